//! What is compared to find articles that have to do with each other: words and names, by numbers.

use super::Article;
use xxhash_rust::xxh3::xxh3_64;

/// A word or name, by 32 bits of its hash: two words in one place do no harm here.
pub type Word = u32;

/// The words of the headline and of the text that is shown, and the names in them: two words in a row with
/// capitals, since a syllable of a Vietnamese name is rarely rare. Sorted, each once.
pub(super) fn words_of(article: &Article) -> Box<[Word]> {
    let mut words = Vec::new();
    words_in(&article.title.value, &mut words);
    for part in article.shown() {
        words_in(&part.text, &mut words);
    }
    words.sort_unstable();
    words.dedup();
    words.into()
}

fn words_in(text: &str, words: &mut Vec<Word>) {
    let mut lower = String::new();
    // The hash and end of the word before, if it begins with a capital.
    let mut before: Option<(Word, usize)> = None;
    for word in text.split(|c: char| !c.is_alphanumeric()) {
        let Some(first) = word.chars().next() else {
            continue;
        };
        let start = word.as_ptr() as usize - text.as_ptr() as usize;
        lower.clear();
        lower.extend(word.chars().flat_map(char::to_lowercase));
        let hash = hash(lower.as_bytes());
        if word.len() > 2 {
            words.push(hash);
        }
        let follows = |end: usize| text.get(end..start) == Some(" ");
        let name = before.filter(|&(_, end)| first.is_uppercase() && follows(end));
        if let Some((part, _)) = name {
            words.push(self::hash(
                &[part.to_le_bytes(), hash.to_le_bytes()].concat(),
            ));
        }
        before = first.is_uppercase().then_some((hash, start + word.len()));
    }
}

fn hash(bytes: &[u8]) -> Word {
    xxh3_64(bytes) as Word
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_of_two_words_are_words_too() {
        let of = |text: &str| {
            let mut words = Vec::new();
            words_in(text, &mut words);
            words
        };
        assert_eq!(of("tại Đà Nẵng").len(), 4, "three words and a name");
        assert_eq!(of("tại Đà. Nẵng").len(), 3, "a stop ends a name");
        assert_eq!(of("ĐÀ NẴNG"), of("Đà Nẵng"));
    }
}
