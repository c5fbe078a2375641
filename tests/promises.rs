//! The page of promises names tests, and each of them is there.

use std::{
    fs,
    path::{Path, PathBuf},
};

const PAGE: &str = include_str!("../docs/promises.md");

/// Where a test with this name stands.
fn file_of(test: &str) -> Option<PathBuf> {
    let (modules, _) = test.rsplit_once("::")?;
    let path = modules.replace("::", "/");
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    ["tests", "src"]
        .iter()
        .flat_map(|top| [root.join(top).join(format!("{path}.rs")), root.join(top).join(&path).join("mod.rs")])
        .find(|file| file.exists())
}

fn names_in(row: &str) -> impl Iterator<Item = &str> {
    row.split('`').skip(1).step_by(2).filter(|name| name.contains("::"))
}

#[test]
fn every_test_that_the_page_names_is_there() {
    let mut count = 0;
    for name in PAGE.lines().filter(|line| line.starts_with('|')).flat_map(names_in) {
        let file = file_of(name).unwrap_or_else(|| panic!("there is no file for {name}"));
        let text = fs::read_to_string(file).unwrap();
        let (_, function) = name.rsplit_once("::").unwrap();
        let Some((before, _)) = text.split_once(&format!("fn {function}(")) else { panic!("there is no {name}") };
        let is_test =
            before.lines().rev().take(3).any(|line| line.trim() == "#[test]") || before.contains("proptest! {");
        assert!(is_test, "{name} is no test");
        count += 1;
    }
    assert!(count > 80, "{count}");
}

#[test]
fn every_rule_is_on_the_page_with_a_test_or_a_reason() {
    for (letter, last) in [('R', 22), ('P', 17)] {
        for number in 1..=last {
            let begins = format!("| {letter}{number} |");
            let mut rows = PAGE.lines().filter(|line| line.starts_with(&begins));
            let row = rows.next().unwrap_or_else(|| panic!("{letter}{number} is missing"));
            assert!(rows.next().is_none(), "{letter}{number} stands there twice");
            let reason = row.contains(" yet") || row.contains("Not held") || row.contains("stays in the clipboard");
            assert!(names_in(row).next().is_some() || reason, "{row}");
        }
    }
}

/// P6: the honest part of the README.
#[test]
fn the_readme_says_what_no_program_can_prevent() {
    let readme = include_str!("../README.md");
    let (_, trust) = readme.split_once("## What to know before you trust it").unwrap();
    for word in ["swap", "hibernates", "encrypted", "not locked with a passphrase", "software that watches"] {
        assert!(trust.contains(word), "nothing about {word}");
    }
}
