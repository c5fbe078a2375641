//! What people do, step by step, with a note of what they were promised; and the look afterwards whether it was kept.

use jiff::Timestamp;

use crate::{
    session::{Answer, Event, Keep, Seat, Session},
    store::{
        Disk, Expected, FinishError, Held, Saved, Settings, Store, Theme,
        record::{self, encode},
        save::fit_to_keep,
        testing::{House, MemoryDisk, T0, Talk, id, later},
    },
};

/// What was promised so far.
#[derive(Debug, Default)]
pub(super) struct Ledger {
    /// What may stand in the file.
    pub(super) versions: Vec<Vec<u8>>,
    /// Whether the file may be absent.
    pub(super) may_be_absent: bool,
    /// The last entry that was called safe.
    pub(super) safe: u64,
    /// Whether the journal may be gone where the file is the last of these versions.
    pub(super) may_be_over: bool,
    /// Whether all of it may be gone, because somebody said so.
    pub(super) may_be_gone: bool,
}

impl Ledger {
    fn may_hold(&mut self, session: &Session, keep: Keep) {
        self.versions.extend(fit_to_keep(session, keep).map(|kept| encode(&kept)));
    }
}

/// One thing that people do.
pub(super) struct Scenario {
    pub(super) name: &'static str,
    /// What is there before anything goes wrong.
    pub(super) before: fn(&House<MemoryDisk>) -> Ledger,
    /// What is done while it may.
    pub(super) work: fn(&Store, &std::path::Path, &mut Ledger),
}

pub(super) fn first() -> Talk {
    Talk::new().says(Seat::Left, "The hedge is too high.").keeps_to_themselves().drafts("And I")
}

pub(super) fn second() -> Talk {
    first().says(Seat::Right, "You find the hedge too high.").asks("Cut it with me.", Answer::Yes)
}

fn nothing(_: &House<MemoryDisk>) -> Ledger {
    Ledger { may_be_absent: true, ..Ledger::default() }
}

/// Saved once, and closed.
fn saved(house: &House<MemoryDisk>) -> Ledger {
    let held = house.saved(&first());
    house.close(held);
    Ledger { versions: vec![house.bytes().unwrap()], ..Ledger::default() }
}

/// Saved often enough to fill the backups, and closed.
fn saved_often(house: &House<MemoryDisk>) -> Ledger {
    let mut held = house.saved(&first());
    for extra in 1..6 {
        let talk = first().says(Seat::Left, &format!("And the path, {extra}."));
        house.save(&mut held, &talk.session, later(extra)).unwrap();
    }
    house.save(&mut held, &first().session, later(9)).unwrap();
    house.close(held);
    Ledger { versions: vec![house.bytes().unwrap()], ..Ledger::default() }
}

/// Never saved, and the window gone.
fn crashed(house: &House<MemoryDisk>) -> Ledger {
    house.store.begin(&second().session, *T0);
    Ledger { may_be_absent: true, safe: last(&second()), ..Ledger::default() }
}

/// Saved, more said, and the window gone.
fn crashed_after_saving(house: &House<MemoryDisk>) -> Ledger {
    let mut held = house.saved(&first());
    for entry in &second().session.entries {
        house.store.append(&mut held, entry).unwrap();
    }
    Ledger { versions: vec![house.bytes().unwrap()], safe: last(&second()), ..Ledger::default() }
}

fn last(talk: &Talk) -> u64 {
    talk.session.entries.last().unwrap().seq
}

/// Begins or opens, whichever fits what is there.
fn hold(store: &Store, path: &std::path::Path, ledger: &mut Ledger, now: Timestamp) -> Option<(Held, Session)> {
    if ledger.versions.is_empty() {
        let session = first().session;
        let (held, trouble) = store.begin(&session, now);
        if trouble.is_none() {
            ledger.safe = session.entries.last()?.seq;
        }
        return Some((held, session));
    }
    let file = store.open(path, now).ok()?;
    assert_eq!(file.opened.damage, []);
    Some((file.held, file.opened.session))
}

fn talk_on(store: &Store, held: &mut Held, session: &mut Session, ledger: &mut Ledger) {
    if store.edit(held, session, later(20)).is_ok() {
        ledger.safe = session.entries.last().unwrap().seq;
    }
    for text in ["What is it like?", "Dark.", "Dark, I see."] {
        let entry = session.push(later(21), Talk::new().drafts(text).session.entries[1].event.clone()).clone();
        let _ = store.draft(held, &entry);
        let said = Talk::new().says(Seat::Right, text).session.entries[1].event.clone();
        let entry = session.push(later(22), said).clone();
        if store.append(held, &entry).is_ok() {
            ledger.safe = entry.seq;
        }
    }
    if store.sync(held).is_ok() {
        ledger.safe = session.entries.last().unwrap().seq;
    }
}

fn save(store: &Store, path: &std::path::Path, ledger: &mut Ledger) {
    let Some((mut held, mut session)) = hold(store, path, ledger, later(19)) else { return };
    talk_on(store, &mut held, &mut session, ledger);
    ledger.may_hold(&session, Keep::All);
    let done = match held.saved() {
        Some(saved) => {
            let Saved { path, hash } = saved.clone();
            store.save_as(&mut held, &session, &path, Expected::This(hash), later(30))
        }
        None => store.save_as(&mut held, &session, path, Expected::Nothing, later(30)),
    };
    if done.is_ok() {
        ledger.versions.drain(..ledger.versions.len() - 1);
        ledger.may_be_absent = false;
    }
}

fn save_twice(store: &Store, path: &std::path::Path, ledger: &mut Ledger) {
    save(store, path, ledger);
    save(store, path, ledger);
}

fn finish(store: &Store, path: &std::path::Path, ledger: &mut Ledger, keep: Keep) {
    let Some((mut held, mut session)) = hold(store, path, ledger, later(19)) else { return };
    talk_on(store, &mut held, &mut session, ledger);
    for seat in Seat::BOTH {
        let entry = session.push(later(23), Event::KeepChosen { seat, keep }).clone();
        if store.append(&mut held, &entry).is_ok() {
            ledger.safe = entry.seq;
        }
    }
    ledger.may_be_over = true;
    ledger.may_be_gone = keep == Keep::Nothing;
    ledger.may_be_absent |= keep == Keep::Nothing;
    ledger.may_hold(&session, keep);
    for _ in 0..2 {
        match store.finish(&mut held, &session, Some((path, Expected::Nothing)), later(31)) {
            Ok(None) => ledger.versions.clear(),
            Ok(Some(_)) => {
                ledger.versions.drain(..ledger.versions.len() - 1);
                ledger.may_be_absent = false;
            }
            Err(FinishError::Save(_) | FinishError::Leftover { .. }) => continue,
        }
        return;
    }
}

fn recover(store: &Store, path: &std::path::Path, ledger: &mut Ledger) {
    let _ = store.unfinished(later(40));
    let Ok(mut file) = store.recover(id(), later(40)) else { return };
    assert!(file.opened.session.entries.last().unwrap().seq >= ledger.safe);
    talk_on(store, &mut file.held, &mut file.opened.session, ledger);
    let hash = file.held.continues;
    let expected = hash.map_or(Expected::Nothing, Expected::This);
    ledger.may_be_over = true;
    ledger.may_hold(&file.opened.session, Keep::All);
    let done = store.finish(&mut file.held, &file.opened.session, Some((path, expected)), later(41));
    if done.is_ok() {
        ledger.versions.drain(..ledger.versions.len() - 1);
        ledger.may_be_absent = false;
    }
}

fn take_back(store: &Store, path: &std::path::Path, ledger: &mut Ledger) {
    let Some((mut held, mut session)) = hold(store, path, ledger, later(19)) else { return };
    let mut without = session.clone();
    *without.entries[1].event.words_mut()[0] = crate::session::Words::TakenBack;
    without.entries[1].raw = None;
    ledger.may_hold(&without, Keep::All);
    for _ in 0..2 {
        if store.take_back(&mut held, &mut session, 2, 0, later(50)).is_ok() {
            ledger.versions.drain(..ledger.versions.len() - 1);
            return;
        }
    }
}

fn keep_both(store: &Store, path: &std::path::Path, ledger: &mut Ledger) {
    let Some((mut held, mut session)) = hold(store, path, ledger, later(19)) else { return };
    talk_on(store, &mut held, &mut session, ledger);
    let _ = store.check_outside(&mut held);
    let _ = store.keep_both(&mut held, &session, later(60));
}

fn delete(store: &Store, path: &std::path::Path, ledger: &mut Ledger) {
    let Some((held, _)) = hold(store, path, ledger, later(19)) else { return };
    ledger.may_be_absent = true;
    ledger.may_be_gone = true;
    if store.delete(held, later(20)).is_ok() {
        ledger.versions.clear();
    }
}

fn set(store: &Store, _: &std::path::Path, _: &mut Ledger) {
    let (mut settings, _) = store.settings();
    settings.theme = Theme::Dark;
    settings.recent = crate::store::Switch::On;
    let saved = store.save_settings(&settings).is_ok();
    let _ = store.remember(&settings, std::path::Path::new("/home/documents/evening.duologue"));
    let (read, trouble) = store.settings();
    assert!(!saved || trouble.is_some() || read == settings);
    assert!(trouble.is_some() || [Theme::System, Theme::Dark].contains(&read.theme));
    assert_ne!(store.propose(&Settings::default(), jiff::civil::date(2026, 11, 21)).file_name(), None);
}

pub(super) const ALL: [Scenario; 18] = [
    Scenario { name: "two saves", before: nothing, work: save_twice },
    Scenario { name: "two more saves", before: saved_often, work: save_twice },
    Scenario { name: "save over an old journal", before: crashed_after_saving, work: save },
    Scenario { name: "finish with full backups", before: saved_often, work: |s, p, l| finish(s, p, l, Keep::All) },
    Scenario { name: "first save", before: nothing, work: save },
    Scenario { name: "save again", before: saved, work: save },
    Scenario { name: "save with full backups", before: saved_often, work: save },
    Scenario { name: "finish, all kept", before: nothing, work: |s, p, l| finish(s, p, l, Keep::All) },
    Scenario { name: "finish, agreed kept", before: saved, work: |s, p, l| finish(s, p, l, Keep::Agreed) },
    Scenario { name: "finish, nothing kept", before: saved, work: |s, p, l| finish(s, p, l, Keep::Nothing) },
    Scenario { name: "recover a new one", before: crashed, work: recover },
    Scenario { name: "recover a saved one", before: crashed_after_saving, work: recover },
    Scenario { name: "take back", before: saved_often, work: take_back },
    Scenario { name: "keep both", before: saved, work: keep_both },
    Scenario { name: "delete", before: saved_often, work: delete },
    Scenario { name: "settings", before: saved, work: set },
    Scenario {
        name: "discard",
        before: crashed_after_saving,
        work: |store, _, ledger| {
            ledger.may_be_gone = true;
            let _ = store.discard(id(), later(70));
        },
    },
    Scenario {
        name: "look only",
        before: saved,
        work: |store, path, ledger| {
            let Some((mut held, _)) = hold(store, path, ledger, later(19)) else { return };
            let _ = store.check_outside(&mut held);
            let _ = store.reload(&mut held);
            let _ = store.sweep(path.parent().unwrap(), std::time::SystemTime::UNIX_EPOCH);
            drop(held);
        },
    },
];

/// Whether every promise was kept.
pub(super) fn check(house: &House<impl Disk + Clone + 'static>, ledger: &Ledger, what: &str) {
    let bytes = house.bytes();
    match &bytes {
        Some(bytes) => {
            assert!(ledger.versions.contains(bytes), "{what}: the file is neither the old version nor the new one");
            let file = house.store.open(&house.path, later(100)).unwrap();
            assert_eq!((file.opened.damage.as_slice(), file.opened.torn), (&[][..], None), "{what}");
        }
        None => assert!(ledger.may_be_absent, "{what}: the file is gone"),
    }
    for backup in house.store.backups(id()).unwrap() {
        let bytes = house.disk.read(&backup.path, u64::MAX).unwrap();
        let whole = record::read(&bytes).is_ok_and(|opened| opened.damage.is_empty() && opened.torn.is_none());
        assert!(whole, "{what}: a backup is torn");
    }
    let listed = house.store.unfinished(later(100)).unwrap();
    let recovered = listed.iter().find(|it| it.id == id()).map(|_| house.store.recover(id(), later(100)));
    match recovered {
        Some(Ok(file)) => {
            let last = file.opened.session.entries.last().unwrap().seq;
            assert!(last >= ledger.safe, "{what}: {last} of {} turns are left", ledger.safe);
        }
        not_whole => {
            let over = ledger.may_be_over && bytes.is_some() && bytes.as_ref() == ledger.versions.last();
            let what = format!("{what}: {:?}", not_whole.map(Result::err));
            assert!(ledger.safe == 0 || over || ledger.may_be_gone, "{what}: neither journal nor file has it");
        }
    }
}
