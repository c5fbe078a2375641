//! What is wrong with a guide that somebody wrote, where, and what to do.

use std::fmt;

use fluent_bundle::FluentValue;

use crate::text;

/// One thing in a guide file that its writer can mend.
#[derive(Clone, Debug, Eq, PartialEq)]
pub struct Problem {
    /// The line, from 1.
    pub line: usize,
    /// The character in that line, from 1.
    pub column: usize,
    /// What is wrong.
    pub kind: ProblemKind,
}

impl Problem {
    /// What is wrong, in a sentence.
    #[must_use]
    pub fn what(&self) -> String {
        self.kind.sentence("what")
    }

    /// What to do about it, in a sentence.
    #[must_use]
    pub fn todo(&self) -> String {
        self.kind.sentence("todo")
    }
}

impl fmt::Display for Problem {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&text::with(
            "guide-problem",
            &[
                ("line", self.line.into()),
                ("column", self.column.into()),
                ("what", self.what().into()),
                ("todo", self.todo().into()),
            ],
        ))
    }
}

/// The kinds of problem. Each has two sentences in the catalogue of words: what it is, and what to do.
#[derive(Clone, Debug, Eq, PartialEq)]
pub enum ProblemKind {
    /// The file is empty.
    Empty,
    /// The file is longer than a guide can be.
    TooLong,
    /// A comment; JSON has none.
    Comment,
    /// A comma before a closing bracket.
    TrailingComma,
    /// No comma between two values.
    MissingComma,
    /// Single quotes around a text.
    SingleQuotes,
    /// A bracket or brace that is never closed.
    NotClosed,
    /// Anything else that is not JSON.
    Syntax,
    /// Brackets within brackets, more than 64 deep.
    TooDeep,
    /// The same name twice in one object.
    DuplicateKey(String),
    /// A name that a guide does not know here, and the nearest that it knows.
    UnknownField(String, Option<String>),
    /// A name that is needed and is not there.
    MissingField(String),
    /// A value that is none of those that can stand here: what was found, the nearest, and all.
    UnknownValue(String, Option<String>, String),
    /// A value of another type.
    WrongType,
    /// This is not a guide, or does not say so.
    NotAGuide,
    /// Written for a newer program.
    NewerSchema(u32),
    /// A short name with other characters than small letters, digits and hyphens.
    IdShape(String),
    /// Two with the same short name.
    DuplicateId(String),
    /// Not a language tag.
    Language(String),
    /// Not the shortest and the longest time in minutes.
    Minutes,
    /// A number that is too small or too large.
    OutOfRange(u32, u32),
    /// No way of talking.
    NoWays,
    /// The same entry twice in a list.
    Repeated(String),
    /// Not the id of an idea.
    IdeaShape(String),
    /// No text where people need one.
    EmptyText,
    /// More words than fit: how many there are, and how many may be.
    TooManyWords(u32, u32),
    /// More than three ground rules.
    TooManyRules,
    /// No closing.
    NoClosing,
    /// A stage after the closing can never be reached.
    AfterClosing,
    /// A stage in which there is nothing to do.
    NothingToDo,
    /// A private sheet on which they write together.
    PrivateTogether,
    /// `like` names no earlier round.
    UnknownRound(String, Option<String>),
    /// A round with `like` and moves of its own.
    LikeAndMoves,
    /// `not-yet` or `yes` names no earlier move of the round that somebody can repeat.
    NoSuchMove(String),
    /// A move that must say where to go back to, and does not: which name is missing.
    NoWayBack(String),
    /// A name that means nothing in a move of this kind: the name, the kind.
    Meaningless(String, String),
    /// An inviting move without questions.
    NoQuestions,
    /// The listener would say whether it arrived.
    SpeakerDecides,
    /// Requests before both have spoken.
    RequestsTooEarly,
}

/// The longest list of allowed values that a sentence names.
const LONGEST_LIST: usize = 400;

impl ProblemKind {
    /// The middle of its ids in the catalogue of words.
    #[must_use]
    pub fn key(&self) -> &'static str {
        match self {
            Self::Empty => "empty",
            Self::TooLong => "too-long",
            Self::Comment => "comment",
            Self::TrailingComma => "trailing-comma",
            Self::MissingComma => "missing-comma",
            Self::SingleQuotes => "single-quotes",
            Self::NotClosed => "not-closed",
            Self::Syntax => "syntax",
            Self::TooDeep => "too-deep",
            Self::DuplicateKey(_) => "duplicate-key",
            Self::UnknownField(..) => "unknown-field",
            Self::MissingField(_) => "missing-field",
            Self::UnknownValue(..) => "unknown-value",
            Self::WrongType => "wrong-type",
            Self::NotAGuide => "not-a-guide",
            Self::NewerSchema(_) => "newer-schema",
            Self::IdShape(_) => "id-shape",
            Self::DuplicateId(_) => "duplicate-id",
            Self::Language(_) => "language",
            Self::Minutes => "minutes",
            Self::OutOfRange(..) => "out-of-range",
            Self::NoWays => "no-ways",
            Self::Repeated(_) => "repeated",
            Self::IdeaShape(_) => "idea-shape",
            Self::EmptyText => "empty-text",
            Self::TooManyWords(..) => "too-many-words",
            Self::TooManyRules => "too-many-rules",
            Self::NoClosing => "no-closing",
            Self::AfterClosing => "after-closing",
            Self::NothingToDo => "nothing-to-do",
            Self::PrivateTogether => "private-together",
            Self::UnknownRound(..) => "unknown-round",
            Self::LikeAndMoves => "like-and-moves",
            Self::NoSuchMove(_) => "no-such-move",
            Self::NoWayBack(_) => "no-way-back",
            Self::Meaningless(..) => "meaningless",
            Self::NoQuestions => "no-questions",
            Self::SpeakerDecides => "speaker-decides",
            Self::RequestsTooEarly => "requests-too-early",
        }
    }

    fn sentence(&self, part: &str) -> String {
        let id = format!("guide-problem-{}-{part}", self.key());
        let sentence = text::with(&id, &self.args());
        match self.near().filter(|_| part == "todo") {
            Some(near) => text::with("guide-problem-near", &[("near", near.into())]).into_owned(),
            None => sentence.into_owned(),
        }
    }

    /// The nearest name that would be right.
    fn near(&self) -> Option<&str> {
        match self {
            Self::UnknownField(_, near) | Self::UnknownValue(_, near, _) | Self::UnknownRound(_, near) => {
                near.as_deref()
            }
            _ => None,
        }
    }

    fn args(&self) -> Vec<(&'static str, FluentValue<'_>)> {
        match self {
            Self::DuplicateKey(name)
            | Self::UnknownField(name, _)
            | Self::MissingField(name)
            | Self::IdShape(name)
            | Self::DuplicateId(name)
            | Self::Language(name)
            | Self::Repeated(name)
            | Self::IdeaShape(name)
            | Self::UnknownRound(name, _)
            | Self::NoSuchMove(name)
            | Self::NoWayBack(name) => vec![("name", name.as_str().into())],
            Self::UnknownValue(name, _, all) => {
                let all = if all.len() > LONGEST_LIST { "…" } else { all };
                vec![("name", name.as_str().into()), ("all", all.into())]
            }
            Self::Meaningless(name, kind) => vec![("name", name.as_str().into()), ("kind", kind.as_str().into())],
            Self::NewerSchema(schema) => vec![("schema", (*schema).into())],
            Self::OutOfRange(least, most) => vec![("least", (*least).into()), ("most", (*most).into())],
            Self::TooManyWords(words, most) => vec![("words", (*words).into()), ("most", (*most).into())],
            _ => Vec::new(),
        }
    }
}
