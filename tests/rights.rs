//! What may not be republished stands in no file of the site, whatever kind of file it is.
#![allow(clippy::unwrap_used, reason = "a test fails by panicking")]

mod archive;

use archive::{Archive, SITE, tree};

/// Words that stand only in a part of a capture that an excerpt does not show.
const WITHHELD: [&str; 6] = [
    "kelapa",
    "rambutan",
    "nangka",
    "pisang",
    "belimbing",
    "markisa",
];

const STORY: &str = "Pasar Ikan Baru Dibuka di Tepi Teluk
Senin, 3 Maret 2025 10:15 WIB
Pasar ikan baru di tepi teluk dibuka Senin pagi oleh wali kota, dan ratusan pembeli datang sejak subuh.
Para nelayan dari Vietnam dan Malaysia menjual kelapa dan vaksin ternak di lantai bawah pasar itu.
Penjual rambutan di lantai atas mengatakan vaksin ternak dan buah dijual bersama sampai sore hari.
Suasana pasar nangka pada hari pertama. (Foto: Kabar/Fulan)
Wali kota berharap pasar itu menghidupkan kembali tepi teluk yang lama sepi, dengan pisang dan ikan.
Baca juga: Panen belimbing melimpah di desa
Sumber: https://m.kabar.example/pasar-ikan
Komentar markisa (0)
";

fn policy(rights: &str) -> String {
    format!(
        "{SITE}\n[[outlets]]\nname = {{ vi = 'Tin Kabar', id = 'Kabar' }}\nhosts = ['kabar.example']\nrights = '{rights}'\n"
    )
}

fn built(site: &str) -> Archive {
    let archive = Archive::new();
    archive.write("site.toml", site);
    archive.write("seeds/pasar.id.txt", STORY);
    archive.write(
        "seeds/pasar.vi.txt",
        "Chợ cá mới mở cửa bên vịnh\nThứ Hai, 3/3/2025 10:15\n\
         Chợ cá mới bên vịnh mở cửa sáng thứ Hai, hàng trăm người mua đã đến từ tờ mờ sáng để chọn cá tươi.\n\
         Ngư dân từ Việt Nam và Malaysia bán cá ở tầng dưới, còn tầng trên bán trái cây và rau của nông dân.\n\
         Nguồn: https://mau.example/cho-ca\n",
    );
    archive.write(
        "seeds/catatan.md",
        "+++\ntitle = 'Catatan pasar'\ndate = 2025-03-04\nlang = 'id'\noutlet = 'kabar'\n+++\n\
         Catatan pendek tentang pasar ikan di tepi teluk.\n\n\
         > Harga **nangka** dan *pisang* naik.\n\nPenjual [rambutan](https://kabar.example/x) cemas.\n",
    );
    archive.build().exits(0);
    archive
}

/// Whether a file is a list of the words of the search, sorted from A to Z: an article is found by all its
/// words, and what it says with them is not there.
fn is_word_list(name: &str) -> bool {
    let lists = ["words-", "terms-", "frequent."];
    let name = name.strip_prefix("search/index/").unwrap_or_default();
    lists.iter().any(|list| name.starts_with(list))
}

/// The files of the site that hold one of the withheld words.
fn leaks(archive: &Archive) -> Vec<String> {
    let holds = |bytes: &[u8]| {
        let text = String::from_utf8_lossy(bytes).to_lowercase();
        WITHHELD.iter().any(|word| text.contains(word))
    };
    let files = tree(&archive.path("public")).into_iter();
    files
        .filter(|(name, bytes)| !is_word_list(name) && holds(bytes))
        .map(|(name, _)| name)
        .collect()
}

#[test]
fn an_excerpt_leaves_nothing_of_the_rest_in_any_file() {
    // What is looked for is there to be found.
    assert!(!leaks(&built(&policy("full"))).is_empty());
    let archive = built(&policy("excerpt"));
    assert_eq!(leaks(&archive), Vec::<String>::new());
}

#[test]
fn an_excerpt_says_so_in_the_words_of_the_reader_and_links_to_the_source() {
    let archive = built(&policy("excerpt"));
    let (_, page) = archive.page("id/2025/03/03/");
    assert!(
        page.contains("<p>Pasar ikan baru di tepi teluk dibuka Senin pagi"),
        "{page}"
    );
    assert!(page.contains("Di sini hanya dimuat bagian awal artikel ini."));
    assert!(
        page.contains("href=\"https://m.kabar.example/pasar-ikan\">Baca selengkapnya di Kabar</a>")
    );
    // Its translation is of another outlet.
    let (_, page) = archive.page("vi/2025/03/03/");
    assert!(
        page.contains("tầng dưới") && !page.contains("chỉ trích đăng"),
        "{page}"
    );
    // Without a translation, a reader of Vietnamese is told in Vietnamese, with the outlet's name there.
    let (_, page) = archive.page("vi/2025/03/04/");
    assert!(
        page.contains("chỉ trích đăng phần đầu") && page.contains("Tin Kabar"),
        "{page}"
    );
}

#[test]
fn countries_and_topics_are_those_of_the_whole_text() {
    let archive = built(&policy("excerpt"));
    let (_, page) = archive.page("id/2025/03/03/");
    assert!(
        page.contains("Malaysia") && page.contains("Vaksin"),
        "{page}"
    );
    assert!(archive.path("public/id/negara/malaysia.html").exists());
}

#[test]
fn a_person_may_allow_or_forbid_a_single_text() {
    let archive = built(&policy("excerpt"));
    archive.write("seeds/pasar.id.toml", "rights = 'full'\n");
    archive.build().exits(0);
    let files = leaks(&archive);
    assert!(
        files.iter().any(|name| name.starts_with("id/2025/03/03/")),
        "{files:?}"
    );
    archive.write("site.toml", policy("full"));
    archive.write("seeds/pasar.id.toml", "rights = 'excerpt'\n");
    archive.write("seeds/catatan.toml", "rights = 'excerpt'\n");
    archive.build().exits(0);
    assert_eq!(leaks(&archive), Vec::<String>::new());
}

#[test]
fn a_policy_that_applies_to_nothing_is_told_with_what_may_be_meant() {
    let archive = Archive::new();
    archive.write(
        "site.toml",
        policy("excerpt")
            .replace("'kabar.example'", "'kabra.example'")
            .replace("'Kabar'", "'K'"),
    );
    archive.write("seeds/pasar.id.txt", STORY.replace("m.kabar", "kabar"));
    archive.build().exits(0).says(&[
        "no capture is of the outlet ‘Tin Kabar’, so its policy rights = \"excerpt\" applies to nothing",
        "site.toml:9",
        "there are captures of ‘kabar.example’: it may be meant by ‘kabra.example’",
    ]);
}
