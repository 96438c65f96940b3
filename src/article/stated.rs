//! What the head of a saved page states, weighed against what its text shows.

use super::date::{Date, Precision, Time};
use super::fields::is_address;
use super::html::{Head, Page, Part, Stated};
use super::reading::TextReading;
use super::vietnamese::unmarked;
use super::{Found, Source, stamp};
use crate::locale::Language;
use chrono::Duration;

impl Part {
    /// The source of a value that stands there.
    fn source(self) -> Source {
        match self {
            Part::JsonLd => Source::JsonLd,
            Part::OpenGraph => Source::OpenGraph,
            Part::Meta => Source::Meta,
            Part::Title => Source::PageTitle,
            Part::Link => Source::Link,
        }
    }
}

/// The headline that the head of a page states, without the name of the site.
pub(super) fn title(head: &Head) -> Option<Found<String>> {
    head.titles.iter().find_map(|stated| {
        let value = without_site(&stated.value, head);
        let is_site = head.sites.iter().any(|site| ascii(site) == ascii(value));
        (!is_site && value.split_whitespace().count() >= 2).then(|| Found {
            value: value.to_owned(),
            source: stated.part.source(),
        })
    })
}

/// Cuts the kicker from a headline that a page shows in one line with it: what the head states is the
/// headline alone.
pub(super) fn cut_kicker(page: &Page, reading: &mut TextReading) {
    let Some(shown) = reading
        .title_span
        .clone()
        .filter(|_| reading.kicker.is_none())
    else {
        return;
    };
    let line = &page.text[shown.clone()];
    let kicker = page.head.titles.iter().find_map(|stated| {
        let title = without_site(&stated.value, &page.head);
        let words = title.split_whitespace().count();
        let kicker = line.strip_suffix(title).filter(|_| words >= 4)?;
        (1..=4)
            .contains(&kicker.split_whitespace().count())
            .then_some(kicker)
    });
    if let Some(kicker) = kicker {
        let title = shown.start + kicker.len()..shown.end;
        let trimmed = kicker.trim_end_matches(|c: char| !c.is_alphanumeric());
        reading.title.value = page.text[title.clone()].to_owned();
        reading.title_span = Some(title);
        reading.kicker = Some(shown.start..shown.start + trimmed.len());
    }
}

/// What stands between a headline and the name of a site.
const SEPARATORS: [&str; 9] = [
    " | ", " - ", " – ", " — ", " :: ", " » ", " › ", " · ", " : ",
];

/// A stated headline without the names of the site that stand behind it, or in front with a colon.
///
/// What is cut off is a name of the site, or stands in the page's address, or is missing where the head
/// states the headline again; a bar or two colons in the `title` element are enough.
fn without_site<'t>(title: &'t str, head: &Head) -> &'t str {
    let is_name = |part: &str| {
        let folded = ascii(part);
        let in_host = || {
            head.addresses.iter().any(|stated| {
                let host = stated.value.split('/').nth(2).unwrap_or("");
                folded.len() >= 4 && ascii(host).contains(&folded)
            })
        };
        let known = |site: &String| {
            let site = ascii(site);
            !site.is_empty() && (folded.starts_with(&site) || site.starts_with(&folded))
        };
        !folded.is_empty() && (head.sites.iter().any(known) || in_host())
    };
    let mut title = title;
    while let Some((at, separator)) = SEPARATORS
        .iter()
        .filter_map(|separator| Some((title.rfind(separator)?, *separator)))
        .max()
    {
        let (rest, name) = (&title[..at], &title[at + separator.len()..]);
        let stated_alone = head.titles.iter().any(|other| other.value == rest);
        let set_off = matches!(separator, " | " | " :: " | " » ") && name.split(' ').count() <= 5;
        if rest.split_whitespace().count() < 2 || !(stated_alone || set_off || is_name(name)) {
            break;
        }
        title = rest;
    }
    match title.split_once(": ") {
        Some((name, rest)) if is_name(name) && rest.contains(' ') => rest,
        _ => title,
    }
}

/// The letters and digits of a name without marks, as hosts write them.
fn ascii(name: &str) -> String {
    name.chars()
        .flat_map(char::to_lowercase)
        .map(unmarked)
        .filter(char::is_ascii_alphanumeric)
        .collect()
}

/// The address of a page: of the article, not of the site.
pub(super) fn address(head: &Head) -> Option<Found<String>> {
    let of_article = |stated: &&Stated| {
        let path = stated.value.splitn(4, '/').nth(3).unwrap_or("");
        is_address(&stated.value) && !path.is_empty()
    };
    let stated = head.addresses.iter().find(of_article)?;
    Some(Found {
        value: stated.value.clone(),
        source: stated.part.source(),
    })
}

/// The language that a page claims for itself: the last resort, for many claim that of their software.
pub(super) fn language(head: &Head) -> Option<Language> {
    let code = head.language.as_ref()?.split(['-', '_']).next()?;
    code.to_ascii_lowercase().parse().ok()
}

/// A date that a page states or shows.
struct Candidate {
    date: Date,
    source: Source,
    weight: i32,
}

/// When a page was published: the day for which most evidence adds up, with the time of day that the page
/// shows to readers before one that it states for machines.
///
/// A stated time in UTC is given in the time of Viet Nam and western Indonesia where the text is of those
/// languages, so that the day is that of the place; one that agrees with the shown time without its zone
/// has lost its zone, and is read as it stands.
pub(super) fn published(
    page: &Page,
    reading: &TextReading,
    language: Language,
) -> Option<Found<Date>> {
    let shown = reading.published.as_ref();
    let local = |date: Date| in_place(date, shown.map(|shown| shown.value), language);
    let mut candidates = Vec::new();
    if let Some(shown) = shown.filter(|shown| shown.value.precision() >= Precision::Day) {
        candidates.push(Candidate {
            date: shown.value,
            source: shown.source,
            weight: reading.published_weight.clamp(8, 48),
        });
    }
    let is_of_another = data_tell_of_another(&page.head, reading);
    for stated in &page.head.dates {
        let date = machine_date(&stated.value).filter(|(date, _)| !date.is_zero_of_clocks());
        let Some((date, is_iso)) = date else {
            continue;
        };
        let weight = match stated.part {
            _ if !is_iso => 8,
            Part::JsonLd if is_of_another => 12,
            Part::JsonLd | Part::OpenGraph => 30,
            _ => 18,
        };
        candidates.push(Candidate {
            date: local(date),
            source: stated.part.source(),
            weight,
        });
    }
    for (line, date) in times_in_head(page, reading) {
        candidates.push(Candidate {
            date: local(date),
            source: Source::Line(line),
            weight: 16,
        });
    }
    for stated in &page.head.addresses {
        if let Some(date) = stamp::in_address(&stated.value)
            && date.precision() >= Precision::Day
        {
            candidates.push(Candidate {
                date,
                source: Source::Address,
                weight: 14,
            });
            break;
        }
    }
    let firm = candidates
        .iter()
        .filter(|c| c.weight >= FIRM && c.date.year() >= 1990);
    let earliest = firm.map(|candidate| candidate.date.without_time()).min();
    let sum = |day: Date| -> i32 {
        let of_day = candidates.iter().filter(|c| c.date.without_time() == day);
        let first = if earliest == Some(day) { FIRST } else { 0 };
        first + of_day.map(|candidate| candidate.weight).sum::<i32>()
    };
    // Of equals the first: what the page shows.
    let mut best: Option<(i32, Date)> = None;
    for candidate in &candidates {
        let day = candidate.date.without_time();
        let sum = sum(day);
        if best.is_none_or(|(most, _)| sum > most) {
            best = Some((sum, day));
        }
    }
    let Some((_, day)) = best else {
        return shown.cloned();
    };
    let of_day = || candidates.iter().filter(|c| c.date.without_time() == day);
    let found = of_day()
        .find(|c| c.date.time().is_some())
        .or(of_day().next())?;
    Some(Found {
        value: found.date,
        source: found.source,
    })
}

/// From this weight on a date alone is believed.
const FIRM: i32 = 16;
/// What speaks for the earliest of several: clocks of pages, dates of updates and of the moment in which
/// a server made the page are all later than the day of publication.
const FIRST: i32 = 24;

/// Whether the structured data of a page have the headline of another story: neither that of the text nor one that the
/// head states, as far as the shorter one goes.
fn data_tell_of_another(head: &Head, reading: &TextReading) -> bool {
    let (of_data, others): (Vec<&Stated>, Vec<&Stated>) = head
        .titles
        .iter()
        .partition(|title| title.part == Part::JsonLd);
    let Some(own) = of_data.first().map(|title| ascii(&title.value)) else {
        return false;
    };
    let same = |title: &str| {
        let title = ascii(title);
        !title.is_empty() && (own.starts_with(&title) || title.starts_with(&own))
    };
    !reading.title.source.is_derived()
        && !same(&reading.title.value)
        && !others.iter().any(|title| same(&title.value))
}

/// The dates of `time` elements between headline and text, or the one that stands alone on its page.
fn times_in_head(page: &Page, reading: &TextReading) -> Vec<(usize, Date)> {
    // What the archivist entered stands behind the text of the page.
    let line_of = |at: usize| Some(page.text.get(..at)?.matches('\n').count());
    let title = reading.title_span.as_ref();
    let title = title.and_then(|span| line_of(span.start));
    let story = reading.blocks.first();
    let story = story.and_then(|block| line_of(block.span.start));
    let dated = page.times.iter().filter_map(|(line, written)| {
        let (date, _) = machine_date(written)?;
        (date.precision() >= Precision::Day).then_some((*line, date))
    });
    let dated: Vec<(usize, Date)> = dated.collect();
    let near = |line: usize| match (title, story) {
        (Some(title), Some(story)) => line + 4 >= title.min(story) && line <= story.max(title) + 1,
        (None, Some(story)) => line + 12 >= story && line <= story + 1,
        _ => false,
    };
    let alone = dated.len() == 1;
    let kept = dated.into_iter().filter(|(line, _)| near(*line) || alone);
    // Of several, the first is that of publication and the next that of an update.
    kept.take(1).map(|(line, date)| (line + 1, date)).collect()
}

/// A date as the page's readers know it.
fn in_place(date: Date, shown: Option<Date>, language: Language) -> Date {
    let Some(time) = date.time() else { return date };
    if (time.hour, time.minute, time.second.unwrap_or(0)) == (0, 0, 0) {
        // A day, not midnight.
        return date.without_time();
    }
    if time.offset != Some(0) || !matches!(language.as_str(), "vi" | "id") {
        return date;
    }
    let bare = Time {
        offset: None,
        ..time
    };
    let bare = date.without_time().with_time(bare).unwrap_or(date);
    if let Some(shown) = shown {
        let same_minute = shown.without_time() == date.without_time()
            && shown
                .time()
                .is_some_and(|shown| (shown.hour, shown.minute) == (time.hour, time.minute));
        if same_minute {
            return bare;
        }
    }
    later(date, PLACE).unwrap_or(date)
}

/// Minutes east of UTC of Viet Nam and western Indonesia.
const PLACE: i16 = 420;

/// A time in UTC in the time of a place.
fn later(date: Date, offset: i16) -> Option<Date> {
    let time = date.time()?;
    let midnight = date.first_day().and_hms_opt(0, 0, 0)?;
    let minutes = i64::from(time.hour) * 60 + i64::from(time.minute) + i64::from(offset);
    let there = midnight.checked_add_signed(Duration::minutes(minutes))?;
    let minute_of_day = minutes.rem_euclid(24 * 60);
    Date::from(there.date()).with_time(Time {
        hour: u8::try_from(minute_of_day / 60).ok()?,
        minute: u8::try_from(minute_of_day % 60).ok()?,
        second: time.second,
        offset: Some(offset),
    })
}

/// Reads a date that is stated for machines, and says whether it has the form of ISO 8601; others can be
/// read in two ways.
fn machine_date(written: &str) -> Option<(Date, bool)> {
    let folded = written.trim().replace(" T", "T");
    let iso = folded.parse().ok().or_else(|| {
        // A zone without a colon, or with a space before it.
        let (rest, zone) = folded.split_at_checked(folded.len().checked_sub(5)?)?;
        let is_zone =
            zone.starts_with(['+', '-']) && zone[1..].bytes().all(|byte| byte.is_ascii_digit());
        let rest = rest.trim_end();
        (is_zone && rest.contains(':'))
            .then(|| format!("{rest}{}:{}", &zone[..3], &zone[3..]).parse().ok())
            .flatten()
    });
    if let Some(date) = iso {
        let date: Date = date;
        return (date.precision() >= Precision::Day).then_some((date, true));
    }
    let stamps = stamp::find(&folded);
    let date = stamps.first()?.date;
    (stamps.len() == 1 && date.precision() >= Precision::Day).then_some((date, false))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn stated(value: &str, part: Part) -> Stated {
        Stated {
            value: value.to_owned(),
            part,
        }
    }

    #[test]
    fn the_name_of_the_site_is_cut_off_where_the_page_tells_it() {
        let head = Head {
            titles: vec![stated(
                "Harga beras turun - Kabar Desa Online",
                Part::OpenGraph,
            )],
            sites: vec!["Kabar Desa".to_owned()],
            ..Head::default()
        };
        assert_eq!(title(&head).unwrap().value, "Harga beras turun");
        let unknown = Head {
            sites: Vec::new(),
            ..head
        };
        assert_eq!(
            title(&unknown).unwrap().value,
            "Harga beras turun - Kabar Desa Online"
        );
        let in_front = Head {
            titles: vec![stated("KabarDesa.com: Harga beras turun", Part::OpenGraph)],
            addresses: vec![stated("https://www.kabardesa.com/beras", Part::Link)],
            ..Head::default()
        };
        assert_eq!(title(&in_front).unwrap().value, "Harga beras turun");
    }

    #[test]
    fn dates_for_machines_are_read_in_the_forms_that_pages_have() {
        let date = |written: &str| machine_date(written).map(|(date, iso)| (date.machine(), iso));
        for (written, machine, is_iso) in [
            (
                "2022-01-25T06:00:00+07:00",
                "2022-01-25T06:00:00+07:00",
                true,
            ),
            ("2022-01-25T06:00:00.000Z", "2022-01-25T06:00:00Z", true),
            ("2015-11-05 T10:08:58Z", "2015-11-05T10:08:58Z", true),
            (
                "2016-02-23T14:49:30+0700",
                "2016-02-23T14:49:30+07:00",
                true,
            ),
            ("2017-02-17 13:30:08", "2017-02-17T13:30:08", true),
            ("2016/02/23 14:49:30", "2016-02-23T14:49:30", false),
        ] {
            assert_eq!(
                date(written),
                Some((machine.to_owned(), is_iso)),
                "{written}"
            );
        }
        assert_eq!(date("1643076542"), None);
        assert_eq!(date("2022"), None);
    }

    #[test]
    fn utc_becomes_the_time_of_the_place() {
        let date: Date = "2022-01-24T23:00:00Z".parse().unwrap();
        let vi: Language = "vi".parse().unwrap();
        let there = in_place(date, None, vi);
        assert_eq!(there.machine(), "2022-01-25T06:00:00+07:00");
        let shown: Date = "2022-01-24T23:00".parse().unwrap();
        assert_eq!(
            in_place(date, Some(shown), vi).machine(),
            "2022-01-24T23:00:00"
        );
        let midnight: Date = "2022-01-24T00:00:00Z".parse().unwrap();
        assert_eq!(in_place(midnight, None, vi).machine(), "2022-01-24");
    }
}
