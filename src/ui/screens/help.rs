//! Help and support: what this is for, and when another kind of help is right. Never logged, always the same.

use egui::{Key, Ui};

use crate::{
    export,
    ideas::{self, HelpLines, Page},
    text::{t, with},
    ui::{
        command::Command,
        keys, look,
        screens::{Cx, frame, home},
        widgets::{body, button, field, heading, prompt, quote, soft},
        wish::Wish,
    },
};

/// Whom to call stands after so many pages: after when other help is right, and on which device to look for it.
const BEFORE_THE_LINES: usize = 4;

/// The longest list of their own, in characters.
const OWN: usize = 2000;

/// Draws the page over whatever was there.
pub fn show(ui: &mut Ui, cx: &mut Cx<'_>, written: &mut Option<String>, off_the_record: bool) {
    home::strip_with(ui, cx, &[Command::Hide]);
    frame::middle(ui, "help", |ui| {
        prompt(ui, &t("help-title"));
        let support = ideas::support();
        let (first, rest) = support.pages.split_at(BEFORE_THE_LINES.min(support.pages.len()));
        pages(ui, first);
        help_lines(ui, &support.help_lines);
        own(ui, cx, written, off_the_record);
        if button::quiet(ui, &t("help-print"), None).clicked() {
            cx.wish(Wish::SaveHelpLines);
        }
        pages(ui, rest);
    });
    frame::foot(ui, |ui| {
        ui.horizontal_wrapped(|ui| {
            let key = t("key-escape");
            let response = button::primary(ui, &t("help-close"), Some(&key));
            if response.clicked() || keys::take(ui, Key::Escape) || keys::take_ctrl_enter(ui) {
                cx.wish(Wish::CloseOver);
            }
        });
    });
}

fn pages(ui: &mut Ui, pages: &[Page]) {
    for page in pages {
        ui.add_space(look::M);
        heading(ui, &page.title, 2);
        for paragraph in &page.text {
            body(ui, paragraph);
            ui.add_space(look::S);
        }
    }
    ui.add_space(look::M);
}

/// Lines of their own. They are written once somebody leaves the field, not at every key, and never off the record.
fn own(ui: &mut Ui, cx: &mut Cx<'_>, written: &mut Option<String>, off_the_record: bool) {
    if off_the_record {
        for line in cx.settings.help.lines() {
            quote(ui, line);
        }
        return;
    }
    let lines = written.get_or_insert_with(|| cx.settings.help.0.clone());
    let id = egui::Id::unique("own help lines");
    let response = field::text(ui, id, &t("help-own"), &t("help-own-hint"), lines, 3, OWN);
    if response.lost_focus() {
        cx.wish(Wish::KeepOwnLines);
    }
    soft(ui, &t("help-own-where"));
}

/// Whom to call: the country is chosen by hand, and nothing of it is written down.
fn help_lines(ui: &mut Ui, lines: &HelpLines) {
    heading(ui, &lines.title, 2);
    let id = egui::Id::unique("country of the help lines");
    let chosen = ui.data(|data| data.get_temp::<usize>(id));
    ui.horizontal_wrapped(|ui| {
        for (index, country) in lines.countries.iter().enumerate() {
            if button::quiet(ui, &country.name, None).clicked() {
                ui.data_mut(|data| data.insert_temp(id, index));
            }
        }
    });
    if let Some(country) = chosen.and_then(|index| lines.countries.get(index)) {
        heading(ui, &country.name, 3);
        body(ui, &with("help-emergency", &[("number", country.emergency.as_str().into())]));
        for line in &country.lines {
            body(ui, &format!("{}: {}", line.serves, line.number));
            let checked = export::day(line.checked);
            let source = [("source", line.source.as_str().into()), ("date", checked.into())];
            soft(ui, &with("help-source", &source));
        }
        soft(ui, &lines.please_check);
    }
    for paragraph in &lines.elsewhere {
        body(ui, paragraph);
    }
}
