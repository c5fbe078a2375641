use std::sync::Arc;

use jiff::{SignedDuration, Timestamp, tz::TimeZone};
use uuid::Uuid;

use super::{Document, Format, written};
use crate::{
    guide::Guide,
    session::{Action, Event, Keep, Pair, Seat, Session, Setup, Transcript, Words, begin, take},
};

const GUIDE: &str = include_str!("../../tests/data/small.guide.json");

/// An evening that grows by what the two do, minute by minute.
struct Evening {
    session: Session,
    now: Timestamp,
}

impl Evening {
    fn begin() -> Self {
        Self::begin_as(true)
    }

    fn begin_as(example: bool) -> Self {
        let guide: Arc<Guide> = Arc::new(serde_json::from_str(GUIDE).unwrap());
        let now: Timestamp = "2026-11-21T19:30:00Z".parse().unwrap();
        let setup = Setup {
            names: Pair { left: "Ana".to_owned(), right: "Ben".to_owned() },
            topic: "Sundays".to_owned(),
            way: guide.ways[0],
            first: Seat::Left,
            record: crate::session::Record::On,
            example,
        };
        Self { session: Session::new(Uuid::from_u128(7), now, begin(guide, setup)), now }
    }

    /// Does what these lines of JSON say; each must be allowed.
    fn act(mut self, actions: &str) -> Self {
        for line in actions.lines().map(str::trim).filter(|line| !line.is_empty()) {
            self.now += SignedDuration::from_mins(1);
            let action: Action = serde_json::from_str(line).unwrap_or_else(|error| panic!("{line}: {error}"));
            let state = self.session.state().unwrap();
            let event = take(&state, action, self.now).unwrap_or_else(|refusal| panic!("{line}: {refusal:?}"));
            self.session.push(self.now, event);
        }
        self
    }

    fn in_format(&self, format: Format) -> String {
        let transcript = Transcript::of(&self.session).unwrap();
        written(&Document::of(&transcript, &TimeZone::UTC), format)
    }
}

const OPENING: &str = r#"
    {"do":"ready"}
    {"do":"check-in","seat":"left","answers":{"now":3,"wished":7,"stirred":4,"heat":6}}
    {"do":"check-in","seat":"right","answers":{"now":5,"wished":4,"stirred":2,"heat":3}}
    {"do":"show","seat":"left","show":true}
    {"do":"show","seat":"right","show":true}
    {"do":"go-on"}
    {"do":"say","text":"The phone at dinner"}
    {"do":"let-me-mirror","text":"When the phone rings at dinner I stop talking, because I think that whatever it is must be more important than what I was about to say to you."}
    {"do":"park","text":"It was only twice."}
    {"do":"say","text":"You stop talking."}
    {"do":"confirm","answer":"almost","missing":"That I feel less important."}
    {"do":"say","text":"You stop talking, because you feel less important."}
    {"do":"confirm","answer":"yes"}
    {"do":"more","more":false}
    {"do":"say","text":"The phone silences you."}
    {"do":"say","text":"That makes sense: dinner is our only hour."}
    {"do":"say","text":"Maybe lonely."}
    {"do":"confirm","answer":"yes"}
    {"do":"say","text":""}
    {"do":"go-on"}
"#;

const MIDDLE: &str = r#"
    {"do":"change-way","way":"listener-writes"}
    {"do":"say"}
    {"do":"break","until":"2026-11-21T20:30:00Z"}
    {"do":"return"}
    {"do":"appreciate","seat":"left","text":"You came back."}
    {"do":"resume"}
    {"do":"say","text":"Work does not let go of you."}
    {"do":"confirm","answer":"yes"}
    {"do":"ask","question":"How was that for you?"}
    {"do":"skip"}
    {"do":"go-back"}
    {"do":"say","text":"Tiring.\n\nAnd then quiet."}
    {"do":"say","text":"Tiring, then quiet."}
    {"do":"confirm","answer":"yes"}
    {"do":"ask"}
    {"do":"note","seat":"left","note":{"need":"togetherness","door":"family","depth":"feeling","words":{"text":"We ate together, always."},"tell":true}}
    {"do":"note","seat":"left","note":{"need":"room","door":"family","depth":"tender","words":{"text":"SECRET"},"tell":false}}
    {"do":"go-on"}
    {"do":"go-on"}
    {"do":"say","text":"Dear Ben,\n* I miss you."}
    {"do":"say","text":"Dear Ana, <b>me too</b>."}
    {"do":"go-on"}
    {"do":"fill","field":"half","text":"ask"}
    {"do":"go-on"}
    {"do":"fill","field":"half","text":"hide"}
    {"do":"go-on"}
    {"do":"fill","field":"name","text":"The phone dance"}
    {"do":"go-on"}
    {"do":"fill","field":"back","text":"After half an hour, with a hug."}
    {"do":"go-on"}
"#;

const END: &str = r#"
    {"do":"request","seat":"left","text":"Put the phone away on Sundays.","by":"2026-11-29"}
    {"do":"answer","index":0,"answer":"instead","text":"At dinner."}
    {"do":"answer-offer","index":0,"taken":true}
    {"do":"request","seat":"right","text":"Call my mother."}
    {"do":"answer","index":1,"answer":"no"}
    {"do":"go-on"}
    {"do":"check-out","seat":"left","answers":{"understood":9,"made-sense":8,"cared":9}}
    {"do":"check-out","seat":"right","answers":{"understood":7,"made-sense":8,"cared":9}}
    {"do":"show","seat":"left","show":true}
    {"do":"show","seat":"right","show":false}
    {"do":"take-along","seat":"left","text":"Softer"}
    {"do":"take-along","seat":"right","text":""}
    {"do":"go-on"}
"#;

fn whole_evening() -> Evening {
    Evening::begin().act(OPENING).act(MIDDLE).act(END)
}

#[test]
fn a_whole_evening_reads_as_text() {
    insta::assert_snapshot!(whole_evening().in_format(Format::Text));
}

#[test]
fn a_whole_evening_reads_as_markdown() {
    insta::assert_snapshot!(whole_evening().in_format(Format::Markdown));
}

#[test]
fn only_what_was_agreed_stays_when_one_of_them_wants_no_more() {
    let evening = whole_evening()
        .act(r#"{"do":"keep","seat":"left","keep":"all"}"#)
        .act(r#"{"do":"keep","seat":"right","keep":"agreed"}"#);
    insta::assert_snapshot!(evening.in_format(Format::Text));
}

#[test]
fn nothing_private_is_ever_in_it() {
    for format in [Format::Text, Format::Markdown] {
        let text = whole_evening().in_format(format);
        assert!(!text.contains("SECRET"), "{text}");
        assert!(!text.contains("understood 9"), "{text}");
    }
}

/// A record of everything has no private answers left in it, and still every line keeps its place and its name.
#[test]
fn a_kept_record_reads_as_the_evening_itself() {
    let mut evening = whole_evening();
    let before = evening.in_format(Format::Text);
    evening.session = evening.session.kept(Keep::All);
    assert_eq!(evening.in_format(Format::Text), before);
}

#[test]
fn what_they_looked_back_at_stands_under_a_heading_of_its_own() {
    let mut evening = Evening::begin_as(false).act(
        r#"{"do":"ready"}
        {"do":"look-back","requests":[{"seat":"left","words":{"text":"A walk"},"instead":{"text":"A letter"}}]}
        {"do":"follow","index":0,"outcome":"not-yet"}
        {"do":"go-on"}"#,
    );
    let text = evening.in_format(Format::Text);
    let told = text.split("What you had agreed before").nth(1).unwrap();
    assert!(told.contains("Ana had asked Ben:") && told.contains("Ben had offered something else:"), "{text}");
    assert!(told.contains("Not yet:"), "{text}");
    for words in evening.session.entries.iter_mut().flat_map(|entry| entry.event.words_mut()) {
        *words = Words::TakenBack;
    }
    let text = evening.in_format(Format::Text);
    assert!(!text.contains("letter") && text.contains("Not yet: [taken back]"), "{text}");
}

#[test]
fn what_was_only_spoken_reads_calmly_and_once() {
    let spoken = r#"{"do":"say"}
        {"do":"go-back"}
        {"do":"say"}
        {"do":"say"}"#;
    let to_the_round = OPENING.lines().take(7).collect::<Vec<_>>().join("\n");
    let text = Evening::begin().act(&to_the_round).act(spoken).in_format(Format::Text);
    assert!(text.contains("Ana named the topic.") && !text.contains("spoken)"), "{text}");
    let text = Evening::begin().act(OPENING).act(r#"{"do":"let-me-mirror"}"#).in_format(Format::Text);
    assert!(text.contains("Ben spoke, up to a pause."), "{text}");
}

#[test]
fn words_taken_back_leave_a_mark() {
    let mut evening = Evening::begin().act(OPENING);
    for entry in &mut evening.session.entries {
        for words in entry.event.words_mut() {
            if words.text().is_some_and(|text| text.contains("dinner")) {
                *words = Words::TakenBack;
            }
        }
    }
    let text = evening.in_format(Format::Text);
    assert!(text.contains("said, up to a pause: [taken back]"), "{text}");
    assert!(!text.contains("dinner is"), "{text}");
}

#[test]
fn every_line_names_an_entry_and_they_are_in_order() {
    let evening = whole_evening();
    let transcript = Transcript::of(&evening.session).unwrap();
    let places: Vec<usize> = transcript.in_order().map(|line| line.entry).collect();
    assert!(places.is_sorted());
    assert!(places.iter().all(|place| *place < evening.session.entries.len()));
    assert!(places.len() > 40, "{}", places.len());
}

#[test]
fn a_file_cannot_redraw_the_terminal_or_turn_words_around() {
    let text =
        Evening::begin().act(OPENING).act(r#"{"do":"say","text":"a\u001b[2Jb\u202ec\rd"}"#).in_format(Format::Text);
    assert!(text.contains("a[2Jbc\n    d"), "{text}");
    assert!(!text.contains(|c: char| c.is_control() && c != '\n'));
}

#[test]
fn a_long_word_stays_whole_and_lines_end_before_column_79() {
    let long = "x".repeat(100);
    let words = format!("{} {long} {}", "word ".repeat(30).trim(), "end ".repeat(30).trim());
    let text =
        Evening::begin().act(OPENING).act(&format!(r#"{{"do":"say","text":"{words}"}}"#)).in_format(Format::Text);
    assert!(text.contains(&long));
    assert!(text.lines().filter(|line| !line.contains(&long)).all(|line| line.chars().count() <= 78), "{text}");
}

#[test]
fn markdown_takes_nobody_at_their_markup() {
    let said = r#"{"do":"say","text":"1. one\n- two\n# three\n![x](y) `z` ~~no~~"}"#;
    let text = Evening::begin().act(OPENING).act(said).in_format(Format::Markdown);
    assert!(
        text.contains("> 1\\. one  \n> \\- two  \n> \\# three  \n> !\\[x\\](y) \\`z\\` \\~\\~no\\~\\~\n"),
        "{text}"
    );
}

#[test]
fn what_does_not_begin_as_a_session_has_no_transcript() {
    let session = Session::new(Uuid::nil(), Timestamp::UNIX_EPOCH, Event::WentOn);
    assert!(Transcript::of(&session).is_none());
}

#[test]
fn debug_shows_no_words_and_no_names() {
    let shown = format!("{:?}", Transcript::of(&whole_evening().session).unwrap());
    for word in ["Ana", "Ben", "dinner", "Sundays"] {
        assert!(!shown.contains(word), "{word}");
    }
}

/// An id without words would show as itself, and a missing value as its placeable.
#[test]
fn every_label_has_its_sentence_and_its_values() {
    let agreed = whole_evening().act(r#"{"do":"keep","seat":"left","keep":"all"}"#);
    for format in [Format::Text, Format::Markdown] {
        let text = agreed.in_format(format);
        assert!(!text.contains("transcript-") && !text.contains("{$"), "{text}");
    }
}
