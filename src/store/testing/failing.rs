//! A disk on which one thing goes wrong.

use std::{
    fmt, io,
    path::{Path, PathBuf},
    sync::{
        Arc,
        atomic::{AtomicU64, Ordering},
    },
};

use crate::store::disk::{Disk, Handle, Locked, Meta};

/// What goes wrong, and when.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Fault {
    /// At which operation, from 0.
    pub(crate) at: u64,
    /// From there on for ever, or once.
    pub(crate) for_ever: bool,
    /// What the system says; none for a write that ends half-way.
    pub(crate) errno: Option<i32>,
}

impl Fault {
    pub(crate) const NEVER: Self = Self { at: u64::MAX, for_ever: false, errno: Some(5) };
}

/// A disk on which one thing goes wrong.
#[derive(Clone, Debug)]
pub(crate) struct FailingDisk {
    disk: Arc<dyn Disk>,
    fault: Fault,
    meddler: Option<Meddler>,
    operations: Arc<AtomicU64>,
}

/// Somebody else who uses the same disk.
#[derive(Clone)]
struct Meddler(Arc<dyn Fn() + Send + Sync>);

impl fmt::Debug for Meddler {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Meddler")
    }
}

impl FailingDisk {
    pub(crate) fn new(disk: impl Disk + 'static, fault: Fault) -> Self {
        Self { disk: Arc::new(disk), fault, meddler: None, operations: Arc::default() }
    }

    /// A good disk on which somebody else does this right before an operation.
    pub(crate) fn meddled(disk: impl Disk + 'static, before: u64, work: impl Fn() + Send + Sync + 'static) -> Self {
        let fault = Fault { at: before, ..Fault::NEVER };
        Self { meddler: Some(Meddler(Arc::new(work))), ..Self::new(disk, fault) }
    }

    /// The same disk in good order.
    pub(crate) fn without_fault(&self) -> Self {
        Self { fault: Fault::NEVER, ..self.clone() }
    }

    /// How many things were asked of it.
    pub(crate) fn operations(&self) -> u64 {
        self.operations.load(Ordering::Relaxed)
    }

    fn strikes(&self) -> bool {
        let now = self.operations.fetch_add(1, Ordering::Relaxed);
        if let Some(Meddler(work)) = &self.meddler {
            if now == self.fault.at {
                work();
            }
            return false;
        }
        now == self.fault.at || self.fault.for_ever && now > self.fault.at
    }

    fn ask<T>(&self, work: impl FnOnce(&dyn Disk) -> io::Result<T>) -> io::Result<T> {
        match self.fault.errno.filter(|_| self.strikes_for_errno()) {
            Some(errno) => Err(io::Error::from_raw_os_error(errno)),
            None => work(&*self.disk),
        }
    }

    fn strikes_for_errno(&self) -> bool {
        let strikes = self.strikes();
        strikes && self.fault.errno.is_some()
    }

    fn wrap(&self, handle: Box<dyn Handle>) -> Box<dyn Handle> {
        Box::new(FailingFile { disk: self.clone(), handle, sync_failed: false })
    }
}

#[derive(Debug)]
struct FailingFile {
    disk: FailingDisk,
    handle: Box<dyn Handle>,
    sync_failed: bool,
}

impl FailingFile {
    fn sync(&mut self, work: impl FnOnce(&mut dyn Handle) -> io::Result<()>) -> io::Result<()> {
        assert!(!self.sync_failed, "a handle was synced again after it had failed");
        let result = if self.disk.strikes_for_errno() {
            Err(io::Error::from_raw_os_error(self.disk.fault.errno.unwrap()))
        } else {
            work(&mut *self.handle)
        };
        self.sync_failed = result.is_err();
        result
    }
}

impl Handle for FailingFile {
    fn write_all(&mut self, bytes: &[u8]) -> io::Result<()> {
        if !self.disk.strikes() {
            return self.handle.write_all(bytes);
        }
        let Some(errno) = self.disk.fault.errno else {
            self.handle.write_all(&bytes[..bytes.len() / 2])?;
            return Err(io::ErrorKind::WriteZero.into());
        };
        Err(io::Error::from_raw_os_error(errno))
    }

    fn sync_data(&mut self) -> io::Result<()> {
        self.sync(|handle| handle.sync_data())
    }

    fn sync_all(&mut self) -> io::Result<()> {
        self.sync(|handle| handle.sync_all())
    }
}

impl Disk for FailingDisk {
    fn read(&self, path: &Path, limit: u64) -> io::Result<Vec<u8>> {
        self.ask(|disk| disk.read(path, limit))
    }

    fn read_head(&self, path: &Path, most: u64) -> io::Result<Vec<u8>> {
        self.ask(|disk| disk.read_head(path, most))
    }

    fn create_new(&self, path: &Path) -> io::Result<Box<dyn Handle>> {
        self.ask(|disk| disk.create_new(path)).map(|handle| self.wrap(handle))
    }

    fn rename(&self, from: &Path, to: &Path) -> io::Result<()> {
        self.ask(|disk| disk.rename(from, to))
    }

    fn rename_new(&self, from: &Path, to: &Path) -> io::Result<()> {
        self.ask(|disk| disk.rename_new(from, to))
    }

    fn link(&self, from: &Path, to: &Path) -> io::Result<()> {
        self.ask(|disk| disk.link(from, to))
    }

    fn remove_file(&self, path: &Path) -> io::Result<()> {
        self.ask(|disk| disk.remove_file(path))
    }

    fn remove_dir(&self, path: &Path) -> io::Result<()> {
        self.ask(|disk| disk.remove_dir(path))
    }

    fn create_dir_all(&self, path: &Path) -> io::Result<()> {
        self.ask(|disk| disk.create_dir_all(path))
    }

    fn sync_dir(&self, path: &Path) -> io::Result<()> {
        self.ask(|disk| disk.sync_dir(path))
    }

    fn metadata(&self, path: &Path) -> io::Result<Meta> {
        self.ask(|disk| disk.metadata(path))
    }

    fn set_mode(&self, path: &Path, mode: u32) -> io::Result<()> {
        self.ask(|disk| disk.set_mode(path, mode))
    }

    fn list(&self, path: &Path) -> io::Result<Vec<PathBuf>> {
        self.ask(|disk| disk.list(path))
    }

    fn canonicalize(&self, path: &Path) -> io::Result<PathBuf> {
        self.ask(|disk| disk.canonicalize(path))
    }

    fn try_lock(&self, path: &Path, note: &str) -> io::Result<Locked> {
        self.ask(|disk| disk.try_lock(path, note))
    }
}
