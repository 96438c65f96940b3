//! Head and foot of pages. They are the same on all pages of a kind, so each is rendered once for these.

use super::plan::{self, Kind, Page};
use super::view::{self, object};
use super::{Renderer, fragment, metadata};
use crate::diagnostic::Diagnostic;
use crate::site_path::SitePath;
use std::collections::BTreeMap;
use std::sync::{PoisonError, RwLock};
use tera::Value;

/// What head and foot depend on.
#[derive(Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Place {
    kind: Option<&'static str>,
    /// Of a page to which they lead.
    path: Option<SitePath>,
    feed: Option<SitePath>,
}

/// The frames that were made so far.
pub type Frames = RwLock<BTreeMap<Place, Value>>;

/// The value `frame`, made when a page first asks for it.
///
/// # Errors
/// If `masthead.html` or `footer.html` asks for what is not there.
pub fn view(renderer: &Renderer<'_>, number: usize, page: &Page) -> Result<Value, Diagnostic> {
    let archive = renderer.site.archive;
    let feed = metadata::feed_of(page.kind);
    let place = Place {
        kind: page.kind.name(),
        path: is_led_to(page.kind).then(|| page.path.clone()),
        feed: feed.map(|feed| plan::path_of(archive, number, feed)),
    };
    let frames = &renderer.kept.shared[number].frames;
    let made = frames.read().unwrap_or_else(PoisonError::into_inner);
    if let Some(frame) = made.get(&place) {
        return Ok(frame.clone());
    }
    drop(made);
    let path = |path: &Option<SitePath>| path.as_ref().map_or(Value::none(), view::path);
    let feed = match &place.feed {
        Some(feed) => object([("path", view::path(feed))]),
        None => Value::none(),
    };
    let seen = object([
        ("kind", Value::from(place.kind)),
        ("path", path(&place.path)),
        ("root", Value::from(fragment::ROOT)),
        ("feed", feed),
    ]);
    let render = |name: &str| {
        let fields = [
            ("page", seen.clone()),
            ("totals", renderer.totals(number, page.kind)),
        ];
        fragment::render(&renderer.kept.templates[number], name, fields)
    };
    let frame = object([
        ("masthead", render("masthead.html")?),
        ("footer", render("footer.html")?),
    ]);
    // Of two threads that make it at once, both make the same.
    let mut made = frames.write().unwrap_or_else(PoisonError::into_inner);
    made.insert(place, frame.clone());
    Ok(frame)
}

/// Whether head or foot of every page lead to pages of a kind.
fn is_led_to(kind: Kind) -> bool {
    let is_list = matches!(
        kind,
        Kind::Home
            | Kind::Years
            | Kind::Countries
            | Kind::Topics
            | Kind::Timeline { .. }
            | Kind::Search
            | Kind::Headlines { .. }
            | Kind::Corrections { .. }
    );
    is_list && kind.number() == 1
}
