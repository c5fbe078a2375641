//! R7 on a real file system: a small disk that runs full, in steps of 4 KB.
//!
//! It needs the right to mount, and says so where there is none.
#![cfg(target_os = "linux")]

use std::{
    fs::{self, File},
    io::Write as _,
    path::{Path, PathBuf},
    process::Command,
    sync::Arc,
};

use duologue::{
    guide::{Guide, Way},
    session::{Event, Pair, Record, Seat, Session, Setup, Words, begin},
    store::{Expected, Folders, RealDisk, Store, record},
};
use jiff::Timestamp;

/// A small disk in memory, gone when this is dropped.
struct SmallDisk(tempfile::TempDir);

impl SmallDisk {
    fn new(kilobytes: u32) -> Option<Self> {
        let folder = tempfile::tempdir().unwrap();
        let size = format!("size={kilobytes}k");
        let mount = Command::new("mount").args(["-t", "tmpfs", "-o", &size, "tmpfs"]).arg(folder.path()).output();
        mount.is_ok_and(|output| output.status.success()).then(|| Self(folder))
    }

    fn path(&self) -> &Path {
        self.0.path()
    }
}

impl Drop for SmallDisk {
    fn drop(&mut self) {
        let unmounted = Command::new("umount").arg(self.path()).status();
        assert!(unmounted.is_ok_and(|status| status.success()));
    }
}

fn session(text: &str) -> Session {
    let guide: Guide = serde_json::from_value(serde_json::json!({
        "format": "duologue-guide", "schema": 1, "id": "tiny", "language": "en", "title": "Tiny",
        "summary": "For tests.", "minutes": [5, 10], "heat": 1, "ways": ["both-write"],
        "why": { "text": "None.", "strength": "none" },
        "stages": [{ "closing": { "title": "Close", "prompt": "How was it?", "word": "One word?" } }]
    }))
    .unwrap();
    let setup = Setup {
        names: Pair { left: "Ada".into(), right: "Bo".into() },
        topic: String::new(),
        way: Way::BothWrite,
        first: Seat::Left,
        record: Record::On,
        example: false,
    };
    let mut session = Session::new(uuid::Uuid::from_u128(7), Timestamp::UNIX_EPOCH, begin(Arc::new(guide), setup));
    let words = Words::Text(text.into());
    session.push(Timestamp::UNIX_EPOCH, Event::Said { seat: Seat::Left, words, paused: false });
    session
}

/// Fills the disk until only so much is free.
fn leave_free(folder: &Path, kilobytes: usize) -> PathBuf {
    let path = folder.join("ballast");
    let mut file = File::create(&path).unwrap();
    while file.write_all(&[0; 4096]).is_ok() {}
    let full = file.metadata().unwrap().len();
    file.set_len(full.saturating_sub(kilobytes as u64 * 1024)).unwrap();
    path
}

fn sweep(size: u32) -> Option<()> {
    let disk = SmallDisk::new(size)?;
    // Journal and backups are on another disk, as when somebody saves to a stick.
    let home = tempfile::tempdir().unwrap();
    let mut folders = Folders::below(home.path());
    folders.documents = disk.path().canonicalize().unwrap();
    let path = folders.documents.join("evening.duologue");
    let store = Store::new(Arc::new(RealDisk), folders);
    let now = Timestamp::UNIX_EPOCH;
    let (short, long) = (session("The hedge."), session(&"The hedge. ".repeat(6_000)));
    let mut saved = 0;
    for free in (0..=132).step_by(4) {
        let mut held = store.begin(&short, now).0;
        store.save_as(&mut held, &short, &path, Expected::Nothing, now).unwrap();
        let old = fs::read(&path).unwrap();
        let ballast = leave_free(disk.path(), free);
        let entry = long.entries.last().unwrap();
        assert_eq!(entry.seq, 2);
        let before = held.saved().unwrap().hash;
        match store.save_as(&mut held, &long, &path, Expected::This(before), now) {
            Ok(_) => {
                saved += 1;
                let read = record::read(&fs::read(&path).unwrap()).unwrap().session;
                assert_eq!(read.entries[1].event, long.entries[1].event);
            }
            Err(error) => {
                assert!(error.to_string().starts_with("The disk is full. Nothing was lost"), "{error}");
                assert_eq!(fs::read(&path).unwrap(), old);
            }
        }
        assert_eq!(fs::read_dir(disk.path()).unwrap().count(), 2, "nothing is left behind");
        fs::remove_file(ballast).unwrap();
        store.delete(held).unwrap();
    }
    assert!((1..=32).contains(&saved), "{saved}");
    Some(())
}

#[test]
fn a_small_disk_runs_full() {
    for size in [256, 1024] {
        if sweep(size).is_none() {
            eprintln!("skipped: this needs the right to mount a disk");
        }
    }
}
