//! A whole session from the first key to the kept file, and the keys that lead through it.

use std::{
    fs,
    os::unix::fs::MetadataExt as _,
    path::{Path, PathBuf},
};

use duologue::{
    guide::{MoveKind, Stage as GuideStage},
    session::{Event, Keep, Part, Phase, Session},
};

use super::stage::{Stage, read};

/// What every partner writes who is to write.
pub(super) const WORDS: &str = "what i hear is that you were there";

/// From Home into a first five minutes between these two.
pub(super) fn begin(stage: &Stage, left: &str, right: &str) {
    stage.keys(&["ctrl+n"]);
    stage.type_text(left);
    stage.keys(&["Tab"]);
    stage.type_text(right);
    let session = stage.lead("a session", |stage| stage.keys(&["ctrl+Return"]), Stage::session);
    stage.rest();
    let names = session.state().unwrap().setup().names.clone();
    assert_eq!((names.left.as_str(), names.right.as_str()), (left, right));
}

/// One step further, by the keys that stand on its buttons.
pub(super) fn go_on(stage: &Stage) {
    let session = stage.session().unwrap();
    let (now, before) = (session.state().unwrap(), finished(&session).len());
    let further = |stage: &Stage| stage.session().filter(|session| finished(session).len() > before).map(|_| ());
    let press = |keys: &'static [&'static str]| move |stage: &Stage| stage.keys(keys);
    match (now.stage(), now.step.part) {
        (Some(GuideStage::Readiness(_)), _) => stage.lead("both ready", Stage::both_shifts, further),
        (_, Part::Keep) => stage.lead("what to keep", press(&["3", "0"]), further),
        // The card before it is put away by the same key.
        (_, Part::Alone(_)) => stage.lead_soon("the answers", press(&["6", "Return"]), further),
        (_, Part::Reveal) => stage.lead("no look at the answers", press(&["F7"]), further),
        (Some(GuideStage::Switch(_)), _) => stage.lead_soon("the other way", press(&["Return"]), further),
        (_, Part::Move(_)) => {
            let kind = now.current_move().unwrap().kind;
            if kind == MoveKind::Confirm {
                stage.lead("it arrived", press(&["1"]), further);
            } else if now.way.writes(kind) {
                stage.write(WORDS);
                stage.lead("written words", press(&["ctrl+Return"]), further);
            } else {
                stage.lead("spoken words", press(&["Return"]), further);
            }
        }
        _ => stage.lead("the next step", press(&["ctrl+Return"]), further),
    }
    stage.rest();
}

/// What is done and stays done; half-typed words are not.
pub(super) fn finished(session: &Session) -> Vec<&Event> {
    session.events().filter(|event| !matches!(event, Event::Drafted { .. })).collect()
}

/// On to the end, where both keep all of it; gives the kept file.
pub(super) fn keep_all(stage: &Stage) -> PathBuf {
    while stage.state().unwrap().phase != Phase::Ended {
        go_on(stage);
    }
    assert_eq!(stage.state().unwrap().keeps(), Some(Keep::All));
    stage.lead(
        "the kept file",
        |stage| stage.keys(&["Return"]),
        |stage| {
            let mut files = fs::read_dir(stage.folders().documents).ok()?.map(|entry| entry.unwrap().path());
            files.next().filter(|_| stage.journals().is_empty())
        },
    )
}

/// The kept file is whole, and these words are in it.
pub(super) fn check(stage: &Stage, file: &Path, words: &[&str]) {
    stage.home().run(["check".as_ref(), file.as_os_str()]).code(0).says("whole");
    let shown = stage.home().run(["show".as_ref(), "--json".as_ref(), file.as_os_str()]).code(0);
    for words in words {
        assert!(shown.stdout().contains(words), "{words}");
    }
    let said = |event: &&Event| matches!(event, Event::Said { words, .. } if words.text().is_some());
    assert_eq!(read(file).unwrap().events().filter(said).count(), 4, "two mirrors, two thanks");
}

/// When all is over the words are in the kept file and nowhere else, and nobody else may read it.
fn leaves_no_trace(folder: &Path, kept: &Path) {
    for entry in fs::read_dir(folder).unwrap().map(Result::unwrap) {
        let path = entry.path();
        if path.is_dir() {
            leaves_no_trace(&path, kept);
        } else if path == kept {
            assert_eq!(entry.metadata().unwrap().mode() & 0o777, 0o600);
        } else {
            let bytes = fs::read(&path).unwrap();
            let found = bytes.windows(WORDS.len()).any(|part| part == WORDS.as_bytes());
            let tells = ["recently-used.xbel", "app.ron"].contains(&entry.file_name().to_str().unwrap());
            assert!(!found && !tells, "{}", path.display());
        }
    }
}

#[test]
fn a_first_five_minutes_by_keyboard_alone() {
    let mut stage = Stage::new();
    begin(&stage, "ana", "ben");
    let file = keep_all(&stage);
    check(&stage, &file, &["ana", "ben", WORDS]);
    assert_eq!((stage.close("ctrl+q"), stage.told().as_str()), (0, ""));
    leaves_no_trace(stage.home().folder(), &file);
}
