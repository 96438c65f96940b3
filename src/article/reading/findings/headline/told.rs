//! What the text says of a line above it: that it quotes it, tells more of it, or opens with it.

use crate::article::reading::evidence::{Ledger, Role};
use crate::article::reading::line::End;
use crate::article::reading::scene::Scene;
use crate::article::reading::sentences;
use std::ops::Range;

/// Whether one of the first paragraphs says a line of many words as a part of it: what the page quotes above its text.
pub(super) fn said_in_text(
    scene: &Scene,
    ledger: &Ledger,
    story: &Range<usize>,
    line: usize,
) -> bool {
    let content = scene.content(line);
    let below = story.start.max(line + 1)..story.end;
    let says = |at: usize| {
        let told = scene.content(at);
        let told = &told[..told.floor_char_boundary(TOLD)];
        sentences::place_of(content, told).is_some()
    };
    scene.lines[line].words >= 6
        && below
            .take(QUOTED * 4)
            .filter(|at| ledger.best(*at) == Role::Prose)
            .take(QUOTED)
            .any(says)
}

/// Whether a paragraph opens with a line as what somebody says: `Airnya sudah surut hari ini`, which the page shows above
/// its text, and `"Airnya sudah surut hari ini," kata camat.`
pub(super) fn is_quoted_below(
    scene: &Scene,
    ledger: &Ledger,
    story: &Range<usize>,
    line: usize,
) -> bool {
    let (seen, content) = (&scene.lines[line], scene.content(line));
    let quotes = |at: usize| {
        let told = scene.content(at).strip_prefix(['"', '“']);
        told.and_then(|told| told.strip_prefix(content))
            .is_some_and(|rest| rest.starts_with([',', '.']))
    };
    seen.words >= 5
        && seen.end == End::Open
        && !seen.opens_quote
        && story
            .clone()
            .take(QUOTED * 4)
            .any(|at| scene.lines[at].opens_quote && ledger.best(at) == Role::Prose && quotes(at))
}

/// Paragraphs from which a page quotes above its text, and how many bytes of each are looked at.
const QUOTED: usize = 12;
const TOLD: usize = 4000;

/// Characters of a first paragraph without a full stop at least; headlines are shorter.
const OPENING: u32 = 100;

/// Whether a long line opens with a place and a dash, as texts do: `Kota Lama - Warga memanen padi …`.
pub(super) fn opens_as_a_text(scene: &Scene, line: usize) -> bool {
    let seen = &scene.lines[line];
    let place = scene
        .content(line)
        .split_once(" - ")
        .map(|(place, _)| place);
    seen.chars >= OPENING
        && seen.capitalized * 10 < seen.words * 7
        && place.is_some_and(|place| {
            (1..=3).contains(&place.split(' ').count())
                && place
                    .split(' ')
                    .all(|word| word.starts_with(char::is_uppercase))
        })
}

/// Words that a headline and its standfirst share, at least.
const TOLD_AGAIN: usize = 3;

/// Whether a line says in a sentence what a headline above it says.
pub(super) fn tells_more(scene: &Scene, headline: usize, line: usize) -> bool {
    let seen = &scene.lines[line];
    if !seen.ends_sentence() || !(60..=400).contains(&seen.chars) {
        return false;
    }
    says_again(scene, headline, line, 2) >= TOLD_AGAIN
}

/// How many of the words of a headline that have so many letters at least stand in a line below it.
pub(in crate::article::reading::findings) fn says_again(
    scene: &Scene,
    headline: usize,
    line: usize,
    letters: usize,
) -> usize {
    let (told, words) = (
        scene.content(line).to_lowercase(),
        scene.content(headline).to_lowercase(),
    );
    let words = words
        .split_whitespace()
        .filter(|word| word.chars().count() >= letters);
    let again = words.filter(|word| {
        told.split(|c: char| !c.is_alphanumeric())
            .any(|other| other == *word)
    });
    again.count()
}
