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
    let with_sketch: Vec<usize> = places
        .iter()
        .copied()
        .filter(|&place| articles[place].signature.sketch.len() == PLACES)
        .collect();
    let mut pairs: Vec<(usize, usize)> = (0..BANDS)
        .into_par_iter()
        .flat_map_iter(|band| {
            let mut keys: Vec<(u64, usize)> = with_sketch
                .iter()
                .map(|&place| (key(&articles[place], band), place))
                .collect();
            keys.sort_unstable();
            let mut pairs = Vec::new();
            for bucket in keys.chunk_by(|a, b| a.0 == b.0) {
                let first = bucket[0].1;
                for two in bucket.windows(2) {
                    pairs.push((two[0].1, two[1].1));
                    pairs.push((first, two[1].1));
                }
            }
            pairs
        })
        .filter(|&(a, b)| a != b && share_enough(&articles[a], &articles[b]))
        .collect();
    pairs.par_sort_unstable();
    pairs.dedup();
    pairs
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
