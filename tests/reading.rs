//! `kliping extract --json` gives what a careful archivist reads out of captures: those of the project,
//! and those of the folder `../shared/seeds` where it is present.

#![allow(clippy::unwrap_used, reason = "a test fails by panicking")]

mod archive;

use serde_json::Value;
use std::collections::BTreeMap;
use std::fs;
use std::path::Path;
use std::process::Command;

/// Reads captures by the program; gives the objects by the capture's path below the folder.
fn extract(folder: &Path) -> BTreeMap<String, Value> {
    // From a folder without a `site.toml`, so that none is used.
    let output = Command::new(env!("CARGO_BIN_EXE_kliping"))
        .current_dir(folder)
        .args(["extract", "--json"])
        .arg(folder)
        .output()
        .unwrap();
    let prefix = format!("{}/", folder.display());
    String::from_utf8(output.stdout)
        .unwrap()
        .lines()
        .map(|line| {
            let object: Value = serde_json::from_str(line).unwrap();
            let path = object["path"].as_str().unwrap();
            (path.strip_prefix(&prefix).unwrap().to_owned(), object)
        })
        .collect()
}

/// Whether a text is the wanted one; an ellipsis at an end of the wanted one stands for more.
fn agrees(got: &str, wanted: &str) -> bool {
    match (wanted.strip_prefix('…'), wanted.strip_suffix('…')) {
        (Some(end), _) => got.ends_with(end),
        (_, Some(start)) => got.starts_with(start),
        _ => got == wanted,
    }
}

fn texts(value: &Value) -> Vec<&str> {
    let values = value.as_array().into_iter().flatten();
    values.filter_map(Value::as_str).collect()
}

/// Every way in which an object differs from what was expected of it.
fn differences(got: &Value, wanted: &Value) -> Vec<String> {
    let mut found = Vec::new();
    for field in [
        "language",
        "title",
        "published",
        "source_url",
        "countries",
        "captions",
    ] {
        if got[field] != wanted[field] {
            found.push(format!("{field}: {} and not {}", got[field], wanted[field]));
        }
    }
    if wanted.get("kicker").is_some() && got["kicker"] != wanted["kicker"] {
        found.push(format!(
            "kicker: {} and not {}",
            got["kicker"], wanted["kicker"]
        ));
    }
    if let Some(event) = wanted.get("event_date").and_then(Value::as_str)
        && !texts(&got["event_dates"]).contains(&event)
    {
        found.push(format!(
            "event_dates: {} without {event}",
            got["event_dates"]
        ));
    }
    let paragraphs = texts(&got["paragraphs"]);
    let first = paragraphs.first().copied().unwrap_or_default();
    let last = paragraphs.last().copied().unwrap_or_default();
    for (end, text) in [("body_starts", first), ("body_ends", last)] {
        if !agrees(text, wanted[end].as_str().unwrap()) {
            found.push(format!("{end}: ‘{text}’ and not {}", wanted[end]));
        }
    }
    if let Some(count) = wanted.get("body_paragraphs")
        && count.as_u64() != Some(paragraphs.len() as u64)
    {
        found.push(format!("{} paragraphs and not {count}", paragraphs.len()));
    }
    found
}

fn compare(folder: &Path, expected: &str) {
    let expected: Value = serde_json::from_str(expected).unwrap();
    let expected = expected["documents"].as_object().unwrap();
    let got = extract(folder);
    let mut wrong = Vec::new();
    for (name, wanted) in expected {
        match got.get(name) {
            None => wrong.push(format!("{name} was not read")),
            Some(got) => {
                let differences = differences(got, wanted);
                wrong.extend(differences.iter().map(|found| format!("{name}: {found}")));
            }
        }
    }
    assert!(wrong.is_empty(), "{wrong:#?}");
    assert_eq!(
        got.len(),
        expected.len(),
        "captures that nothing is expected of"
    );
}

#[test]
fn the_projects_captures_read_as_an_archivist_would_read_them() {
    // Without their sidecars: what the captures say by themselves.
    let copy = tempfile::tempdir().unwrap();
    let seeds = Path::new(env!("CARGO_MANIFEST_DIR")).join("seeds");
    for (name, bytes) in archive::tree(&seeds) {
        if !name.ends_with(".toml") {
            let path = copy.path().join(&name);
            fs::create_dir_all(path.parent().unwrap()).unwrap();
            fs::write(path, bytes).unwrap();
        }
    }
    compare(copy.path(), include_str!("seeds.json"));
}

#[test]
fn the_shared_captures_read_as_an_archivist_would_read_them() {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("../shared/seeds");
    match fs::read_to_string(folder.join("expected.json")) {
        Ok(expected) => compare(&folder, &expected),
        Err(_) => eprintln!("SKIPPED: no captures in ../shared/seeds"),
    }
}

/// Every line of a capture is on the page or in the list of what was left out.
#[test]
fn no_line_of_a_capture_vanishes() {
    for folder in ["seeds", "../shared/seeds", "../shared/captures/text"] {
        let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join(folder);
        if !folder.is_dir() {
            eprintln!("skipped: there is no {}", folder.display());
            continue;
        }
        for (name, got) in extract(&folder) {
            if !name.ends_with(".txt") {
                continue;
            }
            let mut kept = String::new();
            for field in ["title", "kicker", "source_url"] {
                kept.push_str(got[field].as_str().unwrap_or_default());
                kept.push('\n');
            }
            for field in ["paragraphs", "captions"] {
                kept.push_str(&texts(&got[field]).join("\n"));
                kept.push('\n');
            }
            for dropped in got["dropped"].as_array().unwrap() {
                kept.push_str(dropped["text"].as_str().unwrap());
                kept.push('\n');
            }
            let squeeze = |text: &str| text.split_whitespace().collect::<String>();
            let kept = squeeze(&kept);
            let bytes = fs::read(folder.join(&name)).unwrap();
            let text = kliping::capture::decode(bytes).unwrap().text;
            for word in text.split_whitespace() {
                // The mark that closes an article is cut off the last sentence.
                let word = word.trim_end_matches("./.");
                assert!(kept.contains(word), "{name}: ‘{word}’ is nowhere");
            }
        }
    }
}

#[test]
fn entities_that_a_scraper_left_are_text_and_markup_among_them_stays_text() {
    let archive = archive::Archive::new();
    let capture = archive::VI
        .replacen(
            "Việt Nam và Lào",
            "Vi&ecirc;n Chăn &amp; &lt;script&gt;L&agrave;o",
            1,
        )
        .replacen("tiêm chủng ở", "ti&ecirc;m chủng&nbsp;ở", 1);
    archive.write("seeds/a.vi.txt", &capture);
    let read = extract(&archive.path("seeds"));
    let object = &read["a.vi.txt"];
    assert_eq!(
        object["title"],
        "Viên Chăn & <script>Lào ký bản ghi nhớ về vắc-xin"
    );
    assert!(
        object["paragraphs"][0]
            .as_str()
            .unwrap()
            .contains("tiêm chủng ở")
    );
    archive.build().exits(0);
    let (_, page) = archive.page("vi/2020/10/20/vien-chan");
    assert!(page.contains("Chăn &amp; &lt;script&gt;Lào"));
    assert!(!page.contains("<script>Lào"));
    assert_eq!(
        fs::read_to_string(archive.path("seeds/a.vi.txt")).unwrap(),
        capture
    );
}

#[test]
fn the_marks_of_markdown_that_a_program_wrote_do_not_reach_the_page() {
    let archive = archive::Archive::new();
    let capture = "Title: Warga Desa Tempati Rumah Baru\n\nURL Source: https://kabar.example/rumah-baru\n\n\
        [Beranda](https://kabar.example/)\n\n*   [Nasional](/nasional)\n*   [Daerah](/daerah)\n\n\
        # Warga Desa Tempati Rumah Baru\n\nSelasa, 6 Mei 2025 | 16:42 WIB\n\n\
        Sebanyak **120 kepala keluarga** di Desa [Hilir](/tag/hilir) mulai menempati rumah baru pada Selasa setelah \
        dua tahun tinggal di tenda akibat banjir bandang.\n\n\
        Menurut kepala desa, pembangunan sempat _terhenti_ empat bulan karena jalan menuju lokasi longsor.\n\n\
        **Baca juga:** [Harga Cabai Naik Dua Kali Lipat](/harga-cabai)\n\n\
        Pemerintah kabupaten berjanji menambah angkutan desa mulai bulan depan.\n";
    archive.write("seeds/a.id.txt", capture);
    let read = extract(&archive.path("seeds"));
    let object = &read["a.id.txt"];
    assert_eq!(object["title"], "Warga Desa Tempati Rumah Baru");
    assert_eq!(object["published"], "2025-05-06T16:42");
    assert_eq!(
        texts(&object["paragraphs"]),
        [
            "Sebanyak 120 kepala keluarga di Desa Hilir mulai menempati rumah baru pada Selasa setelah dua tahun \
             tinggal di tenda akibat banjir bandang.",
            "Menurut kepala desa, pembangunan sempat terhenti empat bulan karena jalan menuju lokasi longsor.",
            "Pemerintah kabupaten berjanji menambah angkutan desa mulai bulan depan.",
        ]
    );
    let dropped = object["dropped"].as_array().unwrap();
    let related = dropped.iter().find(|line| line["reason"] == "related");
    let related = related.unwrap();
    assert_eq!(related["first_line"], 18);
    assert_eq!(
        related["text"],
        "Baca juga: Harga Cabai Naik Dua Kali Lipat"
    );
    archive.build().exits(0);
    let (_, page) = archive.page("id/2025/05/06/warga-desa");
    assert!(page.contains("Sebanyak 120 kepala keluarga di Desa Hilir"));
    for mark in ["**", "](", "_terhenti_"] {
        assert!(!page.contains(mark), "{mark}");
    }
}

#[test]
fn the_numbers_by_which_a_text_browser_marks_links_do_not_reach_the_page() {
    let archive = archive::Archive::new();
    let capture = "   Minggu, 15 Juni 2025 [1]Indeks [2]Masuk\n\n     * [3]Beranda\n     * [4]Daerah\n\n\
        Warga Desa Tempati Rumah Baru\n\n   Selasa, 6 Mei 2025 | 16:42 WIB\n\n\
        \x20  Sebanyak 120 kepala keluarga di Desa [5]Hilir mulai menempati rumah\n\
        \x20  baru pada Selasa setelah dua tahun tinggal di tenda akibat banjir\n\
        \x20  bandang.\n\n\
        \x20  Menurut kepala desa, pembangunan sempat terhenti empat bulan karena\n\
        \x20  jalan menuju lokasi longsor [2].\n\n\
        \x20  Baca juga: [6]Harga Cabai Naik Dua Kali Lipat\n\n\
        References\n\n\
        \x20  1. https://kabar.example/indeks\n\
        \x20  2. https://kabar.example/masuk\n\
        \x20  3. https://kabar.example/\n\
        \x20  4. https://kabar.example/daerah\n\
        \x20  5. https://kabar.example/tag/hilir\n\
        \x20  6. https://kabar.example/2025/05/01/harga-cabai-naik-dua-kali-lipat\n\
        \x20  7. https://kabar.example/2025/05/06/warga-desa-tempati-rumah-baru\n";
    archive.write("seeds/a.id.txt", capture);
    let read = extract(&archive.path("seeds"));
    let object = &read["a.id.txt"];
    assert_eq!(object["title"], "Warga Desa Tempati Rumah Baru");
    assert_eq!(object["published"], "2025-05-06T16:42");
    assert_eq!(
        object["source_url"],
        "https://kabar.example/2025/05/06/warga-desa-tempati-rumah-baru"
    );
    assert_eq!(
        texts(&object["paragraphs"]),
        [
            "Sebanyak 120 kepala keluarga di Desa Hilir mulai menempati rumah baru pada Selasa setelah dua tahun \
             tinggal di tenda akibat banjir bandang.",
            // Someone else’s number: it does not go up.
            "Menurut kepala desa, pembangunan sempat terhenti empat bulan karena jalan menuju lokasi longsor [2].",
        ]
    );
}
