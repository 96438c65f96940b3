//! The cutting: an article as lists show it.
//!
//! An article stands in a dozen lists and beside a dozen others. What `cutting.html` makes of it is rendered once,
//! with a mark wherever the way to the site's root goes, and [`rooted`] puts that way into the finished page.

use super::templates::Templates;
use super::view::{extend, object};
use crate::diagnostic::Diagnostic;
use tera::{Context, Value};

/// Stands for the way to the site's root. Captures are read without control characters, and where another text
/// has this one, nothing is put into the page but that way.
const ROOT: &str = "\u{1}";

/// A slip with its cutting, whole and without the first words.
///
/// # Errors
/// If the template asks for what is not there.
pub fn with_cuttings(slip: &Value, templates: &Templates) -> Result<Value, Diagnostic> {
    let cutting = |brief: bool| -> Result<Value, Diagnostic> {
        let mut context = Context::new();
        context.insert_value("item", slip.clone());
        context.insert_value("brief", Value::from(brief));
        context.insert_value("page", object([("root", Value::from(ROOT))]));
        let html = templates.render("cutting.html", &context)?;
        Ok(Value::safe_string(
            String::from_utf8_lossy(&html).trim_end(),
        ))
    };
    Ok(extend(
        slip,
        [("cutting", cutting(false)?), ("brief", cutting(true)?)],
    ))
}

/// A page with the way to the site's root in the cuttings on it.
pub fn rooted(page: Vec<u8>, root: &str) -> Vec<u8> {
    let marks = memchr::memchr_iter(ROOT.as_bytes()[0], &page).count();
    if marks == 0 {
        return page;
    }
    let mut rooted = Vec::with_capacity(page.len() + marks * root.len());
    let mut from = 0;
    for mark in memchr::memchr_iter(ROOT.as_bytes()[0], &page) {
        rooted.extend_from_slice(&page[from..mark]);
        rooted.extend_from_slice(root.as_bytes());
        from = mark + 1;
    }
    rooted.extend_from_slice(&page[from..]);
    rooted
}
