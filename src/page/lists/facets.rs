//! Years, countries and topics, as they stand in indexes and beside lists.

use super::Lists;
use crate::archive::{FacetYear, Tally, Year};
use crate::diagnostic::Diagnostic;
use crate::page::plan::{self, Kind};
use crate::page::templates::Templates;
use crate::page::view::{self, extend, object};
use crate::page::{Site, fragment, words};
use tera::Value;

/// Countries and topics named beside a list, at most.
const MOST_NAMED: usize = 12;

impl Lists<'_> {
    /// The years of the timeline, each with a jump to its first entry.
    pub(super) fn timeline_years(&self) -> Value {
        let archive = self.site().archive;
        let years = &archive.timeline_years;
        let years = years.iter().map(|year| {
            let page = year.first / self.site().page_size + 1;
            let path = plan::path_of(archive, self.number, Kind::Timeline { page });
            object([
                ("year", Value::from(year.year.to_string())),
                ("href", Value::from(format!("{path}#t{:04}", year.year))),
                ("count", Value::from(year.count)),
            ])
        });
        Value::from(years.collect::<Vec<_>>())
    }

    pub(super) fn years(&self) -> Value {
        let archive = self.site().archive;
        let addresses = &archive.addresses.interfaces[self.number];
        let years = archive.years.iter().map(|year| {
            object([
                ("year", Value::from(year.year.to_string())),
                ("path", view::path(&addresses.year(year.year).page(1))),
                ("count", Value::from(year.entries.len())),
                ("months", self.months(year)),
                ("languages", self.languages(&year.tally)),
            ])
        });
        Value::from(years.collect::<Vec<_>>())
    }

    pub(super) fn languages(&self, tally: &Tally) -> Value {
        let interface = &self.site().interfaces[self.number];
        let languages = tally.languages.iter().map(|&(language, count)| {
            extend(
                &view::language(interface, language),
                [("count", Value::from(count))],
            )
        });
        Value::from(languages.collect::<Vec<_>>())
    }

    /// All twelve months of a year.
    pub(super) fn months(&self, year: &Year) -> Value {
        let interface = &self.site().interfaces[self.number];
        let addresses = &self.site().archive.addresses.interfaces[self.number];
        let none = Tally::default();
        let months = (1..=12).map(|number| {
            let month = year.months.iter().find(|month| month.month == number);
            let path = month.map(|_| view::path(&addresses.month(year.year, number).page(1)));
            let count = month.map_or(0, |month| month.entries.len());
            let tally = month.map_or(&none, |month| &month.tally);
            object([
                ("number", Value::from(number)),
                ("name", Value::from(interface.locale.month_name(number))),
                ("path", Value::from(path)),
                ("count", Value::from(count)),
                ("languages", self.languages(tally)),
            ])
        });
        Value::from(months.collect::<Vec<_>>())
    }

    pub(super) fn undated(&self) -> Value {
        let archive = self.site().archive;
        if archive.undated.is_empty() {
            return Value::none();
        }
        let addresses = &archive.addresses.interfaces[self.number];
        object([
            ("path", view::path(&addresses.undated.page(1))),
            ("count", Value::from(archive.undated.len())),
        ])
    }

    /// The years of a country; the one that the page is of is marked.
    pub(super) fn country_years(
        &self,
        country: usize,
        current: Option<usize>,
    ) -> Result<Value, Diagnostic> {
        let years = self.renderer.country_years(self.number, country)?;
        let years = years.iter().enumerate();
        let years =
            years.map(|(year, [other, own])| if Some(year) == current { own } else { other });
        Ok(Value::from(years.cloned().collect::<Vec<_>>()))
    }

    /// The countries of a year; each links to its page of that year.
    pub(super) fn countries_of_year(&self, year: &Year) -> Value {
        let addresses = &self.site().archive.addresses.interfaces[self.number];
        let countries = year.tally.countries.iter().map(|&(country, count)| {
            let list = &addresses.country[country];
            extend(
                &self.renderer.kept.shared[self.number].countries[country],
                [
                    ("path", view::path(&list.year(year.year).page(1))),
                    ("count", Value::from(count)),
                ],
            )
        });
        Value::from(countries.collect::<Vec<_>>())
    }

    /// The countries that entries name most often, but for one.
    pub(super) fn countries_named(&self, tally: &Tally, but: Option<usize>) -> Value {
        let shown = &self.renderer.kept.shared[self.number].countries;
        // Equally frequent ones stand in the order of their names.
        let rank = &self.renderer.kept.shared[self.number].rank;
        let mut counts = tally.countries.clone();
        counts.sort_by_key(|&(place, count)| (std::cmp::Reverse(count), rank[place]));
        most_named(&counts, but, shown)
    }

    /// The topics that entries have most often, but for one.
    pub(super) fn topics_named(&self, tally: &Tally, but: Option<usize>) -> Value {
        let shown = &self.renderer.kept.shared[self.number].topics;
        most_named(&tally.topics, but, shown)
    }

    pub(super) fn all_countries(&self) -> Value {
        let site = self.site();
        let locale = &site.interfaces[self.number].locale;
        let shown = &self.renderer.kept.shared[self.number].countries;
        let countries = view::by_name(site, self.number).into_iter().map(|country| {
            let facet = &site.archive.countries[country];
            let year = |year: Option<&FacetYear>| {
                Value::from(year.map(|of_year| of_year.year.to_string()))
            };
            extend(
                &shown[country],
                [
                    (
                        "initial",
                        Value::from(locale.initial(&locale.region_name(facet.key))),
                    ),
                    ("first_year", year(facet.years.last())),
                    ("last_year", year(facet.years.first())),
                ],
            )
        });
        Value::from(countries.collect::<Vec<_>>())
    }

    pub(super) fn all_topics(&self) -> Value {
        let site = self.site();
        let locale = &site.interfaces[self.number].locale;
        let shown = &self.renderer.kept.shared[self.number].topics;
        let topics = view::topics_by_name(site, self.number)
            .into_iter()
            .map(|topic| {
                let name = &site.topics[site.archive.topics[topic].key].names[self.number];
                extend(
                    &shown[topic],
                    [("initial", Value::from(locale.initial(name)))],
                )
            });
        Value::from(topics.collect::<Vec<_>>())
    }

    /// A name in the other interface languages, where it differs.
    pub(super) fn other_names(&self, name: impl Fn(usize) -> String) -> Value {
        let own = name(self.number);
        let others = self.site().interfaces.iter().enumerate();
        let others = others
            .filter(|(number, _)| *number != self.number)
            .map(|(number, interface)| (interface, name(number)))
            .filter(|(_, name)| *name != own)
            .map(|(interface, name)| {
                object([
                    ("lang", Value::from(interface.language.as_str())),
                    ("language", Value::from(words::own_name(interface))),
                    ("name", Value::from(name)),
                ])
            });
        Value::from(others.collect::<Vec<_>>())
    }
}

/// The years of a country with their bars: each as it stands on other pages, and on its own.
///
/// # Errors
/// If `bar.html` asks for what is not there.
pub fn country_years(
    site: &Site<'_>,
    number: usize,
    country: usize,
    templates: &Templates,
) -> Result<Vec<[Value; 2]>, Diagnostic> {
    let list = &site.archive.addresses.interfaces[number].country[country];
    let years = &site.archive.countries[country].years;
    let counts = years.iter().map(|of_year| of_year.entries.len());
    let most = counts.max().unwrap_or(1);
    let nexts = years.iter().skip(1).map(|of_year| Some(of_year.year));
    let years = years
        .iter()
        .zip(nexts.chain([None]))
        .map(|(of_year, earlier)| {
            let gap = earlier.is_some_and(|earlier| of_year.year > earlier + 1);
            let year = of_year.year.to_string();
            let path = view::path(&list.year(of_year.year).page(1));
            let count = Value::from(of_year.entries.len());
            let value = |current: bool| -> Result<Value, Diagnostic> {
                let row = object([
                    ("label", Value::from(&*year)),
                    ("path", path.clone()),
                    ("count", count.clone()),
                    ("current", Value::from(current)),
                ]);
                let bar = [
                    ("row", row),
                    ("most", Value::from(most)),
                    ("gap", Value::from(gap)),
                ];
                Ok(object([
                    ("year", Value::from(&*year)),
                    ("path", path.clone()),
                    ("count", count.clone()),
                    ("current", Value::from(current)),
                    ("bar", fragment::render(templates, "bar.html", bar)?),
                ]))
            };
            Ok([value(false)?, value(true)?])
        });
    years.collect()
}

fn most_named(counts: &[(usize, usize)], but: Option<usize>, shown: &[Value]) -> Value {
    let named = counts
        .iter()
        .filter(|(place, _)| Some(*place) != but)
        .take(MOST_NAMED)
        .map(|&(place, count)| extend(&shown[place], [("count", Value::from(count))]));
    Value::from(named.collect::<Vec<_>>())
}
