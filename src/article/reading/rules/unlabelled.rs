//! Links to other stories without a label, told by their form: bullets at the ends of the lines above them, nothing
//! between one and the next, their own date or age below them.

use crate::article::reading::evidence::{Ledger, Role};
use crate::article::reading::line::End;
use crate::article::reading::phrases::Kinds;
use crate::article::reading::scene::Scene;
use crate::article::reading::sentences;

/// Lines that end with the bullet of the next entry at least.
const ENTRIES: usize = 3;
/// Words of a headline at least and at most.
const HEADLINE: std::ops::RangeInclusive<u32> = 5..=40;

/// Applies every rule to lines whose roles single lines have told.
pub(super) fn observe(scene: &Scene, roles: &[Role], ledger: &mut Ledger) {
    bullets_behind(scene, ledger);
    let stamp = roles.iter().position(|role| *role == Role::Stamp);
    for line in 1..scene.len() {
        run_together(scene, roles, line, ledger);
        let is_dated = stamp.is_some_and(|stamp| stamp < line);
        dated_between(scene, roles, line, is_dated, ledger);
    }
}

/// Headlines in a row of which each ends with the bullet of the next one: `Panen padi dimulai -`.
fn bullets_behind(scene: &Scene, ledger: &mut Ledger) {
    let is_headline = |line: usize| {
        let seen = &scene.lines[line];
        HEADLINE.contains(&seen.words) && matches!(seen.end, End::Open | End::Question)
    };
    let opens_next = |line: &usize| {
        let raw = &scene.text[scene.lines[*line].span.clone()];
        raw.strip_suffix(" -")
            .is_some_and(|entry| !entry.ends_with(['.', ':', ';', ',']))
            && is_headline(*line)
    };
    let mut line = 0;
    while line < scene.len() {
        let run = (line..scene.len()).take_while(opens_next).count();
        if run >= ENTRIES {
            let last = line + run;
            let more = last < scene.len() && is_headline(last);
            for entry in line..last + usize::from(more) {
                ledger.add(entry, "bullets at the ends of lines", Role::Teaser, 40);
            }
        }
        line += run + 1;
    }
}

/// Characters of a paragraph beside a link, at least.
const PARAGRAPH: u32 = 60;

/// A headline with its age between two paragraphs of a story, or with its day where that of the story stands above.
fn dated_between(scene: &Scene, roles: &[Role], line: usize, is_dated: bool, ledger: &mut Ledger) {
    let seen = &scene.lines[line];
    let is_text = |at: usize| {
        roles.get(at) == Some(&Role::Prose)
            && scene.lines[at].chars >= PARAGRAPH
            && scene.lines[at].ends_sentence()
    };
    let may_be = roles[line] == Role::Heading
        && HEADLINE.contains(&seen.words)
        && matches!(seen.end, End::Open | End::Question)
        && scene.copies[line] == 1
        && !scene.is_numbered(line)
        && !scene.is_marked_heading(line)
        // The headline, below the title of the page.
        && !sentences::starts_with(scene.content(0), scene.content(line));
    if !may_be || !is_text(line - 1) || !is_text(line + 2) {
        return;
    }
    let below = &scene.marks[line + 1];
    let aged = below.said.whole.has(Kinds::AGE);
    if aged || below.stamp_covers && is_dated {
        ledger.add(line, "dated between paragraphs", Role::Teaser, 30);
        ledger.add(line + 1, "day of a link", Role::Teaser, 30);
    }
}

/// Headlines of other stories, one right behind the other: `Lũ cuốn trôi cầu ở xãHai huyện mất điệnMưa còn kéo dài`. No
/// word of a language of syllables has a capital inside.
fn run_together(scene: &Scene, roles: &[Role], line: usize, ledger: &mut Ledger) {
    let seen = &scene.lines[line];
    let could_be = scene.is_syllabic()
        && matches!(roles[line], Role::Prose | Role::Heading)
        && seen.end == End::Open
        && seen.inner_ends == 0
        && (60..=600).contains(&seen.chars);
    if !could_be {
        return;
    }
    let joined = scene
        .content(line)
        .split(' ')
        .filter(|word| is_joined(word));
    if joined.take(2).count() == 2 {
        ledger.add(line, "headlines run together", Role::Teaser, 44);
    }
}

/// Whether a word has a capital right behind a small letter and is none of a brand: it holds letters with marks.
fn is_joined(word: &str) -> bool {
    let mut above = None;
    let seam = word.chars().any(|c| {
        let small = above.replace(c).is_some_and(char::is_lowercase);
        small && c.is_uppercase()
    });
    seam && !word.is_ascii()
}
