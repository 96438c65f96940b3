//! The visible text of a page, line by line, with what the markup shows of each line.

use super::blocks::{Block, articles, cards, inherited, lines_within};
use super::element::Element;
use super::places::Places;
use super::tree::{Kind, NONE, NodeId, ROOT, Tree};
use html5ever::local_name;

/// The innermost block around a line.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Tag {
    /// A paragraph.
    Paragraph,
    /// A heading of a level, 1 to 6.
    Heading(u8),
    /// An entry of a list.
    Item,
    /// A cell of a table.
    Cell,
    /// Any other.
    #[default]
    Block,
}

/// What the markup of a page shows of a line.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Markup {
    /// Line of the file, counted from 1, in which it begins.
    pub source_line: u32,
    /// The innermost block around it.
    pub tag: Tag,
    /// The parts of the page that it stands in.
    pub places: Places,
    /// How much of it is links, in percent.
    pub linked: u8,
    /// Whether all of it is strong.
    pub bold: bool,
    /// Whether a picture stands right above it.
    pub below_picture: bool,
    /// Whether that picture stands in the same block, and no text flows around it.
    pub with_picture: bool,
    /// Whether nothing but it and that picture stands in the smallest block around both.
    pub framed: bool,
    /// Whether nothing else stands in its block.
    pub alone: bool,
    /// The card of another story that it stands in: a link and a few words of what it leads to; 0 outside of them.
    pub card: u32,
    /// The article of the page that it stands in, where the page has several; 0 outside of them.
    pub article: u32,
    /// The block that holds its paragraph and the others beside it, as a number.
    pub column: u32,
}

/// The visible text of a page.
#[derive(Debug, Default)]
pub(super) struct Flow {
    /// Lines ended by `\n`; a blank line stands between blocks.
    pub text: String,
    /// For every line of the text, blank ones too.
    pub lines: Vec<Markup>,
    /// Dates of `time` elements and of `datePublished` properties, with their places in `lines`.
    pub times: Vec<(usize, String)>,
    /// Characters of running text outside of the parts that hold no story.
    told: u32,
}

impl Flow {
    /// Whether no article is to be seen.
    pub fn shows_nothing(&self) -> bool {
        self.told < NOTICE
    }

    /// Takes in the text that a page states for machines, where it shows readers no such text: scripts write
    /// it into the page, or subscribers alone see it.
    pub fn add_stated(&mut self, paragraphs: &[String]) {
        let chars = paragraphs.iter().map(|text| text.chars().count() as u32);
        let stated: u32 = chars.filter(|chars| *chars >= PROSE).sum();
        if stated / HIDDEN <= self.told {
            return;
        }
        self.told = stated;
        for paragraph in paragraphs {
            let markup = Markup {
                tag: Tag::Paragraph,
                places: Places::STORY.with(Places::BODY),
                ..Markup::default()
            };
            // A blank line sets blocks apart.
            self.text.push('\n');
            self.text.push_str(paragraph);
            self.text.push('\n');
            self.lines.extend([Markup::default(), markup]);
        }
    }
}

/// Fewer characters of running text are a notice.
const NOTICE: u32 = 200;
/// A text that is so many times longer than what readers are shown is hidden from them.
const HIDDEN: u32 = 3;

/// An open element.
struct Open {
    node: NodeId,
    /// The block that goes on behind it.
    block: usize,
    inline: Places,
    linked: bool,
    bold: bool,
    /// Lines stand as they are written.
    set: bool,
    is_block: bool,
}

/// Reads the visible text of a page.
pub(super) fn read(tree: &Tree) -> Flow {
    let mut walk = Walk::new();
    let mut node = ROOT;
    loop {
        let entered = match &tree.node(node).kind {
            Kind::Text(text) => {
                walk.text(text, tree.node(node).line);
                false
            }
            Kind::Element(name, attributes) => {
                let element = Element::new(&name.local, attributes);
                !element.is_skipped() && walk.enter(node, &element)
            }
            Kind::Other => true,
        };
        let first = tree.node(node).first;
        if entered && first != NONE {
            node = first;
            continue;
        }
        loop {
            walk.leave(node);
            let here = tree.node(node);
            if here.next != NONE {
                node = here.next;
                break;
            }
            node = here.parent;
            if node == NONE {
                return walk.finish();
            }
        }
    }
}

struct Walk {
    flow: Flow,
    blocks: Vec<Block>,
    block: usize,
    open: Vec<Open>,
    /// The block of every line of the text.
    block_of: Vec<usize>,
    line: Growing,
    /// A picture stood here, and no text since.
    picture: bool,
    /// The block in which it stood, if no text flows around it.
    picture_block: usize,
    /// Lines right below a picture, each with the block in which that stood.
    pictures: Vec<(usize, usize)>,
    /// The block whose text stands right below a picture.
    below_picture: usize,
    /// An element that stands apart was left, and nothing stood since.
    apart: bool,
}

/// The line that is being read.
#[derive(Default)]
struct Growing {
    /// Where it starts in the text.
    start: usize,
    source_line: u32,
    places: Option<Places>,
    chars: u32,
    /// Characters since a line break that was written.
    since: u32,
    linked: u32,
    bold: u32,
    space: bool,
    /// Whether a block begins with it.
    gap: bool,
    below_picture: bool,
    with_picture: bool,
    /// The block of the picture right above it.
    picture_block: Option<usize>,
}

impl Walk {
    fn new() -> Self {
        Walk {
            flow: Flow::default(),
            blocks: vec![Block::new(0, Tag::Block)],
            block: 0,
            open: Vec::new(),
            block_of: Vec::new(),
            line: Growing::default(),
            picture: false,
            picture_block: usize::MAX,
            pictures: Vec::new(),
            below_picture: usize::MAX,
            apart: false,
        }
    }

    /// Opens an element; says whether its children are to be read.
    fn enter(&mut self, node: NodeId, element: &Element) -> bool {
        match *element.name {
            local_name!("br") => {
                self.end_line(false);
                return false;
            }
            local_name!("time") if !element.is_update() => {
                self.time(element.attribute(&local_name!("datetime")));
            }
            // As pages of blogs did before there was `time`: `<abbr class=published title=…>08.30</abbr>`.
            local_name!("abbr") if element.places().has(Places::STAMP) && !element.is_update() => {
                self.time(element.attribute(&local_name!("title")));
            }
            local_name!("meta") => {
                let property = element.attribute(&local_name!("itemprop"));
                if property == Some("datePublished") {
                    self.time(element.attribute(&local_name!("content")));
                }
                return false;
            }
            _ => {}
        }
        if element.is_picture() {
            self.picture = true;
            self.picture_block = if element.floats() {
                usize::MAX
            } else {
                self.block
            };
        }
        let places = element.places();
        let (inline, linked, bold, set) = match self.open.last() {
            Some(open) => (open.inline, open.linked, open.bold, open.set),
            None => (Places::default(), false, false, false),
        };
        let tag = element.block();
        let around = self.block;
        if let Some(tag) = tag {
            self.end_line(true);
            self.blocks.push(Block {
                own: places,
                is_article: element.is_article(),
                look: element.look(),
                ..Block::new(around, tag)
            });
            self.block = self.blocks.len() - 1;
        } else if self.stands_apart(element) && self.apart {
            self.line.space = true;
        }
        self.open.push(Open {
            node,
            block: around,
            inline: if tag.is_some() {
                Places::default()
            } else {
                inline.with(places)
            },
            linked: linked
                || *element.name == local_name!("a")
                    && element.attribute(&local_name!("href")).is_some(),
            bold: bold || matches!(*element.name, local_name!("mark")),
            set: set || matches!(*element.name, local_name!("pre")),
            is_block: tag.is_some(),
        });
        true
    }

    /// Whether a reader sees a space before and behind an element that stands beside another such one.
    fn stands_apart(&self, element: &Element) -> bool {
        matches!(
            *element.name,
            local_name!("a") | local_name!("time") | local_name!("button") | local_name!("label")
        ) || element.attribute(&local_name!("class")).is_some()
    }

    fn time(&mut self, written: Option<&str>) {
        if let Some(written) = written
            && written.len() <= 64
        {
            // The line that is open, or the next one.
            self.flow
                .times
                .push((self.flow.lines.len(), written.to_owned()));
        }
    }

    fn leave(&mut self, node: NodeId) {
        let Some(open) = self.open.pop_if(|open| open.node == node) else {
            return;
        };
        if open.is_block {
            self.end_line(true);
        } else {
            self.apart = true;
        }
        self.block = open.block;
    }

    fn text(&mut self, text: &str, source_line: u32) {
        if !self.open.last().is_some_and(|open| open.set) {
            return self.words(text, source_line);
        }
        for (number, line) in text.split('\n').enumerate() {
            if number > 0 {
                // A full line was broken to fit, and goes on in the next one.
                if line.trim().is_empty() || self.line.since < FULL {
                    self.end_line(line.trim().is_empty());
                }
                self.line.space = true;
                self.line.since = 0;
            }
            self.words(line, source_line + number as u32);
        }
    }

    fn words(&mut self, text: &str, source_line: u32) {
        let state = self.open.last();
        let inline = state.map_or(Places::default(), |open| open.inline);
        let (linked, bold) = state.map_or((false, false), |open| (open.linked, open.bold));
        for (number, word) in text.split(char::is_whitespace).enumerate() {
            self.line.space |= number > 0;
            if word.is_empty() {
                continue;
            }
            let line = &mut self.line;
            if line.chars == 0 {
                line.source_line = source_line;
                if std::mem::take(&mut self.picture) {
                    self.below_picture = self.block;
                    line.with_picture = self.picture_block == self.block;
                    line.picture_block = Some(self.picture_block);
                }
                line.below_picture = self.below_picture == self.block;
            }
            let mut chars = word.chars().count() as u32;
            if line.space && line.chars > 0 {
                self.flow.text.push(' ');
                chars += 1;
            }
            line.space = false;
            self.apart = false;
            line.chars += chars;
            line.since += chars;
            line.linked += if linked { chars } else { 0 };
            line.bold += if bold { chars } else { 0 };
            line.places = Some(line.places.map_or(inline, |places| places.common(inline)));
            self.flow.text.push_str(word);
        }
    }

    /// Ends the open line, if anything is in it; what comes then begins a block or goes on in this one.
    fn end_line(&mut self, block: bool) {
        self.apart = false;
        let line = std::mem::take(&mut self.line);
        self.line.gap = line.gap && line.chars == 0 || block;
        self.line.start = self.flow.text.len();
        if line.chars == 0 {
            self.line.below_picture = line.below_picture;
            return;
        }
        if line.gap && !self.flow.lines.is_empty() {
            // A blank line sets blocks apart.
            self.flow.text.insert(line.start, '\n');
            self.flow.lines.push(Markup::default());
            self.block_of.push(self.block);
        }
        let share = |part: u32| (u64::from(part) * 100 / u64::from(line.chars)) as u8;
        let block = &mut self.blocks[self.block];
        let linked = share(line.linked.min(line.chars));
        if line.chars >= PROSE && linked < 30 {
            block.mass = block.mass.saturating_add(line.chars.min(MASS));
        }
        self.flow.text.push('\n');
        self.line.start = self.flow.text.len();
        self.flow.lines.push(Markup {
            source_line: line.source_line,
            tag: block.tag,
            places: line.places.unwrap_or_default(),
            linked,
            bold: line.bold * 10 >= line.chars * 8,
            below_picture: line.below_picture,
            with_picture: line.with_picture,
            framed: false,
            alone: false,
            card: 0,
            article: 0,
            column: 0,
        });
        self.block_of.push(self.block);
        if let Some(picture) = line.picture_block {
            self.pictures.push((self.block_of.len() - 1, picture));
        }
        block.lines += 1;
        if line.chars >= LINK && block.first.is_none() {
            block.first = Some(linked >= 80);
        }
        if linked < 80 {
            block.unlinked = block.unlinked.saturating_add(line.chars);
        }
    }

    fn finish(mut self) -> Flow {
        self.end_line(true);
        let inherited = inherited(&self.blocks);
        let cards = cards(&self.blocks, &inherited);
        let articles = articles(&self.blocks);
        let told = self.blocks.iter().zip(&inherited);
        let told = told.filter(|(_, places)| !places.has(Places::AROUND));
        self.flow.told = told.fold(0, |sum: u32, (block, _)| sum.saturating_add(block.mass));
        self.texts_of_pictures();
        for (line, block) in self.flow.lines.iter_mut().zip(&self.block_of) {
            line.places = line.places.with(inherited[*block]);
            line.article = articles[*block];
            line.card = cards[*block];
            line.alone = self.blocks[*block].lines == 1;
            let is_paragraph = line.alone || self.blocks[*block].tag == Tag::Paragraph;
            let column = if is_paragraph {
                self.blocks[*block].parent
            } else {
                *block
            };
            line.column = column as u32;
        }
        self.flow
    }
}

/// Blocks around a picture and its text, at most.
const FRAMES: usize = 4;

impl Walk {
    /// A picture and its text stand in a frame that holds nothing else; credit and text may stand in two blocks of it.
    fn texts_of_pictures(&mut self) {
        let lines = lines_within(&self.blocks);
        let frame = |block: usize| self.blocks[block].parent;
        let frames = |block: usize| {
            std::iter::successors(Some(block), |block| Some(frame(*block))).take(FRAMES)
        };
        for (line, picture) in &self.pictures {
            let frame = (*picture < self.blocks.len())
                .then(|| frames(*picture).find(|frame| lines[*frame] > 0))
                .flatten();
            self.flow.lines[*line].framed = frame.is_some_and(|frame| {
                lines[frame] == 1 && frames(self.block_of[*line]).any(|around| around == frame)
            });
        }
        let holds_two = |block: usize| lines[block] == 1 && lines[frame(block)] == 2;
        // A blank line sets the two apart.
        for second in 2..self.flow.lines.len() {
            let (above, here) = (self.block_of[second - 2], self.block_of[second]);
            let markup = &self.flow.lines[second - 2];
            if markup.below_picture
                && above != here
                && frame(above) == frame(here)
                && holds_two(above)
                && holds_two(here)
            {
                self.flow.lines[second].below_picture = true;
            }
        }
    }
}

/// Characters from which a line can be running text.
const PROSE: u32 = 60;
/// Characters of a line that is broken to fit the page, at least.
const FULL: u32 = 48;
/// Characters from which a line can be the headline of another story.
const LINK: u32 = 20;
/// More characters of one line count no more.
const MASS: u32 = 600;
