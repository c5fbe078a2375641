//! What the process promises whatever happens, tried in a process of its own.

use std::{
    panic::catch_unwind,
    process::{Command, Output},
};

use duologue::{
    cli::process::keep_quiet,
    session::{Action, Event},
};
use serde_json::Value;

use crate::home::SECRET;

/// Set in the second process alone.
const ASKED: &str = "DUOLOGUE_TEST_ASKED";

/// Runs one test of this binary again, in a process that is asked to misbehave.
fn again(test: &str, log: Option<&str>) -> Output {
    let mut command = Command::new(std::env::current_exe().unwrap());
    command.args(["--exact", test, "--nocapture"]).env(ASKED, "1").env_remove("DUOLOGUE_LOG");
    command.env("RUST_BACKTRACE", "full");
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

const EVENTS: &str = include_str!("data/every-event.jsonl");
const ACTIONS: &str = include_str!("data/every-action.jsonl");

/// Stands in each field of those that holds somebody’s words.
const CANARY: &str = "quillwortflamingobramble";

/// P5: as in a line with a mistake, where the value at hand is what the message is made of.
#[test]
fn a_panic_over_any_value_of_a_session_tells_none_of_its_words() {
    if is_asked() {
        keep_quiet();
        let read = |line: &str| serde_json::from_str::<Value>(line).unwrap();
        for line in EVENTS.lines() {
            let event: Event = serde_json::from_str(line).unwrap();
            assert!(catch_unwind(|| panic!("{event:?} {:?}", read(line))).is_err());
        }
        for line in ACTIONS.lines() {
            let action: Action = serde_json::from_str(line).unwrap();
            assert!(catch_unwind(|| panic!("{action:?} {line}")).is_err());
        }
        return;
    }
    let output = again("process::a_panic_over_any_value_of_a_session_tells_none_of_its_words", None);
    let (told, beside) = (String::from_utf8(output.stderr).unwrap(), String::from_utf8(output.stdout).unwrap());
    assert!(output.status.success(), "{beside}{told}");
    assert_eq!(told.matches("tests/process.rs:").count(), EVENTS.lines().count() + ACTIONS.lines().count());
    assert!(EVENTS.contains(CANARY) && ACTIONS.contains(CANARY));
    assert!(!told.contains(CANARY) && !beside.contains(CANARY), "{told}{beside}");
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

/// P4: nobody may look into the memory, but for the moment in which the desktop is asked for a file.
#[cfg(target_os = "linux")]
#[test]
fn other_programs_may_look_only_while_a_dialog_is_open() {
    use duologue::cli::process::{Visible, be_unseen};
    use rustix::process::{DumpableBehavior, dumpable_behavior};

    if !is_asked() {
        let output = again("process::other_programs_may_look_only_while_a_dialog_is_open", None);
        assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stdout));
        return;
    }
    assert_eq!(dumpable_behavior(), Ok(DumpableBehavior::Dumpable));
    be_unseen();
    assert_eq!(dumpable_behavior(), Ok(DumpableBehavior::NotDumpable));
    let dialog = Visible::new();
    assert_eq!(dumpable_behavior(), Ok(DumpableBehavior::Dumpable));
    drop(dialog);
    assert_eq!(dumpable_behavior(), Ok(DumpableBehavior::NotDumpable));
}
