//! Cuts a text into lines, each a part of the page: along its line breaks and the cells of tables, where
//! something was joined ([`links`], [`seams`]), and together again where something was broken, at a fixed width or into
//! [`pieces`]. [`echoes`] tells the lines of a page that stands in its capture again.

pub(super) mod echoes;
mod links;
mod pieces;
pub(super) mod seams;

use super::line::{End, Line, absorb, is_visible, measure, measure_words};
use super::phrases::Phrases;
use crate::article::Span;
use crate::article::characters::{Run, is_word};

/// The lines of a capture. `with_word` gets each word, where it starts, and whether with a capital.
pub(super) fn of(
    text: &str,
    phrases: &Phrases,
    with_word: impl FnMut(usize, &Run, bool),
) -> Vec<Line> {
    let mut lines = cut(text, with_word);
    pieces::join(text, &mut lines, phrases);
    links::cut(text, &mut lines, phrases);
    seams::cut(text, &mut lines, phrases);
    lines
}

/// Cuts a capture into lines, cells and joined lines, in order. `with_word` gets each word, where it starts, and whether with a capital.
pub(super) fn cut(text: &str, mut with_word: impl FnMut(usize, &Run, bool)) -> Vec<Line> {
    // Growing by halves would take the memory of the lines twice.
    let mut out: Vec<Line> =
        Vec::with_capacity(1 + memchr::memchr_iter(b'\n', text.as_bytes()).count());
    let has_tabs = memchr::memchr(b'\t', text.as_bytes()).is_some();
    let mut start = 0;
    let mut gap = true;
    let ends = memchr::memchr_iter(b'\n', text.as_bytes()).chain([text.len()]);
    for (index, end) in ends.enumerate() {
        let span = start..end;
        let raw = &text[span.clone()];
        start = end + 1;
        let before = out.len();
        if has_tabs && raw.contains('\t') && is_row(raw) {
            let mut cell_start = span.start;
            for cell in raw.split('\t') {
                push(
                    text,
                    index + 1,
                    cell_start..cell_start + cell.len(),
                    gap,
                    &mut out,
                    &mut with_word,
                );
                cell_start += cell.len() + 1;
            }
        } else {
            push(text, index + 1, span, gap, &mut out, &mut with_word);
        }
        gap = out.len() == before;
    }
    join_wrapped(text, out)
}

/// A table row has a cell that is a text or an address; tabs elsewhere only align.
fn is_row(raw: &str) -> bool {
    let mut cells = 0;
    let mut long = false;
    for cell in raw.split('\t') {
        if cell.contains(is_word) {
            cells += 1;
            long |= cell.len() > 160 || cell.trim_start().starts_with("http");
        }
    }
    cells >= 2 && long
}

fn push(
    text: &str,
    number: usize,
    raw: Span,
    gap: bool,
    out: &mut Vec<Line>,
    with_word: &mut impl FnMut(usize, &Run, bool),
) {
    let visible = &text[raw.clone()];
    let Some(first) = visible.find(is_visible) else {
        if visible.trim().is_empty() {
            return;
        }
        // Only characters without width: not blank for every reader of files, so not lost here.
        let from = raw.start + visible.len() - visible.trim_start().len();
        let to = raw.start + visible.trim_end().len();
        out.push(measure(text, number, from..to, gap));
        return;
    };
    let last = visible
        .char_indices()
        .rev()
        .find(|(_, c)| is_visible(*c))
        .map_or(visible.len(), |(i, c)| i + c.len_utf8());
    let span = raw.start + first..raw.start + last;
    out.push(measure_words(text, number, span, gap, with_word));
}

/// `kabardesa.com, KOTA - …`: the name of an outlet that opens a text.
pub(super) fn starts_with_host(text: &str) -> bool {
    let first = text.split([' ', ',']).next().unwrap_or_default();
    first.split_once('.').is_some_and(|(name, end)| {
        let plain = |part: &str| part.chars().all(|c| c.is_ascii_alphanumeric() || c == '.');
        name.len() >= 3 && end.len() >= 2 && plain(name) && plain(end)
    })
}

/// Bytes of such initials at most.
const INITIALS: usize = 6;

/// Whether a line ends with initials whose bracket was cut off: `… desa.[fln`.
fn is_signing(line: &str) -> bool {
    let reach = &line[line.ceil_char_boundary(line.len().saturating_sub(INITIALS + 1))..];
    let initials = reach.rsplit_once(['[', '(']).map(|(_, initials)| initials);
    initials.is_some_and(|text| {
        (2..=INITIALS).contains(&text.len()) && text.chars().all(|c| c.is_lowercase() || c == '/')
    })
}

/// Characters of a line of a paragraph that was broken at a fixed width, mostly.
const BROKEN: u32 = 60;

/// Joins lines that were broken at a fixed width.
///
/// A line goes on in the next one where it stops without a mark and the next, without a blank line
/// between, starts small; in captures where that is the habit, any line of nearly the full width does.
fn join_wrapped(text: &str, mut lines: Vec<Line>) -> Vec<Line> {
    let goes_on = |line: &Line, chars: u32, next: &Line| {
        if !(30..=140).contains(&chars) {
            return false;
        }
        let starts = next.text(text);
        let apart = next.gap_above
            || next.bullet
            || line.last_number + 1 != next.number
            || line.ends_sentence()
            || is_signing(line.text(text))
            // A date and its counter.
            || line.digits >= 6 && line.digits * 4 >= line.letters
            // `admin 16 Januari 2017 1.203 views`, `ngày 5 tháng Sáu năm 2023`
            || next.digits >= 5 && next.digits * 4 >= next.letters
            // `by admin`, `loading...`
            || next.words <= 3 && matches!(next.end, End::Open | End::Ellipsis)
            // Initials in brackets sign a text off.
            || next.words <= 4 && starts.starts_with(['(', '[', '#'])
            || starts.starts_with("http")
            || starts.starts_with("www.")
            || starts_with_host(starts)
            // A headline does not go on in several sentences.
            || next.inner_ends > 0 && line.is_title_case();
        !apart
    };
    let mut continued = 0;
    let mut whole = 0;
    let mut width = 0;
    for pair in lines.windows(2) {
        if (30..=140).contains(&pair[0].chars) {
            width = width.max(pair[0].chars);
            if goes_on(&pair[0], pair[0].chars, &pair[1]) && pair[1].starts_small {
                continued += 1;
            } else {
                whole += 1;
            }
        }
    }
    let wrapped =
        continued >= 3 && continued * 3 >= whole && lines.iter().all(|l| l.chars <= width + 20);
    let mut last_chars = lines.first().map_or(0, |line| line.chars);
    lines.dedup_by(|line, open| {
        // Among whole paragraphs, one that was broken goes on behind a nearly full line, also with a name.
        let grown = continued >= 3 && open.last_number > open.number && last_chars >= BROKEN;
        let full = wrapped && last_chars * 10 >= width * 7 || grown;
        let goes_on = goes_on(open, last_chars, line)
            && (line.starts_small && line.chars > 1 || full)
            || full
                && wrapped
                && !line.gap_above
                && !line.bullet
                && !line.text(text).starts_with("http")
                && open.last_number + 1 == line.number
                && last_chars * 10 >= width * 8;
        last_chars = line.chars;
        if goes_on {
            absorb(open, line);
        }
        goes_on
    });
    lines
}
