//! Dates as captures show them: in stamps above a story, in running text, in addresses.
//!
//! ```
//! use kliping::article::stamp;
//!
//! let stamps = stamp::find("Rabu, 4 November 2015 | 21:04 WIB");
//! assert_eq!(stamps[0].date.machine(), "2015-11-04T21:04+07:00");
//! let address = "https://example.com/2022/11/14/berita";
//! assert_eq!(stamp::in_address(address).unwrap().to_string(), "2022-11-14");
//! ```
//!
//! A wrong date is worse than none: what can be read in two ways, and is not decided by custom (the day
//! before the month) or a weekday, is not read. To teach a shape of dates, see `shapes`; the words of a
//! language, `words`.
//!
//! All functions take linear time: no shape looks farther than some dozen characters.

mod address;
mod clock;
pub mod coarse;
mod cover;
mod cursor;
mod event;
mod impossible;
mod shapes;
#[cfg(test)]
mod tests;
mod words;

pub use address::in_address;
pub use clock::alone as clock;
pub use cover::covers;
pub use event::events;
pub use impossible::is_impossible;

use super::date::{Date, Time};
use chrono::Datelike;
use cursor::{Cursor, ends_with};
use std::ops::Range;

/// A date in a line.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Stamp {
    /// Where it stands in the line, in bytes, with its weekday, clock and zone.
    pub span: Range<usize>,
    /// The date, and the time of day where a clock stands beside it.
    pub date: Date,
    /// What the line says that it is the date of.
    pub role: Role,
    /// Whether the weekday beside it is another one than that of the date.
    pub other_weekday: bool,
}

/// What a line says about a date.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Role {
    /// The day of publication (“đăng lúc”, “Diposting”, “Posted on”).
    Published,
    /// The day of a change (“Cập nhật”, “Diperbarui”, “Updated”). Many sites have no other.
    Updated,
    /// The day on which somebody printed, saved or read the page (“Dicetak pada”, “Truy cập ngày”).
    Seen,
    /// Nothing.
    Unmarked,
}

/// So many bytes before a date its marker is looked for: “Posted by” and a name go before it.
const MARKER_WINDOW: usize = 64;

/// All dates of a line that have a year, month and day, in order, with the clock beside them; a month or a
/// year alone only where the line says that it is the date of publication.
///
/// A time of exactly `00:00:00` is a column of a table that holds days, and is left out.
pub fn find(line: &str) -> Vec<Stamp> {
    all(line).collect()
}

/// The first of them.
pub fn first(line: &str) -> Option<Stamp> {
    all(line).next()
}

fn all(line: &str) -> impl Iterator<Item = Stamp> {
    let (mut from, mut at) = (0, if may_hold_year(line) { 0 } else { line.len() });
    std::iter::from_fn(move || {
        while let Some((start, end)) = next_number(line, at) {
            at = end;
            if let Some(stamp) = read(line, from, start) {
                at = stamp.span.end.max(end);
                from = stamp.span.end;
                return Some(stamp);
            }
        }
        None
    })
}

/// Whether a line may hold the year that every date here has: four digits or more, or two behind an apostrophe,
/// behind a day and a month in digits, or behind a word and a dash.
fn may_hold_year(line: &str) -> bool {
    let bytes = line.as_bytes();
    let mut at = 0;
    while let Some((start, end)) = next_number(line, at) {
        let short = match &bytes[..start] {
            [.., b'/', tens, ones, b'/'] => tens.is_ascii_digit() && ones.is_ascii_digit(),
            [.., letter, b'-'] => letter.is_ascii_alphabetic(),
            _ => line[..start].ends_with(['\'', '’']),
        };
        if end - start >= 4 || end - start == 2 && short {
            return true;
        }
        at = end;
    }
    false
}

/// Where the next run of digits starts and ends.
fn next_number(line: &str, at: usize) -> Option<(usize, usize)> {
    let bytes = line.as_bytes();
    let start = at + bytes.get(at..)?.iter().position(u8::is_ascii_digit)?;
    let length = bytes[start..]
        .iter()
        .take_while(|b| b.is_ascii_digit())
        .count();
    Some((start, start + length))
}

/// The stamp around the number at a byte; nothing before `from`, the end of the last stamp, belongs to it.
fn read(line: &str, from: usize, at: usize) -> Option<Stamp> {
    let Some(reading) = shapes::read(line, at).filter(|reading| reading.span.start >= from) else {
        return read_marked(line, from, at);
    };
    let mut span = reading.span.clone();
    let mut weekday = weekday_before(line, from, span.start);
    if let Some((start, _)) = weekday {
        span.start = start;
    }
    let after = clock::after(line, span.end);
    let before = clock::before(line, from, span.start);
    let time = match (before, after) {
        // In `08:40, 07/03/2026 08:00, 07/03/2026` each clock belongs to the date after it.
        (Some(before), Some((_, end))) if a_date_follows(line, end) => {
            Some(take(before, &mut span.start))
        }
        (_, Some(after)) => Some(take(after, &mut span.end)),
        (Some(before), None) => {
            let time = take(before, &mut span.start);
            if let Some((start, day)) = weekday_before(line, from, span.start) {
                span.start = start;
                weekday = weekday.or(Some((start, day)));
            }
            Some(time)
        }
        (None, None) => None,
    };
    let weekday = weekday.map(|(_, day)| day);
    let day = reading.date(weekday)?;
    Some(Stamp {
        other_weekday: weekday
            .is_some_and(|told| told != day.first_day().weekday().num_days_from_monday()),
        role: role(line, from, span.start),
        date: time
            .filter(|time| !is_empty(time))
            .and_then(|time| day.with_time(time))
            .unwrap_or(day),
        span,
    })
}

/// Gives the time of a clock and moves the edge of the stamp to it.
fn take((time, place): (Time, usize), edge: &mut usize) -> Time {
    *edge = place;
    time
}

fn is_empty(time: &Time) -> bool {
    (time.hour, time.minute, time.second) == (0, 0, Some(0))
}

fn a_date_follows(line: &str, clock_end: usize) -> bool {
    let mut cursor = Cursor::at(line, clock_end);
    clock::joint(&mut cursor);
    shapes::read(line, cursor.place()).is_some()
}

/// The weekday with which a text ends: `… kata camat, Sabtu ` (0 is Monday).
pub fn weekday_at_end(text: &str) -> Option<u32> {
    weekday_before(text, 0, text.len()).map(|(_, day)| day)
}

/// The weekday before a date: where it starts, and which it is (0 is Monday).
fn weekday_before(line: &str, from: usize, start: usize) -> Option<(usize, u32)> {
    let mut before = line.get(from..start)?;
    for _ in 0..3 {
        before = before.trim_end_matches([' ', '\u{a0}', ',', '.', '(', '-', '–', '|', ':']);
        let shorter = ["ngày", "tanggal", "tgl", "hari"]
            .iter()
            .find_map(|word| ends_with(before, word));
        match shorter {
            Some(end) => before = &before[..end],
            None => break,
        }
    }
    // Farther away it belongs to something else.
    if start - from - before.len() > 16 {
        return None;
    }
    if !words::WEEKDAY_ENDINGS.may_end(before) {
        return None;
    }
    let days =
        words::weekdays().filter_map(|(name, day)| Some((from + ends_with(before, name)?, day)));
    days.min_by_key(|(start, _)| *start)
}

/// What the words before a date say: the marker that is nearest to it decides.
fn role(line: &str, from: usize, start: usize) -> Role {
    let window = line
        .floor_char_boundary(start.saturating_sub(MARKER_WINDOW))
        .max(from);
    let text = &line[window..start];
    if !text.contains(char::is_alphabetic) {
        return Role::Unmarked;
    }
    let text = text.to_lowercase();
    if !words::may_mark(&text) {
        return Role::Unmarked;
    }
    let last = |markers: &[&str]| {
        markers
            .iter()
            .filter_map(|marker| place_of(&text, marker))
            .max()
    };
    let said = [
        (last(words::PUBLISHED), Role::Published),
        (last(words::UPDATED), Role::Updated),
        (last(words::SEEN), Role::Seen),
    ];
    let said = said
        .into_iter()
        .filter_map(|(end, role)| Some((end?, role)));
    let nearest = said.rev().max_by_key(|(end, _)| *end);
    nearest.map_or(Role::Unmarked, |(_, role)| role)
}

/// Where a marker ends, if it stands in a text as a whole word.
fn place_of(text: &str, marker: &str) -> Option<usize> {
    let place = text.rfind(marker)?;
    let end = place + marker.len();
    let touches = |c: Option<char>| c.is_some_and(char::is_alphanumeric);
    let whole = !touches(text[..place].chars().next_back())
        && (marker.ends_with(':') || !touches(text[end..].chars().next()));
    whole.then_some(end)
}

/// A month of a year, or a year, directly after a marker of publication and before nothing else.
fn read_marked(line: &str, from: usize, at: usize) -> Option<Stamp> {
    let mut cursor = Cursor::at(line, at);
    let mut start = at;
    let date = if let Some(year) = shapes::year(&mut cursor) {
        match shapes::month_name_before(line, at).filter(|(start, _)| *start >= from) {
            Some((name, month)) => {
                start = name;
                Date::from_month(year as i32, month)
            }
            None => Date::from_year(year as i32),
        }
    } else {
        let month = cursor.number(1, 2)?;
        shapes::year_joint(&mut cursor);
        if let Some(thang) =
            ends_with(line[..at].trim_end(), "tháng").filter(|start| *start >= from)
        {
            start = thang;
        }
        Date::from_month(shapes::year(&mut cursor)? as i32, month)
    }?;
    let end = cursor.place();
    let followed = line[end..].trim_start().chars().next();
    if !followed.is_none_or(|c| matches!(c, ')' | ']' | '|')) {
        return None;
    }
    let before =
        line[from..start].trim_end_matches([' ', ':', ',', '(', '[', '-', '–', '|', '\u{a0}']);
    let before = ["vào", "on", "in", "pada", "ngày", "năm", "bulan", "tahun"]
        .iter()
        .find_map(|word| ends_with(before, word))
        .map_or(before, |end| before[..end].trim_end());
    let marked = words::PUBLISHED
        .iter()
        .any(|marker| ends_with(before, marker.trim_end_matches(':')).is_some());
    marked.then_some(Stamp {
        span: start..end,
        date,
        role: Role::Published,
        other_weekday: false,
    })
}
