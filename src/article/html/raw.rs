//! The texts of scripts and styles, which run up to their closing tag whatever stands in them.
//!
//! A third of a page is such text, and no reader sees it. Its end is looked for here in one go, where it is
//! certain; where a comment in it could hide the end, the parser looks for it.

use html5ever::local_name;
use html5ever::tokenizer::{Tag, TagKind};
use memchr::{memchr, memchr2, memmem};

/// An element whose text is raw.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Raw {
    /// `script`
    Script,
    /// `style`
    Style,
}

impl Raw {
    const ALL: [Raw; 2] = [Raw::Script, Raw::Style];

    /// What a tag opens.
    pub fn opened_by(tag: &Tag) -> Option<Raw> {
        match tag.name {
            _ if tag.kind != TagKind::StartTag => None,
            local_name!("script") => Some(Raw::Script),
            local_name!("style") => Some(Raw::Style),
            _ => None,
        }
    }

    fn name(self) -> &'static [u8] {
        match self {
            Raw::Script => b"script",
            Raw::Style => b"style",
        }
    }

    /// Whether a text starts with the name of the element and what may follow it in a tag.
    fn is_named(self, text: &[u8]) -> bool {
        let name = self.name();
        let ends = |byte: &u8| byte.is_ascii_whitespace() || matches!(byte, b'/' | b'>');
        text.get(..name.len())
            .is_some_and(|start| start.eq_ignore_ascii_case(name))
            && text.get(name.len()).is_some_and(ends)
    }
}

/// Where the next thing that looks like the opening tag of a script or style ends. It may be none: what
/// stands in comments and values looks alike.
pub(super) fn end_of_opening(page: &str) -> Option<usize> {
    let bytes = page.as_bytes();
    let start = memchr::memchr_iter(b'<', bytes)
        .find(|&at| Raw::ALL.iter().any(|raw| raw.is_named(&bytes[at + 1..])))?;
    Some(start + memchr(b'>', &bytes[start..])? + 1)
}

/// The raw text with which the rest of a page begins; nothing where its end is not certain.
pub(super) fn text(raw: Raw, rest: &str) -> &str {
    let bytes = rest.as_bytes();
    let mut ends = memmem::find_iter(bytes, b"</");
    let Some(end) = ends.find(|&at| raw.is_named(&bytes[at + 2..])) else {
        return "";
    };
    let text = &rest[..end];
    // Two of the characters are read as others; a comment may hold the closing tag of another script.
    let is_plain = memchr2(b'\0', b'\r', text.as_bytes()).is_none();
    let hides = raw == Raw::Script && memmem::find(text.as_bytes(), b"<!--").is_some();
    if is_plain && !hides { text } else { "" }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_opening_of_a_script_is_found() {
        assert_eq!(end_of_opening("<p>a</p><SCRIPT src=x>y"), Some(22));
        assert_eq!(end_of_opening("<style>b"), Some(7));
        assert_eq!(end_of_opening("<scripts><p>"), None);
    }

    #[test]
    fn a_raw_text_ends_where_its_element_does() {
        assert_eq!(text(Raw::Script, "a</p></Script>b"), "a</p>");
        assert_eq!(text(Raw::Style, "a</script></style >b"), "a</script>");
        assert_eq!(text(Raw::Script, "never closed"), "");
        assert_eq!(text(Raw::Script, "<!-- <script></script> --></script>"), "");
        assert_eq!(text(Raw::Script, "a\r\nb</script>"), "");
    }
}
