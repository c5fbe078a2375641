//! Saving: what of a session goes into a file, and where.
//!
//! What is private to one partner is left out here, whatever the caller hands over.

use std::{
    fmt,
    path::{Path, PathBuf},
};

use jiff::Timestamp;
use thiserror::Error;

use crate::{
    session::{Entry, Event, Keep, Reach, Record, Session},
    store::{
        Store,
        backup::Backups,
        disk::Guard,
        folders::{unused, with_ending},
        hash::Hash,
        held::{Held, ReadOnly},
        journal::{FIELD, Journal, elsewhere},
        lock::{self, Lock},
        record,
        replace::{self, true_path},
        settings::Switch,
        trouble::{Trouble, tell_at},
    },
    text,
};

/// A file as it was last read or written.
#[derive(Clone, Eq, PartialEq)]
pub struct Saved {
    /// Its true path.
    pub path: PathBuf,
    /// What was in it.
    pub hash: Hash,
}

impl fmt::Debug for Saved {
    /// Without the path: people name files after what is in them.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "Saved({:?})", self.hash)
    }
}

/// What is expected at a path before it is saved to.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub enum Expected {
    /// Nothing.
    Nothing,
    /// The file with this hash.
    This(Hash),
    /// Whatever it is, somebody has said that it may be replaced.
    Anything,
}

/// Why a session was not saved. The old file is as it was, and the journal still holds everything.
#[derive(Error)]
#[non_exhaustive]
pub enum SaveError {
    /// The disk does not take it.
    #[error("{}", .0.tell("store-safe-save"))]
    Disk(Trouble),
    /// The earlier version could not be put with the backups.
    #[error("{}", .0.tell("store-safe-backup"))]
    Backup(Trouble),
    /// The file is no longer what was last read or written here.
    #[error("{}", tell_at("store-save-changed-outside", .0))]
    ChangedOutside(PathBuf),
    /// The file is no longer there.
    #[error("{}", tell_at("store-save-gone", .0))]
    Gone(PathBuf),
    /// Another window has this file open.
    #[error("{}\n{}", elsewhere(*since), path.display())]
    Elsewhere {
        /// Since when, if it is known.
        since: Option<Timestamp>,
        /// Which.
        path: PathBuf,
    },
    /// It may only be read here.
    #[error("{}", text::t("store-save-read-only"))]
    ReadOnly,
    /// It has no place yet.
    #[error("{}", text::t("store-save-no-place"))]
    NoPlace,
    /// The two chose to keep nothing, or nothing was recorded.
    #[error("{}", text::t("store-save-nothing"))]
    NothingToKeep,
    /// What was written does not read back as what was meant.
    #[error("{}", tell_at("store-save-not-the-same", .0))]
    NotTheSame(PathBuf),
    /// It is in place, but the disk does not confirm that it will stay.
    #[error("{}", trouble.tell("store-safe-unsure"))]
    Unsure {
        /// The file that is in place.
        saved: Saved,
        /// What the disk said.
        trouble: Trouble,
    },
}

impl fmt::Debug for SaveError {
    /// A path may hold names, so that only the kind is told.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Self::Disk(trouble) => return write!(f, "Disk({:?})", trouble.what),
            Self::Backup(trouble) => return write!(f, "Backup({:?})", trouble.what),
            Self::ChangedOutside(_) => "ChangedOutside",
            Self::Gone(_) => "Gone",
            Self::Elsewhere { .. } => "Elsewhere",
            Self::ReadOnly => "ReadOnly",
            Self::NoPlace => "NoPlace",
            Self::NothingToKeep => "NothingToKeep",
            Self::NotTheSame(_) => "NotTheSame",
            Self::Unsure { trouble, .. } => return write!(f, "Unsure({:?})", trouble.what),
        })
    }
}

/// What is left of a session when it is written where others may read it.
///
/// # Errors
///
/// Says that nothing is.
pub(crate) fn fit_to_keep(session: &Session, keep: Keep) -> Result<Session, SaveError> {
    let mut kept = session.kept(keep);
    kept.extras.remove(FIELD);
    kept.entries.retain(|entry| !is_private(entry));
    for (entry, seq) in kept.entries.iter_mut().zip(1..) {
        entry.seq = seq;
    }
    match kept.entries.first() {
        Some(Entry { event: Event::Began { setup, .. }, .. }) if setup.record == Record::On => Ok(kept),
        _ => Err(SaveError::NothingToKeep),
    }
}

/// How much of a session is kept: what both have decided, and all where they have not.
pub(crate) fn kept_of(session: &Session) -> Keep {
    session.state().and_then(|state| state.keeps()).unwrap_or(Keep::All)
}

/// Private, or a private kind of event in words that only a newer program understands.
fn is_private(entry: &Entry) -> bool {
    let told = || Reach::of_kind(&record::kind_of(entry.raw.as_ref()?)?);
    let reach = if entry.event == Event::Unknown { told() } else { None };
    reach.unwrap_or_else(|| entry.event.reach()) == Reach::Journal
}

impl Store {
    /// Saves to this place, which is where the session lives from then on.
    ///
    /// What both have decided to keep is kept, and where they have not decided yet, all but what is private. A new file
    /// gets the ending of a session file, where somebody typed none.
    ///
    /// # Errors
    ///
    /// The file is as it was then, except after [`SaveError::Unsure`].
    pub fn save_as(
        &self,
        held: &mut Held,
        session: &Session,
        path: &Path,
        expected: Expected,
        now: Timestamp,
    ) -> Result<Saved, SaveError> {
        let kept = fit_to_keep(session, kept_of(session))?;
        self.save_with(held, &kept, path, expected, now, self.backups)?;
        self.renew_journal(held, session);
        let saved = held.saved.clone().ok_or(SaveError::NoPlace)?;
        if self.clear_leftovers(Some(&saved.path), held.id, now).is_err() {
            log::warn!("what an earlier save left behind stays");
        }
        Ok(saved)
    }

    /// Saves what [`fit_to_keep`] has gone over; the journal is for the caller to see to.
    pub(crate) fn save_with(
        &self,
        held: &mut Held,
        kept: &Session,
        path: &Path,
        expected: Expected,
        now: Timestamp,
        backups: Switch,
    ) -> Result<(), SaveError> {
        let path = &if expected == Expected::Nothing { with_ending(path) } else { path.to_owned() };
        if path.parent() == Some(self.folders.documents.as_path()) {
            let folder = &self.folders.documents;
            self.disk.create_dir_all(folder).map_err(Trouble::of(folder)).map_err(SaveError::Disk)?;
        }
        let place = true_path(&*self.disk, path).map_err(SaveError::Disk)?.0;
        let same_place = held.saved.as_ref().is_some_and(|saved| saved.path == place);
        match held.read_only {
            Some(ReadOnly::Newer(_)) => return Err(SaveError::ReadOnly),
            Some(_) if same_place => return Err(SaveError::ReadOnly),
            _ => {}
        }
        let has_lock = same_place && held.document_lock.is_some();
        let lock = if has_lock { None } else { self.lock_for(&self.folders.document_lock(&place), &place, now)? };
        let backups = (backups == Switch::On).then(|| Backups::new(&self.folders));
        let saving = self.lock_for(&self.folders.saving_lock(held.id), &place, now)?;
        let result = replace::save(&*self.disk, &place, kept, expected, backups.as_ref(), now);
        if saving.is_some() {
            self.remove_lock(&self.folders.saving_lock(held.id));
        }
        drop(saving);
        let saved = match &result {
            Ok(saved) | Err(SaveError::Unsure { saved, .. }) => saved.clone(),
            Err(_) => return result.map(|_| ()),
        };
        held.glance = None;
        held.saved = Some(saved);
        held.read_only = None;
        if !has_lock {
            held.document_lock = lock;
        }
        result.map(|_| ())
    }

    /// A new journal that continues the saved file, in place of the old one.
    ///
    /// Where there is trouble the old one stays: it holds everything, only its note of the saved file is out of date.
    fn renew_journal(&self, held: &mut Held, session: &Session) {
        if held.journal.is_none() {
            return;
        }
        let continues = held.saved.as_ref().map(|saved| saved.hash);
        let renewed = Journal::create(&self.disk, &self.folders.journals(), session, continues);
        let done = renewed.and_then(|journal| {
            let done = journal.remove_others();
            held.journal = Some(journal);
            done
        });
        if done.is_err() {
            log::warn!("the journal was not renewed after saving");
        }
    }

    /// Keeps both versions: ours goes beside theirs under a name of its own and is what is held from then on.
    ///
    /// # Errors
    ///
    /// Theirs is untouched in any case.
    pub fn keep_both(&self, held: &mut Held, session: &Session, now: Timestamp) -> Result<Saved, SaveError> {
        let saved = held.saved.as_ref().ok_or(SaveError::NoPlace)?;
        let folder = saved.path.parent().unwrap_or(&self.folders.documents);
        let stem = saved.path.file_stem().map(|stem| stem.to_string_lossy().into_owned()).unwrap_or_default();
        let day = now.to_zoned(jiff::tz::TimeZone::system()).date().to_string();
        let name = text::with("store-copy-name", &[("name", stem.into()), ("date", day.into())]);
        let path = unused(&*self.disk, folder, &name);
        self.save_as(held, session, &path, Expected::Nothing, now)
    }

    /// Puts our version in the place of theirs, which goes to the backups.
    ///
    /// # Errors
    ///
    /// Theirs is still there then; above all where it has changed again.
    pub fn keep_ours(
        &self,
        held: &mut Held,
        session: &Session,
        theirs: Hash,
        now: Timestamp,
    ) -> Result<Saved, SaveError> {
        let path = held.saved.as_ref().ok_or(SaveError::NoPlace)?.path.clone();
        self.save_as(held, session, &path, Expected::This(theirs), now)
    }

    /// No lock where none can be made: a full disk at home must not keep anybody from saving to another.
    fn lock_for(&self, lock: &Path, place: &Path, now: Timestamp) -> Result<Option<Box<dyn Guard>>, SaveError> {
        match lock::take(&*self.disk, lock, now) {
            Ok(Lock::Ours(guard)) => Ok(Some(guard)),
            Ok(Lock::Elsewhere { since }) => Err(SaveError::Elsewhere { since, path: place.to_owned() }),
            Err(_) => {
                log::warn!("no lock could be taken");
                Ok(None)
            }
        }
    }
}
