//! Sidecars that settle nothing yet: the guesses as comments, for a person to take or to correct.

use super::Doubt;
use std::collections::BTreeMap;

/// A stub for each capture that a sidecar can settle doubts about, by its path.
///
/// Every line of a stub is empty or a comment, so that it changes nothing.
pub fn stubs(doubts: &[Doubt]) -> BTreeMap<&str, String> {
    let mut stubs: BTreeMap<&str, String> = BTreeMap::new();
    for doubt in doubts {
        let Some(path) = doubt
            .path
            .as_deref()
            .filter(|_| doubt.kind.is_doubt() && !doubt.remedy.is_empty())
        else {
            continue;
        };
        let stub = stubs.entry(path).or_insert_with(|| {
            let name = path.rsplit('/').next().unwrap_or(path);
            let mut head = comment(&format!("Doubts of `kliping check` about {name}."));
            head.push_str("# Take the # off a line that is right, or correct it; keep one line for each key.\n");
            head
        });
        stub.push('\n');
        let heading = doubt.kind.heading();
        stub.push_str(&comment(&format!("{heading}: {}", doubt.message)));
        for remedy in &doubt.remedy {
            stub.push_str(&comment(&format!("{} = {}", remedy.key, remedy.value)));
        }
    }
    stubs
}

/// A text on one line behind a `#`: names of files and guesses may hold whatever a capture holds.
fn comment(text: &str) -> String {
    let shown: String = text
        .chars()
        .map(|c| if c.is_control() { ' ' } else { c })
        .collect();
    format!("# {shown}\n")
}
