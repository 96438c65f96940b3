//! What stands on many pages is rendered once.
//!
//! An article stands in a dozen lists and beside a dozen others, a country's years on each of its pages. What a
//! small template makes of them is kept with a mark wherever the way to the site's root goes, as it stands in every
//! template, and [`rooted`] puts that way into the finished page.

use super::templates::Templates;
use super::view::{extend, object};
use crate::diagnostic::Diagnostic;
use std::ops::Range;
use tera::{Context, Value};

/// Stands for the way to the site's root. Captures are read without control characters, and where another text
/// has this one, nothing is put into the page but that way.
pub const ROOT: &str = "\u{1}";

/// What lists show of an entry, as HTML. It is one text, since there are as many as entries, and the slip and the brief
/// cutting are nearly always parts of the whole one.
#[derive(Debug)]
pub struct Cuttings {
    html: Box<str>,
    whole: Range<usize>,
    /// Two parts, between which the whole one has the first words.
    brief: [Range<usize>; 2],
    slip: Range<usize>,
}

impl Cuttings {
    /// Renders them; `item` is the value of the entry.
    ///
    /// # Errors
    /// If a template asks for what is not there.
    pub fn new(item: &Value, templates: &Templates) -> Result<Self, Diagnostic> {
        let slip = html(templates, "slip-small.html", [("item", item.clone())])?;
        let item = extend(item, [("slip", Value::safe_string(&slip))]);
        let cutting = |brief: bool| {
            let fields = [("item", item.clone()), ("brief", Value::from(brief))];
            html(templates, "cutting.html", fields)
        };
        let mut html = cutting(false)?;
        let brief = cutting(true)?;
        let whole = 0..html.len();
        let brief = match around(&html, &brief) {
            Some((start, end)) => [0..start, end..html.len()],
            None => [added(&mut html, &brief), 0..0],
        };
        let slip = match html.find(&slip) {
            Some(start) => start..start + slip.len(),
            None => added(&mut html, &slip),
        };
        Ok(Cuttings {
            html: html.into(),
            whole,
            brief,
            slip,
        })
    }

    /// Slip, headline and first words.
    pub fn whole(&self) -> Value {
        Value::safe_string(&self.html[self.whole.clone()])
    }

    /// The same without the first words.
    pub fn brief(&self) -> Value {
        let parts = self.brief.clone().map(|part| &self.html[part]);
        Value::safe_string(&parts.concat())
    }

    /// The slip alone.
    pub fn slip(&self) -> Value {
        Value::safe_string(&self.html[self.slip.clone()])
    }
}

/// Where a text has what a part lacks, if it is the part but for one stretch.
fn around(text: &str, part: &str) -> Option<(usize, usize)> {
    let same = text.bytes().zip(part.bytes()).take_while(|(a, b)| a == b);
    let start = part.floor_char_boundary(same.count());
    let rest = &part[start..];
    let ends = text.len() >= part.len() && text.ends_with(rest);
    ends.then(|| (start, text.len() - rest.len()))
}

/// Adds a text to another; gives its place.
fn added(text: &mut String, other: &str) -> Range<usize> {
    let start = text.len();
    text.push_str(other);
    start..text.len()
}

/// What a template makes of some values, for any page.
///
/// # Errors
/// If it asks for what is not there.
pub fn render<const N: usize>(
    templates: &Templates,
    name: &str,
    fields: [(&'static str, Value); N],
) -> Result<Value, Diagnostic> {
    Ok(Value::safe_string(&html(templates, name, fields)?))
}

fn html<const N: usize>(
    templates: &Templates,
    name: &str,
    fields: [(&'static str, Value); N],
) -> Result<String, Diagnostic> {
    let mut context = Context::new();
    context.insert_value("page", object([("root", Value::from(ROOT))]));
    for (name, value) in fields {
        context.insert_value(name, value);
    }
    let html = templates.render(name, &context)?;
    let mut html = String::from_utf8(html).unwrap_or_default();
    html.truncate(html.trim_end().len());
    Ok(html)
}

/// A page with the way to the site's root in the fragments on it.
pub fn rooted(page: Vec<u8>, root: &str) -> Vec<u8> {
    let mut marks = memchr::memchr_iter(ROOT.as_bytes()[0], &page).peekable();
    if marks.peek().is_none() {
        return page;
    }
    let mut rooted = Vec::with_capacity(page.len() + page.len() / 8);
    let mut from = 0;
    for mark in marks {
        rooted.extend_from_slice(&page[from..mark]);
        rooted.extend_from_slice(root.as_bytes());
        from = mark + 1;
    }
    rooted.extend_from_slice(&page[from..]);
    rooted
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_a_part_lacks_is_found() {
        assert_eq!(around("abcdef", "abef"), Some((2, 4)));
        assert_eq!(around("abcabc", "abc"), Some((3, 6)));
        assert_eq!(around("abc", "abc"), Some((3, 3)));
        assert_eq!(around("é", "è"), None);
        assert_eq!(around("ab", "abc"), None);
    }
}
