//! Doubts that show only where articles stand side by side.

use super::{Archive, Doubt, Kind, Remedy};
use crate::article::{Article, Field, naming};
use crate::document::quoted;
use crate::spelling::nearest;
use std::collections::{BTreeMap, BTreeSet};

/// Shorter texts may be alike by chance, in characters.
const LONG_ENOUGH: usize = 200;

/// The doubts about articles side by side.
pub(super) fn doubts(articles: &[Article], archive: Archive<'_>) -> Vec<Doubt> {
    let mut articles: Vec<&Article> = articles.iter().collect();
    articles.sort_by(|a, b| a.path.cmp(&b.path));
    let mut doubts = duplicates(&articles);
    doubts.extend(translations(&articles, archive));
    doubts.extend(topics(&articles, archive));
    doubts
}

/// Captures with the same bytes, or else the same text; each but the first is a doubt.
fn duplicates(articles: &[&Article]) -> Vec<Doubt> {
    let mut bytes: BTreeMap<[u8; 32], &str> = BTreeMap::new();
    let mut texts: BTreeMap<u128, &str> = BTreeMap::new();
    let mut doubts = Vec::new();
    for article in articles {
        if article.by_hand.contains(&Field::Text) {
            continue;
        }
        let same_bytes = bytes
            .get(&article.sha256)
            .map(|first| ("the same file as", *first));
        let text = article.fingerprint(LONG_ENOUGH);
        let same_text =
            || text.and_then(|text| texts.get(&text).map(|first| ("the same text as", *first)));
        let Some((how, first)) = same_bytes.or_else(same_text) else {
            bytes.insert(article.sha256, &article.path);
            texts.extend(text.map(|text| (text, article.path.as_str())));
            continue;
        };
        doubts.push(Doubt {
            kind: Kind::Duplicate,
            path: Some(article.path.clone()),
            line: None,
            message: format!("{how} {first}"),
            remedy: vec![remedy("draft", "true"), remedy("checked", "[\"text\"]")],
            hint: Some("delete the copy, or keep it as a draft".to_owned()),
        });
    }
    doubts
}

/// Keys of translations that a person gave and that no other article has.
fn translations(articles: &[&Article], archive: Archive<'_>) -> Vec<Doubt> {
    let mut with_key: BTreeMap<&str, usize> = BTreeMap::new();
    for article in articles {
        if let Some(key) = &article.translation_key {
            *with_key.entry(key).or_default() += 1;
        }
    }
    // The cost of looking for what may be meant grows with the number of keys.
    let mut looks_left = 100;
    articles
        .iter()
        .filter_map(|article| {
            let key = article.translation_key.as_deref()?;
            let of_name = naming::language_of_name(&article.path, archive.languages);
            let by_hand = of_name.is_none_or(|(_, of_name)| of_name != key);
            if !by_hand || with_key[key] > 1 {
                return None;
            }
            let others = with_key.keys().copied().filter(|other| *other != key);
            let meant = match looks_left {
                0 => None,
                _ => {
                    looks_left -= 1;
                    nearest(key, others)
                }
            };
            Some(Doubt {
                kind: Kind::Translation,
                path: Some(article.path.clone()),
                line: None,
                message: format!("no other article has the translation_key ‘{key}’"),
                remedy: meant
                    .map(|key| remedy("translation_key", &quoted(key)))
                    .into_iter()
                    .chain([remedy("translation_key", "\"\"")])
                    .collect(),
                hint: None,
            })
        })
        .collect()
}

/// Topics of the vocabulary under which no article is filed.
fn topics(articles: &[&Article], archive: Archive<'_>) -> Vec<Doubt> {
    let used: BTreeSet<&str> = articles
        .iter()
        .flat_map(|article| &article.topics)
        .map(String::as_str)
        .collect();
    let unused = archive
        .topics
        .iter()
        .filter(|topic| !used.contains(topic.id.as_str()));
    unused
        .map(|topic| {
            let has_words = topic.words.iter().any(|(_, words)| !words.is_empty());
            Doubt {
                kind: Kind::Topic,
                path: None,
                line: None,
                message: format!("no article has the topic ‘{}’", topic.id),
                remedy: Vec::new(),
                hint: Some(if has_words {
                    format!("add words to [tags.{}], or delete it", topic.id)
                } else {
                    format!(
                        "[tags.{}] has no words: add some, or name it in sidecars",
                        topic.id
                    )
                }),
            }
        })
        .collect()
}

fn remedy(key: &'static str, value: &str) -> Remedy {
    Remedy {
        key,
        value: value.to_owned(),
    }
}
