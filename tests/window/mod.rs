//! The whole program in a window that nobody sees, used by role and label as a person or a screen reader would.

mod builder;
mod calm;
mod evenings;
mod library;
mod meanwhile;
mod privacy;
