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

use std::{collections::BTreeSet, ops::Range};

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

    /// The ids of what a screen says about it.
    #[must_use]
    pub fn sentences(self) -> Sentences {
        let (note, instead, why) = match self {
            Self::Absolutes => ("words-absolutes", "words-absolutes-instead", "words-absolutes-why"),
            Self::Label => ("words-label", "words-label-instead", "words-label-why"),
            Self::YouMakeMe => ("words-you-make-me", "words-you-make-me-instead", "words-you-make-me-why"),
            Self::Should => ("words-should", "words-should-instead", "words-should-why"),
            Self::FeelThat => ("words-feel-that", "words-feel-that-instead", "words-feel-that-why"),
            Self::WhyQuestion => ("words-why-question", "words-why-question-instead", "words-why-question-why"),
            Self::Advice => ("words-advice", "words-advice-instead", "words-advice-why"),
            Self::But => ("words-but", "words-but-instead", "words-but-why"),
            Self::SeveralTopics => ("words-several-topics", "words-several-topics-instead", "words-several-topics-why"),
            Self::TooLong => ("words-too-long", "words-too-long-instead", "words-too-long-why"),
            Self::Support => ("words-support", "words-support-instead", "words-support-why"),
        };
        Sentences { note, instead, why }
    }

    fn note(self, text: &Text, role: Role) -> Option<Note> {
        let found = self.look(text, role)?;
        let words = text.tokens.get(found)?;
        Some(Note { rule: self, range: words.first()?.range.start..words.last()?.range.end })
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
            Self::SeveralTopics => several_topics::find(text, role),
            Self::TooLong => (!listens).then(|| too_long::find(text))?,
            Self::Support => support::find(text),
        }
    }
}

/// What a screen says about a rule, as ids of [`crate::text`].
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub struct Sentences {
    /// The note itself: one gentle sentence.
    pub note: &'static str,
    /// One other way to say it.
    pub instead: &'static str,
    /// Why this note stands there, for whoever asks.
    pub why: &'static str,
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
    // Where harm is in the room, the wording does not matter.
    if let Some(support) = Rule::Support.note(&text, role) {
        return vec![support];
    }
    Rule::ALL.into_iter().filter_map(|rule| rule.note(&text, role)).collect()
}

/// The one note to show on a line that is being written: support before all, then the one that is easiest to hear.
///
/// Nothing is said of what the writer has put aside; and beside support nothing else, whether it was put aside or not.
#[must_use]
pub fn note_now(role: Role, text: &str, put_aside: &BTreeSet<Rule>) -> Option<Note> {
    let text = Text::read(text, role);
    if let Some(support) = Rule::Support.note(&text, role) {
        return Some(support).filter(|_| !put_aside.contains(&Rule::Support));
    }
    let mut wanted = Rule::GENTLEST_FIRST.into_iter().filter(|rule| !put_aside.contains(rule));
    wanted.find_map(|rule| rule.note(&text, role))
}

/// Whether the writer says this clause as their own, and means the partner with “you”.
fn is_meant(text: &Text, clause: &Clause) -> bool {
    clause.frame == Frame::Plain && !text.tokens[clause.range.start].quoted && !text.mood(clause).of_all
}
