//! Duologue: two partners at one computer practise hard conversations.

pub mod cli;
pub mod export;
pub mod guide;
pub mod session;
pub mod store;
pub mod text;
pub mod ui;
