//! Whole evenings: every guide by keyboard alone, one by mouse alone, and one that a power cut divides.

use std::fs;

use duologue::{
    guide::{MoveKind, Need, Stage, shelf},
    session::{Event, Keep, Part, Phase, Seat},
    store::{Beginnings, Settings},
    text::t,
    ui::{app::Place, screens::setup::way_ids},
};
use egui::{Key, Modifiers, accesskit::Role};
use egui_kittest::kittest::{NodeT as _, Queryable as _};
use jiff::SignedDuration;

use super::builder::Window;

const WRITES: &str = "Speak, listener writes";

fn evening_by_keyboard(guide: &str, way: &str) -> Window {
    let mut window = Window::new().begin(guide, way);
    for _ in 0..120 {
        if window.state().phase == Phase::Ended {
            return window;
        }
        let before = (window.state().step, window.evening().session.entries.len());
        let hand = (window.evening().hand.uncovered, window.evening().hand.question);
        window.go_on();
        let after = (window.state().step, window.evening().session.entries.len());
        let moved = before != after || hand != (window.evening().hand.uncovered, window.evening().hand.question);
        assert!(moved, "the keyboard leads no further at {before:?} of {guide}");
    }
    panic!("{guide} does not end");
}

#[test]
fn a_first_five_minutes_by_keyboard() {
    let mut window = evening_by_keyboard("A first five minutes", WRITES);
    assert_eq!(window.state().got_it.left.min(window.state().got_it.right), 1, "each was told “you got it”");
    window.key(Key::Enter);
    assert!(window.has("It is kept as"));
    window.key(Key::Enter);
    assert!(matches!(window.place(), Place::Home));
    assert!(window.disk().contains("What I hear is that it was late."));
}

#[test]
fn a_mirror_dialogue_by_keyboard() {
    let window = evening_by_keyboard("Mirror dialogue", WRITES);
    assert_eq!(window.state().keeps(), Some(Keep::All));
}

#[test]
fn where_my_need_came_from_by_keyboard() {
    let window = evening_by_keyboard("Where my need came from", "Both write");
    assert_eq!(window.state().keeps(), Some(Keep::All));
}

#[test]
fn every_conversation_by_keyboard() {
    for guide in shelf() {
        evening_by_keyboard(&guide.title, &t(way_ids(guide.ways[0]).0));
    }
}

#[test]
fn in_a_small_window_one_sees_where_to_write() {
    for guide in ["Mirror dialogue", "Where my need came from"] {
        let mut window = Window::with(&Settings::default(), [1024.0, 640.0]).begin(guide, "Both write");
        while window.state().phase != Phase::Ended {
            assert!(window.shows_where_to_write(), "{guide} at {:?}", window.state().step);
            window.go_on();
        }
    }
}

#[test]
fn speaking_only_by_keyboard() {
    let window = evening_by_keyboard("Mirror dialogue", "Speak only");
    assert!(!window.disk().contains("it was late"), "nothing was typed");
}

#[test]
fn a_first_five_minutes_by_mouse() {
    let mut window = Window::new().begin("A first five minutes", WRITES);
    window.click("Ana: I am ready");
    window.click("Ben: I am ready");
    for _ in 0..2 {
        window.click("I’m done");
        window.click("That’s what I heard");
        window.click("Yes, you got it");
        window.click("Thank you");
        if window.has("We are ready") {
            window.wait();
            window.click("We are ready");
        }
    }
    for _ in 0..2 {
        window.wait();
        window.click("Nobody else is looking");
        for button in ["Next", "Next", "Done"] {
            window.click_scale();
            window.click(button);
        }
    }
    window.click("Ana: Yes, show");
    window.click("Ben: Yes, show");
    assert!(window.has("How it was for you both"));
    window.click("Go on");
    window.click("Go on");
    window.click("Ana: Nothing");
    window.click("Ben: All of it");
    assert!(window.has("Nothing is kept."), "the smaller choice holds");
    assert!(!window.disk().contains("Ana"), "nothing of the evening is left on the disk");
}

#[test]
fn after_a_power_cut_they_are_where_they_were() {
    let mut window = Window::new().begin("Mirror dialogue", WRITES);
    window.go_on_until(|state| state.current_move().is_some_and(|it| it.kind == MoveKind::Mirror));
    let step = window.state().step;
    window.type_text("I hear that the door");
    window.typing_rests();
    let mut window = window.again();
    assert!(window.has("Not finished"), "Home offers it");
    assert!(!window.tree().contains("Ana"), "without a name");
    window.click("Open together");
    assert_eq!(window.state().step, step);
    assert!(window.tree().contains("I hear that the door"), "even the half-typed words are there");
    window.keys(Modifiers::COMMAND, Key::Enter);
    assert_eq!(
        window.state().exchange.given_back.as_ref().and_then(|it| it.words.text()),
        Some("I hear that the door")
    );
}

#[test]
fn not_yet_says_what_is_missing_and_comes_back() {
    let mut window = Window::new().begin("A first five minutes", WRITES);
    window.both_shifts();
    window.key(Key::Enter);
    window.keys(Modifiers::COMMAND, Key::Enter);
    window.key(Key::Num3);
    window.type_text("The part about Sunday.");
    window.keys(Modifiers::COMMAND, Key::Enter);
    assert_eq!(window.state().current_move().unwrap().kind, MoveKind::Mirror);
    assert!(window.has("The part about Sunday."), "the listener sees what is missing");
}

#[test]
fn half_a_reply_stays_with_the_listener_from_step_to_step() {
    let mut window = Window::new().begin("Mirror dialogue", "Both write");
    window.go_on_until(|state| state.current_move().is_some_and(|it| it.kind == MoveKind::Send));
    let speaker = window.state().floor();
    window.key(Key::F4);
    window.type_text("But on Tuesday");
    window.key(Key::Escape);
    window.type_text("When you came home");
    window.keys(Modifiers::COMMAND, Key::Enter);
    window.key(Key::F4);
    assert!(window.tree().contains("But on Tuesday"));
    window.key(Key::Escape);
    window.go_on_until(|state| state.floor().is_some_and(|seat| Some(seat) != speaker));
    window.key(Key::F4);
    assert!(!window.tree().contains("But on Tuesday"), "it is shown to the other");
}

#[test]
fn a_parked_reply_waits_for_its_own_turn() {
    let mut window = Window::new().begin("A first five minutes", WRITES);
    window.both_shifts();
    window.key(Key::F4);
    window.type_text("I was there on time.");
    window.keys(Modifiers::COMMAND, Key::Enter);
    assert!(!window.has("I was there on time."));
    window.go_on_until(|state| matches!(state.stage(), Some(Stage::Switch(_))));
    assert!(window.has("had put something aside") && !window.has("I was there on time."), "it is theirs to show");
    window.go_on();
    window.click("Show it on this screen");
    assert!(window.has("I was there on time."), "it comes back in its own turn");
}

#[test]
fn what_was_put_aside_need_not_be_typed_again() {
    let mut window = Window::new().begin("A first five minutes", "Both write");
    window.both_shifts();
    window.key(Key::F4);
    window.type_text("I was there on time.");
    window.keys(Modifiers::COMMAND, Key::Enter);
    window.go_on_until(|state| matches!(state.stage(), Some(Stage::Switch(_))));
    window.go_on();
    window.click("Show it on this screen");
    window.click("Copy it into my words: I was there on time.");
    window.keys(Modifiers::COMMAND, Key::Enter);
    assert!(window.state().exchange.sent.iter().any(|it| it.text() == Some("I was there on time.")));
}

#[test]
fn whoever_listens_thanks_the_other_for_showing_something() {
    let mut window = Window::new().begin("Mirror dialogue", WRITES);
    window.go_on_until(|state| state.current_move().is_some_and(|it| it.kind == MoveKind::Send));
    window.key(Key::F5);
    assert!(window.has("Ben: thank you for showing me that."));
    window.key(Key::F5);
    let thanked = |entry: &&duologue::session::Entry| matches!(entry.event, Event::ThankedForShowing { .. });
    assert_eq!(window.evening().session.entries.iter().filter(thanked).count(), 1);
}

#[test]
fn a_second_click_is_not_the_other_ones_choice() {
    let mut window = Window::new().begin("A first five minutes", WRITES);
    window.both_shifts();
    window.stop();
    window.click("Ana: All of it");
    window.click("Ana: All of it");
    assert_eq!(window.state().keep.right, None);
    assert_eq!(window.state().phase, Phase::Running);
}

#[test]
fn whoever_pressed_the_wrong_choice_chooses_again() {
    let mut window = Window::new().begin("A first five minutes", WRITES);
    window.both_shifts();
    window.stop();
    let button = window.harness.get_by_role_and_label(Role::Button, "Ana: Nothing");
    button.focus();
    window.harness.run();
    window.key(Key::Space);
    let focused = window.harness.ctx.memory(egui::Memory::focused);
    assert_eq!(focused, None, "a ring would show the other one what was chosen");
    assert!(window.has("Ana has chosen"));
    window.click("Ana: All of it");
    window.click("Ben: All of it");
    assert_eq!(window.state().keeps(), Some(Keep::All));
}

#[test]
fn whoever_is_very_stirred_up_is_offered_a_break_first() {
    let mut window = Window::new().begin("Mirror dialogue", WRITES);
    window.both_shifts();
    for _ in Seat::BOTH {
        window.wait();
        window.key(Key::Enter);
        for number in [Key::Num3, Key::Num8, Key::Num8, Key::Num4] {
            window.key(number);
            window.key(Key::Enter);
        }
    }
    window.click("Ana: Yes, show");
    window.click("Ben: Yes, show");
    let step = window.state().step;
    let said = window.harness.get_by_role(Role::Status);
    assert!(said.accesskit_node().label().unwrap_or_default().contains("A break first is a good idea."));
    window.key(Key::Enter);
    window.click("In an hour");
    assert!(matches!(window.state().phase, Phase::Resting { .. }), "{:?}", window.state().phase);
    window.click("We are back");
    window.keys(Modifiers::COMMAND, Key::Enter);
    assert_eq!(window.state().step, step, "the place is kept");
    assert!(!window.has("A break first"), "they have had one");
    window.wait();
    window.key(Key::Enter);
    assert_ne!(window.state().step, step, "whoever only presses Enter goes on");
}

#[test]
fn a_break_keeps_the_exact_place() {
    let mut window = Window::new().begin("A first five minutes", WRITES);
    window.both_shifts();
    let step = window.state().step;
    window.key(Key::F8);
    window.click("In an hour");
    assert!(matches!(window.state().phase, Phase::Resting { .. }));
    let mut window = window.again();
    window.click("Open together");
    window.click("We are back");
    window.type_text("You made tea for both of us.");
    window.typing_rests();
    assert_eq!(window.evening().refusal, None, "half-typed words are taken here too");
    window.choose("Ben");
    window.keys(Modifiers::COMMAND, Key::Enter);
    assert_eq!((window.state().phase, window.state().step), (Phase::Running, step));
    let appreciated = window.evening().session.events().find_map(|event| match event {
        Event::Appreciated { seat, .. } => Some(*seat),
        _ => None,
    });
    assert_eq!(appreciated, Some(Seat::Right), "whoever said it said it");
}

#[test]
fn after_a_break_each_says_their_own_good_thing() {
    let mut window = Window::new().begin("A first five minutes", WRITES);
    window.both_shifts();
    window.key(Key::F8);
    window.click("In an hour");
    window.click("We are back");
    window.write("Something I like about you", "Your patience.");
    window.click("Now Ben");
    window.write("Something I like about you", "Your jokes.");
    assert!(window.has("Ana said") && window.has("Your patience."));
    window.keys(Modifiers::COMMAND, Key::Enter);
    let said = |event: &Event| match event {
        Event::Appreciated { seat, words } => Some((*seat, words.text()?.to_owned())),
        _ => None,
    };
    let said: Vec<_> = window.evening().session.events().filter_map(said).collect();
    assert_eq!(said, [(Seat::Left, "Your patience.".to_owned()), (Seat::Right, "Your jokes.".to_owned())]);
}

#[test]
fn half_typed_words_wait_behind_a_break() {
    let mut window = Window::new().begin("A first five minutes", WRITES);
    window.both_shifts();
    window.key(Key::Enter);
    window.type_text("You heard the kettle");
    window.typing_rests();
    window.key(Key::F8);
    window.click("In an hour");
    window.key(Key::Enter);
    assert!(!window.tree().contains("kettle"), "they are no appreciation");
    window.type_text("You made tea.");
    window.typing_rests();
    window.keys(Modifiers::COMMAND, Key::Enter);
    assert!(window.tree().contains("You heard the kettle") && !window.tree().contains("You made tea."));
}

#[test]
fn what_lies_over_the_screen_takes_every_key() {
    let mut window = Window::new().begin("A first five minutes", WRITES);
    window.both_shifts();
    let step = window.state().step;
    for over in [Key::F1, Key::F8, Key::F9] {
        window.key(over);
        window.key(Key::F7);
        assert_eq!(window.state().step, step, "a key went through to the step below");
        window.key(if over == Key::F9 { Key::F9 } else { Key::Escape });
    }
    window.key(Key::F7);
    assert_ne!(window.state().step, step);
}

#[test]
fn the_screen_dims_while_somebody_speaks_and_any_key_brings_it_back() {
    let mut window = Window::new().begin("A first five minutes", WRITES);
    assert_eq!(window.evening().dims_at(), None, "both need the gate");
    window.both_shifts();
    let first = window.evening().dims_at().unwrap();
    window.pass(SignedDuration::from_secs(9));
    window.key(Key::ArrowDown);
    assert!(window.evening().dims_at().unwrap() > first);
    window.key(Key::Enter);
    assert_eq!(window.evening().dims_at(), None, "who writes needs the screen");
}

#[test]
fn erased_words_leave_the_window_at_rest() {
    let mut window = Window::new().begin("A first five minutes", WRITES);
    window.both_shifts();
    window.key(Key::Enter);
    window.type_text("N");
    // The harness panics where a window never comes to rest.
    window.key(Key::Backspace);
    window.typing_rests();
    assert_eq!(window.evening().due_at(), None);
}

#[test]
fn origins_keep_what_is_not_told_out_of_the_round() {
    let mut window = Window::new().begin("Where my need came from", WRITES);
    window.go_on_until(|state| matches!(state.stage(), Some(Stage::Origins(_))));
    window.go_on();
    window.write("My own words", "The lamp in the hall.");
    window.click("I will tell this");
    window.click("The home I grew up in");
    window.write("My own words", "What I keep.");
    window.keys(Modifiers::COMMAND, Key::Enter);
    let told = window.state().told.of(Seat::Left);
    assert_eq!(told.len(), 1);
    assert_eq!(told[0].words.text(), Some("The lamp in the hall."));
    assert_eq!(told[0].need, Need::Togetherness);
}

#[test]
fn the_example_steps_by_keyboard() {
    let mut window = Window::new();
    window.click("See an example");
    assert!(window.has("An invented example"));
    for _ in 0..20 {
        window.key(Key::ArrowRight);
    }
    assert!(window.has("21 of"));
    window.key(Key::ArrowLeft);
    assert!(window.has("20 of"));
}

#[test]
fn a_beginning_that_is_borrowed_is_gone_on_with() {
    let mut window = Window::new().begin("Mirror dialogue", "Both write");
    window.go_on_until(|state| state.current_move().is_some_and(|it| it.kind == MoveKind::Mirror));
    let stems = window.state().current_move().unwrap().stems.clone();
    let beginning = |stem: &str| stem.split('…').next().unwrap().trim_end().to_owned();
    window.click(&stems[0]);
    window.click(&stems[1]);
    window.type_text("the stairs were dark.");
    window.click(&stems[0]);
    window.type_text("and cold.");
    let written = format!("{} the stairs were dark. {} and cold.", beginning(&stems[1]), beginning(&stems[0]));
    assert!(window.tree().contains(&written), "{written} is not in\n{}", window.tree());
}

#[test]
fn a_remote_steps_and_a_button_with_the_focus_does_what_it_says() {
    let mut window = Window::new();
    window.click("See an example");
    window.key(Key::PageDown);
    window.key(Key::PageDown);
    assert!(window.has("3 of"));
    window.key(Key::PageUp);
    assert!(window.has("2 of"));
    window.focus("Previous");
    window.key(Key::Space);
    assert!(window.has("1 of"));
}

#[test]
fn the_example_shows_who_speaks_and_can_be_gone_through_part_by_part() {
    let mut window = Window::new();
    window.click("See an example");
    let stage = |window: &Window| window.tree().lines().find(|line| line.contains("Stage ")).unwrap().to_owned();
    let first = stage(&window);
    let mut parts = vec![first.clone()];
    for _ in 0..60 {
        window.keys(Modifiers::COMMAND, Key::ArrowRight);
        let now = stage(&window);
        if parts.last() == Some(&now) {
            break;
        }
        parts.push(now);
    }
    assert!(parts.len() >= 5 && parts.windows(2).all(|pair| pair[0] != pair[1]), "{parts:#?}");
    assert!(window.has("Noa") && window.has("Kit"), "the two have their sides");
    for _ in 0..parts.len() {
        window.keys(Modifiers::COMMAND, Key::ArrowLeft);
    }
    assert_eq!(stage(&window), first);
    let mut seen = String::new();
    for _ in 0..40 {
        window.key(Key::ArrowRight);
        seen += &window.tree();
    }
    for role in ["speaks", "says what they heard", "says if they got it", "listens"] {
        assert!(seen.contains(role), "nobody {role}");
    }
}

#[test]
fn both_halves_of_a_loop_stand_around_their_circle() {
    let mut window = Window::new().begin("Our loop", "Both write");
    window.go_on_until(|state| matches!(state.stage(), Some(Stage::LoopMap(_))));
    for words in ["I ask again.", "I go quiet."] {
        window.write("What I do", words);
        window.keys(Modifiers::COMMAND, Key::Enter);
    }
    assert!(window.has("What Ana does leads to Ben, and what Ben does leads back to Ana."));
    assert!(window.has("I ask again.") && window.has("I go quiet."));
}

#[test]
fn whoever_wants_no_turn_skips_it_or_stops_where_the_floor_passes() {
    let mut window = Window::new().begin("Mirror dialogue", "Both write");
    let switch = |state: &duologue::session::State| matches!(state.stage(), Some(Stage::Switch(_)));
    window.go_on_until(|state| state.current_move().is_some_and(|it| it.kind == MoveKind::Send));
    window.type_text("It is late.");
    window.keys(Modifiers::SHIFT, Key::F7);
    assert!(window.has("Skip this turn?"), "words would go");
    window.click("Skip it");
    assert!(switch(window.state()) && window.has("Stop for today"));
    window.click("Skip this turn");
    assert!(!switch(window.state()) && window.state().floor().is_none());
}

#[test]
fn the_key_that_goes_on_does_nothing_else() {
    let mut window = Window::new().begin("A first five minutes", "Both write");
    window.both_shifts();
    window.type_text("You made tea.");
    let step = window.state().step;
    window.focus("Help and support");
    window.keys(Modifiers::COMMAND, Key::Enter);
    assert!(window.over().is_none(), "the focus takes plain keys alone");
    assert_ne!(window.state().step, step);
}

#[test]
fn what_is_put_aside_is_seen_to_be_kept() {
    let mut window = Window::new().begin("Mirror dialogue", WRITES);
    window.go_on_until(|state| state.current_move().is_some_and(|it| it.kind == MoveKind::Mirror));
    let aside = "Put aside. It waits for Ben’s own turn.";
    assert!(!window.has(aside));
    window.key(Key::F4);
    window.write("My reply", "But I called.");
    window.keys(Modifiers::COMMAND, Key::Enter);
    assert!(window.has(aside), "{}", window.tree());
    window.go_on();
    assert!(!window.has(aside));
}

/// An evening in which Ana has written down what she asks for.
fn asking_for_a_walk() -> Window {
    let mut window = Window::new().begin("Mirror dialogue", WRITES);
    window.go_on_until(|state| matches!(state.stage(), Some(Stage::Requests(_))));
    window.write("My request", "A walk on Sunday.");
    window
}

/// An evening in which she asked, and Ben has written down what he can offer instead.
fn offering_a_call() -> Window {
    let mut window = asking_for_a_walk();
    window.click("Ask for this");
    window.click("Not this, but…");
    window.write("What I can offer instead", "A call at noon.");
    window
}

#[test]
fn what_is_agreed_is_what_was_offered_instead() {
    let mut window = offering_a_call();
    window.click("Offer this");
    assert!(window.has("Ana, does that suit you?"));
    window.click("Yes, that suits me");
    window.go_on_until(|state| state.step.part == Part::Together && matches!(state.stage(), Some(Stage::Closing(_))));
    for told in ["Ben offers", "A call at noon.", "Ana asks", "A walk on Sunday."] {
        assert!(window.has(told), "{told}");
    }
}

#[test]
fn a_double_click_on_an_offer_takes_nothing_for_whoever_asked() {
    let mut window = asking_for_a_walk();
    window.double_click("Ask for this");
    assert!(window.has("Ben, what do you say?"), "{}", window.tree());
    window.click("Not this, but…");
    window.write("What I can offer instead", "A call at noon.");
    window.double_click("Offer this");
    assert_eq!(window.state().requests[0].taken, None);
    assert!(window.has("Ana, does that suit you?"), "{}", window.tree());
    window.pass(SignedDuration::from_secs(1));
    window.key(Key::Num2);
    window.type_text("A song.");
    assert!(window.tree().contains("A song."), "the field has the focus: {}", window.tree());
}

/// On a slow computer the arrow comes with the frame after the one of Tab.
#[test]
fn an_arrow_right_after_tab_moves_the_choice_and_not_the_focus() {
    let mut window = Window::new();
    window.keys(Modifiers::COMMAND, Key::N);
    window.focus("Name on the right");
    for key in [Key::Tab, Key::ArrowRight, Key::ArrowRight] {
        let (physical_key, repeat, modifiers) = (None, false, Modifiers::NONE);
        for pressed in [true, false] {
            window.harness.input_mut().events.push(egui::Event::Key { key, physical_key, pressed, repeat, modifiers });
        }
    }
    window.wait();
    assert!(window.has("To be close, to have room, and where both needs began"), "{}", window.tree());
    assert!(window.harness.get_by_role_and_label(Role::RadioGroup, "What do you need tonight?").is_focused());
}

#[test]
fn what_somebody_chose_to_tell_stands_where_it_is_given_back() {
    let mut window = Window::new().begin("Where my need came from", WRITES);
    window.go_on_until(|state| matches!((state.stage(), state.step.part), (Some(Stage::Origins(_)), Part::Alone(_))));
    window.wait();
    window.key(Key::Enter);
    window.write("The way I’m made: My own words", "I listened for the key.");
    window.click("I will tell this");
    window.go_on_until(|state| state.current_move().is_some_and(|it| it.kind == MoveKind::Mirror));
    assert!(window.has("What Ana chose to tell:") && window.has("I listened for the key."), "{}", window.tree());
    window.go_on_until(|state| state.current_move().is_some_and(|it| it.kind == MoveKind::Confirm));
    assert!(window.has("I listened for the key."), "{}", window.tree());
}

#[test]
fn an_offer_that_does_not_suit_is_left_open_and_not_agreed() {
    let mut window = offering_a_call();
    window.keys(Modifiers::COMMAND, Key::Enter);
    window.key(Key::Num2);
    assert!(window.has("Ana leaves it open. Nothing is agreed."), "{}", window.tree());
    window.go_on_until(|state| state.step.part == Part::Together && matches!(state.stage(), Some(Stage::Closing(_))));
    assert!(!window.tree().contains("A call at noon."), "{}", window.tree());
}

#[test]
fn beginnings_of_an_answer_are_offered_only_to_who_answers() {
    ask_for_a_walk(|window| {
        let beginning = "Not that, but I can offer …";
        assert!(!window.has(beginning));
        window.click("Not this, but…");
        window.click(beginning);
        window.type_text("a call.");
        window.keys(Modifiers::COMMAND, Key::Enter);
        assert!(window.tree().contains("Not that, but I can offer a call."));
    });
}

/// An evening in which Ana asks for something and Ben grants it; both keep what they agreed.
fn grant_a_walk() -> Window {
    ask_for_a_walk(|window| window.click("Gladly"))
}

fn ask_for_a_walk(answer: impl FnOnce(&mut Window)) -> Window {
    let mut window = asking_for_a_walk();
    window.keys(Modifiers::COMMAND, Key::Enter);
    answer(&mut window);
    window.stop();
    window.key(Key::Num2);
    window.key(Key::Num9);
    window.click("Keep it there");
    window.keys(Modifiers::COMMAND, Key::W);
    window
}

#[test]
fn what_was_granted_opens_the_next_evening() {
    let mut window = grant_a_walk().again().begin("A first five minutes", WRITES);
    assert!(!window.has("A walk on Sunday."), "not before both are there");
    window.both_shifts();
    assert!(window.has("Last time you agreed on something") && !window.has("A walk on Sunday."));
    window.key(Key::F9);
    assert!(!window.tree().contains("A walk"), "hidden like everything else");
    window.key(Key::F9);
    window.key(Key::F5);
    window.click("Ana: Yes, let’s look");
    assert!(window.has("Last time you agreed on something"), "both are asked");
    assert!(!window.evening().session.events().any(|event| matches!(event, Event::LookedBack { .. })));
    window.key(Key::Num9);
    assert!(window.has("What became of it?"));
    window.choose("Not yet");
    window.click("Ask for it again: A walk on Sunday.");
    window.key(Key::Num1);
    assert!(window.has("It was asked for again."));
    window.click("Go on");
    assert_eq!(window.state().current_move().map(|it| it.kind), Some(MoveKind::Send));
    let followed = window.evening().session.events().any(|event| matches!(event, Event::Followed { .. }));
    assert!(followed && window.state().granted().count() == 1);
}

#[test]
fn an_offer_stays_the_words_of_who_made_it() {
    let mut window = ask_for_a_walk(|window| {
        window.click("Not this, but…");
        window.write("What I can offer instead", "A call at noon.");
        window.keys(Modifiers::COMMAND, Key::Enter);
        window.key(Key::Num1);
    });
    window.click("Look back");
    window.click("Yes, we both want that");
    assert!(window.has("Ana asked, and Ben offered: A call at noon."));
    window.keys(Modifiers::COMMAND, Key::W);
    let mut window = window.begin("A first five minutes", WRITES);
    window.both_shifts();
    window.click("Ana: Yes, let’s look");
    window.click("Ben: Yes, let’s look");
    window.choose("Not yet");
    window.click("Ask for it again: A walk on Sunday.");
    let asked = &window.state().requests[0];
    assert_eq!((asked.seat, asked.words.text()), (Seat::Left, Some("A walk on Sunday.")));
    window.click("Gladly");
    assert!(window.has("It was asked for again."));
}

#[test]
fn who_stops_at_the_gate_is_asked_what_to_keep_and_nothing_else() {
    let mut window = grant_a_walk().begin("Mirror dialogue", WRITES);
    window.stop();
    assert!(window.has("What do we keep?") && !window.has("Last time you agreed on something"));
}

#[test]
fn one_no_is_enough_and_leaves_no_trace() {
    for no in ["Ben: Not today", "Skip this"] {
        let mut window = grant_a_walk().begin("A first five minutes", WRITES);
        window.both_shifts();
        window.click("Ana: Yes, let’s look");
        let events = window.evening().session.entries.len();
        window.click(no);
        assert!(!window.has("Last time you agreed on something"));
        assert_eq!(window.state().current_move().map(|it| it.kind), Some(MoveKind::Send), "nothing is skipped by it");
        assert_eq!(window.evening().session.entries.len(), events);
    }
}

#[test]
fn off_the_record_nothing_is_asked_about_before() {
    let mut window = grant_a_walk().begin_off_the_record();
    window.both_shifts();
    assert!(!window.has("Last time you agreed on something"));
}

#[test]
fn beginnings_of_a_sentence_fade_as_they_are_set_and_come_back_with_a_key() {
    let cases = [(Beginnings::Shown, 3), (Beginnings::Short, 1), (Beginnings::Hidden, 0)];
    for (beginnings, shown) in cases {
        let settings = Settings { beginnings, ..Settings::default() };
        let mut window = Window::with(&settings, [1280.0, 800.0]).begin("Mirror dialogue", WRITES);
        window.go_on_until(|state| state.current_move().is_some_and(|it| it.kind == MoveKind::Mirror));
        let all = window.state().stems().to_vec();
        let seen = |window: &Window| all.iter().filter(|stem| window.has(stem)).count();
        assert_eq!((all.len(), seen(&window)), (3, shown), "{beginnings:?}");
        window.key(Key::F2);
        assert_eq!(seen(&window), if shown == 3 { 0 } else { 3 }, "{beginnings:?}");
        window.key(Key::F2);
        assert_eq!(seen(&window), shown, "{beginnings:?}");
        if shown < 3 {
            window.click("Sentence beginnings");
            assert_eq!(seen(&window), 3, "{beginnings:?}");
        }
        window.go_on();
        window.key(Key::Num3);
        window.keys(Modifiers::COMMAND, Key::Enter);
        assert_eq!(seen(&window), shown, "the next step is as it is set");
    }
}

#[test]
fn from_the_first_page_one_step_back_leads_to_setting_up_and_leaves_nothing() {
    let mut window = Window::new().begin("Mirror dialogue", WRITES);
    let journals = |window: &Window| fs::read_dir(window.home().join("state/journal")).unwrap().count();
    assert_eq!(journals(&window), 1);
    window.click("Not now");
    window.click("Choose another conversation");
    let Place::SettingUp(setup) = window.place() else { panic!("{}", window.tree()) };
    assert_eq!(setup.guides[setup.guide].title, "Mirror dialogue");
    assert_eq!(journals(&window), 0);
    window.choose_guide("Our loop");
    window.keys(Modifiers::COMMAND, Key::Enter);
    assert_eq!(window.state().guide().title, "Our loop");
    assert_eq!(window.state().name(Seat::Left), "Ana");
    window.both_shifts();
    assert_eq!(window.state().step.stage, 1);
    window.keys(Modifiers::ALT, Key::ArrowLeft);
    assert_eq!(window.state().step.stage, 0, "from further on it is a step, and nothing goes");
    window.keys(Modifiers::ALT, Key::ArrowLeft);
    assert!(matches!(window.place(), Place::Evening(_)));
}

#[test]
fn from_the_first_page_off_the_record_the_way_back_touches_no_disk() {
    let mut window = Window::new().begin_off_the_record();
    let before = window.names_below();
    window.click("Not now");
    window.click("Choose another conversation");
    assert!(matches!(window.place(), Place::SettingUp(_)));
    assert_eq!(window.names_below(), before);
}

#[test]
fn whoever_saves_is_told_that_it_is_safe_and_at_the_end_it_is_kept() {
    let mut window = Window::new().begin("A first five minutes", WRITES);
    window.both_shifts();
    window.keys(Modifiers::COMMAND, Key::S);
    assert!(window.message().is_some_and(|it| it.contains("safe on this computer already")), "{}", window.tree());
    window.key(Key::Escape);
    window.stop();
    window.key(Key::Num3);
    window.key(Key::Num0);
    window.keys(Modifiers::COMMAND, Key::S);
    assert!(window.has("It is kept as"), "{}", window.tree());
    window.keys(Modifiers::COMMAND, Key::S);
    assert_eq!(window.message(), None, "it stands on the page");
}

#[test]
fn where_nothing_is_kept_saving_keeps_nothing_and_says_nothing_else() {
    let mut window = Window::new().begin("A first five minutes", WRITES);
    window.stop();
    window.key(Key::Num1);
    window.key(Key::Num8);
    assert_eq!(window.state().phase, Phase::Running, "what is removed does not come back: they are asked");
    window.click("Keep nothing");
    window.keys(Modifiers::COMMAND, Key::S);
    assert_eq!(window.message(), None);
    assert!(window.has("Nothing is kept."));
    let mut window = Window::new().begin_off_the_record();
    window.keys(Modifiers::COMMAND, Key::S);
    assert!(window.message().is_some_and(|it| it.contains("nothing can be saved")), "{}", window.tree());
}

#[test]
fn a_key_opens_the_menu_and_while_it_is_open_no_key_answers_the_page() {
    let mut window = Window::new().begin("Mirror dialogue", WRITES);
    window.go_on_until(|state| state.current_move().is_some_and(|it| it.kind == MoveKind::Confirm));
    let step = window.state().step;
    assert!(!window.has("Talk another way"));
    window.key(Key::F10);
    assert!(window.has("Talk another way"));
    window.key(Key::Num1);
    assert_eq!(window.state().step, step);
    window.key(Key::ArrowDown);
    assert!(window.harness.get_by_label("One step back").is_focused());
    window.key(Key::Escape);
    assert!(!window.has("Talk another way"));
    window.key(Key::Num2);
    assert!(window.has("What is missing, Ana?"));
    window.key(Key::F10);
    window.key(Key::Escape);
    assert!(window.has("What is missing, Ana?"), "one Escape does one thing");
    window.key(Key::F10);
    window.key(Key::F10);
    assert!(!window.has("Talk another way"));
}

#[test]
fn help_and_the_list_of_keys_scroll_by_keyboard() {
    let mut window = Window::new();
    for (modifiers, key, first) in
        [(Modifiers::NONE, Key::F1, "What this is for"), (Modifiers::COMMAND, Key::Questionmark, "Go on while writing")]
    {
        window.keys(modifiers, key);
        let top = |window: &Window| window.harness.get_by_label(first).rect().top();
        let before = top(&window);
        window.key(Key::PageDown);
        assert!(top(&window) < before - 50.0, "{first}: {before} {}", top(&window));
        window.key(Key::Escape);
    }
}

#[test]
fn enter_in_a_line_goes_on_to_the_next_and_no_letter_is_lost() {
    let mut window = Window::new();
    window.keys(Modifiers::COMMAND, Key::N);
    window.type_text("Anna");
    window.key(Key::Enter);
    window.type_text("Ben");
    let Place::SettingUp(setup) = window.place() else { panic!("{}", window.tree()) };
    assert_eq!((setup.names.left.as_str(), setup.names.right.as_str()), ("Anna", "Ben"));
}

#[test]
fn the_quiet_minute_has_the_page_to_itself() {
    let mut window = Window::new().begin("Mirror dialogue", WRITES);
    window.go_on_until(|state| state.step.part == Part::Together && matches!(state.stage(), Some(Stage::Closing(_))));
    window.click("One quiet minute");
    assert!(window.has("Be quiet together.") && !window.has("Ana’s word"), "{}", window.tree());
    window.pass(SignedDuration::from_mins(2));
    assert!(window.has("The minute is over.") && window.has("Ana’s word"));
}

#[test]
fn one_key_goes_from_the_desk_to_the_sofa_to_the_wall_and_back() {
    let mut window = Window::new().begin("A first five minutes", WRITES);
    let high = |window: &Window| {
        window.harness.get_by_label("One speaks. The other listens and says it back.").rect().height()
    };
    let desk = high(&window);
    window.keys(Modifiers::COMMAND, Key::D);
    let sofa = high(&window);
    window.keys(Modifiers::COMMAND, Key::D);
    let wall = high(&window);
    assert!(desk < sofa && sofa < wall, "{desk} {sofa} {wall}");
    window.keys(Modifiers::COMMAND, Key::D);
    assert!((high(&window) - desk).abs() < 0.5);
}
