//! Phrases to look for, in a small notation that can stand in a word list.
//!
//! `you ~make me {bad}` finds “you made me cry”: a word stands for itself, `~` for all forms of a verb, braces for any
//! word of a list, `a|b` for either. `?` after it means that it may be missing, `*` that up to four may follow each
//! other. `_` is any word, `_ing` any verb that ends so. `^` is the beginning of a clause, `$` its end, `!a|b` says what may not follow.

use std::{collections::BTreeMap, sync::LazyLock};

use crate::words::{
    clauses::Text,
    lists::{self, List, lines, list},
    tokens::{Gap, Token},
    verbs::Form,
};

/// The most words for which `*` stands.
const MOST: usize = 4;

/// A phrase to look for.
#[derive(Debug)]
pub(super) struct Pattern {
    parts: Vec<Part>,
}

#[derive(Debug)]
enum Part {
    Head,
    Tail,
    Not(Vec<Atom>),
    Words { atoms: Vec<Atom>, least: usize, most: usize },
}

#[derive(Debug)]
enum Atom {
    Any,
    Ing,
    Word(&'static str),
    Lemma(&'static str),
    OneOf(&'static List),
}

impl Atom {
    fn parse(atom: &'static str) -> Self {
        if atom == "_" {
            Self::Any
        } else if atom == "_ing" {
            Self::Ing
        } else if let Some(lemma) = atom.strip_prefix('~') {
            Self::Lemma(lemma)
        } else if let Some(name) = atom.strip_prefix('{').and_then(|it| it.strip_suffix('}')) {
            Self::OneOf(list(name))
        } else {
            Self::Word(atom)
        }
    }

    fn fits(&self, token: &Token) -> bool {
        match self {
            Self::Any => true,
            Self::Ing => token.form() == Some(Form::Ing),
            Self::Word(word) => token.is(word),
            Self::Lemma(lemma) => token.lemma() == *lemma,
            Self::OneOf(list) => list.has(token),
        }
    }
}

impl Pattern {
    pub(super) fn parse(line: &'static str) -> Self {
        Self { parts: line.split_whitespace().map(part).collect() }
    }

    /// Where the phrase ends, if it begins at this token.
    pub(super) fn at(&self, text: &Text, from: usize) -> Option<usize> {
        let first = self.parts.iter().find_map(|part| match part {
            Part::Words { atoms, least: 1.., .. } => Some(Some(atoms)),
            Part::Words { .. } => Some(None),
            _ => None,
        });
        // Most phrases fail at their first word: look at it before anything else.
        if let Some(Some(atoms)) = first
            && !text.tokens.get(from).is_some_and(|token| atoms.iter().any(|it| it.fits(token)))
        {
            return None;
        }
        matches(&self.parts, text, from, from)
    }
}

fn part(part: &'static str) -> Part {
    match part {
        "^" => return Part::Head,
        "$" => return Part::Tail,
        _ => {}
    }
    if let Some(rest) = part.strip_prefix('!') {
        return Part::Not(rest.split('|').map(Atom::parse).collect());
    }
    let (words, least, most) = match part {
        _ if part.len() > 1 && part.ends_with('?') => (&part[..part.len() - 1], 0, 1),
        _ if part.len() > 1 && part.ends_with('*') => (&part[..part.len() - 1], 0, MOST),
        _ => (part, 1, 1),
    };
    Part::Words { atoms: words.split('|').map(Atom::parse).collect(), least, most }
}

fn matches(parts: &[Part], text: &Text, start: usize, at: usize) -> Option<usize> {
    let Some((first, rest)) = parts.split_first() else { return Some(at) };
    match first {
        Part::Head => (at < text.tokens.len() && text.is_head(at)).then(|| matches(rest, text, start, at))?,
        Part::Tail => ends(text, at).then(|| matches(rest, text, start, at))?,
        Part::Not(atoms) => {
            let there = at < text.tokens.len()
                && (at == start || text.tokens[at].gap < Gap::Full)
                && atoms.iter().any(|it| it.fits(&text.tokens[at]));
            (!there).then(|| matches(rest, text, start, at))?
        }
        Part::Words { atoms, least, most } => {
            let mut count = 0;
            loop {
                if count >= *least
                    && let Some(end) = matches(rest, text, start, at + count)
                {
                    return Some(end);
                }
                let here = at + count;
                let token = text.tokens.get(here).filter(|it| here == start || it.gap < Gap::Full);
                if count == *most || !token.is_some_and(|token| atoms.iter().any(|it| it.fits(token))) {
                    return None;
                }
                count += 1;
            }
        }
    }
}

/// Whether nothing of the clause follows.
fn ends(text: &Text, at: usize) -> bool {
    at >= text.tokens.len()
        || text.tokens[at].gap > Gap::None
        || (at > 0 && text.clause_of[at] != text.clause_of[at - 1])
}

static PHRASES: LazyLock<BTreeMap<&'static str, Vec<Pattern>>> = LazyLock::new(|| {
    let source = lists::ENGLISH.iter().find(|(file, _)| *file == "phrases.txt").map_or("", |(_, source)| source);
    let names = source.lines().filter_map(|line| line.strip_prefix('[')?.strip_suffix(']'));
    names.map(|name| (name, lines(name).iter().map(|line| Pattern::parse(line)).collect())).collect()
});

/// The phrases under a heading of `phrases.txt`.
pub(super) fn phrases(name: &str) -> &'static [Pattern] {
    PHRASES.get(name).map_or_else(
        || {
            log::error!("no phrases with this name: {name}");
            &[][..]
        },
        Vec::as_slice,
    )
}

/// Where the first of these phrases stands among these tokens.
pub(super) fn find(name: &str, text: &Text, mut range: std::ops::Range<usize>) -> Option<std::ops::Range<usize>> {
    let phrases = phrases(name);
    range.find_map(|at| phrases.iter().find_map(|it| it.at(text, at)).map(|end| at..end))
}
