//! One value of eleven, set by keyboard, by pointer or by a screen reader.

use egui::{
    EventFilter, Id, Key, Response, Ui,
    accesskit::{Action, ActionData, Role},
};

/// The highest step; the lowest is 0.
pub(super) const MOST: u8 = 10;

/// Where the first arrow key lands: in the middle, as near to one end as to the other.
const MIDDLE: u8 = 5;

/// How long after a 1 a 0 still makes a 10, in seconds.
const TWO_DIGITS: f64 = 1.5;

/// Read keys and a screen reader’s wishes; returns whether the value changed.
pub(super) fn read(ui: &Ui, response: &Response, value: &mut Option<u8>) -> bool {
    let before = *value;
    if response.has_focus() {
        let filter = EventFilter { horizontal_arrows: true, vertical_arrows: true, ..EventFilter::default() };
        ui.memory_mut(|memory| memory.set_focus_lock_filter(response.id, filter));
        read_keys(ui, response.id, value);
    }
    read_wishes(ui, response.id, value);
    *value != before
}

/// Tell a screen reader what it is and what it stands at.
pub(super) fn tell(ui: &Ui, response: &Response, label: &str, value: Option<u8>, words: &str) {
    response.widget_info(|| {
        let mut info = egui::WidgetInfo::labeled(Role::Slider, ui.is_enabled(), label);
        info.value = value.map(f64::from);
        info.current_text_value = Some(words.to_owned());
        info
    });
    ui.ctx().accesskit_node_builder(response.id, |node| {
        node.set_min_numeric_value(0.0);
        node.set_max_numeric_value(f64::from(MOST));
        node.set_numeric_value_step(1.0);
        for action in [Action::Increment, Action::Decrement, Action::SetValue] {
            node.add_action(action);
        }
    });
}

/// One step up or down; the first one lands in the middle.
pub(super) fn step(value: &mut Option<u8>, up: bool) {
    *value = Some(match (*value, up) {
        (None, _) => MIDDLE,
        (Some(at), true) => at.saturating_add(1).min(MOST),
        (Some(at), false) => at.saturating_sub(1),
    });
}

fn read_keys(ui: &Ui, id: Id, value: &mut Option<u8>) {
    let pressed = |keys: [Key; 2]| keys.iter().map(|key| ui.input(|input| input.num_presses(*key))).sum::<usize>();
    for _ in 0..pressed([Key::ArrowRight, Key::ArrowUp]) {
        step(value, true);
    }
    for _ in 0..pressed([Key::ArrowLeft, Key::ArrowDown]) {
        step(value, false);
    }
    if ui.input(|input| input.key_pressed(Key::Home)) {
        *value = Some(0);
    }
    if ui.input(|input| input.key_pressed(Key::End)) {
        *value = Some(MOST);
    }
    let digits =
        [Key::Num0, Key::Num1, Key::Num2, Key::Num3, Key::Num4, Key::Num5, Key::Num6, Key::Num7, Key::Num8, Key::Num9];
    for (digit, key) in (0_u8..).zip(digits) {
        if ui.input(|input| input.key_pressed(key)) {
            *value = Some(typed(ui, id, digit));
        }
    }
}

/// A 0 soon after a 1 is a 10.
fn typed(ui: &Ui, id: Id, digit: u8) -> u8 {
    let now = ui.input(|input| input.time);
    let one = id.with("typed a one");
    let recent = ui.data(|data| data.get_temp::<f64>(one)).is_some_and(|at| now - at < TWO_DIGITS);
    if digit == 1 {
        ui.data_mut(|data| data.insert_temp(one, now));
    } else {
        ui.data_mut(|data| data.remove::<f64>(one));
    }
    if digit == 0 && recent { MOST } else { digit }
}

fn read_wishes(ui: &Ui, id: Id, value: &mut Option<u8>) {
    for _ in 0..ui.input(|input| input.num_accesskit_action_requests(id, Action::Increment)) {
        step(value, true);
    }
    for _ in 0..ui.input(|input| input.num_accesskit_action_requests(id, Action::Decrement)) {
        step(value, false);
    }
    ui.input(|input| {
        for request in input.accesskit_action_requests(id, Action::SetValue) {
            if let Some(ActionData::NumericValue(wish)) = request.data {
                *value = Some(wish.round().clamp(0.0, f64::from(MOST)) as u8);
            }
        }
    });
}
