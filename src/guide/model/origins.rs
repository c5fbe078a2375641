//! The origin explorer: where the need for closeness and the need for room came from.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

/// The origin explorer: two needs, five doors, three depths.
#[derive(Clone, Debug, Deserialize, JsonSchema, PartialEq, Serialize)]
#[serde(rename_all = "kebab-case")]
pub struct Origins {
    /// Its name on the strip.
    pub title: String,
    /// The one sentence on screen.
    pub prompt: String,
    /// The need for closeness, in the guide’s words.
    pub togetherness: NeedTexts,
    /// The need for room, in the guide’s words.
    pub room: NeedTexts,
    /// Where a need may have come from.
    pub doors: Vec<Door>,
    /// How far one goes; always by choice.
    pub depths: DepthTexts,
}

impl Origins {
    /// The words for a need.
    #[must_use]
    pub fn need(&self, need: Need) -> &NeedTexts {
        match need {
            Need::Togetherness => &self.togetherness,
            Need::Room => &self.room,
        }
    }
}

/// The two needs that everybody has.
#[derive(Clone, Copy, Debug, Deserialize, Eq, Hash, JsonSchema, Ord, PartialEq, PartialOrd, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum Need {
    /// To be close.
    Togetherness,
    /// To have room.
    Room,
}

impl Need {
    /// Both, in the order in which they are asked.
    pub const ALL: [Self; 2] = [Self::Togetherness, Self::Room];
}

/// A need in the guide’s words.
#[derive(Clone, Debug, Deserialize, JsonSchema, PartialEq, Serialize)]
#[serde(rename_all = "kebab-case")]
pub struct NeedTexts {
    /// Its name on screen.
    pub name: String,
    /// The question that opens it.
    pub prompt: String,
    /// Smaller questions, one at a time, for whoever wants them.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub questions: Vec<String>,
}

/// One place where a need may have come from.
#[derive(Clone, Debug, Deserialize, JsonSchema, PartialEq, Serialize)]
#[serde(rename_all = "kebab-case")]
pub struct Door {
    /// A short name in lower case, unique in its stage.
    pub id: String,
    /// Its name on screen.
    pub name: String,
    /// What may lie behind it.
    pub hint: String,
    /// Sentences to borrow, for the need for closeness.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub togetherness: Vec<String>,
    /// Sentences to borrow, for the need for room.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub room: Vec<String>,
}

impl Door {
    /// The sentences to borrow for a need.
    #[must_use]
    pub fn cards(&self, need: Need) -> &[String] {
        match need {
            Need::Togetherness => &self.togetherness,
            Need::Room => &self.room,
        }
    }
}

/// How far somebody goes when they tell.
#[derive(Clone, Copy, Debug, Default, Deserialize, Eq, Hash, JsonSchema, Ord, PartialEq, PartialOrd, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum Depth {
    /// Something that happened.
    #[default]
    Fact,
    /// What it felt like.
    Feeling,
    /// Where it still hurts.
    Tender,
}

impl Depth {
    /// All three, from the lightest.
    pub const ALL: [Self; 3] = [Self::Fact, Self::Feeling, Self::Tender];
}

/// The three depths in the guide’s words.
#[derive(Clone, Debug, Deserialize, JsonSchema, PartialEq, Serialize)]
#[serde(rename_all = "kebab-case")]
pub struct DepthTexts {
    /// Something that happened.
    pub fact: String,
    /// What it felt like.
    pub feeling: String,
    /// Where it still hurts.
    pub tender: String,
}

impl DepthTexts {
    /// The words for a depth.
    #[must_use]
    pub fn of(&self, depth: Depth) -> &str {
        match depth {
            Depth::Fact => &self.fact,
            Depth::Feeling => &self.feeling,
            Depth::Tender => &self.tender,
        }
    }
}
