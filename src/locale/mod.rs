//! What differs from language to language: names, dates, numbers, order, strings.
//!
//! The only module that knows ICU4X and Fluent.

pub mod regions;

/// A language, as its ISO 639 code (`vi`, `id`).
pub use icu::locale::subtags::Language;
/// A country, as its ISO 3166-1 alpha-2 code (`VN`, `ID`).
pub use icu::locale::subtags::Region;
