//! A conversation as an ordered list of things that happened.
//!
//! Everything else is computed from that list: where the two stand, what may happen next, the readable transcript.
//! No egui here, no disk, no clock, no randomness, no threads: time and chance come in as arguments.

mod action;
mod document;
mod event;
mod flow;
mod glance;
mod keeping;
mod rehearse;
mod state;
#[cfg(test)]
mod tests;
mod transcript;
mod values;

pub use action::Action;
pub use document::{Entry, Session};
pub use event::{DraftField, Event, Reach};
pub use flow::{LONGEST_BREAK, LONGEST_TEXT, Refusal, SHORTEST_BREAK, begin, take};
pub use glance::{EveningGlance, by_couple};
pub use keeping::{kept, said_before_going_back};
pub use rehearse::{RehearseError, RehearseProblem, rehearse};
pub use state::{
    Alone, Began, Draft, Exchange, Followed, GivenBack, Parked, Part, Phase, Request, State, Step, Strand,
};
pub use transcript::{Heading, Line, Names, Section, Transcript, What};
pub use values::{
    Answer, Arrived, CheckIn, CheckOut, Granted, Keep, OriginNote, Outcome, Pair, Record, Seat, Setup, Ticks, Words,
};
