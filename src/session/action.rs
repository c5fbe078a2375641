//! What a person does now: a key, a click, a line of a rehearsal.
//!
//! An action is a wish. [`crate::session::take`] says whether it may happen and what it then means.

use std::fmt;

use jiff::{Timestamp, civil::Date};
use serde::{Deserialize, Serialize};

use crate::{
    guide::Way,
    session::{
        event::DraftField,
        values::{Answer, Arrived, CheckIn, CheckOut, Granted, Keep, OriginNote, Outcome, Pair, Seat, Ticks},
    },
};

/// Something that one of the two, or both, want to do now.
#[derive(Clone, Deserialize, PartialEq, Serialize)]
#[serde(tag = "do", rename_all = "kebab-case", rename_all_fields = "kebab-case", deny_unknown_fields)]
pub enum Action {
    /// Both hold their key: the door opens.
    Ready {
        /// The readiness ticks of both.
        #[serde(default)]
        ticks: Pair<Ticks>,
    },
    /// Not now; try again at this time, within a day.
    NotNow {
        /// When.
        until: Timestamp,
    },
    /// Look first at what was granted on an earlier evening; both agreed to.
    LookBack {
        /// What was granted then.
        requests: Vec<Granted>,
    },
    /// Say what became of an earlier request; the same one again changes it.
    Follow {
        /// Which, in the order of the list that they look back at.
        index: usize,
        /// What became of it.
        outcome: Outcome,
    },
    /// Answer the check-in, alone, and close the cover over it; whoever goes back can answer again.
    CheckIn {
        /// Who.
        seat: Seat,
        /// Closeness now and wished, stirred, heat.
        answers: CheckIn,
    },
    /// Answer the closing questions, alone, and close the cover over them; whoever goes back can answer again.
    CheckOut {
        /// Who.
        seat: Seat,
        /// Understood, made sense, cared about.
        answers: CheckOut,
    },
    /// Say whether both may look at the answers together.
    Show {
        /// Who.
        seat: Seat,
        /// Whether to show them.
        show: bool,
    },
    /// Note something behind a door; the same need and door again changes it.
    Note {
        /// Who.
        seat: Seat,
        /// What.
        note: OriginNote,
    },
    /// Fill a field of a sheet; the same field again changes it, and without a text it empties it.
    Fill {
        /// The field, by its id in the guide.
        field: String,
        /// What is written.
        #[serde(default)]
        text: String,
    },
    /// Say what the move asks for; an empty text means that it was only spoken.
    ///
    /// Alone with a letter it ends the letter and closes the cover over it.
    Say {
        /// What is written.
        #[serde(default)]
        text: String,
    },
    /// The listener asks for a pause to mirror what there is so far.
    LetMeMirror {
        /// What the speaker has written so far.
        #[serde(default)]
        text: String,
    },
    /// The speaker says whether it arrived.
    Confirm {
        /// Yes, almost or not yet.
        answer: Arrived,
        /// What is missing.
        #[serde(default)]
        missing: String,
    },
    /// The speaker says whether there is more.
    More {
        /// There is.
        more: bool,
    },
    /// The listener asks one of the guide’s inviting questions, or none more.
    Ask {
        /// The question.
        #[serde(default)]
        question: Option<String>,
    },
    /// The listener puts a reply aside for their own turn.
    Park {
        /// What.
        text: String,
    },
    /// The listener says “thank you for showing me that” while the other speaks.
    ThankForShowing,
    /// Let go of what was parked.
    LetGo {
        /// Which, in the order of parking.
        index: usize,
    },
    /// Ask for something small.
    Request {
        /// Who.
        seat: Seat,
        /// What.
        text: String,
        /// By when.
        #[serde(default)]
        by: Option<Date>,
    },
    /// Answer a request of the other one.
    Answer {
        /// Which, in the order of asking.
        index: usize,
        /// The answer.
        answer: Answer,
        /// In own words.
        #[serde(default)]
        text: String,
    },
    /// Say whether what was offered instead of what one asked for suits one.
    AnswerOffer {
        /// Which request, in the order of asking.
        index: usize,
        /// It does.
        taken: bool,
    },
    /// Name a word to take along.
    TakeAlong {
        /// Who.
        seat: Seat,
        /// The word.
        text: String,
    },
    /// This step is done; go on.
    GoOn,
    /// Go back to the step before.
    GoBack,
    /// Skip this step.
    Skip,
    /// Skip the whole turn that they are in, or that the floor is about to pass to.
    SkipTurn,
    /// Talk in another way from here on.
    ChangeWay {
        /// How.
        way: Way,
    },
    /// Take a break, or agree on another time to come back.
    Break {
        /// When they come back: 20 minutes to 24 hours from now.
        until: Timestamp,
    },
    /// Come back from the break.
    Return,
    /// Open the way back with an appreciation.
    Appreciate {
        /// Who.
        seat: Seat,
        /// What.
        #[serde(default)]
        text: String,
    },
    /// Go on where they had stopped.
    Resume,
    /// Stop for today and decide what to keep.
    Stop,
    /// Say what to keep.
    Keep {
        /// Who.
        seat: Seat,
        /// How much.
        keep: Keep,
    },
    /// Half-typed words, for the safety copy.
    Draft {
        /// Who types.
        seat: Seat,
        /// Where.
        field: DraftField,
        /// So far.
        text: String,
    },
}

impl fmt::Debug for Action {
    /// The kind alone: an action carries the words of a couple.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let kind = serde_json::to_value(self).ok().and_then(|value| value["do"].as_str().map(str::to_owned));
        write!(f, "Action({})", kind.unwrap_or_default())
    }
}
