//! How many attributes the tags of a page have: a parser holds each against all others of its tag.

use memchr::{memchr, memchr_iter};

/// The most attributes of one tag. What stands in scripts and comments is no tag.
pub(super) fn most(page: &str) -> usize {
    let mut most = 0;
    let mut rest = page.as_bytes();
    while let Some(at) = memchr(b'<', rest) {
        rest = &rest[at + 1..];
        if let Some(comment) = rest.strip_prefix(b"!--") {
            rest = behind(comment, b"-->");
            continue;
        }
        let name = rest.strip_prefix(b"/").unwrap_or(rest);
        if !name.first().is_some_and(u8::is_ascii_alphabetic) {
            continue;
        }
        let is_script = name
            .get(..6)
            .is_some_and(|n| n.eq_ignore_ascii_case(b"script"));
        let is_script = is_script && !rest.starts_with(b"/");
        let mut count = 0;
        rest = after(name, is_end_of_name);
        while let Some(attribute) = next_attribute(&mut rest) {
            count += 1;
            rest = attribute;
        }
        most = most.max(count);
        if is_script {
            rest = behind(rest, b"</script");
        }
    }
    most
}

/// What follows the next attribute of a tag; `None` at its end, which is passed over.
fn next_attribute<'a>(rest: &mut &'a [u8]) -> Option<&'a [u8]> {
    *rest = after(rest, |byte| !byte.is_ascii_whitespace() && byte != b'/');
    let (&first, others) = rest.split_first()?;
    if first == b'>' {
        *rest = others;
        return None;
    }
    // An equals sign that stands first is part of the name.
    let name = after(others, |byte| is_end_of_name(byte) || byte == b'=');
    let value = after(name, |byte| !byte.is_ascii_whitespace());
    let Some(value) = value.strip_prefix(b"=") else {
        return Some(name);
    };
    let value = after(value, |byte| !byte.is_ascii_whitespace());
    Some(match value.first() {
        Some(&quote @ (b'"' | b'\'')) => behind(&value[1..], &[quote]),
        _ => after(value, |byte| byte.is_ascii_whitespace() || byte == b'>'),
    })
}

fn is_end_of_name(byte: u8) -> bool {
    byte.is_ascii_whitespace() || matches!(byte, b'/' | b'>')
}

/// From the first byte on that is meant.
fn after(text: &[u8], is_meant: impl Fn(u8) -> bool) -> &[u8] {
    let at = text.iter().position(|&byte| is_meant(byte));
    &text[at.unwrap_or(text.len())..]
}

/// What follows a mark, in any case of its letters; nothing if it is not there. It starts with no letter.
fn behind<'a>(text: &'a [u8], mark: &[u8]) -> &'a [u8] {
    let is_mark = |at: &usize| {
        let there = text.get(*at..*at + mark.len());
        there.is_some_and(|there| there.eq_ignore_ascii_case(mark))
    };
    let at = memchr_iter(mark[0], text).find(is_mark);
    at.map_or(&[], |at| &text[at + mark.len()..])
}

#[cfg(test)]
mod tests {
    use super::most;
    use proptest::prelude::*;

    #[test]
    fn attributes_are_counted_as_a_parser_counts_them() {
        for (page, count) in [
            ("không có thẻ", 0),
            ("<p>a b c d", 0),
            ("<p a b=c d = 'e f g' h=\"i > j\" k>l m", 5),
            ("<p/a/b/>", 2),
            ("</p a b><br a>", 2),
            ("<p a=>b c", 1),
            ("<p =a=b c", 2),
            ("1 < 2 a b c <!-- <p a b c> --> <b x>", 1),
            ("<script src=x>if (a<b && c || d + e) {}</SCRIPT><p a b>", 2),
            ("<p a b c", 3),
            ("<p a='b c", 1),
        ] {
            assert_eq!(most(page), count, "{page}");
        }
    }

    proptest! {
        #[test]
        fn any_page_is_counted(page in "([<>/=\"' a!-]|script){0,60}") {
            prop_assert!(most(&page) <= page.len());
        }
    }
}
