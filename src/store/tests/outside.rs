//! R15: two windows, two computers, and files that change behind one’s back.

use super::scenarios::{first, second};
use crate::{
    session::{Keep, Seat},
    store::{
        Advice, Disk as _, Expected, Held, OpenError, Outside, ReadOnly, SaveError, Trouble, What,
        record::{encode, read},
        save::fit_to_keep,
        testing::{FailingDisk, Fault, House, MemoryDisk, T0, Talk, later},
    },
};

fn theirs() -> Vec<u8> {
    encode(&fit_to_keep(&first().says(Seat::Right, "Theirs.").session, Keep::All).unwrap())
}

fn ours() -> Talk {
    first().says(Seat::Right, "Ours.")
}

fn open() -> (House<MemoryDisk>, Held) {
    let house = House::new();
    let held = house.saved(&first());
    (house, held)
}

#[test]
fn nothing_happened() {
    let (house, mut held) = open();
    for _ in 0..3 {
        assert!(matches!(house.store.check_outside(&mut held), Outside::Same));
    }
    assert_eq!(Outside::Same.advice(true), Advice::GoOn);
}

#[test]
fn touched_but_not_changed() {
    let (house, mut held) = open();
    house.disk.put(&house.path, &house.bytes().unwrap());
    assert!(matches!(house.store.check_outside(&mut held), Outside::Same));
    house.save(&mut held, &ours().session, later(1)).unwrap();
}

#[test]
fn changed_while_clean() {
    let (house, mut held) = open();
    house.disk.put(&house.path, &theirs());
    let seen = house.store.check_outside(&mut held);
    assert_eq!(seen.advice(false), Advice::Reload);
    let opened = house.store.reload(&mut held).unwrap();
    assert_eq!(opened.session, read(&theirs()).unwrap().session);
    assert!(matches!(house.store.check_outside(&mut held), Outside::Same));
}

#[test]
fn changed_into_something_else_while_clean() {
    let (house, mut held) = open();
    house.disk.put(&house.path, b"");
    assert!(matches!(house.store.check_outside(&mut held), Outside::Changed { .. }));
    assert!(matches!(house.store.reload(&mut held), Err(OpenError::Read { .. })));
    let saved = house.save(&mut held, &ours().session, later(1));
    assert!(matches!(saved, Err(SaveError::ChangedOutside(_))));
}

#[test]
fn changed_while_dirty_and_both_are_kept() {
    let (house, mut held) = open();
    house.disk.put(&house.path, &theirs());
    assert_eq!(house.store.check_outside(&mut held).advice(true), Advice::Ask);
    assert!(matches!(house.save(&mut held, &ours().session, later(1)), Err(SaveError::ChangedOutside(_))));
    assert_eq!(house.bytes(), Some(theirs()));
    let saved = house.store.keep_both(&mut held, &ours().session, later(1)).unwrap();
    assert_eq!(saved.path.file_name().unwrap(), "evening (yours, 2026-11-21).duologue");
    assert_eq!(house.bytes(), Some(theirs()));
    assert_eq!(held.saved(), Some(&saved));
    let again = house.store.keep_both(&mut held, &ours().session, later(1)).unwrap();
    assert_ne!(again.path, saved.path);
}

#[test]
fn changed_while_dirty_and_ours_is_kept() {
    let (house, mut held) = open();
    house.disk.put(&house.path, &theirs());
    let Outside::Changed { hash, .. } = house.store.check_outside(&mut held) else { panic!("unnoticed") };
    house.store.keep_ours(&mut held, &ours().session, hash, later(1)).unwrap();
    assert!(String::from_utf8(house.bytes().unwrap()).unwrap().contains("Ours."));
    let backup = house.store.backups(held.session_id()).unwrap().pop().unwrap();
    assert_eq!(house.disk.read(&backup.path, u64::MAX).unwrap(), theirs());
}

#[test]
fn changed_twice_while_they_decide() {
    let (house, mut held) = open();
    house.disk.put(&house.path, &theirs());
    let Outside::Changed { hash, .. } = house.store.check_outside(&mut held) else { panic!("unnoticed") };
    house.disk.put(&house.path, &encode(&second().session));
    let saved = house.store.keep_ours(&mut held, &ours().session, hash, later(1));
    assert!(matches!(saved, Err(SaveError::ChangedOutside(_))));
}

#[test]
fn deleted_or_renamed() {
    let (house, mut held) = open();
    house.disk.rename(&house.path, &house.path.with_file_name("elsewhere.duologue")).unwrap();
    let seen = house.store.check_outside(&mut held);
    assert!(matches!(seen, Outside::Missing));
    assert_eq!((seen.advice(true), seen.advice(false)), (Advice::SayMissing, Advice::SayMissing));
    assert!(matches!(house.save(&mut held, &ours().session, later(1)), Err(SaveError::Gone(_))));
    house.store.save_as(&mut held, &ours().session, &house.path, Expected::Nothing, later(1)).unwrap();
}

#[test]
fn replaced_by_a_folder() {
    let (house, mut held) = open();
    house.disk.remove_file(&house.path).unwrap();
    house.disk.create_dir_all(&house.path).unwrap();
    assert!(matches!(house.store.check_outside(&mut held), Outside::Missing));
    let saved = house.save(&mut held, &ours().session, later(1));
    assert!(matches!(saved, Err(SaveError::Disk(Trouble { what: What::IsFolder, .. }))));
}

#[test]
fn a_second_window_only_reads() {
    let (house, held) = open();
    let mut second = house.store.open(&house.path, later(5)).unwrap();
    assert_eq!(second.held.read_only(), Some(ReadOnly::Elsewhere { since: Some(*T0) }));
    let session = second.opened.session;
    assert!(matches!(house.save(&mut second.held, &session, later(5)), Err(SaveError::ReadOnly)));
    let mut copy = house.store.open_copy(&house.path).unwrap();
    assert_ne!(copy.held.session_id(), held.session_id());
    let path = house.path.with_file_name("copy.duologue");
    house.store.edit(&mut copy.held, &copy.opened.session, later(5)).unwrap();
    house.store.save_as(&mut copy.held, &copy.opened.session, &path, Expected::Nothing, later(5)).unwrap();
    drop((held, second.held));
    assert_eq!(house.store.open(&house.path, later(6)).unwrap().held.read_only(), None);
}

#[test]
fn no_two_holds_are_the_same() {
    let (house, held) = open();
    let again = house.store.open(&house.path, later(1)).unwrap().held;
    assert_eq!(again.session_id(), held.session_id());
    assert_ne!(again.id(), held.id());
}

#[test]
fn a_second_window_cannot_save_over_the_first() {
    let (house, _held) = open();
    let mut other = ours().session;
    other.id = uuid::Uuid::from_u128(5);
    let mut second = house.store.begin(&other, later(1)).0;
    let saved = house.store.save_as(&mut second, &other, &house.path, Expected::Anything, later(1));
    assert!(matches!(saved, Err(SaveError::Elsewhere { since: Some(_), .. })));
}

/// Somebody else writes the same file at every moment of a save.
#[test]
fn changed_while_it_is_being_saved() {
    for is_new in [true, false] {
        let mut lost = 0;
        let mut saved = 0;
        for before in 0.. {
            let house = House::new();
            let mut held = if is_new { house.store.begin(&first().session, *T0).0 } else { house.saved(&first()) };
            let expected = held.saved().map_or(Expected::Nothing, |saved| Expected::This(saved.hash));
            let (disk, path) = (house.disk.clone(), house.path.clone());
            let meddled = FailingDisk::meddled(house.disk.clone(), before, move || disk.put(&path, &theirs()));
            let meddled = house.moved(meddled);
            let done = meddled.store.save_as(&mut held, &ours().session, &house.path, expected, later(1));
            if meddled.disk.operations() <= before {
                break;
            }
            saved += usize::from(done.is_ok());
            lost += usize::from(house.bytes() != Some(theirs()));
        }
        // Over an old version there is one moment left, between the last look and the rename; for a new one there is none.
        assert!(lost <= usize::from(!is_new) && saved > 0, "{lost} were lost");
    }
}

#[test]
fn what_cannot_be_read_is_said_once_and_not_read_again_and_again() {
    let (house, mut held) = open();
    house.disk.put(&house.path, b"no session");
    assert_eq!(house.store.check_outside(&mut held).advice(false), Advice::Reload);
    assert!(house.store.reload(&mut held).is_err());
    let watched = house.moved(FailingDisk::new(house.disk.clone(), Fault::NEVER));
    for _ in 0..5 {
        let seen = watched.store.check_outside(&mut held);
        assert_eq!(seen.advice(false), Advice::LookAgain);
        assert!(matches!(seen, Outside::Changed { .. }), "it can still be decided about");
    }
    assert_eq!(watched.disk.operations(), 5, "a glance each");
    house.disk.put(&house.path, b"no session");
    assert_eq!(house.store.check_outside(&mut held).advice(false), Advice::LookAgain);
    house.disk.put(&house.path, &theirs());
    assert_eq!(house.store.check_outside(&mut held).advice(false), Advice::Reload);
    house.store.reload(&mut held).unwrap();
}

#[test]
fn another_session_in_the_same_file_is_another_hold() {
    let (house, mut held) = open();
    let id = held.id();
    let mut other = first().session;
    other.id = uuid::Uuid::from_u128(5);
    house.disk.put(&house.path, &encode(&other));
    house.store.reload(&mut held).unwrap();
    assert_eq!(held.session_id(), other.id);
    assert_ne!(held.id(), id);
    let newer = String::from_utf8(encode(&other)).unwrap().replacen("\"min_reader\":1", "\"min_reader\":2", 1);
    house.disk.put(&house.path, newer.as_bytes());
    house.store.reload(&mut held).unwrap();
    assert!(matches!(held.read_only(), Some(ReadOnly::Newer(_))));
}
