//! What goes to and fro in a round, and the way back to how it was.
//!
//! Any step can be gone back to, so each has to know how the exchange stood when they came to it. A copy of all that was
//! said would make a long round cost the square of its length; a mark costs the same however long they talk.

use std::ops::Deref;

use crate::{guide::MoveKind, session::values::Words};

/// What has gone to and fro in the round that they are in.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Exchange {
    /// All that the speaker has sent in this round.
    pub sent: Strand,
    /// Where in `sent` begins what has not been confirmed yet.
    pub open: usize,
    /// Whether the speaker has said of what they sent last that it arrived.
    pub has_arrived: bool,
    /// What the listener gave back last.
    pub given_back: Option<GivenBack>,
    /// What the speaker missed in it, until they say yes.
    pub missing: Strand,
    /// The inviting question that the listener asked last.
    pub asked: Option<String>,
}

/// What a listener gave back: what they heard, what makes sense to them, or what they guess.
#[derive(Clone, Debug, PartialEq)]
pub struct GivenBack {
    /// In which kind of move.
    pub kind: MoveKind,
    /// How they said it.
    pub words: Words,
}

impl Exchange {
    /// What the listener gives back now: all that is not confirmed yet.
    #[must_use]
    pub fn waiting(&self) -> &[Words] {
        self.sent.get(self.open..).unwrap_or_default()
    }

    /// Another round begins.
    pub(super) fn begin_anew(&mut self) {
        self.sent.begin_anew();
        self.missing.begin_anew();
        self.open = 0;
        self.has_arrived = false;
        self.given_back = None;
        self.asked = None;
    }

    pub(super) fn mark(&self) -> ExchangeMark {
        ExchangeMark {
            sent: self.sent.mark(),
            open: self.open,
            has_arrived: self.has_arrived,
            given_back: self.given_back.clone(),
            missing: self.missing.mark(),
            asked: self.asked.clone(),
        }
    }

    pub(super) fn back_to(&mut self, mark: ExchangeMark) {
        self.sent.back_to(mark.sent);
        self.open = mark.open;
        self.has_arrived = mark.has_arrived;
        self.given_back = mark.given_back;
        self.missing.back_to(mark.missing);
        self.asked = mark.asked;
    }
}

/// How an exchange stood.
#[derive(Clone, Debug, Default, PartialEq)]
pub(super) struct ExchangeMark {
    sent: Mark,
    open: usize,
    has_arrived: bool,
    given_back: Option<GivenBack>,
    missing: Mark,
    asked: Option<String>,
}

/// Words in the order in which they came. They only grow or begin anew, so that a mark finds back to how they were.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Strand {
    words: Vec<Words>,
    /// The words before each new beginning.
    earlier: Vec<Vec<Words>>,
}

impl Strand {
    pub(super) fn push(&mut self, words: Words) {
        self.words.push(words);
    }

    pub(super) fn begin_anew(&mut self) {
        if !self.words.is_empty() {
            self.earlier.push(std::mem::take(&mut self.words));
        }
    }

    fn mark(&self) -> Mark {
        Mark { earlier: self.earlier.len(), words: self.words.len() }
    }

    /// Back to a mark that was made before.
    fn back_to(&mut self, mark: Mark) {
        self.earlier.truncate(mark.earlier + 1);
        if self.earlier.len() > mark.earlier
            && let Some(words) = self.earlier.pop()
        {
            self.words = words;
        }
        self.words.truncate(mark.words);
    }
}

impl Deref for Strand {
    type Target = [Words];

    fn deref(&self) -> &[Words] {
        &self.words
    }
}

/// How a strand stood.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
struct Mark {
    earlier: usize,
    words: usize,
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_mark_finds_back_over_new_beginnings() {
        let word = |text: &str| Words::from_field(text);
        let mut strand = Strand::default();
        let mut stood = vec![(strand.mark(), strand.clone())];
        for text in ["one", "two", "", "", "three", "", "four"] {
            if text.is_empty() {
                strand.begin_anew();
            } else {
                strand.push(word(text));
            }
            stood.push((strand.mark(), strand.clone()));
        }
        assert_eq!(*strand, [word("four")]);
        for (at, (mark, before)) in stood.iter().enumerate() {
            let mut back = strand.clone();
            back.back_to(*mark);
            assert_eq!(back, *before, "{at}");
        }
    }
}
