//! A page that stands in a capture more than once, headline, date and all: it is read once.

use crate::article::numbers::Numbers;
use crate::article::reading::line::{End, Line};

/// Characters of a line that is text rather than a label.
const LONG: u32 = 60;
/// So many lines in a row make a part of the page; paragraphs that a program saved twice are fewer.
const RUN: usize = 3;

/// So many lines of headline and date stand between the summary of a page and its text.
const HEAD: usize = 4;

/// Takes the first line out that is said again below the headline: the summary that a page states in its head.
fn take_summary(lines: &mut Vec<Line>) -> Option<Line> {
    let summary = lines
        .first()
        .filter(|line| line.chars >= LONG && line.ends_sentence())?;
    let again = lines
        .iter()
        .take(HEAD + 2)
        .skip(2)
        .position(|line| same(line) == same(summary))?;
    let between = &lines[1..again + 2];
    let is_head = |line: &Line| !line.ends_sentence() && line.could_be_headline();
    (is_head(&lines[1]) && between.iter().all(|line| !line.ends_sentence()))
        .then(|| lines.remove(0))
}

/// Among so many first lines stands a standfirst.
const OPENING: usize = 12;
/// So many paragraphs below it hold its last words at most.
const REACH: usize = 4;

/// Takes the standfirst out that a program made of the first paragraphs and cut off, and below which these stand; a label
/// may stand in front of it.
fn take_cut_off(text: &str, lines: &mut Vec<Line>) -> Option<Line> {
    let cut_off = |at: &usize| {
        let line = &lines[*at];
        if line.end != End::Ellipsis || line.chars < LONG * 2 {
            return false;
        }
        let content = line.text(text).trim_end_matches(['.', '…', ' ']);
        let words = content.split(' ').rev().take(4).map(str::len);
        let tail = &content[content.len() - (words.sum::<usize>() + 3).min(content.len())..];
        let below = &lines[*at + 1..lines.len().min(*at + 1 + REACH)];
        // `Ringkasan: Warga Kampung Melati memulai pan…`
        let summary = content.split_once(": ").map(|(_, summary)| summary);
        let goes_on = |next: &Line| {
            let next = next.text(text);
            summary
                .is_some_and(|summary| summary.len() >= LONG as usize && next.starts_with(summary))
        };
        if below.first().is_some_and(goes_on) {
            return true;
        }
        let opens = |next: &Line| next.chars >= LONG && content.starts_with(next.text(text));
        below.first().is_some_and(opens)
            && below.iter().any(|next| {
                memchr::memmem::find(next.text(text).as_bytes(), tail.as_bytes()).is_some()
            })
    };
    let at = (0..lines.len().min(OPENING)).find(cut_off)?;
    Some(lines.remove(at))
}

/// Takes the lines out that say again what whole parts of the capture said above.
///
/// Only where nearly all of the text stands there more than once: the first lines of an article also
/// stand in lists of articles, above the article itself.
pub(in crate::article::reading) fn take(text: &str, lines: &mut Vec<Line>) -> Vec<Line> {
    let mut echoes = take_copies_below(lines);
    echoes.extend(take_summary(lines));
    echoes.extend(take_cut_off(text, lines));
    echoes.extend(take_parts(lines));
    echoes
}

/// So often in a row stands what a program saved again and again; texts of pictures stand there twice.
const COPIES: usize = 3;
/// So many paragraphs that stand twice are not those of pictures, if few others stand beside them.
const PAIRS: usize = 3;

/// Takes the copies of lines out that stand right below each other, if a program saved paragraphs more than once.
fn take_copies_below(lines: &mut Vec<Line>) -> Vec<Line> {
    let runs = || lines.chunk_by(|one, next| same(one) == same(next));
    let (mut most, mut pairs) = (1, 0);
    let (mut text, mut repeated) = (0, 0);
    for run in runs().filter(|run| run[0].chars >= LONG) {
        most = most.max(run.len());
        pairs += usize::from(run.len() > 1);
        text += u64::from(run[0].chars);
        repeated += u64::from(run[0].chars) * u64::from(run.len() > 1);
    }
    let copies = match most {
        COPIES.. => COPIES,
        2 if pairs >= PAIRS && repeated * 10 >= text * 7 => 2,
        _ => return Vec::new(),
    };
    let mut is_echo = Vec::with_capacity(lines.len());
    for run in runs() {
        is_echo.push(false);
        is_echo.resize(is_echo.len() + run.len() - 1, run.len() >= copies);
    }
    part(lines, &is_echo)
}

/// What is the same in two lines of the same words.
fn same(line: &Line) -> (u64, u32) {
    (line.key, line.letters + line.digits)
}

/// Takes the echoes out of lines.
fn part(lines: &mut Vec<Line>, is_echo: &[bool]) -> Vec<Line> {
    let mut echoes = Vec::new();
    let mut kept = Vec::with_capacity(lines.len());
    for (line, is_echo) in lines.drain(..).zip(is_echo) {
        if *is_echo {
            echoes.push(line);
        } else {
            kept.push(line);
        }
    }
    *lines = kept;
    echoes
}

/// Takes out whole parts of the page.
fn take_parts(lines: &mut Vec<Line>) -> Vec<Line> {
    let mut seen: Numbers<(u64, u32), bool> = Numbers::default();
    let is_copy: Vec<bool> = lines
        .iter()
        .map(|line| match seen.entry(same(line)) {
            std::collections::hash_map::Entry::Occupied(mut entry) => {
                entry.insert(true);
                true
            }
            std::collections::hash_map::Entry::Vacant(entry) => {
                entry.insert(false);
                false
            }
        })
        .collect();
    let (mut text, mut repeated) = (0, 0);
    for line in lines.iter().filter(|line| line.chars >= LONG) {
        text += u64::from(line.chars);
        if seen.get(&same(line)) == Some(&true) {
            repeated += u64::from(line.chars);
        }
    }
    if repeated == 0 || repeated * 10 < text * 8 {
        return Vec::new();
    }
    let mut is_echo = vec![false; lines.len()];
    let mut from = 0;
    for run in is_copy.chunk_by(|one, next| one == next) {
        let to = from + run.len();
        let told = lines[from..to].iter().any(|line| line.chars >= LONG);
        if run[0] && run.len() >= RUN && told {
            is_echo[from..to].fill(true);
        }
        from = to;
    }
    part(lines, &is_echo)
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used, reason = "a test fails by panicking")]

    use super::*;
    use crate::article::reading::lines;

    const PAGE: &str = "Panen padi di Kampung Melati\n3 Maret 2025\n\
        Warga Kampung Melati memulai panen padi pada Senin pagi setelah hujan reda.\n";

    fn left(text: &str) -> usize {
        let mut lines = lines::cut(text, |_, _, _| ());
        take(text, &mut lines);
        lines.len()
    }

    #[test]
    fn a_page_that_stands_three_times_is_read_once() {
        assert_eq!(left(&PAGE.repeat(3)), 3);
    }

    #[test]
    fn the_first_lines_of_an_article_in_a_list_above_it_are_no_page() {
        let rest = "Menurut kepala desa, hasil panen tahun ini naik sepuluh persen karena saluran air baru. "
            .repeat(4);
        assert_eq!(left(&format!("{PAGE}{PAGE}{rest}\n")), 7);
    }

    #[test]
    fn a_summary_above_the_headline_that_opens_the_text_is_read_there() {
        let text = "Warga Kampung Melati memulai panen padi pada Senin pagi setelah hujan reda.\n";
        assert_eq!(
            left(&format!("{text}Panen padi dimulai di desa\n{text}")),
            2
        );
    }

    #[test]
    fn a_standfirst_made_of_the_first_paragraphs_and_cut_off_is_left_out() {
        let first =
            "Sáng nay, xã Bình An khánh thành cây cầu bắc qua kênh Năm, nối hai ấp ven sông.";
        let second = "Cây cầu dài hơn ba mươi mét, do bà con trong xã góp công và góp của làm nên.";
        let whole = format!("{first}\n{second}\n");
        let joined = format!(
            "{first}{}...\n{whole}",
            &second[..second.find(" làm nên").unwrap()]
        );
        assert_eq!(left(&joined), 2);
        // What the text below does not say is told nowhere else.
        assert_eq!(
            left(&format!(
                "{first} Ai cũng vui, và còn nhiều chuyện...\n{whole}"
            )),
            3
        );
    }

    #[test]
    fn paragraphs_saved_twice_are_no_page() {
        let text = "Warga Kampung Melati memulai panen padi pada Senin pagi setelah hujan reda.\n";
        assert_eq!(left(&text.repeat(2)), 2);
    }
}
