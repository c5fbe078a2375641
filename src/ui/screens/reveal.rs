//! Both say whether to look at the answers together, and then do.

use egui::{Key, Ui};

use crate::{
    guide::Stage,
    session::{Action, CheckIn, CheckOut, Pair, Seat},
    text::{t, with},
    ui::{
        command::Command,
        evening::Evening,
        keys, look,
        screens::{
            Cx,
            frame::{self, Seats, with_name},
        },
        widgets::{self, body, button, heading, legend, named, prompt, soft, status},
    },
};

/// So stirred up that a break first is a good idea (practice: flooding; our own anchor).
pub(super) const STIRRED: u8 = 7;

/// Draws the question, or the answers once both said yes.
pub fn show(ui: &mut Ui, cx: &mut Cx<'_>, evening: &mut Evening) {
    let check_in = matches!(evening.state.stage(), Some(Stage::CheckIn(_)));
    let revealed = if check_in { evening.state.check_in.is_some() } else { evening.state.check_out.is_some() };
    frame::strip(ui, cx, evening);
    frame::seats(ui, evening, &Seats::both(&t("together")));
    frame::middle(ui, evening.sheet(), |ui| match (check_in, &evening.state.check_in, &evening.state.check_out) {
        (true, Some(answers), _) => shown_check_in(ui, evening, answers),
        (false, _, Some(answers)) => shown_check_out(ui, evening, answers),
        _ => question(ui, cx, evening),
    });
    frame::bar(ui, cx, evening, |ui, cx| {
        if revealed && frame::main_action(ui, evening, &t("go-on"), false) {
            cx.act(Action::GoOn);
        }
        if check_in && evening.state.check_in.as_ref().is_some_and(is_stirred) {
            for command in [Command::Break, Command::Stop] {
                if button::quiet(ui, &t(command.label()), command.key_text().as_deref()).clicked() {
                    cx.run(command);
                }
            }
        }
    });
}

/// Whether one of them is so stirred up that a break first is a good idea.
fn is_stirred(answers: &Pair<CheckIn>) -> bool {
    answers.left.stirred.max(answers.right.stirred) >= STIRRED
}

fn question(ui: &mut Ui, cx: &mut Cx<'_>, evening: &Evening) {
    prompt(ui, &t("reveal-title"));
    soft(ui, &t("reveal-body"));
    ui.add_space(look::XL);
    let has_said = |seat| evening.state.alone.of(seat).vote.is_some();
    if let Some((seat, show)) = each_says(ui, cx, evening, ["reveal-show", "reveal-keep"], has_said) {
        cx.act(Action::Show { seat, show });
    }
}

/// Yes and no for each of the two, side by side, with keys of their own; gives what one of them has just said.
pub(super) fn each_says(
    ui: &mut Ui,
    cx: &Cx<'_>,
    evening: &Evening,
    [yes, no]: [&str; 2],
    has_said: impl Fn(Seat) -> bool,
) -> Option<(Seat, bool)> {
    const KEYS: Pair<[Key; 2]> = Pair { left: [Key::Num1, Key::Num2], right: [Key::Num9, Key::Num0] };
    let theirs = frame::is_theirs(ui, cx, evening);
    let mut said = None;
    ui.columns(2, |columns| {
        for (ui, seat) in columns.iter_mut().zip(Seat::BOTH) {
            ui.push_id(seat, |ui| {
                let name = evening.state.name(seat);
                heading(ui, name, 2);
                if has_said(seat) {
                    body(ui, &t("reveal-voted"));
                    return;
                }
                for ((says, id), key) in [(true, yes), (false, no)].into_iter().zip(*KEYS.of(seat)) {
                    let answer = named(button::quiet(ui, &t(id), Some(key.name())), &format!("{name}: {}", t(id)));
                    if answer.clicked() || (theirs && keys::take(ui, key)) {
                        said = Some((seat, says));
                    }
                    ui.add_space(look::S);
                }
            });
        }
    });
    said
}

fn shown_check_in(ui: &mut Ui, evening: &Evening, answers: &Pair<CheckIn>) {
    let Some(Stage::CheckIn(stage)) = evening.state.stage() else { return };
    prompt(ui, &stage.together);
    if is_stirred(answers) {
        status(ui, &t("shown-break"));
    }
    legend(ui, Seat::BOTH.map(|seat| evening.state.name(seat)));
    ui.add_space(look::M);
    for seat in Seat::BOTH {
        let CheckIn { now, wished, .. } = *answers.of(seat);
        let name = evening.state.name(seat);
        let wish = match wished.cmp(&now) {
            std::cmp::Ordering::Less => "shown-room",
            std::cmp::Ordering::Equal => "shown-same",
            std::cmp::Ordering::Greater => "shown-closer",
        };
        ui.push_id(seat, |ui| {
            heading(ui, &with_name(wish, name), 2);
            ui.columns(2, |columns| {
                for (ui, (label, closeness)) in columns.iter_mut().zip([("shown-now", now), ("shown-wished", wished)]) {
                    soft(ui, &t(label));
                    let line = format!("{name}: {} {closeness}", t(label));
                    widgets::closeness(ui, closeness, &line);
                }
            });
        });
        ui.add_space(look::M);
    }
    let Pair { left, right } = answers;
    for (id, left, right) in [("shown-stirred", left.stirred, right.stirred), ("shown-heat", left.heat, right.heat)] {
        let name = |seat| evening.state.name(seat).to_owned().into();
        let names = [("left-name", name(Seat::Left)), ("right-name", name(Seat::Right))];
        let [left_name, right_name] = names;
        body(ui, &with(id, &[left_name, right_name, ("left", left.into()), ("right", right.into())]));
    }
}

fn shown_check_out(ui: &mut Ui, evening: &Evening, answers: &Pair<CheckOut>) {
    prompt(ui, &t("closing-shown"));
    ui.add_space(look::M);
    for seat in Seat::BOTH {
        let CheckOut { understood, made_sense, cared } = *answers.of(seat);
        let line = [
            ("name", evening.state.name(seat).to_owned().into()),
            ("understood", understood.into()),
            ("sense", made_sense.into()),
            ("cared", cared.into()),
        ];
        body(ui, &with("closing-shown-line", &line));
    }
}
