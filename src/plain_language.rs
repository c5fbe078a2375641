//! Plain language, as the tests of all texts measure it. Not part of the program.

use crate::guide::words;

/// Words that judge, push, diagnose or name a role by gender, and trade names of methods.
pub(crate) const BANNED: &[&str] = &[
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

/// Names of methods that belong to somebody, beyond those above.
const TRADE_NAMES: &[&str] = &[
    "awareness wheel",
    "couple communication",
    "demon dialogue",
    "dreams within conflict",
    "hold me tight",
    "initiator",
    "inquirer",
    "marriage encounter",
    "nonviolent",
    "rapoport",
    "retrouvaille",
    "speaker-listener",
    "state of the union",
    "zwiegespräch",
];

/// The words of a text, in lower case.
pub(crate) fn lower_words(text: &str) -> Vec<String> {
    let lower = text.to_lowercase();
    lower.split(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty()).map(str::to_owned).collect()
}

/// The first word or name in a text that no text of ours has.
pub(crate) fn banned(text: &str) -> Option<&'static str> {
    let found = lower_words(text);
    let lower = text.to_lowercase();
    let word = BANNED.iter().find(|it| found.iter().any(|word| word == *it));
    word.or_else(|| TRADE_NAMES.iter().find(|it| lower.contains(**it))).copied()
}

/// The first slip of typography in a text.
pub(crate) fn slip(text: &str) -> Option<&'static str> {
    if text.trim() != text {
        return Some("blanks at an end");
    }
    ["'", "\"", "...", " - ", "--", "  ", " ,", " .", "<", "%"].into_iter().find(|slip| text.contains(slip))
}

/// The sentences of a text.
pub(crate) fn sentences(text: &str) -> Vec<&str> {
    let ends = |c: char| matches!(c, '.' | '?' | '!');
    let last = |rest: &str| rest.starts_with([' ', '”']) || rest.is_empty();
    let mut found = Vec::new();
    let mut start = 0;
    for (at, mark) in text.match_indices(ends) {
        let after = at + mark.len();
        if last(&text[after..]) {
            found.push(&text[start..after]);
            start = after;
        }
    }
    found.push(&text[start..]);
    found.retain(|sentence| words(sentence) > 0);
    found
}

/// The school grade that these texts ask for, after Flesch and Kincaid.
pub(crate) fn grade<'t>(texts: impl Iterator<Item = &'t str>) -> f64 {
    let (mut count, mut syllables, mut sentences) = (0, 0, 0);
    for text in texts {
        count += words(text);
        sentences += text.matches(['.', '?', '!', '…', ':']).count().max(1);
        syllables += text.split_whitespace().map(syllables_of).sum::<usize>();
    }
    0.39 * count as f64 / sentences as f64 + 11.8 * syllables as f64 / count as f64 - 15.59
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
