//! Which grounds each field of an article gives.

use super::{CLOSING, Confidence, FEW_WORDS, Ground, LONG_TITLE, RUNNING};
use crate::article::date::{Date, Precision};
use crate::article::{
    Article, Block, BlockKind, Body, Dropped, Field, Reason, Source, language, reading, stamp,
};

/// Bytes of a line that says when something was published, at most.
const STAMP: usize = 400;

/// Words among which garbled ones are counted.
const SAMPLE: usize = 1000;

/// So many garbled words show a wrong encoding.
const TORN: usize = 5;

/// Lines below a text among which the page says that it goes on.
const BELOW: usize = 4;

impl Article {
    /// How far each field can be trusted, in the order of [`Field::ALL`].
    pub fn confidence(&self) -> Vec<Confidence> {
        Field::ALL.map(|field| self.confidence_in(field)).into()
    }

    /// How far one field can be trusted.
    pub fn confidence_in(&self, field: Field) -> Confidence {
        let mut grounds = if self.by_hand.contains(&field) {
            vec![Ground::ByHand]
        } else {
            match field {
                Field::Title => self.title_grounds(),
                // Most headlines have none.
                Field::Kicker => vec![Ground::ByWords],
                Field::Published => self.date_grounds(),
                Field::EventDates => self.event_grounds(),
                Field::Language => self.language_grounds(),
                Field::Source => match &self.source_url {
                    Some(address) => vec![Ground::Stated(address.source)],
                    None => vec![Ground::NotFound],
                },
                Field::Outlet => self.outlet_grounds(),
                Field::Countries => found_by_words(!self.countries.is_empty()),
                Field::Tags => found_by_words(!self.topics.is_empty()),
                Field::Text => self.text_grounds(),
            }
        };
        grounds.sort_by_key(|ground| std::cmp::Reverse(ground.level()));
        Confidence {
            field,
            level: grounds[0].level(),
            grounds,
        }
    }

    /// The line of the capture in which a person sees a doubt about the text, counted from 1; `None` if it is
    /// not known, as in saved pages, whose text is not the file.
    pub fn line_of(&self, ground: Ground) -> Option<usize> {
        let ending = self.path.rsplit('.').next().unwrap_or_default();
        if ["html", "htm"]
            .iter()
            .any(|html| ending.eq_ignore_ascii_case(html))
        {
            return None;
        }
        let Body::Blocks(blocks) = &self.body else {
            return None;
        };
        let mut text = blocks
            .iter()
            .filter(|block| block.kind != BlockKind::Caption);
        let at = match ground {
            Ground::NoStart => text.next()?.span.start,
            Ground::NoEnd | Ground::ThreeDots | Ground::CutByDots => text.next_back()?.span.end,
            _ => return None,
        };
        Some(1 + self.text[..at].trim_end().matches('\n').count())
    }

    fn title_grounds(&self) -> Vec<Ground> {
        let mut grounds = vec![match self.title.source {
            Source::FirstSentence => Ground::FirstSentence,
            Source::FileName => Ground::NameOfFile,
            Source::RepeatedLine(line) => Ground::CutShort(line),
            source => Ground::Stated(source),
        }];
        if self.title.value.chars().count() > LONG_TITLE {
            grounds.push(Ground::LongTitle);
        }
        grounds
    }

    fn date_grounds(&self) -> Vec<Ground> {
        let Some(published) = &self.published else {
            let line = self.impossible_date();
            return vec![line.map_or(Ground::NotFound, Ground::ImpossibleDate)];
        };
        let mut grounds = vec![match published.source {
            Source::Address => Ground::OnlyInAddress,
            Source::FileName => Ground::OnlyInFileName,
            source => Ground::Stated(source),
        }];
        let told = published.value;
        if matches!(told.precision(), Precision::Year | Precision::Month) {
            grounds.push(Ground::Coarse(told.precision()));
        }
        let address = self.source_url.as_ref();
        let address = address.and_then(|address| stamp::in_address(&address.value));
        if let (Some(line), Some(address)) = (published.source.line(), address)
            && are_apart(told, address)
        {
            grounds.push(Ground::DatesDiffer {
                line,
                told,
                address,
            });
        }
        if let Some(line) = published.source.line()
            && self.shows_other_weekday(line, told)
        {
            grounds.push(Ground::OtherWeekday);
        }
        grounds
    }

    /// The line that was left out, counted from 1, with a date that cannot be.
    fn impossible_date(&self) -> Option<usize> {
        self.dropped.iter().find_map(|dropped| {
            let mut lines = self.text[dropped.span.clone()].lines();
            let number = lines.position(stamp::is_impossible)?;
            // The lines of a saved page are not those of its file.
            Some((dropped.first_line + number).min(dropped.last_line))
        })
    }

    /// Whether the line with a date that was left out, counted from 1, has the weekday of another day beside it.
    fn shows_other_weekday(&self, line: usize, told: Date) -> bool {
        let of_line = |dropped: &&Dropped| (dropped.first_line..=dropped.last_line).contains(&line);
        let mut stamps = self
            .dropped
            .iter()
            .filter(of_line)
            .flat_map(|dropped| self.text[dropped.span.clone()].lines())
            .filter(|line| line.len() <= STAMP)
            .flat_map(stamp::find)
            .filter(|stamp| stamp.date.without_time() == told.without_time());
        stamps.next().is_some_and(|stamp| stamp.other_weekday)
    }

    fn event_grounds(&self) -> Vec<Ground> {
        if self.event_dates.is_empty() {
            // Most stories tell of the day on which they appear.
            return vec![Ground::ByWords];
        }
        let is_written = |year: i32| {
            let year = format!("{year:04}");
            self.title.value.contains(&year) || self.blocks_text().any(|text| text.contains(&year))
        };
        let mut years: Vec<i32> = self
            .event_dates
            .iter()
            .map(|range| range.start.year())
            .collect();
        years.dedup();
        vec![match years.into_iter().all(is_written) {
            true => Ground::ByWords,
            false => Ground::YearInferred,
        }]
    }

    fn language_grounds(&self) -> Vec<Ground> {
        let words = || self.blocks_text().flat_map(str::split_ascii_whitespace);
        match self.language.source {
            Source::Default => vec![Ground::Assumed],
            Source::Text if words().take(FEW_WORDS).count() < FEW_WORDS => vec![Ground::ShortText],
            Source::FileName if words().nth(FEW_WORDS).is_some() => {
                let text: Vec<&str> = self.blocks_text().collect();
                match language::detect(&text.join("\n")) {
                    Some(other) if other != self.language.value => {
                        vec![Ground::LanguagesDiffer(other)]
                    }
                    _ => vec![Ground::Stated(Source::FileName)],
                }
            }
            source => vec![Ground::Stated(source)],
        }
    }

    fn outlet_grounds(&self) -> Vec<Ground> {
        vec![match (&self.outlet, &self.source_url) {
            (Some(outlet), _) => match outlet.source {
                Source::Address => Ground::ListedHost,
                source => Ground::Stated(source),
            },
            (None, Some(_)) => Ground::OnlyHost,
            (None, None) => Ground::NotFound,
        }]
    }

    fn text_grounds(&self) -> Vec<Ground> {
        let Body::Blocks(blocks) = &self.body else {
            // People write Markdown, and end it as they like.
            return vec![Ground::Stated(Source::Text)];
        };
        let is_text = |block: &&Block| block.kind != BlockKind::Caption;
        let mut text = blocks.iter().filter(is_text);
        let Some(first) = text.next() else {
            return vec![Ground::NotFound];
        };
        let last = text.next_back().unwrap_or(first);
        let mut grounds = Vec::new();
        if starts_inside(&self.text[first.span.clone()]) {
            grounds.push(Ground::NoStart);
        }
        let end = self.end_ground(last, first == last);
        grounds.extend(end);
        // A single paragraph may be the first words of a text.
        let has_dots = matches!(end, Some(Ground::ThreeDots | Ground::CutByDots));
        let is_open = has_dots || first == last;
        if self.goes_on_elsewhere(last, is_open) {
            grounds.push(Ground::GoesOn);
        }
        if self.is_garbled() {
            grounds.push(Ground::Garbled);
        }
        if self.much_was_left_out() {
            grounds.push(Ground::MuchLeftOut);
        }
        if grounds.is_empty() {
            grounds.push(Ground::Stated(Source::Text));
        }
        grounds
    }

    /// What speaks against the last block, which may be the only one, being the end of the text.
    fn end_ground(&self, last: &Block, is_only: bool) -> Option<Ground> {
        let text = self.text[last.span.clone()].trim_end();
        // Official news closes with `./.`, which is left out with the full stop.
        let is_marked = self.dropped.iter().any(|dropped| {
            dropped.reason == Reason::EndMark && dropped.span.start >= last.span.start
        });
        if is_marked {
            return None;
        }
        if last.kind != BlockKind::Paragraph {
            return Some(Ground::NoEnd);
        }
        let inside = text.trim_end_matches(CLOSING);
        let undotted = inside.trim_end_matches(['.', '…']);
        let dots = if is_only || undotted.ends_with(char::is_whitespace) {
            Ground::CutByDots
        } else {
            Ground::ThreeDots
        };
        match inside.chars().next_back() {
            Some('…') => Some(dots),
            Some('.') if inside.ends_with("..") => Some(dots),
            Some('.' | '!' | '?' | ':' | ';' | '。') => None,
            // A remark in brackets or in quotes, such as a sign-off, closes a text too.
            _ if inside.len() < text.len() => None,
            _ => Some(Ground::NoEnd),
        }
    }

    /// Whether a line right below the text says that there is more of it.
    fn goes_on_elsewhere(&self, last: &Block, is_open: bool) -> bool {
        let below = self
            .dropped
            .iter()
            .filter(|dropped| dropped.span.start >= last.span.end);
        let lines = below
            .flat_map(|dropped| self.text[dropped.span.clone()].lines())
            .filter(|line| !line.trim().is_empty());
        let mut near = lines.take(BELOW);
        near.any(|line| reading::says_more_follows(line, is_open))
    }

    /// Whether signs stand in the place of letters in many words: `tr¨m hé d©n ven s«ng`.
    fn is_garbled(&self) -> bool {
        let words = self.blocks_text().flat_map(str::split_ascii_whitespace);
        let (mut all, mut torn) = (0_usize, 0_usize);
        for word in words.take(SAMPLE) {
            all += 1;
            torn += usize::from(!word.is_ascii() && is_torn(word));
        }
        torn >= TORN && torn * 20 >= all
    }

    fn much_was_left_out(&self) -> bool {
        let kept: usize = self.blocks_text().map(|text| text.chars().count()).sum();
        let lines = self
            .dropped
            .iter()
            .filter(|dropped| {
                matches!(
                    dropped.reason,
                    Reason::Teaser | Reason::Related | Reason::Furniture
                )
            })
            .flat_map(|dropped| self.text[dropped.span.clone()].lines());
        let running = |line: &&str| {
            let line = line.trim_end();
            line.len() >= RUNNING && line.ends_with(['.', '!', '?', '”', '"'])
        };
        let left: usize = lines.filter(running).map(|line| line.chars().count()).sum();
        left > kept
    }
}

fn found_by_words(is_found: bool) -> Vec<Ground> {
    vec![if is_found {
        Ground::ByWords
    } else {
        Ground::NotFound
    }]
}

/// Whether two dates cannot be of one publication: a day may lie between the clock of a server and that of
/// its readers.
fn are_apart(told: Date, address: Date) -> bool {
    let both_days = [told, address].iter().all(|date| date.day().is_some());
    if both_days {
        return (told.first_day() - address.first_day()).num_days().abs() > 1;
    }
    let same = |get: fn(Date) -> Option<u32>| match (get(told), get(address)) {
        (Some(told), Some(address)) => told == address,
        _ => true,
    };
    told.year() != address.year() || !same(Date::month)
}

/// Whether a sign stands before a letter of a word where no writer puts it.
fn is_torn(word: &str) -> bool {
    let is_sign = |c: char| matches!(c, '\u{fffd}' | '¡'..='©' | '¬'..='¯' | '´'..='¶' | '¸' | '√' | '∂'..='∫' | '≠'..='≥');
    let mut chars = word.chars().peekable();
    while let Some(c) = chars.next() {
        if is_sign(c) && chars.peek().is_some_and(|next| next.is_alphabetic()) {
            return true;
        }
    }
    false
}

/// Whether a text begins with a small letter, or with what cannot begin a sentence.
pub(super) fn starts_inside(text: &str) -> bool {
    let mut chars = text.chars().filter(|c| !c.is_whitespace());
    let (first, second) = (chars.next(), chars.next());
    match first {
        // `iPhone`, `e-KTP`
        Some(c) if c.is_lowercase() => !second.is_some_and(|c| c.is_uppercase() || c == '-'),
        Some(c) => matches!(c, ',' | ';' | ')' | '…') || (c == '.' && second == Some('.')),
        None => false,
    }
}
