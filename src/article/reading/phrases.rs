//! Looks up the [`words`](super::words) of all languages in a line.

use super::words::{self, Words};
use crate::article::Span;
use crate::article::characters::{NO_WORD, fold, run, runs};
use crate::article::numbers::{NumberSet, Numbers, Sieve};
use crate::article::words::Word;

/// Kinds of phrases, as a set.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub(super) struct Kinds(u32);

impl Kinds {
    pub const RELATED: Kinds = Kinds(1);
    pub const RELATED_LEAD: Kinds = Kinds(1 << 1);
    pub const COMMENTS: Kinds = Kinds(1 << 2);
    pub const SHARING: Kinds = Kinds(1 << 3);
    pub const FURNITURE: Kinds = Kinds(1 << 4);
    pub const FURNITURE_LEAD: Kinds = Kinds(1 << 5);
    pub const INSIDE: Kinds = Kinds(1 << 6);
    pub const KEYWORDS: Kinds = Kinds(1 << 7);
    pub const BYLINE: Kinds = Kinds(1 << 8);
    pub const BYLINE_WHOLE: Kinds = Kinds(1 << 9);
    pub const SOURCE: Kinds = Kinds(1 << 10);
    pub const CREDIT: Kinds = Kinds(1 << 11);
    pub const CAPTION_LEAD: Kinds = Kinds(1 << 12);
    pub const CONNECTIVE: Kinds = Kinds(1 << 13);
    pub const CALENDAR: Kinds = Kinds(1 << 14);
    pub const COUNTER: Kinds = Kinds(1 << 15);
    pub const SIGN_OFF: Kinds = Kinds(1 << 16);
    pub const ORGANIZATION: Kinds = Kinds(1 << 17);
    pub const FIELD_TITLE: Kinds = Kinds(1 << 18);
    pub const FIELD: Kinds = Kinds(1 << 19);
    pub const APPEAL: Kinds = Kinds(1 << 20);
    pub const DANGLING: Kinds = Kinds(1 << 21);
    pub const AGE: Kinds = Kinds(1 << 22);
    pub const INSET: Kinds = Kinds(1 << 23);
    pub const INTERRUPTION: Kinds = Kinds(1 << 24);
    pub const SKIP: Kinds = Kinds(1 << 25);
    pub const SKIP_END: Kinds = Kinds(1 << 26);
    pub const LEANING: Kinds = Kinds(1 << 27);
    pub const SHOWS: Kinds = Kinds(1 << 28);
    pub const REPLY: Kinds = Kinds(1 << 29);
    pub const SCENE: Kinds = Kinds(1 << 30);
    /// Phrases that count wherever they stand in a line.
    const ANYWHERE: Kinds =
        Kinds(Self::INSIDE.0 | Self::APPEAL.0 | Self::SKIP.0 | Self::LEANING.0 | Self::SHOWS.0);
    /// Whole lines of menus, buttons and forms.
    const BUTTONS: Kinds = Kinds(Self::SHARING.0 | Self::FURNITURE.0 | Self::COMMENTS.0);
    /// Labels that sign a text off where a colon follows.
    pub const SIGNING: Kinds = Kinds::BYLINE
        .with(Kinds::RELATED_LEAD)
        .with(Kinds::KEYWORDS);
    /// Kinds that may label a line, with its content behind them.
    const LABELS: Kinds = Kinds(
        Self::RELATED.0
            | Self::RELATED_LEAD.0
            | Self::FURNITURE_LEAD.0
            | Self::KEYWORDS.0
            | Self::BYLINE.0
            | Self::SOURCE.0
            | Self::CREDIT.0
            | Self::CAPTION_LEAD.0
            | Self::COMMENTS.0
            | Self::SHARING.0,
    );

    /// Whether one of these kinds is in the set.
    pub fn has(self, kinds: Kinds) -> bool {
        self.0 & kinds.0 != 0
    }

    /// Both sets.
    pub const fn with(self, kinds: Kinds) -> Kinds {
        Kinds(self.0 | kinds.0)
    }
}

/// The phrases of all languages, made once.
#[derive(Debug)]
pub(super) struct Phrases {
    /// The kinds of each phrase; none for the first words of one.
    kinds: Numbers<u64, Kinds>,
    /// Words with which phrases start, and the kinds of those phrases.
    starts: Numbers<u64, Kinds>,
    /// Words with which counters end.
    counter_ends: NumberSet<u64>,
    /// Words with which phrases start that count wherever they stand.
    anywhere: Sieve,
}

/// What a line says in words that are known.
#[derive(Debug, Clone, Copy, Default)]
pub(super) struct Said {
    /// Kinds of the line as a whole.
    pub whole: Kinds,
    /// Kinds of the phrases that it starts with.
    pub lead: Kinds,
    /// Kinds of the longest label that it starts with.
    pub label: Kinds,
    /// Bytes up to the end of that label.
    pub lead_bytes: usize,
    /// Words of that label.
    pub lead_words: u32,
    /// Whether a colon or the like follows the label.
    pub colon: bool,
    /// How many phrases of the page's frame stand in it.
    pub inside: u32,
    /// How many phrases of menus, buttons and forms it is made of, if it is made of nothing else.
    pub buttons: u32,
    /// How many phrases address the reader.
    pub appeals: u32,
    /// Whether it is a link that passes over a part of the page.
    pub skips: bool,
    /// Whether it leans on the sentence before.
    pub leans: bool,
    /// Whether it speaks of several pictures.
    pub shows: bool,
    /// Whether its last word leads to something that is missing.
    pub dangling: bool,
    /// Whether it ends in a count of readers or comments.
    pub counter: bool,
}

/// A label has at most so many bytes.
const LABEL: usize = 64;
/// Buttons that a program glued together have at most so many bytes.
const GLUED: usize = 160;
/// No line is looked at beyond so many words.
const REACH: usize = 64;
/// No phrase in a line is longer.
const LONGEST: usize = 7;
/// No phrase that is a whole line is longer.
const LONGEST_LINE: usize = 20;

/// The words of a line as numbers, without case, each number as `0`; used again for every line.
#[derive(Debug, Default)]
pub(super) struct Folded {
    /// What stands for a word, and where it ends in the line.
    words: Vec<(u64, usize)>,
    complete: bool,
}

impl Folded {
    /// Takes the first words of a line, at most so many.
    fn set(&mut self, line: &str, most: usize) {
        self.take(
            line,
            runs(line).map(|(start, run)| (start..start + run.bytes, run.key)),
            most,
        );
    }

    /// Takes the first words of a line, at most so many, of those that it was cut into.
    fn take(&mut self, line: &str, words: impl Iterator<Item = (Span, u64)>, most: usize) {
        self.words.clear();
        self.complete = true;
        // What stands for the last word if it is a number.
        let mut number = None;
        let mut end = 0;
        for (span, mut key) in words {
            // A part of the word before.
            if span.start < end {
                continue;
            }
            let is_digit = line.as_bytes()[span.start].is_ascii_digit();
            if !is_digit && line.as_bytes().get(span.end) != Some(&b'+') {
                if self.words.len() == most {
                    self.complete = false;
                    return;
                }
                number = None;
                self.words.push((key, span.end));
                continue;
            }
            let before = number.take().filter(|_| is_digit);
            if before.is_none() && self.words.len() == most {
                self.complete = false;
                return;
            }
            end = span.end;
            if is_digit {
                // Numbers in a row count as one, which is `0`, whatever they are.
                let letters = line[span].trim_start_matches(|c: char| c.is_ascii_digit());
                let zero = before.unwrap_or(fold(NO_WORD, '0'));
                number = Some(zero).filter(|_| letters.is_empty());
                key = run(letters, 0, zero).joined;
            }
            while line.as_bytes().get(end) == Some(&b'+') {
                let behind = run(line, end + 1, fold(key, '+'));
                number = None;
                (key, end) = (behind.joined, end + 1 + behind.bytes);
            }
            if before.is_some() {
                self.words.pop();
            }
            self.words.push((key, end));
        }
    }

    /// What stands for the words from one to another, the last one not included.
    fn phrase(&self, from: usize, to: usize) -> u64 {
        self.words[from..to]
            .iter()
            .fold(NO_WORD, |phrase, (word, _)| join(phrase, *word))
    }
}

/// What stands for a phrase with one more word.
fn join(phrase: u64, word: u64) -> u64 {
    (phrase.rotate_left(7) ^ word).wrapping_mul(0x9e37_79b9_7f4a_7c15)
}

/// The lists of a language with the kinds they stand for.
fn lists(words: &Words) -> [(&'static [&'static str], Kinds); 31] {
    [
        (words.related, Kinds::RELATED),
        (words.related_lead, Kinds::RELATED_LEAD),
        (words.insets, Kinds::INSET),
        (words.interruptions, Kinds::INTERRUPTION),
        (words.skips, Kinds::SKIP),
        (words.skip_ends, Kinds::SKIP_END),
        (words.leaning, Kinds::LEANING),
        (words.shows, Kinds::SHOWS),
        (words.comments, Kinds::COMMENTS),
        (words.replies, Kinds::REPLY),
        (words.sharing, Kinds::SHARING),
        (words.furniture, Kinds::FURNITURE),
        (words.furniture_lead, Kinds::FURNITURE_LEAD),
        (words.furniture_inside, Kinds::INSIDE),
        (words.appeal, Kinds::APPEAL),
        (words.dangling, Kinds::DANGLING),
        (words.ages, Kinds::AGE),
        (words.sign_off, Kinds::SIGN_OFF),
        (words.organization, Kinds::ORGANIZATION),
        (words.field_title, Kinds::FIELD_TITLE),
        (words.field, Kinds::FIELD),
        (words.keywords, Kinds::KEYWORDS),
        (words.byline, Kinds::BYLINE),
        (words.byline_whole, Kinds::BYLINE_WHOLE),
        (words.source, Kinds::SOURCE),
        (words.credit, Kinds::CREDIT),
        (words.caption_lead, Kinds::CAPTION_LEAD),
        (words.scenes, Kinds::SCENE),
        (words.connectives, Kinds::CONNECTIVE),
        (words.calendar, Kinds::CALENDAR),
        (words.counters, Kinds::COUNTER),
    ]
}

impl Phrases {
    /// The phrases of all languages.
    pub fn new() -> Self {
        let mut phrases = Phrases {
            kinds: Numbers::default(),
            starts: Numbers::default(),
            counter_ends: NumberSet::default(),
            anywhere: Sieve::default(),
        };
        for words in words::ALL {
            phrases.learn(words);
        }
        phrases
    }

    fn learn(&mut self, words: &Words) {
        let mut folded = Folded::default();
        for (list, kinds) in lists(words) {
            for phrase in list {
                folded.set(phrase, REACH);
                for part in 1..folded.words.len() {
                    self.kinds.entry(folded.phrase(0, part)).or_default();
                }
                let known = self
                    .kinds
                    .entry(folded.phrase(0, folded.words.len()))
                    .or_default();
                *known = known.with(kinds);
                if let [(first, _), ..] = folded.words[..] {
                    let starts = self.starts.entry(first).or_default();
                    *starts = starts.with(kinds);
                    if kinds.has(Kinds::ANYWHERE) {
                        self.anywhere.insert(first);
                    }
                }
                if let Some((last, _)) = folded.words.last()
                    && kinds == Kinds::COUNTER
                {
                    self.counter_ends.insert(*last);
                }
            }
        }
    }

    fn kinds(&self, phrase: u64) -> Kinds {
        self.kinds.get(&phrase).copied().unwrap_or_default()
    }

    /// The number of phrases of menus, buttons and forms that make up a line, the longest first; 0 if one
    /// word is something else.
    fn buttons(&self, folded: &Folded) -> u32 {
        let words = folded.words.len();
        let (mut from, mut found) = (0, 0);
        while folded.complete && from < words {
            if !self.kinds_from(folded.words[from].0).has(Kinds::BUTTONS) {
                return 0;
            }
            let buttons = self
                .phrases_from(folded, from)
                .filter(|(_, kinds)| kinds.has(Kinds::BUTTONS));
            let Some((longest, _)) = buttons.last() else {
                return 0;
            };
            from = longest;
            found += 1;
        }
        found
    }

    /// The same for buttons that a program glued together: `Bagikan ke FacebookBagikan ke X`.
    fn glued_buttons(&self, line: &str) -> u32 {
        let mut parted = String::with_capacity(line.len() * 2);
        let mut before = ' ';
        for (at, c) in line.char_indices() {
            let joint = before.is_alphanumeric() && c.is_uppercase();
            if joint && self.may_start(&line[at..], Kinds::BUTTONS) {
                parted.push(' ');
            }
            parted.push(c);
            before = c;
        }
        if parted.len() == line.len() {
            return 0;
        }
        let mut folded = Folded::default();
        folded.set(&parted, REACH);
        self.buttons(&folded)
    }

    /// Whether the first word of a line is a button and the first word of another one: `FacebookCopy link`.
    fn opens_with_a_glued_button(&self, line: &str) -> bool {
        let word = line.split(' ').next().unwrap_or_default();
        let mut small = false;
        let joint = word.char_indices().find_map(|(at, c)| {
            let found = small && c.is_uppercase();
            small = c.is_lowercase();
            found.then_some(at)
        });
        joint.is_some_and(|at| self.may_start(&word[..at], Kinds::BUTTONS))
    }

    /// The phrases that start at a word, up to the longest: where each ends, and its kinds.
    fn phrases_from(&self, folded: &Folded, from: usize) -> impl Iterator<Item = (usize, Kinds)> {
        let words = folded.words[from..].iter().take(LONGEST);
        let mut phrase = NO_WORD;
        (from + 1..).zip(words).map_while(move |(to, (word, _))| {
            phrase = join(phrase, *word);
            Some((to, *self.kinds.get(&phrase)?))
        })
    }

    /// Kinds of the phrases that start with a word.
    fn kinds_from(&self, word: u64) -> Kinds {
        self.starts.get(&word).copied().unwrap_or_default()
    }

    /// Whether a text may start with a phrase of these kinds, by its first word.
    pub fn may_start(&self, text: &str, kinds: Kinds) -> bool {
        runs(text).next().is_some_and(|(start, run)| {
            // What counts as another word is not looked into.
            let is_other = text.as_bytes()[start].is_ascii_digit()
                || text.as_bytes().get(start + run.bytes) == Some(&b'+');
            is_other || self.kinds_from(run.key).has(kinds)
        })
    }

    /// Whether a line starts with a label that signs a text off. `folded` is scratch space.
    pub fn is_signing(&self, line: &str, folded: &mut Folded) -> bool {
        self.may_start(line, Kinds::SIGNING) && self.opening(line, folded).label.has(Kinds::SIGNING)
    }

    /// What a text says as a whole and with its first words, and nothing of what stands farther on. `folded` is
    /// scratch space.
    pub fn opening(&self, text: &str, folded: &mut Folded) -> Said {
        folded.set(text, LONGEST_LINE);
        self.opens(text, folded)
    }

    fn opens(&self, text: &str, folded: &Folded) -> Said {
        let mut said = Said::default();
        let known = |word: &(u64, usize)| self.starts.contains_key(&word.0);
        if folded.words.first().is_some_and(known) {
            self.lead(text, folded, &mut said);
        }
        if said.lead_words > 0 {
            let behind = text[said.lead_bytes..].trim_start().chars().next();
            // `Sumber gambar, …`, `Tác giả, …`
            let labels = Kinds::CREDIT.with(Kinds::BYLINE).with(Kinds::CAPTION_LEAD);
            let parted = said.label.has(labels);
            let comma = behind == Some(',') && said.lead_words >= 2 && parted;
            said.colon = comma || matches!(behind, Some(':' | '：' | '|' | '/'));
        }
        said
    }

    /// What a line says. `folded` is scratch space.
    pub fn said(&self, line: &str, folded: &mut Folded) -> Said {
        folded.set(line, REACH);
        self.says(line, folded)
    }

    /// The same by the words of the line, which starts at a byte of the text that was cut into them.
    pub fn said_by(&self, words: &[Word], line: &str, start: usize, folded: &mut Folded) -> Said {
        let words = words.iter().map(|word| {
            let span = word.span();
            (span.start - start..span.end - start, word.key)
        });
        folded.take(line, words, REACH);
        self.says(line, folded)
    }

    fn says(&self, line: &str, folded: &Folded) -> Said {
        let words = folded.words.len();
        let mut said = self.opens(line, folded);
        let mut from = 0;
        let may_count = |(word, _): &(u64, usize)| self.anywhere.may_have(*word);
        while let Some(next) = folded.words[from..].iter().position(may_count) {
            from += next;
            let (mut inside, mut appeal, mut skip) = (None, None, None);
            for (to, kinds) in self.phrases_from(folded, from) {
                inside = Some(to).filter(|_| kinds.has(Kinds::INSIDE)).or(inside);
                appeal = Some(to).filter(|_| kinds.has(Kinds::APPEAL)).or(appeal);
                skip = Some(to).filter(|_| kinds.has(Kinds::SKIP)).or(skip);
                said.leans |= kinds.has(Kinds::LEANING);
                said.shows |= kinds.has(Kinds::SHOWS);
            }
            said.skips |= skip == Some(words);
            said.inside += u32::from(inside.is_some());
            said.appeals += u32::from(appeal.is_some());
            from = inside.or(appeal).unwrap_or(from + 1);
        }
        said.dangling = folded.complete
            && words >= 2
            && self
                .kinds(folded.phrase(words - 1, words))
                .has(Kinds::DANGLING);
        said.buttons = self.buttons(folded);
        let glued = || said.lead.has(Kinds::SHARING) || self.opens_with_a_glued_button(line);
        if said.buttons == 0 && line.len() <= GLUED && glued() {
            said.buttons = self.glued_buttons(line);
        }
        let ends = |(last, _): &(u64, usize)| self.counter_ends.contains(last);
        said.counter = folded.complete
            && words <= 24
            && folded.words.last().is_some_and(ends)
            && (1..=words.min(5)).any(|n| {
                self.kinds(folded.phrase(words - n, words))
                    .has(Kinds::COUNTER)
            });
        said
    }

    /// What the first words of a line say; no label goes on behind its colon: `Nguồn: Tin …`.
    fn lead(&self, line: &str, folded: &Folded, said: &mut Said) {
        let words = folded.words.len();
        let reach = &line.as_bytes()[..line.len().min(LABEL)];
        let colon = memchr::memchr(b':', reach).unwrap_or(line.len());
        let mut phrase = NO_WORD;
        for n in 1..=words.min(LONGEST) {
            phrase = join(phrase, folded.words[n - 1].0);
            let Some(&kinds) = self.kinds.get(&phrase) else {
                break;
            };
            said.lead = said.lead.with(kinds);
            if kinds.has(Kinds::LABELS) && folded.words[n - 1].1 <= colon {
                said.label = kinds;
                said.lead_bytes = folded.words[n - 1].1;
                said.lead_words = n as u32;
            }
            if n == words && folded.complete {
                said.whole = kinds;
            }
        }
        if (LONGEST + 1..=LONGEST_LINE).contains(&words) && folded.complete {
            said.whole = self.kinds(folded.phrase(0, words));
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::article::characters::is_word;

    fn said(line: &str) -> Said {
        Phrases::new().said(line, &mut Folded::default())
    }

    #[test]
    fn a_label_is_known_whatever_its_case_and_marks() {
        assert!(said("TIN LIÊN QUAN:").whole.has(Kinds::RELATED));
        assert!(said("» Baca Juga").whole.has(Kinds::RELATED));
        assert!(said("12 Komentar").whole.has(Kinds::COMMENTS));
    }

    #[test]
    fn a_label_before_a_headline_is_told_from_a_sentence() {
        let said = said("Baca juga: Harga beras naik lagi");
        assert!(said.lead.has(Kinds::RELATED_LEAD) && said.colon);
        assert_eq!(said.lead_bytes, "Baca juga".len());
        assert!(!said.whole.has(Kinds::RELATED));
    }

    #[test]
    fn a_count_at_the_end_is_seen() {
        assert!(said("Harga beras naik lagi 8.889 views").counter);
        assert!(!said("Harga beras naik lagi").counter);
    }

    #[test]
    fn words_are_written_as_lines_are_folded() {
        let mut folded = Folded::default();
        for words in words::ALL {
            for (list, _) in lists(words) {
                for phrase in list {
                    folded.set(phrase, REACH);
                    let bare = phrase.chars().all(|c| is_word(c) || matches!(c, ' ' | '+'));
                    assert!(bare && phrase.to_lowercase() == *phrase, "{phrase}");
                    assert!(folded.words.len() <= LONGEST_LINE, "{phrase}");
                }
            }
            for phrase in words.furniture_inside.iter().chain(words.appeal) {
                assert!(phrase.split(' ').count() <= LONGEST, "{phrase}");
            }
        }
    }

    #[test]
    fn legal_phrases_count_wherever_they_stand() {
        assert_eq!(said("© 2020 Bumi Media. All Rights Reserved").inside, 1);
    }
}
