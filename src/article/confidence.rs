//! How far each field of an article can be trusted, and why, in words that a person understands.
//!
//! Nothing is weighed here that the archivist could not see: where a value was found, what it lacks, what
//! contradicts it. A field that a person entered or checked is sure.

use super::date::{Date, Precision};
use super::{Article, Block, BlockKind, Body, Field, Reason, Source, language, stamp};
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
    /// The capture cuts it short and has it in full elsewhere, in a line counted from 1.
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
    /// The language was not recognised, and that of the archive was assumed.
    Assumed,
    /// The name of the file gives another language than the words of the text.
    LanguagesDiffer(Language),
    /// The text ends without a full stop.
    NoEnd,
    /// The text ends with three dots: some writers do so, and so do texts that are cut off.
    ThreeDots,
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
            | Ground::Assumed
            | Ground::LanguagesDiffer(_)
            | Ground::NoEnd
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
            Ground::NoEnd => "no-end",
            Ground::NoStart => "no-start",
            Ground::MuchLeftOut => "much-left-out",
            _ => return None,
        })
    }

    /// Every answer of [`Ground::shown_as`].
    pub const SHOWN: [&'static str; 6] = [
        "dates-differ",
        "year-inferred",
        "short-text",
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
                return write!(f, "cut short at first, in full in line {line}");
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
            Ground::Assumed => "not recognised, the archive’s first language assumed",
            Ground::LanguagesDiffer(other) => {
                return write!(
                    f,
                    "the name of the file says so, the words look like ‘{other}’"
                );
            }
            Ground::NoEnd => "may be cut off: ends without a full stop",
            Ground::ThreeDots => "ends with three dots",
            Ground::NoStart => "starts in mid-sentence",
            Ground::MuchLeftOut => "more running text was left out than kept",
        };
        f.write_str(phrase)
    }
}

impl Article {
    /// How far each field can be trusted, in the order of [`Field::ALL`].
    pub fn confidence(&self) -> Vec<Confidence> {
        Field::ALL.map(|field| self.confidence_in(field)).into()
    }

    /// How far one field can be trusted.
    pub fn confidence_in(&self, field: Field) -> Confidence {
        let mut grounds = if self.by_hand.contains(&field) {
            vec![Ground::ByHand]
        } else {
            match field {
                Field::Title => self.title_grounds(),
                // Most headlines have none.
                Field::Kicker => vec![Ground::ByWords],
                Field::Published => self.date_grounds(),
                Field::EventDates => self.event_grounds(),
                Field::Language => self.language_grounds(),
                Field::Source => match &self.source_url {
                    Some(address) => vec![Ground::Stated(address.source)],
                    None => vec![Ground::NotFound],
                },
                Field::Outlet => self.outlet_grounds(),
                Field::Countries => found_by_words(!self.countries.is_empty()),
                Field::Tags => found_by_words(!self.topics.is_empty()),
                Field::Text => self.text_grounds(),
            }
        };
        grounds.sort_by_key(|ground| std::cmp::Reverse(ground.level()));
        Confidence {
            field,
            level: grounds[0].level(),
            grounds,
        }
    }

    /// The line of the capture in which a person sees a doubt about the text, counted from 1; `None` if it is
    /// not known, as in saved pages, whose text is not the file.
    pub fn line_of(&self, ground: Ground) -> Option<usize> {
        let ending = self.path.rsplit('.').next().unwrap_or_default();
        if ["html", "htm"]
            .iter()
            .any(|html| ending.eq_ignore_ascii_case(html))
        {
            return None;
        }
        let Body::Blocks(blocks) = &self.body else {
            return None;
        };
        let mut text = blocks
            .iter()
            .filter(|block| block.kind != BlockKind::Caption);
        let at = match ground {
            Ground::NoStart => text.next()?.span.start,
            Ground::NoEnd | Ground::ThreeDots => text.next_back()?.span.end,
            _ => return None,
        };
        Some(1 + self.text[..at].trim_end().matches('\n').count())
    }

    /// Stands for the letters and digits of the text, whatever marks and spaces are between them; `None` for
    /// a text of fewer than `least` bytes, which may be alike another by chance.
    pub fn fingerprint(&self, least: usize) -> Option<u128> {
        let mut letters = String::new();
        for text in self.blocks_text() {
            letters.extend(
                text.chars()
                    .filter(|c| c.is_alphanumeric())
                    .flat_map(char::to_lowercase),
            );
        }
        (letters.len() >= least).then(|| xxhash_rust::xxh3::xxh3_128(letters.as_bytes()))
    }

    fn title_grounds(&self) -> Vec<Ground> {
        let mut grounds = vec![match self.title.source {
            Source::FirstSentence => Ground::FirstSentence,
            Source::FileName => Ground::NameOfFile,
            Source::RepeatedLine(line) => Ground::CutShort(line),
            source => Ground::Stated(source),
        }];
        if self.title.value.chars().count() > LONG_TITLE {
            grounds.push(Ground::LongTitle);
        }
        grounds
    }

    fn date_grounds(&self) -> Vec<Ground> {
        let Some(published) = &self.published else {
            return vec![Ground::NotFound];
        };
        let mut grounds = vec![match published.source {
            Source::Address => Ground::OnlyInAddress,
            Source::FileName => Ground::OnlyInFileName,
            source => Ground::Stated(source),
        }];
        let told = published.value;
        if matches!(told.precision(), Precision::Year | Precision::Month) {
            grounds.push(Ground::Coarse(told.precision()));
        }
        let address = self.source_url.as_ref();
        let address = address.and_then(|address| stamp::in_address(&address.value));
        if let (Some(line), Some(address)) = (published.source.line(), address)
            && are_apart(told, address)
        {
            grounds.push(Ground::DatesDiffer {
                line,
                told,
                address,
            });
        }
        grounds
    }

    fn event_grounds(&self) -> Vec<Ground> {
        if self.event_dates.is_empty() {
            // Most stories tell of the day on which they appear.
            return vec![Ground::ByWords];
        }
        let is_written = |year: i32| {
            let year = format!("{year:04}");
            self.blocks_text().any(|text| text.contains(&year))
        };
        let mut years: Vec<i32> = self
            .event_dates
            .iter()
            .map(|range| range.start.year())
            .collect();
        years.dedup();
        vec![match years.into_iter().all(is_written) {
            true => Ground::ByWords,
            false => Ground::YearInferred,
        }]
    }

    fn language_grounds(&self) -> Vec<Ground> {
        let words = || self.blocks_text().flat_map(str::split_whitespace);
        match self.language.source {
            Source::Default => vec![Ground::Assumed],
            Source::Text if words().take(FEW_WORDS).count() < FEW_WORDS => vec![Ground::ShortText],
            Source::FileName if words().nth(FEW_WORDS).is_some() => {
                let text: Vec<&str> = self.blocks_text().collect();
                match language::detect(&text.join("\n")) {
                    Some(other) if other != self.language.value => {
                        vec![Ground::LanguagesDiffer(other)]
                    }
                    _ => vec![Ground::Stated(Source::FileName)],
                }
            }
            source => vec![Ground::Stated(source)],
        }
    }

    fn outlet_grounds(&self) -> Vec<Ground> {
        vec![match (&self.outlet, &self.source_url) {
            (Some(outlet), _) => match outlet.source {
                Source::Address => Ground::ListedHost,
                source => Ground::Stated(source),
            },
            (None, Some(_)) => Ground::OnlyHost,
            (None, None) => Ground::NotFound,
        }]
    }

    fn text_grounds(&self) -> Vec<Ground> {
        let Body::Blocks(blocks) = &self.body else {
            // People write Markdown, and end it as they like.
            return vec![Ground::Stated(Source::Text)];
        };
        let is_text = |block: &&Block| block.kind != BlockKind::Caption;
        let mut text = blocks.iter().filter(is_text);
        let Some(first) = text.next() else {
            return vec![Ground::NotFound];
        };
        let last = text.next_back().unwrap_or(first);
        let mut grounds = Vec::new();
        if starts_inside(&self.text[first.span.clone()]) {
            grounds.push(Ground::NoStart);
        }
        grounds.extend(self.end_ground(last));
        if self.much_was_left_out() {
            grounds.push(Ground::MuchLeftOut);
        }
        if grounds.is_empty() {
            grounds.push(Ground::Stated(Source::Text));
        }
        grounds
    }

    /// What speaks against the last block being the end of the text.
    fn end_ground(&self, last: &Block) -> Option<Ground> {
        let text = self.text[last.span.clone()].trim_end();
        // Official news closes with `./.`, which is left out with the full stop.
        let is_marked = self.dropped.iter().any(|dropped| {
            dropped.reason == Reason::EndMark && dropped.span.start >= last.span.start
        });
        if is_marked {
            return None;
        }
        if last.kind != BlockKind::Paragraph {
            return Some(Ground::NoEnd);
        }
        let inside = text.trim_end_matches(CLOSING);
        match inside.chars().next_back() {
            Some('…') => Some(Ground::ThreeDots),
            Some('.') if inside.ends_with("..") => Some(Ground::ThreeDots),
            Some('.' | '!' | '?' | ':' | ';' | '。') => None,
            // A remark in brackets or in quotes, such as a sign-off, closes a text too.
            _ if inside.len() < text.len() => None,
            _ => Some(Ground::NoEnd),
        }
    }

    fn much_was_left_out(&self) -> bool {
        let kept: usize = self.blocks_text().map(|text| text.chars().count()).sum();
        let lines = self
            .dropped
            .iter()
            .filter(|dropped| {
                matches!(
                    dropped.reason,
                    Reason::Teaser | Reason::Related | Reason::Furniture
                )
            })
            .flat_map(|dropped| self.text[dropped.span.clone()].lines());
        let running = |line: &&str| {
            let line = line.trim_end();
            line.len() >= RUNNING && line.ends_with(['.', '!', '?', '”', '"'])
        };
        let left: usize = lines.filter(running).map(|line| line.chars().count()).sum();
        left > kept
    }

    /// The texts of the article, without markup.
    fn blocks_text(&self) -> impl Iterator<Item = &str> {
        let (blocks, paragraphs): (&[Block], &[String]) = match &self.body {
            Body::Blocks(blocks) => (blocks, &[]),
            Body::Markdown { paragraphs, .. } => (&[], paragraphs),
        };
        let blocks = blocks.iter().map(|block| &self.text[block.span.clone()]);
        blocks.chain(paragraphs.iter().map(String::as_str))
    }
}

fn found_by_words(is_found: bool) -> Vec<Ground> {
    vec![if is_found {
        Ground::ByWords
    } else {
        Ground::NotFound
    }]
}

/// Whether two dates cannot be of one publication: a day may lie between the clock of a server and that of
/// its readers.
fn are_apart(told: Date, address: Date) -> bool {
    let both_days = [told, address].iter().all(|date| date.day().is_some());
    if both_days {
        return (told.first_day() - address.first_day()).num_days().abs() > 1;
    }
    let same = |get: fn(Date) -> Option<u32>| match (get(told), get(address)) {
        (Some(told), Some(address)) => told == address,
        _ => true,
    };
    told.year() != address.year() || !same(Date::month)
}

/// Whether a text begins with a small letter, or with what cannot begin a sentence.
fn starts_inside(text: &str) -> bool {
    let mut chars = text.chars().filter(|c| !c.is_whitespace());
    let (first, second) = (chars.next(), chars.next());
    match first {
        // `iPhone`, `e-KTP`
        Some(c) if c.is_lowercase() => !second.is_some_and(|c| c.is_uppercase() || c == '-'),
        Some(c) => matches!(c, ',' | ';' | ')' | '…') || (c == '.' && second == Some('.')),
        None => false,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::article::census::Recurring;
    use crate::article::{Knowledge, reader::Reader};
    use crate::capture::{Capture, Format, SidecarFile};
    use std::sync::LazyLock;

    static READER: LazyLock<Reader> = LazyLock::new(|| {
        Reader::new(Knowledge {
            languages: ["vi", "id"].map(|code| code.parse().unwrap()).into(),
            ..Knowledge::default()
        })
    });

    fn article(path: &str, text: &str, sidecar: Option<&str>) -> Article {
        let capture = Capture {
            path: path.to_owned(),
            format: Format::Text,
            text: text.to_owned(),
            encoding: "UTF-8",
            sha256: [0; 32],
            sidecar: sidecar.map(|text| SidecarFile {
                path: "a.toml".to_owned(),
                text: text.to_owned(),
            }),
        };
        READER.read(capture, &Recurring::default()).unwrap().value
    }

    /// Level and grounds of a field, as the archivist reads them.
    fn said(article: &Article, field: Field) -> String {
        let confidence = article.confidence_in(field);
        let grounds: Vec<_> = confidence.grounds.iter().map(ToString::to_string).collect();
        format!("{}: {}", confidence.level.name(), grounds.join("; "))
    }

    const LEAD: &str = "Harga beras di pasar kota turun sejak pekan lalu karena panen raya di daerah sekitar telah \
        tiba, kata para pedagang kepada wartawan di Indonesia.\n";

    fn page(head: &str, end: &str) -> String {
        format!(
            "{head}{LEAD}Para petani berharap harga tidak turun lebih jauh sampai bulan depan nanti{end}\n"
        )
    }

    const HEAD: &str = "Harga beras turun di pasar kota\nSenin, 3 Maret 2025 10:15 WIB\n";

    #[test]
    fn a_whole_page_is_trusted_field_by_field() {
        let whole = article("a.txt", &page(HEAD, "."), None);
        for (field, expected) in [
            (Field::Title, "sure: line 1"),
            (Field::Published, "sure: line 2"),
            (Field::Language, "sure: words of the text"),
            (Field::Countries, "likely: words of the text"),
            (Field::Source, "doubtful: not found"),
            (Field::Outlet, "doubtful: not found"),
            (Field::Text, "sure: words of the text"),
        ] {
            assert_eq!(said(&whole, field), expected, "{field:?}");
        }
        let all: Vec<Field> = whole.confidence().iter().map(|one| one.field).collect();
        assert_eq!(all, Field::ALL);
    }

    #[test]
    fn what_was_derived_or_is_missing_is_doubtful() {
        let bare = article("a.txt", &page("", "."), None);
        assert_eq!(
            said(&bare, Field::Title),
            "doubtful: derived from the first sentence"
        );
        assert_eq!(said(&bare, Field::Published), "doubtful: not found");
        let empty = article("kosong.txt", "Komentar (0)\n", None);
        assert_eq!(said(&empty, Field::Text), "doubtful: not found");
    }

    #[test]
    fn a_date_in_the_address_alone_is_likely_and_one_that_contradicts_the_text_doubtful() {
        let url = |day| format!("Sumber: https://kabar.example/2025/03/{day}/harga-beras-turun\n");
        let alone = article(
            "a.txt",
            &(page("Harga beras turun di pasar kota\n", ".") + &url("05")),
            None,
        );
        assert_eq!(
            said(&alone, Field::Published),
            "likely: only in the address"
        );
        let both = |day| article("a.txt", &(page(HEAD, ".") + &url(day)), None);
        assert_eq!(said(&both("04"), Field::Published), "sure: line 2");
        assert_eq!(
            said(&both("23"), Field::Published),
            "doubtful: line 2 says 2025-03-03, the address 2025-03-23; line 2"
        );
        assert_eq!(
            said(&both("23"), Field::Outlet),
            "likely: only the host of the address tells"
        );
    }

    #[test]
    fn a_text_without_beginning_or_end_is_doubtful() {
        for (end, expected) in [
            (".", "sure: words of the text"),
            ("./.", "sure: words of the text"),
            (".”", "sure: words of the text"),
            (". (Fulan)", "sure: words of the text"),
            ("...", "likely: ends with three dots"),
            (
                " karena",
                "doubtful: may be cut off: ends without a full stop",
            ),
        ] {
            assert_eq!(
                said(&article("a.txt", &page(HEAD, end), None), Field::Text),
                expected,
                "{end}"
            );
        }
        assert!(
            !starts_inside("“Dan” katanya")
                && !starts_inside("e-KTP baru")
                && !starts_inside("1. Satu")
        );
        assert!(
            starts_inside("dan harga turun")
                && starts_inside("…turun")
                && starts_inside("và giá giảm")
        );
    }

    #[test]
    fn the_words_may_contradict_the_name_of_the_file() {
        let named = |path| said(&article(path, &page(HEAD, "."), None), Field::Language);
        assert_eq!(named("a.id.txt"), "sure: name of the file");
        assert_eq!(
            named("a.vi.txt"),
            "doubtful: the name of the file says so, the words look like ‘id’"
        );
        let short = article("a.txt", "Harga beras turun lagi.\n", None);
        assert_eq!(said(&short, Field::Language), "doubtful: short text");
    }

    #[test]
    fn a_year_that_the_text_leaves_out_is_inferred() {
        let told = page(HEAD, ".").replace("pekan lalu", "Jumat (28/2)");
        assert_eq!(
            said(&article("a.txt", &told, None), Field::EventDates),
            "likely: year inferred"
        );
        let told = page(HEAD, ".").replace("pekan lalu", "Jumat (28/2/2025)");
        assert_eq!(
            said(&article("a.txt", &told, None), Field::EventDates),
            "likely: words of the text"
        );
    }

    #[test]
    fn a_page_of_which_more_text_was_left_out_than_kept_is_doubtful() {
        let mut doubtful = article("a.txt", &page(HEAD, "."), None);
        let Body::Blocks(blocks) = &mut doubtful.body else {
            panic!("not a raw capture")
        };
        let lead = blocks.remove(0);
        doubtful.dropped.push(crate::article::Dropped {
            first_line: 3,
            last_line: 3,
            span: lead.span,
            reason: Reason::Teaser,
        });
        assert_eq!(
            said(&doubtful, Field::Text),
            "doubtful: more running text was left out than kept"
        );
    }

    #[test]
    fn what_a_person_entered_or_checked_is_sure() {
        let sidecar = "published = ''\ncountries = []\nchecked = ['title', 'text']\n";
        let settled = article("a.txt", &page("", " karena"), Some(sidecar));
        for field in [
            Field::Title,
            Field::Published,
            Field::Countries,
            Field::Text,
        ] {
            assert_eq!(said(&settled, field), "sure: by hand", "{field:?}");
        }
    }
}
