//! Cuts the link that leads beyond a part of a page from the name of this part:
//! `Lewati Podcast dan terus membacaPodcast`.

use crate::article::characters::is_upper;
use crate::article::reading::line::{Line, measure_part};
use crate::article::reading::phrases::{Folded, Phrases};

/// Words of such a link, at least and at most.
const WORDS: (u32, u32) = (4, 16);

pub(super) fn cut(text: &str, lines: &mut Vec<Line>, phrases: &Phrases) {
    let mut folded = Folded::default();
    let mut index = 0;
    while index < lines.len() {
        let line = &lines[index];
        index += 1;
        if !(WORDS.0..=WORDS.1).contains(&line.words) {
            continue;
        }
        let content = line.text(text);
        if let Some(at) = seam(content)
            && phrases.said(&content[..at], &mut folded).skips
        {
            let at = line.content + at;
            let link = measure_part(text, line, line.span.start..at, line.gap_above);
            let name = measure_part(text, line, at..line.span.end, false);
            lines.splice(index - 1..index, [link, name]);
            index += 1;
        }
    }
}

/// The first capital right behind a small letter.
fn seam(content: &str) -> Option<usize> {
    let mut small = false;
    content.char_indices().find_map(|(at, c)| {
        let found = small && is_upper(c);
        small = c.is_lowercase();
        found.then_some(at)
    })
}
