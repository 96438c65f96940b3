//! The kinds of value that sidecars and front matter share, and what can be wrong with them.

use super::date::{Date, DateRange};
use super::metadata::{Node, Value};
use crate::document::fields::wrong_kind;
use crate::locale::{Region, codes};

pub(super) use crate::document::fields::{flag, items, language, line, rights, text};
pub(super) use crate::document::{Fault, Faults};

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
        year_inferred: false,
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
