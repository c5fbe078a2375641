//! The plan of the house: which room may know which, and what none of them may touch.

use std::{fs, path::Path, process::Command};

/// The rooms in the order in which data flows: each may use those before it.
const ROOMS: [&str; 9] = ["text", "guide", "ideas", "session", "words", "store", "export", "cli", "ui"];

fn sources(room: &str) -> Vec<(String, String)> {
    let src = Path::new(env!("CARGO_MANIFEST_DIR")).join("src");
    let mut found = Vec::new();
    if let Ok(text) = fs::read_to_string(src.join(format!("{room}.rs"))) {
        found.push((format!("{room}.rs"), text));
    }
    below(&src.join(room), &mut found);
    assert!(!found.is_empty(), "there is no room {room}");
    found
}

fn below(folder: &Path, found: &mut Vec<(String, String)>) {
    let Ok(entries) = fs::read_dir(folder) else { return };
    for path in entries.map(|entry| entry.unwrap().path()) {
        if path.is_dir() {
            below(&path, found);
        } else if path.extension().is_some_and(|ending| ending == "rs") {
            found.push((path.display().to_string(), code_of(&fs::read_to_string(&path).unwrap())));
        }
    }
}

/// Without its tests and its comments.
fn code_of(text: &str) -> String {
    let text = text.split("#[cfg(test)]\nmod tests {").next().unwrap_or_default();
    text.lines().filter(|line| !line.trim_start().starts_with("//")).collect::<Vec<_>>().join("\n")
}

/// Whether the code imports this room: as a path, or in the braces of `use crate::{…}`.
fn imports(code: &str, room: &str) -> bool {
    let braces = code.match_indices("use crate::{").filter_map(|(at, _)| code[at..].split(";\n").next());
    let named = |list: &str| {
        list.lines().any(|line| {
            let line = line.trim_start();
            line.starts_with(&format!("{room}::")) || line.starts_with(&format!("{room},")) || line == room
        }) || list.contains(&format!("{{{room}::"))
            || list.contains(&format!(" {room}::"))
    };
    code.contains(&format!("crate::{room}::"))
        || code.contains(&format!("use crate::{room};"))
        || braces.into_iter().any(named)
}

#[test]
fn imports_go_one_way_only() {
    for (at, room) in ROOMS.iter().enumerate() {
        for (file, code) in sources(room) {
            for later in &ROOMS[at + 1..] {
                assert!(!imports(&code, later), "{file} uses {later}, which comes after {room}");
            }
        }
    }
}

#[test]
fn only_the_window_knows_the_window() {
    for room in ROOMS.iter().filter(|room| **room != "ui") {
        for (file, code) in sources(room) {
            for word in ["egui", "eframe", "winit", "rfd"] {
                assert!(!code.contains(&format!("{word}::")), "{file} mentions {word}");
            }
        }
    }
}

#[test]
fn guides_ideas_sessions_and_words_know_no_disk_no_clock_and_no_chance() {
    for room in ["guide", "ideas", "session", "words"] {
        for (file, code) in sources(room) {
            for word in ["std::fs", "std::thread", "Timestamp::now", "Uuid::new_v4", "SystemTime", "std::env::var"] {
                assert!(!code.contains(word), "{file} mentions {word}");
            }
        }
    }
}

#[test]
fn screens_touch_no_disk() {
    for (file, code) in sources("ui") {
        assert!(!code.contains("std::fs"), "{file} touches files");
    }
}

/// The features that this package is built with, tests aside.
fn features_of(package: &str) -> String {
    let mut cargo = Command::new(env!("CARGO"));
    cargo.args(["tree", "--offline", "--locked", "--edges", "normal", "--prefix", "none", "--format", "{p} {f}"]);
    let output = cargo.current_dir(env!("CARGO_MANIFEST_DIR")).output().unwrap();
    let tree = String::from_utf8(output.stdout).unwrap();
    let line = tree.lines().find(|line| line.starts_with(&format!("{package} v")));
    line.unwrap_or_else(|| panic!("no {package}: {}", String::from_utf8_lossy(&output.stderr))).to_owned()
}

#[test]
fn nothing_is_built_in_that_looks_into_the_window_from_outside() {
    for package in ["eframe", "egui"] {
        let features = features_of(package);
        assert!(!features.contains("inspection"), "{features}");
    }
    // What is looked for is there to be found.
    assert!(features_of("eframe").contains("accesskit"));
}
