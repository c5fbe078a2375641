//! A verdict on the partner’s character: “you are”, “you’re being”, “such a …”.
//!
//! Silent on states and facts, on feelings that a listener names, on praise, on a label denied or reported.

use std::ops::Range;

use crate::words::{
    clauses::{Clause, Frame, Opener, Subject, Text},
    lists::list,
    pattern::phrases,
    tokens::Token,
};

pub(super) fn find(text: &Text) -> Option<Range<usize>> {
    in_clauses(text).or_else(|| whole(text))
}

/// A verdict that names the partner late, or not at all: “selfish, that’s what you are”, “some father you are”.
fn whole(text: &Text) -> Option<Range<usize>> {
    (0..text.tokens.len()).find_map(|at| {
        let end = phrases("verdict_whole").at(text, at)?;
        let clause = text.clause_at(at);
        let denied = text.tokens[clause.range.start..at].iter().any(|it| list("not").has(it));
        let own = clause.frame == Frame::Plain && !denied && !text.tokens[at].quoted;
        (own && !is_joke(text, clause, &(at..end))).then_some(at..end)
    })
}

fn in_clauses(text: &Text) -> Option<Range<usize>> {
    text.clauses.iter().find_map(|clause| {
        if !matches!(clause.frame, Frame::Plain | Frame::Wished) || clause.opener == Opener::If {
            return None;
        }
        clause.range.clone().find_map(|at| {
            let end = verdict(text, at, clause.range.end)?;
            let found = claimed_from(text, clause, at)?..end;
            (!text.tokens[found.start].quoted && !is_soft(text, clause, &found)).then_some(found)
        })
    })
}

/// The end of a verdict that begins at this token.
fn verdict(text: &Text, at: usize, limit: usize) -> Option<usize> {
    let token = &text.tokens[at];
    let next = text.tokens.get(at + 1).filter(|_| at + 1 < limit);
    if list("bad").has(token) && next.is_some_and(|it| list("role").has(it) || it.is_any(&["with", "at"])) {
        return Some(at + 2);
    }
    if list("harsh").has(token) {
        // “crazy good” is praise, “cold feet” are no character.
        let praise = next.is_some_and(|it| list("crazy_about").has(it));
        return (!praise).then_some(at + 1);
    }
    if list("harsh_person").has(token) {
        return Some(at + 1);
    }
    phrases("verdict").at(text, at)
}

/// Where the claim that the partner is such a one begins, if there is one.
fn claimed_from(text: &Text, clause: &Clause, at: usize) -> Option<usize> {
    let tokens = &text.tokens;
    let token = &tokens[at];
    let before = &tokens[clause.range.start..at];
    let nothing_but = before.iter().any(|it| it.is("nothing")) && before.iter().any(|it| it.is("but"));
    if !nothing_but
        && before.iter().any(|it| list("not").has(it) || it.is_any(&["far", "anything"]))
        && clause.subject != Subject::Command
    {
        return None;
    }
    let such = before.iter().rposition(|it| it.is("such")).map(|it| it + clause.range.start);
    match clause.subject {
        Subject::You => {
            let from = clause.named_from();
            if at < clause.from {
                return said_before(text, clause, at);
            }
            let between = &tokens[clause.from..at];
            let vocative = between.iter().all(|it| list("harsh").has(it) || list("degree").has(it))
                && !between.iter().any(|it| list("looks_like").has(it));
            // “are you stupid”: the verb stands before the subject.
            let inverted = tokens[clause.range.start..clause.from].iter().any(|it| list("be").has(it));
            if vocative && !inverted {
                return vocative_at(text, at, clause, from);
            }
            let (verb, _) = between
                .iter()
                .enumerate()
                .find(|(_, it)| list("looks_like").has(it))
                .or(inverted.then_some((0, token)))?;
            let led = between[..verb.min(between.len())].iter().all(|it| {
                list("adverb").has(it)
                    || list("auxiliary").has(it)
                    || list("degree").has(it)
                    || it.lemma() == "turn"
                    || it.is("to")
            });
            let path = &between[verb.min(between.len())..];
            let noun_needs_article = list("bare_noun").has(token)
                && !path.iter().any(|it| it.is_any(&["a", "an", "the", "such", "my", "like"]));
            let clear = path.iter().all(leads_to_verdict) && !noun_needs_article;
            let modal = between.iter().any(|it| it.is_any(&["must", "would"]));
            (led && clear && !modal).then_some(from)
        }
        Subject::Command => {
            let stops = before.iter().any(|it| it.is_any(&["stop", "quit"])) || before.iter().any(|it| it.is("not"));
            let being = before.iter().any(|it| it.is_any(&["be", "being", "acting", "behaving", "act"]));
            (stops && being).then_some(clause.range.start)
        }
        Subject::Nobody | Subject::It => {
            let of_you =
                tokens.get(at + 1).is_some_and(|it| it.is("of")) && tokens.get(at + 2).is_some_and(|it| it.is("you"));
            // “Such a nightmare of a week” is said of the week.
            let of_thing = tokens.get(at + 1).is_some_and(|it| it.is_any(&["of", "with", "in", "at", "on", "today"]));
            let fragment =
                clause.subject == Subject::Nobody && such.is_some() && list("harsh_person").has(token) && !of_thing;
            (of_you || fragment).then(|| such.unwrap_or(at))
        }
        _ => None,
    }
}

/// “what a liar you are”, “selfish, that is what you are”.
fn said_before(text: &Text, clause: &Clause, at: usize) -> Option<usize> {
    let are = text.tokens.get(clause.from).is_some_and(|it| list("be").has(it) || it.is("can"));
    let how = text.tokens[clause.range.start..at].iter().any(|it| it.is_any(&["what", "such", "how"]));
    (are && (how || at == clause.range.start)).then_some(clause.range.start)
}

/// “you idiot”, “you selfish pig”.
fn vocative_at(text: &Text, at: usize, clause: &Clause, from: usize) -> Option<usize> {
    let noun = list("harsh_person").has(&text.tokens[at]) && text.tokens[at].verb.is_none();
    let next_noun = text.tokens.get(at + 1).is_some_and(|it| list("harsh_person").has(it) || list("role").has(it));
    let follows = at == clause.from || list("harsh").has(&text.tokens[at - 1]);
    (follows && (noun || next_noun)).then_some(from)
}

fn leads_to_verdict(token: &Token) -> bool {
    list("looks_like").has(token)
        || list("degree").has(token)
        || list("adverb").has(token)
        || list("emphasis").has(token)
        || list("harsh").has(token)
        || list("harsh_person").has(token)
        || list("bad").has(token)
        || list("determiner").has(token)
        || list("feeling").has(token)
        || token.is_any(&[
            "into", "like", "and", "or", "as", "nothing", "but", "person", "kind", "sort", "of", "my", "bit", "have",
            "has", "can", "just", "going", "to", "be", "that", "one", "old", "big", "little", "real", "right",
            "complete", "total", "fucking", "classic", "typical", "absolute", "true", "such", "quite", "man", "woman",
            "know", "i", "two", "three", "four", "five", "six", "ten", "year",
        ])
}

/// Whether the word is a state here, a joke or praise.
fn is_soft(text: &Text, clause: &Clause, found: &Range<usize>) -> bool {
    let sentence = text.sentence(clause);
    let tokens = &text.tokens;
    let word = &tokens[found.end - 1];
    let near = &tokens[clause.range.clone()];
    if word.is("cold") && tokens[sentence.clone()].iter().any(|it| list("warm_things").has(it)) {
        return true;
    }
    if is_joke(text, clause, found) && !list("bad").has(word) {
        return true;
    }
    let sharp = near.iter().any(|it| list("sharpener").has(it))
        || tokens[found.end.min(clause.range.end)..clause.range.end]
            .iter()
            .any(|it| it.is_any(&["to", "towards", "with"]));
    let dated = near.iter().any(|it| list("time").has(it)) && !near.iter().any(|it| it.is("being"));
    let state = list("soft").has(word) && !list("role").has(word) && (!sharp || dated);
    let praised = near.iter().any(|it| list("praise").has(it)) && !list("harsh_person").has(word);
    state || praised
}

/// Whether it is said with a smile, or in thanks.
fn is_joke(text: &Text, clause: &Clause, found: &Range<usize>) -> bool {
    let near = found.start.saturating_sub(30)..(found.end + 30).min(text.tokens.len());
    text.tokens[near].iter().any(|it| list("affection").has(it)) || text.mood(clause).thanks
}
