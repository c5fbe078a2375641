//! Verbs and all their forms, so that “went” is found where “go” is looked for.

use std::{collections::HashMap, sync::LazyLock};

use crate::words::lists::lines;

/// Which form of a verb a word is.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub(super) enum Form {
    /// “go”
    Base,
    /// “goes”
    Third,
    /// “going”
    Ing,
    /// “went”, “gone”
    Past,
}

static FORMS: LazyLock<HashMap<String, (&'static str, Form)>> = LazyLock::new(|| {
    let mut forms = HashMap::new();
    for base in lines("regular").iter().flat_map(|line| line.split_whitespace()) {
        inflect(&mut forms, base);
        forms.entry(past(base)).or_insert((base, Form::Past));
    }
    for line in lines("irregular") {
        let mut words = line.split_whitespace();
        let Some(base) = words.next() else { continue };
        inflect(&mut forms, base);
        for word in words {
            let form = match word {
                it if it.ends_with("ing") => Form::Ing,
                it if it.ends_with('s') => Form::Third,
                _ => Form::Past,
            };
            forms.insert(word.to_owned(), (base, form));
        }
    }
    forms
});

/// The verb that a word can be a form of.
pub(super) fn form_of(word: &str) -> Option<(&'static str, Form)> {
    FORMS.get(word).copied()
}

fn inflect(forms: &mut HashMap<String, (&'static str, Form)>, base: &'static str) {
    forms.insert(base.to_owned(), (base, Form::Base));
    forms.entry(third(base)).or_insert((base, Form::Third));
    forms.entry(ing(base)).or_insert((base, Form::Ing));
}

fn third(base: &str) -> String {
    match base {
        _ if ends_consonant_y(base) => format!("{}ies", &base[..base.len() - 1]),
        _ if ["s", "x", "z", "ch", "sh", "o"].iter().any(|end| base.ends_with(end)) => format!("{base}es"),
        _ => format!("{base}s"),
    }
}

fn ing(base: &str) -> String {
    match base {
        _ if base.ends_with("ee") || base.ends_with("ye") => format!("{base}ing"),
        _ if base.ends_with('e') => format!("{}ing", &base[..base.len() - 1]),
        _ => format!("{}ing", doubled(base)),
    }
}

fn past(base: &str) -> String {
    match base {
        _ if ends_consonant_y(base) => format!("{}ied", &base[..base.len() - 1]),
        _ if base.ends_with('e') => format!("{base}d"),
        _ => format!("{}ed", doubled(base)),
    }
}

fn is_vowel(letter: u8) -> bool {
    matches!(letter, b'a' | b'e' | b'i' | b'o' | b'u')
}

fn ends_consonant_y(base: &str) -> bool {
    matches!(base.as_bytes(), [.., before, b'y'] if !is_vowel(*before))
}

/// Short words double their last letter: “stop”, “stopped”. Longer ones do it when they are stressed there, which no
/// rule can see; the few that matter are named.
fn doubled(base: &str) -> String {
    let double = match base.as_bytes() {
        [.., first, vowel, last] if is_vowel(*vowel) && !is_vowel(*last) && !b"wxy".contains(last) => {
            let short = !is_vowel(*first) && base.bytes().filter(|it| is_vowel(*it)).count() == 1;
            // “quit”: the u belongs to the q.
            let after_q = base.contains("qu") && base.len() <= 5;
            short || after_q || STRESSED.contains(&base)
        }
        _ => false,
    };
    match base.chars().last() {
        Some(last) if double => format!("{base}{last}"),
        _ => base.to_owned(),
    }
}

const STRESSED: &[&str] = &[
    "admit", "cancel", "commit", "control", "forget", "label", "prefer", "reset", "travel", "begin", "upset", "regret",
    "quarrel", "gossip", "refer", "occur", "belittle", "babysit", "kidnap", "throttle", "model", "marvel", "counsel",
];
