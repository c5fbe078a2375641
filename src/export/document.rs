//! The one document that every format is written from.

use jiff::tz::TimeZone;

use crate::{
    export::{
        harmless,
        sentence::{date, day, heading, name, sentence, way},
    },
    ideas::HelpLines,
    session::{Keep, Line, Seat, Transcript},
    text,
};

/// A piece of a document. Its text is harmless to print, and nothing in it is marked up yet.
#[derive(Clone, Eq, PartialEq)]
pub enum Block {
    /// The title; the first block.
    Title(String),
    /// A line under the title.
    Note(String),
    /// The heading of a section.
    Heading(String),
    /// What somebody did.
    Turn {
        /// Who did what.
        label: String,
        /// Their words, by paragraph and line; empty where there are none.
        words: Vec<String>,
    },
    /// What happened to both.
    Aside(String),
}

/// A document: blocks in order.
#[derive(Clone, Eq, PartialEq)]
pub struct Document {
    /// The blocks.
    pub blocks: Vec<Block>,
}

impl Document {
    /// The document of a transcript, with times as they were in this time zone.
    #[must_use]
    pub fn of(transcript: &Transcript, zone: &TimeZone) -> Self {
        let mut blocks = vec![Block::Title(one_line(&transcript.guide))];
        blocks.extend(notes(transcript, zone).into_iter().map(|note| Block::Note(one_line(&note))));
        for section in &transcript.sections {
            blocks.push(Block::Heading(one_line(&heading(&section.heading, &transcript.names))));
            for line in &section.lines {
                let block = block(line, transcript, zone);
                // Two people who skip three steps in a row need to read that once.
                if !matches!(block, Block::Aside(_)) || blocks.last() != Some(&block) {
                    blocks.push(block);
                }
            }
        }
        Self { blocks }
    }
}

impl Document {
    /// Whom to call, to lie beside the telephone: their own lines first.
    #[must_use]
    pub fn of_help<'a>(lines: &HelpLines, own: impl IntoIterator<Item = &'a str>) -> Self {
        let mut blocks = vec![Block::Title(one_line(&lines.title)), Block::Note(one_line(&lines.please_check))];
        let own: Vec<String> = own.into_iter().map(one_line).collect();
        if !own.is_empty() {
            blocks.push(Block::Heading(text::t("help-own").into_owned()));
            blocks.extend(own.into_iter().map(Block::Aside));
        }
        for country in &lines.countries {
            blocks.push(Block::Heading(one_line(&country.name)));
            let number = [("number", country.emergency.as_str().into())];
            blocks.push(Block::Aside(one_line(&text::with("help-emergency", &number))));
            for line in &country.lines {
                let source = [("source", line.source.as_str().into()), ("date", day(line.checked).into())];
                blocks.push(Block::Turn {
                    label: one_line(&format!("{}: {}", line.serves, line.number)),
                    words: vec![one_line(&text::with("help-source", &source))],
                });
            }
        }
        blocks.extend(lines.elsewhere.iter().map(|paragraph| Block::Note(one_line(paragraph))));
        Self { blocks }
    }
}

/// What stands under the title.
fn notes(transcript: &Transcript, zone: &TimeZone) -> Vec<String> {
    let people = [
        ("left", name(&transcript.names, Seat::Left).into()),
        ("right", name(&transcript.names, Seat::Right).into()),
        ("date", date(transcript.created, zone).into()),
    ];
    let mut notes = vec![text::with("transcript-people", &people)];
    if let Some(topic) = transcript.topic.as_ref().and_then(|topic| topic.text()) {
        notes.push(text::with("transcript-about", &[("topic", topic.into())]));
    }
    match transcript.kept {
        Some(Keep::Nothing) => notes.push(text::t("transcript-kept-nothing")),
        Some(Keep::Agreed) => notes.push(text::t("transcript-kept-agreed")),
        Some(Keep::All) | None => {
            notes.push(text::with("transcript-way", &[("way", text::t(way(transcript.way)).into())]));
        }
    }
    if transcript.example {
        notes.push(text::t("transcript-example"));
    }
    notes.into_iter().map(Into::into).collect()
}

fn block(line: &Line, transcript: &Transcript, zone: &TimeZone) -> Block {
    let label = one_line(&sentence(line, &transcript.names, zone));
    match line.words.as_ref().and_then(|words| words.text()) {
        Some(words) => Block::Turn { label, words: harmless(words).lines().map(str::to_owned).collect() },
        None if line.seat.is_none() && line.words.is_none() => Block::Aside(label),
        None => Block::Turn { label, words: Vec::new() },
    }
}

/// A title, a name or a label must not begin lines of its own.
fn one_line(text: &str) -> String {
    harmless(text).split_whitespace().collect::<Vec<_>>().join(" ")
}
