//! “Should”, “ought to”, “need to”, pointed at the partner.
//!
//! Silent on I, we and they, on questions about a need, conditions, thanks, and what others said.

use std::ops::Range;

use crate::{
    guide::Role,
    words::{
        clauses::{Clause, Opener, Subject, Text},
        lists::list,
        pattern::phrases,
        rules::{
            is_meant,
            polarity::{Tone, tone},
        },
        tokens::{Gap, Token},
    },
};

pub(super) fn find(text: &Text, role: Role) -> Option<Range<usize>> {
    by_another_way(text).or_else(|| in_clauses(text, role))
}

/// “It’s you who should be sorry”, “what you need to do is rest”.
fn by_another_way(text: &Text) -> Option<Range<usize>> {
    (0..text.tokens.len()).find_map(|at| {
        let end = phrases("should_of_you").at(text, at)?;
        let clause = text.clause_at(at);
        // A listener who begins with “what you need to do” gives nothing back.
        let begins = text.tokens[at].gap == Gap::Full && !text.tokens[at].quoted;
        (begins || is_meant(text, clause)).then_some(at..end)
    })
}

fn in_clauses(text: &Text, role: Role) -> Option<Range<usize>> {
    text.clauses.iter().find_map(|clause| {
        let pointed = clause.subject == Subject::You
            && clause.opener != Opener::If
            && is_meant(text, clause)
            && !text.laughs(clause);
        if !pointed
            || (matches!(clause.opener, Opener::When | Opener::Because)
                && !text.words(clause).iter().any(|it| it.is_any(&["should", "ought"])))
        {
            return None;
        }
        let at = demand(text, clause).or_else(|| had_better(text, clause))?;
        let none = phrases("should_none").any_beyond(text, clause.range.start..at + 2, at);
        (!none && !is_thanked(text, at) && !is_need_given_back(text, clause, at, role))
            .then(|| clause.named_from()..at + 1)
    })
}

/// The word that demands.
fn demand(text: &Text, clause: &Clause) -> Option<usize> {
    let tokens = &text.tokens;
    let before = &tokens[clause.range.start..clause.from];
    if before.iter().any(|it| it.is_any(&["should", "ought"])) {
        // “shouldn’t you …” reproaches; “should you …” and “what should you …” only ask.
        let turned = before.iter().any(|it| it.is("not")) && !before.iter().any(|it| list("question").has(it));
        // “Shouldn’t you” may be all there is of the clause.
        return turned.then(|| clause.from.min(clause.range.end - 1));
    }
    let asks = before
        .iter()
        .any(|it| it.is_any(&["do", "did", "does", "what", "why", "how", "where", "when", "will", "would"]));
    let path = |it: &&Token| {
        list("adverb").has(it)
            || it.is_any(&["think", "know", "do", "also", "are", "were", "will", "going", "to", "have", "'s"])
    };
    let led = clause.from + tokens[clause.from..clause.range.end].iter().take_while(path).count();
    (clause.from..=led).filter(|at| *at < clause.range.end).find(|at| {
        let (token, next) = (&tokens[*at], tokens.get(at + 1));
        let to = next.is_some_and(|it| it.is("to"));
        let denied = tokens[clause.from..*at].iter().any(|it| it.is_any(&["not", "never"]));
        match token.word.as_str() {
            "should" | "ought" => true,
            "need" => to && !asks && !denied,
            "must" => is_demand(tokens, at + 1 + usize::from(to)) && !asks,
            "have" | "got" => {
                to && is_demand(tokens, at + 2) && !asks && !denied && !is_past_or_future(tokens, clause, *at)
            }
            "better" => {
                tokens[..*at].last().is_some_and(|it| it.is_any(&["would", "had", "you"]))
                    && next.is_some_and(|it| it.verb.is_some() || it.is_any(&["not", "be"]))
            }
            "supposed" | "meant" => to && tokens[..*at].last().is_some_and(|it| it.is_any(&["are", "were"])),
            _ => false,
        }
    })
}

/// “you’d better tell her”.
fn had_better(text: &Text, clause: &Clause) -> Option<usize> {
    let words = &text.tokens[clause.from..clause.range.end];
    let had = words.first().is_some_and(|it| it.is_any(&["had", "would"]));
    let act = words.get(2).is_some_and(|it| it.verb.is_some() || it.is_any(&["not", "be"]));
    (had && act && words[1].is_any(&["better", "best"])).then_some(clause.from + 1)
}

/// “You shouldn’t have bought me flowers, they are lovely!”
fn is_thanked(text: &Text, at: usize) -> bool {
    let gift = text.tokens[at..].get(1..3).is_some_and(|it| it[0].is("not") && it[1].is("have"));
    gift && tone(text, at + 3..text.sentence(text.clause_at(at)).end) == Tone::Warm
}

fn is_past_or_future(tokens: &[Token], clause: &Clause, at: usize) -> bool {
    tokens[clause.from..at].iter().any(|it| it.is_any(&["will", "would", "may", "might", "always"]))
}

/// After “you must” and “you have to”: a demand, not a guess and not a fact.
fn is_demand(tokens: &[Token], at: usize) -> bool {
    let far = tokens[at.min(tokens.len())..].iter().take(2).take_while(|it| list("adverb").has(it)).count();
    tokens.get(at + far).is_some_and(|it| list("demand").has(it) && !(it.is("be") || it.is("give") && far > 1))
}

/// A listener who names a need gives it back: “so you need to be alone sometimes”.
fn is_need_given_back(text: &Text, clause: &Clause, at: usize, role: Role) -> bool {
    let need = text.tokens[at].is("need");
    let lived = [
        "feel", "know", "be", "have", "hear", "see", "cry", "rest", "sleep", "talk", "hold", "trust", "breathe",
        "matter", "belong",
    ];
    role == Role::Listener
        && need
        && text.tokens.get(at + 2..clause.range.end).is_some_and(|rest| {
            let named = rest.first().is_some_and(|it| lived.contains(&it.word.as_str()));
            named
                && !rest
                    .iter()
                    .any(|it| it.is_any(&["boss", "mother", "therapist", "doctor", "her", "him", "more", "less"]))
        })
}
