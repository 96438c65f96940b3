//! Captures of very many lines: rules that look along other lines look at so many and no more. Without that, these
//! tests take minutes.

use super::TextReader;
use super::rule_tests::{LEAD, SECOND, THIRD};
use crate::article::census::Recurring;

const HEADLINE: &str = "Panen Padi di Kampung Melati Dimulai Lagi";
const DATE: &str = "Senin, 3 Maret 2025 10:15 WIB";
/// Lines of a kind.
const MANY: usize = 20_000;

/// The headline of a text and the first of its paragraphs.
fn read(text: &str) -> (String, String) {
    let reading = TextReader::new().read(text);
    let first = reading.blocks.first().map(|block| block.span.clone());
    (reading.title.value, text[first.unwrap_or(0..0)].to_owned())
}

/// Asserts that the story is found below so many lines.
fn is_found_below(lines: &str) {
    let story = format!("{HEADLINE}\n{DATE}\n{LEAD}\n{SECOND}\n{THIRD}\n");
    let (title, first) = read(&format!("{lines}{story}"));
    let kind = &lines[..lines.floor_char_boundary(60)];
    assert_eq!(title, HEADLINE, "below {kind}");
    assert_eq!(first, LEAD, "below {kind}");
}

#[test]
fn a_story_is_found_below_many_lines_of_a_kind() {
    for line in [
        "Senin, 10 Maret 2025",
        "Baca juga",
        "Berita Terkait",
        "Fulan Polan",
        "Beras 1 kilogram: Rp 12.500",
        "Harga Beras di Pasar Turun Lagi",
        "- Harga Beras di Pasar Turun Lagi",
        "harga beras di pasar kota turun lagi",
        "2 jam yang lalu",
        "28.1 CKota Lama",
    ] {
        is_found_below(&format!("{line}\n").repeat(MANY));
    }
}

#[test]
fn many_files_of_pictures_are_parted_from_their_texts() {
    let pictures = (0..MANY).map(|number| format!("panen_{number}.jpgPetani memanen padi\n"));
    let text = format!(
        "{LEAD}\n{SECOND}\n{THIRD}\n{}",
        pictures.collect::<String>()
    );
    let lines = TextReader::new().explain(&text, &Recurring::default());
    assert_eq!(lines.len(), 3 + 2 * MANY);
}

#[test]
fn a_page_in_one_line_is_cut_however_long_its_menu() {
    let menu = "Beranda Nasional Ekonomi Olahraga ".repeat(MANY);
    let (title, first) = read(&format!(
        "{HEADLINE} - {menu}{HEADLINE} {DATE} {LEAD} {SECOND} {menu}"
    ));
    assert_eq!(title, HEADLINE);
    assert!(first.starts_with(LEAD), "{}", &first[..LEAD.len()]);
}

#[test]
fn a_place_and_many_dashes_are_joined() {
    let dashes = "–\n".repeat(MANY);
    let text = format!("{LEAD}\n, kata dia\n, kata camat.\nKOTA\n{dashes}");
    assert_eq!(read(&text).1, format!("{LEAD}\n, kata dia\n, kata camat."));
}

#[test]
fn many_lines_that_may_stand_in_a_long_text_are_looked_for_in_its_beginning() {
    let quoted = "warga kampung melati memulai panen padi raya\n".repeat(MANY);
    let told = format!(
        "{LEAD} {}",
        "Warga memanen padi, warga menjual padi. ".repeat(MANY)
    );
    let (title, _) = read(&format!("{quoted}{HEADLINE}\n{DATE}\n{told}\n"));
    assert_eq!(title, HEADLINE);
}

#[test]
fn a_text_with_many_sources_of_pictures_is_read() {
    let pictures = "Warga memanen padi di sawah desa bersama camat. (Sumber: Fulan)\n".repeat(MANY);
    let menu = "Beranda\n".repeat(MANY);
    let text = format!("{HEADLINE}\n{DATE}\n{LEAD}\n{SECOND}\n{menu}{pictures}");
    assert_eq!(read(&text), (HEADLINE.to_owned(), LEAD.to_owned()));
}
