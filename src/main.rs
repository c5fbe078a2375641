//! The command line in, the window or a command out; nothing else.

use std::{path::PathBuf, process::ExitCode, sync::Arc};

use duologue::{
    cli::{self, Closed, Command},
    store::{Folders, RealDisk, Store},
    ui,
};

fn main() -> ExitCode {
    cli::process::keep_quiet();
    match cli::run(std::env::args_os()) {
        Command::Done(code) => code,
        #[cfg(debug_assertions)]
        Command::LookBook => match ui::look_book::run() {
            Ok(()) => ExitCode::SUCCESS,
            Err(error) => cli::no_window(&Closed::NoDisplay(error.to_string())),
        },
        Command::Window { file } => match window(file) {
            Ok(()) => ExitCode::SUCCESS,
            Err(why) => cli::no_window(&why),
        },
    }
}

fn window(file: Option<PathBuf>) -> Result<(), Closed> {
    cli::process::be_unseen();
    let store = Store::new(Arc::new(RealDisk), Folders::of_user().ok_or(Closed::NoHome)?);
    ui::app::run(store, file).map_err(|error| Closed::NoDisplay(error.to_string()))
}
