//! What stands on many pages is rendered once.
//!
//! An article stands in a dozen lists and beside a dozen others, a country's years on each of its pages. What a
//! small template makes of them is kept with a mark wherever the way to the site's root goes, and [`rooted`] puts
//! that way into the finished page.

use super::templates::Templates;
use super::view::{extend, object};
use crate::diagnostic::Diagnostic;
use tera::{Context, Value};

/// Stands for the way to the site's root. Captures are read without control characters, and where another text
/// has this one, nothing is put into the page but that way.
const ROOT: &str = "\u{1}";

/// A slip with what lists show of it: `slip`, the slip itself; `cutting`, that and the first words; `brief`, without them.
///
/// # Errors
/// If a template asks for what is not there.
pub fn with_cuttings(item: &Value, templates: &Templates) -> Result<Value, Diagnostic> {
    let item_alone = [("item", item.clone())];
    let slip = render(templates, "slip-small.html", item_alone)?;
    let item = extend(item, [("slip", slip)]);
    let cutting = |brief: bool| {
        let fields = [("item", item.clone()), ("brief", Value::from(brief))];
        render(templates, "cutting.html", fields)
    };
    Ok(extend(
        &item,
        [("cutting", cutting(false)?), ("brief", cutting(true)?)],
    ))
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
    let mut context = Context::new();
    for (name, value) in fields {
        context.insert_value(name, value);
    }
    context.insert_value("page", object([("root", Value::from(ROOT))]));
    let html = templates.render(name, &context)?;
    let html = String::from_utf8_lossy(&html);
    Ok(Value::safe_string(html.trim_end()))
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
