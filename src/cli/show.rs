//! `duologue show`: a session to read, in a terminal or for another program.

use std::path::Path;

use jiff::tz::TimeZone;

use crate::{
    cli::{
        Verdict,
        args::Form,
        check::{open, tell},
        failure::Failure,
        output::Output,
    },
    export::{Document, Format, json, written},
    session::Transcript,
    store::record::ReadError,
};

/// Prints what can be read, and says what cannot.
pub(super) fn show(output: &mut Output, path: &Path, form: &Form) -> Result<Verdict, Failure> {
    let opened = open(path)?;
    let transcript =
        Transcript::of(&opened.session).ok_or_else(|| Failure::NotASession(ReadError::NoBeginning, path.to_owned()))?;
    let text = if form.json {
        json(&transcript)
    } else {
        let format = if form.markdown { Format::Markdown } else { Format::Text };
        written(&Document::of(&transcript, &TimeZone::system()), format)
    };
    output.write(text.as_bytes())?;
    Ok(tell(&opened))
}
