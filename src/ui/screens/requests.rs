//! Small requests, each of which may be declined.

use egui::Ui;
use jiff::ToSpan;

use crate::{
    export,
    guide::Stage,
    session::{Action, Answer, DraftField, Request},
    text::{t, with},
    ui::{
        evening::Evening,
        look,
        screens::{
            Cx,
            frame::{self, Seats, with_name},
            round, scene, wording,
        },
        widgets::{body, button, choice, prompt, soft, words_card},
    },
};

/// Draws the requests, their answers, and the form for one more.
pub fn show(ui: &mut Ui, cx: &mut Cx<'_>, evening: &mut Evening) {
    let Some(Stage::Requests(stage)) = evening.state.stage().cloned() else { return };
    if answering(ui, cx, evening) {
        return;
    }
    frame::strip(ui, cx, evening);
    frame::seats(ui, evening, &Seats::both(&t("together")));
    let read = |ui: &mut Ui, cx: &mut Cx<'_>, evening: &mut Evening| {
        prompt(ui, &stage.prompt);
        others(ui, evening, None);
        if evening.state.requests.is_empty() {
            soft(ui, &t("requests-none"));
        }
        round::stems_to_borrow(ui, cx, evening, &DraftField::Main, &stage.stems);
    };
    frame::middle_to_write(ui, cx, evening, frame::LEAST_TO_READ, read, form);
    ask(ui, cx, evening);
}

/// Draws the requests where one of them waits for an answer, and says whether one does.
pub fn answering(ui: &mut Ui, cx: &mut Cx<'_>, evening: &mut Evening) -> bool {
    let Some((index, seat)) = evening.state.open_request() else { return false };
    let offered = evening.state.requests.get(index).is_some_and(Request::has_offer);
    let offers = evening.hand.offering == Some(index);
    frame::strip(ui, cx, evening);
    frame::seats(ui, evening, &Seats::one(seat, &t("answers"), &t("listens")));
    let beginnings = match evening.state.stage() {
        Some(Stage::Requests(stage)) if offers => stage.offers.clone(),
        _ => Vec::new(),
    };
    let read = |ui: &mut Ui, cx: &mut Cx<'_>, evening: &mut Evening| {
        let question = if offered { "requests-offer-suits" } else { "requests-answer" };
        prompt(ui, &with_name(question, evening.state.name(seat)));
        if !offered {
            soft(ui, &t("requests-may-decline"));
        }
        // First what is to be answered now.
        if let Some(request) = evening.state.requests.get(index) {
            line(ui, evening, request);
        }
        others(ui, evening, Some(index));
        round::stems_to_borrow(ui, cx, evening, &DraftField::Missing, &beginnings);
    };
    if offers {
        frame::middle_to_write(ui, cx, evening, frame::LEAST_TO_READ, read, |ui, cx, evening| {
            round::text_field(ui, cx, evening, DraftField::Missing, &t("requests-instead-field"), "", 2);
        });
        offer(ui, cx, evening, index);
    } else {
        frame::middle(ui, evening.sheet(), |ui| {
            read(ui, cx, evening);
            scene::below(ui, &scene::of(&evening.state));
        });
        if offered {
            answer_offer(ui, cx, evening, index);
        } else {
            answers(ui, cx, evening, index);
        }
    }
    true
}

/// All requests but one, the newest first: what has just been said to it is to be seen.
fn others(ui: &mut Ui, evening: &Evening, but: Option<usize>) {
    for (index, request) in evening.state.requests.iter().enumerate().rev().filter(|(index, _)| Some(*index) != but) {
        ui.push_id(index, |ui| line(ui, evening, request));
    }
}

/// Goes on; or asks, once something is written.
fn ask(ui: &mut Ui, cx: &mut Cx<'_>, evening: &mut Evening) {
    let text = evening.hand.fields.get(&DraftField::Main).cloned().unwrap_or_default();
    let seat = evening.asks();
    let days = evening.hand.days;
    frame::bar(ui, cx, evening, |ui, cx| {
        if text.trim().is_empty() {
            if frame::main_action(ui, evening, &t("go-on"), true) {
                cx.act(Action::GoOn);
            }
        } else if frame::main_action(ui, evening, &t("requests-ask"), true) {
            let today = cx.now.to_zoned(cx.zone.clone()).date();
            let by = (days > 0).then(|| today.saturating_add(days.days()));
            cx.act(Action::Request { seat, text, by });
        }
    });
}

fn answers(ui: &mut Ui, cx: &mut Cx<'_>, evening: &mut Evening, index: usize) {
    let mut offers = false;
    frame::bar(ui, cx, evening, |ui, cx| {
        let labels = ["requests-yes", "requests-instead", "requests-no"].map(t);
        let answers = [Answer::Yes, Answer::Instead, Answer::No];
        match round::numbered(ui, &labels).and_then(|chosen| answers.get(chosen)) {
            Some(Answer::Instead) => offers = true,
            Some(answer) => cx.act(Action::Answer { index, answer: *answer, text: String::new() }),
            None => {}
        }
    });
    if offers {
        evening.hand.offering = Some(index);
        evening.hand.refresh = true;
    }
}

/// Nothing is agreed before whoever asked has said that it suits them.
fn answer_offer(ui: &mut Ui, cx: &mut Cx<'_>, evening: &Evening, index: usize) {
    frame::bar(ui, cx, evening, |ui, cx| {
        let labels = ["requests-offer-take", "requests-offer-leave"].map(t);
        if let Some(chosen) = round::numbered(ui, &labels) {
            cx.act(Action::AnswerOffer { index, taken: chosen == 0 });
        }
    });
}

fn offer(ui: &mut Ui, cx: &mut Cx<'_>, evening: &mut Evening, index: usize) {
    let text = evening.hand.fields.get(&DraftField::Missing).cloned().unwrap_or_default();
    let mut back = false;
    frame::bar(ui, cx, evening, |ui, cx| {
        if frame::main_action(ui, evening, &t("requests-offer"), true) {
            cx.act(Action::Answer { index, answer: Answer::Instead, text });
        }
        back = button::plain(ui, &t("cancel"), None).clicked();
    });
    if back {
        evening.hand.offering = None;
    }
}

/// One request with its answer.
pub fn line(ui: &mut Ui, evening: &Evening, request: &Request) {
    titled(ui, evening, "round-asked", request);
}

/// What of a request was agreed: where something else was offered, that is what holds.
pub fn in_short(ui: &mut Ui, evening: &Evening, request: &Request) {
    in_short_as(ui, evening, "round-asked", request);
}

/// The same under a title with the name of who asked.
pub fn in_short_as(ui: &mut Ui, evening: &Evening, id: &str, request: &Request) {
    let Some(offered) = request.offered() else { return titled(ui, evening, id, request) };
    offer_card(ui, evening, request, offered);
    let asked = request.words.text().unwrap_or_default();
    soft(ui, &format!("{}: {asked}", title(evening, id, request)));
}

/// One request with its answer, under a title with the name of who asks.
fn titled(ui: &mut Ui, evening: &Evening, id: &str, request: &Request) {
    words_card(ui, request.seat, &title(evening, id, request), request.words.text().unwrap_or_default());
    match request.offered() {
        Some(offered) => {
            offer_card(ui, evening, request, offered);
            left_open(ui, evening, request);
        }
        None => answer(ui, evening, request),
    }
}

fn title(evening: &Evening, id: &str, request: &Request) -> String {
    let mut title = with_name(id, evening.state.name(request.seat));
    if let Some(by) = request.by {
        title += " · ";
        title += &with("requests-until", &[("date", export::day(by).into())]);
    }
    title
}

fn offer_card(ui: &mut Ui, evening: &Evening, request: &Request, offered: &str) {
    let other = request.seat.other();
    words_card(ui, other, &with_name("requests-offers", evening.state.name(other)), offered);
}

fn left_open(ui: &mut Ui, evening: &Evening, request: &Request) {
    if request.taken == Some(false) {
        soft(ui, &with_name("requests-offer-left", evening.state.name(request.seat)));
    }
}

/// What the other one said to it, if anything yet.
pub fn answer(ui: &mut Ui, evening: &Evening, request: &Request) {
    if let Some((answer, words)) = &request.answer {
        let id = match answer {
            Answer::Yes => "requests-answered-yes",
            Answer::Instead => "requests-answered-instead",
            Answer::No => "requests-answered-no",
        };
        let name = evening.state.name(request.seat.other());
        body(ui, &format!("{name}: {} {}", t(id), words.text().unwrap_or_default()));
        left_open(ui, evening, request);
    }
}

fn form(ui: &mut Ui, cx: &mut Cx<'_>, evening: &mut Evening) {
    ui.horizontal_top(|ui| {
        // However long the names are, the times have their half.
        let half = (ui.available_width() - look::L) / 2.0 - ui.spacing().item_spacing.x;
        ui.scope(|ui| {
            ui.set_max_width(half);
            frame::who(ui, evening, &t("requests-who"));
        });
        ui.add_space(look::L);
        let times = [(0, t("requests-any-time")), (1, t("requests-tomorrow")), (7, t("requests-week"))];
        let times = times.each_ref().map(|(days, name)| (*days, &**name));
        choice::segments(ui, &t("requests-by"), &mut evening.hand.days, &times);
    });
    round::text_field(ui, cx, evening, DraftField::Main, &t("requests-mine"), &t("requests-hint"), 2);
    wording::show(ui, cx, evening);
}
