//! Everything to press is large enough, and Tab comes to all of it, in the order of sight, and shows where it is.

use egui::{
    Key, Rect,
    accesskit::{Action, Role},
};
use egui_kittest::{Node, kittest::NodeT as _};

use super::{builder::Window, pages};

/// The least height of anything to press, in points.
const LEAST: f32 = 32.0;

/// The least height of what ends a turn.
const LEAST_TO_ACT: f32 = 44.0;

/// Something on the page that can be acted on.
#[derive(Clone, Debug, PartialEq)]
struct Target {
    role: Role,
    name: String,
    rect: Rect,
    /// In the foot: what ends a turn.
    acts: bool,
    /// A stop for Tab.
    stops: bool,
    focused: bool,
}

impl Target {
    fn is(&self, other: &Self) -> bool {
        (self.role, &self.name, self.acts) == (other.role, &other.name, other.acts)
    }
}

const TARGETS: [Role; 7] = [
    Role::Button,
    Role::CheckBox,
    Role::MultilineTextInput,
    Role::RadioButton,
    Role::RadioGroup,
    Role::Slider,
    Role::TextInput,
];

/// All that can be acted on now, in the order in which it is heard.
fn targets(window: &Window) -> Vec<Target> {
    let mut found = Vec::new();
    collect(&window.harness.root(), false, &mut found);
    found
}

fn collect(node: &Node<'_>, acts: bool, found: &mut Vec<Target>) {
    let it = node.accesskit_node();
    let acts = acts || it.role() == Role::Footer;
    if it.bounding_box().is_some() && TARGETS.contains(&it.role()) && !it.is_disabled() {
        found.push(Target {
            role: it.role(),
            name: it.label().unwrap_or_default(),
            rect: node.rect(),
            acts,
            stops: it.data().supports_action(Action::Focus),
            focused: it.is_focused(),
        });
    }
    for child in node.children() {
        collect(&child, acts, found);
    }
}

fn focused(window: &Window) -> Option<Target> {
    targets(window).into_iter().find(|target| target.focused)
}

/// Where each stop is now that this one has the focus.
fn now(window: &Window, target: &Target) -> Rect {
    targets(window).into_iter().find(|it| it.is(target)).map_or(Rect::NOTHING, |it| it.rect)
}

#[track_caller]
fn check(window: &mut Window, page: &str) {
    window.wait();
    for target in targets(window) {
        let least = if target.acts { LEAST_TO_ACT } else { LEAST };
        assert!(target.rect.height() >= least, "{page}: {target:?} is too low");
    }
    let before = focused(window);
    let stops: Vec<Target> = targets(window).into_iter().filter(|it| it.stops).collect();
    let all = window.harness.ctx.content_rect();
    let mut seen: Vec<Target> = Vec::new();
    loop {
        window.key(Key::Tab);
        let stop = focused(window).unwrap_or_else(|| panic!("{page}: nothing has the focus after {:?}", seen.last()));
        if seen.first().is_some_and(|first| first.is(&stop)) {
            break;
        }
        assert!(all.intersect(stop.rect).height() >= LEAST.min(stop.rect.height()), "{page}: {stop:?} is out of sight");
        for other in targets(window).iter().filter(|it| it.acts && !stop.acts) {
            assert!(
                stop.rect.height() > all.height() / 2.0 || !other.rect.intersects(stop.rect),
                "{page}: {stop:?} is covered"
            );
        }
        if let Some(last) = seen.last() {
            let from = now(window, last);
            let goes_on = stop.rect.top() >= from.bottom() - 1.0 || stop.rect.left() >= from.right() - 1.0;
            let comes_round = stops.first().is_some_and(|first| first.is(&stop));
            assert!(goes_on || comes_round, "{page}: {stop:?} comes after {last:?}");
        }
        seen.push(stop);
        assert!(seen.len() <= stops.len(), "{page}: Tab does not come round: {seen:?}");
    }
    for stop in &stops {
        assert!(seen.iter().any(|it| it.is(stop)), "{page}: Tab does not come to {stop:?}");
    }
    // As it was, for whoever types next.
    while before.is_some() && !focused(window).zip(before.clone()).is_some_and(|(now, before)| now.is(&before)) {
        window.key(Key::Tab);
    }
    if before.is_none() {
        let ctx = &window.harness.ctx;
        ctx.memory_mut(|memory| memory.focused().into_iter().for_each(|id| memory.surrender_focus(id)));
        window.wait();
    }
}

#[test]
fn outside_a_conversation() {
    pages::outside_a_conversation(Window::new, check);
}

#[test]
fn what_both_answer_alone() {
    pages::what_both_answer_alone(Window::new, check);
}

#[test]
fn a_turn_and_what_follows() {
    pages::a_turn_and_what_follows(Window::new, check);
}

#[test]
fn what_is_written_alone_or_side_by_side() {
    pages::what_is_written_alone_or_side_by_side(Window::new, check);
}
