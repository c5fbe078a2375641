//! Where the two stand now: a fold over what has happened.
//!
//! Folding is total. Whatever the order of events, it gives a state and never panics: [`crate::session::take`] is
//! where order is kept, and a record from which private answers were left out must still fold to its end.

mod exchange;
mod fold;

use std::{collections::BTreeMap, fmt, sync::Arc};

use jiff::{Timestamp, civil::Date};

use self::exchange::ExchangeMark;
pub use self::exchange::{Exchange, GivenBack, Strand};
use crate::{
    guide::{Guide, Move, MoveKind, Need, Role, Round, Stage, Turn, Way},
    session::{
        event::{DraftField, Event},
        values::{Answer, CheckIn, CheckOut, Granted, Keep, OriginNote, Outcome, Pair, Seat, Setup, Words},
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
#[derive(Clone, Copy, Debug, Eq, Hash, PartialEq)]
pub struct Step {
    /// The stage, by its place in the guide.
    pub stage: usize,
    /// The part of that stage.
    pub part: Part,
}

impl Step {
    /// The move of a round that it is; nothing where it is none.
    #[must_use]
    pub fn move_in(self, guide: &Guide) -> Option<&Move> {
        match (guide.stages.get(self.stage)?, self.part) {
            (Stage::Round(round), Part::Move(index)) => round.moves.get(index),
            _ => None,
        }
    }
}

/// A part of a stage.
#[derive(Clone, Copy, Debug, Eq, Hash, PartialEq)]
pub enum Part {
    /// Both look at the screen.
    Together,
    /// Both look at what was granted on an earlier evening; a part of the ready gate that is there only if they want it.
    LookingBack,
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
#[derive(Clone, Copy, Debug, Eq, Hash, PartialEq)]
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

/// What one partner has answered behind the cover, in one stage.
#[derive(Clone, Default, PartialEq)]
pub struct Alone {
    /// The check-in.
    pub check_in: Option<CheckIn>,
    /// The closing questions.
    pub check_out: Option<CheckOut>,
    /// Whether both may look at the answers.
    pub vote: Option<bool>,
    /// What was found behind the doors.
    pub notes: Vec<OriginNote>,
    /// The letter, as far as it is written.
    pub letter: Option<Words>,
    /// What was written on a private sheet, by field.
    pub prepared: BTreeMap<String, Words>,
}

impl fmt::Debug for Alone {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Alone(…)")
    }
}

/// Half-typed words.
#[derive(Clone, Debug, PartialEq)]
pub struct Draft {
    /// Who types them, or in whose name they are typed.
    pub seat: Seat,
    /// So far.
    pub words: Words,
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
    /// Whether what was offered instead suits whoever asked.
    pub taken: Option<bool>,
}

impl Request {
    /// Whether both agreed to it, as it was asked or as it was offered instead.
    #[must_use]
    pub fn is_granted(&self) -> bool {
        self.answer.as_ref().is_some_and(|(answer, _)| answer.is_granted(self.taken))
    }

    /// Whether something else was offered.
    #[must_use]
    pub fn has_offer(&self) -> bool {
        matches!(self.answer, Some((Answer::Instead, _)))
    }

    /// What was offered instead, where that was written.
    #[must_use]
    pub fn offered(&self) -> Option<&str> {
        match &self.answer {
            Some((Answer::Instead, words)) => words.text(),
            _ => None,
        }
    }

    /// Who has not said yet what there is to say to it; nobody where all is said.
    #[must_use]
    pub fn waits_for(&self) -> Option<Seat> {
        match (&self.answer, self.taken) {
            (None, _) => Some(self.seat.other()),
            (Some((Answer::Instead, _)), None) => Some(self.seat),
            _ => None,
        }
    }
}

/// What was granted on an earlier evening, and what became of it.
#[derive(Clone, Debug, PartialEq)]
pub struct Followed {
    /// What was granted.
    pub earlier: Granted,
    /// What became of it, once they have said so.
    pub outcome: Option<Outcome>,
}

/// A step that they have left, with how far the round had come before it: going back finds it as it was.
#[derive(Clone, Debug, PartialEq)]
struct Visit {
    step: Step,
    exchange: ExchangeMark,
    got_it: Pair<u32>,
    answered: Pair<bool>,
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
    trail: Vec<Visit>,
    /// This step, as it was when they came to it.
    visit: Visit,
    /// What each has answered behind the cover of the stage that they are in.
    pub alone: Pair<Alone>,
    /// What each has answered behind the covers of other stages: another check-in asks anew, and whoever goes back finds
    /// what they had written.
    pub(super) elsewhere: BTreeMap<usize, Pair<Alone>>,
    /// Who has answered alone in the stage that they are in, rather than skipped it.
    ///
    /// This follows from public events only, so that a record without the answers still steps through.
    pub answered: Pair<bool>,
    /// The check-in, once both agreed to look at it together, until one of them answers it again.
    pub check_in: Option<Pair<CheckIn>>,
    /// The closing answers, once both agreed to look at them together, until one of them answers again.
    pub check_out: Option<Pair<CheckOut>>,
    /// Whether they have come back from a break since they looked at their check-in.
    pub has_rested: bool,
    /// What each chose to tell of where their needs came from.
    pub told: Pair<Vec<OriginNote>>,
    /// What is written on the sheets: by stage, by who wrote it, by field.
    pub sheets: BTreeMap<(usize, Option<Seat>, String), Words>,
    /// The letters, once they were read, until one of them is written again.
    pub letters: Option<Pair<Words>>,
    /// The round that they are in.
    pub exchange: Exchange,
    /// How often each was told “yes, you got it” while listening.
    pub got_it: Pair<u32>,
    /// Whether the listener said “thank you for showing me that” in this step.
    pub thanked: bool,
    /// What they look back at: empty unless both wanted to.
    pub earlier: Vec<Followed>,
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
    pub drafts: BTreeMap<DraftField, Draft>,
}

impl State {
    /// The state right after the first event.
    #[must_use]
    pub fn begin(setup: &Setup, guide: &Arc<Guide>) -> Self {
        let began = Arc::new(Began { setup: setup.clone(), guide: Arc::clone(guide) });
        let step = Step { stage: 0, part: Part::Together };
        let mut state = Self {
            way: began.setup.way,
            began,
            phase: Phase::Running,
            step,
            trail: Vec::new(),
            visit: Visit {
                step,
                exchange: ExchangeMark::default(),
                got_it: Pair::default(),
                answered: Pair::default(),
            },
            alone: Pair::default(),
            elsewhere: BTreeMap::new(),
            answered: Pair::default(),
            check_in: None,
            has_rested: false,
            check_out: None,
            told: Pair::default(),
            sheets: BTreeMap::new(),
            letters: None,
            exchange: Exchange::default(),
            got_it: Pair::default(),
            thanked: false,
            earlier: Vec::new(),
            parked: Vec::new(),
            requests: Vec::new(),
            agreements: Vec::new(),
            took_along: Pair::default(),
            keep: Pair::default(),
            drafts: BTreeMap::new(),
        };
        match state.first_part(0) {
            Some(part) => state.enter(Step { stage: 0, part }),
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
        self.step.move_in(self.guide())
    }

    /// The request to which somebody has still to say something here, by its place, and who has; nothing where no request
    /// is asked about.
    #[must_use]
    pub fn open_request(&self) -> Option<(usize, Seat)> {
        let waits = |(index, request): (usize, &Request)| Some((index, request.waits_for()?));
        if self.asks_for_requests() { self.requests.iter().enumerate().find_map(waits) } else { None }
    }

    /// Whether requests are made and answered in this step.
    pub(in crate::session) fn asks_for_requests(&self) -> bool {
        matches!(self.stage(), Some(Stage::Requests(_))) || self.step.part == Part::LookingBack
    }

    /// Who speaks in the rounds that follow this stage, in order.
    pub fn turns_ahead(&self) -> impl Iterator<Item = Seat> + '_ {
        self.guide().stages.iter().skip(self.step.stage + 1).filter_map(|stage| match stage {
            Stage::Round(round) => Some(self.seat_of(round.speaker)),
            _ => None,
        })
    }

    /// Whether a later round is theirs.
    #[must_use]
    pub fn has_turn_ahead(&self, seat: Seat) -> bool {
        self.turns_ahead().any(|it| it == seat)
    }

    /// The beginnings of a sentence that the guide offers in this step.
    #[must_use]
    pub fn stems(&self) -> &[String] {
        match (self.stage(), self.step.part) {
            (Some(Stage::Round(_)), _) => self.current_move().map(|it| &it.stems[..]).unwrap_or_default(),
            (Some(Stage::Writing(it)), Part::Alone(_)) => &it.stems,
            (Some(Stage::Requests(it)), _) => &it.stems,
            _ => &[],
        }
    }

    /// Whether there is a whole turn to skip: they are in one, or the floor is about to pass.
    #[must_use]
    pub fn can_skip_turn(&self) -> bool {
        self.end_of_turn().is_some()
    }

    /// Who has the floor; nobody outside a round.
    #[must_use]
    pub fn floor(&self) -> Option<Seat> {
        self.round().map(|round| self.seat_of(round.speaker))
    }

    /// Who acts now: one of them in a move, alone, or asked about a request; nobody in particular where both look at the
    /// screen.
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
            Part::Together | Part::LookingBack => self.open_request().map(|(_, seat)| seat),
            Part::Reveal | Part::Keep => None,
        }
    }

    /// Who listens while the other one says something; nobody where it is not the speaker’s turn.
    #[must_use]
    pub fn listens(&self) -> Option<Seat> {
        let speaker = self.floor()?;
        (self.acts() == Some(speaker)).then(|| speaker.other())
    }

    /// Whether the speaker may pause here to be mirrored: in some rounds nothing is given back.
    #[must_use]
    pub fn can_pause_to_mirror(&self) -> bool {
        let (Some(round), Part::Move(at)) = (self.round(), self.step.part) else { return false };
        let sends = round.moves.get(at).is_some_and(|it| it.kind == MoveKind::Send);
        sends && round.moves.iter().skip(at).any(|it| it.kind == MoveKind::Mirror)
    }

    /// The ready gate, where they have just come through it to the step that follows it.
    #[must_use]
    pub fn just_through_the_gate(&self) -> Option<Step> {
        let gate = self.trail.last()?.step;
        let is_gate = matches!(self.guide().stages.get(gate.stage), Some(Stage::Readiness(_)));
        // Who stops at the gate comes from there as well, and is asked what to keep.
        let goes_on = gate.part == Part::Together && self.next_step(gate) == Some(self.step);
        (is_gate && goes_on).then_some(gate)
    }

    /// What was granted in this session, for another evening to look back at; none of it where its words are not there.
    pub fn granted(&self) -> impl Iterator<Item = Granted> + '_ {
        self.requests.iter().filter_map(|request| {
            let (_, words) = request.answer.as_ref().filter(|_| request.is_granted())?;
            let instead = request.has_offer().then(|| words.clone());
            let earlier = Granted { seat: request.seat, words: request.words.clone(), by: request.by, instead };
            let written = [&earlier.words, earlier.agreed()].iter().all(|words| words.text().is_some());
            written.then_some(earlier)
        })
    }

    /// What has become of an earlier request that was asked for again; nothing where it was not.
    #[must_use]
    pub fn asked_again(&self, earlier: &Granted) -> Option<&Request> {
        self.requests.iter().rfind(|it| it.seat == earlier.seat && it.words == earlier.words)
    }

    /// Whether there is a step to go back to.
    #[must_use]
    pub fn can_go_back(&self) -> bool {
        !self.trail.is_empty()
    }

    /// How many steps one could go back.
    pub(super) fn steps_back(&self) -> usize {
        self.trail.len()
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

    /// The letter of this partner that both may read; none where there is none, or where its writer skipped it.
    #[must_use]
    pub fn letter_to_read(&self, seat: Seat) -> Option<&Words> {
        self.alone.of(seat).letter.as_ref().filter(|_| *self.answered.of(seat))
    }

    /// What this partner noted behind a door.
    #[must_use]
    pub fn note(&self, seat: Seat, need: Need, door: &str) -> Option<&OriginNote> {
        self.alone.of(seat).notes.iter().find(|note| note.need == need && note.door == door)
    }

    /// What this partner prepared for their own eyes, by the label of its field.
    pub fn prepared(&self, seat: Seat) -> impl Iterator<Item = (&str, &str)> {
        let sheets = self.guide().stages.iter().enumerate().filter_map(|(at, stage)| Some((at, stage.sheet()?)));
        sheets.flat_map(move |(at, sheet)| {
            let alone = if at == self.step.stage { Some(&self.alone) } else { self.elsewhere.get(&at) };
            sheet.own.iter().filter_map(move |field| {
                let words = alone?.of(seat).prepared.get(&field.id)?;
                Some((field.label.as_str(), words.text()?))
            })
        })
    }

    /// What stands in a field of the sheet that they are at: of one of them, or of both.
    #[must_use]
    pub fn filled(&self, writer: Option<Seat>, field: &str) -> Option<&Words> {
        let private = self.stage().and_then(Stage::sheet).is_some_and(|sheet| sheet.private);
        match writer {
            Some(seat) if private => self.alone.of(seat).prepared.get(field),
            writer => self.sheets.get(&(self.step.stage, writer, field.to_owned())),
        }
    }

    fn seat_of(&self, turn: Turn) -> Seat {
        match turn {
            Turn::First => self.setup().first,
            Turn::Second => self.setup().first.other(),
        }
    }
}
