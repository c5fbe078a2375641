//! Every idea is met in the program, and the line that says where can be checked against the real texts.

use std::collections::BTreeSet;

use super::super::{Carrier, IdeaId, cards, ideas, questions, support};
use crate::{guide, text};

#[test]
fn every_idea_is_met_in_a_text() {
    // A tool’s list is only what it is meant for. A guide, a card, a question or a page can be read.
    let texts = Carrier::all().filter(|it| !matches!(it, Carrier::Tool(_)));
    let met: BTreeSet<IdeaId> = texts.flat_map(Carrier::ideas).collect();
    let nowhere: Vec<String> =
        ideas().iter().filter(|it| !met.contains(&it.id)).map(|it| format!("{} {}", it.id, it.text)).collect();
    assert!(nowhere.is_empty(), "nothing carries these ideas yet:\n{}", nowhere.join("\n"));
}

/// What a carrier is called in the line that says where an idea is met.
fn name(carrier: Carrier) -> String {
    match carrier {
        Carrier::Guide(guide) => format!("guide “{}”", guide.title),
        Carrier::Card(card) => format!("card “{}”", card.title),
        Carrier::Question(question) => format!("question “{}”", question.text),
        Carrier::Page(page) => format!("help page “{}”", page.title),
        Carrier::Tool(tool) => format!("tool “{}”", tool.name()),
    }
}

/// The line with a small letter at its beginning, as within a sentence.
fn line(place: &str) -> String {
    let mut letters = place.chars();
    letters.next().map(|first| first.to_lowercase().chain(letters).collect()).unwrap_or_default()
}

#[test]
fn the_line_names_something_that_carries_the_idea() {
    for idea in ideas() {
        let line = line(&idea.place);
        let named = Carrier::all().find(|it| line.contains(&name(*it)) && it.ideas().contains(&idea.id));
        assert!(named.is_some(), "{}: {line}", idea.id);
    }
}

#[test]
fn the_line_names_nothing_that_does_not_carry_the_idea() {
    for idea in ideas() {
        let line = line(&idea.place);
        for carrier in Carrier::all().filter(|it| line.contains(&name(*it))) {
            assert!(carrier.ideas().contains(&idea.id), "{}: {}", idea.id, name(carrier));
        }
    }
}

/// What stands in quotes, without what is quoted within.
fn quoted(line: &str) -> Vec<&str> {
    let mut found = Vec::new();
    let (mut depth, mut start) = (0, 0);
    for (at, mark) in line.char_indices() {
        match mark {
            '“' if depth == 0 => (depth, start) = (1, at + mark.len_utf8()),
            '“' => depth += 1,
            '”' if depth == 1 => {
                depth = 0;
                found.push(&line[start..at]);
            }
            '”' => depth -= 1,
            _ => {}
        }
    }
    assert_eq!(depth, 0, "{line}");
    found
}

#[test]
fn what_the_line_quotes_is_there_word_for_word() {
    let mut words: BTreeSet<String> = text::ids().iter().map(|id| text::t(id).into_owned()).collect();
    words.extend(guide::shelf().iter().flat_map(|guide| guide.texts()).map(|(_, text)| text.to_owned()));
    words.extend(cards().iter().map(|it| it.title.clone()));
    words.extend(questions().iter().map(|it| it.text.clone()));
    words.extend(support().pages.iter().map(|it| it.title.clone()));
    // A sentence may be part of a longer text.
    let is_there = |quote: &str| words.iter().any(|it| it.contains(quote));
    for idea in ideas() {
        let quotes = quoted(&idea.place);
        assert!(!quotes.is_empty(), "{}", idea.id);
        for quote in quotes {
            assert!(is_there(quote), "{}: “{quote}” is nowhere", idea.id);
        }
    }
}
