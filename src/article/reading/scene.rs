//! A capture cut into lines, with everything that single lines show.

use super::credit::{self, Credit};
use super::line::{Line, Signs};
use super::lines::seams::STAMP_REACH;
use super::lines::{self, echoes};
use super::phrases::{Folded, Kinds, Phrases, Said};
use crate::article::Span;
use crate::article::date::Time;
use crate::article::html::{Markup, Page};
use crate::article::numbers::Numbers;
use crate::article::stamp::{self, Stamp};
use crate::article::words::{Word, Words};
use std::borrow::Cow;
use std::ops::Range;

/// What a line shows to someone who knows the words, dates and credits of pages.
#[derive(Debug, Clone)]
pub(super) struct Marks {
    /// Known phrases.
    pub said: Said,
    /// Its dates, as a part of [`Scene::stamps`].
    pub stamps: Range<usize>,
    /// Whether it is little more than its dates.
    pub stamp_covers: bool,
    /// The clock that is all that it says.
    pub clock: Option<Time>,
    /// A picture's credit.
    pub credit: Option<Credit>,
    /// Whether it is a name with what the person did in brackets.
    pub signed: bool,
    /// Whether it names an agency and a photographer, and nothing else.
    pub agency: bool,
    /// Whether it is the name of a picture's file.
    pub picture: bool,
    /// An address in it.
    pub link: Option<Span>,
    /// Whether an electronic mail address stands in it.
    pub mail: bool,
}

/// A capture, seen.
#[derive(Debug)]
pub(super) struct Scene<'t> {
    /// The text.
    pub text: &'t str,
    /// Its words.
    pub words: Words,
    /// Its lines.
    pub lines: Vec<Line>,
    /// What can be seen of each line, without its bullet.
    contents: Vec<&'t str>,
    /// Lines of a page that stands in the capture again; nothing else is asked of them.
    pub echoes: Vec<Line>,
    /// What each line shows.
    pub marks: Vec<Marks>,
    /// The dates of all lines, their spans counted in the whole text.
    pub stamps: Vec<Stamp>,
    /// For each line the first line with the same words.
    pub first: Vec<usize>,
    /// For each line how many lines have its words.
    pub copies: Vec<u32>,
    /// The saved page that the text was read from, if it was.
    pub page: Option<&'t Page>,
    /// How many lines are the header that a converter wrote.
    pub header: usize,
    syllabic: bool,
}

impl<'t> Scene<'t> {
    /// Looks at a raw capture.
    pub fn new(text: &'t str, phrases: &Phrases) -> Self {
        Self::of(text, None, phrases)
    }

    /// Looks at the text of a saved page.
    pub fn of_page(page: &'t Page, phrases: &Phrases) -> Self {
        Self::of(&page.text, Some(page), phrases)
    }

    fn of(text: &'t str, page: Option<&'t Page>, phrases: &Phrases) -> Self {
        let mut words = Words::default();
        let mut lines = lines::of(text, phrases, |start, run, upper| {
            words.push(text, start, run, upper)
        });
        let echoes = echoes::take(text, &mut lines);
        let mut folded = Folded::default();
        let mut stamps = Vec::new();
        let mut at = 0;
        let marks = lines
            .iter()
            .map(|line| {
                let words = words.next_within(text, line.content..line.span.end, &mut at);
                marks(text, line, &words, phrases, &mut folded, &mut stamps)
            })
            .collect();
        let contents = lines.iter().map(|line| line.text(text)).collect();
        let (first, copies) = copies(&lines);
        let sum =
            |count: fn(&Line) -> u32| lines.iter().map(|line| u64::from(count(line))).sum::<u64>();
        let syllabic = sum(|line| line.letters) * 10 < sum(|line| line.words) * 45;
        let header = lines::header::lines(text);
        Scene {
            text,
            header: lines.partition_point(|line| line.number <= header),
            words,
            lines,
            contents,
            echoes,
            marks,
            stamps,
            first,
            copies,
            page,
            syllabic,
        }
    }

    /// What the markup of the page shows of a line, if the capture is a saved page.
    pub fn markup(&self, line: usize) -> Option<Markup> {
        self.page.map(|page| page.markup(self.lines[line].number))
    }

    /// How many lines there are.
    pub fn len(&self) -> usize {
        self.lines.len()
    }

    /// The visible text of a line, without its bullet.
    pub fn content(&self, line: usize) -> &'t str {
        self.contents[line]
    }

    /// Whether a line begins with one sign and ends with another: `(…)`.
    pub fn is_between(&self, line: usize, open: u8, close: u8) -> bool {
        let bytes = self.content(line).as_bytes();
        bytes.first() == Some(&open) && bytes.last() == Some(&close)
    }

    /// The words of a line.
    pub fn words_of(&self, line: usize) -> Cow<'_, [Word]> {
        let line = &self.lines[line];
        self.words.within(self.text, line.content..line.span.end)
    }

    /// Whether a line is a heading of Markdown: `# …`.
    pub fn is_marked_heading(&self, line: usize) -> bool {
        self.lines[line].marked_heading(self.text).is_some()
    }

    /// Whether a line starts with the number or letter of an entry: `1. …`, `2) …`, `a. …`; `3.Fulan`
    /// without a space, too.
    pub fn is_numbered(&self, line: usize) -> bool {
        let content = self.content(line);
        let bytes = content.as_bytes();
        let digits = bytes
            .iter()
            .take_while(|byte| byte.is_ascii_digit())
            .count();
        let glued = digits > 0 && bytes.get(digits + 1).is_some_and(u8::is_ascii_uppercase);
        let mark = match digits {
            0 if bytes.first().is_some_and(u8::is_ascii_lowercase) => 1,
            1..=2 => digits,
            _ => return false,
        };
        matches!(bytes.get(mark), Some(b'.' | b')'))
            && (glued || bytes.get(mark + 1) == Some(&b' '))
    }

    /// Whether most words are syllables, as in Vietnamese.
    pub fn is_syllabic(&self) -> bool {
        self.syllabic
    }

    /// Whether a line is the border of a table (`|`) and nothing else.
    pub fn is_border(&self, line: usize) -> bool {
        line < self.len() && self.content(line) == "|"
    }

    /// Whether a line stands beside another in one line of the file.
    pub fn is_part(&self, line: usize) -> bool {
        let number = self.lines[line].number;
        let shares = |at: usize| {
            self.lines
                .get(at)
                .is_some_and(|other| other.number == number)
        };
        line.checked_sub(1).is_some_and(shares) || shares(line + 1)
    }

    /// Whether a line is the title in the header.
    pub fn is_header_title(&self, line: usize) -> bool {
        let label = line.checked_sub(1).filter(|_| line < self.header);
        label.is_some_and(|label| {
            self.lines[label].number == self.lines[line].number
                && self.marks[label].said.whole.has(Kinds::FIELD_TITLE)
        })
    }

    /// The dates of a line.
    pub fn stamps_of(&self, line: usize) -> &[Stamp] {
        &self.stamps[self.marks[line].stamps.clone()]
    }

    /// Whether the first paragraph, right below a line, says the whole line: who is to be seen in the picture.
    pub fn is_told_below(&self, line: usize) -> bool {
        const REACH: usize = 400;
        let told = self.content(line + 1);
        let told = &told[..told.floor_char_boundary(REACH)];
        let words = self.content(line);
        told.len() > words.len()
            && memchr::memmem::find(told.as_bytes(), words.as_bytes()).is_some()
    }

    /// Whether the text right below says words of a line in small letters, as it never does with names.
    pub fn is_told_in_small_letters(&self, line: usize) -> bool {
        const WORDS: usize = 2;
        const BELOW: usize = 4;
        const REACH: usize = 1000;
        let below = line + 1..self.len().min(line + 1 + BELOW);
        let told: Vec<&str> = below
            .flat_map(|at| {
                let told = self.content(at);
                told[..told.floor_char_boundary(REACH)].split(|c: char| !c.is_alphanumeric())
            })
            .collect();
        let small = self.content(line).to_lowercase();
        let words = small.split(|c: char| !c.is_alphanumeric());
        let again = words.filter(|word| word.chars().count() >= 4 && told.contains(word));
        again.take(WORDS).count() == WORDS
    }

    /// Whether the words of a line stand in an earlier line.
    pub fn is_copy(&self, line: usize) -> bool {
        self.first[line] != line
    }
}

fn marks(
    text: &str,
    line: &Line,
    words: &[Word],
    phrases: &Phrases,
    folded: &mut Folded,
    stamps: &mut Vec<Stamp>,
) -> Marks {
    let content = line.text(text);
    let from = stamps.len();
    let mut stamp_covers = false;
    if line.digits >= 3 {
        let reach = &content[..content.floor_char_boundary(STAMP_REACH)];
        let found = stamp::find(reach);
        stamp_covers = reach.len() == content.len() && stamp::covers(content, &found);
        stamps.extend(found.into_iter().map(|mut stamp| {
            stamp.span = stamp.span.start + line.content..stamp.span.end + line.content;
            stamp
        }));
    }
    let credit = credit::credit(text, line, phrases, folded);
    Marks {
        said: phrases.said_by(words, content, line.content, folded),
        clock: (stamps.len() == from && line.words <= 7 && (2..=8).contains(&line.digits))
            .then(|| stamp::clock(content))
            .flatten(),
        stamps: from..stamps.len(),
        // The text of a picture may end with its day and its maker.
        stamp_covers: stamp_covers && credit.is_none(),
        credit,
        signed: line.words <= 9
            && (line.commas > 0 || line.signs.has(Signs::CLOSING))
            && credit::is_signature(content, phrases, folded),
        agency: line.words <= 6
            && (line.signs.has(Signs::SLASH) || line.signs.has(Signs::CLOSING))
            && credit::is_agency(content, phrases, folded),
        picture: (line.words == 1
            || line.signs.has(Signs::POINT)
            || content.starts_with(['<', '!']))
            && credit::is_picture_file(content),
        link: link(text, line),
        mail: content.len() < 400
            && line.signs.has(Signs::AT)
            && content.split_whitespace().any(is_mail),
    }
}

fn is_mail(word: &str) -> bool {
    word.split_once('@')
        .is_some_and(|(name, host)| name.len() > 1 && host.contains('.') && host.len() > 3)
}

/// The first address in a line.
pub(super) fn link(text: &str, line: &Line) -> Option<Span> {
    let content = line.text(text);
    if !line.signs.has(Signs::COLON) {
        return None;
    }
    memchr::memmem::find(content.as_bytes(), b"://")?;
    let start = content
        .find("http://")
        .or_else(|| content.find("https://"))?;
    let length = content[start..]
        .find(|c: char| c.is_whitespace() || "\"'<>“”".contains(c))
        .unwrap_or(content.len() - start);
    let address = content[start..start + length].trim_end_matches([',', ';', '.', ')', ']', '»']);
    let start = line.content + start;
    (address.len() > 11).then_some(start..start + address.len())
}

fn copies(lines: &[Line]) -> (Vec<usize>, Vec<u32>) {
    let mut seen: Numbers<(u64, u32), (usize, u32)> =
        Numbers::with_capacity_and_hasher(lines.len(), Default::default());
    let mut first = Vec::with_capacity(lines.len());
    for (index, line) in lines.iter().enumerate() {
        let entry = seen
            .entry((line.key, line.letters + line.digits))
            .or_insert((index, 0));
        entry.1 += 1;
        first.push(entry.0);
    }
    let copies = lines
        .iter()
        .map(|line| {
            seen.get(&(line.key, line.letters + line.digits))
                .map_or(1, |(_, count)| *count)
        })
        .collect();
    (first, copies)
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    proptest! {
        #[test]
        fn the_words_of_the_lines_are_those_of_the_text(
            text in "([-•>»# ]{0,3}([a-zA-ZĐđơạ0-9]{1,4}[ .,+\t\u{200b}\u{a0}“–]{0,2}){0,6}\n?){0,6}",
        ) {
            let scene = Scene::new(&text, &Phrases::new());
            let words = Words::of(&text);
            prop_assert_eq!(scene.words.all(), words.all());
            for line in 0..scene.len() {
                let content = scene.content(line);
                let said = Phrases::new().said(content, &mut Folded::default());
                prop_assert_eq!(format!("{:?}", scene.marks[line].said), format!("{said:?}"));
            }
        }
    }
}
