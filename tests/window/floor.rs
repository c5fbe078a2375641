//! The picture that holds an evening together: how far apart the two stand on their floor, and on whom the light is.

use duologue::{
    guide::{MoveKind, Stage},
    session::{Part, Phase, Seat, State},
    ui::{
        screens::scene,
        widgets::{FloorView, Light, drawn_floor},
    },
};
use egui::{Key, Modifiers, accesskit::Role};
use egui_kittest::kittest::Queryable as _;

use super::builder::Window;

const WRITES: &str = "Speak, listener writes";

fn is_in(kind: MoveKind) -> impl Fn(&State) -> bool {
    move |state| state.current_move().is_some_and(|it| it.kind == kind)
}

/// In hundredths of the whole way.
fn hundredths(away: [f32; 2]) -> [i32; 2] {
    away.map(|it| (it * 100.0).round() as i32)
}

const UNTOLD: [i32; 2] = [50; 2];

/// The floor as it has been drawn, which is also told in words.
#[track_caller]
fn floor(window: &Window) -> FloorView {
    let told = scene::of(window.state()).1;
    let shown = window.harness.query_by_role_and_label(Role::Image, &told);
    assert!(shown.is_some(), "{told} is not in {}", window.tree());
    drawn_floor(&window.harness.ctx).unwrap()
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
    assert_eq!(hundredths(floor(&window).away), UNTOLD);
    window.click("Ana: Yes, show");
    assert_eq!(hundredths(floor(&window).away), UNTOLD, "one yes shows nothing");
    window.click("Ben: Yes, show");
    let away = hundredths(floor(&window).away);
    assert_eq!(away, [90, 40], "Ana said 1, Ben said 6");
    window.go_on_until(is_in(MoveKind::Send));
    let FloorView { light, leaning, .. } = floor(&window);
    assert_eq!((light, leaning), (Light::On(Seat::Left), Some(Seat::Right)));
    assert_eq!(hundredths(floor(&window).away), away, "and for all of the evening");
}

#[test]
fn an_answer_that_stays_with_its_writer_moves_no_shape() {
    let mut window = answered();
    window.click("Ana: Yes, show");
    window.click("Ben: Keep mine to myself");
    let mut pages = 0;
    while window.state().phase != Phase::Ended {
        window.go_on();
        if let Some(view) = drawn_floor(&window.harness.ctx) {
            assert_eq!(hundredths(view.away), UNTOLD, "{:?}", window.state().step);
            pages += 1;
        }
    }
    assert!(pages > 10, "{pages}");
}

#[test]
fn the_light_is_with_the_one_who_speaks_then_with_both_and_goes_out_at_the_end() {
    let mut window = Window::new().begin("Mirror dialogue", WRITES);
    window.go_on_until(is_in(MoveKind::Send));
    assert_eq!(floor(&window).light, Light::On(Seat::Left));
    window.go_on_until(is_in(MoveKind::Confirm));
    assert_eq!(floor(&window).light, Light::On(Seat::Left), "the speaker says whether they got it");
    window.key(Key::Num1);
    assert_eq!(floor(&window).light, Light::Both, "{:?}", window.state().step);
    window.go_on_until(|state| matches!(state.stage(), Some(Stage::Switch(_))));
    assert_eq!(floor(&window).light, Light::On(Seat::Right));
    window.key(Key::F8);
    window.click("In an hour");
    assert!(floor(&window).parted);
    window.click("We are back");
    assert!(!floor(&window).parted);
    window.keys(Modifiers::COMMAND, Key::Enter);
    window.stop();
    assert_eq!(floor(&window).light, Light::Both);
    window.key(Key::Num3);
    window.key(Key::Num0);
    assert_eq!(window.state().phase, Phase::Ended);
    assert_eq!(floor(&window).light, Light::Nobody);
}

#[test]
fn nothing_is_said_to_have_arrived_that_nobody_confirmed() {
    let mut window = Window::new().begin("Mirror dialogue", WRITES);
    window.go_on_until(is_in(MoveKind::Confirm));
    window.key(Key::F7);
    assert!(is_in(MoveKind::More)(window.state()), "{:?}", window.state().step);
    assert_eq!(floor(&window).light, Light::On(Seat::Left));
    assert!(!window.has("it has arrived"));
    // Nor where they read it again.
    window.key(Key::Num2);
    window.stop();
    window.key(Key::Num3);
    window.key(Key::Num0);
    window.click("Keep it there");
    window.click("Read it again");
    window.click("Step through it");
    let mut last = String::new();
    while last != window.tree() {
        last = window.tree();
        assert!(!window.has("it has arrived"), "{last}");
        window.key(Key::ArrowRight);
    }
}

#[test]
fn the_questions_at_the_end_are_not_said_to_be_shown_before_both_want_that() {
    let mut window = answered();
    window.click("Ana: Yes, show");
    window.click("Ben: Yes, show");
    window.go_on_until(|state| matches!(state.stage(), Some(Stage::Closing(_))) && state.step.part == Part::Reveal);
    assert_eq!(floor(&window).light, Light::Both);
    assert!(!window.has("what you both said"), "{}", window.tree());
}

#[test]
fn stepping_through_leans_towards_whoever_speaks_and_nobody_else() {
    let mut window = Window::new();
    window.click("See an example");
    let (mut leaned, mut alone, mut last) = (0, 0, String::new());
    while last != window.tree() {
        last = window.tree();
        match drawn_floor(&window.harness.ctx) {
            Some(FloorView { light: Light::On(seat), leaning, .. }) => {
                assert!(leaning.is_none_or(|it| it != seat), "{last}");
                // The card says who does something while the other listens.
                assert_eq!(leaning.is_some(), last.contains(r#"value: "listens""#), "{last}");
                if leaning.is_some() { leaned += 1 } else { alone += 1 }
            }
            view => assert!(view.is_none_or(|it| it.leaning.is_none()), "{last}"),
        }
        window.key(Key::ArrowRight);
    }
    assert!(leaned > 5 && alone > 0, "{leaned} {alone}");
}
