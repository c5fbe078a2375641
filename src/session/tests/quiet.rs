//! P5: nothing that holds words of a couple shows them to whoever prints it for debugging.

use std::{collections::BTreeSet, fmt::Debug};

use serde_json::Value;
use uuid::Uuid;

use super::{EVERY, now, setup};
use crate::{
    guide::Way,
    session::{Action, Event, Pair, Record, Seat, Session, Setup, State, Transcript, begin},
};

/// In each field of the values below that holds somebody’s words.
const CANARY: &str = "quillwortflamingobramble";

/// In each field that holds a text of the guide.
const OF_THE_GUIDE: &str = "larkspurguidewords";

const EVENTS: &str = include_str!("../../../tests/data/every-event.jsonl");
const ACTIONS: &str = include_str!("../../../tests/data/every-action.jsonl");

#[track_caller]
fn hides(what: &str, value: &impl Debug) {
    let (short, long) = (format!("{value:?}"), format!("{value:#?}"));
    assert!(!short.contains(CANARY) && !long.contains(CANARY), "{what} shows its words");
}

fn names(lines: &str, name: &str) -> BTreeSet<String> {
    let values = lines.lines().map(|line| serde_json::from_str::<Value>(line).unwrap());
    values.map(|value| value[name].as_str().unwrap().to_owned()).collect()
}

/// A session in which everything happens, with the canary in every word of it.
fn session() -> Session {
    let both = Pair { left: CANARY.to_owned(), right: CANARY.to_owned() };
    let setup = Setup { names: both, topic: CANARY.to_owned(), ..setup(Way::BothWrite, Seat::Left, Record::On) };
    let mut session = Session::new(Uuid::nil(), now(), begin(EVERY.clone(), setup));
    for line in EVENTS.lines() {
        session.push(now(), serde_json::from_str(line).unwrap());
        let entry = session.entries.last_mut().unwrap();
        entry.raw = Some(line.into());
        entry.extras.insert("beside".to_owned(), CANARY.into());
    }
    session.extras.insert("beside".to_owned(), CANARY.into());
    session
}

#[test]
fn every_kind_of_event_and_action_hides_its_words() {
    let kinds: BTreeSet<String> = Event::KINDS.iter().map(|kind| (*kind).to_owned()).collect();
    let table = names(EVENTS, "kind").into_iter().chain(["began".to_owned()]).collect();
    assert_eq!(kinds, table, "the table of events is not whole");
    // Whoever asks for an action that is none is told of all that there are.
    let told = serde_json::from_str::<Action>(r#"{"do":"?"}"#).unwrap_err().to_string();
    let all = told.split('`').skip(3).step_by(2).map(str::to_owned).collect();
    assert_eq!(names(ACTIONS, "do"), all, "the table of actions is not whole");

    for event in session().events() {
        hides(event.kind(), event);
        assert!(!format!("{event:?}").contains(OF_THE_GUIDE));
    }
    for line in ACTIONS.lines() {
        let action: Action = serde_json::from_str(line).unwrap();
        hides(line, &action);
        assert!(!format!("{action:?}").contains(OF_THE_GUIDE));
    }
}

#[test]
fn what_is_made_of_them_hides_them_too() {
    let session = session();
    assert!(serde_json::to_string(&session.entries[0].event).unwrap().contains(CANARY));
    hides("the session", &session);
    hides("its entries", &session.entries);
    let mut before = None;
    for count in 1..=session.entries.len() {
        let state = State::fold(session.events().take(count)).unwrap();
        hides("the state", &state);
        hides("the step", &state.step);
        before = Some(state);
    }
    hides("what was parked, asked for and drafted", &before);
    let transcript = Transcript::of(&session).unwrap();
    assert!(serde_json::to_string(&transcript).unwrap().contains(CANARY));
    hides("the account", &transcript);
}
