//! First words of other stories between the label of their list and the story, whose own first word is in capitals.

use crate::article::reading::evidence::{Ledger, Role};
use crate::article::reading::phrases::Kinds;
use crate::article::reading::scene::Scene;
use crate::article::reading::sentences;

/// Lines between a list's label and the opening of the story at most, characters of each, and of the opening at least.
const ABOVE: usize = 5;
const BRIEF: u32 = 140;
const OPENING: u32 = 90;

/// Short sentences between the label of a list and a paragraph whose first word is in capitals, as papers open their
/// stories: first words of others.
pub(super) fn observe(scene: &Scene, roles: &[Role], ledger: &mut Ledger) {
    let opens = |line: &usize| {
        scene.lines[*line].chars >= OPENING && sentences::opens_in_capitals(scene.content(*line))
    };
    let is_brief = |line: usize| {
        matches!(roles[line], Role::Prose | Role::Heading) && scene.lines[line].chars <= BRIEF
    };
    for (label, role) in roles.iter().enumerate() {
        let labels = *role == Role::Related && scene.marks[label].said.whole.has(Kinds::RELATED);
        if scene.is_syllabic() || !labels {
            continue;
        }
        let below = label + 1..scene.len().min(label + 2 + ABOVE);
        let Some(opening) = below.clone().find(opens) else {
            continue;
        };
        if (below.start..opening).all(is_brief) {
            for line in below.start..opening {
                ledger.add(line, "above the opening of a story", Role::Teaser, 40);
            }
        }
    }
}
