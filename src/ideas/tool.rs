//! The tools of the program, and the ideas that each carries.

use std::borrow::Cow;

use crate::{ideas::IdeaId, text};

/// Something that the two use inside a guide, or by itself.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub enum Tool {
    /// Closeness now and wished, how stirred up, how hot the topic; and how it was, at the end.
    CheckIn,
    /// Two shapes that move nearer and farther, without a best place.
    DancePicture,
    /// Each writes their own half of the loop, and the two name it.
    LoopBuilder,
    /// Two needs, five doors, three depths.
    OriginExplorer,
    /// How one of them asks for room, and comes back.
    SpaceAgreement,
    /// Breathing, grounding, waiting with an urge, one’s own list.
    CalmKit,
    /// Who else is there: for fun, for deep talk, from long ago.
    PeopleInOurLives,
    /// What is mine, yours and ours, and the two lists of goals.
    TwoLists,
    /// A sentence that is given back and needs no yes.
    LimitStatement,
    /// Small requests that may be declined.
    Requests,
    /// Notes for one’s own eyes, before one speaks.
    PreparationNotes,
    /// Help with wording, for the writer alone.
    WordsHelp,
    /// A reply that waits for one’s own turn.
    ParkingLot,
    /// A pause with an agreed return.
    Break,
    /// An invented couple, to show others how it goes.
    CoachDemonstration,
}

impl Tool {
    /// All tools, in the order in which an evening meets them.
    pub const ALL: [Self; 15] = [
        Self::CheckIn,
        Self::DancePicture,
        Self::OriginExplorer,
        Self::LoopBuilder,
        Self::PreparationNotes,
        Self::WordsHelp,
        Self::ParkingLot,
        Self::CalmKit,
        Self::Break,
        Self::SpaceAgreement,
        Self::LimitStatement,
        Self::PeopleInOurLives,
        Self::TwoLists,
        Self::Requests,
        Self::CoachDemonstration,
    ];

    /// A short name in lower case.
    #[must_use]
    pub fn id(self) -> &'static str {
        match self {
            Self::CheckIn => "check-in",
            Self::DancePicture => "dance-picture",
            Self::LoopBuilder => "loop-builder",
            Self::OriginExplorer => "origin-explorer",
            Self::SpaceAgreement => "space-agreement",
            Self::CalmKit => "calm-kit",
            Self::PeopleInOurLives => "people-in-our-lives",
            Self::TwoLists => "two-lists",
            Self::LimitStatement => "limit-statement",
            Self::Requests => "requests",
            Self::PreparationNotes => "preparation-notes",
            Self::WordsHelp => "words-help",
            Self::ParkingLot => "parking-lot",
            Self::Break => "break",
            Self::CoachDemonstration => "coach-demonstration",
        }
    }

    /// Its name on screen.
    #[must_use]
    pub fn name(self) -> Cow<'static, str> {
        text::t(&format!("tool-{}", self.id()))
    }

    /// What one does with it, in a line; there is one for each that can be opened by itself.
    #[must_use]
    pub fn more(self) -> Cow<'static, str> {
        text::t(&format!("tool-{}-more", self.id()))
    }

    /// The ids of the guides in which it is used, the one that opens it first; none where it opens otherwise.
    #[must_use]
    pub fn guides(self) -> &'static [&'static str] {
        match self {
            Self::PreparationNotes => &["what-this-means", "after-a-quarrel"],
            Self::OriginExplorer => &["origins"],
            Self::LoopBuilder => &["our-loop"],
            Self::SpaceAgreement => &["asking-for-room"],
            Self::PeopleInOurLives => &["people-in-our-lives"],
            Self::TwoLists => &["mine-yours-ours"],
            Self::LimitStatement => &["a-limit"],
            Self::Requests => &["requests"],
            Self::CheckIn
            | Self::DancePicture
            | Self::CalmKit
            | Self::WordsHelp
            | Self::ParkingLot
            | Self::Break
            | Self::CoachDemonstration => &[],
        }
    }

    /// The ids of the ideas that it carries, as they are written.
    pub(super) fn ids(self) -> &'static [&'static str] {
        match self {
            Self::CheckIn => &["0.2", "0.9", "0.16", "1.24", "1.34", "3.24"],
            Self::DancePicture => &["0.5", "0.16", "1.6", "1.9", "1.29"],
            Self::LoopBuilder => {
                &["0.1", "0.3", "0.4", "0.13", "1.8", "1.10", "1.27", "2.3", "2.10", "2.20", "4.7", "4.22"]
            }
            Self::OriginExplorer => &[
                "0.11", "0.15", "1.3", "1.12", "2.6", "2.7", "2.8", "2.9", "2.12", "2.14", "2.23", "2.24", "3.4",
                "3.5", "3.6", "3.7", "3.8", "3.18", "4.8", "4.9",
            ],
            Self::SpaceAgreement => {
                &["0.7", "0.9", "0.10", "0.14", "0.20", "0.24", "2.21", "3.10", "4.2", "4.12", "4.14", "4.30"]
            }
            Self::CalmKit => &["0.2", "0.23", "1.7", "1.30", "2.21", "2.22", "3.12", "4.25"],
            Self::PeopleInOurLives => &["0.21", "0.22", "0.23", "1.17", "1.18", "3.12", "4.4", "4.35"],
            Self::TwoLists => &["1.20", "3.15", "4.33"],
            Self::LimitStatement => &["4.2", "4.13", "4.29"],
            Self::Requests => &["0.8", "0.18", "0.19", "1.2", "1.11", "1.13", "1.19", "2.18", "2.26", "4.11"],
            Self::PreparationNotes => &["1.1", "1.32", "4.6", "4.15"],
            Self::WordsHelp => &["0.8", "1.10", "2.19", "3.11", "4.17"],
            Self::ParkingLot => &["4.19"],
            Self::Break => &["3.3", "4.32"],
            Self::CoachDemonstration => &["2.1", "2.4", "2.36"],
        }
    }

    /// The ideas that it carries.
    pub fn ideas(self) -> impl Iterator<Item = IdeaId> {
        // A test reads each of them.
        self.ids().iter().filter_map(|id| id.parse().ok())
    }
}
