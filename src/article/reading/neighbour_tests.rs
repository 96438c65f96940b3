//! One test for each rule about a line among its neighbours: what it sees, and what it leaves alone.

use super::rule_tests::{LEAD, SECOND, THIRD, verdict, weight};
use super::{Role, TextReader, TextReading, Verdict};
use crate::article::{BlockKind, Reason, Source};

const TITLE: &str = "Panen Padi di Kampung Melati Dimulai";
const DAY: &str = "3 Maret 2025 10:15";

fn read(text: &str) -> TextReading {
    TextReader::new().read(text)
}

fn dropped(verdict: Verdict) -> bool {
    matches!(verdict, Verdict::Dropped(_))
}

/// What becomes of a line behind the story, and of the same line in the middle of it.
fn behind_and_inside(line: &str) -> (Verdict, Verdict) {
    let behind = format!("{TITLE}\n{DAY}\n{LEAD}\n{SECOND}\n{line}\nKomentar (0)\n");
    let inside = format!("{TITLE}\n{DAY}\n{LEAD}\n{line}\n{SECOND}\n{THIRD}\n");
    (verdict(&behind, 5), verdict(&inside, 4))
}

#[test]
fn appeals_to_readers() {
    for line in [
        "Ikuti kanal Warta di WhatsApp agar tidak ketinggalan kabar terbaru.",
        "Terima berita pilihan redaksi kami di ponselmu, ikuti saluran WhatsApp kami sekarang juga.",
        "Chung tay giúp các gia đình bị mất nhà, mọi đóng góp xin gửi về số tài khoản của quỹ.",
        "Mời quý độc giả theo dõi kênh YouTube và fanpage của chúng tôi.",
    ] {
        assert!(dropped(behind_and_inside(line).0), "{line}");
    }
    for line in [
        "Warga mengikuti panen itu lewat siaran di YouTube, kata kepala desa.",
        "\"Ayo ikuti kami di WhatsApp dan Facebook,\" kata kepala desa kepada warga.",
    ] {
        let (behind, inside) = behind_and_inside(line);
        assert!(!dropped(behind) && !dropped(inside), "{line}");
    }
}

#[test]
fn sentences_with_words_that_the_frame_has_too() {
    for line in [
        "Warga memakai grup Telegram untuk saling memberi kabar tentang tinggi air sungai.",
        "Kepala desa membahas hal itu dalam topik tersendiri pada rapat bulan depan.",
        "Sejumlah media online yang memuat foto itu sudah menghapusnya kemarin sore.",
        "Kapal itu mendapat akses tanpa batas ke pelabuhan sejak perjanjian ditandatangani.",
    ] {
        let (behind, inside) = behind_and_inside(line);
        assert!(!dropped(behind) && !dropped(inside), "{line}");
    }
    for line in [
        "Bergabunglah dengan grup Telegram Kabar Desa untuk mendapatkan update berita pilihan.",
        "Baca berita lain dalam topik Panen Padi.",
        "Kabar Desa adalah media online yang menyajikan berita dari desa.",
    ] {
        assert!(dropped(behind_and_inside(line).0), "{line}");
    }
}

#[test]
fn footnotes_behind_a_star() {
    let (behind, _) = behind_and_inside("* Tulisan ini memakai catatan dari balai desa dan warga.");
    assert!(dropped(behind));
    let list = "Rapat membahas dua hal:\n* panen padi di sawah desa\n* saluran air yang baru";
    let text = format!("{TITLE}\n{DAY}\n{LEAD}\n{list}\n");
    assert!(!dropped(verdict(&text, 5)) && !dropped(verdict(&text, 6)));
}

#[test]
fn last_words() {
    for line in ["Bagaimana menurut Anda semua?", "Semoga bermanfaat!"] {
        assert!(!dropped(behind_and_inside(line).0), "{line}");
    }
    assert!(dropped(behind_and_inside("Apa Reaksi Anda?").0));
}

#[test]
fn a_paragraph_signed_in_brackets_is_no_picture_text() {
    let signed = "Panen akan dilanjutkan di desa tetangga pada pekan depan. (Antara/Fulan)";
    let text = format!("{TITLE}\n{DAY}\n{LEAD}\n{SECOND}\n{signed}\nBerita Terkait\n");
    assert_eq!(verdict(&text, 5), Verdict::Kept(BlockKind::Paragraph));
    let picture = "Warga memotong padi di sawah desa (Antara/Fulan)";
    let text = format!("{TITLE}\n{DAY}\n{picture}\n{LEAD}\n{SECOND}\n");
    assert_eq!(verdict(&text, 3), Verdict::Kept(BlockKind::Caption));
}

#[test]
fn a_line_of_known_labels_alone() {
    let made = |line: &str| weight(line, 1, "made of known labels", Role::Furniture);
    assert!(made("Chia sẻ Zalo") > 0);
    assert!(made("Beranda Nasional Ekonomi Olahraga") > 0);
    assert_eq!(made("Beranda Kampung Melati"), 0);
    let text = format!("{TITLE}\n{DAY}\nChia sẻ Zalo\n{LEAD}\n{SECOND}\n");
    assert_eq!(read(&text).title.value, TITLE);
}

#[test]
fn buttons_whose_picture_is_missing() {
    let leads = |line: &str| weight(line, 1, "leads to a button", Role::Sharing);
    assert!(leads("Theo dõi Báo Sông Quê trên") > 0 && leads("Ikuti kami di") > 0);
    assert_eq!(leads("Warga menunggu padi di"), 0);
}

#[test]
fn picture_texts_that_show_themselves() {
    for line in [
        "Warga memotong padi di sawah Kampung Melati, Senin (3/3/2025)",
        "Warga memotong padi.Kabar/Fulan Warga memotong padi.",
        "Warga memotong padi di sawah Kampung Melati--",
        "Warga memotong padi di sawah, Senin (3/3/2025). Kabar Desa/Fulan",
        "Lễ khai mạc vụ gặt ở xã Hòa Bình. (Nguồn: Ban tổ chức)",
    ] {
        let text = format!("{TITLE}\n{DAY}\n{LEAD}\n{line}\n{SECOND}\n{THIRD}\n");
        assert_eq!(
            verdict(&text, 4),
            Verdict::Kept(BlockKind::Caption),
            "{line}"
        );
    }
    let credit = format!(
        "{TITLE}\n{DAY}\ndok: Pemkab\nPanen padi di desa, Senin (3/3/2025).\n{LEAD}\n{SECOND}\n"
    );
    assert_eq!(verdict(&credit, 4), Verdict::Kept(BlockKind::Caption));
}

#[test]
fn names_of_picture_files_written_without_marks() {
    let text = "Nông dân xã Hòa Bình bắt đầu vụ gặt\n12/05/2024\n\
        Sáng 12/5, bà con xã Hòa Bình bắt đầu gặt lúa sau ba tuần mưa lớn kéo dài, theo chủ tịch xã.\n\
        nong dan xa hoa binh bat dau vu gat\n\
        Vụ này, năng suất ước đạt sáu tấn một héc-ta, cao hơn năm ngoái nhờ kênh mới đào xong.\n";
    assert_eq!(verdict(text, 4), Verdict::Dropped(Reason::PictureFile));
}

#[test]
fn questions_below_a_dash_link_to_other_stories() {
    let inset = "-\nApa penyebab banjir itu? Hujan turun selama tiga hari di hulu sungai desa.\n\
        -\nDi mana warga mengungsi? Warga tidur di balai desa dan di rumah kerabat mereka.";
    let text = format!("{TITLE}\n{DAY}\n{LEAD}\n{inset}\n{SECOND}\n{THIRD}\n");
    assert!(dropped(verdict(&text, 5)) && dropped(verdict(&text, 7)));
}

#[test]
fn a_standfirst_below_the_headline_is_not_the_headline() {
    let standfirst = "Warga Kampung Melati memulai panen padi pada Senin pagi setelah hujan selama tiga pekan akhirnya reda";
    let text = format!(
        "{TITLE}\n\n{standfirst}\n\nEditor: Fulan\n\nDESA, KABAR.com - {LEAD}\n\n{SECOND}\n"
    );
    let reading = read(&text);
    assert_eq!(reading.title.value, TITLE);
    assert_eq!(&text[reading.blocks[0].span.clone()], standfirst);
}

#[test]
fn a_headline_below_the_text_of_a_capture() {
    let text =
        format!("{LEAD}\n{SECOND}\nPanen Padi Warga Kampung Melati Naik\n{DAY}\nEditor: Fulan\n");
    assert_eq!(
        read(&text).title.value,
        "Panen Padi Warga Kampung Melati Naik"
    );
}

#[test]
fn the_day_on_which_a_page_was_looked_at_is_not_its_date() {
    let clock = "Rabu, 13 Agustus 2025";
    let text = format!(
        "{clock}\n\n{TITLE}\n\n{LEAD}\n\nPanen terakhir dimulai pada Rabu (26/1/2022). {SECOND}\n"
    );
    assert_eq!(read(&text).published, None);
    let text = format!("{clock}\n\n{TITLE}\n\n{LEAD}\n\n{SECOND}\n");
    assert_eq!(read(&text).published.unwrap().source, Source::Line(1));
}

#[test]
fn entries_with_a_date_in_their_middle_are_other_stories() {
    let entry = |line: &str| weight(line, 1, "entry with date and clock", Role::Teaser);
    assert!(
        entry(
            "• Harga beras di pasar kota turun lagi 11/6/2025 10:54 Pedagang di pasar kota mulai menurunkan harga beras karena panen raya di desa telah tiba."
        ) > 0
    );
    assert_eq!(
        entry(
            "Panen dimulai pada 11/6/2025 10:54 di sawah desa, kata kepala desa kepada warga yang datang ke balai desa pada pagi hari."
        ),
        0
    );
}

#[test]
fn subheads_with_a_paragraph_each_are_no_front_page() {
    let part = |head: &str| format!("{head}\n{LEAD} {SECOND}\n");
    let text = [
        part("Panen Raya"),
        part("Saluran Air"),
        part("Harga Beras"),
        part("Jalan Desa"),
    ];
    let distinct: String = text
        .iter()
        .enumerate()
        .map(|(n, part)| part.replace("tiga pekan", &format!("{} pekan", n + 2)))
        .collect();
    assert!(read(&distinct).blocks.len() >= 4);
}

#[test]
fn how_long_ago_a_story_was_published_stands_in_lists() {
    for age in ["2 giờ trước", "5 jam yang lalu", "3 days ago"] {
        assert!(weight(age, 1, "known label", Role::Teaser) > 0, "{age}");
    }
    assert_eq!(
        weight("2 giờ trước trận đấu", 1, "known label", Role::Teaser),
        0
    );
}

#[test]
fn several_labels_in_a_line() {
    let line = "Cơ quan chủ quản: Hội Nông dân huyện. Tòa soạn: 12 đường Ven Sông. Điện thoại: 0293 000 000.";
    assert!(weight(line, 1, "several labels", Role::Furniture) > 0);
    assert!(dropped(behind_and_inside(line).0));
}

#[test]
fn a_line_above_a_link_to_another_story_is_a_picture_text() {
    let inset = "Warga memindahkan perabot ke rumah baru mereka\nBaca juga: Truk semen terguling";
    let text = format!("{TITLE}\n{DAY}\n{LEAD}\n{inset}\n{SECOND}\n{THIRD}\n");
    assert_eq!(verdict(&text, 4), Verdict::Kept(BlockKind::Caption));
}

#[test]
fn a_text_goes_on_below_links_and_advertisements() {
    let inset = "Baca juga:\nHarga Beras Turun di Kota\nTruk Semen Terguling\nAdvertisement\nIklan";
    let text = format!("{TITLE}\n{DAY}\n{LEAD}\n{SECOND}\n{inset}\n{THIRD}\nTags\nsawah\n");
    assert!(matches!(verdict(&text, 10), Verdict::Kept(_)));
    for line in 5..10 {
        assert!(dropped(verdict(&text, line)), "{line}");
    }
}

#[test]
fn a_part_that_can_be_passed_over_is_none_of_the_story() {
    let part = "Lewati Paling banyak dibaca dan terus membaca\nPaling banyak dibaca\nHarga beras turun di kota\n\
        Akhir dari Paling banyak dibaca";
    let text = format!("{TITLE}\n{DAY}\n{LEAD}\n{SECOND}\n{part}\n{THIRD}\n");
    assert!(matches!(verdict(&text, 9), Verdict::Kept(_)));
    for line in 5..9 {
        assert!(
            weight(&text, line, "to be passed over", Role::Related) > 0,
            "{line}"
        );
    }
    // A program glued the link to the name of the part.
    let glued = text.replace("membaca\nPaling", "membacaPaling");
    assert!(matches!(verdict(&glued, 8), Verdict::Kept(_)));
    for line in 5..8 {
        assert!(dropped(verdict(&glued, line)), "{line}");
    }
}

#[test]
fn what_opens_as_the_story_does_is_another_story() {
    let other = "Harga beras turun di kota\nTLD - Pedagang menurunkan harga beras sejak Senin pagi karena panen raya tiba.";
    let text =
        format!("{TITLE}\n{DAY}\nTLD - {LEAD}\n{SECOND}\n{other}\n{THIRD}\n{SECOND} Begitulah.\n");
    assert!(weight(&text, 6, "opened as the story is", Role::Teaser) > 0);
    assert!(dropped(verdict(&text, 5)) && dropped(verdict(&text, 6)));
    assert!(matches!(verdict(&text, 7), Verdict::Kept(_)));
    assert_eq!(weight(&text, 3, "opened as the story is", Role::Teaser), 0);
    // The next page of the story.
    let page = text.replace("Harga beras turun di kota\n", "");
    assert_eq!(weight(&page, 5, "opened as the story is", Role::Teaser), 0);
}

#[test]
fn a_headline_that_stands_only_among_others_is_taken_from_there() {
    let listed = "Berita Terkait\nHarga beras turun di pasar kota\nKampung Melati mulai panen padi usai hujan tiga pekan\n\
        Truk semen terguling di jalan desa";
    let text = format!("{LEAD}\n{SECOND}\n{THIRD}\n{listed}\n");
    let title = read(&text).title;
    assert_eq!(title.source, Source::RepeatedLine(6));
    let others = text.replace(
        "Kampung Melati mulai panen padi usai hujan tiga pekan",
        "Jalan desa rampung pekan depan",
    );
    assert_eq!(read(&others).title.source, Source::FirstSentence);
}

#[test]
fn a_headline_at_the_end_of_the_path_to_its_page() {
    let text = format!("Cari\nBeranda / Daerah / {TITLE}\n{DAY}\n{LEAD}\n{SECOND}\n");
    assert_eq!(read(&text).title.value, TITLE);
    // Where the page shows it apart, the path stays whole.
    let apart = text.replace(DAY, &format!("{TITLE}\n{DAY}"));
    assert_eq!(read(&apart).title.source, Source::Line(3));
}

#[test]
fn a_topic_above_the_headline_does_not_take_its_place() {
    let text = format!("Panen padi dimulai\n{TITLE}\n{DAY}\n{LEAD}\n{SECOND}\n");
    let longer = text.replace(TITLE, "Panen padi dimulai setelah hujan reda");
    let title = read(&longer).title.value;
    assert_eq!(title, "Panen padi dimulai setelah hujan reda");
}

#[test]
fn stars_and_initials_behind_the_last_full_stop_leave_a_sentence() {
    for mark in ["(*)", "(fln/pol)", "[ful]", "***"] {
        let line = format!("Panen padi berakhir pekan depan di desa itu. {mark}");
        assert!(weight(&line, 1, "sentence end", Role::Prose) > 0, "{mark}");
    }
    let name = "Panen padi di desa (Kabar)";
    assert_eq!(weight(name, 1, "sentence end", Role::Prose), 0);
}

#[test]
fn quoted_verse_is_text() {
    let verse = "“Chợ tan từ lúc gà chưa gáy\nThuyền ai còn đợi ở đầu kênh\nNước lớn, nước ròng thôi cũng vậy.”";
    let text = format!("{TITLE}\n{DAY}\n{LEAD}\n{verse}\n{SECOND}\n{THIRD}\n");
    for line in 4..=6 {
        assert_eq!(verdict(&text, line), Verdict::Kept(BlockKind::Paragraph));
    }
    let open = text.replace("vậy.”", "vậy");
    assert_ne!(verdict(&open, 5), Verdict::Kept(BlockKind::Paragraph));
}

#[test]
fn messages_of_the_server_are_no_text() {
    let message = "Warning: include(/data/berita/index.txt): failed to open stream: No such file or directory in \
                   /data/berita/index.php on line 72";
    let text = format!("{message}\n{TITLE}\n{DAY}\n{LEAD}\n{SECOND}\n");
    assert!(dropped(verdict(&text, 1)));
    assert_eq!(read(&text).title.value, TITLE);
}
