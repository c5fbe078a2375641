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
mod desk;
mod disk;
mod finish;
mod folders;
mod hash;
mod held;
mod journal;
mod lock;
mod real;
pub mod record;
mod recovery;
mod save;
mod settings;
mod take_back;
#[cfg(test)]
mod testing;
#[cfg(test)]
mod tests;
mod trouble;
mod watch;

pub use account::AccountError;
pub use backup::{Backup, Backups};
pub use desk::{OpenError, OpenFile, Store};
pub use disk::{Disk, Guard, Handle, Kind, Locked, Meta};
pub use finish::{DeleteError, FinishError};
pub use folders::{EXTENSION, Folders};
pub use hash::Hash;
pub use held::{Held, HeldId, ReadOnly};
pub use journal::{Journal, JournalError, Sync};
pub use lock::{Lock, take as take_lock};
pub use real::RealDisk;
pub use recovery::{RecoverError, Unfinished, decided};
pub use save::{Expected, LeftBehind, SaveError, Saved};
pub use settings::{Distance, Motion, Settings, SettingsError, Switch, Theme};
pub use take_back::TakeBackError;
pub use trouble::{Trouble, What};
pub use watch::{Advice, Outside, set_aside_by_sync};
