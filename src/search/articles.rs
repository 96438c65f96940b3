//! What a list of results shows: date, addresses, and of each version headline, outlet and first words.

use super::Input;
use super::words::{bare, words, written};
use crate::archive::Entry;
use crate::article::{Article, BlockKind};
use serde_json::{Value, json};
use std::ops::Range;

/// Characters of the text that stand in the index, at most; what is further down, the page of the article has.
const LEAD: usize = 180;

/// Some documents as a list, each
/// `[date, 1 if it is a guess, addresses, [[language, headline, 1 if it is derived, outlet, lead], …]]`.
///
/// The date is in the form of ISO 8601, or `0`. An address is below the folder of an interface's language and
/// has no `.html`; there is one for each interface, or one for all. A number stands for an address that is the
/// day and so many words of the headline.
pub fn render(input: &Input<'_>, documents: Range<u32>) -> String {
    let documents: Vec<Value> = documents.map(|d| document(input, input.entry(d))).collect();
    super::literal(&Value::from(documents))
}

fn document(input: &Input<'_>, entry: &Entry) -> Value {
    let date = entry.date.as_ref();
    let day = date.map(|date| date.value.without_time().to_string());
    let day = day.unwrap_or_default();
    let mut paths: Vec<Value> = input
        .interfaces
        .iter()
        .enumerate()
        .map(|(number, interface)| {
            let path = entry.pages[number].path.as_str();
            let inner = path.strip_prefix(interface.language.as_str());
            let inner = inner.and_then(|path| path.strip_prefix('/')?.strip_suffix(".html"));
            let path = inner.unwrap_or(path);
            match words_in(path, &day, &entry.version(number).title.value) {
                Some(count) => Value::from(count),
                None => Value::from(path),
            }
        })
        .collect();
    if paths.iter().all(|path| *path == paths[0]) {
        paths.truncate(1);
    }
    let versions: Vec<Value> = entry
        .versions
        .iter()
        .map(|version| {
            json!([
                version.language.value.as_str(),
                version.title.value,
                u8::from(version.title.source.is_derived()),
                outlet(input, version),
                lead(version),
            ])
        })
        .collect();
    let guessed = date.is_some_and(|date| date.source.is_guess());
    let day = if day.is_empty() {
        Value::from(0)
    } else {
        Value::from(day)
    };
    json!([day, u8::from(guessed), paths, versions])
}

/// With how many words of a headline, joined by hyphens, an address ends behind the folders of a day.
fn words_in(path: &str, day: &str, title: &str) -> Option<usize> {
    let rest = path.strip_prefix(&day.replace('-', "/"))?;
    let mut rest = rest.strip_prefix('/')?;
    for (count, word) in words(title).map(|word| bare(&written(word))).enumerate() {
        rest = rest.strip_prefix(&word)?;
        if rest.is_empty() {
            return Some(count + 1);
        }
        rest = rest.strip_prefix('-')?;
    }
    None
}

/// The name of the outlet, or one for each interface where they differ.
fn outlet(input: &Input<'_>, version: &Article) -> Value {
    let names = input.interfaces.iter();
    let names: Vec<String> = names
        .map(|interface| version.outlet_in(interface.language).unwrap_or_default())
        .collect();
    match names.iter().all(|name| *name == names[0]) {
        true => Value::from(names.into_iter().next()),
        false => Value::from(names),
    }
}

/// The first words of what may be shown of the text.
fn lead(version: &Article) -> String {
    let parts = version.shown();
    let paragraphs = parts
        .iter()
        .filter(|part| part.kind == BlockKind::Paragraph);
    let mut lead = String::new();
    let mut length = 0;
    for word in paragraphs.flat_map(|part| part.text.split_whitespace()) {
        length += word.chars().count() + 1;
        if length > LEAD {
            lead.push('…');
            break;
        }
        if !lead.is_empty() {
            lead.push(' ');
        }
        lead.push_str(word);
    }
    lead
}
