//! P15: what is read aloud is what the program says, and never what the two have said.

use std::{fs, path::Path, time::Duration};

use duologue::{
    store::{Settings, Switch},
    ui::voice::{Engine, Voice},
};
use egui::{Key, Modifiers};
use tempfile::TempDir;

use super::builder::Window;

/// A voice that writes down what it reads.
fn listen(window: &mut Window, said: &Path) {
    let voice = Voice::spawn(vec![Engine::new("tee", ["-a".as_ref(), said.as_os_str()])], || ()).unwrap();
    window.harness.state_mut().set_voice(voice);
    window.wait();
}

fn until(said: &Path, what: &str) -> String {
    for _ in 0..1_000 {
        let text = fs::read_to_string(said).unwrap_or_default();
        if text.contains(what) {
            return text;
        }
        std::thread::sleep(Duration::from_millis(10));
    }
    panic!("“{what}” is not read aloud, but {:?}", fs::read_to_string(said));
}

fn aloud() -> Window {
    let settings = Settings { aloud: Switch::On, ..Settings::default() };
    Window::with(&settings, [1280.0, 800.0]).begin("A first five minutes", "Both write")
}

#[test]
fn whose_turn_it_is_and_what_to_do_is_read_and_not_what_they_say() {
    let folder = TempDir::new().unwrap();
    let said = folder.path().join("said");
    let mut window = aloud();
    listen(&mut window, &said);
    window.both_shifts();
    until(&said, "Ana speaks.");
    window.type_text("quillwortflamingobramble");
    window.keys(Modifiers::COMMAND, Key::Enter);
    until(&said, "Ben says what they heard.");
    window.key(Key::F10);
    for _ in 0..3 {
        window.go_on();
    }
    let all = until(&said, "Ben speaks.");
    assert!(!all.contains("quillwort"), "{all}");
}

#[test]
fn without_the_setting_nothing_is_read() {
    let folder = TempDir::new().unwrap();
    let said = folder.path().join("said");
    let mut window = Window::new().begin("A first five minutes", "Both write");
    listen(&mut window, &said);
    window.both_shifts();
    window.key(Key::F10);
    drop(window);
    assert!(!said.exists());
}

#[test]
fn where_there_is_no_voice_it_is_said_once_and_switched_off() {
    let mut window = aloud();
    let voice = Voice::spawn(vec![Engine::new("no such voice", ["-"])], || ()).unwrap();
    window.harness.state_mut().set_voice(voice);
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
