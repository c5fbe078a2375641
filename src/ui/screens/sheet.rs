//! Sheets of fields: our loop, the space agreement, and whatever a guide asks for.

use egui::Ui;

use crate::{
    guide::{Field, Sheet, Stage},
    session::{Action, DraftField, Part, Seat, Words},
    text::{t, with},
    ui::{
        evening::Evening,
        look,
        screens::{
            Cx, alone,
            frame::{self, Seats, with_name},
            round, scene,
        },
        widgets::{Row, heading, prompt, soft, wheel, words_card},
    },
};

/// Draws the fields of whoever writes now, and what was written before.
pub fn show(ui: &mut Ui, cx: &mut Cx<'_>, evening: &mut Evening) {
    let Some(sheet) = evening.state.stage().and_then(Stage::sheet).cloned() else { return };
    let writer = match evening.state.step.part {
        Part::Alone(seat) => Some(seat),
        _ => None,
    };
    let fields: &[Field] = if writer.is_some() { &sheet.own } else { &sheet.together };
    take_up(evening, fields, writer);
    let changed: Vec<(String, String)> = fields
        .iter()
        .filter_map(|field| {
            let text = evening.hand.fields.get(&DraftField::Sheet(field.id.clone()))?;
            (text.trim() != written(evening, writer, &field.id)).then(|| (field.id.clone(), text.clone()))
        })
        .collect();
    frame::strip(ui, cx, evening);
    match writer {
        Some(seat) if sheet.private => alone::sides(ui, evening, seat),
        Some(seat) => frame::seats(ui, evening, &Seats::one(seat, &t("sheet-writes"), &t("sheet-waits"))),
        None => frame::seats(ui, evening, &Seats::both(&t("together"))),
    }
    frame::middle(ui, evening.sheet(), |ui| {
        prompt(ui, &sheet.prompt);
        let title = match writer {
            Some(seat) => with_name("sheet-own", evening.state.name(seat)),
            None => t("sheet-together").into_owned(),
        };
        if writer.is_none() {
            let has_words = |seat| sheet.own.iter().any(|it| !written(evening, Some(seat), &it.id).is_empty());
            match evening.state.stage() {
                _ if !sheet.own.is_empty() && !Seat::BOTH.into_iter().any(has_words) => {
                    soft(ui, &t("sheet-nothing"));
                }
                Some(Stage::LoopMap(_)) => around(ui, evening, &sheet),
                _ => halves(ui, evening, &sheet),
            }
        }
        if !fields.is_empty() {
            heading(ui, &title, 2);
            if writer.is_none() {
                soft(ui, &t("sheet-one-types"));
            }
        }
        for (index, field) in fields.iter().enumerate() {
            let fresh = evening.hand.fresh;
            evening.hand.fresh = fresh && index == 0;
            let hint = field.hint.as_deref().unwrap_or_default();
            round::text_field(ui, cx, evening, DraftField::Sheet(field.id.clone()), &field.label, hint, 2);
            evening.hand.fresh = fresh;
            ui.add_space(look::S);
        }
        scene::below(ui, &scene::of(&evening.state));
    });
    frame::bar(ui, cx, evening, |ui, cx| {
        if frame::main_action(ui, evening, &t("go-on"), !fields.is_empty()) {
            for (field, text) in changed {
                cx.act(Action::Fill { field, text });
            }
            cx.act(Action::GoOn);
        }
    });
}

/// What was filled in before stands in the fields again.
fn take_up(evening: &mut Evening, fields: &[Field], writer: Option<Seat>) {
    for field in fields {
        let old = written(evening, writer, &field.id).to_owned();
        evening.take_up(DraftField::Sheet(field.id.clone()), &old);
    }
}

/// What stands on the sheet already.
fn written<'a>(evening: &'a Evening, writer: Option<Seat>, field: &str) -> &'a str {
    evening.state.filled(writer, field).and_then(Words::text).unwrap_or_default()
}

/// The two halves of a loop, around the circle in which one leads to the other.
fn around(ui: &mut Ui, evening: &Evening, sheet: &Sheet) {
    let names = Seat::BOTH.map(|seat| evening.state.name(seat));
    let words = |field: &str| Seat::BOTH.map(|seat| written(evening, Some(seat), field));
    let rows = sheet.own.iter().map(|field| Row { label: &field.label, words: words(&field.id) });
    let rows: Vec<Row<'_>> = rows.filter(|row| row.words.iter().any(|words| !words.is_empty())).collect();
    let described = with("sheet-loop", &[("left", names[0].into()), ("right", names[1].into())]);
    wheel(ui, names, &rows, &described);
    soft(ui, &t("now-look"));
}

/// What each wrote for themself, side by side.
fn halves(ui: &mut Ui, evening: &Evening, sheet: &Sheet) {
    for seat in Seat::BOTH {
        for field in &sheet.own {
            let text = written(evening, Some(seat), &field.id);
            if !text.is_empty() {
                let title = format!("{}: {}", evening.state.name(seat), field.label);
                words_card(ui, seat, &title, text);
            }
        }
    }
    if !sheet.own.is_empty() {
        soft(ui, &t("now-look"));
    }
}
