//! Lines that recur in many stories of an outlet are left out, with the reason; nothing else is.
#![allow(clippy::unwrap_used, reason = "a test fails by panicking")]

mod archive;

use archive::Archive;
use serde_json::Value;

/// A legal note that no list of words knows.
const NOTE: &str = "Redaksi menerima surat pembaca setiap hari kerja di gedung lama dekat alun-alun, dan surat \
                    yang dimuat mendapat bingkisan kecil dari percetakan.";
/// A sentence of a story that two stories tell.
const BACKGROUND: &str = "Saluran air di kampung itu dibangun warga secara gotong royong sejak musim kemarau tahun \
                          lalu dengan batu dari sungai.";

const CROPS: [&str; 7] = [
    "padi", "jagung", "kedelai", "cabai", "bawang", "kelapa", "tebu",
];

/// A page of a story: its own headline and paragraphs, and what the outlet shows on every page.
fn page(crop: &str, more: &str) -> String {
    format!(
        "Sudut Warga Kampung\nPanen {crop} di Kampung Melati\nSenin, 3 Maret 2025 10:15 WIB\n\
         Warga Kampung Melati memulai panen {crop} pada Senin pagi setelah hujan yang turun selama tiga pekan \
         akhirnya reda, kata kepala desa kepada wartawan.\n\
         Menurut kepala desa, hasil {crop} tahun ini naik sekitar sepuluh persen dibandingkan tahun lalu karena \
         saluran air yang baru selesai dibangun.\n{more}{NOTE}\n"
    )
}

fn sidecar(crop: &str) -> String {
    format!("source = 'https://kabar.example/desa/panen-{crop}-raya'\n")
}

/// An archive with a page for each of the crops.
fn outlet(crops: &[&str], more: &str) -> Archive {
    let archive = Archive::new();
    for crop in crops {
        archive.write(&format!("seeds/{crop}.txt"), page(crop, more));
        archive.write(&format!("seeds/{crop}.toml"), sidecar(crop));
    }
    archive
}

/// What `extract` reads, by the name of the capture.
fn extract(archive: &Archive, paths: &[&str]) -> Vec<Value> {
    let run = archive
        .run(&[&["extract", "--json"], paths].concat())
        .exits(0);
    let mut read: Vec<Value> = run
        .out
        .lines()
        .map(|line| serde_json::from_str(line).unwrap())
        .collect();
    read.sort_by_key(|article| article["id"].to_string());
    read
}

fn reason<'a>(article: &'a Value, text: &str) -> Option<&'a Value> {
    let dropped = article["dropped"].as_array().unwrap();
    dropped
        .iter()
        .find(|part| part["text"].as_str().unwrap().contains(text))
}

fn tells(article: &Value, text: &str) -> bool {
    article["paragraphs"]
        .as_array()
        .unwrap()
        .iter()
        .any(|paragraph| paragraph == text)
}

#[test]
fn a_sentence_of_every_page_is_left_out_and_the_reason_counts_the_stories() {
    let archive = outlet(&CROPS, "");
    for article in extract(&archive, &["seeds"]) {
        let dropped = reason(&article, "Redaksi menerima").unwrap();
        assert_eq!(dropped["reason"], "recurring");
        assert_eq!(dropped["stories"], 5);
        assert_eq!(
            article["paragraphs"].as_array().unwrap().len(),
            2,
            "{article}"
        );
    }
    let alone = &extract(&archive, &["seeds/padi.txt"])[0];
    assert!(
        tells(alone, NOTE),
        "one capture tells nothing of the others"
    );
}

#[test]
fn a_page_of_the_site_says_why_a_line_was_left_out() {
    let archive = outlet(&CROPS, "");
    archive.build().exits(0);
    let page = archive.read("public/id/2025/03/03/panen-padi-di-kampung-melati.html");
    assert!(page.contains("sedikitnya 5 berita"), "{page}");
}

#[test]
fn what_few_stories_share_stays() {
    let archive = outlet(&CROPS[..5], "");
    for crop in &CROPS[5..] {
        let text = page(crop, &format!("{BACKGROUND}\n"));
        archive.write(&format!("seeds/{crop}.txt"), &text);
        archive.write(&format!("seeds/{crop}.toml"), sidecar(crop));
    }
    let told = extract(&archive, &["seeds"]);
    assert_eq!(
        told.iter()
            .filter(|article| tells(article, BACKGROUND))
            .count(),
        2
    );
}

#[test]
fn a_page_that_was_saved_many_times_loses_nothing() {
    let archive = Archive::new();
    for n in 0..12 {
        // Each was saved with other lines around it.
        let text = format!("{}Terpopuler hari ke-{n}\n", page("padi", ""));
        archive.write(&format!("seeds/{n}.txt"), &text);
        archive.write(&format!("seeds/{n}.toml"), sidecar("padi"));
    }
    for article in extract(&archive, &["seeds"]) {
        assert_eq!(article["title"], "Panen padi di Kampung Melati");
        assert_eq!(
            article["paragraphs"].as_array().unwrap().len(),
            3,
            "{article}"
        );
    }
}

#[test]
fn captures_of_unknown_origin_are_read_alone() {
    let archive = Archive::new();
    for crop in CROPS {
        archive.write(&format!("seeds/{crop}.txt"), page(crop, ""));
    }
    for article in extract(&archive, &["seeds"]) {
        assert!(tells(&article, NOTE));
    }
}

#[test]
fn the_address_in_the_capture_tells_the_outlet() {
    let archive = Archive::new();
    for crop in CROPS {
        let text = format!(
            "{}Sumber: https://kabar.example/desa/panen-{crop}-raya\n",
            page(crop, "")
        );
        archive.write(&format!("seeds/{crop}.txt"), &text);
    }
    for article in extract(&archive, &["seeds"]) {
        assert!(!tells(&article, NOTE), "{article}");
        assert!(article["source_url"].is_string());
    }
}

#[test]
fn the_order_of_files_does_not_matter() {
    let archive = outlet(&CROPS, "");
    let paths: Vec<String> = CROPS
        .iter()
        .map(|crop| format!("seeds/{crop}.txt"))
        .collect();
    let mut paths: Vec<&str> = paths.iter().map(String::as_str).collect();
    let there = extract(&archive, &paths);
    paths.reverse();
    assert_eq!(there, extract(&archive, &paths));
}
