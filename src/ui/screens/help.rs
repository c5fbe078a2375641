//! Help and support: what this is for, and when another kind of help is right. Never logged, always the same.

use egui::Ui;

use crate::{
    text::t,
    ui::{
        command::Command,
        look,
        screens::{Cx, frame},
        widgets::{body, button, heading, prompt},
        wish::Wish,
    },
};

/// Draws the page over whatever was there.
pub fn show(ui: &mut Ui, cx: &mut Cx<'_>) {
    frame::foot(ui, |ui| {
        ui.horizontal_wrapped(|ui| {
            let key = t("key-escape");
            let response = button::primary(ui, &t("help-close"), Some(&key));
            if response.clicked() || frame::escape(ui) || frame::ctrl_enter(ui) {
                cx.wish(Wish::CloseOver);
            }
            if button::plain(ui, &t(Command::Hide.label()), Command::Hide.key_text().as_deref()).clicked() {
                cx.run(Command::Hide);
            }
        });
    });
    frame::middle(ui, "help", |ui| {
        prompt(ui, &t("help-title"));
        for (title, paragraphs) in [
            ("help-what-title", &["help-what"][..]),
            ("help-how-title", &["help-how"]),
            ("help-stop-title", &["help-stop"]),
            ("help-other-title", &["help-other", "help-device", "help-danger"]),
            ("help-where-title", &["help-where"]),
        ] {
            ui.add_space(look::M);
            heading(ui, &t(title), 2);
            for id in paragraphs {
                body(ui, &t(id));
                ui.add_space(look::S);
            }
        }
    });
}
