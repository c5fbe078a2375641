//! R16: odd places on a real disk.

#![cfg(unix)]

use std::{
    ffi::OsStr,
    fs,
    io::Write as _,
    os::unix::{
        ffi::OsStrExt as _,
        fs::{MetadataExt as _, PermissionsExt as _, symlink},
    },
    path::{Path, PathBuf},
    process::Command,
};

use super::scenarios::{first, second};
use crate::store::{
    Expected, Folders, Held, OpenError, ReadOnly, RealDisk, SaveError, Saved, What, record,
    testing::{House, T0, id, later},
};

struct Real {
    house: House<RealDisk>,
    root: tempfile::TempDir,
}

impl Real {
    fn new() -> Self {
        let root = tempfile::tempdir().unwrap();
        let folders = Folders::below(&root.path().canonicalize().unwrap());
        fs::create_dir_all(&folders.documents).unwrap();
        Self { house: House::on(RealDisk, &folders), root }
    }

    fn at(&self, name: impl AsRef<Path>) -> PathBuf {
        self.house.path.with_file_name(name.as_ref().as_os_str())
    }

    fn save(&self, path: &Path) -> Result<Saved, SaveError> {
        let mut held = Held::new(id());
        self.house.store.save_as(&mut held, &second().session, path, Expected::Anything, later(1))
    }

    /// What stands in the way of saving there; nothing was written and nothing is left behind.
    fn trouble(&self, path: &Path) -> What {
        let before = self.files();
        let error = self.save(path).unwrap_err();
        assert_eq!(self.files(), before);
        match error {
            SaveError::Disk(trouble) => trouble.what,
            error => panic!("{error:?}"),
        }
    }

    fn files(&self) -> Vec<PathBuf> {
        let mut files: Vec<_> =
            fs::read_dir(&self.house.store.folders().documents).unwrap().map(|it| it.unwrap().path()).collect();
        files.sort();
        files
    }
}

fn put(path: &Path, bytes: &[u8]) {
    fs::File::create(path).unwrap().write_all(bytes).unwrap();
}

fn mode(path: &Path) -> u32 {
    fs::metadata(path).unwrap().permissions().mode() & 0o777
}

fn set_mode(path: &Path, mode: u32) {
    fs::set_permissions(path, fs::Permissions::from_mode(mode)).unwrap();
}

#[test]
fn the_way_of_an_evening() {
    let real = Real::new();
    let mut held = real.house.saved(&first());
    for entry in &second().session.entries {
        real.house.store.append(&mut held, entry).unwrap();
    }
    drop(held);
    let file = real.house.store.recover(id(), later(1)).unwrap();
    assert!(crate::store::replace::is_same(&file.opened.session, &second().session));
    real.house.store.discard(id(), later(1)).unwrap_err();
    drop(file);
    real.house.store.discard(id(), later(1)).unwrap();
    assert!(real.house.store.unfinished(later(1)).unwrap().is_empty());
}

#[test]
fn a_read_only_file() {
    let real = Real::new();
    real.save(&real.house.path).unwrap();
    set_mode(&real.house.path, 0o444);
    assert!(matches!(real.trouble(&real.house.path), What::ReadOnlyFile));
    let file = real.house.store.open(&real.house.path, *T0).unwrap();
    assert_eq!(file.held.read_only(), Some(ReadOnly::File));
}

#[test]
fn a_read_only_folder() {
    let real = Real::new();
    real.save(&real.house.path).unwrap();
    let folder = &real.house.store.folders().documents;
    set_mode(folder, 0o555);
    assert!(matches!(real.trouble(&real.house.path), What::ReadOnlyFolder));
    let file = real.house.store.open(&real.house.path, *T0).unwrap();
    assert_eq!(file.held.read_only(), Some(ReadOnly::Folder));
    set_mode(folder, 0o755);
}

#[test]
fn a_link() {
    let real = Real::new();
    let link = real.at("link.duologue");
    real.save(&real.house.path).unwrap();
    symlink(&real.house.path, &link).unwrap();
    assert_eq!(real.save(&link).unwrap().path, real.house.path);
    assert!(fs::symlink_metadata(&link).unwrap().is_symlink());
    // One file, whichever way one comes to it.
    let one = real.house.store.open(&real.house.path, *T0).unwrap();
    let two = real.house.store.open(&link, *T0).unwrap();
    assert!(one.held.read_only().is_none() && two.held.read_only().is_some());
}

#[test]
fn a_link_to_nowhere() {
    let real = Real::new();
    let link = real.at("link.duologue");
    symlink(real.at("nowhere"), &link).unwrap();
    assert!(matches!(real.house.store.open(&link, *T0), Err(OpenError::Disk(_))));
    assert_eq!(real.save(&link).unwrap().path, link);
    assert!(record::read(&fs::read(&link).unwrap()).is_ok());
}

#[test]
fn a_link_to_itself() {
    let real = Real::new();
    let link = real.at("link.duologue");
    symlink(&link, &link).unwrap();
    real.trouble(&link);
    assert!(real.house.store.open(&link, *T0).is_err());
}

#[test]
fn a_hard_link() {
    let real = Real::new();
    let other = real.at("other.duologue");
    put(&other, b"old");
    fs::hard_link(&other, &real.house.path).unwrap();
    real.save(&real.house.path).unwrap();
    // The other name keeps the old version: nobody wrote into it.
    assert_eq!(fs::read(&other).unwrap(), b"old");
}

/// What somebody else can write into, or read, does not become a backup itself: a copy of it does.
#[test]
fn the_old_file_becomes_the_backup_where_nobody_else_has_it() {
    type Prepare = fn(&Real);
    let cases: [(&str, bool, Prepare); 3] = [
        ("alone", true, |_| {}),
        ("known by another name", false, |real| fs::hard_link(&real.house.path, real.at("other")).unwrap()),
        ("open to others", false, |real| set_mode(&real.house.path, 0o644)),
    ];
    for (what, becomes, prepare) in cases {
        let real = Real::new();
        let mut held = real.house.saved(&first());
        prepare(&real);
        let (old, bytes) = (fs::metadata(&real.house.path).unwrap().ino(), fs::read(&real.house.path).unwrap());
        real.house.save(&mut held, &second().session, later(1)).unwrap();
        let backup = &real.house.store.backups(id()).unwrap()[0].path;
        assert_eq!(fs::metadata(backup).unwrap().ino() == old, becomes, "{what}");
        assert_eq!((fs::read(backup).unwrap(), mode(backup)), (bytes, 0o600), "{what}");
        assert_ne!(fs::metadata(&real.house.path).unwrap().ino(), fs::metadata(backup).unwrap().ino(), "{what}");
    }
}

#[test]
fn a_pipe_and_a_device() {
    let real = Real::new();
    let pipe = real.at("pipe.duologue");
    assert!(Command::new("mkfifo").arg(&pipe).status().unwrap().success());
    assert!(matches!(real.trouble(&pipe), What::NotAFile));
    assert!(matches!(real.house.store.open(&pipe, *T0), Err(OpenError::Disk(_))));
    assert!(matches!(real.trouble(Path::new("/dev/full")), What::NotAFile));
}

#[test]
fn a_folder_and_no_folder() {
    let real = Real::new();
    assert!(matches!(real.trouble(&real.house.store.folders().documents), What::IsFolder));
    assert!(matches!(real.trouble(&real.at("none").join("evening.duologue")), What::NotFound));
    assert!(matches!(real.trouble(Path::new("/")), What::IsFolder));
}

#[test]
fn long_and_odd_names() {
    let real = Real::new();
    real.save(&real.at(format!("{}.duologue", "x".repeat(246)))).unwrap();
    assert!(matches!(real.trouble(&real.at(format!("{}.duologue", "x".repeat(247)))), What::BadName));
    let odd = real.at(OsStr::from_bytes(b"even\xffing.duologue"));
    real.save(&odd).unwrap();
    let mut held = real.house.store.open(&odd, *T0).unwrap().held;
    real.house.store.keep_both(&mut held, &first().session, later(1)).unwrap();
}

#[test]
fn a_mode_is_never_widened() {
    for old in [0o600, 0o640, 0o644, 0o666, 0o200, 0o700] {
        let real = Real::new();
        put(&real.house.path, b"old");
        set_mode(&real.house.path, old);
        real.save(&real.house.path).unwrap();
        assert_eq!(mode(&real.house.path), old);
    }
}

/// Everything that is made is private; run again by [`whatever_the_umask`] in a careless process.
#[test]
fn all_is_private() {
    let real = Real::new();
    let mut held = real.house.saved(&first());
    real.house.save(&mut held, &second().session, later(1)).unwrap();
    real.house.store.save_settings(&crate::store::Settings::default()).unwrap();
    let folders = real.house.store.folders();
    let mut count = 0;
    let mut look: Vec<PathBuf> = vec![folders.config.clone(), folders.data.clone(), folders.state.clone()];
    look.push(real.house.path.clone());
    while let Some(path) = look.pop() {
        count += 1;
        if path.is_dir() {
            assert_eq!(mode(&path), 0o700, "{}", path.display());
            look.extend(fs::read_dir(&path).unwrap().map(|entry| entry.unwrap().path()));
        } else {
            assert_eq!(mode(&path), 0o600, "{}", path.display());
        }
    }
    assert!(count > 8 && real.root.path().exists());
}

#[test]
fn whatever_the_umask() {
    let program = std::env::current_exe().unwrap();
    for umask in ["000", "077"] {
        let script = format!("umask {umask} && exec \"$0\" --exact store::tests::places::all_is_private");
        let output = Command::new("sh").arg("-c").arg(script).arg(&program).output().unwrap();
        assert!(output.status.success() && String::from_utf8_lossy(&output.stdout).contains("1 passed"));
    }
}
