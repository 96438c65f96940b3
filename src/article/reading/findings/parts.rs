//! What lists would take from a story: its parts below headings, and the only paragraph of a capture.

use super::inset::{OWN, WORDS, is_paragraph};
use super::told::Told;
use crate::article::reading::evidence::{Ledger, Role};
use crate::article::reading::line::End;
use crate::article::reading::phrases::Kinds;
use crate::article::reading::scene::Scene;
use crate::article::reading::sentences;
use std::cell::LazyCell;
use std::ops::Range;

/// Characters of a paragraph that is the whole story, at least, and so many of them are too many for one.
const WHOLE: u32 = 80;
const MOST: usize = 8;

/// The only paragraphs of a capture of which lists left no story that follow on each other, or its only one: a list of others
/// has the first words of several, each below its headline.
pub(super) fn alone(scene: &Scene, ledger: &mut Ledger, story: Range<usize>) -> Range<usize> {
    let is_text = |line: &usize| {
        let seen = &scene.lines[*line];
        seen.ends_sentence() && seen.chars >= WHOLE
    };
    if !story.is_empty() {
        return story;
    }
    let texts: Vec<usize> = (0..scene.len()).filter(is_text).take(MOST).collect();
    let runs = || texts.chunk_by(|line, next| line + 1 == *next);
    let mut long = runs().filter(|run| run.len() > 1);
    let only = match (long.next(), long.next()) {
        (Some(run), None) => Some(run),
        (None, _) => runs().next().filter(|_| runs().nth(1).is_none()),
        _ => None,
    };
    let Some([first, .., last] | [first @ last]) = only else {
        return story;
    };
    let told = *first..last + 1;
    let is_teaser = |line: usize| {
        matches!(ledger.best(line), Role::Teaser | Role::Prose)
            && scene.marks[line].said.appeals == 0
    };
    if texts.len() >= MOST || !told.clone().all(is_teaser) {
        return story;
    }
    ledger.reopen();
    for line in told.clone() {
        ledger.add(line, "the only paragraph", Role::Prose, OWN);
    }
    ledger.settle();
    told
}

/// The story with the parts below it, each a heading and its paragraphs, if they all take up words of the story: what
/// looks like headlines and first words in turn.
pub(super) fn parts(scene: &Scene, ledger: &mut Ledger, story: Range<usize>) -> Range<usize> {
    let is_text = |line: &usize| is_paragraph(scene, ledger, *line);
    let told = LazyCell::new(|| Told::of(scene, ledger, &story));
    let mut end = story.end;
    let broken_off = |end: usize| {
        let last = broken_off(scene, ledger, end)?;
        (told.taken_up(scene, &(last..last + 1)) >= WORDS).then_some(last)
    };
    while !story.is_empty() && end + 1 < scene.len() && heads(scene, ledger, end) {
        let text = (end + 1..scene.len()).take_while(is_text).count();
        let part = end..end + 1 + text;
        if text == 0 && broken_off(end).is_some() {
            break;
        }
        if text == 0
            || told.taken_up(scene, &(end + 1..part.end)) < WORDS
                && !told.goes_on(scene, &(end + 1..part.end), 2)
        {
            return story;
        }
        end = part.end;
    }
    if !story.is_empty()
        && let Some(last) = broken_off(end)
    {
        end = last + 1;
    }
    if end == story.end {
        return story;
    }
    ledger.reopen();
    for line in story.end..end {
        let is_last = line + 1 == scene.len();
        let role = if is_last || scene.lines[line].ends_sentence() {
            Role::Prose
        } else {
            Role::Heading
        };
        ledger.add(line, "a part with words of the story", role, OWN);
    }
    ledger.settle();
    story.start..end
}

/// Words of a heading in capitals that is no name, at least.
const HEADING: u32 = 4;
/// What speaks for the name of an author that a label or brackets show.
const NAMED: i16 = 20;

/// Whether a line may head a part of the story.
fn heads(scene: &Scene, ledger: &Ledger, line: usize) -> bool {
    let (seen, marks) = (&scene.lines[line], &scene.marks[line]);
    let is_heading = match ledger.best(line) {
        Role::Heading | Role::Teaser => seen.words >= 2,
        // Its capitals alone made it a name.
        Role::Byline => seen.words >= HEADING && ledger.sum(line, Role::Byline) < NAMED,
        _ => false,
    };
    is_heading
        && seen.words <= 14
        && matches!(seen.end, End::Open | End::Question | End::Colon)
        && marks.said.whole == Kinds::default()
        && marks.credit.is_none()
}

/// Words of a sentence at the end of a capture that stops in its midst, at least.
const BROKEN: u32 = 9;

/// The last line of a capture that stops in mid-sentence, below the story or a heading of it.
fn broken_off(scene: &Scene, ledger: &Ledger, end: usize) -> Option<usize> {
    let last = scene.len().checked_sub(1)?;
    let (seen, marks) = (&scene.lines[last], &scene.marks[last]);
    let breaks_off = !scene.is_syllabic()
        && (last == end || last == end + 1 && heads_last(scene, ledger, end))
        && seen.end == End::Open
        && seen.words >= BROKEN
        && seen.capitalized * 2 < seen.words
        && !seen.starts_small
        && !seen.bullet
        && marks.said.whole == Kinds::default()
        && marks.credit.is_none()
        && matches!(
            ledger.best(last),
            Role::Heading | Role::Teaser | Role::Prose
        )
        // Behind who signed it, or with a word in capitals, begins another story.
        && end
            .checked_sub(1)
            .is_some_and(|above| !scene.content(above).ends_with(')'))
        && !sentences::opens_in_capitals(scene.content(last));
    breaks_off.then_some(last)
}

/// Whether a line may head the last part, though a word or two with capitals look like a name.
fn heads_last(scene: &Scene, ledger: &Ledger, line: usize) -> bool {
    heads(scene, ledger, line)
        || ledger.best(line) == Role::Byline
            && scene.lines[line].words >= 2
            && ledger.sum(line, Role::Byline) < NAMED
            && scene.lines[line].end == End::Open
}
