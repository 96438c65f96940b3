//! JSON Feed 1.1 (jsonfeed.org) of a language: the articles of its Atom feed.

use super::plan::{self, Kind};
use super::{Site, feed, view, words};
use crate::locale::Variable;
use serde_json::{Value, json};

/// The feed as JSON.
pub fn render(site: &Site<'_>, number: usize) -> String {
    let interface = &site.interfaces[number];
    let path = plan::path_of(site.archive, number, Kind::JsonFeed);
    let address = |target: &str| match site.base_url {
        Some(base) => format!("{base}{target}"),
        None => format!("{}{target}", path.root()),
    };
    let about = ("site", Variable::Text(&site.about[number].title));
    let items: Vec<Value> = feed::newest(site, number, Kind::Feed)
        .map(|(entry, date)| {
            let version = entry.version(number);
            let countries = entry
                .countries
                .iter()
                .map(|&code| interface.locale.region_name(code));
            let topics = entry
                .topics
                .iter()
                .map(|&topic| site.topics[topic].names[number].clone());
            let mut item = json!({
                "id": feed::id(site, entry.canonical(number).as_str()),
                "url": address(entry.pages[number].path.as_str()),
                "title": view::cited_title(version),
                "content_text": view::excerpt(version),
                "date_published": feed::timestamp(date),
                "language": version.language.value.as_str(),
                "tags": countries.chain(topics).collect::<Vec<_>>(),
            });
            if let Some(source) = &version.source_url {
                item["external_url"] = json!(source.value);
            }
            if let Some(outlet) = view::outlet(version, site.interfaces[number].language) {
                item["authors"] = json!([{ "name": outlet }]);
            }
            item
        })
        .collect();
    let feed = json!({
        "version": "https://jsonfeed.org/version/1.1",
        "title": words::string(interface, "feed-title", &[about]),
        "description": site.about[number].description,
        "home_page_url": address(plan::path_of(site.archive, number, Kind::Home).as_str()),
        "feed_url": address(path.as_str()),
        "language": interface.language.as_str(),
        "items": items,
    });
    format!("{feed}\n")
}
