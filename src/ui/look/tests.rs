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

/// The tokens of every theme, each with the least contrast that words have in it.
fn all() -> [(Tokens, f64); 3] {
    [(Theme::Light, 4.5), (Theme::Dark, 4.5), (Theme::Contrast, 7.0)]
        .map(|(theme, least)| (Tokens::of(theme == Theme::Dark, Look { theme, ..Look::default() }), least))
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
    for (t, least) in all() {
        for ground in grounds(&t) {
            check("turns", t.ink, ground, 7.0);
            check("soft words", t.ink_soft, ground, least);
            check("left name", t.partner(Seat::Left), ground, least);
            check("right name", t.partner(Seat::Right), ground, least);
            check("accent", t.accent, ground, least);
            check("caution", t.caution, ground, least);
        }
    }
}

#[test]
fn edges_and_focus_can_be_seen() {
    for (t, least) in all() {
        let least = if least > 4.5 { least } else { 3.0 };
        for ground in [t.paper, t.card, t.field, t.floor, t.lamp] {
            check("edge", t.field_line, ground, least);
            check("focus", t.focus, ground, least);
        }
        for seat in Seat::BOTH {
            check("shape", t.partner(seat), t.floor, least);
            check("shape in its wash", t.partner(seat), t.partner_soft(seat), least);
        }
        check("mark on the accent", t.on_accent, t.accent, least);
        check("what is chosen", t.accent, t.field, least);
    }
}

#[test]
fn buttons_can_be_read_in_every_state() {
    for (t, least) in all() {
        for kind in [ButtonKind::Primary, ButtonKind::Quiet, ButtonKind::Plain] {
            for touch in [Touch::Rest, Touch::Hover, Touch::Press, Touch::Disabled] {
                let colors = t.button(kind, touch);
                let fill = if colors.fill == Color32::TRANSPARENT { t.paper } else { colors.fill };
                check("label", colors.label, fill, least);
                check("key", colors.key, fill, least);
            }
        }
        let primary = t.button(ButtonKind::Primary, Touch::Rest);
        check("primary button", primary.fill, t.paper, 3.0);
    }
}

#[test]
fn selected_words_can_be_read() {
    let styles = [EguiTheme::Light, EguiTheme::Dark, EguiTheme::Light];
    for ((theme, of), (_, least)) in [Theme::Light, Theme::Dark, Theme::Contrast].into_iter().zip(styles).zip(all()) {
        let ctx = Context::default();
        apply(&ctx, &Look { theme, ..Look::default() });
        check("selection", tokens(&ctx).ink, ctx.style_of(of).visuals.selection.bg_fill, least);
    }
}

#[test]
fn partners_differ_for_eyes_that_see_no_red_or_green() {
    // Such eyes keep yellow against blue: one partner must be bluer than grey, the other yellower.
    for (t, _) in all() {
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
