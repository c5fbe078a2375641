//! The parts that screens are made of.
//!
//! Each is a function that takes a `Ui` and data and gives back what happened. None knows a session, a disk or a
//! clock; each names itself to a screen reader.

mod breath;
pub mod button;
mod card;
pub mod choice;
mod circles;
mod dots;
pub mod field;
mod floor;
mod ring;
mod scale;
mod seat;
mod shapes;
mod steps;
mod words;

#[cfg(test)]
mod demo;

pub use self::{
    breath::breath,
    card::{NoticeKind, card, notice, words_card},
    circles::circles,
    dots::dots,
    floor::{FloorView, floor},
    ring::ring,
    scale::scale,
    seat::{seat_mark, seat_panel, seat_panel_with},
    words::{body, heading, prompt, soft, status},
};
