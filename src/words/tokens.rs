//! A text as words, each with its place: whatever the case, the apostrophes and the slips of the finger.
//!
//! A token knows the word that was meant and the bytes that were typed. Short forms are taken apart (“don’t” is two
//! tokens with one place), so that everything after this sees one spelling only.

use std::{
    cmp::Ordering,
    collections::{HashMap, HashSet},
    ops::Range,
    sync::LazyLock,
};

use unicode_segmentation::UnicodeSegmentation as _;

use crate::words::{
    lists::{self, lines, list},
    verbs::{Form, form_of},
};

/// What stands between a word and the one before it.
#[derive(Clone, Copy, Debug, Default, Eq, Ord, PartialEq, PartialOrd)]
pub(super) enum Gap {
    /// Nothing but space.
    #[default]
    None,
    /// A comma, a bracket, a dash.
    Comma,
    /// A semicolon, a colon.
    Half,
    /// A full stop, a question mark, a new line.
    Full,
}

/// A word of a text. It is somebody’s own: nothing prints it for debugging.
#[derive(Clone)]
pub(super) struct Token {
    /// What was meant, in lower case, with straight apostrophes.
    pub(super) word: String,
    /// Where it was typed, in bytes.
    pub(super) range: Range<usize>,
    /// What stands before it.
    pub(super) gap: Gap,
    /// Whether it stands between quotation marks.
    pub(super) quoted: bool,
    /// Whether a question mark ends its sentence.
    pub(super) asked: bool,
    /// The verb that it can be a form of.
    pub(super) verb: Option<(&'static str, Form)>,
    /// Without the ending of a plural, for a noun.
    singular: Option<String>,
}

impl Token {
    fn new(word: &str, range: Range<usize>, gap: Gap) -> Self {
        let mut token =
            Self { word: String::new(), range, gap, quoted: false, asked: false, verb: None, singular: None };
        token.become_word(word);
        token
    }

    fn become_word(&mut self, word: &str) {
        word.clone_into(&mut self.word);
        self.verb = form_of(word);
        self.singular = singular(word);
    }

    /// The form under which lists know it.
    pub(super) fn lemma(&self) -> &str {
        match (&self.verb, &self.singular) {
            (Some((base, _)), _) => base,
            (None, Some(singular)) => singular,
            (None, None) => &self.word,
        }
    }

    pub(super) fn is(&self, word: &str) -> bool {
        self.word == word
    }

    pub(super) fn is_any(&self, words: &[&str]) -> bool {
        words.contains(&self.word.as_str())
    }

    pub(super) fn form(&self) -> Option<Form> {
        self.verb.map(|(_, form)| form)
    }
}

fn singular(word: &str) -> Option<String> {
    if !word.is_ascii() || word.len() < 4 || ["ss", "us", "is", "'s"].iter().any(|end| word.ends_with(end)) {
        return None;
    }
    match word {
        _ if word.ends_with("ies") => Some(format!("{}y", &word[..word.len() - 3])),
        _ if ["ches", "shes", "sses", "xes"].iter().any(|end| word.ends_with(end)) => {
            Some(word[..word.len() - 2].to_owned())
        }
        _ => word.strip_suffix('s').map(str::to_owned),
    }
}

/// A word as it was typed.
struct Piece<'a> {
    typed: &'a str,
    range: Range<usize>,
    gap: Gap,
    quoted: bool,
}

/// All words of a text.
pub(super) fn tokens(text: &str) -> Vec<Token> {
    let mut tokens = Vec::new();
    for piece in pieces(text) {
        let word = plain(piece.typed);
        let meant = spelled(&word);
        for (at, part) in meant.iter().enumerate() {
            let gap = if at == 0 { piece.gap } else { Gap::None };
            let mut token = Token::new(part, piece.range.clone(), gap);
            token.quoted = piece.quoted;
            tokens.push(token);
        }
    }
    mark_questions(text, &mut tokens);
    in_context(&tokens)
}

const APOSTROPHES: [char; 6] = ['\'', '’', 'ʼ', '´', '`', '′'];

/// Lower case, straight apostrophes, and no letter more than twice in a row.
fn plain(typed: &str) -> String {
    let lower = typed.to_lowercase().replace(APOSTROPHES, "'");
    let mut plain = String::with_capacity(lower.len());
    let mut run = 0;
    let mut last = None;
    for letter in lower.trim_matches('\'').chars() {
        run = if last == Some(letter) { run + 1 } else { 1 };
        last = Some(letter);
        if run <= 2 || letter.is_ascii_digit() {
            plain.push(letter);
        }
    }
    // “sooo” was meant to be one, “goood” two.
    if plain.len() < lower.len() && !is_known(&plain) {
        let mut single: Vec<char> = plain.chars().collect();
        single.dedup();
        let single: String = single.into_iter().collect();
        if is_known(&single) {
            return single;
        }
    }
    plain
}

fn pieces(text: &str) -> Vec<Piece<'_>> {
    let mut pieces: Vec<Piece<'_>> = Vec::new();
    let mut marks = Quotes::default();
    let mut gap = Gap::Full;
    let mut bounds = text.split_word_bound_indices().peekable();
    while let Some((start, part)) = bounds.next() {
        if !part.contains(char::is_alphanumeric) {
            gap = gap.max(marks.pass(text, start, part));
            continue;
        }
        let mut end = start + part.len();
        let quoted = marks.is_open(start);
        // “don´t” and “don`t” are cut apart by the rules of Unicode; here they are one word.
        while let Some((_, mark)) = bounds.next_if(|(_, it)| is_apostrophe(it)) {
            let Some((at, rest)) = bounds.next_if(|(_, it)| it.starts_with(char::is_alphabetic)) else {
                marks.pass(text, end, mark);
                break;
            };
            end = at + rest.len();
        }
        pieces.push(Piece { typed: &text[start..end], range: start..end, gap, quoted });
        gap = Gap::None;
    }
    marks.forget_the_unclosed(&mut pieces);
    pieces
}

fn is_apostrophe(mark: &str) -> bool {
    let mut letters = mark.chars();
    letters.next().is_some_and(|it| APOSTROPHES.contains(&it)) && letters.next().is_none()
}

/// Which marks of quotation are open.
#[derive(Default)]
struct Quotes {
    opened: Option<(char, usize)>,
}

impl Quotes {
    /// Passes what is no word, and says how far it parts the words around it.
    fn pass(&mut self, text: &str, start: usize, part: &str) -> Gap {
        let mut gap = Gap::None;
        for (at, mark) in part.char_indices() {
            self.turn(text, start + at, mark);
            gap = gap.max(match mark {
                '.' | '!' | '?' | '…' | '\n' | '\r' | '\u{2028}' | '\u{2029}' => Gap::Full,
                ';' | ':' => Gap::Half,
                ',' | '(' | ')' | '–' | '—' | '/' | '[' | ']' | '"' | '“' | '”' => Gap::Comma,
                '-' if text[..start + at].ends_with(' ') => Gap::Comma,
                _ => Gap::None,
            });
        }
        gap
    }

    fn turn(&mut self, text: &str, at: usize, mark: char) {
        let after_word = text[..at].ends_with(|it: char| it.is_alphanumeric() || ",.!?…".contains(it));
        let before_word = text[at + mark.len_utf8()..].starts_with(char::is_alphanumeric);
        self.opened = match (self.opened, mark) {
            (None, '“' | '«' | '„') => Some(('”', at)),
            (None, '"') => Some(('"', at)),
            (None, '\'' | '‘' | '’') if before_word && !after_word => Some(('’', at)),
            (Some(('”', _)), '”' | '“' | '»' | '"') | (Some(('"', _)), '"' | '”') => None,
            (Some(('’', _)), '\'' | '’') if after_word && !before_word => None,
            (open, _) => open,
        };
    }

    fn is_open(&self, at: usize) -> bool {
        self.opened.is_some_and(|(_, from)| from < at)
    }

    /// A mark that nobody closed quotes nothing.
    fn forget_the_unclosed(&self, pieces: &mut [Piece<'_>]) {
        if let Some((_, from)) = self.opened {
            pieces.iter_mut().rev().take_while(|it| it.range.start > from).for_each(|it| it.quoted = false);
        }
    }
}

fn mark_questions(text: &str, tokens: &mut [Token]) {
    let mut asked = false;
    let mut next = text.len();
    for token in tokens.iter_mut().rev() {
        let after = &text[token.range.end.min(next)..next];
        if after.contains(['.', '!', '?', '…', '\n']) {
            asked = after.trim_start_matches(['"', '”', '’', ' ']).starts_with('?') || after.contains('?');
        }
        token.asked = asked;
        next = token.range.start;
    }
}

static SHORT: LazyLock<HashMap<&'static str, Vec<&'static str>>> = LazyLock::new(|| {
    let pairs = lines("short").iter().chain(lines("slips")).filter_map(|line| line.split_once(" = "));
    pairs.map(|(typed, meant)| (typed, meant.split_whitespace().collect())).collect()
});

/// The endings of short forms and what they stand for.
const ENDINGS: &[(&str, &str)] =
    &[("n't", "not"), ("'re", "are"), ("'ve", "have"), ("'ll", "will"), ("'d", "would"), ("'m", "am")];

/// What was meant by a word.
fn spelled(word: &str) -> Vec<String> {
    if let Some(meant) = SHORT.get(word) {
        return meant.iter().map(|it| (*it).to_owned()).collect();
    }
    for (ending, meant) in ENDINGS {
        if let Some(before) = word.strip_suffix(ending).filter(|it| !it.is_empty()) {
            return spelled(before).into_iter().chain([(*meant).to_owned()]).collect();
        }
    }
    if let Some(before) = word.strip_suffix("'s") {
        let is =
            ["it", "that", "he", "she", "what", "there", "who", "where", "here", "how", "why", "this", "everything"];
        let meant = if is.contains(&before) { "is" } else { "'s" };
        return vec![before.to_owned(), meant.to_owned()];
    }
    let british = british(word);
    if is_known(&british) {
        return vec![british];
    }
    vec![corrected(&british).unwrap_or(british)]
}

fn british(word: &str) -> String {
    if !word.contains("iz") && !word.contains("yz") {
        return word.to_owned();
    }
    let british = word.replace("iz", "is").replace("yz", "ys");
    if is_known(&british) { british } else { word.to_owned() }
}

/// All words that the lists know.
static KNOWN: LazyLock<HashSet<&'static str>> = LazyLock::new(|| {
    let files = lists::ENGLISH.iter().flat_map(|(_, source)| source.lines());
    let lines = files.filter(|line| !line.starts_with(['#', '[']));
    lines.flat_map(|line| line.split(|it: char| !it.is_alphabetic() && it != '\'')).collect()
});

fn is_known(word: &str) -> bool {
    KNOWN.contains(word) || form_of(word).is_some()
}

/// The words that notes hang on: only to these is a slip of the finger led back.
static SOUGHT: LazyLock<Vec<&'static str>> = LazyLock::new(|| {
    let lists = ["sought", "harsh", "harsh_person"];
    lists.iter().flat_map(|name| list(name).words()).filter(|word| word.len() >= 5).collect()
});

/// Leads a slip of the finger back to the word that was meant, where there is no doubt.
fn corrected(word: &str) -> Option<String> {
    if !word.is_ascii() || word.len() < 5 || list("whole").has_word(word) {
        return None;
    }
    let meant = SOUGHT.iter().find(|sought| is_slip(word.as_bytes(), sought.as_bytes()))?;
    Some((*meant).to_owned())
}

/// Whether one is the other with two letters swapped, one doubled or left single, or, in a long word, one left out, one
/// too many or one mistaken.
fn is_slip(typed: &[u8], meant: &[u8]) -> bool {
    if typed.first() != meant.first() || typed.len().abs_diff(meant.len()) > 1 {
        return false;
    }
    let same = typed.iter().zip(meant).take_while(|(a, b)| a == b).count();
    let (typed_rest, meant_rest) = (&typed[same..], &meant[same..]);
    let long = meant.len() >= 6;
    match typed.len().cmp(&meant.len()) {
        Ordering::Equal => match (typed_rest, meant_rest) {
            ([first, second, typed @ ..], [other_first, other_second, meant @ ..])
                if first == other_second && second == other_first =>
            {
                typed == meant
            }
            ([_, typed @ ..], [_, others @ ..]) => meant.len() >= 7 && typed == others,
            _ => false,
        },
        Ordering::Greater => {
            typed_rest.get(1..) == Some(meant_rest) && (long || typed_rest.first() == typed.get(same - 1))
        }
        // An ending alone makes another word: “mood” is no slip of “moody”.
        Ordering::Less => {
            meant_rest.get(1..) == Some(typed_rest) && long && (!typed_rest.is_empty() || meant_rest == b"s")
        }
    }
}

/// Mends what only the words around it can tell.
fn in_context(tokens: &[Token]) -> Vec<Token> {
    let mut mended: Vec<Token> = Vec::with_capacity(tokens.len() + 8);
    for (at, token) in tokens.iter().enumerate() {
        if is_second_half(token, tokens.get(at + 1))
            && let Some(my) = mended.last_mut().filter(|it| it.is_any(&["my", "your"]))
        {
            my.become_word(&format!("{}self", my.word));
            my.range.end = token.range.end;
            continue;
        }
        let before = mended.last();
        let next = tokens.get(at + 1).filter(|it| it.gap == Gap::None);
        let meant: &[&str] = match token.word.as_str() {
            "your" | "ur" if next.is_some_and(|it| is_predicate(it, tokens.get(at + 2))) => &["you", "are"],
            "ur" => &["your"],
            "its" if next.is_some_and(is_after_be) => &["it", "is"],
            "ill" if next.is_some_and(|it| is_base(it) || it.is_any(&["never", "always", "be", "just"])) => {
                &["i", "will"]
            }
            "id" if next.is_some_and(|it| is_base(it) || list("adverb").has(it) || it.is("be")) => &["i", "would"],
            "were" if next.is_some_and(|it| it.form() == Some(Form::Ing)) && starts(token, before) => &["we", "are"],
            "y" if next.is_some_and(|it| it.is_any(&["do", "did", "are", "you", "not", "is"])) => &["why"],
            "of" if before.is_some_and(|it| it.is_any(&["should", "could", "would", "must"])) => &["have"],
            "2" if before.is_some_and(|it| it.is_any(&["need", "have", "got", "want", "going", "ought", "used"])) => {
                &["to"]
            }
            "b" if before.is_some_and(|it| it.is_any(&["not", "to", "will", "can", "could", "would", "should"])) => {
                &["be"]
            }
            _ => &[],
        };
        if meant.is_empty() {
            mended.push(token.clone());
        }
        for (part, word) in meant.iter().enumerate() {
            let mut token = token.clone();
            token.become_word(word);
            token.gap = if part == 0 { token.gap } else { Gap::None };
            mended.push(token);
        }
    }
    mended
}

/// “my self”, but not “my self-respect”.
fn is_second_half(token: &Token, next: Option<&Token>) -> bool {
    let goes_on = next.is_some_and(|it| it.gap == Gap::None && list("after_self").has(it));
    token.is("self") && token.gap == Gap::None && !goes_on
}

fn is_base(token: &Token) -> bool {
    token.form() == Some(Form::Base)
}

fn starts(token: &Token, before: Option<&Token>) -> bool {
    token.gap != Gap::None || before.is_none_or(|it| list("conjunction").has(it))
}

/// What can follow “you are” and hardly “your”.
fn is_predicate(next: &Token, after: Option<&Token>) -> bool {
    let ends = after.is_none_or(|it| it.gap != Gap::None || list("conjunction").has(it) || list("adverb").has(it));
    // “ur cheating on me”, not “your drinking scares me”.
    let doing = next.form() == Some(Form::Ing)
        && after.is_some_and(|it| it.gap == Gap::None && (list("object").has(it) || list("preposition").has(it)));
    list("after_you_are").has(next)
        || doing
        || (ends && (list("harsh").has(next) || list("praise").has(next) || list("feeling").has(next)))
}

fn is_after_be(next: &Token) -> bool {
    list("adverb").has(next)
        || list("determiner").has(next)
        || list("possessive").has(next)
        || next.is_any(&["like", "because", "not", "me", "you", "time"])
}
