//! P15: what is read aloud is what the program says, and never what the two have said.

use std::{collections::BTreeSet, fs, path::Path, time::Duration};

use duologue::{
    session::Phase,
    store::{Settings, Switch},
    ui::voice::{Engine, Voice},
};
use egui::Key;
use tempfile::TempDir;

use super::builder::Window;

/// A voice that writes down what it reads.
fn listen(window: &mut Window, said: &Path) {
    let voice = Voice::spawn(vec![Engine::new("tee", ["-a".as_ref(), said.as_os_str()])], || ()).unwrap();
    window.harness.state_mut().set_voice(voice);
    window.wait();
}

fn until(said: &Path, what: &str) {
    for _ in 0..1_000 {
        if fs::read_to_string(said).unwrap_or_default().contains(what) {
            return;
        }
        std::thread::sleep(Duration::from_millis(10));
    }
    panic!("“{what}” is not read aloud, but {:?}", fs::read_to_string(said));
}

fn aloud(guide: &str) -> Window {
    let settings = Settings { aloud: Switch::On, ..Settings::default() };
    Window::with(&settings, [1280.0, 800.0]).begin(guide, "Both write")
}

/// What the keyboard of the tests types into every step, and the names.
const TYPED: &str = "it was late";

#[test]
fn every_step_is_read_and_nothing_that_they_say() {
    for guide in ["Mirror dialogue", "Our loop", "Where my need came from", "Our weekly hour"] {
        let mut window = aloud(guide);
        let mut steps = BTreeSet::new();
        for _ in 0..80 {
            if window.state().phase == Phase::Ended {
                break;
            }
            window.go_on();
            let read = window.harness.state().read().unwrap_or_default().to_owned();
            assert!(!read.contains(TYPED), "{guide}: {read}");
            steps.insert(read);
        }
        assert!(steps.len() > 12, "{guide}: {steps:?}");
    }
}

#[test]
fn a_page_is_read_once_and_again_with_a_key() {
    let folder = TempDir::new().unwrap();
    let said = folder.path().join("said");
    let mut window = aloud("A first five minutes");
    listen(&mut window, &said);
    window.both_shifts();
    until(&said, "Ana speaks.");
    let times = || fs::read_to_string(&said).unwrap().matches("Ana speaks.").count();
    window.key(Key::F4);
    window.key(Key::Escape);
    window.key(Key::F12);
    for _ in 0..1_000 {
        if times() > 1 {
            break;
        }
        std::thread::sleep(Duration::from_millis(10));
    }
    assert_eq!(times(), 2, "once by itself, and once with the key");
}

#[test]
fn without_the_setting_nothing_is_read() {
    let folder = TempDir::new().unwrap();
    let said = folder.path().join("said");
    let mut window = Window::new().begin("A first five minutes", "Both write");
    listen(&mut window, &said);
    window.both_shifts();
    window.key(Key::F12);
    drop(window);
    assert!(!said.exists());
}

#[test]
fn where_there_is_no_voice_it_is_said_once_and_switched_off() {
    let mut window = aloud("A first five minutes");
    let voice = Voice::spawn(vec![Engine::new("no such voice", ["-"])], || ()).unwrap();
    window.harness.state_mut().set_voice(voice);
    window.key(Key::F12);
    for _ in 0..1_000 {
        window.wait();
        if window.message().is_some() {
            break;
        }
        std::thread::sleep(Duration::from_millis(10));
    }
    assert!(window.message().is_some_and(|it| it.contains("no voice")));
    assert_eq!(window.harness.state().model().settings.aloud, Switch::Off);
}
