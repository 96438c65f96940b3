//! An entry's page: the text, its translation, what is akin to it, where it comes from, what was guessed and
//! what was left out.

use super::cite::{self, Format};
use super::further;
use super::parallel;
use super::plan::{self, Kind};
use super::view::{self, extend, object};
use super::{Renderer, Site, corrections, words};
use crate::archive::Entry;
use crate::article::confidence::{Ground, Level};
use crate::article::{Article, BlockKind, Field, Part, Reason, Source};
use crate::diagnostic::Diagnostic;
use crate::locale::{Interface, Variable};
use crate::outlet;
use std::fmt::Write;
use std::ops::Range;
use tera::{Value, escape_html};

/// The value `article`.
///
/// # Errors
/// If `cutting.html` asks for what is not there.
pub fn view(
    renderer: &Renderer<'_>,
    number: usize,
    entry_number: usize,
) -> Result<Value, Diagnostic> {
    let site = &renderer.site;
    let interface = &site.interfaces[number];
    let entry = &site.archive.entries[entry_number];
    let version = entry.version(number);
    let published = entry.date_of(version);
    let time = published.as_ref().and_then(|date| date.value.time());
    let events: Vec<Value> = version
        .event_dates
        .iter()
        .map(|&range| {
            object([
                ("text", Value::from(words::event(interface, range))),
                ("machine", Value::from(range.start.to_string())),
                ("guessed", Value::from(range.year_inferred)),
            ])
        })
        .collect();
    let versions: Vec<Value> = entry
        .pages
        .iter()
        .enumerate()
        .filter(|(other, page)| *other != number && page.canonical == *other)
        .filter(|(other, _)| entry.version(*other).language.value != version.language.value)
        .map(|(other, page)| {
            let language = site.interfaces[other].language;
            extend(
                &view::language(interface, language),
                [
                    (
                        "title",
                        Value::from(entry.version(other).title.value.as_str()),
                    ),
                    ("path", view::path(&page.path)),
                ],
            )
        })
        .collect();
    let (guesses, readings) = readings(interface, version, published.as_ref().map(|d| d.source));
    // The article before and the one after stand right below.
    let is_beside = |other: usize| other.abs_diff(entry_number) == 1;
    let related: Vec<Value> = site.archive.related[entry_number]
        .iter()
        .filter(|&&other| !is_beside(other as usize))
        .map(|&other| Ok(renderer.cuttings(number, other as usize)?.brief()))
        .collect::<Result<_, Diagnostic>>()?;
    let neighbour = |entry: Option<usize>| match entry {
        Some(entry) if entry < site.archive.entries.len() => {
            Ok(renderer.cuttings(number, entry)?.whole())
        }
        _ => Ok::<_, Diagnostic>(Value::none()),
    };
    let date = view::dated(published.as_ref());
    let item = view::item(site, number, &renderer.kept.shared[number], entry, date);
    Ok(extend(
        &item,
        [
            ("body", Value::safe_string(&body(version))),
            ("only_excerpt", Value::from(version.is_excerpt())),
            ("canonical", Value::from(entry.is_canonical(number))),
            (
                "time_text",
                Value::from(time.map(|time| words::time(interface, time))),
            ),
            ("event_dates", Value::from(events)),
            (
                "source_url",
                Value::from(version.source_url.as_ref().map(|url| url.value.as_str())),
            ),
            (
                "source_host",
                Value::from(
                    version
                        .source_url
                        .as_ref()
                        .and_then(|url| outlet::host(&url.value)),
                ),
            ),
            (
                "capture",
                object([
                    ("path", Value::from(view::file_name(version))),
                    ("sha256", Value::from(hex(&version.sha256))),
                    ("encoding", Value::from(version.encoding)),
                ]),
            ),
            ("note", Value::from(version.note.as_deref())),
            ("corrections", corrections::of_article(interface, version)),
            ("guesses", Value::from(guesses)),
            ("readings", Value::from(readings)),
            ("dropped", dropped(interface, version)),
            ("dropped_lines", Value::from(dropped_lines(version))),
            (
                "captured",
                Value::from(
                    version
                        .captured
                        .as_ref()
                        .map(|found| view::date_value(interface, found.value)),
                ),
            ),
            (
                "further",
                further::view(
                    site,
                    number,
                    version,
                    &entry.further[entry.pages[number].version],
                ),
            ),
            ("parallel", parallel(site, number, entry, &versions)),
            ("versions", Value::from(versions)),
            ("related", Value::from(related)),
            ("cite", cite(site, number, entry_number)),
            (
                "citation",
                object([
                    ("title", Value::from(view::cited_title(version))),
                    (
                        "date",
                        Value::from(
                            published
                                .as_ref()
                                .map(|date| date.value.without_time().to_string()),
                        ),
                    ),
                    ("language", Value::from(version.language.value.as_str())),
                    (
                        "url",
                        Value::from(
                            site.base_url
                                .map(|_| site.address(entry.canonical(number).as_str())),
                        ),
                    ),
                    (
                        "outlet",
                        Value::from(view::outlet(version, interface.language)),
                    ),
                ]),
            ),
            ("earlier", neighbour(Some(entry_number + 1))?),
            ("later", neighbour(entry_number.checked_sub(1))?),
        ],
    ))
}

/// The lines that were left out of a capture, each stretch with its reason.
pub(super) fn dropped(interface: &Interface, version: &Article) -> Value {
    let dropped: Vec<Value> = version
        .dropped
        .iter()
        .map(|dropped| {
            let reason = format!("reason-{}", dropped.reason.name());
            let stories = match dropped.reason {
                Reason::Recurring { stories } => u64::from(stories),
                _ => 0,
            };
            let variables = [("stories", Variable::Number(stories))];
            object([
                ("first_line", Value::from(dropped.first_line)),
                ("last_line", Value::from(dropped.last_line)),
                (
                    "reason",
                    Value::from(words::string(interface, &reason, &variables)),
                ),
                ("text", Value::from(version.shown_dropped(dropped))),
            ])
        })
        .collect();
    Value::from(dropped)
}

/// How many lines of a capture were left out.
pub(super) fn dropped_lines(version: &Article) -> usize {
    let dropped = version.dropped.iter();
    dropped
        .map(|dropped| dropped.last_line + 1 - dropped.first_line)
        .sum()
}

/// The text and its first translation in rows that stand beside each other; none without a translation.
/// `versions` are the other versions as the page shows them.
fn parallel(site: &Site<'_>, number: usize, entry: &Entry, versions: &[Value]) -> Value {
    let version = entry.version(number);
    let canonical = |&other: &usize| other != number && entry.is_canonical(other);
    let Some(other) = (0..site.interfaces.len()).find(canonical) else {
        return Value::none();
    };
    let translation = entry.version(other);
    if translation.language.value == version.language.value || versions.is_empty() {
        return Value::none();
    }
    let (left_parts, left_html) = pieces(version);
    let (right_parts, right_html) = pieces(translation);
    let only_begins = (version.is_excerpt(), translation.is_excerpt());
    let rows = parallel::rows(&left_parts, &right_parts, only_begins);
    let html = |pieces: &[String], of: fn(&parallel::Row) -> &Range<usize>| -> Vec<Value> {
        let rows = rows.iter().map(|row| pieces[of(row).clone()].concat());
        rows.map(|html| Value::safe_string(&html)).collect()
    };
    let left = html(&left_html, |row| &row.left);
    let right = html(&right_html, |row| &row.right);
    if left_html.is_empty() || right_html.is_empty() {
        return Value::none();
    }
    extend(
        &versions[0],
        [
            ("text", Value::from(left)),
            ("translation", Value::from(right)),
        ],
    )
}

/// Where the records for those who cite the article stand, and what a citation says.
fn cite(site: &Site<'_>, number: usize, entry_number: usize) -> Value {
    let entry = &site.archive.entries[entry_number];
    let canonical = entry.pages[number].canonical;
    let files = Format::ALL.map(|format| {
        let kind = Kind::Citation {
            entry: entry_number,
            format,
        };
        object([
            ("name", Value::from(format.name())),
            ("type", Value::from(format.media_type())),
            (
                "path",
                view::path(&plan::path_of(site.archive, canonical, kind)),
            ),
        ])
    });
    object([
        (
            "title",
            Value::from(view::cited_title(entry.version(number))),
        ),
        ("url", Value::from(cite::url(site, entry, number))),
        ("files", Value::from(files.to_vec())),
    ])
}

/// The text as HTML, as far as it may be republished. Captured text is escaped, never parsed.
fn body(article: &Article) -> String {
    if let Some(html) = article.shown_html() {
        return html.to_owned();
    }
    parts_html(&article.shown())
}

/// The outer blocks of a text as far as it may be republished, and each as HTML.
fn pieces(article: &Article) -> (Vec<Part<'_>>, Vec<String>) {
    if let Some(blocks) = article.shown_html_blocks() {
        let blocks = blocks.into_iter();
        return blocks.map(|(part, html)| (part, html.to_owned())).unzip();
    }
    let parts = article.shown().into_iter();
    parts
        .map(|part| {
            let html = parts_html(std::slice::from_ref(&part));
            (part, html)
        })
        .unzip()
}

fn parts_html(parts: &[Part<'_>]) -> String {
    let mut html = Vec::new();
    for Part {
        kind,
        is_standfirst,
        text,
    } in parts
    {
        let (open, close) = match kind {
            BlockKind::Paragraph if *is_standfirst => ("<p class=\"standfirst\">", "</p>\n"),
            BlockKind::Paragraph => ("<p>", "</p>\n"),
            BlockKind::Subheading => ("<h2>", "</h2>\n"),
            BlockKind::Caption => ("<p class=\"caption\">", "</p>\n"),
        };
        html.extend_from_slice(open.as_bytes());
        // Writing to a vector cannot fail.
        let _ = escape_html(text, &mut html);
        html.extend_from_slice(close.as_bytes());
    }
    String::from_utf8(html).unwrap_or_default()
}

/// Where headline, date and language were found, in a sentence each, and what is doubtful about them and the
/// text: first the guesses and doubts, to be shown above the text, then the others and what there is none of
/// by the archivist's word.
fn readings(
    interface: &Interface,
    article: &Article,
    date: Option<Source>,
) -> (Vec<Value>, Vec<Value>) {
    let title = article.title.source;
    let language = article.language.source;
    let found = [
        (
            "title",
            Some(title),
            title.is_derived() || matches!(title, Source::RepeatedLine(_)),
        ),
        ("date", date, date.is_some_and(view::is_guess)),
        ("language", Some(language), language == Source::Default),
    ];
    let (mut guesses, mut others) = (Vec::new(), Vec::new());
    for (what, source, is_guess) in found {
        let Some(source) = source else { continue };
        let key = format!("found-{what}-{}", source.name());
        let line = source.line().map(|line| line.to_string());
        let line = line.as_deref().map(|line| ("line", Variable::Text(line)));
        let sentence = words::string(interface, &key, line.as_slice());
        let list = if is_guess { &mut guesses } else { &mut others };
        list.push(Value::from(sentence));
    }
    for field in [
        Field::Published,
        Field::EventDates,
        Field::Language,
        Field::Text,
    ] {
        // What of the text is missing here is missing by its rights.
        if field == Field::Text && article.is_excerpt() {
            continue;
        }
        for ground in article.confidence_in(field).grounds {
            let Some(sentence) = doubt(interface, ground) else {
                continue;
            };
            let is_doubtful = ground.level() == Level::Doubtful;
            let list = if is_doubtful {
                &mut guesses
            } else {
                &mut others
            };
            list.push(Value::from(sentence));
        }
    }
    let withdrawn = article.withdrawn.iter();
    others.extend(
        withdrawn
            .map(|&field| Value::from(words::string(interface, &words::withdrawn(field), &[]))),
    );
    (guesses, others)
}

/// A doubt in the words of the interface, where the source of the value does not say it all.
fn doubt(interface: &Interface, ground: Ground) -> Option<String> {
    let key = format!("doubt-{}", ground.shown_as()?);
    let Ground::DatesDiffer {
        line,
        told,
        address,
    } = ground
    else {
        return Some(words::string(interface, &key, &[]));
    };
    let line = line.to_string();
    let told = words::date(interface, told);
    let address = words::date(interface, address);
    let variables = [
        ("line", Variable::Text(&line)),
        ("told", Variable::Text(&told)),
        ("address", Variable::Text(&address)),
    ];
    Some(words::string(interface, &key, &variables))
}

pub(super) fn hex(bytes: &[u8]) -> String {
    bytes.iter().fold(String::new(), |mut text, byte| {
        let _ = write!(text, "{byte:02x}");
        text
    })
}
