//! What was granted on an earlier evening: whether to look at it first, and what became of it.
//!
//! Nobody is named, nothing is counted, and “not yet” is an answer like any other.

use egui::Ui;

use crate::{
    session::{Action, Answer, Followed, Granted, Outcome, Request, Words},
    text::t,
    ui::{
        evening::Evening,
        look,
        screens::{
            Cx,
            frame::{self, Seats},
            requests, reveal, scene,
        },
        widgets::{body, button, choice, named, prompt, soft},
    },
};

/// Asks both whether to look at it first.
pub fn ask(ui: &mut Ui, cx: &mut Cx<'_>, evening: &mut Evening) {
    frame::strip(ui, cx, evening);
    frame::seats(ui, evening, &Seats::both(&t("together")));
    let mut said = None;
    frame::middle(ui, "look back", |ui| {
        let Some(before) = evening.asks_to_look_back() else { return };
        prompt(ui, &t("before-title"));
        // What it was is shown once both want to see it.
        body(ui, &t("before-question"));
        ui.add_space(look::M);
        said = reveal::each_says(ui, cx, evening, ["before-yes", "before-no"], |seat| *before.wants.of(seat));
        scene::below(ui, &scene::waiting());
    });
    frame::bar(ui, cx, evening, |_, _| {});
    if let Some(action) = said.and_then(|(seat, wants)| evening.say_whether_to_look_back(seat, wants, cx.now)) {
        cx.act(action);
    }
}

/// Draws what was granted, and what became of each.
pub fn show(ui: &mut Ui, cx: &mut Cx<'_>, evening: &mut Evening) {
    if requests::answering(ui, cx, evening) {
        return;
    }
    frame::strip(ui, cx, evening);
    frame::seats(ui, evening, &Seats::both(&t("together")));
    frame::middle(ui, evening.sheet(), |ui| {
        prompt(ui, &t("followed-title"));
        soft(ui, &t("followed-body"));
        for (index, followed) in evening.state.earlier.iter().enumerate() {
            ui.push_id(index, |ui| one(ui, cx, evening, index, followed));
            ui.add_space(look::L);
        }
        scene::below(ui, &scene::of(&evening.state));
    });
    frame::bar(ui, cx, evening, |ui, cx| {
        if frame::main_action(ui, evening, &t("go-on"), false) {
            cx.act(Action::GoOn);
        }
    });
}

fn one(ui: &mut Ui, cx: &mut Cx<'_>, evening: &Evening, index: usize, followed: &Followed) {
    let Followed { earlier, outcome } = followed;
    requests::in_short_as(ui, evening, "before-asked", &as_granted(earlier));
    let text = earlier.agreed().text().unwrap_or_default();
    let outcomes = [
        (Some(Outcome::Happened), t("followed-happened")),
        (Some(Outcome::Partly), t("followed-partly")),
        (Some(Outcome::NotYet), t("followed-not-yet")),
    ];
    let outcomes = outcomes.each_ref().map(|(outcome, name)| (*outcome, &**name));
    let mut chosen = *outcome;
    let label = format!("{} {text}", t("followed-title"));
    if choice::tabs(ui, &label, &mut chosen, &outcomes).changed()
        && let Some(outcome) = chosen
    {
        cx.act(Action::Follow { index, outcome });
    }
    match (outcome, evening.state.asked_again(earlier)) {
        (_, Some(again)) => {
            body(ui, &t("followed-asked-again"));
            requests::answer(ui, evening, again);
        }
        (Some(Outcome::Partly | Outcome::NotYet), None) => what_now(ui, cx, index, earlier),
        (Some(Outcome::LetGo), None) => {
            body(ui, &t("transcript-let-it-go"));
        }
        (Some(Outcome::Happened) | None, None) => {}
    }
}

/// It may be asked for again, or let go.
fn what_now(ui: &mut Ui, cx: &mut Cx<'_>, index: usize, earlier: &Granted) {
    let press = |ui: &mut Ui, id: &str, words: &Words| {
        let label = t(id);
        named(button::quiet(ui, &label, None), &format!("{label}: {}", words.text().unwrap_or_default())).clicked()
    };
    ui.horizontal_wrapped(|ui| {
        // An offer was the word of the other one: whoever asked asks as they did.
        if let Some(text) = earlier.words.text()
            && press(ui, "followed-again", &earlier.words)
        {
            cx.act(Action::Request { seat: earlier.seat, text: text.to_owned(), by: None });
        }
        if press(ui, "followed-let-go", earlier.agreed()) {
            cx.act(Action::Follow { index, outcome: Outcome::LetGo });
        }
    });
}

/// As it stood when it was granted.
fn as_granted(earlier: &Granted) -> Request {
    let answer = match &earlier.instead {
        Some(words) => (Answer::Instead, words.clone()),
        None => (Answer::Yes, Words::Spoken),
    };
    Request {
        seat: earlier.seat,
        words: earlier.words.clone(),
        by: earlier.by,
        answer: Some(answer),
        taken: Some(true),
    }
}
