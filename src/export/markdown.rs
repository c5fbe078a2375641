//! Markdown, with the words of the two as quotations.

use crate::export::{Block, Document};

/// The document as markdown.
pub(super) fn write(document: &Document) -> String {
    let mut out = String::new();
    for (place, block) in document.blocks.iter().enumerate() {
        if place > 0 {
            out.push('\n');
        }
        match block {
            Block::Title(text) => out.extend(["# ", &escaped(text), "\n"]),
            Block::Heading(text) => out.extend(["## ", &escaped(text), "\n"]),
            Block::Note(text) => out.extend([&*escaped(text), "\n"]),
            Block::Aside(text) => out.extend(["*", &escaped(text), "*\n"]),
            Block::Turn { label, words } => {
                out.extend(["**", &escaped(label), "**\n"]);
                quoted(&mut out, words);
            }
        }
    }
    out
}

/// A line that was typed stays a line: two blanks at its end make markdown break there.
fn quoted(out: &mut String, lines: &[String]) {
    if !lines.is_empty() {
        out.push('\n');
    }
    for (place, line) in lines.iter().enumerate() {
        let text = escaped(line.trim());
        let more = lines.get(place + 1).is_some_and(|next| !next.trim().is_empty());
        let end = if more && !text.is_empty() { "  \n" } else { "\n" };
        out.extend([if text.is_empty() { ">" } else { "> " }, &text, end]);
    }
}

/// Nobody’s words turn into markup: what would begin a list, a heading, a link or HTML is escaped.
fn escaped(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for c in text.chars() {
        if matches!(c, '\\' | '`' | '*' | '_' | '[' | ']' | '<' | '>' | '#' | '|' | '~' | '&') {
            out.push('\\');
        }
        out.push(c);
    }
    let digits = out.chars().take_while(char::is_ascii_digit).count();
    match out[digits..].chars().next() {
        Some('-' | '+' | '=') if digits == 0 => out.insert(0, '\\'),
        Some('.' | ')') if digits > 0 => out.insert(digits, '\\'),
        _ => {}
    }
    out
}
