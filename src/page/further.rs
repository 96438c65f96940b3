//! The further captures of a text on its page: where each comes from, and what it says otherwise.

use super::view::{self, extend, object};
use super::{Site, article, words};
use crate::archive::{Further, Relation};
use crate::article::Article;
use crate::difference::{self, Change, Row};
use crate::locale::{Interface, Variable};
use crate::outlet;
use tera::Value;

/// The list of them, for the version that an interface shows.
pub fn view(site: &Site<'_>, number: usize, shown: &Article, further: &[Further]) -> Value {
    let interface = &site.interfaces[number];
    let one = |one: &Further| {
        let own = &one.article;
        let other = match one.beside {
            Some(place) => &further[place].article,
            None => shown,
        };
        let changes = changes(own, other);
        let title = &own.title.value;
        extend(
            &source(interface, own),
            [
                ("relation", Value::from(relation(interface, one))),
                (
                    "title",
                    Value::from((*title != other.title.value).then_some(title.as_str())),
                ),
                ("note", Value::from(own.note.as_deref())),
                ("is_earlier", Value::from(one.is_earlier)),
                (
                    "only_excerpt",
                    Value::from(own.is_excerpt() || other.is_excerpt()),
                ),
                ("changes", Value::from(changes)),
                ("dropped", article::dropped(interface, own)),
                ("dropped_lines", Value::from(article::dropped_lines(own))),
            ],
        )
    };
    Value::from(further.iter().map(one).collect::<Vec<_>>())
}

/// Where a capture comes from.
fn source(interface: &Interface, article: &Article) -> Value {
    let date = |date| view::date_value(interface, date);
    let address = article.source_url.as_ref().map(|url| url.value.as_str());
    object([
        ("path", Value::from(view::file_name(article))),
        ("sha256", Value::from(article::hex(&article.sha256))),
        ("source_url", Value::from(address)),
        ("source_host", Value::from(address.and_then(outlet::host))),
        (
            "outlet",
            Value::from(view::outlet(article, interface.language)),
        ),
        (
            "date",
            Value::from(article.published.as_ref().map(|found| date(found.value))),
        ),
        (
            "captured",
            Value::from(article.captured.as_ref().map(|found| date(found.value))),
        ),
    ])
}

/// What the capture is to the one that it is held against, in a sentence.
fn relation(interface: &Interface, further: &Further) -> String {
    let key = match (further.relation, further.is_earlier) {
        (Relation::SameFile, false) => "further-same-file",
        (Relation::SameText, false) => "further-same-text",
        (Relation::SameFile | Relation::SameText, true) => "further-same-state",
        (_, true) | (Relation::OtherState, false) => "further-other-state",
        (Relation::ByHand, false) => "further-by-hand",
        (Relation::NearText(percent), false) => {
            let percent = [("percent", Variable::Number(u64::from(percent)))];
            return words::string(interface, "further-near-text", &percent);
        }
    };
    words::string(interface, key, &[])
}

/// The rows of what the capture (`old`) and the other (`new`) say differently; none where they say the same,
/// and where one of them may not be republished in full.
fn changes(own: &Article, other: &Article) -> Vec<Value> {
    if own.is_excerpt() || other.is_excerpt() {
        return Vec::new();
    }
    let (own, other) = (own.shown(), other.shown());
    let texts = |parts: &[crate::article::Part<'_>]| -> Vec<String> {
        let texts = parts.iter().map(|part| {
            let words: Vec<&str> = part.text.split_whitespace().collect();
            words.join(" ")
        });
        texts.collect()
    };
    let (own, other) = (texts(&own), texts(&other));
    let (own, other): (Vec<&str>, Vec<&str>) = (
        own.iter().map(String::as_str).collect(),
        other.iter().map(String::as_str).collect(),
    );
    let rows = difference::paragraphs(&own, &other);
    if rows.iter().all(|row| matches!(row, Row::Kept(_))) {
        return Vec::new();
    }
    let part = |kind: &'static str, text: &str| {
        object([("kind", Value::from(kind)), ("text", Value::from(text))])
    };
    let parts = |change: Change<'_>| -> Vec<Value> {
        if change.is_kept() {
            return vec![part("kept", change.old)];
        }
        let sides = [("old", change.old), ("new", change.new)];
        let sides = sides.into_iter().filter(|(_, text)| !text.is_empty());
        sides.map(|(kind, text)| part(kind, text)).collect()
    };
    rows.into_iter()
        .map(|row| match row {
            Row::Kept(count) => object([("kept", Value::from(count))]),
            Row::Changed(changes) => {
                let parts: Vec<Value> = changes.into_iter().flat_map(parts).collect();
                object([("parts", Value::from(parts))])
            }
        })
        .collect()
}
