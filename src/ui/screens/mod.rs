//! One file per screen: each draws a state and sends wishes, and decides nothing.

pub mod alone;
pub mod calm;
pub mod closing;
pub mod frame;
pub mod help;
pub mod home;
pub mod library;
pub mod look_back;
pub mod months;
pub mod origins;
pub mod over;
pub mod reading;
pub mod ready;
pub mod requests;
pub mod rest;
pub mod reveal;
pub mod round;
pub mod scene;
pub mod settings;
pub mod setup;
pub mod sheet;
pub mod stepping;
pub mod switch;
pub mod wording;
pub mod writing;

use egui::Ui;
use jiff::{Timestamp, tz::TimeZone};

use crate::{
    export,
    guide::Stage,
    session::{Action, Part, Phase},
    store::Settings,
    ui::{command::Command, evening::Evening, wish::Wish},
};

/// What every screen may know, and where its wishes go.
pub struct Cx<'a> {
    /// The time of this frame.
    pub now: Timestamp,
    /// Where the couple is.
    pub zone: TimeZone,
    /// The settings.
    pub settings: &'a Settings,
    /// How much of what is not needed just now can be seen: 1, or less while somebody speaks.
    pub strength: f32,
    /// The commands that make sense here.
    pub open: Vec<Command>,
    /// Something lies over the screen: what is for one alone is covered meanwhile.
    pub is_covered: bool,
    /// What the screen asks for.
    pub wishes: Vec<Wish>,
}

impl Cx<'_> {
    /// Asks for something.
    pub fn wish(&mut self, wish: Wish) {
        self.wishes.push(wish);
    }

    /// One of the two does something.
    pub fn act(&mut self, action: Action) {
        self.wish(Wish::Act(action));
    }

    /// Whether a command makes sense here.
    #[must_use]
    pub fn is_open(&self, command: Command) -> bool {
        self.open.contains(&command)
    }

    /// A command of the program.
    pub fn run(&mut self, command: Command) {
        self.wish(Wish::Do(command));
    }

    /// A moment as a clock shows it: the time, with the day where it is not today.
    #[must_use]
    pub fn clock(&self, at: Timestamp) -> String {
        let (at, now) = (at.to_zoned(self.zone.clone()), self.now.to_zoned(self.zone.clone()));
        if at.date() == now.date() {
            at.strftime("%H:%M").to_string()
        } else {
            export::date(at.timestamp(), &self.zone)
        }
    }

    /// A day and the time of it.
    #[must_use]
    pub fn moment(&self, at: Timestamp) -> String {
        export::date(at, &self.zone)
    }

    /// A day as it stands in a list.
    #[must_use]
    pub fn day(&self, at: Timestamp) -> String {
        export::day(at.to_zoned(self.zone.clone()).date())
    }
}

/// Draws the step that they are in.
pub fn evening(ui: &mut Ui, cx: &mut Cx<'_>, evening: &mut Evening) {
    match evening.state.phase {
        Phase::Postponed { until } => ready::postponed(ui, cx, evening, until),
        Phase::Resting { until } => rest::resting(ui, cx, evening, until),
        Phase::Returning => rest::returning(ui, cx, evening),
        Phase::Ended => closing::ended(ui, cx, evening),
        Phase::Running => step(ui, cx, evening),
    }
}

fn step(ui: &mut Ui, cx: &mut Cx<'_>, evening: &mut Evening) {
    if evening.asks_to_look_back().is_some() {
        return look_back::ask(ui, cx, evening);
    }
    let state = &evening.state;
    let part = state.step.part;
    if let Part::Alone(seat) = part
        && needs_cover(state.stage())
        && (!evening.hand.uncovered || cx.is_covered)
    {
        return alone::cover(ui, cx, evening, seat);
    }
    match (state.stage(), part) {
        (_, Part::LookingBack) => look_back::show(ui, cx, evening),
        (Some(Stage::Readiness(_)), _) => ready::show(ui, cx, evening),
        (Some(Stage::CheckIn(_)), Part::Alone(seat)) => alone::check_in(ui, cx, evening, seat),
        (Some(Stage::Closing(_)), Part::Alone(seat)) => alone::check_out(ui, cx, evening, seat),
        (_, Part::Reveal) => reveal::show(ui, cx, evening),
        (Some(Stage::Round(_)), _) => round::show(ui, cx, evening),
        (Some(Stage::Switch(_)), _) => switch::show(ui, cx, evening),
        (Some(Stage::Writing(_)), Part::Alone(seat)) => writing::write(ui, cx, evening, seat),
        (Some(Stage::Writing(_)), _) => writing::read(ui, cx, evening),
        (Some(Stage::Origins(_)), Part::Alone(seat)) => origins::show(ui, cx, evening, seat),
        (Some(Stage::LoopMap(_) | Stage::SpaceAgreement(_) | Stage::Sheet(_)), _) => sheet::show(ui, cx, evening),
        (Some(Stage::Requests(_)), _) => requests::show(ui, cx, evening),
        (Some(Stage::Closing(_)), Part::Keep) => closing::keep(ui, cx, evening),
        (Some(Stage::Closing(_)), _) => closing::together(ui, cx, evening),
        // The strict reader lets no such guide in; a file that was changed by hand may still hold one.
        (Some(Stage::CheckIn(_) | Stage::Origins(_)) | None, _) => frame::only_go_on(ui, cx, evening),
    }
}

/// Sheets that both read are written side by side; everything else that one does alone is behind the cover.
fn needs_cover(stage: Option<&Stage>) -> bool {
    stage.and_then(Stage::sheet).is_none_or(|sheet| sheet.private)
}
