//! A dialogue method as data: its types, the strict reader, the shelf of built-in guides.
//!
//! No egui here, no disk, no clock: a guide is read from text that somebody hands over.

mod check;
mod model;
mod place;
mod problem;
mod read;
mod rounds;
pub(crate) mod says;
mod schema;
mod shelf;
mod texts;

pub use model::{
    CheckInStage, Closing, Depth, DepthTexts, Door, FORMAT, Field, Group, Guide, Move, MoveKind, Need, NeedTexts,
    Origins, Plain, Readiness, Requests, Role, Round, SCHEMA, Sheet, Stage, Turn, Way, Why, Writing,
};
pub use problem::{Problem, ProblemKind};
pub use read::read;
pub use schema::schema;
pub use shelf::{by_id, shelf};
pub use texts::{TextKind, words};

#[cfg(test)]
mod tests;
