//! The `[tags.ID]` tables, of `site.toml` or of a file of their own.

use super::read::{by_language, in_each, in_quotes, misplaced};
use super::settings::TagSettings;
use crate::document::{Entry, Fault, Faults, Node, Value, fields};
use crate::spelling::nearest;
use std::collections::BTreeMap;

const KEYS: [&str; 2] = ["label", "words"];

/// Reads the keys of a file that holds only topics.
pub(super) fn file(
    entries: &[Entry],
    languages: &[String],
    tags: &mut BTreeMap<String, TagSettings>,
    faults: &mut Faults<'_>,
) {
    for entry in entries {
        if entry.key == "tags" {
            add(&entry.node, languages, tags, faults);
            continue;
        }
        let key = entry.key.as_str();
        let message = format!("a file of topics has no key ‘{key}’");
        let hint = match entry.node.value {
            Value::Table(_) => format!("write [tags.{key}] if a topic is meant"),
            _ => "it holds tables [tags.ID] with ‘label’ and ‘words’, and nothing else".to_owned(),
        };
        faults.error(Fault::new(&entry.key_span, message).hint(hint));
    }
}

/// Adds the topics of a table `tags` to those that are known.
pub(super) fn add(
    node: &Node,
    languages: &[String],
    tags: &mut BTreeMap<String, TagSettings>,
    faults: &mut Faults<'_>,
) {
    let Value::Table(entries) = &node.value else {
        let fault = fields::wrong_kind("tags", node, "a table of topics");
        faults.error(fault.hint(format!(
            "write [tags.ID] and below it label = {}",
            in_each(languages)
        )));
        return;
    };
    for entry in entries {
        let id = super::normal(&entry.key);
        if id.is_empty() {
            let fault = Fault::new(&entry.key_span, "a topic has an empty id");
            faults.error(fault.hint("give it one, as in [tags.vaccines]"));
            continue;
        }
        let tag = topic(&id, entry, languages, faults);
        if tags.insert(id.clone(), tag).is_some() {
            let message = format!("the topic ‘{id}’ is defined twice");
            let fault = Fault::new(&entry.key_span, message);
            faults.error(fault.hint("delete one of the two, or give it another id"));
        }
    }
}

fn topic(id: &str, topic: &Entry, languages: &[String], faults: &mut Faults<'_>) -> TagSettings {
    let mut tag = TagSettings {
        place: faults.place(topic.key_span.start),
        ..TagSettings::default()
    };
    let hint = format!("write label = {}", in_each(languages));
    let Value::Table(entries) = &topic.node.value else {
        let hint = match misplaced(id) {
            Some(hint) => hint,
            None => format!(
                "write [tags.{id}] and below it label = {}",
                in_each(languages)
            ),
        };
        let fault = fields::wrong_kind(&format!("tags.{id}"), &topic.node, "a table");
        faults.error(fault.hint(hint));
        return tag;
    };
    let mut label = None;
    for entry in entries {
        let name = format!("tags.{id}.{}", entry.key);
        match entry.key.as_str() {
            "label" => {
                label = Some(entry);
                tag.label = by_language(&name, &entry.node, &hint, faults, |name, part, faults| {
                    faults.keep(fields::line(name, &part.node))
                });
            }
            "words" => {
                let hint = "write words = { vi = [\"…\", \"…\"] }, with the code of each language";
                tag.words = by_language(&name, &entry.node, hint, faults, |name, part, faults| {
                    let words = fields::items(&part.node).iter();
                    let words = words.filter_map(|node| faults.keep(fields::line(name, node)));
                    Some(words.collect::<Vec<_>>())
                });
            }
            key => {
                let hint = misplaced(key).unwrap_or_else(|| match nearest(key, KEYS) {
                    Some(meant) => format!("‘{meant}’ may be meant"),
                    None => format!("its keys are {}", KEYS.join(", ")),
                });
                let message = format!("a topic has no key ‘{key}’");
                faults.error(Fault::new(&entry.key_span, message).hint(hint));
            }
        }
    }
    let lacking: Vec<&String> = languages
        .iter()
        .filter(|code| !tag.label.contains_key(*code))
        .collect();
    match label {
        // One that is mistyped was reported as that.
        None if entries
            .iter()
            .any(|entry| nearest(&entry.key, KEYS) == Some("label")) => {}
        None => {
            let message = format!("the topic ‘{id}’ has no label");
            faults.error(Fault::new(&topic.key_span, message).hint(hint));
        }
        Some(label) if !lacking.is_empty() && matches!(label.node.value, Value::Table(_)) => {
            let message = format!("the topic ‘{id}’ has no label in {}", in_quotes(lacking));
            faults.error(Fault::new(&label.key_span, message).hint(hint));
        }
        Some(_) => {}
    }
    tag
}
