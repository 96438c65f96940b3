//! Times of day beside a date.

use super::cursor::Cursor;
use super::words;
use crate::article::characters::is_letter;
use crate::article::date::Time;

/// Characters that may stand between a date and its clock.
const SEPARATORS: &[char] = &[
    ',', '|', '-', '–', '—', '•', '·', '@', '(', '[', ')', ']', '/', ';',
];

/// So many separators, words and gaps may stand between a date and its clock.
const JOINTS: usize = 8;

/// Reads a clock and its zone. Understood are `17:06`, `17:06:59`, `17:06:59.123`, `17h06`, `17g06`,
/// `17 giờ 06 phút`, `17.06` and `17.06.59` (see `after_word`), each with AM or PM (SA, CH) or a part of the day
/// (`chiều`, `malam`) and a zone. On a 24-hour clock these say nothing.
///
/// `after_word`: a word such as *pukul* came before, so that a point can stand for the colon.
pub(super) fn read(cursor: &mut Cursor<'_>, after_word: bool) -> Option<Time> {
    let mut ahead = *cursor;
    let hour = ahead.number(1, 2)?;
    let (minute, second, pointed) = minutes(&mut ahead)?;
    let hour = half_of_day(&mut ahead, hour);
    let offset = zone(&mut ahead);
    if pointed && !after_word && offset.is_none() && !is_at_end(&ahead) {
        // `15.23` may as well be a number.
        return None;
    }
    let valid = hour < 24 && minute < 60 && second.is_none_or(|s| s < 60);
    if !valid || ahead.peek().is_some_and(|c| c.is_ascii_digit()) {
        return None;
    }
    *cursor = ahead;
    Some(Time {
        hour: hour as u8,
        minute: minute as u8,
        second: second.map(|s| s as u8),
        offset,
    })
}

/// What follows the hour: minutes, seconds, and whether a point stood before the minutes.
fn minutes(cursor: &mut Cursor<'_>) -> Option<(u32, Option<u32>, bool)> {
    if colon(cursor) {
        let minute = cursor.number(2, 2)?;
        let mut ahead = *cursor;
        let second = if ahead.eat(':') {
            ahead.number(2, 2)
        } else {
            None
        };
        if second.is_some() {
            *cursor = ahead;
            if ahead.eat('.') && ahead.number(1, 9).is_some() {
                *cursor = ahead;
            }
        } else {
            // `16:13'`
            cursor.eat_any(&['\'', '’']);
        }
        return Some((minute, second, false));
    }
    let mut ahead = *cursor;
    if ahead.eat('.') {
        let minute = ahead.number(2, 2)?;
        *cursor = ahead;
        let second = if ahead.eat('.') {
            ahead.number(2, 2)
        } else {
            None
        };
        if second.is_some() {
            *cursor = ahead;
        }
        return Some((minute, second, true));
    }
    ahead.spaces();
    if ahead.phrase("giờ") || ahead.eat_any(&['h', 'H', 'g', 'G']).is_some() {
        *cursor = ahead;
        ahead.spaces();
        if let Some(minute) = ahead.number(1, 2) {
            *cursor = ahead;
            ahead.spaces();
            if ahead.phrase("phút") || ahead.eat('\'') || ahead.eat('’') {
                *cursor = ahead;
            }
            return Some((minute, None, false));
        }
        // `17h` is a full hour, `17hz` no clock.
        let goes_on = cursor.peek().is_some_and(char::is_alphanumeric);
        return (!goes_on).then_some((0, None, false));
    }
    None
}

/// Reads a colon; a program that cuts texts into words leaves space on both sides of it.
fn colon(cursor: &mut Cursor<'_>) -> bool {
    let mut ahead = *cursor;
    ahead.spaces();
    let spaced = ahead.place() > cursor.place();
    let found = ahead.eat(':');
    let gap = ahead.place();
    ahead.spaces();
    let fits = found && spaced == (ahead.place() > gap);
    if fits {
        *cursor = ahead;
    }
    fits
}

/// Reads AM or PM and gives the hour of the day.
fn half_of_day(cursor: &mut Cursor<'_>, hour: u32) -> u32 {
    let mut ahead = *cursor;
    ahead.spaces();
    for (phrase, afternoon) in [
        ("am", false),
        ("a.m.", false),
        ("pm", true),
        ("p.m.", true),
        ("sa", false),
        ("ch", true),
    ] {
        if ahead.phrase(phrase) {
            *cursor = ahead;
            return match hour {
                12 if !afternoon => 0,
                1..12 if afternoon => hour + 12,
                _ => hour,
            };
        }
    }
    // In small letters: `08:05 Malam Tahun Baru` is followed by a headline.
    for (part, later) in words::PARTS_OF_THE_DAY {
        if ahead.rest().starts_with(part) && ahead.phrase(part) {
            *cursor = ahead;
            let is_night = hour == 12 && later.contains(&11);
            return match hour {
                12 if is_night => 0,
                _ if later.contains(&hour) => hour + 12,
                _ => hour,
            };
        }
    }
    hour
}

/// Reads a zone: a name, `GMT+7`, `UTC+07:00`, `+0700` or `Z`, in parentheses or not.
fn zone(cursor: &mut Cursor<'_>) -> Option<i16> {
    let mut ahead = *cursor;
    if ahead.eat('Z') && !ahead.peek().is_some_and(char::is_alphabetic) {
        *cursor = ahead;
        return Some(0);
    }
    let mut ahead = *cursor;
    if let Some(offset) = numeric_offset(&mut ahead) {
        *cursor = ahead;
        return Some(offset);
    }
    // `16:13:00 +0700`; with a space before it, only a whole offset is one.
    let mut ahead = *cursor;
    ahead.spaces();
    let digits = ahead
        .rest()
        .bytes()
        .skip(1)
        .take(6)
        .take_while(|b| b.is_ascii_digit() || *b == b':');
    if matches!(digits.count(), 4 | 5)
        && let Some(offset) = numeric_offset(&mut ahead)
    {
        *cursor = ahead;
        return Some(offset);
    }
    let mut ahead = *cursor;
    ahead.spaces();
    let open = ahead.eat('(');
    if let Some((rest, offset)) = glued_zone(ahead) {
        *cursor = rest;
        return Some(offset);
    }
    let name = ahead.word()?;
    let mut offset = words::zone(&name)?;
    if offset == 0 {
        let mut further = ahead;
        further.spaces();
        if let Some(minutes) = numeric_offset(&mut further) {
            offset = minutes;
            ahead = further;
        }
    }
    if open {
        ahead.eat(')');
    }
    *cursor = ahead;
    Some(offset)
}

/// Reads a zone whose space a program lost: `21:04 WIBWarga desa …`.
fn glued_zone(cursor: Cursor<'_>) -> Option<(Cursor<'_>, i16)> {
    let opens_word = |text: &str| {
        let mut chars = text.chars();
        chars.next().is_some_and(char::is_uppercase) && chars.next().is_some_and(char::is_lowercase)
    };
    words::ZONES_IN_CAPITALS.iter().find_map(|(name, offset)| {
        let mut ahead = cursor;
        let read = name.chars().all(|c| ahead.eat(c));
        (read && opens_word(ahead.rest())).then_some((ahead, *offset))
    })
}

/// Reads `+7`, `+07:00`, `-0330`.
fn numeric_offset(cursor: &mut Cursor<'_>) -> Option<i16> {
    let mut ahead = *cursor;
    let sign = ahead.eat_any(&['+', '-', '−'])?;
    let minutes = if let Some(all) = { ahead }.number(4, 4) {
        ahead.number(4, 4)?;
        all / 100 * 60 + all % 100
    } else {
        let hours = ahead.number(1, 2)?;
        let mut further = ahead;
        match (further.eat(':'), further.number(2, 2)) {
            (true, Some(minutes)) => {
                ahead = further;
                hours * 60 + minutes
            }
            // `10:30 -12` is more likely the start of something else than a zone.
            _ if sign != '+' => return None,
            _ => hours * 60,
        }
    };
    // The farthest zones are UTC-12 and UTC+14.
    if minutes > 14 * 60 {
        return None;
    }
    *cursor = ahead;
    let minutes = minutes as i16;
    Some(if sign == '+' { minutes } else { -minutes })
}

fn is_at_end(cursor: &Cursor<'_>) -> bool {
    let mut ahead = *cursor;
    ahead.spaces();
    ahead.peek().is_none_or(|c| matches!(c, '|' | ')' | ']'))
}

/// Moves over what may stand between a date and its clock: separators, words, a weekday. Says whether a
/// word was among it.
pub(super) fn joint(cursor: &mut Cursor<'_>) -> bool {
    let mut word = false;
    for _ in 0..JOINTS {
        let before = cursor.place();
        cursor.spaces();
        if cursor.eat_any(SEPARATORS).is_some() {
            continue;
        }
        let at_word = cursor.peek().is_some_and(is_letter);
        if at_word
            && words::CONNECTORS
                .iter()
                .any(|connector| cursor.phrase(connector))
        {
            word = true;
            let mut ahead = *cursor;
            if ahead.eat('.') || ahead.eat(':') {
                *cursor = ahead;
            }
            continue;
        }
        if at_word && words::weekdays().any(|(weekday, _)| cursor.phrase(weekday)) {
            continue;
        }
        if before == cursor.place() {
            break;
        }
    }
    word
}

/// The clock that stands after a date, and where it ends.
pub(super) fn after(line: &str, date_end: usize) -> Option<(Time, usize)> {
    let mut cursor = Cursor::at(line, date_end);
    let mut iso = cursor;
    if (iso.eat('T') || iso.eat('t'))
        && let Some(time) = read(&mut iso, false)
    {
        return Some((time, iso.place()));
    }
    let word = joint(&mut cursor);
    let time = read(&mut cursor, word)?;
    Some((time, cursor.place()))
}

/// So many bytes has a line that is nothing but a clock, at most.
const ALONE: usize = 40;

/// The clock that is all that a line says: `21.05 WIB`, `| 08:05`, `lúc 8 giờ 5 phút`, `(15:23 GMT+7)`. A bare `21.05`
/// may be any number.
pub fn alone(line: &str) -> Option<Time> {
    if line.len() > ALONE {
        return None;
    }
    let mut cursor = Cursor::at(line, 0);
    let word = joint(&mut cursor);
    let start = cursor.place();
    let time = read(&mut cursor, word)?;
    let is_clock = word || time.offset.is_some() || !line[start..cursor.place()].contains('.');
    let rest = cursor.rest().trim_start_matches(SEPARATORS).trim();
    (is_clock && rest.is_empty()).then_some(time)
}

/// The clock that stands before a date, and where it starts. Nothing before `from` is looked at.
pub(super) fn before(line: &str, from: usize, date_start: usize) -> Option<(Time, usize)> {
    let window = line
        .floor_char_boundary(date_start.saturating_sub(WINDOW))
        .max(from);
    let mut previous = line[..window].chars().next_back();
    for (place, c) in line[window..date_start].char_indices() {
        let starts = c.is_ascii_digit() && !previous.is_some_and(is_inside_number);
        previous = Some(c);
        if !starts {
            continue;
        }
        let mut cursor = Cursor::at(&line[..date_start], window + place);
        if let Some(time) = read(&mut cursor, false) {
            joint(&mut cursor);
            if cursor.place() == date_start {
                return Some((time, window + place));
            }
        }
    }
    None
}

/// So many bytes before a date its clock is looked for.
const WINDOW: usize = 64;

fn is_inside_number(c: char) -> bool {
    c.is_ascii_digit() || matches!(c, ':' | '.' | '/' | ',' | '-')
}
