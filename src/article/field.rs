//! The fields of an article, as sidecars, `extract` and `check` name them.

use serde::{Deserialize, Serialize};

/// Something that is read out of a capture.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub enum Field {
    /// The headline.
    Title,
    /// The line above it.
    Kicker,
    /// The date of publication.
    Published,
    /// The dates of events.
    EventDates,
    /// The language of the text.
    Language,
    /// The address of the captured page.
    Source,
    /// The publisher.
    Outlet,
    /// The countries.
    Countries,
    /// The topics.
    Tags,
    /// The text, from where it starts to where it ends.
    Text,
}

impl Field {
    /// All of them.
    pub const ALL: [Field; 10] = [
        Field::Title,
        Field::Kicker,
        Field::Published,
        Field::EventDates,
        Field::Language,
        Field::Source,
        Field::Outlet,
        Field::Countries,
        Field::Tags,
        Field::Text,
    ];

    /// Its name: the key of a sidecar, or `text`, which has several.
    pub fn name(self) -> &'static str {
        match self {
            Field::Title => "title",
            Field::Kicker => "kicker",
            Field::Published => "published",
            Field::EventDates => "event_dates",
            Field::Language => "language",
            Field::Source => "source",
            Field::Outlet => "outlet",
            Field::Countries => "countries",
            Field::Tags => "tags",
            Field::Text => "text",
        }
    }

    /// Whether the archivist can say that an article has none.
    pub fn can_be_withdrawn(self) -> bool {
        !matches!(self, Field::Language | Field::Text)
    }
}
