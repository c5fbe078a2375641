//! Three or more separate complaints in one turn.
//!
//! Silent on several examples of one complaint, on two, on plans, feelings, thanks and wishes.

use std::{
    collections::{BTreeMap, BTreeSet},
    ops::Range,
    sync::LazyLock,
};

use crate::words::{
    clauses::{Clause, Frame, Opener, Subject, Text},
    lists::{lines, list},
    pattern::phrases,
    rules::polarity::{Tone, tone},
};

/// From how many complaints on they are too many for one turn.
const MANY: usize = 3;

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

/// What a complaint is about: the topics that it names, else its verb.
#[derive(Clone, Eq, Ord, PartialEq, PartialOrd)]
enum About {
    Topic(usize),
    Verb(String),
}

pub(super) fn find(text: &Text) -> Option<Range<usize>> {
    let fed_up = phrases("fed_up").any(text, 0..text.tokens.len());
    let listed = |it: &Clause| {
        fed_up
            && matches!(it.subject, Subject::It | Subject::Nobody | Subject::Command | Subject::You)
            && topic(text, it).is_some()
    };
    let complaints: Vec<&Clause> = text.clauses.iter().filter(|it| is_complaint(text, it) || listed(it)).collect();
    let abouts = complaints.iter().flat_map(|it| if listed(it) { topics(text, it) } else { vec![about(text, it)] });
    let abouts = abouts.filter(|it| !it.is_empty());
    let mut kinds: Vec<BTreeSet<About>> = Vec::new();
    for about in abouts {
        // What shares a topic or a verb is one complaint with several examples.
        let (same, mut others): (Vec<_>, Vec<_>) = kinds.into_iter().partition(|it| !it.is_disjoint(&about));
        others.push(same.into_iter().flatten().chain(about).collect());
        kinds = others;
    }
    let (first, last) = (complaints.first()?, complaints.last()?);
    (kinds.len() >= MANY).then_some(first.range.start..last.range.end)
}

fn is_complaint(text: &Text, clause: &Clause) -> bool {
    if clause.frame != Frame::Plain
        || matches!(clause.opener, Opener::If)
        || text.tokens[clause.range.start].quoted
        || text.mood(clause).thanks
    {
        return false;
    }
    let words = text.words(clause);
    let tone = tone(text, clause.range.clone());
    let denies = words.iter().any(|it| list("not").has(it));
    let bad = words.iter().any(|it| list("bad_state").has(it));
    match clause.subject {
        Subject::You => {
            let plans = words.iter().any(|it| it.is_any(&["will", "can", "could", "going"])) && !denies;
            !plans
                && (tone == Tone::Cold
                    || denies
                    || bad
                    || words.iter().any(|it| it.is_any(&["too", "again", "still", "always", "only", "without"])))
        }
        Subject::Yours | Subject::Other | Subject::It | Subject::We | Subject::Nobody => {
            (bad || (denies && clause.subject != Subject::Nobody)
                || (tone == Tone::Cold && clause.subject != Subject::We)
                || phrases("fed_up").any(text, clause.range.clone()))
                && topic(text, clause).is_some()
        }
        Subject::I => {
            words.iter().any(|it| it.is_any(&["alone", "everything", "sick", "fed", "hate", "stand", "enough"]))
                && topic(text, clause).is_some()
        }
        Subject::Command => false,
    }
}

fn topic(text: &Text, clause: &Clause) -> Option<usize> {
    named_topics(text, clause).next()
}

fn named_topics(text: &Text, clause: &Clause) -> impl Iterator<Item = usize> {
    text.words(clause).iter().filter_map(|it| TOPICS.get(it.word.as_str()).or_else(|| TOPICS.get(it.lemma()))).copied()
}

/// Every topic of a list, each by itself: “your mother, the money, the mess”.
fn topics(text: &Text, clause: &Clause) -> Vec<BTreeSet<About>> {
    named_topics(text, clause).map(|it| BTreeSet::from([About::Topic(it)])).collect()
}

fn about(text: &Text, clause: &Clause) -> BTreeSet<About> {
    let mut about: BTreeSet<About> = topic(text, clause).into_iter().map(About::Topic).collect();
    let verb = text.tokens[clause.from.min(clause.range.end)..clause.range.end]
        .iter()
        .find(|it| it.verb.is_some() && !list("auxiliary").has(it));
    about.extend(verb.map(|it| About::Verb(it.lemma().to_owned())));
    about
}
