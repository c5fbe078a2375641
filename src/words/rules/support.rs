//! A threat of harm to the partner or to oneself, or fear of it.
//!
//! Silent on figures of speech, on what others did long ago, and on the assurance of the opposite.

use std::ops::Range;

use crate::words::{
    clauses::{Frame, Text},
    pattern::phrases,
};

/// The headings of what is looked for.
const HARM: [&str; 3] = ["self_harm", "harm_you", "harm_me"];

pub(super) fn find(text: &Text) -> Option<Range<usize>> {
    (0..text.tokens.len()).find_map(|at| {
        let end = HARM.iter().find_map(|name| phrases(name).at(text, at))?;
        let found = at..end;
        is_earnest(text, &found).then_some(found)
    })
}

fn is_earnest(text: &Text, found: &Range<usize>) -> bool {
    let clause = text.clause_at(found.start);
    // Somebody else’s words are theirs, unless a listener gives back the partner’s own.
    if text.tokens[found.start].quoted || clause.frame == Frame::Denied {
        return false;
    }
    // Who laughs, threatens nobody.
    if text.laughs(clause) {
        return false;
    }
    let from = found.start.saturating_sub(4);
    !phrases("no_harm").any_beyond(text, from..found.end, found.start)
}
