//! What stands for the text of an article where thousands are compared: numbers, and no text.
//!
//! A text is its words in order, whatever marks, spaces, capitals and line breaks are between them. Its
//! *shingles* are its runs of [`SHINGLE`] words; two texts are alike as far as they share shingles. The
//! *sketch* holds a sample of them (MinHash, Broder 1997, with one permutation and bins, Li, Owen and Zhang
//! 2012): the share of equal places of two sketches is an estimate of the share of common shingles.

use super::characters::runs;
use super::words::Word;
use serde::{Deserialize, Serialize};
use xxhash_rust::xxh3::Xxh3;

/// Words of a shingle. Five Vietnamese syllables are some three words.
pub const SHINGLE: usize = 5;

/// Places of a sketch.
pub const PLACES: usize = 60;

/// A text with fewer shingles has no sketch: it may be like another by chance.
const LEAST_SHINGLES: usize = 40;

/// A text with fewer bytes of letters and digits has no digest, for the same reason.
const LEAST_BYTES: usize = 200;

/// So many words go into the digest in one step, which takes less than so many steps.
const AT_ONCE: usize = 128;

/// What stands for the text of an article.
#[derive(Debug, Clone, Default, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub struct Signature {
    /// Equal for equal texts; `None` for a text that is too short to tell.
    pub digest: Option<u128>,
    /// [`PLACES`] numbers, or none for a text that is too short.
    pub sketch: Box<[u32]>,
    /// How many words the text has.
    pub words: u32,
}

impl Signature {
    /// That of a text by the words of its parts, whatever of it may be republished.
    pub(super) fn of<'a>(parts: impl Iterator<Item = &'a [Word]>) -> Self {
        // Nothing is kept of a part but its last words, which shingles share with the next one.
        let mut words: Vec<u64> = Vec::new();
        let mut keys = [0; 8 * AT_ONCE];
        let (mut digest, mut bytes, mut count) = (Xxh3::new(), 0, 0);
        let mut sketch = Sketch::default();
        for part in parts {
            for some in part.chunks(AT_ONCE) {
                for (word, key) in some.iter().zip(keys.as_chunks_mut().0) {
                    *key = word.key.to_le_bytes();
                    bytes += word.span().len();
                }
                digest.update(&keys[..8 * some.len()]);
            }
            words.extend(part.iter().map(|word| word.key));
            count += part.len();
            sketch.add(&words);
            words.drain(..words.len().saturating_sub(SHINGLE - 1));
        }
        Signature {
            digest: (bytes >= LEAST_BYTES).then(|| digest.digest128()),
            sketch: sketch.places(),
            words: count.try_into().unwrap_or(u32::MAX),
        }
    }
}

/// The shingles of a text, by numbers that stand for its words; in order, each as often as it stands there.
pub(super) fn shingles(words: &[u64]) -> impl Iterator<Item = u64> {
    words.windows(SHINGLE).map(|words| {
        words.iter().fold(0, |sum: u64, word| {
            // Any odd constant spreads the bits; this is 2⁶⁴ divided by the golden ratio.
            (sum.rotate_left(23) ^ word).wrapping_mul(0x9e37_79b9_7f4a_7c15)
        })
    })
}

/// The numbers of the words of a text.
pub(super) fn words_of<'a>(texts: impl Iterator<Item = &'a str>) -> Vec<u64> {
    let words = texts.flat_map(runs).map(|(_, word)| word.key);
    words.collect()
}

/// A sample of the shingles of a text.
#[derive(Debug)]
struct Sketch {
    /// The least number that fell on each place.
    least: [Option<u32>; PLACES],
    /// How many shingles the text has.
    shingles: usize,
}

impl Default for Sketch {
    fn default() -> Self {
        Sketch {
            least: [None; PLACES],
            shingles: 0,
        }
    }
}

impl Sketch {
    /// Takes the shingles of some words.
    fn add(&mut self, words: &[u64]) {
        for shingle in shingles(words) {
            // The high half tells the place, the low half is what is compared there.
            let place = ((shingle >> 32) * PLACES as u64) >> 32;
            let value = shingle as u32;
            let at = &mut self.least[place as usize];
            *at = Some(at.map_or(value, |other| other.min(value)));
            self.shingles += 1;
        }
    }

    /// The numbers of all places; none if there were too few shingles.
    fn places(&self) -> Box<[u32]> {
        if self.shingles < LEAST_SHINGLES {
            return Box::default();
        }
        // A place that no shingle fell on takes the value of the next one that has some, changed by the distance
        // so that it equals only what is as far away (Shrivastava and Li 2014).
        let filled = |place: usize| {
            (0..PLACES as u32).find_map(|distance| {
                let value = self.least[(place + distance as usize) % PLACES]?;
                Some(value.wrapping_add(distance.wrapping_mul(0x85eb_ca6b)))
            })
        };
        (0..PLACES).filter_map(filled).collect()
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn words(numbers: impl Iterator<Item = u64>) -> Vec<u64> {
        let words: Vec<String> = numbers.map(|number| format!("kata{number}")).collect();
        words_of(words.iter().map(String::as_str))
    }

    fn sketch(words: &[u64]) -> Box<[u32]> {
        let mut sketch = Sketch::default();
        sketch.add(words);
        sketch.places()
    }

    fn shared(a: &[u32], b: &[u32]) -> f64 {
        let same = a.iter().zip(b).filter(|(a, b)| a == b).count();
        same as f64 / PLACES as f64
    }

    #[test]
    fn sketches_share_as_much_as_texts_do() {
        let whole = sketch(&words(0..2000));
        for (kept, least, most) in [
            (2000, 1.0, 1.0),
            (1800, 0.8, 1.0),
            (1000, 0.2, 0.5),
            (0, 0.0, 0.1),
        ] {
            let other = sketch(&words((0..kept).chain(5000..7000 - kept)));
            let shared = shared(&whole, &other);
            assert!(
                (least..=most).contains(&shared),
                "{kept} words kept: {shared}"
            );
        }
    }

    #[test]
    fn words_are_compared_without_capitals_and_marks() {
        let of = |text: &str| words_of([text].into_iter());
        assert_eq!(of("Bộ Y tế: “Vắc-xin”!"), of("bộ y TẾ vắc xin"));
        assert_ne!(of("vắc xin"), of("vác xin"));
    }

    #[test]
    fn a_short_text_has_no_sketch() {
        assert!(sketch(&words(0..43)).is_empty());
        assert_eq!(sketch(&words(0..44)).len(), PLACES);
        assert!(sketch(&[]).is_empty());
    }

    proptest! {
        #[test]
        fn every_place_of_a_sketch_is_filled(count in 44u64..400, repeat in 1u64..50) {
            prop_assert_eq!(sketch(&words((0..count).map(|n| n % repeat))).len(), PLACES);
        }
    }
}
