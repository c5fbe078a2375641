//! What is kept: the session files in the usual folder, and the earlier versions of one of them.
//!
//! For screens where no dialogue of the system appears. Of every file only the first line is read, and none of its words.

use std::{
    cmp::Reverse,
    fmt,
    path::{Path, PathBuf},
};

use jiff::Timestamp;
use serde::Deserialize;

use crate::store::{
    Store,
    backup::{Backup, Backups},
    disk::{Kind, Meta},
    folders::EXTENSION,
    open::OpenError,
    record,
    trouble::{Trouble, What},
};

/// How many files are listed at most.
pub(super) const MOST: usize = 200;

/// How much of a file is read to know it, in bytes: no first line of ours is so long.
const HEAD: u64 = 4 << 10;

/// A file in the usual folder.
#[derive(Clone, Eq, PartialEq)]
pub struct Kept {
    /// Where it is.
    pub path: PathBuf,
    /// When it was last changed, as far as the disk knows.
    pub changed: Option<Timestamp>,
    /// What it looks like from its first line.
    pub looks: Looks,
    /// When the session in it began, as far as its first line tells.
    pub began: Option<Timestamp>,
}

impl fmt::Debug for Kept {
    /// Without the path: people name files after what is in them.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "Kept({:?})", self.looks)
    }
}

/// What a file looks like from its first line.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub enum Looks {
    /// A session of this program.
    Ours,
    /// Something else, or damaged.
    Other,
    /// The disk does not give it now.
    Unread,
}

/// An earlier version of a session.
#[derive(Clone, Debug, Eq, PartialEq)]
pub struct EarlierVersion {
    /// Where it is; [`Store::open_copy`] opens it, to be kept under a new name.
    pub path: PathBuf,
    /// When it was written, as far as the disk knows.
    pub written: Option<Timestamp>,
}

impl Store {
    /// The files with the ending of a session in the usual folder, at most 200, those that were changed last first.
    ///
    /// # Errors
    ///
    /// Says what keeps the folder from being read; one that is not there is empty.
    pub fn kept(&self) -> Result<Vec<Kept>, OpenError> {
        let mut files = self.session_files()?;
        files.truncate(MOST);
        let looked_at = |(changed, path): (_, PathBuf)| {
            let (looks, began) = self.looks(&path);
            Kept { path, changed, looks, began }
        };
        Ok(files.into_iter().map(looked_at).collect())
    }

    /// All files with that ending in the usual folder, none of them looked into; those that were changed last first.
    pub(super) fn session_files(&self) -> Result<Vec<(Option<Timestamp>, PathBuf)>, OpenError> {
        let folder = self.usual_folder();
        let paths = match self.disk.list(folder).map_err(Trouble::of(folder)) {
            Err(Trouble { what: What::NotFound, .. }) => return Ok(Vec::new()),
            paths => paths.map_err(OpenError::Disk)?,
        };
        let ending = |path: &Path| path.extension().is_some_and(|it| it.eq_ignore_ascii_case(EXTENSION));
        let file = |path: PathBuf| Some((written(&self.file(&path)?), path));
        let mut files: Vec<_> = paths.into_iter().filter(|path| ending(path)).filter_map(file).collect();
        files.sort_by_key(|(changed, _)| Reverse(*changed));
        Ok(files)
    }

    /// The earlier versions of the session in this file, the latest first.
    ///
    /// # Errors
    ///
    /// Says why it is not known which session that is, or what keeps the backups from being listed.
    pub fn earlier_versions(&self, file: &Path) -> Result<Vec<EarlierVersion>, OpenError> {
        let head = self.disk.read_head(file, HEAD).map_err(Trouble::of(file)).map_err(OpenError::Disk)?;
        let id = record::session_id(&head).map_err(|what| OpenError::Read { what, path: file.to_owned() })?;
        let mut backups = Backups::new(&self.folders).list(self.disk(), id).map_err(OpenError::Disk)?;
        backups.reverse();
        let version =
            |Backup { path, .. }| EarlierVersion { written: self.file(&path).as_ref().and_then(written), path };
        Ok(backups.into_iter().map(version).collect())
    }

    fn file(&self, path: &Path) -> Option<Meta> {
        self.disk.metadata(path).ok().filter(|meta| meta.kind == Kind::File)
    }

    fn looks(&self, path: &Path) -> (Looks, Option<Timestamp>) {
        match self.disk.read_head(path, HEAD) {
            Ok(head) if record::session_id(&head).is_ok() => (Looks::Ours, began(&head)),
            Ok(_) => (Looks::Other, None),
            Err(_) => (Looks::Unread, None),
        }
    }
}

/// When a session began, if its first line can be read as it stands.
fn began(head: &[u8]) -> Option<Timestamp> {
    #[derive(Deserialize)]
    struct Header {
        created: Timestamp,
    }
    let line = head.split(|byte| *byte == b'\n').next()?;
    serde_json::from_slice::<Header>(line).ok().map(|header| header.created)
}

/// When a file was last written, if the disk tells.
fn written(meta: &Meta) -> Option<Timestamp> {
    Timestamp::try_from(meta.modified?).ok()
}
