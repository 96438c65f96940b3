//! The index of the search, as a browser reads it: which files it has, and what stands in them.
#![allow(clippy::unwrap_used, reason = "a test fails by panicking")]

mod archive;

use archive::{Archive, ID, VI, tree};
use serde_json::Value;
use std::collections::BTreeMap;

/// The files of the index by their names without ending, and what each gives to `kliping.put`.
fn index(archive: &Archive) -> BTreeMap<String, Value> {
    let files = tree(&archive.path("public/search/index")).into_iter();
    files
        .map(|(file, bytes)| {
            let name = file.strip_suffix(".js").unwrap();
            let text = String::from_utf8(bytes).unwrap();
            let start = format!("kliping.put(\"{name}\",");
            let content = text.strip_prefix(&start).unwrap();
            let content = content.strip_suffix(")\n").unwrap();
            (name.to_owned(), serde_json::from_str(content).unwrap())
        })
        .collect()
}

/// The front-coded words of all files of a kind.
fn words(index: &BTreeMap<String, Value>, kind: &str) -> Vec<String> {
    let mut all = Vec::new();
    for (_, content) in index.iter().filter(|(name, _)| name.starts_with(kind)) {
        let text = content.as_str().or(content[0].as_str()).unwrap();
        let mut before = String::new();
        let mut rest = text;
        while let Some(end) = rest.find(|c: char| c.is_ascii_uppercase()) {
            let shared = rest.chars().next().unwrap().to_digit(36).unwrap();
            before = before.chars().take(shared as usize).collect();
            before.push_str(&rest[1..end]);
            all.push(before.clone());
            rest = &rest[end + 1..];
        }
    }
    all
}

#[test]
fn a_page_from_disk_can_load_all_of_the_index() {
    let archive = Archive::with_two();
    archive.build().exits(0);
    let index = index(&archive);
    let manifest = &index["manifest"];
    assert_eq!(manifest["count"], 2);
    assert_eq!(manifest["languages"], serde_json::json!(["vi", "id"]));
    // The oldest article is the first document.
    assert_eq!(manifest["years"], serde_json::json!([[2017, 0], [2020, 1]]));
    let articles = index["articles-0"].as_array().unwrap();
    assert_eq!(articles[0][0], "2017-02-17");
    assert_eq!(
        articles[1][3][0][1],
        "Việt Nam và Lào ký bản ghi nhớ về vắc-xin"
    );
    for kind in ["words", "terms"] {
        assert_eq!(manifest[kind].as_str().unwrap().split(' ').count(), 2);
        assert_eq!(
            index.keys().filter(|name| name.starts_with(kind)).count(),
            1
        );
    }
}

#[test]
fn words_stand_there_with_and_without_their_marks() {
    let archive = Archive::with_two();
    archive.build().exits(0);
    let index = index(&archive);
    let unmarked = words(&index, "words");
    let is_sorted = unmarked.windows(2).all(|pair| pair[0] < pair[1]);
    assert!(is_sorted, "{unmarked:?}");
    for word in ["lao", "vac", "xin", "ki", "kesehatan", "obat", "2020"] {
        assert!(unmarked.iter().any(|known| known == word), "{word}");
    }
    let written = words(&index, "terms");
    for word in ["la\u{300}o", "va\u{306}c\u{301}", "kesehatan", "pengawasan"] {
        let tone_last: String = word.replace("la\u{300}o", "lao\u{300}");
        assert!(written.contains(&tone_last), "{word} in {written:?}");
    }
    // Menus and lists of other stories are no part of an article.
    for word in ["zalo", "komentar", "imunisasi"] {
        assert!(!unmarked.iter().any(|known| known == word), "{word}");
    }
}

#[test]
fn countries_and_topics_have_their_names_in_all_languages() {
    let archive = Archive::with_two();
    archive.build().exits(0);
    let manifest = &index(&archive)["manifest"];
    let named = |value: &str| {
        let names = manifest["names"].as_array().unwrap();
        let of = names.iter().find(|name| name[1] == value).unwrap();
        of[2]
            .as_str()
            .unwrap()
            .split('|')
            .map(str::to_owned)
            .collect::<Vec<_>>()
    };
    for name in ["Lào", "Laos"] {
        assert!(named("LA").contains(&name.to_owned()), "{name}");
    }
    assert_eq!(named("vaccines"), ["Vắc-xin", "Vaksin"]);
}

#[test]
fn a_newer_article_leaves_the_files_of_older_ones_as_they_are() {
    let archive = Archive::new();
    let story = |number: usize| {
        let words =
            "Pejabat kesehatan bertemu di kota itu untuk membahas pengawasan obat dan makanan.";
        format!(
            "+++\ntitle = 'Artikel nomor a{number}b'\ndate = {}-01-02\nlang = 'id'\n+++\n{words} Nomor c{number}d.\n",
            1950 + number
        )
    };
    for number in 0..60 {
        archive.write(&format!("seeds/{number}.md"), story(number));
    }
    archive.build().exits(0);
    let before = index(&archive);
    archive.write("seeds/60.md", story(60));
    archive.build().exits(0);
    let after = index(&archive);
    for number in 0..3 {
        let name = format!("articles-{number}");
        assert_eq!(before[&name], after[&name], "{name}");
    }
    assert_ne!(before["articles-3"], after["articles-3"]);
}

#[test]
fn an_empty_archive_has_an_empty_index() {
    let archive = Archive::new();
    archive.build().exits(0);
    let index = index(&archive);
    assert_eq!(index["manifest"]["count"], 0);
    assert_eq!(index.keys().collect::<Vec<_>>(), ["frequent", "manifest"]);
    assert!(
        archive
            .read("public/vi/tim-kiem.html")
            .contains("data-kind=\"search\"")
    );
}

#[test]
fn every_headline_stands_in_the_index_of_headlines_under_its_letter() {
    let archive = Archive::new();
    archive.write("seeds/lao.txt", VI);
    archive.write("seeds/obat.txt", ID);
    for (number, title) in [
        "Đức tặng thuốc",
        "Ấn Độ tặng thuốc",
        "“Bỉ” tặng thuốc",
        "12 nước họp",
    ]
    .iter()
    .enumerate()
    {
        let text =
            format!("+++\ntitle = '{title}'\ndate = 2020-01-02\nlang = 'vi'\n+++\nMột câu.\n");
        archive.write(&format!("seeds/{number}.md"), text);
    }
    archive.build().exits(0);
    let page = archive.read("public/vi/tieu-de.html");
    let order = [
        "12 nước họp",
        "Ấn Độ tặng",
        "“Bỉ” tặng",
        "Đức tặng",
        "Indonesia dan",
        "Việt Nam và",
    ];
    let places: Vec<usize> = order
        .iter()
        .map(|title| {
            page.find(title)
                .unwrap_or_else(|| panic!("{title} in {page}"))
        })
        .collect();
    assert!(places.is_sorted(), "{places:?}");
    for letter in ["0–9", "A", "B", "Đ", "I", "V"] {
        assert!(page.contains(&format!(">{letter}</h2>")), "{letter}");
    }
    // Of another language than the page, it says so to those who see it and those who hear it.
    let entry = |title: &str| {
        let from = page.find(title).expect(title);
        page[from..].split("</li>").next().unwrap_or_default()
    };
    assert!(entry("Indonesia dan").contains(">id</span>"), "{page}");
    assert!(entry("Indonesia dan").contains("Tiếng Indonesia"), "{page}");
    assert!(!entry("Đức tặng").contains("headline-language"), "{page}");
}
