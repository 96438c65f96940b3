//! What must hold for the reading of any text; for tests with made-up pages and for the fuzzer.

use kliping::article::reading::{TextReader, TextReading};
use std::ops::Range;
use std::sync::LazyLock;

static READER: LazyLock<TextReader> = LazyLock::new(TextReader::new);

/// All parts of the text that the reading accounts for, in order.
fn parts(reading: &TextReading) -> Vec<Range<usize>> {
    let mut parts: Vec<Range<usize>> = Vec::new();
    parts.extend(reading.title_span.clone());
    parts.extend(reading.kicker.clone());
    parts.extend(reading.blocks.iter().map(|block| block.span.clone()));
    parts.extend(reading.dropped.iter().map(|dropped| dropped.span.clone()));
    parts.sort_by_key(|part| part.start);
    parts
}

/// Fails if the reading of a text loses a line, shows a part twice, or is not what it was before.
pub fn hold(text: &str) {
    let reading = READER.read(text);
    for pair in reading.blocks.windows(2) {
        assert!(pair[0].span.end <= pair[1].span.start, "blocks in order");
    }
    for pair in reading.dropped.windows(2) {
        assert!(
            pair[0].span.end <= pair[1].span.start,
            "dropped parts in order"
        );
    }
    let parts = parts(&reading);
    for pair in parts.windows(2) {
        assert!(pair[0].end <= pair[1].start, "no part twice: {pair:?}");
    }
    for part in &parts {
        assert!(
            text.get(part.clone()).is_some(),
            "whole characters: {part:?}"
        );
    }
    let mut accounted = vec![false; text.len()];
    for part in &parts {
        accounted[part.clone()].fill(true);
    }
    for (at, c) in text.char_indices() {
        assert!(
            !c.is_alphanumeric() || accounted[at],
            "{c:?} at {at} vanished"
        );
    }
    // The first byte of every line.
    let mut starts = vec![0];
    for line in text.split('\n') {
        let start = starts[starts.len() - 1];
        let here = &accounted[start..start + line.len()];
        assert!(
            line.trim().is_empty() || here.contains(&true),
            "line {line:?} vanished"
        );
        starts.push(start + line.len() + 1);
    }
    let line_of = |at: usize| starts.partition_point(|start| *start <= at);
    for dropped in &reading.dropped {
        assert!(1 <= dropped.first_line && dropped.first_line <= dropped.last_line);
        assert_eq!(dropped.first_line, line_of(dropped.span.start));
        assert_eq!(dropped.last_line, line_of(dropped.span.end));
    }
    assert_eq!(&reading, &READER.read(text), "the same text reads the same");
}
