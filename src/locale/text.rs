//! The one form that every text of the archive has, whatever form it came in.

use icu::normalizer::{ComposingNormalizerBorrowed, DecomposingNormalizerBorrowed};
use icu::properties::{CodePointMapData, props::GeneralCategory};

/// Gives the text in Unicode's normal form C, in which `ế` is one character.
///
/// A text that is in that form already is given back without a copy.
pub fn nfc(text: String) -> String {
    let normalizer = ComposingNormalizerBorrowed::new_nfc();
    let Some(doubtful) = first_where(&text, may_join, |c| !is_composed(c)) else {
        return text;
    };
    // It may join with the character before it, and that one with no other.
    let from = text[..doubtful].char_indices().next_back();
    let from = from.map_or(0, |(at, _)| at);
    let (composed, rest) = normalizer.split_normalized(&text[from..]);
    if rest.is_empty() {
        return text;
    }
    let mut whole = String::with_capacity(text.len());
    whole.push_str(&text[..from + composed.len()]);
    // Writing into a `String` cannot fail.
    let _ = normalizer.normalize_to(rest, &mut whole);
    whole
}

/// Whether a text is certainly what [`clean`] and [`nfc`] would give; most texts are.
pub fn is_settled(text: &str) -> bool {
    let may_begin = |bytes| may_go(bytes) | may_join(bytes);
    first_where(text, may_begin, |c| !stays(c) || !is_composed(c)).is_none()
}

/// Whether three bytes may begin a character that is not [composed](is_composed): Latin letters have smaller first
/// bytes, Vietnamese ones and punctuation these.
#[inline]
fn may_join([first, second, third]: [u8; 3]) -> bool {
    let vietnamese = (first == 0xe1) & (0xb8..=0xbb).contains(&second);
    let punctuation = (first == 0xe2) & (second == 0x80) & (third >= 0x82);
    (first >= 0xcc) & !vietnamese & !punctuation
}

/// Gives the text in Unicode's normal form D: letters, each followed by its marks.
pub fn nfd(text: &str) -> String {
    DecomposingNormalizerBorrowed::new_nfd()
        .normalize(text)
        .into_owned()
}

/// The letter or digit that one in another style stands for, by Unicode's normal form KD: `a` for `𝐚`.
pub fn plain(c: char) -> char {
    let normalizer = DecomposingNormalizerBorrowed::new_nfkd();
    let plain = normalizer
        .normalize(c.encode_utf8(&mut [0; 4]))
        .into_owned();
    plain.chars().next().unwrap_or(c)
}

/// Whether a character is a mark that stands on, below or in the letter before it.
pub fn is_mark(c: char) -> bool {
    !c.is_ascii()
        && CodePointMapData::<GeneralCategory>::new().get(c) == GeneralCategory::NonspacingMark
}

/// Whether a character is its own form C, whatever stands before it: Latin and Vietnamese letters,
/// punctuation, signs. Such a text needs no look into the tables of all scripts.
fn is_composed(c: char) -> bool {
    matches!(c, '\0'..='\u{2ff}' | '\u{1e00}'..='\u{1eff}' | '\u{2002}'..='\u{20cf}')
}

/// Gives the text with `\n` as its only line end and without characters that a reader cannot see.
///
/// Line ends are `\r\n`, `\r`, U+0085, U+2028, U+2029, and the vertical tab and form feed of word
/// processors. Taken out are
/// - control characters except `\n` and `\t`: XML forbids them, and so feeds would break;
/// - noncharacters such as U+FFFF, for the same reason;
/// - byte order marks, zero width spaces, word and grapheme joiners, invisible operators, soft hyphens and the vowels of Khmer that nobody
///   writes (U+17B4, U+17B5): they hide in the middle of words, which are then not found;
/// - direction marks, embeddings and overrides: they can make a text read otherwise than it is searched.
///
/// No-break spaces and the joiners of emoji and Indian scripts stay.
/// A text without any of these is given back without a copy.
pub fn clean(text: String) -> String {
    let Some(first) = first_to_clean(&text) else {
        return text;
    };
    let mut clean = String::with_capacity(text.len());
    clean.push_str(&text[..first]);
    let mut after_return = false;
    for c in text[first..].chars() {
        match c {
            '\n' if after_return => {}
            '\r' | '\u{b}' | '\u{c}' | '\u{85}' | '\u{2028}' | '\u{2029}' => clean.push('\n'),
            c if stays(c) => clean.push(c),
            _ => {}
        }
        after_return = c == '\r';
    }
    clean
}

/// Where the first character stands that does not stay.
fn first_to_clean(text: &str) -> Option<usize> {
    first_where(text, may_go, |c| !stays(c))
}

/// Whether three bytes may begin a character that has to go; no letter of a European language, no dash and no quotation
/// mark does.
#[inline]
fn may_go([first, second, third]: [u8; 3]) -> bool {
    let unseen = (0x8b..=0x8f).contains(&third) | (0xa8..=0xae).contains(&third);
    (first < 0x20) & (first != b'\t') & (first != b'\n')
        | (first == 0x7f)
        | (first == 0xc2) & ((second < 0xa0) | (second == 0xad))
        | (first == 0xcd)
        | (first == 0xd8)
        | (first == 0xe1) & (second == 0x9e) & (third >= 0xb4)
        | (first == 0xe2) & ((second == 0x80) & unseen | (second == 0x81))
        | (first >= 0xef)
}

/// Where the first character stands that is meant. Only those are looked at whose first three bytes may begin
/// one, the first of which no byte inside of a character may be: bytes are told apart faster than characters, and
/// many in one step where there is no end before the last.
fn first_where(
    text: &str,
    may_begin: impl Fn([u8; 3]) -> bool,
    is_meant: impl Fn(char) -> bool,
) -> Option<usize> {
    let bytes = text.as_bytes();
    let three = |at: usize| [at, at + 1, at + 2].map(|at| bytes.get(at).copied().unwrap_or(0));
    let mut from = 0;
    while from < bytes.len() {
        let part = from..bytes.len().min(from + PART);
        from = part.end;
        let behind = |count: usize| bytes.get(part.start + count..).unwrap_or_default();
        let threes = bytes[part.clone()].iter().zip(behind(1)).zip(behind(2));
        let may_be = threes.fold(false, |found, ((first, second), third)| {
            found | may_begin([*first, *second, *third])
        });
        // Of the last bytes of the text no three were at hand.
        if !may_be && from + 1 < bytes.len() {
            continue;
        }
        for at in part {
            if may_begin(three(at)) && text.get(at..)?.chars().next().is_some_and(&is_meant) {
                return Some(at);
            }
        }
    }
    None
}

/// So many bytes are looked at in one go.
const PART: usize = 64;

fn stays(c: char) -> bool {
    match c {
        '\n' | '\t' | ' '..='~' => true,
        '\u{ad}'
        | '\u{34f}'
        | '\u{61c}'
        | '\u{17b4}'
        | '\u{17b5}'
        | '\u{200b}'
        | '\u{200e}'
        | '\u{200f}'
        | '\u{2060}'..='\u{2064}'
        | '\u{feff}' => false,
        '\u{2028}'..='\u{202e}' | '\u{2066}'..='\u{2069}' => false,
        '\u{fdd0}'..='\u{fdef}' => false,
        c => !c.is_control() && (c as u32) & 0xfffe != 0xfffe,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn marks_join_their_letters() {
        assert_eq!(nfc("Vie\u{323}\u{302}t".to_owned()), "Việt");
        assert_eq!(nfc("Việt".to_owned()), "Việt");
    }

    #[test]
    fn every_character_that_goes_is_found() {
        for c in ('\0'..=char::MAX).filter(|c| !stays(*c)) {
            assert_eq!(first_to_clean(&format!("a{c}")), Some(1), "{c:?}");
        }
    }

    #[test]
    fn what_goes_is_found_wherever_it_stands() {
        for length in 1..4 * PART {
            for at in 0..length {
                let text = |c: char| {
                    let mut text = "a".repeat(length);
                    text.replace_range(at..=at, &c.to_string());
                    text
                };
                assert_eq!(first_to_clean(&text('\u{b}')), Some(at), "of {length}");
                assert_eq!(first_to_clean(&text('\u{200b}')), Some(at), "of {length}");
            }
        }
    }

    #[test]
    fn what_needs_no_table_is_composed() {
        let normalizer = ComposingNormalizerBorrowed::new_nfc();
        for c in ('\0'..='\u{ffff}').filter(|c| is_composed(*c)) {
            for before in ["", "a", "ơ", "\u{1100}"] {
                let text = format!("{before}{c}");
                assert!(normalizer.is_normalized(&text), "{text:?}");
            }
        }
    }

    #[test]
    fn every_line_end_becomes_one() {
        let text = "a\r\nb\rc\u{2028}d\u{85}e\n\nf\r\r\ng\u{c}h";
        assert_eq!(clean(text.to_owned()), "a\nb\nc\nd\ne\n\nf\n\ng\nh");
    }

    #[test]
    fn invisible_characters_go_and_no_break_spaces_stay() {
        let text = "\u{feff}Ha\u{200b} No\u{34f}\u{ad}i\u{7}\u{202e} 5\u{a0}km\u{ffff}\tx";
        assert_eq!(clean(text.to_owned()), "Ha Noi 5\u{a0}km\tx");
    }

    proptest! {
        #[test]
        fn nfc_is_that_of_the_standard(text in "[a-zạ-ỹđơư \u{300}-\u{303}\u{1100}-\u{1112}\u{1161}\u{ac00}“…\u{2001}]{0,12}") {
            let standard = ComposingNormalizerBorrowed::new_nfc().normalize(&text).into_owned();
            prop_assert!(!is_settled(&text) || text == standard);
            prop_assert_eq!(nfc(text), standard);
        }

        #[test]
        fn what_goes_is_found(text: String) {
            let first = text.char_indices().find(|(_, c)| !stays(*c));
            prop_assert_eq!(first_to_clean(&text), first.map(|(at, _)| at));
            prop_assert!(first.is_none() || !is_settled(&text));
        }

        #[test]
        fn cleaning_twice_changes_nothing_more(text: String) {
            let once = clean(text);
            prop_assert!(!once.contains(['\r', '\0']));
            prop_assert_eq!(clean(once.clone()), once);
        }
    }
}
