//! Help and support: what this is for, and when another kind of help is right. Never logged, always the same.

use egui::{CentralPanel, Frame, Margin, Panel, ScrollArea, Ui};

use crate::{
    text::t,
    ui::{
        look,
        screens::{Cx, frame},
        widgets::{body, button, heading, prompt},
        wish::Wish,
    },
};

/// Draws the page over whatever was there.
pub fn show(ui: &mut Ui, cx: &mut Cx<'_>) {
    let fill = look::tokens(ui).paper;
    let margin = Margin::symmetric(look::L as i8, look::M as i8);
    Panel::bottom("actions").show_separator_line(false).frame(Frame::new().fill(fill).inner_margin(margin)).show(
        ui,
        |ui| {
            let key = t("key-escape");
            let response = button::primary(ui, &t("help-close"), Some(&key));
            if response.clicked() || frame::escape(ui) || frame::ctrl_enter(ui) {
                cx.wish(Wish::CloseOver);
            }
        },
    );
    CentralPanel::default().frame(Frame::new().fill(fill).inner_margin(Margin::same(look::L as i8))).show(ui, |ui| {
        ScrollArea::vertical().auto_shrink(false).show(ui, |ui| {
            look::column(ui, look::COLUMN, |ui| {
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
        });
    });
}
