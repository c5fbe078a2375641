//! Help with wording: quiet notes for the one who writes, and what a mirror has not given back yet.
//!
//! Everything here is computed from the words alone and forgotten at once. Nothing is stored, nobody is graded, no text
//! is changed or held back. The room knows no window, no disk and no clock. A false alarm on praise, on a mirror or on
//! talk about oneself does more harm than a miss: in doubt every rule keeps silent.
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

pub use mirror::{Missing, Negation, Reflection, mirror};
pub use rules::{Note, Rule, gentlest, notes};

#[cfg(test)]
mod tests;
