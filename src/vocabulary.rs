//! The controlled vocabulary: topics, with a name and marking words in each language.

use crate::locale::Language;

/// One topic.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Topic {
    /// Its name in sidecars and feeds (`vaccines`); never shown.
    pub id: String,
    /// Its name in each interface language, in the order of the configuration.
    pub names: Vec<String>,
    /// The words that mark it, for each language.
    pub words: Vec<(Language, Vec<String>)>,
}
