//! What is remembered of articles from one archive to the next.
//!
//! Each thing in it is a function of articles and stands under a digest of all that it was made from. So an archive
//! that is put together with a memory is the one that is put together without.

use super::again::Made;
use super::captures::Comparisons;
use serde::{Deserialize, Serialize};

/// What is remembered; at first nothing.
#[derive(Debug, Default, Serialize, Deserialize)]
pub struct Memory {
    /// Captures that were compared.
    pub(super) comparisons: Comparisons,
    /// It is not what was stored last.
    #[serde(skip)]
    is_changed: bool,
    /// How the last archive was put together, for who has kept that; in the process alone.
    #[serde(skip)]
    pub(super) made: Option<Made>,
    /// Somebody wants to put other texts into the next archive.
    #[serde(skip)]
    pub(super) is_for_edits: bool,
}

impl Memory {
    /// From now on, what it takes to put other texts into an archive is remembered too.
    pub fn expect_edits(&mut self) {
        self.is_for_edits = true;
    }

    /// Forgets what the archive that was put together last had no use for.
    pub(super) fn end_round(&mut self) {
        self.is_changed |= self.comparisons.end_round();
    }

    /// Whether it has changed since the last time that somebody asked.
    pub fn take_changed(&mut self) -> bool {
        std::mem::take(&mut self.is_changed)
    }
}
