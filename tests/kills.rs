//! R5: a process that holds sessions and saves them is killed at a hundred moments, and nothing that it had confirmed
//! is lost.
#![cfg(unix)]

use std::{
    collections::BTreeSet,
    io::{BufRead as _, BufReader, Write as _},
    path::{Path, PathBuf},
    process::{Command, Stdio},
    sync::Arc,
    thread,
    time::Duration,
};

use duologue::{
    guide::{self, Way},
    session::{DraftField, Entry, Event, Keep, Pair, Record, Seat, Session, Setup, Words, begin},
    store::{Expected, Folders, RealDisk, RecoverError, Store, record},
};
use jiff::{SignedDuration, Timestamp};
use uuid::Uuid;

/// Tells the second process where to keep things.
const ASKED: &str = "DUOLOGUE_TEST_HOLDS_HERE";

const KILLS: u64 = 100;

/// The latest moment of a kill, in milliseconds after the first sign of life.
const LATEST: u64 = 250;

/// How many entries a session has before both say what to keep.
const TALK: u64 = 14;

/// It is saved in between after these entries.
const SAVES: [u64; 2] = [5, 10];

/// Session number so-and-so, up to this entry: always the same.
fn session(number: u128, entries: u64) -> Session {
    let setup = Setup {
        names: Pair { left: "Ana".to_owned(), right: "Ben".to_owned() },
        topic: format!("number {number}"),
        way: Way::BothWrite,
        first: Seat::Left,
        record: Record::On,
        example: false,
    };
    let guide = Arc::new(guide::read(include_str!("data/small.guide.json")).unwrap());
    let mut session = Session::new(Uuid::from_u128(number + 1), Timestamp::UNIX_EPOCH, begin(guide, setup));
    for seq in 2..=entries {
        session.push(at(seq), event(number, seq));
    }
    session
}

fn at(seq: u64) -> Timestamp {
    Timestamp::UNIX_EPOCH + SignedDuration::from_secs(i64::try_from(seq).unwrap())
}

fn event(number: u128, seq: u64) -> Event {
    let words = Words::from_field(&format!("entry {seq} of number {number}, {}", "and so on, ".repeat(20)));
    match seq {
        _ if seq == TALK + 1 => Event::KeepChosen { seat: Seat::Left, keep: Keep::All },
        _ if seq == TALK + 2 => Event::KeepChosen { seat: Seat::Right, keep: Keep::All },
        _ if seq.is_multiple_of(4) => Event::Drafted { seat: Seat::Left, field: DraftField::Main, words },
        _ => Event::Said { seat: Seat::Left, words, paused: false },
    }
}

/// The file after so many entries.
fn file(number: u128, entries: u64) -> Vec<u8> {
    record::encode(&session(number, entries).kept(Keep::All))
}

fn path(home: &Path, number: u128) -> PathBuf {
    home.join(format!("{number}.duologue"))
}

/// What the second process does until it is killed.
fn hold_sessions(home: &Path) {
    let store = Store::new(Arc::new(RealDisk), Folders::below(home));
    let mut out = std::io::stdout();
    let mut confirm = |what: &str, number: u128, entries: u64| {
        // On a line of its own, whatever stands before it.
        writeln!(out, "\n{what} {number} {entries}").unwrap();
        out.flush().unwrap();
    };
    for number in 0.. {
        let path = path(home, number);
        let mut now = session(number, 1);
        let mut held = store.begin(&now, at(1)).0;
        confirm("written", number, 1);
        for seq in 2..=TALK + 2 {
            let entry = now.push(at(seq), event(number, seq)).clone();
            if matches!(entry.event, Event::Drafted { .. }) {
                store.draft(&mut held, &entry).and_then(|()| store.sync(&mut held)).unwrap();
            } else {
                store.append(&mut held, &entry).unwrap();
            }
            confirm("written", number, seq);
            if seq == SAVES[0] {
                store.save_as(&mut held, &now, &path, Expected::Nothing, at(seq)).unwrap();
            } else if seq == SAVES[1] {
                let before = held.saved().unwrap().hash;
                store.save_as(&mut held, &now, &path, Expected::This(before), at(seq)).unwrap();
            }
            if SAVES.contains(&seq) {
                confirm("saved", number, seq);
            }
        }
        store.finish(&mut held, &now, None, at(TALK + 3)).unwrap();
        confirm("finished", number, TALK + 2);
    }
}

/// What was confirmed last.
#[derive(Clone, Copy, Debug, Default)]
struct Confirmed {
    number: u128,
    written: u64,
    saved: u64,
    finished: bool,
}

impl Confirmed {
    fn take_in(&mut self, line: &str) {
        let words: Vec<&str> = line.split(' ').collect();
        let [what, number, entries] = words[..] else { return };
        let (Ok(number), Ok(entries)) = (number.parse(), entries.parse()) else { return };
        if number > self.number {
            *self = Self { number, ..Self::default() };
        }
        match what {
            "written" => self.written = entries,
            "saved" => self.saved = entries,
            "finished" => self.finished = true,
            _ => {}
        }
    }
}

/// Starts it, kills it after so long, and tells what it had confirmed.
fn killed_after(home: &Path, wait: Duration) -> Confirmed {
    let test = "kills::nothing_confirmed_is_lost_in_a_hundred_kills";
    let mut command = Command::new(std::env::current_exe().unwrap());
    command.args(["--exact", test, "--nocapture"]).env(ASKED, home).stdout(Stdio::piped()).stderr(Stdio::null());
    let mut child = command.spawn().unwrap();
    let mut lines = BufReader::new(child.stdout.take().unwrap());
    let mut confirmed = Confirmed::default();
    while confirmed.written == 0 {
        let mut line = String::new();
        assert_ne!(lines.read_line(&mut line).unwrap(), 0, "it ended by itself");
        confirmed.take_in(line.trim_end());
    }
    thread::sleep(wait);
    child.kill().unwrap();
    child.wait().unwrap();
    for line in lines.lines() {
        confirmed.take_in(&line.unwrap());
    }
    confirmed
}

/// Looks at what is left: at which stage the kill came.
fn look(home: &Path, confirmed: Confirmed) -> &'static str {
    let Confirmed { number, written, saved, finished } = confirmed;
    let store = Store::new(Arc::new(RealDisk), Folders::below(home));
    let read = |number| std::fs::read(path(home, number)).ok();
    for earlier in 0..number {
        assert_eq!(read(earlier), Some(file(earlier, TALK + 2)), "number {earlier} was finished");
    }
    // The last version that was confirmed, or the one after it; never anything between.
    let versions = [0, SAVES[0], SAVES[1], TALK + 2];
    let confirmed_version = if finished { TALK + 2 } else { saved };
    let version = versions.into_iter().filter(|version| *version >= confirmed_version).take(2).find(|version| {
        if *version == 0 { read(number).is_none() } else { read(number) == Some(file(number, *version)) }
    });
    let version = version.unwrap_or_else(|| panic!("{confirmed:?}: the file is neither old nor new"));

    let id = Uuid::from_u128(number + 1);
    let unfinished = store.unfinished(at(99)).unwrap();
    if !unfinished.iter().any(|unfinished| unfinished.id == id) {
        assert!(version == TALK + 2 && written == TALK + 2, "{confirmed:?}: no safety copy");
        return "finished";
    }
    assert!(!finished, "{confirmed:?}: the safety copy stayed");
    let opened = loop {
        match store.recover(id, at(99)) {
            Ok(open) => break open.opened,
            // A process that another test is just starting has our lock in its hands until it runs its own program.
            Err(RecoverError::Elsewhere { .. }) => thread::sleep(Duration::from_millis(5)),
            Err(error) => panic!("{confirmed:?}: {error}"),
        }
    };
    let entries = opened.session.entries.len() as u64;
    assert!(entries >= written && entries <= written + 1, "{confirmed:?}: {entries} found again");
    let expected = session(number, entries);
    let same = |one: &Entry, other: &Entry| one.seq == other.seq && one.at == other.at && one.event == other.event;
    assert!(opened.damage.is_empty() && opened.session.id == expected.id, "{confirmed:?}");
    assert!(opened.session.entries.iter().zip(&expected.entries).all(|(one, other)| same(one, other)));
    if version == 0 { "not saved" } else { "saved" }
}

/// A moment for this kill, the same every time the test runs.
fn moment(kill: u64) -> Duration {
    let mixed = (kill + 1).wrapping_mul(0x9e37_79b9_7f4a_7c15);
    Duration::from_micros((mixed ^ (mixed >> 29)) % (LATEST * 1000))
}

#[test]
fn nothing_confirmed_is_lost_in_a_hundred_kills() {
    if let Some(home) = std::env::var_os(ASKED) {
        return hold_sessions(Path::new(&home));
    }
    let mut stages = BTreeSet::new();
    for kill in 0..KILLS {
        let home = tempfile::tempdir().unwrap();
        let confirmed = killed_after(home.path(), moment(kill));
        stages.insert(look(home.path(), confirmed));
    }
    assert!(stages.contains("not saved") && stages.contains("saved"), "the kills missed: {stages:?}");
}
