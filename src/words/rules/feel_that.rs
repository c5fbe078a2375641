//! “I feel that”, “I feel like”, before a thought about the partner.
//!
//! Silent on a real feeling with its clause, on likeness about oneself, on wishes, praise and denials.

use std::ops::Range;

use crate::words::{
    clauses::{Frame, Subject, Text},
    lists::list,
    pattern::phrases,
    rules::polarity::{Tone, tone},
    tokens::{Gap, Token},
};

pub(super) fn find(text: &Text) -> Option<Range<usize>> {
    (0..text.tokens.len()).find_map(|at| thought_at(text, at))
}

fn thought_at(text: &Text, at: usize) -> Option<Range<usize>> {
    let tokens = &text.tokens;
    let clause = text.clause_at(at);
    // “feels like you don’t want me”
    let left_out = clause.subject == Subject::Nobody && tokens[at].is("feels") && text.is_head(at);
    let feels = tokens[at].lemma() == "feel"
        && (matches!(clause.subject, Subject::I | Subject::It) || left_out)
        && !tokens[at].quoted;
    // “I made you feel …” is the feeling of somebody else.
    let of_other = tokens[clause.from.min(at)..at].iter().any(|it| it.is_any(&["you", "him", "her", "them"]));
    if of_other || !feels || at < clause.from || clause.frame == Frame::Reported {
        return None;
    }
    let bridge = |it: &Token| {
        it.is_any(&["that", "like", "as", "if", "though"])
            || list("adverb").has(it)
            || it.is_any(&["maybe", "and", "sometimes", "to", "me", "all", "of", "a", "lot"])
    };
    let bridged = tokens[at + 1..].iter().take(5).take_while(|it| bridge(it) && it.gap < Gap::Half).count();
    let you = at + 1 + bridged;
    let named = tokens[at + 1..you.min(tokens.len())].iter().any(|it| it.is_any(&["that", "like", "as"]));
    let thought = tokens.get(you).filter(|it| it.gap < Gap::Half)?;
    if !thought.is_any(&["you", "your"]) || (clause.subject == Subject::It && !named) {
        return None;
    }
    let about = text.clause_at(you);
    if !matches!(about.subject, Subject::You | Subject::Yours) || text.clause_of[you] == text.clause_of[at] {
        return None;
    }
    let never = tokens[about.from..about.range.end].iter().any(|it| it.is("never"));
    let said = tone(text, about.from..about.range.end);
    let said = if never { said.turned() } else { said };
    let denied = tokens[clause.range.start..at].iter().any(|it| list("not").has(it));
    let not_in = tokens[about.from..about.range.end].iter().any(|it| list("not").has(it));
    let asks = phrases("thought_none").any(text, about.range.clone());
    let demands = tokens[about.from..about.range.end].iter().any(|it| it.is_any(&["should", "could", "must", "ought"]));
    let mild = !demands
        && match said {
            Tone::Warm => {
                !denied && !tokens[about.from..about.range.end].iter().any(|it| it.is_any(&["only", "rather"]))
            }
            Tone::Cold => denied,
            Tone::Open => denied && not_in,
        };
    (!mild && !asks).then_some(clause.named_from()..you + 1)
}
