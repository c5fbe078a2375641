//! A session as something to read without this program: one document, written as markdown or as plain text.
//!
//! No egui here and no disk: whoever asks for a document gets its text, and writes it where it belongs.

mod document;
mod markdown;
mod plain;
mod sentence;

pub use document::{Block, Document};
pub use sentence::{date, day, heading, label, name, sentence};

use crate::session::Transcript;

/// How a document is written down.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub enum Format {
    /// Markdown, for a notes program.
    Markdown,
    /// Plain text, 78 columns wide.
    Text,
}

/// The whole document in this format.
#[must_use]
pub fn written(document: &Document, format: Format) -> String {
    match format {
        Format::Markdown => markdown::write(document),
        Format::Text => plain::write(document),
    }
}

/// A transcript for other programs, as JSON: its words are as they were said, and its labels are not translated.
#[must_use]
pub fn json(transcript: &Transcript) -> String {
    // Nothing in a transcript can fail to be written: it has no maps with odd keys.
    serde_json::to_string_pretty(transcript).map(|json| json + "\n").unwrap_or_default()
}

/// Text that does nothing to a terminal or to the direction of the lines around it.
///
/// A file may come from anybody: control characters could redraw a terminal, and an override of the writing
/// direction could make words read otherwise than they were written. All of them are invisible.
pub(crate) fn harmless(text: &str) -> String {
    let text = text.replace("\r\n", "\n").replace(['\r', '\u{2028}', '\u{2029}', '\u{b}', '\u{c}', '\u{85}'], "\n");
    let text = text.replace('\t', " ");
    text.chars()
        .filter(|c| *c == '\n' || !c.is_control())
        .filter(|c| !matches!(c, '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}'))
        .collect()
}

#[cfg(test)]
mod tests;
