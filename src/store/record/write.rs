//! From a session to lines.

use std::fmt;

use jiff::Timestamp;
use serde::Serialize;
use serde_json::{Map, Value, json};

use crate::{
    session::{Entry, Event, Session},
    store::{
        hash::{Hash, from_hex, put_hex, write_hex},
        record::{FORMAT, HEADER_NAMES, RECORD_NAMES, SCHEMA},
    },
};

/// How many digits a chain value has.
pub(super) const CHAIN_DIGITS: usize = 32;

/// What ties a line to all lines before it.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub struct Chain([u8; 16]);

impl Chain {
    /// Over the header, with which every chain begins.
    #[must_use]
    pub fn begin(header: &[u8]) -> Self {
        Self(Hash::of(header).short())
    }

    /// Over one more record, in parts, without its own chain value.
    #[must_use]
    pub fn next(self, record: &[&[u8]]) -> Self {
        let before = self.digits();
        Self(Hash::of_parts(std::iter::once(&before[..]).chain(record.iter().copied())).short())
    }

    fn digits(self) -> [u8; CHAIN_DIGITS] {
        let mut digits = [0; CHAIN_DIGITS];
        put_hex(&self.0, &mut digits);
        digits
    }

    pub(super) fn from_hex(text: &str) -> Option<Self> {
        let mut bytes = [0; 16];
        from_hex(text, &mut bytes).then_some(Self(bytes))
    }
}

impl fmt::Display for Chain {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write_hex(&self.0, f)
    }
}

/// A session as a whole file.
#[must_use]
pub fn encode(session: &Session) -> Vec<u8> {
    let (mut bytes, mut chain) = encode_header(session, None);
    for entry in &session.entries {
        chain = encode_entry(&mut bytes, chain, entry);
    }
    bytes
}

/// The header as a line, with one more field where a journal needs it, and the chain that begins with it.
#[must_use]
pub fn encode_header(session: &Session, more: Option<(&str, Value)>) -> (Vec<u8>, Chain) {
    // A file of a newer program keeps the numbers that it came with: what they stand for is still in it.
    let number = |name: &str| session.extras.get(name).cloned().unwrap_or_else(|| json!(SCHEMA));
    let mut line = vec![b'{'];
    field(&mut line, "format", &FORMAT);
    field(&mut line, "schema", &number("schema"));
    field(&mut line, "min_reader", &number("min_reader"));
    field(&mut line, "id", &session.id);
    field(&mut line, "created", &session.created);
    field(&mut line, "app", &session.app);
    extras(&mut line, &session.extras, &HEADER_NAMES);
    if let Some((name, value)) = more {
        field(&mut line, name, &value);
    }
    line.push(b'}');
    let chain = Chain::begin(&line);
    line.push(b'\n');
    (line, chain)
}

/// Adds one entry as a line, and gives the chain over it.
#[must_use]
pub fn encode_entry(lines: &mut Vec<u8>, before: Chain, entry: &Entry) -> Chain {
    let start = lines.len();
    match &entry.raw {
        Some(raw) => {
            begin_body(lines, entry.seq, entry.at);
            lines.extend(raw.as_bytes());
        }
        None => write_body(lines, entry.seq, entry.at, &entry.event),
    }
    extras(lines, &entry.extras, &RECORD_NAMES);
    let chain = before.next(&[&lines[start..], b"}"]);
    lines.extend(b",\"chain\":\"");
    lines.extend(chain.digits());
    lines.extend(b"\"}\n");
    chain
}

/// Adds what a line says before its chain value, where nothing in it comes from another program.
pub(super) fn write_body(line: &mut Vec<u8>, seq: u64, at: Timestamp, event: &Event) {
    begin_body(line, seq, at);
    json(line, event);
}

fn begin_body(line: &mut Vec<u8>, seq: u64, at: Timestamp) {
    line.push(b'{');
    field(line, "seq", &seq);
    field(line, "at", &at);
    begin_field(line, "event");
}

fn extras(line: &mut Vec<u8>, extras: &Map<String, Value>, taken: &[&str]) {
    for (name, value) in extras.iter().filter(|(name, _)| !taken.contains(&name.as_str())) {
        field(line, name, value);
    }
}

fn field(line: &mut Vec<u8>, name: &str, value: &impl Serialize) {
    begin_field(line, name);
    json(line, value);
}

fn begin_field(line: &mut Vec<u8>, name: &str) {
    if line.last() != Some(&b'{') {
        line.push(b',');
    }
    json(line, name);
    line.push(b':');
}

fn json(line: &mut Vec<u8>, value: &(impl Serialize + ?Sized)) {
    #[expect(clippy::expect_used, reason = "these types hold nothing that JSON cannot: their only keys are strings")]
    serde_json::to_writer(line, value).expect("session types are JSON");
}
