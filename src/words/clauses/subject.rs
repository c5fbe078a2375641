//! Whom a clause is about, and how it hangs on the one before it.

use std::ops::Range;

use crate::words::{
    clauses::{
        Clause, Frame, Opener, Subject,
        look::{is_every_time, is_finite, noun_subject, starts_subject},
    },
    lists::list,
    tokens::{Gap, Token},
    verbs::Form,
};

/// The most clauses of a sentence; nobody speaks longer ones.
const LONGEST_SENTENCE: usize = 24;

fn opener_of(tokens: &[Token], range: &Range<usize>) -> Opener {
    let mut opener = Opener::None;
    for at in range.clone().take(4) {
        if is_every_time(tokens, at) {
            return Opener::EveryTime;
        }
        opener = match tokens[at].word.as_str() {
            "if" | "unless" | "whether" => return Opener::If,
            "as" if tokens.get(at + 1).is_some_and(|it| it.is_any(&["if", "though"])) => return Opener::Inside,
            "that" if tokens.get(at + 1).is_some_and(|it| list("auxiliary").has(it)) => return opener,
            "when" | "whenever" | "while" | "until" | "till" | "before" | "after" | "once" | "as" => {
                return Opener::When;
            }
            "because" | "since" | "cause" => return Opener::Because,
            "but" | "although" | "though" | "however" | "yet" | "whereas" => Opener::But,
            "that" | "how" | "who" | "which" | "what" | "why" | "where" | "like" if at == range.start => Opener::Inside,
            _ if list("lead").has(&tokens[at]) || list("conjunction").has(&tokens[at]) => opener,
            _ => return opener,
        };
    }
    opener
}

/// A clause from its tokens and those before it.
pub(super) fn clause(tokens: &[Token], range: Range<usize>, before: &[Clause]) -> Clause {
    let full = tokens[range.start].gap == Gap::Full;
    let too_long = before.last().is_some_and(|it| before.len() - it.sentence >= LONGEST_SENTENCE);
    let sentence = if full || too_long { before.len() } else { before.last().map_or(0, |it| it.sentence) };
    let mut opener = opener_of(tokens, &range);
    // A question that opens its sentence is no part of another clause.
    if full && opener == Opener::Inside {
        opener = Opener::None;
    }
    let previous = before.last().filter(|it| !full && it.sentence == sentence);
    let (subject, from) = subject_of(tokens, &range, previous);
    let from = from.min(range.end);
    Clause { range, subject, from, opener, frame: Frame::Plain, sentence }
}

fn subject_of(tokens: &[Token], range: &Range<usize>, previous: Option<&Clause>) -> (Subject, usize) {
    let mut at = range.start;
    while at < range.end {
        let token = &tokens[at];
        if let Some(found) = subject_at(tokens, at, range) {
            return found;
        }
        if is_every_time(tokens, at) {
            at += 2;
            continue;
        }
        let passes = list("lead").has(token)
            || list("conjunction").has(token)
            || list("question").has(token)
            || list("adverb").has(token)
            || list("emphasis").has(token)
            || list("way").has(token)
            || list("not").has(token)
            || token.is_any(&["that", "like", "as"]);
        if token.is_any(&["who", "which"]) {
            return (relative(tokens, at, previous), at + 1);
        }
        let inverts = list("auxiliary").has(token)
            && tokens[at + 1..range.end].iter().take(3).any(|it| list("nominative").has(it));
        if !(passes || inverts) {
            break;
        }
        at += 1;
    }
    let open = at.min(range.end);
    // “what a liar you are”, “every single weekend you disappear”: the subject comes late.
    let verbless = |it: usize| {
        !(open..it.saturating_sub(1)).any(|at| {
            // “at Tom’s on Friday I …”: his place, not “is”.
            let helps = list("auxiliary").has(&tokens[at]) && !tokens[at].is("'s");
            helps || (tokens[at].is("'s") || is_base_verb(&tokens[at])) && is_finite(tokens, at)
        })
    };
    if let Some(late) = (open..range.end).find(|it| list("nominative").has(&tokens[*it]) && starts_subject(tokens, *it))
        && verbless(late)
        && let Some(found) = subject_at(tokens, late, range)
    {
        return found;
    }
    let bare = tokens.get(open).filter(|_| open < range.end);
    if let Some(previous) = previous
        && bare.is_some_and(|it| it.verb.is_some() || list("auxiliary").has(it))
        && !matches!(previous.subject, Subject::Nobody)
    {
        return (previous.subject, open);
    }
    // What led in may itself be the subject’s place: “never listens”.
    match bare {
        Some(token) if token.form() == Some(Form::Base) || token.is("be") || is_do_not(tokens, open) => {
            (Subject::Command, open)
        }
        Some(token)
            if tokens[open..range.end].iter().take(5).enumerate().skip(1).any(|(far, it)| {
                list("auxiliary").has(it)
                    || (it.verb.is_some() && is_finite(tokens, open + far) && it.form() != Some(Form::Ing))
            }) && token.verb.is_none()
                && !list("preposition").has(token) =>
        {
            (Subject::Other, open + 1)
        }
        _ => (Subject::Nobody, open),
    }
}

fn is_base_verb(token: &Token) -> bool {
    token.form() == Some(Form::Base) && !list("both_kinds").has(token)
}

fn is_do_not(tokens: &[Token], at: usize) -> bool {
    tokens[at].is("do") && tokens.get(at + 1).is_some_and(|it| it.is("not"))
}

fn relative(tokens: &[Token], at: usize, previous: Option<&Clause>) -> Subject {
    // “you are the one who never …” speaks of you.
    match previous {
        Some(clause)
            if matches!(clause.subject, Subject::You | Subject::I)
                && at > 0
                && tokens[at - 1].is_any(&["one", "person", "man", "woman", "type", "kind", "somebody", "someone"]) =>
        {
            clause.subject
        }
        _ => Subject::Other,
    }
}

/// “me and you”, but not “he is rude to me and you never …”.
fn is_me_and(tokens: &[Token], you: usize, range: &Range<usize>) -> bool {
    if you < 2 || !tokens[you - 1].is("and") {
        return false;
    }
    let me = &tokens[you - 2];
    let opens = you == 2 || me.gap > Gap::None || list("conjunction").has(&tokens[you - 3]);
    you > range.start + 1 && me.is_any(&["me", "i"]) || me.is("me") && opens
}

/// The subject that stands at this token, and where what follows it begins.
fn subject_at(tokens: &[Token], at: usize, range: &Range<usize>) -> Option<(Subject, usize)> {
    let token = &tokens[at];
    let next = |far: usize| tokens.get(at + far).filter(|_| at + far < range.end);
    let found = match token.word.as_str() {
        "i" => match next(1) {
            Some(and) if and.is("and") && next(2).is_some_and(|it| it.is("you")) => (Subject::We, at + 3),
            _ => (Subject::I, at + 1),
        },
        "you" => {
            let with_me = next(1).is_some_and(|it| it.is("and")) && next(2).is_some_and(|it| it.is_any(&["i", "me"]));
            if with_me || is_me_and(tokens, at, range) {
                (Subject::We, at + if with_me { 3 } else { 1 })
            } else {
                (Subject::You, at + 1)
            }
        }
        "we" => (Subject::We, at + 1),
        "it" | "there" => (Subject::It, at + 1),
        "this" | "that" if next(1).is_some_and(|it| list("auxiliary").has(it)) => (Subject::It, at + 1),
        "all" | "both" | "some" => return None,
        "her" | "his" | "their" | "my" | "our" | "the" | "a" | "an" | "no" | "these" | "those" | "another" => {
            let end = noun_subject(tokens, at)?;
            (Subject::Other, end)
        }
        "your" => {
            let end = noun_subject(tokens, at)?;
            let traits = tokens[at + 1..end].iter().any(|it| list("trait").has(it));
            let person = tokens[at + 1..end].iter().any(|it| list("person").has(it));
            (if traits && !person { Subject::Yours } else { Subject::Other }, end)
        }
        _ if list("third").has(token) && !token.is("who") => (Subject::Other, at + 1),
        _ if list("bare").has(token) && noun_subject(tokens, at).is_some() => {
            (Subject::Other, noun_subject(tokens, at)?)
        }
        _ => return None,
    };
    Some(found)
}
