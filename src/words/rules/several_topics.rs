//! Three or more separate complaints in one turn.
//!
//! A clause can be a complaint by itself (“you forgot the rent”), or only beside others (“your brother owes us money”).
//! Silent on several examples of one complaint, on one scene, on two complaints, on plans, feelings, thanks and wishes.

use std::{
    collections::{BTreeMap, BTreeSet},
    ops::Range,
    sync::LazyLock,
};

use crate::{
    guide::Role,
    words::{
        clauses::{Clause, Frame, Opener, Subject, Text},
        lists::{lines, list},
        pattern::phrases,
        rules::polarity::{Tone, tone},
        tokens::{Gap, Token},
        verbs::Form,
    },
};

/// From how many complaints on they are too many for one turn.
const MANY: usize = 3;

/// From how many words on a turn is more of a story than of a list.
const LONG: usize = 60;

/// The topic of each word that names one.
static TOPICS: LazyLock<BTreeMap<&'static str, usize>> = LazyLock::new(|| {
    let lines = lines("topics").iter().enumerate();
    let mut topics = BTreeMap::new();
    for (topic, line) in lines {
        for word in line.split_whitespace() {
            topics.entry(word).or_insert(topic);
        }
    }
    topics
});

/// What a complaint is about: the topics that it names, its verb where it names none, the scene that it belongs to.
#[derive(Clone, Eq, Ord, PartialEq, PartialOrd)]
enum About {
    Topic(usize),
    Verb(String),
    Scene(usize),
}

/// How surely a clause complains.
#[derive(Clone, Copy, Debug, Eq, Ord, PartialEq, PartialOrd)]
enum Weight {
    /// Only among others that do: “your socks are on the stairs”.
    Beside,
    /// The same, said of the partner: “you text your ex”.
    BesideOfYou,
    /// Whatever stands around it.
    Clear,
}

/// Complaints about one thing.
struct Kind {
    about: BTreeSet<About>,
    weight: Weight,
}

/// What somewhere in a turn is said of the whole.
#[derive(Clone, Copy)]
struct Turn {
    /// Complaints need no “you” in it.
    fed_up: bool,
    /// A list is to come: what the partner did is a part of it.
    announced: bool,
}

impl Turn {
    fn of(text: &Text) -> Self {
        let says = |name: &str| phrases(name).any(text, 0..text.tokens.len());
        Self { fed_up: says("fed_up"), announced: says("announced") }
    }
}

impl Kind {
    fn names_topic(&self) -> bool {
        self.about.iter().any(|it| matches!(it, About::Topic(_)))
    }
}

pub(super) fn find(text: &Text, role: Role) -> Option<Range<usize>> {
    let mut kinds: Vec<Kind> = Vec::new();
    let mut span: Option<Range<usize>> = None;
    let turn = Turn::of(text);
    let mut nothing_else = true;
    for clause in &text.clauses {
        let found = complaints(text, clause, turn);
        if found.is_empty() {
            nothing_else &= clause.range.len() < 3
                || clause.frame == Frame::Reported
                || !matches!(clause.opener, Opener::None | Opener::But);
            continue;
        }
        span = Some(span.map_or(clause.range.start, |it| it.start)..clause.range.end);
        for kind in found {
            add(&mut kinds, kind);
        }
    }
    let of = |least: Weight| kinds.iter().filter(|it| it.weight >= least).count();
    let clear = of(Weight::Clear);
    // What only stands beside a complaint counts once it is plain that several are told.
    let told = clear >= MANY - 1 || clear > 0 && (nothing_else || of(Weight::BesideOfYou) >= MANY);
    // In a long story much happens beside.
    if text.tokens.len() > LONG {
        kinds.retain(|it| it.weight == Weight::Clear);
    }
    // A story has many verbs and few topics.
    let named = kinds.iter().filter(|it| it.weight == Weight::Clear || it.names_topic()).count();
    // A listener who gives back tells of many things; their own complaints are plain.
    let given_back = text.clauses.iter().any(|it| it.frame == Frame::Reported) || clear < MANY;
    if role == Role::Listener && given_back {
        return None;
    }
    let many = told && named >= MANY - 1 && kinds.len() >= MANY;
    span.filter(|it| many && (role == Role::Speaker && turn.fed_up || is_of_you(text, it.clone())))
}

/// Grumbles about life are no complaints about the partner.
fn is_of_you(text: &Text, range: Range<usize>) -> bool {
    text.tokens[range].iter().any(|it| it.is_any(&["you", "your", "we", "us", "our"]))
}

/// What shares a topic, a verb or a scene is one complaint with several examples.
fn add(kinds: &mut Vec<Kind>, mut new: Kind) {
    kinds.retain(|it| {
        let same = !it.about.is_disjoint(&new.about);
        if same {
            new.about.extend(it.about.iter().cloned());
            new.weight = new.weight.max(it.weight);
        }
        !same
    });
    kinds.push(new);
}

/// What a clause complains of: one thing, or each of those that it lists.
fn complaints(text: &Text, clause: &Clause, turn: Turn) -> Vec<Kind> {
    if is_own(text, clause)
        || is_likeness(text, clause)
        || clause.frame != Frame::Plain
        || clause.opener == Opener::If
        || text.tokens[clause.range.start].quoted
        || text.mood(clause).thanks
    {
        return Vec::new();
    }
    let enumerated = enumerated(text, clause);
    if enumerated.len() >= MANY {
        return enumerated;
    }
    if is_list(text, clause, turn.fed_up) {
        let topics = listed(text, clause).into_iter();
        return topics.map(|it| Kind { about: BTreeSet::from([About::Topic(it)]), weight: Weight::Clear }).collect();
    }
    let about = about(text, clause);
    let deed = (turn.announced && is_past_deed(text, clause)).then_some(Weight::Clear);
    let weight = weight(text, clause).max(deed).filter(|_| !about.is_empty());
    weight.map(|weight| Kind { about, weight }).into_iter().collect()
}

/// “My boss is leaving” is a trouble of the writer’s own, “my dad got no card from you” is none.
fn is_own(text: &Text, clause: &Clause) -> bool {
    let subject = clause.range.start..clause.from.min(clause.range.end);
    let by_you = text.tokens[subject.end..clause.range.end].iter().any(|it| it.is_any(&["you", "your"]));
    clause.subject == Subject::Other && !by_you && text.tokens[subject].iter().any(|it| it.is("my"))
}

/// “I’m upset about the money, your mother and the mess”, “it’s the snoring, the betting, all of it”.
fn is_list(text: &Text, clause: &Clause, fed_up: bool) -> bool {
    let sentence = text.sentence(clause);
    let cross = phrases("cross_about").any(text, sentence.clone())
        && !text.tokens[sentence].iter().any(|it| list("not").has(it));
    let own_words = clause.subject == Subject::I && phrases("fed_up").any(text, clause.range.clone());
    let names = own_words
        || matches!(clause.subject, Subject::It | Subject::Nobody | Subject::Command | Subject::You | Subject::Other);
    let asked = text.tokens[clause.range.start].asked && clause.subject != Subject::You;
    // “… and I need us to talk”
    let wishes = clause.subject == Subject::We
        || clause.subject == Subject::I && text.words(clause).iter().any(|it| list("wish").has(it));
    !asked
        && (cross && !wishes || fed_up && names && is_verbless(text, clause))
        && topics(text, clause.range.clone()).next().is_some()
}

/// “like a kid who’s lost her money”: somebody made up, of whom nobody complains.
fn is_likeness(text: &Text, clause: &Clause) -> bool {
    let start = clause.range.start;
    let anybody = start > 1 && text.tokens[start - 2].is_any(&["a", "an"]);
    clause.subject == Subject::Other && anybody && text.tokens[start].is_any(&["who", "whose", "which"])
}

/// “I’m upset about the overdraft, about you skipping the recital and how you joke”, “besides the drinking there’s …”:
/// the complaints of a whole sentence that says at its head that it has several.
fn enumerated(text: &Text, clause: &Clause) -> Vec<Kind> {
    let sentence = text.sentence(clause);
    let first = text.clause_at(sentence.start);
    let clauses = &text.clauses[text.clause_of[sentence.start]..=text.clause_of[sentence.end - 1]];
    let denied = text.words(first).iter().any(|it| list("not").has(it));
    let cross = first.subject == Subject::I && phrases("cross_about").any(text, first.range.clone());
    // “And another thing, besides the late nights …”
    let led = sentence.start..sentence.end.min(sentence.start + 4);
    let on_top = led.into_iter().any(|at| phrases("on_top").at(text, at).is_some())
        && clauses.iter().any(|it| it.subject == Subject::You && is_clear(text, it));
    let mut kinds = Vec::new();
    if denied || !(cross || on_top) {
        return kinds;
    }
    let mut of_you = false;
    for part in parts(text, sentence) {
        let words = &text.tokens[part.clone()];
        let topic = topics(text, part).next().map(About::Topic);
        let Some(about) = topic.or_else(|| deed_in(words).map(About::Verb)) else { continue };
        of_you |= words.iter().any(|it| it.is_any(&["you", "your"]));
        add(&mut kinds, Kind { about: BTreeSet::from([about]), weight: Weight::Clear });
    }
    // One evening has many deeds and few topics.
    let named = kinds.iter().filter(|it| it.names_topic()).count();
    if of_you && named + 1 >= kinds.len() { kinds } else { Vec::new() }
}

/// The parts of a list: at its commas, at “and”, at “there’s”.
fn parts(text: &Text, range: Range<usize>) -> Vec<Range<usize>> {
    let opens = |it: &usize| {
        let token = &text.tokens[*it];
        token.gap >= Gap::Comma || token.is_any(&["and", "plus", "there"])
    };
    let mut starts: Vec<usize> = range.clone().skip(1).filter(opens).collect();
    starts.insert(0, range.start);
    starts.push(range.end);
    starts.windows(2).map(|it| it[0]..it[1]).collect()
}

/// What the partner does in a part of a list.
fn deed_in(tokens: &[Token]) -> Option<String> {
    let you = tokens.iter().position(|it| it.is("you"))?;
    let verb = tokens[you..].iter().find(|it| it.verb.is_some() && !list("auxiliary").has(it))?;
    Some(verb.lemma().to_owned())
}

/// In a list that was announced: what the partner did, whatever it is.
fn is_past_deed(text: &Text, clause: &Clause) -> bool {
    let said = text.tokens[clause.from.min(clause.range.end)..clause.range.end].iter();
    let past = said.take(3).any(|it| it.form() == Some(Form::Past) || it.is_any(&["had", "have", "did"]));
    clause.subject == Subject::You
        && past
        && !is_plan(text, clause)
        && tone(text, clause.from..clause.range.end) != Tone::Warm
}

/// Whether a part of a list stands for itself: “the drinking, the lies”.
fn is_verbless(text: &Text, clause: &Clause) -> bool {
    !matches!(clause.subject, Subject::Other) || !is_present(text, clause)
}

/// The topic of each part of a list.
fn listed(text: &Text, clause: &Clause) -> Vec<usize> {
    let mut listed = Vec::new();
    let mut part = clause.range.start;
    for at in clause.range.clone() {
        if text.tokens[at].gap >= Gap::Comma || text.tokens[at].is("and") {
            listed.extend(topics(text, part..at).next());
            part = at;
        }
    }
    listed.extend(topics(text, part..clause.range.end).next());
    listed
}

fn weight(text: &Text, clause: &Clause) -> Option<Weight> {
    if is_clear(text, clause) {
        return Some(Weight::Clear);
    }
    let words = text.words(clause);
    let plain = matches!(clause.opener, Opener::None | Opener::But | Opener::Inside)
        && !words[0].asked
        && (tone(text, clause.from..clause.range.end) != Tone::Warm || words.iter().any(|it| it.lemma() == "promise"))
        && (topics(text, clause.range.clone()).next().is_some() || is_mine(clause, words));
    match clause.subject {
        Subject::You => (plain && words.len() > 2 && !is_plan(text, clause)).then_some(Weight::BesideOfYou),
        // What happened to others is mostly part of a story.
        Subject::Yours | Subject::Other | Subject::It => {
            let told = words.iter().any(|it| list("speech").has(it));
            (plain && !told && is_present(text, clause)).then_some(Weight::Beside)
        }
        _ => None,
    }
}

/// “you have given away my tools”: whatever it is, it was the writer’s.
fn is_mine(clause: &Clause, words: &[Token]) -> bool {
    clause.subject == Subject::You && words.iter().any(|it| it.is_any(&["my", "me", "our"]))
}

fn is_present(text: &Text, clause: &Clause) -> bool {
    let mut rest = text.tokens[clause.from..clause.range.end].iter().take(4);
    rest.any(|it| it.is_any(&["is", "are", "'s", "has", "have"]) || matches!(it.form(), Some(Form::Base | Form::Third)))
}

fn is_plan(text: &Text, clause: &Clause) -> bool {
    let words = text.words(clause);
    let has_to = words.windows(2).any(|it| it[0].is_any(&["have", "has"]) && it[1].is("to"));
    (has_to || words.iter().any(|it| it.is_any(&["will", "can", "could", "going"])))
        && !words.iter().any(|it| list("not").has(it))
}

fn is_clear(text: &Text, clause: &Clause) -> bool {
    let words = text.words(clause);
    let cold = tone(text, clause.range.clone()) == Tone::Cold;
    let denies = words.iter().any(|it| list("not").has(it));
    let bad = words.iter().any(|it| list("bad_state").has(it)) || phrases("bad_way").any(text, clause.range.clone());
    let topic = topics(text, clause.range.clone()).next().is_some();
    // “until you had to leave” tells when; “when did you last touch me” asks.
    if clause.opener == Opener::When && !words[0].asked {
        return false;
    }
    match clause.subject {
        Subject::You => {
            let stressed = words.iter().any(|it| it.is_any(&["too", "again", "still", "always", "only", "without"]));
            let misdeed = phrases("misdeed").any(text, clause.from..clause.range.end);
            !is_plan(text, clause) && (cold || denies || bad || stressed || misdeed)
        }
        Subject::Yours | Subject::Other | Subject::It | Subject::We | Subject::Nobody => {
            let held_against = (cold && clause.subject != Subject::We)
                || (denies && clause.subject != Subject::Nobody)
                || phrases("fed_up").any(text, clause.range.clone());
            let of_yours = text.tokens[clause.range.start..clause.from].iter().any(|it| it.is("your"))
                && phrases("misdeed").any(text, clause.from..clause.range.end);
            topic && clause.opener != Opener::Because && (bad || held_against || of_yours)
        }
        Subject::I => {
            let loaded = ["alone", "everything", "sick", "fed", "hate", "enough"];
            topic && words.iter().any(|it| it.is_any(&loaded) || denies && it.is("stand"))
                || phrases("burden").any(text, clause.range.clone())
        }
        Subject::Command => false,
    }
}

fn topics(text: &Text, range: Range<usize>) -> impl Iterator<Item = usize> {
    text.tokens[range].iter().filter_map(|it| TOPICS.get(it.word.as_str()).or_else(|| TOPICS.get(it.lemma()))).copied()
}

fn about(text: &Text, clause: &Clause) -> BTreeSet<About> {
    let mut about: BTreeSet<About> = topics(text, clause.range.clone()).next().map(About::Topic).into_iter().collect();
    let verb = text.tokens[clause.from.min(clause.range.end)..clause.range.end]
        .iter()
        .find(|it| it.verb.is_some() && !list("auxiliary").has(it));
    // “You are selfish” names no deed: what comes after it shows what is meant.
    let unknown = |at: &usize| {
        let token = &text.tokens[*at];
        let label = list("harsh").has(token) || list("harsh_person").has(token);
        clause.subject == Subject::You && !list("adverb").has(token) && !label
    };
    let first = (clause.from..clause.range.end).find(|at| unknown(at) && !list("auxiliary").has(&text.tokens[*at]));
    let verb = verb.or(first.map(|at| &text.tokens[at]));
    let verb = verb.filter(|it| about.is_empty() || !list("light_verb").has(it));
    about.extend(verb.map(|it| About::Verb(it.lemma().to_owned())));
    // “When you came home you did not say hello and went to the computer” tells one evening.
    let sentence = &text.clauses[clause.sentence];
    let opens = matches!(sentence.opener, Opener::When | Opener::EveryTime);
    let dated = phrases("scene").at(text, sentence.range.start).is_some();
    let scene = (opens || dated) && !about.is_empty();
    about.extend(scene.then_some(About::Scene(clause.sentence)));
    about
}
