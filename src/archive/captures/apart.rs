//! Captures that are alike and were not put together, and which of them are told.

use super::Ties;
use crate::article::Likeness;
use std::collections::BTreeSet;

/// Of each capture so many others are told that it is alike: texts by a pattern are like dozens.
const TOLD: usize = 3;

/// Two captures that are alike and that nothing has put together so far.
pub(super) struct Apart {
    /// Their places, the lower one first.
    pub captures: (usize, usize),
    pub likeness: Likeness,
    pub exchanged: Option<Box<(String, String)>>,
}

impl Apart {
    pub fn new(
        a: usize,
        b: usize,
        likeness: Likeness,
        exchanged: Option<Box<(String, String)>>,
    ) -> Self {
        Apart {
            captures: (a.min(b), a.max(b)),
            likeness,
            exchanged,
        }
    }
}

/// What is alike and is neither in one group in the end nor said to be distinct: of two groups one pair.
pub(super) fn unsettled(mut apart: Vec<Apart>, ties: &Ties, of_capture: &[usize]) -> Vec<Apart> {
    apart.sort_by_key(|pair| (pair.captures.1, pair.captures.0));
    let mut told = BTreeSet::new();
    apart.retain(|pair| {
        let (a, b) = pair.captures;
        let groups = (
            of_capture[a].min(of_capture[b]),
            of_capture[a].max(of_capture[b]),
        );
        groups.0 != groups.1 && !ties.are_distinct(a, b) && told.insert(groups)
    });
    apart
}

/// Of the pairs of each capture those that may rather be one text than others, in their order; with the last of them
/// goes how many there are besides. The pairs of a capture follow each other.
pub(super) fn most_alike(apart: Vec<Apart>) -> Vec<(Apart, usize)> {
    let is_other = |pair: &Apart| pair.exchanged.is_some();
    let mut told = Vec::new();
    let mut of_capture: Vec<Apart> = Vec::new();
    let mut tell = |of_capture: &mut Vec<Apart>| {
        of_capture.sort_by(|a, b| {
            let likeness = b.likeness.shorter.total_cmp(&a.likeness.shorter);
            is_other(a).cmp(&is_other(b)).then(likeness)
        });
        let others = of_capture.len().saturating_sub(TOLD);
        of_capture.truncate(TOLD);
        let last = of_capture.len();
        for (number, pair) in of_capture.drain(..).enumerate() {
            told.push((pair, if number + 1 == last { others } else { 0 }));
        }
    };
    for pair in apart {
        if of_capture
            .first()
            .is_some_and(|first| first.captures.1 != pair.captures.1)
        {
            tell(&mut of_capture);
        }
        of_capture.push(pair);
    }
    tell(&mut of_capture);
    told
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn of_each_capture_the_most_alike_are_told_and_the_others_counted() {
        let pair = |a, b, shorter, exchanged: bool| {
            let likeness = Likeness {
                both: shorter,
                shorter,
            };
            let fact = exchanged.then(|| Box::new(("1".to_owned(), "2".to_owned())));
            Apart::new(a, b, likeness, fact)
        };
        let told = most_alike(vec![
            pair(0, 5, 0.7, false),
            pair(1, 5, 0.9, true),
            pair(2, 5, 0.8, false),
            pair(3, 5, 0.6, false),
            pair(4, 5, 0.95, true),
            pair(0, 6, 0.5, false),
        ]);
        let told: Vec<_> = told
            .iter()
            .map(|(pair, others)| (pair.captures, *others))
            .collect();
        assert_eq!(told, [((2, 5), 0), ((0, 5), 0), ((3, 5), 2), ((0, 6), 0)]);
    }
}
