//! What must hold for the reading of any text.
#![allow(clippy::unwrap_used, reason = "a test fails by panicking")]

use kliping::article::reading::{TextReader, TextReading};
use proptest::prelude::*;
use std::ops::Range;
use std::sync::LazyLock;

static READER: LazyLock<TextReader> = LazyLock::new(TextReader::new);

/// All parts of the text that the reading accounts for, in no order.
fn parts(reading: &TextReading) -> Vec<Range<usize>> {
    let mut parts: Vec<Range<usize>> = Vec::new();
    parts.extend(reading.title_span.clone());
    parts.extend(reading.kicker.clone());
    parts.extend(reading.blocks.iter().map(|block| block.span.clone()));
    parts.extend(reading.dropped.iter().map(|dropped| dropped.span.clone()));
    parts.sort_by_key(|part| part.start);
    parts
}

fn holds(text: &str) -> Result<(), TestCaseError> {
    let reading = READER.read(text);
    for pair in reading.blocks.windows(2) {
        prop_assert!(pair[0].span.end <= pair[1].span.start, "blocks in order");
    }
    for pair in reading.dropped.windows(2) {
        prop_assert!(
            pair[0].span.end <= pair[1].span.start,
            "dropped parts in order"
        );
    }
    let parts = parts(&reading);
    for pair in parts.windows(2) {
        prop_assert!(pair[0].end <= pair[1].start, "no part twice: {pair:?}");
    }
    for part in &parts {
        prop_assert!(
            text.get(part.clone()).is_some(),
            "whole characters: {part:?}"
        );
    }
    let mut accounted = vec![false; text.len()];
    for part in &parts {
        accounted[part.clone()].fill(true);
    }
    for (at, c) in text.char_indices() {
        prop_assert!(
            !c.is_alphanumeric() || accounted[at],
            "{c:?} at {at} vanished"
        );
    }
    let mut start = 0;
    for line in text.split('\n') {
        let here = &accounted[start..start + line.len()];
        prop_assert!(
            line.trim().is_empty() || here.contains(&true),
            "line {line:?} vanished"
        );
        start += line.len() + 1;
    }
    let lines = text.split('\n').count();
    for dropped in &reading.dropped {
        prop_assert!(1 <= dropped.first_line && dropped.first_line <= dropped.last_line);
        prop_assert!(dropped.last_line <= lines);
        let line_of = |at: usize| 1 + text[..at].matches('\n').count();
        prop_assert_eq!(dropped.first_line, line_of(dropped.span.start));
        prop_assert_eq!(dropped.last_line, line_of(dropped.span.end));
    }
    prop_assert_eq!(&reading, &READER.read(text), "the same text reads the same");
    Ok(())
}

/// Lines as pages have them.
fn line() -> impl Strategy<Value = String> {
    let fixed = prop::sample::select(vec![
        "",
        " ",
        "\u{200b}",
        "\u{a0}",
        "Baca juga",
        "Tin liên quan:",
        "Komentar (0)",
        "Chia sẻ",
        "© 2020 Tin Làng. All Rights Reserved",
        "Senin, 3 Maret 2025 | 10:15 WIB",
        "[ Cập nhật vào ngày (03/03/2025) ]",
        "Sumber: https://berita.example/desa/panen-20250303101500123.htm",
        "https://berita.example/",
        "panen 1.jpg",
        "Panen padi di Kampung Melati",
        "Panen padi di Kampung",
        "PERTANIAN",
        "(ful/pol)",
        "Editor : Fulan",
        "Petani memotong padi di sawah (Foto: Fulan)",
        "Nông dân gặt lúa - Ảnh: AN",
        "• Beranda",
        "- Harga beras turun di kota pelabuhan",
        "./.",
        "Kepala desa berkata kepada wartawan bahwa panen tahun ini jauh lebih baik daripada tahun lalu, dan warga senang./.",
        "Ngày 3/3, bà con xã Hòa Bình bắt đầu thu hoạch lúa sau ba tuần mưa lớn, theo chủ tịch xã trao đổi với phóng viên.",
        "Warga memulai panen padi pada Senin pagi setelah hujan yang turun selama tiga pekan akhirnya reda, kata kepala desa.",
        "Judul\tTanggal 3 Maret 2025\thttps://berita.example/desa/panen\tIsi berita",
        "warga desa yang lain masih menunggu giliran",
    ])
    .prop_map(str::to_owned);
    prop_oneof![8 => fixed, 1 => ".{0,80}", 1 => "[ -~]{0,200}"]
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(400))]

    #[test]
    fn nothing_vanishes_from_a_page(lines in prop::collection::vec(line(), 0..40)) {
        holds(&lines.join("\n"))?;
    }

    #[test]
    fn nothing_vanishes_from_one_line(parts in prop::collection::vec(line(), 0..30)) {
        holds(&parts.join(" ").replace('\n', " "))?;
    }

    #[test]
    fn any_text_is_read(text in "(?s).{0,400}") {
        holds(&text)?;
    }
}
