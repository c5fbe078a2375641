//! The whole program in a window that nobody sees, used by role and label as a person or a screen reader would.

mod aloud;
mod bad_disk;
mod bad_files;
mod builder;
mod calm;
mod evenings;
mod floor;
mod glyphs;
mod heard;
mod hidden;
mod library;
mod meanwhile;
mod months;
mod pages;
mod privacy;
mod room;
mod targets;
mod wording;

use duologue::store::{Settings, Theme};
use egui::{Key, Modifiers};

/// A window of which only pictures are taken.
pub(crate) struct Pictured(builder::Window);

impl Pictured {
    /// A first start by day, on a screen of this size in pixels.
    pub(crate) fn new(size: [f32; 2]) -> Self {
        Self(builder::Window::with(&Settings { theme: Theme::Light, ..Settings::default() }, size))
    }

    pub(crate) fn help(&mut self) {
        self.0.key(Key::F1);
    }

    pub(crate) fn set_up(&mut self) {
        self.0.key(Key::Escape);
        self.0.keys(Modifiers::COMMAND, Key::N);
    }

    /// Begins the first conversation between these two.
    pub(crate) fn begin(&mut self, [left, right]: [&str; 2]) {
        self.0.write("Name on the left", left);
        self.0.write("Name on the right", right);
        self.0.keys(Modifiers::COMMAND, Key::Enter);
    }

    /// What it shows now, four bytes a pixel.
    pub(crate) fn take(&mut self) -> Vec<u8> {
        self.0.harness.render().unwrap().into_raw()
    }
}
