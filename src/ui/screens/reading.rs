//! Reading a session again: as a page, or step by step as it happened.

use std::path::PathBuf;

use egui::Ui;

use crate::{
    export,
    guide::MoveKind,
    session::{Line, Seat, Session, Transcript, What, Words},
    store::HeldId,
    text::{t, with},
    ui::{
        command::Command,
        look,
        screens::{Cx, frame, home, over::Over, stepping},
        widgets::{body, button, heading, prompt, soft, status, words_card},
        wish::{ExportKind, Wish},
        worker::OpenedFile,
    },
};

/// From this many lines on only those in sight are drawn: a screen reader finds the whole in “Save as text”.
const ALL_AT_ONCE: usize = 400;

/// A session that is being read.
pub struct Reading {
    /// What happened.
    pub session: Session,
    /// The readable account of it.
    pub transcript: Transcript,
    /// Where it lies; an example lies nowhere.
    pub path: Option<PathBuf>,
    /// The file of which it is an earlier version that lies nowhere yet.
    pub earlier_of: Option<PathBuf>,
    /// How to speak of it to the store; nothing for an example.
    pub grip: Option<HeldId>,
    /// Why it can only be read.
    pub read_only: Option<String>,
    /// Its last line was cut off.
    pub torn: bool,
    /// The line to step through, or the page.
    pub at: Option<usize>,
    /// The page has just opened.
    pub fresh: bool,
    /// Beside each of the words stands a button to take them back.
    pub taking_back: bool,
    /// A short word on what has just been done.
    pub notice: Option<String>,
    /// How high each line of the page is, once it has been drawn, and for which width that holds.
    heights: (f32, Vec<f32>),
}

impl Reading {
    /// Reads a session; nothing where it does not begin as a session does.
    #[must_use]
    pub fn new(session: Session, path: Option<PathBuf>, grip: Option<HeldId>) -> Option<Self> {
        let transcript = Transcript::of(&session)?;
        let at = transcript.example.then_some(0);
        Some(Self {
            session,
            transcript,
            path,
            earlier_of: None,
            grip,
            read_only: None,
            torn: false,
            at,
            fresh: true,
            taking_back: false,
            notice: None,
            heights: (0.0, Vec::new()),
        })
    }

    /// Reads a file that was opened.
    #[must_use]
    pub fn of(file: OpenedFile) -> Option<Self> {
        let mut reading = Self::new(file.opened.session, Some(file.path), Some(file.grip))?;
        reading.read_only = file.read_only;
        reading.torn = file.opened.torn.is_some();
        Some(reading)
    }
}

/// Draws the page or the step.
pub fn show(ui: &mut Ui, cx: &mut Cx<'_>, reading: &mut Reading) {
    home::strip(ui, cx);
    if let Some(at) = reading.at {
        stepping::keys(ui, reading, at);
    }
    match reading.at {
        Some(at) => stepping::show(ui, cx, reading, at),
        None => page(ui, cx, reading),
    }
    actions(ui, cx, reading);
    reading.fresh = false;
}

fn actions(ui: &mut Ui, cx: &mut Cx<'_>, reading: &mut Reading) {
    let steps = reading.at.is_some();
    let add = |ui: &mut Ui| {
        if let Some(notice) = &reading.notice {
            status(ui, notice);
        }
        ui.horizontal_wrapped(|ui| {
            if let Some(at) = reading.at {
                stepping::actions(ui, reading, at);
                // All that steps fits on one line; the list of keys has the rest.
                home(ui, cx, None);
            } else {
                paging(ui, cx, reading);
                home(ui, cx, Command::Home.key_text().as_deref());
            }
        });
    };
    if steps { frame::foot_between_seats(ui, add) } else { frame::foot(ui, add) }
}

fn home(ui: &mut Ui, cx: &mut Cx<'_>, key: Option<&str>) {
    if button::plain(ui, &t("command-home"), key).clicked() {
        cx.run(Command::Home);
    }
}

fn paging(ui: &mut Ui, cx: &mut Cx<'_>, reading: &mut Reading) {
    let has_steps = reading.transcript.in_order().next().is_some();
    if has_steps && button::primary(ui, &t("read-step"), None).clicked() {
        reading.at = Some(0);
        reading.fresh = true;
    }
    if reading.earlier_of.is_some() && button::quiet(ui, &t("earlier-keep"), None).clicked() {
        cx.run(Command::Copy);
    }
    if button::quiet(ui, &t("read-text"), Command::Export.key_text().as_deref()).clicked() {
        cx.wish(Wish::Export(ExportKind::Text));
    }
    frame::menu(ui, |ui| more(ui, cx, reading));
}

fn more(ui: &mut Ui, cx: &mut Cx<'_>, reading: &mut Reading) {
    if button::plain(ui, &t("read-markdown"), None).clicked() {
        cx.wish(Wish::Export(ExportKind::Markdown));
        ui.close();
    }
    if cx.is_open(Command::Copy) && frame::in_menu(ui, cx, Command::Copy) {
        ui.close();
    }
    if reading.path.is_none() {
        return;
    }
    if button::plain(ui, &t("read-earlier-versions"), None).clicked() {
        cx.wish(Wish::EarlierVersions);
        ui.close();
    }
    let may = reading.read_only.is_none();
    let label = t(if reading.taking_back { "read-take-back-not" } else { "read-take-back-choose" });
    if button::plain_enabled(ui, may, &label, None).clicked() {
        reading.taking_back = !reading.taking_back;
        ui.close();
    }
    if button::plain_enabled(ui, may, &t("read-delete"), None).clicked() {
        cx.wish(Wish::Ask(Over::Delete));
        ui.close();
    }
}

/// The whole, agreements and what made sense first.
fn page(ui: &mut Ui, cx: &mut Cx<'_>, reading: &mut Reading) {
    let (width, mut heights) = std::mem::take(&mut reading.heights);
    let now = ui.available_width();
    if (width - now).abs() > 0.5 {
        heights.clear();
    }
    frame::middle(ui, "page", |ui| {
        let title = if reading.transcript.example { "read-example" } else { "read-title" };
        prompt(ui, &t(title));
        top(ui, cx, reading);
        lines(ui, cx, reading, &mut heights);
    });
    reading.heights = (now, heights);
}

fn lines(ui: &mut Ui, cx: &mut Cx<'_>, reading: &Reading, heights: &mut Vec<f32>) {
    let transcript = &reading.transcript;
    let many = transcript.in_order().count() > ALL_AT_ONCE;
    let mut place = 0;
    for section in &transcript.sections {
        ui.add_space(look::L);
        heading(ui, &export::heading(&section.heading, &transcript.names), 2);
        for line in &section.lines {
            if heights.len() <= place {
                heights.push(look::LINE_IN_PAGE);
            }
            let above = ui.cursor().top();
            if many && !in_sight(ui, heights[place]) {
                ui.add_space(heights[place]);
            } else {
                one(ui, cx, reading, line);
                heights[place] = ui.cursor().top() - above;
            }
            place += 1;
        }
    }
}

/// Whether something of this height that is drawn next can be seen, or nearly.
fn in_sight(ui: &Ui, height: f32) -> bool {
    let clip = ui.clip_rect();
    let top = ui.cursor().top();
    top + height > clip.top() && top < clip.bottom()
}

fn top(ui: &mut Ui, cx: &Cx<'_>, reading: &Reading) {
    let transcript = &reading.transcript;
    soft(ui, &format!("{} · {}", transcript.guide, cx.day(transcript.created)));
    if let Some(why) = &reading.read_only {
        status(ui, &with("read-only", &[("why", why.as_str().into())]));
    }
    if reading.torn {
        status(ui, &t("read-torn"));
    }
}

fn one(ui: &mut Ui, cx: &mut Cx<'_>, reading: &Reading, line: &Line) {
    let transcript = &reading.transcript;
    let label = export::sentence(line, &transcript.names, &cx.zone);
    let text = line.words.as_ref().and_then(Words::text);
    ui.push_id(("line", line.entry), |ui| match (line.seat, text) {
        (Some(seat), Some(text)) => {
            words_card(ui, seat, &label, text);
            take_back(ui, cx, reading, line, seat);
        }
        (None, Some(text)) => {
            soft(ui, &label);
            body(ui, text);
        }
        (_, None) => {
            soft(ui, &label);
        }
    });
}

fn take_back(ui: &mut Ui, cx: &mut Cx<'_>, reading: &Reading, line: &Line, seat: Seat) {
    if !reading.taking_back {
        return;
    }
    let (Some(entry), Some(place)) = (reading.session.entries.get(line.entry), line.words_at) else { return };
    if button::plain(ui, &t("read-take-back"), None).clicked() {
        let name = |seat| export::name(&reading.transcript.names, seat).into_owned();
        let is_mirror = |kind: MoveKind| matches!(kind, MoveKind::Mirror | MoveKind::Summarise);
        let heard_by = match line.what {
            What::Said { in_move, .. } if !in_move.is_some_and(is_mirror) => Some(name(seat.other())),
            What::Told { .. } => Some(name(seat.other())),
            _ => None,
        };
        let words_at = place;
        cx.wish(Wish::Ask(Over::TakeBack { seq: entry.seq, words_at, name: name(seat), heard_by }));
    }
}
