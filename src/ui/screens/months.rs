//! Looking back over months: near and far of both, breaks, what was agreed and what became of it.
//!
//! Waves and words. No arrow says that it gets better, nothing is counted up, and nobody is held against the other.

use egui::Ui;

use crate::{
    session::{CheckIn, EveningGlance, Outcome, Pair, Seat, Words, by_couple},
    store::Glances,
    text::{t, with},
    ui::{
        command::Command,
        look,
        screens::{Cx, frame, home, scene},
        widgets::{Drawn, Near, body, button, choice, floor, heading, prompt, soft, status, waves},
    },
};

/// What is looked back at.
pub struct Months {
    /// The evenings of each two people, the first one first; who met last stands first.
    couples: Vec<Vec<EveningGlance>>,
    /// Whose evenings are shown; with more than two people, those of nobody until they have said who they are.
    couple: Option<usize>,
    /// How many files could not be read.
    unread: usize,
    /// How many files were not looked into.
    left_out: usize,
}

impl Months {
    /// Sorts the evenings by who held them, wherever they sat.
    #[must_use]
    pub fn of(glances: Glances) -> Self {
        let couples = by_couple(glances.evenings);
        // The yes came from the two who sit here, and not from others who keep their evenings in the same folder.
        let couple = (couples.len() == 1).then_some(0);
        Self { couples, couple, unread: glances.unread, left_out: glances.left_out }
    }
}

/// Draws the page.
pub fn show(ui: &mut Ui, cx: &mut Cx<'_>, months: &mut Months) {
    home::strip(ui, cx);
    frame::middle(ui, ("months", months.couple), |ui| {
        prompt(ui, &t("months-title"));
        if months.unread > 0 {
            status(ui, &with("months-unread", &[("n", months.unread.into())]));
        }
        if months.left_out > 0 {
            status(ui, &with("months-left-out", &[("n", months.left_out.into())]));
        }
        whose(ui, months);
        if months.couples.is_empty() {
            body(ui, &t("months-none"));
        }
        let Some(evenings) = months.couple.and_then(|it| months.couples.get(it)) else { return };
        near_and_far(ui, evenings);
        ui.add_space(look::L);
        heading(ui, &t("months-evenings"), 2);
        for evening in evenings.iter().rev() {
            ui.push_id(evening.id, |ui| one(ui, cx, evening));
        }
    });
    frame::foot(ui, |ui| {
        if button::quiet(ui, &t("command-home"), Command::Home.key_text().as_deref()).clicked() {
            cx.run(Command::Home);
        }
    });
}

/// Whose evenings; there is no question where only two people use this computer.
fn whose(ui: &mut Ui, months: &mut Months) {
    let names = months.couples.iter().filter_map(|it| it.last()).map(|it| {
        let args = [("left", it.names.left.as_str().into()), ("right", it.names.right.as_str().into())];
        with("months-two", &args).into_owned()
    });
    let names: Vec<String> = names.collect();
    if names.len() > 1 {
        let options: Vec<_> = names.iter().enumerate().map(|(at, it)| (Some(at), it.as_str())).collect();
        choice::tabs(ui, &t("months-whose"), &mut months.couple, &options);
        ui.add_space(look::M);
    }
}

/// How near both felt and wished to be, on the evenings on which both chose to show it, as waves.
fn near_and_far(ui: &mut Ui, evenings: &[EveningGlance]) {
    let points: Vec<Near> = evenings.iter().filter_map(|it| it.check_in.as_ref()).map(near).collect();
    let Some(drawn) = Drawn::of(points.len()) else { return };
    heading(ui, &t("months-near-and-far"), 2);
    picture(ui, &points, drawn);
}

/// The waves, under a sentence that says what is drawn.
fn picture(ui: &mut Ui, points: &[Near], drawn: Drawn) {
    let key = match drawn {
        Drawn::Both => "months-key",
        Drawn::Lines => "months-key-lines",
    };
    soft(ui, &t(key));
    waves(ui, points, &t("months-picture"));
}

fn near(answers: &Pair<CheckIn>) -> Near {
    let pair = |of: fn(&CheckIn) -> u8| Pair { left: of(&answers.left), right: of(&answers.right) };
    Near { now: pair(|it| it.now), wished: pair(|it| it.wished) }
}

/// One evening: when, which conversation, and what came of it.
fn one(ui: &mut Ui, cx: &Cx<'_>, evening: &EveningGlance) {
    ui.add_space(look::M);
    heading(ui, &format!("{} · {}", cx.day(evening.at), evening.guide), 3);
    if let Some(answers) = &evening.check_in {
        how_near(ui, evening, answers);
    }
    match evening.came_back {
        Some(true) => {
            soft(ui, &t("months-came-back"));
        }
        Some(false) => {
            soft(ui, &t("months-break"));
        }
        None => {}
    }
    for it in &evening.followed {
        let id = match it.outcome {
            Some(Outcome::Happened) => "transcript-happened",
            Some(Outcome::Partly) => "transcript-partly",
            Some(Outcome::NotYet) => "transcript-not-happened-yet",
            Some(Outcome::LetGo) => "transcript-let-it-go",
            None => continue,
        };
        line(ui, &t(id), it.earlier.agreed());
    }
    for (label, words) in &evening.agreements {
        line(ui, label, words);
    }
    for it in &evening.granted {
        let name = |seat: Seat| evening.names.of(seat).as_str().into();
        let id = if it.instead.is_some() { "months-offered" } else { "months-granted" };
        line(ui, &with(id, &[("name", name(it.seat)), ("other", name(it.seat.other()))]), it.agreed());
    }
}

/// How near both felt that evening and wished to be, as they stood on the floor and in words.
fn how_near(ui: &mut Ui, evening: &EveningGlance, answers: &Pair<CheckIn>) {
    let Pair { left, right } = answers;
    let args = [
        ("left-name", evening.names.left.as_str().into()),
        ("left-now", left.now.into()),
        ("left-wished", left.wished.into()),
        ("right-name", evening.names.right.as_str().into()),
        ("right-now", right.now.into()),
        ("right-wished", right.wished.into()),
    ];
    let view = scene::still(Some(answers));
    let told = with("months-point", &args);
    floor(ui, view, look::FLOOR_SMALL, &told);
    soft(ui, &told);
}

/// What was agreed, where its words are still there.
fn line(ui: &mut Ui, label: &str, words: &Words) {
    if let Some(text) = words.text() {
        body(ui, &format!("{label}: {text}"));
    }
}

#[cfg(test)]
mod tests {
    use egui_kittest::kittest::Queryable as _;

    use super::*;
    use crate::ui::look::testing;

    #[test]
    fn the_sentence_over_the_picture_tells_of_nothing_that_is_not_drawn() {
        for (evenings, shapes) in [(2, true), (24, true), (25, false)] {
            let near = Near { now: Pair { left: 3, right: 4 }, wished: Pair { left: 6, right: 7 } };
            let drawn = Drawn::of(evenings).unwrap();
            let harness = testing::show(move |ui| picture(ui, &vec![near.clone(); evenings], drawn));
            let told = |part: &str| harness.query_by_label_contains(part).is_some();
            assert_eq!((told("Lines: how close"), told("Open shapes: how close")), (true, shapes), "{evenings}");
        }
        assert_eq!(Drawn::of(1), None, "one evening makes no line");
    }
}
