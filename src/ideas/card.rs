//! A card: another way to see something that hurts.

use serde::Deserialize;

use crate::ideas::IdeaId;

/// A short text that turns a thing round.
#[derive(Clone, Debug, Deserialize, Eq, PartialEq)]
#[serde(deny_unknown_fields)]
pub struct Card {
    /// A short name in lower case.
    pub id: String,
    /// At most six words.
    pub title: String,
    /// One to four short sentences.
    pub text: String,
    /// The ideas that it carries.
    pub ideas: Vec<IdeaId>,
}

/// The file of cards.
#[derive(Default, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Cards {
    pub(super) cards: Vec<Card>,
}
