//! Small windows, large text, long names and long words: nothing is cut off, and where one writes and acts is in sight.

use std::fmt;

use duologue::{
    session::Phase,
    store::{Distance, Settings},
};
use egui::{Key, Modifiers, Rect, accesskit::Role};
use egui_kittest::{
    Node,
    kittest::{NodeT as _, Queryable as _},
};

use super::builder::Window;

/// Forty letters and no place to break them.
const NAMES: [&str; 2] = ["Wilhelminafriederikeannabellatheodorasop", "Maximilianferdinandbartholomaeusalexander"];

/// A word that is wider than any column, and more than any field shows at once.
fn long_words() -> String {
    format!("{} {}", "Donaudampfschiff".repeat(12), "and then it was late again, as it is so often. ".repeat(40))
}

/// Something that is read, written in or pressed.
struct Leaf {
    role: Role,
    name: String,
    rect: Rect,
    place: Role,
}

impl fmt::Display for Leaf {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{:?} “{}” at {:?}", self.role, self.name, self.rect)
    }
}

const LEAVES: [Role; 8] = [
    Role::Button,
    Role::CheckBox,
    Role::Heading,
    Role::Label,
    Role::MultilineTextInput,
    Role::RadioButton,
    Role::Slider,
    Role::TextInput,
];

fn leaves(window: &Window) -> Vec<Leaf> {
    let mut found = Vec::new();
    collect(&window.harness.root(), Role::Window, &mut found);
    found
}

fn collect(node: &Node<'_>, place: Role, found: &mut Vec<Leaf>) {
    let it = node.accesskit_node();
    let place = if matches!(it.role(), Role::Main | Role::Footer) { it.role() } else { place };
    if it.bounding_box().is_some() && LEAVES.contains(&it.role()) {
        let name = it.label().or_else(|| it.value()).unwrap_or_default();
        found.push(Leaf { role: it.role(), name, rect: node.rect(), place });
    }
    for child in node.children() {
        collect(&child, place, found);
    }
}

fn writes(leaf: &Leaf) -> bool {
    matches!(leaf.role, Role::MultilineTextInput | Role::TextInput)
}

/// What does not fit, in words.
fn misfits(window: &Window) -> Vec<String> {
    let all = window.harness.ctx.content_rect().expand(1.0);
    let leaves = leaves(window);
    let foot = leaves.iter().filter(|leaf| leaf.place == Role::Footer).map(|leaf| leaf.rect.top());
    let foot = foot.fold(all.bottom(), f32::min);
    let mut found = Vec::new();
    for leaf in &leaves {
        // The middle scrolls up and down.
        let room = if leaf.place == Role::Main { all.with_min_y(f32::MIN).with_max_y(f32::MAX) } else { all };
        if !room.contains_rect(leaf.rect) {
            found.push(format!("{leaf} does not fit into {all:?}"));
        }
    }
    for pair in leaves.windows(3) {
        let [first, second, third] = pair else { unreachable!("three at a time") };
        // What is read scrolls away behind where one writes.
        let same = first.place == second.place && !writes(third) && !writes(second);
        let common = first.rect.intersect(second.rect);
        if same && common.width() > 1.0 && common.height() > 1.0 {
            found.push(format!("{first} lies over {second}"));
        }
    }
    let caret = window.harness.output().platform_output.ime.map(|ime| ime.cursor_rect);
    if let Some(caret) = caret.filter(|caret| caret.top() < all.top() || caret.bottom() > foot) {
        found.push(format!("the caret at {caret:?} is out of sight, the foot begins at {foot}"));
    }
    found
}

/// Walks through a whole evening; gives what did not fit on the way, and where.
fn evening(settings: &Settings, size: [f32; 2], guide: &str) -> Vec<String> {
    let mut found = Vec::new();
    let mut look = |window: &Window, page: &str| {
        found.extend(
            misfits(window)
                .into_iter()
                .map(|it| format!("{guide} in {size:?} at {}, {page}: {it}", settings.text_scale)),
        );
    };
    let mut window = Window::with(settings, size);
    look(&window, "home");
    window.keys(Modifiers::COMMAND, Key::N);
    window.write("Name on the left", NAMES[0]);
    window.write("Name on the right", NAMES[1]);
    look(&window, "setting up");
    window.choose_guide(guide);
    window.choose("Both write");
    window.keys(Modifiers::COMMAND, Key::Enter);
    while window.state().phase != Phase::Ended {
        let page = format!("{:?}", window.state().step);
        look(&window, &page);
        if window.state().current_move().is_some_and(|it| window.state().way.writes(it.kind)) {
            window.type_text(&long_words());
            look(&window, &format!("{page} with long words"));
        }
        window.go_on();
    }
    look(&window, "the end");
    found
}

fn sizes(guide: &str) {
    let cases = [
        ([800.0, 560.0], 1.0),
        ([1024.0, 640.0], 1.0),
        ([1024.0, 640.0], 3.0),
        ([1280.0, 720.0], 1.5),
        ([3840.0, 2160.0], 1.0),
        ([3840.0, 2160.0], 3.0),
    ];
    let settings = |text_scale| Settings { text_scale, ..Settings::default() };
    let wall = Settings { distance: Distance::Wall, ..Settings::default() };
    let mut found: Vec<String> =
        cases.into_iter().flat_map(|(size, text_scale)| evening(&settings(text_scale), size, guide)).collect();
    found.extend(evening(&wall, [1024.0, 640.0], guide));
    assert!(found.is_empty(), "{} misfits:\n{}", found.len(), found.join("\n"));
}

/// The way out of what lies over the screen, and its name, are in sight however little room there is.
#[test]
fn the_way_out_of_a_question_is_in_sight() {
    for (size, text_scale, distance) in [
        ([1024.0, 640.0], 1.0, Distance::Desk),
        ([1024.0, 640.0], 3.0, Distance::Desk),
        ([1024.0, 640.0], 1.0, Distance::Wall),
        ([1920.0, 1080.0], 1.0, Distance::Wall),
        ([1280.0, 720.0], 1.5, Distance::Desk),
    ] {
        let settings = Settings { text_scale, distance, ..Settings::default() };
        let mut window = Window::with(&settings, size).begin("Mirror dialogue", "Both write");
        window.both_shifts();
        for (key, out) in [(Key::F6, "Cancel"), (Key::F8, "Cancel")] {
            window.key(key);
            let seen = window.harness.ctx.content_rect().expand(1.0);
            let button = window.harness.get_by_role_and_label(Role::Button, out).rect();
            assert!(seen.contains_rect(button), "{out} at {button:?} is not in {seen:?}, {size:?} {text_scale}");
            window.key(Key::Escape);
        }
    }
}

#[test]
fn nothing_is_cut_off_in_a_mirror_dialogue() {
    sizes("Mirror dialogue");
}

#[test]
fn nothing_is_cut_off_where_both_answer_alone() {
    sizes("Where my need came from");
}

#[test]
fn the_size_of_the_window_is_remembered_from_wherever_it_is_closed() {
    for in_an_evening in [false, true] {
        let mut window = Window::with(&Settings::default(), [1100.0, 720.0]);
        if in_an_evening {
            window = window.begin("A first five minutes", "Both write");
        }
        window.ask_to_close();
        if in_an_evening {
            window.click("Close");
        }
        assert!(window.disk().contains(r#""width": 1100.0"#), "{in_an_evening}: {}", window.disk());
    }
}
