//! HTML entities that a scraper left in a text: `M&eacute;xico`, `H&agrave; Nội`, `&#8211;`.

use std::borrow::Cow;

/// Longer names of entities are not in use.
const LONGEST: usize = 12;

/// The text with what its entities stand for.
///
/// Only certain ones are decoded: whole (`&` to `;`), known, and standing for one character that can be
/// seen or is a space. What is decoded once stays as it is: `&amp;lt;` gives `&lt;`. Lines stay lines.
pub(super) fn decoded(text: &str) -> Cow<'_, str> {
    let mut out = String::new();
    let mut taken = 0;
    for at in memchr::memchr_iter(b'&', text.as_bytes()) {
        let Some((length, c)) = entity(&text[at..]) else {
            continue;
        };
        out.push_str(&text[taken..at]);
        // Where a word may be cut at the end of a line, nobody sees.
        out.extend(Some(c).filter(|c| *c != '\u{ad}'));
        taken = at + length;
    }
    if taken == 0 {
        return Cow::Borrowed(text);
    }
    out.push_str(&text[taken..]);
    Cow::Owned(out)
}

/// The length of the entity that a text starts with, and its character.
fn entity(text: &str) -> Option<(usize, char)> {
    let length = 1 + text.bytes().take(LONGEST).position(|b| b == b';')?;
    let decoded = html_escape::decode_html_entities(text.get(..length)?);
    let mut chars = decoded.chars();
    let (c, rest) = (chars.next()?, chars.next());
    (rest.is_none() && is_certain(c)).then_some((length, c))
}

/// Letters, signs and spaces; nothing that breaks lines, turns the direction of writing or joins the
/// character before it.
fn is_certain(c: char) -> bool {
    let breaks = c.is_control() || matches!(c, '\u{2028}' | '\u{2029}' | '\u{fffd}');
    let hidden = matches!(c, '\u{200b}'..='\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2060}'..='\u{206f}' | '\u{feff}');
    let joins =
        matches!(c, '\u{300}'..='\u{36f}' | '\u{1100}'..='\u{11ff}' | '\u{fe00}'..='\u{fe0f}');
    !(breaks || hidden || joins)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn whole_known_entities_are_decoded() {
        for (raw, text) in [
            ("Hội Y &amp; Dược", "Hội Y & Dược"),
            ("H&agrave; Nội", "Hà Nội"),
            ("2019 &#8211; 2020&#x20;", "2019 – 2020 "),
            ("a&nbsp;b", "a\u{a0}b"),
            ("&ldquo;Panen&rdquo;", "“Panen”"),
            ("&lt;script&gt;", "<script>"),
            ("&amp;lt;", "&lt;"),
            ("nước ng&shy;ọt", "nước ngọt"),
        ] {
            assert_eq!(decoded(raw), text, "{raw}");
        }
    }

    #[test]
    fn everything_else_stays() {
        for text in [
            "Q&A; R&D",
            "a=1&copy=2",
            "&#10;",
            "&#8238;",
            "&#0;",
            "&#x301;",
            "&unknown;",
            "& ;",
            "&",
            "AT&T",
        ] {
            assert_eq!(decoded(text), text);
        }
    }
}
