//! Spaces of all widths: a browser shows no-break and thin ones as it shows plain ones, and so are words parted here.

use std::borrow::Cow;

/// The text with a plain space for each space of another width, and for each that no line may break at.
///
/// Tabs and line breaks stay: they part cells and lines.
pub(super) fn plain(text: &str) -> Cow<'_, str> {
    let bytes = text.as_bytes();
    let mut out = String::new();
    let mut taken = 0;
    // The first bytes that such spaces have in UTF-8.
    for at in memchr::memchr3_iter(0xc2, 0xe2, 0xe3, bytes) {
        let Some(c) = text[at..].chars().next().filter(|c| is_other_space(*c)) else {
            continue;
        };
        out.push_str(&text[taken..at]);
        out.push(' ');
        taken = at + c.len_utf8();
    }
    if taken == 0 {
        return Cow::Borrowed(text);
    }
    out.push_str(&text[taken..]);
    Cow::Owned(out)
}

/// A text with every run of spaces and line breaks as one space.
pub fn one_line(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for word in text.split_whitespace() {
        if !out.is_empty() {
            out.push(' ');
        }
        out.push_str(word);
    }
    out
}

fn is_other_space(c: char) -> bool {
    matches!(
        c,
        '\u{a0}' | '\u{2000}'..='\u{200a}' | '\u{202f}' | '\u{205f}' | '\u{3000}'
    )
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn spaces_of_every_width_are_plain() {
        assert_eq!(
            plain("Kota,\u{a0}Senin\u{2009}–\u{3000}5\u{202f}%\tâ\n"),
            "Kota, Senin – 5 %\tâ\n"
        );
        for c in ('\u{80}'..=char::MAX).filter(|c| c.is_whitespace()) {
            // Line ends, and the mark of Ogham, which can be seen.
            let stays = matches!(c, '\u{85}' | '\u{1680}' | '\u{2028}' | '\u{2029}');
            assert_eq!(is_other_space(c), !stays, "{c:?}");
        }
    }

    #[test]
    fn a_text_with_plain_spaces_is_not_copied() {
        assert!(matches!(plain("“Hà Nội” – 5°C"), Cow::Borrowed(_)));
    }
}
