//! What happens, written down for ever in order.
//!
//! Events carry the words of a couple: their `Debug` never shows them. An event knows nothing of screens, clocks or
//! disks, and nothing here changes one after it has been written, except taking words back.

use std::{borrow::Cow, fmt, sync::Arc};

use jiff::{Timestamp, civil::Date};
use serde::{Deserialize, Serialize};

use crate::{
    guide::{Guide, Need, Way},
    session::values::{
        Answer, Arrived, CheckIn, CheckOut, Granted, Keep, OriginNote, Outcome, Pair, Seat, Setup, Ticks, Words,
    },
};

/// Something that has happened.
#[derive(Clone, Deserialize, PartialEq, Serialize)]
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
    /// Both wanted to look first at what was granted on an earlier evening.
    LookedBack {
        /// What was granted then.
        requests: Vec<Granted>,
    },
    /// They said what became of an earlier request; nobody is named.
    Followed {
        /// Which, in the order of the list that they look back at.
        index: usize,
        /// What became of it.
        outcome: Outcome,
    },
    /// One partner answered the check-in alone, and the cover closed over it. Private.
    CheckedIn {
        /// Who.
        seat: Seat,
        /// The answers.
        answers: CheckIn,
    },
    /// One partner answered the closing questions alone, and the cover closed over it. Private.
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
    /// One partner finished their letter, and the cover closed over it. Private until both are read.
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
    /// The listener said “thank you for showing me that”.
    ThankedForShowing {
        /// Who.
        seat: Seat,
    },
    /// A field of a private sheet, only ever in the safety copy.
    Prepared {
        /// Who.
        seat: Seat,
        /// Which field.
        field: String,
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
    /// Whoever had asked said whether what was offered instead suits them.
    OfferAnswered {
        /// Which request, in the order of asking.
        index: usize,
        /// It suits them.
        taken: bool,
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
    /// They skipped the rest of a turn, or the turn that was about to begin.
    TurnSkipped,
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

/// One table of all kinds, so that no event can be written without anybody having said how far it may travel.
macro_rules! kinds {
    ($($event:ident $kind:literal $reach:ident,)*) => {
        impl Event {
            /// All kinds, as they are written.
            #[cfg(test)]
            pub(crate) const KINDS: &[&str] = &[$($kind),*];

            /// Its kind, as it is written.
            #[must_use]
            pub fn kind(&self) -> &'static str {
                match self {
                    $(Self::$event { .. } => $kind,)*
                }
            }

            /// How far this event may travel when the two have decided what to keep.
            #[must_use]
            pub fn reach(&self) -> Reach {
                match self {
                    $(Self::$event { .. } => Reach::$reach,)*
                }
            }
        }

        impl Reach {
            /// How far events of a kind may travel, also where one of them cannot be understood.
            ///
            /// Gives nothing for a kind that only a newer program knows.
            #[must_use]
            pub fn of_kind(kind: &str) -> Option<Self> {
                match kind {
                    $($kind => Some(Self::$reach),)*
                    _ => None,
                }
            }
        }
    };
}

kinds! {
    Began "began" Agreement,
    Ready "ready" Record,
    Postponed "postponed" Record,
    LookedBack "looked_back" Agreement,
    Followed "followed" Agreement,
    CheckedIn "checked_in" Journal,
    CheckedOut "checked_out" Journal,
    Voted "voted" Journal,
    CheckInShown "check_in_shown" Record,
    CheckOutShown "check_out_shown" Record,
    KeptApart "kept_apart" Record,
    Noted "noted" Journal,
    Explored "explored" Record,
    LetterWritten "letter_written" Journal,
    LettersRead "letters_read" Record,
    Filled "filled" Record,
    Agreed "agreed" Agreement,
    Said "said" Record,
    Confirmed "confirmed" Record,
    MoreAsked "more_asked" Record,
    Asked "asked" Record,
    Parked "parked" Record,
    ThankedForShowing "thanked_for_showing" Record,
    Prepared "prepared" Journal,
    LetGo "let_go" Record,
    Requested "requested" Agreement,
    Answered "answered" Agreement,
    OfferAnswered "offer_answered" Agreement,
    TookAlong "took_along" Record,
    WentOn "went_on" Record,
    WentBack "went_back" Record,
    Skipped "skipped" Record,
    TurnSkipped "turn_skipped" Record,
    WayChanged "way_changed" Record,
    BreakTaken "break_taken" Record,
    BreakMoved "break_moved" Record,
    Returned "returned" Record,
    Appreciated "appreciated" Record,
    Resumed "resumed" Record,
    Stopped "stopped" Agreement,
    KeepChosen "keep_chosen" Agreement,
    Drafted "drafted" Journal,
    Unknown "unknown" Record,
}

impl fmt::Debug for Event {
    /// The kind alone: an event carries the words of a couple.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "Event({})", self.kind())
    }
}

impl Event {
    /// What a record of everything has in the place of this event; nothing where it has no trace of it.
    ///
    /// That somebody went on may be known, and what they answered may not.
    #[must_use]
    pub fn in_a_record(&self) -> Option<Cow<'_, Self>> {
        match self {
            Self::CheckedIn { .. } | Self::CheckedOut { .. } | Self::LetterWritten { .. } => {
                Some(Cow::Owned(Self::WentOn))
            }
            _ => (self.reach() >= Reach::Record).then_some(Cow::Borrowed(self)),
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
            | Self::Prepared { words, .. }
            | Self::Drafted { words, .. } => vec![words],
            Self::Noted { note, .. } => vec![&mut note.words],
            Self::Explored { told, .. } => told.iter_mut().map(|note| &mut note.words).collect(),
            Self::LookedBack { requests } => {
                requests.iter_mut().flat_map(|it| std::iter::once(&mut it.words).chain(&mut it.instead)).collect()
            }
            Self::LettersRead { letters } => vec![&mut letters.left, &mut letters.right],
            _ => Vec::new(),
        }
    }
}
