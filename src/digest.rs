//! A number that stands for a value: equal values have equal ones, and different values never do by chance.
//!
//! ```
//! use kliping::digest::digest;
//!
//! assert_eq!(digest(&("vi", 2024)), digest(&("vi", 2024)));
//! assert_ne!(digest(&("vi", 2024)), digest(&("id", 2024)));
//! ```

use serde::{Deserialize, Serialize};
use std::hash::Hash;
use xxhash_rust::xxh3::Xxh3;

/// XXH3 of a value, 128 bits. It notices changes and keeps no secrets: what must withstand an adversary is a
/// SHA-256.
#[derive(
    Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Default, Serialize, Deserialize,
)]
pub struct Digest(u128);

/// The digest of a value.
pub fn digest(value: &(impl Hash + ?Sized)) -> Digest {
    let mut hasher = Xxh3::new();
    value.hash(&mut hasher);
    Digest(hasher.digest128())
}
