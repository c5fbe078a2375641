//! A text as clauses: who each is about, and whether the writer says it, hands it on, denies or wishes it.
//!
//! This is no grammar of English. It knows the small words that open clauses and the verbs that rule others, and where
//! it cannot tell it says so: a rule then keeps silent.

use std::ops::Range;

use crate::{
    guide::Role,
    words::{
        lists::list,
        pattern::phrases,
        tokens::{Gap, Token, tokens},
        verbs::Form,
    },
};

/// Who or what a clause is about.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub(super) enum Subject {
    /// The writer.
    I,
    /// The partner.
    You,
    /// What is so much a part of the partner that it stands for them: “your tone”.
    Yours,
    /// Both.
    We,
    /// “it”, “that”, “there”.
    It,
    /// Anybody or anything else.
    Other,
    /// Nobody: a command.
    Command,
    /// Nobody that can be found.
    Nobody,
}

/// Who stands behind a clause.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub(super) enum Frame {
    /// The writer says it.
    Plain,
    /// Somebody said or thinks it, and the writer hands it on.
    Reported,
    /// The writer does not say it.
    Denied,
    /// The writer asks for it.
    Wished,
    /// The writer is glad of it.
    Thanked,
}

/// How a clause hangs on the one before it.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub(super) enum Opener {
    /// It stands by itself, or beside it.
    None,
    /// “if”, “unless”, “whether”.
    If,
    /// “when”, “while”, “before” and the like.
    When,
    /// “every time”.
    EveryTime,
    /// “because”, “since”.
    Because,
    /// “but”, “although”, “however”.
    But,
    /// “that”, “how”, “who” …: it fills a place in the other.
    Inside,
}

/// A clause.
#[derive(Clone, Debug)]
pub(super) struct Clause {
    /// Its tokens.
    pub(super) range: Range<usize>,
    pub(super) subject: Subject,
    /// The first token after its subject; where there is none, after what leads it in.
    pub(super) from: usize,
    pub(super) opener: Opener,
    pub(super) frame: Frame,
    /// The clause with which its sentence begins.
    pub(super) sentence: usize,
}

/// A text, read.
#[derive(Debug)]
pub(super) struct Text {
    pub(super) tokens: Vec<Token>,
    pub(super) clauses: Vec<Clause>,
    /// The clause of each token.
    pub(super) clause_of: Vec<usize>,
}

impl Text {
    pub(super) fn read(text: &str, role: Role) -> Self {
        let tokens = tokens(text);
        let starts = starts(&tokens);
        let mut clauses: Vec<Clause> = Vec::with_capacity(starts.len());
        let mut clause_of = vec![0; tokens.len()];
        for (at, start) in starts.iter().enumerate() {
            let end = starts.get(at + 1).copied().unwrap_or(tokens.len());
            let clause = clause(&tokens, *start..end, &clauses);
            clause_of[*start..end].fill(at);
            clauses.push(clause);
        }
        let mut text = Self { tokens, clauses, clause_of };
        text.frame();
        if role == Role::Listener {
            text.frame_mirrors();
        }
        text
    }

    pub(super) fn clause_at(&self, token: usize) -> &Clause {
        &self.clauses[self.clause_of[token]]
    }

    pub(super) fn words(&self, clause: &Clause) -> &[Token] {
        &self.tokens[clause.range.clone()]
    }

    /// The tokens of the whole sentence in which a clause stands.
    pub(super) fn sentence(&self, clause: &Clause) -> Range<usize> {
        let clauses = &self.clauses[clause.sentence..];
        let last = clauses.iter().take_while(|it| it.sentence == clause.sentence).last().unwrap_or(clause);
        clauses[0].range.start..last.range.end
    }

    /// Whether everything before this token in its clause only leads it in.
    pub(super) fn is_head(&self, at: usize) -> bool {
        let start = self.clause_at(at).range.start;
        at - start <= 8 && self.tokens[start..at].iter().all(|it| list("lead").has(it) || list("conjunction").has(it))
    }

    /// “did you say”, “why would that hurt you”: a question, not the beginning of a mirror.
    fn is_asked(&self, at: usize) -> bool {
        let clause = self.clause_at(at);
        let mut before = self.tokens[clause.range.start..at].iter().rev().filter(|it| !it.is("not"));
        let inverted = self.tokens[at].is("you") && before.next().is_some_and(|it| list("auxiliary").has(it));
        inverted || self.words(clause).windows(2).any(|it| it[0].is("why") && list("auxiliary").has(&it[1]))
    }

    fn frame(&mut self) {
        for at in 0..self.clauses.len() {
            let clause = &self.clauses[at];
            let before = (at > 0 && self.clauses[at - 1].sentence == clause.sentence).then(|| &self.clauses[at - 1]);
            let frame = before.map_or(Frame::Plain, |before| self.frame_under(before, clause));
            self.clauses[at].frame = frame;
        }
    }

    /// What the clause before makes of a clause.
    fn frame_under(&self, before: &Clause, clause: &Clause) -> Frame {
        if let Some(frame) = self.ruled(before, clause) {
            return if frame == Frame::Plain { before.frame } else { frame };
        }
        // “it’s not that you never help”
        let last = &self.tokens[before.range.end - 1];
        if last.is("not") && clause.opener != Opener::None && before.subject == Subject::It {
            return Frame::Denied;
        }
        let hangs_on = matches!(clause.opener, Opener::None | Opener::When | Opener::Because | Opener::Inside);
        let inside = hangs_on || clause.opener == Opener::If || clause.opener == Opener::EveryTime;
        match before.frame {
            Frame::Plain => Frame::Plain,
            frame if clause.opener == Opener::None && clause.subject == before.subject => frame,
            frame if clause.opener != Opener::None && inside && frame != Frame::Wished => frame,
            Frame::Reported if before.opener == Opener::When && inside => Frame::Reported,
            _ => Frame::Plain,
        }
    }

    /// How a clause is ruled by the verb right before it: “you said”, “I wish”, “I am not saying that”.
    fn ruled(&self, before: &Clause, clause: &Clause) -> Option<Frame> {
        let words = self.words(before);
        let at = words.iter().rposition(|it| list("ruler").has(it))?;
        let bridge = |it: &Token| list("bridge").has(it) || list("object").has(it) || it.is("you");
        if !words[at + 1..].iter().all(bridge) || self.tokens[clause.range.start].gap > Gap::Half {
            return None;
        }
        // “you said it, you always …”: a new start.
        let head = &self.tokens[clause.range.start];
        if head.gap == Gap::Comma && clause.opener == Opener::None && words[at].is_any(&["know", "see", "mean"]) {
            return None;
        }
        let ruler = &words[at];
        let denied = words[..at].iter().any(|it| list("not").has(it) || it.is("nor"));
        Some(match before.subject {
            Subject::I | Subject::We => rule_of_mine(ruler, &words[..at], denied, clause),
            Subject::You | Subject::Yours if ruler.is_any(&["know", "see", "realise", "understand"]) => Frame::Plain,
            Subject::You | Subject::Yours | Subject::Other if list("report").has(ruler) => Frame::Reported,
            Subject::Nobody | Subject::It | Subject::Command if list("thanks").has(ruler) => Frame::Thanked,
            Subject::It if denied => Frame::Denied,
            Subject::Command if ruler.is_any(&["promise", "remember", "say", "tell"]) => Frame::Wished,
            _ => Frame::Plain,
        })
    }

    /// A listener who has begun to give back goes on giving back, until they speak of themselves or object.
    fn frame_mirrors(&mut self) {
        let mut mirroring = false;
        for at in 0..self.clauses.len() {
            let clause = &self.clauses[at];
            let range = clause.range.clone();
            let opens = range.clone().any(|it| {
                !self.is_asked(it) && phrases("mirroring").iter().any(|phrase| phrase.at(self, it).is_some())
            });
            let first = self.tokens[range.start].gap == Gap::Full || at == 0;
            let objects = clause.opener == Opener::But || self.tokens[range.start].is_any(&["no", "well"]);
            let but_i = clause.opener == Opener::But && self.tokens.get(range.start + 1).is_some_and(|it| it.is("i"));
            let breaks_off = (first && (clause.subject == Subject::I || objects)) || but_i;
            mirroring = if opens { mirroring || !objects } else { mirroring && !breaks_off };
            if mirroring && clause.frame == Frame::Plain {
                self.clauses[at].frame = Frame::Reported;
            }
        }
    }
}

/// How the writer’s own verb frames what it rules.
fn rule_of_mine(ruler: &Token, before: &[Token], denied: bool, clause: &Clause) -> Frame {
    let would = before.iter().any(|it| it.is("would"));
    match () {
        () if list("wish").has(ruler) || (would && ruler.is_any(&["like", "love", "prefer"])) => Frame::Wished,
        () if list("glad").has(ruler) && !denied => Frame::Thanked,
        () if denied && list("deniable").has(ruler) => Frame::Denied,
        () if denied => Frame::Plain,
        () if ruler.is("hear") || ruler.is("heard") || ruler.is("hearing") => Frame::Reported,
        () if list("speech").has(ruler) && ruler.form() == Some(Form::Past) => Frame::Reported,
        () if list("speech").has(ruler) && before.iter().any(|it| it.is_any(&["did", "keep", "kept", "have"])) => {
            Frame::Reported
        }
        () if ruler.is_any(&["promise", "swear"]) && clause.subject == Subject::You => Frame::Wished,
        () => Frame::Plain,
    }
}

/// The most tokens of a clause and the most clauses of a sentence. Nobody speaks longer ones; with them, looking around
/// takes no time on a text of any length.
const LONGEST_CLAUSE: usize = 60;
const LONGEST_SENTENCE: usize = 24;

/// Where clauses begin.
fn starts(tokens: &[Token]) -> Vec<usize> {
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
        self.verb |= is_finite(tokens, at);
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
            _ => self.verb && !is_inverted(tokens, at, self) && starts_subject(tokens, at),
        }
    }
}

/// “do you”, “are we”: the subject of the verb before it.
fn is_inverted(tokens: &[Token], at: usize, open: &Open) -> bool {
    !open.subject && at > 0 && list("auxiliary").has(&tokens[at - 1])
        || (at > 1 && list("not").has(&tokens[at - 1]) && list("auxiliary").has(&tokens[at - 2]) && !open.subject)
}

fn is_be(tokens: &[Token], at: usize) -> bool {
    list("be").has(&tokens[at])
}

fn is_every_time(tokens: &[Token], at: usize) -> bool {
    if !tokens[at].is_any(&["every", "each", "the", "any"]) {
        return false;
    }
    let moment = |it: &Token| it.is_any(&["time", "moment", "minute", "second", "times"]);
    tokens[at + 1..].iter().take(3).any(moment)
        && tokens[at + 1..].iter().take(3).take_while(|it| !moment(it)).all(|it| list("emphasis").has(it))
        && (tokens[at].is_any(&["every", "each"]) || starts_subject(tokens, at + 2))
}

/// Whether a word is a verb here, not a noun that looks like one.
fn is_finite(tokens: &[Token], at: usize) -> bool {
    let token = &tokens[at];
    if list("auxiliary").has(token) {
        return !token.is("'s")
            || !tokens
                .get(at + 1)
                .is_some_and(|it| it.verb.is_none() && !list("adverb").has(it) && !list("determiner").has(it));
    }
    if token.verb.is_none() {
        return false;
    }
    let noun = at > 0 && {
        let before = &tokens[at - 1];
        (list("determiner").has(before) || list("possessive").has(before) || list("preposition").has(before))
            && !before.is_any(&["all", "both", "to", "that", "like", "this"])
    };
    !noun
}

/// Whether a verb stands here, adverbs aside.
fn verb_follows(tokens: &[Token], at: usize) -> Option<usize> {
    let mut at = at;
    let limit = at + 5;
    while at < limit && at < tokens.len() && (tokens[at].gap < Gap::Half) {
        let token = &tokens[at];
        if list("auxiliary").has(token) || token.verb.is_some() {
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
fn starts_subject(tokens: &[Token], at: usize) -> bool {
    let Some(token) = tokens.get(at) else { return false };
    let before = (at > 0).then(|| &tokens[at - 1]);
    match token.word.as_str() {
        "i" | "he" | "she" | "we" | "they" | "nobody" | "everybody" | "everyone" | "someone" | "people" | "noone" => {
            true
        }
        "you" | "it" => {
            let next_and = tokens.get(at + 1).is_some_and(|it| it.is("and"));
            if next_and {
                return !before.is_some_and(|it| list("preposition").has(it) || it.verb.is_some());
            }
            let Some(verb) = verb_follows(tokens, at + 1) else { return false };
            if before.is_some_and(|it| it.gap == Gap::None && takes_object_and_verb(it))
                && list("auxiliary").has(&tokens[verb])
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
fn noun_subject(tokens: &[Token], at: usize) -> Option<usize> {
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
fn starts_predicate(tokens: &[Token], at: usize) -> bool {
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
fn clause(tokens: &[Token], range: Range<usize>, before: &[Clause]) -> Clause {
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
        !(open..it.saturating_sub(1)).any(|at| list("auxiliary").has(&tokens[at]) || is_base_verb(&tokens[at]))
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
            let me_and = at > range.start + 1 && tokens[at - 1].is("and") && tokens[at - 2].is_any(&["me", "i"]);
            if with_me || me_and || (at > 1 && tokens[at - 1].is("and") && tokens[at - 2].is("me")) {
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
