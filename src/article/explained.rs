//! What became of every line of a capture, and why: for the archivist's own screen, never for what is
//! published.

use super::census::Recurring;
use super::html::Page;
use super::reader::{Reader, readable};
use super::reading::{Evidence, Verdict, Why};
use super::spaces::one_line;
use super::{Article, BlockKind, Body, Dropped, Reason};
use crate::capture::{Capture, Format};
use crate::diagnostic::{Diagnostic, Warned};

/// An article and the lines of its capture.
#[derive(Debug, Clone, PartialEq)]
pub struct Explained {
    /// What was read.
    pub article: Article,
    /// Every line with something visible in it, in order; of Markdown the paragraphs, and what was left out.
    pub lines: Vec<Line>,
}

/// A line of a capture and what became of it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Line {
    /// Its number in the file, counted from 1; `None` where several lines made a paragraph of Markdown.
    pub number: Option<usize>,
    /// What a reader sees of it.
    pub text: String,
    /// What became of it.
    pub verdict: Verdict,
    /// What spoke for and against each reading of it; empty where none was weighed.
    pub evidence: Vec<Evidence>,
}

impl Reader {
    /// Reads a capture as [`Reader::read`] does, and tells of every line what became of it.
    ///
    /// # Errors
    /// As [`Reader::read`].
    pub fn explain(
        &self,
        capture: Capture,
        recurring: &Recurring,
    ) -> Result<Warned<Explained>, Vec<Diagnostic>> {
        let mut page = None;
        let why = match capture.format {
            Format::Text => self.text().explain(&readable(&capture.text), recurring),
            Format::Html => {
                let page = page.insert(Page::new(&capture.text));
                self.text().explain_page(page, recurring)
            }
            Format::Markdown => Vec::new(),
        };
        let read = self.read(capture, recurring)?;
        let article = read.value;
        let in_file = |line: usize| match &page {
            Some(page) => page.source_line(line),
            None => line,
        };
        let lines = match article.body {
            Body::Markdown { .. } => lines_of_markdown(&article),
            Body::Blocks(_) => why
                .into_iter()
                .flat_map(|why| lines_of(&article, why))
                .map(|line| Line {
                    number: line.number.map(in_file),
                    ..line
                })
                .collect(),
        };
        Ok(Warned {
            value: Explained { article, lines },
            diagnostics: read.diagnostics,
        })
    }
}

/// A line, and after it the parts that were taken off it: the site's name behind a headline, an end mark.
fn lines_of(article: &Article, why: Why) -> Vec<Line> {
    let text = article.captured_text();
    let line = |span: std::ops::Range<usize>, verdict, evidence| Line {
        number: Some(why.line),
        text: one_line(&text[span]),
        verdict,
        evidence,
    };
    let within = |dropped: &&Dropped| {
        why.span.start <= dropped.span.start && dropped.span.end <= why.span.end
    };
    let touches =
        |dropped: &&Dropped| dropped.span.start < why.span.end && why.span.start < dropped.span.end;
    let mut dropped = article.dropped.iter().filter(touches);
    // The archivist's word stands above what was read.
    if article
        .dropped
        .iter()
        .filter(touches)
        .any(|part| part.reason == Reason::Overruled)
    {
        return vec![line(
            why.span.clone(),
            Verdict::Dropped(Reason::Overruled),
            why.evidence,
        )];
    }
    let taken_off = dropped.find(|part| within(part) && part.span.start > why.span.start);
    match (why.verdict, taken_off) {
        (Verdict::Title | Verdict::Kept(_), Some(part)) => vec![
            line(why.span.start..part.span.start, why.verdict, why.evidence),
            line(part.span.clone(), Verdict::Dropped(part.reason), Vec::new()),
        ],
        (verdict, _) => vec![line(why.span.clone(), verdict, why.evidence)],
    }
}

fn lines_of_markdown(article: &Article) -> Vec<Line> {
    let line = |number, text: &str, verdict| Line {
        number,
        text: one_line(text),
        verdict,
        evidence: Vec::new(),
    };
    let dropped = article.dropped.iter().map(|dropped| {
        let text = &article.captured_text()[dropped.span.clone()];
        line(
            Some(dropped.first_line),
            text,
            Verdict::Dropped(dropped.reason),
        )
    });
    let (paragraphs, captions): (&[String], &[String]) = match &article.body {
        Body::Markdown {
            paragraphs,
            captions,
            ..
        } => (paragraphs, captions),
        Body::Blocks(_) => (&[], &[]),
    };
    let kept = |texts: &[String], kind| -> Vec<Line> {
        let texts = texts.iter();
        texts
            .map(|text| line(None, text, Verdict::Kept(kind)))
            .collect()
    };
    let mut lines: Vec<Line> = dropped.collect();
    lines.extend(kept(paragraphs, BlockKind::Paragraph));
    lines.extend(kept(captions, BlockKind::Caption));
    lines
}
