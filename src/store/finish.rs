//! The end of a session: what both decided to keep is kept, and the safety copy goes; or all of it goes, for good.

use std::path::Path;

use jiff::Timestamp;
use thiserror::Error;

use crate::{
    session::{Keep, Session},
    store::{
        Store,
        backup::Backups,
        folders::with_ending,
        hash::Hash,
        held::Held,
        journal,
        record::LONGEST_FILE,
        replace::true_path,
        save::{Expected, SaveError, Saved, fit_to_keep, kept_of},
        settings::SettingsError,
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
    /// Carries out what both have decided: saves that much, then removes the safety copy. Where they have not decided, all
    /// but what is private is kept.
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
        place: Option<(&Path, Expected)>,
        now: Timestamp,
    ) -> Result<Option<Saved>, FinishError> {
        let keep = kept_of(session);
        if keep == Keep::Nothing || held.off_the_record {
            self.keep_nothing(held, now)?;
            return Ok(None);
        }
        let (path, expected) = match (place, held.saved()) {
            (Some((path, expected)), own) if !own.is_some_and(|own| self.is_place_of(own, path)) => {
                (path.to_owned(), expected)
            }
            (_, Some(own)) => (own.path.clone(), Expected::This(own.hash)),
            (_, None) => return Err(SaveError::NoPlace.into()),
        };
        let kept = fit_to_keep(session, keep)?;
        self.save_with(held, &kept, &path, expected, now, self.backups)?;
        // Earlier versions may hold more than what both decided to keep.
        if keep < Keep::All {
            Backups::new(&self.folders).remove_all(&*self.disk, held.id).map_err(|trouble| leftover(held, trouble))?;
        }
        self.clear_leftovers_of(held, now)?;
        self.remove_journals(held)?;
        Ok(held.saved.clone())
    }

    /// Whether a path, as somebody gave it, is where this is saved already.
    fn is_place_of(&self, own: &Saved, path: &Path) -> bool {
        [path.to_owned(), with_ending(path)]
            .iter()
            .any(|path| true_path(&*self.disk, path).is_ok_and(|(place, _)| place == own.path))
    }

    fn clear_leftovers_of(&self, held: &Held, now: Timestamp) -> Result<(), FinishError> {
        let file = held.saved.as_ref().map(|saved| saved.path.as_path());
        self.clear_leftovers(file, held.id, now).map_err(|trouble| leftover(held, trouble))
    }

    fn keep_nothing(&self, held: &mut Held, now: Timestamp) -> Result<(), FinishError> {
        self.clear_leftovers_of(held, now)?;
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
    pub(super) fn remove_lock(&self, path: &Path) {
        if let Err(error) = self.disk.remove_file(path) {
            log::debug!("a lock file stays: {}", error.kind());
        }
    }

    /// Deletes a session for good: its file, what broken saves left of it, its backups, its journals and its place in the
    /// list of recent files.
    ///
    /// Copies, exports and what a sync program made of it are out of reach.
    ///
    /// # Errors
    ///
    /// Names what is still there; all else is gone.
    pub fn delete(&self, held: Held, now: Timestamp) -> Result<(), DeleteError> {
        let id = held.id;
        let path = held.saved.as_ref().map(|saved| saved.path.clone());
        // The journal’s handle is closed first: some systems remove no open file.
        drop(held);
        let mut left = Vec::new();
        if let Some(path) = &path {
            let place = true_path(&*self.disk, path).map_or_else(|_| path.clone(), |(place, _)| place);
            left.extend(self.remove_file(&place).err());
            if let Err(SettingsError::Disk(trouble)) = self.forget(Some(&place)) {
                left.push(trouble);
            }
            self.remove_lock(&self.folders.document_lock(&place));
        }
        left.extend(Backups::new(&self.folders).remove_all(&*self.disk, id).err());
        left.extend(self.clear_leftovers(path.as_deref(), id, now).err());
        left.extend(journal::remove_all(&*self.disk, &self.folders.journals(), id).err());
        self.remove_lock(&self.folders.session_lock(id));
        if left.is_empty() { Ok(()) } else { Err(DeleteError { left }) }
    }
}

fn leftover(held: &Held, trouble: Trouble) -> FinishError {
    FinishError::Leftover { saved: held.saved.clone(), trouble }
}
