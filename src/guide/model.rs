//! What a guide is made of.
//!
//! These types are the file format: `duologue guide schema` prints the JSON Schema that they describe. Reading is
//! lenient here, so that a session keeps the guide it was held with for ever; [`crate::guide::read`] is the strict
//! way in for a guide that somebody writes.

mod moves;
mod origins;

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

pub use self::{
    moves::{Move, MoveKind, Role},
    origins::{Depth, DepthTexts, Door, Need, NeedTexts, Origins},
};

/// The `format` that every guide file names.
pub const FORMAT: &str = "duologue-guide";

/// The newest guide schema that this program reads.
pub const SCHEMA: u32 = 1;

/// One dialogue method as data: an ordered list of stages.
#[derive(Clone, Debug, Deserialize, JsonSchema, PartialEq, Serialize)]
#[serde(rename_all = "kebab-case")]
pub struct Guide {
    /// Always `duologue-guide`.
    pub format: String,
    /// The schema that this file is written in, 1.
    pub schema: u32,
    /// A short name in lower case, unique on the shelf.
    pub id: String,
    /// The language of its texts, as a BCP 47 tag.
    pub language: String,
    /// What the couple reads on the shelf.
    pub title: String,
    /// One or two sentences: what it is for and when it fits.
    pub summary: String,
    /// What it is for: the shelf is sorted by it. None for a guide that stands by itself.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub group: Option<Group>,
    /// How long it takes, shortest and longest, in minutes.
    pub minutes: [u16; 2],
    /// How hot it can get, from 1 (calm) to 5 (better with a coach).
    pub heat: u8,
    /// The ways of talking that it has been written for; the first is proposed.
    pub ways: Vec<Way>,
    /// What is known about the method, and how well.
    pub why: Why,
    /// Notes for a coach who shows it to others.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub teaching: Vec<String>,
    /// The ids of the ideas that it carries.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub ideas: Vec<String>,
    /// The stages, in order; the last is the closing.
    pub stages: Vec<Stage>,
}

/// What a conversation is for, so that two who are tired find theirs.
#[derive(Clone, Copy, Debug, Deserialize, Eq, JsonSchema, PartialEq, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum Group {
    /// Short and light, for a first time or for a doubt.
    Begin,
    /// One topic, and each is heard.
    Hear,
    /// Closeness, room, and where the needs for both come from.
    NearAndFar,
    /// A quarrel that was, one that comes again, or a knot.
    Hurt,
    /// Thanks, wishes, and who carries what.
    EveryDay,
}

impl Group {
    /// All groups, in the order in which the shelf shows them.
    pub const ALL: [Self; 5] = [Self::Begin, Self::Hear, Self::NearAndFar, Self::Hurt, Self::EveryDay];

    /// The id of its name in the catalogue of words.
    #[must_use]
    pub fn key(self) -> &'static str {
        match self {
            Self::Begin => "group-begin",
            Self::Hear => "group-hear",
            Self::NearAndFar => "group-near-and-far",
            Self::Hurt => "group-hurt",
            Self::EveryDay => "group-every-day",
        }
    }

    /// The id of the line that says what it is for.
    #[must_use]
    pub fn more(self) -> &'static str {
        match self {
            Self::Begin => "group-begin-more",
            Self::Hear => "group-hear-more",
            Self::NearAndFar => "group-near-and-far-more",
            Self::Hurt => "group-hurt-more",
            Self::EveryDay => "group-every-day-more",
        }
    }
}

/// Honest evidence for a guide.
#[derive(Clone, Debug, Deserialize, JsonSchema, PartialEq, Serialize)]
#[serde(rename_all = "kebab-case")]
pub struct Why {
    /// One or two sentences on what is known.
    pub text: String,
    /// How strong that evidence is, in a few words.
    pub strength: String,
    /// Where it was read.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub sources: Vec<String>,
}

/// How the two talk: who speaks and who types.
#[derive(Clone, Copy, Debug, Deserialize, Eq, Hash, JsonSchema, Ord, PartialEq, PartialOrd, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum Way {
    /// The speaker speaks and looks at the partner; the listener types the mirror.
    ListenerWrites,
    /// Both type.
    BothWrite,
    /// Each writes a letter, both read it twice, then they talk.
    WriteReadTalk,
    /// Nobody types; the program keeps order and time.
    SpeakOnly,
}

impl Way {
    /// All four ways, in the order in which they are offered.
    pub const ALL: [Self; 4] = [Self::ListenerWrites, Self::BothWrite, Self::WriteReadTalk, Self::SpeakOnly];

    /// Its name in a guide file.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Self::ListenerWrites => "listener-writes",
            Self::BothWrite => "both-write",
            Self::WriteReadTalk => "write-read-talk",
            Self::SpeakOnly => "speak-only",
        }
    }

    /// Whether a field to write in is offered for a move of this kind.
    ///
    /// Every field is optional all the same: “done” works without a word.
    #[must_use]
    pub fn writes(self, kind: MoveKind) -> bool {
        match self {
            Self::BothWrite => kind.has_words(),
            Self::ListenerWrites => kind.has_words() && kind.role() == Role::Listener || kind == MoveKind::Topic,
            Self::WriteReadTalk => matches!(kind, MoveKind::Topic | MoveKind::Send),
            Self::SpeakOnly => false,
        }
    }
}

/// One part of a guide.
#[derive(Clone, Debug, Deserialize, JsonSchema, PartialEq, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum Stage {
    /// Both say that they are ready, or that they are not.
    Readiness(Readiness),
    /// Each answers alone: closeness now and wished, how stirred up, how hot the topic.
    CheckIn(CheckInStage),
    /// One speaks and the other listens.
    Round(Round),
    /// The floor passes to the other; what was parked comes back.
    Switch(Plain),
    /// Both write a letter, then read each other’s.
    Writing(Writing),
    /// Each explores alone where their two needs came from.
    Origins(Origins),
    /// Each writes their own half of the loop; together they name it.
    LoopMap(Sheet),
    /// How one of them asks for room, and comes back.
    SpaceAgreement(Sheet),
    /// Any other sheet of fields that they fill, alone or together.
    Sheet(Sheet),
    /// Small requests that may be declined.
    Requests(Requests),
    /// How it was, one word to take along, and what to keep.
    Closing(Closing),
}

impl Stage {
    /// Its name on the strip at the top of the screen.
    #[must_use]
    pub fn title(&self) -> &str {
        match self {
            Self::Readiness(it) => &it.title,
            Self::CheckIn(it) => &it.title,
            Self::Round(it) => &it.title,
            Self::Switch(it) => &it.title,
            Self::Writing(it) => &it.title,
            Self::Origins(it) => &it.title,
            Self::LoopMap(it) | Self::SpaceAgreement(it) | Self::Sheet(it) => &it.title,
            Self::Requests(it) => &it.title,
            Self::Closing(it) => &it.title,
        }
    }

    /// Its sheet of fields, where it has one.
    #[must_use]
    pub fn sheet(&self) -> Option<&Sheet> {
        match self {
            Self::LoopMap(sheet) | Self::SpaceAgreement(sheet) | Self::Sheet(sheet) => Some(sheet),
            _ => None,
        }
    }
}

/// A stage that needs one sentence and nothing else.
#[derive(Clone, Debug, Deserialize, JsonSchema, PartialEq, Serialize)]
#[serde(rename_all = "kebab-case")]
pub struct Plain {
    /// Its name on the strip.
    pub title: String,
    /// The one sentence on screen.
    pub prompt: String,
}

/// The ready gate.
#[derive(Clone, Debug, Deserialize, JsonSchema, PartialEq, Serialize)]
#[serde(rename_all = "kebab-case")]
pub struct Readiness {
    /// Its name on the strip.
    pub title: String,
    /// The one sentence on screen.
    pub prompt: String,
    /// The ground rules, at most three lines.
    pub rules: Vec<String>,
}

/// The private check-in.
#[derive(Clone, Debug, Deserialize, JsonSchema, PartialEq, Serialize)]
#[serde(rename_all = "kebab-case")]
pub struct CheckInStage {
    /// Its name on the strip.
    pub title: String,
    /// The one sentence on screen.
    pub prompt: String,
    /// What is said when both agreed to look at the answers together.
    pub together: String,
}

/// Which partner speaks in a round: the one who goes first, or the other.
#[derive(Clone, Copy, Debug, Deserialize, Eq, JsonSchema, PartialEq, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum Turn {
    /// The partner who goes first in this session.
    First,
    /// The other one.
    Second,
}

/// A stage in which one partner speaks and the other listens.
#[derive(Clone, Debug, Deserialize, JsonSchema, PartialEq, Serialize)]
#[serde(rename_all = "kebab-case")]
pub struct Round {
    /// A short name, so that another round can be `like` this one.
    pub id: String,
    /// Its name on the strip.
    pub title: String,
    /// Who speaks.
    pub speaker: Turn,
    /// Take the moves of an earlier round.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub like: Option<String>,
    /// What is done, in order. Empty only where `like` is given.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub moves: Vec<Move>,
}

/// Both write, then read each other’s letter twice.
#[derive(Clone, Debug, Deserialize, JsonSchema, PartialEq, Serialize)]
#[serde(rename_all = "kebab-case")]
pub struct Writing {
    /// Its name on the strip.
    pub title: String,
    /// What to write about.
    pub prompt: String,
    /// What to do with the two letters.
    pub read: String,
    /// Beginnings of a sentence.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub stems: Vec<String>,
    /// How long the slow ring takes to fill, in seconds.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub seconds: Option<u16>,
}

/// Fields that each fills alone, and fields that they fill together.
#[derive(Clone, Debug, Deserialize, JsonSchema, PartialEq, Serialize)]
#[serde(rename_all = "kebab-case")]
pub struct Sheet {
    /// Its name on the strip.
    pub title: String,
    /// The one sentence on screen.
    pub prompt: String,
    /// What each writes for themself, one after the other.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub own: Vec<Field>,
    /// What they write together.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub together: Vec<Field>,
    /// Whether what they wrote together is an agreement, to be read aloud and kept.
    #[serde(default)]
    pub agreement: bool,
    /// Whether what each writes is for their own eyes only: behind the cover, at hand while they speak, and never kept.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub private: bool,
}

/// One field of a sheet.
#[derive(Clone, Debug, Deserialize, JsonSchema, PartialEq, Serialize)]
#[serde(rename_all = "kebab-case")]
pub struct Field {
    /// A short name in lower case, unique in its sheet.
    pub id: String,
    /// Its name on screen.
    pub label: String,
    /// An example or a beginning.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub hint: Option<String>,
}

/// Small requests, each of which may be declined.
#[derive(Clone, Debug, Deserialize, JsonSchema, PartialEq, Serialize)]
#[serde(rename_all = "kebab-case")]
pub struct Requests {
    /// Its name on the strip.
    pub title: String,
    /// The one sentence on screen.
    pub prompt: String,
    /// Beginnings of a request.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub stems: Vec<String>,
    /// Beginnings of what the other one offers instead.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub offers: Vec<String>,
}

/// The end of the evening.
#[derive(Clone, Debug, Deserialize, JsonSchema, PartialEq, Serialize)]
#[serde(rename_all = "kebab-case")]
pub struct Closing {
    /// Its name on the strip.
    pub title: String,
    /// The one sentence on screen.
    pub prompt: String,
    /// The question for one word to take along.
    pub word: String,
    /// How long the shared quiet lasts, in seconds; none where there is none.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub quiet: Option<u16>,
}
