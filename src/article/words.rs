//! A text cut into its words, once for all who ask for them: what the story is about, what it shares with
//! others, its topics.

use super::Span;
use super::characters::{Run, is_upper, runs};
use std::borrow::Cow;

/// A run of letters and digits, where it stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(in crate::article) struct Word {
    /// Stands for its letters and digits without case.
    pub key: u64,
    start: u32,
    end: u32,
    /// Whether it begins with a capital.
    pub is_capital: bool,
    /// Whether it has a letter that only Vietnamese has.
    pub is_vietnamese: bool,
    /// Whether one space, and nothing else, stands between it and the word before.
    pub is_next: bool,
}

impl Word {
    /// Where it stands, in bytes.
    pub fn span(&self) -> Span {
        self.start as usize..self.end as usize
    }
}

/// The words of a text, in order.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(in crate::article) struct Words {
    words: Vec<Word>,
    /// So many bytes of the text were cut.
    cut: usize,
}

impl Words {
    /// Cuts a text of less than 4 GiB, which no capture exceeds; what is beyond has no words.
    pub fn of(text: &str) -> Self {
        let mut words = Words::default();
        words.go_on(text);
        words
    }

    /// Cuts what was added to the text, behind a line break, since it was cut.
    pub fn go_on(&mut self, text: &str) {
        let from = std::mem::replace(&mut self.cut, text.len());
        for (start, run) in runs(&text[from..]) {
            let is_capital = run.capitals > 0 && text[from + start..].starts_with(is_upper);
            self.push(text, from + start, &run, is_capital);
        }
    }

    /// Takes the next word of a text that somebody else cuts, all of it.
    #[inline]
    pub fn push(&mut self, text: &str, start: usize, run: &Run, is_capital: bool) {
        let before = self.words.last().map_or(0, |word| word.end as usize);
        if let Some(word) = word(text, start, run, is_capital, before) {
            self.words.push(word);
        }
        self.cut = text.len();
    }

    /// All of them.
    pub fn all(&self) -> &[Word] {
        &self.words
    }

    /// The words in a part of the text; one that reaches beyond it is cut there.
    pub fn within(&self, text: &str, part: Span) -> Cow<'_, [Word]> {
        let from = self
            .words
            .partition_point(|word| (word.end as usize) <= part.start);
        let count = self.words[from..].partition_point(|word| (word.start as usize) < part.end);
        Self::clipped(&self.words[from..from + count], text, part)
    }

    /// The same where parts are asked for in order: `from` is the number of a word that stands not behind the part,
    /// and becomes that of the first one in it.
    pub fn next_within(&self, text: &str, part: Span, from: &mut usize) -> Cow<'_, [Word]> {
        let rest = &self.words[*from..];
        let is_before = |word: &&Word| (word.end as usize) <= part.start;
        let rest = &rest[rest.iter().take_while(is_before).count()..];
        *from = self.words.len() - rest.len();
        let is_before_end = |word: &&Word| (word.start as usize) < part.end;
        let count = rest.iter().take_while(is_before_end).count();
        Self::clipped(&rest[..count], text, part)
    }

    fn clipped<'w>(words: &'w [Word], text: &str, part: Span) -> Cow<'w, [Word]> {
        let is_inside =
            |word: &Word| part.start <= word.start as usize && word.end as usize <= part.end;
        if words.first().is_none_or(is_inside) && words.last().is_none_or(is_inside) {
            return Cow::Borrowed(words);
        }
        let mut before = part.start;
        let cut = runs(&text[part.clone()]).map_while(|(start, run)| {
            let start = part.start + start;
            let is_capital = run.capitals > 0 && text[start..].starts_with(is_upper);
            let word = word(text, start, &run, is_capital, before)?;
            before = start + run.bytes;
            Some(word)
        });
        Cow::Owned(cut.collect())
    }
}

impl From<Words> for Cow<'_, [Word]> {
    fn from(words: Words) -> Self {
        Cow::Owned(words.words)
    }
}

/// The word that is a run; `before` is where the one before it ends.
#[inline]
fn word(text: &str, start: usize, run: &Run, is_capital: bool, before: usize) -> Option<Word> {
    let end = u32::try_from(start + run.bytes).ok()?;
    Some(Word {
        key: run.key,
        start: start as u32,
        end,
        is_capital,
        is_vietnamese: run.is_vietnamese,
        is_next: start == before + 1 && text.as_bytes()[before] == b' ',
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn texts<'t>(text: &'t str, words: &[Word]) -> Vec<&'t str> {
        words.iter().map(|word| &text[word.span()]).collect()
    }

    #[test]
    fn words_know_where_they_stand() {
        let text = "Tại Đà Nẵng, 5,5 triệu";
        let words = Words::of(text);
        assert_eq!(
            texts(text, words.all()),
            ["Tại", "Đà", "Nẵng", "5", "5", "triệu"]
        );
        let capitals: Vec<bool> = words.all().iter().map(|word| word.is_capital).collect();
        assert_eq!(capitals, [true, true, true, false, false, false]);
        let next: Vec<bool> = words.all().iter().map(|word| word.is_next).collect();
        assert_eq!(next, [false, true, true, false, false, true]);
    }

    #[test]
    fn a_part_of_a_text_has_the_words_that_it_would_have_alone() {
        let text = "10:15 WIBWarga “Melati” panen";
        let words = Words::of(text);
        for from in (0..text.len()).filter(|at| text.is_char_boundary(*at)) {
            for to in (from..=text.len()).filter(|at| text.is_char_boundary(*at)) {
                let found = words.within(text, from..to);
                let alone = Words::of(&text[from..to]);
                let keys = |words: &[Word]| words.iter().map(|word| word.key).collect::<Vec<_>>();
                assert_eq!(keys(&found), keys(alone.all()));
                assert_eq!(texts(text, &found), texts(&text[from..to], alone.all()));
                for number in 0..=words.all().partition_point(|word| word.span().end <= from) {
                    assert_eq!(
                        words.next_within(text, from..to, &mut number.clone()),
                        found
                    );
                }
            }
        }
    }

    #[test]
    fn what_is_added_to_a_text_is_cut_too() {
        let mut text = "Panen padi".to_owned();
        let mut words = Words::of(&text);
        text.push_str("\ndi desa");
        words.go_on(&text);
        assert_eq!(words, Words::of(&text));
    }
}
