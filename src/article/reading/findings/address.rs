//! The address of the page, where a capture names it.

use crate::article::Span;
use crate::article::reading::credit;
use crate::article::reading::line::Line;
use crate::article::reading::phrases::{Folded, Kinds, Phrases, Said};
use crate::article::reading::scene::{Scene, link};

/// Below this sum an address is not that of the page.
const ENOUGH: i32 = 10;
/// The path of an article's address has at least so many bytes.
const PATH: usize = 12;
/// Bytes beside an address that say no more than what it is.
const BESIDE: usize = 40;

/// The line that names the address of the page.
pub(super) fn line_of(scene: &Scene) -> Option<usize> {
    let links = scene.marks.iter().zip(&scene.lines).enumerate();
    best(links.filter_map(|(at, (marks, line))| {
        let link = marks.link.as_ref()?;
        let address = &scene.text[link.clone()];
        Some((weigh(line, address, marks.said, marks.picture), at))
    }))
}

/// The address of the page, in the lines of a text that nothing else is known of.
pub(in crate::article::reading) fn among(
    text: &str,
    lines: &[Line],
    phrases: &Phrases,
) -> Option<Span> {
    let mut folded = Folded::default();
    let links = lines.iter().filter_map(|line| {
        let content = line.text(text);
        let link = link(text, line)?;
        let address = &text[link.clone()];
        let said = phrases.opening(content, &mut folded);
        let sum = weigh(line, address, said, credit::is_picture_file(content));
        Some((sum, link))
    });
    best(links)
}

/// What has the largest sum, the first of equals, if that is enough.
fn best<T>(candidates: impl Iterator<Item = (i32, T)>) -> Option<T> {
    let candidates = candidates.filter(|(sum, _)| *sum >= ENOUGH);
    let best = candidates.reduce(|best, next| if next.0 > best.0 { next } else { best });
    best.map(|(_, best)| best)
}

/// What speaks for the address in a line.
fn weigh(line: &Line, address: &str, said: Said, picture: bool) -> i32 {
    let mut sum = 0;
    let labelled = said.lead.has(Kinds::SOURCE);
    if labelled {
        sum += 20;
    }
    let beside = line.span.len() - address.len();
    let alone = beside <= BESIDE || line.chars <= 200 && beside < address.len();
    // Behind another label (`Baca juga: …`) it is another page's.
    if alone && (labelled || said.lead_words == 0) {
        sum += 10;
    }
    let path = address.splitn(4, '/').nth(3).unwrap_or("");
    sum += if path.len() >= PATH { 8 } else { -8 };
    if picture {
        sum -= 40;
    }
    sum
}
