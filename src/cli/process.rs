//! What the whole process promises: no words of a couple in a panic, in a log or in a core dump.

use std::{
    io::{self, Write as _},
    panic,
};

use log::{LevelFilter, Log, Metadata, Record};

use crate::text;

/// Set, it lets warnings through to stderr.
const VARIABLE: &str = "DUOLOGUE_LOG";

/// Makes the promise. The first thing that `main` does.
pub fn keep_quiet() {
    no_core_dump();
    panic::set_hook(Box::new(|info| {
        // The place alone: the message may hold a value, and the value may be somebody’s words.
        let place = info.location().map_or_else(|| text::t("cli-panic-somewhere").into_owned(), ToString::to_string);
        let told = text::with("cli-panic", &[("place", place.into())]);
        // Nobody is left to tell when stderr is closed.
        let _ = writeln!(io::stderr(), "{told}");
    }));
    if std::env::var_os(VARIABLE).is_some() && log::set_logger(&ToStderr).is_ok() {
        log::set_max_level(LevelFilter::Warn);
    }
}

/// A core dump would hold all that is in memory.
#[cfg(unix)]
fn no_core_dump() {
    use rustix::process::{Resource, Rlimit, setrlimit};

    let none = Rlimit { current: Some(0), maximum: Some(0) };
    if setrlimit(Resource::Core, none).is_err() {
        log::warn!("core dumps stay possible");
    }
}

#[cfg(not(unix))]
fn no_core_dump() {}

/// Lets no other program of the same person look at this process: not to trace it, not to read its memory. A program
/// that collects core dumps, which the limit does not bind, gets none.
///
/// For the window, which holds an evening in memory. Commands end at once, and who watches their calls to the system may.
pub fn be_unseen() {
    let_others_look(false);
}

/// While this lives, others may look all the same: the file dialogs of the desktop answer nobody whom they cannot look
/// at.
#[must_use]
pub struct Visible(());

impl Visible {
    /// From now on.
    #[expect(clippy::new_without_default, reason = "it does something, so it is asked for by name")]
    pub fn new() -> Self {
        let_others_look(true);
        Self(())
    }
}

impl Drop for Visible {
    fn drop(&mut self) {
        be_unseen();
    }
}

#[cfg(target_os = "linux")]
fn let_others_look(may: bool) {
    use rustix::process::{DumpableBehavior, set_dumpable_behavior};

    let behavior = if may { DumpableBehavior::Dumpable } else { DumpableBehavior::NotDumpable };
    if set_dumpable_behavior(behavior).is_err() {
        log::warn!("who may look at this process stays as it was");
    }
}

#[cfg(not(target_os = "linux"))]
fn let_others_look(_may: bool) {}

struct ToStderr;

impl Log for ToStderr {
    fn enabled(&self, metadata: &Metadata<'_>) -> bool {
        metadata.level() <= LevelFilter::Warn
    }

    fn log(&self, record: &Record<'_>) {
        if !self.enabled(record.metadata()) {
            return;
        }
        // What other crates say is not known to be free of words: their place has to do.
        let ours = record.target().starts_with(env!("CARGO_CRATE_NAME"));
        let line = record.line().unwrap_or_default();
        let _ = if ours {
            writeln!(io::stderr(), "{} {}: {}", record.level(), record.target(), record.args())
        } else {
            writeln!(io::stderr(), "{} {}:{line}", record.level(), record.target())
        };
    }

    fn flush(&self) {}
}
