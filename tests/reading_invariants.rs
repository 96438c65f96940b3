//! What must hold for the reading of any text.

mod invariants;

use proptest::prelude::*;

/// A page in one line.
const PAGE: &str = "Panen padi di Kampung Melati - Kabar Desa Beranda Nasional Ekonomi Olahraga Panen padi di Kampung Melati \
    Senin, 3 Maret 2025 10:15 WIB Share on Facebook MELATI, KABAR.com - Warga memulai panen padi pada Senin pagi setelah \
    hujan yang turun selama tiga pekan akhirnya reda, kata kepala desa. Hasilnya lebih baik daripada tahun lalu. Warga \
    memulai panen padi pada Senin pagi setelah hujan yang turun selama tiga pekan akhirnya reda, kata kepala desa. \
    Hasilnya lebih baik daripada tahun lalu. Warga memulai panen padi pada Senin pagi setelah hujan yang turun selama \
    tiga pekan akhirnya reda, kata kepala desa. Hasilnya lebih baik daripada tahun lalu. Warga memulai panen padi pada \
    Senin pagi setelah hujan yang turun selama tiga pekan akhirnya reda, kata kepala desa. Editor: Fulan Berita Terkait \
    Harga Beras Turun di Kota Pelabuhan Komentar Pembaca Tentang Kami Redaksi Iklan Hubungi Kami Copyright 2025 Kabar";

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
        "---",
        "title: \"Panen raya - Kabar Desa\"",
        "date: 2025-03-03",
        "![Padi](padi.jpg)Warga memanen padi. [](/kirim) ![](a.png)",
        " (",
        " dan desa lain",
        "    , kata kepala desa.",
        "satu\u{2028}dua \u{2028}",
        PAGE,
    ])
    .prop_map(str::to_owned);
    prop_oneof![8 => fixed, 1 => ".{0,80}", 1 => "[ -~]{0,200}"]
}

#[test]
fn an_end_mark_in_a_line_of_its_own_is_told_with_it() {
    invariants::hold(
        "Petani memotong padi di sawah (Foto: Fulan)\n./.\nwarga desa yang lain masih menunggu giliran\n\
         Baca juga\nwarga desa yang lain masih menunggu giliran\nhttps://berita.example/",
    );
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(400))]

    #[test]
    fn nothing_vanishes_from_a_page(lines in prop::collection::vec(line(), 0..40)) {
        invariants::hold(&lines.join("\n"));
    }

    #[test]
    fn nothing_vanishes_from_one_line(parts in prop::collection::vec(line(), 0..30)) {
        invariants::hold(&parts.join(" ").replace('\n', " "));
    }

    #[test]
    fn any_text_is_read(text in "(?s).{0,400}") {
        invariants::hold(&text);
    }
}
