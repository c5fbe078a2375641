//! What may happen next.
//!
//! [`take`] is pure and total: it turns a wish into what happened, or says why not. It knows no clock, no disk, no
//! window and no randomness, and it never changes anything itself.

use std::sync::Arc;

use jiff::{SignedDuration, Timestamp};

use crate::{
    guide::{Guide, MoveKind, Stage},
    session::{
        action::Action,
        event::Event,
        state::{Part, Phase, Request, State},
        values::{CheckIn, CheckOut, Granted, OriginNote, Outcome, Pair, Record, Seat, Setup, Words},
    },
};

/// The shortest break: a stirred-up body needs about that long (practice: flooding and break).
pub const SHORTEST_BREAK: SignedDuration = SignedDuration::from_mins(20);

/// The longest break, and the longest “not now”: within a day.
pub const LONGEST_BREAK: SignedDuration = SignedDuration::from_hours(24);

/// The longest text of one entry, in bytes.
pub const LONGEST_TEXT: usize = 200_000;

/// Why something may not happen now.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub enum Refusal {
    /// It does not belong to this step.
    NotHere,
    /// It is the other one’s part.
    NotYours,
    /// They are on a break.
    OnBreak,
    /// They are not on a break.
    NoBreak,
    /// The session is over.
    Over,
    /// The break would be shorter than 20 minutes.
    BreakTooShort,
    /// The time is more than a day away.
    TooFarOff,
    /// The time is already past.
    InThePast,
    /// There is no step before this one.
    NothingBefore,
    /// An answer from 0 to 10 is out of range.
    OutOfRange,
    /// This needs a few words.
    NoWords,
    /// The text is longer than one entry can be.
    TooLong,
    /// The guide has no such field or door.
    Unknown,
    /// What to keep is for both to say; it cannot be skipped.
    KeepIsForBoth,
    /// They agreed to write nothing down.
    OffTheRecord,
    /// Both have already looked at it together, or said that they will not.
    AlreadySaid,
    /// The answers are still missing; the step may be skipped.
    NoAnswers,
}

impl Refusal {
    /// The id of its sentence in the catalogue of words.
    #[must_use]
    pub fn key(self) -> &'static str {
        match self {
            Self::NotHere => "refusal-not-here",
            Self::NotYours => "refusal-not-yours",
            Self::OnBreak => "refusal-on-break",
            Self::NoBreak => "refusal-no-break",
            Self::Over => "refusal-over",
            Self::BreakTooShort => "refusal-break-too-short",
            Self::TooFarOff => "refusal-too-far-off",
            Self::InThePast => "refusal-in-the-past",
            Self::NothingBefore => "refusal-nothing-before",
            Self::OutOfRange => "refusal-out-of-range",
            Self::NoWords => "refusal-no-words",
            Self::TooLong => "refusal-too-long",
            Self::Unknown => "refusal-unknown",
            Self::KeepIsForBoth => "refusal-keep-is-for-both",
            Self::OffTheRecord => "refusal-off-the-record",
            Self::AlreadySaid => "refusal-already-said",
            Self::NoAnswers => "refusal-no-answers",
        }
    }
}

/// The first event of a session.
#[must_use]
pub fn begin(guide: Arc<Guide>, setup: Setup) -> Event {
    Event::Began { setup, guide }
}

/// What an action means now.
///
/// # Errors
///
/// Says why it may not happen; nothing has changed then.
pub fn take(state: &State, action: Action, now: Timestamp) -> Result<Event, Refusal> {
    match (&action, state.phase) {
        (_, Phase::Ended) => return Err(Refusal::Over),
        (Action::Break { until }, Phase::Running | Phase::Returning) => {
            return break_time(*until, now).map(|until| Event::BreakTaken { until });
        }
        (Action::Break { until }, Phase::Resting { .. }) => {
            return break_time(*until, now).map(|until| Event::BreakMoved { until });
        }
        (Action::Return, Phase::Resting { .. }) => return Ok(Event::Returned),
        (Action::Appreciate { seat, text }, Phase::Returning) => {
            return Ok(Event::Appreciated { seat: *seat, words: written(text)? });
        }
        (Action::Resume, Phase::Returning) => return Ok(Event::Resumed),
        (Action::Stop, _) => return Ok(Event::Stopped),
        (Action::Return | Action::Resume | Action::Appreciate { .. }, _) => return Err(Refusal::NoBreak),
        (Action::Ready { .. } | Action::NotNow { .. }, Phase::Postponed { .. })
        | (Action::Draft { .. }, Phase::Returning)
        | (_, Phase::Running) => {}
        (_, Phase::Postponed { .. } | Phase::Resting { .. } | Phase::Returning) => return Err(Refusal::OnBreak),
    }
    take_in_step(state, action, now)
}

fn take_in_step(state: &State, action: Action, now: Timestamp) -> Result<Event, Refusal> {
    match action {
        Action::Ready { ticks } => in_readiness(state).map(|()| Event::Ready { ticks }),
        Action::NotNow { until } => {
            in_readiness(state)?;
            within_a_day(until, now).map(|until| Event::Postponed { until })
        }
        Action::LookBack { requests } => look_back(state, requests),
        Action::Follow { index, outcome } => follow(state, index, outcome),
        Action::CheckIn { seat, answers } => check_in(state, seat, answers),
        Action::CheckOut { seat, answers } => check_out(state, seat, answers),
        Action::Show { seat, show } => vote(state, seat, show),
        Action::Note { seat, note } => take_note(state, seat, note),
        Action::Fill { field, text } => fill(state, &field, &text),
        Action::Say { text } => say(state, &text),
        Action::LetMeMirror { text } => let_me_mirror(state, &text),
        Action::Confirm { answer, missing } => {
            in_move(state, MoveKind::Confirm)?;
            Ok(Event::Confirmed { answer, missing: written(&missing)? })
        }
        Action::More { more } => in_move(state, MoveKind::More).map(|_| Event::MoreAsked { more }),
        Action::Ask { question } => ask(state, question),
        Action::Park { text } => {
            let listener = state.floor().ok_or(Refusal::NotHere)?.other();
            Ok(Event::Parked { seat: listener, words: some_words(&text)? })
        }
        Action::ThankForShowing if state.thanked => Err(Refusal::AlreadySaid),
        Action::ThankForShowing => {
            state.listens().map(|seat| Event::ThankedForShowing { seat }).ok_or(Refusal::NotHere)
        }
        Action::LetGo { index } => match state.parked.get(index) {
            Some(parked) if !parked.let_go => Ok(Event::LetGo { index }),
            _ => Err(Refusal::Unknown),
        },
        Action::Request { seat, text, by } => {
            in_requests(state)?;
            Ok(Event::Requested { seat, words: some_words(&text)?, by })
        }
        Action::Answer { index, answer, text } => {
            in_requests(state)?;
            state.requests.get(index).ok_or(Refusal::Unknown)?;
            Ok(Event::Answered { index, answer, words: written(&text)? })
        }
        Action::AnswerOffer { index, taken } => {
            in_requests(state)?;
            let offered = state.requests.get(index).is_some_and(Request::has_offer);
            if offered { Ok(Event::OfferAnswered { index, taken }) } else { Err(Refusal::Unknown) }
        }
        Action::TakeAlong { seat, text } => match (state.stage(), state.step.part) {
            (Some(Stage::Closing(_)), Part::Together) => Ok(Event::TookAlong { seat, words: written(&text)? }),
            _ => Err(Refusal::NotHere),
        },
        Action::GoOn => go_on(state),
        Action::GoBack if state.can_go_back() => Ok(Event::WentBack),
        Action::GoBack => Err(Refusal::NothingBefore),
        Action::Skip if state.step.part == Part::Keep => Err(Refusal::KeepIsForBoth),
        Action::Skip => Ok(skip(state)),
        Action::SkipTurn => state.end_of_turn().map(|_| Event::TurnSkipped).ok_or(Refusal::NotHere),
        Action::ChangeWay { way } => Ok(Event::WayChanged { way }),
        Action::Keep { seat, keep } => match (state.step.part, state.setup().record) {
            (_, Record::Off) => Err(Refusal::OffTheRecord),
            (Part::Keep, Record::On) => Ok(Event::KeepChosen { seat, keep }),
            _ => Err(Refusal::NotHere),
        },
        Action::Draft { seat, field, text } => Ok(Event::Drafted { seat, field, words: written(&text)? }),
        // `take` has answered these already.
        Action::Break { .. } | Action::Return | Action::Appreciate { .. } | Action::Resume | Action::Stop => {
            Err(Refusal::NotHere)
        }
    }
}

/// Only right after the gate, once, and only where it may be written down: an example is nobody’s own evening.
fn look_back(state: &State, requests: Vec<Granted>) -> Result<Event, Refusal> {
    if state.setup().record == Record::Off {
        return Err(Refusal::OffTheRecord);
    }
    if !state.earlier.is_empty() {
        return Err(Refusal::AlreadySaid);
    }
    state.just_through_the_gate().filter(|_| !state.setup().example).ok_or(Refusal::NotHere)?;
    if requests.is_empty() || requests.iter().any(|it| it.agreed().text().is_none()) {
        return Err(Refusal::NoWords);
    }
    for words in requests.iter().flat_map(|it| std::iter::once(&it.words).chain(&it.instead)) {
        check_length(words.text().unwrap_or_default())?;
    }
    Ok(Event::LookedBack { requests })
}

fn follow(state: &State, index: usize, outcome: Outcome) -> Result<Event, Refusal> {
    if state.step.part != Part::LookingBack {
        return Err(Refusal::NotHere);
    }
    state.earlier.get(index).map(|_| Event::Followed { index, outcome }).ok_or(Refusal::Unknown)
}

fn take_note(state: &State, seat: Seat, note: OriginNote) -> Result<Event, Refusal> {
    let Some(Stage::Origins(origins)) = state.stage() else { return Err(Refusal::NotHere) };
    alone(state, seat)?;
    if !origins.doors.iter().any(|door| door.id == note.door) {
        return Err(Refusal::Unknown);
    }
    check_length(note.words.text().unwrap_or_default())?;
    Ok(Event::Noted { seat, note })
}

/// Only what the guide offers may be asked: a question of one’s own steers.
fn ask(state: &State, question: Option<String>) -> Result<Event, Refusal> {
    in_move(state, MoveKind::Invite)?;
    let offered = state.current_move().map(|it| &it.questions[..]).unwrap_or_default();
    match question {
        Some(question) if !offered.contains(&question) => Err(Refusal::Unknown),
        question => Ok(Event::Asked { question }),
    }
}

fn in_readiness(state: &State) -> Result<(), Refusal> {
    let gate = matches!(state.stage(), Some(Stage::Readiness(_))) && state.step.part == Part::Together;
    gate.then_some(()).ok_or(Refusal::NotHere)
}

/// What was granted before may be asked for again where they look back at it.
fn in_requests(state: &State) -> Result<(), Refusal> {
    state.asks_for_requests().then_some(()).ok_or(Refusal::NotHere)
}

/// Who acts, where the move that they are in is of this kind.
fn in_move(state: &State, kind: MoveKind) -> Result<Seat, Refusal> {
    state.current_move().filter(|it| it.kind == kind).and_then(|_| state.acts()).ok_or(Refusal::NotHere)
}

fn alone(state: &State, seat: Seat) -> Result<(), Refusal> {
    match state.step.part {
        Part::Alone(who) if who == seat => Ok(()),
        Part::Alone(_) => Err(Refusal::NotYours),
        _ => Err(Refusal::NotHere),
    }
}

fn check_in(state: &State, seat: Seat, answers: CheckIn) -> Result<Event, Refusal> {
    let Some(Stage::CheckIn(_)) = state.stage() else { return Err(Refusal::NotHere) };
    alone(state, seat)?;
    on_the_scale([answers.now, answers.wished, answers.stirred, answers.heat])?;
    Ok(Event::CheckedIn { seat, answers })
}

fn check_out(state: &State, seat: Seat, answers: CheckOut) -> Result<Event, Refusal> {
    let Some(Stage::Closing(_)) = state.stage() else { return Err(Refusal::NotHere) };
    alone(state, seat)?;
    on_the_scale([answers.understood, answers.made_sense, answers.cared])?;
    Ok(Event::CheckedOut { seat, answers })
}

fn on_the_scale<const N: usize>(answers: [u8; N]) -> Result<(), Refusal> {
    answers.iter().all(|answer| *answer <= 10).then_some(()).ok_or(Refusal::OutOfRange)
}

/// The first vote is noted; the second decides.
fn vote(state: &State, seat: Seat, show: bool) -> Result<Event, Refusal> {
    if state.step.part != Part::Reveal {
        return Err(Refusal::NotHere);
    }
    if revealed(state) {
        return Err(Refusal::AlreadySaid);
    }
    match state.alone.of(seat.other()).vote {
        None => Ok(Event::Voted { seat, show }),
        Some(other) => {
            Ok(show.then_some(()).filter(|()| other).and_then(|()| reveal(state)).unwrap_or(Event::KeptApart))
        }
    }
}

fn reveal(state: &State) -> Option<Event> {
    let Pair { left, right } = &state.alone;
    match state.stage()? {
        Stage::CheckIn(_) => {
            Some(Event::CheckInShown { answers: Pair { left: left.check_in?, right: right.check_in? } })
        }
        Stage::Closing(_) => {
            Some(Event::CheckOutShown { answers: Pair { left: left.check_out?, right: right.check_out? } })
        }
        _ => None,
    }
}

/// Whether both look at the answers of this stage together already.
fn revealed(state: &State) -> bool {
    match state.stage() {
        Some(Stage::CheckIn(_)) => state.check_in.is_some(),
        Some(Stage::Closing(_)) => state.check_out.is_some(),
        _ => false,
    }
}

fn fill(state: &State, field: &str, text: &str) -> Result<Event, Refusal> {
    let sheet = state.stage().and_then(Stage::sheet).ok_or(Refusal::NotHere)?;
    let words = written(text)?;
    let find = |fields: &[crate::guide::Field]| {
        fields.iter().find(|it| it.id == field).map(|it| it.label.clone()).ok_or(Refusal::Unknown)
    };
    match state.step.part {
        Part::Alone(seat) if sheet.private => {
            find(&sheet.own).map(|_| Event::Prepared { seat, field: field.to_owned(), words })
        }
        Part::Alone(seat) => {
            find(&sheet.own).map(|_| Event::Filled { seat: Some(seat), field: field.to_owned(), words })
        }
        _ if sheet.agreement => find(&sheet.together).map(|label| Event::Agreed { label, words }),
        _ => find(&sheet.together).map(|_| Event::Filled { seat: None, field: field.to_owned(), words }),
    }
}

fn say(state: &State, text: &str) -> Result<Event, Refusal> {
    let words = written(text)?;
    if let (Some(Stage::Writing(_)), Part::Alone(seat)) = (state.stage(), state.step.part) {
        return Ok(Event::LetterWritten { seat, words });
    }
    let current = state.current_move().ok_or(Refusal::NotHere)?;
    if !current.kind.has_words() {
        return Err(Refusal::NotHere);
    }
    let seat = state.acts().ok_or(Refusal::NotHere)?;
    Ok(Event::Said { seat, words, paused: false })
}

fn let_me_mirror(state: &State, text: &str) -> Result<Event, Refusal> {
    let seat = state.acts().filter(|_| state.can_pause_to_mirror()).ok_or(Refusal::NotHere)?;
    Ok(Event::Said { seat, words: written(text)?, paused: true })
}

fn go_on(state: &State) -> Result<Event, Refusal> {
    match (state.stage(), state.step.part) {
        (_, Part::LookingBack) => Ok(Event::WentOn),
        (Some(Stage::Origins(_)), Part::Alone(seat)) => {
            let told = state.alone.of(seat).notes.iter().filter(|note| note.tell).cloned().collect();
            Ok(Event::Explored { seat, told })
        }
        (Some(Stage::Writing(_)), Part::Together) => {
            let letter = |seat| state.letter_to_read(seat).cloned().unwrap_or_default();
            Ok(Event::LettersRead { letters: Pair { left: letter(Seat::Left), right: letter(Seat::Right) } })
        }
        (Some(Stage::CheckIn(_)), Part::Alone(seat)) => {
            state.alone.of(seat).check_in.map(|_| Event::WentOn).ok_or(Refusal::NoAnswers)
        }
        (Some(Stage::Closing(_)), Part::Alone(seat)) => {
            state.alone.of(seat).check_out.map(|_| Event::WentOn).ok_or(Refusal::NoAnswers)
        }
        (Some(Stage::Readiness(_)), _) => Err(Refusal::NotHere),
        (_, Part::Alone(_) | Part::Together) => Ok(Event::WentOn),
        (_, Part::Reveal) if revealed(state) => Ok(Event::WentOn),
        (_, Part::Keep) => Err(Refusal::KeepIsForBoth),
        _ => Err(Refusal::NotHere),
    }
}

/// Skipping the explorer must not tell anything, and skipping the answers must not show them.
fn skip(state: &State) -> Event {
    match (state.stage(), state.step.part) {
        (Some(Stage::Origins(_)), Part::Alone(seat)) => Event::Explored { seat, told: Vec::new() },
        (_, Part::Reveal) if !revealed(state) => Event::KeptApart,
        _ => Event::Skipped,
    }
}

fn break_time(until: Timestamp, now: Timestamp) -> Result<Timestamp, Refusal> {
    if until.duration_since(now) < SHORTEST_BREAK {
        return Err(Refusal::BreakTooShort);
    }
    within_a_day(until, now)
}

fn within_a_day(until: Timestamp, now: Timestamp) -> Result<Timestamp, Refusal> {
    match until.duration_since(now) {
        away if away > LONGEST_BREAK => Err(Refusal::TooFarOff),
        away if away.is_negative() => Err(Refusal::InThePast),
        _ => Ok(until),
    }
}

fn check_length(text: &str) -> Result<(), Refusal> {
    if text.len() > LONGEST_TEXT { Err(Refusal::TooLong) } else { Ok(()) }
}

fn written(text: &str) -> Result<Words, Refusal> {
    check_length(text).map(|()| Words::from_field(text))
}

fn some_words(text: &str) -> Result<Words, Refusal> {
    match written(text)? {
        Words::Spoken => Err(Refusal::NoWords),
        words => Ok(words),
    }
}
