//! Help with wording: quiet notes for the one who writes, and what a mirror has not given back yet.
//!
//! Everything here is computed from the words alone and forgotten at once. Nothing is stored, nobody is graded, no text
//! is changed or held back. The room knows no window, no disk and no clock. A false alarm on praise, on a mirror or on
//! talk about oneself does more harm than a miss: in doubt every rule keeps silent.
//!
//! A screen asks two things: [`note_now`] for the line that is being written, with [`Rule::sentences`] for what to say
//! about it, and [`heard`] for the speaker’s words while they are given back.
//!
//! One way through: `tokens` reads words as they were meant, `clauses` finds who each is about and who stands
//! behind it, `pattern` looks for phrases, `rules` decide. The words themselves stand in `assets/words`, where
//! somebody who knows no Rust can tend them.

mod clauses;
mod lists;
mod mirror;
mod pattern;
mod rules;
mod tokens;
mod verbs;

pub use mirror::{Heard, Missing, Negation, Reflection, heard, mirror};
pub use rules::{Note, Rule, Sentences, note_now, notes};

#[cfg(test)]
mod tests;
