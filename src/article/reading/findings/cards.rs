//! Cards of other stories: a headline, and below it a sentence that has more of its words than of those of the story. Below
//! the label of a list they stand in the midst of a story, and without one they follow on each other below it.

use super::inset::{HEADLINE, OWN, SENTENCE, is_entry, is_label, is_paragraph};
use super::tails::{is_marked, told};
use super::told::Told;
use super::vocabulary::{Vocabulary, cohesion, telling};
use crate::article::reading::evidence::{Ledger, Role};
use crate::article::reading::line::End;
use crate::article::reading::phrases::Kinds;
use crate::article::reading::scene::Scene;
use std::cell::LazyCell;
use std::ops::Range;

/// Characters of the sentence that tells of another story at most.
pub(super) const TEASER: u32 = 260;
/// Sentences of others that are looked for in a story.
const TEASERS: usize = 8;

/// Marks the sentence below a label and a headline that has words of this headline and none of the story.
pub(super) fn teasers(scene: &Scene, ledger: &mut Ledger, story: &Range<usize>) {
    let mut found = Vec::new();
    let mut tried = 0;
    let told = LazyCell::new(|| Vocabulary::of_whole(scene, ledger, story));
    for label in story.clone().filter(|line| is_label(scene, ledger, *line)) {
        let mut head = label + 1;
        while tried < TEASERS && is_card(scene, ledger, story, head) {
            tried += 1;
            if !tells_of(scene, &told, head + 1, head) {
                break;
            }
            found.push(head + 1);
            head += 2;
        }
    }
    if found.is_empty() {
        return;
    }
    ledger.reopen();
    for line in found {
        ledger.add(
            line,
            "tells of the headline above it",
            Role::Teaser,
            2 * OWN,
        );
    }
    ledger.settle();
}

/// The line where the text may go on below a list: behind a sentence that tells of its last headline.
pub(super) fn behind_card(scene: &Scene, ledger: &Ledger, told: &Told, below: usize) -> usize {
    let is_card = below < scene.len()
        && is_paragraph(scene, ledger, below)
        && scene.lines[below].chars <= TEASER
        && tells_of(scene, &told.words, below, below - 1);
    below + usize::from(is_card)
}

/// Whether a line is a headline in a list, and the sentence below it has its words.
fn is_card(scene: &Scene, ledger: &Ledger, story: &Range<usize>, head: usize) -> bool {
    let sentence = head + 1;
    if sentence >= story.end || !is_entry(scene, ledger, head) {
        return false;
    }
    let seen = &scene.lines[sentence];
    let plain = seen.ends_sentence()
        && (SENTENCE..=TEASER).contains(&seen.chars)
        && ledger.best(sentence) == Role::Prose;
    plain && scene.lines[head].words >= HEADLINE && !scene.is_numbered(head)
}

/// Whether a line has more of the words of the headline above it than of those of the story.
fn tells_of(scene: &Scene, story: &Vocabulary, line: usize, headline: usize) -> bool {
    let (own, head) = shares(scene, story, headline, line);
    own * 2 < head
}

/// Cards that follow on each other below a story, at least and at most.
const CARDS: (usize, usize) = (2, 16);
/// Lines behind the story in which such cards may end, at most.
const BEHIND: usize = 24;
/// Words of a headline on such a card, at least, and characters at most; words of the section above it, at most.
const HEADED: (u32, u32) = (5, 200);
const SECTION: u32 = 4;
/// Characters of what such a card tells, at most.
const FIRST_WORDS: u32 = 380;
/// What share of its words a card has in common with the story, in points of 100, at most; and all on the average, of
/// syllables and of words.
const KNOWN: i32 = 12;
const STRANGE: (i32, i32) = (8, 5);
/// So few of them need not be fewer than those that its headline has in common with it; and so many of these say again what a
/// sentence says.
const FEW: i32 = 3;
const AGAIN: i32 = 20;
/// Characters of paragraphs above such cards, at least.
const TOLD: u32 = 80;
/// What speaks for another story in their lines, whatever their form makes of them.
const OTHER: i16 = 100;

/// The story without the cards at its end.
pub(super) fn below(scene: &Scene, ledger: &mut Ledger, story: Range<usize>) -> Range<usize> {
    let is_behind = |line: &usize| match ledger.best(*line) {
        Role::Teaser | Role::Heading | Role::Stamp => true,
        _ => is_section(scene, ledger, *line),
    };
    let behind = (story.end..scene.len()).take(BEHIND).take_while(is_behind);
    let last = story.end + behind.count();
    let start = first_of(scene, ledger, &story, last);
    let start = start.filter(|start| *start < story.end);
    let Some(start) = start else { return story };
    ledger.reopen();
    for line in start..story.end {
        ledger.add(line, "cards of other stories", Role::Teaser, OTHER);
    }
    ledger.settle();
    story.start..start
}

/// Where the cards above a line start.
fn first_of(scene: &Scene, ledger: &Ledger, story: &Range<usize>, end: usize) -> Option<usize> {
    // What has no two cards' form need not be weighed.
    let last = (story.end..end + 1)
        .rev()
        .find_map(|end| card_above(scene, ledger, story, end))?;
    card_above(
        scene,
        ledger,
        story,
        with_section(scene, ledger, last.0.start),
    )?;
    let words = Vocabulary::of_whole(scene, ledger, story);
    let (mut end, mut start) = (end, None);
    let (mut cards, mut sum, mut heads, mut sectioned) = (0, 0, 0, true);
    while cards < CARDS.1 {
        let Some((lines, text)) = card_above(scene, ledger, story, end) else {
            if end <= story.end {
                break;
            }
            end -= 1;
            continue;
        };
        let (own, head) = shares(scene, &words, lines.start, text);
        // A sentence above another one is the headline of a card if that says it again.
        let says_again =
            !scene.lines[lines.start].ends_sentence() || head >= AGAIN && own * 4 < head;
        if !is_strange(own, head) || !says_again {
            break;
        }
        sum += own;
        heads += head;
        end = with_section(scene, ledger, lines.start);
        // A few words above the first of them may be the story's author.
        sectioned &= end < lines.start;
        cards += 1;
        let strange = if scene.is_syllabic() {
            STRANGE.0
        } else {
            STRANGE.1
        };
        if cards >= CARDS.0 && sum <= strange * cards as i32 && sum * 2 < heads {
            start = Some(if sectioned { end } else { lines.start });
        }
    }
    start.filter(|start| told(scene, ledger, &(story.start..*start)) >= TOLD)
}

/// The card right above a line, and the line that tells of it.
fn card_above(
    scene: &Scene,
    ledger: &Ledger,
    story: &Range<usize>,
    end: usize,
) -> Option<(Range<usize>, usize)> {
    let is_day = |line: usize| line > story.start && ledger.best(line) == Role::Stamp;
    let above = |line: usize| line.checked_sub(1).filter(|line| *line > story.start);
    let mut text = above(end)?;
    if is_day(text) {
        text = above(text)?;
    }
    let mut head = above(text)?;
    if is_day(head) {
        head = above(head)?;
    }
    let seen = &scene.lines[text];
    let tells =
        is_paragraph(scene, ledger, text) && seen.chars <= FIRST_WORDS && !is_marked(scene, text);
    (tells && is_headline(scene, ledger, head)).then_some((head..end, text))
}

/// Whether a line may be the headline of a card.
fn is_headline(scene: &Scene, ledger: &Ledger, line: usize) -> bool {
    let (seen, marks) = (&scene.lines[line], &scene.marks[line]);
    matches!(
        ledger.best(line),
        Role::Heading | Role::Teaser | Role::Caption | Role::Prose
    ) && seen.words >= HEADED.0
        && seen.chars <= HEADED.1
        && !matches!(seen.end, End::Colon)
        && seen.inner_ends <= 1
        && !seen.starts_small
        && marks.credit.is_none()
        && marks.said.whole == Kinds::default()
        && !scene.is_numbered(line)
}

/// Where a card starts with the section or day above its headline.
fn with_section(scene: &Scene, ledger: &Ledger, head: usize) -> usize {
    let above = head.checked_sub(1);
    above
        .filter(|line| is_section(scene, ledger, *line))
        .unwrap_or(head)
}

/// Whether a line is the section or day of a card.
fn is_section(scene: &Scene, ledger: &Ledger, line: usize) -> bool {
    let seen = &scene.lines[line];
    ledger.best(line) == Role::Stamp || seen.words <= SECTION && seen.end == End::Open
}

/// Lines above the story, and of it, in which the label of such cards may stand.
const ABOVE: (usize, usize) = (60, 2);
/// Lines of its headline, day and author below them, at most.
const HEAD: usize = 6;

/// The story without the cards below a label above it, and with its headline and its first paragraphs, which look like one
/// card more.
pub(super) fn above(scene: &Scene, ledger: &mut Ledger, story: Range<usize>) -> Range<usize> {
    let reach = story.start.saturating_sub(ABOVE.0)..story.end.min(story.start + ABOVE.1);
    let mut labels = reach.rev().filter(|line| is_label(scene, ledger, *line));
    let Some(label) = labels.next().filter(|_| !story.is_empty()) else {
        return story;
    };
    if (0..label).any(|line| ledger.best(line) == Role::Prose) {
        return story;
    }
    let first = card_below(scene, ledger, label + 1);
    if first.is_none_or(|(lines, _)| card_below(scene, ledger, lines.end).is_none()) {
        return story;
    }
    let words = Vocabulary::of_whole(scene, ledger, &story);
    let is_text = |line: usize| line < scene.len() && is_paragraph(scene, ledger, line);
    let known = |line: usize| words.cohesion(&telling(scene, &scene.words_of(line)), line);
    let (mut cards, mut end, mut shape) = (0, label + 1, None);
    while cards < CARDS.1
        && let Some((lines, text)) = card_below(scene, ledger, end)
        && let like = (lines.start - end, text - end, lines.end - end)
        && *shape.get_or_insert(like) == like
        // A story goes on below its first paragraph.
        && !is_text(lines.end)
        && let (own, head) = shares(scene, &words, lines.start, text)
        && (is_strange(own.max(known(lines.start)), head)
            || cards >= CARDS.0
                && own <= 2 * KNOWN
                && lines.end < scene.len()
                && is_headline(scene, ledger, lines.end))
    {
        cards += 1;
        end = lines.end;
    }
    let text = (end..scene.len()).take(HEAD).find(|line| is_text(*line));
    let Some(text) = text.filter(|text| cards >= CARDS.0 && *text < story.end) else {
        return story;
    };
    ledger.reopen();
    for line in label + 1..end {
        ledger.add(line, "cards of other stories", Role::Teaser, OTHER);
    }
    for line in text..story.start {
        if is_paragraph(scene, ledger, line) {
            ledger.add(line, "below the cards of others", Role::Prose, OWN);
        }
    }
    for line in end..text {
        if is_headline(scene, ledger, line) {
            for role in [Role::Teaser, Role::Caption] {
                let weight = ledger.sum(line, role);
                if weight > 0 {
                    ledger.add(line, "below the cards of others", role, -weight);
                }
            }
        }
    }
    ledger.settle();
    text..story.end
}

/// What a text has in common with the story, and the headline above it with the text, in points of 100.
fn shares(scene: &Scene, story: &Vocabulary, headline: usize, text: usize) -> (i32, i32) {
    let told = telling(scene, &scene.words_of(text));
    let headed = telling(scene, &scene.words_of(headline));
    (story.cohesion(&told, text), cohesion(&headed, &told))
}

/// Whether a text that has so much in common with the story, and so much with its headline, tells of this one.
fn is_strange(own: i32, head: i32) -> bool {
    own <= KNOWN && (own <= FEW || own * 2 < head)
}

/// The card that starts at a line, and the line that tells of it.
fn card_below(scene: &Scene, ledger: &Ledger, start: usize) -> Option<(Range<usize>, usize)> {
    let is_day = |line: &usize| *line < scene.len() && is_section(scene, ledger, *line);
    let skip = |line: usize| line + usize::from(is_day(&line));
    let head = skip(start);
    let text = skip(head + 1);
    let tells = text < scene.len()
        && is_paragraph(scene, ledger, text)
        && scene.lines[text].chars <= FIRST_WORDS
        && !is_marked(scene, text);
    (tells && is_headline(scene, ledger, head)).then_some((head..skip(text + 1), text))
}
