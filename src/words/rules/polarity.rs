//! Whether what is said of somebody is warm or cold.

use std::ops::Range;

use crate::words::{clauses::Text, lists::list, pattern::phrases};

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
    for at in range.clone() {
        let token = &text.tokens[at];
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
        let inside = |end: usize| end <= range.end;
        let is_warm = list("praise").has(token)
            || list("praising").has(token)
            || phrases("praise_phrase").ends(text, at).any(inside);
        let is_cold = list("blame").has(token)
            || list("blaming").has(token)
            || list("harsh").has(token)
            || (list("harsh_person").has(token) && !list("bare_noun").has(token))
            || phrases("blame_phrase").ends(text, at).any(inside);
        // What is in both lists is decided by the words around it.
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
