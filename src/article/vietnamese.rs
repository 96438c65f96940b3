//! What a Vietnamese syllable looks like: evidence for the language, and for names of persons and places.
//!
//! Vietnamese writes syllables, not words, between spaces, and they follow a strict pattern: an onset out
//! of some thirty and a rime out of some hundred and fifty. Source: the standard orthography, as in every
//! primer (“bảng âm vần”).

use super::characters::small;

/// Onsets, without marks, sorted; the empty one is not listed. `gi` and `qu` are treated in [`is_syllable`].
const ONSETS: &[&str] = &[
    "b", "c", "ch", "d", "g", "gh", "h", "k", "kh", "l", "m", "n", "ng", "ngh", "nh", "p", "ph",
    "r", "s", "t", "th", "tr", "v", "x",
];

/// Rimes without marks of vowel quality and tone, sorted.
const RIMES: &[&str] = &[
    "a", "ac", "ach", "ai", "am", "an", "ang", "anh", "ao", "ap", "at", "au", "ay", "e", "ec",
    "ech", "em", "en", "eng", "enh", "eo", "ep", "et", "eu", "i", "ia", "ich", "iec", "iem", "ien",
    "ieng", "iep", "iet", "ieu", "im", "in", "inh", "ip", "it", "iu", "o", "oa", "oac", "oach",
    "oai", "oam", "oan", "oang", "oanh", "oao", "oap", "oat", "oay", "oc", "oe", "oen", "oeo",
    "oet", "oi", "om", "on", "ong", "ooc", "oong", "op", "ot", "u", "ua", "uan", "uang", "uat",
    "uay", "uc", "ue", "uech", "uenh", "ui", "um", "un", "ung", "uo", "uoc", "uoi", "uom", "uon",
    "uong", "uop", "uot", "uou", "up", "ut", "uu", "uy", "uya", "uych", "uyen", "uyet", "uynh",
    "uyt", "uyu", "y", "yem", "yen", "yet", "yeu",
];

/// Rimes that stand after `q` only, sorted.
const RIMES_AFTER_Q: &[&str] = &[
    "uac", "uach", "uai", "uam", "uanh", "uao", "uap", "uau", "uen", "ueo", "uet", "uit",
];

/// A vowel or `đ` without its marks; every other character as it is. Lower case only.
pub(super) fn unmarked(c: char) -> char {
    match c {
        'à' | 'á' | 'â' | 'ã' | 'ă' | 'ạ'..='ặ' => 'a',
        'è' | 'é' | 'ê' | 'ẹ'..='ệ' => 'e',
        'ì' | 'í' | 'ĩ' | 'ỉ'..='ị' => 'i',
        'ò' | 'ó' | 'ô' | 'õ' | 'ơ' | 'ọ'..='ợ' => 'o',
        'ù' | 'ú' | 'ũ' | 'ư' | 'ụ'..='ự' => 'u',
        'ỳ'..='ỹ' | 'ý' => 'y',
        'đ' => 'd',
        _ => c,
    }
}

/// Whether a letter, small or capital, is written in Vietnamese and hardly anywhere else.
#[inline]
pub(super) fn is_own_letter(c: char) -> bool {
    matches!(c, 'đ' | 'Đ' | 'ơ' | 'Ơ' | 'ư' | 'Ư' | 'ạ'..='ỹ' | 'Ạ')
}

/// The letters of the longest syllable, `nghiêng`.
const LONGEST: usize = 7;

/// Whether a word can be one Vietnamese syllable, with or without its marks, in any case.
pub(super) fn is_syllable(word: &str) -> bool {
    let mut plain = [0; LONGEST];
    let mut length = 0;
    for c in word.chars() {
        let Ok(letter @ b'a'..=b'z') = u8::try_from(unmarked(small(c))) else {
            return false;
        };
        let Some(place) = plain.get_mut(length) else {
            return false;
        };
        *place = letter;
        length += 1;
    }
    let plain = &plain[..length];
    let is_vowel = |letter: &u8| matches!(letter, b'a' | b'e' | b'i' | b'o' | b'u' | b'y');
    let Some(vowel) = plain.iter().position(is_vowel) else {
        return false;
    };
    let (onset, rime) = plain.split_at(vowel);
    match onset {
        b"q" => rime[0] == b'u' && (is_rime(rime) || is_in(RIMES_AFTER_Q, rime)),
        // In `giếng` the vowel belongs to both.
        b"g" if rime[0] == b'i' && (rime.len() == 1 || is_rime(&rime[1..])) => true,
        b"" => is_rime(rime),
        _ => is_in(ONSETS, onset) && is_rime(rime),
    }
}

fn is_rime(rime: &[u8]) -> bool {
    is_in(RIMES, rime)
}

fn is_in(sorted: &[&str], part: &[u8]) -> bool {
    let place = sorted.binary_search_by(|known| known.as_bytes().cmp(part));
    place.is_ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn syllables_with_and_without_marks_are_known() {
        for word in [
            "Việt", "Nam", "nghiêng", "quốc", "gì", "giếng", "Đức", "ủy", "thuở", "quyền", "nguoi",
            "khoẻ", "ĐƯỢC", "yêu", "Huỳnh", "quanh",
        ] {
            assert!(is_syllable(word), "{word}");
        }
    }

    #[test]
    fn words_of_other_languages_are_not() {
        for word in [
            "Trump", "Vladimir", "Putin", "yang", "untuk", "there", "Boris", "Joe", "Macron",
            "Jakarta", "", "2024", "Mark",
        ] {
            assert!(!is_syllable(word), "{word}");
        }
    }

    #[test]
    fn the_tables_are_sorted() {
        assert!(
            [ONSETS, RIMES, RIMES_AFTER_Q]
                .iter()
                .all(|table| table.is_sorted())
        );
    }
}
