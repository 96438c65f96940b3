//! What a page says of itself in its head.

use super::data;
use super::state::State;
use super::tree::{NONE, NodeId, ROOT, Tree};
use crate::locale::text::{clean, nfc};
use html5ever::{LocalName, local_name};

/// Where a page states something for machines.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Part {
    /// Structured data of schema.org in a script.
    JsonLd,
    /// A `meta` element of the Open Graph vocabulary.
    OpenGraph,
    /// Another `meta` element, or a property of an element.
    Meta,
    /// The `title` element.
    Title,
    /// The canonical address, or the one that a browser noted when it saved the page.
    Link,
}

/// Something that a page states, and where.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Stated {
    /// What.
    pub value: String,
    /// Where.
    pub part: Part,
}

/// What a page says of itself.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Head {
    /// The language that its markup claims, as written.
    pub language: Option<String>,
    /// Its headlines, the most reliable first.
    pub titles: Vec<Stated>,
    /// When it was published, as written; the most reliable first.
    pub dates: Vec<Stated>,
    /// Its addresses, the most reliable first.
    pub addresses: Vec<Stated>,
    /// Names of the site.
    pub sites: Vec<String>,
    /// The paragraphs of its article.
    pub paragraphs: Vec<String>,
}

impl Head {
    /// Takes in what the page's scripts know of its article.
    pub(super) fn add(&mut self, state: State) {
        for (value, list) in [
            (state.headline, &mut self.titles),
            (state.published, &mut self.dates),
        ] {
            push(list, &value.unwrap_or_default(), Part::Meta);
        }
        self.sort();
    }

    /// Sets the most reliable first.
    fn sort(&mut self) {
        let rank = |stated: &Stated| match stated.part {
            Part::OpenGraph => 0,
            Part::JsonLd => 1,
            Part::Link => 2,
            Part::Meta => 3,
            Part::Title => 4,
        };
        self.titles.sort_by_key(rank);
        self.dates.sort_by_key(|stated| match stated.part {
            Part::JsonLd => 0,
            Part::OpenGraph => 1,
            _ => 2,
        });
        self.addresses.sort_by_key(|stated| match stated.part {
            Part::Link => 0,
            Part::OpenGraph => 1,
            _ => 2,
        });
    }
}

/// Longer values are not what they should be.
const LONGEST: usize = 1000;
/// No page states a thing so often.
const MOST: usize = 64;

/// Reads the head of a page; `meta` elements count wherever they stand.
pub(super) fn read(tree: &Tree) -> Head {
    let mut head = Head::default();
    let mut scripts = Vec::new();
    let mut node = ROOT;
    while node != NONE {
        match tree.name(node) {
            Some(&local_name!("html")) => {
                let language = tree.attribute(node, &local_name!("lang"));
                head.language = language.map(str::to_owned);
            }
            Some(&local_name!("title")) if head.titles.iter().all(|t| t.part != Part::Title) => {
                let text = tree.text_in(node);
                push(&mut head.titles, &text, Part::Title);
            }
            Some(&local_name!("meta")) => meta(tree, node, &mut head),
            Some(&local_name!("link")) => {
                if tree.attribute(node, &local_name!("rel")) == Some("canonical")
                    && let Some(address) = tree.attribute(node, &local_name!("href"))
                {
                    push(&mut head.addresses, address, Part::Link);
                }
            }
            Some(&local_name!("script")) if is_structured(tree, node) => {
                scripts.push(tree.text_in(node));
            }
            // The titles in it are those of pictures.
            Some(&local_name!("svg")) => {
                node = tree.behind(node);
                continue;
            }
            _ => {}
        }
        node = tree.after(node);
    }
    for comment in &tree.comments {
        if let Some(address) = saved_from(comment) {
            push(&mut head.addresses, address, Part::Link);
        }
    }
    let of_page: Vec<String> = head
        .titles
        .iter()
        .map(|title| title.value.clone())
        .collect();
    if let Some(stated) = data::read(&scripts, &of_page) {
        for (value, list) in [
            (stated.headline, &mut head.titles),
            (stated.published, &mut head.dates),
            (stated.address, &mut head.addresses),
        ] {
            push(list, &value.unwrap_or_default(), Part::JsonLd);
        }
        head.sites.extend(stated.publisher);
        head.paragraphs = stated.paragraphs;
    }
    drop_cut_at_a_quote(&mut head.titles);
    head.sort();
    head
}

/// Drops titles that end where another one goes on with a quote: `content="Warga sebut "banjir kiriman""` was meant to
/// say more than `Warga sebut`.
fn drop_cut_at_a_quote(titles: &mut Vec<Stated>) {
    let is_cut = |one: &Stated| {
        titles.iter().any(|other| {
            let rest = other.value.strip_prefix(&*one.value);
            rest.is_some_and(|rest| rest.trim_start().starts_with('"'))
        })
    };
    let cut: Vec<bool> = titles.iter().map(is_cut).collect();
    let mut cut = cut.into_iter();
    titles.retain(|_| cut.next() != Some(true));
}

/// Whether a script holds structured data.
fn is_structured(tree: &Tree, node: NodeId) -> bool {
    let kind = tree.attribute(node, &local_name!("type"));
    kind.is_some_and(|kind| kind.to_ascii_lowercase().contains("json")) && !is_state(tree, node)
}

/// Whether a script holds what the page's own scripts work on, not structured data.
pub(super) fn is_state(tree: &Tree, node: NodeId) -> bool {
    let kind = tree.attribute(node, &local_name!("type"));
    kind.is_some_and(|kind| kind.trim().eq_ignore_ascii_case("application/json"))
}

fn push(list: &mut Vec<Stated>, value: &str, part: Part) {
    let value = value.split_whitespace().collect::<Vec<_>>().join(" ");
    if value.is_empty() || value.len() > LONGEST || list.len() >= MOST {
        return;
    }
    let value = nfc(clean(value));
    if !list
        .iter()
        .any(|known| known.value == value && known.part == part)
    {
        list.push(Stated { value, part });
    }
}

fn meta(tree: &Tree, node: NodeId, head: &mut Head) {
    let Some(content) = tree.attribute(node, &local_name!("content")) else {
        return;
    };
    for key in ["property", "name", "itemprop"] {
        let Some(name) = tree.attribute(node, &LocalName::from(key)) else {
            continue;
        };
        let mut name = name.trim().to_ascii_lowercase();
        name.retain(|c| c != '_' && c != '-');
        match name.as_str() {
            "og:title" => push(&mut head.titles, content, Part::OpenGraph),
            "twitter:title" | "title" | "dc.title" | "dcterms.title" | "headline" | "itstitle"
            | "parselytitle" | "sailthru.title" => {
                push(&mut head.titles, content, Part::Meta);
            }
            "article:publishedtime" | "og:article:publishedtime" => {
                push(&mut head.dates, content, Part::OpenGraph);
            }
            "pubdate"
            | "publishdate"
            | "publisheddate"
            | "publicationdate"
            | "datepublished"
            | "publishedtime"
            | "publishtime"
            | "dc.date"
            | "dc.date.issued"
            | "dcterms.issued"
            | "dcterms.created"
            | "dc.date.created"
            | "contentpublisheddate"
            | "sailthru.date"
            | "parselypubdate"
            | "cxenseparse:recs:publishtime"
            | "article.published"
            | "originalpublicationdate"
            | "date" => push(&mut head.dates, content, Part::Meta),
            "og:url" => push(&mut head.addresses, content, Part::OpenGraph),
            "og:sitename" | "applicationname" | "applemobilewebapptitle" => {
                head.sites.push(nfc(clean(content.trim().to_owned())));
            }
            _ => {}
        }
    }
}

/// The address in the comment with which browsers begin a saved page:
/// `saved from url=(0031)https://example.org/a` and `Page saved with … url: https://…`.
fn saved_from(comment: &str) -> Option<&str> {
    let rest = match comment.split_once("saved from url=") {
        Some((_, rest)) => rest.split_once(')')?.1,
        None => comment.split_once("SingleFile")?.1.split_once("url:")?.1,
    };
    rest.split_whitespace().next()
}
