//! Keeping a session: the journal while they talk, the file when they are done, and the way back after a crash.
//!
//! Two promises. At every instant at least one whole copy of a session is on the disk, and every finished turn is on it
//! before anybody says so. And what two people did not agree to keep is not kept: not in a file, not in a backup, not
//! in a list, not in a message.
//!
//! What this room must never do: overwrite a file in place, sync a handle again that failed once, repair in silence, put
//! words or names into errors and logs, or touch the disk other than through [`Disk`]. No egui here, and no clock:
//! what time it is comes in as an argument.
//!
//! [`Store`] is the way in. [`record`] is the line format, which also serves the journal and exchange.

mod account;
mod backup;
mod disk;
mod evenings;
mod finish;
mod folders;
mod hash;
mod held;
mod hold;
mod journal;
mod leftover;
mod lock;
mod open;
mod real;
pub mod record;
mod recovery;
mod replace;
mod save;
mod settings;
mod shelf;
mod take_back;
#[cfg(test)]
mod testing;
#[cfg(test)]
mod tests;
mod trouble;
mod watch;
mod window;

pub use account::AccountError;
pub use backup::Backup;
pub use disk::{Disk, Guard, Handle, Kind, Locked, Meta};
pub use evenings::Glances;
pub use finish::{DeleteError, FinishError};
pub use folders::{EXTENSION, Folders};
pub use hash::Hash;
pub use held::{Held, HeldId, ReadOnly};
pub use journal::JournalError;
pub use leftover::LeftBehind;
pub use open::{OpenError, OpenFile};
pub use real::RealDisk;
pub use recovery::{RecoverError, Unfinished, decided};
pub use save::{Expected, SaveError, Saved};
pub use settings::{
    Beginnings, Distance, Motion, OwnLines, QUICKEST_BREATH, SLOWEST_BREATH, Settings, SettingsError, Switch, Theme,
};
pub use shelf::{EarlierVersion, Kept, Looks};
pub use take_back::TakeBackError;
pub use trouble::{Trouble, What};
pub use watch::{Advice, Outside};
pub use window::WindowSize;

use std::{
    path::{Path, PathBuf},
    sync::Arc,
    time::SystemTime,
};

use jiff::civil::Date;
use uuid::Uuid;

use self::backup::Backups;

/// Keeps sessions. Cheap to clone; every call may wait for the disk, so no call belongs into a frame.
#[derive(Clone, Debug)]
pub struct Store {
    pub(crate) disk: Arc<dyn Disk>,
    pub(crate) folders: Folders,
    backups: Switch,
    /// Where sessions are saved, where it is not the usual folder.
    folder: Option<PathBuf>,
}

impl Store {
    /// On this disk, in these folders.
    #[must_use]
    pub fn new(disk: Arc<dyn Disk>, folders: Folders) -> Self {
        Self { disk, folders, backups: Switch::On, folder: None }
    }

    /// Does from now on what these settings say about keeping: whether there are earlier versions, and where sessions go.
    pub fn follow(&mut self, settings: &Settings) {
        self.backups = settings.backups;
        self.folder.clone_from(&settings.folder);
    }

    /// Where sessions are saved unless somebody says otherwise.
    #[must_use]
    pub fn usual_folder(&self) -> &Path {
        self.folder.as_deref().unwrap_or(&self.folders.documents)
    }

    fn disk(&self) -> &dyn Disk {
        &*self.disk
    }

    /// Where things are.
    #[must_use]
    pub fn folders(&self) -> &Folders {
        &self.folders
    }

    /// A name for a session of this day that is not taken yet.
    #[must_use]
    pub fn propose(&self, settings: &Settings, day: Date) -> PathBuf {
        self.folders.propose(&*self.disk, settings.folder.as_deref(), day)
    }

    /// Clears a folder of our own temporary files; names those that hold a whole session.
    #[must_use]
    pub fn sweep(&self, folder: &Path, now: SystemTime) -> Vec<LeftBehind> {
        leftover::sweep(&*self.disk, folder, now)
    }

    /// The earlier versions of a session, the oldest first. [`Self::open_copy`] reads one.
    ///
    /// # Errors
    ///
    /// Says what keeps them from being listed.
    pub fn backups(&self, id: Uuid) -> Result<Vec<Backup>, OpenError> {
        Backups::new(&self.folders).list(&*self.disk, id).map_err(OpenError::Disk)
    }

    /// The settings, and what is to be said where they could not be read.
    #[must_use]
    pub fn settings(&self) -> (Settings, Option<SettingsError>) {
        settings::load(&*self.disk, &self.folders)
    }

    /// Writes the settings.
    ///
    /// # Errors
    ///
    /// The old ones are still there then.
    pub fn save_settings(&self, settings: &Settings) -> Result<(), SettingsError> {
        settings::save(&*self.disk, &self.folders, settings)
    }

    /// How large the window was when it was closed, where that is known.
    #[must_use]
    pub fn window_size(&self) -> Option<WindowSize> {
        window::load(&*self.disk, &self.folders)
    }

    /// Keeps how large the window is. Where the disk does not take it, the next one opens as it did before.
    pub fn keep_window_size(&self, size: WindowSize) {
        if let Err(error) = window::save(&*self.disk, &self.folders, size) {
            log::warn!("the size of the window is not kept: {error:?}");
        }
    }

    /// The files that were opened last, the newest first; empty unless somebody asked for the list.
    #[must_use]
    pub fn recent(&self) -> Vec<PathBuf> {
        settings::recent(&*self.disk, &self.folders)
    }

    /// Puts a file at the top of that list, where it is wanted.
    ///
    /// # Errors
    ///
    /// The old list is still there then.
    pub fn remember(&self, settings: &Settings, path: &Path) -> Result<(), SettingsError> {
        settings::remember(&*self.disk, &self.folders, settings, path)
    }

    /// Takes one file off that list, or all.
    ///
    /// # Errors
    ///
    /// The old list is still there then.
    pub fn forget(&self, path: Option<&Path>) -> Result<(), SettingsError> {
        settings::forget(&*self.disk, &self.folders, path)
    }
}
