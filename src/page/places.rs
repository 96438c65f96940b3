//! The pages that others name and lead to: title and address of each, made once for an interface.

use super::plan::{self, Kind};
use super::view::{self, object};
use super::{Site, titles};
use crate::site_path::SitePath;
use tera::Value;

/// A page as others name it.
#[derive(Debug)]
pub struct Place {
    /// Its title, without the site's name.
    pub title: String,
    /// Where it stands.
    pub path: SitePath,
    /// `{title, path}`.
    pub value: Value,
}

impl Place {
    fn new(site: &Site<'_>, number: usize, kind: Kind) -> Self {
        let title = titles::title(site, number, kind);
        let path = plan::path_of(site.archive, number, kind);
        Place {
            value: object([
                ("title", Value::from(title.as_str())),
                ("path", view::path(&path)),
            ]),
            title,
            path,
        }
    }
}

/// The first pages of lists and what leads to them, in one interface.
#[derive(Debug)]
pub struct Places {
    home: Place,
    years: Place,
    countries: Place,
    topics: Place,
    undated: Place,
    /// As in [`crate::archive::Archive::years`], each with its months.
    year: Vec<(Place, Vec<Place>)>,
    /// As in [`crate::archive::Archive::countries`].
    country: Vec<Place>,
}

impl Places {
    /// Makes them for an interface.
    pub fn new(site: &Site<'_>, number: usize) -> Self {
        let place = |kind| Place::new(site, number, kind);
        let page = 1;
        let years = site.archive.years.iter().enumerate();
        let countries = 0..site.archive.countries.len();
        Places {
            home: place(Kind::Home),
            years: place(Kind::Years),
            countries: place(Kind::Countries),
            topics: place(Kind::Topics),
            undated: place(Kind::Undated { page }),
            year: years
                .map(|(year, of_year)| {
                    let month = |month| place(Kind::Month { year, month, page });
                    let months = (0..of_year.months.len()).map(month).collect();
                    (place(Kind::Year { year, page }), months)
                })
                .collect(),
            country: countries
                .map(|country| {
                    let year = None;
                    place(Kind::Country {
                        country,
                        year,
                        page,
                    })
                })
                .collect(),
        }
    }

    /// The first page of what `kind` is of; `None` for pages that no other page leads to by their title.
    pub fn of(&self, kind: Kind) -> Option<&Place> {
        Some(match kind {
            Kind::Home => &self.home,
            Kind::Years => &self.years,
            Kind::Countries => &self.countries,
            Kind::Topics => &self.topics,
            Kind::Undated { .. } => &self.undated,
            Kind::Year { year, .. } => &self.year.get(year)?.0,
            Kind::Month { year, month, .. } => self.year.get(year)?.1.get(month)?,
            Kind::Country {
                country,
                year: None,
                ..
            } => self.country.get(country)?,
            _ => return None,
        })
    }
}
