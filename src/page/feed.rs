//! Atom feeds (RFC 4287): of a language, of a country, of a topic.
//!
//! Only dated articles stand in a feed, since Atom demands a date. A day without a time of day is given as
//! its midnight. Where the source names no zone, the offset is `-00:00`, by which RFC 3339 says that the
//! local one is not known.

use super::plan::{self, Kind};
use super::{Site, corrections, view, words};
use crate::archive::{Entry, EntryNumber};
use crate::article::date::Date;
use crate::ledger::List;
use crate::locale::Variable;
use crate::site_path::SitePath;
use atom_syndication as atom;
use chrono::{DateTime, FixedOffset, NaiveTime, TimeZone};
use uuid::Uuid;

/// The title of a feed.
pub fn title(site: &Site<'_>, number: usize, kind: Kind) -> String {
    let interface = &site.interfaces[number];
    let about = ("site", Variable::Text(&site.about[number].title));
    match kind {
        Kind::CountryFeed(country) => {
            let name = interface
                .locale
                .region_name(site.archive.countries[country].key);
            let name = ("country", Variable::Text(&name));
            words::string(interface, "feed-title-country", &[about, name])
        }
        Kind::TopicFeed(topic) => {
            let name = &site.topics[site.archive.topics[topic].key].names[number];
            let name = ("tag", Variable::Text(name));
            words::string(interface, "feed-title-tag", &[about, name])
        }
        Kind::CorrectionsFeed => words::string(interface, "feed-title-corrections", &[about]),
        _ => words::string(interface, "feed-title", &[about]),
    }
}

/// The newest dated entries of a feed, each with the date of the version that its readers see.
pub fn newest<'a>(
    site: &Site<'a>,
    number: usize,
    kind: Kind,
) -> impl Iterator<Item = (&'a Entry, Date)> {
    let archive = site.archive;
    entries(site, number, kind).filter_map(move |entry| {
        let entry = &archive.entries[entry as usize];
        let date = entry.date.as_ref()?.value;
        let own = entry.version(number).published.as_ref();
        Some((entry, own.map_or(date, |own| own.value)))
    })
}

/// The newest dated entries of a feed.
pub fn entries<'a>(
    site: &Site<'a>,
    number: usize,
    kind: Kind,
) -> impl Iterator<Item = EntryNumber> + 'a {
    let archive = site.archive;
    let language = site.interfaces[number].language;
    let own: Box<dyn Iterator<Item = EntryNumber> + 'a> = match kind {
        Kind::CountryFeed(country) => Box::new(archive.countries[country].entries.iter().copied()),
        Kind::TopicFeed(topic) => Box::new(archive.topics[topic].entries.iter().copied()),
        _ => Box::new((0..archive.entries.len() as u32).filter(move |&entry| {
            let version = archive.entries[entry as usize].version(number);
            version.language.value == language
        })),
    };
    let dated = own.filter(move |&entry| archive.entries[entry as usize].date.is_some());
    dated.take(site.feed_size)
}

/// The feed of a list that has nothing in it any more, at the path that it had.
pub fn empty(site: &Site<'_>, number: usize, list: &List, path: &SitePath) -> String {
    let interface = &site.interfaces[number];
    let about = ("site", Variable::Text(&site.about[number].title));
    let title = match list {
        List::Country(code, _) => {
            let name = interface.locale.region_name(*code);
            let name = ("country", Variable::Text(&name));
            words::string(interface, "feed-title-country", &[about, name])
        }
        List::Topic(id) => {
            let topic = site.topics.iter().find(|topic| topic.id == *id);
            let name = topic.map_or(id.as_str(), |topic| &topic.names[number]);
            let name = ("tag", Variable::Text(name));
            words::string(interface, "feed-title-tag", &[about, name])
        }
        List::Corrections => words::string(interface, "feed-title-corrections", &[about]),
        _ => words::string(interface, "feed-title", &[about]),
    };
    let home = plan::path_of(site.archive, number, Kind::Home);
    to_xml(site, number, title, path, &home, Vec::new())
}

/// The feed as XML.
pub fn render(site: &Site<'_>, number: usize, kind: Kind) -> String {
    let archive = site.archive;
    let path = plan::path_of(archive, number, kind);
    let address = |target: &str| address(site, &path, target);
    let entries: Vec<atom::Entry> = match kind {
        Kind::CorrectionsFeed => corrections::newest(site, number)
            .into_iter()
            .map(|item| correction(site, item, &address))
            .collect(),
        _ => newest(site, number, kind)
            .map(|(entry, date)| feed_entry(site, number, entry, date, &address))
            .collect(),
    };
    let page = match kind {
        Kind::CountryFeed(country) => Kind::Country {
            country,
            year: None,
            page: 1,
        },
        Kind::TopicFeed(topic) => Kind::Topic { topic, page: 1 },
        Kind::CorrectionsFeed => Kind::Corrections { page: 1 },
        _ => Kind::Home,
    };
    let page = plan::path_of(archive, number, page);
    to_xml(
        site,
        number,
        title(site, number, kind),
        &path,
        &page,
        entries,
    )
}

/// A feed at a path, which belongs to a page.
fn to_xml(
    site: &Site<'_>,
    number: usize,
    title: String,
    path: &SitePath,
    page: &SitePath,
    entries: Vec<atom::Entry>,
) -> String {
    let language = site.interfaces[number].language;
    let address = |target: &str| address(site, path, target);
    let link = |target: &str, rel: &str, mime: &str| atom::Link {
        href: address(target),
        rel: rel.to_owned(),
        mime_type: Some(mime.to_owned()),
        hreflang: Some(language.to_string()),
        ..Default::default()
    };
    let feed = atom::Feed {
        lang: Some(language.to_string()),
        id: id(site, path.as_str()),
        title: title.into(),
        updated: entries
            .iter()
            .map(|entry| entry.updated)
            .max_by_key(DateTime::naive_local)
            .unwrap_or_default(),
        authors: vec![atom::Person {
            name: site.about[number].title.clone(),
            ..Default::default()
        }],
        links: vec![
            link(path.as_str(), "self", "application/atom+xml"),
            link(page.as_str(), "alternate", "text/html"),
        ],
        generator: Some(atom::Generator {
            value: "Kliping".to_owned(),
            version: Some(env!("CARGO_PKG_VERSION").to_owned()),
            uri: None,
        }),
        entries,
        ..Default::default()
    };
    let mut xml = feed.to_string();
    for element in ["updated", "published"] {
        xml = xml.replace(
            &format!("{UNKNOWN_AS_WRITTEN}</{element}>"),
            &format!("-00:00</{element}>"),
        );
    }
    xml.push('\n');
    xml
}

/// The address of a page as a feed at a path gives it.
fn address(site: &Site<'_>, feed: &SitePath, target: &str) -> String {
    match site.base_url {
        Some(base) => format!("{base}{target}"),
        None => format!("{}{target}", feed.root()),
    }
}

fn feed_entry(
    site: &Site<'_>,
    number: usize,
    entry: &Entry,
    date: Date,
    address: &impl Fn(&str) -> String,
) -> atom::Entry {
    let version = entry.version(number);
    let language = version.language.value.to_string();
    let text = |value: &str| atom::Text {
        value: value.to_owned(),
        lang: Some(language.clone()),
        ..Default::default()
    };
    let date = instant(date);
    let author = view::outlet(version, site.interfaces[number].language).map(|name| atom::Person {
        name,
        ..Default::default()
    });
    atom::Entry {
        title: text(&view::cited_title(version)),
        id: id(site, entry.canonical(number).as_str()),
        updated: date,
        published: Some(date),
        authors: author.into_iter().collect(),
        links: vec![atom::Link {
            href: address(entry.pages[number].path.as_str()),
            rel: "alternate".to_owned(),
            mime_type: Some("text/html".to_owned()),
            hreflang: Some(language.clone()),
            ..Default::default()
        }],
        summary: Some(text(&view::excerpt(version))),
        ..Default::default()
    }
}

fn correction(
    site: &Site<'_>,
    item: corrections::Item<'_>,
    address: &impl Fn(&str) -> String,
) -> atom::Entry {
    let (text, language) = item.text;
    let date = instant(item.date);
    atom::Entry {
        title: item.title.into(),
        id: id(site, &item.identity),
        updated: date,
        published: Some(date),
        links: vec![atom::Link {
            href: address(&item.path),
            rel: "alternate".to_owned(),
            mime_type: Some("text/html".to_owned()),
            ..Default::default()
        }],
        summary: Some(atom::Text {
            value: text.to_owned(),
            lang: language.map(|language| language.to_string()),
            ..Default::default()
        }),
        ..Default::default()
    }
}

/// A name for good: it follows from the archive's title and a path that the ledger keeps, so that feed readers see
/// no new articles when the site moves, or a capture is renamed.
pub fn id(site: &Site<'_>, path: &str) -> String {
    let archive = format!("kliping:{}", site.about[0].title);
    let namespace = Uuid::new_v5(&Uuid::NAMESPACE_URL, archive.as_bytes());
    format!("urn:uuid:{}", Uuid::new_v5(&namespace, path.as_bytes()))
}

/// Stands for an offset that is not known, in minutes: no zone is so far west, and `chrono` has no `-00:00`.
const UNKNOWN: i16 = -(23 * 60 + 59);

/// [`UNKNOWN`] in a feed.
const UNKNOWN_AS_WRITTEN: &str = "-23:59";

/// A date as feeds write it (RFC 3339), with `-00:00` where no zone is known.
pub fn timestamp(date: Date) -> String {
    let written = instant(date).to_rfc3339();
    written.replace(UNKNOWN_AS_WRITTEN, "-00:00")
}

/// A date as a point in time.
fn instant(date: Date) -> DateTime<FixedOffset> {
    let time = date.time();
    let offset = time.and_then(|time| time.offset).unwrap_or(UNKNOWN);
    let clock = time
        .and_then(|time| {
            let second = time.second.unwrap_or(0);
            NaiveTime::from_hms_opt(time.hour.into(), time.minute.into(), second.into())
        })
        .unwrap_or_default();
    FixedOffset::east_opt(i32::from(offset) * 60)
        .and_then(|zone| {
            zone.from_local_datetime(&date.first_day().and_time(clock))
                .single()
        })
        .unwrap_or_default()
}
