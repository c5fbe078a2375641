//! Who sits where: name, side, shape and colour together, so that no one of them has to be seen.

use egui::{
    Align, Color32, CornerRadius, Label, Layout, Margin, Response, RichText, Sense, Stroke, TextStyle, Ui, UiBuilder,
    Vec2, WidgetText, accesskit::Role,
};

use super::shapes::Figure;
use crate::{
    session::Seat,
    ui::look::{self, L, M, RADIUS_CARD, S, XL, motion, title_style, tokens},
};

/// A partner’s shape, as a mark beside their name.
pub fn seat_mark(ui: &mut Ui, seat: Seat, size: f32) -> Response {
    let (rect, response) = ui.allocate_exact_size(Vec2::splat(size), Sense::hover());
    let figure = Figure::upright(seat, rect.center(), size / 2.0 - 2.0);
    ui.painter().add(figure.quiet(&tokens(ui)));
    response
}

/// Whose shape is whose, below a picture of the two.
pub fn legend(ui: &mut Ui, names: [&str; 2]) {
    let tokens = tokens(ui);
    let height = look::line_height(ui, TextStyle::Body.resolve(ui.style()).size, 1.4);
    let row = Vec2::new(ui.available_width(), height);
    let most = row.x / 2.0 - XL;
    ui.allocate_ui_with_layout(row, Layout::left_to_right(Align::Center), |ui| {
        for (seat, name) in Seat::BOTH.into_iter().zip(names) {
            ui.scope(|ui| {
                ui.set_max_width(most);
                seat_mark(ui, seat, tokens.scaled(20.0));
                ui.add(Label::new(RichText::new(name).color(tokens.partner(seat))).truncate());
            });
            ui.add_space(L);
        }
    });
}

/// How much of its row a long name may take.
const NAME_SHARE: f32 = 0.5;

/// From this width on what they do stands beside the name, not below it.
const BESIDE: f32 = 320.0;

/// One side of the screen: who sits there, what they do just now, and something more below.
///
/// The lit side has a lamp on it. The role line says the same in words.
pub fn seat_panel<R>(
    ui: &mut Ui,
    name: &str,
    seat: Seat,
    role_line: &str,
    lit: bool,
    add: impl FnOnce(&mut Ui) -> R,
) -> egui::InnerResponse<R> {
    let tokens = tokens(ui);
    let id = ui.make_persistent_id(("seat", name, seat));
    let light = ui.ctx().animate_bool_with_time(id, lit, motion(ui));
    let beside = ui.available_width() > BESIDE;
    let frame = egui::Frame::new()
        // Paper over paper would still be seen where a side is faint.
        .fill(if light > 0.0 { tokens.paper.lerp_to_gamma(tokens.lamp, light) } else { Color32::TRANSPARENT })
        .stroke(if light > 0.0 { tokens.edge(tokens.paper.lerp_to_gamma(tokens.line, light)) } else { Stroke::NONE })
        .corner_radius(CornerRadius::same(RADIUS_CARD))
        .inner_margin(if beside { Margin::symmetric(L as i8, S as i8) } else { Margin::same(L as i8) });
    let builder = UiBuilder::new().accessibility_role(Role::Group).accessibility_label(name);
    let align = if seat == Seat::Left { Align::Min } else { Align::Max };
    ui.scope_builder(builder, |ui| {
        frame
            .show(ui, |ui| {
                ui.set_width(ui.available_width());
                ui.with_layout(Layout::top_down(align), |ui| {
                    ui.spacing_mut().item_spacing.y = S;
                    let (role, share) = if beside { (role_line, NAME_SHARE) } else { ("", 1.0) };
                    name_row(ui, name, seat, light, share, |ui| role_words(ui, role, lit));
                    if !beside {
                        role_words(ui, role_line, lit);
                    }
                    add(ui)
                })
                .inner
            })
            .inner
    })
}

/// The shape always stands on the outer side, where the partner sits; the name comes before what they do.
fn name_row(ui: &mut Ui, name: &str, seat: Seat, light: f32, share: f32, beside: impl FnOnce(&mut Ui)) {
    let tokens = tokens(ui);
    let size = tokens.scaled(44.0);
    let layout = match seat {
        Seat::Left => Layout::left_to_right(Align::Center),
        Seat::Right => Layout::right_to_left(Align::Center),
    };
    // What they do may take two lines; the next step begins in the same place if it takes one.
    let lines = 2.0 * look::line_height(ui, TextStyle::Body.resolve(ui.style()).size, 1.5);
    let room = egui::vec2(ui.available_width(), if share < 1.0 { size.max(lines) } else { size });
    ui.allocate_ui_with_layout(room, layout, |ui| {
        ui.spacing_mut().item_spacing.x = M;
        let (rect, _) = ui.allocate_exact_size(Vec2::splat(size), Sense::hover());
        let figure = Figure::upright(seat, rect.center(), size / 2.0 - 2.0);
        ui.painter().add(figure.between(&tokens, light));
        let words = look::weight(RichText::new(name), look::SEMIBOLD).text_style(title_style());
        let words = words.color(tokens.partner(seat));
        let most = ui.available_width() * share;
        let named = |ui: &mut Ui, words: RichText| {
            ui.set_max_width(most);
            ui.add(Label::new(words).truncate());
        };
        match seat {
            Seat::Left => {
                ui.scope(|ui| named(ui, words));
                beside(ui);
            }
            // From right to left what is drawn first stands last.
            Seat::Right => {
                if share < 1.0 {
                    let size =
                        WidgetText::from(words.clone()).into_galley(ui, None, f32::INFINITY, title_style()).size();
                    ui.scope(|ui| {
                        ui.set_max_width((ui.available_width() - size.x.min(most) - M).max(0.0));
                        beside(ui);
                    });
                }
                ui.scope(|ui| named(ui, words));
            }
        }
    });
}

fn role_words(ui: &mut Ui, role_line: &str, lit: bool) {
    if role_line.is_empty() {
        return;
    }
    let tokens = tokens(ui);
    let color = if lit { tokens.ink } else { tokens.ink_soft };
    ui.add(Label::new(look::reading(ui, role_line).color(color)).wrap());
}

#[cfg(test)]
mod tests {
    use egui_kittest::kittest::Queryable as _;

    use super::*;
    use crate::ui::look::testing::show;

    #[test]
    fn a_side_is_a_group_with_a_name_and_a_role_line() {
        let mut harness = show(|ui| {
            seat_panel(ui, "Ana", Seat::Left, "speaks", true, |_| ());
            seat_panel(ui, "Ben", Seat::Right, "listens", false, |_| ());
        });
        harness.run();
        let ana = harness.get_by_role_and_label(Role::Group, "Ana");
        ana.get_by_label("speaks");
        assert!(harness.query_by_label("listens").is_some());
    }
}
