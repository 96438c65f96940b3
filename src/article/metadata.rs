//! What people wrote about an article in TOML or YAML, as one tree that knows where everything stands.

use crate::document::in_quotes;
use serde::de::{Deserialize, Deserializer, MapAccess, SeqAccess, Visitor};
use serde_saphyr::Spanned;
use std::fmt;

pub(super) use crate::document::{Entry, Node, SyntaxError, Value, read_toml};

/// Reads YAML, as [`read_toml`]. `Ok(None)` if it is not a table, as between two rules of a text.
///
/// # Errors
/// What is wrong first: YAML cannot be read beyond it.
pub(super) fn read_yaml(text: &str, offset: usize) -> Result<Option<Vec<Entry>>, SyntaxError> {
    let options = serde_saphyr::options! {
        with_snippet: false,
        emit_comments: false,
    };
    let root: Spanned<Yaml> =
        serde_saphyr::from_str_with_options(text, options).map_err(|error| {
            let line = error.location().map_or(1, |location| location.line());
            let (start, end) = line_bytes(text, usize::try_from(line).unwrap_or(1));
            let message = error.render_with_formatter(&serde_saphyr::UserMessageFormatter);
            // Its line is that of the part, and stands in the span.
            let message = message.split(" at line ").next().unwrap_or(&message);
            SyntaxError {
                message: in_quotes(message),
                span: start + offset..end + offset,
            }
        })?;
    let node = node_of_yaml(root, text, offset);
    Ok(match node.value {
        Value::Nothing => Some(Vec::new()),
        Value::Table(entries) => Some(entries),
        _ => None,
    })
}

/// First and last byte of a line, counted from 1.
fn line_bytes(text: &str, line: usize) -> (usize, usize) {
    let mut start = 0;
    for (at, content) in text.split('\n').enumerate() {
        let end = start + content.len();
        if at + 1 >= line {
            return (start, end);
        }
        start = end + 1;
    }
    (text.len(), text.len())
}

/// YAML as `serde` hands it over: what has no quotes is read again from its place in the text.
enum Yaml {
    Nothing,
    Bare(String),
    Text(String),
    List(Vec<Spanned<Yaml>>),
    Table(Vec<(Spanned<Yaml>, Spanned<Yaml>)>),
}

fn node_of_yaml(spanned: Spanned<Yaml>, text: &str, offset: usize) -> Node {
    let span = spanned.defined.span();
    let byte = |at: Option<u64>| at.and_then(|at| usize::try_from(at).ok());
    let start = byte(span.byte_offset()).unwrap_or(0).min(text.len());
    let end = (start + byte(span.byte_len()).unwrap_or(0)).min(text.len());
    let value = match spanned.value {
        Yaml::Nothing => Value::Nothing,
        Yaml::Text(text) => Value::Text(text),
        Yaml::Bare(resolved) => match text.get(start..end).map(str::trim).unwrap_or_default() {
            "true" | "True" | "TRUE" => Value::Flag(true),
            "false" | "False" | "FALSE" => Value::Flag(false),
            "" => Value::Text(resolved),
            written => Value::Text(written.to_owned()),
        },
        Yaml::List(list) => Value::List(
            list.into_iter()
                .map(|node| node_of_yaml(node, text, offset))
                .collect(),
        ),
        Yaml::Table(entries) => Value::Table(
            entries
                .into_iter()
                .map(|(key, node)| {
                    let key = node_of_yaml(key, text, offset);
                    Entry {
                        key: match key.value {
                            Value::Text(key) => key,
                            _ => "?".to_owned(),
                        },
                        key_span: key.span,
                        node: node_of_yaml(node, text, offset),
                    }
                })
                .collect(),
        ),
    };
    Node {
        span: start + offset..end + offset,
        value,
    }
}

impl<'de> Deserialize<'de> for Yaml {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        deserializer.deserialize_any(YamlVisitor)
    }
}

struct YamlVisitor;

impl<'de> Visitor<'de> for YamlVisitor {
    type Value = Yaml;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("any YAML value")
    }

    fn visit_unit<E>(self) -> Result<Yaml, E> {
        Ok(Yaml::Nothing)
    }

    fn visit_none<E>(self) -> Result<Yaml, E> {
        Ok(Yaml::Nothing)
    }

    fn visit_some<D: Deserializer<'de>>(self, deserializer: D) -> Result<Yaml, D::Error> {
        Yaml::deserialize(deserializer)
    }

    fn visit_bool<E>(self, value: bool) -> Result<Yaml, E> {
        Ok(Yaml::Bare(value.to_string()))
    }

    fn visit_i64<E>(self, value: i64) -> Result<Yaml, E> {
        Ok(Yaml::Bare(value.to_string()))
    }

    fn visit_i128<E>(self, value: i128) -> Result<Yaml, E> {
        Ok(Yaml::Bare(value.to_string()))
    }

    fn visit_u64<E>(self, value: u64) -> Result<Yaml, E> {
        Ok(Yaml::Bare(value.to_string()))
    }

    fn visit_u128<E>(self, value: u128) -> Result<Yaml, E> {
        Ok(Yaml::Bare(value.to_string()))
    }

    fn visit_f64<E>(self, value: f64) -> Result<Yaml, E> {
        Ok(Yaml::Bare(value.to_string()))
    }

    fn visit_str<E>(self, value: &str) -> Result<Yaml, E> {
        Ok(Yaml::Text(value.to_owned()))
    }

    fn visit_string<E>(self, value: String) -> Result<Yaml, E> {
        Ok(Yaml::Text(value))
    }

    fn visit_bytes<E>(self, _: &[u8]) -> Result<Yaml, E> {
        Ok(Yaml::Nothing)
    }

    fn visit_seq<A: SeqAccess<'de>>(self, mut seq: A) -> Result<Yaml, A::Error> {
        let mut list = Vec::new();
        while let Some(node) = seq.next_element()? {
            list.push(node);
        }
        Ok(Yaml::List(list))
    }

    fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<Yaml, A::Error> {
        let mut entries = Vec::new();
        while let Some(entry) = map.next_entry()? {
            entries.push(entry);
        }
        Ok(Yaml::Table(entries))
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn yaml(text: &str) -> Vec<Entry> {
        read_yaml(text, 0).unwrap().unwrap()
    }

    #[test]
    fn yaml_without_quotes_is_what_was_written() {
        let entries = yaml(
            "a: NO\nb: 1.10\nc: 2017-08-21\nd: 0x10\ne: \"x\\ty\"\nf: ~\ng: Hà Nội # Việt\nh: 007\ni: true\nj: 'true'\n",
        );
        let values: Vec<_> = entries.iter().map(|e| e.node.value.clone()).collect();
        let text = |t: &str| Value::Text(t.to_owned());
        assert_eq!(
            values,
            [
                text("NO"),
                text("1.10"),
                text("2017-08-21"),
                text("0x10"),
                text("x\ty"),
                Value::Nothing,
                text("Hà Nội"),
                text("007"),
                Value::Flag(true),
                text("true"),
            ]
        );
    }

    #[test]
    fn both_languages_know_where_everything_stands() {
        let text = "đ: [ố, no]\n";
        let entries = yaml(text);
        assert_eq!(&text[entries[0].key_span.clone()], "đ");
        let Value::List(list) = &entries[0].node.value else {
            panic!("{entries:?}")
        };
        assert_eq!(&text[list[0].span.clone()], "ố");
        assert_eq!(&text[list[1].span.clone()], "no");
        assert_eq!(list[1].value, Value::Text("no".to_owned()));

        let text = "+++\n\"đ\" = [\"ố\", 2017-08-21]\n";
        let entries = read_toml(&text[4..], 4).unwrap();
        let Value::List(list) = &entries[0].node.value else {
            panic!("{entries:?}")
        };
        assert_eq!(&text[list[0].span.clone()], "\"ố\"");
        assert_eq!(list[1].value, Value::Moment("2017-08-21".to_owned()));
    }

    #[test]
    fn broken_yaml_is_reported_with_its_line() {
        let text = "a: 1\nb: [1\nc: 2\n";
        let error = read_yaml(text, 0).unwrap_err();
        assert_eq!(&text[error.span], "c: 2");
        assert_eq!(error.message, "illegal placement of ':' indicator");
        let twice = read_yaml("a: 1\na: 2\n", 0).unwrap_err();
        assert_eq!(
            twice.message,
            "duplicate mapping key ‘a’ is not allowed here"
        );
    }

    #[test]
    fn yaml_that_is_no_table_is_none() {
        assert_eq!(read_yaml("Just text.\n", 0), Ok(None));
        assert_eq!(read_yaml("\n", 0), Ok(Some(Vec::new())));
    }

    proptest! {
        #[test]
        fn any_text_is_read_without_panic(text in "[a-c:\\[\\]{}&*!|>'\"#%@,?=<~\\-\\n \\t0-9đ]{0,80}") {
            let _ = read_yaml(&text, 0);
            let _ = read_toml(&text, 0);
        }
    }
}
