//! Markdown becomes HTML that is safe to publish, whoever wrote it.
//!
//! Raw HTML is shown as text, links lead only to pages, mail and places of the archive, pictures are
//! never loaded: their text stays as a caption. The highest heading is `h2`, for the page has its own `h1`.

mod headings;
mod unseen;

pub(super) use headings::Heading;

use super::Reason;
use crate::locale::text::clean;
use pulldown_cmark::{
    Alignment, CodeBlockKind, CowStr, Event, HeadingLevel, OffsetIter, Options, Parser, Tag,
    TagEnd, html,
};
use std::collections::{BTreeMap, VecDeque};
use std::ops::Range;
use unseen::{Picture, Unseen};

/// A Markdown text, ready for the page.
#[derive(Debug, Default, PartialEq)]
pub(super) struct Rendered {
    pub html: String,
    /// Where in it each outer block ends.
    pub ends: Vec<usize>,
    /// Paragraphs, headings, items and rows without markup, in order.
    pub paragraphs: Vec<String>,
    /// The texts of pictures that stand by themselves, in order.
    pub captions: Vec<String>,
    /// The first heading of the first level.
    pub heading: Option<Heading>,
    /// What is not on the page, as bytes of the Markdown.
    pub left_out: Vec<(Range<usize>, Reason)>,
}

/// Renders Markdown (CommonMark with tables, footnotes and `~~strikethrough~~`).
///
/// `title` is the headline where it is known; a heading of the first level that begins the text and says
/// the same, or the headline for want of another, is not repeated. `captions` take the place of the texts of
/// pictures, where the first of them stands or else at the end. `id` sets the footnotes' anchors apart from
/// those of other texts on one page.
pub(super) fn render(
    markdown: &str,
    title: Option<&str>,
    captions: Option<&[String]>,
    id: &str,
) -> Rendered {
    let survey = headings::survey(markdown, options());
    let is_title = |heading: &Heading| title.is_none_or(|title| same_words(title, &heading.text));
    let repeats = survey.begins_with_title && survey.title.as_ref().is_some_and(is_title);
    let highest = if repeats {
        survey.highest_after
    } else {
        survey.highest
    };
    let mut safe = Safe {
        events: Parser::new_ext(markdown, options()).into_offset_iter(),
        markdown,
        ready: VecDeque::new(),
        skip_heading: repeats,
        highest: highest.unwrap_or(2),
        footnotes: BTreeMap::new(),
        id,
        paragraph: Inline::default(),
        open: Vec::new(),
        text: String::new(),
        paragraphs: Vec::new(),
        captions: Vec::new(),
        entered: captions,
        captions_entered: false,
        unseen: Unseen::default(),
    };
    let mut html = String::with_capacity(markdown.len() + markdown.len() / 4);
    html::push_html(&mut html, &mut safe);
    safe.flush();
    safe.enter_captions();
    html::push_html(&mut html, safe.ready.drain(..));
    let (html, ends) = at_marks(&html);
    let definitions = safe.events.reference_definitions();
    Rendered {
        html,
        ends,
        paragraphs: safe.paragraphs,
        captions: safe.captions,
        heading: survey.title,
        left_out: safe.unseen.all(markdown, definitions),
    }
}

fn options() -> Options {
    Options::ENABLE_TABLES | Options::ENABLE_FOOTNOTES | Options::ENABLE_STRIKETHROUGH
}

fn same_words(a: &str, b: &str) -> bool {
    let words = |text: &str| {
        text.to_lowercase()
            .split_whitespace()
            .collect::<Vec<_>>()
            .join(" ")
    };
    words(a) == words(b)
}

/// Stands in the HTML where an outer block ends; no text has such a character once it is clean.
const BLOCK_END: &str = "\u{1e}\n";

/// HTML without the marks of [`BLOCK_END`], and where blocks end in it.
fn at_marks(marked: &str) -> (String, Vec<usize>) {
    let mut html = String::with_capacity(marked.len());
    let mut ends = Vec::new();
    for block in marked.split(BLOCK_END).filter(|block| !block.is_empty()) {
        html.push_str(block);
        ends.push(html.len());
    }
    (html, ends)
}

/// What stands in the paragraph that is being read.
#[derive(Default)]
struct Inline {
    /// Where in `ready` the paragraph begins.
    start: usize,
    /// Pictures around the place.
    in_picture: usize,
    pictures: usize,
    text_in_pictures: bool,
    text_elsewhere: bool,
}

/// The events of a text, made safe one outer block at a time.
struct Safe<'a> {
    events: OffsetIter<'a>,
    markdown: &'a str,
    ready: VecDeque<Event<'a>>,
    skip_heading: bool,
    /// The level that becomes 2.
    highest: usize,
    /// The number of each footnote's label.
    footnotes: BTreeMap<String, usize>,
    id: &'a str,
    paragraph: Inline,
    open: Vec<Open<'a>>,
    /// Words of the block that is being read.
    text: String,
    paragraphs: Vec<String>,
    captions: Vec<String>,
    /// The archivist's captions.
    entered: Option<&'a [String]>,
    captions_entered: bool,
    unseen: Unseen,
}

/// A link or picture that has not ended, and how many events were ready before its text.
enum Open<'a> {
    /// With its address, if that is kept.
    Link(Option<String>, usize),
    Picture(Picture<'a>, usize),
}

impl<'a> Iterator for Safe<'a> {
    type Item = Event<'a>;

    fn next(&mut self) -> Option<Event<'a>> {
        while self.ready.is_empty() {
            let mut depth = 0usize;
            loop {
                let (event, range) = self.events.next()?;
                match event {
                    Event::Start(_) => depth += 1,
                    Event::End(_) => depth = depth.saturating_sub(1),
                    _ => {}
                }
                self.take(event, range);
                if depth == 0 {
                    break;
                }
            }
            if !self.ready.is_empty() {
                self.ready.push_back(Event::Html(BLOCK_END.into()));
            }
        }
        self.ready.pop_front()
    }
}

impl<'a> Safe<'a> {
    fn take(&mut self, event: Event<'a>, range: Range<usize>) {
        self.unseen.see(&event, &range);
        match event {
            Event::Start(tag) => self.start(tag, &range),
            Event::End(tag) => self.end(tag, &range),
            Event::Text(text) => self.words(text, Event::Text),
            Event::Code(text) => self.words(text, Event::Code),
            Event::Html(html) => self.text.push_str(&html),
            Event::InlineHtml(html) => self.inline_html(html, range),
            Event::FootnoteReference(label) => {
                let name = self.footnote(&label);
                self.paragraph.text_elsewhere = true;
                self.ready.push_back(Event::FootnoteReference(name));
            }
            Event::SoftBreak | Event::HardBreak => {
                self.text.push(' ');
                self.ready.push_back(event);
            }
            Event::Rule => self.ready.push_back(event),
            // Extensions that are not switched on.
            Event::InlineMath(_) | Event::DisplayMath(_) | Event::TaskListMarker(_) => {}
        }
    }

    fn words(&mut self, text: CowStr<'a>, event: fn(CowStr<'a>) -> Event<'a>) {
        // Entities can bring back what decoding took out.
        let text = CowStr::from(clean(text.into_string()));
        self.text.push_str(&text);
        if !text.trim().is_empty() {
            if self.paragraph.in_picture > 0 {
                self.paragraph.text_in_pictures = true;
            } else {
                self.paragraph.text_elsewhere = true;
            }
        }
        self.ready.push_back(event(text));
    }

    fn inline_html(&mut self, html: CowStr<'a>, range: Range<usize>) {
        let tag: String = html
            .chars()
            .filter(|c| !c.is_whitespace() && *c != '/')
            .collect();
        if tag.eq_ignore_ascii_case("<br>") {
            self.text.push(' ');
            self.ready.push_back(Event::HardBreak);
        } else if html.starts_with("<!--") {
            self.unseen.leave_out(range, Reason::Comment);
        } else {
            self.words(html, Event::Text);
        }
    }

    fn start(&mut self, tag: Tag<'a>, range: &Range<usize>) {
        let tag = match tag {
            Tag::Emphasis | Tag::Strong => tag,
            Tag::Strikethrough if self.is_single_tilde(range) => {
                return self.words("~".into(), Event::Text);
            }
            Tag::Strikethrough => tag,
            Tag::Link {
                link_type,
                dest_url,
                title,
                id,
            } => {
                // CommonMark lets `<address>` stand in the text of a link; HTML knows no link in a link.
                let is_inner = |open: &Open| matches!(open, Open::Link(Some(_), _));
                if !is_safe(&dest_url) || self.open.iter().any(is_inner) {
                    self.unseen
                        .unsafe_link(self.markdown, range, link_type, &dest_url);
                    return self.open.push(Open::Link(None, 0));
                }
                let definitions = self.events.reference_definitions();
                let defined = unseen::definition(definitions, link_type, &id);
                self.unseen.link(self.markdown, range, &dest_url, defined);
                let words = Some(dest_url.to_string());
                self.open.push(Open::Link(words, self.ready.len() + 1));
                Tag::Link {
                    link_type,
                    dest_url,
                    title: clean(title.into_string()).into(),
                    id,
                }
            }
            Tag::Image {
                link_type,
                dest_url,
                title,
                id,
            } => {
                self.paragraph.in_picture += 1;
                self.paragraph.pictures += 1;
                let definitions = self.events.reference_definitions();
                let defined = unseen::definition(definitions, link_type, &id);
                let picture = Picture::new(self.markdown, range, dest_url, title, defined);
                self.open.push(Open::Picture(picture, self.ready.len()));
                return;
            }
            block => return self.start_block(block, range),
        };
        self.ready.push_back(Event::Start(tag));
    }

    fn start_block(&mut self, block: Tag<'a>, range: &Range<usize>) {
        self.flush_unless_in_row(&block);
        self.unseen.begin_block();
        let block = match block {
            // Written when its end shows that it holds more than comments.
            Tag::HtmlBlock => return,
            Tag::Heading { level, .. } => {
                self.paragraph.start = self.ready.len();
                Tag::Heading {
                    level: self.lowered(level),
                    id: None,
                    classes: Vec::new(),
                    attrs: Vec::new(),
                }
            }
            // Alignment would be a `style` attribute, which a strict content policy forbids.
            Tag::Table(columns) => Tag::Table(vec![Alignment::None; columns.len()]),
            Tag::CodeBlock(CodeBlockKind::Fenced(info)) => {
                self.unseen.info(self.markdown, range, &info);
                Tag::CodeBlock(CodeBlockKind::Fenced(clean(info.into_string()).into()))
            }
            Tag::FootnoteDefinition(label) => Tag::FootnoteDefinition(self.footnote(&label)),
            Tag::Paragraph => {
                self.paragraph = Inline {
                    start: self.ready.len(),
                    ..Inline::default()
                };
                Tag::Paragraph
            }
            block => block,
        };
        self.ready.push_back(Event::Start(block));
    }

    fn end(&mut self, tag: TagEnd, range: &Range<usize>) {
        self.unseen.end(self.markdown, tag, range);
        let event = match tag {
            TagEnd::Emphasis | TagEnd::Strong => Event::End(tag),
            TagEnd::Strikethrough if self.is_single_tilde(range) => {
                return self.words("~".into(), Event::Text);
            }
            TagEnd::Strikethrough => Event::End(tag),
            TagEnd::Link => match self.open.pop() {
                Some(Open::Link(Some(address), before)) => {
                    // A link around a picture without text would have no words.
                    if self.ready.len() == before {
                        self.words(address.into(), Event::Text);
                    }
                    Event::End(tag)
                }
                _ => return,
            },
            TagEnd::Image => {
                if let Some(Open::Picture(picture, before)) = self.open.pop() {
                    let has_text = self.ready.len() > before;
                    self.unseen.picture(&picture, has_text);
                    if !has_text && !picture.title.trim().is_empty() {
                        let title = clean(picture.title.into_string());
                        self.words(CowStr::Boxed(title.into()), Event::Text);
                    }
                }
                self.paragraph.in_picture = self.paragraph.in_picture.saturating_sub(1);
                return;
            }
            TagEnd::HtmlBlock => return self.end_html(range),
            TagEnd::Heading(_) if self.is_to_go() => {
                self.unseen.take_back_links();
                self.ready.truncate(self.paragraph.start);
                self.text.clear();
                return;
            }
            TagEnd::Heading(level) => Event::End(TagEnd::Heading(self.lowered(level))),
            TagEnd::Paragraph => match self.end_paragraph(range) {
                Some(event) => event,
                None => return,
            },
            TagEnd::TableCell => {
                self.text.push(' ');
                Event::End(tag)
            }
            block => Event::End(block),
        };
        let inline = matches!(
            event,
            Event::End(
                TagEnd::Emphasis
                    | TagEnd::Strong
                    | TagEnd::Strikethrough
                    | TagEnd::Link
                    | TagEnd::TableCell
            )
        );
        if !inline {
            self.flush();
        }
        self.ready.push_back(event);
    }

    /// Whether the heading that ends here is the headline, or has no words.
    fn is_to_go(&mut self) -> bool {
        let is_empty = self.ready.len() == self.paragraph.start + 1;
        is_empty || std::mem::take(&mut self.skip_heading)
    }

    /// The end of a paragraph; `None` if nothing is left of it.
    fn end_paragraph(&mut self, range: &Range<usize>) -> Option<Event<'a>> {
        let inline = std::mem::take(&mut self.paragraph);
        if !inline.text_in_pictures && !inline.text_elsewhere {
            self.ready.truncate(inline.start);
            self.text.clear();
            return None;
        }
        if inline.pictures > 0 && !inline.text_elsewhere {
            let caption = one_line(&std::mem::take(&mut self.text));
            if let Some(entered) = self.entered {
                self.ready.truncate(inline.start);
                if !entered.contains(&caption) {
                    self.unseen.overrule(range.clone());
                }
                self.enter_captions();
                return None;
            }
            self.captions.push(caption);
            if let Some(start) = self.ready.get_mut(inline.start) {
                *start = Event::Html("<p class=\"caption\">".into());
            }
            return Some(Event::Html("</p>\n".into()));
        }
        Some(Event::End(TagEnd::Paragraph))
    }

    /// Puts the archivist's captions here, if they have no place yet.
    fn enter_captions(&mut self) {
        let entered = self.entered.filter(|_| !self.captions_entered);
        self.captions_entered = true;
        for caption in entered.unwrap_or_default() {
            self.ready
                .push_back(Event::Html("<p class=\"caption\">".into()));
            self.ready.push_back(Event::Text(caption.clone().into()));
            self.ready.push_back(Event::Html("</p>\n".into()));
            self.captions.push(caption.clone());
        }
    }

    /// A block of raw HTML, of which `text` has the source: shown as it is written, without comments.
    fn end_html(&mut self, range: &Range<usize>) {
        self.unseen.comments(self.markdown, range);
        let source = without_comments(&std::mem::take(&mut self.text));
        let source = source.trim();
        if source.is_empty() {
            return;
        }
        self.ready.push_back(Event::Start(Tag::Paragraph));
        self.ready.push_back(Event::Text(source.to_owned().into()));
        self.ready.push_back(Event::End(TagEnd::Paragraph));
        self.text.push_str(source);
        self.flush();
    }

    fn is_single_tilde(&self, range: &Range<usize>) -> bool {
        // `5~6 km` is no deletion.
        let source = self.markdown.get(range.clone());
        source.is_some_and(|source| !source.starts_with("~~"))
    }

    fn lowered(&self, level: HeadingLevel) -> HeadingLevel {
        let level = (level as usize + 2)
            .saturating_sub(self.highest)
            .clamp(2, 6);
        HeadingLevel::try_from(level).unwrap_or(HeadingLevel::H6)
    }

    fn footnote(&mut self, label: &str) -> CowStr<'a> {
        let next = self.footnotes.len() + 1;
        let number = self.footnotes.entry(label.to_owned()).or_insert(next);
        format!("fn-{}-{number}", self.id).into()
    }

    fn flush_unless_in_row(&mut self, block: &Tag<'_>) {
        if !matches!(block, Tag::TableCell) {
            self.flush();
        }
    }

    /// Ends the words of a block.
    fn flush(&mut self) {
        let text = one_line(&std::mem::take(&mut self.text));
        if !text.is_empty() {
            self.paragraphs.push(text);
        }
    }
}

/// A text on one line; no-break spaces stay.
fn one_line(text: &str) -> String {
    let words = text.split([' ', '\t', '\n']);
    let words: Vec<_> = words.filter(|word| !word.is_empty()).collect();
    words.join(" ")
}

fn without_comments(html: &str) -> String {
    let mut left = String::with_capacity(html.len());
    let mut rest = html;
    while let Some((before, comment)) = rest.split_once("<!--") {
        left.push_str(before);
        rest = comment.split_once("-->").map_or("", |(_, after)| after);
    }
    left.push_str(rest);
    left
}

/// Whether an address leads by http or https to a page, to mail, or to a place of this site.
fn is_safe(address: &str) -> bool {
    // Browsers skip control characters and spaces in a scheme, so `java\tscript:` is one.
    let seen: String = address
        .chars()
        .filter(|c| !c.is_control() && !c.is_whitespace())
        .collect();
    // `//host` leads to another host, and from disk to another machine; `\` is `/` to browsers.
    let slashes = ['/', '\\'];
    if seen.starts_with(slashes) && seen[1..].starts_with(slashes) {
        return false;
    }
    let start = seen.split(['/', '\\', '?', '#']).next().unwrap_or_default();
    match start.split_once(':') {
        None => true,
        Some((scheme, _)) => ["http", "https", "mailto"]
            .iter()
            .any(|safe| safe.eq_ignore_ascii_case(scheme)),
    }
}

#[cfg(test)]
mod tests;
