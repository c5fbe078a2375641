//! Where things are kept on this computer.

use std::path::{Path, PathBuf};

use directories::{ProjectDirs, UserDirs};
use jiff::civil::Date;
use uuid::Uuid;

use crate::store::{disk::Disk, hash::Hash};

/// How a session file ends.
pub const EXTENSION: &str = "duologue";

/// The folders that the program uses; a test brings its own.
#[derive(Clone, Debug, Eq, PartialEq)]
pub struct Folders {
    /// Settings.
    pub config: PathBuf,
    /// Backups.
    pub data: PathBuf,
    /// Journals, locks and the list of recent files: what belongs to this computer alone.
    pub state: PathBuf,
    /// Where sessions are saved unless somebody says otherwise.
    pub documents: PathBuf,
}

impl Folders {
    /// The folders of the person at this computer; none where the system does not say where they live.
    #[must_use]
    pub fn of_user() -> Option<Self> {
        let project = ProjectDirs::from("org", "duologue", "duologue")?;
        let user = UserDirs::new()?;
        let documents = user.document_dir().unwrap_or_else(|| user.home_dir());
        Some(Self {
            config: project.config_dir().to_owned(),
            data: project.data_local_dir().to_owned(),
            state: project.state_dir().map_or_else(|| project.data_local_dir().join("state"), Path::to_owned),
            documents: documents.join("Duologue"),
        })
    }

    /// All of them below one folder.
    #[must_use]
    pub fn below(root: &Path) -> Self {
        Self {
            config: root.join("config"),
            data: root.join("data"),
            state: root.join("state"),
            documents: root.join("documents"),
        }
    }

    /// Where the journals are.
    #[must_use]
    pub fn journals(&self) -> PathBuf {
        self.state.join("journal")
    }

    /// Where the backups of one session are.
    #[must_use]
    pub fn backups(&self, id: Uuid) -> PathBuf {
        self.data.join("backups").join(id.to_string())
    }

    /// The lock of a document, by its true path; the name gives nothing of the path away.
    #[must_use]
    pub fn document_lock(&self, path: &Path) -> PathBuf {
        self.locks().join(format!("{}.lock", Hash::of(path.as_os_str().as_encoded_bytes())))
    }

    /// The lock of a session that is being held.
    #[must_use]
    pub fn session_lock(&self, id: Uuid) -> PathBuf {
        self.locks().join(format!("{id}.lock"))
    }

    /// The lock of a session that is being saved.
    #[must_use]
    pub fn saving_lock(&self, id: Uuid) -> PathBuf {
        self.locks().join(format!("{id}.saving.lock"))
    }

    /// Where the locks are.
    #[must_use]
    pub fn locks(&self) -> PathBuf {
        self.state.join("locks")
    }

    /// A name for a session of this day that no file in `folder` has yet.
    ///
    /// The date alone: a file name is seen by others, in a list or over a shoulder.
    #[must_use]
    pub fn propose(&self, disk: &dyn Disk, folder: Option<&Path>, day: Date) -> PathBuf {
        let folder = folder.unwrap_or(&self.documents);
        unused(disk, folder, &format!("{day} session"))
    }
}

/// The path with the ending of a session file; one that has it stays as it is.
pub(crate) fn with_ending(path: &Path) -> PathBuf {
    match path.file_name() {
        Some(name) if path.extension().is_none_or(|ending| !ending.eq_ignore_ascii_case(EXTENSION)) => {
            let mut name = name.to_owned();
            name.push(".");
            name.push(EXTENSION);
            path.with_file_name(name)
        }
        _ => path.to_owned(),
    }
}

/// A path in this folder that is not taken: `name`, `name 2`, `name 3` and so on.
pub(crate) fn unused(disk: &dyn Disk, folder: &Path, name: &str) -> PathBuf {
    let path = |number: u32| match number {
        1 => folder.join(format!("{name}.{EXTENSION}")),
        _ => folder.join(format!("{name} {number}.{EXTENSION}")),
    };
    let free = (1..1000).map(path).find(|path| disk.metadata(path).is_err());
    free.unwrap_or_else(|| folder.join(format!("{name} {}.{EXTENSION}", Uuid::new_v4())))
}
