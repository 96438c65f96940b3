//! The header of keys and values that a converter wrote above a text, between two lines of `---`:
//! `title: "Panen raya"`, `date: 2024-05-03`.

use crate::article::Span;
use crate::article::reading::line::{self, Line};

/// What stands above and below a header.
const BORDER: &str = "---";
/// Bytes of a key, and lines of a header, at most.
const KEY: usize = 20;
const LINES: usize = 40;

/// How many lines of a text are its header, with both borders; it names the title.
pub(in crate::article::reading) fn lines(text: &str) -> usize {
    let mut lines = text.lines().take(LINES);
    if lines.next().map(str::trim_end) != Some(BORDER) {
        return 0;
    }
    let mut titled = false;
    for (index, line) in lines.enumerate() {
        if line.trim_end() == BORDER {
            return if titled { index + 2 } else { 0 };
        }
        match key(line) {
            Some(key) => titled |= key == "title",
            // A value in several lines.
            None if line.starts_with([' ', '-']) => {}
            None => return 0,
        }
    }
    0
}

fn key(line: &str) -> Option<&str> {
    let (key, value) = line.split_once(':')?;
    let is_key = (1..=KEY).contains(&key.len())
        && key
            .bytes()
            .all(|byte| byte.is_ascii_lowercase() || byte == b'_');
    (is_key && (value.is_empty() || value.starts_with(' '))).then_some(key)
}

/// Cuts the title off its key, without the quotation marks around it.
pub(super) fn cut_title(text: &str, lines: &mut Vec<Line>, header: usize) {
    let title = lines.iter().position(|line| {
        line.number <= header && key(line.text(text)) == Some("title") && line.words > 1
    });
    let Some(index) = title else { return };
    let (number, whole) = (lines[index].number, lines[index].span.clone());
    let start = whole.start + "title:".len();
    let value = unquoted(text, start..whole.end);
    let parts = [
        line::measure(text, number, whole.start..start, false),
        line::measure(text, number, value, false),
    ];
    lines.splice(index..=index, parts);
}

/// A value without the space and the quotation marks around it.
fn unquoted(text: &str, span: Span) -> Span {
    let value = text[span.clone()].trim();
    let bare = ['"', '\'']
        .iter()
        .find_map(|mark| value.strip_prefix(*mark)?.strip_suffix(*mark));
    let bare = bare.filter(|bare| !bare.is_empty()).unwrap_or(value);
    let start = span.start + (bare.as_ptr() as usize - text[span].as_ptr() as usize);
    start..start + bare.len()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_header_stands_between_two_borders() {
        let header = "---\ntitle: Panen raya\ntags:\n- padi\ndate: 2024-05-03\n---\n";
        assert_eq!(lines(&format!("{header}Warga memanen padi.")), 6);
        for text in [
            "---\nPanen raya\n---\n",
            "---\ndate: 2024-05-03\n---\n",
            "---\ntitle: Panen raya\n",
            "title: Panen raya\n---\n",
        ] {
            assert_eq!(lines(text), 0);
        }
    }

    #[test]
    fn a_title_stands_without_its_key_and_quotation_marks() {
        let text = "---\ntitle: \"Panen “raya”: padi\"\n---\n";
        let mut found = crate::article::reading::lines::cut(text, |_, _, _| ());
        cut_title(text, &mut found, lines(text));
        let parts: Vec<&str> = found.iter().map(|line| line.text(text)).collect();
        assert_eq!(parts, ["---", "title:", "Panen “raya”: padi", "---"]);
    }
}
