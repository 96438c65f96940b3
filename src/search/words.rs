//! Words as the index knows them: as written, without marks, and by their stem.
//!
//! The browser makes the same of what is typed (`static/search/words.js`); `tests/web` compares the two.

use crate::locale::text::{is_mark, nfd};
use pagefind_stem::{Algorithm, Stemmer};
use std::borrow::Cow;

/// Characters of a word that count. Longer ones are no words, and a capture may hold anything.
const LONGEST: usize = 32;

/// Combining marks of the five tones of Vietnamese: grave, acute, tilde, hook above, dot below.
const TONES: [char; 5] = ['\u{300}', '\u{301}', '\u{303}', '\u{309}', '\u{323}'];

/// The words of a text, in order. A word is a run of letters, digits and their marks.
pub fn words(text: &str) -> impl Iterator<Item = &str> {
    text.split(|c: char| !is_of_word(c))
        .filter(|word| !word.is_empty())
}

/// Whether a character is a letter, a digit or a mark; of those that Vietnamese and Indonesian have no table is asked.
fn is_of_word(c: char) -> bool {
    match c {
        '\0'..='\x7f' => c.is_ascii_alphanumeric(),
        '\u{c0}'..='\u{d6}'
        | '\u{d8}'..='\u{f6}'
        | '\u{f8}'..='\u{24f}'
        | '\u{1e00}'..='\u{1eff}' => true,
        _ => c.is_alphanumeric() || is_mark(c),
    }
}

/// A word as it is written: in small letters, decomposed, its tone at its end, so that `hòa` and `hoà` are
/// one word.
pub fn written(word: &str) -> Cow<'_, str> {
    if word.len() <= LONGEST && word.bytes().all(|b| b.is_ascii_lowercase()) {
        return Cow::Borrowed(word);
    }
    let short: String = word.chars().take(LONGEST).collect();
    let small = short.to_lowercase();
    if small.is_ascii() {
        return Cow::Owned(small);
    }
    let (tones, mut rest): (String, String) = nfd(&small).chars().partition(|c| TONES.contains(c));
    rest.push_str(&tones);
    Cow::Owned(rest)
}

/// A written word without its marks: `đường` becomes `duong`. Syllables of one consonant and `y` are spelled
/// with `i` as well (`bác sỹ`, `bác sĩ`) and become one.
pub fn unmarked(written: &str) -> String {
    let plain = bare(written);
    match plain.as_bytes() {
        [b'h' | b'k' | b'l' | b'm' | b's' | b't', b'y'] => format!("{}i", &plain[..1]),
        _ => plain,
    }
}

/// A written word without its marks, letter by letter.
pub fn bare(written: &str) -> String {
    let letters = written.chars().filter(|&c| !is_mark(c));
    letters.map(|c| if c == 'đ' { 'd' } else { c }).collect()
}

/// The stem of an unmarked word, by which `kesehatan` and `menyehatkan` stand beside `sehat`.
///
/// It is that of Snowball's Indonesian stemmer (Tala 2003) whatever the language, since nobody knows in which
/// language a word is typed; it leaves words of two vowels alone, and so nearly all Vietnamese syllables. What
/// it does wrong (`menteri` to `teri`) only ever adds matches of a second class.
pub fn stem(unmarked: &str) -> String {
    if !unmarked.bytes().all(|b| b.is_ascii_lowercase()) {
        return unmarked.to_owned();
    }
    let stem = Stemmer::create(Algorithm::Indonesian).stem(unmarked);
    match stem.is_empty() {
        true => unmarked.to_owned(),
        false => stem.into_owned(),
    }
}

/// A hash of a text that stays the same for ever: FNV-1a over its characters.
pub fn hash(text: &str) -> u32 {
    text.chars().fold(0x811c_9dc5, |hash, c| {
        (hash ^ c as u32).wrapping_mul(0x0100_0193)
    })
}

/// One bit of 16 for an unmarked word; a posting keeps the bits of all words that follow.
pub fn follower(unmarked: &str) -> u16 {
    let hash = hash(unmarked);
    1 << ((hash ^ (hash >> 15)) & 15)
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn plain(word: &str) -> String {
        unmarked(&written(word))
    }

    #[test]
    fn marks_go_and_stroke_d_is_d() {
        for (word, expected) in [
            ("Đường", "duong"),
            ("NGHIÊNG", "nghieng"),
            ("Việt", "viet"),
            ("kesehatan", "kesehatan"),
            ("café", "cafe"),
            ("sỹ", "si"),
            ("Mĩ", "mi"),
            ("Mỹ", "mi"),
            ("H5N1", "h5n1"),
        ] {
            assert_eq!(plain(word), expected, "{word}");
        }
    }

    #[test]
    fn the_place_of_the_tone_makes_no_difference() {
        for (old, new) in [("hòa", "hoà"), ("thủy", "thuỷ"), ("KHỎE", "khoẻ")] {
            assert_eq!(written(old), written(new));
        }
        assert_ne!(written("hòa"), written("hoa"));
        assert_ne!(written("bỉ"), written("bị"));
    }

    #[test]
    fn letters_that_are_known_without_a_table_are_those_of_the_table() {
        for c in '\0'..=char::MAX {
            let is_there = c.is_alphanumeric() || is_mark(c);
            assert_eq!(is_of_word(c), is_there, "{c:?}");
        }
    }

    #[test]
    fn words_end_at_hyphens_and_points() {
        let found: Vec<&str> = words("Vắc-xin COVID-19, “1.234” liều… (Bỉ)").collect();
        assert_eq!(
            found,
            ["Vắc", "xin", "COVID", "19", "1", "234", "liều", "Bỉ"]
        );
    }

    #[test]
    fn forms_of_an_indonesian_word_have_one_stem() {
        for word in ["kesehatan", "menyehatkan", "penyehatan", "sehat"] {
            assert_eq!(stem(word), "sehat", "{word}");
        }
        for word in ["pemerintah", "pemerintahan", "pemerintahnya"] {
            assert_eq!(stem(word), stem("pemerintah"), "{word}");
        }
        for syllable in ["benh", "vien", "duong", "nguyen", "thuong"] {
            assert_eq!(stem(syllable), syllable);
        }
    }

    proptest! {
        #[test]
        fn a_word_of_a_text_stays_one_word(text in "\\PC{0,40}") {
            for word in words(&text) {
                let written = written(word);
                prop_assert!(written.chars().count() <= LONGEST * 6);
                prop_assert_eq!(unmarked(&unmarked(&written)), unmarked(&written));
            }
        }

        #[test]
        fn capitals_and_normal_form_make_no_difference(word in "[a-zàáâãèéêìíòóôõùúýăđĩũơưạ-ỹ]{1,8}") {
            let (capitals, decomposed) = (word.to_uppercase(), nfd(&word));
            prop_assert_eq!(written(&capitals), written(&word));
            prop_assert_eq!(written(&decomposed), written(&word));
            prop_assert!(unmarked(&written(&word)).is_ascii());
        }

        #[test]
        fn any_word_has_a_stem(word in "[a-z]{1,20}") {
            prop_assert!(!stem(&word).is_empty());
        }
    }
}
