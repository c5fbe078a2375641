//! The program in a home of its own, and what came of running it.

use std::{
    ffi::OsStr,
    fs,
    io::Write as _,
    path::{Path, PathBuf},
    process::{Command, Output},
};

use tempfile::TempDir;

/// A word that is in a session and nowhere else.
pub(crate) const SECRET: &str = "grandmother";

/// A home of one’s own with the program in it.
pub(crate) struct Home {
    folder: TempDir,
}

impl Home {
    pub(crate) fn new() -> Self {
        Self { folder: tempfile::tempdir().unwrap() }
    }

    pub(crate) fn folder(&self) -> &Path {
        self.folder.path()
    }

    pub(crate) fn path(&self, name: impl AsRef<Path>) -> PathBuf {
        self.folder.path().join(name)
    }

    pub(crate) fn with(self, name: impl AsRef<Path>, content: impl AsRef<[u8]>) -> Self {
        fs::File::create_new(self.path(name)).unwrap().write_all(content.as_ref()).unwrap();
        self
    }

    /// The command, without a display and in a known place and time zone.
    pub(crate) fn command<I: AsRef<OsStr>>(&self, args: impl IntoIterator<Item = I>) -> Command {
        let mut command = Command::new(env!("CARGO_BIN_EXE_duologue"));
        command.args(args).current_dir(self.folder.path()).env("HOME", self.folder.path()).env("TZ", "UTC");
        for name in ["DISPLAY", "WAYLAND_DISPLAY", "XDG_CONFIG_HOME", "XDG_DATA_HOME", "XDG_STATE_HOME", "DUOLOGUE_LOG"]
        {
            command.env_remove(name);
        }
        command
    }

    pub(crate) fn run<I: AsRef<OsStr>>(&self, args: impl IntoIterator<Item = I>) -> Ran {
        Ran(self.command(args).output().unwrap())
    }
}

/// How it went.
pub(crate) struct Ran(pub(crate) Output);

impl Ran {
    pub(crate) fn stdout(&self) -> &str {
        std::str::from_utf8(&self.0.stdout).unwrap()
    }

    pub(crate) fn stderr(&self) -> &str {
        std::str::from_utf8(&self.0.stderr).unwrap()
    }

    #[track_caller]
    pub(crate) fn code(self, code: i32) -> Self {
        assert_eq!(self.0.status.code(), Some(code), "{}{}", self.stdout(), self.stderr());
        self
    }

    #[track_caller]
    pub(crate) fn says(self, what: &str) -> Self {
        assert!(self.stdout().contains(what), "{}", self.stdout());
        self
    }

    /// In one line, and without a word of a session.
    #[track_caller]
    pub(crate) fn complains(self, what: &str) -> Self {
        assert!(self.stderr().contains(what), "{}", self.stderr());
        assert_eq!(self.stderr().lines().count(), 1, "{}", self.stderr());
        self.quiet()
    }

    #[track_caller]
    pub(crate) fn quiet(self) -> Self {
        assert!(!self.stderr().contains(SECRET), "{}", self.stderr());
        assert!(!self.stderr().contains("mistake in the program"), "{}", self.stderr());
        // A sentence that lacks a value shows its placeable.
        assert!(!self.stderr().contains("{$"), "{}", self.stderr());
        self
    }
}
