//! Dates in the address of a page.

use crate::article::date::{Date, Time};

/// Years that a page on the web can be from.
const YEARS: std::ops::RangeInclusive<u32> = 1990..=2100;

/// Years that stand alone in a folder; other numbers are more likely those of pages.
const YEARS_ALONE: std::ops::RangeInclusive<u32> = 1995..=2039;

/// Longer addresses carry data, not the name of a page.
const LONGEST: usize = 4096;

/// The date of publication that the address of a page shows.
///
/// Read are folders (`/2022/11/14/`, `/2022/nov/14/`, `/2022/1114/`, `/2022-11/14/`, `/202211/14/`), `2022-11-14`, `20221114`,
/// and numbers that Vietnamese editorial systems give their pages: `20250913145859560` (to the millisecond)
/// and `188260307071033787` (three digits for the site, a year of two digits, to the millisecond). A number
/// of another length is an id that merely looks like a date.
///
/// Folders of a month (`/2022/11/`, `/2022-11/`, `/202211/`) give the month. A folder of a year gives the
/// year where it comes first and the words of a headline follow (`/2022/nama-berita`); anywhere else it may
/// as well be the number of a page.
///
/// `None` also where two dates contradict each other. Only the path is read, and of an archived copy only
/// the address of the original.
pub fn in_address(url: &str) -> Option<Date> {
    if url.len() > LONGEST {
        return None;
    }
    let path = path_of(original(url));
    let from_folders = folders(path);
    let from_numbers: Vec<Date> = numbers(path).into_iter().flatten().collect();
    let mut dates = from_folders.into_iter().chain(from_numbers);
    let mut best = dates.next()?;
    for date in dates {
        if best.contains(date) {
            best = date;
        } else if best != date && !date.contains(best) {
            return None;
        }
    }
    Some(best)
}

/// Of a copy in a web archive (`…/web/20161231235959/http://…`) the address of the page itself.
fn original(url: &str) -> &str {
    let inner = ["/http://", "/https://"]
        .iter()
        .filter_map(|start| url.rfind(start))
        .max();
    inner.map_or(url, |at| &url[at + 1..])
}

/// The path of an address, without scheme, host, query and fragment.
fn path_of(url: &str) -> &str {
    let after_scheme = url.split_once("://").map_or(url, |(_, rest)| rest);
    let path = after_scheme.find('/').map_or("", |at| &after_scheme[at..]);
    path.split(['?', '#']).next().unwrap_or("")
}

/// A date in folders of their own: the day, else the month, else the year.
fn folders(path: &str) -> Option<Date> {
    let parts: Vec<&str> = path.split('/').collect();
    let dated = (0..parts.len()).find_map(|at| month_folders(&parts[at..]));
    dated.or_else(|| year_folder(&parts))
}

/// The month that folders begin with, or the day if one follows.
fn month_folders(parts: &[&str]) -> Option<Date> {
    let first = parts[0];
    let (year, month, rest) = match (first.split_once('-'), first.len(), parts.get(1)) {
        (Some((year, month)), ..) => (year, month, &parts[1..]),
        (None, 6, _) => (first.get(..4)?, first.get(4..)?, &parts[1..]),
        (None, _, Some(second)) if second.len() == 4 => {
            let (month, day) = (second.get(..2)?, second.get(2..)?);
            return day_of(
                number(first, 4, 4)?,
                number(month, 2, 2)?,
                number(day, 2, 2)?,
            );
        }
        (None, _, second) => (first, *second?, &parts[2..]),
    };
    let named = || super::words::month(&month.to_ascii_lowercase());
    let (year, number_of_month) = (number(year, 4, 4)?, number(month, 1, 2).or_else(named)?);
    if let Some(day) = rest.first().and_then(|day| number(day, 1, 2)) {
        return day_of(year, number_of_month, day);
    }
    // The last part is a page and no folder.
    let is_month = month.len() == 2 && !rest.is_empty() && YEARS.contains(&year);
    is_month
        .then(|| Date::from_month(year as i32, number_of_month))
        .flatten()
}

/// The year that an address begins with, before the words of a headline.
fn year_folder(parts: &[&str]) -> Option<Date> {
    let mut parts = parts.iter().filter(|part| !part.is_empty()).peekable();
    // `/vi/2022/…`
    parts.next_if(|part| part.len() == 2 && part.bytes().all(|b| b.is_ascii_lowercase()));
    let year = number(parts.next()?, 4, 4).filter(|year| YEARS_ALONE.contains(year))?;
    let page = parts.next().filter(|_| parts.next().is_none())?;
    let has_letters = |word: &&str| word.contains(char::is_alphabetic);
    let words = page.split(['-', '_']).filter(has_letters).count();
    (words >= 3).then(|| Date::from_year(year as i32)).flatten()
}

/// Dates in runs of digits: `None` for each run that is no date.
fn numbers(path: &str) -> Vec<Option<Date>> {
    let bytes = path.as_bytes();
    let mut dates = Vec::new();
    let mut at = 0;
    while at < bytes.len() {
        let length = bytes[at..]
            .iter()
            .take_while(|b| b.is_ascii_digit())
            .count();
        if length == 0 {
            at += 1;
            continue;
        }
        let run = &path[at..at + length];
        dates.push(match length {
            4 => hyphenated(&path[at..]),
            8 => compact(run),
            14..=17 => compact(run).and_then(|day| day.with_time(clock(&run[8..])?)),
            18 => numbered_by_site(&path[..at], run, &path[at + length..]),
            _ => None,
        });
        at += length;
    }
    dates
}

/// `2022-11-14` or `2022_11_14`, not inside a longer chain of numbers.
fn hyphenated(text: &str) -> Option<Date> {
    let separator = *text.as_bytes().get(4)? as char;
    if !matches!(separator, '-' | '_') {
        return None;
    }
    let mut parts = text.splitn(3, separator);
    let (year, month, rest) = (parts.next()?, parts.next()?, parts.next()?);
    let length = rest.bytes().take_while(u8::is_ascii_digit).count();
    let (day, after) = rest.split_at(length);
    let mut after = after.chars();
    if after.next() == Some(separator) && after.next().is_some_and(|c| c.is_ascii_digit()) {
        return None;
    }
    day_of(
        number(year, 4, 4)?,
        number(month, 2, 2)?,
        number(day, 2, 2)?,
    )
}

/// The day at the start of `20221114…`.
fn compact(run: &str) -> Option<Date> {
    let year = number(run.get(..4)?, 4, 4)?;
    day_of(
        year,
        number(run.get(4..6)?, 2, 2)?,
        number(run.get(6..8)?, 2, 2)?,
    )
}

/// `188260307071033787`, which stands between a hyphen and the ending of the page.
fn numbered_by_site(before: &str, run: &str, after: &str) -> Option<Date> {
    let at_its_place = before.ends_with('-') && matches!(after, ".htm" | ".html" | ".chn" | "");
    if !at_its_place || !run.starts_with('1') {
        return None;
    }
    let part = |from: usize| number(run.get(from..from + 2)?, 2, 2);
    // The system is younger than 2020.
    let year = part(3).filter(|year| (20..60).contains(year))?;
    day_of(2000 + year, part(5)?, part(7)?)?.with_time(clock(&run[9..])?)
}

fn clock(digits: &str) -> Option<Time> {
    let part = |from: usize| digits.get(from..from + 2)?.parse::<u8>().ok();
    Some(Time {
        hour: part(0)?,
        minute: part(2)?,
        second: Some(part(4)?),
        offset: None,
    })
}

fn is_number(text: &str) -> bool {
    !text.is_empty() && text.bytes().all(|b| b.is_ascii_digit())
}

fn number(digits: &str, least: usize, most: usize) -> Option<u32> {
    (is_number(digits) && (least..=most).contains(&digits.len()))
        .then(|| digits.parse().ok())
        .flatten()
}

fn day_of(year: u32, month: u32, day: u32) -> Option<Date> {
    YEARS
        .contains(&year)
        .then(|| Date::from_day(year as i32, month, day))
        .flatten()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn shows(date: &str, url: &str) {
        let found = in_address(url).map(|date| date.to_string());
        assert_eq!(found.as_deref(), Some(date), "{url}");
    }

    #[track_caller]
    fn shows_nothing(url: &str) {
        assert_eq!(in_address(url), None, "{url}");
    }

    #[test]
    fn folders_of_year_month_and_day_are_read() {
        shows("2022-11-14", "https://example.vn/2022/11/14/tin-moi");
        shows("2022-01-04", "https://example.vn/tin/2022/1/4/tin-moi.html");
        shows(
            "2022-11-14",
            "http://example.id/read/2022/11/14/10345678/berita",
        );
        shows(
            "2018-11-12",
            "http://example.com/english/2018-11/12/c_137600.htm",
        );
        shows(
            "2018-11-12",
            "http://example.com/n3/2018/1112/c90000-9517.html",
        );
    }

    #[test]
    fn folders_of_a_month_are_read() {
        shows("2022-11", "https://example.id/2022/11/nama-berita");
        shows(
            "2022-11",
            "https://example.id/daerah/2022/11/nama-berita.html",
        );
        shows("2022-11", "https://example.id/2022-11/nama-berita/");
        shows("2022-11", "https://example.vn/tin/202211/ten-bai.html");
        shows("2022-11", "http://example.id/read/2022/11/10345678/berita");
        shows("2022-11-14", "https://example.id/202211/14/nama-berita");
        shows(
            "2022-11-14",
            "https://example.id/2022/11/berita-20221114.html",
        );
        for url in [
            // The page, and no folder.
            "https://example.id/berita/2022/11",
            "https://example.id/berita/2022-11",
            "https://example.id/2022/13/berita",
            "https://example.id/2022/11/31/berita",
            "https://example.id/2022/1/berita",
            "https://example.vn/tin/202213/ten-bai.html",
            "https://example.vn/tin/942211/ten-bai.html",
            "https://example.id/2022/11/berita-20221214.html",
        ] {
            shows_nothing(url);
        }
    }

    #[test]
    fn a_year_is_read_only_as_the_first_folder_before_a_headline() {
        shows("2019", "https://example.vn/2019/cau-moi-qua-song.html");
        shows("2019", "https://example.vn/vi/2019/cau-moi-qua-song");
        for url in [
            "https://example.id/berita/2019/jembatan-baru-di-desa",
            "https://example.id/2019/",
            "https://example.id/2019/45321",
            "https://example.id/2019/piala-dunia/jadwal-siaran-langsung",
            "https://example.id/2019/berita.html",
            "https://example.id/2087/jembatan-baru-di-desa",
        ] {
            shows_nothing(url);
        }
    }

    #[test]
    fn days_in_one_piece_are_read() {
        shows("2022-11-14", "https://example.id/berita-20221114.html");
        shows("2022-11-14", "https://example.id/2022-11-14/berita");
        shows("2022-11-14", "https://example.id/arsip_2022_11_14.html");
        shows("2022-11-14", "example.id/berita/20221114/9876543");
    }

    #[test]
    fn numbers_to_the_second_are_read() {
        shows(
            "2025-09-13T14:58:59",
            "https://example.vn/tin-moi-20250913145859560.htm",
        );
        shows(
            "2018-11-03T06:23:34",
            "https://example.vn/tin-moi-20181103062334.htm",
        );
        shows(
            "2026-03-07T07:10:33",
            "https://example.vn/tin-moi-188260307071033787.chn",
        );
    }

    #[test]
    fn ids_that_merely_look_like_dates_are_not_read() {
        for url in [
            "https://example.vn/tin-4420519.html",
            "https://example.vn/tin-201811030.html",
            "https://example.vn/tin-2018110306.html",
            "https://example.id/berita-201602231437",
            "https://example.id/berita-1602834123456",
            "https://example.id/d-8167525/berita",
            "https://example.vn/tin-20181303062334363.htm",
            "https://example.vn/tin-20181103256334363.htm",
            "https://example.vn/tin-20181345",
            "https://example.vn/tin-18891103",
            "https://example.vn/tin-188269907071033787.chn",
            "https://example.vn/188260307071033787/tin",
            "https://example.vn/tin-2018110306233436312345.htm",
        ] {
            shows_nothing(url);
        }
    }

    #[test]
    fn years_of_which_a_headline_tells_are_not_read() {
        shows_nothing("https://example.id/supermoon-terakhir-di-tahun-2020");
        shows_nothing("https://example.vn/gia-vang-14-11-2022.html");
        shows_nothing("https://example.id/daerah/16/02/15/o2l07x");
    }

    #[test]
    fn host_query_and_fragment_are_not_read() {
        shows_nothing("https://20221114.example.com/berita");
        shows_nothing("https://example.com/berita?d=2022-11-14#20221114");
    }

    #[test]
    fn the_day_of_archiving_is_not_the_day_of_publication() {
        shows_nothing("https://web.archive.org/web/20161231235959/http://example.com/berita");
        shows(
            "2015-05-04",
            "https://web.archive.org/web/20161231235959/http://example.com/2015/05/04/berita",
        );
    }

    #[test]
    fn dates_that_contradict_each_other_are_none() {
        shows_nothing("https://example.com/2015/05/04/jadwal-2015-06-01");
        shows(
            "2015-05-04T10:11:12",
            "https://example.com/2015/05/04/berita-20150504101112",
        );
    }
}
