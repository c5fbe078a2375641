//! Sessions played from files.

use uuid::Uuid;

use super::{
    super::{Refusal, RehearseError, RehearseProblem, Session, rehearse},
    *,
};
use crate::guide::by_id;

const SAMPLE: &str = include_str!("../../../assets/samples/en/origins.actions.jsonl");
const FIRST_FIVE: &str = include_str!("../../../tests/actions/first-five.actions.jsonl");
const MIRROR: &str = include_str!("../../../tests/actions/mirror.actions.jsonl");

/// A first line that begins well.
const BEGIN: &str = r#"{"do":"begin","names":{"left":"Noa","right":"Kit"},"way":"both-write","first":"left"}"#;

#[track_caller]
fn play(guide: &str, lines: &str) -> Session {
    rehearse(&by_id(guide).unwrap(), lines, now(), Uuid::nil()).unwrap_or_else(|error| panic!("{error}"))
}

#[track_caller]
fn fails(lines: &str, line: usize, problem: RehearseProblem) {
    let error = rehearse(&by_id("first-five").unwrap(), lines, now(), Uuid::nil()).unwrap_err();
    assert_eq!(error, RehearseError { line, problem }, "{error}");
    assert!(!error.to_string().contains("rehearsal-"), "{error}");
}

#[test]
fn the_sample_plays_to_its_end() {
    let session = play("origins", SAMPLE);
    let state = session.state().unwrap();
    assert_eq!((state.phase, state.keeps()), (Phase::Ended, Some(Keep::All)));
    assert!(state.setup().example);
    assert!(state.check_in.is_some() && state.check_out.is_some());
    assert!(state.got_it.left >= 4 && state.got_it.right >= 4, "{:?}", state.got_it);
    assert!(state.parked.iter().any(|it| it.let_go));
    assert!(state.told.left.len() >= 2 && state.told.right.len() >= 2);
    let answers: Vec<Answer> = state.requests.iter().filter_map(|it| it.answer.as_ref()).map(|it| it.0).collect();
    assert!(answers.contains(&Answer::Yes) && answers.contains(&Answer::Instead), "{answers:?}");
}

#[test]
fn the_sample_shows_what_a_coach_wants_to_show() {
    let session = play("origins", SAMPLE);
    let count = |is: fn(&Event) -> bool| session.events().filter(|event| is(event)).count();
    assert!(count(|it| matches!(it, Event::Confirmed { answer: Arrived::NotYet, .. })) >= 1);
    assert!(count(|it| matches!(it, Event::Said { paused: true, .. })) >= 1);
    assert_eq!(count(|it| matches!(it, Event::BreakTaken { .. })), 1);
    assert_eq!(count(|it| matches!(it, Event::Returned)), 1);
    assert_eq!(count(|it| matches!(it, Event::Appreciated { .. })), 2);
    assert!(count(|it| matches!(it, Event::Said { .. })) >= 20);
    let length = session.entries[session.entries.len() - 1].at.duration_since(session.created);
    assert!((60..=110).contains(&length.as_mins()), "{} minutes", length.as_mins());
}

#[test]
fn what_the_sample_keeps_holds_nothing_private() {
    let kept = play("origins", SAMPLE).kept(Keep::All);
    let text = serde_json::to_string(&kept.events().collect::<Vec<_>>()).unwrap();
    for private in ["talk to the soup", "With Jo", "out of the window"] {
        assert!(SAMPLE.contains(private) && !text.contains(private), "{private}");
    }
    assert_eq!(kept.state().unwrap().phase, Phase::Ended);
}

#[test]
fn the_sample_is_written_with_real_typography() {
    let words = SAMPLE.replace("\\\"", "“");
    for value in serde_json::Deserializer::from_str(&words).into_iter::<serde_json::Value>() {
        for text in texts(&value.unwrap()) {
            for slip in ["'", "...", "  ", " - ", "“ ", " ”"] {
                assert!(!text.contains(slip), "{slip:?} in {text}");
            }
        }
    }
}

fn texts(value: &serde_json::Value) -> Vec<String> {
    match value {
        serde_json::Value::String(text) => vec![text.clone()],
        serde_json::Value::Object(object) => object.values().flat_map(texts).collect(),
        _ => Vec::new(),
    }
}

#[test]
fn the_other_guides_play_to_their_end() {
    let five = play("first-five", FIRST_FIVE).state().unwrap();
    assert_eq!((five.phase, five.keeps()), (Phase::Ended, Some(Keep::Nothing)));
    assert_eq!(five.got_it, Pair { left: 1, right: 1 });
    let mirror = play("mirror", MIRROR).state().unwrap();
    assert_eq!(mirror.phase, Phase::Ended);
    assert_eq!(mirror.way, Way::ListenerWrites);
}

#[test]
fn times_are_counted_from_line_to_line() {
    let lines =
        format!("{BEGIN}\n\n{}\n{}", r#"{"do":"ready","after":90}"#, r#"{"do":"say","text":"Tea.","after":30}"#);
    let session = play("first-five", &lines);
    let at: Vec<i64> = session.entries.iter().map(|it| it.at.as_second() - now().as_second()).collect();
    assert_eq!(at, [0, 90, 120]);
    let fixed = format!("{BEGIN}\n{}", r#"{"do":"ready","at":"2030-01-01T20:00:00Z"}"#);
    assert_eq!(play("first-five", &fixed).entries[1].at.to_string(), "2030-01-01T20:00:00Z");
}

#[test]
fn every_error_names_its_line() {
    let then = |line: &str| format!("{BEGIN}\n\n{line}");
    fails("\n", 1, RehearseProblem::Empty);
    fails(r#"{"do":"ready"}"#, 1, RehearseProblem::NoBegin);
    fails(&then(BEGIN), 3, RehearseProblem::BeginsAgain);
    fails(&then("ready"), 3, RehearseProblem::NotJson);
    fails(&then("{\"do\":\"ready\""), 3, RehearseProblem::NotJson);
    fails(&then(r#"{"do":"redy"}"#), 3, RehearseProblem::UnknownName("redy".into(), Some("ready".into())));
    fails(&then(r#"{"do":"say","txt":"Tea."}"#), 3, RehearseProblem::UnknownName("txt".into(), Some("text".into())));
    fails(&then(r#"{"do":"show","seat":"left"}"#), 3, RehearseProblem::MissingName("show".into()));
    fails(&then(r#"{"do":"say","text":7}"#), 3, RehearseProblem::BadValue);
    fails(&then(r#"{"do":"ready","after":-1}"#), 3, RehearseProblem::BadTime);
    fails(&then(r#"{"do":"ready","after":"soon"}"#), 3, RehearseProblem::BadTime);
    fails(&then(r#"{"do":"ready","at":"2001-01-01T00:00:00Z"}"#), 3, RehearseProblem::BadTime);
    fails(&then(r#"{"do":"break","in":9223372036854775807}"#), 3, RehearseProblem::BadTime);
    fails(&then(r#"{"do":"break","in":60}"#), 3, RehearseProblem::Refused(Refusal::BreakTooShort));
    fails(&then(r#"{"do":"say"}"#), 3, RehearseProblem::Refused(Refusal::NotHere));
    let colour = BEGIN.replace("\"way\"", "\"colour\":1,\"way\"");
    fails(&colour, 1, RehearseProblem::UnknownName("colour".into(), None));
    fails(&BEGIN.replace("\"way\":\"both-write\",", ""), 1, RehearseProblem::MissingName("way".into()));
}

#[test]
fn an_error_quotes_nobody() {
    let lines = format!("{BEGIN}\n{}", r#"{"do":"ready","ticks":"My secret"}"#);
    let error = rehearse(&by_id("first-five").unwrap(), &lines, now(), Uuid::nil()).unwrap_err();
    assert!(!error.to_string().contains("secret"), "{error}");
}
