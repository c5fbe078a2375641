//! Doors: large buttons with a line on what is behind each.

use egui::{Response, RichText, Sense, StrokeKind, TextStyle, Ui, WidgetInfo, WidgetText, accesskit::Role, pos2, vec2};

use super::button::{Cap, touch};
use crate::ui::look::{self, ButtonKind, M, RADIUS_CARD, S, XL, title_style, tokens};

/// Narrower than this, doors stand below each other; at arm’s length.
const LEAST: f32 = 300.0;

/// What stands on a door.
pub struct Door<'a> {
    /// Its name.
    pub title: &'a str,
    /// What is behind it.
    pub more: &'a str,
    /// The key that opens it, if there is one.
    pub key: Option<&'a str>,
    /// Whether it is the loud one, as wide as the column.
    pub main: bool,
}

/// A door as wide as the column.
pub fn door(ui: &mut Ui, door: &Door<'_>) -> Response {
    let height = door.height(ui, ui.available_width());
    door.show(ui, height)
}

/// Doors in two columns where there is room for that, the loud ones first and above them; those of a row are as high as
/// each other. Gives which one was opened.
pub fn doors(ui: &mut Ui, doors: &[Door<'_>]) -> Option<usize> {
    let half = (ui.available_width() - ui.spacing().item_spacing.x) / 2.0;
    let columns = if half >= tokens(ui).scaled(LEAST) { 2 } else { 1 };
    let (loud, others) = doors.split_at(doors.iter().take_while(|door| door.main).count());
    let rows = loud.chunks(1).map(|row| (1, row)).chain(others.chunks(columns).map(|row| (columns, row)));
    let (mut opened, mut before) = (None, 0);
    for (columns, row) in rows {
        let width = if columns == 1 { ui.available_width() } else { half };
        let height = row.iter().map(|door| door.height(ui, width)).fold(0.0, f32::max);
        ui.columns(columns, |places| {
            for (at, (ui, door)) in places.iter_mut().zip(row).enumerate() {
                if door.show(ui, height).clicked() {
                    opened = Some(before + at);
                }
            }
        });
        before += row.len();
    }
    opened
}

impl Door<'_> {
    fn galleys(&self, ui: &Ui, width: f32) -> [std::sync::Arc<egui::Galley>; 2] {
        let inner = width - 2.0 * XL;
        let beside = self.key.map_or(0.0, |key| Cap::new(ui, key).size().x + M);
        let name = look::weight(RichText::new(self.title), look::SEMIBOLD);
        [
            WidgetText::from(name).into_galley(ui, None, inner - beside, title_style()),
            WidgetText::from(self.more).into_galley(ui, None, inner, TextStyle::Body),
        ]
    }

    fn height(&self, ui: &Ui, width: f32) -> f32 {
        let [name, line] = self.galleys(ui, width);
        name.size().y + line.size().y + S + 2.0 * (XL - S / 2.0)
    }

    fn show(&self, ui: &mut Ui, height: f32) -> Response {
        let tokens = tokens(ui);
        let (rect, response) = ui.allocate_exact_size(vec2(ui.available_width(), height), Sense::click());
        response.widget_info(|| WidgetInfo::labeled(Role::Button, ui.is_enabled(), self.title));
        super::follow::follow(ui, &response);
        ui.ctx().accesskit_node_builder(response.id, |node| {
            node.set_description(self.more);
            if let Some(key) = self.key {
                node.set_keyboard_shortcut(key);
            }
        });
        if ui.is_rect_visible(rect) {
            let kind = if self.main { ButtonKind::Primary } else { ButtonKind::Quiet };
            let colors = tokens.button(kind, touch(&response));
            ui.painter().rect(rect, RADIUS_CARD, colors.fill, colors.edge, StrokeKind::Inside);
            let [name, line] = self.galleys(ui, rect.width());
            let at = rect.left_top() + vec2(XL, XL - S / 2.0);
            if let Some(cap) = self.key.map(|key| Cap::new(ui, key)) {
                let beside = name.rows.first().map_or(0.0, |row| row.height() / 2.0);
                cap.paint(ui, pos2(rect.right() - XL - cap.size().x, at.y + beside), &colors);
            }
            let below = at + vec2(0.0, name.size().y + S);
            ui.painter().galley_with_override_text_color(at, name, colors.label);
            let soft = if self.main { colors.label } else { tokens.ink_soft };
            ui.painter().galley_with_override_text_color(below, line, soft);
            if response.has_focus() {
                look::focus_ring(ui.painter(), rect, RADIUS_CARD, &tokens);
            }
        }
        response
    }
}

#[cfg(test)]
mod tests {
    use egui_kittest::kittest::Queryable as _;

    use super::*;
    use crate::ui::look::testing::show_state;

    #[test]
    fn they_stand_in_two_columns_only_where_there_is_room() {
        for (room, tops) in [(780.0, 1), (400.0, 2)] {
            let door = |title, more| Door { title, more, key: None, main: false };
            let mut harness = show_state(None, |ui, opened| {
                ui.set_max_width(room);
                let long = "Over weeks and months: near and far, and what you agreed.";
                *opened = doors(ui, &[door("Open", "Read again."), door("Look back", long)]).or(*opened);
            });
            let rects = ["Open", "Look back"].map(|name| harness.get_by_role_and_label(Role::Button, name).rect());
            let found: std::collections::BTreeSet<i32> = rects.iter().map(|rect| rect.top() as i32).collect();
            assert_eq!(found.len(), tops, "{rects:?}");
            assert!(tops == 2 || (rects[0].height() - rects[1].height()).abs() < 0.5, "{rects:?}");
            harness.get_by_label("Look back").click();
            harness.run();
            assert_eq!(*harness.state(), Some(1));
        }
    }
}
