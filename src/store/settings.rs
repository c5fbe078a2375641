//! What people set once, and the files that they opened last.
//!
//! Nothing of a session, and recent files only where somebody asked for them. The only words in it are the lines that
//! people write for themselves, to find them on a bad day. A file that cannot be read is set aside and said; it never
//! keeps the program from starting.

use std::{
    fmt,
    path::{Path, PathBuf},
};

use serde::{Deserialize, Serialize, de::DeserializeOwned};
use serde_json::{Map, Value};
use thiserror::Error;
use uuid::Uuid;

use crate::store::{
    disk::Disk,
    folders::Folders,
    trouble::{Trouble, What, tell_at},
};

/// The longest settings file that is read, in bytes.
const LONGEST: u64 = 1 << 20;

/// How many recent files are remembered.
const RECENT: usize = 5;

/// The quickest breath to breathe with, in seconds: six a minute.
pub const QUICKEST_BREATH: u8 = 10;

/// The slowest one: three a minute.
pub const SLOWEST_BREATH: u8 = 20;

/// Which colours.
#[derive(Clone, Copy, Debug, Default, Deserialize, Eq, PartialEq, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum Theme {
    /// As the rest of the desktop.
    #[default]
    System,
    /// Light.
    Light,
    /// Dark.
    Dark,
    /// Black on white, with wide edges.
    Contrast,
}

/// How far from the screen they sit.
#[derive(Clone, Copy, Debug, Default, Deserialize, Eq, PartialEq, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum Distance {
    /// At the desk.
    #[default]
    Desk,
    /// Side by side, leaning back.
    Sofa,
    /// Across a room, on a projector.
    Wall,
}

impl Distance {
    /// The next one further away; after the wall, the desk.
    #[must_use]
    pub fn next(self) -> Self {
        match self {
            Self::Desk => Self::Sofa,
            Self::Sofa => Self::Wall,
            Self::Wall => Self::Desk,
        }
    }
}

/// Whether there is something or not.
#[derive(Clone, Copy, Debug, Deserialize, Eq, PartialEq, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum Switch {
    /// There is.
    On,
    /// There is not.
    Off,
}

/// Whether things move.
#[derive(Clone, Copy, Debug, Default, Deserialize, Eq, PartialEq, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum Motion {
    /// As the computer asks of all programs, where it can be asked.
    #[cfg_attr(all(unix, not(target_os = "macos")), default)]
    System,
    /// As drawn.
    #[cfg_attr(not(all(unix, not(target_os = "macos"))), default)]
    Full,
    /// As little as can be.
    Reduced,
}

/// How many beginnings of a sentence stand beside what is said or written.
#[derive(Clone, Copy, Debug, Default, Deserialize, Eq, PartialEq, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum Beginnings {
    /// All of them.
    #[default]
    Shown,
    /// The first one.
    Short,
    /// None, until somebody asks for them.
    Hidden,
}

/// Lines that people wrote for themselves. They lie unprotected, and are told by nothing but the page that shows them.
#[derive(Clone, Default, Deserialize, Eq, PartialEq, Serialize)]
#[serde(transparent)]
pub struct OwnLines(pub String);

impl OwnLines {
    /// Each line that has something on it.
    pub fn lines(&self) -> impl Iterator<Item = &str> {
        self.0.lines().map(str::trim).filter(|line| !line.is_empty())
    }

    /// Whether nothing is written on any line.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.lines().next().is_none()
    }
}

impl fmt::Debug for OwnLines {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("OwnLines(…)")
    }
}

/// What people set once.
#[derive(Clone, Debug, Deserialize, PartialEq, Serialize)]
#[serde(rename_all = "kebab-case", default)]
pub struct Settings {
    /// How large text is; 1 is as designed.
    pub text_scale: f32,
    /// Light or dark.
    pub theme: Theme,
    /// How far from the screen they sit.
    pub distance: Distance,
    /// Whether things move.
    pub motion: Motion,
    /// How long one breath to breathe with takes, in seconds: [`QUICKEST_BREATH`] to [`SLOWEST_BREATH`].
    pub breath_seconds: u8,
    /// Whether the slow rings are shown.
    pub timers: Switch,
    /// Whether prompts are read aloud.
    pub aloud: Switch,
    /// Whether there is help with wording beside what is written.
    pub wording: Switch,
    /// How many beginnings of a sentence are shown.
    pub beginnings: Beginnings,
    /// Whether earlier versions are kept.
    pub backups: Switch,
    /// Whether recent files are remembered.
    pub recent: Switch,
    /// What calms them, one thing a line.
    #[serde(skip_serializing_if = "OwnLines::is_empty")]
    pub calming: OwnLines,
    /// Their people, one a line.
    #[serde(skip_serializing_if = "OwnLines::is_empty")]
    pub people: OwnLines,
    /// Whom to call, in their own words.
    #[serde(skip_serializing_if = "OwnLines::is_empty")]
    pub help: OwnLines,
    /// Where sessions are saved, where it is not the usual folder.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub folder: Option<PathBuf>,
    /// What a newer program wrote; carried along unread.
    #[serde(flatten)]
    pub extras: Map<String, Value>,
}

impl Default for Settings {
    fn default() -> Self {
        Self {
            text_scale: 1.0,
            theme: Theme::default(),
            distance: Distance::default(),
            motion: Motion::default(),
            // About five and a half breaths a minute.
            breath_seconds: 11,
            timers: Switch::On,
            aloud: Switch::Off,
            wording: Switch::On,
            beginnings: Beginnings::default(),
            backups: Switch::On,
            recent: Switch::Off,
            calming: OwnLines::default(),
            people: OwnLines::default(),
            help: OwnLines::default(),
            folder: None,
            extras: Map::new(),
        }
    }
}

/// Why settings were not read or written.
#[derive(Debug, Error)]
#[non_exhaustive]
pub enum SettingsError {
    /// The disk stood in the way.
    #[error("{}", .0.tell("store-safe-settings"))]
    Disk(Trouble),
    /// They could not be understood and were set aside under this name.
    #[error("{}", tell_at("store-settings-set-aside", .0))]
    SetAside(PathBuf),
}

/// Reads the settings. There are always some; where they are not those of the file, it is said why.
#[must_use]
pub(crate) fn load(disk: &dyn Disk, folders: &Folders) -> (Settings, Option<SettingsError>) {
    let (mut settings, trouble): (Settings, _) = read(disk, &settings_file(folders));
    // What somebody typed into the file by hand must not make the window unreadable.
    settings.text_scale = settings.text_scale.clamp(0.5, 4.0);
    settings.breath_seconds = settings.breath_seconds.clamp(QUICKEST_BREATH, SLOWEST_BREATH);
    (settings, trouble)
}

/// Writes the settings.
///
/// # Errors
///
/// The old ones are still there then.
pub(crate) fn save(disk: &dyn Disk, folders: &Folders, settings: &Settings) -> Result<(), SettingsError> {
    write(disk, &settings_file(folders), settings)
}

/// The files that were opened last, the newest first.
#[must_use]
pub(crate) fn recent(disk: &dyn Disk, folders: &Folders) -> Vec<PathBuf> {
    let (recent, trouble): (Vec<PathBuf>, _) = read(disk, &recent_file(folders));
    if trouble.is_some() {
        log::warn!("the list of recent files could not be read");
    }
    recent
}

/// Puts a file at the top of the list; only where somebody asked for the list.
///
/// # Errors
///
/// The old list is still there then.
pub(crate) fn remember(
    disk: &dyn Disk,
    folders: &Folders,
    settings: &Settings,
    path: &Path,
) -> Result<(), SettingsError> {
    if settings.recent == Switch::Off {
        return Ok(());
    }
    let mut list = recent(disk, folders);
    list.retain(|other| other != path);
    list.insert(0, path.to_owned());
    list.truncate(RECENT);
    write(disk, &recent_file(folders), &list)
}

/// Takes one file off the list, or all.
///
/// # Errors
///
/// The old list is still there then.
pub(crate) fn forget(disk: &dyn Disk, folders: &Folders, path: Option<&Path>) -> Result<(), SettingsError> {
    let file = recent_file(folders);
    let old = recent(disk, folders);
    let left: Vec<PathBuf> =
        old.iter().filter(|other| path.is_some_and(|path| path != other.as_path())).cloned().collect();
    match (left.is_empty(), left == old) {
        (_, true) => Ok(()),
        (false, _) => write(disk, &file, &left),
        (true, _) => disk
            .remove_file(&file)
            .and_then(|()| disk.sync_dir(&folders.state))
            .map_err(Trouble::of(&file))
            .map_err(SettingsError::Disk),
    }
}

fn settings_file(folders: &Folders) -> PathBuf {
    folders.config.join("settings.json")
}

fn recent_file(folders: &Folders) -> PathBuf {
    folders.state.join("recent.json")
}

fn read<T: Default + DeserializeOwned>(disk: &dyn Disk, file: &Path) -> (T, Option<SettingsError>) {
    let bytes = match disk.read(file, LONGEST).map_err(Trouble::of(file)) {
        Ok(bytes) => bytes,
        Err(Trouble { what: What::NotFound, .. }) => return (T::default(), None),
        Err(Trouble { what: What::TooLarge, .. }) => Vec::new(),
        Err(trouble) => return (T::default(), Some(SettingsError::Disk(trouble))),
    };
    if let Ok(value) = serde_json::from_slice(&bytes) {
        return (value, None);
    }
    let aside = file.with_extension(format!("{}.broken", Uuid::new_v4().simple()));
    let said = match disk.rename(file, &aside) {
        Ok(()) => SettingsError::SetAside(aside),
        Err(error) => SettingsError::Disk(Trouble::of(file)(error)),
    };
    (T::default(), Some(said))
}

/// Puts a small file in the place of the one before it.
pub(super) fn write(disk: &dyn Disk, file: &Path, value: &impl Serialize) -> Result<(), SettingsError> {
    let folder = file.parent().unwrap_or(file);
    let temporary = file.with_extension(format!("{}.tmp", Uuid::new_v4().simple()));
    let written = serde_json::to_vec_pretty(value).map_err(std::io::Error::other).and_then(|bytes| {
        disk.create_dir_all(folder)?;
        let mut handle = disk.create_new(&temporary)?;
        handle.write_all(&bytes)?;
        handle.sync_all()?;
        drop(handle);
        disk.rename(&temporary, file)?;
        disk.sync_dir(folder)
    });
    written.map_err(|error| {
        if let Err(error) = disk.remove_file(&temporary) {
            log::debug!("no temporary file was removed: {}", error.kind());
        }
        SettingsError::Disk(Trouble::of(file)(error))
    })
}
