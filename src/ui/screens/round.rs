//! A round: one speaks, the other gives it back, and the speaker alone says whether it arrived.

use egui::{Key, TextStyle, TextWrapMode, Ui, WidgetText};

use crate::{
    guide::{Move, MoveKind, Role},
    session::{Action, Arrived, DraftField, GivenBack, LONGEST_TEXT, Seat, State, Words},
    store::{Beginnings, Switch},
    text::{t, with},
    ui::{
        command::Command,
        evening::{Evening, Own, Stems},
        keys, look,
        screens::{
            Cx,
            frame::{self, Seats, with_name},
            scene, wording,
        },
        widgets::{body, button, field, named, prompt, quote, ring, soft, status, words_card, words_card_with},
    },
};

/// So many sends of a round stand on screen; whoever sums up has heard the others.
const IN_SIGHT: usize = 40;

/// How much of somebody’s words stands in the name of a button, in characters.
const IN_A_NAME: usize = 60;

/// The width that a short command and its key need beside each other, at arm’s length.
const SHORT: f32 = 150.0;

/// Draws the move that they are in.
pub fn show(ui: &mut Ui, cx: &mut Cx<'_>, evening: &mut Evening) {
    let Some(current) = evening.state.current_move().cloned() else {
        return frame::only_go_on(ui, cx, evening);
    };
    let (Some(speaker), Some(actor)) = (evening.state.floor(), evening.state.acts()) else { return };
    let writes = evening.state.way.writes(current.kind);
    frame::strip(ui, cx, evening);
    sides(ui, cx, evening, speaker, &current);
    let read = |ui: &mut Ui, cx: &mut Cx<'_>, evening: &mut Evening| {
        prompt(ui, current.prompt(evening.state.way));
        if current.kind == MoveKind::Topic {
            topic(ui, evening);
        }
        if current.role() == Role::Listener || current.kind == MoveKind::Confirm {
            said(ui, cx, evening, speaker, &current);
            told(ui, &evening.state, speaker, "round-was-told");
        }
        stems(ui, cx, evening, &current, writes);
        beside_the_screen(ui, evening, &current, speaker, writes);
        let listener = speaker.other();
        if evening.has_just_parked() {
            status(ui, &with_name(put_aside(&evening.state, listener), evening.state.name(listener)));
        } else if evening.state.thanked {
            status(ui, &with_name("round-thanked", evening.state.name(listener)));
        }
        if current.kind == MoveKind::Send {
            at_hand(ui, cx, evening, speaker, writes);
        }
        if current.kind == MoveKind::Invite {
            questions(ui, cx, &current);
        }
    };
    let name = evening.state.name(actor).to_owned();
    if writes {
        frame::middle_to_write(ui, cx, evening, frame::LEAST_TO_READ, read, |ui, cx, evening| {
            let label = with_name("round-your-words", &name);
            // In a small window what is said, and what one may begin with, need the room.
            let rows = if frame::is_band(ui) { 2 } else { 3 };
            text_field(ui, cx, evening, DraftField::Main, &label, &t("round-your-words-hint"), rows);
            wording::show(ui, cx, evening);
        });
    } else if current.kind == MoveKind::Confirm && evening.hand.missing.is_some() {
        frame::middle_to_write(ui, cx, evening, frame::LEAST_TO_READ, read, |ui, cx, evening| {
            let label = with_name("round-missing", &name);
            text_field(ui, cx, evening, DraftField::Missing, &label, &t("round-missing-hint"), 2);
            wording::show(ui, cx, evening);
        });
    } else {
        frame::middle(ui, evening.sheet(), |ui| {
            read(ui, cx, evening);
            scene::below(ui, &scene::of(&evening.state));
        });
    }
    actions(ui, cx, evening, &current, writes);
}

/// What becomes of a reply that was put aside, as an id: not everybody who listens has a turn ahead.
fn put_aside(state: &State, listener: Seat) -> &'static str {
    if state.has_turn_ahead(listener) { "round-put-aside" } else { "round-put-aside-for-good" }
}

/// What they wrote when they set up, if anything.
pub fn topic(ui: &mut Ui, evening: &Evening) {
    let topic = &evening.state.setup().topic;
    if !topic.is_empty() {
        body(ui, &with("round-topic-chosen", &[("topic", topic.as_str().into())]));
    }
}

fn sides(ui: &mut Ui, cx: &mut Cx<'_>, evening: &Evening, speaker: Seat, current: &Move) {
    let Some(actor) = evening.state.acts() else { return };
    let acts = t(match current.kind {
        MoveKind::Confirm => "says-whether",
        _ if actor == speaker => "speaks",
        MoveKind::Mirror | MoveKind::Summarise => "gives-back",
        MoveKind::Validate => "makes-sense-of-it",
        MoveKind::Empathise => "guesses",
        MoveKind::Invite => "asks",
        MoveKind::Thank => "says-thanks",
        _ => "answers",
    });
    let hear = t("round-hear-only");
    let other = current.other.as_deref().unwrap_or(&hear);
    let seats = Seats { strength: cx.strength, ..Seats::one(actor, &acts, other) };
    let listener = evening.state.listens().filter(|_| !frame::is_band(ui));
    frame::seats_with(ui, evening, &seats, |ui, seat| {
        if listener != Some(seat) {
            return;
        }
        for (command, short) in [(Command::Thank, "command-thank-short"), (Command::Park, "command-park-short")] {
            if !cx.is_open(command) {
                continue;
            }
            // The whole sentence would be four lines high in here, and the key would break the word.
            let key = command.key_text().filter(|_| ui.available_width() >= look::tokens(ui).scaled(SHORT));
            let offer = button::plain(ui, &t(short), key.as_deref());
            let sentence = t(command.label());
            if named(offer, &sentence).on_hover_text(&*sentence).clicked() {
                cx.run(command);
            }
        }
    });
}

fn actions(ui: &mut Ui, cx: &mut Cx<'_>, evening: &mut Evening, current: &Move, writes: bool) {
    let text = evening.hand.fields.get(&DraftField::Main).cloned().unwrap_or_default();
    let missing = evening.hand.fields.get(&DraftField::Missing).cloned().unwrap_or_default();
    let waiting_for = evening.hand.missing;
    let (mut answer, mut back) = (None, false);
    frame::bar(ui, cx, evening, |ui, cx| {
        match current.kind {
            MoveKind::Send => {
                if frame::main_action(ui, evening, &t("round-done"), writes) {
                    cx.act(Action::Say { text });
                } else if cx.is_open(Command::Mirror)
                    && button::quiet(ui, &t("round-let-me"), Command::Mirror.key_text().as_deref()).clicked()
                {
                    cx.run(Command::Mirror);
                }
            }
            MoveKind::Confirm => match waiting_for {
                Some(answer) => {
                    if frame::main_action(ui, evening, &t("round-missing-go"), true) {
                        cx.act(Action::Confirm { answer, missing });
                    }
                    back = button::plain(ui, &t("cancel"), Some(&t("key-escape"))).clicked()
                        || keys::take(ui, Key::Escape);
                }
                None => answer = arrived(ui),
            },
            MoveKind::More => {
                if let Some(more) = numbered(ui, &[t("round-more"), t("round-all")]) {
                    cx.act(Action::More { more: more == 0 });
                }
            }
            MoveKind::Invite => {
                if frame::main_action(ui, evening, &t("round-no-question"), false) {
                    cx.act(Action::Ask { question: None });
                }
            }
            MoveKind::Topic
            | MoveKind::Mirror
            | MoveKind::Summarise
            | MoveKind::Validate
            | MoveKind::Empathise
            | MoveKind::Thank => {
                let label = match current.kind {
                    // Whoever speaks may be at the keyboard: it is for the other one to say.
                    MoveKind::Topic => with_name("round-topic-good", listens(evening)).into(),
                    MoveKind::Thank => t("round-thank"),
                    MoveKind::Mirror | MoveKind::Summarise => t("round-mirrored"),
                    _ => t("round-done"),
                };
                if frame::main_action(ui, evening, &label, writes) {
                    cx.act(Action::Say { text });
                }
                if current.kind == MoveKind::Topic && button::quiet(ui, &t("ready-not-now"), None).clicked() {
                    cx.run(Command::Break);
                }
            }
        }
        time_ring(ui, cx, evening, current.seconds);
    });
    if back {
        evening.hand.missing = None;
    }
    match answer {
        Some(Arrived::Yes) => cx.act(Action::Confirm { answer: Arrived::Yes, missing: String::new() }),
        Some(answer) => {
            evening.hand.missing = Some(answer);
            evening.hand.refresh = true;
        }
        None => {}
    }
}

/// The name of whoever listens to the speaker.
fn listens(evening: &Evening) -> &str {
    evening.state.floor().map_or("", |speaker| evening.state.name(speaker.other()))
}

fn arrived(ui: &mut Ui) -> Option<Arrived> {
    let chosen = numbered(ui, &[t("round-yes"), t("round-almost"), t("round-not-yet")])?;
    [Arrived::Yes, Arrived::Almost, Arrived::NotYet].get(chosen).copied()
}

/// Answers with the keys 1, 2, 3. None is proposed: the answer belongs to whoever is asked, and each weighs the same.
pub fn numbered(ui: &mut Ui, labels: &[std::borrow::Cow<'_, str>]) -> Option<usize> {
    const KEYS: [Key; 3] = [Key::Num1, Key::Num2, Key::Num3];
    let mut chosen = None;
    for (index, (label, key)) in labels.iter().zip(KEYS).enumerate() {
        let response = button::quiet(ui, label, Some(key.name()));
        if button::is_clicked_once(&response) || keys::take(ui, key) {
            chosen = Some(index);
        }
    }
    chosen
}

/// What the listener gave back last, if anything in words; a guess is not what they heard.
pub fn given_back(ui: &mut Ui, state: &State) {
    let (Some(speaker), Some(GivenBack { kind, words })) = (state.floor(), &state.exchange.given_back) else { return };
    let title = match kind {
        MoveKind::Empathise => "round-guessed",
        MoveKind::Validate => "round-makes-sense",
        _ => "round-gave-back",
    };
    if let Some(text) = words.text() {
        let listener = speaker.other();
        words_card(ui, listener, &with_name(title, state.name(listener)), text);
    }
}

/// What has been said so far and waits to be given back, and what was given back.
fn said(ui: &mut Ui, cx: &Cx<'_>, evening: &Evening, speaker: Seat, current: &Move) {
    let state = &evening.state;
    let exchange = &state.exchange;
    let waiting = exchange.waiting();
    let one_by_one = current.kind == MoveKind::Mirror || current.kind == MoveKind::Confirm;
    // After a summary nothing waits any more, and all of it is asked about.
    let sent = if one_by_one && !waiting.is_empty() { waiting } else { &exchange.sent };
    if current.kind != MoveKind::Confirm {
        for text in exchange.missing.iter().filter_map(Words::text) {
            words_card(ui, speaker, &t("round-was-missing"), text);
        }
    }
    // First what is to be judged, or mended: what was said may be long, and they know it.
    let confirms = current.kind == MoveKind::Confirm;
    let again = current.kind == MoveKind::Mirror && !exchange.missing.is_empty();
    if confirms || again {
        given_back(ui, state);
    }
    if confirms {
        soft(ui, &t("now-look"));
    }
    let sent: Vec<&str> = sent.iter().filter_map(Words::text).collect();
    let earlier = sent.len().saturating_sub(IN_SIGHT);
    if earlier > 0 {
        soft(ui, &with("round-earlier", &[("n", earlier.into())]));
    }
    let missing = wording::missing(cx, evening);
    for (index, text) in sent.into_iter().enumerate().skip(earlier) {
        let faint = missing.get(index).map_or(&[][..], Vec::as_slice);
        words_card_with(ui, speaker, &with_name("round-they-said", state.name(speaker)), text, faint);
    }
    if missing.iter().any(|ranges| !ranges.is_empty()) {
        soft(ui, &t("wording-faint"));
    }
}

fn stems(ui: &mut Ui, cx: &mut Cx<'_>, evening: &mut Evening, current: &Move, writes: bool) {
    if current.stems.is_empty() {
        return;
    }
    ui.add_space(look::S);
    if writes {
        return stems_to_borrow(ui, cx, evening, &DraftField::Main, &current.stems);
    }
    let offered = offered(cx, evening, &current.stems);
    if !offered.is_empty() {
        soft(ui, &t("round-stems"));
    }
    for stem in offered {
        quote(ui, stem);
    }
    bring_back(ui, cx, offered.len() < current.stems.len());
}

/// Beginnings that can be put into a field of the step.
pub fn stems_to_borrow(ui: &mut Ui, cx: &mut Cx<'_>, evening: &mut Evening, which: &DraftField, stems: &[String]) {
    if stems.is_empty() {
        return;
    }
    let mut offered = offered(cx, evening, stems);
    let mut is_told = !offered.is_empty();
    if frame::is_band(ui) && evening.hand.stems == Stems::AsSet {
        (is_told, offered) = on_one_line(ui, offered);
    }
    // All on one row, or all below what they are.
    if is_told && look::is_tall(ui) && on_one_line(ui, offered).1.len() < offered.len() {
        soft(ui, &t("round-stems"));
        is_told = false;
    }
    ui.horizontal_wrapped(|ui| {
        if is_told {
            soft(ui, &t("round-stems"));
        }
        for stem in offered {
            if button::quiet(ui, stem, None).clicked() {
                borrow(ui, evening, which.clone(), beginning(stem), stems);
            }
        }
        bring_back(ui, cx, offered.len() < stems.len());
    });
}

/// All of these beginnings, or the first, or none, so that they stand on one line with what brings back the others, and
/// whether there is room to say what they are: in a small window what is said, and where one writes, comes first.
fn on_one_line<'s>(ui: &Ui, stems: &'s [String]) -> (bool, &'s [String]) {
    let wide = |text: &str, style: TextStyle| {
        let words = WidgetText::from(text).into_galley(ui, Some(TextWrapMode::Extend), f32::INFINITY, style);
        words.size().x + ui.spacing().item_spacing.x
    };
    let around = 2.0 * look::button_padding().x;
    let stem = |stem: &String| wide(stem, TextStyle::Button) + around;
    let room = ui.available_width();
    let label = wide(&t("round-stems"), TextStyle::Body);
    if label + stems.iter().map(stem).sum::<f32>() <= room {
        return (!stems.is_empty(), stems);
    }
    let key = Command::Beginnings.key_text().unwrap_or_default();
    let others = wide(&t(Command::Beginnings.label()), TextStyle::Button) + wide(&key, TextStyle::Small) + around;
    // The key stands in a cap, a little away from its label.
    let cap = 2.0 * look::L;
    let one = stems.first().map_or(0.0, stem) + others + cap;
    (label + one <= room, stems.get(..usize::from(one <= room)).unwrap_or_default())
}

/// The beginnings that are shown: as they are set, or turned about in this step.
fn offered<'s>(cx: &Cx<'_>, evening: &Evening, stems: &'s [String]) -> &'s [String] {
    let shown = match (cx.settings.beginnings, evening.hand.stems) {
        (Beginnings::Shown, Stems::AsSet) | (Beginnings::Short | Beginnings::Hidden, Stems::Turned) => stems.len(),
        (Beginnings::Short, Stems::AsSet) => 1,
        (Beginnings::Hidden, Stems::AsSet) | (Beginnings::Shown, Stems::Turned) => 0,
    };
    stems.get(..shown.min(stems.len())).unwrap_or_default()
}

fn bring_back(ui: &mut Ui, cx: &mut Cx<'_>, some_are_hidden: bool) {
    let key = Command::Beginnings.key_text();
    if some_are_hidden && button::plain(ui, &t(Command::Beginnings.label()), key.as_deref()).clicked() {
        cx.run(Command::Beginnings);
    }
}

/// What of a beginning goes into a field: all before the first gap.
fn beginning(stem: &str) -> &str {
    stem.split('…').next().unwrap_or(stem).trim_end()
}

/// Puts borrowed words behind what stands in a field, and the caret behind them; instead of a beginning that was borrowed
/// before and not gone on with.
pub fn borrow(ui: &Ui, evening: &mut Evening, which: DraftField, words: &str, stems: &[String]) {
    let id = field_id(&which);
    let field = evening.field(which);
    if stems.iter().any(|stem| beginning(stem) == field.trim_end()) {
        field.clear();
    }
    if !field.is_empty() && !field.ends_with(char::is_whitespace) {
        field.push(' ');
    }
    field.push_str(words);
    field.push(' ');
    field::caret_to_end(ui.ctx(), id, field);
    evening.hand.refresh = true;
}

/// A text field of the step whose words go into the safety copy while they are typed.
pub fn text_field(
    ui: &mut Ui,
    cx: &Cx<'_>,
    evening: &mut Evening,
    which: DraftField,
    label: &str,
    hint: &str,
    rows: usize,
) {
    let id = field_id(&which);
    let fresh = evening.hand.fresh && which != DraftField::Park;
    let response = field::text(ui, id, label, hint, evening.field(which), rows, LONGEST_TEXT / 4);
    if fresh {
        response.request_focus();
        field::forget_undo(ui.ctx(), id);
    }
    if response.changed() {
        evening.typed(cx.now);
    }
}

/// The one id of a field of the step.
#[must_use]
pub fn field_id(which: &DraftField) -> egui::Id {
    egui::Id::unique(("field", format!("{which:?}")))
}

/// While somebody speaks the screen has little to say.
fn beside_the_screen(ui: &mut Ui, evening: &Evening, current: &Move, speaker: Seat, writes: bool) {
    if current.kind == MoveKind::Send {
        if !writes {
            ui.add_space(look::M);
            soft(ui, &t("round-speaker-free"));
        }
        if let Some(question) = &evening.state.exchange.asked {
            let listener = evening.state.name(speaker.other());
            words_card(ui, speaker.other(), &with_name("round-asked", listener), question);
        }
    }
}

/// What the speaker chose to tell of what they found alone; it is said with the rest, and given back with the rest.
fn told(ui: &mut Ui, state: &State, speaker: Seat, label: &str) {
    let told: Vec<&str> = state.told.of(speaker).iter().filter_map(|note| note.words.text()).collect();
    if told.is_empty() {
        return;
    }
    ui.add_space(look::L);
    soft(ui, &with_name(label, state.name(speaker)));
    for text in told {
        quote(ui, text);
    }
}

/// What the speaker brought along: what they chose to tell, their own notes, and what they had put aside. What is for
/// their own eyes is shown when they want it.
fn at_hand(ui: &mut Ui, cx: &mut Cx<'_>, evening: &mut Evening, speaker: Seat, writes: bool) {
    let state = &evening.state;
    told(ui, state, speaker, "round-told");
    let parked: Vec<(usize, String)> = state
        .parked_by(speaker)
        .map(|(index, parked)| (index, parked.words.text().unwrap_or_default().to_owned()))
        .collect();
    let prepared: Vec<(String, String)> =
        state.prepared(speaker).map(|(label, text)| (label.trim_end_matches(['…', ' ']).into(), text.into())).collect();
    for (waits, id) in [(!prepared.is_empty(), "round-prepared-yours"), (!parked.is_empty(), "round-parked-yours")] {
        if waits {
            ui.add_space(look::L);
            soft(ui, &with_name(id, state.name(speaker)));
        }
    }
    if parked.is_empty() && prepared.is_empty() {
        return;
    }
    let (label, then) = match evening.hand.own {
        Own::Hidden => ("round-own-show", Own::Shown),
        Own::Shown => ("round-own-hide", Own::Hidden),
    };
    let shown = evening.hand.own == Own::Shown && !cx.is_covered;
    ui.horizontal_wrapped(|ui| {
        let is_hidden = evening.hand.own == Own::Hidden;
        if button::quiet(ui, &t(label), None).clicked() {
            evening.hand.own = then;
            // Whoever was writing goes on writing.
            evening.hand.refresh = true;
        }
        // Whoever wants to drop it need not show it first.
        if let ([(index, _)], true) = (&parked[..], prepared.is_empty() && is_hidden)
            && button::plain(ui, &t("round-let-go"), None).clicked()
        {
            cx.act(Action::LetGo { index: *index });
        }
    });
    if !shown {
        return;
    }
    for (label, text) in prepared {
        ui.push_id(&label, |ui| {
            quote(ui, &format!("{label}: {text}"));
            if writes {
                into_words(ui, evening, &text);
            }
        });
    }
    for (index, text) in parked {
        ui.push_id(index, |ui| {
            quote(ui, &text);
            ui.horizontal_wrapped(|ui| {
                if writes {
                    into_words(ui, evening, &text);
                }
                if button::plain(ui, &t("round-let-go"), None).clicked() {
                    cx.act(Action::LetGo { index });
                }
            });
        });
    }
}

/// Offers what they brought along for the field, so that nobody types it a second time.
fn into_words(ui: &mut Ui, evening: &mut Evening, text: &str) {
    let offer = button::plain(ui, &t("round-into-words"), None);
    // All of it stands right above.
    let begins: String = text.chars().take(IN_A_NAME).collect();
    let offer = named(offer, &with("round-into-words-of", &[("text", begins.into())]));
    if button::is_clicked_once(&offer) && !evening.field(DraftField::Main).trim_end().ends_with(text.trim()) {
        borrow(ui, evening, DraftField::Main, text, &[]);
    }
}

fn questions(ui: &mut Ui, cx: &mut Cx<'_>, current: &Move) {
    ui.add_space(look::M);
    for question in &current.questions {
        if button::quiet(ui, question, None).clicked() {
            cx.act(Action::Ask { question: Some(question.clone()) });
        }
        ui.add_space(look::S);
    }
}

/// A slow ring that fills and rests. It never ends a turn.
pub fn time_ring(ui: &mut Ui, cx: &Cx<'_>, evening: &Evening, seconds: Option<u16>) {
    let Some(seconds) = seconds.filter(|_| cx.settings.timers == Switch::On) else { return };
    let passed = cx.now.duration_since(evening.since).as_secs_f32();
    ring(ui, passed, seconds, look::RING_SMALL, &t("ring-name"));
}
