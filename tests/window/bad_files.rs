//! Files that are not what they should be, opened in the window: plain words, no harm, and not a byte changed.

use std::fs;

use duologue::{
    text,
    ui::{
        app::Place,
        screens::{over::Over, reading::Reading},
    },
};
use egui::{Key, Modifiers};

use super::builder::Window;
use crate::bad_files::{Odd, odd_places, plain, vectors};

/// Looks at all of what was opened, in both ways, and leaves.
fn look_through(window: &mut Window, name: &str) {
    assert!(matches!(window.place(), Place::Reading(_)), "{name}");
    window.key(Key::PageDown);
    // An example opens at its first step, and where nothing is told there is none.
    if window.has(&text::t("read-step")) {
        window.click(&text::t("read-step"));
    }
    window.key(Key::End);
    window.key(Key::ArrowLeft);
    let steps = |reading: &Reading| reading.at.is_some() == reading.transcript.in_order().next().is_some();
    assert!(matches!(window.place(), Place::Reading(reading) if steps(reading)), "{name}");
    window.keys(Modifiers::COMMAND, Key::W);
    assert!(matches!(window.place(), Place::Home), "{name}");
}

#[test]
fn every_odd_file_is_told_of_and_stays_as_it_is() {
    let mut window = Window::new();
    // As outside of tests: what no typeface has is drawn as a box.
    window.harness.ctx.set_missing_glyph_policy(egui::MissingGlyphPolicy::Tofu);
    let path = window.home().join("evening.duologue");
    for (name, outcome, vector) in vectors() {
        fs::copy(vector, &path).unwrap();
        let before = fs::read(&path).unwrap();
        window.drop_file(&path);
        let cannot = outcome.starts_with(char::is_alphabetic);
        assert_eq!(window.message().is_some(), cannot, "{name}: {:?}", window.message());
        assert_eq!(matches!(window.over(), Some(Over::Damaged(..))), !cannot && outcome.contains(':'), "{name}");
        if cannot {
            plain(window.message().unwrap(), "");
            assert!(window.message().unwrap().contains(&*text::t("store-safe-open")), "{name}");
            window.key(Key::Escape);
        } else {
            if window.over().is_some() {
                window.click(&text::t("read-damaged-accept"));
            }
            assert_eq!(window.has(&text::t("read-torn")), outcome.contains("torn"), "{name}");
            assert_eq!(window.has(&text::t("store-open-newer")), outcome.contains("read-only"), "{name}");
            look_through(&mut window, name);
        }
        assert_eq!(fs::read(&path).unwrap(), before, "{name}");
    }
}

#[test]
fn every_odd_place_is_told_of() {
    let mut window = Window::new();
    let folder = tempfile::tempdir().unwrap();
    for Odd { path, begins } in odd_places(folder.path()) {
        window.drop_file(&path);
        let Some(message) = window.message() else { panic!("{}", path.display()) };
        plain(message, begins);
        assert!(window.has(begins), "it is on the screen");
        window.key(Key::Escape);
        assert!(matches!(window.place(), Place::Home));
    }
    assert_eq!(fs::metadata(folder.path().join("300 MB.duologue")).unwrap().len(), 300 << 20);
}

#[cfg(unix)]
#[test]
fn what_may_only_be_read_is_read_and_nothing_in_it_can_be_changed() {
    use std::os::unix::fs::PermissionsExt as _;

    let set_mode = |path: &std::path::Path, mode| fs::set_permissions(path, fs::Permissions::from_mode(mode)).unwrap();
    let sound = vectors().find(|(name, ..)| *name == "sound").unwrap().2;
    for (file, folder, told) in
        [(0o444, 0o755, "store-open-read-only-file"), (0o644, 0o555, "store-open-read-only-folder")]
    {
        let mut window = Window::new();
        let place = window.home().join("closed");
        fs::create_dir(&place).unwrap();
        let path = place.join("evening.duologue");
        fs::copy(&sound, &path).unwrap();
        set_mode(&path, file);
        set_mode(&place, folder);
        let before = fs::read(&path).unwrap();
        window.drop_file(&path);
        assert!(window.has(&text::t(told)), "{}", window.tree());
        window.click("More");
        window.click("Take words back…");
        assert!(!window.has("Take back these words"));
        if !window.has("Delete for good…") {
            window.click("More");
        }
        window.click("Delete for good…");
        assert!(window.over().is_none(), "nothing is asked that cannot be done");
        set_mode(&place, 0o755);
        assert_eq!((fs::read(&path).unwrap(), fs::read_dir(&place).unwrap().count()), (before, 1));
    }
}
