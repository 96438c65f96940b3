//! Picture texts: credits, file names, and how they stand in a line.

mod behind;

use super::line::{self, Line, Signs};
use super::lines;
use super::phrases::{Folded, Kinds, Phrases, Said};
use crate::article::characters::{is_letter, is_upper, is_word};
use behind::{
    behind_a_bar, behind_a_dash, behind_a_slash, behind_an_agency, behind_the_stop,
    glued_to_a_slash,
};

/// Where a line names the maker of a picture.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Credit {
    /// In brackets or after a dash at the end: `… (Foto: Fulan)`.
    Labelled,
    /// In brackets with the label of a source, which may sign a text too: `… (Nguồn: Fulan)`.
    Sourced,
    /// In brackets or glued to the end, without a label: `… (Antara/Fulan)`.
    Unlabelled,
    /// Before the text: `ANTARA/FULAN Warga …`.
    Leading,
}

/// Words of the text of a picture at most, and of one that a label in brackets ends.
const LONG: u32 = 110;
const LONGEST: u32 = 180;
/// The text of a picture with its source behind it has at most so many bytes.
const SOURCED: usize = 260;
/// Bytes of a sentence that says of itself that it is pictured, at least.
const PICTURED: usize = 120;
/// File name extensions of pictures.
const PICTURES: [&str; 6] = [".jpg", ".jpeg", ".png", ".gif", ".webp", ".svg"];

/// Whether a line is the name of a picture's file, in brackets or without, or the word that a converter left of one.
pub(super) fn is_picture_file(line: &str) -> bool {
    if line.eq_ignore_ascii_case("img") || line.eq_ignore_ascii_case("image") {
        return true;
    }
    let is_marked = || line.starts_with('!') && lines::picture(line) == Some(line.len());
    if is_picture_itself(line) || is_marked() {
        return true;
    }
    if line.len() > 300 || !line.contains('.') {
        return false;
    }
    let line = line.trim_matches(|c: char| c.is_whitespace() || "[](){}<>\"'".contains(c));
    let ends = |text: &str| {
        // Most words end in another letter.
        text.ends_with(['g', 'G', 'f', 'F', 'p', 'P'])
            && PICTURES.iter().any(|end| {
                text.len() > end.len()
                    && text
                        .get(text.len() - end.len()..)
                        .is_some_and(|tail| tail.eq_ignore_ascii_case(end))
            })
    };
    ends(line) && line.split_whitespace().count() <= 12
        || line.split_whitespace().all(ends) && line.split_whitespace().count() > 1
}

/// Whether a line is a tag that holds the picture itself, or nothing but the picture: `<img src="data:image/…">`.
fn is_picture_itself(line: &str) -> bool {
    const DATA: &str = "data:image/";
    line.starts_with(DATA) && !line.contains(' ')
        || line.starts_with('<') && line.ends_with('>') && {
            // The first tag holds it.
            let tag = line.split_once(' ').map_or(line, |(first, _)| first);
            tag.contains(DATA) || line.starts_with("<img ") && line.contains(DATA)
        }
}

/// Where the name of a picture's file ends that a word opens with.
pub(super) fn file_end(word: &str) -> Option<usize> {
    let dot = word.find('.').filter(|dot| *dot > 0)?;
    let end = PICTURES.iter().find(|end| word[dot..].starts_with(**end))?;
    Some(dot + end.len())
}

/// Whether a line is a name with what the person did in brackets: `Văn A (tổng hợp)`.
pub(super) fn is_signature(content: &str, phrases: &Phrases, folded: &mut Folded) -> bool {
    // `Thị B, theo Kabar`
    if let Some((name, role)) = content.split_once(", ")
        && (2..=4).contains(&name.split_whitespace().count())
        && name.split_whitespace().all(starts_with_capital)
    {
        let said = phrases.opening(role, folded);
        let rest = role[said.lead_bytes..].split_whitespace().count();
        // `Desa Berduka, Wartawan Senior Kabar Melati Wafat` is a headline.
        let most = if role.starts_with(is_upper) { 2 } else { rest };
        return said.label.has(Kinds::BYLINE)
            && (1..=most).contains(&rest)
            && is_named(role, &said);
    }
    let Some((name, role)) = content
        .strip_suffix(')')
        .and_then(|rest| rest.rsplit_once('('))
    else {
        return false;
    };
    let said = phrases.opening(role, folded);
    let made = said.whole.has(Kinds::BYLINE.with(Kinds::BYLINE_WHOLE));
    // `Văn A (theo Kabar)`
    let quoted = said.label.has(Kinds::BYLINE) && role.split_whitespace().count() <= 4;
    !name.trim().is_empty() && name.split_whitespace().all(starts_with_capital) && (made || quoted)
}

/// Words of each name of those who handed a text on, at most.
const HANDED_ON: usize = 6;

/// Whether a line names those who handed a text on, from its author to its outlet: `Fulan/Kabar Desa/Suara Kampung`.
pub(super) fn is_handed_on(content: &str) -> bool {
    content.len() <= 120
        && content.contains('/')
        && !content.contains([':', '"', '“', '?', '!'])
        && content.split('/').all(|name| {
            let name = name.trim();
            name.starts_with(is_upper) && name.split_whitespace().count() <= HANDED_ON
        })
}

/// Whether a line is an agency and a photographer: `KANTOR/Fulan/hp`, `AFP/FULAN POLAN`, `FULAN POLAN / AFP`.
pub(super) fn is_agency(content: &str, phrases: &Phrases, folded: &mut Folded) -> bool {
    // `(Photo by FULAN POLAN / KANTOR)`
    let made = content.strip_prefix("(Photo by ");
    if made.is_some_and(|maker| maker.ends_with(')') && maker.starts_with(is_upper)) {
        return true;
    }
    let Some((agency, name)) = content.split_once('/') else {
        return false;
    };
    // `KANTOR/-`
    if name == "-" && AGENCIES.contains(&agency) {
        return true;
    }
    // `FULAN POLAN / AFP`
    if AGENCIES.contains(&name.trim()) {
        return agency.split_whitespace().count() <= 4
            && agency.chars().any(is_upper)
            && agency.split_whitespace().all(starts_with_capital);
    }
    if is_reporter_of_host(agency, name) || is_reporter_of_host(name, agency) {
        return true;
    }
    // `twitter/fulan`, `Instagram.com/@fulan`
    let site = agency.strip_suffix(".com").unwrap_or(agency);
    let network = NETWORKS.iter().any(|name| site.eq_ignore_ascii_case(name))
        && (site == agency || name.starts_with('@'));
    if network {
        return name.split_whitespace().count() == 1;
    }
    // `kabardesa/dok`, `kabardesa/Fulan Polan`, `Kabar Desa/Fulan Sakti Polan`
    let words = |text: &str| text.split_whitespace().count();
    let letters = |text: &str| text.chars().all(|c| is_letter(c) || matches!(c, ' ' | '.'));
    let small = agency.len() >= 4 && agency.bytes().all(|byte| byte.is_ascii_lowercase());
    let outlet = words(agency) == 2
        && !agency.contains('.')
        && agency.split_whitespace().all(starts_with_capital);
    let named = (2..=4).contains(&words(name)) && name.split_whitespace().all(starts_with_capital);
    let signed = (small || outlet) && named && letters(agency) && letters(name);
    if signed || small && phrases.said(name, folded).whole.has(Kinds::CREDIT) {
        return !phrases.said(agency, folded).whole.has(Kinds::FURNITURE);
    }
    let letters = agency.chars().filter(|c| c.is_uppercase()).count();
    let shouted = letters >= 2
        && agency.len() <= 16
        && agency
            .chars()
            .all(|c| !c.is_lowercase() && !c.is_ascii_digit());
    // `Kabardesa.co.id/Dok. Desa`
    let host = agency.starts_with(is_upper)
        && agency.len() <= 24
        && [".com", ".id"].iter().any(|end| agency.ends_with(end))
        && !agency.contains(' ');
    (shouted || host)
        && name.starts_with(char::is_uppercase)
        && name.len() >= 3
        && !name
            .chars()
            .any(|c| c.is_ascii_digit() || matches!(c, ':' | '?' | '!' | ','))
        && name.split_whitespace().all(starts_with_capital)
}

/// Whether these are the address of an outlet and its reporter, in small letters: `kabar.desa.com`, `fulan`.
fn is_reporter_of_host(host: &str, reporter: &str) -> bool {
    let small = |part: &str| part.len() >= 2 && part.bytes().all(|byte| byte.is_ascii_lowercase());
    [".com", ".id", ".net"]
        .iter()
        .any(|end| host.ends_with(end))
        && host.split('.').all(small)
        && reporter.len() >= 4
        && small(reporter)
}

/// The credit of a line, if it names one.
pub(super) fn credit(
    text: &str,
    line: &Line,
    phrases: &Phrases,
    folded: &mut Folded,
) -> Option<Credit> {
    // In the cell of a table.
    let content = line.text(text).trim_end_matches(['|', ' ']);
    if line.words > LONGEST || line.letters < 4 {
        return None;
    }
    let has = |signs: Signs| line.signs.has(signs);
    // `… tuturnya. (FN/PL-10)`: who made a text.
    let desk = content
        .strip_suffix(')')
        .and_then(|rest| rest.rsplit_once('('));
    if desk.is_some_and(|(_, inside)| line::is_desk(inside)) {
        return None;
    }
    let in_brackets = bracketed(content, phrases, folded);
    if line.words > LONG {
        return in_brackets.filter(|credit| *credit != Credit::Unlabelled);
    }
    if in_brackets.is_some() {
        return in_brackets;
    }
    if line.separators > 0 && behind_a_bar(line.text(text), phrases, folded) {
        return Some(Credit::Labelled);
    }
    if has(Signs::COLON)
        && let Some(credit) = labelled_end(content, phrases, folded)
    {
        return Some(credit);
    }
    let unlabelled = has(Signs::SLASH)
        && (behind_a_slash(content, phrases, folded)
            || glued_to_a_slash(content, phrases, folded)
            || behind_an_agency(content))
        || has(Signs::COPYRIGHT) && line.words <= 60 && rights(content)
        || has(Signs::DASH) && behind_a_dash(content, phrases, folded)
        || has(Signs::CLOSING) && behind_the_stop(content, line, phrases, folded);
    if unlabelled {
        return Some(Credit::Unlabelled);
    }
    let may_lead = has(Signs::SLASH) || has(Signs::AT) || content.starts_with(['I', 'D', 'd']);
    (may_lead && leading(content)).then_some(Credit::Leading)
}

/// `Panen padi. ©Kabar/Fulan`, `Panen padi. ©2014 kabar.com/fulan`, not the footer of a page with its year.
fn rights(content: &str) -> bool {
    let Some((before, behind)) = content.split_once('©') else {
        return false;
    };
    !before.trim().is_empty() && (!has_year(content) || behind.contains('/'))
}

/// Whether nothing but words with capitals follow a label.
fn is_named(content: &str, said: &Said) -> bool {
    content[said.lead_bytes..]
        .split_whitespace()
        .all(starts_with_capital)
}

fn has_year(text: &str) -> bool {
    text.as_bytes()
        .windows(4)
        .any(|w| (w.starts_with(b"19") || w.starts_with(b"20")) && w.iter().all(u8::is_ascii_digit))
}

/// `… (Foto: Fulan)`, `… (Antara/Fulan).`, `…Ampat(Fulan)`
fn bracketed(content: &str, phrases: &Phrases, folded: &mut Folded) -> Option<Credit> {
    let close = content.trim_end_matches(['.', ' ', '"', '”']);
    let (open_mark, close_mark) = if close.ends_with(')') {
        ('(', ')')
    } else {
        ('[', ']')
    };
    let inner_end = close.strip_suffix(close_mark)?;
    let open = inner_end.rfind(open_mark)?;
    let (before, inner) = (&inner_end[..open], inner_end[open + 1..].trim());
    if before.chars().filter(|c| is_letter(*c)).nth(2).is_none() || inner.len() > 120 {
        return None;
    }
    // `Ngày 26.4, bảo tàng đã khai mạc phòng trưng bày (ảnh).`: a paragraph says of itself that it is pictured.
    if matches!(inner, "ảnh" | "foto") && content.ends_with(").") && content.len() > PICTURED {
        return None;
    }
    let said = phrases.opening(inner, folded);
    if said.lead.has(Kinds::SOURCE) && said.colon {
        return Some(Credit::Sourced);
    }
    if said.lead.has(Kinds::CREDIT)
        && (said.colon || said.whole.has(Kinds::CREDIT) || inner.contains('/'))
    {
        return Some(Credit::Labelled);
    }
    let words = inner.split_whitespace().count();
    // A day, not `Kabar24.com/Fulan`.
    let numbered = inner
        .split(|c: char| c == '/' || c.is_whitespace())
        .any(|part| part.starts_with(|c: char| c.is_ascii_digit()));
    if numbered || words > 8 || words == 0 {
        return if said.lead.has(Kinds::CREDIT) && words <= 8 {
            Some(Credit::Labelled)
        } else {
            None
        };
    }
    let agency = AGENCIES.iter().any(|name| inner.eq_ignore_ascii_case(name));
    if agency && content.len() <= SOURCED {
        return Some(Credit::Unlabelled);
    }
    // `(Reuters: Fulan Polan, file)`
    let named = inner.split_once(':').is_some_and(|(agency, _)| {
        AGENCIES
            .iter()
            .any(|name| agency.eq_ignore_ascii_case(name))
    });
    if named {
        return Some(Credit::Labelled);
    }
    // `(Jaringan @fulan.polan)`
    if words == 2
        && inner
            .rsplit(' ')
            .next()
            .is_some_and(|word| word.starts_with('@'))
    {
        return Some(Credit::Unlabelled);
    }
    // `(Kabardesa.com-Fulan P.)`
    let reporter = inner.split_once('-').is_some_and(|(host, name)| {
        [".com", ".id"].iter().any(|end| host.ends_with(end))
            && !host.contains(' ')
            && name.split(' ').all(starts_with_capital)
    });
    if reporter {
        return Some(Credit::Unlabelled);
    }
    // `Warga memanen padi di sawah desa (Kabardesa.com)`; behind a full stop an outlet signs its text.
    let ended = before.trim_end().ends_with(['.', '!', '?', '"', '”', ',']);
    if words == 1 && !ended && inner.starts_with(is_upper) && inner.ends_with(".com") {
        return Some(Credit::Unlabelled);
    }
    // `(Warga via kabardesa.com)`
    let via = inner.split_once(" via ").is_some_and(|(_, outlet)| {
        !outlet.contains(' ') && outlet.contains('.') || outlet.starts_with(is_upper)
    });
    if via {
        return Some(Credit::Unlabelled);
    }
    let capital = inner.chars().next().is_some_and(char::is_uppercase);
    let names = inner.split_whitespace().all(starts_with_capital);
    if capital && inner.contains('/') && inner.len() >= 6
        || said.lead.has(Kinds::CREDIT) && words <= 6
    {
        return Some(Credit::Unlabelled);
    }
    let glued = before.chars().next_back().is_some_and(is_word);
    (glued && names && words >= 2).then_some(Credit::Unlabelled)
}

/// Words behind the colon of a credit at most.
const TAIL: usize = 12;

/// The label of the author at most.
const BYLINE: usize = 24;

/// `… Ảnh: Fulan`, `… - Foto: Fulan/Antara`
fn labelled_end(content: &str, phrases: &Phrases, folded: &mut Folded) -> Option<Credit> {
    let colon = content.rfind(':')?;
    let tail = content[colon + 1..].trim();
    let tail_words = tail.split_whitespace().take(TAIL + 1).count();
    let is_name = tail.starts_with(|c| is_upper(c) || c == '@') || tail_words <= 2;
    if tail_words > TAIL || !is_name {
        return None;
    }
    let before = content[..colon].trim_end();
    // `Tin. ảnh: VĂN A`, `Bài, ảnh: VĂN A`
    if before.len() <= BYLINE && phrases.opening(before, folded).whole.has(Kinds::BYLINE) {
        return None;
    }
    // A label has one to three words, at the start or after a mark that ends what stands before it.
    let mut from = before.len();
    for _ in 0..3 {
        from = before[..from]
            .trim_end()
            .rfind(|c: char| c.is_whitespace() || "().[]-–/|\"”".contains(c))
            .map_or(0, |at| {
                at + before[at..].chars().next().map_or(1, char::len_utf8)
            });
        let label = before[from..].trim();
        if label.is_empty() {
            continue;
        }
        // `… menuju bandaraFoto: Fulan/Kabar`
        let capital = label.rfind(char::is_uppercase).unwrap_or(0);
        if label[..capital].ends_with(char::is_lowercase)
            && phrases
                .opening(&label[capital..], folded)
                .whole
                .has(Kinds::CREDIT)
            && tail.split_whitespace().all(starts_with_capital)
        {
            return Some(Credit::Labelled);
        }
        let said = phrases.opening(label, folded);
        if said.whole.has(Kinds::CREDIT) {
            let set_off = before[..from]
                .trim_end()
                .chars()
                .next_back()
                .is_none_or(|c| !is_word(c) && c != ',');
            let capital = label.chars().next().is_some_and(char::is_uppercase);
            // `Video: …` before a sentence is a headline, not a credit.
            let name = tail_words < 5 || tail.contains(['/', '.', '@', ',']);
            let named = from > 0 || name && tail.split_whitespace().all(starts_with_capital);
            if (set_off || capital) && named {
                return Some(Credit::Labelled);
            }
        }
        // `… tại cảng. Nguồn: Kabar` below a picture; below a text it is a line of its own.
        let source = said.whole.has(Kinds::SOURCE)
            && before[..from].trim_end().ends_with(['.', ')', '"', '”'])
            && content.len() <= SOURCED
            && tail_words <= 4;
        // `… trên cánh đồng. Nguồn: tinlang.vn`
        let host = || !tail.contains(' ') && tail.trim_end_matches('.').contains('.');
        if source && (tail.split_whitespace().all(starts_with_capital) || host()) {
            return Some(Credit::Unlabelled);
        }
        if from == 0 {
            break;
        }
        from = before[..from].trim_end().len();
        if before[..from]
            .chars()
            .next_back()
            .is_some_and(|c| !is_word(c))
        {
            break;
        }
    }
    None
}

/// Agencies whose pictures papers show.
const AGENCIES: [&str; 15] = [
    "AFP", "AP", "REUTERS", "EPA", "ANTARA", "TTXVN", "XINHUA", "GETTY", "EFE", "DPA", "YONHAP",
    "BERNAMA", "VNA", "AAP", "KYODO",
];

/// Networks from which papers take pictures.
const NETWORKS: [&str; 6] = [
    "twitter",
    "instagram",
    "ig",
    "facebook",
    "youtube",
    "tiktok",
];

fn starts_with_capital(word: &str) -> bool {
    word.chars().find(|c| is_letter(*c)).is_none_or(is_upper)
}

/// `ANTARA/FULAN Warga …`, `Twitter @fulan Warga …`
fn leading(content: &str) -> bool {
    let mut words = content.split_whitespace();
    let Some(first) = words.next() else {
        return false;
    };
    let second = words.next();
    if second.is_none() {
        return false;
    }
    if let Some((agency, name)) = first.split_once('/') {
        let letters = |text: &str| text.chars().filter(|c| is_letter(*c)).count();
        let shouted = |text: &str| text.chars().all(|c| !c.is_lowercase());
        return letters(agency) >= 3
            && letters(name) >= 3
            && !first.contains("//")
            && shouted(agency)
            && agency.chars().all(|c| is_letter(c) || c == '.');
    }
    if first == "ISTIMEWA" || first == "IST" {
        return true;
    }
    // `KABAR / FULAN Warga memanen padi.`
    let shouted = |word: &str| word.len() >= 3 && word.chars().all(is_upper);
    if second == Some("/") && shouted(first) && content.ends_with('.') {
        let opens = |word: &str| word.starts_with(is_upper) && !shouted(word);
        return words.next().is_some_and(shouted) && words.next().is_some_and(opens);
    }
    let is = |word: &&str| first.eq_ignore_ascii_case(word);
    ["dok.", "dok"].iter().any(is)
        || second.is_some_and(|word| word.starts_with('@')) && NETWORKS.iter().any(is)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::article::reading::lines;

    fn of(text: &str) -> Option<Credit> {
        credit(
            text,
            &lines::cut(text, |_, _, _| ())[0],
            &Phrases::new(),
            &mut Folded::default(),
        )
    }

    #[test]
    fn credits_are_found_in_brackets_after_dashes_and_in_front() {
        assert_eq!(
            of("KABAR / FULAN Warga menanam padi di sawah."),
            Some(Credit::Leading)
        );
        assert_eq!(of("BERANDA / BERITA Warga menanam padi"), None);
        assert_eq!(
            of("Warga menanam padi di sawah (Foto: Fulan)."),
            Some(Credit::Labelled)
        );
        assert_eq!(
            of("Nông dân gặt lúa trên đồng - Ảnh: FULAN"),
            Some(Credit::Labelled)
        );
        assert_eq!(
            of("Nông dân gặt lúa trên đồng. Ảnh: Văn A"),
            Some(Credit::Labelled)
        );
        assert_eq!(
            of("Warga menanam padi. (Antara/Fulan)"),
            Some(Credit::Unlabelled)
        );
        for line in [
            "Warga menanam padi di sawah desa, Rabu (4/11/2015). Kabar Desa/Fulan",
            "Petugas memadamkan api di pasar lama. Dok Pemkab Muara",
            "Toàn cảnh hội nghị. (Nguồn: Ban tổ chức)",
            "Toàn cảnh hội nghị. Nguồn: Tin Làng",
            "Petugas memadamkan api. (AFP)",
            "Petugas memadamkan api di pasar lama (dua kiri), Selasa (4/4/2023). ANTARA/HO-Kanal Pasar @pasarlama",
            "Warga menanam padi di sawah desa, Rabu (4/11/2015). Kabar.id/Fulan Polan/Tangkapan layar Kanal Desa",
            "Petugas memadamkan api di pasar lama. KANTOR FOTO/Fulan/hp.",
            "Petugas memadamkan api di pasar lama. FOTO/DOK. WARGA",
            "Petugas memadamkan api di pasar lama - Kabar/Fulan Polan",
            "Petugas memadamkan api di pasar lama REUTERS - Fulan",
            "Petugas memadamkan api di pasar lamaFoto: Fulan/AFP",
            "Petugas memadamkan api. ©2014 kabar.com/fulan",
            "Petugas memadamkan api di pasar lama ANTARA FOTO/Fulan Polan/ful",
            "Petugas memadamkan api di pasar lama - Istimewa",
            "Nông dân gặt lúa trên đồng – Ảnh minh họa",
            "Petugas memadamkan api di pasar lama, Minggu (25/2)--Kabar via Antara",
        ] {
            assert!(of(line).is_some(), "{line}");
        }
        assert_eq!(
            of("ANTARA/FULAN Warga menanam padi di sawah"),
            Some(Credit::Leading)
        );
    }

    #[test]
    fn brackets_and_colons_of_running_text_are_no_credits() {
        assert_eq!(of("Warga menanam padi pada Rabu (4/11)."), None);
        assert_eq!(of("Ông nói: chúng tôi sẽ trồng lúa."), None);
        assert_eq!(of("Bộ Y tế (MOH) họp."), None);
        assert_eq!(of("ASEAN bahas kerja sama ASEAN - Jepang"), None);
        assert_eq!(of("Hak cipta ©2014 kabar.com"), None);
        assert_eq!(of("Petugas memadamkan api di pasar lama - Foto"), None);
        assert_eq!(of("Nông dân gặt lúa trên cánh đồng làng - Ảnh"), None);
        assert_eq!(of("Warga AFP/Kabar bertemu di balai desa lama"), None);
    }

    #[test]
    fn a_sentence_that_is_pictured_has_no_credit() {
        let told = "Ngày 26.4, bảo tàng tỉnh đã khai mạc phòng trưng bày bản đồ cổ tại nhà triển lãm bên bờ sông (ảnh).";
        assert!(of(told).is_none());
        assert!(of("Phòng trưng bày bản đồ cổ (ảnh)").is_some());
    }

    #[test]
    fn names_of_picture_files_are_known() {
        assert!(is_picture_file("12.3. Gat lua 1.JPG"));
        assert!(is_picture_file("[gambar: panen.jpg]"));
        assert!(!is_picture_file("Gặt lúa"));
    }
}
