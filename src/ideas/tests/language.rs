//! Plain, warm language: what people read in ideas, cards, questions and help pages.

use super::super::{cards, ideas, questions, support, themes, topics};
use crate::{
    guide::words,
    plain_language::{banned, grade, lower_words, sentences, slip},
};

/// Every text in the four files, with where it stands; help lines stand in a test of their own.
fn texts() -> Vec<(String, &'static str)> {
    let mut all: Vec<(String, &str)> = Vec::new();
    all.extend(themes().iter().map(|it| (it.id.clone(), it.name.as_str())));
    all.extend(ideas().iter().map(|it| (it.id.to_string(), it.text.as_str())));
    all.extend(cards().iter().flat_map(|it| [&it.title, &it.text].map(|text| (it.id.clone(), text.as_str()))));
    all.extend(topics().iter().map(|it| (it.id.clone(), it.name.as_str())));
    all.extend(questions().iter().map(|it| (it.id.clone(), it.text.as_str())));
    for page in &support().pages {
        all.push((page.id.clone(), &page.title));
        all.extend(page.text.iter().map(|text| (page.id.clone(), text.as_str())));
    }
    let lines = &support().help_lines;
    all.extend([&lines.title, &lines.please_check].map(|it| ("help-lines".to_owned(), it.as_str())));
    all.extend(lines.elsewhere.iter().map(|it| ("elsewhere".to_owned(), it.as_str())));
    all
}

#[test]
fn nothing_judges_pushes_or_diagnoses() {
    for (place, text) in texts() {
        assert_eq!(banned(text), None, "{place}: “{text}”");
    }
}

#[test]
fn typography_is_real() {
    let places = ideas().iter().map(|it| (it.id.to_string(), it.place.as_str()));
    for (place, text) in texts().into_iter().chain(places) {
        assert_eq!(slip(text), None, "{place}: “{text}”");
    }
}

#[test]
fn sentences_are_short() {
    for (place, text) in texts() {
        for sentence in sentences(text) {
            assert!(words(sentence) <= 20, "{place}: {} words in “{sentence}”", words(sentence));
        }
    }
}

#[test]
fn texts_are_easy() {
    let pages = support().pages.iter().flat_map(|it| &it.text).chain(&support().help_lines.elsewhere);
    let grades = [
        ("ideas", grade(ideas().iter().map(|it| it.text.as_str())), 5.0),
        ("cards", grade(cards().iter().map(|it| it.text.as_str())), 4.0),
        ("questions", grade(questions().iter().map(|it| it.text.as_str())), 5.0),
        ("pages", grade(pages.map(String::as_str)), 6.0),
    ];
    for (file, grade, most) in grades {
        assert!(grade <= most, "{file}: school grade {grade:.1}");
    }
}

#[test]
fn an_idea_fits_two_sentences() {
    for idea in ideas() {
        assert!(sentences(&idea.text).len() <= 2, "{}: {}", idea.id, idea.text);
    }
}

#[test]
fn a_card_is_a_short_title_and_one_to_three_sentences() {
    for card in cards() {
        assert!((1..=6).contains(&words(&card.title)), "{}", card.title);
        assert!((1..=3).contains(&sentences(&card.text).len()), "{}: {:?}", card.id, sentences(&card.text));
    }
}

#[test]
fn questions_are_open_and_ask_nobody_for_a_reason() {
    const CLOSED: [&str; 16] = [
        "am", "are", "can", "could", "did", "do", "does", "had", "has", "have", "is", "shall", "was", "were", "will",
        "would",
    ];
    for question in questions() {
        let words = lower_words(&question.text);
        assert!(question.text.ends_with('?'), "{}", question.text);
        assert!(!CLOSED.contains(&words[0].as_str()), "{}", question.text);
        assert!(!words.iter().any(|it| it == "why"), "{}", question.text);
    }
}
