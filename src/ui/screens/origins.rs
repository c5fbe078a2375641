//! The origin explorer: two needs, five doors, three depths, alone.
//!
//! Nothing leaves this page but what its writer chooses to tell.

use egui::{Align, Id, Layout, Ui, vec2};

use crate::{
    guide::{Depth, Door, Need, Origins, Stage},
    session::{Action, DraftField, LONGEST_TEXT, OriginNote, Seat, Words},
    text::{t, with},
    ui::{
        evening::Evening,
        look,
        screens::{Cx, alone, frame, round},
        widgets::{button, choice, field, named, prompt, soft, tick},
    },
};

/// From this width on the depths and the tick stand beside each other.
const BESIDE: f32 = 620.0;

/// How much of that row the depths take.
const DEPTHS: f32 = 0.68;

/// Draws the explorer for one partner.
pub fn show(ui: &mut Ui, cx: &mut Cx<'_>, evening: &mut Evening, seat: Seat) {
    let Some(Stage::Origins(stage)) = evening.state.stage().cloned() else { return };
    let need = evening.hand.need.unwrap_or(Need::Togetherness);
    let Some(door) = stage.doors.get(evening.hand.chosen.min(stage.doors.len().saturating_sub(1))).cloned() else {
        return frame::only_go_on(ui, cx, evening);
    };
    frame::strip(ui, cx, evening);
    let told = evening.state.alone.of(seat).notes.iter().filter(|note| note.tell).count();
    alone::sides(ui, evening, seat);
    let choosing = Id::unique("height of what is chosen from");
    let read = |ui: &mut Ui, cx: &mut Cx<'_>, evening: &mut Evening| {
        let top = ui.cursor().top();
        prompt(ui, &stage.prompt);
        let mut chosen = need;
        let needs = Need::ALL.map(|need| (need, stage.need(need).name.as_str()));
        if choice::tabs(ui, &t("origins-need"), &mut chosen, &needs).changed() {
            keep(cx, evening, seat, need, &door);
            evening.hand.need = Some(chosen);
        }
        doors(ui, cx, evening, seat, &stage, need, &door);
        frame::count_on(ui, choosing, ui.cursor().top() - top);
        soft(ui, &door.hint);
        question(ui, evening, &stage, need);
        cards(ui, evening, &DraftField::Note(need, door.id.clone()), door.cards(need));
        soft(ui, &t("origins-private"));
    };
    // With less, the doors would be out of sight above where one writes.
    let least = frame::counted_on(ui, choosing) + look::L;
    frame::middle_to_write(ui, cx, evening, least, read, |ui, cx, evening| {
        note(ui, cx, evening, seat, &stage, need, &door);
    });
    let mut done = false;
    frame::bar(ui, cx, evening, |ui, _| {
        done = frame::main_action(ui, evening, &t("origins-done"), true);
        soft(ui, &with("origins-count", &[("n", told.into())]));
    });
    if done {
        keep(cx, evening, seat, need, &door);
        cx.act(Action::GoOn);
    }
}

/// One small question at a time, for whoever wants one.
fn question(ui: &mut Ui, evening: &mut Evening, stage: &Origins, need: Need) {
    let texts = stage.need(need);
    let at = evening.hand.question;
    let question = if at == 0 { &texts.prompt } else { &texts.questions[(at - 1) % texts.questions.len()] };
    ui.horizontal_wrapped(|ui| {
        soft(ui, question);
        if !texts.questions.is_empty() && button::plain(ui, &t("origins-another"), None).clicked() {
            evening.hand.question += 1;
        }
    });
}

fn doors(ui: &mut Ui, cx: &mut Cx<'_>, evening: &mut Evening, seat: Seat, stage: &Origins, need: Need, now: &Door) {
    let mut chosen = evening.hand.chosen;
    let names: Vec<String> = stage
        .doors
        .iter()
        .map(|door| match evening.state.note(seat, need, &door.id) {
            Some(_) => format!("{} ✓", door.name),
            None => door.name.clone(),
        })
        .collect();
    let options: Vec<(usize, &str)> = names.iter().map(String::as_str).enumerate().collect();
    if choice::tabs(ui, &t("origins-doors"), &mut chosen, &options).changed() {
        keep(cx, evening, seat, need, now);
        evening.hand.chosen = chosen;
        evening.hand.refresh = true;
    }
}

/// What was found behind a door, how far it goes, and whether it is told.
fn note(ui: &mut Ui, cx: &mut Cx<'_>, evening: &mut Evening, seat: Seat, stage: &Origins, need: Need, door: &Door) {
    let which = DraftField::Note(need, door.id.clone());
    let old = evening.state.note(seat, need, &door.id).cloned();
    if let Some(old) = &old {
        evening.hand.fields.entry(which.clone()).or_insert_with(|| old.words.text().unwrap_or_default().to_owned());
    }
    let mut depth = old.as_ref().map_or(Depth::Fact, |note| note.depth);
    let mut tell = old.as_ref().is_some_and(|note| note.tell);
    let id = round::field_id(&which);
    let hint = t("origins-mine-hint");
    let label = format!("{}: {}", door.name, t("origins-mine"));
    let response = field::text(ui, id, &label, &hint, evening.field(which.clone()), 2, LONGEST_TEXT / 4);
    if response.changed() {
        evening.typed(cx.now);
    }
    let depths = Depth::ALL.map(|depth| (depth, stage.depths.of(depth)));
    let narrow = ui.available_width() < BESIDE;
    let layout = if narrow { Layout::top_down(Align::Min) } else { Layout::left_to_right(Align::Center) };
    let room = vec2(ui.available_width(), 0.0);
    let both = ui.allocate_ui_with_layout(room, layout, |ui| {
        let deeper = ui.scope(|ui| {
            ui.set_max_width(ui.available_width() * if narrow { 1.0 } else { DEPTHS });
            choice::tabs(ui, &t("origins-depth"), &mut depth, &depths).changed()
        });
        tick(ui, &mut tell, &t("origins-tell"), &t("origins-tell")).changed() || deeper.inner
    });
    let changed = both.inner;
    if changed {
        let words = Words::from_field(evening.field(which.clone()));
        cx.act(Action::Note { seat, note: OriginNote { need, door: door.id.clone(), depth, words, tell } });
    }
}

fn cards(ui: &mut Ui, evening: &mut Evening, which: &DraftField, cards: &[String]) {
    if cards.is_empty() {
        return;
    }
    soft(ui, &t("origins-cards"));
    ui.horizontal_wrapped(|ui| {
        for text in cards {
            let name = with("origins-borrow", &[("text", text.as_str().into())]);
            if button::is_clicked_once(&named(button::quiet(ui, text, None), &name)) {
                round::borrow(ui, evening, which.clone(), text, &[]);
            }
        }
    });
}

/// Notes what stands in the field, where it is new.
fn keep(cx: &mut Cx<'_>, evening: &mut Evening, seat: Seat, need: Need, door: &Door) {
    let words = Words::from_field(evening.field(DraftField::Note(need, door.id.clone())));
    let old = evening.state.note(seat, need, &door.id);
    if old.map_or(&Words::Spoken, |note| &note.words) == &words {
        return;
    }
    let (depth, tell) = old.map_or((Depth::Fact, false), |note| (note.depth, note.tell));
    cx.act(Action::Note { seat, note: OriginNote { need, door: door.id.clone(), depth, words, tell } });
}
