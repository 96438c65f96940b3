//! Which word stands in which entry: how much it says of it, and what follows it there.

use super::Input;
use super::words::{follower, hash, stem, unmarked, words, written};
use crate::archive::Entry;
use crate::article::{Article, BlockKind};
use rayon::prelude::*;
use serde::{Deserialize, Serialize};
use std::collections::{BTreeMap, HashMap};
use std::sync::Arc;

/// One word in one entry.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Hit {
    /// Number of the document.
    pub document: u32,
    /// How much the word says of it, below [`LEVELS`].
    pub level: u8,
    /// Bits of the words that follow it, as [`follower`] gives them; that of no word at the end of a part.
    pub followers: u16,
}

/// How many levels [`Hit::level`] has.
pub const LEVELS: u8 = 8;

/// A word as it is written, and where.
#[derive(Debug, Serialize, Deserialize)]
pub struct Term {
    /// The word as [`written`] gives it, or the key of a facet.
    pub written: String,
    /// The same without marks.
    pub unmarked: String,
    /// The stem by which forms of a word stand together.
    pub stem: String,
    /// In how many documents.
    pub documents: u32,
    hits: Hits,
}

/// Where the hits of a word are.
#[derive(Debug, Serialize, Deserialize)]
enum Hits {
    /// In parts of [`Postings::parts`]: their numbers, and its number there.
    InParts(Vec<(u32, u32)>),
    /// Here, in the order of the documents, since a document has changed.
    Own(#[serde(with = "packed")] Vec<Hit>),
}

impl Term {
    /// Whether it is the key of a country, topic or language.
    pub fn is_facet(&self) -> bool {
        is_facet(&self.written)
    }
}

fn is_facet(written: &str) -> bool {
    written.starts_with('=')
}

/// All words of an archive, sorted by stem.
#[derive(Debug, Serialize, Deserialize)]
pub struct Postings {
    /// The words.
    pub terms: Vec<Term>,
    parts: Vec<Part>,
}

/// The words of some documents that follow each other.
#[derive(Debug, Serialize, Deserialize)]
struct Part {
    /// Each once, in the order in which they came.
    written: Vec<String>,
    /// For each word where its hits begin, and at the end where the last ones end.
    starts: Vec<u32>,
    /// By word, then by document.
    #[serde(with = "packed")]
    hits: Vec<Hit>,
}

/// Hits on disk: there are millions of them.
mod packed {
    use super::Hit;
    use serde::de::Error;
    use serde::{Deserialize, Deserializer, Serializer};

    /// Bytes of a hit.
    const SIZE: usize = 7;

    pub fn serialize<S: Serializer>(hits: &[Hit], serializer: S) -> Result<S::Ok, S::Error> {
        let mut bytes = Vec::with_capacity(hits.len() * SIZE);
        for hit in hits {
            let ([a, b, c, d], [low, high]) =
                (hit.document.to_le_bytes(), hit.followers.to_le_bytes());
            bytes.extend_from_slice(&[a, b, c, d, low, high, hit.level]);
        }
        serializer.serialize_bytes(&bytes)
    }

    pub fn deserialize<'de, D: Deserializer<'de>>(deserializer: D) -> Result<Vec<Hit>, D::Error> {
        let bytes = <&[u8]>::deserialize(deserializer)?;
        let (hits, []) = bytes.as_chunks::<SIZE>() else {
            return Err(D::Error::custom("a part of a hit"));
        };
        let hits = hits.iter().map(|&[a, b, c, d, low, high, level]| Hit {
            document: u32::from_le_bytes([a, b, c, d]),
            level,
            followers: u16::from_le_bytes([low, high]),
        });
        Ok(hits.collect())
    }
}

impl Part {
    /// Where a word stands, by its number.
    fn hits(&self, word: u32) -> &[Hit] {
        let (start, end) = (self.starts[word as usize], self.starts[word as usize + 1]);
        &self.hits[start as usize..end as usize]
    }
}

/// Documents that are read at once. Fixed, so that the result is the same on any machine.
const PART: usize = 512;

/// The key of a facet among the words: no word has this form. Browsers make the same from the code of a
/// country (kind `c`), the id of a topic (`t`) or the code of a language (`l`).
pub fn facet(kind: char, value: &str) -> String {
    format!("={kind}{:x}", hash(value))
}

impl Postings {
    /// Reads the texts of all entries.
    pub fn new(input: &Input<'_>) -> Self {
        let count = input.archive.entries.len();
        let parts: Vec<Part> = (0..count.div_ceil(PART))
            .into_par_iter()
            .map(|part| {
                let mut words = PartWords::default();
                for document in part * PART..count.min((part + 1) * PART) {
                    words.read(input, document as u32);
                }
                words.into_part()
            })
            .collect();
        Postings {
            terms: terms(&parts),
            parts,
        }
    }

    /// Where a word stands, in the order of the documents.
    pub fn hits<'a>(&'a self, term: &'a Term) -> impl Iterator<Item = &'a Hit> {
        let (places, own): (&[(u32, u32)], &[Hit]) = match &term.hits {
            Hits::InParts(places) => (places, &[]),
            Hits::Own(own) => (&[], own),
        };
        let in_parts = places
            .iter()
            .flat_map(|&(part, word)| self.parts[part as usize].hits(word));
        in_parts.chain(own)
    }

    /// Reads a document again, which may be new, or none any more. Gives the words whose hits are others now.
    pub fn reword(&mut self, input: &Input<'_>, document: u32) -> Vec<Reworded> {
        let mut after = hits_of(input, document);
        let mut moved: Vec<(String, Option<Hit>, bool)> = Vec::new();
        for (written, hit) in self.hits_in(document) {
            match after.remove(&written) {
                Some(now) if now == hit => {}
                now => moved.push((written, now, true)),
            }
        }
        moved.extend(
            after
                .into_iter()
                .map(|(word, hit)| (word, Some(hit), false)),
        );
        let reworded = moved.into_iter().map(|(written, now, was_there)| {
            let unmarked = unmarked(&written);
            let stem = stem(&unmarked);
            let change = i32::from(now.is_some()) - i32::from(was_there);
            self.set((&stem, &unmarked, &written), document, now);
            Reworded {
                is_facet: is_facet(&written),
                unmarked,
                stem,
                change,
            }
        });
        reworded.collect()
    }

    /// The words of a document as they are known.
    fn hits_in(&self, document: u32) -> Vec<(String, Hit)> {
        let part = document / PART as u32;
        let found = self.terms.par_iter().filter_map(|term| {
            let hits = match &term.hits {
                Hits::InParts(places) => {
                    let place = places.binary_search_by_key(&part, |&(part, _)| part).ok()?;
                    self.parts[part as usize].hits(places[place].1)
                }
                Hits::Own(own) => own,
            };
            let at = hits.binary_search_by_key(&document, |hit| hit.document);
            Some((term.written.clone(), hits[at.ok()?]))
        });
        found.collect()
    }

    /// Sets the hit of a word, by stem and forms, in a document; `None` if it does not stand there any more.
    fn set(&mut self, word: (&str, &str, &str), document: u32, hit: Option<Hit>) {
        let place = self
            .terms
            .binary_search_by(|term| (&*term.stem, &*term.unmarked, &*term.written).cmp(&word));
        let place = place.unwrap_or_else(|place| {
            let term = Term {
                written: word.2.to_owned(),
                unmarked: word.1.to_owned(),
                stem: word.0.to_owned(),
                documents: 0,
                hits: Hits::Own(Vec::new()),
            };
            self.terms.insert(place, term);
            place
        });
        if let Hits::InParts(_) = self.terms[place].hits {
            let own = self.hits(&self.terms[place]).copied().collect();
            self.terms[place].hits = Hits::Own(own);
        }
        let term = &mut self.terms[place];
        if let Hits::Own(hits) = &mut term.hits {
            match (
                hits.binary_search_by_key(&document, |hit| hit.document),
                hit,
            ) {
                (Ok(at), Some(hit)) => hits[at] = hit,
                (Err(at), Some(hit)) => hits.insert(at, hit),
                (Ok(at), None) => drop(hits.remove(at)),
                (Err(_), None) => {}
            }
            term.documents = hits.len() as u32;
        }
        if term.documents == 0 {
            self.terms.remove(place);
        }
    }
}

/// A word that stands in a document otherwise than before.
#[derive(Debug)]
pub struct Reworded {
    /// It is the key of a country, topic or language.
    pub is_facet: bool,
    /// The word without marks.
    pub unmarked: String,
    /// Its stem.
    pub stem: String,
    /// How many more documents have it as it is written: -1, 0 or 1.
    pub change: i32,
}

/// The hits of the words of a document; none if there is no such document.
fn hits_of(input: &Input<'_>, document: u32) -> BTreeMap<String, Hit> {
    let mut words = PartWords::default();
    if (document as usize) < input.archive.entries.len() {
        words.read(input, document);
    }
    let PartWords { written, hits, .. } = words;
    let hits = hits.into_iter();
    hits.map(|(word, hit)| (written[word as usize].clone(), hit))
        .collect()
}

fn terms(parts: &[Part]) -> Vec<Term> {
    struct Found<'a> {
        written: &'a str,
        places: Vec<(u32, u32)>,
        documents: u32,
    }
    let mut numbers: HashMap<&str, usize> = HashMap::new();
    let mut found: Vec<Found<'_>> = Vec::new();
    for (place, part) in parts.iter().enumerate() {
        for (word, written) in part.written.iter().enumerate() {
            let number = *numbers.entry(written).or_insert_with(|| {
                found.push(Found {
                    written,
                    places: Vec::new(),
                    documents: 0,
                });
                found.len() - 1
            });
            let found = &mut found[number];
            found.places.push((place as u32, word as u32));
            found.documents += part.starts[word + 1] - part.starts[word];
        }
    }
    let mut terms: Vec<Term> = found
        .into_par_iter()
        .map(|found| {
            let unmarked = unmarked(found.written);
            Term {
                written: found.written.to_owned(),
                stem: stem(&unmarked),
                unmarked,
                documents: found.documents,
                hits: Hits::InParts(found.places),
            }
        })
        .collect();
    terms.par_sort_unstable_by(|a, b| {
        (&a.stem, &a.unmarked, &a.written).cmp(&(&b.stem, &b.unmarked, &b.written))
    });
    terms
}

/// What a word weighs where it stands, in halves of a word of the running text.
mod weight {
    pub const TITLE: u16 = 12;
    pub const KICKER: u16 = 4;
    pub const FIRST_PARAGRAPH: u16 = 4;
    pub const SUBHEADING: u16 = 3;
    pub const PARAGRAPH: u16 = 2;
    pub const CAPTION: u16 = 1;
}

/// Collects the words of a part.
#[derive(Default)]
struct PartWords {
    /// The number of each word, by how it stands in the text and by how it is written.
    numbers: HashMap<String, u32>,
    written: Vec<String>,
    /// For each word its bit among those that follow another.
    bits: Vec<u16>,
    hits: Vec<(u32, Hit)>,
    /// Of the document at hand: word, weight, followers.
    occurrences: Vec<(u32, u16, u16)>,
    tokens: usize,
}

impl PartWords {
    fn read(&mut self, input: &Input<'_>, document: u32) {
        let entry = input.entry(document);
        self.read_versions(document, &entry.versions);
        for facet in facets(input, entry) {
            let word = self.number(&facet);
            let hit = Hit {
                document,
                level: LEVELS - 1,
                followers: 0,
            };
            self.hits.push((word, hit));
        }
    }

    fn read_versions(&mut self, document: u32, versions: &[Arc<Article>]) {
        self.occurrences.clear();
        self.tokens = 0;
        for version in versions {
            self.read_version(version);
        }
        let length = self.tokens as f32 / versions.len().max(1) as f32;
        self.occurrences.sort_unstable_by_key(|&(word, ..)| word);
        for same in self.occurrences.chunk_by(|a, b| a.0 == b.0) {
            let weight: u32 = same.iter().map(|&(_, weight, _)| u32::from(weight)).sum();
            let hit = Hit {
                document,
                level: level(weight as f32 / 2.0, length),
                followers: same.iter().fold(0, |bits, &(.., follower)| bits | follower),
            };
            self.hits.push((same[0].0, hit));
        }
    }

    fn read_version(&mut self, version: &Article) {
        self.read_text(&version.title.value, weight::TITLE);
        if let Some(kicker) = &version.kicker {
            self.read_text(kicker, weight::KICKER);
        }
        let mut is_first = true;
        let mut of_paragraph = || match std::mem::replace(&mut is_first, false) {
            true => weight::FIRST_PARAGRAPH,
            false => weight::PARAGRAPH,
        };
        for part in version.captured_parts() {
            let weight = match part.kind {
                BlockKind::Paragraph => of_paragraph(),
                BlockKind::Subheading => weight::SUBHEADING,
                BlockKind::Caption => weight::CAPTION,
            };
            let start = self.occurrences.len();
            self.read_text(&part.text, weight);
            // Which words follow each other is told only of what may be shown.
            if version.is_excerpt() {
                let hidden = &mut self.occurrences[start..];
                hidden
                    .iter_mut()
                    .for_each(|(.., bits)| *bits = follower(""));
            }
        }
    }

    fn read_text(&mut self, text: &str, weight: u16) {
        let start = self.occurrences.len();
        for word in words(text) {
            let number = self.number_of_token(word);
            let bit = self.bits[number as usize];
            if self.occurrences.len() > start
                && let Some((.., follower)) = self.occurrences.last_mut()
            {
                *follower = bit;
            }
            self.occurrences.push((number, weight, follower("")));
        }
        self.tokens += self.occurrences.len() - start;
    }

    fn number_of_token(&mut self, token: &str) -> u32 {
        if let Some(&number) = self.numbers.get(token) {
            return number;
        }
        let number = self.number(&written(token));
        self.numbers.insert(token.to_owned(), number);
        number
    }

    fn number(&mut self, written: &str) -> u32 {
        if let Some(&number) = self.numbers.get(written) {
            return number;
        }
        let number = self.written.len() as u32;
        self.written.push(written.to_owned());
        self.bits.push(follower(&unmarked(written)));
        self.numbers.insert(written.to_owned(), number);
        number
    }

    /// Sorts the hits by word; those of one word are in the order of the documents already.
    fn into_part(self) -> Part {
        let mut starts = vec![0u32; self.written.len() + 1];
        for (word, _) in &self.hits {
            starts[*word as usize + 1] += 1;
        }
        for word in 1..starts.len() {
            starts[word] += starts[word - 1];
        }
        let none = Hit {
            document: 0,
            level: 0,
            followers: 0,
        };
        let mut next = starts.clone();
        let mut hits = vec![none; self.hits.len()];
        for (word, hit) in self.hits {
            let place = &mut next[word as usize];
            hits[*place as usize] = hit;
            *place += 1;
        }
        Part {
            written: self.written,
            starts,
            hits,
        }
    }
}

/// How much a word says of a text of a length in words: BM25's term frequency (Robertson & Zaragoza 2009)
/// with k1 = 2 and b = 0.4, in steps. The length of a usual text is fixed, so that one article more or less
/// changes nothing in the hits of others.
fn level(weight: f32, length: f32) -> u8 {
    const USUAL_LENGTH: f32 = 400.0;
    let k = 2.0 * (0.6 + 0.4 * length / USUAL_LENGTH);
    let share = weight / (weight + k);
    ((share * f32::from(LEVELS)) as u8).min(LEVELS - 1)
}

/// The keys of what an entry is filed under.
fn facets(input: &Input<'_>, entry: &Entry) -> Vec<String> {
    let countries = entry.countries.iter().map(|c| facet('c', c.as_str()));
    let topics = entry.topics.iter();
    let topics = topics.map(|&topic| facet('t', &input.topics[topic].id));
    let languages = entry.versions.iter();
    let languages = languages.map(|version| facet('l', version.language.value.as_str()));
    let mut all: Vec<String> = countries.chain(topics).chain(languages).collect();
    all.sort_unstable();
    all.dedup();
    all
}
