//! The words for a line of a transcript: who did what. The same on screen and on paper.

use std::borrow::Cow;

use fluent_bundle::FluentValue;
use jiff::{Timestamp, civil::Date, tz::TimeZone};

use crate::{
    guide::{MoveKind, Way},
    session::{Answer, Arrived, Heading, Line, Names, Outcome, Seat, What, Words},
    text,
};

/// The name of a partner, or their place where they gave none.
#[must_use]
pub fn name(names: &Names, seat: Seat) -> Cow<'_, str> {
    match (names.0.of(seat).trim(), seat) {
        ("", Seat::Left) => text::t("transcript-left"),
        ("", Seat::Right) => text::t("transcript-right"),
        (name, _) => Cow::Borrowed(name),
    }
}

/// A day, as it is said: 21 November 2026.
#[must_use]
pub fn day(date: Date) -> String {
    let month = text::t(&format!("transcript-month-{}", date.month())).into_owned();
    let (day, year) = (date.day().to_string(), date.year().to_string());
    text::with("transcript-date", &[("day", day.into()), ("month", month.into()), ("year", year.into())]).into_owned()
}

/// A day and the time of day.
#[must_use]
pub fn date(at: Timestamp, zone: &TimeZone) -> String {
    let here = at.to_zoned(zone.clone());
    let time = format!("{:02}:{:02}", here.hour(), here.minute());
    text::with("transcript-date-time", &[("date", day(here.date()).into()), ("time", time.into())]).into_owned()
}

/// The heading of a section.
#[must_use]
pub fn heading(heading: &Heading, names: &Names) -> String {
    let id = match heading {
        Heading::Agreements => "transcript-agreements",
        Heading::Requests => "transcript-requests",
        Heading::MadeSense => "transcript-made-sense",
        Heading::LookedBack => "transcript-looked-back",
        Heading::Stage { title, speaker: None } => {
            return text::with("transcript-stage", &[("title", title.as_str().into())]).into_owned();
        }
        Heading::Stage { title, speaker: Some(seat) } => {
            let args = [
                ("title", title.as_str().into()),
                ("name", name(names, *seat).into()),
                ("other", name(names, seat.other()).into()),
            ];
            return text::with("transcript-stage-speaker", &args).into_owned();
        }
    };
    text::t(id).into_owned()
}

/// Who did what, with the mark that belongs after it: a colon before words, else a full stop.
#[must_use]
pub fn sentence(line: &Line, names: &Names, zone: &TimeZone) -> String {
    let id = match &line.words {
        None | Some(Words::Spoken) => "transcript-label-alone",
        Some(Words::Text(_)) => "transcript-label-words",
        Some(Words::TakenBack) => "transcript-label-taken-back",
    };
    text::with(id, &[("label", label(line, names, zone).into())]).into_owned()
}

/// Who did what, without a mark after it.
#[must_use]
pub fn label(line: &Line, names: &Names, zone: &TimeZone) -> String {
    let mut args: Vec<(&'static str, FluentValue<'_>)> = details(line, zone);
    if let Some(seat) = line.seat {
        args.push(("name", name(names, seat).into()));
        args.push(("other", name(names, seat.other()).into()));
    }
    text::with(key_of_spoken(line).unwrap_or_else(|| key(line)), &args).into_owned()
}

/// What a label names besides the two people.
fn details<'a>(line: &'a Line, zone: &TimeZone) -> Vec<(&'static str, FluentValue<'a>)> {
    match &line.what {
        What::Told { need, door, depth } => {
            vec![("need", need.as_str().into()), ("door", door.as_str().into()), ("depth", depth.as_str().into())]
        }
        What::Wrote(field) | What::Agreed(field) => vec![("field", field.as_str().into())],
        What::Requested(Some(by)) | What::AskedBefore(Some(by)) => vec![("date", day(*by).into())],
        What::CheckIn(it) => vec![
            ("now", it.now.into()),
            ("wished", it.wished.into()),
            ("stirred", it.stirred.into()),
            ("heat", it.heat.into()),
        ],
        What::CheckOut(it) => {
            vec![("understood", it.understood.into()), ("sense", it.made_sense.into()), ("cared", it.cared.into())]
        }
        What::Postponed(until) | What::Break(until) | What::BreakMoved(until) => {
            vec![("until", date(*until, zone).into())]
        }
        What::Returned => vec![("at", date(line.at, zone).into())],
        What::WayChanged(new) => vec![("way", text::t(way(*new)).into())],
        _ => Vec::new(),
    }
}

/// The id of the sentence for what was said aloud, where the usual one waits for words.
fn key_of_spoken(line: &Line) -> Option<&'static str> {
    if line.words != Some(Words::Spoken) {
        return None;
    }
    Some(match &line.what {
        What::Said { paused: true, .. } => "transcript-spoke-so-far",
        What::Said { in_move, .. } => match in_move {
            Some(MoveKind::Mirror) => "transcript-gave-it-back",
            Some(MoveKind::Summarise) => "transcript-summed-it-up",
            Some(MoveKind::Send) | None => "transcript-spoke",
            _ => return None,
        },
        What::TookAlong => "transcript-took-a-word-along",
        _ => return None,
    })
}

/// The id of the sentence for a line.
fn key(line: &Line) -> &'static str {
    match &line.what {
        What::Said { paused: true, .. } => "transcript-said-so-far",
        What::Said { in_move, .. } => match in_move {
            Some(MoveKind::Topic) => "transcript-topic",
            Some(MoveKind::Mirror) => "transcript-gave-back",
            Some(MoveKind::Summarise) => "transcript-summed-up",
            Some(MoveKind::Validate) => "transcript-makes-sense",
            Some(MoveKind::Empathise) => "transcript-imagines",
            Some(MoveKind::Thank) => "transcript-thanked",
            _ => "transcript-said",
        },
        What::Arrived(Arrived::Yes) => "transcript-yes",
        What::Arrived(Arrived::Almost) => "transcript-almost",
        What::Arrived(Arrived::NotYet) => "transcript-not-yet",
        What::More(true) => "transcript-more",
        What::More(false) => "transcript-no-more",
        What::Asked => "transcript-asked",
        What::Parked => "transcript-parked",
        What::LetGo => "transcript-let-go",
        What::ThankedForShowing => "transcript-thanked-for-showing",
        What::Told { .. } => "transcript-told",
        What::Letter => "transcript-letter",
        What::Wrote(_) if line.seat.is_none() => "transcript-wrote-together",
        What::Wrote(_) => "transcript-wrote",
        What::Agreed(_) => "transcript-agreed",
        What::Requested(None) => "transcript-requested",
        What::Requested(Some(_)) => "transcript-requested-by",
        What::Answered(Answer::Yes) => "transcript-answer-yes",
        What::Answered(Answer::Instead) => "transcript-answer-instead",
        What::Answered(Answer::No) => "transcript-answer-no",
        What::OfferAnswered(true) => "transcript-offer-taken",
        What::OfferAnswered(false) => "transcript-offer-left",
        What::TookAlong => "transcript-took-along",
        What::CheckIn(_) => "transcript-check-in",
        What::CheckOut(_) => "transcript-check-out",
        What::Appreciated => "transcript-appreciated",
        What::AskedBefore(None) => "transcript-asked-before",
        What::AskedBefore(Some(_)) => "transcript-asked-before-by",
        What::OfferedBefore => "transcript-offered-before",
        _ => key_of_both(&line.what),
    }
}

/// The id of the sentence for what both did, or where nobody is named.
fn key_of_both(what: &What) -> &'static str {
    match what {
        What::Ready => "transcript-ready",
        What::Followed(Outcome::Happened) => "transcript-happened",
        What::Followed(Outcome::Partly) => "transcript-partly",
        What::Followed(Outcome::NotYet) => "transcript-not-happened-yet",
        What::Followed(Outcome::LetGo) => "transcript-let-it-go",
        What::Postponed(_) => "transcript-postponed",
        What::KeptApart => "transcript-kept-apart",
        What::Skipped => "transcript-skipped",
        What::TurnSkipped => "transcript-turn-skipped",
        What::WentBack => "transcript-went-back",
        What::WayChanged(_) => "transcript-way-changed",
        What::Break(_) => "transcript-break",
        What::BreakMoved(_) => "transcript-break-moved",
        What::Returned => "transcript-returned",
        What::Resumed => "transcript-resumed",
        What::Stopped => "transcript-stopped",
        _ => "transcript-unknown",
    }
}

/// The id of the sentence for a way of talking.
pub(super) fn way(way: Way) -> &'static str {
    match way {
        Way::ListenerWrites => "transcript-way-listener-writes",
        Way::BothWrite => "transcript-way-both-write",
        Way::WriteReadTalk => "transcript-way-write-read-talk",
        Way::SpeakOnly => "transcript-way-speak-only",
    }
}
