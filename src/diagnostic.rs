//! What went wrong, as data: severity, place, message, remedy. Printing is the command line's work.
//!
//! ```
//! use kliping::diagnostic::{Diagnostic, Severity};
//!
//! let problem = Diagnostic::error("the capture is empty")
//!     .at("seeds/2024/empty.txt")
//!     .hint("delete the file, or save the page again");
//! assert_eq!(problem.severity, Severity::Error);
//! ```

use serde::{Deserialize, Deserializer, Serialize, Serializer};
use std::ops::Range;
use std::sync::Arc;

/// How much a problem matters to what is published.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub enum Severity {
    /// Something was left out, or nothing could be published.
    Error,
    /// Everything was published, and a person should look at this.
    Warning,
    /// Worth knowing; nothing needs to be done.
    Note,
}

/// The text of a file and the part of it that a message is about.
#[derive(Debug, Clone, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub struct Excerpt {
    /// The whole text of the file.
    #[serde(serialize_with = "of_text", deserialize_with = "to_text")]
    pub text: Arc<str>,
    /// The bytes of `text` that the message points at.
    pub span: Range<usize>,
}

fn of_text<S: Serializer>(text: &Arc<str>, serializer: S) -> Result<S::Ok, S::Error> {
    serializer.serialize_str(text)
}

fn to_text<'de, D: Deserializer<'de>>(deserializer: D) -> Result<Arc<str>, D::Error> {
    String::deserialize(deserializer).map(Arc::from)
}

/// One problem: what was found, where, and what to do.
#[derive(Debug, Clone, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub struct Diagnostic {
    /// How much it matters.
    pub severity: Severity,
    /// What was found, in one sentence without a full stop.
    pub message: String,
    /// The file, as the user named it; `None` if it is about no single file.
    pub path: Option<String>,
    /// The line in the file, from 1.
    pub line: Option<usize>,
    /// The text to show with a caret under it, where there is one.
    pub excerpt: Option<Excerpt>,
    /// What to do about it.
    pub hint: Option<String>,
}

impl Diagnostic {
    fn new(severity: Severity, message: impl Into<String>) -> Self {
        Diagnostic {
            severity,
            message: message.into(),
            path: None,
            line: None,
            excerpt: None,
            hint: None,
        }
    }

    /// A problem because of which something is left out.
    pub fn error(message: impl Into<String>) -> Self {
        Self::new(Severity::Error, message)
    }

    /// A doubt that a person should look at.
    pub fn warning(message: impl Into<String>) -> Self {
        Self::new(Severity::Warning, message)
    }

    /// Something worth knowing.
    pub fn note(message: impl Into<String>) -> Self {
        Self::new(Severity::Note, message)
    }

    /// Names the file.
    pub fn at(mut self, path: impl Into<String>) -> Self {
        self.path = Some(path.into());
        self
    }

    /// Names the line, counted from 1.
    pub fn line(mut self, line: usize) -> Self {
        self.line = Some(line);
        self
    }

    /// Points at bytes of the file's text; the line follows from them.
    pub fn excerpt(mut self, text: impl Into<Arc<str>>, span: Range<usize>) -> Self {
        let text = text.into();
        let start = text.floor_char_boundary(span.start.min(text.len()));
        let end = text.ceil_char_boundary(span.end.clamp(start, text.len()));
        self.line = Some(1 + text[..start].matches('\n').count());
        self.excerpt = Some(Excerpt {
            text,
            span: start..end,
        });
        self
    }

    /// Says what to do.
    pub fn hint(mut self, hint: impl Into<String>) -> Self {
        self.hint = Some(hint.into());
        self
    }
}

/// A value, and what was noticed while it was made.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Warned<T> {
    /// What was made.
    pub value: T,
    /// What was noticed, in the order of the input.
    pub diagnostics: Vec<Diagnostic>,
}

impl<T> Warned<T> {
    /// A value about which nothing was noticed.
    pub fn clean(value: T) -> Self {
        Warned {
            value,
            diagnostics: Vec::new(),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_excerpt_gives_the_line_of_its_first_byte() {
        let problem = Diagnostic::error("x").excerpt("một\nhai\nba", 6..9);
        assert_eq!(problem.line, Some(2));
    }

    #[test]
    fn an_excerpt_beyond_the_text_is_cut_to_it() {
        let problem = Diagnostic::error("x").excerpt("ba", 5..80);
        assert_eq!(problem.excerpt.map(|e| e.span), Some(2..2));
    }
}
