//! What a list of results shows: date, addresses, and of each version headline, outlet and first words.

use super::Input;
use crate::archive::Entry;
use crate::article::{Article, BlockKind, Body};
use serde_json::{Value, json};
use std::ops::Range;

/// Characters of the text from which snippets are cut, at most.
const LEAD: usize = 300;

/// Some documents as a list, each
/// `[date, 1 if it is a guess, addresses, [[language, headline, 1 if it is derived, outlet, lead], …]]`.
///
/// The date is in the form of ISO 8601, or `0`. An address is below the folder of an interface's language and
/// has no `.html`; there is one for each interface, or one for all.
pub fn render(input: &Input<'_>, documents: Range<u32>) -> String {
    let documents: Vec<Value> = documents.map(|d| document(input, input.entry(d))).collect();
    Value::from(documents).to_string()
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
    paths.dedup();
    let versions: Vec<Value> = entry
        .versions
        .iter()
        .map(|version| {
            json!([
                version.language.value.as_str(),
                version.title.value,
                u8::from(version.title.source.is_derived()),
                (input.outlet)(version).unwrap_or_default(),
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

/// The first words of the text.
fn lead(version: &Article) -> String {
    let paragraphs: Vec<&str> = match &version.body {
        Body::Blocks(blocks) => blocks
            .iter()
            .filter(|block| block.kind == BlockKind::Paragraph)
            .map(|block| &version.text[block.span.clone()])
            .collect(),
        Body::Markdown { paragraphs, .. } => paragraphs.iter().map(String::as_str).collect(),
    };
    let mut lead = String::new();
    let mut length = 0;
    for word in paragraphs.iter().flat_map(|text| text.split_whitespace()) {
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
