//! A line of a capture and what can be seen of it without knowing any language.

use crate::article::Span;
use crate::article::characters::{NO_WORD, Run, is_upper, run};

/// How a line ends, closing quotes and brackets aside.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum End {
    /// A full stop.
    Stop,
    /// A question or exclamation mark.
    Question,
    /// Three dots or their character.
    Ellipsis,
    /// A colon, semicolon or comma: something follows.
    Colon,
    /// Anything else.
    Open,
}

/// Signs that stand in a line, as a set: without its sign, many a thing need not be looked for.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub(super) struct Signs(u8);

impl Signs {
    pub const COLON: Signs = Signs(1);
    pub const AT: Signs = Signs(1 << 1);
    pub const COPYRIGHT: Signs = Signs(1 << 2);
    pub const DASH: Signs = Signs(1 << 3);
    pub const POINT: Signs = Signs(1 << 4);
    /// `.`, `)`, `"`, `”`
    pub const CLOSING: Signs = Signs(1 << 5);
    pub const SLASH: Signs = Signs(1 << 6);

    /// Whether one of these signs is in the set.
    pub fn has(self, signs: Signs) -> bool {
        self.0 & signs.0 != 0
    }

    fn add(&mut self, signs: Signs) {
        self.0 |= signs.0;
    }
}

/// A line of the text, a cell of a line, or several lines that an editor broke apart.
#[derive(Debug, Clone)]
pub(super) struct Line {
    /// First physical line, from 1.
    pub number: usize,
    /// Last physical line.
    pub last_number: usize,
    /// The visible text in the capture.
    pub span: Span,
    /// Where the text starts after a bullet.
    pub content: usize,
    /// Whether it starts with a bullet.
    pub bullet: bool,
    /// Whether blank lines or the start of the capture stand above it.
    pub gap_above: bool,
    /// Characters, spaces included.
    pub chars: u32,
    /// Words: runs between spaces with a letter or digit in them.
    pub words: u32,
    /// Words that start with a capital.
    pub capitalized: u32,
    /// Letters.
    pub letters: u32,
    /// Capital letters.
    pub capitals: u32,
    /// Digits.
    pub digits: u32,
    /// Sentences that end before the line does.
    pub inner_ends: u32,
    /// Commas.
    pub commas: u32,
    /// `|`, `»`, `›`, `>` and the like, which separate entries of a menu.
    pub separators: u32,
    /// `#` right before a letter.
    pub hashes: u32,
    /// Which signs stand in it.
    pub signs: Signs,
    /// How it ends.
    pub end: End,
    /// Whether it opens with a quotation mark.
    pub opens_quote: bool,
    /// Whether it holds quotation marks.
    pub quotes: u32,
    /// Whether the first letter is a small one.
    pub starts_small: bool,
    /// A number made of its letters and digits without case; the same text has the same number.
    pub key: u64,
}

impl Line {
    /// Counts a sign, given whether a full stop stands right before it, and the last mark. Gives the mark that holds
    /// now.
    fn take_sign(&mut self, sign: char, stop: bool, mark: Option<End>) -> Option<End> {
        match sign {
            '.' => {
                self.signs.add(Signs(Signs::POINT.0 | Signs::CLOSING.0));
                Some(if stop { End::Ellipsis } else { End::Stop })
            }
            '…' => Some(End::Ellipsis),
            '?' | '!' => Some(End::Question),
            ':' => {
                self.signs.add(Signs::COLON);
                Some(End::Colon)
            }
            ';' => Some(End::Colon),
            ',' => {
                self.commas += 1;
                Some(End::Colon)
            }
            '"' | '“' | '”' | '«' => {
                self.signs.add(Signs::CLOSING);
                self.quotes += 1;
                mark
            }
            ')' => {
                self.signs.add(Signs::CLOSING);
                mark
            }
            '\'' | '’' | '‘' | ']' => mark,
            '|' | '»' | '›' | '>' | '•' | '·' => {
                self.separators += 1;
                None
            }
            '-' | '–' => {
                self.signs.add(Signs::DASH);
                None
            }
            '/' => {
                self.signs.add(Signs::SLASH);
                None
            }
            '@' => {
                self.signs.add(Signs::AT);
                None
            }
            '©' => {
                self.signs.add(Signs::COPYRIGHT);
                None
            }
            _ => None,
        }
    }

    /// The text without its bullet.
    pub fn text<'t>(&self, text: &'t str) -> &'t str {
        &text[self.content..self.span.end]
    }

    /// The words of a heading of Markdown (`# …`, `## **…**`) without its marks, if the line is one.
    pub fn marked_heading(&self, text: &str) -> Option<Span> {
        let mark = text[self.span.start..self.content].trim_end();
        if !self.bullet || mark.bytes().any(|byte| byte != b'#') {
            return None;
        }
        let content = self.text(text);
        let marks = |c: char| matches!(c, '#' | '*' | '_') || c.is_whitespace();
        let from = content.len() - content.trim_start_matches(marks).len();
        let to = content.trim_end_matches(marks).len();
        (from < to).then_some(self.content + from..self.content + to)
    }

    /// What stands for its letters and digits when captures are compared.
    pub fn census_key(&self) -> u64 {
        self.key ^ u64::from(self.letters + self.digits).rotate_left(48)
    }

    /// Whether nearly all letters are capitals.
    pub fn is_shouted(&self) -> bool {
        self.letters >= 3 && self.capitals * 10 >= self.letters * 9
    }

    /// Whether most words begin with capitals, as in headlines.
    pub fn is_title_case(&self) -> bool {
        self.words >= 4 && self.capitalized * 10 >= self.words * 7
    }

    /// Whether it ends as a sentence does.
    pub fn ends_sentence(&self) -> bool {
        matches!(self.end, End::Stop | End::Question | End::Ellipsis)
    }

    /// Whether its words are as short as syllables.
    pub fn is_syllabic(&self) -> bool {
        self.letters * 10 < self.words * 45
    }

    /// Whether its length and end allow it to be a headline.
    pub fn could_be_headline(&self) -> bool {
        (2..=56).contains(&self.words) && self.chars <= 260 && self.letters >= 6
    }
}

/// Whether a character can be seen.
pub(super) fn is_visible(c: char) -> bool {
    if c.is_ascii() {
        return c.is_ascii_graphic();
    }
    !(c.is_whitespace()
        || c.is_control()
        || matches!(c, '\u{200b}'..='\u{200f}' | '\u{2028}'..='\u{202e}' | '\u{2060}' | '\u{feff}' | '\u{ad}'))
}

fn is_bullet(c: char) -> bool {
    matches!(
        c,
        '•' | '·'
            | '▪'
            | '●'
            | '◦'
            | '►'
            | '▶'
            | '→'
            | '»'
            | '›'
            | '■'
            | '○'
            | '–'
            | '—'
            | '-'
            | '*'
            | '+'
            | '#'
            | '>'
    )
}

/// Where the text starts after a bullet, which may be doubled (`>>`), and the space behind it.
fn after_bullet(line: &str) -> Option<usize> {
    let first = line.chars().next().filter(|c| is_bullet(*c))?;
    let rest = line.trim_start_matches(first);
    let arrow = matches!(first, '>' | '»' | '►' | '▶' | '→') && line.len() - rest.len() > 1;
    let set_off = rest.starts_with(char::is_whitespace);
    if !(set_off || arrow || matches!(first, '•' | '▪' | '●' | '►')) {
        return None;
    }
    let text = rest.find(is_visible)?;
    Some(line.len() - rest.len() + text)
}

pub(super) fn measure(text: &str, number: usize, span: Span, gap_above: bool) -> Line {
    measure_words(text, number, span, gap_above, &mut |_, _, _| ())
}

/// Measures a part of a line, which may have been put together from several lines of the file.
pub(super) fn measure_part(text: &str, line: &Line, part: Span, gap_above: bool) -> Line {
    let breaks = |span: Span| memchr::memchr_iter(b'\n', &text.as_bytes()[span]).count();
    let number = line.number + breaks(line.span.start..part.start);
    let last_number = number + breaks(part.clone());
    let mut part = measure(text, number, part, gap_above);
    part.last_number = last_number;
    part
}

/// The same as [`measure`] for one who asks for each word: where it starts in the text, and whether with a capital.
pub(super) fn measure_words(
    text: &str,
    number: usize,
    span: Span,
    gap_above: bool,
    with_word: &mut impl FnMut(usize, &Run, bool),
) -> Line {
    let whole = &text[span.clone()];
    let bullet = after_bullet(whole);
    let content = &whole[bullet.unwrap_or(0)..];
    let first = content.chars().next();
    let mut line = Line {
        number,
        last_number: number,
        content: span.start + bullet.unwrap_or(0),
        bullet: bullet.is_some(),
        gap_above,
        chars: content.chars().count() as u32,
        words: 0,
        capitalized: 0,
        letters: 0,
        capitals: 0,
        digits: 0,
        inner_ends: 0,
        commas: 0,
        separators: 0,
        hashes: 0,
        signs: Signs::default(),
        end: End::Open,
        opens_quote: matches!(first, Some('"' | '“' | '”' | '«' | '‘')),
        quotes: 0,
        starts_small: false,
        key: NO_WORD,
        span,
    };
    let mut in_word = false;
    // The last mark that ended a sentence, while only quotes, brackets and spaces follow it.
    let mut mark = None;
    let mut spaced = false;
    // Whether a full stop stands right before.
    let mut stop = false;
    // Whether nothing but space follows the last `#`.
    let mut hash = false;
    // Whether the last word is one capital or two: `Mỹ` closes sentences.
    let mut short = false;
    let mut at = 0;
    while let Some(byte) = content.as_bytes().get(at) {
        // Half of all that is no word.
        if *byte == b' ' {
            (in_word, spaced, stop) = (false, true, false);
            at += 1;
            continue;
        }
        let run = run(content, at, line.key);
        if run.chars > 0 {
            let upper = run.capitals > 0 && content[at..].starts_with(is_upper);
            with_word(line.content + at, &run, upper);
            if !in_word {
                in_word = true;
                line.words += 1;
                line.capitalized += u32::from(upper);
            }
            // `TP. Huế`, `H. Fulan`: no sentence ends there.
            let abbreviated = short && mark == Some(End::Stop);
            let ended =
                matches!(mark, Some(End::Stop | End::Question | End::Ellipsis)) && !abbreviated;
            short = run.chars <= 2 && run.capitals == run.chars;
            if ended && spaced && (upper || byte.is_ascii_digit()) {
                line.inner_ends += 1;
            }
            if line.letters + line.digits == 0 {
                // `iKabar` is a name.
                let mut letters = content[at..].chars();
                line.starts_small = letters.next().is_some_and(char::is_lowercase)
                    && !letters.next().is_some_and(char::is_uppercase);
            }
            line.key = run.joined;
            let letters = line.letters > 0 || !byte.is_ascii_digit();
            line.hashes += u32::from(std::mem::take(&mut hash) && letters);
            line.letters += run.chars - run.digits;
            line.digits += run.digits;
            line.capitals += run.capitals;
            (mark, spaced, stop) = (None, false, false);
            at += run.bytes;
            continue;
        }
        let Some(c) = content[at..].chars().next() else {
            break;
        };
        if !is_visible(c) {
            in_word = false;
            spaced = true;
        } else {
            hash = c == '#';
            mark = line.take_sign(c, stop, mark);
        }
        stop = c == '.';
        at += c.len_utf8();
    }
    line.end = mark
        .or_else(|| end_above_sign_off(line.text(text)))
        .unwrap_or(End::Open);
    line
}

/// How a text ends whose last sentence is followed by a star or initials in brackets: `… desa. (*)`,
/// `… desa. (fln/pol)`, `… desa. ***`.
fn end_above_sign_off(content: &str) -> Option<End> {
    let told = if content.ends_with('*') {
        content.trim_end_matches(|c: char| c == '*' || c.is_ascii_digit())
    } else {
        let (open, close) = match content.as_bytes().last()? {
            b')' => ('(', ')'),
            b']' => ('[', ']'),
            _ => return None,
        };
        let from = content.rfind(open)?;
        let inside = content[from + 1..].trim_end_matches(close);
        let plain = |c: char| c.is_lowercase() || matches!(c, '*' | '/' | '-' | '.' | ' ');
        // `(P-2)`: the desk and a number.
        let desk =
            inside.len() <= 5 && inside.contains('-') && !inside.contains(' ') || is_desk(inside);
        // `(fln/KABAR)`, `(fln/03)`: initials, and the outlet or a number.
        let outlet = inside.split_once('/').is_some_and(|(initials, outlet)| {
            initials.chars().all(char::is_lowercase)
                && (2..=4).contains(&initials.len())
                && outlet.chars().all(char::is_alphanumeric)
        });
        // `(kabar/pol12/fln)`, `(KBR/TLK/fln/pol)`
        let small = |name: &str| {
            (2..=12).contains(&name.len())
                && name
                    .bytes()
                    .all(|byte| byte.is_ascii_lowercase() || byte.is_ascii_digit())
        };
        let agency = |name: &str| {
            (2..=3).contains(&name.len()) && name.bytes().all(|byte| byte.is_ascii_uppercase())
        };
        let many = (2..=3).contains(&inside.matches('/').count())
            && inside.split('/').all(|name| small(name) || agency(name))
            && inside.rsplit('/').next().is_some_and(small);
        let signs = inside.len() <= 16 && (desk || outlet || inside.chars().all(plain)) || many;
        if !signs {
            return None;
        }
        &content[..from]
    };
    let told = told.trim_end().trim_end_matches(['"', '”', '’', '\'', ')']);
    match told.chars().next_back()? {
        '.' => Some(End::Stop),
        '?' | '!' => Some(End::Question),
        _ => None,
    }
}

/// Whether these are the initials of those who made a text, and the number of their desk: `FN/PL-10`, `P-2`.
pub(super) fn is_desk(inside: &str) -> bool {
    let mut parts = inside.split(['/', '-']);
    // `Ful/Pol`: three letters of each name.
    let short = |part: &str| {
        part.len() == 3
            && part.starts_with(|c: char| c.is_ascii_uppercase())
            && part[1..].bytes().all(|byte| byte.is_ascii_lowercase())
    };
    if inside.contains('/') && inside.split('/').all(short) {
        return true;
    }
    // `Ful/P-3`, `Kabar/PL-3`: a name or an outlet, and the desk.
    let named = |name: &str| {
        short(name)
            || (2..=12).contains(&name.len())
                && name.starts_with(|c: char| c.is_ascii_uppercase())
                && name.bytes().all(|byte| byte.is_ascii_alphabetic())
    };
    let desk = inside.split_once('/');
    if desk.is_some_and(|(name, desk)| named(name) && desk.contains('-') && is_desk(desk)) {
        return true;
    }
    let numbered = inside.ends_with(|c: char| c.is_ascii_digit());
    numbered
        && inside.contains('-')
        && parts.all(|part| {
            (1..=3).contains(&part.len())
                && part
                    .bytes()
                    .all(|byte| byte.is_ascii_uppercase() || byte.is_ascii_digit())
        })
}

/// Whether the initials of its makers stand behind the last sentence of a text.
pub(super) fn is_signed(content: &str) -> bool {
    content.ends_with([')', ']']) && end_above_sign_off(content).is_some()
}

/// Adds the next physical line to one that goes on in it.
pub(super) fn absorb(open: &mut Line, next: &Line) {
    // A line that ended a sentence and is followed by another one.
    open.inner_ends += next.inner_ends + u32::from(open.ends_sentence());
    open.last_number = next.last_number;
    open.span.end = next.span.end;
    open.chars += 1 + next.chars;
    open.words += next.words;
    open.capitalized += next.capitalized;
    open.letters += next.letters;
    open.capitals += next.capitals;
    open.digits += next.digits;
    open.commas += next.commas;
    open.separators += next.separators;
    open.hashes += next.hashes;
    open.quotes += next.quotes;
    open.signs.add(next.signs);
    open.end = next.end;
    // Order matters, so that only the same sequence of lines gives the same number.
    open.key = open.key.rotate_left(7) ^ next.key;
}
