//! Dates with the precision that their source gives them, never more.
//!
//! ```
//! use kliping::article::date::Date;
//!
//! let month: Date = "2017-08".parse().unwrap();
//! assert_eq!(month.to_string(), "2017-08");
//! assert!("2017-02-30".parse::<Date>().is_err());
//! ```

use chrono::{Datelike, NaiveDate};
use serde::{Deserialize, Serialize};
use std::fmt;
use std::str::FromStr;

/// A point in the proleptic Gregorian calendar: a year, and below it only what is known.
///
/// Written as in ISO 8601: `2017`, `2017-08`, `2017-08-21`, `2024-10-08T17:06`, `2025-09-13T14:58:59`.
/// The order is that of time; of two dates that start alike, the less precise comes first.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub struct Date {
    year: i16,
    month: Option<u8>,
    day: Option<u8>,
    time: Option<Time>,
}

/// A time of day, to the minute or to the second.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub struct Time {
    /// 0 to 23.
    pub hour: u8,
    /// 0 to 59.
    pub minute: u8,
    /// 0 to 59, where the source gives it.
    pub second: Option<u8>,
    /// Minutes east of UTC, where the source names a zone (`WIB` is 420).
    pub offset: Option<i16>,
}

/// How much of a date is known.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Precision {
    /// Only the year.
    Year,
    /// Year and month.
    Month,
    /// The day.
    Day,
    /// The day, and the time to the minute or second.
    Minute,
}

impl Date {
    /// A year, 1 to 9999; `None` outside of it.
    pub fn from_year(year: i32) -> Option<Self> {
        (1..=9999).contains(&year).then_some(Date {
            year: year as i16,
            month: None,
            day: None,
            time: None,
        })
    }

    /// A month of a year; `None` if there is no such month.
    pub fn from_month(year: i32, month: u32) -> Option<Self> {
        let date = Self::from_year(year)?;
        (1..=12).contains(&month).then_some(Date {
            month: Some(month as u8),
            ..date
        })
    }

    /// A day; `None` if the calendar has no such day.
    pub fn from_day(year: i32, month: u32, day: u32) -> Option<Self> {
        let date = Self::from_month(year, month)?;
        NaiveDate::from_ymd_opt(year, month, day)?;
        Some(Date {
            day: Some(day as u8),
            ..date
        })
    }

    /// The same day with a time of day; `None` if the day or such a time is not there.
    pub fn with_time(self, time: Time) -> Option<Self> {
        let valid = time.hour < 24 && time.minute < 60 && time.second.is_none_or(|s| s < 60);
        (self.day.is_some() && valid).then_some(Date {
            time: Some(time),
            ..self
        })
    }

    /// A day, by the number of days since the first of 1970.
    pub fn of_unix_day(days: u64) -> Option<Self> {
        let first = NaiveDate::from_ymd_opt(1970, 1, 1)?;
        let days = chrono::Days::new(days);
        first.checked_add_days(days).map(Date::from)
    }

    /// The year.
    pub fn year(self) -> i32 {
        self.year.into()
    }

    /// The month, 1 to 12, where it is known.
    pub fn month(self) -> Option<u32> {
        self.month.map(Into::into)
    }

    /// The day of the month, where it is known.
    pub fn day(self) -> Option<u32> {
        self.day.map(Into::into)
    }

    /// The time of day, where it is known.
    pub fn time(self) -> Option<Time> {
        self.time
    }

    /// How much is known.
    pub fn precision(self) -> Precision {
        match (self.month, self.day, self.time) {
            (None, _, _) => Precision::Year,
            (_, None, _) => Precision::Month,
            (_, _, None) => Precision::Day,
            _ => Precision::Minute,
        }
    }

    /// The first calendar day that the date can mean.
    pub fn first_day(self) -> NaiveDate {
        NaiveDate::from_ymd_opt(
            self.year(),
            self.month().unwrap_or(1),
            self.day().unwrap_or(1),
        )
        .unwrap_or(NaiveDate::MIN)
    }

    /// Whether another date says the same more precisely: 2018-05-06 lies in 2018-05 and in 2018.
    pub fn contains(self, other: Date) -> bool {
        self.precision() < other.precision()
            && self.year == other.year
            && self.month.is_none_or(|month| other.month == Some(month))
            && self.day.is_none_or(|day| other.day == Some(day))
    }

    /// Whether it is the day from which computers count: a program that knew no date wrote it.
    pub fn is_zero_of_clocks(self) -> bool {
        (self.year, self.month, self.day) == (1970, Some(1), Some(1))
    }

    /// The date without its time of day.
    pub fn without_time(self) -> Self {
        Date { time: None, ..self }
    }

    /// The date in the form that XML Schema and schema.org ask for: the zone is added where it is known.
    pub fn machine(self) -> String {
        match self.zone().as_deref() {
            Some("+00:00") => format!("{self}Z"),
            Some(zone) => format!("{self}{zone}"),
            None => self.to_string(),
        }
    }

    /// How far the time of day is from UTC, where that is known: `+07:00`.
    pub fn zone(self) -> Option<String> {
        let offset = self.time?.offset?;
        let sign = if offset < 0 { '-' } else { '+' };
        let minutes = offset.unsigned_abs();
        Some(format!("{sign}{:02}:{:02}", minutes / 60, minutes % 60))
    }
}

impl From<NaiveDate> for Date {
    fn from(day: NaiveDate) -> Self {
        Date {
            year: day.year().clamp(1, 9999) as i16,
            month: Some(day.month() as u8),
            day: Some(day.day() as u8),
            time: None,
        }
    }
}

impl fmt::Display for Date {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{:04}", self.year)?;
        if let Some(month) = self.month {
            write!(f, "-{month:02}")?;
        }
        if let Some(day) = self.day {
            write!(f, "-{day:02}")?;
        }
        if let Some(time) = self.time {
            write!(f, "T{:02}:{:02}", time.hour, time.minute)?;
            if let Some(second) = time.second {
                write!(f, ":{second:02}")?;
            }
        }
        Ok(())
    }
}

/// Why a text is no date.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("‘{0}’ is no date; write 2017, 2017-08, 2017-08-21 or 2017-08-21T17:06")]
pub struct NoDate(pub String);

impl FromStr for Date {
    type Err = NoDate;

    /// Reads the ISO 8601 forms that [`Date`] is written in, with a space for the `T` and a zone
    /// (`Z`, `+07:00`) allowed. Dates of captures are read elsewhere; this is for sidecars and front matter.
    fn from_str(text: &str) -> Result<Self, NoDate> {
        read_iso(text.trim()).ok_or_else(|| NoDate(text.to_owned()))
    }
}

fn read_iso(text: &str) -> Option<Date> {
    let (day, clock) = match text.split_once(['T', 't', ' ']) {
        Some((day, clock)) => (day, Some(clock)),
        None => (text, None),
    };
    let mut numbers = day.split('-');
    let year: i32 = digits(numbers.next()?, 4)?;
    let date = match (numbers.next(), numbers.next(), numbers.next()) {
        (None, ..) => Date::from_year(year),
        (Some(month), None, _) => Date::from_month(year, digits(month, 2)?),
        (Some(month), Some(day), None) => Date::from_day(year, digits(month, 2)?, digits(day, 2)?),
        _ => None,
    }?;
    match clock {
        None => Some(date),
        Some(clock) => date.with_time(read_clock(clock.trim())?),
    }
}

fn read_clock(text: &str) -> Option<Time> {
    let zone_at = text.find(['Z', 'z', '+', '-']).unwrap_or(text.len());
    let (clock, zone) = text.split_at(zone_at);
    let mut numbers = clock.trim().split(':');
    let hour = digits(numbers.next()?, 2)?;
    let minute = digits(numbers.next()?, 2)?;
    let second = match numbers.next() {
        Some(second) => Some(digits(second.split('.').next()?, 2)?),
        None => None,
    };
    let offset = match zone.as_bytes().first() {
        None => None,
        Some(b'Z' | b'z') => Some(0),
        Some(sign) => {
            let (hours, minutes) = zone[1..].split_once(':')?;
            let east: i16 = digits::<i16>(hours, 2)? * 60 + digits::<i16>(minutes, 2)?;
            Some(if *sign == b'-' { -east } else { east })
        }
    };
    Some(Time {
        hour,
        minute,
        second,
        offset,
    })
}

/// Reads exactly `count` ASCII digits.
fn digits<N: FromStr>(text: &str, count: usize) -> Option<N> {
    (text.len() == count && text.bytes().all(|b| b.is_ascii_digit()))
        .then(|| text.parse().ok())
        .flatten()
}

/// A day or a span of days on which something happened, written `2025-09-12` or `2017-08-14/2017-08-17`.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub struct DateRange {
    /// When it began.
    pub start: Date,
    /// When it ended, if that is another day.
    pub end: Option<Date>,
    /// Whether the text leaves the year out, so that it was inferred from the date of publication.
    pub year_inferred: bool,
}

impl fmt::Display for DateRange {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self.end {
            None => self.start.fmt(f),
            Some(end) => write!(f, "{}/{end}", self.start),
        }
    }
}

impl FromStr for DateRange {
    type Err = NoDate;

    fn from_str(text: &str) -> Result<Self, NoDate> {
        let range = match text.split_once('/') {
            None => DateRange {
                start: text.parse()?,
                end: None,
                year_inferred: false,
            },
            Some((start, end)) => DateRange {
                start: start.parse()?,
                end: Some(end.parse()?),
                year_inferred: false,
            },
        };
        if range.end.is_some_and(|end| end < range.start) {
            return Err(NoDate(text.to_owned()));
        }
        Ok(range)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_precision_survives_writing_and_reading() {
        for text in [
            "2017",
            "2017-08",
            "2017-08-21",
            "2024-10-08T17:06",
            "2025-09-13T14:58:59",
        ] {
            let date: Date = text.parse().unwrap();
            assert_eq!(date.to_string(), text);
        }
    }

    #[test]
    fn what_the_calendar_does_not_have_is_refused() {
        for text in [
            "2017-13",
            "2017-02-29",
            "2017-08-21T24:00",
            "17-08-21",
            "2017-8-1",
            "0000",
            "",
            "2017-08-21T",
        ] {
            assert!(text.parse::<Date>().is_err(), "{text}");
        }
    }

    #[test]
    fn a_zone_is_kept_and_written_for_machines() {
        let date: Date = "2015-11-04T21:04+07:00".parse().unwrap();
        assert_eq!(date.to_string(), "2015-11-04T21:04");
        assert_eq!(date.machine(), "2015-11-04T21:04+07:00");
    }

    #[test]
    fn the_less_precise_of_two_dates_comes_first() {
        let year: Date = "2017".parse().unwrap();
        let day: Date = "2017-01-01".parse().unwrap();
        assert!(year < day);
    }

    #[test]
    fn a_date_contains_those_that_say_more() {
        let date = |text: &str| text.parse::<Date>().unwrap();
        assert!(date("2018").contains(date("2018-05-06")));
        assert!(date("2018-05-06").contains(date("2018-05-06T10:00")));
        assert!(!date("2018-05").contains(date("2018-06-01")));
        assert!(!date("2018").contains(date("2018")));
    }

    #[test]
    fn a_range_that_ends_before_it_starts_is_refused() {
        assert!("2017-08-17/2017-08-14".parse::<DateRange>().is_err());
        let range: DateRange = "2017-08-14/2017-08-17".parse().unwrap();
        assert_eq!(range.to_string(), "2017-08-14/2017-08-17");
    }
}
