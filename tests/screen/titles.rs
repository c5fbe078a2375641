//! P8: what others see of the window, in a list of windows or over a shoulder.

use std::{fs, sync::Arc};

use duologue::{
    guide::{self, Way},
    session::{Pair, Record, Seat, Session, Setup, begin},
    store::{RealDisk, Store, record},
};
use jiff::Timestamp;
use uuid::Uuid;

use super::{stage::Stage, tools::until};

const LEFT: &str = "wilhelmina";
const RIGHT: &str = "torvald";
const TOPIC: &str = "quillwort";

fn session() -> Session {
    let setup = Setup {
        names: Pair { left: LEFT.to_owned(), right: RIGHT.to_owned() },
        topic: TOPIC.to_owned(),
        way: Way::ListenerWrites,
        first: Seat::Left,
        record: Record::On,
        example: false,
    };
    Session::new(Uuid::from_u128(8), Timestamp::now(), begin(guide::by_id("first-five").unwrap(), setup))
}

/// The window has this title, and nothing that it tells holds a name or the topic.
#[track_caller]
fn tells_only(stage: &Stage, title: &str) {
    until("the title", || (stage.title() == title).then_some(()));
    let properties = stage.properties().to_lowercase();
    assert!(properties.contains("wm_name"), "{properties}");
    for secret in [LEFT, RIGHT, TOPIC] {
        assert!(!properties.contains(secret), "{properties}");
    }
}

#[test]
fn the_title_tells_nothing_in_any_state() {
    let mut stage = Stage::empty();
    let session = session();
    let store = Store::new(Arc::new(RealDisk), stage.folders());
    drop(store.begin(&session, Timestamp::now()).0);
    let old = stage.journals();

    stage.start::<&str>(&[]);
    tells_only(&stage, "Duologue");
    stage.keys(&["Tab", "Tab", "Tab", "Tab", "Tab", "Return"]);
    until("the session that is held", || (stage.journals() != old).then_some(()));
    stage.rest();
    tells_only(&stage, "Duologue");
    stage.keys(&["F9"]);
    tells_only(&stage, "Notes");
    stage.keys(&["F9"]);
    tells_only(&stage, "Duologue");
    stage.kill();

    stage.start::<&str>(&[]);
    stage.keys(&["ctrl+n"]);
    stage.type_text(LEFT);
    stage.keys(&["Tab"]);
    stage.type_text(RIGHT);
    tells_only(&stage, "Duologue");
    stage.kill();

    let file = stage.home().path(format!("{LEFT} and {RIGHT} on {TOPIC}.duologue"));
    fs::File::create_new(&file)
        .and_then(|mut made| std::io::Write::write_all(&mut made, &record::encode(&session)))
        .unwrap();
    stage.start(&[&file]);
    // While it is read it is locked.
    until("the file that is read", || stage.folders().document_lock(&file).exists().then_some(()));
    stage.rest();
    tells_only(&stage, "Duologue");
}
