//! The look: colours, type, spacing and motion, in one place.
//!
//! Three tiers: a palette (the only place that makes a colour), [`Tokens`] by purpose, and what buttons wear. Nothing
//! here knows a screen or a sentence.

mod fonts;
mod palette;
mod style;
#[cfg(test)]
pub mod testing;
mod tokens;

use std::ops::Range;

use egui::{
    Align, Context, FontSelection, InnerResponse, Layout, Options, Painter, Rect, RichText, Stroke, StrokeKind,
    TextStyle, ThemePreference, Ui, UiBuilder, emath::GuiRounding as _, text::LayoutJob, vec2,
};

pub use self::{
    fonts::{MEDIUM, SEMIBOLD, VOICE, voice, weight},
    style::button_padding,
    tokens::{ButtonColors, ButtonKind, Tokens, Touch, current, tokens},
};

/// Between what belongs together.
pub const XS: f32 = 4.0;
/// Between a label and its field.
pub const S: f32 = 8.0;
/// Between neighbours.
pub const M: f32 = 12.0;
/// Inside controls.
pub const L: f32 = 16.0;
/// Inside cards and between groups.
pub const XL: f32 = 24.0;
/// Between the parts of a screen.
pub const XXL: f32 = 40.0;
/// The corners of controls.
pub const RADIUS: u8 = 10;
/// The corners of cards.
pub const RADIUS_CARD: u8 = 14;
/// The least height of anything to click.
pub const TARGET: f32 = 48.0;
/// The widest that a line of reading may be, at arm’s length.
pub const COLUMN: f32 = 760.0;
/// How much room the picture of the two on their floor takes.
const FLOOR: egui::Vec2 = vec2(COLUMN, 180.0);
/// The least height in which the two can be told apart from afar.
pub const FLOOR_LEAST: f32 = 68.0;
/// How much it takes where several stand below each other.
pub const FLOOR_SMALL: egui::Vec2 = vec2(COLUMN / 3.0, FLOOR_LEAST);
/// The height of a window, at arm’s length, from which there is room for more air.
const TALL: f32 = 700.0;
/// How large a ring of time is on its own.
pub const RING: f32 = 56.0;
/// How large it is where nothing else is to be looked at.
pub const RING_LARGE: f32 = 140.0;
/// How large it is among buttons.
pub const RING_SMALL: f32 = 32.0;
/// What a line of the page of a long session is taken to need before it has been drawn.
pub const LINE_IN_PAGE: f32 = 96.0;
/// How wide a menu is.
pub const MENU: f32 = 300.0;
/// How large everything can be made by hand.
pub const SIZES: [f32; 10] = [0.8, 0.9, 1.0, 1.15, 1.3, 1.5, 1.75, 2.0, 2.5, 3.0];
/// The least room in which every screen still works.
const LEAST: egui::Vec2 = vec2(720.0, 420.0);
/// The size of window for which the screens are designed.
const DESIGNED: egui::Vec2 = vec2(1280.0, 760.0);
/// How much is left to see of what grows dim.
pub const DIM: f32 = 0.6;
/// The line around what the keyboard holds.
pub const FOCUS_WIDTH: f32 = 3.0;

/// Which colours.
#[derive(Clone, Copy, Debug, Default, Eq, PartialEq)]
pub enum Theme {
    /// Daylight.
    Light,
    /// Evening.
    Dark,
    /// Black on white, with wide edges.
    Contrast,
    /// As the desktop has it; light if that is unknown.
    #[default]
    System,
}

/// How far away the two sit.
#[derive(Clone, Copy, Debug, Default, Eq, PartialEq)]
pub enum Distance {
    /// At arm’s length.
    #[default]
    Desk,
    /// Two metres away.
    Sofa,
    /// Across a room, on a projector.
    Wall,
}

impl Distance {
    /// By how much type grows.
    #[must_use]
    pub fn scale(self) -> f32 {
        match self {
            Self::Desk => 1.0,
            Self::Sofa => 1.25,
            Self::Wall => 1.6,
        }
    }
}

/// Everything about the look that people may choose.
#[derive(Clone, Copy, Debug, Default, Eq, PartialEq)]
pub struct Look {
    /// Which colours.
    pub theme: Theme,
    /// How far away the two sit.
    pub distance: Distance,
    /// Whether nothing may move.
    pub reduced_motion: bool,
}

/// Put a look on, before the first frame and whenever it is changed.
pub fn apply(ctx: &Context, look: &Look) {
    tokens::remember(ctx, *look);
    fonts::install(ctx);
    for theme in [egui::Theme::Light, egui::Theme::Dark] {
        let tokens = Tokens::of(theme == egui::Theme::Dark, *look);
        ctx.set_style_of(theme, style::style(&tokens, egui::Style::default()));
    }
    ctx.options_mut(|options: &mut Options| {
        options.fallback_theme = egui::Theme::Light;
        options.theme_preference = match look.theme {
            Theme::Light | Theme::Contrast => ThemePreference::Light,
            Theme::Dark => ThemePreference::Dark,
            Theme::System => ThemePreference::System,
        };
    });
    ctx.request_repaint();
}

/// By how much everything grows in a window of this size: who fills a large screen sits further away.
///
/// In steps of a twentieth, so that type stays crisp and nothing trembles while a window is drawn larger.
#[must_use]
pub fn growth(window: egui::Vec2) -> f32 {
    let room = (window / DESIGNED).min_elem();
    (room.clamp(1.0, 2.0) * 20.0).floor() / 20.0
}

/// How much room the picture of the two takes in this window: in a low one it leaves room for the words.
#[must_use]
pub fn floor_size(ui: &Ui) -> egui::Vec2 {
    vec2(tokens(ui).scaled(FLOOR.x).min(ui.available_width()), FLOOR.y.min(ui.content_rect().height() * 0.17))
}

/// How far everything may grow in a window of this size before nothing useful is left in it.
///
/// `scale` is by how much type has grown for the distance already.
#[must_use]
pub fn most_growth(window: egui::Vec2, scale: f32) -> f32 {
    (window / (LEAST * scale)).min_elem().max(0.5)
}

/// How large everything is, where so much was asked for: as much as the window allows.
#[must_use]
pub fn zoom(ctx: &Context, text_scale: f32) -> f32 {
    let window = ctx.content_rect().size() * ctx.zoom_factor();
    (growth(window) * text_scale).min(most_growth(window, tokens(ctx).scale))
}

/// Whether more was asked for than the window allows.
#[must_use]
pub fn is_as_large_as_can_be(ctx: &Context, text_scale: f32) -> bool {
    let window = ctx.content_rect().size() * ctx.zoom_factor();
    zoom(ctx, text_scale) + 0.01 < growth(window) * text_scale
}

/// Leaves so much more room where the window is high enough for it; in a small one what is said and done comes first.
pub fn air(ui: &mut Ui, points: f32) {
    if is_tall(ui) {
        ui.add_space(points);
    }
}

/// Whether the window is high enough for more air than is needed.
pub fn is_tall(ui: &Ui) -> bool {
    ui.content_rect().height() >= tokens(ui).scaled(TALL)
}

/// The one centred column in which a screen stands.
///
/// `width` is in points at arm’s length; it grows with the type and never beyond the window or [`COLUMN`]. Beside it there
/// is room for the bar of a page that goes on.
pub fn column<R>(ui: &mut Ui, width: f32, add: impl FnOnce(&mut Ui) -> R) -> InnerResponse<R> {
    let tokens = tokens(ui);
    let outer = ui.available_rect_before_wrap();
    let width = tokens.scaled(width.min(COLUMN)).min(outer.width() - 2.0 * M);
    let left = (outer.center().x - width / 2.0).round_ui();
    let rect = Rect::from_min_size(egui::pos2(left, outer.top()), vec2(width, outer.height()));
    let builder = UiBuilder::new().max_rect(rect).layout(Layout::top_down(Align::Min));
    ui.scope_builder(builder, |ui| {
        ui.set_width(width);
        add(ui)
    })
}

/// The text style of second-level headings and names.
#[must_use]
pub fn title_style() -> TextStyle {
    TextStyle::Name("title".into())
}

/// The text style of the one sentence on a screen.
#[must_use]
pub fn prompt_style() -> TextStyle {
    TextStyle::Name("prompt".into())
}

/// Text to be read, with air between its lines.
#[must_use]
pub fn reading(ui: &Ui, text: impl Into<String>) -> RichText {
    let size = TextStyle::Body.resolve(ui.style()).size;
    RichText::new(text).line_height(Some(line_height(ui, size, 1.5)))
}

/// Text to be read in which some words, in bytes, are faint and underlined: told apart by more than a colour.
#[must_use]
pub fn faint(ui: &Ui, text: &str, faint: &[Range<usize>]) -> LayoutJob {
    let tokens = tokens(ui);
    let mut job = LayoutJob::default();
    let mut add = |part: &str, is_faint: bool| {
        let words = reading(ui, part);
        let words = if is_faint { words.color(tokens.ink_soft).underline() } else { words.color(tokens.ink) };
        words.append_to(&mut job, ui.style(), FontSelection::Default, Align::BOTTOM);
    };
    let mut end = 0;
    for range in faint {
        // Whatever is no part of the text is not drawn; a panic would be worse than a word that is not faint.
        let (Some(before), Some(part)) = (text.get(end..range.start), text.get(range.clone())) else { continue };
        add(before, false);
        add(part, true);
        end = range.end;
    }
    add(text.get(end..).unwrap_or_default(), false);
    job
}

/// A line height in whole pixels, or lines would look uneven.
#[must_use]
pub fn line_height(ui: &Ui, size: f32, factor: f32) -> f32 {
    (size * factor).round_to_pixels(ui.pixels_per_point())
}

/// Show that the keyboard holds this: a ring with a little air around it.
pub fn focus_ring(painter: &Painter, rect: Rect, radius: u8, tokens: &Tokens) {
    let stroke = Stroke::new(FOCUS_WIDTH, tokens.focus);
    painter.rect_stroke(rect.expand(2.0), radius.saturating_add(2), stroke, StrokeKind::Outside);
}

/// How long a change may be shown to take: nothing if nothing may move.
#[must_use]
pub fn motion(ctx: &Context) -> f32 {
    if tokens(ctx).reduced_motion { 0.0 } else { ctx.global_style().animation_time }
}

#[cfg(test)]
mod tests;
