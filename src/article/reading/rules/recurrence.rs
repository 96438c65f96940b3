//! Evidence from the rest of the archive: lines that recur in other stories of the outlet.

use crate::article::census::{Recurrence, Recurring};
use crate::article::reading::evidence::{Ledger, Role};
use crate::article::reading::scene::Scene;

/// A line of so many words may be the headline of a story that other pages list.
const HEADLINE: u32 = 5;
/// Sentences recur by themselves too: agencies tell the background of a story again and again.
const SENTENCE_STORIES: u32 = 5;
/// Characters of a line that is a paragraph beside a line in question.
const PARAGRAPH: u32 = 90;

/// What recurrence speaks for: the share of the outlet's stories says most, and their number adds to it,
/// since outlets change their pages over the years. A sentence in running text has sums of 40 and more, so
/// it takes three quarters of the stories, or half of them and fifty, or two hundred to outweigh it.
fn weight(recurrence: Recurrence) -> i16 {
    let share = match recurrence.quarters {
        0 => 6,
        1 => 12,
        2 => 24,
        _ => 36,
    };
    let number = match recurrence.stories {
        0..10 => 0,
        10..50 => 4,
        50..200 => 12,
        _ => 32,
    };
    share + number
}

/// Applies the rules; the evidence of [`single`](super::single) lines has to be there. Gives for each line the
/// number of stories that it recurs in where this made it furniture, else 0; nothing if no line recurs.
pub(super) fn observe(scene: &Scene, recurring: &Recurring, ledger: &mut Ledger) -> Vec<u32> {
    if recurring.is_empty() {
        return Vec::new();
    }
    let mut decided = vec![0; scene.len()];
    let found: Vec<Option<Recurrence>> = scene
        .lines
        .iter()
        .map(|line| recurring.of(line.census_key()))
        .collect();
    let roles: Vec<Role> = (0..scene.len()).map(|line| ledger.best(line)).collect();
    let is_paragraph = |line: Option<usize>| {
        line.filter(|line| *line < scene.len()).is_some_and(|line| {
            roles[line] == Role::Prose
                && scene.lines[line].chars >= PARAGRAPH
                && found[line].is_none()
        })
    };
    for line in 0..scene.len() {
        // The day of publication recurs in all stories of that day.
        let Some(recurrence) = found[line].filter(|_| scene.stamps_of(line).is_empty()) else {
            continue;
        };
        let seen = &scene.lines[line];
        let weight = weight(recurrence);
        let above = is_paragraph(line.checked_sub(1));
        let below = is_paragraph(Some(line + 1));
        let mut add = |role, weight| ledger.add(line, "recurs in other stories", role, weight);
        match roles[line] {
            Role::Prose if seen.ends_sentence() || seen.chars >= PARAGRAPH => {
                // The lead of a story recurs in lists that announce it.
                let opens = below && !above;
                if recurrence.stories >= SENTENCE_STORIES && !opens {
                    add(Role::Furniture, weight);
                    add(Role::Prose, -weight / 2);
                }
            }
            // So does its headline.
            Role::Heading if seen.words >= HEADLINE => add(Role::Teaser, weight.min(24) / 3),
            // Between paragraphs it may be a heading that many stories have.
            Role::Prose | Role::Heading | Role::Furniture if above && below => {
                add(
                    Role::Furniture,
                    if recurrence.quarters >= 3 { 12 } else { 4 },
                );
            }
            Role::Prose | Role::Heading | Role::Furniture => add(Role::Furniture, weight.min(24)),
            _ => {}
        }
        if roles[line] != Role::Furniture && ledger.best(line) == Role::Furniture {
            decided[line] = recurrence.stories;
        }
    }
    decided
}
