//! P16: hidden, the window tells a screen reader nothing, wherever and over whatever it was hidden.

use std::{collections::BTreeSet, fs, io::Write as _};

use duologue::{
    session::Phase,
    text,
    ui::{app::Place, screens::over::Over},
};
use egui::{Key, Modifiers};

use super::builder::Window;

/// All that is told by a hidden window.
fn nothing() -> BTreeSet<String> {
    let mut told: BTreeSet<String> =
        ["hidden-title", "hidden-body", "hidden-back"].iter().map(|id| text::t(id).into_owned()).collect();
    let mut window = Window::new();
    window.key(Key::F9);
    // The key of the button may be told as well, and no more.
    let seen = window.told();
    assert!(told.is_subset(&seen) && seen.len() <= told.len() + 1, "{seen:?}");
    told.extend(seen);
    told
}

#[track_caller]
fn check(window: &mut Window, what: &str) {
    window.key(Key::F9);
    assert_eq!(window.told(), nothing_once(), "hidden {what}");
    assert!(!window.tree().contains("Ana") && !window.tree().contains("Ben"));
    window.key(Key::F9);
    assert_ne!(window.told(), nothing_once(), "back {what}");
}

/// Looked at once: it is the same everywhere.
fn nothing_once() -> BTreeSet<String> {
    static NOTHING: std::sync::LazyLock<BTreeSet<String>> = std::sync::LazyLock::new(nothing);
    NOTHING.clone()
}

/// A session of any guide between Ana and Ben, in the way that it proposes.
fn begin(guide: &str) -> Window {
    let mut window = Window::new();
    window.keys(Modifiers::COMMAND, Key::N);
    window.write("Name on the left", "Ana");
    window.write("Name on the right", "Ben");
    window.choose_guide(guide);
    check(&mut window, "while they set up");
    window.keys(Modifiers::COMMAND, Key::Enter);
    window
}

/// Walks through every step of a guide and hides each; skips what wants more than a key.
fn walk(guide: &str) {
    let mut window = begin(guide);
    for _ in 0..120 {
        let step = format!("{guide} at {:?}", window.state().step);
        check(&mut window, &step);
        if window.state().phase == Phase::Ended {
            return;
        }
        let before = (window.state().step, window.evening().session.entries.len());
        window.go_on();
        if (window.state().step, window.evening().session.entries.len()) == before {
            window.key(Key::F7);
            if matches!(window.over(), Some(Over::Skip)) {
                window.click("Skip it");
            }
        }
    }
    panic!("{guide} does not end");
}

#[test]
fn every_kind_of_step_can_be_hidden() {
    // Together they have every kind of stage.
    for guide in ["Where my need came from", "Our loop", "Asking for room, and coming back"] {
        walk(guide);
    }
}

#[test]
fn letters_can_be_hidden() {
    walk("A letter each: ten and ten");
}

#[test]
fn every_question_over_a_session_can_be_hidden() {
    let mut window = begin("A first five minutes");
    window.click("Not now");
    check(&mut window, "over “not now”");
    window.key(Key::Escape);
    window.both_shifts();
    let keys = [
        (Modifiers::NONE, Key::F1),
        (Modifiers::COMMAND, Key::Comma),
        (Modifiers::COMMAND, Key::Questionmark),
        (Modifiers::NONE, Key::F8),
        (Modifiers::NONE, Key::F4),
        (Modifiers::NONE, Key::F6),
        (Modifiers::COMMAND, Key::W),
    ];
    for (modifiers, key) in keys {
        window.keys(modifiers, key);
        assert!(window.over().is_some(), "{key:?} asks nothing");
        check(&mut window, &format!("over {key:?}"));
        window.key(Key::Escape);
    }
    window.ask_to_close();
    assert!(matches!(window.over(), Some(Over::Close)));
    check(&mut window, "over the question whether to close");
    window.key(Key::Escape);
    window.key(Key::Enter);
    window.type_text("Half a mirror");
    window.key(Key::F7);
    assert!(matches!(window.over(), Some(Over::Skip)));
    check(&mut window, "over the question whether to skip");
    window.key(Key::Escape);
    window.keys(Modifiers::ALT, Key::ArrowLeft);
    assert!(matches!(window.over(), Some(Over::Back)));
    check(&mut window, "over the question whether to go back");
    window.key(Key::Escape);
    window.key(Key::F8);
    window.click("In an hour");
    check(&mut window, "on a break");
    window.click("We are back");
    check(&mut window, "after a break");
}

#[test]
fn what_is_not_a_session_can_be_hidden() {
    let mut window = Window::new();
    check(&mut window, "at home");
    window.click("Cards and questions");
    for shelf in ["Conversations", "Cards", "Questions"] {
        window.choose(shelf);
        check(&mut window, shelf);
    }
    window.keys(Modifiers::COMMAND, Key::W);
    window.click("See an example");
    for _ in 0..5 {
        check(&mut window, "a step of the example");
        window.key(Key::ArrowRight);
    }
    let mut window = begin("A first five minutes").again();
    assert!(window.has("Not finished"));
    check(&mut window, "at home with something unfinished");
    window.click("Throw away");
    check(&mut window, "over the question whether to throw it away");
}

#[test]
fn every_question_over_a_kept_session_can_be_hidden() {
    let mut window = Window::new().begin("A first five minutes", "Both write");
    window.both_shifts();
    window.type_text("The kettle sang.");
    window.keys(Modifiers::COMMAND, Key::Enter);
    window.stop();
    window.key(Key::Num3);
    window.key(Key::Num0);
    check(&mut window, "at the end");
    window.click("Keep it there");
    window.click("Read it again");
    check(&mut window, "as a page");
    let Place::Reading(reading) = window.place() else { panic!("not reading") };
    let path = reading.path.clone().unwrap();
    window.click("More");
    check(&mut window, "under a menu");
    for question in ["Take words back…", "Delete for good…"] {
        if !window.has(question) {
            window.click("More");
        }
        window.click(question);
        if question.starts_with("Take") {
            check(&mut window, "with buttons to take words back");
            window.click_first("Take back these words");
        }
        assert!(window.over().is_some());
        check(&mut window, question);
        window.key(Key::Escape);
    }
    let damaged = window.home().join("damaged.duologue");
    let text = fs::read_to_string(&path).unwrap().replace("sang", "sank");
    fs::File::create_new(&damaged).and_then(|mut file| file.write_all(text.as_bytes())).unwrap();
    window.drop_file(&damaged);
    assert!(matches!(window.over(), Some(Over::Damaged(..))));
    check(&mut window, "over the question whether to read a damaged file");
    window.key(Key::Escape);
    window.drop_file(&window.home().join("Ana and Ben.duologue"));
    assert!(window.message().is_some_and(|message| message.contains("Ana and Ben")));
    check(&mut window, "over a message");
}

/// Off the record, closing a hidden window asks; the question tells no more than that something is there.
#[test]
fn the_question_over_a_hidden_window_tells_nothing_either() {
    let mut window = Window::new();
    window.keys(Modifiers::COMMAND, Key::N);
    window.write("Name on the left", "Ana");
    window.write("Name on the right", "Ben");
    window.choose("Off the record: nothing is ever written");
    window.keys(Modifiers::COMMAND, Key::Enter);
    window.both_shifts();
    window.key(Key::F9);
    window.ask_to_close();
    assert!(matches!(window.over(), Some(Over::CloseHidden)));
    let mut may: BTreeSet<String> = nothing_once();
    for id in ["close-hidden-title", "close-hidden-body", "close-yes", "cancel", "key-escape"] {
        may.insert(text::t(id).into_owned());
    }
    let told = window.told();
    assert!(told.is_subset(&may), "{:?}", told.difference(&may).collect::<Vec<_>>());
}
