//! Looking back over what was kept.

use std::{fs::File, io::Write as _};

use duologue::{session::Part, ui::app::Place};
use egui::{Key, Modifiers, accesskit::Role};
use egui_kittest::kittest::Queryable as _;

use super::builder::Window;

const WRITES: &str = "Speak, listener writes";

/// An evening of which all is kept; the two chose to show each other the check-in, or not.
fn keep_an_evening(window: Window, guide: &str, show: &str) -> Window {
    let mut window = window.begin(guide, WRITES);
    window.go_on_until(|state| state.step.part == Part::Reveal);
    window.click("Ana: Yes, show");
    window.click(show);
    window.key(Key::F8);
    window.click("In an hour");
    window.click("We are back");
    window.keys(Modifiers::COMMAND, Key::Enter);
    window.stop();
    window.key(Key::Num3);
    window.key(Key::Num0);
    window.click("Keep it there");
    window.keys(Modifiers::COMMAND, Key::W);
    window
}

fn look_back(window: &mut Window) {
    window.click("Look back");
    assert!(matches!(window.place(), Place::Home), "both are asked first");
    window.click("Yes, we both want that");
    assert!(matches!(window.place(), Place::LookingBack(_)));
}

#[test]
fn evenings_are_shown_as_waves_and_in_words() {
    let window = keep_an_evening(Window::new(), "Mirror dialogue", "Ben: Yes, show");
    let mut window = keep_an_evening(window, "Our loop", "Ben: Keep mine to myself").again();
    look_back(&mut window);
    // Of the one evening on which both chose to show it there is the floor; a line needs another.
    assert_eq!(window.harness.get_all_by_role(Role::Image).count(), 1);
    assert!(!window.has("Near and far"));
    assert!(window.has("Mirror dialogue") && window.has("Our loop") && window.has("and came back."));
    let shown = window.told().into_iter().filter(|it| it.contains("Ana felt 6 near and wished for 6")).count();
    assert_eq!(shown, 1, "only the evening on which both chose to show it");
    window.key(Key::F9);
    assert!(!window.tree().contains("Ana"));
    window.key(Key::F9);
    window.keys(Modifiers::COMMAND, Key::W);
    assert!(matches!(window.place(), Place::Home));
}

#[test]
fn of_two_couples_nothing_but_their_names_is_shown_until_one_is_chosen() {
    let window = keep_an_evening(Window::new(), "Mirror dialogue", "Ben: Yes, show");
    let mut window = window.set_up();
    window.write("Name on the left", "Cleo");
    window.choose_guide("Our loop");
    window.keys(Modifiers::COMMAND, Key::Enter);
    window.both_shifts();
    window.stop();
    window.key(Key::Num3);
    window.key(Key::Num0);
    window.click("Keep it there");
    window.keys(Modifiers::COMMAND, Key::W);
    look_back(&mut window);
    assert!(window.has("Whose evenings?"));
    assert!(!window.has("Mirror dialogue") && !window.has("Our loop") && !window.has("Nothing is kept here"));
    window.choose("Ana and Ben");
    assert!(window.has("Mirror dialogue") && !window.has("Our loop"));
}

#[test]
fn what_comes_late_takes_nobody_away_from_where_they_have_gone() {
    let (mut window, path) = Window::new().keep(&["It was late."]);
    window.keys(Modifiers::COMMAND, Key::W);
    window.slow_down();
    window.click("Look back");
    window.click("Yes, we both want that");
    window.click("Cards and questions");
    window.speed_up();
    assert!(matches!(window.place(), Place::Library(_)));
    window.keys(Modifiers::COMMAND, Key::W);
    window.slow_down();
    window.drop_file(&path);
    window.click("Cards and questions");
    window.speed_up();
    assert!(matches!(window.place(), Place::Library(_)));
    window.drop_file(&path);
    assert!(matches!(window.place(), Place::Reading(_)));
}

#[test]
fn where_nothing_is_kept_one_sentence_says_so() {
    let mut window = Window::new();
    look_back(&mut window);
    assert!(window.has("Nothing is kept here yet.") && !window.has("could not be read"));
}

#[test]
fn of_a_long_list_it_is_said_that_some_are_left_out() {
    let mut window = Window::new();
    let folder = window.home().join("documents");
    std::fs::create_dir_all(&folder).unwrap();
    for number in 0..201 {
        File::create_new(folder.join(format!("{number}.duologue"))).unwrap();
    }
    look_back(&mut window);
    assert!(window.has("One older file lies here"));
}

#[test]
fn what_cannot_be_read_is_counted_and_stays_as_it_is() {
    let mut window = keep_an_evening(Window::new(), "Mirror dialogue", "Ben: Yes, show");
    let path = window.home().join("documents").join("torn.duologue");
    File::create_new(&path).and_then(|mut file| file.write_all(b"no session")).unwrap();
    look_back(&mut window);
    assert!(window.has("One file here could not be read.") && window.has("Mirror dialogue"));
    assert_eq!(std::fs::read(&path).unwrap(), b"no session");
}
