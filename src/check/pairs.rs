//! Which articles may be translations of each other, with the evidence.
//!
//! Names and numbers stay what they are in another language: `UNICEF`, `Rana Flowers`, `811.200`. Marks do
//! not (`Hải Dương`, `Hai Duong`), nor do the spaces in names (`Hà Nội`, `Hanoi`), so names are compared
//! without. Two articles are looked at if they share one that few have, a country near the same day, or an
//! address; a pair is suggested if each is the best that the other has.
//!
//! Invariant: pure, the same for any order of the articles, and linear: each article is held against a bounded
//! number of others. Nothing here puts articles together; a person does.

use crate::archive::Archive;
use crate::article::Article;
use crate::locale::Language;
use crate::locale::text::{is_mark, nfd};
use rayon::prelude::*;
use std::collections::{BTreeMap, BTreeSet, HashMap};
use xxhash_rust::xxh3::xxh3_64;

/// Two articles that may be translations of each other.
#[derive(Debug, Clone, PartialEq)]
pub struct Pair {
    /// The path of the one whose language comes first in the archive.
    pub first: String,
    /// The path of the other.
    pub second: String,
    /// How sure it is, in hundredths.
    pub percent: u8,
    /// What speaks for it, a phrase each, the weightiest first.
    pub evidence: Vec<String>,
}

/// What was found, and at which cost.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Found {
    /// The pairs, the surest first.
    pub pairs: Vec<Pair>,
    /// How many times two articles were held against each other.
    pub comparisons: usize,
}

/// A name or number that more articles have tells nothing by itself.
const HOLDERS: usize = 24;

/// The rarest names and numbers of an article that are looked up.
const LOOKED_UP: usize = 24;

/// So many days around its own an article looks for others of its countries.
const AROUND: usize = 3;

/// Pairs below are not suggested, in hundredths.
const LEAST: u8 = 75;

/// Of two pairs with one article the other is told of if it is less than so many hundredths less sure.
const NEARLY: u8 = 10;

/// Days of publication that lie so far apart are no evidence.
const DAYS: i64 = 7;

/// Names, numbers and countries that are told as evidence, of each kind.
const TOLD: usize = 6;

/// The pairs among the articles of an archive that have no version in the other's language, without those
/// that a person has `refused`, in either order.
pub fn find(
    archive: &Archive,
    languages: &[Language],
    refused: &BTreeSet<(String, String)>,
) -> Found {
    let mut open: Vec<(usize, &Article, BTreeSet<Language>)> = Vec::new();
    for entry in &archive.entries {
        let versions = entry.versions.iter();
        let has: BTreeSet<Language> = versions.map(|version| version.language.value).collect();
        for version in &entry.versions {
            let own = version.language.value;
            if let Some(rank) = languages.iter().position(|&language| language == own) {
                open.push((rank, version, has.clone()));
            }
        }
    }
    open.sort_by(|a, b| (a.0, &a.1.path).cmp(&(b.0, &b.1.path)));
    let desk = Desk::new(open);
    let candidates = desk.candidates();
    let comparisons = candidates.len();
    let scored: Vec<(Sure, usize, usize)> = candidates
        .into_par_iter()
        .filter(|&(a, b)| !desk.is_refused(a, b, refused))
        .map(|(a, b)| (desk.sure(a, b), a, b))
        .filter(|(sure, ..)| sure.percent >= LEAST)
        .collect();
    // In each language an article has one translation: for each its two best, the better one first.
    let mut best: BTreeMap<(usize, usize), [(Sure, usize); 2]> = BTreeMap::new();
    for &(sure, a, b) in &scored {
        for (one, other) in [(a, b), (b, a)] {
            let places = best.entry((one, desk.articles[other].rank)).or_default();
            let own = (sure, other);
            if own.0 > places[0].0 {
                *places = [own, places[0]];
            } else if own.0 > places[1].0 {
                places[1] = own;
            }
        }
    }
    let places = |one: usize, other: usize| best[&(one, desk.articles[other].rank)];
    // Of two as good none is suggested.
    let is_best = |one: usize, other: usize| {
        let [first, second] = places(one, other);
        first.1 == other && first.0 > second.0
    };
    // What is nearly as good speaks against a pair.
    let rivals = |a: usize, b: usize| [(a, b), (b, a)].map(|(one, other)| places(one, other)[1]);
    let mut pairs: Vec<Pair> = scored
        .iter()
        .filter(|&&(_, a, b)| is_best(a, b) && is_best(b, a))
        .map(|&(sure, a, b)| desk.pair(sure.percent, a, b, rivals(a, b)))
        .collect();
    pairs.sort_by(|a, b| {
        let key = |pair: &Pair| (std::cmp::Reverse(pair.percent), pair.first.clone());
        key(a).cmp(&key(b))
    });
    Found { pairs, comparisons }
}

/// How sure a pair is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Default)]
struct Sure {
    /// In hundredths.
    percent: u8,
    /// How much the names and numbers tell that both have: of two pairs that are as sure it decides.
    shared: u32,
}

/// A number that stands for a name or number.
type Mark = u64;

/// What is compared of an article.
struct Profile<'a> {
    article: &'a Article,
    /// The place of its language among those of the archive.
    rank: usize,
    /// The languages in which its entry has a version.
    has: BTreeSet<Language>,
    /// Names and numbers, sorted, each once.
    marks: Vec<Mark>,
    page: Option<String>,
}

struct Desk<'a> {
    articles: Vec<Profile<'a>>,
    /// How many articles have a mark, and in how many languages.
    holders: HashMap<Mark, (u32, u32)>,
}

impl<'a> Desk<'a> {
    fn new(open: Vec<(usize, &'a Article, BTreeSet<Language>)>) -> Self {
        let articles: Vec<Profile> = open
            .into_par_iter()
            .map(|(rank, article, has)| {
                let mut marks = Vec::new();
                each_mark(article, |mark, _| marks.push(xxh3_64(mark.as_bytes())));
                marks.sort_unstable();
                marks.dedup();
                Profile {
                    article,
                    rank,
                    has,
                    marks,
                    page: article.page().map(|page| page.key),
                }
            })
            .collect();
        let mut holders: HashMap<Mark, (u32, u32)> = HashMap::new();
        // The articles are in the order of their languages, so a new language is seen at once.
        let mut last: HashMap<Mark, usize> = HashMap::new();
        for profile in &articles {
            for &mark in &profile.marks {
                let count = holders.entry(mark).or_default();
                count.0 += 1;
                if last.insert(mark, profile.rank) != Some(profile.rank) {
                    count.1 += 1;
                }
            }
        }
        Desk { articles, holders }
    }

    /// How much it tells that two articles share a mark; nothing for one that only one language has.
    fn weight(&self, mark: Mark) -> f64 {
        match self.holders.get(&mark) {
            Some(&(count, 2..)) => (self.articles.len() as f64 / f64::from(count))
                .ln()
                .max(0.0),
            _ => 0.0,
        }
    }

    /// Pairs in two languages that are worth a comparison, sorted, each once.
    fn candidates(&self) -> Vec<(usize, usize)> {
        let mut under: Vec<(Mark, usize)> = Vec::new();
        for (number, profile) in self.articles.iter().enumerate() {
            let count = |mark: &Mark| self.holders.get(mark).copied().unwrap_or_default();
            let mut rarest: Vec<Mark> = profile.marks.clone();
            rarest.retain(|mark| count(mark).1 > 1 && count(mark).0 as usize <= HOLDERS);
            rarest.sort_unstable_by_key(|mark| (count(mark).0, *mark));
            rarest.truncate(LOOKED_UP);
            under.extend(rarest.into_iter().map(|mark| (mark, number)));
            let places = self.places(profile).into_iter();
            under.extend(places.map(|place| (xxh3_64(place.as_bytes()), number)));
        }
        under.sort_unstable();
        let mut pairs = Vec::new();
        for bucket in under.chunk_by(|a, b| a.0 == b.0) {
            if bucket.len() > HOLDERS {
                continue;
            }
            for (place, &(_, a)) in bucket.iter().enumerate() {
                for &(_, b) in &bucket[place + 1..] {
                    if self.are_open(a, b) {
                        pairs.push((a.min(b), a.max(b)));
                    }
                }
            }
        }
        pairs.sort_unstable();
        pairs.dedup();
        pairs
    }

    /// Under what an article is found besides its names and numbers: its page, and each of its countries
    /// with a day. Of two languages the later looks at the days around its own.
    fn places(&self, profile: &Profile<'_>) -> Vec<String> {
        let mut places: Vec<String> = profile
            .page
            .iter()
            .map(|page| format!("page {page}"))
            .collect();
        let Some(published) = &profile.article.published else {
            return places;
        };
        let day = published.value.first_day();
        let before = std::iter::successors(day.pred_opt(), |day| day.pred_opt());
        let after = std::iter::successors(day.succ_opt(), |day| day.succ_opt());
        let around = match profile.rank {
            0 => 0,
            _ => AROUND,
        };
        let days = before.take(around).chain([day]).chain(after.take(around));
        for day in days {
            let countries = profile.article.countries.iter();
            places.extend(countries.map(|country| format!("day {day} {country}")));
        }
        places
    }

    /// Whether neither has a version in the language of the other.
    fn are_open(&self, a: usize, b: usize) -> bool {
        let (a, b) = (&self.articles[a], &self.articles[b]);
        a.rank != b.rank
            && !a.has.contains(&b.article.language.value)
            && !b.has.contains(&a.article.language.value)
    }

    /// How sure it is that two articles are translations of each other, in hundredths.
    fn sure(&self, a: usize, b: usize) -> Sure {
        let (a, b) = (&self.articles[a], &self.articles[b]);
        if a.page.is_some() && a.page == b.page {
            return Sure {
                percent: 95,
                shared: 0,
            };
        }
        let all = |marks: &[Mark]| -> f64 { marks.iter().map(|&mark| self.weight(mark)).sum() };
        let shared: Vec<Mark> = a
            .marks
            .iter()
            .copied()
            .filter(|mark| b.marks.binary_search(mark).is_ok() && self.weight(*mark) > 0.0)
            .collect();
        // A translation is often the shorter text.
        let most = all(&a.marks).min(all(&b.marks));
        let share = if most > 0.0 { all(&shared) / most } else { 0.0 };
        let countries = share_of(&a.article.countries, &b.article.countries);
        let days = days_between(a.article, b.article);
        let near = match days {
            Some(0 | 1) => 1.0,
            Some(days) if days <= DAYS => 0.5,
            Some(_) => 0.0,
            None => 0.4,
        };
        // One share that is whole makes no pair: names and numbers weigh most, and several of them.
        let sure = 0.45 * (share / 0.6).min(1.0)
            + 0.2 * (shared.len() as f64 / 8.0).min(1.0)
            + 0.15 * countries
            + 0.2 * near;
        Sure {
            percent: (sure * 100.0) as u8,
            shared: (all(&shared) * 100.0) as u32,
        }
    }

    fn is_refused(&self, a: usize, b: usize, refused: &BTreeSet<(String, String)>) -> bool {
        let path = |number: usize| self.articles[number].article.path.clone();
        !refused.is_empty()
            && (refused.contains(&(path(a), path(b))) || refused.contains(&(path(b), path(a))))
    }

    /// `rivals` are the next best partners of both, each with how sure that pair is.
    fn pair(&self, percent: u8, a: usize, b: usize, rivals: [(Sure, usize); 2]) -> Pair {
        let sure = rivals
            .iter()
            .map(|rival| percent_beside(percent, rival.0.percent))
            .min();
        let against = rivals
            .iter()
            .zip([a, b])
            .filter(|(rival, _)| rival.0.percent + NEARLY > percent);
        let against: Vec<String> = against
            .map(|((_, other), one)| {
                let path = |number: usize| &self.articles[number].article.path;
                format!("but {} is like {} too", path(one), path(*other))
            })
            .collect();
        let (a, b) = (&self.articles[a], &self.articles[b]);
        let mut evidence = Vec::new();
        if let Some(address) = a.article.source_url.as_ref().filter(|_| a.page == b.page) {
            evidence.push(format!("the same address {}", address.value));
        }
        match days_between(a.article, b.article) {
            Some(0) => evidence.push("published on the same day".to_owned()),
            Some(1) => evidence.push("published a day apart".to_owned()),
            Some(days) if days <= DAYS => evidence.push(format!("published {days} days apart")),
            _ => {}
        }
        let marks = |article: &Article| -> BTreeMap<String, String> {
            let mut marks = BTreeMap::new();
            each_mark(article, |mark, written| {
                marks
                    .entry(mark.to_owned())
                    .or_insert_with(|| written.to_owned());
            });
            marks
        };
        let (of_a, of_b) = (marks(a.article), marks(b.article));
        let mut shared: Vec<(f64, &String, &String)> = of_a
            .iter()
            .filter(|(mark, _)| of_b.contains_key(*mark))
            .map(|(mark, written)| (self.weight(xxh3_64(mark.as_bytes())), mark, written))
            .filter(|(weight, ..)| *weight > 0.0)
            .collect();
        shared.sort_by(|x, y| y.0.total_cmp(&x.0).then_with(|| x.1.cmp(y.1)));
        let is_number = |mark: &str| mark.starts_with(|c: char| c.is_ascii_digit());
        for (kind, numbers) in [("names", false), ("numbers", true)] {
            let of_kind = shared
                .iter()
                .filter(|(_, mark, _)| is_number(mark) == numbers);
            let mut told: Vec<&str> = Vec::new();
            for (.., written) in of_kind {
                // A name is told whole.
                if numbers || !told.iter().any(|other| other.contains(written.as_str())) {
                    told.retain(|other| numbers || !written.contains(other));
                    told.push(written);
                }
            }
            told.truncate(TOLD);
            if !told.is_empty() {
                evidence.push(format!("{kind}: {}", told.join(", ")));
            }
        }
        let countries = a.article.countries.iter();
        let both = countries.filter(|country| b.article.countries.contains(country));
        let both: Vec<String> = both.take(TOLD).map(ToString::to_string).collect();
        if !both.is_empty() {
            evidence.push(format!("countries: {}", both.join(", ")));
        }
        evidence.extend(against);
        Pair {
            first: a.article.path.clone(),
            second: b.article.path.clone(),
            percent: sure.unwrap_or(percent),
            evidence,
        }
    }
}

/// How sure a pair is beside another one with the same article, of which one must be wrong.
fn percent_beside(percent: u8, rival: u8) -> u8 {
    match (percent - rival).checked_sub(NEARLY) {
        Some(_) => percent,
        None => percent.min(LEAST + (percent - rival)),
    }
}

/// Of all that two lists have, the share that both have; less than a half if one has nothing.
fn share_of<T: PartialEq>(a: &[T], b: &[T]) -> f64 {
    let both = a.iter().filter(|one| b.contains(one)).count();
    match a.len() + b.len() - both {
        0 => 0.3,
        all => both as f64 / all as f64,
    }
}

/// The days between the publication of two articles, if both tell the day.
fn days_between(a: &Article, b: &Article) -> Option<i64> {
    let day = |article: &Article| {
        let date = article.published.as_ref()?.value;
        date.day().map(|_| date.first_day())
    };
    Some((day(a)? - day(b)?).num_days().abs())
}

/// Calls a function with each name and number of an article: in the form that is the same in all languages, and
/// as it is written.
///
/// A name is a word with a capital, or two that follow each other, which are one word elsewhere (`Hà Nội`);
/// the first word of a sentence counts only if all of it is in capitals. Numbers are without the marks between
/// their thousands; those of one digit count nothing.
fn each_mark(article: &Article, mut take: impl FnMut(&str, &str)) {
    for part in article.captured_parts() {
        let text: &str = &part.text;
        let mut before: Option<(usize, usize, String)> = None;
        let mut starts = true;
        for (start, end) in words(text) {
            let word = &text[start..end];
            let between = before.as_ref().map_or("", |(_, end, _)| &text[*end..start]);
            if word.starts_with(|c: char| c.is_ascii_digit()) {
                let number = number(word);
                if number.len() > 1 {
                    take(&number, word);
                }
                before = None;
            } else if is_name(word, starts) {
                let own = bare(word);
                if own.len() > 3 || is_acronym(word) {
                    take(&own, word);
                }
                if let Some((from, _, name)) = before.filter(|_| between == " ") {
                    take(&format!("{name}{own}"), &text[from..end]);
                }
                before = Some((start, end, own));
            } else {
                before = None;
            }
            let after = text[end..].chars().next();
            starts = after.is_some_and(|c| matches!(c, '.' | '!' | '?' | ':' | '“' | '"'));
        }
    }
}

/// The words of a text, and numbers with the points and commas in them, as ranges of bytes.
fn words(text: &str) -> impl Iterator<Item = (usize, usize)> {
    let mut at = 0;
    std::iter::from_fn(move || {
        let start = at + text[at..].find(char::is_alphanumeric)?;
        let is_number = text[start..].starts_with(|c: char| c.is_ascii_digit());
        let mut end = start;
        for (offset, c) in text[start..].char_indices() {
            let next = text[start + offset + c.len_utf8()..].chars().next();
            let joins = is_number
                && matches!(c, '.' | ',')
                && next.is_some_and(|next| next.is_ascii_digit());
            if !c.is_alphanumeric() && !is_mark(c) && !joins {
                break;
            }
            end = start + offset + c.len_utf8();
        }
        at = end;
        Some((start, end))
    })
}

fn is_acronym(word: &str) -> bool {
    word.chars().count() > 1 && !word.contains(char::is_lowercase)
}

fn is_name(word: &str, starts: bool) -> bool {
    word.starts_with(char::is_uppercase) && (!starts || is_acronym(word))
}

/// A word in small letters without its marks.
fn bare(word: &str) -> String {
    let small = nfd(&word.to_lowercase());
    let letters = small.chars().filter(|&c| !is_mark(c));
    letters.map(|c| if c == 'đ' { 'd' } else { c }).collect()
}

/// A number whose thousands are not parted: `811.200` and `811,200` become `811200`, and `3,3` becomes `3.3`.
fn number(word: &str) -> String {
    let mut number = String::new();
    let groups: Vec<&str> = word.split(['.', ',']).collect();
    for (place, group) in groups.iter().enumerate() {
        let digits = group.bytes().take_while(u8::is_ascii_digit).count();
        if place > 0 && group.len() != 3 {
            number.push('.');
        }
        number.push_str(&group[..digits]);
    }
    number
}

#[cfg(test)]
mod tests;
