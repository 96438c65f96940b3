//! The text of a sidecar, key by key.

use super::{Sidecar, Word, notices};
use crate::article::fields::{self, Fault, Faults};
use crate::article::metadata::{self, Entry, Node, Value};
use crate::article::{Field, Knowledge, SaidAt};
use crate::capture::SidecarFile;
use crate::diagnostic::Diagnostic;
use crate::spelling::nearest;
use crate::vocabulary::Topic;

/// The keys, as a person who mistyped one is told them.
pub(super) const KEYS: [&str; 23] = [
    "title",
    "kicker",
    "published",
    "captured",
    "event_dates",
    "language",
    "source",
    "outlet",
    "rights",
    "countries",
    "tags",
    "paragraphs",
    "captions",
    "slug",
    "translation_key",
    "translation_of",
    "duplicate_of",
    "distinct_from",
    "draft",
    "note",
    "checked",
    "corrections",
    "withdrawn",
];

/// Reads a sidecar.
///
/// # Errors
/// Everything that is wrong with it at once, each with its line: TOML that cannot be read; otherwise keys
/// that no sidecar has, values of the wrong kind, dates, languages and countries that are none, and tags
/// that are not the id of one of the archive's topics.
pub fn parse(file: &SidecarFile, knowledge: &Knowledge) -> Result<Sidecar, Vec<Diagnostic>> {
    let mut faults = Faults::new(&file.path, &file.text);
    let mut sidecar = Sidecar::default();
    match metadata::read_toml(&file.text, 0) {
        Ok(entries) => {
            if !entries.is_empty() {
                sidecar.at = SaidAt {
                    sidecar: file.path.clone(),
                    keys: lines_of_keys(&entries, &file.text),
                    front_matter: Vec::new(),
                };
            }
            for (place, entry) in entries.iter().enumerate() {
                let name = plain_name(&entry.key);
                let is_other = |other: &&Entry| plain_name(&other.key) == name;
                if let Some(other) = entries[..place].iter().find(is_other) {
                    let message = format!("‘{}’ and ‘{}’ are one key", other.key, entry.key);
                    let fault = Fault::new(&entry.key_span, message);
                    faults.error(fault.hint("delete one of the two"));
                }
                read_entry(entry, &mut sidecar, &mut faults, &knowledge.topics);
            }
        }
        Err(errors) => faults.syntax(errors),
    }
    let problems = faults.into_diagnostics();
    if problems.is_empty() {
        Ok(sidecar)
    } else {
        Err(problems)
    }
}

/// The keys of a sidecar, those of its tables behind theirs, each with its line from 1.
fn lines_of_keys(entries: &[Entry], text: &str) -> Vec<(String, usize)> {
    let line_of = |entry: &Entry| 1 + text[..entry.key_span.start].matches('\n').count();
    let mut lines = Vec::new();
    for entry in entries {
        lines.push((entry.key.clone(), line_of(entry)));
        if let Value::Table(inner) = &entry.node.value {
            let inner = inner.iter();
            lines.extend(inner.map(|one| (format!("{}.{}", entry.key, one.key), line_of(one))));
        }
    }
    lines
}

/// The name of a key that has two.
fn plain_name(key: &str) -> &str {
    match key {
        "date" => "published",
        "lang" => "language",
        "source_url" => "source",
        one => one,
    }
}

fn read_entry(entry: &Entry, sidecar: &mut Sidecar, faults: &mut Faults, topics: &[Topic]) {
    let (key, node) = (entry.key.as_str(), &entry.node);
    match key {
        "title" => sidecar.title = faults.keep(word(key, node, fields::line)),
        "kicker" => sidecar.kicker = faults.keep(word(key, node, fields::line)),
        "published" | "date" => sidecar.published = faults.keep(word(key, node, fields::date)),
        "captured" => sidecar.captured = faults.keep(word(key, node, fields::date)),
        "event_dates" => {
            let mut dates = all(node, faults, |node| fields::date_range(key, node));
            dates.sort_unstable();
            dates.dedup();
            sidecar.event_dates = Some(dates);
        }
        "language" | "lang" => sidecar.language = faults.keep(fields::language(key, node)),
        "source" | "source_url" => {
            sidecar.source = faults.keep(word(key, node, fields::address));
        }
        "outlet" => sidecar.outlet = faults.keep(word(key, node, fields::line)),
        "rights" => sidecar.rights = faults.keep(fields::rights(key, node)),
        "countries" => {
            let mut countries = all(node, faults, |node| fields::country(key, node));
            countries.sort_unstable();
            countries.dedup();
            sidecar.countries = Some(countries);
        }
        "tags" => {
            let tags = all(node, faults, |node| topic(key, node, topics));
            let in_order = topics.iter().map(|topic| &topic.id);
            sidecar.tags = Some(in_order.filter(|id| tags.contains(id)).cloned().collect());
        }
        "paragraphs" => sidecar.paragraphs = Some(blocks(key, node, faults)),
        "captions" => sidecar.captions = Some(blocks(key, node, faults)),
        "slug" => sidecar.slug = faults.keep(word(key, node, fields::slug)),
        "translation_key" => sidecar.translation_key = faults.keep(word(key, node, fields::line)),
        "translation_of" => sidecar.translation_of = faults.keep(word(key, node, fields::line)),
        "duplicate_of" => sidecar.duplicate_of = faults.keep(word(key, node, fields::line)),
        "distinct_from" => {
            sidecar.distinct_from = all(node, faults, |node| fields::line(key, node));
        }
        "draft" => sidecar.draft = faults.keep(fields::flag(key, node)),
        "note" => sidecar.note = faults.keep(word(key, node, fields::text)),
        "corrections" => sidecar.corrections = Some(notices::corrections(node, faults)),
        "withdrawn" => sidecar.withdrawn = notices::withdrawal(entry, faults),
        "checked" => sidecar.checked = all(node, faults, |node| field(key, node)),
        _ => faults.error(unknown_key(entry)),
    }
}

fn all<T>(node: &Node, faults: &mut Faults, read: impl Fn(&Node) -> Result<T, Fault>) -> Vec<T> {
    let items = fields::items(node).iter();
    items.filter_map(|node| faults.keep(read(node))).collect()
}

/// A value, or an empty text for none.
fn word<T>(
    key: &str,
    node: &Node,
    read: impl Fn(&str, &Node) -> Result<T, Fault>,
) -> Result<Word<T>, Fault> {
    match &node.value {
        Value::Text(text) if text.trim().is_empty() => Ok(Word::None),
        _ => read(key, node).map(Word::Is),
    }
}

/// Texts of blocks, each on one line; a blank line parts two blocks, as in Markdown.
fn blocks(key: &str, node: &Node, faults: &mut Faults) -> Vec<String> {
    let texts = all(node, faults, |node| fields::text(key, node));
    let mut blocks = Vec::new();
    for text in texts {
        let mut block = String::new();
        for line in text.lines().map(str::trim).chain([""]) {
            if !line.is_empty() {
                if !block.is_empty() {
                    block.push(' ');
                }
                block.push_str(line);
            } else if !block.is_empty() {
                blocks.push(std::mem::take(&mut block));
            }
        }
    }
    blocks
}

fn topic<'a>(key: &str, node: &Node, topics: &'a [Topic]) -> Result<&'a String, Fault> {
    let written = fields::line(key, node)?;
    let ids = || topics.iter().map(|topic| topic.id.as_str());
    if let Some(topic) = topics.iter().find(|topic| topic.id == written) {
        return Ok(&topic.id);
    }
    let hint = match nearest(&written, ids()) {
        Some(id) => format!("‘{id}’ may be meant"),
        None if topics.is_empty() => "this archive has no topics yet".to_owned(),
        None if topics.len() <= 20 => {
            format!("the topics are {}", ids().collect::<Vec<_>>().join(", "))
        }
        None => "a tag is the id of one of the archive's topics".to_owned(),
    };
    Err(Fault::new(
        &node.span,
        format!("‘{written}’ is no topic of this archive"),
    )
    .hint(hint))
}

fn field(key: &str, node: &Node) -> Result<Field, Fault> {
    let written = fields::line(key, node)?;
    let names = || Field::ALL.iter().map(|field| field.name());
    let known = Field::ALL.into_iter().find(|field| field.name() == written);
    known.ok_or_else(|| {
        let hint = match nearest(&written, names()) {
            Some(meant) => format!("‘{meant}’ may be meant"),
            None => format!("the fields are {}", names().collect::<Vec<_>>().join(", ")),
        };
        Fault::new(&node.span, format!("there is no field ‘{written}’")).hint(hint)
    })
}

fn unknown_key(entry: &Entry) -> Fault {
    let key = entry.key.as_str();
    // What the same thing is called in front matter and elsewhere.
    let other_name = match key.to_ascii_lowercase().as_str() {
        "publish_date" | "pubdate" => Some("published"),
        "url" | "link" => Some("source"),
        "publisher" | "newspaper" => Some("outlet"),
        "country" => Some("countries"),
        "topics" | "topic" | "categories" | "keywords" => Some("tags"),
        "headline" => Some("title"),
        "retrieved" | "accessed" | "capture_date" => Some("captured"),
        "copy_of" | "same_as" => Some("duplicate_of"),
        "text" | "body" | "content" => Some("paragraphs"),
        "correction" | "errata" | "erratum" => Some("corrections"),
        "withdrawal" | "removed" | "retracted" | "retraction" => Some("withdrawn"),
        _ => None,
    };
    let hint = match other_name.or_else(|| nearest(key, KEYS)) {
        Some(meant) => format!("‘{meant}’ may be meant"),
        None => format!("the keys are {}", KEYS.join(", ")),
    };
    Fault::new(&entry.key_span, format!("a sidecar has no key ‘{key}’")).hint(hint)
}
