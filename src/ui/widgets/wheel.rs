//! A loop of two: each half with its words, around a circle in which one leads to the other and back.

use std::f32::consts::{PI, TAU};

use egui::{
    Align, Label, Layout, Painter, Pos2, Response, RichText, Sense, Shape, Stroke, Ui, UiBuilder, Vec2, WidgetInfo,
    accesskit::Role, vec2,
};

use super::shapes::Figure;
use crate::{
    session::Seat,
    ui::look::{self, L, M, S, Tokens, XL, title_style, tokens},
};

/// One half: who it belongs to, and what they wrote, each with its label.
#[derive(Clone, Debug)]
pub struct Half<'a> {
    /// The name of its writer.
    pub name: &'a str,
    /// Labels and words, in order.
    pub lines: Vec<(&'a str, &'a str)>,
}

/// How large the circle is.
const SIZE: f32 = 200.0;

/// From this width on the words stand at its sides, not below it.
const BESIDE: f32 = 660.0;

/// Draws the loop; the description is for those who do not see the arrows.
pub fn wheel(ui: &mut Ui, left: &Half<'_>, right: &Half<'_>, description: &str) {
    let tokens = tokens(ui);
    let size = tokens.scaled(SIZE);
    if ui.available_width() < tokens.scaled(BESIDE) {
        ui.vertical_centered(|ui| circle(ui, size, description));
        ui.add_space(M);
        ui.columns(2, |columns| {
            for (ui, (seat, half)) in columns.iter_mut().zip([(Seat::Left, left), (Seat::Right, right)]) {
                words(ui, seat, half);
            }
        });
        return;
    }
    ui.horizontal_top(|ui| {
        ui.spacing_mut().item_spacing.x = XL;
        let width = (ui.available_width() - size - 2.0 * XL) / 2.0;
        let column = |ui: &mut Ui, seat, half| {
            ui.allocate_ui_with_layout(vec2(width, 0.0), Layout::top_down(Align::Min), |ui| {
                ui.set_width(width);
                words(ui, seat, half);
            });
        };
        column(ui, Seat::Left, left);
        circle(ui, size, description);
        column(ui, Seat::Right, right);
    });
}

/// The words of one half, under the name of its writer, towards the side where they sit.
fn words(ui: &mut Ui, seat: Seat, half: &Half<'_>) {
    let tokens = tokens(ui);
    let align = if seat == Seat::Left { Align::Min } else { Align::Max };
    let builder =
        UiBuilder::new().accessibility_role(Role::Group).accessibility_label(half.name).layout(Layout::top_down(align));
    ui.scope_builder(builder, |ui| {
        ui.spacing_mut().item_spacing.y = S / 2.0;
        let name = look::weight(RichText::new(half.name), look::SEMIBOLD).text_style(title_style());
        ui.add(Label::new(name.color(tokens.partner(seat))).truncate());
        for (label, words) in &half.lines {
            ui.add_space(S);
            ui.add(Label::new(RichText::new(*label).small().color(tokens.ink_soft)).wrap());
            ui.add(Label::new(look::reading(ui, *words).color(tokens.ink)).wrap());
        }
    });
}

/// Two shapes on a ring of two arrows: over the top from left to right, and below it back again.
fn circle(ui: &mut Ui, size: f32, description: &str) -> Response {
    let (rect, response) = ui.allocate_exact_size(Vec2::splat(size), Sense::hover());
    response.widget_info(|| WidgetInfo::labeled(Role::Image, true, description));
    if ui.is_rect_visible(rect) {
        let tokens = tokens(ui);
        let radius = size * 0.17;
        let ring = Ring { center: rect.center(), radius: size / 2.0 - radius - L / 4.0, gap: radius * 1.35 };
        for (seat, angle) in [(Seat::Left, PI), (Seat::Right, 0.0)] {
            ring.arrow(ui.painter(), &tokens, seat, angle);
            ui.painter().add(Figure::upright(seat, ring.at(angle), radius).quiet(&tokens));
        }
    }
    response
}

struct Ring {
    center: Pos2,
    radius: f32,
    /// How far an arrow stays from the middle of a shape.
    gap: f32,
}

impl Ring {
    fn at(&self, angle: f32) -> Pos2 {
        self.center + self.radius * Vec2::angled(angle)
    }

    /// What one does leads to the other: half a turn with the clock, in the colour of whoever it comes from.
    fn arrow(&self, painter: &Painter, tokens: &Tokens, seat: Seat, from: f32) {
        const STEPS: u16 = 48;
        let width = tokens.scaled(4.0);
        let stroke = Stroke::new(width, tokens.partner(seat));
        let gap = self.gap / self.radius;
        let head = 4.0 * width;
        let (start, tip) = (from + gap, from + TAU / 2.0 - gap);
        let end = tip - head / self.radius;
        let at = |step: u16| self.at(egui::lerp(start..=end, f32::from(step) / f32::from(STEPS)));
        painter.add(Shape::line((0..=STEPS).map(at).collect(), stroke));
        let (foot, out) = (self.at(end), Vec2::angled(end) * head * 0.6);
        let points = vec![self.at(tip), foot + out, foot - out];
        painter.add(Shape::convex_polygon(points, stroke.color, Stroke::NONE));
    }
}

#[cfg(test)]
mod tests {
    use egui_kittest::kittest::Queryable as _;

    use super::*;
    use crate::ui::look::testing::show_state;

    #[test]
    fn both_halves_are_there_in_words_at_their_sides() {
        let left = Half { name: "Ana", lines: vec![("What I do", "I ask again.")] };
        let right = Half { name: "Ben", lines: vec![("What I do", "I go quiet.")] };
        let mut harness = show_state(700.0, |ui, width: &mut f32| {
            ui.set_width(*width);
            wheel(ui, &left, &right, "One leads to the other.");
        });
        for width in [700.0, 400.0] {
            *harness.state_mut() = width;
            harness.run();
            harness.get_by_role_and_label(Role::Image, "One leads to the other.");
            let place =
                |name: &str, words: &str| harness.get_by_role_and_label(Role::Group, name).get_by_label(words).rect();
            let (ana, ben) = (place("Ana", "I ask again."), place("Ben", "I go quiet."));
            assert!(ana.right() < ben.left(), "{ana:?} {ben:?} in {width}");
        }
    }
}
