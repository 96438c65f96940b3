//! Where every page stands: readable, stable, in the reader's language, one flat file each.
//!
//! `/vi/2024/10/08/SLUG.html` for an article (as deep as its date is precise), `/vi/2024.html`,
//! `/vi/2024/10.html`, `/vi/quoc-gia/belarus.html`, `/vi/quoc-gia/belarus/2024.html`; further pages of
//! a list stand in the folder of its name: `/vi/quoc-gia/belarus/trang-2.html`.

use super::{Entry, EntryPage, Facet};
use crate::article::Article;
use crate::article::date::Date;
use crate::diagnostic::Diagnostic;
use crate::locale::{Interface, Language, Region};
use crate::site_path::{SitePath, is_device};
use crate::vocabulary::Topic;
use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

/// The addresses of all pages but those of entries, which [`super::Entry::pages`] holds.
#[derive(Debug)]
pub struct Addresses {
    /// For each interface language.
    pub interfaces: Vec<InterfaceAddresses>,
}

/// The addresses of the pages in one interface language.
#[derive(Debug)]
pub struct InterfaceAddresses {
    language: Language,
    page_segment: String,
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
    /// Each country with entries, in the order of [`super::Archive::countries`].
    pub country: Vec<List>,
    /// Each topic with entries, in the order of [`super::Archive::topics`].
    pub topic: Vec<List>,
}

/// The address of a list, which may have several pages and a feed.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct List {
    stem: String,
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
    /// Gives every page its address, and every entry its pages.
    ///
    /// Of articles that claim one address, the one whose capture's path comes first keeps it; those of the
    /// others end with six digits of their checksums, and a warning names them all.
    pub(super) fn assign(
        entries: &mut [Entry],
        countries: &[Facet<Region>],
        topics: &[Facet<usize>],
        interfaces: &[Arc<Interface>],
        vocabulary: &[Topic],
        diagnostics: &mut Vec<Diagnostic>,
    ) -> Addresses {
        let addresses = Addresses {
            interfaces: interfaces
                .iter()
                .enumerate()
                .map(|(number, interface)| lists(number, interface, countries, topics, vocabulary))
                .collect(),
        };
        let languages: Vec<Language> = interfaces.iter().map(|i| i.language).collect();
        let mut claims = Claims::default();
        let mut order: Vec<usize> = (0..entries.len()).collect();
        order.sort_by_cached_key(|&number| by_name(&entries[number].versions[0].path));
        for number in order {
            let pages = pages(&entries[number], &languages, &addresses, &mut claims);
            entries[number].pages = pages;
        }
        diagnostics.extend(claims.warnings());
        addresses
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
        page_segment,
    }
}

fn pages(
    entry: &Entry,
    languages: &[Language],
    addresses: &Addresses,
    claims: &mut Claims,
) -> Vec<EntryPage> {
    let mut pages = Vec::with_capacity(languages.len());
    for (interface, &language) in languages.iter().enumerate() {
        let own = entry
            .versions
            .iter()
            .position(|version| version.language.value == language);
        let number = own.unwrap_or(0);
        let version = &entry.versions[number];
        let date = entry.date_of(version);
        let lists = &addresses.interfaces[interface];
        let folder = match date {
            Some(date) => format!("{language}/{}", folder_of(date.value)),
            None => lists.undated.stem.clone(),
        };
        let wished = version.slug.as_deref().unwrap_or(&version.title.value);
        let slug = non_empty(slug_of(wished), "article");
        let path = if is_reserved(&slug, &lists.page_segment) {
            claims.with_checksum(&folder, &slug, version)
        } else {
            let wished = known_good(format!("{folder}/{slug}.html"));
            if claims.owners.contains_key(&wished) {
                let path = claims.with_checksum(&folder, &slug, version);
                if own.is_some() {
                    claims.lose(&wished, version, &path);
                }
                path
            } else {
                wished
            }
        };
        claims.take(path.clone(), version);
        let canonical = languages.iter().position(|&l| l == version.language.value);
        pages.push(EntryPage {
            version: number,
            path,
            canonical: canonical.unwrap_or(0),
        });
    }
    pages
}

/// Who has which address.
#[derive(Default)]
struct Claims {
    owners: BTreeMap<SitePath, Owner>,
}

/// The capture that has an address.
struct Owner {
    path: String,
    /// How many copies, with the same checksum, wished to have it too.
    copies: usize,
    /// Captures that wished to have it too, and the addresses that they have.
    others: Vec<(String, SitePath)>,
}

impl Claims {
    fn take(&mut self, path: SitePath, version: &Article) {
        let owner = Owner {
            path: version.path.clone(),
            copies: 0,
            others: Vec::new(),
        };
        self.owners.insert(path, owner);
    }

    fn lose(&mut self, wished: &SitePath, version: &Article, path: &SitePath) {
        if let Some(owner) = self.owners.get_mut(wished) {
            owner.others.push((version.path.clone(), path.clone()));
        }
    }

    /// The address of an article whose wished one is taken: with digits of the capture's checksum, and for
    /// copies, which have the same checksum, with their number.
    fn with_checksum(&mut self, folder: &str, slug: &str, version: &Article) -> SitePath {
        let digits: String = version.sha256[..3]
            .iter()
            .map(|b| format!("{b:02x}"))
            .collect();
        let first = known_good(format!("{folder}/{slug}-{digits}.html"));
        let mut path = first.clone();
        while self.owners.contains_key(&path) {
            let Some(owner) = self.owners.get_mut(&first) else {
                break;
            };
            owner.copies += 1;
            path = known_good(format!(
                "{folder}/{slug}-{digits}-{}.html",
                owner.copies + 1
            ));
        }
        path
    }

    /// A warning for each address that several captures wished to have.
    fn warnings(self) -> impl Iterator<Item = Diagnostic> {
        let rivals = self
            .owners
            .into_values()
            .filter(|owner| !owner.others.is_empty());
        rivals.map(|owner| {
            let (first, path) = &owner.others[0];
            let problem = if owner.others.len() == 1 {
                Diagnostic::warning(format!(
                    "this capture and {} have the same headline and date; its address is {path}",
                    owner.path
                ))
                .hint("delete one of them, or set `slug` in the sidecar of one")
            } else {
                let names: Vec<_> = owner.others.iter().map(|(name, _)| name.as_str()).collect();
                Diagnostic::warning(format!(
                    "{} captures have the headline and date of {}, so their addresses end in digits: {}",
                    names.len(),
                    owner.path,
                    first_of(&names)
                ))
                .hint("delete those that are copies, or set `slug` in their sidecars")
            };
            problem.at(first)
        })
    }
}

/// So many names are read; of more, it is enough to know how many.
const NAMED: usize = 5;

/// Names with commas between them, the first of them if they are many.
pub(super) fn first_of(names: &[&str]) -> String {
    let shown = names[..names.len().min(NAMED)].join(", ");
    match names.len().saturating_sub(NAMED) {
        0 => shown,
        more => format!("{shown} and {more} more"),
    }
}

/// Orders captures so that `lao.txt` comes before `lao-2.txt`.
fn by_name(path: &str) -> (String, String) {
    let stem = path.rsplit_once('.').map_or(path, |(stem, _)| stem);
    (stem.to_owned(), path.to_owned())
}

/// The folder of a date, as deep as it is precise: `2024`, `2024/10`, `2024/10/08`.
fn folder_of(date: Date) -> String {
    let mut folder = format!("{:04}", date.year());
    if let Some(month) = date.month() {
        folder.push_str(&format!("/{month:02}"));
    }
    if let Some(day) = date.day() {
        folder.push_str(&format!("/{day:02}"));
    }
    folder
}

/// The longest slug, in bytes; longer headlines are cut at a word.
const LONGEST_SLUG: usize = 80;

fn slug_of(text: &str) -> String {
    let slug = slug::slugify(text);
    if slug.len() <= LONGEST_SLUG {
        return slug;
    }
    // A slug is ASCII, so any byte is a boundary.
    let cut = &slug[..=LONGEST_SLUG];
    let end = cut.rfind('-').filter(|&end| end > LONGEST_SLUG / 2);
    slug[..end.unwrap_or(LONGEST_SLUG)].to_owned()
}

fn non_empty(slug: String, otherwise: &str) -> String {
    if slug.is_empty() {
        slug::slugify(otherwise)
    } else {
        slug
    }
}

/// Whether an article may not have this slug, since a month, a further page of a list or a device of
/// Windows has that name.
fn is_reserved(slug: &str, page_segment: &str) -> bool {
    let digits = |text: &str| !text.is_empty() && text.bytes().all(|b| b.is_ascii_digit());
    let page = slug
        .strip_prefix(page_segment)
        .and_then(|rest| rest.strip_prefix('-'));
    is_device(slug) || digits(slug) || page.is_some_and(digits)
}

/// A path made of slugs, numbers and language codes only.
fn known_good(path: String) -> SitePath {
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

    #[test]
    fn an_article_cannot_take_the_place_of_a_month_or_a_further_page() {
        assert!(is_reserved("10", "trang"));
        assert!(is_reserved("trang-2", "trang"));
        assert!(is_reserved("nul", "trang"));
        assert!(!is_reserved("trang-bi", "trang"));
    }

    #[test]
    fn a_folder_is_as_deep_as_the_date_is_precise() {
        let folder = |text: &str| folder_of(text.parse().unwrap());
        assert_eq!(folder("2024"), "2024");
        assert_eq!(folder("2024-10"), "2024/10");
        assert_eq!(folder("2024-10-08T17:06"), "2024/10/08");
    }
}
