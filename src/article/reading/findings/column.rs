//! The column of a saved page: the block that holds the paragraphs of its story side by side. What stands between two of
//! them and is none itself is set in, for the text goes on below it.

use crate::article::html::{Markup, Places};
use crate::article::reading::evidence::{Ledger, Role};
use crate::article::reading::scene::Scene;
use std::collections::BTreeMap;
use std::ops::Range;

/// Characters of running text from which a block is the column.
const TOLD: u32 = 300;
/// Percent of a paragraph that may be links.
const LINKED: u8 = 50;
/// What speaks for a paragraph behind something that is set in, at least.
const SURE: i16 = 14;
/// Lines that are set in between two paragraphs, at most.
const SET_IN: usize = 16;
/// What speaks for a line that closes the text, at least.
const CLOSING: i16 = 20;

/// For each line whether it is set in between two paragraphs of the column; empty if the capture has no column.
pub(super) fn set_in(scene: &Scene, ledger: &Ledger) -> Vec<bool> {
    let Some(column) = find(scene, ledger) else {
        return Vec::new();
    };
    let mut set_in = vec![false; scene.len()];
    let mut above = None;
    for line in 0..scene.len() {
        if !is_paragraph(scene, ledger, line, column) {
            continue;
        }
        if let Some(above) = above.replace(line) {
            let between = above + 1..line;
            let goes_on = ledger.sum(line, Role::Prose) >= SURE && between.len() <= SET_IN;
            if goes_on && !closes(ledger, between.clone()) {
                set_in[between].fill(true);
            }
        }
    }
    set_in
}

/// Whether some lines have paragraphs, and all of them stand in the column.
pub(super) fn holds(scene: &Scene, ledger: &Ledger, lines: Range<usize>) -> bool {
    let mut told = lines
        .filter(|line| ledger.best(*line) == Role::Prose)
        .peekable();
    told.peek().is_some()
        && find(scene, ledger)
            .is_some_and(|column| told.all(|line| is_paragraph(scene, ledger, line, column)))
}

/// The block with most running text beside each other, if it is enough for a story.
fn find(scene: &Scene, ledger: &Ledger) -> Option<u32> {
    scene.page?;
    let mut told: BTreeMap<u32, (u32, u32)> = BTreeMap::new();
    for line in 0..scene.len() {
        if ledger.best(line) == Role::Prose
            && let Some(markup) = scene.markup(line).filter(is_of_story)
        {
            let (paragraphs, chars) = told.entry(markup.column).or_default();
            *paragraphs += 1;
            *chars = chars.saturating_add(scene.lines[line].chars);
        }
    }
    let columns = told
        .into_iter()
        .filter(|(_, (paragraphs, _))| *paragraphs >= 2);
    let (column, (_, chars)) = columns.max_by_key(|(_, (_, chars))| *chars)?;
    (chars >= TOLD).then_some(column)
}

fn is_of_story(markup: &Markup) -> bool {
    markup.places.has(Places::STORY)
        && !markup.places.has(Places::AROUND)
        && markup.linked < LINKED
        && markup.card == 0
}

fn is_paragraph(scene: &Scene, ledger: &Ledger, line: usize, column: u32) -> bool {
    ledger.best(line) == Role::Prose
        && scene
            .markup(line)
            .is_some_and(|markup| markup.column == column && is_of_story(&markup))
}

/// Whether some lines sign a text off, or open what readers say of it.
fn closes(ledger: &Ledger, mut lines: Range<usize>) -> bool {
    lines.any(|line| {
        let role = ledger.best(line);
        matches!(
            role,
            Role::Byline | Role::Source | Role::Keywords | Role::Comments
        ) && ledger.sum(line, role) >= CLOSING
    })
}
