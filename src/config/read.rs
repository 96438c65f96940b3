//! From the tree of `site.toml` to [`Settings`], with every fault at its place.

use super::address;
use super::outlets;
use super::settings::{KEYS, Settings};
use super::topics;
use crate::diagnostic::Diagnostic;
use crate::document::{Entry, Fault, Faults, Node, Value, fields};
use crate::spelling::nearest;
use std::collections::BTreeMap;
use std::path::PathBuf;

/// Reads all keys; what is wrong goes to `faults`, and its key keeps its default.
pub(super) fn settings(entries: &[Entry], faults: &mut Faults<'_>) -> Settings {
    let mut settings = Settings::default();
    // The languages come first: what a title and a label must say depends on them.
    let written = entries.iter().find(|entry| entry.key == "languages");
    if let Some(entry) = written {
        settings.languages = languages(entry, faults);
    }
    let languages = settings.languages.clone();
    for entry in entries {
        let (key, node) = (entry.key.as_str(), &entry.node);
        match key {
            "title" => {
                settings.title = about(entry, &languages, faults);
                missing(
                    entry,
                    &settings.title,
                    &languages,
                    written.is_some(),
                    faults,
                );
            }
            "description" => settings.description = about(entry, &languages, faults),
            "languages" => {}
            "base_url" => settings.base_url = faults.keep(base_url(key, node)),
            "content" => take(&mut settings.content, faults.keep(path(key, node))),
            "output" => take(&mut settings.output, faults.keep(path(key, node))),
            "ledger" => take(&mut settings.ledger, faults.keep(path(key, node))),
            "translations" => {
                take(&mut settings.translations, faults.keep(path(key, node)));
            }
            "page_size" => take(&mut settings.page_size, faults.keep(count(key, node))),
            "feed_size" => take(&mut settings.feed_size, faults.keep(count(key, node))),
            "max_capture_bytes" => {
                take(
                    &mut settings.max_capture_bytes,
                    faults.keep(count(key, node)),
                );
            }
            "max_capture_lines" => {
                take(
                    &mut settings.max_capture_lines,
                    faults.keep(count(key, node)),
                );
            }
            "max_folder_depth" => {
                take(
                    &mut settings.max_folder_depth,
                    faults.keep(count(key, node)),
                );
            }
            "tags" => topics::add(node, &languages, &mut settings.tags, faults),
            "tags_file" => settings.tags_file = faults.keep(path(key, node)),
            "outlets" => settings.outlets = outlets::read(key, node, &languages, faults),
            _ => faults.error(unknown_key(entry)),
        }
    }
    // One that is mistyped was reported as that.
    let is_title = |entry: &Entry| nearest(&entry.key, KEYS) == Some("title");
    if !entries.iter().any(is_title) {
        faults.about_file(
            Diagnostic::error("the archive has no title")
                .hint(format!("add title = {}", in_each(&languages))),
        );
    }
    settings
}

fn take<T>(setting: &mut T, value: Option<T>) {
    if let Some(value) = value {
        *setting = value;
    }
}

fn languages(entry: &Entry, faults: &mut Faults<'_>) -> Vec<String> {
    let mut languages = Vec::new();
    for node in fields::items(&entry.node) {
        let Some(language) = faults.keep(fields::language(&entry.key, node)) else {
            continue;
        };
        let code = language.to_string();
        if ["aux", "con", "nul", "prn"].contains(&code.as_str()) {
            let message = format!("no folder can be called ‘{code}’ on Windows");
            faults.error(Fault::new(&node.span, message).hint("take another code of the language"));
        } else if languages.contains(&code) {
            let fault = Fault::new(&node.span, format!("the language ‘{code}’ stands twice"));
            faults.error(fault.hint("delete one of the two"));
        } else {
            languages.push(code);
        }
    }
    if fields::items(&entry.node).is_empty() {
        let fault = Fault::new(&entry.node.span, "‘languages’ is empty");
        faults.error(fault.hint("name at least one, such as [\"vi\"]"));
    }
    languages
}

/// How a text in each of the languages is written.
pub(super) fn in_each(languages: &[String]) -> String {
    let texts: Vec<String> = languages
        .iter()
        .map(|code| format!("{code} = \"…\""))
        .collect();
    format!("{{ {} }}", texts.join(", "))
}

/// Languages as a message names them: ‘vi’, ‘id’.
pub(super) fn in_quotes<'a>(codes: impl IntoIterator<Item = &'a String>) -> String {
    let codes: Vec<String> = codes.into_iter().map(|c| format!("‘{c}’")).collect();
    codes.join(", ")
}

/// A value for each language, under the code of today; a wrong value leaves its language empty.
pub(super) fn by_language<T: Default>(
    key: &str,
    node: &Node,
    hint: &str,
    faults: &mut Faults<'_>,
    mut read: impl FnMut(&str, &Entry, &mut Faults<'_>) -> Option<T>,
) -> BTreeMap<String, T> {
    let mut values = BTreeMap::new();
    let Value::Table(entries) = &node.value else {
        let fault = fields::wrong_kind(key, node, "a table of languages");
        faults.error(fault.hint(hint));
        return values;
    };
    for entry in entries {
        let Some(language) = fields::language_code(&entry.key) else {
            let message = format!("‘{}’ is no language code", entry.key);
            let hint = misplaced(&entry.key)
                .unwrap_or_else(|| "write an ISO 639 code, such as vi, id or en".to_owned());
            faults.error(Fault::new(&entry.key_span, message).hint(hint));
            continue;
        };
        let value = read(&format!("{key}.{}", entry.key), entry, faults).unwrap_or_default();
        if values.insert(language.to_string(), value).is_some() {
            let message = format!("the language ‘{language}’ stands twice");
            let fault = Fault::new(&entry.key_span, message);
            faults.error(fault.hint("delete one of the two"));
        }
    }
    values
}

/// What readers are told about the archive, in its languages and no others.
fn about(entry: &Entry, languages: &[String], faults: &mut Faults<'_>) -> BTreeMap<String, String> {
    let key = entry.key.as_str();
    let hint = format!("write {key} = {}", in_each(languages));
    by_language(key, &entry.node, &hint, faults, |name, part, faults| {
        let code = fields::language_code(&part.key)?.to_string();
        if !languages.is_empty() && !languages.contains(&code) {
            let message = format!("‘{code}’ is none of the languages of the archive");
            let hint = format!("add \"{code}\" to ‘languages’, or delete this");
            faults.error(Fault::new(&part.key_span, message).hint(hint));
        }
        // A description may be left empty; a title may not.
        match &part.node.value {
            Value::Text(text) if key == "description" && text.trim().is_empty() => None,
            _ => faults.keep(fields::line(name, &part.node)),
        }
    })
}

/// Reports the languages that a title lacks.
fn missing(
    entry: &Entry,
    title: &BTreeMap<String, String>,
    languages: &[String],
    are_written: bool,
    faults: &mut Faults<'_>,
) {
    let lacking: Vec<&String> = languages
        .iter()
        .filter(|c| !title.contains_key(*c))
        .collect();
    // A title that is no table was reported as that.
    if lacking.is_empty() || !matches!(entry.node.value, Value::Table(_)) {
        return;
    }
    let message = format!(
        "‘title’ has no text in {}",
        in_quotes(lacking.iter().copied())
    );
    let hint = if are_written {
        "add it, or take the language out of ‘languages’".to_owned()
    } else {
        format!(
            "add it, or name the languages of the archive: without ‘languages’ they are {}",
            in_quotes(languages)
        )
    };
    faults.error(Fault::new(&entry.key_span, message).hint(hint));
}

fn base_url(key: &str, node: &Node) -> Result<String, Fault> {
    let written = fields::line(key, node)?;
    address::of_site(&written).ok_or_else(|| {
        Fault::new(&node.span, format!("‘{written}’ is no web address"))
            .hint("write it as in \"https://example.org/archive/\"")
    })
}

/// A path as the file system knows it: names of files are not normalised.
fn path(key: &str, node: &Node) -> Result<PathBuf, Fault> {
    fields::text(key, node)?;
    match &node.value {
        Value::Text(path) => Ok(PathBuf::from(path)),
        _ => Err(fields::wrong_kind(key, node, "a text")),
    }
}

/// A whole number from 1.
fn count<T: TryFrom<u64>>(key: &str, node: &Node) -> Result<T, Fault> {
    let written = match &node.value {
        Value::Number(written) => written,
        Value::Text(text) if text.trim().parse::<u64>().is_ok() => {
            return Err(fields::wrong_kind(key, node, "a number").hint("write it without quotes"));
        }
        _ => {
            return Err(fields::wrong_kind(key, node, "a number")
                .hint("write a whole number from 1, without quotes"));
        }
    };
    let hint = "write a whole number from 1";
    match written.parse::<i128>() {
        Ok(number) if number < 1 => {
            Err(Fault::new(&node.span, format!("‘{key}’ is {number}")).hint(hint))
        }
        Ok(number) => u64::try_from(number)
            .ok()
            .filter(|number| i64::try_from(*number).is_ok())
            .and_then(|number| T::try_from(number).ok())
            .ok_or_else(|| {
                Fault::new(&node.span, format!("‘{key}’ is too large")).hint("write a smaller one")
            }),
        Err(_) => Err(Fault::new(
            &node.span,
            format!("‘{key}’ is {written}, not a whole number"),
        )
        .hint(hint)),
    }
}

/// What to do about a key of the whole file that stands in a table.
pub(super) fn misplaced(key: &str) -> Option<String> {
    KEYS.contains(&key).then(|| {
        format!("‘{key}’ is a key of the whole file: write it above the first line in [brackets]")
    })
}

fn unknown_key(entry: &Entry) -> Fault {
    let key = entry.key.as_str();
    // What the same thing is called by other programs.
    let other_name = match key.to_ascii_lowercase().as_str() {
        "name" | "site_title" | "site_name" => Some("title"),
        "lang" | "locale" | "default_language" => Some("languages"),
        "url" | "address" | "site_url" => Some("base_url"),
        "source" | "seeds" | "content_dir" => Some("content"),
        "destination" | "public" | "output_dir" => Some("output"),
        "paginate" | "paginate_by" | "per_page" => Some("page_size"),
        "topics" | "topic" | "categories" | "taxonomies" => Some("tags"),
        _ => None,
    };
    let hint = match other_name.or_else(|| nearest(key, KEYS)) {
        Some(meant) => format!("‘{meant}’ may be meant"),
        None => format!("the keys are {}", KEYS.join(", ")),
    };
    Fault::new(&entry.key_span, format!("site.toml has no key ‘{key}’")).hint(hint)
}
