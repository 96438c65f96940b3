//! The escapes of strings in which a program wrote a text out: `Panen raya.\n\nWarga memanen \u201cpadi\u201d.`

use super::tagged::BREAK;
use std::borrow::Cow;

/// A text with so many line breaks written out, behind the end of a sentence or each other, is such a string.
const ENOUGH: usize = 2;

/// The text with what its escapes stand for. Lines of the file stay lines.
pub(super) fn unescaped(text: &str) -> Cow<'_, str> {
    if !is_escaped(text) {
        return Cow::Borrowed(text);
    }
    let mut out = String::with_capacity(text.len());
    let mut taken = 0;
    while let Some(found) = memchr::memchr(b'\\', &text.as_bytes()[taken..]) {
        let at = taken + found;
        out.push_str(&text[taken..at]);
        let (length, c) = escape(&text[at + 1..]).unwrap_or((0, '\\'));
        out.push(c);
        taken = at + 1 + length;
    }
    out.push_str(&text[taken..]);
    Cow::Owned(out)
}

fn is_escaped(text: &str) -> bool {
    let breaks = memchr::memmem::find_iter(text.as_bytes(), "\\n").filter(|at| {
        let above = text[..*at].trim_end_matches("\\r");
        above.ends_with(['.', '?', '!', '"', '”', ')', '>', ',', ':']) || above.ends_with("\\n")
    });
    breaks.take(ENOUGH).count() == ENOUGH
}

/// The character for which the letters behind a backslash stand, and how many bytes they are.
fn escape(rest: &str) -> Option<(usize, char)> {
    let code = |digits: usize| {
        let code = u32::from_str_radix(rest.get(1..=digits)?, 16).ok()?;
        Some((1 + digits, code))
    };
    let (length, c) = match rest.chars().next()? {
        'n' => (1, BREAK),
        'r' | 't' => (1, ' '),
        c @ ('"' | '\'' | '/' | '\\') => (1, c),
        'u' => match code(4)? {
            // The halves of a character beyond the first plane.
            (length, high @ 0xd800..0xdc00) => {
                let low = rest.get(length..)?.strip_prefix("\\u")?.get(..4)?;
                let low = u32::from_str_radix(low, 16).ok()?.checked_sub(0xdc00)?;
                (
                    length + 6,
                    char::from_u32(0x10000 + ((high - 0xd800) << 10) + low)?,
                )
            }
            (length, code) => (length, char::from_u32(code)?),
        },
        'x' => code(2).map(|(length, code)| Some((length, char::from_u32(code)?)))??,
        _ => return None,
    };
    let c = if c == '\u{ad}' || c.is_control() {
        ' '
    } else {
        c
    };
    Some((length, c))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn strings_are_written_as_they_are_read() {
        for (escaped, read) in [
            (
                "Panen raya.\\n\\nWarga \\u201cpadi\\u201d.\\r\\nHabis",
                "Panen raya.||Warga “padi”. |Habis",
            ),
            (
                "a.\\nb.\\nc\\xa0d \\\"e\\\" f\\/g \\ud83c\\udf3e\nh",
                "a.|b.|c\u{a0}d \"e\" f/g 🌾\nh",
            ),
            ("a.\\nb.\\nc \\q \\u12 \\ud83c", "a.|b.|c \\q \\u12 \\ud83c"),
        ] {
            assert_eq!(unescaped(escaped), read.replace('|', "\u{2028}"));
        }
    }

    #[test]
    fn a_backslash_that_is_meant_stays() {
        for text in ["C:\\nama\\naskah", "Satu.\\nDua", "kanan \\ kiri", "a\\"] {
            assert_eq!(unescaped(text), text);
        }
    }
}
