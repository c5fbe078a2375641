//! The plan of the house: which room may know which, and what none of them may touch.

use std::{collections::BTreeSet, fs, path::Path, process::Command};

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

/// The files of the window without its look, and without what only tests draw.
fn window_sources() -> Vec<(String, String)> {
    let look = Path::new("src").join("ui").join("look").display().to_string();
    sources("ui").into_iter().filter(|(file, _)| !file.contains(&look) && !file.ends_with("look_book.rs")).collect()
}

#[test]
fn only_the_look_makes_a_colour() {
    for (file, code) in window_sources() {
        // The one that cannot be seen is none.
        let code = code.replace("Color32::TRANSPARENT", "");
        for word in ["Color32::", "Rgba::", "Hsva::", "hex_color!", "from_rgb(", "from_gray("] {
            assert!(!code.contains(word), "{file} makes a colour: {word}");
        }
    }
}

/// Calls that take a size of type or a room between things.
const SIZES: [&str; 16] = [
    "add_space(",
    ".size(",
    "FontId::new(",
    "FontId::proportional(",
    "FontId::monospace(",
    "Margin::same(",
    "Margin::symmetric(",
    "inner_margin(",
    "outer_margin(",
    "corner_radius(",
    "line_height(",
    "extra_letter_spacing(",
    "set_width(",
    "set_min_width(",
    "set_max_width(",
    "set_height(",
];

/// Whether a number stands here that is not nothing.
fn begins_with_a_number(code: &str) -> bool {
    let number: String =
        code.trim_start_matches(['-', '(', '[', ' ']).chars().take_while(|c| !",)] ".contains(*c)).collect();
    number.starts_with(|c: char| c.is_ascii_digit()) && number.contains(|c: char| ('1'..='9').contains(&c))
}

#[test]
fn only_the_look_has_sizes_of_type_and_of_the_room_between_things() {
    assert!(begins_with_a_number("12.0)") && begins_with_a_number("-4, 0)") && !begins_with_a_number("0.0)"));
    for (file, code) in window_sources() {
        for call in SIZES {
            for (at, _) in code.match_indices(call) {
                let size = &code[at + call.len()..];
                assert!(!begins_with_a_number(size), "{file} has a size of its own: {call}{size:.12}");
            }
        }
    }
}

/// Types with a text of their own that a developer may print: none of these texts is anybody’s words.
const PRINTED: [&str; 23] = [
    "Atom",
    "Backup",
    "Chosen",
    "Closed",
    "Command",
    "DraftField",
    "Ending",
    "EarlierVersion",
    "Exchange",
    "ExchangeMark",
    "Folders",
    "Heading",
    "List",
    "Locked",
    "Phrases",
    "RehearseProblem",
    "Sentences",
    "Settings",
    "SettingsError",
    "State",
    "Store",
    "Transcript",
    "What",
];

fn is_test(file: &str) -> bool {
    file.trim_start_matches(env!("CARGO_MANIFEST_DIR")).contains("test")
}

/// How a text of one’s own is written in a type.
const TEXTS: [&str; 7] = ["String", "str>", "&str", "&'static str", "Value>", "PathBuf", "Cow<"];

/// The name and the fields of the type that begins here, after its attributes.
fn type_after(code: &str) -> (&str, &str) {
    let start = code.lines().find(|line| line.contains("struct ") || line.contains("enum ")).unwrap();
    let name = start.split(|c: char| !c.is_alphanumeric()).skip_while(|it| !["struct", "enum"].contains(it)).nth(1);
    let body = &code[code.find(start).unwrap()..];
    let indent = &start[..start.len() - start.trim_start().len()];
    let end = if start.ends_with('{') { format!("\n{indent}}}") } else { ";".to_owned() };
    (name.unwrap(), body.split(&end).next().unwrap())
}

/// P5: whoever gives a type a text of its own says here that it is nobody’s words, or lets nobody print it.
#[test]
fn only_what_is_nobodys_words_is_printed_for_debugging() {
    let mut found = BTreeSet::new();
    for room in ["cli", "session", "words", "store", "export", "ui"] {
        for (_, code) in sources(room).into_iter().filter(|(file, _)| !is_test(file)) {
            for (derived, rest) in code.split("#[derive(").skip(1).filter_map(|part| part.split_once(")]")) {
                let (name, body) = type_after(rest);
                if derived.contains("Debug") && TEXTS.iter().any(|text| body.contains(text)) {
                    found.insert(name.to_owned());
                }
            }
        }
    }
    let looked_at: BTreeSet<String> = PRINTED.map(str::to_owned).into();
    let new: Vec<_> = found.difference(&looked_at).collect();
    assert!(new.is_empty(), "these may be printed, and have a text: {new:?}");
    let old: Vec<_> = looked_at.difference(&found).collect();
    assert!(old.is_empty(), "these are no longer there: {old:?}");
}

/// What this package is built of, tests aside, with the features of each.
fn parts() -> String {
    let mut cargo = Command::new(env!("CARGO"));
    cargo.args(["tree", "--offline", "--locked", "--edges", "normal", "--prefix", "none", "--format", "{p} {f}"]);
    let output = cargo.current_dir(env!("CARGO_MANIFEST_DIR")).output().unwrap();
    assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
    String::from_utf8(output.stdout).unwrap()
}

/// P2 and P13: no port for an inspector, no recorder of drawing, no file of what the window remembers.
#[test]
fn nothing_is_built_in_that_looks_into_the_window_or_remembers_it() {
    let parts = parts();
    let features = |package: &str| {
        let line = parts.lines().find(|line| line.starts_with(&format!("{package} v")));
        line.unwrap_or_else(|| panic!("no {package}")).to_owned()
    };
    for package in ["eframe", "egui", "egui-winit"] {
        for feature in ["inspection", "persistence", "puffin", "__screenshot", "serde"] {
            assert!(!features(package).contains(feature), "{}", features(package));
        }
    }
    // What is looked for is there to be found.
    assert!(features("eframe").contains("accesskit"));
    // None of these records frames, takes questions from outside or speaks to a network.
    let none =
        ["wgpu", "egui_inspection", "puffin", "ron", "tokio", "hyper", "reqwest", "ureq", "rustls", "native-tls"];
    for package in none {
        assert!(!parts.lines().any(|line| line.starts_with(&format!("{package} v"))), "{package} is built in");
    }
}
