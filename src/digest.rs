//! A number that stands for a value: equal values have equal ones, and different values never do by chance.
//!
//! ```
//! use kliping::digest::digest;
//!
//! assert_eq!(digest(&("vi", 2024)), digest(&("vi", 2024)));
//! assert_ne!(digest(&("vi", 2024)), digest(&("id", 2024)));
//! ```

use serde::{Deserialize, Deserializer, Serialize, Serializer, de};
use std::hash::Hash;
use std::io::{self, Write};
use xxhash_rust::xxh3::{Xxh3, xxh3_128};

/// XXH3 of a value, 128 bits. It notices changes and keeps no secrets: what must withstand an adversary is a
/// SHA-256.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Default)]
pub struct Digest(u128);

impl Digest {
    /// Stands for two things, in this order.
    pub fn with(self, other: Digest) -> Digest {
        let mut both = [0; 32];
        both[..16].copy_from_slice(&self.0.to_le_bytes());
        both[16..].copy_from_slice(&other.0.to_le_bytes());
        Digest(xxh3_128(&both))
    }

    /// Stands for a set: with a thing in it that was not there, or without one that was.
    pub fn toggled(self, thing: Digest) -> Digest {
        Digest(self.0 ^ thing.0)
    }

    /// One of so many parts into which things fall by their digests.
    pub fn part(self, count: usize) -> usize {
        (self.0 % count as u128) as usize
    }
}

/// Its bytes: a cache has more of them than of anything else, and no number is shorter for them.
impl Serialize for Digest {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_bytes(&self.0.to_le_bytes())
    }
}

impl<'de> Deserialize<'de> for Digest {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let bytes: &[u8] = Deserialize::deserialize(deserializer)?;
        let bytes = bytes.try_into().map_err(de::Error::custom)?;
        Ok(Digest(u128::from_le_bytes(bytes)))
    }
}

/// The digest of a value.
pub fn digest(value: &(impl Hash + ?Sized)) -> Digest {
    let mut hasher = Xxh3::new();
    value.hash(&mut hasher);
    Digest(hasher.digest128())
}

/// Hands bytes on to where they are written, and tells what stands for all of them.
pub struct Digesting<W> {
    writer: W,
    hasher: Xxh3,
}

impl<W: Write> Digesting<W> {
    /// Nothing was written yet.
    pub fn new(writer: W) -> Self {
        Digesting {
            writer,
            hasher: Xxh3::new(),
        }
    }

    /// Where they were written, and the digest of all.
    pub fn finish(self) -> (W, Digest) {
        (self.writer, Digest(self.hasher.digest128()))
    }
}

impl<W: Write> Write for Digesting<W> {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        let written = self.writer.write(bytes)?;
        self.hasher.update(&bytes[..written]);
        Ok(written)
    }

    fn flush(&mut self) -> io::Result<()> {
        self.writer.flush()
    }
}
