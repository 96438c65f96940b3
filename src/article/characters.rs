//! Questions about characters that are asked for every character of a capture, answered without the
//! tables of all scripts where Latin letters are concerned (the answers are those of [`char`]), and numbers
//! that stand for words without their case.

/// Whether a character is a letter or digit.
pub(in crate::article) fn is_word(c: char) -> bool {
    match c as u32 {
        0..0x80 => c.is_ascii_alphanumeric(),
        0xd7 | 0xf7 => false,
        0xc0..=0x24f | 0x1e00..=0x1eff => true,
        // Quotation marks, dashes, spaces.
        0x2000..=0x206f => false,
        _ => c.is_alphanumeric(),
    }
}

/// Whether a character is a letter.
pub(in crate::article) fn is_letter(c: char) -> bool {
    match c as u32 {
        0..0x80 => c.is_ascii_alphabetic(),
        0xd7 | 0xf7 => false,
        0xc0..=0x24f | 0x1e00..=0x1eff => true,
        0x2000..=0x206f => false,
        _ => c.is_alphabetic(),
    }
}

/// The small form of a letter; the first letter of it where Unicode has several.
pub(in crate::article) fn small(c: char) -> char {
    let code = c as u32;
    let low = match code {
        0..0x80 => return c.to_ascii_lowercase(),
        0xc0..=0xd6 | 0xd8..=0xde => code + 0x20,
        0xdf..=0xff => code,
        // Vietnamese: capitals are even.
        0x1ea0..=0x1eff | 0x100..=0x12f => code | 1,
        0x1a1 | 0x1b0 => code,
        _ => return c.to_lowercase().next().unwrap_or(c),
    };
    char::from_u32(low).unwrap_or(c)
}

/// The small form of a letter or digit; `None` for any other character.
#[inline]
pub(in crate::article) fn word(c: char) -> Option<char> {
    match ASCII.get(c as usize) {
        Some(0) => None,
        Some(small) => Some(char::from(*small)),
        None => is_word(c).then(|| small(c)),
    }
}

/// The small form of each letter and digit of ASCII, 0 for other characters.
const ASCII: [u8; 128] = {
    let mut table = [0; 128];
    let mut code = 0;
    while code < 128 {
        if (code as u8).is_ascii_alphanumeric() {
            table[code] = (code as u8).to_ascii_lowercase();
        }
        code += 1;
    }
    table
};

/// Whether a letter with this small form is a capital.
#[inline]
pub(in crate::article) fn is_capital(c: char, small: char) -> bool {
    small != c && (c.is_ascii() || c.is_uppercase())
}

/// The number that stands for a text without letters or digits.
pub(in crate::article) const NO_WORD: u64 = 0xcbf2_9ce4_8422_2325;
const PRIME: u64 = 0x0000_0100_0000_01b3;

/// Adds the small form of a letter or digit to a number that stands for a text.
#[inline]
pub(in crate::article) fn fold(key: u64, small: char) -> u64 {
    (key ^ u64::from(small as u32)).wrapping_mul(PRIME)
}

/// The number that stands for a text's letters and digits without case.
pub(in crate::article) fn key_of(text: &str) -> u64 {
    text.chars().filter_map(word).fold(NO_WORD, fold)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_answers_are_those_of_the_standard_library() {
        for c in (0..0x3000).filter_map(char::from_u32) {
            assert_eq!(is_word(c), c.is_alphanumeric(), "{c:?}");
            assert_eq!(is_letter(c), c.is_alphabetic(), "{c:?}");
            assert_eq!(Some(small(c)), c.to_lowercase().next(), "{c:?}");
            assert_eq!(word(c), is_word(c).then(|| small(c)), "{c:?}");
            let capital = c.is_uppercase() && small(c) != c;
            assert_eq!(is_capital(c, small(c)), capital, "{c:?}");
        }
    }
}
