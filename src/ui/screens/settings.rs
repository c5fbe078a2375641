//! Settings: few, and each works at once.

use egui::{Key, Ui};

use crate::{
    store::{Beginnings, Distance, Motion, Settings, Switch, Theme},
    text::{t, with},
    ui::{
        command::Command,
        keys, look, movement,
        screens::{Cx, frame, home},
        widgets::{button, choice, field, prompt, soft},
        wish::Wish,
    },
};

/// Draws the settings.
pub fn show(ui: &mut Ui, cx: &mut Cx<'_>) {
    // Before the fields: what stands in the one that is left is still taken up.
    let mut done = keys::take_ctrl_enter(ui) || keys::take(ui, Key::Escape);
    if done {
        keys::leave_field(ui);
    }
    let mut new = cx.settings.clone();
    home::strip_with(ui, cx, &[Command::Help, Command::Hide]);
    frame::middle(ui, "settings", |ui| {
        prompt(ui, &t("settings-title"));
        ui.add_space(look::M);
        let themes = [
            (Theme::System, "settings-theme-system"),
            (Theme::Light, "settings-theme-light"),
            (Theme::Dark, "settings-theme-dark"),
            (Theme::Contrast, "settings-theme-contrast"),
        ];
        pick(ui, "settings-theme", &themes, &mut new.theme);
        let distances = [
            (Distance::Desk, "settings-distance-desk"),
            (Distance::Sofa, "settings-distance-sofa"),
            (Distance::Wall, "settings-distance-wall"),
        ];
        pick(ui, "settings-distance", &distances, &mut new.distance);
        size(ui, cx);
        let motion = [
            (Motion::System, "settings-motion-system"),
            (Motion::Full, "settings-motion-on"),
            (Motion::Reduced, "settings-motion-off"),
        ];
        let motion = if movement::IS_ASKED { &motion[..] } else { &motion[1..] };
        pick(ui, "settings-motion", motion, &mut new.motion);
        let timers = [(Switch::On, "settings-timers-on"), (Switch::Off, "settings-timers-off")];
        pick(ui, "settings-timers", &timers, &mut new.timers);
        let on_off = [(Switch::On, "settings-on"), (Switch::Off, "settings-off")];
        pick(ui, "settings-aloud", &on_off, &mut new.aloud);
        soft(ui, &t("settings-aloud-more"));
        ui.add_space(look::M);
        let beginnings = [
            (Beginnings::Shown, "settings-beginnings-shown"),
            (Beginnings::Short, "settings-beginnings-short"),
            (Beginnings::Hidden, "settings-beginnings-hidden"),
        ];
        pick(ui, "settings-beginnings", &beginnings, &mut new.beginnings);
        soft(ui, &t("settings-beginnings-more"));
        ui.add_space(look::M);
        pick(ui, "settings-wording", &on_off, &mut new.wording);
        soft(ui, &t("settings-wording-more"));
        ui.add_space(look::M);
        folder(ui, &mut new);
        pick(ui, "settings-backups", &on_off, &mut new.backups);
        pick(ui, "settings-recent", &on_off, &mut new.recent);
        if new.recent == Switch::On && button::quiet(ui, &t("settings-recent-clear"), None).clicked() {
            cx.wish(Wish::ForgetRecent);
        }
        soft(ui, &t("help-where"));
    });
    if new != *cx.settings {
        cx.wish(Wish::Settings(new));
    }
    frame::foot(ui, |ui| {
        done |= button::primary(ui, &t("settings-done"), Some(&t("key-ctrl-enter"))).clicked();
    });
    if done {
        cx.wish(Wish::CloseOver);
    }
}

/// Where sessions go; empty for the usual folder. It is written once they leave the field, not at every key.
fn folder(ui: &mut Ui, settings: &mut Settings) {
    let id = egui::Id::unique("session folder");
    let set = || settings.folder.as_ref().map(|it| it.to_string_lossy().into_owned()).unwrap_or_default();
    let mut path = ui.data(|data| data.get_temp::<String>(id)).unwrap_or_else(set);
    let response = field::line(ui, id, &t("settings-folder"), &t("settings-folder-hint"), &mut path, 4096);
    if response.has_focus() {
        ui.data_mut(|data| data.insert_temp(id, path));
    } else if response.lost_focus() {
        settings.folder = (!path.trim().is_empty()).then(|| path.trim().into());
        ui.data_mut(|data| data.remove_temp::<String>(id));
    }
    ui.add_space(look::M);
}

fn size(ui: &mut Ui, cx: &mut Cx<'_>) {
    field::label(ui, &t("settings-size"));
    ui.horizontal_wrapped(|ui| {
        for command in [Command::Smaller, Command::UsualSize, Command::Larger] {
            if button::quiet(ui, &t(command.label()), command.key_text().as_deref()).clicked() {
                cx.run(command);
            }
        }
        let percent = (cx.settings.text_scale * 100.0).round();
        soft(ui, &with("settings-size-now", &[("percent", percent.into())]));
    });
    if look::is_as_large_as_can_be(ui, cx.settings.text_scale) {
        soft(ui, &t("settings-size-most"));
    }
    ui.add_space(look::M);
}

fn pick<T: Copy + PartialEq>(ui: &mut Ui, label: &str, options: &[(T, &str)], value: &mut T) {
    let texts: Vec<(T, String)> = options.iter().map(|(value, id)| (*value, t(id).into_owned())).collect();
    let options: Vec<(T, &str)> = texts.iter().map(|(value, text)| (*value, text.as_str())).collect();
    choice::segments(ui, &t(label), value, &options);
    ui.add_space(look::M);
}
