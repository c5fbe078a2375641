//! Every kind of page, one after the other: what holds for all of them is looked at on each.

use duologue::{
    guide::{MoveKind, Stage},
    session::{Part, State},
};
use egui::{Key, Modifiers};

use super::builder::Window;

fn is_at(state: &State, kind: MoveKind) -> bool {
    state.current_move().is_some_and(|it| it.kind == kind)
}

fn is_in(state: &State, wanted: impl Fn(&Stage) -> bool) -> bool {
    state.stage().is_some_and(wanted)
}

/// Home, settings, the shelves, the calm kit, reading.
pub(super) fn outside_a_conversation(open: impl Fn() -> Window, mut look: impl FnMut(&mut Window, &str)) {
    let mut window = open();
    look(&mut window, "home");
    window.keys(Modifiers::COMMAND, Key::Comma);
    look(&mut window, "settings");
    window.key(Key::Escape);
    window.click("Cards and questions");
    window.choose("Cards");
    look(&mut window, "card");
    window.choose("Tools");
    window.click("Calm kit");
    look(&mut window, "calm");
    window.key(Key::Escape);
    window.keys(Modifiers::COMMAND, Key::W);
    window.click("See an example");
    window.key(Key::ArrowRight);
    look(&mut window, "example");
    look(&mut open().set_up(), "setting-up");
    let (mut window, _) = open().keep(&["The kettle sang."]);
    look(&mut window, "page");
    window.keys(Modifiers::COMMAND, Key::W);
    window.click("Look back");
    look(&mut window, "look-back");
    window.click("Yes, we both want that");
    look(&mut window, "months");
}

/// From the ready gate to what both tell of where a need came from.
pub(super) fn what_both_answer_alone(open: impl Fn() -> Window, mut look: impl FnMut(&mut Window, &str)) {
    let mut window = open().begin("Where my need came from", "Both write");
    look(&mut window, "ready");
    window.both_shifts();
    look(&mut window, "cover");
    window.wait();
    window.key(Key::Enter);
    window.key(Key::Num3);
    look(&mut window, "closeness");
    window.key(Key::Enter);
    window.key(Key::Num8);
    window.key(Key::Enter);
    look(&mut window, "stirred");
    window.go_on_until(|state| state.step.part == Part::Reveal);
    look(&mut window, "reveal");
    window.click("Ana: Yes, show");
    window.click("Ben: Yes, show");
    look(&mut window, "shown");
    window.go_on_until(|state| is_in(state, |stage| matches!(stage, Stage::Origins(_))));
    window.wait();
    window.key(Key::Enter);
    window.write("My own words", "The stairs at home.");
    look(&mut window, "origins");
    window.go_on_until(|state| is_at(state, MoveKind::Invite));
    look(&mut window, "ask");
}

/// A turn with its break, the switch, requests, the closing.
pub(super) fn a_turn_and_what_follows(open: impl Fn() -> Window, mut look: impl FnMut(&mut Window, &str)) {
    let mut window = open().begin("Mirror dialogue", "Speak, listener writes");
    window.go_on_until(|state| is_at(state, MoveKind::Send));
    look(&mut window, "speak");
    window.go_on_until(|state| is_at(state, MoveKind::Mirror));
    window.type_text("What I hear is that it was late.");
    look(&mut window, "mirror");
    window.keys(Modifiers::COMMAND, Key::Enter);
    look(&mut window, "confirm");
    window.key(Key::Num2);
    window.type_text("The part about Sunday.");
    look(&mut window, "almost");
    window.keys(Modifiers::COMMAND, Key::Enter);
    window.key(Key::F8);
    look(&mut window, "break");
    window.click("In an hour");
    look(&mut window, "resting");
    window.click("We are back");
    look(&mut window, "back");
    window.go_on_until(|state| is_in(state, |stage| matches!(stage, Stage::Switch(_))));
    window.wait();
    look(&mut window, "switch");
    window.go_on_until(|state| is_in(state, |stage| matches!(stage, Stage::Requests(_))));
    look(&mut window, "requests");
    window.write("My request", "Ten minutes before the desk.");
    window.click("Ask for this");
    look(&mut window, "answer");
    window.click("Not this, but…");
    window.write("What I can offer instead", "Ten minutes, once the shoes are off.");
    window.click("Offer this");
    look(&mut window, "offer");
    window.click("Yes, that suits me");
    window.go_on_until(|state| is_in(state, |stage| matches!(stage, Stage::Closing(_))));
    window.go_on_until(|state| state.step.part == Part::Together);
    look(&mut window, "closing");
    window.go_on_until(|state| state.step.part == Part::Keep);
    look(&mut window, "keep");
}

/// A letter and a sheet.
pub(super) fn what_is_written_alone_or_side_by_side(
    open: impl Fn() -> Window,
    mut look: impl FnMut(&mut Window, &str),
) {
    let mut window = open().begin("A letter each: ten and ten", "Write, read twice, talk");
    window.go_on_until(|state| is_in(state, |stage| matches!(stage, Stage::Writing(_))));
    window.wait();
    window.key(Key::Enter);
    look(&mut window, "letter");
    let mut window = open().begin("Our loop", "Both write");
    window.go_on_until(|state| is_in(state, |stage| matches!(stage, Stage::LoopMap(_))));
    look(&mut window, "loop");
}
