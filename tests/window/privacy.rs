//! What nobody else may see: the hidden page, the title, the disk when nothing is kept.

use duologue::session::{Phase, Record};
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
fn off_the_record_nothing_is_ever_written() {
    let mut window = Window::new();
    window.keys(Modifiers::COMMAND, Key::N);
    window.write("Name on the left", "Ana");
    window.write("Name on the right", "Ben");
    window.choose("Off the record: nothing is ever written");
    window.keys(Modifiers::COMMAND, Key::Enter);
    assert_eq!(window.state().setup().record, Record::Off);
    window.both_shifts();
    window.key(Key::Enter);
    window.type_text(CANARY);
    window.typing_rests();
    window.keys(Modifiers::COMMAND, Key::Enter);
    assert!(window.has("Off the record"));
    let disk = window.disk();
    assert!(!disk.contains(CANARY) && !disk.contains("Ana"));
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
    window.click("More");
    window.click("Take words back…");
    window.click_first("Take back these words");
    window.click("Take them back");
    assert!(window.has("taken back"));
    assert!(!window.tree().contains(CANARY) && !window.disk().contains(CANARY));
}
