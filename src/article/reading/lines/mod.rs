//! Cuts a text into lines, each a part of the page: along its line breaks and the cells of tables, where
//! something was joined ([`links`], [`pictures`], [`seams`], [`skips`], a whole page by [`unbroken`]), and together again where
//! something was broken, at a fixed width or into [`pieces`]. The lines of a [`header`] stay as they are. [`echoes`]
//! tells the lines of a page that stands in its capture again.

mod broken;
pub(super) mod echoes;
pub(super) mod header;
mod links;
mod pictures;
mod pieces;
pub(super) mod seams;
mod skips;
mod unbroken;

pub(super) use pictures::picture;

use super::line::{Line, is_visible, measure, measure_words};
use super::phrases::Phrases;
use crate::article::Span;
use crate::article::characters::{Run, is_word};
use crate::article::tagged::BREAK;

/// The lines of a capture. `with_word` gets each word, where it starts, and whether with a capital.
pub(super) fn of(
    text: &str,
    phrases: &Phrases,
    with_word: impl FnMut(usize, &Run, bool),
) -> Vec<Line> {
    let mut lines = cut(text, with_word);
    let header = header::lines(text);
    below(&mut lines, header, |lines| {
        pieces::join(text, lines, phrases)
    });
    header::cut_title(text, &mut lines, header);
    pictures::cut(text, &mut lines);
    unbroken::cut(text, &mut lines, phrases);
    links::cut(text, &mut lines, phrases);
    skips::cut(text, &mut lines, phrases);
    seams::cut(text, &mut lines, phrases);
    lines
}

/// Cuts a capture into lines, cells and joined lines, in order. `with_word` gets each word, where it starts, and whether with a capital.
pub(super) fn cut(text: &str, mut with_word: impl FnMut(usize, &Run, bool)) -> Vec<Line> {
    // Growing by halves would take the memory of the lines twice.
    let mut out: Vec<Line> =
        Vec::with_capacity(1 + memchr::memchr_iter(b'\n', text.as_bytes()).count());
    let has_breaks = text.contains(BREAK);
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
        } else if has_breaks {
            for part in raw.split(BREAK) {
                let from = span.start + (part.as_ptr() as usize - raw.as_ptr() as usize);
                let part = from..from + part.len();
                push(text, index + 1, part, gap, &mut out, &mut with_word);
            }
        } else {
            push(text, index + 1, span, gap, &mut out, &mut with_word);
        }
        gap = out.len() == before;
    }
    below(&mut out, header::lines(text), |lines| {
        broken::join(text, lines)
    });
    out
}

/// Changes the lines below the first so many of the text.
fn below(lines: &mut Vec<Line>, header: usize, change: impl FnOnce(&mut Vec<Line>)) {
    if header == 0 {
        return change(lines);
    }
    let mut rest = lines.split_off(lines.partition_point(|line| line.number <= header));
    change(&mut rest);
    lines.append(&mut rest);
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
