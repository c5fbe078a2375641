//! The parts that screens are made of.
//!
//! Each is a function that takes a `Ui` and data and gives back what happened. None knows a session, a disk or a
//! clock; each names itself to a screen reader.

mod breath;
pub mod button;
mod card;
pub mod choice;
mod circles;
mod door;
mod dots;
pub mod field;
mod floor;
mod follow;
mod named;
mod quote;
mod ring;
mod scale;
mod seat;
mod shapes;
mod steps;
mod tick;
mod waves;
mod wheel;
mod words;

pub use self::{
    breath::{breath, breath_size},
    card::{NoticeKind, card, large_card, notice, words_card, words_card_with},
    circles::{Closeness, circles, closeness},
    door::{Door, door, doors},
    dots::{dots, dots_width},
    floor::{FloorView, Light, drawn_floor, evening_floor, floor},
    follow::into_sight,
    named::named,
    quote::quote,
    ring::ring,
    scale::{scale, scale_shown},
    seat::{legend, seat_mark, seat_panel},
    tick::{tick, tick_width},
    waves::{Drawn, Near, waves},
    wheel::{Row, wheel},
    words::{announce, body, heading, prompt, say, soft, status, take_said, voiced_heading},
};
