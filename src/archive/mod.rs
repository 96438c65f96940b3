//! Third stage: articles become an archive, that is entries in order, under facets, with addresses.
//!
//! Invariant: pure, and the same for any order of the articles that come in. Entries are never copied:
//! facets hold their numbers, newest first, so that the articles of a year are one stretch of a list.

pub mod address;

use crate::article::{Article, Found, date::Date};
use crate::diagnostic::{Diagnostic, Warned};
use crate::locale::{Interface, Language, Region};
use crate::site_path::SitePath;
use crate::vocabulary::Topic;
use address::Addresses;
use std::cmp::Reverse;
use std::collections::BTreeMap;
use std::ops::Range;
use std::sync::Arc;

/// Number of an entry in [`Archive::entries`].
pub type EntryNumber = u32;

/// A whole archive.
#[derive(Debug)]
pub struct Archive {
    /// All entries: newest first, those without a date last.
    pub entries: Vec<Entry>,
    /// The years, newest first, each a stretch of `entries`.
    pub years: Vec<Year>,
    /// The entries without a date, a stretch of `entries`.
    pub undated: Range<usize>,
    /// The countries, by code.
    pub countries: Vec<Facet<Region>>,
    /// The topics that have entries, in the order of the vocabulary; the key is its number there.
    pub topics: Vec<Facet<usize>>,
    /// All entries, oldest first, by the event that they tell of or else by publication.
    pub timeline: Vec<EntryNumber>,
    /// Where every page stands.
    pub addresses: Addresses,
}

/// One article in all its languages.
#[derive(Debug)]
pub struct Entry {
    /// Its versions, at least one: first those in interface languages, in their order, then others.
    pub versions: Vec<Article>,
    /// The earliest day of publication of its versions.
    pub date: Option<Found<Date>>,
    /// Countries named in any version, by code.
    pub countries: Vec<Region>,
    /// Topics of any version, as numbers of the vocabulary.
    pub topics: Vec<usize>,
    /// For each interface language the page on which its readers find the entry.
    pub pages: Vec<EntryPage>,
}

/// The page of an entry in one interface.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct EntryPage {
    /// The version that it shows, as number of [`Entry::versions`].
    pub version: usize,
    /// Its address.
    pub path: SitePath,
    /// The interface whose page of this version is the canonical one.
    pub canonical: usize,
}

impl Entry {
    /// The version that readers of an interface see.
    pub fn version(&self, interface: usize) -> &Article {
        &self.versions[self.pages[interface].version]
    }

    /// When that happened of which the entry tells: the first event, or else its publication.
    pub fn event(&self) -> Option<Date> {
        let events = self
            .versions
            .iter()
            .flat_map(|version| &version.event_dates);
        events
            .map(|range| range.start)
            .min()
            .or(self.date.as_ref().map(|date| date.value))
    }
}

/// A year, and its months, as stretches of [`Archive::entries`].
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Year {
    /// The year.
    pub year: i32,
    /// Its entries.
    pub entries: Range<usize>,
    /// Its months that have entries, latest first.
    pub months: Vec<(u32, Range<usize>)>,
}

/// A country or topic and its entries.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Facet<K> {
    /// The country or topic.
    pub key: K,
    /// Its entries, newest first, those without a date last.
    pub entries: Vec<EntryNumber>,
    /// The years that it has entries in, newest first, as stretches of `entries`.
    pub years: Vec<(i32, Range<usize>)>,
}

/// Puts articles in order.
///
/// `topics` is the vocabulary; `interfaces` are the languages that the site is made in.
pub fn assemble(
    articles: Vec<Article>,
    interfaces: &[Arc<Interface>],
    topics: &[Topic],
) -> Warned<Archive> {
    let mut diagnostics = Vec::new();
    let languages: Vec<Language> = interfaces.iter().map(|i| i.language).collect();
    let groups = group_translations(articles, &languages, &mut diagnostics);
    let mut entries: Vec<Entry> = groups
        .into_iter()
        .map(|versions| entry(versions, &languages, topics))
        .collect();
    entries.sort_by(|a, b| {
        let key = |e: &Entry| Reverse(e.date.as_ref().map(|date| date.value));
        (key(a), &a.versions[0].path).cmp(&(key(b), &b.versions[0].path))
    });
    let years = stretches(entries.len(), |i| year_of(&entries[i]));
    let undated = years
        .iter()
        .find(|(year, _)| year.is_none())
        .map_or(entries.len()..entries.len(), |(_, range)| range.clone());
    let years: Vec<Year> = years
        .into_iter()
        .filter_map(|(year, range)| Some(year_with_months(&entries, year?, range)))
        .collect();
    let countries = facets(&entries, |entry| &entry.countries);
    let used_topics = facets(&entries, |entry| &entry.topics);
    let mut timeline: Vec<EntryNumber> = (0..entries.len() as u32).collect();
    timeline.sort_by_key(|&number| {
        let entry = &entries[number as usize];
        (
            entry.event().map_or((1, None), |date| (0, Some(date))),
            Reverse(number),
        )
    });
    let addresses = Addresses::assign(
        &mut entries,
        &countries,
        &used_topics,
        interfaces,
        topics,
        &mut diagnostics,
    );
    Warned {
        value: Archive {
            entries,
            years,
            undated,
            countries,
            topics: used_topics,
            timeline,
            addresses,
        },
        diagnostics,
    }
}

/// Puts articles with one translation key together, one for each interface language. A version in
/// another language stays an entry of its own, since no page would show it.
fn group_translations(
    mut articles: Vec<Article>,
    languages: &[Language],
    diagnostics: &mut Vec<Diagnostic>,
) -> Vec<Vec<Article>> {
    articles.sort_by(|a, b| a.path.cmp(&b.path));
    let mut groups: Vec<Vec<Article>> = Vec::new();
    let mut by_key: BTreeMap<String, usize> = BTreeMap::new();
    for article in articles {
        let key = article.translation_key.clone();
        let Some(key) = key.filter(|_| languages.contains(&article.language.value)) else {
            groups.push(vec![article]);
            continue;
        };
        let number = *by_key.entry(key).or_insert(groups.len());
        match groups.get_mut(number) {
            None => groups.push(vec![article]),
            Some(group) => {
                let language = article.language.value;
                match group.iter().find(|other| other.language.value == language) {
                    None => group.push(article),
                    Some(other) => {
                        diagnostics.push(
                            Diagnostic::warning(format!(
                                "this capture and {} are both the ‘{language}’ version of one article; \
                                 it is published as an article of its own",
                                other.path
                            ))
                            .at(&article.path)
                            .hint("set `language` or `translation_key` in the sidecar of one of them"),
                        );
                        groups.push(vec![article]);
                    }
                }
            }
        }
    }
    groups
}

fn entry(mut versions: Vec<Article>, languages: &[Language], topics: &[Topic]) -> Entry {
    versions.sort_by_key(|version| {
        let language = version.language.value;
        let rank = languages.iter().position(|&l| l == language);
        (rank.unwrap_or(usize::MAX), language)
    });
    let mut countries: Vec<Region> = versions.iter().flat_map(|v| v.countries.clone()).collect();
    countries.sort();
    countries.dedup();
    let topics = (0..topics.len())
        .filter(|&number| {
            let mut ids = versions.iter().flat_map(|version| &version.topics);
            ids.any(|id| *id == topics[number].id)
        })
        .collect();
    let dates = versions
        .iter()
        .filter_map(|version| version.published.clone());
    Entry {
        date: dates.min_by_key(|date| date.value),
        countries,
        topics,
        pages: Vec::new(),
        versions,
    }
}

fn year_of(entry: &Entry) -> Option<i32> {
    entry.date.as_ref().map(|date| date.value.year())
}

/// Splits `0..len` into stretches of equal keys, which must already lie side by side.
fn stretches<K: PartialEq>(len: usize, key: impl Fn(usize) -> K) -> Vec<(K, Range<usize>)> {
    let mut found: Vec<(K, Range<usize>)> = Vec::new();
    for i in 0..len {
        let k = key(i);
        match found.last_mut() {
            Some((last, range)) if *last == k => range.end = i + 1,
            _ => found.push((k, i..i + 1)),
        }
    }
    found
}

fn year_with_months(entries: &[Entry], year: i32, range: Range<usize>) -> Year {
    let month = |i: usize| {
        let date = entries[range.start + i].date.as_ref();
        date.and_then(|date| date.value.month())
    };
    let months = stretches(range.len(), month)
        .into_iter()
        .filter_map(|(month, r)| Some((month?, range.start + r.start..range.start + r.end)))
        .collect();
    Year {
        year,
        entries: range,
        months,
    }
}

fn facets<K: Ord + Copy>(entries: &[Entry], keys: impl Fn(&Entry) -> &Vec<K>) -> Vec<Facet<K>> {
    let mut by_key: BTreeMap<K, Vec<EntryNumber>> = BTreeMap::new();
    for (number, entry) in entries.iter().enumerate() {
        for key in keys(entry) {
            by_key.entry(*key).or_default().push(number as EntryNumber);
        }
    }
    by_key
        .into_iter()
        .map(|(key, numbers)| {
            let years = stretches(numbers.len(), |i| year_of(&entries[numbers[i] as usize]));
            Facet {
                key,
                years: years
                    .into_iter()
                    .filter_map(|(year, range)| Some((year?, range)))
                    .collect(),
                entries: numbers,
            }
        })
        .collect()
}
