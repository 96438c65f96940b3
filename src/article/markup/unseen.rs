//! What of a Markdown text is not on the page: comments, file names of pictures, definitions of links.

use crate::article::Reason;
use pulldown_cmark::{CowStr, Event, LinkType, RefDefs, Tag, TagEnd};
use std::collections::{BTreeMap, BTreeSet};
use std::ops::Range;

/// Collects what is not on the page, and which lines are.
#[derive(Default)]
pub(super) struct Unseen {
    left_out: Vec<(Range<usize>, Reason)>,
    /// What the parser made something of.
    seen: Vec<Range<usize>>,
    /// Where definitions start, and in how many links of the page their addresses stand.
    used: BTreeMap<usize, usize>,
    /// Where the addresses of pictures start that are listed.
    pictures: BTreeSet<usize>,
    /// Where the addresses of the block's links stand with their titles, and whether in a definition.
    links: Vec<(Range<usize>, bool)>,
    /// Where the last cell of a table ended.
    cell_end: usize,
}

/// A picture of a text.
pub(super) struct Picture<'a> {
    /// Shown where the picture has no text.
    pub title: CowStr<'a>,
    /// Where its address stands.
    file: Range<usize>,
    /// The same with the title.
    whole: Range<usize>,
}

impl<'a> Picture<'a> {
    /// The picture in `range`; `defined` is the place of its definition, if it has one.
    pub fn new(
        markdown: &str,
        range: &Range<usize>,
        address: CowStr<'a>,
        title: CowStr<'a>,
        defined: Option<Range<usize>>,
    ) -> Self {
        let (file, whole) = match defined {
            Some(definition) => (definition.clone(), definition),
            None => {
                let file = place_of(markdown, range, &address);
                // The closing bracket follows.
                let end = range.end.saturating_sub(1).max(file.end);
                (file.clone(), file.start..end)
            }
        };
        Picture { title, file, whole }
    }
}

/// Where the definition of a link or picture stands, if it has one.
pub(super) fn definition(
    definitions: &RefDefs<'_>,
    link: LinkType,
    label: &str,
) -> Option<Range<usize>> {
    let by_label = matches!(
        link,
        LinkType::Reference | LinkType::Collapsed | LinkType::Shortcut
    );
    let definition = by_label.then(|| definitions.get(label)).flatten()?;
    Some(definition.span.clone())
}

/// Where an address stands in its link; all of it, if it is written otherwise.
fn place_of(markdown: &str, range: &Range<usize>, address: &str) -> Range<usize> {
    let source = markdown.get(range.clone()).unwrap_or_default();
    match source.rfind(address).filter(|_| !address.is_empty()) {
        Some(at) => range.start + at..range.start + at + address.len(),
        None => range.clone(),
    }
}

impl Unseen {
    /// Notes that the parser made something of a part.
    pub fn see(&mut self, event: &Event<'_>, range: &Range<usize>) {
        // Of these, only what stands in them counts.
        let is_container = matches!(
            event,
            Event::End(_)
                | Event::Start(
                    Tag::List(_) | Tag::Item | Tag::BlockQuote(_) | Tag::FootnoteDefinition(_)
                )
        );
        if !is_container {
            self.seen.push(range.clone());
        }
    }

    /// Lists the cells of a row beyond the columns of its table, which no page shows.
    pub fn end(&mut self, markdown: &str, tag: TagEnd, range: &Range<usize>) {
        match tag {
            TagEnd::TableCell => self.cell_end = range.end,
            TagEnd::TableRow => {
                let rest = markdown.get(self.cell_end..range.end).unwrap_or_default();
                let rest = rest.lines().next().unwrap_or_default();
                let cells = rest.trim_matches(['|', ' ', '\t']);
                if cells.contains(char::is_alphanumeric) {
                    let start = self.cell_end + rest.find(cells).unwrap_or_default();
                    self.leave_out(start..start + cells.len(), Reason::Markup);
                }
            }
            _ => {}
        }
    }

    /// Lists a part.
    pub fn leave_out(&mut self, range: Range<usize>, reason: Reason) {
        self.left_out.push((range, reason));
    }

    /// Lists a part that the archivist replaces, with all that is in it.
    pub fn overrule(&mut self, range: Range<usize>) {
        // What is in it was listed last.
        let before = |(part, _): &(Range<usize>, Reason)| part.start < range.start;
        let kept = self.left_out.iter().rposition(before);
        self.left_out.truncate(kept.map_or(0, |at| at + 1));
        self.leave_out(range, Reason::Overruled);
    }

    /// A block begins.
    pub fn begin_block(&mut self) {
        self.links.clear();
    }

    /// The address of a link is on the page; `defined` is the place of its definition, if it has one.
    pub fn link(
        &mut self,
        markdown: &str,
        range: &Range<usize>,
        address: &str,
        defined: Option<Range<usize>>,
    ) {
        if let Some(definition) = defined {
            *self.used.entry(definition.start).or_default() += 1;
            return self.links.push((definition, true));
        }
        let address = place_of(markdown, range, address);
        let end = range.end.saturating_sub(1).max(address.end);
        self.links.push((address.start..end, false));
    }

    /// The block is not on the page after all, but for its words.
    pub fn take_back_links(&mut self) {
        for (part, is_defined) in std::mem::take(&mut self.links) {
            if !is_defined {
                self.leave_out(part, Reason::Markup);
            } else if let Some(links) = self.used.get_mut(&part.start) {
                *links -= 1;
            }
        }
    }

    /// Lists what stands behind the fence of a code block.
    pub fn info(&mut self, markdown: &str, range: &Range<usize>, info: &str) {
        if !info.trim().is_empty() {
            let line = markdown[range.clone()].lines().next().unwrap_or_default();
            let line = range.start..range.start + line.trim_end().len();
            self.leave_out(place_of(markdown, &line, info.trim()), Reason::Markup);
        }
    }

    /// Lists the address of a link that is shown without it. Of one with a definition, that is listed.
    pub fn unsafe_link(
        &mut self,
        markdown: &str,
        range: &Range<usize>,
        link: LinkType,
        address: &str,
    ) {
        if link == LinkType::Inline {
            self.leave_out(place_of(markdown, range, address), Reason::Markup);
        }
    }

    /// Lists the address of a picture, and its title unless that is shown for want of a text.
    pub fn picture(&mut self, picture: &Picture<'_>, has_text: bool) {
        let part = if has_text {
            &picture.whole
        } else {
            &picture.file
        };
        if self.pictures.insert(part.start) {
            self.leave_out(part.clone(), Reason::PictureFile);
        }
    }

    /// Lists the comments in a block of raw HTML.
    pub fn comments(&mut self, markdown: &str, block: &Range<usize>) {
        let source = markdown.get(block.clone()).unwrap_or_default();
        let mut at = 0;
        while let Some(start) = source[at..].find("<!--").map(|start| at + start) {
            at = source[start..]
                .find("-->")
                .map_or(source.len(), |end| start + end + 3);
            let end = source[..at].trim_end().len();
            self.leave_out(block.start + start..block.start + end, Reason::Comment);
        }
    }

    /// All that is not on the page. Lines of which the parser made nothing are definitions of links: those
    /// that no link uses, and second ones of the same label.
    pub fn all(mut self, markdown: &str, definitions: &RefDefs<'_>) -> Vec<(Range<usize>, Reason)> {
        let mut definitions: Vec<_> = definitions.iter().map(|(_, d)| d.span.clone()).collect();
        definitions.sort_by_key(|span| span.start);
        for span in definitions {
            let is_used = self.used.get(&span.start).is_some_and(|links| *links > 0);
            if !is_used && !self.pictures.contains(&span.start) {
                self.left_out.push((span.clone(), Reason::Markup));
            }
            self.seen.push(span);
        }
        self.seen.sort_by_key(|range| (range.start, range.end));
        let mut seen = self.seen.into_iter().peekable();
        let mut seen_until = 0;
        let mut start = 0;
        for line in markdown.split_inclusive('\n') {
            let end = start + line.len();
            let mut is_seen = seen_until > start;
            while let Some(range) = seen.next_if(|range| range.start < end) {
                is_seen |= range.end > start;
                seen_until = seen_until.max(range.end);
            }
            if !is_seen && line.contains(char::is_alphanumeric) {
                let indent = line.len() - line.trim_start().len();
                let part = start + indent..start + line.trim_end().len();
                self.left_out.push((part, Reason::Markup));
            }
            start = end;
        }
        self.left_out
    }
}
