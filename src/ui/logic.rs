//! Each tick, also while the window is hidden: the worker’s answers, half-typed words, timers, closing.

use egui::{Context, ViewportCommand};
use jiff::SignedDuration;

use crate::{
    store::{self, Settings, Switch, WindowSize},
    text::t,
    ui::{
        app::{App, Place},
        look::{self, Look},
        screens::over::Over,
        widgets,
        wish::Wish,
    },
};

impl App {
    /// Does what is due now.
    pub(super) fn tick(&mut self, ctx: &Context) {
        wear(ctx, &self.model.settings);
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
            // Who closes at once must not write the usual settings over their own.
            if self.is_set {
                self.model.settings.window = size_of_window(ctx, self.model.settings.window);
                self.wishes.push_back(Wish::KeepSettings);
            }
            self.leave();
        }
    }

    /// Reads a page aloud once it is there, and again when it is another; nothing that lies over it, and not what is hidden.
    pub(super) fn follow_page(&mut self, ctx: &Context) {
        let said = widgets::take_said(ctx);
        let Some(voice) = &self.voice else { return };
        let reads = self.model.settings.aloud == Switch::On
            && matches!(self.model.place, Place::Evening(_))
            && self.model.over.is_none()
            && !self.model.hidden;
        let read = Some(said).filter(|said| reads && !said.is_empty());
        if read != self.read {
            read.as_ref().map_or_else(|| voice.hush(), |said| voice.say(said));
            self.read = read;
        }
        if voice.is_found_missing() {
            self.wishes.push_back(Wish::Ask(Over::Message(t("voice-missing").into_owned())));
            self.model.settings.aloud = Switch::Off;
            self.wishes.push_back(Wish::KeepSettings);
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
        Some(before) if maximised => Some(WindowSize { maximised, ..before }),
        _ => Some(WindowSize { width: size.x.round(), height: size.y.round(), maximised }),
    }
}

/// Lets everything be as large as the window and the settings make it.
fn fit(ctx: &Context, settings: &Settings) {
    let window = ctx.content_rect().size() * ctx.zoom_factor();
    let most = look::most_growth(window, look::tokens(ctx).scale);
    let zoom = (look::growth(window) * settings.text_scale).min(most);
    if (ctx.zoom_factor() - zoom).abs() > 0.01 {
        ctx.set_zoom_factor(zoom);
    }
}

/// Puts on the look that the settings ask for, where it is another than the one that is worn.
fn wear(ctx: &Context, settings: &Settings) {
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
        reduced_motion: settings.motion == store::Motion::Reduced,
    };
    if look::current(ctx) != asked {
        look::apply(ctx, &asked);
    }
}
