//! What readers wrote below the text: each with the name of the reader, its hour, and the buttons to answer it.

use crate::article::reading::evidence::{Ledger, Role};
use crate::article::reading::line::End;
use crate::article::reading::phrases::Kinds;
use crate::article::reading::scene::Scene;

/// Words of a reader's name at most, and of a line of buttons.
const NAME: u32 = 4;
const BUTTONS: u32 = 10;
/// Lines of one comment at most, and of hour and buttons above or below it.
const LINES: usize = 4;
const SIGNS: usize = 6;
/// Comments that make a thread, at least.
const COMMENTS: usize = 2;
/// What speaks for a comment in each of its lines.
const COMMENT: i16 = 60;

/// Two comments and more, one right below the other and all below the text, of which one has a button to answer it.
pub(super) fn observe(scene: &Scene, roles: &[Role], ledger: &mut Ledger) {
    if !scene.marks.iter().any(|marks| is_answered(marks.said.lead)) {
        return;
    }
    let is_told = |line: &usize| roles[*line] == Role::Prose && scene.lines[*line].chars >= TEXT;
    let Some(told) = (0..scene.len()).find(is_told) else {
        return;
    };
    let mut from = told + 1;
    while from < scene.len() {
        let (mut to, mut comments, mut answered) = (from, 0, false);
        while let Some((end, answers)) = comment(scene, to) {
            (to, comments, answered) = (end, comments + 1, answered || answers);
        }
        if comments >= COMMENTS && answered {
            for line in name_above(scene, from)..to {
                ledger.add(line, "one of several comments", Role::Comments, COMMENT);
            }
        }
        from = to.max(from + 1);
    }
}

/// Characters of a paragraph above all comments, at least.
const TEXT: u32 = 60;

fn is_answered(said: Kinds) -> bool {
    said.has(Kinds::REPLY)
}

/// Whether a line may name a reader.
fn is_name(scene: &Scene, line: usize) -> bool {
    let other = Kinds::RELATED
        .with(Kinds::COMMENTS)
        .with(Kinds::SHARING)
        .with(Kinds::KEYWORDS);
    let seen = &scene.lines[line];
    seen.words <= NAME
        && seen.letters > 0
        && seen.end == End::Open
        && !scene.marks[line].said.whole.has(other)
        && !is_sign(scene, line)
}

/// The lines from one on that show the hour of a comment and its buttons.
fn signs(scene: &Scene, from: usize) -> usize {
    let reach = from..scene.len().min(from + SIGNS);
    from + reach.take_while(|line| is_sign(scene, *line)).count()
}

/// The lines from one on that may be what a reader wrote.
fn written(scene: &Scene, from: usize) -> usize {
    let is_text =
        |line: &usize| !is_sign(scene, *line) && scene.marks[*line].said.whole == Kinds::default();
    let reach = from..scene.len().min(from + LINES);
    from + reach.take_while(is_text).count()
}

/// The last line that may be the name of whom the comment is that starts at a line: above it, the text has short lines too.
fn name_above(scene: &Scene, start: usize) -> usize {
    let end = written(scene, start + 1);
    (start..end.saturating_sub(1))
        .rev()
        .find(|line| is_name(scene, *line))
        .unwrap_or(start)
}

/// The comment that starts at a line: where it ends, and whether it has a button to answer it.
fn comment(scene: &Scene, start: usize) -> Option<(usize, bool)> {
    if start >= scene.len() || !is_name(scene, start) {
        return None;
    }
    let text = signs(scene, start + 1);
    let told = written(scene, text);
    let end = match signs(scene, told) {
        // Where hour and buttons stand above the text, the next name ends it.
        end if end == told && text > start + 1 => (text + 1..told)
            .find(|line| is_name(scene, *line))
            .unwrap_or(told),
        end => end,
    };
    let signed = (start + 1..end).filter(|line| is_sign(scene, *line));
    let answered = signed
        .clone()
        .any(|line| is_answered(scene.marks[line].said.lead));
    (told > text && signed.count() > 0).then_some((end, answered))
}

/// Whether a line is the hour of a comment, its age, or its buttons.
fn is_sign(scene: &Scene, line: usize) -> bool {
    let (seen, marks) = (&scene.lines[line], &scene.marks[line]);
    marks.stamp_covers
        || marks
            .said
            .whole
            .has(Kinds::AGE.with(Kinds::REPLY).with(Kinds::SHARING))
        || is_answered(marks.said.lead)
            && seen.words <= BUTTONS
            && (seen.digits > 0 || marks.said.buttons >= 2)
}
