//! Where one clause ends and the next begins, with and without commas.

use crate::words::{
    clauses::look::{is_be, is_every_time, is_finite, noun_subject, starts_predicate, starts_subject},
    lists::list,
    tokens::{Gap, Token},
};

/// The most tokens of a clause. Nobody speaks longer ones; with it, looking around takes no time on a text of any length.
const LONGEST_CLAUSE: usize = 60;

/// Where clauses begin.
pub(super) fn starts(tokens: &[Token]) -> Vec<usize> {
    let mut starts = Vec::new();
    let mut open = Open::default();
    for at in 0..tokens.len() {
        if at == 0 || open.ends_before(tokens, at) {
            starts.push(at);
            open = Open { start: at, ..Open::default() };
        }
        open.take(tokens, at);
    }
    starts
}

/// What the clause that is being read has already.
#[derive(Default)]
struct Open {
    start: usize,
    subject: bool,
    verb: bool,
}

impl Open {
    fn take(&mut self, tokens: &[Token], at: usize) {
        let token = &tokens[at];
        self.subject |= list("nominative").has(token) || (at == self.start && noun_subject(tokens, at).is_some());
        // “like you and I”: what opens the clause is no verb of it.
        self.verb |= is_finite(tokens, at) && !(at == self.start && token.is("like"));
    }

    fn ends_before(&self, tokens: &[Token], at: usize) -> bool {
        let token = &tokens[at];
        if token.gap >= Gap::Half || at - self.start >= LONGEST_CLAUSE {
            return true;
        }
        let next = at + 1;
        let comma = token.gap == Gap::Comma;
        let every_time = is_every_time(tokens, at);
        if every_time && at > self.start {
            return !tokens[self.start..at].iter().all(|it| list("lead").has(it));
        }
        let only_led = tokens[self.start..at].iter().all(|it| list("lead").has(it) || list("conjunction").has(it));
        if only_led && at - self.start <= 6 {
            return comma
                && tokens[self.start..at]
                    .iter()
                    .any(|it| it.is_any(&["yes", "no", "sorry", "sure", "ok", "okay", "fine"]))
                && starts_subject(tokens, at);
        }
        match token.word.as_str() {
            "as" if tokens.get(next).is_some_and(|it| it.is_any(&["if", "though"])) => true,
            "if" | "though" if tokens[at - 1].is("as") => false,
            "but" if tokens[at - 1].is_any(&["nothing", "anything", "all"]) => false,
            "and" if self.subject && !self.verb => false,
            "so" | "that" | "and" | "or" | "then" | "since" | "before" | "after" | "which" | "where" | "what"
            | "how" | "why" | "yet" | "plus" | "like" | "still" | "the" | "as" | "till"
                if starts_subject(tokens, next)
                    || (token.is("the")
                        && !tokens[at - 1].is("by")
                        && tokens.get(next).is_some_and(|it| it.is("way"))) =>
            {
                !(token.is("so") && is_be(tokens, at - 1))
            }
            "and" | "or" | "then" | "yet" => self.verb && starts_predicate(tokens, next),
            "who" | "which" => true,
            "because" | "when" | "whenever" | "while" | "if" | "unless" | "although" | "though" | "but" | "however"
            | "whereas" | "until" | "whether" | "even" => {
                token.word != "even" || tokens.get(next).is_some_and(|it| it.is_any(&["when", "if", "though"]))
            }
            _ if comma => {
                starts_subject(tokens, at)
                    || (list("lead").has(token) && self.verb)
                    || (self.verb && starts_predicate(tokens, at))
            }
            _ => self.verb && !is_inverted(tokens, at, self) && !is_ruled(tokens, at) && starts_subject(tokens, at),
        }
    }
}

/// “to my scan and your socks …”, “you are a baby and …”: what stands behind a preposition or a verb begins no clause.
fn is_ruled(tokens: &[Token], at: usize) -> bool {
    if tokens[at].is_any(&["a", "an"]) && is_be(tokens, at - 1) {
        return true;
    }
    let noun = list("determiner").has(&tokens[at]) || list("possessive").has(&tokens[at]);
    noun && tokens[at - 1].is_any(&["to", "with", "from", "for", "of", "at", "in", "on", "about", "by", "into"])
}

/// “do you”, “are we”: the subject of the verb before it.
fn is_inverted(tokens: &[Token], at: usize, open: &Open) -> bool {
    !open.subject && at > 0 && list("auxiliary").has(&tokens[at - 1])
        || (at > 1 && list("not").has(&tokens[at - 1]) && list("auxiliary").has(&tokens[at - 2]) && !open.subject)
}
