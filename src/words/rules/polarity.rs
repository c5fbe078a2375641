//! Whether what is said of somebody is warm or cold.

use std::ops::Range;

use crate::words::{clauses::Text, lists::list, pattern::phrases, verbs::Form};

/// How something is said.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub(super) enum Tone {
    Warm,
    Cold,
    /// Both or neither: the words alone do not tell.
    Open,
}

impl Tone {
    pub(super) fn turned(self) -> Self {
        match self {
            Self::Warm => Self::Cold,
            Self::Cold => Self::Warm,
            Self::Open => Self::Open,
        }
    }
}

/// The tone of some tokens. A negation turns what follows it.
pub(super) fn tone(text: &Text, range: Range<usize>) -> Tone {
    let (mut warm, mut cold) = (0, 0);
    let (mut turned, mut undone) = (false, false);
    // “you wanted a boy”: a verb, not a state that somebody is praised for.
    let is_deed = |at: usize| at == range.start && text.tokens[at].form() == Some(Form::Past);
    let mut told_until = range.start;
    for at in range.clone() {
        let token = &text.tokens[at];
        // “even on the worst days” makes what is warm warmer.
        if warm > cold && token.is_any(&["even", "despite"]) {
            break;
        }
        if list("undoing").has(token) {
            undone = true;
            continue;
        }
        if list("withholding").has(token) {
            cold += usize::from(!turned);
            warm += usize::from(turned);
            break;
        }
        if list("not").has(token) && !token.is("never") {
            turned = true;
            cold += usize::from(token.is_any(&["without"]));
            continue;
        }
        // “you always know when …”: the phrase may reach into the next clause.
        let inside = |end: usize| end <= range.end + 1;
        // A phrase knows more than its words: “you mean well”.
        let phrase = |name: &str| phrases(name).ends(text, at).filter(|end| inside(*end)).max();
        let told = at < told_until;
        let listed = |names: &[&str]| !told && names.iter().any(|name| list(name).has(token));
        let is_verdict = listed(&["harsh_person"]) && !listed(&["bare_noun"]);
        let (praise, blame) = (phrase("praise_phrase"), phrase("blame_phrase"));
        // … and than those inside it: “laugh at my stupid jokes”.
        told_until = told_until.max(praise.max(blame).unwrap_or_default());
        let (is_warm, is_cold) = match (praise.is_some(), blame.is_some()) {
            (false, false) => (
                listed(&["praising"]) || (listed(&["praise"]) && !is_deed(at)),
                is_verdict || listed(&["blame", "blaming", "harsh"]),
            ),
            told => told,
        };
        // What is both is decided by the words around it.
        if is_warm != is_cold {
            let (for_warm, for_cold) = if turned { (is_cold, is_warm) } else { (is_warm, is_cold) };
            warm += usize::from(for_warm);
            cold += usize::from(for_cold);
            turned = false;
        }
    }
    let tone = match (warm, cold) {
        (1.., 0) => Tone::Warm,
        (0, 1..) => Tone::Cold,
        _ => Tone::Open,
    };
    if undone { tone.turned() } else { tone }
}
