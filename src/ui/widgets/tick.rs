//! A tick: something that holds or does not.

use egui::{
    Response, RichText, Sense, Shape, Stroke, StrokeKind, TextStyle, Ui, Vec2, WidgetInfo, WidgetText, accesskit::Role,
    pos2, vec2,
};

use crate::ui::look::{self, M, RADIUS, S, TARGET, tokens};

/// How large the box is, at arm’s length.
const BOX: f32 = 26.0;

/// How much room a tick and its words take on one line.
pub fn tick_width(ui: &Ui, label: &str) -> f32 {
    let words = WidgetText::from(RichText::new(label)).into_galley(ui, None, f32::INFINITY, TextStyle::Body);
    tokens(ui).scaled(BOX) + M + words.size().x + S
}

/// A box to tick, with its words beside it. `name` is what a screen reader says.
pub fn tick(ui: &mut Ui, value: &mut bool, label: &str, name: &str) -> Response {
    let tokens = tokens(ui);
    let size = tokens.scaled(BOX);
    let room = (ui.available_width() - size - M - 2.0 * S).max(TARGET);
    let words = WidgetText::from(RichText::new(label)).into_galley(ui, None, room, TextStyle::Body);
    let height = (words.size().y + 2.0 * S).max(TARGET);
    let (rect, mut response) = ui.allocate_exact_size(vec2(size + M + words.size().x + S, height), Sense::click());
    if response.clicked() {
        *value = !*value;
        response.mark_changed();
    }
    super::follow::follow(ui, &response);
    let ticked = *value;
    response.widget_info(|| WidgetInfo::selected(Role::CheckBox, ui.is_enabled(), ticked, name));
    if ui.is_rect_visible(rect) {
        // On the right side of the screen the box stands on the outer side, as all that belongs to that seat.
        let mirrored = ui.layout().prefer_right_to_left();
        let middle = if mirrored { rect.right() - size / 2.0 } else { rect.left() + size / 2.0 };
        let square = egui::Rect::from_center_size(pos2(middle, rect.center().y), Vec2::splat(size));
        let edge = Stroke::new(tokens.edge_width + 0.5, if ticked { tokens.accent } else { tokens.field_line });
        let fill = if ticked { tokens.accent } else { tokens.field };
        ui.painter().rect(square, 6, fill, edge, StrokeKind::Inside);
        if ticked {
            let at = |x: f32, y: f32| square.left_top() + square.size() * vec2(x, y);
            let mark = vec![at(0.24, 0.54), at(0.43, 0.72), at(0.77, 0.30)];
            ui.painter().add(Shape::line(mark, Stroke::new(tokens.scaled(3.0), tokens.on_accent)));
        }
        let left = if mirrored { square.left() - M - words.size().x } else { square.right() + M };
        let text = pos2(left, rect.center().y - words.size().y / 2.0);
        ui.painter().galley(text, words, tokens.ink);
        if response.has_focus() {
            look::focus_ring(ui.painter(), rect.expand2(vec2(2.0, -4.0)), RADIUS, &tokens);
        }
    }
    response
}

#[cfg(test)]
mod tests {
    use egui_kittest::kittest::Queryable as _;

    use super::*;
    use crate::ui::look::testing::show_state;

    #[test]
    fn the_keyboard_and_the_mouse_both_tick_it() {
        let mut harness = show_state(false, |ui, ticked| {
            tick(ui, ticked, "I have eaten", "Ana: I have eaten");
        });
        harness.get_by_role_and_label(Role::CheckBox, "Ana: I have eaten").click();
        harness.run();
        assert!(*harness.state());
        harness.get_by_label("Ana: I have eaten").focus();
        harness.run();
        harness.key_press(egui::Key::Space);
        harness.run();
        assert!(!*harness.state());
    }
}
