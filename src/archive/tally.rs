//! What the entries of a list have in common, counted once for each list and not for each of its pages.

use super::{Entry, EntryNumber};
use crate::locale::{Language, Region};
use std::cmp::Reverse;
use std::collections::BTreeMap;

/// How many entries of a list have which country, topic and language.
#[derive(Debug, Clone, Default, PartialEq, Eq, Hash)]
pub struct Tally {
    /// Countries as numbers of [`super::Archive::countries`], the most frequent first.
    pub countries: Vec<(usize, usize)>,
    /// Topics as numbers of [`super::Archive::topics`], the most frequent first.
    pub topics: Vec<(usize, usize)>,
    /// Languages that entries have a version in, by code.
    pub languages: Vec<(Language, usize)>,
}

/// Counts for lists of one archive.
pub(super) struct Counter<'a> {
    /// The entries in order.
    pub entries: &'a [Entry],
    /// The countries of the archive, by code.
    pub countries: &'a [Region],
    /// The topics of the archive, as numbers of the vocabulary.
    pub topics: &'a [usize],
}

impl Counter<'_> {
    /// Counts over the entries of a list.
    pub fn tally(&self, list: &[EntryNumber]) -> Tally {
        let mut countries = BTreeMap::new();
        let mut topics = BTreeMap::new();
        let mut languages = BTreeMap::new();
        for &number in list {
            let entry = &self.entries[number as usize];
            for country in &entry.countries {
                *countries.entry(*country).or_insert(0) += 1;
            }
            for topic in &entry.topics {
                *topics.entry(*topic).or_insert(0) += 1;
            }
            for version in &entry.versions {
                *languages.entry(version.language.value).or_insert(0) += 1;
            }
        }
        Tally {
            countries: most_first(countries, self.countries),
            topics: most_first(topics, self.topics),
            languages: languages.into_iter().collect(),
        }
    }
}

/// Keys as places in a sorted list, by falling count, then by place.
fn most_first<K: Ord>(counts: BTreeMap<K, usize>, all: &[K]) -> Vec<(usize, usize)> {
    let mut places: Vec<(usize, usize)> = counts
        .into_iter()
        .filter_map(|(key, count)| Some((all.binary_search(&key).ok()?, count)))
        .collect();
    places.sort_by_key(|&(place, count)| (Reverse(count), place));
    places
}
