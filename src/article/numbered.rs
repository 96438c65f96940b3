//! The numbers by which a text browser marks links: `[12]Nasional`, and at the end of the text `12. https://…`.

use std::borrow::Cow;

/// So many addresses with numbers are the list of a text browser.
const LINKS: usize = 3;

/// The text without the numbers of links, if the list of their addresses ends it. The list stays.
pub(super) fn unnumbered(text: &str) -> Cow<'_, str> {
    let Some(list) = list(text) else {
        return Cow::Borrowed(text);
    };
    let mut out = String::with_capacity(text.len());
    let mut taken = 0;
    let mut last = 0;
    for (at, _) in text[..list.start].match_indices('[') {
        let inner = &text[at + 1..list.start];
        let digits = inner.len() - inner.trim_start_matches(|c: char| c.is_ascii_digit()).len();
        let number: Option<u32> = inner[..digits].parse().ok();
        // Links are numbered as they stand; the number of a footnote comes again.
        if let Some(number) = number
            && (last + 1..=list.last).contains(&number)
            && inner[digits..].starts_with(']')
        {
            last = number;
            out.push_str(&text[taken..at]);
            taken = at + digits + 2;
        }
    }
    out.push_str(&text[taken..]);
    Cow::Owned(out)
}

/// The list of addresses at the end of a text.
struct List {
    /// Where it starts.
    start: usize,
    /// The highest number in it.
    last: u32,
}

fn list(text: &str) -> Option<List> {
    let mut found = 0;
    let mut list = List {
        start: text.len(),
        last: 0,
    };
    let mut first = u32::MAX;
    let mut start = text.len();
    for line in text.split_inclusive('\n').rev() {
        start -= line.len();
        if let Some(number) = entry(line) {
            found += 1;
            first = first.min(number);
            list.last = list.last.max(number);
            list.start = start;
        } else if found == 0 && !line.trim().is_empty() || !may_stand_within(line) {
            break;
        }
    }
    (found >= LINKS && first == 1).then_some(list)
}

/// The number of a line of the list: `12. https://…`
fn entry(line: &str) -> Option<u32> {
    let (number, address) = line.trim().split_once(". ")?;
    let scheme = address.trim_start().split_once(':')?.0;
    let is_address = address.contains("://") || matches!(scheme, "mailto" | "tel" | "javascript");
    number.parse().ok().filter(|_| is_address)
}

/// `Hidden links:`, above the addresses of links without words.
fn may_stand_within(line: &str) -> bool {
    line.trim().is_empty() || line.len() <= 40 && line.trim_end().ends_with(':')
}

#[cfg(test)]
mod tests {
    use super::*;

    const LIST: &str = "\nReferences\n\n   1. https://kabar.example/\n   2. https://kabar.example/desa\n\
        \n   Hidden links:\n   3. mailto:redaksi@kabar.example\n   4. file:///indeks\n\n";

    #[test]
    fn numbers_of_links_go_and_their_list_stays() {
        let text =
            format!("[1]Beranda [2]Desa\n\nPanen [raya] [2] tahun [2024]\n[4][logo.png]\n{LIST}");
        let expected = format!("Beranda Desa\n\nPanen [raya] [2] tahun [2024]\n[logo.png]\n{LIST}");
        assert_eq!(unnumbered(&text), expected);
    }

    #[test]
    fn other_texts_stay_as_they_are() {
        for text in [
            "",
            "[1]Beranda [2]Desa [3]Kota\n",
            "Isi [1].\n1. https://kabar.example/\n2. https://kabar.example/desa\n",
            "[1]Satu\n2. https://kabar.example/2\n3. https://kabar.example/3\n4. https://kabar.example/4\n",
            "[1]Satu\n1. Satu: dua\n2. Dua: tiga\n3. Tiga: empat\n",
            &format!("[1]Satu\n{LIST}Akhir.\n"),
        ] {
            assert!(matches!(unnumbered(text), Cow::Borrowed(_)), "{text}");
        }
    }
}
