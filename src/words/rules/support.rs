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
        if let Some(end) = phrases("harm_not_ruled_out").at(text, at) {
            return is_earnest(text, at).then_some(at..end);
        }
        let end = HARM.iter().find_map(|name| phrases(name).at(text, at))?;
        let from = at.saturating_sub(4);
        let none = phrases("no_harm").any_beyond(text, from..end, at);
        (is_earnest(text, at) && !none).then_some(at..end)
    })
}

/// Somebody else’s words are theirs, unless a listener gives back the partner’s own; and who laughs, threatens nobody.
fn is_earnest(text: &Text, at: usize) -> bool {
    let clause = text.clause_at(at);
    !text.tokens[at].quoted && clause.frame != Frame::Denied && !text.laughs(clause)
}
