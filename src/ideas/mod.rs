//! The ideas that the program stands on, and all that carries one of them.
//!
//! Cards, questions, the pages of help and support, and the help lines are data in `assets`; the tools are named here.
//! From an idea or a theme there is a way to every guide, card, question, page and tool that meets it. This room reads
//! no disk and draws nothing, it asks nobody anything, and it never ranks one idea above another.

mod card;
mod idea;
mod index;
mod question;
mod shelf;
mod support;
mod tool;

pub use card::Card;
pub use idea::{Idea, IdeaId, NotAnIdea, Theme};
pub use index::{Carrier, carriers};
pub use question::{Question, Topic};
pub use shelf::{cards, find, ideas, questions, support, themes, topics};
pub use support::{Country, HelpLine, HelpLines, Page, Support};
pub use tool::Tool;

#[cfg(test)]
mod tests;
