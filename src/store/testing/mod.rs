//! Disks that go wrong on purpose, and sessions to put on them.

mod failing;
mod memory;
mod talk;

pub(crate) use failing::{FailingDisk, Fault};
pub(crate) use memory::MemoryDisk;
pub(crate) use talk::{CANARY, House, T0, Talk, id, later};

/// A small source of chance that gives the same again for the same seed.
#[derive(Clone, Debug)]
pub(crate) struct Dice(u64);

impl Dice {
    pub(crate) fn new(seed: u64) -> Self {
        Self(seed.wrapping_mul(0x9e37_79b9_7f4a_7c15) | 1)
    }

    pub(crate) fn below(&mut self, limit: usize) -> usize {
        self.0 ^= self.0 << 13;
        self.0 ^= self.0 >> 7;
        self.0 ^= self.0 << 17;
        usize::try_from(self.0 >> 11).unwrap() % limit.max(1)
    }
}
