//! A circle to breathe with: the one long movement in the program, and it can be still.

use std::{f64::consts::PI, time::Duration};

use egui::{Align2, Response, Sense, Stroke, TextStyle, Ui, WidgetInfo, accesskit::Role, vec2};

use crate::{
    text,
    ui::look::{M, line_height, tokens},
};

/// Often enough to look smooth at this pace, and light on an old computer.
const FRAME: Duration = Duration::from_millis(1000 / 15);

/// Where in a breath a moment lies.
#[derive(Clone, Copy, Debug, PartialEq)]
struct Moment {
    inward: bool,
    /// From 0, empty, to 1, full.
    fullness: f32,
}

/// A circle that grows while one breathes in and shrinks while one breathes out.
///
/// `now` is any clock in seconds. Where motion is reduced it is a picture with words.
pub fn breath(ui: &mut Ui, seconds_in: f32, seconds_out: f32, now: f64) -> Response {
    let tokens = tokens(ui);
    let still = tokens.reduced_motion;
    let size = breath_size(ui);
    let caption = line_height(ui, TextStyle::Heading.resolve(ui.style()).size, 1.5);
    let (rect, response) = ui.allocate_exact_size(vec2(size, size + M + caption), Sense::hover());
    let args = [("in", f64::from(seconds_in).into()), ("out", f64::from(seconds_out).into())];
    let sentence = text::with("widget-breathe-still", &args);
    response.widget_info(|| WidgetInfo::labeled(Role::Image, true, &sentence));
    let moment = moment(f64::from(seconds_in), f64::from(seconds_out), now);
    let fullness = if still { 0.5 } else { moment.fullness };
    let center = rect.center_top() + vec2(0.0, size / 2.0);
    let most = size / 2.0 - 2.0;
    let painter = ui.painter();
    painter.circle_stroke(center, most, Stroke::new(2.0, tokens.line));
    let radius = egui::lerp(0.5..=1.0, fullness) * most;
    painter.circle(center, radius, tokens.accent_soft, Stroke::new(3.0, tokens.accent));
    let words = match (still, moment.inward) {
        (true, _) => sentence,
        (false, true) => text::t("widget-breathe-in"),
        (false, false) => text::t("widget-breathe-out"),
    };
    let font = TextStyle::Heading.resolve(ui.style());
    painter.text(rect.center_bottom(), Align2::CENTER_BOTTOM, words, font, tokens.ink);
    if !still {
        ui.ctx().request_repaint_after(FRAME);
    }
    response
}

/// How wide and high the circle is when it is fullest.
pub fn breath_size(ui: &Ui) -> f32 {
    let room = ui.ctx().content_rect().height() * 0.34;
    tokens(ui).scaled(260.0).min(ui.available_width()).min(room)
}

fn moment(seconds_in: f64, seconds_out: f64, now: f64) -> Moment {
    let (seconds_in, seconds_out) = (seconds_in.max(0.5), seconds_out.max(0.5));
    let at = now.rem_euclid(seconds_in + seconds_out);
    let inward = at < seconds_in;
    let share = if inward { at / seconds_in } else { 1.0 - (at - seconds_in) / seconds_out };
    // Slow at both ends, as breath is.
    let fullness = (1.0 - (share * PI).cos()) / 2.0;
    Moment { inward, fullness: fullness as f32 }
}

#[cfg(test)]
mod tests {
    use egui_kittest::kittest::Queryable as _;

    use super::*;
    use crate::ui::look::{Look, testing};

    #[test]
    fn a_breath_goes_in_and_out_again() {
        assert!(moment(4.0, 6.0, 0.0).fullness < 0.01);
        assert!(moment(4.0, 6.0, 3.99).fullness > 0.99);
        assert!(moment(4.0, 6.0, 3.0).inward && !moment(4.0, 6.0, 5.0).inward);
        assert!(moment(4.0, 6.0, 9.99).fullness < 0.01);
    }

    #[test]
    fn without_motion_it_is_a_picture_with_words() {
        let look = Look { reduced_motion: true, ..Look::default() };
        let mut harness = testing::with_look(look).build_ui(|ui| {
            breath(ui, 4.0, 6.0, 1.0);
        });
        // Panics if it never rests.
        harness.run();
        harness.get_by_role_and_label(Role::Image, "In for 4, out for 6");
    }
}
