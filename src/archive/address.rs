//! Where every page stands: readable, stable, in the reader's language, one flat file each.
//!
//! `/vi/2024/10/08/SLUG.html` for an article (as deep as its date is precise), `/vi/2024.html`,
//! `/vi/2024/10.html`, `/vi/quoc-gia/belarus.html`, `/vi/quoc-gia/belarus/2024.html`; further pages of
//! a list stand in the folder of its name: `/vi/quoc-gia/belarus/trang-2.html`.

use super::Facet;
use crate::locale::{Interface, Language, Region};
use crate::site_path::{SitePath, is_device};
use crate::vocabulary::Topic;
use std::collections::BTreeSet;
use std::sync::Arc;

/// The addresses of all pages but those of entries, which [`super::Entry::pages`] holds.
#[derive(Debug, Hash)]
pub struct Addresses {
    /// For each interface language.
    pub interfaces: Vec<InterfaceAddresses>,
}

/// The addresses of the pages in one interface language.
#[derive(Debug, Hash)]
pub struct InterfaceAddresses {
    pub(super) language: Language,
    pub(super) page_segment: String,
    /// Index of all countries.
    pub countries: List,
    /// Index of all topics.
    pub topics: List,
    /// Index of all years.
    pub years: List,
    /// All entries by event.
    pub timeline: List,
    /// The search.
    pub search: List,
    /// All entries by headline.
    pub headlines: List,
    /// Entries without a date.
    pub undated: List,
    /// The corrections of all articles.
    pub corrections: List,
    /// Each country with entries, in the order of [`super::Archive::countries`].
    pub country: Vec<List>,
    /// Each topic with entries, in the order of [`super::Archive::topics`].
    pub topic: Vec<List>,
}

/// The address of a list, which may have several pages and a feed.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub struct List {
    pub(super) stem: String,
    page_segment: String,
}

impl List {
    /// The list's page of a number, counted from 1.
    pub fn page(&self, number: usize) -> SitePath {
        if number <= 1 {
            known_good(format!("{}.html", self.stem))
        } else {
            known_good(format!("{}/{}-{number}.html", self.stem, self.page_segment))
        }
    }

    /// The list's feed.
    pub fn feed(&self) -> SitePath {
        known_good(format!("{}.xml", self.stem))
    }

    /// The part of the list that falls in a year.
    pub fn year(&self, year: i32) -> List {
        List {
            stem: format!("{}/{year:04}", self.stem),
            page_segment: self.page_segment.clone(),
        }
    }
}

impl InterfaceAddresses {
    /// The language's first page.
    pub fn home(&self) -> SitePath {
        known_good(format!("{}/index.html", self.language))
    }

    /// The feed of all articles in the language.
    pub fn feed(&self) -> SitePath {
        known_good(format!("{}/feed.xml", self.language))
    }

    /// The same feed as JSON.
    pub fn json_feed(&self) -> SitePath {
        known_good(format!("{}/feed.json", self.language))
    }

    /// The list of a year.
    pub fn year(&self, year: i32) -> List {
        self.list(format!("{}/{year:04}", self.language))
    }

    /// The list of a month.
    pub fn month(&self, year: i32, month: u32) -> List {
        self.list(format!("{}/{year:04}/{month:02}", self.language))
    }

    fn list(&self, stem: String) -> List {
        List {
            stem,
            page_segment: self.page_segment.clone(),
        }
    }
}

impl Addresses {
    /// The addresses of all lists.
    pub(super) fn new(
        countries: &[Facet<Region>],
        topics: &[Facet<usize>],
        interfaces: &[Arc<Interface>],
        vocabulary: &[Topic],
    ) -> Addresses {
        let interfaces = interfaces.iter().enumerate();
        Addresses {
            interfaces: interfaces
                .map(|(number, interface)| lists(number, interface, countries, topics, vocabulary))
                .collect(),
        }
    }
}

fn lists(
    number: usize,
    interface: &Interface,
    countries: &[Facet<Region>],
    topics: &[Facet<usize>],
    vocabulary: &[Topic],
) -> InterfaceAddresses {
    let language = interface.language;
    let segment = |key: &str| {
        let text = interface.strings.get(key, &[]).unwrap_or_default();
        let slug = non_empty(slug::slugify(text), key);
        if is_device(&slug) {
            key.to_owned()
        } else {
            slug
        }
    };
    let page_segment = segment("segment-page");
    let list = |stem: String| List {
        stem,
        page_segment: page_segment.clone(),
    };
    let index = |key: &str| list(format!("{language}/{}", segment(key)));
    let named = |parent: &List, names: Vec<(String, String)>| {
        let mut taken = BTreeSet::new();
        names
            .into_iter()
            .map(|(name, code)| {
                let mut slug = non_empty(slug_of(&name), &code);
                while is_device(&slug) || !taken.insert(slug.clone()) {
                    slug = format!("{slug}-{}", non_empty(slug_of(&code), "x"));
                }
                list(format!("{}/{slug}", parent.stem))
            })
            .collect::<Vec<_>>()
    };
    let country_index = index("segment-countries");
    let topic_index = index("segment-tags");
    InterfaceAddresses {
        language,
        country: named(
            &country_index,
            countries
                .iter()
                .map(|facet| {
                    (
                        interface.locale.region_name(facet.key),
                        facet.key.to_string(),
                    )
                })
                .collect(),
        ),
        topic: named(
            &topic_index,
            topics
                .iter()
                .map(|facet| {
                    let topic = &vocabulary[facet.key];
                    (topic.names[number].clone(), topic.id.clone())
                })
                .collect(),
        ),
        countries: country_index,
        topics: topic_index,
        years: index("segment-years"),
        timeline: index("segment-timeline"),
        search: index("segment-search"),
        headlines: index("segment-headlines"),
        undated: index("segment-undated"),
        corrections: index("segment-corrections"),
        page_segment,
    }
}

/// The longest slug, in bytes; longer headlines are cut at a word.
const LONGEST_SLUG: usize = 80;

pub(super) fn slug_of(text: &str) -> String {
    let slug = slug::slugify(text);
    if slug.len() <= LONGEST_SLUG {
        return slug;
    }
    // A slug is ASCII, so any byte is a boundary.
    let cut = &slug[..=LONGEST_SLUG];
    let end = cut.rfind('-').filter(|&end| end > LONGEST_SLUG / 2);
    slug[..end.unwrap_or(LONGEST_SLUG)].to_owned()
}

pub(super) fn non_empty(slug: String, otherwise: &str) -> String {
    if slug.is_empty() {
        slug::slugify(otherwise)
    } else {
        slug
    }
}

/// A path made of slugs, numbers and language codes only.
pub(super) fn known_good(path: String) -> SitePath {
    match SitePath::new(path) {
        Ok(path) => path,
        Err(error) => unreachable!("addresses are made of slugs and numbers: {error}"),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_long_headline_gives_a_slug_cut_at_a_word() {
        let slug = slug_of(
            &"Việt Nam và Indonesia bàn việc đào tạo bác sĩ gia đình cho vùng hải đảo ".repeat(3),
        );
        assert!(slug.len() <= LONGEST_SLUG && slug.starts_with("viet-nam-va-indonesia-ban-viec"));
        assert!(!slug.ends_with('-'));
    }
}
