//! TOML as a tree.

use super::{Entry, Node, SyntaxError, Value, in_quotes};
use std::collections::BTreeSet;
use std::ops::Range;
use toml::de::{DeInteger, DeTable, DeValue};

/// Reads TOML; `offset` is added to every place, for text that is a part of a file.
///
/// # Errors
/// Everything that is wrong, not only the first.
pub fn read_toml(text: &str, offset: usize) -> Result<Vec<Entry>, Vec<SyntaxError>> {
    let (table, errors) = DeTable::parse_recoverable(text);
    if errors.is_empty() {
        return Ok(entries(table.get_ref(), offset));
    }
    let mut problems: Vec<SyntaxError> = Vec::new();
    let mut lines = BTreeSet::new();
    for error in errors {
        let span = error.span().unwrap_or(0..0);
        // One slip makes several errors; the first of a line tells of it.
        let start = text.floor_char_boundary(span.start);
        if lines.insert(text[..start].matches('\n').count()) {
            problems.push(SyntaxError {
                message: in_quotes(error.message()),
                span: span.start + offset..span.end + offset,
            });
        }
    }
    problems.sort_by_key(|problem| problem.span.start);
    Err(problems)
}

fn entries(table: &DeTable<'_>, offset: usize) -> Vec<Entry> {
    let shift = |span: Range<usize>| span.start + offset..span.end + offset;
    let mut entries: Vec<_> = table
        .iter()
        .map(|(key, value)| Entry {
            key: key.get_ref().to_string(),
            key_span: shift(key.span()),
            node: node(value, offset),
        })
        .collect();
    entries.sort_by_key(|entry| entry.key_span.start);
    entries
}

fn node(node: &toml::Spanned<DeValue<'_>>, offset: usize) -> Node {
    let span = node.span();
    let value = match node.get_ref() {
        DeValue::String(text) => Value::Text(text.to_string()),
        DeValue::Boolean(flag) => Value::Flag(*flag),
        DeValue::Integer(number) => Value::Number(decimal(number)),
        DeValue::Float(number) => Value::Number(number.to_string()),
        DeValue::Datetime(moment) => Value::Moment(moment.to_string()),
        DeValue::Array(list) => {
            Value::List(list.iter().map(|item| self::node(item, offset)).collect())
        }
        DeValue::Table(table) => Value::Table(entries(table, offset)),
    };
    Node {
        span: span.start + offset..span.end + offset,
        value,
    }
}

/// TOML knows hexadecimal, octal and binary numbers too; one that is too large stays as written.
fn decimal(number: &DeInteger<'_>) -> String {
    match i128::from_str_radix(number.as_str(), number.radix()) {
        Ok(value) => value.to_string(),
        Err(_) => number.to_string(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn every_broken_line_is_reported_once() {
        let errors = read_toml("a = \nb = 1\nc = [1\nd = \"x\n", 10).unwrap_err();
        let starts: Vec<_> = errors
            .iter()
            .map(|e| (e.span.start, e.message.as_str()))
            .collect();
        assert_eq!(
            starts,
            [
                (14, "string values must be quoted, expected literal string"),
                (28, "missing comma between array elements, expected ‘,’"),
            ]
        );
    }

    #[test]
    fn whole_numbers_are_decimal() {
        let entries = read_toml("a = 0x10\nb = 1_000\nc = -5\nd = +7\n", 0).unwrap();
        let values: Vec<_> = entries.iter().map(|e| e.node.value.clone()).collect();
        let number = |n: &str| Value::Number(n.to_owned());
        assert_eq!(
            values,
            [number("16"), number("1000"), number("-5"), number("7")]
        );
    }

    proptest! {
        #[test]
        fn any_text_is_read_without_panic(text in "[a-c:\\[\\]{}&*!|>'\"#%@,?=<~\\-\\n \\t0-9đ]{0,80}") {
            let _ = read_toml(&text, 0);
        }
    }
}
