//! What can be told from a word and the few around it: whether a subject, a verb or a command begins here.

use crate::words::{
    lists::list,
    tokens::{Gap, Token},
    verbs::Form,
};

pub(super) fn is_be(tokens: &[Token], at: usize) -> bool {
    list("be").has(&tokens[at])
}

pub(super) fn is_every_time(tokens: &[Token], at: usize) -> bool {
    let said = |words: [&str; 3]| tokens[at..].iter().map(|it| it.word.as_str()).take(3).eq(words);
    if said(["all", "the", "times"]) && tokens.get(at + 3).is_some_and(|it| it.is_any(&["when", "i", "we"])) {
        return true;
    }
    if !tokens[at].is_any(&["every", "each", "the", "any"]) {
        return false;
    }
    let moment = |it: &Token| it.is_any(&["time", "moment", "minute", "second", "times"]);
    tokens[at + 1..].iter().take(3).any(moment)
        && tokens[at + 1..].iter().take(3).take_while(|it| !moment(it)).all(|it| list("emphasis").has(it))
        && (tokens[at].is_any(&["every", "each"]) || starts_subject(tokens, at + 2))
}

/// Whether a word is a verb here, not a noun that looks like one.
pub(super) fn is_finite(tokens: &[Token], at: usize) -> bool {
    let token = &tokens[at];
    if list("auxiliary").has(token) {
        return !token.is("'s")
            || !tokens
                .get(at + 1)
                .is_some_and(|it| it.verb.is_none() && !list("adverb").has(it) && !list("determiner").has(it));
    }
    if token.verb.is_none() && !looks_past(token) {
        return false;
    }
    let noun = at > 0 && {
        let before = &tokens[at - 1];
        (list("determiner").has(before) || list("possessive").has(before) || list("preposition").has(before))
            && !before.is_any(&["all", "both", "to", "that", "like", "this"])
    };
    !noun
}

/// Whether a word that no list knows ends as a verb does.
fn looks_past(token: &Token) -> bool {
    token.word.len() >= 6
        && token.word.ends_with("ed")
        && !["harsh", "feeling", "praise", "blame", "degree", "adverb"].iter().any(|name| list(name).has(token))
}

/// Whether a verb stands here, adverbs aside.
pub(super) fn verb_follows(tokens: &[Token], at: usize) -> Option<usize> {
    let mut at = at;
    let limit = at + 5;
    while at < limit && at < tokens.len() && (tokens[at].gap < Gap::Half) {
        let token = &tokens[at];
        if list("auxiliary").has(token) || token.verb.is_some() || looks_past(token) {
            return Some(at);
        }
        if !list("adverb").has(token) && !list("emphasis").has(token) {
            return None;
        }
        at += 1;
    }
    None
}

/// Whether a subject with its verb begins here.
pub(super) fn starts_subject(tokens: &[Token], at: usize) -> bool {
    let Some(token) = tokens.get(at) else { return false };
    let before = (at > 0).then(|| &tokens[at - 1]);
    match token.word.as_str() {
        "i" | "he" | "she" | "we" | "they" | "nobody" | "everybody" | "everyone" | "someone" | "people" | "noone" => {
            true
        }
        "you" | "it" => {
            // “that is so like you, always thinking of others”
            if before.is_some_and(|it| it.is_any(&["like", "than"]))
                && tokens.get(at + 1).is_none_or(|it| it.gap == Gap::Comma)
            {
                return false;
            }
            let next_and = tokens.get(at + 1).is_some_and(|it| it.is("and"));
            if next_and {
                let ruled = |it: &Token| list("preposition").has(it) && !it.is_any(&["like", "as", "than"]);
                return !before.is_some_and(|it| ruled(it) || it.verb.is_some() && !it.is("like"));
            }
            let Some(verb) = verb_follows(tokens, at + 1) else { return false };
            // “at no point have you taken my side”
            if before.is_some_and(|it| it.lemma() == "have") && tokens[verb].form() == Some(Form::Past) {
                return true;
            }
            if before.is_some_and(|it| it.gap == Gap::None && takes_object_and_verb(it))
                && list("auxiliary").has(&tokens[verb])
                && !tokens[verb].is_any(&["do", "be"])
            {
                return true;
            }
            let object = before.is_some_and(|it| {
                token.gap == Gap::None
                    && (list("preposition").has(it)
                        && !it.is_any(&["like", "than", "as", "after", "before", "over", "up", "off", "out"])
                        || takes_object_and_verb(it))
            });
            !object
        }
        "this" | "that" | "there" => tokens
            .get(at + 1)
            .is_some_and(|it| list("be").has(it) || list("auxiliary").has(it) || it.form() == Some(Form::Third)),
        _ => noun_subject(tokens, at).is_some(),
    }
}

/// “let you go”, “make you feel”: not a subject, though a verb follows.
fn takes_object_and_verb(token: &Token) -> bool {
    matches!(
        token.lemma(),
        "let"
            | "make"
            | "help"
            | "watch"
            | "have"
            | "want"
            | "need"
            | "force"
            | "get"
            | "love"
            | "miss"
            | "hate"
            | "ask"
            | "allow"
            | "keep"
    )
}

/// The end of a noun that is the subject of a verb: “your mother” in “your mother never calls”.
pub(super) fn noun_subject(tokens: &[Token], at: usize) -> Option<usize> {
    let first = tokens.get(at)?;
    let named = list("determiner").has(first) || list("possessive").has(first);
    if !(named || list("bare").has(first)) {
        return None;
    }
    let mut here =
        at + usize::from(named) + usize::from(tokens.get(at + 1).is_some_and(|it| named && it.gap == Gap::None));
    if !named {
        here = at + 1;
    }
    for _ in 0..4 {
        let token = tokens.get(here)?;
        let before = tokens.get(here - 1)?;
        if token.gap >= Gap::Comma || list("conjunction").has(token) && !token.is("and") {
            return None;
        }
        // “mum and dad”, but not “the money and your dad”.
        if token.is("and") && !named && !list("person").has(before) {
            return None;
        }
        // “you spent my money and your son …”: the first noun is what was spent.
        if token.is("and") && at > 0 && first.gap == Gap::None && tokens[at - 1].form() == Some(Form::Past) {
            return None;
        }
        let plural = before.word.ends_with('s') || list("person").has(before);
        let fits = match token.form() {
            Some(Form::Base) => plural || list("adverb").has(before),
            Some(Form::Ing) => list("adverb").has(before),
            Some(_) => true,
            None => false,
        };
        if list("auxiliary").has(token) && !token.is("'s")
            || token.is("'s")
                && tokens.get(here + 1).is_some_and(|it| list("adverb").has(it) || it.form() == Some(Form::Ing))
            || (fits && !list("preposition").has(token))
        {
            return Some(here);
        }
        if list("nominative").has(token)
            || list("question").has(token)
            || (list("preposition").has(token) && !token.is("of"))
        {
            return None;
        }
        here += 1;
    }
    None
}

/// Whether a verb begins here that can go on with the subject of the clause before, or command.
pub(super) fn starts_predicate(tokens: &[Token], at: usize) -> bool {
    let Some(token) = tokens.get(at).filter(|it| !list("harsh").has(it) && !list("feeling").has(it)) else {
        return false;
    };
    if list("absolute_word").has(token) || token.is("not") {
        return verb_follows(tokens, at + 1).is_some();
    }
    let next_is_object = tokens.get(at + 1).is_none_or(|it| !list("auxiliary").has(it));
    match verb_follows(tokens, at) {
        Some(verb) => {
            let form = tokens[verb].form();
            list("auxiliary").has(&tokens[verb])
                || (matches!(form, Some(Form::Base | Form::Past | Form::Third))
                    && next_is_object
                    && !list("both_kinds").has(&tokens[verb]))
        }
        None => false,
    }
}
