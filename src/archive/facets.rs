//! Years, countries and topics: the lists of an archive, as stretches and numbers of its entries.

use super::tally::Counter;
use super::{Entry, EntryNumber, Tally};
use crate::article::date::Date;
use std::collections::BTreeSet;
use std::ops::Range;

/// A year, and its months, as stretches of [`super::Archive::entries`].
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Year {
    /// The year.
    pub year: i32,
    /// Its entries.
    pub entries: Range<usize>,
    /// What they have in common.
    pub tally: Tally,
    /// Its months that have entries, latest first.
    pub months: Vec<Month>,
}

/// A month of a year.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Month {
    /// 1 to 12.
    pub month: u32,
    /// Its entries, a stretch of [`super::Archive::entries`].
    pub entries: Range<usize>,
    /// What they have in common.
    pub tally: Tally,
}

/// A country or topic and its entries.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Facet<K> {
    /// The country or topic.
    pub key: K,
    /// Its entries, newest first, those without a date last.
    pub entries: Vec<EntryNumber>,
    /// What they have in common.
    pub tally: Tally,
    /// The years that it has entries in, newest first.
    pub years: Vec<FacetYear>,
}

/// One year of a country or topic.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct FacetYear {
    /// The year.
    pub year: i32,
    /// Its entries, a stretch of [`Facet::entries`].
    pub entries: Range<usize>,
    /// What they have in common.
    pub tally: Tally,
}

/// A year of the timeline.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct TimelineYear {
    /// The year.
    pub year: i32,
    /// The place of its first entry in [`super::Archive::timeline`].
    pub first: usize,
    /// How many entries it has.
    pub count: usize,
}

fn year_of(entry: &Entry) -> Option<i32> {
    entry.date.as_ref().map(|date| date.value.year())
}

/// Splits a range into stretches of equal keys, which must already lie side by side.
fn stretches<K: PartialEq>(
    range: Range<usize>,
    key: impl Fn(usize) -> K,
) -> Vec<(K, Range<usize>)> {
    let mut found: Vec<(K, Range<usize>)> = Vec::new();
    for i in range {
        let k = key(i);
        match found.last_mut() {
            Some((last, range)) if *last == k => range.end = i + 1,
            _ => found.push((k, i..i + 1)),
        }
    }
    found
}

fn month_of(entry: &Entry) -> Option<u32> {
    entry.date.as_ref().and_then(|date| date.value.month())
}

pub(super) fn sorted<'a, K: Ord + Copy + 'a>(keys: impl Iterator<Item = &'a K>) -> Vec<K> {
    keys.copied().collect::<BTreeSet<K>>().into_iter().collect()
}

/// The years, newest first, and the entries without one.
pub(super) fn years(counter: &Counter<'_>) -> (Vec<Year>, Range<usize>) {
    let entries = counter.entries;
    let tally = |range: &Range<usize>| counter.tally(range.clone().map(|i| i as EntryNumber));
    let mut undated = entries.len()..entries.len();
    let mut years = Vec::new();
    for (year, range) in stretches(0..entries.len(), |i| year_of(&entries[i])) {
        let Some(year) = year else {
            undated = range;
            continue;
        };
        let months = stretches(range.clone(), |i| month_of(&entries[i]))
            .into_iter()
            .filter_map(|(month, range)| {
                Some(Month {
                    month: month?,
                    tally: tally(&range),
                    entries: range,
                })
            })
            .collect();
        years.push(Year {
            year,
            tally: tally(&range),
            entries: range,
            months,
        });
    }
    (years, undated)
}

/// A facet for each key, in the order of the keys.
pub(super) fn facets<K: Ord + Copy>(
    counter: &Counter<'_>,
    all: &[K],
    keys: impl Fn(&Entry) -> &Vec<K>,
) -> Vec<Facet<K>> {
    let entries = counter.entries;
    let mut lists: Vec<Vec<EntryNumber>> = vec![Vec::new(); all.len()];
    for (number, entry) in entries.iter().enumerate() {
        for key in keys(entry) {
            if let Ok(place) = all.binary_search(key) {
                lists[place].push(number as EntryNumber);
            }
        }
    }
    all.iter()
        .zip(lists)
        .map(|(&key, list)| {
            let year = |i: usize| year_of(&entries[list[i] as usize]);
            let years = stretches(0..list.len(), year)
                .into_iter()
                .filter_map(|(year, range)| {
                    Some(FacetYear {
                        year: year?,
                        tally: counter.tally(list[range.clone()].iter().copied()),
                        entries: range,
                    })
                })
                .collect();
            Facet {
                key,
                tally: counter.tally(list.iter().copied()),
                years,
                entries: list,
            }
        })
        .collect()
}

pub(super) fn timeline_years(timeline: &[EntryNumber], entries: &[Entry]) -> Vec<TimelineYear> {
    let year = |i: usize| entries[timeline[i] as usize].event().map(Date::year);
    stretches(0..timeline.len(), year)
        .into_iter()
        .filter_map(|(year, range)| {
            Some(TimelineYear {
                year: year?,
                first: range.start,
                count: range.len(),
            })
        })
        .collect()
}
