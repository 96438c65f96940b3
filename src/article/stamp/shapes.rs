//! The shapes that a date with a year is written in. To teach a shape, write one function and put it into
//! [`SHAPES`].

use super::cursor::{Cursor, ends_with};
use super::words;
use crate::article::date::Date;
use chrono::Datelike;
use std::ops::{Range, RangeInclusive};

/// A date as read: where it stands, and what it can mean.
pub(super) struct Reading {
    pub(super) span: Range<usize>,
    /// The meanings, the likeliest first; a weekday beside it chooses. More than one only where the
    /// digits allow it.
    pub(super) dates: Vec<Date>,
    /// Nothing but a weekday can choose: two-digit years.
    pub(super) needs_agreement: bool,
}

/// Reads a date around a number that starts at a byte. Shapes may look back from there, too.
type Shape = fn(&str, usize) -> Option<Reading>;

/// All shapes, in the order in which they are tried, and how many digits the number has that they are around.
const SHAPES: &[(RangeInclusive<usize>, Shape)] = &[
    (4..=4, year_first),
    (8..=8, compact),
    (1..=2, numeric),
    (1..=2, numeric_with_short_year),
    (1..=2, with_thang),
    (1..=2, with_month_name),
    (1..=2, month_name_first),
    (1..=2, thang_first),
];

/// Years that a date in a capture can have; other numbers of four digits are something else.
pub(super) const YEARS: std::ops::RangeInclusive<u32> = 1900..=2100;

/// Years that eight digits in one piece can have.
const RECENT: std::ops::RangeInclusive<u32> = 1990..=2100;

/// The date around the number at a byte.
pub(super) fn read(line: &str, at: usize) -> Option<Reading> {
    let number = line.as_bytes().get(at..).unwrap_or_default().iter();
    let digits = number.take_while(|byte| byte.is_ascii_digit()).count();
    let mut fitting = SHAPES
        .iter()
        .filter(|(lengths, _)| lengths.contains(&digits));
    let reading = fitting.find_map(|(_, shape)| shape(line, at))?;
    is_free_standing(line, &reading.span).then_some(reading)
}

/// `2019-08-23`, `2016/02/23`, `2016.2.3`.
fn year_first(line: &str, at: usize) -> Option<Reading> {
    let mut cursor = Cursor::at(line, at);
    let year = year(&mut cursor)?;
    let separator = cursor.eat_any(&['-', '/', '.'])?;
    let month = cursor.number(1, 2)?;
    if !cursor.eat(separator) {
        return None;
    }
    let day = cursor.number(1, 2)?;
    one(at..cursor.place(), year, month, day)
}

/// `20190823`, alone in its line but for a clock: anywhere else it is a number.
fn compact(line: &str, at: usize) -> Option<Reading> {
    let is_short = line.len() <= 48;
    if !is_short || line[..at].contains(char::is_alphanumeric) {
        return None;
    }
    let mut cursor = Cursor::at(line, at);
    let digits = cursor.number(8, 8)?;
    let end = cursor.place();
    let after = super::clock::after(line, end).map_or(end, |(_, end)| end);
    if line[after..].contains(char::is_alphanumeric) {
        return None;
    }
    let year = Some(digits / 10_000).filter(|year| RECENT.contains(year))?;
    one(at..end, year, digits / 100 % 100, digits % 100)
}

/// `08/10/2024`, `13-2-2022`, `14.7.2017`, `8 / 10 / 2024`, `12 - 05 - 2024`, `8/10 năm 2024`. Day first, as Vietnam and
/// Indonesia write; month first only where there is no such month, or a weekday says so.
fn numeric(line: &str, at: usize) -> Option<Reading> {
    let mut cursor = Cursor::at(line, at);
    let first = cursor.number(1, 2)?;
    let separator = separator(line, &mut cursor, None)?;
    let second = cursor.number(1, 2)?;
    if self::separator(line, &mut cursor, Some(separator)).is_none() {
        cursor.eat(',');
        cursor.spaces();
        if separator == '.' || !cursor.phrase("năm") {
            return None;
        }
        cursor.spaces();
    }
    let year = year(&mut cursor).or_else(|| year_before_count(line, at, &mut cursor))?;
    let dates = [date(year, second, first), date(year, first, second)];
    some(
        at..cursor.place(),
        dates.into_iter().flatten().collect(),
        false,
    )
}

/// The year to which how often the page was read is glued: `28/10/20171834`, alone in its line.
fn year_before_count<'a>(line: &'a str, at: usize, cursor: &mut Cursor<'a>) -> Option<u32> {
    let digits = line.get(cursor.place()..)?.trim_end();
    let is_alone = line[..at].trim().is_empty() && digits.bytes().all(|byte| byte.is_ascii_digit());
    let year = digits
        .get(..4)
        .filter(|_| is_alone && (6..=10).contains(&digits.len()))?;
    let year = year.parse().ok().filter(|year| RECENT.contains(year))?;
    *cursor = Cursor::at(line, cursor.place() + 4);
    Some(year)
}

/// `12/11/98`, `20/10/20`: read only where day, month and year cannot be taken for each other, or where
/// the weekday decides.
fn numeric_with_short_year(line: &str, at: usize) -> Option<Reading> {
    let mut cursor = Cursor::at(line, at);
    let first = cursor.number(1, 2)?;
    let separator = cursor.eat_any(&['/', '-', '.'])?;
    let second = cursor.number(2, 2)?;
    if !cursor.eat(separator) {
        return None;
    }
    let third = cursor.number(2, 2)?;
    // `1.02.03` is a chapter or a version, `10-12-14` a list of numbers: the slash is for dates.
    if separator != '/' {
        return None;
    }
    let orders = [
        (third, second, first),
        (third, first, second),
        (first, second, third),
    ];
    let mut dates: Vec<Date> = Vec::new();
    for (year, month, day) in orders {
        dates.extend(date(full_year(year), month, day));
    }
    some(at..cursor.place(), dates, true)
}

/// `8 tháng 10 năm 2024`, `29 Tháng Sáu, 2018`, `29 Th6, 2018`, `8 tháng 10/2024`.
fn with_thang(line: &str, at: usize) -> Option<Reading> {
    let mut cursor = Cursor::at(line, at);
    let day = cursor.number(1, 2)?;
    cursor.spaces();
    cursor.eat_any(&['-', '/', ',']);
    cursor.spaces();
    let month = thang(&mut cursor)?;
    year_joint(&mut cursor);
    let year = year(&mut cursor)?;
    one(at..cursor.place(), year, month, day)
}

/// `4 November 2015`, `04 November, 2015`, `02-Nov-2023`, `02-Nov-23`, `1st of May 2020`, `17 Okt. 2017`, `3 May ’19`.
fn with_month_name(line: &str, at: usize) -> Option<Reading> {
    let mut cursor = Cursor::at(line, at);
    let day = cursor.number(1, 2)?;
    ordinal(&mut cursor);
    cursor.spaces();
    cursor.eat_any(&['-', '/', '.', ',']);
    cursor.spaces();
    let mut ahead = cursor;
    if ahead.phrase("of") {
        ahead.spaces();
        cursor = ahead;
    }
    if !cursor.peek().is_some_and(words::may_begin_month) {
        return None;
    }
    let month = words::month(&cursor.word()?)?;
    cursor.eat('.');
    year_joint(&mut cursor);
    // As spreadsheets write: `02-Nov-23`.
    let dashed = line[..cursor.place()].ends_with('-')
        && line[at..]
            .trim_start_matches(|c: char| c.is_ascii_digit())
            .starts_with('-');
    let year = match cursor.eat_any(&['\'', '’']) {
        Some(_) => full_year(cursor.number(2, 2)?),
        None if dashed => year(&mut cursor).or_else(|| cursor.number(2, 2).map(full_year))?,
        None => year(&mut cursor)?,
    };
    one(at..cursor.place(), year, month, day)
}

/// `March 28, 2016`, `Maret 30, 2015`, `Nov. 2nd 2023`, and `HẰNGMarch 28, 2016`.
fn month_name_first(line: &str, at: usize) -> Option<Reading> {
    let (start, month) = month_name_before(line, at)?;
    day_and_year(line, start, at, month)
}

/// `Tháng Sáu 29, 2018`, `Th6 29, 2018`, `tháng 6 29, 2018`; the number is the day, or the month.
fn thang_first(line: &str, at: usize) -> Option<Reading> {
    let before = line[..at].trim_end_matches([' ', '\u{a0}']);
    if !words::THANG_ENDINGS.may_end(before) {
        return None;
    }
    for (name, month) in words::months_after_thang() {
        if let Some(start) = ends_with(before, name)
            && let Some(start) = ends_with(line[..start].trim_end(), "tháng")
        {
            return day_and_year(line, start, at, month);
        }
    }
    let start = words::THANG
        .iter()
        .find_map(|word| ends_with(before, word))?;
    let mut cursor = Cursor::at(line, at);
    let month = cursor.number(1, 2)?;
    cursor.spaces();
    if cursor.place() == at || !(1..=12).contains(&month) {
        return None;
    }
    day_and_year(line, start, cursor.place(), month)
}

/// The rest of a date that starts with its month.
fn day_and_year(line: &str, start: usize, at: usize, month: u32) -> Option<Reading> {
    let mut cursor = Cursor::at(line, at);
    let day = cursor.number(1, 2)?;
    ordinal(&mut cursor);
    let gap = cursor.place();
    year_joint(&mut cursor);
    if gap == cursor.place() {
        return None;
    }
    let year = year(&mut cursor)?;
    one(start..cursor.place(), year, month, day)
}

/// Reads “tháng” and the month after it, in digits or as a word, or an abbreviation (`Th6`).
pub(super) fn thang(cursor: &mut Cursor<'_>) -> Option<u32> {
    if !matches!(cursor.peek(), Some('t' | 'T')) {
        return None;
    }
    if !["tháng", "thang", "thg", "th"]
        .iter()
        .any(|word| cursor.phrase(word))
    {
        return None;
    }
    cursor.eat('.');
    cursor.spaces();
    match cursor.number(1, 2) {
        Some(month) => (1..=12).contains(&month).then_some(month),
        None => words::months_after_thang()
            .find(|(name, _)| cursor.phrase(name))
            .map(|(_, month)| month),
    }
}

/// The name of a month that ends before a byte, and where it starts.
pub(super) fn month_name_before(line: &str, at: usize) -> Option<(usize, u32)> {
    let before = line[..at].trim_end_matches([' ', '.', '\u{a0}', '-']);
    if at - before.len() > 3 || !words::MONTH_ENDINGS.may_end(before) {
        return None;
    }
    let names = words::months().filter_map(|(name, month)| Some((ends_with(before, name)?, month)));
    // `Jun` ends nothing that `June` ends, but of two that fit the longer one is meant.
    names.min_by_key(|(start, _)| *start)
}

/// A year of four digits; a clock or the day of another date may be glued to it: `20157:41`, `20159 Mei`.
pub(super) fn year(cursor: &mut Cursor<'_>) -> Option<u32> {
    let alone = cursor.number(4, 4);
    let year = alone
        .or_else(|| cursor.year_before_clock())
        .or_else(|| cursor.year_before_day());
    year.filter(|year| YEARS.contains(year))
}

/// The year that two digits mean: that of a page on the web.
fn full_year(short: u32) -> u32 {
    if short < 50 {
        2000 + short
    } else {
        1900 + short
    }
}

/// Moves over what stands between month and year: a comma, “năm”, a stroke.
pub(super) fn year_joint(cursor: &mut Cursor<'_>) {
    cursor.spaces();
    cursor.eat_any(&[',', '-', '/']);
    cursor.spaces();
    if cursor.phrase("năm") {
        cursor.spaces();
    }
}

/// Moves over the ending of an English ordinal.
fn ordinal(cursor: &mut Cursor<'_>) {
    let _ = ["st", "nd", "rd", "th"]
        .iter()
        .any(|ending| cursor.phrase(ending));
}

/// A line with a date whose dashes have space around them has at most so many bytes: in a sentence they stand
/// between scores.
const SPACED: usize = 48;

/// Reads a separator of digits, the given one or any. Only strokes may have space around them, and dashes in a
/// short line.
fn separator(line: &str, cursor: &mut Cursor<'_>, wanted: Option<char>) -> Option<char> {
    let mut ahead = *cursor;
    ahead.spaces();
    let spaced = ahead.place() > cursor.place();
    let found = ahead.eat_any(&['/', '-', '.'])?;
    let may_be_spaced = found == '/' || found == '-' && line.len() <= SPACED;
    if wanted.is_some_and(|wanted| wanted != found) || (spaced && !may_be_spaced) {
        return None;
    }
    if may_be_spaced {
        ahead.spaces();
    }
    *cursor = ahead;
    Some(found)
}

fn date(year: u32, month: u32, day: u32) -> Option<Date> {
    Date::from_day(year as i32, month, day)
}

fn one(span: Range<usize>, year: u32, month: u32, day: u32) -> Option<Reading> {
    some(span, date(year, month, day).into_iter().collect(), false)
}

fn some(span: Range<usize>, dates: Vec<Date>, needs_agreement: bool) -> Option<Reading> {
    (!dates.is_empty()).then_some(Reading {
        span,
        dates,
        needs_agreement,
    })
}

impl Reading {
    /// The date, given the weekday beside it (0 is Monday), if there is one.
    pub(super) fn date(&self, weekday: Option<u32>) -> Option<Date> {
        let fits =
            |date: &&Date| weekday == Some(date.first_day().weekday().num_days_from_monday());
        let chosen = self.dates.iter().find(fits);
        if self.needs_agreement {
            let mut candidates = self
                .dates
                .iter()
                .filter(|date| weekday.is_none() || fits(date));
            let first = candidates.next()?;
            return candidates.all(|date| date == first).then_some(*first);
        }
        chosen.or(self.dates.first()).copied()
    }
}

/// Whether the digits are not a part of something longer: an address, a version, a document's number.
pub(super) fn is_free_standing(line: &str, span: &Range<usize>) -> bool {
    let text = &line[span.clone()];
    let mut before = line[..span.start].chars().rev();
    let starts_with_digit = text.starts_with(|c: char| c.is_ascii_digit());
    match before.next() {
        Some('/' | '=' | '_' | '#' | '%') if starts_with_digit => return false,
        // `1.10.12.2015`; but `Hà Nội,12/10/2024` and `ngày:12/10/2024`.
        Some('-' | '.' | ',' | ':')
            if starts_with_digit && before.next().is_some_and(|c| c.is_ascii_digit()) =>
        {
            return false;
        }
        Some(c) if c.is_alphabetic() && text.contains('.') && starts_with_digit => return false,
        _ => {}
    }
    let mut after = line[span.end..].chars();
    let inside = text.chars().find(|c| matches!(c, '/' | '-' | '.'));
    match (after.next(), after.next()) {
        (Some('_' | '%'), _) => false,
        (Some(c), Some(next)) if Some(c) == inside && next.is_ascii_digit() => {
            // `20-10-2020-15:23`: a clock can follow.
            c == '-' && super::clock::after(line, span.end).is_some()
        }
        (Some(c), Some(next)) if Some(c) == inside && c != '.' => !next.is_alphanumeric(),
        _ => true,
    }
}
