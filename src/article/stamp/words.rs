//! The words of dates: months, weekdays, zones, and what stands around a stamp. To teach a language's
//! words, add them here; all in lower case.

use crate::article::characters::small;
use aho_corasick::AhoCorasick;
use std::sync::LazyLock;

/// Names and abbreviations of months that are words of their own.
/// Sources: CLDR 48 (en, id, ms: wide and abbreviated), common press spellings (`Agt`, `Nop`, `Sept`).
const MONTHS: [&[&str]; 12] = [
    &["januari", "january", "jan"],
    &["februari", "february", "pebruari", "feb", "peb"],
    &["maret", "march", "mac", "mar"],
    &["april", "apr"],
    &["mei", "may"],
    &["juni", "june", "jun"],
    &["juli", "july", "julai", "jul"],
    &[
        "agustus", "august", "ogos", "agu", "agt", "ags", "agust", "aug",
    ],
    &["september", "sept", "sep"],
    &["oktober", "october", "okt", "oct"],
    &["november", "nopember", "nov", "nop"],
    &["desember", "december", "disember", "des", "dec", "dis"],
];

/// What follows “tháng” in Vietnamese, the longer names first. Source: CLDR 48 (vi) and common use.
const AFTER_THANG: &[(&str, u32)] = &[
    ("mười một", 11),
    ("mười hai", 12),
    ("giêng", 1),
    ("một", 1),
    ("hai", 2),
    ("ba", 3),
    ("tư", 4),
    ("bốn", 4),
    ("năm", 5),
    ("sáu", 6),
    ("bảy", 7),
    ("bẩy", 7),
    ("tám", 8),
    ("chín", 9),
    ("mười", 10),
    ("chạp", 12),
];

/// “Tháng”, in full and short.
pub(super) const THANG: [&str; 3] = ["tháng", "thg", "th"];

/// Weekdays, Monday first. Source: CLDR 48, common abbreviations, and spellings of old web sites.
const WEEKDAYS: [&[&str]; 7] = [
    &[
        "thứ hai",
        "thứ 2",
        "thu hai",
        "senin",
        "isnin",
        "monday",
        "mon",
    ],
    &[
        "thứ ba", "thứ 3", "thu ba", "selasa", "tuesday", "tues", "tue",
    ],
    &["thứ tư", "thứ 4", "thu tu", "rabu", "wednesday", "wed"],
    &[
        "thứ năm",
        "thứ 5",
        "thu nam",
        "kamis",
        "khamis",
        "thursday",
        "thurs",
        "thur",
        "thu",
    ],
    &[
        "thứ sáu",
        "thứ 6",
        "thu sau",
        "jum'at",
        "jum’at",
        "jum`at",
        "jumat",
        "jumaat",
        "friday",
        "fri",
    ],
    &[
        "thứ bảy",
        "thứ bẩy",
        "thứ 7",
        "thu bay",
        "sabtu",
        "saturday",
        "sat",
    ],
    &[
        "chủ nhật",
        "chúa nhật",
        "chu nhat",
        "minggu",
        "ahad",
        "sunday",
        "sun",
    ],
];

/// Zones by name, in minutes east of UTC.
const ZONES: &[(&str, i16)] = &[
    ("wib", 420),
    ("wita", 480),
    ("wit", 540),
    ("ict", 420),
    ("myt", 480),
    ("sgt", 480),
    ("gmt", 0),
    ("utc", 0),
];

/// What says that a date is that of publication.
pub(super) const PUBLISHED: &[&str] = &[
    "đăng lúc",
    "đăng ngày",
    "ngày đăng",
    "đăng bởi",
    "đã đăng",
    "đăng:",
    "xuất bản",
    "phát hành ngày",
    "posted",
    "published",
    "publish date",
    "date published",
    "diposting",
    "diposkan",
    "dipublikasikan",
    "dipublikasi",
    "diterbitkan",
    "tanggal terbit",
    "terbit",
    "tayang",
    "ditayangkan",
    "dimuat",
    "rilis",
    "tanggal publikasi",
    "diunggah",
    "submitted",
];

/// What says that somebody printed, saved or read the page then.
pub(super) const SEEN: &[&str] = &[
    "in lúc",
    "in ngày",
    "ngày in",
    "truy cập lúc",
    "truy cập ngày",
    "ngày truy cập",
    "printed",
    "print date",
    "accessed",
    "retrieved",
    "dicetak",
    "tanggal cetak",
    "diakses",
    "diunduh",
];

/// What says that it is the date of a change.
pub(super) const UPDATED: &[&str] = &[
    "cập nhật",
    "cap nhat",
    "sửa đổi",
    "chỉnh sửa",
    "updated",
    "update",
    "last modified",
    "modified",
    "diperbarui",
    "diperbaharui",
    "diupdate",
    "pembaruan",
    "pemutakhiran",
    "dimutakhirkan",
    "dikemas kini",
    "kemaskini",
    "revisi",
];

/// Whether a text in lower case may say what a date is that of.
pub(super) fn may_mark(text: &str) -> bool {
    static MARKERS: LazyLock<Option<AhoCorasick>> =
        LazyLock::new(|| AhoCorasick::new(PUBLISHED.iter().chain(UPDATED).chain(SEEN)).ok());
    MARKERS
        .as_ref()
        .is_none_or(|markers| markers.is_match(text))
}

/// Words that join a date and its clock, or stand before a date.
pub(super) const CONNECTORS: &[&str] = &[
    "vào lúc",
    "vào ngày",
    "vào",
    "lúc",
    "hồi",
    "ngày",
    "at",
    "on",
    "pukul",
    "pkl",
    "pk",
    "jam",
    "tanggal",
    "tgl",
    "pada",
    "hari",
    "kl",
];

/// Parts of the day behind a clock with twelve hours, and the hours that are counted from noon in them.
pub(super) const PARTS_OF_THE_DAY: &[(&str, std::ops::RangeInclusive<u32>)] = &[
    ("sáng", 0..=0),
    ("trưa", 1..=2),
    ("chiều", 1..=7),
    ("tối", 5..=11),
    ("đêm", 8..=11),
    ("pagi", 0..=0),
    ("siang", 1..=4),
    ("sore", 1..=7),
    ("petang", 1..=7),
    ("malam", 6..=11),
];

/// Words that may stand in a line that says nothing but when (and how often it was read).
pub(super) const AROUND: &[&str] = &[
    "am",
    "pm",
    "sa",
    "ch",
    "lúc",
    "ngày",
    "mùng",
    "mồng",
    "vào",
    "giờ",
    "phút",
    "giây",
    "at",
    "on",
    "by",
    "date",
    "time",
    "ngay",
    "pukul",
    "pkl",
    "jam",
    "tanggal",
    "tgl",
    "pada",
    "hari",
    "oleh",
    "cập",
    "nhật",
    "cap",
    "nhat",
    "đăng",
    "lần",
    "cuối",
    "xuất",
    "bản",
    "diposting",
    "posted",
    "published",
    "updated",
    "update",
    "last",
    "modified",
    "diperbarui",
    "diterbitkan",
    "dipublikasikan",
    "terbit",
    "tayang",
    "wib",
    "wita",
    "wit",
    "gmt",
    "utc",
    "views",
    "view",
    "lượt",
    "xem",
    "đọc",
    "dibaca",
    "kali",
    "dilihat",
    "pembaca",
    "comments",
    "comment",
    "bình",
    "luận",
    "komentar",
    "phản",
    "hồi",
    "min",
    "read",
    "mins",
    "admin",
    "nguồn",
    "sumber",
];

/// The last two letters of some words: hardly another word ends in them, and no word need be compared with a
/// text that ends otherwise.
#[derive(Debug)]
pub(super) struct Endings(Vec<[char; 2]>);

impl Endings {
    fn of(words: impl Iterator<Item = &'static str>) -> Self {
        let mut endings: Vec<[char; 2]> = words.filter_map(last_two).collect();
        endings.sort_unstable();
        endings.dedup();
        Endings(endings)
    }

    /// Whether a text may end in one of the words, in any case.
    pub(super) fn may_end(&self, text: &str) -> bool {
        last_two(text).is_some_and(|last| self.0.binary_search(&last).is_ok())
    }
}

fn last_two(text: &str) -> Option<[char; 2]> {
    let mut chars = text.chars().rev().map(small);
    Some([chars.next()?, chars.next()?])
}

/// How the names of months end.
pub(super) static MONTH_ENDINGS: LazyLock<Endings> =
    LazyLock::new(|| Endings::of(months().map(|(name, _)| name)));

/// How weekdays end.
pub(super) static WEEKDAY_ENDINGS: LazyLock<Endings> =
    LazyLock::new(|| Endings::of(weekdays().map(|(name, _)| name)));

/// How “tháng” and the names of months behind it end.
pub(super) static THANG_ENDINGS: LazyLock<Endings> = LazyLock::new(|| {
    let names = AFTER_THANG.iter().map(|(name, _)| *name);
    Endings::of(names.chain(THANG.iter().copied()))
});

/// Whether the name of a month may begin with a letter.
pub(super) fn may_begin_month(c: char) -> bool {
    matches!(
        small(c),
        'a' | 'd' | 'f' | 'j' | 'm' | 'n' | 'o' | 'p' | 's'
    )
}

/// The month that a word names.
pub(super) fn month(word: &str) -> Option<u32> {
    if !MONTH_ENDINGS.may_end(word) {
        return None;
    }
    let place = MONTHS.iter().position(|names| names.contains(&word))?;
    Some(place as u32 + 1)
}

/// All names of months that are words of their own, with the month.
pub(super) fn months() -> impl Iterator<Item = (&'static str, u32)> {
    (1..)
        .zip(MONTHS)
        .flat_map(|(month, names)| names.iter().map(move |name| (*name, month)))
}

/// The names of months after “tháng”, with the month.
pub(super) fn months_after_thang() -> impl Iterator<Item = (&'static str, u32)> {
    AFTER_THANG.iter().copied()
}

/// All weekdays, with their number from Monday (0).
pub(super) fn weekdays() -> impl Iterator<Item = (&'static str, u32)> {
    (0..)
        .zip(WEEKDAYS)
        .flat_map(|(day, names)| names.iter().map(move |name| (*name, day)))
}

/// Zones as clocks of pages write them, the longer ones first.
pub(super) const ZONES_IN_CAPITALS: &[(&str, i16)] =
    &[("WITA", 8 * 60), ("WIB", 7 * 60), ("WIT", 9 * 60)];

/// Minutes east of UTC of a zone's name.
pub(super) fn zone(name: &str) -> Option<i16> {
    ZONES
        .iter()
        .find(|(known, _)| *known == name)
        .map(|(_, offset)| *offset)
}
