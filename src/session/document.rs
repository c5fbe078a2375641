//! A session: who it is, and everything that happened in it, in order.

use std::{fmt, sync::Arc};

use jiff::Timestamp;
use serde_json::{Map, Value};
use uuid::Uuid;

use crate::session::{event::Event, keeping::kept, state::State, values::Keep};

/// A session as it is held in memory, journalled and saved.
#[derive(Clone, PartialEq)]
pub struct Session {
    /// Its own id, the same in the journal, in the file and in backups.
    pub id: Uuid,
    /// When it began.
    pub created: Timestamp,
    /// The program that began it, with its version.
    pub app: String,
    /// What a newer program wrote into the header; carried along unread.
    pub extras: Map<String, Value>,
    /// What happened, in order; the first is [`Event::Began`].
    pub entries: Vec<Entry>,
}

/// One thing that happened, and when.
#[derive(Clone, PartialEq)]
pub struct Entry {
    /// Its place in the order, from 1.
    pub seq: u64,
    /// When; for display only, order is `seq`.
    pub at: Timestamp,
    /// What.
    pub event: Event,
    /// The event as it was read, so that what a newer program wrote in it survives. New entries have none.
    pub raw: Option<Arc<str>>,
    /// What a newer program wrote beside the event; carried along unread.
    pub extras: Map<String, Value>,
}

impl fmt::Debug for Session {
    /// Without what a newer program wrote: it may hold words.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Session").field("id", &self.id).field("entries", &self.entries).finish_non_exhaustive()
    }
}

impl fmt::Debug for Entry {
    /// Without the event as it was read: that is all words.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Entry").field("seq", &self.seq).field("event", &self.event).finish_non_exhaustive()
    }
}

impl Session {
    /// A session that begins now.
    #[must_use]
    pub fn new(id: Uuid, created: Timestamp, began: Event) -> Self {
        let mut session = Self {
            id,
            created,
            app: concat!("duologue ", env!("CARGO_PKG_VERSION")).to_owned(),
            extras: Map::new(),
            entries: Vec::new(),
        };
        session.push(created, began);
        session
    }

    /// Writes down that something happened.
    pub fn push(&mut self, at: Timestamp, event: Event) -> &Entry {
        let seq = self.entries.last().map_or(1, |entry| entry.seq + 1);
        self.entries.push(Entry { seq, at, event, raw: None, extras: Map::new() });
        &self.entries[self.entries.len() - 1]
    }

    /// What happened, in order.
    pub fn events(&self) -> impl Iterator<Item = &Event> + Clone {
        self.entries.iter().map(|entry| &entry.event)
    }

    /// Where it stands; nothing where it does not begin as a session does.
    #[must_use]
    pub fn state(&self) -> Option<State> {
        State::fold(self.events())
    }

    /// The session with only what may stay when both have said what to keep, numbered anew.
    #[must_use]
    pub fn kept(&self, keep: Keep) -> Self {
        let entries = kept(self.events(), keep)
            .into_iter()
            .zip(1..)
            .map(|((place, event), seq)| {
                let old = &self.entries[place];
                // What was written beside an event may tell what is not kept of it.
                let whole = Some(old).filter(|old| old.event == *event);
                let raw = whole.and_then(|old| old.raw.clone());
                let extras = whole.map(|old| old.extras.clone()).unwrap_or_default();
                Entry { seq, at: old.at, event: event.into_owned(), raw, extras }
            })
            .collect();
        Self { id: self.id, created: self.created, app: self.app.clone(), extras: self.extras.clone(), entries }
    }
}
