//! One of several, by pointer and by keyboard.

use egui_kittest::{
    Harness,
    kittest::{NodeT as _, Queryable as _},
};

use super::*;
use crate::ui::look::testing::show_state;

fn row() -> Harness<'static, u8> {
    show_state(1, |ui, chosen| {
        segments(ui, "Distance", chosen, &[(1, "Desk"), (2, "Sofa"), (3, "Wall")]);
    })
}

fn cards() -> Harness<'static, Option<u8>> {
    show_state(None, |ui, chosen| {
        let choices =
            [Choice::new(Some(1), "Speak", "One speaks, one writes."), Choice::new(Some(2), "Write", "Both write.")];
        radio_cards(ui, "How will you talk?", chosen, &choices);
    })
}

#[test]
fn the_pointer_chooses() {
    let mut harness = row();
    harness.get_by_role_and_label(Role::RadioButton, "Sofa").click();
    harness.run();
    assert_eq!(*harness.state(), 2);
    let mut harness = cards();
    harness.get_by_role_and_label(Role::RadioButton, "Write").click();
    harness.run();
    assert_eq!(*harness.state(), Some(2));
}

#[test]
fn arrows_choose_and_go_round() {
    let mut harness = row();
    harness.get_by_role_and_label(Role::RadioGroup, "Distance").focus();
    harness.run();
    for expected in [2, 3, 1] {
        harness.key_press(Key::ArrowRight);
        harness.run();
        assert_eq!(*harness.state(), expected);
        assert!(harness.get_by_role(Role::RadioGroup).is_focused());
    }
}

#[test]
fn a_group_without_a_choice_begins_at_its_first() {
    let mut harness = cards();
    harness.get_by_role_and_label(Role::RadioGroup, "How will you talk?").focus();
    harness.run();
    harness.key_press(Key::Space);
    harness.run();
    assert_eq!(*harness.state(), Some(1));
    harness.key_press(Key::ArrowDown);
    harness.run();
    assert_eq!(*harness.state(), Some(2));
}

#[test]
fn what_is_chosen_is_told() {
    let mut harness = row();
    harness.run();
    let toggled = |name| harness.get_by_role_and_label(Role::RadioButton, name).accesskit_node().toggled();
    assert_eq!(toggled("Desk"), Some(egui::accesskit::Toggled::True));
    assert_eq!(toggled("Wall"), Some(egui::accesskit::Toggled::False));
}

#[test]
fn members_belong_to_their_group() {
    let mut harness = cards();
    harness.run();
    harness.get_by_role(Role::RadioGroup).get_by_label("Write");
}

#[test]
fn where_there_is_little_room_there_are_more_rows_and_no_broken_words() {
    for (room, rows) in [(600.0, 1), (240.0, 2), (60.0, 3)] {
        let harness = show_state(0, |ui, chosen| {
            ui.set_max_width(room);
            segments(ui, "By when?", chosen, &[(0, "any time"), (1, "tomorrow"), (7, "in a week")]);
        });
        let cells = ["any time", "tomorrow", "in a week"]
            .map(|name| harness.get_by_role_and_label(Role::RadioButton, name).rect());
        let tops: std::collections::BTreeSet<i32> = cells.iter().map(|cell| cell.top() as i32).collect();
        assert_eq!(tops.len(), rows, "{cells:?} in {room}");
        assert!(cells.iter().all(|cell| cell.width() <= room), "{cells:?} in {room}");
    }
}
