//! Tests of the whole, from outside.

mod full_disk;
