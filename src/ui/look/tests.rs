//! Whether people can read it.

use egui::{Color32, Context, Theme as EguiTheme};

use super::*;
use crate::session::Seat;

fn luminance(color: Color32) -> f64 {
    let channel = |value: u8| {
        let value = f64::from(value) / 255.0;
        if value <= 0.040_45 { value / 12.92 } else { ((value + 0.055) / 1.055).powf(2.4) }
    };
    0.2126 * channel(color.r()) + 0.7152 * channel(color.g()) + 0.0722 * channel(color.b())
}

fn ratio(a: Color32, b: Color32) -> f64 {
    let (a, b) = (luminance(a), luminance(b));
    (a.max(b) + 0.05) / (a.min(b) + 0.05)
}

fn both() -> [Tokens; 2] {
    [false, true].map(|dark| Tokens::of(dark, Look::default()))
}

fn check(what: &str, front: Color32, back: Color32, least: f64) {
    let found = ratio(front, back);
    assert!(found >= least, "{what}: {front:?} on {back:?} has {found:.2}, needs {least}");
}

/// Everything that words may lie on.
fn grounds(t: &Tokens) -> Vec<Color32> {
    let washes = Seat::BOTH.map(|seat| t.partner_soft(seat));
    [vec![t.paper, t.card, t.field, t.floor, t.lamp, t.accent_soft, t.caution_soft, t.hover, t.press], washes.into()]
        .concat()
}

#[test]
fn words_can_be_read_on_every_ground() {
    for t in both() {
        for ground in grounds(&t) {
            check("turns", t.ink, ground, 7.0);
            check("soft words", t.ink_soft, ground, 4.5);
            check("left name", t.partner(Seat::Left), ground, 4.5);
            check("right name", t.partner(Seat::Right), ground, 4.5);
            check("accent", t.accent, ground, 4.5);
            check("caution", t.caution, ground, 4.5);
        }
    }
}

#[test]
fn edges_and_focus_can_be_seen() {
    for t in both() {
        for ground in [t.paper, t.card, t.field, t.floor, t.lamp] {
            check("edge", t.field_line, ground, 3.0);
            check("focus", t.focus, ground, 3.0);
        }
    }
}

#[test]
fn buttons_can_be_read_in_every_state() {
    for t in both() {
        for kind in [ButtonKind::Primary, ButtonKind::Quiet, ButtonKind::Plain] {
            for touch in [Touch::Rest, Touch::Hover, Touch::Press, Touch::Disabled] {
                let colors = t.button(kind, touch);
                let fill = if colors.fill == Color32::TRANSPARENT { t.paper } else { colors.fill };
                check("label", colors.label, fill, 4.5);
                check("key", colors.key, fill, 4.5);
            }
        }
        let primary = t.button(ButtonKind::Primary, Touch::Rest);
        check("primary button", primary.fill, t.paper, 3.0);
    }
}

#[test]
fn selected_words_can_be_read() {
    let ctx = Context::default();
    apply(&ctx, &Look::default());
    for (theme, t) in [EguiTheme::Light, EguiTheme::Dark].into_iter().zip(both()) {
        check("selection", t.ink, ctx.style_of(theme).visuals.selection.bg_fill, 4.5);
    }
}

#[test]
fn partners_differ_for_eyes_that_see_no_red_or_green() {
    // Such eyes keep yellow against blue: one partner must be bluer than grey, the other yellower.
    for t in both() {
        let lean = |c: Color32| i32::from(c.b()) - i32::from(c.r().max(c.g()).min(c.r().midpoint(c.g())));
        assert!(lean(t.partner(Seat::Left)) > 30);
        assert!(lean(t.partner(Seat::Right)) < -30);
    }
}

#[test]
fn everything_grows_with_the_window_and_never_shrinks() {
    for (width, height, size) in
        [(800.0, 560.0, 1.0), (1280.0, 800.0, 1.0), (1920.0, 1080.0, 1.4), (9000.0, 9000.0, 2.0)]
    {
        assert!((growth(egui::vec2(width, height)) - size).abs() < 1e-3, "{width} x {height}");
    }
}

#[test]
fn the_light_theme_is_the_fallback() {
    let ctx = Context::default();
    apply(&ctx, &Look::default());
    assert_eq!(ctx.theme(), EguiTheme::Light);
    apply(&ctx, &Look { theme: Theme::Dark, ..Look::default() });
    assert!(tokens(&ctx).dark);
}

#[test]
fn nothing_moves_when_motion_is_reduced() {
    let ctx = Context::default();
    apply(&ctx, &Look { reduced_motion: true, ..Look::default() });
    let style = ctx.global_style();
    assert_eq!(style.animation_time.to_bits(), 0.0_f32.to_bits());
    assert!(!style.visuals.text_cursor.blink);
    assert_eq!(motion(&ctx).to_bits(), 0.0_f32.to_bits());
}

#[test]
fn type_grows_with_the_distance() {
    let ctx = Context::default();
    apply(&ctx, &Look { distance: Distance::Wall, ..Look::default() });
    assert_eq!(TextStyle::Body.resolve(&ctx.global_style()).size.round() as i32, 29);
    assert_eq!(prompt_style().resolve(&ctx.global_style()).size.round() as i32, 51);
}
