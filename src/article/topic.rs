//! The topics of an article: terms of the archive's vocabulary whose words it uses.
//!
//! ```
//! use kliping::{article::topic::Topics, vocabulary::Topic};
//!
//! let id = "id".parse().unwrap();
//! let topics = Topics::new(&[Topic { id: "vaccines".into(), names: vec![], words: vec![(id, vec!["vaksin".into()])] }]);
//! assert_eq!(topics.find("Vaksin baru tiba", &[], id), ["vaccines"]);
//! ```

use super::characters::{is_word, small};
use crate::locale::Language;
use crate::vocabulary::Topic;
use aho_corasick::{AhoCorasick, AhoCorasickBuilder, AhoCorasickKind, MatchKind};

/// The vocabulary, ready to be searched for.
#[derive(Debug, Default)]
pub struct Topics {
    /// Topic ids, in the order of the vocabulary.
    ids: Vec<String>,
    /// The words of each language.
    languages: Vec<Words>,
}

/// The words of all topics in one language.
#[derive(Debug)]
struct Words {
    language: Language,
    automaton: AhoCorasick,
    /// For each word of the automaton, the place of its topic in [`Topics::ids`].
    topics: Vec<usize>,
}

/// A vocabulary with more words in a language is searched in a way that takes less memory.
const FEW_WORDS: usize = 2000;

/// So often a word has to stand in the body to count; in the title once is enough. A word that falls in
/// passing is no topic.
const IN_BODY: usize = 2;

impl Topics {
    /// Takes the vocabulary. Words are compared in lower case and expected in NFC, the form of captures;
    /// runs of white space in them count as one space, empty words not at all.
    pub fn new(topics: &[Topic]) -> Self {
        let mut entries: Vec<(Language, Vec<(String, usize)>)> = Vec::new();
        for (place, topic) in topics.iter().enumerate() {
            for (language, words) in &topic.words {
                let words = words
                    .iter()
                    .map(|word| (folded(word), place))
                    .filter(|(word, _)| !word.is_empty());
                match entries.iter_mut().find(|(known, _)| known == language) {
                    Some((_, all)) => all.extend(words),
                    None => entries.push((*language, words.collect())),
                }
            }
        }
        let languages = entries.into_iter().filter_map(|(language, words)| {
            let automaton = AhoCorasickBuilder::new()
                // All words are reported, also those inside of others: each may be of another topic.
                .match_kind(MatchKind::Standard)
                // Four times as fast as the other kinds, and small for the words of a vocabulary.
                .kind((words.len() <= FEW_WORDS).then_some(AhoCorasickKind::DFA))
                .build(words.iter().map(|(word, _)| word))
                // Fails only beyond two billion words; a vocabulary without its topics is no use then.
                .ok()?;
            let topics = words.iter().map(|(_, place)| *place).collect();
            Some(Words {
                language,
                automaton,
                topics,
            })
        });
        Topics {
            ids: topics.iter().map(|topic| topic.id.clone()).collect(),
            languages: languages.collect(),
        }
    }

    /// Ids of the topics whose words stand in the title, or at least twice in the body, as whole words in
    /// any case; in the order of the vocabulary. Only words of the given language count.
    pub fn find(&self, title: &str, body: &[&str], language: Language) -> Vec<String> {
        let Some(words) = self
            .languages
            .iter()
            .find(|words| words.language == language)
        else {
            return Vec::new();
        };
        let mut counts = vec![0; self.ids.len()];
        let mut text = String::new();
        words.count(title, IN_BODY, &mut counts, &mut text);
        for paragraph in body {
            words.count(paragraph, 1, &mut counts, &mut text);
        }
        let named = self
            .ids
            .iter()
            .zip(&counts)
            .filter(|(_, count)| **count >= IN_BODY);
        named.map(|(id, _)| id.clone()).collect()
    }
}

impl Words {
    /// Adds `weight` to the count of a topic for every place where one of its words stands. `folded` is
    /// scratch space.
    fn count(&self, text: &str, weight: usize, counts: &mut [usize], folded: &mut String) {
        fold_into(folded, text);
        // Two words of one topic that overlap (`vaksin`, `vaksin kanker`) are one mention.
        let mut mentioned_until = Vec::new();
        for found in self.automaton.find_overlapping_iter(&**folded) {
            let topic = self.topics[found.pattern().as_usize()];
            mentioned_until.resize(counts.len(), 0);
            if found.start() < mentioned_until[topic]
                || !is_whole(folded, found.start(), found.end())
            {
                continue;
            }
            mentioned_until[topic] = found.end();
            counts[topic] = usize::saturating_add(counts[topic], weight);
        }
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
