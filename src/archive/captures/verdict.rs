//! What two captures are to each other.

use crate::article::{Article, Likeness};
use serde::{Deserialize, Serialize};

/// What a capture is to another of the same article.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub enum Relation {
    /// It has the same bytes.
    SameFile,
    /// It has the same words.
    SameText,
    /// Of the shingles of the shorter text so many in a hundred stand in the longer.
    NearText(u8),
    /// It is of the same page, and its text is another.
    OtherState,
    /// The archivist says that it holds the same article.
    ByHand,
}

/// What two captures are to each other, and why they are not one.
#[derive(Debug, Clone, Serialize, Deserialize)]
pub(super) enum Verdict {
    Same(Relation),
    /// In a box, since few have it and all are remembered.
    Apart(Likeness, Option<Box<(String, String)>>),
}

/// Texts that share so much are the same.
const SAME: f64 = 0.75;

/// A text is a shortened one if so much of it stands in the other, and it is at least so long beside it.
const SHORTENED: f64 = 0.9;
const SHORTENED_TO: f64 = 0.5;

/// A shorter headline may be that of a section, in characters.
const LONG_TITLE: usize = 24;

/// Whether two articles have the same bytes or words.
pub(super) fn are_equal(a: &Article, b: &Article) -> Option<Relation> {
    let digests = (a.signature.digest, b.signature.digest);
    if a.sha256 == b.sha256 && a.signature == b.signature {
        Some(Relation::SameFile)
    } else if digests.0.is_some() && digests.0 == digests.1 {
        Some(Relation::SameText)
    } else {
        None
    }
}

pub(super) fn has_title_of(a: &Article, b: &Article) -> bool {
    !a.title.source.is_derived()
        && a.title.value.chars().count() >= LONG_TITLE
        && a.title.value.to_lowercase() == b.title.value.to_lowercase()
}

/// Judges two captures by nothing but what [`Article::compared`] stands for.
pub(super) fn judge(a: &Article, b: &Article, likeness: impl FnOnce() -> Likeness) -> Verdict {
    if let Some(equal) = are_equal(a, b) {
        return Verdict::Same(equal);
    }
    let likeness = likeness();
    let (a_words, b_words) = (f64::from(a.signature.words), f64::from(b.signature.words));
    let is_shortened = likeness.shorter >= SHORTENED
        && a_words.min(b_words) >= SHORTENED_TO * a_words.max(b_words);
    let has_sketch = !a.signature.sketch.is_empty() && !b.signature.sketch.is_empty();
    if !has_sketch || !(likeness.both >= SAME || is_shortened) {
        return Verdict::Apart(likeness, None);
    }
    match a.exchanged_fact(b) {
        None => Verdict::Same(Relation::NearText(likeness.percent())),
        exchanged => Verdict::Apart(likeness, exchanged.map(Box::new)),
    }
}
