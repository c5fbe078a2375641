//! R7 on a real file system: a small disk that runs full, in steps of 4 KB.
//!
//! It needs the right to mount. Whoever has none gets it in a namespace of their own.
#![cfg(target_os = "linux")]

use std::{
    fs::{self, File},
    io::{ErrorKind, Write as _},
    path::{Path, PathBuf},
    process::{Command, Output},
    sync::Arc,
};

use duologue::{
    guide::{Guide, Way},
    session::{Event, Pair, Record, Seat, Session, Setup, Words, begin},
    store::{Expected, Folders, RealDisk, Store, record},
};
use jiff::Timestamp;

/// Tells the second process that it is the second.
const ASKED: &str = "DUOLOGUE_TEST_MOUNTS_HERE";

/// Runs a tool of the system.
fn tool(package: &str, command: &mut Command) -> Output {
    match command.output() {
        Err(error) if error.kind() == ErrorKind::NotFound => panic!("the package {package} is needed"),
        output => output.unwrap(),
    }
}

fn told(output: &Output) -> String {
    format!("{}{}", String::from_utf8_lossy(&output.stdout), String::from_utf8_lossy(&output.stderr))
}

/// A small disk in memory, gone when this is dropped.
struct SmallDisk(tempfile::TempDir);

impl SmallDisk {
    /// Gives what the system says where nobody may mount.
    fn new(kilobytes: u32) -> Result<Self, String> {
        let folder = tempfile::tempdir().unwrap();
        let size = format!("size={kilobytes}k");
        let mut mount = Command::new("mount");
        let mounted = tool("mount", mount.args(["-t", "tmpfs", "-o", &size, "tmpfs"]).arg(folder.path()));
        if mounted.status.success() { Ok(Self(folder)) } else { Err(told(&mounted)) }
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

fn sweep(disk: &SmallDisk) {
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
        store.delete(held, now).unwrap();
    }
    assert!((1..=32).contains(&saved), "{saved}");
}

#[test]
fn a_small_disk_runs_full() {
    for size in [256, 1024] {
        match SmallDisk::new(size) {
            Ok(disk) => sweep(&disk),
            Err(why) => {
                assert!(std::env::var_os(ASKED).is_none(), "no disk can be mounted here: {why}");
                return again_in_a_namespace();
            }
        }
    }
}

/// Everybody may mount in a namespace of their own, where the system allows those.
fn again_in_a_namespace() {
    let mut again = Command::new("unshare");
    again.args(["--user", "--map-root-user", "--mount"]).arg(std::env::current_exe().unwrap());
    again.args(["--exact", "full_disk::a_small_disk_runs_full"]).env(ASKED, "1");
    let ran = tool("util-linux", &mut again);
    assert!(ran.status.success(), "this needs the right to mount, or namespaces for users: {}", told(&ran));
}
