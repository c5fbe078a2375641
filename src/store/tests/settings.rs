//! Settings and the list of recent files.

use std::path::PathBuf;

use crate::store::{Disk as _, OwnLines, Settings, SettingsError, Switch, Theme, testing::House};

#[test]
fn there_are_always_some() {
    let house = House::new();
    let (settings, trouble) = house.store.settings();
    assert_eq!((settings, trouble.is_none()), (Settings::default(), true));
}

/// P2: whoever adds a name here has thought about what it tells of the two.
#[test]
fn only_what_was_looked_at_is_remembered() {
    let house = House::new();
    let folder = Some("/home/documents".into());
    let own = OwnLines("A friend".to_owned());
    let whole = Settings { folder, help: own.clone(), calming: own.clone(), people: own, ..Settings::default() };
    house.store.save_settings(&whole).unwrap();
    let all = house.disk.everything();
    assert_eq!(all.iter().map(|(path, _)| path.file_name().unwrap()).collect::<Vec<_>>(), ["settings.json"]);
    let value: serde_json::Value = serde_json::from_slice(&all[0].1).unwrap();
    let mut names: Vec<&str> = value.as_object().unwrap().keys().map(String::as_str).collect();
    names.sort_unstable();
    let looked_at = "aloud backups beginnings breath-seconds calming distance folder help motion people recent text-scale theme \
                     timers wording";
    assert_eq!(names.join(" "), looked_at);
}

#[test]
fn what_is_unknown_is_kept() {
    let house = House::new();
    let file = house.store.folders().config.join("settings.json");
    house.disk.put(&file, br#"{"theme":"dark","text-scale":99,"tomorrow":{"a":[1]}}"#);
    let (mut settings, trouble) = house.store.settings();
    assert!(trouble.is_none() && settings.theme == Theme::Dark && settings.text_scale < 5.0);
    settings.theme = Theme::Light;
    house.store.save_settings(&settings).unwrap();
    let text = String::from_utf8(house.disk.read(&file, 10_000).unwrap()).unwrap();
    let value: serde_json::Value = serde_json::from_str(&text).unwrap();
    assert_eq!((value["theme"].as_str(), &value["tomorrow"]["a"][0]), (Some("light"), &1.into()));
    assert_eq!(house.store.settings().0, settings);
}

#[test]
fn own_lines_come_back_as_they_were_and_stand_in_no_log() {
    let house = House::new();
    let calming = OwnLines("  \nThe pear tree\n\n Tea ".to_owned());
    assert_eq!(calming.lines().collect::<Vec<_>>(), ["The pear tree", "Tea"]);
    let mut settings = Settings { calming, breath_seconds: 14, ..Settings::default() };
    assert!(!format!("{settings:?}").contains("pear"));
    house.store.save_settings(&settings).unwrap();
    assert_eq!(house.store.settings().0, settings);
    settings.calming = OwnLines(" \n ".to_owned());
    house.store.save_settings(&settings).unwrap();
    let file = house.store.folders().config.join("settings.json");
    let text = String::from_utf8(house.disk.read(&file, 10_000).unwrap()).unwrap();
    assert!(!text.contains("calming") && !text.contains("people"), "{text}");
}

#[test]
fn a_breath_is_neither_hasty_nor_endless() {
    let house = House::new();
    let file = house.store.folders().config.join("settings.json");
    for (written, read) in [(1, 10), (14, 14), (99, 20)] {
        house.disk.put(&file, format!("{{\"breath-seconds\":{written}}}").as_bytes());
        assert_eq!(house.store.settings().0.breath_seconds, read);
    }
}

#[test]
fn broken_ones_are_set_aside() {
    let house = House::new();
    let file = house.store.folders().config.join("settings.json");
    for broken in [&b"{"[..], b"[]", b"\xff\xfe", b"", br#"{"theme":3}"#] {
        house.disk.put(&file, broken);
        let (settings, trouble) = house.store.settings();
        assert_eq!(settings, Settings::default());
        let Some(SettingsError::SetAside(aside)) = trouble else { panic!("not set aside") };
        assert_eq!(house.disk.read(&aside, 100).unwrap(), broken);
        assert!(house.store.settings().1.is_none());
    }
}

#[test]
fn recent_files_are_off_until_asked() {
    let house = House::new();
    house.store.remember(&Settings::default(), &house.path).unwrap();
    assert_eq!(house.disk.everything(), []);
    let settings = Settings { recent: Switch::On, ..Settings::default() };
    let paths: Vec<PathBuf> = (0..7).map(|number| house.path.with_file_name(format!("{number}.duologue"))).collect();
    for path in paths.iter().chain(&paths[3..4]) {
        house.store.remember(&settings, path).unwrap();
    }
    let wanted = [3, 6, 5, 4, 2].map(|number| paths[number].clone());
    assert_eq!(house.store.recent(), wanted);
    house.store.forget(Some(&paths[6])).unwrap();
    assert_eq!(house.store.recent().len(), 4);
    house.store.forget(None).unwrap();
    house.store.forget(None).unwrap();
    assert_eq!(house.disk.everything(), []);
}
