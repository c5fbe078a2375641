//! Temporary files that a crash left beside a session.
//!
//! Whose they are stands in them: the name says only that they are ours. One that another window is writing just now is
//! no leftover: whoever saves a session holds a lock for as long.

use std::{
    fmt,
    path::{Path, PathBuf},
    time::{Duration, SystemTime},
};

use jiff::Timestamp;
use uuid::Uuid;

use crate::store::{
    Store,
    disk::Disk,
    lock::{self, Lock},
    record::{self, LONGEST_FILE},
    trouble::{Trouble, What},
};

/// How long a temporary file of ours must lie untouched before it counts as left behind, where nobody knows whose it is.
const STALE: Duration = Duration::from_hours(24);

const TEMPORARY: (&str, &str) = (".duologue-", ".tmp");

/// A name for a temporary file, which says nothing of what will be in it.
pub(crate) fn temporary(folder: &Path) -> PathBuf {
    folder.join(format!("{}{}{}", TEMPORARY.0, Uuid::new_v4().simple(), TEMPORARY.1))
}

fn is_ours(path: &Path) -> bool {
    let name = path.file_name().and_then(|name| name.to_str()).unwrap_or_default();
    name.starts_with(TEMPORARY.0) && name.ends_with(TEMPORARY.1)
}

/// The temporary files in a folder that hold this session.
fn of_session(disk: &dyn Disk, folder: &Path, id: Uuid) -> Result<Vec<PathBuf>, Trouble> {
    let mut paths = match disk.list(folder).map_err(Trouble::of(folder)) {
        Ok(paths) => paths,
        Err(Trouble { what: What::NotFound, .. }) => return Ok(Vec::new()),
        Err(trouble) => return Err(trouble),
    };
    paths.retain(|path| is_ours(path));
    let mut found = Vec::new();
    for path in paths {
        match disk.read(&path, LONGEST_FILE).map_err(Trouble::of(&path)) {
            Ok(bytes) if record::session_id(&bytes) == Ok(id) => found.push(path),
            // Gone meanwhile, or somebody else’s in a folder that is shared.
            Ok(_) | Err(Trouble { what: What::NotFound | What::Denied | What::TooLarge, .. }) => {}
            Err(trouble) => return Err(trouble),
        }
    }
    Ok(found)
}

fn clear(disk: &dyn Disk, folder: &Path, id: Uuid) -> Result<(), Trouble> {
    let found = of_session(disk, folder, id)?;
    for path in &found {
        disk.remove_file(path).map_err(Trouble::of(path))?;
    }
    if found.is_empty() { Ok(()) } else { disk.sync_dir(folder).map_err(Trouble::of(folder)) }
}

impl Store {
    /// Removes what broken saves of a session have left beside its file and in the usual folder.
    ///
    /// # Errors
    ///
    /// There is something left, and may still be; above all while another window is saving this session.
    pub(crate) fn clear_leftovers(&self, file: Option<&Path>, id: Uuid, now: Timestamp) -> Result<(), Trouble> {
        let disk = self.disk();
        let mut folders: Vec<&Path> = file.and_then(Path::parent).into_iter().collect();
        folders.extend(Some(self.usual_folder()).filter(|usual| !folders.contains(usual)));
        for folder in folders {
            let Some(left) = of_session(disk, folder, id)?.pop() else { continue };
            match lock::take(disk, &self.folders.saving_lock(id), now)? {
                Lock::Ours(_guard) => {
                    clear(disk, folder, id)?;
                    self.remove_lock(&self.folders.saving_lock(id));
                }
                Lock::Elsewhere { .. } => return Err(Trouble::new(What::Busy, &left)),
            }
        }
        Ok(())
    }
}

/// A temporary file of ours that a crash left behind, and that holds a whole session.
#[derive(Clone, Eq, PartialEq)]
pub struct LeftBehind {
    /// Where it is.
    pub path: PathBuf,
}

impl fmt::Debug for LeftBehind {
    /// Without the path: people name folders after what is in them.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("LeftBehind(…)")
    }
}

/// Clears a folder of temporary files that a crash left there over a day ago.
///
/// Those that hold a whole session stay, and are named to be offered.
#[must_use]
pub(crate) fn sweep(disk: &dyn Disk, folder: &Path, now: SystemTime) -> Vec<LeftBehind> {
    let old = |path: &PathBuf| {
        let modified = disk.metadata(path).ok().and_then(|meta| meta.modified);
        modified.and_then(|modified| now.duration_since(modified).ok()).is_some_and(|age| age > STALE)
    };
    let mut left = Vec::new();
    for path in disk.list(folder).unwrap_or_default().into_iter().filter(|path| is_ours(path)).filter(old) {
        match disk.read(&path, LONGEST_FILE).map(|bytes| record::read(&bytes)) {
            Ok(Ok(opened)) if opened.torn.is_none() && opened.damage.is_empty() => left.push(LeftBehind { path }),
            Ok(_) => {
                if let Err(error) = disk.remove_file(&path) {
                    log::debug!("a temporary file stays: {}", error.kind());
                }
            }
            Err(error) => log::debug!("a temporary file cannot be read: {}", error.kind()),
        }
    }
    left
}
