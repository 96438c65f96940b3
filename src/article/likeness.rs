//! How far the texts of two articles are the same, and whether one tells other facts than the other.

mod sense;

use super::Article;
use super::signature::{SHINGLE, shingles, words_of};
use crate::difference::exchanges;
use crate::digest::{Digest, digest};
use sense::is_turned;
use serde::{Deserialize, Serialize};
use std::collections::BTreeSet;
use std::ops::Range;

/// How much two texts share, in shares of their shingles ([`super::signature`]).
#[derive(Debug, Clone, Copy, PartialEq, Default, Serialize, Deserialize)]
pub struct Likeness {
    /// Of all shingles of both, the share that stands in both: 1 for equal texts.
    pub both: f64,
    /// Of the shingles of the shorter text, the share that stands in the longer: 1 for a part of a text.
    pub shorter: f64,
}

impl Likeness {
    /// How much of the shorter text stands in the longer, in whole hundredths, rounded down.
    pub fn percent(self) -> u8 {
        (self.shorter * 100.0) as u8
    }
}

/// A dateline, which names the place and the agency, has so many words at most, and credits at the end so many.
const DATELINE: usize = 8;
const CREDITS: usize = 12;

/// What ends a dateline.
const DASHES: [&str; 3] = ["- ", "– ", "— "];

/// Numbers in words, of the languages in which Kliping reads.
const NUMERALS: &[&str] = &[
    "một", "mốt", "hai", "ba", "bốn", "tư", "năm", "lăm", "sáu", "bảy", "bẩy", "tám", "chín",
    "mười", "mươi", "trăm", "nghìn", "ngàn", "triệu", "tỷ", "tỉ", "satu", "dua", "tiga", "empat",
    "lima", "enam", "tujuh", "delapan", "sembilan", "sepuluh", "sebelas", "belas", "puluh",
    "ratus", "seratus", "ribu", "seribu", "juta", "sejuta", "miliar", "triliun", "one", "two",
    "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve", "twenty",
    "thirty", "forty", "fifty", "hundred", "thousand", "million", "billion",
];

/// Longer texts are not searched for exchanged facts, in words.
const MOST_WORDS: usize = 10_000;

/// The shingles of a text: who compares it with many others makes them once.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Shingles(
    /// Each by half of its number, sorted, once: two of one half do no harm here.
    Box<[u32]>,
);

impl Shingles {
    /// How much the text shares with another.
    pub fn likeness(&self, other: &Shingles) -> Likeness {
        let (a, b) = (&self.0, &other.0);
        if a.is_empty() || b.is_empty() {
            return Likeness::default();
        }
        let shared = common(a, b) as f64;
        Likeness {
            both: shared / ((a.len() + b.len()) as f64 - shared),
            shorter: shared / a.len().min(b.len()) as f64,
        }
    }
}

impl Article {
    /// Stands for all that is compared with another article: its bytes, its signature and its text.
    pub fn compared(&self) -> Digest {
        let text: Vec<&str> = self.blocks_text().collect();
        digest(&(self.sha256, &self.signature, text))
    }

    /// How much the text shares with that of another article.
    pub fn likeness(&self, other: &Article) -> Likeness {
        self.shingles().likeness(&other.shingles())
    }

    /// The shingles of the text.
    pub fn shingles(&self) -> Shingles {
        let words = words_of(self.blocks_text());
        let mut set: Vec<u32> = shingles(&words)
            .map(|shingle| (shingle >> 32) as u32)
            .collect();
        set.sort_unstable();
        set.dedup();
        Shingles(set.into())
    }

    /// What one text has where another, alike text has something else that is a fact: another number,
    /// another name outside of the dateline and the credits, or a word that turns the sense. News by a pattern (prices, weather, bulletins)
    /// share most words and are other stories. `Some` with empty texts if the texts are too long to tell.
    pub fn exchanged_fact(&self, other: &Article) -> Option<(String, String)> {
        let (a, b) = (self.words(), other.words());
        if a.len().max(b.len()) > MOST_WORDS {
            return Some(Default::default());
        }
        let keys = |words: &[Word<'_>]| -> Vec<String> {
            words.iter().map(|word| word.text.to_lowercase()).collect()
        };
        let (keys_a, keys_b) = (keys(&a), keys(&b));
        for (of_a, of_b) in differences(&keys_a, &keys_b) {
            let (here, there) = (Facts::of(&a, &of_a), Facts::of(&b, &of_b));
            if !here.are_part_of(&there) && !there.are_part_of(&here) {
                return Some((joined(&a[of_a]), joined(&b[of_b])));
            }
            if is_turned(&keys_a[of_a.clone()], &keys_b[of_b.clone()]) {
                return Some((
                    joined(&a[with_next(&of_a, &a)]),
                    joined(&b[with_next(&of_b, &b)]),
                ));
            }
        }
        None
    }

    fn words(&self) -> Vec<Word<'_>> {
        let mut words = Vec::new();
        let mut dateline = None;
        let mut credits = 0;
        for text in self.blocks_text() {
            dateline.get_or_insert_with(|| words_in_dateline(text));
            credits = words_in_credits(text);
            let mut starts = true;
            for word in text.split_inclusive(|c: char| !c.is_alphanumeric()) {
                let end = word.chars().next_back();
                let bare = word.trim_end_matches(|c: char| !c.is_alphanumeric());
                if !bare.is_empty() {
                    words.push(Word {
                        text: bare,
                        starts,
                        is_credit: false,
                    });
                    starts = false;
                }
                starts |= end.is_some_and(|c| matches!(c, '.' | '!' | '?' | ':' | '“' | '"' | '…'));
            }
        }
        let last = words.len().saturating_sub(credits);
        let first = words.iter_mut().take(dateline.unwrap_or_default());
        first.for_each(|word| word.is_credit = true);
        words[last..]
            .iter_mut()
            .for_each(|word| word.is_credit = true);
        words
    }
}

fn count_words(text: &str) -> usize {
    let words = text.split(|c: char| !c.is_alphanumeric());
    words.filter(|word| !word.is_empty()).count()
}

/// How many words stand in the dateline with which a text begins: `HÀ NỘI (TTXVN) –`.
fn words_in_dateline(text: &str) -> usize {
    let end = DASHES.iter().filter_map(|dash| text.find(dash)).min();
    let words = end.map(|end| count_words(&text[..end]));
    words.filter(|count| *count <= DATELINE).unwrap_or_default()
}

/// How many words behind the last sentence of a paragraph say who wrote it: `(Antara)`, `Minh Anh`.
fn words_in_credits(text: &str) -> usize {
    let text = text.trim_end();
    let is_in_brackets = text.trim_end_matches('.').ends_with(')');
    let start = match is_in_brackets {
        true => text.rfind('('),
        false if text.ends_with(['.', '!', '?', '…', '”', '"']) => return 0,
        false => text.rfind(['.', '!', '?', '…', '”', '"']),
    };
    let count = count_words(&text[start.unwrap_or_default()..]);
    if count <= CREDITS { count } else { 0 }
}

/// A word of a text.
struct Word<'a> {
    text: &'a str,
    /// It begins a sentence, so that its capital says nothing.
    starts: bool,
    /// It stands in the dateline or the credits, where another name is no other fact.
    is_credit: bool,
}

impl Word<'_> {
    fn is_number(&self) -> bool {
        let is_roman = || self.text.chars().all(|c| "IVXLCDM".contains(c));
        self.text.contains(|c: char| c.is_numeric())
            || is_roman()
            || NUMERALS.contains(&&*self.text.to_lowercase())
    }

    fn is_name(&self) -> bool {
        !self.starts && !self.is_credit && self.text.starts_with(char::is_uppercase)
    }
}

/// What two texts have in place of each other. Between what went out and what came in may stand a few words that
/// both have, as in “in Huế, 12 people” and “12 people in Hà Nội”: too few to be a shingle of both.
fn differences(a: &[String], b: &[String]) -> Vec<(Range<usize>, Range<usize>)> {
    let mut found: Vec<(Range<usize>, Range<usize>)> = Vec::new();
    for (of_a, of_b) in exchanges(a, b) {
        if a[of_a.clone()] == b[of_b.clone()] {
            continue;
        }
        match found.last_mut() {
            Some(last) if of_a.start - last.0.end < SHINGLE => {
                (last.0.end, last.1.end) = (of_a.end, of_b.end);
            }
            _ => found.push((of_a, of_b)),
        }
    }
    found
}

/// What some words of a text say that is no matter of wording.
struct Facts {
    /// In order: 3 to 1 is not 1 to 3.
    numbers: Vec<String>,
    names: BTreeSet<String>,
}

impl Facts {
    fn of(words: &[Word<'_>], range: &Range<usize>) -> Self {
        let lower = |word: &Word<'_>| word.text.to_lowercase();
        let words = || words[range.clone()].iter();
        let names = words().filter(|word| word.is_name() && !word.is_number());
        Facts {
            numbers: words().filter(|word| word.is_number()).map(lower).collect(),
            names: names.map(lower).collect(),
        }
    }

    fn are_part_of(&self, other: &Facts) -> bool {
        let mut others = other.numbers.iter();
        self.names.is_subset(&other.names)
            && self
                .numbers
                .iter()
                .all(|number| others.any(|one| one == number))
    }
}

/// Some words and those around them, so that one that is not there can be told.
fn with_next(range: &Range<usize>, words: &[Word<'_>]) -> Range<usize> {
    range.start.saturating_sub(1)..(range.end + 1).min(words.len())
}

/// Some words, the first of them if they are many.
fn joined(words: &[Word<'_>]) -> String {
    let shown: Vec<&str> = words.iter().take(8).map(|word| word.text).collect();
    shown.join(" ")
}

/// How many numbers two sorted lists share.
fn common(a: &[u32], b: &[u32]) -> usize {
    let (mut i, mut j, mut count) = (0, 0, 0);
    while let (Some(x), Some(y)) = (a.get(i), b.get(j)) {
        i += usize::from(x <= y);
        j += usize::from(y <= x);
        count += usize::from(x == y);
    }
    count
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::article::census::Recurring;
    use crate::article::{Knowledge, reader::Reader};
    use crate::capture::{Capture, Format};
    use proptest::prelude::*;
    use std::sync::LazyLock;

    static READER: LazyLock<Reader> = LazyLock::new(|| Reader::new(Knowledge::default()));

    fn article(text: &str) -> Article {
        let capture = Capture {
            path: "a.md".to_owned(),
            format: Format::Markdown,
            text: format!("# Judul\n\n{text}\n"),
            encoding: "UTF-8",
            sha256: [0; 32],
            sidecar: None,
        };
        READER.read(capture, &Recurring::default()).unwrap().value
    }

    fn exchanged(a: &str, b: &str) -> Option<(String, String)> {
        let found = article(a).exchanged_fact(&article(b));
        let back = article(b).exchanged_fact(&article(a));
        assert_eq!(found.is_some(), back.is_some(), "{a} / {b}");
        found
    }

    const TEXT: &str = "Harga beras di pasar kota turun menjadi 12.500 rupiah per kilogram pada hari ini, kata \
        para pedagang. Petani di daerah Karawang berharap harga tidak turun lebih jauh sampai bulan depan. \
        Pemerintah kota akan memantau harga di semua pasar setiap pagi sampai panen raya selesai di bulan itu.";

    #[test]
    fn the_share_of_common_runs_of_words_is_measured() {
        let whole = article(TEXT);
        assert_eq!(whole.likeness(&whole).both, 1.0);
        let half = article(&TEXT[..TEXT.find("Pemerintah").unwrap()]);
        let likeness = whole.likeness(&half);
        assert_eq!(likeness.shorter, 1.0);
        assert!((0.4..0.8).contains(&likeness.both), "{likeness:?}");
        assert_eq!(whole.likeness(&article("Lain.")), Likeness::default());
    }

    #[test]
    fn another_number_or_name_is_another_fact() {
        assert_eq!(exchanged(TEXT, TEXT), None);
        let number = exchanged(TEXT, &TEXT.replace("12.500", "13.750")).unwrap();
        assert_eq!(number, ("12 500".to_owned(), "13 750".to_owned()));
        let name = exchanged(TEXT, &TEXT.replace("Karawang", "Indramayu")).unwrap();
        assert_eq!(name, ("Karawang".to_owned(), "Indramayu".to_owned()));
        assert_eq!(exchanged(TEXT, &TEXT.replace("berharap", "ingin")), None);
        assert_eq!(
            exchanged(TEXT, &TEXT.replace("Pemerintah kota", "Pejabat kota")),
            None
        );
    }

    #[test]
    fn a_number_in_words_in_roman_figures_or_in_another_place_is_another_fact() {
        let text = |middle: &str| TEXT.replace("Petani di daerah Karawang", middle);
        for (here, there) in [
            ("Rapat ke XIV di daerah itu", "Rapat ke XV di daerah itu"),
            ("Sebanyak lima petani", "Sebanyak tujuh petani"),
            (
                "Trận đấu kết thúc 3-1 và nông dân",
                "Trận đấu kết thúc 1-3 và nông dân",
            ),
            (
                "Di Garut ada 12 petani yang",
                "Ada 12 petani di Cianjur yang",
            ),
            ("Sebesar 1,5 juta petani", "Sebesar 15 juta petani"),
            ("Sebesar 5 juta petani", "Sebesar 5 miliar petani"),
            ("Nomornya satu. XIV adalah", "Nomornya satu. XV adalah"),
        ] {
            let of = |middle: &str| format!("{TEXT} {} {TEXT}", text(middle));
            assert!(
                exchanged(&of(here), &of(there)).is_some(),
                "{here} / {there}"
            );
            assert_ne!(
                article(&of(here)).signature.digest,
                article(&of(there)).signature.digest,
                "{here} / {there}"
            );
        }
    }

    #[test]
    fn a_word_that_turns_the_sense_is_another_fact() {
        let turned =
            exchanged(TEXT, &TEXT.replace("akan memantau", "tidak akan memantau")).unwrap();
        assert_eq!(
            turned,
            ("kota akan".to_owned(), "kota tidak akan".to_owned())
        );
        for (here, there) in [
            ("kota turun", "kota naik"),
            ("selesai", "belum selesai"),
            ("berharap", "bukan berharap"),
        ] {
            assert!(
                exchanged(TEXT, &TEXT.replace(here, there)).is_some(),
                "{here} / {there}"
            );
        }
        assert_eq!(
            exchanged(TEXT, &TEXT.replace("kota turun", "kota lekas turun")),
            None
        );
        let text = "Bộ Y tế cho biết vắc-xin này đã tăng giá so với năm trước. ".repeat(4);
        for (here, there) in [
            ("đã tăng", "đã giảm"),
            ("đã tăng", "không tăng"),
            ("đã tăng", "chưa tăng"),
        ] {
            assert!(
                exchanged(&text, &text.replacen(here, there, 1)).is_some(),
                "{there}"
            );
        }
        // A passage that is left out takes what it denied along.
        let longer = TEXT.replace(
            "Pemerintah kota",
            "Hal itu tidak terjadi di kota lain. Pemerintah kota",
        );
        assert_eq!(exchanged(TEXT, &longer), None);
    }

    #[test]
    fn what_is_only_left_out_is_no_other_fact() {
        assert_eq!(exchanged(TEXT, &TEXT.replace(" 12.500 rupiah", "")), None);
        assert_eq!(exchanged(TEXT, &TEXT.replace(" Karawang", "")), None);
    }

    #[test]
    fn an_agency_in_the_dateline_is_no_other_fact_and_a_number_there_is_one() {
        let agency = |dateline: &str| format!("{dateline} - {TEXT}");
        assert_eq!(
            exchanged(&agency("Jakarta (Kabar)"), &agency("Bandung, Sehat")),
            None
        );
        assert!(exchanged(&agency("Jakarta (3/5)"), &agency("Jakarta (4/5)")).is_some());
        let credits = |end: &str| format!("{TEXT}{end}");
        for (here, there) in [
            (" (Antara)", " (Kabar Pagi)."),
            (" Minh Anh", " Theo TTXVN"),
            ("\n\nRina", "\n\nBudi"),
        ] {
            assert_eq!(
                exchanged(&credits(here), &credits(there)),
                None,
                "{here} / {there}"
            );
        }
    }

    #[test]
    fn another_name_in_the_first_or_last_sentence_is_another_fact() {
        let at_first = |place: &str| format!("Rumah sakit di {place} menerima alat baru. {TEXT}");
        assert!(exchanged(&at_first("Bandung"), &at_first("Medan")).is_some());
        let at_last = |place: &str| format!("{TEXT} Rapat berikutnya diadakan di {place}.");
        assert!(exchanged(&at_last("Bandung"), &at_last("Medan")).is_some());
    }

    #[test]
    fn texts_too_long_to_tell_are_said_to_differ() {
        let long = "kata ".repeat(MOST_WORDS + 1);
        assert!(exchanged(&long, &long).is_some());
    }

    proptest! {
        #[test]
        fn likeness_is_a_share_and_the_same_both_ways(a in "([a-d] ){0,40}", b in "([a-d] ){0,40}") {
            let (a, b) = (article(&a), article(&b));
            let likeness = a.likeness(&b);
            prop_assert_eq!(likeness, b.likeness(&a));
            prop_assert!((0.0..=1.0).contains(&likeness.both));
            prop_assert!(likeness.both <= likeness.shorter && likeness.shorter <= 1.0);
        }
    }
}
