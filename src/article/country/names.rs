//! All names of countries in the texts of one language, ready to be searched for.

use super::{aliases, rules};
use crate::locale::{Language, Region, regions};
use std::collections::BTreeMap;

/// What a phrase of the index means.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Meaning {
    /// A country.
    Country(Region),
    /// A country, but only beside another one.
    Paired(Region),
    /// Something else that has the name of a country inside.
    NoCountry,
}

/// A phrase of the index.
#[derive(Debug)]
pub(super) struct Entry {
    phrase: Box<str>,
    /// The longest phrase with which this one starts, as a number of the index.
    opening: Option<usize>,
    pub(super) meaning: Meaning,
    /// The name in its usual letters.
    pub(super) name: Box<str>,
    /// The phrase is the name in capitals.
    pub(super) capitals: bool,
}

/// The phrases of one language.
#[derive(Debug)]
pub(super) struct Index {
    /// Sorted by their phrases.
    entries: Vec<Entry>,
    starts: Starts,
}

/// The first three bytes of the phrases, as a set.
#[derive(Debug)]
struct Starts {
    /// What a byte is.
    bytes: [u8; 256],
    /// One bit for all that have one number.
    three: Box<[u64]>,
}

impl Starts {
    const BITS: usize = 1 << 16;

    /// A letter or digit of ASCII.
    const WORD: u8 = 1;
    /// A small letter of ASCII.
    const SMALL: u8 = 1 << 1;
    /// A byte with which phrases start.
    const FIRST: u8 = 1 << 2;

    /// What a byte is, as a set.
    #[inline]
    fn byte(&self, byte: u8) -> u8 {
        self.bytes[usize::from(byte)]
    }

    fn of(entries: &[Entry]) -> Self {
        let mut starts = Starts {
            bytes: std::array::from_fn(|byte| match byte as u8 {
                b'a'..=b'z' => Self::WORD | Self::SMALL,
                b'A'..=b'Z' | b'0'..=b'9' => Self::WORD,
                _ => 0,
            }),
            three: vec![0; Self::BITS / 64].into(),
        };
        for entry in entries {
            match *entry.phrase.as_bytes() {
                [first, second, third, ..] => starts.insert(first, second, third),
                // Behind a phrase of two bytes anything may stand.
                [first, second] => {
                    (0..=u8::MAX).for_each(|third| starts.insert(first, second, third))
                }
                _ => {}
            }
        }
        starts
    }

    fn insert(&mut self, first: u8, second: u8, third: u8) {
        let bit = Self::bit(first, second, third);
        self.three[bit / 64] |= 1 << (bit % 64);
        self.bytes[usize::from(first)] |= Self::FIRST;
    }

    #[inline]
    fn has(&self, first: u8, second: u8, third: u8) -> bool {
        let bit = Self::bit(first, second, third);
        self.three[bit / 64] >> (bit % 64) & 1 == 1
    }

    #[inline]
    fn bit(first: u8, second: u8, third: u8) -> usize {
        (usize::from(first) << 10 ^ usize::from(second) << 5 ^ usize::from(third)) % Self::BITS
    }
}

impl Index {
    /// Collects CLDR's names in the language and in English, the aliases, and what is no country.
    pub(super) fn new(language: Language) -> Self {
        let code = language.to_string();
        let english: Option<Language> = "en".parse().ok();
        let mut names: BTreeMap<String, Meaning> = BTreeMap::new();
        // What is said first holds: the language's own names before English ones.
        for phrase in rules::NOT_COUNTRIES {
            names.insert((*phrase).to_owned(), Meaning::NoCountry);
        }
        for group in aliases::GROUPS
            .iter()
            .filter(|group| group.language == code)
        {
            add_aliases(&mut names, group.names);
        }
        for (region, name) in regions::names(language) {
            add_cldr(&mut names, region, &name);
        }
        for group in aliases::GROUPS
            .iter()
            .filter(|group| group.language.is_empty())
        {
            add_aliases(&mut names, group.names);
        }
        for (region, name) in english.map(regions::names).unwrap_or_default() {
            add_cldr(&mut names, region, &name);
        }
        for (of_language, name, region) in rules::PAIRED {
            if *of_language == code
                && let Ok(region) = region.parse()
            {
                names.insert((*name).to_owned(), Meaning::Paired(region));
            }
        }
        if code != "en" {
            // A shirt in Indonesian and in Vietnamese football.
            names.remove("Jersey");
            // `US$`, and in Indonesian an examination.
            names.remove("US");
        }
        let mut entries = Vec::with_capacity(names.len() * 2);
        for (name, meaning) in &names {
            let capitals = name.to_uppercase();
            let both = capitals != *name && !names.contains_key(&capitals);
            for (phrase, capitals) in [(name.clone(), false), (capitals, true)] {
                if !capitals || both {
                    entries.push(Entry {
                        phrase: phrase.into(),
                        opening: None,
                        meaning: *meaning,
                        name: name.as_str().into(),
                        capitals,
                    });
                }
            }
        }
        // Of two names with the same capitals the one that is said first.
        entries.sort_by(|one, other| one.phrase.cmp(&other.phrase));
        entries.dedup_by(|later, first| later.phrase == first.phrase);
        for at in 1..entries.len() {
            let opens = |of: &usize| entries[at].phrase.starts_with(&*entries[*of].phrase);
            entries[at].opening =
                std::iter::successors(Some(at - 1), |of| entries[*of].opening).find(opens);
        }
        Index {
            starts: Starts::of(&entries),
            entries,
        }
    }

    /// The first place from a byte on where a phrase may start as a word of its own, or glued to the one before it
    /// by its capital.
    pub(super) fn next_start(&self, text: &str, from: usize) -> Option<usize> {
        let bytes = text.as_bytes();
        let byte = |at: usize| bytes.get(at).copied().unwrap_or(0);
        let mut before = from
            .checked_sub(1)
            .map_or(0, |at| self.starts.byte(byte(at)));
        for (at, first) in bytes.iter().enumerate().skip(from) {
            let here = self.starts.byte(*first);
            let last = std::mem::replace(&mut before, here);
            if here & Starts::FIRST == 0 {
                continue;
            }
            let inside = last & Starts::WORD != 0
                && (last & Starts::SMALL == 0 || here & Starts::SMALL != 0);
            if !inside && self.starts.has(*first, byte(at + 1), byte(at + 2)) {
                return Some(at);
            }
        }
        None
    }

    /// The longest phrase that starts at a byte, and where it ends.
    pub(super) fn phrase_at(&self, text: &str, start: usize) -> Option<(&Entry, usize)> {
        let rest = &text.as_bytes()[start..];
        // All phrases with which the rest starts stand before it in their order, the longest last; what stands
        // between starts with that one, too.
        let behind = self
            .entries
            .partition_point(|entry| entry.phrase.as_bytes() <= rest);
        let entry = std::iter::successors(behind.checked_sub(1), |of| self.entries[*of].opening)
            .map(|of| &self.entries[of])
            .find(|entry| rest.starts_with(entry.phrase.as_bytes()))?;
        Some((entry, start + entry.phrase.len()))
    }
}

/// All names in a language.
pub(super) fn all(language: Language) -> Vec<(Region, String)> {
    let mut names: Vec<(Region, String)> = Vec::new();
    for (region, name) in regions::names(language) {
        match name.split_once(" (") {
            // `Myanmar (Miến Điện)`
            Some((outer, inner)) => {
                names.push((region, outer.to_owned()));
                names.push((region, inner.replace(')', "")));
            }
            None => names.push((region, name)),
        }
    }
    let is_own =
        |group: &&aliases::Group| group.language == language.as_str() || group.language.is_empty();
    for (code, list) in aliases::GROUPS.iter().filter(is_own).flat_map(|g| g.names) {
        if let Ok(region) = code.parse() {
            names.extend(list.split(',').map(|name| (region, name.to_owned())));
        }
    }
    names
}

fn add_aliases(names: &mut BTreeMap<String, Meaning>, aliases: &[(&str, &str)]) {
    for (code, list) in aliases {
        if let Ok(region) = code.parse() {
            for name in list.split(',') {
                add(names, region, name);
            }
        }
    }
}

/// CLDR writes `Myanmar (Miến Điện)`, `Bosnia & Herzegovina`, `St. Lucia`, `Côte d’Ivoire`.
fn add_cldr(names: &mut BTreeMap<String, Meaning>, region: Region, name: &str) {
    add(names, region, name);
    if let Some((outer, inner)) = name.split_once(" (") {
        if let Some(inner) = inner.strip_suffix(')') {
            add(names, region, inner);
        }
        add(names, region, outer);
    }
    for (from, to) in [
        (" & ", " and "),
        ("St. ", "Saint "),
        ("St. ", "St "),
        ("’", "'"),
    ] {
        if name.contains(from) {
            add(names, region, &name.replace(from, to));
        }
    }
    // `Quần đảo Solomon` inside a sentence.
    let generic = [
        "Quần",
        "Đảo",
        "Lãnh",
        "Cộng",
        "Vương",
        "Các",
        "Thành",
        "Kepulauan",
        "Pulau",
        "Wilayah",
        "Republik",
    ];
    if let Some((first, rest)) = name.split_once(' ')
        && generic.contains(&first)
    {
        add(names, region, &format!("{} {rest}", first.to_lowercase()));
    }
}

fn add(names: &mut BTreeMap<String, Meaning>, region: Region, name: &str) {
    // Two ways of setting the tone mark, and of writing the vowel, are in use side by side.
    for (from, to) in [
        ("", ""),
        ("òa", "oà"),
        ("ụy", "uỵ"),
        ("Kỳ", "Kì"),
        ("Mỹ", "Mĩ"),
        ("Thụy Sĩ", "Thuỵ Sỹ"),
    ] {
        if from.is_empty() || name.contains(from) {
            let name = if from.is_empty() {
                name.to_owned()
            } else {
                name.replace(from, to)
            };
            names.entry(name).or_insert(Meaning::Country(region));
        }
    }
}
