//! Tests of what may happen and where it leads.

mod cases;
mod flow;
mod quiet;
mod rehearsals;
mod walk;

use std::sync::{Arc, LazyLock};

use jiff::{SignedDuration, Timestamp};

use super::{
    Action, Answer, Arrived, CheckIn, CheckOut, Event, Granted, Keep, OriginNote, Outcome, Pair, Part, Phase, Record,
    Seat, Setup, State, Words, begin, take,
};
use crate::guide::{Depth, Guide, MoveKind, Need, Stage, Way, read, shelf};

/// A guide with every kind of stage and move.
static EVERY: LazyLock<Arc<Guide>> =
    LazyLock::new(|| Arc::new(read(include_str!("tests/every.guide.json")).expect("a good guide")));

/// All guides that a test walks.
fn guides() -> Vec<Arc<Guide>> {
    shelf().iter().cloned().chain([Arc::clone(&EVERY)]).collect()
}

/// Some evening.
fn now() -> Timestamp {
    Timestamp::from_second(1_800_000_000).expect("a time")
}

/// In half an hour.
fn soon() -> Timestamp {
    now() + SignedDuration::from_mins(30)
}

fn setup(way: Way, first: Seat, record: Record) -> Setup {
    let names = Pair { left: "Noor".to_owned(), right: "Jules".to_owned() };
    Setup { names, topic: "Evenings".to_owned(), way, first, record, example: true }
}

/// A session in the making: every action is taken, applied and written down.
struct Play {
    events: Vec<Event>,
    state: State,
}

impl Play {
    fn new(guide: &Arc<Guide>, setup: Setup) -> Self {
        let events = vec![begin(Arc::clone(guide), setup)];
        let state = State::fold(&events).expect("it begins");
        Self { events, state }
    }

    /// With the guide that holds everything, and the left one going first.
    fn every() -> Self {
        Self::new(&EVERY, setup(Way::BothWrite, Seat::Left, Record::On))
    }

    fn try_do(&mut self, action: Action) -> Result<(), super::Refusal> {
        let event = take(&self.state, action, now())?;
        self.state.apply(&event);
        self.events.push(event);
        Ok(())
    }

    #[track_caller]
    fn act(&mut self, action: Action) -> &mut Self {
        let (name, step) = (format!("{action:?}"), self.state.step);
        self.try_do(action).unwrap_or_else(|refusal| panic!("{name} at {step:?}: {refusal:?}"));
        self
    }

    #[track_caller]
    fn say(&mut self, text: &str) -> &mut Self {
        self.act(Action::Say { text: text.to_owned() })
    }

    /// Does the obvious until this stage begins.
    fn until(&mut self, stage: fn(&Stage) -> bool) -> &mut Self {
        for _ in 0..200 {
            if self.state.stage().is_some_and(stage) {
                return self;
            }
            for action in obvious(&self.state) {
                self.act(action);
            }
        }
        panic!("no such stage");
    }

    /// Does the obvious until a move of this kind.
    fn until_move(&mut self, kind: MoveKind) -> &mut Self {
        for _ in 0..200 {
            if self.state.current_move().is_some_and(|it| it.kind == kind) {
                return self;
            }
            for action in obvious(&self.state) {
                self.act(action);
            }
        }
        panic!("no such move");
    }
}

/// What two people would plainly do now to get on.
fn obvious(state: &State) -> Vec<Action> {
    match state.phase {
        Phase::Ended => return Vec::new(),
        Phase::Postponed { .. } => return vec![Action::Ready { ticks: Pair::default() }],
        Phase::Resting { .. } => return vec![Action::Return],
        Phase::Returning => return vec![Action::Resume],
        Phase::Running => {}
    }
    match (state.stage(), state.step.part) {
        (_, Part::LookingBack) => vec![Action::GoOn],
        (Some(Stage::Readiness(_)), _) => vec![Action::Ready { ticks: Pair::default() }],
        (Some(Stage::CheckIn(_)), Part::Alone(seat)) => {
            let answers = CheckIn { now: 3, wished: 6, stirred: 2, heat: 4 };
            vec![Action::CheckIn { seat, answers }]
        }
        (Some(Stage::Closing(_)), Part::Alone(seat)) => {
            let answers = CheckOut { understood: 7, made_sense: 8, cared: 9 };
            vec![Action::CheckOut { seat, answers }]
        }
        (Some(Stage::Writing(_)), Part::Alone(_)) => vec![Action::Say { text: "Dear you".to_owned() }],
        (_, Part::Alone(_) | Part::Together) => vec![Action::GoOn],
        (_, Part::Reveal) if state.check_in.is_some() && matches!(state.stage(), Some(Stage::CheckIn(_))) => {
            vec![Action::GoOn]
        }
        (_, Part::Reveal) if state.check_out.is_some() && matches!(state.stage(), Some(Stage::Closing(_))) => {
            vec![Action::GoOn]
        }
        (_, Part::Reveal) => Seat::BOTH.map(|seat| Action::Show { seat, show: false }).to_vec(),
        (_, Part::Keep) => Seat::BOTH.map(|seat| Action::Keep { seat, keep: Keep::All }).to_vec(),
        (_, Part::Move(_)) => vec![match state.current_move().map(|it| it.kind) {
            Some(MoveKind::Confirm) => Action::Confirm { answer: Arrived::Yes, missing: String::new() },
            Some(MoveKind::More) => Action::More { more: false },
            Some(MoveKind::Invite) => Action::Ask { question: None },
            _ => Action::Say { text: "Some words".to_owned() },
        }],
    }
}

/// A note behind a door of the guide that holds everything.
fn note(door: &str, tell: bool) -> OriginNote {
    let words = Words::Text("We were many".into());
    OriginNote { need: Need::Room, door: door.to_owned(), depth: Depth::Fact, words, tell }
}

/// What was granted on another evening.
fn earlier(text: &str) -> Granted {
    Granted { seat: Seat::Right, words: Words::from_field(text), by: None, instead: None }
}

/// Yes, gladly.
fn gladly(index: usize) -> Action {
    Action::Answer { index, answer: Answer::Yes, text: String::new() }
}

/// Whether what was offered instead suits whoever asked.
fn suits(index: usize, taken: bool) -> Action {
    Action::AnswerOffer { index, taken }
}
