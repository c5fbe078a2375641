//! The end of a session: what both decided to keep is kept, and the safety copy goes.
//!
//! Also the way back to sessions that did not come to such an end, and the way out for good.

use std::path::Path;

use jiff::Timestamp;
use thiserror::Error;
use uuid::Uuid;

use crate::{
    session::{Keep, Session},
    store::{
        backup::Backups,
        desk::{OpenFile, Store},
        hash::Hash,
        held::{Held, ReadOnly},
        journal::{self, Journal, JournalError},
        lock::{self, Lock},
        record::LONGEST_FILE,
        recovery::{self, Best, RecoverError, Unfinished, describe},
        save::{Expected, SaveError, Saved, true_path},
        trouble::{Trouble, What},
    },
};

/// Why a session was not brought to its end.
#[derive(Debug, Error)]
#[non_exhaustive]
pub enum FinishError {
    /// It was not saved; the safety copy still holds everything.
    #[error(transparent)]
    Save(#[from] SaveError),
    /// What was to be kept is saved, but something that was to go is still there.
    #[error("{}", trouble.tell("store-safe-leftover"))]
    Leftover {
        /// The saved file, where there is one.
        saved: Option<Saved>,
        /// What kept it from going.
        trouble: Trouble,
    },
}

/// Why something is still there after deleting.
#[derive(Debug, Error)]
#[error("{}", self.tell())]
pub struct DeleteError {
    /// What kept each of them from going.
    pub left: Vec<Trouble>,
}

impl DeleteError {
    fn tell(&self) -> String {
        self.left.iter().map(|trouble| trouble.tell("store-safe-delete")).collect::<Vec<_>>().join("\n")
    }
}

impl Store {
    /// Carries out what both have decided: saves that much, then removes the safety copy.
    ///
    /// `place` is where to save to, where the session has no place yet. With [`Keep::Nothing`] all that this program wrote
    /// of the session goes. A second call after an error does what is left to do.
    ///
    /// # Errors
    ///
    /// Says what is left to do.
    pub fn finish(
        &self,
        held: &mut Held,
        session: &Session,
        keep: Keep,
        place: Option<(&Path, Expected)>,
        now: Timestamp,
    ) -> Result<Option<Saved>, FinishError> {
        let keep = session.state().and_then(|state| state.keeps()).map_or(keep, |decided| decided.min(keep));
        if keep == Keep::Nothing || held.off_the_record {
            self.keep_nothing(held)?;
            return Ok(None);
        }
        let own = held.saved.clone();
        let is_own = |path: &Path| {
            let place = true_path(&*self.disk, path).ok();
            own.as_ref().is_some_and(|own| place.is_some_and(|(place, _)| place == own.path))
        };
        let (path, expected) = match (place, &own) {
            (Some(place), _) if !is_own(place.0) => place,
            (_, Some(saved)) => (saved.path.as_path(), Expected::This(saved.hash)),
            (_, None) => return Err(SaveError::NoPlace.into()),
        };
        self.save_part(held, session, keep, path, expected, now)?;
        // Earlier versions may hold more than what both decided to keep.
        if keep < Keep::All {
            Backups::new(&self.folders).remove_all(&*self.disk, held.id).map_err(|trouble| leftover(held, trouble))?;
        }
        self.remove_journals(held)?;
        Ok(held.saved.clone())
    }

    /// Lets go of a session of which everything is saved, or of which nobody wants the rest: its safety copy goes.
    ///
    /// # Errors
    ///
    /// The safety copy may still be there then.
    pub fn close(&self, mut held: Held) -> Result<(), FinishError> {
        if held.journal.is_some() { self.remove_journals(&mut held) } else { Ok(()) }
    }

    fn keep_nothing(&self, held: &mut Held) -> Result<(), FinishError> {
        if let Some(saved) = &held.saved {
            self.remove_if_same(&saved.path, saved.hash).map_err(|trouble| leftover(held, trouble))?;
            held.saved = None;
        }
        Backups::new(&self.folders).remove_all(&*self.disk, held.id).map_err(|trouble| leftover(held, trouble))?;
        self.remove_journals(held)
    }

    fn remove_journals(&self, held: &mut Held) -> Result<(), FinishError> {
        journal::remove_all(&*self.disk, &self.folders.journals(), held.id)
            .map_err(|trouble| leftover(held, trouble))?;
        held.journal = None;
        if held.session_lock.take().is_some() {
            self.remove_lock(&self.folders.session_lock(held.id));
        }
        Ok(())
    }

    /// Removes a file that is still what was saved; what somebody else has made of it is theirs.
    fn remove_if_same(&self, path: &Path, hash: Hash) -> Result<(), Trouble> {
        match self.disk.read(path, LONGEST_FILE).map_err(Trouble::of(path)) {
            Ok(bytes) if Hash::of(&bytes) == hash => self.remove_file(path),
            Ok(_) | Err(Trouble { what: What::NotFound, .. }) => Ok(()),
            Err(trouble) => Err(trouble),
        }
    }

    fn remove_file(&self, path: &Path) -> Result<(), Trouble> {
        match self.disk.remove_file(path).map_err(Trouble::of(path)) {
            Ok(()) => path.parent().map_or(Ok(()), |folder| self.disk.sync_dir(folder).map_err(Trouble::of(folder))),
            Err(Trouble { what: What::NotFound, .. }) => Ok(()),
            Err(trouble) => Err(trouble),
        }
    }

    /// The name of a lock says nothing, so one that stays is no harm.
    fn remove_lock(&self, path: &Path) {
        if let Err(error) = self.disk.remove_file(path) {
            log::debug!("a lock file stays: {}", error.kind());
        }
    }

    /// The sessions that were neither saved nor discarded, without those that another window has open.
    ///
    /// # Errors
    ///
    /// Says what keeps the journals from being looked through.
    pub fn unfinished(&self, now: Timestamp) -> Result<Vec<Unfinished>, RecoverError> {
        let found = recovery::find(&*self.disk, &self.folders.journals(), None).map_err(RecoverError::Disk)?;
        let free = |id: Uuid| {
            let lock = lock::take(&*self.disk, &self.folders.session_lock(id), now);
            !matches!(lock, Ok(Lock::Elsewhere { .. }))
        };
        Ok(found.into_iter().filter(|(id, _)| free(*id)).map(|(id, best)| describe(id, best)).collect())
    }

    /// Opens an unfinished session. Its journal stays until it is saved or discarded.
    ///
    /// Call [`Self::edit`] before the first change: where the disk was full there is no new journal yet.
    ///
    /// # Errors
    ///
    /// Nothing was lost then: the journal is as it was.
    pub fn recover(&self, id: Uuid, now: Timestamp) -> Result<OpenFile, RecoverError> {
        let mut held = Held::new(id);
        held.session_lock = Some(self.lock_session(id, now).map_err(|error| match error {
            JournalError::Elsewhere { since } => RecoverError::Elsewhere { since },
            JournalError::Disk(trouble) => RecoverError::Disk(trouble),
            _ => RecoverError::None,
        })?);
        let mut found = recovery::find(&*self.disk, &self.folders.journals(), Some(id)).map_err(RecoverError::Disk)?;
        let Best { found, sound } = found.remove(&id).ok_or(RecoverError::None)?;
        let found = found?;
        held.continues = found.continues;
        let opened = found.opened;
        if let Some(newer) = opened.read_only {
            held.read_only = Some(ReadOnly::Newer(newer));
            return Ok(OpenFile { opened, held });
        }
        match Journal::create(&self.disk, &self.folders.journals(), &opened.session, held.continues) {
            Ok(journal) => {
                let journal = held.journal.insert(journal);
                // One that could not be read to its end stays: somebody might read it some day.
                if sound && journal.remove_others().is_err() {
                    log::warn!("an old journal stays");
                }
            }
            // On a full disk people must get at their words all the same; the old journal still has them.
            Err(_) => log::warn!("a recovered session has no journal of its own yet"),
        }
        Ok(OpenFile { opened, held })
    }

    /// Removes an unfinished session for good, because somebody said so.
    ///
    /// # Errors
    ///
    /// It may still be there then.
    pub fn discard(&self, id: Uuid, now: Timestamp) -> Result<(), RecoverError> {
        let _lock = match lock::take(&*self.disk, &self.folders.session_lock(id), now) {
            Ok(Lock::Ours(guard)) => Some(guard),
            Ok(Lock::Elsewhere { since }) => return Err(RecoverError::Elsewhere { since }),
            Err(_) => None,
        };
        journal::remove_all(&*self.disk, &self.folders.journals(), id).map_err(RecoverError::Disk)?;
        self.remove_lock(&self.folders.session_lock(id));
        Ok(())
    }

    /// Deletes a session for good: its file, its backups, its journals and its place in the list of recent files.
    ///
    /// Copies, exports and what a sync program made of it are out of reach.
    ///
    /// # Errors
    ///
    /// Names what is still there; all else is gone.
    pub fn delete(&self, held: Held) -> Result<(), DeleteError> {
        let id = held.id;
        let path = held.saved.as_ref().map(|saved| saved.path.clone());
        // The journal’s handle is closed first: some systems remove no open file.
        drop(held);
        let mut left = Vec::new();
        if let Some(path) = &path {
            let place = true_path(&*self.disk, path).map_or_else(|_| path.clone(), |(place, _)| place);
            left.extend(self.remove_file(&place).err());
            if let Err(super::settings::SettingsError::Disk(trouble)) = self.forget(Some(&place)) {
                left.push(trouble);
            }
            self.remove_lock(&self.folders.document_lock(&place));
        }
        left.extend(Backups::new(&self.folders).remove_all(&*self.disk, id).err());
        left.extend(journal::remove_all(&*self.disk, &self.folders.journals(), id).err());
        self.remove_lock(&self.folders.session_lock(id));
        if left.is_empty() { Ok(()) } else { Err(DeleteError { left }) }
    }
}

fn leftover(held: &Held, trouble: Trouble) -> FinishError {
    FinishError::Leftover { saved: held.saved.clone(), trouble }
}
