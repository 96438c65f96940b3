//! What an element of a page says by its name, classes and other attributes.

use super::flow::Tag;
use super::places::Places;
use super::tree::attribute;
use super::words::places_of;
use html5ever::{Attribute, LocalName, local_name};

/// An element by its name and attributes.
pub(super) struct Element<'a> {
    pub name: &'a LocalName,
    attributes: &'a [Attribute],
}

impl<'a> Element<'a> {
    pub fn new(name: &'a LocalName, attributes: &'a [Attribute]) -> Self {
        Element { name, attributes }
    }

    pub fn attribute(&self, name: &LocalName) -> Option<&'a str> {
        attribute(self.attributes, name)
    }

    /// Whether nothing of it is text to a reader.
    pub fn is_skipped(&self) -> bool {
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
    pub fn block(&self) -> Option<Tag> {
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

    /// Whether it shows a picture: no portrait of an author, sign or logo.
    pub fn is_picture(&self) -> bool {
        let is_image = matches!(*self.name, local_name!("img") | local_name!("picture"));
        let says = |attribute: &LocalName| {
            self.attribute(attribute).is_some_and(|names| {
                names
                    .split(|c: char| !c.is_ascii_alphabetic())
                    .any(|word| matches!(word, "avatar" | "icon" | "logo" | "gravatar"))
            })
        };
        let is_small = || {
            let width = self.attribute(&local_name!("width"));
            width.is_some_and(|width| width.parse().is_ok_and(|width: u32| width < SIGN))
        };
        (is_image || self.name.contains("-img")) && !says(&local_name!("class")) && !is_small()
    }

    /// Whether text flows around it.
    pub fn floats(&self) -> bool {
        let aside = |names: &str| names.contains("left") || names.contains("right");
        self.attribute(&local_name!("align")).is_some_and(aside)
            || self.attribute(&local_name!("class")).is_some_and(|names| {
                let mut names = names.split_whitespace();
                names.any(|name| (name.contains("align") || name.contains("float")) && aside(name))
            })
            || self
                .attribute(&local_name!("style"))
                .is_some_and(|style| style.contains("float"))
    }

    /// Whether it states the time of a change, not that of publication.
    pub fn is_update(&self) -> bool {
        let classes = self.attribute(&local_name!("class")).unwrap_or("");
        let is_published = || {
            classes
                .split(|c: char| !c.is_ascii_alphabetic())
                .any(|word| matches!(word, "published" | "entry" | "post"))
        };
        match self.attribute(&local_name!("itemprop")) {
            Some(property) => property == "dateModified",
            None => {
                let mut words = classes.split(|c: char| !c.is_ascii_alphabetic());
                words.any(|word| matches!(word, "updated" | "modified")) && !is_published()
            }
        }
    }

    /// Whether it is an article by its name or its type in schema.org.
    pub fn is_article(&self) -> bool {
        let kind = self.attribute(&local_name!("itemtype")).unwrap_or("");
        *self.name == local_name!("article")
            || kind.ends_with("Article")
            || kind.ends_with("BlogPosting")
    }

    /// A number for its name and classes.
    pub fn look(&self) -> u64 {
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
    pub fn places(&self) -> Places {
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
                // `<div type="RelatedNews">`; lists and buttons have types of another kind.
                local_name!("type") if *self.name == local_name!("div") => {
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

/// Pixels: narrower images are signs and portraits.
const SIGN: u32 = 100;

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
