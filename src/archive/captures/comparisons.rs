//! Pairs of captures that were compared, so that they need not be compared again.
//!
//! A verdict depends on nothing but what is compared of the two ([`Article::compared`]), and stands under the
//! digests of both: who looks it up finds what comparing them again would give.

use super::verdict::{Verdict, judge};
use crate::article::Article;
use crate::article::numbers::Numbers;
use crate::digest::Digest;
use rayon::prelude::*;
use serde::{Deserialize, Deserializer, Serialize, Serializer};
use std::sync::Arc;

/// Stands for two articles in the order in which they are compared, by the digests of both.
type Pair = Digest;

/// Verdicts on pairs.
#[derive(Debug, Default)]
pub struct Comparisons {
    verdicts: Numbers<Pair, Known>,
    /// Other than in the last round.
    is_changed: bool,
}

#[derive(Debug)]
struct Known {
    verdict: Verdict,
    /// Somebody has asked for it in this round.
    is_used: bool,
}

impl Comparisons {
    /// The verdict on two captures.
    pub(super) fn judge(&mut self, a: &Article, b: &Article) -> Verdict {
        let pair = a.compared().with(b.compared());
        let known = self.verdicts.entry(pair).or_insert_with(|| {
            self.is_changed = true;
            Known {
                verdict: judge(a, b, || a.likeness(b)),
                is_used: true,
            }
        });
        known.is_used = true;
        known.verdict.clone()
    }

    /// The verdicts on pairs of articles, given by their places.
    pub(super) fn judge_all(
        &mut self,
        articles: &[Arc<Article>],
        pairs: Vec<(usize, usize)>,
    ) -> impl Iterator<Item = (usize, usize, Verdict)> {
        let compared = of_each(articles, &pairs, Article::compared);
        let key = |&(a, b): &(usize, usize)| compared[a].with(compared[b]);
        let is_new = |pair: &&(usize, usize)| !self.verdicts.contains_key(&key(pair));
        let new: Vec<(usize, usize)> = pairs.iter().filter(is_new).copied().collect();
        // Texts by a pattern are like dozens of others: the shingles of each are made once.
        let shingles = of_each(articles, &new, Article::shingles);
        let judged = new.par_iter().map(|&(a, b)| {
            let likeness = || shingles[a].likeness(&shingles[b]);
            judge(&articles[a], &articles[b], likeness)
        });
        let judged: Vec<Verdict> = judged.collect();
        // Of texts by a pattern there can be dozens of pairs a text: nothing is held that is done with.
        drop(shingles);
        self.verdicts.reserve(new.len());
        self.is_changed |= !new.is_empty();
        for (pair, verdict) in new.iter().zip(judged) {
            let is_used = true;
            self.verdicts.insert(key(pair), Known { verdict, is_used });
        }
        drop(new);
        pairs.into_iter().filter_map(move |(a, b)| {
            let known = self.verdicts.get_mut(&compared[a].with(compared[b]))?;
            known.is_used = true;
            Some((a, b, known.verdict.clone()))
        })
    }

    /// Forgets what nobody has asked for since the last time; tells whether anything is other than it was then.
    pub fn end_round(&mut self) -> bool {
        let before = self.verdicts.len();
        let mut was_used = |_: &Pair, known: &mut Known| std::mem::take(&mut known.is_used);
        self.verdicts.retain(&mut was_used);
        std::mem::take(&mut self.is_changed) || self.verdicts.len() != before
    }
}

/// Something of each article that is in a pair, by its place; of others nothing.
fn of_each<T: Default + Send>(
    articles: &[Arc<Article>],
    pairs: &[(usize, usize)],
    make: impl Fn(&Article) -> T + Sync,
) -> Vec<T> {
    let mut is_in_pair = vec![false; articles.len()];
    for &(a, b) in pairs {
        (is_in_pair[a], is_in_pair[b]) = (true, true);
    }
    let articles = articles.par_iter().zip(is_in_pair);
    let of_article = |(article, is_in_pair): (&Arc<Article>, bool)| match is_in_pair {
        true => make(article),
        false => T::default(),
    };
    articles.map(of_article).collect()
}

impl Serialize for Comparisons {
    /// As a list in the order of the digests.
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let verdicts = self.verdicts.iter();
        let mut list: Vec<_> = verdicts
            .map(|(pair, known)| (pair, &known.verdict))
            .collect();
        list.sort_unstable_by_key(|(pair, _)| **pair);
        list.serialize(serializer)
    }
}

impl<'de> Deserialize<'de> for Comparisons {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let list = Vec::<(Pair, Verdict)>::deserialize(deserializer)?;
        let known = |(pair, verdict)| {
            let is_used = false;
            (pair, Known { verdict, is_used })
        };
        Ok(Comparisons {
            verdicts: list.into_iter().map(known).collect(),
            is_changed: false,
        })
    }
}
