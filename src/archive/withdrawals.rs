//! What a person should know of articles that are not shown any more.

use super::Entry;
use crate::article::Article;
use crate::article::notices::WithdrawalReason;
use crate::diagnostic::Diagnostic;
use std::collections::{BTreeMap, BTreeSet};

/// A warning for each withdrawn article that sends its readers to one that is not in the archive.
pub(super) fn lost_ways(entries: &[Entry], withdrawn: &[Entry]) -> Vec<Diagnostic> {
    let versions = entries.iter().flat_map(|entry| &entry.versions);
    let shown: BTreeSet<&str> = versions.map(|version| version.path.as_str()).collect();
    let versions = withdrawn.iter().flat_map(|entry| &entry.versions);
    let lost = versions.filter_map(|version| {
        let see = version.withdrawal.as_ref()?.see.as_deref()?;
        (!shown.contains(see)).then(|| {
            let (path, line) = version.place_of(&["withdrawn.see"]);
            let problem = Diagnostic::warning(format!(
                "readers are sent to ‘{see}’, and no article of the archive is made from such a capture"
            ))
            .hint("write the path of a capture below the captures' folder at `see`, such as 2021/covax.vi.txt")
            .at(path);
            Diagnostic { line, ..problem }
        })
    });
    lost.collect()
}

/// A warning for each article that may not be shown any more while another capture of its text is.
pub(super) fn still_shown(entries: &[Entry], withdrawn: &[Entry]) -> Vec<Diagnostic> {
    if withdrawn.is_empty() {
        return Vec::new();
    }
    let mut shown: BTreeMap<Mark, &str> = BTreeMap::new();
    for (_, article) in entries.iter().flat_map(Entry::captures) {
        for mark in marks(article) {
            shown.entry(mark).or_insert(&article.path);
        }
    }
    let may_be_shown = |article: &Article| {
        let withdrawal = article.withdrawal.as_ref();
        withdrawal.is_none_or(|it| it.reason == WithdrawalReason::Duplicate)
    };
    let captures = withdrawn.iter().flat_map(Entry::captures);
    let still = captures.filter_map(|(_, article)| {
        let other = marks(article).find_map(|mark| shown.get(&mark))?;
        (!may_be_shown(article)).then(|| {
            let (path, line) = article.place_of(&["withdrawn"]);
            let problem = Diagnostic::warning(format!(
                "it is withdrawn, and ‘{other}’, of the same text or page, is shown"
            ))
            .hint("withdraw that one too, in its sidecar, if its text may not be shown either")
            .at(path);
            Diagnostic { line, ..problem }
        })
    });
    still.collect()
}

/// By what two captures are of one text or page.
#[derive(PartialEq, Eq, PartialOrd, Ord)]
enum Mark {
    Bytes([u8; 32]),
    Words(u128),
    Page(String),
}

fn marks(article: &Article) -> impl Iterator<Item = Mark> {
    let words = article.signature.digest.map(Mark::Words);
    let page = article.page().map(|page| Mark::Page(page.key));
    [Some(Mark::Bytes(article.sha256)), words, page]
        .into_iter()
        .flatten()
}
