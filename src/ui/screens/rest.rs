//! A break: breathing, an agreed time to come back, and one appreciation that opens the way back.

use egui::Ui;
use jiff::{SignedDuration, Timestamp};

use crate::{
    session::{Action, DraftField},
    text::{t, with},
    ui::{
        command::Command,
        evening::Evening,
        look,
        screens::{
            Cx, calm,
            frame::{self, Seats, with_name},
            over::Over,
            round, scene,
        },
        widgets::{body, breath_size, button, evening_floor, prompt, soft, words_card},
        wish::Wish,
    },
};

/// Draws the break.
pub fn resting(ui: &mut Ui, cx: &mut Cx<'_>, evening: &mut Evening, until: Timestamp) {
    frame::strip(ui, cx, evening);
    frame::seats(ui, evening, &Seats::both(""));
    let when = cx.clock(until);
    let late = cx.now > until;
    let still = look::tokens(ui).reduced_motion;
    frame::middle(ui, evening.sheet(), |ui| {
        ui.vertical_centered(|ui| {
            prompt(ui, &with("break-now", &[("when", when.into())]));
            part(ui);
            calm::circle(ui, cx.settings);
            ui.add_space(look::M);
            if late {
                body(ui, &t("break-late"));
                return;
            }
            body(ui, &t(if still { "break-breathe-still" } else { "break-breathe" }));
            // Who has made a list for this needs no advice.
            if cx.settings.calming.is_empty() && cx.settings.people.is_empty() {
                soft(ui, &t("break-ground"));
                soft(ui, &t("break-kind"));
            }
            soft(ui, &t("break-early"));
        });
        calm::own_lines(ui, cx.settings);
    });
    frame::bar(ui, cx, evening, |ui, cx| {
        if frame::main_action(ui, evening, &t("break-back"), false) {
            cx.act(Action::Return);
        }
        if button::quiet(ui, &t("break-other-time"), None).clicked() {
            cx.run(Command::OtherTime);
        }
        if button::quiet(ui, &t("tool-calm-kit"), None).clicked() {
            cx.wish(Wish::Ask(Over::Calm));
        }
        if button::plain(ui, &t("command-stop"), None).clicked() {
            cx.run(Command::Stop);
        }
    });
}

/// The two stand apart, with the circle to breathe with between them.
fn part(ui: &mut Ui) {
    let high = breath_size(ui);
    let column = egui::Rect::from_x_y_ranges(ui.max_rect().x_range(), ui.cursor().top()..=ui.cursor().top() + high);
    let floor = egui::Rect::from_center_size(column.center(), egui::vec2(column.width(), high * 0.6));
    let (parted, told) = scene::parted();
    let mut behind = ui.new_child(egui::UiBuilder::new().max_rect(floor));
    evening_floor(&mut behind, parted, floor.size(), &told);
}

/// Back from the break.
pub fn returning(ui: &mut Ui, cx: &mut Cx<'_>, evening: &mut Evening) {
    let text = evening.hand.fields.get(&DraftField::Appreciation).cloned().unwrap_or_default();
    frame::strip(ui, cx, evening);
    frame::seats(ui, evening, &Seats::both(&t("together")));
    frame::middle(ui, evening.sheet(), |ui| {
        prompt(ui, &t("return-title"));
        for (seat, words) in evening.appreciated() {
            words_card(ui, seat, &with_name("round-they-said", evening.state.name(seat)), words);
        }
        frame::who(ui, evening, &t("return-who"));
        round::text_field(
            ui,
            cx,
            evening,
            DraftField::Appreciation,
            &t("return-field"),
            &t("round-your-words-hint"),
            2,
        );
        let state = &evening.state;
        if let Some(current) = state.current_move() {
            ui.add_space(look::L);
            soft(ui, &t("return-last"));
            body(ui, current.prompt(state.way));
        }
        round::given_back(ui, state);
        scene::below(ui, &scene::of(state));
    });
    let seat = evening.asks();
    let is_written = !text.trim().is_empty();
    let mut hands_over = false;
    frame::bar(ui, cx, evening, |ui, cx| {
        if frame::main_action(ui, evening, &t("return-go"), true) {
            if is_written {
                cx.act(Action::Appreciate { seat, text });
            }
            cx.act(Action::Resume);
        } else if is_written {
            let other = with_name("return-other", evening.state.name(seat.other()));
            hands_over = button::quiet(ui, &other, None).clicked();
            if hands_over {
                cx.act(Action::Appreciate { seat, text });
            }
        }
    });
    if hands_over {
        evening.hand.fields.remove(&DraftField::Appreciation);
        evening.hand.asker = Some(seat.other());
        evening.hand.refresh = true;
    }
}

/// The times at which a break may end.
///
/// The short ones count from the next whole minute: they are read for a while before one of them is chosen, and a
/// break of 20 minutes would be a few seconds too short by then.
#[must_use]
pub fn times(now: Timestamp) -> [(String, Timestamp); 5] {
    let soon = now + SignedDuration::from_secs(60 - now.as_second().rem_euclid(60));
    let minutes = |n: i64| (with("break-min", &[("n", n.into())]).into_owned(), soon + SignedDuration::from_mins(n));
    let hours = |id: &str, n: i64| (t(id).into_owned(), soon + SignedDuration::from_hours(n));
    let tomorrow = (t("break-tomorrow").into_owned(), now + SignedDuration::from_hours(24));
    [minutes(20), minutes(30), hours("break-hour", 1), hours("break-two", 2), tomorrow]
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::session::{LONGEST_BREAK, SHORTEST_BREAK};

    #[test]
    fn every_time_that_is_offered_may_still_be_chosen_a_little_later() {
        for second in 0..60 {
            let now = Timestamp::constant(1_772_564_400 + second, 0);
            let chosen = now + SignedDuration::from_millis(900);
            for (_, until) in times(now) {
                let away = until.duration_since(chosen);
                assert!((SHORTEST_BREAK..=LONGEST_BREAK).contains(&away), "{away:?} from second {second}");
            }
        }
    }
}
