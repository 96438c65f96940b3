//! What a build keeps for the next one: in the process while it watches, and on disk between two runs.
//!
//! Only ever an optimisation. Whatever is taken from here stands under a digest of all that it was made from,
//! and everything is discarded that another version of the program has written. A file that is missing, damaged
//! or of another archive costs time and changes nothing.
//!
//! | file in the cache folder | what it holds |
//! |---|---|
//! | `site` | [`Last`]: from what the last site was made, what was said of it, and what its files looked like |
//! | `readings-N` | [`Readings`]: every article, with what it was read from; each in one of [`PARTS`] files |
//! | `words` | [`search::Words`]: the words of all entries, and the digests of these |
//! | `archive` | [`archive::Memory`]: which articles were compared with which, and what came of it |

use super::Summary;
use super::known_ledger::KnownLedger;
use super::made::{Made, Prepared};
use crate::archive;
use crate::article::Article;
use crate::article::census::{Recurring, Sighting};
use crate::capture::{Listed, Listing};
use crate::diagnostic::{Diagnostic, Warned};
use crate::digest::{Digest, Digesting, digest};
use crate::files::{self, FileError, Stamp, tree};
use crate::publish::{Known, Noted};
use crate::search;
use rayon::prelude::*;
use serde::de::DeserializeOwned;
use serde::{Deserialize, Deserializer, Serialize, Serializer};
use std::io::{self, BufWriter, Write};
use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::time::SystemTime;

/// Stands for the source of the program.
const PROGRAM: &str = env!("KLIPING_SOURCE");

const SITE: &str = "site";
const READINGS: &str = "readings-";
const ARCHIVE: &str = "archive";
const WORDS: &str = "words";

/// Into so many files readings fall by their paths, so that one capture that has changed is one small file.
const PARTS: usize = 64;

/// What a build keeps for the next one.
#[derive(Debug, Default)]
pub struct Memory {
    /// Where it is on disk; known once a build has begun.
    folder: Option<PathBuf>,
    /// It stays in the process, and is written to disk once.
    pub(super) is_kept_in_process: bool,
    is_on_disk: bool,
    pub(super) last: Option<Last>,
    readings: Option<Readings>,
    /// What stands for each part of them that is on disk.
    parts: Vec<Option<Digest>>,
    archive: Option<archive::Memory>,
    /// The captures as they were listed; in the process alone, as what follows.
    pub(super) listing: Option<Warned<Listing>>,
    /// The site that this process has published.
    pub(super) known: Option<Known>,
    pub(super) prepared: Option<Arc<Prepared>>,
    pub(super) ledger: Option<KnownLedger>,
    /// What is in that site.
    pub(super) made: Option<Made>,
}

/// The site that was published last.
#[derive(Debug, Serialize, Deserialize)]
pub(super) struct Last {
    /// Stands for everything that it would be made from again, to the same site with the same messages; `None` if
    /// that is not known.
    pub inputs: Option<Digest>,
    /// The captures, by path.
    pub seen: ByPath<Seen>,
    pub summary: Summary,
    /// What was noticed, but for what has to do with the output.
    pub diagnostics: Vec<Diagnostic>,
    pub noted: Noted,
    /// Stands for what the index of words was made from.
    pub index: Digest,
}

/// Something of each capture, in the order of their paths.
#[derive(Debug, Serialize, Deserialize)]
pub(super) struct ByPath<T>(Vec<(String, T)>);

impl<T> Default for ByPath<T> {
    fn default() -> Self {
        ByPath(Vec::new())
    }
}

impl<T> ByPath<T> {
    /// So many are to come.
    pub fn with_capacity(count: usize) -> Self {
        ByPath(Vec::with_capacity(count))
    }

    /// Adds that of a capture whose path comes after those of the others.
    pub fn push(&mut self, path: &str, value: T) {
        self.0.push((path.to_owned(), value));
    }

    /// That of each of these captures, which are in the order of their paths.
    pub fn along<'a>(&self, paths: impl Iterator<Item = &'a str>) -> Vec<Option<&T>> {
        let mut own = self.0.iter().peekable();
        let found = paths.map(|path| {
            while own.next_if(|(other, _)| other.as_str() < path).is_some() {}
            let found = own.next_if(|(other, _)| other == path);
            found.map(|(_, value)| value)
        });
        found.collect()
    }

    /// That of each of these captures, which are in the order of their paths, and whether there was one of each and
    /// no other.
    pub fn of<'a>(self, paths: impl Iterator<Item = &'a str>) -> (Vec<Option<T>>, bool) {
        let mut own = self.0.into_iter().peekable();
        let mut is_same = true;
        let found = paths.map(|path| {
            while own.next_if(|(other, _)| other.as_str() < path).is_some() {
                is_same = false;
            }
            let found = own.next_if(|(other, _)| other == path);
            is_same &= found.is_some();
            found.map(|(_, value)| value)
        });
        let found = found.collect();
        is_same &= own.next().is_none();
        (found, is_same)
    }
}

/// A capture that was looked at.
#[derive(Debug, Clone, Copy, Serialize, Deserialize)]
pub(super) struct Seen {
    /// What it and its sidecar looked like; `None` if they might change and look the same.
    stamps: Option<(Stamp, Option<Stamp>)>,
    /// Stands for what was in them.
    pub content: Digest,
}

impl Seen {
    /// Of files that were listed at `now` or later and held `content` when they were read after that.
    pub fn new(listed: &Listed, content: Digest, now: SystemTime) -> Self {
        let stamps = stamps_of(listed);
        let is_settled = |stamp: &Stamp| stamp.is_settled(now);
        let are_settled = is_settled(&stamps.0) && stamps.1.as_ref().is_none_or(is_settled);
        Seen {
            stamps: are_settled.then_some(stamps),
            content,
        }
    }

    /// Whether these are the files, and not written since.
    pub fn is(&self, listed: &Listed) -> bool {
        self.stamps == Some(stamps_of(listed))
    }
}

fn stamps_of(listed: &Listed) -> (Stamp, Option<Stamp>) {
    let sidecar = listed.sidecar.as_ref();
    (listed.stamp, sidecar.map(|sidecar| sidecar.stamp))
}

/// What captures came to.
#[derive(Debug, Default)]
pub(super) struct Readings {
    /// Stands for what the reader knew of the archive.
    pub knowledge: Digest,
    /// By path.
    pub captures: ByPath<Reading>,
}

/// Some readings as they are on disk: what stands for all of them, what for the reader's knowledge, and each by its
/// path.
type Part<R> = (Digest, Digest, Vec<R>);

impl Readings {
    /// Those that are on disk, and what stands for each part of them.
    fn fetch(folder: &Path, knowledge: Digest) -> (Self, Vec<Option<Digest>>) {
        let part = |number| {
            let part = fetch(&folder.join(format!("{READINGS}{number}")));
            part.filter(|(_, known, _): &Part<(String, Reading)>| *known == knowledge)
        };
        let parts: Vec<Option<_>> = (0..PARTS).into_par_iter().map(part).collect();
        let digests = parts.iter().map(|part| Some(part.as_ref()?.0));
        let digests = digests.collect();
        let readings = parts.into_iter().flatten().flat_map(|(.., part)| part);
        let mut readings: Vec<(String, Reading)> = readings.collect();
        readings.sort_unstable_by(|a, b| a.0.cmp(&b.0));
        let captures = ByPath(readings);
        (
            Readings {
                knowledge,
                captures,
            },
            digests,
        )
    }

    /// Writes the parts that are others than those `on_disk`.
    fn store(&self, folder: &Path, on_disk: &[Option<Digest>]) -> Result<(), FileError> {
        let mut parts: Vec<Vec<&(String, Reading)>> = vec![Vec::new(); PARTS];
        for reading in &self.captures.0 {
            parts[digest(&reading.0).part(PARTS)].push(reading);
        }
        let parts = parts.into_par_iter().enumerate();
        parts.try_for_each(|(number, part)| {
            let made_from = part
                .iter()
                .map(|(path, reading)| (path, reading.content, &reading.recurring));
            let stands_for = digest(&(self.knowledge, made_from.collect::<Vec<_>>()));
            let on_disk = on_disk.get(number).copied().flatten();
            if on_disk == Some(stands_for) || on_disk.is_none() && part.is_empty() {
                return Ok(());
            }
            let part: Part<&(String, Reading)> = (stands_for, self.knowledge, part);
            store(&folder.join(format!("{READINGS}{number}")), &part)
        })
    }
}

/// What a capture came to.
#[derive(Debug, Serialize, Deserialize)]
pub(super) struct Reading {
    /// Stands for what was in it.
    pub content: Digest,
    pub sighting: Option<Sighting>,
    /// What the other captures said of its lines.
    pub recurring: Recurring,
    pub outcome: Outcome,
}

/// An article, or why there is none, and what was noticed.
#[derive(Debug, Clone, Serialize, Deserialize)]
pub(super) struct Outcome {
    #[serde(serialize_with = "of_article", deserialize_with = "to_article")]
    pub article: Option<Arc<Article>>,
    pub diagnostics: Vec<Diagnostic>,
}

fn of_article<S: Serializer>(
    article: &Option<Arc<Article>>,
    serializer: S,
) -> Result<S::Ok, S::Error> {
    article.as_deref().serialize(serializer)
}

fn to_article<'de, D: Deserializer<'de>>(
    deserializer: D,
) -> Result<Option<Arc<Article>>, D::Error> {
    Ok(Option::<Article>::deserialize(deserializer)?.map(Arc::new))
}

impl Memory {
    /// One that stays in the process, which builds again and again.
    pub fn in_process() -> Self {
        Memory {
            is_kept_in_process: true,
            ..Memory::default()
        }
    }

    /// Where it is on disk, once a build has begun.
    pub fn folder(&self) -> Option<&Path> {
        self.folder.as_deref()
    }

    /// Takes from disk what an earlier build has left in a folder, unless it is in the process already.
    pub(super) fn open(&mut self, folder: PathBuf) {
        if self.folder.as_ref() != Some(&folder) {
            self.last = fetch(&folder.join(SITE));
            self.folder = Some(folder);
            self.is_on_disk = false;
        }
    }

    /// What the last build has noted of the files of its site.
    pub(super) fn noted(&self) -> Option<Noted> {
        Some(self.last.as_ref()?.noted.clone())
    }

    /// What captures came to before, as far as the reader knew the same. They are handed over: the build gives
    /// back what holds.
    pub(super) fn take_readings(&mut self, knowledge: Digest) -> Readings {
        let none = Readings {
            knowledge,
            captures: ByPath::default(),
        };
        match (self.readings.take(), &self.folder) {
            (Some(readings), _) if readings.knowledge == knowledge => readings,
            (None, Some(folder)) => {
                let (readings, parts) = Readings::fetch(folder, knowledge);
                self.parts = parts;
                readings
            }
            _ => none,
        }
    }

    /// Keeps what the captures came to, whatever else becomes of the build.
    pub(super) fn keep_readings(&mut self, readings: Readings) {
        self.readings = Some(readings);
    }

    /// What fetches the words of the last site's index, and the digests of the entries that they were read from;
    /// `base` stands for templates, strings, static files and settings.
    pub(super) fn words(
        &self,
        base: Digest,
    ) -> impl FnOnce() -> Option<(Vec<Digest>, search::Words)> + Send + use<> {
        let index = self.last.as_ref().map(|last| last.index);
        let folder = self.folder.clone();
        move || {
            let index = index?;
            let words: (Vec<Digest>, _) = fetch(&folder?.join(WORDS))?;
            (digest(&(base, &words.0)) == index).then_some(words)
        }
    }

    /// Writes to disk the words of an index, and the digests of the entries that they were read from.
    ///
    /// # Errors
    /// If it cannot be written.
    pub(super) fn keep_words(
        &self,
        digests: &[Digest],
        words: &search::Words,
    ) -> Result<(), FileError> {
        match &self.folder {
            Some(folder) if !self.is_on_disk => {
                tree::make_private_folder(folder)?;
                store(&folder.join(WORDS), &(digests, words))
            }
            _ => Ok(()),
        }
    }

    /// What is remembered of the last archive.
    pub(super) fn archive(&mut self) -> &mut archive::Memory {
        let folder = &self.folder;
        let from_disk = || fetch(&folder.as_ref()?.join(ARCHIVE));
        let archive = self
            .archive
            .get_or_insert_with(|| from_disk().unwrap_or_default());
        if self.is_kept_in_process {
            archive.expect_edits();
        }
        archive
    }

    /// Keeps how captures look that have turned out to be what they were.
    ///
    /// # Errors
    /// If it cannot be written to disk.
    pub(super) fn keep_seen(&mut self, seen: ByPath<Seen>) -> Result<(), FileError> {
        let (Some(last), Some(folder)) = (&mut self.last, &self.folder) else {
            return Ok(());
        };
        last.seen = seen;
        store(&folder.join(SITE), last)
    }

    /// Keeps what a build came to.
    ///
    /// # Errors
    /// If it cannot be written to disk.
    pub(super) fn keep(&mut self, last: Last) -> Result<(), FileError> {
        let last = self.last.insert(last);
        let Some(folder) = self.folder.as_ref().filter(|_| !self.is_on_disk) else {
            return Ok(());
        };
        self.is_on_disk = self.is_kept_in_process;
        tree::make_private_folder(folder)?;
        store(&folder.join(SITE), last)?;
        self.store_parts()
    }

    /// Writes to disk what captures and the archive came to, and lets go of it, unless it stays in the process: it
    /// holds whatever becomes of the build, and would be a quarter of what that has in memory.
    ///
    /// # Errors
    /// If it cannot be written to disk.
    pub(super) fn put_away(&mut self) -> Result<(), FileError> {
        match self.is_kept_in_process {
            true => Ok(()),
            false => self.store_parts(),
        }
    }

    fn store_parts(&mut self) -> Result<(), FileError> {
        let Some(folder) = &self.folder else {
            return Ok(());
        };
        tree::make_private_folder(folder)?;
        if let Some(archive) = self.archive.as_mut()
            && archive.take_changed()
        {
            store(&folder.join(ARCHIVE), archive)?;
        }
        if !self.is_kept_in_process {
            self.archive = None;
        }
        if let Some(readings) = &self.readings {
            readings.store(folder, &self.parts)?;
        }
        if !self.is_kept_in_process {
            self.readings = None;
        }
        Ok(())
    }
}

/// What stands before a value: what it is, and which program wrote it. After it stands the digest of all that is
/// before that.
fn head() -> String {
    format!("kliping cache {PROGRAM}\n")
}

fn store(path: &Path, value: &impl Serialize) -> Result<(), FileError> {
    tree::write_over(path, |file| {
        let mut buffered = BufWriter::with_capacity(1 << 16, Digesting::new(file));
        buffered.write_all(head().as_bytes())?;
        postcard::to_io(value, &mut buffered).map_err(io::Error::other)?;
        let (file, digest) = buffered.into_inner()?.finish();
        write!(file, "\n{digest:?}")
    })
}

fn fetch<T: DeserializeOwned>(path: &Path) -> Option<T> {
    let file = files::read(path, u64::MAX).ok()??;
    let end = file.iter().rposition(|byte| *byte == b'\n')?;
    let value = file[..end].strip_prefix(head().as_bytes())?;
    let mut digesting = Digesting::new(io::sink());
    digesting.write_all(&file[..end]).ok()?;
    let (_, digest) = digesting.finish();
    let is_whole = file[end + 1..] == *format!("{digest:?}").as_bytes();
    is_whole.then(|| postcard::from_bytes(value).ok()).flatten()
}
