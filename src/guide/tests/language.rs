//! Plain, warm language: what people read in a guide.

use super::super::{Guide, TextKind, read, shelf, words};

/// Words that judge, push, diagnose or name a role by gender, and trade names of methods.
const BANNED: &[&str] = &[
    "must",
    "should",
    "fail",
    "failed",
    "wrong",
    "score",
    "ought",
    "diagnosis",
    "disorder",
    "attachment",
    "avoidant",
    "anxious",
    "trauma",
    "therapy",
    "therapist",
    "homework",
    "empathise",
    "validate",
    "empathy",
    "validation",
    "sender",
    "receiver",
    "husband",
    "wife",
    "men",
    "women",
    "he",
    "she",
    "him",
    "her",
    "his",
    "hers",
    "imago",
    "gottman",
    "prep",
    "eft",
    "nvc",
    "toxic",
    "narcissist",
    "clingy",
    "needy",
    "never",
    "always",
    "percent",
    "divorce",
];

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
        for slip in ["'", "\"", "...", " - ", "--", "  ", " ,", " .", "<", "%"] {
            assert!(!text.contains(slip), "{}: {slip:?} in “{text}”", guide.id);
        }
        assert_eq!(text.trim(), text, "{}", guide.id);
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
        let (mut count, mut syllables, mut sentences) = (0, 0, 0);
        for (_, text) in guide.texts().filter(|(kind, _)| !matches!(kind, TextKind::Paragraph)) {
            count += words(text);
            sentences += text.matches(['.', '?', '!', '…', ':']).count().max(1);
            syllables += text.split_whitespace().map(syllables_of).sum::<usize>();
        }
        let grade = 0.39 * count as f64 / sentences as f64 + 11.8 * syllables as f64 / count as f64 - 15.59;
        assert!(grade <= 5.0, "{}: school grade {grade:.1}", guide.id);
    }
}

/// Groups of vowels, without a silent e: close enough for an average.
fn syllables_of(word: &str) -> usize {
    let letters: Vec<char> = word.to_lowercase().chars().filter(|c| c.is_alphabetic()).collect();
    if letters.is_empty() {
        return 0;
    }
    let vowel = |c: &char| "aeiouy".contains(*c);
    let groups = letters.chunk_by(|a, b| vowel(a) == vowel(b)).filter(|group| vowel(&group[0])).count();
    let silent = letters.len() > 2 && letters.ends_with(&['e']) && !letters.ends_with(&['l', 'e']);
    (groups - usize::from(silent && groups > 1)).max(1)
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
