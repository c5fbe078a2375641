//! A loop of two: each half with its words, around a circle in which one leads to the other and back.

use std::f32::consts::{PI, TAU};

use egui::{
    Align, Label, Layout, Painter, Pos2, Response, RichText, Sense, Shape, Stroke, TextStyle, TextWrapMode, Ui,
    UiBuilder, Vec2, WidgetInfo, WidgetText, accesskit::Role, vec2,
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
    /// Labels and words, in the same order for both; words that are missing leave their place empty.
    pub lines: Vec<(&'a str, &'a str)>,
}

/// Between a label and its words.
const LINE: f32 = S / 2.0;

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
        let rows = rows(ui, (ui.available_width() - ui.spacing().item_spacing.x) / 2.0, left, right);
        ui.columns(2, |columns| {
            for (ui, (seat, half)) in columns.iter_mut().zip([(Seat::Left, left), (Seat::Right, right)]) {
                words(ui, seat, half, &rows);
            }
        });
        return;
    }
    ui.horizontal_top(|ui| {
        ui.spacing_mut().item_spacing.x = XL;
        let width = (ui.available_width() - size - 2.0 * XL) / 2.0;
        let rows = rows(ui, width, left, right);
        let column = |ui: &mut Ui, seat, half| {
            ui.allocate_ui_with_layout(vec2(width, 0.0), Layout::top_down(Align::Min), |ui| {
                ui.set_width(width);
                words(ui, seat, half, &rows);
            })
            .response
            .rect
            .height()
        };
        let height = column(ui, Seat::Left, left);
        ui.allocate_ui_with_layout(vec2(size, height), Layout::top_down(Align::Min), |ui| {
            ui.add_space(((height - size) / 2.0).max(0.0));
            circle(ui, size, description);
        });
        column(ui, Seat::Right, right);
    });
}

/// How high each row is in a column of this width: what one wrote stands beside what the other wrote to the same.
fn rows(ui: &Ui, width: f32, left: &Half<'_>, right: &Half<'_>) -> Vec<f32> {
    let height = |(title, words): &(&str, &str)| {
        let [title, words] = [label(ui, title), reading(ui, words)];
        let high =
            |text| WidgetText::from(text).into_galley(ui, Some(TextWrapMode::Wrap), width, TextStyle::Body).size().y;
        high(title) + LINE + high(words)
    };
    let higher = |(left, right): (&(&str, &str), &(&str, &str))| height(left).max(height(right));
    left.lines.iter().zip(&right.lines).map(higher).collect()
}

fn label(ui: &Ui, text: &str) -> RichText {
    RichText::new(text).small().color(tokens(ui).ink_soft)
}

fn reading(ui: &Ui, text: &str) -> RichText {
    look::reading(ui, text).color(tokens(ui).ink)
}

/// The words of one half, under the name of its writer, towards the side where they sit.
fn words(ui: &mut Ui, seat: Seat, half: &Half<'_>, rows: &[f32]) {
    let tokens = tokens(ui);
    let align = if seat == Seat::Left { Align::Min } else { Align::Max };
    let builder =
        UiBuilder::new().accessibility_role(Role::Group).accessibility_label(half.name).layout(Layout::top_down(align));
    ui.scope_builder(builder, |ui| {
        ui.spacing_mut().item_spacing.y = LINE;
        let name = look::weight(RichText::new(half.name), look::SEMIBOLD).text_style(title_style());
        ui.add(Label::new(name.color(tokens.partner(seat))).truncate());
        for ((title, words), height) in half.lines.iter().zip(rows) {
            ui.add_space(S);
            ui.scope(|ui| {
                ui.set_min_height(*height);
                if !words.is_empty() {
                    ui.add(Label::new(label(ui, title)).wrap());
                    ui.add(Label::new(reading(ui, words)).wrap());
                }
            });
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
    fn what_both_wrote_to_the_same_stands_beside_each_other() {
        let long = "I ask a third time, and then I follow you from room to room until one of us shouts.";
        let left = Half { name: "Ana", lines: vec![("What I do", long), ("What I need", "An answer.")] };
        let right = Half { name: "Ben", lines: vec![("What I do", ""), ("What I need", "Some air.")] };
        let mut harness = show_state(700.0, |ui, width: &mut f32| {
            ui.set_width(*width);
            wheel(ui, &left, &right, "One leads to the other.");
        });
        for width in [700.0, 400.0] {
            *harness.state_mut() = width;
            harness.run();
            let [ana, ben] = ["An answer.", "Some air."].map(|words| harness.get_by_label(words).rect().top());
            assert!((ana - ben).abs() < 1.0, "{ana} {ben} in {width}");
        }
    }

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
