//! How keys and clicks reach the screens: in order, and once each.
//!
//! A slow frame may hold both the last letters and the key that sends them, and some keys are taken before the fields are
//! drawn: the letters would be lost. So what acts waits for a frame of its own, after all that was typed before it.

use std::collections::HashSet;

use egui::{Context, Event, Key, Modifiers, Plugin, Popup, RawInput, Ui};

/// Opens and closes the menu, as in other programs.
pub const MENU: Key = Key::F10;

/// Lets every key that acts come alone, and a key that is held act once.
#[derive(Default)]
pub struct InOrder {
    later: Vec<Event>,
    /// The keys that are held, by their place on the keyboard: once Shift is let go, a key has another name.
    held: HashSet<Key>,
    /// The last frame had a key that may have moved the focus.
    moved: bool,
}

impl Plugin for InOrder {
    fn debug_name(&self) -> &'static str {
        "keys in order"
    }

    fn input_hook(&mut self, ctx: &Context, input: &mut RawInput) {
        let types = ctx.text_edit_focused();
        self.later.append(&mut input.events);
        let mut held = self.held.clone();
        self.later.retain(|event| match event {
            Event::Key { key, physical_key, pressed: true, modifiers, .. } => {
                held.insert(physical_key.unwrap_or(*key)) || may_repeat(*key, *modifiers, types)
            }
            event => {
                follow(&mut held, event);
                true
            }
        });
        let mut step = first_step(&self.later, types);
        // What has just got the focus can say only in the next frame that the arrows are its own.
        if std::mem::take(&mut self.moved) && self.later[..step].iter().any(is_arrow) {
            step = 0;
        }
        let rest = self.later.split_off(step);
        input.events = std::mem::replace(&mut self.later, rest);
        input.events.iter().for_each(|event| follow(&mut self.held, event));
        self.moved = input.events.iter().any(|event| acts(event, types) && !is_arrow(event));
        if !self.later.is_empty() {
            ctx.request_repaint();
        }
    }
}

fn is_arrow(event: &Event) -> bool {
    let arrows = [Key::ArrowUp, Key::ArrowDown, Key::ArrowLeft, Key::ArrowRight];
    matches!(event, Event::Key { key, pressed: true, .. } if arrows.contains(key))
}

/// Which keys are held after this.
fn follow(held: &mut HashSet<Key>, event: &Event) {
    match event {
        Event::Key { key, physical_key, pressed: true, .. } => {
            held.insert(physical_key.unwrap_or(*key));
        }
        Event::Key { key, physical_key, pressed: false, .. } => {
            held.remove(&physical_key.unwrap_or(*key));
        }
        // Whatever is let go in another window is not heard here.
        Event::WindowFocused(false) => held.clear(),
        _ => {}
    }
}

/// How many of these events belong into one frame.
fn first_step(events: &[Event], types: bool) -> usize {
    let Some(acts) = events.iter().position(|event| acts(event, types)) else { return events.len() };
    if events[..acts].iter().any(is_typing) {
        return acts;
    }
    // The letter of a key goes with the key, or it would be written into the field that the key opens.
    let letter = matches!(events.get(acts + 1), Some(Event::Text(_))) && !is_for_all(&events[acts]);
    acts + 1 + usize::from(letter)
}

/// Something that is written into a field.
fn is_typing(event: &Event) -> bool {
    matches!(event, Event::Text(_) | Event::Paste(_) | Event::Cut | Event::Ime(_) | Event::Key { pressed: true, .. })
}

/// Something that may change what is on screen, or where the next letter goes.
fn acts(event: &Event, types: bool) -> bool {
    match event {
        Event::Key { pressed: true, .. } => !types || is_for_all(event),
        Event::PointerButton { .. } | Event::AccessKitActionRequest(_) => true,
        _ => false,
    }
}

/// A key that acts even while somebody types.
fn is_for_all(event: &Event) -> bool {
    let Event::Key { key, modifiers, .. } = event else { return false };
    let works = matches!(key, Key::Enter | Key::Tab | Key::Escape) || (Key::F1..=Key::F35).contains(key);
    works || modifiers.command || modifiers.alt
}

/// Whether a key may act again and again while it is held: only what types or moves.
///
/// Otherwise whoever rests a hand on Enter answers for both, step after step.
fn may_repeat(key: Key, modifiers: Modifiers, types: bool) -> bool {
    let plain = !modifiers.command && !modifiers.alt;
    let moves =
        matches!(key, Key::ArrowUp | Key::ArrowDown | Key::ArrowLeft | Key::ArrowRight | Key::PageUp | Key::PageDown);
    let edits = types && (plain && key != Key::Tab || matches!(key, Key::Backspace | Key::Delete));
    edits || plain && moves
}

/// Takes a key, wherever the keyboard focus is, unless something lies over the screen, be it a menu.
pub fn take(ui: &Ui, key: Key) -> bool {
    is_uncovered(ui) && ui.input_mut(|input| input.consume_key(Modifiers::NONE, key))
}

fn is_uncovered(ui: &Ui) -> bool {
    ui.is_enabled() && !Popup::is_any_open(ui)
}

/// Takes the key that opens and closes the menu.
pub fn take_menu(ui: &Ui) -> bool {
    ui.is_enabled() && ui.input_mut(|input| input.consume_key(Modifiers::NONE, MENU))
}

/// Lets go of the field that is written in, as a click beside it would: what waits for that is done.
pub fn leave_field(ui: &Ui) {
    ui.memory_mut(|memory| {
        if let Some(field) = memory.focused() {
            memory.surrender_focus(field);
        }
    });
}

/// Ctrl+Enter does one thing: what has the keyboard focus would take it for Enter, beside the main action.
pub fn let_go_for_ctrl_enter(ui: &Ui) {
    let pressed = ui.input(|input| input.modifiers.command && input.key_pressed(Key::Enter));
    if pressed && !ui.text_edit_focused() {
        leave_field(ui);
    }
}

/// Takes Ctrl+Enter, wherever the keyboard focus is.
pub fn take_ctrl_enter(ui: &Ui) -> bool {
    take_ctrl(ui, Key::Enter)
}

/// Takes a key with Ctrl, wherever the keyboard focus is, unless something lies over the screen.
pub fn take_ctrl(ui: &Ui, key: Key) -> bool {
    is_uncovered(ui) && ui.input_mut(|input| input.consume_key(Modifiers::COMMAND, key))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn key(key: Key, modifiers: Modifiers) -> Event {
        Event::Key { key, physical_key: None, pressed: true, repeat: false, modifiers }
    }

    fn plain(it: Key) -> Event {
        key(it, Modifiers::NONE)
    }

    fn text(text: &str) -> Event {
        Event::Text(text.to_owned())
    }

    #[test]
    fn a_key_whose_shift_was_let_go_first_is_not_held_for_ever() {
        let mut held = HashSet::new();
        let question = |key, pressed| Event::Key {
            key,
            physical_key: Some(Key::Slash),
            pressed,
            repeat: false,
            modifiers: Modifiers::NONE,
        };
        follow(&mut held, &question(Key::Questionmark, true));
        follow(&mut held, &question(Key::Slash, false));
        assert!(held.is_empty());
    }

    #[test]
    fn what_was_typed_arrives_before_the_key_that_sends_it() {
        let sends = key(Key::Enter, Modifiers::COMMAND);
        let events = [plain(Key::A), text("a"), plain(Key::B), text("b"), sends, plain(Key::C), text("c")];
        assert_eq!(first_step(&events, true), 4);
        assert_eq!(first_step(&events[4..], true), 1);
        assert_eq!(first_step(&events[5..], true), 2);
    }

    #[test]
    fn a_key_that_goes_on_to_the_next_field_comes_alone() {
        let events = [text("Ana"), plain(Key::Tab), text("Ben")];
        assert_eq!(first_step(&events, true), 1);
        assert_eq!(first_step(&events[1..], true), 1);
    }

    #[test]
    fn an_answer_by_number_takes_its_letter_along() {
        let events = [plain(Key::Num2), text("2"), plain(Key::A), text("a")];
        assert_eq!(first_step(&events, false), 2);
    }
}
