//! Writing a readable account: a copy for people, which the program does not look after any more.
//!
//! It never takes the place of something else.

use std::path::{Path, PathBuf};

use thiserror::Error;

use crate::store::{Store, disk::Disk, trouble::Trouble};

/// Why there is no account.
#[derive(Debug, Error)]
#[non_exhaustive]
pub enum AccountError {
    /// The disk does not take it.
    #[error("{}", .0.tell("store-safe-account"))]
    Disk(Trouble),
}

impl Store {
    /// Writes an account under this name, or under one with a number where that name is taken. Gives the name.
    ///
    /// # Errors
    ///
    /// Nothing is left of it then.
    pub fn write_account(&self, path: &Path, text: &str) -> Result<PathBuf, AccountError> {
        let disk = self.disk();
        let path = (1..=u32::MAX).map(|n| numbered(path, n)).find(|path| disk.metadata(path).is_err());
        // There is always one more number.
        let path = path.unwrap_or_default();
        let written = write(disk, &path, text);
        if written.is_err() && disk.remove_file(&path).is_err() {
            log::warn!("a part of an account may be left");
        }
        written.map_err(Trouble::of(&path)).map_err(AccountError::Disk).map(|()| path)
    }
}

fn write(disk: &dyn Disk, path: &Path, text: &str) -> std::io::Result<()> {
    let mut file = disk.create_new(path)?;
    file.write_all(text.as_bytes())?;
    file.sync_all()?;
    path.parent().map_or(Ok(()), |folder| disk.sync_dir(folder))
}

fn numbered(path: &Path, n: u32) -> PathBuf {
    if n == 1 {
        return path.to_owned();
    }
    let mut name = path.file_stem().unwrap_or_default().to_owned();
    name.push(format!(" {n}"));
    if let Some(ending) = path.extension() {
        name.push(".");
        name.push(ending);
    }
    path.with_file_name(name)
}

#[cfg(test)]
mod tests {
    use std::sync::Arc;

    use super::*;
    use crate::store::{Folders, RealDisk};

    #[test]
    fn what_is_there_already_stays() {
        let home = tempfile::tempdir().unwrap();
        let store = Store::new(Arc::new(RealDisk), Folders::below(home.path()));
        let place = home.path().join("ours.txt");
        assert_eq!(store.write_account(&place, "first").unwrap(), place);
        assert_eq!(store.write_account(&place, "second").unwrap(), home.path().join("ours 2.txt"));
        assert_eq!(std::fs::read_to_string(place).unwrap(), "first");
    }

    #[test]
    fn a_folder_that_is_not_there_is_said() {
        let home = tempfile::tempdir().unwrap();
        let store = Store::new(Arc::new(RealDisk), Folders::below(home.path()));
        assert!(store.write_account(&home.path().join("no/ours.txt"), "words").is_err());
    }
}
