//! What the order of an archive depends on of an article, but for its text and its bytes.

use super::Article;
use crate::digest::{Digest, digest};

impl Article {
    /// Stands for all that puts an article in its place among others: two with equal frames stand in the same
    /// lists, at the same dates and under the same addresses, unless their texts or headlines say otherwise.
    pub fn frame(&self) -> Digest {
        // Taken apart without `..`, so that a field that is added must find its place here.
        let Article {
            path,
            language,
            published,
            event_dates,
            source_url,
            captured,
            countries,
            topics,
            translation_key,
            ties,
            slug,
            corrections,
            withdrawal,
            draft,
            said_at,
            // The text, and what stands for it.
            sha256: _,
            encoding: _,
            text: _,
            body: _,
            has_standfirst: _,
            dropped: _,
            signature: _,
            words: _,
            // What pages show of it, and lists of it.
            title: _,
            kicker: _,
            rights: _,
            outlet: _,
            note: _,
            withdrawn: _,
            by_hand: _,
            has_idle_sidecar: _,
        } = self;
        // What is said of captures by their names is told with its line while they are put in order.
        let is_told = |(key, _): &&(String, usize)| {
            [
                "duplicate_of",
                "distinct_from",
                "translation_of",
                "withdrawn",
                "withdrawn.see",
            ]
            .contains(&&**key)
        };
        let told: Vec<_> = said_at.keys.iter().filter(is_told).collect();
        digest(&(
            (path, language.value, published, event_dates, source_url),
            (captured, countries, topics, translation_key, ties, slug),
            (corrections, withdrawal, draft, told),
        ))
    }
}
