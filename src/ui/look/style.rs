//! The tokens, told to egui, so that its own widgets fit in.

use std::collections::BTreeMap;

use egui::{
    CornerRadius, FontFamily, FontId, Margin, Shadow, Stroke, Style, TextStyle, Vec2, Visuals,
    style::{ScrollAnimation, ScrollFadeStyle, WidgetVisuals},
    vec2,
};

use super::{FOCUS_WIDTH, L, M, RADIUS, RADIUS_CARD, S, TARGET, Tokens, XL, fonts, prompt_style, title_style};

/// How long anything that moves may take, in seconds.
const MOTION: f32 = 0.2;

pub(super) fn style(tokens: &Tokens, mut style: Style) -> Style {
    style.text_styles = text_styles(tokens.scale);
    style.animation_time = if tokens.reduced_motion { 0.0 } else { MOTION };
    if tokens.reduced_motion {
        style.scroll_animation = ScrollAnimation::none();
        style.spacing.scroll.kinetic.decay_time = 0.0;
    }
    spacing(tokens, &mut style);
    style.interaction.selectable_labels = false;
    style.interaction.tooltip_delay = 0.4;
    style.visuals = visuals(tokens);
    style
}

fn spacing(tokens: &Tokens, style: &mut Style) {
    let spacing = &mut style.spacing;
    spacing.item_spacing = vec2(M, M);
    spacing.button_padding = vec2(20.0, M);
    spacing.interact_size = vec2(TARGET, TARGET);
    spacing.window_margin = Margin::same(XL as i8);
    spacing.menu_margin = Margin::same(S as i8);
    spacing.icon_width = tokens.scaled(24.0);
    spacing.icon_width_inner = tokens.scaled(14.0);
    spacing.icon_spacing = S;
    spacing.indent = XL;
    spacing.combo_width = 200.0;
    spacing.text_edit_width = f32::INFINITY;
    spacing.tooltip_width = tokens.scaled(360.0);
    spacing.slider_width = 240.0;
    spacing.scroll.bar_width = L;
    spacing.scroll.floating_width = 6.0;
    // Whoever reads with keys alone, or from two metres away, has to see that a page goes on.
    spacing.scroll.dormant_handle_opacity = 0.5;
    // Words at the edge of what scrolls go out, and are not cut through.
    spacing.scroll.fade = ScrollFadeStyle { strength: 1.0, size: tokens.scaled(36.0) };
    // What is written in a field has the line height of reading text: half as much again as the size.
    spacing.extra_text_line_spacing = tokens.scaled(5.0);
}

fn text_styles(scale: f32) -> BTreeMap<TextStyle, FontId> {
    let sized = |points: f32, family: FontFamily| FontId::new((points * scale).round(), family);
    [
        (TextStyle::Small, sized(15.0, FontFamily::Proportional)),
        (TextStyle::Body, sized(18.0, FontFamily::Proportional)),
        (TextStyle::Button, sized(18.0, FontFamily::Proportional)),
        (TextStyle::Monospace, sized(17.0, FontFamily::Monospace)),
        (TextStyle::Heading, sized(26.0, FontFamily::Proportional)),
        (title_style(), sized(21.0, FontFamily::Proportional)),
        (prompt_style(), sized(32.0, fonts::voice())),
    ]
    .into()
}

fn visuals(t: &Tokens) -> Visuals {
    let mut v = if t.dark { Visuals::dark() } else { Visuals::light() };
    v.override_text_color = None;
    v.weak_text_color = Some(t.ink_soft);
    v.panel_fill = t.paper;
    v.window_fill = t.card;
    v.window_stroke = t.edge(t.line);
    v.window_corner_radius = CornerRadius::same(RADIUS_CARD);
    v.menu_corner_radius = CornerRadius::same(RADIUS);
    // One soft shadow, under what floats above the page; cards lie flat.
    v.window_shadow = Shadow { offset: [0, 12], blur: 40, spread: 0, color: t.shadow };
    v.popup_shadow = v.window_shadow;
    v.extreme_bg_color = t.field;
    v.text_edit_bg_color = Some(t.field);
    v.faint_bg_color = t.floor;
    v.code_bg_color = t.floor;
    v.hyperlink_color = t.accent;
    v.warn_fg_color = t.caution;
    v.error_fg_color = t.caution;
    v.selection.bg_fill = t.accent.lerp_to_gamma(t.card, 0.7);
    v.selection.stroke = Stroke::new(FOCUS_WIDTH, t.focus);
    v.text_cursor.stroke = Stroke::new(2.0, t.ink);
    // A caret that blinks draws the whole window several times a second, and eyes go where something moves.
    v.text_cursor.blink = false;
    v.disabled_alpha = 0.8;
    v.slider_trailing_fill = true;
    widget_visuals(t, &mut v);
    v
}

fn widget_visuals(t: &Tokens, v: &mut Visuals) {
    let look = |fill, edge: Stroke| WidgetVisuals {
        bg_fill: fill,
        weak_bg_fill: fill,
        bg_stroke: edge,
        corner_radius: CornerRadius::same(RADIUS),
        fg_stroke: Stroke::new(1.5, t.ink),
        // Nothing grows under the pointer: what moves draws the eye.
        expansion: 0.0,
    };
    let edge = t.edge(t.field_line);
    v.widgets.noninteractive = look(t.card, t.edge(t.line));
    v.widgets.inactive = look(t.card, edge);
    v.widgets.hovered = look(t.hover, edge);
    // egui shows what has the keyboard and what is pressed alike.
    v.widgets.active = look(t.press, Stroke::new(FOCUS_WIDTH, t.focus));
    v.widgets.open = look(t.press, edge);
}

/// The padding inside a button.
#[must_use]
pub fn button_padding() -> Vec2 {
    vec2(20.0, M)
}
