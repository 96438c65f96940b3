//! Fourth stage: the archive becomes pages, that is bytes for paths.
//!
//! Invariant: pure. A page depends on the archive, the templates and the settings alone, so pages can
//! be rendered in any order and in parallel. Templates see only values that this stage makes for them.

mod article;
pub mod cite;
mod corrections;
mod feed;
mod former;
mod fragment;
mod frame;
mod further;
mod json_feed;
mod key;
mod lists;
mod map;
mod metadata;
mod parallel;
mod phrases;
mod places;
pub mod plan;
mod record;
mod sitemap;
mod structured_data;
pub mod templates;
mod titles;
mod view;
mod withdrawn;
pub mod words;

use crate::archive::{Archive, Difference, EntryNumber, Reworded};
use crate::config::About;
use crate::diagnostic::Diagnostic;
use crate::digest::Digest;
use crate::ledger::{Ledger, Record};
use crate::locale::{Interface, Language};
use crate::vocabulary::Topic;
use former::Former;
use fragment::Cuttings;
use key::Keys;
use plan::{Kind, Page};
use rayon::prelude::*;
use std::collections::{BTreeMap, BTreeSet};
use std::sync::{Arc, OnceLock};
use templates::Templates;
use tera::{Context, Value};
use view::{Shared, object};

/// Everything that pages are made from.
#[derive(Debug, Clone, Copy)]
pub struct Site<'a> {
    /// The entries, in order and with addresses.
    pub archive: &'a Archive,
    /// The languages that the site is made in.
    pub interfaces: &'a [Arc<Interface>],
    /// What readers are told about the archive, one for each interface.
    pub about: &'a [About],
    /// The vocabulary.
    pub topics: &'a [Topic],
    /// Every address that was published.
    pub ledger: &'a Ledger,
    /// Captures of published articles that cannot be read now.
    pub unread: &'a BTreeSet<String>,
    /// Address of the site's root, with a slash at its end.
    pub base_url: Option<&'a str>,
    /// Articles on one page of a list, at least one.
    pub page_size: usize,
    /// Articles in a feed.
    pub feed_size: usize,
}

impl Site<'_> {
    /// The address of a page for documents that must give it absolutely; relative to the site's root
    /// where `base_url` is not set.
    fn address(&self, path: &str) -> String {
        format!("{}{path}", self.base_url.unwrap_or_default())
    }
}

/// The ledger as it would be once a site is published.
pub fn ledger_after(site: &Site<'_>) -> Ledger {
    let mut pages = plan::plan(site.archive, site.interfaces.len(), site.page_size);
    let former = former::former(site, &pages);
    let former = former.iter().enumerate();
    pages.extend(former.map(|(number, former)| former.page(number)));
    record::ledger(site, &pages)
}

/// Renders the pages of a site.
#[derive(Debug)]
pub struct Renderer<'a> {
    site: Site<'a>,
    kept: Kept,
}

/// What is kept of a renderer for the next one.
#[derive(Debug)]
pub struct Kept {
    templates: Vec<Templates>,
    shared: Vec<Shared>,
    grids: Vec<Value>,
    headlines: Vec<lists::Headlines>,
    maps: Vec<Value>,
    former: Vec<Former>,
    totals: Vec<Value>,
    keys: Keys,
}

impl<'a> Renderer<'a> {
    /// Makes what all pages share; `templates` are those of each interface, in their order.
    /// `base` stands for those, for the strings and for all settings. Gives all pages of the site too, in a fixed order.
    pub fn new(site: Site<'a>, mut templates: Vec<Templates>, base: Digest) -> (Self, Vec<Page>) {
        let mut pages = plan::plan(site.archive, site.interfaces.len(), site.page_size);
        let shared: Vec<Shared> = (0..site.interfaces.len())
            .map(|number| Shared::new(&site, number))
            .collect();
        for (number, compiled) in templates.iter_mut().enumerate() {
            let interface = &site.interfaces[number];
            let globals = compiled.globals();
            globals.insert_value("lang", Value::from(interface.language.as_str()));
            globals.insert_value("dir", Value::from(interface.locale.direction()));
            globals.insert_value("site", site_value(&site, number));
        }
        let of_each = |make: fn(&Site<'_>, usize, &Shared) -> Value| -> Vec<Value> {
            let shared = shared.iter().enumerate();
            shared
                .map(|(number, shared)| make(&site, number, shared))
                .collect()
        };
        let (grids, maps) = (of_each(view::grid), of_each(map::view));
        let headlines: Vec<_> = (0..site.interfaces.len())
            .map(|number| lists::Headlines::new(&site, number))
            .collect();
        let totals = (0..site.interfaces.len()).map(|number| totals_value(&site, number));
        let kept = Kept {
            former: former::former(&site, &pages),
            keys: Keys::new(&site, &headlines, base),
            totals: totals.collect(),
            headlines,
            templates,
            shared,
            grids,
            maps,
        };
        // A sitemap must give absolute addresses.
        if site.base_url.is_some() {
            let parts = match sitemap::parts(&site, &pages) {
                1 => 0,
                parts => parts,
            };
            let kinds = (1..=parts).map(Kind::SitemapPart);
            pages.extend(
                std::iter::once(Kind::Sitemap)
                    .chain(kinds)
                    .map(|kind| Page {
                        path: plan::path_of(site.archive, 0, kind),
                        interface: 0,
                        kind,
                    }),
            );
        }
        let former = kept.former.iter().enumerate();
        pages.extend(former.map(|(number, former)| former.page(number)));
        (Renderer { site, kept }, pages)
    }

    /// The same, made of what was `kept` of a site of which nothing is other now but what `difference` says. Gives
    /// the places of pages in the plan, which is what it was, that may show something else now.
    pub fn again(
        site: Site<'a>,
        mut kept: Kept,
        planned: &[Page],
        difference: &Difference,
    ) -> (Self, Vec<usize>) {
        let texts: Vec<EntryNumber> = difference.texts.iter().map(|text| text.entry).collect();
        for shared in &mut kept.shared {
            for &entry in &texts {
                shared.cuttings[entry as usize] = OnceLock::new();
            }
        }
        let mut renderer = Renderer { site, kept };
        let mut has_other_letters = false;
        for number in 0..site.interfaces.len() {
            if difference
                .texts
                .iter()
                .any(|text| has_other_headline(&site, number, text))
            {
                let headlines = lists::Headlines::new(&site, number);
                has_other_letters |= headlines.letters != renderer.kept.headlines[number].letters;
                renderer.kept.headlines[number] = headlines;
            }
        }
        let slips = renderer
            .kept
            .keys
            .reword(&site, &renderer.kept.headlines, &texts);
        if has_other_letters {
            return (renderer, (0..planned.len()).collect());
        }
        let has_slip = |number: usize, entry: EntryNumber| slips[number].contains(&entry);
        let may_differ = |page: &Page| {
            let number = page.interface;
            match page.kind {
                Kind::Article(entry) => {
                    let related = &site.archive.related[entry];
                    let entry = entry as EntryNumber;
                    texts.contains(&entry)
                        || difference.related.binary_search(&entry).is_ok()
                        || !slips[number].is_empty()
                            && (related.iter().any(|&other| has_slip(number, other))
                                || has_slip(number, entry + 1)
                                || has_slip(number, entry.wrapping_sub(1)))
                }
                Kind::Citation { entry, .. } => texts.contains(&(entry as EntryNumber)),
                Kind::Feed | Kind::JsonFeed | Kind::CountryFeed(_) | Kind::TopicFeed(_) => {
                    feed::entries(&site, number, page.kind).any(|entry| texts.contains(&entry))
                }
                // The order of headlines may be another although no slip on the page is.
                Kind::Headlines { .. } => !slips[number].is_empty(),
                Kind::Root
                | Kind::NotFound
                | Kind::Robots
                | Kind::Sitemap
                | Kind::SitemapPart(_)
                | Kind::Years
                | Kind::Countries
                | Kind::Topics
                | Kind::Search => false,
                Kind::Home
                | Kind::Year { .. }
                | Kind::Month { .. }
                | Kind::Undated { .. }
                | Kind::Country { .. }
                | Kind::Topic { .. }
                | Kind::Timeline { .. } => {
                    !slips[number].is_empty()
                        && lists::entries(&renderer, number, page.kind)
                            .into_iter()
                            .any(|entry| has_slip(number, entry))
                }
                // Pages without a key.
                Kind::Moved(_)
                | Kind::Gone(_)
                | Kind::FormerFile(_)
                | Kind::Withdrawn(_)
                | Kind::Corrections { .. }
                | Kind::CorrectionsFeed => true,
            }
        };
        let planned = planned.par_iter().enumerate();
        let places = planned.filter(|(_, page)| may_differ(page));
        let places: Vec<usize> = places.map(|(place, _)| place).collect();
        (renderer, places)
    }

    /// What the next renderer of nearly the same site is made of.
    pub fn into_kept(self) -> Kept {
        self.kept
    }

    /// What the ledger says, once they are published, of entries that have other texts.
    pub fn reworded(&self, texts: &[Reworded]) -> Vec<Record> {
        record::of_entries(&self.site, texts.iter().map(|text| text.entry))
    }

    /// The ledger as it is once these pages are published.
    pub fn ledger(&self, pages: &[Page]) -> Ledger {
        record::ledger(&self.site, pages)
    }

    /// Stands for everything that a page is made from: as long as it stays the same, the page does. `None` for
    /// a page that has to be rendered each time.
    pub fn key(&self, page: &Page) -> Option<Digest> {
        self.kept.keys.of(self, page)
    }

    /// Renders one page.
    ///
    /// # Errors
    /// If its template asks for what is not there.
    pub fn render(&self, page: &Page) -> Result<Vec<u8>, Diagnostic> {
        let number = page.interface;
        match page.kind {
            Kind::Feed | Kind::CountryFeed(_) | Kind::TopicFeed(_) | Kind::CorrectionsFeed => {
                return Ok(feed::render(&self.site, number, page.kind).into_bytes());
            }
            Kind::JsonFeed => return Ok(json_feed::render(&self.site, number).into_bytes()),
            Kind::Citation { entry, format } => {
                let entry = &self.site.archive.entries[entry];
                return Ok(cite::render(&self.site, number, entry, format).into_bytes());
            }
            Kind::Sitemap => return Ok(sitemap::render(&self.site).into_bytes()),
            Kind::SitemapPart(part) => {
                return Ok(sitemap::render_part(&self.site, part).into_bytes());
            }
            Kind::Robots => return Ok(sitemap::robots(&self.site).into_bytes()),
            Kind::FormerFile(former) => return Ok(self.former_file(former).into_bytes()),
            _ => {}
        }
        let mut context = Context::new();
        let about = match page.kind {
            Kind::Moved(former) => {
                let target = self.kept.former[former].target(&self.site);
                metadata::page(&self.site, &self.kept.shared[number], page, target.as_ref())
            }
            _ => metadata::page(&self.site, &self.kept.shared[number], page, None),
        };
        context.insert_value("page", about);
        context.insert_value("totals", self.totals(number, page.kind));
        context.insert_value("frame", frame::view(self, number, page)?);
        let name = match page.kind {
            Kind::Root => {
                context.insert_value("languages", languages(&self.site));
                "root.html"
            }
            Kind::NotFound => {
                context.insert_value("languages", languages(&self.site));
                "not-found.html"
            }
            Kind::Moved(former) => {
                let target = self.kept.former[former].target(&self.site);
                context.insert_value("target", target.as_ref().map_or(Value::none(), view::path));
                context.insert_value("said", self.kept.former[former].view(&self.site));
                "moved.html"
            }
            Kind::Gone(former) => {
                context.insert_value("said", self.kept.former[former].view(&self.site));
                "gone.html"
            }
            Kind::Withdrawn(entry) => {
                context.insert_value("withdrawn", withdrawn::view(&self.site, number, entry));
                "withdrawn.html"
            }
            Kind::Corrections { page: part } => {
                let list = corrections::view(&self.site, number, part);
                context.insert_value("corrections", list);
                "corrections.html"
            }
            Kind::Article(entry) => {
                context.insert_value("article", article::view(self, number, entry)?);
                "article.html"
            }
            kind => lists::fill(self, number, kind, &mut context)?,
        };
        let html = self.kept.templates[number].render(name, &context)?;
        Ok(fragment::rooted(html, &metadata::root(&self.site, page)))
    }

    /// The years of a country with their bars, made when they are first asked for: each as it stands on other
    /// pages, and on its own.
    fn country_years(&self, number: usize, country: usize) -> Result<&[[Value; 2]], Diagnostic> {
        let made = &self.kept.shared[number].country_years[country];
        if let Some(years) = made.get() {
            return Ok(years);
        }
        let years =
            lists::country_years(&self.site, number, country, &self.kept.templates[number])?;
        Ok(made.get_or_init(|| years))
    }

    /// How much the archive holds, for pages that tell of it: all but those of articles.
    fn totals(&self, number: usize, kind: Kind) -> Value {
        match kind {
            Kind::Article(_) => Value::none(),
            _ => self.kept.totals[number].clone(),
        }
    }

    /// What lists show of an entry, made when it is first asked for.
    fn cuttings(&self, number: usize, entry: usize) -> Result<&Cuttings, Diagnostic> {
        let shared = &self.kept.shared[number];
        let made = &shared.cuttings[entry];
        if let Some(cuttings) = made.get() {
            return Ok(cuttings);
        }
        let of_entry = &self.site.archive.entries[entry];
        let date = view::dated(of_entry.date.as_ref());
        let item = view::item(&self.site, number, shared, of_entry, date);
        let cuttings = Cuttings::new(&item, &self.kept.templates[number])?;
        // Of two threads that make them at once, both make the same.
        Ok(made.get_or_init(|| cuttings))
    }

    /// Drops what was made for the pages of an interface. They are the most there is in memory, so pages of one
    /// interface are rendered after those of the other.
    pub fn forget(&mut self, number: usize) {
        self.kept.shared[number].forget();
    }

    fn former_file(&self, number: usize) -> String {
        let former = &self.kept.former[number];
        former.file(&self.site, |interface, kind| match kind {
            Kind::JsonFeed => json_feed::render(&self.site, interface),
            kind => feed::render(&self.site, interface, kind),
        })
    }
}

/// Whether an entry stands elsewhere among the headlines of an interface than it did.
fn has_other_headline(site: &Site<'_>, number: usize, text: &Reworded) -> bool {
    let entry = &site.archive.entries[text.entry as usize];
    let version = entry.pages[number].version;
    entry.versions[version].title.value != text.before[version].title.value
}

/// What is the same on all pages of an interface.
fn site_value(site: &Site<'_>, number: usize) -> Value {
    let archive = site.archive;
    let addresses = &archive.addresses.interfaces[number];
    let about = &site.about[number];
    let interface = &site.interfaces[number];
    let nav = [
        ("countries", "nav-countries", &addresses.countries),
        ("years", "nav-years", &addresses.years),
        ("tags", "nav-tags", &addresses.topics),
        ("timeline", "nav-timeline", &addresses.timeline),
    ];
    let nav: Vec<Value> = nav
        .iter()
        .map(|(key, name, list)| {
            object([
                ("key", Value::from(*key)),
                ("name", Value::from(words::string(interface, name, &[]))),
                ("path", view::path(&list.page(1))),
            ])
        })
        .collect();
    let languages = by_language(site).into_keys();
    let languages = languages.map(|(_, one)| view::language(&site.interfaces[number], one));
    let languages: Vec<Value> = languages.collect();
    object([
        ("title", Value::from(about.title.as_str())),
        ("description", Value::from(about.description.as_str())),
        (
            "generator",
            Value::from(concat!("Kliping ", env!("CARGO_PKG_VERSION"))),
        ),
        ("home", view::path(&addresses.home())),
        ("feed", view::path(&addresses.feed())),
        ("search", view::path(&addresses.search.page(1))),
        ("headlines", view::path(&addresses.headlines.page(1))),
        (
            "corrections",
            if archive.corrections.is_empty() {
                Value::none()
            } else {
                view::path(&addresses.corrections.page(1))
            },
        ),
        ("nav", Value::from(nav)),
        ("languages", Value::from(languages)),
    ])
}

/// How much the archive holds.
fn totals_value(site: &Site<'_>, number: usize) -> Value {
    let archive = site.archive;
    let languages = by_language(site).into_iter().map(|((_, language), count)| {
        view::extend(
            &view::language(&site.interfaces[number], language),
            [("count", Value::from(count))],
        )
    });
    let languages: Vec<Value> = languages.collect();
    let year = |year: Option<&crate::archive::Year>| Value::from(year.map(|y| y.year.to_string()));
    object([
        ("articles", Value::from(archive.entries.len())),
        ("countries", Value::from(archive.countries.len())),
        ("years", Value::from(archive.years.len())),
        ("first_year", year(archive.years.last())),
        ("last_year", year(archive.years.first())),
        ("languages", Value::from(languages)),
    ])
}

/// How many texts there are in each language: first those of the interfaces, in their order.
fn by_language(site: &Site<'_>) -> BTreeMap<(usize, Language), usize> {
    let rank = |language| site.interfaces.iter().position(|i| i.language == language);
    let mut by_language = BTreeMap::new();
    for version in site
        .archive
        .entries
        .iter()
        .flat_map(|entry| &entry.versions)
    {
        let language = version.language.value;
        let rank = rank(language).unwrap_or(usize::MAX);
        *by_language.entry((rank, language)).or_insert(0usize) += 1;
    }
    by_language
}

/// The interface languages, each in its own words.
fn languages(site: &Site<'_>) -> Value {
    let languages = site.interfaces.iter().enumerate();
    let languages: Vec<Value> = languages
        .map(|(number, interface)| {
            object([
                ("lang", Value::from(interface.language.as_str())),
                ("dir", Value::from(interface.locale.direction())),
                (
                    "path",
                    view::path(&site.archive.addresses.interfaces[number].home()),
                ),
                ("name", Value::from(words::own_name(interface))),
                ("title", Value::from(site.about[number].title.as_str())),
                (
                    "description",
                    Value::from(site.about[number].description.as_str()),
                ),
                ("enter", Value::from(words::string(interface, "enter", &[]))),
                (
                    "not_found",
                    object([
                        (
                            "title",
                            Value::from(words::string(interface, "not-found-title", &[])),
                        ),
                        (
                            "text",
                            Value::from(words::string(interface, "not-found-text", &[])),
                        ),
                    ]),
                ),
                (
                    "count",
                    Value::from(words::summary(interface, site.archive)),
                ),
            ])
        })
        .collect();
    Value::from(languages)
}
