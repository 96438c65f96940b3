//! The visible text of a page, line by line, with what the markup shows of each line.

use super::places::Places;
use super::tree::{Kind, NONE, NodeId, ROOT, Tree, attribute};
use super::words::places_of;
use html5ever::{Attribute, LocalName, local_name};
use std::collections::BTreeMap;

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
    /// The article of the page that it stands in, where the page has several; 0 outside of them.
    pub article: u32,
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
}

/// A block of the page.
struct Block {
    /// Its place among the blocks; smaller than its own, or its own for the first.
    parent: usize,
    tag: Tag,
    /// What its own markup says.
    own: Places,
    /// Characters of running text in it.
    mass: u32,
    /// Whether it is an article by its name or type.
    is_article: bool,
    /// A number for its name and classes; blocks that look alike have the same.
    look: u64,
}

/// An open element.
struct Open {
    node: NodeId,
    /// The block that goes on behind it.
    block: usize,
    inline: Places,
    linked: bool,
    bold: bool,
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

struct Element<'a> {
    name: &'a LocalName,
    attributes: &'a [Attribute],
}

impl<'a> Element<'a> {
    fn new(name: &'a LocalName, attributes: &'a [Attribute]) -> Self {
        Element { name, attributes }
    }

    fn attribute(&self, name: &LocalName) -> Option<&'a str> {
        attribute(self.attributes, name)
    }

    /// Whether nothing of it is text to a reader.
    fn is_skipped(&self) -> bool {
        match *self.name {
            local_name!("template") => {
                // A shadow tree that was saved with the page is shown.
                self.attribute(&LocalName::from("shadowrootmode")).is_none()
            }
            local_name!("head")
            | local_name!("script")
            | local_name!("style")
            | local_name!("iframe")
            | local_name!("object")
            | local_name!("embed")
            | local_name!("svg")
            | local_name!("audio")
            | local_name!("video")
            | local_name!("canvas")
            | local_name!("datalist")
            | local_name!("noembed")
            | local_name!("noframes") => true,
            _ => false,
        }
    }

    /// The block that it opens, if it does.
    fn block(&self) -> Option<Tag> {
        Some(match *self.name {
            local_name!("p") => Tag::Paragraph,
            local_name!("h1") => Tag::Heading(1),
            local_name!("h2") => Tag::Heading(2),
            local_name!("h3") => Tag::Heading(3),
            local_name!("h4") => Tag::Heading(4),
            local_name!("h5") => Tag::Heading(5),
            local_name!("h6") => Tag::Heading(6),
            local_name!("li") | local_name!("dt") | local_name!("dd") => Tag::Item,
            local_name!("td") | local_name!("th") => Tag::Cell,
            local_name!("address")
            | local_name!("article")
            | local_name!("aside")
            | local_name!("blockquote")
            | local_name!("body")
            | local_name!("caption")
            | local_name!("center")
            | local_name!("details")
            | local_name!("dialog")
            | local_name!("dir")
            | local_name!("div")
            | local_name!("dl")
            | local_name!("fieldset")
            | local_name!("figcaption")
            | local_name!("figure")
            | local_name!("footer")
            | local_name!("form")
            | local_name!("header")
            | local_name!("hgroup")
            | local_name!("hr")
            | local_name!("html")
            | local_name!("legend")
            | local_name!("main")
            | local_name!("menu")
            | local_name!("nav")
            | local_name!("noscript")
            | local_name!("ol")
            | local_name!("optgroup")
            | local_name!("option")
            | local_name!("pre")
            | local_name!("section")
            | local_name!("select")
            | local_name!("summary")
            | local_name!("table")
            | local_name!("tbody")
            | local_name!("template")
            | local_name!("textarea")
            | local_name!("tfoot")
            | local_name!("thead")
            | local_name!("tr")
            | local_name!("ul") => Tag::Block,
            ref name if name.contains('-') => Tag::Block,
            _ => return None,
        })
    }

    /// Whether it is an article by its name or its type in schema.org.
    fn is_article(&self) -> bool {
        let kind = self.attribute(&local_name!("itemtype")).unwrap_or("");
        *self.name == local_name!("article")
            || kind.ends_with("Article")
            || kind.ends_with("BlogPosting")
    }

    /// A number for its name and classes.
    fn look(&self) -> u64 {
        let classes = self.attribute(&local_name!("class")).unwrap_or("");
        // The article's own number is a part of its classes in some systems.
        let bytes = self
            .name
            .bytes()
            .chain(classes.bytes().filter(|byte| !byte.is_ascii_digit()));
        bytes.fold(0xcbf2_9ce4_8422_2325, |sum, byte| {
            (sum ^ u64::from(byte)).wrapping_mul(0x0000_0100_0000_01b3)
        })
    }

    /// The parts of the page that it is, by its name and the words in its attributes.
    fn places(&self) -> Places {
        let mut places = match *self.name {
            local_name!("nav") | local_name!("menu") => Places::NAV,
            local_name!("footer") => Places::FOOTER,
            local_name!("aside") => Places::ASIDE,
            local_name!("form")
            | local_name!("select")
            | local_name!("button")
            | local_name!("textarea")
            | local_name!("dialog") => Places::FORM,
            local_name!("figure") => Places::FIGURE,
            local_name!("figcaption") => Places::CAPTION,
            local_name!("noscript") => Places::HIDDEN,
            local_name!("time") => Places::STAMP,
            // Their classes tell what the page as a whole has.
            local_name!("html") | local_name!("body") | local_name!("main") => {
                return Places::default();
            }
            _ => Places::default(),
        };
        let mut names_whole = *self.name == local_name!("article");
        for attribute in self.attributes {
            let value = &*attribute.value;
            match attribute.name.local {
                local_name!("class") => {
                    // A content system names there every key word and state of the article.
                    names_whole |= ["hentry", "type-post", "article-body", "entry-content"]
                        .iter()
                        .any(|name| value.contains(name));
                    if !names_whole {
                        places = places.with(places_of(value));
                    }
                    if is_hidden(value) {
                        places = places.with(Places::HIDDEN);
                    }
                }
                local_name!("id") | local_name!("role") if !names_whole => {
                    places = places.with(places_of(value));
                }
                local_name!("itemprop") => places = places.with(property(value)),
                local_name!("rel") if value.contains("author") => {
                    places = places.with(Places::BYLINE);
                }
                local_name!("hidden") => places = places.with(Places::HIDDEN),
                local_name!("style") if hides(value) => places = places.with(Places::HIDDEN),
                _ => {}
            }
        }
        places
    }
}

/// What a property of schema.org says.
fn property(name: &str) -> Places {
    match name {
        "articleBody" => Places::BODY,
        "headline" => Places::TITLE,
        "datePublished" | "dateCreated" | "dateModified" => Places::STAMP,
        "author" => Places::BYLINE,
        "comment" => Places::COMMENTS,
        "keywords" => Places::KEYWORDS,
        "caption" => Places::CAPTION,
        _ => Places::default(),
    }
}

/// Whether a class list says that an element is not shown, or only to screen readers, on every screen.
fn is_hidden(classes: &str) -> bool {
    let shown_somewhere = || {
        classes
            .split_whitespace()
            .any(|class| class.starts_with("d-") && class != "d-none" || class.contains(":block"))
    };
    classes.split_whitespace().any(|class| {
        matches!(
            class,
            "hidden"
                | "hide"
                | "d-none"
                | "is-hidden"
                | "display-none"
                | "sr-only"
                | "visually-hidden"
                | "visuallyhidden"
                | "screen-reader-text"
        )
    }) && !shown_somewhere()
}

/// Whether a style keeps an element from being shown.
fn hides(style: &str) -> bool {
    let mut folded = style.to_ascii_lowercase();
    folded.retain(|c| !c.is_whitespace());
    folded.contains("display:none") || folded.contains("visibility:hidden")
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
    linked: u32,
    bold: u32,
    space: bool,
    /// Whether a block begins with it.
    gap: bool,
    below_picture: bool,
}

impl Walk {
    fn new() -> Self {
        let page = Block {
            parent: 0,
            tag: Tag::Block,
            own: Places::default(),
            mass: 0,
            is_article: false,
            look: 0,
        };
        Walk {
            flow: Flow::default(),
            blocks: vec![page],
            block: 0,
            open: Vec::new(),
            block_of: Vec::new(),
            line: Growing::default(),
            picture: false,
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
            local_name!("img") | local_name!("picture") => self.picture = true,
            local_name!("time") => self.time(element.attribute(&local_name!("datetime"))),
            local_name!("meta") => {
                let property = element.attribute(&local_name!("itemprop"));
                if property == Some("datePublished") {
                    self.time(element.attribute(&local_name!("content")));
                }
                return false;
            }
            _ => {}
        }
        if element.name.contains("-img") {
            self.picture = true;
        }
        let places = element.places();
        let (inline, linked, bold) = match self.open.last() {
            Some(open) => (open.inline, open.linked, open.bold),
            None => (Places::default(), false, false),
        };
        let tag = element.block();
        let around = self.block;
        if let Some(tag) = tag {
            self.end_line(true);
            self.blocks.push(Block {
                parent: around,
                tag,
                own: places,
                mass: 0,
                is_article: element.is_article(),
                look: element.look(),
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
            linked: linked || *element.name == local_name!("a"),
            bold: bold || matches!(*element.name, local_name!("mark")),
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
                }
                line.below_picture = self.below_picture == self.block;
            } else if line.space {
                self.flow.text.push(' ');
                line.chars += 1;
            }
            line.space = false;
            self.apart = false;
            let chars = word.chars().count() as u32;
            line.chars += chars;
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
            article: 0,
        });
        self.block_of.push(self.block);
    }

    fn finish(mut self) -> Flow {
        self.end_line(true);
        let inherited = inherited(&self.blocks);
        let articles = articles(&self.blocks);
        for (line, block) in self.flow.lines.iter_mut().zip(&self.block_of) {
            line.places = line.places.with(inherited[*block]);
            line.article = articles[*block];
        }
        self.flow
    }
}

/// Characters from which a line can be running text.
const PROSE: u32 = 60;
/// More characters of one line count no more.
const MASS: u32 = 600;

/// The parts of the page that each block stands in, with those of the blocks around it.
fn inherited(blocks: &[Block]) -> Vec<Places> {
    let mut mass: Vec<u64> = blocks.iter().map(|block| block.mass.into()).collect();
    for at in (1..blocks.len()).rev() {
        mass[blocks[at].parent] += mass[at];
    }
    let all = mass[0];
    let mut places = Vec::with_capacity(blocks.len());
    places.push(blocks[0].own);
    for (at, block) in blocks.iter().enumerate().skip(1) {
        let around: Places = places[block.parent];
        // What holds nearly all text of a page holds the story, whatever it is called.
        let whole = all > 0 && mass[at] * 10 >= all * 8;
        let own = if whole {
            block.own.common(Places::BODY)
        } else {
            block.own
        };
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
fn articles(blocks: &[Block]) -> Vec<u32> {
    let mut headlines: Vec<u32> = blocks
        .iter()
        .map(|block| u32::from(block.tag == Tag::Heading(1)))
        .collect();
    for at in (1..blocks.len()).rev() {
        headlines[blocks[at].parent] += headlines[at];
    }
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
