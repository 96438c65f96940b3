//! Which entries have to do with each other: those that share rare words, countries and topics.
//!
//! No entry is compared with all others. Candidates come from two places, both capped: the entries that
//! hold one of an entry's rarest words, and its neighbours in time under each of its countries and topics.
//! So the work grows with the number of entries and not with its square.

use super::{Entry, EntryNumber, Facet};
use crate::article::Article;
use rayon::prelude::*;
use std::cmp::Reverse;
use std::collections::HashMap;
use std::sync::Arc;

/// Related entries of one entry, at most.
const MOST: usize = 6;

/// The rarest words of an entry that are looked at.
const WORDS: usize = 12;

/// A word that more entries hold tells nothing of their kinship.
const HOLDERS: usize = 16;

/// Neighbours in time that are looked at under a country or topic, before and after.
const NEIGHBOURS: usize = 4;

/// Countries of an entry whose neighbours are looked at: its rarest.
const COUNTRIES: usize = 6;

/// How much a shared word counts beside a shared country of the same rarity.
const WORD_SHARE: u32 = 2;

/// A word or name, by 32 bits of its hash: two words in one place do no harm here.
type Word = u32;

/// What is compared of an entry: words, countries and topics with their weights, each sorted.
struct Profile {
    words: Vec<(Word, u32)>,
    countries: Vec<(usize, u32)>,
    topics: Vec<(usize, u32)>,
}

/// For each entry the entries most akin to it, the nearest first; often fewer than [`MOST`], or none.
///
/// `words` are those of the entries ([`KnownWords::of`]).
pub(super) fn related<C: Ord + Sync>(
    words: &[Arc<[Word]>],
    countries: &[Facet<C>],
    topics: &[Facet<usize>],
) -> Vec<Vec<EntryNumber>> {
    let holders = holders(words);
    let most_holders = HOLDERS.min((words.len() / 4).max(2));
    let all = words.len();
    let weight = |count: usize| weight(all, count);
    let rare = |list: &Arc<[Word]>| {
        let count = |word: &Word| holders.get(word).copied().unwrap_or(0) as usize;
        let is_rare = |word: &&Word| (2..=most_holders).contains(&count(word));
        let mut list: Vec<Word> = list.iter().filter(is_rare).copied().collect();
        list.sort_unstable_by_key(|word| (count(word), *word));
        list.truncate(WORDS);
        list.sort_unstable();
        list
    };
    let words: Vec<Vec<Word>> = words.par_iter().map(rare).collect();
    let mut under: HashMap<Word, Vec<EntryNumber>> = HashMap::new();
    for (number, list) in words.iter().enumerate() {
        for &word in list {
            under.entry(word).or_default().push(number as EntryNumber);
        }
    }
    let mut profiles: Vec<Profile> = words
        .into_iter()
        .map(|list| Profile {
            words: list
                .into_iter()
                .map(|word| {
                    let count = holders.get(&word).copied().unwrap_or(1);
                    (word, weight(count as usize) / WORD_SHARE)
                })
                .collect(),
            countries: Vec::new(),
            topics: Vec::new(),
        })
        .collect();
    for (place, facet) in countries.iter().enumerate() {
        for &entry in &facet.entries {
            let shared = (place, weight(facet.entries.len()));
            profiles[entry as usize].countries.push(shared);
        }
    }
    for (place, facet) in topics.iter().enumerate() {
        for &entry in &facet.entries {
            let shared = (place, weight(facet.entries.len()));
            profiles[entry as usize].topics.push(shared);
        }
    }
    // Half of what a word of one other entry weighs: one country that every second article names is no
    // kinship.
    let least = weight(2) / 2;
    profiles
        .par_iter()
        .enumerate()
        .map(|(number, profile)| {
            let mut candidates: Vec<EntryNumber> = Vec::new();
            for (word, _) in &profile.words {
                candidates.extend(under.get(word).into_iter().flatten());
            }
            let mut rarest = profile.countries.clone();
            rarest.sort_unstable_by_key(|&(place, weight)| (Reverse(weight), place));
            for &(place, _) in rarest.iter().take(COUNTRIES) {
                candidates.extend(neighbours(&countries[place].entries, number));
            }
            for &(place, _) in &profile.topics {
                candidates.extend(neighbours(&topics[place].entries, number));
            }
            candidates.sort_unstable();
            candidates.dedup();
            let mut akin: Vec<(u32, EntryNumber)> = candidates
                .into_iter()
                .filter(|&other| other as usize != number)
                .map(|other| (kinship(profile, &profiles[other as usize]), other))
                .filter(|&(kinship, _)| kinship >= least)
                .collect();
            akin.sort_unstable_by_key(|&(kinship, other)| {
                (Reverse(kinship), number.abs_diff(other as usize), other)
            });
            akin.into_iter()
                .take(MOST)
                .map(|(_, other)| other)
                .collect()
        })
        .collect()
}

/// How much it tells that two of `all` entries share what `count` of them have: thousandths of the
/// logarithm of its rarity.
fn weight(all: usize, count: usize) -> u32 {
    ((all as f64 / count.max(1) as f64).ln() * 1000.0) as u32
}

/// How many entries hold each word.
fn holders(words: &[Arc<[Word]>]) -> HashMap<Word, u32> {
    let mut holders = HashMap::new();
    for &word in words.iter().flat_map(|list| &**list) {
        *holders.entry(word).or_insert(0) += 1;
    }
    holders
}

/// The entries beside one in a facet's list, which is in order of time.
fn neighbours(list: &[EntryNumber], entry: usize) -> &[EntryNumber] {
    let Ok(place) = list.binary_search(&(entry as EntryNumber)) else {
        return &[];
    };
    let end = (place + NEIGHBOURS + 1).min(list.len());
    &list[place.saturating_sub(NEIGHBOURS)..end]
}

/// The weight of all that two entries share.
fn kinship(a: &Profile, b: &Profile) -> u32 {
    shared(&a.words, &b.words) + shared(&a.countries, &b.countries) + shared(&a.topics, &b.topics)
}

/// The weights of the keys that two sorted lists share.
fn shared<K: Ord>(a: &[(K, u32)], b: &[(K, u32)]) -> u32 {
    let (mut i, mut j, mut sum) = (0, 0, 0);
    while let (Some(x), Some(y)) = (a.get(i), b.get(j)) {
        match x.0.cmp(&y.0) {
            std::cmp::Ordering::Less => i += 1,
            std::cmp::Ordering::Greater => j += 1,
            std::cmp::Ordering::Equal => {
                sum += x.1;
                (i, j) = (i + 1, j + 1);
            }
        }
    }
    sum
}

/// The words of entries, kept for the next archive.
#[derive(Debug, Default)]
pub(super) struct KnownWords {
    /// By the path of the first version: the versions that were read, and their words.
    of: HashMap<String, (Vec<Arc<Article>>, Arc<[Word]>)>,
}

impl KnownWords {
    /// The words of each entry. Those of the last time are taken over where the very same articles are its versions:
    /// nobody can have changed them, since they are held here.
    pub fn of(&mut self, entries: &[Entry]) -> Vec<Arc<[Word]>> {
        let words = entries
            .par_iter()
            .map(|entry| match self.of.get(&entry.versions[0].path) {
                Some((versions, words)) if are_same(versions, &entry.versions) => Arc::clone(words),
                _ => words_of(entry).into(),
            });
        let words: Vec<Arc<[Word]>> = words.collect();
        let known = entries.iter().zip(&words).map(|(entry, words)| {
            let path = entry.versions[0].path.clone();
            (path, (entry.versions.clone(), Arc::clone(words)))
        });
        self.of = known.collect();
        words
    }
}

fn are_same(a: &[Arc<Article>], b: &[Arc<Article>]) -> bool {
    a.len() == b.len() && a.iter().zip(b).all(|(a, b)| Arc::ptr_eq(a, b))
}

/// The words of all versions of an entry, and the names in them: two words in a row with capitals, since
/// a syllable of a Vietnamese name is rarely rare. Sorted, each once.
fn words_of(entry: &Entry) -> Vec<Word> {
    let mut words = Vec::new();
    for version in &entry.versions {
        words_in(&version.title.value, &mut words);
        for part in version.shown() {
            words_in(&part.text, &mut words);
        }
    }
    words.sort_unstable();
    words.dedup();
    words
}

fn words_in(text: &str, words: &mut Vec<Word>) {
    let mut lower = String::new();
    // The hash and end of the word before, if it begins with a capital.
    let mut before: Option<(Word, usize)> = None;
    for word in text.split(|c: char| !c.is_alphanumeric()) {
        let Some(first) = word.chars().next() else {
            continue;
        };
        let start = word.as_ptr() as usize - text.as_ptr() as usize;
        lower.clear();
        lower.extend(word.chars().flat_map(char::to_lowercase));
        let hash = hash(lower.as_bytes());
        if word.len() > 2 {
            words.push(hash);
        }
        let follows = |end: usize| text.get(end..start) == Some(" ");
        let name = before.filter(|&(_, end)| first.is_uppercase() && follows(end));
        if let Some((part, _)) = name {
            words.push(self::hash(
                &[part.to_le_bytes(), hash.to_le_bytes()].concat(),
            ));
        }
        before = first.is_uppercase().then_some((hash, start + word.len()));
    }
}

fn hash(bytes: &[u8]) -> Word {
    xxhash_rust::xxh3::xxh3_64(bytes) as Word
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_of_two_words_are_words_too() {
        let of = |text: &str| {
            let mut words = Vec::new();
            words_in(text, &mut words);
            words
        };
        assert_eq!(of("tại Đà Nẵng").len(), 4, "three words and a name");
        assert_eq!(of("tại Đà. Nẵng").len(), 3, "a stop ends a name");
        assert_eq!(of("ĐÀ NẴNG"), of("Đà Nẵng"));
    }

    #[test]
    fn what_many_share_weighs_less_than_what_few_share() {
        assert!(weight(1000, 2) > weight(1000, 500));
        assert_eq!(weight(10, 10), 0);
    }

    #[test]
    fn neighbours_stop_at_the_ends_of_a_list() {
        let list: Vec<EntryNumber> = (0..20).map(|n| n * 2).collect();
        assert_eq!(neighbours(&list, 0), &[0, 2, 4, 6, 8]);
        assert_eq!(neighbours(&list, 38), &[30, 32, 34, 36, 38]);
        assert!(neighbours(&list, 7).is_empty());
    }
}
