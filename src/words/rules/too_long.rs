//! More words than somebody can give back in one breath.

use std::ops::Range;

use crate::words::clauses::Text;

/// The most words that one send can hold.
const MOST: usize = 60;

pub(super) fn find(text: &Text) -> Option<Range<usize>> {
    // A short form is one word, though two tokens.
    let mut starts =
        (0..text.tokens.len()).filter(|at| *at == 0 || text.tokens[*at].range != text.tokens[at - 1].range);
    let first_too_many = starts.nth(MOST)?;
    Some(first_too_many..text.tokens.len())
}
