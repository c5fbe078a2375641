//! Colours by purpose, and how buttons wear them.

use egui::{Color32, Context, Id, Stroke};

use super::{
    Look, Theme,
    palette::{CONTRAST, DARK, LIGHT, Palette},
};
use crate::session::Seat;

/// What a widget needs to know about the look: colours by purpose, size of type, motion.
#[derive(Clone, Copy, Debug)]
pub struct Tokens {
    /// Whether the dark theme is on.
    pub dark: bool,
    /// The whole window.
    pub paper: Color32,
    /// Something that lies on the paper.
    pub card: Color32,
    /// Where one writes.
    pub field: Color32,
    /// A quiet ground, a little deeper than the paper: the floor, a track.
    pub floor: Color32,
    /// The side whose turn it is: paper with a lamp on it.
    pub lamp: Color32,
    /// Words.
    pub ink: Color32,
    /// Words that may be overlooked.
    pub ink_soft: Color32,
    /// Decoration only: too faint to carry meaning.
    pub line: Color32,
    /// An edge that must be seen: fields, buttons, marks.
    pub field_line: Color32,
    /// The main action and what is chosen.
    pub accent: Color32,
    /// A wash of the accent, behind what is chosen.
    pub accent_soft: Color32,
    /// Words on the accent.
    pub on_accent: Color32,
    /// What asks for care: words and marks.
    pub caution: Color32,
    /// A wash behind what asks for care.
    pub caution_soft: Color32,
    /// The ring around what the keyboard holds.
    pub focus: Color32,
    /// Behind something under the pointer.
    pub hover: Color32,
    /// Behind something being pressed.
    pub press: Color32,
    /// Under what floats above the page.
    pub shadow: Color32,
    /// How wide edges are.
    pub edge_width: f32,
    /// By how much type is larger than at arm’s length.
    pub scale: f32,
    /// Whether nothing may move.
    pub reduced_motion: bool,
    palette: &'static Palette,
}

/// How loud a button is.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub enum ButtonKind {
    /// The main action: one per screen.
    Primary,
    /// Any other action.
    Quiet,
    /// A way aside, without an edge.
    Plain,
}

/// What happens to a control just now.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub enum Touch {
    /// Nothing.
    Rest,
    /// The pointer is over it.
    Hover,
    /// It is being pressed.
    Press,
    /// It cannot be used now.
    Disabled,
}

/// The colours of a button in one state.
#[derive(Clone, Copy, Debug)]
pub struct ButtonColors {
    /// Behind the label.
    pub fill: Color32,
    /// Around it.
    pub edge: Stroke,
    /// The label.
    pub label: Color32,
    /// The key hint.
    pub key: Color32,
}

impl Tokens {
    /// The tokens of this look; `dark` says which of the two it is where that follows the desktop.
    pub(super) fn of(dark: bool, look: Look) -> Self {
        let contrast = look.theme == Theme::Contrast;
        let dark = dark && !contrast;
        let p = match (contrast, dark) {
            (true, _) => &CONTRAST,
            (false, true) => &DARK,
            (false, false) => &LIGHT,
        };
        Self {
            dark,
            edge_width: if contrast { 2.0 } else { 1.0 },
            paper: p.paper,
            card: p.card,
            field: p.field,
            floor: p.sunk,
            lamp: p.lamp,
            ink: p.ink,
            ink_soft: p.ink_soft,
            line: p.line,
            field_line: p.edge,
            accent: p.green,
            accent_soft: p.green_wash,
            on_accent: p.on_green,
            caution: p.amber,
            caution_soft: p.amber_wash,
            focus: p.focus,
            hover: p.hover,
            press: p.press,
            shadow: p.shadow,
            scale: look.distance.scale(),
            reduced_motion: look.reduced_motion,
            palette: p,
        }
    }

    /// The colour of a partner’s name and shape.
    #[must_use]
    pub fn partner(&self, seat: Seat) -> Color32 {
        match seat {
            Seat::Left => self.palette.blue,
            Seat::Right => self.palette.clay,
        }
    }

    /// A wash of a partner’s colour, behind their words or inside their shape.
    #[must_use]
    pub fn partner_soft(&self, seat: Seat) -> Color32 {
        match seat {
            Seat::Left => self.palette.blue_wash,
            Seat::Right => self.palette.clay_wash,
        }
    }

    /// What a button wears.
    #[must_use]
    pub fn button(&self, kind: ButtonKind, touch: Touch) -> ButtonColors {
        let p = self.palette;
        let none = Stroke::NONE;
        let edge = self.edge(p.edge);
        let (fill, edge, label, key) = match (kind, touch) {
            (ButtonKind::Primary | ButtonKind::Quiet, Touch::Disabled) => {
                (p.sunk, Stroke::new(1.0, p.line), p.ink_soft, p.ink_soft)
            }
            (ButtonKind::Plain, Touch::Disabled) => (Color32::TRANSPARENT, none, p.ink_soft, p.ink_soft),
            (ButtonKind::Primary, Touch::Rest) => (p.green, none, p.on_green, p.on_green_soft),
            (ButtonKind::Primary, Touch::Hover) => (p.green_hover, none, p.on_green, p.on_green_soft),
            (ButtonKind::Primary, Touch::Press) => (p.green_press, none, p.on_green, p.on_green_soft),
            (ButtonKind::Quiet, Touch::Rest) => (p.card, edge, p.ink, p.ink_soft),
            (ButtonKind::Quiet, Touch::Hover) => (p.hover, edge, p.ink, p.ink_soft),
            (ButtonKind::Quiet, Touch::Press) => (p.press, edge, p.ink, p.ink_soft),
            (ButtonKind::Plain, Touch::Rest) => (Color32::TRANSPARENT, none, p.ink, p.ink_soft),
            (ButtonKind::Plain, Touch::Hover) => (p.hover, none, p.ink, p.ink_soft),
            (ButtonKind::Plain, Touch::Press) => (p.press, none, p.ink, p.ink_soft),
        };
        ButtonColors { fill, edge, label, key }
    }

    /// An edge of this colour.
    #[must_use]
    pub fn edge(&self, color: Color32) -> Stroke {
        Stroke::new(self.edge_width, color)
    }

    /// A length that grows with the type.
    #[must_use]
    pub fn scaled(&self, points: f32) -> f32 {
        (points * self.scale).round()
    }
}

/// The tokens of the theme that is shown now.
///
/// A `Ui` is a `Context` too: `tokens(ui)` works everywhere.
#[must_use]
pub fn tokens(ctx: &Context) -> Tokens {
    Tokens::of(ctx.theme() == egui::Theme::Dark, current(ctx))
}

/// The look that was applied last.
#[must_use]
pub fn current(ctx: &Context) -> Look {
    ctx.data(|data| data.get_temp(look_id())).unwrap_or_default()
}

pub(super) fn remember(ctx: &Context, look: Look) {
    ctx.data_mut(|data| data.insert_temp(look_id(), look));
}

fn look_id() -> Id {
    Id::unique("look")
}
