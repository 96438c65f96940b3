//! Pages that list entries or facets.

mod facets;
mod headlines;

pub use facets::country_years;
pub use headlines::Headlines;

use super::plan::{self, Kind};
use super::view::{self, extend, object};
use super::{Renderer, Site, fragment, words};
use crate::archive::EntryNumber;
use crate::article::date::Date;
use crate::diagnostic::Diagnostic;
use crate::locale::Interface;
use tera::{Context, Value};

/// Newest entries on the first page.
const NEWEST: usize = 8;

/// Puts what a page of `kind` shows into its context; gives the name of its template.
///
/// # Errors
/// If `cutting.html` asks for what is not there.
pub fn fill(
    renderer: &Renderer<'_>,
    number: usize,
    kind: Kind,
    context: &mut Context,
) -> Result<&'static str, Diagnostic> {
    let period = period(&renderer.site, kind);
    let list = Lists {
        renderer,
        number,
        period,
    };
    let mut put = |name: &'static str, value: Value| context.insert_value(name, value);
    let entries = entries(renderer, number, kind);
    put(
        "count",
        Value::from(plan::length(list.site().archive, kind)),
    );
    Ok(match kind {
        Kind::Years => {
            put("years", list.years());
            put("undated", list.undated());
            "years.html"
        }
        Kind::Year { year, .. } => {
            let of_year = &list.site().archive.years[year];
            put("year", Value::from(of_year.year.to_string()));
            put("months", list.months(of_year));
            put("groups", list.by_month(&entries)?);
            put("previous", list.year_link(year + 1));
            put("next", list.year_link(year.wrapping_sub(1)));
            put("countries", list.countries_of_year(of_year));
            "year.html"
        }
        Kind::Month { year, month, .. } => {
            put("groups", list.by_day(&entries)?);
            put("year_link", list.year_link(year));
            let (earlier, later) = list.month_neighbours(year, month);
            put("previous", earlier);
            put("next", later);
            "month.html"
        }
        Kind::Undated { .. } => {
            put("items", list.items(&entries)?);
            "undated.html"
        }
        Kind::Countries => {
            put("countries", list.all_countries());
            put("grid", renderer.kept.grids[number].clone());
            put("map", renderer.kept.maps[number].clone());
            "countries.html"
        }
        Kind::Country { country, year, .. } => {
            let facet = &list.site().archive.countries[country];
            let names = list.other_names(|interface| {
                list.site().interfaces[interface]
                    .locale
                    .region_name(facet.key)
            });
            let shown = &renderer.kept.shared[number].countries[country];
            put("country", extend(shown, [("other_names", names)]));
            put(
                "year",
                Value::from(year.map(|year| facet.years[year].year.to_string())),
            );
            put("years", list.country_years(country, year)?);
            put(
                "groups",
                match year {
                    None => list.by_year(&entries)?,
                    Some(_) => list.by_month(&entries)?,
                },
            );
            let tally = year.map_or(&facet.tally, |year| &facet.years[year].tally);
            put("countries", list.countries_named(tally, Some(country)));
            put("tags", list.topics_named(tally, None));
            "country.html"
        }
        Kind::Topics => {
            put("tags", list.all_topics());
            "tags.html"
        }
        Kind::Topic { topic, .. } => {
            let facet = &list.site().archive.topics[topic];
            let names = list
                .other_names(|interface| list.site().topics[facet.key].names[interface].clone());
            let shown = &renderer.kept.shared[number].topics[topic];
            put("tag", extend(shown, [("other_names", names)]));
            put("groups", list.by_year(&entries)?);
            let years = facet.stretches.iter().map(|stretch| {
                let year = stretch.year;
                let page = stretch.first / list.site().page_size + 1;
                let kind = Kind::Topic { topic, page };
                let path = plan::path_of(list.site().archive, number, kind);
                object([
                    ("year", Value::from(year.to_string())),
                    ("path", Value::from(format!("{path}#y{year:04}"))),
                    ("count", Value::from(stretch.count)),
                ])
            });
            put("years", Value::from(years.collect::<Vec<_>>()));
            put("countries", list.countries_named(&facet.tally, None));
            put("tags", list.topics_named(&facet.tally, Some(topic)));
            "tag.html"
        }
        Kind::Search => {
            put("years", list.years());
            put(
                "day_form",
                Value::from(words::day_form(&list.site().interfaces[number])),
            );
            put("countries", list.all_countries());
            put("tags", list.all_topics());
            put("letters", list.letters());
            "search.html"
        }
        Kind::Headlines { page } => {
            let skip = (page - 1) * plan::page_size(kind, list.site().page_size);
            put("groups", list.by_letter(&entries, skip));
            put("letters", list.letters());
            "headlines.html"
        }
        Kind::Timeline { .. } => {
            put("groups", list.timeline(&entries)?);
            put("years", list.timeline_years());
            "timeline.html"
        }
        _ => {
            put("newest", list.newest(&entries)?);
            put("grid", renderer.kept.grids[number].clone());
            put("map", renderer.kept.maps[number].clone());
            put("years", list.years());
            put("tags", list.all_topics());
            "home.html"
        }
    })
}

/// The entries whose slips stand on a page of a list, or on the first page of a language.
pub fn entries(renderer: &Renderer<'_>, number: usize, kind: Kind) -> Vec<EntryNumber> {
    let archive = renderer.site.archive;
    let size = plan::page_size(kind, renderer.site.page_size);
    let skip = (kind.number() - 1) * size;
    let of_list = |list: &[EntryNumber]| {
        let rest = list.get(skip..).unwrap_or_default();
        rest[..rest.len().min(size)].to_vec()
    };
    match kind {
        Kind::Home => (0..archive.entries.len() as EntryNumber)
            .take(NEWEST)
            .collect(),
        Kind::Year { year, .. } => of_list(&archive.years[year].entries),
        Kind::Month { year, month, .. } => of_list(&archive.years[year].months[month].entries),
        Kind::Undated { .. } => {
            let undated = archive.undated.clone().skip(skip).take(size);
            undated.map(|entry| entry as EntryNumber).collect()
        }
        Kind::Country { country, year, .. } => {
            let facet = &archive.countries[country];
            match year {
                None => of_list(&facet.entries),
                Some(year) => of_list(&facet.years[year].entries),
            }
        }
        Kind::Topic { topic, .. } => of_list(&archive.topics[topic].entries),
        Kind::Timeline { .. } => of_list(&archive.timeline),
        Kind::Headlines { .. } => of_list(&renderer.kept.headlines[number].order),
        _ => Vec::new(),
    }
}

struct Lists<'a> {
    renderer: &'a Renderer<'a>,
    number: usize,
    /// The year, and the month in it, that the list is of.
    period: Option<(i32, Option<u32>)>,
}

fn period(site: &Site<'_>, kind: Kind) -> Option<(i32, Option<u32>)> {
    let archive = site.archive;
    match kind {
        Kind::Year { year, .. } => Some((archive.years[year].year, None)),
        Kind::Month { year, month, .. } => {
            let year = &archive.years[year];
            Some((year.year, Some(year.months[month].month)))
        }
        Kind::Country { country, year, .. } => {
            let year = archive.countries[country].years.get(year?)?;
            Some((year.year, None))
        }
        _ => None,
    }
}

impl<'a> Lists<'a> {
    fn site(&self) -> &'a Site<'a> {
        &self.renderer.site
    }

    fn interface(&self) -> &'a Interface {
        &self.site().interfaces[self.number]
    }

    /// The date under which an entry stands in the list.
    fn date(&self, entry: EntryNumber) -> Option<Date> {
        let entry = &self.site().archive.entries[entry as usize];
        match self.period {
            Some((year, month)) => entry.date_in(year, month),
            None => entry.date.as_ref().map(|date| date.value),
        }
    }

    fn items(&self, entries: &[EntryNumber]) -> Result<Value, Diagnostic> {
        let items = entries.iter().map(|&entry| self.item(entry));
        Ok(Value::from(items.collect::<Result<Vec<_>, Diagnostic>>()?))
    }

    /// The cutting of an entry. In the list of a time from which it has but a later version, it bears the date
    /// of that.
    fn item(&self, entry: EntryNumber) -> Result<Value, Diagnostic> {
        let of_entry = &self.site().archive.entries[entry as usize];
        let (own, is_guess) = view::dated(of_entry.date.as_ref());
        let date = self.date(entry);
        if date == own {
            let cuttings = self.renderer.cuttings(self.number, entry as usize)?;
            return Ok(cuttings.whole());
        }
        let shared = &self.renderer.kept.shared[self.number];
        let date = (date, is_guess);
        let item = view::item(self.site(), self.number, shared, of_entry, date);
        let templates = &self.renderer.kept.templates[self.number];
        Ok(fragment::Cuttings::new(&item, templates)?.whole())
    }

    /// The newest entries: the cutting of each, whole and without its first words.
    fn newest(&self, entries: &[EntryNumber]) -> Result<Value, Diagnostic> {
        let cuttings = entries.iter().map(|&entry| {
            let cuttings = self.renderer.cuttings(self.number, entry as usize)?;
            Ok(object([
                ("cutting", cuttings.whole()),
                ("brief", cuttings.brief()),
            ]))
        });
        Ok(Value::from(
            cuttings.collect::<Result<Vec<_>, Diagnostic>>()?,
        ))
    }

    /// Entries in order under headings, one for each stretch with the same date as `date` gives it.
    fn groups(
        &self,
        entries: &[EntryNumber],
        date: impl Fn(EntryNumber) -> Option<Date>,
        prefix: &str,
        path: impl Fn(Date) -> Option<Value>,
    ) -> Result<Value, Diagnostic> {
        let interface = &self.site().interfaces[self.number];
        let mut groups: Vec<Value> = Vec::new();
        let mut start = 0;
        while start < entries.len() {
            let of = date(entries[start]);
            let same = entries[start..]
                .iter()
                .take_while(|&&e| date(e) == of)
                .count();
            let id = of.map_or_else(|| "undated".to_owned(), |of| format!("{prefix}{of}"));
            groups.push(object([
                ("title", Value::from(words::heading(interface, of))),
                ("id", Value::from(id)),
                ("path", Value::from(of.and_then(&path))),
                ("items", self.items(&entries[start..start + same])?),
            ]));
            start += same;
        }
        Ok(Value::from(groups))
    }

    fn by_year(&self, entries: &[EntryNumber]) -> Result<Value, Diagnostic> {
        let addresses = &self.site().archive.addresses.interfaces[self.number];
        let year = |entry| {
            self.date(entry)
                .and_then(|date| Date::from_year(date.year()))
        };
        let path = |date: Date| Some(view::path(&addresses.year(date.year()).page(1)));
        self.groups(entries, year, "y", path)
    }

    fn by_month(&self, entries: &[EntryNumber]) -> Result<Value, Diagnostic> {
        let addresses = &self.site().archive.addresses.interfaces[self.number];
        let month = |entry| self.date(entry).map(to_month);
        let path = |date: Date| {
            let list = addresses.month(date.year(), date.month()?);
            Some(view::path(&list.page(1)))
        };
        self.groups(entries, month, "m", path)
    }

    fn by_day(&self, entries: &[EntryNumber]) -> Result<Value, Diagnostic> {
        let day = |entry| self.date(entry).map(Date::without_time);
        self.groups(entries, day, "d", |_| None)
    }

    /// Years, each with its months, by event.
    fn timeline(&self, entries: &[EntryNumber]) -> Result<Value, Diagnostic> {
        let event = |entry: &EntryNumber| self.site().archive.entries[*entry as usize].event();
        let year = |entry: &EntryNumber| event(entry).map(Date::year);
        let month = |entry: EntryNumber| event(&entry).map(to_month);
        let interface = self.interface();
        let moment = |&entry: &EntryNumber| {
            let slip = self.renderer.cuttings(self.number, entry as usize)?.slip();
            let entry = &self.site().archive.entries[entry as usize];
            Ok(view::moment(self.site(), self.number, entry, slip))
        };
        let of_month = |of_month: &[EntryNumber]| {
            let month = month(of_month[0]).filter(|date| date.month().is_some());
            Ok(object([
                ("title", Value::from(words::month_heading(interface, month))),
                ("id", Value::from(month.map(|month| format!("t{month}")))),
                (
                    "items",
                    Value::from(
                        of_month
                            .iter()
                            .map(moment)
                            .collect::<Result<Vec<_>, Diagnostic>>()?,
                    ),
                ),
            ]))
        };
        let of_year = |of_year: &[EntryNumber]| {
            let date = year(&of_year[0]).and_then(Date::from_year);
            let id = date.map_or_else(|| "undated".to_owned(), |date| format!("t{date}"));
            let months = of_year.chunk_by(|a, b| month(*a) == month(*b));
            let months = months
                .map(of_month)
                .collect::<Result<Vec<_>, Diagnostic>>()?;
            Ok(object([
                ("title", Value::from(words::heading(interface, date))),
                ("id", Value::from(id)),
                ("dated", Value::from(date.is_some())),
                ("months", Value::from(months)),
            ]))
        };
        let years = entries.chunk_by(|a, b| year(a) == year(b)).map(of_year);
        Ok(Value::from(years.collect::<Result<Vec<_>, Diagnostic>>()?))
    }

    fn link(&self, kind: Kind) -> Value {
        let place = self.renderer.kept.shared[self.number].places.of(kind);
        place.map_or(Value::none(), |place| place.value.clone())
    }

    fn year_link(&self, year: usize) -> Value {
        self.link(Kind::Year { year, page: 1 })
    }

    /// The months with entries before and after a month, across years.
    fn month_neighbours(&self, year: usize, month: usize) -> (Value, Value) {
        let years = &self.site().archive.years;
        let link = |year: usize, month: usize| {
            self.link(Kind::Month {
                year,
                month,
                page: 1,
            })
        };
        let with_months = |year: &usize| !years[*year].months.is_empty();
        let earlier = if month + 1 < years[year].months.len() {
            link(year, month + 1)
        } else {
            let year = (year + 1..years.len()).find(with_months);
            year.map_or(Value::none(), |year| link(year, 0))
        };
        let later = if month > 0 {
            link(year, month - 1)
        } else {
            let year = (0..year).rev().find(with_months);
            year.map_or(Value::none(), |year| {
                link(year, years[year].months.len() - 1)
            })
        };
        (earlier, later)
    }
}

/// A date without its day.
fn to_month(date: Date) -> Date {
    let month = date.month().and_then(|m| Date::from_month(date.year(), m));
    month.or(Date::from_year(date.year())).unwrap_or(date)
}
