//! R11: large files open or are declined kindly. How long they take, the benchmarks say.

use std::path::Path;

use crate::{
    session::Seat,
    store::{
        Disk as _, OpenError, RealDisk, Trouble, What,
        record::{LONGEST_FILE, ReadError, encode, read},
        testing::{House, Talk, later},
    },
};

fn long(bytes: usize) -> Vec<u8> {
    let mut talk = Talk::new();
    while talk.session.entries.len() * 1_000 < bytes {
        talk = talk.says(Seat::Left, &"The hedge is too high. ".repeat(38));
    }
    encode(&talk.session)
}

#[test]
fn large_files_open() {
    for size in [1_000_000, 10_000_000] {
        let bytes = long(size);
        assert!(bytes.len() > size);
        assert_eq!(read(&bytes).unwrap().damage, []);
    }
}

/// 256 MiB and one byte, of which none is really there.
#[test]
fn a_huge_file_is_declined_unread() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("huge.duologue");
    std::fs::File::create(&path).unwrap().set_len(LONGEST_FILE + 1).unwrap();
    assert_eq!(RealDisk.read(&path, LONGEST_FILE).unwrap_err().kind(), std::io::ErrorKind::FileTooLarge);
    let house = House::new().moved(RealDisk);
    let error = house.store.open(&path, later(0)).unwrap_err();
    assert!(matches!(error, OpenError::Disk(Trouble { what: What::TooLarge, .. })));
    assert!(error.to_string().starts_with("The file is larger than 256 MB. The file has not been touched."));
}

#[test]
fn a_long_line_is_no_session() {
    assert_eq!(read(&vec![b'x'; 1 << 20]), Err(ReadError::Foreign));
    assert!(RealDisk.read(Path::new("/"), 1).is_err());
}
