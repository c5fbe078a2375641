//! The line format, one for saving, for the journal and for exchange.
//!
//! The first line is the header, every other line one record. Each record carries a chain value over itself and all
//! before it, so that damage and edits by hand are seen; what to do about them is for people to say. What a newer
//! program wrote and this one does not know is carried along as it was read. No file is touched here.

mod parse;
mod read;
mod scan;
mod sound;
mod write;

pub use read::{Damage, Defect, Newer, Opened, ReadBack, ReadError, read};
pub use write::{Chain, encode, encode_entry, encode_header};

pub(crate) use {parse::kind_of, read::session_id};

/// The `format` that every session file names.
pub const FORMAT: &str = "duologue-session";

/// The schema that this program writes, and the oldest reader that may change what it has written.
///
/// Whoever adds a kind of event that is private has to raise the oldest reader: an older program would carry the kind, not
/// knowing it, from a safety copy into a record.
pub const SCHEMA: u64 = 1;

/// The longest file that is read, in bytes.
pub const LONGEST_FILE: u64 = 256 << 20;

/// What a header of this program names itself; nothing else may use these names.
const HEADER_NAMES: [&str; 7] = ["format", "schema", "min_reader", "id", "created", "app", "sealed"];

/// What a record of this program names itself.
const RECORD_NAMES: [&str; 4] = ["seq", "at", "event", "chain"];
