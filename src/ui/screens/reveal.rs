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
            scene,
        },
        widgets::{Closeness, NoticeKind, button, closeness, heading, named, notice, prompt, say, scale_shown, soft},
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
        if check_in && evening.state.check_in.as_ref().is_some_and(|it| asks_for_rest(evening, it)) {
            stirred_actions(ui, cx, evening);
        } else if revealed && frame::main_action(ui, evening, &t("go-on"), false) {
            cx.act(Action::GoOn);
        }
    });
}

/// Whoever presses Enter without reading comes to the break, not past it; to go on, or to stop, is theirs all the same.
fn stirred_actions(ui: &mut Ui, cx: &mut Cx<'_>, evening: &Evening) {
    if frame::main_action(ui, evening, &t(Command::Break.label()), false) {
        cx.run(Command::Break);
    }
    if button::is_clicked_once(&button::quiet(ui, &t("go-on"), None)) {
        cx.act(Action::GoOn);
    }
    if button::quiet(ui, &t(Command::Stop.label()), None).clicked() {
        cx.run(Command::Stop);
    }
}

/// Whether one of them was so stirred up that a break first is a good idea, and they have not had one since.
fn asks_for_rest(evening: &Evening, answers: &Pair<CheckIn>) -> bool {
    !evening.state.has_rested && answers.left.stirred.max(answers.right.stirred) >= STIRRED
}

fn question(ui: &mut Ui, cx: &mut Cx<'_>, evening: &Evening) {
    prompt(ui, &t("reveal-title"));
    soft(ui, &t("reveal-body"));
    ui.add_space(look::L);
    let has_said = |seat| evening.state.alone.of(seat).vote.is_some();
    if let Some((seat, show)) = each_says(ui, cx, evening, ["reveal-show", "reveal-keep"], has_said) {
        cx.act(Action::Show { seat, show });
    }
    scene::below(ui, &scene::of(&evening.state));
}

/// Yes and no for each of the two, side by side, with keys of their own; gives what one of them has just said.
///
/// Until both have said something each can say something else; what one of them said is not to be seen.
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
                // A column of its own would stretch a long name over its width.
                ui.vertical(|ui| {
                    let title = if has_said(seat) { with_name("reveal-voted", name) } else { name.to_owned() };
                    heading(ui, &title, 2);
                });
                for ((says, id), key) in [(true, yes), (false, no)].into_iter().zip(*KEYS.of(seat)) {
                    let answer = named(button::quiet(ui, &t(id), Some(key.name())), &format!("{name}: {}", t(id)));
                    if button::is_clicked_once(&answer) || (theirs && keys::take(ui, key)) {
                        said = Some((seat, says));
                        // A ring around it would show the other one what was said.
                        keys::leave_field(ui);
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
    if asks_for_rest(evening, answers) {
        let proposed = t("shown-break");
        say(ui, &proposed);
        notice(ui, NoticeKind::Info, &proposed, |_| ());
    }
    ui.add_space(look::S);
    // Each on their own side.
    halves(ui, |ui, seat| {
        ui.vertical(|ui| near_and_wished(ui, evening.state.name(seat), *answers.of(seat)));
    });
    ui.add_space(look::M);
    let Pair { left, right } = answers;
    let scales = [
        ("shown-stirred", ["check-calm", "check-very"], [left.stirred, right.stirred]),
        ("shown-heat", ["check-cool", "check-hot"], [left.heat, right.heat]),
    ];
    let [stirred, heat] = scales;
    halves(ui, |ui, seat| {
        let (id, ends, values) = if seat == Seat::Left { stirred } else { heat };
        of_both(ui, evening, id, ends, values);
    });
    scene::below(ui, &scene::of(&evening.state));
}

/// Two halves that are seen to be two.
fn halves(ui: &mut Ui, mut add: impl FnMut(&mut Ui, Seat)) {
    ui.scope(|ui| {
        let within = std::mem::replace(&mut ui.spacing_mut().item_spacing.x, look::XXL);
        ui.columns(2, |columns| {
            for (ui, seat) in columns.iter_mut().zip(Seat::BOTH) {
                ui.spacing_mut().item_spacing.x = within;
                ui.push_id(seat, |ui| add(ui, seat));
            }
        });
    });
}

/// How close somebody feels, how close they would like to be, and what that asks for.
pub(super) fn near_and_wished(ui: &mut Ui, name: &str, CheckIn { now, wished, .. }: CheckIn) {
    let wish = match wished.cmp(&now) {
        std::cmp::Ordering::Less => "shown-room",
        std::cmp::Ordering::Equal => "shown-same",
        std::cmp::Ordering::Greater => "shown-closer",
    };
    heading(ui, &with_name(wish, name), 2);
    let labels = [t("shown-now"), t("shown-wished")];
    let answer = |value, label| Closeness { value, label, description: format!("{name}: {label} {value}") };
    closeness(ui, &[answer(now, &labels[0]), answer(wished, &labels[1])]);
}

fn shown_check_out(ui: &mut Ui, evening: &Evening, answers: &Pair<CheckOut>) {
    prompt(ui, &t("closing-shown"));
    let Pair { left, right } = answers;
    for (id, values) in [
        ("closing-shown-understood", [left.understood, right.understood]),
        ("closing-shown-made-sense", [left.made_sense, right.made_sense]),
        ("closing-shown-cared", [left.cared, right.cared]),
    ] {
        ui.add_space(look::M);
        of_both(ui, evening, id, ["closing-not-at-all", "closing-wholly"], values);
    }
    scene::below(ui, &scene::of(&evening.state));
}

/// What both answered to one question, in words and as a picture.
fn of_both(ui: &mut Ui, evening: &Evening, id: &str, [low, high]: [&str; 2], [left, right]: [u8; 2]) {
    let name = |seat| evening.state.name(seat).into();
    let args = [
        ("left-name", name(Seat::Left)),
        ("left", left.into()),
        ("right-name", name(Seat::Right)),
        ("right", right.into()),
    ];
    scale_shown(ui, &with(id, &args), &t(low), &t(high), &Pair { left, right });
}
