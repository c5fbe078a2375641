//! Opening, saving and journalling a long session, against plain `serde_json` and one sync of the same bytes.
//!
//! Both on the same disk, by turns. What the difference is spent on is told below: each line is checked by its chain and
//! held against what this program writes before it is believed, and nothing goes over an old version before all of the
//! new one has been read back as a session. A sound file is read in parts, each on a thread; the plain reader has one.

use std::{
    fs::{self, File, OpenOptions},
    hint::black_box,
    io::{self, Write as _},
    path::{Path, PathBuf},
    sync::{Arc, Mutex, PoisonError},
    time::{Duration, Instant},
};

use duologue::{
    session::{Event, Keep, Session, Transcript},
    store::{Disk, Expected, Folders, Handle, Hash, Locked, Meta, OpenFile, RealDisk, Saved, Store, record},
};
use jiff::Timestamp;
use serde::{Deserialize, Serialize};

use crate::{
    Failure,
    report::{self, Times, Unit},
    talk,
};

const TURNS: usize = 10_000;

const ROUNDS: usize = 21;

const GOAL: f64 = 1.5;

pub(crate) fn measure(folder: &Path) -> Result<(), Failure> {
    let session = talk::session(TURNS)?;
    let place = Place::new(folder, &session)?;
    let size = fs::metadata(&place.file)?.len() as f64 / 1e6;
    report::heading(&format!(
        "A session of {TURNS} turns, {size:.1} MB, against plain serde_json with one sync (median of {ROUNDS}, by turns)"
    ));
    open(&place)?;
    save_anew(&place, &session)?;
    save_again(&place)?;
    append(&place, &session)?;
    in_memory(&session)?;
    on_disk(&place)
}

/// A file that both sides know, and a store beside it.
struct Place {
    folder: PathBuf,
    file: PathBuf,
    store: Store,
}

impl Place {
    fn new(folder: &Path, session: &Session) -> Result<Self, Failure> {
        let folder = folder.join("keeping");
        fs::create_dir_all(&folder)?;
        let store = Store::new(Arc::new(RealDisk), Folders::below(&folder));
        let file = folder.join("evening.duologue");
        let mut held = store.begin(session, session.created).0;
        store.save_as(&mut held, session, &file, Expected::Nothing, session.created)?;
        drop(held);
        store.discard(session.id, session.created)?;
        Ok(Self { folder, file, store })
    }
}

/// A line as the plainest program would know it.
#[derive(Deserialize, Serialize)]
struct Line {
    seq: u64,
    at: Timestamp,
    event: Event,
    chain: String,
}

/// The header as it stands, and the lines.
struct Plain {
    header: String,
    lines: Vec<Line>,
}

impl Plain {
    fn open(path: &Path) -> Result<Self, Failure> {
        let text = fs::read_to_string(path)?;
        let (header, lines) = text.split_once('\n').ok_or("no header")?;
        let lines = lines.lines().map(serde_json::from_str).collect::<Result<_, _>>()?;
        Ok(Self { header: header.to_owned(), lines })
    }

    fn save(&self, path: &Path) -> Result<(), Failure> {
        let mut bytes = format!("{}\n", self.header).into_bytes();
        for line in &self.lines {
            serde_json::to_writer(&mut bytes, line)?;
            bytes.push(b'\n');
        }
        let mut file = File::create(path)?;
        file.write_all(&bytes)?;
        Ok(file.sync_all()?)
    }
}

fn open(place: &Place) -> Result<(), Failure> {
    let (mut ours, mut theirs) = (Times::default(), Times::default());
    for _ in 0..ROUNDS {
        timed(&mut ours, || Ok(place.store.open(&place.file, Timestamp::now())?))?;
        timed(&mut theirs, || Plain::open(&place.file))?;
    }
    report::against("open", Unit::Millis, ours.median(), theirs.median(), Some(GOAL));
    Ok(())
}

/// At the end of an evening: what was said has never been in a file.
fn save_anew(place: &Place, session: &Session) -> Result<(), Failure> {
    let (mut ours, mut theirs) = (Times::default(), Times::default());
    let plain = Plain::open(&place.file)?;
    for round in 0..ROUNDS {
        let path = place.folder.join(format!("new {round}.duologue"));
        let mut held = place.store.begin(session, session.created).0;
        let new = Some((&*path, Expected::Nothing));
        timed(&mut ours, || Ok(place.store.finish(&mut held, session, new, Timestamp::now())?))?;
        let path = place.folder.join(format!("plain {round}.duologue"));
        timed(&mut theirs, || plain.save(&path))?;
    }
    report::against(
        "save for the first time, and end the journal",
        Unit::Millis,
        ours.median(),
        theirs.median(),
        Some(GOAL),
    );
    Ok(())
}

/// Over an earlier version, which goes to the backups.
fn save_again(place: &Place) -> Result<(), Failure> {
    let (mut ours, mut theirs) = (Times::default(), Times::default());
    let plain = Plain::open(&place.file)?;
    let path = place.folder.join("plain.duologue");
    let mut open = place.store.open(&place.file, Timestamp::now())?;
    for _ in 0..ROUNDS {
        timed(&mut ours, || save(&place.store, &mut open))?;
        timed(&mut theirs, || plain.save(&path))?;
    }
    if fs::read(&path)? != fs::read(&place.file)? {
        return Err("the two did not write the same".into());
    }
    report::against("save again, with a backup", Unit::Millis, ours.median(), theirs.median(), Some(GOAL));
    Ok(())
}

/// A turn into the safety copy, on the disk.
fn append(place: &Place, session: &Session) -> Result<(), Failure> {
    let (mut ours, mut theirs) = (Times::default(), Times::default());
    let mut session = session.clone();
    let said = session.events().find(|event| matches!(event, Event::Said { .. })).ok_or("nothing was said")?.clone();
    let mut held = place.store.begin(&session, session.created).0;
    let mut file = OpenOptions::new().append(true).create(true).open(place.folder.join("plain.journal"))?;
    for _ in 0..ROUNDS * 10 {
        let entry = session.push(Timestamp::now(), said.clone());
        timed(&mut ours, || Ok(place.store.append(&mut held, entry)?))?;
        let line = Line { seq: entry.seq, at: entry.at, event: said.clone(), chain: "0".repeat(32) };
        timed(&mut theirs, || {
            let mut bytes = serde_json::to_vec(&line)?;
            bytes.push(b'\n');
            file.write_all(&bytes)?;
            Ok(file.sync_data()?)
        })?;
    }
    drop(held);
    place.store.discard(session.id, session.created)?;
    report::against("journal: one turn more", Unit::Millis, ours.median(), theirs.median(), Some(GOAL));
    Ok(())
}

/// What is computed on the way, each alone.
fn in_memory(session: &Session) -> Result<(), Failure> {
    report::heading("What that is made of: in memory");
    let bytes = record::encode(session);
    let opened = record::read(&bytes)?.session;
    let plain: Vec<&str> = str::from_utf8(&bytes)?.lines().skip(1).collect();
    step("to lines with their chain, from events", || record::encode(session));
    step("to lines with their chain, from a file", || record::encode(&opened));
    step("from lines, checking each", || record::read(&bytes));
    step("  of it what serde_json does", || {
        plain.iter().filter_map(|line| serde_json::from_str::<Line>(line).ok()).collect::<Vec<_>>()
    });
    step("fingerprint of the whole", || Hash::of(&bytes));
    step("what may be kept", || session.kept(Keep::All));
    step("where they stand", || session.state());
    step("the readable account", || Transcript::of(session));
    for turns in [100, 1_000] {
        let short = talk::session(turns)?;
        step(&format!("where they stand, after {turns} turns"), || short.state());
    }
    Ok(())
}

/// Over what was read.
fn save(store: &Store, open: &mut OpenFile) -> Result<(), Failure> {
    let Saved { path, hash } = open.held.saved().ok_or("nothing was opened")?.clone();
    store.save_as(&mut open.held, &open.opened.session, &path, Expected::This(hash), Timestamp::now())?;
    Ok(())
}

fn step<T>(what: &str, mut work: impl FnMut() -> T) {
    let mut times = Times::default();
    for _ in 0..ROUNDS {
        let start = Instant::now();
        black_box(work());
        times.add(start.elapsed());
    }
    report::alone(what, Unit::Millis, times.median(), None);
}

/// What the disk is asked for while saving again.
fn on_disk(place: &Place) -> Result<(), Failure> {
    report::heading("What saving again is made of: on the disk (median, all calls of one save together)");
    let disk = Watched::default();
    let store = Store::new(Arc::new(disk.clone()), place.store.folders().clone());
    let mut open = store.open(&place.file, Timestamp::now())?;
    let mut all: Vec<(&str, Times)> = Call::ALL.iter().map(|call| (call.name(), Times::default())).collect();
    for _ in 0..ROUNDS {
        disk.take();
        save(&store, &mut open)?;
        for ((_, times), spent) in all.iter_mut().zip(disk.take()) {
            times.add(spent);
        }
    }
    for (name, times) in all {
        report::alone(name, Unit::Millis, times.median(), None);
    }
    Ok(())
}

fn timed<T>(times: &mut Times, work: impl FnOnce() -> Result<T, Failure>) -> Result<(), Failure> {
    let start = Instant::now();
    let done = work()?;
    times.add(start.elapsed());
    drop(done);
    Ok(())
}

/// What can be asked of the disk, in groups.
#[derive(Clone, Copy)]
enum Call {
    Read,
    Write,
    SyncFile,
    SyncFolder,
    Other,
}

impl Call {
    const ALL: [Self; 5] = [Self::Read, Self::Write, Self::SyncFile, Self::SyncFolder, Self::Other];

    fn name(self) -> &'static str {
        match self {
            Self::Read => "read the old version and read back the new one",
            Self::Write => "write the new version",
            Self::SyncFile => "sync both, and link the old one",
            Self::SyncFolder => "sync their folders",
            Self::Other => "names, permissions and locks",
        }
    }
}

/// The disk of this computer, with a clock beside it.
#[derive(Clone, Debug, Default)]
struct Watched {
    spent: Arc<Mutex<[Duration; Call::ALL.len()]>>,
}

impl Watched {
    fn take(&self) -> [Duration; Call::ALL.len()] {
        std::mem::take(&mut *self.spent.lock().unwrap_or_else(PoisonError::into_inner))
    }

    fn watch<T>(&self, call: Call, work: impl FnOnce() -> T) -> T {
        let start = Instant::now();
        let done = work();
        self.spent.lock().unwrap_or_else(PoisonError::into_inner)[call as usize] += start.elapsed();
        done
    }
}

impl Disk for Watched {
    fn read(&self, path: &Path, limit: u64) -> io::Result<Vec<u8>> {
        self.watch(Call::Read, || RealDisk.read(path, limit))
    }

    fn read_head(&self, path: &Path, most: u64) -> io::Result<Vec<u8>> {
        self.watch(Call::Read, || RealDisk.read_head(path, most))
    }

    fn create_new(&self, path: &Path) -> io::Result<Box<dyn Handle>> {
        let handle = self.watch(Call::Other, || RealDisk.create_new(path))?;
        Ok(Box::new(WatchedFile { handle, disk: self.clone() }))
    }

    fn rename(&self, from: &Path, to: &Path) -> io::Result<()> {
        self.watch(Call::Other, || RealDisk.rename(from, to))
    }

    fn rename_new(&self, from: &Path, to: &Path) -> io::Result<()> {
        self.watch(Call::Other, || RealDisk.rename_new(from, to))
    }

    fn link(&self, from: &Path, to: &Path) -> io::Result<()> {
        self.watch(Call::SyncFile, || RealDisk.link(from, to))
    }

    fn remove_file(&self, path: &Path) -> io::Result<()> {
        self.watch(Call::Other, || RealDisk.remove_file(path))
    }

    fn remove_dir(&self, path: &Path) -> io::Result<()> {
        self.watch(Call::Other, || RealDisk.remove_dir(path))
    }

    fn create_dir_all(&self, path: &Path) -> io::Result<()> {
        self.watch(Call::Other, || RealDisk.create_dir_all(path))
    }

    fn sync_dir(&self, path: &Path) -> io::Result<()> {
        self.watch(Call::SyncFolder, || RealDisk.sync_dir(path))
    }

    fn metadata(&self, path: &Path) -> io::Result<Meta> {
        self.watch(Call::Other, || RealDisk.metadata(path))
    }

    fn set_mode(&self, path: &Path, mode: u32) -> io::Result<()> {
        self.watch(Call::Other, || RealDisk.set_mode(path, mode))
    }

    fn list(&self, path: &Path) -> io::Result<Vec<PathBuf>> {
        self.watch(Call::Other, || RealDisk.list(path))
    }

    fn canonicalize(&self, path: &Path) -> io::Result<PathBuf> {
        self.watch(Call::Other, || RealDisk.canonicalize(path))
    }

    fn try_lock(&self, path: &Path, note: &str) -> io::Result<Locked> {
        self.watch(Call::Other, || RealDisk.try_lock(path, note))
    }
}

#[derive(Debug)]
struct WatchedFile {
    handle: Box<dyn Handle>,
    disk: Watched,
}

impl Handle for WatchedFile {
    fn write_all(&mut self, bytes: &[u8]) -> io::Result<()> {
        self.disk.watch(Call::Write, || self.handle.write_all(bytes))
    }

    fn sync_data(&mut self) -> io::Result<()> {
        self.disk.watch(Call::SyncFile, || self.handle.sync_data())
    }

    fn sync_all(&mut self) -> io::Result<()> {
        self.disk.watch(Call::SyncFile, || self.handle.sync_all())
    }
}
