//! Second stage: a capture becomes an article, with the reason for every decision.
//!
//! Invariant: pure. No file system, no clock, no environment, no printing. The same capture and the
//! same [`Knowledge`] always give the same article.

pub mod census;
mod characters;
pub mod confidence;
mod correction;
pub mod country;
pub mod date;
mod disguised;
mod entities;
mod escaped;
pub mod explained;
mod field;
mod fields;
mod frame;
mod front_matter;
pub mod html;
pub mod kinship;
pub mod language;
mod letters;
mod likeness;
pub mod markdown;
mod markup;
mod metadata;
pub mod naming;
pub mod notices;
mod numbered;
pub(crate) mod numbers;
pub mod outlets;
pub mod reader;
pub mod reading;
mod said_at;
mod shown;
pub mod sidecar;
pub mod signature;
pub mod source_address;
pub mod spaces;
pub mod stamp;
mod stated;
mod stored;
mod tagged;
pub mod topic;
mod unmarked;
mod vietnamese;
mod words;

pub use field::Field;
pub use likeness::{Likeness, Shingles};
pub use said_at::SaidAt;
pub use shown::Part;

use crate::diagnostic::Diagnostic;
use crate::locale::{self, Language, Region};
use crate::outlet::{self, Outlet, Rights};
use crate::vocabulary::Topic;
use date::{Date, DateRange};
use notices::{Correction, Withdrawal};
use serde::{Deserialize, Serialize};
use signature::Signature;
use std::ops::Range;
use std::sync::Arc;

/// Everything the reader of captures knows before it sees one.
#[derive(Debug, Default)]
pub struct Knowledge {
    /// Interface languages of the archive; `name.vi.txt` and `name.id.txt` are translations of each other.
    pub languages: Vec<Language>,
    /// The topics that articles can be filed under.
    pub topics: Vec<Topic>,
    /// The outlets that the archive lists.
    pub outlets: Vec<Arc<Outlet>>,
}

impl Knowledge {
    /// The language of a text that shows no evidence of any.
    pub fn default_language(&self) -> Language {
        self.languages.first().copied().unwrap_or(Language::UNKNOWN)
    }
}

/// The name of an encoding. (By this name, since `serde` takes `&str` for a part of what it reads.)
pub type EncodingName = &'static str;

/// Bytes of an article's text. Never splits a character.
pub type Span = Range<usize>;

/// What was read out of one capture.
#[derive(Debug, Clone, PartialEq, Hash, Serialize, Deserialize)]
pub struct Article {
    /// Path of the capture below the captures' folder.
    pub path: String,
    /// SHA-256 of the capture's bytes.
    pub sha256: [u8; 32],
    /// The encoding of the capture's bytes.
    #[serde(with = "stored::encoding")]
    pub encoding: EncodingName,
    /// The decoded capture, or the visible text of a saved page, and after it the paragraphs and captions that
    /// the archivist gives instead of its own; every [`Span`] here is a part of it. Private: see [`Article::shown`].
    text: Box<str>,
    /// The language of the text.
    #[serde(with = "stored::language")]
    pub language: Found<Language>,
    /// The headline. [`Source::FirstSentence`] says that the capture has none and this one is derived.
    pub title: Found<String>,
    /// When it was published.
    pub published: Option<Found<Date>>,
    /// When that happened of which the text tells.
    pub event_dates: Vec<DateRange>,
    /// The section or topic line above the headline.
    pub kicker: Option<String>,
    /// The text of the article, in order. Private: see [`Article::shown`].
    body: Body,
    /// The first paragraph is evidently the standfirst: the markup says so, or the line of the date or of who wrote it
    /// parts it from the text.
    pub has_standfirst: bool,
    /// What of the text may be republished.
    pub rights: Found<Rights>,
    /// Address of the page that was captured.
    pub source_url: Option<Found<String>>,
    /// Who published it, where a person says so or the archive's table knows; otherwise the host of
    /// `source_url` tells.
    #[serde(with = "stored::outlet")]
    pub outlet: Option<Found<Arc<Outlet>>>,
    /// When the page was saved, where that is known.
    pub captured: Option<Found<Date>>,
    /// Countries that the text names, sorted by code.
    #[serde(with = "locale::stored::regions")]
    pub countries: Vec<Region>,
    /// Topic ids, in the order of the vocabulary.
    pub topics: Vec<String>,
    /// Articles with one key are translations of each other.
    pub translation_key: Option<String>,
    /// What the archivist says of it and other captures.
    pub ties: Ties,
    /// The last part of the address, where a person chose it.
    pub slug: Option<String>,
    /// The archivist's note to the reader.
    pub note: Option<String>,
    /// What the archivist corrected, the earliest first.
    pub corrections: Vec<Correction>,
    /// That it is not shown any more; its address says so.
    pub withdrawal: Option<Withdrawal>,
    /// A draft is read but not published.
    pub draft: bool,
    /// Every line of the capture that is not on the page, with the reason.
    pub dropped: Vec<Dropped>,
    /// What the article does not have, by the word of the archivist.
    pub withdrawn: Vec<Field>,
    /// What a person entered, or looked at and found right.
    pub by_hand: Vec<Field>,
    /// The sidecar says only what was read, without doubt, before.
    pub has_idle_sidecar: bool,
    /// Where its sidecar says what.
    pub said_at: SaidAt,
    /// What stands for its text where many are compared.
    pub signature: Signature,
    /// Its words and names, by which articles are found that have to do with it.
    pub words: Box<[kinship::Word]>,
}

/// What the archivist says of a capture and others, each named by its path below the captures' folder or, in
/// the same folder, by its name.
#[derive(Debug, Clone, Default, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub struct Ties {
    /// The capture that holds the same article in the same language and is to be shown in its place.
    pub duplicate_of: Option<String>,
    /// Captures that are other articles, however alike.
    pub distinct_from: Vec<String>,
    /// A capture of the same article in another language.
    pub translation_of: Option<String>,
}

impl Article {
    /// Who published it, for readers of a language: as the archive calls it, else by the host of its address.
    pub fn outlet_in(&self, language: Language) -> Option<String> {
        match &self.outlet {
            Some(outlet) => Some(outlet.value.name_in(language).to_owned()),
            None => outlet::host(&self.source_url.as_ref()?.value),
        }
    }

    /// The page that was captured, by whatever spelling of its address.
    pub fn page(&self) -> Option<source_address::Page> {
        source_address::page(&self.source_url.as_ref()?.value)
    }

    /// When the page was saved, if that is known; else when it was last changed, as its lines say.
    pub fn state_of(&self) -> Option<Date> {
        let captured = self.captured.as_ref().map(|found| found.value);
        captured.or_else(|| {
            let lines = self.dropped.iter();
            let lines =
                lines.filter(|line| matches!(line.reason, Reason::DateLine | Reason::Furniture));
            let lines = lines.flat_map(|dropped| self.text[dropped.span.clone()].lines());
            let stamps = lines.flat_map(stamp::find);
            let updates = stamps.filter(|stamp| stamp.role == stamp::Role::Updated);
            updates.map(|stamp| stamp.date).max()
        })
    }

    /// There is nothing to show of it: neither a headline, but one made of the name of its file that no person found
    /// right, nor any text. What is withdrawn shows that.
    pub fn is_blank(&self) -> bool {
        self.title.source == Source::FileName
            && !self.by_hand.contains(&Field::Title)
            && self.withdrawal.is_none()
            && self.blocks_text().next().is_none()
    }

    /// That there is no text in it, unless a person says so; an error if it [is blank](Self::is_blank).
    fn lack_of_text(&self) -> Option<Diagnostic> {
        if self.draft || self.withdrawal.is_some() {
            return None;
        }
        if self.is_blank() {
            let problem = "no text was found in it, and no headline: it is not published";
            return Some(Diagnostic::error(problem).at(&self.path).hint(
                "save the page again, or set `title`, `paragraphs` or `draft = true` in its sidecar",
            ));
        }
        let (has_text, remedy) = match &self.body {
            Body::Blocks(blocks) => (
                blocks.iter().any(|block| block.kind != BlockKind::Caption),
                "save the page again, or set `draft = true` in its sidecar",
            ),
            Body::Markdown { paragraphs, .. } => (
                !paragraphs.is_empty(),
                "write the text under it, or delete the file",
            ),
        };
        let is_said = self.by_hand.contains(&Field::Text);
        (!has_text && !is_said).then(|| {
            Diagnostic::warning("no text was found in it, only a headline or texts of pictures")
                .at(&self.path)
                .hint(remedy)
        })
    }

    /// The texts of the article, without markup.
    fn blocks_text(&self) -> impl Iterator<Item = &str> {
        let (blocks, paragraphs): (&[Block], &[String]) = match &self.body {
            Body::Blocks(blocks) => (blocks, &[]),
            Body::Markdown { paragraphs, .. } => (&[], paragraphs),
        };
        let blocks = blocks.iter().map(|block| &self.text[block.span.clone()]);
        blocks.chain(paragraphs.iter().map(String::as_str))
    }
}

/// A value and where it was found.
#[derive(Debug, Clone, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub struct Found<T> {
    /// What was found.
    pub value: T,
    /// Where.
    pub source: Source,
}

/// Where a value comes from.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub enum Source {
    /// A line of the capture, counted from 1; of a saved page, of its file.
    Line(usize),
    /// A line, counted from 1, that has in full what the head of the capture cuts short or lacks.
    RepeatedLine(usize),
    /// Derived from the first sentence: the capture does not say.
    FirstSentence,
    /// Derived from the name of the file: the capture does not say.
    FileName,
    /// The words or characters of the text as a whole.
    Text,
    /// The source address: its digits, its host.
    Address,
    /// Structured data of the saved page.
    JsonLd,
    /// The Open Graph vocabulary in the head of the saved page.
    OpenGraph,
    /// Another `meta` element of the saved page.
    Meta,
    /// The `title` element of the saved page, without the name of the site.
    PageTitle,
    /// The canonical address of the saved page, or the one that a browser noted when it saved it.
    Link,
    /// The language that the markup of the saved page claims.
    Markup,
    /// Front matter of a Markdown file.
    FrontMatter,
    /// The sidecar, that is a person.
    Sidecar,
    /// Another language's version of the article: this one does not say.
    Translation,
    /// Another capture of the article: this one does not say.
    OtherCapture,
    /// What holds for want of evidence: the first language of `site.toml`, no limit of rights.
    Default,
}

impl Source {
    /// Whether the value is the program's guess, to be shown as one.
    pub fn is_derived(self) -> bool {
        matches!(
            self,
            Source::FirstSentence
                | Source::FileName
                | Source::Translation
                | Source::OtherCapture
                | Source::Default
        )
    }

    /// Whether a date is to be shown as the program's reading rather than the source's word.
    pub fn is_guess(self) -> bool {
        self.is_derived() || matches!(self, Source::Address | Source::Text)
    }

    /// A name of the kind of source, the same in `extract --json` and as key of interface strings.
    pub fn name(self) -> &'static str {
        match self {
            Source::Line(_) => "line",
            Source::RepeatedLine(_) => "repeated-line",
            Source::FirstSentence => "first-sentence",
            Source::FileName => "file-name",
            Source::Text => "text",
            Source::Address => "address",
            Source::JsonLd => "json-ld",
            Source::OpenGraph => "open-graph",
            Source::Meta => "meta",
            Source::PageTitle => "page-title",
            Source::Link => "link",
            Source::Markup => "markup",
            Source::FrontMatter => "front-matter",
            Source::Sidecar => "sidecar",
            Source::Translation => "translation",
            Source::OtherCapture => "other-capture",
            Source::Default => "default",
        }
    }

    /// The line of the capture, counted from 1.
    pub fn line(self) -> Option<usize> {
        match self {
            Source::Line(line) | Source::RepeatedLine(line) => Some(line),
            _ => None,
        }
    }
}

/// The text of an article.
#[derive(Debug, Clone, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub enum Body {
    /// Parts of a raw capture, in order.
    Blocks(Vec<Block>),
    /// A Markdown text.
    Markdown {
        /// Safe HTML.
        html: String,
        /// Where in it each outer block ends.
        ends: Vec<usize>,
        /// The paragraphs without markup.
        paragraphs: Vec<String>,
        /// The texts of pictures without markup.
        captions: Vec<String>,
    },
}

/// A paragraph or caption of a raw capture.
#[derive(Debug, Clone, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub struct Block {
    /// What it is.
    pub kind: BlockKind,
    /// Where it stands in [`Article::text`]; may run over line breaks, which read as spaces.
    pub span: Span,
}

/// What a block is to the reader.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub enum BlockKind {
    /// Running text.
    Paragraph,
    /// A heading within the text.
    Subheading,
    /// The text of a picture.
    Caption,
}

/// Lines that are not on the page.
#[derive(Debug, Clone, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub struct Dropped {
    /// First line of the capture's file, counted from 1.
    pub first_line: usize,
    /// Last line; the same for one line.
    pub last_line: usize,
    /// Where the text stands in [`Article::text`].
    pub span: Span,
    /// Why.
    pub reason: Reason,
}

/// Why lines are not on the page.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub enum Reason {
    /// Read as the date of publication.
    DateLine,
    /// Read as the source's address or name.
    SourceLine,
    /// A headline that the capture gives in full elsewhere.
    CutHeadline,
    /// Stands elsewhere in the capture already.
    Repeat,
    /// The name of a picture's file.
    PictureFile,
    /// Who wrote or edited it.
    Byline,
    /// The mark that closes an article (`./.`).
    EndMark,
    /// The label of a list of other stories, or a link that calls itself one (`Baca juga: …`).
    Related,
    /// Headline, time, picture text or first words of another story.
    Teaser,
    /// Comment form or counter.
    Comments,
    /// Buttons to share, print or follow.
    Sharing,
    /// Menus, breadcrumbs, footers and other parts of the page around the story.
    Furniture,
    /// Key words of the page.
    Keywords,
    /// Stands in other stories of the outlet too.
    Recurring {
        /// In at least so many.
        stories: u32,
    },
    /// A comment in Markdown.
    Comment,
    /// A part of Markdown that no page shows, such as the address of a link that is not used or not safe.
    Markup,
    /// A key of front matter that says nothing about the article.
    FrontMatter,
    /// Overruled by the sidecar.
    Overruled,
}

impl Reason {
    /// All of them.
    pub const ALL: [Reason; 18] = [
        Reason::DateLine,
        Reason::SourceLine,
        Reason::CutHeadline,
        Reason::Repeat,
        Reason::PictureFile,
        Reason::Byline,
        Reason::EndMark,
        Reason::Related,
        Reason::Teaser,
        Reason::Comments,
        Reason::Sharing,
        Reason::Furniture,
        Reason::Keywords,
        Reason::Recurring { stories: 0 },
        Reason::Comment,
        Reason::Markup,
        Reason::FrontMatter,
        Reason::Overruled,
    ];

    /// Both reasons as one, if they are of one kind.
    pub fn merged(self, other: Reason) -> Option<Reason> {
        match (self, other) {
            (Reason::Recurring { stories }, Reason::Recurring { stories: more }) => {
                let stories = stories.min(more);
                Some(Reason::Recurring { stories })
            }
            _ => (self == other).then_some(self),
        }
    }

    /// A name, the same in `extract --json` and as key of interface strings.
    pub fn name(self) -> &'static str {
        match self {
            Reason::DateLine => "date-line",
            Reason::SourceLine => "source-line",
            Reason::CutHeadline => "cut-headline",
            Reason::Repeat => "repeat",
            Reason::PictureFile => "picture-file",
            Reason::Byline => "byline",
            Reason::EndMark => "end-mark",
            Reason::Related => "related",
            Reason::Teaser => "teaser",
            Reason::Comments => "comments",
            Reason::Sharing => "sharing",
            Reason::Furniture => "furniture",
            Reason::Keywords => "keywords",
            Reason::Recurring { .. } => "recurring",
            Reason::Comment => "comment",
            Reason::Markup => "markup",
            Reason::FrontMatter => "front-matter",
            Reason::Overruled => "overruled",
        }
    }
}
