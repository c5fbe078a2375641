//! Every kind of problem, in three lines each, at its exact place.

use super::super::{Problem, ProblemKind, read, schema};

/// A guide with every kind of stage that a slip can hide in.
const GOOD: &str = r#"{
  "format": "duologue-guide", "schema": 1, "id": "small", "language": "en",
  "title": "Small", "summary": "A small guide.",
  "minutes": [5, 10], "heat": 1,
  "ways": ["speak-only", "both-write"],
  "why": { "text": "Made up for a test.", "strength": "none" },
  "ideas": ["2.4", "2.29"],
  "stages": [
    { "readiness": { "title": "Ready?", "prompt": "Ready?", "rules": ["Be kind."] } },
    { "round": { "id": "first", "title": "One", "speaker": "first", "moves": [
      { "do": "send", "prompt": "Say one thing.", "seconds": 20 },
      { "do": "mirror", "prompt": "Give it back.", "prompts": { "both-write": "Write it back." } },
      { "do": "confirm", "prompt": "Did it arrive?", "not-yet": "mirror" },
      { "do": "more", "prompt": "Is there more?", "yes": "send" },
      { "do": "invite", "prompt": "Ask one.", "questions": ["And then?"], "yes": "send" } ] } },
    { "switch": { "title": "Switch", "prompt": "Now the other one." } },
    { "round": { "id": "second", "title": "Two", "speaker": "second", "like": "first" } },
    { "origins": { "title": "From", "prompt": "Look.",
      "togetherness": { "name": "Close", "prompt": "From where?" }, "room": { "name": "Room", "prompt": "And this?" },
      "doors": [ { "id": "home", "name": "Home", "hint": "At ten." }, { "id": "love", "name": "Love", "hint": "Then." } ],
      "depths": { "fact": "Fact", "feeling": "Feeling", "tender": "Tender" } } },
    { "sheet": { "title": "Sheet", "prompt": "Fill it.",
      "own": [ { "id": "mine", "label": "Mine" } ], "together": [ { "id": "ours", "label": "Ours" } ] } },
    { "requests": { "title": "Requests", "prompt": "Ask." } },
    { "closing": { "title": "Closing", "prompt": "Done.", "word": "One word?", "quiet": 60 } }
  ]
}"#;

/// Stands where the problem is expected, and is taken out before reading.
const HERE: char = '⟦';

/// Puts `slip` in the place of `right`, and expects one problem of this kind where [`HERE`] stands.
#[track_caller]
fn problem(right: &str, slip: &str, key: &str) -> ProblemKind {
    assert!(GOOD.contains(right), "{right} is not in the good guide");
    let found = problems(&GOOD.replacen(right, slip, 1), key);
    assert_eq!(found.len(), 1, "{found:?}");
    found.into_iter().next().unwrap().kind
}

/// Reads a text with [`HERE`] in it, and expects the first problem there.
#[track_caller]
fn problems(marked: &str, key: &str) -> Vec<Problem> {
    let before = marked.split(HERE).next().unwrap();
    let line = before.matches('\n').count() + 1;
    let column = before.chars().rev().take_while(|c| *c != '\n').count() + 1;
    let found = read(&marked.replace(HERE, "")).unwrap_err();
    let first = &found[0];
    assert_eq!((first.kind.key(), first.line, first.column), (key, line, column), "{first}");
    found
}

#[test]
fn the_good_guide_is_good() {
    let guide = read(GOOD).unwrap();
    let written = serde_json::to_string_pretty(&guide).unwrap();
    assert_eq!(read(&written).unwrap(), guide, "what was resolved reads again");
}

#[test]
fn a_round_like_another_gets_its_moves() {
    let guide = read(GOOD).unwrap();
    let moves: Vec<usize> = guide
        .stages
        .iter()
        .filter_map(|stage| if let crate::guide::Stage::Round(it) = stage { Some(it.moves.len()) } else { None })
        .collect();
    assert_eq!(moves, [5, 5]);
}

#[test]
fn syntax() {
    problems("⟦", "empty");
    problems(&format!("⟦{}", " ".repeat(2_000_001)), "too-long");
    problem(r#""heat": 1,"#, "\"heat\": 1, ⟦// calm\n", "comment");
    problem(r#""rules": ["Be kind."]"#, r#""rules": ["Be kind."⟦,]"#, "trailing-comma");
    problem("[5, 10]", "[5⟦ 10]", "missing-comma");
    problem(r#""Small","#, "⟦'Small',", "single-quotes");
    problems(r#"{ "format": "duologue-guide", "stages": ⟦[ "#, "not-closed");
    problem(r#""heat": 1"#, r#""heat": ⟦calm"#, "syntax");
    problem(r#""heat": 1"#, "\"heat\": ⟦", "syntax");
}

#[test]
fn depth() {
    let deep = format!("{}⟦{}", "[".repeat(64), String::from("[") + &"]".repeat(65));
    problems(&deep, "too-deep");
    let very_deep = "[".repeat(100_000);
    assert_eq!(read(&very_deep).unwrap_err()[0].kind, ProblemKind::TooDeep);
}

#[test]
fn names() {
    problem(r#""heat": 1,"#, r#""heat": 1, ⟦"heat": 2,"#, "duplicate-key");
    let kind = problem(r#""heat": 1,"#, r#""heat": 1, ⟦"teachings": ["Slow."],"#, "unknown-field");
    assert_eq!(kind, ProblemKind::UnknownField("teachings".into(), Some("teaching".into())));
    let kind = problem(r#""not-yet": "mirror""#, r#""not-yet": "mirror", ⟦"colour": "red""#, "unknown-field");
    assert_eq!(kind, ProblemKind::UnknownField("colour".into(), None));
    problem(r#"{ "switch": { "title": "Switch", "#, r#"{ "switch": ⟦{ "#, "missing-field");
    let kind = problem(r#"{ "do": "more""#, r#"{ "do": ⟦"mor""#, "unknown-value");
    assert!(matches!(kind, ProblemKind::UnknownValue(_, Some(near), _) if near == "more"));
    let kind = problem(r#"{ "switch": {"#, r#"{ ⟦"swich": {"#, "unknown-value");
    assert!(matches!(kind, ProblemKind::UnknownValue(_, Some(near), _) if near == "switch"));
    let kind = problem(r#""heat": 1"#, r#""heat": 1, "group": ⟦"heer""#, "unknown-value");
    assert!(matches!(kind, ProblemKind::UnknownValue(_, Some(near), _) if near == "hear"));
    problem(r#""heat": 1"#, r#""heat": ⟦"one""#, "wrong-type");
    problem(r#""seconds": 20"#, r#""seconds": ⟦-20"#, "wrong-type");
    problem(r#"["Be kind."]"#, r#"["Be kind.", ⟦7]"#, "wrong-type");
    problem(r#"["Be kind."]"#, "⟦{}", "wrong-type");
    problem("[5, 10]", "⟦[5]", "wrong-type");
}

#[test]
fn a_misspelt_name_that_is_needed_is_said_once() {
    problem(r#""word": "One word?""#, r#"⟦"wrod": "One word?""#, "unknown-field");
    problem(r#""title": "Small""#, r#"⟦"titel": "Small""#, "unknown-field");
}

#[test]
fn head() {
    problem(
        r#"{
  "format": "duologue-guide""#,
        "{\n  \"format\": ⟦\"duologue-session\"",
        "not-a-guide",
    );
    problems(&format!("⟦{}", GOOD.replace(r#""format": "duologue-guide", "#, "")), "not-a-guide");
    problem(r#""schema": 1"#, r#""schema": ⟦2"#, "newer-schema");
    problem(r#""schema": 1"#, r#""schema": ⟦0"#, "not-a-guide");
    problems("⟦[]", "not-a-guide");
    problem(r#""id": "small""#, r#""id": ⟦"Very small""#, "id-shape");
    problem(r#""id": "love""#, r#""id": ⟦"-""#, "id-shape");
    problem(r#""language": "en""#, r#""language": ⟦"english""#, "language");
    problem(r#""language": "en""#, r#""language": ⟦"en_GB""#, "language");
    problem(r#""minutes": [5, 10]"#, r#""minutes": ⟦[10, 5]"#, "minutes");
    problem(r#""minutes": [5, 10]"#, r#""minutes": ⟦[0, 10]"#, "minutes");
    problem(r#""heat": 1"#, r#""heat": ⟦6"#, "out-of-range");
    problem(r#""quiet": 60"#, r#""quiet": ⟦1"#, "out-of-range");
    problem(r#""seconds": 20"#, r#""seconds": ⟦0"#, "out-of-range");
    problem(r#"["speak-only", "both-write"]"#, "⟦[]", "no-ways");
    problem(r#"["speak-only", "both-write"]"#, r#"["speak-only", ⟦"speak-only"]"#, "repeated");
    problem(r#"["2.4", "2.29"]"#, r#"["2.4", ⟦"2.x"]"#, "idea-shape");
}

#[test]
fn texts() {
    problem(r#""title": "Small""#, r#""title": ⟦" … ""#, "empty-text");
    problem(r#""Write it back.""#, "⟦\"\"", "empty-text");
    let long = format!("\"Did it arrive?{}\"", " word".repeat(18));
    let kind = problem(r#""Did it arrive?""#, &format!("⟦{long}"), "too-many-words");
    assert_eq!(kind, ProblemKind::TooManyWords(21, 20));
    problem(r#"["Be kind."]"#, r#"⟦["Be kind.", "Be brief.", "Be here.", "Be still."]"#, "too-many-rules");
}

#[test]
fn stages() {
    let closing = r#"{ "closing": { "title": "Closing", "prompt": "Done.", "word": "One word?", "quiet": 60 } }"#;
    let requests = r#"{ "requests": { "title": "Requests", "prompt": "Ask." } }"#;
    let open = GOOD.replace(&format!(",\n    {closing}"), "").replace(r#""stages": ["#, r#""stages": ⟦["#);
    problems(&open, "no-closing");
    problem(closing, &format!("{closing}, ⟦{closing}"), "after-closing");
    problem(r#"{ "readiness": {"#, &format!("⟦{requests}, {{ \"readiness\": {{"), "requests-too-early");
    let sheet = r#""own": [ { "id": "mine", "label": "Mine" } ], "together": [ { "id": "ours", "label": "Ours" } ]"#;
    let empty = GOOD.replace(sheet, r#""own": []"#).replace(r#""sheet": {"#, r#""sheet": ⟦{"#);
    problems(&empty, "nothing-to-do");
    problem(sheet, &format!("\"private\": ⟦true, {sheet}"), "private-together");
    let doors = GOOD.find(r#""doors": ["#).unwrap();
    let depths = GOOD.find(r#""depths""#).unwrap();
    let empty = format!("{}\"doors\": ⟦[],\n      {}", &GOOD[..doors], &GOOD[depths..]);
    problems(&empty, "nothing-to-do");
    problem(r#""id": "ours""#, r#""id": ⟦"mine""#, "duplicate-id");
    problem(r#""id": "love""#, r#""id": ⟦"home""#, "duplicate-id");
    problem(r#""id": "second""#, r#""id": ⟦"first""#, "duplicate-id");
}

#[test]
fn rounds() {
    let round = r#"{ "id": "second", "title": "Two", "speaker": "second", "like": "first" }"#;
    problem(round, r#"⟦{ "id": "second", "title": "Two", "speaker": "second" }"#, "nothing-to-do");
    let kind = problem(r#""like": "first""#, r#""like": ⟦"frist""#, "unknown-round");
    assert_eq!(kind, ProblemKind::UnknownRound("frist".into(), Some("first".into())));
    problem(r#""like": "first""#, r#""like": ⟦"second""#, "unknown-round");
    let own = r#""like": ⟦"first", "moves": [ { "do": "send", "prompt": "Say." } ]"#;
    problem(r#""like": "first""#, own, "like-and-moves");
}

#[test]
fn moves() {
    problem(r#""not-yet": "mirror""#, r#""not-yet": ⟦"validate""#, "no-such-move");
    problem(r#""not-yet": "mirror""#, r#""not-yet": ⟦"confirm""#, "no-such-move");
    problem(r#"more?", "yes": "send""#, r#"more?", "yes": ⟦"thank""#, "no-such-move");
    problem(r#"["And then?"], "yes": "send""#, r#"["And then?"], "yes": ⟦"thank""#, "no-such-move");
    let confirm = r#"{ "do": "confirm", "prompt": "Did it arrive?", "not-yet": "mirror" }"#;
    problem(confirm, r#"⟦{ "do": "confirm", "prompt": "Did it arrive?" }"#, "no-way-back");
    problem(
        r#"{ "do": "more", "prompt": "Is there more?", "yes": "send" }"#,
        r#"⟦{ "do": "more", "prompt": "More?" }"#,
        "no-way-back",
    );
    problem(r#""seconds": 20"#, r#""not-yet": ⟦"send""#, "meaningless");
    problem(r#""seconds": 20"#, r#""yes": ⟦"send""#, "meaningless");
    problem(r#""seconds": 20"#, r#""questions": ⟦["Why?"]"#, "meaningless");
    let invite = r#"{ "do": "invite", "prompt": "Ask one.", "questions": ["And then?"], "yes": "send" }"#;
    problem(invite, r#"⟦{ "do": "invite", "prompt": "Ask one.", "yes": "send" }"#, "no-questions");
    problem(r#""not-yet": "mirror""#, r#""not-yet": "mirror", "by": ⟦"listener""#, "speaker-decides");
}

#[test]
fn several_problems_come_in_the_order_of_the_file() {
    let text = GOOD.replace(r#""heat": 1"#, r#""heat": 9"#).replace(r#""quiet": 60"#, r#""quiet": 1"#);
    let lines: Vec<usize> = read(&text).unwrap_err().iter().map(|it| it.line).collect();
    assert_eq!(lines, [4, 25]);
}

#[test]
fn a_problem_says_where_what_and_what_to_do() {
    let found = read(&GOOD.replace(r#""heat": 1"#, r#""hat": 1"#)).unwrap_err();
    let near = found.iter().find(|it| it.kind.key() == "unknown-field").unwrap();
    let sentence = near.to_string();
    assert_eq!(sentence, "line 4, column 23: “hat” has no meaning here. What to do: Did you mean “heat”?");
}

#[test]
fn every_kind_has_its_sentences_and_every_sentence_its_kind() {
    let all = [
        ProblemKind::Empty,
        ProblemKind::TooLong,
        ProblemKind::Comment,
        ProblemKind::TrailingComma,
        ProblemKind::MissingComma,
        ProblemKind::SingleQuotes,
        ProblemKind::NotClosed,
        ProblemKind::Syntax,
        ProblemKind::TooDeep,
        ProblemKind::DuplicateKey(String::new()),
        ProblemKind::UnknownField(String::new(), None),
        ProblemKind::MissingField(String::new()),
        ProblemKind::UnknownValue(String::new(), None, "x".repeat(1000)),
        ProblemKind::WrongType,
        ProblemKind::NotAGuide,
        ProblemKind::NewerSchema(2),
        ProblemKind::IdShape(String::new()),
        ProblemKind::DuplicateId(String::new()),
        ProblemKind::Language(String::new()),
        ProblemKind::Minutes,
        ProblemKind::OutOfRange(1, 5),
        ProblemKind::NoWays,
        ProblemKind::Repeated(String::new()),
        ProblemKind::IdeaShape(String::new()),
        ProblemKind::EmptyText,
        ProblemKind::TooManyWords(21, 20),
        ProblemKind::TooManyRules,
        ProblemKind::NoClosing,
        ProblemKind::AfterClosing,
        ProblemKind::NothingToDo,
        ProblemKind::PrivateTogether,
        ProblemKind::UnknownRound(String::new(), None),
        ProblemKind::LikeAndMoves,
        ProblemKind::NoSuchMove(String::new()),
        ProblemKind::NoWayBack(String::new()),
        ProblemKind::Meaningless(String::new(), String::new()),
        ProblemKind::NoQuestions,
        ProblemKind::SpeakerDecides,
        ProblemKind::RequestsTooEarly,
    ];
    let mut ids: std::collections::BTreeSet<String> =
        crate::text::ids().into_iter().filter(|id| id.starts_with("guide-problem-")).collect();
    ids.remove("guide-problem-near");
    for kind in all {
        let problem = Problem { line: 1, column: 1, kind };
        for (part, sentence) in [("what", problem.what()), ("todo", problem.todo())] {
            let id = format!("guide-problem-{}-{part}", problem.kind.key());
            assert!(ids.remove(&id), "{id} is missing");
            assert!(!sentence.contains("{$") && !sentence.contains("guide-"), "{sentence}");
        }
    }
    assert_eq!(ids.into_iter().collect::<Vec<_>>(), Vec::<String>::new(), "sentences that nothing says");
}

#[test]
fn any_cut_of_a_guide_is_refused_without_a_panic() {
    for (at, _) in GOOD.char_indices() {
        assert!(read(&GOOD[..at]).is_err());
    }
}

#[test]
fn the_schema_names_what_a_guide_holds() {
    let schema = schema().to_string();
    for name in ["not-yet", "write-read-talk", "space-agreement", "doors", "ways"] {
        assert!(schema.contains(name), "{name}");
    }
}
