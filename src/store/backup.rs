//! Earlier versions of a saved session.
//!
//! The last five saves and one a day for seven days, in the data folder, as private as the session itself. Names carry a
//! running number, because clocks go backwards.

use std::{
    collections::BTreeSet,
    path::{Path, PathBuf},
};

use jiff::{Timestamp, civil::Date};
use uuid::Uuid;

use crate::store::{
    disk::{Disk, Meta},
    folders::{EXTENSION, Folders},
    record,
    trouble::{Trouble, What},
};

/// How many of the last versions stay.
const LAST: usize = 5;

/// For how many days the last version of the day stays.
const DAYS: usize = 7;

/// Where backups go.
#[derive(Clone, Debug)]
pub(crate) struct Backups {
    folders: Folders,
}

/// One earlier version.
#[derive(Clone, Debug, Eq, Ord, PartialEq, PartialOrd)]
pub struct Backup {
    /// Its place in the order in which they were made.
    pub number: u64,
    /// The day on which it was made, as the clock said then.
    pub day: Date,
    /// Where it is.
    pub path: PathBuf,
}

/// A version whose place another is about to take.
pub(crate) struct Earlier<'a> {
    /// Where it is.
    pub(crate) path: &'a Path,
    /// What is in it.
    pub(crate) bytes: &'a [u8],
    /// What is known of the file.
    pub(crate) meta: &'a Meta,
}

impl Earlier<'_> {
    /// Whether the file itself can become the backup. Nobody writes into it once its name is another’s: neither we, nor a
    /// program that knows it by a name of its own; and a backup is as private as ours are.
    fn may_be_linked(&self) -> bool {
        self.meta.links == 1 && self.meta.mode == 0o600
    }
}

impl Backups {
    /// Into these folders.
    #[must_use]
    pub(crate) fn new(folders: &Folders) -> Self {
        Self { folders: folders.clone() }
    }

    /// Puts an earlier version with the others and lets the oldest go.
    ///
    /// A file that belongs to another session goes to the backups of that one.
    pub(crate) fn add(&self, disk: &dyn Disk, id: Uuid, old: &Earlier<'_>, now: Timestamp) -> Result<(), Trouble> {
        let id = record::session_id(old.bytes).unwrap_or(id);
        let folder = self.folders.backups(id);
        disk.create_dir_all(&folder).map_err(Trouble::of(&folder))?;
        let number = self.list(disk, id)?.last().map_or(1, |last| last.number.saturating_add(1));
        let day = now.to_zoned(jiff::tz::TimeZone::UTC).date();
        let path = folder.join(format!("{number:06} {day}.{EXTENSION}"));
        if old.may_be_linked() && disk.link(old.path, &path).is_ok() {
            disk.sync_dir(&folder).map_err(Trouble::of(&folder))?;
        } else {
            write_whole(disk, &folder, &path, old.bytes)?;
        }
        self.let_old_ones_go(disk, id);
        Ok(())
    }

    /// The backups of a session, the oldest first.
    ///
    /// # Errors
    ///
    /// Says what keeps the folder from being read; a folder that is not there is empty.
    pub(crate) fn list(&self, disk: &dyn Disk, id: Uuid) -> Result<Vec<Backup>, Trouble> {
        let folder = self.folders.backups(id);
        match disk.list(&folder).map_err(Trouble::of(&folder)) {
            Ok(paths) => {
                let mut backups: Vec<Backup> = paths.into_iter().filter_map(backup).collect();
                backups.sort();
                Ok(backups)
            }
            Err(Trouble { what: What::NotFound, .. }) => Ok(Vec::new()),
            Err(trouble) => Err(trouble),
        }
    }

    /// Puts other bytes in the place of a backup, or nothing.
    pub(crate) fn replace(&self, disk: &dyn Disk, id: Uuid, old: &Backup, bytes: Option<&[u8]>) -> Result<(), Trouble> {
        let folder = self.folders.backups(id);
        match bytes {
            Some(bytes) => write_whole(disk, &folder, &old.path, bytes),
            None => disk.remove_file(&old.path).and_then(|()| disk.sync_dir(&folder)).map_err(Trouble::of(&old.path)),
        }
    }

    /// Removes all backups of a session.
    pub(crate) fn remove_all(&self, disk: &dyn Disk, id: Uuid) -> Result<(), Trouble> {
        let folder = self.folders.backups(id);
        let paths = match disk.list(&folder).map_err(Trouble::of(&folder)) {
            Ok(paths) => paths,
            Err(Trouble { what: What::NotFound, .. }) => return Ok(()),
            Err(trouble) => return Err(trouble),
        };
        for path in paths {
            disk.remove_file(&path).map_err(Trouble::of(&path))?;
        }
        disk.sync_dir(&folder).map_err(Trouble::of(&folder))?;
        disk.remove_dir(&folder).map_err(Trouble::of(&folder))
    }

    /// Removes what a crash has left of a backup that was being made.
    pub(crate) fn clear_unfinished(&self, disk: &dyn Disk, id: Uuid) -> Result<(), Trouble> {
        let folder = self.folders.backups(id);
        let mut left = disk.list(&folder).unwrap_or_default();
        left.retain(|path| path.extension().is_some_and(|ending| ending == "tmp"));
        for path in &left {
            disk.remove_file(path).map_err(Trouble::of(path))?;
        }
        if left.is_empty() { Ok(()) } else { disk.sync_dir(&folder).map_err(Trouble::of(&folder)) }
    }

    fn let_old_ones_go(&self, disk: &dyn Disk, id: Uuid) {
        let backups = self.list(disk, id).unwrap_or_default();
        if self.clear_unfinished(disk, id).is_err() {
            log::debug!("an unfinished backup stays");
        }
        let mut days = BTreeSet::new();
        for (age, backup) in backups.iter().rev().enumerate() {
            let last_of_its_day = days.len() < DAYS && days.insert(backup.day);
            if age >= LAST
                && !last_of_its_day
                && let Err(error) = disk.remove_file(&backup.path)
            {
                log::debug!("an old backup stays: {}", error.kind());
            }
        }
    }
}

/// Under another name first: a torn backup under a name of its own would push a whole one out.
fn write_whole(disk: &dyn Disk, folder: &Path, path: &Path, bytes: &[u8]) -> Result<(), Trouble> {
    let temporary = path.with_extension("tmp");
    match disk.remove_file(&temporary) {
        Err(error) if error.kind() != std::io::ErrorKind::NotFound => return Err(Trouble::of(&temporary)(error)),
        _ => {}
    }
    let mut handle = disk.create_new(&temporary).map_err(Trouble::of(&temporary))?;
    let written = handle.write_all(bytes).and_then(|()| handle.sync_all());
    drop(handle);
    let placed = written.and_then(|()| disk.rename(&temporary, path)).and_then(|()| disk.sync_dir(folder));
    placed.map_err(|error| {
        if let Err(error) = disk.remove_file(&temporary) {
            log::debug!("no unfinished backup was removed: {}", error.kind());
        }
        Trouble::of(path)(error)
    })
}

fn backup(path: PathBuf) -> Option<Backup> {
    let name = path.file_name()?.to_str()?.strip_suffix(EXTENSION)?.strip_suffix('.')?;
    let (number, day) = name.split_once(' ')?;
    Some(Backup { number: number.parse().ok()?, day: day.parse().ok()?, path })
}
