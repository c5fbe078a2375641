//! All parts on two pages, as pictures: what no assertion can see.

use egui::{Id, Ui, vec2};
use egui_kittest::{
    SnapshotOptions,
    kittest::{NodeT as _, Queryable as _},
};

use super::*;
use crate::{
    session::Seat,
    ui::look::{self, Distance, L, Look, Theme, XL, XXL, column, testing},
};

struct Answers {
    words: String,
    topic: String,
    stirred: Option<u8>,
    close: Option<u8>,
    way: u8,
    distance: u8,
}

fn answers() -> Answers {
    Answers {
        words: "I hear that you felt left out when dinner began without you.\nThat it made you wonder.".to_owned(),
        topic: String::new(),
        stirred: Some(4),
        close: Some(7),
        way: 1,
        distance: 2,
    }
}

/// A turn, as the screens will lay it out.
fn turn(ui: &mut Ui, answers: &mut Answers) {
    ui.add_space(XL);
    column(ui, 760.0, |ui| {
        ui.horizontal_wrapped(|ui| {
            soft(ui, "Mirror dialogue · first turn");
            ui.add_space(XL);
            dots(ui, &["Ready?", "Check-in", "First turn", "Second turn", "Requests", "Closing"], 2);
        });
        ui.columns(2, |sides| {
            seat_panel(&mut sides[0], "Ana", Seat::Left, "speaks", true, |_| ());
            seat_panel(&mut sides[1], "Ben", Seat::Right, "listens: nothing to answer now", false, |_| ());
        });
        ui.add_space(L);
        prompt(ui, "Say one thing, as it is for you. When … I feel … For me it means …");
        let view = FloorView { distance: 0.25, leaning: Some(Seat::Right), lit: Some(Seat::Left), parted: false };
        let width = ui.available_width();
        floor(ui, view, vec2(width, 190.0), "Ana speaks. Ben leans in.");
        words_card(
            ui,
            Seat::Left,
            "Ana",
            "When dinner started without me I felt left out, and I told myself a story that it did not matter whether I came home at all.",
        );
        ui.add_space(L);
        field::text(
            ui,
            Id::unique("words"),
            "Your words, Ben",
            "What I heard you say is …",
            &mut answers.words,
            3,
            4000,
        );
        ui.add_space(L);
        ui.horizontal_wrapped(|ui| {
            button::primary(ui, "I’m done", Some("Enter"));
            button::quiet(ui, "More time", None);
            button::quiet_enabled(ui, false, "Let me mirror", None);
            button::plain(ui, "Break", Some("F8"));
        });
        status(ui, "Ben has the floor next.");
    });
}

/// A check-in and a choice.
fn questions(ui: &mut Ui, answers: &mut Answers) {
    ui.add_space(XL);
    column(ui, 760.0, |ui| {
        heading(ui, "How are you here just now?", 1);
        circles(ui, "How close do we feel?", &mut answers.close);
        ui.add_space(L);
        scale(ui, "How stirred up am I?", "quite calm", "flooded", &mut answers.stirred);
        ui.add_space(L);
        let ways = [
            choice::Choice::new(
                1,
                "Speak, listener writes",
                "One speaks and looks at the other, who writes the mirror.",
            ),
            choice::Choice::new(2, "Both write", "Slow, and good on a stirred-up day."),
        ];
        choice::radio_cards(ui, "How will you talk?", &mut answers.way, &ways);
        ui.add_space(L);
        choice::segments(
            ui,
            "How far away do you sit?",
            &mut answers.distance,
            &[(1, "Desk"), (2, "Sofa"), (3, "Wall")],
        );
        ui.add_space(L);
        field::line(ui, Id::unique("topic"), "Topic", "In a few words", &mut answers.topic, 200);
        ui.add_space(L);
        notice(ui, NoticeKind::Info, "Nothing you choose here is kept unless you both say so.", |_| ());
        notice(ui, NoticeKind::Caution, "This file is open in another window. Close it there, then try again.", |ui| {
            button::quiet(ui, "Try again", None);
        });
        ui.add_space(L);
        ui.horizontal_wrapped(|ui| {
            ring(ui, 35.0, 100, look::RING, "Time for this turn");
            ring(ui, 100.0, 100, look::RING, "Time for the break");
            ui.add_space(XXL);
            breath(ui, 4.0, 6.0, true, 0.0);
        });
    });
}

fn picture(name: &str, theme: Theme, page: fn(&mut Ui, &mut Answers), size: egui::Vec2, focus: &str) {
    let mut harness = testing::builder(theme).with_size(size).wgpu().build_ui_state(
        move |ui, answers| {
            ui.painter().rect_filled(ui.ctx().content_rect(), 0.0, look::tokens(ui).paper);
            page(ui, answers);
        },
        answers(),
    );
    harness.get_by_label(focus).focus();
    harness.run();
    harness.snapshot_options(name, &SnapshotOptions::new().output_path("tests/snapshots"));
}

#[test]
fn a_turn_by_day() {
    picture("turn_light", Theme::Light, turn, vec2(900.0, 1060.0), "More time");
}

#[test]
fn a_turn_by_night() {
    picture("turn_dark", Theme::Dark, turn, vec2(900.0, 1060.0), "Your words, Ben");
}

#[test]
fn questions_by_day() {
    picture("questions_light", Theme::Light, questions, vec2(900.0, 1420.0), "How will you talk?");
}

#[test]
fn questions_by_night() {
    picture("questions_dark", Theme::Dark, questions, vec2(900.0, 1420.0), "Closer together");
}

#[test]
fn nothing_is_cut_off_in_a_small_window_from_far_away() {
    for page in [turn, questions] {
        let look = Look { distance: Distance::Wall, ..Look::default() };
        let size = vec2(1024.0, 640.0);
        let harness = testing::with_look(look).with_size(size).build_ui_state(page, answers());
        let mut nodes: Vec<_> = harness.root().children_recursive().collect();
        assert!(nodes.len() > 10);
        nodes.retain(|node| node.accesskit_node().bounding_box().is_some());
        for node in nodes {
            let rect = node.rect();
            assert!(rect.left() >= 0.0 && rect.right() <= size.x, "{:?} at {rect:?}", node.accesskit_node().label());
        }
    }
}
