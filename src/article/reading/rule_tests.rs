//! One test for each rule: what it sees, and what it leaves alone.

use super::{Role, TextReader, Verdict};
use crate::article::census::Recurring;

pub(super) const LEAD: &str = "Warga Kampung Melati memulai panen padi pada Senin pagi setelah hujan yang turun selama \
    tiga pekan akhirnya reda, kata kepala desa kepada wartawan di balai desa.";
pub(super) const SECOND: &str = "Menurut kepala desa, hasil panen tahun ini naik sekitar sepuluh persen dibandingkan tahun \
    lalu karena saluran air yang baru selesai dibangun pada musim kemarau.";
pub(super) const THIRD: &str = "\"Kami bersyukur saluran itu selesai tepat waktu,\" ujarnya. Ia berharap pemerintah \
    kabupaten segera memperbaiki jalan menuju sawah agar padi lebih mudah diangkut.";

/// What a rule writes down for a role about a line, counted from 1; 0 if nothing.
pub(super) fn weight(text: &str, line: usize, rule: &str, role: Role) -> i16 {
    let why = TextReader::new().explain(text, &Recurring::default());
    let line = why
        .iter()
        .find(|why| why.line == line)
        .expect("a line that can be seen");
    let entries = line
        .evidence
        .iter()
        .filter(|entry| entry.rule == rule && entry.role == role);
    entries.map(|entry| entry.weight).sum()
}

/// The same for a text of one line.
fn alone(text: &str, rule: &str, role: Role) -> i16 {
    weight(text, 1, rule, role)
}

/// What becomes of a line, counted from 1.
pub(super) fn verdict(text: &str, line: usize) -> Verdict {
    let why = TextReader::new().explain(text, &Recurring::default());
    why.iter()
        .find(|why| why.line == line)
        .expect("a line that can be seen")
        .verdict
}

#[test]
fn length() {
    assert!(alone(LEAD, "length", Role::Prose) > 0);
    assert!(alone("Panen padi", "length", Role::Prose) < 0);
}

#[test]
fn ending() {
    assert!(alone(LEAD, "sentence end", Role::Prose) > 0);
    assert!(alone("Panen padi dimulai di desa", "open end", Role::Heading) > 0);
    assert!(alone("Kapan panen padi dimulai?", "question", Role::Heading) > 0);
    assert!(alone("Ia wafat pada 2019.", "short sentence", Role::Prose) > 0);
    assert!(alone("Warga Sumber Rejo lega.", "short sentence", Role::Prose) > 0);
    assert_eq!(alone("F. Polan.", "short sentence", Role::Prose), 0);
}

#[test]
fn sentences() {
    assert!(alone(THIRD, "several sentences", Role::Prose) > 0);
    assert!(alone(THIRD, "quotation", Role::Prose) > 0);
    assert_eq!(alone(LEAD, "several sentences", Role::Prose), 0);
}

#[test]
fn case() {
    assert!(alone("PANEN PADI DIMULAI", "all capitals", Role::Prose) < 0);
    assert!(alone("Panen Padi Dimulai di Desa", "title case", Role::Prose) < 0);
    assert!(alone("Ekonomi", "a word or two", Role::Furniture) > 0);
}

#[test]
fn bullet() {
    assert!(alone("• Harga beras turun di kota", "bullet", Role::Teaser) > 0);
    assert!(alone(">> Harga beras turun di kota?", "arrow", Role::Related) > 0);
    assert_eq!(
        alone("Harga beras turun di kota", "bullet", Role::Teaser),
        0
    );
}

#[test]
fn label() {
    assert!(alone("Berita Terkait", "known label", Role::Related) > 0);
    assert!(alone("Editor: Fulan", "label and colon", Role::Byline) > 0);
    assert!(alone("Oleh Fulan Polan", "label", Role::Byline) > 0);
    // Only the label before the colon counts, not the words that it begins with.
    assert_eq!(
        alone(
            "Tin nóng: Dân làng bắt đầu vụ gặt",
            "label and colon",
            Role::Byline
        ),
        0
    );
    let question = "PV: Thưa ông, vì sao năm nay lúa chín sớm?";
    assert!(alone(question, "somebody asks", Role::Prose) > 0);
}

#[test]
fn frame() {
    assert!(
        alone(
            "© 2020 Kabar Desa. All Rights Reserved",
            "words of the frame",
            Role::Furniture
        ) > 0
    );
    assert!(alone("fulan@kabar.example", "mail address", Role::Furniture) > 0);
    assert!(alone("[Gambas:Video]", "in square brackets", Role::Furniture) > 0);
    assert!(alone("Harga beras turun 345 views", "counter", Role::Teaser) > 0);
    assert!(alone("© 2020 Kabar", "sign of rights", Role::Furniture) > 0);
}

#[test]
fn stamp() {
    assert!(
        alone(
            "Senin, 3 Maret 2025 10:15 WIB",
            "nothing but a date",
            Role::Stamp
        ) > 0
    );
    let dated = "Panen raya di kampung kami yang indah sekali 3 Maret 2025 berakhir sudah";
    assert!(alone(dated, "a date in a short line", Role::Stamp) > 0);
    let teaser = format!("3/3/2025 10:15 {LEAD}");
    assert!(
        weight(
            &format!("x\n{teaser}"),
            2,
            "opens with date and clock",
            Role::Teaser
        ) > 0
    );
}

#[test]
fn link() {
    assert!(
        alone(
            "https://kabar.example/panen",
            "nothing but an address",
            Role::Source
        ) > 0
    );
    assert_eq!(alone(LEAD, "nothing but an address", Role::Source), 0);
}

#[test]
fn picture() {
    assert!(alone("panen raya 1.jpg", "picture file", Role::Picture) > 0);
    assert!(alone("img", "picture file", Role::Picture) > 0);
}

#[test]
fn credit() {
    assert!(
        alone(
            "Petani memotong padi (Foto: Fulan)",
            "picture credit",
            Role::Caption
        ) > 0
    );
    assert!(
        alone(
            "Ilustrasi panen padi",
            "words of a picture text",
            Role::Caption
        ) > 0
    );
    // A headline with a label in front is too long for a name.
    let headline = "Video: Warga Kampung Melati Memulai Panen";
    assert_eq!(alone(headline, "picture credit", Role::Caption), 0);
}

#[test]
fn byline() {
    assert!(alone("(ful/pol)", "initials in brackets", Role::Byline) > 0);
    assert!(alone("[tst]", "initials in square brackets", Role::Byline) > 0);
    assert!(alone("Fulan Polan", "only capitalized words", Role::Byline) > 0);
}

#[test]
fn menu() {
    assert!(alone("Berita | Foto | Video", "separators", Role::Furniture) > 0);
    assert!(alone("#panen #padi", "hashtags", Role::Keywords) > 0);
    let listed = "padi, panen raya, kampung melati, sawah";
    assert!(alone(listed, "words between commas", Role::Keywords) > 0);
    let wordy = "Berita Foto Video Opini Bola Otomotif Gaya Hidup";
    assert!(alone(wordy, "only capitalized words", Role::Furniture) > 0);
}

#[test]
fn numbers() {
    assert!(alone("1.245", "hardly a letter", Role::Furniture) > 0);
}

#[test]
fn cut_off() {
    assert!(
        alone(
            "Harga beras di kota turun karena...",
            "cut off",
            Role::Teaser
        ) > 0
    );
}

#[test]
fn density() {
    let among = format!("{LEAD}\n{SECOND}\n{THIRD}");
    assert!(weight(&among, 2, "among paragraphs", Role::Prose) > 0);
    let lone = format!("Berita\nFoto\nVideo\nOpini\nBola\n{LEAD}\nSosok\nGaya\nTekno");
    assert!(weight(&lone, 6, "alone among short lines", Role::Prose) < 0);
}

#[test]
fn above_a_date() {
    let text = format!(
        "Panen padi di Kampung Melati dimulai pada hari Senin yang cerah.\n3 Maret 2025\n{LEAD}"
    );
    assert!(weight(&text, 1, "above a date", Role::Heading) > 0);
    let only = format!("Panen padi di kampung\n{LEAD}\n3 Maret 2025");
    assert_eq!(weight(&only, 2, "above a date", Role::Heading), 0);
}

#[test]
fn words_for_a_picture() {
    let rule = "behind the word for a picture";
    assert!(alone("img Petani memanen padi di sawah.", rule, Role::Caption) > 0);
    assert_eq!(alone("img itu hilang dari laman.", rule, Role::Caption), 0);
}

#[test]
fn pictures_below_the_headline() {
    let rule = "twice below the headline";
    let twice = |shown: &str| {
        format!("Panen padi dimulai setelah hujan reda\n{shown}\n{shown}\n{LEAD}\n{SECOND}")
    };
    let picture = twice("Petani di sawah Kampung Melati");
    assert!(weight(&picture, 2, rule, Role::Caption) > 0);
    assert!(weight(&picture, 3, rule, Role::Caption) > 0);
    let another = twice("Harga beras di Pasar Kenanga turun");
    assert_eq!(weight(&another, 2, rule, Role::Caption), 0);
}

#[test]
fn lists() {
    let text = format!(
        "{LEAD}\n{SECOND}\nBerita Terkait\nHarga beras turun di kota\nPupuk langka di desa"
    );
    assert!(weight(&text, 4, "below the label of a list", Role::Teaser) > 0);
    assert_eq!(
        weight(&text, 2, "below the label of a list", Role::Teaser),
        0
    );
}

#[test]
fn sections() {
    let block = "Ekonomi\nHarga beras turun di kota\nPedagang di pasar kota menurunkan harga beras. Warga senang.\n";
    let text = format!("{LEAD}\n{SECOND}\n{block}{block}");
    let rule = "section, headline and sentence in turn";
    assert!(weight(&text, 5, rule, Role::Teaser) > 0);
    assert_eq!(weight(&text, 2, rule, Role::Teaser), 0);
}

#[test]
fn summaries() {
    let pair = |word: &str| {
        format!(
            "Harga {word} turun di pasar kota\nPedagang {word} di kota menurunkan harga. Warga senang.\n"
        )
    };
    let text = format!(
        "{LEAD}\n{SECOND}\n{}{}{}",
        pair("beras"),
        pair("cabai"),
        pair("telur")
    );
    let rule = "headlines with a short text each";
    assert!(weight(&text, 4, rule, Role::Teaser) > 0);
    let part = |number: u8| {
        format!(
            "{number}. Petani menanam padi di sawah\nPetani menanam padi bersama. Warga senang.\n"
        )
    };
    let steps = format!("{LEAD}\n{}{}{}", part(1), part(2), part(3));
    assert_eq!(weight(&steps, 3, rule, Role::Teaser), 0);
}

#[test]
fn dates_in_rhythm() {
    let entry = |word: &str| format!("Harga {word} turun di pasar kota\n3 Maret 2025\n");
    let text = format!(
        "{LEAD}\n{SECOND}\n{}{}{}",
        entry("beras"),
        entry("cabai"),
        entry("telur")
    );
    assert!(weight(&text, 5, "dates in rhythm", Role::Teaser) > 0);
    // The last entry of a list above the story is the story's own head.
    let above = format!(
        "{}{}{}{LEAD}\n{SECOND}",
        entry("beras"),
        entry("cabai"),
        entry("telur")
    );
    assert_eq!(weight(&above, 5, "dates in rhythm", Role::Teaser), 0);
}

#[test]
fn leads_nowhere() {
    let text = format!(
        "{LEAD}\n{SECOND}\nIkutilah perkembangan panen raya pada hari berikut ini:\nEditor: Fulan"
    );
    assert!(weight(&text, 3, "leads to nothing", Role::Related) > 0);
    let list = format!("{LEAD}\nPanitia menyiapkan tiga hal untuk panen berikut ini:\n{SECOND}");
    assert_eq!(weight(&list, 2, "leads to nothing", Role::Related), 0);
}

#[test]
fn below_label() {
    let short = "Pedagang di pasar kota menurunkan harga beras sejak Senin pagi kemarin.";
    let text = format!("{LEAD}\n{SECOND}\nBerita Terkait\n{short}\nKomentar");
    assert!(weight(&text, 4, "short texts below a label", Role::Teaser) > 0);
    let goes_on = format!("{LEAD}\nBerita Terkait\n{SECOND} {THIRD}");
    assert_eq!(
        weight(&goes_on, 3, "short texts below a label", Role::Teaser),
        0
    );
}

#[test]
fn picture_texts() {
    let text = format!("{LEAD}\nPara petani di sawah bersama kepala desa\npanen 1.jpg\n{SECOND}");
    assert!(weight(&text, 2, "beside a picture file", Role::Caption) > 0);
    let plain = format!(
        "{LEAD} {SECOND}\nPetani Kampung Melati memotong padi bersama-sama.\n{THIRD} {LEAD}"
    );
    assert!(weight(&plain, 2, "short between long paragraphs", Role::Caption) > 0);
}

#[test]
fn rounds_off() {
    let last = "Pengelola sawah menutup saluran air itu sampai pintunya selesai diperbaiki";
    let text = format!("{LEAD}\n{SECOND}\n{last}\nEditor: Fulan");
    assert!(weight(&text, 3, "rounds the text off", Role::Prose) > 0);
    let list = format!("{LEAD}\n{SECOND}\n{last}\nHarga beras turun di pasar kota hari ini");
    assert_eq!(weight(&list, 3, "rounds the text off", Role::Prose), 0);
}

#[test]
fn footnote() {
    let text = format!("{LEAD}\n{SECOND}\n(*) Nama petani diubah.");
    assert!(weight(&text, 3, "footnote", Role::Furniture) > 0);
}

#[test]
fn signs_off() {
    let text = format!("{LEAD}\n{SECOND}\nFulan Polan\nKomentar (0)");
    assert!(weight(&text, 3, "name behind the text", Role::Byline) > 0);
    let two = format!("{LEAD}\n{SECOND}\nFulan Polan - Fulanah Polan\n{THIRD}");
    assert!(weight(&two, 3, "names behind the text", Role::Byline) > 0);
    let heading = format!("{LEAD}\nKampung Melati\n{SECOND}");
    assert_eq!(weight(&heading, 2, "name behind the text", Role::Byline), 0);
}

#[test]
fn about_the_author() {
    let text = format!(
        "{LEAD}\n{SECOND}\nFulan Polan\nFulan Polan adalah wartawan yang meliput sawah sejak 2010."
    );
    assert!(weight(&text, 4, "about the name above", Role::Byline) > 0);
}

#[test]
fn a_headline_without_a_date_ends_a_list_with_dates() {
    let entry =
        |word: &str| format!("Harga {word} turun di pasar kota hari ini\n12 Mei 2020 08:00\n");
    let list = format!("Terpopuler\n{}{}", entry("beras"), entry("garam"));
    let rule = "below the label of a list";
    let own = format!("{list}Warga memanen padi di sawah desa\n{LEAD}\n{SECOND}");
    assert_eq!(weight(&own, 6, rule, Role::Teaser), 0);
    let more = format!("{list}{}{LEAD}\n{SECOND}", entry("cabai"));
    assert!(weight(&more, 6, rule, Role::Teaser) > 0);
}

#[test]
fn portrait() {
    let about = "Fulan Polan adalah jurnalis yang menulis tentang desa sejak 2010.";
    let text = format!("{LEAD}\n{SECOND}\n{about}");
    assert!(weight(&text, 3, "portrait of the author", Role::Byline) > 0);
    let told = format!("{LEAD}\n{SECOND} Begitu kata Fulan Polan.\n{about}");
    assert_eq!(weight(&told, 3, "portrait of the author", Role::Byline), 0);
    let midst = format!("{LEAD}\n{about}\n{SECOND}");
    assert_eq!(weight(&midst, 2, "portrait of the author", Role::Byline), 0);
}

#[test]
fn about_the_publisher() {
    let about = "PT Kabar Desa adalah perusahaan media yang menerbitkan berita dari desa-desa.";
    let text = format!("{LEAD}\n{SECOND}\n{about}\nAlamat: Kampung Melati 1");
    assert!(weight(&text, 3, "above an address", Role::Furniture) > 0);
    let story = format!("{LEAD}\n{about}\n{SECOND}");
    assert_eq!(weight(&story, 2, "above an address", Role::Furniture), 0);
}

#[test]
fn a_sign_off_closes_the_story() {
    let text = format!("{LEAD}\n{SECOND}\n{THIRD}\n(ful/pol)\n{LEAD} Begitulah.\nKomentar");
    assert!(matches!(verdict(&text, 3), Verdict::Kept(_)));
    assert!(matches!(verdict(&text, 5), Verdict::Dropped(_)));
}

#[test]
fn a_front_page_has_no_story() {
    let entry = |word: &str| {
        format!(
            "Harga {word} turun di pasar kota\nPedagang {word} di kota menurunkan harganya sejak Senin pagi, kata kepala pasar kepada wartawan.\nBERITA\n"
        )
    };
    let text = ["beras", "cabai", "telur", "gula"].map(entry).join("");
    let why = TextReader::new().explain(&text, &Recurring::default());
    assert!(
        why.iter()
            .all(|line| matches!(line.verdict, Verdict::Dropped(_)))
    );
}
