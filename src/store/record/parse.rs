//! One line of a file, read by itself: from its text to what happened.
//!
//! What could be read in two ways is refused. What a newer program means is carried along as it was read. Whether a line
//! follows the one before it is for the reader of the whole to say.

use jiff::Timestamp;
use serde::de::{DeserializeOwned, IgnoredAny};
use serde_json::{Map, Value};

use crate::{
    session::{Entry, Event},
    store::record::{
        RECORD_NAMES,
        read::{Defect, told},
        scan::{DEEPEST, Fields, LONGEST_STRING, scan},
        write::write_body,
    },
};

/// One line, read by itself.
pub(super) struct Record {
    pub(super) entry: Entry,
    /// Whether this program knows what happened.
    pub(super) understood: bool,
}

/// Reads lines.
#[derive(Default)]
pub(super) struct Parser {
    /// The last line as this program would write it; kept for its room.
    ours: Vec<u8>,
}

impl Parser {
    /// Reads a line.
    pub(super) fn parse(&mut self, line: &str) -> Result<Record, Defect> {
        self.parse_ours(line).map_or_else(|| parse_any(line), Ok)
    }

    /// Reads a line that stands, byte for byte, as this program writes it.
    ///
    /// Such a line can be read in one way only and nests no deeper than our own types, so that nobody has to look it over
    /// first: that takes longer than writing it once more.
    fn parse_ours(&mut self, line: &str) -> Option<Record> {
        let (_, body) = told(line.as_bytes()).filter(|_| line.len() <= LONGEST_STRING)?;
        let (seq, rest) = line[..body.len()].strip_prefix(r#"{"seq":"#)?.split_once(r#","at":""#)?;
        let (at, raw) = rest.split_once(r#"","event":"#)?;
        let (seq, at, event) = (seq.parse().ok()?, at.parse().ok()?, serde_json::from_str(raw).ok()?);
        self.ours.clear();
        write_body(&mut self.ours, seq, at, &event);
        let entry = Entry { seq, at, event, raw: Some(raw.into()), extras: Map::new() };
        (self.ours == body).then_some(Record { entry, understood: true })
    }
}

/// Reads a line of whatever program, after a look at all of it.
fn parse_any(line: &str) -> Result<Record, Defect> {
    let fields = scan(line)?;
    let seq: u64 = value(&fields, "seq").ok_or(Defect::Incomplete)?;
    let at: Timestamp = value(&fields, "at").ok_or(Defect::Incomplete)?;
    let (_, raw) = *fields.iter().find(|(name, _)| name == "event").ok_or(Defect::Incomplete)?;
    let (event, understood) = read_event(raw)?;
    let extras = extras(&fields, &RECORD_NAMES).ok_or(Defect::NotJson)?;
    Ok(Record { entry: Entry { seq, at, event, raw: Some(raw.into()), extras }, understood })
}

/// The event, and whether it was understood. What a newer program means by it is carried along.
fn read_event(raw: &str) -> Result<(Event, bool), Defect> {
    if let Ok(event) = serde_json::from_str(raw) {
        return Ok((event, true));
    }
    serde_json::from_str::<IgnoredAny>(raw).map_err(|_error| Defect::NotJson)?;
    scan(raw).map_err(|_defect| Defect::Incomplete)?;
    Ok((Event::Unknown, false))
}

/// The kind of an event as it is written, also of one that is not understood.
pub(crate) fn kind_of(raw: &str) -> Option<String> {
    value(&scan(raw).ok()?, "kind")
}

/// The value of one field; nothing where it is missing or of another type.
pub(super) fn value<T: DeserializeOwned>(fields: &Fields<'_>, name: &str) -> Option<T> {
    let (_, text) = fields.iter().find(|(it, _)| it == name)?;
    serde_json::from_str(text).ok()
}

/// All fields but those that this program knows.
pub(super) fn extras(fields: &Fields<'_>, known: &[&str]) -> Option<Map<String, Value>> {
    fields
        .iter()
        .filter(|(name, _)| !known.contains(&name.as_ref()))
        .map(|(name, text)| Some((name.clone().into_owned(), serde_json::from_str(text).ok()?)))
        .collect()
}

const _: () = assert!(DEEPEST < 128, "serde_json nests no deeper");
const _: () = assert!(LONGEST_STRING > 8 * crate::session::LONGEST_TEXT, "what flow allows can be read back");

#[cfg(test)]
mod tests {
    use super::*;

    const EVENTS: [&str; 4] = [
        r#"{"kind":"went_on"}"#,
        r#"{"kind":"said","seat":"left","words":{"text":"“Ja”, \"no\" \\ \n"}}"#,
        r#"{"kind":"said","seat":"left","words":"spoken","paused":true}"#,
        r#"{"kind":"asked","question":null}"#,
    ];

    fn line(event: &str, before: &str) -> String {
        let chain = "0".repeat(32);
        format!(r#"{{"seq":7,"at":"2026-11-21T19:30:00Z",{before}"event":{event},"chain":"{chain}"}}"#)
    }

    fn ours(line: &str) -> Option<Entry> {
        Parser::default().parse_ours(line).map(|record| record.entry)
    }

    #[test]
    fn reads_its_own_lines_as_those_of_others() {
        for event in EVENTS {
            let line = line(event, "");
            assert_eq!(ours(&line), parse_any(&line).ok().map(|record| record.entry), "{event}");
            assert!(ours(&line).is_some(), "{event}");
        }
    }

    #[test]
    fn looks_over_whatever_it_would_write_otherwise() {
        for event in [
            r#"{"kind":"went_on" }"#,
            r#"{"kind":"went_on","new":1}"#,
            r#"{"kind":"went_on","new":1,"new":1}"#,
            r#"{"kind":"said","seat":"left","words":"spoken","paused":false}"#,
            r#"{"kind":"said","words":"spoken","seat":"left"}"#,
            r#"{"kind":"went_\u006fn"}"#,
            r#"{"kind":"went_on"},"event":{"kind":"went_on"}"#,
        ] {
            assert_eq!(ours(&line(event, "")), None, "{event}");
        }
        assert_eq!(ours(&line(EVENTS[0], r#""new":1,"#)), None);
        assert_eq!(ours(&line(EVENTS[0], "").replace(":7,", ":07,")), None);
        assert_eq!(ours(&line(EVENTS[0], "").replace("00Z", "00.0Z")), None);
    }
}
