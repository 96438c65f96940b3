//! Dates that cannot be: `32/13/1980`, `31 Februari 2021`.

use super::cursor::Cursor;
use super::{next_number, shapes, words};
use crate::article::date::Date;

/// Longer lines are text, in which numbers are often something else.
const LINE: usize = 80;

/// Whether a short line is written as a date, in digits or with a month’s name, and no day of the calendar is meant.
///
/// ```
/// use kliping::article::stamp;
///
/// assert!(stamp::is_impossible("Thứ Ba, 31/02/2021"));
/// assert!(!stamp::is_impossible("Thứ Ba, 28/02/2021"));
/// ```
pub fn is_impossible(line: &str) -> bool {
    if line.len() > LINE || super::first(line).is_some() {
        return false;
    }
    let mut at = 0;
    while let Some((start, end)) = next_number(line, at) {
        if has_no_day(line, start) {
            return true;
        }
        at = end;
    }
    false
}

/// Whether a year, a month and a day start at a number, and that day is in no year’s calendar.
fn has_no_day(line: &str, at: usize) -> bool {
    let read = [year_first, in_digits, with_name]
        .into_iter()
        .find_map(|read| {
            let mut cursor = Cursor::at(line, at);
            Some((read(&mut cursor)?, at..cursor.place()))
        });
    read.is_some_and(|((year, days), span)| {
        shapes::is_free_standing(line, &span)
            && days
                .iter()
                .all(|&(month, day)| Date::from_day(year, month, day).is_none())
    })
}

/// A year, and the months and days that may be meant.
type Days = (i32, [(u32, u32); 2]);

/// `2021-02-31`
fn year_first(cursor: &mut Cursor<'_>) -> Option<Days> {
    let year = year(cursor)?;
    let separator = cursor.eat_any(&['-', '/', '.'])?;
    let month = cursor.number(1, 2)?;
    let day = cursor.eat(separator).then(|| cursor.number(1, 2))??;
    Some((year, [(month, day); 2]))
}

/// `31/02/2021`, `31-2-2021`
fn in_digits(cursor: &mut Cursor<'_>) -> Option<Days> {
    let first = cursor.number(1, 2)?;
    let separator = cursor.eat_any(&['-', '/', '.'])?;
    let second = cursor.number(1, 2)?;
    let year = cursor.eat(separator).then(|| year(cursor))??;
    Some((year, [(second, first), (first, second)]))
}

/// `31 Februari 2021`, `31 tháng 2 năm 2021`, `3 tháng 13, 2021`
fn with_name(cursor: &mut Cursor<'_>) -> Option<Days> {
    let day = cursor.number(1, 2)?;
    cursor.spaces();
    let mut ahead = *cursor;
    let month = if ahead.phrase("tháng") {
        ahead.spaces();
        ahead.number(1, 2)
    } else {
        None
    };
    let month = match month {
        Some(month) => {
            *cursor = ahead;
            month
        }
        None => shapes::thang(cursor).or_else(|| words::month(&cursor.word()?))?,
    };
    shapes::year_joint(cursor);
    Some((year(cursor)?, [(month, day); 2]))
}

fn year(cursor: &mut Cursor<'_>) -> Option<i32> {
    let year = cursor.number(4, 4)?;
    shapes::YEARS.contains(&year).then_some(year as i32)
}

#[cfg(test)]
mod tests {
    use super::is_impossible;

    #[test]
    fn dates_that_no_calendar_has_are_told_from_others() {
        for line in [
            "32/13/1980",
            "Thứ Ba, 31/02/2021",
            "Diposting: 2021-02-31 10:20",
            "Senin, 31 Februari 2021",
            "31 tháng 2 năm 2021",
            "Ngày 3 tháng 13, 2021",
            "February: 30 Feb 2019",
        ] {
            assert!(is_impossible(line), "{line}");
        }
        for line in [
            "",
            "29/02/2020",
            "12/25/2020",
            "45/2020/NĐ-CP",
            "1.10.12.2015",
            "Tỷ số 3-1, lượt về 2021",
            "40 orang, 2021",
            "Telepon 021-45-1999",
        ] {
            assert!(!is_impossible(line), "{line}");
        }
    }
}
