//! Markdown becomes HTML that is safe to publish, whoever wrote it.
//!
//! Raw HTML is shown as text, links lead only to pages, mail and places of the archive, pictures are
//! never loaded: their text stays as a caption. The highest heading is `h2`, for the page has its own `h1`.

use crate::locale::text::clean;
use pulldown_cmark::{
    Alignment, CodeBlockKind, CowStr, Event, HeadingLevel, OffsetIter, Options, Parser, Tag,
    TagEnd, html,
};
use std::collections::{BTreeMap, VecDeque};
use std::ops::Range;

/// A Markdown text, ready for the page.
#[derive(Debug, Default, PartialEq)]
pub(super) struct Rendered {
    pub html: String,
    /// Paragraphs, headings, captions, items and rows without markup, in order.
    pub paragraphs: Vec<String>,
    /// The first heading of the first level.
    pub heading: Option<Heading>,
}

/// A heading of the first level.
#[derive(Debug, PartialEq)]
pub(super) struct Heading {
    pub text: String,
    /// The byte of the Markdown that it begins at.
    pub at: usize,
}

/// Renders Markdown (CommonMark with tables, footnotes and `~~strikethrough~~`).
///
/// `title` is the headline where it is known; a heading of the first level that begins the text and says
/// the same, or the headline for want of another, is not repeated. `id` sets the footnotes' anchors apart
/// from those of other texts on one page.
pub(super) fn render(markdown: &str, title: Option<&str>, id: &str) -> Rendered {
    let survey = survey(markdown);
    let is_title = |heading: &Heading| title.is_none_or(|title| same_words(title, &heading.text));
    let repeats = survey.begins_with_heading && survey.heading.as_ref().is_some_and(is_title);
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
        links: Vec::new(),
        text: String::new(),
        paragraphs: Vec::new(),
    };
    let mut html = String::with_capacity(markdown.len() + markdown.len() / 4);
    html::push_html(&mut html, &mut safe);
    safe.flush();
    Rendered {
        html,
        paragraphs: safe.paragraphs,
        heading: survey.heading,
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

#[derive(Default)]
struct Survey {
    heading: Option<Heading>,
    begins_with_heading: bool,
    /// The highest level of all headings.
    highest: Option<usize>,
    /// The highest level without the first heading of the first level.
    highest_after: Option<usize>,
}

fn survey(markdown: &str) -> Survey {
    let mut survey = Survey::default();
    let mut open: Option<Heading> = None;
    let mut is_first_block = true;
    for (event, range) in Parser::new_ext(markdown, options()).into_offset_iter() {
        match event {
            Event::Start(Tag::Heading { level, .. }) => {
                let level = level as usize;
                let lower = |highest: Option<usize>| Some(highest.map_or(level, |h| h.min(level)));
                survey.highest = lower(survey.highest);
                if level == 1 && survey.heading.is_none() {
                    survey.begins_with_heading = is_first_block;
                    open = Some(Heading {
                        text: String::new(),
                        at: range.start,
                    });
                } else {
                    survey.highest_after = lower(survey.highest_after);
                }
                is_first_block = false;
            }
            Event::End(TagEnd::Heading(_)) => {
                if let Some(mut heading) = open.take() {
                    let text = clean(heading.text);
                    heading.text = text.split_whitespace().collect::<Vec<_>>().join(" ");
                    if !heading.text.is_empty() {
                        survey.heading = Some(heading);
                    }
                }
            }
            Event::Text(text) | Event::Code(text) => {
                if let Some(heading) = &mut open {
                    heading.text.push_str(&text);
                }
            }
            Event::SoftBreak | Event::HardBreak => {
                if let Some(heading) = &mut open {
                    heading.text.push(' ');
                }
            }
            Event::Start(Tag::HtmlBlock) => {} // mostly comments
            Event::Start(_) | Event::Rule => is_first_block = false,
            _ => {}
        }
    }
    survey
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
    /// For every open link, its address if it is kept, and how many events were ready before its text.
    links: Vec<(Option<String>, usize)>,
    /// Words of the block that is being read.
    text: String,
    paragraphs: Vec<String>,
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
        }
        self.ready.pop_front()
    }
}

impl<'a> Safe<'a> {
    fn take(&mut self, event: Event<'a>, range: Range<usize>) {
        match event {
            Event::Start(tag) => self.start(tag, &range),
            Event::End(tag) => self.end(tag, &range),
            Event::Text(text) => self.words(text, Event::Text),
            Event::Code(text) => self.words(text, Event::Code),
            Event::Html(html) => self.text.push_str(&html),
            Event::InlineHtml(html) => self.inline_html(html),
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
        let text = match text {
            // As it stands in the capture, which is clean.
            CowStr::Borrowed(_) => text,
            // Entities can bring back what decoding took out.
            text => clean(text.into_string()).into(),
        };
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

    fn inline_html(&mut self, html: CowStr<'a>) {
        let tag: String = html
            .chars()
            .filter(|c| !c.is_whitespace() && *c != '/')
            .collect();
        if tag.eq_ignore_ascii_case("<br>") {
            self.text.push(' ');
            self.ready.push_back(Event::HardBreak);
        } else if !html.starts_with("<!--") {
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
                if !is_safe(&dest_url) {
                    return self.links.push((None, 0));
                }
                let words = Some(dest_url.to_string());
                self.links.push((words, self.ready.len() + 1));
                Tag::Link {
                    link_type,
                    dest_url,
                    title: clean(title.into_string()).into(),
                    id,
                }
            }
            Tag::Image { title, .. } => {
                self.paragraph.in_picture += 1;
                self.paragraph.pictures += 1;
                self.links.push((Some(title.to_string()), self.ready.len()));
                return;
            }
            block => return self.start_block(block),
        };
        self.ready.push_back(Event::Start(tag));
    }

    fn start_block(&mut self, block: Tag<'a>) {
        self.flush_unless_in_row(&block);
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
        let event = match tag {
            TagEnd::Emphasis | TagEnd::Strong => Event::End(tag),
            TagEnd::Strikethrough if self.is_single_tilde(range) => {
                return self.words("~".into(), Event::Text);
            }
            TagEnd::Strikethrough => Event::End(tag),
            TagEnd::Link => match self.links.pop() {
                Some((Some(address), before)) => {
                    // A link around a picture without text would have no words.
                    if self.ready.len() == before {
                        self.words(address.into(), Event::Text);
                    }
                    Event::End(tag)
                }
                _ => return,
            },
            TagEnd::Image => {
                if let Some((Some(title), before)) = self.links.pop()
                    && self.ready.len() == before
                    && !title.trim().is_empty()
                {
                    self.words(CowStr::Boxed(title.into()), Event::Text);
                }
                self.paragraph.in_picture = self.paragraph.in_picture.saturating_sub(1);
                return;
            }
            TagEnd::HtmlBlock => return self.end_html(),
            TagEnd::Heading(_) if self.is_to_go() => {
                self.ready.truncate(self.paragraph.start);
                self.text.clear();
                return;
            }
            TagEnd::Heading(level) => Event::End(TagEnd::Heading(self.lowered(level))),
            TagEnd::Paragraph => match self.end_paragraph() {
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
        std::mem::take(&mut self.skip_heading) || self.ready.len() == self.paragraph.start + 1
    }

    /// The end of a paragraph; `None` if nothing is left of it.
    fn end_paragraph(&mut self) -> Option<Event<'a>> {
        let inline = std::mem::take(&mut self.paragraph);
        if !inline.text_in_pictures && !inline.text_elsewhere {
            self.ready.truncate(inline.start);
            self.text.clear();
            return None;
        }
        if inline.pictures > 0 && !inline.text_elsewhere {
            if let Some(start) = self.ready.get_mut(inline.start) {
                *start = Event::Html("<p class=\"caption\">".into());
            }
            return Some(Event::Html("</p>\n".into()));
        }
        Some(Event::End(TagEnd::Paragraph))
    }

    /// A block of raw HTML, of which `text` has the source: shown as it is written, without comments.
    fn end_html(&mut self) {
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
        let text = std::mem::take(&mut self.text);
        // No-break spaces stay.
        let words = text
            .split([' ', '\t', '\n'])
            .filter(|word| !word.is_empty());
        let text = words.collect::<Vec<_>>().join(" ");
        if !text.is_empty() {
            self.paragraphs.push(text);
        }
    }
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

/// Whether an address leads to a page, to mail, or to a place of this site.
fn is_safe(address: &str) -> bool {
    // Browsers skip control characters and spaces in a scheme, so `java\tscript:` is one.
    let seen: String = address
        .chars()
        .filter(|c| !c.is_control() && !c.is_whitespace())
        .take_while(|c| !matches!(c, '/' | '?' | '#' | '\\'))
        .collect();
    match seen.split_once(':') {
        None => true,
        Some((scheme, _)) => ["http", "https", "mailto"]
            .iter()
            .any(|safe| safe.eq_ignore_ascii_case(scheme)),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn html(markdown: &str) -> String {
        render(markdown, None, "x").html
    }

    #[test]
    fn raw_html_is_shown_as_text_and_comments_are_not() {
        assert_eq!(
            html(
                "Một <b onclick=x>hai</b><br>ba <!-- bốn -->\n\n<script>\nalert(1)\n</script>\n\n<!-- more -->\n"
            ),
            "<p>Một &lt;b onclick=x&gt;hai&lt;/b&gt;<br />\nba </p>\n<p>&lt;script&gt;\nalert(1)\n&lt;/script&gt;</p>\n"
        );
    }

    #[test]
    fn links_lead_to_pages_mail_and_this_site_only() {
        for bad in [
            "javascript:alert(1)",
            "JaVaScRiPt:x",
            "data:text/html,x",
            "java&#9;script:x",
            "&#1;javascript:x",
            "vbscript:x",
            "file:///etc/passwd",
        ] {
            assert_eq!(html(&format!("[chữ]({bad})")), "<p>chữ</p>\n", "{bad}");
        }
        for good in [
            "https://example.org/a:b",
            "../b.html",
            "#c",
            "mailto:a@example.org",
            "?q=a:b",
            "/a",
        ] {
            assert_eq!(
                html(&format!("[chữ]({good})")),
                format!("<p><a href=\"{good}\">chữ</a></p>\n")
            );
        }
        assert_eq!(
            html("<javascript:alert(1)>"),
            "<p>javascript:alert(1)</p>\n"
        );
    }

    #[test]
    fn pictures_leave_their_text_as_a_caption() {
        assert_eq!(
            html("![Cây *cầu*](a.jpg)\n"),
            "<p class=\"caption\">Cây <em>cầu</em></p>\n"
        );
        assert_eq!(
            html("![](a.jpg \"Cầu\")\n"),
            "<p class=\"caption\">Cầu</p>\n"
        );
        assert_eq!(html("![](a.jpg)\n"), "");
        assert_eq!(html("Xem ![cầu](a.jpg) này\n"), "<p>Xem cầu này</p>\n");
        assert_eq!(
            html("[![](a.jpg)](https://example.org)\n"),
            "<p><a href=\"https://example.org\">https://example.org</a></p>\n"
        );
    }

    #[test]
    fn the_highest_heading_is_the_second_level() {
        assert_eq!(
            html("a\n\n### b\n\n#### c\n"),
            "<p>a</p>\n<h2>b</h2>\n<h3>c</h3>\n"
        );
        assert_eq!(
            html("a\n\n# b\n\n###### c\n"),
            "<p>a</p>\n<h2>b</h2>\n<h6>c</h6>\n"
        );
    }

    #[test]
    fn the_headline_is_not_repeated() {
        let rendered = render("# Cầu *mới*\n\n## Phần\n\nChữ\n", None, "x");
        assert_eq!(rendered.html, "<h2>Phần</h2>\n<p>Chữ</p>\n");
        assert_eq!(rendered.paragraphs, ["Phần", "Chữ"]);
        assert_eq!(rendered.heading.unwrap().text, "Cầu mới");
        let same = render("Cầu mới\n===\nChữ\n", Some("CẦU MỚI"), "x");
        assert_eq!(same.html, "<p>Chữ</p>\n");
        let other = render("# Phần\n\nChữ\n", Some("Cầu mới"), "x");
        assert_eq!(other.html, "<h2>Phần</h2>\n<p>Chữ</p>\n");
        let later = render("Chữ\n\n# Phần\n", None, "x");
        assert_eq!(later.html, "<p>Chữ</p>\n<h2>Phần</h2>\n");
    }

    #[test]
    fn tables_footnotes_and_deletions_are_rendered_without_style() {
        let rendered = render(
            "Chữ[^a b] ~~cũ~~ 5~6 và 7~8\n\n|a|b|\n|:-:|-|\n|1|2|\n\n[^a b]: Chú\n",
            None,
            "ab",
        );
        assert_eq!(
            rendered.html,
            "<p>Chữ<sup class=\"footnote-reference\"><a href=\"#fn-ab-1\">1</a></sup> <del>cũ</del> 5~6 và 7~8</p>\n\
             <table><thead><tr><th>a</th><th>b</th></tr></thead><tbody>\n<tr><td>1</td><td>2</td></tr>\n</tbody></table>\n\
             <div class=\"footnote-definition\" id=\"fn-ab-1\"><sup class=\"footnote-definition-label\">1</sup>\n<p>Chú</p>\n</div>\n"
        );
        assert_eq!(
            rendered.paragraphs,
            ["Chữ cũ 5~6 và 7~8", "a b", "1 2", "Chú"]
        );
    }

    #[test]
    fn paragraphs_have_no_markup() {
        let rendered = render(
            "*Một* hai\nba\n\n- bốn\n  - năm\n- sáu\n\n> bảy &amp; `tám`\n\n![chín](x)\n",
            None,
            "x",
        );
        assert_eq!(
            rendered.paragraphs,
            ["Một hai ba", "bốn", "năm", "sáu", "bảy & tám", "chín"]
        );
    }

    #[test]
    fn entities_do_not_bring_back_control_characters() {
        assert_eq!(html("a&#7;b&#x202e;c\n"), "<p>abc</p>\n");
    }

    proptest! {
        #[test]
        fn any_text_is_rendered_safely(text in "[a-z<>/!\\[\\]()#*_~`|:&;'\"=^\\- \n\t1-3]{0,120}") {
            let rendered = render(&text, None, "x");
            for tag in ["<script", "<img", "<style", "<b ", "<b>", "<h1", "href=\"javascript"] {
                let found = rendered.html.find(tag);
                prop_assert_eq!(found, None, "{} {}", tag, rendered.html);
            }
            prop_assert!(roxmltree::Document::parse(&format!("<x>{}</x>", rendered.html)).is_ok(), "{}", rendered.html);
        }
    }
}
