//! Doubts that show only where articles stand side by side.

use super::{About, Doubt, Kind, Remedy};
use crate::archive::{Alike, Archive, LooseTie, Relation};
use crate::article::{Article, naming};
use crate::diagnostic::Diagnostic;
use crate::document::quoted;
use crate::spelling::nearest;
use std::collections::{BTreeMap, BTreeSet};

/// The doubts about articles side by side.
pub(super) fn doubts(archive: &Archive, articles: &[&Article], about: About<'_>) -> Vec<Doubt> {
    let mut doubts = copies(archive);
    doubts.extend(archive.alike.iter().map(alike));
    doubts.extend(archive.loose.iter().map(loose));
    doubts.extend(translations(articles, about));
    doubts
}

/// What is shown with another capture: copies of a file are a doubt, the rest only to be known.
fn copies(archive: &Archive) -> Vec<Doubt> {
    let merged = archive.merged().map(|(further, entry, version)| {
        let entry = entry as usize;
        let shown = &archive.entries[entry].versions[version];
        let other = match further.beside {
            Some(place) => &archive.entries[entry].further[version][place].article,
            None => shown,
        };
        let own = &further.article;
        let is_settled = own.ties.duplicate_of.is_some() || other.ties.duplicate_of.is_some();
        let (kind, how) = match further.relation {
            Relation::SameFile if !is_settled => (Kind::Duplicate, "the same file as".to_owned()),
            Relation::SameFile => (Kind::Merged, "the same file as".to_owned()),
            Relation::SameText => (Kind::Merged, "the same text as".to_owned()),
            Relation::NearText(percent) => (Kind::Merged, format!("{percent} % of the text of")),
            Relation::OtherState => (Kind::Merged, "an earlier state of the page of".to_owned()),
            Relation::ByHand => (Kind::Merged, "by its sidecar the same as".to_owned()),
        };
        let settles = |key| remedy(key, &quoted(&other.path));
        Doubt {
            kind,
            path: Some(own.path.clone()),
            line: None,
            message: format!("{how} {}", other.path),
            remedy: match (kind, further.relation) {
                (Kind::Duplicate, _) => vec![settles("duplicate_of"), settles("distinct_from")],
                (_, Relation::ByHand) => Vec::new(),
                _ => vec![settles("distinct_from")],
            },
            hint: (kind == Kind::Duplicate).then(|| "or delete the copy".to_owned()),
        }
    });
    merged.collect()
}

/// Captures that may hold the same text.
fn alike(pair: &Alike) -> Doubt {
    let percent = pair.likeness.percent();
    let other = &pair.other.path;
    let message = match (pair.exchanged.as_deref(), pair.of_one_page) {
        (Some((here, there)), _) if here.is_empty() && there.is_empty() => {
            format!("{percent} % of the text of {other}, and too long to tell whether they differ")
        }
        (Some((here, there)), _) => format!(
            "{percent} % of the text of {other}, but one has ‘{here}’ and the other ‘{there}’"
        ),
        (None, true) => format!("of the same address as {other}, with {percent} % of its text"),
        (None, false) => format!("{percent} % of the text of {other}"),
    };
    Doubt {
        kind: Kind::Duplicate,
        path: Some(pair.article.path.clone()),
        line: None,
        message,
        remedy: ["duplicate_of", "distinct_from"]
            .map(|key| remedy(key, &quoted(other)))
            .into(),
        hint: match pair.others {
            0 => None,
            1 => Some("1 other capture is alike, less than those that are told".to_owned()),
            others => Some(format!(
                "{others} other captures are alike, less than those that are told"
            )),
        },
    }
}

/// A line of a sidecar that names no capture.
fn loose(tie: &LooseTie) -> Doubt {
    Doubt {
        kind: match tie.key {
            "translation_of" => Kind::Translation,
            _ => Kind::Duplicate,
        },
        path: Some(tie.path.clone()),
        line: tie.line,
        message: tie.message(),
        remedy: tie
            .meant
            .iter()
            .map(|meant| remedy(tie.key, &quoted(meant)))
            .collect(),
        hint: Diagnostic::from(tie).hint,
    }
}

/// Keys of translations that a person gave and that no other article has.
fn translations(articles: &[&Article], about: About<'_>) -> Vec<Doubt> {
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
            let of_name = naming::language_of_name(&article.path, about.languages);
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
            let (path, line) = article.place_of(&["translation_key"]);
            Some(Doubt {
                kind: Kind::Translation,
                path: Some(path.to_owned()),
                line,
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
pub(super) fn topics(articles: &[&Article], about: About<'_>) -> Vec<Doubt> {
    let used: BTreeSet<&str> = articles
        .iter()
        .flat_map(|article| &article.topics)
        .map(String::as_str)
        .collect();
    let unused = about
        .topics
        .iter()
        .zip(about.topic_places)
        .filter(|(topic, _)| !used.contains(topic.id.as_str()));
    unused
        .map(|(topic, (file, line))| {
            let has_words = topic.words.iter().any(|(_, words)| !words.is_empty());
            Doubt {
                kind: Kind::Topic,
                path: Some(file.clone()),
                line: Some(*line),
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
