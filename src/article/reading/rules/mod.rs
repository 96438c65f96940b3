//! The rules: what each line shows, by itself and beside others, written down as evidence for and against a
//! [`Role`](super::Role). None decides.
//!
//! First come the rules about [`single`] lines, about the [`header`] of a file, about the markup of a saved page ([`tree`]) and about the rest of the
//! archive ([`recurrence`]). Their sums tell what each line is likely to be; by that the others look at a line and its
//! [`neighbours`], among them the rules about [`lists`] of other stories and about [`pictures`]. Last come the
//! [`margins`] of the story.

mod announced;
mod briefs;
mod comments;
mod doubled;
mod header;
pub(super) mod lists;
mod margins;
mod neighbours;
pub(super) mod pictures;
mod recurrence;
mod results;
mod shown;
pub(super) mod single;
pub(super) mod tree;
mod unlabelled;

use super::evidence::Ledger;
use super::scene::Scene;
use crate::article::census::Recurring;

/// Applies every rule. Gives for each line the number of stories that it recurs in where this made it furniture, else
/// 0; nothing if no line recurs.
pub(super) fn observe(scene: &Scene, recurring: &Recurring, ledger: &mut Ledger) -> Vec<u32> {
    single::observe(scene, ledger);
    header::observe(scene, ledger);
    tree::observe(scene, ledger);
    let recurring = recurrence::observe(scene, recurring, ledger);
    neighbours::observe(scene, ledger);
    margins::observe(scene, ledger);
    ledger.settle();
    recurring
}
