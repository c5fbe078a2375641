//! How much, from 0 to 10: eleven equal targets, none of them better than another.

use std::sync::Arc;

use egui::{Align2, Rect, Response, RichText, Sense, StrokeKind, TextStyle, TextWrapMode, Ui, WidgetText, pos2, vec2};

use super::{shapes::Figure, steps};
use crate::{
    session::{Pair, Seat},
    text,
    ui::look::{self, RADIUS, S, TARGET, Tokens, title_style, tokens},
};

/// How high the numbers’ cells are: they are read and met from two metres away.
const CELL: f32 = 64.0;

/// How large the mark of somebody is on a row that they have answered, from its middle.
const MARK: f32 = 13.0;

/// How high the row is below the marks.
const TRACK: f32 = 10.0;

/// A row of numbers with a word at each end.
///
/// The question stands above, on the screen that asks it; `label` is the name for those who do not see it. `low` and
/// `high` say what the ends mean; all numbers look alike, whichever is chosen.
pub fn scale(ui: &mut Ui, label: &str, low: &str, high: &str, value: &mut Option<u8>) -> Response {
    ui.vertical(|ui| {
        ui.spacing_mut().item_spacing.y = S;
        let response = row(ui, low, high, label, value);
        ends(ui, low, high, response.rect);
        response
    })
    .inner
}

/// Where both stand on such a row, which they have answered; `line` says it in words.
pub fn scale_shown(ui: &mut Ui, line: &str, low: &str, high: &str, values: &Pair<u8>) {
    ui.vertical(|ui| {
        ui.spacing_mut().item_spacing.y = S;
        super::body(ui, line);
        let tokens = tokens(ui);
        let radius = tokens.scaled(MARK);
        let (rect, _) = ui.allocate_exact_size(vec2(ui.available_width(), radius * 2.0), Sense::hover());
        let track = Rect::from_center_size(rect.center(), vec2(rect.width(), tokens.scaled(TRACK)));
        ui.painter().rect(track, RADIUS, tokens.floor, tokens.edge(tokens.field_line), StrokeKind::Inside);
        // Two who answered the same stand beside each other.
        let aside = if values.left == values.right { radius * 1.05 } else { 0.0 };
        for (seat, aside) in Seat::BOTH.into_iter().zip([-aside, aside]) {
            let at = cell(rect, (*values.of(seat)).min(steps::MOST)).center();
            ui.painter().add(Figure::upright(seat, pos2(at.x + aside, at.y), radius).quiet(&tokens));
        }
        ends(ui, low, high, rect);
    });
}

fn row(ui: &mut Ui, low: &str, high: &str, label: &str, value: &mut Option<u8>) -> Response {
    let tokens = tokens(ui);
    let size = vec2(ui.available_width(), tokens.scaled(CELL).max(TARGET));
    let (rect, mut response) = ui.allocate_exact_size(size, Sense::click());
    let before = *value;
    steps::read(ui, &response, value);
    if let Some(at) = response.interact_pointer_pos().filter(|_| response.clicked()) {
        *value = Some(cell_at(rect, at.x));
        // The keys go on from where the pointer was.
        response.request_focus();
    }
    if *value != before {
        response.mark_changed();
    }
    steps::tell(ui, &response, label, *value, &told(low, high, *value));
    super::follow::follow(ui, &response);
    if ui.is_rect_visible(rect) {
        paint(ui, &tokens, &response, *value);
    }
    response.on_hover_cursor(egui::CursorIcon::PointingHand)
}

fn told(low: &str, high: &str, value: Option<u8>) -> String {
    let Some(value) = value else { return text::t("widget-scale-none").into_owned() };
    let args = [("value", value.into()), ("low", low.into()), ("high", high.into())];
    text::with("widget-scale-value", &args).into_owned()
}

fn cell_at(rect: Rect, x: f32) -> u8 {
    let share = ((x - rect.left()) / rect.width()).clamp(0.0, 1.0);
    ((share * f32::from(steps::MOST + 1)) as u8).min(steps::MOST)
}

fn cell(rect: Rect, at: u8) -> Rect {
    let width = rect.width() / f32::from(steps::MOST + 1);
    Rect::from_min_size(pos2(rect.left() + width * f32::from(at), rect.top()), vec2(width, rect.height()))
}

fn paint(ui: &Ui, tokens: &Tokens, response: &Response, value: Option<u8>) {
    let painter = ui.painter();
    let rect = response.rect;
    painter.rect(rect, RADIUS, tokens.field, tokens.edge(tokens.field_line), StrokeKind::Inside);
    let hovered = response.hover_pos().map(|at| cell_at(rect, at.x));
    for at in 0..=steps::MOST {
        let cell = cell(rect, at);
        let chosen = value == Some(at);
        if chosen {
            painter.rect_filled(cell, RADIUS, tokens.accent);
        } else if hovered == Some(at) {
            painter.rect_filled(cell.shrink(2.0), RADIUS - 2, tokens.hover);
        }
        let color = if chosen { tokens.on_accent } else { tokens.ink };
        let weight = if chosen { look::SEMIBOLD } else { 400.0 };
        let number = look::weight(RichText::new(at.to_string()).color(color), weight);
        let galley = WidgetText::from(number).into_galley(ui, Some(TextWrapMode::Extend), f32::INFINITY, title_style());
        let place = Align2::CENTER_CENTER.anchor_size(cell.center(), galley.size());
        painter.galley(place.min, Arc::clone(&galley), color);
    }
    if response.has_focus() {
        look::focus_ring(painter, rect, RADIUS, tokens);
    }
}

fn ends(ui: &mut Ui, low: &str, high: &str, row: Rect) {
    let tokens = tokens(ui);
    let half = row.width() / 2.0 - S;
    let galley = |ui: &Ui, words: &str| {
        let words = RichText::new(words).color(tokens.ink_soft);
        WidgetText::from(words).into_galley(ui, Some(TextWrapMode::Wrap), half, TextStyle::Body)
    };
    let (low, high) = (galley(ui, low), galley(ui, high));
    let height = low.size().y.max(high.size().y);
    let (rect, _) = ui.allocate_exact_size(vec2(row.width(), height), Sense::hover());
    let right = pos2(rect.right() - high.size().x, rect.top());
    ui.painter().galley(rect.min, low, tokens.ink_soft);
    ui.painter().galley(right, high, tokens.ink_soft);
}

#[cfg(test)]
mod tests {
    use egui::{Key, accesskit::Role};
    use egui_kittest::{Harness, kittest::Queryable as _};

    use super::*;
    use crate::ui::look::testing::show_state;

    fn stirred() -> Harness<'static, Option<u8>> {
        show_state(None, |ui, value| {
            scale(ui, "How stirred up am I?", "calm", "flooded", value);
        })
    }

    #[test]
    fn the_pointer_chooses() {
        let mut harness = stirred();
        let rect = harness.get_by_role_and_label(Role::Slider, "How stirred up am I?").rect();
        assert!(rect.width() / 11.0 >= 32.0);
        for at in [0, 7, 10] {
            let place = cell(rect, at).center();
            harness.hover_at(place);
            harness.drag_at(place);
            harness.drop_at(place);
            harness.run();
            assert_eq!(*harness.state(), Some(at));
        }
    }

    #[test]
    fn the_keyboard_chooses() {
        let mut harness = stirred();
        harness.get_by_role(Role::Slider).focus();
        harness.run();
        let steps = [
            (Key::ArrowRight, 5),
            (Key::ArrowRight, 6),
            (Key::ArrowDown, 5),
            (Key::Num8, 8),
            (Key::Num1, 1),
            (Key::Num0, 10),
            (Key::Num0, 0),
            (Key::End, 10),
        ];
        for (key, value) in steps {
            harness.key_press(key);
            harness.run();
            assert_eq!(*harness.state(), Some(value), "{key:?}");
            assert!(harness.get_by_role(Role::Slider).is_focused());
        }
    }

    #[test]
    fn a_screen_reader_hears_and_sets_the_value() {
        let mut harness = stirred();
        assert_eq!(harness.get_by_role(Role::Slider).value().as_deref(), Some("Not chosen yet"));
        harness.get_by_role(Role::Slider).set_value_accesskit(3.0);
        harness.run();
        assert_eq!(harness.get_by_role(Role::Slider).value().as_deref(), Some("3 of 10, between calm and flooded"));
    }
}
