//! The shape of the data: every file is read strictly, every id is known and is there once.

use std::collections::BTreeSet;

use super::super::{
    Carrier, IdeaId, NotAnIdea, Question, Support, Tool, card::Cards, cards, carriers, find, idea::Ideas, ideas,
    question::Questions, questions, shelf, support, themes, topics,
};
use crate::{guide, text};

fn id(text: &str) -> IdeaId {
    text.parse().unwrap()
}

/// Fails with what stands here twice.
#[track_caller]
fn once<T: Ord + std::fmt::Debug>(all: impl IntoIterator<Item = T>) -> BTreeSet<T> {
    let mut seen = BTreeSet::new();
    let twice: Vec<T> = all.into_iter().filter_map(|it| seen.replace(it)).collect();
    assert!(twice.is_empty(), "twice: {twice:?}");
    seen
}

#[test]
fn every_file_is_read() {
    serde_json::from_str::<Ideas>(shelf::IDEAS).unwrap();
    serde_json::from_str::<Cards>(shelf::CARDS).unwrap();
    serde_json::from_str::<Questions>(shelf::QUESTIONS).unwrap();
    serde_json::from_str::<Support>(shelf::SUPPORT).unwrap();
}

#[test]
fn a_name_that_is_not_known_is_refused_everywhere() {
    let more = |text: &str, before: &str| text.replacen(before, &format!("\"colour\": 1, {before}"), 1);
    for field in ["\"themes\"", "\"id\": \"losing-you\"", "\"theme\""] {
        assert!(serde_json::from_str::<Ideas>(&more(shelf::IDEAS, field)).is_err(), "{field}");
    }
    for field in ["\"cards\"", "\"title\""] {
        assert!(serde_json::from_str::<Cards>(&more(shelf::CARDS, field)).is_err(), "{field}");
    }
    for field in ["\"topics\"", "\"name\"", "\"heat\""] {
        assert!(serde_json::from_str::<Questions>(&more(shelf::QUESTIONS, field)).is_err(), "{field}");
    }
    for field in ["\"pages\"", "\"text\"", "\"elsewhere\"", "\"code\"", "\"serves\""] {
        assert!(serde_json::from_str::<Support>(&more(shelf::SUPPORT, field)).is_err(), "{field}");
    }
}

#[test]
fn an_id_has_one_spelling() {
    assert_eq!(id("2.24").to_string(), "2.24");
    assert!(id("2.9") < id("2.10"));
    for text in ["", ".", "2", "2.", ".24", "2.024", "+2.24", "2.24 ", "2,24", "2.256", "2.2.4", "-1.2", "two.four"] {
        assert_eq!(text.parse::<IdeaId>(), Err(NotAnIdea), "{text:?}");
    }
}

#[test]
fn all_ideas_are_there_once_and_in_order() {
    let rows: [u8; 5] = [25, 34, 37, 24, 41];
    let of = |(article, rows)| (1..=rows).map(move |row| id(&format!("{article}.{row}")));
    let expected: Vec<IdeaId> = rows.into_iter().enumerate().flat_map(of).collect();
    assert_eq!(ideas().iter().map(|it| it.id).collect::<Vec<_>>(), expected);
    assert_eq!(expected.len(), 161);
}

#[test]
fn every_idea_has_one_theme_and_every_theme_has_ideas() {
    let known = once(themes().iter().map(|it| it.id.as_str()));
    assert!((12..=20).contains(&known.len()), "{}", known.len());
    let used: BTreeSet<&str> = ideas().iter().map(|it| it.theme.as_str()).collect();
    assert_eq!(used, known);
}

#[test]
fn every_id_that_something_names_is_known() {
    let written = guide::shelf().iter().flat_map(|guide| {
        let name = guide.id.as_str();
        guide.ideas.iter().map(move |it| (name, it.as_str()))
    });
    let tools = Tool::ALL.into_iter().flat_map(|tool| tool.ids().iter().map(move |it| (tool.id(), *it)));
    let unknown: Vec<(&str, &str)> =
        written.chain(tools).filter(|(_, it)| it.parse().ok().and_then(find).is_none()).collect();
    assert!(unknown.is_empty(), "{unknown:?}");
    for carrier in Carrier::all() {
        for it in once(carrier.ideas()) {
            assert!(find(it).is_some(), "{it} in {carrier:?}");
        }
    }
}

#[test]
fn short_names_are_there_once() {
    once(cards().iter().map(|it| &it.id));
    once(cards().iter().map(|it| &it.title));
    once(questions().iter().map(|it| &it.id));
    once(questions().iter().map(|it| &it.text));
    once(topics().iter().map(|it| &it.id));
    once(support().pages.iter().map(|it| &it.id));
    once(Tool::ALL.map(Tool::id));
}

#[test]
fn cards_and_questions_carry_ideas() {
    let empty: Vec<&str> = (cards().iter().filter(|it| it.ideas.is_empty()).map(|it| it.id.as_str()))
        .chain(questions().iter().filter(|it| it.ideas.is_empty()).map(|it| it.id.as_str()))
        .collect();
    assert!(empty.is_empty(), "{empty:?}");
}

#[test]
fn every_topic_has_questions_enough_to_choose_from() {
    let used: BTreeSet<&str> = questions().iter().map(|it| it.topic.as_str()).collect();
    assert_eq!(used, topics().iter().map(|it| it.id.as_str()).collect());
    for topic in topics() {
        let count = questions().iter().filter(|it| it.topic == topic.id).count();
        assert!(count >= 5, "{}: {count}", topic.id);
    }
}

#[test]
fn both_needs_are_asked_alike() {
    let heats = |topic: &str| {
        let mut heats: Vec<u8> = questions().iter().filter(|it| it.topic == topic).map(|it| it.heat).collect();
        heats.sort_unstable();
        heats
    };
    assert_eq!(heats("closeness"), heats("room"));
}

#[test]
fn hot_questions_are_better_with_a_coach() {
    assert!(questions().iter().all(|it| (1..=5).contains(&it.heat)));
    let hot_topic = |topic: &str| questions().iter().filter(|it| it.topic == topic).all(Question::better_with_a_coach);
    assert!(hot_topic("hurt-trust"));
    assert!(!hot_topic("good"));
}

#[test]
fn from_an_idea_there_is_a_way_to_all_that_carries_it() {
    let found = carriers(&[id("0.9")]);
    let is_there = |look: fn(&Carrier) -> bool| found.iter().any(look);
    assert!(is_there(|it| matches!(it, Carrier::Guide(guide) if guide.id == "origins")));
    assert!(is_there(|it| matches!(it, Carrier::Card(card) if card.id == "different-needs")));
    assert!(is_there(|it| matches!(it, Carrier::Question(question) if question.topic == "room")));
    assert!(is_there(|it| matches!(it, Carrier::Tool(Tool::SpaceAgreement))));
    assert!(!is_there(|it| matches!(it, Carrier::Page(_))));
    assert!(carriers(&[]).is_empty());
}

#[test]
fn a_tool_is_found_in_the_guide_that_is_held_for_its_sake() {
    for (tool, id) in Tool::ALL.into_iter().flat_map(|tool| tool.guides().iter().map(move |id| (tool, *id))) {
        let guide = guide::by_id(id).unwrap_or_else(|| panic!("no guide {id}"));
        let shared = tool.ids().iter().filter(|it| guide.ideas.iter().any(|has| has == *it)).count();
        assert!(shared >= 2, "{id} carries {shared} of the ideas of {}", tool.id());
        assert!(text::ids().contains(&format!("tool-{}-more", tool.id())), "{}", tool.id());
    }
}

/// Whoever adds a sheet for one’s own eyes to a guide says so in the index, too.
#[test]
fn notes_for_ones_own_eyes_are_found_in_every_guide_that_has_them() {
    let has_them = |guide: &&std::sync::Arc<crate::guide::Guide>| {
        guide.stages.iter().any(|stage| stage.sheet().is_some_and(|sheet| sheet.private))
    };
    let mut there: Vec<&str> = crate::guide::shelf().iter().filter(has_them).map(|guide| guide.id.as_str()).collect();
    let mut told = Tool::PreparationNotes.guides().to_vec();
    there.sort_unstable();
    told.sort_unstable();
    assert_eq!(there, told);
}
