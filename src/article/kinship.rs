//! What is compared to find articles that have to do with each other: words and names, by numbers.

use super::words;

/// A word or name, by 32 bits of its hash: two words in one place do no harm here.
pub type Word = u32;

/// The words of an article's parts, and the names in them: two words in a row with
/// capitals, since a syllable of a Vietnamese name is rarely rare. Sorted, each once.
pub(super) fn words_of<'a>(parts: impl Iterator<Item = &'a [words::Word]>) -> Box<[Word]> {
    let mut words = Vec::new();
    let mut settled = FEW;
    for part in parts {
        add_words(part, &mut words);
        // A long text says most of its words again and again.
        if words.len() > 2 * settled {
            words = sorted(words);
            settled = words.len().max(FEW);
        }
    }
    sorted(words).into()
}

/// So many words take no room to speak of.
const FEW: usize = 1 << 16;

/// Sorts numbers that are spread evenly, each once: first by their highest byte, in one step, then those of each.
fn sorted(words: Vec<Word>) -> Vec<Word> {
    let bucket = |word: &Word| usize::from(word.to_be_bytes()[0]);
    let mut ends = [0; 256];
    for word in &words {
        ends[bucket(word)] += 1;
    }
    let mut end = 0;
    for count in &mut ends {
        end += *count;
        *count = end;
    }
    let mut sorted = vec![0; words.len()];
    for word in &words {
        let place = &mut ends[bucket(word)];
        *place -= 1;
        sorted[*place] = *word;
    }
    // What were ends are starts now.
    for (bucket, start) in ends.iter().enumerate() {
        let end = ends.get(bucket + 1).copied().unwrap_or(words.len());
        sorted[*start..end].sort_unstable();
    }
    sorted.dedup();
    sorted
}

fn add_words(part: &[words::Word], words: &mut Vec<Word>) {
    // The word before, if it begins with a capital.
    let mut before: Option<u64> = None;
    words.reserve(part.len());
    for word in part {
        if word.span().len() > 2 {
            words.push(narrow(word.key));
        }
        if let Some(before) = before.filter(|_| word.is_capital && word.is_next) {
            // Another number for the same two words the other way about.
            words.push(narrow(before.rotate_left(23) ^ word.key));
        }
        before = word.is_capital.then_some(word.key);
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
    fn each_word_is_there_once_however_long_the_text() {
        let text = "tại Đà Nẵng, ngày 5 ";
        let once = words_of(std::iter::once(words::Words::of(text).all()));
        let long = words::Words::of(&text.repeat(FEW / 2));
        assert!(once.is_sorted() && once.len() == 5);
        assert_eq!(words_of(long.all().chunks(1000)), once);
    }

    #[test]
    fn names_of_two_words_are_words_too() {
        let of = |text: &str| {
            let mut words = Vec::new();
            add_words(words::Words::of(text).all(), &mut words);
            words
        };
        assert_eq!(of("tại Đà Nẵng").len(), 4, "three words and a name");
        assert_eq!(of("tại Đà. Nẵng").len(), 3, "a stop ends a name");
        assert_eq!(of("ĐÀ NẴNG"), of("Đà Nẵng"));
    }
}
