//! Structured data for search engines and reference managers.

use super::{Site, view};
use serde_json::json;

/// schema.org's NewsArticle for a page, as JSON that can stand in a script element.
pub fn news_article(site: &Site<'_>, number: usize, entry: usize) -> String {
    let entry = &site.archive.entries[entry];
    let page = &entry.pages[number];
    let version = entry.version(number);
    let canonical = &entry.pages[page.canonical].path;
    let address = match site.base_url {
        Some(_) => site.address(canonical.as_str()),
        None => format!("{}{canonical}", page.path.root()),
    };
    let mut article = json!({
        "@context": "https://schema.org",
        "@type": "NewsArticle",
        "headline": version.title.value,
        "inLanguage": version.language.value.as_str(),
        "url": address,
        "mainEntityOfPage": address,
        "isAccessibleForFree": true,
    });
    let date = version.published.as_ref().or(entry.date.as_ref());
    if let Some(date) = date {
        article["datePublished"] = json!(date.value.machine());
    }
    if let Some(source) = &version.source_url {
        article["isBasedOn"] = json!(source.value);
    }
    if let Some(outlet) = view::outlet(site, version) {
        article["publisher"] = json!({ "@type": "Organization", "name": outlet });
    }
    if !entry.countries.is_empty() {
        let interface = &site.interfaces[number];
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
    // `<` never stands in it, so no text of a capture can end the script element.
    article.to_string().replace('<', "\\u003c")
}
