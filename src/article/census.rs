//! Lines that recur in the captures of an outlet: what stands in many of its stories belongs to none.
//!
//! Every capture is looked at once ([`Sighting`]: numbers that stand for its lines, no text); [`recurring`]
//! counts them for each outlet and says of each capture which of its lines recur. A reading depends on the
//! capture and on its own [`Recurring`], and on nothing else of the archive.
//!
//! What counts are stories, not captures: a page that was saved five times, reprints and versions of one
//! text share all their paragraphs, and none of those is furniture. So a capture counts as the part of a
//! story that its own text says: where half of its long lines stand in five captures, as a fifth.
//!
//! ```
//! use kliping::article::census::{Line, Sighting, recurring};
//!
//! let page = |story: u64| {
//!     let lines = [story, 7].map(|key| Line { key, chars: 200 - u32::from(key == 7) * 150 });
//!     Some(Sighting { outlet: "kabar.example".to_owned(), lines: lines.to_vec() })
//! };
//! // Three stories, one of them saved twice, and the line 7 in all of them.
//! let recurring = recurring(&[page(1), page(2), page(3), page(3)]);
//! assert_eq!(recurring[3].of(7).map(|line| line.stories), Some(3));
//! assert_eq!(recurring[3].of(3), None);
//! ```
//!
//! Invariant: the result does not depend on the order of the captures.

use rayon::prelude::*;
use serde::{Deserialize, Serialize};
use std::collections::BTreeSet;

/// A line of a capture, without its text.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub struct Line {
    /// Stands for its letters and digits.
    pub key: u64,
    /// Its length in characters.
    pub chars: u32,
}

/// What the census takes from a capture.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Sighting {
    /// Whose page it is: the host of its address, or the name that a person gave.
    pub outlet: String,
    /// Its lines, in any order.
    pub lines: Vec<Line>,
}

/// The lines of one capture that recur in other stories of its outlet: all that its reading takes from
/// the rest of the archive.
#[derive(Debug, Clone, Default, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub struct Recurring {
    /// Sorted by key.
    lines: Vec<(u64, Recurrence)>,
}

/// How much a line recurs, in coarse steps: a reading should not change with every capture that an
/// archive takes in.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub struct Recurrence {
    /// It stands in at least so many stories; one of [`STEPS`].
    pub stories: u32,
    /// That is so many quarters of the outlet's stories, rounded down.
    pub quarters: u8,
}

/// A line in fewer stories than the first step is not said to recur: two pages of a site share headlines
/// in their lists and words in their texts by chance.
pub const STEPS: [u32; 9] = [3, 5, 10, 20, 50, 100, 200, 500, 1000];

/// Lines of at least so many characters tell which story a capture holds; menus have shorter ones.
const LONG: u32 = 60;

/// A story in the sums, divisible by most numbers of captures that share one.
const STORY: u64 = 720_720;

/// Of a capture with more lines than this only the first ones count; no page has as many.
const MOST_LINES: usize = 20_000;

impl Recurring {
    /// How much the line with a key recurs, if it does.
    pub fn of(&self, key: u64) -> Option<Recurrence> {
        let place = self.lines.binary_search_by_key(&key, |(key, _)| *key);
        place.ok().map(|place| self.lines[place].1)
    }

    /// Whether no line of the capture recurs.
    pub fn is_empty(&self) -> bool {
        self.lines.is_empty()
    }
}

/// For each capture, in the same order, which of its lines recur. A capture of unknown origin (`None`)
/// is compared with no other.
///
/// Takes time as sorting the keys does; keeps some bytes for each line that stands in two captures.
pub fn recurring(sightings: &[Option<Sighting>]) -> Vec<Recurring> {
    let mut captures: Vec<(&str, usize)> = sightings
        .iter()
        .enumerate()
        .filter_map(|(at, sighting)| Some((sighting.as_ref()?.outlet.as_str(), at)))
        .collect();
    captures.sort_unstable();
    let mut result = vec![Recurring::default(); sightings.len()];
    for outlet in captures.chunk_by(|(one, _), (other, _)| one == other) {
        let lines: Vec<Vec<Line>> = outlet
            .iter()
            .filter_map(|(_, at)| Some(distinct(sightings[*at].as_ref()?)))
            .collect();
        let shared = Shared::among(&lines);
        for ((_, at), lines) in outlet.iter().zip(&lines) {
            result[*at] = shared.recurring(lines);
        }
    }
    result
}

/// Whether [`recurring`] says of all captures what it said when the one at a place had the `before` sighting: the
/// lines that came or went stand in no other capture of its outlet, and it is as much of a story as it was. `false` if
/// that is not known.
pub fn is_as_before(
    sightings: &[Option<Sighting>],
    place: usize,
    before: Option<&Sighting>,
) -> bool {
    let (before, after) = match (before, &sightings[place]) {
        (None, None) => return true,
        (Some(before), Some(after)) if before == after => return true,
        (Some(before), Some(after)) if before.outlet == after.outlet => (before, after),
        _ => return false,
    };
    let outlet = &after.outlet;
    let (before, after) = (distinct(before), distinct(after));
    let mut keys: Vec<u64> = before.iter().chain(&after).map(|line| line.key).collect();
    keys.sort_unstable();
    keys.dedup();
    let others = sightings.par_iter().enumerate();
    let others = others.filter(|(other, _)| *other != place);
    let others = others.filter_map(|(_, other)| other.as_ref().filter(|o| o.outlet == *outlet));
    let none = || vec![0_u64; keys.len()];
    let counts = others.fold(none, |mut counts, other| {
        let lines = &other.lines[..other.lines.len().min(MOST_LINES)];
        let found = lines
            .iter()
            .filter_map(|line| keys.binary_search(&line.key).ok());
        let found: BTreeSet<usize> = found.collect();
        found.into_iter().for_each(|key| counts[key] += 1);
        counts
    });
    let counts = counts.reduce(none, |mut all, counts| {
        all.iter_mut()
            .zip(counts)
            .for_each(|(all, count)| *all += count);
        all
    });
    let count = |line: &Line| {
        let key = keys.binary_search(&line.key);
        key.map_or(0, |key| counts[key])
    };
    let moved = |one: &[Line], other: &[Line]| {
        let mut lines = one.iter();
        lines.any(|line| other.binary_search(line).is_err() && count(line) > 0)
    };
    let with_own = |line: &Line| count(line) + 1;
    !moved(&before, &after)
        && !moved(&after, &before)
        && siblings(&before, with_own) == siblings(&after, with_own)
}

/// The lines of a capture, each once.
fn distinct(sighting: &Sighting) -> Vec<Line> {
    let mut lines = sighting.lines[..sighting.lines.len().min(MOST_LINES)].to_vec();
    lines.sort_unstable();
    lines.dedup_by_key(|line| line.key);
    lines
}

/// The lines of an outlet that stand in two captures or more.
struct Shared {
    /// Sorted.
    keys: Vec<u64>,
    /// In how many stories each stands, in parts of [`STORY`].
    stories: Vec<u64>,
    /// The outlet's stories, in parts of [`STORY`].
    all: u64,
}

impl Shared {
    /// Counts the lines of an outlet's captures.
    fn among(captures: &[Vec<Line>]) -> Self {
        let mut all: Vec<u64> = captures.iter().flatten().map(|line| line.key).collect();
        all.sort_unstable();
        let (keys, counts): (Vec<u64>, Vec<u64>) = all
            .chunk_by(u64::eq)
            .filter(|same| same.len() > 1)
            .map(|same| (same[0], same.len() as u64))
            .unzip();
        drop(all);
        let mut shared = Shared {
            stories: vec![0; keys.len()],
            keys,
            all: 0,
        };
        for lines in captures {
            let count = |line: &Line| shared.place(line.key).map_or(1, |place| counts[place]);
            let Some(siblings) = siblings(lines, count) else {
                continue;
            };
            let part = STORY / siblings;
            shared.all += part;
            for line in lines {
                if let Some(place) = shared.place(line.key) {
                    shared.stories[place] += part;
                }
            }
        }
        shared
    }

    fn place(&self, key: u64) -> Option<usize> {
        self.keys.binary_search(&key).ok()
    }

    fn recurring(&self, lines: &[Line]) -> Recurring {
        let recurrence = |line: &Line| {
            let stories = self.stories[self.place(line.key)?];
            let whole = (stories + STORY / 2) / STORY;
            let step = STEPS.iter().rev().find(|step| u64::from(**step) <= whole)?;
            let quarters = (4 * stories / self.all.max(1)).min(4) as u8;
            let recurrence = Recurrence {
                stories: *step,
                quarters,
            };
            Some((line.key, recurrence))
        };
        Recurring {
            lines: lines.iter().filter_map(recurrence).collect(),
        }
    }
}

/// In how many captures the story of one stands, this one included: at least half of its long lines, by
/// length, stand in as many or fewer. `None` if it has no long line, and so no story to tell from others.
fn siblings(lines: &[Line], count: impl Fn(&Line) -> u64) -> Option<u64> {
    let mut long: Vec<(u64, u64)> = lines
        .iter()
        .filter(|line| line.chars >= LONG)
        .map(|line| (count(line), u64::from(line.chars)))
        .collect();
    long.sort_unstable();
    let all: u64 = long.iter().map(|(_, chars)| chars).sum();
    let mut below = 0;
    let middle = long.into_iter().find(|(_, chars)| {
        below += chars;
        below * 2 >= all
    });
    middle.map(|(count, _)| count)
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    /// A capture of an outlet with some long lines of its story, and short ones.
    fn page(outlet: &str, long: &[u64], short: &[u64]) -> Option<Sighting> {
        let of = |chars| move |key: &u64| Line { key: *key, chars };
        Some(Sighting {
            outlet: outlet.to_owned(),
            lines: long
                .iter()
                .map(of(150))
                .chain(short.iter().map(of(20)))
                .collect(),
        })
    }

    fn stories(recurring: &Recurring, key: u64) -> Option<u32> {
        recurring.of(key).map(|line| line.stories)
    }

    #[test]
    fn a_line_of_three_stories_recurs_and_one_of_two_does_not() {
        let pages = [
            page("a", &[10, 11, 90], &[1, 2]),
            page("a", &[20, 21, 90], &[1, 2]),
            page("a", &[30, 31, 90], &[1]),
        ];
        let found = recurring(&pages);
        assert_eq!(stories(&found[0], 1), Some(3));
        assert_eq!(stories(&found[0], 90), Some(3), "long lines recur as well");
        assert_eq!(stories(&found[0], 2), None);
        assert_eq!(stories(&found[0], 10), None);
        assert_eq!(found[0].of(1).unwrap().quarters, 4);
    }

    #[test]
    fn a_page_that_was_saved_often_is_one_story() {
        let mut pages = vec![page("a", &[10, 11, 12], &[1, 2]); 40];
        let found = recurring(&pages);
        assert!(found.iter().all(Recurring::is_empty));
        pages.push(page("a", &[20, 21], &[1]));
        pages.push(page("a", &[30, 31], &[1]));
        let found = recurring(&pages);
        assert_eq!(stories(&found[0], 1), Some(3));
        assert_eq!(stories(&found[0], 2), None);
        assert_eq!(stories(&found[0], 10), None);
    }

    #[test]
    fn versions_of_one_text_are_one_story() {
        // Each version has lines of its own, and shares most with the others.
        let versions: Vec<_> = (0..9)
            .map(|n| page("a", &[10, 11, 12, 100 + n], &[200 + n]))
            .collect();
        assert!(recurring(&versions).iter().all(Recurring::is_empty));
    }

    #[test]
    fn other_outlets_and_captures_of_unknown_origin_do_not_count() {
        let pages = [
            page("a", &[10], &[1]),
            page("a", &[20], &[1]),
            page("b", &[30], &[1]),
            None,
        ];
        assert!(recurring(&pages).iter().all(Recurring::is_empty));
    }

    #[test]
    fn a_capture_without_a_story_takes_evidence_and_gives_none() {
        let mut pages = vec![page("a", &[], &[1, 2])];
        pages.extend([page("a", &[10], &[1]), page("a", &[20], &[1])]);
        assert!(recurring(&pages)[0].is_empty());
        pages.push(page("a", &[30], &[1]));
        assert_eq!(stories(&recurring(&pages)[0], 1), Some(3));
    }

    #[test]
    fn a_line_twice_in_a_capture_counts_once() {
        let pages = [page("a", &[10], &[1, 1, 1]), page("a", &[20], &[1])];
        assert!(recurring(&pages).iter().all(Recurring::is_empty));
    }

    #[test]
    fn a_new_capture_changes_nothing_within_a_step() {
        let pages: Vec<_> = (0..15).map(|n| page("a", &[100 + n], &[1])).collect();
        let before = recurring(&pages[..14]);
        assert_eq!(before[..], recurring(&pages)[..14]);
    }

    proptest! {
        #[test]
        fn what_is_as_before_need_not_be_counted_again(
            pages in prop::collection::vec(prop::collection::vec((0..40_u64, 0..200_u32), 0..8), 2..12),
            lines in prop::collection::vec((0..80_u64, 0..200_u32), 0..8),
            keeps in 0..8_usize,
        ) {
            let sighting = |lines: &[(u64, u32)]| Some(Sighting {
                outlet: "a".to_owned(),
                lines: lines.iter().map(|&(key, chars)| Line { key, chars }).collect(),
            });
            let mut sightings: Vec<_> = pages.iter().map(|page| sighting(page)).collect();
            let before = recurring(&sightings);
            let old = sightings[0].clone();
            let kept = &pages[0][..keeps.min(pages[0].len())];
            sightings[0] = sighting(&[kept, &lines].concat());
            if is_as_before(&sightings, 0, old.as_ref()) {
                prop_assert_eq!(before, recurring(&sightings));
            }
        }

        #[test]
        fn the_order_of_captures_does_not_matter(
            pages in prop::collection::vec((0..3_u8, prop::collection::vec((0..12_u64, 0..200_u32), 0..8)), 0..24),
            seed: u64,
        ) {
            let pages: Vec<Option<Sighting>> = pages
                .into_iter()
                .map(|(outlet, lines)| {
                    let lines = lines.into_iter().map(|(key, chars)| Line { key, chars: chars / 20 * key as u32 });
                    (outlet > 0).then(|| Sighting { outlet: outlet.to_string(), lines: lines.collect() })
                })
                .collect();
            let mut order: Vec<usize> = (0..pages.len()).collect();
            order.sort_by_key(|at| (*at as u64 + 1).wrapping_mul(seed | 1));
            let shuffled: Vec<_> = order.iter().map(|at| pages[*at].clone()).collect();
            let there = recurring(&pages);
            let here = recurring(&shuffled);
            for (at, here) in order.iter().zip(here) {
                prop_assert_eq!(&there[*at], &here);
            }
        }
    }
}
