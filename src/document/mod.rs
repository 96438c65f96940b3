//! What people write by hand in TOML or YAML (`site.toml`, sidecars, front matter), as one tree that
//! knows where everything stands, and the faults found in it, each at its place.
//!
//! ```
//! use kliping::document::{Fault, Faults, fields, read_toml};
//!
//! let text = "title = 5\n";
//! let mut faults = Faults::new("covax.toml", text);
//! for entry in read_toml(text, 0).unwrap() {
//!     faults.keep(fields::line(&entry.key, &entry.node));
//! }
//! let problem = &faults.into_diagnostics()[0];
//! assert_eq!(problem.message, "‘title’ must be a text, and this is a number");
//! assert_eq!(problem.line, Some(1));
//! ```

mod faults;
pub mod fields;
mod toml;

pub use faults::{Fault, Faults};
pub use toml::read_toml;

use std::ops::Range;

/// A value and the bytes of the file that it stands in.
#[derive(Debug, Clone, PartialEq)]
pub struct Node {
    /// The bytes of the value.
    pub span: Range<usize>,
    /// What is written there.
    pub value: Value,
}

/// The kinds of value that the two languages share.
#[derive(Debug, Clone, PartialEq)]
pub enum Value {
    /// No value, which only YAML can write.
    Nothing,
    /// A text. In YAML, also what has no quotes but `true` and `false`: there, `NO` is false and `1.10` is
    /// 1.1 by the letter of the standard, and Norway and a version by that of the person who wrote it.
    Text(String),
    /// `true` or `false`.
    Flag(bool),
    /// A number; a whole one in decimal digits.
    Number(String),
    /// A TOML date or time, in its standard form.
    Moment(String),
    /// Values in order.
    List(Vec<Node>),
    /// Named values in order.
    Table(Vec<Entry>),
}

/// A named value.
#[derive(Debug, Clone, PartialEq)]
pub struct Entry {
    /// The name.
    pub key: String,
    /// Where the name stands.
    pub key_span: Range<usize>,
    /// The value.
    pub node: Node,
}

impl Node {
    /// The kind of value, as a message names it.
    pub fn kind(&self) -> &'static str {
        match self.value {
            Value::Nothing => "nothing",
            Value::Text(_) => "a text",
            Value::Flag(_) => "true or false",
            Value::Number(_) => "a number",
            Value::Moment(_) => "a date",
            Value::List(_) => "a list",
            Value::Table(_) => "a table",
        }
    }
}

/// Why a text is not TOML or YAML.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SyntaxError {
    /// What was found.
    pub message: String,
    /// The bytes of the file that it is about.
    pub span: Range<usize>,
}

/// The message of a parser in the quotes of all other messages: its backticks become ‘ and ’.
pub fn in_quotes(message: &str) -> String {
    let mut opens = false;
    let mut quoted = String::with_capacity(message.len());
    for c in message.trim().chars() {
        match c {
            '`' => {
                opens = !opens;
                quoted.push(if opens { '‘' } else { '’' });
            }
            '\n' => quoted.push_str("; "),
            c => quoted.push(c),
        }
    }
    quoted
}

/// A text as TOML writes it: on one line, in quotes, with everything escaped that could end it or hide in it.
///
/// ```
/// assert_eq!(kliping::document::quoted("a \"b\"\n"), r#""a \"b\"\n""#);
/// ```
pub fn quoted(text: &str) -> String {
    let mut quoted = String::from("\"");
    for c in text.chars() {
        match c {
            '"' | '\\' => quoted.extend(['\\', c]),
            '\n' => quoted.push_str("\\n"),
            '\t' => quoted.push_str("\\t"),
            c if c.is_control() => quoted.push_str(&format!("\\u{:04X}", c as u32)),
            c => quoted.push(c),
        }
    }
    quoted.push('"');
    quoted
}
