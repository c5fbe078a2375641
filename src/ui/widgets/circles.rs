//! How close: two shapes in eleven steps, from far apart to nearly one.
//!
//! No step is marked, named or coloured as better than another.

use std::borrow::Cow;

use egui::{
    Align, Align2, Layout, Rect, Response, Sense, Stroke, TextStyle, Ui, WidgetInfo, WidgetText, accesskit::Role, pos2,
    vec2,
};

use super::{button, shapes::Figure, soft, steps};
use crate::{
    session::Seat,
    text,
    ui::look::{self, ButtonKind, L, M, RADIUS_CARD, S, TARGET, Tokens, line_height, motion, tokens},
};

/// The step at which the two shapes touch.
const TOUCHING: f32 = 5.0;

/// How high it is where it is only looked at, without words.
const SHOWN: f32 = 72.0;

/// The most of the window that the picture takes: what it means stands below.
const HIGHEST: f32 = 0.25;

/// Two shapes to move together or apart.
///
/// The question stands above, on the screen that asks it; `label` is the name for those who do not see it.
pub fn circles(ui: &mut Ui, label: &str, value: &mut Option<u8>) -> Response {
    let before = *value;
    let mut response = ui
        .vertical(|ui| {
            ui.spacing_mut().item_spacing.y = S;
            let tokens = tokens(ui);
            let side = TARGET;
            let canvas = vec2(
                ui.available_width() - 2.0 * (side + L),
                tokens.scaled(168.0).min(ui.content_rect().height() * HIGHEST),
            );
            let row = vec2(ui.available_width(), canvas.y);
            ui.allocate_ui_with_layout(row, Layout::left_to_right(Align::Center), |ui| {
                ui.spacing_mut().item_spacing.x = L;
                nudge(ui, false, value);
                let response = picture(ui, canvas, label, value);
                nudge(ui, true, value);
                response
            })
            .inner
        })
        .inner;
    if *value != before {
        response.mark_changed();
    }
    response
}

/// How close somebody said it is, or should be.
pub struct Closeness<'a> {
    /// The step, from 0 to 10.
    pub value: u8,
    /// What it is that stands above.
    pub label: &'a str,
    /// The same for those who do not see it.
    pub description: String,
}

/// Two answers as whoever gave them saw them: beside each other and with words, or below each other where the words would
/// not fit; there the picture says enough.
pub fn closeness(ui: &mut Ui, answers: &[Closeness<'_>; 2]) {
    let half = (ui.available_width() - ui.spacing().item_spacing.x) / 2.0;
    // Whatever they answered: all that stands on a page has the same form.
    let is_beside = (0..=steps::MOST).all(|step| {
        let text = WidgetText::from(words(Some(step)));
        text.into_galley(ui, None, f32::INFINITY, TextStyle::Body).size().x + 2.0 * S <= half
    });
    if is_beside {
        ui.columns(2, |columns| {
            for (ui, answer) in columns.iter_mut().zip(answers) {
                shown(ui, answer, &words(Some(answer.value)));
            }
        });
    } else {
        for answer in answers {
            shown(ui, answer, "");
        }
    }
}

fn shown(ui: &mut Ui, answer: &Closeness<'_>, words: &str) {
    soft(ui, answer.label);
    let caption = if words.is_empty() { 0.0 } else { caption_height(ui) };
    let height = tokens(ui).scaled(SHOWN) + caption;
    let size = vec2(ui.available_width(), height.min(ui.content_rect().height() * HIGHEST));
    let (rect, response) = ui.allocate_exact_size(size, Sense::hover());
    response.widget_info(|| WidgetInfo::labeled(Role::Image, true, &answer.description));
    let stage = Stage::new(rect, caption);
    stage.paint(ui, &tokens(ui), stage.reach(f32::from(answer.value)), true, words);
}

/// A button with a plain sign on it, for those who cannot drag.
fn nudge(ui: &mut Ui, closer: bool, value: &mut Option<u8>) {
    let name = text::t(if closer { "widget-circles-closer" } else { "widget-circles-apart" });
    let (rect, response) = ui.allocate_exact_size(vec2(TARGET, TARGET), Sense::click());
    response.widget_info(|| WidgetInfo::labeled(Role::Button, ui.is_enabled(), &name));
    let tokens = tokens(ui);
    let colors = tokens.button(ButtonKind::Quiet, button::touch(&response));
    let painter = ui.painter();
    let radius = TARGET / 2.0;
    painter.circle(rect.center(), radius - 1.0, colors.fill, colors.edge);
    // Drawn, not written: no typeface sets these signs in the middle of a circle.
    let (middle, arm) = (rect.center(), 8.0);
    let pen = Stroke::new(2.5, colors.label);
    painter.hline(middle.x - arm..=middle.x + arm, middle.y, pen);
    if closer {
        painter.vline(middle.x, middle.y - arm..=middle.y + arm, pen);
    }
    if response.has_focus() {
        look::focus_ring(painter, rect, radius as u8, &tokens);
    }
    if response.clicked() {
        steps::step(value, closer);
    }
    response.on_hover_text(name);
}

fn picture(ui: &mut Ui, size: egui::Vec2, label: &str, value: &mut Option<u8>) -> Response {
    let (rect, response) = ui.allocate_exact_size(size, Sense::click_and_drag());
    steps::read(ui, &response, value);
    let stage = Stage::new(rect, caption_height(ui));
    let pointed = response.interact_pointer_pos().filter(|_| response.clicked() || response.dragged());
    if let Some(at) = pointed {
        *value = Some(stage.step_at(at.x));
        // The keys go on from where the pointer was.
        response.request_focus();
    }
    let words = words(*value);
    steps::tell(ui, &response, label, *value, &words);
    super::follow::follow(ui, &response);
    let reach = stage.reach(value.map_or(TOUCHING - 1.5, f32::from));
    let time = if response.dragged() { 0.0 } else { motion(ui) };
    let reach = ui.ctx().animate_value_with_time(response.id.with("reach"), reach, time);
    if ui.is_rect_visible(rect) {
        let tokens = tokens(ui);
        stage.paint(ui, &tokens, reach, value.is_some(), &words);
        if response.has_focus() {
            look::focus_ring(ui.painter(), rect, RADIUS_CARD, &tokens);
        }
    }
    response.on_hover_cursor(egui::CursorIcon::ResizeHorizontal)
}

fn words(value: Option<u8>) -> Cow<'static, str> {
    value.map_or_else(|| text::t("widget-circles-none"), |at| text::t(&format!("widget-circles-{at}")))
}

/// How much of the picture its words take.
fn caption_height(ui: &Ui) -> f32 {
    line_height(ui, TextStyle::Body.resolve(ui.style()).size, 1.5) + M
}

/// Where the shapes can stand.
struct Stage {
    rect: Rect,
    radius: f32,
    /// From the middle to a shape’s middle, when far apart.
    far: f32,
    caption: f32,
}

impl Stage {
    fn new(rect: Rect, caption: f32) -> Self {
        let radius = ((rect.height() - caption - 2.0 * M) / 2.0).min(rect.width() / 8.0).max(8.0);
        Self { rect, radius, far: (rect.width() / 2.0 - radius - L).min(radius * 4.5), caption }
    }

    /// Up to touching the gap closes; then the shapes slide over each other.
    fn reach(&self, step: f32) -> f32 {
        if step <= TOUCHING {
            egui::lerp(self.far..=self.radius, step / TOUCHING)
        } else {
            egui::lerp(self.radius..=self.radius * 0.08, (step - TOUCHING) / (f32::from(steps::MOST) - TOUCHING))
        }
    }

    /// The step whose shape is nearest to the pointer.
    fn step_at(&self, x: f32) -> u8 {
        let wish = (x - self.rect.center().x).abs();
        let distance = |step: &u8| (self.reach(f32::from(*step)) - wish).abs();
        (0..=steps::MOST).min_by(|a, b| distance(a).total_cmp(&distance(b))).unwrap_or_default()
    }

    fn paint(&self, ui: &Ui, tokens: &Tokens, reach: f32, chosen: bool, words: &str) {
        let painter = ui.painter();
        painter.rect_filled(self.rect, RADIUS_CARD, tokens.floor);
        let middle = self.rect.center().x;
        let lower = if self.caption > 0.0 { S / 2.0 } else { 0.0 };
        let y = self.rect.top() + (self.rect.height() - self.caption) / 2.0 + lower;
        for (seat, side) in [(Seat::Left, -1.0), (Seat::Right, 1.0)] {
            let figure = Figure::upright(seat, pos2(middle + side * reach, y), self.radius);
            painter.add(if chosen { figure.glass(tokens) } else { figure.faint(tokens) });
        }
        let place = pos2(middle, self.rect.bottom() - M);
        painter.text(place, Align2::CENTER_BOTTOM, words, TextStyle::Body.resolve(ui.style()), tokens.ink_soft);
    }
}

#[cfg(test)]
mod tests {
    use egui::Key;
    use egui_kittest::{Harness, kittest::Queryable as _};

    use super::*;
    use crate::ui::look::testing::show_state;

    fn closeness() -> Harness<'static, Option<u8>> {
        show_state(None, |ui, value| {
            circles(ui, "How close do we feel now?", value);
        })
    }

    #[test]
    fn what_was_answered_is_told_in_words_where_there_is_room() {
        let answer = |value, label| Closeness { value, label, description: format!("Ana: {label} {value}") };
        for (room, beside) in [(500.0, true), (200.0, false)] {
            let harness = show_state((), |ui, ()| {
                ui.set_max_width(room);
                super::closeness(ui, &[answer(3, "now"), answer(8, "wished")]);
            });
            let [now, wished] =
                ["Ana: now 3", "Ana: wished 8"].map(|name| harness.get_by_role_and_label(Role::Image, name).rect());
            assert_eq!((now.top() - wished.top()).abs() < 1.0, beside, "{now:?} {wished:?}");
            assert!(beside || now.height() < 80.0, "no words, and no room for them: {now:?}");
        }
    }

    #[test]
    fn buttons_move_them() {
        let mut harness = closeness();
        harness.get_by_role_and_label(Role::Button, "Closer together").click();
        harness.run();
        harness.get_by_role_and_label(Role::Button, "Closer together").click();
        harness.run();
        assert_eq!(*harness.state(), Some(6));
        harness.get_by_role_and_label(Role::Button, "Further apart").click();
        harness.run();
        assert_eq!(*harness.state(), Some(5));
    }

    #[test]
    fn arrows_move_them_and_the_value_is_told() {
        let mut harness = closeness();
        let slider = harness.get_by_role_and_label(Role::Slider, "How close do we feel now?");
        assert_eq!(slider.value().as_deref(), Some("Not chosen yet"));
        slider.focus();
        harness.run();
        harness.key_press(Key::End);
        harness.run();
        assert_eq!(*harness.state(), Some(10));
        assert_eq!(harness.get_by_role(Role::Slider).value().as_deref(), Some("Nearly one"));
    }

    #[test]
    fn dragging_reaches_every_step() {
        let mut harness = closeness();
        let rect = harness.get_by_role(Role::Slider).rect();
        harness.drag_at(rect.center());
        harness.run();
        let mut seen = std::collections::BTreeSet::new();
        for at in 0..200_u16 {
            harness.hover_at(rect.center() + vec2(f32::from(at) / 200.0 * rect.width() / 2.0, 0.0));
            harness.run();
            seen.extend(*harness.state());
        }
        assert_eq!(seen.len(), 11);
    }
}
