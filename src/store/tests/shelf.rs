//! What is kept, without a dialogue of the system.

use std::path::Path;

use super::scenarios::{first, second};
use crate::store::{
    Disk as _, Expected, Looks, OpenError, SaveError, Settings,
    record::encode,
    testing::{CANARY, House, T0, later},
};

#[test]
fn what_is_kept_is_listed_the_latest_first() {
    let house = House::new();
    assert_eq!(house.store.kept().unwrap(), []);
    let put = |name: &str, bytes: &[u8]| house.disk.put(&house.path.with_file_name(name), bytes);
    put("old.duologue", &encode(&first().session));
    put("a picture.duologue", CANARY.as_bytes());
    put("notes.txt", b"theirs");
    put(".duologue-1.tmp", &encode(&first().session));
    put("NEW.DUOLOGUE", &encode(&second().session));
    let kept = house.store.kept().unwrap();
    let names: Vec<_> = kept.iter().map(|it| (it.path.file_name().unwrap().to_str().unwrap(), it.looks)).collect();
    assert_eq!(
        names,
        [("NEW.DUOLOGUE", Looks::Ours), ("a picture.duologue", Looks::Other), ("old.duologue", Looks::Ours)]
    );
    assert!(kept[0].changed > kept[1].changed);
}

#[test]
fn a_list_has_an_end_and_a_folder_may_be_elsewhere() {
    let mut house = House::new();
    for number in 0..250 {
        house.disk.put(&Path::new("/away").join(format!("{number}.duologue")), b"");
    }
    assert_eq!(house.store.kept().unwrap().len(), 0);
    house.store.follow(&Settings { folder: Some("/away".into()), ..Settings::default() });
    let kept = house.store.kept().unwrap();
    assert_eq!((kept.len(), kept[0].path.to_str().unwrap()), (200, "/away/249.duologue"));
    house.store.follow(&Settings { folder: Some("/nowhere".into()), ..Settings::default() });
    assert_eq!(house.store.kept().unwrap(), []);
}

#[test]
fn an_earlier_version_is_kept_only_under_a_new_name() {
    let house = House::new();
    let mut held = house.saved(&first());
    let old = house.bytes().unwrap();
    house.save(&mut held, &second().session, later(1)).unwrap();
    let new = house.bytes().unwrap();
    let versions = house.store.earlier_versions(&house.path).unwrap();
    assert_eq!(versions.iter().map(|it| house.disk.read(&it.path, u64::MAX).unwrap()).collect::<Vec<_>>(), [old]);
    assert!(versions[0].written.is_some());
    let mut file = house.store.open_copy(&versions[0].path).unwrap();
    let (session, elsewhere) = (&file.opened.session, house.path.with_file_name("restored.duologue"));
    let over = house.store.save_as(&mut file.held, session, &house.path, Expected::Nothing, *T0);
    assert!(matches!(over, Err(SaveError::Disk(_) | SaveError::Elsewhere { .. })), "{over:?}");
    house.store.save_as(&mut file.held, session, &elsewhere, Expected::Nothing, later(2)).unwrap();
    assert_eq!(house.bytes().unwrap(), new);
    let restored = house.store.open(&elsewhere, later(3)).unwrap();
    assert!(restored.opened.session.events().eq(first().session.kept(crate::session::Keep::All).events()));
    assert_ne!(restored.held.session_id(), held.session_id());
}

#[test]
fn what_is_no_session_has_no_earlier_versions() {
    let house = House::new();
    house.disk.put(&house.path, b"a picture");
    assert!(matches!(house.store.earlier_versions(&house.path), Err(OpenError::Read { .. })));
}
