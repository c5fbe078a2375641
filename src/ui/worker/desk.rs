//! What the store thread does with each request. It holds one session at a time and never draws.

use std::{
    path::{Path, PathBuf},
    time::SystemTime,
};

use jiff::Timestamp;
use uuid::Uuid;

use super::{Answer, Damage, OpenedFile, Request, TakenUp};
use crate::{
    session::{Entry, Event, Keep, Session},
    store::{
        Advice, Expected, Held, HeldId, OpenFile, Outside, SaveError, Store, TakeBackError,
        record::{Opened, ReadBack},
    },
    text::{t, with},
    ui::wish::Version,
};

/// What the thread holds in its hands.
pub(super) struct Desk {
    store: Store,
    held: Option<Held>,
    /// A conflict is being decided: nothing is read anew meanwhile.
    deciding: bool,
}

impl Desk {
    /// A desk with nothing on it.
    pub(super) fn new(store: Store) -> Self {
        Self { store, held: None, deciding: false }
    }

    /// Holds this from now on, and nothing else.
    fn hold(&mut self, held: Held) -> HeldId {
        self.deciding = false;
        self.held.insert(held).id()
    }

    /// What is held, if it is what the window means.
    fn held(&mut self, grip: HeldId) -> Result<&mut Held, String> {
        let meant = self.held.as_mut().filter(|held| held.id() == grip);
        meant.ok_or_else(|| t("held-other").into_owned())
    }

    /// Does what is asked; some requests need no answer.
    pub(super) fn answer(&mut self, request: Request) -> Option<Answer> {
        let now = Timestamp::now();
        Some(match request {
            Request::Start => self.start(),
            Request::Unfinished => self.unfinished(now),
            Request::Begin(session) => self.begin(session, now),
            Request::GrantedBefore(id, names) => Answer::GrantedBefore(id, self.store.granted_before(&names)),
            Request::Append(grip, entry) => Answer::Written(self.append(grip, &entry)),
            Request::LetGo => {
                self.held = None;
                return None;
            }
            Request::Finish(grip, session, keep, path) => {
                Answer::Finished(self.finish(grip, &session, keep, &path, now))
            }
            Request::Propose(settings, zone) => {
                Answer::Proposed(self.store.propose(&settings, now.to_zoned(zone).date()))
            }
            Request::Open(path, damage) => self.open(&path, damage, now),
            Request::Recover(id) => Answer::Recovered(Box::new(self.recover(id, now))),
            Request::Discard(id) => match self.store.discard(id, now) {
                Ok(()) => self.unfinished(now),
                Err(error) => Answer::Trouble(error.to_string()),
            },
            Request::TakeBack(grip, session, seq, place) => self.take_back(grip, session, seq, place, now),
            Request::Settle(grip, version, session, seq, place) => {
                self.settle(grip, version, session, (seq, place), now)
            }
            Request::Delete(grip) => Answer::Deleted(self.delete(grip, now)),
            Request::Kept => Answer::Kept(self.store.kept().map_err(|error| error.to_string())),
            Request::Glances => Answer::Glances(self.store.glances().map_err(|error| error.to_string())),
            Request::EarlierVersions(file) => {
                let versions = self.store.earlier_versions(&file).map_err(|error| error.to_string());
                Answer::EarlierVersions(file, versions)
            }
            Request::OpenEarlier(path) => Answer::OpenedEarlier(Box::new(self.open_earlier(&path))),
            Request::KeepEarlier(grip, session, to) => match self.keep_earlier(grip, &session, &to, now) {
                Ok(file) => Answer::Settled(Box::new(file)),
                Err(trouble) => Answer::Trouble(trouble),
            },
            Request::Copy(from, to) => Answer::Exported(self.copy(&from, &to, now)),
            Request::Export(path, text) => Answer::Exported(self.export(&path, &text)),
            Request::Settings(settings) => {
                self.store.follow(&settings);
                return self.store.save_settings(&settings).err().map(|error| Answer::Trouble(error.to_string()));
            }
            Request::KeepSize(size) => {
                self.store.keep_window_size(size);
                return None;
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
        self.store.follow(&settings);
        let left = self.store.sweep(self.store.usual_folder(), SystemTime::now());
        let left = left.into_iter().map(|left| left.path).collect();
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
        // What was held would stand in the way of its own lock.
        self.held = None;
        let (held, trouble) = self.store.begin(&session, now);
        let (grip, trouble) = (self.hold(held), trouble.map(|it| it.to_string()));
        Answer::Begun(Box::new(TakenUp { session, grip, back: ReadBack::Whole, trouble }))
    }

    /// Half-typed words are brought to the disk as well: they come at most every two seconds.
    fn append(&mut self, grip: HeldId, entry: &Entry) -> Result<(), String> {
        let store = self.store.clone();
        let held = self.held(grip)?;
        if matches!(entry.event, Event::Drafted { .. }) {
            store.draft(held, entry).and_then(|()| store.sync(held))
        } else {
            store.append(held, entry)
        }
        .map_err(|error| error.to_string())
    }

    fn open(&mut self, path: &Path, damage: Damage, now: Timestamp) -> Answer {
        // What is held of the same file would stand in its own way.
        self.held.take_if(|held| held.saved().is_some_and(|saved| saved.path == path));
        let OpenFile { opened, held, .. } = match self.store.open(path, now) {
            Ok(open) => open,
            Err(error) => return Answer::Opened(Box::new(Err(error.to_string()))),
        };
        if !opened.damage.is_empty() && damage == Damage::Tell {
            return Answer::Damaged(path.to_owned(), opened.damage.len());
        }
        self.hold(held);
        Answer::Opened(Box::new(self.as_opened(opened)))
    }

    fn open_earlier(&mut self, path: &Path) -> Result<OpenedFile, String> {
        let OpenFile { opened, held, .. } = self.store.open_copy(path).map_err(|error| error.to_string())?;
        self.hold(held);
        let mut file = self.as_opened(opened)?;
        file.read_only.get_or_insert_with(|| t("read-earlier").into_owned());
        Ok(file)
    }

    fn keep_earlier(
        &mut self,
        grip: HeldId,
        session: &Session,
        to: &Path,
        now: Timestamp,
    ) -> Result<OpenedFile, String> {
        let store = self.store.clone();
        let held = self.held(grip)?;
        store.save_as(held, session, to, Expected::Nothing, now).map_err(|error| error.to_string())?;
        self.reload()
    }

    /// What was read, with what there is to say about the file that is held.
    fn as_opened(&self, opened: Opened) -> Result<OpenedFile, String> {
        let held = self.held.as_ref().ok_or_else(|| t("held-other").into_owned())?;
        let path = held.saved().map(|saved| saved.path.clone()).unwrap_or_default();
        Ok(OpenedFile { grip: held.id(), opened, path, read_only: held.read_only().map(|why| why.to_string()) })
    }

    /// A copy is a session of its own: what is done to one does not reach the other.
    fn copy(&self, from: &Path, to: &Path, now: Timestamp) -> Result<PathBuf, String> {
        let mut copy = self.store.open_copy(from).map_err(|error| error.to_string())?;
        let saved = self.store.save_as(&mut copy.held, &copy.opened.session, to, Expected::Nothing, now);
        saved.map(|saved| saved.path).map_err(|error| error.to_string())
    }

    fn export(&self, path: &Path, text: &str) -> Result<PathBuf, String> {
        self.store.write_account(path, text).map_err(|error| error.to_string())
    }

    /// Carries out what both said to keep. What was kept already under another name stays where it is.
    fn finish(
        &mut self,
        grip: HeldId,
        session: &Session,
        keep: Keep,
        path: &Path,
        now: Timestamp,
    ) -> Result<Option<PathBuf>, String> {
        let store = self.store.clone();
        let held = self.held(grip)?;
        let place = (keep > Keep::Nothing).then_some((path, Expected::Nothing));
        let saved = store.finish(held, session, place, now).map_err(|error| error.to_string())?;
        Ok(saved.map(|saved| saved.path))
    }

    fn recover(&mut self, id: Uuid, now: Timestamp) -> Result<TakenUp, String> {
        self.held = None;
        let open = self.store.recover(id, now).map_err(|error| error.to_string())?;
        let read_only = open.held.read_only().map(|why| why.to_string());
        let trouble = open.no_copy.map(|trouble| trouble.to_string()).or(read_only);
        let back = open.opened.read_back();
        Ok(TakenUp { session: open.opened.session, grip: self.hold(open.held), back, trouble })
    }

    fn take_back(&mut self, grip: HeldId, mut session: Session, seq: u64, place: usize, now: Timestamp) -> Answer {
        let store = self.store.clone();
        let held = match self.held(grip) {
            Ok(held) => held,
            Err(trouble) => return Answer::Trouble(trouble),
        };
        match store.take_back(held, &mut session, seq, place, now) {
            Ok(()) => Answer::TookBack(Box::new(self.reload())),
            Err(TakeBackError::Save(SaveError::ChangedOutside(_))) => {
                self.deciding = true;
                Answer::Conflict(seq, place)
            }
            Err(error) => Answer::Trouble(error.to_string()),
        }
    }

    /// Goes on with one version where there are two; in ours the words are taken back then.
    fn settle(
        &mut self,
        grip: HeldId,
        version: Version,
        session: Session,
        (seq, place): (u64, usize),
        now: Timestamp,
    ) -> Answer {
        self.deciding = false;
        let store = self.store.clone();
        let chosen = self.held(grip).and_then(|held| {
            match version {
                Version::Theirs => Ok(()),
                Version::Both => store.keep_both(held, &session, now).map(drop),
                Version::Ours => match store.check_outside(held) {
                    Outside::Changed { hash, .. } => store.keep_ours(held, &session, hash, now).map(drop),
                    _ => Ok(()),
                },
            }
            .map_err(|error| error.to_string())
        });
        let settled = match (chosen, version) {
            (Err(trouble), _) => return Answer::Trouble(trouble),
            (Ok(()), Version::Theirs) => self.reload(),
            (Ok(()), Version::Both | Version::Ours) => match self.take_back(grip, session, seq, place, now) {
                Answer::TookBack(file) => *file,
                other => return other,
            },
        };
        match settled {
            Ok(file) => Answer::Settled(Box::new(file)),
            Err(trouble) => Answer::Trouble(trouble),
        }
    }

    /// Reads the open file anew.
    fn reload(&mut self) -> Result<OpenedFile, String> {
        let held = self.held.as_mut().ok_or_else(|| t("held-other").into_owned())?;
        let opened = self.store.reload(held).map_err(|error| error.to_string())?;
        self.as_opened(opened)
    }

    fn delete(&mut self, grip: HeldId, now: Timestamp) -> Result<(), String> {
        self.held(grip)?;
        let held = self.held.take().ok_or_else(|| t("held-other").into_owned())?;
        self.store.delete(held, now).map_err(|error| error.to_string())
    }

    /// Looks whether something else changed the file that is open to be read.
    pub(super) fn look_outside(&mut self) -> Option<Answer> {
        let held = self.held.as_mut().filter(|held| !self.deciding && !held.has_journal())?;
        held.saved()?;
        match self.store.check_outside(held).advice(false) {
            Advice::GoOn | Advice::Ask | Advice::LookAgain => None,
            // Said once: that version is not asked for again.
            Advice::Reload => Some(match self.reload() {
                Ok(file) => Answer::Reread(Box::new(file)),
                Err(why) => Answer::Trouble(with("read-outside-unreadable", &[("why", why.into())]).into_owned()),
            }),
            // Said once: a file that is gone is not asked for again.
            Advice::SayMissing => {
                self.held = None;
                Some(Answer::Missing)
            }
        }
    }
}
