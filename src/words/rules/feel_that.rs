//! “I feel that”, “I feel like”, before a thought about the partner.
//!
//! Silent on a real feeling with its clause, on likeness about oneself, on wishes, praise and denials.

use std::ops::Range;

use crate::words::{
    clauses::{Clause, Frame, Opener, Subject, Text},
    lists::list,
    pattern::phrases,
    rules::polarity::{Tone, tone},
    tokens::{Gap, Token},
    verbs::Form,
};

pub(super) fn find(text: &Text) -> Option<Range<usize>> {
    (0..text.tokens.len()).find_map(|at| thought_at(text, at))
}

fn thought_at(text: &Text, at: usize) -> Option<Range<usize>> {
    let tokens = &text.tokens;
    let clause = text.clause_at(at);
    // “feels like you don’t want me”, “feel like you don’t care”
    let like = tokens.get(at + 1).is_some_and(|it| it.is("like"));
    let bare = tokens[at].is("feels") || (tokens[at].is("feel") && like);
    let left_out =
        bare && !tokens[at].asked && matches!(clause.subject, Subject::Nobody | Subject::Command) && text.is_head(at);
    let feels = tokens[at].lemma() == "feel"
        && (matches!(clause.subject, Subject::I | Subject::It) || left_out)
        && !tokens[at].quoted;
    // “My feeling is that you …”
    let mine = tokens[at].is("feeling") && at > 0 && tokens[at - 1].is("my");
    // “I made you feel …” is the feeling of somebody else.
    let of_other = tokens[clause.from.min(at)..at].iter().any(|it| it.is_any(&["you", "him", "her", "them"]));
    if !mine && (of_other || !feels || at < clause.from) || clause.frame == Frame::Reported {
        return None;
    }
    if let Some(end) = of_another(text, at) {
        return (!is_denied(text, at)).then_some(clause.named_from()..end);
    }
    let open = after_aside(text, at);
    let bridge = |it: &Token| {
        it.is_any(&["that", "like", "as", "if", "though"])
            || list("adverb").has(it)
            || it.is_any(&["maybe", "and", "sometimes", "to", "me", "all", "of", "a", "lot", "is"])
    };
    let bridged = tokens[open..].iter().take(5).take_while(|it| bridge(it) && it.gap < Gap::Half).count();
    let named = tokens[open..open + bridged].iter().any(|it| it.is_any(&["that", "like", "as"]));
    let you = if named { after_when(text, open + bridged) } else { open + bridged };
    let thought = tokens.get(you).filter(|it| it.gap < Gap::Half)?;
    if !thought.is_any(&["you", "your"]) || (clause.subject == Subject::It && !named) {
        return None;
    }
    if !named && is_sensed(text, at, you) {
        return None;
    }
    let about = text.clause_at(you);
    if !matches!(about.subject, Subject::You | Subject::Yours) || text.clause_of[you] == text.clause_of[at] {
        return None;
    }
    let asks = phrases("thought_none").any(text, about.range.clone());
    (!asks && !is_mild(text, about, is_denied(text, at))).then_some(clause.named_from()..you + 1)
}

/// “I can feel you lying awake”, “I felt you reach for my hand”: what the body feels.
fn is_sensed(text: &Text, feel: usize, you: usize) -> bool {
    let can = feel > 0 && text.tokens[feel - 1].is_any(&["can", "could"]);
    let done = text.tokens.get(you + 1).filter(|it| !list("auxiliary").has(it)).and_then(Token::form);
    can || done == Some(Form::Ing) || text.tokens[feel].is("felt") && done == Some(Form::Base)
}

/// Whether the thought is a kind one, or an unkind one that is denied.
fn is_mild(text: &Text, about: &Clause, denied: bool) -> bool {
    let range = about.from..about.range.end;
    let led = range.clone().take_while(|it| list("adverb").has(&text.tokens[*it])).count();
    let negated =
        text.tokens[range.clone()].iter().take(led + 1).any(|it| it.is_any(&["not", "never", "only", "hardly"]));
    if !denied && !negated && phrases("thought_kind").at(text, about.from + led).is_some() {
        return true;
    }
    // “even on the bad days” makes a kind thought kinder.
    let despite = range.clone().skip(1).find(|it| text.tokens[*it].is_any(&["even", "despite", "whatever"]));
    let range = about.from..despite.unwrap_or(range.end);
    let thought = &text.tokens[range.clone()];
    let has = |words: &[&str]| thought.iter().any(|it| it.is_any(words));
    let said = tone(text, range);
    let said = if has(&["never"]) { said.turned() } else { said };
    let mild = match said {
        Tone::Warm => !denied && !phrases("thought_slight").any(text, about.range.clone()),
        Tone::Cold => denied,
        Tone::Open => denied && thought.iter().any(|it| list("not").has(it)),
    };
    mild && !has(&["should", "could", "must", "ought"])
}

fn is_denied(text: &Text, at: usize) -> bool {
    let before = &text.tokens[text.clause_at(at).range.start..at];
    // “I can’t help feeling that …” says it all the same.
    before.iter().any(|it| list("not").has(it)) && !before.last().is_some_and(|it| it.is("help"))
}

/// “I feel like your friends come first”: a thought about the partner with another subject.
fn of_another(text: &Text, at: usize) -> Option<usize> {
    let like = text.tokens[at + 1..].iter().take(3).position(|it| it.is_any(&["that", "like", "though", "if"]))?;
    phrases("thought_of_you").at(text, at + 2 + like)
}

/// “I feel, to be honest, that you …”: what is said in between is passed over.
fn after_aside(text: &Text, at: usize) -> usize {
    const LONGEST_ASIDE: usize = 14;
    let end = text.sentence(text.clause_at(at)).end;
    let rest = at + 1..end.min(at + LONGEST_ASIDE);
    let parted = text.tokens.get(at + 1).is_some_and(|it| it.gap == Gap::Comma);
    let goes_on = |it: &usize| text.tokens[*it].gap == Gap::Comma && text.tokens[*it].is_any(&["that", "like", "as"]);
    rest.clone().skip(1).find(goes_on).filter(|_| parted).unwrap_or(at + 1)
}

/// “I feel that in the end you …”, “I feel that when we argue you shut down”: what the partner does stands after it.
fn after_when(text: &Text, at: usize) -> usize {
    const FAR: usize = 5;
    let Some(clause) = text.tokens.get(at).map(|_| text.clause_at(at)) else { return at };
    if clause.opener != Opener::When {
        let late = clause.subject == Subject::You && clause.from > at && clause.from - at <= FAR;
        return if late { clause.from - 1 } else { at };
    }
    let next = text.clauses.get(text.clause_of[at] + 1).filter(|it| it.sentence == clause.sentence);
    next.filter(|it| it.subject == Subject::You && it.opener == Opener::None).map_or(at, |it| it.from - 1)
}
