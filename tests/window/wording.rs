//! Help with wording: one note, for the one who writes, after they paused; and what a mirror has not given back yet.

use duologue::{
    store::{Settings, Switch},
    ui::app::Place,
};
use egui::{Key, Modifiers};
use jiff::SignedDuration;

use super::builder::Window;

const FIVE: &str = "A first five minutes";

fn writing() -> Window {
    let mut window = Window::new().begin(FIVE, "Both write");
    window.both_shifts();
    window
}

fn pause(window: &mut Window) {
    window.pass(SignedDuration::from_millis(1500));
}

#[test]
fn a_note_comes_when_the_writer_pauses_and_can_be_put_aside() {
    let mut window = writing();
    window.type_text("You never ask how my day was");
    assert!(!window.has("“never”"), "nobody is interrupted");
    pause(&mut window);
    assert!(window.has("“never”"));
    window.click("Why this?");
    assert!(window.has("speaks here of what the other does"));
    window.click("Leave it as it is");
    assert!(!window.has("“never”"));
    window.type_text(", you never do.");
    pause(&mut window);
    assert!(!window.has("“never”"), "put aside is put aside");
    window.typing_rests();
    assert!(!window.disk().contains("absolutes"), "no note is ever written down");
}

#[test]
fn whoever_wants_no_notes_gets_none_and_the_other_still_does() {
    let mut window = writing();
    window.type_text("You never ask how my day was");
    pause(&mut window);
    window.click("No notes for Ana tonight");
    assert!(!window.has("“never”"));
    window.keys(Modifiers::COMMAND, Key::Enter);
    window.type_text("Why did you not say so?");
    pause(&mut window);
    assert!(window.has("No notes for Ben tonight"));
}

#[test]
fn switched_off_it_keeps_silent() {
    let settings = Settings { wording: Switch::Off, ..Settings::default() };
    let mut window = Window::with(&settings, [1280.0, 800.0]).begin(FIVE, "Both write");
    window.both_shifts();
    window.type_text("You never ask how my day was");
    pause(&mut window);
    assert!(!window.has("“never”"));
}

#[test]
fn words_of_harm_lead_quietly_to_help() {
    let mut window = writing();
    window.type_text("You never listen and I am going to hurt you");
    pause(&mut window);
    assert!(!window.has("“never”"), "no wording note beside it");
    window.click_last("Help and support");
    assert!(window.has("When another kind of help is right"));
    window.key(Key::Escape);
    assert!(matches!(window.place(), Place::Evening(_)));
}

#[test]
fn what_is_given_back_stands_out_from_what_is_not() {
    let mut window = writing();
    window.type_text("I waited on the cold stairs.");
    window.keys(Modifiers::COMMAND, Key::Enter);
    assert!(!window.has("Underlined words"), "nothing is missing before the first word");
    window.type_text("You waited");
    pause(&mut window);
    assert!(window.has("Underlined words"));
    window.type_text(" on the cold stairs.");
    pause(&mut window);
    assert!(!window.has("Underlined words"));
}
