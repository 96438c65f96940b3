//! The kinds of value that sidecars and front matter share, and what can be wrong with them.

use super::date::{Date, DateRange};
use super::metadata::{Node, SyntaxError, Value};
use crate::diagnostic::Diagnostic;
use crate::locale::text::{clean, nfc};
use crate::locale::{Language, Region, codes};
use std::ops::Range;
use std::sync::Arc;

/// Something wrong, and the bytes of the file that it is about.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Fault {
    pub span: Range<usize>,
    pub message: String,
    pub hint: Option<String>,
}

impl Fault {
    pub fn new(span: &Range<usize>, message: impl Into<String>) -> Self {
        Fault {
            span: span.clone(),
            message: message.into(),
            hint: None,
        }
    }

    pub fn hint(mut self, hint: impl Into<String>) -> Self {
        self.hint = Some(hint.into());
        self
    }
}

/// Collects what is wrong with one file.
pub(super) struct Faults<'a> {
    path: &'a str,
    text: &'a str,
    /// A copy of `text` that all excerpts share, made for the first of them.
    shared: Option<Arc<str>>,
    found: Vec<Diagnostic>,
}

impl<'a> Faults<'a> {
    /// For a file of this name and text.
    pub fn new(path: &'a str, text: &'a str) -> Self {
        Faults {
            path,
            text,
            shared: None,
            found: Vec::new(),
        }
    }

    /// Adds a fault that keeps the file from being used.
    pub fn error(&mut self, fault: Fault) {
        let problem = Diagnostic::error(&fault.message);
        self.add(problem, fault);
    }

    /// Adds a fault that a person should look at.
    pub fn warning(&mut self, fault: Fault) {
        let problem = Diagnostic::warning(&fault.message);
        self.add(problem, fault);
    }

    /// Adds what has no place in the file.
    pub fn about_file(&mut self, problem: Diagnostic) {
        self.found.push(problem.at(self.path));
    }

    /// Adds what kept the file from being read at all.
    pub fn syntax(&mut self, errors: impl IntoIterator<Item = SyntaxError>) {
        for error in errors {
            self.error(
                Fault::new(&error.span, error.message)
                    .hint("mend this line; texts stand in quotes, one key on each line"),
            );
        }
    }

    /// Takes the value, or adds the fault as an error.
    pub fn keep<T>(&mut self, result: Result<T, Fault>) -> Option<T> {
        result.map_err(|fault| self.error(fault)).ok()
    }

    /// Everything that was added, in the order of the file.
    pub fn into_diagnostics(mut self) -> Vec<Diagnostic> {
        self.found.sort_by_key(|problem| problem.line);
        self.found
    }

    fn add(&mut self, problem: Diagnostic, fault: Fault) {
        let text = self.shared.get_or_insert_with(|| Arc::from(self.text));
        let problem = problem.at(self.path).excerpt(Arc::clone(text), fault.span);
        self.found.push(match fault.hint {
            Some(hint) => problem.hint(hint),
            None => problem,
        });
    }
}

fn wrong_kind(key: &str, node: &Node, wanted: &str) -> Fault {
    Fault::new(
        &node.span,
        format!("‘{key}’ must be {wanted}, and this is {}", node.kind()),
    )
}

/// A text that may run over lines.
pub(super) fn text(key: &str, node: &Node) -> Result<String, Fault> {
    let Value::Text(text) = &node.value else {
        let fault = wrong_kind(key, node, "a text");
        return Err(match node.value {
            Value::List(_) | Value::Table(_) => fault,
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
pub(super) fn line(key: &str, node: &Node) -> Result<String, Fault> {
    // No-break spaces stay.
    let is_gap = |c: char| matches!(c, ' ' | '\t' | '\n');
    let text = text(key, node)?;
    let words: Vec<_> = text.split(is_gap).filter(|w| !w.is_empty()).collect();
    Ok(words.join(" "))
}

/// `true` or `false`, also as words.
pub(super) fn flag(key: &str, node: &Node) -> Result<bool, Fault> {
    match &node.value {
        Value::Flag(flag) => Ok(*flag),
        Value::Text(word) if ["true", "yes", "on"].contains(&word.to_lowercase().as_str()) => {
            Ok(true)
        }
        Value::Text(word) if ["false", "no", "off"].contains(&word.to_lowercase().as_str()) => {
            Ok(false)
        }
        _ => Err(wrong_kind(key, node, "true or false")),
    }
}

/// The single values of a list; a value without a list is a list of one.
pub(super) fn items(node: &Node) -> &[Node] {
    match &node.value {
        Value::List(list) => list,
        Value::Nothing => &[],
        _ => std::slice::from_ref(node),
    }
}

/// A date with the precision that it is written with; a year may be a number.
pub(super) fn date(key: &str, node: &Node) -> Result<Date, Fault> {
    let written = date_text(key, node)?;
    read_date(&written).ok_or_else(|| no_date(node, &written))
}

/// A date, or two with `/` between them.
pub(super) fn date_range(key: &str, node: &Node) -> Result<DateRange, Fault> {
    let written = date_text(key, node)?;
    let (start, end) = match written.split_once('/') {
        Some((start, end)) => (start, Some(end)),
        None => (written.as_str(), None),
    };
    let read = |part: &str| read_date(part.trim()).ok_or_else(|| no_date(node, part));
    let range = DateRange {
        start: read(start)?,
        end: end.map(read).transpose()?,
    };
    match range.end {
        Some(end) if end < range.start => Err(Fault::new(
            &node.span,
            format!("‘{written}’ ends before it begins"),
        )
        .hint(format!("write {end}/{}", range.start))),
        _ => Ok(range),
    }
}

fn date_text(key: &str, node: &Node) -> Result<String, Fault> {
    match &node.value {
        Value::Text(text) | Value::Number(text) | Value::Moment(text) => Ok(text.trim().to_owned()),
        _ => Err(wrong_kind(key, node, "a date")
            .hint("write it as 2017, 2017-08, 2017-08-21 or 2017-08-21T17:06")),
    }
}

fn read_date(written: &str) -> Option<Date> {
    if let Ok(date) = written.parse() {
        return Some(date);
    }
    // Jekyll and Ruby write the zone without a colon: 2017-08-21 17:06:00 +0700
    let (rest, zone) = written.split_at_checked(written.len().checked_sub(4)?)?;
    let is_zone = zone.bytes().all(|b| b.is_ascii_digit())
        && rest.ends_with(['+', '-'])
        && rest.contains(':');
    is_zone
        .then(|| format!("{rest}{}:{}", &zone[..2], &zone[2..]).parse().ok())
        .flatten()
}

fn no_date(node: &Node, written: &str) -> Fault {
    let fault = Fault::new(&node.span, format!("‘{}’ is no date", written.trim()));
    let numbers: Vec<&str> = written.trim().split(['/', '.', '-']).collect();
    let day_first = match numbers[..] {
        [day, month, year] => format!("{year}-{month:0>2}-{day:0>2}").parse::<Date>().ok(),
        _ => None,
    };
    match day_first {
        Some(date) => fault.hint(format!("write {date} if the day stands first here")),
        None => fault.hint("write it as 2017, 2017-08, 2017-08-21 or 2017-08-21T17:06"),
    }
}

/// An ISO 639 code; of a tag such as `vi-VN` or `id_ID`, the language.
pub(super) fn language(key: &str, node: &Node) -> Result<Language, Fault> {
    let written = line(key, node)?;
    let code = written.split(['-', '_']).next().unwrap_or_default();
    codes::language(code).ok_or_else(|| {
        Fault::new(&node.span, format!("‘{written}’ is no language code"))
            .hint("write an ISO 639 code, such as vi, id or en")
    })
}

/// An ISO 3166-1 alpha-2 code.
pub(super) fn country(key: &str, node: &Node) -> Result<Region, Fault> {
    let written = line(key, node)?;
    codes::country(&written).ok_or_else(|| {
        let hint = match written.to_ascii_uppercase().as_str() {
            "UK" => "the code of the United Kingdom is GB",
            "EU" => "a country is meant; the European Union has no code of its own",
            _ => "write the two letters of ISO 3166-1, such as VN or ID",
        };
        Fault::new(&node.span, format!("‘{written}’ is no country code")).hint(hint)
    })
}

/// Whether a text is an address that a reader can follow.
pub(super) fn is_address(text: &str) -> bool {
    let rest = ["https://", "http://"].iter().find_map(|scheme| {
        let start = text.get(..scheme.len())?;
        start
            .eq_ignore_ascii_case(scheme)
            .then(|| &text[scheme.len()..])
    });
    rest.is_some_and(|rest| {
        rest.starts_with(|c: char| c.is_alphanumeric() || c == '[')
            && !rest.contains(|c: char| c.is_whitespace() || matches!(c, '<' | '>' | '"'))
    })
}

/// The address of a page.
pub(super) fn address(key: &str, node: &Node) -> Result<String, Fault> {
    let written = line(key, node)?;
    if is_address(&written) {
        return Ok(written);
    }
    Err(Fault::new(
        &node.span,
        format!("‘{key}’ must be the address of a page, and ‘{written}’ is none"),
    )
    .hint("begin it with https://; the name of a publisher belongs in `outlet`"))
}

/// The last part of an address: at most 100 of `a`–`z`, `0`–`9` and `-`.
pub(super) fn slug(key: &str, node: &Node) -> Result<String, Fault> {
    let written = line(key, node)?;
    let allowed = |b: u8| b.is_ascii_lowercase() || b.is_ascii_digit() || b == b'-';
    let fits = written.len() <= 100
        && written.bytes().all(allowed)
        && !written.contains("--")
        && !written.starts_with('-')
        && !written.ends_with('-');
    if fits {
        return Ok(written);
    }
    Err(Fault::new(
        &node.span,
        format!("‘{written}’ cannot be a part of an address"),
    )
    .hint("use a–z, 0–9 and single hyphens between them, 100 at most"))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn node(text: &str) -> Node {
        Node {
            span: 0..0,
            value: Value::Text(text.to_owned()),
        }
    }

    #[test]
    fn dates_are_read_as_people_write_them() {
        for (written, date) in [
            ("2017", "2017"),
            ("2017-08-21", "2017-08-21"),
            ("2017-08-21T17:06:00+07:00", "2017-08-21T17:06:00+07:00"),
            ("2017-08-21 17:06:00 +0700", "2017-08-21T17:06:00+07:00"),
            ("2017-08-21 17:06:00.123Z", "2017-08-21T17:06:00Z"),
        ] {
            assert_eq!(date_of(written).map(|d| d.machine()), Ok(date.to_owned()));
        }
    }

    fn date_of(written: &str) -> Result<Date, Fault> {
        date("published", &node(written))
    }

    #[test]
    fn a_day_that_stands_first_is_named_in_the_hint() {
        let fault = date_of("21/8/2017").unwrap_err();
        assert_eq!(
            fault.hint.as_deref(),
            Some("write 2017-08-21 if the day stands first here")
        );
        assert!(
            date_of("31/2/2017")
                .unwrap_err()
                .hint
                .unwrap()
                .starts_with("write it as")
        );
        assert!(date_of("ngày 8đ000").is_err());
    }

    #[test]
    fn a_range_is_read_and_must_not_run_backwards() {
        let range = date_range("event_dates", &node("2017-08-14/2017-08-17")).unwrap();
        assert_eq!(range.to_string(), "2017-08-14/2017-08-17");
        let fault = date_range("event_dates", &node("2017-08-17/2017-08-14")).unwrap_err();
        assert_eq!(fault.hint.as_deref(), Some("write 2017-08-14/2017-08-17"));
    }

    #[test]
    fn escapes_do_not_bring_back_what_decoding_took_out() {
        let title = line("title", &node(" a\u{202e}\u{0}b\n\n  c\u{a0}d "));
        assert_eq!(title.unwrap(), "ab c\u{a0}d");
    }

    #[test]
    fn only_addresses_of_pages_are_addresses() {
        for good in [
            "https://example.org/a?b#c",
            "HTTP://example.org",
            "https://báo.vn/x",
        ] {
            assert!(is_address(good), "{good}");
        }
        for bad in [
            "",
            "https://",
            "javascript:alert(1)",
            "example.org",
            "https://a b",
            "https://a\"onclick",
            "ftp://a",
        ] {
            assert!(!is_address(bad), "{bad}");
        }
    }

    #[test]
    fn a_slug_is_plain() {
        assert!(slug("slug", &node("vac-xin-2021")).is_ok());
        for bad in ["Vắc-xin", "a/b", "..", "-a", "a b"] {
            assert!(slug("slug", &node(bad)).is_err(), "{bad}");
        }
    }
}
