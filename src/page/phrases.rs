//! The strings of an interface in templates: the function `t(key="…", n=3, …)`.
//!
//! Most calls have but a key, and most strings no variable. Such a string is put into the text of a template
//! before the template is compiled, since a page makes some twenty of these calls and each costs more than what
//! stands around it.

use super::fragment::ROOT;
use crate::locale::{Interface, Variable};
use std::collections::HashMap;
use std::sync::Arc;
use tera::{Kwargs, TeraResult, Value};

/// The function, for one interface.
pub struct Phrases {
    interface: Arc<Interface>,
    /// The strings without variables.
    constant: HashMap<String, Value>,
}

impl Phrases {
    /// Resolves the strings that need no variable.
    pub fn new(interface: &Arc<Interface>) -> Self {
        let strings = &interface.strings;
        let keys = strings.keys().iter();
        let constant = keys.filter_map(|key| Some((key.clone(), strings.constant(key)?.into())));
        Phrases {
            constant: constant.collect(),
            interface: Arc::clone(interface),
        }
    }

    /// The string that a call asks for.
    ///
    /// # Errors
    /// If there is none, or its variables are not given.
    pub fn get(&self, kwargs: &Kwargs) -> TeraResult<Value> {
        let key: &str = kwargs.must_get("key")?;
        if let Some(constant) = self.constant.get(key) {
            return Ok(constant.clone());
        }
        let mut variables = Vec::new();
        for (name, value) in kwargs.iter() {
            let Some(name) = name.as_str().filter(|name| *name != "key") else {
                continue;
            };
            let value = match (value.as_u64(), value.as_str()) {
                (Some(number), _) => Variable::Number(number),
                (_, Some(text)) => Variable::Text(text),
                _ => {
                    return Err(tera::Error::message(format!(
                        "the string ‘{key}’: its variable ‘{name}’ is neither text nor a whole number"
                    )));
                }
            };
            variables.push((name, value));
        }
        let string = self.interface.strings.get(key, &variables);
        string.map(Value::from).map_err(|message| {
            tera::Error::message(format!(
                "{message}, in templates/strings/{}.ftl",
                self.interface.language
            ))
        })
    }

    /// The text of a template with each `t(key="…")` as the string that it stands for, where that needs no
    /// variable, and the way to the root as the mark that [`rooted`](super::fragment::rooted) replaces. Only what
    /// stands between `{{` and `}}` or `{%` and `%}` is a call.
    pub fn spelled_out(&self, template: &str) -> String {
        let mut spelled = String::with_capacity(template.len());
        let mut rest = template;
        while let Some(start) = rest.find('{') {
            let (before, from_brace) = rest.split_at(start);
            let (length, has_calls) = piece(from_brace);
            let (piece, after) = from_brace.split_at(length);
            spelled.push_str(before);
            if piece == "{{ page.root }}" {
                spelled.push_str(ROOT);
            } else if has_calls {
                self.spell(piece, &mut spelled);
            } else {
                spelled.push_str(piece);
            }
            rest = after;
        }
        spelled.push_str(rest);
        spelled
    }

    fn spell(&self, tag: &str, spelled: &mut String) {
        const CALL: &str = "t(key=\"";
        let mut rest = tag;
        while let Some(start) = rest.find(CALL) {
            let key = start + CALL.len();
            let is_whole_name = !rest[..start].ends_with(|c: char| c.is_alphanumeric() || c == '_');
            let call = rest[key..].split_once("\")");
            let literal = call.and_then(|(key, _)| literal(self.constant.get(key)?.as_str()?));
            match (call, literal) {
                (Some((_, after)), Some(literal)) if is_whole_name => {
                    spelled.push_str(&rest[..start]);
                    spelled.push_str(&literal);
                    rest = after;
                }
                _ => {
                    spelled.push_str(&rest[..key]);
                    rest = &rest[key..];
                }
            }
        }
        spelled.push_str(rest);
    }
}

/// How many bytes belong together at the beginning of a text that begins with `{`, and whether calls may stand in
/// them: a tag; a comment, what stands between `raw` and `endraw`, or the brace alone, which have none.
fn piece(text: &str) -> (usize, bool) {
    let through = |text: &str, end: &str| text.find(end).map_or(text.len(), |at| at + end.len());
    let end = match text.as_bytes() {
        [b'{', b'#', ..] => return (through(text, "#}"), false),
        [b'{', b'{', ..] => "}}",
        [b'{', b'%', ..] => "%}",
        _ => return (1, false),
    };
    let name = text[2..].trim_start_matches('-').trim_start();
    if end == "%}" && name.starts_with("raw") {
        return (through(text, "endraw"), false);
    }
    let mut quote = None;
    for (at, c) in text.char_indices().skip(2) {
        match quote {
            None if text[at..].starts_with(end) => return (at + end.len(), true),
            None if matches!(c, '"' | '\'' | '`') => quote = Some(c),
            Some(open) if open == c => quote = None,
            _ => {}
        }
    }
    (text.len(), true)
}

/// A text as templates write it; `None` if it has every sign that would end it.
fn literal(text: &str) -> Option<String> {
    let quote = ['"', '\'', '`'].into_iter().find(|&q| !text.contains(q))?;
    (!text.contains('\\')).then(|| format!("{quote}{text}{quote}"))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::locale::{Locale, Strings};

    fn phrases(strings: &str) -> Phrases {
        let language = "en".parse().unwrap();
        Phrases::new(&Arc::new(Interface {
            language,
            locale: Locale::new(language).unwrap(),
            strings: Strings::new(language, &[strings]).unwrap(),
        }))
    }

    #[test]
    fn only_calls_for_strings_without_variables_are_spelled_out() {
        let phrases = phrases("a = The “b”\nq = \"it's\"\nall = \"'`\nn = { $n } lines\n");
        for (template, spelled) in [
            ("{{ t(key=\"a\") }}", "{{ \"The “b”\" }}"),
            (
                "{{ t(key=\"q\") ~ t(key=\"a\") }}",
                "{{ `\"it's\"` ~ \"The “b”\" }}",
            ),
            ("{{ page.root }}a.html", "\u{1}a.html"),
            ("{% set x = t(key=\"a\") %}", "{% set x = \"The “b”\" %}"),
            ("{{ \"}}\" ~ t(key=\"a\") }}", "{{ \"}}\" ~ \"The “b”\" }}"),
            ("{{ t(key=\"all\") }}", "{{ t(key=\"all\") }}"),
            ("{{ t(key=\"n\", n=1) }}", "{{ t(key=\"n\", n=1) }}"),
            ("{{ t(key=\"a\" ~ x) }}", "{{ t(key=\"a\" ~ x) }}"),
            ("{{ t(key=\"none\") }}", "{{ t(key=\"none\") }}"),
            ("{{ not(key=\"a\") }}", "{{ not(key=\"a\") }}"),
            (
                "t(key=\"a\") { t(key=\"a\") }",
                "t(key=\"a\") { t(key=\"a\") }",
            ),
            (
                "{# t(key=\"a\") #}{{ t(key=\"a\") }}",
                "{# t(key=\"a\") #}{{ \"The “b”\" }}",
            ),
            (
                "{% raw %}{{ t(key=\"a\") }}{% endraw %}{{ t(key=\"a\") }}",
                "{% raw %}{{ t(key=\"a\") }}{% endraw %}{{ \"The “b”\" }}",
            ),
            ("{{ t(key=\"a\")", "{{ \"The “b”\""),
            ("{", "{"),
        ] {
            assert_eq!(phrases.spelled_out(template), spelled, "{template}");
        }
    }
}
