//! How a test opens a window: with our fonts and styles, and without a screen.

use egui::Ui;
use egui_kittest::{Harness, HarnessBuilder};

use super::{Look, Theme, apply};

/// A builder with our look already on, at arm’s length.
pub(crate) fn builder<State>(theme: Theme) -> HarnessBuilder<State> {
    with_look(Look { theme, ..Look::default() })
}

/// A builder with any look.
pub(crate) fn with_look<State>(look: Look) -> HarnessBuilder<State> {
    Harness::builder().with_context_setup(move |ctx| apply(ctx, &look))
}

/// A window of 800 × 600 with this in it.
pub(crate) fn show<'a>(mut add: impl FnMut(&mut Ui) + 'a) -> Harness<'a> {
    builder(Theme::Light).with_size(egui::vec2(800.0, 600.0)).build_ui(move |ui| add(ui))
}

/// A window of 800 × 600 with a state of its own.
pub(crate) fn show_state<'a, State: 'a>(state: State, add: impl FnMut(&mut Ui, &mut State) + 'a) -> Harness<'a, State> {
    builder(Theme::Light).with_size(egui::vec2(800.0, 600.0)).build_ui_state(add, state)
}
