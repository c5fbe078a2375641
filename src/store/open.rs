//! Opening what was saved, and seeing that it has changed since.
//!
//! Nothing here writes, but for the lock that tells other windows.

use std::{
    fmt,
    path::{Path, PathBuf},
};

use jiff::Timestamp;
use thiserror::Error;
use uuid::Uuid;

use crate::{
    store::{
        Store,
        disk::Kind,
        hash::Hash,
        held::{Held, ReadOnly},
        hold::is_off_the_record,
        journal::JournalError,
        lock::{self, Lock},
        record::{self, LONGEST_FILE, Opened, ReadError},
        save::Saved,
        trouble::{Trouble, What},
        watch::{self, Outside},
    },
    text,
};

/// A file that was opened.
#[derive(Debug)]
pub struct OpenFile {
    /// What was read, and what is to be said about it.
    pub opened: Opened,
    /// The hold on it.
    pub held: Held,
    /// Why there is no safety copy, where there should be one; every later call tries again.
    pub no_copy: Option<JournalError>,
}

/// Why a file was not opened. It was not touched.
#[derive(Error)]
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

impl fmt::Debug for OpenError {
    /// Without the path: people name files after what is in them.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Disk(trouble) => write!(f, "Disk({:?})", trouble.what),
            Self::Read { what, .. } => write!(f, "Read({what:?})"),
        }
    }
}

impl Store {
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
        Ok(OpenFile { opened, held, no_copy: None })
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
        Ok(OpenFile { opened, held, no_copy: None })
    }

    /// Reads the file anew after it was changed outside; what is held moves to that version, also where it is another
    /// session.
    ///
    /// # Errors
    ///
    /// What is held stays as it was, and [`Self::check_outside`] does not ask for that version again.
    pub fn reload(&self, held: &mut Held) -> Result<Opened, OpenError> {
        let Some(saved) = &held.saved else {
            return Err(OpenError::Disk(Trouble::new(What::NotFound, Path::new(""))));
        };
        let (path, opened, hash) = self.read_file(&saved.path).inspect_err(|_| watch::refuse(&mut held.glance))?;
        if held.id != opened.session.id {
            // What was written down of the other session stays where it is, to be found again.
            held.id = opened.session.id;
            held.journal = None;
            held.session_lock = None;
            held.continues = None;
        }
        held.off_the_record = is_off_the_record(&opened.session);
        held.read_only = match (opened.read_only, held.read_only) {
            (Some(newer), _) => Some(ReadOnly::Newer(newer)),
            (None, Some(elsewhere @ ReadOnly::Elsewhere { .. })) => Some(elsewhere),
            (None, _) => self.read_only_place(&path),
        };
        held.saved = Some(Saved { path, hash });
        held.glance = None;
        Ok(opened)
    }

    pub(super) fn read_file(&self, path: &Path) -> Result<(PathBuf, Opened, Hash), OpenError> {
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

    /// Whether somebody else changed the file.
    pub fn check_outside(&self, held: &mut Held) -> Outside {
        match &held.saved {
            Some(saved) => watch::look(&*self.disk, saved, &mut held.glance),
            None => Outside::Same,
        }
    }
}
