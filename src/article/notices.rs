//! What the archivist tells readers about an article as a whole: what was corrected, and that it was withdrawn.

use super::date::Date;
use crate::locale::{self, Language};
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;

/// A text of the archivist, in one or more languages.
#[derive(Debug, Clone, Default, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub struct Note {
    /// For readers of a language.
    #[serde(with = "locale::stored::by_language")]
    pub by_language: BTreeMap<Language, String>,
    /// For all others.
    pub for_all: Option<String>,
}

impl Note {
    /// The text for readers of a language, and its own language where that is known to be another one.
    pub fn for_reader(&self, language: Language) -> Option<(&str, Option<Language>)> {
        if let Some(text) = self.by_language.get(&language) {
            return Some((text, None));
        }
        let other = || {
            let (language, text) = self.by_language.first_key_value()?;
            Some((text.as_str(), Some(*language)))
        };
        let for_all = self.for_all.as_deref();
        for_all.map(|text| (text, None)).or_else(other)
    }
}

/// Something that the archive showed wrongly, and since when it is right.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub struct Correction {
    /// When it was corrected.
    pub date: Date,
    /// What.
    pub note: Note,
}

/// That an article is not shown any more.
#[derive(Debug, Clone, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub struct Withdrawal {
    /// Since when.
    pub date: Date,
    /// Why.
    pub reason: WithdrawalReason,
    /// What the archivist says besides.
    pub note: Option<Note>,
    /// The path of the capture that readers find instead.
    pub see: Option<String>,
}

/// Why an article is not shown any more.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub enum WithdrawalReason {
    /// Who holds the rights does not allow it.
    Rights,
    /// The law, a court or an authority does not allow it.
    Legal,
    /// It should not have been in the archive, or not like this.
    Error,
    /// The archive has it elsewhere.
    Duplicate,
}

impl WithdrawalReason {
    /// All of them.
    pub const ALL: [WithdrawalReason; 4] = [
        WithdrawalReason::Rights,
        WithdrawalReason::Legal,
        WithdrawalReason::Error,
        WithdrawalReason::Duplicate,
    ];

    /// The word in sidecars, in `extract --json` and in the keys of interface strings.
    pub fn name(self) -> &'static str {
        match self {
            WithdrawalReason::Rights => "rights",
            WithdrawalReason::Legal => "legal",
            WithdrawalReason::Error => "error",
            WithdrawalReason::Duplicate => "duplicate",
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_reader_gets_the_note_in_their_language_or_the_one_for_all_or_any() {
        let [vi, id, en] = ["vi", "id", "en"].map(|code| code.parse::<Language>().unwrap());
        let mut note = Note::default();
        assert_eq!(note.for_reader(vi), None);
        note.by_language.insert(vi, "một".to_owned());
        assert_eq!(note.for_reader(vi), Some(("một", None)));
        assert_eq!(note.for_reader(id), Some(("một", Some(vi))));
        note.for_all = Some("1".to_owned());
        assert_eq!(note.for_reader(en), Some(("1", None)));
    }
}
