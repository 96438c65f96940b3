//! An archive with a history: what the captures in `seeds/` become when some of them are corrected, withdrawn,
//! renamed, deleted or bound by rights. Its site has every kind of page.
//!
//! With `KLIPING_HISTORY=DIR`, as `tests/all` has it, the site is left in a folder for the web checks.
#![allow(clippy::unwrap_used, reason = "a test fails by panicking")]

mod archive;

use archive::{Archive, tree, write_tree};
use kliping::page::plan::Kind;
use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::Path;

/// What a person has decided since the first build, as sidecars.
const SIDECARS: [(&str, &str); 6] = [
    (
        "2021/vac-xin-abdala-cuba.toml",
        "[[corrections]]\ndate = 2026-03-05\nnote = { vi = 'Đã sửa số liều vắc-xin.', id = 'Jumlah dosis diperbaiki.' }\n\
         [[corrections]]\ndate = 2026-04-10\nnote = 'Đã bổ sung tên cơ quan.'\n",
    ),
    (
        "2023/rumah-sakit-lapangan-turki.toml",
        "[withdrawn]\ndate = 2026-03-01\nreason = 'duplicate'\nsee = '2023/doan-cuu-ho-tho-nhi-ky.html'\n\
         note = { vi = 'Bài này có hai bản lưu.', id = 'Artikel ini tersimpan dua kali.' }\n",
    ),
    (
        "2007/berbagi-virus-flu-burung.toml",
        "[withdrawn]\ndate = 2026-02-10\nreason = 'rights'\n",
    ),
    (
        "2015/nra-vac-xin-dat-chuan-who.toml",
        "slug = 'nra-dat-chuan-who'\n",
    ),
    ("2004/ke-hoach-khan-cap-aids.toml", "published = ''\n"),
    // Shown as it is, but not the outlet's texts: see `RIGHTS`.
    (
        "2014/bebas-polio-kabar.toml",
        "distinct_from = '2014/indonesia-bebas-polio.txt'\n",
    ),
];

const DELETED: &str = "2005/kapal-rumah-sakit-mercy.txt";

/// Texts of this outlet may not be republished in full.
const RIGHTS: (&str, &str) = (
    "hosts = [\"sehat.example\"]",
    "hosts = [\"sehat.example\"]\nrights = \"excerpt\"",
);

/// The kinds of pages by language, as the pages name them.
fn kinds(site: &BTreeMap<String, Vec<u8>>) -> BTreeMap<String, BTreeSet<String>> {
    let mut found: BTreeMap<String, BTreeSet<String>> = BTreeMap::new();
    for (name, bytes) in site.iter().filter(|(name, _)| name.ends_with(".html")) {
        let text = str::from_utf8(bytes).unwrap();
        let (_, rest) = text.split_once("data-kind=\"").unwrap();
        let kind = rest.split('"').next().unwrap();
        let language = name.split_once('/').map_or("", |(language, _)| language);
        let of_language = found.entry(language.to_owned()).or_default();
        of_language.insert(kind.to_owned());
    }
    found
}

#[test]
fn an_archive_with_a_history_has_every_kind_of_page_in_each_language() {
    let project = Path::new(env!("CARGO_MANIFEST_DIR"));
    let archive = Archive::new();
    write_tree(&tree(&project.join("seeds")), &archive.path("seeds"));
    let settings = fs::read_to_string(project.join("site.toml")).unwrap();
    archive.write("site.toml", &settings);
    archive.build().exits(0);

    for (name, text) in SIDECARS {
        archive.write(&format!("seeds/{name}"), text);
    }
    fs::remove_file(archive.path("seeds").join(DELETED)).unwrap();
    assert!(settings.contains(RIGHTS.0));
    archive.write("site.toml", settings.replace(RIGHTS.0, RIGHTS.1));
    let base_url = "https://example.org/arsip/kliping/";
    archive.run(&["build", "--base-url", base_url]).exits(0);

    let site = tree(&archive.path("public"));
    let found = kinds(&site);
    let languages: Vec<&str> = found.keys().map(String::as_str).collect();
    assert_eq!(languages, ["", "id", "vi"]);
    let once = BTreeSet::from(["root", "not-found"].map(str::to_owned));
    assert_eq!(found[""], once);
    let all: BTreeSet<String> = Kind::NAMES.map(str::to_owned).into();
    let in_each: BTreeSet<String> = all.difference(&once).cloned().collect();
    for language in ["id", "vi"] {
        assert_eq!(found[language], in_each, "{language}");
    }
    if let Some(folder) = std::env::var_os("KLIPING_HISTORY") {
        write_tree(&site, Path::new(&folder));
    }
}
