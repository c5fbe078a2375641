//! Holding a session while two people talk: from its beginning on, everything finished is in the safety copy.
//!
//! Where the disk does not take it, the session is held all the same, and every later word tries again.

use jiff::Timestamp;
use uuid::Uuid;

use crate::{
    session::{Entry, Event, Record, Session},
    store::{
        Store,
        disk::Guard,
        held::{Held, ReadOnly},
        journal::{Journal, JournalError, Sync},
        lock::{self, Lock},
    },
};

impl Store {
    /// Begins to hold a new session: from here on there is a safety copy, unless it is off the record.
    ///
    /// Where the disk does not take it, it is held all the same, beside the reason: every later call tries again, and it
    /// can be saved elsewhere.
    pub fn begin(&self, session: &Session, now: Timestamp) -> (Held, Option<JournalError>) {
        let mut held = Held::new(session.id);
        held.off_the_record = is_off_the_record(session);
        let trouble = self.edit(&mut held, session, now).err();
        (held, trouble)
    }

    /// Begins a safety copy of a session that is held, before its first change.
    ///
    /// # Errors
    ///
    /// There is no safety copy yet. Every later call tries again, unless only a newer program may write it.
    pub(crate) fn edit(&self, held: &mut Held, session: &Session, now: Timestamp) -> Result<(), JournalError> {
        if held.off_the_record {
            return Ok(());
        }
        if let Some(ReadOnly::Newer(_)) = held.read_only {
            return Err(JournalError::Newer);
        }
        if held.journal.is_none() {
            let continues = held.saved.as_ref().map(|saved| saved.hash).or(held.continues);
            held.journal = Some(Journal::lined_up(&self.disk, &self.folders.journals(), session, continues)?);
        }
        self.lock_held(held, now)?;
        self.sync(held)
    }

    /// Writes down what happened; when this returns it is on the disk.
    ///
    /// Off the record it does nothing.
    ///
    /// # Errors
    ///
    /// It is not on the disk then. It stays in line, and the next call tries again.
    pub fn append(&self, held: &mut Held, entry: &Entry) -> Result<(), JournalError> {
        self.write_down(held, entry, Sync::Now)
    }

    /// Writes down half-typed words; [`Self::sync`] brings them to the disk.
    ///
    /// # Errors
    ///
    /// As for [`Self::append`].
    pub fn draft(&self, held: &mut Held, entry: &Entry) -> Result<(), JournalError> {
        self.write_down(held, entry, Sync::Later)
    }

    /// Returns when all that was written down is on the disk.
    ///
    /// # Errors
    ///
    /// As for [`Self::append`].
    pub fn sync(&self, held: &mut Held) -> Result<(), JournalError> {
        held.journal.as_mut().map_or(Ok(()), Journal::sync)
    }

    fn write_down(&self, held: &mut Held, entry: &Entry, sync: Sync) -> Result<(), JournalError> {
        let locked = self.lock_held(held, entry.at);
        match (&mut held.journal, locked) {
            (Some(journal), Ok(())) => journal.append(entry, sync),
            (Some(journal), Err(error)) => {
                journal.line_up(entry);
                Err(error)
            }
            (None, _) if held.off_the_record => Ok(()),
            (None, _) if matches!(held.read_only, Some(ReadOnly::Newer(_))) => Err(JournalError::Newer),
            (None, _) => Err(JournalError::NotBegun),
        }
    }

    /// Nobody else may write into the safety copy of a session that is held.
    fn lock_held(&self, held: &mut Held, now: Timestamp) -> Result<(), JournalError> {
        if held.session_lock.is_none() && held.journal.is_some() {
            held.session_lock = Some(self.lock_session(held.id, now)?);
        }
        Ok(())
    }

    pub(crate) fn lock_session(&self, id: Uuid, now: Timestamp) -> Result<Box<dyn Guard>, JournalError> {
        match lock::take(&*self.disk, &self.folders.session_lock(id), now).map_err(JournalError::Disk)? {
            Lock::Ours(guard) => Ok(guard),
            Lock::Elsewhere { since } => Err(JournalError::Elsewhere { since }),
        }
    }
}

pub(crate) fn is_off_the_record(session: &Session) -> bool {
    matches!(session.events().next(), Some(Event::Began { setup, .. }) if setup.record == Record::Off)
}
