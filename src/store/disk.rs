//! The one way to the disk.
//!
//! Every file that the store touches, it touches through [`Disk`], so that a test can stand in for a full disk, a cut
//! cable or a lying controller. Nothing here knows what a session is.

use std::{
    fmt::Debug,
    io,
    path::{Path, PathBuf},
    time::SystemTime,
};

/// What is known of a file or folder without reading it.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub struct Meta {
    /// Its length in bytes.
    pub len: u64,
    /// When it was last changed, as far as the file system knows.
    pub modified: Option<SystemTime>,
    /// Which file it is, where the file system tells files apart so.
    pub inode: u64,
    /// File, folder or something else.
    pub kind: Kind,
    /// Whether it is marked as not to be written. On systems where that mark means something else for folders, only
    /// files have it.
    pub readonly: bool,
    /// Its permission bits; 0600 where the system has none.
    pub mode: u32,
    /// How many names it has; 1 where the system does not tell.
    pub links: u64,
}

/// What stands at a path.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub enum Kind {
    /// An ordinary file.
    File,
    /// A folder.
    Folder,
    /// A pipe, a device or anything else that is not read or written like a file.
    Other,
}

/// A lock that is held until this is dropped.
pub trait Guard: Debug + Send {}

/// What came of asking for a lock.
#[derive(Debug)]
pub enum Locked {
    /// It is ours until the guard is dropped.
    Ours(Box<dyn Guard>),
    /// Somebody else holds it, and left this note.
    Theirs(String),
}

/// A file that is being written.
pub trait Handle: Debug + Send {
    /// Writes all of it at the end of the file.
    ///
    /// # Errors
    ///
    /// Part of it may have been written then.
    fn write_all(&mut self, bytes: &[u8]) -> io::Result<()>;

    /// Returns when the bytes are on the disk.
    ///
    /// # Errors
    ///
    /// Nobody knows then what is on the disk, and a second call may say a comfortable untruth: do not use the handle
    /// again.
    fn sync_data(&mut self) -> io::Result<()>;

    /// Returns when the bytes and all that describes them are on the disk.
    ///
    /// # Errors
    ///
    /// As for [`Self::sync_data`].
    fn sync_all(&mut self) -> io::Result<()>;
}

/// All that the store asks of a file system.
///
/// There is deliberately no way to write into an existing file other than at its end, and no way to shorten one.
#[expect(clippy::missing_errors_doc, reason = "each gives what the system says, unchanged")]
pub trait Disk: Debug + Send + Sync {
    /// The whole file, if it is an ordinary file and not longer than `limit`.
    fn read(&self, path: &Path, limit: u64) -> io::Result<Vec<u8>>;

    /// The beginning of an ordinary file: at most so many bytes.
    fn read_head(&self, path: &Path, most: u64) -> io::Result<Vec<u8>>;

    /// Makes a file that did not exist, for its owner’s eyes only.
    fn create_new(&self, path: &Path) -> io::Result<Box<dyn Handle>>;

    /// Puts a file in another’s place in one step.
    fn rename(&self, from: &Path, to: &Path) -> io::Result<()>;

    /// Gives a file a name that nothing has yet.
    ///
    /// Where the file system knows a way to do both in one step, nothing that appears meanwhile is lost.
    fn rename_new(&self, from: &Path, to: &Path) -> io::Result<()>;

    /// Gives a whole file a second name that nothing has yet, and returns when its bytes are on the disk. From then on
    /// both names mean one file.
    fn link(&self, from: &Path, to: &Path) -> io::Result<()>;

    /// Removes a file.
    fn remove_file(&self, path: &Path) -> io::Result<()>;

    /// Removes an empty folder.
    fn remove_dir(&self, path: &Path) -> io::Result<()>;

    /// Makes a folder and those above it, for their owner’s eyes only; when it returns they are there to stay.
    fn create_dir_all(&self, path: &Path) -> io::Result<()>;

    /// Returns when what was created, renamed and removed in this folder is on the disk.
    fn sync_dir(&self, path: &Path) -> io::Result<()>;

    /// What is known of it, through links.
    fn metadata(&self, path: &Path) -> io::Result<Meta>;

    /// Sets the permission bits, where the system has them.
    fn set_mode(&self, path: &Path, mode: u32) -> io::Result<()>;

    /// What is in a folder, in the order of names.
    fn list(&self, path: &Path) -> io::Result<Vec<PathBuf>>;

    /// The one true path, without links.
    fn canonicalize(&self, path: &Path) -> io::Result<PathBuf>;

    /// Takes the lock that this file stands for and leaves a note in it, or reads the note of whoever has it.
    fn try_lock(&self, path: &Path, note: &str) -> io::Result<Locked>;
}
