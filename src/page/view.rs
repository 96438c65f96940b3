//! What templates see of entries, countries and topics. Each is made once and shared by all pages.
//!
//! Values are put together as objects and not serialised from structs: a slip stands in a dozen lists,
//! and a list page that refers to 50 shared slips is made in the time in which serialising them anew
//! would take longer than rendering the page. Each template names its variables at its top.

use super::Site;
use super::fragment::Cuttings;
use super::frame::Frames;
use super::places::Places;
use super::words;
use crate::archive::{Entry, Facet};
use crate::article::date::Date;
use crate::article::{Article, BlockKind, Found, Source};
use crate::locale::text::clean;
use crate::locale::{Interface, Language, Variable};
use crate::site_path::SitePath;
use std::cmp::Reverse;
use std::collections::BTreeMap;
use std::sync::OnceLock;
use tera::Value;

/// An object of named values.
pub fn object<const N: usize>(fields: [(&'static str, Value); N]) -> Value {
    Value::from(BTreeMap::from(fields))
}

/// An object with more fields than another.
pub fn extend<const N: usize>(base: &Value, fields: [(&'static str, Value); N]) -> Value {
    let mut map = base.as_map().cloned().unwrap_or_default();
    for (name, value) in fields {
        map.insert(name.into(), value);
    }
    Value::from(map)
}

/// A path for templates, which put `page.root` before it.
pub fn path(path: &SitePath) -> Value {
    Value::from(path.as_str())
}

/// The file of a capture as readers see it: a name may turn the direction of what stands beside it.
pub fn file_name(article: &Article) -> String {
    clean(article.path.clone())
}

/// A language by code and by its name in the interface.
pub fn language(interface: &Interface, language: Language) -> Value {
    object([
        ("lang", Value::from(language.as_str())),
        (
            "name",
            Value::from(interface.locale.language_name(language)),
        ),
    ])
}

/// The links and list entries of one interface.
#[derive(Debug)]
pub struct Shared {
    /// `{code, name, path, count}` of each country, as in [`crate::archive::Archive::countries`].
    pub countries: Vec<Value>,
    /// `{id, name, path, count}` of each topic, as in [`crate::archive::Archive::topics`].
    pub topics: Vec<Value>,
    /// The pages that others lead to.
    pub places: Places,
    /// The same of each country without its count.
    country_labels: Vec<Value>,
    /// The same of each topic without its count.
    topic_labels: Vec<Value>,
    /// For each country its place in the order of the names.
    pub rank: Vec<usize>,
    /// Head and foot of the kinds of pages, made when a page first asks for them.
    pub frames: Frames,
    /// What lists show of each entry, made when a page first asks for it.
    pub cuttings: Vec<OnceLock<Cuttings>>,
    /// The same of the years of each country: as a page of another year shows it, and one of its own.
    pub country_years: Vec<OnceLock<Vec<[Value; 2]>>>,
}

impl Shared {
    /// Makes them for an interface.
    pub fn new(site: &Site<'_>, number: usize) -> Self {
        let addresses = &site.archive.addresses.interfaces[number];
        let interface = &site.interfaces[number];
        let countries = site.archive.countries.iter().zip(&addresses.country);
        let country_labels: Vec<Value> = countries
            .map(|(facet, list)| {
                object([
                    ("code", Value::from(facet.key.as_str())),
                    ("name", Value::from(interface.locale.region_name(facet.key))),
                    ("path", path(&list.page(1))),
                ])
            })
            .collect();
        let topics = site.archive.topics.iter().zip(&addresses.topic);
        let topic_labels: Vec<Value> = topics
            .map(|(facet, list)| {
                let topic = &site.topics[facet.key];
                object([
                    ("id", Value::from(topic.id.as_str())),
                    ("name", Value::from(topic.names[number].as_str())),
                    ("path", path(&list.page(1))),
                ])
            })
            .collect();
        let counted =
            |(label, count): (&Value, usize)| extend(label, [("count", Value::from(count))]);
        let of_countries = site
            .archive
            .countries
            .iter()
            .map(|facet| facet.entries.len());
        let of_topics = site.archive.topics.iter().map(|facet| facet.entries.len());
        let countries = country_labels
            .iter()
            .zip(of_countries)
            .map(counted)
            .collect();
        let topics = topic_labels.iter().zip(of_topics).map(counted).collect();
        let mut rank = vec![0; site.archive.countries.len()];
        for (place, country) in by_name(site, number).into_iter().enumerate() {
            rank[country] = place;
        }
        Shared {
            countries,
            topics,
            places: Places::new(site, number),
            rank,
            country_labels,
            topic_labels,
            frames: Frames::default(),
            cuttings: unmade(site.archive.entries.len()),
            country_years: unmade(site.archive.countries.len()),
        }
    }

    /// Drops what pages have asked for.
    pub fn forget(&mut self) {
        self.cuttings = unmade(self.cuttings.len());
        self.country_years = unmade(self.country_years.len());
    }
}

fn unmade<T>(count: usize) -> Vec<OnceLock<T>> {
    (0..count).map(|_| OnceLock::new()).collect()
}

/// The slip: an entry as it stands in lists, which are in the order of a date that need not be the one that the shown
/// version says of itself. Countries and topics stand on it without their counts, which change with other entries.
pub fn item(
    site: &Site<'_>,
    number: usize,
    shared: &Shared,
    entry: &Entry,
    (date, is_guess): (Option<Date>, bool),
) -> Value {
    let interface = &site.interfaces[number];
    let version = entry.version(number);
    let text_language = version.language.value;
    let place = |code| {
        site.archive
            .countries
            .binary_search_by_key(code, |f| f.key)
            .ok()
    };
    let mut countries: Vec<usize> = entry.countries.iter().filter_map(place).collect();
    countries.sort_by_key(|&place| shared.rank[place]);
    let countries: Vec<Value> = countries
        .into_iter()
        .map(|place| shared.country_labels[place].clone())
        .collect();
    let topics: Vec<Value> = entry
        .topics
        .iter()
        .filter_map(|topic| {
            let place = site.archive.topics.binary_search_by_key(topic, |f| f.key);
            Some(shared.topic_labels[place.ok()?].clone())
        })
        .collect();
    let languages: Vec<Value> = entry
        .versions
        .iter()
        .map(|version| language(interface, version.language.value))
        .collect();
    object([
        ("path", path(&entry.pages[number].path)),
        ("title", Value::from(version.title.value.as_str())),
        ("lang", Value::from(text_language.as_str())),
        (
            "lang_name",
            Value::from(interface.locale.language_name(text_language)),
        ),
        (
            "title_derived",
            Value::from(version.title.source.is_derived()),
        ),
        ("kicker", Value::from(version.kicker.as_deref())),
        ("excerpt", Value::from(excerpt(version))),
        (
            "date",
            Value::from(date.map(|date| date_value(interface, date))),
        ),
        ("date_guessed", Value::from(is_guess)),
        ("outlet", Value::from(outlet(version, interface.language))),
        ("countries", Value::from(countries)),
        ("tags", Value::from(topics)),
        ("languages", Value::from(languages)),
        ("foreign", Value::from(text_language != interface.language)),
    ])
}

/// A date, and whether it is a guess.
pub fn dated(date: Option<&Found<Date>>) -> (Option<Date>, bool) {
    let is_guess = date.is_some_and(|found| is_guess(found.source));
    (date.map(|found| found.value), is_guess)
}

/// What a headline in lists needs: the link, and whose words it is.
fn headline(number: usize, interface: &Interface, entry: &Entry) -> [(&'static str, Value); 5] {
    let version = entry.version(number);
    let text_language = version.language.value;
    [
        ("path", path(&entry.pages[number].path)),
        ("title", Value::from(version.title.value.as_str())),
        (
            "title_derived",
            Value::from(version.title.source.is_derived()),
        ),
        ("lang", Value::from(text_language.as_str())),
        ("foreign", Value::from(text_language != interface.language)),
    ]
}

/// An entry in the list of headlines.
pub fn dated_headline(site: &Site<'_>, number: usize, entry: &Entry) -> Value {
    let interface = &site.interfaces[number];
    let [path, title, derived, lang, foreign] = headline(number, interface, entry);
    let (date, is_guess) = dated(entry.date.as_ref());
    object([
        path,
        title,
        derived,
        lang,
        foreign,
        (
            "lang_name",
            Value::from(
                interface
                    .locale
                    .language_name(entry.version(number).language.value),
            ),
        ),
        (
            "date",
            Value::from(date.map(|date| date_value(interface, date))),
        ),
        ("date_guessed", Value::from(is_guess)),
    ])
}

/// An entry in the timeline; `slip` as lists show it.
pub fn moment(site: &Site<'_>, number: usize, entry: &Entry, slip: Value) -> Value {
    let interface = &site.interfaces[number];
    let [path, title, derived, lang, foreign] = headline(number, interface, entry);
    let event = entry.event().map(|date| {
        let named = entry.named_event();
        let text = match named {
            Some(days) => words::event(interface, days),
            None => words::date(interface, date),
        };
        object([
            ("text", Value::from(text)),
            ("machine", Value::from(date.machine())),
            (
                "guessed",
                Value::from(named.is_some_and(|days| days.year_inferred)),
            ),
        ])
    });
    object([
        path,
        title,
        derived,
        lang,
        foreign,
        ("event", Value::from(event)),
        ("event_named", Value::from(entry.named_event().is_some())),
        ("slip", slip),
    ])
}

/// Whether a date is to be shown as the program's reading rather than the source's word.
pub fn is_guess(source: Source) -> bool {
    source.is_guess()
}

pub fn date_value(interface: &Interface, date: Date) -> Value {
    object([
        ("text", Value::from(words::date(interface, date))),
        ("machine", Value::from(date.machine())),
        ("short", Value::from(words::short_date(interface, date))),
        ("day", Value::from(date.day().map(|day| day.to_string()))),
        ("year", Value::from(date.year().to_string())),
        (
            "time",
            Value::from(
                date.time()
                    .map(|time| interface.locale.time(time.hour, time.minute)),
            ),
        ),
    ])
}

/// The headline for machines that cite: in square brackets where the archive supplied it, as
/// catalogues do.
pub fn cited_title(article: &Article) -> String {
    let title = &article.title.value;
    if article.title.source.is_derived() {
        format!("[{title}]")
    } else {
        title.clone()
    }
}

/// Who published an article, for readers of a language: as the archive calls it, else by the host of its
/// address.
pub fn outlet(article: &Article, language: Language) -> Option<String> {
    article.outlet_in(language)
}

/// Characters of an excerpt, at most.
const EXCERPT: usize = 160;

/// The first words of the text.
pub fn excerpt(article: &Article) -> String {
    let parts = article.shown();
    let first = parts
        .iter()
        .find(|part| part.kind == BlockKind::Paragraph)
        .map_or("", |part| &part.text);
    let mut words = first.split_whitespace();
    let mut text = String::new();
    let mut length = 0;
    for word in words.by_ref() {
        length += word.chars().count() + 1;
        if length > EXCERPT && !text.is_empty() {
            text.truncate(
                text.trim_end_matches(['.', ',', ';', ':', '–', '-', ' '])
                    .len(),
            );
            text.push('…');
            break;
        }
        if !text.is_empty() {
            text.push(' ');
        }
        text.push_str(word);
    }
    if text.chars().count() > EXCERPT + 1 {
        text = text.chars().take(EXCERPT).collect();
        text.push('…');
    }
    text
}

/// Countries on the wall of the front page, when there are more than [`MOST_ON_FRONT`]: on a phone the newest
/// articles stand below it.
const FRONT: usize = 24;
const MOST_ON_FRONT: usize = 30;

/// The countries with the most articles, in the order of their codes; all where they are not too many.
fn busiest(site: &Site<'_>) -> Vec<usize> {
    let countries = &site.archive.countries;
    let mut busiest: Vec<usize> = (0..countries.len()).collect();
    if busiest.len() > MOST_ON_FRONT {
        busiest.sort_by_key(|&country| Reverse(countries[country].entries.len()));
        busiest.truncate(FRONT);
        busiest.sort_unstable();
    }
    busiest
}

/// The wall of drawers: countries by name, each with its years, and whether the front page has room for it.
pub fn grid(site: &Site<'_>, number: usize, shared: &Shared) -> Value {
    let interface = &site.interfaces[number];
    let addresses = &site.archive.addresses.interfaces[number];
    let years: Vec<i32> = site
        .archive
        .years
        .iter()
        .map(|year| year.year)
        .rev()
        .collect();
    let most = site
        .archive
        .countries
        .iter()
        .flat_map(|facet| facet.years.iter().map(|year| year.entries.len()))
        .max()
        .unwrap_or(1);
    let cell = |facet: &Facet<_>, country: usize, year: i32| -> Value {
        let Some(of_year) = facet.years.iter().find(|of| of.year == year) else {
            return Value::none();
        };
        let count = of_year.entries.len();
        object([
            ("count", Value::from(count)),
            ("path", path(&addresses.country[country].year(year).page(1))),
            ("level", Value::from(level(count, most))),
            (
                "label",
                Value::from(words::string(
                    interface,
                    "grid-cell",
                    &[
                        (
                            "country",
                            Variable::Text(&interface.locale.region_name(facet.key)),
                        ),
                        ("year", Variable::Text(&year.to_string())),
                        ("n", Variable::Number(count as u64)),
                    ],
                )),
            ),
        ])
    };
    let busiest = busiest(site);
    let rows: Vec<Value> = by_name(site, number)
        .into_iter()
        .map(|country| {
            let facet = &site.archive.countries[country];
            let cells: Vec<Value> = years.iter().map(|&y| cell(facet, country, y)).collect();
            object([
                ("country", shared.countries[country].clone()),
                ("total", Value::from(facet.entries.len())),
                ("cells", Value::from(cells)),
                (
                    "busiest",
                    Value::from(busiest.binary_search(&country).is_ok()),
                ),
            ])
        })
        .collect();
    let years: Vec<Value> = years
        .iter()
        .map(|&year| {
            object([
                ("year", Value::from(year.to_string())),
                ("path", path(&addresses.year(year).page(1))),
            ])
        })
        .collect();
    object([
        ("years", Value::from(years)),
        ("busiest", Value::from(busiest.len())),
        ("rows", Value::from(rows)),
    ])
}

/// How dark a drawer is, 1 to 5. Up to five articles each one counts; beyond that it is the square root of
/// the share, so that a single article still shows beside a thousand.
pub fn level(count: usize, most: usize) -> usize {
    if most <= 5 {
        return count;
    }
    let share = count as f64 / most as f64;
    ((share.sqrt() * 5.0).ceil() as usize).clamp(1, 5)
}

/// The countries in the order of their names.
pub fn by_name(site: &Site<'_>, number: usize) -> Vec<usize> {
    let locale = &site.interfaces[number].locale;
    let names: Vec<String> = site
        .archive
        .countries
        .iter()
        .map(|facet| locale.region_name(facet.key))
        .collect();
    let mut order: Vec<usize> = (0..names.len()).collect();
    order.sort_by(|&a, &b| locale.compare(&names[a], &names[b]));
    order
}

/// The topics in the order of their names.
pub fn topics_by_name(site: &Site<'_>, number: usize) -> Vec<usize> {
    let locale = &site.interfaces[number].locale;
    let name = |place: usize| &site.topics[site.archive.topics[place].key].names[number];
    let mut order: Vec<usize> = (0..site.archive.topics.len()).collect();
    order.sort_by(|&a, &b| locale.compare(name(a), name(b)));
    order
}
