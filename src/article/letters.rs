//! Letters that a program put in the place of others, and syllables that it cut in pieces.
//!
//! Repaired is only what is certain: a Cyrillic or Greek letter inside of a word of Latin ones, the Icelandic
//! `Ð` in a Vietnamese text, small capitals by which a site hides its words from others (`ᴄһɪᴇ̂́ᴄ хᴇ`), and pieces of Vietnamese syllables that are none by themselves and fit together
//! in one way (`B ộ tr ưở ng`). Lines stay lines. The bytes of the capture are never changed.

use super::characters::{self, is_letter, small};
use super::vietnamese::{is_own_letter, is_syllable, unmarked};
use crate::locale::text::nfc;
use std::borrow::Cow;

/// The text with its letters as they were meant.
pub(super) fn repaired(text: &str) -> Cow<'_, str> {
    match (lookalikes(text), is_vietnamese(text)) {
        (text, false) => text,
        (Cow::Borrowed(text), true) => joined(text),
        (Cow::Owned(text), true) => match joined(&text) {
            Cow::Owned(joined) => Cow::Owned(joined),
            Cow::Borrowed(_) => Cow::Owned(text),
        },
    }
}

/// Vietnamese letters in the first part of a text that show that it is Vietnamese.
const ENOUGH: usize = 8;

fn is_vietnamese(text: &str) -> bool {
    let start = &text[..text.floor_char_boundary(1 << 14)];
    // The first bytes of these letters, which begin no other character of Indonesian or English.
    memchr::memchr3_iter(0xc4, 0xc6, 0xe1, start.as_bytes())
        .filter(|at| start[*at..].starts_with(is_own_letter))
        .nth(ENOUGH - 1)
        .is_some()
}

/// The Latin letter that a letter of another script looks like.
fn latin(c: char) -> Option<char> {
    Some(match c {
        // Cyrillic
        'а' => 'a',
        'е' => 'e',
        'о' => 'o',
        'р' => 'p',
        'с' => 'c',
        'у' => 'y',
        'х' => 'x',
        'і' => 'i',
        'ј' => 'j',
        'ѕ' => 's',
        'һ' => 'h',
        'ԁ' => 'd',
        'А' => 'A',
        'В' => 'B',
        'Е' => 'E',
        'К' => 'K',
        'М' => 'M',
        'Н' => 'H',
        'О' => 'O',
        'Р' => 'P',
        'С' => 'C',
        'Т' => 'T',
        'У' => 'Y',
        'Х' => 'X',
        'І' => 'I',
        'Ј' => 'J',
        'Ѕ' => 'S',
        // Greek
        'ο' => 'o',
        'Α' => 'A',
        'Β' => 'B',
        'Ε' => 'E',
        'Ζ' => 'Z',
        'Η' => 'H',
        'Ι' => 'I',
        'Κ' => 'K',
        'Μ' => 'M',
        'Ν' => 'N',
        'Ο' => 'O',
        'Ρ' => 'P',
        'Τ' => 'T',
        'Υ' => 'Y',
        'Χ' => 'X',
        _ => return None,
    })
}

/// The Latin letter that is meant where words are hidden: a small capital, or what looks like one.
fn hidden(c: char) -> Option<char> {
    Some(match c {
        'ᴀ' | 'ɑ' => 'a',
        'ʙ' | 'Ь' | 'ь' | 'в' => 'b',
        'ᴄ' => 'c',
        'ᴅ' => 'd',
        'ᴆ' => 'đ',
        'ᴇ' => 'e',
        'ꜰ' => 'f',
        'ɢ' | 'ɡ' => 'g',
        'ʜ' | 'н' => 'h',
        'ɪ' => 'i',
        'ᴊ' => 'j',
        'ᴋ' | 'к' => 'k',
        'ʟ' => 'l',
        'ᴍ' | 'м' => 'm',
        'ɴ' | 'ռ' => 'n',
        'ᴏ' => 'o',
        'ᴘ' | 'ρ' => 'p',
        'զ' | 'ǫ' => 'q',
        'ʀ' | 'г' => 'r',
        'ꜱ' => 's',
        'ᴛ' | 'т' => 't',
        'ᴜ' => 'u',
        'ᴠ' => 'v',
        'ᴡ' => 'w',
        'ʏ' => 'y',
        'ᴢ' => 'z',
        _ => return latin(c),
    })
}

/// Whether two bytes begin a small capital that shows that words are hidden; phonetic script hardly has these: `ᴀ` and
/// those beside it, `ɴ`, `ʀ`, `ʙ`, `ʜ`, `ʟ`.
#[inline]
fn is_small_capital(first: u8, second: u8) -> bool {
    (first == 0xe1) & (second == 0xb4)
        | (first == 0xc9) & (second == 0xb4)
        | (first == 0xca)
            & ((second == 0x80) | (second == 0x99) | (second == 0x9c) | (second == 0x9f))
}

/// Whether so many small capitals stand in a text that they hide its words.
fn hides_words(text: &str) -> bool {
    let bytes = text.as_bytes();
    let pairs = bytes.iter().zip(bytes.get(1..).unwrap_or_default());
    pairs
        .filter(|(first, second)| is_small_capital(**first, **second))
        .nth(ENOUGH - 1)
        .is_some()
}

/// Whether a letter is Latin, with or without marks.
fn is_latin(c: char) -> bool {
    is_letter(c) && matches!(c, 'A'..='Z' | 'a'..='z' | 'À'..='ɏ' | 'Ḁ'..='ỿ')
}

/// Whether a text has bytes of letters that look like others: pairs of bytes are told apart faster than
/// characters, and most texts have none.
fn may_hold_strange(text: &str) -> bool {
    let bytes = text.as_bytes();
    let pairs = bytes.iter().zip(bytes.get(1..).unwrap_or_default());
    // Greek and Cyrillic, `Ð` and `ð`, `Ɖ`, small capitals. No early end, so that many pairs are looked at in one step.
    pairs.fold(false, |found, (first, second)| {
        found
            | (0xce..=0xd4).contains(first)
            | (*first == 0xc3) & (*second & 0xdf == 0x90)
            | (*first == 0xc6) & (*second == 0x89)
            | is_small_capital(*first, *second)
    })
}

fn lookalikes(text: &str) -> Cow<'_, str> {
    if !may_hold_strange(text) {
        return Cow::Borrowed(text);
    }
    let hides = hides_words(text);
    let meant = if hides { hidden } else { latin };
    let is_strange = |c: char| meant(c).is_some() || matches!(c, 'Ð' | 'ð' | 'Ɖ');
    if !text.contains(is_strange) {
        return Cow::Borrowed(text);
    }
    let vietnamese = is_vietnamese(text);
    let mut out = String::with_capacity(text.len());
    let mut rest = text;
    while !rest.is_empty() {
        // Marks belong to the letter before them.
        let is_inside = |c: char| is_letter(c) || ('\u{300}'..='\u{36f}').contains(&c);
        let length = rest.find(|c| !is_inside(c)).unwrap_or(rest.len());
        let (word, behind) = rest.split_at(length);
        let has_latin = hides || word.chars().any(is_latin);
        let all_fit = word
            .chars()
            .all(|c| is_latin(c) || meant(c).is_some() || !is_letter(c));
        for c in word.chars() {
            out.push(match c {
                'Ð' | 'Ɖ' if vietnamese => 'Đ',
                'ð' if vietnamese => 'đ',
                c if has_latin && all_fit => meant(c).unwrap_or(c),
                c => c,
            });
        }
        let gap = behind.find(is_inside).unwrap_or(behind.len());
        out.push_str(&behind[..gap]);
        rest = &behind[gap..];
    }
    if out == text {
        Cow::Borrowed(text)
    } else {
        // A letter may have had its marks beside it.
        Cow::Owned(nfc(out))
    }
}

/// So many pieces that are no syllables show that a line was cut in pieces.
const PIECES: usize = 3;

/// The most pieces that a syllable is cut into.
const MOST_PIECES: usize = 4;

fn joined(text: &str) -> Cow<'_, str> {
    let mut out = String::new();
    let mut taken = 0;
    let mut start = 0;
    for end in memchr::memchr_iter(b'\n', text.as_bytes()).chain([text.len()]) {
        let end = text.len().min(end + 1);
        let line = &text[start..end];
        if let Some(joined) = joined_line(line) {
            out.push_str(&text[taken..start]);
            out.push_str(&joined);
            taken = end;
        }
        start = end;
    }
    if taken == 0 {
        return Cow::Borrowed(text);
    }
    out.push_str(&text[taken..]);
    Cow::Owned(out)
}

/// A line with its syllables whole, if some were in pieces.
fn joined_line(line: &str) -> Option<String> {
    if !is_in_pieces(line) {
        return None;
    }
    let words: Vec<&str> = line.split(' ').collect();
    let mut out = String::with_capacity(line.len());
    let mut at = 0;
    while at < words.len() {
        let run = words[at..].iter().take_while(is_piece).count();
        // The last piece may have a mark behind it.
        let last = words
            .get(at + run)
            .is_some_and(|word| run > 0 && ends_piece(word));
        let end = at + run + usize::from(last);
        let parts = &words[at..end];
        if parts.is_empty() {
            push(&mut out, words[at], at > 0);
            at += 1;
        }
        for size in fit(parts) {
            push(&mut out, &words[at..at + size].concat(), at > 0);
            at += size;
        }
    }
    Some(out)
}

fn push(out: &mut String, word: &str, gap: bool) {
    if gap {
        out.push(' ');
    }
    out.push_str(word);
}

/// Whether so many spaces of a line cut a syllable that it was cut in pieces: what stands before such a space and
/// behind it makes a syllable together and is none alone: `ng` and `ườ` are no words of any text, while `5 m` and `g`
/// are.
fn is_in_pieces(line: &str) -> bool {
    let bytes = line.as_bytes();
    let (mut word, mut pieces) = (SPACE, 0);
    for (at, byte) in bytes.iter().enumerate() {
        let letter = LETTERS[usize::from(*byte)];
        if letter != SPACE {
            word |= letter;
            continue;
        }
        if std::mem::replace(&mut word, SPACE) == CONSONANT
            && bytes.get(at + 1).copied().is_some_and(may_begin_vowel)
            && is_cut(&line[..at], &line[at + 1..])
        {
            pieces += 1;
            if pieces == PIECES {
                return true;
            }
        }
    }
    false
}

/// What a byte adds to what a word holds.
const SPACE: u8 = 0;
const CONSONANT: u8 = 0b01;
const OTHER: u8 = 0b10;

/// What each byte is; those of `đ` are consonants, all others beyond ASCII vowels.
const LETTERS: [u8; 256] = {
    let mut letters = [OTHER; 256];
    let mut code = 0;
    while code < 256 {
        let byte = code as u8;
        let is_vowel = matches!(byte | 0x20, b'a' | b'e' | b'i' | b'o' | b'u' | b'y');
        if byte.is_ascii_alphabetic() && !is_vowel || matches!(byte, 0xc4 | 0x90 | 0x91) {
            letters[code] = CONSONANT;
        }
        code += 1;
    }
    letters[b' ' as usize] = SPACE;
    letters
};

/// Whether a byte may be the first one of a vowel, with marks or without.
fn may_begin_vowel(byte: u8) -> bool {
    !byte.is_ascii() || matches!(byte | 0x20, b'a' | b'e' | b'i' | b'o' | b'u' | b'y')
}

/// Whether the last word of one text and the first one of another are the pieces of one syllable.
fn is_cut(before: &str, behind: &str) -> bool {
    // No onset is longer than `ngh`, each letter of two bytes at most.
    let from = before.ceil_char_boundary(before.len().saturating_sub(ONSET));
    let first = match before[from..].rfind(' ') {
        Some(space) => &before[from + space + 1..],
        None if from == 0 => before,
        None => return false,
    };
    let is_onset = !first.is_empty() && first.chars().all(|c| is_letter(c) && !is_vowel(c));
    if !is_onset || !behind.starts_with(is_vowel) {
        return false;
    }
    let second = core(behind);
    !second.is_ascii() && is_start(&[first, second].concat())
}

/// Bytes of the longest onset and a space before it, at most.
const ONSET: usize = 8;

fn is_vowel(c: char) -> bool {
    matches!(unmarked(small(c)), 'a' | 'e' | 'i' | 'o' | 'u' | 'y')
}

/// Whether letters can begin a syllable.
fn is_start(letters: &str) -> bool {
    [
        "", "n", "ng", "nh", "i", "c", "m", "t", "p", "u", "ch", "y", "o",
    ]
    .iter()
    .any(|end| is_syllable(&format!("{letters}{end}")))
}

/// A word of letters only that a syllable can hold.
fn is_piece(word: &&&str) -> bool {
    !word.is_empty() && word.chars().count() <= 7 && word.chars().all(is_letter)
}

/// The letters that a word begins with.
fn core(word: &str) -> &str {
    let end = word.find(|c: char| !is_letter(c)).unwrap_or(word.len());
    &word[..end]
}

fn ends_piece(word: &str) -> bool {
    let core = core(word);
    !core.is_empty() && core.len() < word.len() && !word[core.len()..].contains(characters::is_word)
}

/// Words without an onset; other rimes alone are the end of a syllable that was cut.
const WITHOUT_ONSET: &[&str] = &[
    "a", "à", "á", "ạ", "ác", "ách", "ai", "ải", "ái", "am", "ám", "an", "án", "anh", "ánh", "ảnh",
    "ao", "áo", "ào", "ảo", "áp", "ăn", "âm", "ấm", "ẩm", "ân", "ấn", "ẩn", "âu", "ấy", "em", "ém",
    "én", "eo", "ép", "ê", "ế", "êm", "ếch", "ít", "ích", "im", "in", "o", "oai", "oan", "óc",
    "ong", "ôi", "ổi", "ôm", "ốm", "ôn", "ổn", "ồn", "ông", "ống", "ốc", "ô", "ổ", "ồ", "ơ", "ở",
    "ơi", "ơn", "ớt", "u", "ủ", "ung", "ủng", "uống", "uốn", "út", "úp", "uy", "ủy", "uỷ", "ủi",
    "ưa", "ức", "ưng", "ứng", "ước", "ươm", "ướp", "ướt", "ưu", "y", "ý", "ỷ", "yên", "yến", "yêu",
    "yếu", "yểu", "yếm",
];

/// Longer runs are read in stretches of so many pieces.
const RUN: usize = 40;

/// How many pieces each part of a run has: those of a syllable where all ways to read the run agree on it,
/// else each by itself.
fn fit(parts: &[&str]) -> Vec<usize> {
    parts.chunks(RUN).flat_map(fit_stretch).collect()
}

fn fit_stretch(parts: &[&str]) -> Vec<usize> {
    let count = parts.len();
    // Ways to read the pieces before a place, and those from it on.
    let (mut before, mut from) = (vec![0u64; count + 1], vec![0u64; count + 1]);
    (before[0], from[count]) = (1, 1);
    // Whether so many pieces from a place on make a word: each is asked for thrice.
    let fits: Vec<[bool; MOST_PIECES]> = (0..count)
        .map(|at| std::array::from_fn(|size| parts.get(at..=at + size).is_some_and(is_word)))
        .collect();
    let fits = &fits;
    let sizes = |at: usize| (1..=MOST_PIECES).filter(move |size| fits[at][size - 1]);
    for at in 0..count {
        for size in sizes(at) {
            before[at + size] += before[at];
        }
    }
    for at in (0..count).rev() {
        from[at] = sizes(at).map(|size| from[at + size]).sum();
    }
    let (mut at, mut fitted) = (0, Vec::new());
    while at < count {
        let certain = sizes(at)
            .find(|size| from[0] > 0 && before[at].checked_mul(from[at + size]) == Some(from[0]));
        fitted.push(certain.unwrap_or(1));
        at += certain.unwrap_or(1);
    }
    fitted
}

/// Whether pieces make a word.
fn is_word(pieces: &[&str]) -> bool {
    let syllable: String = pieces.iter().map(|piece| core(piece)).collect();
    // No capital stands inside of a word of small letters.
    let is_even =
        || syllable.chars().skip(1).all(char::is_lowercase) || syllable.to_uppercase() == syllable;
    let is_alone = || WITHOUT_ONSET.contains(&syllable.to_lowercase().as_str());
    is_syllable(&syllable)
        && is_even()
        && (pieces.len() == 1 || is_sayable(&syllable))
        && (!syllable.starts_with(is_vowel) || is_alone())
}

/// Whether a syllable that ends in `c`, `ch`, `p` or `t` has one of the two tones that such syllables have: `khu` and `t`
/// are not the pieces of one.
fn is_sayable(syllable: &str) -> bool {
    let is_stopped = syllable.ends_with(['c', 'p', 't', 'C', 'P', 'T'])
        || syllable.ends_with("ch")
        || syllable.ends_with("CH");
    let sharp_or_heavy = |c: char| "áắấéếíóốớúứýạặậẹệịọộợụựỵ".contains(c);
    !is_stopped || syllable.chars().map(small).any(sharp_or_heavy)
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    const STORY: &str =
        "Hôm nay, người dân thành phố được nghỉ học vì trời mưa lớn và đường ngập nước.\n";

    /// The text below a Vietnamese story.
    fn below(text: &str) -> String {
        let text = format!("{STORY}{text}");
        repaired(&text).strip_prefix(STORY).unwrap().to_owned()
    }

    #[test]
    fn no_syllable_is_made_that_nobody_can_say() {
        assert_eq!(
            below("khu t ái đ ịnh c ư đ ể c ác h ộ đ ến"),
            "khu tái định cư để các hộ đến"
        );
    }

    #[test]
    fn letters_of_other_scripts_inside_of_latin_words_are_latin() {
        assert_eq!(repaired("Vіệt Nаm và Indоnesia"), "Việt Nam và Indonesia");
        assert_eq!(repaired("Tiе\u{302}\u{301}ng"), "Tiếng");
        for right in ["ВВС", "Москва", "10 μm", "góc α", "Ελλάδα", "Café, Ðà"]
        {
            assert_eq!(repaired(right), right);
        }
    }

    #[test]
    fn words_hidden_in_small_capitals_are_read() {
        let hidden = "Сᴀ́ᴄһ ᴆᴀ̂ʏ ᴠᴀ̀ɪ ɡɪᴏ̛̀, ᴍᴏ̣̂т ᴄһɪᴇ̂́ᴄ хᴇ гᴏ̛̀ɪ Ьᴇ̂́ɴ.";
        assert_eq!(repaired(hidden), "Cách đây vài giờ, một chiếc xe rời bến.");
        let few = "ɴgười đàɴ ôɴg ʙị ʙắt vì ʟừa ɴgười ǫueɴ, ʜôm ɴay";
        assert_eq!(
            repaired(few),
            "người đàn ông bị bắt vì lừa người quen, hôm nay"
        );
        // Phonetic script has other letters.
        assert_eq!(repaired("kata /ɡɪv/ dibaca"), "kata /ɡɪv/ dibaca");
    }

    #[test]
    fn an_eth_in_vietnamese_is_a_d_with_stroke() {
        assert_eq!(below("Ðà Nẵng và ÐÔNG ÐÔ, ði"), "Đà Nẵng và ĐÔNG ĐÔ, đi");
        assert_eq!(repaired("Davíð og Ðan"), "Davíð og Ðan");
    }

    #[test]
    fn syllables_in_pieces_are_joined() {
        assert_eq!(
            below("B ộ tr ưở ng Y t ế đã ký quy ế t đ ị nh s ố 15 v ề phòng, ch ố ng d ị ch."),
            "Bộ trưởng Y tế đã ký quyết định số 15 về phòng, chống dịch."
        );
    }

    #[test]
    fn what_can_be_read_in_two_ways_stays() {
        // “thức ăn” or “thứ căn”
        assert_eq!(
            below("Ng ườ i dân mua th ứ c ăn, tr ờ i n ắ ng."),
            "Người dân mua th ứ c ăn, trời nắng."
        );
    }

    #[test]
    fn texts_that_are_whole_stay() {
        for text in [
            STORY,
            "Giá 5 m vải và 3 g muối, lúc 15 h 30, ông A và bà B bước ra.\n",
            "Các lớp A, B, C ở tầng 2; m ảnh ghép.\n",
            "Harga 5 kg beras di pasar kota naik.\n",
        ] {
            assert_eq!(below(text), text);
        }
    }

    proptest! {
        #[test]
        fn lines_stay_lines_and_nothing_but_spaces_goes(text in "[a-dg-itườộềếаоÐ ,.\n]{0,120}") {
            let text = format!("{STORY}{text}");
            let repaired = repaired(&text);
            prop_assert_eq!(repaired.matches('\n').count(), text.matches('\n').count());
            let letters = |text: &str| text.chars().filter(|c| *c != ' ').count();
            prop_assert_eq!(letters(&repaired), letters(&text));
        }

        #[test]
        fn any_text_is_taken(text in "\\PC*") {
            repaired(&text);
        }
    }
}
