//! A month or a year that stands alone in a line, as a date line below a headline.

use super::words;
use crate::article::date::Date;

/// Reads a line that is nothing but a month of a year (`Tháng 12/2012`, `Jakarta, Desember 2012`,
/// `12/2012`) or a year (`Năm 2012`, `2012`). Only the place of the line tells that it is a date of
/// publication.
pub fn alone(line: &str) -> Option<Date> {
    if line.len() > 80 {
        return None;
    }
    let line = line.rsplit(',').next().unwrap_or(line);
    let line = line.trim_matches(|c: char| c.is_whitespace() || "()[].:".contains(c));
    let small = line.to_lowercase();
    let parts: Vec<&str> = small.split_whitespace().collect();
    match parts.as_slice() {
        [date] | ["tháng" | "thang" | "bulan", date] if date.contains('/') => {
            let (month, year) = date.split_once('/')?;
            Date::from_month(year_of(year)?, number(month, 2)?)
        }
        ["tháng", month, "năm", year] => Date::from_month(year_of(year)?, number(month, 2)?),
        [year] | ["năm" | "tahun" | "year", year] => Date::from_year(year_of(year)?),
        [month, year] => Date::from_month(year_of(year)?, words::month(month)?),
        _ => None,
    }
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
            "Desember lalu",
            "2012 orang",
            "",
            "Tháng 12",
        ] {
            assert_eq!(alone(line), None, "{line}");
        }
    }
}
