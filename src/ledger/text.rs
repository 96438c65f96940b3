//! The ledger as text.

use super::{CaptureId, Ledger, List, Published, Record, State};
use crate::diagnostic::{Diagnostic, Warned};
use crate::site_path::SitePath;
use std::borrow::Cow;
use std::fmt::Write;

/// The first lines of the file.
const TITLE: &[&str] = &[
    "# Every address that this archive has published. Kliping keeps them alive: each build adds to this file",
    "# and takes nothing away. Keep it in version control; of a conflict, keep the lines of both sides.",
];

/// The sides of a merge conflict begin and end with seven of these.
const MARKS: [&str; 4] = ["<<<<<<<", "|||||||", "=======", ">>>>>>>"];

/// Bytes of a line, about.
const USUAL: usize = 128;

/// Stands where nothing is known.
const UNKNOWN: &str = "-";

impl Ledger {
    /// Reads a ledger; `shown` is the file as messages name it. Lines may be in any order, and there more
    /// than once. Each line that cannot be read is told, and kept; marks of a merge conflict are not.
    pub fn parse(text: &str, shown: &str) -> Warned<Ledger> {
        let mut ledger = Ledger::default();
        let mut diagnostics = Vec::new();
        let text = text.strip_prefix('\u{feff}').unwrap_or(text);
        for (number, line) in text.lines().enumerate() {
            let line = line.trim();
            if line.is_empty() || TITLE.contains(&line) {
                continue;
            }
            if line.starts_with('#') {
                ledger.comments.push(line.to_owned());
                continue;
            }
            if MARKS.iter().any(|mark| line.starts_with(mark)) {
                let problem = Diagnostic::warning("the two sides of a merge stand in this file")
                    .hint("nothing is lost: both were read, and the next build writes them as one");
                diagnostics.push(problem.at(shown).line(number + 1));
                continue;
            }
            match record(line) {
                Some(record) => ledger.records.push(record),
                None => {
                    let problem = Diagnostic::warning("this line of the ledger cannot be read")
                        .hint("it is kept; mend it as ADDRESS article CAPTURE, or delete it if it never was an address");
                    diagnostics.push(problem.at(shown).line(number + 1));
                    ledger.unread.push(line.to_owned());
                }
            }
        }
        ledger.records.sort_unstable();
        ledger.records.dedup();
        ledger.comments.dedup();
        ledger.unread.dedup();
        Warned {
            value: ledger,
            diagnostics,
        }
    }

    /// The text of the file.
    pub fn to_text(&self) -> String {
        let mut text = String::with_capacity(self.records.len() * USUAL);
        let notes = self.comments.iter().map(String::as_str);
        for line in TITLE.iter().copied().chain(notes) {
            text.push_str(line);
            text.push('\n');
        }
        for Record { path, published } in &self.records {
            text.push_str(&escaped(path.as_str()));
            // Writing to a string cannot fail.
            let _ = match published {
                Published::Article { state, capture } => {
                    text.extend([" ", state.name()]);
                    if let Some(capture) = capture {
                        push_capture(&mut text, capture);
                    }
                    Ok(())
                }
                Published::List { list, page: 1 } => {
                    write!(text, " list {}", escaped(&list.to_string()))
                }
                Published::List { list, page } => {
                    write!(text, " list {} {page}", escaped(&list.to_string()))
                }
                Published::Feed(list) => write!(text, " feed {}", escaped(&list.to_string())),
                Published::Page => write!(text, " page"),
            };
            text.push('\n');
        }
        for line in &self.unread {
            text.push_str(line);
            text.push('\n');
        }
        text
    }
}

fn push_capture(text: &mut String, capture: &CaptureId) {
    let checksum = capture.checksum.as_deref().unwrap_or(UNKNOWN);
    text.extend([" ", &*escaped(&capture.path), " ", checksum]);
    if let Some(source) = &capture.source {
        text.extend([" ", &*escaped(source)]);
    }
}

fn record(line: &str) -> Option<Record> {
    let mut parts = line.split_whitespace();
    let path = SitePath::new(unescaped(parts.next()?)?).ok()?;
    if !is_address(path.as_str()) {
        return None;
    }
    let kind = parts.next()?;
    let state = State::ALL.into_iter().find(|state| state.name() == kind);
    let published = match (state, kind) {
        (Some(state), _) => Published::Article {
            state,
            capture: capture(&mut parts)?,
        },
        (None, "list") => Published::List {
            list: List::parse(&unescaped(parts.next()?)?)?,
            page: match parts.next() {
                None => 1,
                Some(page) => page.parse().ok().filter(|page| *page > 0)?,
            },
        },
        (None, "feed") => Published::Feed(List::parse(&unescaped(parts.next()?)?)?),
        (None, "page") => Published::Page,
        _ => return None,
    };
    match parts.next() {
        None => Some(Record { path, published }),
        Some(_) => None,
    }
}

/// Whether a page or feed can have had this address: others are files that are not the ledger's.
pub fn is_address(path: &str) -> bool {
    let is_code = |folder: &str| {
        (2..=3).contains(&folder.len()) && folder.bytes().all(|byte| byte.is_ascii_lowercase())
    };
    let has_ending = [".html", ".xml", ".json"]
        .iter()
        .any(|end| path.ends_with(end));
    has_ending
        && path
            .split_once('/')
            .is_some_and(|(folder, _)| is_code(folder))
}

/// The rest of an article's line; `Some(None)` where it names no capture.
#[expect(
    clippy::option_option,
    reason = "the outer one is a line that cannot be read"
)]
fn capture<'a>(parts: &mut impl Iterator<Item = &'a str>) -> Option<Option<CaptureId>> {
    let Some(path) = parts.next().filter(|path| *path != UNKNOWN) else {
        return Some(None);
    };
    let known = |part: Option<&'a str>| part.filter(|part| *part != UNKNOWN);
    let checksum = known(parts.next()).map(str::to_owned);
    let source = match known(parts.next()) {
        Some(source) => Some(unescaped(source)?),
        None => None,
    };
    Some(Some(CaptureId {
        path: unescaped(path)?,
        checksum,
        source,
    }))
}

/// A value as one word: white space, control characters and what turns the direction of a text are written
/// as `%` and the hexadecimal digits of their bytes, and so are `%` itself and a `-` that stands first, since
/// that alone says that something is not known.
fn escaped(text: &str) -> Cow<'_, str> {
    let is_plain = |byte: u8| byte.is_ascii_graphic() && byte != b'%';
    if text.starts_with(|c: char| c.is_ascii_alphanumeric()) && text.bytes().all(is_plain) {
        return Cow::Borrowed(text);
    }
    let mut word = String::with_capacity(text.len());
    for (place, c) in text.char_indices() {
        let is_hidden = c.is_whitespace()
            || c.is_control()
            || matches!(c, '%' | '\u{200e}' | '\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}' | '\u{feff}');
        if is_hidden || (place == 0 && c == '-') {
            for byte in c.encode_utf8(&mut [0; 4]).bytes() {
                // Writing to a string cannot fail.
                let _ = write!(word, "%{byte:02X}");
            }
        } else {
            word.push(c);
        }
    }
    Cow::Owned(word)
}

/// Reads what [`escaped`] gives; `None` if that is not what it is.
fn unescaped(word: &str) -> Option<String> {
    if !word.contains('%') {
        return Some(word.to_owned());
    }
    let mut bytes = Vec::with_capacity(word.len());
    let mut rest = word.as_bytes();
    while let Some((&byte, after)) = rest.split_first() {
        rest = after;
        if byte != b'%' {
            bytes.push(byte);
            continue;
        }
        let digits = std::str::from_utf8(rest.get(..2)?).ok()?;
        bytes.push(u8::from_str_radix(digits, 16).ok()?);
        rest = &rest[2..];
    }
    String::from_utf8(bytes).ok()
}
