//! Articles that were published and whose captures are not there now, and whether a build goes on without them.
//!
//! A person deletes captures; a disk that is not connected takes many away at once. So nothing is published where
//! they lay in a folder that cannot be looked at, where many lay in a folder that is empty now, or if they are most
//! of the archive.

use crate::archive::{Archive, Entry, first_of};
use crate::article::Article;
use crate::capture::{Listed, Unseen};
use crate::config::Config;
use crate::diagnostic::Diagnostic;
use crate::ledger::{Ledger, Published, State};
use std::collections::BTreeSet;
use std::sync::Arc;

/// Fewer are not many: a person deletes them one by one, and leaves their folder or not.
const MANY: usize = 10;

/// How a person says yes.
const ACCEPT: &str = "if the captures are meant to be gone, build with --accept-loss";

/// What became of the captures whose articles were published.
#[derive(Debug, Default)]
pub(super) struct Losses {
    /// Those that are there and cannot be read now.
    pub unread: BTreeSet<String>,
    /// Those that are not there.
    lost: BTreeSet<String>,
    /// How many there were.
    published: usize,
}

impl Losses {
    /// What an archive lacks that the ledger says is published. `drafts` are not missed.
    pub fn of(
        ledger: &Ledger,
        archive: &Archive,
        drafts: &[Arc<Article>],
        listed: &[Listed],
        unseen: &[Unseen],
    ) -> Self {
        let shown = || {
            let records = ledger.records().iter().zip(&archive.holders);
            records.filter_map(|(record, holder)| match &record.published {
                Published::Article {
                    state,
                    capture: Some(capture),
                } if *state == State::Article || holder.is_none() && state.is_current() => {
                    Some((capture.path.as_str(), holder.is_none()))
                }
                _ => None,
            })
        };
        let mut missing: BTreeSet<&str> = shown().filter(|of| of.1).map(|of| of.0).collect();
        if missing.is_empty() {
            return Losses::default();
        }
        for draft in drafts {
            missing.remove(draft.path.as_str());
        }
        let entries = archive.entries.iter().chain(&archive.withdrawn);
        let read: BTreeSet<&str> = entries
            .flat_map(Entry::captures)
            .map(|(_, article)| article.path.as_str())
            .collect();
        let listed = listed.iter().map(|listed| listed.path.as_str());
        let files = listed.chain(unseen.iter().map(|unseen| unseen.path.as_str()));
        let unread: BTreeSet<String> = files
            .filter(|path| missing.contains(path) && !read.contains(path))
            .map(str::to_owned)
            .collect();
        let published: BTreeSet<&str> = shown().map(|of| of.0).collect();
        Losses {
            lost: missing
                .into_iter()
                .filter(|path| !unread.contains(*path))
                .map(str::to_owned)
                .collect(),
            unread,
            published: published.len(),
        }
    }

    /// Why nothing is to be published; empty if nothing speaks against it.
    pub fn refusals(&self, unseen: &[Unseen], config: &Config) -> Vec<Diagnostic> {
        if config.accepts_loss {
            return Vec::new();
        }
        let mut refusals: Vec<Diagnostic> = unseen
            .iter()
            .map(|unseen| (unseen, self.count_below(&unseen.path)))
            .filter(|(unseen, count)| *count >= if unseen.is_empty { MANY } else { 1 })
            .map(|(unseen, count)| {
                let what = match unseen.is_empty {
                    true => "this folder is empty",
                    false => "what is in this folder cannot be seen",
                };
                let remedy = match unseen.is_empty {
                    true => "see that its disk is connected, or delete the folder",
                    false => "see that its disk is connected and that you may read it",
                };
                let (articles, were) = match count {
                    1 => ("1 article".to_owned(), "was"),
                    more => (format!("{more} articles"), "were"),
                };
                Diagnostic::error(format!("{what}, and {articles} of it {were} published"))
                    .hint(format!("{remedy}; {ACCEPT}"))
                    .at(&unseen.shown)
            })
            .collect();
        let missing: Vec<&str> = self
            .lost
            .iter()
            .chain(&self.unread)
            .map(String::as_str)
            .collect();
        if refusals.is_empty() && missing.len() >= MANY && missing.len() * 2 > self.published {
            refusals.push(
                Diagnostic::error(format!(
                    "most of the articles that were published ({} of {}) are not there or cannot be read: {}",
                    missing.len(),
                    self.published,
                    first_of(&missing)
                ))
                .hint(format!("see that their disk is connected and that `content` names their folder; {ACCEPT}"))
                .at(&config.content_shown),
            );
        }
        refusals
    }

    /// How many captures are missing below a folder.
    fn count_below(&self, folder: &str) -> usize {
        let folder = format!("{folder}/");
        let below = self.lost.iter().filter(|path| path.starts_with(&folder));
        below.count()
    }
}
