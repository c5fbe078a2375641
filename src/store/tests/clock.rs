//! R14: clocks that are wrong.

use jiff::Timestamp;

use crate::{
    session::Seat,
    store::{
        Disk as _, Expected,
        testing::{House, Talk, id},
    },
};

/// Begun at one time, talked on and saved at another.
fn check(then: &str, now: &str) {
    let (then, now): (Timestamp, Timestamp) = (then.parse().unwrap(), now.parse().unwrap());
    let house = House::new();
    let mut talk = Talk::new();
    talk.session.created = then;
    talk.session.entries[0].at = then;
    let mut held = house.store.begin(&talk.session, then).0;
    let said = Talk::new().says(Seat::Left, "The hedge.").session.entries[1].event.clone();
    house.store.append(&mut held, talk.session.push(now, said)).unwrap();
    drop(held);
    let listed = house.store.unfinished(now).unwrap();
    assert_eq!((listed[0].began, listed[0].last, listed[0].turns), (Some(then), Some(now), 1));
    assert!(listed[0].minutes <= 30);
    let mut file = house.store.recover(id(), now).unwrap();
    house.store.save_as(&mut file.held, &file.opened.session, &house.path, Expected::Nothing, now).unwrap();
    for turn in 0..8 {
        // Forwards and backwards: the newest backup is the one that was made last, whatever the clock said.
        let now = if turn % 2 == 0 { then } else { now };
        let before = house.bytes().unwrap();
        let said = Talk::new().says(Seat::Left, &format!("{turn}")).session.entries[1].event.clone();
        file.opened.session.push(now, said);
        house.save(&mut file.held, &file.opened.session, now).unwrap();
        let newest = house.store.backups(id()).unwrap().pop().unwrap();
        assert_eq!(house.disk.read(&newest.path, u64::MAX).unwrap(), before);
    }
    assert!((5..=7).contains(&house.store.backups(id()).unwrap().len()));
    house.store.finish(&mut file.held, &file.opened.session, None, now).unwrap();
    let opened = house.store.open(&house.path, then).unwrap().opened;
    assert_eq!((opened.damage.len(), opened.session.entries.len()), (0, 10));
}

#[test]
fn back_ten_years() {
    check("2026-11-21T19:30:00Z", "2016-11-21T19:31:00Z");
}

#[test]
fn forward_to_2099() {
    check("2026-11-21T19:30:00Z", "2099-12-31T23:59:59Z");
}

#[test]
fn over_the_end_of_summer_time() {
    check("2026-10-25T00:59:59Z", "2026-10-25T01:00:00Z");
}

#[test]
fn over_the_beginning_of_summer_time() {
    check("2026-03-29T00:59:59Z", "2026-03-29T01:00:00Z");
}

#[test]
fn in_1970() {
    check("1970-01-01T00:00:00Z", "1970-01-01T00:01:00Z");
}

#[test]
fn at_the_ends_of_time() {
    check(&Timestamp::MAX.to_string(), &Timestamp::MIN.to_string());
}
