//! The name of the site behind a headline, and the number of its page: browsers show `Headline | Name`, and captures
//! keep it.

use crate::article::Span;
use crate::article::characters::key_of;
use crate::article::reading::scene::Scene;
use crate::article::reading::sentences;
use crate::article::vietnamese::unmarked;

/// What stands between a headline and a name. Of two in a line the last one counts.
const SEPARATORS: [&str; 9] = [
    " | ", " - ", " – ", " — ", " :: ", " : ", " » ", " › ", " · ",
];
/// A name has at most so many words.
const WORDS: usize = 5;
/// A section between the headline and the name has at most so many.
const SECTION: usize = 2;

/// The site's name in the line of a headline, with the separator before it, and the section of the site before that.
pub(super) fn find(scene: &Scene, line: usize) -> Option<Span> {
    let content = scene.content(line);
    let mut at = cut(scene, line, content, WORDS)?;
    while let Some(section) = cut(scene, line, &content[..at], SECTION) {
        at = section;
    }
    let start = scene.lines[line].content + at;
    Some(start..scene.lines[line].span.end)
}

/// Where the headline ends that a name of so many words at most follows.
///
/// A bar is enough evidence; a dash is a part of many headlines, so there the name has to stand elsewhere
/// too: alone in a line, in an address, in a dateline, or missing where the headline is repeated.
fn cut(scene: &Scene, line: usize, content: &str, longest: usize) -> Option<usize> {
    let (at, separator) = SEPARATORS
        .iter()
        .filter_map(|separator| Some((content.rfind(separator)?, *separator)))
        .max()?;
    let (head, name) = (&content[..at], content[at + separator.len()..].trim());
    let words = name.split_whitespace().count();
    let named = name.starts_with(|c: char| c.is_uppercase() || c.is_ascii_digit())
        || name.contains('.') && words == 1;
    if !named || words > longest || head.split_whitespace().count() < 3 || head.len() < 12 {
        return None;
    }
    let sure = matches!(separator, " | " | " :: " | " » " | " › ")
        || is_outlet(name)
        || is_page(name)
        || is_known(scene, line, head, name);
    sure.then_some(at)
}

/// Words that papers, magazines and stations begin their names with.
const OUTLETS: [&str; 9] = [
    "Báo ",
    "Tạp chí ",
    "Đài ",
    "Cổng thông tin ",
    "Trang tin ",
    "Harian ",
    "Koran ",
    "Majalah ",
    "Portal ",
];

/// Whether a name begins as those of outlets do and goes on as a name, or begins or ends with an address:
/// `Báo Đồng Quê điện tử`, `Kabardesa.com Ekonomi`, `Ekonomi Kabardesa.com`.
fn is_outlet(name: &str) -> bool {
    let mut words = name.split(' ');
    words.next().is_some_and(is_host)
        || words.next_back().is_some_and(is_host)
        || OUTLETS.iter().any(|word| {
            let rest = name.strip_prefix(word);
            let printed = |rest| {
                [" điện tử", " online"]
                    .iter()
                    .find_map(|end| str::strip_suffix(rest, end))
            };
            rest.map(|rest| printed(rest).unwrap_or(rest))
                .is_some_and(|rest| {
                    rest.split(' ')
                        .all(|word| word.starts_with(char::is_uppercase))
                })
        })
}

/// Whether this counts the pages of an article: `Halaman 2`, `Halaman all`.
fn is_page(name: &str) -> bool {
    let page = ["Halaman ", "Page ", "Trang "]
        .iter()
        .find_map(|word| name.strip_prefix(word));
    page.is_some_and(|page| page == "all" || page.parse::<u8>().is_ok())
}

/// What the addresses of outlets end in.
const DOMAINS: [&str; 7] = ["com", "co", "id", "net", "news", "org", "vn"];

fn is_host(word: &str) -> bool {
    word.rsplit_once('.').is_some_and(|(name, domain)| {
        name.len() >= 3 && DOMAINS.iter().any(|end| domain.eq_ignore_ascii_case(end))
    })
}

/// Whether the capture says elsewhere that this is its name, or gives the headline without it.
fn is_known(scene: &Scene, line: usize, head: &str, name: &str) -> bool {
    let (head, name_key) = (key_of(head), key_of(name));
    let alone = scene
        .lines
        .iter()
        .enumerate()
        .any(|(at, seen)| at != line && (seen.key == head || seen.key == name_key));
    // `NAME - The first sentence`, `Kota (NAME) - The first sentence` under `Headline - NAME Ekonomi`
    let opens = || {
        (0..scene.len()).any(|at| {
            let content = scene.content(at);
            at != line
                && sentences::has_dateline(content)
                && (sentences::starts_with(content, name)
                    || sentences::outlet(content)
                        .is_some_and(|outlet| sentences::starts_with(name, outlet)))
        })
    };
    if alone || opens() {
        return true;
    }
    let folded = ascii(name);
    folded.len() >= 4
        && scene.marks.iter().any(|marks| {
            marks.link.as_ref().is_some_and(|link| {
                let host = scene.text[link.clone()].split('/').nth(2).unwrap_or("");
                ascii(host).contains(&folded)
            })
        })
}

/// The letters and digits of a name without marks, as hosts write them.
fn ascii(name: &str) -> String {
    let small = name.chars().flat_map(char::to_lowercase);
    small
        .map(unmarked)
        .filter(char::is_ascii_alphanumeric)
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::article::reading::phrases::Phrases;

    /// The name found in the first line of a text.
    fn name(text: &str) -> Option<&str> {
        find(&Scene::new(text, &Phrases::new()), 0).map(|span| &text[span])
    }

    #[test]
    fn a_name_behind_a_bar_is_no_part_of_the_headline() {
        assert_eq!(
            name("Harga beras turun lagi | Kabar Desa"),
            Some(" | Kabar Desa")
        );
    }

    #[test]
    fn a_section_before_the_name_goes_with_it() {
        assert_eq!(
            name("Harga beras turun lagi | Ekonomi | Kabardesa.com"),
            Some(" | Ekonomi | Kabardesa.com")
        );
        assert_eq!(
            name("Harga beras turun lagi | Ini tiga sebabnya | Kabar Desa"),
            Some(" | Kabar Desa")
        );
        assert_eq!(
            name("Harga beras turun lagi - Halaman all - Kabardesa.com"),
            Some(" - Halaman all - Kabardesa.com")
        );
        assert_eq!(
            name("Harga beras turun lagi - Kabardesa.com Ekonomi"),
            Some(" - Kabardesa.com Ekonomi")
        );
    }

    #[test]
    fn the_form_of_a_name_may_tell_that_it_is_one() {
        for name_of in ["Ekonomi Kabardesa.com", "Báo Đồng Quê điện tử"] {
            let line = format!("Harga beras turun lagi - {name_of}");
            assert_eq!(name(&line), Some(format!(" - {name_of}").as_str()));
        }
        assert_eq!(name("Lũ lên ở vùng hạ du - Báo động cấp ba"), None);
    }

    #[test]
    fn a_name_behind_a_dash_has_to_be_known() {
        assert_eq!(name("Harga beras turun - Kabar Desa\nWarga senang."), None);
        let signed = "Harga beras turun - Kabar Desa\nMelati (KABAR DESA) - Harga beras turun.";
        assert_eq!(name(signed), Some(" - Kabar Desa"));
        let linked = "Harga beras turun - Kabar Desa\nhttps://kabardesa.example/beras";
        assert_eq!(name(linked), Some(" - Kabar Desa"));
        let repeated = "Harga beras turun - Kabar Desa\nHarga beras turun";
        assert_eq!(name(repeated), Some(" - Kabar Desa"));
    }
}
