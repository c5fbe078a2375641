//! Choosing one of several: in a row, or as cards with a description.
//!
//! The keyboard holds the whole group and arrows move the choice inside it, so that Tab always goes on to the next
//! question.

use std::sync::Arc;

use egui::{
    Align, EventFilter, Galley, Id, Key, Rect, Response, RichText, Sense, Stroke, StrokeKind, TextStyle, TextWrapMode,
    Ui, UiBuilder, WidgetInfo, WidgetText,
    accesskit::Role,
    pos2,
    text::{LayoutJob, TextWrapping},
    vec2,
};

use super::field;
use crate::ui::look::{self, L, M, RADIUS, RADIUS_CARD, S, TARGET, Tokens, XS, line_height, tokens};

/// One of several cards to choose from.
#[derive(Clone, Copy, Debug)]
pub struct Choice<'a, T> {
    /// What is chosen with it.
    pub value: T,
    /// Its name, in a few words.
    pub title: &'a str,
    /// What it means; may be empty.
    pub description: &'a str,
}

impl<'a, T> Choice<'a, T> {
    /// A choice with a title and a line below it.
    pub fn new(value: T, title: &'a str, description: &'a str) -> Self {
        Self { value, title, description }
    }
}

/// One of a few short words, side by side.
///
/// Take an `Option` for `T` where nothing may be chosen yet.
pub fn segments<T: Clone + PartialEq>(ui: &mut Ui, label: &str, chosen: &mut T, options: &[(T, &str)]) -> Response {
    group(ui, label, true, |ui, id| segments_of(ui, id, chosen, options))
}

/// The same where what is chosen can be told from the choices: the label is only heard.
pub fn tabs<T: Clone + PartialEq>(ui: &mut Ui, label: &str, chosen: &mut T, options: &[(T, &str)]) -> Response {
    group(ui, label, false, |ui, id| segments_of(ui, id, chosen, options))
}

fn segments_of<T: Clone + PartialEq>(ui: &mut Ui, id: Id, chosen: &mut T, options: &[(T, &str)]) -> bool {
    let before = options.iter().position(|(value, _)| value == chosen);
    let keyed = arrow(ui, id, options.len(), before);
    let names: Vec<&str> = options.iter().map(|(_, name)| *name).collect();
    let picked = segment_row(ui, id, &names, keyed.or(before)).or(keyed);
    set(chosen, picked.and_then(|at| options.get(at)).map(|(value, _)| value))
}

/// One of several cards, each with a title and a description.
///
/// Take an `Option` for `T` where nothing may be chosen yet.
pub fn radio_cards<T: Clone + PartialEq>(
    ui: &mut Ui,
    label: &str,
    chosen: &mut T,
    choices: &[Choice<'_, T>],
) -> Response {
    group(ui, label, true, |ui, id| {
        let keyed = arrow(ui, id, choices.len(), choices.iter().position(|choice| choice.value == *chosen));
        let mut picked = keyed;
        let current = picked.or_else(|| choices.iter().position(|choice| choice.value == *chosen));
        for (at, choice) in choices.iter().enumerate() {
            let held = ui.memory(|memory| memory.has_focus(id)) && current.unwrap_or(0) == at;
            let state = CardState { chosen: current == Some(at), held };
            let card = radio_card(ui, id.with(at), choice.title, choice.description, state);
            if keyed == Some(at) {
                // The arrows may have led out of sight.
                super::follow::into_sight(ui, card.rect);
            }
            if card.clicked() {
                picked = Some(at);
            }
        }
        set(chosen, picked.and_then(|at| choices.get(at)).map(|choice| &choice.value))
    })
}

fn set<T: Clone + PartialEq>(chosen: &mut T, picked: Option<&T>) -> bool {
    match picked {
        Some(value) if value != chosen => {
            *chosen = value.clone();
            true
        }
        _ => false,
    }
}

/// A group that the keyboard holds as one; `add` says whether the choice changed.
fn group(ui: &mut Ui, label: &str, shown: bool, add: impl FnOnce(&mut Ui, Id) -> bool) -> Response {
    let id = ui.make_persistent_id(("choice", label));
    let builder = UiBuilder::new().scope_id(id).sense(Sense::FOCUSABLE).accessibility_role(Role::RadioGroup);
    ui.vertical(|ui| {
        ui.spacing_mut().item_spacing.y = S;
        let name = shown.then(|| field::label(ui, label));
        let inner = ui.scope_builder(builder, |ui| {
            ui.spacing_mut().item_spacing.y = M;
            add(ui, id)
        });
        let mut response = inner.response;
        match name {
            Some(name) => response = response.labelled_by(name.id),
            None => {
                response.ctx.accesskit_node_builder(response.id, |node| node.set_label(label));
            }
        }
        tell_bounds(&response);
        super::follow::follow(ui, &response);
        if inner.inner {
            response.mark_changed();
        }
        response
    })
    .inner
}

/// egui tells the place of a `Ui` that takes focus only before it knows it.
fn tell_bounds(response: &Response) {
    let rect = response.rect;
    response.ctx.accesskit_node_builder(response.id, |node| {
        node.set_bounds(egui::accesskit::Rect {
            x0: rect.min.x.into(),
            y0: rect.min.y.into(),
            x1: rect.max.x.into(),
            y1: rect.max.y.into(),
        });
    });
}

/// Where an arrow key moves the choice to.
fn arrow(ui: &Ui, id: Id, count: usize, current: Option<usize>) -> Option<usize> {
    if count == 0 || !ui.memory(|memory| memory.has_focus(id)) {
        return None;
    }
    let filter = EventFilter { horizontal_arrows: true, vertical_arrows: true, ..EventFilter::default() };
    ui.memory_mut(|memory| memory.set_focus_lock_filter(id, filter));
    let pressed = |keys: [Key; 2]| ui.input(|input| keys.iter().any(|key| input.key_pressed(*key)));
    if pressed([Key::ArrowRight, Key::ArrowDown]) {
        Some(current.map_or(0, |at| (at + 1) % count))
    } else if pressed([Key::ArrowLeft, Key::ArrowUp]) {
        Some(current.map_or(count - 1, |at| (at + count - 1) % count))
    } else if current.is_none() && ui.input(|input| input.key_pressed(Key::Space)) {
        Some(0)
    } else {
        None
    }
}

/// A member of a group: to be clicked, but not a stop for Tab.
fn member(ui: &Ui, rect: Rect, id: Id, name: &str, chosen: bool) -> Response {
    let response = ui.interact(rect, id, Sense::CLICK);
    response.widget_info(|| WidgetInfo::selected(Role::RadioButton, ui.is_enabled(), chosen, name));
    response.on_hover_cursor(egui::CursorIcon::PointingHand)
}

fn segment_row(ui: &mut Ui, id: Id, names: &[&str], current: Option<usize>) -> Option<usize> {
    let tokens = tokens(ui);
    let galley = |ui: &Ui, name: &str, chosen: bool, width: f32| {
        let weight = if chosen { look::SEMIBOLD } else { look::MEDIUM };
        let color = if chosen { tokens.on_accent } else { tokens.ink };
        let words = WidgetText::from(look::weight(RichText::new(name).color(color), weight));
        let job = words.into_layout_job(ui.style(), TextStyle::Button.into(), Align::Center);
        // Where a name takes more than one line, each of them stands in the middle.
        let job =
            LayoutJob { halign: Align::Center, wrap: TextWrapping::wrap_at_width(width), ..Arc::unwrap_or_clone(job) };
        ui.fonts_mut(|fonts| fonts.layout_job(job))
    };
    let wide = |text: &str| galley(ui, text, true, f32::INFINITY).size().x;
    let widest = names.iter().map(|name| wide(name)).fold(0.0, f32::max);
    let longest = names.iter().flat_map(|name| name.split_whitespace()).map(wide).fold(0.0, f32::max) + 2.0 * S;
    // Names may break into lines, words may not: where these are too long, there are more rows, as even as can be.
    let fit = ((ui.available_width() / longest.max(TARGET)) as usize).max(1);
    let columns = names.len().div_ceil(names.len().div_ceil(fit).max(1)).max(1);
    // All as wide as the widest: equal choices look equal.
    let width = (widest + 2.0 * SIDE).max(TARGET).min(ui.available_width() / columns as f32).max(1.0);
    let cells: Vec<Arc<Galley>> =
        names.iter().enumerate().map(|(at, name)| galley(ui, name, current == Some(at), width - 2.0 * S)).collect();
    let height = (cells.iter().map(|cell| cell.size().y).fold(0.0, f32::max) + 2.0 * M).max(TARGET);
    let size = vec2(width * columns as f32, height * names.len().div_ceil(columns) as f32);
    let (rect, _) = ui.allocate_exact_size(size, Sense::hover());
    ui.painter().rect(rect, RADIUS, tokens.field, tokens.edge(tokens.field_line), StrokeKind::Inside);
    let mut picked = None;
    for (at, (name, galley)) in names.iter().zip(cells).enumerate() {
        let place = rect.min + vec2(width * (at % columns) as f32, height * (at / columns) as f32);
        let cell = Rect::from_min_size(place, vec2(width, height));
        let response = member(ui, cell, id.with(at), name, current == Some(at));
        if current == Some(at) {
            ui.painter().rect_filled(cell, RADIUS, tokens.accent);
        } else if response.hovered() {
            ui.painter().rect_filled(cell.shrink(2.0), RADIUS - 2, tokens.hover);
        }
        let place = cell.center() - vec2(0.0, galley.size().y / 2.0);
        ui.painter().galley(place, galley, tokens.ink);
        if response.clicked() {
            picked = Some(at);
        }
    }
    if ui.memory(|memory| memory.has_focus(id)) {
        look::focus_ring(ui.painter(), rect, RADIUS, &tokens);
    }
    picked
}

/// The air on each side of a segment’s word.
const SIDE: f32 = 20.0;

#[derive(Clone, Copy)]
struct CardState {
    chosen: bool,
    /// Whether the keyboard holds the group and would act here.
    held: bool,
}

fn radio_card(ui: &mut Ui, id: Id, title: &str, description: &str, state: CardState) -> Response {
    let tokens = tokens(ui);
    let dot = tokens.scaled(24.0);
    let left = L + dot + L;
    let room = ui.available_width() - left - L;
    let wrap = Some(TextWrapMode::Wrap);
    let words = look::weight(RichText::new(title).color(tokens.ink), look::SEMIBOLD);
    let title_words = WidgetText::from(words).into_galley(ui, wrap, room, TextStyle::Body);
    let height = line_height(ui, TextStyle::Body.resolve(ui.style()).size, 1.4);
    let words = RichText::new(description).color(tokens.ink_soft).line_height(Some(height));
    let more = WidgetText::from(words).into_galley(ui, wrap, room, TextStyle::Body);
    let more_height = if description.is_empty() { 0.0 } else { more.size().y + XS };
    let words_height = title_words.size().y + more_height;
    let size = vec2(ui.available_width(), (words_height + 2.0 * L).max(TARGET));
    let (_, rect) = ui.allocate_space(size);
    let response = member(ui, rect, id, title, state.chosen);
    ui.ctx().accesskit_node_builder(id, |node| node.set_description(description));
    if ui.is_rect_visible(rect) {
        paint_card(ui, &tokens, rect, state, response.hovered());
        let top = pos2(rect.left() + left, rect.center().y - words_height / 2.0);
        let below = top + vec2(0.0, title_words.size().y + XS);
        let middle = pos2(rect.left() + L + dot / 2.0, top.y + title_words.size().y / 2.0);
        paint_dot(ui, &tokens, middle, dot, state.chosen);
        ui.painter().galley(top, title_words, tokens.ink);
        ui.painter().galley(below, more, tokens.ink_soft);
    }
    response
}

fn paint_card(ui: &Ui, tokens: &Tokens, rect: Rect, state: CardState, hovered: bool) {
    let fill = match (state.chosen, hovered) {
        (true, _) => tokens.accent_soft,
        (false, true) => tokens.hover,
        (false, false) => tokens.card,
    };
    let edge =
        if state.chosen { Stroke::new(tokens.edge_width + 1.0, tokens.accent) } else { tokens.edge(tokens.field_line) };
    ui.painter().rect(rect, RADIUS_CARD, fill, edge, StrokeKind::Inside);
    if state.held {
        look::focus_ring(ui.painter(), rect, RADIUS_CARD, tokens);
    }
}

fn paint_dot(ui: &Ui, tokens: &Tokens, center: egui::Pos2, size: f32, chosen: bool) {
    let painter = ui.painter();
    let radius = size / 2.0 - 1.0;
    if chosen {
        painter.circle_filled(center, radius, tokens.accent);
        painter.circle_filled(center, radius * 0.4, tokens.on_accent);
    } else {
        painter.circle(center, radius - 2.0, tokens.field, Stroke::new(2.0, tokens.field_line));
    }
}

#[cfg(test)]
mod tests;
