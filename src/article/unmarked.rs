//! The marks of Markdown that a program left in a raw text: `**Panen** raya`, `[Nasional](https://…)`, `\- satu`.

use memchr::memmem;
use pulldown_cmark::{Event, OffsetIter, Options, Parser, Tag, TagEnd};
use std::borrow::Cow;
use std::ops::Range;

/// A text with so many links or pictures of Markdown is Markdown.
const LINKS: usize = 3;
/// A text with a heading is Markdown if it has so many words in bold type.
const BOLD: usize = 3;

/// The text as a reader of the page saw it: without the marks of Markdown, if a program wrote it as Markdown.
///
/// Lines stay lines, but for those that the program broke at a fixed width: they stand in the first of them.
/// Pictures keep their marks: what their text is, and where it stands, is weighed later.
pub(super) fn unmarked(text: &str) -> Cow<'_, str> {
    if !is_markdown(text) {
        return Cow::Borrowed(text);
    }
    let events = || Parser::new_ext(text, Options::ENABLE_TABLES).into_offset_iter();
    let mut plain = Plain {
        text,
        is_wrapped: is_wrapped(text, events()),
        out: String::with_capacity(text.len()),
        line: 0,
        looked: 0,
        taken: 0,
        picture: 0,
        links: Vec::new(),
        heading: 0,
    };
    for (event, range) in events() {
        plain.take(event, range);
    }
    plain.reach(text.len());
    Cow::Owned(plain.out)
}

/// Whether a text has the links of Markdown, or its headings and its bold type.
fn is_markdown(text: &str) -> bool {
    let bytes = text.as_bytes();
    let links = memmem::find_iter(bytes, "](").filter(|at| is_target(&text[at + 2..]));
    links.take(LINKS).count() == LINKS
        || memmem::find_iter(bytes, "**").take(2 * BOLD).count() == 2 * BOLD
            && text.lines().any(is_heading)
}

fn is_target(text: &str) -> bool {
    let starts = ["http", "/", "#", "<", "javascript:", "mailto:"];
    starts.iter().any(|start| text.starts_with(start))
}

fn is_heading(line: &str) -> bool {
    let rest = line.trim_start_matches('#');
    (1..=6).contains(&(line.len() - rest.len())) && rest.starts_with(' ')
}

/// Lines broken at a fixed width have at most so many characters, unless an address is longer.
const WIDTH: usize = 100;
/// So many of them show that a program breaks lines.
const BROKEN: usize = 5;

/// Whether a program broke the lines at a fixed width: most are as full as the next word allows.
fn is_wrapped(text: &str, events: OffsetIter<'_>) -> bool {
    let breaks = events.filter_map(|(event, at)| (event == Event::SoftBreak).then_some(at));
    let lengths: Vec<(usize, usize)> = breaks
        .map(|at| {
            let line = text[..at.start].rsplit('\n').next().unwrap_or_default();
            let below = text[at.end..].split_whitespace().next();
            // `sehari-hari` may be broken.
            let word = below.and_then(|word| word.split_inclusive('-').next());
            (
                line.chars().count(),
                word.unwrap_or_default().chars().count(),
            )
        })
        .collect();
    let lines = lengths.iter().map(|(line, _)| *line);
    let width = lines.filter(|line| *line <= WIDTH).max().unwrap_or(0);
    let full = lengths.iter().filter(|(line, word)| line + word >= width);
    lengths.len() >= BROKEN && full.count() * 10 >= lengths.len() * 8
}

/// The text without marks, as far as it is written.
struct Plain<'a> {
    text: &'a str,
    is_wrapped: bool,
    out: String,
    /// The line ends before this byte of the text stand in `out`.
    line: usize,
    /// No line ends between that and this byte.
    looked: usize,
    /// What stands before this byte of the text was taken.
    taken: usize,
    /// Where the open picture ends.
    picture: usize,
    /// How much was written before each open link.
    links: Vec<usize>,
    /// Where the last heading ended.
    heading: usize,
}

impl Plain<'_> {
    fn take(&mut self, event: Event<'_>, range: Range<usize>) {
        // Everything within a picture is copied with it.
        if range.end <= self.picture {
            return;
        }
        match event {
            Event::Start(Tag::Image { .. }) => {
                self.reach(range.start);
                let marked = &self.text[range.clone()];
                self.out.extend(marked.chars().map(|c| match c {
                    '\n' => ' ',
                    c => c,
                }));
                self.picture = range.end;
                self.taken = range.end;
            }
            Event::Start(Tag::Item) => {
                self.reach(range.start);
                // `2. Dua` keeps its number.
                let mark = self.text[range].split_whitespace().next();
                let number = mark.filter(|mark| mark.starts_with(|c: char| c.is_ascii_digit()));
                self.out.push_str(number.unwrap_or("-"));
                self.out.push(' ');
            }
            Event::Start(Tag::Link { .. }) => self.links.push(self.out.len()),
            Event::Start(Tag::Emphasis | Tag::Strong | Tag::TableCell) => {}
            Event::Start(Tag::Paragraph) if self.goes_on(&range) => {
                self.out.push(' ');
                self.taken = range.start;
            }
            Event::Start(_) => self.reach(range.start),
            Event::End(TagEnd::Link) => {
                // Nothing is lost: a link without words is its address.
                if self.links.pop() == Some(self.out.len()) {
                    self.copy(range.clone());
                }
                self.taken = range.end;
            }
            Event::End(TagEnd::TableCell) => self.out.push('\t'),
            Event::End(TagEnd::Heading(_)) => self.heading = range.end,
            Event::End(_) => {}
            Event::SoftBreak if self.is_wrapped => {
                // `sehari-` and below it `hari`
                if !self.out.ends_with('-') || self.out.ends_with(" -") {
                    self.out.push(' ');
                }
                self.taken = range.end;
            }
            Event::SoftBreak | Event::HardBreak => self.reach(range.end),
            Event::Text(words) => {
                if !self.is_wrapped || words.contains('\n') {
                    self.reach(range.start);
                    self.line = range.end;
                }
                self.out.push_str(&words);
                self.taken = range.end;
            }
            _ => self.copy(range),
        }
    }

    /// Whether a paragraph is the rest of the heading above, which the program broke as well.
    fn goes_on(&self, paragraph: &Range<usize>) -> bool {
        self.is_wrapped
            && self.heading == paragraph.start
            && self.text[paragraph.start..].starts_with(char::is_lowercase)
    }

    /// Copies a part of the text as it is.
    fn copy(&mut self, range: Range<usize>) {
        self.reach(range.start);
        self.out.push_str(&self.text[range.clone()]);
        self.line = range.end;
        self.taken = range.end;
    }

    /// Goes on to the line in which a byte of the text stands. A line of which nothing was taken stays as it is:
    /// `[1]: https://…`.
    fn reach(&mut self, at: usize) {
        self.looked = self.looked.max(self.line);
        while let Some(length) = self
            .text
            .get(self.looked..at)
            .and_then(|text| text.find('\n'))
        {
            let end = self.looked + length;
            let line = &self.text[self.line..end];
            let is_whole = self.line >= self.taken && self.text[..self.line].ends_with('\n');
            if is_whole && line.contains(char::is_alphabetic) {
                self.out.push_str(line);
            }
            self.out.push('\n');
            self.line = end + 1;
            self.looked = end + 1;
        }
        self.looked = self.looked.max(at);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const LINKS: &str = "[Nasional](/nasional) [Daerah](/daerah) [Bola](/bola)\n\n";

    fn plain(markdown: &str) -> String {
        let text = format!("{LINKS}{markdown}");
        let unmarked = unmarked(&text);
        unmarked
            .strip_prefix("Nasional Daerah Bola\n\n")
            .unwrap()
            .to_owned()
    }

    #[test]
    fn marks_go_and_lines_stay() {
        for (markdown, text) in [
            (
                "# Panen *raya* di **Desa**\n\nIsi.",
                "Panen raya di Desa\n\nIsi.",
            ),
            (
                "\n\n\nSatu\ndua\\\n\n\\- tiga\n",
                "\n\n\nSatu\ndua\\\n\n- tiga\n",
            ),
            (
                "* [Satu](/1)\n  * Dua\n\n1. Tiga\n",
                "- Satu\n- Dua\n\n1. Tiga\n",
            ),
            ("Judul\n=====\nIsi\n", "Judul\n\nIsi\n"),
            (
                "| Kota | Warga |\n|---|---|\n| Kota Lama | 12 |\n",
                "Kota\tWarga\t\n\nKota Lama\t12\t\n",
            ),
            (
                "> Kutipan\n> panjang\n\n* * *\n",
                "Kutipan\npanjang\n\n* * *\n",
            ),
            ("Buku `kas` desa &amp; kota", "Buku `kas` desa & kota"),
        ] {
            assert_eq!(plain(markdown), text);
        }
    }

    #[test]
    fn pictures_addresses_and_foreign_markup_are_not_lost() {
        for text in [
            "![Panen raya](/foto/panen.jpg)\n",
            "[](https://kabar.example/1)\n",
            "Isi.\n\n[1]: https://kabar.example/2\n",
            "<b>Isi</b>\n",
        ] {
            assert_eq!(plain(text), text);
        }
        assert_eq!(
            plain("[![Panen\nraya](/p.jpg)](/1)Warga\n"),
            "![Panen raya](/p.jpg)\nWarga\n"
        );
    }

    #[test]
    fn lines_that_were_broken_at_a_fixed_width_are_one() {
        let words = "satu dua tiga empat lima enam tujuh delapan sembilan sepuluh ".repeat(6);
        let mut lines = vec![String::new()];
        for word in words.split_whitespace() {
            if lines[lines.len() - 1].len() + word.len() >= 60 {
                lines.push(String::new());
            }
            let last = lines.len() - 1;
            if !lines[last].is_empty() {
                lines[last].push(' ');
            }
            lines[last].push_str(word);
        }
        let found = plain(&format!("{}\n\nAkhir.\n", lines.join("\n")));
        let expected = format!("{}{}Akhir.\n", words.trim(), "\n".repeat(lines.len() + 1));
        assert_eq!(found, expected);
        // Each of these is a line of its own.
        let text =
            "Satu.\nDua orang.\nTiga orang datang.\nEmpat.\nLima orang pulang lagi.\nEnam.\n";
        assert_eq!(plain(text), text);
    }

    #[test]
    fn other_texts_stay_as_they_are() {
        for text in [
            "Panen *raya* di [Desa]\n# 1 di kota\n** Catatan **\n",
            "[1](https://kabar.example/1) dan [2](https://kabar.example/2)\n# Satu\n",
            "a](b) c](d) e](f)",
        ] {
            assert!(matches!(unmarked(text), Cow::Borrowed(_)), "{text}");
        }
    }
}
