//! All integration tests in one binary, so that it links once.

// The attribute tells the lints that helpers in here may unwrap, as tests may.
#[cfg(test)]
mod bad_files;
#[cfg(test)]
mod cli;
#[cfg(test)]
mod full_disk;
#[cfg(test)]
mod home;
#[cfg(test)]
mod house;
#[cfg(test)]
mod kills;
#[cfg(test)]
mod process;
#[cfg(test)]
mod promises;
#[cfg(test)]
mod screen;
#[cfg(test)]
mod syscalls;
#[cfg(test)]
mod window;
#[cfg(test)]
mod words;
#[cfg(test)]
mod words_help;
