//! Which article of today each address of the ledger belongs to, whatever became of its file.

use super::Entry;
use crate::article::{naming, source_address};
use crate::ledger::{CaptureId, Ledger, Published, checksum};
use crate::locale::Language;
use std::collections::{BTreeMap, BTreeSet};

/// Whom an address belongs to.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(super) struct Holder {
    /// Number of the entry.
    pub entry: usize,
    /// The version whose text stood there; `None` if that is gone and another one of the article remains.
    pub version: Option<usize>,
}

/// The holder of each record of a ledger; `None` for what is no article, or whose article is gone.
///
/// A capture is known by its path and its bytes; renamed, by its bytes; changed, by its path; renamed and
/// changed, or gone where others of the page remain, by the address of its page, however it is spelt, if that is the
/// one of no other article. Bytes go before the path: of two files
/// that trade names each keeps its address. A path with other bytes and the address of another page is another
/// article. Last of all, a translation that is gone leads to the article.
pub(super) fn holders(
    ledger: &Ledger,
    entries: &[&Entry],
    languages: &[Language],
) -> Vec<Option<Holder>> {
    let captures = Captures::of(entries, languages);
    let ids: BTreeSet<&CaptureId> = ledger.records().iter().filter_map(id).collect();
    let texts = captures.recognise(&ids);
    let holder = |id: &CaptureId| match texts.get(id) {
        Some(&(entry, version)) => Some(Holder {
            entry,
            version: Some(version),
        }),
        // Under this name stands another article.
        None if captures.by_path.contains_key(id.path.as_str()) => None,
        None => {
            let name = name_of_all(&id.path, languages);
            let entry = *captures.by_name.get(&name)?;
            Some(Holder {
                entry,
                version: None,
            })
        }
    };
    let records = ledger.records().iter();
    records.map(|record| holder(id(record)?)).collect()
}

fn id(record: &crate::ledger::Record) -> Option<&CaptureId> {
    match &record.published {
        Published::Article { capture, .. } => capture.as_ref(),
        _ => None,
    }
}

/// An entry, and which of its versions.
type Text = (usize, usize);

/// What is at a path today.
struct Known<'a> {
    text: Text,
    checksum: String,
    source: Option<&'a str>,
}

/// The captures of today by what they can be known by.
struct Captures<'a> {
    by_path: BTreeMap<&'a str, Known<'a>>,
    by_checksum: BTreeMap<String, Vec<&'a str>>,
    /// By the name that translations share, the entry that has the first of them.
    by_name: BTreeMap<String, usize>,
}

impl<'a> Captures<'a> {
    fn of(entries: &[&'a Entry], languages: &[Language]) -> Self {
        let mut captures = Captures {
            by_path: BTreeMap::new(),
            by_checksum: BTreeMap::new(),
            by_name: BTreeMap::new(),
        };
        for (number, entry) in entries.iter().enumerate() {
            for (version, article) in entry.captures() {
                let path = article.path.as_str();
                let digits = checksum(&article.sha256);
                let source = article.source_url.as_ref().map(|s| s.value.as_str());
                let known = Known {
                    text: (number, version),
                    checksum: digits.clone(),
                    source,
                };
                captures.by_path.insert(path, known);
                captures.by_checksum.entry(digits).or_default().push(path);
                captures
                    .by_name
                    .entry(name_of_all(path, languages))
                    .or_insert(number);
            }
        }
        captures
    }

    /// The captures that are not `taken`, by their pages.
    fn by_page(&self, taken: &BTreeSet<&str>) -> BTreeMap<String, Vec<&'a str>> {
        let mut pages: BTreeMap<String, Vec<&str>> = BTreeMap::new();
        for (path, known) in self
            .by_path
            .iter()
            .filter(|(path, _)| !taken.contains(**path))
        {
            if let Some(source) = known.source {
                pages.entry(page_of(source)).or_default().push(path);
            }
        }
        pages
    }

    fn recognise<'l>(&self, ids: &BTreeSet<&'l CaptureId>) -> BTreeMap<&'l CaptureId, Text> {
        let mut found: BTreeMap<&CaptureId, &str> = BTreeMap::new();
        // The files that are known already, by a name or by another one.
        let (mut known, mut renamed) = (BTreeSet::new(), BTreeSet::new());
        for id in ids {
            if let Some((path, at)) = self.by_path.get_key_value(id.path.as_str())
                && id.checksum.as_ref() == Some(&at.checksum)
            {
                found.insert(id, path);
                known.insert(*path);
            }
        }
        for id in ids {
            let same = id.checksum.as_ref().and_then(|c| self.by_checksum.get(c));
            let mut same = same.into_iter().flatten();
            if !found.contains_key(id)
                && let Some(path) = same.find(|path| !known.contains(*path))
            {
                found.insert(id, path);
                renamed.insert(*path);
            }
        }
        for id in ids {
            let is_other = |source| {
                let old = id.source.as_deref();
                old.is_some_and(|old| old != source && page_of(old) != page_of(source))
            };
            if !found.contains_key(id)
                && let Some((path, at)) = self.by_path.get_key_value(id.path.as_str())
                && !renamed.contains(path)
                && !at.source.is_some_and(is_other)
            {
                found.insert(id, path);
            }
        }
        let lost = ids.iter().filter(|id| !found.contains_key(*id));
        let lost: Vec<_> = lost
            .filter_map(|id| Some((*id, page_of(id.source.as_deref()?))))
            .collect();
        let pages = match lost.is_empty() {
            true => BTreeMap::new(),
            false => self.by_page(&found.values().copied().collect()),
        };
        for (id, page) in lost {
            let same = pages.get(&page).into_iter().flatten();
            let texts: BTreeSet<Text> = same.clone().map(|path| self.by_path[path].text).collect();
            if let (Some(path), 1) = (same.min(), texts.len()) {
                found.insert(id, path);
            }
        }
        let texts = found.into_iter();
        texts
            .map(|(id, path)| (id, self.by_path[path].text))
            .collect()
    }
}

/// What the spellings of one address have in common.
fn page_of(address: &str) -> String {
    let page = source_address::page(address);
    page.map_or_else(|| address.to_owned(), |page| page.key)
}

/// The name of a capture that its translations share.
fn name_of_all(path: &str, languages: &[Language]) -> String {
    match naming::language_of_name(path, languages) {
        Some((_, name)) => name,
        None => path
            .rsplit_once('.')
            .map_or(path, |(stem, _)| stem)
            .to_owned(),
    }
}
