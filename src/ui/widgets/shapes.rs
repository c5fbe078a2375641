//! The two shapes: a circle sits left, a rounded square sits right.

use egui::{Color32, Pos2, Shape, Stroke, epaint::PathShape, pos2};

use crate::{session::Seat, ui::look::Tokens};

/// How many points make an outline smooth at the largest size.
const POINTS: u16 = 96;

/// How a shape is drawn.
#[derive(Clone, Copy, Debug)]
pub(super) struct Figure {
    pub(super) seat: Seat,
    pub(super) center: Pos2,
    pub(super) radius: f32,
    /// By how much its head is further right than its foot, in radii.
    pub(super) lean: f32,
}

impl Figure {
    pub(super) fn upright(seat: Seat, center: Pos2, radius: f32) -> Self {
        Self { seat, center, radius, lean: 0.0 }
    }

    /// An outline with a breath of colour in it.
    pub(super) fn quiet(&self, tokens: &Tokens) -> Shape {
        self.drawn(tokens.partner_soft(self.seat), Stroke::new(self.stroke(), tokens.partner(self.seat)))
    }

    /// Somewhere between an outline and full colour.
    pub(super) fn between(&self, tokens: &Tokens, light: f32) -> Shape {
        let color = tokens.partner(self.seat);
        let fill = tokens.partner_soft(self.seat).lerp_to_gamma(color, light);
        self.drawn(fill, Stroke::new(self.stroke(), color))
    }

    /// A pane of coloured glass: what lies behind stays visible.
    pub(super) fn glass(&self, tokens: &Tokens) -> Shape {
        let color = tokens.partner(self.seat);
        self.drawn(color.gamma_multiply(0.28), Stroke::new(self.stroke(), color))
    }

    /// Only an outline, in its own colour.
    pub(super) fn open(&self, tokens: &Tokens) -> Shape {
        self.drawn(Color32::TRANSPARENT, Stroke::new(self.stroke(), tokens.partner(self.seat)))
    }

    /// Only an outline: nothing has been chosen.
    pub(super) fn faint(&self, tokens: &Tokens) -> Shape {
        self.drawn(Color32::TRANSPARENT, Stroke::new(self.stroke(), tokens.field_line))
    }

    fn stroke(&self) -> f32 {
        (self.radius / 14.0).clamp(2.0, 4.0)
    }

    fn drawn(&self, fill: Color32, stroke: Stroke) -> Shape {
        Shape::Path(PathShape::convex_polygon(self.outline(), fill, stroke))
    }

    /// A superellipse: with power 2 a circle, with more a square with soft corners.
    fn outline(&self) -> Vec<Pos2> {
        // A square of the same width would look larger than the circle.
        let (power, radius) = match self.seat {
            Seat::Left => (2.0, self.radius),
            Seat::Right => (4.6, self.radius * 0.92),
        };
        let bend = |value: f32| value.abs().powf(2.0 / power).copysign(value) * radius;
        (0..POINTS)
            .map(|at| {
                let (sin, cos) = (f32::from(at) / f32::from(POINTS) * std::f32::consts::TAU).sin_cos();
                let (x, y) = (bend(cos), bend(sin));
                // The foot stays where it is.
                let shear = self.lean * (radius - y) / 2.0;
                self.center + egui::vec2(x + shear, y)
            })
            .collect()
    }
}

/// A soft round light that fades to nothing.
pub(super) fn glow(center: Pos2, radius: egui::Vec2, color: Color32) -> Shape {
    let mut mesh = egui::Mesh::default();
    mesh.colored_vertex(center, color);
    for at in 0..=POINTS {
        let (sin, cos) = (f32::from(at) / f32::from(POINTS) * std::f32::consts::TAU).sin_cos();
        mesh.colored_vertex(pos2(center.x + cos * radius.x, center.y + sin * radius.y), Color32::TRANSPARENT);
    }
    for at in 1..=u32::from(POINTS) {
        mesh.add_triangle(0, at, at + 1);
    }
    Shape::mesh(mesh)
}
