//! Makes an article out of a capture.

use super::country::Gazetteer;
use super::reading::TextReader;
use super::topic::Topics;
use super::{Article, Body, Found, Knowledge, Source, language, stamp};
use crate::capture::Capture;
use crate::diagnostic::{Diagnostic, Warned};
use crate::locale::Language;

/// Reads captures. Made once, used for all of them.
#[derive(Debug)]
pub struct Reader {
    text: TextReader,
    countries: Gazetteer,
    topics: Topics,
    default: Language,
}

impl Reader {
    /// Prepares everything that does not depend on a capture.
    pub fn new(knowledge: &Knowledge) -> Self {
        Reader {
            text: TextReader::new(),
            countries: Gazetteer::new(),
            topics: Topics::new(&knowledge.topics),
            default: knowledge
                .languages
                .first()
                .copied()
                .unwrap_or(Language::UNKNOWN),
        }
    }

    /// Reads a capture with its sidecar.
    ///
    /// # Errors
    /// Everything that keeps it from being published.
    pub fn read(&self, capture: Capture) -> Result<Warned<Article>, Vec<Diagnostic>> {
        Ok(Warned::clean(self.read_text(capture)))
    }

    /// Reads the text of a capture, without its sidecar and as raw text whatever its format.
    pub fn read_text(&self, capture: Capture) -> Article {
        let text = capture.text;
        let reading = self.text.read(&text);
        let paragraphs: Vec<&str> = reading
            .blocks
            .iter()
            .map(|block| &text[block.span.clone()])
            .collect();
        let mut running = String::with_capacity(text.len().min(1 << 16));
        if !reading.title.source.is_derived() {
            running.push_str(&reading.title.value);
        }
        for paragraph in &paragraphs {
            running.push('\n');
            running.push_str(paragraph);
        }
        // A capture without a story still has words.
        let told = if running.trim().is_empty() {
            &*text
        } else {
            &running
        };
        let found_language = match language::detect(told) {
            Some(value) => Found {
                value,
                source: Source::Text,
            },
            None => Found {
                value: self.default,
                source: Source::Default,
            },
        };
        let title = if reading.title.value.is_empty() {
            Found {
                value: file_name(&capture.path).to_owned(),
                source: Source::FileName,
            }
        } else {
            reading.title
        };
        let published_day = reading.published.as_ref().map(|found| found.value);
        Article {
            countries: self.countries.find(&running, found_language.value),
            topics: self
                .topics
                .find(&title.value, &paragraphs, found_language.value),
            event_dates: stamp::events(&running, published_day),
            language: found_language,
            kicker: reading.kicker.map(|span| text[span].to_owned()),
            published: reading.published,
            source_url: reading.source_url,
            body: Body::Blocks(reading.blocks),
            dropped: reading.dropped,
            title,
            path: capture.path,
            sha256: capture.sha256,
            encoding: capture.encoding,
            text: text.into(),
            outlet: None,
            translation_key: None,
            slug: None,
            note: None,
            draft: false,
        }
    }
}

/// The last part of a path without what follows its first dot.
fn file_name(path: &str) -> &str {
    let name = path.rsplit('/').next().unwrap_or(path);
    name.split('.')
        .next()
        .filter(|stem| !stem.is_empty())
        .unwrap_or(name)
}
