//! Headline, kicker, paragraphs and captions of a sidecar, in the place of what was read out of a text.
//!
//! It comes before countries, topics and dates are read, so that these are read out of what is on the page.
//! What is replaced is listed as left out: nothing of a capture vanishes by being corrected.

use super::reading::{TextReading, derive_title};
use super::sidecar::{Sidecar, Word};
use super::spaces::one_line;
use super::{Block, BlockKind, Dropped, Found, Reason, Source, Span};
use std::collections::BTreeSet;

/// Corrects the reading of a text; gives the kicker. What the sidecar enters is added to the text's end.
pub(super) fn correct(
    text: &mut String,
    reading: &mut TextReading,
    said: Option<&Sidecar>,
) -> Option<String> {
    let kicker = reading.kicker.clone();
    let read_kicker = kicker.clone().map(|span| text[span].to_owned());
    let Some(said) = said else {
        return read_kicker;
    };
    let mut replaced: Vec<Span> = Vec::new();
    for (kind, entered) in [
        (BlockKind::Paragraph, &said.paragraphs),
        (BlockKind::Caption, &said.captions),
    ] {
        if let Some(entered) = entered {
            reading.has_standfirst &= kind != BlockKind::Paragraph;
            replaced.extend(replace(text, &mut reading.blocks, kind, entered));
        }
    }
    match &said.title {
        Some(Word::Is(title)) => {
            replaced.extend(reading.title_span.take());
            let words = one_line(title);
            let is_title = |block: &Block| {
                block.kind != BlockKind::Caption && one_line(&text[block.span.clone()]) == words
            };
            reading.blocks.retain(|block| !is_title(block));
            reading.title = Found {
                value: title.clone(),
                source: Source::Sidecar,
            };
        }
        Some(Word::None) => {
            replaced.extend(reading.title_span.take());
            reading.title = derived(text, &reading.blocks);
        }
        None if reading.title.source.is_derived() => {
            reading.title = derived(text, &reading.blocks);
        }
        None => {}
    }
    let new_kicker = match &said.kicker {
        Some(said) => {
            replaced.extend(kicker);
            said.as_ref().cloned()
        }
        None => read_kicker,
    };
    list(text, reading, new_kicker.as_deref(), replaced);
    new_kicker
}

/// Puts blocks that the archivist entered where the first of those stands that they replace, and gives the
/// places of these.
fn replace(
    text: &mut String,
    blocks: &mut Vec<Block>,
    kind: BlockKind,
    entered: &[String],
) -> Vec<Span> {
    let is_caption = kind == BlockKind::Caption;
    let is_meant = |block: &Block| (block.kind == BlockKind::Caption) == is_caption;
    let at = blocks.iter().position(is_meant).unwrap_or(blocks.len());
    let replaced = blocks.extract_if(.., |block| is_meant(block));
    let replaced = replaced.map(|block| block.span).collect();
    let entered: Vec<Block> = entered
        .iter()
        .map(|block| Block {
            kind,
            span: append(text, block),
        })
        .collect();
    blocks.splice(at..at, entered);
    replaced
}

/// Adds a text that does not stand in the capture as it is; gives its place.
pub(super) fn append(text: &mut String, more: &str) -> Span {
    text.push('\n');
    let start = text.len();
    text.push_str(more);
    start..text.len()
}

fn derived(text: &str, blocks: &[Block]) -> Found<String> {
    let first = blocks
        .iter()
        .find(|block| block.kind == BlockKind::Paragraph);
    let first = first.or(blocks.first());
    Found {
        value: first.map_or_else(String::new, |block| derive_title(&text[block.span.clone()])),
        source: Source::FirstSentence,
    }
}

/// Lists what was replaced as left out, and no longer what the correction has brought onto the page.
fn list(text: &str, reading: &mut TextReading, kicker: Option<&str>, replaced: Vec<Span>) {
    let title = &reading.title;
    let title = (!title.source.is_derived()).then_some(title.value.as_str());
    let blocks = reading.blocks.iter().map(|block| &text[block.span.clone()]);
    let shown: BTreeSet<String> = blocks.chain(title).chain(kicker).map(one_line).collect();
    let is_shown = |span: &Span| shown.contains(&one_line(&text[span.clone()]));
    reading.dropped.retain(|dropped| !is_shown(&dropped.span));
    let replaced = replaced.into_iter().filter(|span| !is_shown(span));
    let replaced = replaced.map(|span| (span, Reason::Overruled)).collect();
    reading.dropped.extend(left_out(text, replaced));
    reading.dropped.sort_by_key(|dropped| dropped.span.start);
}

/// Parts of a text that are left out, in order.
pub(super) fn left_out(text: &str, mut parts: Vec<(Span, Reason)>) -> Vec<Dropped> {
    parts.sort_by_key(|(span, _)| span.start);
    let (mut line, mut counted) = (1, 0);
    parts
        .into_iter()
        .map(|(span, reason)| {
            line += text[counted..span.start].matches('\n').count();
            counted = span.start;
            Dropped {
                first_line: line,
                last_line: line + text[span.clone()].trim_end().matches('\n').count(),
                span,
                reason,
            }
        })
        .collect()
}
