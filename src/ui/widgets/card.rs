//! Cards: what lies on the paper, what somebody said, what asks for attention.

use std::ops::Range;

use egui::{
    Align, Align2, CornerRadius, Frame, InnerResponse, Label, Layout, Margin, Response, RichText, Sense, Stroke,
    TextStyle, Ui, UiBuilder, Vec2, accesskit::Role, pos2,
};

use super::seat_mark;
use crate::{
    session::Seat,
    ui::look::{self, L, M, RADIUS_CARD, S, XL, XXL, tokens},
};

/// How high a card is that lies there alone, inside its edges.
const LARGE: f32 = 200.0;

/// The most of the window’s height that it takes for little text.
const LARGEST: f32 = 0.3;

/// How much a notice asks.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub enum NoticeKind {
    /// Good to know.
    Info,
    /// Asks for care.
    Caution,
}

/// Something that lies on the paper, as wide as the column.
pub fn card<R>(ui: &mut Ui, add: impl FnOnce(&mut Ui) -> R) -> InnerResponse<R> {
    on_paper(ui, XL, add)
}

fn on_paper<R>(ui: &mut Ui, margin: f32, add: impl FnOnce(&mut Ui) -> R) -> InnerResponse<R> {
    let tokens = tokens(ui);
    Frame::new()
        .fill(tokens.card)
        .stroke(tokens.edge(tokens.line))
        .corner_radius(CornerRadius::same(RADIUS_CARD))
        .inner_margin(Margin::same(margin as i8))
        .show(ui, |ui| {
            ui.set_width(ui.available_width());
            add(ui)
        })
}

/// One card to look at together: large, with the two at its head.
pub fn large_card(ui: &mut Ui, title: &str, text: &str) {
    on_paper(ui, XXL, |ui| {
        let tokens = tokens(ui);
        ui.set_min_height(tokens.scaled(LARGE).min(ui.content_rect().height() * LARGEST));
        ui.horizontal(|ui| {
            ui.spacing_mut().item_spacing.x = S;
            for seat in Seat::BOTH {
                seat_mark(ui, seat, tokens.scaled(28.0));
            }
        });
        ui.add_space(M);
        super::prompt(ui, title);
        if !text.is_empty() {
            super::body(ui, text);
        }
    });
}

/// What somebody said: their mark, their name, their words, and their colour at their side.
pub fn words_card(ui: &mut Ui, seat: Seat, name: &str, words: &str) -> Response {
    words_card_with(ui, seat, name, words, &[])
}

/// What somebody said, with these of its words faint: they wait for something.
pub fn words_card_with(ui: &mut Ui, seat: Seat, name: &str, words: &str, faint: &[Range<usize>]) -> Response {
    let tokens = tokens(ui);
    let builder = UiBuilder::new().accessibility_role(Role::Article).accessibility_label(name);
    let response = ui.scope_builder(builder, |ui| {
        card(ui, |ui| {
            ui.spacing_mut().item_spacing.y = S;
            // A name is no control: its row need not be as tall as one.
            let height = look::line_height(ui, TextStyle::Body.resolve(ui.style()).size, 1.4);
            let row = egui::vec2(ui.available_width(), height);
            ui.allocate_ui_with_layout(row, Layout::left_to_right(Align::Center), |ui| {
                ui.spacing_mut().interact_size.y = height;
                seat_mark(ui, seat, tokens.scaled(20.0));
                let name = look::weight(RichText::new(name), look::SEMIBOLD).color(tokens.partner(seat));
                ui.add(Label::new(name));
            });
            ui.add(Label::new(look::faint(ui, words, faint)).wrap().selectable(true));
        })
        .response
    });
    side_bar(ui, seat, response.inner.rect);
    response.inner
}

fn side_bar(ui: &Ui, seat: Seat, card: egui::Rect) {
    let width = 5.0;
    let left = match seat {
        Seat::Left => card.left(),
        Seat::Right => card.right() - width,
    };
    // The card’s own rounding, cut off by a narrow window.
    let bar = egui::Rect::from_min_size(pos2(left, card.top()), egui::vec2(width, card.height()));
    let painter = ui.painter().with_clip_rect(bar.intersect(ui.clip_rect()));
    painter.rect_filled(card, RADIUS_CARD, tokens(ui).partner(seat));
}

/// A note in the flow of a screen, with what can be done about it below.
pub fn notice<R>(ui: &mut Ui, kind: NoticeKind, text: &str, actions: impl FnOnce(&mut Ui) -> R) -> InnerResponse<R> {
    let tokens = tokens(ui);
    let (fill, color, role) = match kind {
        NoticeKind::Info => (tokens.accent_soft, tokens.accent, Role::Note),
        NoticeKind::Caution => (tokens.caution_soft, tokens.caution, Role::Alert),
    };
    let builder = UiBuilder::new().accessibility_role(role).accessibility_label(text);
    let frame = Frame::new()
        .fill(fill)
        .corner_radius(CornerRadius::same(RADIUS_CARD))
        .inner_margin(Margin::symmetric(XL as i8, L as i8));
    ui.scope_builder(builder, |ui| {
        frame
            .show(ui, |ui| {
                ui.set_width(ui.available_width());
                ui.horizontal_top(|ui| {
                    ui.spacing_mut().item_spacing.x = L;
                    notice_mark(ui, kind, color);
                    ui.vertical(|ui| {
                        ui.add(Label::new(look::reading(ui, text).color(tokens.ink)).wrap());
                        notice_actions(ui, actions)
                    })
                    .inner
                })
                .inner
            })
            .inner
    })
}

/// The row of actions; where there are none, it takes no room.
fn notice_actions<R>(ui: &mut Ui, actions: impl FnOnce(&mut Ui) -> R) -> R {
    let room = ui.available_rect_before_wrap();
    let layout = Layout::left_to_right(Align::Min).with_main_wrap(true);
    let mut row = ui.new_child(UiBuilder::new().max_rect(room).layout(layout));
    let inner = actions(&mut row);
    if row.min_rect().width() > 0.0 {
        ui.advance_cursor_after_rect(row.min_rect());
    }
    inner
}

/// A letter in a ring: told apart without colour.
fn notice_mark(ui: &mut Ui, kind: NoticeKind, color: egui::Color32) {
    let size = (TextStyle::Body.resolve(ui.style()).size * 1.5).round();
    let (rect, _) = ui.allocate_exact_size(Vec2::splat(size), Sense::hover());
    let painter = ui.painter();
    painter.circle_stroke(rect.center(), size / 2.0 - 1.0, Stroke::new(2.0, color));
    let letter = if kind == NoticeKind::Info { "i" } else { "!" };
    painter.text(rect.center(), Align2::CENTER_CENTER, letter, TextStyle::Button.resolve(ui.style()), color);
}

#[cfg(test)]
mod tests {
    use egui_kittest::kittest::Queryable as _;

    use super::*;
    use crate::ui::{
        look::testing::{show, show_state},
        widgets::button,
    };

    #[test]
    fn words_belong_to_somebody() {
        let harness = show(|ui| {
            words_card(ui, Seat::Right, "Ben said", "I was tired.");
        });
        harness.get_by_role_and_label(Role::Article, "Ben said").get_by_label("I was tired.");
    }

    #[test]
    fn a_notice_offers_its_actions() {
        let mut harness = show_state(false, |ui, done| {
            let notice = notice(ui, NoticeKind::Caution, "The file is open elsewhere.", |ui| {
                button::quiet(ui, "Try again", None).clicked()
            });
            *done |= notice.inner;
        });
        harness.get_by_role_and_label(Role::Alert, "The file is open elsewhere.");
        harness.get_by_label("Try again").click();
        harness.run();
        assert!(*harness.state());
    }

    #[test]
    fn a_card_is_as_wide_as_its_column() {
        let harness = show(|ui| {
            let column = ui.available_width();
            let rect = card(ui, |_| ()).response.rect;
            assert!((rect.width() - column).abs() < 1.0, "{} in {column}", rect.width());
        });
        drop(harness);
    }
}
