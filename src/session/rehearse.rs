//! A session played from a file of actions: samples, demonstrations, tests.
//!
//! One action a line, as [`Action`] reads it, each optionally with `after` (seconds since the line before) or `at` (a
//! time). The first line begins: `{"do":"begin", …}` with what [`Setup`] holds. So that a file can be played at any
//! time, a break may say `in` (seconds from now) for `until`, and a request `in-days` for `by`.

use std::{fmt, sync::Arc};

use jiff::{SignedDuration, Timestamp, tz::TimeZone};
use serde::{Deserialize, de::DeserializeOwned};
use serde_json::{Map, Value};
use uuid::Uuid;

use crate::{
    guide::{Guide, says::Says, says::nearest},
    session::{
        action::Action,
        document::Session,
        flow::{Refusal, begin, take},
        state::State,
        values::Setup,
    },
    text,
};

/// Why a rehearsal cannot be played.
#[derive(Clone, Debug, Eq, PartialEq)]
pub struct RehearseError {
    /// The line, from 1.
    pub line: usize,
    /// What is wrong with it.
    pub problem: RehearseProblem,
}

/// What is wrong with a line of a rehearsal. It quotes names, and never anybody’s words.
#[derive(Clone, Debug, Eq, PartialEq)]
pub enum RehearseProblem {
    /// The file holds no line.
    Empty,
    /// The first line does not begin a session.
    NoBegin,
    /// Another line begins a session.
    BeginsAgain,
    /// The line is not a JSON object.
    NotJson,
    /// A name has no meaning here, and the nearest that has.
    UnknownName(String, Option<String>),
    /// A name is missing.
    MissingName(String),
    /// A value cannot stand where it stands.
    BadValue,
    /// The time goes backwards or too far, or is said twice.
    BadTime,
    /// It may not happen at this step.
    Refused(Refusal),
}

impl RehearseProblem {
    /// What is wrong, in a sentence.
    #[must_use]
    pub fn what(&self) -> String {
        let name = |id, name: &String| text::with(id, &[("name", name.as_str().into())]).into_owned();
        match self {
            Self::Empty => text::t("rehearsal-empty").into_owned(),
            Self::NoBegin => text::t("rehearsal-no-begin").into_owned(),
            Self::BeginsAgain => text::t("rehearsal-begins-again").into_owned(),
            Self::NotJson => text::t("rehearsal-not-json").into_owned(),
            Self::UnknownName(it, None) => name("rehearsal-unknown-name", it),
            Self::UnknownName(it, Some(near)) => {
                let near = text::with("guide-problem-near", &[("near", near.as_str().into())]);
                format!("{} {near}", name("rehearsal-unknown-name", it))
            }
            Self::MissingName(it) => name("rehearsal-missing-name", it),
            Self::BadValue => text::t("rehearsal-bad-value").into_owned(),
            Self::BadTime => text::t("rehearsal-bad-time").into_owned(),
            Self::Refused(refusal) => {
                text::with("rehearsal-refused", &[("why", text::t(refusal.key()).into())]).into_owned()
            }
        }
    }
}

impl fmt::Display for RehearseError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let args = [("line", self.line.into()), ("what", self.problem.what().into())];
        f.write_str(&text::with("rehearsal-problem", &args))
    }
}

impl std::error::Error for RehearseError {}

/// Plays a file of actions with this guide, from this time on.
///
/// # Errors
///
/// Names the first line that cannot be played, and why.
pub fn rehearse(guide: &Arc<Guide>, jsonl: &str, start: Timestamp, id: Uuid) -> Result<Session, RehearseError> {
    let mut lines = (1..).zip(jsonl.lines()).filter(|(_, line)| !line.trim().is_empty());
    let (first, line) = lines.next().ok_or(RehearseError { line: 1, problem: RehearseProblem::Empty })?;
    let (mut now, setup) = at_line(first, Line::read(line).and_then(|it| it.setup(start)))?;
    let began = begin(Arc::clone(guide), setup.clone());
    let mut state = State::begin(&setup, guide);
    let mut session = Session::new(id, now, began);
    for (number, line) in lines {
        let (at, action) = at_line(number, Line::read(line).and_then(|it| it.action(now)))?;
        let event = at_line(number, take(&state, action, at).map_err(RehearseProblem::Refused))?;
        state.apply(&event);
        session.push(at, event);
        now = at;
    }
    Ok(session)
}

fn at_line<T>(line: usize, result: Result<T, RehearseProblem>) -> Result<T, RehearseError> {
    result.map_err(|problem| RehearseError { line, problem })
}

/// One line: what is done, and when.
struct Line {
    after: Option<i64>,
    at: Option<Timestamp>,
    rest: Map<String, Value>,
}

impl Line {
    fn read(line: &str) -> Result<Self, RehearseProblem> {
        let mut rest: Map<String, Value> = serde_json::from_str(line).map_err(|error| match Says::from(&error) {
            Says::Twice(name) => RehearseProblem::UnknownName(name, None),
            _ => RehearseProblem::NotJson,
        })?;
        Ok(Self { after: taken(&mut rest, "after")?, at: taken(&mut rest, "at")?, rest })
    }

    /// When it happens.
    fn time(&self, before: Timestamp) -> Result<Timestamp, RehearseProblem> {
        match (self.after, self.at) {
            (None, None) => Ok(before),
            (Some(seconds), None) if seconds >= 0 => later(before, seconds),
            (None, Some(at)) if at >= before => Ok(at),
            _ => Err(RehearseProblem::BadTime),
        }
    }

    fn begins(&self) -> bool {
        self.rest.get("do").is_some_and(|it| it == "begin")
    }

    fn setup(mut self, start: Timestamp) -> Result<(Timestamp, Setup), RehearseProblem> {
        if !self.begins() {
            return Err(RehearseProblem::NoBegin);
        }
        let now = self.time(start)?;
        self.rest.remove("do");
        let mut unknown = None;
        let setup = serde_ignored::deserialize(Value::Object(self.rest), |path| unknown = Some(path.to_string()));
        match (setup, unknown) {
            (Ok(_), Some(name)) => Err(RehearseProblem::UnknownName(name, None)),
            (Ok(setup), None) => Ok((now, setup)),
            (Err(error), _) => Err(problem(&error)),
        }
    }

    fn action(mut self, before: Timestamp) -> Result<(Timestamp, Action), RehearseProblem> {
        if self.begins() {
            return Err(RehearseProblem::BeginsAgain);
        }
        let now = self.time(before)?;
        if let Some(seconds) = taken::<i64>(&mut self.rest, "in")? {
            self.put("until", later(now, seconds)?.to_string())?;
        }
        if let Some(days) = taken::<i64>(&mut self.rest, "in-days")? {
            let day = later(now, days.saturating_mul(24 * 60 * 60))?;
            self.put("by", day.to_zoned(TimeZone::UTC).date().to_string())?;
        }
        let action = Action::deserialize(Value::Object(self.rest)).map_err(|error| problem(&error))?;
        Ok((now, action))
    }

    fn put(&mut self, name: &str, value: String) -> Result<(), RehearseProblem> {
        match self.rest.insert(name.to_owned(), Value::String(value)) {
            None => Ok(()),
            Some(_) => Err(RehearseProblem::BadTime),
        }
    }
}

/// Takes a value of the line itself out, before the action is read strictly.
fn taken<T: DeserializeOwned>(rest: &mut Map<String, Value>, name: &str) -> Result<Option<T>, RehearseProblem> {
    let Some(value) = rest.remove(name) else { return Ok(None) };
    // What stood there may be anybody’s words: it is not quoted.
    T::deserialize(value).map(Some).or(Err(RehearseProblem::BadTime))
}

fn later(now: Timestamp, seconds: i64) -> Result<Timestamp, RehearseProblem> {
    now.checked_add(SignedDuration::from_secs(seconds)).or(Err(RehearseProblem::BadTime))
}

fn problem(error: &serde_json::Error) -> RehearseProblem {
    match Says::from(error) {
        Says::Missing(name) => RehearseProblem::MissingName(name),
        Says::UnknownField(name, known) | Says::UnknownValue(name, known) => {
            let near = nearest(&name, known);
            RehearseProblem::UnknownName(name, near)
        }
        Says::Twice(name) => RehearseProblem::UnknownName(name, None),
        Says::Other => RehearseProblem::BadValue,
    }
}
