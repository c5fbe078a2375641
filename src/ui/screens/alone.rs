//! What one partner answers alone: the hand-over card, the check-in, the closing questions.

use egui::{Key, Response, Ui};

use crate::{
    guide::Stage,
    session::{Action, Seat},
    text::{t, with},
    ui::{
        command::Command,
        evening::Evening,
        keys, look,
        screens::{
            Cx,
            frame::{self, Seats},
            reveal::STIRRED,
            scene,
        },
        widgets::{body, circles, legend, prompt, scale, soft, status},
    },
};

/// Held keys must not put the card away: nothing is taken in for this long, in seconds.
const DEAF: f64 = 0.4;

/// “Ana looks, Ben looks away.”
pub fn cover(ui: &mut Ui, cx: &mut Cx<'_>, evening: &mut Evening, seat: Seat) {
    let other = seat.other();
    frame::strip(ui, cx, evening);
    let listening = has_settled(ui, evening);
    sides(ui, evening, seat);
    let names =
        [("name", evening.state.name(seat).to_owned().into()), ("other", evening.state.name(other).to_owned().into())];
    frame::middle(ui, evening.sheet(), |ui| {
        prompt(ui, &with("cover-title", &names));
        if let Some(Stage::CheckIn(stage)) = evening.state.stage() {
            body(ui, &stage.prompt);
        }
        let more = match evening.state.stage() {
            Some(Stage::Writing(_)) => "cover-body-letter",
            Some(Stage::Origins(_)) => "cover-body-origins",
            Some(stage) if stage.sheet().is_some() => "cover-body-private",
            _ => "cover-body",
        };
        soft(ui, &with(more, &names));
        scene::below(ui, &scene::of(&evening.state));
    });
    let mut go = false;
    frame::bar(ui, cx, evening, |ui, _| {
        ui.add_enabled_ui(listening, |ui| go = frame::main_action(ui, evening, &t("cover-go"), false));
    });
    if go && listening {
        evening.hand.uncovered = true;
        evening.hand.refresh = true;
    }
}

/// Whether the card has been there long enough to take a key.
pub fn has_settled(ui: &Ui, evening: &Evening) -> bool {
    let id = egui::Id::unique("card since");
    let step = format!("{:?}", evening.state.step);
    let now = ui.input(|input| input.time);
    let since = ui.data_mut(|data| {
        let entry = data.get_temp_mut_or_insert_with(id, || (step.clone(), now));
        if entry.0 != step {
            *entry = (step, now);
        }
        entry.1
    });
    let left = DEAF - (now - since);
    if left > 0.0 {
        ui.ctx().request_repaint_after(std::time::Duration::from_secs_f64(left));
    }
    left <= 0.0
}

/// The sides while one is alone with the screen.
pub fn sides(ui: &mut Ui, evening: &Evening, seat: Seat) {
    frame::seats(ui, evening, &Seats::one(seat, &t("writes-alone"), &t("waits")));
}

/// The questions that are answered with the two shapes.
const WITH_SHAPES: [&str; 2] = ["check-now", "check-wished"];

/// Closeness now and wished, how stirred up, how hot the topic: one question at a time.
pub fn check_in(ui: &mut Ui, cx: &mut Cx<'_>, evening: &mut Evening, seat: Seat) {
    let questions = ["check-now", "check-wished", "check-stirred", "check-heat"];
    let names = Seat::BOTH.map(|seat| evening.state.name(seat).to_owned());
    one_by_one(ui, cx, evening, seat, &questions, |ui, at, question, number| {
        let response = match at {
            0 | 1 => circles(ui, question, number),
            2 => scale(ui, question, &t("check-calm"), &t("check-very"), number),
            _ => scale(ui, question, &t("check-cool"), &t("check-hot"), number),
        };
        // Said here as well as where both see it: most answers stay with their writer.
        let much = number.is_some_and(|number| number >= STIRRED);
        match at {
            0 | 1 => {
                legend(ui, names.each_ref().map(String::as_str));
                soft(ui, &t("check-out-of-best"))
            }
            2 if much => {
                let key = Command::Break.key_text().unwrap_or_default();
                status(ui, &with("check-stirred-much", &[("key", key.into())]))
            }
            _ if at > 2 && much => status(ui, &t("check-heat-much")),
            _ => return response,
        };
        response
    });
    if evening.hand.question == questions.len()
        && let Some(answers) = evening.check_in()
    {
        evening.hand.question = 0;
        cx.act(Action::CheckIn { seat, answers });
    }
}

/// Understood, made sense, cared about: one question at a time.
pub fn check_out(ui: &mut Ui, cx: &mut Cx<'_>, evening: &mut Evening, seat: Seat) {
    let questions = ["closing-understood", "closing-made-sense", "closing-cared"];
    one_by_one(ui, cx, evening, seat, &questions, |ui, _, question, number| {
        scale(ui, question, &t("closing-not-at-all"), &t("closing-wholly"), number)
    });
    if evening.hand.question == questions.len()
        && let Some(answers) = evening.check_out()
    {
        evening.hand.question = 0;
        cx.act(Action::CheckOut { seat, answers });
    }
}

/// One question at a time, each with its number; goes past the last one when all have been answered.
fn one_by_one(
    ui: &mut Ui,
    cx: &mut Cx<'_>,
    evening: &mut Evening,
    seat: Seat,
    questions: &[&str],
    draw: impl FnOnce(&mut Ui, usize, &str, &mut Option<u8>) -> Response,
) {
    let at = evening.hand.question.min(questions.len() - 1);
    let question = t(questions[at]);
    frame::strip(ui, cx, evening);
    sides(ui, evening, seat);
    let mut number = evening.hand.numbers[at];
    let mut asked = None;
    frame::middle(ui, evening.sheet(), |ui| {
        prompt(ui, &question);
        ui.add_space(look::L);
        asked = Some(ui.push_id(at, |ui| draw(ui, at, &question, &mut number)).inner);
        ui.add_space(look::M);
        let place = with("check-place", &[("n", (at + 1).into()), ("of", questions.len().into())]);
        soft(ui, &format!("{place} · {}", t("check-shape")));
        // Where the two shapes answer a question they do not stand on the page a second time.
        if !WITH_SHAPES.contains(&questions[at]) {
            scene::below(ui, &scene::of(&evening.state));
        }
    });
    evening.hand.numbers[at] = number;
    let mut go = false;
    frame::bar(ui, cx, evening, |ui, _| {
        let label = t(if at + 1 == questions.len() { "check-done" } else { "check-next" });
        ui.add_enabled_ui(number.is_some(), |ui| go = frame::main_action(ui, evening, &label, false));
        // The scale has the focus: Enter goes on from there, too.
        go |= number.is_some() && keys::take(ui, Key::Enter);
    });
    if let Some(asked) = asked.filter(|_| evening.hand.fresh) {
        asked.request_focus();
    }
    if go {
        evening.hand.question = at + 1;
        evening.hand.refresh = true;
    }
}
