//! The whole program in a window that nobody sees, used by role and label as a person or a screen reader would.

mod aloud;
mod bad_disk;
mod bad_files;
mod builder;
mod calm;
mod evenings;
mod floor;
mod glyphs;
mod heard;
mod hidden;
mod library;
mod meanwhile;
mod months;
mod pages;
mod privacy;
mod room;
mod targets;
mod wording;
