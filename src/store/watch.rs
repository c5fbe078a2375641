//! Whether somebody else changed the file while it was open here.
//!
//! A glance at length, time and inode every few seconds; only where they differ is the file read and compared. A file
//! that is missing is missing, never an empty session.

use std::path::{Path, PathBuf};

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
            (Self::Changed { .. }, false) => Advice::Reload,
            (Self::Changed { .. }, true) => Advice::Ask,
            (Self::Missing, _) => Advice::SayMissing,
            (Self::Unreadable(_), _) => Advice::LookAgain,
        }
    }
}

/// Looks whether a file is still what was saved; `glance` remembers how it looked last time.
pub(crate) fn look(disk: &dyn Disk, saved: &Saved, glance: &mut Option<Meta>) -> Outside {
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
    if *glance == Some(meta) {
        return Outside::Same;
    }
    match disk.read(&saved.path, LONGEST_FILE) {
        Ok(bytes) => {
            let hash = Hash::of(&bytes);
            if hash == saved.hash {
                *glance = Some(meta);
                Outside::Same
            } else {
                // No glance is kept, so that the next look says the same until somebody decides.
                *glance = None;
                Outside::Changed { hash }
            }
        }
        Err(error) => Outside::Unreadable(Trouble::of(&saved.path)(error)),
    }
}

/// Copies that a sync program set aside beside this file because two computers changed it.
///
/// They are for comparing, never loaded as the session itself.
#[must_use]
pub fn set_aside_by_sync(disk: &dyn Disk, path: &Path) -> Vec<PathBuf> {
    let (Some(folder), Some(stem)) = (path.parent(), path.file_stem().and_then(|stem| stem.to_str())) else {
        return Vec::new();
    };
    let mut paths = disk.list(folder).unwrap_or_default();
    paths.retain(|other| {
        let name = other.file_name().and_then(|name| name.to_str()).unwrap_or_default();
        let rest = name.strip_prefix(stem).unwrap_or_default();
        rest.starts_with(".sync-conflict-") || rest.contains("conflicted copy")
    });
    paths
}
