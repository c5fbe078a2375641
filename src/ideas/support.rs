//! Help and support: the pages that are the same for everybody, and whom to call.
//!
//! Nothing here asks how somebody is, and nothing depends on what somebody did: on a shared screen an answer, or a page
//! that looks different, could be read by the wrong person.

use jiff::civil::Date;
use serde::Deserialize;

use crate::ideas::IdeaId;

/// All of help and support.
#[derive(Clone, Debug, Default, Deserialize, Eq, PartialEq)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
pub struct Support {
    /// The pages, in the order in which they stand.
    pub pages: Vec<Page>,
    /// Whom to call.
    pub help_lines: HelpLines,
}

/// One page of help and support.
#[derive(Clone, Debug, Deserialize, Eq, PartialEq)]
#[serde(deny_unknown_fields)]
pub struct Page {
    /// A short name in lower case.
    pub id: String,
    /// Its heading.
    pub title: String,
    /// Its paragraphs.
    pub text: Vec<String>,
    /// The ideas that it carries.
    pub ideas: Vec<IdeaId>,
}

/// Whom to call, country by country.
///
/// The country is chosen from a list that everybody sees. Nobody is guessed to be anywhere.
#[derive(Clone, Debug, Default, Deserialize, Eq, PartialEq)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
pub struct HelpLines {
    /// Its heading.
    pub title: String,
    /// What stands beside every number: it may be out of date.
    pub please_check: String,
    /// What to do where no line is known.
    pub elsewhere: Vec<String>,
    /// The countries of which one is known, by name.
    pub countries: Vec<Country>,
}

/// The lines of one country.
#[derive(Clone, Debug, Deserialize, Eq, PartialEq)]
#[serde(deny_unknown_fields)]
pub struct Country {
    /// Its ISO 3166 code, such as `NZ`.
    pub code: String,
    /// Its name.
    pub name: String,
    /// What to call in danger.
    pub emergency: String,
    /// Its help lines.
    pub lines: Vec<HelpLine>,
}

/// One help line.
#[derive(Clone, Debug, Deserialize, Eq, PartialEq)]
#[serde(deny_unknown_fields)]
pub struct HelpLine {
    /// Whom it is for, to go on after “for”.
    pub serves: String,
    /// The number, as one dials it in that country.
    pub number: String,
    /// Where those who run it or answer for it publish the number.
    pub source: String,
    /// When it was last looked at.
    pub checked: Date,
}
