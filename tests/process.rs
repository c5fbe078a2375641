//! What the process promises whatever happens, tried in a process of its own.

use std::process::{Command, Output};

use duologue::cli::process::keep_quiet;

use crate::home::SECRET;

/// Set in the second process alone.
const ASKED: &str = "DUOLOGUE_TEST_ASKED";

/// Runs one test of this binary again, in a process that is asked to misbehave.
fn again(test: &str, log: Option<&str>) -> Output {
    let mut command = Command::new(std::env::current_exe().unwrap());
    command.args(["--exact", test, "--nocapture"]).env(ASKED, "1").env_remove("DUOLOGUE_LOG");
    if let Some(value) = log {
        command.env("DUOLOGUE_LOG", value);
    }
    command.output().unwrap()
}

fn is_asked() -> bool {
    std::env::var_os(ASKED).is_some()
}

#[test]
fn a_panic_tells_its_place_and_no_word() {
    if is_asked() {
        keep_quiet();
        panic!("the value was {SECRET}");
    }
    let output = again("process::a_panic_tells_its_place_and_no_word", None);
    let told = String::from_utf8(output.stderr).unwrap();
    assert!(!output.status.success());
    assert!(told.contains("tests/process.rs:") && told.contains("safety copy"), "{told}");
    assert!(!told.contains(SECRET) && !String::from_utf8(output.stdout).unwrap().contains(SECRET));
}

#[test]
fn warnings_are_told_only_when_asked_for_and_never_the_words_of_others() {
    if is_asked() {
        keep_quiet();
        log::warn!(target: "duologue::store", "the disk is slow");
        log::info!(target: "duologue::store", "all is well");
        log::warn!(target: "some_crate", "{SECRET}");
        return;
    }
    let test = "process::warnings_are_told_only_when_asked_for_and_never_the_words_of_others";
    assert_eq!(String::from_utf8(again(test, None).stderr).unwrap(), "");
    let told = String::from_utf8(again(test, Some("1")).stderr).unwrap();
    assert!(told.contains("the disk is slow") && told.contains("some_crate:"), "{told}");
    assert!(!told.contains("all is well") && !told.contains(SECRET), "{told}");
}
