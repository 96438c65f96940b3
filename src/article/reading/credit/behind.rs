//! Makers of pictures behind a mark at the end of a line: a dash, a slash, a bar, the full stop.

use super::{AGENCIES, starts_with_capital};
use crate::article::characters::{is_letter, is_upper};
use crate::article::reading::line::{Line, Signs};
use crate::article::reading::phrases::{Folded, Kinds, Phrases};
use crate::article::reading::sentences;

/// What stands before and behind the last place of a mark, of which one byte is rarer than the others: to look at each
/// costs less than to prepare a search.
fn cut_at_last<'t>(content: &'t str, mark: &str, rare: usize) -> Option<(&'t str, &'t str)> {
    let bytes = content.as_bytes();
    let starts =
        memchr::memrchr_iter(mark.as_bytes()[rare], bytes).filter_map(|at| at.checked_sub(rare));
    let at = starts
        .into_iter()
        .find(|at| bytes[*at..].starts_with(mark.as_bytes()))?;
    Some((&content[..at], &content[at + mark.len()..]))
}

/// `Panen padi di sawah AFP - Fulan Polan`, `Panen padi di sawah - Kabar/Fulan Polan`, `Panen padi di sawah - Istimewa`
pub(super) fn behind_a_dash(content: &str, phrases: &Phrases, folded: &mut Folded) -> bool {
    // `Panen padi kemarin, Minggu (25/2)--Kabar Desa`
    if let Some((before, tail)) = cut_at_last(content, ")--", 0) {
        return before.split_whitespace().nth(4).is_some()
            && tail.split_whitespace().take(6).count() <= 5
            && tail.starts_with(is_upper)
            && !tail.ends_with(['.', '?', '!', ':']);
    }
    let Some((before, tail)) = cut_at_last(content, " - ", 1)
        .or_else(|| cut_at_last(content, " – ", 3))
        // `Panen padi kemarin.-Fulan Polan-KABAR`
        .or_else(|| cut_at_last(content, ".-", 1))
    else {
        return false;
    };
    if content[before.len()..].starts_with(".-") {
        let (name, agency) = tail.split_once('-').unwrap_or_default();
        let words = name.split_whitespace().count();
        // `Panen padi kemarin.-Fulan untuk Kabar Desa-`
        if agency.is_empty() && tail.ends_with('-') {
            return before.split_whitespace().nth(4).is_some()
                && (1..=8).contains(&words)
                && name.starts_with(is_upper);
        }
        let named = (1..=3).contains(&words);
        let signed = !agency.is_empty() && !agency.contains(|c: char| c.is_lowercase());
        return before.split_whitespace().nth(4).is_some()
            && named
            && name.split_whitespace().all(starts_with_capital)
            && signed
            && agency.len() <= 30;
    }
    // `Foto` alone says of a headline what is below it.
    let said = phrases.opening(tail, folded).whole;
    if said.has(Kinds::CREDIT)
        && (tail.contains(' ') || !said.has(Kinds::CAPTION_LEAD.with(Kinds::FURNITURE)))
        && tail.starts_with(is_upper)
    {
        return before.split_whitespace().nth(4).is_some();
    }
    let words = tail.split_whitespace().take(5).count();
    let names = (1..=4).contains(&words)
        && tail.split_whitespace().all(starts_with_capital)
        && !tail.ends_with(['.', '?', '!', ':']);
    let agency = before.rsplit(' ').next().unwrap_or_default();
    let parts = tail.split_once('/');
    let shared = parts.is_some_and(|(agency, name)| agency.len() >= 3 && name.len() >= 3);
    let told =
        before.split_whitespace().nth(4).is_some() && !tail.contains(|c: char| c.is_ascii_digit());
    names && told && (AGENCIES.contains(&agency) || shared)
}

/// `Panen padi di sawah /foto Kanal Desa /`, `Panen padi di sawah. /Kabar/Fulan/`
pub(super) fn behind_a_slash(content: &str, phrases: &Phrases, folded: &mut Folded) -> bool {
    let Some((before, tail)) = content.split_once(" /") else {
        return false;
    };
    let tail = tail.trim_end_matches(['/', ' ']);
    let closed = content.ends_with('/') || before.ends_with('.');
    (1..=5).contains(&tail.split_whitespace().count())
        && !tail.starts_with(' ')
        && before.split_whitespace().nth(3).is_some()
        && (closed && tail.starts_with(is_upper)
            || phrases.opening(tail, folded).lead.has(Kinds::CREDIT))
}

/// `Panen padi di sawah desa ANTARA FOTO/Fulan Polan/ful`: an agency, a photographer, and the initials of an editor.
pub(super) fn behind_an_agency(content: &str) -> bool {
    let Some((before, maker)) = content.split_once('/') else {
        return false;
    };
    let before = [" FOTO", " PHOTO"]
        .iter()
        .find_map(|label| before.strip_suffix(label))
        .unwrap_or(before);
    let Some((told, agency)) = before.rsplit_once(' ') else {
        return false;
    };
    let name = maker.split_once('/').map_or(maker, |(name, _)| name);
    AGENCIES.contains(&agency)
        && told.split_whitespace().nth(3).is_some()
        && (1..=4).contains(&name.split_whitespace().count())
        && name.split_whitespace().all(starts_with_capital)
        && maker.len() <= name.len() + 8
}

/// `Panen padi di sawah desa, Rabu, 4 November 2015/Ist`: a word right behind the year, or one of credits behind any
/// word.
pub(super) fn glued_to_a_slash(content: &str, phrases: &Phrases, folded: &mut Folded) -> bool {
    content.rsplit_once('/').is_some_and(|(before, maker)| {
        if maker.starts_with(is_upper)
            && phrases.said(maker, folded).whole.has(Kinds::CREDIT)
            && before.split_whitespace().nth(3).is_some()
        {
            return true;
        }
        let year = before.len() - before.trim_end_matches(|c: char| c.is_ascii_digit()).len();
        year == 4
            && before.split_whitespace().nth(7).is_some()
            && maker.starts_with(is_upper)
            && (1..=3).contains(&maker.split_whitespace().count())
            && maker.chars().all(|c| is_letter(c) || c == ' ')
    })
}

/// `| Panen padi di sawah | ist |`: the cells of a picture's table.
pub(super) fn behind_a_bar(content: &str, phrases: &Phrases, folded: &mut Folded) -> bool {
    let cells = content.trim_end_matches(['|', ' ']).rsplit_once('|');
    cells.is_some_and(|(told, credit)| {
        told.split_whitespace()
            .filter(|word| *word != "|")
            .nth(2)
            .is_some()
            && credit.len() <= 60
            && phrases
                .opening(credit.trim(), folded)
                .whole
                .has(Kinds::CREDIT)
    })
}

/// `… di balai desa. Kabar/Fulan`, `… memotong padi. Dok Pemkab`
pub(super) fn behind_the_stop(
    content: &str,
    line: &Line,
    phrases: &Phrases,
    folded: &mut Folded,
) -> bool {
    let mut reach = content.len();
    // An abbreviation may stand in the credit: `… balai desa. FOTO/DOK. WARGA`, `… ven sông. Ảnh A.B.`
    for _ in 0..4 {
        let Some((stop, mark)) = last_stop(&content[..reach], line.quotes > 0) else {
            return false;
        };
        reach = stop;
        let (before, tail) = (&content[..stop], &content[stop + mark..]);
        if !tail.starts_with([' ', '.']) {
            continue;
        }
        let tail = tail.trim_start_matches(['.', ' ']);
        // Without a stroke, only the label of a picture tells.
        let may_name = line.signs.has(Signs::SLASH) || phrases.may_start(tail, Kinds::CREDIT);
        if may_name && names_its_maker(before, tail, phrases, folded) {
            return true;
        }
    }
    false
}

/// Where the last mark stands behind which a credit may begin, and its bytes; `quoted` if there are quotation marks.
fn last_stop(content: &str, quoted: bool) -> Option<(usize, usize)> {
    let plain = memchr::memrchr3(b')', b'.', b'"', content.as_bytes());
    let behind = plain.map_or(0, |at| at + 1);
    let quote = if quoted {
        content[behind..].rfind('”')
    } else {
        None
    };
    let quote = quote.map(|at| (behind + at, '”'.len_utf8()));
    quote.or(plain.map(|at| (at, 1)))
}

/// Whether a picture's maker stands behind the last sentence of its text.
fn names_its_maker(before: &str, tail: &str, phrases: &Phrases, folded: &mut Folded) -> bool {
    let words = tail.split_whitespace().take(7).count();
    let short = (1..=6).contains(&words);
    if !short && !tail.contains('/') || before.split_whitespace().nth(4).is_none() {
        return false;
    }
    // `… dipimpin H. Fulan Polan, Senin (26/4).`: the stroke is that of a day.
    if sentences::ends_with_day(tail.trim_end_matches('.')) {
        return false;
    }
    if names_three(tail, phrases, folded) {
        return true;
    }
    if !short {
        return false;
    }
    let named = |word: &str| starts_with_capital(word) || word.starts_with('@');
    let names = tail.split_whitespace().all(named);
    let last = tail.rsplit(' ').next().unwrap_or_default();
    let initials = last.len() <= 6 && last.trim_end_matches('.').contains('.');
    let closed = tail.ends_with(['.', '!', '?']) && !initials;
    let agency = tail
        .trim_start_matches('/')
        .split_once('/')
        .is_some_and(|(agency, name)| agency.len() >= 2 && name.trim().len() >= 2);
    // `… pagi. /AFP`
    let slashed = tail.strip_prefix('/').is_some_and(starts_with_capital);
    let said = phrases.opening(tail, folded);
    let credit = words >= 2 && !closed && said.lead.has(Kinds::CREDIT);
    let label = words >= 2 && !closed && said.whole.has(Kinds::CREDIT);
    label || names && !tail.contains(':') && (agency || credit || slashed && !closed)
}

/// `Kabar.id/Fulan Polan/Tangkapan layar Kanal Desa`: outlet, maker and what the picture is.
fn names_three(tail: &str, phrases: &Phrases, folded: &mut Folded) -> bool {
    let mut parts = tail.split('/').map(str::trim);
    let named = |part: &str| {
        (1..=4).contains(&part.split_whitespace().count())
            && part.split_whitespace().all(starts_with_capital)
    };
    let (Some(outlet), Some(maker), Some(kind), None) =
        (parts.next(), parts.next(), parts.next(), parts.next())
    else {
        return false;
    };
    let kind = kind.trim_end_matches('.');
    named(outlet)
        && named(maker)
        && outlet.len() >= 3
        && kind.split_whitespace().count() <= 8
        && phrases.opening(kind, folded).lead.has(Kinds::CREDIT)
}
