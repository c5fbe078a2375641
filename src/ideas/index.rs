//! The way from ideas to all that carries them.

use crate::{
    guide::{self, Guide},
    ideas::{Card, IdeaId, Page, Question, Tool, cards, questions, support},
};

/// Something in which a couple meets an idea.
#[derive(Clone, Copy, Debug)]
pub enum Carrier {
    /// A guide on the shelf.
    Guide(&'static Guide),
    /// A card.
    Card(&'static Card),
    /// A question of the bank.
    Question(&'static Question),
    /// A page of help and support.
    Page(&'static Page),
    /// A tool.
    Tool(Tool),
}

impl Carrier {
    /// All that carries ideas: guides, cards, questions, pages, tools.
    pub fn all() -> impl Iterator<Item = Self> {
        (guide::shelf().iter().map(|guide| Self::Guide(guide)))
            .chain(cards().iter().map(Self::Card))
            .chain(questions().iter().map(Self::Question))
            .chain(support().pages.iter().map(Self::Page))
            .chain(Tool::ALL.into_iter().map(Self::Tool))
    }

    /// The ideas that it carries.
    #[must_use]
    pub fn ideas(self) -> Vec<IdeaId> {
        match self {
            // A guide keeps its ids as text: a coach’s may name ideas that this program does not know.
            Self::Guide(guide) => guide.ideas.iter().filter_map(|id| id.parse().ok()).collect(),
            Self::Card(card) => card.ideas.clone(),
            Self::Question(question) => question.ideas.clone(),
            Self::Page(page) => page.ideas.clone(),
            Self::Tool(tool) => tool.ideas().collect(),
        }
    }
}

/// All that carries at least one of these ideas: guides first, then cards, questions, pages and tools.
#[must_use]
pub fn carriers(wanted: &[IdeaId]) -> Vec<Carrier> {
    Carrier::all().filter(|it| it.ideas().iter().any(|id| wanted.contains(id))).collect()
}
