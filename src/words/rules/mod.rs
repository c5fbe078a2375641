//! The notes: what each rule means stands beside it, and above all when it keeps silent.

mod absolutes;
mod advice;
mod but;
mod feel_that;
mod label;
mod makes_me;
mod polarity;
mod several_topics;
mod should;
mod support;
mod too_long;
mod why;

use std::ops::Range;

use serde::{Deserialize, Serialize};

use crate::{
    guide::Role,
    words::clauses::{Clause, Frame, Text},
};

/// What a note is about.
#[derive(Clone, Copy, Debug, Deserialize, Eq, Hash, Ord, PartialEq, PartialOrd, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Rule {
    /// “Always”, “never” and their kin, as a complaint about the partner.
    Absolutes,
    /// A verdict on the partner’s character.
    Label,
    /// The partner as the cause of a feeling, or of what one suffers.
    YouMakeMe,
    /// “Should” and “need to”, pointed at the partner.
    Should,
    /// “I feel that” before a thought about the partner.
    FeelThat,
    /// A listener’s “why” that asks the speaker to justify themself.
    WhyQuestion,
    /// A listener’s fix or suggestion.
    Advice,
    /// A listener’s objection.
    But,
    /// Three or more complaints at once.
    SeveralTopics,
    /// More than one breath.
    TooLong,
    /// A threat of harm, or fear of it. It stands alone.
    Support,
}

impl Rule {
    /// All of them, in the order in which they are told.
    pub const ALL: [Self; 11] = [
        Self::Absolutes,
        Self::Label,
        Self::YouMakeMe,
        Self::Should,
        Self::FeelThat,
        Self::WhyQuestion,
        Self::Advice,
        Self::But,
        Self::SeveralTopics,
        Self::TooLong,
        Self::Support,
    ];

    /// From the one that is easiest to hear to the one that is hardest.
    const GENTLEST_FIRST: [Self; 11] = [
        Self::Support,
        Self::TooLong,
        Self::SeveralTopics,
        Self::But,
        Self::Advice,
        Self::WhyQuestion,
        Self::FeelThat,
        Self::Should,
        Self::Absolutes,
        Self::YouMakeMe,
        Self::Label,
    ];

    /// The id of what is said about it: one gentle sentence, with another way to say it.
    #[must_use]
    pub fn sentence(self) -> &'static str {
        match self {
            Self::Absolutes => "words-absolutes",
            Self::Label => "words-label",
            Self::YouMakeMe => "words-you-make-me",
            Self::Should => "words-should",
            Self::FeelThat => "words-feel-that",
            Self::WhyQuestion => "words-why-question",
            Self::Advice => "words-advice",
            Self::But => "words-but",
            Self::SeveralTopics => "words-several-topics",
            Self::TooLong => "words-too-long",
            Self::Support => "words-support",
        }
    }

    fn look(self, text: &Text, role: Role) -> Option<Range<usize>> {
        let listens = role == Role::Listener;
        match self {
            Self::Absolutes => absolutes::find(text, role),
            Self::Label => label::find(text),
            Self::YouMakeMe => makes_me::find(text),
            Self::Should => should::find(text, role),
            Self::FeelThat => feel_that::find(text),
            Self::WhyQuestion => listens.then(|| why::find(text))?,
            Self::Advice => listens.then(|| advice::find(text))?,
            Self::But => listens.then(|| but::find(text))?,
            Self::SeveralTopics => several_topics::find(text),
            Self::TooLong => (!listens).then(|| too_long::find(text))?,
            Self::Support => support::find(text),
        }
    }
}

/// A note on a text, for the one who writes it.
#[derive(Clone, Debug, Eq, PartialEq)]
pub struct Note {
    /// What it is about.
    pub rule: Rule,
    /// The words that it is about, in bytes of the text.
    pub range: Range<usize>,
}

/// All notes on a text, in the order of [`Rule::ALL`], at most one of each.
#[must_use]
pub fn notes(role: Role, text: &str) -> Vec<Note> {
    let text = Text::read(text, role);
    let note = |rule: Rule| {
        let found = rule.look(&text, role)?;
        Some(Note { rule, range: text.tokens[found.start].range.start..text.tokens[found.end - 1].range.end })
    };
    // Where harm is in the room, the wording does not matter.
    if let Some(support) = note(Rule::Support) {
        return vec![support];
    }
    Rule::ALL.into_iter().filter_map(note).collect()
}

/// The note to show when only one is shown.
#[must_use]
pub fn gentlest(notes: &[Note]) -> Option<&Note> {
    Rule::GENTLEST_FIRST.iter().find_map(|rule| notes.iter().find(|note| note.rule == *rule))
}

/// Whether the writer says this clause as their own, and means the partner with “you”.
fn is_meant(text: &Text, clause: &Clause) -> bool {
    clause.frame == Frame::Plain && !text.tokens[clause.range.start].quoted && !text.mood(clause).of_all
}
