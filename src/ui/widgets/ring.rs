//! Time without pressure: a ring that fills slowly and then rests.

use std::{f32::consts::TAU, time::Duration};

use egui::{Response, Sense, Shape, Stroke, Ui, Vec2, WidgetInfo, accesskit::Role};

use crate::ui::look::tokens;

/// In so many steps a ring fills: the next is hardly seen, and between two of them nothing is drawn.
const STEPS: f32 = 96.0;

/// The broadest stroke of a ring: the rest of the page is drawn with thinner ones.
const BROADEST: f32 = 7.0;

/// A ring that fills in so many seconds, of which some have passed. Says whether it is full.
pub fn ring(ui: &mut Ui, passed: f32, seconds: u16, size: f32, label: &str) -> bool {
    let step = f32::from(seconds) / STEPS;
    let steps = (passed.max(0.0) / step).floor().min(STEPS);
    filled(ui, steps / STEPS, size, label);
    let is_full = steps >= STEPS;
    if !is_full {
        ui.ctx().request_repaint_after(Duration::from_secs_f32(step * (steps + 1.0) - passed.max(0.0)));
    }
    is_full
}

/// A ring filled by this share of its time; it shows no number and ends nothing.
fn filled(ui: &mut Ui, share: f32, size: f32, label: &str) -> Response {
    let tokens = tokens(ui);
    let size = tokens.scaled(size);
    let (rect, response) = ui.allocate_exact_size(Vec2::splat(size), Sense::hover());
    response.widget_info(|| WidgetInfo::labeled(Role::Image, true, label));
    let share = share.clamp(0.0, 1.0);
    let width = (size / 10.0).min(tokens.scaled(BROADEST));
    let radius = size / 2.0 - width / 2.0 - 1.0;
    let painter = ui.painter();
    // The stroke of a circle lies outside its radius, that of a line on both sides.
    let inner = radius - width / 2.0;
    // Thin, so that what is full can be told from it without any colour.
    painter.circle_stroke(rect.center(), radius, Stroke::new(2.0, tokens.field_line));
    if share >= 1.0 {
        // Full: it rests, and nothing else happens.
        painter.circle_stroke(rect.center(), inner, Stroke::new(width, tokens.accent));
    } else if share > 0.0 {
        let steps = (share * STEPS).ceil().max(1.0);
        let point = |at: f32| rect.center() + radius * Vec2::angled(at / steps * share * TAU - TAU / 4.0);
        let arc: Vec<_> = (0..=steps as u16).map(|at| point(f32::from(at))).collect();
        let ends = [point(0.0), point(steps)];
        painter.add(Shape::line(arc, Stroke::new(width, tokens.accent)));
        for end in ends {
            painter.circle_filled(end, width / 2.0, tokens.accent);
        }
    }
    response
}

#[cfg(test)]
mod tests {
    use egui_kittest::kittest::Queryable as _;

    use super::*;
    use crate::ui::look::testing::show;

    #[test]
    fn it_has_a_name_and_rests() {
        let mut harness = show(|ui| {
            for (share, name) in [(0.0, "empty"), (0.4, "some"), (1.0, "full"), (7.0, "over")] {
                filled(ui, share, 56.0, name);
            }
        });
        harness.run();
        harness.get_by_role_and_label(Role::Image, "over");
    }

    #[test]
    fn it_is_drawn_again_only_when_it_has_grown() {
        let waits = |passed: f32| {
            let harness = show(move |ui| assert!(ring(ui, passed, 192, 56.0, "ring") == (passed >= 192.0)));
            harness.output().viewport_output.values().next().unwrap().repaint_delay
        };
        assert_eq!(waits(0.5), Duration::from_millis(1500));
        assert_eq!(waits(192.0), Duration::MAX);
    }
}
