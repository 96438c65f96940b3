//! The lists of an archive by what they are of, whatever their addresses: `country/LA/2021`.

use crate::locale::Region;
use std::fmt;

/// A list, an index of lists, or another page that each interface language has once.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum List {
    /// The first page of a language.
    Home,
    /// Index of years.
    Years,
    /// A year.
    Year(i32),
    /// A month of a year.
    Month(i32, u32),
    /// Entries without a date.
    Undated,
    /// Index of countries.
    Countries,
    /// A country, or one year of it.
    Country(Region, Option<i32>),
    /// Index of topics.
    Topics,
    /// A topic, by its id.
    Topic(String),
    /// All entries by event.
    Timeline,
    /// The search.
    Search,
    /// All entries by headline.
    Headlines,
    /// The corrections of all articles.
    Corrections,
}

/// The lists that there is one of, by their names.
const SINGLE: [(&str, List); 9] = [
    ("home", List::Home),
    ("years", List::Years),
    ("undated", List::Undated),
    ("countries", List::Countries),
    ("topics", List::Topics),
    ("timeline", List::Timeline),
    ("search", List::Search),
    ("headlines", List::Headlines),
    ("corrections", List::Corrections),
];

impl List {
    /// Reads what [`fmt::Display`] gives.
    pub fn parse(text: &str) -> Option<List> {
        if let Some((_, list)) = SINGLE.iter().find(|(name, _)| *name == text) {
            return Some(list.clone());
        }
        let (kind, rest) = text.split_once('/')?;
        let year = |text: &str| (text.len() >= 4).then(|| text.parse().ok()).flatten();
        match kind {
            "year" => year(rest).map(List::Year),
            "month" => {
                let (of_year, month) = rest.rsplit_once('-')?;
                let month = month
                    .parse()
                    .ok()
                    .filter(|month| (1..=12).contains(month))?;
                Some(List::Month(year(of_year)?, month))
            }
            "country" => match rest.split_once('/') {
                None => Some(List::Country(rest.parse().ok()?, None)),
                Some((code, of_year)) => {
                    Some(List::Country(code.parse().ok()?, Some(year(of_year)?)))
                }
            },
            "topic" if !rest.is_empty() => Some(List::Topic(rest.to_owned())),
            _ => None,
        }
    }
}

impl fmt::Display for List {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            List::Year(year) => write!(f, "year/{year:04}"),
            List::Month(year, month) => write!(f, "month/{year:04}-{month:02}"),
            List::Country(code, None) => write!(f, "country/{code}"),
            List::Country(code, Some(year)) => write!(f, "country/{code}/{year:04}"),
            List::Topic(id) => write!(f, "topic/{id}"),
            single => {
                let name = SINGLE.iter().find(|(_, list)| list == single);
                f.write_str(name.map_or("", |(name, _)| name))
            }
        }
    }
}
