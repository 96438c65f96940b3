//! Cuts a page that a program wrote in one line where its parts meet: the title, the menu, the headline (the title
//! again), its date, the story, and what stands below.

use super::seams::{STAMP_REACH, dateline, trimmed};
use crate::article::Span;
use crate::article::reading::line::{self, Line};
use crate::article::reading::phrases::{Folded, Kinds, Phrases};
use crate::article::reading::sentences;
use crate::article::stamp;

/// Words of a line that may hold a page, at least.
const PAGE: u32 = 150;
/// Bytes and words of a headline that stands again, at least, and bytes at most.
const TITLE: (usize, usize) = (20, 4);
const LONGEST: usize = 300;
/// Words of a menu for each mark in it that may end a sentence, at least.
const MENU: usize = 25;
/// Bytes below a headline in which the story starts.
const HEAD: usize = 1600;
/// Labels and buttons below the headline, at most.
const BUTTONS: usize = 12;
/// Words without the end of a sentence that close a page, at least.
const FRAME: usize = 12;

/// Labels and buttons that stand by themselves, and all that set a part of a page off.
const ALONE: Kinds = Kinds::RELATED.with(Kinds::COMMENTS).with(Kinds::SHARING);
const LABELS: Kinds = ALONE
    .with(Kinds::KEYWORDS)
    .with(Kinds::BYLINE)
    .with(Kinds::SOURCE)
    .with(Kinds::FURNITURE_LEAD);
/// Bytes of such a label at most.
const LABEL: usize = 80;

/// Cuts the first line that holds a page: its own title, or the first line of the capture, stands in it again.
pub(super) fn cut(text: &str, lines: &mut Vec<Line>, phrases: &Phrases) {
    let is_page = |line: &Line| line.words >= PAGE && line.number == line.last_number;
    let Some(index) = lines.iter().position(is_page) else {
        return;
    };
    let content = lines[index].text(text);
    let own = head(content);
    let found = again(content, own, own.len()).map(|headline| (true, headline));
    let found = found.or_else(|| {
        let title = head(lines.first().filter(|_| index > 0)?.text(text));
        again(content, title, 0).map(|headline| (false, headline))
    });
    let Some((titled, headline)) = found else {
        return;
    };
    // A story has sentences between two places that begin alike.
    let title = if titled { headline.len() } else { 0 };
    let Some(menu) = content.get(title..headline.start) else {
        return;
    };
    if menu.split_whitespace().count() < sentences::ends(menu).count() * MENU {
        return;
    }
    let mut folded = Folded::default();
    let mut cuts = vec![title, headline.start, headline.end];
    let story = below_headline(content, headline.end, phrases, &mut folded, &mut cuts);
    below_story(content, story, phrases, &mut folded, &mut cuts);
    cuts.push(content.len());
    cuts.sort_unstable();
    let line = &lines[index];
    let (number, mut gap, mut from) = (line.number, line.gap_above, line.content);
    let mut parts = Vec::new();
    for cut in cuts {
        let part = trimmed(text, from..line.content + cut);
        from = line.content + cut;
        if !part.is_empty() {
            parts.push(line::measure(text, number, part, gap));
            gap = false;
        }
    }
    lines.splice(index..=index, parts);
}

/// The first bytes of a text, in which its title stands.
fn head(content: &str) -> &str {
    &content[..content.floor_char_boundary(LONGEST)]
}

/// Where the title with which a page begins stands again in it, as far as both are the same.
fn again(content: &str, title: &str, from: usize) -> Option<Span> {
    let opening = title.match_indices(' ').nth(TITLE.1 - 1)?.0;
    let mut longest: Option<Span> = None;
    let mut at = opening.min(from);
    while let Some(found) =
        memchr::memmem::find(&content.as_bytes()[at..], &title.as_bytes()[..opening])
    {
        let start = at + found;
        let pairs = content[start..].char_indices().zip(title.chars());
        let same = pairs.take_while(|((_, c), other)| c == other).last();
        let length = same.map_or(0, |((at, c), _)| at + c.len_utf8());
        // Both may go on with one letter.
        let is_end = !title[length..].starts_with(char::is_alphanumeric);
        let length = if is_end {
            length
        } else {
            title[..length].rfind(' ').unwrap_or(0)
        };
        let length = title[..length].trim_end().len();
        let ends = |behind: &str| !behind.trim_start().starts_with(char::is_lowercase);
        let apart = ends(&title[length..]) && ends(&content[start + length..]);
        if apart && length >= TITLE.0 && longest.as_ref().is_none_or(|other| length > other.len()) {
            longest = Some(start..start + length);
        }
        at = start + opening;
    }
    longest
}

/// Cuts off the date below a headline, the buttons there, and what stands before a dateline; gives where the story starts.
fn below_headline(
    content: &str,
    from: usize,
    phrases: &Phrases,
    folded: &mut Folded,
    cuts: &mut Vec<usize>,
) -> usize {
    let mut at = from;
    let reach = |at: usize| &content[at..content.floor_char_boundary(at + STAMP_REACH)];
    let first = sentences::ends(reach(at)).next().unwrap_or(STAMP_REACH);
    if let Some(stamp) = stamp::first(reach(at)).filter(|stamp| stamp.span.end <= first) {
        cuts.extend([at + stamp.span.start, at + stamp.span.end]);
        at += stamp.span.end;
    }
    for _ in 0..BUTTONS {
        let rest = reach(at);
        let bare = rest
            .trim_start_matches(|c: char| !c.is_alphanumeric() && !matches!(c, '"' | '“' | '('));
        let said = phrases.opening(bare, folded);
        let buttons = Kinds::SHARING.with(Kinds::COMMENTS).with(Kinds::COUNTER);
        if said.lead_bytes == 0 || !said.label.has(buttons) {
            break;
        }
        at += rest.len() - bare.len() + said.lead_bytes;
        cuts.push(at);
    }
    if let Some(place) = place(&content[at..]).filter(|place| *place > 0) {
        at += place;
        cuts.push(at);
    }
    at
}

/// Where the first dateline stands in the first part of a text.
fn place(text: &str) -> Option<usize> {
    let reach = &text[..text.floor_char_boundary(HEAD)];
    let mut from = 0;
    loop {
        if let Some(place) = dateline(&reach[from..], false) {
            return Some(from + place);
        }
        // The next dash.
        let marks = [" - ", " – ", " — ", " -- "].iter();
        from += marks
            .filter_map(|mark| Some(reach[from..].find(mark)? + mark.len()))
            .min()?;
    }
}

/// Cuts before each label that follows the end of a sentence, before those that follow it, and behind the last sentence.
fn below_story(
    content: &str,
    from: usize,
    phrases: &Phrases,
    folded: &mut Folded,
    cuts: &mut Vec<usize>,
) {
    let ends = sentences::ends(&content[from..]).map(|end| from + end);
    let mut ends: Vec<usize> = ends.chain([content.len()]).collect();
    ends.dedup();
    for pair in ends.windows(2) {
        let stretch = &content[pair[0]..pair[1]];
        let words = stretch.split(' ').count();
        let closes = pair[1] == content.len() && words >= FRAME;
        let labelled = label(stretch.trim_start(), phrases, folded).is_some();
        if !labelled && !closes {
            continue;
        }
        cuts.push(pair[0]);
        if words < FRAME {
            continue;
        }
        let mut at = 0;
        while let Some(space) = stretch[at..].find(' ') {
            at += space + 1;
            let rest = &stretch[at..];
            if !rest.starts_with(|c: char| c.is_uppercase()) {
                continue;
            }
            if let Some(length) = label(rest, phrases, folded) {
                cuts.extend([pair[0] + at, pair[0] + at + length]);
                at += length;
            }
        }
    }
}

/// Bytes of the label with which a text opens, if it is one for sure: before a colon, of several words, or in capitals.
/// None where what follows belongs to it: `Editor: Fulan`.
fn label(text: &str, phrases: &Phrases, folded: &mut Folded) -> Option<usize> {
    let text = &text[..text.floor_char_boundary(LABEL)];
    let said = phrases.opening(text, folded);
    let shouted = !text[..said.lead_bytes].contains(char::is_lowercase);
    let sure = said.lead_bytes > 0 && (said.colon || said.lead_words >= 2 || shouted);
    let stands_alone = said.label.has(ALONE) && !said.colon;
    (sure && said.label.has(LABELS)).then_some(if stands_alone { said.lead_bytes } else { 0 })
}
