//! Whether somebody else changed the file while it was open here.
//!
//! A glance at length, time and inode every few seconds; only where they differ is the file read and compared. A file
//! that is missing is missing, never an empty session.

use crate::store::{
    disk::{Disk, Kind, Meta},
    hash::Hash,
    record::LONGEST_FILE,
    save::Saved,
    trouble::{Trouble, What},
};

/// What became of a file outside this window.
#[derive(Debug)]
#[non_exhaustive]
pub enum Outside {
    /// It is as it was.
    Same,
    /// It is another version now.
    Changed {
        /// The hash of that version.
        hash: Hash,
        /// It was tried to read that version, and it could not be.
        refused: bool,
    },
    /// It is not there any more: moved, renamed or deleted.
    Missing,
    /// It cannot be read now; perhaps later.
    Unreadable(Trouble),
}

/// What to do about it.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub enum Advice {
    /// Nothing.
    GoOn,
    /// Read it anew and say so quietly: nothing here is unsaved.
    Reload,
    /// Ask: keep both, use theirs, keep ours.
    Ask,
    /// Say that the file is gone, and offer to save again.
    SayMissing,
    /// Look again later.
    LookAgain,
}

impl Outside {
    /// What to do, where this window has changes that are not saved, or none.
    #[must_use]
    pub fn advice(&self, unsaved: bool) -> Advice {
        match (self, unsaved) {
            (Self::Same, _) => Advice::GoOn,
            (Self::Changed { refused: false, .. }, false) => Advice::Reload,
            (Self::Changed { .. }, true) => Advice::Ask,
            (Self::Missing, _) => Advice::SayMissing,
            (Self::Unreadable(_), _) | (Self::Changed { refused: true, .. }, false) => Advice::LookAgain,
        }
    }
}

/// How a file looked when it was last read, and what was in it.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Glance {
    meta: Meta,
    hash: Hash,
    refused: bool,
}

/// Notes that the version which was seen last cannot be read as a session.
pub(crate) fn refuse(glance: &mut Option<Glance>) {
    if let Some(glance) = glance {
        glance.refused = true;
    }
}

/// Looks whether a file is still what was saved; `glance` remembers what was seen last time, so that a version that
/// nobody has decided about is told again without being read again.
pub(crate) fn look(disk: &dyn Disk, saved: &Saved, glance: &mut Option<Glance>) -> Outside {
    let meta = match disk.metadata(&saved.path).map_err(Trouble::of(&saved.path)) {
        Ok(meta) => meta,
        Err(Trouble { what: What::NotFound, .. }) => {
            *glance = None;
            return Outside::Missing;
        }
        Err(trouble) => return Outside::Unreadable(trouble),
    };
    // A folder in its place means that the file itself is elsewhere.
    if meta.kind == Kind::Folder {
        *glance = None;
        return Outside::Missing;
    }
    let seen = match *glance {
        Some(seen) if seen.meta == meta => seen,
        before => match disk.read(&saved.path, LONGEST_FILE) {
            Ok(bytes) => {
                let hash = Hash::of(&bytes);
                let refused = before.is_some_and(|before| before.hash == hash && before.refused);
                *glance.insert(Glance { meta, hash, refused })
            }
            Err(error) => return Outside::Unreadable(Trouble::of(&saved.path)(error)),
        },
    };
    if seen.hash == saved.hash { Outside::Same } else { Outside::Changed { hash: seen.hash, refused: seen.refused } }
}
