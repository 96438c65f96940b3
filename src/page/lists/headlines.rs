//! All entries by headline, in the order of the interface's dictionaries.

use super::Lists;
use crate::archive::EntryNumber;
use crate::page::Site;
use crate::page::plan::{self, Kind};
use crate::page::view::{self, object};
use rayon::prelude::*;
use tera::Value;

/// The entries of one interface by headline.
#[derive(Debug)]
pub struct Headlines {
    /// All entries in order.
    pub order: Vec<EntryNumber>,
    /// Each first letter, and how many headlines stand before its first one.
    pub letters: Vec<(String, usize)>,
}

impl Headlines {
    /// Sorts them. Quotes and other signs at the beginning do not count.
    pub fn new(site: &Site<'_>, number: usize) -> Self {
        let entries = &site.archive.entries;
        let locale = &site.interfaces[number].locale;
        let headline = |entry: EntryNumber| {
            let title = &entries[entry as usize].version(number).title.value;
            title.trim_start_matches(|c: char| !c.is_alphanumeric())
        };
        let all = (0..entries.len() as EntryNumber).into_par_iter();
        let mut keyed: Vec<_> = all
            .map(|entry| (locale.sort_key(headline(entry)), entry))
            .collect();
        keyed.par_sort_unstable();
        let order: Vec<EntryNumber> = keyed.into_iter().map(|(_, entry)| entry).collect();
        let mut letters: Vec<(String, usize)> = Vec::new();
        for (place, &entry) in order.iter().enumerate() {
            let initial = letter(&locale.initial(headline(entry)));
            if letters.last().is_none_or(|(last, _)| *last != initial) {
                letters.push((initial, place));
            }
        }
        Headlines { order, letters }
    }
}

/// The heading under which an initial stands: figures share one.
fn letter(initial: &str) -> String {
    if initial.starts_with(char::is_alphabetic) {
        initial.to_owned()
    } else {
        "0–9".to_owned()
    }
}

/// The mark by which a page's part is linked to: the code points of its letter.
fn id(letter: &str) -> String {
    letter
        .chars()
        .fold("h".to_owned(), |id, c| format!("{id}-{:x}", u32::from(c)))
}

impl Lists<'_> {
    /// The first letters, each with a jump to its first headline.
    pub(super) fn letters(&self) -> Value {
        let site = self.site();
        let headlines = &self.renderer.kept.headlines[self.number];
        let letters = headlines.letters.iter().map(|(letter, place)| {
            let page = place / plan::page_size(Kind::Headlines { page: 1 }, site.page_size) + 1;
            let path = plan::path_of(site.archive, self.number, Kind::Headlines { page });
            object([
                ("letter", Value::from(letter.as_str())),
                ("href", Value::from(format!("{path}#{}", id(letter)))),
            ])
        });
        Value::from(letters.collect::<Vec<_>>())
    }

    /// Headlines under their first letters.
    pub(super) fn by_letter(&self, entries: &[EntryNumber], skip: usize) -> Value {
        let site = self.site();
        let letters = &self.renderer.kept.headlines[self.number].letters;
        let of = |place: usize| letters.partition_point(|(_, first)| *first <= place + skip) - 1;
        let places: Vec<usize> = (0..entries.len()).collect();
        let groups = places.chunk_by(|&a, &b| of(a) == of(b)).map(|same| {
            let (letter, _) = &letters[of(same[0])];
            let headlines = entries[same[0]..same[0] + same.len()].iter().map(|&entry| {
                let entry = &site.archive.entries[entry as usize];
                view::dated_headline(site, self.number, entry)
            });
            object([
                ("title", Value::from(letter.as_str())),
                ("id", Value::from(id(letter))),
                ("items", Value::from(headlines.collect::<Vec<_>>())),
            ])
        });
        Value::from(groups.collect::<Vec<_>>())
    }
}
