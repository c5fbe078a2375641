//! What nobody else may see: the hidden page, the title, the disk when nothing is kept.

use std::{
    fs,
    path::{Path, PathBuf},
};

use duologue::session::{Part, Phase, Record, Seat};
use egui::{Key, Modifiers};

use super::builder::Window;

const WRITES: &str = "Speak, listener writes";
const CANARY: &str = "quillwortflamingobramble";

#[test]
fn hidden_there_is_nothing_to_read() {
    let mut window = Window::new().begin("A first five minutes", WRITES);
    window.both_shifts();
    window.key(Key::Enter);
    window.type_text(CANARY);
    assert!(window.tree().contains(CANARY));
    window.key(Key::F9);
    let tree = window.tree();
    assert!(!tree.contains(CANARY) && !tree.contains("Ana") && !tree.contains("Ben"));
    window.key(Key::F9);
    assert!(window.tree().contains(CANARY), "it does not erase");
}

#[test]
fn notes_for_ones_own_eyes_are_at_hand_while_one_speaks_and_never_kept() {
    let mut window = Window::new().begin("After a quarrel", WRITES);
    window.go_on_until(|state| state.stage().is_some_and(|it| it.sheet().is_some_and(|sheet| sheet.private)));
    assert!(window.has("looks away."), "behind the cover");
    window.go_on();
    window.write("What I want you to know", CANARY);
    window.go_on_until(|state| state.step.part == Part::Alone(Seat::Right));
    assert!(!window.tree().contains(CANARY));
    window.go_on_until(|state| state.floor() == Some(Seat::Left) && state.acts() == Some(Seat::Left));
    assert!(window.has("You have notes of your own, Ana.") && !window.tree().contains(CANARY));
    window.click("Show it on this screen");
    assert!(window.tree().contains(CANARY));
    window.key(Key::F9);
    window.key(Key::F9);
    assert!(!window.tree().contains(CANARY), "whoever comes back first may be the other one");
    window.stop();
    window.key(Key::Num3);
    window.key(Key::Num0);
    window.click("Keep it there");
    assert!(!window.disk().contains(CANARY));
}

#[test]
fn off_the_record_nothing_is_ever_written() {
    let mut window = Window::new().begin_off_the_record();
    assert_eq!(window.state().setup().record, Record::Off);
    window.both_shifts();
    window.key(Key::Enter);
    window.type_text(CANARY);
    window.typing_rests();
    window.keys(Modifiers::COMMAND, Key::Enter);
    assert!(window.has("Off the record"));
    let disk = window.disk();
    assert!(!disk.contains(CANARY) && !disk.contains("Ana"));
    window.go_on_until(|state| state.phase == Phase::Ended);
    window.ask_to_close();
    assert_eq!(window.disk(), disk, "not even how large the window was");
    assert!(!window.again().has("Not finished"));
}

#[test]
fn throwing_away_leaves_no_trace() {
    let mut window = Window::new().begin("A first five minutes", WRITES);
    window.both_shifts();
    window.key(Key::Enter);
    window.type_text(CANARY);
    window.keys(Modifiers::COMMAND, Key::Enter);
    assert!(window.disk().contains(CANARY));
    let mut window = window.again();
    window.click("Throw away");
    window.click("Yes, we both want that");
    assert!(!window.disk().contains(CANARY));
    assert!(!window.again().has("Not finished"));
}

/// The file that is open was changed outside since; then words are taken back.
fn taken_back_in_a_conflict(choice: &str) -> (Window, PathBuf) {
    let (mut window, path) = Window::new().keep(&[CANARY, "What I hear is the kettle."]);
    let theirs = fs::read(&path).unwrap();
    let elsewhere = window.home().join("elsewhere");
    fs::copy(&path, &elsewhere).unwrap();
    window.click("More");
    window.click("Take words back…");
    window.click_last("Take back these words");
    window.click("Take them back");
    fs::rename(&elsewhere, &path).unwrap();
    window.ask_to_take_back();
    window.click("Take them back");
    assert!(window.has("changed somewhere else"));
    assert_eq!(fs::read(&path).unwrap(), theirs, "nothing is overwritten before they have chosen");
    window.click(choice);
    (window, path)
}

fn text_of(path: &Path) -> String {
    fs::read_to_string(path).unwrap()
}

#[test]
fn a_file_changed_outside_stays_beside_ours() {
    let (window, theirs) = taken_back_in_a_conflict("Keep both: yours goes beside it");
    let ours = window.file();
    assert_ne!(ours, theirs);
    assert!(text_of(&theirs).contains(CANARY) && !text_of(&ours).contains(CANARY));
    assert!(window.has("You go on with"));
}

#[test]
fn a_file_changed_outside_may_be_used_as_it_is() {
    let (window, theirs) = taken_back_in_a_conflict("Use the other one: nothing is taken back");
    assert!(text_of(&theirs).contains(CANARY) && window.has(CANARY));
}

#[test]
fn a_file_changed_outside_may_give_way() {
    let (window, path) = taken_back_in_a_conflict("Keep yours: the other one goes to the backups");
    assert!(!text_of(&path).contains(CANARY) && !window.disk().contains(CANARY), "gone from the backup, too");
}

#[test]
fn words_taken_back_are_gone_from_file_and_backups() {
    let mut window = Window::new().begin("A first five minutes", WRITES);
    window.both_shifts();
    window.key(Key::Enter);
    window.type_text(CANARY);
    window.keys(Modifiers::COMMAND, Key::Enter);
    window.keys(Modifiers::NONE, Key::Num1);
    window.stop();
    window.key(Key::Num3);
    window.key(Key::Num0);
    assert_eq!(window.state().phase, Phase::Ended);
    window.click("Keep it there");
    window.click("Read it again");
    assert!(window.has(CANARY) && window.disk().contains(CANARY));
    window.ask_to_take_back();
    window.click("Take them back");
    assert!(window.has("taken back"));
    assert!(!window.tree().contains(CANARY) && !window.disk().contains(CANARY));
}

#[test]
fn an_earlier_version_can_be_looked_at_and_changes_nothing() {
    let (mut window, _) = Window::new().keep(&["It is the evenings."]);
    window.click("More");
    window.click("Earlier versions…");
    assert!(window.has("There is no earlier version"));
    let (mut window, path) = taken_back_in_a_conflict("Keep yours: the other one goes to the backups");
    let present = fs::read(&path).unwrap();
    window.click("More");
    window.click("Earlier versions…");
    assert!(window.has("Which earlier version?"));
    window.key(Key::Enter);
    assert!(window.has("Keep this version…"));
    assert_eq!(fs::read(&path).unwrap(), present);
}
