//! Cuts the dictionary and the postings into shards, and writes them.
//!
//! A shard ends where the hash of the next key says so, once it is large enough, and at the latest where it
//! becomes too large. So borders stay where they are while words come and go around them.

use super::bits::{Bits, rice_parameter, varint};
use super::postings::{Hit, LEVELS, Postings, Term};
use super::words::hash;
use base64::Engine;
use base64::engine::general_purpose::STANDARD_NO_PAD;
use rayon::prelude::*;
use serde::{Deserialize, Serialize};
use std::collections::{BTreeMap, BTreeSet};
use std::fmt::Write;
use std::ops::Range;

/// A stretch of a sorted list.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Shard {
    /// The first key in it.
    pub key: String,
    /// The stretch.
    pub range: Range<usize>,
}

impl Shard {
    /// The name of its file: browsers make the same from the key.
    pub fn name(&self, kind: &str) -> String {
        format!("{kind}-{:x}", hash(&self.key))
    }
}

/// Sizes in bytes before compression, and how rare borders are.
struct Cut {
    least: usize,
    most: usize,
    one_in: u32,
}

const WORDS: Cut = Cut {
    least: 12_000,
    most: 36_000,
    one_in: 512,
};
const TERMS: Cut = Cut {
    least: 10_000,
    most: 40_000,
    one_in: 64,
};

/// Cuts a list of keys and sizes; what has one key stays together.
fn cut<'a>(items: impl Iterator<Item = (&'a str, usize)>, rule: &Cut) -> Vec<Shard> {
    let mut shards: Vec<Shard> = Vec::new();
    let mut names = BTreeSet::new();
    let mut groups: Vec<(&str, Range<usize>, usize)> = Vec::new();
    for (place, (key, size)) in items.enumerate() {
        match groups.last_mut() {
            Some((last, range, sum)) if *last == key => {
                range.end = place + 1;
                *sum += size;
            }
            _ => groups.push((key, place..place + 1, size)),
        }
    }
    let mut filled = 0;
    for (key, range, size) in groups {
        let hash = hash(key);
        let is_border = hash.is_multiple_of(rule.one_in);
        let is_full = filled >= rule.least && is_border || filled + size > rule.most;
        // Two shards of one name cannot stand side by side; then there is no border here.
        if (shards.is_empty() || is_full) && names.insert(hash) {
            shards.push(Shard {
                key: key.to_owned(),
                range,
            });
            filled = size;
        } else if let Some(last) = shards.last_mut() {
            last.range.end = range.end;
            filled += size;
        }
    }
    shards
}

/// Which shards hold something else than those of the same names before, and which of those are none any more.
/// `changed` are the keys of what is other in them, or came or went.
pub fn compare<'a>(
    before: &'a [Shard],
    after: &'a [Shard],
    changed: &BTreeSet<&str>,
) -> (Vec<&'a Shard>, Vec<&'a Shard>) {
    /// Shards by their first keys, each with the first key of the next one.
    fn stretches(shards: &[Shard]) -> BTreeMap<&str, Option<&str>> {
        let next = shards.iter().skip(1).map(|shard| Some(&*shard.key));
        let shards = shards.iter().map(|shard| &*shard.key);
        shards.zip(next.chain([None])).collect()
    }
    let (old, new) = (stretches(before), stretches(after));
    let is_other = |shard: &&Shard| {
        let key = &*shard.key;
        let end = new.get(key).copied().flatten();
        let mut from_key = changed.range(key..);
        let touches = from_key
            .next()
            .is_some_and(|key| end.is_none_or(|end| *key < end));
        touches || old.get(key) != Some(&end)
    };
    let names: BTreeSet<u32> = after.iter().map(|shard| hash(&shard.key)).collect();
    let is_gone = |shard: &&Shard| !names.contains(&hash(&shard.key));
    (
        after.iter().filter(is_other).collect(),
        before.iter().filter(is_gone).collect(),
    )
}

/// All words without marks, sorted, each with the number of documents that have it in any form.
pub fn dictionary(terms: &[Term]) -> Vec<(String, u32)> {
    let words = terms.iter().filter(|term| !term.is_facet());
    let mut all: Vec<(&str, u32)> = words.map(|t| (t.unmarked.as_str(), t.documents)).collect();
    all.par_sort_unstable();
    all.chunk_by(|a, b| a.0 == b.0)
        .map(|same| (same[0].0.to_owned(), same.iter().map(|(_, n)| n).sum()))
        .collect()
}

/// Takes into a dictionary that so many more documents have words than before.
pub fn recount<'a>(
    dictionary: &mut Vec<(String, u32)>,
    changes: impl Iterator<Item = (&'a str, i32)>,
) {
    for (word, change) in changes {
        let place = dictionary.binary_search_by(|(other, _)| other.as_str().cmp(word));
        let place = place.unwrap_or_else(|place| {
            dictionary.insert(place, (word.to_owned(), 0));
            place
        });
        let count = &mut dictionary[place].1;
        *count = count.saturating_add_signed(change);
        if *count == 0 {
            dictionary.remove(place);
        }
    }
}

/// Cuts the dictionary.
pub fn cut_words(dictionary: &[(String, u32)]) -> Vec<Shard> {
    let sizes = dictionary
        .iter()
        .map(|(word, _)| (word.as_str(), word.len()));
    cut(sizes, &WORDS)
}

/// Cuts the postings, by stem.
pub fn cut_terms(terms: &[Term]) -> Vec<Shard> {
    // A hit takes two bytes, and a third more as text.
    let size = |term: &Term| term.written.len() + term.documents as usize * 8 / 3;
    cut(terms.iter().map(|t| (t.stem.as_str(), size(t))), &TERMS)
}

/// Words in [`frequent`].
const FREQUENT: usize = 3000;

/// The most frequent words, as a dictionary of their own.
pub fn frequent(dictionary: &[(String, u32)]) -> String {
    let mut words: Vec<&(String, u32)> = dictionary
        .iter()
        .filter(|(word, _)| word.chars().nth(1).is_some())
        .collect();
    let most_first = |a: &&(String, u32), b: &&(String, u32)| (b.1, &a.0).cmp(&(a.1, &b.0));
    if words.len() > FREQUENT {
        words.select_nth_unstable_by(FREQUENT, most_first);
        words.truncate(FREQUENT);
    }
    words.sort_unstable();
    front_coded(
        words
            .into_iter()
            .map(|(word, count)| (word.as_str(), magnitude(*count))),
    )
}

/// A stretch of the dictionary.
pub fn words(dictionary: &[(String, u32)]) -> String {
    let words = dictionary.iter();
    front_coded(words.map(|(word, count)| (word.as_str(), magnitude(*count))))
}

/// `A` for 1, `B` for 2 and 3, `C` for 4 to 7, and so on.
fn magnitude(count: u32) -> char {
    (b'A' + count.max(1).ilog2().min(25) as u8) as char
}

/// Sorted words as a string literal, each as the number of characters that it shares with the one before
/// (a digit to base 36), the rest, and a capital letter, which stands in no word.
fn front_coded<'a>(words: impl Iterator<Item = (&'a str, char)>) -> String {
    let mut text = String::from("\"");
    let mut before = "";
    for (word, mark) in words {
        let pairs = word.chars().zip(before.chars());
        let shared = pairs.take_while(|(a, b)| a == b).count().min(35);
        let digit = char::from_digit(shared as u32, 36).unwrap_or('0');
        text.push(digit);
        text.extend(word.chars().skip(shared));
        text.push(mark);
        before = word;
    }
    text.push('"');
    text
}

/// A stretch of the postings: the words as they are written, `A` where the next one has the same stem and `B`
/// where it has not; then for each word the number of documents and of bytes, as varints, and the bytes.
pub fn terms(postings: &Postings, range: Range<usize>) -> String {
    let terms = &postings.terms[range];
    let words = terms.iter().enumerate().map(|(place, term)| {
        let next = terms.get(place + 1);
        let goes_on = next.is_some_and(|next| next.stem == term.stem);
        (term.written.as_str(), if goes_on { 'A' } else { 'B' })
    });
    let mut text = format!("[{},\"", front_coded(words));
    let (mut head, mut body) = (Vec::new(), Vec::new());
    for term in terms {
        let packed = pack(postings.hits(term), term.is_facet());
        varint(&mut head, term.documents);
        varint(&mut head, packed.len() as u32);
        body.extend(packed);
    }
    head.append(&mut body);
    STANDARD_NO_PAD.encode_string(head, &mut text);
    // Writing into a string cannot fail.
    let _ = text.write_str("\"]");
    text
}

/// Followers that are listed one by one; more are given as 16 bits.
const LISTED: u32 = 3;

/// A word with more followers a document than this is followed by anything, and its followers say nothing.
const TELLING: u32 = 3;

/// The levels of hits, the usual ones first: a word of the running text, then one of the first paragraph.
const LEVEL_ORDER: [u8; LEVELS as usize] = [2, 4, 5, 3, 6, 1, 7, 0];

/// The hits of a word: five bits for the parameter of the distances, one bit each for whether there are levels
/// and followers, then for each hit the distance from the document before, the level by its place in
/// [`LEVEL_ORDER`], and the words that follow.
///
/// A facet has neither levels nor followers, nor has a word of a single document: there is nothing to rank.
fn pack<'a>(hits: impl Iterator<Item = &'a Hit>, is_facet: bool) -> Vec<u8> {
    let hits: Vec<&Hit> = hits.collect();
    let last = hits.last().map_or(0, |hit| u64::from(hit.document));
    let parameter = rice_parameter(last, hits.len() as u64);
    let followers: u32 = hits.iter().map(|hit| hit.followers.count_ones()).sum();
    let is_ranked = !is_facet && hits.len() > 1;
    let has_followers = is_ranked && followers <= hits.len() as u32 * TELLING;
    let mut bits = Bits::default();
    bits.write(parameter, 5);
    bits.write(u32::from(is_ranked), 1);
    bits.write(u32::from(has_followers), 1);
    let mut next = 0;
    for hit in hits {
        bits.rice(hit.document - next, parameter);
        next = hit.document + 1;
        if is_ranked {
            let rank = LEVEL_ORDER.iter().position(|level| *level == hit.level);
            bits.unary(rank.unwrap_or_default() as u32);
        }
        if has_followers {
            pack_followers(hit.followers, &mut bits);
        }
    }
    bits.into_bytes()
}

/// How many there are, less one, as so many ones and a zero, and four bits for each; or else all 16.
fn pack_followers(followers: u16, bits: &mut Bits) {
    let count = followers.count_ones();
    if count == 0 || count > LISTED {
        bits.write(u32::MAX, LISTED);
        bits.write(u32::from(followers), 16);
        return;
    }
    bits.unary(count - 1);
    let mut left = followers;
    while left != 0 {
        bits.write(left.trailing_zeros(), 4);
        left &= left - 1;
    }
}

#[cfg(test)]
mod tests {
    use super::super::bits::tests::Reader;
    use super::*;
    use proptest::prelude::*;

    fn unpack(bytes: &[u8], count: usize) -> Vec<Hit> {
        let mut reader = Reader { bytes, at: 0 };
        let parameter = reader.read(5);
        let (has_levels, has_followers) = (reader.read(1) == 1, reader.read(1) == 1);
        let mut next = 0;
        (0..count)
            .map(|_| {
                let document = next + reader.rice(parameter);
                next = document + 1;
                let level = match has_levels {
                    true => LEVEL_ORDER[reader.unary() as usize],
                    false => 0,
                };
                let followers = match has_followers {
                    true => unpack_followers(&mut reader),
                    false => 0,
                };
                Hit {
                    document,
                    level,
                    followers,
                }
            })
            .collect()
    }

    fn unpack_followers(reader: &mut Reader<'_>) -> u16 {
        let mut ones = 0;
        while ones < LISTED && reader.read(1) == 1 {
            ones += 1;
        }
        match ones {
            LISTED => reader.read(16) as u16,
            _ => (0..=ones).fold(0, |bits, _| bits | 1 << reader.read(4)),
        }
    }

    proptest! {
        #[test]
        fn hits_come_back(found in proptest::collection::btree_map(0u32..100_000, (0u8..8, any::<u16>(), any::<u16>()), 0..80)) {
            let hits: Vec<Hit> = found
                .into_iter()
                // Of two random numbers the common bits: few, as in texts.
                .map(|(document, (level, a, b))| Hit { document, level, followers: a & b & a.rotate_left(7) })
                .collect();
            let found = unpack(&pack(hits.iter(), false), hits.len());
            let bits: u32 = hits.iter().map(|hit| hit.followers.count_ones()).sum();
            let are_telling = bits <= hits.len() as u32 * TELLING;
            let expected = |hit: &Hit| Hit { followers: if are_telling { hit.followers } else { 0 }, ..*hit };
            if hits.len() > 1 {
                prop_assert_eq!(found, hits.iter().map(expected).collect::<Vec<_>>());
            }
            let of_facet = unpack(&pack(hits.iter(), true), hits.len());
            prop_assert!(of_facet.iter().map(|hit| hit.document).eq(hits.iter().map(|hit| hit.document)));
        }

        #[test]
        fn shards_hold_every_item_once_and_keep_keys_together(
            mut keys in proptest::collection::vec("[a-d]{1,3}", 1..300),
        ) {
            keys.sort();
            let rule = Cut { least: 40, most: 120, one_in: 8 };
            let shards = cut(keys.iter().map(|key| (key.as_str(), 10)), &rule);
            let mut at = 0;
            for shard in &shards {
                prop_assert_eq!(shard.range.start, at);
                prop_assert_eq!(&shard.key, &keys[at]);
                prop_assert!(at == 0 || keys[at] != keys[at - 1]);
                at = shard.range.end;
            }
            prop_assert_eq!(at, keys.len());
        }
    }

    #[test]
    fn a_new_word_moves_few_borders() {
        let mut keys: Vec<String> = (0..20_000)
            .map(|n| format!("{:x}", hash(&n.to_string())))
            .collect();
        keys.sort();
        let names = |keys: &[String]| -> BTreeSet<String> {
            let shards = cut(keys.iter().map(|key| (key.as_str(), 20)), &TERMS);
            shards.iter().map(|shard| shard.name("terms")).collect()
        };
        let before = names(&keys);
        keys.insert(5_000, format!("{}0", keys[4_999]));
        let after = names(&keys);
        assert!(before.len() > 10, "{}", before.len());
        assert!(before.symmetric_difference(&after).count() <= 2);
    }

    #[test]
    fn words_share_their_beginnings() {
        let words = [("vac", 3), ("vaksin", 9), ("vaksinasi", 1), ("việt", 40)];
        let words = words.map(|(word, count)| (word, magnitude(count)));
        assert_eq!(front_coded(words.into_iter()), "\"0vacB2ksinD6asiA1iệtF\"");
    }
}
