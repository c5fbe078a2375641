//! Why a command could not do its work, in one plain sentence. No word of a session is in any of them.

use std::{
    io,
    path::{Path, PathBuf},
};

use crate::{
    export::harmless,
    session::RehearseError,
    store::{SaveError, Trouble, record::ReadError},
    text,
};

/// Why a command could not do its work.
pub(super) enum Failure {
    /// A file cannot be read.
    Read(Trouble),
    /// What comes in by stdin cannot be read.
    ReadStdin(io::Error),
    /// A file is not text.
    NotText(PathBuf),
    /// A file is no session, or none that can be opened.
    NotASession(ReadError, PathBuf),
    /// No guide has this id, and no file this name.
    NoSuchGuide(PathBuf),
    /// There is no such idea, and no such theme.
    NoSuchIdea(String),
    /// The actions do not play through.
    Refused(RehearseError, PathBuf),
    /// The session was not saved.
    Save(SaveError),
    /// There is no home to keep anything in.
    NoHome,
    /// What was found could not be written to stdout.
    Write(io::Error),
}

impl Failure {
    /// A file that cannot be read, for what the system says.
    pub(super) fn read(path: &Path, error: io::Error) -> Self {
        Self::Read(Trouble::of(path)(error))
    }

    /// The exit code.
    pub(super) fn code(&self) -> u8 {
        match self {
            Self::Refused(..) => 1,
            _ => 2,
        }
    }

    /// What to tell, paths last.
    pub(super) fn sentence(&self) -> String {
        let with = |id, what: String, path: &Path| {
            text::with(id, &[("what", what.into()), ("path", shown(path).into())]).into_owned()
        };
        match self {
            Self::Read(trouble) => with("cli-cannot-read", trouble.happened(), &trouble.path),
            Self::ReadStdin(error) => with("cli-cannot-read-stdin", error.to_string(), Path::new("")),
            Self::NotText(path) => with("cli-not-text", String::new(), path),
            Self::NotASession(error, path) => with("cli-not-a-session", error.to_string(), path),
            Self::NoSuchGuide(name) => with("cli-no-such-guide", String::new(), name),
            Self::NoSuchIdea(typed) => with("cli-no-such-idea", String::new(), Path::new(typed)),
            Self::Refused(error, path) => with("cli-refused", error.to_string(), path),
            // A command keeps no safety copy that could be spoken of.
            Self::Save(SaveError::Disk(trouble)) => {
                with("cli-cannot-save", format!("{} {}", trouble.happened(), trouble.help()), &trouble.path)
            }
            Self::Save(SaveError::Unsure { trouble, .. }) => with("cli-unsure", trouble.happened(), &trouble.path),
            Self::Save(error) => error.to_string(),
            Self::NoHome => text::t("cli-no-home").into_owned(),
            Self::Write(error) => with("cli-cannot-write", error.to_string(), Path::new("")),
        }
    }
}

/// A path as it can be printed: what is no text is replaced, and nothing in it moves the cursor.
pub(super) fn shown(path: &Path) -> String {
    harmless(&path.display().to_string()).replace('\n', " ")
}
