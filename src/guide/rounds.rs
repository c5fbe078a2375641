//! Rounds: their moves, their loops, and rounds like an earlier one.

use crate::guide::{
    check::{Found, check_ids, check_seconds, stage_path},
    model::{Guide, Move, MoveKind, Role, Round, Stage},
    place::Path,
    problem::ProblemKind,
    says::nearest,
};

/// Checks all rounds of a guide.
pub(super) fn check(guide: &Guide, found: &mut Found) {
    let rounds: Vec<(Path, &Round)> = guide
        .stages
        .iter()
        .enumerate()
        .filter_map(|(index, stage)| match stage {
            Stage::Round(round) => Some((stage_path(index), round)),
            _ => None,
        })
        .collect();
    check_ids(rounds.iter().map(|(path, round)| (path.then("id"), round.id.as_str())), found);
    for (place, (path, round)) in rounds.iter().enumerate() {
        check_like(path, round, rounds.iter().take(place).map(|(_, earlier)| *earlier), found);
        for (index, it) in round.moves.iter().enumerate() {
            check_move(&path.then("moves").then(index), it, &round.moves[..index], found);
        }
    }
}

fn check_like<'r>(path: &Path, round: &Round, earlier: impl Iterator<Item = &'r Round>, found: &mut Found) {
    match &round.like {
        None if round.moves.is_empty() => found.push((path.clone(), ProblemKind::NothingToDo)),
        None => {}
        Some(_) if !round.moves.is_empty() => found.push((path.then("like"), ProblemKind::LikeAndMoves)),
        Some(like) => {
            let ids: Vec<&str> = earlier.map(|it| it.id.as_str()).collect();
            if !ids.contains(&like.as_str()) {
                let kind = ProblemKind::UnknownRound(like.clone(), nearest(like, ids));
                found.push((path.then("like"), kind));
            }
        }
    }
}

fn check_move(path: &Path, it: &Move, earlier: &[Move], found: &mut Found) {
    let repeats = |target: MoveKind| target.has_words() && earlier.iter().any(|it| it.kind == target);
    let meaningless =
        |name: &str| (path.then(name), ProblemKind::Meaningless(name.to_owned(), it.kind.name().to_owned()));
    match it.not_yet {
        Some(_) if it.kind != MoveKind::Confirm => found.push(meaningless("not-yet")),
        Some(target) if !repeats(target) => {
            found.push((path.then("not-yet"), ProblemKind::NoSuchMove(target.name().to_owned())));
        }
        None if it.kind == MoveKind::Confirm => {
            found.push((path.clone(), ProblemKind::NoWayBack("not-yet".to_owned())));
        }
        _ => {}
    }
    match it.yes {
        Some(_) if !matches!(it.kind, MoveKind::More | MoveKind::Invite) => found.push(meaningless("yes")),
        Some(target) if !repeats(target) => {
            found.push((path.then("yes"), ProblemKind::NoSuchMove(target.name().to_owned())));
        }
        None if it.kind == MoveKind::More => {
            found.push((path.clone(), ProblemKind::NoWayBack("yes".to_owned())));
        }
        _ => {}
    }
    match it.kind {
        MoveKind::Invite if it.questions.is_empty() => found.push((path.clone(), ProblemKind::NoQuestions)),
        MoveKind::Invite => {}
        _ if !it.questions.is_empty() => found.push(meaningless("questions")),
        _ => {}
    }
    if it.by == Some(Role::Listener) && matches!(it.kind, MoveKind::Confirm | MoveKind::More) {
        found.push((path.then("by"), ProblemKind::SpeakerDecides));
    }
    check_seconds(&path.then("seconds"), it.seconds, found);
}

/// Gives rounds that are like an earlier one their moves, so that a guide can be walked without looking anything up.
pub(super) fn resolve(guide: &mut Guide) {
    for index in 0..guide.stages.len() {
        let (earlier, rest) = guide.stages.split_at_mut(index);
        let Some(Stage::Round(round)) = rest.first_mut() else { continue };
        let Some(like) = round.like.take() else { continue };
        let model = earlier.iter().find_map(|stage| match stage {
            Stage::Round(it) if it.id == like => Some(it.moves.clone()),
            _ => None,
        });
        round.moves = model.unwrap_or_default();
    }
}
