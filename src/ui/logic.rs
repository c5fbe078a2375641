//! Each tick, also while the window is hidden: the worker’s answers, half-typed words, timers, closing.

use egui::{Context, ViewportCommand};
use jiff::SignedDuration;

use crate::{
    store::{self, Settings, Switch, WindowSize},
    text::t,
    ui::{
        app::{App, Place, USUAL_SIZE},
        look::{self, Look},
        movement,
        screens::over::Over,
        voice::Voice,
        wish::Wish,
        worker::Request,
    },
};

impl App {
    /// Does what is due now.
    pub(super) fn tick(&mut self, ctx: &Context) {
        if let Some(less) = self.asked.as_ref().and_then(movement::Asked::answer) {
            self.model.less_movement = less;
        }
        wear(ctx, &self.model.settings, self.model.less_movement);
        fit(ctx, &self.model.settings);
        while let Some(answer) = self.worker.answer() {
            self.answered(answer);
        }
        self.follow_dialog();
        self.follow_drafts(ctx);
        self.follow_wording(ctx);
        self.follow_quiet(ctx);
        self.follow_closing(ctx);
        self.follow_drops(ctx);
        self.carry_out(ctx);
    }

    fn follow_drafts(&mut self, ctx: &Context) {
        let now = (self.clock)();
        let Place::Evening(evening) = &mut self.model.place else { return };
        if !evening.is_waiting()
            && let Some(draft) = evening.draft_due(now)
        {
            self.wishes.push_back(Wish::Act(draft));
        } else if let Some(due) = evening.due_at() {
            let wait = due.duration_since(now).max(SignedDuration::from_millis(20));
            ctx.request_repaint_after(wait.unsigned_abs());
        }
    }

    fn follow_wording(&mut self, ctx: &Context) {
        let now = (self.clock)();
        let Place::Evening(evening) = &mut self.model.place else { return };
        let Some(due) = evening.hand.wording.due_at().filter(|_| self.model.settings.wording == Switch::On) else {
            return;
        };
        let wait = due.duration_since(now);
        if wait.is_positive() {
            ctx.request_repaint_after(wait.unsigned_abs());
        } else {
            evening.look_at_wording();
        }
    }

    fn follow_quiet(&mut self, ctx: &Context) {
        let now = (self.clock)();
        let Place::Evening(evening) = &mut self.model.place else { return };
        if ctx.input(|input| !input.events.is_empty()) {
            evening.touched = now;
        }
        if let Some(wait) = evening.dims_at().map(|at| at.duration_since(now)).filter(SignedDuration::is_positive) {
            ctx.request_repaint_after(wait.unsigned_abs());
        }
    }

    fn follow_closing(&mut self, ctx: &Context) {
        if !ctx.input(|input| input.viewport().close_requested()) || self.model.closing {
            return;
        }
        let asks = match &self.model.place {
            // Hidden, closing is quiet wherever nothing can be lost by it.
            Place::Evening(evening) => (evening.is_running() && !self.model.hidden) || evening.would_be_lost(),
            _ => false,
        };
        if asks {
            ctx.send_viewport_cmd(ViewportCommand::CancelClose);
            self.model.over = Some(if self.model.hidden { Over::CloseHidden } else { Over::Close });
        } else {
            self.leave();
            self.keep_size(ctx);
        }
    }

    /// Keeps how large the window is, where anything may be written at all.
    pub(super) fn keep_size(&mut self, ctx: &Context) {
        let size = size_of_window(ctx, self.size);
        if size != self.size
            && !self.model.is_off_the_record()
            && let Some(size) = size
        {
            self.size = Some(size);
            self.worker.ask(Request::KeepSize(size));
        }
    }

    /// Whoever switches the voice on hears at once that there is one, or is told that there is none.
    pub(super) fn try_voice(&self, new: &Settings) {
        if let (Switch::On, Switch::Off, Some(voice)) = (new.aloud, self.model.settings.aloud, &self.voice) {
            voice.say(&t("settings-aloud-heard"));
        }
    }

    /// Reads a page of an evening aloud once it is there; what lies over it, or hides it, silences the voice.
    ///
    /// Whoever looks something up meanwhile, or puts a reply aside, has not made it another page.
    pub(super) fn read_aloud(&mut self, said: String, ctx: &Context) {
        let aloud = self.model.settings.aloud == Switch::On;
        let is_open = self.model.over.is_none() && !self.model.hidden;
        let (say, hush) = match &self.model.place {
            Place::Evening(_) if aloud && is_open => (self.read.as_deref() != Some(&said), false),
            Place::Evening(_) if aloud => (false, true),
            _ => (false, self.read.take().is_some()),
        };
        let voice = self.voice.as_ref();
        if say {
            if let Some(voice) = voice {
                voice.say(&said);
            }
            self.read = Some(said);
        } else if let (true, Some(voice)) = (hush, voice) {
            voice.hush();
        }
        if voice.is_some_and(Voice::is_found_missing) {
            self.model.over = Some(Over::Message(t("voice-missing").into_owned()));
            self.model.settings.aloud = Switch::Off;
            if !self.model.is_off_the_record() {
                self.wishes.push_back(Wish::Settings(self.model.settings.clone()));
            }
            ctx.request_repaint();
        }
    }

    fn follow_drops(&mut self, ctx: &Context) {
        let dropped = ctx.input(|input| input.raw.dropped_files.first().map(|file| file.path().to_owned()));
        if let (Some(path), false) = (dropped, matches!(self.model.place, Place::Evening(_))) {
            self.wishes.push_back(Wish::Open(path));
        }
    }
}

/// How large the window is, and as it was before where it fills the screen.
fn size_of_window(ctx: &Context, before: Option<WindowSize>) -> Option<WindowSize> {
    let (maximised, full) = ctx.input(|input| {
        let viewport = input.viewport();
        (viewport.maximized.unwrap_or_default(), viewport.fullscreen.unwrap_or_default())
    });
    let size = ctx.content_rect().size() * ctx.zoom_factor();
    match before {
        _ if full => before,
        before if maximised => Some(WindowSize { maximised, ..before.unwrap_or(USUAL_SIZE) }),
        _ => Some(WindowSize { width: size.x.round(), height: size.y.round(), maximised }),
    }
}

/// Lets everything be as large as the window and the settings make it.
fn fit(ctx: &Context, settings: &Settings) {
    let zoom = look::zoom(ctx, settings.text_scale);
    if (ctx.zoom_factor() - zoom).abs() > 0.01 {
        ctx.set_zoom_factor(zoom);
    }
}

/// Puts on the look that the settings ask for, where it is another than the one that is worn.
fn wear(ctx: &Context, settings: &Settings, less_movement: bool) {
    let asked = Look {
        theme: match settings.theme {
            store::Theme::System => look::Theme::System,
            store::Theme::Light => look::Theme::Light,
            store::Theme::Dark => look::Theme::Dark,
            store::Theme::Contrast => look::Theme::Contrast,
        },
        distance: match settings.distance {
            store::Distance::Desk => look::Distance::Desk,
            store::Distance::Sofa => look::Distance::Sofa,
            store::Distance::Wall => look::Distance::Wall,
        },
        reduced_motion: match settings.motion {
            store::Motion::System => less_movement,
            store::Motion::Full => false,
            store::Motion::Reduced => true,
        },
    };
    if look::current(ctx) != asked {
        look::apply(ctx, &asked);
    }
}
