//! Structured data (schema.org as JSON-LD) for search engines: an article or a list, and where it stands.

use super::places::Place;
use super::plan::{self, Kind, Page};
use super::{Site, corrections, view};
use crate::article::Found;
use crate::article::date::Date;
use serde_json::{Value, json};

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
        Kind::Article(entry) => news_article(site, page.interface, entry, said),
        _ => collection(site, page, said),
    };
    let mut nodes = vec![main];
    // Breadcrumbs must give addresses, and those of structured data are absolute.
    if site.base_url.is_some() && page.kind != Kind::Home {
        nodes.push(breadcrumbs(site, said));
    }
    let graph = json!({ "@context": "https://schema.org", "@graph": nodes });
    // `<` never stands in it, so no text of a capture can end the script element.
    graph.to_string().replace('<', "\\u003c")
}

fn news_article(site: &Site<'_>, number: usize, entry: usize, said: &Said<'_>) -> Value {
    let interface = &site.interfaces[number];
    let entry = &site.archive.entries[entry];
    let version = entry.version(number);
    let mut article = json!({
        "@type": "NewsArticle",
        "headline": view::cited_title(version),
        "inLanguage": version.language.value.as_str(),
        "isAccessibleForFree": true,
    });
    if !said.description.is_empty() {
        article["description"] = json!(said.description);
    }
    if site.base_url.is_some() {
        let address = site.address(entry.canonical(number).as_str());
        article["url"] = json!(address);
        article["mainEntityOfPage"] = json!(address);
    }
    let stated = |date: &&Found<Date>| !date.source.is_derived();
    if let Some(date) = version.published.as_ref().filter(stated) {
        article["datePublished"] = json!(date.value.machine());
    }
    if let Some(last) = version.corrections.last() {
        article["dateModified"] = json!(last.date.machine());
        article["correction"] = corrections::structured(interface, version);
    }
    if let Some(kicker) = &version.kicker {
        article["articleSection"] = json!(kicker);
    }
    let further = entry.further[entry.pages[number].version].iter();
    let captures = std::iter::once(version).chain(further.map(|further| &*further.article));
    let mut sources: Vec<&str> = Vec::new();
    for source in captures.filter_map(|article| article.source_url.as_ref()) {
        if !sources.contains(&&*source.value) {
            sources.push(&source.value);
        }
    }
    match sources[..] {
        [] => {}
        [source] => article["isBasedOn"] = json!(source),
        _ => article["isBasedOn"] = json!(sources),
    }
    if let Some(outlet) = view::outlet(version, interface.language) {
        let outlet = json!({ "@type": "Organization", "name": outlet });
        article["author"] = outlet.clone();
        article["publisher"] = outlet;
    }
    if !entry.countries.is_empty() {
        let places = entry.countries.iter().map(|&country| {
            json!({ "@type": "Country", "name": interface.locale.region_name(country), "identifier": country.as_str() })
        });
        article["contentLocation"] = places.collect();
    }
    if !entry.topics.is_empty() {
        let names = entry
            .topics
            .iter()
            .map(|&topic| &site.topics[topic].names[number]);
        article["keywords"] = json!(names.collect::<Vec<_>>());
    }
    article["isPartOf"] = website(site, number);
    article
}

/// A page that lists articles, or leads to such pages.
fn collection(site: &Site<'_>, page: &Page, said: &Said<'_>) -> Value {
    let number = page.interface;
    let mut collection = json!({
        "@type": "CollectionPage",
        "name": said.title,
        "description": said.description,
        "inLanguage": site.interfaces[number].language.as_str(),
        "isPartOf": website(site, number),
    });
    if site.base_url.is_some() {
        collection["url"] = json!(site.address(page.path.as_str()));
    }
    let length = match page.kind {
        Kind::Home => site.archive.entries.len(),
        kind => plan::length(site.archive, kind),
    };
    if length > 0 {
        collection["mainEntity"] = json!({ "@type": "ItemList", "numberOfItems": length });
    }
    collection
}

fn website(site: &Site<'_>, number: usize) -> Value {
    let mut website = json!({ "@type": "WebSite", "name": site.about[number].title });
    if site.base_url.is_some() {
        let home = plan::path_of(site.archive, number, Kind::Home);
        website["url"] = json!(site.address(home.as_str()));
    }
    website
}

fn breadcrumbs(site: &Site<'_>, said: &Said<'_>) -> Value {
    let step = |name: &str| json!({ "name": name });
    let above = said.above.iter().map(|place| {
        let mut step = step(&place.title);
        step["item"] = json!(site.address(place.path.as_str()));
        step
    });
    let steps = above.chain([step(said.title)]);
    let steps = steps.enumerate().map(|(place, mut step)| {
        step["@type"] = json!("ListItem");
        step["position"] = json!(place + 1);
        step
    });
    json!({ "@type": "BreadcrumbList", "itemListElement": steps.collect::<Value>() })
}
