//! Words of one interface: its strings, and dates at the precision they have.

use crate::article::date::{Date, DateRange, Precision};
use crate::diagnostic::Diagnostic;
use crate::locale::{Interface, Value, capitalize};

/// Every string that this stage asks for by name; templates ask for more.
///
/// A language without one of them is refused before anything is rendered.
pub const REQUIRED: &[&str] = &[
    "articles-count",
    "cell-label",
    "date-day",
    "enter",
    "event-range",
    "feed-title",
    "feed-title-list",
    "title-countries",
    "title-country-year",
    "title-not-found",
    "title-page",
    "title-tags",
    "title-timeline",
    "title-undated",
    "title-year",
    "title-years",
];

/// Checks that each interface has every string that any of them has, and all that are [`REQUIRED`].
///
/// # Errors
/// One for each language, naming what is missing.
pub fn check(interfaces: &[std::sync::Arc<Interface>]) -> Result<(), Vec<Diagnostic>> {
    let every: std::collections::BTreeSet<&str> = interfaces
        .iter()
        .flat_map(|interface| interface.strings.keys().iter().map(String::as_str))
        .chain(REQUIRED.iter().copied())
        .collect();
    let problems: Vec<Diagnostic> = interfaces
        .iter()
        .filter_map(|interface| {
            let keys = interface.strings.keys();
            let missing: Vec<&str> = every
                .iter()
                .copied()
                .filter(|k| !keys.contains(*k))
                .collect();
            (!missing.is_empty()).then(|| {
                Diagnostic::error(format!("strings are missing: {}", missing.join(", ")))
                    .at(format!("templates/strings/{}.ftl", interface.language))
                    .hint("add them; templates/strings/en.ftl says what each is for")
            })
        })
        .collect();
    if problems.is_empty() {
        Ok(())
    } else {
        Err(problems)
    }
}

/// A string whose presence [`check`] has made sure of; its key stands in for it otherwise.
pub fn string(interface: &Interface, key: &str, variables: &[(&str, Value<'_>)]) -> String {
    interface
        .strings
        .get(key, variables)
        .unwrap_or_else(|_| key.to_owned())
}

/// A date in full, at its precision: “8 tháng 10 năm 2024”, “Oktober 2024”, “2024”.
pub fn date(interface: &Interface, date: Date) -> String {
    match (date.month(), date.day()) {
        (Some(month), Some(day)) => {
            let cldr = interface.locale.day(date.year(), month, day);
            let month = interface.locale.month(date.year(), month);
            string(
                interface,
                "date-day",
                &[
                    ("cldr", Value::Text(&cldr)),
                    ("day", Value::Text(&day.to_string())),
                    ("month", Value::Text(&month)),
                ],
            )
        }
        (Some(month), None) => interface.locale.month(date.year(), month),
        _ => date.year().to_string(),
    }
}

/// A date in figures, for narrow places: “08/10/2024”, “10/2024”, “2024”.
pub fn short_date(interface: &Interface, date: Date) -> String {
    match (date.month(), date.day()) {
        (Some(month), Some(day)) => interface.locale.day_short(date.year(), month, day),
        (Some(month), None) => format!("{month:02}/{}", date.year()),
        _ => date.year().to_string(),
    }
}

/// The days of an event.
pub fn event(interface: &Interface, range: DateRange) -> String {
    let Some(end) = range.end else {
        return date(interface, range.start);
    };
    let same_month = end.precision() >= Precision::Day
        && (range.start.year(), range.start.month()) == (end.year(), end.month());
    let start = match range.start.day() {
        Some(day) if same_month => day.to_string(),
        _ => date(interface, range.start),
    };
    string(
        interface,
        "event-range",
        &[
            ("start", Value::Text(&start)),
            ("end", Value::Text(&date(interface, end))),
        ],
    )
}

/// A month as a heading: “Tháng 10 năm 2024”, “Oktober 2024”.
pub fn month_heading(interface: &Interface, year: i32, month: u32) -> String {
    capitalize(&interface.locale.month(year, month))
}

/// A count of articles in words.
pub fn count(interface: &Interface, n: usize) -> String {
    string(
        interface,
        "articles-count",
        &[("n", Value::Number(n as u64))],
    )
}
