//! Plain, warm language: what people read in a guide.

use super::super::{Guide, TextKind, read, shelf, words};
use crate::plain_language::{self, BANNED};

fn each(look: impl Fn(&Guide, TextKind, &str)) {
    for guide in shelf() {
        guide.texts().for_each(|(kind, text)| look(guide, kind, text));
    }
}

#[test]
fn nothing_judges_pushes_or_diagnoses() {
    each(|guide, kind, text| {
        // A card is somebody’s own sentence, and a life story may say “always”.
        let allowed: &[&str] = if kind == TextKind::Card { &["always", "never"] } else { &[] };
        for word in text.to_lowercase().split(|c: char| !c.is_alphanumeric()) {
            assert!(!BANNED.contains(&word) || allowed.contains(&word), "{}: “{word}” in “{text}”", guide.id);
        }
    });
}

#[test]
fn typography_is_real() {
    each(|guide, _, text| {
        assert_eq!(plain_language::slip(text), None, "{}: “{text}”", guide.id);
    });
}

#[test]
fn instructions_are_short() {
    let prompts: Vec<usize> = shelf()
        .iter()
        .flat_map(|it| it.texts())
        .filter(|(kind, _)| *kind == TextKind::Prompt)
        .map(|(_, it)| words(it))
        .collect();
    let short = prompts.iter().filter(|words| **words <= 12).count();
    assert!(prompts.iter().all(|words| *words <= 14), "{prompts:?}");
    assert!(short * 100 >= prompts.len() * 95, "{short} of {}", prompts.len());
}

#[test]
fn instructions_are_easy() {
    for guide in shelf() {
        let texts = guide.texts().filter(|(kind, _)| !matches!(kind, TextKind::Paragraph)).map(|(_, text)| text);
        let grade = plain_language::grade(texts);
        assert!(grade <= 5.0, "{}: school grade {grade:.1}", guide.id);
    }
}

#[test]
fn every_way_that_types_nothing_is_not_told_to_write() {
    use super::super::{Stage, Way};
    for guide in shelf() {
        for stage in &guide.stages {
            let Stage::Round(round) = stage else { continue };
            for it in &round.moves {
                for way in Way::ALL.into_iter().filter(|way| !way.writes(it.kind)) {
                    let prompt = it.prompt(way).to_lowercase();
                    assert!(!prompt.contains("write"), "{}: {prompt} ({})", guide.id, way.name());
                }
            }
        }
    }
}

#[test]
fn a_guide_of_somebody_else_is_held_to_its_shape_only() {
    // The list of banned words is ours; a coach may write “never”.
    let text = super::super::shelf::FILES[0].1.replace("Just listen.", "Never interrupt.");
    assert!(read(&text).is_ok());
}
