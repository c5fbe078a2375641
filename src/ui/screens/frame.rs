//! What every step has in the same place: the strip above, the two seats at the sides, the actions below.

use egui::{CentralPanel, Frame, Key, Layout, Margin, Modifiers, Panel, Response, RichText, ScrollArea, TextStyle, Ui};

use crate::{
    session::{Action, Seat},
    text::{t, with},
    ui::{
        command::Command,
        evening::{Evening, Safety},
        look,
        screens::Cx,
        widgets::{NoticeKind, button, dots, notice, seat_panel, soft, status},
    },
};

/// Narrower than this, the seats become a band above the prompt.
const SEATS_BESIDE: f32 = 1200.0;

/// How wide a seat’s side is.
const SEAT_WIDTH: f32 = 220.0;

/// The quiet strip: where we are, and what is always there.
pub fn strip(ui: &mut Ui, cx: &mut Cx<'_>, evening: &Evening) {
    let tokens = look::tokens(ui);
    let margin = Margin::symmetric(look::L as i8, look::S as i8);
    Panel::top("strip").show_separator_line(false).frame(Frame::new().fill(tokens.paper).inner_margin(margin)).show(
        ui,
        |ui| {
            ui.with_layout(Layout::right_to_left(egui::Align::Center), |ui| {
                // First in the order of the keyboard, always in this corner.
                for command in [Command::Hide, Command::Help, Command::Break] {
                    let enabled = command != Command::Break || evening.is_running();
                    let key = command.key_text();
                    if button::plain_enabled(ui, enabled, &t(command.label()), key.as_deref()).clicked() {
                        cx.run(command);
                    }
                }
                ui.menu_button(t("more"), |ui| more(ui, cx, evening));
                ui.with_layout(Layout::left_to_right(egui::Align::Center), |ui| {
                    let guide = evening.state.guide();
                    let titles: Vec<&str> = guide.stages.iter().map(crate::guide::Stage::title).collect();
                    dots(ui, &titles, evening.state.step.stage);
                    if let Some(title) = titles.get(evening.state.step.stage) {
                        soft(ui, title);
                    }
                });
            });
        },
    );
}

fn more(ui: &mut Ui, cx: &mut Cx<'_>, evening: &Evening) {
    let running = evening.is_running();
    for (command, enabled) in [
        (Command::Way, running),
        (Command::Park, running && evening.state.floor().is_some()),
        (Command::Stop, running),
        (Command::Shortcuts, true),
        (Command::FullScreen, true),
    ] {
        let label = match command.key_text() {
            Some(key) => format!("{}   {key}", t(command.label())),
            None => t(command.label()).into_owned(),
        };
        if ui.add_enabled(enabled, egui::Button::new(label)).clicked() {
            cx.run(command);
            ui.close();
        }
    }
}

/// What the two do in this step, one line each.
pub struct Seats<'a> {
    /// Whose side is lit.
    pub lit: Option<Seat>,
    /// The left partner’s line.
    pub left: &'a str,
    /// The right partner’s line.
    pub right: &'a str,
}

impl<'a> Seats<'a> {
    /// Both do the same.
    pub fn both(line: &'a str) -> Self {
        Self { lit: None, left: line, right: line }
    }

    /// One acts, the other does something else.
    pub fn one(seat: Seat, acts: &'a str, other: &'a str) -> Self {
        match seat {
            Seat::Left => Self { lit: Some(seat), left: acts, right: other },
            Seat::Right => Self { lit: Some(seat), left: other, right: acts },
        }
    }
}

/// The two people, each on their side.
pub fn seats(ui: &mut Ui, evening: &Evening, seats: &Seats<'_>) {
    let state = &evening.state;
    let lines = [(Seat::Left, seats.left), (Seat::Right, seats.right)];
    if ui.available_width() < SEATS_BESIDE {
        let fill = look::tokens(ui).paper;
        Panel::top("seats").show_separator_line(false).frame(Frame::new().fill(fill)).show(ui, |ui| {
            ui.columns(2, |columns| {
                for (ui, (seat, line)) in columns.iter_mut().zip(lines) {
                    seat_panel(ui, state.name(seat), seat, line, seats.lit == Some(seat));
                }
            });
        });
        return;
    }
    for (seat, line) in lines {
        let panel = match seat {
            Seat::Left => Panel::left("left seat"),
            Seat::Right => Panel::right("right seat"),
        };
        let lit = seats.lit == Some(seat);
        let fill = look::tokens(ui).paper;
        panel
            .resizable(false)
            .show_separator_line(false)
            .exact_size(SEAT_WIDTH)
            .frame(Frame::new().fill(fill).inner_margin(Margin::same(look::L as i8)))
            .show(ui, |ui| seat_panel(ui, state.name(seat), seat, line, lit));
    }
}

/// The actions, always here.
pub fn bar(ui: &mut Ui, cx: &mut Cx<'_>, evening: &Evening, add: impl FnOnce(&mut Ui, &mut Cx<'_>)) {
    let tokens = look::tokens(ui);
    let margin = Margin::symmetric(look::L as i8, look::M as i8);
    Panel::bottom("actions")
        .show_separator_line(false)
        .frame(Frame::new().fill(tokens.paper).inner_margin(margin))
        .show(ui, |ui| {
            if let Some(refusal) = evening.refusal {
                status(ui, &t(refusal.key()));
            }
            if evening.safety == Safety::Unsafe {
                notice(ui, NoticeKind::Caution, evening.trouble.as_deref().unwrap_or(&t("safety-lost")), |_| ());
            }
            ui.horizontal_wrapped(|ui| {
                ui.with_layout(Layout::right_to_left(egui::Align::Center), |ui| {
                    for command in [Command::Skip, Command::Back] {
                        let enabled = command == Command::Skip || evening.state.can_go_back();
                        let key = command.key_text();
                        if evening.is_running()
                            && button::plain_enabled(ui, enabled, &t(command.label()), key.as_deref()).clicked()
                        {
                            cx.run(command);
                        }
                    }
                    ui.with_layout(Layout::left_to_right(egui::Align::Center), |ui| {
                        ui.add_enabled_ui(!evening.is_waiting(), |ui| add(ui, cx));
                    });
                });
            });
            safety(ui, evening);
        });
}

fn safety(ui: &mut Ui, evening: &Evening) {
    let line = match evening.safety {
        Safety::Safe => "safe-yes",
        Safety::OffTheRecord => "safe-off",
        Safety::Unsafe => "safe-no",
    };
    let tokens = look::tokens(ui);
    ui.label(RichText::new(t(line)).text_style(TextStyle::Small).color(tokens.ink_soft));
}

/// The middle: one column, one thing.
pub fn middle(ui: &mut Ui, add: impl FnOnce(&mut Ui)) {
    let fill = look::tokens(ui).paper;
    CentralPanel::default().frame(Frame::new().fill(fill).inner_margin(Margin::same(look::L as i8))).show(ui, |ui| {
        ScrollArea::vertical().auto_shrink(false).show(ui, |ui| {
            look::column(ui, look::COLUMN, |ui| {
                ui.add_space(look::L);
                add(ui);
                ui.add_space(look::XL);
            });
        });
    });
}

/// The main action: its button, and its key from anywhere in the step.
///
/// While somebody types the key is Ctrl+Enter, otherwise Enter. Where the step has just begun and nothing is to be
/// typed, the button takes the keyboard focus, so that a screen reader says it.
pub fn main_action(ui: &mut Ui, evening: &Evening, label: &str, typing: bool) -> bool {
    let key = t(if typing { "key-ctrl-enter" } else { "key-enter" });
    let response = button::primary(ui, label, Some(&key));
    if evening.hand.fresh && !typing {
        response.request_focus();
    }
    response.clicked() || by_key(ui, &response, typing)
}

fn by_key(ui: &Ui, response: &Response, typing: bool) -> bool {
    if !ui.is_enabled() {
        return false;
    }
    if ui.input_mut(|input| input.consume_key(Modifiers::COMMAND, Key::Enter)) {
        return true;
    }
    // A focused control takes Enter for itself.
    let free = ui.memory(|memory| memory.focused().is_none());
    !typing && free && !response.has_focus() && ui.input_mut(|input| input.consume_key(Modifiers::NONE, Key::Enter))
}

/// A step that only goes on.
pub fn only_go_on(ui: &mut Ui, cx: &mut Cx<'_>, evening: &mut Evening) {
    strip(ui, cx, evening);
    seats(ui, evening, &Seats::both(&t("together")));
    bar(ui, cx, evening, |ui, cx| {
        if main_action(ui, evening, &t("go-on"), false) {
            cx.act(Action::Skip);
        }
    });
    middle(ui, |_| {});
}

/// “Ana speaks” and “Ben listens”, for the sides.
#[must_use]
pub fn speaking(speaker: Seat) -> (String, String) {
    let (speaks, listens) = (t("speaks").into_owned(), t("listens").into_owned());
    match speaker {
        Seat::Left => (speaks, listens),
        Seat::Right => (listens, speaks),
    }
}

/// A sentence with one name in it.
#[must_use]
pub fn with_name(id: &str, name: &str) -> String {
    with(id, &[("name", name.into())]).into_owned()
}

/// Ctrl+Enter, wherever the keyboard focus is.
pub fn ctrl_enter(ui: &Ui) -> bool {
    ui.input_mut(|input| input.consume_key(Modifiers::COMMAND, Key::Enter))
}

/// Escape, wherever the keyboard focus is.
pub fn escape(ui: &Ui) -> bool {
    ui.input_mut(|input| input.consume_key(Modifiers::NONE, Key::Escape))
}
