//! What a page is made from, as a number: while it stays the same, the page need not be rendered again.
//!
//! A page of an article hangs on that article with all its versions and captures, on the slips of its related
//! articles and its neighbours, and on the names of the lists above it. A slip hangs on what it shows of an article. A list hangs on the slips on it and on the outline of the archive: all that
//! is counted. Nothing else of an archive reaches a page; what does is named here as well. Templates and
//! settings are in the base of every key.
//!
//! Structures of the archive are taken apart without `..`, so that a field that is added must find its place here.

use super::lists::{self, Headlines};
use super::plan::{self, Kind, Page};
use super::{Renderer, Site, by_language, feed, metadata, titles, view};
use crate::archive::{Archive, Entry, EntryNumber, Facet, FacetYear, Month, Year};
use crate::digest::{Digest, digest};
use rayon::prelude::*;
use std::collections::BTreeSet;
use std::hash::Hash;

/// The keys of what pages share.
#[derive(Debug)]
pub struct Keys {
    base: Digest,
    /// All that is counted in the archive, and the addresses of all lists.
    outline: Digest,
    /// The addresses of all pages.
    addresses: Digest,
    interfaces: Vec<InterfaceKeys>,
}

#[derive(Debug)]
struct InterfaceKeys {
    /// What stands on every page.
    frame: Digest,
    /// The slip of each entry.
    slips: Vec<Digest>,
    /// Title and address of each year, and of each of its months.
    years: Vec<(Digest, Vec<Digest>)>,
    /// The same of the other lists that can be above an article.
    undated: Digest,
    letters: Digest,
}

impl Keys {
    /// Those of a site; `base` stands for templates, strings and settings.
    pub fn new(site: &Site<'_>, headlines: &[Headlines], base: Digest) -> Self {
        let outline = outline(site);
        let faces: Vec<Digest> = site.archive.entries.par_iter().map(face).collect();
        let pages: Vec<_> = site
            .archive
            .entries
            .iter()
            .map(|entry| &entry.pages)
            .collect();
        let interfaces = headlines.iter().enumerate().map(|(number, headlines)| {
            let link = |kind: Kind| {
                let path = plan::path_of(site.archive, number, kind);
                digest(&(titles::title(site, number, kind), path))
            };
            let page = 1;
            let years = site
                .archive
                .years
                .iter()
                .enumerate()
                .map(|(year, of_year)| {
                    let month = |month| link(Kind::Month { year, month, page });
                    let months = (0..of_year.months.len()).map(month).collect();
                    (link(Kind::Year { year, page }), months)
                });
            let languages: Vec<_> = by_language(site).into_keys().collect();
            let has_corrections = !site.archive.corrections.is_empty();
            InterfaceKeys {
                frame: digest(&(base, number, languages, has_corrections)),
                slips: faces
                    .par_iter()
                    .zip(&site.archive.entries)
                    .map(|(face, entry)| slip(site, number, *face, entry))
                    .collect(),
                years: years.collect(),
                undated: link(Kind::Undated { page }),
                letters: digest(&headlines.letters),
            }
        });
        Keys {
            base,
            outline,
            addresses: digest(&(outline, pages)),
            interfaces: interfaces.collect(),
        }
    }

    /// Takes in that entries have other texts, and nothing else is other than it was, but for related entries and
    /// the `headlines`. Gives for each interface the entries whose slips are others.
    pub fn reword(
        &mut self,
        site: &Site<'_>,
        headlines: &[Headlines],
        texts: &[EntryNumber],
    ) -> Vec<BTreeSet<EntryNumber>> {
        let mut changed = vec![BTreeSet::new(); self.interfaces.len()];
        for &number in texts {
            let of = &site.archive.entries[number as usize];
            let face = face(of);
            for (interface, keys) in self.interfaces.iter_mut().enumerate() {
                let slip = slip(site, interface, face, of);
                let before = std::mem::replace(&mut keys.slips[number as usize], slip);
                if before != slip {
                    changed[interface].insert(number);
                }
            }
        }
        for (keys, headlines) in self.interfaces.iter_mut().zip(headlines) {
            keys.letters = digest(&headlines.letters);
        }
        changed
    }

    /// The key of a page.
    pub fn of(&self, renderer: &Renderer<'_>, page: &Page) -> Option<Digest> {
        let Page {
            path,
            interface: number,
            kind,
        } = page;
        let site = &renderer.site;
        let keys = &self.interfaces[*number];
        let made_from: Digest = match *kind {
            // They are few, and can lead anywhere.
            Kind::Moved(_)
            | Kind::Gone(_)
            | Kind::FormerFile(_)
            | Kind::Withdrawn(_)
            | Kind::Corrections { .. }
            | Kind::CorrectionsFeed => return None,
            Kind::Robots => Digest::default(),
            Kind::Root | Kind::NotFound => self.outline,
            Kind::Sitemap | Kind::SitemapPart(_) => self.addresses,
            Kind::Article(entry) => self.article(site, *number, entry),
            Kind::Citation { entry, .. } => site.archive.digests[entry],
            Kind::Feed | Kind::JsonFeed | Kind::CountryFeed(_) | Kind::TopicFeed(_) => {
                let entries = feed::entries(site, *number, *kind);
                let entries: Vec<_> = entries
                    .map(|entry| site.archive.digests[entry as usize])
                    .collect();
                digest(&entries)
            }
            Kind::Home
            | Kind::Years
            | Kind::Year { .. }
            | Kind::Month { .. }
            | Kind::Undated { .. }
            | Kind::Countries
            | Kind::Country { .. }
            | Kind::Topics
            | Kind::Topic { .. }
            | Kind::Timeline { .. }
            | Kind::Search
            | Kind::Headlines { .. } => {
                let entries = lists::entries(renderer, *number, *kind).into_iter();
                let slips: Vec<_> = entries.map(|entry| keys.slips[entry as usize]).collect();
                digest(&(self.outline, keys.letters, slips))
            }
        };
        Some(digest(&(self.base, keys.frame, path, made_from)))
    }

    fn article(&self, site: &Site<'_>, number: usize, entry: usize) -> Digest {
        let keys = &self.interfaces[number];
        let parents = metadata::parents(site, number, Kind::Article(entry)).into_iter();
        let parents = parents.map(|kind| match kind {
            Kind::Year { year, .. } => keys.years[year].0,
            Kind::Month { year, month, .. } => keys.years[year].1[month],
            Kind::Undated { .. } => keys.undated,
            _ => Digest::default(),
        });
        let related = site.archive.related[entry].iter();
        let related = related.map(|&other| keys.slips[other as usize]);
        digest(&(
            (site.archive.digests[entry], keys.slips[entry]),
            parents.collect::<Vec<_>>(),
            related.collect::<Vec<_>>(),
            keys.slips.get(entry + 1),
            entry.checked_sub(1).map(|later| keys.slips[later]),
        ))
    }
}

/// All that other pages show of an entry: what its slip is made from. Of a text these are the first words.
fn face(entry: &Entry) -> Digest {
    let Entry {
        versions,
        further: _,
        date,
        countries,
        topics,
        pages,
    } = entry;
    let versions = versions.iter().map(|version| {
        let shown = (&version.title, &version.kicker, &version.outlet);
        digest(&(version.frame(), shown, view::excerpt(version)))
    });
    let versions: Vec<Digest> = versions.collect();
    digest(&(versions, date, countries, topics, pages))
}

/// A slip in an interface: what it shows of an entry, and where its countries and topics have their lists.
fn slip(site: &Site<'_>, number: usize, face: Digest, entry: &Entry) -> Digest {
    let archive = site.archive;
    let addresses = &archive.addresses.interfaces[number];
    let countries = entry.countries.iter().map(|country| {
        let place = archive.countries.binary_search_by_key(country, |f| f.key);
        Some(&addresses.country[place.ok()?])
    });
    let topics = entry.topics.iter().map(|topic| {
        let place = archive.topics.binary_search_by_key(topic, |f| f.key);
        Some(&addresses.topic[place.ok()?])
    });
    digest(&(
        face,
        countries.collect::<Vec<_>>(),
        topics.collect::<Vec<_>>(),
    ))
}

/// Everything in an archive but its entries and their order: what is counted, and the addresses of lists.
fn outline(site: &Site<'_>) -> Digest {
    let Archive {
        entries,
        // These hang on single entries.
        digests: _,
        years,
        undated,
        countries,
        topics,
        timeline,
        timeline_years,
        // Only the entries' own pages show it.
        related: _,
        addresses,
        // Their pages have no keys.
        withdrawn: _,
        corrections,
        // Only former addresses show it.
        holders: _,
        // Only `check` tells of these.
        alike: _,
        loose: _,
        comparisons: _,
    } = site.archive;
    let years = years.iter().map(|of_year| {
        let Year {
            year,
            entries,
            tally,
            months,
        } = of_year;
        let months = months.iter().map(|of_month| {
            let Month {
                month,
                entries,
                tally,
            } = of_month;
            digest(&(month, entries.len(), tally))
        });
        digest(&(year, entries.len(), tally, months.collect::<Vec<_>>()))
    });
    digest(&(
        (entries.len(), years.collect::<Vec<_>>(), undated),
        countries.iter().map(facet).collect::<Vec<_>>(),
        topics.iter().map(facet).collect::<Vec<_>>(),
        (timeline.len(), timeline_years, addresses, corrections.len()),
        by_language(site),
    ))
}

fn facet<K: Hash>(of_facet: &Facet<K>) -> Digest {
    let Facet {
        key,
        entries,
        tally,
        years,
        stretches,
    } = of_facet;
    let years = years.iter().map(|of_year| {
        let FacetYear {
            year,
            entries,
            tally,
        } = of_year;
        digest(&(year, entries.len(), tally))
    });
    digest(&(
        key,
        entries.len(),
        tally,
        years.collect::<Vec<_>>(),
        stretches,
    ))
}
