//! What every page says of itself: title, addresses, the same page in other languages, its place.

use super::places::Place;
use super::plan::{self, Kind, Page};
use super::structured_data::{self, Said};
use super::view::{self, Shared, object};
use super::{Site, titles, words};
use crate::site_path::SitePath;
use tera::Value;

/// The value `page`; `target` is where a page leads that is there for nothing else.
pub fn page(site: &Site<'_>, shared: &Shared, page: &Page, target: Option<&SitePath>) -> Value {
    let kind = page.kind;
    let title = titles::title(site, page.interface, kind);
    let description = titles::description(site, page.interface, kind);
    let above: Vec<&Place> = parents(site, page.interface, kind)
        .into_iter()
        .filter_map(|kind| shared.places.of(kind))
        .collect();
    let path = page.path.as_str();
    let root = root(site, page);
    let canonical = match target {
        Some(target) => target.to_string(),
        None => canonical_path(site, page),
    };
    let canonical = match site.base_url {
        Some(base) => format!("{base}{canonical}"),
        None => format!("{root}{canonical}"),
    };
    let json_ld = match kind {
        Kind::Withdrawn(_) => Value::none(),
        kind if !kind.is_in_every_language() => Value::none(),
        _ => {
            let said = Said {
                title: &title,
                description: &description,
                above: &above,
            };
            Value::safe_string(&structured_data::graph(site, page, &said))
        }
    };
    let crumbs: Vec<Value> = above.iter().map(|place| place.value.clone()).collect();
    object([
        ("kind", Value::from(kind.name())),
        ("title", Value::from(title)),
        ("description", Value::from(description)),
        ("path", Value::from(path)),
        ("root", Value::from(root)),
        ("canonical", Value::from(canonical)),
        ("absolute", Value::from(site.base_url.is_some())),
        ("alternates", alternates(site, page)),
        ("hreflang", hreflang_value(site, page)),
        ("feed", feed(site, page.interface, kind)),
        ("crumbs", Value::from(crumbs)),
        ("pager", pager(site, page.interface, kind)),
        ("json_ld", json_ld),
        ("indexed", Value::from(kind.is_indexed())),
    ])
}

/// What every link of a page begins with.
pub fn root(site: &Site<'_>, page: &Page) -> String {
    match (page.kind, site.base_url) {
        // A server shows it for any address, however deep, so its links start at the server's root.
        (Kind::NotFound, Some(base)) => path_part(base).to_owned(),
        _ => page.path.root(),
    }
}

/// The path of an absolute address: `/archive/` of `https://example.org/archive/`.
fn path_part(address: &str) -> &str {
    let host = address.find("://").map_or(0, |at| at + 3);
    address[host..]
        .find('/')
        .map_or("/", |at| &address[host + at..])
}

/// The page that holds the original of what a page shows: its own, but for untranslated articles.
fn canonical_path(site: &Site<'_>, page: &Page) -> String {
    match page.kind {
        Kind::Article(entry) => {
            let entry = &site.archive.entries[entry];
            entry.canonical(page.interface).to_string()
        }
        _ => page.path.to_string(),
    }
}

/// The page in each interface language, for the language switch.
fn alternates(site: &Site<'_>, page: &Page) -> Value {
    let alternates: Vec<Value> = site
        .interfaces
        .iter()
        .enumerate()
        .map(|(number, interface)| {
            let kind = if page.kind.is_in_every_language() {
                page.kind
            } else {
                Kind::Home
            };
            let path = plan::path_of(site.archive, number, kind);
            let translated = match page.kind {
                Kind::Article(entry) => {
                    let version = site.archive.entries[entry].version(number);
                    version.language.value == interface.language
                }
                _ => true,
            };
            object([
                ("lang", Value::from(interface.language.as_str())),
                ("name", Value::from(words::own_name(interface))),
                ("href", Value::from(site.address(path.as_str()))),
                ("path", view::path(&path)),
                (
                    "current",
                    Value::from(page.kind.is_in_every_language() && number == page.interface),
                ),
                ("translated", Value::from(translated)),
            ])
        })
        .collect();
    Value::from(alternates)
}

/// The translations of a page: interface numbers whose pages show the same in their own language.
/// Empty where there is but one, or where the page is not the canonical one.
pub fn translations(site: &Site<'_>, page: &Page) -> Vec<usize> {
    let numbers = 0..site.interfaces.len();
    let numbers: Vec<usize> = match page.kind {
        Kind::Article(entry) => {
            let entry = &site.archive.entries[entry];
            let is_own = |number: &usize| entry.is_canonical(*number);
            if !is_own(&page.interface) {
                return Vec::new();
            }
            numbers.filter(is_own).collect()
        }
        kind if kind.is_in_every_language() && kind.is_indexed() => numbers.collect(),
        _ => Vec::new(),
    };
    if numbers.len() > 1 {
        numbers
    } else {
        Vec::new()
    }
}

/// `hreflang` of a page's translations, with the default language as `x-default`.
pub fn hreflang(site: &Site<'_>, page: &Page) -> Vec<(String, String)> {
    let numbers = translations(site, page);
    let address = |number: usize| {
        let path = plan::path_of(site.archive, number, page.kind);
        site.address(path.as_str())
    };
    let mut links: Vec<(String, String)> = numbers
        .iter()
        .map(|&number| {
            (
                site.interfaces[number].language.to_string(),
                address(number),
            )
        })
        .collect();
    if let Some(&first) = numbers.first() {
        links.push(("x-default".to_owned(), address(first)));
    }
    links
}

fn hreflang_value(site: &Site<'_>, page: &Page) -> Value {
    if site.base_url.is_none() {
        return Value::from(Vec::<Value>::new());
    }
    let links: Vec<Value> = hreflang(site, page)
        .into_iter()
        .map(|(lang, href)| object([("lang", Value::from(lang)), ("href", Value::from(href))]))
        .collect();
    Value::from(links)
}

/// The feed that a page of a kind names.
pub fn feed_of(kind: Kind) -> Option<Kind> {
    Some(match kind {
        Kind::Country { country, .. } => Kind::CountryFeed(country),
        Kind::Topic { topic, .. } => Kind::TopicFeed(topic),
        Kind::Corrections { .. } => Kind::CorrectionsFeed,
        kind if !kind.is_in_every_language() => return None,
        _ => Kind::Feed,
    })
}

fn feed(site: &Site<'_>, number: usize, kind: Kind) -> Value {
    let Some(kind) = feed_of(kind) else {
        return Value::none();
    };
    object([
        (
            "path",
            view::path(&plan::path_of(site.archive, number, kind)),
        ),
        ("title", Value::from(super::feed::title(site, number, kind))),
        (
            "json",
            match kind {
                Kind::Feed => view::path(&plan::path_of(site.archive, number, Kind::JsonFeed)),
                _ => Value::none(),
            },
        ),
    ])
}

/// The pages on the way from home to a page's parent.
pub fn parents(site: &Site<'_>, number: usize, kind: Kind) -> Vec<Kind> {
    let page = 1;
    match kind {
        Kind::Home => vec![],
        kind if !kind.is_in_every_language() => vec![],
        Kind::Year { .. } | Kind::Undated { .. } => vec![Kind::Home, Kind::Years],
        Kind::Month { year, .. } => vec![Kind::Home, Kind::Years, Kind::Year { year, page }],
        Kind::Country { year: None, .. } => vec![Kind::Home, Kind::Countries],
        Kind::Country { country, .. } => vec![
            Kind::Home,
            Kind::Countries,
            Kind::Country {
                country,
                year: None,
                page,
            },
        ],
        Kind::Topic { .. } => vec![Kind::Home, Kind::Topics],
        Kind::Article(entry) => article_parents(site, number, entry),
        _ => vec![Kind::Home],
    }
}

/// An article stands in the year and month of its address.
fn article_parents(site: &Site<'_>, number: usize, entry: usize) -> Vec<Kind> {
    let page = 1;
    let mut parents = vec![Kind::Home];
    let entry = &site.archive.entries[entry];
    let Some(date) = entry.date_of(entry.version(number)) else {
        parents.push(Kind::Undated { page });
        return parents;
    };
    let years = &site.archive.years;
    let of_year = years.iter().position(|year| year.year == date.value.year());
    if let Some(year) = of_year {
        parents.push(Kind::Year { year, page });
        let mut months = years[year].months.iter();
        if let Some(month) = months.position(|month| Some(month.month) == date.value.month()) {
            parents.push(Kind::Month { year, month, page });
        }
    }
    parents
}

fn pager(site: &Site<'_>, number: usize, kind: Kind) -> Value {
    let total = plan::pages(site.archive, kind, site.page_size);
    if total < 2 {
        return Value::none();
    }
    let current = kind.number();
    let link = |page: usize| {
        if page < 1 || page > total {
            return Value::none();
        }
        view::path(&plan::path_of(site.archive, number, kind.at_page(page)))
    };
    // First, last, and the neighbours: a list of 2,000 pages has no 2,000 links.
    let near = current.saturating_sub(2).max(2)..=(current + 2).min(total - 1);
    let pages: Vec<Value> = std::iter::once(1)
        .chain(near)
        .chain(std::iter::once(total))
        .map(|page| {
            object([
                ("number", Value::from(page)),
                ("path", link(page)),
                ("current", Value::from(page == current)),
            ])
        })
        .collect();
    object([
        ("current", Value::from(current)),
        ("total", Value::from(total)),
        ("previous", link(current.wrapping_sub(1))),
        ("next", link(current + 1)),
        ("pages", Value::from(pages)),
    ])
}
