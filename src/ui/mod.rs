//! The window. It draws what the other rooms say and sends them what people do.
//!
//! Nothing here touches a disk except through [`worker`], and no screen decides anything.

pub mod app;
pub mod command;
pub mod dialog;
pub mod evening;
pub mod keys;
mod logic;
pub mod look;
#[cfg(any(test, debug_assertions))]
pub mod look_book;
pub mod movement;
pub mod screens;
mod update;
pub mod voice;
pub mod widgets;
pub mod wish;
pub mod wording;
pub mod worker;
