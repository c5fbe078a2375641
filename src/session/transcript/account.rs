//! How the readable account comes about: each event gives the lines that it has for others, in the step in which it
//! happened.
//!
//! What was answered behind the cover gives none.

use crate::{
    guide::{MoveKind, Stage},
    session::{
        document::Entry,
        event::Event,
        state::{Part, State},
        transcript::{Heading, Line, Section, What},
        values::{Granted, Keep, OriginNote, Seat, Words},
    },
};

/// What is collected while the events go by.
#[derive(Default)]
pub(super) struct Account {
    agreements: Vec<Line>,
    requests: Vec<Asked>,
    made_sense: Vec<Line>,
    /// By stage; what they looked back at belongs to none.
    stages: Vec<(Option<usize>, Section)>,
}

/// A request, and what became of it.
struct Asked {
    line: Line,
    answer: Option<Line>,
    suits: Option<Line>,
}

impl Account {
    /// The request that an answer is about.
    fn asked(&mut self, event: &Event) -> Option<&mut Asked> {
        match event {
            Event::Answered { index, .. } | Event::OfferAnswered { index, .. } => self.requests.get_mut(*index),
            _ => None,
        }
    }

    /// Writes down what is left of the event of one entry; the state is the one in which it happened.
    pub(super) fn read(&mut self, state: &State, place: usize, entry: &Entry, left: &Event) {
        for line in lines(state, place, entry, left) {
            match &line.what {
                What::Agreed(label) => {
                    self.agreements.retain(|old| !matches!(&old.what, What::Agreed(it) if it == label));
                    // One that was emptied is none.
                    if line.words == Some(Words::Spoken) {
                        continue;
                    }
                    self.agreements.push(line.clone());
                }
                What::Requested(_) => self.requests.push(Asked { line: line.clone(), answer: None, suits: None }),
                What::Answered(_) => {
                    if let Some(asked) = self.asked(&entry.event) {
                        (asked.answer, asked.suits) = (Some(line.clone()), None);
                    }
                }
                What::OfferAnswered(_) => {
                    if let Some(asked) = self.asked(&entry.event) {
                        asked.suits = Some(line.clone());
                    }
                }
                What::Said { in_move: Some(MoveKind::Validate), .. } if line.words != Some(Words::Spoken) => {
                    self.made_sense.push(line.clone());
                }
                _ => {}
            }
            self.put(state, line);
        }
    }

    /// Adds a line to the stage that it happened in; coming back to a stage opens a section of its own.
    fn put(&mut self, state: &State, line: Line) {
        let looks_back =
            state.step.part == Part::LookingBack || matches!(line.what, What::AskedBefore(_) | What::OfferedBefore);
        let place = (!looks_back).then_some(state.step.stage);
        if self.stages.last().is_none_or(|(last, _)| *last != place) {
            let title = || state.stage().map(Stage::title).unwrap_or_default().to_owned();
            let heading = match place {
                Some(_) => Heading::Stage { title: title(), speaker: state.floor() },
                None => Heading::LookedBack,
            };
            self.stages.push((place, Section { heading, lines: Vec::new() }));
        }
        if let Some((_, section)) = self.stages.last_mut() {
            // That somebody spoke, and spoke again, says no more than that they spoke.
            let says_the_same = |old: &Line| (old.seat, &old.what, &old.words) == (line.seat, &line.what, &line.words);
            if line.words != Some(Words::Spoken) || !section.lines.last().is_some_and(says_the_same) {
                section.lines.push(line);
            }
        }
    }

    /// What comes first, then all in order; only the former where they kept no more than that. The state is the last one.
    pub(super) fn sections(self, state: &State) -> Vec<Section> {
        let kept = state.keeps();
        if kept == Some(Keep::Nothing) {
            return Vec::new();
        }
        let granted = self.requests.into_iter().zip(&state.requests).filter(|(_, request)| request.is_granted());
        let lines = |(asked, _): (Asked, _)| std::iter::once(asked.line).chain(asked.answer).chain(asked.suits);
        let requests: Vec<Line> = granted.flat_map(lines).collect();
        let mut sections = vec![
            Section { heading: Heading::Agreements, lines: self.agreements },
            Section { heading: Heading::Requests, lines: requests },
        ];
        if kept != Some(Keep::Agreed) {
            sections.push(Section { heading: Heading::MadeSense, lines: self.made_sense });
            sections.extend(self.stages.into_iter().map(|(_, section)| section));
        }
        sections.retain(|section| !section.lines.is_empty());
        sections
    }
}

/// The lines that an event gives; none for what is private and for what only keeps the order.
fn lines(state: &State, place: usize, entry: &Entry, left: &Event) -> Vec<Line> {
    let in_round = state.current_move().map(|_| (state.step, state.way));
    let line = |seat, what| Line { entry: place, at: entry.at, seat, what, words: None, words_at: None, in_round };
    let with = |words: &Words, at, line| Line { words: Some(words.clone()), words_at: Some(at), ..line };
    let own = |what, words: &Words| vec![with(words, 0, line(who(state, left), what))];
    // An answer without a word says all with its label.
    let answer = |what, words: &Words| match words {
        Words::Spoken => vec![line(who(state, left), what)],
        words => own(what, words),
    };
    match left {
        Event::LookedBack { requests } => looked_back(requests, &line(None, What::Unknown)),
        // The words stand in the list that they look back at: there they are taken back.
        Event::Followed { index, outcome } => match state.earlier.get(*index) {
            Some(it) => vec![Line { words: Some(it.earlier.agreed().clone()), ..line(None, What::Followed(*outcome)) }],
            None => Vec::new(),
        },
        Event::CheckInShown { answers } => {
            Seat::BOTH.map(|seat| line(Some(seat), What::CheckIn(*answers.of(seat)))).into()
        }
        Event::CheckOutShown { answers } => {
            Seat::BOTH.map(|seat| line(Some(seat), What::CheckOut(*answers.of(seat)))).into()
        }
        Event::Explored { seat, told } => {
            let told = told.iter().filter_map(|note| Some((place_of(note, &entry.event)?, note)));
            told.map(|(at, note)| with(&note.words, at, line(Some(*seat), told_of(state, note)))).collect()
        }
        // A letter without words was skipped: it stayed with its writer.
        Event::LettersRead { letters } => (0..)
            .zip(Seat::BOTH)
            .filter(|(_, seat)| *letters.of(*seat) != Words::Spoken)
            .map(|(at, seat)| with(letters.of(seat), at, line(Some(seat), What::Letter)))
            .collect(),
        // A field that was emptied holds nothing to read.
        Event::Filled { words: Words::Spoken, .. } => Vec::new(),
        Event::Filled { field, words, .. } => own(What::Wrote(field_label(state, field)), words),
        Event::Agreed { label, words } => own(What::Agreed(label.clone()), words),
        Event::Said { words, paused, .. } => {
            own(What::Said { in_move: state.current_move().map(|it| it.kind), paused: *paused }, words)
        }
        // The guide’s words: there is nothing to take back.
        Event::Asked { question: Some(question) } => {
            let asked = line(who(state, left), What::Asked);
            vec![Line { words: Some(Words::from_field(question)), ..asked }]
        }
        Event::Parked { words, .. } => own(What::Parked, words),
        Event::Requested { words, by, .. } => own(What::Requested(*by), words),
        Event::TookAlong { words, .. } => own(What::TookAlong, words),
        Event::Appreciated { words, .. } => own(What::Appreciated, words),
        Event::Confirmed { answer: arrived, missing } => answer(What::Arrived(*arrived), missing),
        Event::Answered { answer: given, words, .. } => answer(What::Answered(*given), words),
        event => wordless(event).map(|what| answer(what, &Words::Spoken)).unwrap_or_default(),
    }
}

/// What was granted before, counted as [`Event::words_mut`] gives its words.
fn looked_back(requests: &[Granted], blank: &Line) -> Vec<Line> {
    let said = |it: &Granted| {
        let asked = (it.seat, What::AskedBefore(it.by), it.words.clone());
        let offered = it.instead.clone().map(|words| (it.seat.other(), What::OfferedBefore, words));
        std::iter::once(asked).chain(offered).collect::<Vec<_>>()
    };
    let line = |(at, (seat, what, words)): (usize, (Seat, What, Words))| {
        let (words, words_at) = (Some(words), Some(at));
        Line { seat: Some(seat), what, words, words_at, ..blank.clone() }
    };
    requests.iter().flat_map(said).enumerate().map(line).collect()
}

/// What an event without words tells; nothing where it is private or only keeps the order.
fn wordless(event: &Event) -> Option<What> {
    Some(match event {
        Event::Ready { .. } => What::Ready,
        Event::Postponed { until } => What::Postponed(*until),
        Event::KeptApart => What::KeptApart,
        Event::MoreAsked { more } => What::More(*more),
        Event::LetGo { .. } => What::LetGo,
        Event::OfferAnswered { taken, .. } => What::OfferAnswered(*taken),
        Event::ThankedForShowing { .. } => What::ThankedForShowing,
        Event::Skipped => What::Skipped,
        Event::TurnSkipped => What::TurnSkipped,
        Event::WentBack => What::WentBack,
        Event::WayChanged { way } => What::WayChanged(*way),
        Event::BreakTaken { until } => What::Break(*until),
        Event::BreakMoved { until } => What::BreakMoved(*until),
        Event::Returned => What::Returned,
        Event::Resumed => What::Resumed,
        Event::Stopped => What::Stopped,
        Event::Unknown => What::Unknown,
        _ => return None,
    })
}

/// The seat that an event names, or that acts in it.
fn who(state: &State, event: &Event) -> Option<Seat> {
    match event {
        Event::CheckedIn { seat, .. }
        | Event::CheckedOut { seat, .. }
        | Event::Voted { seat, .. }
        | Event::Noted { seat, .. }
        | Event::Explored { seat, .. }
        | Event::LetterWritten { seat, .. }
        | Event::Prepared { seat, .. }
        | Event::Said { seat, .. }
        | Event::Parked { seat, .. }
        | Event::ThankedForShowing { seat }
        | Event::Requested { seat, .. }
        | Event::TookAlong { seat, .. }
        | Event::Appreciated { seat, .. }
        | Event::KeepChosen { seat, .. }
        | Event::Drafted { seat, .. } => Some(*seat),
        Event::Filled { seat, .. } => *seat,
        Event::Confirmed { .. } | Event::MoreAsked { .. } => state.floor(),
        Event::Asked { .. } => state.floor().map(Seat::other),
        Event::OfferAnswered { index, .. } => state.requests.get(*index).map(|request| request.seat),
        Event::LetGo { index } => state.parked.get(*index).map(|parked| parked.seat),
        Event::Answered { index, .. } => state.requests.get(*index).map(|request| request.seat.other()),
        _ => None,
    }
}

/// Where a note that is still told stands among all that were told in this entry.
fn place_of(note: &OriginNote, event: &Event) -> Option<usize> {
    let Event::Explored { told, .. } = event else { return None };
    told.iter().position(|it| (it.need, &it.door) == (note.need, &note.door))
}

/// A told note with its names as the guide words them; the bare id where the guide has no such door.
fn told_of(state: &State, note: &OriginNote) -> What {
    let mut origins = state.guide().stages.iter().filter_map(|stage| match stage {
        Stage::Origins(origins) => Some(origins),
        _ => None,
    });
    let here = match state.stage() {
        Some(Stage::Origins(origins)) => Some(origins),
        _ => origins.next(),
    };
    let door = here.and_then(|it| it.doors.iter().find(|door| door.id == note.door));
    What::Told {
        need: here.map(|it| it.need(note.need).name.clone()).unwrap_or_default(),
        door: door.map_or_else(|| note.door.clone(), |door| door.name.clone()),
        depth: here.map(|it| it.depths.of(note.depth).to_owned()).unwrap_or_default(),
    }
}

/// What the guide calls a field; its bare id where the guide has no such field.
fn field_label(state: &State, field: &str) -> String {
    let sheet = state.stage().and_then(Stage::sheet);
    let found = sheet.and_then(|sheet| sheet.own.iter().chain(&sheet.together).find(|it| it.id == field));
    found.map_or_else(|| field.to_owned(), |it| it.label.clone())
}
