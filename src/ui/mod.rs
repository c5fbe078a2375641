//! What is seen: the look of the program and the parts that screens are made of.

pub mod look;
pub mod widgets;
