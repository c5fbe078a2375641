//! A dialogue method as data: its types, the strict reader, the shelf of built-in guides.
//!
//! No egui here, no disk, no clock: a guide is read from text that somebody hands over.

mod model;

pub use model::{
    CheckInStage, Closing, Depth, DepthTexts, Door, FORMAT, Field, Guide, Move, MoveKind, Need, NeedTexts, Origins,
    Plain, Readiness, Requests, Role, Round, SCHEMA, Sheet, Stage, Turn, Way, Why, Writing,
};
