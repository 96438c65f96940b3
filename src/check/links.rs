//! Links in Markdown that lead nowhere on the site.

use super::{Doubt, Kind};
use crate::archive::Archive;
use crate::article::{Article, Body};
use std::collections::{BTreeMap, BTreeSet};

/// The places of a page of an article that the templates make.
const PLACES: [&str; 6] = ["about", "cite", "further", "main", "note", "related"];

/// The doubts about links; `files` gives the paths of all files of the site.
pub(super) fn doubts(archive: &Archive, files: impl FnOnce() -> BTreeSet<String>) -> Vec<Doubt> {
    let links = |article: &Article| match article.captured_body() {
        Body::Markdown { html, .. } => attributes(html, "href"),
        Body::Blocks(_) => Vec::new(),
    };
    let is_within = |address: &String| resolved("", address).is_some();
    let mut shown = archive.entries.iter().flat_map(|entry| &entry.versions);
    if !shown.any(|article| links(article).iter().any(is_within)) {
        return Vec::new();
    }
    let files = &files();
    let mut pages: BTreeMap<&str, &Article> = BTreeMap::new();
    let mut captures: BTreeMap<&str, &str> = BTreeMap::new();
    for entry in &archive.entries {
        for page in &entry.pages {
            pages.insert(page.path.as_str(), &entry.versions[page.version]);
        }
        for (version, article) in entry.captures() {
            let own = entry.pages.iter().find(|page| page.version == version);
            if let Some(page) = own {
                captures.insert(&article.path, page.path.as_str());
            }
        }
    }
    let mut doubts = Vec::new();
    for entry in &archive.entries {
        for (version, article) in entry.versions.iter().enumerate() {
            let own = entry.pages.iter().filter(|page| page.version == version);
            let own: Vec<&str> = own.map(|page| page.path.as_str()).collect();
            for address in links(article) {
                let fault = own
                    .iter()
                    .find_map(|page| fault(page, &address, files, &pages));
                if let Some(message) = fault {
                    doubts.push(doubt(article, &address, message, &captures, &own));
                }
            }
        }
    }
    doubts
}

fn doubt(
    article: &Article,
    address: &str,
    message: String,
    captures: &BTreeMap<&str, &str>,
    own: &[&str],
) -> Doubt {
    // Links to other captures are what other generators have.
    let meant = resolved(&article.path, address)
        .and_then(|(capture, _)| captures.get(&*capture).copied())
        .zip(own.first())
        .map(|(page, from)| format!("the page of that capture is {}", relative(from, page)));
    let text = article.captured_text();
    let at = text.find(address);
    Doubt {
        kind: Kind::Link,
        path: Some(article.path.clone()),
        line: at.map(|at| text[..at].matches('\n').count() + 1),
        message,
        remedy: Vec::new(),
        hint: Some(meant.unwrap_or_else(|| {
            "correct it; links are relative to the page, such as ../../../quoc-gia/lao.html"
                .to_owned()
        })),
    }
}

/// What is wrong with a link of a page, if it is one within the site.
fn fault(
    page: &str,
    address: &str,
    files: &BTreeSet<String>,
    pages: &BTreeMap<&str, &Article>,
) -> Option<String> {
    let (path, fragment) = resolved(page, address)?;
    if !files.contains(&path) {
        return Some(format!("the link {address} leads to no page of the site"));
    }
    let fragment = fragment.filter(|place| !place.is_empty())?;
    let target = pages.get(&*path)?;
    let Body::Markdown { html, .. } = target.captured_body() else {
        let is_there = PLACES.contains(&&*fragment);
        return (!is_there).then(|| no_place(address));
    };
    let is_there = PLACES.contains(&&*fragment) || attributes(html, "id").contains(&fragment);
    (!is_there).then(|| no_place(address))
}

fn no_place(address: &str) -> String {
    format!("the link {address} leads to a place that the page does not have")
}

/// The path below the site’s root and the fragment that a link of a page leads to; `None` for one that leaves
/// the site.
fn resolved(page: &str, address: &str) -> Option<(String, Option<String>)> {
    let (address, fragment) = match address.split_once('#') {
        Some((address, fragment)) => (address, Some(decoded(fragment))),
        None => (address, None),
    };
    let address = address.split('?').next().unwrap_or_default();
    let start = address.split('/').next().unwrap_or_default();
    if start.contains(':') || address.starts_with("//") {
        return None;
    }
    if address.is_empty() {
        return Some((page.to_owned(), fragment));
    }
    let mut parts: Vec<String> = match address.strip_prefix('/') {
        Some(_) => Vec::new(),
        None => page.split('/').map(str::to_owned).collect(),
    };
    parts.pop();
    for part in address.split('/') {
        match part {
            "" | "." => {}
            ".." => drop(parts.pop()),
            part => parts.push(decoded(part)),
        }
    }
    if address.ends_with('/') || parts.is_empty() {
        parts.push("index.html".to_owned());
    }
    Some((parts.join("/"), fragment))
}

/// The way from one page of the site to another.
fn relative(from: &str, to: &str) -> String {
    format!("{}{to}", "../".repeat(from.matches('/').count()))
}

/// The values of an attribute in HTML that this program has written.
fn attributes(html: &str, name: &str) -> Vec<String> {
    let start = format!(" {name}=\"");
    let found = html.split(&start).skip(1);
    let values = found.filter_map(|rest| rest.split('"').next());
    values
        .map(|value| {
            value
                .replace("&quot;", "\"")
                .replace("&lt;", "<")
                .replace("&gt;", ">")
                .replace("&#39;", "'")
                .replace("&#x27;", "'")
                .replace("&amp;", "&")
        })
        .collect()
}

/// A part of an address with its percent signs decoded, as far as they are UTF-8.
fn decoded(part: &str) -> String {
    let mut bytes = Vec::with_capacity(part.len());
    let mut rest = part.as_bytes();
    while let [first, after @ ..] = rest {
        let code = after.get(..2).filter(|_| *first == b'%');
        let code = code.and_then(|code| str::from_utf8(code).ok());
        match code.and_then(|code| u8::from_str_radix(code, 16).ok()) {
            Some(byte) => {
                bytes.push(byte);
                rest = &after[2..];
            }
            None => {
                bytes.push(*first);
                rest = after;
            }
        }
    }
    String::from_utf8_lossy(&bytes).into_owned()
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn links_are_resolved_as_browsers_do() {
        let to = |address| resolved("vi/2024/10/a.html", address).map(|(path, _)| path);
        for (address, path) in [
            ("b.html", Some("vi/2024/10/b.html")),
            ("../11/b.html#x", Some("vi/2024/11/b.html")),
            ("./b%20c.html?q=1", Some("vi/2024/10/b c.html")),
            ("/vi/", Some("vi/index.html")),
            ("../../../../../x.html", Some("x.html")),
            ("#x", Some("vi/2024/10/a.html")),
            ("https://example.org/", None),
            ("mailto:a@example.org", None),
            ("//example.org/a", None),
        ] {
            assert_eq!(to(address).as_deref(), path, "{address}");
        }
        assert_eq!(relative("vi/2024/a.html", "id/b.html"), "../../id/b.html");
    }

    proptest! {
        #[test]
        fn any_link_is_resolved_without_panic(page in "[a-z/]{0,9}", address: String, path in "[./a%0-9đ#?:]{0,20}") {
            resolved(&page, &address);
            resolved(&page, &path);
            decoded(&address);
            attributes(&address, "href");
        }
    }
}
