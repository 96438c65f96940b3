//! The name of the site behind a headline: browsers show `Headline | Name`, and captures keep it.

use crate::article::Span;
use crate::article::characters::key_of;
use crate::article::reading::scene::Scene;
use crate::article::reading::sentences;
use crate::article::vietnamese::unmarked;

/// What stands between a headline and a name. Of two in a line the last one counts.
const SEPARATORS: [&str; 8] = [" | ", " - ", " – ", " — ", " :: ", " » ", " › ", " · "];
/// A name has at most so many words.
const WORDS: usize = 5;

/// The site's name in the line of a headline, with the separator before it.
///
/// A bar is enough evidence; a dash is a part of many headlines, so there the name has to stand elsewhere
/// too: alone in a line, in an address, or missing where the headline is repeated.
pub(super) fn find(scene: &Scene, line: usize) -> Option<Span> {
    let content = scene.content(line);
    let (at, separator) = SEPARATORS
        .iter()
        .filter_map(|separator| Some((content.rfind(separator)?, *separator)))
        .max()?;
    let (head, name) = (&content[..at], content[at + separator.len()..].trim());
    let words = name.split_whitespace().count();
    let named = name.starts_with(|c: char| c.is_uppercase() || c.is_ascii_digit())
        || name.contains('.') && words == 1;
    if !named || words > WORDS || head.split_whitespace().count() < 3 || head.len() < 12 {
        return None;
    }
    let sure = matches!(separator, " | " | " :: " | " » " | " › ")
        || is_outlet(name)
        || is_known(scene, line, head, name);
    let start = scene.lines[line].content + at;
    sure.then_some(start..scene.lines[line].span.end)
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

/// Whether a name begins as those of outlets do and goes on as a name.
fn is_outlet(name: &str) -> bool {
    OUTLETS.iter().any(|word| {
        let rest = name.strip_prefix(word);
        rest.is_some_and(|rest| {
            rest.split(' ')
                .all(|word| word.starts_with(char::is_uppercase))
        })
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
    // `NAME - The first sentence`
    let opens = || {
        (0..scene.len()).any(|at| {
            let content = scene.content(at);
            at != line && sentences::has_dateline(content) && sentences::starts_with(content, name)
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
    fn a_name_behind_a_dash_has_to_be_known() {
        assert_eq!(name("Harga beras turun - Kabar Desa\nWarga senang."), None);
        let linked = "Harga beras turun - Kabar Desa\nhttps://kabardesa.example/beras";
        assert_eq!(name(linked), Some(" - Kabar Desa"));
        let repeated = "Harga beras turun - Kabar Desa\nHarga beras turun";
        assert_eq!(name(repeated), Some(" - Kabar Desa"));
    }
}
