//! Small requests, each of which may be declined.

use egui::Ui;
use jiff::ToSpan;

use crate::{
    guide::Stage,
    session::{Action, Answer, DraftField, Request},
    text::{t, with},
    ui::{
        evening::Evening,
        look,
        screens::{
            Cx,
            frame::{self, Seats, with_name},
            round,
        },
        widgets::{body, button, card, choice, prompt, soft, words_card},
    },
};

/// Draws the requests, their answers, and the form for one more.
pub fn show(ui: &mut Ui, cx: &mut Cx<'_>, evening: &mut Evening) {
    let Some(Stage::Requests(stage)) = evening.state.stage().cloned() else { return };
    frame::strip(ui, cx, evening);
    let writing = evening.hand.fields.get(&DraftField::Main).is_some_and(|text| !text.trim().is_empty());
    let open = evening.state.requests.iter().any(|request| request.answer.is_none());
    frame::bar(ui, cx, evening, |ui, cx| {
        if !writing && !open && frame::main_action(ui, evening, &t("go-on"), true) {
            cx.act(Action::GoOn);
        }
    });
    frame::seats(ui, evening, &Seats::both(&t("together")));
    frame::middle(ui, evening.sheet(), |ui| {
        prompt(ui, &stage.prompt);
        let mut requests = evening.state.requests.clone();
        for (index, request) in requests.iter_mut().enumerate() {
            ui.push_id(index, |ui| {
                line(ui, evening, request);
                if request.answer.is_none() {
                    answers(ui, cx, evening, index, request);
                }
            });
            ui.add_space(look::M);
        }
        if !open {
            form(ui, cx, evening, &stage.stems);
        }
    });
}

/// One request with its answer.
pub fn line(ui: &mut Ui, evening: &Evening, request: &Request) {
    let state = &evening.state;
    let mut title = with_name("round-asked", state.name(request.seat));
    if let Some(by) = request.by {
        title += " · ";
        title += &with("requests-until", &[("date", by.strftime("%A, %-d %B").to_string().into())]);
    }
    words_card(ui, request.seat, &title, request.words.text().unwrap_or_default());
    if let Some((answer, words)) = &request.answer {
        let id = match answer {
            Answer::Yes => "requests-answered-yes",
            Answer::Instead => "requests-answered-instead",
            Answer::No => "requests-answered-no",
        };
        let name = state.name(request.seat.other());
        body(ui, &format!("{name}: {} {}", t(id), words.text().unwrap_or_default()));
    }
}

/// Whether a request was granted, as asked or in another form.
#[must_use]
pub fn is_granted(request: &Request) -> bool {
    matches!(request.answer, Some((Answer::Yes | Answer::Instead, _)))
}

fn answers(ui: &mut Ui, cx: &mut Cx<'_>, evening: &mut Evening, index: usize, request: &Request) {
    let name = evening.state.name(request.seat.other()).to_owned();
    soft(ui, &with_name("requests-answer", &name));
    ui.horizontal_wrapped(|ui| {
        for (answer, id) in
            [(Answer::Yes, "requests-yes"), (Answer::Instead, "requests-instead"), (Answer::No, "requests-no")]
        {
            if !button::quiet(ui, &t(id), None).clicked() {
                continue;
            }
            if answer == Answer::Instead {
                evening.hand.chosen = 1;
                evening.hand.refresh = true;
            } else {
                cx.act(Action::Answer { index, answer, text: String::new() });
                evening.hand.chosen = 0;
            }
        }
    });
    if evening.hand.chosen == 1 {
        round::text_field(ui, cx, evening, DraftField::Missing, &t("requests-instead-field"), "", 2);
        if button::quiet(ui, &t("requests-offer"), None).clicked() {
            let text = evening.take_field(&DraftField::Missing);
            cx.act(Action::Answer { index, answer: Answer::Instead, text });
            evening.hand.chosen = 0;
        }
    }
}

fn form(ui: &mut Ui, cx: &mut Cx<'_>, evening: &mut Evening, stems: &[String]) {
    ui.add_space(look::M);
    card(ui, |ui| {
        let seat = frame::who(ui, evening, &t("requests-who"));
        for stem in stems {
            soft(ui, stem);
        }
        round::text_field(ui, cx, evening, DraftField::Main, &t("requests-mine"), &t("requests-hint"), 2);
        let mut days = evening.hand.days;
        choice::segments(
            ui,
            &t("requests-by"),
            &mut days,
            &[(0, &t("requests-any-time")), (1, &t("requests-tomorrow")), (7, &t("requests-week"))],
        );
        evening.hand.days = days;
        let text = evening.hand.fields.get(&DraftField::Main).cloned().unwrap_or_default();
        ui.add_space(look::S);
        if button::primary_enabled(ui, !text.trim().is_empty(), &t("requests-ask"), None).clicked() {
            let today = cx.now.to_zoned(cx.zone.clone()).date();
            let by = (days > 0).then(|| today.saturating_add(days.days()));
            evening.hand.fields.remove(&DraftField::Main);
            cx.act(Action::Request { seat, text, by });
        }
    });
    if evening.state.requests.is_empty() {
        soft(ui, &t("requests-none"));
    }
}
