//! The program in its window: what it shows, and the eframe side of it.
//!
//! Nothing that holds words of the two can be printed for debugging, here or in what it shows.

use std::{collections::VecDeque, mem::Discriminant, path::PathBuf, sync::Arc};

use egui::{text_edit::TextEditState, util::IdTypeMap};
use jiff::{Timestamp, tz::TimeZone};
use uuid::Uuid;

use crate::{
    store::{Settings, Store, Theme, Unfinished, WindowSize},
    text::t,
    ui::{
        command::{self, Command},
        evening::{Evening, Safety},
        keys::{self, InOrder},
        look, movement,
        screens::{
            self, Cx, calm::Calm, home::Home, library::Library, months::Months, over::Over, reading::Reading,
            setup::SettingUp,
        },
        voice::{self, Voice},
        widgets,
        wish::Wish,
        worker::{Damage, Request, Worker},
    },
};

/// Where the window stands.
pub enum Place {
    /// The doors, and what waits.
    Home,
    /// Cards, questions and themes.
    Library(Box<Library>),
    /// Setting up a session.
    SettingUp(Box<SettingUp>),
    /// Looking back over months.
    LookingBack(Box<Months>),
    /// Holding a session.
    Evening(Box<Evening>),
    /// Reading one again.
    Reading(Box<Reading>),
}

/// What the window shows; drawn by the screens, changed only in `ui::update`.
pub struct Model {
    /// The screen.
    pub place: Place,
    /// What lies over it.
    pub over: Option<Over>,
    /// Everything is covered by a neutral page.
    pub hidden: bool,
    /// Where somebody is in the calm kit; a wait goes on while its page is closed.
    pub calm: Calm,
    /// The settings.
    pub settings: Settings,
    /// This computer asks its programs to move less.
    pub less_movement: bool,
    /// Sessions that were not finished.
    pub unfinished: Vec<Unfinished>,
    /// Files opened lately, if they are remembered.
    pub recent: Vec<PathBuf>,
    /// Whole sessions from saves that a crash interrupted.
    pub left: Vec<PathBuf>,
    /// The question whether to close has been answered with yes.
    pub closing: bool,
}

impl Model {
    /// Whether a session is held of which nothing is written.
    #[must_use]
    pub fn is_off_the_record(&self) -> bool {
        matches!(&self.place, Place::Evening(evening) if evening.safety == Safety::OffTheRecord)
    }
}

/// How the program comes by the time; tests bring their own.
pub type Clock = Box<dyn Fn() -> Timestamp>;

/// The program.
pub struct App {
    pub(super) model: Model,
    pub(super) worker: Worker,
    pub(super) clock: Clock,
    pub(super) zone: TimeZone,
    pub(super) wishes: VecDeque<Wish>,
    /// One dialogue of the system at a time.
    pub(super) dialog: Option<super::dialog::Dialog>,
    /// The session that is being begun or found again; what else comes is for nobody any more.
    pub(super) awaited: Option<Uuid>,
    /// From where each page was asked for that has not come yet, in order: it is no page for another place.
    pub(super) asked_from: VecDeque<Discriminant<Place>>,
    /// The file of which an earlier version is being opened.
    pub(super) earlier_of: Option<PathBuf>,
    /// What the fields that can be seen belong to.
    sheet: u64,
    title: String,
    /// How large the window was when it was closed last.
    pub(super) size: Option<WindowSize>,
    pub(super) voice: Option<Voice>,
    /// What this computer has been asked.
    pub(super) asked: Option<movement::Asked>,
    /// What of this evening has been read aloud last.
    pub(super) read: Option<String>,
}

impl App {
    /// The program as it starts: the worker is asked for the settings and for what was left unfinished.
    #[must_use]
    pub fn new(worker: Worker, clock: Clock, zone: TimeZone, file: Option<PathBuf>) -> Self {
        let mut app = Self {
            model: Model {
                place: Place::Home,
                over: None,
                hidden: false,
                calm: Calm::default(),
                settings: Settings::default(),
                less_movement: false,
                unfinished: Vec::new(),
                recent: Vec::new(),
                left: Vec::new(),
                closing: false,
            },
            worker,
            clock,
            zone,
            wishes: VecDeque::new(),
            dialog: None,
            awaited: None,
            asked_from: VecDeque::new(),
            earlier_of: None,
            sheet: 0,
            title: String::new(),
            size: None,
            voice: None,
            asked: None,
            read: None,
        };
        app.worker.ask(Request::Start);
        if let Some(file) = file {
            app.ask_for_page(Request::Open(file, Damage::Tell));
        }
        app
    }

    /// Gives it a voice that may read aloud.
    pub fn set_voice(&mut self, voice: Voice) {
        self.voice = Some(voice);
    }

    /// What the window shows.
    #[must_use]
    pub fn model(&self) -> &Model {
        &self.model
    }

    /// What has been read aloud last.
    #[must_use]
    pub fn read(&self) -> Option<&str> {
        self.read.as_deref()
    }

    fn draw(&mut self, ui: &mut egui::Ui) {
        self.follow_fields(ui);
        let settings = self.model.settings.clone();
        let now = (self.clock)();
        let strength = self.strength(ui, now);
        let mut cx = Cx {
            now,
            zone: self.zone.clone(),
            settings: &settings,
            strength,
            open: Command::ALL.into_iter().filter(|command| command.is_open(&self.model)).collect(),
            is_covered: self.model.over.is_some(),
            wishes: Vec::new(),
        };
        screens::frame::above_foot(ui, |ui| self.draw_place(ui, &mut cx));
        self.wishes.extend(cx.wishes);
    }

    fn draw_place(&mut self, ui: &mut egui::Ui, cx: &mut Cx<'_>) {
        // Under something else all is drawn a little faint: only on its own paper does paper stay paper then.
        ui.painter().rect_filled(ui.content_rect(), 0.0, look::tokens(ui).paper);
        if self.model.hidden {
            screens::over::hidden(ui, cx);
            if let Some(over @ Over::CloseHidden) = &mut self.model.over {
                screens::over::show(ui, cx, over, &mut self.model.place);
            }
        } else if matches!(self.model.over, Some(Over::Help)) {
            let off = self.model.is_off_the_record();
            screens::help::show(ui, cx, &mut self.model.calm.help, off);
        } else if matches!(self.model.over, Some(Over::Settings)) {
            screens::settings::show(ui, cx);
        } else if matches!(self.model.over, Some(Over::Calm)) {
            let off = self.model.is_off_the_record();
            screens::calm::show(ui, cx, &mut self.model.calm, off);
        } else {
            if self.model.over.is_some() {
                // What lies over takes every key.
                ui.disable();
            }
            match &mut self.model.place {
                Place::Home => {
                    let Model { unfinished, recent, left, .. } = &self.model;
                    let home = Home { unfinished, left, recent };
                    screens::home::show(ui, cx, &home);
                }
                Place::Library(library) => screens::library::show(ui, cx, library),
                Place::LookingBack(months) => screens::months::show(ui, cx, months),
                Place::SettingUp(setup) => screens::setup::show(ui, cx, setup),
                Place::Evening(evening) => {
                    screens::evening(ui, cx, evening);
                    evening.hand.fresh = std::mem::take(&mut evening.hand.refresh);
                    if evening.hand.fresh {
                        ui.ctx().request_repaint();
                    }
                }
                Place::Reading(reading) => screens::reading::show(ui, cx, reading),
            }
            screens::over::follow_focus(ui, self.model.over.as_ref());
            if let Some(over) = &mut self.model.over {
                screens::over::show(ui, cx, over, &mut self.model.place);
            }
        }
    }

    /// What is typed can be undone while its field is on screen. With the next step, or for the next person, all of it is
    /// forgotten: nobody brings back with a key what another has written alone.
    fn follow_fields(&mut self, ctx: &egui::Context) {
        let sheet = egui::Id::unique(match &self.model.place {
            Place::Evening(evening) => egui::Id::unique(evening.sheet()),
            place => egui::Id::unique(std::mem::discriminant(place)),
        });
        if self.sheet != sheet.value() {
            self.sheet = sheet.value();
            ctx.data_mut(IdTypeMap::remove_by_type::<TextEditState>);
        }
    }

    fn strength(&self, ctx: &egui::Context, now: Timestamp) -> f32 {
        // Whoever needs high contrast needs it all the time.
        let may = self.model.settings.theme != Theme::Contrast;
        let dim = may
            && match &self.model.place {
                Place::Evening(evening) => evening.dims_at().is_some_and(|at| at <= now) && self.model.over.is_none(),
                _ => false,
            };
        let dimmed = ctx.animate_bool_with_time(egui::Id::unique("dimmed"), dim, look::motion(ctx));
        egui::lerp(1.0..=look::DIM, dimmed)
    }

    /// A neutral title: never a name, never a topic, never a file.
    fn follow_title(&mut self, ctx: &egui::Context) {
        let title = t(if self.model.hidden { "hidden-title" } else { "app-name" });
        if self.title != title {
            self.title = title.into_owned();
            ctx.send_viewport_cmd(egui::ViewportCommand::Title(self.title.clone()));
        }
    }
}

impl eframe::App for App {
    fn logic(&mut self, ctx: &egui::Context, _frame: &mut eframe::Frame) {
        self.tick(ctx);
    }

    fn ui(&mut self, ui: &mut egui::Ui, _frame: &mut eframe::Frame) {
        keys::let_go_for_ctrl_enter(ui);
        for command in command::pressed(ui.ctx(), &self.model) {
            self.wishes.push_back(Wish::Do(command));
        }
        self.carry_out(ui.ctx());
        self.draw(ui);
        let said = widgets::take_said(ui.ctx());
        if self.model.over.is_none() && !self.model.hidden {
            widgets::announce(ui, egui::Id::unique("page"), &said);
        }
        // Where nothing has the focus, this is what a screen reader finds.
        ui.ctx().accesskit_node_builder(egui::accesskit_root_id(), |node| node.set_label(&*self.title));
        self.read_aloud(said, ui.ctx());
        self.carry_out(ui.ctx());
        self.follow_title(ui.ctx());
    }
}

/// Opens the window and stays until it closes.
///
/// # Errors
///
/// There is no display, or it cannot draw.
pub fn run(store: Store, file: Option<PathBuf>) -> eframe::Result {
    let left = store.window_size();
    let options = eframe::NativeOptions { viewport: viewport(left), ..eframe::NativeOptions::default() };
    eframe::run_native(
        "duologue",
        options,
        Box::new(move |cc| {
            prepare(&cc.egui_ctx);
            let worker = Worker::spawn(store, cc.egui_ctx.clone())?;
            let ctx = cc.egui_ctx.clone();
            let voice = Voice::spawn(voice::engines(), move || ctx.request_repaint())?;
            let mut app = App::new(worker, Box::new(Timestamp::now), TimeZone::system(), file);
            app.set_voice(voice);
            let ctx = cc.egui_ctx.clone();
            app.asked = Some(movement::Asked::ask(move || ctx.request_repaint())?);
            app.size = left;
            Ok(Box::new(app))
        }),
    )
}

/// How large the window is the first time: with its title bar it fits on a screen of 1280 × 800.
pub(super) const USUAL_SIZE: WindowSize = WindowSize { width: 1240.0, height: 740.0, maximised: false };

/// The window as it opens: as large as it was left.
fn viewport(left: Option<WindowSize>) -> egui::ViewportBuilder {
    let least = egui::vec2(800.0, 560.0);
    let WindowSize { width, height, maximised } = left.unwrap_or(USUAL_SIZE);
    // Whatever somebody has typed into the file by hand.
    let size = if width.is_finite() && height.is_finite() { egui::vec2(width, height) } else { least };
    egui::ViewportBuilder::default()
        .with_app_id("duologue")
        .with_title(t("app-name"))
        .with_inner_size(size.clamp(least, egui::Vec2::splat(16_384.0)))
        .with_min_inner_size(least)
        .with_maximized(maximised)
}

/// Sets up fonts, styles and keys before the first frame.
pub fn prepare(ctx: &egui::Context) {
    look::apply(ctx, &look::Look::default());
    ctx.add_plugin(InOrder::default());
    ctx.options_mut(|options| {
        // Ctrl+Q goes through the same question as every other way of closing.
        options.quit_shortcuts.clear();
        // The size is a setting.
        options.zoom_with_keyboard = false;
    });
}

/// The example that comes with the program.
#[must_use]
pub fn example() -> Arc<str> {
    include_str!("../../assets/samples/en/origins.actions.jsonl").into()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_window_opens_as_it_was_left_and_never_out_of_reach() {
        let size = |width, height| viewport(Some(WindowSize { width, height, maximised: true })).inner_size;
        assert_eq!(size(1000.0, 700.0), Some(egui::vec2(1000.0, 700.0)));
        assert_eq!(size(1.0, f32::NAN), Some(egui::vec2(800.0, 560.0)));
        assert_eq!(size(1e30, 900.0).map(|size| size.x), Some(16_384.0));
        assert_eq!(viewport(None).inner_size, Some(egui::vec2(1240.0, 740.0)));
    }
}
