//! How far each field of an article can be trusted, and why, in words that a person understands.
//!
//! Nothing is weighed here that the archivist could not see: where a value was found, what it lacks, what
//! contradicts it. A field that a person entered or checked is sure.

mod judgement;

use super::date::{Date, Precision};
use super::{Field, Source};
use crate::locale::Language;
use std::fmt;

/// How far a value can be trusted.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Level {
    /// The capture or a person says so.
    Sure,
    /// Read with a reservation.
    Likely,
    /// A guess, a gap, or contradicted: a person should look at it.
    Doubtful,
}

impl Level {
    /// The word for it.
    pub fn name(self) -> &'static str {
        match self {
            Level::Sure => "sure",
            Level::Likely => "likely",
            Level::Doubtful => "doubtful",
        }
    }
}

/// How far a field can be trusted, and why.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Confidence {
    /// The field.
    pub field: Field,
    /// The level of the weightiest ground.
    pub level: Level,
    /// Why; at least one, the weightiest first.
    pub grounds: Vec<Ground>,
}

/// Why a field can be trusted, or not.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Ground {
    /// A person entered it, or looked at it and found it right.
    ByHand,
    /// It was found where such a thing stands.
    Stated(Source),
    /// The table of outlets has the host of the address.
    ListedHost,
    /// It was recognised by words of the text.
    ByWords,
    /// The head of the capture cuts it short or lacks it, and a line elsewhere, counted from 1, has it in full.
    CutShort(usize),
    /// A headline with more than [`LONG_TITLE`] characters.
    LongTitle,
    /// Only the year, or only the month, is known.
    Coarse(Precision),
    /// A date that stands in the address and nowhere in the text.
    OnlyInAddress,
    /// A date that only the name of the file gives.
    OnlyInFileName,
    /// The text leaves out the year of a day that it tells of.
    YearInferred,
    /// Only the host of the address tells who published it.
    OnlyHost,
    /// The text has too few words for its language to be certain.
    ShortText,
    /// The capture has none of it.
    NotFound,
    /// A headline made of the first sentence.
    FirstSentence,
    /// A headline made of the name of the file.
    NameOfFile,
    /// The date of the text and that of the address are more than a day apart.
    DatesDiffer {
        /// The line with the date, counted from 1.
        line: usize,
        /// What the line says.
        told: Date,
        /// What the address says.
        address: Date,
    },
    /// There is no date but one, in a line that was left out, counted from 1, that is in no calendar.
    ImpossibleDate(usize),
    /// The weekday beside the date is that of another day.
    OtherWeekday,
    /// The language was not recognised, and that of the archive was assumed.
    Assumed,
    /// The name of the file gives another language than the words of the text.
    LanguagesDiffer(Language),
    /// Signs stand in the place of letters: the text was written for an old font, or read in a wrong encoding.
    Garbled,
    /// The page says below the text that there is more of it: on its next page, or for subscribers.
    GoesOn,
    /// The text ends without a full stop.
    NoEnd,
    /// The text ends with three dots: some writers do so, and so do texts that are cut off.
    ThreeDots,
    /// Three dots end the only paragraph, or stand behind a space as a program puts them.
    CutByDots,
    /// The text starts in mid-sentence.
    NoStart,
    /// More running text was left out than is on the page.
    MuchLeftOut,
}

/// A longer headline is unusual, in characters.
const LONG_TITLE: usize = 160;

/// A text with fewer words may be of another language than it seems.
const FEW_WORDS: usize = 12;

/// Marks that may follow the end of a sentence.
const CLOSING: [char; 8] = ['"', '”', '“', '’', '\'', ')', ']', '»'];

/// A line with so many characters that ends a sentence is running text.
const RUNNING: usize = 120;

impl Ground {
    /// How far a value with this ground can be trusted.
    pub fn level(self) -> Level {
        match self {
            Ground::ByHand | Ground::Stated(_) | Ground::ListedHost => Level::Sure,
            Ground::ByWords
            | Ground::CutShort(_)
            | Ground::LongTitle
            | Ground::Coarse(_)
            | Ground::OnlyInAddress
            | Ground::OnlyInFileName
            | Ground::YearInferred
            | Ground::ThreeDots
            | Ground::OnlyHost => Level::Likely,
            Ground::ShortText
            | Ground::NotFound
            | Ground::FirstSentence
            | Ground::NameOfFile
            | Ground::DatesDiffer { .. }
            | Ground::ImpossibleDate(_)
            | Ground::OtherWeekday
            | Ground::Assumed
            | Ground::LanguagesDiffer(_)
            | Ground::Garbled
            | Ground::GoesOn
            | Ground::NoEnd
            | Ground::CutByDots
            | Ground::NoStart
            | Ground::MuchLeftOut => Level::Doubtful,
        }
    }

    /// The end of the key of the interface string `doubt-…` for what readers are told beside the sources of
    /// values.
    pub fn shown_as(self) -> Option<&'static str> {
        Some(match self {
            Ground::DatesDiffer { .. } => "dates-differ",
            Ground::YearInferred => "year-inferred",
            Ground::ShortText => "short-text",
            Ground::OtherWeekday => "other-weekday",
            Ground::Garbled => "garbled",
            Ground::GoesOn => "goes-on",
            Ground::NoEnd | Ground::CutByDots => "no-end",
            Ground::NoStart => "no-start",
            Ground::MuchLeftOut => "much-left-out",
            _ => return None,
        })
    }

    /// Every answer of [`Ground::shown_as`].
    pub const SHOWN: [&'static str; 9] = [
        "dates-differ",
        "year-inferred",
        "short-text",
        "other-weekday",
        "garbled",
        "goes-on",
        "no-end",
        "no-start",
        "much-left-out",
    ];
}

impl fmt::Display for Ground {
    /// A phrase in English for the archivist, such as `derived from the first sentence`.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let phrase = match self {
            Ground::ByHand => "by hand",
            Ground::Stated(Source::Line(line)) => return write!(f, "line {line}"),
            Ground::Stated(Source::Text) => "words of the text",
            Ground::Stated(Source::FileName) => "name of the file",
            Ground::Stated(source) => source.name(),
            Ground::ListedHost => "host of the address",
            Ground::ByWords => "words of the text",
            Ground::CutShort(line) => {
                return write!(f, "in full only in line {line}");
            }
            Ground::LongTitle => "unusually long",
            Ground::Coarse(Precision::Year) => "only the year is known",
            Ground::Coarse(_) => "only the month is known",
            Ground::OnlyInAddress => "only in the address",
            Ground::OnlyInFileName => "only in the name of the file",
            Ground::YearInferred => "year inferred",
            Ground::OnlyHost => "only the host of the address tells",
            Ground::ShortText => "short text",
            Ground::NotFound => "not found",
            Ground::FirstSentence => "derived from the first sentence",
            Ground::NameOfFile => "derived from the name of the file",
            Ground::DatesDiffer {
                line,
                told,
                address,
            } => {
                let (told, address) = (told.without_time(), address.without_time());
                return write!(f, "line {line} says {told}, the address {address}");
            }
            Ground::ImpossibleDate(line) => {
                return write!(f, "line {line} has a date that cannot be");
            }
            Ground::Assumed => "not recognised, the archive’s first language assumed",
            Ground::LanguagesDiffer(other) => {
                return write!(
                    f,
                    "the name of the file says so, the words look like ‘{other}’"
                );
            }
            Ground::OtherWeekday => "the weekday beside it is that of another day",
            Ground::Garbled => {
                "signs stand in the place of letters, as in a text for an old font or in a wrong encoding"
            }
            Ground::GoesOn => "the page says that the text goes on elsewhere",
            Ground::NoEnd => "may be cut off: ends without a full stop",
            Ground::ThreeDots => "ends with three dots",
            Ground::CutByDots => "may be cut off: ends with three dots",
            Ground::NoStart => "starts in mid-sentence",
            Ground::MuchLeftOut => "more running text was left out than kept",
        };
        f.write_str(phrase)
    }
}

#[cfg(test)]
mod tests;
