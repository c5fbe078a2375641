//! What the store thread answers, without a window.

use std::{path::Path, sync::Arc};

use jiff::Timestamp;
use tempfile::TempDir;
use uuid::Uuid;

use super::{Answer, Damage, Hands, OpenedFile, Request, Worker};
use crate::{
    guide::{self, Way},
    session::{Event, Pair, Record, Seat, Session, Setup, Words, begin},
    store::{Disk as _, Folders, Looks, RealDisk, Store},
};

struct Thread {
    worker: Worker,
    hands: Hands,
    home: TempDir,
}

impl Thread {
    fn new() -> Self {
        let home = tempfile::tempdir().unwrap();
        let (worker, hands) = Worker::by_hand(Store::new(Arc::new(RealDisk), Folders::below(home.path())));
        Self { worker, hands, home }
    }

    fn ask(&mut self, request: Request) -> Answer {
        self.worker.ask(request);
        assert!(self.hands.work());
        self.worker.answer().unwrap()
    }

    fn open(&mut self, path: &Path) -> OpenedFile {
        let Answer::Opened(file) = self.ask(Request::Open(path.to_owned(), Damage::Tell)) else { panic!("not opened") };
        file.unwrap()
    }
}

fn said(text: &str) -> Session {
    let setup = Setup {
        names: Pair { left: "Ana".into(), right: "Ben".into() },
        topic: String::new(),
        way: Way::BothWrite,
        first: Seat::Left,
        record: Record::On,
        example: false,
    };
    let now = Timestamp::now();
    let mut session = Session::new(Uuid::new_v4(), now, begin(guide::by_id("mirror").unwrap(), setup));
    session.push(now, Event::Said { seat: Seat::Left, words: Words::from_field(text), paused: false });
    session
}

/// From a list to an earlier version, and from there to a file of its own; the file that there is stays as it is.
#[test]
fn an_earlier_version_comes_back_under_a_new_name() {
    let mut thread = Thread::new();
    let path = thread.home.path().join("documents/evening.duologue");
    let Answer::Begun(begun) = thread.ask(Request::Begin(said("Once."))) else { panic!("not begun") };
    let keep = crate::session::Keep::All;
    let finish = Request::Finish(begun.grip, begun.session, keep, path.clone());
    assert!(matches!(thread.ask(finish), Answer::Finished(Ok(Some(_)))));
    let Answer::Kept(Ok(kept)) = thread.ask(Request::Kept) else { panic!("no list") };
    assert_eq!(kept.iter().map(|it| (it.path.as_path(), it.looks)).collect::<Vec<_>>(), [(&*path, Looks::Ours)]);

    // A second version, so that there is an earlier one.
    let OpenedFile { grip, opened, .. } = thread.open(&path);
    let now = RealDisk.read(&path, u64::MAX).unwrap();
    let Answer::EarlierVersions(_, Ok(none)) = thread.ask(Request::EarlierVersions(path.clone())) else {
        panic!("no list")
    };
    assert_eq!(none, []);
    let folder = thread.home.path().join(format!("data/backups/{}", opened.session.id));
    RealDisk.create_dir_all(&folder).unwrap();
    let mut backup = RealDisk.create_new(&folder.join("000001 2026-11-21.duologue")).unwrap();
    backup.write_all(&now).unwrap();
    let Answer::EarlierVersions(_, Ok(versions)) = thread.ask(Request::EarlierVersions(path.clone())) else {
        panic!("no list")
    };
    let Answer::OpenedEarlier(file) = thread.ask(Request::OpenEarlier(versions[0].path.clone())) else {
        panic!("not opened")
    };
    let file = file.unwrap();
    assert!(file.read_only.is_some() && file.path.as_os_str().is_empty() && file.grip != grip);
    let keep = |to: &Path| Request::KeepEarlier(file.grip, file.opened.session.clone(), to.to_owned());
    assert!(matches!(thread.ask(keep(&path)), Answer::Trouble(_)), "there is a file by that name");
    let new = path.with_file_name("again.duologue");
    let Answer::Settled(settled) = thread.ask(keep(&new)) else { panic!("not kept") };
    assert_eq!((settled.path.file_name(), settled.read_only), (new.file_name(), None));
    assert_eq!(RealDisk.read(&path, u64::MAX).unwrap(), now);
}
