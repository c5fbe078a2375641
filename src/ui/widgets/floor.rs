//! The floor: the two shapes, how far apart they stand, who of them speaks, and how the other leans in.

use egui::{Context, Id, Pos2, Rect, Response, Sense, Ui, Vec2, WidgetInfo, accesskit::Role, pos2, vec2};

use super::shapes::{Figure, glow};
use crate::{
    session::Seat,
    ui::look::{Tokens, motion, tokens},
};

/// What the floor shows.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct FloorView {
    /// How far each stands from the middle, the left one first: from 0, touching the other if they do the same, to 1.
    pub away: [f32; 2],
    /// Who leans towards the other: the listener.
    pub leaning: Option<Seat>,
    /// Who stands in the light.
    pub light: Light,
    /// Whether they are apart for a while, for a break.
    pub parted: bool,
}

/// Who stands in the light.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub enum Light {
    /// Nobody.
    #[default]
    Nobody,
    /// Whoever has the word.
    On(Seat),
    /// Both: what was said has arrived.
    Both,
}

impl Light {
    fn is_on(self, seat: Seat) -> bool {
        self == Self::Both || self == Self::On(seat)
    }
}

/// The two shapes on their floor; the description is for those who do not see it.
///
/// A change takes a moment and then all rests: nothing is drawn again until something changes.
pub fn floor(ui: &mut Ui, view: FloorView, size: Vec2, description: &str) -> Response {
    floor_as(ui, None, view, size, description)
}

/// The floor of the evening, one and the same on every page: what has changed since the last page is seen to move.
pub fn evening_floor(ui: &mut Ui, view: FloorView, size: Vec2, description: &str) -> Response {
    let frame = ui.ctx().cumulative_frame_nr();
    ui.data_mut(|data| data.insert_temp(evening_id(), (frame, view)));
    floor_as(ui, Some(evening_id()), view, size, description)
}

/// What the floor of the evening shows in the frame that was drawn last, if it is there.
#[must_use]
pub fn drawn_floor(ctx: &Context) -> Option<FloorView> {
    let (frame, view) = ctx.data(|data| data.get_temp::<(u64, FloorView)>(evening_id()))?;
    (frame + 1 >= ctx.cumulative_frame_nr()).then_some(view)
}

fn evening_id() -> Id {
    Id::unique("the floor of the evening")
}

fn floor_as(ui: &mut Ui, id: Option<Id>, view: FloorView, size: Vec2, description: &str) -> Response {
    let size = size.min(vec2(ui.available_width(), f32::INFINITY));
    let (rect, response) = ui.allocate_exact_size(size, Sense::hover());
    response.widget_info(|| WidgetInfo::labeled(Role::Image, true, description));
    let scene = Scene::animated(ui, id.unwrap_or(response.id), view, rect);
    if ui.is_rect_visible(rect) {
        scene.paint(ui, &tokens(ui));
    }
    response
}

/// Where everything stands in this frame.
struct Scene {
    rect: Rect,
    radius: f32,
    /// From the middle of the floor to the middle of each shape.
    reach: [f32; 2],
    lean: [f32; 2],
    light: [f32; 2],
}

impl Scene {
    fn animated(ui: &Ui, id: Id, view: FloorView, rect: Rect) -> Self {
        let time = motion(ui);
        let ease = |name: &str, on: bool| {
            ui.ctx().animate_bool_with_time_and_easing(id.with(name), on, time, egui::emath::easing::quadratic_out)
        };
        let [lean, light] = if view.parted {
            [[false; 2]; 2]
        } else {
            [Seat::BOTH.map(|seat| view.leaning == Some(seat)), Seat::BOTH.map(|seat| view.light.is_on(seat))]
        };
        let lean = [ease("lean left", lean[0]), ease("lean right", lean[1])];
        let light = [ease("light left", light[0]), ease("light right", light[1])];
        let radius = (rect.height() * 0.29).min(rect.width() * 0.12);
        let near = radius * 1.05;
        let far = (rect.width() / 2.0 - radius * 1.6) / 1.25;
        let reach = |name: &str, away: f32| {
            let away = if view.parted { 1.25 } else { away.clamp(0.0, 1.0) };
            egui::lerp(near..=far.max(near), ui.ctx().animate_value_with_time(id.with(name), away, time))
        };
        let reach = [reach("left away", view.away[0]), reach("right away", view.away[1])];
        Self { rect, radius, reach, lean, light }
    }

    fn foot(&self) -> f32 {
        self.rect.top() + self.rect.height() * 0.76
    }

    fn center(&self, seat: Seat) -> Pos2 {
        let (side, lean, reach) = match seat {
            Seat::Left => (-1.0, self.lean[0], self.reach[0]),
            Seat::Right => (1.0, self.lean[1], self.reach[1]),
        };
        // Who listens comes a little nearer.
        let reach = reach - lean * self.radius * 0.18;
        pos2(self.rect.center().x + side * reach, self.foot() - self.radius)
    }

    fn paint(&self, ui: &Ui, tokens: &Tokens) {
        let painter = ui.painter().with_clip_rect(self.rect);
        let ground = vec2(self.rect.width() / 2.0, self.rect.height() * 0.2);
        let middle = pos2(self.rect.center().x, self.foot());
        painter.add(egui::epaint::EllipseShape::filled(middle, ground, tokens.floor));
        for (seat, light) in Seat::BOTH.into_iter().zip(self.light) {
            if light > 0.0 {
                let at = self.center(seat);
                let bright = tokens.lamp.gamma_multiply(light);
                // The light on the wall behind, and the pool at the foot.
                painter.add(glow(at, Vec2::splat(self.radius * 1.6), bright));
                let pool = vec2(self.radius * 2.6, self.rect.height() * 0.2);
                painter.add(glow(pos2(at.x, self.foot()), pool, bright));
            }
        }
        for ((seat, light), lean) in Seat::BOTH.into_iter().zip(self.light).zip(self.lean) {
            let at = self.center(seat);
            let shade = tokens.shadow;
            let foot = vec2(self.radius * 0.8, self.radius * 0.14);
            painter.add(egui::epaint::EllipseShape::filled(pos2(at.x, self.foot()), foot, shade));
            let side = if seat == Seat::Left { 1.0 } else { -1.0 };
            let figure = Figure { seat, center: at, radius: self.radius, lean: side * lean * 0.32 };
            painter.add(figure.between(tokens, light));
        }
    }
}

#[cfg(test)]
mod tests {
    use egui_kittest::kittest::Queryable as _;

    use super::*;
    use crate::ui::look::testing::show_state;

    #[test]
    fn it_is_described_in_words_and_comes_to_rest() {
        let view =
            FloorView { away: [0.4; 2], leaning: Some(Seat::Right), light: Light::On(Seat::Left), parted: false };
        let mut harness = show_state(view, |ui, view| {
            floor(ui, *view, vec2(500.0, 200.0), "Ana speaks, Ben leans in.");
        });
        harness.get_by_role_and_label(Role::Image, "Ana speaks, Ben leans in.");
        harness.state_mut().parted = true;
        // Panics if it never rests.
        harness.run();
    }

    #[test]
    fn the_floor_of_the_evening_goes_on_from_page_to_page() {
        let rect = Rect::from_min_size(Pos2::ZERO, vec2(600.0, 200.0));
        let near = FloorView { away: [0.15; 2], ..FloorView::default() };
        let parted = FloorView { parted: true, ..near };
        let reach = std::rc::Rc::new(std::cell::Cell::new(0.0));
        let seen = reach.clone();
        let mut harness = show_state(parted, move |ui, view| {
            // Slow enough to be caught on the way.
            ui.ctx().all_styles_mut(|style| style.animation_time = 60.0);
            ui.push_id(view.parted, |ui| evening_floor(ui, *view, rect.size(), "Ana and Ben"));
            seen.set(Scene::animated(ui, evening_id(), *view, rect).reach[0]);
        });
        let before = reach.get();
        *harness.state_mut() = near;
        harness.step();
        let begins = reach.get();
        assert!(begins > before * 0.9 && begins < before * 1.1, "{begins} after {before}");
    }

    #[test]
    fn parted_is_further_than_any_distance() {
        let rect = Rect::from_min_size(Pos2::ZERO, vec2(600.0, 200.0));
        let _ = crate::ui::look::testing::show(move |ui| {
            let reach = |ui: &Ui, name: &str, view| Scene::animated(ui, Id::unique(name), view, rect).reach[0];
            let far = reach(ui, "far", FloorView { away: [1.0; 2], ..FloorView::default() });
            let parted = reach(ui, "parted", FloorView { parted: true, ..FloorView::default() });
            assert!(parted > far);
        });
    }
}
