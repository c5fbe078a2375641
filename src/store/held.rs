//! A session that is open here: its journal, its file, its locks.

use std::{
    fmt,
    sync::atomic::{AtomicU64, Ordering},
};

use jiff::Timestamp;
use uuid::Uuid;

use crate::{
    store::{
        disk::Guard,
        hash::Hash,
        journal::{Journal, elsewhere},
        record::Newer,
        save::Saved,
        watch::Glance,
    },
    text,
};

/// Why a session may only be read here.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
#[non_exhaustive]
pub enum ReadOnly {
    /// It asks for a newer program.
    Newer(Newer),
    /// The file is marked as read-only. A copy can be changed.
    File,
    /// The folder is marked as read-only. A copy elsewhere can be changed.
    Folder,
    /// Another window has it open. A copy can be changed.
    Elsewhere {
        /// Since when, if it is known.
        since: Option<Timestamp>,
    },
}

impl fmt::Display for ReadOnly {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Newer(_) => f.write_str(&text::t("store-open-newer")),
            Self::File => f.write_str(&text::t("store-open-read-only-file")),
            Self::Folder => f.write_str(&text::t("store-open-read-only-folder")),
            Self::Elsewhere { since } => f.write_str(&elsewhere(*since)),
        }
    }
}

/// Which hold on which session is meant.
///
/// Opening a session again gives another one, and so does finding another session in the same file: whoever asks for
/// something to be done with what they see can say what they see.
#[derive(Clone, Copy, Debug, Eq, Hash, PartialEq)]
pub struct HeldId {
    session: Uuid,
    hold: u64,
}

/// What the store holds of one open session. Dropping it lets go of the locks and removes nothing.
pub struct Held {
    pub(crate) id: Uuid,
    hold: u64,
    pub(crate) saved: Option<Saved>,
    pub(crate) journal: Option<Journal>,
    /// After a recovery: the saved file that it continues.
    pub(crate) continues: Option<Hash>,
    pub(crate) read_only: Option<ReadOnly>,
    pub(crate) off_the_record: bool,
    pub(crate) glance: Option<Glance>,
    pub(crate) session_lock: Option<Box<dyn Guard>>,
    pub(crate) document_lock: Option<Box<dyn Guard>>,
}

impl Held {
    pub(crate) fn new(id: Uuid) -> Self {
        static HOLDS: AtomicU64 = AtomicU64::new(0);
        Self {
            id,
            hold: HOLDS.fetch_add(1, Ordering::Relaxed),
            saved: None,
            journal: None,
            continues: None,
            read_only: None,
            off_the_record: false,
            glance: None,
            session_lock: None,
            document_lock: None,
        }
    }

    /// Which hold this is, and on which session.
    #[must_use]
    pub fn id(&self) -> HeldId {
        HeldId { session: self.id, hold: self.hold }
    }

    /// Which session it is.
    #[must_use]
    pub fn session_id(&self) -> Uuid {
        self.id
    }

    /// The file, as it was last read or written here.
    #[must_use]
    pub fn saved(&self) -> Option<&Saved> {
        self.saved.as_ref()
    }

    /// Why it may only be read here, if so.
    #[must_use]
    pub fn read_only(&self) -> Option<ReadOnly> {
        self.read_only
    }

    /// Whether a safety copy is being kept.
    #[must_use]
    pub fn has_journal(&self) -> bool {
        self.journal.as_ref().is_some_and(Journal::is_begun)
    }
}

impl fmt::Debug for Held {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Held")
            .field("id", &self.id)
            .field("journal", &self.journal)
            .field("read_only", &self.read_only)
            .finish_non_exhaustive()
    }
}
