//! From the beginning to the end, and back after a crash.

use std::path::Path;

use super::scenarios::{first, second};
use crate::{
    session::{Keep, Phase, Record, Seat},
    store::{
        Disk as _, Expected, FinishError, Folders, JournalError, ReadOnly, RealDisk, RecoverError, SaveError,
        record::ReadBack,
        testing::{FailingDisk, Fault, House, T0, Talk, id, later},
    },
};

#[test]
fn off_the_record_nothing_is_written() {
    let house = House::new();
    let talk = Talk::with(Record::Off).says(Seat::Left, "Only here.");
    let mut held = house.store.begin(&talk.session, *T0).0;
    talk.session.entries.iter().for_each(|entry| house.store.append(&mut held, entry).unwrap());
    let saved = house.store.save_as(&mut held, &talk.session, &house.path, Expected::Anything, *T0);
    assert!(matches!(saved, Err(SaveError::NothingToKeep)));
    assert!(house.store.finish(&mut held, &talk.session, None, *T0).unwrap().is_none());
    assert!(matches!(
        crate::store::journal::Journal::create(
            &(std::sync::Arc::new(house.disk.clone()) as _),
            Path::new("/x"),
            &talk.session,
            None
        ),
        Err(JournalError::OffTheRecord)
    ));
    assert_eq!(house.disk.everything(), []);
}

#[test]
fn a_turn_is_safe_when_it_is_called_so() {
    let house = House::new();
    let mut talk = Talk::new();
    let mut held = house.store.begin(&talk.session, *T0).0;
    for number in 0..20 {
        talk = talk.says(Seat::Left, &format!("Turn {number}"));
        house.store.append(&mut held, talk.session.entries.last().unwrap()).unwrap();
        let after = house.moved(house.disk.restart(0));
        assert_eq!(after.store.unfinished(later(1)).unwrap()[0].turns, number + 1);
    }
}

#[test]
fn a_session_is_listed_without_its_words() {
    let house = House::new();
    house.store.begin(&second().session, *T0);
    let list = house.store.unfinished(later(60)).unwrap();
    assert_eq!((list[0].id, list[0].turns, list[0].minutes), (id(), 3, 11));
    assert_eq!((list[0].began, list[0].last, list[0].decided), (Some(*T0), Some(later(11)), None));
    let said = format!("{list:?}");
    assert!(!said.contains("hedge") && !said.contains("Ada") && !said.contains("garden"), "{said}");
}

#[test]
fn a_session_that_is_open_is_nobody_elses() {
    let house = House::new();
    let held = house.store.begin(&first().session, *T0).0;
    assert!(house.store.unfinished(later(1)).unwrap().is_empty());
    assert!(matches!(house.store.recover(id(), later(1)), Err(RecoverError::Elsewhere { since: Some(_) })));
    assert!(matches!(house.store.discard(id(), later(1)), Err(RecoverError::Elsewhere { .. })));
    drop(held);
    assert_eq!(house.store.unfinished(later(1)).unwrap().len(), 1);
    house.store.discard(id(), later(1)).unwrap();
    assert!(house.store.unfinished(later(1)).unwrap().is_empty());
    assert!(matches!(house.store.recover(id(), later(1)), Err(RecoverError::None)));
}

/// The power went between the decision and the saving.
#[test]
fn a_decision_is_carried_out_after_a_crash() {
    for keep in [Keep::All, Keep::Agreed, Keep::Nothing] {
        let house = House::new();
        let talk = second().agrees("One evening each.").keep(keep);
        assert_eq!(talk.session.state().unwrap().phase, Phase::Ended);
        house.store.begin(&talk.session, *T0);
        assert_eq!(house.store.unfinished(later(1)).unwrap()[0].decided, Some(keep));
        let mut file = house.store.recover(id(), later(1)).unwrap();
        let place = Some((house.path.as_path(), Expected::Nothing));
        // Even where the caller would keep more.
        let saved = house.store.finish(&mut file.held, &file.opened.session, place, later(1)).unwrap();
        assert_eq!(saved.is_some(), keep != Keep::Nothing);
        let text = String::from_utf8(house.bytes().unwrap_or_default()).unwrap();
        assert_eq!(text.contains("too high"), keep == Keep::All);
        assert_eq!(text.contains("One evening each"), keep != Keep::Nothing);
        assert!(house.store.unfinished(later(2)).unwrap().is_empty());
    }
}

#[test]
fn the_journal_knows_which_file_it_continues() {
    let house = House::new();
    let held = house.saved(&first());
    let hash = held.saved().unwrap().hash;
    drop(held);
    assert_eq!(house.store.unfinished(later(1)).unwrap()[0].continues, Some(hash));
    let file = house.store.recover(id(), later(1)).unwrap();
    assert_eq!(file.held.continues, Some(hash));
    assert_eq!(file.opened.session.extras, serde_json::Map::new());
}

#[test]
fn a_journal_in_the_wrong_place_is_not_taken_for_another() {
    let house = House::new();
    house.store.begin(&first().session, *T0);
    let (path, bytes) = house.journals().remove(0);
    let other = uuid::Uuid::from_u128(99);
    house.disk.put(&path.with_file_name(format!("{other}.1.journal")), &bytes);
    let list = house.store.unfinished(later(1)).unwrap();
    assert!(list.iter().any(|it| it.id == other && it.unreadable.is_some()));
    assert!(matches!(house.store.recover(other, later(1)), Err(RecoverError::Read(_))));
}

#[test]
fn closing_a_saved_session_leaves_no_question() {
    let house = House::new();
    let held = house.saved(&first());
    house.close(held);
    assert!(house.store.unfinished(later(1)).unwrap().is_empty());
    assert!(house.bytes().is_some());
}

#[test]
fn a_failed_append_is_made_good_with_the_next() {
    let house = House::new();
    let talk = first().says(Seat::Right, "One.").says(Seat::Right, "Two.");
    // The second sync of the journal fails; a second sync of that handle would stop the test.
    for at in 0..40 {
        let faulty = house.moved(FailingDisk::new(house.disk.copy(), Fault { at, for_ever: false, errno: Some(5) }));
        let mut held = faulty.store.begin(&first().session, *T0).0;
        let entries = &talk.session.entries[talk.session.entries.len() - 2..];
        let _ = faulty.store.append(&mut held, &entries[0]);
        faulty.store.append(&mut held, &entries[1]).unwrap();
        drop(held);
        let file = faulty.moved(faulty.disk.without_fault()).store.recover(id(), later(1)).unwrap();
        assert!(crate::store::replace::is_same(&file.opened.session, &talk.session), "{at}");
    }
}

#[test]
fn an_evening_that_began_on_a_full_disk_is_written_down_once_there_is_room() {
    let house = House::new();
    house.disk.limit(house.disk.used());
    let mut talk = Talk::new();
    let (mut held, trouble) = house.store.begin(&talk.session, *T0);
    assert!(trouble.unwrap().to_string().starts_with("The disk is full."));
    assert!(!held.has_journal());
    talk = talk.says(Seat::Left, "One.");
    assert!(house.store.append(&mut held, &talk.session.entries[1]).is_err());
    house.disk.limit(u64::MAX);
    talk = talk.says(Seat::Right, "Two.");
    house.store.append(&mut held, &talk.session.entries[2]).unwrap();
    assert!(held.has_journal());
    let after = house.moved(house.disk.restart(0));
    assert_eq!(after.store.unfinished(later(1)).unwrap()[0].turns, 2);
    let place = Some((house.path.as_path(), Expected::Nothing));
    assert!(house.store.finish(&mut held, &talk.session, place, later(2)).unwrap().is_some());
}

#[test]
fn an_evening_without_any_safety_copy_can_be_kept() {
    let root = tempfile::tempdir().unwrap();
    let mut folders = Folders::below(&root.path().canonicalize().unwrap());
    std::fs::create_dir_all(&folders.documents).unwrap();
    // Nothing can be made below a file.
    folders.state = folders.documents.join("a file");
    std::fs::File::create(&folders.state).unwrap();
    let house = House::on(RealDisk, &folders);
    let talk = first();
    let (mut held, trouble) = house.store.begin(&Talk::new().session, *T0);
    assert!(trouble.is_some());
    for entry in &talk.session.entries[1..] {
        assert!(house.store.append(&mut held, entry).is_err());
    }
    let place = Some((house.path.as_path(), Expected::Nothing));
    house.store.finish(&mut held, &talk.session, place, later(1)).unwrap();
    assert!(String::from_utf8(house.bytes().unwrap()).unwrap().contains("The hedge is too high."));
}

#[test]
fn on_a_full_disk_an_evening_is_found_again_and_written_down_once_there_is_room() {
    let house = House::new();
    house.store.begin(&first().session, *T0);
    house.disk.limit(house.disk.used());
    let mut file = house.store.recover(id(), later(1)).unwrap();
    let said = file.no_copy.as_ref().unwrap().to_string();
    assert!(said.contains("still in the old safety copy") && !file.held.has_journal(), "{said}");
    assert_eq!(file.opened.session.entries.len(), first().session.entries.len());
    let said = Talk::new().says(Seat::Left, "More.").session.entries[1].event.clone();
    let entry = file.opened.session.push(later(2), said).clone();
    assert!(house.store.append(&mut file.held, &entry).is_err());
    house.disk.limit(u64::MAX);
    house.store.append(&mut file.held, &entry).unwrap();
    drop(file);
    let again = house.store.recover(id(), later(3)).unwrap();
    assert!(again.no_copy.is_none());
    assert_eq!(again.opened.session.entries.last().unwrap().seq, entry.seq);
}

#[test]
fn what_does_not_come_back_is_said() {
    let sound = {
        let house = House::new();
        house.store.begin(&second().session, *T0);
        house.journals().remove(0)
    };
    let lines: Vec<&str> = str::from_utf8(&sound.1).unwrap().split_inclusive('\n').collect();
    let torn = |text: &str| format!("{text}{{\"seq\":99,\"at\":\"2026");
    let damaged = |line: usize| {
        let mut lines = lines.clone();
        lines[line] = "nonsense\n";
        lines.concat()
    };
    let cases = [
        (lines.concat(), ReadBack::Whole),
        (torn(&lines.concat()), ReadBack::Torn),
        (damaged(lines.len() - 1), ReadBack::Damaged(1)),
        (torn(&damaged(lines.len() - 1)), ReadBack::Damaged(2)),
    ];
    for (bytes, expected) in cases {
        let house = House::new();
        house.disk.put(&sound.0, bytes.as_bytes());
        let file = house.store.recover(id(), later(1)).unwrap();
        assert_eq!(file.opened.read_back(), expected);
        assert_eq!(file.opened.read_back().sentence().is_none(), expected == ReadBack::Whole);
        // What could not be read stays for whoever may read it some day.
        let journals = house.journals();
        let stays = journals.len() == 2 && journals.iter().any(|(_, old)| old == bytes.as_bytes());
        assert_eq!(stays, matches!(expected, ReadBack::Damaged(_)));
    }
}

#[test]
fn a_newer_journal_is_only_read() {
    let house = House::new();
    house.store.begin(&first().session, *T0);
    let (path, bytes) = house.journals().remove(0);
    let newer = String::from_utf8(bytes).unwrap().replacen("\"min_reader\":1", "\"min_reader\":2", 1);
    house.disk.put(&path, newer.as_bytes());
    let mut file = house.store.recover(id(), later(1)).unwrap();
    assert!(matches!(file.held.read_only(), Some(ReadOnly::Newer(_))));
    let entry = file.opened.session.push(later(2), crate::session::Event::WentOn).clone();
    assert!(matches!(house.store.append(&mut file.held, &entry), Err(JournalError::Newer)));
    let place = Some((house.path.as_path(), Expected::Nothing));
    assert!(house.store.finish(&mut file.held, &file.opened.session, place, later(2)).is_err());
    assert_eq!(house.journals(), [(path, newer.into_bytes())]);
}

#[test]
fn a_journal_in_which_nothing_began_is_cleared_away() {
    let house = House::new();
    let held = house.store.begin(&first().session, *T0).0;
    let (path, bytes) = house.journals().remove(0);
    let torn = path.with_file_name(format!("{}.1.journal", uuid::Uuid::from_u128(9)));
    let begun = bytes.iter().position(|byte| *byte == b'\n').unwrap();
    house.disk.put(&torn, &bytes[..begun + 200]);
    assert_eq!(house.store.unfinished(later(1)).unwrap().len(), 0, "the other one is held");
    assert_eq!(house.journals().len(), 1);
    // Who holds the session may be writing its beginning just now.
    house.disk.put(&path, &bytes[..begun + 200]);
    house.store.unfinished(later(1)).unwrap();
    assert_eq!(house.journals().len(), 1);
    drop(held);
    house.store.unfinished(later(1)).unwrap();
    assert_eq!(house.journals(), []);
}

#[test]
fn a_name_that_was_typed_without_its_ending_gets_it() {
    let house = House::new();
    for (typed, name) in [("one", "one.duologue"), ("two.duologue", "two.duologue"), ("3.4", "3.4.duologue")] {
        let mut held = house.store.begin(&first().session, *T0).0;
        let place = house.path.with_file_name(typed);
        let saved = house.store.finish(&mut held, &first().session, Some((&place, Expected::Nothing)), *T0).unwrap();
        assert_eq!(saved.unwrap().path.file_name().unwrap(), name);
        // What is left to do is done in the same place.
        house.store.finish(&mut held, &first().session, Some((&place, Expected::Nothing)), *T0).unwrap();
        assert_eq!(house.disk.list(house.path.parent().unwrap()).unwrap().len(), 1);
        house.disk.remove_file(&house.path.with_file_name(name)).unwrap();
    }
}

#[test]
fn a_newer_file_is_only_read() {
    let house = House::new();
    let text = String::from_utf8(crate::store::record::encode(&first().session)).unwrap();
    house.disk.put(&house.path, text.replacen("\"min_reader\":1", "\"min_reader\":2", 1).as_bytes());
    let mut file = house.store.open(&house.path, *T0).unwrap();
    assert!(matches!(file.held.read_only(), Some(ReadOnly::Newer(_))));
    let other = house.path.with_file_name("copy.duologue");
    for path in [&house.path, &other] {
        let saved = house.store.save_as(&mut file.held, &file.opened.session, path, Expected::Anything, *T0);
        assert!(matches!(saved, Err(SaveError::ReadOnly)));
    }
}

#[test]
fn finishing_needs_a_place() {
    let house = House::new();
    let mut held = house.store.begin(&first().session, *T0).0;
    let result = house.store.finish(&mut held, &first().session, None, *T0);
    assert!(matches!(result, Err(FinishError::Save(SaveError::NoPlace))));
    assert!(held.has_journal());
}
