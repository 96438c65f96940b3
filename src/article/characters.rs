//! Questions about characters that are asked for every character of a capture, answered without the
//! tables of all scripts where Latin letters are concerned (the answers are those of [`char`]), and numbers
//! that stand for words without their case.

use super::vietnamese::is_own_letter;

/// Whether a character is a letter or digit.
#[inline]
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
#[inline]
pub(in crate::article) fn is_letter(c: char) -> bool {
    match c as u32 {
        0..0x80 => c.is_ascii_alphabetic(),
        0xd7 | 0xf7 => false,
        0xc0..=0x24f | 0x1e00..=0x1eff => true,
        0x2000..=0x206f => false,
        _ => c.is_alphabetic(),
    }
}

/// Whether a character is a capital.
#[inline]
pub(in crate::article) fn is_upper(c: char) -> bool {
    match c as u32 {
        0..0x80 => c.is_ascii_uppercase(),
        // Vietnamese: capitals are even.
        code @ (0x1ea0..=0x1eff | 0x100..=0x12f) => code & 1 == 0,
        0xdf..=0xff | 0x1b0 => false,
        _ => c.is_uppercase(),
    }
}

/// The small form of a letter; the first letter of it where Unicode has several.
#[inline]
pub(in crate::article) fn small(c: char) -> char {
    if c.is_ascii() {
        return c.to_ascii_lowercase();
    }
    small_latin(c).unwrap_or_else(|| other_small(c))
}

#[cold]
fn other_small(c: char) -> char {
    c.to_lowercase().next().unwrap_or(c)
}

/// The small form of a letter of western European languages or of Vietnamese; `None` for any other character
/// that is not ASCII.
#[inline]
fn small_latin(c: char) -> Option<char> {
    let code = c as u32;
    let small = match code {
        // Vietnamese: capitals are even.
        0x1ea0..=0x1eff | 0x100..=0x12f | 0x14a..=0x177 => code | 1,
        0xdf..=0xf6 | 0xf8..=0xff | 0x1a1 | 0x1b0 => code,
        0xc0..=0xd6 | 0xd8..=0xde => code + 0x20,
        _ => return None,
    };
    char::from_u32(small)
}

/// The small form of a letter or digit; `None` for any other character.
#[inline]
pub(in crate::article) fn word(c: char) -> Option<char> {
    if !c.is_ascii() {
        return small_latin(c).or_else(|| other_word(c));
    }
    match ASCII[c as usize] {
        0 => None,
        letter => Some(char::from(letter as u8)),
    }
}

#[cold]
fn other_word(c: char) -> Option<char> {
    is_word(c).then(|| small(c))
}

/// The small form of each letter and digit of ASCII, and a one where its sort is [counted](Counts); 0 for other bytes.
const ASCII: [u64; 256] = {
    let mut table = [0; 256];
    let mut code = 0;
    while code < 128 {
        let byte = code as u8;
        if byte.is_ascii_alphanumeric() {
            table[code] = byte.to_ascii_lowercase() as u64;
        }
        if byte.is_ascii_digit() {
            table[code] |= 1 << Counts::DIGITS;
        }
        if byte.is_ascii_uppercase() {
            table[code] |= 1 << Counts::CAPITALS;
        }
        code += 1;
    }
    table
};

/// How many digits and capitals there are, counted in one sum: no capture has so many that they touch.
#[derive(Clone, Copy, Default)]
struct Counts(u64);

impl Counts {
    /// The lowest bits of a letter in the table, which are its small form.
    const DIGITS: u32 = 8;
    const CAPITALS: u32 = 36;

    #[inline]
    fn add(&mut self, letter: u64) {
        self.0 += letter >> Self::DIGITS;
    }

    fn digits(self) -> u32 {
        (self.0 & ((1 << (Self::CAPITALS - Self::DIGITS)) - 1)) as u32
    }

    fn capitals(self) -> u32 {
        (self.0 >> (Self::CAPITALS - Self::DIGITS)) as u32
    }
}

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

/// A run of letters and digits.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(in crate::article) struct Run {
    /// Stands for it without case.
    pub key: u64,
    /// Stands for what came before it and for itself, without case.
    pub joined: u64,
    /// Its length in bytes.
    pub bytes: usize,
    /// Its length in characters.
    pub chars: u32,
    /// How many of them are ASCII digits.
    pub digits: u32,
    /// How many are capitals.
    pub capitals: u32,
    /// Whether one of them is a letter that only Vietnamese has.
    pub is_vietnamese: bool,
}

/// The letters and digits that stand at a byte of a text; `before` stands for what comes before, [`NO_WORD`] for nothing.
/// All that is read goes through here, some of it several times: a part of the loop that it is called in, so that
/// nothing is made of a run that is not asked of it there.
#[inline(always)]
pub(in crate::article) fn run(text: &str, at: usize, before: u64) -> Run {
    let bytes = text.as_bytes();
    let mut end = at;
    let mut run = Run {
        key: NO_WORD,
        joined: before,
        bytes: 0,
        chars: 0,
        digits: 0,
        capitals: 0,
        is_vietnamese: false,
    };
    let mut counts = Counts::default();
    loop {
        let start = end;
        while let Some(byte) = bytes.get(end)
            && let letter @ 1.. = ASCII[usize::from(*byte)]
        {
            counts.add(letter);
            run.key = fold(run.key, char::from(letter as u8));
            run.joined = fold(run.joined, char::from(letter as u8));
            end += 1;
        }
        run.chars += (end - start) as u32;
        if bytes.get(end).is_none_or(u8::is_ascii) {
            break;
        }
        let Some((c, small)) = wide(text, end) else {
            break;
        };
        run.capitals += u32::from(is_capital(c, small));
        run.is_vietnamese |= is_own_letter(c);
        run.key = fold(run.key, small);
        run.joined = fold(run.joined, small);
        end += c.len_utf8();
        run.chars += 1;
    }
    run.bytes = end - at;
    run.digits = counts.digits();
    run.capitals += counts.capitals();
    run
}

/// The letter or digit beyond ASCII at a byte of a text, and its small form.
#[inline]
fn wide(text: &str, at: usize) -> Option<(char, char)> {
    // Most are Vietnamese vowels with a tone, U+1EA0 to U+1EFF, of which capitals are even.
    if let [0xe1, second @ (0xba | 0xbb), third, ..] = text.as_bytes()[at..]
        && (second == 0xbb || third >= 0xa0)
    {
        let code = 0x1e00 | u32::from(second & 3) << 6 | u32::from(third & 0x3f);
        return char::from_u32(code).zip(char::from_u32(code | 1));
    }
    let c = text[at..].chars().next()?;
    Some((c, word(c)?))
}

/// The runs of letters and digits of a text, in order, each with the byte where it starts and a key of its own.
pub(in crate::article) fn runs(text: &str) -> Runs<'_> {
    Runs { text, at: 0 }
}

/// Goes through the runs of a text.
pub(in crate::article) struct Runs<'t> {
    text: &'t str,
    at: usize,
}

impl Iterator for Runs<'_> {
    type Item = (usize, Run);

    #[inline(always)]
    fn next(&mut self) -> Option<(usize, Run)> {
        let bytes = self.text.as_bytes();
        loop {
            while bytes
                .get(self.at)
                .is_some_and(|byte| byte.is_ascii() && ASCII[usize::from(*byte)] == 0)
            {
                self.at += 1;
            }
            let (start, run) = (self.at, run(self.text, self.at, NO_WORD));
            if run.bytes > 0 {
                self.at += run.bytes;
                return Some((start, run));
            }
            self.at += self.text[self.at..].chars().next()?.len_utf8();
        }
    }
}

/// The number that stands for a text's letters and digits without case.
pub(in crate::article) fn key_of(text: &str) -> u64 {
    text.chars().filter_map(word).fold(NO_WORD, fold)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn runs_are_what_stands_between_other_signs() {
        let text = "“Giá gạo tăng 5,5%…” – ĐÀ Nẵng\u{a0}2024 ";
        let found: Vec<&str> = runs(text)
            .map(|(start, run)| &text[start..start + run.bytes])
            .collect();
        let split: Vec<&str> = text
            .split(|c| !is_word(c))
            .filter(|word| !word.is_empty())
            .collect();
        assert_eq!(found, split);
    }

    #[test]
    fn the_answers_are_those_of_the_standard_library() {
        for c in (0..0x3000).filter_map(char::from_u32) {
            assert_eq!(is_word(c), c.is_alphanumeric(), "{c:?}");
            assert_eq!(is_letter(c), c.is_alphabetic(), "{c:?}");
            assert_eq!(is_upper(c), c.is_uppercase(), "{c:?}");
            assert_eq!(Some(small(c)), c.to_lowercase().next(), "{c:?}");
            assert_eq!(word(c), is_word(c).then(|| small(c)), "{c:?}");
            let capital = c.is_uppercase() && small(c) != c;
            assert_eq!(is_capital(c, small(c)), capital, "{c:?}");
            let text = c.to_string();
            let run = run(&text, 0, NO_WORD);
            assert_eq!(run.bytes, if is_word(c) { text.len() } else { 0 }, "{c:?}");
            assert_eq!(run.capitals, u32::from(is_word(c) && capital), "{c:?}");
            assert_eq!(run.key, key_of(&text), "{c:?}");
        }
    }
}
