//! The one thread that talks to the store. Nothing on the drawing thread touches a disk.
//!
//! Requests go in, answers come out, in the same order; an answer wakes the window.

use std::{
    path::{Path, PathBuf},
    sync::mpsc::{Receiver, RecvTimeoutError, Sender, channel},
    thread::{Builder, JoinHandle},
    time::Duration,
};

use jiff::tz::TimeZone;
use uuid::Uuid;

use self::desk::Desk;
use crate::{
    session::{Entry, Granted, Keep, Pair, Session},
    store::{
        EarlierVersion, Glances, HeldId, Kept, Settings, Store, Unfinished, WindowSize,
        record::{Opened, ReadBack},
    },
    ui::wish::Version,
};

mod desk;
#[cfg(test)]
mod tests;

/// How often a file that is being read is looked at for outside changes.
const LOOK_OUTSIDE: Duration = Duration::from_secs(3);

/// What the window asks for.
pub enum Request {
    /// Settings, recent files, unfinished sessions.
    Start,
    /// What was left unfinished.
    Unfinished,
    /// A safety copy for a session that begins.
    Begin(Session),
    /// What these two granted each other before, for the session with this id.
    GrantedBefore(Uuid, Pair<String>),
    /// Write down what happened.
    Append(HeldId, Entry),
    /// The session stays open for another day, or it was off the record.
    LetGo,
    /// Carry out what both said to keep.
    Finish(HeldId, Session, Keep, PathBuf),
    /// A place for a session of today.
    Propose(Settings, TimeZone),
    /// Open a file to read; a damaged one only where that is accepted.
    Open(PathBuf, Damage),
    /// Open an unfinished session.
    Recover(Uuid),
    /// Throw an unfinished session away.
    Discard(Uuid),
    /// Take back the words of this entry and save.
    TakeBack(HeldId, Session, u64, usize),
    /// The file was changed outside: go on with this version, and take the words back in it unless it is theirs.
    Settle(HeldId, Version, Session, u64, usize),
    /// Remove the open session for good.
    Delete(HeldId),
    /// What is kept in the usual folder.
    Kept,
    /// All kept evenings, to look back at.
    Glances,
    /// The earlier versions of the session in this file.
    EarlierVersions(PathBuf),
    /// Open an earlier version, by its own path, to look at it and perhaps to keep it.
    OpenEarlier(PathBuf),
    /// Keep what was opened from an earlier version in a new file.
    KeepEarlier(HeldId, Session, PathBuf),
    /// Save a copy of this file at that place.
    Copy(PathBuf, PathBuf),
    /// Write a readable account.
    Export(PathBuf, String),
    /// Write the settings.
    Settings(Settings),
    /// Keep how large the window is.
    KeepSize(WindowSize),
    /// Remember this file as opened lately.
    Remember(Settings, PathBuf),
    /// Forget which files were opened.
    ForgetRecent,
    /// The window closes: finish what is under way.
    End,
}

/// What to do with a file that is damaged.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub enum Damage {
    /// Say so, and leave what is open as it is.
    Tell,
    /// Read what is there.
    Accept,
}

/// What came of it. Trouble comes as the sentence to show.
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
    /// A session has begun.
    Begun(Box<TakenUp>),
    /// What was granted before, for the session with this id.
    GrantedBefore(Uuid, Vec<Granted>),
    /// An entry is on the disk, or is not and why.
    Written(Result<(), String>),
    /// What both said to keep is carried out.
    Finished(Result<Option<PathBuf>, String>),
    /// A place for a session of today.
    Proposed(PathBuf),
    /// A file was opened.
    Opened(Box<Result<OpenedFile, String>>),
    /// A file is damaged in so many lines, and was not opened.
    Damaged(PathBuf, usize),
    /// What is kept in the usual folder, the latest first.
    Kept(Result<Vec<Kept>, String>),
    /// All kept evenings.
    Glances(Result<Glances, String>),
    /// The earlier versions of the session in this file, the latest first.
    EarlierVersions(PathBuf, Result<Vec<EarlierVersion>, String>),
    /// An earlier version was opened; it has no file yet.
    OpenedEarlier(Box<Result<OpenedFile, String>>),
    /// An unfinished session was opened.
    Recovered(Box<Result<TakenUp, String>>),
    /// Words were taken back, in the file and everywhere.
    TookBack(Box<Result<OpenedFile, String>>),
    /// The words of this entry are not taken back: the file was changed outside.
    Conflict(u64, usize),
    /// They go on with this file.
    Settled(Box<OpenedFile>),
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

/// A session that is held from now on, to go on with it.
pub struct TakenUp {
    /// What has happened so far.
    pub session: Session,
    /// How to speak of it.
    pub grip: HeldId,
    /// How much of it came back, where it was found again.
    pub back: ReadBack,
    /// Why there is no safety copy yet; every word tries again.
    pub trouble: Option<String>,
}

/// A file that was opened to be read.
pub struct OpenedFile {
    /// How to speak of it.
    pub grip: HeldId,
    /// What is in it, and in which state.
    pub opened: Opened,
    /// Where it lies; empty for an earlier version, which has no file yet.
    pub path: PathBuf,
    /// Why it can only be read.
    pub read_only: Option<String>,
}

/// The way to the thread.
pub struct Worker {
    requests: Sender<Request>,
    answers: Receiver<Answer>,
    thread: Option<JoinHandle<()>>,
    documents: PathBuf,
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
        let documents = store.usual_folder().to_owned();
        let mut desk = Desk::new(store);
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
        Ok(Self { requests, answers, thread: Some(thread), documents })
    }

    /// Does the same work when it is told to: for tests of what happens meanwhile.
    #[must_use]
    pub fn by_hand(store: Store) -> (Self, Hands) {
        let (requests, inbox) = channel();
        let (outbox, answers) = channel();
        let documents = store.usual_folder().to_owned();
        let hands = Hands { desk: Desk::new(store), inbox, outbox };
        (Self { requests, answers, thread: None, documents }, hands)
    }

    /// The folder in which sessions are kept where the settings name no other.
    #[must_use]
    pub fn documents(&self) -> &Path {
        &self.documents
    }

    /// Asks for something; the answer comes later.
    pub fn ask(&mut self, request: Request) {
        // The thread ends only with the window, which asks nothing any more then.
        let _ = self.requests.send(request);
    }

    /// An answer, if one has come.
    pub fn answer(&mut self) -> Option<Answer> {
        self.answers.try_recv().ok()
    }
}

/// The work of the thread, done on the thread that asks.
pub struct Hands {
    desk: Desk,
    inbox: Receiver<Request>,
    outbox: Sender<Answer>,
}

impl Hands {
    /// Does all that was asked for; says whether there was anything.
    pub fn work(&mut self) -> bool {
        let mut any = false;
        while let Ok(request) = self.inbox.try_recv() {
            any = true;
            // Nobody listens any more where the window has closed.
            if let Some(answer) = self.desk.answer(request) {
                let _ = self.outbox.send(answer);
            }
        }
        any
    }

    /// Looks for outside changes, as the thread does every few seconds.
    pub fn look_outside(&mut self) {
        if let Some(answer) = self.desk.look_outside() {
            let _ = self.outbox.send(answer);
        }
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
