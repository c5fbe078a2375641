//! Tests of the whole, from outside.

// So that clippy knows this for a test.
#[cfg(test)]
mod full_disk;
