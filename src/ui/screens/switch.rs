//! The floor passes to the other; what was put aside comes back.

use egui::Ui;

use crate::{
    guide::Stage,
    session::Action,
    text::{t, with},
    ui::{
        command::Command,
        evening::Evening,
        look,
        screens::{
            Cx, alone,
            frame::{self, Seats, with_name},
            scene,
        },
        widgets::{button, prompt, soft},
    },
};

/// Draws the hand-over.
pub fn show(ui: &mut Ui, cx: &mut Cx<'_>, evening: &mut Evening) {
    let Some(Stage::Switch(stage)) = evening.state.stage().cloned() else { return };
    let next = evening.state.turns_ahead().next().unwrap_or_else(|| evening.state.setup().first.other());
    let (left, right) = frame::speaking(next);
    frame::strip(ui, cx, evening);
    let listening = alone::has_settled(ui, evening);
    frame::seats(ui, evening, &Seats { lit: Some(next), left: &left, right: &right, strength: 1.0 });
    frame::middle(ui, evening.sheet(), |ui| {
        let names = [
            ("name", evening.state.name(next).to_owned().into()),
            ("other", evening.state.name(next.other()).to_owned().into()),
        ];
        prompt(ui, &with("switch-title", &names));
        soft(ui, &stage.prompt);
        if evening.state.parked_by(next).next().is_some() {
            ui.add_space(look::L);
            soft(ui, &with_name("switch-parked", evening.state.name(next)));
        }
        scene::below(ui, &scene::of(&evening.state));
    });
    frame::bar(ui, cx, evening, |ui, cx| {
        ui.add_enabled_ui(listening, |ui| {
            if frame::main_action(ui, evening, &t("switch-go"), false) && listening {
                cx.act(Action::GoOn);
            }
        });
        for command in [Command::SkipTurn, Command::Stop] {
            if cx.is_open(command) && button::plain(ui, &t(command.label()), None).clicked() {
                cx.run(command);
            }
        }
    });
}
