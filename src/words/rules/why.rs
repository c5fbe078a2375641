//! A listener’s “why” or “how come” that asks the speaker to justify themself.
//!
//! Silent on a why that is given back, on “I see why”, on what and how, and on “why don’t you”, which is advice.

use std::ops::Range;

use crate::words::{
    clauses::{Frame, Subject, Text},
    lists::list,
    tokens::{Gap, Token},
};

pub(super) fn find(text: &Text) -> Option<Range<usize>> {
    (0..text.tokens.len()).find_map(|at| {
        let end = asked(text, at)?;
        if is_last(text, at, end) {
            return Some(at..end);
        }
        (is_direct(text, at) && is_of_speaker(text, end)).then_some(at..end)
    })
}

fn asked(text: &Text, at: usize) -> Option<usize> {
    let next = |far: usize| text.tokens.get(at + far);
    match text.tokens[at].word.as_str() {
        "why" => Some(at + 1),
        "how" if next(1).is_some_and(|it| it.is("come")) && !next(2).is_some_and(|it| it.is_any(&["to", "up"])) => {
            Some(at + 2)
        }
        "what" if next(1).is_some_and(|it| it.is("for")) && next(2).is_none_or(|it| it.gap > Gap::None) => Some(at + 2),
        "for" if next(1).is_some_and(|it| it.is("what")) && next(2).is_some_and(|it| it.is("reason")) => Some(at + 3),
        "what" if next(1).is_some_and(|it| it.is("possessed")) => Some(at + 2),
        "what" => what_for(text, at),
        _ => None,
    }
}

/// “What did you do that for?”
fn what_for(text: &Text, at: usize) -> Option<usize> {
    let inverts = text.tokens.get(at + 1).is_some_and(|it| list("auxiliary").has(it));
    let you = text.tokens.get(at + 2).is_some_and(|it| it.is("you"));
    let end = text.sentence(text.clause_at(at)).end;
    (inverts && you && text.tokens[end - 1].is("for") && !list("inviting_for").has(&text.tokens[end - 2]))
        .then_some(at + 1)
}

/// At the head of a sentence or after a comma, not inside “I see why”.
fn is_direct(text: &Text, at: usize) -> bool {
    let token = &text.tokens[at];
    let clause = text.clause_at(at);
    let sentence = text.clauses[clause.sentence].range.start;
    if token.quoted || (clause.frame == Frame::Reported && !is_put_to_you(text, sentence, at) && !is_short(text, at)) {
        return false;
    }
    let led = |it: &Token| {
        list("lead").has(it)
            || it.is_any(&["i", "do", "not", "get", "it", "see", "wait", "what", "a", "minute", "hang", "on"])
    };
    let before = &text.tokens[sentence..at];
    let inverted = text.tokens[at + 1..].iter().take(1).any(|it| list("auxiliary").has(it));
    let after_stop = token.gap >= Gap::Comma
        && !before.iter().any(|it| it.is_any(&["ask", "asked", "asking", "wonder", "wondering", "yourself"]));
    before.iter().all(|it| list("lead").has(it))
        || (inverted && before.iter().all(|it| list("lead").has(it) || list("stopping").has(it)))
        || (after_stop && (inverted || before.iter().all(led)))
        || (after_stop && ends_sentence(text, at) && before.iter().any(|it| it.is("you")))
        || (inverted && is_put_to_you(text, at, at) && !before.iter().any(in_doubt))
        || (inverted
            && before.last().is_some_and(|it| it.is_any(&["but", "and", "so", "then"]))
            && after_lone_clause(before))
}

/// “You don’t know why is that”, “I see why did you …”: not asked, only not put well.
fn in_doubt(token: &Token) -> bool {
    list("knowing").has(token)
        || list("speech").has(token)
        || token.is_any(&["know", "see", "understand", "get", "sure", "idea", "wonder", "wondering", "reason", "not"])
}

/// “You were fine yesterday. Why the tears now?”
fn is_short(text: &Text, at: usize) -> bool {
    let sentence = text.sentence(text.clause_at(at));
    let next = text.tokens.get(at + 1);
    sentence.start == at
        && sentence.len() <= 6
        && text.tokens[at].asked
        && next.is_some_and(|it| it.is_any(&["the", "all", "now", "so", "this", "such"]))
}

/// “I hear you. Why do you shout?”: a sentence of its own, which no longer gives back.
fn is_put_to_you(text: &Text, sentence: usize, at: usize) -> bool {
    let mut rest = text.tokens[at + 1..].iter().filter(|it| !it.is("not"));
    let inverted = rest.next().is_some_and(|it| list("auxiliary").has(it))
        && rest.next().is_some_and(|it| it.is_any(&["you", "that"]));
    let asked = text
        .sentence(text.clause_at(at))
        .any(|it| text.tokens[it].is_any(&["ask", "asked", "asking", "wonder", "wondered", "wondering", "yourself"]));
    inverted && !asked && at > 0 && text.tokens[sentence..at].iter().all(|it| list("lead").has(it))
}

/// “And you said yes to her why, exactly?”: what the speaker did stands before it.
fn is_last(text: &Text, at: usize, end: usize) -> bool {
    let sentence = text.sentence(text.clause_at(at));
    let before = &text.tokens[sentence.start..at];
    let rest = &text.tokens[end..sentence.end];
    let by_you =
        text.clause_at(sentence.start).subject == Subject::You && before.last().is_some_and(|it| !it.is("you"));
    // “You never found out why?” asks after what the speaker knows.
    let known =
        before.iter().any(|it| list("knowing").has(it)) || before.iter().rev().take(2).any(|it| list("speech").has(it));
    let own = !text.tokens[at].quoted && text.tokens[at].asked;
    own && by_you && !known && rest.iter().all(|it| list("adverb").has(it))
}

/// “You let him talk like that, why?”
fn ends_sentence(text: &Text, at: usize) -> bool {
    asked(text, at) == Some(text.sentence(text.clause_at(at)).end)
}

fn after_lone_clause(before: &[Token]) -> bool {
    !before.iter().any(|it| it.is_any(&["ask", "asked", "wonder", "wondering", "know", "understand"]))
}

/// Whether it asks about what the speaker did or feels.
pub(super) fn is_of_speaker(text: &Text, end: usize) -> bool {
    let tokens = &text.tokens;
    let rest: Vec<&Token> = tokens[end..].iter().take(40).take_while(|it| it.gap < Gap::Full).collect();
    let Some(first) = rest.first() else { return true };
    let three = |words: [&str; 3]| rest.len() >= 3 && rest.iter().zip(words).all(|(it, word)| it.is(word));
    let suggests = [["do", "not", "you"], ["do", "not", "we"], ["you", "do", "not"]].into_iter().any(three);
    if suggests {
        let far = 3 + rest[3..].iter().take_while(|it| it.is_any(&["just", "simply", "both", "maybe"])).count();
        let stays = rest.get(far).is_some_and(|it| list("stative").has(it));
        let ever = rest.iter().any(|it| it.is_any(&["ever", "even", "anymore", "any"]));
        return !rest[2].is("we") && (stays || ever);
    }
    if first.is("not") && rest.len() > 1 {
        return false;
    }
    // “why does it have to be on Sunday” asks the speaker to defend a wish.
    let names_it = |it: &Token| it.is_any(&["it", "that", "this"]);
    let of_it = list("auxiliary").has(first) && rest.get(1).is_some_and(|it| names_it(it))
        || tokens[end - 1].is("come") && names_it(first);
    let others = rest.iter().take(3).any(|it| it.is_any(&["he", "she", "they", "we", "i", "my"]));
    // “why he never told you” asks nothing; “how come he never told you” does.
    let named = first.is_any(&["he", "she", "they", "it", "my", "your", "we", "i"]);
    let told = named && text.tokens[end - 1].is("why");
    let you = rest.iter().any(|it| it.is_any(&["you", "your", "yourself"]));
    let bare = rest.len() <= 7
        && first.is_any(&[
            "is", "so", "now", "that", "this", "then", "not", "the", "was", "always", "on", "bother", "cry", "stay",
            "marry", "come", "ask", "bring", "are", "does", "did", "say", "get", "make",
        ]);
    !told && (you || of_it || bare && !others)
}
