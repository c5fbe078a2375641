//! Phrases to look for, in a small notation that can stand in a word list.
//!
//! `you ~make me {bad}` finds “you made me cry”: a word stands for itself, `~` for all forms of a verb, braces for any
//! word of a list, `a|b` for either. `?` after it means that it may be missing, `*` that up to four may follow each
//! other. `_` is any word, `_ing` any verb that ends so. `^` is the beginning of a clause, `$` its end, `!a|b` says what may not follow.

use std::{collections::HashMap, ops::Range, sync::LazyLock};

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
        matches(&self.parts, text, from, from)
    }

    /// The words with one of which it has to begin; nothing where it can begin with many others.
    fn first(&self) -> Option<&[Atom]> {
        match self.parts.iter().find(|it| !matches!(it, Part::Head | Part::Not(_)))? {
            Part::Words { atoms, least: 1.., .. } => Some(atoms),
            _ => None,
        }
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

/// Phrases that are alike for a purpose, by the words with which they begin: most tokens begin none of them.
#[derive(Debug, Default)]
pub(super) struct Phrases {
    patterns: Vec<Pattern>,
    by_word: HashMap<&'static str, Vec<usize>>,
    by_lemma: HashMap<&'static str, Vec<usize>>,
    by_any: Vec<usize>,
}

impl Phrases {
    fn of(lines: &[&'static str]) -> Self {
        let mut phrases = Self { patterns: lines.iter().map(|line| Pattern::parse(line)).collect(), ..Self::default() };
        for (at, pattern) in phrases.patterns.iter().enumerate() {
            let Some(atoms) = pattern.first() else {
                phrases.by_any.push(at);
                continue;
            };
            for atom in atoms {
                let (words, lemmas): (Vec<&str>, Vec<&str>) = match atom {
                    Atom::Word(word) => (vec![word], vec![]),
                    Atom::Lemma(lemma) => (vec![], vec![lemma]),
                    Atom::OneOf(list) => (list.words().collect(), list.lemmas().collect()),
                    Atom::Any | Atom::Ing => {
                        phrases.by_any.push(at);
                        continue;
                    }
                };
                for word in words {
                    phrases.by_word.entry(word).or_default().push(at);
                }
                for lemma in lemmas {
                    phrases.by_lemma.entry(lemma).or_default().push(at);
                }
            }
        }
        phrases
    }

    /// Where one of the phrases ends, if it begins at this token.
    pub(super) fn at(&self, text: &Text, from: usize) -> Option<usize> {
        self.ends(text, from).next()
    }

    /// Where each of the phrases ends that begins at this token.
    pub(super) fn ends<'a>(&'a self, text: &'a Text, from: usize) -> impl Iterator<Item = usize> + 'a {
        let token = text.tokens.get(from);
        let named = token.and_then(|it| self.by_word.get(it.word.as_str()));
        let inflected = token.and_then(|it| self.by_lemma.get(it.lemma()));
        let all = [named, inflected, Some(&self.by_any)].into_iter().flatten().flatten();
        all.filter_map(move |it| self.patterns[*it].at(text, from))
    }

    /// Whether one of them stands among these tokens.
    pub(super) fn any(&self, text: &Text, mut range: Range<usize>) -> bool {
        range.any(|at| self.at(text, at).is_some())
    }

    /// Whether one of them begins among these tokens and reaches beyond this one.
    pub(super) fn any_beyond(&self, text: &Text, mut range: Range<usize>, beyond: usize) -> bool {
        range.any(|at| self.ends(text, at).any(|end| end > beyond))
    }
}

static PHRASES: LazyLock<HashMap<&'static str, Phrases>> = LazyLock::new(|| {
    let source = lists::ENGLISH.iter().find(|(file, _)| *file == "phrases.txt").map_or("", |(_, source)| source);
    let names = source.lines().filter_map(|line| line.strip_prefix('[')?.strip_suffix(']'));
    names.map(|name| (name, Phrases::of(lines(name)))).collect()
});

static NOTHING: LazyLock<Phrases> = LazyLock::new(Phrases::default);

/// The phrases under a heading of `phrases.txt`. An unknown heading has none, and a test looks for those.
pub(super) fn phrases(name: &str) -> &'static Phrases {
    PHRASES.get(name).unwrap_or_else(|| {
        log::error!("no phrases with this name: {name}");
        &NOTHING
    })
}
