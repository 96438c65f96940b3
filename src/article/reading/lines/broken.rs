//! Puts lines together that a program broke at a fixed width.
//!
//! Programs that fill lines leave a mark: no line has room for the first word of the next. Where that
//! holds in a capture, it alone says which lines belong together. Editors break lines less strictly: there
//! a line goes on in the next one where it stops without a mark and the next starts small.

use std::ops::RangeInclusive;

use super::starts_with_host;
use crate::article::reading::line::{End, Line, absorb};

/// Characters of a line that may have been broken.
const BROKEN: RangeInclusive<u32> = 30..=140;
/// Characters of a line of a paragraph that was broken, mostly.
const LONG: u32 = 60;
/// So many lines that go on in the next one make a habit.
const HABIT: usize = 3;

/// Joins lines that were broken at a fixed width.
pub(super) fn join(text: &str, lines: &mut Vec<Line>) {
    join_indented(text, lines);
    match Filled::of(text, lines) {
        Some(filled) => filled.join(text, lines),
        None => join_loose(text, lines),
    }
}

/// The indent of a line in which a paragraph of HTML goes on.
const INDENT: &str = "    ";

/// Joins the lines of a paragraph of which the second starts small behind an indent that the first has lost, as the
/// source of HTML has them: `<p>Warga desa memulai` and, below it, `    panen padi.`
fn join_indented(text: &str, lines: &mut Vec<Line>) {
    if memchr::memmem::find(text.as_bytes(), b"\n    ").is_none() {
        return;
    }
    lines.dedup_by(|line, open| {
        let grown = open.last_number > open.number;
        let goes_on = follows(open, line)
            && text[..line.span.start].ends_with(INDENT)
            && text[..open.span.start].ends_with('\n')
            && (grown
                || line.starts_small
                    && open.chars >= *BROKEN.start()
                    && !open.ends_sentence()
                    && !is_apart(text, open, line));
        if goes_on {
            absorb(open, line);
        }
        goes_on
    });
}

/// How a program filled the lines of a capture.
struct Filled {
    /// Characters of the longest line without its indent, and with it: lines that are indented otherwise than the
    /// rest may end where these end, or be as long.
    widths: [usize; 2],
    /// Whether blank lines stand between paragraphs.
    spaced: bool,
}

impl Filled {
    fn of(text: &str, lines: &[Line]) -> Option<Filled> {
        // Rows of a table are filled by their cells.
        if lines
            .windows(2)
            .any(|pair| pair[0].number == pair[1].number)
        {
            return None;
        }
        let mut reaches = Vec::with_capacity(lines.len());
        let mut widths = [0; 2];
        for line in lines {
            // Programs break no addresses.
            let is_whole = line.words == 1 || line.text(text).contains("://");
            if line.chars > *BROKEN.end() && !is_whole {
                return None;
            }
            let reach = if is_whole { [0; 2] } else { reach(text, line) };
            widths = [0, 1].map(|at| reach[at].max(widths[at]));
            reaches.push(reach);
        }
        let (mut full, mut small, mut open, mut roomy, mut short) = (0, 0, 0, 0, 0);
        for (pair, reach) in lines.windows(2).zip(reaches.windows(2)) {
            let (line, next) = (&pair[0], &pair[1]);
            let reach = hanging(reach[0], reach[1]);
            if !follows(line, next) {
            } else if reach[1] * 10 < widths[1] * 8 {
                short += 1;
            } else if has_no_room(text, reach, next, widths) {
                full += 1;
                small += usize::from(next.starts_small);
                open += usize::from(!line.ends_sentence());
            } else {
                roomy += 1;
            }
        }
        let spaced = (short + roomy) * 4 <= full;
        // Headlines one below the other start with capitals and end where they like.
        let goes_on = if spaced {
            small * 8 >= full
        } else {
            small * 4 >= full && open * 3 >= full * 2
        };
        (goes_on && full >= HABIT && roomy * 4 <= full).then_some(Filled { widths, spaced })
    }

    fn join(&self, text: &str, lines: &mut Vec<Line>) {
        let mut last = lines.first().map_or([0; 2], |line| reach(text, line));
        lines.dedup_by(|line, open| {
            let below = reach(text, line);
            let last = hanging(std::mem::replace(&mut last, below), below);
            let small = line.starts_small || !open.ends_sentence();
            let apart = is_apart(text, open, line);
            let filled = last[1] * 2 >= self.widths[1]
                && has_no_room(text, last, line, self.widths)
                && (self.spaced && !is_address(line.text(text)) || small && !apart);
            // `<p>` in the source of HTML took room.
            let evident =
                line.starts_small && !open.ends_sentence() && open.chars >= LONG && !apart;
            let goes_on = follows(open, line) && (filled || evident);
            if goes_on {
                absorb(open, line);
            }
            goes_on
        });
    }
}

/// Characters of a line without its indent and with it.
fn reach(text: &str, line: &Line) -> [usize; 2] {
    let start = memchr::memrchr(b'\n', &text.as_bytes()[..line.span.start]).map_or(0, |at| at + 1);
    let chars = |from: usize| text[from..line.span.end].chars().count();
    [chars(line.span.start), chars(start)]
}

/// How far a line reaches above one with so much indent: the first line of a paragraph of HTML has lost its own.
fn hanging(reach: [usize; 2], below: [usize; 2]) -> [usize; 2] {
    let indent = if reach[0] == reach[1] {
        below[1] - below[0]
    } else {
        0
    };
    [reach[0], reach[1] + indent]
}

/// Whether a line stands right below another and starts with no bullet, nor with the first of its hashtags.
fn follows(line: &Line, next: &Line) -> bool {
    let is_tags = |line: &Line| line.hashes > 0 && line.hashes * 2 >= line.words;
    let parts = is_tags(next) && !is_tags(line);
    !next.gap_above && !next.bullet && !parts && line.last_number + 1 == next.number
}

/// Whether a line that reaches so far has no room for the first word of the next.
fn has_no_room(text: &str, reach: [usize; 2], next: &Line, widths: [usize; 2]) -> bool {
    let word = next.text(text).split(' ').next().unwrap_or_default();
    let room = [0, 1].map(|at| widths[at].saturating_sub(reach[at] + 1));
    word.chars().nth(room[0].min(room[1])).is_some()
}

/// Whether two lines are no parts of one sentence.
fn is_apart(text: &str, line: &Line, next: &Line) -> bool {
    let starts = next.text(text);
    // `… di Pelabuhan Tirta, Senin` and below it `(23/11/2020).`
    let bracketed = starts.starts_with('(') && !line.ends_sentence();
    // A date and its counter.
    line.digits >= 6 && line.digits * 4 >= line.letters
        // `admin 16 Januari 2017 1.203 views`, `ngày 5 tháng Sáu năm 2023`
        || next.digits >= 5 && next.digits * 4 >= next.letters && !bracketed
        || is_address(starts)
        || starts_with_host(starts)
}

/// `https://…`, `12. https://…`
fn is_address(text: &str) -> bool {
    let mut words = text.split(' ').take(2);
    text.starts_with("www.") || words.any(|word| word.contains("://"))
}

/// Joins lines of which the next one, without a blank line between, starts small; in captures where that is the habit,
/// any line of nearly the full width goes on.
fn join_loose(text: &str, lines: &mut Vec<Line>) {
    let goes_on = |line: &Line, chars: u32, next: &Line| {
        if !BROKEN.contains(&chars) {
            return false;
        }
        let starts = next.text(text);
        let apart = line.ends_sentence()
            || is_signing(line.text(text))
            || is_apart(text, line, next)
            // `by admin`, `loading...`
            || next.words <= 3 && matches!(next.end, End::Open | End::Ellipsis)
            // Initials in brackets sign a text off.
            || next.words <= 4 && starts.starts_with(['(', '[', '#'])
            // A headline does not go on in several sentences.
            || next.inner_ends > 0 && line.is_title_case();
        follows(line, next) && !apart
    };
    let mut continued = 0;
    let mut whole = 0;
    let mut width = 0;
    for pair in lines.windows(2) {
        if BROKEN.contains(&pair[0].chars) {
            width = width.max(pair[0].chars);
            if goes_on(&pair[0], pair[0].chars, &pair[1]) && pair[1].starts_small {
                continued += 1;
            } else {
                whole += 1;
            }
        }
    }
    let wrapped =
        continued >= HABIT && continued * 3 >= whole && lines.iter().all(|l| l.chars <= width + 20);
    let mut last_chars = lines.first().map_or(0, |line| line.chars);
    lines.dedup_by(|line, open| {
        // Among whole paragraphs, one that was broken goes on behind a nearly full line, also with a name.
        let grown = continued >= HABIT && open.last_number > open.number && last_chars >= LONG;
        let full = wrapped && last_chars * 10 >= width * 7 || grown;
        let goes_on = goes_on(open, last_chars, line)
            && (line.starts_small && line.chars > 1 || full)
            || full
                && wrapped
                && follows(open, line)
                && !is_address(line.text(text))
                && last_chars * 10 >= width * 8;
        last_chars = line.chars;
        if goes_on {
            absorb(open, line);
        }
        goes_on
    });
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
