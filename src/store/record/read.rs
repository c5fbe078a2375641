//! From lines to a session.
//!
//! Nothing is repaired in silence: what could not be read is left out and named by its line, what was torn off at the
//! end is counted, and the rest is given back for people to judge. A byte that is no text does not take its line with it:
//! where the chain vouches for what stood there it is put back, elsewhere a mark stands for it, and the line is named.

use std::{borrow::Cow, collections::BTreeSet, fmt, str};

use memchr::{memchr, memmem, memrchr};
use thiserror::Error;
use uuid::Uuid;

use crate::{
    session::{Entry, Event, Reach, Session},
    store::record::{
        FORMAT, HEADER_NAMES, LONGEST_FILE, SCHEMA,
        parse::{Record, extras, kind_of, parse, value},
        scan::{LONGEST_STRING, scan},
        sound::read_sound,
        write::{CHAIN_DIGITS, Chain},
    },
    text,
};

/// How many bytes of lines are gone through for a byte to put back; a line is gone through once per character to try.
const PATIENCE: usize = 1 << 20;

/// A session that was read, and all that is to be said about it.
#[derive(Clone, Debug, PartialEq)]
pub struct Opened {
    /// What could be read.
    pub session: Session,
    /// How many bytes at the end were not a whole line, as after a power cut.
    pub torn: Option<usize>,
    /// What is not as it was written; empty for a sound file.
    pub damage: Vec<Damage>,
    /// Set where only a newer program may change it.
    pub read_only: Option<Newer>,
    /// The chain over the last line.
    pub last_chain: Chain,
}

/// How much of what was written down came back.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub enum ReadBack {
    /// All of it.
    Whole,
    /// All but the last line: it was being written when the computer stopped.
    Torn,
    /// So many lines are damaged; what can be read of them is there.
    Damaged(usize),
}

impl ReadBack {
    /// What could not be read back, in a sentence for the two; nothing where all is there.
    #[must_use]
    pub fn sentence(self) -> Option<Cow<'static, str>> {
        match self {
            Self::Whole => None,
            Self::Torn => Some(text::t("store-back-torn")),
            Self::Damaged(lines) => Some(text::with("store-back-damaged", &[("n", lines.into())])),
        }
    }
}

impl Opened {
    /// How much came back. A torn end beside damage is one line more of it.
    #[must_use]
    pub fn read_back(&self) -> ReadBack {
        let lines: BTreeSet<usize> = self.damage.iter().map(|damage| damage.line).collect();
        match (lines.len(), self.torn) {
            (0, None) => ReadBack::Whole,
            (0, Some(_)) => ReadBack::Torn,
            (lines, torn) => ReadBack::Damaged(lines + usize::from(torn.is_some())),
        }
    }
}

/// The file asks for a newer program before it is changed.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub struct Newer {
    /// The oldest reader that may change it.
    pub min_reader: u64,
}

/// One place where a file is not as it was written.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub struct Damage {
    /// The line, from 1.
    pub line: usize,
    /// What about it.
    pub defect: Defect,
}

/// What is not as it should be with a line.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
#[non_exhaustive]
pub enum Defect {
    /// It has bytes that are no text. What can be read of it is taken.
    NotText,
    /// It is not JSON. It is left out.
    NotJson,
    /// Its brackets nest too deep. It is left out.
    TooDeep,
    /// It has a string that is too long. It is left out.
    TooLong,
    /// A name stands twice in one object. It is left out.
    DoubledName,
    /// A part of the record is missing or of the wrong kind. It is left out.
    Incomplete,
    /// Its number does not follow the one before; lines may be missing. It is taken as it stands.
    OutOfOrder,
    /// It was changed after it was written. It is taken as it stands.
    Changed,
    /// It names a known event in an unknown way. It is carried along unread.
    NotUnderstood,
}

impl Defect {
    fn key(self) -> &'static str {
        match self {
            Self::NotText => "store-damage-not-text",
            Self::NotJson => "store-damage-not-json",
            Self::TooDeep => "store-damage-too-deep",
            Self::TooLong => "store-damage-too-long",
            Self::DoubledName => "store-damage-doubled-name",
            Self::Incomplete => "store-damage-incomplete",
            Self::OutOfOrder => "store-damage-out-of-order",
            Self::Changed => "store-damage-changed",
            Self::NotUnderstood => "store-damage-not-understood",
        }
    }
}

impl fmt::Display for Damage {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&text::with(self.defect.key(), &[("line", self.line.into())]))
    }
}

/// Why a file is not a session that can be opened.
#[derive(Clone, Copy, Debug, Eq, Error, PartialEq)]
#[non_exhaustive]
pub enum ReadError {
    /// There is nothing in it.
    #[error("{}", text::t("store-read-empty"))]
    Empty,
    /// It is longer than anything that two people say in an evening.
    #[error("{}", text::t("store-read-too-large"))]
    TooLarge,
    /// It is text in an encoding that other programs use, or begins with a mark of one.
    #[error("{}", text::t("store-read-encoding"))]
    Encoding,
    /// It is something else altogether.
    #[error("{}", text::t("store-read-foreign"))]
    Foreign,
    /// Its first line is damaged.
    #[error("{}", text::t("store-read-header"))]
    Header,
    /// It is locked with a passphrase.
    #[error("{}", text::t("store-read-sealed"))]
    Sealed,
    /// The line with which a session begins is missing or damaged.
    #[error("{}", text::t("store-read-no-beginning"))]
    NoBeginning,
}

/// Reads a whole file.
///
/// # Errors
///
/// Says why it is no session; what is damaged in a session is in [`Opened`].
pub fn read(bytes: &[u8]) -> Result<Opened, ReadError> {
    if bytes.len() as u64 > LONGEST_FILE {
        return Err(ReadError::TooLarge);
    }
    // After a power cut a file may have its length and nothing else.
    if bytes.iter().all(|byte| *byte == 0 || byte.is_ascii_whitespace()) {
        return Err(ReadError::Empty);
    }
    let (Header { session, read_only, chain, letters }, end, mut rest) = read_first(bytes)?;
    let mut opened = Opened { session, torn: None, damage: Vec::new(), read_only, last_chain: chain };
    let mut number = if end == End::Lost { 1 } else { 2 };
    if end == End::Sound && letters == Letters::Sound {
        // After a crash the last line may be torn, and all before it is whole.
        let (whole, tail) = rest.split_at(memrchr(b'\n', rest).map_or(0, |last| last + 1));
        if let Some((entries, last_chain)) = read_sound(whole, chain) {
            number += entries.len();
            (opened.session.entries, opened.last_chain, rest) = (entries, last_chain, tail);
        }
    }
    let mut reader = Reader { opened, gap: false, patience: PATIENCE };
    reader.look_at(letters, 1);
    if end == End::Lost {
        reader.damaged(1, Defect::Changed);
    }
    reader.read_records(rest, number);
    let opened = reader.opened;
    if matches!(opened.session.entries.first(), Some(Entry { event: Event::Began { .. }, .. })) {
        Ok(opened)
    } else {
        Err(ReadError::NoBeginning)
    }
}

/// The id in the header, where these bytes begin like a session.
pub(crate) fn session_id(bytes: &[u8]) -> Result<Uuid, ReadError> {
    read_first(bytes).map(|(header, _, _)| header.session.id)
}

/// The first line, and all after it.
fn cut_line(bytes: &[u8]) -> (&[u8], &[u8]) {
    match memchr(b'\n', bytes) {
        Some(end) => (&bytes[..end], &bytes[end + 1..]),
        None => (bytes, &[]),
    }
}

/// Where another byte may stand in the place of the end of a line: the next one still shows where it begins.
///
/// Only for a line that could not be read: a list of records inside a sound one looks the same.
fn lost_end(line: &[u8]) -> Option<usize> {
    let follows = |begin: &usize| *begin >= 2 && line[begin - 2] == b'}';
    memmem::find_iter(line, b"{\"seq\":").find(follows).map(|begin| begin - 1)
}

/// Whether a line has its end.
#[derive(Clone, Copy, Eq, PartialEq)]
enum End {
    Sound,
    Lost,
}

/// The first line, whether it has its end, and all after it.
fn read_first(bytes: &[u8]) -> Result<(Header, End, &[u8]), ReadError> {
    let (first, rest) = cut_line(bytes);
    let error = match read_header(first, rest) {
        Ok(header) => return Ok((header, End::Sound, rest)),
        Err(error) => error,
    };
    if let Some(end) = lost_end(first)
        && let Ok(header) = read_header(&bytes[..end], &bytes[end + 1..])
    {
        return Ok((header, End::Lost, &bytes[end + 1..]));
    }
    let is_gone = error == ReadError::Foreign && first.trim_ascii().is_empty() && names_format(rest);
    Err(if is_gone { ReadError::Header } else { error })
}

/// How well the bytes of a line can be read as text.
#[derive(Clone, Copy, Eq, PartialEq)]
enum Letters {
    /// They are text.
    Sound,
    /// One was not, and stands again where the chain says that it stood.
    PutBack,
    /// Marks stand for those that are not.
    Marked,
}

/// A line as text. `vouched` says whether the chain vouches for a line.
fn as_text<'a>(
    line: &'a [u8],
    patience: &mut usize,
    vouched: impl Fn(&str) -> bool,
) -> Option<(Cow<'a, str>, Letters)> {
    let place = match str::from_utf8(line) {
        Ok(line) => return Some((Cow::Borrowed(line), Letters::Sound)),
        Err(error) => error.valid_up_to(),
    };
    if let (Some(left), Ok(_)) = (patience.checked_sub(line.len()), str::from_utf8(&line[place + 1..])) {
        *patience = left;
        let tried = (b' '..=b'~').map(|byte| [&line[..place], &[byte], &line[place + 1..]].concat());
        if let Some(line) = tried.filter_map(|line| String::from_utf8(line).ok()).find(|line| vouched(line)) {
            return Some((Cow::Owned(line), Letters::PutBack));
        }
    }
    // Marks are longer than what they stand for: no line of ours is so long, and others are not to fill the memory.
    (line.len() <= LONGEST_STRING).then(|| (String::from_utf8_lossy(line), Letters::Marked))
}

/// What the chain at the end of a line says, and what stands before it.
pub(super) fn told(line: &[u8]) -> Option<(Chain, &[u8])> {
    let (body, digits) = line.strip_suffix(b"\"}")?.split_last_chunk::<CHAIN_DIGITS>()?;
    Some((Chain::from_hex(str::from_utf8(digits).ok()?)?, body.strip_suffix(b",\"chain\":\"")?))
}

fn without_end(line: &[u8]) -> &[u8] {
    line.strip_suffix(b"\r").map_or(line, without_end)
}

/// What the first line says.
struct Header {
    session: Session,
    read_only: Option<Newer>,
    chain: Chain,
    letters: Letters,
}

fn read_header(line: &[u8], rest: &[u8]) -> Result<Header, ReadError> {
    if [&b"\xff\xfe"[..], b"\xfe\xff", b"\xef\xbb\xbf"].iter().any(|mark| line.starts_with(mark)) {
        return Err(ReadError::Encoding);
    }
    let next = told(without_end(cut_line(rest).0)).filter(|(_, body)| body.len() <= PATIENCE);
    let (line, letters) = as_text(without_end(line), &mut { PATIENCE }, |line| {
        next.is_some_and(|(chain, body)| Chain::begin(line.as_bytes()).next(&[body, b"}"]) == chain)
    })
    .ok_or(ReadError::Foreign)?;
    let line = &*line;
    // A brace in two bytes or four. Whatever else has zeros in its first line was never text.
    if letters == Letters::Sound && line.contains('\0') && line.trim_start_matches('\0').starts_with("{\0") {
        return Err(ReadError::Encoding);
    }
    let ours = line.contains(FORMAT);
    let fields = scan(line).map_err(|_defect| if ours { ReadError::Header } else { ReadError::Foreign })?;
    if value::<String>(&fields, "format").as_deref() != Some(FORMAT) {
        return Err(if ours { ReadError::Header } else { ReadError::Foreign });
    }
    if fields.iter().any(|(name, _)| name == "sealed") {
        return Err(ReadError::Sealed);
    }
    let known = (|| {
        let schema = value::<u64>(&fields, "schema")?;
        let min_reader = value::<u64>(&fields, "min_reader")?;
        let mut extras = extras(&fields, &HEADER_NAMES)?;
        for (name, number) in [("schema", schema), ("min_reader", min_reader)] {
            if number != SCHEMA {
                extras.insert(name.to_owned(), number.into());
            }
        }
        let session = Session {
            id: value(&fields, "id")?,
            created: value(&fields, "created")?,
            app: value(&fields, "app")?,
            extras,
            entries: Vec::new(),
        };
        let read_only = (min_reader > SCHEMA).then_some(Newer { min_reader });
        Some(Header { session, read_only, chain: Chain::begin(line.as_bytes()), letters })
    })();
    known.ok_or(ReadError::Header)
}

fn names_format(bytes: &[u8]) -> bool {
    bytes.windows(FORMAT.len()).any(|part| part == FORMAT.as_bytes())
}

struct Reader {
    opened: Opened,
    /// A line was left out, so that the next cannot follow the chain and is not to blame for it.
    gap: bool,
    /// How many bytes of lines may still be gone through for a byte to put back.
    patience: usize,
}

impl Reader {
    /// Reads all records; `number` is that of the first line.
    fn read_records(&mut self, mut rest: &[u8], mut number: usize) {
        while !rest.is_empty() {
            let end = memchr(b'\n', rest);
            let line = &rest[..end.unwrap_or(rest.len())];
            // Bytes that were allotted but not written before a power cut read as zeros; what follows may be whole.
            if line.trim_ascii().is_empty() {
                rest = end.map_or(&[], |end| &rest[end + 1..]);
                number += 1;
                continue;
            }
            let zeros = zeros(line);
            if zeros > 0 && zeros < line.len() {
                self.damaged(number, Defect::NotText);
            }
            let result = self.read_line(&line[zeros..], number);
            let last = end.is_none_or(|end| end + 1 == rest.len());
            if let Err(defect) = result {
                if let Some(end) = self.lost_end(line) {
                    self.changed(number);
                    if let Err(defect) = self.read_line(&line[zeros..end], number) {
                        self.leave_out(number, defect);
                    }
                    rest = &rest[end + 1..];
                    continue;
                }
                // A line that was being written when the power went is torn; a whole line that cannot be read is damaged.
                if last && (end.is_none() || zeros == line.len()) {
                    self.opened.torn = Some(rest.len());
                } else {
                    self.leave_out(number, defect);
                }
            }
            rest = end.map_or(&[], |end| &rest[end + 1..]);
            number += 1;
        }
        if self.opened.damage.iter().any(|damage| damage.defect == Defect::OutOfOrder) {
            for (entry, seq) in self.opened.session.entries.iter_mut().zip(1..) {
                entry.seq = seq;
            }
        }
    }

    fn damaged(&mut self, line: usize, defect: Defect) {
        self.opened.damage.push(Damage { line, defect });
    }

    /// However many lines stand in one.
    fn changed(&mut self, line: usize) {
        if self.opened.damage.last() != Some(&Damage { line, defect: Defect::Changed }) {
            self.damaged(line, Defect::Changed);
        }
    }

    fn leave_out(&mut self, line: usize, defect: Defect) {
        self.damaged(line, defect);
        self.gap = true;
    }

    /// A line that is gone through in vain again and again costs patience.
    fn lost_end(&mut self, line: &[u8]) -> Option<usize> {
        let end = lost_end(line)?;
        self.patience = self.patience.checked_sub(line.len())?;
        Some(end)
    }

    /// Names a line with bytes that are no text.
    fn look_at(&mut self, letters: Letters, number: usize) {
        if letters != Letters::Sound {
            self.damaged(number, Defect::NotText);
        }
        self.gap |= letters == Letters::Marked;
    }

    fn read_line(&mut self, line: &[u8], number: usize) -> Result<(), Defect> {
        let Ok(text) = str::from_utf8(without_end(line)) else { return self.read_around(line, number) };
        let record = parse(text)?;
        // One flipped letter in the name of a private kind, and it would be carried along as one that nobody knows.
        if record.entry.event == Event::Unknown && !self.gap && !self.continues(without_end(line)) {
            let kind = record.entry.raw.as_deref().and_then(kind_of);
            if kind.as_deref().and_then(Reach::of_kind).is_none() {
                return Err(Defect::Changed);
            }
        }
        self.take(record, line, Letters::Sound, number);
        Ok(())
    }

    /// Whether the chain vouches for this line after the one before it.
    fn continues(&self, line: &[u8]) -> bool {
        told(line).is_some_and(|(chain, body)| self.opened.last_chain.next(&[body, b"}"]) == chain)
    }

    /// Reads a line that is no text.
    fn read_around(&mut self, line: &[u8], number: usize) -> Result<(), Defect> {
        let before = self.opened.last_chain;
        let (line, letters) = as_text(without_end(line), &mut self.patience, |line| {
            told(line.as_bytes()).is_some_and(|(chain, body)| before.next(&[body, b"}"]) == chain)
        })
        .ok_or(Defect::NotText)?;
        let record = parse(&line).map_err(|_defect| Defect::NotText)?;
        // A kind that cannot be made out may be one that is private.
        if record.entry.event == Event::Unknown && letters == Letters::Marked {
            return Err(Defect::NotText);
        }
        self.take(record, line.as_bytes(), letters, number);
        Ok(())
    }

    fn take(&mut self, record: Record, line: &[u8], letters: Letters, number: usize) {
        let Record { entry, understood } = record;
        self.look_at(letters, number);
        if !understood && !self.opened.session.extras.contains_key("schema") {
            self.damaged(number, Defect::NotUnderstood);
        }
        self.follow(without_end(line), letters, number);
        let before = self.opened.session.entries.last().map_or(0, |entry| entry.seq);
        if before.checked_add(1) != Some(entry.seq) {
            self.damaged(number, Defect::OutOfOrder);
        }
        self.opened.session.entries.push(entry);
    }

    /// Follows the chain; the chain value stands last in its line.
    fn follow(&mut self, line: &[u8], letters: Letters, number: usize) {
        let Some((chain, body)) = told(line) else {
            self.gap = true;
            // It is named already.
            if letters != Letters::Marked {
                self.damaged(number, Defect::Changed);
            }
            return;
        };
        if !self.gap && self.opened.last_chain.next(&[body, b"}"]) != chain {
            self.damaged(number, Defect::Changed);
        }
        self.gap = false;
        self.opened.last_chain = chain;
    }
}

/// How many bytes at the beginning of a line were never written.
fn zeros(line: &[u8]) -> usize {
    line.iter().take_while(|byte| **byte == 0).count()
}
