//! What a mirror has not given back yet, in the speaker’s own words.
//!
//! Never a percentage and never a verdict: the speaker alone says whether it arrived. What the mirror adds is left
//! alone. A wrong number, day or name means that the right one is missing.

mod keys;
mod negation;

use std::{
    collections::{BTreeMap, BTreeSet},
    ops::Range,
};

use serde::Serialize;

use crate::{
    guide::Role,
    words::{
        clauses::Text,
        lists::list,
        mirror::{keys::Key, negation::Side},
        tokens::Gap,
    },
};

/// What became of the speaker’s “not”.
#[derive(Clone, Copy, Debug, Eq, PartialEq, Serialize)]
#[serde(rename_all = "lowercase")]
pub enum Negation {
    /// It came back, in any form.
    Kept,
    /// What was denied came back as if it were so.
    Lost,
    /// What was so came back denied.
    Added,
    /// There was none, or its whole clause was left out.
    None,
}

/// Words that have not been given back.
#[derive(Clone, Debug, Eq, PartialEq)]
pub struct Missing {
    /// Where they stand in what was said, in bytes.
    pub range: Range<usize>,
}

/// What a mirror gave back of what was said.
#[derive(Clone, Debug, Eq, PartialEq)]
pub struct Reflection {
    /// What is missing, in the order in which it was said.
    pub missing: Vec<Missing>,
    /// What became of the negation.
    pub negation: Negation,
}

/// A word of the speaker’s, as the listener has given it back so far.
#[derive(Clone, Debug, PartialEq)]
pub struct Heard {
    /// Where it stands in what was said, in bytes.
    pub range: Range<usize>,
    /// From 0, faint, to 1, full. It is for the eye alone and no measure of anybody.
    pub strength: f32,
}

/// A word that came back, or that nobody would miss.
const FULL: f32 = 1.0;

/// A word that has not come back yet.
const FAINT: f32 = 0.35;

/// What weighs most: a “not” that was lost, a number, a day, a name.
const FAINTEST: f32 = 0.0;

/// The most words between which slips of the finger are looked for; beyond, it would take too long.
const MOST_SLIPS: usize = 200;

/// Compares a mirror with what was said.
#[must_use]
pub fn mirror(said: &str, mirror: &str) -> Reflection {
    let Compared { said, keys, mut missing, turned, negation } = Compared::of(said, mirror);
    keep_first_of_each(&mut missing, &keys);
    missing.extend(turned);
    Reflection { missing: phrases(&said, &missing), negation }
}

/// The speaker’s own words, each as strong as it has come back: what is not given back yet stays faint.
///
/// A small word is as strong as the words around it, so that the text fills in and does not flicker.
#[must_use]
pub fn heard(said: &str, mirror: &str) -> Vec<Heard> {
    let silent = mirror.trim().is_empty();
    let compared = Compared::of(said, mirror);
    let tokens = &compared.said.tokens;
    let strengths: Vec<Option<f32>> = (0..tokens.len()).map(|at| compared.strength(at)).collect();
    let mut heard: Vec<Heard> = Vec::new();
    for clause in &compared.said.clauses {
        let strengths = &strengths[clause.range.clone()];
        for (at, own) in strengths.iter().enumerate() {
            let before = strengths[..at].iter().rev().find_map(|it| *it);
            let after = strengths[at..].iter().find_map(|it| *it);
            let around = before.into_iter().chain(after).reduce(f32::min);
            let strength = own.or(around).unwrap_or(if silent { FAINT } else { FULL });
            let range = tokens[clause.range.start + at].range.clone();
            match heard.last_mut().filter(|it| it.range == range) {
                Some(same) => same.strength = same.strength.min(strength),
                None => heard.push(Heard { range, strength }),
            }
        }
    }
    heard
}

/// Both texts, read and compared.
struct Compared {
    said: Text,
    keys: Vec<Key>,
    /// Tokens whose word did not come back.
    missing: BTreeSet<usize>,
    /// Tokens of which the opposite came back.
    turned: BTreeSet<usize>,
    negation: Negation,
}

impl Compared {
    fn of(said: &str, mirror: &str) -> Self {
        // The mirror is read as plain words too: that it reports is what it is for.
        let (said_text, mirror_text) = (Text::read(said, Role::Speaker), Text::read(mirror, Role::Speaker));
        let (keys, mirror_keys) = (keys::of(&said_text, said), keys::of(&mirror_text, mirror));
        let denials = negation::compare(&Side::new(&said_text, &keys), &Side::new(&mirror_text, &mirror_keys));
        let given = given_back(&said_text, &keys, &mirror_text, &mirror_keys);
        let missing = (0..keys.len())
            .filter(|at| keys[*at].is_content && !given.contains(keys[*at].name.as_str()))
            .filter(|at| !denials.reflected.contains(at))
            .collect();
        let turned = denials.words.into_iter().chain(turned_round(&said_text, &mirror_text)).collect();
        Self { said: said_text, keys, missing, turned, negation: denials.negation }
    }

    /// How strongly a word has come back; nothing for a small word.
    fn strength(&self, at: usize) -> Option<f32> {
        match &self.keys[at] {
            _ if self.turned.contains(&at) => Some(FAINTEST),
            key if self.missing.contains(&at) => Some(if key.is_exact { FAINTEST } else { FAINT }),
            key => key.is_content.then_some(FULL),
        }
    }
}

/// “more” that came back as “less”.
fn turned_round(said: &Text, mirror: &Text) -> Option<usize> {
    let compares = |text: &Text| {
        let mut compared = (0..text.tokens.len()).filter(|at| list("compared").has(&text.tokens[*at]));
        compared.next().filter(|_| compared.next().is_none())
    };
    let (at, other) = (compares(said)?, compares(mirror)?);
    (said.tokens[at].is("more") != mirror.tokens[other].is("more")).then_some(at)
}

/// The keys of what was said that the mirror has, slips of the finger forgiven.
fn given_back<'a>(said_text: &Text, said: &'a [Key], mirror_text: &Text, mirror: &[Key]) -> BTreeSet<&'a str> {
    let there: BTreeSet<&str> = mirror.iter().flat_map(Key::names).collect();
    let (mut given, rest): (BTreeSet<&str>, BTreeMap<&str, usize>) = {
        let content = said.iter().enumerate().filter(|(_, it)| it.is_content);
        let (found, rest): (Vec<_>, Vec<_>) = content.partition(|(_, it)| it.names().any(|name| there.contains(name)));
        (
            found.into_iter().map(|(_, it)| it.name.as_str()).collect(),
            rest.into_iter().map(|(at, it)| (it.name.as_str(), at)).collect(),
        )
    };
    let said_names: BTreeSet<&str> = said.iter().map(|it| it.name.as_str()).collect();
    let spare: BTreeMap<&str, usize> = mirror
        .iter()
        .enumerate()
        .filter(|(_, it)| it.is_content && !it.is_exact && !said_names.contains(it.name.as_str()))
        .map(|(at, it)| (it.name.as_str(), at))
        .collect();
    if rest.len() <= MOST_SLIPS && spare.len() <= MOST_SLIPS {
        for (name, at) in rest {
            let word = &said_text.tokens[at].word;
            let slip = |other: &usize| is_slip(word, &mirror_text.tokens[*other].word);
            if !said[at].is_exact && spare.values().any(slip) {
                given.insert(name);
            }
        }
    }
    given
}

/// Whether two words are the same but for a slip of the finger.
fn is_slip(a: &str, b: &str) -> bool {
    let length = a.chars().count().min(b.chars().count());
    let allowed = match length {
        0..=4 => 0,
        5..=7 => 1,
        _ => 2,
    };
    // Cheap checks first: words can be a megabyte long.
    length <= 40
        && a.len().abs_diff(b.len()) <= 2 * allowed
        && a.chars().next() == b.chars().next()
        && strsim::damerau_levenshtein(a, b) <= allowed
}

fn keep_first_of_each(missing: &mut BTreeSet<usize>, keys: &[Key]) {
    let mut seen = BTreeSet::new();
    missing.retain(|at| seen.insert(keys[*at].name.as_str()));
}

/// Words that stand next to each other are one phrase.
fn phrases(said: &Text, missing: &BTreeSet<usize>) -> Vec<Missing> {
    let mut phrases: Vec<Missing> = Vec::new();
    let mut last = None;
    for at in missing.iter().copied() {
        let token = &said.tokens[at];
        let follows = last.is_some_and(|last: usize| last + 1 == at || said.tokens[last].range == token.range)
            && token.gap == Gap::None;
        match phrases.last_mut().filter(|_| follows) {
            Some(phrase) => phrase.range.end = phrase.range.end.max(token.range.end),
            None => phrases.push(Missing { range: token.range.clone() }),
        }
        last = Some(at);
    }
    phrases
}
