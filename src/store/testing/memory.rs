//! A disk in memory that forgets, at a power cut, what it was not told to keep.

use std::{
    collections::{BTreeMap, BTreeSet},
    io,
    path::{Path, PathBuf},
    sync::{Arc, Mutex, MutexGuard},
    time::{Duration, SystemTime},
};

use crate::store::{
    disk::{Disk, Guard, Handle, Kind, Locked, Meta},
    testing::Dice,
};

/// A disk in memory. Clones are the same disk.
#[derive(Clone, Debug, Default)]
pub(crate) struct MemoryDisk(Arc<Mutex<Inner>>);

#[derive(Clone, Debug, Default)]
struct Inner {
    files: Vec<Content>,
    folders: BTreeSet<PathBuf>,
    /// As every program sees it now.
    names: BTreeMap<PathBuf, usize>,
    /// As it is on the platter.
    durable: BTreeMap<PathBuf, usize>,
    /// On the way there, in order.
    pending: Vec<(PathBuf, Change)>,
    locks: BTreeMap<PathBuf, String>,
    capacity: Option<u64>,
    operations: u64,
    crash_after: Option<u64>,
    now: u64,
}

#[derive(Clone, Debug, Default)]
struct Content {
    bytes: Vec<u8>,
    durable: Vec<u8>,
    /// Where each write began that is not on the platter yet.
    unsynced: Vec<(usize, usize)>,
    mode: u32,
    modified: u64,
}

#[derive(Clone, Debug)]
enum Change {
    Set(PathBuf, usize),
    Remove(PathBuf),
    Move(PathBuf, PathBuf, usize),
}

impl Change {
    fn apply(&self, names: &mut BTreeMap<PathBuf, usize>) {
        match self {
            Self::Set(path, file) => {
                names.insert(path.clone(), *file);
            }
            Self::Remove(path) => {
                names.remove(path);
            }
            Self::Move(from, to, file) => {
                names.remove(from);
                names.insert(to.clone(), *file);
            }
        }
    }
}

impl MemoryDisk {
    /// Another disk with the same on it.
    pub(crate) fn copy(&self) -> Self {
        let mut inner = self.inner().clone();
        inner.locks.clear();
        Self(Arc::new(Mutex::new(inner)))
    }

    /// From here on there is power for so many changes.
    pub(crate) fn crash_after(&self, operations: u64) {
        let mut inner = self.inner();
        inner.operations = 0;
        inner.crash_after = Some(operations);
    }

    /// How many changes there were since the start or since [`Self::crash_after`].
    pub(crate) fn operations(&self) -> u64 {
        self.inner().operations
    }

    /// No more bytes than these fit on it.
    pub(crate) fn limit(&self, capacity: u64) {
        self.inner().capacity = Some(capacity);
    }

    /// How many bytes are on it.
    pub(crate) fn used(&self) -> u64 {
        self.inner().used()
    }

    /// The disk after the power came back: of what was not synced, anything may be there or not.
    ///
    /// Seed 0 keeps nothing of it, seed 1 keeps all, others throw dice for each write and each name.
    pub(crate) fn restart(&self, seed: u64) -> Self {
        let inner = self.inner();
        let mut dice = Dice::new(seed);
        let keep = |dice: &mut Dice| match seed {
            0 => false,
            1 => true,
            _ => dice.below(2) == 0,
        };
        let mut names = inner.durable.clone();
        for (_, change) in &inner.pending {
            if keep(&mut dice) {
                change.apply(&mut names);
            }
        }
        let files = inner.files.iter().map(|file| {
            let mut bytes = file.durable.clone();
            for (place, (from, to)) in file.unsynced.iter().enumerate() {
                if !keep(&mut dice) {
                    continue;
                }
                let torn = seed > 1 && place + 1 == file.unsynced.len();
                let to = if torn { from + dice.below(to - from + 1) } else { *to };
                if bytes.len() < to {
                    bytes.resize(to, 0);
                }
                bytes[*from..to].copy_from_slice(&file.bytes[*from..to]);
            }
            Content { durable: bytes.clone(), bytes, unsynced: Vec::new(), ..*file }
        });
        Self(Arc::new(Mutex::new(Inner {
            files: files.collect(),
            folders: inner.folders.clone(),
            durable: names.clone(),
            names,
            now: inner.now,
            ..Inner::default()
        })))
    }

    /// Every file with its bytes.
    pub(crate) fn everything(&self) -> Vec<(PathBuf, Vec<u8>)> {
        let inner = self.inner();
        inner.names.iter().map(|(path, file)| (path.clone(), inner.files[*file].bytes.clone())).collect()
    }

    /// Puts a file there as another program would.
    pub(crate) fn put(&self, path: &Path, bytes: &[u8]) {
        let mut inner = self.inner();
        inner.now += 1;
        let content = Content {
            bytes: bytes.to_vec(),
            durable: bytes.to_vec(),
            unsynced: Vec::new(),
            mode: 0o600,
            modified: inner.now,
        };
        inner.files.push(content);
        let file = inner.files.len() - 1;
        inner.names.insert(path.to_owned(), file);
        inner.durable.insert(path.to_owned(), file);
        inner.folders.extend(path.parent().map(Path::to_owned));
    }

    fn inner(&self) -> MutexGuard<'_, Inner> {
        self.0.lock().unwrap()
    }

    /// One more change, if there is power for it.
    fn change(&self) -> io::Result<MutexGuard<'_, Inner>> {
        let mut inner = self.inner();
        inner.power()?;
        inner.operations += 1;
        inner.now += 1;
        Ok(inner)
    }
}

impl Inner {
    fn power(&self) -> io::Result<()> {
        if self.crash_after.is_some_and(|after| self.operations >= after) {
            return Err(io::Error::other("no power"));
        }
        Ok(())
    }

    fn used(&self) -> u64 {
        let files: BTreeSet<usize> = self.names.values().copied().collect();
        files.into_iter().map(|file| self.files[file].bytes.len() as u64).sum()
    }

    fn file(&self, path: &Path) -> io::Result<usize> {
        if self.folders.contains(path) {
            return Err(io::ErrorKind::IsADirectory.into());
        }
        self.names.get(path).copied().ok_or_else(|| io::ErrorKind::NotFound.into())
    }

    fn name(&mut self, change: Change) {
        let folder = match &change {
            Change::Set(path, _) | Change::Remove(path) | Change::Move(_, path, _) => path.parent().unwrap().to_owned(),
        };
        change.apply(&mut self.names);
        self.pending.push((folder, change));
    }
}

#[derive(Debug)]
struct MemoryFile {
    disk: MemoryDisk,
    file: usize,
}

impl Handle for MemoryFile {
    fn write_all(&mut self, bytes: &[u8]) -> io::Result<()> {
        let mut inner = self.disk.change()?;
        let room = inner.capacity.map_or(u64::MAX, |capacity| capacity.saturating_sub(inner.used()));
        let fits = bytes.len().min(usize::try_from(room).unwrap_or(usize::MAX));
        let now = inner.now;
        let file = &mut inner.files[self.file];
        let from = file.bytes.len();
        file.bytes.extend(&bytes[..fits]);
        file.unsynced.push((from, from + fits));
        file.modified = now;
        if fits < bytes.len() { Err(io::ErrorKind::StorageFull.into()) } else { Ok(()) }
    }

    fn sync_data(&mut self) -> io::Result<()> {
        let mut inner = self.disk.change()?;
        let file = &mut inner.files[self.file];
        file.durable.clone_from(&file.bytes);
        file.unsynced.clear();
        Ok(())
    }

    fn sync_all(&mut self) -> io::Result<()> {
        self.sync_data()
    }
}

#[derive(Debug)]
struct MemoryLock {
    disk: MemoryDisk,
    path: PathBuf,
}

impl Guard for MemoryLock {}

impl Drop for MemoryLock {
    fn drop(&mut self) {
        self.disk.inner().locks.remove(&self.path);
    }
}

impl Disk for MemoryDisk {
    fn read(&self, path: &Path, limit: u64) -> io::Result<Vec<u8>> {
        let inner = self.inner();
        inner.power()?;
        let bytes = &inner.files[inner.file(path)?].bytes;
        if bytes.len() as u64 > limit { Err(io::ErrorKind::FileTooLarge.into()) } else { Ok(bytes.clone()) }
    }

    fn read_head(&self, path: &Path, most: u64) -> io::Result<Vec<u8>> {
        let mut bytes = self.read(path, u64::MAX)?;
        bytes.truncate(usize::try_from(most).unwrap_or(usize::MAX));
        Ok(bytes)
    }

    fn create_new(&self, path: &Path) -> io::Result<Box<dyn Handle>> {
        let mut inner = self.change()?;
        if inner.names.contains_key(path) || inner.folders.contains(path) {
            return Err(io::ErrorKind::AlreadyExists.into());
        }
        if !inner.folders.contains(path.parent().unwrap()) {
            return Err(io::ErrorKind::NotFound.into());
        }
        let modified = inner.now;
        inner.files.push(Content { mode: 0o600, modified, ..Content::default() });
        let file = inner.files.len() - 1;
        inner.name(Change::Set(path.to_owned(), file));
        Ok(Box::new(MemoryFile { disk: self.clone(), file }))
    }

    fn rename(&self, from: &Path, to: &Path) -> io::Result<()> {
        let mut inner = self.change()?;
        let file = inner.file(from)?;
        inner.name(Change::Move(from.to_owned(), to.to_owned(), file));
        Ok(())
    }

    fn rename_new(&self, from: &Path, to: &Path) -> io::Result<()> {
        let taken = self.inner().names.contains_key(to) || self.inner().folders.contains(to);
        if taken { Err(io::ErrorKind::AlreadyExists.into()) } else { self.rename(from, to) }
    }

    fn link(&self, from: &Path, to: &Path) -> io::Result<()> {
        let mut inner = self.change()?;
        let file = inner.file(from)?;
        if inner.names.contains_key(to) || inner.folders.contains(to) {
            return Err(io::ErrorKind::AlreadyExists.into());
        }
        let content = &mut inner.files[file];
        content.durable.clone_from(&content.bytes);
        content.unsynced.clear();
        inner.name(Change::Set(to.to_owned(), file));
        Ok(())
    }

    fn remove_file(&self, path: &Path) -> io::Result<()> {
        let mut inner = self.change()?;
        inner.file(path)?;
        inner.name(Change::Remove(path.to_owned()));
        Ok(())
    }

    fn remove_dir(&self, path: &Path) -> io::Result<()> {
        if self.change()?.folders.remove(path) { Ok(()) } else { Err(io::ErrorKind::NotFound.into()) }
    }

    fn create_dir_all(&self, path: &Path) -> io::Result<()> {
        let mut inner = self.change()?;
        inner.folders.extend(path.ancestors().map(Path::to_owned));
        Ok(())
    }

    fn sync_dir(&self, path: &Path) -> io::Result<()> {
        let mut inner = self.change()?;
        let (synced, pending) = std::mem::take(&mut inner.pending).into_iter().partition(|(folder, _)| folder == path);
        inner.pending = pending;
        let synced: Vec<(PathBuf, Change)> = synced;
        for (_, change) in &synced {
            change.apply(&mut inner.durable);
        }
        Ok(())
    }

    fn metadata(&self, path: &Path) -> io::Result<Meta> {
        let inner = self.inner();
        inner.power()?;
        let folder = inner.folders.contains(path);
        let file = if folder { None } else { Some(inner.file(path)?) };
        let content = file.map(|file| &inner.files[file]);
        let mode = content.map_or(0o700, |content| content.mode);
        Ok(Meta {
            len: content.map_or(0, |content| content.bytes.len() as u64),
            modified: content.map(|content| SystemTime::UNIX_EPOCH + Duration::from_secs(content.modified)),
            inode: file.map_or(0, |file| file as u64 + 1),
            kind: if folder { Kind::Folder } else { Kind::File },
            readonly: mode & 0o200 == 0,
            mode,
            links: file.map_or(1, |file| inner.names.values().filter(|other| **other == file).count() as u64),
        })
    }

    fn set_mode(&self, path: &Path, mode: u32) -> io::Result<()> {
        let mut inner = self.change()?;
        let file = inner.file(path)?;
        inner.files[file].mode = mode;
        Ok(())
    }

    fn list(&self, path: &Path) -> io::Result<Vec<PathBuf>> {
        let inner = self.inner();
        inner.power()?;
        if !inner.folders.contains(path) {
            return Err(io::ErrorKind::NotFound.into());
        }
        Ok(inner.names.keys().filter(|name| name.parent() == Some(path)).cloned().collect())
    }

    fn canonicalize(&self, path: &Path) -> io::Result<PathBuf> {
        self.metadata(path).map(|_| path.to_owned())
    }

    fn try_lock(&self, path: &Path, note: &str) -> io::Result<Locked> {
        let mut inner = self.change()?;
        if let Some(note) = inner.locks.get(path) {
            return Ok(Locked::Theirs(note.clone()));
        }
        inner.locks.insert(path.to_owned(), note.to_owned());
        Ok(Locked::Ours(Box::new(MemoryLock { disk: self.clone(), path: path.to_owned() })))
    }
}
