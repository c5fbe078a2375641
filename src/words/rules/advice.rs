//! A listener’s fix or suggestion, with or without a key word.
//!
//! Silent on the speaker’s own wishes and attempts given back, and on offers to listen.

use std::ops::Range;

use crate::words::{
    clauses::{Clause, Frame, Opener, Subject, Text},
    lists::list,
    pattern::phrases,
    rules::why,
    tokens::Gap,
    verbs::Form,
};

/// How far before a suggestion the words stand that make it none: “I’m not here to try and fix it”.
const LONGEST_LEAD: usize = 7;

pub(super) fn find(text: &Text) -> Option<Range<usize>> {
    suggestion(text).or_else(|| text.clauses.iter().find_map(|clause| command(text, clause)))
}

fn suggestion(text: &Text) -> Option<Range<usize>> {
    (0..text.tokens.len()).find_map(|at| {
        let clause = text.clause_at(at);
        let named = phrases("suggest").at(text, at).filter(|_| clause.opener != Opener::If);
        let end = named.or_else(|| phrases("in_your_place").at(text, at))?;
        let own = clause.frame == Frame::Plain || is_new_start(text, clause);
        (own && !text.tokens[at].quoted && !is_none(text, at)).then_some(at..end)
    })
}

/// “you hate it there. then quit”: a command is never part of what is given back.
fn is_new_start(text: &Text, clause: &Clause) -> bool {
    text.tokens[clause.range.start].is_any(&["why", "how", "let", "what", "have"])
        && text.tokens[clause.range.start].gap == Gap::Full
}

fn is_none(text: &Text, at: usize) -> bool {
    // “why don’t you trust me” asks for reasons.
    let why = (text.clause_at(at).range.start..=at).find(|it| text.tokens[*it].is("why"));
    if why.is_some_and(|it| why::is_of_speaker(text, it + 1)) {
        return true;
    }
    let from = at.saturating_sub(LONGEST_LEAD);
    phrases("no_advice").any_beyond(text, from..at + 1, at)
}

/// “call her”, “don’t worry about it”, “just tell him no”.
fn command(text: &Text, clause: &Clause) -> Option<Range<usize>> {
    if clause.subject != Subject::Command
        || clause.frame == Frame::Reported && !begins(text, clause)
        || text.tokens[clause.range.start].quoted
    {
        return None;
    }
    if text.tokens[clause.range.start..clause.from].iter().any(|it| list("question").has(it)) {
        return None;
    }
    let at = clause.from;
    let first = text.tokens.get(at)?;
    // “Come off it” objects.
    if phrases("rebut").any(text, clause.range.start..at + 1) {
        return None;
    }
    let negative = first.is("do") && text.tokens.get(at + 1).is_some_and(|it| it.is("not"));
    let verb = if negative { at + 2 } else { at };
    let verb = verb
        + text.tokens[verb.min(clause.range.end)..clause.range.end]
            .iter()
            .take_while(|it| list("adverb").has(it))
            .count();
    let token = text.tokens.get(verb).filter(|_| verb < clause.range.end)?;
    let base = token.form() == Some(Form::Base) || token.is("be");
    let listens = [at, verb].iter().any(|from| phrases("listening").at(text, *from).is_some());
    let act = list("act").has(token);
    // A bare word is more often a name than a command.
    let alone = clause.range.end - verb < 2 && !negative && list("both_kinds").has(token);
    (base && act && !listens && !alone).then_some(at..verb + 1)
}

fn begins(text: &Text, clause: &Clause) -> bool {
    text.tokens[clause.range.start].gap == Gap::Full || text.tokens[clause.range.start].is_any(&["then", "just", "so"])
}
