//! Beside the pages: the archive becomes an index that the browser searches, cut into small scripts.
//!
//! A page from disk may not fetch files, but it may load scripts, so every shard is one:
//! `kliping.put("NAME", …)`. A query loads the list of shards, then of each word one shard of the dictionary
//! and those of its postings, then the articles that are shown; never the whole.
//!
//! | file below `search/index/` | what it holds |
//! |---|---|
//! | `manifest.js` | how many documents, the years, where each shard begins, names of countries and topics |
//! | `words-HASH.js` | a stretch of the dictionary: words without marks, and how frequent each is |
//! | `frequent.js` | the most frequent words, for misspelt ones |
//! | `terms-HASH.js` | a stretch of the postings, by stem: which word, with its marks, stands where |
//! | `articles-N.js` | what is shown of [`ARTICLES`] documents |
//!
//! Documents are numbered from the oldest entry to the newest, so a new article changes no number. A shard
//! begins where the hash of a word says so, so a new word moves no border but the next one. Countries,
//! topics and languages are words too, of a form that no text has.
//!
//! Invariant: pure. The same archive gives the same bytes; shards are rendered in any order, in parallel.

mod articles;
mod bits;
mod manifest;
mod postings;
mod shards;
mod words;

use crate::archive::{Archive, Entry, EntryNumber};
use crate::digest::Digest;
use crate::locale::{Interface, Language};
use crate::site_path::SitePath;
use crate::vocabulary::Topic;
use postings::Postings;
use serde::{Deserialize, Serialize};
use shards::Shard;
use std::collections::BTreeSet;
use std::ops::Range;
use std::sync::Arc;

/// Documents in one file.
pub const ARTICLES: usize = 16;

/// So many documents are read again one by one; where they are more, all are.
const FEW: usize = 32;

/// What the index is made from.
#[derive(Debug, Clone, Copy)]
pub struct Input<'a> {
    /// The entries, in order and with addresses.
    pub archive: &'a Archive,
    /// The languages that the site is made in.
    pub interfaces: &'a [Arc<Interface>],
    /// The vocabulary.
    pub topics: &'a [Topic],
}

impl Input<'_> {
    /// The document of an entry.
    pub fn document(&self, entry: EntryNumber) -> u32 {
        self.archive.entries.len() as u32 - 1 - entry
    }

    /// The entry of a document: the oldest one has number 0, after those without a date.
    fn entry(&self, document: u32) -> &Entry {
        let entries = &self.archive.entries;
        &entries[entries.len() - 1 - document as usize]
    }

    /// The languages of names: those of the interfaces, and English.
    fn languages(&self) -> Vec<Language> {
        let mut languages: Vec<Language> = self.interfaces.iter().map(|i| i.language).collect();
        if let Ok(english) = "en".parse()
            && !languages.contains(&english)
        {
            languages.push(english);
        }
        languages
    }
}

/// An index, ready to be written shard by shard.
#[derive(Debug)]
pub struct Index<'a> {
    input: Input<'a>,
    words: Words,
}

/// The words of an archive, in shards.
#[derive(Debug, Serialize, Deserialize)]
pub struct Words {
    postings: Postings,
    dictionary: Vec<(String, u32)>,
    word_shards: Vec<Shard>,
    term_shards: Vec<Shard>,
}

/// What of an index is other than it was the last time.
#[derive(Debug)]
pub struct Stale {
    /// How many documents were read.
    pub documents: usize,
    /// Files that hold something else, or are new.
    pub files: Vec<File>,
    /// Files that are none any more.
    pub gone: Vec<SitePath>,
}

/// One file of an index.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct File {
    /// Where it stands.
    pub path: SitePath,
    part: Part,
}

#[derive(Debug, Clone, PartialEq, Eq)]
enum Part {
    Manifest,
    Frequent,
    Words(Range<usize>),
    Terms(Range<usize>),
    Articles(Range<u32>),
}

impl<'a> Index<'a> {
    /// Reads the words of all entries: everything is new.
    pub fn new(input: Input<'a>) -> (Self, Stale) {
        let postings = Postings::new(&input);
        let dictionary = shards::dictionary(&postings.terms);
        let words = Words {
            word_shards: shards::cut_words(&dictionary),
            term_shards: shards::cut_terms(&postings.terms),
            postings,
            dictionary,
        };
        let index = Index { input, words };
        let stale = Stale {
            documents: input.archive.entries.len(),
            files: index.plan(),
            gone: Vec::new(),
        };
        (index, stale)
    }

    /// The index of an archive of which the `words` are known as they were before some `documents` had other texts;
    /// gives with it what is other than it was.
    pub fn again(input: Input<'a>, mut words: Words, documents: &BTreeSet<u32>) -> (Self, Stale) {
        let count = input.archive.entries.len() as u32;
        let mut moved = Vec::new();
        for &document in documents {
            moved.extend(words.postings.reword(&input, document));
        }
        let numbers = documents.iter().map(|document| document / ARTICLES as u32);
        let numbers: BTreeSet<u32> = numbers.collect();
        let numbers = numbers.into_iter();
        let (there, gone): (Vec<File>, Vec<File>) = numbers
            .map(|number| articles_file(number, count))
            .partition(|file| matches!(&file.part, Part::Articles(range) if !range.is_empty()));
        let mut stale = Stale {
            documents: documents.len(),
            files: there,
            gone: gone.into_iter().map(|file| file.path).collect(),
        };
        let in_dictionary = moved
            .iter()
            .filter(|word| word.change != 0 && !word.is_facet);
        let counts = in_dictionary
            .clone()
            .map(|word| (&*word.unmarked, word.change));
        shards::recount(&mut words.dictionary, counts);
        let word_shards = shards::cut_words(&words.dictionary);
        let term_shards = shards::cut_terms(&words.postings.terms);
        let stems: BTreeSet<&str> = moved.iter().map(|word| &*word.stem).collect();
        let unmarked: BTreeSet<&str> = in_dictionary.map(|word| &*word.unmarked).collect();
        let before = [&words.word_shards, &words.term_shards];
        let after = [(&word_shards, &unmarked), (&term_shards, &stems)];
        let kinds = [Shard::words_file, Shard::terms_file];
        for ((before, (after, keys)), file) in before.into_iter().zip(after).zip(kinds) {
            let (changed, gone) = shards::compare(before, after, keys);
            stale.files.extend(changed.into_iter().map(file));
            stale
                .gone
                .extend(gone.into_iter().map(|shard| file(shard).path));
        }
        if !unmarked.is_empty() {
            stale.files.push(file("frequent", Part::Frequent));
        }
        let begin_alike = |before: &[Shard], after: &[Shard]| {
            before
                .iter()
                .map(|s| &s.key)
                .eq(after.iter().map(|s| &s.key))
        };
        if !before
            .into_iter()
            .zip(after)
            .all(|(before, (after, _))| begin_alike(before, after))
        {
            stale.files.push(manifest_file());
        }
        words.word_shards = word_shards;
        words.term_shards = term_shards;
        (Index { input, words }, stale)
    }

    /// The same, where it is known from which entries these `words` were read, each by [its digest](Entry::digest);
    /// without anything if too many are others now.
    pub fn after(input: Input<'a>, (before, words): (Vec<Digest>, Words)) -> Option<(Self, Stale)> {
        let now = &input.archive.digests;
        let most = before.len().max(now.len());
        // The oldest entries are the last ones, and the first documents.
        let of_document =
            |digests: &[Digest], document: usize| digests.iter().rev().nth(document).copied();
        let is_other =
            |&document: &usize| of_document(&before, document) != of_document(now, document);
        let others = (0..most).filter(is_other).map(|document| document as u32);
        let others: BTreeSet<u32> = others.take(FEW + 1).collect();
        if others.len() > FEW {
            return None;
        }
        let (index, mut stale) = Self::again(input, words, &others);
        // Which countries and topics there are may be other too.
        stale.files.retain(|file| file.part != Part::Manifest);
        stale.files.push(manifest_file());
        Some((index, stale))
    }

    /// The words of all entries, for [`Index::after`].
    pub fn words(&self) -> &Words {
        &self.words
    }

    /// What the next index of nearly the same archive is made of.
    pub fn into_words(self) -> Words {
        self.words
    }

    /// All files, in a fixed order. Each can be rendered for itself.
    pub fn plan(&self) -> Vec<File> {
        let count = self.input.archive.entries.len() as u32;
        let mut files = vec![manifest_file(), file("frequent", Part::Frequent)];
        files.extend(self.words.word_shards.iter().map(Shard::words_file));
        files.extend(self.words.term_shards.iter().map(Shard::terms_file));
        let numbers = 0..count.div_ceil(ARTICLES as u32);
        files.extend(numbers.map(|number| articles_file(number, count)));
        files
    }

    /// Renders a file.
    pub fn render(&self, file: &File) -> Vec<u8> {
        let name = file.path.as_str();
        let name = name.strip_prefix(FOLDER).unwrap_or(name);
        let name = name.strip_suffix(".js").unwrap_or(name);
        let content = match &file.part {
            Part::Manifest => manifest::render(self),
            Part::Frequent => shards::frequent(&self.words.dictionary),
            Part::Words(range) => shards::words(&self.words.dictionary[range.clone()]),
            Part::Terms(range) => shards::terms(&self.words.postings, range.clone()),
            Part::Articles(range) => articles::render(&self.input, range.clone()),
        };
        format!("kliping.put(\"{name}\",{content})\n").into_bytes()
    }
}

/// A value as a script has it, without any `<`: a server may serve a script as a page.
fn literal(value: &serde_json::Value) -> String {
    value.to_string().replace('<', "\\u003c")
}

impl Shard {
    fn words_file(&self) -> File {
        file(&self.name("words"), Part::Words(self.range.clone()))
    }

    fn terms_file(&self) -> File {
        file(&self.name("terms"), Part::Terms(self.range.clone()))
    }
}

fn manifest_file() -> File {
    file("manifest", Part::Manifest)
}

/// The file with a number, of those that show so many documents; of none if there are fewer.
fn articles_file(number: u32, count: u32) -> File {
    let first = number * ARTICLES as u32;
    let range = first..count.min(first + ARTICLES as u32);
    file(&format!("articles-{number}"), Part::Articles(range))
}

const FOLDER: &str = "search/index/";

fn file(name: &str, part: Part) -> File {
    let path = match SitePath::new(format!("{FOLDER}{name}.js")) {
        Ok(path) => path,
        Err(error) => unreachable!("names are letters and digits: {error}"),
    };
    File { path, part }
}
