//! The end of the evening: a word each, what was agreed read aloud, a quiet minute, and what to keep.

use std::path::Path;

use egui::{Key, Ui};

use crate::{
    guide::{Closing, Stage},
    session::{Action, DraftField, Keep, Record, Request, Seat, Words},
    text::{t, with},
    ui::{
        command::Command,
        evening::{Ending, Evening},
        keys, look,
        screens::{
            Cx,
            frame::{self, Seats, with_name},
            over::Over,
            requests,
            round::field_id,
            scene,
        },
        widgets::{NoticeKind, body, button, field, heading, named, notice, prompt, quote, ring, say, soft},
        wish::Wish,
    },
};

/// The longest word to take along, in characters.
const WORD: usize = 200;

/// A word each, what was agreed, a quiet minute.
pub fn together(ui: &mut Ui, cx: &mut Cx<'_>, evening: &mut Evening) {
    let Some(Stage::Closing(stage)) = evening.state.stage().cloned() else { return };
    frame::strip(ui, cx, evening);
    for seat in Seat::BOTH {
        let old = taken_along(evening, seat).to_owned();
        evening.take_up(word_of(seat), &old);
    }
    frame::seats(ui, evening, &Seats::both(&t("together")));
    frame::middle(ui, evening.sheet(), |ui| {
        if quiet(ui, cx, evening, &stage) {
            return;
        }
        prompt(ui, &stage.prompt);
        soft(ui, &stage.word);
        ui.add_space(look::M);
        ui.columns(2, |columns| {
            for (ui, seat) in columns.iter_mut().zip(Seat::BOTH) {
                let label = with_name("closing-word-of", evening.state.name(seat));
                let which = word_of(seat);
                let response = field::line(ui, field_id(&which), &label, "", evening.field(which), WORD);
                if evening.hand.fresh && seat == Seat::Left {
                    response.request_focus();
                }
                if response.changed() {
                    evening.typed(cx.now);
                }
            }
        });
        ui.add_space(look::L);
        agreed(ui, evening);
        scene::below(ui, &scene::of(&evening.state));
    });
    let words = Seat::BOTH.map(|seat| (seat, evening.field(word_of(seat)).clone()));
    let mut quiet_since = evening.hand.quiet_since;
    let begins = stage.quiet.is_some() && quiet_since.is_none();
    frame::bar(ui, cx, evening, |ui, cx| {
        if frame::main_action(ui, evening, &t("go-on"), true) {
            for (seat, text) in words {
                if text.trim() != taken_along(evening, seat) {
                    cx.act(Action::TakeAlong { seat, text });
                }
            }
            cx.act(Action::GoOn);
        }
        if begins && button::quiet(ui, &t("closing-quiet"), None).clicked() {
            quiet_since = Some(cx.now);
        }
    });
    evening.hand.quiet_since = quiet_since;
}

/// The word that a partner takes along so far.
fn taken_along(evening: &Evening, seat: Seat) -> &str {
    evening.state.took_along.of(seat).as_ref().and_then(Words::text).unwrap_or_default()
}

fn word_of(seat: Seat) -> DraftField {
    DraftField::Sheet(match seat {
        Seat::Left => "left-word".to_owned(),
        Seat::Right => "right-word".to_owned(),
    })
}

/// What they agreed, to be read aloud.
fn agreed(ui: &mut Ui, evening: &Evening) {
    let state = &evening.state;
    let granted: Vec<&Request> = state.requests.iter().filter(|request| request.is_granted()).collect();
    let agreements: Vec<(&str, &str)> =
        state.agreements.iter().filter_map(|(label, words)| Some((label.as_str(), words.text()?))).collect();
    if granted.is_empty() && agreements.is_empty() {
        soft(ui, &t("closing-nothing-agreed"));
        return;
    }
    heading(ui, &t("closing-agreed"), 2);
    for (label, text) in agreements {
        soft(ui, label);
        body(ui, text);
    }
    for request in granted {
        requests::in_short(ui, evening, request);
    }
    ui.add_space(look::L);
}

/// A quiet minute that they have begun: nothing else is on the page until it is over. Says whether it goes on.
fn quiet(ui: &mut Ui, cx: &Cx<'_>, evening: &Evening, stage: &Closing) -> bool {
    let (Some(since), Some(seconds)) = (evening.hand.quiet_since, stage.quiet) else { return false };
    let passed = cx.now.duration_since(since).as_secs_f32();
    if passed >= f32::from(seconds) {
        soft(ui, &t("closing-quiet-done"));
        return false;
    }
    prompt(ui, &t("closing-quiet-on"));
    ui.add_space(look::L);
    ring(ui, passed, seconds, look::RING_LARGE, &t("closing-quiet"));
    scene::below(ui, &scene::of(&evening.state));
    true
}

/// What can be kept, the least first, with the keys of the left and of the right seat.
const CHOICES: [(Keep, &str, &str, [Key; 2]); 3] = [
    (Keep::Nothing, "keep-nothing", "keep-nothing-more", [Key::Num1, Key::Num8]),
    (Keep::Agreed, "keep-agreed", "keep-agreed-more", [Key::Num2, Key::Num9]),
    (Keep::All, "keep-all", "keep-all-more", [Key::Num3, Key::Num0]),
];

/// Both say what to keep, each with their own keys.
pub fn keep(ui: &mut Ui, cx: &mut Cx<'_>, evening: &mut Evening) {
    frame::strip(ui, cx, evening);
    let line = |seat| if evening.state.keep.of(seat).is_some() { t("keep-chosen") } else { t("keep-chooses") };
    frame::seats(ui, evening, &Seats { lit: None, left: &line(Seat::Left), right: &line(Seat::Right), strength: 1.0 });
    for seat in Seat::BOTH {
        if evening.state.keep.of(seat).is_some() {
            say(ui, &with("turn", &[("name", evening.state.name(seat).into()), ("line", line(seat).into())]));
        }
    }
    frame::middle(ui, evening.sheet(), |ui| {
        prompt(ui, &t("keep-title"));
        soft(ui, &t("keep-body"));
        for (keep, label, more, keys) in CHOICES {
            ui.add_space(look::M);
            ui.push_id(label, |ui| {
                ui.columns(2, |columns| {
                    // A column of its own would stretch the words over its width.
                    columns[0].vertical(|ui| {
                        ui.spacing_mut().item_spacing.y = look::XS;
                        heading(ui, &t(label), 2);
                        soft(ui, &t(more));
                    });
                    columns[1].horizontal_wrapped(|ui| {
                        for (seat, key) in Seat::BOTH.into_iter().zip(keys) {
                            if says(ui, evening, seat, &t(label), key) {
                                // The last choice is carried out at once, and what is removed does not come back.
                                if keep == Keep::Nothing && evening.state.keep.of(seat.other()).is_some() {
                                    cx.wish(Wish::Ask(Over::KeepNothing(seat)));
                                } else {
                                    cx.act(Action::Keep { seat, keep });
                                }
                                // A ring around it would show the other one what was chosen.
                                keys::leave_field(ui);
                            }
                        }
                    });
                });
            });
        }
        scene::below(ui, &scene::of(&evening.state));
    });
    frame::bar(ui, cx, evening, |_, _| {});
}

/// One partner’s button for one choice, and its key. It looks the same before and after: what one has chosen is not shown
/// before both have, as it would weigh on the other; and whoever pressed the wrong one can press another.
fn says(ui: &mut Ui, evening: &Evening, seat: Seat, choice: &str, key: Key) -> bool {
    let name = evening.state.name(seat);
    let button = button::quiet(ui, name, Some(key.name()));
    button::is_clicked_once(&named(button, &format!("{name}: {choice}"))) || keys::take(ui, key)
}

/// It is over: what was decided is carried out.
pub fn ended(ui: &mut Ui, cx: &mut Cx<'_>, evening: &mut Evening) {
    let keep = match evening.state.setup().record {
        Record::Off => None,
        Record::On => Some(evening.state.keeps().unwrap_or(Keep::Nothing)),
    };
    frame::strip(ui, cx, evening);
    let ending = evening.ending.clone();
    frame::seats(ui, evening, &Seats::both(""));
    frame::middle(ui, evening.sheet(), |ui| {
        let (title, more) = match keep {
            None => ("end-off", None),
            Some(Keep::Nothing) => ("end-title-nothing", Some("end-body-nothing")),
            Some(Keep::Agreed) => ("end-title-agreed", None),
            Some(Keep::All) => ("end-title-all", None),
        };
        prompt(ui, &t(title));
        if let Some(more) = more.filter(|_| ending == Ending::Carried) {
            body(ui, &t(more));
        }
        if evening.state.keep.left != evening.state.keep.right {
            soft(ui, &t("end-differed"));
        }
        words_along(ui, evening);
        if keep.is_some_and(|keep| keep > Keep::Nothing) {
            place(ui, evening);
        }
        if let Ending::Stuck(message) = &ending {
            notice(ui, NoticeKind::Caution, message, |_| ());
        }
        scene::below(ui, &scene::of(&evening.state));
    });
    frame::bar(ui, cx, evening, |ui, cx| end_actions(ui, cx, evening, keep, &ending));
}

fn end_actions(ui: &mut Ui, cx: &mut Cx<'_>, evening: &Evening, keep: Option<Keep>, ending: &Ending) {
    match (keep, ending) {
        (None, _) => {
            if frame::main_action(ui, evening, &t("end-home"), false) {
                cx.run(Command::Home);
            }
        }
        (Some(_), Ending::Carried) => {
            if frame::main_action(ui, evening, &t("end-home"), false) {
                cx.run(Command::Home);
            }
            if keep > Some(Keep::Nothing) && button::quiet(ui, &t("end-read"), None).clicked() {
                cx.wish(Wish::Open(evening.place.clone().into()));
            }
        }
        (Some(keep), Ending::Open | Ending::Stuck(_)) => {
            let label = if keep == Keep::Nothing { "end-remove" } else { "end-keep-there" };
            ui.add_enabled_ui(keep == Keep::Nothing || evening.waits_to_be_kept(), |ui| {
                if frame::main_action(ui, evening, &t(label), false) {
                    cx.wish(Wish::Finish(keep, evening.place.trim().into()));
                }
            });
            if keep > Keep::Nothing && button::quiet(ui, &t("end-elsewhere"), None).clicked() {
                cx.wish(Wish::ChoosePlace);
            }
        }
        (Some(_), Ending::UnderWay) => {}
    }
}

fn words_along(ui: &mut Ui, evening: &Evening) {
    for seat in Seat::BOTH {
        let text = taken_along(evening, seat);
        if !text.is_empty() {
            quote(ui, &format!("{}: {text}", evening.state.name(seat)));
        }
    }
}

fn place(ui: &mut Ui, evening: &mut Evening) {
    ui.add_space(look::L);
    if evening.ending == Ending::Carried {
        let path = Path::new(&evening.place);
        let [name, folder] = [path.file_stem(), path.parent().and_then(Path::file_name)]
            .map(|part| part.unwrap_or(path.as_os_str()).to_string_lossy());
        body(ui, &with("end-kept-as", &[("name", name.into()), ("folder", folder.into())]));
        soft(ui, &evening.place);
        return;
    }
    field::line(ui, egui::Id::unique("place"), &t("end-place"), "", &mut evening.place, 4096);
}
