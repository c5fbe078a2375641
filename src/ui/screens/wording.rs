//! One quiet note below the field, for the one who writes. It can be put aside, and it is gone with the step.

use std::ops::Range;

use egui::{Ui, accesskit::Live};

use crate::{
    session::Seat,
    store::Switch,
    text::t,
    ui::{
        command::Command,
        evening::Evening,
        look,
        screens::{Cx, frame::with_name},
        widgets::{NoticeKind, button, notice, soft},
        wording::Reason,
    },
    words::Rule,
};

/// What somebody does about a note.
enum Answer {
    PutAside,
    Ask(Reason),
    Hush(Seat),
}

/// What has not been given back yet of each thing that waits for it, where its writer wants to see that.
pub fn missing<'a>(cx: &Cx<'_>, evening: &'a Evening) -> &'a [Vec<Range<usize>>] {
    let wanted = evening.helped().is_some_and(|help| is_wanted(cx, evening, help.seat));
    if wanted { &evening.hand.wording.missing } else { &[] }
}

fn is_wanted(cx: &Cx<'_>, evening: &Evening, seat: Seat) -> bool {
    cx.settings.wording == Switch::On && !*evening.hushed.of(seat)
}

/// Draws the note, if there is one.
pub fn show(ui: &mut Ui, cx: &mut Cx<'_>, evening: &mut Evening) {
    let Some(help) = evening.helped().filter(|help| is_wanted(cx, evening, help.seat)) else { return };
    let wording = &evening.hand.wording;
    let Some(note) = &wording.note else { return };
    let says = note.rule.sentences();
    let sentence = format!("{} {}", t(says.note), t(says.instead));
    let sentence = match note.rule {
        // Whoever is afraid need not read it again.
        Rule::Support | Rule::TooLong | Rule::SeveralTopics => sentence,
        _ => format!("“{}”: {sentence}", note.words),
    };
    let (ask, then) = match wording.reason {
        Reason::Hidden => ("wording-why", Reason::Shown),
        Reason::Shown => ("wording-why-not", Reason::Hidden),
    };
    let (rule, name) = (note.rule, evening.state.name(help.seat).to_owned());
    ui.add_space(look::S);
    let shown = notice(ui, NoticeKind::Info, &sentence, |ui| {
        let mut answer = None;
        let leads = rule == Rule::Support;
        if leads && button::quiet(ui, &t(Command::Help.label()), Command::Help.key_text().as_deref()).clicked() {
            cx.run(Command::Help);
        }
        if button::plain(ui, &t(ask), None).clicked() {
            answer = Some(Answer::Ask(then));
        }
        if button::plain(ui, &t("wording-put-aside"), None).clicked() {
            answer = Some(Answer::PutAside);
        }
        if button::plain(ui, &with_name("wording-hush", &name), None).clicked() {
            answer = Some(Answer::Hush(help.seat));
        }
        answer
    });
    ui.ctx().accesskit_node_builder(shown.response.id, |node| node.set_live(Live::Polite));
    if then == Reason::Hidden {
        soft(ui, &t(says.why));
    }
    match shown.inner {
        Some(Answer::Ask(reason)) => evening.hand.wording.reason = reason,
        Some(Answer::PutAside) => evening.hand.wording.put_aside(),
        Some(Answer::Hush(seat)) => *evening.hushed.of_mut(seat) = true,
        None => return,
    }
    evening.hand.refresh = true;
}
