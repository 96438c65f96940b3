//! Reads the raw text of a news page: which line is the headline, which the story, and why.
//!
//! No line is decided by one rule. A capture is cut into [`lines`] and seen as a whole as a [`scene`]: with the phrases of
//! pages ([`phrases`], from the [`words`] of each language), the credits of pictures and dates that each line shows. The
//! [`rules`] write down as [`Evidence`] what speaks for and against each [`Role`] of a line; the [`findings`] add it up:
//! where the story starts and ends, its headline and date, and what becomes of every line. The words of furniture live in
//! [`words`], a file for each language; `tests/captures` holds whole pages.
//!
//! ```
//! use kliping::article::reading::TextReader;
//!
//! let capture = "Harga beras turun di pasar kota\nSenin, 3 Maret 2025 10:15 WIB\n\
//!     Harga beras di pasar kota turun sejak pekan lalu karena panen raya di daerah sekitar telah tiba, \
//!     kata para pedagang kepada wartawan.\nKomentar (0)\n";
//! let reading = TextReader::new().read(capture);
//! assert_eq!(reading.title.value, "Harga beras turun di pasar kota");
//! assert_eq!(reading.blocks.len(), 1);
//! assert_eq!(reading.dropped.len(), 2);
//! ```
//!
//! Invariants: nothing vanishes, every line with something visible in it is title, kicker, block or
//! dropped; spans are in order and never split a character; time grows with the text and not faster.

mod credit;
mod evidence;
mod findings;
mod line;
mod lines;
#[cfg(test)]
mod neighbour_tests;
mod phrases;
#[cfg(test)]
mod rule_tests;
mod rules;
mod scene;
mod sentences;
#[cfg(test)]
mod size_tests;
#[cfg(test)]
mod tests;
mod words;

pub use evidence::{Evidence, Role};
pub use findings::verdict::Verdict;
pub(super) use sentences::{derive_title, ends as sentence_ends};
pub(super) use words::says_more_follows;

use crate::article::census::{self, Recurring};
use crate::article::date::Date;
use crate::article::html::{Page, Places};
use crate::article::spaces::one_line;
use crate::article::stamp;
use crate::article::words::Words;
use crate::article::{Block, BlockKind, Dropped, Found, Reason, Source, Span};
use evidence::Ledger;
use findings::{Outline, address, verdict};
use phrases::Phrases;
use scene::Scene;

/// What was read out of the text of a capture.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct TextReading {
    /// The section or topic above the headline.
    pub kicker: Option<Span>,
    /// The headline, or with [`Source::FirstSentence`] one made from the first sentence. Empty if the
    /// capture holds no text at all.
    pub title: Found<String>,
    /// Where the headline stands, if the capture has one.
    pub title_span: Option<Span>,
    /// When it was published.
    pub published: Option<Found<Date>>,
    /// Sum of the evidence for that date; 0 for one of an address.
    pub published_weight: i32,
    /// The address of the page.
    pub source_url: Option<Found<String>>,
    /// Paragraphs, subheadings and picture texts, in order.
    pub blocks: Vec<Block>,
    /// The first paragraph is evidently the standfirst.
    pub has_standfirst: bool,
    /// Every line that is not on the page, in order, with the reason.
    pub dropped: Vec<Dropped>,
    /// The words of the text.
    pub(in crate::article) words: Words,
}

/// Why a line became what it became.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Why {
    /// The line, counted from 1.
    pub line: usize,
    /// The part of the text.
    pub span: Span,
    /// What became of it.
    pub verdict: Verdict,
    /// What spoke for and against each reading of the line.
    pub evidence: Vec<Evidence>,
}

/// Reads texts. Made once, used for all captures.
#[derive(Debug)]
pub struct TextReader {
    phrases: Phrases,
}

impl Default for TextReader {
    fn default() -> Self {
        Self::new()
    }
}

impl TextReader {
    /// Prepares the words of all languages.
    pub fn new() -> Self {
        TextReader {
            phrases: Phrases::new(),
        }
    }

    /// Reads the text of a capture by itself: UTF-8 in NFC, lines ended by `\n`.
    pub fn read(&self, text: &str) -> TextReading {
        self.read_among(text, &Recurring::default())
    }

    /// Reads the text of a capture, of whose lines some recur in other captures.
    pub fn read_among(&self, text: &str, recurring: &Recurring) -> TextReading {
        read(Scene::new(text, &self.phrases), recurring)
    }

    /// Reads a saved page, of whose lines some recur in other captures; lines are counted in
    /// [`Page::text`].
    pub fn read_page(&self, page: &Page, recurring: &Recurring) -> TextReading {
        read(Scene::of_page(page, &self.phrases), recurring)
    }

    /// Says for every line of a capture what becomes of it and why, in order.
    pub fn explain(&self, text: &str, recurring: &Recurring) -> Vec<Why> {
        explain(&Scene::new(text, &self.phrases), recurring)
    }

    /// The same for a saved page; lines are counted in [`Page::text`].
    pub fn explain_page(&self, page: &Page, recurring: &Recurring) -> Vec<Why> {
        explain(&Scene::of_page(page, &self.phrases), recurring)
    }

    /// The lines of a capture as the census counts them, and the address that it names as its own.
    pub fn sight<'t>(&self, text: &'t str) -> (Vec<census::Line>, Option<&'t str>) {
        let lines = lines::of(text, &self.phrases, |_, _, _| ());
        let address = address::among(text, &lines, &self.phrases);
        let counted = lines.iter().map(|line| census::Line {
            key: line.census_key(),
            chars: line.chars,
        });
        (counted.collect(), address.map(|span| &text[span]))
    }
}

fn read(scene: Scene, recurring: &Recurring) -> TextReading {
    let (ledger, outline) = look(&scene, recurring, Ledger::new);
    let verdicts = verdict::decide(&scene, &ledger, &outline);
    assemble(scene, &outline, &verdicts)
}

fn explain(scene: &Scene, recurring: &Recurring) -> Vec<Why> {
    let (ledger, outline) = look(scene, recurring, Ledger::with_entries);
    let verdicts = verdict::decide(scene, &ledger, &outline);
    let mut why: Vec<Why> = scene
        .lines
        .iter()
        .zip(verdicts)
        .map(|(line, verdict)| Why {
            line: line.number,
            span: line.span.clone(),
            verdict,
            evidence: Vec::new(),
        })
        .collect();
    for (line, evidence) in ledger.into_entries() {
        why[line as usize].evidence.push(evidence);
    }
    why.extend(scene.echoes.iter().map(|line| Why {
        line: line.number,
        span: line.span.clone(),
        verdict: Verdict::Dropped(Reason::Repeat),
        evidence: Vec::new(),
    }));
    why.sort_by_key(|why| why.span.start);
    why
}

fn look(scene: &Scene, recurring: &Recurring, ledger: fn(usize) -> Ledger) -> (Ledger, Outline) {
    let mut ledger = ledger(scene.len());
    let recurring = rules::observe(scene, recurring, &mut ledger);
    let outline = findings::find(scene, &mut ledger, recurring);
    (ledger, outline)
}

/// A run of lines left out for one reason may hold so many blank lines in a row.
const BLANK_LINES: usize = 2;

/// Makes the reading out of what becomes of each line.
fn assemble(scene: Scene, outline: &Outline, verdicts: &[Verdict]) -> TextReading {
    let text = scene.text;
    let mut blocks = Vec::new();
    let mut dropped: Vec<Dropped> = Vec::new();
    let mut kicker = None;
    let mut title_span = None;
    let mut parts = Vec::new();
    let mut after_drop = false;
    let mut is_marked = false;
    let echo = Verdict::Dropped(Reason::Repeat);
    let judged = scene.lines.iter().zip(verdicts.iter().copied());
    let mut lines: Vec<_> = judged
        .chain(scene.echoes.iter().map(|line| (line, echo)))
        .collect();
    lines.sort_by_key(|(line, _)| line.span.start);
    for (line, verdict) in lines {
        let was_drop = std::mem::replace(&mut after_drop, false);
        match verdict {
            Verdict::Title => {
                let suffix = outline
                    .headline
                    .as_ref()
                    .and_then(|found| found.suffix.clone());
                let end = suffix.as_ref().map_or(line.span.end, |suffix| suffix.start);
                title_span = Some(line.span.start..end);
                dropped.extend(suffix.map(|span| Dropped {
                    first_line: line.last_number - text[span.clone()].matches('\n').count(),
                    last_line: line.last_number,
                    span,
                    reason: Reason::SourceLine,
                }));
            }
            Verdict::Kicker => kicker = Some(line.span.clone()),
            Verdict::Kept(kind) => {
                if blocks.is_empty() && kind == BlockKind::Paragraph {
                    let markup = scene.page.map(|page| page.markup(line.number));
                    is_marked = markup.is_some_and(|markup| markup.places.has(Places::LEAD));
                }
                let marked = line
                    .marked_heading(text)
                    .filter(|_| kind == BlockKind::Subheading);
                let span = marked.unwrap_or_else(|| line.span.clone());
                let span = match kind {
                    BlockKind::Caption => sentences::without_bars(text, span),
                    _ => span,
                };
                let (span, mark) = sentences::without_end_mark(text, span);
                parts.clear();
                if kind == BlockKind::Paragraph {
                    sentences::split_long(text, span, &mut parts);
                } else {
                    parts.push(span);
                }
                blocks.extend(parts.drain(..).map(|span| Block { kind, span }));
                if let Some(span) = mark {
                    dropped.push(Dropped {
                        first_line: line.last_number - text[span.clone()].matches('\n').count(),
                        last_line: line.last_number,
                        span,
                        reason: Reason::EndMark,
                    });
                }
            }
            Verdict::Dropped(reason) => {
                after_drop = true;
                let near = dropped
                    .last_mut()
                    .filter(|last| was_drop && line.number <= last.last_line + 1 + BLANK_LINES);
                match near.and_then(|last| Some((last.reason.merged(reason)?, last))) {
                    Some((both, last)) => {
                        last.reason = both;
                        last.last_line = line.last_number;
                        last.span.end = line.span.end;
                    }
                    None => dropped.push(Dropped {
                        first_line: line.number,
                        last_line: line.last_number,
                        span: line.span.clone(),
                        reason,
                    }),
                }
            }
        }
    }
    let source_url = outline.source.and_then(|line| {
        let link = scene.marks[line].link.clone()?;
        Some(Found {
            value: text[link].to_owned(),
            source: Source::Line(scene.lines[line].number),
        })
    });
    let title_end = title_span.as_ref().map(|span: &Span| span.end);
    TextReading {
        kicker,
        title: title(&scene, outline, &blocks),
        title_span,
        published: published(&scene, outline, source_url.as_ref()),
        published_weight: outline.published.as_ref().map_or(0, |found| found.sum),
        source_url,
        has_standfirst: is_marked || stands_apart(title_end, &blocks, &dropped),
        blocks,
        dropped,
        words: scene.words,
    }
}

/// Bytes of a standfirst, at most: some 400 characters of Vietnamese.
const STANDFIRST: usize = 600;

/// Whether the first paragraph is parted from the next one by the line that says when it was published or by whom:
/// what stands between the headline and that line is the standfirst.
fn stands_apart(title_end: Option<usize>, blocks: &[Block], dropped: &[Dropped]) -> bool {
    let (Some(end), [first, next, ..]) = (title_end, blocks) else {
        return false;
    };
    let parts = |dropped: &Dropped| {
        matches!(dropped.reason, Reason::DateLine | Reason::Byline)
            && (first.span.end..next.span.start).contains(&dropped.span.start)
    };
    first.kind == BlockKind::Paragraph
        && first.span.start >= end
        && first.span.len() <= STANDFIRST
        && dropped.iter().any(parts)
}

fn title(scene: &Scene, outline: &Outline, blocks: &[Block]) -> Found<String> {
    if let Some(headline) = &outline.headline {
        let number = scene.lines[headline.line].number;
        return Found {
            value: one_line(&scene.text[headline.span(scene)]),
            source: match headline.cut {
                None if !headline.listed => Source::Line(number),
                _ => Source::RepeatedLine(number),
            },
        };
    }
    let first = blocks
        .iter()
        .find(|block| block.kind == BlockKind::Paragraph)
        .or(blocks.first())
        .map_or("", |block| &scene.text[block.span.clone()]);
    Found {
        value: sentences::derive_title(first),
        source: Source::FirstSentence,
    }
}

fn published(
    scene: &Scene,
    outline: &Outline,
    source_url: Option<&Found<String>>,
) -> Option<Found<Date>> {
    if let Some(published) = &outline.published {
        return Some(Found {
            value: published.date,
            source: Source::Line(scene.lines[published.line].number),
        });
    }
    let value = stamp::in_address(&source_url?.value)?;
    Some(Found {
        value,
        source: Source::Address,
    })
}
