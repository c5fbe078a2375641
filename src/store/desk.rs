//! The way in: what a window or a command asks of the store.

use std::{
    path::{Path, PathBuf},
    sync::Arc,
    time::SystemTime,
};

use jiff::{Timestamp, civil::Date};
use thiserror::Error;
use uuid::Uuid;

use crate::{
    session::{Entry, Event, Keep, Record, Session},
    store::{
        backup::Backups,
        disk::{Disk, Guard, Kind},
        folders::{Folders, unused},
        hash::Hash,
        held::{Held, ReadOnly},
        journal::{Journal, JournalError, Sync},
        lock::{self, Lock},
        record::{self, LONGEST_FILE, Opened, ReadError},
        save::{self, Expected, LeftBehind, SaveError, Saved, fit_to_keep, true_path},
        settings::{self, Settings, SettingsError, Switch},
        trouble::{Trouble, What},
        watch::{self, Outside},
    },
    text,
};

/// Keeps sessions. Cheap to clone; every call may wait for the disk, so no call belongs into a frame.
#[derive(Clone, Debug)]
pub struct Store {
    pub(crate) disk: Arc<dyn Disk>,
    pub(crate) folders: Folders,
    backups: Switch,
}

/// A file that was opened.
#[derive(Debug)]
pub struct OpenFile {
    /// What was read, and what is to be said about it.
    pub opened: Opened,
    /// The hold on it.
    pub held: Held,
}

/// Why a file was not opened. It was not touched.
#[derive(Debug, Error)]
#[non_exhaustive]
pub enum OpenError {
    /// The disk does not give it.
    #[error("{}", .0.tell("store-safe-open"))]
    Disk(Trouble),
    /// It is no session, or none that can be opened.
    #[error("{} {}\n{}", what, text::t("store-safe-open"), path.display())]
    Read {
        /// What it is instead.
        what: ReadError,
        /// Which file.
        path: PathBuf,
    },
}

impl Store {
    /// On this disk, in these folders.
    #[must_use]
    pub fn new(disk: Arc<dyn Disk>, folders: Folders) -> Self {
        Self { disk, folders, backups: Switch::On }
    }

    /// Keeps earlier versions from now on, or does not.
    pub fn set_backups(&mut self, backups: Switch) {
        self.backups = backups;
    }

    /// The disk.
    pub(super) fn disk(&self) -> &dyn Disk {
        &*self.disk
    }

    /// Where things are.
    #[must_use]
    pub fn folders(&self) -> &Folders {
        &self.folders
    }

    /// Begins to hold a new session: from here on there is a safety copy, unless it is off the record.
    ///
    /// # Errors
    ///
    /// Nothing is held then, and nothing was written.
    pub fn begin(&self, session: &Session, now: Timestamp) -> Result<Held, JournalError> {
        let mut held = Held::new(session.id);
        held.off_the_record = is_off_the_record(session);
        if !held.off_the_record {
            self.edit(&mut held, session, now)?;
        }
        Ok(held)
    }

    /// Begins a safety copy of a session that was opened, before its first change.
    ///
    /// # Errors
    ///
    /// There is no safety copy then.
    pub fn edit(&self, held: &mut Held, session: &Session, now: Timestamp) -> Result<(), JournalError> {
        if held.journal.is_some() || held.off_the_record {
            return Ok(());
        }
        if held.session_lock.is_none() {
            held.session_lock = Some(self.lock_session(session.id, now)?);
        }
        let continues = held.saved.as_ref().map(|saved| saved.hash).or(held.continues);
        held.journal = Some(Journal::create(&self.disk, &self.folders.journals(), session, continues)?);
        Ok(())
    }

    /// Writes down what happened; when this returns it is on the disk.
    ///
    /// Off the record it does nothing.
    ///
    /// # Errors
    ///
    /// It is not on the disk then. It stays in line, and the next call tries again.
    pub fn append(&self, held: &mut Held, entry: &Entry) -> Result<(), JournalError> {
        Self::write_down(held, entry, Sync::Now)
    }

    /// Writes down half-typed words; [`Self::sync`] brings them to the disk.
    ///
    /// # Errors
    ///
    /// As for [`Self::append`].
    pub fn draft(&self, held: &mut Held, entry: &Entry) -> Result<(), JournalError> {
        Self::write_down(held, entry, Sync::Later)
    }

    /// Returns when all that was written down is on the disk.
    ///
    /// # Errors
    ///
    /// As for [`Self::append`].
    pub fn sync(&self, held: &mut Held) -> Result<(), JournalError> {
        held.journal.as_mut().map_or(Ok(()), Journal::sync)
    }

    fn write_down(held: &mut Held, entry: &Entry, sync: Sync) -> Result<(), JournalError> {
        match &mut held.journal {
            Some(journal) => journal.append(entry, sync),
            None if held.off_the_record => Ok(()),
            None => Err(JournalError::NotBegun),
        }
    }

    /// Saves to where it was opened from or saved before.
    ///
    /// # Errors
    ///
    /// The file is as it was then, except after [`SaveError::Unsure`].
    pub fn save(&self, held: &mut Held, session: &Session, now: Timestamp) -> Result<Saved, SaveError> {
        let Saved { path, hash } = held.saved.clone().ok_or(SaveError::NoPlace)?;
        self.save_as(held, session, &path, Expected::This(hash), now)
    }

    /// Saves to this place, which is where the session lives from then on.
    ///
    /// What both have decided to keep is kept, and where they have not decided yet, all but what is private.
    ///
    /// # Errors
    ///
    /// As for [`Self::save`].
    pub fn save_as(
        &self,
        held: &mut Held,
        session: &Session,
        path: &Path,
        expected: Expected,
        now: Timestamp,
    ) -> Result<Saved, SaveError> {
        self.save_part(held, session, Keep::All, path, expected, now)?;
        self.renew_journal(held, session);
        held.saved.clone().ok_or(SaveError::NoPlace)
    }

    /// Saves at most this much, and less where both have decided on less.
    pub(crate) fn save_part(
        &self,
        held: &mut Held,
        session: &Session,
        keep: Keep,
        path: &Path,
        expected: Expected,
        now: Timestamp,
    ) -> Result<(), SaveError> {
        self.save_with(held, session, keep, path, expected, now, self.backups == Switch::On)
    }

    #[expect(clippy::too_many_arguments, reason = "the one place where all that saving depends on comes together")]
    pub(crate) fn save_with(
        &self,
        held: &mut Held,
        session: &Session,
        keep: Keep,
        path: &Path,
        expected: Expected,
        now: Timestamp,
        backups: bool,
    ) -> Result<(), SaveError> {
        let keep = session.state().and_then(|state| state.keeps()).map_or(keep, |decided| decided.min(keep));
        let kept = fit_to_keep(session, keep)?;
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
        let lock = if has_lock { None } else { self.lock_document(&place, now)? };
        let backups = backups.then(|| Backups::new(&self.folders));
        let result = save::save(&*self.disk, &place, &kept, expected, backups.as_ref(), now);
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

    /// Opens a file.
    ///
    /// # Errors
    ///
    /// Says what kind of file it is instead, or what keeps it from being read.
    pub fn open(&self, path: &Path, now: Timestamp) -> Result<OpenFile, OpenError> {
        let (place, opened, hash) = self.read_file(path)?;
        let mut held = Held::new(opened.session.id);
        held.off_the_record = is_off_the_record(&opened.session);
        held.read_only = opened.read_only.map(ReadOnly::Newer).or_else(|| self.read_only_place(&place));
        match lock::take(&*self.disk, &self.folders.document_lock(&place), now) {
            Ok(Lock::Ours(guard)) => held.document_lock = Some(guard),
            Ok(Lock::Elsewhere { since }) => {
                held.read_only = held.read_only.or(Some(ReadOnly::Elsewhere { since }));
            }
            // Without a state folder there is nobody to be told about; the hash still guards the file.
            Err(_) => log::warn!("no lock could be taken"),
        }
        held.saved = Some(Saved { path: place, hash });
        Ok(OpenFile { opened, held })
    }

    /// Opens a file as a new session of its own, for when the file itself may only be read here.
    ///
    /// # Errors
    ///
    /// As for [`Self::open`].
    pub fn open_copy(&self, path: &Path) -> Result<OpenFile, OpenError> {
        let (_, mut opened, _) = self.read_file(path)?;
        opened.session.id = Uuid::new_v4();
        let mut held = Held::new(opened.session.id);
        held.off_the_record = is_off_the_record(&opened.session);
        held.read_only = opened.read_only.map(ReadOnly::Newer);
        Ok(OpenFile { opened, held })
    }

    /// Reads the file anew after it was changed outside; what is held moves to that version.
    ///
    /// # Errors
    ///
    /// What is held stays as it was.
    pub fn reload(&self, held: &mut Held) -> Result<Opened, OpenError> {
        let Some(saved) = &held.saved else {
            return Err(OpenError::Disk(Trouble::new(What::NotFound, Path::new(""))));
        };
        let (path, opened, hash) = self.read_file(&saved.path)?;
        held.saved = Some(Saved { path, hash });
        held.glance = None;
        Ok(opened)
    }

    fn read_file(&self, path: &Path) -> Result<(PathBuf, Opened, Hash), OpenError> {
        let place = self.disk.canonicalize(path).map_err(Trouble::of(path)).map_err(OpenError::Disk)?;
        let bytes = self.disk.read(&place, LONGEST_FILE).map_err(Trouble::of(&place)).map_err(OpenError::Disk)?;
        let opened = record::read(&bytes).map_err(|what| OpenError::Read { what, path: place.clone() })?;
        Ok((place, opened, Hash::of(&bytes)))
    }

    fn read_only_place(&self, path: &Path) -> Option<ReadOnly> {
        if self.disk.metadata(path).is_ok_and(|meta| meta.readonly) {
            return Some(ReadOnly::File);
        }
        let folder = self.disk.metadata(path.parent()?).ok()?;
        (folder.kind == Kind::Folder && folder.readonly).then_some(ReadOnly::Folder)
    }

    /// No lock where none can be made: a full disk at home must not keep anybody from saving to another.
    fn lock_document(&self, place: &Path, now: Timestamp) -> Result<Option<Box<dyn Guard>>, SaveError> {
        match lock::take(&*self.disk, &self.folders.document_lock(place), now) {
            Ok(Lock::Ours(guard)) => Ok(Some(guard)),
            Ok(Lock::Elsewhere { since }) => Err(SaveError::Elsewhere { since, path: place.to_owned() }),
            Err(_) => {
                log::warn!("no lock could be taken");
                Ok(None)
            }
        }
    }

    pub(crate) fn lock_session(&self, id: Uuid, now: Timestamp) -> Result<Box<dyn Guard>, JournalError> {
        match lock::take(&*self.disk, &self.folders.session_lock(id), now).map_err(JournalError::Disk)? {
            Lock::Ours(guard) => Ok(guard),
            Lock::Elsewhere { since } => Err(JournalError::Elsewhere { since }),
        }
    }

    /// Whether somebody else changed the file.
    pub fn check_outside(&self, held: &mut Held) -> Outside {
        match &held.saved {
            Some(saved) => watch::look(&*self.disk, saved, &mut held.glance),
            None => Outside::Same,
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

    /// A name for a session of this day that is not taken yet.
    #[must_use]
    pub fn propose(&self, settings: &Settings, day: Date) -> PathBuf {
        self.folders.propose(&*self.disk, settings.folder.as_deref(), day)
    }

    /// Clears a folder of our own temporary files; names those that hold a whole session.
    #[must_use]
    pub fn sweep(&self, folder: &Path, now: SystemTime) -> Vec<LeftBehind> {
        save::sweep(&*self.disk, folder, now)
    }

    /// The settings, and what is to be said where they could not be read.
    #[must_use]
    pub fn settings(&self) -> (Settings, Option<SettingsError>) {
        settings::load(&*self.disk, &self.folders)
    }

    /// Writes the settings.
    ///
    /// # Errors
    ///
    /// The old ones are still there then.
    pub fn save_settings(&self, settings: &Settings) -> Result<(), SettingsError> {
        settings::save(&*self.disk, &self.folders, settings)
    }

    /// The files that were opened last, the newest first; empty unless somebody asked for the list.
    #[must_use]
    pub fn recent(&self) -> Vec<PathBuf> {
        settings::recent(&*self.disk, &self.folders)
    }

    /// Puts a file at the top of that list, where it is wanted.
    ///
    /// # Errors
    ///
    /// The old list is still there then.
    pub fn remember(&self, settings: &Settings, path: &Path) -> Result<(), SettingsError> {
        settings::remember(&*self.disk, &self.folders, settings, path)
    }

    /// Takes one file off that list, or all.
    ///
    /// # Errors
    ///
    /// The old list is still there then.
    pub fn forget(&self, path: Option<&Path>) -> Result<(), SettingsError> {
        settings::forget(&*self.disk, &self.folders, path)
    }
}

fn is_off_the_record(session: &Session) -> bool {
    matches!(session.events().next(), Some(Event::Began { setup, .. }) if setup.record == Record::Off)
}
