//! What makes a guide walkable, beyond having the right shape.

use std::collections::BTreeSet;

use unic_langid::LanguageIdentifier;

use crate::guide::{
    model::{Field, Guide, Stage, Turn},
    place::{Path, Step},
    problem::ProblemKind,
    rounds,
    texts::{texts, words},
};

/// What is wrong, and where.
pub(super) type Found = Vec<(Path, ProblemKind)>;

/// The longest guide, in minutes.
const LONGEST_EVENING: u16 = 240;

/// The longest time of a ring and of the shared quiet, in seconds.
const LONGEST_RING: u16 = 3600;

/// The most ground rules: nobody hears a fourth.
const MOST_RULES: usize = 3;

/// Checks all that the types cannot say.
pub(super) fn check(guide: &Guide) -> Found {
    let mut found = Vec::new();
    check_head(guide, &mut found);
    check_order(guide, &mut found);
    for (index, stage) in guide.stages.iter().enumerate() {
        check_stage(&stage_path(index), stage, &mut found);
    }
    rounds::check(guide, &mut found);
    check_texts(guide, &mut found);
    found
}

/// The path to what stands in a stage.
pub(super) fn stage_path(index: usize) -> Path {
    Path::default().then("stages").then(index).then(Step::Inside)
}

fn check_head(guide: &Guide, found: &mut Found) {
    let top = Path::default();
    check_id(&top.then("id"), &guide.id, found);
    if !is_language(&guide.language) {
        found.push((top.then("language"), ProblemKind::Language(guide.language.clone())));
    }
    let [shortest, longest] = guide.minutes;
    if shortest == 0 || shortest > longest || longest > LONGEST_EVENING {
        found.push((top.then("minutes"), ProblemKind::Minutes));
    }
    if !(1..=5).contains(&guide.heat) {
        found.push((top.then("heat"), ProblemKind::OutOfRange(1, 5)));
    }
    if guide.ways.is_empty() {
        found.push((top.then("ways"), ProblemKind::NoWays));
    }
    check_repeated(&top.then("ways"), guide.ways.iter().map(|way| way.name()), found);
    check_repeated(&top.then("ideas"), guide.ideas.iter().map(String::as_str), found);
    for (index, idea) in guide.ideas.iter().enumerate().filter(|(_, idea)| !is_idea(idea)) {
        found.push((top.then("ideas").then(index), ProblemKind::IdeaShape(idea.clone())));
    }
}

/// Two numbers with a dot between them.
fn is_idea(idea: &str) -> bool {
    let number = |part: &str| (1..=2).contains(&part.len()) && part.bytes().all(|byte| byte.is_ascii_digit());
    idea.split_once('.').is_some_and(|(article, row)| number(article) && number(row))
}

/// A language that is named by its short code; longer ones parse too, such as “english”.
fn is_language(tag: &str) -> bool {
    let shape = tag.bytes().all(|byte| byte.is_ascii_alphanumeric() || byte == b'-');
    shape && tag.parse::<LanguageIdentifier>().is_ok_and(|it| it.language.as_str().len() <= 3 && tag != "und")
}

fn check_repeated<'n>(path: &Path, names: impl Iterator<Item = &'n str>, found: &mut Found) {
    let mut seen = BTreeSet::new();
    for (index, name) in names.enumerate() {
        if !seen.insert(name) {
            found.push((path.then(index), ProblemKind::Repeated(name.to_owned())));
        }
    }
}

/// Checks the shape of a short name.
pub(super) fn check_id(path: &Path, id: &str, found: &mut Found) {
    let inner = |byte: u8| byte.is_ascii_lowercase() || byte.is_ascii_digit() || byte == b'-';
    let ends = |byte: Option<&u8>| byte.is_some_and(|it| *it != b'-');
    let fits = id.len() <= 40 && id.bytes().all(inner) && ends(id.as_bytes().first()) && ends(id.as_bytes().last());
    if !fits {
        found.push((path.clone(), ProblemKind::IdShape(id.to_owned())));
    }
}

/// Checks the shape of short names and that no two are the same.
pub(super) fn check_ids<'i>(ids: impl Iterator<Item = (Path, &'i str)>, found: &mut Found) {
    let mut seen = BTreeSet::new();
    for (path, id) in ids {
        check_id(&path, id, found);
        if !seen.insert(id) {
            found.push((path, ProblemKind::DuplicateId(id.to_owned())));
        }
    }
}

/// One closing, at the end; requests only when both have spoken.
fn check_order(guide: &Guide, found: &mut Found) {
    let is_closing = |stage: &Stage| matches!(stage, Stage::Closing(_));
    match guide.stages.iter().position(is_closing) {
        None => found.push((Path::default().then("stages"), ProblemKind::NoClosing)),
        Some(closing) => {
            let after = closing + 1..guide.stages.len();
            found.extend(after.map(|index| (Path::default().then("stages").then(index), ProblemKind::AfterClosing)));
        }
    }
    let mut spoken = (false, false);
    for (index, stage) in guide.stages.iter().enumerate() {
        match stage {
            Stage::Round(round) if round.speaker == Turn::First => spoken.0 = true,
            Stage::Round(_) => spoken.1 = true,
            // A letter is a turn too, and both write one.
            Stage::Writing(_) => spoken = (true, true),
            Stage::Requests(_) if spoken != (true, true) => {
                found.push((Path::default().then("stages").then(index), ProblemKind::RequestsTooEarly));
            }
            _ => {}
        }
    }
}

fn check_stage(path: &Path, stage: &Stage, found: &mut Found) {
    match stage {
        Stage::Readiness(it) if it.rules.len() > MOST_RULES => {
            found.push((path.then("rules"), ProblemKind::TooManyRules));
        }
        Stage::Origins(it) => {
            if it.doors.is_empty() {
                found.push((path.then("doors"), ProblemKind::NothingToDo));
            }
            let id = |(index, door)| {
                let door: &crate::guide::Door = door;
                (path.then("doors").then(index).then("id"), door.id.as_str())
            };
            check_ids(it.doors.iter().enumerate().map(id), found);
        }
        Stage::LoopMap(it) | Stage::SpaceAgreement(it) | Stage::Sheet(it) => {
            if it.own.is_empty() && it.together.is_empty() {
                found.push((path.clone(), ProblemKind::NothingToDo));
            }
            if it.private && (it.agreement || !it.together.is_empty()) {
                found.push((path.then("private"), ProblemKind::PrivateTogether));
            }
            let ids = |name: &'static str, fields| {
                let fields: &[Field] = fields;
                fields
                    .iter()
                    .enumerate()
                    .map(move |(index, field)| (path.then(name).then(index).then("id"), field.id.as_str()))
            };
            check_ids(ids("own", &it.own).chain(ids("together", &it.together)), found);
        }
        Stage::Writing(it) => check_seconds(&path.then("seconds"), it.seconds, found),
        Stage::Closing(it) => check_seconds(&path.then("quiet"), it.quiet, found),
        _ => {}
    }
}

/// A ring that is full at once, or never, helps nobody.
pub(super) fn check_seconds(path: &Path, seconds: Option<u16>, found: &mut Found) {
    if seconds.is_some_and(|it| !(5..=LONGEST_RING).contains(&it)) {
        found.push((path.clone(), ProblemKind::OutOfRange(5, LONGEST_RING.into())));
    }
}

fn check_texts(guide: &Guide, found: &mut Found) {
    for text in texts(guide) {
        let most = text.kind.most_words();
        match words(text.says) {
            0 => found.push((text.path, ProblemKind::EmptyText)),
            count if count > most => {
                found.push((text.path, ProblemKind::TooManyWords(count as u32, most as u32)));
            }
            _ => {}
        }
    }
}
