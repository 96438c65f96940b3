//! Maps and sets whose keys are numbers that stand for texts: those are spread already, and the hash of
//! the standard library, made for keys that an enemy chooses, takes longer than all other reading.

use std::collections::{HashMap, HashSet};
use std::hash::{BuildHasherDefault, Hasher};

/// A map from numbers that stand for texts.
pub(crate) type Numbers<K, V> = HashMap<K, V, BuildHasherDefault<Itself>>;
/// A set of numbers that stand for texts.
pub(crate) type NumberSet<K> = HashSet<K, BuildHasherDefault<Itself>>;

/// Takes a number for its own hash.
#[derive(Debug, Default)]
pub(crate) struct Itself(u64);

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

    fn write_u128(&mut self, number: u128) {
        self.0 ^= number as u64;
    }
}

/// Tells in a step that most numbers are not in a set: a Bloom filter with one bit for each.
#[derive(Debug)]
pub(in crate::article) struct Sieve(Box<[u64]>);

impl Sieve {
    /// So many times 64 bits; a hundred numbers let through one in eighty others.
    const WORDS: usize = 128;

    /// Puts a number in.
    pub fn insert(&mut self, number: u64) {
        let (word, bit) = Self::place(number);
        self.0[word] |= bit;
    }

    /// Whether a number may be in; `false` is certain.
    #[inline]
    pub fn may_have(&self, number: u64) -> bool {
        let (word, bit) = Self::place(number);
        self.0[word] & bit != 0
    }

    #[inline]
    fn place(number: u64) -> (usize, u64) {
        let spread = number ^ number >> 32;
        (spread as usize / 64 % Self::WORDS, 1 << (spread % 64))
    }
}

impl Default for Sieve {
    fn default() -> Self {
        Sieve(vec![0; Self::WORDS].into())
    }
}
