//! What was corrected in all articles, in the order in which readers look for it.

use super::{Entry, EntryNumber};
use std::cmp::Reverse;
use std::collections::BTreeSet;

/// A correction of an article.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Corrected {
    /// The entry.
    pub entry: EntryNumber,
    /// The version that was corrected, as number of [`Entry::versions`].
    pub version: usize,
    /// Which of its corrections.
    pub correction: usize,
}

/// All corrections, the latest first. What translations say in the same words stands there once.
pub(super) fn corrections(entries: &[Entry]) -> Vec<Corrected> {
    let mut all = Vec::new();
    for (number, entry) in entries.iter().enumerate() {
        let mut said = BTreeSet::new();
        for (version, article) in entry.versions.iter().enumerate() {
            for (correction, one) in article.corrections.iter().enumerate() {
                if said.insert(one) {
                    let corrected = Corrected {
                        entry: number as EntryNumber,
                        version,
                        correction,
                    };
                    all.push((Reverse(one.date), corrected));
                }
            }
        }
    }
    all.sort_by_key(|(date, of)| (*date, of.entry, of.version, Reverse(of.correction)));
    all.into_iter().map(|(_, corrected)| corrected).collect()
}
