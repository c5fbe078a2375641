//! What became of the speaker’s “not”. It weighs most: a mirror that loses it says the opposite.

use std::{
    collections::{BTreeMap, BTreeSet},
    ops::Range,
    sync::LazyLock,
};

use crate::words::{
    clauses::Text,
    lists::{lines, list},
    mirror::{
        Negation,
        keys::{Key, stem},
    },
    pattern::phrases,
    tokens::{Gap, Token},
};

/// What the comparison found.
pub(super) struct Turned {
    pub(super) negation: Negation,
    /// The tokens of what was said that show it.
    pub(super) words: Vec<usize>,
    /// Tokens that came back as the denial of their opposite.
    pub(super) reflected: BTreeSet<usize>,
}

/// A denial, and what it denies.
struct Denial {
    at: usize,
    scope: Range<usize>,
    clause: usize,
}

/// The most places at which a word is looked up. Who says a word more often than that says it once too often.
const MOST_PLACES: usize = 24;

/// One of the two texts, ready to be looked up.
pub(super) struct Side<'a> {
    text: &'a Text,
    keys: &'a [Key],
    /// Where a key stands.
    places: BTreeMap<&'a str, Vec<usize>>,
    /// Where a stem stands that no word before it in its clause denies.
    plain_stems: BTreeSet<String>,
    /// Whether a clause denies, in any form.
    denies: Vec<bool>,
    /// Whether what a clause denies stands in the next.
    carries: Vec<bool>,
}

impl<'a> Side<'a> {
    pub(super) fn new(text: &'a Text, keys: &'a [Key]) -> Self {
        let mut places: BTreeMap<&str, Vec<usize>> = BTreeMap::new();
        for (at, key) in keys.iter().enumerate() {
            for name in key.names() {
                let places = places.entry(name).or_default();
                if places.len() < MOST_PLACES {
                    places.push(at);
                }
            }
        }
        let mut side =
            Self { text, keys, places, plain_stems: BTreeSet::new(), denies: Vec::new(), carries: Vec::new() };
        for clause in &text.clauses {
            let range = clause.range.clone();
            let first_denial = range.clone().find(|at| side.is_denial(*at));
            let turns = range.clone().any(|at| list("turning").has(&text.tokens[at]));
            side.denies.push(first_denial.is_some() || turns);
            side.carries.push(first_denial.is_some_and(|at| carries(text, at)));
            let plain = range.start..first_denial.unwrap_or(range.end);
            side.plain_stems.extend(text.tokens[plain].iter().map(|it| stem(&it.word)));
        }
        side
    }

    fn is_denial(&self, at: usize) -> bool {
        list("not").has(&self.text.tokens[at]) && !is_idle(self.text, at)
    }

    fn denials(&self) -> impl Iterator<Item = Denial> {
        (0..self.text.tokens.len()).filter(|at| self.is_denial(*at)).map(|at| denial(self.text, at))
    }

    /// Where a word stands that can stand for this one.
    fn places(&self, key: &Key) -> &[usize] {
        self.places.get(key.name.as_str()).map_or(&[], Vec::as_slice)
    }

    /// Whether the clause of this token denies, itself or through the one that rules it: “you don’t think that I care”.
    fn is_denied(&self, at: usize) -> bool {
        let clause = self.text.clause_of[at];
        self.denies[clause] || (clause > 0 && self.carries[clause - 1])
    }

    /// Words that carry meaning in a scope; the lighter ones only where there are no others.
    fn heads(&self, scope: Range<usize>) -> Vec<usize> {
        let content: Vec<usize> = scope.clone().filter(|at| self.keys[*at].is_content).collect();
        if !content.is_empty() {
            return content;
        }
        let verb = |at: &usize| self.text.tokens[*at].verb.is_some() && !list("auxiliary").has(&self.text.tokens[*at]);
        let verbs: Vec<usize> = scope.clone().filter(verb).collect();
        if !verbs.is_empty() {
            return verbs;
        }
        scope.filter(|at| list("told_of").has(&self.text.tokens[*at])).collect()
    }

    /// Whether this text has the opposite of a word, undenied.
    fn has_opposite(&self, token: &Token) -> bool {
        let own = stem(&token.word);
        OPPOSITES.get(&own).is_some_and(|others| others.iter().any(|other| self.plain_stems.contains(other)))
    }
}

/// Whether a denial of this verb denies what follows: “I don’t think you care”.
fn rules(token: &Token) -> bool {
    list("before_negation").has(token)
}

pub(super) fn compare(said: &Side<'_>, mirror: &Side<'_>) -> Turned {
    let mut turned = Turned { negation: Negation::None, words: Vec::new(), reflected: BTreeSet::new() };
    for denial in said.denials() {
        match fate(&denial, said, mirror) {
            Some(Fate::Kept(opposite)) => {
                turned.negation = stronger(turned.negation, Negation::Kept);
                turned.reflected.extend(opposite);
            }
            Some(Fate::Lost) => {
                turned.negation = Negation::Lost;
                turned.words.push(denial.at);
            }
            None => {}
        }
    }
    for (at, _, is_denied) in un_words(said, mirror) {
        turned.negation = stronger(turned.negation, if is_denied { Negation::Kept } else { Negation::Lost });
        turned.words.extend((!is_denied).then_some(at));
    }
    for (_, place, _) in un_words(mirror, said).filter(|(.., is_denied)| !is_denied) {
        turned.negation = stronger(turned.negation, Negation::Added);
        turned.words.push(place);
    }
    for at in mirror.denials().filter_map(|denial| added(&denial, said, mirror)) {
        turned.negation = stronger(turned.negation, Negation::Added);
        turned.words.push(at);
    }
    turned
}

/// Words like “unhappy” of one text that the other has without their “un”: where, where there, and whether denied there.
fn un_words(one: &Side<'_>, other: &Side<'_>) -> impl Iterator<Item = (usize, usize, bool)> {
    (0..one.keys.len()).filter_map(|at| {
        let plain = one.keys[at].without_un.as_deref()?;
        if !other.places(&one.keys[at]).is_empty() || one.is_denied(at) {
            return None;
        }
        let place = *other.places.get(plain)?.first()?;
        Some((at, place, other.is_denied(place)))
    })
}

/// What matters more of two findings.
fn stronger(a: Negation, b: Negation) -> Negation {
    let rank = |it| match it {
        Negation::None => 0,
        Negation::Kept => 1,
        Negation::Added => 2,
        Negation::Lost => 3,
    };
    if rank(a) >= rank(b) { a } else { b }
}

/// “not only”, a bare “no,” at the beginning, “did I get that, or not?”: nothing is denied.
fn is_idle(text: &Text, at: usize) -> bool {
    let token = &text.tokens[at];
    let next = text.tokens.get(at + 1);
    let alone = next.is_none_or(|it| it.gap > Gap::None) && token.is_any(&["no", "not", "never"]);
    let after_verb = text.tokens[..at].last().is_some_and(|it| list("auxiliary").has(it));
    let checks = phrases("check").any_beyond(text, at.saturating_sub(3)..at + 1, at);
    checks || (alone && !after_verb) || (token.is("not") && next.is_some_and(|it| it.is("only")))
}

fn denial(text: &Text, at: usize) -> Denial {
    let clause = text.clause_of[at];
    let mut end = text.clauses[clause].range.end;
    if carries(text, at) {
        end = text.clauses[clause + 1].range.end;
    } else if let Some(since) = (at + 3..end).find(|it| list("since_when").has(&text.tokens[*it])) {
        // “has not spoken to me since the funeral” does not deny the funeral.
        end = since;
    }
    Denial { at, scope: at + 1..end, clause }
}

/// Whether this denial only names who thinks so, and what is denied stands in the next clause.
fn carries(text: &Text, at: usize) -> bool {
    let clause = text.clause_of[at];
    let rest = &text.tokens[at + 1..text.clauses[clause].range.end];
    let passes = |it: &Token| rules(it) || list("adverb").has(it) || list("bridge").has(it);
    let next = text.clauses.get(clause + 1).is_some_and(|it| it.sentence == text.clauses[clause].sentence);
    next && rest.iter().any(rules) && rest.iter().all(passes)
}

enum Fate {
    /// With the tokens that came back as their opposite.
    Kept(Vec<usize>),
    Lost,
}

/// What became of a denial; nothing where its clause was left out.
fn fate(denial: &Denial, said: &Side<'_>, mirror: &Side<'_>) -> Option<Fate> {
    let heads = said.heads(denial.scope.clone());
    let light = denial.scope.clone().filter(|at| weighs(&said.text.tokens[*at]));
    let all: BTreeSet<usize> = heads.iter().copied().chain(light).collect();
    let opposite: Vec<usize> = all.iter().copied().filter(|at| mirror.has_opposite(&said.text.tokens[*at])).collect();
    let denied = |at: &usize| mirror.is_denied(*at) || mirror.keys[*at].without_un.is_some();
    let found = |at: usize| mirror.places(&said.keys[at]);
    if !opposite.is_empty() || all.iter().any(|at| found(*at).iter().any(denied)) {
        return Some(Fate::Kept(opposite));
    }
    // A word that was also said plainly may come back so, as often as it was said.
    let plain =
        |side: &Side<'_>, at: usize| side.places(&said.keys[at]).iter().filter(|it| !side.is_denied(**it)).count();
    if heads.iter().any(|at| plain(mirror, *at) > plain(said, *at)) {
        return Some(Fate::Lost);
    }
    if all.is_empty() {
        return fate_of_the_unsaid(denial, said, mirror);
    }
    let before = said.text.clauses[denial.clause].range.start..denial.at;
    let beside = said.heads(before).into_iter().any(|at| found(at).iter().any(|it| mirror.is_denied(*it)));
    beside.then(|| Fate::Kept(Vec::new()))
}

/// What became of a denial that names nothing after it: “you said nothing”, “you promised to call and you didn’t”.
fn fate_of_the_unsaid(denial: &Denial, said: &Side<'_>, mirror: &Side<'_>) -> Option<Fate> {
    let own = said.text.clauses[denial.clause].range.start..denial.at;
    let before = denial.clause.checked_sub(1).map(|it| said.text.clauses[it].range.clone());
    let verbs = |range: Range<usize>| range.filter(|at| weighs(&said.text.tokens[*at])).collect::<Vec<_>>();
    let own = verbs(own);
    let denied = if own.is_empty() { verbs(before?) } else { own };
    let unsaid = |it: &Denial| !it.scope.clone().any(|at| mirror.keys[at].is_content);
    let found: Vec<usize> = denied.iter().flat_map(|at| mirror.places(&said.keys[*at])).copied().collect();
    if found.iter().any(|at| mirror.is_denied(*at)) || (!found.is_empty() && mirror.denials().any(|it| unsaid(&it))) {
        return Some(Fate::Kept(Vec::new()));
    }
    (!found.is_empty()).then_some(Fate::Lost)
}

fn weighs(token: &Token) -> bool {
    token.verb.is_some() && !list("auxiliary").has(token) && !rules(token)
}

static OPPOSITES: LazyLock<BTreeMap<String, BTreeSet<String>>> = LazyLock::new(|| {
    let mut opposites: BTreeMap<String, BTreeSet<String>> = BTreeMap::new();
    for line in lines("antonyms") {
        let mut stems = line.split_whitespace().map(stem);
        let Some(first) = stems.next() else { continue };
        for other in stems {
            opposites.entry(first.clone()).or_default().insert(other.clone());
            opposites.entry(other).or_default().insert(first.clone());
        }
    }
    opposites
});

/// What was said plainly and comes back denied.
fn added(denial: &Denial, said: &Side<'_>, mirror: &Side<'_>) -> Option<usize> {
    let head = mirror.heads(denial.scope.clone()).into_iter().next()?;
    let willed = |at: &usize| list("willed").has(&mirror.text.tokens[*at]);
    let head = denial.scope.clone().find(willed).filter(|it| *it < head).unwrap_or(head);
    let places = said.places(&mirror.keys[head]);
    // “the door is unlocked” is the door that isn’t locked.
    let plain = places.iter().all(|at| !said.is_denied(*at) && said.keys[*at].without_un.is_none());
    // “Okay, so …” and “there is so much to do” tell nothing of anybody.
    let idle = |at: &usize| said.text.clause_at(*at).range.start == *at;
    let plain = plain && !(list("told_of").has(&mirror.text.tokens[head]) && places.iter().all(idle));
    let opposed = said.has_opposite(&mirror.text.tokens[head]);
    places.first().copied().filter(|_| plain && !opposed)
}
