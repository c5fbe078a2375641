//! The disk of this computer.

use std::{
    fs::{self, DirBuilder, File, OpenOptions, TryLockError},
    io::{self, Read as _, Write as _},
    path::{Path, PathBuf},
};

use crate::store::disk::{Disk, Guard, Handle, Kind, Locked, Meta};

/// The longest note in a lock file that is worth reading.
const LONGEST_NOTE: u64 = 200;

/// The disk of this computer.
#[derive(Clone, Copy, Debug, Default)]
pub struct RealDisk;

impl Disk for RealDisk {
    fn read(&self, path: &Path, limit: u64) -> io::Result<Vec<u8>> {
        // Asked before opening, because opening a pipe waits for its other end for ever.
        only_a_file(kind(&fs::metadata(path)?))?;
        let file = File::open(path)?;
        let meta = file.metadata()?;
        only_a_file(kind(&meta))?;
        if meta.len() > limit {
            return Err(io::ErrorKind::FileTooLarge.into());
        }
        let mut bytes = Vec::with_capacity(usize::try_from(meta.len()).unwrap_or_default());
        // One byte more than allowed tells a file that grew from one that just fits.
        file.take(limit.saturating_add(1)).read_to_end(&mut bytes)?;
        if bytes.len() as u64 > limit { Err(io::ErrorKind::FileTooLarge.into()) } else { Ok(bytes) }
    }

    fn read_head(&self, path: &Path, most: u64) -> io::Result<Vec<u8>> {
        // Asked before opening, as above.
        only_a_file(kind(&fs::metadata(path)?))?;
        let mut bytes = Vec::new();
        File::open(path)?.take(most).read_to_end(&mut bytes)?;
        Ok(bytes)
    }

    fn create_new(&self, path: &Path) -> io::Result<Box<dyn Handle>> {
        Ok(Box::new(RealFile(private(OpenOptions::new().write(true).create_new(true)).open(path)?)))
    }

    fn rename(&self, from: &Path, to: &Path) -> io::Result<()> {
        rename(from, to)
    }

    fn rename_new(&self, from: &Path, to: &Path) -> io::Result<()> {
        match rename_new(from, to) {
            Err(error) if matches!(error.kind(), io::ErrorKind::InvalidInput | io::ErrorKind::Unsupported) => {}
            result => return result,
        }
        match fs::hard_link(from, to) {
            Ok(()) => {
                if let Err(error) = fs::remove_file(from) {
                    // The file is in its place; the other name is that of a temporary file and goes as those go.
                    log::debug!("the first name stays: {}", error.kind());
                }
                Ok(())
            }
            Err(error) if error.kind() == io::ErrorKind::AlreadyExists => Err(error),
            // A disk without links, too: what appears there between the look and the rename is lost.
            Err(_) => match fs::symlink_metadata(to) {
                Ok(_) => Err(io::ErrorKind::AlreadyExists.into()),
                Err(error) if error.kind() == io::ErrorKind::NotFound => rename(from, to),
                Err(error) => Err(error),
            },
        }
    }

    fn link(&self, from: &Path, to: &Path) -> io::Result<()> {
        link(from, to)
    }

    fn remove_file(&self, path: &Path) -> io::Result<()> {
        fs::remove_file(path)
    }

    fn remove_dir(&self, path: &Path) -> io::Result<()> {
        fs::remove_dir(path)
    }

    fn create_dir_all(&self, path: &Path) -> io::Result<()> {
        if fs::metadata(path).is_ok_and(|meta| meta.is_dir()) {
            return Ok(());
        }
        let parent = path.parent().filter(|parent| !parent.as_os_str().is_empty());
        if let Some(parent) = parent {
            self.create_dir_all(parent)?;
        }
        match private_folder().create(path) {
            Err(error) if error.kind() == io::ErrorKind::AlreadyExists && path.is_dir() => Ok(()),
            Err(error) => Err(error),
            Ok(()) => parent.map_or(Ok(()), |parent| self.sync_dir(parent)),
        }
    }

    fn sync_dir(&self, path: &Path) -> io::Result<()> {
        sync_dir(path)
    }

    fn metadata(&self, path: &Path) -> io::Result<Meta> {
        let meta = fs::metadata(path)?;
        Ok(Meta {
            len: meta.len(),
            modified: meta.modified().ok(),
            inode: inode(&meta),
            kind: kind(&meta),
            readonly: readonly(&meta),
            mode: mode(&meta),
            links: links(&meta),
        })
    }

    fn set_mode(&self, path: &Path, mode: u32) -> io::Result<()> {
        set_mode(path, mode)
    }

    fn list(&self, path: &Path) -> io::Result<Vec<PathBuf>> {
        let mut paths = fs::read_dir(path)?.map(|entry| Ok(entry?.path())).collect::<io::Result<Vec<_>>>()?;
        paths.sort();
        Ok(paths)
    }

    fn canonicalize(&self, path: &Path) -> io::Result<PathBuf> {
        fs::canonicalize(path)
    }

    fn try_lock(&self, path: &Path, note: &str) -> io::Result<Locked> {
        let mut file = private(OpenOptions::new().read(true).write(true).create(true).truncate(false)).open(path)?;
        match file.try_lock() {
            Ok(()) => {
                // On a full disk the lock counts all the same; the note is a courtesy.
                if let Err(error) = file.set_len(0).and_then(|()| file.write_all(note.as_bytes())) {
                    log::debug!("a lock has no note: {}", error.kind());
                }
                Ok(Locked::Ours(Box::new(FileLock { _file: file })))
            }
            Err(TryLockError::WouldBlock) => {
                let mut note = Vec::new();
                // Windows hides the text of a locked file.
                if (&file).take(LONGEST_NOTE).read_to_end(&mut note).is_err() {
                    note.clear();
                }
                Ok(Locked::Theirs(String::from_utf8_lossy(&note).into_owned()))
            }
            Err(TryLockError::Error(error)) => Err(error),
        }
    }
}

#[derive(Debug)]
struct RealFile(File);

impl Handle for RealFile {
    fn write_all(&mut self, bytes: &[u8]) -> io::Result<()> {
        self.0.write_all(bytes)
    }

    fn sync_data(&mut self) -> io::Result<()> {
        self.0.sync_data()
    }

    fn sync_all(&mut self) -> io::Result<()> {
        self.0.sync_all()
    }
}

/// The system lets go of the lock when the file is closed.
#[derive(Debug)]
struct FileLock {
    _file: File,
}

impl Guard for FileLock {}

fn kind(meta: &fs::Metadata) -> Kind {
    if meta.is_file() {
        Kind::File
    } else if meta.is_dir() {
        Kind::Folder
    } else {
        Kind::Other
    }
}

fn only_a_file(kind: Kind) -> io::Result<()> {
    match kind {
        Kind::File => Ok(()),
        Kind::Folder => Err(io::ErrorKind::IsADirectory.into()),
        Kind::Other => Err(io::ErrorKind::Unsupported.into()),
    }
}

#[cfg(unix)]
mod system {
    use std::os::unix::fs::{DirBuilderExt as _, MetadataExt as _, OpenOptionsExt as _, PermissionsExt as _};

    use super::{DirBuilder, File, OpenOptions, Path, fs, io};

    pub(super) fn private(options: &mut OpenOptions) -> &mut OpenOptions {
        options.mode(0o600)
    }

    pub(super) fn private_folder() -> DirBuilder {
        let mut builder = DirBuilder::new();
        builder.mode(0o700);
        builder
    }

    pub(super) fn rename(from: &Path, to: &Path) -> io::Result<()> {
        fs::rename(from, to)
    }

    #[cfg(any(target_os = "linux", target_os = "android", target_vendor = "apple"))]
    pub(super) fn rename_new(from: &Path, to: &Path) -> io::Result<()> {
        use rustix::fs::{CWD, RenameFlags, renameat_with};

        Ok(renameat_with(CWD, from, CWD, to, RenameFlags::NOREPLACE)?)
    }

    #[cfg(not(any(target_os = "linux", target_os = "android", target_vendor = "apple")))]
    pub(super) fn rename_new(_from: &Path, _to: &Path) -> io::Result<()> {
        Err(io::ErrorKind::Unsupported.into())
    }

    /// Whoever wrote the file may not have synced it.
    pub(super) fn link(from: &Path, to: &Path) -> io::Result<()> {
        File::open(from)?.sync_all()?;
        fs::hard_link(from, to)
    }

    pub(super) fn readonly(meta: &fs::Metadata) -> bool {
        meta.permissions().readonly()
    }

    pub(super) fn sync_dir(path: &Path) -> io::Result<()> {
        match File::open(path)?.sync_all() {
            // Some network and FUSE file systems cannot sync a folder at all; that is not a failed sync.
            Err(error) if matches!(error.kind(), io::ErrorKind::InvalidInput | io::ErrorKind::Unsupported) => Ok(()),
            result => result,
        }
    }

    pub(super) fn inode(meta: &fs::Metadata) -> u64 {
        meta.ino()
    }

    pub(super) fn mode(meta: &fs::Metadata) -> u32 {
        meta.mode() & 0o777
    }

    pub(super) fn links(meta: &fs::Metadata) -> u64 {
        meta.nlink()
    }

    pub(super) fn set_mode(path: &Path, mode: u32) -> io::Result<()> {
        fs::set_permissions(path, fs::Permissions::from_mode(mode))
    }
}

#[cfg(not(unix))]
mod system {
    use std::{thread, time::Duration};

    use super::{DirBuilder, OpenOptions, Path, fs, io};

    /// How long to wait before each new try, in milliseconds: sync programs and virus scanners hold a file for a moment.
    const WAITS: [u64; 7] = [10, 20, 40, 80, 120, 160, 200];

    /// Access denied, sharing violation, lock violation.
    const HELD: [i32; 3] = [5, 32, 33];

    pub(super) fn private(options: &mut OpenOptions) -> &mut OpenOptions {
        options
    }

    pub(super) fn private_folder() -> DirBuilder {
        DirBuilder::new()
    }

    pub(super) fn rename(from: &Path, to: &Path) -> io::Result<()> {
        for wait in WAITS {
            match fs::rename(from, to) {
                Err(error) if error.raw_os_error().is_some_and(|code| HELD.contains(&code)) => {
                    thread::sleep(Duration::from_millis(wait));
                }
                result => return result,
            }
        }
        fs::rename(from, to)
    }

    pub(super) fn rename_new(_from: &Path, _to: &Path) -> io::Result<()> {
        Err(io::ErrorKind::Unsupported.into())
    }

    /// A handle for reading cannot be synced there.
    pub(super) fn link(_from: &Path, _to: &Path) -> io::Result<()> {
        Err(io::ErrorKind::Unsupported.into())
    }

    /// On a folder the mark says that Windows shows it in a way of its own, and keeps nobody from writing into it.
    pub(super) fn readonly(meta: &fs::Metadata) -> bool {
        meta.is_file() && meta.permissions().readonly()
    }

    /// Windows has no such call; its journal keeps the order of names.
    #[expect(clippy::unnecessary_wraps, reason = "it can go amiss on other systems")]
    pub(super) fn sync_dir(_path: &Path) -> io::Result<()> {
        Ok(())
    }

    pub(super) fn inode(_meta: &fs::Metadata) -> u64 {
        0
    }

    pub(super) fn mode(_meta: &fs::Metadata) -> u32 {
        0o600
    }

    pub(super) fn links(_meta: &fs::Metadata) -> u64 {
        1
    }

    #[expect(clippy::unnecessary_wraps, reason = "it can go amiss on other systems")]
    pub(super) fn set_mode(_path: &Path, _mode: u32) -> io::Result<()> {
        Ok(())
    }
}

use system::{inode, link, links, mode, private, private_folder, readonly, rename, rename_new, set_mode, sync_dir};
