//! A disk that takes no more, while two people talk: they are told so in plain words, and lose nothing.

use std::{
    io,
    path::{Path, PathBuf},
    sync::{
        Arc,
        atomic::{AtomicI32, Ordering},
    },
};

use duologue::{
    session::{Phase, Words},
    store::{Disk, Handle, Locked, Meta, RealDisk},
    ui::evening::{Ending, Safety},
};
use egui::{Key, Modifiers};

use super::builder::Window;
use crate::bad_files::plain;

const FIVE: &str = "A first five minutes";
const SAID: &str = "The kettle sang.";

/// What a disk says that takes no more, and how the sentence about it begins.
const TROUBLES: [(i32, &str); 5] = [
    (28, "The disk is full."),
    (122, "The disk is full."),
    (30, "This disk can be read, but not written to."),
    (13, "The system does not allow it."),
    (5, "The disk did not do what it was asked for."),
];

/// The disk of this computer, until it takes no more.
#[derive(Clone, Debug, Default)]
struct Moody(Arc<AtomicI32>);

impl Moody {
    /// From now on it says this to whoever writes.
    fn refuse(&self, errno: i32) {
        self.0.store(errno, Ordering::Relaxed);
    }

    /// It takes everything again.
    fn relent(&self) {
        self.refuse(0);
    }

    fn may(&self) -> io::Result<()> {
        match self.0.load(Ordering::Relaxed) {
            0 => Ok(()),
            errno => Err(io::Error::from_raw_os_error(errno)),
        }
    }
}

#[derive(Debug)]
struct MoodyFile(Moody, Box<dyn Handle>);

impl Handle for MoodyFile {
    fn write_all(&mut self, bytes: &[u8]) -> io::Result<()> {
        self.0.may().and_then(|()| self.1.write_all(bytes))
    }

    fn sync_data(&mut self) -> io::Result<()> {
        self.0.may().and_then(|()| self.1.sync_data())
    }

    fn sync_all(&mut self) -> io::Result<()> {
        self.0.may().and_then(|()| self.1.sync_all())
    }
}

impl Disk for Moody {
    fn read(&self, path: &Path, limit: u64) -> io::Result<Vec<u8>> {
        RealDisk.read(path, limit)
    }

    fn read_head(&self, path: &Path, most: u64) -> io::Result<Vec<u8>> {
        RealDisk.read_head(path, most)
    }

    fn link(&self, from: &Path, to: &Path) -> io::Result<()> {
        self.may().and_then(|()| RealDisk.link(from, to))
    }

    fn create_new(&self, path: &Path) -> io::Result<Box<dyn Handle>> {
        self.may()?;
        Ok(Box::new(MoodyFile(self.clone(), RealDisk.create_new(path)?)))
    }

    fn rename(&self, from: &Path, to: &Path) -> io::Result<()> {
        self.may().and_then(|()| RealDisk.rename(from, to))
    }

    fn rename_new(&self, from: &Path, to: &Path) -> io::Result<()> {
        self.may().and_then(|()| RealDisk.rename_new(from, to))
    }

    fn remove_file(&self, path: &Path) -> io::Result<()> {
        RealDisk.remove_file(path)
    }

    fn remove_dir(&self, path: &Path) -> io::Result<()> {
        RealDisk.remove_dir(path)
    }

    fn create_dir_all(&self, path: &Path) -> io::Result<()> {
        self.may().and_then(|()| RealDisk.create_dir_all(path))
    }

    fn sync_dir(&self, path: &Path) -> io::Result<()> {
        self.may().and_then(|()| RealDisk.sync_dir(path))
    }

    fn metadata(&self, path: &Path) -> io::Result<Meta> {
        RealDisk.metadata(path)
    }

    fn set_mode(&self, path: &Path, mode: u32) -> io::Result<()> {
        self.may().and_then(|()| RealDisk.set_mode(path, mode))
    }

    fn list(&self, path: &Path) -> io::Result<Vec<PathBuf>> {
        RealDisk.list(path)
    }

    fn canonicalize(&self, path: &Path) -> io::Result<PathBuf> {
        RealDisk.canonicalize(path)
    }

    fn try_lock(&self, path: &Path, note: &str) -> io::Result<Locked> {
        self.may().and_then(|()| RealDisk.try_lock(path, note))
    }
}

/// To the question where to keep it, with this said.
fn to_the_end(window: &mut Window) {
    window.both_shifts();
    window.type_text(SAID);
    window.keys(Modifiers::COMMAND, Key::Enter);
    window.stop();
    window.key(Key::Num3);
    window.key(Key::Num0);
    assert_eq!(window.state().phase, Phase::Ended);
}

#[test]
fn an_evening_that_begins_on_a_bad_disk_goes_on_and_is_kept_later() {
    for (errno, begins) in TROUBLES {
        let disk = Moody::default();
        let mut window = Window::on(disk.clone());
        disk.refuse(errno);
        window = window.begin(FIVE, "Both write");
        plain(window.message().unwrap(), begins);
        window.key(Key::Escape);
        assert_eq!(window.evening().safety, Safety::Unsafe);
        to_the_end(&mut window);
        window.click("Keep it there");
        let Ending::Stuck(sentence) = &window.evening().ending else { panic!("kept on a bad disk") };
        plain(sentence, begins);
        assert!(window.has(begins), "it is on the screen");
        disk.relent();
        window.click("Keep it there");
        assert!(window.has("It is kept as") && window.disk().contains(SAID));
    }
}

#[test]
fn a_disk_that_goes_bad_in_between_takes_nothing_away() {
    for (errno, begins) in TROUBLES {
        let disk = Moody::default();
        let mut window = Window::on(disk.clone()).begin(FIVE, "Both write");
        window.both_shifts();
        disk.refuse(errno);
        window.type_text(SAID);
        window.keys(Modifiers::COMMAND, Key::Enter);
        plain(window.evening().trouble.as_deref().unwrap(), begins);
        assert!(window.has(begins), "it is on the screen");
        assert_eq!(window.state().exchange.sent.last().and_then(Words::text), Some(SAID), "what was said is said");
        disk.relent();
        window.keys(Modifiers::COMMAND, Key::Enter);
        assert_eq!(window.evening().safety, Safety::Safe);
        assert!(window.disk().contains(SAID), "with the next word all of it is written");
    }
}
