//! `sitemap.xml` (sitemaps.org, with the `hreflang` links that search engines read) and `robots.txt`.

use super::plan::{self, Kind};
use super::{Site, metadata};
use quick_xml::Writer;
use quick_xml::events::{BytesDecl, BytesEnd, BytesStart, BytesText, Event};
use std::io;

/// The sitemap: every page that is the canonical one of what it shows.
pub fn render(site: &Site<'_>) -> String {
    let mut writer = Writer::new_with_indent(Vec::new(), b' ', 1);
    // Writing to a vector cannot fail.
    let _ = write(site, &mut writer);
    let mut xml = String::from_utf8_lossy(&writer.into_inner()).into_owned();
    xml.push('\n');
    xml
}

fn write(site: &Site<'_>, writer: &mut Writer<Vec<u8>>) -> io::Result<()> {
    writer.write_event(Event::Decl(BytesDecl::new("1.0", Some("UTF-8"), None)))?;
    let mut set = BytesStart::new("urlset");
    set.push_attribute(("xmlns", "http://www.sitemaps.org/schemas/sitemap/0.9"));
    set.push_attribute(("xmlns:xhtml", "http://www.w3.org/1999/xhtml"));
    writer.write_event(Event::Start(set))?;
    let pages = plan::plan(site.archive, site.interfaces.len(), site.page_size, false);
    for page in pages {
        if !page.kind.is_indexed() || !is_canonical(site, &page) {
            continue;
        }
        writer.write_event(Event::Start(BytesStart::new("url")))?;
        writer.write_event(Event::Start(BytesStart::new("loc")))?;
        let address = site.address(page.path.as_str());
        writer.write_event(Event::Text(BytesText::new(&address)))?;
        writer.write_event(Event::End(BytesEnd::new("loc")))?;
        for (language, address) in metadata::hreflang(site, &page) {
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

fn is_canonical(site: &Site<'_>, page: &plan::Page) -> bool {
    match page.kind {
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
