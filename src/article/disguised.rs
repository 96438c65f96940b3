//! Disguises by which a site hides its words from others: a mark on every letter (`T̼i̼n̼ ̼m̼ớ̼i̼`, `t̶i̶n̶`), letters of formulas
//! (`𝚝𝚒𝚗`, `𝐭𝐢𝐧`, `𝟐𝟎𝟐𝟐`).
//!
//! Only marks are taken off with which no language of Latin letters writes, and only in lines that are full of them: a
//! word that is struck out keeps its stroke. What a letter of a formula stands for, Unicode says. Lines stay lines.
//! Small capitals and letters of other scripts are repaired in [`letters`](super::letters).

use super::characters::is_letter;
use crate::locale::text::{nfc, plain};
use std::borrow::Cow;

/// Marks of a line that hide its words, at least.
const ENOUGH: usize = 6;

/// The text without disguises.
pub(super) fn undisguised(text: &str) -> Cow<'_, str> {
    // The first bytes of combining marks and of letters of formulas.
    if memchr::memchr3(0xcc, 0xcd, 0xf0, text.as_bytes()).is_none() {
        return Cow::Borrowed(text);
    }
    let mut out = String::with_capacity(text.len());
    for line in text.split_inclusive('\n') {
        let is_hidden = is_hidden(line);
        let kept = line.chars().filter(|c| !(is_hidden && hides(*c)));
        out.extend(kept.map(|c| if is_of_formula(c) { plain(c) } else { c }));
    }
    if out.len() == text.len() {
        return Cow::Borrowed(text);
    }
    // A letter may have had its tone behind the mark.
    Cow::Owned(nfc(out))
}

/// Whether at least half as many such marks as letters stand in a line.
fn is_hidden(line: &str) -> bool {
    let marks = line.chars().filter(|c| hides(*c)).count();
    marks >= ENOUGH && marks * 2 >= line.chars().filter(|c| is_letter(*c)).count()
}

/// Whether a character is a mark on, in or below letters that no language of Latin letters writes: lines, bridges,
/// arrows, waves.
fn hides(c: char) -> bool {
    matches!(
        c,
        '\u{305}' | '\u{320}' | '\u{32a}'..='\u{32c}' | '\u{32f}' | '\u{332}'..='\u{33f}' | '\u{346}'..='\u{34e}'
            | '\u{353}'..='\u{357}' | '\u{359}'..='\u{35b}' | '\u{35f}'..='\u{362}'
    )
}

/// Whether a character is a letter or digit as formulas have them.
fn is_of_formula(c: char) -> bool {
    matches!(c, '\u{1d400}'..='\u{1d7ff}')
}

#[cfg(test)]
mod tests {
    use super::*;

    /// A text with a mark behind each of its characters.
    fn with(mark: char, text: &str) -> String {
        nfc(text.chars().flat_map(|c| [c, mark]).collect())
    }

    #[test]
    fn marks_on_every_letter_go() {
        let text = "Sáng nay, dân làng bắt đầu gặt vụ lúa sớm.";
        for mark in ['\u{336}', '\u{33c}', '\u{332}', '\u{320}'] {
            assert_eq!(undisguised(&with(mark, text)), text, "{mark:?}");
            let below = format!("Tin làng\n{}\n", with(mark, text));
            assert_eq!(undisguised(&below), format!("Tin làng\n{text}\n"));
        }
        // Below a letter, and before its tone.
        let apart = with('\u{33c}', "gặt lúa ").replace('ặ', "ă\u{33c}\u{323}");
        assert_eq!(undisguised(&apart), "gặt lúa ");
    }

    #[test]
    fn a_word_that_is_struck_out_keeps_its_stroke() {
        let price = with('\u{336}', "Rp25.000");
        let text = format!("Harga beras di pasar kota turun lagi: {price} per kilogram.");
        assert_eq!(undisguised(&text), text);
    }

    #[test]
    fn letters_of_formulas_are_letters() {
        assert_eq!(
            undisguised("𝚗𝚐ườ𝚒 𝚝𝚑â𝚗 𝚚u𝚎𝚗, 𝐓𝐢𝐧 𝟐𝟎𝟐𝟐"),
            "người thân quen, Tin 2022"
        );
        assert_eq!(undisguised("Panen 🌾 dimulai"), "Panen 🌾 dimulai");
    }
}
