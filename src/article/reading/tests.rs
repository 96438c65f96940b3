//! What the reader makes of whole captures. All texts here were written for these tests.

use super::{TextReader, TextReading};
use crate::article::census::Recurring;
use crate::article::{BlockKind, Reason, Source};

const LEAD: &str = "Warga Kampung Melati memulai panen padi pada Senin pagi setelah hujan yang turun selama \
    tiga pekan akhirnya reda, kata kepala desa kepada wartawan di balai desa.";
const SECOND: &str = "Menurut kepala desa, hasil panen tahun ini naik sekitar sepuluh persen dibandingkan tahun \
    lalu karena saluran air yang baru selesai dibangun pada musim kemarau.";
const THIRD: &str = "\"Kami bersyukur saluran itu selesai tepat waktu,\" ujarnya. Ia berharap pemerintah \
    kabupaten segera memperbaiki jalan menuju sawah agar padi lebih mudah diangkut.";

fn read(text: &str) -> TextReading {
    TextReader::new().read(text)
}

fn blocks(text: &str, kind: BlockKind) -> Vec<String> {
    let reading = read(text);
    let of_kind = reading.blocks.iter().filter(|block| block.kind == kind);
    of_kind
        .map(|block| text[block.span.clone()].to_owned())
        .collect()
}

fn reason(text: &str, part: &str) -> Option<Reason> {
    let reading = read(text);
    let dropped = reading
        .dropped
        .iter()
        .find(|dropped| text[dropped.span.clone()].contains(part));
    dropped.map(|dropped| dropped.reason)
}

#[test]
fn a_name_of_the_site_over_two_lines_is_counted_from_the_line_it_begins_in() {
    let head = "Kampung Melati mulai panen padi musim ini | Warta\ndan kebun kita semua";
    let text = format!("{head}\nSenin, 3 Maret 2025 10:15 WIB\n{LEAD}\n{SECOND}\n");
    let reading = read(&text);
    assert_eq!(
        reading.title.value,
        "Kampung Melati mulai panen padi musim ini"
    );
    let name = &reading.dropped[0];
    assert_eq!((name.first_line, name.last_line), (1, 2));
}

#[test]
fn the_line_above_the_date_is_the_headline() {
    let text = format!(
        "Beranda\nNasional\nKampung Melati mulai panen padi\nSenin, 3 Maret 2025 10:15 WIB\n{LEAD}\n{SECOND}\n"
    );
    let reading = read(&text);
    assert_eq!(reading.title.value, "Kampung Melati mulai panen padi");
    assert_eq!(reading.title.source, Source::Line(3));
    let published = reading.published.unwrap();
    assert_eq!(published.value.to_string(), "2025-03-03T10:15");
    assert_eq!(published.source, Source::Line(4));
    assert_eq!(reading.blocks.len(), 2);
}

#[test]
fn a_capture_without_a_headline_gets_its_first_sentence_marked_as_derived() {
    let text = format!("{LEAD}\n{SECOND}\nKomentar (0)\n");
    let reading = read(&text);
    assert_eq!(reading.title.source, Source::FirstSentence);
    assert!(reading.title.value.starts_with("Warga Kampung Melati"));
    assert_eq!(reading.title_span, None);
    assert_eq!(reason(&text, "Komentar"), Some(Reason::Comments));
}

#[test]
fn an_outlet_and_the_text_of_a_picture_are_no_headline() {
    let outlet =
        format!("Kabar Desa\n3 Maret 2025 10:15\nMelati, Kabar Desa -- {LEAD}\n{SECOND}\n");
    assert_eq!(read(&outlet).title.source, Source::FirstSentence);
    let cell = format!("| Petani memanen padi di Kampung Melati |\n{LEAD}\n{SECOND}\n");
    assert_eq!(read(&cell).title.source, Source::FirstSentence);
}

#[test]
fn a_headline_cut_short_gives_way_to_the_full_one_below() {
    let text = format!(
        "PERTANIAN\n\nKampung Melati mulai panen\n3 Maret 2025 10:15\nKampung Melati mulai panen padi raya\n\
         Kampung Melati mulai panen padi raya\n\n{LEAD}\n{SECOND}\n"
    );
    let reading = read(&text);
    assert_eq!(reading.title.value, "Kampung Melati mulai panen padi raya");
    assert_eq!(reading.title.source, Source::RepeatedLine(5));
    assert_eq!(
        reading.kicker.map(|span| text[span].to_owned()).as_deref(),
        Some("PERTANIAN")
    );
    let reasons: Vec<Reason> = reading
        .dropped
        .iter()
        .map(|dropped| dropped.reason)
        .collect();
    assert_eq!(
        reasons,
        [Reason::CutHeadline, Reason::DateLine, Reason::Repeat]
    );
}

#[test]
fn what_stands_twice_is_kept_once() {
    let text =
        format!("Panen padi di Kampung Melati\n{LEAD}\n{SECOND}\n{THIRD}\n{SECOND}\n{THIRD}\n");
    assert_eq!(blocks(&text, BlockKind::Paragraph).len(), 3);
    assert_eq!(reason(&text, "ujarnya"), Some(Reason::Repeat));
}

#[test]
fn a_link_to_another_story_is_taken_out_of_the_middle() {
    let text = format!(
        "Panen padi di Kampung Melati\n{LEAD}\nBaca juga: Harga beras turun di kota\n{SECOND}\n{THIRD}\n"
    );
    assert_eq!(blocks(&text, BlockKind::Paragraph), [LEAD, SECOND, THIRD]);
    assert_eq!(reason(&text, "Harga beras"), Some(Reason::Related));
}

#[test]
fn a_list_of_other_stories_ends_the_story() {
    let text = format!(
        "Panen padi di Kampung Melati\n{LEAD}\n{SECOND}\nBerita Terkait\nHarga beras turun di kota pelabuhan\n\
         Petani menanti pupuk dari pemerintah\nTerpopuler\nJalan desa rusak sejak tahun lalu\n"
    );
    assert_eq!(blocks(&text, BlockKind::Paragraph), [LEAD, SECOND]);
    assert_eq!(reason(&text, "Berita Terkait"), Some(Reason::Related));
    assert_eq!(reason(&text, "pupuk"), Some(Reason::Teaser));
}

#[test]
fn picture_texts_are_told_by_their_credits_and_files() {
    let text = format!(
        "Panen padi di Kampung Melati\n{LEAD}\nPetani memotong padi (Foto: Fulan).\n{SECOND}\npanen 1.jpg\n\
         Para petani di sawah bersama kepala desa\n{THIRD}\n"
    );
    assert_eq!(
        blocks(&text, BlockKind::Caption),
        [
            "Petani memotong padi (Foto: Fulan).",
            "Para petani di sawah bersama kepala desa"
        ]
    );
    assert_eq!(reason(&text, "panen 1.jpg"), Some(Reason::PictureFile));
}

#[test]
fn a_heading_between_paragraphs_is_a_subheading() {
    let text =
        format!("Panen padi di Kampung Melati\n{LEAD}\nSaluran air yang baru\n{SECOND}\n{THIRD}\n");
    assert_eq!(
        blocks(&text, BlockKind::Subheading),
        ["Saluran air yang baru"]
    );
}

#[test]
fn of_many_addresses_the_one_made_from_the_headline_is_that_of_the_page() {
    let source = |links: &[&str]| {
        let links = links.join("\n");
        let text = format!("Panen padi di Kampung Melati\n{LEAD}\n{SECOND}\n\nTautan\n\n{links}\n");
        read(&text).source_url.map(|found| found.value)
    };
    let page = "https://kabar.example/desa/panen-padi-di-kampung-melati.html";
    let others = [
        "https://kabar.example/daerah/jembatan-gantung-dibuka-lagi.html",
        "https://kabar.example/daerah/harga-cabai-turun-di-pasar.html",
        "https://kabar.example/daerah/perahu-sampan-jadi-perpustakaan.html",
        "https://kabar.example/daerah/puskesmas-layani-pemeriksaan-mata.html",
    ];
    let [one, two, three, four] = others;
    assert_eq!(
        source(&[one, two, page, three, four]),
        Some(page.to_owned())
    );
    assert_eq!(source(&others), None);
    // One alone at the end says whose text it is, unless it leads to no page or to where all pages lead.
    assert_eq!(source(&[one]), Some(one.to_owned()));
    for other in [
        "https://kabar.example/foto/panen-padi-di-kampung-melati.jpg",
        "https://www.facebook.com/kabar.example.desa",
        "https://kabar.example/bagikan?u=https%3A%2F%2Fkabar.example%2Fdesa%2Fpanen",
        "https://hitung.example/p?halaman=desa&nomor=1234567",
        "https://kabar.example/desa/rss/",
    ] {
        assert_eq!(source(&[other]), None, "{other}");
    }
}

#[test]
fn the_source_line_gives_the_address_and_a_date_where_no_line_has_one() {
    let text = format!(
        "{LEAD}\n{SECOND}\nSumber: https://berita.example/desa/panen-padi-20250303101500123.htm\n"
    );
    let reading = read(&text);
    assert_eq!(
        reading.source_url.unwrap().value,
        "https://berita.example/desa/panen-padi-20250303101500123.htm"
    );
    let published = reading.published.unwrap();
    assert_eq!(published.source, Source::Address);
    assert_eq!(published.value.to_string(), "2025-03-03T10:15:00");
    assert_eq!(reason(&text, "Sumber"), Some(Reason::SourceLine));
}

#[test]
fn the_end_mark_is_dropped_with_its_line() {
    let text = format!("Panen padi di Kampung Melati\n{LEAD}\n{SECOND}/.\n");
    let reading = read(&text);
    let last = reading.blocks.last().unwrap();
    assert!(text[last.span.clone()].ends_with("kemarau"));
    let mark = reading.dropped.last().unwrap();
    assert_eq!((mark.reason, mark.first_line), (Reason::EndMark, 3));
}

#[test]
fn lines_broken_at_a_fixed_width_are_joined() {
    let wrapped: String = LEAD
        .split(' ')
        .collect::<Vec<_>>()
        .chunks(8)
        .map(|words| words.join(" ") + "\n")
        .collect();
    let text = format!("Panen padi di Kampung Melati\n\n{wrapped}\n{SECOND}\n");
    assert_eq!(blocks(&text, BlockKind::Paragraph).len(), 2);
}

#[test]
fn cells_of_a_table_row_are_read_one_by_one() {
    let text = format!(
        "Panen padi di Kampung Melati\t3 Maret 2025 10:15\t{LEAD} {SECOND}\thttps://berita.example/desa/panen-padi\n"
    );
    let reading = read(&text);
    assert_eq!(reading.title.value, "Panen padi di Kampung Melati");
    assert!(reading.published.is_some());
    assert!(reading.source_url.is_some());
    assert_eq!(reading.blocks.len(), 1);
}

#[test]
fn every_decision_can_say_why() {
    let text = format!("Panen padi di Kampung Melati\n{LEAD}\nKomentar (0)\n");
    let why = TextReader::new().explain(&text, &Recurring::default());
    assert_eq!(why.len(), 3);
    assert!(why.iter().all(|line| !line.evidence.is_empty()));
}

#[test]
fn an_empty_capture_has_no_title_and_no_body() {
    let reading = read("\n \n");
    assert_eq!(reading.title.value, "");
    assert!(reading.blocks.is_empty() && reading.dropped.is_empty());
}

#[test]
fn very_long_lines_and_very_many_lines_are_read_in_one_go() {
    let long = LEAD.repeat(8_000);
    assert_eq!(read(&long).title.source, Source::FirstSentence);
    let many = "Harga beras turun\n".repeat(100_000);
    assert_eq!(
        read(&many).dropped.last().map(|dropped| dropped.last_line),
        Some(100_000)
    );
    for line in [
        "Ikuti kanal kami di WhatsApp dan Telegram\n",
        "• panen padi;\n",
    ] {
        assert!(!read(&line.repeat(50_000)).dropped.is_empty());
    }
}

#[test]
fn a_page_that_stands_three_times_is_read_once() {
    let page = format!("Panen padi di Kampung Melati\n3 Maret 2025 10:15\n{LEAD}\n{SECOND}\n");
    let reading = read(&page.repeat(3));
    assert_eq!(reading.title.source, Source::Line(1));
    assert_eq!(reading.published.unwrap().source, Source::Line(2));
    assert_eq!(reading.blocks.len(), 2);
    let repeats = reading.dropped.last().unwrap();
    assert_eq!(
        (repeats.reason, repeats.first_line, repeats.last_line),
        (Reason::Repeat, 5, 12)
    );
}

#[test]
fn a_date_line_that_comes_again_is_a_repeat() {
    let text = format!(
        "Panen padi di Kampung Melati\n3 Maret 2025 10:15\n{LEAD}\n{SECOND}\n3 Maret 2025 10:15\n"
    );
    let dropped = read(&text).dropped;
    let last = dropped.last().unwrap();
    assert_eq!((last.reason, last.first_line), (Reason::Repeat, 5));
}

#[test]
fn the_paragraph_behind_an_inset_is_kept_at_the_end_of_the_text() {
    for inset in [
        "Lihat Juga :\n- Perawat keliling dikirim ke desa",
        "Baca juga:\nPerawat keliling dikirim ke desa",
    ] {
        let text =
            format!("Panen padi di Kampung Melati\n3 Maret 2025\n{LEAD}\n{inset}\n{SECOND}\n");
        assert_eq!(
            blocks(&text, BlockKind::Paragraph),
            [LEAD, SECOND],
            "{inset}"
        );
    }
}

#[test]
fn lists_of_the_story_are_kept_with_any_bullet() {
    let introduced = "Rapat membahas tiga hal:\n• panen padi\n• saluran air\n• harga beras\n";
    let parts = "• panen padi;\n• saluran air;\n• harga beras.\n";
    for (list, count) in [(introduced, 5), (parts, 4)] {
        let text = format!("Panen padi di Kampung Melati\n3 Maret 2025\n{LEAD}\n{list}");
        let reading = read(&text);
        assert_eq!(reading.blocks.len(), count, "{:?}", reading.dropped);
    }
}

#[test]
fn a_kicker_may_be_a_word_that_elsewhere_labels_a_list_or_stands_in_a_menu() {
    for (above, kicker) in [
        ("TIN HOẠT ĐỘNG\n", "TIN HOẠT ĐỘNG"),
        ("Beranda > Berita > Pertanian\nKESEHATAN\n", "KESEHATAN"),
        ("Beranda / Desa\nKESEHATAN\n", "KESEHATAN"),
    ] {
        let text = format!("{above}Panen padi di Kampung Melati\n3 Maret 2025\n{LEAD}\n{SECOND}\n");
        let found = read(&text).kicker.map(|span| text[span].to_owned());
        assert_eq!(found.as_deref(), Some(kicker));
    }
}

#[test]
fn the_first_heading_of_a_story_may_stand_right_below_the_date() {
    let text = format!(
        "Panen padi di Kampung Melati\n3 Maret 2025\nHasil panen\n{LEAD}\nSaluran air\n{SECOND}\n{THIRD}\n"
    );
    assert_eq!(
        blocks(&text, BlockKind::Subheading),
        ["Hasil panen", "Saluran air"]
    );
}

#[test]
fn the_labels_of_a_record_are_the_scrapers() {
    for (title, day, story) in [
        ("Judul : ", "Tanggal : ", "Isi : "),
        ("Tiêu đề: ", "Ngày đăng: ", "Nội dung: "),
    ] {
        let text = format!(
            "{title}Panen padi di Kampung Melati\n{day}03/03/2025\n{story}{LEAD}\n{SECOND}\n"
        );
        let reading = read(&text);
        assert_eq!(reading.title.value, "Panen padi di Kampung Melati");
        assert_eq!(blocks(&text, BlockKind::Paragraph), [LEAD, SECOND]);
        assert_eq!(reason(&text, title.trim()), Some(Reason::Furniture));
    }
    let question = format!("Judul buku: siapa yang memilih?\n3 Maret 2025\n{LEAD}\n{SECOND}\n");
    assert_eq!(
        read(&question).title.value,
        "Judul buku: siapa yang memilih?"
    );
}

#[test]
fn what_stands_around_a_story_has_its_own_reason() {
    for (line, wanted) in [
        ("Ảnh: Văn A", Reason::Byline),
        ("Bagikan", Reason::Sharing),
        ("In trang", Reason::Sharing),
        ("Dilihat 123 kali", Reason::Comments),
        ("Lượt xem: 123", Reason::Sharing),
        ("Theo Báo Sông Quê", Reason::Byline),
        ("Sumber Warta Desa", Reason::SourceLine),
        ("Beranda / Desa", Reason::Furniture),
    ] {
        let text =
            format!("Panen padi di Kampung Melati\n3 Maret 2025\n{LEAD}\n{SECOND}\n{line}\n");
        assert_eq!(reason(&text, line), Some(wanted), "{line}");
    }
}

#[test]
fn a_date_that_starts_with_digits_is_not_the_rest_of_a_headline() {
    for (day, published) in [
        ("1 tháng Ba, 2019", "2019-03-01"),
        ("20190306", "2019-03-06"),
    ] {
        let text = format!("Panen padi di Kampung Melati yang luas\n{day}\n{LEAD}\n{SECOND}\n");
        let reading = read(&text);
        assert_eq!(
            reading.title.value,
            "Panen padi di Kampung Melati yang luas"
        );
        assert_eq!(reading.published.unwrap().value.to_string(), published);
    }
}

#[test]
fn of_two_lines_beside_a_picture_file_the_one_without_a_full_stop_is_its_text() {
    let text = format!(
        "Panen padi di Kampung Melati\n3 Maret 2025\n{LEAD}\nPanen berlangsung sampai akhir pekan ini.\n\
         panen.jpg\nWarga memotong padi di sawah\n{SECOND}\n"
    );
    assert_eq!(
        blocks(&text, BlockKind::Caption),
        ["Warga memotong padi di sawah"]
    );
}

#[test]
fn a_paragraph_between_headline_and_date_is_the_standfirst() {
    let standfirst = "Setelah hujan selama tiga pekan, warga Kampung Melati mulai memanen padi di sawah mereka pada awal bulan.";
    let first = "Panen dimulai pada Senin pagi di sawah sebelah utara, kata kepala desa kepada para wartawan di balai desa.";
    let second = "Para petani berharap harga gabah tidak turun lebih jauh sampai bulan depan, seperti pada tahun lalu.";
    let above = format!(
        "Panen padi dimulai di Kampung Melati\n\n{standfirst}\n\nSenin, 3 Maret 2025 10:15 WIB\n\n{first}\n\n{second}\n"
    );
    assert!(read(&above).has_standfirst);
    let below = format!(
        "Panen padi dimulai di Kampung Melati\n\nSenin, 3 Maret 2025 10:15 WIB\n\n{standfirst}\n\n{first}\n\n{second}\n"
    );
    assert!(!read(&below).has_standfirst);
}
