//! Cuts the pictures of Markdown, and links without words, out of the lines that they share with a text:
//! `![](sawah.jpg)Warga memanen padi.`, `padi, panen [](/kirim)`.

use super::seams::trimmed;
use crate::article::Span;
use crate::article::reading::line::{self, Line};

/// Cuts all lines that hold such a mark and more, but for the cells of tables.
pub(super) fn cut(text: &str, lines: &mut Vec<Line>) {
    let holds = |mark: &str| memchr::memmem::find(text.as_bytes(), mark.as_bytes()).is_some();
    if !MARKS.iter().any(|mark| holds(mark)) {
        return;
    }
    let mut out = Vec::with_capacity(lines.len());
    for line in lines.drain(..) {
        let content = line.text(text);
        let pictures = match memchr::memchr(b'|', content.as_bytes()) {
            None => pictures(content),
            Some(_) => Vec::new(),
        };
        let alone = |picture: &Span| picture.len() == content.len();
        if pictures.is_empty() || pictures.iter().any(alone) {
            out.push(line);
            continue;
        }
        let mut from = line.content;
        let mut gap = line.gap_above;
        let mut part = |span: Span| {
            if !span.is_empty() {
                out.push(line::measure_part(text, &line, span, gap));
                gap = false;
            }
        };
        for picture in pictures {
            let picture = line.content + picture.start..line.content + picture.end;
            part(trimmed(text, from..picture.start));
            from = picture.end;
            part(picture);
        }
        part(trimmed(text, from..line.span.end));
    }
    *lines = out;
}

/// How a picture opens, and a link without words.
const MARKS: [&str; 2] = ["![", "[]("];

/// The pictures in a line, but for those within a sentence, which are signs in it: `Panen ![ya](/ya.png) raya`.
fn pictures(content: &str) -> Vec<Span> {
    let mut found = Vec::new();
    let mut at = 0;
    while let Some(open) = memchr::memchr(b'[', &content.as_bytes()[at..]) {
        let start = content[..at + open]
            .strip_suffix('!')
            .map_or(at + open, str::len);
        let Some(length) = picture(&content[start..]) else {
            at += open + 1;
            continue;
        };
        at = start + length;
        let above = content[..start].trim_end();
        let goes_on = content[at..].trim_start().starts_with(char::is_lowercase);
        if !goes_on || above.is_empty() || above.ends_with(['.', '?', '!', '"', '”', ')']) {
            found.push(start..at);
        }
    }
    found
}

/// Bytes of the words of a picture, and of its address, at most.
const WORDS: usize = 1000;
const ADDRESS: usize = 4000;

/// How long the picture is, or the link without words, with which a text opens: `![Sawah (kiri)](sawah.jpg "Sawah")`.
pub(in crate::article::reading) fn picture(text: &str) -> Option<usize> {
    if !MARKS.iter().any(|mark| text.starts_with(mark)) {
        return None;
    }
    let words = text.find('[')? + 1;
    let end = words + closing(&text.as_bytes()[words..], WORDS, [b'[', b']'])?;
    let address = text[end..].strip_prefix("](")?;
    let close = closing(address.as_bytes(), ADDRESS, [b'(', b')'])?;
    Some(text.len() - address.len() + close + 1)
}

/// Where the bracket closes that is open before a text.
fn closing(text: &[u8], reach: usize, [open, close]: [u8; 2]) -> Option<usize> {
    let mut depth = 1;
    text.iter().take(reach).position(|byte| {
        depth += i32::from(*byte == open) - i32::from(*byte == close);
        depth == 0
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::article::reading::lines;

    fn parts(text: &str) -> Vec<&str> {
        let mut found = lines::cut(text, |_, _, _| ());
        cut(text, &mut found);
        found.iter().map(|line| line.text(text)).collect()
    }

    #[test]
    fn a_picture_stands_in_a_line_of_its_own() {
        let picture = "![Sawah (kiri)](/foto/sawah_(1).jpg)";
        assert_eq!(
            parts(&format!("{picture}Warga memanen padi. Foto: Desa")),
            [picture, "Warga memanen padi. Foto: Desa"]
        );
        assert_eq!(
            parts(&format!("Padi dipanen. {picture} {picture} Gabah dijual.")),
            ["Padi dipanen.", picture, picture, "Gabah dijual."]
        );
        assert_eq!(
            parts("padi, panen [](/kirim)"),
            ["padi, panen", "[](/kirim)"]
        );
    }

    #[test]
    fn signs_and_cells_stay_where_they_are() {
        for line in [
            "![Sawah](sawah.jpg)",
            "Panen ![ya](/ya.png) raya dimulai.",
            "![](sawah.jpg) Petani memanen padi |",
            "Harga ![sebagian naik.",
            "Hore![Kabar] kata [mereka](/1).",
            "![Padi](tanpa akhir",
        ] {
            assert_eq!(parts(line), [line]);
        }
    }
}
