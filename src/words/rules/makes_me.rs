//! The partner as the cause of what the writer feels, or of what was done to them.
//!
//! Silent on gifts and praise, on things made, and where the cause is a situation or somebody else.

use std::ops::Range;

use crate::words::{
    clauses::{Clause, Frame, Subject, Text},
    lists::list,
    pattern::phrases,
    tokens::{Gap, Token},
    verbs::Form,
};

pub(super) fn find(text: &Text) -> Option<Range<usize>> {
    text.clauses.iter().find_map(|clause| in_clause(text, clause)).or_else(|| because_of_you(text))
}

pub(super) fn in_clause(text: &Text, clause: &Clause) -> Option<Range<usize>> {
    let stops = text.words(clause).iter().take(3).any(|it| it.is_any(&["stop", "quit"]));
    let by_you =
        clause.subject == Subject::You || is_conduct(text, clause) || (clause.subject == Subject::Command && stops);
    if !by_you || clause.frame != Frame::Plain && clause.frame != Frame::Wished {
        return None;
    }
    (clause.from..clause.range.end).find_map(|at| {
        let end = cause(text, clause, at)?;
        let denied = text.tokens[clause.range.start..at].iter().any(|it| list("not").has(it));
        let end = end.min(clause.range.end).max(at + 1);
        let warm = text.mood(clause).thanks || text.laughs(clause);
        (!denied && !warm && !text.tokens[at].quoted).then(|| clause.named_from()..end)
    })
}

/// “your temper scares me”; “your work makes me sad” names a situation.
fn is_conduct(text: &Text, clause: &Clause) -> bool {
    let words = &text.tokens[clause.range.start..clause.from.min(clause.range.end)];
    matches!(clause.subject, Subject::Yours | Subject::Other)
        && words.first().is_some_and(|it| it.is("your"))
        && words.last().is_some_and(|it| list("conduct").has(it))
}

/// The end of a phrase that makes the partner the cause.
fn cause(text: &Text, clause: &Clause, at: usize) -> Option<usize> {
    if let Some(end) = phrases("makes_me").at(text, at) {
        // “you want to embarrass me” asks about an aim, “to surprise me” is a gift: only what is done counts.
        return Some(end);
    }
    let token = &text.tokens[at];
    let me = at + 1 + text.tokens[at + 1..].iter().take(2).take_while(|it| list("adverb").has(it)).count();
    let made = token.lemma() == "make" && text.tokens.get(me).is_some_and(|it| it.is_any(&["me", "us"]));
    (made && suffers(text, me + 1, clause.range.end)).then_some(me + 1)
}

/// Whether what follows “you make me” is suffered.
fn suffers(text: &Text, from: usize, clause_end: usize) -> bool {
    let rest = &text.tokens[from.min(text.tokens.len())..];
    let rest: Vec<_> = rest
        .iter()
        .enumerate()
        .take_while(|(far, it)| *far == 0 || it.gap < Gap::Half)
        .map(|(_, it)| it)
        .take(8)
        .collect();
    let mut words =
        rest.iter().filter(|it| !(list("degree").has(it) || it.is("to")) || it.is_any(&["a", "an", "the", "such"]));
    let Some(first) = words.next() else { return false };
    if from >= clause_end && first.gap > Gap::None {
        return false;
    }
    if first.lemma() == "feel" {
        let good = words.take(4).any(|it| list("praise").has(it) || list("good_make").has(it));
        // “less alone” is a gift, “less loved” is none.
        let relieved = rest.windows(2).any(|it| it[0].is("less") && is_suffered(it[1]));
        if relieved {
            return false;
        }
        let turned = rest.iter().any(|it| list("not").has(it) || it.is_any(&["less", "un", "only"]));
        return !good || turned;
    }
    if first.is_any(&["want"]) {
        return !words.clone().any(|it| {
            list("praise").has(it)
                || list("praising").has(it)
                || it.is_any(&["be", "marry", "dance", "sing", "try", "more", "you", "undress", "come", "go"])
        }) || words.any(|it| {
            it.is_any(&["scream", "cry", "leave", "run", "hide", "disappear", "vomit", "sick", "quit", "give", "die"])
        });
    }
    let thing = list("determiner").has(first)
        || list("possessive").has(first)
        || first.word.chars().all(|it| it.is_ascii_digit());
    let gift = list("good_make").has(first) || list("praise").has(first) || thing;
    let is_verb = first.form() == Some(Form::Base) || first.is("be");
    let is_state = list("feeling").has(first)
        || list("harsh").has(first)
        || list("blame").has(first)
        || first.is_any(&["out", "into", "late", "physically"]);
    // “in front of your whole family”
    let touched = first.is("cry") && rest.iter().any(|it| list("praise").has(it) && !it.is("whole"));
    let to_be_ill = first.is_any(&["cry", "ill", "sick"]);
    !gift && !touched && (is_verb || is_state || to_be_ill)
}

fn because_of_you(text: &Text) -> Option<Range<usize>> {
    text.clauses.iter().find_map(|clause| {
        if clause.frame != Frame::Plain {
            return None;
        }
        let sentence = text.sentence(clause);
        let suffered = text.tokens[sentence].iter().any(is_suffered);
        clause.range.clone().find_map(|at| {
            let end = phrases("because_of_you").at(text, at)?;
            let denied = text.tokens[clause.range.start..at].iter().any(|it| it.is("not"));
            (!denied && suffered && !text.tokens[at].quoted).then_some(at..end)
        })
    })
}

/// Whether a word names something that nobody thanks for.
fn is_suffered(token: &Token) -> bool {
    let bad_feeling = list("feeling").has(token) && !list("praise").has(token);
    bad_feeling || list("suffering").has(token) || list("blame").has(token) || list("not").has(token)
}
