//! Stdout and stderr, neither of which may be taken for granted.

use std::io::{self, BufWriter, ErrorKind, Stdout, Write as _};

use crate::{
    cli::{Verdict, failure::Failure},
    text,
};

/// Where a command writes what it found.
///
/// A reader that has seen enough, as in `duologue show FILE | head`, is no failure.
pub(super) struct Output {
    stdout: BufWriter<Stdout>,
}

impl Default for Output {
    fn default() -> Self {
        Self { stdout: BufWriter::new(io::stdout()) }
    }
}

impl Output {
    /// Writes text as it is.
    pub(super) fn write(&mut self, bytes: &[u8]) -> Result<Verdict, Failure> {
        done(self.stdout.write_all(bytes))
    }

    /// Writes a line.
    pub(super) fn line(&mut self, text: &str) -> Result<Verdict, Failure> {
        done(writeln!(self.stdout, "{text}"))
    }

    /// Brings everything to where it goes.
    pub(super) fn flush(&mut self) -> Result<Verdict, Failure> {
        done(self.stdout.flush())
    }
}

fn done(result: io::Result<()>) -> Result<Verdict, Failure> {
    match result {
        Err(error) if error.kind() != ErrorKind::BrokenPipe => Err(Failure::Write(error)),
        _ => Ok(Verdict::Sound),
    }
}

/// Says on stderr what went wrong, in one line.
pub(super) fn complain(what: &str) {
    let what = what.lines().map(str::trim).collect::<Vec<_>>().join(" ");
    // With stderr closed there is nobody to tell.
    let _ = writeln!(io::stderr(), "{}", text::with("cli-error", &[("what", what.into())]));
}

/// Notes something on stderr, in a line of its own.
pub(super) fn note(what: &str) {
    let _ = writeln!(io::stderr(), "{what}");
}
