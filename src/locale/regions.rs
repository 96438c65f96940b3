//! The names of countries in a language, as CLDR gives them.

use super::{Language, Region};
use icu::locale::{LanguageIdentifier, Locale};
use icu_experimental::displaynames::multi::RegionDisplayNames;
use icu_experimental::displaynames::{DisplayNamesOptions, Style};

/// Codes that CLDR has a name for and that are no country of ISO 3166-1: exceptional reservations,
/// groupings, test codes. `XK` (Kosovo) is user-assigned but in general use and stays.
const NOT_COUNTRIES: &[&str] = &[
    "AC", "CP", "CQ", "DG", "EA", "EU", "EZ", "IC", "QO", "TA", "UN", "XA", "XB", "ZZ",
];

/// All names that CLDR has for countries in a language: the usual one, and the short one where it differs
/// (`Hoa Kỳ` and `Mỹ`). Sorted by code, the usual name first. Empty if CLDR does not have the language.
pub fn names(language: Language) -> Vec<(Region, String)> {
    let locale = Locale::from(LanguageIdentifier::from(language));
    let styles = [None, Some(Style::Short)].map(|style| {
        let mut options = DisplayNamesOptions::default();
        options.style = style;
        RegionDisplayNames::try_new((&locale).into(), options).ok()
    });
    let mut names: Vec<(Region, String)> = Vec::new();
    for region in alpha2() {
        for style in styles.iter().flatten() {
            if let Some(name) = style.of(region) {
                let known = names.last().is_some_and(|(r, n)| *r == region && n == name);
                if !known {
                    names.push((region, name.to_owned()));
                }
            }
        }
    }
    names
}

/// Every two-letter code that can be a country, in order.
fn alpha2() -> impl Iterator<Item = Region> {
    (b'A'..=b'Z')
        .flat_map(|first| (b'A'..=b'Z').map(move |second| [first, second]))
        .filter_map(|code| {
            let code = std::str::from_utf8(&code).ok()?;
            (!NOT_COUNTRIES.contains(&code)).then(|| code.parse().ok())?
        })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn of(code: &str, language: &str) -> Vec<String> {
        let region: Region = code.parse().unwrap();
        names(language.parse().unwrap())
            .into_iter()
            .filter(|(r, _)| *r == region)
            .map(|(_, name)| name)
            .collect()
    }

    #[test]
    fn a_country_has_its_names_in_each_language() {
        assert_eq!(of("US", "vi"), ["Hoa Kỳ", "Mỹ"]);
        assert_eq!(of("US", "id"), ["Amerika Serikat", "AS"]);
        assert_eq!(of("RU", "en"), ["Russia"]);
    }

    #[test]
    fn only_countries_are_listed() {
        assert!(of("EU", "en").is_empty());
        let mut codes: Vec<Region> = names("en".parse().unwrap())
            .iter()
            .map(|(r, _)| *r)
            .collect();
        codes.dedup();
        assert_eq!(codes.len(), 250);
    }
}
