//! The words of a story, and how much of them other lines have.

use crate::article::characters::key_of;
use crate::article::reading::evidence::{Ledger, Role};
use crate::article::reading::scene::Scene;
use crate::article::reading::words;
use crate::article::words::{Word, Words};
use std::ops::Range;
use std::sync::LazyLock;

/// The words and pairs of neighbouring words of a story: in how many of its lines each stands.
pub(super) struct Vocabulary {
    /// A table with open addressing: more places than words and pairs by a quarter at least, and most texts say theirs
    /// again and again, so that a number is found in a step or two. A place without lines is free.
    places: Vec<Place>,
    /// So many bits of a product tell no place.
    shift: u32,
}

/// A word or pair.
#[derive(Debug, Clone, Copy, Default)]
struct Place {
    key: u64,
    /// In how many lines it stands.
    lines: u32,
    /// The first and the last of them.
    first: u32,
    last: u32,
}

/// Numbers of the pairs that stand in stories of every kind, in order.
static USUAL: LazyLock<Vec<u64>> = LazyLock::new(|| {
    let mut keys = Vec::new();
    for pair in words::usual() {
        each(Words::of(pair).all(), |key, pair| {
            keys.extend(pair.then_some(key))
        });
    }
    keys.sort_unstable();
    keys
});

/// Numbers of the words that stand in stories of every kind, in order.
static COMMON: LazyLock<Vec<u64>> = LazyLock::new(|| {
    let mut keys: Vec<u64> = words::common().map(key_of).collect();
    keys.sort_unstable();
    keys
});

/// Letters of the story that are compared with headlines.
const OPENING: usize = 2500;
/// Letters of the story that are compared with its lines.
const WHOLE: usize = 20_000;

impl Vocabulary {
    /// Of the first paragraphs.
    pub fn of_opening(scene: &Scene, ledger: &Ledger, story: &Range<usize>) -> Self {
        Self::of(scene, ledger, story, OPENING)
    }

    /// Of all its paragraphs.
    pub fn of_whole(scene: &Scene, ledger: &Ledger, story: &Range<usize>) -> Self {
        Self::of(scene, ledger, story, WHOLE)
    }

    fn of(scene: &Scene, ledger: &Ledger, story: &Range<usize>, mut left: usize) -> Self {
        let mut parts = Vec::new();
        for line in story.clone() {
            if ledger.best(line) != Role::Prose || left == 0 {
                continue;
            }
            let content = scene.content(line);
            // The name of the outlet is no word of its story.
            let told = opening_mark(content).map_or(0, str::len);
            let part = told..content.floor_char_boundary(left).max(told);
            left = left.saturating_sub(part.len());
            let start = scene.lines[line].content;
            let part = start + part.start..start + part.end;
            parts.push((line as u32, scene.words.within(scene.text, part)));
        }
        let words: usize = parts.iter().map(|(_, words)| words.len()).sum();
        let bits = (5 * words / 2 + 2)
            .next_power_of_two()
            .trailing_zeros()
            .max(1);
        let mut vocabulary = Vocabulary {
            places: vec![Place::default(); 1 << bits],
            shift: u64::BITS - bits,
        };
        for (line, words) in parts {
            each(&words, |key, _| vocabulary.tell(key, line));
        }
        vocabulary
    }

    /// Notes that a line has a word or pair; lines come in order.
    fn tell(&mut self, key: u64, line: u32) {
        let at = self.place_of(key);
        let place = &mut self.places[at];
        if place.lines == 0 || place.last != line {
            if place.lines == 0 {
                (place.key, place.first) = (key, line);
            }
            place.lines += 1;
            place.last = line;
        }
    }

    /// Where a word or pair stands, or may stand if it does not yet.
    fn place_of(&self, key: u64) -> usize {
        // 2⁶⁴ divided by the golden ratio spreads all bits into the highest.
        let mut at = (key.wrapping_mul(0x9e37_79b9_7f4a_7c15) >> self.shift) as usize;
        while self.places[at].lines > 0 && self.places[at].key != key {
            at = (at + 1) & (self.places.len() - 1);
        }
        at
    }

    /// How many of some words and of their pairs the story knows, as a weight of 0 to 40.
    pub fn share(&self, words: &[Word]) -> i32 {
        self.known_in(words, 1, false)
    }

    /// For every pair of some words, other than those that every story may have, the first line in which it stands.
    pub fn first_lines(&self, words: &[Word]) -> Vec<Option<u32>> {
        let mut lines = Vec::with_capacity(words.len());
        each(words, |key, pair| {
            if pair && USUAL.binary_search(&key).is_err() {
                let place = &self.places[self.place_of(key)];
                lines.push((place.lines > 0).then_some(place.first));
            }
        });
        lines
    }

    /// How many of the telling words and pairs of a line stand in other lines of the story, in points of 100.
    pub fn cohesion(&self, telling: &[u64], line: usize) -> i32 {
        let is_known = |key: &&u64| {
            let place = &self.places[self.place_of(**key)];
            place.lines > 1 || place.lines == 1 && place.first as usize != line
        };
        part(telling.iter().filter(is_known).count(), telling.len())
    }

    /// How many of a line's pairs stand in so many lines of the story, as a weight of 0 to 40.
    pub fn pairs(&self, words: &[Word], lines: u32) -> i32 {
        self.known_in(words, lines, true)
    }

    /// How many of some words and their pairs, or of the pairs alone, stand in so many lines of the story, as a weight of
    /// 0 to 40.
    pub fn known_in(&self, words: &[Word], lines: u32, only_pairs: bool) -> i32 {
        let (mut all, mut known) = (0, 0);
        each(words, |key, pair| {
            if pair || !only_pairs {
                all += 1;
                known += i32::from(self.places[self.place_of(key)].lines >= lines);
            }
        });
        if all == 0 { 0 } else { 40 * known / all }
    }
}

/// A part of all in points of 100, and no point of nothing.
fn part(known: usize, all: usize) -> i32 {
    (100 * known / all.max(1)) as i32
}

/// How many of some telling words and pairs are among others, in points of 100.
pub(super) fn cohesion(telling: &[u64], others: &[u64]) -> i32 {
    let is_known = |key: &&u64| others.binary_search(key).is_ok();
    part(telling.iter().filter(is_known).count(), telling.len())
}

/// Numbers of the words and pairs that tell what a text is about, in order: not the short ones, nor those that every story
/// may have.
pub(super) fn telling(scene: &Scene, words: &[Word]) -> Vec<u64> {
    let long = if scene.is_syllabic() { 2 } else { 4 };
    let mut keys = telling_pairs(words);
    let is_telling =
        |word: &&Word| word.span().len() >= long && COMMON.binary_search(&word.key).is_err();
    keys.extend(words.iter().filter(is_telling).map(|word| word.key));
    keys.sort_unstable();
    keys.dedup();
    keys
}

/// Numbers of the pairs of some words, other than those that every story may have, in order.
pub(super) fn telling_pairs(words: &[Word]) -> Vec<u64> {
    let mut keys = Vec::with_capacity(words.len());
    each(words, |key, pair| {
        keys.extend((pair && USUAL.binary_search(&key).is_err()).then_some(key))
    });
    keys.sort_unstable();
    keys
}

/// Whether some words have one of such pairs.
pub(super) fn have_one_of(words: &[Word], pairs: &[u64]) -> bool {
    words.windows(2).any(|two| {
        let key = u64::rotate_left(two[0].key, 17) ^ two[1].key;
        pairs.binary_search(&key).is_ok()
    })
}

/// Calls back with every word and every pair of neighbouring words, and whether it is a pair.
fn each(words: &[Word], mut with: impl FnMut(u64, bool)) {
    let mut last = 0;
    for word in words {
        with(word.key, false);
        if last != 0 {
            with(u64::rotate_left(last, 17) ^ word.key, true);
        }
        last = word.key;
    }
}

/// Bytes of the mark with which an outlet opens its texts, and what parts it from them, at most.
const MARK: usize = 40;

/// The mark of an outlet that opens a text: `TTO - …`, `(Tin Làng) - …`, `Kabar.com - …`, `MUARA, KABAR.COM - …`.
pub(super) fn opening_mark(content: &str) -> Option<&str> {
    let reach = &content[..content.floor_char_boundary(MARK)];
    let dashes = [" - ", " – ", " — ", " | "];
    let dash = memchr::memchr_iter(b' ', reach.as_bytes())
        // Most spaces stand before a letter.
        .filter(|at| matches!(reach.as_bytes().get(at + 1), Some(b'-' | b'|' | 0xe2)))
        .find(|at| dashes.iter().any(|dash| reach[*at..].starts_with(dash)))?;
    let mark = &reach[..dash];
    // `MUARA, KABARDESA.COM`: the place before it is another one in each story.
    let mark = match mark.rsplit_once(", ") {
        Some((place, outlet))
            if place.chars().all(|c| !c.is_lowercase()) && outlet.contains('.') =>
        {
            outlet
        }
        _ => mark,
    };
    let bracketed = mark.starts_with('(') && mark.ends_with(')');
    let one = !mark.contains(' ') && mark.len() >= 2;
    let shouted = mark.chars().all(|c| !c.is_lowercase()) && mark.chars().any(char::is_uppercase);
    let host = mark.contains('.');
    (bracketed || one && (shouted || host)).then_some(mark)
}
