//! R1, R2, R3 and R7: one thing goes wrong at every place where it can.

use super::scenarios::{ALL, Ledger, Scenario, check, first, second};
use crate::{
    session::{Keep, Seat},
    store::{
        Expected,
        record::encode,
        save::fit_to_keep,
        testing::{Dice, FailingDisk, Fault, House, MemoryDisk, Talk, id, later},
    },
};

/// EIO, ENOSPC, EDQUOT, EACCES, EROFS, EINTR, and a write that ends half-way.
const ERRNOS: [Option<i32>; 7] = [Some(5), Some(28), Some(122), Some(13), Some(30), Some(4), None];

/// What looks after every fault would see an evening that is gone.
#[test]
#[should_panic(expected = "neither journal nor file has it")]
fn a_lost_evening_is_seen() {
    let ledger = Ledger { may_be_absent: true, may_be_over: true, safe: 3, ..Ledger::default() };
    check(&House::new(), &ledger, "nothing is left");
}

fn prepared(scenario: &Scenario) -> (House<MemoryDisk>, Ledger) {
    let house = House::new();
    let ledger = (scenario.before)(&house);
    (house, ledger)
}

fn run(scenario: &Scenario, prepared: &House<MemoryDisk>, fault: Fault) -> u64 {
    let clean = prepared.moved(prepared.disk.copy());
    let mut ledger = (scenario.before)(&House::new());
    let faulty = prepared.moved(FailingDisk::new(clean.disk.clone(), fault));
    (scenario.work)(&faulty.store, &faulty.path, &mut ledger);
    check(&clean, &ledger, &format!("{}, {fault:?}", scenario.name));
    faulty.disk.operations()
}

/// R1: every operation fails, once or for ever, in every way.
#[test]
fn every_operation_may_fail() {
    let mut cases = 0;
    for scenario in &ALL {
        let (house, _) = prepared(scenario);
        let operations = run(scenario, &house, Fault::NEVER);
        for at in 0..operations {
            for for_ever in [false, true] {
                for errno in ERRNOS {
                    run(scenario, &house, Fault { at, for_ever, errno });
                    cases += 1;
                }
            }
        }
    }
    assert!(cases > 3_400, "{cases}");
}

fn crashed(
    scenario: &Scenario,
    house: &House<MemoryDisk>,
    after: u64,
    seeds: &[u64],
    mut look: impl FnMut(House<MemoryDisk>, &Ledger, &str),
) {
    let disk = house.disk.copy();
    disk.crash_after(after);
    let cut = house.moved(disk);
    let mut ledger = (scenario.before)(&House::new());
    (scenario.work)(&cut.store, &cut.path, &mut ledger);
    for seed in seeds {
        let what = format!("{}, power cut after {after}, seed {seed}", scenario.name);
        look(house.moved(cut.disk.restart(*seed)), &ledger, &what);
    }
}

fn changes(scenario: &Scenario, house: &House<MemoryDisk>) -> u64 {
    let disk = house.disk.copy();
    disk.crash_after(u64::MAX);
    (scenario.work)(&house.moved(disk.clone()).store, &house.path, &mut (scenario.before)(&House::new()));
    disk.operations()
}

/// R2: the power goes after every change, and of what was not synced anything may be left.
#[test]
fn the_power_may_go_at_any_time() {
    let seeds: Vec<u64> = (0..20).collect();
    for scenario in &ALL {
        let (house, _) = prepared(scenario);
        for after in 0..=changes(scenario, &house) {
            crashed(scenario, &house, after, &seeds, |house, ledger, what| check(&house, ledger, what));
        }
    }
}

/// R3: something fails while a session is recovered after a power cut.
#[test]
fn recovery_may_fail() {
    let mut dice = Dice::new(3);
    for round in 0..1_000 {
        let scenario = &ALL[dice.below(ALL.len())];
        let (house, _) = prepared(scenario);
        let after = dice.below(usize::try_from(changes(scenario, &house)).unwrap() + 1) as u64;
        let fault =
            Fault { at: dice.below(30) as u64, for_ever: dice.below(2) == 0, errno: ERRNOS[dice.below(ERRNOS.len())] };
        crashed(scenario, &house, after, &[round], |house, ledger, what| {
            let faulty = house.moved(FailingDisk::new(house.disk.clone(), fault));
            drop(faulty.store.unfinished(later(80)));
            drop(faulty.store.recover(id(), later(80)));
            drop(faulty.store.open(&house.path, later(80)));
            check(&house, ledger, &format!("{what}, {fault:?}"));
        });
    }
}

/// R7: room for everything from nothing to more than enough, in steps of 4 KB.
#[test]
fn the_disk_may_be_full() {
    let long = |talk: Talk| talk.says(Seat::Left, &"The hedge. ".repeat(3_000));
    let house = House::new();
    let held = house.saved(&first());
    house.close(held);
    let old = house.bytes().unwrap();
    let new = encode(&fit_to_keep(&long(second()).session, Keep::All).unwrap());
    let mut saved = 0;
    for room in (0..4 * new.len() as u64 + 65_536).step_by(4_096) {
        let tight = house.moved(house.disk.copy());
        tight.disk.limit(tight.disk.used() + room);
        let mut ledger = Ledger { versions: vec![old.clone(), new.clone()], ..Ledger::default() };
        let mut held = tight.store.open(&tight.path, later(1)).unwrap().held;
        let hash = held.saved().unwrap().hash;
        let talk = long(second());
        let journalled = tight.store.edit(&mut held, &talk.session, later(1));
        if journalled.is_ok() {
            ledger.safe = talk.session.entries.last().unwrap().seq;
        }
        match tight.store.save_as(&mut held, &talk.session, &tight.path, Expected::This(hash), later(2)) {
            Ok(_) => {
                saved += 1;
                assert_eq!(tight.bytes().as_ref(), Some(&new));
            }
            Err(error) => {
                assert!(error.to_string().starts_with("The disk is full."), "{error}");
                assert_eq!(tight.bytes().as_ref(), Some(&old));
            }
        }
        drop(held);
        check(&tight, &ledger, &format!("{room} bytes of room"));
    }
    assert!(saved > 10);
}
