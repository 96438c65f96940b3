//! Which entries have to do with each other: those that share rare words, countries and topics.
//!
//! No entry is compared with all others. Candidates come from two places, both capped: the entries that
//! hold one of an entry's rarest words, and its neighbours in time under each of its countries and topics.
//! So the work grows with the number of entries and not with its square.

use super::{Entry, EntryNumber, Facet};
use crate::article::kinship::Word;
use crate::article::numbers::Numbers;
use rayon::prelude::*;
use std::cmp::Reverse;
use std::collections::BTreeSet;

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

/// What is compared of an entry: words, countries and topics with their weights, each sorted.
#[derive(Debug)]
struct Profile {
    words: Vec<(Word, u32)>,
    countries: Vec<(usize, u32)>,
    topics: Vec<(usize, u32)>,
}

/// What entries have in common, by which those akin to an entry are found.
#[derive(Debug)]
pub(super) struct Kin {
    /// How many entries hold each word.
    holders: Numbers<Word, u32>,
    /// The entries among whose rarest words each is.
    under: Numbers<Word, Vec<EntryNumber>>,
    profiles: Vec<Profile>,
}

/// For each entry the entries most akin to it, the nearest first; often fewer than [`MOST`], or none.
pub(super) fn related<C: Ord + Sync>(
    entries: &[Entry],
    countries: &[Facet<C>],
    topics: &[Facet<usize>],
) -> (Vec<Vec<EntryNumber>>, Kin) {
    let mut words: Vec<Vec<Word>> = entries.par_iter().map(words_of).collect();
    let holders = holders(&words);
    words
        .par_iter_mut()
        .for_each(|words| keep_rarest(words, &holders, entries.len()));
    let mut under: Numbers<Word, Vec<EntryNumber>> = Numbers::default();
    for (number, list) in words.iter().enumerate() {
        for &word in list {
            under.entry(word).or_default().push(number as EntryNumber);
        }
    }
    let mut profiles: Vec<Profile> = words
        .into_iter()
        .map(|list| Profile {
            words: weighed(list, &holders, entries.len()),
            countries: Vec::new(),
            topics: Vec::new(),
        })
        .collect();
    let weight = |count: usize| weight(entries.len(), count);
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
    let kin = Kin {
        holders,
        under,
        profiles,
    };
    let numbers = (0..entries.len()).into_par_iter();
    let related = numbers.map(|number| kin.of(number, countries, topics));
    (related.collect(), kin)
}

/// Leaves of the words of an entry the rarest that others hold too.
fn keep_rarest(words: &mut Vec<Word>, holders: &Numbers<Word, u32>, entries: usize) {
    let most_holders = most_holders(entries);
    let count = |word: &Word| holders.get(word).copied().unwrap_or(0) as usize;
    words.retain(|word| (2..=most_holders).contains(&count(word)));
    words.sort_unstable_by_key(|word| (count(word), *word));
    words.truncate(WORDS);
    words.sort_unstable();
}

fn weighed(words: Vec<Word>, holders: &Numbers<Word, u32>, entries: usize) -> Vec<(Word, u32)> {
    let words = words.into_iter().map(|word| {
        let count = holders.get(&word).copied().unwrap_or(1);
        (word, weight(entries, count as usize) / WORD_SHARE)
    });
    words.collect()
}

fn most_holders(entries: usize) -> usize {
    HOLDERS.min((entries / 4).max(2))
}

impl Kin {
    /// The entries most akin to one.
    fn of<C>(
        &self,
        number: usize,
        countries: &[Facet<C>],
        topics: &[Facet<usize>],
    ) -> Vec<EntryNumber> {
        let profile = &self.profiles[number];
        // Half of what a word of one other entry weighs: one country that every second article names is no
        // kinship.
        let least = weight(self.profiles.len(), 2) / 2;
        let mut candidates: Vec<EntryNumber> = Vec::new();
        for (word, _) in &profile.words {
            candidates.extend(self.under.get(word).into_iter().flatten());
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
            .map(|other| (kinship(profile, &self.profiles[other as usize]), other))
            .filter(|&(kinship, _)| kinship >= least)
            .collect();
        akin.sort_unstable_by_key(|&(kinship, other)| {
            (Reverse(kinship), number.abs_diff(other as usize), other)
        });
        akin.into_iter()
            .take(MOST)
            .map(|(_, other)| other)
            .collect()
    }

    /// Takes in that an entry, whose words were `before`, has those of `entries` now: `related` becomes what it is
    /// then. Gives the entries for which that is other than it was. Countries and topics of all entries are as before.
    pub fn reword<C: Sync>(
        &mut self,
        (number, before): (usize, &[Word]),
        entries: &[Entry],
        (countries, topics): (&[Facet<C>], &[Facet<usize>]),
        related: &mut [Vec<EntryNumber>],
    ) -> Vec<EntryNumber> {
        let after = words_of(&entries[number]);
        let gone = before.iter().filter(|w| after.binary_search(w).is_err());
        let come = after.iter().filter(|w| before.binary_search(w).is_err());
        let most = most_holders(entries.len()) as u32;
        // A word that is rare before or after is one by which its other holders are known.
        let mut telling: Vec<Word> = Vec::new();
        let changed = gone
            .map(|word| (*word, -1))
            .chain(come.map(|word| (*word, 1)));
        for (word, change) in changed {
            let count = self.holders.entry(word).or_insert(0);
            let was = *count;
            *count = was.saturating_add_signed(change);
            let is = *count;
            if was.min(is) <= most && was.max(is) >= 2 {
                telling.push(word);
            }
            if is == 0 {
                self.holders.remove(&word);
            }
        }
        if telling.is_empty() {
            return Vec::new();
        }
        let holds = |entry: &Entry| {
            let mut versions = entry.versions.iter();
            versions.any(|version| {
                telling
                    .iter()
                    .any(|w| version.words.binary_search(w).is_ok())
            })
        };
        let others = entries.par_iter().enumerate();
        let reworded: Vec<usize> = others
            .filter(|(other, entry)| *other == number || holds(entry))
            .map(|(other, _)| other)
            .collect();
        let mut akin: BTreeSet<EntryNumber> = BTreeSet::new();
        for &entry in &reworded {
            let mut words = words_of(&entries[entry]);
            keep_rarest(&mut words, &self.holders, entries.len());
            let words = weighed(words, &self.holders, entries.len());
            let before = std::mem::replace(&mut self.profiles[entry].words, words);
            for (word, _) in &before {
                let under = self.under.entry(*word).or_default();
                akin.extend(&*under);
                under.retain(|other| *other as usize != entry);
            }
        }
        for &entry in &reworded {
            let profile = &self.profiles[entry];
            for (word, _) in &profile.words {
                let under = self.under.entry(*word).or_default();
                under.push(entry as EntryNumber);
                akin.extend(&*under);
            }
            let of_countries = profile.countries.iter();
            let of_countries = of_countries.map(|(place, _)| &countries[*place].entries);
            let of_topics = profile.topics.iter();
            let of_topics = of_topics.map(|(place, _)| &topics[*place].entries);
            for list in of_countries.chain(of_topics) {
                akin.extend(neighbours(list, entry));
            }
        }
        let akin: Vec<EntryNumber> = akin.into_iter().collect();
        let now: Vec<_> = akin
            .par_iter()
            .map(|&entry| self.of(entry as usize, countries, topics))
            .collect();
        let changed = akin.into_iter().zip(now).filter_map(|(entry, now)| {
            let before = &mut related[entry as usize];
            (*before != now).then(|| {
                *before = now;
                entry
            })
        });
        changed.collect()
    }
}

/// How much it tells that two of `all` entries share what `count` of them have: thousandths of the
/// logarithm of its rarity.
fn weight(all: usize, count: usize) -> u32 {
    ((all as f64 / count.max(1) as f64).ln() * 1000.0) as u32
}

/// How many entries hold each word.
fn holders(words: &[Vec<Word>]) -> Numbers<Word, u32> {
    let mut holders = Numbers::default();
    for &word in words.iter().flatten() {
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

/// The words of all versions of an entry. Sorted, each once.
pub(super) fn words_of(entry: &Entry) -> Vec<Word> {
    let versions = entry.versions.iter();
    let mut words: Vec<Word> = versions
        .flat_map(|version| &version.words)
        .copied()
        .collect();
    if entry.versions.len() > 1 {
        words.sort_unstable();
        words.dedup();
    }
    words
}

#[cfg(test)]
mod tests {
    use super::*;

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
