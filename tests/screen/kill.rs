//! SIGKILL in the middle of a mirror: what was finished is all there, and of what was not hardly anything is lost.

use duologue::{guide::MoveKind, session::Event};

use super::{
    evening::{WORDS, begin, check, finished, go_on, keep_all},
    stage::Stage,
    tools::until,
};

/// On the disk two seconds after the last key.
const RESTED: &str = "you liked it that the light was on";

/// More than twice as many letters as may be lost, typed without a pause.
const BREATHLESS: &str = " and that the kettle sang and the door stood open and somebody had swept the stairs and the \
    cat lay where the cat lies and the letters were on the table and none of them was a bill and when you sat down the \
    chair was warm and the radio played the song from the summer by the lake where it rained for a week and we did not \
    mind and you thought that somebody had been waiting and that it was me and that was the best of all of it this \
    long week";

/// So many letters may be lost.
const BOUND: usize = 200;

#[test]
fn killed_in_the_middle_of_a_mirror_nothing_finished_is_lost() {
    let mut stage = Stage::new();
    begin(&stage, "ana", "ben");
    let second_mirror = |stage: &Stage| {
        let now = stage.state().unwrap();
        now.step.stage == 3 && now.current_move().is_some_and(|it| it.kind == MoveKind::Mirror)
    };
    while !second_mirror(&stage) {
        go_on(&stage);
    }
    let before = stage.session().unwrap();
    stage.write(RESTED);
    stage.type_text(BREATHLESS);
    let typed = format!("{RESTED}{BREATHLESS}");
    until("all but the last letters in the safety copy", || {
        stage.draft().filter(|draft| typed.len() - draft.len() <= BOUND)
    });
    stage.kill();

    let left = stage.session().unwrap();
    assert_eq!(finished(&left), finished(&before));
    let drafts: Vec<&str> = left.events().filter_map(drafted).filter(|draft| draft.starts_with(RESTED)).collect();
    let last = drafts.last().unwrap();
    assert!(typed.starts_with(last) && typed.len() - last.len() <= BOUND, "{last}");
    assert!(drafts.iter().any(|draft| *draft != RESTED && *draft != typed), "nothing is written until typing rests");

    let old = stage.journals();
    stage.start::<&str>(&[]);
    // Four buttons in the corner, then “Open together”.
    stage.keys(&["Tab", "Tab", "Tab", "Tab", "Tab", "Return"]);
    until("a safety copy of the session that was opened again", || {
        let new = stage.journals();
        (new != old && new.len() == 1).then_some(())
    });
    stage.rest();
    assert!(second_mirror(&stage));
    assert_eq!(finished(&stage.session().unwrap()), finished(&before));
    // The half-typed words stand in their field: sent off as they are, they are said.
    stage.lead(
        "the words that were found again",
        |stage| stage.keys(&["ctrl+Return"]),
        |stage| finished(&stage.session()?).get(finished(&before).len()).map(|_| ()),
    );
    let said = stage.session().unwrap();
    let said = finished(&said)[finished(&before).len()];
    assert!(matches!(said, Event::Said { words, .. } if words.text() == Some(last)));
    stage.rest();
    let file = keep_all(&stage);
    check(&stage, &file, &["ana", "ben", WORDS, last]);
}

fn drafted(event: &Event) -> Option<&str> {
    match event {
        Event::Drafted { words, .. } => words.text(),
        _ => None,
    }
}
