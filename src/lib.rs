//! Duologue: two partners at one computer practise hard conversations.
//!
//! One way through the house, in the order in which data flows. Imports go down this list only, and a test says so.
//!
//! - [`text`]: the way to a translated string. A leaf.
//! - [`guide`]: a dialogue method as data. Knows no window, no disk, no clock.
//! - [`ideas`]: the ideas behind it all, cards, questions, help and support, and what carries which idea. Pure data: knows
//!   no window, no disk, no clock.
//! - [`session`]: what happened, where the two stand, what may happen next, the readable account. Knows no window, no
//!   disk, no clock and no chance: time and chance come in as arguments.
//! - [`words`]: help with wording, computed from the words alone and forgotten at once. Knows no window, no disk and no
//!   clock, and never changes or holds back a text.
//! - [`store`]: keeping a session. The only room that touches files; it never overwrites one in place.
//! - [`export`]: one document, written as markdown or text. Opens no file.
//! - [`cli`]: the commands. They work without a display.
//! - [`ui`]: the window. It touches no disk but through its worker, and its screens decide nothing.
//!
//! What holds everywhere:
//!
//! - State is what the events say: folding them again gives the same state.
//! - A saved event is never changed, except that words can be taken back.
//! - Any beginning of a journal opens.
//! - No words of a couple in logs, errors, window titles, names of temporary files or arguments.
//! - Only `ui::look` makes a colour, and only `assets` holds sentences shown to people.

pub mod cli;
pub mod export;
pub mod guide;
pub mod ideas;
#[cfg(test)]
mod plain_language;
pub mod session;
pub mod store;
pub mod text;
pub mod ui;
pub mod words;
