//! What the ledger says of the pages of a site, and which page of today a line of it means.

use super::Site;
use super::plan::{Kind, Page};
use crate::archive::{Entry, EntryNumber};
use crate::ledger::{CaptureId, Ledger, List, Published, Record, State};
use crate::site_path::SitePath;

/// The ledger as it is once these pages are published: all that it had, and what is new.
///
/// Of `site.ledger`, every line for an address that stands in `pages` is written anew.
pub fn ledger(site: &Site<'_>, pages: &[Page]) -> Ledger {
    let records = pages.iter().filter_map(|page| {
        let published = published(site, page)?;
        Some(Record {
            path: page.path.clone(),
            published,
        })
    });
    site.ledger.after(Ledger::new(records))
}

/// What a ledger says of the pages of entries, which stand where they stood.
pub fn of_entries(site: &Site<'_>, entries: impl Iterator<Item = EntryNumber>) -> Vec<Record> {
    let of_entry = |number: EntryNumber| {
        let pages = site.archive.entries[number as usize].pages.iter();
        pages.enumerate().filter_map(move |(interface, page)| {
            let page = Page {
                path: page.path.clone(),
                interface,
                kind: Kind::Article(number as usize),
            };
            Some(Record {
                published: published(site, &page)?,
                path: page.path,
            })
        })
    };
    entries.flat_map(of_entry).collect()
}

/// What stands on a page; `None` for what nobody would keep the address of, such as the sitemap. The
/// records for those who cite an article follow from its own.
fn published(site: &Site<'_>, page: &Page) -> Option<Published> {
    let archive = site.archive;
    match page.kind {
        Kind::Article(number) => Some(article(site, page, &archive.entries[number])),
        Kind::Withdrawn(number) => Some(article(site, page, &archive.withdrawn[number])),
        Kind::Moved(_) => former(site, &page.path, State::Moved),
        Kind::Gone(_) => {
            let record = &site.ledger.records()[site.ledger.at(&page.path).next()?];
            match &record.published {
                // It may be read the next time.
                Published::Article {
                    state,
                    capture: Some(capture),
                } if state.is_current() && site.unread.contains(&capture.path) => {
                    Some(record.published.clone())
                }
                _ => former(site, &page.path, State::Gone),
            }
        }
        Kind::Feed | Kind::JsonFeed => Some(Published::Feed(List::Home)),
        Kind::CountryFeed(country) => {
            let code = archive.countries[country].key;
            Some(Published::Feed(List::Country(code, None)))
        }
        Kind::TopicFeed(topic) => Some(Published::Feed(List::Topic(topic_id(site, topic)))),
        Kind::CorrectionsFeed => Some(Published::Feed(List::Corrections)),
        kind => Some(Published::List {
            list: list_of(site, kind)?,
            page: kind.number(),
        }),
    }
}

fn article(site: &Site<'_>, page: &Page, entry: &Entry) -> Published {
    let version = entry.version(page.interface);
    let source = version.source_url.as_ref().map(|url| url.value.as_str());
    let capture = CaptureId::new(&version.path, &version.sha256, source);
    // Where it was the article once, records for those who cite it were published.
    let was_article = site.ledger.at(&page.path).any(|number| {
        matches!(&site.ledger.records()[number].published, Published::Article { state, .. } if *state != State::StandIn)
    });
    Published::Article {
        state: if entry.is_canonical(page.interface) || was_article {
            State::Article
        } else {
            State::StandIn
        },
        capture: Some(capture),
    }
}

/// What the ledger has of an address that is no page of today.
fn former(site: &Site<'_>, path: &SitePath, state: State) -> Option<Published> {
    let number = site.ledger.at(path).next()?;
    Some(match &site.ledger.records()[number].published {
        Published::Article { capture, .. } => Published::Article {
            state,
            capture: capture.clone(),
        },
        other => other.clone(),
    })
}

fn topic_id(site: &Site<'_>, topic: usize) -> String {
    site.topics[site.archive.topics[topic].key].id.clone()
}

/// The list that a page is a part of; `None` if it is none.
fn list_of(site: &Site<'_>, kind: Kind) -> Option<List> {
    let archive = site.archive;
    Some(match kind {
        Kind::Home => List::Home,
        Kind::Years => List::Years,
        Kind::Year { year, .. } => List::Year(archive.years[year].year),
        Kind::Month { year, month, .. } => {
            let year = &archive.years[year];
            List::Month(year.year, year.months[month].month)
        }
        Kind::Undated { .. } => List::Undated,
        Kind::Countries => List::Countries,
        Kind::Country { country, year, .. } => {
            let facet = &archive.countries[country];
            List::Country(facet.key, year.map(|year| facet.years[year].year))
        }
        Kind::Topics => List::Topics,
        Kind::Topic { topic, .. } => List::Topic(topic_id(site, topic)),
        Kind::Timeline { .. } => List::Timeline,
        Kind::Search => List::Search,
        Kind::Headlines { .. } => List::Headlines,
        Kind::Corrections { .. } => List::Corrections,
        _ => return None,
    })
}

/// The first page of a list, if the site has it today.
pub(super) fn kind_of(site: &Site<'_>, list: &List) -> Option<Kind> {
    let archive = site.archive;
    let year_of = |wanted: i32| archive.years.iter().position(|year| year.year == wanted);
    let page = 1;
    Some(match list {
        List::Home => Kind::Home,
        List::Years => Kind::Years,
        List::Year(year) => Kind::Year {
            year: year_of(*year)?,
            page,
        },
        List::Month(of_year, month) => {
            let year = year_of(*of_year)?;
            let mut months = archive.years[year].months.iter();
            Kind::Month {
                year,
                month: months.position(|of| of.month == *month)?,
                page,
            }
        }
        List::Undated if archive.undated.is_empty() => return None,
        List::Undated => Kind::Undated { page },
        List::Countries => Kind::Countries,
        List::Country(code, of_year) => {
            let found = archive.countries.binary_search_by_key(code, |of| of.key);
            let country = found.ok()?;
            let mut years = archive.countries[country].years.iter();
            Kind::Country {
                country,
                year: match of_year {
                    None => None,
                    Some(year) => Some(years.position(|of| of.year == *year)?),
                },
                page,
            }
        }
        List::Topics => Kind::Topics,
        List::Topic(id) => {
            let mut topics = archive.topics.iter();
            Kind::Topic {
                topic: topics.position(|facet| site.topics[facet.key].id == *id)?,
                page,
            }
        }
        List::Timeline => Kind::Timeline { page },
        List::Search => Kind::Search,
        List::Headlines => Kind::Headlines { page },
        List::Corrections if archive.corrections.is_empty() => return None,
        List::Corrections => Kind::Corrections { page },
    })
}

/// The page that leads to lists such as this one.
pub(super) fn index_of(list: &List) -> Kind {
    match list {
        List::Year(_) | List::Month(..) | List::Undated => Kind::Years,
        List::Country(..) => Kind::Countries,
        List::Topic(_) => Kind::Topics,
        _ => Kind::Home,
    }
}
