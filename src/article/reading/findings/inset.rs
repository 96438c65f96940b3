//! Headlines and first words of other stories in the midst of one: below them the text goes on.

use super::cards::{TEASER, behind_card};
use super::told::{Told, words_of};
use super::vocabulary::{Vocabulary, telling};
use crate::article::reading::evidence::{Ledger, Role};
use crate::article::reading::line::End;
use crate::article::reading::phrases::Kinds;
use crate::article::reading::scene::Scene;
use std::cell::LazyCell;
use std::ops::Range;

/// Headlines in such a list, at least and at most.
const ENTRIES: (usize, usize) = (1, 8);
/// Lines that a list takes up at most.
const LINES: usize = 24;
/// Words of a headline, at least.
pub(super) const HEADLINE: u32 = 4;
/// Characters of the first paragraph at least, and of those behind it.
const PARAGRAPH: u32 = 60;
pub(super) const SENTENCE: u32 = 30;
/// Lists that may stand in a story.
const LISTS: usize = 4;
/// What speaks for the story in paragraphs on the other side of a list.
pub(super) const OWN: i16 = 100;
/// Pairs of words and names that such paragraphs take up at least.
pub(super) const WORDS: usize = 2;

/// The story with its paragraphs on the other side of lists that have a label.
pub(super) fn across(scene: &Scene, ledger: &mut Ledger, story: Range<usize>) -> Range<usize> {
    if story.is_empty() {
        return story;
    }
    let told = LazyCell::new(|| Told::of(scene, ledger, &story));
    let mut own = story.clone();
    for _ in 0..LISTS {
        let below = list_below(scene, ledger, own.end)
            .map(|list| paragraphs(scene, ledger, behind_card(scene, ledger, &told, list.end)))
            .filter(|part| goes_on(scene, ledger, &story, &told, part));
        let Some(part) = below else { break };
        own.end = part.end;
    }
    for _ in 0..LISTS {
        let above = list_above(scene, ledger, own.start)
            .filter(|list| !ends_in_own_head(scene, ledger, &told, list))
            .map(|list| paragraphs_above(scene, ledger, list.start))
            .filter(|part| goes_on(scene, ledger, &story, &told, part));
        let Some(part) = above else { break };
        own.start = part.start;
    }
    if own == story {
        return story;
    }
    ledger.reopen();
    for line in (own.start..story.start).chain(story.end..own.end) {
        if is_paragraph(scene, ledger, line) {
            ledger.add(line, "goes on beyond a list", Role::Prose, OWN);
        }
    }
    ledger.settle();
    own
}

/// Paragraphs of others below the label of a list in a story, at most.
const OTHERS_BELOW: usize = 3;

/// The story without the few paragraphs below a list in it that take up none of its words and names.
pub(super) fn without_others(scene: &Scene, ledger: &Ledger, story: Range<usize>) -> Range<usize> {
    let is_label = |line: &usize| is_label(scene, ledger, *line);
    let Some(label) = story.clone().rev().find(is_label) else {
        return story;
    };
    let Some(list) = list_below(scene, ledger, label) else {
        return story;
    };
    let is_text = |line: &usize| ledger.best(*line) == Role::Prose;
    let own = story.start..label;
    let part = list.end..story.end;
    let told = own
        .clone()
        .filter(is_text)
        .map(|line| scene.lines[line].chars);
    let few = (1..=OTHERS_BELOW).contains(&part.clone().filter(is_text).count());
    if !few || told.fold(0, u32::saturating_add) < TOLD.1 {
        return story;
    }
    let leans = |line: usize| {
        let said = scene.marks[line].said;
        said.leans || said.lead.has(Kinds::CONNECTIVE)
    };
    let last = own
        .clone()
        .rev()
        .find(is_text)
        .map_or(label, |line| line + 1);
    let headed = ledger.best(list.end - 1) == Role::Heading;
    if headed || leans(part.start) || Told::of(scene, ledger, &own).goes_on(scene, &part, 1) {
        return story;
    }
    story.start..last
}

/// Words of a headline without a label, at least, and characters at most.
const BARE: (u32, u32) = (5, 130);
/// What its form and place make of a line as the text of a picture, at most.
const BY_FORM: i16 = 34;
/// Characters of the paragraphs around such headlines at least, and of the story.
const TOLD: (u32, u32) = (60, 400);
/// What speaks for others in headlines that stand in a row.
const OTHERS: i16 = 60;

/// Marks the headlines that stand in a row between paragraphs and have other words than these: links that lost their box.
pub(super) fn links(scene: &Scene, ledger: &mut Ledger, story: &Range<usize>) {
    let is_text = |line: usize| {
        let seen = &scene.lines[line];
        ledger.best(line) == Role::Prose && seen.chars >= TOLD.0 && seen.ends_sentence()
    };
    let is_link = |line: &usize| is_bare_headline(scene, ledger, *line);
    let mut found = Vec::new();
    let mut line = story.start + 1;
    while line + 1 < story.end {
        let run = (line..story.end).take_while(is_link).take(ENTRIES.1 + 1);
        let to = line + run.count();
        let enough =
            to - line > 1 || to > line && (is_told_by_case(scene, line) || is_long(scene, line));
        if enough && to - line <= ENTRIES.1 && to < story.end && is_text(line - 1) && is_text(to) {
            found.push(line..to);
        }
        line = to.max(line + 1);
    }
    let prose = story
        .clone()
        .filter(|line| ledger.best(*line) == Role::Prose);
    let told = prose.map(|line| scene.lines[line].chars);
    if found.is_empty() || told.fold(0, u32::saturating_add) < TOLD.1 {
        return;
    }
    let words = Vocabulary::of_whole(scene, ledger, story);
    found.retain(|run| {
        let told = words_of(scene, run);
        if run.len() == 1 {
            let tells = telling(scene, &told);
            return words.share(&told) <= KNOWN && is_told_by_case(scene, run.start)
                || tells.len() >= TELLING && words.cohesion(&tells, run.start) == 0;
        }
        let pairs = words.first_lines(&told);
        let known = pairs.iter().flatten().count();
        known == 0 || scene.is_syllabic() && known * STRANGE <= pairs.len()
    });
    ledger.reopen();
    for line in found.into_iter().flatten() {
        ledger.add(line, "headlines with other words", Role::Teaser, OTHERS);
    }
    ledger.settle();
}

/// The share of its words that a story may know of such a headline, in points of 40.
const KNOWN: i32 = 2;
/// Words of a headline in title case that stands alone between paragraphs, at least.
const ALONE: u32 = 7;

/// Words of a headline that stands alone between paragraphs and has none of the story's, at least: of syllables, and of
/// words; and of these, and pairs of them, so many that tell.
const LONG: (u32, u32) = (10, 5);
const TELLING: usize = 8;

/// Whether a line is longer than a heading of a part is.
fn is_long(scene: &Scene, line: usize) -> bool {
    let seen = &scene.lines[line];
    // A sentence that lost its full stop has no capitals.
    let is_headline = seen.words >= LONG.1 && seen.is_title_case() && !seen.is_shouted();
    scene.is_syllabic() && seen.words >= LONG.0 || is_headline && !scene.is_syllabic()
}

/// Whether a line is a headline by its capitals alone, as no sentence or question of a text is.
fn is_told_by_case(scene: &Scene, line: usize) -> bool {
    let seen = &scene.lines[line];
    !scene.is_syllabic()
        && seen.words >= ALONE
        && seen.end == End::Open
        && seen.is_title_case()
        && !seen.is_shouted()
}

/// Of so many pairs of syllables one may stand in a story that is another one.
const STRANGE: usize = 20;

/// Whether nothing but its place could make a line something else than a headline.
fn is_bare_headline(scene: &Scene, ledger: &Ledger, line: usize) -> bool {
    let (seen, marks) = (&scene.lines[line], &scene.marks[line]);
    let role = ledger.best(line);
    (matches!(role, Role::Heading | Role::Teaser)
        || role == Role::Caption && ledger.sum(line, role) <= BY_FORM)
        && seen.words >= BARE.0
        && seen.chars <= BARE.1
        && matches!(seen.end, End::Open | End::Question)
        && seen.inner_ends == 0
        && !seen.bullet
        && !seen.starts_small
        && marks.credit.is_none()
        && marks.said.whole == Kinds::default()
        && scene.copies[line] == 1
        && !scene.is_numbered(line)
        && !scene.is_marked_heading(line)
}

/// The list right below a story: its label, then headlines and nothing else that says something.
fn list_below(scene: &Scene, ledger: &Ledger, label: usize) -> Option<Range<usize>> {
    if label >= scene.len() || !is_label(scene, ledger, label) {
        return None;
    }
    let reach = label + 1..scene.len().min(label + LINES);
    let lines = reach.take_while(|line| is_entry(scene, ledger, *line));
    let list = label..label + 1 + lines.count();
    has_entries(scene, &list).then_some(list)
}

/// Whether the last line of a list above a story is the story's own headline or its date.
fn ends_in_own_head(scene: &Scene, ledger: &Ledger, told: &Told, list: &Range<usize>) -> bool {
    let last = list.end - 1;
    ledger.best(last) == Role::Stamp || told.taken_up(scene, &(last..list.end)) > 0
}

/// The list right above a story.
fn list_above(scene: &Scene, ledger: &Ledger, end: usize) -> Option<Range<usize>> {
    let reach = end.saturating_sub(LINES)..end;
    // Headlines with bullets, and the label below them.
    if end > 0 && is_label(scene, ledger, end - 1) {
        let bulleted = reach.clone().rev().skip(1).take_while(|line| {
            scene.lines[*line].bullet
                && scene.lines[*line].words >= HEADLINE
                && is_entry(scene, ledger, *line)
        });
        let count = bulleted.count();
        let list = end - 1 - count..end;
        return (ENTRIES.0..=ENTRIES.1).contains(&count).then_some(list);
    }
    let lines = reach
        .rev()
        .take_while(|line| is_entry(scene, ledger, *line));
    let label = (end - lines.count()).checked_sub(1)?;
    let list = label..end;
    (is_label(scene, ledger, label) && has_entries(scene, &list)).then_some(list)
}

pub(super) fn is_label(scene: &Scene, ledger: &Ledger, line: usize) -> bool {
    ledger.best(line) == Role::Related && scene.marks[line].said.whole.has(Kinds::RELATED)
}

/// Whether a line may stand in a list: a headline, its date or section, its picture.
pub(super) fn is_entry(scene: &Scene, ledger: &Ledger, line: usize) -> bool {
    !scene.lines[line].ends_sentence()
        && matches!(
            ledger.best(line),
            Role::Teaser | Role::Heading | Role::Caption | Role::Stamp | Role::Picture
        )
}

fn has_entries(scene: &Scene, list: &Range<usize>) -> bool {
    let headlines = list.clone().skip(1);
    let headlines = headlines.filter(|line| scene.lines[*line].words >= HEADLINE);
    (ENTRIES.0..=ENTRIES.1).contains(&headlines.count())
}

pub(super) fn is_paragraph(scene: &Scene, ledger: &Ledger, line: usize) -> bool {
    let seen = &scene.lines[line];
    seen.ends_sentence()
        && seen.chars >= SENTENCE
        && !seen.bullet
        && matches!(ledger.best(line), Role::Prose | Role::Teaser)
}

/// Whether a line is as long as a paragraph is beside a list.
fn opens(scene: &Scene, line: usize) -> bool {
    scene.lines[line].chars >= PARAGRAPH
}

/// Whether a line may stand between two paragraphs.
fn is_between(scene: &Scene, ledger: &Ledger, line: usize) -> bool {
    is_paragraph(scene, ledger, line)
        || matches!(ledger.best(line), Role::Caption | Role::Picture)
        || ledger.best(line) == Role::Related && scene.lines[line].words > 4
}

/// The paragraphs from a line on.
fn paragraphs(scene: &Scene, ledger: &Ledger, from: usize) -> Range<usize> {
    let part = (from..scene.len()).take_while(|line| is_between(scene, ledger, *line));
    let part = part.filter(|line| is_paragraph(scene, ledger, *line));
    let last = part.last().filter(|_| opens(scene, from));
    from..last.map_or(from, |last| last + 1)
}

/// The paragraphs above a line.
fn paragraphs_above(scene: &Scene, ledger: &Ledger, to: usize) -> Range<usize> {
    let part = (0..to)
        .rev()
        .take_while(|line| is_between(scene, ledger, *line));
    let part = part.filter(|line| is_paragraph(scene, ledger, *line));
    let first = part.last().filter(|first| opens(scene, *first));
    first.unwrap_or(to)..to
}

/// Whether paragraphs take up words of the story, and no headline of another stands beside them.
fn goes_on(
    scene: &Scene,
    ledger: &Ledger,
    story: &Range<usize>,
    told: &Told,
    part: &Range<usize>,
) -> bool {
    let is_beside = |line: Option<usize>| {
        let line = line.filter(|line| *line < scene.len());
        line.is_some_and(|line| match ledger.best(line) {
            Role::Teaser => true,
            Role::Heading => part.end == line,
            _ => false,
        })
    };
    if part.is_empty()
        || is_beside(
            part.start
                .checked_sub(1)
                .filter(|_| part.start < story.start),
        )
        || is_beside(Some(part.end).filter(|_| part.start >= story.end))
    {
        return false;
    }
    // A sentence below a single headline may be its first words.
    let seen = &scene.lines[part.start];
    let is_sentence = part.len() == 1 && seen.inner_ends == 0 && !seen.opens_quote;
    let label = part.start.checked_sub(2);
    let is_headed = label.is_some_and(|label| is_label(scene, ledger, label));
    let times = if is_sentence && is_headed && seen.chars <= TEASER {
        2
    } else {
        1
    };
    told.goes_on(scene, part, times)
}
