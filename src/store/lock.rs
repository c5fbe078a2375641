//! Who has a document or a session open.
//!
//! Locks lie in the state folder, never beside the document: a lock file there would show that the document exists, and
//! would travel with it. Other computers are noticed by [`crate::store::watch`].

use std::path::Path;

use jiff::Timestamp;

use crate::store::{
    disk::{Disk, Guard, Locked},
    trouble::Trouble,
};

/// What came of asking for a lock.
#[derive(Debug)]
pub(crate) enum Lock {
    /// It is ours until this is dropped.
    Ours(Box<dyn Guard>),
    /// Another window has it.
    Elsewhere {
        /// Since when, if it left word.
        since: Option<Timestamp>,
    },
}

/// Asks for a lock.
///
/// # Errors
///
/// Says what is the matter with the lock file.
pub(crate) fn take(disk: &dyn Disk, path: &Path, now: Timestamp) -> Result<Lock, Trouble> {
    if let Some(folder) = path.parent() {
        disk.create_dir_all(folder).map_err(Trouble::of(folder))?;
    }
    match disk.try_lock(path, &now.to_string()).map_err(Trouble::of(path))? {
        Locked::Ours(guard) => Ok(Lock::Ours(guard)),
        Locked::Theirs(note) => Ok(Lock::Elsewhere { since: note.trim().parse().ok() }),
    }
}
