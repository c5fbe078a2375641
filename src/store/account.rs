//! Writing a readable account: a copy for people, which the program does not look after any more.
//!
//! It never takes the place of something else.

use std::{
    ffi::OsString,
    io,
    path::{Path, PathBuf},
};

use thiserror::Error;

use crate::store::{
    Store,
    disk::Handle,
    trouble::{Trouble, What},
};

/// Why there is no account.
#[derive(Debug, Error)]
#[non_exhaustive]
pub enum AccountError {
    /// The disk does not take it.
    #[error("{}", .0.tell("store-safe-account"))]
    Disk(Trouble),
}

impl Store {
    /// Writes an account under this name, or under one with a number where that name is taken. Gives its true path.
    ///
    /// # Errors
    ///
    /// Nothing is left of it then.
    pub fn write_account(&self, path: &Path, text: &str) -> Result<PathBuf, AccountError> {
        let disk = self.disk();
        let folder = match path.parent() {
            Some(folder) if !folder.as_os_str().is_empty() => folder,
            _ => Path::new("."),
        };
        let folder = disk.canonicalize(folder).map_err(trouble(folder))?;
        for name in (1..=u32::MAX).map(|number| numbered(path, number)) {
            let path = folder.join(name);
            let file = match disk.create_new(&path) {
                Err(error) if error.kind() == io::ErrorKind::AlreadyExists => continue,
                file => file.map_err(trouble(&path))?,
            };
            let written = write(file, text).and_then(|()| disk.sync_dir(&folder));
            if written.is_err() && disk.remove_file(&path).is_err() {
                log::warn!("a part of an account may be left");
            }
            return written.map_err(trouble(&path)).map(|()| path);
        }
        Err(AccountError::Disk(Trouble::new(What::Exists, path)))
    }
}

fn trouble(path: &Path) -> impl FnOnce(io::Error) -> AccountError {
    |error| AccountError::Disk(Trouble::of(path)(error))
}

fn write(mut file: Box<dyn Handle>, text: &str) -> io::Result<()> {
    file.write_all(text.as_bytes())?;
    file.sync_all()
}

fn numbered(path: &Path, number: u32) -> OsString {
    if number == 1 {
        return path.file_name().unwrap_or_default().to_owned();
    }
    let mut name = path.file_stem().unwrap_or_default().to_owned();
    name.push(format!(" {number}"));
    if let Some(ending) = path.extension() {
        name.push(".");
        name.push(ending);
    }
    name
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

    /// Run again by itself in a folder of its own.
    #[test]
    fn a_bare_name_is_written_where_one_stands() {
        const ASKED: &str = "DUOLOGUE_TEST_WRITES_HERE";
        if std::env::var_os(ASKED).is_some() {
            let store = Store::new(Arc::new(RealDisk), Folders::below(Path::new("/nowhere")));
            store.write_account(Path::new("ours.txt"), "words").unwrap();
            return;
        }
        let here = tempfile::tempdir().unwrap();
        let mut again = std::process::Command::new(std::env::current_exe().unwrap());
        again.args(["--exact", "store::account::tests::a_bare_name_is_written_where_one_stands"]);
        assert!(again.current_dir(here.path()).env(ASKED, "1").output().unwrap().status.success());
        assert_eq!(std::fs::read_to_string(here.path().join("ours.txt")).unwrap(), "words");
    }

    #[test]
    fn what_could_not_be_written_takes_nothing_else_away() {
        let home = tempfile::tempdir().unwrap();
        let store = Store::new(Arc::new(RealDisk), Folders::below(home.path()));
        let place = home.path().join("x".repeat(250)).with_extension("txt");
        std::fs::File::create_new(&place).unwrap();
        assert!(store.write_account(&place, "words").is_err(), "with a number it is too long a name");
        assert!(place.exists());
    }

    #[test]
    fn a_folder_that_is_not_there_is_said() {
        let home = tempfile::tempdir().unwrap();
        let store = Store::new(Arc::new(RealDisk), Folders::below(home.path()));
        assert!(store.write_account(&home.path().join("no/ours.txt"), "words").is_err());
    }
}
