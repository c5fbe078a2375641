//! What is left of a session when both have said what to keep.
//!
//! What stays private is in no result of this module.

use std::collections::{BTreeMap, BTreeSet};

use crate::session::{
    event::{Event, Reach},
    values::{Answer, Keep, Words},
};

/// The events that stay, with their place in the list that came in.
///
/// Private answers and half-typed words never stay. With [`Keep::Agreed`] only the beginning (without its topic),
/// what was agreed and the requests that were not declined stay; with [`Keep::Nothing`], nothing.
#[must_use]
pub fn kept(events: &[Event], keep: Keep) -> Vec<(usize, Event)> {
    if keep == Keep::Nothing {
        return Vec::new();
    }
    let stays = |(place, event): (usize, &Event)| event.in_a_record().map(|event| (place, event));
    let mut left: Vec<(usize, Event)> = events.iter().enumerate().filter_map(stays).collect();
    forget_what_was_let_go(&mut left);
    if keep == Keep::Agreed {
        left.retain(|(_, event)| event.reach() == Reach::Agreement);
        leave_out_what_was_declined(&mut left);
        if let Some((_, Event::Began { setup, .. })) = left.first_mut() {
            setup.topic.clear();
        }
    }
    left
}

/// A reply that was put aside and let go was never said: only that there was one stays.
fn forget_what_was_let_go(events: &mut [(usize, Event)]) {
    let let_go: BTreeSet<usize> = events
        .iter()
        .filter_map(|(_, event)| match event {
            Event::LetGo { index } => Some(*index),
            _ => None,
        })
        .collect();
    let parked = events.iter_mut().filter_map(|(_, event)| match event {
        Event::Parked { words, .. } => Some(words),
        _ => None,
    });
    for (index, words) in parked.enumerate() {
        if let_go.contains(&index) {
            *words = Words::Spoken;
        }
    }
}

fn leave_out_what_was_declined(events: &mut Vec<(usize, Event)>) {
    let mut answers: BTreeMap<usize, Answer> = BTreeMap::new();
    for (_, event) in events.iter() {
        if let Event::Answered { index, answer, .. } = event {
            answers.insert(*index, *answer);
        }
    }
    let mut asked = 0;
    let mut places = BTreeMap::new();
    events.retain_mut(|(_, event)| match event {
        Event::Requested { .. } => {
            let place = places.len();
            let stays = answers.get(&asked).is_some_and(|answer| answer.is_granted());
            if stays {
                places.insert(asked, place);
            }
            asked += 1;
            stays
        }
        Event::Answered { index, .. } => places.get(index).is_some_and(|place| {
            *index = *place;
            true
        }),
        _ => true,
    });
}
