//! The words of an address that a site made from the headline of its page: `/2020/panen-padi-di-desa-123.html`.

use crate::article::characters;
use crate::article::vietnamese::unmarked;

/// A path with fewer words names a section.
const LEAST: usize = 4;

/// The words of an address, in small letters without marks.
#[derive(Debug)]
pub(super) struct Slug<'a> {
    words: Vec<&'a str>,
}

impl<'a> Slug<'a> {
    /// That of a page's address; `None` if its path has no such words.
    pub fn of(address: &'a str) -> Option<Self> {
        let path = address.splitn(4, '/').nth(3)?;
        let path = path.split(['?', '#']).next()?;
        let words = path.split('/').map(|part| {
            let words = part.split(['-', '_', '.', '+']);
            words.filter(|word| is_word(word)).collect::<Vec<_>>()
        });
        let words = words.max_by_key(Vec::len)?;
        (words.len() >= LEAST).then_some(Slug { words })
    }

    /// Whether a line has four fifths of these words, and half as many others at most: sites leave short words
    /// out, and cut long headlines.
    pub fn is_of(&self, line: &str) -> bool {
        let line = plain(line);
        let mut words: Vec<&str> = line.split('-').filter(|word| is_word(word)).collect();
        let all = words.len();
        let found = self
            .words
            .iter()
            .filter(|word| {
                let at = words.iter().position(|other| other == *word);
                at.is_some_and(|at| {
                    words.swap_remove(at);
                    true
                })
            })
            .count();
        found * 5 >= self.words.len() * 4 && all * 2 <= found * 3
    }
}

/// Numbers are written in many ways in an address, and some of them stand for the page.
fn is_word(word: &str) -> bool {
    !word.is_empty() && word.bytes().all(|byte| byte.is_ascii_lowercase())
}

/// A text in small letters without marks, its words with `-` between them.
fn plain(text: &str) -> String {
    let letters = text.chars().map(|c| characters::word(c).map(unmarked));
    letters.map(|c| c.unwrap_or('-')).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_address_names_its_headline_without_marks_and_numbers() {
        let address = "https://koran.example/2020/09/gempa-m-42-guncang-pangandaran-tak-berpotensi-tsunami-20123.html?page=all";
        let slug = Slug::of(address).expect("words");
        assert!(slug.is_of("Gempa M 4,2 Guncang Pangandaran, Tak Berpotensi Tsunami"));
        assert!(!slug.is_of("Gempa Guncang Kepulauan Talaud, Warga Lari ke Luar Rumah"));
        assert!(!slug.is_of(
            "Gempa guncang Pangandaran dan tak berpotensi tsunami, kata badan yang mengamatinya sejak pagi itu di Bandung"
        ));
        let slug = Slug::of("https://bao.example/gao-viet-nam-di-ra-the-gioi-d566731.html");
        assert!(slug.is_some_and(|slug| slug.is_of("Gạo Việt Nam đi ra thế giới")));
    }

    #[test]
    fn a_section_and_a_number_name_none() {
        assert!(Slug::of("https://koran.example/kinh-te/tin-tuc/12345678.html").is_none());
        assert!(Slug::of("https://koran.example/").is_none());
        assert!(Slug::of("https://panen-padi-di-desa-kami.example").is_none());
    }
}
