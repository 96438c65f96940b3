//! Structured data (schema.org as JSON-LD) for search engines: an article or a list, and where it stands.

use super::places::Place;
use super::plan::{self, Kind, Page};
use super::{Site, corrections, view};
use crate::article::Found;
use crate::article::date::Date;
use serde::Serialize;

/// What a page says of itself in words.
pub struct Said<'a> {
    /// Its title, without the site's name.
    pub title: &'a str,
    /// What it shows.
    pub description: &'a str,
    /// The pages on the way from home to its parent.
    pub above: &'a [&'a Place],
}

/// What a page is, as JSON that can stand in a script element.
pub fn graph(site: &Site<'_>, page: &Page, said: &Said<'_>) -> String {
    let main = match page.kind {
        Kind::Article(entry) => Node::Article(news_article(site, page.interface, entry, said)),
        _ => Node::List(collection(site, page, said)),
    };
    let mut nodes = vec![main];
    // Breadcrumbs must give addresses, and those of structured data are absolute.
    if site.base_url.is_some() && page.kind != Kind::Home {
        nodes.push(Node::Way(breadcrumbs(site, said)));
    }
    let graph = Graph {
        context: "https://schema.org",
        nodes,
    };
    // Writing texts and numbers under names that are texts cannot fail.
    let json = serde_json::to_string(&graph).unwrap_or_default();
    // `<` never stands in it, so no text of a capture can end the script element.
    json.replace('<', "\\u003c")
}

#[derive(Serialize)]
struct Graph<'a> {
    #[serde(rename = "@context")]
    context: &'static str,
    #[serde(rename = "@graph")]
    nodes: Vec<Node<'a>>,
}

#[derive(Serialize)]
#[serde(untagged)]
enum Node<'a> {
    Article(Box<NewsArticle<'a>>),
    List(CollectionPage<'a>),
    Way(BreadcrumbList<'a>),
}

#[derive(Serialize)]
#[serde(tag = "@type", rename_all = "camelCase")]
struct NewsArticle<'a> {
    headline: String,
    in_language: &'a str,
    is_accessible_for_free: bool,
    #[serde(skip_serializing_if = "str::is_empty")]
    description: &'a str,
    #[serde(skip_serializing_if = "Option::is_none")]
    url: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    main_entity_of_page: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    date_published: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    date_modified: Option<String>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    correction: Vec<corrections::CorrectionComment<'a>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    article_section: Option<&'a str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    is_based_on: Option<OneOrMany<'a>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    author: Option<Organization>,
    #[serde(skip_serializing_if = "Option::is_none")]
    publisher: Option<Organization>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    content_location: Vec<Country<'a>>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    keywords: Vec<&'a str>,
    is_part_of: WebSite<'a>,
}

#[derive(Serialize)]
#[serde(untagged)]
enum OneOrMany<'a> {
    One(&'a str),
    Many(Vec<&'a str>),
}

#[derive(Serialize, Clone)]
#[serde(tag = "@type")]
struct Organization {
    name: String,
}

#[derive(Serialize)]
#[serde(tag = "@type")]
struct Country<'a> {
    name: String,
    identifier: &'a str,
}

/// A page that lists articles, or leads to such pages.
#[derive(Serialize)]
#[serde(tag = "@type", rename_all = "camelCase")]
struct CollectionPage<'a> {
    name: &'a str,
    description: &'a str,
    in_language: &'a str,
    is_part_of: WebSite<'a>,
    #[serde(skip_serializing_if = "Option::is_none")]
    url: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    main_entity: Option<ItemList>,
}

#[derive(Serialize)]
#[serde(tag = "@type", rename_all = "camelCase")]
struct ItemList {
    number_of_items: usize,
}

#[derive(Serialize)]
#[serde(tag = "@type")]
struct WebSite<'a> {
    name: &'a str,
    #[serde(skip_serializing_if = "Option::is_none")]
    url: Option<String>,
}

#[derive(Serialize)]
#[serde(tag = "@type", rename_all = "camelCase")]
struct BreadcrumbList<'a> {
    item_list_element: Vec<ListItem<'a>>,
}

#[derive(Serialize)]
struct ListItem<'a> {
    name: &'a str,
    #[serde(skip_serializing_if = "Option::is_none")]
    item: Option<String>,
    #[serde(rename = "@type")]
    kind: &'static str,
    position: usize,
}

fn news_article<'a>(
    site: &Site<'a>,
    number: usize,
    entry: usize,
    said: &Said<'a>,
) -> Box<NewsArticle<'a>> {
    let interface = &site.interfaces[number];
    let entry = &site.archive.entries[entry];
    let version = entry.version(number);
    let address = site
        .base_url
        .map(|_| site.address(entry.canonical(number).as_str()));
    let stated = |date: &&Found<Date>| !date.source.is_derived();
    let published = version.published.as_ref().filter(stated);
    let further = entry.further[entry.pages[number].version].iter();
    let captures = std::iter::once(version).chain(further.map(|further| &*further.article));
    let mut sources: Vec<&str> = Vec::new();
    for source in captures.filter_map(|article| article.source_url.as_ref()) {
        if !sources.contains(&&*source.value) {
            sources.push(&source.value);
        }
    }
    let outlet = view::outlet(version, interface.language);
    let outlet = outlet.map(|name| Organization { name });
    let countries = entry.countries.iter().map(|country| Country {
        name: interface.locale.region_name(*country),
        identifier: country.as_str(),
    });
    let topics = entry.topics.iter();
    Box::new(NewsArticle {
        headline: view::cited_title(version),
        in_language: version.language.value.as_str(),
        is_accessible_for_free: true,
        description: said.description,
        url: address.clone(),
        main_entity_of_page: address,
        date_published: published.map(|date| date.value.machine()),
        date_modified: version.corrections.last().map(|last| last.date.machine()),
        correction: corrections::structured(interface, version),
        article_section: version.kicker.as_deref(),
        is_based_on: match sources[..] {
            [] => None,
            [source] => Some(OneOrMany::One(source)),
            _ => Some(OneOrMany::Many(sources)),
        },
        author: outlet.clone(),
        publisher: outlet,
        content_location: countries.collect(),
        keywords: topics
            .map(|&topic| &*site.topics[topic].names[number])
            .collect(),
        is_part_of: website(site, number),
    })
}

fn collection<'a>(site: &Site<'a>, page: &Page, said: &Said<'a>) -> CollectionPage<'a> {
    let number = page.interface;
    let length = match page.kind {
        Kind::Home => site.archive.entries.len(),
        kind => plan::length(site.archive, kind),
    };
    CollectionPage {
        name: said.title,
        description: said.description,
        in_language: site.interfaces[number].language.as_str(),
        is_part_of: website(site, number),
        url: site.base_url.map(|_| site.address(page.path.as_str())),
        main_entity: (length > 0).then_some(ItemList {
            number_of_items: length,
        }),
    }
}

fn website<'a>(site: &Site<'a>, number: usize) -> WebSite<'a> {
    let home = || plan::path_of(site.archive, number, Kind::Home);
    WebSite {
        name: &site.about[number].title,
        url: site.base_url.map(|_| site.address(home().as_str())),
    }
}

fn breadcrumbs<'a>(site: &Site<'_>, said: &Said<'a>) -> BreadcrumbList<'a> {
    let above = said.above.iter().map(|place| {
        let address = site.address(place.path.as_str());
        (&*place.title, Some(address))
    });
    let steps = above.chain([(said.title, None)]).enumerate();
    let steps = steps.map(|(place, (name, item))| ListItem {
        name,
        item,
        kind: "ListItem",
        position: place + 1,
    });
    BreadcrumbList {
        item_list_element: steps.collect(),
    }
}
