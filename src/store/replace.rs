//! Putting a file in the place of another: a whole new file beside the old one, then one rename.
//!
//! At every instant the path holds the old version or the new one, whole. There is no way back to writing into the old
//! file, however the rest may fail.

use std::{
    path::{Path, PathBuf},
    thread::{self, Builder},
};

use jiff::Timestamp;

use crate::{
    session::{Entry, Session},
    store::{
        backup::{Backups, Earlier},
        disk::{Disk, Kind, Meta},
        hash::Hash,
        leftover,
        record::{self, LONGEST_FILE},
        save::{Expected, SaveError, Saved},
        trouble::{Trouble, What},
    },
};

/// Saves a session that [`fit_to_keep`] has gone over.
///
/// # Errors
///
/// The path holds what it held before, except after [`SaveError::Unsure`].
pub(crate) fn save(
    disk: &dyn Disk,
    target: &Path,
    session: &Session,
    expected: Expected,
    backups: Option<&Backups>,
    now: Timestamp,
) -> Result<Saved, SaveError> {
    let bytes = encode(session, target)?;
    let place = Place::find(disk, target).map_err(SaveError::Disk)?;
    match (&place.old, expected) {
        (None, Expected::This(_)) => return Err(SaveError::Gone(place.path)),
        (Some(_), Expected::Nothing) => return Err(SaveError::Disk(Trouble::new(What::Exists, &place.path))),
        // The same bytes are no change, as when an earlier try got further than it could tell.
        (Some(old), Expected::This(expected)) if old.bytes != bytes && Hash::of(&old.bytes) != expected => {
            return Err(SaveError::ChangedOutside(place.path));
        }
        _ => {}
    }
    let temporary = leftover::temporary(&place.folder);
    let result = write_checked(disk, &place, &temporary, &bytes, session).and_then(|hash| {
        if let (Some(old), Some(backups)) = (&place.old, backups) {
            let earlier = Earlier { path: &place.path, bytes: &old.bytes, meta: &old.meta };
            backups.add(disk, session.id, &earlier, now).map_err(SaveError::Backup)?;
        }
        put_in_place(disk, &place, &temporary, expected)?;
        Ok(hash)
    });
    let hash = result.inspect_err(|_| {
        // It may not even have come into being.
        if let Err(error) = disk.remove_file(&temporary) {
            log::debug!("no temporary file was removed: {}", error.kind());
        }
    })?;
    let saved = Saved { path: place.path, hash };
    match disk.sync_dir(&place.folder).map_err(Trouble::of(&place.folder)) {
        Ok(()) => Ok(saved),
        Err(trouble) => Err(SaveError::Unsure { saved, trouble }),
    }
}

/// Writing the new version takes its time: what somebody else has put there meanwhile is not replaced.
fn put_in_place(disk: &dyn Disk, place: &Place, temporary: &Path, expected: Expected) -> Result<(), SaveError> {
    let path = &place.path;
    let renamed = match &place.old {
        Some(old) => match disk.read(path, LONGEST_FILE).map_err(Trouble::of(path)) {
            Ok(bytes) if bytes == old.bytes => disk.rename(temporary, path),
            Ok(_) => return Err(SaveError::ChangedOutside(path.clone())),
            Err(Trouble { what: What::NotFound, .. }) => return Err(SaveError::Gone(path.clone())),
            Err(trouble) => return Err(SaveError::Disk(trouble)),
        },
        None if expected == Expected::Anything => disk.rename(temporary, path),
        None => disk.rename_new(temporary, path),
    };
    renamed.map_err(Trouble::of(path)).map_err(SaveError::Disk)
}

/// All of it in memory, before the disk is touched.
fn encode(session: &Session, target: &Path) -> Result<Vec<u8>, SaveError> {
    let bytes = record::encode(session);
    let fits = bytes.len() as u64 <= LONGEST_FILE;
    if fits { Ok(bytes) } else { Err(SaveError::Disk(Trouble::new(What::TooLarge, target))) }
}

/// Whether what is about to be saved reads as what was meant.
fn reads_as(bytes: &[u8], session: &Session) -> bool {
    record::read(bytes)
        .is_ok_and(|opened| opened.torn.is_none() && opened.damage.is_empty() && is_same(&opened.session, session))
}

/// Writes the new version beside the old one, and reads it as a session meanwhile; gives its fingerprint.
fn write_checked(
    disk: &dyn Disk,
    place: &Place,
    temporary: &Path,
    bytes: &[u8],
    session: &Session,
) -> Result<Hash, SaveError> {
    thread::scope(|scope| {
        let checking = Builder::new().name("check".to_owned()).spawn_scoped(scope, || reads_as(bytes, session));
        let written = write_beside(disk, place, temporary, bytes);
        let hash = Hash::of(bytes);
        let same = match checking {
            Ok(checking) => checking.join().unwrap_or_default(),
            Err(_no_thread) => reads_as(bytes, session),
        };
        written?;
        if same { Ok(hash) } else { Err(SaveError::NotTheSame(place.path.clone())) }
    })
}

/// Equal in all that is said, whether it was read or has just happened.
pub(crate) fn is_same(one: &Session, other: &Session) -> bool {
    one.id == other.id
        && one.created == other.created
        && one.app == other.app
        && one.extras == other.extras
        && one.entries.len() == other.entries.len()
        && one.entries.iter().zip(&other.entries).all(|(one, other)| {
            one.seq == other.seq
                && one.at == other.at
                && one.event == other.event
                && one.extras == other.extras
                && is_written_the_same(one, other)
        })
}

/// Whether a file has the same in their place; an event that is not kept as it was read is written as this program does.
fn is_written_the_same(one: &Entry, other: &Entry) -> bool {
    match (&one.raw, &other.raw) {
        (None, None) => one.event == other.event,
        (Some(one), Some(other)) => one == other,
        (Some(raw), None) | (None, Some(raw)) => {
            serde_json::to_string(&one.event).is_ok_and(|written| written == **raw)
        }
    }
}

/// Where to save to, and what is there.
struct Place {
    path: PathBuf,
    folder: PathBuf,
    old: Option<Old>,
}

struct Old {
    bytes: Vec<u8>,
    meta: Meta,
}

impl Place {
    fn find(disk: &dyn Disk, target: &Path) -> Result<Self, Trouble> {
        let (path, exists) = true_path(disk, target)?;
        let folder = path.parent().map(Path::to_owned).unwrap_or_default();
        if disk.metadata(&folder).is_ok_and(|meta| meta.readonly) {
            return Err(Trouble::new(What::ReadOnlyFolder, &folder));
        }
        if !exists {
            return Ok(Self { path, folder, old: None });
        }
        let meta = disk.metadata(&path).map_err(Trouble::of(&path))?;
        match meta.kind {
            Kind::Folder => Err(Trouble::new(What::IsFolder, &path)),
            Kind::Other => Err(Trouble::new(What::NotAFile, &path)),
            // A rename would go over it all the same; whoever marked it meant it.
            Kind::File if meta.readonly => Err(Trouble::new(What::ReadOnlyFile, &path)),
            Kind::File => {
                let bytes = disk.read(&path, LONGEST_FILE).map_err(Trouble::of(&path))?;
                Ok(Self { path, folder, old: Some(Old { bytes, meta }) })
            }
        }
    }
}

/// The path without links, and whether anything is there; a new file is looked for in its true folder.
pub(crate) fn true_path(disk: &dyn Disk, path: &Path) -> Result<(PathBuf, bool), Trouble> {
    let gone = match disk.canonicalize(path) {
        Ok(path) => return Ok((path, true)),
        Err(error) if error.kind() == std::io::ErrorKind::NotFound => error,
        Err(error) => return Err(Trouble::of(path)(error)),
    };
    match (path.parent(), path.file_name()) {
        (Some(folder), Some(name)) => {
            let folder = if folder.as_os_str().is_empty() { Path::new(".") } else { folder };
            Ok((disk.canonicalize(folder).map_err(Trouble::of(folder))?.join(name), false))
        }
        _ => Err(Trouble::of(path)(gone)),
    }
}

/// The new version into a temporary file in the same folder, on the disk and read back.
fn write_beside(disk: &dyn Disk, place: &Place, temporary: &Path, bytes: &[u8]) -> Result<(), SaveError> {
    let trouble = |error| SaveError::Disk(Trouble::of(&place.path)(error));
    let mut handle = disk.create_new(temporary).map_err(trouble)?;
    handle.write_all(bytes).and_then(|()| handle.sync_all()).map_err(trouble)?;
    drop(handle);
    // Through a new handle: on a network drive this asks the other side.
    let back = disk.read(temporary, LONGEST_FILE).map_err(trouble)?;
    if back != bytes {
        return Err(SaveError::NotTheSame(place.path.clone()));
    }
    if let Some(old) = &place.old
        && let Err(error) = disk.set_mode(temporary, old.meta.mode)
    {
        // Disks without permissions say so; the file then stays as private as it was made.
        log::debug!("the permissions stay as they are: {}", error.kind());
    }
    Ok(())
}
