//! What a person wrote beside a capture: it overrides what the program reads out of the text.
//!
//! ```
//! use kliping::article::{Knowledge, sidecar};
//! use kliping::capture::SidecarFile;
//!
//! let file = SidecarFile {
//!     path: "covax.vi.toml".to_owned(),
//!     text: "published = 2021-02-25\ncountries = ['VN']\n".to_owned(),
//! };
//! let sidecar = sidecar::parse(&file, &Knowledge::default()).unwrap();
//! assert_eq!(sidecar.published.unwrap().value().unwrap().to_string(), "2021-02-25");
//! ```

mod notices;
mod read;

pub use read::parse;

use super::confidence::Level;
use super::date::{Date, DateRange};
use super::notices::{Correction, Withdrawal};
use super::outlets::Outlets;
use super::{Article, Field, Found, SaidAt, Source};
use crate::locale::{Language, Region};
use crate::outlet::Rights;

/// The corrections of a sidecar; `None` where it says nothing.
///
/// An empty text or list says that there is none of it.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Sidecar {
    /// The headline.
    pub title: Option<Word<String>>,
    /// The section or topic line above the headline.
    pub kicker: Option<Word<String>>,
    /// When it was published.
    pub published: Option<Word<Date>>,
    /// When the page was saved.
    pub captured: Option<Word<Date>>,
    /// When that happened of which the text tells; an empty list says that it is not known.
    pub event_dates: Option<Vec<DateRange>>,
    /// The language of the text.
    pub language: Option<Language>,
    /// Address of the page that was captured.
    pub source: Option<Word<String>>,
    /// Who published it.
    pub outlet: Option<Word<String>>,
    /// What of its text may be republished, whatever the policy for its outlet.
    pub rights: Option<Rights>,
    /// The countries that it is about, sorted by code; an empty list says that there are none.
    pub countries: Option<Vec<Region>>,
    /// Topic ids, in the order of the vocabulary; an empty list says that there are none.
    pub tags: Option<Vec<String>>,
    /// The whole text, a paragraph each, in place of that of the capture.
    pub paragraphs: Option<Vec<String>>,
    /// The texts of pictures, in place of those of the capture.
    pub captions: Option<Vec<String>>,
    /// The last part of the address.
    pub slug: Option<Word<String>>,
    /// Articles with one key are translations of each other.
    pub translation_key: Option<Word<String>>,
    /// The capture that is shown in place of this one, which holds the same article.
    pub duplicate_of: Option<Word<String>>,
    /// Captures that are other articles, however alike.
    pub distinct_from: Vec<String>,
    /// A capture of the same article in another language.
    pub translation_of: Option<Word<String>>,
    /// Whether it is kept from being published.
    pub draft: Option<bool>,
    /// The archivist's note to the reader.
    pub note: Option<Word<String>>,
    /// What was corrected, the earliest first.
    pub corrections: Option<Vec<Correction>>,
    /// That it is not shown any more.
    pub withdrawn: Option<Withdrawal>,
    /// Fields that a person looked at and found right.
    pub checked: Vec<Field>,
    /// Where it says what.
    pub at: SaidAt,
}

/// What the archivist says of something that an article may not have.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Word<T> {
    /// It is this.
    Is(T),
    /// There is none.
    None,
}

impl<T> Word<T> {
    /// The value, if there is one.
    pub fn value(self) -> Option<T> {
        match self {
            Word::Is(value) => Some(value),
            Word::None => None,
        }
    }

    /// The value, if there is one.
    pub fn as_ref(&self) -> Option<&T> {
        match self {
            Word::Is(value) => Some(value),
            Word::None => None,
        }
    }
}

/// Puts what a sidecar says in the place of what was read out of the text. Headline, kicker, paragraphs and
/// captions are not among it: [`super::correction`] corrects them before the rest is read.
pub fn apply(said: Sidecar, article: &mut Article, outlets: &Outlets) {
    let before = could_be_idle(&said, article).then(|| article.clone());
    put(said, article, outlets);
    article.has_idle_sidecar = before.is_some_and(|before| says_the_same(&before, article));
}

/// Whether a sidecar says something, and nothing that settles a doubt or is no reading of the capture.
fn could_be_idle(said: &Sidecar, article: &Article) -> bool {
    let entered = entered(said);
    let says_more = said.title.is_some()
        || said.kicker.is_some()
        || said.paragraphs.is_some()
        || said.captions.is_some()
        || !said.checked.is_empty();
    let settles = |field: &Field| article.confidence_in(*field).level == Level::Doubtful;
    *said != Sidecar::default() && !says_more && !entered.iter().any(settles)
}

/// Whether two articles differ in nothing that a sidecar can say but in where it was found.
fn says_the_same(before: &Article, after: &Article) -> bool {
    fn value<T>(found: &Option<Found<T>>) -> Option<&T> {
        found.as_ref().map(|found| &found.value)
    }
    before.language.value == after.language.value
        && value(&before.published) == value(&after.published)
        && value(&before.source_url) == value(&after.source_url)
        && value(&before.outlet) == value(&after.outlet)
        && before.rights.value == after.rights.value
        && before.event_dates == after.event_dates
        && before.countries == after.countries
        && before.topics == after.topics
        && value(&before.captured) == value(&after.captured)
        && before.ties == after.ties
        && before.translation_key == after.translation_key
        && (&before.slug, &before.note, before.draft) == (&after.slug, &after.note, after.draft)
        && (&before.corrections, &before.withdrawal) == (&after.corrections, &after.withdrawal)
}

fn put(said: Sidecar, article: &mut Article, outlets: &Outlets) {
    fn by_hand<T>(value: T) -> Found<T> {
        Found {
            value,
            source: Source::Sidecar,
        }
    }
    article.withdrawn = withdrawn(&said);
    article.said_at.sidecar.clone_from(&said.at.sidecar);
    article.said_at.keys.clone_from(&said.at.keys);
    article.by_hand.extend(entered(&said));
    article.by_hand.sort_unstable();
    article.by_hand.dedup();
    if let Some(language) = said.language {
        article.language = by_hand(language);
    }
    if let Some(published) = said.published {
        article.published = published.value().map(by_hand);
    }
    if let Some(captured) = said.captured {
        article.captured = captured.value().map(by_hand);
    }
    if let Some(source) = said.source {
        article.source_url = source.value().map(by_hand);
    }
    if let Some(outlet) = said.outlet {
        let name = outlet.value();
        article.outlet = name.map(|name| by_hand(outlets.named(&name)));
    }
    if let Some(rights) = said.rights {
        article.rights = by_hand(rights);
    }
    for (said, field) in [
        (said.slug, &mut article.slug),
        (said.note, &mut article.note),
        (said.translation_key, &mut article.translation_key),
        (said.translation_of, &mut article.ties.translation_of),
        (said.duplicate_of, &mut article.ties.duplicate_of),
    ] {
        if let Some(said) = said {
            *field = said.value();
        }
    }
    article.ties.distinct_from = said.distinct_from;
    if let Some(dates) = said.event_dates {
        article.event_dates = dates;
    }
    if let Some(countries) = said.countries {
        article.countries = countries;
    }
    if let Some(tags) = said.tags {
        article.topics = tags;
    }
    if let Some(draft) = said.draft {
        article.draft = draft;
    }
    if let Some(corrections) = said.corrections {
        article.corrections = corrections;
    }
    if let Some(withdrawal) = said.withdrawn {
        article.withdrawal = Some(withdrawal);
    }
}

/// What a sidecar gives, withdraws, or calls right.
fn entered(said: &Sidecar) -> Vec<Field> {
    let is_entered = |field: &Field| match field {
        Field::Title => said.title.is_some(),
        Field::Kicker => said.kicker.is_some(),
        Field::Published => said.published.is_some(),
        Field::EventDates => said.event_dates.is_some(),
        Field::Language => said.language.is_some(),
        Field::Source => said.source.is_some(),
        Field::Outlet => said.outlet.is_some(),
        Field::Countries => said.countries.is_some(),
        Field::Tags => said.tags.is_some(),
        Field::Text => said.paragraphs.is_some(),
    };
    let is_by_hand = |field: &Field| is_entered(field) || said.checked.contains(field);
    Field::ALL.into_iter().filter(is_by_hand).collect()
}

/// What a sidecar says that there is none of.
fn withdrawn(said: &Sidecar) -> Vec<Field> {
    fn none<T>(word: &Option<Word<T>>) -> bool {
        matches!(word, Some(Word::None))
    }
    fn empty<T>(list: &Option<Vec<T>>) -> bool {
        list.as_ref().is_some_and(Vec::is_empty)
    }
    let is_none = |field: &Field| match field {
        Field::Title => none(&said.title),
        Field::Kicker => none(&said.kicker),
        Field::Published => none(&said.published),
        Field::EventDates => empty(&said.event_dates),
        Field::Source => none(&said.source),
        Field::Outlet => none(&said.outlet),
        Field::Countries => empty(&said.countries),
        Field::Tags => empty(&said.tags),
        Field::Language | Field::Text => false,
    };
    Field::ALL.into_iter().filter(is_none).collect()
}

#[cfg(test)]
mod tests;
