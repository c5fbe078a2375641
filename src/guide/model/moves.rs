//! What is done inside a round.

use std::collections::BTreeMap;

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use crate::guide::model::Way;

/// What is done inside a round.
#[derive(Clone, Copy, Debug, Deserialize, Eq, Hash, JsonSchema, Ord, PartialEq, PartialOrd, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum MoveKind {
    /// The speaker names the topic and the partner says that now is good.
    Topic,
    /// The speaker says one thing.
    Send,
    /// The listener gives it back.
    Mirror,
    /// The speaker says whether it arrived: yes, almost, not yet.
    Confirm,
    /// The listener asks for more; the speaker says whether there is more.
    More,
    /// The listener gives back the whole.
    Summarise,
    /// The listener says what makes sense.
    Validate,
    /// The listener says what they imagine the speaker feels.
    Empathise,
    /// The listener asks one of the guide’s inviting questions, or none.
    Invite,
    /// They thank each other.
    Thank,
}

impl MoveKind {
    /// All kinds, in the order in which a round mostly uses them.
    pub const ALL: [Self; 10] = [
        Self::Topic,
        Self::Send,
        Self::Mirror,
        Self::Confirm,
        Self::More,
        Self::Summarise,
        Self::Validate,
        Self::Empathise,
        Self::Invite,
        Self::Thank,
    ];

    /// Its name in a guide file.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Self::Topic => "topic",
            Self::Send => "send",
            Self::Mirror => "mirror",
            Self::Confirm => "confirm",
            Self::More => "more",
            Self::Summarise => "summarise",
            Self::Validate => "validate",
            Self::Empathise => "empathise",
            Self::Invite => "invite",
            Self::Thank => "thank",
        }
    }

    /// Who acts, where the guide does not say otherwise.
    #[must_use]
    pub fn role(self) -> Role {
        match self {
            Self::Topic | Self::Send | Self::Confirm | Self::More => Role::Speaker,
            Self::Mirror | Self::Summarise | Self::Validate | Self::Empathise | Self::Invite | Self::Thank => {
                Role::Listener
            }
        }
    }

    /// Whether somebody says something in it, rather than choosing an answer.
    #[must_use]
    pub fn has_words(self) -> bool {
        !matches!(self, Self::Confirm | Self::More | Self::Invite)
    }
}

/// A part in a round.
#[derive(Clone, Copy, Debug, Deserialize, Eq, JsonSchema, PartialEq, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum Role {
    /// Has the floor.
    Speaker,
    /// Gives back what was said.
    Listener,
}

/// One move of a round, with its words and its loop.
#[derive(Clone, Debug, Deserialize, JsonSchema, PartialEq, Serialize)]
#[serde(rename_all = "kebab-case")]
pub struct Move {
    /// What is done.
    #[serde(rename = "do")]
    pub kind: MoveKind,
    /// Who acts, where it is not the usual one.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub by: Option<Role>,
    /// The one sentence on screen, at most 12 words where it can be.
    pub prompt: String,
    /// The sentence for one way of talking, where it differs.
    #[serde(default, skip_serializing_if = "BTreeMap::is_empty")]
    pub prompts: BTreeMap<Way, String>,
    /// What the other one does meanwhile, in a few words.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub other: Option<String>,
    /// Beginnings of a sentence.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub stems: Vec<String>,
    /// Questions that invite, for an `invite` move.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub questions: Vec<String>,
    /// How long the slow ring takes to fill, in seconds.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub seconds: Option<u16>,
    /// For `confirm`: the earlier move to go back to until the speaker says yes.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub not_yet: Option<MoveKind>,
    /// For `more` and `invite`: the earlier move to go back to when there is more.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub yes: Option<MoveKind>,
}

impl Move {
    /// Who acts in this move.
    #[must_use]
    pub fn role(&self) -> Role {
        self.by.unwrap_or_else(|| self.kind.role())
    }

    /// The sentence on screen in this way of talking.
    #[must_use]
    pub fn prompt(&self, way: Way) -> &str {
        self.prompts.get(&way).unwrap_or(&self.prompt)
    }
}
