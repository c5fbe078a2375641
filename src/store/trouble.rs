//! What can come between the program and the disk, in words that help.

use std::{
    fmt, io,
    path::{Path, PathBuf},
};

use crate::text;

/// Why the disk did not do what it was asked for.
pub struct Trouble {
    /// What stands in the way.
    pub what: What,
    /// Where.
    pub path: PathBuf,
}

/// What stands in the way.
#[derive(Debug)]
#[non_exhaustive]
pub enum What {
    /// No room is left.
    DiskFull,
    /// The file is marked as read-only.
    ReadOnlyFile,
    /// The folder is marked as read-only.
    ReadOnlyFolder,
    /// The whole disk can only be read.
    ReadOnlyDisk,
    /// The system does not allow it to this person.
    Denied,
    /// There is a folder where a file was looked for.
    IsFolder,
    /// There is a device, a pipe or the like where a file was looked for.
    NotAFile,
    /// There is nothing at that place.
    NotFound,
    /// The file is longer than what is read.
    TooLarge,
    /// The name is not one that this disk takes.
    BadName,
    /// There is something at that place already.
    Exists,
    /// Another window is working on it.
    Busy,
    /// Something else; the system’s own words.
    Other(io::Error),
}

impl fmt::Debug for Trouble {
    /// Without the place: people name files after what is in them.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "Trouble({:?})", self.what)
    }
}

impl Trouble {
    /// Trouble at this place.
    pub(crate) fn new(what: What, path: &Path) -> Self {
        Self { what, path: path.to_owned() }
    }

    /// What the system said about this place.
    pub(crate) fn of(path: &Path) -> impl FnOnce(io::Error) -> Self {
        |error| {
            let what = match error.kind() {
                io::ErrorKind::StorageFull | io::ErrorKind::QuotaExceeded => What::DiskFull,
                io::ErrorKind::ReadOnlyFilesystem => What::ReadOnlyDisk,
                io::ErrorKind::PermissionDenied => What::Denied,
                io::ErrorKind::IsADirectory => What::IsFolder,
                io::ErrorKind::Unsupported => What::NotAFile,
                io::ErrorKind::NotFound | io::ErrorKind::NotADirectory => What::NotFound,
                io::ErrorKind::FileTooLarge => What::TooLarge,
                io::ErrorKind::InvalidFilename => What::BadName,
                io::ErrorKind::AlreadyExists => What::Exists,
                _ => What::Other(error),
            };
            Self { what, path: path.to_owned() }
        }
    }

    /// What happened, in one sentence.
    #[must_use]
    pub fn happened(&self) -> String {
        text::t(&format!("store-trouble-{}", self.key())).into_owned()
    }

    /// What to do about it, in one sentence.
    #[must_use]
    pub fn help(&self) -> String {
        text::t(&format!("store-help-{}", self.key())).into_owned()
    }

    /// All there is to say: what happened, what is safe, what to do, and at the end the place.
    pub(crate) fn tell(&self, safe: &str) -> String {
        let (happened, safe, help) = (self.happened(), text::t(safe), self.help());
        let place = self.path.display();
        match &self.what {
            What::Other(error) => format!("{happened} {safe} {help}\n{place}\n{error}"),
            _ => format!("{happened} {safe} {help}\n{place}"),
        }
    }

    fn key(&self) -> &'static str {
        match self.what {
            What::DiskFull => "disk-full",
            What::ReadOnlyFile => "read-only-file",
            What::ReadOnlyFolder => "read-only-folder",
            What::ReadOnlyDisk => "read-only-disk",
            What::Denied => "denied",
            What::IsFolder => "is-folder",
            What::NotAFile => "not-a-file",
            What::NotFound => "not-found",
            What::TooLarge => "too-large",
            What::BadName => "bad-name",
            What::Exists => "exists",
            What::Busy => "busy",
            What::Other(_) => "other",
        }
    }
}

/// A sentence from the catalogue with a place after it.
pub(crate) fn tell_at(key: &str, path: &Path) -> String {
    format!("{}\n{}", text::t(key), path.display())
}
