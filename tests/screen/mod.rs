//! The real program in a real window, on a screen of its own, used by keyboard alone.
//!
//! Where the program stands is read from its safety copy on the disk: what is not there has not happened. Nothing in
//! here waits for a fixed time and hopes; everything is looked for until it is there, or until patience ends.
#![cfg(target_os = "linux")]

mod evening;
mod kill;
mod movement;
mod network;
mod pictures;
mod stage;
mod titles;
mod tools;
