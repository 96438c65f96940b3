//! Questions about characters that are asked for every character of a capture, answered without the
//! tables of all scripts where Latin letters are concerned. The answers are those of [`char`].

/// Whether a character is a letter or digit.
pub(super) fn is_word(c: char) -> bool {
    match c as u32 {
        0..0x80 => c.is_ascii_alphanumeric(),
        0xd7 | 0xf7 => false,
        0xc0..=0x24f | 0x1e00..=0x1eff => true,
        _ => c.is_alphanumeric(),
    }
}

/// The small form of a letter; the first letter of it where Unicode has several.
pub(super) fn small(c: char) -> char {
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

/// Whether a letter is a capital.
pub(super) fn is_capital(c: char) -> bool {
    if c.is_ascii() {
        c.is_ascii_uppercase()
    } else {
        small(c) != c && c.is_uppercase()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_answers_are_those_of_the_standard_library() {
        for c in (0..0x3000).filter_map(char::from_u32) {
            assert_eq!(is_word(c), c.is_alphanumeric(), "{c:?}");
            assert_eq!(Some(small(c)), c.to_lowercase().next(), "{c:?}");
            assert_eq!(is_capital(c), c.is_uppercase() && small(c) != c, "{c:?}");
        }
    }
}
