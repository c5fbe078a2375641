//! The question bank: what one partner can ask the other, out of interest.

use serde::Deserialize;

use crate::ideas::IdeaId;

/// What a question is about.
#[derive(Clone, Debug, Deserialize, Eq, PartialEq)]
#[serde(deny_unknown_fields)]
pub struct Topic {
    /// A short name in lower case.
    pub id: String,
    /// Its name on screen.
    pub name: String,
}

/// A question that one reads out and the other may answer: “I” is the one who asks.
#[derive(Clone, Debug, Deserialize, Eq, PartialEq)]
#[serde(deny_unknown_fields)]
pub struct Question {
    /// A short name in lower case.
    pub id: String,
    /// The id of its topic.
    pub topic: String,
    /// How hot it can get, from 1 (calm) to 5.
    pub heat: u8,
    /// The question.
    pub text: String,
    /// The ideas that it carries.
    pub ideas: Vec<IdeaId>,
}

impl Question {
    /// The heat from which a coach beside the two is worth a lot.
    const HOT: u8 = 4;

    /// Whether it is better asked with a coach.
    #[must_use]
    pub fn better_with_a_coach(&self) -> bool {
        self.heat >= Self::HOT
    }
}

/// The file of questions.
#[derive(Default, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Questions {
    pub(super) topics: Vec<Topic>,
    pub(super) questions: Vec<Question>,
}
