//! Where a person says what they say of a capture.

use super::Article;
use serde::{Deserialize, Serialize};

/// The lines of the keys of a sidecar and of front matter, from 1.
#[derive(Debug, Clone, Default, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub struct SaidAt {
    /// Path of the sidecar below the captures' folder; empty where no key says anything.
    pub sidecar: String,
    /// The keys of the sidecar in their order, those of its tables as `withdrawn.see`.
    pub keys: Vec<(String, usize)>,
    /// The keys of the front matter, by the names that a sidecar has for them.
    pub front_matter: Vec<(String, usize)>,
}

impl Article {
    /// The file and line in which a person should look at what one of `keys` says, by the path below the captures'
    /// folder: that of the sidecar, which overrules, or of the front matter; the capture, without a line, where
    /// neither has one of them.
    pub fn place_of(&self, keys: &[&str]) -> (&str, Option<usize>) {
        let line_in = |said: &[(String, usize)]| {
            let mut said = said.iter();
            let found = said.find(|(key, _)| keys.contains(&key.as_str()));
            found.map(|(_, line)| *line)
        };
        match line_in(&self.said_at.keys) {
            Some(line) => (&self.said_at.sidecar, Some(line)),
            None => (&self.path, line_in(&self.said_at.front_matter)),
        }
    }
}
