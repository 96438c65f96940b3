//! The tags of HTML that a scraper left in a text: `<p>Panen <b>raya</b></p>`.

use std::borrow::Cow;
use std::collections::BTreeMap;

/// Parts lines that stand in one line of the file.
pub(super) const BREAK: char = '\u{2028}';

/// A text with so many tags that nobody writes by themselves has been cut out of a page.
const ENOUGH: usize = 2;
/// Bytes of a tag at most.
const LONGEST: usize = 8000;

/// The text as a browser shows it: without its tags, and in a line of its own what a tag sets apart.
///
/// Lines of the file stay lines. A picture becomes one of Markdown, with its text and its address. What no browser
/// shows, scripts and comments, is gone.
pub(super) fn untagged(text: &str) -> Cow<'_, str> {
    if memchr::memchr(b'<', text.as_bytes()).is_none() || !is_tagged(text) {
        return Cow::Borrowed(text);
    }
    let mut out = String::with_capacity(text.len());
    let mut ends = Ends::default();
    let mut taken = 0;
    while let Some(open) = memchr::memchr(b'<', &text.as_bytes()[taken..]) {
        let at = taken + open;
        out.push_str(&text[taken..at]);
        taken = if text[at..].starts_with("<!--") {
            ends.next(text, at, "-->")
                .map_or(at, |end| end + "-->".len())
        } else if let Some(tag) = Tag::of(&text[at..]) {
            tag.write(&mut out);
            let end = at + tag.tag.len();
            // Where it does not end, nothing is hidden.
            let hidden = tag.kind == Kind::Hidden && !tag.closes;
            let closing = hidden.then(|| ends.next(text, end, &format!("</{}", tag.name)));
            closing.flatten().unwrap_or(end)
        } else {
            at
        };
        if taken == at {
            out.push('<');
            taken += 1;
        }
        // Lines keep their numbers.
        let breaks = memchr::memchr_iter(b'\n', &text.as_bytes()[at..taken]).count();
        out.extend(std::iter::repeat_n('\n', breaks));
    }
    out.push_str(&text[taken..]);
    Cow::Owned(out)
}

/// Where marks stand next in a text, each looked for once.
#[derive(Default)]
struct Ends(BTreeMap<String, Option<usize>>);

impl Ends {
    /// Where a mark stands next, from a byte of the text on.
    fn next(&mut self, text: &str, from: usize, mark: &str) -> Option<usize> {
        if let Some(end) = self.0.get(mark)
            && end.is_none_or(|end| end >= from)
        {
            return *end;
        }
        let end = memchr::memmem::find(&text.as_bytes()[from..], mark.as_bytes());
        let end = end.map(|end| from + end);
        self.0.insert(mark.to_owned(), end);
        end
    }
}

/// Whether a text holds tags that close an element, break a line or show a picture: others are talked about.
fn is_tagged(text: &str) -> bool {
    let tags = memchr::memchr_iter(b'<', text.as_bytes()).filter_map(|at| Tag::of(&text[at..]));
    tags.filter(|tag| tag.closes || matches!(tag.kind, Kind::Break | Kind::Picture))
        .take(ENOUGH)
        .count()
        == ENOUGH
}

/// What a tag does to the text around it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Kind {
    /// It stands within a line.
    Inline,
    /// It sets what it holds apart.
    Block,
    /// It breaks a line.
    Break,
    /// It sets apart an entry of a list.
    Entry,
    Picture,
    /// What it holds is not shown.
    Hidden,
}

struct Tag<'t> {
    kind: Kind,
    closes: bool,
    name: &'t str,
    /// All of it.
    tag: &'t str,
}

impl<'t> Tag<'t> {
    /// The tag with which a text opens.
    fn of(text: &'t str) -> Option<Self> {
        let inside = &text[1..];
        let named = inside.strip_prefix(['/', '!']).unwrap_or(inside);
        let end = named
            .find(|c: char| !c.is_ascii_alphanumeric())
            .filter(|end| named[*end..].starts_with([' ', '>', '/', '\n', '\t']))?;
        let name = &named[..end];
        Some(Tag {
            kind: kind(name)?,
            closes: inside.starts_with('/'),
            name,
            tag: &text[..end_of_tag(text)?],
        })
    }

    /// Writes what stands for it.
    fn write(&self, out: &mut String) {
        match self.kind {
            Kind::Inline | Kind::Hidden => {}
            Kind::Block | Kind::Break => set_apart(out),
            Kind::Entry => {
                set_apart(out);
                if !self.closes {
                    out.push_str("- ");
                }
            }
            Kind::Picture => {
                set_apart(out);
                if let Some(address) = attribute(self.tag, "src") {
                    let words = attribute(self.tag, "alt").unwrap_or_default();
                    let one_line = |text: &str| text.replace(['\n', '[', ']', '(', ')'], " ");
                    out.push_str(&format!("![{}]({})", one_line(words), one_line(address)));
                    out.push(BREAK);
                }
            }
        }
    }
}

/// Begins a new line, if text stands in the last one.
fn set_apart(out: &mut String) {
    if !out.is_empty() && !out.ends_with(['\n', BREAK]) {
        out.push(BREAK);
    }
}

/// What an element does; `None` if HTML knows none of that name.
fn kind(name: &str) -> Option<Kind> {
    let mut small = [0; 12];
    let small = small.get_mut(..name.len())?;
    small.copy_from_slice(name.as_bytes());
    small.make_ascii_lowercase();
    Some(match &*small {
        b"a" | b"abbr" | b"b" | b"bdi" | b"big" | b"cite" | b"code" | b"del" | b"em" | b"font"
        | b"i" | b"ins" | b"label" | b"mark" | b"picture" | b"q" | b"s" | b"small" | b"source"
        | b"span" | b"strike" | b"strong" | b"sub" | b"sup" | b"time" | b"tt" | b"u" | b"wbr" => {
            Kind::Inline
        }
        b"address" | b"article" | b"aside" | b"blockquote" | b"body" | b"caption" | b"center"
        | b"dd" | b"div" | b"dl" | b"doctype" | b"dt" | b"figcaption" | b"figure" | b"footer"
        | b"form" | b"h1" | b"h2" | b"h3" | b"h4" | b"h5" | b"h6" | b"head" | b"header"
        | b"html" | b"input" | b"link" | b"main" | b"meta" | b"nav" | b"ol" | b"p" | b"pre"
        | b"section" | b"table" | b"tbody" | b"td" | b"tfoot" | b"th" | b"thead" | b"title"
        | b"tr" | b"ul" => Kind::Block,
        b"br" | b"hr" => Kind::Break,
        b"li" => Kind::Entry,
        b"img" => Kind::Picture,
        b"audio" | b"button" | b"iframe" | b"noscript" | b"object" | b"script" | b"select"
        | b"style" | b"svg" | b"textarea" | b"video" => Kind::Hidden,
        _ => return None,
    })
}

/// Where a tag ends, behind the `>` that no quotation marks hold.
fn end_of_tag(text: &str) -> Option<usize> {
    let mut quote = None;
    for (at, byte) in text.bytes().enumerate().take(LONGEST) {
        match (quote, byte) {
            (None, b'>') => return Some(at + 1),
            (None, b'<') if at > 0 => return None,
            (None, b'"' | b'\'') if text.as_bytes()[at - 1] == b'=' => quote = Some(byte),
            (Some(open), _) if open == byte => quote = None,
            _ => {}
        }
    }
    None
}

/// The value of an attribute of a tag.
fn attribute<'t>(tag: &'t str, name: &str) -> Option<&'t str> {
    let mut rest = tag;
    while let Some((before, behind)) = rest.split_once(name) {
        rest = behind;
        let value = behind.trim_start().strip_prefix('=').map(str::trim_start);
        let Some(value) = value.filter(|_| before.ends_with(char::is_whitespace)) else {
            continue;
        };
        return match value.chars().next()? {
            quote @ ('"' | '\'') => value[1..].split(quote).next(),
            _ => value.split([' ', '>', '\n']).next(),
        };
    }
    None
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_text_stands_as_a_browser_shows_it() {
        for (tagged, shown) in [
            (
                "<p><strong>KOTA</strong> - Panen.</p><p>Padi<br />jagung</p>\n",
                "KOTA - Panen.|Padi|jagung|\n",
            ),
            (
                "Judul\n<ul><li>satu</li><li class=\"b > a\">dua</li></ul>\n",
                "Judul\n- satu|- dua|\n",
            ),
            (
                "<p>a<img alt='Sawah [kiri]' src=\"/s.jpg\"/>b</p><br>",
                "a|![Sawah  kiri ](/s.jpg)|b|",
            ),
            (
                "<div\nclass=\"a\">a</div><script>if (a<b) {\n}</script><!-- b --> b",
                "\na|\n b",
            ),
            ("<P>HURUF</P><P>BESAR</P>", "HURUF|BESAR|"),
        ] {
            assert_eq!(untagged(tagged), shown.replace('|', "\u{2028}"));
        }
    }

    #[test]
    fn signs_and_tags_that_are_talked_about_stay() {
        for text in [
            "Suhu < 20 derajat dan > 10 derajat.",
            "Anda dapat memakai <b> <i> <strong> <a href=\"\">",
            "Tulis ke <redaksi@kabardesa.example>, </3 dan </kabar>.",
            "Teks <p yang tidak pernah berakhir</",
        ] {
            assert_eq!(untagged(text), text);
        }
        assert_eq!(
            untagged("<p>1 < 2</p><br>a <kabar>"),
            "1 < 2\u{2028}a <kabar>"
        );
    }

    #[test]
    fn time_grows_with_the_text() {
        for part in ["<script>", "<!--", "<p ", "<img src=\"data:", "<"] {
            let text = format!("<br><br>{}", part.repeat(40_000));
            assert!(untagged(&text).len() <= text.len());
        }
    }
}
