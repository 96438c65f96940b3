//! The blocks of a page around each other: which hold the story, which stand around it, which are articles.

use super::flow::Tag;
use super::places::Places;
use std::collections::BTreeMap;

/// A block of the page.
pub(super) struct Block {
    /// Its place among the blocks; smaller than its own, or its own for the first.
    pub parent: usize,
    pub tag: Tag,
    /// What its own markup says.
    pub own: Places,
    /// Characters of running text in it.
    pub mass: u32,
    /// Whether it is an article by its name or type.
    pub is_article: bool,
    /// A number for its name and classes; blocks that look alike have the same.
    pub look: u64,
    /// Lines directly in it.
    pub lines: u32,
    /// Characters of them that are no links.
    pub unlinked: u32,
    /// Whether the first of them that is long enough for a headline is a link.
    pub first: Option<bool>,
}

impl Block {
    pub fn new(parent: usize, tag: Tag) -> Self {
        Block {
            parent,
            tag,
            own: Places::default(),
            mass: 0,
            is_article: false,
            look: 0,
            lines: 0,
            unlinked: 0,
            first: None,
        }
    }
}

/// A card has at most so many lines and so many characters beside its link.
const CARD_LINES: u32 = 6;
const CARD: u32 = 450;

/// The card that each block stands in, as a number; 0 outside of all: a part of the story's block, or beside it, that begins
/// with a link and tells in a few words what it leads to.
pub(super) fn cards(blocks: &[Block], places: &[Places]) -> Vec<u32> {
    let mut sums: Vec<(u32, u32)> = blocks.iter().map(|b| (b.lines, b.unlinked)).collect();
    let is_story =
        |at: usize| places[at].has(Places::STORY) && !places[blocks[at].parent].has(Places::STORY);
    let mut holds_story: Vec<bool> = (0..blocks.len()).map(is_story).collect();
    let mut first: Vec<Option<bool>> = blocks.iter().map(|block| block.first).collect();
    // What stands behind is read first, so the first child has the last word.
    for at in (1..blocks.len()).rev() {
        let parent = blocks[at].parent;
        let (lines, unlinked) = sums[at];
        sums[parent].0 = sums[parent].0.saturating_add(lines);
        sums[parent].1 = sums[parent].1.saturating_add(unlinked);
        holds_story[parent] |= holds_story[at];
        if blocks[parent].first.is_none() && first[at].is_some() {
            first[parent] = first[at];
        }
    }
    let mut cards: Vec<u32> = vec![0; blocks.len()];
    for at in 1..blocks.len() {
        let (lines, unlinked) = sums[at];
        let is_card = (2..=CARD_LINES).contains(&lines)
            && (1..=CARD).contains(&unlinked)
            && first[at] == Some(true)
            && !holds_story[at];
        cards[at] = match cards[blocks[at].parent] {
            0 if is_card => at as u32,
            around => around,
        };
    }
    cards
}

/// The lines of each block and of all blocks in it.
pub(super) fn lines_within(blocks: &[Block]) -> Vec<u32> {
    let mut lines: Vec<u32> = blocks.iter().map(|block| block.lines).collect();
    for at in (1..blocks.len()).rev() {
        let inner = lines[at];
        let around = &mut lines[blocks[at].parent];
        *around = around.saturating_add(inner);
    }
    lines
}

/// Parts that never hold much text: one that does was not closed, and the story came into it.
const SMALL: Places = Places::NAV
    .with(Places::SHARING)
    .with(Places::KEYWORDS)
    .with(Places::BYLINE)
    .with(Places::STAMP)
    .with(Places::TITLE);
/// Parts that hold no headline of the first level: the name of a column says nothing of the one that does.
const BESIDE: Places = Places::ASIDE
    .with(Places::FOOTER)
    .with(Places::FORM)
    .with(Places::ADVERT)
    .with(Places::RELATED);
/// Characters of running text that no such part holds; a third of the page's, besides.
const SWALLOWED: u64 = 500;
/// Characters of running text from which a block can hold the story.
const TOLD: u64 = 300;

/// What a block holds of the page.
struct Share {
    /// Characters of running text in it, and in the page.
    mass: u64,
    all: u64,
    /// A headline of the first level stands in it.
    headed: bool,
    /// The page names the box of its headline as it does those beside the story: all boxes.
    boxed: bool,
    /// Most lines of the page stand in it.
    encloses: bool,
}

impl Share {
    /// What is true of the parts that the block’s own markup names.
    fn believed(&self, own: Places) -> Places {
        // What holds nearly all text of a page holds the story, whatever it is called.
        if self.all > 0 && self.mass * 10 >= self.all * 8 {
            return own.common(Places::BODY);
        }
        if self.mass * 3 < self.all {
            return own;
        }
        let mut wrong = Places::default();
        if self.mass >= SWALLOWED {
            wrong = wrong.with(SMALL);
        }
        if self.mass >= TOLD && self.headed {
            wrong = wrong.with(BESIDE);
        }
        if self.mass >= TOLD && self.boxed {
            wrong = wrong.with(Places::ASIDE);
        }
        // Some systems put the whole page into one form, and what comes later stands outside of it.
        if self.mass >= TOLD && self.encloses {
            wrong = wrong.with(Places::FORM);
        }
        own.without(wrong)
    }
}

/// The parts of the page that each block stands in, with those of the blocks around it.
pub(super) fn inherited(blocks: &[Block]) -> Vec<Places> {
    let mut mass: Vec<u64> = blocks.iter().map(|block| block.mass.into()).collect();
    for at in (1..blocks.len()).rev() {
        mass[blocks[at].parent] += mass[at];
    }
    let all = mass[0];
    let headed = headlines(blocks);
    let lines = lines_within(blocks);
    let boxed = (1..blocks.len()).any(|at| headed[at] > 0 && blocks[at].own.has(Places::ASIDE));
    let mut places = Vec::with_capacity(blocks.len());
    places.push(blocks[0].own);
    for (at, block) in blocks.iter().enumerate().skip(1) {
        let around: Places = places[block.parent];
        let share = Share {
            mass: mass[at],
            all,
            headed: headed[at] > 0,
            boxed,
            encloses: u64::from(lines[at]) * 2 > u64::from(lines[0]),
        };
        let own = share.believed(block.own);
        places.push(around.with(own));
    }
    let mut clean: Vec<u64> = (0..blocks.len())
        .map(|at| {
            if places[at].has(Places::AROUND) {
                0
            } else {
                blocks[at].mass.into()
            }
        })
        .collect();
    for at in (1..blocks.len()).rev() {
        clean[blocks[at].parent] += clean[at];
    }
    let story = story_block(blocks, &clean);
    let mut inside = vec![false; blocks.len()];
    for at in 0..blocks.len() {
        inside[at] = at == story || at > 0 && inside[blocks[at].parent];
        if inside[at] {
            places[at] = places[at].with(Places::STORY);
        }
    }
    places
}

/// The article that each block stands in, the outermost one, as a number; 0 outside of all.
///
/// Articles are elements of that name or type, and blocks that look alike, side by side, each with a
/// headline of the first level: pages that go on with the next story when a reader comes to their end.
pub(super) fn articles(blocks: &[Block]) -> Vec<u32> {
    let headlines = headlines(blocks);
    let mut alike: BTreeMap<(usize, u64), u32> = BTreeMap::new();
    for (block, headlines) in blocks.iter().zip(&headlines).skip(1) {
        if *headlines == 1 && block.tag == Tag::Block {
            *alike.entry((block.parent, block.look)).or_default() += 1;
        }
    }
    let mut articles: Vec<u32> = vec![0; blocks.len()];
    for (at, block) in blocks.iter().enumerate().skip(1) {
        let repeats = || {
            alike
                .get(&(block.parent, block.look))
                .is_some_and(|n| *n > 1)
        };
        articles[at] = match articles[block.parent] {
            0 if block.is_article || headlines[at] == 1 && repeats() => at as u32,
            around => around,
        };
    }
    articles
}

/// How many headlines of the first level each block holds.
fn headlines(blocks: &[Block]) -> Vec<u32> {
    let mut headlines: Vec<u32> = blocks
        .iter()
        .map(|block| u32::from(block.tag == Tag::Heading(1)))
        .collect();
    for at in (1..blocks.len()).rev() {
        headlines[blocks[at].parent] += headlines[at];
    }
    headlines
}

/// The smallest block that holds most of the running text.
fn story_block(blocks: &[Block], clean: &[u64]) -> usize {
    let mut story = 0;
    // Children stand behind their parents, so one pass finds the way down.
    for (at, block) in blocks.iter().enumerate().skip(1) {
        if block.parent == story && clean[at] * 10 >= clean[story] * 7 && clean[at] > 0 {
            story = at;
        }
    }
    story
}
