//! Titles and descriptions of pages, in the words of the interface.

use super::plan::{self, Kind};
use super::{Site, view, words};
use crate::locale::{Interface, Variable};

/// The title of a page, without the site's name.
pub fn title(site: &Site<'_>, number: usize, kind: Kind) -> String {
    if let Kind::Article(entry) = kind {
        return site.archive.entries[entry]
            .version(number)
            .title
            .value
            .clone();
    }
    let interface = &site.interfaces[number];
    let title = said_of(site, number, kind, "title");
    let total = plan::pages(site.archive, kind, site.page_size);
    if kind.number() == 1 {
        return title;
    }
    words::string(
        interface,
        "title-paged",
        &[
            ("title", Variable::Text(&title)),
            ("page", Variable::Text(&kind.number().to_string())),
            ("total", Variable::Text(&total.to_string())),
        ],
    )
}

/// What search engines and previews say of a page.
pub fn description(site: &Site<'_>, number: usize, kind: Kind) -> String {
    match kind {
        Kind::Article(entry) => view::excerpt(site.archive.entries[entry].version(number)),
        Kind::Root | Kind::Home if !site.about[number].description.is_empty() => {
            site.about[number].description.clone()
        }
        _ => said_of(site, number, kind, "description"),
    }
}

/// The string `WHAT-KIND`, with everything that a translator may want to put into it.
fn said_of(site: &Site<'_>, number: usize, kind: Kind, what: &str) -> String {
    let interface: &Interface = &site.interfaces[number];
    let archive = site.archive;
    let (mut country, mut year, mut tag) = (String::new(), String::new(), String::new());
    let mut month = None;
    match kind {
        Kind::Year { year: place, .. } => year = archive.years[place].year.to_string(),
        Kind::Month {
            year: place,
            month: m,
            ..
        } => {
            let of_year = &archive.years[place];
            year = of_year.year.to_string();
            month = Some((of_year.year, of_year.months[m].month));
        }
        Kind::Country {
            country: place,
            year: of_year,
            ..
        } => {
            let facet = &archive.countries[place];
            country = interface.locale.region_name(facet.key);
            year = of_year.map_or_else(String::new, |y| facet.years[y].year.to_string());
        }
        Kind::Topic { topic, .. } => {
            tag.clone_from(&site.topics[archive.topics[topic].key].names[number]);
        }
        _ => {}
    }
    let (month_text, month_name, month_number) = match month {
        Some((year, month)) => (
            words::month(interface, year, month),
            interface.locale.month_name(month),
            month.to_string(),
        ),
        None => Default::default(),
    };
    let name = kind.name().unwrap_or("home");
    words::string(
        interface,
        &format!("{what}-{name}"),
        &[
            ("site", Variable::Text(&site.about[number].title)),
            ("country", Variable::Text(&country)),
            ("year", Variable::Text(&year)),
            ("tag", Variable::Text(&tag)),
            ("month", Variable::Text(&month_text)),
            ("name", Variable::Text(&month_name)),
            ("number", Variable::Text(&month_number)),
            ("n", Variable::Number(plan::length(archive, kind) as u64)),
        ],
    )
}
