//! Text that a program read in the wrong encoding and wrote again: `Viá»‡t Nam`, `â€œkataâ€`.
//!
//! UTF-8 taken for windows-1252, or for Latin-1, leaves two to four characters for each letter. Where nearly
//! all that is no ASCII in a text comes in such groups, and each group is one character in UTF-8, no other
//! reading is possible, and the letters are put back. Lines stay lines. The bytes of the capture are never
//! changed.

use std::borrow::Cow;

/// So many groups show that a text was read in the wrong encoding.
const ENOUGH: usize = 3;

/// The text with its letters as they were before the wrong reading.
pub(super) fn repaired(text: &str) -> Cow<'_, str> {
    if !may_be(text) {
        return Cow::Borrowed(text);
    }
    let (mut groups, mut others, mut long) = (0, 0, 0);
    walk(text, |part| match part {
        Part::Group(_, length) => {
            groups += 1;
            long += usize::from(length > 2);
        }
        Part::Text(text) => others += text.chars().filter(|c| !c.is_ascii()).count(),
    });
    // A long group means nothing else: `â€œ`.
    let sure = groups >= ENOUGH && groups >= 2 * others || long > 0 && others == 0;
    if !sure {
        return Cow::Borrowed(text);
    }
    let mut out = String::with_capacity(text.len());
    walk(text, |part| match part {
        Part::Group(c, _) => out.push(c),
        Part::Text(text) => out.push_str(text),
    });
    Cow::Owned(out)
}

/// Whether the first two characters of a group stand somewhere in a text.
fn may_be(text: &str) -> bool {
    let bytes = text.as_bytes();
    let behind = |count: usize| bytes.get(count..).unwrap_or_default();
    let threes = bytes.iter().zip(behind(1)).zip(behind(2));
    // U+00C2 to U+00F4, and behind it one that windows-1252 has from 0x80 to 0xBF. No end before the last, so
    // that many are looked at in one step.
    threes.fold(false, |found, ((first, second), third)| {
        let may_be_next = (*third == 0xc2)
            | (*third == 0xc5)
            | (*third == 0xc6)
            | (*third == 0xcb)
            | (*third == 0xe2);
        found | (*first == 0xc3) & (0x82..=0xb4).contains(second) & may_be_next
    })
}

/// A part of a text.
enum Part<'t> {
    /// One character that was read as several: it, and how many.
    Group(char, usize),
    /// What stands between groups.
    Text(&'t str),
}

/// Goes through the parts of a text, in order.
fn walk<'t>(text: &'t str, mut with: impl FnMut(Part<'t>)) {
    let mut from = 0;
    let mut at = 0;
    while let Some(c) = text[at..].chars().next() {
        if let Some((meant, length, bytes)) = group(&text[at..]) {
            if from < at {
                with(Part::Text(&text[from..at]));
            }
            with(Part::Group(meant, length));
            at += bytes;
            from = at;
        } else {
            at += c.len_utf8();
        }
    }
    if from < text.len() {
        with(Part::Text(&text[from..]));
    }
}

/// The character that a text starts with if it was read as several: it, how many, and their bytes here.
fn group(text: &str) -> Option<(char, usize, usize)> {
    let mut chars = text.chars();
    let first = byte(chars.next()?)?;
    let length = match first {
        0xc2..=0xdf => 2,
        0xe0..=0xef => 3,
        0xf0..=0xf4 => 4,
        _ => return None,
    };
    let mut read = [first, 0, 0, 0];
    for place in &mut read[1..length] {
        *place = byte(chars.next()?).filter(|byte| (0x80..=0xbf).contains(byte))?;
    }
    let meant = std::str::from_utf8(&read[..length]).ok()?.chars().next()?;
    // What controls nothing in UTF-8 was no character of a text.
    (!meant.is_control()).then(|| (meant, length, text.len() - chars.as_str().len()))
}

/// The byte that a character stands for in windows-1252 (WHATWG Encoding, index windows-1252) and in Latin-1.
fn byte(c: char) -> Option<u8> {
    Some(match c {
        '€' => 0x80,
        '‚' => 0x82,
        'ƒ' => 0x83,
        '„' => 0x84,
        '…' => 0x85,
        '†' => 0x86,
        '‡' => 0x87,
        'ˆ' => 0x88,
        '‰' => 0x89,
        'Š' => 0x8a,
        '‹' => 0x8b,
        'Œ' => 0x8c,
        'Ž' => 0x8e,
        '‘' => 0x91,
        '’' => 0x92,
        '“' => 0x93,
        '”' => 0x94,
        '•' => 0x95,
        '–' => 0x96,
        '—' => 0x97,
        '˜' => 0x98,
        '™' => 0x99,
        'š' => 0x9a,
        '›' => 0x9b,
        'œ' => 0x9c,
        'ž' => 0x9e,
        'Ÿ' => 0x9f,
        _ => u8::try_from(u32::from(c))
            .ok()
            .filter(|byte| *byte >= 0x80)?,
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    /// What a program makes of UTF-8 that it takes for windows-1252.
    fn misread(text: &str) -> String {
        let every = (0x80..=0xffff).filter_map(char::from_u32);
        let table: Vec<(u8, char)> = every.filter_map(|c| Some((byte(c)?, c))).collect();
        let read = |b: u8| {
            let known = table.iter().rev().find(|(byte, _)| *byte == b);
            known.map_or(char::from(b), |(_, c)| *c)
        };
        text.bytes().map(read).collect()
    }

    #[test]
    fn letters_are_put_back_where_a_text_was_misread() {
        for text in [
            "Nông dân Hòa Bình Trung bỏ lúa trồng sen",
            "“Harga cabai turun,” kata Fulan",
        ] {
            assert_eq!(repaired(&misread(text)), text);
        }
        let latin1: String = "Việt Nam được mùa".bytes().map(char::from).collect();
        assert_eq!(repaired(&latin1), "Việt Nam được mùa");
    }

    #[test]
    fn capitals_with_marks_before_a_quotation_mark_stay() {
        for text in [
            "Anh nói: “VÂNG, RỒI Đ\u{c3}”",
            "ĐÃ” ĐÃ” ĐÃ”",
            "Ã",
            "Harga naik 5°",
        ] {
            assert!(matches!(repaired(text), Cow::Borrowed(_)), "{text}");
        }
    }

    proptest! {
        #[test]
        fn texts_that_were_read_rightly_stay(text in "[ -~àảãáạăđêôơưễộợữĐÃÂ“”\n]{1,80}") {
            let mut wanted = text.clone();
            // `Ã”` alone could be one letter; it takes three of them and hardly any other letter.
            wanted.retain(|c| !matches!(c, 'Ã' | 'Â' | 'à' | 'ã' | 'á' | 'ê' | 'ô'));
            prop_assert_eq!(repaired(&wanted), wanted.as_str());
        }

        #[test]
        fn lines_stay_lines(text in "\\PC{0,60}\n\\PC{0,60}") {
            let before = text.matches('\n').count();
            prop_assert_eq!(repaired(&misread(&text)).matches('\n').count(), before);
        }
    }
}
