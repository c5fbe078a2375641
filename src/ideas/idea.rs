//! An idea, its id, and the theme under which people look for it.

use std::{fmt, str::FromStr};

use serde::Deserialize;

/// The id of an idea, such as `2.24`: the article that it comes from, and its row there.
///
/// Ids are ordered as a reader would order them: `2.9` comes before `2.10`.
#[derive(Clone, Copy, Debug, Deserialize, Eq, Hash, Ord, PartialEq, PartialOrd)]
#[serde(try_from = "String")]
pub struct IdeaId {
    article: u8,
    row: u8,
}

/// This is not the id of an idea.
#[derive(Clone, Copy, Debug, Eq, PartialEq, thiserror::Error)]
#[error("not two numbers with a dot between them")]
pub struct NotAnIdea;

impl FromStr for IdeaId {
    type Err = NotAnIdea;

    fn from_str(text: &str) -> Result<Self, NotAnIdea> {
        let number = |part: &str| part.parse::<u8>().ok();
        let (article, row) = text.split_once('.').ok_or(NotAnIdea)?;
        let id = Self { article: number(article).ok_or(NotAnIdea)?, row: number(row).ok_or(NotAnIdea)? };
        // An idea has one spelling: “2.07” and “+2.7” would be found under no other.
        if id.to_string() == text { Ok(id) } else { Err(NotAnIdea) }
    }
}

impl TryFrom<String> for IdeaId {
    type Error = NotAnIdea;

    fn try_from(text: String) -> Result<Self, NotAnIdea> {
        text.parse()
    }
}

impl fmt::Display for IdeaId {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}.{}", self.article, self.row)
    }
}

/// A group of ideas, named as somebody would say it.
#[derive(Clone, Debug, Deserialize, Eq, PartialEq)]
#[serde(deny_unknown_fields)]
pub struct Theme {
    /// A short name in lower case.
    pub id: String,
    /// What somebody might say.
    pub name: String,
}

/// One idea.
#[derive(Clone, Debug, Deserialize, Eq, PartialEq)]
#[serde(deny_unknown_fields)]
pub struct Idea {
    /// Its id, which stays for ever.
    pub id: IdeaId,
    /// The id of its one theme.
    pub theme: String,
    /// The idea, in a sentence that a couple can read.
    pub text: String,
    /// Where in the program it is met, in one line; what stands in quotes can be found there word for word.
    #[serde(rename = "where")]
    pub place: String,
}

/// The file of ideas.
#[derive(Default, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Ideas {
    pub(super) themes: Vec<Theme>,
    pub(super) ideas: Vec<Idea>,
}
