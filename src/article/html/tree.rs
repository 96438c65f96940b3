//! The tree of a page, as html5ever builds it for browsers, without what no reader of the page sees.

use super::raw::{self, Raw};
use html5ever::interface::{ElementFlags, NodeOrText, QuirksMode, TreeSink};
use html5ever::tendril::StrTendril;
use html5ever::tokenizer::{
    BufferQueue, Tag, TagKind, Token, TokenSink, TokenSinkResult, Tokenizer, TokenizerOpts,
};
use html5ever::tree_builder::{TreeBuilder, TreeBuilderOpts};
use html5ever::{Attribute, LocalName, Namespace, QualName, TokenizerResult, local_name, ns};
use std::borrow::Cow;
use std::cell::{Cell, RefCell};

/// A node's place in the tree.
pub(super) type NodeId = u32;

/// No node.
pub(super) const NONE: NodeId = u32::MAX;
/// The document.
pub(super) const ROOT: NodeId = 0;

/// Elements deeper than this are not opened: their text stays where it is. Browsers draw the same line,
/// and the cost of a page would grow with its square without it.
const DEPTH: u32 = 512;

/// A node and its neighbours.
#[derive(Debug)]
pub(super) struct Node {
    pub parent: NodeId,
    pub first: NodeId,
    pub next: NodeId,
    last: NodeId,
    previous: NodeId,
    depth: u32,
    /// Line of the file, counted from 1, where the node begins.
    pub line: u32,
    pub kind: Kind,
}

/// What a node is.
#[derive(Debug)]
pub(super) enum Kind {
    /// The document, or something without a name.
    Other,
    /// An element.
    Element(QualName, Vec<Attribute>),
    /// A text.
    Text(StrTendril),
}

/// A page as a tree.
#[derive(Debug)]
pub(super) struct Tree {
    nodes: Vec<Node>,
    /// The first comments of the page: browsers note there where they saved it from.
    pub comments: Vec<StrTendril>,
}

impl Tree {
    /// Builds the tree of a page. Never fails: every text is a page to a browser.
    pub fn new(source: &str) -> Tree {
        let tokenizer = tokenizer();
        let mut rest = source;
        while let Some(end) = raw::end_of_opening(rest) {
            let (read, behind) = rest.split_at(end);
            rest = behind;
            feed(&tokenizer, read);
            if let Some(raw) = tokenizer.sink.open_raw() {
                let text = raw::text(raw, rest);
                tokenizer.sink.take_raw(text);
                rest = &rest[text.len()..];
            }
        }
        feed(&tokenizer, rest);
        finish(tokenizer)
    }

    /// A node.
    pub fn node(&self, id: NodeId) -> &Node {
        &self.nodes[id as usize]
    }

    /// The element's name, if the node is one.
    pub fn name(&self, id: NodeId) -> Option<&LocalName> {
        match &self.node(id).kind {
            Kind::Element(name, _) => Some(&name.local),
            _ => None,
        }
    }

    /// An attribute of an element.
    pub fn attribute(&self, id: NodeId, name: &LocalName) -> Option<&str> {
        match &self.node(id).kind {
            Kind::Element(_, attributes) => attribute(attributes, name),
            _ => None,
        }
    }

    /// The text directly in a node.
    pub fn text_in(&self, id: NodeId) -> String {
        let mut text = String::new();
        let mut child = self.node(id).first;
        while child != NONE {
            if let Kind::Text(part) = &self.node(child).kind {
                text.push_str(part);
            }
            child = self.node(child).next;
        }
        text
    }

    /// The node after this one in the order of the page, children first.
    pub fn after(&self, id: NodeId) -> NodeId {
        let first = self.node(id).first;
        if first != NONE {
            first
        } else {
            self.behind(id)
        }
    }

    /// The node behind this one and all its children.
    pub fn behind(&self, mut id: NodeId) -> NodeId {
        while id != NONE {
            let node = self.node(id);
            if node.next != NONE {
                return node.next;
            }
            id = node.parent;
        }
        NONE
    }
}

fn tokenizer() -> Tokenizer<Sieve> {
    let options = TreeBuilderOpts {
        // Without scripts, what stands in `noscript` is a part of the tree.
        scripting_enabled: false,
        ..TreeBuilderOpts::default()
    };
    let sieve = Sieve {
        builder: TreeBuilder::new(Sink::default(), options),
        bold: QualName::new(None, ns!(html), local_name!("mark")),
        open_raw: Cell::new(None),
        line: Cell::new(1),
        taken_lines: Cell::new(0),
    };
    Tokenizer::new(sieve, TokenizerOpts::default())
}

fn finish(tokenizer: Tokenizer<Sieve>) -> Tree {
    tokenizer.end();
    tokenizer.sink.builder.sink.finish()
}

/// Reads a piece of a page.
fn feed(tokenizer: &Tokenizer<Sieve>, piece: &str) {
    let input = BufferQueue::default();
    input.push_back(StrTendril::from_slice(piece));
    // A script or a `meta charset` ends a run; the one is never executed, the other came too late.
    while !matches!(tokenizer.feed(&input), TokenizerResult::Done) {}
}

/// The text that a piece of HTML stands for: `Panen &amp; hujan` is `Panen & hujan`.
pub(super) fn plain(html: &str) -> String {
    let tree = Tree::new(html);
    let texts = tree.nodes.iter().filter_map(|node| match &node.kind {
        Kind::Text(text) => Some(&**text),
        _ => None,
    });
    texts.collect()
}

/// A value among attributes.
pub(super) fn attribute<'a>(attributes: &'a [Attribute], name: &LocalName) -> Option<&'a str> {
    attributes
        .iter()
        .find(|attribute| attribute.name.local == *name)
        .map(|attribute| &*attribute.value)
}

/// Keeps marks of emphasis from the tree: the article has none, and unclosed ones are what makes broken
/// pages expensive, because each is opened again in every paragraph. Strong ones stay as `mark`, which
/// is an element like others.
struct Sieve {
    builder: TreeBuilder<NodeId, Sink>,
    bold: QualName,
    /// The script or style that the last token opened.
    open_raw: Cell<Option<Raw>>,
    /// The line of the last token.
    line: Cell<u64>,
    /// Lines of the texts that were taken past the reader of characters.
    taken_lines: Cell<u64>,
}

impl TokenSink for Sieve {
    type Handle = NodeId;

    fn process_token(&self, token: Token, line: u64) -> TokenSinkResult<NodeId> {
        let line = line + self.taken_lines.get();
        self.line.set(line);
        self.open_raw.set(None);
        let mut raw = None;
        let token = match token {
            Token::TagToken(mut tag) => {
                match tag.name {
                    local_name!("b") | local_name!("strong") => {
                        tag.name = self.bold.local.clone();
                    }
                    local_name!("big")
                    | local_name!("code")
                    | local_name!("em")
                    | local_name!("font")
                    | local_name!("i")
                    | local_name!("nobr")
                    | local_name!("s")
                    | local_name!("small")
                    | local_name!("strike")
                    | local_name!("tt")
                    | local_name!("u") => return TokenSinkResult::Continue,
                    _ => {}
                }
                if self.too_deep(&tag) {
                    return TokenSinkResult::Continue;
                }
                raw = Raw::opened_by(&tag);
                Token::TagToken(tag)
            }
            Token::ParseError(_) => return TokenSinkResult::Continue,
            other => other,
        };
        let result = self.builder.process_token(token, line);
        if matches!(result, TokenSinkResult::RawData(_)) {
            self.open_raw.set(raw);
        }
        result
    }

    fn end(&self) {
        self.builder.end();
    }

    fn adjusted_current_node_present_but_not_in_html_namespace(&self) -> bool {
        self.builder
            .adjusted_current_node_present_but_not_in_html_namespace()
    }
}

impl Sieve {
    /// The script or style whose text stands next.
    fn open_raw(&self) -> Option<Raw> {
        self.open_raw.get()
    }

    /// Takes the text of a script or style as a whole. A reader of characters takes it line by line, and
    /// a third of a page is such text.
    fn take_raw(&self, text: &str) {
        if text.is_empty() {
            return;
        }
        let token = Token::CharacterTokens(StrTendril::from_slice(text));
        let result = self.builder.process_token(token, self.line.get());
        debug_assert!(
            matches!(result, TokenSinkResult::Continue),
            "a text opens nothing"
        );
        let lines = memchr::memchr_iter(b'\n', text.as_bytes()).count();
        self.taken_lines.set(self.taken_lines.get() + lines as u64);
    }

    /// Whether an element would be opened too deep. What switches the reader of characters is let through.
    fn too_deep(&self, tag: &Tag) -> bool {
        tag.kind == TagKind::StartTag
            && self.builder.sink.depth.get() > DEPTH
            && !matches!(
                tag.name,
                local_name!("script") | local_name!("style") | local_name!("br")
            )
    }
}

/// Receives the nodes of the tree builder.
struct Sink {
    nodes: RefCell<Vec<Node>>,
    comments: RefCell<Vec<StrTendril>>,
    line: Cell<u32>,
    /// The depth at which something was added last.
    depth: Cell<u32>,
}

impl Default for Sink {
    fn default() -> Self {
        let root = Node {
            parent: NONE,
            first: NONE,
            last: NONE,
            previous: NONE,
            next: NONE,
            depth: 0,
            line: 1,
            kind: Kind::Other,
        };
        Sink {
            nodes: RefCell::new(vec![root]),
            comments: RefCell::default(),
            line: Cell::new(1),
            depth: Cell::new(0),
        }
    }
}

/// The name of an element while the tree is built.
#[derive(Debug)]
struct Name(QualName);

impl html5ever::interface::ElemName for Name {
    fn ns(&self) -> &Namespace {
        &self.0.ns
    }

    fn local_name(&self) -> &LocalName {
        &self.0.local
    }
}

impl Sink {
    fn add(&self, kind: Kind) -> NodeId {
        let mut nodes = self.nodes.borrow_mut();
        let id = nodes.len() as NodeId;
        nodes.push(Node {
            parent: NONE,
            first: NONE,
            last: NONE,
            previous: NONE,
            next: NONE,
            depth: 0,
            line: self.line.get(),
            kind,
        });
        id
    }

    fn detach(&self, id: NodeId) {
        let mut nodes = self.nodes.borrow_mut();
        let (parent, previous, next) = {
            let node = &mut nodes[id as usize];
            let places = (node.parent, node.previous, node.next);
            (node.parent, node.previous, node.next) = (NONE, NONE, NONE);
            places
        };
        if previous != NONE {
            nodes[previous as usize].next = next;
        } else if parent != NONE {
            nodes[parent as usize].first = next;
        }
        if next != NONE {
            nodes[next as usize].previous = previous;
        } else if parent != NONE {
            nodes[parent as usize].last = previous;
        }
    }

    /// Puts a node into a parent, before a child of it or at the end.
    fn attach(&self, id: NodeId, parent: NodeId, before: NodeId) {
        self.detach(id);
        let mut nodes = self.nodes.borrow_mut();
        let depth = nodes[parent as usize].depth + 1;
        self.depth.set(depth);
        let previous = if before == NONE {
            nodes[parent as usize].last
        } else {
            nodes[before as usize].previous
        };
        let node = &mut nodes[id as usize];
        (node.parent, node.previous, node.next, node.depth) = (parent, previous, before, depth);
        match previous {
            NONE => nodes[parent as usize].first = id,
            _ => nodes[previous as usize].next = id,
        }
        match before {
            NONE => nodes[parent as usize].last = id,
            _ => nodes[before as usize].previous = id,
        }
    }

    fn insert(&self, parent: NodeId, before: NodeId, child: NodeOrText<NodeId>) {
        let text = match child {
            NodeOrText::AppendNode(id) => return self.attach(id, parent, before),
            NodeOrText::AppendText(text) => text,
        };
        {
            let mut nodes = self.nodes.borrow_mut();
            if !wants_text(&nodes[parent as usize].kind, &text) {
                return;
            }
            self.depth.set(nodes[parent as usize].depth);
            let previous = match before {
                NONE => nodes[parent as usize].last,
                _ => nodes[before as usize].previous,
            };
            if previous != NONE
                && let Kind::Text(open) = &mut nodes[previous as usize].kind
            {
                open.push_tendril(&text);
                return;
            }
        }
        let id = self.add(Kind::Text(text));
        let depth = self.depth.get();
        self.attach(id, parent, before);
        self.depth.set(depth);
    }

    fn parent(&self, id: NodeId) -> NodeId {
        self.nodes.borrow()[id as usize].parent
    }
}

/// Whether the text of an element says anything: of scripts only structured data does, and what one gives to the window.
fn wants_text(kind: &Kind, text: &str) -> bool {
    let Kind::Element(name, attributes) = kind else {
        return true;
    };
    match name.local {
        local_name!("script") => match attribute(attributes, &local_name!("type")) {
            Some(kind) if kind.to_ascii_lowercase().contains("json") => true,
            _ => text.trim_start().starts_with("window."),
        },
        local_name!("style")
        | local_name!("iframe")
        | local_name!("noembed")
        | local_name!("noframes") => false,
        _ => true,
    }
}

/// Attributes that a second `html` or `body` element adds to the first one, with those that it has.
const ATTRIBUTES: usize = 64;

/// How many comments at the head of a page are kept.
const COMMENTS: usize = 4;

impl TreeSink for Sink {
    type Handle = NodeId;
    type Output = Tree;
    type ElemName<'a> = Name;

    fn finish(self) -> Tree {
        Tree {
            nodes: self.nodes.into_inner(),
            comments: self.comments.into_inner(),
        }
    }

    fn parse_error(&self, _: Cow<'static, str>) {}

    fn get_document(&self) -> NodeId {
        ROOT
    }

    fn elem_name(&self, id: &NodeId) -> Name {
        match &self.nodes.borrow()[*id as usize].kind {
            Kind::Element(name, _) => Name(name.clone()),
            _ => Name(QualName::new(None, ns!(), LocalName::from(""))),
        }
    }

    fn create_element(
        &self,
        name: QualName,
        attributes: Vec<Attribute>,
        _: ElementFlags,
    ) -> NodeId {
        self.add(Kind::Element(name, attributes))
    }

    fn create_comment(&self, text: StrTendril) -> NodeId {
        let mut comments = self.comments.borrow_mut();
        if comments.len() < COMMENTS {
            comments.push(text);
        }
        drop(comments);
        self.add(Kind::Other)
    }

    fn create_pi(&self, _: StrTendril, _: StrTendril) -> NodeId {
        self.add(Kind::Other)
    }

    fn append(&self, parent: &NodeId, child: NodeOrText<NodeId>) {
        self.insert(*parent, NONE, child);
    }

    fn append_based_on_parent_node(
        &self,
        element: &NodeId,
        previous: &NodeId,
        child: NodeOrText<NodeId>,
    ) {
        match self.parent(*element) {
            NONE => self.append(previous, child),
            parent => self.insert(parent, *element, child),
        }
    }

    fn append_doctype_to_document(&self, _: StrTendril, _: StrTendril, _: StrTendril) {}

    /// What a template holds is not shown; it stays in the tree and is passed over when text is read.
    fn get_template_contents(&self, target: &NodeId) -> NodeId {
        *target
    }

    fn same_node(&self, a: &NodeId, b: &NodeId) -> bool {
        a == b
    }

    fn set_quirks_mode(&self, _: QuirksMode) {}

    fn append_before_sibling(&self, sibling: &NodeId, child: NodeOrText<NodeId>) {
        match self.parent(*sibling) {
            NONE => {}
            parent => self.insert(parent, *sibling, child),
        }
    }

    fn add_attrs_if_missing(&self, target: &NodeId, more: Vec<Attribute>) {
        if let Kind::Element(_, attributes) = &mut self.nodes.borrow_mut()[*target as usize].kind {
            for attribute in more {
                if attributes.len() < ATTRIBUTES
                    && !attributes.iter().any(|known| known.name == attribute.name)
                {
                    attributes.push(attribute);
                }
            }
        }
    }

    fn remove_from_parent(&self, target: &NodeId) {
        self.detach(*target);
    }

    fn reparent_children(&self, node: &NodeId, new_parent: &NodeId) {
        loop {
            let first = self.nodes.borrow()[*node as usize].first;
            if first == NONE {
                return;
            }
            self.attach(first, *new_parent, NONE);
        }
    }

    fn set_current_line(&self, line: u64) {
        self.line.set(line.try_into().unwrap_or(u32::MAX));
    }
}

#[cfg(test)]
mod tests;
