//! Sessions played from files.
