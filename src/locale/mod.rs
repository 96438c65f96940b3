//! What differs from language to language: names, dates, numbers, order, strings.
//!
//! The only module that knows ICU4X and Fluent. Everything but the interface strings comes from CLDR,
//! so that a new language needs a file of strings and nothing else.
//!
//! ```
//! use kliping::locale::{Locale, Region};
//!
//! let vi = Locale::new("vi".parse().unwrap()).unwrap();
//! assert_eq!(vi.region_name("RU".parse().unwrap()), "Nga");
//! assert_eq!(vi.number(12345), "12.345");
//! ```

mod strings;

pub use strings::{Strings, StringsError, Variable};

pub mod codes;
pub mod stored;
pub mod text;

pub mod regions;

/// A language, as its ISO 639 code (`vi`, `id`).
pub use icu::locale::subtags::Language;
/// A country, as its ISO 3166-1 alpha-2 code (`VN`, `ID`).
pub use icu::locale::subtags::Region;

use icu::collator::{CollatorBorrowed, options::CollatorOptions};
use icu::datetime::input::{Date as IcuDate, Time as IcuTime};
use icu::datetime::options::{Length, YearStyle};
use icu::datetime::{DateTimeFormatter, NoCalendarFormatter, fieldsets};
use icu::decimal::DecimalFormatter;
use icu::decimal::input::Decimal;
use icu::locale::{LanguageIdentifier, Locale as IcuLocale, LocaleDirectionality};
use icu::normalizer::DecomposingNormalizer;
use icu::properties::{CodePointMapData, props::GeneralCategory};
use icu_experimental::displaynames::DisplayNamesOptions;
use icu_experimental::displaynames::multi::{LanguageDisplayNames, RegionDisplayNames};
use std::cmp::Ordering;
use std::fmt;
use std::sync::OnceLock;

/// Numbers below this one recur on pages, and are written once.
const SMALL: u64 = 1000;

/// One language's names, forms and order, from CLDR.
pub struct Locale {
    language: Language,
    regions: RegionDisplayNames,
    languages: LanguageDisplayNames,
    numbers: DecimalFormatter,
    /// The numbers below [`SMALL`], which are most of those on a page.
    small_numbers: OnceLock<Vec<String>>,
    collator: CollatorBorrowed<'static>,
    day: DateTimeFormatter<fieldsets::YMD>,
    day_short: DateTimeFormatter<fieldsets::YMD>,
    month: DateTimeFormatter<fieldsets::YM>,
    month_name: DateTimeFormatter<fieldsets::M>,
    time: NoCalendarFormatter<fieldsets::T>,
    direction: &'static str,
}

impl fmt::Debug for Locale {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "Locale({})", self.language)
    }
}

/// CLDR, as built into the program, has no forms for a language.
#[derive(Debug, thiserror::Error)]
#[error("no date, number or name forms for the language ‘{language}’")]
pub struct UnknownLocale {
    /// The language asked for.
    pub language: Language,
}

impl Locale {
    /// Loads the forms of a language.
    ///
    /// # Errors
    /// If CLDR has nothing for it.
    pub fn new(language: Language) -> Result<Self, UnknownLocale> {
        Self::load(language).ok_or(UnknownLocale { language })
    }

    fn load(language: Language) -> Option<Self> {
        let identifier = LanguageIdentifier::from(language);
        let locale = IcuLocale::from(identifier.clone());
        let names = DisplayNamesOptions::default();
        let direction = LocaleDirectionality::new_common();
        Some(Locale {
            language,
            regions: RegionDisplayNames::try_new((&locale).into(), names).ok()?,
            languages: LanguageDisplayNames::try_new((&locale).into(), names).ok()?,
            numbers: DecimalFormatter::try_new((&locale).into(), Default::default()).ok()?,
            small_numbers: OnceLock::new(),
            collator: CollatorBorrowed::try_new((&locale).into(), CollatorOptions::default())
                .ok()?,
            day: DateTimeFormatter::try_new((&locale).into(), fieldsets::YMD::long()).ok()?,
            day_short: DateTimeFormatter::try_new(
                (&locale).into(),
                fieldsets::YMD::for_length(Length::Short).with_year_style(YearStyle::Full),
            )
            .ok()?,
            month: DateTimeFormatter::try_new((&locale).into(), fieldsets::YM::long()).ok()?,
            month_name: DateTimeFormatter::try_new((&locale).into(), fieldsets::M::long()).ok()?,
            time: NoCalendarFormatter::try_new((&locale).into(), fieldsets::T::hm()).ok()?,
            direction: if direction.is_right_to_left(&identifier) {
                "rtl"
            } else {
                "ltr"
            },
        })
    }

    /// The language itself.
    pub fn language(&self) -> Language {
        self.language
    }

    /// `ltr` or `rtl`, as in HTML's `dir`.
    pub fn direction(&self) -> &'static str {
        self.direction
    }

    /// A country's name; its code where CLDR has no name.
    pub fn region_name(&self, region: Region) -> String {
        self.regions
            .of(region)
            .map_or_else(|| region.to_string(), str::to_owned)
    }

    /// A language's name as it stands in running text; its code where CLDR has no name.
    pub fn language_name(&self, language: Language) -> String {
        self.languages
            .of(language)
            .map_or_else(|| language.to_string(), str::to_owned)
    }

    /// A whole number with the language's digit grouping.
    pub fn number(&self, number: u64) -> String {
        let write = |number: u64| self.numbers.format_to_string(&Decimal::from(number));
        let small = || {
            self.small_numbers
                .get_or_init(|| (0..SMALL).map(write).collect())
        };
        match number {
            0..SMALL => small()[number as usize].clone(),
            _ => write(number),
        }
    }

    /// A day in full: “8 tháng 10 2024”, “8 Oktober 2024”.
    pub fn day(&self, year: i32, month: u32, day: u32) -> String {
        match iso(year, month, day) {
            Some(date) => self.day.format(&date).to_string(),
            None => format!("{year}-{month:02}-{day:02}"),
        }
    }

    /// A day in figures: “08/10/2024”.
    pub fn day_short(&self, year: i32, month: u32, day: u32) -> String {
        match iso(year, month, day) {
            Some(date) => self.day_short.format(&date).to_string(),
            None => format!("{year}-{month:02}-{day:02}"),
        }
    }

    /// A month of a year: “tháng 10 năm 2024”, “Oktober 2024”.
    pub fn month(&self, year: i32, month: u32) -> String {
        match iso(year, month, 1) {
            Some(date) => self.month.format(&date).to_string(),
            None => format!("{year}-{month:02}"),
        }
    }

    /// The name of a month: “tháng 10”, “Oktober”.
    pub fn month_name(&self, month: u32) -> String {
        match iso(2024, month, 1) {
            Some(date) => self.month_name.format(&date).to_string(),
            None => month.to_string(),
        }
    }

    /// A time of day: “17:06”.
    pub fn time(&self, hour: u8, minute: u8) -> String {
        match IcuTime::try_new(hour, minute, 0, 0) {
            Ok(time) => self.time.format(&time).to_string(),
            Err(_) => format!("{hour:02}:{minute:02}"),
        }
    }

    /// Compares names in the order of the language's dictionaries.
    pub fn compare(&self, left: &str, right: &str) -> Ordering {
        self.collator
            .compare(left, right)
            .then_with(|| left.cmp(right))
    }

    /// What names are sorted by to stand in that order, where each is compared with many.
    pub fn sort_key(&self, name: &str) -> Vec<u8> {
        let mut key = Vec::with_capacity(3 * name.len());
        // Writing to a vector cannot fail.
        let _ = self.collator.write_sort_key_to(name, &mut key);
        // Below it come names that dictionaries do not tell apart.
        key.push(0);
        key.extend(name.as_bytes());
        key
    }

    /// The capital letter under which an index files a name: “Ấn Độ” under A, “Đức” under Đ.
    pub fn initial(&self, name: &str) -> String {
        let first: String = name
            .chars()
            .find(|c| c.is_alphanumeric())
            .into_iter()
            .collect();
        let categories = CodePointMapData::<GeneralCategory>::new();
        DecomposingNormalizer::new_nfd()
            .normalize(&first)
            .chars()
            .filter(|&c| categories.get(c) != GeneralCategory::NonspacingMark)
            .flat_map(char::to_uppercase)
            .collect()
    }
}

/// A language that the site is made in: its forms and its strings.
#[derive(Debug)]
pub struct Interface {
    /// The language.
    pub language: Language,
    /// CLDR's forms.
    pub locale: Locale,
    /// The interface's strings.
    pub strings: Strings,
}

/// The text with its first letter as a capital.
pub fn capitalize(text: &str) -> String {
    let mut chars = text.chars();
    match chars.next() {
        Some(first) => first.to_uppercase().chain(chars).collect(),
        None => String::new(),
    }
}

fn iso(year: i32, month: u32, day: u32) -> Option<IcuDate<icu::calendar::Iso>> {
    IcuDate::try_new_iso(year, month.try_into().ok()?, day.try_into().ok()?).ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn locale(code: &str) -> Locale {
        Locale::new(code.parse().unwrap()).unwrap()
    }

    #[test]
    fn countries_have_their_names_in_each_language() {
        for (code, vi, id) in [
            ("RU", "Nga", "Rusia"),
            ("SB", "Quần đảo Solomon", "Kepulauan Solomon"),
            ("IN", "Ấn Độ", "India"),
        ] {
            let region = code.parse().unwrap();
            assert_eq!(locale("vi").region_name(region), vi);
            assert_eq!(locale("id").region_name(region), id);
        }
    }

    #[test]
    fn names_sorted_by_keys_stand_in_the_order_of_dictionaries() {
        let names = [
            "", "ba", "Ba", "bà", "Bá", "bá ", "ba 2", "ba-1", "da", "đa", "Đa", "a\u{301}", "á",
            "ấ", "1", "10", "2", "co-op", "coop", "COOP", "Ｂa", "b\0a", "ба", "不", "é",
            "e\u{301}", "ea",
        ];
        for language in ["vi", "id", "en"] {
            let locale = locale(language);
            for left in names {
                for right in names {
                    let by_keys = locale.sort_key(left).cmp(&locale.sort_key(right));
                    assert_eq!(by_keys, locale.compare(left, right), "{left:?} {right:?}");
                }
            }
        }
    }

    #[test]
    fn dates_are_written_as_each_language_writes_them() {
        assert_eq!(locale("id").day(2024, 10, 8), "8 Oktober 2024");
        assert_eq!(locale("vi").day(2024, 10, 8), "8 tháng 10 2024");
        assert_eq!(locale("id").month(2024, 10), "Oktober 2024");
        assert_eq!(locale("vi").month(2024, 10), "tháng 10 năm 2024");
        assert_eq!(locale("vi").time(17, 6), "17:06");
        assert_eq!(locale("id").day_short(2024, 10, 8), "08/10/2024");
    }

    #[test]
    fn vietnamese_order_has_d_with_stroke_after_d_and_circumflex_a_among_the_a() {
        let vi = locale("vi");
        let mut names = ["Đức", "Bỉ", "Ấn Độ", "Dominica", "Áo", "Albania"];
        names.sort_by(|a, b| vi.compare(a, b));
        assert_eq!(names, ["Albania", "Áo", "Ấn Độ", "Bỉ", "Dominica", "Đức"]);
        assert_eq!(vi.initial("Ấn Độ"), "A");
        assert_eq!(vi.initial("Đức"), "Đ");
    }
}
