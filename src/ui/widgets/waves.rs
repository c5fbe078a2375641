//! Near and far over months: two waves around a middle, one for each, nearer and farther from each other.
//!
//! Up and down would say that one end is better. Here the two come closer or part, and both are a place to be.

use egui::{
    Painter, Pos2, Rect, Response, Sense, Stroke, Ui, WidgetInfo, accesskit::Role, epaint::CubicBezierShape, pos2, vec2,
};

use super::shapes::Figure;
use crate::{
    session::{Pair, Seat},
    ui::look::{RADIUS_CARD, Tokens, XL, tokens},
};

/// How near both felt and wished to be on one evening, from 0 (far) to 10 (nearly one).
#[derive(Clone, Debug, PartialEq)]
pub struct Near {
    /// How near it felt.
    pub now: Pair<u8>,
    /// How near they wished to be.
    pub wished: Pair<u8>,
}

/// How high the picture is.
const HEIGHT: f32 = 240.0;

/// How large a shape on a wave is.
const SHAPE: f32 = 9.0;

/// How far from the middle a wave runs where both are as near as can be.
const NEAREST: f32 = 14.0;

/// The most evenings that get shapes of their own; beyond them the waves say it.
const SHAPES: usize = 24;

/// What the picture is made of: it depends on how many evenings there are.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub enum Drawn {
    /// A line for each, and shapes on it.
    Both,
    /// A line for each, without a shape: how near they wished to be is not in it.
    Lines,
}

impl Drawn {
    /// What is drawn of so many evenings; nothing of a single one, which makes no line.
    #[must_use]
    pub fn of(evenings: usize) -> Option<Self> {
        match evenings {
            0 | 1 => None,
            2..=SHAPES => Some(Self::Both),
            _ => Some(Self::Lines),
        }
    }
}

/// The waves, from the first evening to the last; the description is for those who do not see them.
pub fn waves(ui: &mut Ui, evenings: &[Near], description: &str) -> Response {
    let tokens = tokens(ui);
    let size = vec2(ui.available_width(), tokens.scaled(HEIGHT));
    let (rect, response) = ui.allocate_exact_size(size, Sense::hover());
    response.widget_info(|| WidgetInfo::labeled(Role::Image, true, description));
    if ui.is_rect_visible(rect) {
        let edge = tokens.edge(tokens.line);
        ui.painter().rect(rect, RADIUS_CARD, tokens.card, edge, egui::StrokeKind::Inside);
        for seat in Seat::BOTH {
            wave(ui.painter(), rect, evenings, seat, &tokens);
        }
    }
    response
}

fn wave(painter: &Painter, rect: Rect, evenings: &[Near], seat: Seat, tokens: &Tokens) {
    let count = evenings.len();
    let place = |at: usize, near: u8| place(rect, (at, count), seat, near, tokens);
    let felt: Vec<Pos2> = evenings.iter().enumerate().map(|(at, it)| place(at, *it.now.of(seat))).collect();
    for pair in felt.windows(2) {
        let middle = pair[0].x.midpoint(pair[1].x);
        let points = [pair[0], pos2(middle, pair[0].y), pos2(middle, pair[1].y), pair[1]];
        let stroke = Stroke::new(3.0, tokens.partner(seat));
        painter.add(CubicBezierShape::from_points_stroke(points, false, egui::Color32::TRANSPARENT, stroke));
    }
    if Drawn::of(count) == Some(Drawn::Lines) {
        return;
    }
    let radius = tokens.scaled(SHAPE);
    for (at, (evening, felt)) in evenings.iter().zip(&felt).enumerate() {
        painter.add(Figure::upright(seat, place(at, *evening.wished.of(seat)), radius).open(tokens));
        painter.add(Figure::upright(seat, *felt, radius * 0.7).between(tokens, 1.0));
    }
}

/// Where an evening stands: along the months, and as far from the middle as they were.
fn place(rect: Rect, (at, count): (usize, usize), seat: Seat, near: u8, tokens: &Tokens) -> Pos2 {
    let inner = rect.shrink(XL);
    let along = if count > 1 { at as f32 / (count - 1) as f32 } else { 0.5 };
    let far = 1.0 - f32::from(near.min(10)) / 10.0;
    let away = egui::lerp(tokens.scaled(NEAREST)..=inner.height() / 2.0, far);
    let side = if seat == Seat::Left { -1.0 } else { 1.0 };
    pos2(egui::lerp(inner.x_range(), along), inner.center().y + side * away)
}

#[cfg(test)]
mod tests {
    use egui_kittest::kittest::Queryable as _;

    use super::*;
    use crate::ui::look::testing::show;

    fn evening(left: u8, right: u8) -> Near {
        Near { now: Pair { left, right }, wished: Pair { left: right, right: left } }
    }

    #[test]
    fn the_picture_is_told_in_words_however_many_evenings_there_are() {
        for count in [2, 30] {
            let harness = show(move |ui| {
                let evenings: Vec<Near> = (0..count).map(|at| evening(at % 11, 10 - at % 11)).collect();
                waves(ui, &evenings, "Two waves.");
            });
            harness.get_by_role_and_label(Role::Image, "Two waves.");
        }
    }

    #[test]
    fn the_nearer_they_are_the_closer_the_waves_run_and_neither_end_is_up() {
        let tokens = tokens(&egui::Context::default());
        let rect = Rect::from_min_size(Pos2::ZERO, vec2(400.0, HEIGHT));
        let y = |seat, near| place(rect, (0, 2), seat, near, &tokens).y;
        let gap = |near| y(Seat::Right, near) - y(Seat::Left, near);
        assert!(gap(10) > 0.0 && gap(10) < gap(5) && gap(5) < gap(0) && gap(0) <= HEIGHT);
        assert!((y(Seat::Left, 3) + y(Seat::Right, 3) - HEIGHT).abs() < 0.01, "both are as far from the middle");
    }
}
