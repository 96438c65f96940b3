//! Words that turn the sense of a sentence: one of them makes another story of the same words.

/// Words that deny.
const DENY: &[&str] = &[
    "không", "chưa", "chẳng", "chả", "đừng", "chớ", "tidak", "tak", "bukan", "bukanlah", "belum",
    "jangan", "tanpa", "nggak", "gak", "tiada", "not", "no", "never", "without", "cannot", "nor",
];

/// Words and their opposites, of which news by a pattern has one or the other.
const OPPOSITES: &[(&str, &str)] = &[
    ("tăng", "giảm"),
    ("lên", "xuống"),
    ("cao", "thấp"),
    ("nhiều", "ít"),
    ("hơn", "kém"),
    ("trên", "dưới"),
    ("trước", "sau"),
    ("thắng", "thua"),
    ("mở", "đóng"),
    ("dương", "âm"),
    ("sống", "chết"),
    ("đúng", "sai"),
    ("lãi", "lỗ"),
    ("mạnh", "yếu"),
    ("xuất", "nhập"),
    ("naik", "turun"),
    ("naik", "anjlok"),
    ("meningkat", "menurun"),
    ("peningkatan", "penurunan"),
    ("kenaikan", "penurunan"),
    ("bertambah", "berkurang"),
    ("menguat", "melemah"),
    ("tinggi", "rendah"),
    ("tertinggi", "terendah"),
    ("lebih", "kurang"),
    ("atas", "bawah"),
    ("sebelum", "sesudah"),
    ("sebelum", "setelah"),
    ("menang", "kalah"),
    ("menerima", "menolak"),
    ("mendukung", "menolak"),
    ("setuju", "menolak"),
    ("membuka", "menutup"),
    ("dibuka", "ditutup"),
    ("diizinkan", "dilarang"),
    ("positif", "negatif"),
    ("hidup", "mati"),
    ("selamat", "tewas"),
    ("sembuh", "meninggal"),
    ("benar", "salah"),
    ("aman", "berbahaya"),
    ("untung", "rugi"),
    ("surplus", "defisit"),
    ("ekspor", "impor"),
    ("rise", "fall"),
    ("rises", "falls"),
    ("rose", "fell"),
    ("up", "down"),
    ("increase", "decrease"),
    ("increased", "decreased"),
    ("more", "less"),
    ("more", "fewer"),
    ("higher", "lower"),
    ("highest", "lowest"),
    ("above", "below"),
    ("before", "after"),
    ("won", "lost"),
    ("accepted", "rejected"),
    ("opened", "closed"),
    ("positive", "negative"),
    ("true", "false"),
    ("safe", "dangerous"),
    ("profit", "loss"),
    ("exports", "imports"),
];

/// Left out alone, so many words are a part of a text, and what it denied went with it.
const PASSAGE: usize = 5;

/// Whether words in small letters say the opposite of those that stand in their place.
pub(super) fn is_turned(here: &[String], there: &[String]) -> bool {
    let count = |words: &[String], one: &str| words.iter().filter(|word| *word == one).count();
    let denials = |words: &[String]| -> usize { DENY.iter().map(|one| count(words, one)).sum() };
    let is_passage = |own: &[String], other: &[String]| own.is_empty() && other.len() >= PASSAGE;
    if denials(here) != denials(there) && !is_passage(here, there) && !is_passage(there, here) {
        return true;
    }
    let has_more = |own: &[String], other: &[String], one| count(own, one) > count(other, one);
    OPPOSITES.iter().any(|(one, opposite)| {
        has_more(here, there, one) && has_more(there, here, opposite)
            || has_more(there, here, one) && has_more(here, there, opposite)
    })
}
