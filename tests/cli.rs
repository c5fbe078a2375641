//! Every command as somebody types it: what it prints, where, and how it ends.

use std::{
    ffi::OsStr,
    fs,
    io::{Read as _, Write as _},
    process::{Child, Stdio},
    sync::Arc,
};

use duologue::{
    guide::{self, Way},
    ideas,
    session::{Event, Pair, Record, Seat, Session, Setup, Words, begin},
    store::record,
};
use uuid::Uuid;

use crate::home::{Home, Ran, SECRET};

const GUIDE: &str = include_str!("data/small.guide.json");

fn session() -> Session {
    let guide = Arc::new(guide::read(GUIDE).unwrap());
    let setup = Setup {
        names: Pair { left: "Ana".to_owned(), right: "Ben".to_owned() },
        topic: format!("My {SECRET}"),
        way: Way::BothWrite,
        first: Seat::Left,
        record: Record::On,
        example: false,
    };
    let at = "2026-11-21T19:30:00Z".parse().unwrap();
    let mut session = Session::new(Uuid::from_u128(7), at, begin(guide, setup));
    let words = Words::from_field(&format!("I miss my {SECRET}."));
    session.push(at, Event::Requested { seat: Seat::Left, words, by: None });
    session.push(at, Event::Stopped);
    session
}

fn file() -> Vec<u8> {
    record::encode(&session())
}

#[test]
fn help_names_every_command_and_the_exit_codes() {
    let home = Home::new();
    let ran = home.run(["--help"]).code(0).says("Exit codes:");
    for name in ["guides", "guide", "ideas", "check", "show", "rehearse", "words", "completions"] {
        assert!(ran.stdout().contains(&format!("\n  {name}")), "{name}");
    }
    for args in [&["check", "--help"][..], &["show", "--help"], &["rehearse", "--help"], &["guide", "check", "--help"]]
    {
        home.run(args).code(0).says("Exit codes:");
    }
}

#[test]
fn the_version_is_that_of_the_package() {
    Home::new().run(["--version"]).code(0).says(concat!("duologue ", env!("CARGO_PKG_VERSION")));
}

#[test]
fn what_is_not_understood_ends_with_2() {
    let home = Home::new();
    home.run(["show"]).code(2);
    home.run(["show", "--no-such", "x"]).code(2);
    home.run(["show", "--json", "--markdown", "x"]).code(2);
}

#[test]
fn guides_are_listed_with_minutes_and_heat() {
    let ran = Home::new().run(["guides"]).code(0).says("MINUTES");
    for guide in guide::shelf() {
        let line = ran.stdout().lines().find(|line| line.starts_with(&format!("{} ", guide.id))).unwrap();
        assert!(line.contains(&guide.title) && line.ends_with(&guide.heat.to_string()), "{line}");
    }
}

#[test]
fn a_guide_without_problems_is_said_to_be_so() {
    Home::new().with("g.json", GUIDE).run(["guide", "check", "g.json"]).code(0).says("Nothing is wrong");
}

#[test]
fn problems_of_a_guide_name_file_line_and_column() {
    let broken = GUIDE.replace("\"heat\": 2", "\"heat\": 9");
    let ran = Home::new().with("g.json", broken).run(["guide", "check", "g.json"]).code(1);
    assert!(ran.stderr().starts_with("g.json:9:11: "), "{}", ran.stderr());
    assert_eq!(ran.stdout(), "");
}

#[test]
fn a_guide_that_cannot_be_read_ends_with_2() {
    let home = Home::new().with("g.json", b"\xff\xfe{");
    home.run(["guide", "check", "g.json"]).code(2).complains("not text");
    home.run(["guide", "check", "missing.json"]).code(2).complains("missing.json");
    home.run(["guide", "check", "."]).code(2).complains("duologue: ");
}

#[test]
fn the_schema_is_json() {
    let ran = Home::new().run(["guide", "schema"]).code(0);
    let schema: serde_json::Value = serde_json::from_str(ran.stdout()).unwrap();
    assert_eq!(schema["title"], "Guide");
}

#[test]
fn themes_are_listed_with_their_ideas() {
    let ran = Home::new().run(["ideas"]).code(0).says("THEME");
    let mut count = 0;
    for theme in ideas::themes() {
        let line = ran.stdout().lines().find(|line| line.starts_with(&format!("{} ", theme.id))).unwrap();
        assert!(line.contains(&theme.name), "{line}");
        count += line.split_whitespace().last().unwrap().parse::<usize>().unwrap();
    }
    assert_eq!(count, ideas::ideas().len());
}

#[test]
fn an_idea_leads_to_all_that_meets_it() {
    let ran = Home::new().run(["ideas", "0.9"]).code(0).says("0.9 People differ");
    ran.says("Theme: I need to be alone sometimes")
        .says("Where: ")
        .says("Guides\n")
        .says("\n  Where my need came from\n")
        .says("Cards\n  Different needs, no less love")
        .says("Questions\n")
        .says("Tools\n  Check-in");
}

#[test]
fn a_theme_leads_to_its_ideas_by_either_name() {
    let home = Home::new();
    let by_id = home.run(["ideas", "losing-you"]).code(0).says("0.6   We read distance").says("  An open hand");
    let by_name = home.run(["ideas", "i'm afraid of losing you"]).code(0);
    assert_eq!(by_id.stdout(), by_name.stdout());
    home.run(["ideas", "too-hard"]).code(0).says("Help and support\n").says("  If it stays painful");
    home.run(["ideas", "who-shows-us"]).code(0).says("(heat 5, better with a coach)");
}

#[test]
fn an_idea_that_is_not_there_ends_with_2() {
    let home = Home::new();
    for name in ["2.99", "02.24", "nothing", "", "a\u{1b}[2Jb"] {
        let ran = home.run(["ideas", name]).code(2).complains("“duologue ideas”");
        assert!(ran.stdout().is_empty() && !ran.stderr().contains('\u{1b}'), "{}", ran.stderr());
    }
}

#[test]
fn a_whole_file_is_sound() {
    let ran = Home::new().with("s.duologue", file()).run(["check", "s.duologue"]).code(0).says("Entries: 3");
    assert_eq!(ran.stderr(), "");
}

#[test]
fn a_changed_word_is_damage() {
    let changed = String::from_utf8(file()).unwrap().replace("I miss", "I hate");
    let ran = Home::new().with("s.duologue", changed).run(["check", "s.duologue"]).code(1).quiet();
    assert!(ran.stderr().contains('3'), "{}", ran.stderr());
}

#[test]
fn a_torn_end_is_damage() {
    let mut torn = file();
    torn.truncate(torn.len() - 20);
    Home::new()
        .with("s.duologue", torn)
        .run(["check", "s.duologue"])
        .code(1)
        .quiet()
        .says("Entries that can be read: 2");
}

/// Wherever it stands: in the first line, in the guide, in the words.
/// Whoever copies the lines gets an evening.
#[test]
fn the_actions_that_the_help_shows_can_be_played() {
    let help = Home::new().run(["rehearse", "--help"]).code(0);
    let lines: Vec<&str> = help.stdout().lines().map(str::trim).filter(|line| line.starts_with('{')).collect();
    assert_eq!(lines.len(), 3);
    let home = Home::new().with("actions.jsonl", lines.join("\n").as_bytes());
    home.run(["rehearse", "--guide", "first-five", "--actions", "actions.jsonl", "--out", "out.duologue"]).code(0);
    home.run(["show", "out.duologue"]).code(0).says("You made tea when I came in wet.");
}

#[test]
fn a_byte_that_is_no_text_is_damage_and_the_rest_is_shown() {
    for part in ["created", "guide", "topic", "I miss"] {
        let mut bytes = file();
        let place = bytes.windows(part.len()).position(|it| it == part.as_bytes()).unwrap();
        bytes[place] = 0xff;
        let home = Home::new().with("a.duologue", &bytes);
        home.run(["check", "a.duologue"])
            .code(1)
            .says("This session has been changed or damaged.")
            .complains("bytes that are no text");
        home.run(["show", "a.duologue"]).code(1).says(SECRET).complains("bytes that are no text");
    }
}

#[test]
fn what_is_no_session_cannot_be_checked_or_shown() {
    let home = Home::new().with("empty", "").with("foreign", format!("{SECRET}\n")).with("guide", GUIDE);
    for command in ["check", "show"] {
        for name in ["empty", "foreign", "guide", "missing", "."] {
            home.run([command, name]).code(2).complains(if name == "." { "duologue" } else { name });
        }
    }
}

#[test]
fn a_session_is_shown_as_text() {
    let ran = Home::new().with("s.duologue", file()).run(["show", "s.duologue"]).code(0);
    insta::assert_snapshot!(ran.stdout());
}

#[test]
fn a_session_is_shown_as_json_and_as_markdown() {
    let home = Home::new().with("s.duologue", file());
    let ran = home.run(["show", "--json", "s.duologue"]).code(0);
    insta::assert_snapshot!(ran.stdout());
    home.run(["show", "--markdown", "s.duologue"]).code(0).says("# A small guide").says("> I miss my");
}

#[test]
fn what_can_be_read_of_a_damaged_session_is_shown() {
    let mut torn = file();
    torn.truncate(torn.len() - 20);
    Home::new().with("s.duologue", torn).run(["show", "s.duologue"]).code(1).quiet().says(SECRET);
}

/// A session that fills any pipe, being shown.
fn long_show(home: &Home) -> Child {
    let mut long = session();
    for _ in 0..20_000 {
        let words = Words::from_field("and so on");
        long.push(long.created, Event::Parked { seat: Seat::Left, words });
    }
    fs::File::create_new(home.path("long.duologue")).unwrap().write_all(&record::encode(&long)).unwrap();
    home.command(["show", "long.duologue"]).stdout(Stdio::piped()).stderr(Stdio::piped()).spawn().unwrap()
}

#[test]
fn a_reader_that_has_seen_enough_is_no_failure() {
    let home = Home::new();
    let mut child = long_show(&home);
    child.stdout.take().unwrap().read_exact(&mut [0; 10]).unwrap();
    let ran = Ran(child.wait_with_output().unwrap()).code(0);
    assert_eq!(ran.stderr(), "");
}

/// P4: not even where the system would write one beside the program.
#[cfg(target_os = "linux")]
#[test]
fn there_is_never_a_core_dump() {
    use std::os::unix::process::ExitStatusExt as _;

    use rustix::process::{Pid, Signal, kill_process};

    let home = Home::new();
    let mut child = long_show(&home);
    let mut stdout = child.stdout.take().unwrap();
    stdout.read_exact(&mut [0; 10]).unwrap();
    assert_eq!(child.try_wait().unwrap(), None, "there is more to be read");
    let limits = fs::read_to_string(format!("/proc/{}/limits", child.id())).unwrap();
    let core = limits.lines().find(|line| line.starts_with("Max core file size")).unwrap();
    assert_eq!(core.split_whitespace().nth(4), Some("0"), "{core}");
    // A first signal of this kind the Rust runtime takes for the end of a stack, and only lets go of its own handler.
    let status = loop {
        let process = Pid::from_raw(i32::try_from(child.id()).unwrap()).unwrap();
        kill_process(process, Signal::SEGV).unwrap();
        if let Some(status) = child.try_wait().unwrap() {
            break status;
        }
    };
    assert_eq!((status.signal(), status.core_dumped()), (Some(11), false), "{status:?}");
    assert_eq!(fs::read_dir(home.folder()).unwrap().count(), 1, "only the session is there");
}

#[cfg(target_os = "linux")]
#[test]
fn an_answer_that_cannot_be_written_ends_with_2() {
    let home = Home::new().with("s.duologue", file());
    let full = fs::File::options().write(true).open("/dev/full").unwrap();
    let ran = Ran(home.command(["show", "s.duologue"]).stdout(full).output().unwrap());
    ran.code(2).complains("could not be written");
}

#[cfg(target_os = "linux")]
#[test]
fn names_that_are_no_text_are_names_all_the_same() {
    use std::os::unix::ffi::OsStrExt as _;

    let name = OsStr::from_bytes(b"caf\xe9 \x1b[2J\nx.duologue");
    let home = Home::new().with(name, file());
    home.run([OsStr::new("check"), name]).code(0);
    home.run([OsStr::new("show"), name]).code(0).says(SECRET);
    let gone = OsStr::from_bytes(b"gone \x1b[2J\nx\xe9");
    let ran = home.run([OsStr::new("show"), gone]).code(2).complains("gone [2J x");
    assert!(!ran.stderr().contains('\u{1b}'));
}

#[test]
fn looking_at_a_file_leaves_no_trace() {
    let home = Home::new().with("s.duologue", file());
    home.run(["check", "s.duologue"]).code(0);
    home.run(["show", "s.duologue"]).code(0);
    assert_eq!(fs::read_dir(home.folder()).unwrap().count(), 1);
}

#[test]
fn completions_are_there_for_every_shell() {
    for shell in ["bash", "zsh", "fish", "elvish", "powershell"] {
        Home::new().run(["completions", shell]).code(0).says("duologue").says("rehearse");
    }
    Home::new().run(["completions", "tcsh"]).code(2);
}

#[test]
fn a_mistyped_file_opens_no_window() {
    Home::new().run(["missing.duologue"]).code(2).complains("missing.duologue");
}

/// An evening as a coach writes it down, with the small guide.
const ACTIONS: &str = include_str!("data/small.actions.jsonl");

fn rehearsal(home: &Home, out: &str, more: &[&str]) -> Ran {
    let fixed = ["--start", "2026-11-21T19:30:00Z", "--id", "00000000-0000-0000-0000-000000000007"];
    let args = ["rehearse", "--guide", "small.guide.json", "--actions", "small.actions.jsonl", "--out", out];
    home.run([&args[..], &fixed, more].concat())
}

fn rehearsal_home() -> Home {
    Home::new().with("small.guide.json", GUIDE).with("small.actions.jsonl", ACTIONS)
}

#[test]
fn a_rehearsed_evening_is_saved_whole_and_reads_well() {
    let home = rehearsal_home();
    rehearsal(&home, "a.duologue", &[]).code(0).says("Saved");
    home.run(["check", "a.duologue"]).code(0).says("whole");
    let ran = home.run(["show", "a.duologue"]).code(0);
    insta::assert_snapshot!(ran.stdout());
}

#[test]
fn the_same_rehearsal_gives_the_same_file() {
    let home = rehearsal_home();
    rehearsal(&home, "a.duologue", &[]).code(0);
    rehearsal(&home, "b.duologue", &[]).code(0);
    assert_eq!(fs::read(home.path("a.duologue")).unwrap(), fs::read(home.path("b.duologue")).unwrap());
}

#[test]
fn a_rehearsal_never_writes_over_anything() {
    let home = rehearsal_home().with("a.duologue", SECRET);
    rehearsal(&home, "a.duologue", &[]).code(2).complains("a.duologue");
    assert_eq!(fs::read_to_string(home.path("a.duologue")).unwrap(), SECRET);
    rehearsal(&home, "no-such-folder/a.duologue", &[]).code(2).complains("no-such-folder");
}

#[test]
fn private_answers_are_in_no_rehearsed_file() {
    let home = rehearsal_home();
    rehearsal(&home, "a.duologue", &[]).code(0);
    let file = fs::read_to_string(home.path("a.duologue")).unwrap();
    for kind in ["checked_in", "noted", "letter_written", "voted"] {
        assert!(!file.contains(kind), "{kind}");
    }
    assert!(!file.contains("untold"));
}

#[test]
fn a_line_that_is_refused_is_named_and_nothing_is_written() {
    let home = Home::new().with("small.guide.json", GUIDE).with(
        "small.actions.jsonl",
        format!("{}\n{{\"do\":\"say\",\"text\":\"{SECRET}\"}}\n", ACTIONS.lines().next().unwrap()),
    );
    rehearsal(&home, "a.duologue", &[]).code(1).complains("2");
    assert!(!home.path("a.duologue").exists());
}

#[test]
fn a_guide_is_found_by_its_id_and_missed_by_name() {
    let home = rehearsal_home();
    let args = |guide| ["rehearse", "--guide", guide, "--actions", "small.actions.jsonl", "--out", "a.duologue"];
    home.run(args("no-such-guide")).code(2).complains("no-such-guide");
    home.run(args("no-such.json")).code(2).complains("no-such.json");
    // The actions are for another guide: some line of them cannot be played.
    home.run(args(&guide::shelf()[0].id)).code(1);
}

#[test]
fn what_is_off_the_record_is_not_rehearsed_into_a_file() {
    let home = Home::new()
        .with("small.guide.json", GUIDE)
        .with("small.actions.jsonl", ACTIONS.lines().next().unwrap().replace("\"way\"", "\"record\":\"off\",\"way\""));
    rehearsal(&home, "a.duologue", &[]).code(2);
    assert!(!home.path("a.duologue").exists());
}

#[test]
fn without_a_display_there_is_no_window_and_one_plain_sentence() {
    let home = Home::new().with("s.duologue", file());
    home.run(["s.duologue"]).code(2).complains("no display");
    home.run::<&str>([]).code(2).complains("no display");
}
