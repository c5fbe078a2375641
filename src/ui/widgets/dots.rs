//! Where in the evening they are: one dot for each stage, never a clock.

use egui::{Rect, Response, Sense, Stroke, StrokeKind, Ui, WidgetInfo, accesskit::Role, pos2, vec2};

use crate::{
    text,
    ui::look::{M, tokens},
};

/// How large a dot is.
const DOT: f32 = 12.0;

/// How long the dot of this stage is.
const LONG_DOT: f32 = 32.0;

/// How much room the dots of so many stages take, where there is enough.
pub fn dots_width(ui: &Ui, stages: usize) -> f32 {
    let tokens = tokens(ui);
    tokens.scaled(LONG_DOT) + (tokens.scaled(DOT) + M) * stages.saturating_sub(1) as f32
}

/// The stages as dots: what has been is full, what is now is long, what comes is open. They are no wider than `most`.
pub fn dots(ui: &mut Ui, titles: &[&str], current: usize, most: f32) -> Response {
    let tokens = tokens(ui);
    let natural = dots_width(ui, titles.len());
    // Where there is little room all of it is smaller: the number of stages is what they tell.
    let shrink = (most / natural).min(1.0);
    let (dot, long, gap) = (tokens.scaled(DOT) * shrink, tokens.scaled(LONG_DOT) * shrink, M * shrink);
    let width = natural * shrink;
    let (rect, response) = ui.allocate_exact_size(vec2(width, dot), Sense::hover());
    response.widget_info(|| WidgetInfo::labeled(Role::Image, true, name(titles, current)));
    let mut left = rect.left();
    for at in 0..titles.len() {
        let wide = if at == current { long } else { dot };
        let shape = Rect::from_min_size(pos2(left, rect.top()), vec2(wide, dot));
        let painter = ui.painter();
        let round = dot / 2.0;
        match at.cmp(&current) {
            std::cmp::Ordering::Less => painter.rect_filled(shape, round, tokens.field_line),
            std::cmp::Ordering::Equal => painter.rect_filled(shape, round, tokens.accent),
            std::cmp::Ordering::Greater => {
                painter.rect_stroke(shape, round, Stroke::new(2.0, tokens.field_line), StrokeKind::Inside)
            }
        };
        left += wide + gap;
    }
    response.on_hover_text(name(titles, current))
}

fn name(titles: &[&str], current: usize) -> String {
    let title = titles.get(current).copied().unwrap_or_default();
    let args = [("number", (current + 1).into()), ("count", titles.len().into()), ("title", title.into())];
    text::with("widget-stage", &args).into_owned()
}

#[cfg(test)]
mod tests {
    use egui_kittest::kittest::Queryable as _;

    use super::*;
    use crate::ui::look::testing::show;

    #[test]
    fn the_place_is_told_in_words() {
        let harness = show(|ui| {
            dots(ui, &["Ready?", "Check-in", "Closing"], 1, 200.0);
        });
        harness.get_by_role_and_label(Role::Image, "Stage 2 of 3: Check-in");
    }
}
