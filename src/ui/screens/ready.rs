//! The ready gate: both hold their own Shift key together, or each presses a button.

use egui::{Key, Ui};
use jiff::{SignedDuration, Timestamp};

use crate::{
    guide::Stage,
    session::{Action, Seat, Ticks},
    text::t,
    ui::{
        command::Command,
        evening::Evening,
        look,
        screens::{
            Cx,
            frame::{self, Seats, with_name},
            round, scene,
        },
        widgets::{FloorView, Light, body, button, named, prompt, soft, tick, tick_width},
    },
};

/// How far from the middle they stand once both are ready: side by side, to begin.
const TOGETHER: f32 = 0.15;

/// How long they are seen to stand together before it goes on, in changes.
const OPENING: f64 = 3.0;

/// Draws the gate.
pub fn show(ui: &mut Ui, cx: &mut Cx<'_>, evening: &mut Evening) {
    let Some(Stage::Readiness(stage)) = evening.state.stage().cloned() else { return };
    follow_keys(ui, evening);
    frame::strip(ui, cx, evening);
    let mut both = evening.hand.ticks.clone();
    frame::seats_with(ui, evening, &Seats::both(&t("ready-ticks")), |ui, seat| {
        ticks(ui, both.of_mut(seat), evening.state.name(seat));
    });
    evening.hand.ticks = both;
    let stand = stand(evening);
    frame::middle(ui, evening.sheet(), |ui| {
        prompt(ui, &stage.prompt);
        round::topic(ui, evening);
        ui.scope(|ui| {
            if frame::is_band(ui) {
                ui.spacing_mut().item_spacing.y = look::XS;
            }
            for rule in &stage.rules {
                body(ui, rule);
            }
            soft(ui, &t("ready-hold"));
        });
        scene::below(ui, &stand);
    });
    let mut held = evening.hand.held.clone();
    frame::bar(ui, cx, evening, |ui, cx| {
        for seat in Seat::BOTH {
            let key = t(match seat {
                Seat::Left => "key-left-shift",
                Seat::Right => "key-right-shift",
            });
            let name = format!("{}: {}", evening.state.name(seat), t("ready-mine"));
            let label = if *held.of(seat) { format!("✓ {name}") } else { name.clone() };
            if named(button::quiet(ui, &label, Some(&key)), &name).clicked() {
                *held.of_mut(seat) = true;
            }
        }
        if button::plain(ui, &t("ready-not-now"), None).clicked() {
            cx.run(Command::NotNow);
        }
    });
    evening.hand.held = held;
    if has_opened(ui, evening) && !evening.is_waiting() {
        cx.act(Action::Ready { ticks: evening.hand.ticks.clone() });
        evening.hand.held = crate::session::Pair::default();
        evening.hand.opening = None;
    }
}

/// Once both are ready, whether the two have come together: the door opens for both at once, and they see it.
fn has_opened(ui: &Ui, evening: &mut Evening) -> bool {
    let now = ui.input(|input| input.time);
    if evening.hand.held.left && evening.hand.held.right {
        evening.hand.opening.get_or_insert(now);
    }
    let Some(since) = evening.hand.opening else { return false };
    let opens = since + f64::from(look::motion(ui)) * OPENING;
    if now < opens {
        ui.ctx().request_repaint();
    }
    now >= opens && ui.is_enabled()
}

/// How the two stand at the gate: whoever is ready leans in, and both come together.
fn stand(evening: &Evening) -> (FloorView, String) {
    let one = |seat| {
        let view = FloorView { leaning: Some(seat), ..scene::still(None) };
        (view, with_name("floor-held-one", evening.state.name(seat)))
    };
    let held = &evening.hand.held;
    match (held.left, held.right) {
        _ if evening.hand.opening.is_some() => {
            let view = FloorView { away: [TOGETHER; 2], light: Light::Both, ..FloorView::default() };
            (view, t("floor-held-both").into_owned())
        }
        (true, false) => one(Seat::Left),
        (false, true) => one(Seat::Right),
        _ => scene::waiting(),
    }
}

/// A Shift key counts as long as it is held; a pressed button stays pressed.
fn follow_keys(ui: &Ui, evening: &mut Evening) {
    if !ui.is_enabled() {
        return;
    }
    ui.input(|input| {
        for (seat, key) in [(Seat::Left, Key::ShiftLeft), (Seat::Right, Key::ShiftRight)] {
            if input.key_pressed(key) {
                *evening.hand.held.of_mut(seat) = true;
            } else if input.key_released(key) {
                *evening.hand.held.of_mut(seat) = false;
            }
        }
    });
}

fn ticks(ui: &mut Ui, ticks: &mut Ticks, name: &str) {
    let intro = t("ready-ticks");
    let all = [(&mut ticks.fed, "ready-fed"), (&mut ticks.rested, "ready-rested"), (&mut ticks.time, "ready-time")];
    let each = |ui: &mut Ui| {
        let mut all = all;
        // From right to left what is drawn first stands last, where all stand on one line.
        let row = all.iter().map(|(_, id)| tick_width(ui, &t(id)) + ui.spacing().item_spacing.x).sum::<f32>();
        if frame::is_band(ui) && ui.layout().prefer_right_to_left() && row <= ui.available_width() {
            all.reverse();
        }
        for (value, id) in all {
            tick(ui, value, &t(id), &format!("{name}: {intro} {}", t(id)));
        }
    };
    // Beside each other where the sides are a band: the middle needs the height.
    if frame::is_band(ui) { ui.horizontal_wrapped(each).inner } else { each(ui) }
}

/// They said “not now” and want to try again then.
pub fn postponed(ui: &mut Ui, cx: &mut Cx<'_>, evening: &mut Evening, until: Timestamp) {
    frame::strip(ui, cx, evening);
    frame::seats(ui, evening, &Seats::both(""));
    frame::middle(ui, evening.sheet(), |ui| {
        let when = cx.clock(until);
        prompt(ui, &crate::text::with("ready-postponed", &[("when", when.into())]));
        soft(ui, &t("ready-postponed-body"));
        scene::below(ui, &scene::of(&evening.state));
    });
    frame::bar(ui, cx, evening, |ui, cx| {
        // Whoever said “not now” is not overruled by one key.
        if frame::main_action(ui, evening, &t("end-home"), false) {
            cx.run(Command::Home);
        }
        if button::quiet(ui, &t("ready-both"), None).clicked() {
            cx.act(Action::Ready { ticks: evening.hand.ticks.clone() });
        }
    });
}

/// The times that “not now” offers.
#[must_use]
pub fn later(now: Timestamp) -> [(&'static str, Timestamp); 3] {
    [("ready-in-an-hour", 1), ("ready-in-three", 3), ("ready-tomorrow", 24)]
        .map(|(id, hours)| (id, now + SignedDuration::from_hours(hours)))
}
