//! The catalogue of words: every id that the program asks for is there, every id that is there is asked for.

use std::{collections::BTreeSet, fs, path::Path};

use duologue::text;

/// Ids whose end is put together at run time begin like this.
const FAMILIES: &[&str] = &[
    "store-trouble-",
    "store-help-",
    "transcript-month-",
    "widget-circles-",
    "transcript-day-",
    "guide-problem-",
    "cli-column-",
    "cli-ideas-of-",
    "tool-",
];

fn below(folder: &Path, ending: &str, found: &mut Vec<String>) {
    for entry in fs::read_dir(folder).unwrap().map(Result::unwrap) {
        let path = entry.path();
        if path.is_dir() {
            below(&path, ending, found);
        } else if path.extension().is_some_and(|it| it == ending) {
            found.push(fs::read_to_string(&path).unwrap());
        }
    }
}

fn sources() -> String {
    let mut found = Vec::new();
    below(&Path::new(env!("CARGO_MANIFEST_DIR")).join("src"), "rs", &mut found);
    found.join("\n")
}

/// The literals that stand right behind one of these calls.
fn asked_for(sources: &str) -> BTreeSet<String> {
    ["t(\"", "with(\"", "with_name(\""]
        .into_iter()
        .flat_map(|call| sources.match_indices(call).map(move |(at, _)| at + call.len()))
        .filter_map(|at| sources[at..].split_once('"').map(|(id, _)| id.to_owned()))
        .filter(|id| id.contains('-') && id.chars().all(|c| c.is_ascii_lowercase() || c.is_ascii_digit() || c == '-'))
        .filter(|id| !id.ends_with('-'))
        .collect()
}

#[test]
fn every_id_that_is_asked_for_is_there() {
    let missing: Vec<String> = asked_for(&sources()).difference(&text::ids()).cloned().collect();
    assert!(missing.is_empty(), "no words for {missing:?}");
}

#[test]
fn every_id_that_is_there_is_asked_for() {
    let sources = sources();
    let unused: Vec<String> = text::ids()
        .into_iter()
        .filter(|id| !FAMILIES.iter().any(|family| id.starts_with(family)))
        .filter(|id| !sources.contains(&format!("\"{id}\"")))
        .collect();
    assert!(unused.is_empty(), "words that nobody uses: {unused:?}");
}

#[test]
fn no_straight_quotes_and_no_three_dots() {
    let mut files = Vec::new();
    below(&Path::new(env!("CARGO_MANIFEST_DIR")).join("assets/i18n"), "ftl", &mut files);
    for line in files.iter().flat_map(|file| file.lines()).filter(|line| !line.starts_with('#')) {
        let words = line.split_once('=').map_or(line, |(_, words)| words);
        assert!(!words.contains('\'') && !words.contains("..."), "{line}");
    }
}
