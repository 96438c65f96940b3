//! Maps and sets whose keys are numbers that stand for texts: those are spread already, and the hash of
//! the standard library, made for keys that an enemy chooses, takes longer than all other reading.

use std::collections::{HashMap, HashSet};
use std::hash::{BuildHasherDefault, Hasher};

/// A map from numbers that stand for texts.
pub(in crate::article) type Numbers<K, V> = HashMap<K, V, BuildHasherDefault<Itself>>;
/// A set of numbers that stand for texts.
pub(in crate::article) type NumberSet<K> = HashSet<K, BuildHasherDefault<Itself>>;

/// Takes a number for its own hash.
#[derive(Debug, Default)]
pub(in crate::article) struct Itself(u64);

impl Hasher for Itself {
    fn finish(&self) -> u64 {
        // Tables look at the highest bits first.
        self.0 ^ self.0.rotate_left(32)
    }

    fn write(&mut self, bytes: &[u8]) {
        for byte in bytes {
            self.0 = self.0.rotate_left(8) ^ u64::from(*byte);
        }
    }

    fn write_u32(&mut self, number: u32) {
        self.0 ^= u64::from(number).rotate_left(17);
    }

    fn write_u64(&mut self, number: u64) {
        self.0 ^= number;
    }
}
