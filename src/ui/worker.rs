//! The one thread that talks to the store. Nothing on the drawing thread touches a disk.
//!
//! Requests go in, answers come out, in the same order; an answer wakes the window.

use std::{
    path::{Path, PathBuf},
    sync::mpsc::{Receiver, RecvTimeoutError, Sender, TryRecvError, channel},
    thread::{Builder, JoinHandle},
    time::{Duration, SystemTime},
};

use jiff::{Timestamp, tz::TimeZone};
use uuid::Uuid;

use crate::{
    session::{Entry, Event, Keep, Session},
    store::{Advice, Expected, Held, Settings, Store, Unfinished, record::Opened},
    text::t,
};

/// How often a file that is being read is looked at for outside changes.
const LOOK_OUTSIDE: Duration = Duration::from_secs(3);

/// What the window asks for.
#[derive(Debug)]
pub enum Request {
    /// Settings, recent files, unfinished sessions.
    Start,
    /// What was left unfinished.
    Unfinished,
    /// A safety copy for a session that begins.
    Begin(Session),
    /// Write down what happened.
    Append(Entry),
    /// The session stays open for another day, or it was off the record.
    LetGo,
    /// Carry out what both said to keep.
    Finish(Session, Keep, PathBuf),
    /// A place for a session of today.
    Propose(Settings, TimeZone),
    /// Open a file to read.
    Open(PathBuf),
    /// Open an unfinished session.
    Recover(Uuid),
    /// Throw an unfinished session away.
    Discard(Uuid),
    /// Take back the words of this entry and save.
    TakeBack(Session, u64, usize),
    /// Remove the open session for good.
    Delete,
    /// Write a readable account.
    Export(PathBuf, String),
    /// Write the settings.
    Settings(Settings),
    /// Remember this file as opened lately.
    Remember(Settings, PathBuf),
    /// Forget which files were opened.
    ForgetRecent,
    /// The window closes: finish what is under way.
    End,
}

/// What came of it. Trouble comes as the sentence to show.
#[derive(Debug)]
pub enum Answer {
    /// What there is at the start.
    Started {
        /// The settings.
        settings: Settings,
        /// Files opened lately.
        recent: Vec<PathBuf>,
        /// Whole sessions from saves that a crash interrupted.
        left: Vec<PathBuf>,
        /// What to say about the settings.
        trouble: Option<String>,
    },
    /// What was left unfinished.
    Unfinished(Vec<Unfinished>),
    /// Recent files have changed.
    Recent(Vec<PathBuf>),
    /// There is a safety copy, or there is none and why.
    Begun(Session, Result<(), String>),
    /// An entry is on the disk, or is not and why.
    Written(Result<(), String>),
    /// What both said to keep is carried out.
    Finished(Result<Option<PathBuf>, String>),
    /// A place for a session of today.
    Proposed(PathBuf),
    /// A file was opened.
    Opened(Box<Result<OpenedFile, String>>),
    /// An unfinished session was opened.
    Recovered(Box<Result<Session, String>>),
    /// Words were taken back, in the file and everywhere.
    TookBack(Box<Result<Session, String>>),
    /// The session is gone.
    Deleted(Result<(), String>),
    /// The file was changed outside: it was read again.
    Reread(Box<OpenedFile>),
    /// The file is no longer there.
    Missing,
    /// An account was written here.
    Exported(Result<PathBuf, String>),
    /// Something to tell that belongs to nothing else.
    Trouble(String),
}

/// A file that was opened to be read.
#[derive(Debug)]
pub struct OpenedFile {
    /// What is in it, and in which state.
    pub opened: Opened,
    /// Where it lies.
    pub path: PathBuf,
    /// Why it can only be read.
    pub read_only: Option<String>,
}

/// The way to the thread.
pub struct Worker {
    requests: Sender<Request>,
    answers: Receiver<Answer>,
    /// In tests: the same work, done at once on the same thread.
    inline: Option<(Desk, Receiver<Request>, Sender<Answer>)>,
    thread: Option<JoinHandle<()>>,
}

impl Worker {
    /// Starts the thread.
    ///
    /// # Errors
    ///
    /// The system gives no thread.
    pub fn spawn(store: Store, ctx: egui::Context) -> std::io::Result<Self> {
        let (requests, inbox) = channel();
        let (outbox, answers) = channel();
        let mut desk = Desk { store, held: None };
        let thread = Builder::new().name("store".to_owned()).spawn(move || {
            loop {
                let request = match inbox.recv_timeout(LOOK_OUTSIDE) {
                    Ok(request) => Some(request),
                    Err(RecvTimeoutError::Timeout) => None,
                    Err(RecvTimeoutError::Disconnected) => return,
                };
                let end = matches!(request, Some(Request::End));
                let answer = match request {
                    Some(request) => desk.answer(request),
                    None => desk.look_outside(),
                };
                if let Some(answer) = answer {
                    if outbox.send(answer).is_err() {
                        return;
                    }
                    ctx.request_repaint();
                }
                if end {
                    return;
                }
            }
        })?;
        Ok(Self { requests, answers, inline: None, thread: Some(thread) })
    }

    /// Does the same work at once, on the thread that asks: for tests and pictures.
    #[must_use]
    pub fn inline(store: Store) -> Self {
        let (requests, inbox) = channel();
        let (outbox, answers) = channel();
        Self { requests, answers, inline: Some((Desk { store, held: None }, inbox, outbox)), thread: None }
    }

    /// Asks for something; the answer comes later.
    pub fn ask(&mut self, request: Request) {
        // The thread ends only with the window, which asks nothing any more then.
        let _ = self.requests.send(request);
        if let Some((desk, inbox, outbox)) = &mut self.inline {
            while let Ok(request) = inbox.try_recv() {
                if let Some(answer) = desk.answer(request) {
                    let _ = outbox.send(answer);
                }
            }
        }
    }

    /// An answer, if one has come.
    pub fn answer(&mut self) -> Option<Answer> {
        self.answers.try_recv().ok()
    }
}

impl Drop for Worker {
    /// What was asked before is still done.
    fn drop(&mut self) {
        let _ = self.requests.send(Request::End);
        if let Some(thread) = self.thread.take()
            && thread.join().is_err()
        {
            log::error!("the store thread has ended badly");
        }
    }
}

/// What the thread holds in its hands.
struct Desk {
    store: Store,
    held: Option<Held>,
}

impl Desk {
    fn answer(&mut self, request: Request) -> Option<Answer> {
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
            Request::TakeBack(session, seq, place) => {
                Answer::TookBack(Box::new(self.take_back(session, seq, place, now)))
            }
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

    fn take_back(&mut self, mut session: Session, seq: u64, place: usize, now: Timestamp) -> Result<Session, String> {
        let held = self.held.as_mut().ok_or_else(|| t("safe-no").into_owned())?;
        self.store.take_back(held, &mut session, seq, place, now).map_err(|error| error.to_string())?;
        Ok(session)
    }

    fn delete(&mut self) -> Result<(), String> {
        let held = self.held.take().ok_or_else(|| t("safe-no").into_owned())?;
        self.store.delete(held).map_err(|error| error.to_string())
    }

    /// Looks whether something else changed the file that is open to be read.
    fn look_outside(&mut self) -> Option<Answer> {
        let held = self.held.as_mut().filter(|held| !held.has_journal())?;
        let path = held.saved()?.path.clone();
        match self.store.check_outside(held).advice(false) {
            Advice::GoOn | Advice::Ask | Advice::LookAgain => None,
            Advice::Reload => {
                let opened = self.store.reload(held).ok()?;
                let read_only = held.read_only().map(|why| why.to_string());
                Some(Answer::Reread(Box::new(OpenedFile { opened, path, read_only })))
            }
            // Said once: a file that is gone is not asked for again.
            Advice::SayMissing => {
                self.held = None;
                Some(Answer::Missing)
            }
        }
    }
}

/// What a dialogue of the system is for.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub enum DialogFor {
    /// A session to open.
    Open,
    /// A place for what is kept.
    Place,
    /// A place for the readable account.
    Export(crate::ui::wish::ExportKind),
}

/// A dialogue of the system that is open. Its own thread waits for it, so that neither window nor store does.
pub struct Dialog {
    what: DialogFor,
    chosen: Receiver<Option<PathBuf>>,
}

impl Dialog {
    /// Opens it. Call this on the drawing thread: some systems ask for that.
    ///
    /// # Errors
    ///
    /// The system gives no thread.
    pub fn open(what: DialogFor, folder: Option<PathBuf>, ctx: egui::Context) -> std::io::Result<Self> {
        let mut dialog = rfd::AsyncFileDialog::new();
        if let Some(folder) = folder {
            dialog = dialog.set_directory(folder);
        }
        let session = t("file-kind-session");
        let pending: std::pin::Pin<Box<dyn Future<Output = Option<rfd::FileHandle>> + Send>> = match what {
            DialogFor::Open => Box::pin(dialog.add_filter(&*session, &[crate::store::EXTENSION]).pick_file()),
            DialogFor::Place => Box::pin(dialog.add_filter(&*session, &[crate::store::EXTENSION]).save_file()),
            DialogFor::Export(kind) => Box::pin(dialog.add_filter(kind.extension(), &[kind.extension()]).save_file()),
        };
        let (send, chosen) = channel();
        Builder::new().name("dialogue".to_owned()).spawn(move || {
            let path = pollster::block_on(pending).map(|file| file.path().to_owned());
            if send.send(path).is_ok() {
                ctx.request_repaint();
            }
        })?;
        Ok(Self { what, chosen })
    }

    /// What was chosen, once it was: nothing where it was closed, or where none could appear.
    pub fn chosen(&mut self) -> Option<(DialogFor, Option<PathBuf>)> {
        match self.chosen.try_recv() {
            Ok(path) => Some((self.what, path)),
            Err(TryRecvError::Empty) => None,
            Err(TryRecvError::Disconnected) => Some((self.what, None)),
        }
    }
}
