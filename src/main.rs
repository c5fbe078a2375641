//! Command line in, window or command out; nothing else.

use std::process::ExitCode;

use duologue::cli::{self, Command};

fn main() -> ExitCode {
    cli::process::keep_quiet();
    match cli::run(std::env::args_os()) {
        Command::Done(code) => code,
        Command::Window { file: _ } => cli::no_window(),
    }
}
