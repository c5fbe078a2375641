//! What two words have in common when one can stand for the other: a stem, a number, a synonym.

use std::{collections::BTreeMap, sync::LazyLock};

use snowball_stemmers_rs::{Algorithm, Stemmer};

use crate::words::{
    clauses::Text,
    lists::{lines, list},
    pattern::phrases,
    tokens::Token,
    verbs::form_of,
};

/// A word as a mirror is compared by.
#[derive(Clone)]
pub(super) struct Key {
    /// The same for all words that can stand for each other.
    pub(super) name: String,
    /// The word without the “un” before it, where it has one.
    pub(super) without_un: Option<String>,
    /// Whether it would be missed.
    pub(super) is_content: bool,
    /// A number, a day or a name: nothing else stands for it.
    pub(super) is_exact: bool,
}

impl Key {
    pub(super) fn names(&self) -> impl Iterator<Item = &str> {
        [Some(self.name.as_str()), self.without_un.as_deref()].into_iter().flatten()
    }
}

static STEMMER: LazyLock<Stemmer> = LazyLock::new(|| Stemmer::create(Algorithm::English));

static NUMBERS: LazyLock<BTreeMap<&'static str, &'static str>> =
    LazyLock::new(|| lines("number").iter().filter_map(|line| line.split_once(" = ")).collect());

/// The first stem of the line on which a stem stands.
static SAME: LazyLock<BTreeMap<String, String>> = LazyLock::new(|| {
    let mut same = BTreeMap::new();
    for line in lines("same") {
        let stems: Vec<String> = line.split_whitespace().map(stem).collect();
        for stem in &stems {
            same.entry(stem.clone()).or_insert_with(|| format!("={}", stems[0]));
        }
    }
    same
});

/// The stem of a word: of the verb that it is a form of, else of itself.
pub(super) fn stem(word: &str) -> String {
    let base = form_of(word).map_or(word, |(base, _)| base);
    if base.is_ascii() { STEMMER.stem(base).into_owned() } else { base.to_owned() }
}

/// The keys of all tokens of a text.
pub(super) fn of(text: &Text, typed: &str) -> Vec<Key> {
    (0..text.tokens.len()).map(|at| key(text, typed, at)).collect()
}

/// “every time” is “always” to a mirror.
fn is_always(text: &Text, at: usize) -> bool {
    text.tokens[at].is_any(&["every", "each", "all", "constantly", "forever", "continually"])
        && phrases("absolute").at(text, at).is_some()
}

fn key(text: &Text, typed: &str, at: usize) -> Key {
    let token = &text.tokens[at];
    if let Some(number) = number(text, at) {
        return Key { name: number, without_un: None, is_content: true, is_exact: true };
    }
    if is_always(text, at) {
        return Key { name: name_of("always"), without_un: None, is_content: true, is_exact: false };
    }
    let named = list("names").has(token) || is_name(text, typed, at) || is_month(text, at);
    let dropped = list("drop").has(token) && !is_noun(text, at) || !token.word.contains(char::is_alphabetic);
    // “don’t” is two tokens and one word: its parts are small words both.
    Key {
        name: name_of(&token.word),
        without_un: without_un(&token.word),
        is_content: named || !dropped,
        is_exact: named,
    }
}

fn name_of(word: &str) -> String {
    let stem = stem(word);
    SAME.get(&stem).cloned().unwrap_or(stem)
}

fn without_un(word: &str) -> Option<String> {
    let rest = ["un", "dis", "in", "im", "ir"]
        .iter()
        .find_map(|prefix| word.strip_prefix(prefix))
        .filter(|it| it.len() >= 4)?;
    let known = ["praise", "feeling", "harsh"].iter().any(|name| list(name).has_word(rest)) || form_of(rest).is_some();
    known.then(|| name_of(rest))
}

/// A number, in figures or in words.
fn number(text: &Text, at: usize) -> Option<String> {
    let token = &text.tokens[at];
    if token.word.starts_with(|it: char| it.is_ascii_digit()) {
        let figures: String = token.word.chars().take_while(|it| it.is_ascii_digit() || ".:,".contains(*it)).collect();
        let rest = &token.word[figures.len()..];
        let ordinal = ["st", "nd", "rd", "th"].contains(&rest);
        return Some(format!("#{}{}", figures.trim_end_matches(['.', ',', ':']), if ordinal { rest } else { "" }));
    }
    if token.is("one") {
        return text.tokens.get(at + 1).is_some_and(|it| list("unit").has(it)).then(|| "#1".to_owned());
    }
    let idle = token.is_any(&["first", "second", "third", "once", "half"]) && !counts(text, at);
    NUMBERS.get(token.word.as_str()).filter(|_| !idle).map(|value| format!("#{value}"))
}

/// “the second time” counts, “just a second” and “at first” do not.
fn counts(text: &Text, at: usize) -> bool {
    let after = text
        .tokens
        .get(at + 1)
        .is_some_and(|it| list("unit").has(it) || it.is_any(&["time", "a", "child", "an", "past"]));
    let before = at > 0 && text.tokens[at - 1].is_any(&["the", "my", "our", "your", "only", "not"]);
    (after || text.tokens[at].is("once") && before) && !(at > 0 && text.tokens[at - 1].is("at"))
}

/// “in May”, however it is typed.
fn is_month(text: &Text, at: usize) -> bool {
    let dated = at > 0 && list("before_month").has(&text.tokens[at - 1]);
    dated && text.tokens[at].is_any(&["may", "march"])
}

/// “at the till”: a small word that is a noun here.
fn is_noun(text: &Text, at: usize) -> bool {
    let named =
        at > 0 && (list("determiner").has(&text.tokens[at - 1]) || list("possessive").has(&text.tokens[at - 1]));
    named && list("noun_too").has(&text.tokens[at])
}

/// A word with a capital letter inside a sentence.
fn is_name(text: &Text, typed: &str, at: usize) -> bool {
    let token: &Token = &text.tokens[at];
    let first = at == 0 || token.gap == crate::words::tokens::Gap::Full;
    let word = &typed[token.range.clone()];
    let capital = word.starts_with(char::is_uppercase) && word.chars().skip(1).all(|it| !it.is_uppercase());
    !first
        && capital
        && word.chars().count() > 1
        && !list("drop").has(token)
        && form_of(&token.word).is_none()
        && !SAME.contains_key(&stem(&token.word))
        && !token.is("i")
}
