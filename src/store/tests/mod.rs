//! What the store promises, against disks that go wrong.
//!
//! The numbers (R1 and so on) are those of the rules for reliability.

mod clock;
mod damage;
mod evenings;
mod faults;
mod files;
mod forward;
mod lifecycle;
mod outside;
mod places;
mod privacy;
mod scenarios;
mod settings;
mod shelf;
mod sizes;
