//! Makes an article out of a capture.

use super::census::{Recurring, Sighting};
use super::country::Gazetteer;
use super::html::Page;
use super::kinship;
use super::markdown::read_markdown;
use super::outlets::Outlets;
use super::reading::{TextReader, TextReading};
use super::sidecar::{self, Sidecar};
use super::signature::Signature;
use super::stated;
use super::topic::Topics;
use super::words::{Word, Words};
use super::{Article, Body, Field, Found, Knowledge, SaidAt, Source, Ties};
use super::{
    correction, disguised, entities, escaped, language, letters, naming, numbered, spaces, stamp,
    tagged, unmarked,
};
use crate::capture::{Capture, Format};
use crate::diagnostic::{Diagnostic, Warned};
use crate::outlet::{self, Rights};
use std::borrow::Cow;

/// Reads captures. Made once, used for all of them.
#[derive(Debug)]
pub struct Reader {
    text: TextReader,
    countries: Gazetteer,
    topics: Topics,
    outlets: Outlets,
    knowledge: Knowledge,
}

impl Reader {
    /// Prepares everything that does not depend on a capture.
    pub fn new(knowledge: Knowledge) -> Self {
        Reader {
            text: TextReader::new(),
            countries: Gazetteer::new(),
            topics: Topics::new(&knowledge.topics),
            outlets: Outlets::new(knowledge.outlets.clone()),
            knowledge,
        }
    }

    /// The reader of raw texts.
    pub(super) fn text(&self) -> &TextReader {
        &self.text
    }

    /// What the [census](super::census) takes from a capture; `None` if the capture does not tell whose page
    /// it is, or if its lines are none of a page, as those of Markdown.
    pub fn sight(&self, capture: &Capture) -> Option<Sighting> {
        let sidecar = capture.sidecar.as_ref();
        let said = sidecar.and_then(|file| sidecar::parse(file, &self.knowledge).ok());
        let (source, name) = said.map_or((None, None), |said| (said.source, said.outlet));
        // Where neither a person nor an address tells whose page it is, no line is of use.
        let is_told = source.is_some() || name.is_some();
        let page;
        let (text, stated) = match capture.format {
            Format::Text if !is_told && !may_hold_address(&capture.text) => return None,
            Format::Text => (readable(&capture.text), None),
            Format::Html => {
                page = Page::new(&capture.text);
                (Cow::Borrowed(&*page.text), stated::address(&page.head))
            }
            Format::Markdown => return None,
        };
        if !is_told && stated.is_none() && !may_hold_address(&text) {
            return None;
        }
        let (lines, shown) = self.text.sight(&text);
        let address = stated.as_ref().map(|found| &*found.value).or(shown);
        let source = match &source {
            Some(said) => said.as_ref().map(String::as_str),
            None => address,
        };
        let outlet = source
            .and_then(outlet::host)
            .or(name.and_then(sidecar::Word::value))?;
        Some(Sighting { outlet, lines })
    }

    /// Reads a capture; its sidecar overrules what the text says, and `recurring` is what the rest of the
    /// archive says of its lines.
    ///
    /// # Errors
    /// Everything that keeps it from being published: faults of its sidecar and its front matter.
    pub fn read(
        &self,
        mut capture: Capture,
        recurring: &Recurring,
    ) -> Result<Warned<Article>, Vec<Diagnostic>> {
        let sidecar = capture.sidecar.take();
        let sidecar = sidecar.map(|file| sidecar::parse(&file, &self.knowledge));
        let said = sidecar.as_ref().and_then(|sidecar| sidecar.as_ref().ok());
        let read = match capture.format {
            Format::Text => Ok(self.read_text(capture, recurring, said)),
            Format::Html => Ok(self.read_page(capture, recurring, said)),
            Format::Markdown => read_markdown(
                capture,
                said,
                &self.knowledge,
                &self.countries,
                &self.topics,
                &self.outlets,
            )
            .map(|read| (read, Words::default())),
        };
        let (mut read, words) = match (read, sidecar) {
            (Ok((mut read, words)), Some(Ok(sidecar))) => {
                sidecar::apply(sidecar, &mut read.value, &self.outlets);
                (read, words)
            }
            (read, None | Some(Ok(_))) => read?,
            (Ok(_), Some(Err(problems))) => return Err(problems),
            (Err(mut problems), Some(Err(more))) => {
                problems.extend(more);
                return Err(problems);
            }
        };
        self.attribute(&mut read.value);
        let article = &mut read.value;
        if article.captured.is_none() {
            article.captured = article
                .page()
                .and_then(|page| page.captured)
                .map(|value| Found {
                    value,
                    source: Source::Address,
                });
        }
        compare_by(&words, article);
        let lack = article.lack_of_text();
        read.diagnostics.extend(lack);
        Ok(read)
    }

    /// Finds who published an article where no person says so, and what may be republished of it.
    fn attribute(&self, article: &mut Article) {
        if article.outlet.is_none() && !article.withdrawn.contains(&Field::Outlet) {
            let by_address = article.source_url.as_ref().and_then(|address| {
                Some(Found {
                    value: self.outlets.of_address(&address.value)?,
                    source: Source::Address,
                })
            });
            // An address says whose page it is, whatever the page names.
            article.outlet = match article.source_url {
                Some(_) => by_address,
                None => self.outlets.around(&article.text, &article.dropped),
            };
        }
        let policy = article.outlet.as_ref().and_then(|outlet| {
            Some(Found {
                value: outlet.value.rights?,
                source: outlet.source,
            })
        });
        if article.rights.source == Source::Default {
            article.rights = policy.unwrap_or(UNLIMITED);
        }
    }

    /// Reads a capture as raw text.
    fn read_text(
        &self,
        mut capture: Capture,
        recurring: &Recurring,
        said: Option<&Sidecar>,
    ) -> (Warned<Article>, Words) {
        if let Cow::Owned(readable) = readable(&capture.text) {
            capture.text = readable;
        }
        let reading = self.text.read_among(&capture.text, recurring);
        self.article(capture, reading, None, said)
    }

    /// Reads a saved page: its visible text as that of a raw capture, with what its markup shows, weighed
    /// against what its head states.
    fn read_page(
        &self,
        mut capture: Capture,
        recurring: &Recurring,
        said: Option<&Sidecar>,
    ) -> (Warned<Article>, Words) {
        let page = Page::new(&capture.text);
        let mut reading = self.text.read_page(&page, recurring);
        if reading.title.source.is_derived()
            && let Some(title) = stated::title(&page.head)
        {
            reading.title = title;
        }
        stated::cut_kicker(&page, &mut reading);
        if let Some(address) = stated::address(&page.head) {
            reading.source_url = Some(address);
        }
        capture.text.clone_from(&page.text);
        let (mut read, words) = self.article(capture, reading, Some(&page), said);
        count_in_file(&mut read.value, &page);
        (read, words)
    }

    /// Makes an article of what was read out of a text. What its sidecar says of headline, text, language and
    /// date helps to read the rest. With it come the words of its text.
    fn article(
        &self,
        capture: Capture,
        mut reading: TextReading,
        page: Option<&Page>,
        said: Option<&Sidecar>,
    ) -> (Warned<Article>, Words) {
        let mut text = capture.text;
        let kicker = correction::correct(&mut text, &mut reading, said);
        let mut words = std::mem::take(&mut reading.words);
        words.go_on(&text);
        let blocks = reading.blocks.iter();
        let block_words: Vec<_> = blocks
            .map(|block| words.within(&text, block.span.clone()))
            .collect();
        let paragraphs: Vec<&str> = reading
            .blocks
            .iter()
            .map(|block| &text[block.span.clone()])
            .collect();
        let mut running = String::with_capacity(text.len().min(1 << 16));
        if !reading.title.source.is_derived() {
            running.push_str(&reading.title.value);
        }
        let mut lead = 0;
        for (number, paragraph) in paragraphs.iter().enumerate() {
            running.push('\n');
            // A name may go on behind a line break or two spaces.
            push_words(&mut running, paragraph);
            if number < LEAD {
                lead = running.len();
            }
        }
        // A capture without a story still has words.
        let has_story = !running.trim().is_empty();
        let told = || {
            if !has_story {
                return language::detect_by(&text, std::iter::once((&*text, words.all())));
            }
            let title = Words::of(running.lines().next().unwrap_or_default());
            let blocks = block_words.iter().map(|words| (&*text, &**words));
            let title = std::iter::once((&*running, title.all()));
            language::detect_by(&running, title.chain(blocks))
        };
        let named = naming::language_of_name(&capture.path, &self.knowledge.languages);
        let (value, source) = match (said.and_then(|said| said.language), &named) {
            (Some(value), _) => (value, Source::Sidecar),
            (None, Some((value, _))) => (*value, Source::FileName),
            (None, None) => match told() {
                Some(value) => (value, Source::Text),
                None => match page.and_then(|page| stated::language(&page.head)) {
                    Some(claimed) => (claimed, Source::Markup),
                    None => (self.knowledge.default_language(), Source::Default),
                },
            },
        };
        let found_date = match page {
            Some(page) => stated::published(page, &reading, value),
            None => reading.published.clone(),
        };
        let found_date = found_date.or_else(|| {
            let address = said?.source.as_ref()?.as_ref()?;
            Some(Found {
                value: stamp::in_address(address)?,
                source: Source::Address,
            })
        });
        let title = if reading.title.value.is_empty() {
            Found {
                value: file_name(&capture.path).to_owned(),
                source: Source::FileName,
            }
        } else {
            reading.title
        };
        let published = found_date.as_ref().map(|found| found.value);
        let published = match said.and_then(|said| said.published.as_ref()) {
            Some(said) => said.as_ref().copied(),
            None => published,
        };
        let article = Article {
            countries: self.countries.find(&running, value),
            topics: {
                let parts = block_words.iter().map(|words| (&*text, &**words));
                self.topics.named(&title.value, parts, value)
            },
            event_dates: stamp::events(&running[..lead], published),
            language: Found { value, source },
            kicker,
            published: found_date,
            source_url: reading.source_url,
            body: Body::Blocks(reading.blocks),
            has_standfirst: reading.has_standfirst,
            rights: UNLIMITED,
            dropped: reading.dropped,
            title,
            path: capture.path,
            sha256: capture.sha256,
            encoding: capture.encoding,
            text: text.into(),
            outlet: None,
            translation_key: named.map(|(_, key)| key),
            slug: None,
            note: None,
            draft: false,
            corrections: Vec::new(),
            withdrawal: None,
            withdrawn: Vec::new(),
            by_hand: Vec::new(),
            has_idle_sidecar: false,
            said_at: SaidAt::default(),
            captured: None,
            ties: Ties::default(),
            signature: Signature::default(),
            words: Box::default(),
        };
        let read = Warned {
            value: article,
            diagnostics: Vec::new(),
        };
        (read, words)
    }
}

/// Finds what stands for an article where many are compared; `words` are those of its text, unless that is
/// Markdown.
fn compare_by(words: &Words, article: &mut Article) {
    let text: Vec<Cow<'_, [Word]>> = match &article.body {
        Body::Blocks(blocks) => {
            let spans = blocks.iter().map(|block| block.span.clone());
            spans
                .map(|span| words.within(&article.text, span))
                .collect()
        }
        Body::Markdown { paragraphs, .. } => paragraphs
            .iter()
            .map(|part| Words::of(part).into())
            .collect(),
    };
    let title = Words::of(&article.title.value);
    let kin = match &article.body {
        Body::Blocks(_) if !article.is_excerpt() => {
            kinship::words_of(std::iter::once(title.all()).chain(text.iter().map(|part| &**part)))
        }
        _ => {
            let parts: Vec<Words> = article
                .shown()
                .iter()
                .map(|part| Words::of(&part.text))
                .collect();
            kinship::words_of(std::iter::once(&title).chain(&parts).map(Words::all))
        }
    };
    article.signature = Signature::of(text.iter().map(|part| &**part));
    article.words = kin;
}

/// What may be republished where neither a person nor the outlet's policy limits it.
pub(super) const UNLIMITED: Found<Rights> = Found {
    value: Rights::Full,
    source: Source::Default,
};

/// Counts the lines of a saved page's article as those of its file.
fn count_in_file(article: &mut Article, page: &Page) {
    let in_file = |line: usize| page.source_line(line);
    let of_value = |source: &mut Source| match source {
        Source::Line(line) | Source::RepeatedLine(line) => *line = in_file(*line),
        _ => {}
    };
    of_value(&mut article.title.source);
    if let Some(published) = &mut article.published {
        of_value(&mut published.source);
    }
    if let Some(url) = &mut article.source_url {
        of_value(&mut url.source);
    }
    for dropped in &mut article.dropped {
        dropped.first_line = in_file(dropped.first_line);
        dropped.last_line = in_file(dropped.last_line).max(dropped.first_line);
    }
}

/// Whether an address may stand in a text, also one of whose signs a scraper made entities.
fn may_hold_address(text: &str) -> bool {
    let bytes = text.as_bytes();
    memchr::memmem::find(bytes, b"://").is_some() || memchr::memchr(b'&', bytes).is_some()
}

/// The text of a raw capture with its entities decoded, without marks and tags, its spaces plain and its letters repaired.
pub fn readable(text: &str) -> Cow<'_, str> {
    let mut text = Cow::Borrowed(text);
    for change in [
        escaped::unescaped,
        entities::decoded,
        tagged::untagged,
        spaces::plain,
        numbered::unnumbered,
        unmarked::unmarked,
        disguised::undisguised,
        letters::repaired,
    ] {
        if let Cow::Owned(changed) = change(&text) {
            text = Cow::Owned(changed);
        }
    }
    text
}

/// The blocks in which a story tells when it happened; further down stand other dates.
const LEAD: usize = 3;

/// The last part of a path without what follows its first dot.
fn file_name(path: &str) -> &str {
    let name = path.rsplit('/').next().unwrap_or(path);
    name.split('.')
        .next()
        .filter(|stem| !stem.is_empty())
        .unwrap_or(name)
}

/// Adds a text with one space between its words.
fn push_words(out: &mut String, text: &str) {
    if !may_have_gaps(text) {
        out.push_str(text);
        return;
    }
    let mut words = text.split_whitespace();
    out.extend(words.next());
    for word in words {
        out.push(' ');
        out.push_str(word);
    }
}

/// Whether a text may have other white space than single spaces between its words.
fn may_have_gaps(text: &str) -> bool {
    let bytes = text.as_bytes();
    let behind = |count: usize| bytes.get(count..).unwrap_or_default();
    let threes = bytes.iter().zip(behind(1)).zip(behind(2));
    // No end before the last, so that many are looked at in one step. White space beyond ASCII (Unicode 17):
    // U+0085, U+00A0, U+1680, U+2000 to U+200A, U+2028, U+2029, U+202F, U+205F, U+3000.
    let gaps = threes.fold(false, |found, ((first, second), third)| {
        found
            | (*first < b' ')
            | (*first == b' ') & (*second == b' ')
            | (*first == 0xc2) & ((*second == 0x85) | (*second == 0xa0))
            | (*first == 0xe1) & (*second == 0x9a)
            | (*first == 0xe2) & (*second == 0x80) & ((*third <= 0x8a) | (*third >= 0xa8))
            | (*first == 0xe2) & (*second == 0x81)
            | (*first == 0xe3) & (*second == 0x80)
    });
    // The last two bytes begin nothing but ASCII.
    gaps || bytes.iter().rev().take(2).any(|byte| *byte < b' ') || text.trim().len() < text.len()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_white_space_may_be_a_gap() {
        for c in (0..0x11_0000)
            .filter_map(char::from_u32)
            .filter(|c| c.is_whitespace())
        {
            assert!(may_have_gaps(&format!("a {c}")), "{c:?}");
            assert!(c == ' ' || may_have_gaps(&format!("Tin{c}mới")), "{c:?}");
        }
        assert!(!may_have_gaps("“Tin mới – Việt Nam…”"));
    }

    #[test]
    fn a_name_goes_on_behind_a_line_break_and_two_spaces() {
        let mut text = "Tin:".to_owned();
        push_words(&mut text, "\n Hàn\u{a0}Quốc\nvà  Nhật\nBản ");
        assert_eq!(text, "Tin:Hàn Quốc và Nhật Bản");
    }
}
