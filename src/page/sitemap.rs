//! `sitemap.xml` (sitemaps.org, with the `hreflang` links that search engines read) and `robots.txt`.

use super::plan::{self, Kind, Page};
use super::{Site, metadata};
use quick_xml::Writer;
use quick_xml::events::{BytesDecl, BytesEnd, BytesStart, BytesText, Event};
use std::io;

const NAMESPACE: &str = "http://www.sitemaps.org/schemas/sitemap/0.9";

/// Addresses in one file, at most: the protocol's limit.
const LONGEST: usize = 50_000;

/// How many parts the sitemap of so many pages has; 1 if it is one file.
pub fn parts(site: &Site<'_>, pages: &[Page]) -> usize {
    let listed = pages.iter().filter(|page| is_listed(site, page)).count();
    listed.div_ceil(LONGEST).max(1)
}

/// `sitemap.xml`: every page that is the canonical one of what it shows, or the list of the parts.
pub fn render(site: &Site<'_>) -> String {
    let pages = listed(site);
    let parts = pages.len().div_ceil(LONGEST);
    to_xml(|writer| {
        if parts <= 1 {
            write_pages(site, &pages, writer)
        } else {
            write_parts(site, parts, writer)
        }
    })
}

/// A part of a long sitemap, counted from 1.
pub fn render_part(site: &Site<'_>, part: usize) -> String {
    let pages = listed(site);
    let pages = pages.chunks(LONGEST).nth(part - 1).unwrap_or_default();
    to_xml(|writer| write_pages(site, pages, writer))
}

fn to_xml(write: impl FnOnce(&mut Writer<Vec<u8>>) -> io::Result<()>) -> String {
    let mut writer = Writer::new_with_indent(Vec::new(), b' ', 1);
    // Writing to a vector cannot fail.
    let _ = write(&mut writer);
    let mut xml = String::from_utf8_lossy(&writer.into_inner()).into_owned();
    xml.push('\n');
    xml
}

/// All pages that the sitemap names.
fn listed(site: &Site<'_>) -> Vec<Page> {
    let mut pages = plan::plan(site.archive, site.interfaces.len(), site.page_size);
    pages.retain(|page| is_listed(site, page));
    pages
}

fn write_parts(site: &Site<'_>, parts: usize, writer: &mut Writer<Vec<u8>>) -> io::Result<()> {
    writer.write_event(Event::Decl(BytesDecl::new("1.0", Some("UTF-8"), None)))?;
    let mut index = BytesStart::new("sitemapindex");
    index.push_attribute(("xmlns", NAMESPACE));
    writer.write_event(Event::Start(index))?;
    for part in 1..=parts {
        let path = plan::path_of(site.archive, 0, Kind::SitemapPart(part));
        writer.write_event(Event::Start(BytesStart::new("sitemap")))?;
        write_address(site, path.as_str(), writer)?;
        writer.write_event(Event::End(BytesEnd::new("sitemap")))?;
    }
    writer.write_event(Event::End(BytesEnd::new("sitemapindex")))
}

fn write_address(site: &Site<'_>, path: &str, writer: &mut Writer<Vec<u8>>) -> io::Result<()> {
    writer.write_event(Event::Start(BytesStart::new("loc")))?;
    writer.write_event(Event::Text(BytesText::new(&site.address(path))))?;
    writer.write_event(Event::End(BytesEnd::new("loc")))
}

fn write_pages(site: &Site<'_>, pages: &[Page], writer: &mut Writer<Vec<u8>>) -> io::Result<()> {
    writer.write_event(Event::Decl(BytesDecl::new("1.0", Some("UTF-8"), None)))?;
    let mut set = BytesStart::new("urlset");
    set.push_attribute(("xmlns", NAMESPACE));
    set.push_attribute(("xmlns:xhtml", "http://www.w3.org/1999/xhtml"));
    writer.write_event(Event::Start(set))?;
    for page in pages {
        writer.write_event(Event::Start(BytesStart::new("url")))?;
        write_address(site, page.path.as_str(), writer)?;
        for (language, address) in metadata::hreflang(site, page) {
            let mut link = BytesStart::new("xhtml:link");
            link.push_attribute(("rel", "alternate"));
            link.push_attribute(("hreflang", language.as_str()));
            link.push_attribute(("href", address.as_str()));
            writer.write_event(Event::Empty(link))?;
        }
        writer.write_event(Event::End(BytesEnd::new("url")))?;
    }
    writer.write_event(Event::End(BytesEnd::new("urlset")))
}

/// Whether a page is for search engines, and the canonical one of what it shows.
fn is_listed(site: &Site<'_>, page: &Page) -> bool {
    page.kind.is_indexed()
        && match page.kind {
            Kind::Article(entry) => site.archive.entries[entry].is_canonical(page.interface),
            _ => true,
        }
}

/// `robots.txt`: everything may be read.
pub fn robots(site: &Site<'_>) -> String {
    let mut text = "User-agent: *\nAllow: /\n".to_owned();
    if let Some(base) = site.base_url {
        text.push_str(&format!("\nSitemap: {base}sitemap.xml\n"));
    }
    text
}
