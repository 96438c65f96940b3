//! An archive with a history: what the captures in `seeds/` become when some of them are corrected, withdrawn,
//! renamed, deleted or bound by rights. Its site has every kind of page.
//!
//! With `KLIPING_HISTORY=DIR`, as `tests/all` has it, the site is left in a folder for the web checks.
#![allow(clippy::unwrap_used, reason = "a test fails by panicking")]

mod archive;

use archive::{Archive, tree, write_tree};
use kliping::page::plan::Kind;
use scraper::{Html, Selector};
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

/// The sources of each directive of a policy, by the directive's name.
fn directives(policy: &str) -> BTreeMap<&str, BTreeSet<&str>> {
    let parts = policy.split(';').map(str::split_whitespace);
    parts
        .filter_map(|mut words| Some((words.next()?, words.collect())))
        .collect()
}

/// Asserts that a policy forbids all that stands within a page and all that is elsewhere.
fn assert_strict(policy: &str) {
    let directives = directives(policy);
    assert_eq!(
        directives["default-src"],
        BTreeSet::from(["'none'"]),
        "{policy}"
    );
    assert_eq!(
        directives["base-uri"],
        BTreeSet::from(["'none'"]),
        "{policy}"
    );
    for (name, sources) in directives {
        let allowed: &[&str] = match name {
            "img-src" => &["'self'", "file:", "data:"],
            _ => &["'none'", "'self'", "file:"],
        };
        assert!(
            sources.iter().all(|source| allowed.contains(source)),
            "{name} in {policy}"
        );
    }
}

/// Asserts that a page says its policy and holds no script or style itself.
fn assert_works_under_a_policy(name: &str, page: &Html) {
    let selector = |css: &str| Selector::parse(css).unwrap();
    let policy = page
        .select(&selector("meta[http-equiv='Content-Security-Policy']"))
        .next();
    let policy = policy.unwrap_or_else(|| panic!("{name} has no policy"));
    assert_strict(policy.attr("content").unwrap());
    for element in page.select(&selector("*")) {
        let (tag, id) = (element.value().name(), element.attr("id"));
        let is_inline = |(key, _): &(&str, &str)| key.starts_with("on") || *key == "style";
        assert!(
            !element
                .value()
                .attrs()
                .any(|attribute| is_inline(&attribute)),
            "{name}: {tag} {id:?}"
        );
        match tag {
            "script" if element.attr("src").is_none() => {
                assert_eq!(element.attr("type"), Some("application/ld+json"), "{name}");
            }
            _ => assert_ne!(tag, "style", "{name}"),
        }
    }
}

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
    for (name, bytes) in site.iter().filter(|(name, _)| name.ends_with(".html")) {
        let page = Html::parse_document(str::from_utf8(bytes).unwrap());
        assert_works_under_a_policy(name, &page);
    }
    for host in ["netlify", "nginx"] {
        let headers = archive.run(&["headers", host]).exits(0).out;
        let (_, policy) = headers.split_once("Content-Security-Policy").unwrap();
        let policy = policy.trim_start_matches([':', ' ', '"']);
        let policy = policy.split(['"', '\n']).next().unwrap();
        assert_strict(policy);
        let ancestors = &directives(policy)["frame-ancestors"];
        assert_eq!(*ancestors, BTreeSet::from(["'none'"]));
    }
    if let Some(folder) = std::env::var_os("KLIPING_HISTORY") {
        write_tree(&site, Path::new(&folder));
    }
}
