//! What is left of a session when both have said what to keep.
//!
//! What stays private is in no result of this module, and nothing that somebody took another answer for.

use std::{
    borrow::Cow,
    collections::{BTreeMap, BTreeSet},
};

use crate::session::{
    event::{Event, Reach},
    state::State,
    values::{Answer, Keep, OriginNote, Pair, Seat, Words},
};

/// The events that stay, with their place in the list that came in.
///
/// Private answers and half-typed words never stay. With [`Keep::Agreed`] only the beginning (without its topic),
/// what was agreed and the requests that were granted stay; with [`Keep::Nothing`], nothing.
#[must_use]
pub fn kept<'e>(events: impl IntoIterator<Item = &'e Event> + Clone, keep: Keep) -> Vec<(usize, Cow<'e, Event>)> {
    if keep == Keep::Nothing {
        return Vec::new();
    }
    let mut replaced = replaced(events.clone());
    let stays = |(place, event): (usize, &'e Event)| {
        let left = match replaced.remove(&place) {
            Some(left) => left.map(Cow::Owned),
            None => event.in_a_record(),
        };
        left.map(|event| (place, event))
    };
    let mut left: Vec<_> = events.into_iter().enumerate().filter_map(stays).collect();
    forget_what_was_let_go(&mut left);
    if keep == Keep::Agreed {
        left.retain(|(_, event)| event.reach() == Reach::Agreement);
        leave_out_earlier_words(&mut left);
        leave_out_what_was_not_granted(&mut left);
        if let Some(Event::Began { setup, .. }) = left.first_mut().map(|(_, began)| began.to_mut()) {
            setup.topic.clear();
        }
    }
    left
}

/// What is left of the events whose place a later one of the same stage has taken, by their own place.
///
/// Whoever goes back and chooses again has withdrawn what they chose first: what was told, what was shown, what was read
/// and what was said is not kept beside what took its place.
pub(super) fn replaced<'e>(events: impl IntoIterator<Item = &'e Event>) -> BTreeMap<usize, Option<Event>> {
    let mut events = (0..).zip(events);
    let mut replaced = Replaced::default();
    let Some((_, Event::Began { setup, guide })) = events.next() else { return replaced.left };
    let mut state = State::begin(setup, guide);
    for (place, event) in events {
        replaced.read(state.step.stage, place, event);
        for (place, event) in replaced.said.follow(&mut state, place, event) {
            replaced.left.insert(place, Some(taken_back(event)));
        }
    }
    replaced.left
}

/// The words that were said in the step to which they have just gone back, to be said otherwise.
#[must_use]
pub fn said_before_going_back<'e>(events: impl IntoIterator<Item = &'e Event>) -> Option<Words> {
    let mut events = (0..).zip(events);
    let Some((_, Event::Began { setup, guide })) = events.next() else { return None };
    let mut state = State::begin(setup, guide);
    let mut said = Said::default();
    let mut here = None;
    for (place, event) in events {
        let withdrawn = said.follow(&mut state, place, event);
        if !matches!(event, Event::Drafted { .. }) {
            here = withdrawn.into_iter().next();
        }
    }
    match here? {
        (_, Event::Said { words, .. }) => Some(words.clone()),
        _ => None,
    }
}

/// What was said in the rounds so far and holds, each with how far one could go back when it was said.
#[derive(Default)]
struct Said<'e>(Vec<(usize, usize, &'e Event)>);

impl<'e> Said<'e> {
    /// Follows one event, and gives what it withdraws, with its place, in order.
    fn follow(&mut self, state: &mut State, place: usize, event: &'e Event) -> Vec<(usize, &'e Event)> {
        match event {
            Event::Said { .. } | Event::Confirmed { .. } => self.0.push((state.steps_back(), place, event)),
            _ => {}
        }
        state.apply(event);
        if *event != Event::WentBack {
            return Vec::new();
        }
        let here = state.steps_back();
        self.0.extract_if(.., |(depth, ..)| *depth >= here).map(|(_, place, event)| (place, event)).collect()
    }
}

/// Something that was said, without its words.
fn taken_back(event: &Event) -> Event {
    let mut event = event.clone();
    for words in event.words_mut().into_iter().filter(|words| **words != Words::Spoken) {
        *words = Words::TakenBack;
    }
    event
}

/// What holds so far, by where it holds, and what is left of what does not hold any more.
#[derive(Default)]
struct Replaced<'e> {
    left: BTreeMap<usize, Option<Event>>,
    told: BTreeMap<(usize, Seat), (usize, Vec<OriginNote>)>,
    read: BTreeMap<usize, usize>,
    shown: BTreeMap<usize, usize>,
    followed: BTreeMap<usize, usize>,
    along: BTreeMap<Seat, usize>,
    said: Said<'e>,
}

impl Replaced<'_> {
    fn read(&mut self, stage: usize, place: usize, event: &Event) {
        match event {
            Event::Explored { seat, told } => {
                if let Some((old, _)) = self.told.insert((stage, *seat), (place, told.clone())) {
                    self.left.insert(old, Some(Event::Explored { seat: *seat, told: Vec::new() }));
                }
            }
            // Withdrawn, and then they stopped before they were done again.
            Event::Noted { seat, note } if !note.tell => {
                if let Some((old, told)) = self.told.get_mut(&(stage, *seat)) {
                    told.retain(|it| (it.need, &it.door) != (note.need, &note.door));
                    self.left.insert(*old, Some(Event::Explored { seat: *seat, told: told.clone() }));
                }
            }
            Event::LettersRead { .. } => {
                if let Some(old) = self.read.insert(stage, place) {
                    self.left.insert(old, Some(Event::LettersRead { letters: Pair::default() }));
                }
            }
            Event::CheckInShown { .. } | Event::CheckOutShown { .. } => {
                if let Some(old) = self.shown.insert(stage, place) {
                    self.left.insert(old, None);
                }
            }
            // What became of it, by its place among what they look back at.
            Event::Followed { index, .. } => {
                if let Some(old) = self.followed.insert(*index, place) {
                    self.left.insert(old, None);
                }
            }
            Event::TookAlong { seat, words } => {
                if let Some(old) = self.along.insert(*seat, place) {
                    self.left.insert(old, None);
                    // Emptied after it was written, it is withdrawn; the first one may have been said aloud.
                    if *words == Words::Spoken {
                        self.left.insert(place, None);
                    }
                }
            }
            Event::KeptApart => {
                if let Some(old) = self.shown.remove(&stage) {
                    self.left.insert(old, None);
                }
            }
            _ => {}
        }
    }
}

/// The last word on each agreement, the last answer to each request and what was said to it then are the ones that hold;
/// an agreement that was emptied is none.
fn leave_out_earlier_words(events: &mut Vec<(usize, Cow<'_, Event>)>) {
    let mut agreed = BTreeMap::new();
    let mut answered = BTreeMap::new();
    let mut taken = BTreeMap::new();
    for (place, event) in events.iter() {
        match &**event {
            Event::Agreed { label, .. } => drop(agreed.insert(label.clone(), *place)),
            Event::Answered { index, .. } => {
                answered.insert(*index, *place);
                taken.remove(index);
            }
            Event::OfferAnswered { index, .. } => drop(taken.insert(*index, *place)),
            _ => {}
        }
    }
    events.retain(|(place, event)| match &**event {
        Event::Agreed { label, words } => agreed.get(label) == Some(place) && *words != Words::Spoken,
        Event::Answered { index, .. } => answered.get(index) == Some(place),
        Event::OfferAnswered { index, .. } => taken.get(index) == Some(place),
        _ => true,
    });
}

/// A reply that was put aside and let go was never said: only that there was one stays.
fn forget_what_was_let_go(events: &mut [(usize, Cow<'_, Event>)]) {
    let let_go: BTreeSet<usize> = events
        .iter()
        .filter_map(|(_, event)| match **event {
            Event::LetGo { index } => Some(index),
            _ => None,
        })
        .collect();
    let parked = events.iter_mut().filter(|(_, event)| matches!(**event, Event::Parked { .. }));
    for (_, (_, event)) in parked.enumerate().filter(|(index, _)| let_go.contains(index)) {
        if let Event::Parked { words, .. } = event.to_mut() {
            *words = Words::Spoken;
        }
    }
}

fn leave_out_what_was_not_granted(events: &mut Vec<(usize, Cow<'_, Event>)>) {
    let mut answers: BTreeMap<usize, (Answer, Option<bool>)> = BTreeMap::new();
    for (_, event) in events.iter() {
        match **event {
            Event::Answered { index, answer, .. } => drop(answers.insert(index, (answer, None))),
            Event::OfferAnswered { index, taken } => {
                answers.entry(index).and_modify(|(_, suits)| *suits = Some(taken));
            }
            _ => {}
        }
    }
    let mut asked = 0;
    let mut places = BTreeMap::new();
    events.retain_mut(|(_, event)| match **event {
        Event::Requested { .. } => {
            let place = places.len();
            let stays = answers.get(&asked).is_some_and(|(answer, taken)| answer.is_granted(*taken));
            if stays {
                places.insert(asked, place);
            }
            asked += 1;
            stays
        }
        Event::Answered { index, .. } | Event::OfferAnswered { index, .. } => places.get(&index).is_some_and(|place| {
            if index != *place
                && let Event::Answered { index, .. } | Event::OfferAnswered { index, .. } = event.to_mut()
            {
                *index = *place;
            }
            true
        }),
        _ => true,
    });
}
