//! What was granted on the last evening of the same two.

use uuid::Uuid;

use crate::{
    session::{Answer, CheckIn, Event, Granted, Keep, Outcome, Pair, Record, Seat, Transcript, What, Words},
    store::{
        record::{encode, read},
        testing::{House, Talk, later},
    },
};

fn names(left: &str, right: &str) -> Pair<String> {
    Pair { left: left.to_owned(), right: right.to_owned() }
}

/// What is asked about at the beginning of an evening of these two.
fn asked(house: &House<crate::store::testing::MemoryDisk>, names: &Pair<String>) -> Vec<(Seat, String)> {
    let granted = house.store.granted_before(names).into_iter();
    granted.map(|it| (it.seat, it.agreed().text().unwrap().to_owned())).collect()
}

fn put(house: &House<crate::store::testing::MemoryDisk>, name: &str, talk: &Talk) {
    let kept = talk.session.kept(Keep::Agreed);
    house.disk.put(&house.path.with_file_name(name), &encode(&kept));
}

#[test]
fn the_last_evening_of_the_same_two_is_found_wherever_they_sit() {
    let house = House::new();
    assert_eq!(asked(&house, &names("Ada", "Bo")), []);
    put(&house, "first.duologue", &Talk::new().asks("A call", Answer::Yes).keep(Keep::Agreed));
    put(&house, "last.duologue", &Talk::new().asks("A walk", Answer::Yes).asks("A loan", Answer::No));
    let mut others = Talk::new().asks("Theirs", Answer::Yes);
    if let Event::Began { setup, .. } = &mut others.session.entries[0].event {
        setup.names = names("Cy", "Di");
    }
    put(&house, "others.duologue", &others);
    house.disk.put(&house.path.with_file_name("a picture.duologue"), b"no session");
    assert_eq!(asked(&house, &names("Ada", "Bo")), [(Seat::Left, "A walk".to_owned())]);
    assert_eq!(asked(&house, &names(" bo", "ADA ")), [(Seat::Right, "A walk".to_owned())]);
    assert_eq!(asked(&house, &names("Ada", "Di")), []);
}

#[test]
fn only_the_last_word_on_what_became_of_it_is_kept() {
    let house = House::new();
    let walk = Granted { seat: Seat::Right, words: Words::from_field("A walk"), by: None, instead: None };
    let call = Granted { words: Words::from_field("A call"), ..walk.clone() };
    let followed = |index, outcome| Event::Followed { index, outcome };
    let talk = Talk::new()
        .and(Event::LookedBack { requests: vec![walk, call] })
        .and(followed(0, Outcome::Happened))
        .and(followed(1, Outcome::NotYet))
        .and(followed(0, Outcome::Partly));
    house.saved(&talk);
    let kept = read(&house.bytes().unwrap()).unwrap().session;
    let events: Vec<&Event> = kept.events().filter(|event| matches!(event, Event::Followed { .. })).collect();
    assert_eq!(events, [&followed(1, Outcome::NotYet), &followed(0, Outcome::Partly)]);
    for session in [&kept, &talk.session] {
        let account = Transcript::of(session).unwrap();
        assert_eq!(account.in_order().filter(|line| matches!(line.what, What::Followed(_))).count(), 2);
    }
}

#[test]
fn the_last_evening_is_the_one_that_began_last_whichever_file_was_changed_since() {
    let house = House::new();
    put(&house, "last.duologue", &Talk::new().asks("A walk", Answer::Yes));
    let mut first = Talk::new().asks("A call", Answer::Yes);
    first.session.created = later(-5000);
    put(&house, "first.duologue", &first);
    assert_eq!(asked(&house, &names("Ada", "Bo")), [(Seat::Left, "A walk".to_owned())]);
}

#[test]
fn of_a_long_list_it_is_said_that_some_are_left_out() {
    let house = House::new();
    for number in 0..203 {
        house.disk.put(&house.path.with_file_name(format!("{number}.duologue")), b"");
    }
    let glances = house.store.glances().unwrap();
    assert_eq!((glances.unread, glances.left_out), (200, 3));
}

#[test]
fn an_evening_without_a_request_ends_the_question() {
    let house = House::new();
    put(&house, "first.duologue", &Talk::new().asks("A call", Answer::Yes));
    put(&house, "last.duologue", &Talk::new().agrees("Half an hour"));
    assert_eq!(asked(&house, &names("Ada", "Bo")), []);
}

#[test]
fn nothing_is_asked_about_an_example_or_a_damaged_file() {
    let house = House::new();
    let mut example = Talk::new().asks("A walk", Answer::Yes);
    if let Event::Began { setup, .. } = &mut example.session.entries[0].event {
        setup.example = true;
    }
    put(&house, "example.duologue", &example);
    put(&house, "off.duologue", &Talk::with(Record::Off).asks("A walk", Answer::Yes));
    let sound = encode(&Talk::new().asks("A walk", Answer::Yes).session);
    let damaged = String::from_utf8(sound).unwrap().replace("A walk", "A talk");
    house.disk.put(&house.path, damaged.as_bytes());
    assert_eq!(asked(&house, &names("Ada", "Bo")), []);
}

#[test]
fn over_months_each_evening_is_shown_once_and_what_cannot_be_read_is_counted() {
    let house = House::new();
    let empty = house.store.glances().unwrap();
    assert_eq!((empty.evenings.len(), empty.unread), (0, 0));
    let answers = CheckIn { now: 3, wished: 6, stirred: 1, heat: 1 };
    let shown = Pair { left: answers, right: CheckIn { now: 4, ..answers } };
    let mut talk = Talk::new()
        .and(Event::CheckInShown { answers: shown })
        .and(Event::BreakTaken { until: later(90) })
        .and(Event::Returned)
        .asks("A walk", Answer::Yes);
    put_all(&house, "later.duologue", &talk);
    talk.session.id = Uuid::from_u128(3);
    put_all(&house, "a copy of it.duologue", &talk);
    talk.session.id = Uuid::from_u128(4);
    talk.session.created = later(-5000);
    talk.session.entries.truncate(1);
    put_all(&house, "earlier.duologue", &talk);
    house.disk.put(&house.path.with_file_name("a picture.duologue"), b"no session");
    let glances = house.store.glances().unwrap();
    let [first, last] = &glances.evenings[..] else { panic!("{}", glances.evenings.len()) };
    assert_eq!((glances.unread, first.at, first.check_in.is_none(), first.came_back), (1, later(-5000), true, None));
    let turned = last.seated_as(&names("bo", "ada")).unwrap();
    let near = turned.check_in.unwrap();
    assert_eq!((near.left.now, near.right.now, last.came_back, last.granted.len()), (4, 3, Some(true), 1));
    assert!(turned.granted[0].seat != last.granted[0].seat);
}

fn put_all(house: &House<crate::store::testing::MemoryDisk>, name: &str, talk: &Talk) {
    house.disk.put(&house.path.with_file_name(name), &encode(&talk.session));
}
