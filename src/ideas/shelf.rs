//! What comes with the program: ideas, cards, questions, help and support.

use std::sync::LazyLock;

use serde::de::DeserializeOwned;

use crate::ideas::{
    Card, Idea, IdeaId, Question, Support, Theme, Topic, card::Cards, idea::Ideas, question::Questions,
};

/// The four files, by what they hold.
pub(super) const IDEAS: &str = include_str!("../../assets/ideas/en.json");
pub(super) const CARDS: &str = include_str!("../../assets/cards/en.json");
pub(super) const QUESTIONS: &str = include_str!("../../assets/questions/en.json");
pub(super) const SUPPORT: &str = include_str!("../../assets/support/en.json");

static ALL_IDEAS: LazyLock<Ideas> = LazyLock::new(|| open("ideas", IDEAS));
static ALL_CARDS: LazyLock<Cards> = LazyLock::new(|| open("cards", CARDS));
static ALL_QUESTIONS: LazyLock<Questions> = LazyLock::new(|| open("questions", QUESTIONS));
static ALL_SUPPORT: LazyLock<Support> = LazyLock::new(|| open("support", SUPPORT));

/// A test reads each of the files; a broken one would be left out rather than stop the program.
fn open<T: DeserializeOwned + Default>(name: &str, text: &str) -> T {
    serde_json::from_str(text).unwrap_or_else(|error| {
        log::error!("{name}: {error}");
        T::default()
    })
}

/// The themes, in the order in which they are offered.
#[must_use]
pub fn themes() -> &'static [Theme] {
    &ALL_IDEAS.themes
}

/// All ideas, by their ids.
#[must_use]
pub fn ideas() -> &'static [Idea] {
    &ALL_IDEAS.ideas
}

/// The idea with this id.
#[must_use]
pub fn find(id: IdeaId) -> Option<&'static Idea> {
    ideas().iter().find(|idea| idea.id == id)
}

/// The cards.
#[must_use]
pub fn cards() -> &'static [Card] {
    &ALL_CARDS.cards
}

/// The topics of the question bank, in the order in which they are offered.
#[must_use]
pub fn topics() -> &'static [Topic] {
    &ALL_QUESTIONS.topics
}

/// The question bank, topic by topic.
#[must_use]
pub fn questions() -> &'static [Question] {
    &ALL_QUESTIONS.questions
}

/// Help and support.
#[must_use]
pub fn support() -> &'static Support {
    &ALL_SUPPORT
}
