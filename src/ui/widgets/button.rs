//! Buttons, in three loudnesses; each may show the key that does the same.

use std::sync::Arc;

use egui::{
    Align2, Color32, Galley, Pos2, Rect, Response, RichText, Sense, StrokeKind, TextStyle, TextWrapMode, Ui, Vec2,
    WidgetInfo, WidgetText, accesskit::Role, emath::GuiRounding as _, pos2, vec2,
};

use crate::ui::look::{self, ButtonColors, ButtonKind, M, RADIUS, S, TARGET, Touch, button_padding, tokens};

/// The corners of a key.
const CAP: u8 = 5;

/// The main action of a screen.
pub fn primary(ui: &mut Ui, label: &str, key: Option<&str>) -> Response {
    button(ui, ButtonKind::Primary, label, key)
}

/// The main action, which may not be open yet.
pub fn primary_enabled(ui: &mut Ui, enabled: bool, label: &str, key: Option<&str>) -> Response {
    ui.add_enabled(enabled, |ui: &mut Ui| primary(ui, label, key))
}

/// Any other action.
pub fn quiet(ui: &mut Ui, label: &str, key: Option<&str>) -> Response {
    button(ui, ButtonKind::Quiet, label, key)
}

/// Any other action, which may not be open yet.
pub fn quiet_enabled(ui: &mut Ui, enabled: bool, label: &str, key: Option<&str>) -> Response {
    ui.add_enabled(enabled, |ui: &mut Ui| quiet(ui, label, key))
}

/// A way aside, without an edge.
pub fn plain(ui: &mut Ui, label: &str, key: Option<&str>) -> Response {
    button(ui, ButtonKind::Plain, label, key)
}

/// A way aside, which may not be open yet.
pub fn plain_enabled(ui: &mut Ui, enabled: bool, label: &str, key: Option<&str>) -> Response {
    ui.add_enabled(enabled, |ui: &mut Ui| plain(ui, label, key))
}

/// A key in a list of keys, as it stands on buttons.
pub fn key_cap(ui: &mut Ui, key: &str) {
    let cap = Cap::new(ui, key);
    let (rect, response) = ui.allocate_exact_size(cap.size(), Sense::hover());
    response.widget_info(|| WidgetInfo::labeled(Role::Label, true, key));
    cap.paint(ui, rect.left_center(), &tokens(ui).button(ButtonKind::Quiet, Touch::Rest));
}

/// A button as it looks in this state, for the look book; it cannot be pressed.
#[cfg(any(test, debug_assertions))]
pub fn specimen(ui: &mut Ui, kind: ButtonKind, touch: Touch, label: &str, key: Option<&str>) {
    let face = face(ui, label, key);
    let (rect, _) = ui.allocate_exact_size(face.size(), Sense::hover());
    face.paint(ui, rect, false, &tokens(ui).button(kind, touch));
}

/// Galleys measured but not yet coloured.
struct Face {
    label: Arc<Galley>,
    key: Option<Cap>,
}

fn button(ui: &mut Ui, kind: ButtonKind, label: &str, key: Option<&str>) -> Response {
    let face = face(ui, label, key);
    let (own, response) = ui.allocate_exact_size(face.size(), Sense::click());
    // In a menu all are as wide as the widest.
    let fills = ui.layout().horizontal_justify();
    let rect = if fills { response.rect } else { own };
    // The key is a hint for the eye: the name is the label alone.
    response.widget_info(|| WidgetInfo::labeled(Role::Button, ui.is_enabled(), label));
    if let Some(key) = key {
        ui.ctx().accesskit_node_builder(response.id, |node| node.set_keyboard_shortcut(key));
    }
    super::follow::follow(ui, &response);
    if ui.is_rect_visible(rect) {
        let tokens = tokens(ui);
        face.paint(ui, rect, fills, &tokens.button(kind, touch(&response)));
        if response.has_focus() {
            look::focus_ring(ui.painter(), rect, RADIUS, &tokens);
        }
    }
    response
}

/// What happens to this control just now.
pub(super) fn touch(response: &Response) -> Touch {
    if !response.enabled() {
        Touch::Disabled
    } else if response.is_pointer_button_down_on() {
        Touch::Press
    } else if response.hovered() {
        Touch::Hover
    } else {
        Touch::Rest
    }
}

fn face(ui: &Ui, label: &str, key: Option<&str>) -> Face {
    let full = if ui.layout().main_wrap() { ui.max_rect().width() } else { ui.available_width() };
    let room = full - 2.0 * button_padding().x;
    let key = key.map(|key| Cap::new(ui, key));
    let taken = key.as_ref().map_or(0.0, |key| key.size().x + M);
    let text = look::weight(RichText::new(label), look::MEDIUM);
    let wrap = Some(TextWrapMode::Wrap);
    let label = WidgetText::from(text).into_galley(ui, wrap, (room - taken).max(TARGET), TextStyle::Button);
    Face { label, key }
}

/// A key hint sits in a little cap of its own.
pub(super) struct Cap(Arc<Galley>);

impl Cap {
    pub(super) fn new(ui: &Ui, key: &str) -> Self {
        let text = look::weight(RichText::new(key), look::MEDIUM).text_style(TextStyle::Small);
        Self(WidgetText::from(text).into_galley(ui, Some(TextWrapMode::Extend), f32::INFINITY, TextStyle::Small))
    }

    pub(super) fn size(&self) -> Vec2 {
        let size = self.0.size() + vec2(2.0 * S, S / 2.0);
        // All digits are as wide: buttons that say the same stand below each other.
        size.max(vec2(size.y * 1.2, 0.0))
    }

    /// Paints it with its left end and its middle there, on what has these colours.
    pub(super) fn paint(&self, ui: &Ui, left: Pos2, colors: &ButtonColors) {
        let cap = Align2::LEFT_CENTER.anchor_size(left, self.size()).round_ui();
        let edge = egui::Stroke::new(1.0, colors.key.lerp_to_gamma(opaque(colors.fill, ui), 0.55));
        ui.painter().rect_stroke(cap, CAP, edge, StrokeKind::Inside);
        let at = (cap.center() - self.0.size() / 2.0).round_ui();
        ui.painter().galley_with_override_text_color(at, Arc::clone(&self.0), colors.key);
    }
}

impl Face {
    fn width(&self) -> f32 {
        self.label.size().x + self.key.as_ref().map_or(0.0, |key| key.size().x + M)
    }

    fn size(&self) -> Vec2 {
        let inner = vec2(self.width(), self.label.size().y);
        (inner + 2.0 * button_padding()).max(vec2(TARGET, TARGET)).round_ui()
    }

    /// In the middle, or with the label at the beginning and the key at the end of what it fills.
    fn paint(&self, ui: &Ui, rect: Rect, fills: bool, colors: &ButtonColors) {
        let painter = ui.painter();
        painter.rect(rect, RADIUS, colors.fill, colors.edge, StrokeKind::Inside);
        let left = if fills { rect.left() + button_padding().x } else { rect.center().x - self.width() / 2.0 };
        let at = pos2(left, rect.center().y - self.label.size().y / 2.0).round_ui();
        painter.galley_with_override_text_color(at, Arc::clone(&self.label), colors.label);
        if let Some(key) = &self.key {
            // The end of the hint is inset as far as the label’s beginning, and the cap reaches a little beyond it.
            let beside = left + self.label.size().x + M;
            let at = if fills { rect.right() - button_padding().x - key.size().x } else { beside };
            key.paint(ui, pos2(at, rect.center().y), colors);
        }
    }
}

fn opaque(fill: Color32, ui: &Ui) -> Color32 {
    if fill == Color32::TRANSPARENT { tokens(ui).paper } else { fill }
}

/// Whether it was clicked, and not by the second click of a double click.
///
/// The first one leads on to the next step: the second comes down on what stands there, and is not meant for it.
pub fn is_clicked_once(response: &Response) -> bool {
    response.clicked() && !response.double_clicked() && !response.triple_clicked()
}

#[cfg(test)]
mod tests {
    use egui_kittest::kittest::{NodeT as _, Queryable as _};

    use super::*;
    use crate::ui::look::{
        Theme,
        testing::{builder, show, show_state},
    };

    #[test]
    fn the_name_is_the_label_alone() {
        let mut harness = show_state(0, |ui, clicks| {
            if primary(ui, "I’m done", Some("Enter")).clicked() {
                *clicks += 1;
            }
        });
        harness.get_by_role_and_label(Role::Button, "I’m done").click();
        harness.run();
        assert_eq!(*harness.state(), 1);
    }

    #[test]
    fn a_double_click_is_one_click_even_where_another_button_has_come_into_its_place() {
        let builder = builder(Theme::Light).with_size(egui::vec2(800.0, 600.0)).with_step_dt(0.02);
        let mut harness = builder.build_ui_state(
            |ui, steps: &mut usize| {
                let id = *steps;
                ui.push_id(id, |ui| {
                    if is_clicked_once(&primary(ui, "I’m done", None)) {
                        *steps += 1;
                    }
                });
            },
            0,
        );
        let pos = harness.get_by_label("I’m done").rect().center();
        let mut click = |pauses: usize| {
            for pressed in [true, false] {
                let (button, modifiers) = (egui::PointerButton::Primary, egui::Modifiers::NONE);
                harness.event(egui::Event::PointerMoved(pos));
                harness.event(egui::Event::PointerButton { pos, button, pressed, modifiers });
                harness.step();
            }
            (0..pauses).for_each(|_| harness.step());
            *harness.state()
        };
        assert_eq!([click(1), click(100), click(0)], [1, 1, 2]);
    }

    #[test]
    fn the_keyboard_presses_it() {
        let mut harness = show_state(0, |ui, clicks| {
            if quiet(ui, "More time", None).clicked() {
                *clicks += 1;
            }
        });
        harness.get_by_label("More time").focus();
        harness.run();
        harness.key_press(egui::Key::Space);
        harness.run();
        assert_eq!(*harness.state(), 1);
    }

    #[test]
    fn a_closed_one_does_nothing_and_says_so() {
        let harness = show(|ui| assert!(!plain_enabled(ui, false, "Later", Some("F8")).clicked()));
        assert!(harness.get_by_label("Later").accesskit_node().is_disabled());
    }

    #[test]
    fn every_button_is_large_enough() {
        let harness = show(|ui| {
            plain(ui, "No", None);
        });
        let rect = harness.get_by_label("No").rect();
        assert!(rect.height() >= TARGET && rect.width() >= TARGET);
    }
}
