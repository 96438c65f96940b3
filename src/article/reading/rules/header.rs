//! The header of keys and values above a text.

use crate::article::reading::evidence::{Ledger, Role};
use crate::article::reading::scene::Scene;

/// Every line of a header but the title is a date, an address, or of no use to a reader.
pub(super) fn observe(scene: &Scene, ledger: &mut Ledger) {
    for line in 0..scene.header {
        if scene.is_header_title(line) {
            continue;
        }
        let role = if !scene.stamps_of(line).is_empty() {
            Role::Stamp
        } else if scene.marks[line].link.is_some() {
            Role::Source
        } else {
            Role::Furniture
        };
        ledger.add(line, "field of the header", role, 100);
    }
}
