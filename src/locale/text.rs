//! The one form that every text of the archive has, whatever form it came in.

use icu::normalizer::{ComposingNormalizerBorrowed, DecomposingNormalizerBorrowed};
use icu::properties::{CodePointMapData, props::GeneralCategory};

/// Gives the text in Unicode's normal form C, in which `ế` is one character.
///
/// A text that is in that form already is given back without a copy.
pub fn nfc(text: String) -> String {
    let normalizer = ComposingNormalizerBorrowed::new_nfc();
    let (composed, rest) = normalizer.split_normalized(&text);
    if rest.is_empty() {
        return text;
    }
    let mut whole = String::with_capacity(text.len());
    whole.push_str(composed);
    // Writing into a `String` cannot fail.
    let _ = normalizer.normalize_to(rest, &mut whole);
    whole
}

/// Gives the text in Unicode's normal form D: letters, each followed by its marks.
pub fn nfd(text: &str) -> String {
    DecomposingNormalizerBorrowed::new_nfd()
        .normalize(text)
        .into_owned()
}

/// Whether a character is a mark that stands on, below or in the letter before it.
pub fn is_mark(c: char) -> bool {
    !c.is_ascii()
        && CodePointMapData::<GeneralCategory>::new().get(c) == GeneralCategory::NonspacingMark
}

/// Gives the text with `\n` as its only line end and without characters that a reader cannot see.
///
/// Line ends are `\r\n`, `\r`, U+0085, U+2028, U+2029, and the vertical tab and form feed of word
/// processors. Taken out are
/// - control characters except `\n` and `\t`: XML forbids them, and so feeds would break;
/// - noncharacters such as U+FFFF, for the same reason;
/// - byte order marks, zero width spaces, word joiners and soft hyphens: they hide in the middle of words,
///   which are then not found;
/// - direction marks, embeddings and overrides: they can make a text read otherwise than it is searched.
///
/// No-break spaces and the joiners of emoji and Indian scripts stay.
/// A text without any of these is given back without a copy.
pub fn clean(text: String) -> String {
    let Some((first, _)) = text.char_indices().find(|&(_, c)| !stays(c)) else {
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

fn stays(c: char) -> bool {
    match c {
        '\n' | '\t' | ' '..='~' => true,
        '\u{ad}' | '\u{61c}' | '\u{200b}' | '\u{200e}' | '\u{200f}' | '\u{2060}' | '\u{feff}' => {
            false
        }
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
    fn every_line_end_becomes_one() {
        let text = "a\r\nb\rc\u{2028}d\u{85}e\n\nf\r\r\ng\u{c}h";
        assert_eq!(clean(text.to_owned()), "a\nb\nc\nd\ne\n\nf\n\ng\nh");
    }

    #[test]
    fn invisible_characters_go_and_no_break_spaces_stay() {
        let text = "\u{feff}Ha\u{200b} No\u{ad}i\u{7}\u{202e} 5\u{a0}km\u{ffff}\tx";
        assert_eq!(clean(text.to_owned()), "Ha Noi 5\u{a0}km\tx");
    }

    proptest! {
        #[test]
        fn cleaning_twice_changes_nothing_more(text: String) {
            let once = clean(text);
            prop_assert!(!once.contains(['\r', '\0']));
            prop_assert_eq!(clean(once.clone()), once);
        }
    }
}
