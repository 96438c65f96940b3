//! Doubts about addresses: those that readers know and that would change or die.

use super::{Doubt, Kind, Remedy};
use crate::article::Article;
use crate::ledger::{Ledger, State};
use std::collections::BTreeSet;
use std::sync::Arc;

/// The addresses of `before` at which the archive as it is now has no article. `drafts` are read and not
/// published; `folder` is that of the captures as the user names it, with a slash at its end.
pub fn doubts(before: &Ledger, now: &Ledger, drafts: &[Arc<Article>], folder: &str) -> Vec<Doubt> {
    let drafts: BTreeSet<&str> = drafts.iter().map(|draft| draft.path.as_str()).collect();
    let changes = before.changes(now).into_iter();
    changes
        .map(|change| {
            let (path, capture) = (change.path, change.capture.path.as_str());
            let of = |message: String, remedy: Vec<Remedy>, hint: &str| Doubt {
                kind: Kind::Address,
                path: Some(format!("{folder}{capture}")),
                line: None,
                message,
                remedy,
                hint: Some(hint.to_owned()),
            };
            let remedy = |key, value: &str| Remedy {
                key,
                value: value.to_owned(),
            };
            match change.state {
                State::Gone if drafts.contains(capture) => of(
                    format!("it is a draft, and was published at {path}"),
                    vec![remedy("draft", "false")],
                    "or say why it is not shown any more: [withdrawn] with date and reason",
                ),
                State::Gone => of(
                    format!("there is no such article any more, and it was published at {path}"),
                    Vec::new(),
                    "bring it back, and if it is not to be shown, keep it with [withdrawn] in its sidecar; if it \
                     was renamed and changed, write its new name into the line of that address in the ledger",
                ),
                _ => {
                    let to = now.address_of(capture, path);
                    let to = to.map_or_else(String::new, |to| format!(": {to}"));
                    of(
                        format!("{path} would lead to another address{to}"),
                        Vec::new(),
                        "nothing needs to be done if that is meant; without `slug` it keeps its address",
                    )
                }
            }
        })
        .collect()
}
