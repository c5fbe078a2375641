//! Help with wording against sentences as people write them, half of them tempting false alarms.
//!
//! The sentences of one file were written before the rules, those of another beside them, the others after; every file
//! has to pass by itself.

use std::{
    collections::{BTreeMap, BTreeSet},
    io::Write as _,
    process::Stdio,
};

use duologue::{
    guide::Role,
    words::{Negation, Rule, mirror, notes},
};
use serde::{Deserialize, de::DeserializeOwned};

use crate::home::{Home, Ran, SECRET};

const NOTES: &[(&str, &str)] = &[
    ("before the rules", include_str!("notes-before.jsonl")),
    ("beside the rules", include_str!("notes-beside.jsonl")),
    ("after the rules", include_str!("notes-after.jsonl")),
    ("after they were mended", include_str!("notes-fresh.jsonl")),
    ("after they were mended again", include_str!("notes-last.jsonl")),
    ("from their meaning alone", include_str!("notes-unseen.jsonl")),
    ("of people not met before", include_str!("notes-unseen-2.jsonl")),
    ("by another hand", include_str!("notes-third.jsonl")),
    ("by another hand, later", include_str!("notes-held.jsonl")),
    ("by a fifth hand", include_str!("notes-fifth.jsonl")),
    ("by a sixth hand", include_str!("notes-sixth.jsonl")),
    ("by a seventh hand", include_str!("notes-seventh.jsonl")),
    ("by an eighth hand", include_str!("notes-eighth.jsonl")),
    ("by a ninth hand", include_str!("notes-ninth.jsonl")),
];

const MIRRORS: &[(&str, &str)] = &[
    ("before the rules", include_str!("mirrors-before.jsonl")),
    ("after the rules", include_str!("mirrors-after.jsonl")),
    ("from their meaning alone", include_str!("mirrors-unseen.jsonl")),
    ("by another hand", include_str!("mirrors-third.jsonl")),
    ("by a seventh hand", include_str!("mirrors-fourth.jsonl")),
    ("by an eighth hand", include_str!("mirrors-fifth.jsonl")),
];

#[derive(Deserialize)]
struct Sentence {
    id: String,
    role: Role,
    text: String,
    notes: BTreeSet<Rule>,
}

#[derive(Deserialize)]
struct Mirrored {
    id: String,
    said: String,
    mirror: String,
    missing: Vec<String>,
    negation: String,
}

fn read<T: DeserializeOwned>(lines: &str) -> Vec<T> {
    lines.lines().map(|line| serde_json::from_str(line).unwrap_or_else(|error| panic!("{error}: {line}"))).collect()
}

/// How often a rule was right, spoke in vain, kept silent in vain.
#[derive(Clone, Copy, Default)]
struct Count {
    right: usize,
    vain: usize,
    missed: usize,
}

impl Count {
    fn precision(self) -> f64 {
        self.right as f64 / (self.right + self.vain).max(1) as f64
    }

    fn recall(self) -> f64 {
        self.right as f64 / (self.right + self.missed).max(1) as f64
    }
}

fn told(sentence: &Sentence) -> BTreeSet<Rule> {
    notes(sentence.role, &sentence.text).into_iter().map(|note| note.rule).collect()
}

fn counts(sentences: &[Sentence]) -> BTreeMap<Rule, Count> {
    let mut counts: BTreeMap<Rule, Count> = Rule::ALL.into_iter().map(|rule| (rule, Count::default())).collect();
    for sentence in sentences {
        let told = told(sentence);
        for (rule, count) in &mut counts {
            match (sentence.notes.contains(rule), told.contains(rule)) {
                (true, true) => count.right += 1,
                (false, true) => count.vain += 1,
                (true, false) => count.missed += 1,
                (false, false) => {}
            }
        }
    }
    counts
}

#[test]
fn every_rule_is_rarely_wrong_and_mostly_awake() {
    let mut low = Vec::new();
    for (name, lines) in NOTES {
        let sentences: Vec<Sentence> = read(lines);
        println!("{name}: {} sentences", sentences.len());
        for (rule, count) in counts(&sentences) {
            let (precision, recall) = (count.precision(), count.recall());
            println!("  {rule:?}: precision {precision:.2}, recall {recall:.2}, of {}", count.right + count.missed);
            // One slip among a handful is no measure of a rule: there is room for one.
            if (precision < 0.95 && count.vain > 1) || (recall < 0.80 && count.missed > 1) {
                low.push(format!("{name}, {rule:?}: precision {precision:.2}, recall {recall:.2}"));
            }
        }
        for sentence in sentences.iter().filter(|it| told(it) != it.notes) {
            println!("  {}: {:?} for {:?}: {}", sentence.id, told(sentence), sentence.notes, sentence.text);
        }
    }
    assert!(low.is_empty(), "{low:#?}");
}

#[test]
fn every_rule_is_rarely_wrong_over_all_sentences() {
    let sentences: Vec<Sentence> = NOTES.iter().flat_map(|(_, lines)| read(lines)).collect();
    assert!(sentences.len() >= 400 && sentences.iter().filter(|it| it.notes.is_empty()).count() * 2 >= sentences.len());
    for (rule, count) in counts(&sentences) {
        let (precision, recall) = (count.precision(), count.recall());
        println!("{rule:?}: precision {precision:.3}, recall {recall:.3}, of {}", count.right + count.missed);
        assert!(precision >= 0.95 && recall >= 0.80, "{rule:?}: precision {precision:.3}, recall {recall:.3}");
    }
}

#[test]
fn mirrors_are_compared_as_a_careful_human_would() {
    for (name, lines) in MIRRORS {
        let cases: Vec<Mirrored> = read(lines);
        let (mut count, mut kept) = (Count::default(), 0);
        for case in &cases {
            let reflection = mirror(&case.said, &case.mirror);
            let missing: BTreeSet<&str> =
                reflection.missing.iter().flat_map(|it| case.said[it.range.clone()].split_whitespace()).collect();
            let wanted: BTreeSet<&str> = case.missing.iter().flat_map(|it| it.split_whitespace()).collect();
            count.right += missing.intersection(&wanted).count();
            count.vain += missing.difference(&wanted).count();
            count.missed += wanted.difference(&missing).count();
            let negation = name_of(reflection.negation);
            kept += usize::from(negation == case.negation);
            if missing != wanted || negation != case.negation {
                println!("  {}: {missing:?} {negation} for {wanted:?} {}", case.id, case.negation);
            }
        }
        let (precision, recall) = (count.precision(), count.recall());
        println!("{name}: {} mirrors, words {precision:.3} and {recall:.3}, negation right {kept}", cases.len());
        assert!(precision >= 0.9 && recall >= 0.9, "{name}: precision {precision:.3}, recall {recall:.3}");
        assert!(kept * 100 >= cases.len() * 95, "{name}: negation right in {kept} of {}", cases.len());
    }
}

fn name_of(negation: Negation) -> String {
    serde_json::to_value(negation).unwrap().as_str().unwrap().to_owned()
}

/// The command, with these lines for stdin.
fn words(what: &str, lines: &[u8]) -> Ran {
    let home = Home::new();
    let mut command = home.command(["words", what]);
    let mut child = command.stdin(Stdio::piped()).stdout(Stdio::piped()).stderr(Stdio::piped()).spawn().unwrap();
    let mut stdin = child.stdin.take().unwrap();
    let lines = lines.to_owned();
    // A pipe is smaller than the set: it is filled while the answers are read.
    let writing = std::thread::Builder::new().spawn(move || stdin.write_all(&lines)).unwrap();
    let ran = Ran(child.wait_with_output().unwrap());
    writing.join().unwrap().unwrap();
    ran
}

#[test]
fn the_command_answers_every_line_as_the_window_would() {
    for (_, lines) in NOTES {
        let ran = words("notes", lines.as_bytes()).code(0);
        let sentences: Vec<Sentence> = read(lines);
        assert_eq!(ran.stdout().lines().count(), sentences.len());
        for (line, sentence) in ran.stdout().lines().zip(&sentences) {
            let answer: serde_json::Value = serde_json::from_str(line).unwrap();
            assert_eq!(answer["id"], sentence.id.as_str());
            let named: Vec<Rule> = serde_json::from_value(answer["notes"].clone()).unwrap();
            let known: Vec<Rule> = notes(sentence.role, &sentence.text).into_iter().map(|it| it.rule).collect();
            assert_eq!(named, known, "{line}");
        }
    }
}

#[test]
fn notes_are_told_in_a_fixed_order() {
    let ran = words(
        "notes",
        br#"{"id":7,"role":"speaker","text":"You should know that you are lazy and you never listen."}"#,
    );
    assert_eq!(ran.code(0).stdout(), "{\"id\":7,\"notes\":[\"absolutes\",\"label\"]}\n");
    let ran = words("notes", br#"{"id":"a","role":"listener","text":"You should just call her."}"#);
    assert_eq!(ran.code(0).stdout(), "{\"id\":\"a\",\"notes\":[\"should\",\"advice\"]}\n");
}

#[test]
fn a_mirror_is_answered_in_the_speakers_own_words() {
    let line = "{\"id\":\"m\",\"said\":\"I don’t want your mother here on Friday.\",\"mirror\":\"You want my mother here.\"}\n";
    let ran = words("mirror", line.as_bytes()).code(0);
    assert_eq!(ran.stdout(), "{\"id\":\"m\",\"missing\":[\"don’t\",\"Friday\"],\"negation\":\"lost\"}\n");
}

#[test]
fn a_bad_line_is_named_without_a_word_of_it_and_the_others_are_answered() {
    let bad = [
        format!("{{\"id\":1,\"role\":\"speaker\",\"text\":\"{SECRET}"),
        format!("{{\"id\":1,\"role\":\"{SECRET}\",\"text\":\"\"}}"),
        format!("{{\"id\":1,\"text\":\"{SECRET}\"}}"),
        format!("{{\"id\":1,\"role\":\"speaker\",\"text\":[\"{SECRET}\"]}}"),
        format!("\"{SECRET}\""),
        "\u{fffd}".to_owned(),
    ];
    for line in bad {
        let mut lines = format!("\n{{\"id\":0,\"role\":\"speaker\",\"text\":\"Good evening\"}}\n{line}\n").into_bytes();
        let ran = words("notes", &lines).code(1).complains("Line 3: ");
        assert_eq!(ran.stdout(), "{\"id\":0,\"notes\":[]}\n");
        lines.extend_from_slice(b"\xff\n");
        let ran = words("notes", &lines).code(1).quiet();
        assert!(ran.stderr().lines().any(|it| it.contains("Line 4: It is not text.")), "{}", ran.stderr());
    }
    words("mirror", format!("{{\"id\":1,\"said\":\"{SECRET}\"}}").as_bytes()).code(1).complains("“mirror” is missing");
}

#[test]
fn no_line_is_no_failure() {
    for what in ["notes", "mirror"] {
        assert_eq!(words(what, b"").code(0).stdout(), "");
    }
}
