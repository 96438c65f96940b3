//! Which headings a text has, known before it is rendered.

use crate::locale::text::clean;
use pulldown_cmark::{Event, Options, Parser, Tag, TagEnd};

/// A heading.
#[derive(Debug, Default, PartialEq)]
pub(crate) struct Heading {
    /// Its words without markup.
    pub text: String,
    /// The byte of the Markdown that it begins at.
    pub at: usize,
}

/// The headings of a text, without those that have no words.
#[derive(Debug, Default, PartialEq)]
pub(super) struct Survey {
    /// The first heading of the first level.
    pub title: Option<Heading>,
    /// Whether nothing stands before that.
    pub begins_with_title: bool,
    /// The highest level of all.
    pub highest: Option<usize>,
    /// The highest level of those but the first of the first level.
    pub highest_after: Option<usize>,
}

/// Reads the headings of a Markdown text.
pub(super) fn survey(markdown: &str, options: Options) -> Survey {
    let mut survey = Survey::default();
    let mut open: Option<(usize, Heading)> = None;
    let mut is_first_block = true;
    // Titles of pictures around the place, and how long the heading was before each.
    let mut pictures: Vec<(String, usize)> = Vec::new();
    for (event, range) in Parser::new_ext(markdown, options).into_offset_iter() {
        match event {
            Event::Start(Tag::Heading { level, .. }) => {
                let heading = Heading {
                    text: String::new(),
                    at: range.start,
                };
                open = Some((level as usize, heading));
            }
            Event::End(TagEnd::Heading(_)) => {
                let (level, mut heading) = open.take().unwrap_or_default();
                let text = clean(heading.text);
                heading.text = text.split_whitespace().collect::<Vec<_>>().join(" ");
                if !heading.text.is_empty() {
                    survey.add(level, heading, is_first_block);
                    is_first_block = false;
                }
            }
            Event::Text(text) | Event::Code(text) => {
                if let Some((_, heading)) = &mut open {
                    heading.text.push_str(&text);
                }
            }
            Event::Start(Tag::Image { title, .. }) if open.is_some() => {
                let before = open.as_ref().map_or(0, |(_, heading)| heading.text.len());
                pictures.push((title.into_string(), before));
            }
            Event::End(TagEnd::Image) => {
                if let (Some((title, before)), Some((_, heading))) = (pictures.pop(), &mut open)
                    && heading.text.len() == before
                {
                    heading.text.push_str(&title);
                }
            }
            Event::SoftBreak | Event::HardBreak => {
                if let Some((_, heading)) = &mut open {
                    heading.text.push(' ');
                }
            }
            // Mostly comments, which are not shown.
            Event::Start(Tag::HtmlBlock) => {}
            Event::Start(_) if open.is_none() => is_first_block = false,
            Event::Rule => is_first_block = false,
            _ => {}
        }
    }
    survey
}

impl Survey {
    fn add(&mut self, level: usize, heading: Heading, is_first_block: bool) {
        let lower = |highest: Option<usize>| Some(highest.map_or(level, |h| h.min(level)));
        self.highest = lower(self.highest);
        if level == 1 && self.title.is_none() {
            self.begins_with_title = is_first_block;
            self.title = Some(heading);
        } else {
            self.highest_after = lower(self.highest_after);
        }
    }
}
