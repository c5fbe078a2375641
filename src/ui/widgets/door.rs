//! The three doors of Home: large, with a line on what is behind each.

use egui::{Response, RichText, Sense, StrokeKind, TextStyle, Ui, WidgetInfo, WidgetText, accesskit::Role, vec2};

use super::button::touch;
use crate::ui::look::{self, ButtonKind, RADIUS_CARD, S, XL, title_style, tokens};

/// A door: its name, what is behind it, and its key. The first door is the loud one.
pub fn door(ui: &mut Ui, title: &str, more: &str, key: Option<&str>, main: bool) -> Response {
    let tokens = tokens(ui);
    let width = ui.available_width();
    let inner = width - 2.0 * XL;
    let galley = |ui: &Ui, text: RichText, style: TextStyle, width: f32| {
        WidgetText::from(text).into_galley(ui, None, width, style)
    };
    let keys = key.map(|key| galley(ui, RichText::new(key), TextStyle::Small, inner));
    let beside = keys.as_ref().map_or(0.0, |keys| keys.size().x + XL);
    let name = galley(ui, look::weight(RichText::new(title), look::SEMIBOLD), title_style(), inner - beside);
    let line = galley(ui, RichText::new(more), TextStyle::Body, inner - beside);
    let height = name.size().y + line.size().y + S + 2.0 * (XL - S / 2.0);
    let (rect, response) = ui.allocate_exact_size(vec2(width, height), Sense::click());
    response.widget_info(|| WidgetInfo::labeled(Role::Button, ui.is_enabled(), title));
    super::follow::follow(ui, &response);
    ui.ctx().accesskit_node_builder(response.id, |node| {
        node.set_description(more);
        if let Some(key) = key {
            node.set_keyboard_shortcut(key);
        }
    });
    if ui.is_rect_visible(rect) {
        let kind = if main { ButtonKind::Primary } else { ButtonKind::Quiet };
        let colors = tokens.button(kind, touch(&response));
        ui.painter().rect(rect, RADIUS_CARD, colors.fill, colors.edge, StrokeKind::Inside);
        let at = rect.left_top() + vec2(XL, XL - S / 2.0);
        let below = at + vec2(0.0, name.size().y + S);
        ui.painter().galley_with_override_text_color(at, name, colors.label);
        let soft = if main { colors.label } else { tokens.ink_soft };
        ui.painter().galley_with_override_text_color(below, line, soft);
        if let Some(keys) = keys {
            let at = egui::pos2(rect.right() - XL - keys.size().x, rect.center().y - keys.size().y / 2.0);
            ui.painter().galley_with_override_text_color(at, keys, colors.key);
        }
        if response.has_focus() {
            look::focus_ring(ui.painter(), rect, RADIUS_CARD, &tokens);
        }
    }
    response
}
