//! Lists of other stories in which each headline stands twice: a link gives the text of its picture and its own.

use crate::article::reading::evidence::{Ledger, Role};
use crate::article::reading::phrases::Kinds;
use crate::article::reading::scene::Scene;

/// Words of such a headline at least.
const HEADLINE: u32 = 4;
/// Entries of a list at most.
const ENTRIES: usize = 30;

/// Applies the rule to lines whose roles single lines have told.
pub(super) fn observe(scene: &Scene, roles: &[Role], ledger: &mut Ledger) {
    for label in 0..scene.len() {
        let said = scene.marks[label].said;
        if roles[label] == Role::Related
            && said.whole.has(Kinds::RELATED)
            && is_pair(scene, label + 1)
        {
            below(scene, roles, label, ledger);
        }
    }
}

/// Whether a headline stands in a line and again in the next one.
fn is_pair(scene: &Scene, line: usize) -> bool {
    let (Some(one), Some(other)) = (scene.lines.get(line), scene.lines.get(line + 1)) else {
        return false;
    };
    one.key == other.key && one.words >= HEADLINE && !one.ends_sentence()
}

/// The entries right below a label, each with one paragraph of its story or none.
fn below(scene: &Scene, roles: &[Role], label: usize, ledger: &mut Ledger) {
    let is_text = |line: usize| roles.get(line) == Some(&Role::Prose);
    let mut entries = Vec::new();
    let mut at = label + 1;
    while entries.len() < ENTRIES && is_pair(scene, at) {
        let told = is_text(at + 2) && !is_pair(scene, at + 2);
        entries.push((at, told));
        at += 2 + usize::from(told);
    }
    if entries.len() < 2 {
        return;
    }
    // Below the last entry the article may go on.
    let goes_on = is_text(at) || entries.iter().any(|(_, told)| !told);
    let last = entries.len() - 1;
    for (entry, (at, told)) in entries.into_iter().enumerate() {
        let summary = told && !(goes_on && entry == last);
        for line in at..at + 2 + usize::from(summary) {
            ledger.add(line, "twice below the label of a list", Role::Teaser, 80);
        }
    }
}
