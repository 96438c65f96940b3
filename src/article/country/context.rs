//! What stands around a name, and what it makes of the name.

use super::names::{Entry, Meaning};
use super::{rules, syllables};
use crate::article::characters;
use crate::article::vietnamese::is_syllable;
use std::ops::Range;

/// What a name names, by its context.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Verdict {
    /// The country.
    Country,
    /// The country, unless the text uses the same word as a name of a person elsewhere.
    CountryUnlessPerson,
    /// The end of a person's name.
    Person,
    /// A language; so are the names that are listed with it.
    Language,
    /// Something else.
    Other,
}

/// The end of a stretch of text that is meant.
#[derive(Debug, Clone, Copy)]
pub(super) enum Edge {
    Start,
    End,
}

/// A name in its text.
pub(super) struct Place<'t> {
    text: &'t str,
    span: Range<usize>,
    /// The word before the name.
    before: Option<Word<'t>>,
    /// The word after it.
    after: Option<Word<'t>>,
}

/// A word beside a name.
#[derive(Clone)]
struct Word<'t> {
    text: &'t str,
    /// In small letters.
    small: String,
    /// Its first byte if it stands before the name, its end if after it.
    edge: usize,
}

impl Word<'_> {
    fn is_capital(&self) -> bool {
        self.text.starts_with(char::is_uppercase)
    }

    fn is_in(&self, words: &[&str]) -> bool {
        words.contains(&self.small.as_str())
    }
}

/// Longer runs of letters are no word of a rule.
const WORD: usize = 24;

impl<'t> Place<'t> {
    pub(super) fn new(text: &'t str, span: Range<usize>) -> Self {
        Place {
            text,
            before: word_before(text, span.start),
            after: word_after(text, span.end),
            span,
        }
    }

    /// Whether the name stands as a word of its own: between other characters than letters and digits, or
    /// glued to its neighbour with a capital at the seam, as columns of tables are (`KambojaLaosVietnam`).
    pub(super) fn is_whole(text: &str, span: &Range<usize>) -> bool {
        let name = &text[span.clone()];
        // `Desa Mali-Mali`
        let doubled = |part: Option<&str>| part.is_some_and(|part| part.starts_with(name));
        let doubles = text[..span.start].strip_suffix('-');
        if doubled(text[span.end..].strip_prefix('-'))
            || doubles.is_some_and(|part| part.ends_with(name))
        {
            return false;
        }
        let small = |c: Option<char>| c.is_some_and(char::is_lowercase);
        let capital = |c: Option<char>| c.is_some_and(char::is_uppercase);
        let long = name.chars().nth(3).is_some();
        let before = text[..span.start].chars().next_back();
        let mut rest = text[span.end..].chars();
        let after = rest.next();
        let starts = match before {
            Some('@' | '#' | '_') => false,
            // `KABAR.VN`
            Some('.') if !long => {
                let ahead = text[..span.start - 1].chars().next_back();
                !ahead.is_some_and(char::is_alphanumeric)
            }
            Some(c) if c.is_alphanumeric() => long && small(before) && capital(name.chars().next()),
            _ => true,
        };
        let ends = match after {
            Some('@' | '_') => false,
            // `Vietnam.vn`
            Some('.') => !small(rest.next()),
            Some(c) if c.is_alphanumeric() => {
                long && small(name.chars().next_back()) && capital(after)
            }
            // `US$`
            Some('$') => false,
            _ => true,
        };
        starts && ends
    }

    /// What the name names here.
    pub(super) fn verdict(
        &self,
        entry: &Entry,
        beside_country: impl Fn(&str, Edge) -> bool,
    ) -> Verdict {
        let code = match entry.meaning {
            Meaning::Country(region) | Meaning::Paired(region) => region,
            Meaning::NoCountry => return Verdict::Other,
        };
        if let Some(before) = &self.before {
            let small = &before.small;
            let money = rules::MONEY_BEFORE.iter().any(|(word, codes)| {
                *word == *small && (codes.is_empty() || codes.contains(code.as_str()))
            });
            if money || rules::DISEASE_BEFORE.contains(&small.as_str()) {
                return Verdict::Other;
            }
            if rules::LANGUAGE_BEFORE.contains(&small.as_str()) {
                return Verdict::Language;
            }
            if rules::WATER_BEFORE.contains(&small.as_str()) && *small != "đào" || self.is_canal()
            {
                return Verdict::Other;
            }
            let is_name = [rules::BRAND_BEFORE, rules::PLACE_BEFORE]
                .iter()
                .any(|words| words.contains(&small.as_str()));
            if before.is_capital() && is_name || rules::BREED_BEFORE.contains(&small.as_str()) {
                return Verdict::Other;
            }
            if *small == "of" {
                let first = word_before(self.text, before.edge);
                let first = first.as_ref();
                if first.is_some_and(|word| word.is_in(rules::BEFORE_OF)) {
                    return Verdict::Other;
                }
                if *entry.name == *"Georgia"
                    && first.is_some_and(|word| word.is_in(rules::STATE_BEFORE))
                {
                    return Verdict::Other;
                }
            }
            if *entry.name == *"Georgia" && rules::STATE_BEFORE.contains(&small.as_str()) {
                return Verdict::Other;
            }
        }
        if *entry.name == *"Georgia"
            && (self.is_below_city(rules::CITIES_OF_GEORGIA) || self.is_among_states())
        {
            return Verdict::Other;
        }
        if let Some(after) = &self.after
            && (after.is_in(rules::AFTER)
                || after.is_capital() && after.is_in(rules::AFTER_CAPITAL))
        {
            return Verdict::Other;
        }
        let beside = || {
            self.joined_before()
                .is_some_and(|words| beside_country(words, Edge::End))
                || self
                    .joined_after()
                    .is_some_and(|words| beside_country(words, Edge::Start))
        };
        if let Meaning::Paired(_) = entry.meaning {
            return if self.is_joined() && beside() {
                Verdict::Country
            } else {
                Verdict::Other
            };
        }
        let name = entry.name.replace('ĩ', "ỹ");
        if let Some(rule) = syllables::SYLLABLES.iter().find(|rule| *rule.name == *name) {
            return self.syllable(rule, entry.capitals, beside);
        }
        if matches!(&*entry.name, "Amerika" | "America") && self.is_among_continents() {
            return Verdict::Other;
        }
        if matches!(&*entry.name, "AS" | "RI") {
            return self.initials();
        }
        if *entry.name == *"US" && self.is_shouted() {
            // `CONTACT US`
            return Verdict::Other;
        }
        if rules::PERSONAL.contains(&&*entry.name) {
            return self.personal();
        }
        let family = |word: &Word<'_>| word.is_capital() && word.is_in(syllables::FAMILY_NAMES);
        if entry.name.contains(' ') && self.before.as_ref().is_some_and(family) {
            return Verdict::Person;
        }
        if rules::NAMES_OF_WOMEN.contains(&&*entry.name) {
            let is_person = |word: &Word<'_>| word.is_in(syllables::PERSONS);
            // `Hà Lan Anh`
            let is_longer = |word: &Word<'_>| word.is_in(&["anh", "chi", "hương", "nhi", "phương"]);
            if self.before.as_ref().is_some_and(is_person)
                || self
                    .after
                    .as_ref()
                    .is_some_and(|word| word.is_capital() && is_longer(word))
            {
                return Verdict::Person;
            }
            return Verdict::CountryUnlessPerson;
        }
        Verdict::Country
    }

    /// `Atlanta, Georgia`, `London – Anh`: a city of what is named stands in front of it.
    fn is_below_city(&self, cities: &[&str]) -> bool {
        let before = self.text[..self.span.start].trim_end();
        let before = before.strip_suffix([',', '-', '–']).unwrap_or(before);
        let before = before.trim_end();
        cities.iter().any(|city| before.ends_with(city))
    }

    /// `đại gia Mỹ`: “gia” alone ends the word for a state.
    fn is_behind_tycoon(&self) -> bool {
        let before = self.text[..self.span.start].trim_end();
        ["đại gia", "Đại gia"]
            .iter()
            .any(|words| before.ends_with(words))
    }

    /// `Florida, Georgia, dan North Carolina`: counted up with other states.
    fn is_among_states(&self) -> bool {
        let joints = |c: char| c == ',' || c.is_whitespace();
        let before = self.text[..self.span.start].trim_end_matches(joints);
        let after = self.text[self.span.end..].trim_start_matches(joints);
        let and = ["dan ", "và ", "and "];
        let after = and
            .iter()
            .find_map(|word| after.strip_prefix(word))
            .unwrap_or(after);
        let beside = self.text[..self.span.start].ends_with(", ")
            && rules::OTHER_STATES
                .iter()
                .any(|state| before.ends_with(state));
        let behind = self.text[self.span.end..].starts_with([',', ' '])
            && rules::OTHER_STATES
                .iter()
                .any(|state| after.starts_with(state));
        beside || behind
    }

    /// `kênh đào Panama`: “đào” alone is also a person or a peach.
    fn is_canal(&self) -> bool {
        let before = self.text[..self.span.start].trim_end();
        ["kênh đào", "Kênh đào"]
            .iter()
            .any(|words| before.ends_with(words))
    }

    /// A name of one Vietnamese syllable.
    fn syllable(
        &self,
        rule: &syllables::Syllable,
        capitals: bool,
        beside: impl Fn() -> bool,
    ) -> Verdict {
        if let Some(after) = &self.after
            && self.makes_another_word(rule, after)
        {
            return Verdict::Other;
        }
        let before = self.before.as_ref();
        let is_no_country = |word: &Word<'_>| {
            word.is_in(rule.not_after) || word.is_in(rules::VIETNAMESE_PLACE_BEFORE)
        };
        if before.is_some_and(is_no_country) {
            return Verdict::Other;
        }
        let evidence = before.is_some_and(|word| word.is_in(syllables::EVIDENCE))
            && !self.is_behind_tycoon()
            || rule.name == "Anh" && self.is_below_city(rules::CITIES_OF_BRITAIN);
        if capitals {
            // In a line of capitals, nothing tells a name from a word but what stands before it.
            return if evidence || beside() {
                Verdict::CountryUnlessPerson
            } else {
                Verdict::Other
            };
        }
        if let Some(word) = before
            && word.is_capital()
            && is_syllable(word.text)
        {
            let shouted = word.text.chars().nth(1).is_some_and(char::is_uppercase);
            // `Toàn Mỹ ghi nhận …`, and `Trần Toàn Mỹ`, `Lê Như Mỹ`.
            let named = || {
                let family = word_before(self.text, word.edge);
                word.is_in(&["toàn", "như"])
                    && family.is_some_and(|family| family.is_capital() && is_syllable(family.text))
            };
            let is_name = word.is_in(syllables::EVIDENCE_AND_NAME) || named();
            let clear = evidence && !is_name || shouted;
            if !clear {
                return Verdict::Person;
            }
        }
        if let Some(word) = &self.after
            && word.is_capital()
            && is_syllable(word.text)
            && !word.text.chars().nth(1).is_some_and(char::is_uppercase)
            && !before.is_some_and(|word| word.is_in(syllables::TITLES))
            && !self.is_label(word)
        {
            // `Mỹ Đình`, `Anh Văn A`, and a headline in which every word has a capital.
            // `Theo Mỹ Tâm, …` has the capital of its sentence.
            let headline = before.is_some_and(|word| {
                word.is_capital() && evidence && !opens_sentence(self.text, word.edge)
            });
            if !headline {
                return Verdict::Other;
            }
        }
        if rule.given_name
            && (before.is_some_and(|word| word.is_in(syllables::PERSONS))
                || self.is_beside_person()
                || self.is_said_of_person())
        {
            return Verdict::Person;
        }
        if evidence || beside() || self.is_in_brackets() {
            return Verdict::Country;
        }
        if rule.common_word && self.starts_sentence() && !self.heads_line() && !self.acts_as_state()
        {
            return Verdict::Other;
        }
        Verdict::CountryUnlessPerson
    }

    /// `… thăm một trại lính tại Đức Ảnh: Văn A`: the word behind the name is the label of the picture's author.
    fn is_label(&self, after: &Word<'_>) -> bool {
        after.is_in(syllables::CREDITS)
            && self.text[after.edge..]
                .trim_start_matches([' ', '\u{a0}'])
                .starts_with(':')
    }

    /// `Ý phong tỏa toàn quốc`, `Anh vừa phê duyệt …`: what follows is the act of a state.
    fn acts_as_state(&self) -> bool {
        let said = self.text[self.span.end..].trim_start_matches([' ', '\u{a0}']);
        let adverb = syllables::ADVERBS
            .iter()
            .find_map(|word| said.strip_prefix(word)?.strip_prefix(' '));
        let said = adverb.unwrap_or(said);
        syllables::ACTS_OF_STATES.iter().any(|act| {
            let rest = said.strip_prefix(act);
            rest.is_some_and(|rest| !rest.starts_with(char::is_alphabetic))
        })
    }

    /// `hai chị em Mỹ và Nga`: what “và” joins to the name of a person names another one.
    fn is_beside_person(&self) -> bool {
        let joins = self.before.as_ref().is_some_and(|word| word.is_in(&["và"]));
        let Some(text) = self.joined_before().filter(|_| joins) else {
            return false;
        };
        let Some((before, name)) = text.rsplit_once(' ') else {
            return false;
        };
        let of = before.rsplit(' ').next().unwrap_or_default().to_lowercase();
        name.starts_with(char::is_uppercase)
            && is_syllable(name)
            && (of == "họ" || syllables::PERSONS.contains(&of.as_str()))
    }

    /// `Anh: Thủ tướng từ chức`, a headline that begins with the place.
    fn heads_line(&self) -> bool {
        let before = self.text[..self.span.start].trim_end_matches([' ', '\t']);
        let opens = before.is_empty() || before.ends_with('\n');
        let said = self.text[self.span.end..].strip_prefix(": ");
        // Only where a line opens: a line of many names is not searched for its end from each of them.
        said.filter(|_| opens).is_some_and(|said| {
            let line = said.lines().next().unwrap_or_default();
            line.starts_with(char::is_uppercase) && !line.trim_end().ends_with(['.', '?', '!', '”'])
        })
    }

    fn makes_another_word(&self, rule: &syllables::Syllable, after: &Word<'_>) -> bool {
        let small = &after.small;
        rule.not_before.iter().any(|words| {
            let mut words = words.split(" !");
            words.next() == Some(small.as_str()) && {
                let next = word_after(self.text, after.edge);
                let next = next.map(|word| word.small);
                !words.any(|word| Some(word) == next.as_deref())
            }
        })
    }

    /// `AS` and `RI`: a country, or the initials of somebody in the news.
    fn initials(&self) -> Verdict {
        if self
            .before
            .as_ref()
            .is_some_and(|word| word.is_in(rules::INITIALS_BEFORE))
        {
            return Verdict::Person;
        }
        let mut rest = self.text[self.span.end..].trim_start().chars();
        if rest.next() == Some('(') && rest.next().is_some_and(|c| c.is_ascii_digit()) {
            return Verdict::Person;
        }
        Verdict::CountryUnlessPerson
    }

    /// Whether a word beside it is in capitals too.
    fn is_shouted(&self) -> bool {
        let shouted =
            |word: &Word<'_>| word.text.len() > 1 && word.text.chars().all(char::is_uppercase);
        [&self.before, &self.after]
            .into_iter()
            .flatten()
            .any(shouted)
    }

    /// A name that persons have, too.
    fn personal(&self) -> Verdict {
        let name = |word: &Option<Word<'_>>| word.as_ref().is_some_and(Word::is_capital);
        let before = |words: &[&str]| self.before.as_ref().is_some_and(|word| word.is_in(words));
        let is_open = before(rules::BEFORE_PERSONAL_OR_PERSON) && name(&self.after);
        if before(rules::BEFORE_PERSONAL) && !is_open {
            return Verdict::Country;
        }
        if name(&self.after) {
            // `Georgia Doe, a nurse, …` is Georgia from there on.
            let told = self.starts_sentence();
            return if told {
                Verdict::Person
            } else {
                Verdict::Other
            };
        }
        if name(&self.before) || self.is_said_of_person() {
            return Verdict::Person;
        }
        Verdict::CountryUnlessPerson
    }

    /// `Georgia, seorang perawat`, `Georgia, 35 tuổi`, `Georgia (35)`: what follows is said of a person.
    fn is_said_of_person(&self) -> bool {
        let after = &self.text[self.span.end..];
        let Some(said) = after
            .strip_prefix(", ")
            .or_else(|| after.strip_prefix(" ("))
        else {
            return false;
        };
        let digits = said.bytes().take_while(u8::is_ascii_digit).count();
        let is_age = matches!(digits, 1 | 2)
            && (said[digits..].starts_with([')', ','])
                || said[digits..].starts_with(" tuổi")
                || said[digits..].starts_with(" tahun"));
        is_age || word_after(after, 1).is_some_and(|word| word.is_in(rules::SAID_OF_PERSONS))
    }

    /// Whether the name stands alone in brackets, as in `Đại học X (Anh)`.
    fn is_in_brackets(&self) -> bool {
        self.text[..self.span.start].ends_with('(')
            && self.text[self.span.end..].starts_with([')', ','])
    }

    fn starts_sentence(&self) -> bool {
        opens_sentence(self.text, self.span.start)
    }

    /// Whether a hyphen, dash or stroke joins the name to another word.
    /// `Amerika, Pasifik Barat, dan Eropa`: in a row of continents it is one.
    fn is_among_continents(&self) -> bool {
        let before = self.text[..self.span.start].trim_end();
        let before = [", dan", ", and", "dan", "and", ","]
            .iter()
            .find_map(|word| before.strip_suffix(word));
        let after = self.text[self.span.end..].trim_start();
        let after = [", dan ", ", and ", "dan ", "and ", ","]
            .iter()
            .find_map(|word| after.strip_prefix(word));
        let ends = |name: &&str| before.is_some_and(|text| text.trim_end().ends_with(*name));
        let starts = |name: &&str| after.is_some_and(|text| text.trim_start().starts_with(*name));
        rules::CONTINENTS
            .iter()
            .any(|name| ends(name) || starts(name))
    }

    fn is_joined(&self) -> bool {
        self.text[..self.span.start].trim_end().ends_with(JOINTS)
            || self.text[self.span.end..].trim_start().starts_with(JOINTS)
    }

    /// The text that ends in what a hyphen, a comma or “và” joins to the name.
    fn joined_before(&self) -> Option<&'t str> {
        let before = self.text[..self.span.start].trim_end();
        let word = ["và", "hay", "hoặc", "với", ",", "VÀ", "HAY", "VỚI"]
            .iter()
            .find_map(|word| before.strip_suffix(word));
        let before = word.or_else(|| before.strip_suffix(JOINTS))?.trim_end();
        let start = before.floor_char_boundary(before.len().saturating_sub(NAME));
        Some(&before[start..])
    }

    /// The text that starts with what is joined to the name.
    fn joined_after(&self) -> Option<&'t str> {
        let after = self.text[self.span.end..].trim_start();
        let word = ["và ", "hay ", "hoặc ", "với ", ",", "VÀ ", "HAY ", "VỚI "]
            .iter()
            .find_map(|word| after.strip_prefix(word));
        let after = word.or_else(|| after.strip_prefix(JOINTS))?.trim_start();
        Some(&after[..after.floor_char_boundary(NAME)])
    }
}

/// Whether a sentence opens at a byte.
fn opens_sentence(text: &str, at: usize) -> bool {
    let before = text[..at].trim_end_matches([' ', '\t', '\u{a0}']);
    before.chars().next_back().is_none_or(|c| {
        matches!(
            c,
            '.' | '!'
                | '?'
                | ':'
                | '…'
                | ';'
                | '"'
                | '“'
                | '”'
                | '‘'
                | '\''
                | '('
                | '['
                | '-'
                | '–'
                | '—'
                | '*'
                | '•'
                | '\n'
                | '\r'
                | '>'
                | '|'
                | '/'
        )
    })
}

/// Signs that join two names.
const JOINTS: &[char] = &['-', '–', '—', '/'];

/// So many bytes beside a name another one is looked for.
const NAME: usize = 48;

/// The word that a single gap separates from the byte, before it.
fn word_before(text: &str, at: usize) -> Option<Word<'_>> {
    let before = text[..at].strip_suffix([' ', '\u{a0}'])?;
    let length: usize = before
        .chars()
        .rev()
        .take(WORD + 1)
        .take_while(|c| characters::is_word(*c))
        .map(char::len_utf8)
        .sum();
    let word = &before[before.len() - length..];
    is_word(word).then(|| Word {
        text: word,
        small: word.to_lowercase(),
        edge: before.len() - length,
    })
}

/// The word that a single gap separates from the byte, after it.
fn word_after(text: &str, at: usize) -> Option<Word<'_>> {
    let after = text[at..].strip_prefix([' ', '\u{a0}'])?;
    let length: usize = after
        .chars()
        .take(WORD + 1)
        .take_while(|c| characters::is_word(*c))
        .map(char::len_utf8)
        .sum();
    let word = &after[..length];
    is_word(word).then(|| Word {
        text: word,
        small: word.to_lowercase(),
        edge: at + (text[at..].len() - after.len()) + length,
    })
}

fn is_word(word: &str) -> bool {
    !word.is_empty() && word.chars().count() <= WORD
}
