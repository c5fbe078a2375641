//! R9, R12 and R13: files that are not as they were written.

use std::{fs, path::Path};

use super::scenarios::second;
use crate::{
    session::{Event, Seat, Session},
    store::{
        Disk,
        record::{Damage, Defect, ReadError, encode, read},
        replace::is_same,
        testing::{House, T0, Talk, id, later},
    },
};

/// In a few words what comes of reading these bytes.
fn outcome(bytes: &[u8]) -> String {
    match read(bytes) {
        Err(error) => format!("{error:?}"),
        Ok(opened) => {
            let mut words = vec![format!("{}", opened.session.entries.len())];
            words.extend(opened.torn.map(|bytes| format!("torn {bytes}")));
            words.extend(opened.read_only.map(|_| "read-only".to_owned()));
            words.extend(opened.damage.iter().map(|it| format!("{}:{:?}", it.line, it.defect)));
            words.join(" ")
        }
    }
}

/// What comes of each file of the folder beside it, by name.
const OUTCOMES: &str = include_str!("../../../tests/vectors/session.tsv");

/// R13: a file for each defect, named for it.
#[test]
fn every_known_defect_has_its_answer() {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/vectors/session");
    let mut files: Vec<_> = fs::read_dir(&folder).unwrap().map(|entry| entry.unwrap().path()).collect();
    files.sort();
    assert!(files.len() >= 200, "{}", files.len());
    let seen: Vec<String> = files
        .iter()
        .map(|path| format!("{}\t{}", path.file_stem().unwrap().display(), outcome(&fs::read(path).unwrap())))
        .collect();
    let expected: Vec<&str> = OUTCOMES.lines().collect();
    let wrong: Vec<&String> = seen.iter().filter(|line| !expected.contains(&line.as_str())).collect();
    assert!(wrong.is_empty(), "{wrong:#?}");
    assert_eq!(seen.len(), expected.len(), "a file is missing");
}

/// R13, what is too long for a file of its own.
#[test]
fn odd_words_come_through() {
    for text in
        ["x".repeat(1 << 20), "e\u{301}".repeat(10_000), "\u{202e}abc".into(), "\u{fffd}\u{10ffff}\u{feff}".into()]
    {
        let talk = Talk::new().says(Seat::Left, &text);
        let opened = read(&encode(&talk.session)).unwrap();
        assert!(opened.damage.is_empty() && is_same(&opened.session, &talk.session));
    }
    let talk = Talk::new().says(Seat::Left, &"x".repeat(3 << 20)).says(Seat::Right, "That was long.");
    let opened = read(&encode(&talk.session)).unwrap();
    assert_eq!(opened.damage.iter().map(|it| it.defect).collect::<Vec<_>>(), [Defect::TooLong, Defect::OutOfOrder]);
}

/// R12, as whole files and on a small stack.
#[test]
fn no_depth_hurts() {
    let deep = || {
        for open in ["[", "{\"a\":"] {
            let line = open.repeat(100_000);
            assert_eq!(read(line.as_bytes()), Err(ReadError::Foreign));
            let mut bytes = encode(&Talk::new().session);
            bytes.extend(format!("{{\"seq\":2,\"event\":{line}\n\n").bytes());
            assert_eq!(read(&bytes).unwrap().damage[0].defect, Defect::TooDeep);
        }
    };
    std::thread::Builder::new().stack_size(256 << 10).spawn(deep).unwrap().join().unwrap();
}

/// Two people who talk until the file has so many bytes.
fn as_long_as(bytes: usize) -> Session {
    let mut talk = second();
    while encode(&talk.session).len() < bytes {
        talk = talk.says(Seat::Left, &"The hedge. ".repeat(20)).says(Seat::Right, "You find it too high.");
    }
    talk.session
}

/// R9: cut off at every byte, there is the part before the cut or a plain error, and never more.
#[test]
fn a_file_may_end_anywhere() {
    let bytes = encode(&as_long_as(30_000));
    let whole = read(&bytes).unwrap().session;
    let ends: Vec<usize> = (0..bytes.len()).filter(|at| bytes[*at] == b'\n').collect();
    for length in 0..bytes.len() {
        let lines = ends.iter().filter(|end| **end <= length).count();
        match read(&bytes[..length]) {
            Ok(opened) => {
                let before = Session { entries: whole.entries[..lines - 1].to_vec(), ..whole.clone() };
                assert!(is_same(&opened.session, &before));
                assert_eq!(opened.damage, []);
                assert_eq!(opened.torn.is_some(), !ends.contains(&length) && bytes[length - 1] != b'\n');
            }
            Err(error) => assert!(lines < 2, "{length}: {error}"),
        }
    }
}

/// A kind that cannot be made out may be one that is private: it must not get into a record as one that nobody knows.
#[test]
fn a_kind_that_was_damaged_is_left_out() {
    let text = String::from_utf8(encode(&second().session)).unwrap();
    let opened = read(text.replacen("\"kind\":\"said\"", "\"kind\":\"saie\"", 1).as_bytes()).unwrap();
    assert!(opened.session.entries.iter().all(|entry| entry.event != Event::Unknown));
    assert!(opened.damage.iter().any(|it| it.defect == Defect::Changed));
}

/// R9: whatever bit flips, it is said, or it makes no difference.
#[test]
fn any_bit_may_flip() {
    let session = as_long_as(10_000);
    let whole = encode(&session);
    let journal = {
        let house = House::new();
        house.store.begin(&session, *T0);
        house.journals().remove(0).1
    };
    for bytes in [whole, journal] {
        let sound = read(&bytes).unwrap().session;
        for bit in (0..bytes.len() * 8).step_by(7) {
            let mut flipped = bytes.clone();
            flipped[bit / 8] ^= 1 << (bit % 8);
            if let Ok(opened) = read(&flipped) {
                let said = !opened.damage.is_empty() || opened.torn.is_some() || opened.read_only.is_some();
                assert!(said || is_same(&opened.session, &sound), "bit {bit} flipped unnoticed");
            }
        }
    }
}

/// R13: a byte that is no text is said, and takes nothing else with it: neither in a file nor in a journal.
#[test]
fn any_byte_may_be_no_text() {
    let session = second().session;
    let house = House::new();
    house.store.begin(&session, *T0);
    for sound in [encode(&session), house.journals().remove(0).1] {
        for place in (0..sound.len()).filter(|place| sound[*place] != b'\n') {
            let mut bytes = sound.clone();
            bytes[place] = 0xff;
            let opened = read(&bytes).unwrap_or_else(|error| panic!("byte {place}: {error:?}"));
            let line = sound[..place].split(|byte| *byte == b'\n').count();
            assert_eq!(opened.damage, [Damage { line, defect: Defect::NotText }], "byte {place}");
            assert_eq!((opened.session.id, opened.session.entries.len()), (session.id, session.entries.len()));
        }
    }
}

/// R13: a byte in the place of the end of a line is said, and both lines are read, in a file and in a journal.
#[test]
fn any_end_of_a_line_may_be_another_byte() {
    let session = second().session;
    let house = House::new();
    house.store.begin(&session, *T0);
    for sound in [encode(&session), house.journals().remove(0).1] {
        let session = read(&sound).unwrap().session;
        let ends: Vec<usize> = (0..sound.len() - 1).filter(|place| sound[*place] == b'\n').collect();
        for (line, place) in (1..).zip(ends) {
            for other in [b'\n' ^ 1, b' ', b'J', b'}', b'"', 0, 0x8a, 0xff] {
                let mut bytes = sound.clone();
                bytes[place] = other;
                let opened = read(&bytes).unwrap_or_else(|error| panic!("end of line {line} is {other}: {error:?}"));
                assert_eq!(opened.damage, [Damage { line, defect: Defect::Changed }], "end of line {line} is {other}");
                assert!(is_same(&opened.session, &session));
            }
        }
    }
}

/// R13: several of them leave marks in the words, and the words around them stay.
#[test]
fn words_in_an_old_encoding_are_read_around_it() {
    let said = |text: &str| Talk::new().says(Seat::Left, text).session.entries.remove(1).event;
    let session = Talk::new().says(Seat::Left, "Für dich, für mich.").says(Seat::Right, "Aha.").session;
    let bytes: Vec<u8> = String::from_utf8(encode(&session)).unwrap().chars().map(|it| it as u8).collect();
    let opened = read(&bytes).unwrap();
    assert_eq!(opened.damage, [Damage { line: 3, defect: Defect::NotText }]);
    assert_eq!(opened.session.entries[1].event, said("F\u{fffd}r dich, f\u{fffd}r mich."));
    assert_eq!(opened.session.entries[2].event, session.entries[2].event);
}

/// What cannot be told from something private is not read as something else.
#[test]
fn a_kind_that_is_no_text_is_left_out() {
    let session = Talk::new().drafts("Perhaps").says(Seat::Left, "No.").session;
    let mut bytes = encode(&session);
    let kind = bytes.windows(7).position(|part| part == b"drafted").unwrap();
    bytes[kind] = 0xff;
    bytes[kind + 2] = 0xff;
    let opened = read(&bytes).unwrap();
    assert_eq!(opened.session.entries.len(), 2);
    assert_eq!(opened.damage[0], Damage { line: 3, defect: Defect::NotText });
}

/// R9, for the journal: recovery gives all that was whole.
#[test]
fn a_journal_may_end_anywhere() {
    let house = House::new();
    house.store.begin(&second().session, *T0);
    let folder = house.store.folders().journals();
    let path = house.disk.list(&folder).unwrap().remove(0);
    let bytes = house.disk.read(&path, u64::MAX).unwrap();
    let first = bytes.iter().position(|byte| *byte == b'\n').unwrap();
    let second = first + 1 + bytes[first + 1..].iter().position(|byte| *byte == b'\n').unwrap();
    for length in 0..bytes.len() {
        let house = House::new();
        house.disk.put(&path, &bytes[..length]);
        let lines = bytes[..length].split(|byte| *byte == b'\n').count() - 1;
        assert_eq!(house.store.unfinished(later(1)).unwrap().len(), usize::from(lines >= 2), "{length}");
        if length > second {
            let file = house.store.recover(id(), later(1)).unwrap();
            assert!(file.opened.session.entries.len() >= lines - 1);
            assert!(file.held.has_journal());
        }
    }
}

#[test]
fn a_damaged_file_is_opened_and_may_be_accepted() {
    let house = House::new();
    let held = house.saved(&second());
    house.close(held);
    let bytes = String::from_utf8(house.bytes().unwrap()).unwrap().replace("too high", "too lush");
    house.disk.put(&house.path, bytes.as_bytes());
    let mut file = house.store.open(&house.path, later(1)).unwrap();
    assert_eq!(file.opened.damage.len(), 2);
    assert_eq!(file.opened.damage[0].to_string(), "Line 3 was changed after it was written.");
    house.save(&mut file.held, &file.opened.session, later(1)).unwrap();
    assert_eq!(house.store.open(&house.path, later(1)).unwrap().opened.damage, []);
    let kept = house.store.backups(id()).unwrap();
    assert_eq!(house.disk.read(&kept[0].path, u64::MAX).unwrap(), bytes.as_bytes());
}
