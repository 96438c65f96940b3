//! Words of one interface: its strings, and dates at the precision they have.

use super::plan::Kind;
use crate::archive::{Archive, Year};
use crate::article::confidence::Ground;
use crate::article::date::{Date, DateRange, Precision, Time};
use crate::article::notices::WithdrawalReason;
use crate::article::{Field, Reason};
use crate::diagnostic::Diagnostic;
use crate::locale::{Interface, Variable, capitalize};

/// Every string that this stage asks for by name; templates ask for more. To these come `title-KIND`
/// and `description-KIND` of every kind of page.
///
/// A language without one of them is refused before anything is rendered.
const REQUIRED: &[&str] = &[
    "archive-summary",
    "archive-summary-undated",
    "archive-summary-year",
    "articles-count",
    "countries-count",
    "date-day",
    "enter",
    "event-range",
    "correction-of",
    "feed-title",
    "feed-title-corrections",
    "feed-title-country",
    "feed-title-tag",
    "gone-article",
    "gone-list",
    "gone-page",
    "grid-cell",
    "group-day",
    "group-month",
    "group-month-unknown",
    "group-undated",
    "group-year",
    "language-named",
    "moved-text",
    "nav-countries",
    "nav-tags",
    "nav-timeline",
    "nav-years",
    "not-found-text",
    "not-found-title",
    "segment-corrections",
    "segment-countries",
    "segment-headlines",
    "segment-page",
    "segment-search",
    "segment-tags",
    "segment-timeline",
    "segment-undated",
    "segment-years",
    "title-paged",
    "withdrawal-text",
];

/// Where a value can be found; each has a string `found-WHAT-SOURCE`.
const FOUND: &[(&str, &[&str])] = &[
    (
        "title",
        &[
            "line",
            "repeated-line",
            "first-sentence",
            "file-name",
            "json-ld",
            "open-graph",
            "meta",
            "page-title",
            "front-matter",
            "sidecar",
        ],
    ),
    (
        "date",
        &[
            "line",
            "text",
            "address",
            "json-ld",
            "open-graph",
            "meta",
            "file-name",
            "front-matter",
            "sidecar",
            "translation",
            "other-capture",
        ],
    ),
    (
        "language",
        &[
            "file-name",
            "text",
            "markup",
            "front-matter",
            "sidecar",
            "default",
        ],
    ),
];

/// The keys of strings that are put together of a beginning and what they are about.
pub fn composed() -> Vec<String> {
    let of_sources = FOUND.iter().flat_map(|(what, sources)| {
        sources
            .iter()
            .map(move |source| format!("found-{what}-{source}"))
    });
    let of_reasons = Reason::ALL
        .iter()
        .map(|reason| format!("reason-{}", reason.name()));
    let of_fields = Field::ALL
        .into_iter()
        .filter(|field| field.can_be_withdrawn())
        .map(withdrawn);
    let of_withdrawals = WithdrawalReason::ALL
        .iter()
        .map(|reason| format!("withdrawal-{}", reason.name()));
    let of_doubts = Ground::SHOWN.iter().map(|name| format!("doubt-{name}"));
    Kind::NAMES
        .iter()
        .filter(|name| **name != "article")
        .flat_map(|name| [format!("title-{name}"), format!("description-{name}")])
        .chain(of_sources)
        .chain(of_reasons)
        .chain(of_fields)
        .chain(of_doubts)
        .chain(of_withdrawals)
        .collect()
}

/// The key of the sentence that says that the archivist knows of none.
pub fn withdrawn(field: Field) -> String {
    format!("withdrawn-{}", field.name().replace('_', "-"))
}

/// Checks that each interface has every string that any of them has, and all that are [`REQUIRED`].
///
/// # Errors
/// One for each language, naming what is missing.
pub fn check(interfaces: &[std::sync::Arc<Interface>]) -> Result<(), Vec<Diagnostic>> {
    let composed = composed();
    let every: std::collections::BTreeSet<&str> = interfaces
        .iter()
        .flat_map(|interface| interface.strings.keys().iter().map(String::as_str))
        .chain(REQUIRED.iter().copied())
        .chain(composed.iter().map(String::as_str))
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
pub fn string(interface: &Interface, key: &str, variables: &[(&str, Variable<'_>)]) -> String {
    interface
        .strings
        .get(key, variables)
        .unwrap_or_else(|_| key.to_owned())
}

/// An interface language's name in itself: “Tiếng Việt”, “Bahasa Indonesia”.
pub fn own_name(interface: &Interface) -> String {
    let name = interface.locale.language_name(interface.language);
    let named = string(
        interface,
        "language-named",
        &[("name", Variable::Text(&name))],
    );
    capitalize(&named)
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
                    ("cldr", Variable::Text(&cldr)),
                    ("day", Variable::Text(&day.to_string())),
                    ("month", Variable::Text(&month)),
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

/// How [`short_date`] writes a day, for scripts: `DD/MM/YYYY`, `M/D/YYYY`.
pub fn day_form(interface: &Interface) -> String {
    let day = interface.locale.day_short(2001, 2, 3);
    [
        ("2001", "YYYY"),
        ("02", "MM"),
        ("03", "DD"),
        ("2", "M"),
        ("3", "D"),
    ]
    .into_iter()
    .fold(day, |form, (figures, letters)| {
        form.replace(figures, letters)
    })
}

/// A time of day as the source gives it, with its zone where the source names one: `15:23 (GMT+7)`.
pub fn time(interface: &Interface, time: Time) -> String {
    let clock = interface.locale.time(time.hour, time.minute);
    let Some(offset) = time.offset else {
        return clock;
    };
    let (hours, minutes) = (offset.unsigned_abs() / 60, offset.unsigned_abs() % 60);
    let sign = if offset < 0 { '−' } else { '+' };
    let zone = match minutes {
        0 if hours == 0 => "GMT".to_owned(),
        0 => format!("GMT{sign}{hours}"),
        minutes => format!("GMT{sign}{hours}:{minutes:02}"),
    };
    format!("{clock} ({zone})")
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
            ("start", Variable::Text(&start)),
            ("end", Variable::Text(&date(interface, end))),
        ],
    )
}

/// A month of a year, as it begins a line: “Tháng 10 năm 2024”, “Oktober 2024”.
pub fn month(interface: &Interface, year: i32, month: u32) -> String {
    capitalize(&interface.locale.month(year, month))
}

/// The heading of a group of articles: of a year, a month, a day, or without a date.
pub fn heading(interface: &Interface, of: Option<Date>) -> String {
    let Some(date) = of else {
        return string(interface, "group-undated", &[]);
    };
    let year = date.year().to_string();
    let year = ("year", Variable::Text(&year));
    match (date.month(), date.day()) {
        (None, _) => string(interface, "group-year", &[year]),
        (Some(number), None) => string(
            interface,
            "group-month",
            &[
                year,
                (
                    "month",
                    Variable::Text(&month(interface, date.year(), number)),
                ),
                ("name", Variable::Text(&interface.locale.month_name(number))),
                ("number", Variable::Text(&number.to_string())),
            ],
        ),
        _ => string(
            interface,
            "group-day",
            &[("date", Variable::Text(&self::date(interface, date)))],
        ),
    }
}

/// The heading of a month within its year: “Tháng 10”, “Oktober”; `None` where a source gives but the year.
pub fn month_heading(interface: &Interface, of: Option<Date>) -> String {
    match of.and_then(Date::month) {
        Some(month) => capitalize(&interface.locale.month_name(month)),
        None => string(interface, "group-month-unknown", &[]),
    }
}

/// How much the archive holds, in one phrase: “23 bài viết về 46 quốc gia, từ 2003 đến 2024”.
pub fn summary(interface: &Interface, archive: &Archive) -> String {
    let count = |key: &str, n: usize| string(interface, key, &[("n", Variable::Number(n as u64))]);
    let articles = count("articles-count", archive.entries.len());
    let countries = count("countries-count", archive.countries.len());
    let counts = [
        ("articles", Variable::Text(&articles)),
        ("countries", Variable::Text(&countries)),
    ];
    let year = |year: Option<&Year>| year.map(|year| year.year.to_string());
    match (year(archive.years.last()), year(archive.years.first())) {
        (Some(first), Some(last)) if first != last => {
            let years = [
                ("first", Variable::Text(&first)),
                ("last", Variable::Text(&last)),
            ];
            string(interface, "archive-summary", &[counts, years].concat())
        }
        (Some(year), _) => {
            let year = [("year", Variable::Text(&year))];
            let variables = [&counts[..], &year[..]].concat();
            string(interface, "archive-summary-year", &variables)
        }
        _ => string(interface, "archive-summary-undated", &counts),
    }
}
