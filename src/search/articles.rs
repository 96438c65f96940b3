//! What a list of results shows: date, addresses, and of each version headline, outlet and first words.

use super::Input;
use crate::archive::Entry;
use crate::article::{Article, BlockKind};
use serde_json::{Value, json};
use std::ops::Range;

/// Characters of the text from which snippets are cut, at most.
const LEAD: usize = 240;

/// Some documents as a list, each
/// `[date, 1 if it is a guess, addresses, [[language, headline, 1 if it is derived, outlet, lead], …]]`.
///
/// The date is in the form of ISO 8601, or `0`. An address is below the folder of an interface's language and
/// has no `.html`; there is one for each interface, or one for all.
pub fn render(input: &Input<'_>, documents: Range<u32>) -> String {
    let documents: Vec<Value> = documents.map(|d| document(input, input.entry(d))).collect();
    super::literal(&Value::from(documents))
}

fn document(input: &Input<'_>, entry: &Entry) -> Value {
    let date = entry.date.as_ref();
    let mut paths: Vec<&str> = input
        .interfaces
        .iter()
        .zip(&entry.pages)
        .map(|(interface, page)| {
            let path = page.path.as_str();
            let path = path.strip_prefix(interface.language.as_str());
            let path = path.and_then(|path| path.strip_prefix('/')?.strip_suffix(".html"));
            path.unwrap_or(page.path.as_str())
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
    let day = date.map_or(Value::from(0), |date| {
        Value::from(date.value.without_time().to_string())
    });
    let guessed = date.is_some_and(|date| date.source.is_guess());
    json!([day, u8::from(guessed), paths, versions])
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
