//! Where the two stand now: a fold over what has happened.
//!
//! Folding is total. Whatever the order of events, it gives a state and never panics: [`crate::session::take`] is
//! where order is kept, and a record from which private answers were left out must still fold to its end.

use std::{collections::BTreeMap, sync::Arc};

use jiff::{Timestamp, civil::Date};

use crate::{
    guide::{Guide, Move, MoveKind, Need, Role, Round, Stage, Turn, Way},
    session::event::{
        Answer, Arrived, CheckIn, CheckOut, DraftField, Event, Keep, OriginNote, Pair, Record, Seat, Setup, Words,
    },
};

/// How a session began: what they chose, and the whole guide.
#[derive(Clone, Debug, PartialEq)]
pub struct Began {
    /// What they chose.
    pub setup: Setup,
    /// The guide.
    pub guide: Arc<Guide>,
}

/// Where the session stands: a stage of the guide, and a part of that stage.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub struct Step {
    /// The stage, by its place in the guide.
    pub stage: usize,
    /// The part of that stage.
    pub part: Part,
}

/// A part of a stage.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub enum Part {
    /// Both look at the screen.
    Together,
    /// One partner, while the other looks away.
    Alone(Seat),
    /// Both say whether to look at the answers together, and then do.
    Reveal,
    /// A move of a round, by its place.
    Move(usize),
    /// Both say what to keep.
    Keep,
}

/// Whether they are talking, away, or done.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub enum Phase {
    /// Talking.
    Running,
    /// They said “not now” and want to try again then.
    Postponed {
        /// When.
        until: Timestamp,
    },
    /// On a break.
    Resting {
        /// When they come back.
        until: Timestamp,
    },
    /// Back from a break: one appreciation opens the way.
    Returning,
    /// Over.
    Ended,
}

/// What one partner has answered behind the cover.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Alone {
    /// The check-in.
    pub check_in: Option<CheckIn>,
    /// The closing questions.
    pub check_out: Option<CheckOut>,
    /// Whether both may look at the answers of the stage that they are in.
    pub vote: Option<bool>,
    /// What was found behind the doors.
    pub notes: Vec<OriginNote>,
    /// The letter.
    pub letter: Option<Words>,
}

/// What has gone to and fro in the round that they are in.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Exchange {
    /// All that the speaker has sent in this round.
    pub sent: Vec<Words>,
    /// Where in `sent` begins what has not been confirmed yet.
    pub open: usize,
    /// What the listener gave back last.
    pub given_back: Option<Words>,
    /// What the speaker missed in it, until they say yes.
    pub missing: Vec<Words>,
    /// The inviting question that the listener asked last.
    pub asked: Option<String>,
}

impl Exchange {
    /// What the listener gives back now: all that is not confirmed yet.
    #[must_use]
    pub fn waiting(&self) -> &[Words] {
        self.sent.get(self.open..).unwrap_or_default()
    }
}

/// A reply put aside for one’s own turn.
#[derive(Clone, Debug, PartialEq)]
pub struct Parked {
    /// Whose.
    pub seat: Seat,
    /// What.
    pub words: Words,
    /// Its owner let go of it.
    pub let_go: bool,
}

/// A small request and its answer.
#[derive(Clone, Debug, PartialEq)]
pub struct Request {
    /// Who asks.
    pub seat: Seat,
    /// What for.
    pub words: Words,
    /// By when.
    pub by: Option<Date>,
    /// What the other one said.
    pub answer: Option<(Answer, Words)>,
}

/// Where the two stand now.
#[derive(Clone, Debug, PartialEq)]
pub struct State {
    /// How it began.
    pub began: Arc<Began>,
    /// How they talk now.
    pub way: Way,
    /// Talking, away, or done.
    pub phase: Phase,
    /// The step.
    pub step: Step,
    /// The steps before it, to go back to.
    trail: Vec<Step>,
    /// What each has answered behind the cover.
    pub alone: Pair<Alone>,
    /// The check-in, once both agreed to look at it together.
    pub check_in: Option<Pair<CheckIn>>,
    /// The closing answers, once both agreed to look at them together.
    pub check_out: Option<Pair<CheckOut>>,
    /// What each chose to tell of where their needs came from.
    pub told: Pair<Vec<OriginNote>>,
    /// What is written on the sheets: by stage, by who wrote it, by field.
    pub sheets: BTreeMap<(usize, Option<Seat>, String), Words>,
    /// The letters, once they were read.
    pub letters: Option<Pair<Words>>,
    /// The round that they are in.
    pub exchange: Exchange,
    /// How often each was told “yes, you got it” while listening.
    pub got_it: Pair<u32>,
    /// What was put aside.
    pub parked: Vec<Parked>,
    /// What they asked of each other.
    pub requests: Vec<Request>,
    /// What they agreed on, by what it is about.
    pub agreements: Vec<(String, Words)>,
    /// The words to take along.
    pub took_along: Pair<Option<Words>>,
    /// What each said to keep.
    pub keep: Pair<Option<Keep>>,
    /// Half-typed words of this step.
    pub drafts: BTreeMap<DraftField, Words>,
}

impl State {
    /// The state right after the first event.
    #[must_use]
    pub fn begin(setup: &Setup, guide: &Arc<Guide>) -> Self {
        let began = Arc::new(Began { setup: setup.clone(), guide: Arc::clone(guide) });
        let mut state = Self {
            way: began.setup.way,
            began,
            phase: Phase::Running,
            step: Step { stage: 0, part: Part::Together },
            trail: Vec::new(),
            alone: Pair::default(),
            check_in: None,
            check_out: None,
            told: Pair::default(),
            sheets: BTreeMap::new(),
            letters: None,
            exchange: Exchange::default(),
            got_it: Pair::default(),
            parked: Vec::new(),
            requests: Vec::new(),
            agreements: Vec::new(),
            took_along: Pair::default(),
            keep: Pair::default(),
            drafts: BTreeMap::new(),
        };
        match state.first_part(0) {
            Some(part) => state.step.part = part,
            None => state.phase = Phase::Ended,
        }
        state
    }

    /// Folds events from the very first.
    ///
    /// Gives nothing where the first event is not the beginning of a session.
    pub fn fold<'a>(events: impl IntoIterator<Item = &'a Event>) -> Option<Self> {
        let mut events = events.into_iter();
        let Some(Event::Began { setup, guide }) = events.next() else { return None };
        let mut state = Self::begin(setup, guide);
        events.for_each(|event| state.apply(event));
        Some(state)
    }

    /// The state after one more event.
    #[must_use]
    pub fn after(&self, event: &Event) -> Self {
        let mut next = self.clone();
        next.apply(event);
        next
    }

    /// The guide.
    #[must_use]
    pub fn guide(&self) -> &Guide {
        &self.began.guide
    }

    /// What they chose before they began.
    #[must_use]
    pub fn setup(&self) -> &Setup {
        &self.began.setup
    }

    /// The name of a partner.
    #[must_use]
    pub fn name(&self, seat: Seat) -> &str {
        self.setup().names.of(seat)
    }

    /// The stage that they are in. A guide without stages has none.
    #[must_use]
    pub fn stage(&self) -> Option<&Stage> {
        self.guide().stages.get(self.step.stage)
    }

    /// The round that they are in.
    #[must_use]
    pub fn round(&self) -> Option<&Round> {
        match self.stage() {
            Some(Stage::Round(round)) => Some(round),
            _ => None,
        }
    }

    /// The move that they are in, with its words.
    #[must_use]
    pub fn current_move(&self) -> Option<&Move> {
        match self.step.part {
            Part::Move(index) => self.round()?.moves.get(index),
            _ => None,
        }
    }

    /// Who has the floor; nobody outside a round.
    #[must_use]
    pub fn floor(&self) -> Option<Seat> {
        self.round().map(|round| self.seat_of(round.speaker))
    }

    /// Who acts now: one of them in a move or alone, nobody in particular where both look at the screen.
    #[must_use]
    pub fn acts(&self) -> Option<Seat> {
        match self.step.part {
            Part::Alone(seat) => Some(seat),
            Part::Move(_) => {
                let speaker = self.floor()?;
                Some(match self.current_move()?.role() {
                    Role::Speaker => speaker,
                    Role::Listener => speaker.other(),
                })
            }
            Part::Together | Part::Reveal | Part::Keep => None,
        }
    }

    /// Whether there is a step to go back to.
    #[must_use]
    pub fn can_go_back(&self) -> bool {
        !self.trail.is_empty()
    }

    /// What both want to keep: the smaller choice, once both have chosen.
    #[must_use]
    pub fn keeps(&self) -> Option<Keep> {
        Some((*self.keep.of(Seat::Left))?.min((*self.keep.of(Seat::Right))?))
    }

    /// What this partner put aside and has not let go of, with its place.
    pub fn parked_by(&self, seat: Seat) -> impl Iterator<Item = (usize, &Parked)> {
        self.parked.iter().enumerate().filter(move |(_, parked)| parked.seat == seat && !parked.let_go)
    }

    /// What this partner noted behind a door.
    #[must_use]
    pub fn note(&self, seat: Seat, need: Need, door: &str) -> Option<&OriginNote> {
        self.alone.of(seat).notes.iter().find(|note| note.need == need && note.door == door)
    }

    /// Folds one event into this state.
    pub fn apply(&mut self, event: &Event) {
        match event {
            Event::Began { .. } | Event::Appreciated { .. } | Event::Unknown => {}
            Event::Ready { .. } => {
                self.phase = Phase::Running;
                self.advance();
            }
            Event::Postponed { until } => self.phase = Phase::Postponed { until: *until },
            Event::CheckedIn { seat, answers } => {
                self.alone.of_mut(*seat).check_in = Some(*answers);
                self.advance();
            }
            Event::CheckedOut { seat, answers } => {
                self.alone.of_mut(*seat).check_out = Some(*answers);
                self.advance();
            }
            Event::Voted { seat, show } => self.alone.of_mut(*seat).vote = Some(*show),
            Event::CheckInShown { answers } => self.check_in = Some(answers.clone()),
            Event::CheckOutShown { answers } => self.check_out = Some(answers.clone()),
            Event::KeptApart | Event::WentOn | Event::Skipped => self.advance(),
            Event::Noted { seat, note } => self.apply_note(*seat, note),
            Event::Explored { seat, told } => {
                self.told.of_mut(*seat).clone_from(told);
                self.advance();
            }
            Event::LetterWritten { seat, words } => {
                self.alone.of_mut(*seat).letter = Some(words.clone());
                self.advance();
            }
            Event::LettersRead { letters } => {
                self.letters = Some(letters.clone());
                self.advance();
            }
            Event::Filled { seat, field, words } => {
                self.drafts.remove(&DraftField::Sheet(field.clone()));
                self.sheets.insert((self.step.stage, *seat, field.clone()), words.clone());
            }
            Event::Agreed { label, words } => self.apply_agreement(label, words),
            Event::Said { words, .. } => self.apply_said(words),
            Event::Confirmed { answer, missing } => self.apply_confirmed(*answer, missing),
            Event::MoreAsked { more } => {
                self.exchange.open = self.exchange.sent.len();
                self.advance_or_loop(*more);
            }
            Event::Asked { question } => {
                self.exchange.open = self.exchange.sent.len();
                self.exchange.asked.clone_from(question);
                self.advance_or_loop(question.is_some());
            }
            Event::Parked { seat, words } => {
                self.drafts.remove(&DraftField::Park);
                self.parked.push(Parked { seat: *seat, words: words.clone(), let_go: false });
            }
            Event::LetGo { index } => {
                if let Some(parked) = self.parked.get_mut(*index) {
                    parked.let_go = true;
                }
            }
            Event::Requested { seat, words, by } => {
                self.drafts.remove(&DraftField::Main);
                self.requests.push(Request { seat: *seat, words: words.clone(), by: *by, answer: None });
            }
            Event::Answered { index, answer, words } => {
                if let Some(request) = self.requests.get_mut(*index) {
                    request.answer = Some((*answer, words.clone()));
                }
            }
            Event::TookAlong { seat, words } => *self.took_along.of_mut(*seat) = Some(words.clone()),
            Event::WentBack => self.go_back(),
            Event::WayChanged { way } => self.way = *way,
            Event::BreakTaken { until } | Event::BreakMoved { until } => self.phase = Phase::Resting { until: *until },
            Event::Returned => self.phase = Phase::Returning,
            Event::Resumed => self.phase = Phase::Running,
            Event::Stopped => self.stop(),
            Event::KeepChosen { seat, keep } => {
                *self.keep.of_mut(*seat) = Some(*keep);
                if self.keeps().is_some() {
                    self.phase = Phase::Ended;
                }
            }
            Event::Drafted { field, words, .. } => {
                self.drafts.insert(field.clone(), words.clone());
            }
        }
    }

    fn apply_note(&mut self, seat: Seat, note: &OriginNote) {
        self.drafts.remove(&DraftField::Note(note.need, note.door.clone()));
        let notes = &mut self.alone.of_mut(seat).notes;
        notes.retain(|old| (old.need, &old.door) != (note.need, &note.door));
        notes.push(note.clone());
    }

    fn apply_agreement(&mut self, label: &str, words: &Words) {
        self.agreements.retain(|(old, _)| old != label);
        self.agreements.push((label.to_owned(), words.clone()));
    }

    fn apply_said(&mut self, words: &Words) {
        match self.current_move().map(|it| it.kind) {
            Some(MoveKind::Send) => {
                self.exchange.sent.push(words.clone());
                self.exchange.given_back = None;
            }
            Some(MoveKind::Mirror | MoveKind::Summarise | MoveKind::Validate | MoveKind::Empathise) => {
                self.exchange.given_back = Some(words.clone());
            }
            _ => {}
        }
        self.advance();
    }

    fn apply_confirmed(&mut self, answer: Arrived, missing: &Words) {
        if answer == Arrived::Yes {
            self.exchange.missing.clear();
            if let Some(speaker) = self.floor() {
                *self.got_it.of_mut(speaker.other()) += 1;
            }
            self.advance();
        } else {
            self.exchange.missing.push(missing.clone());
            match self.current_move().and_then(|it| it.not_yet) {
                Some(target) => self.loop_to(target),
                None => self.advance(),
            }
        }
    }

    fn advance_or_loop(&mut self, more: bool) {
        match self.current_move().and_then(|it| it.yes).filter(|_| more) {
            Some(target) => self.loop_to(target),
            None => self.advance(),
        }
    }

    /// Goes to the nearest move of this kind before the one that they are in.
    fn loop_to(&mut self, target: MoveKind) {
        let Part::Move(now) = self.step.part else { return };
        let earlier = self.round().and_then(|round| round.moves.get(..now)?.iter().rposition(|it| it.kind == target));
        match earlier {
            Some(index) => self.go_to(Step { stage: self.step.stage, part: Part::Move(index) }),
            None => self.advance(),
        }
    }

    fn go_to(&mut self, step: Step) {
        self.trail.push(self.step);
        self.enter(step);
    }

    fn enter(&mut self, step: Step) {
        if step.stage != self.step.stage {
            self.exchange = Exchange::default();
            self.alone.left.vote = None;
            self.alone.right.vote = None;
        }
        self.drafts.clear();
        self.step = step;
    }

    fn go_back(&mut self) {
        let Some(step) = self.trail.pop() else { return };
        self.enter(step);
        if self.current_move().is_some_and(|it| it.kind == MoveKind::Send) {
            self.exchange.sent.pop();
            self.exchange.open = self.exchange.open.min(self.exchange.sent.len());
        }
    }

    /// Goes on to the next step, over steps in which there is nothing to do; past the last one the session is over.
    fn advance(&mut self) {
        let mut at = self.step;
        loop {
            match self.next_step(at) {
                None => {
                    self.phase = Phase::Ended;
                    return;
                }
                Some(step) if self.is_empty(step) => at = step,
                Some(step) => return self.go_to(step),
            }
        }
    }

    fn next_step(&self, at: Step) -> Option<Step> {
        let parts = self.parts(at.stage);
        let within = parts.iter().position(|part| *part == at.part).and_then(|index| parts.get(index + 1));
        if let Some(part) = within {
            return Some(Step { stage: at.stage, part: *part });
        }
        (at.stage + 1..self.guide().stages.len()).find_map(|stage| Some(Step { stage, part: self.first_part(stage)? }))
    }

    /// There is nothing to reveal where one of them gave no answers.
    fn is_empty(&self, step: Step) -> bool {
        step.part == Part::Reveal
            && !match self.guide().stages.get(step.stage) {
                Some(Stage::CheckIn(_)) => self.alone.left.check_in.is_some() && self.alone.right.check_in.is_some(),
                Some(Stage::Closing(_)) => self.alone.left.check_out.is_some() && self.alone.right.check_out.is_some(),
                _ => true,
            }
    }

    fn first_part(&self, stage: usize) -> Option<Part> {
        self.parts(stage).first().copied()
    }

    /// The parts of a stage, in order.
    fn parts(&self, stage: usize) -> Vec<Part> {
        let first = self.setup().first;
        let each = [Part::Alone(first), Part::Alone(first.other())];
        match self.guide().stages.get(stage) {
            None => Vec::new(),
            Some(Stage::Readiness(_) | Stage::Switch(_) | Stage::Requests(_)) => vec![Part::Together],
            Some(Stage::CheckIn(_)) => [&each[..], &[Part::Reveal]].concat(),
            Some(Stage::Round(round)) => (0..round.moves.len()).map(Part::Move).collect(),
            Some(Stage::Writing(_)) => [&each[..], &[Part::Together]].concat(),
            Some(Stage::Origins(_)) => each.to_vec(),
            Some(Stage::LoopMap(sheet) | Stage::SpaceAgreement(sheet) | Stage::Sheet(sheet)) => {
                let own: &[Part] = if sheet.own.is_empty() { &[] } else { &each };
                [own, &[Part::Together]].concat()
            }
            Some(Stage::Closing(_)) => match self.setup().record {
                Record::On => [&each[..], &[Part::Reveal, Part::Together, Part::Keep]].concat(),
                Record::Off => [&each[..], &[Part::Reveal, Part::Together]].concat(),
            },
        }
    }

    fn seat_of(&self, turn: Turn) -> Seat {
        match turn {
            Turn::First => self.setup().first,
            Turn::Second => self.setup().first.other(),
        }
    }

    /// Goes to the question what to keep; where nothing may be kept, or there is no such question, it is over.
    fn stop(&mut self) {
        let keep = (0..self.guide().stages.len())
            .map(|stage| Step { stage, part: Part::Keep })
            .rfind(|step| self.parts(step.stage).contains(&Part::Keep));
        match keep {
            Some(step) => {
                self.phase = Phase::Running;
                self.go_to(step);
            }
            None => self.phase = Phase::Ended,
        }
    }
}
