//! What has happened, written down for ever in order.
//!
//! Events carry the words of a couple: their `Debug` never shows them. An event knows nothing of screens, clocks or
//! disks, and nothing here changes one after it has been written, except taking words back.

use std::{fmt, sync::Arc};

use jiff::{Timestamp, civil::Date};
use serde::{Deserialize, Serialize};

use crate::guide::{Depth, Guide, Need, Way};

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
    /// Has time enough.
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

hide_in_debug!(CheckIn, CheckOut);

/// One thing that a partner found behind a door.
#[derive(Clone, Debug, Deserialize, PartialEq, Serialize)]
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

/// Something that has happened.
#[derive(Clone, Debug, Deserialize, PartialEq, Serialize)]
#[serde(tag = "kind", rename_all = "snake_case", rename_all_fields = "snake_case")]
pub enum Event {
    /// The session began. Always the first, and only there.
    Began {
        /// What they chose.
        setup: Setup,
        /// The whole guide, so that the session replays for ever.
        guide: Arc<Guide>,
    },
    /// Both said that they are ready.
    Ready {
        /// The readiness ticks of both.
        ticks: Pair<Ticks>,
    },
    /// One of them said “not now”; nobody is named.
    Postponed {
        /// When they want to try again.
        until: Timestamp,
    },
    /// One partner answered the check-in alone. Private.
    CheckedIn {
        /// Who.
        seat: Seat,
        /// The answers.
        answers: CheckIn,
    },
    /// One partner answered the closing questions alone. Private.
    CheckedOut {
        /// Who.
        seat: Seat,
        /// The answers.
        answers: CheckOut,
    },
    /// One partner said whether both may look at the answers together. Private.
    Voted {
        /// Who.
        seat: Seat,
        /// Whether to show them.
        show: bool,
    },
    /// Both agreed to look at the check-in together.
    CheckInShown {
        /// The answers of both.
        answers: Pair<CheckIn>,
    },
    /// Both agreed to look at the closing answers together.
    CheckOutShown {
        /// The answers of both.
        answers: Pair<CheckOut>,
    },
    /// The answers stay with their writers.
    KeptApart,
    /// One partner noted something behind a door. Private.
    Noted {
        /// Who.
        seat: Seat,
        /// What.
        note: OriginNote,
    },
    /// One partner is done exploring; these notes they choose to tell.
    Explored {
        /// Who.
        seat: Seat,
        /// What they choose to tell.
        told: Vec<OriginNote>,
    },
    /// One partner finished their letter. Private until both are read.
    LetterWritten {
        /// Who.
        seat: Seat,
        /// The letter.
        words: Words,
    },
    /// The two letters were exchanged and read.
    LettersRead {
        /// Both letters.
        letters: Pair<Words>,
    },
    /// One field of a sheet was filled.
    Filled {
        /// Who, or nobody where they filled it together.
        seat: Option<Seat>,
        /// The field, by its id in the guide.
        field: String,
        /// What was written.
        words: Words,
    },
    /// They wrote down something that both agreed to.
    Agreed {
        /// What it is about, in the guide’s words.
        label: String,
        /// What was agreed.
        words: Words,
    },
    /// A partner said something in a move of a round; which move it was follows from the order.
    Said {
        /// Who.
        seat: Seat,
        /// What.
        words: Words,
        /// The listener asked for a pause to mirror.
        #[serde(default, skip_serializing_if = "std::ops::Not::not")]
        paused: bool,
    },
    /// The speaker said whether it arrived.
    Confirmed {
        /// Yes, almost or not yet.
        answer: Arrived,
        /// What is missing.
        #[serde(default, skip_serializing_if = "is_spoken")]
        missing: Words,
    },
    /// The speaker said whether there is more.
    MoreAsked {
        /// There is.
        more: bool,
    },
    /// The listener asked one of the guide’s inviting questions, or none more.
    Asked {
        /// The question.
        question: Option<String>,
    },
    /// The listener put a reply aside for their own turn.
    Parked {
        /// Who.
        seat: Seat,
        /// What.
        words: Words,
    },
    /// Somebody let go of what they had parked.
    LetGo {
        /// Which, in the order of parking.
        index: usize,
    },
    /// One partner asked for something.
    Requested {
        /// Who.
        seat: Seat,
        /// What.
        words: Words,
        /// By when.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        by: Option<Date>,
    },
    /// The other one answered a request.
    Answered {
        /// Which, in the order of asking.
        index: usize,
        /// The answer.
        answer: Answer,
        /// In own words.
        #[serde(default, skip_serializing_if = "is_spoken")]
        words: Words,
    },
    /// One partner named a word to take along.
    TookAlong {
        /// Who.
        seat: Seat,
        /// The word.
        words: Words,
    },
    /// They went on to the next step.
    WentOn,
    /// They went back to the step before.
    WentBack,
    /// They skipped a step.
    Skipped,
    /// They talk in another way from here on.
    WayChanged {
        /// How.
        way: Way,
    },
    /// A break was taken; nobody is named.
    BreakTaken {
        /// When they come back.
        until: Timestamp,
    },
    /// Another time to come back was agreed.
    BreakMoved {
        /// When they come back.
        until: Timestamp,
    },
    /// They came back from the break.
    Returned,
    /// One partner opened the way back with an appreciation.
    Appreciated {
        /// Who.
        seat: Seat,
        /// What.
        words: Words,
    },
    /// They went on where they had stopped.
    Resumed,
    /// They chose to stop for today; nobody is named.
    Stopped,
    /// One partner said what to keep.
    KeepChosen {
        /// Who.
        seat: Seat,
        /// How much.
        keep: Keep,
    },
    /// Half-typed words, only ever in the safety copy.
    Drafted {
        /// Who types.
        seat: Seat,
        /// Where.
        field: DraftField,
        /// So far.
        words: Words,
    },
    /// Something that a newer program wrote; it is carried along unread.
    #[serde(other)]
    Unknown,
}

/// Which field half-typed words stand in.
#[derive(Clone, Debug, Deserialize, Eq, Ord, PartialEq, PartialOrd, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum DraftField {
    /// The one field of the step.
    Main,
    /// What is missing from a mirror.
    Missing,
    /// The reply to park.
    Park,
    /// The appreciation after a break.
    Appreciation,
    /// A field of a sheet, by its id.
    Sheet(String),
    /// A note behind a door.
    Note(Need, String),
}

fn is_spoken(words: &Words) -> bool {
    *words == Words::Spoken
}

/// Where an event may be written once the session has ended.
#[derive(Clone, Copy, Debug, Eq, Ord, PartialEq, PartialOrd)]
pub enum Reach {
    /// Only ever in the safety copy.
    Journal,
    /// In a record of everything.
    Record,
    /// Also in a record of what they agreed.
    Agreement,
}

impl Event {
    /// How far this event may travel when the two have decided what to keep.
    #[must_use]
    pub fn reach(&self) -> Reach {
        match self {
            Self::CheckedIn { .. }
            | Self::CheckedOut { .. }
            | Self::Voted { .. }
            | Self::Noted { .. }
            | Self::LetterWritten { .. }
            | Self::Drafted { .. } => Reach::Journal,
            Self::Began { .. }
            | Self::Requested { .. }
            | Self::Answered { .. }
            | Self::Agreed { .. }
            | Self::KeepChosen { .. }
            | Self::Stopped => Reach::Agreement,
            _ => Reach::Record,
        }
    }

    /// The words in it that a partner may take back.
    pub fn words_mut(&mut self) -> Vec<&mut Words> {
        match self {
            Self::LetterWritten { words, .. }
            | Self::Filled { words, .. }
            | Self::Agreed { words, .. }
            | Self::Said { words, .. }
            | Self::Confirmed { missing: words, .. }
            | Self::Parked { words, .. }
            | Self::Requested { words, .. }
            | Self::Answered { words, .. }
            | Self::TookAlong { words, .. }
            | Self::Appreciated { words, .. }
            | Self::Drafted { words, .. } => vec![words],
            Self::Noted { note, .. } => vec![&mut note.words],
            Self::Explored { told, .. } => told.iter_mut().map(|note| &mut note.words).collect(),
            Self::LettersRead { letters } => vec![&mut letters.left, &mut letters.right],
            _ => Vec::new(),
        }
    }
}
