//! Structured data for search engines and reference managers.

use super::{Site, view};
use serde_json::json;

/// schema.org's NewsArticle for a page, as JSON that can stand in a script element.
pub fn news_article(site: &Site<'_>, number: usize, entry: usize) -> String {
    let entry = &site.archive.entries[entry];
    let version = entry.version(number);
    let mut article = json!({
        "@context": "https://schema.org",
        "@type": "NewsArticle",
        "headline": view::cited_title(version),
        "inLanguage": version.language.value.as_str(),
        "isAccessibleForFree": true,
    });
    if site.base_url.is_some() {
        let address = site.address(entry.canonical(number).as_str());
        article["url"] = json!(address);
        article["mainEntityOfPage"] = json!(address);
    }
    if let Some(date) = &version.published {
        article["datePublished"] = json!(date.value.machine());
    }
    if let Some(source) = &version.source_url {
        article["isBasedOn"] = json!(source.value);
    }
    if let Some(outlet) = view::outlet(version, site.interfaces[number].language) {
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
