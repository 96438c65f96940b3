//! A place in a line that moves over what it recognises. No step looks farther than some dozen characters,
//! whatever the line, so that reading a line costs linear time.

use crate::article::characters::{is_letter, is_upper, small};

/// A place in a text.
#[derive(Debug, Clone, Copy)]
pub(super) struct Cursor<'t> {
    text: &'t str,
    at: usize,
}

/// So much white space may stand between two parts of a date.
const GAP: usize = 6;

/// Longer runs of letters are no word of a date.
const WORD: usize = 16;

impl<'t> Cursor<'t> {
    /// Starts at a byte, which must not be inside a character.
    pub(super) fn at(text: &'t str, at: usize) -> Self {
        Cursor { text, at }
    }

    /// The byte that the cursor is at.
    pub(super) fn place(&self) -> usize {
        self.at
    }

    /// All that is ahead.
    pub(super) fn rest(&self) -> &'t str {
        self.text.get(self.at..).unwrap_or("")
    }

    /// The next character.
    pub(super) fn peek(&self) -> Option<char> {
        self.rest().chars().next()
    }

    /// Moves over a character if it comes next.
    pub(super) fn eat(&mut self, wanted: char) -> bool {
        let found = self.peek() == Some(wanted);
        if found {
            self.at += wanted.len_utf8();
        }
        found
    }

    /// Moves over one of some characters.
    pub(super) fn eat_any(&mut self, wanted: &[char]) -> Option<char> {
        let next = self.peek().filter(|c| wanted.contains(c))?;
        self.at += next.len_utf8();
        Some(next)
    }

    /// Moves over white space, if there is any, but not over a wide gap.
    pub(super) fn spaces(&mut self) {
        let gap = self
            .rest()
            .chars()
            .take(GAP)
            .take_while(|c| c.is_whitespace());
        self.at += gap.map(char::len_utf8).sum::<usize>();
    }

    /// Reads a run of digits if it is `least` to `most` long; a longer run is another number.
    pub(super) fn number(&mut self, least: usize, most: usize) -> Option<u32> {
        let rest = self.rest();
        let length = rest
            .bytes()
            .take(most + 1)
            .take_while(u8::is_ascii_digit)
            .count();
        if length < least || length > most {
            return None;
        }
        let number = rest[..length].parse().ok()?;
        self.at += length;
        Some(number)
    }

    /// Reads the first four of five or six digits that a colon and two digits follow: a year with a clock
    /// glued to it.
    pub(super) fn year_before_clock(&mut self) -> Option<u32> {
        let rest = self.rest().as_bytes();
        let digits = rest
            .iter()
            .take(7)
            .take_while(|b| b.is_ascii_digit())
            .count();
        let clock = rest.get(digits..digits + 3)?;
        let minutes = clock[0] == b':' && clock[1..].iter().all(u8::is_ascii_digit);
        if !matches!(digits, 5 | 6) || !minutes {
            return None;
        }
        let year = self.rest()[..4].parse().ok()?;
        self.at += 4;
        Some(year)
    }

    /// Reads the first four of five or six digits that are the year of one date and the day of the next, as pages
    /// write publication and update: `8 Mei 20229 Mei 2022`, `8/5/202209/05/2022`.
    pub(super) fn year_before_day(&mut self) -> Option<u32> {
        let rest = self.rest();
        let digits = rest.bytes().take(7).take_while(u8::is_ascii_digit).count();
        if !matches!(digits, 5 | 6) || !matches!(rest[4..digits].parse(), Ok(1..=31)) {
            return None;
        }
        let mut behind = rest[digits..].chars();
        let goes_on = match behind.next()? {
            ' ' => behind.next()?.is_alphabetic(),
            '/' | '-' | '.' => behind.next()?.is_ascii_digit(),
            _ => false,
        };
        if !goes_on {
            return None;
        }
        let year = rest[..4].parse().ok()?;
        self.at += 4;
        Some(year)
    }

    /// Reads a word, in lower case. Apostrophes inside belong to it (`Jum'at`), a capital after a small
    /// letter does not (`Tưtin` is one word, `PMHội` and `MayBy` are two).
    pub(super) fn word(&mut self) -> Option<String> {
        let mut word = String::new();
        let mut length = 0;
        let mut small_before = false;
        for (count, c) in self.rest().chars().enumerate() {
            let inside = is_letter(c) || (count > 0 && matches!(c, '\'' | '’' | '`'));
            if !inside || (small_before && is_upper(c)) {
                break;
            }
            if count == WORD {
                return None;
            }
            small_before = c.is_lowercase();
            length += c.len_utf8();
            word.extend(c.to_lowercase());
        }
        if word.is_empty() {
            return None;
        }
        self.at += length;
        Some(word)
    }

    /// Moves over a phrase in any case, if it comes next as a whole. The phrase is in lower case.
    pub(super) fn phrase(&mut self, phrase: &str) -> bool {
        let Some(length) = starts_with(self.rest(), phrase) else {
            return false;
        };
        let last = phrase.chars().next_back();
        let next = self.rest()[length..].chars().next();
        // Glued text starts with a capital; a small letter goes on with the word.
        let goes_on = last.is_some_and(char::is_alphabetic) && next.is_some_and(char::is_lowercase);
        if !goes_on {
            self.at += length;
        }
        !goes_on
    }
}

/// The length of what matches the phrase at the start, in any case.
fn starts_with(text: &str, phrase: &str) -> Option<usize> {
    let mut chars = text.chars();
    for wanted in phrase.chars() {
        let c = chars.next()?;
        if !same(c, wanted) {
            return None;
        }
    }
    Some(text.len() - chars.as_str().len())
}

/// Where a phrase at the end of a text starts, if it stands there in any case, as a whole or glued to
/// something before by its capital. The phrase is in lower case.
pub(super) fn ends_with(text: &str, phrase: &str) -> Option<usize> {
    let mut chars = text.chars();
    let mut first = ' ';
    for wanted in phrase.chars().rev() {
        first = chars.next_back()?;
        if !same(first, wanted) {
            return None;
        }
    }
    let before = chars.as_str();
    let glued = before.chars().next_back().is_some_and(char::is_alphabetic);
    (!glued || first.is_uppercase()).then_some(before.len())
}

fn same(c: char, wanted: char) -> bool {
    c == wanted || small(c) == wanted
}
