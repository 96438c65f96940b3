//! Diagnostics and results in words.

use crate::diagnostic::{Diagnostic, Severity};
use crate::pipeline::Summary;
use annotate_snippets::{AnnotationKind, Group, Level, Origin, Renderer, Snippet};
use std::io::{self, IsTerminal, Write};
use std::time::Duration;

/// Prints diagnostics to standard error and results to standard output.
pub struct Reporter {
    renderer: Renderer,
}

impl Reporter {
    /// In colour on a terminal, unless `NO_COLOR` is set.
    pub fn new() -> Self {
        let colour = io::stderr().is_terminal() && std::env::var_os("NO_COLOR").is_none();
        Reporter {
            renderer: if colour {
                Renderer::styled()
            } else {
                Renderer::plain()
            },
        }
    }

    /// Prints every diagnostic, then how many there were.
    pub fn all(&self, diagnostics: &[Diagnostic]) {
        let mut text = String::new();
        for diagnostic in diagnostics {
            text.push_str(&self.render(diagnostic));
            text.push_str("\n\n");
        }
        let count = |severity| {
            diagnostics
                .iter()
                .filter(|d| d.severity == severity)
                .count()
        };
        let counts: Vec<String> = [
            (count(Severity::Error), "error"),
            (count(Severity::Warning), "warning"),
            (count(Severity::Note), "note"),
        ]
        .into_iter()
        .filter(|(count, _)| *count > 0)
        .map(|(count, name)| plural(count, name))
        .collect();
        if !counts.is_empty() {
            text.push_str(&counts.join(", "));
            text.push('\n');
        }
        // Nobody is left to tell if standard error is gone.
        let _ = io::stderr().lock().write_all(text.as_bytes());
    }

    /// Says how many captures were left out, if any were, and in the last line what was published.
    pub fn published(&self, summary: &Summary, time: Duration) {
        match summary.left_out {
            0 => {}
            1 => self.out("1 capture was left out\n"),
            count => self.out(&format!("{count} captures were left out\n")),
        }
        let line = format!(
            "Published {}, {}, {}, {}, {} in {:.2} s to {}\n",
            plural(summary.articles, "article"),
            plural(summary.languages, "language"),
            plural_as(summary.countries, "country", "countries"),
            plural(summary.years, "year"),
            plural(summary.pages, "page"),
            time.as_secs_f64(),
            visible_line(&summary.output.display().to_string()),
        );
        self.out(&line);
    }

    /// Says that the old site still stands.
    pub fn nothing_published(&self) {
        let line = b"Nothing was published; what was published before is untouched.\n";
        let _ = io::stderr().lock().write_all(line);
    }

    /// Prints a result to standard output.
    pub fn out(&self, text: &str) {
        // A reader who closed the pipe has read enough.
        let _ = io::stdout().lock().write_all(text.as_bytes());
    }

    fn render(&self, diagnostic: &Diagnostic) -> String {
        render(diagnostic, &self.renderer)
    }
}

#[cfg(feature = "serve")]
/// A diagnostic as plain text, with its place and remedy.
pub fn in_words(diagnostic: &Diagnostic) -> String {
    render(diagnostic, &Renderer::plain())
}

fn render(diagnostic: &Diagnostic, renderer: &Renderer) -> String {
    let level = match diagnostic.severity {
        Severity::Error => Level::ERROR,
        Severity::Warning => Level::WARNING,
        Severity::Note => Level::NOTE,
    };
    let mut group = Group::with_title(level.primary_title(brief(&diagnostic.message)));
    match (&diagnostic.path, &diagnostic.excerpt) {
        (Some(path), Some(excerpt)) => {
            group = group.element(
                Snippet::source(&*excerpt.text)
                    .path(visible_line(path))
                    .annotation(AnnotationKind::Primary.span(excerpt.span.clone())),
            );
        }
        (Some(path), None) => {
            let mut origin = Origin::path(visible_line(path));
            if let Some(line) = diagnostic.line {
                origin = origin.line(line);
            }
            group = group.element(origin);
        }
        (None, _) => {}
    }
    if let Some(hint) = &diagnostic.hint {
        group = group.element(Level::HELP.message(brief(hint)));
    }
    renderer.render(&[group])
}

/// Whether a character acts on a terminal instead of standing on it: control characters, and those that
/// turn the direction of a text.
pub fn is_hidden(c: char) -> bool {
    (c.is_control() && !matches!(c, '\n' | '\t'))
        || matches!(c, '\u{200e}' | '\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}')
}

/// Captures are other people's text: no control character of theirs reaches the terminal.
pub fn visible(text: &str) -> String {
    let shown = |c| if is_hidden(c) { '\u{fffd}' } else { c };
    text.chars().map(shown).collect()
}

/// The same without its middle, if it is long: a value that a message quotes may have any length.
pub fn brief(text: &str) -> String {
    const MOST: usize = 600;
    let count = text.chars().count();
    if count <= MOST {
        return visible(text);
    }
    let place = |chars| {
        text.char_indices()
            .nth(chars)
            .map_or(text.len(), |(at, _)| at)
    };
    let (start, end) = (place(MOST / 2), place(count - MOST / 2));
    format!("{} … {}", visible(&text[..start]), visible(&text[end..]))
}

/// The same on one line, for what must not look like two.
pub fn visible_line(text: &str) -> String {
    visible(text).replace('\n', "\u{fffd}")
}

/// JSON whose control characters are all escaped: the standard asks it only of some, and a terminal
/// obeys others too.
pub fn escaped(object: &impl serde::Serialize) -> String {
    // Nothing that is printed has keys that are no texts.
    let object = serde_json::to_string(object).unwrap_or_default();
    if !may_hide(&object) {
        return object;
    }
    let mut text = String::with_capacity(object.len());
    let mut taken = 0;
    for (at, hidden) in object.match_indices(is_hidden) {
        text.push_str(&object[taken..at]);
        text.extend(hidden.chars().map(|c| format!("\\u{:04x}", c as u32)));
        taken = at + hidden.len();
    }
    text.push_str(&object[taken..]);
    text
}

/// Whether a text may hold a [hidden](is_hidden) character. No end before the last, so that many bytes are looked at in
/// one step.
fn may_hide(text: &str) -> bool {
    let bytes = text.as_bytes();
    let behind = |count: usize| bytes.get(count..).unwrap_or_default();
    let threes = bytes.iter().zip(behind(1)).zip(behind(2));
    let found = threes.fold(false, |found, ((first, second), third)| {
        // U+0080 to U+009F; U+200E, U+200F, U+202A to U+202E; U+2066 to U+2069.
        let turns = (0x8e..=0x8f).contains(third) | (0xaa..=0xae).contains(third);
        found
            | (*first < b' ')
            | (*first == 0x7f)
            | (*first == 0xc2) & (*second < 0xa0)
            | (*first == 0xe2) & ((*second == 0x80) & turns | (*second == 0x81))
    });
    // The last two bytes begin nothing but ASCII, or a character of two bytes.
    found
        || bytes
            .iter()
            .rev()
            .take(2)
            .any(|byte| !(b' '..0x7f).contains(byte))
}

/// A count with its noun.
pub fn plural(count: usize, name: &str) -> String {
    plural_as(count, name, &format!("{name}s"))
}

fn plural_as(count: usize, one: &str, many: &str) -> String {
    format!("{count} {}", if count == 1 { one } else { many })
}
