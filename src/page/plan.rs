//! Which files a site has, and where each stands.

use super::cite::Format;
use crate::archive::Archive;
use crate::archive::address::List;
use crate::site_path::SitePath;

/// One file of the site.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Page {
    /// Where it stands.
    pub path: SitePath,
    /// Number of the interface language; 0 for files of no language.
    pub interface: usize,
    /// What it is.
    pub kind: Kind,
}

/// What a page shows. Numbers count in the lists of [`Archive`]; `page` counts from 1.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Kind {
    /// The choice of language.
    Root,
    /// What a server shows for an address that is not there.
    NotFound,
    /// First page of a language.
    Home,
    /// An entry.
    Article(usize),
    /// Index of years.
    Years,
    /// A year of [`Archive::years`].
    Year {
        #[allow(missing_docs)]
        year: usize,
        #[allow(missing_docs)]
        page: usize,
    },
    /// A month of a year.
    Month {
        #[allow(missing_docs)]
        year: usize,
        #[allow(missing_docs)]
        month: usize,
        #[allow(missing_docs)]
        page: usize,
    },
    /// Entries without a date.
    Undated {
        #[allow(missing_docs)]
        page: usize,
    },
    /// Index of countries.
    Countries,
    /// A country, or one year of it (as number of [`crate::archive::Facet::years`]).
    Country {
        #[allow(missing_docs)]
        country: usize,
        #[allow(missing_docs)]
        year: Option<usize>,
        #[allow(missing_docs)]
        page: usize,
    },
    /// Index of topics.
    Topics,
    /// A topic.
    Topic {
        #[allow(missing_docs)]
        topic: usize,
        #[allow(missing_docs)]
        page: usize,
    },
    /// All entries by event.
    Timeline {
        #[allow(missing_docs)]
        page: usize,
    },
    /// The search.
    Search,
    /// All entries by headline.
    Headlines {
        #[allow(missing_docs)]
        page: usize,
    },
    /// The corrections of all articles, the latest first.
    Corrections {
        #[allow(missing_docs)]
        page: usize,
    },
    /// The word that an article of [`Archive::withdrawn`] is not shown any more.
    Withdrawn(usize),
    /// Newest articles of a language.
    Feed,
    /// The same as JSON Feed.
    JsonFeed,
    /// The record of an entry for those who cite it; of each version there is one.
    Citation {
        #[allow(missing_docs)]
        entry: usize,
        #[allow(missing_docs)]
        format: Format,
    },
    /// Newest articles of a country.
    CountryFeed(usize),
    /// Newest articles of a topic.
    TopicFeed(usize),
    /// Newest corrections.
    CorrectionsFeed,
    /// Addresses for search engines; where they are too many for one file, the list of its parts.
    Sitemap,
    /// A part of a long sitemap, counted from 1.
    SitemapPart(usize),
    /// What search engines may read.
    Robots,
    /// The way from an address of another time to a page.
    Moved(usize),
    /// An address of another time at which nothing stands.
    Gone(usize),
    /// A feed or record for those who cite at an address of another time.
    FormerFile(usize),
}

impl Kind {
    /// The names of all kinds of HTML pages.
    pub const NAMES: [&'static str; 20] = [
        "article",
        "corrections",
        "countries",
        "country",
        "country-year",
        "gone",
        "headlines",
        "home",
        "month",
        "moved",
        "not-found",
        "root",
        "search",
        "tag",
        "tags",
        "timeline",
        "undated",
        "withdrawn",
        "year",
        "years",
    ];

    /// The name that templates and checks know it by; `None` for what is no HTML page.
    pub fn name(self) -> Option<&'static str> {
        Some(match self {
            Kind::Root => "root",
            Kind::NotFound => "not-found",
            Kind::Home => "home",
            Kind::Article(_) => "article",
            Kind::Years => "years",
            Kind::Year { .. } => "year",
            Kind::Month { .. } => "month",
            Kind::Undated { .. } => "undated",
            Kind::Countries => "countries",
            Kind::Country { year: None, .. } => "country",
            Kind::Country { year: Some(_), .. } => "country-year",
            Kind::Topics => "tags",
            Kind::Topic { .. } => "tag",
            Kind::Timeline { .. } => "timeline",
            Kind::Search => "search",
            Kind::Headlines { .. } => "headlines",
            Kind::Corrections { .. } => "corrections",
            Kind::Withdrawn(_) => "withdrawn",
            Kind::Moved(_) => "moved",
            Kind::Gone(_) => "gone",
            Kind::Feed | Kind::JsonFeed | Kind::CountryFeed(_) | Kind::TopicFeed(_) => return None,
            Kind::CorrectionsFeed => return None,
            Kind::Citation { .. } | Kind::FormerFile(_) => return None,
            Kind::Sitemap | Kind::SitemapPart(_) | Kind::Robots => return None,
        })
    }

    /// Whether it is an HTML page that search engines should list.
    pub fn is_indexed(self) -> bool {
        self.name().is_some()
            && !matches!(
                self,
                Kind::NotFound | Kind::Moved(_) | Kind::Gone(_) | Kind::Withdrawn(_)
            )
    }

    /// Whether a file of the archive's own may stand in its place.
    pub fn gives_way(self) -> bool {
        matches!(
            self,
            Kind::Robots | Kind::Moved(_) | Kind::Gone(_) | Kind::FormerFile(_)
        )
    }

    /// Whether the site has this page in every interface.
    pub fn is_in_every_language(self) -> bool {
        !matches!(
            self,
            Kind::Root | Kind::NotFound | Kind::Moved(_) | Kind::Gone(_)
        )
    }

    /// The page's number in its list, from 1.
    pub fn number(mut self) -> usize {
        self.page_mut().map_or(1, |page| *page)
    }

    /// Another page of the same list.
    pub fn at_page(mut self, number: usize) -> Kind {
        if let Some(page) = self.page_mut() {
            *page = number;
        }
        self
    }

    fn page_mut(&mut self) -> Option<&mut usize> {
        match self {
            Kind::Year { page, .. }
            | Kind::Month { page, .. }
            | Kind::Undated { page }
            | Kind::Country { page, .. }
            | Kind::Topic { page, .. }
            | Kind::Headlines { page }
            | Kind::Corrections { page }
            | Kind::Timeline { page } => Some(page),
            _ => None,
        }
    }
}

/// Where a page of a kind stands in an interface.
pub fn path_of(archive: &Archive, interface: usize, kind: Kind) -> SitePath {
    let addresses = &archive.addresses.interfaces[interface];
    let list: List = match kind {
        Kind::Root => return fixed("index.html"),
        // Addresses of another time are known to their pages alone.
        Kind::NotFound | Kind::Moved(_) | Kind::Gone(_) | Kind::FormerFile(_) => {
            return fixed("404.html");
        }
        Kind::Sitemap => return fixed("sitemap.xml"),
        Kind::SitemapPart(part) => return fixed(&format!("sitemap-{part}.xml")),
        Kind::Robots => return fixed("robots.txt"),
        Kind::Home => return addresses.home(),
        Kind::Withdrawn(number) => return archive.withdrawn[number].pages[interface].path.clone(),
        Kind::Feed => return addresses.feed(),
        Kind::CorrectionsFeed => return addresses.corrections.feed(),
        Kind::JsonFeed => return addresses.json_feed(),
        Kind::Citation { entry, format } => {
            let page = archive.entries[entry].canonical(interface);
            return page.with_extension(format.extension());
        }
        Kind::Article(number) => return archive.entries[number].pages[interface].path.clone(),
        Kind::CountryFeed(number) => return addresses.country[number].feed(),
        Kind::TopicFeed(number) => return addresses.topic[number].feed(),
        Kind::Years => addresses.years.clone(),
        Kind::Countries => addresses.countries.clone(),
        Kind::Topics => addresses.topics.clone(),
        Kind::Timeline { .. } => addresses.timeline.clone(),
        Kind::Search => addresses.search.clone(),
        Kind::Headlines { .. } => addresses.headlines.clone(),
        Kind::Undated { .. } => addresses.undated.clone(),
        Kind::Corrections { .. } => addresses.corrections.clone(),
        Kind::Year { year, .. } => addresses.year(archive.years[year].year),
        Kind::Month { year, month, .. } => {
            let year = &archive.years[year];
            addresses.month(year.year, year.months[month].month)
        }
        Kind::Country { country, year, .. } => {
            let list = &addresses.country[country];
            match year {
                None => list.clone(),
                Some(year) => list.year(archive.countries[country].years[year].year),
            }
        }
        Kind::Topic { topic, .. } => addresses.topic[topic].clone(),
    };
    list.page(kind.number())
}

fn fixed(path: &str) -> SitePath {
    match SitePath::new(path) {
        Ok(path) => path,
        Err(error) => unreachable!("{error}"),
    }
}

/// How many entries a list has.
pub fn length(archive: &Archive, kind: Kind) -> usize {
    match kind {
        Kind::Year { year, .. } => archive.years[year].entries.len(),
        Kind::Month { year, month, .. } => archive.years[year].months[month].entries.len(),
        Kind::Undated { .. } => archive.undated.len(),
        Kind::Country { country, year, .. } => {
            let facet = &archive.countries[country];
            year.map_or(facet.entries.len(), |year| facet.years[year].entries.len())
        }
        Kind::Topic { topic, .. } => archive.topics[topic].entries.len(),
        Kind::Timeline { .. } => archive.timeline.len(),
        Kind::Headlines { .. } => archive.entries.len(),
        Kind::Corrections { .. } => archive.corrections.len(),
        _ => 0,
    }
}

/// How many pages a list has, at least one.
pub fn pages(archive: &Archive, kind: Kind, page_size: usize) -> usize {
    let size = self::page_size(kind, page_size);
    length(archive, kind).div_ceil(size).max(1)
}

/// How many entries stand on one page of a list. `page_size` is that of the site; bare headlines take less
/// room.
pub fn page_size(kind: Kind, page_size: usize) -> usize {
    match kind {
        Kind::Headlines { .. } => page_size * 4,
        _ => page_size,
    }
}

/// All pages and feeds of a site but those of former addresses, in a fixed order.
pub fn plan(archive: &Archive, interfaces: usize, page_size: usize) -> Vec<Page> {
    let mut found = Vec::new();
    let mut add = |interface: usize, kind: Kind| {
        for number in 1..=pages(archive, kind, page_size) {
            let kind = kind.at_page(number);
            let path = path_of(archive, interface, kind);
            found.push(Page {
                path,
                interface,
                kind,
            });
        }
    };
    add(0, Kind::Root);
    add(0, Kind::NotFound);
    add(0, Kind::Robots);
    let page = 1;
    for interface in 0..interfaces {
        for kind in [
            Kind::Home,
            Kind::Feed,
            Kind::JsonFeed,
            Kind::Years,
            Kind::Countries,
            Kind::Topics,
            Kind::Timeline { page },
            Kind::Search,
            Kind::Headlines { page },
        ] {
            add(interface, kind);
        }
        if !archive.undated.is_empty() {
            add(interface, Kind::Undated { page });
        }
        if !archive.corrections.is_empty() {
            add(interface, Kind::CorrectionsFeed);
            add(interface, Kind::Corrections { page });
        }
        for (year, of_year) in archive.years.iter().enumerate() {
            add(interface, Kind::Year { year, page });
            for month in 0..of_year.months.len() {
                add(interface, Kind::Month { year, month, page });
            }
        }
        for (country, facet) in archive.countries.iter().enumerate() {
            add(interface, Kind::CountryFeed(country));
            let years = (0..facet.years.len()).map(Some);
            for year in std::iter::once(None).chain(years) {
                add(
                    interface,
                    Kind::Country {
                        country,
                        year,
                        page,
                    },
                );
            }
        }
        for topic in 0..archive.topics.len() {
            add(interface, Kind::TopicFeed(topic));
            add(interface, Kind::Topic { topic, page });
        }
        for entry in 0..archive.entries.len() {
            add(interface, Kind::Article(entry));
            if archive.entries[entry].is_canonical(interface) {
                for format in Format::ALL {
                    add(interface, Kind::Citation { entry, format });
                }
            }
        }
        for number in 0..archive.withdrawn.len() {
            add(interface, Kind::Withdrawn(number));
        }
    }
    found
}
