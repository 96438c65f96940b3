//! Which texts may be alike, found without comparing each with each.
//!
//! The sketch of a text ([`crate::article::signature`]) is cut into bands; texts with an equal band are
//! candidates (locality-sensitive hashing, Indyk and Motwani 1998). Of those that share a band only the first
//! and the one before are compared with each, so the number of comparisons is at most [`PER_TEXT`] for each
//! text, whatever the archive holds.

use crate::article::Article;
use crate::article::signature::PLACES;
use rayon::prelude::*;
use std::sync::Arc;
use xxhash_rust::xxh3::xxh3_64;

/// Places of a band. Of texts that share half of their shingles 13 % share a band of three, and 93 % one of
/// the [`BANDS`]; of those that share a tenth, 2 %.
const ROWS: usize = 3;

/// Bands of a sketch.
const BANDS: usize = PLACES / ROWS;

/// Comparisons for each text, at most.
#[cfg(test)]
pub const PER_TEXT: usize = 2 * BANDS;

/// Candidates with fewer equal places of their sketches are not worth a comparison of their texts.
const LEAST_EQUAL: usize = PLACES / 4;

/// Pairs of articles in one language that are worth a comparison, the lower place first; sorted, each once.
/// `places` are those to be looked at; articles without a sketch are in no pair.
pub(super) fn candidates(articles: &[Arc<Article>], places: &[usize]) -> Vec<(usize, usize)> {
    let with_sketch = with_sketch(articles, places);
    let mut pairs: Vec<(usize, usize)> = (0..BANDS)
        .into_par_iter()
        .flat_map_iter(|band| {
            let keys = keys(articles, &with_sketch, band);
            let buckets = keys.chunk_by(|a, b| a.0 == b.0);
            buckets.flat_map(pairs_of).collect::<Vec<_>>()
        })
        .filter(|&(a, b)| a != b && share_enough(&articles[a], &articles[b]))
        .collect();
    pairs.par_sort_unstable();
    pairs.dedup();
    pairs
}

/// Those of some articles that have a sketch.
fn with_sketch(articles: &[Arc<Article>], places: &[usize]) -> Vec<usize> {
    let has_sketch = |place: &usize| has_sketch(&articles[*place]);
    places.iter().copied().filter(has_sketch).collect()
}

fn has_sketch(article: &Article) -> bool {
    article.signature.sketch.len() == PLACES
}

/// The key and place of each article in a band; those with one key are a bucket.
fn keys(articles: &[Arc<Article>], places: &[usize], band: usize) -> Vec<(u64, usize)> {
    let keys = places.iter();
    let mut keys: Vec<(u64, usize)> = keys
        .map(|&place| (key(&articles[place], band), place))
        .collect();
    keys.sort_unstable();
    keys
}

/// The pairs of a bucket that are compared.
fn pairs_of(bucket: &[(u64, usize)]) -> impl Iterator<Item = (usize, usize)> {
    let first = bucket[0].1;
    let pairs = bucket.windows(2);
    pairs.flat_map(move |two| [(two[0].1, two[1].1), (first, two[1].1)])
}

/// The pairs of a bucket that hang on one text in it.
struct Around {
    /// Those that it is in.
    with: Vec<(usize, usize)>,
    /// Those that there would be without it, and are not.
    without: Vec<(usize, usize)>,
}

impl Around {
    /// Of the text that stands `at` a number of sorted entries.
    fn of(entries: &[(u64, usize)], at: usize) -> Self {
        let (key, place) = entries[at];
        let start = entries.partition_point(|entry| entry.0 < key);
        let end = start + entries[start..].partition_point(|entry| entry.0 == key);
        let bucket = &entries[start..end];
        let is_in = |&(a, b): &(usize, usize)| a != b && (a == place || b == place);
        let without = match (at - start, bucket) {
            // All are compared with the second one then; with the third one it is compared already.
            (0, [_, second, _, others @ ..]) => {
                others.iter().map(|other| (second.1, other.1)).collect()
            }
            // The one before is the first, with which all are compared.
            (0 | 1, _) => Vec::new(),
            (_, _) => entries[at + 1..end]
                .iter()
                .take(1)
                .map(|next| (entries[at - 1].1, next.1))
                .collect(),
        };
        Around {
            with: pairs_of(bucket).filter(is_in).collect(),
            without,
        }
    }
}

/// The buckets of all bands, in which one text can take the place of another.
#[derive(Debug)]
pub(super) struct Buckets {
    bands: Vec<Vec<(u64, usize)>>,
}

/// Pairs of places that are candidates no longer, or of which one has another text now.
#[derive(Debug, Default)]
pub(super) struct Moved {
    /// As it was before, with the old text.
    pub before: Vec<(usize, usize)>,
    /// As it is now, with the new text.
    pub after: Vec<(usize, usize)>,
}

impl Buckets {
    /// Those of the articles at some places.
    pub fn new(articles: &[Arc<Article>], places: &[usize]) -> Self {
        let with_sketch = with_sketch(articles, places);
        let bands = (0..BANDS).into_par_iter();
        Buckets {
            bands: bands
                .map(|band| keys(articles, &with_sketch, band))
                .collect(),
        }
    }

    /// Gives the article at a place another text. All candidates that are other than before are told, and all of
    /// which it is one.
    pub fn exchange(&mut self, articles: &[Arc<Article>], place: usize, new: &Article) -> Moved {
        let old = &articles[place];
        let mut moved = Moved::default();
        for (band, entries) in self.bands.iter_mut().enumerate() {
            let entry =
                |article: &Article| Some((has_sketch(article).then(|| key(article, band))?, place));
            let (from, to) = (entry(old), entry(new));
            if let Some(at) = from.and_then(|from| entries.binary_search(&from).ok()) {
                let around = Around::of(entries, at);
                if from == to {
                    moved.after.extend(&around.with);
                } else {
                    moved.after.extend(around.without);
                    entries.remove(at);
                }
                moved.before.extend(around.with);
            }
            if let Some(to) = to
                && let Err(at) = entries.binary_search(&to)
            {
                entries.insert(at, to);
                let around = Around::of(entries, at);
                moved.before.extend(around.without);
                moved.after.extend(around.with);
            }
        }
        let clean = |pairs: &mut Vec<(usize, usize)>, text: &Article| {
            let at = |number: usize| {
                if number == place {
                    text
                } else {
                    &articles[number]
                }
            };
            pairs.sort_unstable();
            pairs.dedup();
            pairs.retain(|&(a, b)| share_enough(at(a), at(b)));
        };
        clean(&mut moved.before, old);
        clean(&mut moved.after, new);
        moved
    }
}

fn key(article: &Article, band: usize) -> u64 {
    let mut bytes = Vec::with_capacity(4 * ROWS + 8);
    for value in &article.signature.sketch[band * ROWS..][..ROWS] {
        bytes.extend(value.to_le_bytes());
    }
    bytes.extend(article.language.value.as_str().as_bytes());
    xxh3_64(&bytes)
}

fn share_enough(a: &Article, b: &Article) -> bool {
    let places = a.signature.sketch.iter().zip(&b.signature.sketch);
    let equal = places.filter(|(a, b)| a == b).count();
    equal >= LEAST_EQUAL && a.language.value == b.language.value
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;
    use std::collections::BTreeSet;

    proptest! {
        #[test]
        fn what_hangs_on_one_text_is_the_difference_that_it_makes(
            entries in proptest::collection::btree_set((0u64..3, 0usize..40), 1..40),
            at in any::<proptest::sample::Index>(),
        ) {
            let entries: Vec<(u64, usize)> = entries.into_iter().collect();
            let at = at.index(entries.len());
            let key = entries[at].0;
            let pairs = |entries: &[(u64, usize)]| -> BTreeSet<(usize, usize)> {
                let buckets = entries.chunk_by(|a, b| a.0 == b.0);
                let pairs = buckets.filter(|bucket| bucket[0].0 == key).flat_map(pairs_of);
                pairs.filter(|(a, b)| a != b).collect()
            };
            let there = pairs(&entries);
            let mut others = entries.clone();
            others.remove(at);
            let left = pairs(&others);
            let around = Around::of(&entries, at);
            let set = |pairs: Vec<_>| pairs.into_iter().collect::<BTreeSet<_>>();
            prop_assert_eq!(set(around.with), there.difference(&left).copied().collect());
            prop_assert_eq!(set(around.without), left.difference(&there).copied().collect());
        }
    }
}
