//! The archive of a moment ago, in which some captures have other texts.
//!
//! Most edits change the text of an article and nothing that decides where it stands: its [frame](Article::frame) is
//! the same, no other capture is like it, and its addresses do not hang on what was changed. Then the archive that
//! would be put together is the last one with the new text in it; only the related entries are found anew, and those
//! only around it. Where anything else may be other than it was, the archive is put together from the start.

use super::alike::{Buckets, Moved};
use super::captures::{Comparisons, are_all_apart};
use super::related::{self, Kin};
use super::{Archive, Entry, EntryNumber, claims};
use crate::article::Article;
use crate::diagnostic::{Diagnostic, Warned};
use crate::digest::{Digest, digest};
use crate::ledger::{Ledger, Published, checksum};
use rayon::prelude::*;
use std::sync::Arc;

/// What of an archive is other than it was the last time.
#[derive(Debug, Clone, Default)]
pub struct Difference {
    /// Entries of which versions have other texts, each once.
    pub texts: Vec<Reworded>,
    /// Entries whose related entries are others; each once.
    pub related: Vec<EntryNumber>,
}

/// An entry of which versions have other texts.
#[derive(Debug, Clone)]
pub struct Reworded {
    /// Its number.
    pub entry: EntryNumber,
    /// Its versions as they were.
    pub before: Vec<Arc<Article>>,
}

/// So many captures can have other texts; where they are more, the archive is put together from the start.
const FEW: usize = 16;

/// So many pairs of captures are compared for a new text.
const MOST_PAIRS: usize = 2000;

/// How an archive was put together.
#[derive(Debug)]
pub(super) struct Made {
    /// What it was made from, as it was given.
    pub articles: Vec<Arc<Article>>,
    /// Those that are shown, in the order in which they were compared.
    pub sorted: Vec<Arc<Article>>,
    /// Places there of those whose texts were compared.
    pub compared: Vec<usize>,
    /// What was noticed.
    pub diagnostics: Vec<Diagnostic>,
    pub kin: Kin,
    /// Made when a text is changed for the first time.
    pub marks: Option<Marks>,
}

/// By what captures are known to be alike.
#[derive(Debug)]
pub(super) struct Marks {
    /// Of the bytes of all articles. Sorted, as the others.
    bytes: Vec<String>,
    /// Of their texts.
    texts: Vec<Digest>,
    /// Of the pages that those which are shown were captured from.
    pages: Vec<Digest>,
    buckets: Buckets,
}

impl Marks {
    fn of(made: &Made) -> Self {
        let mut bytes: Vec<String> = made.articles.par_iter().map(|a| bytes(a)).collect();
        let mut texts: Vec<Digest> = made.articles.par_iter().map(|a| text(a)).collect();
        let mut pages: Vec<Digest> = made.sorted.par_iter().filter_map(|a| page(a)).collect();
        bytes.par_sort_unstable();
        texts.par_sort_unstable();
        pages.par_sort_unstable();
        Marks {
            bytes,
            texts,
            pages,
            buckets: Buckets::new(&made.sorted, &made.compared),
        }
    }
}

fn bytes(article: &Article) -> String {
    checksum(&article.sha256)
}

/// By what texts are equal, as those of one article are.
fn text(article: &Article) -> Digest {
    match article.signature.digest {
        Some(text) => digest(&text),
        None => digest(&article.sha256),
    }
}

fn page(article: &Article) -> Option<Digest> {
    let page = article.page()?;
    Some(digest(&(article.language.value, page.key)))
}

/// How often a mark is there.
fn count<T: Ord>(marks: &[T], mark: &T) -> usize {
    marks.partition_point(|m| m <= mark) - marks.partition_point(|m| m < mark)
}

fn exchange<T: Ord>(marks: &mut Vec<T>, old: &T, new: T) {
    if let Ok(place) = marks.binary_search(old) {
        marks.remove(place);
    }
    let place = marks.partition_point(|mark| *mark < new);
    marks.insert(place, new);
}

impl Made {
    /// Puts the texts of `articles` into the archive that was made before. `None` if they may belong elsewhere than
    /// those before them, or are too many: then the archive is of no use any more.
    pub fn with(
        &mut self,
        archive: &mut Archive,
        articles: &[Arc<Article>],
        ledger: &Ledger,
        known: &mut Comparisons,
    ) -> Option<Warned<Difference>> {
        if articles.len() != self.articles.len() {
            return None;
        }
        let is_other =
            |(old, new): (&Arc<Article>, &Arc<Article>)| !Arc::ptr_eq(old, new) && **old != **new;
        let pairs = self.articles.iter().zip(articles).enumerate();
        let changed: Vec<usize> = pairs
            .filter(|(_, pair)| is_other(*pair))
            .map(|(place, _)| place)
            .take(FEW + 1)
            .collect();
        if changed.len() > FEW {
            return None;
        }
        if self.marks.is_none() && !changed.is_empty() {
            self.marks = Some(Marks::of(self));
        }
        let mut difference = Difference::default();
        for place in changed {
            let new = Arc::clone(&articles[place]);
            let old = std::mem::replace(&mut self.articles[place], Arc::clone(&new));
            self.replace(archive, &old, &new, ledger, known, &mut difference)?;
        }
        difference.related.sort_unstable();
        difference.related.dedup();
        Some(Warned {
            value: difference,
            diagnostics: self.diagnostics.clone(),
        })
    }

    /// Puts one text in the place of another.
    fn replace(
        &mut self,
        archive: &mut Archive,
        old: &Arc<Article>,
        new: &Arc<Article>,
        ledger: &Ledger,
        known: &mut Comparisons,
        difference: &mut Difference,
    ) -> Option<()> {
        if old.withdrawal.is_some() || old.frame() != new.frame() {
            return None;
        }
        let (number, version) = place_of(&archive.entries, old)?;
        let entry = &archive.entries[number];
        if !entry.further[version].is_empty()
            || !keeps_addresses(archive, entry, (version, old, new), ledger)
        {
            return None;
        }
        let place = self
            .sorted
            .binary_search_by(|a| a.path.cmp(&new.path))
            .ok()?;
        let is_alone = self.is_alone(place, old, new, known);
        self.sorted[place] = Arc::clone(new);
        if !is_alone {
            return None;
        }
        let before = related::words_of(&archive.entries[number]);
        let of_entry = |text: &Reworded| text.entry as usize == number;
        if !difference.texts.iter().any(of_entry) {
            difference.texts.push(Reworded {
                entry: number as EntryNumber,
                before: archive.entries[number].versions.clone(),
            });
        }
        archive.entries[number].versions[version] = Arc::clone(new);
        archive.digests[number] = archive.entries[number].digest();
        let akin = self.kin.reword(
            (number, &before),
            &archive.entries,
            (&archive.countries, &archive.topics),
            &mut archive.related,
        );
        difference.related.extend(akin);
        Some(())
    }

    /// Whether no other capture holds the same article, neither before nor now, and none is thought to.
    fn is_alone(
        &mut self,
        place: usize,
        old: &Arc<Article>,
        new: &Arc<Article>,
        known: &mut Comparisons,
    ) -> bool {
        let Some(marks) = &mut self.marks else {
            return false;
        };
        let (text_before, text_now) = (text(old), text(new));
        let (bytes_before, bytes_now) = (bytes(old), bytes(new));
        // An article is one of those that are counted as long as it is as before.
        let is_single =
            |before: usize, now: usize, is_same: bool| before == 1 && (is_same || now == 0);
        let is_single_text = is_single(
            count(&marks.texts, &text_before),
            count(&marks.texts, &text_now),
            text_before == text_now,
        );
        let are_single_bytes = is_single(
            count(&marks.bytes, &bytes_before),
            count(&marks.bytes, &bytes_now),
            bytes_before == bytes_now,
        );
        let is_single_page = page(new).is_none_or(|page| count(&marks.pages, &page) == 1);
        if !(is_single_text && are_single_bytes && is_single_page) {
            return false;
        }
        exchange(&mut marks.texts, &text_before, text_now);
        exchange(&mut marks.bytes, &bytes_before, bytes_now);
        let Moved { before, after } = marks.buckets.exchange(&self.sorted, place, new);
        if before.len() + after.len() > MOST_PAIRS {
            return false;
        }
        are_all_apart(&self.sorted, &before, (place, old), known)
            && are_all_apart(&self.sorted, &after, (place, new), known)
    }
}

/// The entry that shows an article, and which of its versions that is.
fn place_of(entries: &[Entry], article: &Arc<Article>) -> Option<(usize, usize)> {
    let mut entries = entries.iter().enumerate();
    entries.find_map(|(number, entry)| {
        let mut versions = entry.versions.iter();
        let version = versions.position(|version| Arc::ptr_eq(version, article))?;
        Some((number, version))
    })
}

/// Whether the addresses of an entry are the same once one of its versions has another text: those in the ledger stay
/// whatever the text is, if no other line of it speaks of the same bytes, and others follow from the headline.
fn keeps_addresses(
    archive: &Archive,
    entry: &Entry,
    (version, old, new): (usize, &Article, &Article),
    ledger: &Ledger,
) -> bool {
    let has_same_bytes = old.sha256 == new.sha256;
    let (before, now) = (bytes(old), bytes(new));
    let is_of_others = |published: &Published| match published {
        Published::Article {
            capture: Some(capture),
            ..
        } => {
            let checksum = capture.checksum.as_ref();
            capture.path != new.path && checksum.is_some_and(|c| *c == before || *c == now)
        }
        _ => false,
    };
    let mut records = ledger.records().iter();
    if !has_same_bytes && records.any(|record| is_of_others(&record.published)) {
        return false;
    }
    let lists = archive.addresses.interfaces.iter();
    lists.zip(&entry.pages).all(|(lists, page)| {
        let is_kept = ledger.at(&page.path).any(|record| {
            let published = &ledger.records()[record].published;
            matches!(published, Published::Article { capture: Some(c), .. } if c.path == new.path)
        });
        let follows =
            || old.title == new.title && page.path == claims::wished(entry, version, lists);
        page.version != version || is_kept || follows()
    })
}
