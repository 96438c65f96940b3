//! Ends of sentences, end marks, and a title for a text without one.

use crate::article::Span;
use crate::article::characters;
use crate::article::characters::{is_upper, is_word};

/// Paragraphs longer than this many bytes are split where sentences end.
const LONG: usize = 1400;
/// The parts are at least this long.
const PART: usize = 500;

/// Where the first sentences of a text end, in bytes.
pub(in crate::article) fn ends(text: &str) -> impl Iterator<Item = usize> + '_ {
    let mut chars = text.char_indices().peekable();
    let mut word = 0;
    let mut capital = false;
    std::iter::from_fn(move || {
        while let Some((_, c)) = chars.next() {
            if is_word(c) {
                if word == 0 {
                    capital = is_upper(c);
                }
                word += 1;
                continue;
            }
            // `TP. Huế`, `H. Fulan`
            let was_short = capital && (1..3).contains(&word);
            word = 0;
            if !matches!(c, '.' | '?' | '!' | '…') || was_short && c == '.' {
                continue;
            }
            // Closing marks belong to the sentence.
            while chars
                .next_if(|(_, c)| matches!(c, '.' | '"' | '”' | '’' | ')' | '?' | '!'))
                .is_some()
            {}
            let Some((end, _)) = chars.next_if(|(_, c)| c.is_whitespace()) else {
                continue;
            };
            while chars.next_if(|(_, c)| c.is_whitespace()).is_some() {}
            let opens = chars.peek().is_some_and(|(_, c)| {
                c.is_uppercase() || c.is_ascii_digit() || matches!(c, '"' | '“' | '‘' | '(')
            });
            if opens {
                return Some(end);
            }
        }
        None
    })
}

/// Where the first words of a sentence stand in a text. Most begin with a capital, of which there are few: to look
/// at each costs less than to prepare a search.
pub(super) fn place_of(words: &str, text: &str) -> Option<usize> {
    let (words, text) = (words.as_bytes(), text.as_bytes());
    let Some(first) = words.first() else {
        return Some(0);
    };
    memchr::memchr_iter(*first, text).find(|at| text[*at..].starts_with(words))
}

/// Splits a very long paragraph where sentences end.
pub(super) fn split_long(text: &str, span: Span, out: &mut Vec<Span>) {
    let part = &text[span.clone()];
    let mut start = 0;
    if part.len() > LONG {
        for end in ends(part) {
            if end - start >= PART && part.len() - end >= PART / 2 {
                out.push(span.start + start..span.start + end);
                start = end + (part[end..].len() - part[end..].trim_start().len());
            }
        }
    }
    out.push(span.start + start..span.end);
}

/// Takes the mark that closes official news (`./.`) off a paragraph: what stays, and the mark.
pub(super) fn without_end_mark(text: &str, span: Span) -> (Span, Option<Span>) {
    let part = text[span.clone()].trim_end();
    let Some(rest) = part.strip_suffix("/.").or_else(|| part.strip_suffix("//")) else {
        return (span, None);
    };
    let rest = rest.trim_end_matches('/').trim_end();
    let kept = rest.strip_suffix('.').unwrap_or(rest).trim_end();
    if !kept.chars().any(char::is_alphanumeric) || kept.ends_with(':') {
        return (span, None);
    }
    let cut = span.start + kept.len();
    let mark = span.end - text[cut..span.end].trim_start().len();
    (span.start..cut, Some(mark..span.end))
}

/// Whether the mark that closes official news stands behind a text.
pub(super) fn is_closed(text: &str) -> bool {
    text.ends_with("/.") && without_end_mark(text, 0..text.len()).1.is_some()
}

/// The text of a table's cell, without the bars around it.
pub(super) fn without_bars(text: &str, span: Span) -> Span {
    let part = &text[span.clone()];
    let is_bar = |c: char| c == '|' || c.is_whitespace();
    let start = span.start + (part.len() - part.trim_start_matches(is_bar).len());
    let end = span.start + part.trim_end_matches(is_bar).len();
    if start < end { start..end } else { span }
}

/// Bytes in which a dateline ends.
const DATELINE: usize = 70;

/// The first dash, with its spaces, that may part a dateline from the text: ` - `, ` – `, ` — `, ` -- `, `- `, `– `.
fn parting_dash(text: &str) -> Option<Span> {
    let bytes = text.as_bytes();
    memchr::memchr2_iter(b'-', 0xe2, bytes).find_map(|at| {
        let behind = &text[at..];
        let (mark, alone) = match bytes[at] {
            b'-' if behind.starts_with("--") => ("--", false),
            b'-' => ("-", true),
            _ if behind.starts_with('–') => ("–", true),
            _ if behind.starts_with('—') => ("—", false),
            _ => return None,
        };
        let end = at + mark.len();
        let spaced = at > 0 && bytes[at - 1] == b' ';
        let parts = bytes.get(end) == Some(&b' ') && (alone || spaced);
        parts.then_some(at - usize::from(spaced)..end + 1)
    })
}

/// Whether a text opens with a dateline: `KOTA, KABAR.com - `, `Kota (KABAR) – `, `KABAR.COM — `, `Kota | Kabar.com. `.
pub(super) fn has_dateline(text: &str) -> bool {
    let reach = &text[..text.floor_char_boundary(DATELINE)];
    // The first bytes of all that parts it from the text.
    if memchr::memchr3(b'-', b'|', 0xe2, reach.as_bytes()).is_none() {
        return false;
    }
    if glued_dateline(text).is_some() {
        return true;
    }
    let Some(dash) = parting_dash(reach) else {
        let agency = reach.split_once(" | ").and_then(|(town, rest)| {
            (town.split_whitespace().count() <= 3).then(|| rest.split(' ').next())?
        });
        return agency
            .and_then(|word| word.strip_suffix('.'))
            .is_some_and(|word| word.len() >= 6 && word.contains('.'));
    };
    let head = reach[..dash.start].trim_end();
    let shouted = |word: &str| {
        let letters = word.chars().filter(|c| c.is_alphabetic()).count();
        letters >= 3 && word.chars().all(|c| !c.is_lowercase())
    };
    let mut words = head
        .split_whitespace()
        .map(|word| word.trim_matches([',', '(', ')']));
    (1..=7).contains(&head.split_whitespace().count())
        && words.any(|word| shouted(word) || is_host(word))
}

/// The outlet in a dateline, behind its place: `KABAR.com` in `KOTA, KABAR.com - `, `Kabar` in `Kota (Kabar) – `.
pub(super) fn outlet(dateline: &str) -> Option<&str> {
    let reach = &dateline[..dateline.floor_char_boundary(DATELINE)];
    let dash = parting_dash(reach)?;
    let (_, outlet) = reach[..dash.start].rsplit_once([',', '('])?;
    Some(outlet.trim().trim_end_matches(')'))
}

/// Letters of a word in capitals that opens a story, at least; initials are shorter.
const OPENING: usize = 6;

/// Whether the first word of a text is in capitals, and the next one is not: `PETANI di desa …`.
pub(super) fn opens_in_capitals(text: &str) -> bool {
    let mut words = text.split(' ');
    let (first, second) = (words.next().unwrap_or(""), words.next().unwrap_or(""));
    first.chars().count() >= OPENING
        && first.chars().all(char::is_uppercase)
        && second.chars().any(char::is_lowercase)
        && !has_dateline(text)
}

/// Whether a word has the form of an outlet's address.
fn is_host(word: &str) -> bool {
    word.split_once('.')
        .is_some_and(|(name, end)| name.len() >= 3 && end.len() >= 2)
}

/// Where a text starts that its outlet's address is glued to: `KABAR.id-Warga …`.
fn glued_dateline(text: &str) -> Option<usize> {
    let reach = &text[..text.floor_char_boundary(40)];
    let (head, rest) = reach.split_once('-')?;
    let glued = !head.contains(' ') && is_host(head) && rest.starts_with(char::is_uppercase);
    glued.then_some(head.len() + 1)
}

/// Whether a text opens with the initials of its outlet: `(KBD) - `.
pub(super) fn opens_with_initials(text: &str) -> bool {
    let inside = text.strip_prefix('(').and_then(|rest| rest.split_once(')'));
    inside.is_some_and(|(initials, rest)| {
        (2..=16).contains(&initials.len())
            && initials
                .chars()
                .all(|c| c.is_uppercase() || c.is_ascii_digit())
            && rest.trim_start().starts_with(['-', '–', '—'])
    })
}

/// A text without its dateline, if something is left behind it.
fn without_dateline(text: &str) -> &str {
    if let Some(start) = glued_dateline(text) {
        return &text[start..];
    }
    if !has_dateline(text) {
        return text;
    }
    let reach = &text[..text.floor_char_boundary(DATELINE)];
    let rest = parting_dash(reach).map_or("", |dash| text[dash.end..].trim_start());
    if rest.starts_with(|c: char| c.is_uppercase() || matches!(c, '"' | '“')) {
        rest
    } else {
        text
    }
}

/// Words of a derived title at most.
const TITLE_WORDS: usize = 22;

/// A title made from the first sentence of a text: cut after a clause or with three dots if it is long.
pub(in crate::article) fn derive_title(text: &str) -> String {
    let text = without_dateline(text);
    let sentence = ends(text).next().map_or(text, |end| &text[..end]);
    let sentence = sentence
        .trim()
        .trim_end_matches(['.', ':', ';', ','])
        .trim();
    let mut words = sentence.split_whitespace();
    let mut title = String::new();
    for word in words.by_ref().take(TITLE_WORDS) {
        if !title.is_empty() {
            title.push(' ');
        }
        title.push_str(word);
    }
    if words.next().is_none() {
        return title;
    }
    // The last clause that ends in the second half reads better than a cut anywhere.
    let half = title.len() / 2;
    if let Some(comma) = title.rfind([',', ';', ':']).filter(|at| *at > half) {
        title.truncate(comma);
    }
    title.push('…');
    title
}

/// Whether the first letters and digits of a text are those of another, and a word ends there.
pub(super) fn starts_with(text: &str, stem: &str) -> bool {
    let mut stem = stem.chars().filter_map(characters::word).peekable();
    if stem.peek().is_none() {
        return false;
    }
    let mut rest = text.chars();
    let same = |wanted| rest.find_map(characters::word) == Some(wanted);
    stem.all(same) && rest.next().and_then(characters::word).is_none()
}

/// Whether a line ends with a day in brackets, as texts of pictures do: `… di balai desa, Rabu (4/11/2015)`.
pub(super) fn ends_with_day(content: &str) -> bool {
    let inside = content
        .strip_suffix(')')
        .and_then(|rest| rest.rsplit_once('('));
    inside.is_some_and(|(_, day)| {
        let numbers = day.split('/').count();
        (2..=3).contains(&numbers)
            && day.split('/').all(|part| {
                (1..=4).contains(&part.len()) && part.bytes().all(|b| b.is_ascii_digit())
            })
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_end_mark_of_official_news_is_taken_off_with_its_full_stop() {
        for text in ["Họp xong./.", "Họp xong. /.", "Họp xong.//."] {
            let (kept, mark) = without_end_mark(text, 0..text.len());
            assert_eq!(&text[kept], "Họp xong");
            assert!(mark.is_some());
        }
        let plain = "Họp xong.";
        assert_eq!(
            without_end_mark(plain, 0..plain.len()),
            (0..plain.len(), None)
        );
    }

    #[test]
    fn a_title_is_the_first_sentence_without_its_stop() {
        assert_eq!(
            derive_title("Harga beras naik. Warga resah."),
            "Harga beras naik"
        );
        assert_eq!(derive_title("TP. Huế mưa to. Dân lo."), "TP. Huế mưa to");
    }

    #[test]
    fn a_dateline_is_no_part_of_a_title() {
        assert_eq!(
            derive_title("KOTA LAMA, KABAR.com - Harga beras naik. Warga resah."),
            "Harga beras naik"
        );
        assert_eq!(
            derive_title("MUARA– Warga memanen padi."),
            "Warga memanen padi"
        );
        assert_eq!(
            derive_title("Panen Raya - desa pesta. Warga lega."),
            "Panen Raya - desa pesta"
        );
    }

    #[test]
    fn a_long_first_sentence_is_cut_and_says_so() {
        let long = "satu dua tiga empat lima enam tujuh delapan sembilan sepuluh sebelas dua belas, tiga belas empat belas \
                    lima belas enam belas tujuh belas delapan belas";
        assert_eq!(
            derive_title(long),
            "satu dua tiga empat lima enam tujuh delapan sembilan sepuluh sebelas dua belas…"
        );
    }

    #[test]
    fn a_very_long_paragraph_is_split_where_sentences_end() {
        let text = "Đây là một câu khá dài để thử nghiệm việc chia đoạn văn. ".repeat(60);
        let mut parts = Vec::new();
        split_long(&text, 0..text.trim_end().len(), &mut parts);
        assert!(parts.len() > 3);
        assert!(parts.iter().all(|part| text[part.clone()].ends_with('.')));
    }
}
