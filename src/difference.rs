//! What differs between two texts, word by word and paragraph by paragraph.
//!
//! ```
//! use kliping::difference::{Change, words};
//!
//! let changes = words("Harga beras turun", "Harga gula turun", 10_000);
//! assert_eq!(changes[1], Change { old: "beras ", new: "gula " });
//! ```
//!
//! Invariant: pure, the same on every machine (no deadline by the clock), at a cost that the caller bounds.

use similar::{Algorithm, DiffOp, capture_diff_slices};
use std::ops::Range;

/// A stretch of two texts: the same in both, or what stands in one in place of what stands in the other.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Change<'a> {
    /// What the old text has; empty where something came in.
    pub old: &'a str,
    /// What the new text has; empty where something went out.
    pub new: &'a str,
}

impl Change<'_> {
    /// Whether both texts have the same here.
    pub fn is_kept(&self) -> bool {
        self.old == self.new
    }
}

/// The two texts cut into stretches, in order. Together the old sides are the old text, the new sides the
/// new one. Texts of which the product of lengths in words passes `most` are not compared: they come back as
/// one exchange.
pub fn words<'a>(old: &'a str, new: &'a str, most: usize) -> Vec<Change<'a>> {
    let (olds, news) = (tokens(old), tokens(new));
    if olds.len().saturating_mul(news.len()) > most {
        return vec![Change { old, new }];
    }
    let span = |text: &'a str, tokens: &[&str], range: &Range<usize>| -> &'a str {
        let start: usize = tokens[..range.start].iter().map(|token| token.len()).sum();
        let length: usize = tokens[range.clone()].iter().map(|token| token.len()).sum();
        &text[start..start + length]
    };
    exchanges(&olds, &news)
        .into_iter()
        .map(|(of_old, of_new)| Change {
            old: span(old, &olds, &of_old),
            new: span(new, &news, &of_new),
        })
        .collect()
}

/// The parts of two lists in stretches of equal parts and exchanges, in order, as ranges of both lists.
pub fn exchanges<T: Eq + std::hash::Hash + Ord>(
    old: &[T],
    new: &[T],
) -> Vec<(Range<usize>, Range<usize>)> {
    capture_diff_slices(Algorithm::Myers, old, new)
        .into_iter()
        .map(|op| match op {
            DiffOp::Equal {
                old_index,
                new_index,
                len,
            } => (old_index..old_index + len, new_index..new_index + len),
            DiffOp::Delete {
                old_index,
                old_len,
                new_index,
            } => (old_index..old_index + old_len, new_index..new_index),
            DiffOp::Insert {
                old_index,
                new_index,
                new_len,
            } => (old_index..old_index, new_index..new_index + new_len),
            DiffOp::Replace {
                old_index,
                old_len,
                new_index,
                new_len,
            } => (
                old_index..old_index + old_len,
                new_index..new_index + new_len,
            ),
        })
        .collect()
}

/// Words, each with the space after it.
fn tokens(text: &str) -> Vec<&str> {
    text.split_inclusive(char::is_whitespace).collect()
}

/// What became of paragraphs, in order.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Row<'a> {
    /// So many stand in both texts.
    Kept(usize),
    /// One that differs, or stands in one text only.
    Changed(Vec<Change<'a>>),
}

/// Longer lists of paragraphs are not compared, by the product of their lengths.
const MOST_PARAGRAPHS: usize = 4_000_000;

/// Of longer stretches of exchanged paragraphs it is not asked which replaces which, by the same product.
const MOST_PAIRS: usize = 2_500;

/// Longer paragraphs are not compared word by word, by the product of their lengths.
const MOST_WORDS: usize = 1_000_000;

/// What differs between two texts of several paragraphs each. All words of both stand in the rows that
/// changed or are kept in both, so nothing is lost.
pub fn paragraphs<'a>(old: &[&'a str], new: &[&'a str]) -> Vec<Row<'a>> {
    let stretches = if old.len().saturating_mul(new.len()) > MOST_PARAGRAPHS {
        vec![(0..old.len(), 0..new.len())]
    } else {
        exchanges(old, new)
    };
    let mut rows = Vec::new();
    for (of_old, of_new) in stretches {
        if old[of_old.clone()] == new[of_new.clone()] {
            rows.push(Row::Kept(of_old.len()));
        } else {
            exchange(&old[of_old], &new[of_new], &mut rows);
        }
    }
    rows
}

/// The rows of paragraphs that others stand in place of: a paragraph stands beside the next one that has
/// half of its words.
fn exchange<'a>(old: &[&'a str], new: &[&'a str], rows: &mut Vec<Row<'a>>) {
    let may_pair = old.len().saturating_mul(new.len()) <= MOST_PAIRS;
    let bags = |texts: &[&'a str]| -> Vec<Vec<&'a str>> {
        let bag = |text: &&'a str| {
            let mut words: Vec<&str> = text.split_whitespace().collect();
            words.sort_unstable();
            words.dedup();
            words
        };
        texts.iter().map(bag).collect()
    };
    let (old_bags, new_bags) = if may_pair {
        (bags(old), bags(new))
    } else {
        Default::default()
    };
    let mut added = 0;
    for (number, &text) in old.iter().enumerate() {
        let partner = (added..new.len())
            .filter(|_| may_pair)
            .find(|&other| are_akin(&old_bags[number], &new_bags[other]));
        let Some(partner) = partner else {
            rows.push(Row::Changed(vec![Change { old: text, new: "" }]));
            continue;
        };
        let before = new[added..partner].iter();
        rows.extend(before.map(|&new| Row::Changed(vec![Change { old: "", new }])));
        rows.push(Row::Changed(words(text, new[partner], MOST_WORDS)));
        added = partner + 1;
    }
    let rest = new[added..].iter();
    rows.extend(rest.map(|&new| Row::Changed(vec![Change { old: "", new }])));
}

/// Whether two sorted lists of words share half of the shorter one.
fn are_akin(a: &[&str], b: &[&str]) -> bool {
    let (short, long) = if a.len() <= b.len() { (a, b) } else { (b, a) };
    let shared = short.iter().filter(|word| long.binary_search(word).is_ok());
    !short.is_empty() && shared.count() * 2 >= short.len()
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn old(changes: &[Change<'_>]) -> String {
        changes.iter().map(|change| change.old).collect()
    }

    fn new(changes: &[Change<'_>]) -> String {
        changes.iter().map(|change| change.new).collect()
    }

    #[test]
    fn paragraphs_that_changed_stand_with_their_words() {
        let before = ["Một.", "Giá gạo giảm tại chợ.", "Ba."];
        let after = ["Một.", "Giá gạo tăng tại chợ.", "Ba.", "Bốn."];
        let rows = paragraphs(&before, &after);
        assert_eq!(rows.len(), 4, "{rows:?}");
        assert_eq!(rows[0], Row::Kept(1));
        let Row::Changed(changes) = &rows[1] else {
            panic!("{rows:?}")
        };
        assert_eq!(
            changes[1],
            Change {
                old: "giảm ",
                new: "tăng "
            }
        );
        assert_eq!(
            rows[3],
            Row::Changed(vec![Change {
                old: "",
                new: "Bốn."
            }])
        );
    }

    #[test]
    fn other_paragraphs_are_not_held_against_each_other() {
        let rows = paragraphs(&["Harga beras turun."], &["Gempa mengguncang kota."]);
        let whole = |old, new| Row::Changed(vec![Change { old, new }]);
        assert_eq!(
            rows,
            [
                whole("Harga beras turun.", ""),
                whole("", "Gempa mengguncang kota.")
            ]
        );
    }

    #[test]
    fn huge_texts_are_exchanged_as_a_whole() {
        let text = |word: &str| format!("{word} ").repeat(2000);
        let (before, after) = (text("a"), text("a"));
        assert_eq!(words(&before, &after, 1000).len(), 1);
        let names: Vec<String> = (0..4000).map(|n| n.to_string()).collect();
        let list: Vec<&str> = names.iter().map(String::as_str).collect();
        let rows = paragraphs(&list, &list[1..]);
        assert_eq!(rows.len(), 7999);
    }

    proptest! {
        #[test]
        fn no_word_is_lost_or_invented(a in "([a-cđ]{1,2}[ \n]){0,30}", b in "([a-cđ]{1,2}[ \n]){0,30}", most in 0usize..2000) {
            let changes = words(&a, &b, most);
            prop_assert_eq!(old(&changes), &*a);
            prop_assert_eq!(new(&changes), &*b);
        }

        #[test]
        fn no_paragraph_is_lost_or_invented(a in prop::collection::vec("[a-c]( [a-c]){0,4}", 0..8), b in prop::collection::vec("[a-c]( [a-c]){0,4}", 0..8)) {
            let list = |texts: &[String]| texts.concat();
            let (before, after): (Vec<&str>, Vec<&str>) = (a.iter().map(String::as_str).collect(), b.iter().map(String::as_str).collect());
            let (mut left, mut right, mut place) = (String::new(), String::new(), 0);
            for row in paragraphs(&before, &after) {
                match row {
                    Row::Kept(count) => {
                        for text in &before[place..place + count] {
                            left.push_str(text);
                            right.push_str(text);
                        }
                        place += count;
                    }
                    Row::Changed(changes) => {
                        left.push_str(&old(&changes));
                        right.push_str(&new(&changes));
                        place += usize::from(changes.iter().any(|change| !change.old.is_empty()));
                    }
                }
            }
            prop_assert_eq!(left, list(&a));
            prop_assert_eq!(right, list(&b));
        }
    }
}
