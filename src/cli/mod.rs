//! The commands: they call the same rooms as the window, and none of them needs a display.
//!
//! What a command found goes to stdout, what went wrong to stderr in one sentence. Words of a session go to stdout
//! alone, and only from `show`.

mod args;
mod check;
mod failure;
mod guides;
mod ideas;
mod output;
pub mod process;
mod rehearse;
mod show;
mod words;

use std::{
    ffi::OsString,
    path::{Path, PathBuf},
    process::ExitCode,
};

use clap::{CommandFactory as _, Parser as _};

use crate::{
    cli::{
        args::{Args, GuideCommand, Typed, WordsCommand},
        failure::Failure,
        output::Output,
    },
    store::{Disk as _, RealDisk},
    text,
};

/// What is left for `main` to do.
#[derive(Debug)]
pub enum Command {
    /// Open the window, with this file if there is one.
    Window {
        /// The file.
        file: Option<PathBuf>,
    },
    /// Show the look on one page; development builds only.
    #[cfg(debug_assertions)]
    LookBook,
    /// A command was run; the program ends with this code.
    Done(ExitCode),
}

/// What a command found out about the file that it was asked about.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
enum Verdict {
    /// Nothing is wrong.
    Sound,
    /// Something is.
    Wrong,
}

/// Runs what was typed, except for the window.
#[must_use]
pub fn run(typed: impl IntoIterator<Item = OsString>) -> Command {
    let args = match Args::try_parse_from(typed) {
        Ok(args) => args,
        Err(error) => {
            // Also the way to “--help”, which is no failure; a closed pipe is none either.
            let _ = error.print();
            return Command::Done(ExitCode::from(u8::try_from(error.exit_code()).unwrap_or(2)));
        }
    };
    #[cfg(debug_assertions)]
    if args.look_book {
        return Command::LookBook;
    }
    let mut output = Output::default();
    let result = match args.command {
        Some(command) => obey(command, &mut output),
        None => match args.file.map(existing).transpose() {
            Ok(file) => return Command::Window { file },
            Err(failure) => Err(failure),
        },
    };
    let result = output.flush().and(result);
    Command::Done(match result {
        Ok(Verdict::Sound) => ExitCode::SUCCESS,
        Ok(Verdict::Wrong) => ExitCode::from(1),
        Err(failure) => {
            output::complain(&failure.sentence());
            ExitCode::from(failure.code())
        }
    })
}

/// Why the window does not open.
#[derive(Debug)]
pub enum Closed {
    /// There is no home to keep anything in.
    NoHome,
    /// There is no display, or it cannot draw; in the words of the system.
    NoDisplay(String),
}

/// Says why the window does not open.
#[must_use]
pub fn no_window(why: &Closed) -> ExitCode {
    output::complain(&match why {
        Closed::NoHome => Failure::NoHome.sentence(),
        Closed::NoDisplay(_) if !has_display() => text::t("cli-no-display").into_owned(),
        Closed::NoDisplay(what) => text::with("cli-no-window", &[("what", what.as_str().into())]).into_owned(),
    });
    ExitCode::from(Failure::NoHome.code())
}

/// Whether there is anything to open a window on; where it cannot be told, there is.
fn has_display() -> bool {
    let names = ["DISPLAY", "WAYLAND_DISPLAY", "WAYLAND_SOCKET"];
    cfg!(not(target_os = "linux")) || names.iter().any(|name| std::env::var_os(name).is_some_and(|it| !it.is_empty()))
}

fn obey(command: Typed, output: &mut Output) -> Result<Verdict, Failure> {
    match command {
        Typed::Guides => guides::list(output),
        Typed::Guide { command: GuideCommand::Check { file } } => guides::check(output, &file),
        Typed::Guide { command: GuideCommand::Schema } => guides::schema(output),
        Typed::Ideas { which } => ideas::list(output, which.as_deref()),
        Typed::Check { file } => check::check(output, &file),
        Typed::Show { file, form } => show::show(output, &file, &form),
        Typed::Rehearse(rehearsal) => rehearse::rehearse(output, &rehearsal),
        Typed::Words { command: WordsCommand::Notes } => words::notes(output),
        Typed::Words { command: WordsCommand::Mirror } => words::mirror(output),
        Typed::Completions { shell } => {
            let mut script = Vec::new();
            clap_complete::generate(shell, &mut Args::command(), "duologue", &mut script);
            output.write(&script)
        }
    }
}

/// A window that opens on nothing would hide a mistyped name.
fn existing(file: PathBuf) -> Result<PathBuf, Failure> {
    match RealDisk.metadata(&file) {
        Ok(_) => Ok(file),
        Err(error) => Err(Failure::read(&file, error)),
    }
}

/// All of a file, up to a limit in bytes.
fn read_file(path: &Path, limit: u64) -> Result<Vec<u8>, Failure> {
    RealDisk.read(path, limit).map_err(|error| Failure::read(path, error))
}

/// All of a file that must be text.
fn read_text(path: &Path, limit: u64) -> Result<String, Failure> {
    String::from_utf8(read_file(path, limit)?).map_err(|_not_utf8| Failure::NotText(path.to_owned()))
}
