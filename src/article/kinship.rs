//! What is compared to find articles that have to do with each other: words and names, by numbers.

use super::Article;
use super::characters::{is_upper, runs};

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
    // The number and end of the word before, if it begins with a capital.
    let mut before: Option<(u64, usize)> = None;
    for (start, run) in runs(text) {
        if run.bytes > 2 {
            words.push(narrow(run.key));
        }
        let is_name = run.capitals > 0 && text[start..].starts_with(is_upper);
        let follows = |end: usize| text.get(end..start) == Some(" ");
        if let Some((part, _)) = before.filter(|&(_, end)| is_name && follows(end)) {
            // Another number for the same two words the other way about.
            words.push(narrow(part.rotate_left(23) ^ run.key));
        }
        before = is_name.then_some((run.key, start + run.bytes));
    }
}

fn narrow(key: u64) -> Word {
    // The lower bits of a key depend on few bits of its letters.
    (key ^ key >> 32) as Word
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
