//! What was not agreed to is nowhere.

use serde_json::json;
use uuid::Uuid;

use super::scenarios::{first, second};
use crate::{
    session::{Answer, Event, Granted, Keep, Pair, Seat, Words},
    store::{
        Disk as _, Expected, Held, JournalError, SaveError, Settings, Switch, TakeBackError,
        record::{encode, read},
        save::fit_to_keep,
        testing::{CANARY, House, MemoryDisk, T0, Talk, id, later},
    },
};

/// The files in which the canary sings.
fn where_it_sings(house: &House<MemoryDisk>) -> Vec<String> {
    let sings = |bytes: &[u8]| bytes.windows(CANARY.len()).any(|part| part == CANARY.as_bytes());
    let all = house.disk.everything().into_iter().filter(|(_, bytes)| sings(bytes));
    all.map(|(path, _)| path.extension().unwrap().to_str().unwrap().to_owned()).collect()
}

#[test]
fn what_is_private_is_in_the_journal_alone() {
    let house = House::new();
    let mut held = house.saved(&first());
    house.save(&mut held, &second().session, later(1)).unwrap();
    assert_eq!(where_it_sings(&house), ["journal"]);
    house.store.finish(&mut held, &second().session, None, later(2)).unwrap();
    assert_eq!(where_it_sings(&house), [""; 0]);
    let kept = house.store.open(&house.path, later(3));
    drop(held);
    let kept = kept.unwrap().opened.session;
    assert!(kept.events().all(|event| event.reach() > crate::session::Reach::Journal));
    assert!(kept.events().any(|event| matches!(event, Event::Said { .. })));
}

#[test]
fn what_is_private_and_not_understood_stays_private() {
    for kind in ["checked_in", "checked_out", "voted", "noted", "letter_written", "drafted"] {
        for words in [json!([CANARY]).to_string(), format!("[\"{CANARY}\\ud800\"]")] {
            let mut text = String::from_utf8(encode(&Talk::new().session)).unwrap();
            let event = format!("{{\"kind\":\"{kind}\",\"words\":{words}}}");
            text = format!("{text}{{\"seq\":2,\"at\":\"{}\",\"event\":{event}}}\n", *T0);
            let opened = read(text.as_bytes()).unwrap();
            assert_eq!(opened.session.entries.len(), 2);
            let kept = String::from_utf8(encode(&fit_to_keep(&opened.session, Keep::All).unwrap())).unwrap();
            assert!(!kept.contains(CANARY), "{kind}");
        }
    }
}

#[test]
fn discarding_leaves_nothing() {
    let house = House::new();
    house.store.begin(&first().session, *T0);
    assert_eq!(where_it_sings(&house), ["journal"]);
    house.store.discard(id(), later(1)).unwrap();
    assert_eq!(where_it_sings(&house), [""; 0]);
}

#[test]
fn keeping_nothing_leaves_nothing() {
    let house = House::new();
    let talk = first().says(Seat::Left, CANARY);
    let mut held = house.saved(&talk);
    house.save(&mut held, &talk.clone().says(Seat::Right, "I see.").session, later(1)).unwrap();
    let talk = talk.keep(Keep::Nothing);
    assert!(matches!(house.save(&mut held, &talk.session, later(1)), Err(SaveError::NothingToKeep)));
    assert_eq!(where_it_sings(&house).len(), 3);
    // Even where the caller would keep it all.
    house.store.finish(&mut held, &talk.session, None, later(2)).unwrap();
    assert_eq!(house.disk.everything().iter().map(|(path, _)| path).collect::<Vec<_>>(), [&house.path; 0]);
}

#[test]
fn keeping_what_was_agreed_leaves_no_more() {
    let house = House::new();
    let talk = first().says(Seat::Left, CANARY).asks(CANARY, Answer::No).asks("Cut the hedge.", Answer::Yes);
    let mut held = house.saved(&talk);
    let talk = talk.agrees("One evening each.").keep(Keep::Agreed);
    house.save(&mut held, &talk.session, later(1)).unwrap();
    house.store.finish(&mut held, &talk.session, None, later(2)).unwrap();
    assert_eq!(where_it_sings(&house), [""; 0]);
    let text = String::from_utf8(house.bytes().unwrap()).unwrap();
    assert!(text.contains("Cut the hedge.") && text.contains("One evening each.") && !text.contains("The garden"));
}

/// The canary in this entry, in a file with backups and a journal; gone after it was taken back.
fn taken_back(event: Event, place: usize) {
    let house = House::new();
    let talk = Talk::new().drafts(&CANARY[..10]).drafts(CANARY).and(event);
    let seq = talk.session.entries.last().unwrap().seq;
    let mut held = house.saved(&talk);
    let mut session = talk.says(Seat::Right, "I see.").session;
    for minute in 0..3 {
        session.push(later(20 + minute), Event::WentOn);
        house.save(&mut held, &session, later(20 + minute)).unwrap();
    }
    let before = house.store.backups(id()).unwrap().len();
    house.store.take_back(&mut held, &mut session, seq, place, later(30)).unwrap();
    assert_eq!(where_it_sings(&house), [""; 0]);
    assert!(house.disk.everything().iter().all(|(_, bytes)| !String::from_utf8_lossy(bytes).contains(&CANARY[..10])));
    assert_eq!(house.store.backups(id()).unwrap().len(), before);
    assert!(!String::from_utf8(encode(&session)).unwrap().contains(CANARY));
    let reopened = read(&house.bytes().unwrap()).unwrap();
    assert_eq!(reopened.damage, []);
    drop(held);
    let file = house.store.recover(id(), later(31)).unwrap();
    assert!(crate::store::replace::is_same(&file.opened.session, &session));
}

#[test]
fn what_is_taken_back_leaves_no_ghost() {
    let words = || Words::from_field(CANARY);
    let other = || Words::from_field("Mine stays.");
    taken_back(Event::Said { seat: Seat::Left, words: words(), paused: false }, 0);
    taken_back(Event::Agreed { label: "Space".into(), words: words() }, 0);
    taken_back(Event::Requested { seat: Seat::Right, words: words(), by: None }, 0);
    taken_back(Event::Filled { seat: None, field: "name".into(), words: words() }, 0);
    taken_back(Event::LettersRead { letters: Pair { left: other(), right: words() } }, 1);
}

#[test]
fn a_letter_is_taken_back_where_it_was_written_and_where_it_was_read() {
    let house = House::new();
    let mut session = Talk::new()
        .and(Event::LetterWritten { seat: Seat::Left, words: Words::from_field(CANARY) })
        .and(Event::LetterWritten { seat: Seat::Right, words: Words::from_field("Mine stays.") })
        .and(Event::LettersRead {
            letters: Pair { left: Words::from_field(CANARY), right: Words::from_field("Mine stays.") },
        })
        .session;
    let mut held = house.store.begin(&session, *T0).0;
    house.store.take_back(&mut held, &mut session, 4, 0, later(1)).unwrap();
    assert_eq!(where_it_sings(&house), [""; 0]);
    assert_eq!(String::from_utf8(encode(&session)).unwrap().matches("Mine stays.").count(), 2);
    assert!(matches!(house.store.take_back(&mut held, &mut session, 99, 0, later(1)), Err(TakeBackError::NotThere)));
    assert!(matches!(house.store.take_back(&mut held, &mut session, 1, 0, later(1)), Err(TakeBackError::NotThere)));
}

/// Words that were granted before, and asked for again on the same evening.
#[test]
fn what_was_asked_for_again_is_taken_back_in_both_places_and_only_from_who_asked() {
    let before = |seat, text| Granted { seat, words: Words::from_field(text), by: None, instead: None };
    let mine = Granted { instead: Some(Words::from_field("Mine stays.")), ..before(Seat::Right, CANARY) };
    let asked = |seat, text| Event::Requested { seat, words: Words::from_field(text), by: None };
    for (seq, place) in [(2, 0), (3, 0)] {
        let house = House::new();
        let mut session = Talk::new()
            .and(Event::LookedBack { requests: vec![mine.clone(), before(Seat::Left, "Mine stays.")] })
            .and(asked(Seat::Right, CANARY))
            .and(asked(Seat::Left, "Mine stays."))
            .session;
        let mut held = house.store.begin(&session, *T0).0;
        house.store.take_back(&mut held, &mut session, seq, place, later(1)).unwrap();
        assert_eq!(where_it_sings(&house), [""; 0], "from entry {seq}");
        assert_eq!(String::from_utf8(encode(&session)).unwrap().matches("Mine stays.").count(), 3);
    }
}

#[test]
fn the_same_words_of_the_other_one_in_what_was_granted_before_stay() {
    let house = House::new();
    let before = |seat| Granted { seat, words: Words::from_field("A walk"), by: None, instead: None };
    let looked_back = Event::LookedBack { requests: vec![before(Seat::Left), before(Seat::Right)] };
    let mut session = Talk::new().and(looked_back).session;
    let mut held = house.store.begin(&session, *T0).0;
    house.store.take_back(&mut held, &mut session, 2, 1, later(1)).unwrap();
    let Event::LookedBack { requests } = &session.entries[1].event else { panic!("another event") };
    assert_eq!((requests[0].words.text(), requests[1].words.text()), (Some("A walk"), None));
}

/// A crash has left a journal, or one could not be removed; the words are taken back from the file.
#[test]
fn what_is_taken_back_is_in_no_journal_that_was_left_over() {
    let house = House::new();
    let talk = Talk::new().says(Seat::Left, CANARY).says(Seat::Right, "I see.");
    let held = house.saved(&talk);
    drop(held);
    // More was said after the last save.
    let mut more = house.store.recover(id(), later(5)).unwrap();
    let said = Talk::new().says(Seat::Left, "And more.").session.entries[1].event.clone();
    house.store.append(&mut more.held, &more.opened.session.push(later(6), said).clone()).unwrap();
    drop(more);
    let damaged = house.journals()[0].0.with_file_name(format!("{}.77.journal", id()));
    house.disk.put(&damaged, format!("a\nb\n{CANARY}\n").as_bytes());
    let mut file = house.store.open(&house.path, later(7)).unwrap();
    house.store.take_back(&mut file.held, &mut file.opened.session, 2, 0, later(8)).unwrap();
    assert_eq!(where_it_sings(&house), [""; 0]);
    drop(file);
    let found = house.store.recover(id(), later(9)).unwrap().opened;
    let said: Vec<_> = found.session.entries.iter().map(|it| it.event.clone().words_mut().len()).collect();
    assert_eq!((said, found.damage.len()), (vec![0, 1, 1, 1], 0), "all else is still there");
}

#[test]
fn words_in_a_session_that_another_window_holds_are_not_taken_back_behind_its_back() {
    let house = House::new();
    let talk = Talk::new().says(Seat::Left, CANARY);
    let held = house.saved(&talk);
    let mut second = house.store.open(&house.path, later(1)).unwrap();
    let taken = house.store.take_back(&mut second.held, &mut second.opened.session, 2, 0, later(2));
    assert!(matches!(taken, Err(TakeBackError::Journal(JournalError::Elsewhere { .. }))));
    assert_eq!(held.session_id(), id());
}

#[test]
fn the_same_words_of_another_turn_stay() {
    let house = House::new();
    let mut session = Talk::new().says(Seat::Left, "Yes.").says(Seat::Right, "Yes.").session;
    let mut held = house.store.begin(&session, *T0).0;
    house.store.take_back(&mut held, &mut session, 2, 0, later(1)).unwrap();
    assert_eq!(String::from_utf8(encode(&session)).unwrap().matches("Yes.").count(), 1);
}

/// A saved session with words in it, and two broken saves beside it: one of this session, one of another.
fn with_leftovers() -> (House<MemoryDisk>, Held, Talk) {
    let house = House::new();
    let talk = first().says(Seat::Left, CANARY);
    let held = house.saved(&talk);
    let mut other = talk.clone();
    other.session.id = Uuid::from_u128(9);
    for (name, session) in [(OURS, &talk.session), (OF_ANOTHER, &other.session)] {
        house.disk.put(&house.path.with_file_name(name), &encode(session));
    }
    (house, held, talk)
}

const OURS: &str = ".duologue-1.tmp";
const OF_ANOTHER: &str = ".duologue-2.tmp";

fn is_there(house: &House<MemoryDisk>, name: &str) -> bool {
    house.disk.metadata(&house.path.with_file_name(name)).is_ok()
}

#[test]
fn whatever_ends_a_version_ends_its_broken_saves_and_no_other_ones() {
    type End = fn(&House<MemoryDisk>, Held, Talk);
    let ends: [(&str, End); 6] = [
        ("a save", |house, mut held, talk| drop(house.save(&mut held, &talk.session, later(1)).unwrap())),
        ("a take-back", |house, mut held, mut talk| {
            let seq = talk.session.entries.last().unwrap().seq;
            house.store.take_back(&mut held, &mut talk.session, seq, 0, later(1)).unwrap();
        }),
        ("nothing kept", |house, mut held, talk| {
            house.store.finish(&mut held, &talk.keep(Keep::Nothing).session, None, later(1)).unwrap();
        }),
        ("less kept", |house, mut held, talk| {
            house.store.finish(&mut held, &talk.keep(Keep::Agreed).session, None, later(1)).unwrap();
        }),
        ("deleted", |house, held, _| house.store.delete(held, later(1)).unwrap()),
        ("discarded", |house, held, _| house.close(held)),
    ];
    for (what, end) in ends {
        let (house, held, talk) = with_leftovers();
        end(&house, held, talk);
        assert_eq!((is_there(&house, OURS), is_there(&house, OF_ANOTHER)), (false, true), "{what}");
    }
}

#[test]
fn what_another_window_is_saving_is_no_leftover() {
    let (house, mut held, mut talk) = with_leftovers();
    let lock = house.disk.try_lock(&house.store.folders().saving_lock(id()), "").unwrap();
    let seq = talk.session.entries.last().unwrap().seq;
    let refused = house.save(&mut held, &talk.session, later(1));
    assert!(matches!(refused, Err(SaveError::Elsewhere { .. })));
    assert!(house.store.take_back(&mut held, &mut talk.session, seq, 0, later(1)).is_err());
    assert!(is_there(&house, OURS));
    drop(lock);
    house.store.take_back(&mut held, &mut talk.session, seq, 0, later(1)).unwrap();
    assert!(!is_there(&house, OURS));
}

#[test]
fn words_do_not_stay_in_a_backup_that_broke_off() {
    let (house, mut held, mut talk) = with_leftovers();
    let broken = house.store.folders().backups(id()).join("000001 2026-11-21.tmp");
    house.disk.put(&broken, &encode(&talk.session));
    let seq = talk.session.entries.last().unwrap().seq;
    house.store.take_back(&mut held, &mut talk.session, seq, 0, later(1)).unwrap();
    assert!(house.disk.metadata(&broken).is_err());
}

#[test]
fn deleting_for_good_leaves_nothing() {
    let house = House::new();
    let talk = first().says(Seat::Left, CANARY);
    let mut held = house.saved(&talk);
    house.save(&mut held, &talk.says(Seat::Right, "I see.").session, later(1)).unwrap();
    let settings = Settings { recent: Switch::On, ..Settings::default() };
    house.store.remember(&settings, &house.path).unwrap();
    house.store.delete(held, later(2)).unwrap();
    assert_eq!(house.disk.everything(), []);
    assert!(house.store.unfinished(later(2)).unwrap().is_empty());
}

/// No words, no names, in anything that might be shown or logged.
#[test]
fn errors_say_no_words() {
    let house = House::new();
    let talk = first().says(Seat::Left, CANARY);
    let held = house.saved(&talk);
    let file = house.store.open(&house.path, later(1)).unwrap();
    let (mut other, trouble) = house.store.begin(&Talk::new().keep(Keep::Nothing).session, later(1));
    let mut said = format!("{held:?} {file:?} {other:?} {trouble:?} {:?} {talk:?}", house.store.folders());
    let result = house.store.save_as(&mut other, &talk.session, &house.path, Expected::Nothing, later(1));
    let error = result.unwrap_err();
    said = format!("{said} {error:?} {error}");
    assert_eq!([CANARY, "Ada", "garden"].map(|word| said.contains(word)), [false; 3]);
}
