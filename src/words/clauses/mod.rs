//! A text as clauses: who each is about, and whether the writer says it, hands it on, denies or wishes it.
//!
//! This is no grammar of English. It knows the small words that open clauses and the verbs that rule others, and where
//! it cannot tell it says so: a rule then keeps silent.

mod cut;
mod look;
mod subject;

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

impl Clause {
    /// Where its subject stands, or where it begins.
    pub(super) fn named_from(&self) -> usize {
        self.from.saturating_sub(1).max(self.range.start)
    }
}

/// What a sentence says beside its words.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct Mood {
    /// It thanks or praises in so many words.
    pub(super) thanks: bool,
    /// It takes an “always” back: “often”, “almost”.
    pub(super) hedges: bool,
    /// Its “you” is everybody.
    pub(super) of_all: bool,
}

/// A text, read.
pub(super) struct Text {
    pub(super) tokens: Vec<Token>,
    pub(super) clauses: Vec<Clause>,
    /// The clause of each token.
    pub(super) clause_of: Vec<usize>,
    /// The mood of each sentence, at the place of its first clause.
    moods: Vec<Mood>,
}

impl Text {
    pub(super) fn read(text: &str, role: Role) -> Self {
        let tokens = tokens(text);
        let starts = cut::starts(&tokens);
        let mut clauses: Vec<Clause> = Vec::with_capacity(starts.len());
        let mut clause_of = vec![0; tokens.len()];
        for (at, start) in starts.iter().enumerate() {
            let end = starts.get(at + 1).copied().unwrap_or(tokens.len());
            let clause = subject::clause(&tokens, *start..end, &clauses);
            clause_of[*start..end].fill(at);
            clauses.push(clause);
        }
        let mut text = Self { tokens, clauses, clause_of, moods: Vec::new() };
        text.moods = text.clauses.iter().enumerate().map(|(at, it)| text.mood_of(at, it)).collect();
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

    pub(super) fn mood(&self, clause: &Clause) -> Mood {
        self.moods[clause.sentence]
    }

    /// Whether the writer laughs in this sentence.
    pub(super) fn laughs(&self, clause: &Clause) -> bool {
        self.tokens[self.sentence(clause)].iter().any(|it| list("laughter").has(it))
    }

    fn mood_of(&self, at: usize, clause: &Clause) -> Mood {
        if clause.sentence != at {
            return Mood::default();
        }
        let sentence = self.sentence(clause);
        Mood {
            thanks: phrases("thanks_near").any(self, sentence.clone()),
            hedges: self.tokens[sentence.clone()].iter().any(|it| list("hedge").has(it)),
            of_all: phrases("generic").any(self, sentence),
        }
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
        // “you told your boss it was not true”
        let tells = matches!(words[at].lemma(), "tell" | "ask" | "warn" | "remind" | "promise");
        let bridge = |it: &Token| {
            list("bridge").has(it)
                || list("object").has(it)
                || it.is("you")
                || tells && (list("possessive").has(it) || list("person").has(it))
        };
        if !words[at + 1..].iter().all(bridge) || self.tokens[clause.range.start].gap > Gap::Half {
            return None;
        }
        // “you said it, you always …”: a new start.
        let head = &self.tokens[clause.range.start];
        let said = list("thought").has(&words[at]) && !words[at].is_any(&["know", "mean"]);
        if head.gap == Gap::Comma && clause.opener == Opener::None && !said {
            return None;
        }
        let ruler = &words[at];
        // “when you shout I am afraid”: the main clause follows.
        let aside = matches!(before.opener, Opener::When | Opener::EveryTime | Opener::If);
        if aside && clause.opener == Opener::None && !list("thought").has(ruler) {
            return None;
        }
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
            let opens = range.clone().any(|it| !self.is_asked(it) && phrases("mirroring").at(self, it).is_some());
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
