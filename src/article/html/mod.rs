//! A saved page becomes lines of visible text with what its markup shows of them, and what its head says.
//!
//! Nothing is judged here: which line is the headline is decided where raw captures are read too
//! ([`reading`](super::reading)). [`tree`] parses as browsers do ([`raw`]: the texts of scripts and styles), [`flow`] reads the visible text
//! ([`element`]: what a name or class says; [`blocks`]: where the story stands), [`head`] the titles, dates and addresses that a page states for machines ([`data`] those in JSON-LD, [`state`] what scripts work on).
//!
//! Where a page shows no article, the text that it states for machines or gives its own scripts stands behind what it shows.
//!
//! Invariants: every visible word of the page is in [`Page::text`]; scripts, styles and foreign frames are
//! not; time and memory grow with the page and not faster, however deep it is nested.

mod blocks;
mod data;
mod element;
mod flow;
mod head;
mod places;
mod raw;
mod state;
mod tree;
mod words;

pub use flow::{Markup, Tag};
pub use head::{Head, Part, Stated};
pub use places::Places;

use crate::locale::text::{clean, nfc};

/// A saved page, taken apart.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Page {
    /// The visible text: a line for each line that a reader sees, a blank one between blocks. In NFC.
    pub text: String,
    /// What the markup shows of every line of the text, blank ones too.
    pub lines: Vec<Markup>,
    /// What the page says of itself.
    pub head: Head,
    /// Dates that the markup states for machines beside the text, each with its place in `lines`.
    pub times: Vec<(usize, String)>,
}

impl Page {
    /// Takes a page apart. Every text is a page, however broken its markup.
    pub fn new(source: &str) -> Page {
        let tree = tree::Tree::new(source);
        let mut flow = flow::read(&tree);
        let mut head = head::read(&tree);
        flow.add_stated(&head.paragraphs);
        if flow.shows_nothing()
            && let Some(state) = state::read(&tree)
        {
            flow.add_stated(&state.paragraphs);
            head.add(state);
        }
        Page {
            text: nfc(clean(flow.text)),
            lines: flow.lines,
            head,
            times: flow.times,
        }
    }

    /// The line of the file in which a line of the text stands; both counted from 1.
    pub fn source_line(&self, line: usize) -> usize {
        match self.markup(line).source_line {
            0 => line,
            known => known as usize,
        }
    }

    /// What the markup shows of a line of the text, counted from 1.
    pub fn markup(&self, line: usize) -> Markup {
        line.checked_sub(1)
            .and_then(|at| self.lines.get(at))
            .copied()
            .unwrap_or_default()
    }
}
