//! Plain text, at most 78 columns wide.

use crate::export::{Block, Document};

const WIDTH: usize = 78;
const INDENT: &str = "    ";

/// The document as plain text.
pub(super) fn write(document: &Document) -> String {
    let mut out = String::new();
    for block in &document.blocks {
        match block {
            Block::Title(text) => underlined(&mut out, text, '='),
            Block::Note(text) => wrapped(&mut out, text, "", ""),
            Block::Heading(text) => {
                out.push_str("\n\n");
                underlined(&mut out, text, '-');
            }
            Block::Aside(text) => {
                out.push('\n');
                wrapped(&mut out, text, "- ", "  ");
            }
            Block::Turn { label, words } => {
                out.push('\n');
                wrapped(&mut out, label, "", INDENT);
                for line in words {
                    wrapped(&mut out, line, INDENT, INDENT);
                }
            }
        }
    }
    out
}

fn underlined(out: &mut String, text: &str, with: char) {
    let start = out.len();
    wrapped(out, text, "", "");
    let widest = out[start..].lines().map(|line| line.chars().count()).max().unwrap_or_default();
    out.extend(std::iter::repeat_n(with, widest));
    out.push('\n');
}

/// Breaks between words only: a long word stays whole, and nothing of it is lost.
fn wrapped(out: &mut String, text: &str, first: &str, rest: &str) {
    let mut line = String::new();
    let mut width = 0;
    let mut indent = first;
    for word in text.split_whitespace() {
        let long = word.chars().count();
        if width > 0 && indent.len() + width + 1 + long > WIDTH {
            out.extend([indent, &line, "\n"]);
            line.clear();
            width = 0;
            indent = rest;
        }
        if width > 0 {
            line.push(' ');
            width += 1;
        }
        line.push_str(word);
        width += long;
    }
    if !line.is_empty() {
        out.extend([indent, &line]);
    }
    out.push('\n');
}
