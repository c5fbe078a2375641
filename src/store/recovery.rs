//! Sessions that ended without being saved or discarded.
//!
//! The list says when and how long, and nothing else: one partner alone must not be shown words that the other has not
//! agreed to keep.

use std::{collections::BTreeMap, path::Path};

use jiff::{SignedDuration, Timestamp};
use thiserror::Error;
use uuid::Uuid;

use crate::{
    session::{Event, Keep, Phase, Session},
    store::{
        Store,
        disk::Disk,
        hash::Hash,
        held::{Held, ReadOnly},
        journal::{self, Found, JournalError, elsewhere},
        lock::{self, Lock},
        open::OpenFile,
        record::ReadError,
        trouble::Trouble,
    },
    text,
};

/// A longer silence than this was no part of the talk.
const LONGEST_SILENCE: SignedDuration = SignedDuration::from_mins(30);

/// A session that is waiting to be opened together or discarded.
#[derive(Debug)]
pub struct Unfinished {
    /// Its id.
    pub id: Uuid,
    /// When it began; not known where it cannot be read.
    pub began: Option<Timestamp>,
    /// When the last thing in it happened.
    pub last: Option<Timestamp>,
    /// How many turns it has.
    pub turns: usize,
    /// How many minutes they talked.
    pub minutes: u32,
    /// What both had decided to keep, where only the saving is missing.
    pub decided: Option<Keep>,
    /// The saved file that it continues, by its hash.
    pub continues: Option<Hash>,
    /// Why it cannot be opened.
    pub unreadable: Option<RecoverError>,
}

/// Why an unfinished session was not opened.
#[derive(Debug, Error)]
#[non_exhaustive]
pub enum RecoverError {
    /// There is none by this id any more.
    #[error("{}", text::t("store-recover-none"))]
    None,
    /// Another window has it.
    #[error("{}", elsewhere(*since))]
    Elsewhere {
        /// Since when, if it is known.
        since: Option<Timestamp>,
    },
    /// It cannot be read.
    #[error("{} {}", .0, text::t("store-safe-recover"))]
    Read(ReadError),
    /// The disk does not give it.
    #[error("{}", .0.tell("store-safe-recover"))]
    Disk(Trouble),
    /// It is thrown away, but a broken save of it is still there.
    #[error("{}", .0.tell("store-safe-delete"))]
    Leftover(Trouble),
}

impl Store {
    /// The sessions that were neither saved nor discarded, without those that another window has open.
    ///
    /// # Errors
    ///
    /// Says what keeps the journals from being looked through.
    pub fn unfinished(&self, now: Timestamp) -> Result<Vec<Unfinished>, RecoverError> {
        self.clear_blank_journals(now);
        let found = find(&*self.disk, &self.folders.journals(), None).map_err(RecoverError::Disk)?;
        let free = |id: Uuid| {
            let lock = lock::take(&*self.disk, &self.folders.session_lock(id), now);
            !matches!(lock, Ok(Lock::Elsewhere { .. }))
        };
        Ok(found.into_iter().filter(|(id, _)| free(*id)).map(|(id, best)| describe(id, best)).collect())
    }

    /// Opens an unfinished session. Its journal stays until it is saved or discarded.
    ///
    /// On a full disk people get at their words all the same, beside the reason why there is no new journal yet; the old
    /// one still has them. What only a newer program may change can be read, and is held for nothing else.
    ///
    /// # Errors
    ///
    /// Nothing was lost then: the journal is as it was.
    pub fn recover(&self, id: Uuid, now: Timestamp) -> Result<OpenFile, RecoverError> {
        let mut held = Held::new(id);
        match self.lock_session(id, now) {
            Ok(guard) => held.session_lock = Some(guard),
            Err(JournalError::Elsewhere { since }) => return Err(RecoverError::Elsewhere { since }),
            Err(_) => log::warn!("no lock could be taken yet"),
        }
        let mut found = find(&*self.disk, &self.folders.journals(), Some(id)).map_err(RecoverError::Disk)?;
        let Best { found, sound } = found.remove(&id).ok_or(RecoverError::None)?;
        let Found { opened, continues } = found?;
        held.continues = continues;
        held.read_only = opened.read_only.map(ReadOnly::Newer);
        if held.read_only.is_some() {
            return Ok(OpenFile { opened, held, no_copy: None });
        }
        let no_copy = self.edit(&mut held, &opened.session, now).err().map(|error| match error {
            JournalError::Disk(trouble) => JournalError::OnlyTheOld(trouble),
            other => other,
        });
        // One that could not be read to its end stays: somebody might read it some day.
        if let Some(journal) = held.journal.as_ref().filter(|_| sound && no_copy.is_none())
            && journal.remove_others().is_err()
        {
            log::warn!("an old journal stays");
        }
        Ok(OpenFile { opened, held, no_copy })
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
        self.clear_leftovers(None, id, now).map_err(RecoverError::Leftover)
    }

    /// Nothing was said yet when the power went, but the names may stand in what was torn.
    fn clear_blank_journals(&self, now: Timestamp) {
        for path in journal::files(&*self.disk, &self.folders.journals()).unwrap_or_default() {
            let Some(id) = journal::id_of(&path).filter(|_| is_blank(&*self.disk, &path)) else { continue };
            // Who holds the lock may be writing the beginning just now.
            let lock = lock::take(&*self.disk, &self.folders.session_lock(id), now);
            if matches!(lock, Ok(Lock::Ours(_)))
                && is_blank(&*self.disk, &path)
                && let Err(error) = self.disk.remove_file(&path)
            {
                log::debug!("a blank journal stays: {}", error.kind());
            }
        }
    }
}

/// The best of the journals of one session: the one with the most in it.
pub(crate) struct Best {
    pub(crate) found: Result<Found, RecoverError>,
    /// Whether every journal of the session could be read to its end, so that the others hold nothing more.
    pub(crate) sound: bool,
}

/// Looks through the journals for the best of each session.
///
/// A journal in which nothing has happened yet is not worth asking about, and is not in the list.
pub(crate) fn find(disk: &dyn Disk, folder: &Path, only: Option<Uuid>) -> Result<BTreeMap<Uuid, Best>, Trouble> {
    let mut all: BTreeMap<Uuid, Best> = BTreeMap::new();
    for path in journal::files(disk, folder)? {
        let Some(id) = journal::id_of(&path).filter(|id| only.is_none_or(|only| only == *id)) else { continue };
        if is_blank(disk, &path) {
            continue;
        }
        let found = match journal::read(disk, &path) {
            Ok(Ok(found)) if found.opened.session.id == id => Ok(found),
            Ok(Ok(_)) => Err(RecoverError::Read(ReadError::Foreign)),
            Ok(Err(error)) => Err(RecoverError::Read(error)),
            Err(trouble) => Err(RecoverError::Disk(trouble)),
        };
        let sound = found.as_ref().is_ok_and(|found| found.opened.damage.is_empty());
        match all.get_mut(&id) {
            Some(best) => {
                best.sound &= sound;
                if worth(&found) > worth(&best.found) {
                    best.found = found;
                }
            }
            None => {
                all.insert(id, Best { found, sound });
            }
        }
    }
    Ok(all)
}

/// How much there is in it: what was taken back later makes a journal shorter in words but not in entries.
fn worth(found: &Result<Found, RecoverError>) -> usize {
    found.as_ref().map_or(0, |found| found.opened.session.entries.len())
}

/// Without even one whole record: the power went before the session had begun.
fn is_blank(disk: &dyn Disk, path: &Path) -> bool {
    disk.read(path, 1 << 20).is_ok_and(|bytes| bytes.split(|byte| *byte == b'\n').count() < 3)
}

/// What may be said of it before it is opened.
pub(crate) fn describe(id: Uuid, best: Best) -> Unfinished {
    let mut unfinished = Unfinished {
        id,
        began: None,
        last: None,
        turns: 0,
        minutes: 0,
        decided: None,
        continues: None,
        unreadable: None,
    };
    match best.found {
        Err(error) => unfinished.unreadable = Some(error),
        Ok(found) => {
            let session = &found.opened.session;
            unfinished.began = Some(session.created);
            unfinished.last = session.entries.last().map(|entry| entry.at);
            unfinished.turns = session.events().filter(|event| is_turn(event)).count();
            unfinished.minutes = minutes(session);
            unfinished.decided = decided(session);
            unfinished.continues = found.continues;
        }
    }
    unfinished
}

/// What both decided to keep, where the session is over.
#[must_use]
pub fn decided(session: &Session) -> Option<Keep> {
    session.state().filter(|state| state.phase == Phase::Ended).and_then(|state| state.keeps())
}

fn is_turn(event: &Event) -> bool {
    matches!(event, Event::Said { .. } | Event::LetterWritten { .. } | Event::Explored { .. })
}

/// The time between one thing and the next, without breaks; a clock that was set back adds nothing.
fn minutes(session: &Session) -> u32 {
    let talked = session
        .entries
        .windows(2)
        .map(|pair| pair[1].at.duration_since(pair[0].at))
        .filter(|time| time.is_positive() && *time <= LONGEST_SILENCE)
        .fold(SignedDuration::ZERO, SignedDuration::saturating_add);
    u32::try_from(talked.as_mins()).unwrap_or_default()
}
