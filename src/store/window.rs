//! How large the window was when it was closed: a file of its own, which may be lost.
//!
//! Nothing but three numbers. Whatever is in the way, the window opens in its usual size, and nobody is told.

use std::path::PathBuf;

use serde::{Deserialize, Serialize};

use crate::store::{
    disk::Disk,
    folders::Folders,
    settings::{self, SettingsError},
};

/// The longest file that is read, in bytes.
const LONGEST: u64 = 1 << 12;

/// How large a window is.
#[derive(Clone, Copy, Debug, Deserialize, PartialEq, Serialize)]
#[serde(rename_all = "kebab-case")]
pub struct WindowSize {
    /// Its width in points, where it does not fill the screen.
    pub width: f32,
    /// Its height in points, where it does not fill the screen.
    pub height: f32,
    /// Whether it fills the screen, with its frame.
    pub maximised: bool,
}

fn file(folders: &Folders) -> PathBuf {
    folders.state.join("window.json")
}

pub(crate) fn load(disk: &dyn Disk, folders: &Folders) -> Option<WindowSize> {
    let bytes = disk.read(&file(folders), LONGEST).ok()?;
    serde_json::from_slice(&bytes).ok()
}

pub(crate) fn save(disk: &dyn Disk, folders: &Folders, size: WindowSize) -> Result<(), SettingsError> {
    settings::write(disk, &file(folders), &size)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::store::testing::House;

    #[test]
    fn it_is_kept_and_whatever_else_stands_there_is_no_size() {
        let house = House::new();
        assert_eq!(house.store.window_size(), None);
        let size = WindowSize { width: 1000.0, height: 700.0, maximised: false };
        house.store.keep_window_size(size);
        assert_eq!(house.store.window_size(), Some(size));
        for odd in [&b""[..], b"{", b"[]", br#"{"width":1}"#, &[b' '; 10_000]] {
            house.disk.put(&file(house.store.folders()), odd);
            assert_eq!(house.store.window_size(), None);
        }
        assert_eq!(house.disk.everything().len(), 1, "nothing is left beside it");
    }
}
