//! The ledger: every address that an archive has ever published, and what stood there.
//!
//! ```text
//! vi/2021/04/01/lo-vac-xin.html article 2021/covax.vi.txt 3f2a9c0b1d2e4f56 https://yte.example/covax
//! vi/quoc-gia/lao.html list country/LA
//! vi/quoc-gia/lao.xml feed country/LA
//! ```
//!
//! A text file for version control: sorted, one line an address, and no line depends on another, so that two
//! ledgers put together are a ledger. It holds no time: when an address came is what version control knows.
//!
//! ```
//! use kliping::ledger::Ledger;
//!
//! let read = Ledger::parse("vi/2020.html list year/2020\n", "addresses.txt");
//! assert!(read.diagnostics.is_empty());
//! assert_eq!(read.value.records()[0].path.as_str(), "vi/2020.html");
//! ```

mod list;
mod text;

pub use list::List;
pub use text::is_address;

use crate::digest::{Digest, digest};
use crate::site_path::SitePath;
use std::collections::BTreeMap;
use std::ops::Range;

/// Every address that was published.
#[derive(Debug, Clone, Default, PartialEq, Eq, Hash)]
pub struct Ledger {
    /// Sorted; an address may have several until the next build has written it anew.
    records: Vec<Record>,
    /// What people wrote between the lines.
    comments: Vec<String>,
    /// Lines that could not be read; they are kept.
    unread: Vec<String>,
}

/// An address, and what stood there.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Record {
    /// The address.
    pub path: SitePath,
    /// What was published there.
    pub published: Published,
}

impl Record {
    /// The capture whose text stood there, if that is known.
    fn capture(&self) -> Option<&CaptureId> {
        match &self.published {
            Published::Article { capture, .. } => capture.as_ref(),
            _ => None,
        }
    }

    /// Whether it says the same as another one, but for the bytes of the capture.
    fn is_but_for_bytes(&self, other: &Record) -> bool {
        match (&self.published, &other.published) {
            (
                Published::Article {
                    state,
                    capture: Some(capture),
                },
                Published::Article {
                    state: before,
                    capture: Some(of),
                },
            ) => {
                self.path == other.path
                    && state == before
                    && (&capture.path, &capture.source) == (&of.path, &of.source)
            }
            _ => false,
        }
    }
}

/// What was published at an address.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Published {
    /// The page of an article in an interface language.
    Article {
        /// What stands there now.
        state: State,
        /// The capture whose text it is; `None` where nobody knows any more.
        capture: Option<CaptureId>,
    },
    /// A page of a list, counted from 1.
    List {
        /// Which list.
        list: List,
        /// Which page of it.
        page: usize,
    },
    /// The feed of a list, in the format that the address ends with.
    Feed(List),
    /// A page of which no more is known.
    Page,
}

/// What stands at the address of an article.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum State {
    /// The article, or the word that it was withdrawn. Its records for those who cite stand beside it, now
    /// or at an earlier time.
    Article,
    /// The article in another language than that of the address, for want of a translation.
    StandIn,
    /// The way to its address of now.
    Moved,
    /// The word that it is no longer in the archive.
    Gone,
}

impl State {
    /// All of them, the strongest first: it holds where two lines say different things.
    pub const ALL: [State; 4] = [State::Article, State::StandIn, State::Moved, State::Gone];

    /// The word in the ledger.
    pub fn name(self) -> &'static str {
        match self {
            State::Article => "article",
            State::StandIn => "stand-in",
            State::Moved => "moved",
            State::Gone => "gone",
        }
    }

    /// Whether readers find the article itself there.
    pub fn is_current(self) -> bool {
        matches!(self, State::Article | State::StandIn)
    }
}

/// An address that an article had and has no longer.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Change<'a> {
    /// The address.
    pub path: &'a SitePath,
    /// [`State::Moved`] or [`State::Gone`].
    pub state: State,
    /// The capture whose text stood there.
    pub capture: &'a CaptureId,
}

/// By what a capture is known again, even if its file has another name.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct CaptureId {
    /// Its path below the captures' folder.
    pub path: String,
    /// The first digits of its SHA-256.
    pub checksum: Option<String>,
    /// Address of the page that was captured.
    pub source: Option<String>,
}

/// How many hexadecimal digits of a SHA-256 the ledger has: enough to tell captures apart.
const DIGITS: usize = 16;

impl CaptureId {
    /// The identity of a capture.
    pub fn new(path: &str, sha256: &[u8; 32], source: Option<&str>) -> Self {
        CaptureId {
            path: path.to_owned(),
            checksum: Some(checksum(sha256)),
            source: source.map(str::to_owned),
        }
    }
}

/// The digits of a capture's SHA-256 that the ledger has.
pub fn checksum(sha256: &[u8; 32]) -> String {
    let digits = sha256.iter().flat_map(|byte| [byte >> 4, byte & 15]);
    digits
        .take(DIGITS)
        .map(|digit| char::from(b"0123456789abcdef"[usize::from(digit)]))
        .collect()
}

impl Ledger {
    /// A ledger of these records, in any order, without notes of people.
    pub fn new(records: impl IntoIterator<Item = Record>) -> Self {
        let mut records: Vec<Record> = records.into_iter().collect();
        records.sort_unstable();
        records.dedup();
        Ledger {
            records,
            ..Ledger::default()
        }
    }

    /// Stands for it.
    pub fn digest(&self) -> Digest {
        let notes = digest(&(&self.comments, &self.unread));
        let records = self.records.iter().map(digest);
        records.fold(notes, Digest::toggled)
    }

    /// The records, sorted by address.
    pub fn records(&self) -> &[Record] {
        &self.records
    }

    /// Whether more of its lines cannot be read than can: then it is the text of something else.
    pub fn is_of_others(&self) -> bool {
        self.unread.len() > self.records.len()
    }

    /// Whether there are articles at any of its addresses.
    pub fn has_articles(&self) -> bool {
        let is_article = |record: &Record| matches!(&record.published, Published::Article { state, .. } if state.is_current());
        self.records.iter().any(is_article)
    }

    /// Whether an address was ever published.
    pub fn contains(&self, path: &SitePath) -> bool {
        !self.at(path).is_empty()
    }

    /// The numbers of the records of an address.
    pub fn at(&self, path: &SitePath) -> Range<usize> {
        let start = self.records.partition_point(|record| record.path < *path);
        let same = self.records[start..].iter().take_while(|r| r.path == *path);
        start..start + same.count()
    }

    /// This ledger after a build: what `now` says of an address holds, others stay as they are.
    pub fn after(&self, now: Ledger) -> Ledger {
        let is_again = |record: &mut Record, before: &mut Record| record.path == before.path;
        let mut records = now.records;
        records.dedup_by(is_again);
        let mut now = std::mem::take(&mut records).into_iter().peekable();
        records.reserve(self.records.len().max(now.len()));
        for own in &self.records {
            records.extend(std::iter::from_fn(|| {
                now.next_if(|now| now.path <= own.path)
            }));
            // Of several lines for one address the first is the strongest.
            if records.last().is_none_or(|last| last.path != own.path) {
                records.push(own.clone());
            }
        }
        records.extend(now);
        Ledger {
            records,
            comments: self.comments.clone(),
            unread: self.unread.clone(),
        }
    }

    /// Takes in what is published at addresses of which it has one record each; gives the [digest](Ledger::digest) of
    /// what it says then, where it had that of what it said.
    pub fn rewrite(
        &mut self,
        now: impl IntoIterator<Item = Record>,
        mut stands_for: Digest,
    ) -> Digest {
        for record in now {
            let place = self.at(&record.path).start;
            if let Some(own) = self.records.get_mut(place)
                && own.path == record.path
                && *own != record
            {
                stands_for = stands_for.toggled(digest(own)).toggled(digest(&record));
                *own = record;
            }
        }
        stands_for
    }

    /// Adds what another ledger has of addresses that this one does not have, and the notes in it.
    pub fn join(mut self, other: Ledger) -> Ledger {
        let missing = other.records.into_iter();
        let missing: Vec<Record> = missing.filter(|r| !self.contains(&r.path)).collect();
        self.records.extend(missing);
        self.records.sort_unstable();
        for (own, others) in [
            (&mut self.comments, other.comments),
            (&mut self.unread, other.unread),
        ] {
            let new: Vec<String> = others.into_iter().filter(|l| !own.contains(l)).collect();
            own.extend(new);
        }
        self
    }

    /// The addresses of articles at which others stand by `now`, or nothing.
    pub fn changes<'a>(&'a self, now: &Ledger) -> Vec<Change<'a>> {
        let change = |record: &Record| {
            let Published::Article { state, .. } = record.published else {
                return None;
            };
            // Of several lines for one address the first is the strongest.
            let before = &self.records[self.at(&record.path).next()?];
            match &before.published {
                Published::Article {
                    state: State::Article,
                    capture: Some(capture),
                } if !state.is_current() => Some(Change {
                    path: &before.path,
                    state,
                    capture,
                }),
                _ => None,
            }
        };
        now.records.iter().filter_map(change).collect()
    }

    /// The address that a capture's article has in the language of another address.
    pub fn address_of(&self, capture: &str, beside: &SitePath) -> Option<&SitePath> {
        let language = |path: &SitePath| path.as_str().split('/').next().map(str::to_owned);
        let is_it = |record: &&Record| {
            let Published::Article {
                state,
                capture: Some(of),
            } = &record.published
            else {
                return false;
            };
            state.is_current() && of.path == capture && language(&record.path) == language(beside)
        };
        self.records.iter().find(is_it).map(|record| &record.path)
    }

    /// Whether another ledger says the same of all addresses of this one, whatever it says of others. Captures may
    /// have other bytes there, if no line of this ledger has those under another name: by such a line they would have
    /// been known, and are known by their own now.
    pub fn is_part_of(&self, other: &Ledger) -> bool {
        let mut reworded: Vec<&CaptureId> = Vec::new();
        let is_there = |record: &Record| {
            let now = &other.records[other.at(&record.path)];
            now.contains(record)
                || now.iter().any(|now| {
                    let same = now.capture().filter(|_| now.is_but_for_bytes(record));
                    reworded.extend(same);
                    same.is_some()
                })
        };
        self.records.iter().all(is_there)
            && (reworded.is_empty() || {
                let mut captures = self.records.iter().filter_map(Record::capture);
                let bytes: BTreeMap<_, _> = reworded.iter().map(|id| (&id.checksum, *id)).collect();
                captures.all(|id| {
                    bytes
                        .get(&id.checksum)
                        .is_none_or(|now| now.path == id.path)
                })
            })
    }

    /// How many of the addresses of this ledger another one does not have.
    pub fn count_new(&self, old: &Ledger) -> usize {
        let new = self.records.iter();
        new.filter(|record| !old.contains(&record.path)).count()
    }
}

#[cfg(test)]
mod tests;
