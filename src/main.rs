//! Command line in, window or command out; nothing else.

use std::{path::PathBuf, process::ExitCode, sync::Arc};

use duologue::{
    cli::{self, Command},
    store::{Folders, RealDisk, Store},
    text, ui,
};

fn main() -> ExitCode {
    cli::process::keep_quiet();
    match cli::run(std::env::args_os()) {
        Command::Done(code) => code,
        Command::Window { file } => window(file),
    }
}

fn window(file: Option<PathBuf>) -> ExitCode {
    let Some(folders) = Folders::of_user() else { return cli::no_window(&text::t("cli-no-home")) };
    match ui::app::run(Store::new(Arc::new(RealDisk), folders), file) {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => cli::no_window(&error.to_string()),
    }
}
