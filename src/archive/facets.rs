//! Years, countries and topics: the lists of an archive, as numbers of its entries.

use super::tally::Counter;
use super::{Entry, EntryNumber, Tally};
use crate::article::date::Date;
use std::cmp::Reverse;
use std::collections::{BTreeMap, BTreeSet};
use std::ops::Range;

/// A year, and its months.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Year {
    /// The year.
    pub year: i32,
    /// The entries with a version from it, the latest there first.
    pub entries: Vec<EntryNumber>,
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
    /// The entries with a version from it, the latest there first.
    pub entries: Vec<EntryNumber>,
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
    /// The years of its entries' own dates, as parts of `entries`.
    pub stretches: Vec<Stretch>,
}

/// One year of a country or topic.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct FacetYear {
    /// The year.
    pub year: i32,
    /// The entries with a version from it, the latest there first.
    pub entries: Vec<EntryNumber>,
    /// What they have in common.
    pub tally: Tally,
}

/// The part of a list in order of time that falls in a year.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub struct Stretch {
    /// The year.
    pub year: i32,
    /// The place of its first entry in the list.
    pub first: usize,
    /// How many entries it has.
    pub count: usize,
}

/// Splits a list into stretches of one year; entries without one are in none.
fn stretches(list: &[EntryNumber], year: impl Fn(EntryNumber) -> Option<i32>) -> Vec<Stretch> {
    let mut first = 0;
    let mut found = Vec::new();
    for same in list.chunk_by(|a, b| year(*a) == year(*b)) {
        found.extend(year(same[0]).map(|year| Stretch {
            year,
            first,
            count: same.len(),
        }));
        first += same.len();
    }
    found
}

pub(super) fn sorted<'a, K: Ord + Copy + 'a>(keys: impl Iterator<Item = &'a K>) -> Vec<K> {
    keys.copied().collect::<BTreeSet<K>>().into_iter().collect()
}

/// An entry and its date in a list, so that the latest comes first.
type Dated = (Reverse<Option<Date>>, EntryNumber);

/// Sorts entries into periods by the dates of their versions, once into each period. Gives for each period,
/// the latest first, its entries, the latest there first.
fn by_period<P: Ord + Copy>(
    entries: &[Entry],
    list: impl Iterator<Item = EntryNumber>,
    period: impl Fn(Date) -> Option<P>,
    date_in: impl Fn(&Entry, P) -> Option<Date>,
) -> Vec<(P, Vec<EntryNumber>)> {
    let mut periods: BTreeMap<P, Vec<Dated>> = BTreeMap::new();
    for number in list {
        let entry = &entries[number as usize];
        let of_versions: BTreeSet<P> = entry.dates().filter_map(&period).collect();
        for of_version in of_versions {
            let date = Reverse(date_in(entry, of_version));
            periods.entry(of_version).or_default().push((date, number));
        }
    }
    let numbers = |mut list: Vec<Dated>| {
        list.sort_unstable();
        list.into_iter().map(|(_, number)| number).collect()
    };
    let latest_first = periods.into_iter().rev();
    latest_first
        .map(|(period, list)| (period, numbers(list)))
        .collect()
}

fn by_year(
    entries: &[Entry],
    list: impl Iterator<Item = EntryNumber>,
) -> Vec<(i32, Vec<EntryNumber>)> {
    let year = |date: Date| Some(date.year());
    by_period(entries, list, year, |entry, year| entry.date_in(year, None))
}

/// The years, newest first, and the entries without one.
pub(super) fn years(counter: &Counter<'_>) -> (Vec<Year>, Range<usize>) {
    let entries = counter.entries;
    let all = || 0..entries.len() as EntryNumber;
    let month = |date: Date| Some((date.year(), date.month()?));
    let date_in = |entry: &Entry, (year, month)| entry.date_in(year, Some(month));
    let mut months = by_period(entries, all(), month, date_in)
        .into_iter()
        .peekable();
    let years = by_year(entries, all()).into_iter().map(|(year, list)| {
        let of_year = std::iter::from_fn(|| months.next_if(|((of, _), _)| *of == year));
        let of_year = of_year.map(|((_, month), list)| Month {
            month,
            tally: counter.tally(&list),
            entries: list,
        });
        Year {
            year,
            months: of_year.collect(),
            tally: counter.tally(&list),
            entries: list,
        }
    });
    let dated = entries.partition_point(|entry| entry.date.is_some());
    (years.collect(), dated..entries.len())
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
    let year_of = |number: EntryNumber| {
        let date = entries[number as usize].date.as_ref();
        date.map(|date| date.value.year())
    };
    all.iter()
        .zip(lists)
        .map(|(&key, list)| {
            let years = by_year(entries, list.iter().copied()).into_iter();
            let years = years.map(|(year, list)| FacetYear {
                year,
                tally: counter.tally(&list),
                entries: list,
            });
            Facet {
                key,
                tally: counter.tally(&list),
                years: years.collect(),
                stretches: stretches(&list, year_of),
                entries: list,
            }
        })
        .collect()
}

/// The years of the timeline.
pub(super) fn timeline_years(timeline: &[EntryNumber], entries: &[Entry]) -> Vec<Stretch> {
    let year = |number: EntryNumber| entries[number as usize].event().map(Date::year);
    stretches(timeline, year)
}
