//! Days on which that happened of which a text tells.

use super::cursor::{Cursor, ends_with};
use super::shapes::{self, month_name_before, thang, year, year_joint};
use super::words;
use crate::article::date::{Date, DateRange};
use chrono::Days;

/// A day that stands without its year lies at most so many days after the publication; later, it is the
/// same day of the year before.
const AHEAD: u64 = 45;

/// A day farther than this from the publication is background (a law, a war, a birth), not news.
const AROUND: u64 = 366;

/// Words before `21/5` that say that it is a day and no fraction.
const DAY_WORDS: &[&str] = &[
    "ngày", "sáng", "trưa", "chiều", "tối", "đêm", "khuya", "hôm", "hôm nay", "hôm qua", "mùng",
    "mồng", "từ", "đến", "tới", "tanggal", "tgl", "hari", "pagi", "siang", "sore", "malam",
    "kemarin", "ini", "lusa", "besok", "date", "on",
];

/// Words that join the first and the last day.
const TO: &[&str] = &[
    "-",
    "–",
    "—",
    "đến hết",
    "đến",
    "tới",
    "hingga",
    "sampai dengan",
    "sampai",
    "s/d",
    "s.d.",
    "s.d",
    "sd",
    "to",
    "until",
    "till",
    "through",
];

/// Words that join two days that are no span.
const AND: &[&str] = &["và", "dan", "and", "&"];

/// Words before a date which say that it is that of a document or a birth.
const BACKGROUND: &[&str] = &[
    "sinh",
    "sinh ngày",
    "lahir",
    "kelahiran",
    "born",
    "nomor",
    "nomer",
    "no.",
    "số",
    "ký ban hành",
    "berlaku sejak",
    "wafat",
];

/// The days and spans of days on which that happened of which a text tells, in order of time, each once.
///
/// Only days are given, without times of day. `published`, the date of publication, gives the year where the
/// text leaves it out (the nearest that does not put the day more than some weeks after it), which
/// [`DateRange::year_inferred`] marks, and tells news
/// from background; without it only dates with a year are given. The dates of documents (“Chỉ thị số … ngày
/// …”) and of births are left out.
pub fn events(text: &str, published: Option<Date>) -> Vec<DateRange> {
    let published = published.filter(|date| date.month().is_some());
    let mut ranges: Vec<DateRange> = Vec::new();
    let mut at = 0;
    while let Some((start, end)) = super::next_number(text, at) {
        at = end;
        let Some((found, read_until)) = read(text, start, published) else {
            continue;
        };
        at = read_until.max(end);
        if is_background(text, start) {
            continue;
        }
        ranges.extend(found.into_iter().filter(|range| is_news(range, published)));
    }
    // Of one day with its year and without it, the first says more.
    ranges.sort_unstable();
    ranges.dedup_by_key(|range| (range.start, range.end));
    ranges
}

/// A day, or a part of one, as written.
#[derive(Debug, Clone, Copy)]
struct Part {
    day: u32,
    month: Option<u32>,
    year: Option<u32>,
    /// The month is a word, so that it is a date for certain.
    named: bool,
}

/// The days written around the number at a byte, and where they end.
fn read(text: &str, at: usize, published: Option<Date>) -> Option<(Vec<DateRange>, usize)> {
    // A date with its year first, or with its month first, is read as in a stamp.
    if let Some(reading) = shapes::read(text, at)
        && (reading.span.start < at || Cursor::at(text, at).number(4, 4).is_some())
    {
        let until = reading.span.end;
        return Some((vec![single(reading.date(None)?, false)], until));
    }
    Cursor::at(text, at).number(1, 2)?;
    if let Some(found) = month_first_span(text, at) {
        return Some(found);
    }
    if text[..at].ends_with(['/', '.', ',', '-', ':', '=', '_']) && inside_number(&text[..at]) {
        return None;
    }
    let start = Cursor::at(text, at);
    for first in [day_alone, day_and_month] {
        let mut cursor = start;
        let Some(from) = first(&mut cursor) else {
            continue;
        };
        if let Some(found) = two_days(text, at, from, cursor, published) {
            return Some(found);
        }
    }
    let mut cursor = start;
    let part = day_and_month(&mut cursor)?;
    if !is_date(text, at, &cursor, &part) {
        return None;
    }
    let day = single(resolve(part, published)?, part.year.is_none());
    Some((vec![day], cursor.place()))
}

/// `14 – 17/8/2017`, `30/8 đến 2/9`, `12 dan 13 November`.
fn two_days(
    text: &str,
    at: usize,
    from: Part,
    mut cursor: Cursor<'_>,
    published: Option<Date>,
) -> Option<(Vec<DateRange>, usize)> {
    let span = joined(&mut cursor)?;
    let to = day_and_month(&mut cursor)?;
    let certain = is_date(
        text,
        at,
        &cursor,
        &Part {
            named: from.named || to.named,
            ..to
        },
    );
    if !certain {
        return None;
    }
    let end = resolve(to, published)?;
    let mut start_year = from.year.unwrap_or(end.year() as u32);
    let month = from.month.or(to.month)?;
    // `29/12 – 3/1/2018` starts in the year before.
    if from.year.is_none() && Some(month) > to.month {
        start_year -= 1;
    }
    let start = Date::from_day(start_year as i32, month, from.day)?;
    if start >= end {
        return None;
    }
    let year_inferred = to.year.is_none();
    let found = if span {
        vec![DateRange {
            start,
            end: Some(end),
            year_inferred,
        }]
    } else {
        vec![single(start, year_inferred), single(end, year_inferred)]
    };
    Some((found, cursor.place()))
}

/// Moves over what joins two days; `true` if they are the ends of a span.
fn joined(cursor: &mut Cursor<'_>) -> Option<bool> {
    cursor.eat(')');
    cursor.spaces();
    let span = if TO.iter().any(|word| cursor.phrase(word)) {
        true
    } else if AND.iter().any(|word| cursor.phrase(word)) {
        false
    } else {
        return None;
    };
    cursor.spaces();
    for _ in 0..2 {
        let weekday = words::weekdays().any(|(name, _)| cursor.phrase(name));
        if weekday
            || ["ngày", "tanggal", "hari"]
                .iter()
                .any(|word| cursor.phrase(word))
        {
            cursor.eat(',');
            cursor.spaces();
            cursor.eat('(');
        }
    }
    Some(span)
}

/// `November 12-14, 2022`, and `on November 12`.
fn month_first_span(text: &str, at: usize) -> Option<(Vec<DateRange>, usize)> {
    let (_, month) = month_name_before(text, at)?;
    let mut cursor = Cursor::at(text, at);
    let first = cursor.number(1, 2)?;
    cursor.spaces();
    cursor.eat_any(&['-', '–'])?;
    cursor.spaces();
    let last = cursor.number(1, 2)?;
    cursor.eat(',');
    cursor.spaces();
    let year = year(&mut cursor)? as i32;
    let start = Date::from_day(year, month, first)?;
    let end = Date::from_day(year, month, last).filter(|end| *end > start)?;
    Some((
        vec![DateRange {
            start,
            end: Some(end),
            year_inferred: false,
        }],
        cursor.place(),
    ))
}

fn day_alone(cursor: &mut Cursor<'_>) -> Option<Part> {
    let day = cursor.number(1, 2).filter(|day| (1..=31).contains(day))?;
    Some(Part {
        day,
        month: None,
        year: None,
        named: false,
    })
}

/// A day with its month, and with its year if that follows.
fn day_and_month(cursor: &mut Cursor<'_>) -> Option<Part> {
    let mut ahead = *cursor;
    let mut part = day_alone(&mut ahead)?;
    let mut digits = ahead;
    if let Some(separator) = digits.eat_any(&['/', '-', '.'])
        && let Some(month) = digits.number(1, 2).filter(|month| (1..=12).contains(month))
    {
        let mut further = digits;
        let joined = further.eat(separator) || {
            further.spaces();
            further.phrase("năm")
        };
        further.spaces();
        part.year = if joined { year(&mut further) } else { None };
        match part.year {
            Some(_) => digits = further,
            // `8.10` is a number.
            None if separator == '.' => return None,
            None => {}
        }
        part.month = Some(month);
        *cursor = digits;
        return Some(part);
    }
    ahead.spaces();
    let mut word = ahead;
    let month = if let Some(month) = thang(&mut word) {
        month
    } else {
        word = ahead;
        let first = word.peek().filter(|c| words::may_begin_month(*c))?;
        let capital = first.is_uppercase();
        let name = word.word()?;
        part.named = true;
        // `may`, `des` and others are words of their own when they are written small.
        if !capital && (name.len() < 4 && name != "mei" || name == "march") {
            return None;
        }
        words::month(&name)?
    };
    part.month = Some(month);
    let mut further = word;
    year_joint(&mut further);
    if let Some(year) = year(&mut further) {
        part.year = Some(year);
        word = further;
    } else {
        // `3 tháng 6 ngày` is a length of time.
        let mut length = word;
        length.spaces();
        if ["ngày", "tuần", "giờ"]
            .iter()
            .any(|unit| length.phrase(unit))
        {
            return None;
        }
    }
    *cursor = word;
    Some(part)
}

/// Whether what was read up to the cursor is a date, and not a fraction or a score.
fn is_date(text: &str, at: usize, end: &Cursor<'_>, part: &Part) -> bool {
    if matches!(end.peek(), Some('/' | '%')) || end.peek().is_some_and(|c| c.is_ascii_digit()) {
        return false;
    }
    let mut next = end.rest().chars();
    if matches!(next.next(), Some('-' | '.' | ','))
        && next.next().is_some_and(|c| c.is_ascii_digit())
    {
        return false;
    }
    if part.named || part.year.is_some() {
        return true;
    }
    let before = text[..at].trim_end_matches([' ', '(', '\u{a0}', ',']);
    let said = DAY_WORDS.iter().any(|word| ends_whole(before, word))
        || words::weekdays().any(|(name, _)| name.len() > 3 && ends_whole(before, name));
    if said {
        return true;
    }
    // `(24/8)` is a day; `(1/2)` may be a half, and `24/7` is round the clock.
    let in_brackets = text[..at].ends_with('(') && end.peek() == Some(')');
    in_brackets && part.day > 12 && (part.day, part.month) != (24, Some(7))
}

fn ends_whole(before: &str, word: &str) -> bool {
    ends_with(before, word).is_some_and(|start| {
        !before[..start]
            .chars()
            .next_back()
            .is_some_and(char::is_alphabetic)
    })
}

/// Whether a separator at the end of a text has a digit before it, as in `1.500` and `3-2`.
fn inside_number(before: &str) -> bool {
    let mut chars = before.chars().rev();
    chars.next();
    chars.next().is_some_and(|c| c.is_ascii_digit() || c == '/')
}

/// The calendar day of a part with its month.
fn resolve(part: Part, published: Option<Date>) -> Option<Date> {
    let month = part.month?;
    if let Some(year) = part.year {
        return Date::from_day(year as i32, month, part.day);
    }
    let latest = published?.first_day().checked_add_days(Days::new(AHEAD))?;
    let this_year = published?.year();
    // From next year, for stories of December that look ahead, backwards; four years reach a 29 February.
    (0..=4)
        .filter_map(|back| Date::from_day(this_year + 1 - back, month, part.day))
        .find(|date| date.first_day() <= latest)
}

fn single(date: Date, year_inferred: bool) -> DateRange {
    DateRange {
        start: date,
        end: None,
        year_inferred,
    }
}

fn is_news(range: &DateRange, published: Option<Date>) -> bool {
    let Some(published) = published else {
        return true;
    };
    let around = Days::new(AROUND);
    let day = published.first_day();
    let start = range.start.first_day();
    day.checked_sub_days(around)
        .is_none_or(|first| first <= start)
        && day
            .checked_add_days(around)
            .is_none_or(|last| start <= last)
}

/// Whether the words before say that the date is that of a document, or of a birth.
fn is_background(text: &str, at: usize) -> bool {
    let mut window = &text[text.floor_char_boundary(at.saturating_sub(48))..at];
    if let Some(end) = window.rfind(['\n', '!', '?', ';']) {
        window = &window[end + 1..];
    }
    let before = window.trim_end_matches([' ', '(', ',', '\u{a0}']);
    let before = ["ngày", "tanggal", "hari", "on", "pada"]
        .iter()
        .find_map(|word| ends_with(before, word))
        .map_or(before, |end| before[..end].trim_end());
    // `25-CT/TW`, `1234/QĐ-TTg`: digits, capitals and a stroke or hyphen.
    let last = before.rsplit(' ').next().unwrap_or("");
    let document = last.contains(['/', '-'])
        && last.contains(|c: char| c.is_ascii_digit())
        && last.contains(char::is_uppercase);
    let small = before.to_lowercase();
    let numbered = ["nomor ", " số ", "no. "].iter().any(|word| {
        small.rfind(word).is_some_and(|place| {
            let number = &small[place + word.len()..];
            number.starts_with(|c: char| c.is_ascii_digit()) && !number.contains([',', ':', '“'])
        })
    });
    document || numbered || BACKGROUND.iter().any(|word| ends_whole(before, word))
}
