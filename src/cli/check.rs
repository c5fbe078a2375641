//! `duologue check`: whether a session file is whole and unchanged.

use std::path::Path;

use crate::{
    cli::{
        Verdict,
        failure::Failure,
        output::{Output, note},
        read_file,
    },
    store::record::{self, LONGEST_FILE, Opened},
    text,
};

/// A session, and what is to be said about its file.
///
/// Nothing is locked and nothing is written: looking at a file must not leave a trace.
pub(super) fn open(path: &Path) -> Result<Opened, Failure> {
    record::read(&read_file(path, LONGEST_FILE)?).map_err(|error| Failure::NotASession(error, path.to_owned()))
}

/// Says on stderr what is wrong with a file; no words of it.
pub(super) fn tell(opened: &Opened) -> Verdict {
    for damage in &opened.damage {
        note(&damage.to_string());
    }
    if let Some(bytes) = opened.torn {
        note(&text::with("cli-torn", &[("bytes", bytes.to_string().into())]));
    }
    if opened.read_only.is_some() {
        note(&text::t("cli-newer"));
    }
    if opened.damage.is_empty() && opened.torn.is_none() { Verdict::Sound } else { Verdict::Wrong }
}

/// Checks the chain, the schema and the end of a file.
pub(super) fn check(output: &mut Output, path: &Path) -> Result<Verdict, Failure> {
    let opened = open(path)?;
    let verdict = tell(&opened);
    let id = match verdict {
        Verdict::Sound => "cli-sound",
        Verdict::Wrong => "cli-damaged",
    };
    output.line(&text::with(id, &[("entries", opened.session.entries.len().to_string().into())]))?;
    Ok(verdict)
}
