//! The readable account of a session, made from what happened in it.
//!
//! A model for reading again, for stepping through and for export: who did what, with their words, in order. It
//! holds no sentences and no layout, and nothing of what was answered behind the cover.

mod account;

use std::{fmt, sync::Arc};

use jiff::{Timestamp, civil::Date};
use serde::Serialize;

use self::account::Account;
use crate::{
    guide::{Guide, MoveKind, Way},
    session::{
        document::Session,
        event::Event,
        keeping::replaced,
        state::{State, Step},
        values::{Answer, Arrived, CheckIn, CheckOut, Keep, Outcome, Pair, Seat, Words},
    },
};

/// A session as two people read it again.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Transcript {
    /// When it began.
    pub created: Timestamp,
    /// The title of the guide.
    pub guide: String,
    /// Their names, by seat.
    pub names: Names,
    /// What it was about, where they wrote that down.
    pub topic: Option<Words>,
    /// How they talked when they began.
    pub way: Way,
    /// Whether it is an invented example.
    pub example: bool,
    /// What both kept, once both had said so.
    pub kept: Option<Keep>,
    /// What they agreed, granted and understood first; then everything in order.
    pub sections: Vec<Section>,
    /// What they were asked stands in it.
    #[serde(skip)]
    script: Arc<Guide>,
}

/// The names of the two; never shown by `Debug`.
#[derive(Clone, PartialEq, Serialize)]
pub struct Names(pub Pair<String>);

impl fmt::Debug for Names {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Names(…)")
    }
}

/// Some lines under one heading.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Section {
    /// What they belong to.
    pub heading: Heading,
    /// The lines, in order.
    pub lines: Vec<Line>,
}

/// What the lines of a section belong to.
#[derive(Clone, Debug, Eq, PartialEq, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum Heading {
    /// What they agreed.
    Agreements,
    /// Requests that were granted, as asked or as offered instead.
    Requests,
    /// What made sense to each of them.
    MadeSense,
    /// What was granted on an earlier evening, and what became of it.
    LookedBack,
    /// A stage of the guide.
    Stage {
        /// Its name, in the guide’s words.
        title: String,
        /// Who spoke, where it was a round.
        speaker: Option<Seat>,
    },
}

/// One thing that somebody did.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Line {
    /// Its place among the entries of the session, to step through as it happened.
    pub entry: usize,
    /// When.
    pub at: Timestamp,
    /// Who; nobody where both did it, or where nobody is named.
    pub seat: Option<Seat>,
    /// What was done.
    pub what: What,
    /// The words; none where words do not belong to it.
    pub words: Option<Words>,
    /// Which of the words of its entry these are, for whoever takes them back; none where they are nobody’s own.
    ///
    /// They are counted as [`Event::words_mut`] gives them.
    #[serde(skip)]
    pub words_at: Option<usize>,
    /// In which move of which stage it was done, and how they talked then; none outside of a round.
    #[serde(skip)]
    pub in_round: Option<(Step, Way)>,
}

/// What was done.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[serde(rename_all = "kebab-case", rename_all_fields = "kebab-case")]
pub enum What {
    /// Both were ready.
    Ready,
    /// They wanted to try again later.
    Postponed(Timestamp),
    /// Had asked for this on an earlier evening, perhaps by a day, and it was granted.
    AskedBefore(Option<Date>),
    /// Had offered this instead.
    OfferedBefore,
    /// What became of it.
    Followed(Outcome),
    /// Their answers at the check-in, which both chose to show.
    CheckIn(CheckIn),
    /// Their answers at the end, which both chose to show.
    CheckOut(CheckOut),
    /// The answers stayed with their writers.
    KeptApart,
    /// Said something; the listener may have asked for a pause to give it back.
    Said {
        /// Which move it was; none where the record does not tell.
        in_move: Option<MoveKind>,
        /// The listener asked for a pause.
        paused: bool,
    },
    /// Said whether it arrived; the words say what is missing.
    Arrived(Arrived),
    /// Said whether there is more.
    More(bool),
    /// Asked a question that invites.
    Asked,
    /// Put a reply aside.
    Parked,
    /// Said “thank you for showing me that”.
    ThankedForShowing,
    /// Let go of a reply.
    LetGo,
    /// Told where a need may come from.
    Told {
        /// The need, in the guide’s words.
        need: String,
        /// The door, in the guide’s words.
        door: String,
        /// The depth, in the guide’s words.
        depth: String,
    },
    /// Wrote a letter that both read.
    Letter,
    /// Wrote something on a sheet; its name in the guide’s words.
    Wrote(String),
    /// Agreed on something; its name in the guide’s words.
    Agreed(String),
    /// Asked for something small, perhaps by a day.
    Requested(Option<Date>),
    /// Answered a request.
    Answered(Answer),
    /// Said whether what was offered instead suits them.
    OfferAnswered(bool),
    /// Named a word to take along.
    TookAlong,
    /// Skipped a step.
    Skipped,
    /// Skipped a whole turn, or the rest of it.
    TurnSkipped,
    /// Went back a step.
    WentBack,
    /// Talked in another way from here on.
    WayChanged(Way),
    /// Took a break until then.
    Break(Timestamp),
    /// Agreed on another time to come back.
    BreakMoved(Timestamp),
    /// Came back.
    Returned,
    /// Opened the way back with an appreciation.
    Appreciated,
    /// Went on where they had stopped.
    Resumed,
    /// Stopped for that day.
    Stopped,
    /// Something that a newer program wrote.
    Unknown,
}

impl Transcript {
    /// The account of a session; nothing where it does not begin as a session does.
    #[must_use]
    pub fn of(session: &Session) -> Option<Self> {
        let mut entries = session.entries.iter().enumerate();
        let Event::Began { setup, guide } = &entries.next()?.1.event else { return None };
        let mut account = Account::default();
        let mut state = State::begin(setup, guide);
        let replaced = replaced(session.events());
        for (place, entry) in entries {
            match replaced.get(&place) {
                None => account.read(&state, place, entry, &entry.event),
                Some(Some(left)) => account.read(&state, place, entry, left),
                Some(None) => {}
            }
            state.apply(&entry.event);
        }
        let kept = state.keeps();
        // The topic goes with the rest where they keep no more than what they agreed.
        let topic = matches!(kept, None | Some(Keep::All)).then(|| Words::from_field(&setup.topic));
        Some(Self {
            created: session.created,
            guide: guide.title.clone(),
            names: Names(setup.names.clone()),
            topic: topic.filter(|topic| *topic != Words::Spoken),
            way: setup.way,
            example: setup.example,
            kept,
            sections: account.sections(&state),
            script: Arc::clone(guide),
        })
    }

    /// What stood on the screen when this was said; nothing outside of a round.
    #[must_use]
    pub fn prompt(&self, line: &Line) -> Option<&str> {
        let (step, way) = line.in_round.filter(|_| matches!(line.what, What::Said { .. }))?;
        Some(step.move_in(&self.script)?.prompt(way))
    }

    /// The parts of the evening in the order in which they happened, without those repeated at the top.
    pub fn sections_in_order(&self) -> impl Iterator<Item = &Section> {
        self.sections.iter().filter(|section| matches!(section.heading, Heading::LookedBack | Heading::Stage { .. }))
    }

    /// All lines of these parts.
    pub fn in_order(&self) -> impl Iterator<Item = &Line> {
        self.sections_in_order().flat_map(|section| &section.lines)
    }
}
