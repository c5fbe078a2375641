//! The safety copy that grows while two people talk.
//!
//! A journal is a session file that only ever grows. What stands in it may be more private than what is kept later, so
//! it lies in the state folder and nowhere else, and it ends when the session is saved or discarded. A session that
//! goes off the record has none.

use std::{
    fmt,
    path::{Path, PathBuf},
    sync::Arc,
};

use jiff::Timestamp;
use serde_json::{Value, json};
use thiserror::Error;
use uuid::Uuid;

use crate::{
    session::{Entry, Event, Record, Session},
    store::{
        disk::{Disk, Handle},
        hash::Hash,
        record::{self, Chain, LONGEST_FILE, Opened, ReadError},
        trouble::{Trouble, What},
    },
    text,
};

/// How a journal file ends.
pub(crate) const ENDING: &str = "journal";

/// The field of the header that only journals have.
pub(crate) const FIELD: &str = "journal";

/// When words have to be on the disk.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub(crate) enum Sync {
    /// Before the call returns: a turn is over.
    Now,
    /// Soon: somebody is still typing.
    Later,
}

/// Why the safety copy does not hold everything.
#[derive(Debug, Error)]
#[non_exhaustive]
pub enum JournalError {
    /// The two chose that nothing is written.
    #[error("{}", text::t("store-journal-off"))]
    OffTheRecord,
    /// The session does not begin as one.
    #[error("{}", text::t("store-read-no-beginning"))]
    NoBeginning,
    /// No safety copy of it was begun.
    #[error("{}", text::t("store-journal-not-begun"))]
    NotBegun,
    /// Only a newer program may write it.
    #[error("{}", text::t("store-open-newer"))]
    Newer,
    /// Another window holds this session.
    #[error("{}", elsewhere(*since))]
    Elsewhere {
        /// Since when, if it is known.
        since: Option<Timestamp>,
    },
    /// The disk does not take it. All of it is tried again with the next call.
    #[error("{}", .0.tell("store-safe-journal"))]
    Disk(Trouble),
    /// What was found again is still in its old safety copy, but the disk takes no new one. It is tried again with the
    /// next call.
    #[error("{}", .0.tell("store-safe-recovered"))]
    OnlyTheOld(Trouble),
}

/// Another window has it, and since when.
pub(crate) fn elsewhere(since: Option<Timestamp>) -> String {
    let Some(since) = since else { return text::t("store-elsewhere").into_owned() };
    let time = since.to_zoned(jiff::tz::TimeZone::system()).strftime("%Y-%m-%d %H:%M").to_string();
    text::with("store-elsewhere-since", &[("time", time.into())]).into_owned()
}

/// The journal of one open session.
pub(crate) struct Journal {
    disk: Arc<dyn Disk>,
    folder: PathBuf,
    path: PathBuf,
    id: Uuid,
    number: u64,
    /// None after any trouble: a handle that failed once is never asked again.
    handle: Option<Box<dyn Handle>>,
    /// All that should be in the file, to write it anew after trouble.
    text: Vec<u8>,
    chain: Chain,
    last_seq: u64,
    synced: bool,
}

impl fmt::Debug for Journal {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Journal").field("id", &self.id).field("last_seq", &self.last_seq).finish_non_exhaustive()
    }
}

impl Journal {
    /// A new journal with all of a session in it, on the disk when this returns.
    ///
    /// # Errors
    ///
    /// Says why there is none: above all because the two chose that nothing is written.
    pub(crate) fn create(
        disk: &Arc<dyn Disk>,
        folder: &Path,
        session: &Session,
        continues: Option<Hash>,
    ) -> Result<Self, JournalError> {
        let mut journal = Self::lined_up(disk, folder, session, continues)?;
        journal.sync()?;
        Ok(journal)
    }

    /// A new journal with all of a session in line for it; nothing is on the disk before [`Self::sync`].
    ///
    /// # Errors
    ///
    /// Says why there may be none.
    pub(crate) fn lined_up(
        disk: &Arc<dyn Disk>,
        folder: &Path,
        session: &Session,
        continues: Option<Hash>,
    ) -> Result<Self, JournalError> {
        match session.entries.first().map(|entry| &entry.event) {
            Some(Event::Began { setup, .. }) if setup.record == Record::On => {}
            Some(Event::Began { .. }) => return Err(JournalError::OffTheRecord),
            _ => return Err(JournalError::NoBeginning),
        }
        let more = json!({ "session": session.id, "continues": continues.map(|hash| hash.to_string()) });
        let (text, chain) = record::encode_header(session, Some((FIELD, more)));
        let mut journal = Self {
            disk: Arc::clone(disk),
            folder: folder.to_owned(),
            path: PathBuf::new(),
            id: session.id,
            number: 0,
            handle: None,
            text,
            chain,
            last_seq: 0,
            synced: false,
        };
        session.entries.iter().for_each(|entry| journal.add(entry));
        Ok(journal)
    }

    /// Whether any of it has come to the disk.
    pub(crate) fn is_begun(&self) -> bool {
        !self.path.as_os_str().is_empty()
    }

    /// Puts an entry in line, to be written with the next one that can be.
    pub(crate) fn line_up(&mut self, entry: &Entry) {
        if entry.seq > self.last_seq {
            self.add(entry);
            self.synced = false;
            self.handle = None;
        }
    }

    /// Writes down one entry; one that is in it already is not written twice.
    ///
    /// # Errors
    ///
    /// The entry is not safe on the disk then. It stays in line, and every later call tries again.
    pub(crate) fn append(&mut self, entry: &Entry, sync: Sync) -> Result<(), JournalError> {
        if entry.seq > self.last_seq {
            let from = self.text.len();
            self.add(entry);
            self.synced = false;
            if let Some(handle) = &mut self.handle
                && let Err(error) = handle.write_all(&self.text[from..])
            {
                log::warn!("the journal is written anew: {}", error.kind());
                self.handle = None;
            }
        }
        match sync {
            Sync::Now => self.sync(),
            Sync::Later if self.handle.is_none() => self.sync(),
            Sync::Later => Ok(()),
        }
    }

    /// Returns when all that was appended is on the disk.
    ///
    /// # Errors
    ///
    /// Nothing that was appended since the last success is safe then.
    pub(crate) fn sync(&mut self) -> Result<(), JournalError> {
        if self.synced && self.handle.is_some() {
            return Ok(());
        }
        if let Some(mut handle) = self.handle.take() {
            // After a failed sync the system may forget what it could not write; only a new file tells the truth.
            match handle.sync_data() {
                Ok(()) => {
                    self.handle = Some(handle);
                    self.synced = true;
                    return Ok(());
                }
                Err(error) => log::warn!("the journal is written anew: {}", error.kind()),
            }
        }
        self.write_anew().map_err(JournalError::Disk)
    }

    /// Removes every other journal of this session, whose place this one takes.
    ///
    /// # Errors
    ///
    /// This one is good, but another may still be there.
    pub(crate) fn remove_others(&self) -> Result<(), JournalError> {
        remove_but(&*self.disk, &self.folder, self.id, Some(&self.path)).map_err(JournalError::Disk)
    }

    fn add(&mut self, entry: &Entry) {
        self.chain = record::encode_entry(&mut self.text, self.chain, entry);
        self.last_seq = entry.seq;
    }

    /// All of it into a new file; the old one goes only when the new one is there to stay.
    fn write_anew(&mut self) -> Result<(), Trouble> {
        let old = self.path.clone();
        let (path, mut handle) = self.new_file()?;
        let written = handle
            .write_all(&self.text)
            .and_then(|()| handle.sync_all())
            .and_then(|()| self.disk.sync_dir(&self.folder));
        if let Err(error) = written {
            drop(handle);
            if let Err(error) = self.disk.remove_file(&path) {
                log::warn!("an unfinished journal stays: {}", error.kind());
            }
            return Err(Trouble::of(&path)(error));
        }
        self.path = path;
        self.handle = Some(handle);
        self.synced = true;
        if !old.as_os_str().is_empty()
            && let Err(error) = self.disk.remove_file(&old)
        {
            // It holds less than the new one, so nobody is offered it; it goes with the new one.
            log::warn!("an old journal stays: {}", error.kind());
        }
        Ok(())
    }

    fn new_file(&mut self) -> Result<(PathBuf, Box<dyn Handle>), Trouble> {
        self.disk.create_dir_all(&self.folder).map_err(Trouble::of(&self.folder))?;
        loop {
            self.number += 1;
            let path = self.folder.join(format!("{}.{}.{ENDING}", self.id, self.number));
            match self.disk.create_new(&path) {
                Err(error) if error.kind() == std::io::ErrorKind::AlreadyExists && self.number < 10_000 => {}
                Err(error) => return Err(Trouble::of(&path)(error)),
                Ok(handle) => return Ok((path, handle)),
            }
        }
    }
}

/// A journal that was found after a crash.
#[derive(Debug)]
pub(crate) struct Found {
    /// What could be read.
    pub(crate) opened: Opened,
    /// The saved file that it continues, by its hash.
    pub(crate) continues: Option<Hash>,
}

/// Reads a journal.
pub(crate) fn read(disk: &dyn Disk, path: &Path) -> Result<Result<Found, ReadError>, Trouble> {
    let bytes = disk.read(path, LONGEST_FILE).map_err(Trouble::of(path))?;
    Ok(record::read(&bytes).map(|mut opened| {
        let field = opened.session.extras.remove(FIELD);
        let continues = field.as_ref().and_then(|field| field["continues"].as_str()).and_then(Hash::from_hex);
        // A journal that names another session was put in the wrong place; it does not continue anything.
        let same = field.as_ref().map(|field| &field["session"]) == Some(&Value::from(opened.session.id.to_string()));
        Found { opened, continues: continues.filter(|_| same) }
    }))
}

/// The session that a journal file belongs to, by its name.
pub(crate) fn id_of(path: &Path) -> Option<Uuid> {
    let name = path.file_name()?.to_str()?.strip_suffix(ENDING)?.strip_suffix('.')?;
    name.split_once('.')?.0.parse().ok()
}

/// All journal files in this folder; none where there is no folder.
pub(crate) fn files(disk: &dyn Disk, folder: &Path) -> Result<Vec<PathBuf>, Trouble> {
    match disk.list(folder).map_err(Trouble::of(folder)) {
        Ok(mut paths) => {
            paths.retain(|path| id_of(path).is_some());
            Ok(paths)
        }
        Err(Trouble { what: What::NotFound, .. }) => Ok(Vec::new()),
        Err(trouble) => Err(trouble),
    }
}

/// Removes every journal of a session.
pub(crate) fn remove_all(disk: &dyn Disk, folder: &Path, id: Uuid) -> Result<(), Trouble> {
    remove_but(disk, folder, id, None)
}

fn remove_but(disk: &dyn Disk, folder: &Path, id: Uuid, stays: Option<&Path>) -> Result<(), Trouble> {
    let mut goes = files(disk, folder)?;
    goes.retain(|path| id_of(path) == Some(id) && Some(path.as_path()) != stays);
    if goes.is_empty() {
        return Ok(());
    }
    for path in &goes {
        disk.remove_file(path).map_err(Trouble::of(path))?;
    }
    disk.sync_dir(folder).map_err(Trouble::of(folder))
}
