//! Third stage: articles become an archive, that is entries in order, under facets, with addresses.
//!
//! Invariant: pure, and the same for any order of the articles that come in. Entries are never copied:
//! facets hold their numbers, newest first. An entry stands in every year and month from which it has a
//! version, so that every folder of a page's address has its list.

pub mod address;
mod again;
mod alike;
mod captures;
mod claims;
mod corrections;
mod facets;
mod memory;
mod policies;
mod recognition;
mod related;
mod tally;
#[cfg(test)]
mod tests;
mod ties;
mod translations;
mod withdrawals;

pub use again::{Difference, Reworded};
pub use captures::{Alike, Further, Relation};
pub(crate) use claims::first_of;
pub use corrections::Corrected;
pub use facets::{Facet, FacetYear, Month, Stretch, Year};
pub use memory::Memory;
pub use policies::unused_policies;
pub use tally::Tally;
pub use ties::LooseTie;

use crate::article::date::{Date, DateRange};
use crate::article::{Article, Found, Source};
use crate::diagnostic::Warned;
use crate::digest::{Digest, digest};
use crate::ledger::Ledger;
use crate::locale::{Interface, Language, Region};
use crate::site_path::SitePath;
use crate::vocabulary::Topic;
use address::Addresses;
use again::Made;
use captures::{Gathered, Group, gather};
use facets::{facets, sorted, timeline_years, years};
use rayon::prelude::*;
use std::cmp::Reverse;
use std::ops::Range;
use std::sync::Arc;
use tally::Counter;

/// Number of an entry in [`Archive::entries`].
pub type EntryNumber = u32;

/// A whole archive.
#[derive(Debug)]
pub struct Archive {
    /// All entries: newest first, those without a date last.
    pub entries: Vec<Entry>,
    /// The [digest](Entry::digest) of each entry.
    pub digests: Vec<Digest>,
    /// The years, newest first.
    pub years: Vec<Year>,
    /// The entries without a date, a stretch of `entries`.
    pub undated: Range<usize>,
    /// The countries, by code.
    pub countries: Vec<Facet<Region>>,
    /// The topics that have entries, in the order of the vocabulary; the key is its number there.
    pub topics: Vec<Facet<usize>>,
    /// All entries, oldest first, by the event that they tell of or else by publication.
    pub timeline: Vec<EntryNumber>,
    /// Its years, oldest first.
    pub timeline_years: Vec<Stretch>,
    /// For each entry those most akin to it, the nearest first.
    pub related: Vec<Vec<EntryNumber>>,
    /// Where every page stands.
    pub addresses: Addresses,
    /// Articles that are not shown any more: in no list, and each with a page that says so.
    pub withdrawn: Vec<Entry>,
    /// The corrections of all articles, the latest first.
    pub corrections: Vec<Corrected>,
    /// For each record of the ledger what its address belongs to, if that is in the archive.
    pub holders: Vec<Option<Holder>>,
    /// Captures that are alike and were not put together, by path.
    pub alike: Vec<Alike>,
    /// What sidecars say of captures that are not there, by path.
    pub loose: Vec<LooseTie>,
    /// How many times the texts of two captures were compared.
    pub comparisons: usize,
}

impl Archive {
    /// All captures that are published but not shown, each with the number of its entry and that of the
    /// version of which it is a further capture.
    pub fn merged(&self) -> impl Iterator<Item = (&Further, EntryNumber, usize)> {
        let entries = self.entries.iter().zip(0..);
        entries.flat_map(|(entry, number)| {
            let versions = entry.further.iter().enumerate();
            versions.flat_map(move |(version, further)| {
                further
                    .iter()
                    .map(move |further| (further, number, version))
            })
        })
    }
}

/// To what an address belongs.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Holder {
    /// A number of [`Archive::entries`].
    Entry(usize),
    /// A number of [`Archive::withdrawn`].
    Withdrawn(usize),
}

/// One article in all its languages.
#[derive(Debug)]
pub struct Entry {
    /// Its versions, at least one: first those in interface languages, in their order, then others.
    pub versions: Vec<Arc<Article>>,
    /// For each version the further captures of its text.
    pub further: Vec<Vec<Further>>,
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
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub struct EntryPage {
    /// The version that it shows, as number of [`Entry::versions`].
    pub version: usize,
    /// Its address.
    pub path: SitePath,
    /// The interface whose page of this version is the canonical one.
    pub canonical: usize,
}

impl Entry {
    /// Stands for all of it, with all its versions and addresses.
    pub fn digest(&self) -> Digest {
        let Entry {
            versions,
            further,
            date,
            countries,
            topics,
            pages,
        } = self;
        digest(&(versions, further, date, countries, topics, pages))
    }

    /// Every capture of it, shown or not, with the number of the version whose text it holds.
    pub fn captures(&self) -> impl Iterator<Item = (usize, &Article)> {
        let versions = self.versions.iter().zip(&self.further).enumerate();
        versions.flat_map(|(version, (shown, further))| {
            let further = further.iter().map(|further| &further.article);
            std::iter::once(shown)
                .chain(further)
                .map(move |article| (version, &**article))
        })
    }

    /// The version that readers of an interface see.
    pub fn version(&self, interface: usize) -> &Article {
        &self.versions[self.pages[interface].version]
    }

    /// When a version was published; where it does not say, the date of its translation, marked as such.
    pub fn date_of(&self, version: &Article) -> Option<Found<Date>> {
        version.published.clone().or_else(|| {
            self.date.as_ref().map(|date| Found {
                value: date.value,
                source: Source::Translation,
            })
        })
    }

    /// The dates of its versions, each as often as versions have it.
    pub fn dates(&self) -> impl Iterator<Item = Date> {
        let published = self
            .versions
            .iter()
            .map(|version| version.published.as_ref());
        published.flatten().map(|date| date.value)
    }

    /// The date under which it stands in the list of a year or month: its own, or else the earliest of its
    /// versions' there. `None` if none of them is from that time.
    pub fn date_in(&self, year: i32, month: Option<u32>) -> Option<Date> {
        let falls = |date: &Date| date.year() == year && (month.is_none() || date.month() == month);
        let own = self.date.as_ref().map(|date| date.value);
        own.filter(falls)
            .or_else(|| self.dates().filter(falls).min())
    }

    /// The page that holds the original of what an interface shows.
    pub fn canonical(&self, interface: usize) -> &SitePath {
        &self.pages[self.pages[interface].canonical].path
    }

    /// Whether the page of an interface is the canonical one of what it shows.
    pub fn is_canonical(&self, interface: usize) -> bool {
        self.pages[interface].canonical == interface
    }

    /// When that happened of which the entry tells; where it names no day, its publication.
    pub fn event(&self) -> Option<Date> {
        let published = self.date.as_ref().map(|date| date.value);
        self.named_event().map(|days| days.start).or(published)
    }

    /// Of the days that its first version names those nearest to its publication, since others are
    /// background.
    pub fn named_event(&self) -> Option<DateRange> {
        let published = self.date.as_ref().map(|date| date.value);
        let told = self.versions.iter().map(|version| &version.event_dates);
        let told = told.into_iter().find(|dates| !dates.is_empty());
        let mut told = told.into_iter().flatten().copied();
        match published {
            Some(published) => told.min_by_key(|days| {
                let distance = days.start.first_day() - published.first_day();
                (distance.abs(), days.start)
            }),
            None => told.next(),
        }
    }
}

/// Puts articles in order.
///
/// `topics` is the vocabulary; `interfaces` are the languages that the site is made in; `ledger` has the
/// addresses that articles have already.
pub fn assemble(
    articles: Vec<Arc<Article>>,
    interfaces: &[Arc<Interface>],
    topics: &[Topic],
    ledger: &Ledger,
) -> Warned<Archive> {
    assemble_again(articles, interfaces, topics, ledger, &mut Memory::default())
}

/// The archive that follows on `last`, the one that was put together last with this memory: interfaces and topics are
/// the same, and the ledger is what it was or has more addresses of that archive alone. Gives with the archive what is
/// other in it than in the last one, if that is known; what captures are alike is not told.
pub fn assemble_after(
    last: Option<Archive>,
    articles: Vec<Arc<Article>>,
    interfaces: &[Arc<Interface>],
    topics: &[Topic],
    ledger: &Ledger,
    memory: &mut Memory,
) -> Warned<(Archive, Option<Difference>)> {
    if let (Some(mut archive), Some(mut made)) = (last, memory.made.take())
        && let Some(Warned {
            value: difference,
            diagnostics,
        }) = made.with(&mut archive, &articles, ledger, &mut memory.comparisons)
    {
        memory.made = Some(made);
        return Warned {
            value: (archive, Some(difference)),
            diagnostics,
        };
    }
    let Warned { value, diagnostics } =
        put_together(articles, interfaces, topics, ledger, memory, false);
    Warned {
        value: (value, None),
        diagnostics,
    }
}

/// The same as [`assemble`], faster, with what is remembered of the last time.
pub fn assemble_again(
    articles: Vec<Arc<Article>>,
    interfaces: &[Arc<Interface>],
    topics: &[Topic],
    ledger: &Ledger,
    memory: &mut Memory,
) -> Warned<Archive> {
    put_together(articles, interfaces, topics, ledger, memory, true)
}

fn put_together(
    articles: Vec<Arc<Article>>,
    interfaces: &[Arc<Interface>],
    topics: &[Topic],
    ledger: &Ledger,
    memory: &mut Memory,
    tells_alike: bool,
) -> Warned<Archive> {
    let mut diagnostics = Vec::new();
    let given = memory.is_for_edits.then(|| articles.clone());
    let languages: Vec<Language> = interfaces.iter().map(|i| i.language).collect();
    let (withdrawn, articles): (Vec<_>, Vec<_>) = articles
        .into_iter()
        .partition(|article| article.withdrawal.is_some());
    let Gathered {
        groups,
        translations,
        alike,
        loose,
        comparisons,
        sorted: by_path,
        compared,
    } = gather(articles, &mut memory.comparisons, tells_alike);
    let mut entries_of = |groups: Vec<Group>, translations: &[(usize, usize)]| -> Vec<Entry> {
        let groups = translations::together(groups, translations, &languages, &mut diagnostics);
        let groups = groups.into_iter();
        groups
            .map(|versions| entry(versions, &languages, topics))
            .collect()
    };
    let mut entries = entries_of(groups, &translations);
    let gone = gather(withdrawn, &mut memory.comparisons, false);
    let mut withdrawn = entries_of(gone.groups, &gone.translations);
    entries.sort_by(|a, b| {
        let key = |e: &Entry| Reverse(e.date.as_ref().map(|date| date.value));
        (key(a), &a.versions[0].path).cmp(&(key(b), &b.versions[0].path))
    });
    let countries = sorted(entries.iter().flat_map(|entry| &entry.countries));
    let used_topics = sorted(entries.iter().flat_map(|entry| &entry.topics));
    let counter = Counter {
        entries: &entries,
        countries: &countries,
        topics: &used_topics,
    };
    let (years, undated) = years(&counter);
    let (facets_of_countries, facets_of_topics) = rayon::join(
        || facets(&counter, &countries, |entry| &entry.countries),
        || facets(&counter, &used_topics, |entry| &entry.topics),
    );
    let mut timeline: Vec<EntryNumber> = (0..entries.len() as u32).collect();
    timeline.sort_by_cached_key(|&number| {
        let entry = &entries[number as usize];
        (
            entry.event().map_or((1, None), |date| (0, Some(date))),
            Reverse(number),
        )
    });
    let timeline_years = timeline_years(&timeline, &entries);
    let ((related, kin), holders) = rayon::join(
        || related::related(&entries, &facets_of_countries, &facets_of_topics),
        || {
            let all: Vec<&Entry> = entries.iter().chain(&withdrawn).collect();
            recognition::holders(ledger, &all, &languages)
        },
    );
    let addresses = Addresses::new(&facets_of_countries, &facets_of_topics, interfaces, topics);
    let holders = claims::assign(
        &mut entries,
        &mut withdrawn,
        &addresses.interfaces,
        (ledger, holders),
        &mut diagnostics,
    );
    diagnostics.extend(withdrawals::lost_ways(&entries, &withdrawn));
    diagnostics.extend(withdrawals::still_shown(&entries, &withdrawn));
    memory.end_round();
    memory.made = given.map(|articles| Made {
        articles,
        sorted: by_path,
        compared,
        diagnostics: diagnostics.clone(),
        kin,
        marks: None,
    });
    let shown = entries.len();
    let holder = |number: usize| match number.checked_sub(shown) {
        None => Holder::Entry(number),
        Some(number) => Holder::Withdrawn(number),
    };
    Warned {
        value: Archive {
            years,
            undated,
            countries: facets_of_countries,
            topics: facets_of_topics,
            timeline,
            timeline_years,
            related,
            addresses,
            alike,
            loose,
            comparisons,
            corrections: corrections::corrections(&entries),
            digests: entries.par_iter().map(Entry::digest).collect(),
            entries,
            withdrawn,
            holders: holders
                .into_iter()
                .map(|number| number.map(holder))
                .collect(),
        },
        diagnostics,
    }
}

fn entry(mut groups: Vec<Group>, languages: &[Language], topics: &[Topic]) -> Entry {
    groups.sort_by_key(|group| {
        let language = group.shown.language.value;
        let rank = languages.iter().position(|&l| l == language);
        (rank.unwrap_or(usize::MAX), language)
    });
    let (versions, further): (Vec<Arc<Article>>, Vec<Vec<Further>>) = groups
        .into_iter()
        .map(|group| {
            // A correction is of the article, whichever of its captures is shown.
            let mut shown = group.shown;
            let others = group.further.iter();
            let others = others.flat_map(|further| &further.article.corrections);
            let mut all: Vec<_> = shown.corrections.iter().chain(others).cloned().collect();
            all.sort();
            all.dedup();
            if all != shown.corrections {
                Arc::make_mut(&mut shown).corrections = all;
            }
            (shown, group.further)
        })
        .unzip();
    let mut countries: Vec<Region> = versions.iter().flat_map(|v| v.countries.clone()).collect();
    countries.sort();
    countries.dedup();
    let topics = (0..topics.len())
        .filter(|&number| {
            let mut ids = versions.iter().flat_map(|version| &version.topics);
            ids.any(|id| *id == topics[number].id)
        })
        .collect();
    Entry {
        date: earliest(&versions),
        countries,
        topics,
        pages: Vec::new(),
        versions,
        further,
    }
}

/// The earliest date of publication. A date that only says less than another (2018 beside 2018-05-06)
/// gives way to it.
fn earliest(versions: &[Arc<Article>]) -> Option<Found<Date>> {
    let dates = || {
        versions
            .iter()
            .filter_map(|version| version.published.as_ref())
    };
    let says_more = |date: Date| dates().any(|other| date.contains(other.value));
    dates()
        .filter(|date| !says_more(date.value))
        .min_by_key(|date| date.value)
        .cloned()
}
