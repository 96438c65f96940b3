//! A month or a year that stands alone in a line, as a date line below a headline.

use super::words;
use crate::article::date::Date;

/// Reads a line that is nothing but a month of a year (`Tháng 12/2012`, `Tháng Ba, 2012`, `Jakarta,
/// Desember 2012`, `12/2012`, `2012-12`) or a year (`Năm 2012`, `2012`). Only the place of the line tells that it is a
/// date of publication.
pub fn alone(line: &str) -> Option<Date> {
    if line.len() > 80 {
        return None;
    }
    let is_edge = |c: char| c.is_whitespace() || "()[].:|".contains(c);
    let line = line.trim_matches(is_edge);
    month_or_year(line).or_else(|| {
        // A place before it has no digits: `Số 5, 2012` is an issue.
        let (place, date) = line.split_once(',')?;
        let is_place = place.starts_with(char::is_uppercase)
            && place
                .chars()
                .all(|c| c.is_alphabetic() || " .-".contains(c));
        is_place.then(|| month_or_year(date.trim_matches(is_edge)))?
    })
}

fn month_or_year(text: &str) -> Option<Date> {
    let small = text.to_lowercase();
    let mut parts: Vec<&str> = small
        .split(|c: char| c.is_whitespace() || matches!(c, ',' | '/' | '-'))
        .filter(|part| !part.is_empty())
        .collect();
    // `2012-12`
    if let [year, month] = parts[..]
        && let (Some(year), 2) = (year_of(year), month.len())
    {
        return Date::from_month(year, number(month, 2)?);
    }
    let year = year_of(parts.pop()?)?;
    if parts
        .last()
        .is_some_and(|word| ["năm", "tahun", "year"].contains(word))
    {
        parts.pop();
    }
    let month = match parts.as_slice() {
        [] => return Date::from_year(year),
        ["tháng" | "thang" | "bulan", month @ ..] => match month {
            [word] => number(word, 2).or_else(|| words::month(word)),
            _ => None,
        }
        .or_else(|| {
            let name = month.join(" ");
            words::months_after_thang().find_map(|(known, month)| (known == name).then_some(month))
        }),
        [month] => number(month, 2).or_else(|| words::month(month)),
        _ => None,
    };
    Date::from_month(year, month?)
}

/// A year of four digits in which there can be captures of printed and online news.
fn year_of(text: &str) -> Option<i32> {
    let year = number(text, 4).filter(|_| text.len() == 4)?;
    let year = i32::try_from(year).ok()?;
    (1945..=2100).contains(&year).then_some(year)
}

fn number(text: &str, most: usize) -> Option<u32> {
    let digits = !text.is_empty() && text.len() <= most && text.bytes().all(|b| b.is_ascii_digit());
    digits.then(|| text.parse().ok()).flatten()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_month_or_year_alone_in_a_line_is_read() {
        for (line, date) in [
            ("Tháng 12/2012", "2012-12"),
            ("12/2012", "2012-12"),
            ("tháng 3 năm 2012", "2012-03"),
            ("Jakarta, Desember 2012", "2012-12"),
            ("(Desember 2012)", "2012-12"),
            ("Tháng Ba, 2012", "2012-03"),
            ("Tháng Mười Hai năm 2012", "2012-12"),
            ("Maret, 2012", "2012-03"),
            ("bulan Maret tahun 2012", "2012-03"),
            ("03-2012", "2012-03"),
            ("2012-03", "2012-03"),
            ("Hà Nội, tháng 3/2012", "2012-03"),
            ("Năm 2012", "2012"),
            ("2012", "2012"),
        ] {
            assert_eq!(alone(line).unwrap().to_string(), date, "{line}");
        }
    }

    #[test]
    fn other_lines_are_no_month() {
        for line in [
            "13/2012",
            "1234",
            "12/12",
            "2012-13",
            "2012-3",
            "Desember lalu",
            "2012 orang",
            "",
            "Tháng 12",
            "Số 5, 2012",
            "Khóa 2010-2012",
            "12 2012 năm",
        ] {
            assert_eq!(alone(line), None, "{line}");
        }
    }
}
