//! The parts that screens are made of.
//!
//! Each is a function that takes a `Ui` and data and gives back what happened. None knows a session, a disk or a
//! clock; each names itself to a screen reader.

pub mod button;
mod words;

pub use self::words::{body, heading, prompt, soft, status};
