//! What the name of a file says about an article.

use super::date::Date;
use crate::locale::Language;

/// The language that a file's name ends in, and the key that its translations share.
///
/// `a/covax.vi.txt` gives `vi` and `a/covax` if `vi` is among the archive's `languages`; any other last
/// part is a part of the name (`covax.2021.txt` gives `None`).
pub fn language_of_name(path: &str, languages: &[Language]) -> Option<(Language, String)> {
    let (stem, _) = split_ending(path);
    let (key, suffix) = stem.rsplit_once('.')?;
    if key.is_empty() || key.ends_with('/') {
        return None;
    }
    let language = languages
        .iter()
        .find(|language| language.as_str().eq_ignore_ascii_case(suffix))?;
    Some((*language, key.to_owned()))
}

/// The day that a file's name begins with, as in Jekyll and Zola (`2021-03-08-covax.md`).
pub(super) fn date_of_name(path: &str) -> Option<Date> {
    let name = file_name(path);
    let day = name.get(..10)?;
    let rest = &name[10..];
    (rest.starts_with(['-', '_', '.', ' ']))
        .then(|| day.parse().ok())
        .flatten()
}

/// The words of a file's name, for want of a title: `a/tin-moi_2.vi.md` gives `tin moi 2.vi`.
pub(super) fn words_of_name(path: &str) -> String {
    let stem = split_ending(file_name(path)).0;
    let words: Vec<_> = stem
        .split(['-', '_', ' '])
        .filter(|w| !w.is_empty())
        .collect();
    if words.is_empty() {
        stem.to_owned()
    } else {
        words.join(" ")
    }
}

fn file_name(path: &str) -> &str {
    path.rsplit('/').next().unwrap_or(path)
}

/// Splits `a/covax.vi.txt` into `a/covax.vi` and `txt`.
fn split_ending(path: &str) -> (&str, &str) {
    match path.rsplit_once('.') {
        Some((stem, ending)) if !ending.contains('/') => (stem, ending),
        _ => (path, ""),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn named(path: &str) -> Option<(String, String)> {
        let languages = ["vi", "id"].map(|code| code.parse().unwrap());
        let (language, key) = language_of_name(path, &languages)?;
        Some((language.to_string(), key))
    }

    #[test]
    fn translations_share_the_name_before_the_language() {
        let vi = named("a/covax.vi.txt").unwrap();
        let id = named("a/covax.ID.md").unwrap();
        assert_eq!((vi.0.as_str(), id.0.as_str()), ("vi", "id"));
        assert_eq!((vi.1.as_str(), id.1.as_str()), ("a/covax", "a/covax"));
    }

    #[test]
    fn only_languages_of_the_archive_are_suffixes() {
        for path in [
            "a/covax.en.txt",
            "covax.2021.txt",
            "covax.txt",
            "vi.txt",
            "a/.vi.txt",
            "a.vi/x.txt",
            "",
        ] {
            assert_eq!(named(path), None, "{path}");
        }
    }

    #[test]
    fn a_name_may_begin_with_a_day() {
        let day = |path| date_of_name(path).map(|date| date.to_string());
        assert_eq!(day("x/2021-03-08-covax.md").as_deref(), Some("2021-03-08"));
        assert_eq!(day("2021-03-08.vi.md").as_deref(), Some("2021-03-08"));
        assert_eq!(day("2021-02-30-covax.md"), None);
        assert_eq!(day("20210308.md"), None);
        assert_eq!(day("ngày-mồng-tám.md"), None);
    }

    #[test]
    fn a_name_gives_words() {
        assert_eq!(words_of_name("a/tin-moi_2.md"), "tin moi 2");
        assert_eq!(words_of_name("-.md"), "-");
    }
}
