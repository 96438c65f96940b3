//! Where a person says what they say of a capture.

use super::Article;
use serde::{Deserialize, Serialize};

/// The lines of the keys of a sidecar.
#[derive(Debug, Clone, Default, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub struct SaidAt {
    /// Path of the sidecar below the captures' folder; empty where no key says anything.
    pub path: String,
    /// The keys in their order, each with its line, from 1.
    pub keys: Vec<(String, usize)>,
}

impl Article {
    /// The file and line in which a person should look at what one of `keys` says, by the path below the captures'
    /// folder; the capture, without a line, where its sidecar has none of them.
    pub fn place_of(&self, keys: &[&str]) -> (&str, Option<usize>) {
        let has_key = |(key, _): &&(String, usize)| keys.contains(&key.as_str());
        match self.said_at.keys.iter().find(has_key) {
            Some((_, line)) => (&self.said_at.path, Some(*line)),
            None => (&self.path, None),
        }
    }
}
