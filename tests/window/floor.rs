//! The picture that holds an evening together: how far apart the two stand on their floor, and on whom the light is.

use duologue::{
    guide::{MoveKind, Stage},
    session::{Part, Phase, Seat, State},
    ui::{screens::scene, widgets::Light},
};
use egui::{Key, accesskit::Role};
use egui_kittest::kittest::Queryable as _;

use super::builder::Window;

const WRITES: &str = "Speak, listener writes";

fn is_in(kind: MoveKind) -> impl Fn(&State) -> bool {
    move |state| state.current_move().is_some_and(|it| it.kind == kind)
}

/// In hundredths of the whole way.
fn hundredths(distance: f32) -> i32 {
    (distance * 100.0).round() as i32
}

const UNTOLD: i32 = 50;

/// How far apart they stand, who is in the light, and who leans in, as the window shows it.
fn stand(window: &Window) -> (i32, Light, Option<Seat>) {
    let (view, told) = scene::of(window.state());
    let shown = window.harness.query_by_role_and_label(Role::Image, &told);
    assert!(shown.is_some(), "{told} is not in {}", window.tree());
    (hundredths(view.distance), view.light, view.leaning)
}

/// Both have answered the check-in, and are asked whether to look at it together; Ana felt far away.
fn answered() -> Window {
    let mut window = Window::new().begin("Mirror dialogue", WRITES);
    window.go_on_until(|state| state.step.part == Part::Alone(Seat::Left));
    window.wait();
    window.key(Key::Enter);
    window.key(Key::Num1);
    window.key(Key::Enter);
    window.go_on_until(|state| state.step.part == Part::Reveal);
    window
}

#[test]
fn they_stand_where_both_said_once_both_showed_it() {
    let mut window = answered();
    assert_eq!(stand(&window), (UNTOLD, Light::Nobody, None));
    window.click("Ana: Yes, show");
    assert_eq!(stand(&window).0, UNTOLD, "one yes shows nothing");
    window.click("Ben: Yes, show");
    let said = window.state().check_in.clone().unwrap();
    assert_ne!(said.left.now, said.right.now);
    let (distance, ..) = stand(&window);
    assert_eq!(distance, hundredths(scene::distance(Some(&said))));
    assert_ne!(distance, UNTOLD);
    window.go_on_until(is_in(MoveKind::Send));
    assert_eq!(stand(&window), (distance, Light::On(Seat::Left), Some(Seat::Right)), "and for all of the evening");
}

#[test]
fn an_answer_that_stays_with_its_writer_moves_no_shape() {
    let mut window = answered();
    window.click("Ana: Yes, show");
    window.click("Ben: Keep mine to myself");
    window.go_on_until(is_in(MoveKind::Send));
    assert_eq!(stand(&window).0, UNTOLD);
    window.go_on_until(|state| matches!(state.stage(), Some(Stage::Switch(_))));
    assert_eq!(hundredths(scene::of(window.state()).0.distance), UNTOLD);
}

#[test]
fn the_light_is_with_the_one_who_speaks_then_with_both_and_goes_out_at_the_end() {
    let mut window = Window::new().begin("Mirror dialogue", WRITES);
    window.go_on_until(is_in(MoveKind::Send));
    assert_eq!(stand(&window).1, Light::On(Seat::Left));
    window.go_on_until(is_in(MoveKind::Confirm));
    assert_eq!(stand(&window).1, Light::On(Seat::Left), "the speaker says whether they got it");
    window.key(Key::Num1);
    assert_eq!(stand(&window).1, Light::Both, "{:?}", window.state().step);
    window.stop();
    assert_eq!(stand(&window).1, Light::Both);
    window.key(Key::Num3);
    window.key(Key::Num0);
    assert_eq!(window.state().phase, Phase::Ended);
    assert_eq!(stand(&window).1, Light::Nobody);
}
