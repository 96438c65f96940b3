//! The countries that a text names.
//!
//! ```
//! use kliping::article::country::Gazetteer;
//!
//! let gazetteer = Gazetteer::new();
//! let found = gazetteer.find("Thủ tướng Anh thăm Văn Anh ở Mỹ", "vi".parse().unwrap());
//! assert_eq!(found.iter().map(ToString::to_string).collect::<Vec<_>>(), ["GB", "US"]);
//! ```
//!
//! A country counts if the text names it: by name, usual short form or adjective, in the text's own
//! language, in English, or as the country calls itself. Capitals, currencies, languages, diseases, waters
//! and brands that carry a country's name do not count. Names come from CLDR and from [`aliases`]; what a
//! name means where it stands is decided by [`rules`], which are data, in [`context`].

mod aliases;
mod context;
mod names;
mod rules;
#[cfg(test)]
mod sentences;
mod syllables;
#[cfg(test)]
mod tests;

use crate::locale::{Language, Region};
use context::{Edge, Place, Verdict};
use names::{Entry, Index, Meaning};
use std::collections::BTreeSet;
use std::ops::Range;
use std::sync::OnceLock;

/// What countries are called in a language: CLDR's names, then the aliases of the press, then what they call
/// themselves.
pub fn names(language: Language) -> Vec<(Region, String)> {
    names::all(language)
}

/// The names of all countries of ISO 3166-1 (and Kosovo), ready to be searched for. Those of a language take some
/// milliseconds and are prepared when they are first asked for; it is meant to be made once.
#[derive(Debug)]
pub struct Gazetteer {
    indexes: Vec<(Language, OnceLock<Index>)>,
}

/// Languages that have an index of their own, the fallback for all others last.
const LANGUAGES: [&str; 4] = ["vi", "id", "ms", "en"];

impl Default for Gazetteer {
    fn default() -> Self {
        Self::new()
    }
}

impl Gazetteer {
    /// Knows the languages, and no name yet.
    pub fn new() -> Self {
        let languages = LANGUAGES.iter().filter_map(|code| code.parse().ok());
        Gazetteer {
            indexes: languages
                .map(|language| (language, OnceLock::new()))
                .collect(),
        }
    }

    /// The countries that a text in a language names, sorted by code, each once. Texts in languages that
    /// have no names here are searched for English ones.
    pub fn find(&self, text: &str, language: Language) -> Vec<Region> {
        let own = self.indexes.iter().find(|(known, _)| *known == language);
        let index = own.or(self.indexes.last());
        let Some((language, index)) = index else {
            return Vec::new();
        };
        let index = index.get_or_init(|| Index::new(*language));
        let mut found = Found::default();
        let mut search = Search { index, text, at: 0 };
        while let Some((entry, span)) = search.next() {
            found.add(text, index, entry, span);
        }
        found.countries()
    }
}

/// Goes through the phrases of an index that stand in a text as whole words.
struct Search<'a> {
    index: &'a Index,
    text: &'a str,
    at: usize,
}

impl<'a> Search<'a> {
    fn next(&mut self) -> Option<(&'a Entry, Range<usize>)> {
        loop {
            let start = self.index.next_start(self.text, self.at)?;
            let found = self.index.phrase_at(self.text, start);
            let whole = found
                .map(|(entry, end)| (entry, start..end))
                .filter(|(_, span)| Place::is_whole(self.text, span));
            if let Some((_, span)) = &whole {
                self.at = span.end;
                return whole;
            }
            // Another name may start inside of what was no word; phrases are short, so this stays linear.
            self.at = start + 1;
        }
    }
}

/// What was found so far.
#[derive(Default)]
struct Found<'a> {
    countries: BTreeSet<Region>,
    /// Names that are a country unless a person has them.
    doubtful: BTreeSet<(&'a str, Region)>,
    /// Names that persons of this text have.
    persons: BTreeSet<&'a str>,
    /// Where the name of a language ended last.
    language_end: Option<usize>,
}

impl<'a> Found<'a> {
    fn add(&mut self, text: &str, index: &'a Index, entry: &'a Entry, span: Range<usize>) {
        let (Meaning::Country(region) | Meaning::Paired(region)) = entry.meaning else {
            return;
        };
        // `tiếng Anh, Pháp và Đức` are three languages.
        let listed = self.language_end.and_then(|end| text.get(end..span.start));
        let listed = listed.is_some_and(|gap| {
            matches!(
                gap,
                ", " | " và "
                    | " hoặc "
                    | "/"
                    | "-"
                    | " - "
                    | " – "
                    | " dan "
                    | " atau "
                    | ", dan "
                    | " and "
            )
        });
        let verdict = if listed {
            Verdict::Language
        } else {
            Place::new(text, span.clone())
                .verdict(entry, |words, edge| has_country_at(index, words, edge))
        };
        match verdict {
            Verdict::Country => {
                self.countries.insert(region);
            }
            Verdict::CountryUnlessPerson => {
                self.doubtful.insert((&entry.name, region));
            }
            Verdict::Person => {
                self.persons.insert(&entry.name);
            }
            Verdict::Language => self.language_end = Some(span.end),
            Verdict::Other => {}
        }
    }

    fn countries(mut self) -> Vec<Region> {
        let sure = self
            .doubtful
            .iter()
            .filter(|(name, _)| !self.persons.contains(name));
        self.countries.extend(sure.map(|(_, region)| *region));
        self.countries.into_iter().collect()
    }
}

/// Whether a stretch of text beside a name starts, or ends, with the name of another country.
fn has_country_at(index: &Index, words: &str, edge: Edge) -> bool {
    let mut search = Search {
        index,
        text: words,
        at: 0,
    };
    while let Some((entry, span)) = search.next() {
        let at_edge = match edge {
            Edge::Start if span.start > 0 => return false,
            Edge::Start => true,
            Edge::End => span.end == words.len(),
        };
        if at_edge {
            return entry.meaning != Meaning::NoCountry;
        }
    }
    false
}
