//! What the store thread does with each request. It holds one session at a time and never draws.

use std::{
    path::{Path, PathBuf},
    time::SystemTime,
};

use jiff::Timestamp;
use uuid::Uuid;

use super::{Answer, OpenedFile, Request};
use crate::{
    session::{Entry, Event, Keep, Session},
    store::{Advice, Expected, Held, Outside, SaveError, Store, TakeBackError},
    text::t,
    ui::wish::Version,
};

/// What the thread holds in its hands.
pub(super) struct Desk {
    store: Store,
    held: Option<Held>,
}

impl Desk {
    /// A desk with nothing on it.
    pub(super) fn new(store: Store) -> Self {
        Self { store, held: None }
    }

    /// Does what is asked; some requests need no answer.
    pub(super) fn answer(&mut self, request: Request) -> Option<Answer> {
        let now = Timestamp::now();
        Some(match request {
            Request::Start => self.start(),
            Request::Unfinished => self.unfinished(now),
            Request::Begin(session) => self.begin(session, now),
            Request::Append(entry) => Answer::Written(self.append(&entry)),
            Request::LetGo => {
                self.held = None;
                return None;
            }
            Request::Finish(session, keep, path) => Answer::Finished(self.finish(&session, keep, &path, now)),
            Request::Propose(settings, zone) => {
                Answer::Proposed(self.store.propose(&settings, now.to_zoned(zone).date()))
            }
            Request::Open(path) => Answer::Opened(Box::new(self.open(&path, now))),
            Request::Recover(id) => Answer::Recovered(Box::new(self.recover(id, now))),
            Request::Discard(id) => match self.store.discard(id, now) {
                Ok(()) => self.unfinished(now),
                Err(error) => Answer::Trouble(error.to_string()),
            },
            Request::TakeBack(session, seq, place) => self.take_back(session, seq, place, now),
            Request::Settle(version, session, seq, place) => self.settle(version, session, seq, place, now),
            Request::Delete => Answer::Deleted(self.delete()),
            Request::Export(path, text) => Answer::Exported(self.export(&path, &text)),
            Request::Settings(settings) => {
                self.store.set_backups(settings.backups);
                return self.store.save_settings(&settings).err().map(|error| Answer::Trouble(error.to_string()));
            }
            Request::Remember(settings, path) => {
                if let Err(error) = self.store.remember(&settings, &path) {
                    log::warn!("{error}");
                }
                Answer::Recent(self.store.recent())
            }
            Request::ForgetRecent => match self.store.forget(None) {
                Ok(()) => Answer::Recent(Vec::new()),
                Err(error) => Answer::Trouble(error.to_string()),
            },
            Request::End => return None,
        })
    }

    fn start(&mut self) -> Answer {
        let (settings, trouble) = self.store.settings();
        self.store.set_backups(settings.backups);
        let mut left = Vec::new();
        if let Some(folder) = self.store.propose(&settings, jiff::civil::Date::ZERO).parent() {
            left = self.store.sweep(folder, SystemTime::now()).into_iter().map(|left| left.path).collect();
        }
        let recent = self.store.recent();
        Answer::Started { settings, recent, left, trouble: trouble.map(|trouble| trouble.to_string()) }
    }

    fn unfinished(&self, now: Timestamp) -> Answer {
        match self.store.unfinished(now) {
            Ok(list) => Answer::Unfinished(list),
            Err(error) => Answer::Trouble(error.to_string()),
        }
    }

    fn begin(&mut self, session: Session, now: Timestamp) -> Answer {
        let begun = self.store.begin(&session, now);
        match begun {
            Ok(held) => {
                self.held = Some(held);
                Answer::Begun(session, Ok(()))
            }
            Err(error) => Answer::Begun(session, Err(error.to_string())),
        }
    }

    /// Half-typed words are brought to the disk as well: they come at most every two seconds.
    fn append(&mut self, entry: &Entry) -> Result<(), String> {
        let held = self.held.as_mut().ok_or_else(|| t("safe-no").into_owned())?;
        if matches!(entry.event, Event::Drafted { .. }) {
            self.store.draft(held, entry).and_then(|()| self.store.sync(held))
        } else {
            self.store.append(held, entry)
        }
        .map_err(|error| error.to_string())
    }

    fn open(&mut self, path: &Path, now: Timestamp) -> Result<OpenedFile, String> {
        // What is held of the same file would stand in its own way.
        self.held.take_if(|held| held.saved().is_some_and(|saved| saved.path == path));
        let open = self.store.open(path, now).map_err(|error| error.to_string())?;
        let read_only = open.held.read_only().map(|why| why.to_string());
        let path = open.held.saved().map_or_else(|| path.to_owned(), |saved| saved.path.clone());
        self.held = Some(open.held);
        Ok(OpenedFile { opened: open.opened, path, read_only })
    }

    fn export(&self, path: &Path, text: &str) -> Result<PathBuf, String> {
        self.store.write_account(path, text).map_err(|error| error.to_string())
    }

    /// Carries out what both said to keep. What was kept already under another name stays where it is.
    fn finish(
        &mut self,
        session: &Session,
        keep: Keep,
        path: &Path,
        now: Timestamp,
    ) -> Result<Option<PathBuf>, String> {
        let held = self.held.as_mut().ok_or_else(|| t("safe-no").into_owned())?;
        let place = (keep > Keep::Nothing).then_some((path, Expected::Nothing));
        let saved = self.store.finish(held, session, keep, place, now).map_err(|error| error.to_string())?;
        Ok(saved.map(|saved| saved.path))
    }

    fn recover(&mut self, id: Uuid, now: Timestamp) -> Result<Session, String> {
        let open = self.store.recover(id, now).map_err(|error| error.to_string())?;
        self.held = Some(open.held);
        Ok(open.opened.session)
    }

    fn take_back(&mut self, mut session: Session, seq: u64, place: usize, now: Timestamp) -> Answer {
        let Some(held) = &mut self.held else { return Answer::Trouble(t("safe-no").into_owned()) };
        match self.store.take_back(held, &mut session, seq, place, now) {
            Ok(()) => Answer::TookBack(Box::new(self.reload())),
            Err(TakeBackError::Save(SaveError::ChangedOutside(_))) => Answer::Conflict(seq, place),
            Err(error) => Answer::Trouble(error.to_string()),
        }
    }

    /// Goes on with one version where there are two; in ours the words are taken back then.
    fn settle(&mut self, version: Version, session: Session, seq: u64, place: usize, now: Timestamp) -> Answer {
        let Some(held) = &mut self.held else { return Answer::Trouble(t("safe-no").into_owned()) };
        let saved = match version {
            Version::Theirs => Ok(()),
            Version::Both => self.store.keep_both(held, &session, now).map(drop),
            Version::Ours => match self.store.check_outside(held) {
                Outside::Changed { hash } => self.store.keep_ours(held, &session, hash, now).map(drop),
                _ => Ok(()),
            },
        };
        let taken_back = match (saved, version) {
            (Err(error), _) => return Answer::Trouble(error.to_string()),
            (Ok(()), Version::Theirs) => self.reload(),
            (Ok(()), Version::Both | Version::Ours) => match self.take_back(session, seq, place, now) {
                Answer::TookBack(file) => *file,
                other => return other,
            },
        };
        match taken_back {
            Ok(file) => Answer::Settled(Box::new(file)),
            Err(trouble) => Answer::Trouble(trouble),
        }
    }

    /// Reads the open file anew.
    fn reload(&mut self) -> Result<OpenedFile, String> {
        let held = self.held.as_mut().ok_or_else(|| t("safe-no").into_owned())?;
        let opened = self.store.reload(held).map_err(|error| error.to_string())?;
        let path = held.saved().map(|saved| saved.path.clone()).unwrap_or_default();
        Ok(OpenedFile { opened, path, read_only: held.read_only().map(|why| why.to_string()) })
    }

    fn delete(&mut self) -> Result<(), String> {
        let held = self.held.take().ok_or_else(|| t("safe-no").into_owned())?;
        self.store.delete(held).map_err(|error| error.to_string())
    }

    /// Looks whether something else changed the file that is open to be read.
    pub(super) fn look_outside(&mut self) -> Option<Answer> {
        let held = self.held.as_mut().filter(|held| !held.has_journal())?;
        held.saved()?;
        match self.store.check_outside(held).advice(false) {
            Advice::GoOn | Advice::Ask | Advice::LookAgain => None,
            Advice::Reload => Some(Answer::Reread(Box::new(self.reload().ok()?))),
            // Said once: a file that is gone is not asked for again.
            Advice::SayMissing => {
                self.held = None;
                Some(Answer::Missing)
            }
        }
    }
}
