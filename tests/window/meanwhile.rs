//! What happens while the store is busy, or while something else happens: nothing reaches the wrong session, and no one
//! finds what another has written.

use std::{fs, path::PathBuf};

use duologue::{
    session::Phase,
    ui::{app::Place, evening::Safety},
};
use egui::{Event, Key, Modifiers};
use jiff::SignedDuration;

use super::builder::Window;

const CANARY: &str = "quillwortflamingobramble";
const FIVE: &str = "A first five minutes";
const BOTH_WRITE: &str = "Both write";

/// A copy of a kept session in which one letter was changed.
fn damaged(window: &Window, of: &std::path::Path) -> PathBuf {
    let path = window.home().join("damaged.duologue");
    fs::copy(of, &path).unwrap();
    let text = fs::read_to_string(&path).unwrap().replacen(CANARY, "another", 1);
    std::io::Write::write_all(&mut fs::File::create(&path).unwrap(), text.as_bytes()).unwrap();
    path
}

#[test]
fn a_damaged_file_does_not_take_the_place_of_what_is_open() {
    let (mut window, file) = Window::new().keep(&[CANARY]);
    let other = damaged(&window, &file);
    let before = fs::read(&other).unwrap();
    window.drop_file(&other);
    assert!(window.has("has been changed or damaged"));
    window.click("Cancel");
    window.ask_to_take_back();
    window.click("Take them back");
    assert_eq!(fs::read(&other).unwrap(), before);
    assert!(!fs::read_to_string(&file).unwrap().contains(CANARY));
    window.click("More");
    window.click("Delete for good…");
    window.click("We both want that");
    assert!(other.exists() && !file.exists());
}

#[test]
fn a_question_about_an_older_version_is_void() {
    let (mut window, file) = Window::new().keep(&[CANARY]);
    window.ask_to_take_back();
    fs::copy(damaged(&window, &file), &file).unwrap();
    window.look_outside();
    assert!(!window.has("Take them back"), "the file is another by now");
}

#[test]
fn what_can_no_longer_be_read_outside_is_said_once() {
    let (mut window, file) = Window::new().keep(&[CANARY]);
    fs::copy(concat!(env!("CARGO_MANIFEST_DIR"), "/LICENSE-MIT"), &file).unwrap();
    window.look_outside();
    assert!(window.has("cannot be read"));
    window.key(Key::Escape);
    assert!(window.has(CANARY), "what was read is still there");
    window.look_outside();
    assert!(!window.has("cannot be read"));
}

#[test]
fn what_one_wrote_alone_cannot_be_brought_back_by_the_other() {
    let mut window = Window::new().begin("Where my need came from", BOTH_WRITE);
    window.go_on_until(|state| matches!(state.stage(), Some(duologue::guide::Stage::Origins(_))));
    window.go_on();
    window.write("My own words", "The lamp");
    window.pass(SignedDuration::from_secs(2));
    window.type_text(" in the hall.");
    window.keys(Modifiers::COMMAND, Key::Enter);
    window.wait();
    window.key(Key::Enter);
    window.write("My own words", "x");
    for _ in 0..4 {
        window.keys(Modifiers::COMMAND, Key::Z);
        assert!(!window.tree().contains("lamp"), "undone into what the other wrote");
    }
}

#[test]
fn whoever_goes_home_before_it_began_has_not_begun() {
    let mut window = Window::new().set_up();
    window.slow_down();
    window.keys(Modifiers::COMMAND, Key::Enter);
    window.keys(Modifiers::COMMAND, Key::W);
    window.speed_up();
    assert!(matches!(window.place(), Place::Home));
    assert!(!window.again().has("Not finished"), "nothing is left behind");
}

/// An evening that broke off, with its safety copy made into this.
fn broken_off(make: impl FnOnce(String) -> String) -> Window {
    let mut window = Window::new().begin(FIVE, BOTH_WRITE);
    window.both_shifts();
    window.type_text(CANARY);
    window.keys(Modifiers::COMMAND, Key::Enter);
    let journal = fs::read_dir(window.home().join("state/journal")).unwrap().next().unwrap().unwrap().path();
    let bytes = make(fs::read_to_string(&journal).unwrap());
    std::io::Write::write_all(&mut fs::File::create(&journal).unwrap(), bytes.as_bytes()).unwrap();
    let mut window = window.again();
    window.click("Open together");
    assert!(matches!(window.place(), Place::Evening(_)));
    window
}

#[test]
fn what_does_not_come_back_after_a_crash_is_said() {
    assert!(!broken_off(|journal| journal).has("Everything before it is here"));
    assert!(broken_off(|journal| journal + "{\"seq\":").has("Everything before it is here"));
    let window = broken_off(|journal| journal.replacen(CANARY, "\u{1}", 1));
    assert!(window.has("One line of the safety copy is damaged"), "{}", window.tree());
    assert!(matches!(window.evening().safety, Safety::Safe), "from here on all is written down");
}

#[test]
fn a_hasty_second_key_begins_no_second_session() {
    let mut window = Window::new().set_up();
    window.slow_down();
    window.keys(Modifiers::COMMAND, Key::Enter);
    window.keys(Modifiers::COMMAND, Key::Enter);
    window.speed_up();
    window.click("Not now");
    window.click("In an hour");
    let journals = fs::read_dir(window.home().join("state/journal")).unwrap().count();
    assert_eq!(journals, 1);
}

#[test]
fn a_key_that_comes_while_a_step_changes_is_not_for_the_next() {
    let mut window = Window::new().begin(FIVE, BOTH_WRITE);
    window.both_shifts();
    let step = window.state().step;
    window.slow_down();
    for _ in 0..3 {
        window.key(Key::F7);
    }
    window.speed_up();
    let after = window.state().step;
    assert_ne!(after, step);
    window.keys(Modifiers::ALT, Key::ArrowLeft);
    assert_eq!(window.state().step, step, "one key, one step");
}

#[test]
fn what_is_typed_just_before_the_key_that_sends_it_is_sent() {
    let mut window = Window::new().begin(FIVE, BOTH_WRITE);
    window.both_shifts();
    window.type_text("I liked the so");
    let enter =
        Event::Key { key: Key::Enter, physical_key: None, pressed: true, repeat: false, modifiers: Modifiers::COMMAND };
    window.at_once([Event::Text("up.".to_owned()), enter]);
    window.stop();
    assert!(window.disk().contains("I liked the soup."));
}

#[test]
fn a_key_that_is_held_acts_once() {
    let mut window = Window::new().begin(FIVE, "Speak only");
    window.both_shifts();
    let before = window.evening().session.entries.len();
    window.hold(Modifiers::NONE, Key::Enter, 8);
    assert_eq!(window.evening().session.entries.len(), before + 1);
    let mut window = Window::new().begin(FIVE, BOTH_WRITE);
    window.both_shifts();
    window.type_text("I liked the soup.");
    let before = window.evening().session.entries.len();
    window.hold(Modifiers::COMMAND, Key::Enter, 8);
    assert_eq!(window.evening().session.entries.len(), before + 1);
}

#[test]
fn only_the_speaker_says_whether_it_arrived() {
    let mut window = Window::new().begin(FIVE, BOTH_WRITE);
    window.both_shifts();
    window.keys(Modifiers::COMMAND, Key::Enter);
    window.type_text("You liked the soup.");
    window.hastily(Modifiers::COMMAND, Key::Enter);
    let asked = window.state().step;
    for (modifiers, key) in
        [(Modifiers::COMMAND, Key::Enter), (Modifiers::NONE, Key::Enter), (Modifiers::NONE, Key::Num1)]
    {
        window.hastily(modifiers, key);
        assert_eq!(window.state().step, asked, "a hasty {key:?} has answered for the speaker");
    }
    window.pass(SignedDuration::from_secs(1));
    window.key(Key::Enter);
    assert_eq!(window.state().step, asked, "no answer is proposed");
    window.key(Key::Num1);
    assert_ne!(window.state().step, asked);
}

#[test]
fn skipping_asks_where_words_would_be_lost_and_confirms_nothing_that_is_not_there() {
    let mut window = Window::new().begin(FIVE, BOTH_WRITE);
    window.both_shifts();
    window.keys(Modifiers::COMMAND, Key::Enter);
    window.type_text("Half a mirror");
    window.key(Key::F7);
    assert!(window.has("Skip this step?"));
    window.key(Key::Escape);
    assert!(window.tree().contains("Half a mirror"));
    window.key(Key::F7);
    window.click("Skip it");
    assert_ne!(window.state().current_move().map(|it| it.kind), Some(duologue::guide::MoveKind::Confirm));
}

#[test]
fn nothing_is_drawn_while_nobody_does_anything() {
    let mut window = Window::new();
    window.typing_rests();
    assert!(window.is_still(), "at home");
    window.keys(Modifiers::COMMAND, Key::N);
    window.write("Name on the left", "Ana");
    window.typing_rests();
    assert!(window.is_still(), "while a name is written");
    let mut window = Window::new().begin(FIVE, BOTH_WRITE);
    window.typing_rests();
    assert!(window.is_still(), "at the ready gate");
    window.both_shifts();
    window.keys(Modifiers::COMMAND, Key::Enter);
    assert_eq!(window.state().current_move().map(|it| it.kind), Some(duologue::guide::MoveKind::Mirror));
    window.type_text("You liked the soup.");
    // Until then the slow ring fills.
    window.pass(SignedDuration::from_mins(10));
    assert!(window.is_still(), "while somebody thinks before they go on writing");
    window.key(Key::F8);
    window.typing_rests();
    assert!(window.is_still(), "over a question");
}

#[test]
fn going_back_brings_back_what_was_said_there() {
    let mut window = Window::new().begin(FIVE, BOTH_WRITE);
    window.both_shifts();
    window.keys(Modifiers::COMMAND, Key::Enter);
    window.type_text("You liked the sou");
    window.keys(Modifiers::COMMAND, Key::Enter);
    window.keys(Modifiers::ALT, Key::ArrowLeft);
    window.type_text("p.");
    assert!(window.tree().contains("You liked the soup."));
}

#[test]
fn what_was_written_is_not_said_again_unseen() {
    let mut window = Window::new().begin(FIVE, BOTH_WRITE);
    window.both_shifts();
    window.keys(Modifiers::COMMAND, Key::Enter);
    window.type_text("You liked the sou");
    window.keys(Modifiers::COMMAND, Key::Enter);
    window.key(Key::F6);
    window.choose("Speak only");
    window.click("Go on");
    window.keys(Modifiers::ALT, Key::ArrowLeft);
    window.key(Key::F7);
    assert!(!window.has("Skip this step?"), "nothing is written, and nothing is asked");
}

#[test]
fn stopping_says_where_words_would_be_lost() {
    let mut window = Window::new().begin(FIVE, BOTH_WRITE);
    window.both_shifts();
    window.keys(Modifiers::COMMAND, Key::Enter);
    window.keys(Modifiers::COMMAND, Key::W);
    assert!(!window.has("not said yet"));
    window.key(Key::Escape);
    window.type_text("Half a mirror");
    window.keys(Modifiers::COMMAND, Key::W);
    assert!(window.has("not said yet"));
}

#[test]
fn going_back_asks_where_words_would_be_lost() {
    let mut window = Window::new().begin(FIVE, BOTH_WRITE);
    window.both_shifts();
    window.keys(Modifiers::COMMAND, Key::Enter);
    let mirror = window.state().step;
    window.type_text("Half a mirror");
    window.keys(Modifiers::ALT, Key::ArrowLeft);
    assert!(window.has("Go one step back?"));
    window.key(Key::Escape);
    assert!(window.state().step == mirror && window.tree().contains("Half a mirror"));
    window.keys(Modifiers::ALT, Key::ArrowLeft);
    window.click("Go back");
    assert_ne!(window.state().step, mirror);
    let there = window.state().step;
    window.keys(Modifiers::ALT, Key::ArrowLeft);
    assert_ne!(window.state().step, there, "nothing is written, and nothing is asked");
}

#[test]
fn what_is_for_one_alone_is_covered_when_somebody_comes_back() {
    let mut window = Window::new().begin("Where my need came from", BOTH_WRITE);
    window.go_on_until(|state| matches!(state.stage(), Some(duologue::guide::Stage::Origins(_))));
    window.go_on();
    window.write("My own words", CANARY);
    window.key(Key::F8);
    assert!(!window.tree().contains(CANARY), "the question lies over a cover");
    window.key(Key::Escape);
    window.key(Key::F9);
    window.key(Key::F9);
    assert!(!window.tree().contains(CANARY) && window.has("looks away"));
}

#[test]
fn a_letter_stays_as_it_was_and_skipped_it_is_nobody_elses() {
    let mut window = Window::new();
    window.keys(Modifiers::COMMAND, Key::N);
    window.write("Name on the left", "Ana");
    window.write("Name on the right", "Ben");
    window.choose_guide("A letter each: ten and ten");
    window.keys(Modifiers::COMMAND, Key::Enter);
    window.go_on_until(|state| matches!(state.stage(), Some(duologue::guide::Stage::Writing(_))));
    window.wait();
    window.key(Key::Enter);
    window.type_text(CANARY);
    window.keys(Modifiers::COMMAND, Key::Enter);
    window.keys(Modifiers::ALT, Key::ArrowLeft);
    window.wait();
    window.key(Key::Enter);
    assert!(window.tree().contains(CANARY), "the letter stands in its field again");
    window.key(Key::F7);
    window.click("Skip it");
    window.go_on();
    window.go_on();
    assert!(!window.tree().contains(CANARY), "skipped, it stays with its writer");
}

#[test]
fn a_field_that_is_emptied_stays_empty() {
    let mut window = Window::new().begin("Our loop", BOTH_WRITE);
    window.go_on_until(|state| matches!(state.stage(), Some(duologue::guide::Stage::LoopMap(_))));
    window.write("What I notice first", CANARY);
    window.keys(Modifiers::COMMAND, Key::Enter);
    window.keys(Modifiers::ALT, Key::ArrowLeft);
    assert!(window.has("What I notice first") && window.tree().contains(CANARY));
    window.focus("What I notice first");
    window.keys(Modifiers::COMMAND, Key::A);
    window.key(Key::Delete);
    window.keys(Modifiers::COMMAND, Key::Enter);
    assert!(!window.tree().contains(CANARY));
    window.keys(Modifiers::ALT, Key::ArrowLeft);
    assert!(window.has("What I notice first") && !window.tree().contains(CANARY), "erased is erased");
}

#[test]
fn a_request_that_was_half_typed_is_still_of_whoever_asks() {
    let mut window = Window::new().begin("Small requests", "Speak only");
    window.go_on_until(|state| matches!(state.stage(), Some(duologue::guide::Stage::Requests(_))));
    window.choose("Ben");
    window.write("My request", "Sit with me");
    window.typing_rests();
    let mut window = window.again();
    window.click("Open together");
    window.keys(Modifiers::COMMAND, Key::Enter);
    assert_eq!(window.state().requests[0].seat, duologue::session::Seat::Right);
}

#[test]
fn every_step_can_be_skipped_in_sight() {
    let mut window = Window::new().begin("Mirror dialogue", "Speak only");
    window.go_on();
    window.go_on();
    let step = window.state().step;
    window.click("Skip this");
    assert_ne!(window.state().step, step, "a private question, too");
}

#[test]
fn a_break_ends_in_stopping_where_they_want_it() {
    let mut window = Window::new().begin(FIVE, BOTH_WRITE);
    window.both_shifts();
    window.key(Key::F8);
    window.click("In an hour");
    window.click("Stop for today");
    window.click("Stop and say what to keep");
    assert!(matches!(window.state().phase, Phase::Running));
    assert!(window.has("What do we keep?"));
}

#[test]
fn off_the_record_nobody_is_promised_another_day() {
    let mut window = Window::new().begin_off_the_record();
    window.both_shifts();
    window.keys(Modifiers::COMMAND, Key::W);
    assert!(window.has("Go on talking") && !window.has("another day"));
    window.key(Key::Escape);
    window.key(Key::F8);
    window.click("In an hour");
    window.keys(Modifiers::COMMAND, Key::W);
    assert!(window.has("Leave this evening?"));
    window.key(Key::Escape);
    assert!(matches!(window.state().phase, Phase::Resting { .. }));
}

#[test]
fn half_typed_words_go_along_when_they_leave() {
    let mut window = Window::new().begin(FIVE, BOTH_WRITE);
    window.both_shifts();
    window.type_text("I liked that you");
    window.keys(Modifiers::COMMAND, Key::W);
    window.click("Leave it open for another day");
    window.click("Open together");
    assert!(window.tree().contains("I liked that you"));
}

#[test]
fn all_half_typed_words_go_along_when_they_leave() {
    let mut window = Window::new().begin("Our loop", BOTH_WRITE);
    window.go_on_until(|state| matches!(state.stage(), Some(duologue::guide::Stage::LoopMap(_))));
    window.write("What I notice first", "The door");
    window.write("What I tell myself then", "Nobody comes");
    window.slow_down();
    window.keys(Modifiers::COMMAND, Key::W);
    window.click("Leave it open for another day");
    window.speed_up();
    let mut window = window.again();
    window.click("Open together");
    assert!(window.tree().contains("The door") && window.tree().contains("Nobody comes"));
}

#[test]
fn no_file_takes_the_place_of_a_conversation() {
    let (window, file) = Window::new().keep(&[CANARY]);
    let mut window = window.again().begin(FIVE, BOTH_WRITE);
    window.both_shifts();
    window.type_text("Still here.");
    window.drop_file(&file);
    assert!(window.tree().contains("Still here."));
}
