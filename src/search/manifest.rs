//! What every query needs first: where the shards begin, and what countries and topics are called.

use super::words::{unmarked, words, written};
use super::{ARTICLES, Index, Input};
use crate::article::country;
use crate::locale::Region;
use serde_json::{Value, json};
use std::collections::BTreeSet;

/// The manifest, an object:
/// - `count`: documents; `per`: how many stand in one file;
/// - `languages`: of the interfaces, in their order;
/// - `years`: `[year, its first document]` by the dates that lists show, oldest first; documents before the
///   first one have no date;
/// - `words`, `terms`: the keys at which shards begin, each with a space behind it;
/// - `names`: `[kind, value, names, lesser names]` of countries and topics, as [`super::postings::facet`] has
///   them; names are separated by `|`. Lesser names are the words that mark a topic.
pub fn render(index: &Index<'_>) -> String {
    let input = &index.input;
    let count = input.archive.entries.len();
    let year_of = |document: u32| Some(input.entry(document).date.as_ref()?.value.year());
    let mut years: Vec<(i32, u32)> = Vec::new();
    for document in 0..count as u32 {
        if let Some(year) = year_of(document)
            && years.last().is_none_or(|(last, _)| *last != year)
        {
            years.push((year, document));
        }
    }
    let keys = |shards: &[super::Shard]| -> String {
        shards.iter().map(|s| format!("{} ", s.key)).collect()
    };
    super::literal(&json!({
        "count": count,
        "per": ARTICLES,
        "languages": input.interfaces.iter().map(|i| i.language.as_str()).collect::<Vec<_>>(),
        "years": years,
        "words": keys(&index.words.word_shards),
        "terms": keys(&index.words.term_shards),
        "names": names(input),
    }))
}

/// Countries by code, then topics in the order of the vocabulary; only what the archive has.
fn names(input: &Input<'_>) -> Vec<Value> {
    let known: Vec<(Region, String)> = input
        .languages()
        .into_iter()
        .flat_map(country::names)
        .collect();
    let countries = input.archive.countries.iter().map(|facet| {
        let own = known.iter().filter(|(region, _)| *region == facet.key);
        let names = own.map(|(_, name)| name.clone());
        json!(["c", facet.key.as_str(), joined(names), ""])
    });
    let topics = input.archive.topics.iter().map(|facet| {
        let topic = &input.topics[facet.key];
        let words = topic.words.iter().flat_map(|(_, words)| words.clone());
        json!([
            "t",
            topic.id,
            joined(topic.names.iter().cloned()),
            joined(words)
        ])
    });
    countries.chain(topics).collect()
}

/// Each name once, however it is written; of two that differ in marks both stay.
fn joined(names: impl Iterator<Item = String>) -> String {
    let mut seen = BTreeSet::new();
    let mut all: Vec<String> = Vec::new();
    for name in names {
        let key: Vec<String> = words(&name)
            .map(|word| written(word).into_owned())
            .collect();
        let key = key.join(" ");
        if !unmarked(&key).is_empty() && seen.insert(key) {
            all.push(name.replace('|', " "));
        }
    }
    all.join("|")
}
