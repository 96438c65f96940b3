//! The topics of an article: terms of the archive's vocabulary whose words it uses.
//!
//! ```
//! use kliping::{article::topic::Topics, vocabulary::Topic};
//!
//! let id = "id".parse().unwrap();
//! let topics = Topics::new(&[Topic { id: "vaccines".into(), names: vec![], words: vec![(id, vec!["vaksin".into()])] }]);
//! assert_eq!(topics.find("Vaksin baru tiba", &[], id), ["vaccines"]);
//! ```

use super::Span;
use super::characters::{is_word, runs, small};
use super::numbers::{Numbers, Sieve};
use super::words::{Word, Words};
use crate::locale::Language;
use crate::vocabulary::Topic;

/// The vocabulary, ready to be searched for.
#[derive(Debug, Default)]
pub struct Topics {
    /// Topic ids, in the order of the vocabulary.
    ids: Vec<String>,
    /// The terms of each language.
    languages: Vec<Terms>,
}

/// The terms of all topics in one language.
#[derive(Debug)]
struct Terms {
    language: Language,
    /// The terms that have a word as their first one, the shortest first.
    by_first: Numbers<u64, Vec<Term>>,
    /// The first words.
    firsts: Sieve,
}

/// A word of a topic, or some words.
#[derive(Debug)]
struct Term {
    /// In lower case, with single spaces.
    folded: String,
    /// Signs before its first letter or digit, in bytes.
    signs: usize,
    /// The place of its topic in [`Topics::ids`].
    topic: usize,
}

/// So often a word has to stand in the body to count; in the title once is enough. A word that falls in
/// passing is no topic.
const IN_BODY: usize = 2;

impl Topics {
    /// Takes the vocabulary. Words are compared in lower case and expected in NFC, the form of captures;
    /// runs of white space in them count as one space, those without a letter or digit not at all.
    pub fn new(topics: &[Topic]) -> Self {
        let mut languages: Vec<Terms> = Vec::new();
        for (topic, entry) in topics.iter().enumerate() {
            for (language, words) in &entry.words {
                let place = languages
                    .iter()
                    .position(|terms| terms.language == *language);
                let place = place.unwrap_or_else(|| {
                    languages.push(Terms::new(*language));
                    languages.len() - 1
                });
                for word in words {
                    languages[place].add(folded(word), topic);
                }
            }
        }
        for terms in languages
            .iter_mut()
            .flat_map(|terms| terms.by_first.values_mut())
        {
            terms.sort_by_key(|term| term.folded.len());
        }
        Topics {
            ids: topics.iter().map(|topic| topic.id.clone()).collect(),
            languages,
        }
    }

    /// Ids of the topics whose words stand in the title, or at least twice in the body, as whole words in
    /// any case; in the order of the vocabulary. Only words of the given language count.
    pub fn find(&self, title: &str, body: &[&str], language: Language) -> Vec<String> {
        let body: Vec<(&str, Words)> = body.iter().map(|part| (*part, Words::of(part))).collect();
        let parts = body.iter().map(|(part, words)| (*part, words.all()));
        self.named(title, parts, language)
    }

    /// The same of a body that is cut into words; with those of each part comes the text that they stand in.
    pub(super) fn named<'a>(
        &self,
        title: &str,
        body: impl Iterator<Item = (&'a str, &'a [Word])>,
        language: Language,
    ) -> Vec<String> {
        let known = |terms: &&Terms| terms.language == language;
        let Some(terms) = self.languages.iter().find(known) else {
            return Vec::new();
        };
        let mut counts = vec![0; self.ids.len()];
        terms.count(title, Words::of(title).all(), IN_BODY, &mut counts);
        for (text, words) in body {
            terms.count(text, words, 1, &mut counts);
        }
        let named = self
            .ids
            .iter()
            .zip(&counts)
            .filter(|(_, count)| **count >= IN_BODY);
        named.map(|(id, _)| id.clone()).collect()
    }
}

impl Terms {
    fn new(language: Language) -> Self {
        Terms {
            language,
            by_first: Numbers::default(),
            firsts: Sieve::default(),
        }
    }

    fn add(&mut self, folded: String, topic: usize) {
        let Some((signs, first)) = runs(&folded).next() else {
            return;
        };
        self.firsts.insert(first.key);
        self.by_first.entry(first.key).or_default().push(Term {
            folded,
            signs,
            topic,
        });
    }

    /// Adds `weight` to the count of a topic for every place where one of its terms stands among some words of
    /// a text.
    fn count(&self, text: &str, words: &[Word], weight: usize, counts: &mut [usize]) {
        // Two terms of one topic that overlap (`vaksin`, `vaksin kanker`) are one mention.
        let mut mentioned_until = Vec::new();
        for word in words.iter().filter(|word| self.firsts.may_have(word.key)) {
            for term in self.by_first.get(&word.key).into_iter().flatten() {
                let Some(place) = term.place(text, word) else {
                    continue;
                };
                mentioned_until.resize(counts.len(), 0);
                if place.start >= mentioned_until[term.topic] {
                    mentioned_until[term.topic] = place.end;
                    counts[term.topic] = usize::saturating_add(counts[term.topic], weight);
                }
            }
        }
    }
}

impl Term {
    /// Where the term stands if the word of a text is its first one.
    fn place(&self, text: &str, first: &Word) -> Option<Span> {
        let start = first.span().start.checked_sub(self.signs)?;
        let mut rest = text.get(start..)?;
        for wanted in self.folded.chars() {
            let behind = match wanted {
                ' ' => rest.trim_start(),
                _ => rest.strip_prefix(|c| small(c) == wanted)?,
            };
            if behind.len() == rest.len() {
                return None;
            }
            rest = behind;
        }
        let place = start..text.len() - rest.len();
        is_whole(text, place.start, place.end).then_some(place)
    }
}

/// Lower case, white space as single spaces.
pub(super) fn folded(text: &str) -> String {
    let mut folded = String::new();
    fold_into(&mut folded, text);
    folded
}

/// The same, into a buffer that is used again.
pub(super) fn fold_into(folded: &mut String, text: &str) {
    folded.clear();
    folded.reserve(text.len());
    // Up to here it is folded.
    let mut taken = 0;
    let (mut at, mut gap) = (0, true);
    // Most characters stay as they are, and are taken over in one piece.
    let is_plain = |byte: &u8| byte.is_ascii_graphic() && !byte.is_ascii_uppercase();
    while at < text.len() {
        let plain = text.as_bytes()[at..]
            .iter()
            .take_while(|byte| is_plain(byte))
            .count();
        gap &= plain == 0;
        at += plain;
        if !gap && text.as_bytes().get(at) == Some(&b' ') {
            gap = true;
            at += 1;
            continue;
        }
        let Some(c) = text[at..].chars().next() else {
            break;
        };
        let small = small(c);
        let is_space = c.is_whitespace();
        if small != c || is_space && (gap || c != ' ') {
            folded.push_str(&text[taken..at]);
            taken = at + c.len_utf8();
            if !is_space {
                folded.push(small);
            } else if !gap {
                folded.push(' ');
            }
        }
        gap = is_space;
        at += c.len_utf8();
    }
    folded.push_str(&text[taken..]);
    folded.truncate(folded.trim_end_matches(' ').len());
}

/// Whether no letter or digit touches the word.
fn is_whole(text: &str, start: usize, end: usize) -> bool {
    let before = text[..start].chars().next_back();
    let after = text[end..].chars().next();
    !before.is_some_and(is_word) && !after.is_some_and(is_word)
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn vocabulary() -> Topics {
        let topic = |id: &str, vi: &[&str], idn: &[&str]| Topic {
            id: id.to_owned(),
            names: Vec::new(),
            words: vec![
                (
                    "vi".parse().unwrap(),
                    vi.iter().map(|w| (*w).to_owned()).collect(),
                ),
                (
                    "id".parse().unwrap(),
                    idn.iter().map(|w| (*w).to_owned()).collect(),
                ),
            ],
        };
        Topics::new(&[
            topic(
                "vaccines",
                &["vắc xin", "vắc-xin", "tiêm chủng"],
                &["vaksin", "vaksin kanker"],
            ),
            topic("cancer", &["ung thư"], &["kanker", ""]),
            topic("law", &["pháp luật", "luật"], &["hukum"]),
        ])
    }

    fn find(title: &str, body: &[&str], language: &str) -> Vec<String> {
        vocabulary().find(title, body, language.parse().unwrap())
    }

    #[test]
    fn once_in_the_title_is_enough() {
        assert_eq!(
            find("Thử nghiệm VẮC XIN ung thư", &[], "vi"),
            ["vaccines", "cancer"]
        );
    }

    #[test]
    fn once_in_the_body_is_not() {
        assert_eq!(find("Berita", &["Ia bicara soal hukum."], "id"), [""; 0]);
        assert_eq!(
            find("Berita", &["Soal hukum.", "Hukum itu."], "id"),
            ["law"]
        );
    }

    #[test]
    fn words_that_overlap_are_one_mention() {
        assert_eq!(find("", &["Vaksin kanker itu murah."], "id"), [""; 0]);
        assert_eq!(find("", &["Theo pháp luật."], "vi"), [""; 0]);
    }

    #[test]
    fn a_word_of_one_topic_inside_the_word_of_another_counts_for_both() {
        assert_eq!(find("Vaksin kanker", &[], "id"), ["vaccines", "cancer"]);
    }

    #[test]
    fn parts_of_words_do_not_count() {
        assert_eq!(find("Hukuman dan divaksinasi", &[], "id"), [""; 0]);
    }

    #[test]
    fn a_line_break_inside_a_term_does_not_hide_it() {
        assert_eq!(find("Bệnh ung\n  thư", &[], "vi"), ["cancer"]);
    }

    #[test]
    fn the_words_of_another_language_do_not_count() {
        assert_eq!(find("Vaksin", &[], "vi"), [""; 0]);
        assert_eq!(find("Vaksin", &[], "en"), [""; 0]);
    }

    #[test]
    fn an_empty_vocabulary_finds_nothing() {
        let topics = Topics::new(&[]);
        assert_eq!(
            topics.find("Vaksin", &["vaksin"], "id".parse().unwrap()),
            [""; 0]
        );
    }

    proptest! {
        #[test]
        fn a_folded_text_has_small_letters_and_single_spaces(text in "[aAbB .\t\u{a0}éÉệỆ]*") {
            let small = |word: &str| word.chars().map(small).collect::<String>();
            let words: Vec<String> = text.split_whitespace().map(small).collect();
            prop_assert_eq!(folded(&text), words.join(" "));
        }

        #[test]
        fn any_text_is_taken(title in "\\PC*", body in "\\PC*") {
            find(&title, &[&body], "vi");
        }
    }
}
