//! Which codes are languages and countries.

use super::{Language, Region};
use icu::locale::{
    LanguageIdentifier, Locale, LocaleCanonicalizer, LocaleExpander, TransformResult,
};

/// The officially assigned alpha-2 codes of ISO 3166-1 (249, as of 2024), and `XK`, which is not
/// assigned but used for Kosovo by CLDR and the European Union.
const COUNTRIES: &str = "\
    AD AE AF AG AI AL AM AO AQ AR AS AT AU AW AX AZ BA BB BD BE \
    BF BG BH BI BJ BL BM BN BO BQ BR BS BT BV BW BY BZ CA CC CD \
    CF CG CH CI CK CL CM CN CO CR CU CV CW CX CY CZ DE DJ DK DM \
    DO DZ EC EE EG EH ER ES ET FI FJ FK FM FO FR GA GB GD GE GF \
    GG GH GI GL GM GN GP GQ GR GS GT GU GW GY HK HM HN HR HT HU \
    ID IE IL IM IN IO IQ IR IS IT JE JM JO JP KE KG KH KI KM KN \
    KP KR KW KY KZ LA LB LC LI LK LR LS LT LU LV LY MA MC MD ME \
    MF MG MH MK ML MM MN MO MP MQ MR MS MT MU MV MW MX MY MZ NA \
    NC NE NF NG NI NL NO NP NR NU NZ OM PA PE PF PG PH PK PL PM \
    PN PR PS PT PW PY QA RE RO RS RU RW SA SB SC SD SE SG SH SI \
    SJ SK SL SM SN SO SR SS ST SV SX SY SZ TC TD TF TG TH TJ TK \
    TL TM TN TO TR TT TV TW TZ UA UG UM US UY UZ VA VC VE VG VI \
    VN VU WF WS YE YT ZA ZM ZW \
    XK";

/// Reads an ISO 639 code in any case: two letters, or three where there are no two (`vi`, `id`, `ban`).
///
/// Three letters that have a two-letter code, and codes that were replaced, give the code of today
/// (`ind` and `in` give `id`). `None` if CLDR, as built into ICU, knows no such language.
pub fn language(code: &str) -> Option<Language> {
    if !(2..=3).contains(&code.len()) {
        return None;
    }
    let mut locale = Locale::from(LanguageIdentifier::from(code.parse::<Language>().ok()?));
    LocaleCanonicalizer::new_extended().canonicalize(&mut locale);
    let language = locale.id.language;
    // A language is one for which CLDR knows where it is spoken or how it is written.
    let mut likely = LanguageIdentifier::from(language);
    let known = LocaleExpander::new_extended().maximize(&mut likely) == TransformResult::Modified;
    (known && !language.is_unknown()).then_some(language)
}

/// Reads an ISO 3166-1 alpha-2 code in any case (`VN`, `id`). `None` if no country has it.
pub fn country(code: &str) -> Option<Region> {
    let code = code.to_ascii_uppercase();
    let known = code.len() == 2 && COUNTRIES.split(' ').any(|country| country == code);
    known.then(|| code.parse().ok()).flatten()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn languages_of_the_archive_and_its_regions_are_known() {
        for code in [
            "vi", "id", "en", "ms", "jv", "su", "min", "ban", "ace", "hmn", "tet", "zh", "km", "lo",
        ] {
            assert_eq!(language(code).map(|l| l.to_string()).as_deref(), Some(code));
        }
    }

    #[test]
    fn old_and_long_codes_give_the_code_of_today() {
        for (code, today) in [
            ("VI", "vi"),
            ("vie", "vi"),
            ("ind", "id"),
            ("in", "id"),
            ("eng", "en"),
        ] {
            assert_eq!(
                language(code).map(|l| l.to_string()).as_deref(),
                Some(today)
            );
        }
    }

    #[test]
    fn what_is_no_language_is_refused() {
        for code in [
            "",
            "v",
            "xx",
            "qq",
            "und",
            "zzz",
            "vietnamese",
            "vi-VN",
            "việt",
        ] {
            assert_eq!(language(code), None, "{code}");
        }
    }

    #[test]
    fn countries_are_those_of_iso_3166() {
        assert_eq!(COUNTRIES.split(' ').count(), 250);
        for code in ["VN", "id", "TL", "XK", "GB"] {
            let expected = code.to_ascii_uppercase();
            assert_eq!(country(code).map(|c| c.to_string()), Some(expected));
        }
        for code in ["", "UK", "EU", "ZZ", "VNM", "Việt Nam", "V ", "84", "N I"] {
            assert_eq!(country(code), None, "{code}");
        }
    }
}
