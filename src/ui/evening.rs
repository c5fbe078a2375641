//! A session as the window holds it: what happened, where it stands, and what is half done at the screen.
//!
//! No egui here and no disk: an action becomes an event, the event waits until it has been written, and only then
//! does the state move on, so that the screen never calls a turn finished that a power cut could still take.

use std::{
    collections::{BTreeMap, VecDeque},
    fmt::Debug,
    hash::Hash,
};

use jiff::{SignedDuration, Timestamp};

use crate::{
    guide::{MoveKind, Need, Role, Stage},
    session::{
        Action, CheckIn, CheckOut, DraftField, Entry, Event, Granted, Pair, Part, Phase, Record, Refusal, Seat,
        Session, State, Step, Ticks, Words, said_before_going_back, take,
    },
    store::HeldId,
    ui::wording::Wording,
};

/// Half-typed words are written this long after the last key.
const DRAFT_AFTER: SignedDuration = SignedDuration::from_secs(2);

/// Or as soon as the text has become so many bytes longer or shorter.
const DRAFT_BYTES: usize = 200;

/// While somebody speaks, all but their side and the prompt grows dim so long after the last touch.
const DIM_AFTER: SignedDuration = SignedDuration::from_secs(5);

/// Whether what has been done so far is on disk.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub enum Safety {
    /// Nothing is written: off the record.
    OffTheRecord,
    /// Everything finished is in the safety copy.
    Safe,
    /// The safety copy could not be written; what was said is only here.
    Unsafe,
}

/// How far carrying out what both said to keep has come.
#[derive(Clone, Debug, Eq, PartialEq)]
pub enum Ending {
    /// They have not said where.
    Open,
    /// It is under way.
    UnderWay,
    /// It is done.
    Carried,
    /// It could not be done; the sentence says why and what is safe.
    Stuck(String),
}

/// What is half done at the screen and nobody else needs.
#[derive(Default)]
pub struct AtHand {
    /// Text fields of this step, by field.
    pub fields: BTreeMap<DraftField, String>,
    /// The readiness ticks.
    pub ticks: Pair<Ticks>,
    /// The numbers of a private part, in their order.
    pub numbers: [Option<u8>; 4],
    /// The hand-over card of this step has been put away.
    pub uncovered: bool,
    /// The step has just begun: the screen moves the keyboard focus to where it goes on.
    pub fresh: bool,
    /// The next frame is as good as the first of a step.
    pub refresh: bool,
    /// Which of several is chosen: a door, a question, a letter.
    pub chosen: usize,
    /// Which need is explored; the first where none was chosen.
    pub need: Option<Need>,
    /// The small questions are asked from this one on.
    pub question: usize,
    /// The shared quiet began at this moment.
    pub quiet_since: Option<Timestamp>,
    /// Since when both are ready at the gate, by the clock of the window.
    pub opening: Option<f64>,
    /// The speaker has said “almost” or “not yet” and says what is missing.
    pub missing: Option<crate::session::Arrived>,
    /// Who asks, in the form for a request.
    pub asker: Option<Seat>,
    /// The request for which something else is being offered.
    pub offering: Option<usize>,
    /// By when, in days from today; none where it is 0.
    pub days: i32,
    /// Whether the Shift keys are held, by seat.
    pub held: Pair<bool>,
    /// Whether the speaker looks at what is for their own eyes.
    pub own: Own,
    /// Whether the beginnings of a sentence are shown as they are set.
    pub stems: Stems,
    /// The help with wording beside the field that is written in.
    pub wording: Wording,
}

/// What is for the speaker’s own eyes: their notes, and the replies that they put aside.
#[derive(Clone, Copy, Debug, Default, Eq, PartialEq)]
pub enum Own {
    /// Out of sight until they want it.
    #[default]
    Hidden,
    /// On screen.
    Shown,
}

/// The beginnings of a sentence in this step.
#[derive(Clone, Copy, Debug, Default, Eq, PartialEq)]
pub enum Stems {
    /// As they are set.
    #[default]
    AsSet,
    /// Brought back, or put aside where all of them are shown.
    Turned,
}

impl Stems {
    /// The other one.
    #[must_use]
    pub fn turned(self) -> Self {
        match self {
            Self::AsSet => Self::Turned,
            Self::Turned => Self::AsSet,
        }
    }
}

/// The field beside which there is help with wording.
pub struct Helped {
    /// Which.
    pub field: DraftField,
    /// Whether its writer speaks or listens.
    pub role: Role,
    /// Who writes in it.
    pub seat: Seat,
}

/// What was granted on an earlier evening, until they have said whether to look at it first.
pub struct Before {
    /// What was granted.
    pub requests: Vec<Granted>,
    /// Who has said yes.
    pub wants: Pair<bool>,
}

/// A session that is being held.
pub struct Evening {
    /// What happened.
    pub session: Session,
    /// Where it stands.
    pub state: State,
    /// When this step began.
    pub since: Timestamp,
    /// What is half done at the screen.
    pub hand: AtHand,
    /// What may not happen now, and why; until the next action.
    pub refusal: Option<Refusal>,
    /// How to speak of it to the store; nothing where nothing is written.
    pub grip: Option<HeldId>,
    /// Whether what was done is on disk.
    pub safety: Safety,
    /// Why what was done is not on disk.
    pub trouble: Option<String>,
    /// How far carrying out what both said to keep has come.
    pub ending: Ending,
    /// Where what is kept goes, as it stands in its field.
    pub place: String,
    before: Option<Before>,
    passed_on: Option<Timestamp>,
    /// When somebody last touched a key or the mouse.
    pub touched: Timestamp,
    /// Who wants no help with wording tonight.
    pub hushed: Pair<bool>,
    /// An entry on its way to the disk.
    waiting: Option<Entry>,
    /// Actions that came while one was on its way.
    queue: VecDeque<Action>,
    /// What the safety copy knows of the fields, and since when they differ.
    drafted: BTreeMap<DraftField, String>,
    typed: Option<Timestamp>,
}

impl Evening {
    /// Holds a session, new or found again.
    ///
    /// Gives nothing where it does not begin as a session does.
    #[must_use]
    pub fn new(session: Session, now: Timestamp) -> Option<Self> {
        let state = session.state()?;
        let safety = match state.setup().record {
            Record::On => Safety::Safe,
            Record::Off => Safety::OffTheRecord,
        };
        let mut evening = Self {
            since: now,
            before: None,
            passed_on: None,
            touched: now,
            hushed: Pair::default(),
            hand: AtHand { fresh: true, ..AtHand::default() },
            refusal: None,
            grip: None,
            safety,
            trouble: None,
            ending: Ending::Open,
            place: String::new(),
            waiting: None,
            queue: VecDeque::new(),
            drafted: BTreeMap::new(),
            typed: None,
            session,
            state,
        };
        evening.take_up_drafts();
        Some(evening)
    }

    /// They are talking: not away, not over.
    #[must_use]
    pub fn is_running(&self) -> bool {
        self.state.phase == Phase::Running
    }

    /// Since when whoever acts now has been acting: a hasty second key of the other is not theirs.
    #[must_use]
    pub fn passed_on(&self) -> Option<Timestamp> {
        self.passed_on
    }

    /// What the screen shows as one: the next step is a new sheet.
    #[must_use]
    pub fn sheet(&self) -> impl Debug + Hash + use<> {
        (self.state.step, self.state.phase, self.since, self.hand.uncovered, self.hand.question)
    }

    /// Whether leaving now would lose words: what is not on disk is nowhere else.
    #[must_use]
    pub fn would_be_lost(&self) -> bool {
        match self.safety {
            Safety::Safe => self.is_waiting(),
            Safety::OffTheRecord => self.state.phase != Phase::Ended,
            Safety::Unsafe => self.ending != Ending::Carried,
        }
    }

    /// From when on the screen is dim: somebody speaks, and nobody needs more of it than the prompt.
    #[must_use]
    pub fn dims_at(&self) -> Option<Timestamp> {
        let kind = self.state.current_move()?.kind;
        let aloud = kind.has_words() && !self.state.way.writes(kind);
        let speaks = self.is_running() && aloud && self.asks_to_look_back().is_none();
        speaks.then(|| self.since.max(self.touched) + DIM_AFTER)
    }

    /// These were granted on an earlier evening; both are asked once they are through the gate.
    pub fn granted_before(&mut self, requests: Vec<Granted>) {
        self.before = (!requests.is_empty()).then(|| Before { requests, wants: Pair::default() });
    }

    /// What both are asked to look at first; nothing where it is not the moment, or where they have answered.
    #[must_use]
    pub fn asks_to_look_back(&self) -> Option<&Before> {
        let here = self.is_running() && self.state.earlier.is_empty() && self.state.just_through_the_gate().is_some();
        self.before.as_ref().filter(|_| here)
    }

    /// One of them says whether to look back first. One no is enough; what they do with a yes from both is given.
    pub fn say_whether_to_look_back(&mut self, seat: Seat, wants: bool, now: Timestamp) -> Option<Action> {
        if !wants {
            self.before = None;
            self.since = now;
            self.hand.refresh = true;
        }
        let before = self.before.as_mut()?;
        *before.wants.of_mut(seat) = true;
        let both = before.wants.left && before.wants.right;
        both.then(|| Action::LookBack { requests: before.requests.clone() })
    }

    /// Whether what they keep has a place and is not there yet.
    #[must_use]
    pub fn waits_to_be_kept(&self) -> bool {
        matches!(self.ending, Ending::Open | Ending::Stuck(_)) && !self.place.trim().is_empty()
    }

    /// Whether nothing has happened yet but that it was set up.
    #[must_use]
    pub fn has_just_begun(&self) -> bool {
        self.session.entries.len() == 1 && !self.is_waiting()
    }

    /// Whether an entry is on its way to the disk.
    #[must_use]
    pub fn is_waiting(&self) -> bool {
        self.waiting.is_some()
    }

    /// An entry on its way that moves the step: what is on screen is about to change.
    #[must_use]
    pub fn is_moving(&self) -> bool {
        self.waiting.as_ref().is_some_and(|entry| !matches!(entry.event, Event::Drafted { .. }))
    }

    /// Takes an action. Gives the entry to write, unless it has to wait or may not happen.
    pub fn act(&mut self, action: Action, now: Timestamp) -> Option<Entry> {
        if self.waiting.is_some() {
            self.queue.push_back(action);
            return None;
        }
        match take(&self.state, action, now) {
            Ok(event) => {
                self.refusal = None;
                let seq = self.session.entries.last().map_or(1, |entry| entry.seq + 1);
                let entry = Entry { seq, at: now, event, raw: None, extras: serde_json::Map::new() };
                self.waiting = Some(entry.clone());
                Some(entry)
            }
            Err(refusal) => {
                self.refusal = Some(refusal);
                self.queue.clear();
                None
            }
        }
    }

    /// The entry on its way has arrived, or cannot be written: the state moves on. Gives the next entry to write.
    pub fn arrived(&mut self, safe: bool, now: Timestamp) -> Option<Entry> {
        let entry = self.waiting.take()?;
        if self.safety != Safety::OffTheRecord {
            self.safety = if safe { Safety::Safe } else { Safety::Unsafe };
        }
        let before: (Step, Phase) = (self.state.step, self.state.phase);
        let acted = self.state.acts();
        let listener = self.state.floor().map(Seat::other);
        self.state.apply(&entry.event);
        let moved = before != (self.state.step, self.state.phase) || is_answer(&entry.event);
        let went_back = entry.event == Event::WentBack;
        self.session.entries.push(entry);
        if self.state.acts() != acted {
            self.passed_on = Some(now);
        }
        if moved {
            let aside = self.hand.fields.remove(&DraftField::Park);
            self.since = now;
            self.hand = AtHand { fresh: true, ..AtHand::default() };
            self.drafted.clear();
            self.typed = None;
            self.take_up_drafts();
            // Not where nothing is written any more: it would be said again unseen.
            let writes = self.state.current_move().is_some_and(|it| self.state.way.writes(it.kind));
            if went_back
                && writes
                && let Some(Words::Text(text)) = said_before_going_back(self.session.events())
            {
                self.take_up(DraftField::Main, &text);
            }
            // What the listener is about to put aside belongs to no step, but to nobody else either.
            if let (Some(text), true) = (aside, self.state.floor().map(Seat::other) == listener) {
                self.hand.fields.insert(DraftField::Park, text);
            }
        }
        let next = self.queue.pop_front()?;
        self.act(next, now)
    }

    /// Half-typed words that are due for the safety copy.
    pub fn draft_due(&mut self, now: Timestamp) -> Option<Action> {
        let differs = |(field, text): &(&DraftField, &String)| {
            self.drafted.get(*field).map_or("", String::as_str) != text.as_str()
        };
        let Some((field, text)) = self.hand.fields.iter().find(differs) else {
            self.typed = None;
            return None;
        };
        let typed = *self.typed.get_or_insert(now);
        let long = |(field, text): &(&DraftField, &String)| {
            text.len().abs_diff(self.drafted.get(*field).map_or(0, String::len)) >= DRAFT_BYTES
        };
        let rested = now.duration_since(typed) >= DRAFT_AFTER;
        let due = if rested { Some((field, text)) } else { self.hand.fields.iter().find(long) };
        let (field, text) = due.map(|(field, text)| (field.clone(), text.clone()))?;
        Some(self.draft(field, text))
    }

    /// Whether something is written in a field of this step.
    #[must_use]
    pub fn has_words(&self) -> bool {
        self.hand.fields.iter().any(|(field, text)| *field != DraftField::Park && !text.trim().is_empty())
    }

    /// All half-typed words that the safety copy does not know.
    pub fn unwritten(&mut self) -> Vec<Action> {
        let fields = self.hand.fields.clone().into_iter();
        let known = |field: &DraftField| self.drafted.get(field).map_or("", String::as_str);
        let unwritten: Vec<_> = fields.filter(|(field, text)| known(field) != text).collect();
        unwritten.into_iter().map(|(field, text)| self.draft(field, text)).collect()
    }

    /// The half-typed words of all fields, to be written at once where nobody comes back to this window.
    ///
    /// Nothing where the step is about to change: these words have just been finished.
    pub fn last_entries(&mut self, now: Timestamp) -> Vec<Entry> {
        if self.is_moving() {
            return Vec::new();
        }
        let drafts = self.unwritten();
        let queued = std::mem::take(&mut self.queue).into_iter().filter(|it| matches!(it, Action::Draft { .. }));
        let events = queued.chain(drafts).filter_map(|draft| take(&self.state, draft, now).ok());
        let last = self.waiting.as_ref().or(self.session.entries.last()).map_or(0, |entry| entry.seq);
        let entry = |(seq, event)| Entry { seq, at: now, event, raw: None, extras: serde_json::Map::new() };
        (last + 1..).zip(events).map(entry).collect()
    }

    /// Puts into a field what was written there before, unless something stands there already.
    pub fn take_up(&mut self, field: DraftField, text: &str) {
        if !self.hand.fields.contains_key(&field) {
            self.drafted.insert(field.clone(), text.to_owned());
            self.hand.fields.insert(field, text.to_owned());
        }
    }

    fn draft(&mut self, field: DraftField, text: String) -> Action {
        self.drafted.insert(field.clone(), text.clone());
        let seat = self.hand.asker.or(self.state.acts()).or(self.state.floor()).unwrap_or(Seat::Left);
        Action::Draft { seat, field, text }
    }

    /// Somebody typed: the words are due two seconds after the last key.
    pub fn typed(&mut self, now: Timestamp) {
        self.typed = Some(now);
        self.hand.wording.typed(now);
    }

    /// The field beside which there is help with wording now.
    #[must_use]
    pub fn helped(&self) -> Option<Helped> {
        let (field, role, seat) = match (self.state.stage()?, self.state.step.part) {
            (Stage::Round(_), _) if self.hand.missing.is_some() => {
                (DraftField::Missing, Role::Speaker, self.state.floor()?)
            }
            (Stage::Round(_), _) => {
                let current = self.state.current_move().filter(|it| self.state.way.writes(it.kind))?;
                (DraftField::Main, current.role(), self.state.acts()?)
            }
            (Stage::Writing(_), Part::Alone(seat)) => (DraftField::Main, Role::Speaker, seat),
            (Stage::Requests(_), _) => (DraftField::Main, Role::Speaker, self.asks()),
            _ => return None,
        };
        Some(Helped { field, role, seat })
    }

    /// Who asks, in the form for a request; until they say, the one who spoke first.
    #[must_use]
    pub fn asks(&self) -> Seat {
        self.hand.asker.unwrap_or(self.state.setup().first)
    }

    /// Whether a reply was put aside and nothing has happened since.
    #[must_use]
    pub fn has_just_parked(&self) -> bool {
        let last = self.session.entries.iter().rfind(|entry| !matches!(entry.event, Event::Drafted { .. }));
        last.is_some_and(|entry| matches!(entry.event, Event::Parked { .. }))
    }

    /// What they have said that is good since they came back, in order.
    pub fn appreciated(&self) -> Vec<(Seat, &str)> {
        let since = |event: &&Event| **event != Event::Returned;
        let mut said: Vec<(Seat, &str)> = self
            .session
            .entries
            .iter()
            .rev()
            .map(|entry| &entry.event)
            .take_while(since)
            .filter_map(|event| match event {
                Event::Appreciated { seat, words } => Some((*seat, words.text()?)),
                _ => None,
            })
            .collect();
        said.reverse();
        said
    }

    /// Looks at the wording of what stands in the field.
    pub fn look_at_wording(&mut self) {
        let Some(help) = self.helped() else {
            self.hand.wording = Wording::default();
            return;
        };
        let text = self.hand.fields.get(&help.field).map_or("", String::as_str);
        let kind = self.state.current_move().map(|it| it.kind);
        let gives_back = matches!(kind, Some(MoveKind::Mirror | MoveKind::Summarise));
        self.hand.wording.look(help.role, text, gives_back);
        if kind == Some(MoveKind::Mirror) {
            let exchange = &self.state.exchange;
            let before = exchange.given_back.as_ref().and_then(|it| it.words.text()).unwrap_or_default();
            self.hand.wording.compare(exchange.waiting().iter().filter_map(Words::text), before, text);
        }
    }

    /// When half-typed words are due next.
    #[must_use]
    pub fn due_at(&self) -> Option<Timestamp> {
        self.typed.map(|typed| typed + DRAFT_AFTER)
    }

    /// The answers of the check-in, once all four are there.
    #[must_use]
    pub fn check_in(&self) -> Option<CheckIn> {
        let [now, wished, stirred, heat] = self.hand.numbers;
        Some(CheckIn { now: now?, wished: wished?, stirred: stirred?, heat: heat? })
    }

    /// The closing answers, once all three are there.
    #[must_use]
    pub fn check_out(&self) -> Option<CheckOut> {
        let [understood, made_sense, cared, _] = self.hand.numbers;
        Some(CheckOut { understood: understood?, made_sense: made_sense?, cared: cared? })
    }

    /// A text field of this step.
    pub fn field(&mut self, field: DraftField) -> &mut String {
        self.hand.fields.entry(field).or_default()
    }

    /// Takes a text out of its field.
    pub fn take_field(&mut self, field: &DraftField) -> String {
        self.hand.fields.remove(field).unwrap_or_default()
    }

    fn take_up_drafts(&mut self) {
        for (field, draft) in &self.state.drafts {
            let text = draft.words.text().unwrap_or_default().to_owned();
            self.drafted.insert(field.clone(), text.clone());
            self.hand.fields.insert(field.clone(), text);
            let asks = *field == DraftField::Main && matches!(self.state.stage(), Some(Stage::Requests(_)));
            if asks || *field == DraftField::Appreciation {
                self.hand.asker = Some(draft.seat);
            }
        }
    }
}

/// Events after which the same step asks for something new.
fn is_answer(event: &Event) -> bool {
    matches!(
        event,
        Event::CheckInShown { .. }
            | Event::CheckOutShown { .. }
            | Event::Requested { .. }
            | Event::Answered { .. }
            | Event::OfferAnswered { .. }
    )
}
