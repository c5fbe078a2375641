//! Stepping through a session as it happened: the two at their sides, one line between them.
//!
//! For reading again, and for showing others how a conversation goes.

use egui::{EventFilter, Key, Ui};

use crate::{
    export,
    guide::MoveKind,
    session::{Arrived, Heading, Line, Pair, Seat, What, Words},
    text::{t, with},
    ui::{
        keys, look,
        screens::{
            Cx,
            frame::{self, Seats},
            reading::Reading,
            reveal, scene,
        },
        widgets::{FloorView, Light, body, button, dots, heading, prompt, say, seat_mark, soft, words_card},
    },
};

/// How much of what was said before stands above a step, in characters.
const PASSING: usize = 140;

/// What is longer than this would not be on the screen as a whole, were it as large as a prompt; in characters.
const LARGE: usize = 240;

/// More parts than this, as after much going to and fro, are told in words alone.
const DOTS: usize = 24;

/// The lines of one stage, or of one coming back to it.
struct Part {
    title: String,
    speaker: Option<Seat>,
    /// The place of its first line.
    from: usize,
}

fn parts(reading: &Reading) -> Vec<Part> {
    let mut from = 0;
    let mut parts = Vec::new();
    for section in reading.transcript.sections_in_order() {
        let speaker = match section.heading {
            Heading::Stage { speaker, .. } => speaker,
            _ => None,
        };
        let title = export::heading(&section.heading, &reading.transcript.names);
        parts.push(Part { title, speaker, from });
        from += section.lines.len();
    }
    parts
}

/// The part in which a line stands.
fn part_of(parts: &[Part], at: usize) -> usize {
    parts.iter().rposition(|part| part.from <= at).unwrap_or_default()
}

/// Where the parts before and after this line begin.
fn around(reading: &Reading, at: usize) -> (Option<usize>, Option<usize>) {
    let parts = parts(reading);
    let from = || parts.iter().map(|part| part.from);
    (from().rfind(|from| *from < at), from().find(|from| *from > at))
}

/// The keys with which one steps; taken before the page that would scroll with some of them.
pub fn keys(ui: &Ui, reading: &mut Reading, at: usize) {
    let last = reading.transcript.in_order().count().saturating_sub(1);
    let (earlier, further) = around(reading, at);
    let taken = |keys: &[Key]| keys.iter().any(|key| keys::take(ui, *key));
    // Whatever has the keyboard focus takes Space for itself.
    let free = ui.memory(|memory| memory.focused().is_none());
    let to = if keys::take_ctrl(ui, Key::ArrowRight) {
        further
    } else if keys::take_ctrl(ui, Key::ArrowLeft) {
        earlier
    // Whoever shows a session to others holds a remote that sends the keys for whole pages.
    } else if taken(&[Key::ArrowRight, Key::PageDown]) || free && taken(&[Key::Space]) {
        Some((at + 1).min(last))
    } else if taken(&[Key::ArrowLeft, Key::PageUp]) {
        Some(at.saturating_sub(1))
    } else if taken(&[Key::Home]) {
        Some(0)
    } else if taken(&[Key::End]) {
        Some(last)
    } else {
        None
    };
    reading.at = to.or(reading.at);
}

/// The buttons with which one steps.
pub fn actions(ui: &mut Ui, reading: &mut Reading, at: usize) {
    let last = reading.transcript.in_order().count().saturating_sub(1);
    let next = button::primary_enabled(ui, at < last, &t("read-next"), Some("→"));
    if reading.fresh {
        next.request_focus();
    }
    if next.has_focus() {
        // The arrows step; they do not wander from button to button.
        let filter = EventFilter { horizontal_arrows: true, ..EventFilter::default() };
        ui.memory_mut(|memory| memory.set_focus_lock_filter(next.id, filter));
    }
    if next.clicked() {
        reading.at = Some((at + 1).min(last));
    }
    if button::quiet_enabled(ui, at > 0, &t("read-previous"), Some("←")).clicked() {
        reading.at = Some(at.saturating_sub(1));
    }
    let (_, further) = around(reading, at);
    if button::quiet_enabled(ui, further.is_some(), &t("read-next-part"), None).clicked() {
        reading.at = further;
    }
    if button::quiet(ui, &t("read-page"), None).clicked() {
        reading.at = None;
    }
}

/// One line at a time, as it happened.
pub fn show(ui: &mut Ui, cx: &Cx<'_>, reading: &Reading, at: usize) {
    let lines: Vec<&Line> = reading.transcript.in_order().collect();
    let parts = parts(reading);
    let part = part_of(&parts, at);
    sides(ui, reading, lines.get(at).copied(), parts.get(part));
    frame::middle(ui, ("step", at), |ui| {
        let Some(line) = lines.get(at) else {
            soft(ui, &reading.transcript.guide);
            return;
        };
        if (2..=DOTS).contains(&parts.len()) {
            let titles: Vec<&str> = parts.iter().map(|part| part.title.as_str()).collect();
            dots(ui, &titles, part, ui.available_width());
        }
        let mut place = with("read-place", &[("n", (at + 1).into()), ("of", lines.len().into())]).into_owned();
        if reading.transcript.example {
            place = format!("{} · {place}", t("read-example"));
        }
        soft(ui, &format!("{place} · {}", parts.get(part).map_or("", |part| &part.title)));
        if at == 0 {
            opening(ui, reading);
        }
        if let Some(asked) = reading.transcript.prompt(line) {
            soft(ui, &with("transcript-on-the-screen", &[("prompt", asked.into())]));
        }
        now(ui, cx, reading, line);
        // What it answers stands below: the words of this step come first, however large they are.
        if let Some(before) = at.checked_sub(1).and_then(|before| lines.get(before)) {
            ui.add_space(look::M);
            earlier(ui, cx, reading, before, line);
        }
        scene::below(ui, &on_the_floor(reading, &lines[..=at], parts.get(part)));
    });
}

/// What had been said just before: the whole of it where this line answers it, in short where it only goes on.
fn earlier(ui: &mut Ui, cx: &Cx<'_>, reading: &Reading, before: &Line, line: &Line) {
    let answers = matches!(
        line.what,
        What::Said { in_move: Some(MoveKind::Mirror | MoveKind::Summarise), .. }
            | What::Arrived(_)
            | What::Answered(_)
            | What::OfferAnswered(_)
    );
    match (before.seat, before.words.as_ref().and_then(Words::text)) {
        (Some(seat), Some(text)) if answers => {
            words_card(ui, seat, &export::sentence(before, &reading.transcript.names, &cx.zone), text);
        }
        _ => {
            soft(ui, &passing(before, cx, reading));
        }
    }
}

/// The two at their sides, as they sat there.
fn sides(ui: &mut Ui, reading: &Reading, line: Option<&Line>, part: Option<&Part>) {
    let names = Seat::BOTH.map(|seat| export::name(&reading.transcript.names, seat));
    let acts = line.and_then(|line| Some((line.seat?, role(line, part?.speaker))));
    let (does, hears) = match acts {
        Some((_, Some(does))) => (t(does), t("listens")),
        _ => Default::default(),
    };
    let seats = acts.map_or(Seats::both(""), |(seat, _)| Seats::one(seat, &does, &hears));
    frame::seats_of(ui, [&names[0], &names[1]], &seats, |_, _| {});
}

/// How the two stood on their floor then: as near as both had shown at the check-in before, whoever acted in the light,
/// both once something had arrived, and apart in a break.
fn on_the_floor(reading: &Reading, lines: &[&Line], part: Option<&Part>) -> (FloorView, String) {
    let said = |seat| {
        lines.iter().rev().find_map(|line| match line.what {
            What::CheckIn(answers) if line.seat == Some(seat) => Some(answers),
            _ => None,
        })
    };
    let both = said(Seat::Left).zip(said(Seat::Right)).map(|(left, right)| Pair { left, right });
    let still = scene::still(both.as_ref());
    let lit = FloorView { light: Light::Both, ..still };
    let name = |seat| export::name(&reading.transcript.names, seat);
    let Some(line) = lines.last() else { return scene::waiting() };
    match (&line.what, line.seat) {
        (What::Ready, _) => (lit, t("floor-held-both").into_owned()),
        (What::CheckIn(_), Some(seat)) if both.is_some() => {
            (FloorView { light: Light::On(seat), ..still }, t("floor-said").into_owned())
        }
        (What::Break(_) | What::BreakMoved(_), _) => scene::parted(),
        (What::Returned | What::Resumed, _) => (still, t("floor-return").into_owned()),
        (What::Arrived(Arrived::Yes), _) => (lit, t("floor-arrived").into_owned()),
        (What::CheckOut(_) | What::TookAlong, _) => (lit, t("floor-closing").into_owned()),
        (_, Some(seat)) if role(line, part.and_then(|it| it.speaker)).is_some() => {
            scene::turn(still, seat, &name(seat), &name(seat.other()))
        }
        // What somebody does alone, or asks for, is on their side, too; but nobody leans in.
        (_, Some(seat)) => {
            (FloorView { light: Light::On(seat), ..still }, with("floor-alone", &[("name", name(seat).into())]).into())
        }
        _ => (still, t("floor-still").into_owned()),
    }
}

/// What somebody does in a line, while the other listens.
fn role(line: &Line, speaker: Option<Seat>) -> Option<&'static str> {
    match &line.what {
        What::Said { in_move: Some(MoveKind::Mirror | MoveKind::Summarise), .. } => Some("gives-back"),
        What::Said { .. } if speaker.is_some() && line.seat != speaker => Some("answers"),
        What::Said { .. } | What::More(_) | What::Told { .. } => Some("speaks"),
        What::Arrived(_) => Some("says-whether"),
        What::Asked => Some("asks"),
        _ => None,
    }
}

/// What they talked about, and how.
fn opening(ui: &mut Ui, reading: &Reading) {
    heading(ui, &reading.transcript.guide, 1);
    if let Some(topic) = reading.transcript.topic.as_ref().and_then(Words::text) {
        body(ui, topic);
    }
    ui.add_space(look::M);
}

/// What was said just before, in short.
fn passing(line: &Line, cx: &Cx<'_>, reading: &Reading) -> String {
    let sentence = export::sentence(line, &reading.transcript.names, &cx.zone);
    let Some(text) = line.words.as_ref().and_then(Words::text) else { return sentence };
    let mut short: String = text.chars().take(PASSING).collect();
    if short.len() < text.len() {
        short.push('…');
    }
    format!("{sentence} {short}")
}

fn now(ui: &mut Ui, cx: &Cx<'_>, reading: &Reading, line: &Line) {
    let label = export::sentence(line, &reading.transcript.names, &cx.zone);
    if let (What::CheckIn(answers), Some(seat)) = (&line.what, line.seat) {
        reveal::near_and_wished(ui, &export::name(&reading.transcript.names, seat), *answers);
        soft(ui, &label);
        say(ui, &label);
        return;
    }
    let Some(text) = line.words.as_ref().and_then(Words::text) else {
        prompt(ui, &label);
        return;
    };
    match line.seat {
        Some(seat) if text.chars().count() > LARGE => {
            words_card(ui, seat, &label, text);
        }
        seat => {
            ui.horizontal(|ui| {
                if let Some(seat) = seat {
                    seat_mark(ui, seat, 40.0);
                }
                heading(ui, &label, 2);
            });
            prompt(ui, text);
        }
    }
}
