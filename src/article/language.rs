//! The language of a text.
//!
//! ```
//! let text = "Menteri itu mengatakan bahwa vaksin sudah sampai di kota kami.";
//! let language = kliping::article::language::detect(text);
//! assert_eq!(language.map(|l| l.to_string()).as_deref(), Some("id"));
//! ```
//!
//! Four kinds of evidence, the surest first: letters that only Vietnamese has; syllables that Vietnamese
//! can have, for texts written without marks; function words; the trigrams of `whatlang`. No package tells
//! Malay from Indonesian, so a table of words does. To add a language, add its function words to
//! [`FUNCTION_WORDS`] in `language/words.rs`; if `whatlang` has it, its code in [`code_of`] and [`LATIN`] is enough.

mod words;

use self::words::{FUNCTION_WORDS, Functions, INDONESIAN, MALAY};
use super::characters::{is_letter, key_of};
use super::numbers::{Numbers, Sieve};
use super::vietnamese;
use super::words::{Word, Words};
use crate::locale::Language;
use std::sync::LazyLock;
use whatlang::{Detector, Lang, Script};

/// More than this much of a text is never looked at, in bytes.
const SAMPLE: usize = 16 * 1024;

/// From how many pieces of a long text the sample is taken: the top and the foot of a page are often
/// menus in another language than the story.
const PIECES: usize = 4;

/// With fewer words than this, trigrams choose among the languages of the archive only.
const FEW_WORDS: usize = 12;

/// From this confidence on, trigrams say more than a function word.
const SURE: f64 = 0.5;

/// Languages in Latin letters that trigrams may answer; the more there are, the less sure each answer is.
const LATIN: &[Lang] = &[
    Lang::Vie,
    Lang::Ind,
    Lang::Eng,
    Lang::Fra,
    Lang::Deu,
    Lang::Spa,
    Lang::Por,
    Lang::Nld,
    Lang::Ita,
    Lang::Tgl,
];

/// The language that most of a text is written in; `None` if it has no words, or too few to say.
///
/// Any language can be the answer, also one that no archive here is kept in. The cost does not grow with
/// texts longer than [some kilobytes](SAMPLE), of which samples are read.
pub fn detect(text: &str) -> Option<Language> {
    let sample = sample(text);
    detect_by(
        &sample,
        std::iter::once((&*sample, Words::of(&sample).all())),
    )
}

/// The same for a text that has been cut into words, part by part; each part with the text that its words stand in.
pub(super) fn detect_by<'t>(
    text: &str,
    parts: impl Iterator<Item = (&'t str, &'t [Word])>,
) -> Option<Language> {
    let evidence = Evidence::of(parts);
    // Only where most letters are not Latin it matters which script has the most.
    if evidence.latin * 2 <= evidence.bytes {
        let sample = sample(text);
        if whatlang::detect_script(&sample)? != Script::Latin {
            return code_of(whatlang::detect_lang(&sample)?)?.parse().ok();
        }
    }
    let code = match evidence.language(text)? {
        "id" if evidence.malay > evidence.indonesian => "ms",
        code => code,
    };
    code.parse().ok()
}

/// What the words of a text say.
#[derive(Debug, Default)]
struct Evidence {
    words: usize,
    /// Bytes of all words.
    bytes: usize,
    /// Bytes of words in Latin letters.
    latin: usize,
    /// Words with a letter that only Vietnamese has.
    vietnamese_letters: usize,
    /// Hits in [`FUNCTION_WORDS`], in its order.
    functions: [usize; FUNCTION_WORDS.len()],
    malay: usize,
    indonesian: usize,
}

/// What a word is evidence for.
#[derive(Debug, Clone, Copy, Default)]
struct Sign {
    /// The languages of [`FUNCTION_WORDS`] that have it.
    functions: [bool; FUNCTION_WORDS.len()],
    malay: bool,
    indonesian: bool,
}

/// All words of the tables, by the number that stands for them.
static SIGNS: LazyLock<(Sieve, Numbers<u64, Sign>)> = LazyLock::new(|| {
    let mut signs: Numbers<u64, Sign> = Numbers::default();
    for (place, functions) in FUNCTION_WORDS.iter().enumerate() {
        for word in functions.words.split_whitespace() {
            signs.entry(key_of(word)).or_default().functions[place] = true;
        }
    }
    for word in MALAY.split_whitespace() {
        signs.entry(key_of(word)).or_default().malay = true;
    }
    for word in INDONESIAN.split_whitespace() {
        signs.entry(key_of(word)).or_default().indonesian = true;
    }
    let mut sieve = Sieve::default();
    signs.keys().for_each(|word| sieve.insert(*word));
    (sieve, signs)
});

impl Evidence {
    fn of<'t>(parts: impl Iterator<Item = (&'t str, &'t [Word])>) -> Self {
        let (sieve, signs) = &*SIGNS;
        let mut evidence = Evidence::default();
        for (text, words) in parts {
            for word in words {
                let span = word.span();
                let first = text.as_bytes()[span.start];
                if first.is_ascii_digit() {
                    continue;
                }
                evidence.words += 1;
                evidence.bytes += span.len();
                if is_latin(&text.as_bytes()[span.clone()]) {
                    evidence.latin += span.len();
                }
                evidence.vietnamese_letters += usize::from(word.is_vietnamese);
                if sieve.may_have(word.key)
                    && let Some(sign) = signs.get(&word.key)
                {
                    for (hits, has) in evidence.functions.iter_mut().zip(sign.functions) {
                        *hits += usize::from(has);
                    }
                    evidence.malay += usize::from(sign.malay);
                    evidence.indonesian += usize::from(sign.indonesian);
                }
            }
        }
        evidence
    }

    /// The answer of the trigrams, which take longer than all the rest, and whether they are sure of it.
    fn trigrams(&self, text: &str) -> Option<(Lang, bool)> {
        let allowed = match self.words {
            0..FEW_WORDS => &LATIN[..3],
            _ => LATIN,
        };
        let answer = Detector::with_allowlist(allowed.to_vec()).detect(&sample(text))?;
        Some((answer.lang(), answer.confidence() >= SURE))
    }

    /// The language that has most function words in the text, how many, and how many another one has at most.
    fn most_functions(&self) -> ((&'static Functions, usize), usize) {
        let mut best = (&FUNCTION_WORDS[0], 0);
        let mut second = 0;
        for (functions, hits) in FUNCTION_WORDS.iter().zip(self.functions) {
            if hits > best.1 {
                second = best.1;
                best = (functions, hits);
            } else {
                second = second.max(hits);
            }
        }
        (best, second)
    }

    fn language(&self, text: &str) -> Option<&'static str> {
        let share = |part: usize, percent: usize| part * 100 >= self.words * percent;
        let (best, others) = self.most_functions();
        if self.words == 0 {
            return None;
        }
        if self.vietnamese_letters > 0 && share(self.vietnamese_letters, 15) {
            return Some("vi");
        }
        // Without marks: “to be on time” could be Vietnamese syllables as well, hence the function words.
        if self.words >= 2
            && best.1 * 5 <= self.words
            && self.bytes < self.words * SYLLABLE
            && share(syllables(text), 75)
        {
            return Some("vi");
        }
        let (functions, hits) = best;
        if hits >= 1 && hits >= others * 2 && share(hits, functions.share) {
            return Some(functions.language);
        }
        let is_english = functions.language == "en" && hits > 0;
        if self.malay + self.indonesian > 0 && !is_english && self.words < FEW_WORDS {
            return Some("id");
        }
        // One or two words are a name more often than not.
        if self.words < 3 {
            return None;
        }
        let (answer, is_sure) = self.trigrams(text)?;
        if !is_sure && hits > others {
            return Some(functions.language);
        }
        code_of(answer)
    }
}

/// Whether a word begins with a Latin letter, with marks or without: up to U+027F, or U+1E00 to U+1EFF.
fn is_latin(word: &[u8]) -> bool {
    matches!(word, [0..=0xc9, ..] | [0xe1, 0xb8..=0xbb, ..])
}

/// Bytes of a Vietnamese syllable at most, where there are many.
const SYLLABLE: usize = 5;

/// How many words of a text can be a Vietnamese syllable.
fn syllables(text: &str) -> usize {
    let words = text.split(|c: char| !is_letter(c));
    words.filter(|word| vietnamese::is_syllable(word)).count()
}

/// The whole text, or pieces from all over it.
fn sample(text: &str) -> std::borrow::Cow<'_, str> {
    if text.len() <= SAMPLE {
        return text.into();
    }
    let mut sample = String::with_capacity(SAMPLE + PIECES);
    for piece in 0..PIECES {
        // The first piece starts at the beginning, the last one ends at the end.
        let start = (text.len() - SAMPLE / PIECES) / (PIECES - 1) * piece;
        let start = text.floor_char_boundary(start);
        let end = text.floor_char_boundary(start + SAMPLE / PIECES);
        sample.push_str(&text[start..end]);
        sample.push(' ');
    }
    sample.into()
}

/// The ISO 639 code of what `whatlang` answers.
fn code_of(lang: Lang) -> Option<&'static str> {
    Some(match lang {
        Lang::Vie => "vi",
        Lang::Ind => "id",
        Lang::Eng => "en",
        Lang::Fra => "fr",
        Lang::Deu => "de",
        Lang::Spa => "es",
        Lang::Por => "pt",
        Lang::Nld => "nl",
        Lang::Ita => "it",
        Lang::Tgl => "tl",
        Lang::Cmn => "zh",
        Lang::Jpn => "ja",
        Lang::Kor => "ko",
        Lang::Tha => "th",
        Lang::Khm => "km",
        Lang::Mya => "my",
        Lang::Rus => "ru",
        Lang::Ukr => "uk",
        Lang::Ara => "ar",
        Lang::Pes => "fa",
        Lang::Heb => "he",
        Lang::Hin => "hi",
        Lang::Ben => "bn",
        Lang::Tam => "ta",
        Lang::Ell => "el",
        _ => return None,
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn code(text: &str) -> Option<String> {
        detect(text).map(|language| language.to_string())
    }

    #[track_caller]
    fn is(language: &str, texts: &[&str]) {
        for text in texts {
            assert_eq!(code(text).as_deref(), Some(language), "{text}");
        }
    }

    #[test]
    fn sentences_are_recognised() {
        is(
            "vi",
            &[
                "Hôm nay trời mưa to nên chúng tôi ở nhà đọc sách.",
                "BỘ TRƯỞNG ĐẾN THĂM TRƯỜNG",
            ],
        );
        is(
            "id",
            &[
                "Hari ini hujan deras, jadi kami tinggal di rumah dan membaca buku.",
                "WALI KOTA MERESMIKAN JEMBATAN BARU DI TEPI SUNGAI",
            ],
        );
        is(
            "en",
            &["It rained all day, so we stayed at home and read the book that you gave us."],
        );
    }

    #[test]
    fn a_function_word_outweighs_trigrams_that_are_unsure() {
        is(
            "id",
            &[
                "Indonesia menerima 1.113.600 dosis vaksin AstraZeneca melalui fasilitas COVAX. Indonesia menerima \
                 1,1 juta dosis vaksin COVAX pada 8 Maret 2021.",
            ],
        );
        is(
            "pt",
            &[
                "O presidente viajou para Lisboa, onde visitou uma fábrica de vacinas e falou com os \
                 trabalhadores sobre o futuro.",
            ],
        );
    }

    #[test]
    fn five_words_are_enough() {
        is("vi", &["Giá gạo hôm nay tăng", "Trường học mở cửa lại"]);
        is(
            "id",
            &[
                "Harga beras hari ini naik",
                "Sekolah kembali dibuka hari Senin",
            ],
        );
        is(
            "en",
            &["The price of rice rises", "Schools will open on Monday"],
        );
    }

    #[test]
    fn vietnamese_without_marks_is_vietnamese() {
        is(
            "vi",
            &[
                "Hom nay troi mua to nen chung toi o nha doc sach",
                "gia gao hom nay tang",
            ],
        );
    }

    #[test]
    fn malay_is_not_indonesian() {
        is(
            "ms",
            &[
                "Polis berkata lelaki itu ditahan selepas dia cuba melarikan diri kerana takut.",
                "Kementerian Kesihatan memaklumkan bahawa pesakit itu dirawat di hospital.",
                "Gabungan parti yang baharu itu akan dibentuk di negeri tersebut, kata beliau.",
                "Rakyat masih menunggu jawapan tentang aktiviti di luar negeri, ujarnya.",
            ],
        );
        is(
            "id",
            &[
                "Mahkamah memerintahkan kedua pihak hadir di hadapan majelis hakim dalam sidang berikutnya.",
                "Pemilik polis itu menuntut ganti rugi kepada perusahaan asuransi di Jakarta.",
            ],
        );
        is(
            "id",
            &["Polisi mengatakan pria itu ditahan setelah mencoba melarikan diri karena takut."],
        );
    }

    #[test]
    fn neighbours_of_indonesian_are_told_by_their_function_words() {
        is(
            "jv",
            &[
                "Warga desa iki wis manggon ing omah anyar sawise ngenteni telung taun, miturut lurah.",
            ],
        );
        is(
            "su",
            &[
                "Warga désa mimiti nyicingan imah anyar isuk ieu sanggeus ngadagoan tilu taun, saur kuwu.",
            ],
        );
        is(
            "tet",
            &["Família sira komesa tama iha uma foun hafoin hein tinan tolu, tuir xefe suku nian."],
        );
        is(
            "min",
            &[
                "Urang kampuang nan tingga di tapi batang aia alah pindah ka rumah baru dek banjia, kato wali nagari.",
                "Jambatan iko barado di nagari nan jauah, jo urang indak bisa lalu katiko hari hujan.",
            ],
        );
        is(
            "tl",
            &[
                "Dalawang daang pamilya sa tabi ng ilog ang nagsimulang lumipat sa mga bagong bahay ngayong umaga.",
            ],
        );
    }

    #[test]
    fn a_function_word_gives_one_language_away() {
        let mut first = std::collections::BTreeMap::new();
        for functions in FUNCTION_WORDS {
            for word in functions.words.split_whitespace() {
                let other = first.insert(word, functions.language);
                assert_eq!(
                    other, None,
                    "‘{word}’ of {} is there already",
                    functions.language
                );
            }
        }
    }

    #[test]
    fn other_languages_are_named_as_such() {
        is("th", &["วันนี้ฝนตกหนักมาก เราอยู่บ้านอ่านหนังสือ"]);
        is("zh", &["今天下大雨，我们在家看书。"]);
        is("ru", &["Сегодня идёт сильный дождь, и мы остались дома."]);
        is(
            "fr",
            &[
                "Aujourd’hui il pleut beaucoup, alors nous restons à la maison pour lire le livre que tu nous as \
               donné la semaine dernière, et les enfants jouent avec leurs amis.",
            ],
        );
    }

    #[test]
    fn a_story_between_menus_in_another_language_decides() {
        let menu = "Home News Sport About us Contact ";
        let story =
            "Sáng nay, người dân trong xã đã cùng nhau trồng hơn một nghìn cây xanh dọc bờ sông. ";
        is(
            "vi",
            &[&format!(
                "{}{}{}",
                menu.repeat(60),
                story.repeat(400),
                menu.repeat(60)
            )],
        );
    }

    #[test]
    fn what_has_no_words_has_no_language() {
        for text in ["", "   \n", "2024 / 10 / 08", "…—!", "Hanoi"] {
            assert_eq!(code(text), None, "{text}");
        }
    }

    #[test]
    fn a_huge_text_costs_no_more_than_a_small_one() {
        for text in ["1", "/", "a", "ạ"] {
            detect(&text.repeat(20_000_000 / text.len()));
        }
    }

    proptest! {
        #[test]
        fn any_text_is_taken(text in "\\PC*") {
            detect(&text);
        }
    }
}
