//! `duologue words …`: the help with wording, for whoever tends the word lists.
//!
//! One JSON value a line comes in, one goes out. What comes in is answered and forgotten; no word of it is in a
//! complaint.

use std::io::{self, BufRead as _};

use serde::{Deserialize, Serialize, de::DeserializeOwned};
use serde_json::Value;

use crate::{
    cli::{
        Verdict,
        failure::Failure,
        output::{Output, complain},
    },
    guide::{Role, says::Says},
    text,
    words::{self, Negation, Rule},
};

#[derive(Deserialize)]
struct Written {
    id: Value,
    role: Role,
    text: String,
}

#[derive(Serialize)]
struct Notes {
    id: Value,
    notes: Vec<Rule>,
}

#[derive(Deserialize)]
struct Mirrored {
    id: Value,
    said: String,
    mirror: String,
}

#[derive(Serialize)]
struct Reflected {
    id: Value,
    missing: Vec<String>,
    negation: Negation,
}

/// Answers each text with the notes that its writer would get.
pub(super) fn notes(output: &mut Output) -> Result<Verdict, Failure> {
    each_line(output, |it: Written| Notes {
        id: it.id,
        notes: words::notes(it.role, &it.text).into_iter().map(|note| note.rule).collect(),
    })
}

/// Answers each mirror with what it has not given back.
pub(super) fn mirror(output: &mut Output) -> Result<Verdict, Failure> {
    each_line(output, |it: Mirrored| {
        let reflection = words::mirror(&it.said, &it.mirror);
        let missing = reflection.missing.into_iter().map(|missing| it.said[missing.range].to_owned()).collect();
        Reflected { id: it.id, missing, negation: reflection.negation }
    })
}

/// Answers every line that can be answered, and names the others.
fn each_line<Asked: DeserializeOwned, Answer: Serialize>(
    output: &mut Output,
    answer: impl Fn(Asked) -> Answer,
) -> Result<Verdict, Failure> {
    let mut verdict = Verdict::Sound;
    for (number, line) in (1_u64..).zip(io::stdin().lock().split(b'\n')) {
        let line = line.map_err(Failure::ReadStdin)?;
        if line.trim_ascii().is_empty() {
            continue;
        }
        let asked = std::str::from_utf8(&line)
            .map_err(|_not_utf8| text::t("cli-words-not-text").into_owned())
            .and_then(|line| serde_json::from_str(line).map_err(|error| what(&error)));
        match asked {
            Ok(asked) => {
                // What is made of strings alone cannot fail to be written as JSON.
                let line = serde_json::to_string(&answer(asked)).unwrap_or_default();
                output.line(&line)?;
            }
            Err(what) => {
                complain(&text::with("cli-words-line", &[("line", number.to_string().into()), ("what", what.into())]));
                verdict = Verdict::Wrong;
            }
        }
    }
    Ok(verdict)
}

/// What is wrong with a line, without a word of it.
fn what(error: &serde_json::Error) -> String {
    match Says::from(error) {
        Says::Missing(name) => text::with("cli-words-missing-name", &[("name", name.into())]).into_owned(),
        Says::UnknownValue(..) => text::t("cli-words-bad-role").into_owned(),
        Says::Other if error.is_data() => text::t("cli-words-bad-value").into_owned(),
        _ => text::t("cli-words-not-json").into_owned(),
    }
}
