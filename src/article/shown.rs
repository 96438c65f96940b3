//! What of an article may be republished, which is all that pages, feeds and indexes may hold of its text.
//!
//! The text and the body of an article are private to this stage. [`Article::shown`] is the way to them for
//! whatever is published; the functions whose names begin with `captured` give everything, for the
//! archivist's own screen, and `tests/architecture.rs` keeps them out of the page stage.

use super::reading::sentence_ends;
use super::{Article, Block, BlockKind, Body, Dropped};
use crate::outlet::Rights;
use std::borrow::Cow;

/// A part of an article that may be republished.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Part<'a> {
    /// What it is.
    pub kind: BlockKind,
    /// Whether it is the standfirst, a paragraph of its own between headline and text.
    pub is_standfirst: bool,
    /// Its text, without space around it; not escaped.
    pub text: Cow<'a, str>,
}

/// The longest excerpt, in characters.
const EXCERPT: usize = 400;

impl Article {
    /// The parts of the text that may be republished, in order; of Markdown the paragraphs without markup,
    /// then the texts of pictures.
    ///
    /// With [`Rights::Excerpt`] this is one part at most: the first paragraph or as much of it as makes no
    /// more than half of the text.
    pub fn shown(&self) -> Vec<Part<'_>> {
        let parts = self.captured_parts();
        match self.rights.value {
            Rights::Full => parts,
            Rights::Excerpt => excerpt(parts),
        }
    }

    /// The safe HTML of a Markdown text that may be republished in full; `None` where [`Article::shown`]
    /// has all that there is to show.
    pub fn shown_html(&self) -> Option<&str> {
        match (&self.body, self.rights.value) {
            (Body::Markdown { html, .. }, Rights::Full) => Some(html),
            _ => None,
        }
    }

    /// The outer blocks of that HTML, each with what it is and the words in it.
    pub fn shown_html_blocks(&self) -> Option<Vec<(Part<'_>, &str)>> {
        let html = self.shown_html()?;
        let Body::Markdown { ends, .. } = &self.body else {
            return None;
        };
        let mut start = 0;
        let blocks = ends.iter().map(|&end| {
            let block = &html[std::mem::replace(&mut start, end)..end];
            let kind = match block {
                _ if block.starts_with("<h") => BlockKind::Subheading,
                _ if block.starts_with("<p class=\"caption\">") => BlockKind::Caption,
                _ => BlockKind::Paragraph,
            };
            let part = Part {
                kind,
                is_standfirst: false,
                text: without_tags(block).into(),
            };
            (part, block)
        });
        Some(blocks.collect())
    }

    /// The text of lines that were left out; `None` where it may not be republished: among what was left
    /// out may stand a part of the story.
    pub fn shown_dropped(&self, dropped: &Dropped) -> Option<&str> {
        (!self.is_excerpt()).then(|| self.text[dropped.span.clone()].trim())
    }

    /// Whether a reader finds more at the source than may be shown here.
    pub fn is_excerpt(&self) -> bool {
        self.rights.value == Rights::Excerpt
    }

    /// All parts of the text, whatever may be republished of them, in order. Never for what is published but
    /// to tell which words it has: a text may be found by all of them.
    pub fn captured_parts(&self) -> Vec<Part<'_>> {
        match &self.body {
            Body::Blocks(blocks) => {
                let mut parts: Vec<Part<'_>> =
                    blocks.iter().map(|block| self.part(block)).collect();
                let first = parts
                    .iter_mut()
                    .find(|part| part.kind == BlockKind::Paragraph);
                if let Some(first) = first {
                    first.is_standfirst = self.has_standfirst;
                }
                parts
            }
            Body::Markdown {
                paragraphs,
                captions,
                ..
            } => {
                let of_kind = |kind| std::iter::repeat(kind);
                let paragraphs = of_kind(BlockKind::Paragraph).zip(paragraphs);
                let captions = of_kind(BlockKind::Caption).zip(captions);
                paragraphs
                    .chain(captions)
                    .map(|(kind, text)| Part {
                        kind,
                        is_standfirst: false,
                        text: text.trim().into(),
                    })
                    .collect()
            }
        }
    }

    /// The decoded capture, whatever may be republished of it. Never for what is published.
    pub fn captured_text(&self) -> &str {
        &self.text
    }

    /// The whole body, whatever may be republished of it. Never for what is published.
    pub fn captured_body(&self) -> &Body {
        &self.body
    }

    fn part(&self, block: &Block) -> Part<'_> {
        Part {
            kind: block.kind,
            is_standfirst: false,
            text: self.text[block.span.clone()].trim().into(),
        }
    }
}

/// What stands between the tags of safe HTML.
fn without_tags(html: &str) -> String {
    let texts = html
        .split('<')
        .map(|part| part.split_once('>').map_or(part, |(_, text)| text));
    texts.collect()
}

/// The first paragraph, cut at the end of a sentence or else of a word where it is longer than [`EXCERPT`]
/// or than half of all paragraphs: an excerpt is never the text.
fn excerpt(parts: Vec<Part<'_>>) -> Vec<Part<'_>> {
    let is_text = |part: &&Part<'_>| part.kind == BlockKind::Paragraph;
    let all: usize = parts
        .iter()
        .filter(is_text)
        .map(|part| part.text.chars().count())
        .sum();
    let Some(first) = parts.into_iter().find(|part| is_text(&part)) else {
        return Vec::new();
    };
    let most = EXCERPT.min(all / 2);
    if first.text.chars().count() <= most {
        return vec![first];
    }
    let end = first
        .text
        .char_indices()
        .nth(most)
        .map_or(first.text.len(), |(at, _)| at);
    let text = &first.text[..end];
    let at_sentence = sentence_ends(&first.text)
        .take_while(|at| *at <= end)
        .last();
    let cut = match at_sentence.filter(|at| *at * 3 >= end) {
        Some(at) => text[..at].trim_end().to_owned(),
        None => {
            let words = text
                .rfind(char::is_whitespace)
                .map_or(text, |at| &text[..at]);
            format!(
                "{}…",
                words.trim_end_matches(|c: char| !c.is_alphanumeric())
            )
        }
    };
    vec![Part {
        kind: BlockKind::Paragraph,
        is_standfirst: first.is_standfirst,
        text: cut.into(),
    }]
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::article::census::Recurring;
    use crate::article::{Found, Knowledge, Source, reader::Reader};
    use crate::capture::{Capture, Format};
    use proptest::prelude::*;
    use std::sync::LazyLock;

    static READER: LazyLock<Reader> = LazyLock::new(|| Reader::new(Knowledge::default()));

    fn article(format: Format, text: &str, rights: Rights) -> Article {
        let capture = Capture {
            path: "a.id".to_owned(),
            format,
            text: text.to_owned(),
            encoding: "UTF-8",
            sha256: [0; 32],
            sidecar: None,
        };
        Article {
            rights: Found {
                value: rights,
                source: Source::Sidecar,
            },
            ..READER.read(capture, &Recurring::default()).unwrap().value
        }
    }

    fn texts(article: &Article) -> Vec<String> {
        let parts = article.shown();
        parts
            .into_iter()
            .map(|part| part.text.into_owned())
            .collect()
    }

    #[test]
    fn the_blocks_of_markdown_are_its_html() {
        let text = "Satu [kata](https://a.example/).\n\n## Dua\n\n- tiga\n- empat[^1]\n\n![lima](a.jpg)\n\n[^1]: enam\n";
        let article = article(Format::Markdown, text, Rights::Full);
        let blocks = article.shown_html_blocks().unwrap();
        let html: String = blocks.iter().map(|(_, html)| *html).collect();
        assert_eq!(html, article.shown_html().unwrap());
        let kinds: Vec<BlockKind> = blocks.iter().map(|(part, _)| part.kind).collect();
        use BlockKind::{Caption, Paragraph, Subheading};
        assert_eq!(
            kinds,
            [Paragraph, Subheading, Paragraph, Caption, Paragraph]
        );
        assert_eq!(blocks[0].0.text.trim(), "Satu kata.");
    }

    const STORY: &str = "Harga beras turun di pasar kota\nSenin, 3 Maret 2025 10:15 WIB\n\
        Harga beras di pasar kota turun sejak pekan lalu karena panen raya telah tiba, kata para pedagang.\n\
        Para petani di daerah sekitar berharap harga tidak turun lebih jauh sampai bulan depan nanti.\n\
        Pemerintah kota akan memantau harga di semua pasar setiap pagi, kata seorang pejabat di kantornya.\n\
        Komentar (0)\n";

    #[test]
    fn all_of_a_text_is_shown_unless_only_an_excerpt_may_be() {
        let full = article(Format::Text, STORY, Rights::Full);
        assert_eq!(texts(&full).len(), 3);
        assert!(full.dropped.iter().all(|d| full.shown_dropped(d).is_some()));
        let excerpt = article(Format::Text, STORY, Rights::Excerpt);
        assert_eq!(texts(&excerpt), texts(&full)[..1]);
        assert!(!excerpt.dropped.is_empty());
        assert!(
            excerpt
                .dropped
                .iter()
                .all(|d| excerpt.shown_dropped(d).is_none())
        );
    }

    #[test]
    fn an_excerpt_of_markdown_has_no_markup() {
        let text = "# Beras\n\nHarga *beras* turun.\n\nPetani cemas karena harga turun lagi.\n";
        let full = article(Format::Markdown, text, Rights::Full);
        assert!(full.shown_html().unwrap().contains("<em>"));
        let excerpt = article(Format::Markdown, text, Rights::Excerpt);
        assert_eq!(excerpt.shown_html(), None);
        assert_eq!(texts(&excerpt), ["Harga beras turun."]);
    }

    #[test]
    fn an_excerpt_of_a_single_paragraph_ends_with_a_sentence() {
        let text = "Harga beras turun di pasar. Petani cemas sejak kemarin. Pemerintah kota akan memantau harga.\n";
        assert_eq!(
            texts(&article(Format::Markdown, text, Rights::Excerpt)),
            ["Harga beras turun di pasar."]
        );
        let one = "Harga beras di pasar kota turun sejak pekan lalu karena panen raya telah tiba\n";
        assert_eq!(
            texts(&article(Format::Markdown, one, Rights::Excerpt)),
            ["Harga beras di pasar kota turun sejak…"]
        );
    }

    proptest! {
        #[test]
        fn an_excerpt_is_the_beginning_and_at_most_half(text in "(\\PC{0,60}[.\n]{0,2}){0,9}") {
            let full = article(Format::Markdown, &text, Rights::Full);
            let excerpt = article(Format::Markdown, &text, Rights::Excerpt);
            let all: Vec<String> = texts(&full);
            let count = |texts: &[String]| texts.iter().map(|text| text.chars().count()).sum::<usize>();
            let shown = texts(&excerpt);
            // The three dots of a cut are no text.
            prop_assert!(count(&shown) <= count(&all) / 2 + 1);
            if let Some(first) = shown.first() {
                prop_assert!(all[0].starts_with(first.trim_end_matches('…')));
            }
        }
    }
}
