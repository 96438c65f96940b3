//! The article in what a page gives its own scripts: it stands there alone where they write the whole page.

use super::data::{paragraphs, parse, unescaped};
use super::head::is_state;
use super::tree::{NONE, NodeId, ROOT, Tree};
use crate::article::date::Date;
use crate::article::spaces::one_line;
use html5ever::local_name;
use serde_json::{Deserializer, Map, Value};

/// An article as scripts know it.
#[derive(Debug, PartialEq, Eq)]
pub(super) struct State {
    pub headline: Option<String>,
    pub published: Option<String>,
    pub paragraphs: Vec<String>,
}

/// The article with the longest text.
pub(super) fn read(tree: &Tree) -> Option<State> {
    let mut longest = Longest::default();
    let mut node = ROOT;
    while node != NONE {
        if tree.name(node) == Some(&local_name!("script"))
            && let Some(value) = value_in(tree, node)
        {
            longest.look(value);
        }
        node = tree.after(node);
    }
    let Longest { text, around } = longest;
    let headline = stated(&around, &["title", "headline", "judul", "tieude"]);
    let standfirst = stated(&around, &STANDFIRST).map(|written| one_line(&unescaped(&written)));
    let mut paragraphs = paragraphs(&text);
    let is_missing = |standfirst: &String| {
        standfirst.chars().count() >= TELLS
            && !paragraphs.iter().take(2).any(|p| p.contains(&**standfirst))
    };
    if let Some(standfirst) = standfirst.filter(is_missing) {
        paragraphs.insert(0, standfirst);
    }
    (!paragraphs.is_empty()).then(|| State {
        headline: headline.map(|written| unescaped(&written)),
        published: stated(&around, &PUBLISHED).and_then(|written| moment(&written)),
        paragraphs,
    })
}

/// Names of a standfirst and of the time of publication, in small letters and in one word.
const STANDFIRST: [&str; 8] = [
    "sapo",
    "lead",
    "standfirst",
    "summary",
    "excerpt",
    "description",
    "desc",
    "subtitle",
];
const PUBLISHED: [&str; 9] = [
    "publishedat",
    "datepublished",
    "publisheddate",
    "publishdate",
    "publishedtime",
    "publishtime",
    "publicationdate",
    "pubdate",
    "ngaydang",
];
/// Characters from which a standfirst tells something.
const TELLS: usize = 40;

/// What a script holds: JSON, or a value that it gives to the window.
fn value_in(tree: &Tree, node: NodeId) -> Option<Value> {
    let script = tree.text_in(node);
    if is_state(tree, node) {
        return parse(&script);
    }
    let (name, value) = script
        .trim_start()
        .strip_prefix("window.")?
        .split_once('=')?;
    let is_name = |c: char| c.is_ascii_alphanumeric() || matches!(c, '_' | '$' | '.' | ' ');
    let value = value.trim_start();
    if !name.chars().all(is_name) || !value.starts_with('{') {
        return None;
    }
    Deserializer::from_str(value).into_iter().next()?.ok()
}

/// The longest text below a value, and what stands beside it.
#[derive(Default)]
struct Longest {
    text: String,
    around: Map<String, Value>,
}

impl Longest {
    /// Looks for HTML with paragraphs, or several sentences. serde_json keeps values from being nested too deep.
    fn look(&mut self, value: Value) {
        match value {
            Value::Array(values) => values.into_iter().for_each(|value| self.look(value)),
            Value::Object(mut object) => {
                let texts = object
                    .iter()
                    .filter_map(|(key, value)| Some((key, value.as_str()?)));
                let texts = texts.filter(|(_, text)| text.len() > self.text.len() && tells(text));
                let longest = texts
                    .max_by_key(|(_, text)| text.len())
                    .map(|(key, _)| key.clone());
                let inner = object
                    .iter_mut()
                    .filter(|(_, value)| value.is_array() || value.is_object());
                let inner: Vec<Value> = inner.map(|(_, value)| value.take()).collect();
                if let Some(Value::String(text)) = longest.and_then(|key| object.remove(&key)) {
                    *self = Longest {
                        text,
                        around: object,
                    };
                }
                inner.into_iter().for_each(|value| self.look(value));
            }
            Value::String(text) if text.len() > self.text.len() && tells(&text) => {
                *self = Longest {
                    text,
                    around: Map::new(),
                };
            }
            _ => {}
        }
    }
}

/// Whether a text tells a story.
fn tells(text: &str) -> bool {
    text.contains("</p>") || text.matches(". ").count() >= 3
}

/// The first value by one of these names.
fn stated(object: &Map<String, Value>, names: &[&str]) -> Option<String> {
    names.iter().find_map(|name| {
        let is_named = |key: &str| {
            let letters = key.chars().filter(|c| !matches!(c, '_' | '-'));
            letters.map(|c| c.to_ascii_lowercase()).eq(name.chars())
        };
        let mut values = object.iter().filter(|(key, _)| is_named(key));
        values.find_map(|(_, value)| match value {
            Value::String(written) if !written.trim().is_empty() => Some(written.clone()),
            Value::Number(number) => Some(number.to_string()),
            _ => None,
        })
    })
}

/// A time as it is written; seconds or milliseconds since 1970 in the form of ISO 8601.
fn moment(written: &str) -> Option<String> {
    let number = written
        .trim()
        .trim_start_matches("/Date(")
        .trim_end_matches(")/");
    let Ok(number) = number.parse::<u64>() else {
        return Some(written.to_owned());
    };
    let seconds = match number {
        100_000_000..10_000_000_000 => number,
        100_000_000_000..10_000_000_000_000 => number / 1000,
        _ => return None,
    };
    let day = Date::of_unix_day(seconds / DAY)?.machine();
    let second = seconds % DAY;
    let (hour, minute, second) = (second / 3600, second / 60 % 60, second % 60);
    Some(format!("{day}T{hour:02}:{minute:02}:{second:02}Z"))
}

/// Seconds of a day.
const DAY: u64 = 86_400;

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn times_are_read_as_text_and_as_numbers() {
        let iso = Some("2021-04-08T01:30:00Z".to_owned());
        assert_eq!(moment("1617845400000"), iso);
        assert_eq!(moment("1617845400"), iso);
        assert_eq!(moment("/Date(1617845400000)/"), iso);
        assert_eq!(
            moment("2021-04-08 08:30"),
            Some("2021-04-08 08:30".to_owned())
        );
        assert_eq!(moment("88213"), None);
    }

    #[test]
    fn an_article_that_a_script_gives_to_the_window_is_found() {
        let page = r#"<script>window.__DATA__ = {"a":{"title":"Panen raya","publish_date":1617845400,
            "content":"<p>Padi dipanen.</p>"},"b":[{"title":"Hujan"}]};window.x=1</script>"#;
        let state = read(&Tree::new(page)).unwrap();
        assert_eq!(state.headline.as_deref(), Some("Panen raya"));
        assert_eq!(state.published.as_deref(), Some("2021-04-08T01:30:00Z"));
        assert_eq!(state.paragraphs, ["Padi dipanen."]);
    }
}
