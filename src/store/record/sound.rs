//! The quick way through the records of a file in which nothing is amiss, and that nobody but this program wrote.
//!
//! It gives all of them or nothing, and never says what is wrong: that is for the reader that goes line by line. A line
//! is taken where it stands byte for byte as this program writes it and follows the one before it. Such a line can be
//! read in one way only and nests no deeper than our own types, so that nobody has to look it over first; and as it shows
//! itself what came before it, several can be read at a time.

use std::{
    num::NonZero,
    thread::{self, Builder},
};

use memchr::memchr;
use serde_json::Map;

use crate::{
    session::Entry,
    store::record::{
        read::told,
        scan::LONGEST_STRING,
        write::{Chain, write_body},
    },
};

/// Below so many bytes a part is read sooner than a thread begins.
const PART: usize = 256 << 10;

/// All records, and the chain over the last of them.
pub(super) fn read_sound(records: &[u8], header: Chain) -> Option<(Vec<Entry>, Chain)> {
    let at_a_time = thread::available_parallelism().map_or(1, NonZero::get);
    read_in_parts(records, header, records.len().div_ceil(at_a_time).max(PART))
}

/// The same, in parts of at least so many bytes, each on a thread.
fn read_in_parts(records: &[u8], header: Chain, length: usize) -> Option<(Vec<Entry>, Chain)> {
    let parts = parts(str::from_utf8(records).ok()?, header, length)?;
    let (first, others) = parts.split_first()?;
    let read = thread::scope(|scope| {
        let begin = |part| Builder::new().name("read".to_owned()).spawn_scoped(scope, move || read_part(part)).ok();
        let others: Vec<_> = others.iter().map(begin).collect();
        let first = read_part(first);
        let others = others.into_iter().map(|other| other?.join().ok()?);
        std::iter::once(first).chain(others).collect::<Option<Vec<_>>>()
    })?;
    let (_, chain) = *read.last()?;
    let mut entries = Vec::with_capacity(read.iter().map(|(entries, _)| entries.len()).sum());
    entries.extend(read.into_iter().flat_map(|(entries, _)| entries));
    let in_order = entries.iter().zip(1..).all(|(entry, seq)| entry.seq == seq);
    in_order.then_some((entries, chain))
}

/// Whole lines, and the chain that they follow.
struct Part<'a> {
    lines: &'a str,
    before: Chain,
}

fn parts(records: &str, header: Chain, length: usize) -> Option<Vec<Part<'_>>> {
    let mut parts = Vec::new();
    let (mut before, mut rest) = (header, records);
    while rest.len() > length {
        let (lines, after) = rest.split_at(length + memchr(b'\n', &rest.as_bytes()[length..])? + 1);
        parts.push(Part { lines, before });
        (before, _) = told(lines.lines().next_back()?.as_bytes())?;
        rest = after;
    }
    parts.push(Part { lines: rest, before });
    Some(parts)
}

fn read_part(part: &Part<'_>) -> Option<(Vec<Entry>, Chain)> {
    let mut entries = Vec::new();
    let mut chain = part.before;
    let mut ours = Vec::new();
    for line in part.lines.split_inclusive('\n') {
        let entry;
        (entry, chain) = read_line(line.strip_suffix('\n')?, chain, &mut ours)?;
        entries.push(entry);
    }
    Some((entries, chain))
}

/// Reads one line; `ours` is room to write it once more.
fn read_line(line: &str, before: Chain, ours: &mut Vec<u8>) -> Option<(Entry, Chain)> {
    let (chain, body) = told(line.as_bytes()).filter(|_| line.len() <= LONGEST_STRING)?;
    let (seq, rest) = line[..body.len()].strip_prefix(r#"{"seq":"#)?.split_once(r#","at":""#)?;
    let (at, event) = rest.split_once(r#"","event":"#)?;
    let entry = Entry {
        seq: seq.parse().ok()?,
        at: at.parse().ok()?,
        event: serde_json::from_str(event).ok()?,
        raw: None,
        extras: Map::new(),
    };
    ours.clear();
    write_body(ours, entry.seq, entry.at, &entry.event);
    (ours == body && before.next(&[body, b"}"]) == chain).then_some((entry, chain))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{
        session::Seat,
        store::{
            record::{encode, parse::parse},
            testing::Talk,
        },
    };

    const EVENTS: [&str; 4] = [
        r#"{"kind":"went_on"}"#,
        r#"{"kind":"said","seat":"left","words":{"text":"“Ja”, \"no\" \\ \n"}}"#,
        r#"{"kind":"said","seat":"left","words":"spoken","paused":true}"#,
        r#"{"kind":"asked","question":null}"#,
    ];

    const AT: &str = r#""at":"2026-11-21T19:30:00Z""#;

    fn header() -> Chain {
        Chain::begin(b"{}")
    }

    /// A line that follows the header, whoever wrote it.
    fn line(body: &str) -> String {
        format!("{body},\"chain\":\"{}\"}}\n", header().next(&[body.as_bytes(), b"}"]))
    }

    fn read(lines: &str) -> Option<Vec<Entry>> {
        read_sound(lines.as_bytes(), header()).map(|(entries, _)| entries)
    }

    #[test]
    fn reads_a_line_of_ours_as_one_of_another_program() {
        for event in EVENTS {
            let line = line(&format!(r#"{{"seq":1,{AT},"event":{event}"#));
            let other = parse(line.trim_end()).unwrap_or_else(|defect| panic!("{event}: {defect:?}")).entry;
            assert_eq!(read(&line), Some(vec![Entry { raw: None, ..other }]), "{event}");
        }
    }

    #[test]
    fn leaves_whatever_this_program_would_write_otherwise() {
        for event in [
            r#"{"kind":"went_on" }"#,
            r#"{"kind":"went_on","new":1}"#,
            r#"{"kind":"went_on","new":1,"new":1}"#,
            r#"{"kind":"said","seat":"left","words":"spoken","paused":false}"#,
            r#"{"kind":"said","words":"spoken","seat":"left"}"#,
            r#"{"kind":"went_\u006fn"}"#,
            r#"{"kind":"went_on"},"event":{"kind":"went_on"}"#,
        ] {
            assert_eq!(read(&line(&format!(r#"{{"seq":1,{AT},"event":{event}"#))), None, "{event}");
        }
        let event = EVENTS[0];
        assert!(read(&line(&format!(r#"{{"seq":1,{AT},"event":{event}"#))).is_some());
        assert_eq!(read(&line(&format!(r#"{{"seq":2,{AT},"event":{event}"#))), None);
        assert_eq!(read(&line(&format!(r#"{{"seq":01,{AT},"event":{event}"#))), None);
        assert_eq!(read(&line(&format!(r#"{{"seq":1,{AT},"new":1,"event":{event}"#))), None);
        assert_eq!(read(&line(&format!(r#"{{"seq":1,"at":"2026-11-21T19:30:00.0Z","event":{event}"#))), None);
        assert_eq!(read(line(&format!(r#"{{"seq":1,{AT},"event":{event}"#)).trim_end()), None);
    }

    #[test]
    fn gives_the_same_in_parts_of_any_length() {
        let talk = Talk::new().says(Seat::Left, "I waited.").says(Seat::Right, "You waited.").says(Seat::Left, "Yes.");
        let bytes = encode(&talk.session);
        let end = memchr(b'\n', &bytes).unwrap();
        let (header, records) = (Chain::begin(&bytes[..end]), &bytes[end + 1..]);
        let whole = read_sound(records, header).unwrap();
        assert_eq!(whole.0, talk.session.entries);
        for length in 1..=records.len() {
            assert_eq!(read_in_parts(records, header, length).as_ref(), Some(&whole), "{length}");
        }
        // A line that somebody has changed, and given a chain value that fits: the next does not follow it.
        let changed = str::from_utf8(records).unwrap().replace("I waited.", "I worried.");
        let [began, said, ..] = changed.lines().map(|line| told(line.as_bytes()).unwrap()).collect::<Vec<_>>()[..]
        else {
            panic!("they said something");
        };
        let own = began.0.next(&[said.1, b"}"]);
        assert_ne!(own, said.0, "it was changed");
        let changed = changed.replace(&said.0.to_string(), &own.to_string());
        for length in 1..=changed.len() {
            assert_eq!(read_in_parts(changed.as_bytes(), header, length), None, "{length}");
        }
        // Each of the others still follows the one before it.
        let lines: Vec<&[u8]> = records.split_inclusive(|byte| *byte == b'\n').collect();
        for gone in 0..lines.len() - 1 {
            let left: Vec<&[u8]> = lines.iter().enumerate().filter(|it| it.0 != gone).map(|it| *it.1).collect();
            assert_eq!(read_in_parts(&left.concat(), header, 1), None, "{gone}");
        }
    }
}
