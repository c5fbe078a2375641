//! Tests of the ideas and of all that carries them.

mod data;
mod language;
mod met;
mod support;
