//! Time without pressure: a ring that fills slowly and then rests.

use std::f32::consts::TAU;

use egui::{Response, Sense, Shape, Stroke, Ui, Vec2, WidgetInfo, accesskit::Role};

use crate::ui::look::tokens;

/// A ring filled by this share of its time; it shows no number and ends nothing.
pub fn ring(ui: &mut Ui, share: f32, size: f32, label: &str) -> Response {
    let tokens = tokens(ui);
    let size = tokens.scaled(size);
    let (rect, response) = ui.allocate_exact_size(Vec2::splat(size), Sense::hover());
    response.widget_info(|| WidgetInfo::labeled(Role::Image, true, label));
    let share = share.clamp(0.0, 1.0);
    let width = size / 10.0;
    let radius = size / 2.0 - width / 2.0 - 1.0;
    let painter = ui.painter();
    // The stroke of a circle lies outside its radius, that of a line on both sides.
    let inner = radius - width / 2.0;
    painter.circle_stroke(rect.center(), inner, Stroke::new(width, tokens.line));
    if share >= 1.0 {
        // Full: it rests, and nothing else happens.
        painter.circle_stroke(rect.center(), inner, Stroke::new(width, tokens.accent));
    } else if share > 0.0 {
        let steps = (share * 96.0).ceil().max(1.0);
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
                ring(ui, share, 56.0, name);
            }
        });
        harness.run();
        harness.get_by_role_and_label(Role::Image, "over");
    }
}
