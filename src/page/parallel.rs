//! Parallel reading: which paragraphs of two versions of an article stand beside each other.
//!
//! The method is that of Gale and Church (1993): translations of long paragraphs are long, so of all ways
//! to walk through both texts the most likely is the one whose steps pair parts of like length.

use crate::article::{BlockKind, Part};
use std::ops::Range;

/// Parts of both texts that belong together; either range may be empty.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Row {
    /// Numbers of parts of the first text.
    pub left: Range<usize>,
    /// Numbers of parts of the second text.
    pub right: Range<usize>,
}

/// Parts of both texts to be compared, at most: their product. Longer texts stand beside each other whole.
const MOST_PAIRS: usize = 250_000;

/// Steps through both texts, with how unlikely each is (the negative logarithm of its frequency).
const STEPS: [(usize, usize, f64); 5] = [
    (1, 1, 0.12),
    (1, 0, 4.6),
    (0, 1, 4.6),
    (2, 1, 2.4),
    (1, 2, 2.4),
];

/// The variance of the number of characters in the translation of one character.
const VARIANCE: f64 = 6.8;

/// How unlikely it is that a caption or heading is translated as something else.
const OTHER_KIND: f64 = 6.0;

/// Pairs the parts of two versions. Each part stands in one row, in its order. `only_begins` says of the first and
/// of the second text whether only its beginning is there.
pub fn rows(left: &[Part<'_>], right: &[Part<'_>], only_begins: (bool, bool)) -> Vec<Row> {
    let whole = Row {
        left: 0..left.len(),
        right: 0..right.len(),
    };
    if left.is_empty() || right.is_empty() || left.len() * right.len() > MOST_PAIRS {
        return vec![whole];
    }
    let lengths = |parts: &[Part<'_>]| -> Vec<f64> {
        parts
            .iter()
            .map(|part| part.text.chars().count() as f64)
            .collect()
    };
    let (left_lengths, right_lengths) = (lengths(left), lengths(right));
    // Of a beginning nobody knows how long the whole is, and what is behind it stands beside nothing.
    let (left_begins, right_begins) = match only_begins {
        (true, true) => (false, false),
        one => one,
    };
    let ratio = if left_begins || right_begins {
        1.0
    } else {
        right_lengths.iter().sum::<f64>().max(1.0) / left_lengths.iter().sum::<f64>().max(1.0)
    };
    let cost = |l: Range<usize>, r: Range<usize>| {
        let (a, b): (f64, f64) = (
            left_lengths[l.clone()].iter().sum(),
            right_lengths[r.clone()].iter().sum(),
        );
        let deviation = (b - a * ratio).powi(2) / ((a + b / ratio) / 2.0 * VARIANCE).max(1.0) / 2.0;
        let kinds = |parts: &[Part<'_>]| parts.first().map(|part| part.kind);
        let differ =
            !l.is_empty() && !r.is_empty() && kinds(&left[l.clone()]) != kinds(&right[r.clone()]);
        let mixed = |parts: &[Part<'_>]| {
            parts
                .windows(2)
                .any(|two| two[0].kind != two[1].kind || two[0].kind != BlockKind::Paragraph)
        };
        let odd = differ || mixed(&left[l]) || mixed(&right[r]);
        // A far deviation must not outweigh everything: texts may be abridged.
        deviation.min(12.0) + if odd { OTHER_KIND } else { 0.0 }
    };
    let width = right.len() + 1;
    let mut best = vec![f64::INFINITY; (left.len() + 1) * width];
    let mut step_to = vec![(0, 0); best.len()];
    best[0] = 0.0;
    for i in 0..=left.len() {
        for j in 0..=right.len() {
            for (di, dj, unlikely) in STEPS {
                if di > i || dj > j {
                    continue;
                }
                let before = best[(i - di) * width + j - dj];
                let is_behind = (di == 0 && left_begins && i == left.len())
                    || (dj == 0 && right_begins && j == right.len());
                let total = if is_behind {
                    before
                } else {
                    before + unlikely + cost(i - di..i, j - dj..j)
                };
                if total < best[i * width + j] {
                    best[i * width + j] = total;
                    step_to[i * width + j] = (di, dj);
                }
            }
        }
    }
    let (mut i, mut j) = (left.len(), right.len());
    let mut rows = Vec::new();
    while (i, j) != (0, 0) {
        let (di, dj) = step_to[i * width + j];
        if (di, dj) == (0, 0) {
            return vec![whole];
        }
        rows.push(Row {
            left: i - di..i,
            right: j - dj..j,
        });
        (i, j) = (i - di, j - dj);
    }
    rows.reverse();
    rows
}

#[cfg(test)]
mod tests {
    use super::*;

    fn parts(lengths: &[usize]) -> Vec<Part<'static>> {
        lengths
            .iter()
            .map(|&length| Part {
                kind: if length < 30 {
                    BlockKind::Caption
                } else {
                    BlockKind::Paragraph
                },
                is_standfirst: false,
                text: "a".repeat(length).into(),
            })
            .collect()
    }

    fn paired(left: &[usize], right: &[usize]) -> Vec<(Range<usize>, Range<usize>)> {
        let rows = rows(&parts(left), &parts(right), (false, false));
        rows.into_iter().map(|row| (row.left, row.right)).collect()
    }

    #[test]
    fn paragraphs_of_like_length_stand_beside_each_other() {
        assert_eq!(
            paired(&[300, 120, 500], &[330, 140, 520]),
            [(0..1, 0..1), (1..2, 1..2), (2..3, 2..3)]
        );
    }

    #[test]
    fn a_paragraph_that_the_translation_splits_stands_beside_both_halves() {
        assert_eq!(
            paired(&[300, 800, 200], &[300, 420, 400, 210]),
            [(0..1, 0..1), (1..2, 1..3), (2..3, 3..4)]
        );
    }

    #[test]
    fn a_caption_without_translation_stands_alone() {
        assert_eq!(
            paired(&[300, 20, 400], &[300, 400]),
            [(0..1, 0..1), (1..2, 1..1), (2..3, 1..2)]
        );
    }

    #[test]
    fn an_excerpt_stands_beside_the_beginning_of_its_translation() {
        let excerpt = parts(&[230]);
        let whole = parts(&[320, 20, 300, 390, 350]);
        let first = |rows: Vec<Row>| (rows[0].left.clone(), rows[0].right.clone());
        assert_eq!(first(rows(&excerpt, &whole, (true, false))), (0..1, 0..1));
        assert_eq!(first(rows(&whole, &excerpt, (false, true))), (0..1, 0..1));
    }

    #[test]
    fn every_part_stands_in_one_row_whatever_the_texts_are() {
        for (left, right) in [
            (vec![5; 40], vec![900; 3]),
            (vec![1], vec![2; 30]),
            (vec![], vec![40]),
        ] {
            for only_begins in [(false, false), (true, false), (false, true), (true, true)] {
                let rows = rows(&parts(&left), &parts(&right), only_begins);
                let all =
                    |of: fn(&Row) -> Range<usize>| rows.iter().flat_map(of).collect::<Vec<_>>();
                assert_eq!(
                    all(|row| row.left.clone()),
                    (0..left.len()).collect::<Vec<_>>()
                );
                assert_eq!(
                    all(|row| row.right.clone()),
                    (0..right.len()).collect::<Vec<_>>()
                );
            }
        }
    }
}
