//! Other stories right below the last paragraph, without a label that says so: headlines with first words, twice the
//! headline, first words alone, or a single headline. They have other words than the story, and than each other.

use super::column;
use super::vocabulary::{Vocabulary, have_one_of, telling_pairs};
use crate::article::html::{Places, Tag};
use crate::article::reading::evidence::{Ledger, Role};
use crate::article::reading::line::End;
use crate::article::reading::phrases::Kinds;
use crate::article::reading::scene::Scene;
use std::ops::Range;

/// Percent of a paragraph that may be links.
const LINKED: u8 = 20;
/// Groups of lines that are looked at, and lines, at most.
const GROUPS: usize = 12;
const REACH: usize = 80;
/// Characters of running text above the tail, at least.
const TOLD: u32 = 80;
/// Paragraphs above the tail that are looked at.
const PARAGRAPHS: usize = 8;
/// Words of a headline of another story, at least.
const HEADLINE: u32 = 5;
/// Paragraphs and characters of what is told below such a headline, at most.
const FIRST_WORDS: (usize, u32) = (2, 480);
/// Characters of first words without a headline, at least and at most.
const ALONE: (u32, u32) = (60, 380);
/// What an author above a group tells.
const CLOSES: i32 = 3;
/// What another story right below the last group tells, without a label between, and lines in which it shows.
const ABOVE_OTHERS: i32 = 2;
const NEXT: usize = 3;
/// Pairs of words by which a group can be judged, at least.
const PAIRS: usize = 12;
/// Pairs of words that tell for sure, if none of them stands in the story.
const SURE: usize = 24;
/// Of so many pairs one may stand in the story, so that they are strange to it, and so that they may be.
const STRANGE: usize = 20;
const USUAL: usize = 10;
/// Of so many pairs one stands in others of the last groups where all of them tell one story.
const MUTUAL: usize = 10;
/// What a tail has to be worth.
const ENOUGH: i32 = 6;
/// What speaks for another story in its lines, whatever their form makes of them.
const OTHER: i16 = 100;

/// What may be another story: paragraphs below a headline, below a name or a label, or one paragraph alone.
struct Group {
    lines: Range<usize>,
    /// A headline opens it.
    headed: bool,
    /// The headline asks nothing, as headings of an interview do.
    told: bool,
    /// The headline stands twice.
    doubled: bool,
    /// What the name of an author or a label above it tells.
    closed: i32,
    /// Its date stands in it.
    dated: bool,
    paragraphs: usize,
    chars: u32,
}

/// The story without what others tell below it.
pub(super) fn cut(scene: &Scene, ledger: &mut Ledger, story: Range<usize>) -> Range<usize> {
    let story = without_last_headline(scene, ledger, story);
    if !scene.is_syllabic() || story.len() < 2 {
        return story;
    }
    let mut below_heads = groups(scene, ledger, &story);
    let last = below_heads.first_mut();
    if let Some(last) = last.filter(|last| last.headed && last.lines.end == story.end)
        && stands_above_others(scene, ledger, story.end)
    {
        last.closed += ABOVE_OTHERS;
    }
    let alone = last_alone(scene, ledger, &story);
    if below_heads.is_empty() && alone.len() < 2 {
        return story;
    }
    let words = Vocabulary::of_whole(scene, ledger, &story);
    let end = own_end(scene, &words, &below_heads).or_else(|| own_end(scene, &words, &alone));
    let signed = |end: usize| {
        let top = below_heads.iter().find(|group| group.lines.start == end);
        top.is_some_and(|top| top.headed && top.closed >= CLOSES)
    };
    let one = |end: &usize| tells(scene, ledger, &words, story.start..*end, signed(*end));
    // First words of others stand in blocks of their own.
    let apart = |end: &usize| !column::holds(scene, ledger, *end..story.end);
    let Some(end) = end.filter(one).filter(apart) else {
        return story;
    };
    ledger.reopen();
    for line in end..story.end {
        ledger.add(line, "words of no other line", Role::Teaser, OTHER);
    }
    ledger.settle();
    story.start..end
}

/// Whether a headline of another story and what it tells stand right behind the story.
fn stands_above_others(scene: &Scene, ledger: &Ledger, end: usize) -> bool {
    let below = end..scene.len().min(end + NEXT);
    let mut roles = below.map(|line| ledger.best(line));
    roles.next() == Some(Role::Heading)
        && roles.find(|role| *role != Role::Heading) == Some(Role::Teaser)
}

/// The story without a last line that has no full stop and shares no words with it: the headline of another one.
fn without_last_headline(scene: &Scene, ledger: &mut Ledger, story: Range<usize>) -> Range<usize> {
    let Some(last) = story.end.checked_sub(1).filter(|last| *last > story.start) else {
        return story;
    };
    let seen = &scene.lines[last];
    // Words are shared less often than syllables: a sentence that breaks off may have none of the story.
    let is_headline = scene.is_syllabic()
        && ledger.best(last) == Role::Prose
        && matches!(seen.end, End::Open | End::Question)
        && seen.words >= LAST.0
        && seen.chars <= LAST.1
        && seen.inner_ends == 0
        && !seen.starts_small
        && !seen.opens_quote
        && !seen.bullet
        && !scene.marks[last].said.lead.has(Kinds::CONNECTIVE)
        && !scene.is_numbered(last)
        && !is_marked(scene, last);
    let own = story.start..last;
    if !is_headline || told(scene, ledger, &own) < LAST.2 {
        return story;
    }
    let words = Vocabulary::of_whole(scene, ledger, &own);
    let pairs = words.first_lines(&scene.words_of(last));
    if pairs.iter().any(Option::is_some) {
        return story;
    }
    ledger.reopen();
    ledger.add(last, "words of no other line", Role::Teaser, OTHER);
    ledger.settle();
    own
}

/// Words and characters of a last headline, at least and at most; characters that are told above it.
const LAST: (u32, u32, u32) = (6, 130, 400);

/// Characters of the paragraphs of a part.
pub(super) fn told(scene: &Scene, ledger: &Ledger, part: &Range<usize>) -> u32 {
    let prose = part
        .clone()
        .filter(|line| ledger.best(*line) == Role::Prose);
    prose
        .map(|line| scene.lines[line].chars)
        .fold(0, u32::saturating_add)
}

/// Whether some lines are told as one story: most paragraphs take up words of those above them, as others might then do
/// too. A single paragraph is a story if it is signed, right above the headline of another.
fn tells(
    scene: &Scene,
    ledger: &Ledger,
    words: &Vocabulary,
    own: Range<usize>,
    signed: bool,
) -> bool {
    let takes_up = |line: &usize| {
        let above = |first: &Option<u32>| first.is_some_and(|first| (first as usize) < *line);
        words.first_lines(&scene.words_of(*line)).iter().any(above)
    };
    let prose = |line: &usize| ledger.best(*line) == Role::Prose;
    let own: Vec<usize> = own.rev().filter(prose).collect();
    let told: u32 = own.iter().map(|line| scene.lines[*line].chars).sum();
    let near = &own[..own.len().min(PARAGRAPHS)];
    let taken_up = near.iter().filter(|line| takes_up(line)).count();
    let one_story = taken_up > 0 && taken_up * 2 + 1 >= near.len() || signed && near.len() == 1;
    one_story && told >= TOLD
}

/// Where the story ends, if its last groups, from the last one up, are others’: above the group from which on most speaks
/// for that.
fn own_end(scene: &Scene, words: &Vocabulary, groups: &[Group]) -> Option<usize> {
    let mut told: Vec<Vec<Option<u32>>> = Vec::new();
    let mut best = (ENOUGH - 1, None);
    for (last, group) in groups.iter().enumerate() {
        if !group.is_as_first_words() {
            break;
        }
        let (from, to) = (group.lines.start, group.lines.end - 1);
        let part = scene.lines[from].content..scene.lines[to].span.end;
        told.push(words.first_lines(&scene.words.within(scene.text, part)));
        let sum = groups[..=last]
            .iter()
            .zip(&told)
            .map(|(group, told)| group.worth(told, from))
            .sum::<Option<i32>>();
        if let Some(sum) = sum.filter(|sum| *sum > best.0) {
            best = (sum, Some(from));
        }
    }
    best.1
}

impl Group {
    /// Whether it is no longer than the first words of a story, unless something else shows that it is another one.
    fn is_as_first_words(&self) -> bool {
        self.paragraphs <= FIRST_WORDS.0 && self.chars <= FIRST_WORDS.1 || self.doubled
    }

    /// What speaks for another story, given where in the story its pairs of words stand first and where the story may
    /// end. None if its words are those of the story.
    fn worth(&self, told: &[Option<u32>], end: usize) -> Option<i32> {
        let (end, start) = (end as u32, self.lines.start as u32);
        let first = |lines: Range<u32>| {
            let stand = |line: &&Option<u32>| line.is_some_and(|line| lines.contains(&line));
            told.iter().filter(stand).count()
        };
        let (all, known, mutual) = (told.len(), first(0..end), first(end..start));
        let strange = match known {
            _ if all < PAIRS => return None,
            _ if known + mutual > 0 && !self.headed && self.closed == 0 => return None,
            0 => 3 + i32::from(all >= SURE),
            _ if known * STRANGE <= all => 2,
            _ if known * USUAL <= all => 0,
            _ => return None,
        };
        let form = i32::from(self.told)
            + 3 * i32::from(self.doubled)
            + self.closed
            + 2 * i32::from(self.dated)
            - i32::from(!self.headed && self.closed == 0)
            - 2 * i32::from(mutual * MUTUAL > all);
        Some(strange + form)
    }
}

/// Whether a line is written as the headline of a story.
fn is_headline(scene: &Scene, ledger: &Ledger, line: usize) -> bool {
    let (seen, marks) = (&scene.lines[line], &scene.marks[line]);
    matches!(
        ledger.best(line),
        Role::Heading | Role::Teaser | Role::Caption
    ) && seen.words >= HEADLINE
        && seen.chars <= 200
        && matches!(seen.end, End::Open | End::Question | End::Ellipsis)
        && marks.credit.is_none()
        && marks.said.whole == Kinds::default()
        // What stands again and again tells of pictures of the story.
        && scene.copies[line] <= 2
        && !scene.is_numbered(line)
}

/// Whether the markup of a saved page shows a line as a paragraph of its running text.
pub(super) fn is_marked(scene: &Scene, line: usize) -> bool {
    scene.markup(line).is_some_and(|markup| {
        markup.tag == Tag::Paragraph
            && markup.linked < LINKED
            && markup.places.has(Places::STORY)
            && !markup.places.has(Places::AROUND)
    })
}

/// The groups of a story, from the last one up, each below a headline, or a paragraph above which an author or a label
/// stands somewhere.
fn groups(scene: &Scene, ledger: &Ledger, story: &Range<usize>) -> Vec<Group> {
    let mut groups: Vec<Group> = Vec::new();
    let reach = (story.start + 1..story.end).rev().take(REACH);
    let mut end = story.end;
    let (mut texts, mut dated) = (Vec::new(), false);
    for line in reach {
        let role = ledger.best(line);
        let head = is_headline(scene, ledger, line);
        let closes = match role {
            _ if head => 0,
            Role::Byline | Role::Comments | Role::Keywords => CLOSES,
            // Behind a link the story goes on, too.
            Role::Related if scene.marks[line].said.whole.has(Kinds::RELATED) => 1,
            _ => 0,
        };
        match role {
            Role::Prose if is_marked(scene, line) => break,
            Role::Prose => texts.push(line),
            Role::Stamp => dated = true,
            _ if head || closes > 0 => {
                let near = groups
                    .last_mut()
                    .filter(|last| texts.is_empty() && last.lines.start == line + 1);
                if let Some(last) = near {
                    last.doubled |= head && scene.lines[line].key == scene.lines[line + 1].key;
                    last.closed = last.closed.max(closes);
                    if head {
                        last.lines.start = line;
                    }
                } else if head && !texts.is_empty() {
                    groups.push(Group {
                        lines: line..end,
                        headed: true,
                        told: scene.lines[line].end != End::Question,
                        doubled: false,
                        closed: 0,
                        dated,
                        paragraphs: texts.len(),
                        chars: texts.iter().map(|line| scene.lines[*line].chars).sum(),
                    });
                } else if let Some(first) = texts.last().copied() {
                    groups.extend(texts.iter().map(|line| Group {
                        closed: if *line == first { closes } else { 0 },
                        ..alone(scene, *line)
                    }));
                }
                end = line;
                texts.clear();
                dated = false;
                if groups.len() >= GROUPS {
                    break;
                }
            }
            _ => {}
        }
    }
    groups.truncate(GROUPS);
    groups
}

/// A paragraph by itself.
fn alone(scene: &Scene, line: usize) -> Group {
    Group {
        lines: line..line + 1,
        headed: false,
        told: false,
        doubled: false,
        closed: 0,
        dated: false,
        paragraphs: 1,
        chars: scene.lines[line].chars,
    }
}

/// The last paragraphs of a story, each by itself, as long as they are no longer than first words and stand alone.
fn last_alone(scene: &Scene, ledger: &Ledger, story: &Range<usize>) -> Vec<Group> {
    let is_short = |line: &usize| {
        let seen = &scene.lines[*line];
        ledger.best(*line) == Role::Prose
            && !is_marked(scene, *line)
            && (ALONE.0..=ALONE.1).contains(&seen.chars)
            && seen.ends_sentence()
            && !seen.opens_quote
    };
    let last = (story.start + 1..story.end).rev().take(GROUPS);
    let strange = |line: &usize| stands_alone(scene, ledger, story, *line);
    last.take_while(is_short)
        .take_while(strange)
        .map(|line| alone(scene, line))
        .collect()
}

/// Whether no other paragraph of a story has a pair of words of one that every story may not have.
fn stands_alone(scene: &Scene, ledger: &Ledger, story: &Range<usize>, line: usize) -> bool {
    let pairs = telling_pairs(&scene.words_of(line));
    let mut others = story
        .clone()
        .filter(|other| *other != line && ledger.best(*other) == Role::Prose)
        .take(REACH);
    !others.any(|other| have_one_of(&scene.words_of(other), &pairs))
}
