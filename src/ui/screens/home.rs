//! The doors, and under them only what matters today.

use egui::{Frame, Key, Margin, Panel, Ui};

use crate::{
    store::Unfinished,
    text::{t, with},
    ui::{
        command::Command,
        keys, look,
        screens::{Cx, frame, over::Over, scene},
        widgets::{self, Door, body, button, floor, heading, prompt, soft},
        wish::Wish,
    },
};

/// What Home shows besides the doors.
pub struct Home<'a> {
    /// Sessions that were not finished; neither names nor words.
    pub unfinished: &'a [Unfinished],
    /// Whole sessions from saves that a crash interrupted.
    pub left: &'a [std::path::PathBuf],
    /// Files opened lately, if they are remembered.
    pub recent: &'a [std::path::PathBuf],
}

/// Draws Home.
pub fn show(ui: &mut Ui, cx: &mut Cx<'_>, home: &Home<'_>) {
    strip(ui, cx);
    frame::middle(ui, "home", |ui| {
        let view = scene::still(None);
        floor(ui, view, look::floor_size(ui), &t("floor-ready"));
        prompt(ui, &t("home-title"));
        ui.add_space(look::M);
        waiting(ui, cx, home);
        doors(ui, cx);
        recent(ui, cx, home.recent);
        ui.add_space(look::L);
        soft(ui, &t("home-private"));
    });
}

/// The strip of all screens outside a session.
pub fn strip(ui: &mut Ui, cx: &mut Cx<'_>) {
    strip_with(ui, cx, &[Command::Shortcuts, Command::Settings, Command::Help, Command::Hide]);
}

/// The same with only these; what is always there is where it always is, with its key.
pub fn strip_with(ui: &mut Ui, cx: &mut Cx<'_>, commands: &[Command]) {
    // What lies over a screen takes every key, also this one.
    if commands.contains(&Command::Help) && keys::take(ui, Key::F1) {
        keys::leave_field(ui);
        cx.run(Command::Help);
    }
    let fill = look::tokens(ui).paper;
    let margin = Margin::symmetric(look::L as i8, look::S as i8);
    Panel::top("strip").show_separator_line(false).frame(Frame::new().fill(fill).inner_margin(margin)).show(ui, |ui| {
        frame::at_the_end(
            ui,
            |_| (),
            |ui| {
                for command in commands {
                    frame::in_strip(ui, cx, *command);
                }
            },
        );
    });
}

fn doors(ui: &mut Ui, cx: &mut Cx<'_>) {
    let texts = [
        (Command::New, "home-practise", "home-practise-more"),
        (Command::Open, "home-open", "home-open-more"),
        (Command::LookBack, "home-look-back", "home-look-back-more"),
        (Command::Example, "home-example", "home-example-more"),
        (Command::Library, "home-library", "home-library-more"),
    ]
    .map(|(command, title, more)| (command, t(title), t(more), command.key_text()));
    let all = texts.each_ref().map(|(command, title, more, key)| {
        let main = *command == Command::New;
        Door { title, more, key: key.as_deref(), main }
    });
    if let Some((command, ..)) = widgets::doors(ui, &all).and_then(|at| texts.get(at)) {
        cx.run(*command);
    }
}

fn waiting(ui: &mut Ui, cx: &mut Cx<'_>, home: &Home<'_>) {
    if home.unfinished.is_empty() && home.left.is_empty() {
        return;
    }
    heading(ui, &t("home-today"), 2);
    for path in home.left {
        ui.push_id(path, |ui| {
            body(ui, &t("home-left"));
            if button::quiet(ui, &t("home-resume"), None).clicked() {
                cx.wish(Wish::Open(path.clone()));
            }
        });
    }
    for session in home.unfinished {
        let when = session.began.map_or_else(|| t("home-some-day").into_owned(), |began| cx.day(began));
        let line = with("home-unfinished", &[("when", when.into()), ("minutes", session.minutes.into())]);
        ui.push_id(session.id, |ui| {
            body(ui, &line);
            ui.horizontal_wrapped(|ui| {
                if button::quiet(ui, &t("home-resume"), None).clicked() {
                    cx.wish(Wish::Recover(session.id));
                }
                if button::plain(ui, &t("home-discard"), None).clicked() {
                    cx.wish(Wish::Ask(Over::Discard(session.id)));
                }
            });
        });
    }
    ui.add_space(look::M);
}

fn recent(ui: &mut Ui, cx: &mut Cx<'_>, recent: &[std::path::PathBuf]) {
    if recent.is_empty() {
        return;
    }
    ui.add_space(look::M);
    heading(ui, &t("home-recent"), 2);
    for path in recent {
        let name = path.file_name().unwrap_or(path.as_os_str()).to_string_lossy();
        if button::plain(ui, &name, None).clicked() {
            cx.wish(Wish::Open(path.clone()));
        }
    }
}
