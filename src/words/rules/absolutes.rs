//! “Always”, “never”, “every time” and their kin, as a complaint about the partner.
//!
//! Silent on praise, on oneself and others, on what was only reported, denied, hedged or asked for.

use std::ops::Range;

use crate::{
    guide::Role,
    words::{
        clauses::{Clause, Opener, Subject, Text},
        lists::list,
        pattern::phrases,
        rules::{
            is_meant, makes_me,
            polarity::{Tone, tone},
        },
        tokens::{Gap, Token},
        verbs::Form,
    },
};

pub(super) fn find(text: &Text, role: Role) -> Option<Range<usize>> {
    (0..text.tokens.len()).find_map(|at| {
        let end = ["absolute", "absolute_twice"].iter().find_map(|name| phrases(name).at(text, at))?;
        let found = at..end;
        (is_complaint(text, &found, role) && !is_lived(text, &found, role)).then_some(found)
    })
}

fn is_complaint(text: &Text, found: &Range<usize>, role: Role) -> bool {
    let clause = text.clause_at(found.start);
    if text.tokens[found.start].quoted || !is_meant(text, clause) || is_hedged(text, clause, found) {
        return false;
    }
    if text.mood(clause).thanks && !is_thanks_missed(text, found, clause) {
        return false;
    }
    if let Some(before) = said_after(text, found) {
        // A listener gives back what the speaker suffers again and again.
        return role == Role::Speaker && is_blame(text, before);
    }
    if let Some(end) = phrases("absolute_twice").at(text, found.start) {
        return tone(text, end..text.sentence(text.clause_at(end - 1)).end) != Tone::Warm;
    }
    if phrases("absolute_cold").any(text, clause.range.clone()) {
        return true;
    }
    if phrases("always_you").any(text, text.sentence(clause)) {
        return tone(text, found.end..text.sentence(clause).end) != Tone::Warm;
    }
    let whenever = text.tokens[found.start].is_any(&["every", "each", "any", "anytime", "no", "whatever"]);
    if whenever || clause.opener == Opener::EveryTime {
        return is_every_time_complaint(text, clause, role);
    }
    if phrases("absolute_of_you").any(text, clause.range.clone()) {
        return tone(text, clause.range.clone()) != Tone::Warm;
    }
    if let Some(first) = late(text, found) {
        return is_meant(text, first) && tone(text, first.from..found.start) != Tone::Warm;
    }
    if let Some(done) = done_by_you(text, found, clause) {
        return tone(text, done) != Tone::Warm;
    }
    match clause.subject {
        Subject::You => is_of_partner(text, found, clause) && is_cold(text, found, clause),
        Subject::Yours => {
            phrases("comes_first").any(text, clause.from..clause.range.end)
                || tone(text, clause.from..clause.range.end) == Tone::Cold
        }
        Subject::Nobody => {
            let names_you = text.words(clause).iter().any(|it| it.is_any(&["you", "your"]));
            names_you && tone(text, clause.range.clone()) == Tone::Cold
        }
        _ => is_always_me(text, clause),
    }
}

/// “You never say thank you for the cooking.”
fn is_thanks_missed(text: &Text, found: &Range<usize>, clause: &Clause) -> bool {
    let turned = text.tokens[found.clone()].iter().any(|it| it.is_any(&["never", "not", "ever", "once"]));
    let says = |it: &[Token]| list("speech").has(&it[0]) && it[1].is_any(&["thank", "thanks"]);
    let rest = &text.tokens[found.end..clause.range.end.max(found.end)];
    // “You never have to say thank you.”
    turned && rest.windows(2).any(says) && !rest.iter().any(|it| it.is_any(&["have", "need"]))
}

/// The sentence before one that says nothing else: “You talk over me. Every single time.”
fn said_after(text: &Text, found: &Range<usize>) -> Option<Range<usize>> {
    let sentence = text.sentence(text.clause_at(found.start));
    let alone = found.end == sentence.end
        && text.is_head(found.start)
        && text.clause_at(sentence.start).range.contains(&found.start);
    let before = sentence.start.checked_sub(1).filter(|_| alone)?;
    Some(text.sentence(text.clause_at(before)))
}

/// Whether the partner is blamed there for what they do.
fn is_blame(text: &Text, sentence: Range<usize>) -> bool {
    let clauses = &text.clauses[text.clause_of[sentence.start]..=text.clause_of[sentence.end - 1]];
    let mood = text.mood(&clauses[0]);
    let cold = |it: &Clause| tone(text, it.from..it.range.end) == Tone::Cold || makes_me::in_clause(text, it).is_some();
    let blamed = |it: &Clause| it.subject == Subject::You && is_meant(text, it) && cold(it);
    !text.tokens[sentence.start].asked && !mood.thanks && !mood.hedges && clauses.iter().any(blamed)
}

/// “You treat my work as if it were nothing, always”: what comes late belongs to the beginning.
fn late<'a>(text: &'a Text, found: &Range<usize>) -> Option<&'a Clause> {
    let here = text.clause_at(found.start);
    let sentence = text.sentence(here);
    let late = found.end == sentence.end && text.tokens[found.start].gap == Gap::Comma && here.subject != Subject::You;
    let first = text.clause_at(sentence.start);
    (late && first.subject == Subject::You && !text.tokens[found.start].is("never")).then_some(first)
}

/// “I’m tired of you always comparing me”: what the partner does, inside a clause about somebody else.
fn done_by_you(text: &Text, found: &Range<usize>, clause: &Clause) -> Option<Range<usize>> {
    let by_you = found.start > clause.range.start
        && text.tokens[found.start].gap == Gap::None
        && text.tokens[found.start - 1].is_any(&["you", "your"]);
    let doing = text.tokens.get(found.end).is_some_and(|it| it.form() == Some(Form::Ing));
    (by_you && doing && clause.subject != Subject::You).then_some(found.end..clause.range.end)
}

/// “It’s always me who gets up”, where the partner stands beside it.
fn is_always_me(text: &Text, clause: &Clause) -> bool {
    let sentence = text.sentence(clause);
    let clauses = &text.clauses[text.clause_of[sentence.start]..=text.clause_of[sentence.end - 1]];
    phrases("always_me").any(text, clause.range.clone())
        && clauses.iter().any(|it| it.subject == Subject::You && tone(text, it.from..it.range.end) != Tone::Warm)
}

/// Whether the absolute belongs to what the partner does, and asks or offers nothing.
fn is_of_partner(text: &Text, found: &Range<usize>, clause: &Clause) -> bool {
    let head = &text.tokens[clause.range.start..clause.from];
    let asks = head.iter().any(|it| it.is_any(&["can", "could", "would", "will"]))
        && !text.words(clause).iter().any(|it| it.is("not"));
    let invites =
        text.tokens[clause.from..].iter().take(3).any(|it| it.is_any(&["can", "could", "may", "might", "should"]))
            && !text.tokens[clause.from..found.start.max(clause.from)].iter().any(|it| it.is("not"))
            && !text.tokens[found.start].is_any(&["never", "not"]);
    let verb = found.start < clause.from
        // “you always interupt me”: whatever stands there is a verb.
        || (found.start == clause.from && found.end < clause.range.end)
        || (found.end..clause.range.end)
            .any(|at| text.tokens[at].verb.is_some() || list("auxiliary").has(&text.tokens[at]))
        || (clause.from..found.start)
            .any(|at| text.tokens[at].verb.is_some() || list("auxiliary").has(&text.tokens[at]));
    let request = clause.opener == Opener::If
        || text.tokens[clause.range.clone()].windows(2).any(|it| it[1].is("please") && !it[0].is("oh"))
        || text.tokens[clause.range.start].is("please");
    !asks && !invites && verb && !request
}

fn is_hedged(text: &Text, clause: &Clause, found: &Range<usize>) -> bool {
    let near = found.start.saturating_sub(4)..found.end;
    if phrases("absolute_none").any_beyond(text, near, found.start) {
        return true;
    }
    let before = clause.range.start.max(found.start.saturating_sub(3))..found.start;
    let denied = text.tokens[before].iter().any(|it| it.is_any(&["not", "nobody", "hardly", "rarely", "seldom"]))
        && !text.tokens[found.clone()].iter().any(|it| it.is("ever"))
        && !text.tokens[found.start].is_any(&["every", "each"]);
    denied || text.mood(clause).hedges
}

/// Whether what the partner always or never does is held against them.
fn is_cold(text: &Text, found: &Range<usize>, clause: &Clause) -> bool {
    let all_you_do = text.tokens[found.start].is("all") && text.tokens[found.end - 1].is_any(&["is", "ever"]);
    let denies = text.tokens[found.clone()].iter().any(|it| it.is_any(&["not", "no", "nothing"]));
    // Its own “not” is weighed below.
    let from = if found.start >= clause.from && !denies { clause.from } else { found.end };
    let mut said = tone(text, from..told_until(text, clause));
    if denies && found.end == clause.range.end && found.start > clause.from {
        said = tone(text, clause.from..found.start);
    }
    if let Some(before) = echoed(text, found, clause) {
        said = tone(text, before);
    }
    let turns = text.tokens[found.clone()].iter().any(|it| it.is_any(&["never", "not", "no", "ever"])) && !all_you_do;
    let only_turned = turns && !text.tokens[found.clone()].iter().any(|it| it.is("only"));
    if only_turned {
        said = said.turned();
    }
    let question = text.tokens[clause.range.start].asked && text.is_head(clause.range.start);
    let asks_kindly = question
        && text.words(clause).iter().take(2).any(|it| it.is_any(&["do", "did", "have", "are", "were", "had"]))
        && !text.words(clause).iter().take(3).any(|it| it.is_any(&["not", "why"]));
    // “You would never do that” trusts.
    let trusts = found.start > 0 && text.tokens[found.start].is("never") && text.tokens[found.start - 1].is("would");
    match said {
        Tone::Warm => false,
        Tone::Cold => true,
        Tone::Open => !asks_kindly && !trusts,
    }
}

/// “You always say I’m beautiful”: what is always said stands in the next clause.
fn told_until(text: &Text, clause: &Clause) -> usize {
    let says = text.words(clause).last().is_some_and(|it| list("speech").has(it));
    let next = text.clauses.get(text.clause_of[clause.range.start] + 1).filter(|it| it.sentence == clause.sentence);
    // “You never tell me what is in your head”: what is asked for there is no deed.
    let asked = |at: &usize| list("question").has(&text.tokens[*at]);
    if let Some(speech) = clause.range.clone().find(|at| list("speech").has(&text.tokens[*at]))
        && let Some(end) = (speech..clause.range.end).find(asked)
    {
        return end;
    }
    next.filter(|it| says && !asked(&it.range.start)).map_or(clause.range.end, |it| it.range.end)
}

/// “You never do”: what the partner never does stands in the clause before.
fn echoed(text: &Text, found: &Range<usize>, clause: &Clause) -> Option<Range<usize>> {
    // A phrase may reach beyond its clause.
    let rest = &text.tokens[found.end.min(clause.range.end)..clause.range.end];
    let empty = !rest.is_empty() && rest.iter().all(|it| list("auxiliary").has(it) || it.is("that"));
    let before = text.clauses.get(text.clause_of[found.start].checked_sub(1)?)?;
    (empty && before.sentence == clause.sentence).then(|| before.range.clone())
}

/// “Every time I speak you look away”: what happens then is the complaint, or what the partner does each time.
fn is_every_time_complaint(text: &Text, clause: &Clause, role: Role) -> bool {
    let sentence = text.sentence(clause);
    let clauses = &text.clauses[text.clause_of[sentence.start]..=text.clause_of[sentence.end - 1]];
    let here = clauses.iter().filter(|it| it.frame == clause.frame);
    let mut of_you = here.filter(|it| it.subject == Subject::You);
    of_you.any(|it| {
        let own = it.range == clause.range && clause.opener == Opener::EveryTime;
        if role == Role::Listener && is_living(text, it.from..it.range.end) {
            return false;
        }
        let said = tone(text, it.from..it.range.end);
        if own || role == Role::Listener { said == Tone::Cold } else { said != Tone::Warm }
    })
}

/// A listener speaks of what the other lived through: “you never felt safe”.
fn is_lived(text: &Text, found: &Range<usize>, role: Role) -> bool {
    let clause = text.clause_at(found.start);
    let rest = &text.tokens[found.end.min(clause.range.end)..clause.range.end];
    let to_others = rest.iter().any(|it| it.is_any(&["him", "her", "them", "anyone", "anybody", "people"]))
        && !rest.iter().any(|it| it.is_any(&["me", "my", "us", "our"]));
    let turned = text.tokens[found.clone()].iter().any(|it| it.is_any(&["never", "not", "ever"]));
    let lived = turned && to_others || is_living(text, found.end..clause.range.end);
    role == Role::Listener && clause.subject == Subject::You && lived
}

/// Whether the first verb is one of living through something, not of doing something to the other.
fn is_living(text: &Text, range: Range<usize>) -> bool {
    let end = range.end;
    range.clone().find(|at| text.tokens[*at].verb.is_some()).is_some_and(|at| {
        let to_me = || text.tokens[at + 1..end].iter().any(|it| it.is("me"));
        list("living").has(&text.tokens[at]) && !(list("perceiving").has(&text.tokens[at]) && to_me())
    })
}
