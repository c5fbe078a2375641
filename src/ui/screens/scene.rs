//! How the two stand on their floor in each step, and where on the page it lies.
//!
//! Each stands as near to the middle as they said at the check-in that they feel, once both chose to show it: no answer
//! that is still somebody’s own moves a shape. It never says that closer is better.

use egui::Ui;

use crate::{
    guide::{MoveKind, Stage},
    session::{CheckIn, Pair, Part, Phase, Seat, State},
    text::{t, with},
    ui::{
        look,
        screens::frame::{PAGE_END, with_name},
        widgets::{FloorView, Light, evening_floor},
    },
};

/// How far from the middle they stand while nobody knows: half-way.
pub const UNTOLD: f32 = 0.5;

/// The most that anybody can say of how close they feel.
const CLOSEST: f32 = 10.0;

/// How far from the middle each of two stands who said so, from 0 to 1: nobody’s answer is mixed with the other’s.
#[must_use]
pub fn away(answers: Option<&Pair<CheckIn>>) -> [f32; 2] {
    let far = |answer: &CheckIn| 1.0 - f32::from(answer.now) / CLOSEST;
    answers.map_or([UNTOLD; 2], |Pair { left, right }| [far(left), far(right)])
}

/// How they stand in this step, and the same in words; at the gate it is the keys they hold that tell.
#[must_use]
pub fn of(state: &State) -> (FloorView, String) {
    let still = still(state.check_in.as_ref());
    let both = FloorView { light: Light::Both, ..still };
    match state.phase {
        Phase::Ended => return (still, t("floor-ended").into_owned()),
        Phase::Returning => return (still, t("floor-return").into_owned()),
        Phase::Resting { .. } => return parted(),
        Phase::Postponed { .. } => return waiting(),
        Phase::Running => {}
    }
    let turn = |seat: Seat| turn(still, seat, state.name(seat), state.name(seat.other()));
    match (state.stage(), state.step.part) {
        (Some(Stage::Readiness(_)), _) => waiting(),
        (_, Part::Alone(seat)) => {
            (FloorView { light: Light::On(seat), ..still }, with_name("floor-alone", state.name(seat)))
        }
        (Some(Stage::CheckIn(_)), _) if state.check_in.is_some() => (still, t("floor-said").into_owned()),
        (Some(Stage::Closing(_)), _) => (both, t("floor-closing").into_owned()),
        (Some(Stage::Switch(_)), _) => state.turns_ahead().next().map_or_else(waiting, |next| {
            let (view, _) = turn(next);
            (view, with_name("floor-switch", state.name(next)))
        }),
        _ => match (state.acts(), state.current_move().map(|it| it.kind)) {
            (_, Some(MoveKind::More | MoveKind::Thank)) if state.exchange.has_arrived => {
                (both, t("floor-arrived").into_owned())
            }
            (Some(seat), _) => turn(seat),
            (None, _) => (still, t("floor-still").into_owned()),
        },
    }
}

/// As near as both said, if they showed it, and nobody in the light.
#[must_use]
pub fn still(answers: Option<&Pair<CheckIn>>) -> FloorView {
    FloorView { away: away(answers), ..FloorView::default() }
}

/// Apart for a while.
#[must_use]
pub fn parted() -> (FloorView, String) {
    (FloorView { parted: true, ..FloorView::default() }, t("floor-parted").into_owned())
}

/// As they stand before anything was said.
#[must_use]
pub fn waiting() -> (FloorView, String) {
    (still(None), t("floor-ready").into_owned())
}

/// As they stand still, but for the one who has the word and the other who leans in.
#[must_use]
pub fn turn(still: FloorView, seat: Seat, name: &str, other: &str) -> (FloorView, String) {
    let view = FloorView { light: Light::On(seat), leaning: Some(seat.other()), ..still };
    (view, with("floor-turn", &[("name", name.into()), ("other", other.into())]).into_owned())
}

/// Draws it right above the actions, in the same place on each page, where what stands above leaves room for the whole of
/// it: two who are cut off at the neck tell nothing. There the sides say who acts.
pub fn below(ui: &mut Ui, (view, told): &(FloorView, String)) {
    if left_above(ui, look::FLOOR_LEAST) < look::M {
        return;
    }
    let mut size = look::floor_size(ui);
    // Where there is little room it is smaller.
    size.y = (size.y + left_above(ui, size.y) - look::M).clamp(look::FLOOR_LEAST.min(size.y), size.y);
    ui.add_space(left_above(ui, size.y).max(look::M));
    evening_floor(ui, *view, size, told);
}

/// How much is left above something of this height that stands at the foot of the page.
fn left_above(ui: &Ui, height: f32) -> f32 {
    // The page ends with some air, and must not begin to scroll for it.
    let end = PAGE_END + 3.0 * ui.spacing().item_spacing.y;
    ui.clip_rect().bottom() - end - height - ui.cursor().top()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_stands_as_near_as_they_said() {
        let said = |now| CheckIn { now, wished: 5, stirred: 0, heat: 0 };
        for (left, right) in [(0, 0), (10, 0), (2, 7), (10, 10)] {
            let [one, other] = away(Some(&Pair { left: said(left), right: said(right) }));
            let near = |away: f32| ((1.0 - away) * 10.0).round() as u8;
            assert_eq!((near(one), near(other)), (left, right));
        }
        assert!(away(None).into_iter().all(|it| (it - UNTOLD).abs() < 0.001));
    }
}
