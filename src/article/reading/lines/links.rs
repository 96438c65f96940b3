//! Cuts links to other stories out of running lines, where a program wrote all paragraphs one behind the other:
//! `… kata kepala desa. Baca juga: Harga Beras Turun Warga mulai memanen …`.

use super::seams::trimmed;
use crate::article::Span;
use crate::article::reading::line::{self, Line};
use crate::article::reading::phrases::{Folded, Kinds, Phrases};
use crate::article::reading::sentences;

/// Words of a line that may hold a link and more, at least.
const RUNNING: u32 = 30;
/// Bytes and words of a label, at most.
const LABEL: usize = 24;
const LABEL_WORDS: usize = 3;
/// A headline has so many words at least and so many bytes at most.
const HEADLINE: usize = 3;
const REACH: usize = 220;
/// Bytes in which the sentence behind a headline without capitals ends, at most.
const SENTENCE: usize = 1000;
/// Letters of a word that headlines with capitals write small, at most.
const SMALL: usize = 6;

/// Cuts all lines that hold a link.
pub(super) fn cut(text: &str, lines: &mut Vec<Line>, phrases: &Phrases) {
    let mut folded = Folded::default();
    let mut cuts: Vec<(usize, Vec<Span>)> = Vec::new();
    for (index, line) in lines.iter().enumerate() {
        if line.words < RUNNING || line.number != line.last_number {
            continue;
        }
        let links = links(line.text(text), phrases, &mut folded);
        if !links.is_empty() {
            cuts.push((index, links));
        }
    }
    if cuts.is_empty() {
        return;
    }
    let mut out = Vec::with_capacity(lines.len() + 2 * cuts.len());
    let mut cuts = cuts.into_iter().peekable();
    for (index, line) in lines.drain(..).enumerate() {
        let Some((_, links)) = cuts.next_if(|(of, _)| *of == index) else {
            out.push(line);
            continue;
        };
        let mut from = line.content;
        let mut gap = line.gap_above;
        let mut part = |span: Span| {
            let span = trimmed(text, span);
            if !span.is_empty() {
                out.push(line::measure(text, line.number, span, gap));
                gap = false;
            }
        };
        for link in links {
            part(from..line.content + link.start);
            part(line.content + link.start..line.content + link.end);
            from = line.content + link.end;
        }
        part(from..line.span.end);
    }
    *lines = out;
}

/// The links in a line, each with its label, if text stands before or behind them.
fn links(content: &str, phrases: &Phrases, folded: &mut Folded) -> Vec<Span> {
    let mut found: Vec<Span> = Vec::new();
    for colon in memchr::memchr_iter(b':', content.as_bytes()) {
        let from = found.last().map_or(0, |link| link.end);
        if colon <= from {
            continue;
        }
        let Some(start) = label(content, from, colon, phrases, folded) else {
            continue;
        };
        let (start, end) = if let Some(span) = in_brackets(content, start, colon) {
            (span.start, span.end)
        } else if let Some(headline) = headline(&content[colon + 1..], phrases, folded) {
            (start, colon + 1 + headline)
        } else {
            continue;
        };
        if start > 0 || end < content.len() {
            found.push(start..end);
        }
    }
    found
}

/// A link that stands in brackets: `(BACA: Harga beras turun)`.
fn in_brackets(content: &str, label: usize, colon: usize) -> Option<Span> {
    let open = content[..label].strip_suffix('(')?.len();
    let reach = &content.as_bytes()[colon..content.len().min(colon + REACH)];
    let close = colon + memchr::memchr(b')', reach)?;
    Some(open..close + 1)
}

/// Where the label before a colon starts: behind the end of a sentence, or with the line; one in capitals anywhere.
fn label(
    content: &str,
    from: usize,
    colon: usize,
    phrases: &Phrases,
    folded: &mut Folded,
) -> Option<usize> {
    let reach = content.ceil_char_boundary(from.max(colon.saturating_sub(LABEL)));
    let before = content[reach..colon].trim_end();
    let words = before
        .rmatch_indices([' ', '.', '"', '”', ')', '('])
        .map(|(at, mark)| at + mark.len());
    words
        .chain((reach == from).then_some(0))
        .take(LABEL_WORDS + 1)
        .map(|at| reach + at)
        .find(|at| {
            let label = &content[*at..colon];
            let above = content[..*at].trim_end();
            // `… kepala desa BACA JUGA: …`
            let shouted = !label.contains(char::is_lowercase);
            label.starts_with(char::is_uppercase)
                && (shouted
                    || above.is_empty()
                    || above.ends_with(['.', '!', '?', '"', '”', ')', '(']))
                && phrases.said(label, folded).whole.has(Kinds::INSET)
        })
}

/// Where the headline behind a label ends: before a quotation, before the word that opens a sentence behind capitals or,
/// where the headline has hardly any, a sentence that goes on with the story (`… di desa Ia mengatakan …`), behind a
/// question, or with the first sentence, of which nothing tells it apart.
fn headline(rest: &str, phrases: &Phrases, folded: &mut Folded) -> Option<usize> {
    let reach = &rest[..rest.floor_char_boundary(REACH)];
    let below = &rest[..rest.floor_char_boundary(SENTENCE)];
    let sentence = sentences::ends(below).next();
    let sentence = sentence.or_else(|| (below.len() == rest.len()).then_some(rest.len()))?;
    let mut words = 0;
    let mut capitals = 0;
    // Where the last word with a capital starts, behind so many others.
    let mut opening = None;
    let mut small = 0;
    let mut at = 0;
    for word in reach.split_inclusive(' ') {
        let start = at;
        at += word.len();
        let bare = word.trim();
        if bare.is_empty() {
            continue;
        }
        if start >= sentence {
            break;
        }
        if words >= HEADLINE && bare.starts_with(['"', '“']) {
            return Some(start);
        }
        words += 1;
        if bare.starts_with(char::is_lowercase) {
            small += usize::from(bare.len() > SMALL);
            // Headlines without capitals tell nothing.
            if small > 0 && words > HEADLINE && capitals * 10 >= (words - 1) * 6 {
                return Some(opening.unwrap_or(sentence));
            }
            continue;
        }
        let below = reach[at..].starts_with(char::is_lowercase);
        if words > HEADLINE
            && below
            && capitals * 2 < words
            && phrases.opening(bare, folded).whole.has(Kinds::CONNECTIVE)
        {
            return Some(start);
        }
        capitals += 1;
        if words > HEADLINE {
            opening = Some(start);
        }
        if bare.ends_with(['?', '!']) {
            return Some(at);
        }
    }
    Some(sentence)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::article::reading::lines;

    fn parts(text: &str) -> Vec<String> {
        let mut found = lines::cut(text, |_, _, _| ());
        cut(text, &mut found, &Phrases::new());
        found
            .iter()
            .map(|line| line.text(text).to_owned())
            .collect()
    }

    const ABOVE: &str = "Warga Desa Sukamaju memulai panen padi pada Senin pagi setelah hujan yang turun selama \
                         tiga pekan akhirnya reda.";
    const BELOW: &str =
        "Kepala desa mengatakan hasilnya lebih baik dari tahun lalu. Gabah dijual ke lumbung.";

    #[test]
    fn a_headline_with_capitals_ends_where_a_sentence_opens() {
        let link = "Baca juga: Harga Beras di Pasar Melati Turun";
        assert_eq!(
            parts(&format!("{ABOVE} {link} {BELOW}")),
            [ABOVE, link, BELOW]
        );
        let quoted = "“Kami senang karena truk bisa masuk sampai ke sawah,” ujarnya.";
        assert_eq!(
            parts(&format!("{ABOVE} {link} {quoted}")),
            [ABOVE, link, quoted]
        );
    }

    #[test]
    fn a_headline_without_capitals_ends_with_the_first_sentence() {
        let link = "Baca Juga: Yuk simak, lima resep keripik dari ibu-ibu desa Kelompok itu menjualnya di pasar.";
        assert_eq!(
            parts(&format!("{link} {BELOW} {ABOVE}")),
            [link.to_owned(), format!("{BELOW} {ABOVE}")]
        );
    }

    #[test]
    fn a_headline_without_capitals_ends_before_a_sentence_that_goes_on() {
        let link = "Baca juga: Petani muda kembali menanam padi lebih awal";
        let below = format!("Ia mengatakan hasilnya lebih baik dari tahun lalu. {BELOW}");
        assert_eq!(
            parts(&format!("{ABOVE} {link} {below}")),
            [ABOVE, link, &below]
        );
    }

    #[test]
    fn a_link_in_brackets_ends_with_them() {
        let link = "(BACA: Yuk simak, lima resep keripik dari ibu-ibu desa )";
        assert_eq!(
            parts(&format!("{ABOVE} {link} 2. Kampung Melati {BELOW}")),
            [ABOVE, link, &format!("2. Kampung Melati {BELOW}")]
        );
    }

    #[test]
    fn a_line_with_a_link_and_nothing_else_stays_whole() {
        let link = format!(
            "Baca juga: {}",
            "Harga Beras di Pasar Melati Turun ".repeat(6)
        );
        assert_eq!(parts(&link).len(), 1);
        assert_eq!(
            parts(&format!("{ABOVE} Ia baca juga: koran desa. {BELOW}")).len(),
            1
        );
    }
}
