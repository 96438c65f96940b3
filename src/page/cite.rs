//! An article's record for those who cite it: BibTeX, RIS and CSL-JSON, one file each.
//!
//! BibTeX is written here and not by the `biblatex` crate, whose writer puts a backslash before `~`, `^`
//! and `\`, which LaTeX reads as accents and a line break; the tests read the files back with that crate.

use super::{Site, view};
use crate::archive::Entry;
use crate::article::Article;
use crate::article::date::Date;
use serde_json::json;
use std::fmt::Write;

/// A form of the record.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Format {
    /// BibTeX, with the `date` of BibLaTeX beside year, month and day.
    BibTex,
    /// RIS, as Reference Manager 12 defines it.
    Ris,
    /// CSL-JSON, the input of citation processors.
    CslJson,
}

impl Format {
    /// All of them.
    pub const ALL: [Format; 3] = [Format::BibTex, Format::Ris, Format::CslJson];

    /// The name that people know it by.
    pub fn name(self) -> &'static str {
        match self {
            Format::BibTex => "BibTeX",
            Format::Ris => "RIS",
            Format::CslJson => "CSL-JSON",
        }
    }

    /// The end of its files' names.
    pub fn extension(self) -> &'static str {
        match self {
            Format::BibTex => "bib",
            Format::Ris => "ris",
            Format::CslJson => "json",
        }
    }

    /// Its media type.
    pub fn media_type(self) -> &'static str {
        match self {
            Format::BibTex => "application/x-bibtex",
            Format::Ris => "application/x-research-info-systems",
            Format::CslJson => "application/vnd.citationstyles.csl+json",
        }
    }
}

/// What is cited.
struct Record<'a> {
    key: String,
    title: String,
    date: Option<Date>,
    outlet: Option<String>,
    language: &'a str,
    /// The page in the archive, or without `base_url` the original.
    url: Option<String>,
    /// Address of the original.
    source: Option<&'a str>,
    archive: &'a str,
}

/// The record of the version that an interface shows, as a file.
pub fn render(site: &Site<'_>, number: usize, entry: &Entry, format: Format) -> String {
    let version = entry.version(number);
    let record = Record {
        key: key(entry, number),
        title: view::cited_title(version),
        date: date(entry, version),
        outlet: view::outlet(version, site.interfaces[number].language),
        language: version.language.value.as_str(),
        url: url(site, entry, number),
        source: version.source_url.as_ref().map(|url| url.value.as_str()),
        archive: &site.about[number].title,
    };
    match format {
        Format::BibTex => bibtex(&record),
        Format::Ris => ris(&record),
        Format::CslJson => csl_json(&record),
    }
}

/// A file without a record, for an article that is not in the archive; `why` says so.
pub fn none(format: Format, why: &str) -> String {
    match format {
        // What stands outside of an entry is a comment.
        Format::BibTex => format!("{}\n", escape_tex(why)),
        Format::Ris => format!("TY  - NEWS\r\nN1  - {why}\r\nER  - \r\n"),
        Format::CslJson => "[]\n".to_owned(),
    }
}

/// The address that a citation gives.
pub fn url(site: &Site<'_>, entry: &Entry, number: usize) -> Option<String> {
    let own = site
        .base_url
        .map(|_| site.address(entry.canonical(number).as_str()));
    own.or_else(|| Some(entry.version(number).source_url.as_ref()?.value.clone()))
}

/// The day of publication that a citation gives.
fn date(entry: &Entry, version: &Article) -> Option<Date> {
    entry.date_of(version).map(|date| date.value.without_time())
}

/// A key that BibTeX can have: the name of the article's page, which is ASCII, and its year.
fn key(entry: &Entry, number: usize) -> String {
    let path = entry.pages[number].path.as_str();
    let name = path.rsplit('/').next().unwrap_or(path);
    let name = name.strip_suffix(".html").unwrap_or(name);
    match date(entry, entry.version(number)) {
        Some(date) => format!("{name}-{}", date.year()),
        None => name.to_owned(),
    }
}

/// The months as BibTeX's styles know them.
const MONTHS: [&str; 12] = [
    "jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec",
];

fn bibtex(record: &Record<'_>) -> String {
    let kind = match record.outlet {
        Some(_) => "article",
        None => "misc",
    };
    let mut text = format!("@{kind}{{{},\n", record.key);
    let mut put = |name: &str, value: String| {
        // Writing to a string cannot fail.
        let _ = writeln!(text, "  {name} = {value},");
    };
    let quoted = |value: &str| format!("{{{}}}", escape_tex(value));
    // The inner braces keep capitals as they are.
    put("title", format!("{{{}}}", quoted(&record.title)));
    if let Some(outlet) = &record.outlet {
        put("journal", format!("{{{}}}", quoted(outlet)));
    }
    if let Some(date) = record.date {
        put("date", quoted(&date.to_string()));
        put("year", quoted(&date.year().to_string()));
        if let Some(month) = date.month() {
            put("month", MONTHS[month as usize - 1].to_owned());
        }
        if let Some(day) = date.day() {
            put("day", quoted(&day.to_string()));
        }
    }
    put("language", quoted(record.language));
    if let Some(url) = &record.url {
        // Of an address only what would end the field or a command is escaped.
        put("url", format!("{{{}}}", percent_encode(url)));
    }
    put("note", quoted(&note(record)));
    text.push_str("}\n");
    text
}

/// Text as LaTeX reads it.
fn escape_tex(text: &str) -> String {
    let mut escaped = String::with_capacity(text.len());
    for c in text.chars() {
        match c {
            '\\' => escaped.push_str("\\textbackslash{}"),
            '~' => escaped.push_str("\\textasciitilde{}"),
            '^' => escaped.push_str("\\textasciicircum{}"),
            '{' | '}' | '#' | '$' | '%' | '&' | '_' => escaped.extend(['\\', c]),
            c if c.is_control() => escaped.push(' '),
            c => escaped.push(c),
        }
    }
    escaped
}

/// An address without the characters that mean something to the formats.
fn percent_encode(url: &str) -> String {
    let mut encoded = String::with_capacity(url.len());
    for c in url.chars() {
        match c {
            '{' | '}' | '\\' | '"' | '<' | '>' | '^' | '`' | '|' | ' ' => {
                let _ = write!(encoded, "%{:02X}", u32::from(c));
            }
            c if c.is_control() => {}
            c => encoded.push(c),
        }
    }
    encoded
}

/// The archive, and the original where the address is not its own.
fn note(record: &Record<'_>) -> String {
    match record
        .source
        .filter(|source| record.url.as_deref() != Some(*source))
    {
        Some(source) => format!("{}; {source}", record.archive),
        None => record.archive.to_owned(),
    }
}

fn ris(record: &Record<'_>) -> String {
    let mut text = String::new();
    let mut put = |tag: &str, value: &str| {
        let value: String = value
            .chars()
            .map(|c| if c.is_control() { ' ' } else { c })
            .collect();
        let line = format!("{tag}  - {value}");
        text.push_str(line.trim_end_matches(' '));
        // An end tag has its space after the hyphen even without a value.
        text.push_str(if value.is_empty() { " \r\n" } else { "\r\n" });
    };
    put("TY", "NEWS");
    put("ID", &record.key);
    put("TI", &record.title);
    if let Some(outlet) = &record.outlet {
        put("T2", outlet);
    }
    if let Some(date) = record.date {
        put("PY", &format!("{:04}", date.year()));
        let part = |part: Option<u32>| part.map_or_else(String::new, |part| format!("{part:02}"));
        let (month, day) = (part(date.month()), part(date.day()));
        put("DA", &format!("{:04}/{month}/{day}/", date.year()));
    }
    put("LA", record.language);
    if let Some(url) = &record.url {
        put("UR", &percent_encode(url));
    }
    put("DB", record.archive);
    if let Some(source) = record
        .source
        .filter(|source| record.url.as_deref() != Some(*source))
    {
        put("N1", source);
    }
    put("ER", "");
    text
}

fn csl_json(record: &Record<'_>) -> String {
    let mut item = json!({
        "id": record.key,
        "type": "article-newspaper",
        "title": record.title,
    });
    if let Some(outlet) = &record.outlet {
        item["container-title"] = json!(outlet);
    }
    if let Some(date) = record.date {
        let parts: Vec<i64> = [
            Some(i64::from(date.year())),
            date.month().map(i64::from),
            date.day().map(i64::from),
        ]
        .into_iter()
        .flatten()
        .collect();
        item["issued"] = json!({ "date-parts": [parts] });
    }
    item["language"] = json!(record.language);
    if let Some(url) = &record.url {
        item["URL"] = json!(url);
    }
    item["archive"] = json!(record.archive);
    if let Some(source) = record
        .source
        .filter(|source| record.url.as_deref() != Some(*source))
    {
        item["note"] = json!(source);
    }
    format!("{}\n", json!([item]))
}

#[cfg(test)]
mod tests {
    use super::*;

    const HOSTILE: &str = "50 % của {A} & B_C: ~1 \\ 2 ^ #3 $4 “ơ”";

    fn record<'a>(date: &str) -> Record<'a> {
        Record {
            key: "bai-viet-2011".to_owned(),
            title: HOSTILE.to_owned(),
            date: date.parse().ok(),
            outlet: Some("Báo A & B".to_owned()),
            language: "vi",
            url: Some("https://example.org/a_b?x=1%20&y={2}".to_owned()),
            source: Some("https://nguon.example/bai~1"),
            archive: "Kho # 1",
        }
    }

    #[test]
    fn a_parser_reads_back_what_bibtex_says_at_the_precision_that_it_has() {
        use biblatex::{Bibliography, ChunksExt, DateValue, PermissiveType};
        for (date, month, day) in [
            ("2011-05-25", Some(4), Some(24)),
            ("2011-05", Some(4), None),
            ("2011", None, None),
        ] {
            let text = bibtex(&record(date));
            let bibliography = Bibliography::parse(&text).unwrap();
            let entry = bibliography.get("bai-viet-2011").unwrap();
            assert_eq!(entry.title().unwrap().format_verbatim(), HOSTILE);
            assert_eq!(
                entry
                    .get("journal")
                    .or(entry.get("journaltitle"))
                    .unwrap()
                    .format_verbatim(),
                "Báo A & B"
            );
            let PermissiveType::Typed(read) = entry.date().unwrap() else {
                panic!("{date} is not read as a date")
            };
            let DateValue::At(read) = read.value else {
                panic!("{date} is not a day")
            };
            assert_eq!((read.year, read.month, read.day), (2011, month, day));
            assert!(
                entry
                    .url()
                    .unwrap()
                    .starts_with("https://example.org/a_b?x=1%20&y=%7B2%7D")
            );
        }
    }

    #[test]
    fn ris_has_a_tag_a_line_and_dates_as_precise_as_they_are() {
        let text = ris(&record("2011-05"));
        assert!(
            text.starts_with("TY  - NEWS\r\n") && text.ends_with("ER  - \r\n"),
            "{text}"
        );
        assert!(text.contains("\r\nDA  - 2011/05//\r\n"), "{text}");
        for line in text.lines() {
            let tag = line.as_bytes();
            assert!(
                tag[..2].iter().all(u8::is_ascii_alphanumeric) && &tag[2..6] == b"  - ",
                "{line}"
            );
        }
        assert!(!ris(&record("")).contains("\r\nDA"));
    }

    #[test]
    fn csl_json_gives_no_more_of_a_date_than_is_known() {
        let read =
            |date| serde_json::from_str::<serde_json::Value>(&csl_json(&record(date))).unwrap();
        assert_eq!(
            read("2011-05")[0]["issued"]["date-parts"],
            json!([[2011, 5]])
        );
        assert_eq!(
            read("2011-05-25")[0]["issued"]["date-parts"],
            json!([[2011, 5, 25]])
        );
        assert!(read("")[0].get("issued").is_none());
        assert_eq!(read("")[0]["title"], HOSTILE);
    }
}
