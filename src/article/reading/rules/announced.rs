//! Lists that a sentence of the story announces, whether or not the story goes on below: `Berikut nama para juara:`.

use crate::article::reading::evidence::{Ledger, Role};
use crate::article::reading::line::End;
use crate::article::reading::phrases::Kinds;
use crate::article::reading::scene::Scene;

/// Words of a sentence that announces a list, at least, and characters of it or of the paragraph above.
const ANNOUNCES: u32 = 5;
const PARAGRAPH: u32 = 80;
/// Lines of a list at most, entries at least.
const LIST: usize = 60;
const ENTRIES: usize = 3;
/// Characters of an entry, words of one, and of one with a number, at most.
const LONG: u32 = 60;
const WORDS: (u32, u32) = (6, 9);
/// Characters and words of an entry that gives a figure behind its colon, and words behind that, at most.
const FACT: (u32, u32) = (120, 18);
const FIGURE: usize = 5;
/// Words of what a part of a list is called, at most.
const LABEL: u32 = 12;

/// How the entries of a list are told.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Mark {
    Bullet,
    Number,
    /// `Panen padi: 4 ton`
    Figure,
}

/// Names, times and prices below a sentence that ends in a colon, each with a bullet, with its number or with its figure.
pub(super) fn observe(scene: &Scene, roles: &[Role], ledger: &mut Ledger) {
    let mut line = 1;
    while line < scene.len() {
        let below = line + 1;
        if !announces(scene, roles, line) {
            line = below;
            continue;
        }
        let end = end(scene, below);
        for entry in below..end {
            ledger.add(entry, "announced by a sentence", Role::Prose, 60);
        }
        line = end.max(below);
    }
}

fn is_plain(scene: &Scene, line: usize) -> bool {
    let said = scene.marks[line].said;
    said.whole == Kinds::default() && !said.lead.has(Kinds::RELATED_LEAD)
}

fn announces(scene: &Scene, roles: &[Role], line: usize) -> bool {
    let seen = &scene.lines[line];
    seen.end == End::Colon
        && seen.words >= ANNOUNCES
        && roles[line] == Role::Prose
        && roles[line - 1] == Role::Prose
        && seen.chars.max(scene.lines[line - 1].chars) >= PARAGRAPH
        && is_plain(scene, line)
}

/// Where a list ends: below its last entry, if it has enough of them, all marked in one way. Its parts may have names.
fn end(scene: &Scene, from: usize) -> usize {
    let (mut end, mut entries, mut named) = (from, 0, false);
    let mut marks = None;
    for line in from..scene.len().min(from + LIST) {
        let mark = mark(scene, line);
        if mark.is_some() && (marks.is_none() || marks == mark) {
            marks = mark;
            (end, entries, named) = (line + 1, entries + 1, false);
        } else if named || !is_name(scene, line) {
            break;
        } else {
            named = true;
        }
    }
    if entries < ENTRIES { from } else { end }
}

/// How a line is told as an entry, if it may be one.
fn mark(scene: &Scene, line: usize) -> Option<Mark> {
    let seen = &scene.lines[line];
    let marks = &scene.marks[line];
    if !matches!(seen.end, End::Open | End::Stop)
        || !is_plain(scene, line)
        || marks.mail
        || marks.link.is_some()
    {
        return None;
    }
    let most = if seen.digits > 2 { WORDS.1 } else { WORDS.0 };
    if seen.bullet || scene.is_numbered(line) {
        let short = seen.chars <= LONG && (1..=most).contains(&seen.words);
        let mark = if seen.bullet {
            Mark::Bullet
        } else {
            Mark::Number
        };
        return short.then_some(mark);
    }
    let (label, figure) = scene.content(line).rsplit_once(": ")?;
    let gives = seen.chars <= FACT.0
        && seen.words <= FACT.1
        && !marks.stamp_covers
        && label.contains(' ')
        && figure.contains(|c: char| c.is_ascii_digit())
        && figure.split_whitespace().count() <= FIGURE;
    gives.then_some(Mark::Figure)
}

/// Whether a line is what a part of a list is called: `Penumpang:`, `Sabtu, 25 Maret 2023`.
fn is_name(scene: &Scene, line: usize) -> bool {
    let seen = &scene.lines[line];
    (1..=LABEL).contains(&seen.words)
        && matches!(seen.end, End::Open | End::Colon)
        && !seen.bullet
        && !scene.is_numbered(line)
        && is_plain(scene, line)
}
