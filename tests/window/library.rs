//! Cards, questions and themes, without a session.

use duologue::{
    export::{Document, Format, written},
    guide::Group,
    ideas,
    text::t,
    ui::app::Place,
};
use egui::{Key, Modifiers, accesskit::Role};
use egui_kittest::kittest::Queryable as _;

use super::builder::Window;

#[test]
fn from_a_theme_to_a_conversation() {
    let mut window = Window::new();
    window.click("Cards and questions");
    window.click("I’m afraid of losing you");
    assert!(window.has("Conversations") && window.has("Cards"));
    window.click("Asking for room, and coming back");
    let Place::SettingUp(setup) = window.place() else { panic!("no conversation is set up") };
    assert_eq!(setup.guides[setup.guide].id, "asking-for-room");
    assert_eq!(setup.way, setup.guides[setup.guide].ways[0], "in the way that it proposes");
}

#[test]
fn every_conversation_stands_under_what_it_is_for() {
    let mut window = Window::new();
    window.click("Cards and questions");
    window.choose("Conversations");
    for group in Group::ALL {
        window.harness.get_by_role_and_label(Role::Heading, &t(group.key()));
    }
    window.click("After a quarrel");
    let Place::SettingUp(setup) = window.place() else { panic!("no conversation is set up") };
    assert_eq!(setup.guides[setup.guide].id, "after-a-quarrel");
    window.harness.get_by_role_and_label(Role::Heading, &t(Group::Hurt.more()));
    assert!(window.has("What this means to me"), "its neighbours are shown");
}

#[test]
fn a_conversation_is_found_by_keyboard_alone() {
    let mut window = Window::new().set_up();
    window.key(Key::Tab);
    for _ in 0..3 {
        window.key(Key::ArrowRight);
    }
    window.key(Key::Tab);
    for _ in 0..10 {
        let Place::SettingUp(setup) = window.place() else { panic!("not setting up") };
        if setup.guides[setup.guide].id == "after-a-quarrel" {
            return;
        }
        window.key(Key::ArrowDown);
    }
    panic!("arrows do not lead to it");
}

#[test]
fn cards_and_questions_are_turned_by_keyboard() {
    let mut window = Window::new();
    window.click("Cards and questions");
    for shelf in ["Cards", "Questions"] {
        window.choose(shelf);
        window.key(Key::Escape);
        assert!(window.has("1 of"), "{shelf}");
        window.key(Key::ArrowRight);
        assert!(window.has("2 of"), "{shelf}");
        window.key(Key::ArrowLeft);
        assert!(window.has("1 of"), "{shelf}");
    }
    window.keys(Modifiers::COMMAND, Key::W);
    assert!(matches!(window.place(), Place::Home));
}

#[test]
fn lines_of_their_own_stay_and_can_be_printed() {
    let mut window = Window::new();
    window.key(Key::F1);
    window.write("Your own lines", "Dr. Moss, 555 0101");
    window.keys(Modifiers::COMMAND, Key::Enter);
    let mut window = window.again();
    window.key(Key::F1);
    assert!(window.tree().contains("Dr. Moss, 555 0101"));
    let list = Document::of_help(&ideas::support().help_lines, ["Dr. Moss, 555 0101"]);
    let text = written(&list, Format::Text);
    assert!(text.contains("Dr. Moss") && text.contains("Emergency"));
}
