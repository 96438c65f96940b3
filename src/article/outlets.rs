//! Which outlet published a capture: by the host of its address, by a name that a person gave, or by what
//! the page around the story says of itself.
//!
//! ```
//! use kliping::article::outlets::Outlets;
//! use kliping::outlet::Outlet;
//! use std::sync::Arc;
//!
//! let kabar = Outlet { name: "Kabar".into(), hosts: vec!["kabar.example".into()], ..Outlet::default() };
//! let outlets = Outlets::new(vec![Arc::new(kabar)]);
//! let found = outlets.of_address("https://m.kabar.example/berita").unwrap();
//! assert_eq!(found.name, "Kabar");
//! ```

use super::topic::{fold_into, folded};
use super::{Dropped, Found, Reason, Source};
use crate::outlet::{self, Outlet};
use aho_corasick::{AhoCorasick, AhoCorasickBuilder, AhoCorasickKind, MatchKind};
use std::cell::LazyCell;
use std::collections::BTreeMap;
use std::ops::Range;
use std::sync::Arc;

/// The archive's table of outlets, ready to be searched.
#[derive(Debug, Default)]
pub struct Outlets {
    listed: Vec<Arc<Outlet>>,
    by_host: BTreeMap<String, usize>,
    by_name: BTreeMap<String, usize>,
    /// Hosts and names, to be found in lines; the places of their outlets are in `owners`.
    words: Option<AhoCorasick>,
    owners: Vec<Owner>,
}

#[derive(Debug, Clone, Copy)]
struct Owner {
    outlet: usize,
    is_host: bool,
}

/// Words that tell that a line of the page's foot names its owner.
const OWNERSHIP: [&str; 6] = [
    "©",
    "(c)",
    "copyright",
    "bản quyền",
    "hak cipta",
    "all rights reserved",
];

impl Outlets {
    /// Takes the table.
    pub fn new(listed: Vec<Arc<Outlet>>) -> Self {
        let mut outlets = Outlets {
            listed,
            ..Outlets::default()
        };
        let mut words = Vec::new();
        for (place, outlet) in outlets.listed.iter().enumerate() {
            for host in &outlet.hosts {
                outlets.by_host.entry(host.clone()).or_insert(place);
                words.push(host.clone());
                outlets.owners.push(Owner {
                    outlet: place,
                    is_host: true,
                });
            }
            for name in outlet.all_names() {
                outlets.by_name.entry(folded(name)).or_insert(place);
                words.push(folded(name));
                outlets.owners.push(Owner {
                    outlet: place,
                    is_host: false,
                });
            }
        }
        if !words.is_empty() {
            outlets.words = AhoCorasickBuilder::new()
                .match_kind(MatchKind::LeftmostLongest)
                .kind(Some(AhoCorasickKind::ContiguousNFA))
                .build(words)
                // Fails only beyond two billion words; names are then found by host and sidecar alone.
                .ok();
        }
        outlets
    }

    /// The outlet with a name; one that is not in the table has this name and nothing else.
    pub fn named(&self, name: &str) -> Arc<Outlet> {
        match self.by_name.get(&folded(name)) {
            Some(&place) => Arc::clone(&self.listed[place]),
            None => Arc::new(Outlet {
                name: name.to_owned(),
                ..Outlet::default()
            }),
        }
    }

    /// The listed outlet whose host is that of an address, or the nearest above it: `m.kabar.example`
    /// belongs to `kabar.example` unless it has an outlet of its own.
    pub fn of_address(&self, address: &str) -> Option<Arc<Outlet>> {
        let host = outlet::host(address)?;
        let mut rest = host.as_str();
        loop {
            if let Some(&place) = self.by_host.get(rest) {
                return Some(Arc::clone(&self.listed[place]));
            }
            rest = rest.split_once('.')?.1;
        }
    }

    /// The one listed outlet that the page around a story names: its host in a line of the page's own, its
    /// name as the source, behind the headline, or in the copyright line. `None` if there are two.
    ///
    /// `text` is the capture, `dropped` the lines that are no part of the story.
    pub(super) fn around(&self, text: &str, dropped: &[Dropped]) -> Option<Found<Arc<Outlet>>> {
        let words = self.words.as_ref()?;
        let mut found: Option<(usize, usize)> = None;
        let mut folded = String::new();
        for part in dropped {
            if !matches!(part.reason, Reason::SourceLine | Reason::Furniture) {
                continue;
            }
            let lines = text[part.span.clone()].lines();
            for (number, line) in lines.enumerate() {
                fold_into(&mut folded, line);
                let line = &*folded;
                let owned = LazyCell::new(|| OWNERSHIP.iter().any(|word| line.contains(word)));
                let says_whose = |name: Range<usize>| match part.reason {
                    Reason::SourceLine => is_source(line, name),
                    _ => *owned,
                };
                for word in words.find_iter(line) {
                    let owner = self.owners[word.pattern().as_usize()];
                    if !is_whole(line, word.start(), word.end())
                        || !(owner.is_host || says_whose(word.range()))
                    {
                        continue;
                    }
                    match found {
                        Some((_, other)) if other != owner.outlet => return None,
                        Some(_) => {}
                        None => found = Some((part.first_line + number, owner.outlet)),
                    }
                }
            }
        }
        let (line, place) = found?;
        Some(Found {
            value: Arc::clone(&self.listed[place]),
            source: Source::Line(line),
        })
    }
}

/// Whether a name in a line is the source and not merely spoken of: `Sumber: Kabar`, or ` - Kabar` behind the headline.
fn is_source(line: &str, name: Range<usize>) -> bool {
    let (before, after) = (&line[..name.start], &line[name.end..]);
    let label = before.trim_end_matches(|c: char| !c.is_alphanumeric());
    let is_set_off = || before[label.len()..].trim_start().starts_with(':');
    !after.contains(char::is_alphanumeric) && (label.is_empty() || is_set_off())
}

/// Whether no letter, digit or hyphen touches a word, and no dot that goes on in a name of a host.
fn is_whole(line: &str, start: usize, end: usize) -> bool {
    let joins = |c: char| c.is_alphanumeric() || matches!(c, '-' | '_');
    let before = line[..start].chars().next_back();
    let mut after = line[end..].chars();
    let next = after.next();
    let goes_on = next == Some('.') && after.next().is_some_and(char::is_alphanumeric);
    !before.is_some_and(joins) && !next.is_some_and(joins) && !goes_on
}

#[cfg(test)]
mod tests {
    use super::*;

    fn outlets() -> Outlets {
        let listed = |(name, host): (&str, &str)| {
            Arc::new(Outlet {
                name: name.to_owned(),
                hosts: vec![host.to_owned()],
                ..Outlet::default()
            })
        };
        let table = [
            ("Kabar", "kabar.example"),
            ("Kabar Pagi", "pagi.kabar.example"),
            ("Báo Mẫu", "mau.example"),
        ];
        Outlets::new(table.into_iter().map(listed).collect())
    }

    fn around(lines: &[(&str, Reason)]) -> Option<(String, usize)> {
        let (mut text, mut dropped) = (String::new(), Vec::new());
        for (number, (line, reason)) in lines.iter().enumerate() {
            let start = text.len();
            text.push_str(line);
            text.push('\n');
            dropped.push(Dropped {
                first_line: number + 1,
                last_line: number + 1,
                span: start..start + line.len(),
                reason: *reason,
            });
        }
        let found = outlets().around(&text, &dropped)?;
        Some((found.value.name.clone(), found.source.line()?))
    }

    #[test]
    fn an_address_belongs_to_the_nearest_host_above_it() {
        let name = |address| Some(outlets().of_address(address)?.name.clone());
        for (address, outlet) in [
            ("https://www.kabar.example/a", Some("Kabar")),
            ("http://M.Kabar.example:8080", Some("Kabar")),
            ("https://pagi.kabar.example/", Some("Kabar Pagi")),
            ("https://kabar.example.org/", None),
            ("https://notkabar.example/", None),
            ("https://user@kabar.example/x", Some("Kabar")),
            ("https://example.org/kabar.example/", None),
        ] {
            assert_eq!(name(address).as_deref(), outlet, "{address}");
        }
    }

    #[test]
    fn a_name_is_found_however_it_is_written() {
        assert_eq!(outlets().named("BÁO MẪU").hosts, ["mau.example"]);
        assert_eq!(outlets().named("Báo Khác").hosts, [""; 0]);
    }

    #[test]
    fn the_page_around_the_story_names_its_outlet() {
        use Reason::{Furniture, SourceLine, Teaser};
        for (line, reason, outlet) in [
            ("Nguồn: Báo Mẫu", SourceLine, Some("Báo Mẫu")),
            (" | Kabar", SourceLine, Some("Kabar")),
            ("Sumber: Kabar Pagi", SourceLine, Some("Kabar Pagi")),
            (
                "Sumber: wawancara dengan Kabar dan lainnya",
                SourceLine,
                None,
            ),
            (
                "© 2024 Kabar. All rights reserved.",
                Furniture,
                Some("Kabar"),
            ),
            ("redaksi@kabar.example", Furniture, Some("Kabar")),
            ("Kabar terkini", Furniture, None),
            ("kabar.example.org", Furniture, None),
            ("© 2024 Kabar", Teaser, None),
        ] {
            let found = around(&[(line, reason)]);
            assert_eq!(found.map(|f| f.0).as_deref(), outlet, "{line}");
        }
    }

    #[test]
    fn of_two_outlets_none_is_taken() {
        let kabar = ("kabar.example", Reason::Furniture);
        assert_eq!(around(&[kabar, ("mau.example", Reason::Furniture)]), None);
        assert_eq!(
            around(&[("-", Reason::Furniture), kabar, kabar]),
            Some(("Kabar".to_owned(), 2))
        );
    }
}
