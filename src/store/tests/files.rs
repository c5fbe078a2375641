//! Backups, names and what a crash leaves behind.

use std::{
    collections::BTreeSet,
    time::{Duration, SystemTime},
};

use jiff::{SignedDuration, civil::date};

use super::scenarios::first;
use crate::{
    session::Seat,
    store::{
        Disk as _, Expected, SaveError, Settings, Switch, Trouble, What,
        record::encode,
        testing::{House, T0, id, later},
        trouble::tell_at,
    },
    text,
};

/// Three saves a day for twelve days.
#[test]
fn the_last_five_and_one_a_day_for_a_week_stay() {
    let house = House::new();
    let mut held = house.saved(&first());
    let mut saved = vec![house.bytes().unwrap()];
    for save in 1..36 {
        let now = *T0 + SignedDuration::from_hours(8 * save);
        let talk = first().says(Seat::Left, &format!("{save}"));
        house.save(&mut held, &talk.session, now).unwrap();
        saved.push(house.bytes().unwrap());
    }
    saved.pop();
    let backups = house.store.backups(id()).unwrap();
    assert!((9..=12).contains(&backups.len()), "{}", backups.len());
    assert_eq!(backups.iter().map(|backup| backup.day).collect::<BTreeSet<_>>().len(), 7);
    for (backup, version) in backups.iter().rev().zip(saved.iter().rev()).take(5) {
        assert_eq!(&house.disk.read(&backup.path, u64::MAX).unwrap(), version);
    }
}

#[test]
fn backups_can_be_switched_off() {
    let mut house = House::new();
    house.store.follow(&Settings { backups: Switch::Off, ..Settings::default() });
    let mut held = house.saved(&first());
    house.save(&mut held, &first().says(Seat::Left, "More.").session, later(1)).unwrap();
    assert!(house.store.backups(id()).unwrap().is_empty());
}

#[test]
fn a_file_that_is_there_is_not_saved_over_unasked() {
    let house = House::new();
    house.disk.put(&house.path, b"something");
    let mut held = house.store.begin(&first().session, *T0).0;
    let result = house.store.save_as(&mut held, &first().session, &house.path, Expected::Nothing, *T0);
    assert!(matches!(result, Err(SaveError::Disk(Trouble { what: What::Exists, .. }))));
    house.store.save_as(&mut held, &first().session, &house.path, Expected::Anything, *T0).unwrap();
    let backup = house.store.backups(id()).unwrap().pop().unwrap();
    assert_eq!(house.disk.read(&backup.path, 100).unwrap(), b"something");
}

#[test]
fn names_are_dates_and_not_taken() {
    let house = House::new();
    let propose = || house.store.propose(&Settings::default(), date(2026, 11, 21));
    for name in ["2026-11-21 session.duologue", "2026-11-21 session 2.duologue", "2026-11-21 session 3.duologue"] {
        assert_eq!(propose().file_name().unwrap(), name);
        house.disk.put(&propose(), b"");
    }
}

#[test]
fn what_a_crash_left_behind_is_offered_or_cleared() {
    let house = House::new();
    let put = |name: &str, bytes: &[u8]| house.disk.put(&house.path.with_file_name(name), bytes);
    put(".duologue-1.tmp", &encode(&first().session));
    put(".duologue-2.tmp", &encode(&first().session)[..900]);
    put(".other.tmp", b"theirs");
    let folder = house.path.parent().unwrap();
    let names = || house.disk.list(folder).unwrap().len();
    assert!(house.store.sweep(folder, SystemTime::UNIX_EPOCH + Duration::from_hours(1)).is_empty());
    assert_eq!(names(), 3);
    let left = house.store.sweep(folder, SystemTime::UNIX_EPOCH + Duration::from_hours(30));
    assert_eq!(left[0].path.file_name().unwrap(), ".duologue-1.tmp");
    assert_eq!((left.len(), names()), (1, 2));
}

/// Every kind of trouble has its sentences, and every sentence of this room is used with its place last.
#[test]
fn every_trouble_has_its_words() {
    for what in [
        What::DiskFull,
        What::ReadOnlyFile,
        What::ReadOnlyFolder,
        What::ReadOnlyDisk,
        What::Denied,
        What::IsFolder,
        What::NotAFile,
        What::NotFound,
        What::TooLarge,
        What::BadName,
        What::Exists,
        What::Busy,
        What::Other(std::io::Error::other("odd")),
    ] {
        let trouble = Trouble::new(what, std::path::Path::new("/somewhere"));
        let said = SaveError::Disk(trouble).to_string();
        assert!(!said.contains("store-") && said.contains("\n/somewhere"), "{said}");
    }
    assert!(tell_at("store-save-gone", std::path::Path::new("/x")).ends_with("\n/x"));
    for id in text::ids().iter().filter(|id| id.starts_with("store-")) {
        let said =
            text::with(id, &[("line", 3.into()), ("name", "a".into()), ("date", "b".into()), ("time", "c".into())]);
        for word in ["must", "fail", "wrong", "error", "invalid", "...", "'", "\""] {
            assert!(!said.to_lowercase().contains(word), "{id}: {said}");
        }
    }
}
