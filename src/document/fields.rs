//! The kinds of value that `site.toml`, sidecars and front matter share.

use super::{Fault, Node, Value};
use crate::locale::text::{clean, nfc};
use crate::locale::{Language, codes};
use crate::outlet::Rights;

/// A value of another kind than `key` takes; `wanted` is that kind in words.
pub fn wrong_kind(key: &str, node: &Node, wanted: &str) -> Fault {
    Fault::new(
        &node.span,
        format!("‘{key}’ must be {wanted}, and this is {}", node.kind()),
    )
}

/// A text that may run over lines.
///
/// # Errors
/// If it is another kind of value, or empty.
pub fn text(key: &str, node: &Node) -> Result<String, Fault> {
    let Value::Text(text) = &node.value else {
        let fault = wrong_kind(key, node, "a text");
        return Err(match node.value {
            Value::List(_) | Value::Table(_) => fault.hint("write one text in quotes"),
            _ => fault.hint("put it in quotes"),
        });
    };
    // Escapes can bring back what decoding took out.
    let text = nfc(clean(text.clone()));
    if text.trim().is_empty() {
        return Err(Fault::new(&node.span, format!("‘{key}’ is empty"))
            .hint("fill it in, or delete the line"));
    }
    Ok(text.trim().to_owned())
}

/// A text on one line; line ends and runs of spaces become one space.
///
/// # Errors
/// As [`text`].
pub fn line(key: &str, node: &Node) -> Result<String, Fault> {
    // No-break spaces stay.
    let is_gap = |c: char| matches!(c, ' ' | '\t' | '\n');
    let text = text(key, node)?;
    let words: Vec<_> = text.split(is_gap).filter(|w| !w.is_empty()).collect();
    Ok(words.join(" "))
}

/// `true` or `false`.
///
/// # Errors
/// If it is another kind of value: `"yes"` is a text.
pub fn flag(key: &str, node: &Node) -> Result<bool, Fault> {
    match &node.value {
        Value::Flag(flag) => Ok(*flag),
        _ => {
            Err(wrong_kind(key, node, "true or false").hint("write true or false, without quotes"))
        }
    }
}

/// What may be republished: `full` or `excerpt`.
///
/// # Errors
/// If it is neither.
pub fn rights(key: &str, node: &Node) -> Result<Rights, Fault> {
    let written = line(key, node)?;
    let known = Rights::ALL
        .into_iter()
        .find(|rights| rights.name() == written);
    known.ok_or_else(|| {
        Fault::new(&node.span, format!("‘{written}’ is no rights policy"))
            .hint("write \"full\", or \"excerpt\" where only the first paragraph may be shown")
    })
}

/// The single values of a list; a value without a list is a list of one.
pub fn items(node: &Node) -> &[Node] {
    match &node.value {
        Value::List(list) => list,
        Value::Nothing => &[],
        _ => std::slice::from_ref(node),
    }
}

/// An ISO 639 code; of a tag such as `vi-VN` or `id_ID`, the language.
///
/// # Errors
/// If it is no text, or CLDR knows no such language.
pub fn language(key: &str, node: &Node) -> Result<Language, Fault> {
    let written = line(key, node)?;
    language_code(&written).ok_or_else(|| {
        Fault::new(&node.span, format!("‘{written}’ is no language code"))
            .hint("write an ISO 639 code, such as vi, id or en")
    })
}

/// The language of an ISO 639 code or of a tag that begins with one.
pub fn language_code(written: &str) -> Option<Language> {
    let code = written.split(['-', '_']).next().unwrap_or_default();
    codes::language(code)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn escapes_do_not_bring_back_what_decoding_took_out() {
        let written = Node {
            span: 0..0,
            value: Value::Text(" a\u{202e}\u{0}b\n\n  c\u{a0}d ".to_owned()),
        };
        let title = line("title", &written);
        assert_eq!(title.unwrap(), "ab c\u{a0}d");
    }
}
