//! Bytes become text, whatever encoding a scraper or an old editor left them in.

use super::mojibake;
use crate::locale::text::{clean, is_settled, nfc};
use chardetng::{EncodingDetector, Iso2022JpDetection, Utf8Detection};
use encoding_rs::{Encoding, UTF_8, UTF_16BE, UTF_16LE, WINDOWS_1258};
use std::borrow::Cow;

/// How many bytes are looked at where a guess needs no more.
const SAMPLE: usize = 256 * 1024;

/// A text, and how it was read.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Decoded {
    /// The text, in the form that [`clean`] and [`nfc`] give.
    pub text: String,
    /// Name of the encoding in the WHATWG Encoding Standard.
    pub encoding: &'static str,
    /// Places where bytes mean nothing in that encoding and U+FFFD stands instead.
    pub replaced: usize,
}

/// Why bytes are no text.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum NotText {
    /// There are none.
    #[error("the file is empty")]
    Empty,
    /// Only spaces, line ends and invisible characters.
    #[error("the file holds nothing but white space")]
    Blank,
    /// The first bytes are those of another kind of file.
    #[error("the file is {0}, not a text")]
    Kind(&'static str),
    /// A page in a file that holds its pictures too.
    #[error("the page is wrapped in {0}, which is not read")]
    Wrapped(&'static str),
    /// Bytes that no text has.
    #[error("the file is no text: it holds {0} NUL bytes, the first at byte {1}")]
    Nul(usize, usize),
    /// More control characters than a text has.
    #[error("the file is no text: {0} of its {1} bytes are control characters")]
    Controls(usize, usize),
}

/// Decodes bytes: UTF-8, UTF-16 with and without byte order mark, and what `chardetng` recognises.
///
/// For bytes that are not UTF-8 and read as Vietnamese in windows-1258, that encoding is taken: its
/// Vietnamese is too close to western European text for short guesses.
/// A file that is UTF-8 but for a few bytes, such as one cut in the middle of a character, stays UTF-8.
///
/// # Errors
/// If the bytes are no text, or none is left after cleaning.
pub fn decode(bytes: Vec<u8>) -> Result<Decoded, NotText> {
    decode_with(bytes, |_| None)
}

/// Decodes the bytes of a saved page: like [`decode`], but what is neither UTF-8 nor UTF-16 is read in the
/// encoding that the page states for itself, if it states one of the web's.
///
/// # Errors
/// If the bytes are no text, none is left after cleaning, or they are a page in a wrapper (MHTML, a web
/// archive of Safari).
pub fn decode_page(bytes: Vec<u8>) -> Result<Decoded, NotText> {
    let start = &bytes[..bytes.len().min(STATED_WITHIN)];
    if is_mhtml(start) {
        return Err(NotText::Wrapped("MHTML"));
    }
    if start.starts_with(b"bplist00") {
        return Err(NotText::Wrapped("a web archive of Safari"));
    }
    decode_with(bytes, stated_encoding)
}

/// Whether a file begins with the head of an e-mail that holds parts, as browsers save pages in one file.
fn is_mhtml(start: &[u8]) -> bool {
    let start = start.to_ascii_lowercase();
    let has = |words: &[u8]| start.windows(words.len()).any(|window| window == words);
    let is_head = start.trim_ascii_start().starts_with(b"from:")
        || start.trim_ascii_start().starts_with(b"mime-version:")
        || start
            .trim_ascii_start()
            .starts_with(b"content-type: multipart/");
    is_head && has(b"multipart/related")
}

/// The bytes of a page in which its encoding is stated; the standard asks for 1024.
const STATED_WITHIN: usize = 4096;

/// The encoding that a page states: `<meta charset="windows-1258">`, or the same in `content`.
fn stated_encoding(bytes: &[u8]) -> Option<&'static Encoding> {
    let start = bytes[..bytes.len().min(STATED_WITHIN)].to_ascii_lowercase();
    let label = b"charset";
    let mut from = 0;
    while let Some(at) = start[from..]
        .windows(label.len())
        .position(|window| window == label)
    {
        from += at + label.len();
        let rest = start[from..].trim_ascii_start();
        let Some(rest) = rest.strip_prefix(b"=") else {
            continue;
        };
        let rest = rest.trim_ascii_start();
        let rest = rest
            .strip_prefix(b"\"")
            .or(rest.strip_prefix(b"'"))
            .unwrap_or(rest);
        let end = rest
            .iter()
            .position(|byte| !byte.is_ascii_alphanumeric() && !b"-_:.".contains(byte))
            .unwrap_or(rest.len());
        if let Some(encoding) = Encoding::for_label(&rest[..end]) {
            // What claims to be UTF-8 has been tried as that.
            return Some(encoding).filter(|encoding| *encoding != UTF_8);
        }
    }
    None
}

fn decode_with(
    bytes: Vec<u8>,
    stated: fn(&[u8]) -> Option<&'static Encoding>,
) -> Result<Decoded, NotText> {
    if bytes.is_empty() {
        return Err(NotText::Empty);
    }
    if let Some(kind) = known_kind(&bytes) {
        return Err(NotText::Kind(kind));
    }
    let decoded = to_unicode(bytes, stated)?;
    let text = put_right(decoded.text);
    if text.trim().is_empty() {
        return Err(NotText::Blank);
    }
    Ok(Decoded { text, ..decoded })
}

/// A text in the form that [`clean`] and [`nfc`] give, in which no letters are left to be put back.
fn put_right(mut text: String) -> String {
    let mut is_clean = false;
    loop {
        // Before the text is cleaned, since what is invisible may be a part of a letter; and behind it, since
        // something invisible may have stood between the parts. A text may have been misread twice as well.
        if let Cow::Owned(repaired) = mojibake::repaired(&text) {
            text = repaired;
            is_clean = false;
        } else if is_clean || is_settled(&text) {
            return text;
        } else {
            text = nfc(clean(text));
            is_clean = true;
        }
    }
}

fn to_unicode(
    bytes: Vec<u8>,
    stated: fn(&[u8]) -> Option<&'static Encoding>,
) -> Result<Decoded, NotText> {
    if let Some(encoding) = utf16(&bytes) {
        return Ok(decode_as(encoding, &bytes));
    }
    refuse_binary(&bytes)?;
    let bytes = match String::from_utf8(bytes) {
        Ok(text) => {
            return Ok(Decoded {
                text,
                encoding: UTF_8.name(),
                replaced: 0,
            });
        }
        Err(error) => error.into_bytes(),
    };
    if let Some(replaced) = damage_of_utf8(&bytes) {
        return Ok(Decoded {
            text: String::from_utf8_lossy(&bytes).into_owned(),
            encoding: UTF_8.name(),
            replaced,
        });
    }
    let encoding = stated(&bytes).unwrap_or_else(|| guess(&bytes));
    Ok(decode_as(encoding, &bytes))
}

/// The name of an encoding as [`Decoded::encoding`] has it; `None` if there is none of that name.
pub fn encoding(name: &str) -> Option<&'static str> {
    Some(Encoding::for_label(name.as_bytes())?.name())
}

fn decode_as(encoding: &'static Encoding, bytes: &[u8]) -> Decoded {
    let (text, damaged) = encoding.decode_with_bom_removal(bytes);
    Decoded {
        replaced: if damaged {
            text.matches('\u{fffd}').count()
        } else {
            0
        },
        text: text.into_owned(),
        encoding: encoding.name(),
    }
}

/// The kind of file that begins with these bytes, where it is one that people mistake for a text.
fn known_kind(bytes: &[u8]) -> Option<&'static str> {
    const KINDS: [(&[u8], &str); 17] = [
        (b"%PDF-", "a PDF document"),
        (b"{\\rtf", "an RTF document"),
        (
            b"PK\x03\x04",
            "a ZIP archive or an office document (.docx, .xlsx, .odt, .epub)",
        ),
        (
            b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1",
            "an old office document (.doc, .xls)",
        ),
        (b"\x89PNG\r\n", "a PNG picture"),
        (b"\xff\xd8\xff", "a JPEG picture"),
        (b"GIF87a", "a GIF picture"),
        (b"GIF89a", "a GIF picture"),
        (b"\x1f\x8b\x08", "a gzip archive"),
        (b"BZh91AY", "a bzip2 archive"),
        (b"\xfd7zXZ\0", "an xz archive"),
        (b"\x28\xb5\x2f\xfd", "a Zstandard archive"),
        (b"7z\xbc\xaf\x27\x1c", "a 7z archive"),
        (b"Rar!\x1a\x07", "a RAR archive"),
        (b"SQLite format 3\0", "an SQLite database"),
        (b"\x7fELF", "a program"),
        (
            b"\xff\xfe\0\0",
            "a text in UTF-32, which the web does not know",
        ),
    ];
    if bytes.starts_with(b"RIFF") && bytes.get(8..12) == Some(b"WEBP") {
        return Some("a WebP picture");
    }
    let known = KINDS.iter().find(|(start, _)| bytes.starts_with(start));
    known.map(|(_, kind)| *kind)
}

/// Which UTF-16 this is, by its mark or by the zero bytes that Latin letters have in it.
fn utf16(bytes: &[u8]) -> Option<&'static Encoding> {
    if let Some((encoding, _)) = Encoding::for_bom(bytes)
        && encoding != UTF_8
    {
        return Some(encoding);
    }
    let sample = &bytes[..bytes.len().min(SAMPLE)];
    memchr::memchr(0, sample)?;
    let (pairs, _) = sample.as_chunks::<2>();
    let first = pairs.iter().filter(|pair| pair[0] == 0).count();
    let second = pairs.iter().filter(|pair| pair[1] == 0).count();
    // Of Vietnamese letters, those with two marks have no zero byte: a third is far below any real text.
    let (encoding, zeros, others) = if second > first {
        (UTF_16LE, second, first)
    } else {
        (UTF_16BE, first, second)
    };
    if pairs.len() < 2 || zeros * 3 < pairs.len() || others * 20 > zeros {
        return None;
    }
    // A table of small numbers has the same zeros; as text it is full of controls and lone surrogates.
    let units = sample.len() & !1;
    let (text, damaged) = encoding.decode_without_bom_handling(&sample[..units]);
    let cut_at_end = sample.len() < bytes.len();
    let controls = text.chars().filter(|&c| is_control(c)).count();
    ((!damaged || cut_at_end) && controls * 50 <= pairs.len()).then_some(encoding)
}

fn is_control(c: char) -> bool {
    c < ' ' && !matches!(c, '\t'..='\r')
}

fn refuse_binary(bytes: &[u8]) -> Result<(), NotText> {
    if let Some(first) = memchr::memchr(0, bytes) {
        let count = memchr::memchr_iter(0, bytes).count();
        return Err(NotText::Nul(count, first + 1));
    }
    let controls = count_controls(bytes);
    if controls > 3 && controls * 50 > bytes.len() {
        return Err(NotText::Controls(controls, bytes.len()));
    }
    Ok(())
}

/// How many control characters there are.
fn count_controls(bytes: &[u8]) -> usize {
    let is_control = |byte: u8| (byte < b' ') & !(b'\t'..=b'\r').contains(&byte);
    // Summed up in bytes, many are looked at in one step.
    let in_part = |part: &[u8]| {
        part.iter()
            .map(|byte| u8::from(is_control(*byte)))
            .sum::<u8>()
    };
    bytes
        .chunks(usize::from(u8::MAX))
        .map(|part| usize::from(in_part(part)))
        .sum()
}

/// The places where UTF-8 is broken, if the rest shows that it was meant.
///
/// In other encodings, sequences that are right in UTF-8 are rare accidents.
fn damage_of_utf8(bytes: &[u8]) -> Option<usize> {
    let mut right = 0;
    let mut broken = 0;
    for chunk in bytes.utf8_chunks() {
        right += chunk.valid().chars().filter(|c| !c.is_ascii()).count();
        broken += usize::from(!chunk.invalid().is_empty());
    }
    (right >= 2 * broken || bytes.starts_with(b"\xef\xbb\xbf")).then_some(broken)
}

fn guess(bytes: &[u8]) -> &'static Encoding {
    // The part that tells is where the text is not ASCII.
    let start = bytes.iter().position(|b| !b.is_ascii()).unwrap_or(0);
    let start = start.saturating_sub(64);
    let sample = &bytes[start..bytes.len().min(start + SAMPLE)];
    if reads_as_vietnamese(sample) {
        return WINDOWS_1258;
    }
    let mut detector = EncodingDetector::new(Iso2022JpDetection::Deny);
    detector.feed(sample, true);
    detector.guess(country_domain(sample), Utf8Detection::Deny)
}

/// Whether the bytes read as Vietnamese in windows-1258, in which tone marks stand after their vowels.
///
/// Western text that is read so gets its marks after consonants, or none, or no `đ`, `ơ` and `ư`.
fn reads_as_vietnamese(sample: &[u8]) -> bool {
    const TONES: [char; 5] = ['\u{300}', '\u{301}', '\u{303}', '\u{309}', '\u{323}'];
    const VOWELS: &str = "aăâeêioôơuưyAĂÂEÊIOÔƠUƯY";
    let (text, damaged) = WINDOWS_1258.decode_without_bom_handling(sample);
    let (mut tones, mut astray, mut letters) = (0, 0, 0);
    let mut before = ' ';
    for c in text.chars() {
        if TONES.contains(&c) {
            tones += 1;
            astray += usize::from(!VOWELS.contains(before));
        } else if "ăđơưĂĐƠƯ".contains(c) {
            letters += 1;
        }
        before = c;
    }
    !damaged && tones > 0 && letters > 0 && astray * 50 <= tones
}

/// The country whose news sites the text names, as a hint to the detector.
fn country_domain(sample: &[u8]) -> Option<&'static [u8]> {
    let names = |domain: &[u8]| {
        sample
            .windows(domain.len() + 1)
            .any(|w| w.starts_with(domain) && !w[domain.len()].is_ascii_alphanumeric())
    };
    if names(b".vn") {
        Some(b"vn")
    } else if names(b".id") {
        Some(b"id")
    } else {
        None
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    const VIETNAMESE: &str = "“Đường ống mới sẽ được hoàn thành trước mùa mưa,” bà Hương nói.";
    /// As Windows writes it: tones stand after letters that have a mark already.
    const VIETNAMESE_1258: &[u8] = b"\x93\xd0\xfd\xf5\xccng \xf4\xecng m\xf5\xeci se\xde \xf0\xfd\xf5\xf2c ho\xe0n th\xe0nh tr\xfd\xf5\xecc m\xf9a m\xfda,\x94 b\xe0 H\xfd\xf5ng n\xf3i.";
    const INDONESIAN: &str =
        "“Kami berharap jalan baru selesai tahun ini,” kata kepala desa — biayanya €5 juta.";
    const INDONESIAN_1252: &[u8] = b"\x93Kami berharap jalan baru selesai tahun ini,\x94 kata kepala desa \x97 biayanya \x805 juta.";

    fn read(bytes: impl Into<Vec<u8>>) -> Decoded {
        decode(bytes.into()).unwrap()
    }

    fn utf16(text: &str, to_bytes: fn(u16) -> [u8; 2]) -> Vec<u8> {
        text.encode_utf16().flat_map(to_bytes).collect()
    }

    #[test]
    fn utf8_is_read_with_and_without_a_mark() {
        let plain = read(VIETNAMESE);
        assert_eq!((plain.text.as_str(), plain.encoding), (VIETNAMESE, "UTF-8"));
        assert_eq!(read(format!("\u{feff}{VIETNAMESE}")), plain);
    }

    #[test]
    fn utf16_is_read_in_both_orders_with_and_without_a_mark() {
        for text in [VIETNAMESE, INDONESIAN, "Hà Nội"] {
            for mark in ["", "\u{feff}"] {
                let marked = format!("{mark}{text}");
                let little = read(utf16(&marked, u16::to_le_bytes));
                assert_eq!((little.text.as_str(), little.encoding), (text, "UTF-16LE"));
                let big = read(utf16(&marked, u16::to_be_bytes));
                assert_eq!((big.text.as_str(), big.encoding), (text, "UTF-16BE"));
            }
        }
    }

    #[test]
    fn letters_are_put_back_until_none_is_left() {
        let misread = |text: &str| -> String { text.bytes().map(char::from).collect() };
        assert_eq!(read("ViÃ¡Â»â€¡t Nam").text, "Việt Nam");
        // Something invisible stands before, or between, the parts of a letter.
        for bytes in [
            b"\x8f\x8f\xef\xba\xaa-".to_vec(),
            misread("Đường “mới”")
                .replace('\u{9c}', "\u{200b}\u{9c}")
                .into_bytes(),
        ] {
            let text = read(bytes).text;
            assert_eq!(read(text.clone()).text, text);
        }
    }

    #[test]
    fn legacy_encodings_are_recognised() {
        let vietnamese = read(VIETNAMESE_1258);
        assert_eq!(vietnamese.text, VIETNAMESE);
        assert_eq!(vietnamese.encoding, "windows-1258");
        let indonesian = read(INDONESIAN_1252);
        assert_eq!(indonesian.text, INDONESIAN);
        assert_eq!(indonesian.replaced, 0);
        let italian =
            read(&b"Pi\xf9 tardi, per\xf2, \xe8 cos\xec: la citt\xe0 non pu\xf2 aspettare."[..]);
        assert_eq!(
            italian.text,
            "Più tardi, però, è così: la città non può aspettare."
        );
    }

    #[test]
    fn a_short_vietnamese_line_in_windows_1258_is_recognised_by_a_site_it_names() {
        let line = read(&b"Theo tuoitre.vn, b\xe0 Lan b\xe1n c\xe1."[..]);
        assert_eq!(line.text, "Theo tuoitre.vn, bà Lan bán cá.");
    }

    #[test]
    fn a_page_is_read_in_the_encoding_that_it_states() {
        let page = |head: &str| [head.as_bytes(), b"<p>Biaya \x805 juta \x97 murah"].concat();
        let stated =
            page("<meta http-equiv=Content-Type content='text/html; charset=windows-1252'>");
        let read = decode_page(stated).unwrap();
        assert_eq!(read.encoding, "windows-1252");
        assert!(read.text.ends_with("Biaya €5 juta — murah"));
        let western = [
            b"<meta charset=\"iso-8859-1\">".as_slice(),
            VIETNAMESE.as_bytes(),
        ]
        .concat();
        assert_eq!(decode_page(western).unwrap().encoding, "UTF-8");
    }

    #[test]
    fn a_page_in_an_email_is_named() {
        let mail = b"From: <Saved by a browser>\r\nMIME-Version: 1.0\r\nContent-Type: multipart/related;\r\n\r\n<html>";
        assert_eq!(
            decode_page(mail.to_vec()).unwrap_err().to_string(),
            "the page is wrapped in MHTML, which is not read"
        );
    }

    #[test]
    fn utf8_that_was_cut_or_damaged_in_few_places_stays_utf8() {
        let cut = VIETNAMESE.len() - "ói.".len() + 1;
        let read = read(&VIETNAMESE.as_bytes()[..cut]);
        assert_eq!((read.encoding, read.replaced), ("UTF-8", 1));
        assert!(read.text.ends_with("bà Hương n\u{fffd}"));
    }

    #[test]
    fn decomposed_letters_and_line_ends_take_one_form() {
        let read = read("Tie\u{302}\u{301}ng\r\nVie\u{323}\u{302}t\rx");
        assert_eq!(read.text, "Tiếng\nViệt\nx");
    }

    #[test]
    fn what_is_no_text_is_named() {
        for (bytes, message) in [
            (&b""[..], "the file is empty"),
            (b"\xef\xbb\xbf", "the file holds nothing but white space"),
            (b" \r\n\t\xc2\xa0", "the file holds nothing but white space"),
            (b"%PDF-1.7 ...", "the file is a PDF document, not a text"),
            (
                b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR",
                "the file is a PNG picture, not a text",
            ),
            (
                b"header\0\0\x07 body body body",
                "the file is no text: it holds 2 NUL bytes, the first at byte 7",
            ),
            (
                b"\x01\x02\x03\x04abc",
                "the file is no text: 4 of its 7 bytes are control characters",
            ),
        ] {
            let error = decode(bytes.to_vec()).unwrap_err();
            assert_eq!(error.to_string(), message);
        }
    }

    #[test]
    fn numbers_in_two_bytes_are_not_taken_for_utf16() {
        let numbers: Vec<u8> = (0..400u16).flat_map(|n| (n % 24).to_le_bytes()).collect();
        assert!(matches!(decode(numbers), Err(NotText::Nul(..))));
    }

    fn check(bytes: Vec<u8>) -> Result<(), TestCaseError> {
        if let Ok(decoded) = decode(bytes) {
            let stray = decoded.text.find(['\r', '\0', '\u{feff}']);
            prop_assert_eq!(stray, None);
            prop_assert_eq!(nfc(decoded.text.clone()), decoded.text);
        }
        Ok(())
    }

    proptest! {
        #[test]
        fn any_bytes_decode_without_panic(bytes: Vec<u8>) {
            check(bytes)?;
        }

        #[test]
        fn any_bytes_without_zeros_decode_without_panic(bytes in prop::collection::vec(9u8.., 0..400)) {
            check(bytes)?;
        }

        #[test]
        fn any_utf16_decodes_without_panic(units: Vec<u16>) {
            check([0xfeff].iter().chain(&units).flat_map(|u| u.to_le_bytes()).collect())?;
        }

        #[test]
        fn any_text_is_read_as_itself(text in "[ -~àảãáạăđêôơưễộợữ\n]{1,80}") {
            if let Ok(decoded) = decode(text.clone().into_bytes()) {
                prop_assert_eq!(decoded.text, text);
            }
        }
    }
}
