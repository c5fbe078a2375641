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

/// What both wrote to the same, the left one first; whoever wrote nothing leaves their place empty.
pub struct Row<'a> {
    /// What it is about.
    pub label: &'a str,
    /// Their words.
    pub words: [&'a str; 2],
}

/// Between a label and its words.
const LINE: f32 = S / 2.0;

/// How large the circle is.
const SIZE: f32 = 200.0;

/// From this width on the words stand at its sides, not below it.
const BESIDE: f32 = 660.0;

/// Draws the loop; the description is for those who do not see the arrows.
pub fn wheel(ui: &mut Ui, names: [&str; 2], rows: &[Row<'_>], description: &str) {
    let tokens = tokens(ui);
    let size = tokens.scaled(SIZE);
    if ui.available_width() < tokens.scaled(BESIDE) {
        ui.vertical_centered(|ui| circle(ui, size, description));
        ui.add_space(M);
        let width = (ui.available_width() - ui.spacing().item_spacing.x) / 2.0;
        let rows = measured(ui, width, rows);
        ui.columns(2, |columns| {
            for (ui, seat) in columns.iter_mut().zip(Seat::BOTH) {
                half(ui, seat, names, &rows);
            }
        });
        return;
    }
    ui.horizontal_top(|ui| {
        ui.spacing_mut().item_spacing.x = XL;
        let width = (ui.available_width() - size - 2.0 * XL) / 2.0;
        let rows = measured(ui, width, rows);
        let column = |ui: &mut Ui, seat| {
            ui.allocate_ui_with_layout(vec2(width, 0.0), Layout::top_down(Align::Min), |ui| {
                ui.set_width(width);
                half(ui, seat, names, &rows);
            })
            .response
            .rect
            .height()
        };
        let height = column(ui, Seat::Left);
        ui.allocate_ui_with_layout(vec2(size, height), Layout::top_down(Align::Min), |ui| {
            ui.add_space(((height - size) / 2.0).max(0.0));
            circle(ui, size, description);
        });
        column(ui, Seat::Right);
    });
}

/// The rows with their heights in columns of this width: the words of both begin beside each other.
fn measured<'r>(ui: &Ui, width: f32, rows: &'r [Row<'r>]) -> Vec<(&'r Row<'r>, f32)> {
    let high = |text: RichText| {
        WidgetText::from(text).into_galley(ui, Some(TextWrapMode::Wrap), width, TextStyle::Body).size().y
    };
    let height = |row: &Row<'_>| {
        let words = row.words.map(|words| high(reading(ui, words)));
        high(label(ui, row.label)) + LINE + words[0].max(words[1])
    };
    rows.iter().map(|row| (row, height(row))).collect()
}

fn label(ui: &Ui, text: &str) -> RichText {
    RichText::new(text).small().color(tokens(ui).ink_soft)
}

fn reading(ui: &Ui, text: &str) -> RichText {
    look::reading(ui, text).color(tokens(ui).ink)
}

/// The words of one half, under the name of its writer, towards the side where they sit.
fn half(ui: &mut Ui, seat: Seat, names: [&str; 2], rows: &[(&Row<'_>, f32)]) {
    let tokens = tokens(ui);
    let at = usize::from(seat == Seat::Right);
    let align = if seat == Seat::Left { Align::Min } else { Align::Max };
    let name = names[at];
    let builder = UiBuilder::new().accessibility_role(Role::Group).accessibility_label(name);
    ui.scope_builder(builder.layout(Layout::top_down(align)), |ui| {
        ui.spacing_mut().item_spacing.y = LINE;
        let name = look::weight(RichText::new(name), look::SEMIBOLD).text_style(title_style());
        ui.add(Label::new(name.color(tokens.partner(seat))).truncate());
        for (row, height) in rows {
            ui.add_space(S);
            ui.scope(|ui| {
                ui.set_min_height(*height);
                let words = row.words[at];
                if !words.is_empty() {
                    ui.add(Label::new(label(ui, row.label)).wrap());
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
        let rows = [
            Row { label: "What I do", words: [long, ""] },
            Row { label: "What I need", words: ["An answer.", "Some air."] },
        ];
        let mut harness = show_state(700.0, |ui, width: &mut f32| {
            ui.set_width(*width);
            wheel(ui, ["Ana", "Ben"], &rows, "One leads to the other.");
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
        let rows = [Row { label: "What I do", words: ["I ask again.", "I go quiet."] }];
        let mut harness = show_state(700.0, |ui, width: &mut f32| {
            ui.set_width(*width);
            wheel(ui, ["Ana", "Ben"], &rows, "One leads to the other.");
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
