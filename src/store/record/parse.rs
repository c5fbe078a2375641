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
        read::Defect,
        scan::{DEEPEST, Fields, LONGEST_STRING, scan},
    },
};

/// One line, read by itself.
pub(super) struct Record {
    pub(super) entry: Entry,
    /// Whether this program knows what happened.
    pub(super) understood: bool,
}

/// Reads a line of whatever program, after a look at all of it.
pub(super) fn parse(line: &str) -> Result<Record, Defect> {
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
