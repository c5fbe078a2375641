//! What a screen reader hears on every kind of page, in the order in which it is heard.
//!
//! Each file below `tests/snapshots/heard` is one page, one line for each thing on it: what it is, its name, what stands
//! in it, and how it stands. What is inside something else stands further in.

use egui::accesskit::{Live, Role, Toggled};
use egui_kittest::kittest::{AccessKitNode, NodeT as _};

use super::{builder::Window, pages};

/// So much of a name is enough to know it by.
const NAME: usize = 72;

fn heard(window: &Window) -> String {
    let mut lines = String::new();
    add(&window.harness.root().accesskit_node(), 0, &mut lines);
    lines
}

/// One line for each node that says something, and what is in it.
fn add(node: &AccessKitNode<'_>, depth: usize, lines: &mut String) {
    let name = node.label().unwrap_or_default();
    let value = node.value().filter(|value| *value != name).unwrap_or_default();
    let silent = name.is_empty() && value.is_empty();
    let is_frame = matches!(node.role(), Role::Unknown | Role::GenericContainer | Role::Pane);
    let is_beside = matches!(node.role(), Role::TextRun | Role::ScrollBar);
    let is_told = !(is_beside || is_frame && silent);
    if is_told {
        *lines += &"  ".repeat(depth);
        *lines += &line(node, &name, &value);
        lines.push('\n');
    }
    for child in node.children() {
        add(&child, depth + usize::from(is_told), lines);
    }
}

fn line(node: &AccessKitNode<'_>, name: &str, value: &str) -> String {
    let states = [
        (node.live() != Live::Off, "live"),
        (node.is_disabled(), "closed"),
        (node.toggled() == Some(Toggled::True), "chosen"),
        (node.is_focused(), "focus"),
    ];
    let level = node.level().map(|level| level.to_string());
    let texts = [("", name), ("= ", value)].into_iter().filter(|(_, text)| !text.is_empty());
    let parts: Vec<String> = std::iter::once(format!("{:?}", node.role()))
        .chain(level)
        .chain(texts.map(|(what, text)| format!("{what}“{}”", short(text))))
        .chain(states.into_iter().filter(|(is, _)| *is).map(|(_, state)| format!("· {state}")))
        .collect();
    parts.join(" ")
}

fn short(text: &str) -> String {
    let mut short: String = text.chars().take(NAME).collect();
    if short.len() < text.len() {
        short.push('…');
    }
    short.replace('\n', " / ")
}

/// The page as it is heard is the one that was heard before.
#[track_caller]
fn check(window: &Window, page: &str) {
    let mut settings = insta::Settings::clone_current();
    settings.set_snapshot_path("../snapshots/heard");
    settings.set_prepend_module_to_snapshot(false);
    settings.set_omit_expression(true);
    settings.bind(|| insta::assert_snapshot!(page, heard(window)));
}

fn window() -> Window {
    Window::new().on_a_certain_day()
}

#[test]
fn outside_a_conversation() {
    pages::outside_a_conversation(window, |window, page| check(window, page));
}

#[test]
fn what_both_answer_alone() {
    pages::what_both_answer_alone(window, |window, page| check(window, page));
}

#[test]
fn a_turn_and_what_follows() {
    pages::a_turn_and_what_follows(window, |window, page| check(window, page));
}

#[test]
fn what_is_written_alone_or_side_by_side() {
    pages::what_is_written_alone_or_side_by_side(window, |window, page| check(window, page));
}
