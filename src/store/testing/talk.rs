//! Sessions and places for tests.

use std::{
    path::{Path, PathBuf},
    sync::{Arc, LazyLock},
};

use jiff::{SignedDuration, Timestamp};
use serde_json::json;
use uuid::Uuid;

use crate::{
    guide::{Depth, Guide, Need, Way},
    session::{
        Answer, CheckIn, CheckOut, DraftField, Event, Keep, OriginNote, Pair, Record, Seat, Session, Setup, Words,
        begin,
    },
    store::{Disk, Expected, Folders, Held, SaveError, Saved, Store, testing::MemoryDisk},
};

/// A word that stands nowhere else.
pub(crate) const CANARY: &str = "zaunköniggesangimmorgengrauen";

/// When every test evening begins.
pub(crate) static T0: LazyLock<Timestamp> = LazyLock::new(|| "2026-11-21T19:30:00Z".parse().unwrap());

/// So many minutes after that.
pub(crate) fn later(minutes: i64) -> Timestamp {
    *T0 + SignedDuration::from_mins(minutes)
}

/// The id of every test session.
pub(crate) fn id() -> Uuid {
    Uuid::from_u128(0x0d_10_09)
}

/// Builds a session event by event.
#[derive(Clone, Debug)]
pub(crate) struct Talk {
    pub(crate) session: Session,
}

impl Talk {
    pub(crate) fn new() -> Self {
        Self::with(Record::On)
    }

    pub(crate) fn with(record: Record) -> Self {
        let setup = Setup {
            names: Pair { left: "Ada".into(), right: "Bo".into() },
            topic: "The garden".into(),
            way: Way::BothWrite,
            first: Seat::Left,
            record,
            example: false,
        };
        Self { session: Session::new(id(), *T0, begin(Arc::clone(&GUIDE), setup)) }
    }

    pub(crate) fn and(mut self, event: Event) -> Self {
        self.push(event);
        self
    }

    pub(crate) fn push(&mut self, event: Event) {
        let minutes = i64::try_from(self.session.entries.len()).unwrap();
        self.session.push(later(minutes), event);
    }

    pub(crate) fn says(self, seat: Seat, text: &str) -> Self {
        self.and(Event::Said { seat, words: Words::from_field(text), paused: false })
    }

    pub(crate) fn drafts(self, text: &str) -> Self {
        self.and(Event::Drafted { seat: Seat::Left, field: DraftField::Main, words: Words::from_field(text) })
    }

    /// Everything that only one of the two may know, each with the canary where it has words.
    pub(crate) fn keeps_to_themselves(self) -> Self {
        let note = OriginNote {
            need: Need::Room,
            door: "home".into(),
            depth: Depth::Tender,
            words: Words::from_field(CANARY),
            tell: false,
        };
        self.and(Event::CheckedIn { seat: Seat::Left, answers: CheckIn { now: 3, wished: 8, stirred: 9, heat: 7 } })
            .and(Event::Voted { seat: Seat::Left, show: false })
            .and(Event::Noted { seat: Seat::Left, note })
            .and(Event::LetterWritten { seat: Seat::Right, words: Words::from_field(&format!("Dear, {CANARY}")) })
            .and(Event::CheckedOut { seat: Seat::Right, answers: CheckOut { understood: 2, made_sense: 3, cared: 4 } })
            .drafts(&format!("I never told you {CANARY}"))
    }

    pub(crate) fn agrees(self, text: &str) -> Self {
        self.and(Event::Agreed { label: "Space".into(), words: Words::from_field(text) })
    }

    pub(crate) fn asks(self, text: &str, answer: Answer) -> Self {
        let asked = self.session.events().filter(|event| matches!(event, Event::Requested { .. })).count();
        self.and(Event::Requested { seat: Seat::Left, words: Words::from_field(text), by: None }).and(Event::Answered {
            index: asked,
            answer,
            words: Words::Spoken,
        })
    }

    pub(crate) fn keep(self, keep: Keep) -> Self {
        self.and(Event::KeepChosen { seat: Seat::Left, keep }).and(Event::KeepChosen { seat: Seat::Right, keep })
    }
}

/// A store on a disk, with a place to save to.
#[derive(Clone, Debug)]
pub(crate) struct House<D> {
    pub(crate) disk: D,
    pub(crate) store: Store,
    pub(crate) path: PathBuf,
}

impl House<MemoryDisk> {
    pub(crate) fn new() -> Self {
        let disk = MemoryDisk::default();
        let folders = Folders::below(Path::new("/home"));
        disk.create_dir_all(&folders.documents).unwrap();
        Self::on(disk, &folders)
    }

    /// Every journal with its bytes.
    pub(crate) fn journals(&self) -> Vec<(PathBuf, Vec<u8>)> {
        let mut all = self.disk.everything();
        all.retain(|(path, _)| path.extension().is_some_and(|ending| ending == "journal"));
        all
    }
}

impl<D: Disk + Clone + 'static> House<D> {
    pub(crate) fn on(disk: D, folders: &Folders) -> Self {
        let path = folders.documents.join("evening.duologue");
        Self { store: Store::new(Arc::new(disk.clone()), folders.clone()), disk, path }
    }

    /// Another disk, the same places.
    pub(crate) fn moved<E: Disk + Clone + 'static>(&self, disk: E) -> House<E> {
        House::on(disk, self.store.folders())
    }

    pub(crate) fn bytes(&self) -> Option<Vec<u8>> {
        self.disk.read(&self.path, u64::MAX).ok()
    }

    /// Saves to where it was opened from or saved before.
    pub(crate) fn save(&self, held: &mut Held, session: &Session, now: Timestamp) -> Result<Saved, SaveError> {
        let Saved { path, hash } = held.saved().cloned().ok_or(SaveError::NoPlace)?;
        self.store.save_as(held, session, &path, Expected::This(hash), now)
    }

    /// Lets go of the test session, and of its journal.
    pub(crate) fn close(&self, held: Held) {
        drop(held);
        self.store.discard(id(), *T0).unwrap();
    }

    /// Begins this session with a journal and saves it as a new file.
    pub(crate) fn saved(&self, talk: &Talk) -> Held {
        let mut held = self.store.begin(&talk.session, *T0).0;
        self.store.save_as(&mut held, &talk.session, &self.path, Expected::Nothing, *T0).unwrap();
        held
    }
}

static GUIDE: LazyLock<Arc<Guide>> = LazyLock::new(|| {
    let guide = json!({
        "format": "duologue-guide", "schema": 1, "id": "tiny", "language": "en",
        "title": "Tiny", "summary": "For tests.", "minutes": [5, 10], "heat": 1, "ways": ["both-write"],
        "why": { "text": "None.", "strength": "none" },
        "stages": [
            { "round": { "id": "talk", "title": "Talk", "speaker": "first", "moves": [
                { "do": "send", "prompt": "Say one thing." },
                { "do": "mirror", "prompt": "Give it back." },
                { "do": "confirm", "prompt": "Did I get it?", "not-yet": "mirror" },
                { "do": "more", "prompt": "Is there more?", "yes": "send" } ] } },
            { "closing": { "title": "Close", "prompt": "How was it?", "word": "One word?" } }
        ]
    });
    Arc::new(serde_json::from_value(guide).unwrap())
});
