//! A listener’s objection: “but”, “actually”, “however”, “that’s not true”, “I never said that”.
//!
//! Silent on the same words inside the speaker’s story, on asking to hear it again, and on idioms.

use std::ops::Range;

use crate::words::{
    clauses::{Clause, Frame, Opener, Subject, Text},
    lists::list,
    pattern::phrases,
    tokens::Token,
};

pub(super) fn find(text: &Text) -> Option<Range<usize>> {
    (0..text.tokens.len()).find_map(|at| {
        let found = objection(text, at).or_else(|| turning(text, at))?;
        (!text.tokens[at].quoted).then_some(found)
    })
}

/// An objection in set words, outside of what is given back.
fn objection(text: &Text, at: usize) -> Option<Range<usize>> {
    let end = phrases("rebut").at(text, at)?;
    let clause = text.clause_at(at);
    let told = clause.frame != Frame::Plain
        || matches!(clause.opener, Opener::If | Opener::When | Opener::Because | Opener::Inside);
    let by_you = clause.subject == Subject::You && !text.tokens[at].is("you");
    let ruled = at > clause.range.start && by_you;
    (!told && !ruled && !is_idiom(text, at) && !is_of_others(text, clause, end)).then_some(at..end)
}

/// “It wasn’t true what she said about you”: the listener takes the speaker’s side.
fn is_of_others(text: &Text, clause: &Clause, end: usize) -> bool {
    let whose = |it: &[Token]| it[0].is_any(&["what", "how"]) && it[1].is_any(&["she", "he", "they", "people"]);
    let sentence = text.sentence(clause);
    text.tokens[sentence.start..sentence.end.max(end)].windows(2).any(whose)
}

/// A word that turns against what was said before it.
fn turning(text: &Text, at: usize) -> Option<Range<usize>> {
    phrases("but_word").at(text, at)?;
    let token = &text.tokens[at];
    let next = text.tokens.get(at + 1);
    let heard = is_heard(text, at);
    let asks = next.is_some_and(|it| it.is("why") || (list("question").has(it) && it.asked && !heard));
    if asks || is_idiom(text, at) {
        return None;
    }
    let clause = text.clause_at(at);
    let rest = at + 1..clause.range.end.max(at + 1);
    let hears_again = phrases("hear_again").any(text, rest.start..asked_until(text, clause));
    let turns = match token.word.as_str() {
        "actually" => !hears_again && is_own_actually(text, clause, at),
        "though" | "although" | "yet" | "except" if !text.is_head(at) && !rest.is_empty() => false,
        _ => is_taken_back(text, clause, at, After::of(text, rest), hears_again),
    };
    turns.then_some(at..at + 1)
}

/// A question right after it belongs to it: “but I’d like to. Could you say it again?”
fn asked_until(text: &Text, clause: &Clause) -> usize {
    let next = text.clauses.get(text.clause_of[text.sentence(clause).end - 1] + 1).map(|it| text.sentence(it));
    next.filter(|it| text.tokens[it.start].asked).map_or(clause.range.end, |it| it.end)
}

/// Whether what follows takes back what was heard before.
fn is_taken_back(text: &Text, clause: &Clause, at: usize, after: After, hears_again: bool) -> bool {
    if hears_again && after != After::Defence {
        return false;
    }
    let sentence = text.clauses[clause.sentence].range.start;
    let before = &text.clauses[clause.sentence..];
    let told = before
        .iter()
        .take_while(|it| it.range.end <= at)
        .any(|it| it.frame == Frame::Reported || it.subject == Subject::You);
    let heard = is_heard(text, at);
    let first = text.tokens[sentence..at].iter().all(|it| list("lead").has(it));
    match after {
        After::Nothing => heard || (text.tokens[at].is("though") && clause.subject == Subject::I),
        After::Admission | After::Life => false,
        After::Defence => true,
        After::Accusation => first || heard || !told,
        After::Story => first || (heard && !told),
        After::Mine => first || heard,
        // “You say I never help, but who cooked?”
        After::Other => first || (heard && (!told || text.tokens[at].asked)),
    }
}

/// Whether the sentence begins by saying that something was heard.
fn is_heard(text: &Text, at: usize) -> bool {
    let sentence = text.clauses[text.clause_at(at).sentence].range.start;
    (sentence..at).any(|from| text.is_head(from) && phrases("acknowledge").at(text, from).is_some())
}

/// What stands after the turn.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
enum After {
    Nothing,
    /// The listener gives back what they did: “I kept looking at my phone”.
    Admission,
    /// The listener’s defence: “I was working”.
    Defence,
    /// It is turned round: “you never help either”.
    Accusation,
    /// What the speaker feels: “you still hope”.
    Life,
    /// The listener’s own side.
    Mine,
    /// The speaker’s story goes on: “nobody came”.
    Story,
    Other,
}

impl After {
    fn of(text: &Text, rest: Range<usize>) -> Self {
        let led = text.tokens[rest.clone()].iter().take_while(|it| list("lead").has(it)).count();
        let from = rest.start + led;
        let words = &text.tokens[from..rest.end];
        let Some(first) = words.first() else { return Self::Nothing };
        let any = |name: &str| words.iter().any(|it| list(name).has(it));
        let here = |name: &str| phrases(name).at(text, from).is_some();
        let you = first.is_any(&["you", "your"]);
        match () {
            () if here("my_fault") && any("admitting") && !here("rebut") => Self::Admission,
            () if here("hard_word") || here("rebut") => Self::Defence,
            () if you && any("accusing") => Self::Accusation,
            () if list("told_first").has(first) && (any("longing") || any("feeling")) => Self::Life,
            () if list("mine_first").has(first) => Self::Mine,
            () if list("told_first").has(first) => Self::Story,
            () => Self::Other,
        }
    }
}

/// “I actually did the dishes”, “Actually, I called you.”
fn is_own_actually(text: &Text, clause: &Clause, at: usize) -> bool {
    let rest = &text.tokens[at + 1..clause.range.end.max(at + 1)];
    let agrees = rest.iter().any(|it| list("agreeing").has(it));
    let begins = text.is_head(at) && (clause.subject != Subject::Nobody || rest.iter().any(|it| it.is("no")));
    let mine = clause.subject == Subject::I && at >= clause.from;
    clause.frame == Frame::Plain && !agrees && (begins || mine)
}

/// “nothing but”, “however long it takes”.
fn is_idiom(text: &Text, at: usize) -> bool {
    phrases("but_none").any_beyond(text, at.saturating_sub(3)..at + 1, at)
}
