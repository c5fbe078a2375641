//! The calm kit: to breathe, to come to one’s senses, to stay with a feeling, to wait with an urge, and one’s own list.
//!
//! A page over whatever was there, so that a session keeps its place. Only the own lines are ever written.

use egui::{Id, Key, Ui};
use jiff::{SignedDuration, Timestamp};

use crate::{
    store::{QUICKEST_BREATH, SLOWEST_BREATH, Settings, Switch},
    text::{t, with},
    ui::{
        command::Command,
        keys, look,
        screens::{Cx, frame, home},
        widgets::{body, breath, button, choice, field, heading, prompt, quote, ring, soft, status},
        wish::Wish,
    },
};

/// A feeling that nobody feeds mostly rises and falls within about this time.
const STAY: SignedDuration = SignedDuration::from_secs(90);

/// After this long they may stop just as well.
const STAY_AT_LEAST: SignedDuration = SignedDuration::from_secs(60);

/// How long an urge is asked to wait.
const WAIT: SignedDuration = SignedDuration::from_mins(10);

/// The longest list, in characters.
const LONGEST_LIST: usize = 2000;

/// What brings somebody back to their senses, one after the other.
const SENSES: [&str; 5] = ["calm-see", "calm-hear", "calm-touch", "calm-smell", "calm-here"];

/// A part of the kit.
#[derive(Clone, Copy, Debug, Default, Eq, PartialEq)]
pub enum Page {
    /// A circle to breathe with.
    #[default]
    Breathe,
    /// Five things to see, four to hear …
    Ground,
    /// Stay with a feeling.
    Stay,
    /// Wait with an urge.
    Wait,
    /// The own list and the own people.
    Mine,
}

/// Where somebody is in the kit.
#[derive(Default)]
pub struct Calm {
    /// Which part.
    pub page: Page,
    /// Which sense.
    pub sense: usize,
    /// Somebody stays with a feeling since this moment.
    pub staying: Option<Timestamp>,
    /// An urge waits since this moment.
    pub waiting: Option<Timestamp>,
    /// What calms them, while somebody writes it.
    pub calming: Option<String>,
    /// Their people, while somebody writes them.
    pub people: Option<String>,
    /// Their help lines, while somebody writes them.
    pub help: Option<String>,
}

/// Draws the kit. Off the record the own lists can only be read.
pub fn show(ui: &mut Ui, cx: &mut Cx<'_>, calm: &mut Calm, off_the_record: bool) {
    home::strip_with(ui, cx, &[Command::Help, Command::Hide]);
    frame::middle(ui, ("calm", calm.page as u8), |ui| {
        let pages = [
            (Page::Breathe, t("calm-breathe")),
            (Page::Ground, t("calm-ground")),
            (Page::Stay, t("calm-stay")),
            (Page::Wait, t("calm-wait")),
            (Page::Mine, t("calm-mine")),
        ];
        let pages = pages.each_ref().map(|(page, name)| (*page, &**name));
        choice::tabs(ui, &t("tool-calm-kit"), &mut calm.page, &pages);
        ui.add_space(look::M);
        match calm.page {
            Page::Breathe => breathe(ui, cx),
            Page::Ground => {
                prompt(ui, &t(SENSES[calm.sense.min(SENSES.len() - 1)]));
                status(ui, &with("read-place", &[("n", (calm.sense + 1).into()), ("of", SENSES.len().into())]));
            }
            Page::Stay => stay(ui, cx, calm),
            Page::Wait => wait(ui, cx, calm),
            Page::Mine => mine(ui, cx, calm, off_the_record),
        }
    });
    frame::foot(ui, |ui| {
        ui.horizontal_wrapped(|ui| {
            actions(ui, cx, calm);
            let close = button::quiet(ui, &t("close"), Some(&t("key-escape"))).clicked();
            if close || keys::take(ui, Key::Escape) || keys::take_ctrl_enter(ui) {
                cx.wish(Wish::CloseOver);
            }
        });
    });
}

/// How long one breath in and one breath out take, in seconds, in steps of a half.
#[must_use]
pub fn pace(settings: &Settings) -> (f32, f32) {
    let whole = f32::from(settings.breath_seconds);
    // Longer out than in: that is what calms.
    let inward = (whole * 0.8).round() / 2.0;
    (inward, whole - inward)
}

/// The circle to breathe with, at the pace of the settings.
pub fn circle(ui: &mut Ui, settings: &Settings) {
    let (inward, outward) = pace(settings);
    breath(ui, inward, outward, ui.input(|input| input.time));
}

/// The own list and the own people, where there are any.
pub fn own_lines(ui: &mut Ui, settings: &Settings) {
    for (lines, title) in [(&settings.calming, "calm-list"), (&settings.people, "calm-people")] {
        if lines.is_empty() {
            continue;
        }
        ui.add_space(look::L);
        heading(ui, &t(title), 2);
        for line in lines.lines() {
            quote(ui, line);
        }
    }
}

/// What can be done in this part.
fn actions(ui: &mut Ui, cx: &mut Cx<'_>, calm: &mut Calm) {
    match calm.page {
        Page::Breathe => change_pace(ui, cx),
        Page::Ground => {
            let last = SENSES.len() - 1;
            let at = calm.sense;
            if step(ui, at < last, "read-next", "→", Key::ArrowRight) {
                calm.sense = at + 1;
            }
            if step(ui, at > 0, "read-previous", "←", Key::ArrowLeft) {
                calm.sense = at - 1;
            }
        }
        Page::Stay => begin(ui, cx, &mut calm.staying),
        Page::Wait => begin(ui, cx, &mut calm.waiting),
        Page::Mine => {}
    }
}

fn change_pace(ui: &mut Ui, cx: &mut Cx<'_>) {
    let now = cx.settings.breath_seconds;
    let slower = step(ui, now < SLOWEST_BREATH, "calm-slower", "←", Key::ArrowLeft);
    let quicker = step(ui, now > QUICKEST_BREATH, "calm-quicker", "→", Key::ArrowRight);
    let breath_seconds = now + u8::from(slower) - u8::from(quicker);
    if breath_seconds != now {
        cx.wish(Wish::Settings(Settings { breath_seconds, ..cx.settings.clone() }));
    }
}

/// A button that goes on or back, with its key where nothing else holds the keyboard.
fn step(ui: &mut Ui, open: bool, label: &str, sign: &str, key: Key) -> bool {
    let clicked = button::quiet_enabled(ui, open, &t(label), Some(sign)).clicked();
    let free = ui.memory(|memory| memory.focused().is_none());
    open && (clicked || (free && keys::take(ui, key)))
}

fn begin(ui: &mut Ui, cx: &Cx<'_>, since: &mut Option<Timestamp>) {
    let label = t(if since.is_some() { "calm-again" } else { "calm-begin" });
    let clicked = button::primary(ui, &label, Some(&t("key-enter"))).clicked();
    let free = ui.memory(|memory| memory.focused().is_none());
    if clicked || (free && keys::take(ui, Key::Enter)) {
        *since = Some(cx.now);
    }
}

fn breathe(ui: &mut Ui, cx: &Cx<'_>) {
    ui.vertical_centered(|ui| {
        circle(ui, cx.settings);
        ui.add_space(look::M);
        let (inward, outward) = pace(cx.settings);
        let args = [
            ("seconds", cx.settings.breath_seconds.into()),
            ("in", f64::from(inward).into()),
            ("out", f64::from(outward).into()),
        ];
        status(ui, &with("calm-pace", &args));
        soft(ui, &t("calm-breathe-more"));
    });
}

fn stay(ui: &mut Ui, cx: &Cx<'_>, calm: &Calm) {
    prompt(ui, &t("calm-stay-title"));
    body(ui, &t("calm-stay-body"));
    let Some(since) = calm.staying else { return };
    let passed = time(ui, cx, since, STAY);
    let line = if passed >= STAY {
        "calm-stay-end"
    } else if passed >= STAY_AT_LEAST {
        "calm-stay-minute"
    } else {
        "calm-stay-on"
    };
    status(ui, &t(line));
}

fn wait(ui: &mut Ui, cx: &Cx<'_>, calm: &Calm) {
    prompt(ui, &t("calm-wait-title"));
    body(ui, &t("calm-wait-body"));
    let Some(since) = calm.waiting else { return };
    let passed = time(ui, cx, since, WAIT);
    status(ui, &t(if passed >= WAIT { "calm-wait-end" } else { "calm-wait-on" }));
    own_lines(ui, cx.settings);
}

/// A quiet ring, where rings are shown; gives how much time has passed. When the ring is full, nothing moves.
fn time(ui: &mut Ui, cx: &Cx<'_>, since: Timestamp, whole: SignedDuration) -> SignedDuration {
    let passed = cx.now.duration_since(since);
    ui.add_space(look::XL);
    if cx.settings.timers == Switch::On {
        let seconds = whole.as_secs().unsigned_abs() as u16;
        ui.vertical_centered(|ui| ring(ui, passed.as_secs_f32(), seconds, look::RING_LARGE, &t("ring-name")));
        ui.add_space(look::M);
    }
    // The words change after a minute and at the end.
    let changes = [STAY_AT_LEAST - passed, whole - passed];
    if let Some(next) = changes.into_iter().filter(SignedDuration::is_positive).min() {
        ui.ctx().request_repaint_after(next.unsigned_abs());
    }
    passed
}

fn mine(ui: &mut Ui, cx: &mut Cx<'_>, calm: &mut Calm, off_the_record: bool) {
    prompt(ui, &t("calm-mine-title"));
    if off_the_record {
        body(ui, &t("calm-mine-off"));
        own_lines(ui, cx.settings);
        return;
    }
    soft(ui, &t("calm-mine-open"));
    ui.add_space(look::M);
    let lists = [
        ("calm-list", "calm-list-hint", &mut calm.calming, &cx.settings.calming),
        ("calm-people", "calm-people-hint", &mut calm.people, &cx.settings.people),
    ];
    let mut left = false;
    for (label, hint, written, kept) in lists {
        let text = written.get_or_insert_with(|| kept.0.clone());
        let response = field::text(ui, Id::unique(label), &t(label), &t(hint), text, 4, LONGEST_LIST);
        left |= response.lost_focus();
        ui.add_space(look::M);
    }
    if left {
        cx.wish(Wish::KeepOwnLines);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_breath_goes_out_longer_than_it_came_in() {
        for breath_seconds in QUICKEST_BREATH..=SLOWEST_BREATH {
            let (inward, outward) = pace(&Settings { breath_seconds, ..Settings::default() });
            assert!(inward >= 4.0 && outward > inward, "{breath_seconds}");
            assert!((inward + outward - f32::from(breath_seconds)).abs() < 0.01, "{breath_seconds}");
        }
    }
}
