//! Dates with a year in a line of a capture. Minimal stand-in until the real module is merged.

use crate::article::date::{Date, DateRange, Time};
use std::ops::Range;

/// What a capture says a date is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Role {
    /// The day of publication.
    Published,
    /// The day of the last change.
    Updated,
    /// Nothing is said.
    Unmarked,
}

/// A full date in a line.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Stamp {
    /// Where it stands in the line.
    pub span: Range<usize>,
    /// The date.
    pub date: Date,
    /// What the line says about it.
    pub role: Role,
}

const MONTHS: &[(&str, u32)] = &[
    ("januari", 1),
    ("january", 1),
    ("jan", 1),
    ("februari", 2),
    ("february", 2),
    ("feb", 2),
    ("maret", 3),
    ("march", 3),
    ("mar", 3),
    ("april", 4),
    ("apr", 4),
    ("mei", 5),
    ("may", 5),
    ("juni", 6),
    ("june", 6),
    ("jun", 6),
    ("juli", 7),
    ("july", 7),
    ("jul", 7),
    ("agustus", 8),
    ("august", 8),
    ("agu", 8),
    ("aug", 8),
    ("september", 9),
    ("sep", 9),
    ("sept", 9),
    ("oktober", 10),
    ("october", 10),
    ("okt", 10),
    ("oct", 10),
    ("november", 11),
    ("nov", 11),
    ("desember", 12),
    ("december", 12),
    ("des", 12),
    ("dec", 12),
    ("một", 1),
    ("hai", 2),
    ("ba", 3),
    ("tư", 4),
    ("năm", 5),
    ("sáu", 6),
    ("bảy", 7),
    ("tám", 8),
    ("chín", 9),
    ("mười", 10),
];

#[derive(Debug, Clone, Copy)]
enum Token<'a> {
    Number(u32, usize),
    Word(&'a str),
}

fn tokens(line: &str) -> Vec<(Token<'_>, Range<usize>)> {
    let mut out = Vec::new();
    let mut chars = line.char_indices().peekable();
    while let Some((start, c)) = chars.next() {
        if c.is_ascii_digit() {
            let mut end = start + 1;
            while let Some((i, d)) = chars.peek().copied().filter(|(_, d)| d.is_ascii_digit()) {
                end = i + d.len_utf8();
                chars.next();
            }
            if let Ok(n) = line[start..end].parse() {
                out.push((Token::Number(n, end - start), start..end));
            }
        } else if c.is_alphabetic() {
            let mut end = start + c.len_utf8();
            let mut lower = c.is_lowercase();
            while let Some((i, d)) = chars
                .peek()
                .copied()
                .filter(|(_, d)| d.is_alphabetic() && !(d.is_uppercase() && lower))
            {
                lower = d.is_lowercase();
                end = i + d.len_utf8();
                chars.next();
            }
            // A name in capitals glued to the name of a month: `BUDIMarch`.
            let word = &line[start..end];
            let lower_at = word.find(char::is_lowercase).unwrap_or(0);
            let from = start
                + word[..lower_at]
                    .char_indices()
                    .next_back()
                    .map_or(0, |(at, _)| at);
            out.push((Token::Word(&line[from..end]), from..end));
        }
    }
    out
}

fn month(word: &str) -> Option<u32> {
    let low = word.to_lowercase();
    MONTHS
        .iter()
        .find(|(name, _)| *name == low)
        .map(|(_, m)| *m)
}

/// All full dates of a line.
pub fn find(line: &str) -> Vec<Stamp> {
    if line.len() > 20_000 || !line.bytes().any(|b| b.is_ascii_digit()) {
        return Vec::new();
    }
    let t = tokens(line);
    let mut out: Vec<Stamp> = Vec::new();
    let mut i = 0;
    while i + 2 < t.len() {
        let sep = |a: usize| &line[t[a].1.end..t[a + 1].1.start];
        let tight = |a: usize| matches!(sep(a).trim(), "/" | "-" | ".");
        let loose = |a: usize| sep(a).len() <= 2;
        let found = match (t[i].0, t[i + 1].0, t[i + 2].0) {
            (Token::Number(y, 4), Token::Number(m, _), Token::Number(d, _))
                if tight(i) && tight(i + 1) =>
            {
                Date::from_day(y as i32, m, d)
            }
            (Token::Number(d, _), Token::Number(m, _), Token::Number(y, 4))
                if tight(i) && tight(i + 1) =>
            {
                Date::from_day(y as i32, m, d).or_else(|| Date::from_day(y as i32, d, m))
            }
            (Token::Number(d, 1 | 2), Token::Word(w), Token::Number(y, 4))
                if loose(i) && loose(i + 1) =>
            {
                month(w).and_then(|m| Date::from_day(y as i32, m, d))
            }
            (Token::Word(w), Token::Number(d, 1 | 2), Token::Number(y, 4))
                if loose(i) && loose(i + 1) =>
            {
                month(w).and_then(|m| Date::from_day(y as i32, m, d))
            }
            _ => None,
        };
        if let Some(date) = found.filter(|d| (1990..2030).contains(&d.year())) {
            out.push(Stamp {
                span: t[i].1.start..t[i + 2].1.end,
                date,
                role: Role::Unmarked,
            });
            i += 3;
            continue;
        }
        if i + 3 < t.len() {
            if let (Token::Number(d, 1 | 2), Token::Word(th), Token::Word(w), Token::Number(y, 4)) =
                (t[i].0, t[i + 1].0, t[i + 2].0, t[i + 3].0)
            {
                if th.to_lowercase() == "tháng" {
                    if let Some(date) = month(w).and_then(|m| Date::from_day(y as i32, m, d)) {
                        out.push(Stamp {
                            span: t[i].1.start..t[i + 3].1.end,
                            date,
                            role: Role::Unmarked,
                        });
                        i += 4;
                        continue;
                    }
                }
            }
        }
        i += 1;
    }
    // A clock within reach of the date.
    for stamp in &mut out {
        for k in 0..t.len().saturating_sub(1) {
            let near = t[k].1.start >= stamp.span.end && t[k].1.start - stamp.span.end <= 8
                || t[k].1.start < stamp.span.start && stamp.span.start - t[k].1.start <= 24;
            if let (true, Token::Number(hour, 1 | 2), Token::Number(minute, 2)) =
                (near, t[k].0, t[k + 1].0)
            {
                if &line[t[k].1.end..t[k + 1].1.start] == ":" {
                    let second = match t.get(k + 2) {
                        Some((Token::Number(s, 2), r)) if &line[t[k + 1].1.end..r.start] == ":" => {
                            Some(*s as u8)
                        }
                        _ => None,
                    };
                    let time = Time {
                        hour: hour as u8,
                        minute: minute as u8,
                        second,
                        offset: None,
                    };
                    if let Some(date) = stamp.date.with_time(time) {
                        stamp.date = date;
                        let end = if second.is_some() {
                            t[k + 2].1.end
                        } else {
                            t[k + 1].1.end
                        };
                        stamp.span = stamp.span.start.min(t[k].1.start)..stamp.span.end.max(end);
                        break;
                    }
                }
            }
        }
    }
    out
}

/// Whether the line says little more than its stamps.
pub fn covers(line: &str, stamps: &[Stamp]) -> bool {
    if stamps.is_empty() {
        return false;
    }
    let covered: usize = stamps
        .iter()
        .map(|s| {
            line[s.span.clone()]
                .chars()
                .filter(|c| c.is_alphanumeric())
                .count()
        })
        .sum();
    let all = line.chars().filter(|c| c.is_alphanumeric()).count();
    all - covered.min(all) <= 24 && line.split_whitespace().count() <= 14
}

/// The day in an address.
pub fn in_address(url: &str) -> Option<Date> {
    let bytes = url.as_bytes();
    let mut i = 0;
    while i < bytes.len() {
        let end = i + bytes[i..].iter().take_while(|b| b.is_ascii_digit()).count();
        if end - i >= 8 {
            let run = &url[i..end];
            let part = |r: Range<usize>| run.get(r).and_then(|t| t.parse::<u32>().ok());
            if let (Some(y), Some(m), Some(d)) = (part(0..4), part(4..6), part(6..8)) {
                if let Some(date) =
                    Date::from_day(y as i32, m, d).filter(|d| (1995..2030).contains(&d.year()))
                {
                    if let (Some(hour), Some(minute), Some(second)) =
                        (part(8..10), part(10..12), part(12..14))
                    {
                        let time = Time {
                            hour: hour as u8,
                            minute: minute as u8,
                            second: Some(second as u8),
                            offset: None,
                        };
                        if let Some(date) = date.with_time(time) {
                            return Some(date);
                        }
                    }
                    return Some(date);
                }
            }
        }
        i = end.max(i + 1);
    }
    let parts: Vec<&str> = url.split('/').collect();
    parts.windows(3).find_map(|w| {
        match (
            w[0].parse::<i32>(),
            w[1].parse::<u32>(),
            w[2].parse::<u32>(),
        ) {
            (Ok(y), Ok(m), Ok(d)) if w[0].len() == 4 => Date::from_day(y, m, d),
            _ => None,
        }
    })
}

/// The days of which a text tells.
pub fn events(_text: &str, _published: Option<Date>) -> Vec<DateRange> {
    Vec::new()
}
