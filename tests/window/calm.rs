//! The calm kit: over any screen, by keyboard and by mouse, and what it writes.

use duologue::{session::Phase, ui::app::Place};
use egui::{Key, Modifiers};
use jiff::SignedDuration;

use super::builder::Window;

const WRITES: &str = "Speak, listener writes";
const CANARY: &str = "quillwortflamingobramble";

/// The kit, opened from the shelf of tools.
fn from_the_shelf(mut window: Window) -> Window {
    window.click("Cards and questions");
    window.choose("Tools");
    window.click("Calm kit");
    window
}

/// A conversation that rests for an hour.
fn resting(mut window: Window) -> Window {
    window.both_shifts();
    window.key(Key::F8);
    window.click("In an hour");
    assert!(matches!(window.state().phase, Phase::Resting { .. }));
    window
}

fn write_a_list(window: &mut Window) {
    window.choose("My own");
    window.write("What calms me", CANARY);
}

#[test]
fn the_pace_of_breath_is_set_by_keyboard_and_stays() {
    let mut window = from_the_shelf(Window::new());
    assert!(window.has("One breath takes 11 seconds: in for 4.5, out for 6.5."));
    window.key(Key::ArrowLeft);
    assert!(window.has("One breath takes 12 seconds"));
    for _ in 0..9 {
        window.key(Key::ArrowRight);
    }
    assert!(window.has("One breath takes 10 seconds"), "six breaths a minute are the most");
    let window = from_the_shelf(window.again());
    assert!(window.has("One breath takes 10 seconds"));
}

#[test]
fn the_senses_are_gone_through_by_keyboard() {
    let mut window = from_the_shelf(Window::new());
    window.choose("Senses");
    assert!(window.has("five things"));
    for words in ["four things", "three things", "two things", "You are here", "You are here"] {
        window.key(Key::ArrowRight);
        assert!(window.has(words), "{words}");
    }
    window.key(Key::ArrowLeft);
    assert!(window.has("two things"));
}

#[test]
fn a_feeling_is_stayed_with_for_a_minute_or_a_little_more() {
    let mut window = from_the_shelf(Window::new());
    window.choose("Feeling");
    window.key(Key::Enter);
    for (seconds, words) in
        [(30, "Stay with it, and keep breathing."), (32, "That was a minute."), (30, "You stayed with it.")]
    {
        window.pass(SignedDuration::from_secs(seconds));
        assert!(window.has(words), "{words}");
    }
}

#[test]
fn an_urge_waits_while_the_page_is_closed() {
    let mut window = from_the_shelf(Window::new());
    window.choose("Wait");
    window.click("Begin");
    assert!(window.has("The time goes on."));
    window.key(Key::Escape);
    assert!(matches!(window.place(), Place::Library(_)));
    window.pass(SignedDuration::from_mins(9));
    window.click("Calm kit");
    assert!(window.has("The time goes on."));
    window.pass(SignedDuration::from_mins(2));
    assert!(window.has("Any answer is good."));
}

#[test]
fn a_break_opens_it_and_keeps_its_place() {
    let mut window = resting(Window::new().begin("A first five minutes", WRITES));
    window.click("Calm kit");
    window.choose("Wait");
    window.key(Key::Escape);
    assert!(matches!(window.state().phase, Phase::Resting { .. }));
    assert!(window.has("A break until"));
}

#[test]
fn the_own_list_is_there_in_a_break_and_in_no_session() {
    let mut window = from_the_shelf(Window::new());
    write_a_list(&mut window);
    assert!(window.has("Whoever uses this computer can read these lines"));
    window.key(Key::Escape);
    assert_eq!(window.disk().matches(CANARY).count(), 1, "in the settings");
    let window = window.again();
    let mut window = resting(window.begin("A first five minutes", WRITES));
    assert!(window.has(CANARY));
    window.key(Key::F9);
    assert!(!window.tree().contains(CANARY));
    window.key(Key::F9);
    window.click("Stop for today");
    window.click("Stop and say what to keep");
    window.key(Key::Num3);
    window.key(Key::Num0);
    window.click("Keep it there");
    assert_eq!(window.disk().matches(CANARY).count(), 1, "in the settings alone");
}

#[test]
fn what_is_typed_is_kept_when_the_field_is_left() {
    let mut window = from_the_shelf(Window::new());
    write_a_list(&mut window);
    window.key(Key::Tab);
    assert!(window.disk().contains(CANARY));
    window.write("What calms me", " and tea");
    window.keys(Modifiers::COMMAND, Key::Enter);
    assert!(window.disk().contains("and tea"));
}

#[test]
fn an_emptied_list_leaves_no_trace() {
    let mut window = from_the_shelf(Window::new());
    write_a_list(&mut window);
    window.key(Key::Escape);
    window.click("Calm kit");
    window.focus("What calms me");
    window.keys(Modifiers::COMMAND, Key::A);
    window.key(Key::Backspace);
    window.key(Key::Escape);
    assert!(!window.disk().contains(CANARY));
}

#[test]
fn off_the_record_the_lists_can_only_be_read() {
    let mut window = from_the_shelf(Window::new());
    write_a_list(&mut window);
    window.key(Key::Escape);
    let before = window.disk();
    window.keys(Modifiers::COMMAND, Key::W);
    let mut window = resting(window.begin_off_the_record());
    window.click("Calm kit");
    assert!(window.has("nothing can be written here now") && window.has(CANARY));
    window.type_text("something else");
    window.key(Key::Escape);
    assert_eq!(window.disk(), before);
}
