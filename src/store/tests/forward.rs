//! R17 and R18: what goes in comes out, also what only a newer program understands.

use jiff::Timestamp;
use proptest::prelude::*;
use serde_json::{Value, json};

use crate::{
    session::{Answer, Event, Keep, Seat, Session, Words},
    store::{
        record::{encode, read},
        replace::is_same,
        save::fit_to_keep,
        testing::{Talk, later},
    },
};

fn json_value() -> impl Strategy<Value = Value> {
    let leaf = prop_oneof![
        Just(Value::Null),
        any::<bool>().prop_map(Value::from),
        any::<i64>().prop_map(Value::from),
        (-1e9..1e9f64).prop_map(Value::from),
        ".{0,12}".prop_map(Value::from),
    ];
    leaf.prop_recursive(4, 16, 4, |inner| {
        prop_oneof![
            prop::collection::vec(inner.clone(), 0..4).prop_map(Value::from),
            prop::collection::btree_map(".{0,6}", inner, 0..4).prop_map(|map| Value::Object(map.into_iter().collect())),
        ]
    })
}

fn words() -> impl Strategy<Value = Words> {
    prop_oneof![
        Just(Words::Spoken),
        Just(Words::TakenBack),
        "\\PC{1,40}|.{1,8}".prop_map(|text| Words::Text(text.into()))
    ]
}

fn seat() -> impl Strategy<Value = Seat> {
    prop_oneof![Just(Seat::Left), Just(Seat::Right)]
}

fn event() -> impl Strategy<Value = Event> {
    prop_oneof![
        (seat(), words(), any::<bool>()).prop_map(|(seat, words, paused)| Event::Said { seat, words, paused }),
        (seat(), words()).prop_map(|(seat, words)| Event::LetterWritten { seat, words }),
        (seat(), words()).prop_map(|(seat, words)| Event::Requested { seat, words, by: None }),
        (0..4usize, words()).prop_map(|(index, words)| Event::Answered { index, answer: Answer::Yes, words }),
        (seat(), any::<bool>()).prop_map(|(seat, show)| Event::Voted { seat, show }),
        (".{0,9}", words()).prop_map(|(label, words)| Event::Agreed { label, words }),
        (any::<bool>()).prop_map(|more| Event::MoreAsked { more }),
        Just(Event::WentBack),
        Just(Event::Stopped),
    ]
}

fn session() -> impl Strategy<Value = Session> {
    let entry = (event(), -4_000_000_000..=4_000_000_000i64);
    prop::collection::vec(entry, 0..12).prop_map(|entries| {
        let mut session = Talk::new().session;
        let mut asked = 0;
        for (mut event, second) in entries {
            match &mut event {
                Event::Requested { .. } => asked += 1,
                Event::Answered { .. } if asked == 0 => continue,
                Event::Answered { index, .. } => *index %= asked,
                _ => {}
            }
            session.push(Timestamp::from_second(second).unwrap(), event);
        }
        session
    })
}

/// A file of schema 99 with unknown fields everywhere and kinds of events that nobody knows yet.
fn file_of_tomorrow() -> impl Strategy<Value = (Vec<Value>, Vec<u8>)> {
    let turn = prop_oneof![
        (json_value(), ".{0,20}").prop_map(|(more, text)| {
            json!({ "kind": "said", "seat": "left", "words": { "text": text }, "more": more })
        }),
        ("[a-z]{9,12}", json_value()).prop_map(|(kind, more)| json!({ "kind": kind, "more": more })),
        json_value().prop_map(|more| json!({ "kind": "said", "seat": more, "words": [] })),
    ];
    (json_value(), prop::collection::vec((turn, json_value()), 0..6)).prop_map(|(header, turns)| {
        let sound = String::from_utf8(encode(&Talk::new().session)).unwrap();
        let mut lines: Vec<Value> = sound.lines().map(|line| serde_json::from_str(line).unwrap()).collect();
        lines[0]["schema"] = 99.into();
        lines[0]["tomorrow"] = header;
        for (seq, (event, beside)) in (2..).zip(turns) {
            let at = later(seq).to_string();
            lines.push(json!({ "seq": seq, "at": at, "event": event, "beside": beside }));
        }
        let bytes = lines.iter().flat_map(|line| format!("{line}\n").into_bytes()).collect();
        (lines, bytes)
    })
}

/// A line without its chain, which is another one in another place.
fn without_chain(mut line: Value) -> Value {
    line.as_object_mut().unwrap().remove("chain");
    line
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 1_000, failure_persistence: None, ..ProptestConfig::default() })]

    /// R18: a session comes back as it was, and what is kept of it is kept the second time as well.
    #[test]
    fn a_session_comes_back(session in session(), keep in prop_oneof![Just(Keep::All), Just(Keep::Agreed)]) {
        let bytes = encode(&session);
        let opened = read(&bytes).unwrap();
        prop_assert!(opened.damage.is_empty() && opened.torn.is_none() && is_same(&opened.session, &session));
        prop_assert_eq!(encode(&opened.session), bytes);
        let once = fit_to_keep(&session, keep).unwrap();
        prop_assert!(is_same(&fit_to_keep(&once, keep).unwrap(), &once));
    }

    /// R17: opened, talked on and saved, everything unknown is still there and equal.
    #[test]
    fn what_is_unknown_survives((lines, bytes) in file_of_tomorrow()) {
        let mut opened = read(&bytes).unwrap();
        opened.session.push(later(50), Event::WentOn);
        let kept = fit_to_keep(&opened.session, Keep::All).unwrap();
        let saved = String::from_utf8(encode(&kept)).unwrap();
        let saved: Vec<Value> = saved.lines().map(|line| serde_json::from_str(line).unwrap()).collect();
        prop_assert_eq!(saved.len(), lines.len() + 1);
        for (line, old) in saved.into_iter().zip(lines) {
            prop_assert_eq!(without_chain(line), without_chain(old));
        }
    }

    /// No bytes at all make the reader stumble.
    #[test]
    fn any_bytes_are_answered(noise in prop::collection::vec(any::<u8>(), 0..200), place in any::<prop::sample::Index>()) {
        let _ = read(&noise);
        let mut bytes = encode(&Talk::new().session);
        let place = place.index(bytes.len());
        bytes.splice(place..place, noise);
        let _ = read(&bytes);
    }
}
