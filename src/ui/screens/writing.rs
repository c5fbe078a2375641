//! A letter each, then both are read twice.

use egui::Ui;

use crate::{
    guide::Stage,
    session::{Action, DraftField, Seat, Words},
    text::t,
    ui::{
        evening::Evening,
        look,
        screens::{
            Cx, alone,
            frame::{self, Seats, with_name},
            round, scene, wording,
        },
        widgets::{prompt, soft, words_card},
    },
};

/// One partner writes, alone.
pub fn write(ui: &mut Ui, cx: &mut Cx<'_>, evening: &mut Evening, seat: Seat) {
    let Some(Stage::Writing(stage)) = evening.state.stage().cloned() else { return };
    // Whoever comes back to a letter goes on with it; an empty field would write over it.
    let written = evening.state.alone.of(seat).letter.as_ref().and_then(Words::text).map(str::to_owned);
    if let Some(written) = written {
        evening.hand.fields.entry(DraftField::Main).or_insert(written);
    }
    let text = evening.hand.fields.get(&DraftField::Main).cloned().unwrap_or_default();
    frame::strip(ui, cx, evening);
    alone::sides(ui, evening, seat);
    let read = |ui: &mut Ui, cx: &mut Cx<'_>, evening: &mut Evening| {
        prompt(ui, &stage.prompt);
        round::stems_to_borrow(ui, cx, evening, &DraftField::Main, &stage.stems);
    };
    frame::middle_to_write(ui, cx, evening, frame::LEAST_TO_READ, read, |ui, cx, evening| {
        round::text_field(ui, cx, evening, DraftField::Main, &t("letter-mine"), "", 6);
        wording::show(ui, cx, evening);
    });
    frame::bar(ui, cx, evening, |ui, cx| {
        if frame::main_action(ui, evening, &t("letter-done"), true) {
            cx.act(Action::Say { text });
        }
        round::time_ring(ui, cx, evening, stage.seconds);
    });
}

/// Both letters, side by side.
pub fn read(ui: &mut Ui, cx: &mut Cx<'_>, evening: &mut Evening) {
    let Some(Stage::Writing(stage)) = evening.state.stage().cloned() else { return };
    frame::strip(ui, cx, evening);
    frame::seats(ui, evening, &Seats::both(&t("together")));
    frame::middle(ui, evening.sheet(), |ui| {
        prompt(ui, &stage.read);
        ui.add_space(look::M);
        for seat in Seat::BOTH {
            let name = evening.state.name(seat);
            match evening.state.letter_to_read(seat) {
                Some(Words::Text(text)) => words_card(ui, seat, &with_name("letter-from", name), text),
                Some(Words::Spoken) => soft(ui, &with_name("letter-spoken", name)),
                _ => soft(ui, &with_name("letter-none", name)),
            };
        }
        scene::below(ui, &scene::of(&evening.state));
    });
    frame::bar(ui, cx, evening, |ui, cx| {
        if frame::main_action(ui, evening, &t("letters-read"), false) {
            cx.act(Action::GoOn);
        }
    });
}
