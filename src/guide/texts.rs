//! Every text of a guide that somebody reads, with its place and how long it may be.

use crate::guide::{
    model::{Field, Guide, Move, NeedTexts, Origins, Round, Sheet, Stage},
    place::{Path, Step},
};

/// What a text is for; each kind has room for so many words.
#[derive(Clone, Copy, Debug, Eq, Ord, PartialEq, PartialOrd)]
pub enum TextKind {
    /// A name on the strip, on a card or beside a field.
    Name,
    /// An instruction on screen.
    Prompt,
    /// A question, a beginning of a sentence, a ground rule, a hint.
    Line,
    /// A sentence to borrow.
    Card,
    /// A paragraph: the summary, the evidence, a note for a coach.
    Paragraph,
}

impl TextKind {
    /// The most words of a text of this kind.
    #[must_use]
    pub fn most_words(self) -> usize {
        match self {
            Self::Name => 8,
            Self::Prompt | Self::Line => 20,
            Self::Card => 25,
            Self::Paragraph => 80,
        }
    }
}

/// One text of a guide.
#[derive(Clone, Debug)]
pub(super) struct Text<'g> {
    pub(super) path: Path,
    pub(super) kind: TextKind,
    pub(super) says: &'g str,
}

impl Guide {
    /// Every text that somebody reads, in the order of the file.
    pub fn texts(&self) -> impl Iterator<Item = (TextKind, &str)> {
        texts(self).into_iter().map(|it| (it.kind, it.says))
    }
}

/// How many words a text has.
#[must_use]
pub fn words(text: &str) -> usize {
    text.split_whitespace().filter(|word| word.chars().any(char::is_alphanumeric)).count()
}

/// Every text that somebody reads, in the order of the file.
pub(super) fn texts(guide: &Guide) -> Vec<Text<'_>> {
    let mut all = Texts(Vec::new());
    let top = Path::default();
    all.one(&top, "title", TextKind::Name, &guide.title);
    all.one(&top, "summary", TextKind::Paragraph, &guide.summary);
    let why = top.then("why");
    all.one(&why, "text", TextKind::Paragraph, &guide.why.text);
    all.one(&why, "strength", TextKind::Line, &guide.why.strength);
    all.list(&why, "sources", TextKind::Paragraph, &guide.why.sources);
    all.list(&top, "teaching", TextKind::Paragraph, &guide.teaching);
    for (index, stage) in guide.stages.iter().enumerate() {
        all.stage(&top.then("stages").then(index).then(Step::Inside), stage);
    }
    all.0
}

struct Texts<'g>(Vec<Text<'g>>);

impl<'g> Texts<'g> {
    fn one(&mut self, path: &Path, name: &str, kind: TextKind, text: &'g str) {
        self.0.push(Text { path: path.then(name), kind, says: text });
    }

    fn list(&mut self, path: &Path, name: &str, kind: TextKind, texts: &'g [String]) {
        let path = path.then(name);
        self.0.extend(texts.iter().enumerate().map(|(index, text)| Text { path: path.then(index), kind, says: text }));
    }

    fn stage(&mut self, path: &Path, stage: &'g Stage) {
        self.one(path, "title", TextKind::Name, stage.title());
        match stage {
            Stage::Readiness(it) => {
                self.one(path, "prompt", TextKind::Prompt, &it.prompt);
                self.list(path, "rules", TextKind::Line, &it.rules);
            }
            Stage::CheckIn(it) => {
                self.one(path, "prompt", TextKind::Prompt, &it.prompt);
                self.one(path, "together", TextKind::Prompt, &it.together);
            }
            Stage::Round(it) => self.round(path, it),
            Stage::Switch(it) => self.one(path, "prompt", TextKind::Prompt, &it.prompt),
            Stage::Writing(it) => {
                self.one(path, "prompt", TextKind::Prompt, &it.prompt);
                self.one(path, "read", TextKind::Prompt, &it.read);
                self.list(path, "stems", TextKind::Line, &it.stems);
            }
            Stage::Origins(it) => self.origins(path, it),
            Stage::LoopMap(it) | Stage::SpaceAgreement(it) | Stage::Sheet(it) => self.sheet(path, it),
            Stage::Requests(it) => {
                self.one(path, "prompt", TextKind::Prompt, &it.prompt);
                self.list(path, "stems", TextKind::Line, &it.stems);
                self.list(path, "offers", TextKind::Line, &it.offers);
            }
            Stage::Closing(it) => {
                self.one(path, "prompt", TextKind::Prompt, &it.prompt);
                self.one(path, "word", TextKind::Prompt, &it.word);
            }
        }
    }

    fn round(&mut self, path: &Path, round: &'g Round) {
        for (index, it) in round.moves.iter().enumerate() {
            self.one_move(&path.then("moves").then(index), it);
        }
    }

    fn one_move(&mut self, path: &Path, it: &'g Move) {
        self.one(path, "prompt", TextKind::Prompt, &it.prompt);
        for (way, prompt) in &it.prompts {
            self.one(&path.then("prompts"), way.name(), TextKind::Prompt, prompt);
        }
        if let Some(other) = &it.other {
            self.one(path, "other", TextKind::Prompt, other);
        }
        self.list(path, "stems", TextKind::Line, &it.stems);
        self.list(path, "questions", TextKind::Line, &it.questions);
    }

    fn origins(&mut self, path: &Path, it: &'g Origins) {
        self.one(path, "prompt", TextKind::Prompt, &it.prompt);
        self.need(&path.then("togetherness"), &it.togetherness);
        self.need(&path.then("room"), &it.room);
        for (index, door) in it.doors.iter().enumerate() {
            let path = path.then("doors").then(index);
            self.one(&path, "name", TextKind::Name, &door.name);
            self.one(&path, "hint", TextKind::Line, &door.hint);
            self.list(&path, "togetherness", TextKind::Card, &door.togetherness);
            self.list(&path, "room", TextKind::Card, &door.room);
        }
        let depths = path.then("depths");
        self.one(&depths, "fact", TextKind::Line, &it.depths.fact);
        self.one(&depths, "feeling", TextKind::Line, &it.depths.feeling);
        self.one(&depths, "tender", TextKind::Line, &it.depths.tender);
    }

    fn need(&mut self, path: &Path, it: &'g NeedTexts) {
        self.one(path, "name", TextKind::Name, &it.name);
        self.one(path, "prompt", TextKind::Prompt, &it.prompt);
        self.list(path, "questions", TextKind::Line, &it.questions);
    }

    fn sheet(&mut self, path: &Path, it: &'g Sheet) {
        self.one(path, "prompt", TextKind::Prompt, &it.prompt);
        for (name, fields) in [("own", &it.own), ("together", &it.together)] {
            for (index, field) in fields.iter().enumerate() {
                self.field(&path.then(name).then(index), field);
            }
        }
    }

    fn field(&mut self, path: &Path, it: &'g Field) {
        self.one(path, "label", TextKind::Line, &it.label);
        if let Some(hint) = &it.hint {
            self.one(path, "hint", TextKind::Card, hint);
        }
    }
}
