//! Which article has which address: the one that it was first given, for good.
//!
//! A text keeps its address in each interface language whatever becomes of its headline, its date or its
//! file; only a `slug` that a person sets gives it another one. The address of an article that is shown in
//! another language, for want of a translation, belongs to that text, so a translation comes with an address
//! of its own. An address that was used is never given to another article.

use super::address::{InterfaceAddresses, known_good, non_empty, slug_of};
use super::recognition::Holder;
use super::{Entry, EntryPage};
use crate::article::Article;
use crate::article::date::Date;
use crate::diagnostic::Diagnostic;
use crate::ledger::{Ledger, Published};
use crate::locale::Language;
use crate::site_path::{SitePath, is_device};
use std::collections::BTreeMap;

/// Gives every entry its pages; `withdrawn` are those of which only the address is left. With the ledger comes
/// [the holder](super::recognition::holders) of each of its records. Gives for each record the number of the entry that it
/// belongs to, counted through both lists.
///
/// Of articles that claim one new address, the one whose capture's path comes first gets it; those of the
/// others end with six digits of their checksums, and a warning names them all.
pub(super) fn assign(
    entries: &mut [Entry],
    withdrawn: &mut [Entry],
    lists: &[InterfaceAddresses],
    (ledger, holders): (&Ledger, Vec<Option<Holder>>),
    diagnostics: &mut Vec<Diagnostic>,
) -> Vec<Option<usize>> {
    let languages: Vec<Language> = lists.iter().map(|lists| lists.language).collect();
    let all: Vec<&Entry> = entries.iter().chain(withdrawn.iter()).collect();
    let mut claims = Claims::new(ledger, holders);
    let mut pages: Vec<Vec<Option<EntryPage>>> = vec![vec![None; lists.len()]; all.len()];
    let page = |entry: &Entry, version: usize, path: SitePath| {
        let language = entry.versions[version].language.value;
        let canonical = languages.iter().position(|&l| l == language);
        Some(EntryPage {
            version,
            path,
            canonical: canonical.unwrap_or(0),
        })
    };
    for (number, entry) in all.iter().enumerate() {
        for (interface, lists) in lists.iter().enumerate() {
            let version = shown(entry, lists.language);
            if let Some(path) = claims.kept(number, version, &entry.versions[version], lists) {
                claims.take(path.clone(), &entry.versions[version]);
                pages[number][interface] = page(entry, version, path);
            }
        }
    }
    let mut order: Vec<usize> = (0..all.len()).collect();
    order.sort_by_cached_key(|&number| by_name(&all[number].versions[0].path));
    for number in order {
        let entry = all[number];
        for (interface, lists) in lists.iter().enumerate() {
            if pages[number][interface].is_none() {
                let path = claims.new_address(number, entry, lists);
                pages[number][interface] = page(entry, shown(entry, lists.language), path);
            }
        }
    }
    drop(all);
    let mut pages = pages.into_iter();
    for entry in entries.iter_mut().chain(withdrawn) {
        entry.pages = pages.next().into_iter().flatten().flatten().collect();
    }
    let holders = claims.holders.iter();
    let of_record = holders.map(|holder| Some((*holder)?.entry)).collect();
    diagnostics.extend(claims.warnings());
    of_record
}

/// The folder and slug that a version wishes to stand under in a language.
fn wish(entry: &Entry, version: usize, lists: &InterfaceAddresses) -> (String, String) {
    let version = &entry.versions[version];
    let folder = match entry.date_of(version) {
        Some(date) => format!("{}/{}", lists.language, folder_of(date.value)),
        None => lists.undated.stem.clone(),
    };
    let wished = version.slug.as_deref().unwrap_or(&version.title.value);
    (folder, non_empty(slug_of(wished), "article"))
}

fn of_folder(folder: &str, slug: &str) -> SitePath {
    known_good(format!("{folder}/{slug}.html"))
}

/// The address that a version has where no other article has it, or had it.
pub(super) fn wished(entry: &Entry, version: usize, lists: &InterfaceAddresses) -> SitePath {
    let (folder, slug) = wish(entry, version, lists);
    of_folder(&folder, &slug)
}

/// The version of an entry that readers of a language see.
fn shown(entry: &Entry, language: Language) -> usize {
    let mut versions = entry.versions.iter();
    let own = versions.position(|version| version.language.value == language);
    own.unwrap_or(0)
}

/// Who has which address.
struct Claims<'l> {
    ledger: &'l Ledger,
    holders: Vec<Option<Holder>>,
    /// The records of each text, by number.
    of_text: BTreeMap<Holder, Vec<usize>>,
    owners: BTreeMap<SitePath, Owner>,
    diagnostics: Vec<Diagnostic>,
}

/// The capture that has an address.
struct Owner {
    path: String,
    /// How many copies, with the same checksum, wished to have it too.
    copies: usize,
    /// Captures that wished to have it too, and the addresses that they have.
    others: Vec<(String, SitePath)>,
}

impl<'l> Claims<'l> {
    fn new(ledger: &'l Ledger, holders: Vec<Option<Holder>>) -> Self {
        let mut of_text: BTreeMap<Holder, Vec<usize>> = BTreeMap::new();
        for (record, holder) in holders.iter().enumerate() {
            if let Some(holder) = holder {
                of_text.entry(*holder).or_default().push(record);
            }
        }
        Claims {
            ledger,
            holders,
            of_text,
            owners: BTreeMap::new(),
            diagnostics: Vec::new(),
        }
    }

    /// The address that a text has already.
    fn kept(
        &self,
        entry: usize,
        version: usize,
        article: &Article,
        lists: &InterfaceAddresses,
    ) -> Option<SitePath> {
        let holder = Holder {
            entry,
            version: Some(version),
        };
        let folder = format!("{}/", lists.language);
        let slug = article.slug.as_deref().map(slug_of);
        let records = self.of_text.get(&holder).into_iter().flatten();
        let records = records.map(|&number| &self.ledger.records()[number]);
        let kept = records.filter_map(|record| {
            let Published::Article { state, capture } = &record.published else {
                return None;
            };
            // Of the addresses of captures that are one article now, that of the one which is shown.
            let is_other = capture.as_ref().is_none_or(|id| id.path != article.path);
            let path = &record.path;
            let stem = path.as_str().strip_prefix(&folder)?.strip_suffix(".html")?;
            let last = stem.rsplit('/').next().unwrap_or(stem);
            let fits = slug.as_ref().is_none_or(|slug| is_made_of(last, slug))
                && !is_reserved(last, &lists.page_segment)
                && !self.owners.contains_key(path);
            fits.then_some((*state, is_other, path))
        });
        kept.min().map(|(.., path)| path.clone())
    }

    /// An address that no article ever had.
    fn new_address(
        &mut self,
        number: usize,
        entry: &Entry,
        lists: &InterfaceAddresses,
    ) -> SitePath {
        let language = lists.language;
        let shown = shown(entry, language);
        let version = &entry.versions[shown];
        let is_own = version.language.value == language;
        let (folder, slug) = wish(entry, shown, lists);
        let holder = Holder {
            entry: number,
            version: Some(shown),
        };
        let path = if is_reserved(&slug, &lists.page_segment) {
            self.with_checksum(&folder, &slug, version, holder)
        } else {
            let wished = of_folder(&folder, &slug);
            if self.owners.contains_key(&wished) {
                let path = self.with_checksum(&folder, &slug, version, holder);
                if is_own {
                    self.lose(&wished, version, &path);
                }
                path
            } else if self.belonged_to_another(&wished, holder) {
                let path = self.with_checksum(&folder, &slug, version, holder);
                if is_own {
                    self.diagnostics.push(belonged(&wished, version, &path));
                }
                path
            } else {
                wished
            }
        };
        self.take(path.clone(), version);
        path
    }

    /// Whether an address was that of another article or page. Where nobody knows what stood there, it is
    /// whoever's address it would be today.
    fn belonged_to_another(&self, path: &SitePath, holder: Holder) -> bool {
        self.ledger
            .at(path)
            .any(|number| match &self.ledger.records()[number].published {
                Published::Page | Published::Article { capture: None, .. } => false,
                Published::Article { .. } => self.holders[number] != Some(holder),
                Published::List { .. } | Published::Feed(_) => true,
            })
    }

    fn take(&mut self, path: SitePath, version: &Article) {
        let owner = Owner {
            path: version.path.clone(),
            copies: 0,
            others: Vec::new(),
        };
        self.owners.insert(path, owner);
    }

    fn lose(&mut self, wished: &SitePath, version: &Article, path: &SitePath) {
        if let Some(owner) = self.owners.get_mut(wished) {
            owner.others.push((version.path.clone(), path.clone()));
        }
    }

    /// The address of an article whose wished one is taken: with digits of the capture's checksum, and for
    /// copies, which have the same checksum, with their number.
    fn with_checksum(
        &mut self,
        folder: &str,
        slug: &str,
        version: &Article,
        holder: Holder,
    ) -> SitePath {
        let digits: String = version.sha256[..3]
            .iter()
            .map(|b| format!("{b:02x}"))
            .collect();
        let first = known_good(format!("{folder}/{slug}-{digits}.html"));
        let mut path = first.clone();
        let mut number = 1;
        while self.owners.contains_key(&path) || self.belonged_to_another(&path, holder) {
            number = match self.owners.get_mut(&first) {
                // Each copy goes on where the last one ended.
                Some(owner) => {
                    owner.copies = owner.copies.max(number);
                    owner.copies += 1;
                    owner.copies
                }
                None => number + 1,
            };
            path = known_good(format!("{folder}/{slug}-{digits}-{number}.html"));
        }
        path
    }

    /// A warning for each address that several captures wished to have.
    fn warnings(self) -> impl Iterator<Item = Diagnostic> {
        let rivals = self
            .owners
            .into_values()
            .filter(|owner| !owner.others.is_empty());
        let rivals = rivals.map(|owner| {
            let (first, path) = &owner.others[0];
            let problem = if owner.others.len() == 1 {
                Diagnostic::warning(format!(
                    "this capture and {} have the same headline and date; its address is {path}",
                    owner.path
                ))
                .hint("delete one of them, or set `slug` in the sidecar of one")
            } else {
                let names: Vec<_> = owner.others.iter().map(|(name, _)| name.as_str()).collect();
                Diagnostic::warning(format!(
                    "{} captures have the headline and date of {}, so their addresses end in digits: {}",
                    names.len(),
                    owner.path,
                    first_of(&names)
                ))
                .hint("delete those that are copies, or set `slug` in their sidecars")
            };
            problem.at(first)
        });
        rivals.chain(self.diagnostics)
    }
}

fn belonged(wished: &SitePath, version: &Article, path: &SitePath) -> Diagnostic {
    Diagnostic::warning(format!(
        "{wished} was the address of another article, so that of this one is {path}"
    ))
    .hint("if it is the same article, write the name of this capture into the line of that address in the ledger")
    .at(&version.path)
}

/// So many names are read; of more, it is enough to know how many.
const NAMED: usize = 5;

/// Names with commas between them, the first of them if they are many.
pub(crate) fn first_of(names: &[&str]) -> String {
    let shown = names[..names.len().min(NAMED)].join(", ");
    match names.len().saturating_sub(NAMED) {
        0 => shown,
        more => format!("{shown} and {more} more"),
    }
}

/// Orders captures so that `lao.txt` comes before `lao-2.txt`.
fn by_name(path: &str) -> (String, String) {
    let stem = path.rsplit_once('.').map_or(path, |(stem, _)| stem);
    (stem.to_owned(), path.to_owned())
}

/// The folder of a date, as deep as it is precise: `2024`, `2024/10`, `2024/10/08`.
fn folder_of(date: Date) -> String {
    let mut folder = format!("{:04}", date.year());
    if let Some(month) = date.month() {
        folder.push_str(&format!("/{month:02}"));
    }
    if let Some(day) = date.day() {
        folder.push_str(&format!("/{day:02}"));
    }
    folder
}

/// Whether the last part of an address is a slug, alone or with what [`Claims::with_checksum`] adds.
fn is_made_of(last: &str, slug: &str) -> bool {
    let Some(rest) = last.strip_prefix(slug) else {
        return false;
    };
    let Some(digits) = rest.strip_prefix('-') else {
        return rest.is_empty();
    };
    let (checksum, copy) = digits.split_once('-').unwrap_or((digits, "0"));
    checksum.len() == 6
        && checksum.bytes().all(|b| b.is_ascii_hexdigit())
        && copy.bytes().all(|b| b.is_ascii_digit())
}

/// Whether an article may not have this slug, since a month, a further page of a list or a device of
/// Windows has that name.
fn is_reserved(slug: &str, page_segment: &str) -> bool {
    let digits = |text: &str| !text.is_empty() && text.bytes().all(|b| b.is_ascii_digit());
    let page = slug
        .strip_prefix(page_segment)
        .and_then(|rest| rest.strip_prefix('-'));
    is_device(slug) || digits(slug) || page.is_some_and(digits)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_article_cannot_take_the_place_of_a_month_or_a_further_page() {
        assert!(is_reserved("10", "trang"));
        assert!(is_reserved("trang-2", "trang"));
        assert!(is_reserved("nul", "trang"));
        assert!(!is_reserved("trang-bi", "trang"));
    }

    #[test]
    fn a_folder_is_as_deep_as_the_date_is_precise() {
        let folder = |text: &str| folder_of(text.parse().unwrap());
        assert_eq!(folder("2024"), "2024");
        assert_eq!(folder("2024-10"), "2024/10");
        assert_eq!(folder("2024-10-08T17:06"), "2024/10/08");
    }

    #[test]
    fn an_address_with_digits_is_still_made_of_its_slug() {
        for last in ["tin", "tin-0a1b2c", "tin-0a1b2c-3"] {
            assert!(is_made_of(last, "tin"), "{last}");
        }
        for last in ["tin-moi", "ti", "tin-0a1b2", "tin-0a1b2c-x"] {
            assert!(!is_made_of(last, "tin"), "{last}");
        }
    }
}
