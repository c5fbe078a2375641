//! R4 and R6: the system says no, or takes the process away, at each step of a real save.
//!
//! A good run under strace tells which calls touch the home; then each of them in turn is made to fail, or kills. After
//! that the path holds the old version or the new one, to the byte.
#![cfg(target_os = "linux")]

use std::{
    collections::BTreeMap,
    ffi::OsString,
    fs,
    io::{ErrorKind, Write as _},
    os::unix::process::ExitStatusExt as _,
    path::Path,
    process::{Command, Output},
    sync::Arc,
};

use duologue::{
    guide::{self, Way},
    session::{Event, Pair, Record, Seat, Session, Setup, Words, begin},
    store::{Expected, Folders, RealDisk, Store, record},
};
use jiff::Timestamp;
use uuid::Uuid;

use crate::home::{Home, SECRET};

/// Every call that changes what is on the disk, or opens what is there. How often a process reads differs with chance.
const CALLS: &str = "openat,write,pwrite64,ftruncate,fsync,fdatasync,rename,renameat,renameat2,unlink,unlinkat,\
    mkdir,mkdirat,chmod,fchmod,fchmodat";

const ERRORS: [&str; 4] = ["EIO", "ENOSPC", "EACCES", "EROFS"];

const GUIDE: &str = include_str!("data/small.guide.json");
const ACTIONS: &str = include_str!("data/small.actions.jsonl");

/// The file that is saved to.
const FILE: &str = "evening.duologue";

/// Tells the second process where to save.
const ASKED: &str = "DUOLOGUE_TEST_SAVES_HERE";

/// Something that saves, always in the same steps.
struct Case {
    home: fn() -> Home,
    command: fn(&Home) -> Command,
}

/// The command line writes a new file.
const REHEARSAL: Case = Case {
    home: || Home::new().with("small.guide.json", GUIDE).with("small.actions.jsonl", ACTIONS),
    command: |home| {
        let mut args: Vec<OsString> = vec!["rehearse".into()];
        for (name, file) in [("--guide", "small.guide.json"), ("--actions", "small.actions.jsonl"), ("--out", FILE)] {
            args.extend([name.into(), home.path(file).into()]);
        }
        args.extend(
            ["--start", "2026-11-21T19:30:00Z", "--id", "00000000-0000-0000-0000-000000000007"].map(From::from),
        );
        home.command(args)
    },
};

/// The command line is told to write where something is already.
const REFUSED: Case =
    Case { home: || (REHEARSAL.home)().with(FILE, record::encode(&session())), command: REHEARSAL.command };

/// The store saves a new version over an old one, as the window does.
const SAVING: Case = Case {
    home: || Home::new().with(FILE, record::encode(&session())),
    command: |home| {
        let mut command = Command::new(std::env::current_exe().unwrap());
        let test = "syscalls::a_save_over_an_old_version_leaves_the_old_one_or_the_new_one";
        command.args(["--exact", test, "--nocapture"]).env(ASKED, home.folder());
        command
    },
};

fn session() -> Session {
    let setup = Setup {
        names: Pair { left: "Ana".to_owned(), right: "Ben".to_owned() },
        topic: String::new(),
        way: Way::BothWrite,
        first: Seat::Left,
        record: Record::On,
        example: false,
    };
    let began = begin(Arc::new(guide::read(GUIDE).unwrap()), setup);
    Session::new(Uuid::from_u128(7), Timestamp::UNIX_EPOCH, began)
}

/// What the second process does.
fn save_here(home: &Path) -> Result<(), String> {
    // Calls are counted for each thread by itself. The main thread has fewer than this: none of its calls is hindered.
    for _ in 0..20 {
        fs::File::options().write(true).open("/dev/null").and_then(|mut file| file.write_all(b"-")).unwrap();
    }
    let now = Timestamp::UNIX_EPOCH;
    let store = Store::new(Arc::new(RealDisk), Folders::below(home));
    let open = store.open(&home.join(FILE), now).map_err(|error| error.to_string())?;
    let before = open.held.saved().unwrap().clone();
    drop(open.held);
    let mut session = open.opened.session;
    let (mut held, trouble) = store.begin(&session, now);
    trouble.map_or(Ok(()), |trouble| Err(trouble.to_string()))?;
    let words = Words::Text(SECRET.into());
    let entry = session.push(now, Event::Requested { seat: Seat::Left, words, by: None }).clone();
    store.append(&mut held, &entry).map_err(|error| error.to_string())?;
    let expected = Expected::This(before.hash);
    store.save_as(&mut held, &session, &before.path, expected, now).map_err(|error| error.to_string())?;
    Ok(())
}

/// The n-th call of this name.
struct Step {
    call: String,
    nth: usize,
}

fn under_strace(command: &Command, options: &[&str]) -> Output {
    let mut strace = Command::new("strace");
    strace.args(["-f", "-qq", "-y"]).args(options).arg(command.get_program()).args(command.get_args());
    // Not the home: every relative path would seem to be in it.
    strace.current_dir("/");
    for (name, value) in command.get_envs() {
        match value {
            Some(value) => strace.env(name, value),
            None => strace.env_remove(name),
        };
    }
    match strace.output() {
        Err(error) if error.kind() == ErrorKind::NotFound => panic!("the package strace is needed"),
        output => output.unwrap(),
    }
}

impl Case {
    /// What the path holds after a run in which nothing goes wrong, and the steps of that run that touch the home.
    fn good(&self) -> (Vec<u8>, Vec<Step>) {
        let home = (self.home)();
        let logs = tempfile::tempdir().unwrap();
        let log = logs.path().join("calls");
        let trace = format!("trace={CALLS}");
        under_strace(&(self.command)(&home), &["-o", log.to_str().unwrap(), "-e", &trace]);
        let touches = home.folder().to_str().unwrap();
        let mut counts: BTreeMap<(&str, &str), usize> = BTreeMap::new();
        let mut steps = Vec::new();
        let log = fs::read_to_string(log).unwrap();
        for line in log.lines() {
            // The thread, the call, its arguments.
            let Some((thread, rest)) = line.split_once(' ') else { continue };
            let Some((call, _)) = rest.trim_start().split_once('(') else { continue };
            let nth = counts.entry((thread, call)).or_default();
            *nth += 1;
            if line.contains(touches) {
                steps.push(Step { call: call.to_owned(), nth: *nth });
            }
        }
        assert!(steps.len() > 3, "{log}");
        (fs::read(home.path(FILE)).unwrap(), steps)
    }

    /// Runs it with this put in the way of a step, and looks at what is left.
    fn hindered(&self, Step { call, nth }: &Step, how: &str, new: &[u8]) -> (Home, Output) {
        let home = (self.home)();
        let old = fs::read(home.path(FILE)).ok();
        let inject = format!("inject={call}:{}", how.replace("NTH", &nth.to_string()));
        let output = under_strace(&(self.command)(&home), &["-o", "/dev/null", "-e", &inject]);
        let left = fs::read(home.path(FILE)).ok();
        assert!(left == old || left.as_deref() == Some(new), "{inject}: neither old nor new");
        (home, output)
    }

    /// Each step fails once, with each error.
    fn each_step_fails(&self, check: impl Fn(&Home, &Output, &[u8], &str)) {
        let (new, steps) = self.good();
        for step in &steps {
            for error in ERRORS {
                let (home, output) = self.hindered(step, &format!("error={error}:when=NTH"), &new);
                check(&home, &output, &new, &format!("{} {} {error}", step.call, step.nth));
                assert_eq!(temporary_files(&home), 0, "{} {} {error}: something is left behind", step.call, step.nth);
            }
        }
    }

    /// At each step the disk goes, and does not come back.
    fn each_step_fails_for_ever(&self) {
        let (new, steps) = self.good();
        for step in &steps {
            let (_home, output) = self.hindered(step, "error=EIO:when=NTH+", &new);
            // Where nothing can be written there is no sentence either.
            assert!([Some(0), Some(2)].contains(&output.status.code()), "{} {}: {output:?}", step.call, step.nth);
        }
    }

    /// The process is taken away at each step.
    fn each_step_kills(&self) {
        let (new, steps) = self.good();
        for step in &steps {
            let (home, output) = self.hindered(step, "signal=KILL:when=NTH", &new);
            assert_eq!(output.status.signal(), Some(9), "{} {}", step.call, step.nth);
            // What is left behind does not stand in the way of the next time.
            let again = (self.command)(&home).current_dir("/").output().unwrap();
            let file = fs::read(home.path(FILE)).unwrap();
            assert!(record::read(&file).unwrap().damage.is_empty());
            assert!([Some(0), Some(2)].contains(&again.status.code()), "{again:?}");
        }
    }
}

fn temporary_files(home: &Home) -> usize {
    let names = fs::read_dir(home.folder()).unwrap().map(|entry| entry.unwrap().file_name());
    names.filter(|name| name.to_string_lossy().ends_with(".tmp")).count()
}

/// As the command line promises: done and silent, or one sentence and exit code 2.
fn one_sentence_or_done(home: &Home, output: &Output, new: &[u8], what: &str) {
    let told = String::from_utf8_lossy(&output.stderr);
    assert!(!told.contains(SECRET), "{what}: {told}");
    match output.status.code() {
        Some(0) => {
            assert_eq!(told, "", "{what}");
            assert_eq!(fs::read(home.path(FILE)).unwrap(), new, "{what}");
        }
        Some(2) => assert!(told.starts_with("duologue: ") && told.lines().count() == 1, "{what}: {told}"),
        code => panic!("{what}: {code:?} {told}"),
    }
}

#[test]
fn a_rehearsal_hindered_at_any_step_leaves_a_whole_file_or_none() {
    REHEARSAL.each_step_fails(one_sentence_or_done);
}

#[test]
fn a_rehearsal_killed_at_any_step_leaves_a_whole_file_or_none() {
    REHEARSAL.each_step_kills();
}

#[test]
fn a_rehearsal_over_a_file_hindered_at_any_step_leaves_it_as_it_is() {
    REFUSED.each_step_fails(|home, output, _, what| {
        assert_eq!(output.status.code(), Some(2), "{what}");
        one_sentence_or_done(home, output, &[], what);
        assert_eq!(fs::read(home.path(FILE)).unwrap(), record::encode(&session()), "{what}");
    });
}

#[test]
fn a_rehearsal_on_a_disk_that_goes_at_any_step_leaves_a_whole_file_or_none() {
    REHEARSAL.each_step_fails_for_ever();
}

#[test]
fn a_save_over_an_old_version_leaves_the_old_one_or_the_new_one() {
    if let Some(home) = std::env::var_os(ASKED) {
        if let Err(told) = save_here(Path::new(&home)) {
            eprintln!("{told}");
            std::process::exit(2);
        }
        return;
    }
    SAVING.each_step_fails(|home, output, new, what| match output.status.code() {
        Some(0) => assert_eq!(fs::read(home.path(FILE)).unwrap(), new, "{what}"),
        Some(2) => assert!(!String::from_utf8_lossy(&output.stderr).contains(SECRET), "{what}"),
        _ => panic!("{what}: {output:?}"),
    });
}

#[test]
fn a_save_over_an_old_version_killed_at_any_step_leaves_the_old_one_or_the_new_one() {
    SAVING.each_step_kills();
}
