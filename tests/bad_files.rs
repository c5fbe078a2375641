//! Files that are not what they should be, on the command line; the window looks at the same ones.
//!
//! Whatever is asked to be opened: one plain sentence or more, and not a byte of it changed.

use std::{
    fs::{self, File},
    io::Write as _,
    path::{Path, PathBuf},
};

use tempfile::TempDir;

use crate::home::Home;

/// The files that are kept for this, each named for what is odd about it, and what comes of reading it.
pub(crate) fn vectors() -> impl Iterator<Item = (&'static str, &'static str, PathBuf)> {
    include_str!("vectors/session.tsv").lines().map(|line| {
        let (name, outcome) = line.split_once('\t').unwrap();
        let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/vectors/session");
        (name, outcome, folder.join(format!("{name}.duologue")))
    })
}

/// A place where no session can be read, and how the sentence about it begins.
pub(crate) struct Odd {
    pub(crate) path: PathBuf,
    pub(crate) begins: &'static str,
}

/// Such places, made in this folder.
pub(crate) fn odd_places(folder: &Path) -> Vec<Odd> {
    let at = |name: &str, begins| Odd { path: folder.join(name), begins };
    let huge = at("300 MB.duologue", "The file is larger than 256 MB.");
    File::create_new(&huge.path).unwrap().set_len(300 << 20).unwrap();
    let barely = at("one byte too many.duologue", "The file is larger than 256 MB.");
    File::create_new(&barely.path).unwrap().set_len((256 << 20) + 1).unwrap();
    let inside = at("folder.duologue", "There is a folder by that name.");
    fs::create_dir(&inside.path).unwrap();
    let below = at("text/evening.duologue", "There is nothing at that place.");
    File::create_new(folder.join("text")).unwrap();
    let mut odd = vec![huge, barely, inside, below, at("missing.duologue", "There is nothing at that place.")];
    #[cfg(unix)]
    odd.extend(odd_places_of_unix(folder));
    odd
}

#[cfg(unix)]
fn odd_places_of_unix(folder: &Path) -> Vec<Odd> {
    use std::os::unix::fs::symlink;

    let at = |name: &str, begins| Odd { path: folder.join(name), begins };
    let dangling = at("dangling.duologue", "There is nothing at that place.");
    symlink(folder.join("nowhere"), &dangling.path).unwrap();
    let round = at("round.duologue", "The disk did not do what it was asked for.");
    symlink(&round.path, &round.path).unwrap();
    let pipe = at("pipe.duologue", "What is there is not an ordinary file.");
    assert!(std::process::Command::new("mkfifo").arg(&pipe.path).status().unwrap().success());
    let device = at("device.duologue", "What is there is not an ordinary file.");
    symlink("/dev/full", &device.path).unwrap();
    let mut odd = vec![dangling, round, pipe, device];
    if cfg!(target_os = "linux") {
        // A file that lets itself be opened and not be read.
        let sick = at("sick.duologue", "The disk did not do what it was asked for.");
        symlink("/proc/self/mem", &sick.path).unwrap();
        odd.push(sick);
    }
    odd
}

/// It begins like this and is meant for anybody.
#[track_caller]
pub(crate) fn plain(sentence: &str, begins: &str) {
    assert!(sentence.starts_with(begins), "{sentence}");
    // Below it stand the place and, where nothing better is known, the system’s own words.
    let first = sentence.lines().next().unwrap();
    assert!(first.ends_with('.'), "{first}");
    no_jargon(first);
}

/// It is a sentence, and has nothing in it that only somebody who programs would understand.
#[track_caller]
fn no_jargon(sentence: &str) {
    assert!(sentence.chars().next().unwrap().is_uppercase() && sentence.contains('.'), "{sentence}");
    for odd in ["Error", "error", "Some(", "None", "{", "}", "::", "0x", "panic", "unwrap", "invalid", "store-"] {
        assert!(!sentence.contains(odd), "{sentence}");
    }
}

/// How `check` and `show` end, for what comes of reading a file.
fn code_for(outcome: &str) -> i32 {
    match outcome {
        _ if outcome.starts_with(char::is_alphabetic) => 2,
        _ if outcome.contains(':') || outcome.contains("torn") => 1,
        _ => 0,
    }
}

#[test]
fn every_odd_file_is_answered_in_sentences_and_stays_as_it_is() {
    let home = Home::new();
    let path = home.path("evening.duologue");
    for (name, outcome, vector) in vectors() {
        fs::copy(vector, &path).unwrap();
        let before = fs::read(&path).unwrap();
        for command in ["check", "show"] {
            let ran = home.run([command, "evening.duologue"]).code(code_for(outcome)).quiet();
            for line in ran.stderr().lines() {
                no_jargon(line.strip_prefix("duologue: ").unwrap_or(line));
            }
            let silent = ran.stderr().is_empty();
            assert_eq!(silent, code_for(outcome) == 0 && !outcome.contains("read-only"), "{name}: {}", ran.stderr());
        }
        assert_eq!(fs::read(&path).unwrap(), before, "{name}");
        assert_eq!(fs::read_dir(home.folder()).unwrap().count(), 1, "{name} left something behind");
    }
}

#[test]
fn every_odd_place_is_answered_in_a_sentence() {
    let home = Home::new();
    let folder = TempDir::new().unwrap();
    for Odd { path, begins } in odd_places(folder.path()) {
        for command in ["check", "show"] {
            let ran = home.run([command.as_ref(), path.as_os_str()]).code(2);
            let sentence = begins.trim_end_matches('.');
            assert!(ran.stderr().contains(sentence), "{}: {}", path.display(), ran.stderr());
            assert_eq!(ran.stderr().lines().count(), 1, "{}", ran.stderr());
        }
    }
    assert_eq!(fs::metadata(folder.path().join("300 MB.duologue")).unwrap().len(), 300 << 20);
    assert_eq!(fs::read_dir(home.folder()).unwrap().count(), 0);
}

#[test]
fn what_may_only_be_read_is_shown_all_the_same() {
    let folder = TempDir::new().unwrap();
    let path = folder.path().join("evening.duologue");
    fs::copy(vectors().find(|(name, ..)| *name == "sound").unwrap().2, &path).unwrap();
    let mut permissions = fs::metadata(&path).unwrap().permissions();
    permissions.set_readonly(true);
    fs::set_permissions(&path, permissions).unwrap();
    let home = Home::new();
    home.run(["check".as_ref(), path.as_os_str()]).code(0);
    home.run(["show".as_ref(), path.as_os_str()]).code(0).says("The hedge is too high.");
    let mut out = vec!["rehearse", "--guide", "small.guide.json", "--actions", "small.actions.jsonl", "--out"];
    let path = path.to_str().unwrap();
    out.push(path);
    let home = home
        .with("small.guide.json", include_bytes!("data/small.guide.json"))
        .with("small.actions.jsonl", include_bytes!("data/small.actions.jsonl"));
    home.run(out).code(2).complains("This file is marked as read-only.");
}

/// A guide and a file of actions may be as odd as a session.
#[test]
fn every_odd_file_is_no_guide_and_no_evening() {
    let home = Home::new().with("small.guide.json", include_bytes!("data/small.guide.json"));
    let path = home.path("odd.json");
    for (name, _, vector) in vectors().filter(|(name, ..)| !["foreign-a-guide", "foreign-actions"].contains(name)) {
        let bytes = fs::read(vector).unwrap();
        File::create(&path).and_then(|mut file| file.write_all(&bytes)).unwrap();
        let checked = home.run(["guide", "check", "odd.json"]);
        let played =
            home.run(["rehearse", "--guide", "small.guide.json", "--actions", "odd.json", "--out", "x.duologue"]);
        for ran in [checked, played] {
            assert!([Some(1), Some(2)].contains(&ran.0.status.code()), "{name}");
            assert!(!ran.quiet().stderr().is_empty(), "{name}");
        }
        assert_eq!(fs::read(&path).unwrap(), bytes, "{name}");
        assert!(!home.path("x.duologue").exists(), "{name}");
    }
}
