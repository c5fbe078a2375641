//! Tests of the guides: reading, the shelf, their language.

mod language;
mod problems;
mod shelf;
