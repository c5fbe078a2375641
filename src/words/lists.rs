//! The word lists of a language, read from `assets/words`.
//!
//! A list stands under a heading in brackets, with a comment that says what it is for. Nothing here knows what the
//! lists mean; a mistake in one is found by a test, not by a couple.

use std::{
    collections::{BTreeMap, HashMap, HashSet},
    sync::LazyLock,
};

use crate::words::tokens::Token;

/// The files, in the order in which a reader meets them.
pub(super) const ENGLISH: &[(&str, &str)] = &[
    ("grammar.txt", include_str!("../../assets/words/en/grammar.txt")),
    ("verbs.txt", include_str!("../../assets/words/en/verbs.txt")),
    ("spelling.txt", include_str!("../../assets/words/en/spelling.txt")),
    ("kind.txt", include_str!("../../assets/words/en/kind.txt")),
    ("labels.txt", include_str!("../../assets/words/en/labels.txt")),
    ("topics.txt", include_str!("../../assets/words/en/topics.txt")),
    ("mirror.txt", include_str!("../../assets/words/en/mirror.txt")),
    ("phrases.txt", include_str!("../../assets/words/en/phrases.txt")),
];

/// Lines by the heading under which they stand.
static SECTIONS: LazyLock<BTreeMap<&'static str, Vec<&'static str>>> = LazyLock::new(|| {
    let mut sections: BTreeMap<&str, Vec<&str>> = BTreeMap::new();
    for (_, source) in ENGLISH {
        let mut heading = "";
        for line in source.lines().map(str::trim).filter(|line| !line.is_empty() && !line.starts_with('#')) {
            match line.strip_prefix('[').and_then(|it| it.strip_suffix(']')) {
                Some(name) => heading = name,
                None => sections.entry(heading).or_default().push(line),
            }
        }
    }
    sections
});

static LISTS: LazyLock<HashMap<&'static str, List>> =
    LazyLock::new(|| SECTIONS.iter().map(|(name, lines)| (*name, List::of(lines))).collect());

static NOTHING: LazyLock<List> = LazyLock::new(List::default);

/// The lines under a heading, as they stand.
pub(super) fn lines(name: &str) -> &'static [&'static str] {
    SECTIONS.get(name).map_or(&[], Vec::as_slice)
}

/// The words under a heading. An unknown heading has none, and a test looks for those.
pub(super) fn list(name: &str) -> &'static List {
    LISTS.get(name).unwrap_or_else(|| {
        log::error!("no list of words with this name: {name}");
        &NOTHING
    })
}

/// Some words that are alike for a purpose.
#[derive(Debug, Default)]
pub(super) struct List {
    words: HashSet<&'static str>,
    /// Verbs that are meant in all their forms: `~go` is also “went”.
    lemmas: HashSet<&'static str>,
    /// As they stand, so that whoever goes through them does it in one order.
    lines: Vec<&'static str>,
}

impl List {
    fn of(lines: &[&'static str]) -> Self {
        let lines: Vec<&str> = lines.iter().flat_map(|line| line.split_whitespace()).collect();
        let mut list = Self { lines, ..Self::default() };
        list.words = list.words().collect();
        list.lemmas = list.lemmas().collect();
        list
    }

    pub(super) fn has(&self, token: &Token) -> bool {
        self.words.contains(token.word.as_str()) || (!self.lemmas.is_empty() && self.lemmas.contains(token.lemma()))
    }

    pub(super) fn has_word(&self, word: &str) -> bool {
        self.words.contains(word)
    }

    pub(super) fn words(&self) -> impl Iterator<Item = &'static str> {
        self.lines.iter().copied().filter(|it| !it.starts_with('~'))
    }

    pub(super) fn lemmas(&self) -> impl Iterator<Item = &'static str> {
        self.lines.iter().filter_map(|it| it.strip_prefix('~'))
    }
}
