//! What a build says of addresses that lose their article.

use crate::article::Article;
use crate::capture::Listed;
use crate::diagnostic::Diagnostic;
use crate::ledger::{Ledger, State};
use std::collections::BTreeSet;
use std::path::Path;
use std::sync::Arc;

/// So many names are read; of more, it is enough to know how many.
const NAMED: usize = 5;

/// A warning if articles that were published before are not any more; of a capture that is there and could
/// not be read, its own error tells. It is given once: the ledger says it from then on.
pub fn gone(
    before: &Ledger,
    now: &Ledger,
    listed: &[Listed],
    drafts: &[Arc<Article>],
    ledger: &Path,
) -> Option<Diagnostic> {
    let mut unread: BTreeSet<&str> = listed.iter().map(|one| one.path.as_str()).collect();
    for draft in drafts {
        unread.remove(draft.path.as_str());
    }
    let changes = before.changes(now).into_iter();
    let names: BTreeSet<&str> = changes
        .filter(|change| change.state == State::Gone)
        .map(|change| change.capture.path.as_str())
        .filter(|path| !unread.contains(path))
        .collect();
    let shown: Vec<&str> = names.iter().copied().take(NAMED).collect();
    let mut shown = shown.join(", ");
    match names.len() {
        0 => return None,
        count if count > NAMED => shown.push_str(&format!(" and {} more", count - NAMED)),
        _ => {}
    }
    let message = match names.len() {
        1 => format!(
            "an article that was published is not in the archive any more, and its address says so: {shown}"
        ),
        count => format!(
            "{count} articles that were published are not in the archive any more, and their addresses say so: {shown}"
        ),
    };
    Some(
        Diagnostic::warning(message)
            .hint(
                "bring the capture back; if it is not to be shown, keep it with [withdrawn] in its sidecar; if it \
                 was renamed and changed, write its new name into its lines of the ledger",
            )
            .at(ledger.display().to_string()),
    )
}
