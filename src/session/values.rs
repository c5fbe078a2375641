//! What events are made of: the two people, their words, their answers and their choices.
//!
//! Nothing here knows when something happened, or what follows from it. What somebody wrote or answered is never shown
//! by `Debug`.

use std::{fmt, sync::Arc};

use jiff::civil::Date;
use serde::{Deserialize, Serialize};

use crate::guide::{Depth, Need, Way};

/// One of the two people, by the side of the screen where they sit.
#[derive(Clone, Copy, Debug, Deserialize, Eq, Hash, Ord, PartialEq, PartialOrd, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum Seat {
    /// The left side.
    Left,
    /// The right side.
    Right,
}

impl Seat {
    /// Both, from left to right.
    pub const BOTH: [Self; 2] = [Self::Left, Self::Right];

    /// The partner’s seat.
    #[must_use]
    pub fn other(self) -> Self {
        match self {
            Self::Left => Self::Right,
            Self::Right => Self::Left,
        }
    }
}

/// One value for each partner.
#[derive(Clone, Debug, Default, Deserialize, Eq, PartialEq, Serialize)]
pub struct Pair<T> {
    /// The left partner’s.
    pub left: T,
    /// The right partner’s.
    pub right: T,
}

impl<T> Pair<T> {
    /// What belongs to this seat.
    pub fn of(&self, seat: Seat) -> &T {
        match seat {
            Seat::Left => &self.left,
            Seat::Right => &self.right,
        }
    }

    /// What belongs to this seat, to change it.
    pub fn of_mut(&mut self, seat: Seat) -> &mut T {
        match seat {
            Seat::Left => &mut self.left,
            Seat::Right => &mut self.right,
        }
    }
}

impl<T> Pair<T> {
    /// The same two where they have changed places.
    #[must_use]
    pub fn turned(self) -> Self {
        Self { left: self.right, right: self.left }
    }
}

impl Pair<String> {
    /// Whether these are the same two names on the same sides, however they are written.
    #[must_use]
    pub fn is_alike(&self, other: &Self) -> bool {
        let plain = |name: &str| name.trim().to_lowercase();
        plain(&self.left) == plain(&other.left) && plain(&self.right) == plain(&other.right)
    }
}

/// What a partner said: written here, only spoken, or taken back later.
#[derive(Clone, Default, Deserialize, Eq, PartialEq, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum Words {
    /// Said aloud; nothing was written.
    #[default]
    Spoken,
    /// Written down.
    Text(Arc<str>),
    /// Written once, then taken back by its speaker.
    TakenBack,
}

impl Words {
    /// From a text field: an empty one means that it was only spoken.
    #[must_use]
    pub fn from_field(text: &str) -> Self {
        let text = text.trim();
        if text.is_empty() { Self::Spoken } else { Self::Text(text.into()) }
    }

    /// The written text, if there is one.
    #[must_use]
    pub fn text(&self) -> Option<&str> {
        match self {
            Self::Text(text) => Some(text),
            Self::Spoken | Self::TakenBack => None,
        }
    }
}

impl fmt::Debug for Words {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Self::Spoken => "Spoken",
            Self::Text(_) => "Text(…)",
            Self::TakenBack => "TakenBack",
        })
    }
}

/// Whether the evening may be written to disk at all.
#[derive(Clone, Copy, Debug, Default, Deserialize, Eq, PartialEq, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum Record {
    /// A safety copy is kept while they talk, and they decide at the end.
    #[default]
    On,
    /// Nothing is ever written.
    Off,
}

/// What two people chose before they began.
#[derive(Clone, Deserialize, PartialEq, Serialize)]
#[serde(rename_all = "kebab-case")]
pub struct Setup {
    /// Their names, by seat.
    pub names: Pair<String>,
    /// What it is about, in one line. May be empty.
    #[serde(default)]
    pub topic: String,
    /// How they talk.
    pub way: Way,
    /// Who speaks first.
    pub first: Seat,
    /// Whether anything may be written to disk.
    #[serde(default)]
    pub record: Record,
    /// Whether this is an invented example that must not be taken for a couple’s own.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub example: bool,
}

impl fmt::Debug for Setup {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Setup").field("way", &self.way).field("first", &self.first).finish_non_exhaustive()
    }
}

/// The three readiness ticks of one partner.
#[derive(Clone, Copy, Debug, Default, Deserialize, Eq, PartialEq, Serialize)]
#[serde(rename_all = "kebab-case")]
pub struct Ticks {
    /// Has eaten.
    pub fed: bool,
    /// Has rested.
    pub rested: bool,
    /// Has enough time.
    pub time: bool,
}

/// What one partner answers at the check-in, each from 0 to 10.
#[derive(Clone, Copy, Deserialize, Eq, PartialEq, Serialize)]
#[serde(rename_all = "kebab-case")]
pub struct CheckIn {
    /// How close we are now: 0 far, 10 nearly one.
    pub now: u8,
    /// How close I would like us to be.
    pub wished: u8,
    /// How stirred up I am.
    pub stirred: u8,
    /// How hot the topic is for me.
    pub heat: u8,
}

/// What one partner answers at the end, each from 0 to 10.
#[derive(Clone, Copy, Deserialize, Eq, PartialEq, Serialize)]
#[serde(rename_all = "kebab-case")]
pub struct CheckOut {
    /// How well I felt understood.
    pub understood: u8,
    /// How much sense I made to my partner.
    pub made_sense: u8,
    /// How much I felt cared about.
    pub cared: u8,
}

macro_rules! hide_in_debug {
    ($($name:ident),*) => {$(
        impl fmt::Debug for $name {
            fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.write_str(concat!(stringify!($name), "(…)"))
            }
        }
    )*};
}

hide_in_debug!(CheckIn, CheckOut, Granted, OriginNote);

/// One thing that a partner found behind a door.
#[derive(Clone, Deserialize, PartialEq, Serialize)]
#[serde(rename_all = "kebab-case")]
pub struct OriginNote {
    /// Which need it is about.
    pub need: Need,
    /// The door, by its id in the guide.
    pub door: String,
    /// How far it goes.
    pub depth: Depth,
    /// What was found.
    pub words: Words,
    /// Whether its writer chooses to tell it.
    pub tell: bool,
}

/// The speaker’s answer to “did I get it?”.
#[derive(Clone, Copy, Debug, Deserialize, Eq, PartialEq, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum Arrived {
    /// Yes, you got it.
    Yes,
    /// Almost; a little is missing.
    Almost,
    /// Not yet.
    NotYet,
}

/// The answer to a request.
#[derive(Clone, Copy, Debug, Deserialize, Eq, PartialEq, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum Answer {
    /// Gladly.
    Yes,
    /// Not this, but something else, in own words.
    Instead,
    /// Not now.
    No,
}

impl Answer {
    /// Whether both have agreed: an offer has to suit whoever asked.
    #[must_use]
    pub fn is_granted(self, taken: Option<bool>) -> bool {
        match self {
            Self::Yes => true,
            Self::Instead => taken == Some(true),
            Self::No => false,
        }
    }
}

/// A request that was granted on an earlier evening, with its words.
#[derive(Clone, Deserialize, PartialEq, Serialize)]
#[serde(rename_all = "kebab-case")]
pub struct Granted {
    /// Who asked.
    pub seat: Seat,
    /// What for.
    pub words: Words,
    /// By when.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub by: Option<Date>,
    /// What the other one offered instead.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub instead: Option<Words>,
}

impl Granted {
    /// The same where the two have changed places.
    #[must_use]
    pub fn turned(self) -> Self {
        Self { seat: self.seat.other(), ..self }
    }

    /// What was agreed in the end: what was offered instead, or what was asked for.
    #[must_use]
    pub fn agreed(&self) -> &Words {
        self.instead.as_ref().unwrap_or(&self.words)
    }
}

/// What became of an earlier request.
#[derive(Clone, Copy, Debug, Deserialize, Eq, PartialEq, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum Outcome {
    /// It happened.
    Happened,
    /// Some of it happened.
    Partly,
    /// It has not happened yet.
    NotYet,
    /// They let it go.
    LetGo,
}

/// How much of the evening is kept.
///
/// Ordered from the least to the most: where two differ, the smaller holds.
#[derive(Clone, Copy, Debug, Deserialize, Eq, Ord, PartialEq, PartialOrd, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum Keep {
    /// Nothing.
    Nothing,
    /// Only what they agreed.
    Agreed,
    /// All of it.
    All,
}
