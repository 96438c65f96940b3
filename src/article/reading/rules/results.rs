//! Matches and standings below the text of a story: `Muara vs Kenanga, 15.30 WIB`, `1. Muara 8 6 1 1 19`.

use crate::article::reading::evidence::{Ledger, Role};
use crate::article::reading::line::{End, Signs};
use crate::article::reading::phrases::Kinds;
use crate::article::reading::scene::Scene;
use std::ops::Range;

/// Characters of a row at most.
const ROW: u32 = 90;
/// Rows, without a line that announces them and with one, at least.
const ROWS: (usize, usize) = (3, 2);
/// Lines of a table at most.
const TABLE: usize = 60;
/// Characters of the paragraph above, at least.
const PARAGRAPH: u32 = 60;
/// Words of the name of a team, and of the heading of a table, at most.
const NAME: usize = 4;
const HEADING: u32 = 8;
/// Numbers at the end of a standing, at least.
const NUMBERS: usize = 4;

/// Rows right below a paragraph or below a heading between: the story tells them, whatever their form alone says.
pub(super) fn observe(scene: &Scene, roles: &[Role], ledger: &mut Ledger) {
    let mut line = 1;
    while line < scene.len() {
        let (table, rows) = table(scene, line);
        if rows == 0 {
            line += 1;
            continue;
        }
        if let Some(above) = told_above(scene, roles, table.start, rows) {
            let told = |line: &usize| scene.lines[*line].words > 0;
            for line in (above.start..table.end).filter(told) {
                ledger.add(line, "results below a paragraph", Role::Prose, 60);
            }
        }
        line = table.end;
    }
}

/// The lines from one on that are rows, days and borders, as far as the last row, and how many rows there are.
fn table(scene: &Scene, from: usize) -> (Range<usize>, usize) {
    let (mut end, mut rows) = (from, 0);
    for line in from..scene.len().min(from + TABLE) {
        let seen = &scene.lines[line];
        if is_row(scene, line) {
            end = line + 1;
            rows += 1;
        } else if seen.words > 0 && !scene.marks[line].stamp_covers {
            break;
        }
    }
    (from..end, rows)
}

/// The heading or the announcement of a table, if it stands below a paragraph; nothing, if the paragraph is right above.
fn told_above(scene: &Scene, roles: &[Role], table: usize, rows: usize) -> Option<Range<usize>> {
    // A short sentence stands below the one that announces the table.
    let is_text = |line: usize| {
        let below = |above: &usize| roles[*above] == Role::Prose;
        let announced =
            scene.lines[line].ends_sentence() && line.checked_sub(1).as_ref().is_some_and(below);
        roles[line] == Role::Prose && (scene.lines[line].chars >= PARAGRAPH || announced)
    };
    let above = table.checked_sub(1)?;
    let seen = &scene.lines[above];
    let announced = seen.end == End::Colon;
    if rows < if announced { ROWS.1 } else { ROWS.0 } {
        return None;
    }
    // `Prediksi Muara vs Kenanga`, and more of them: headlines.
    let labelled = || without_label(scene.content(table)) != scene.content(table);
    if !announced && scene.lines[table].digits == 0 && !labelled() {
        return None;
    }
    if is_text(above) {
        return Some(table..table);
    }
    let said = scene.marks[above].said;
    let heads = (1..=HEADING).contains(&seen.words)
        && matches!(seen.end, End::Open | End::Colon)
        && said.whole == Kinds::default()
        && !said.lead.has(Kinds::RELATED_LEAD);
    (heads && is_text(above.checked_sub(1)?)).then_some(above..table)
}

/// Whether a line is a match or a standing.
fn is_row(scene: &Scene, line: usize) -> bool {
    let seen = &scene.lines[line];
    if !(1..=20).contains(&seen.words) || seen.chars > ROW {
        return false;
    }
    let content = scene.content(line);
    let scored = seen.digits >= 2 && (seen.signs.has(Signs::DASH) || seen.signs.has(Signs::COLON));
    (scored || says_versus(content)) && is_match(content)
        || seen.digits >= NUMBERS as u32 && is_standing(content)
}

/// Whether `vs` could stand in a line.
fn says_versus(content: &str) -> bool {
    let bytes = content.as_bytes();
    memchr::memchr2_iter(b'v', b'V', bytes).any(|at| matches!(bytes.get(at + 1), Some(b's' | b'S')))
}

/// Whether two names stand around `vs` or a score, and at most a time or a place behind them.
fn is_match(content: &str) -> bool {
    let tokens: Vec<&str> = without_label(content).split_whitespace().collect();
    let Some(middle) = tokens.iter().position(|token| is_between(token)) else {
        return false;
    };
    let home = &tokens[..middle];
    let behind = &tokens[middle + 1..];
    let closes = |token: &&str| token.ends_with(',');
    let away = match behind.iter().position(closes) {
        Some(last) => last + 1,
        None => behind
            .iter()
            .position(|token| !is_name(token))
            .unwrap_or(behind.len()),
    };
    let (away, rest) = behind.split_at(away);
    let named = |names: &[&str]| {
        (1..=NAME).contains(&names.len()) && names.iter().all(|token| is_name(token))
    };
    let ranked = home.len() > 1 && is_number(home[0].trim_end_matches(['.', ')']));
    let country = || rest.len() == 1 && rest[0].starts_with('(') && rest[0].ends_with(')');
    named(&home[usize::from(ranked)..])
        && named(away)
        && (rest.is_empty() || country() || rest.iter().any(|token| has_digit(token)))
}

/// Words of what a match is called, at most.
const LABEL: usize = 3;

/// A match without what it is called: `Ganda Putra: Fulan/Polan vs Dadang/Ujang`.
fn without_label(content: &str) -> &str {
    let label = content.split_once(": ");
    label
        .filter(|(label, _)| {
            (1..=LABEL).contains(&label.split(' ').count()) && label.split(' ').all(is_name)
        })
        .map_or(content, |(_, rest)| rest)
}

/// Whether some numbers stand behind a name.
fn is_standing(content: &str) -> bool {
    let numbers = content
        .rsplit([' ', '\t', '|'])
        .filter(|token| !token.is_empty());
    let numbers = numbers.take_while(|token| is_number(token)).count();
    numbers >= NUMBERS && content.chars().any(char::is_alphabetic)
}

fn is_between(token: &str) -> bool {
    let score = || {
        let sides = token.split_once(['-', '–', ':']);
        sides.is_some_and(|(home, away)| is_count(home) && is_count(away))
    };
    token.trim_end_matches('.').eq_ignore_ascii_case("vs") || score()
}

/// Whether a word is one of a name: `Muara`, `U-23`, `(2)`.
fn is_name(token: &str) -> bool {
    token.starts_with(|first: char| first.is_uppercase())
}

fn is_count(text: &str) -> bool {
    (1..=3).contains(&text.len()) && text.bytes().all(|byte| byte.is_ascii_digit())
}

/// Whether a token is a number, a difference of goals or two numbers: `19`, `+7`, `15-6`.
fn is_number(token: &str) -> bool {
    has_digit(token)
        && token
            .bytes()
            .all(|byte| byte.is_ascii_digit() || b"+-:.,".contains(&byte))
}

fn has_digit(token: &str) -> bool {
    token.bytes().any(|byte| byte.is_ascii_digit())
}

#[cfg(test)]
mod tests {
    use super::{is_match, is_standing};

    #[test]
    fn two_names_around_a_score_or_a_word_are_a_match() {
        for line in [
            "Muara vs Kenanga",
            "Putra Bukit 0-0 Tunas Sawah",
            "Persatuan Muara vs. Putra Bukit, Sabtu (18/3/2017)",
            "1. Tunas Sawah vs Mitra Tani 15.30 WIB",
            "Ganda Putra: Fulan Polan/Polan Fulan vs Ujang/Dadang (Kenanga)",
        ] {
            assert!(is_match(line), "{line}");
        }
    }

    #[test]
    fn a_headline_about_a_match_is_none() {
        for line in [
            "Prediksi Muara vs Kenanga: Tuan Rumah Lebih Siap",
            "Jadwal dan siaran langsung Muara vs Kenanga",
            "Muara Menang 2-1 atas Kenanga",
            "vs Kenanga",
            "Muara vs",
            "Panen Padi 2016-2017 Naik",
        ] {
            assert!(!is_match(line), "{line}");
        }
    }

    #[test]
    fn several_numbers_behind_a_name_are_a_standing() {
        assert!(is_standing("1. Persatuan Muara 8 6 1 1 15-6 19"));
        assert!(is_standing("| 2 | Kenanga | 8 | 5 | +7 | 17 |"));
        assert!(!is_standing("8 6 1 1 19"));
        assert!(!is_standing("Panen raya 12 Maret 2017"));
    }
}
