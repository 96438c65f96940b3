//! The house keeps its one direction: which module may import which, and who owns which package.
//!
//! ARCHITECTURE.md draws this; here it is checked against the source.
#![allow(clippy::unwrap_used, reason = "a test fails by panicking")]

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::{Path, PathBuf};

/// What each module of `src` may import from the others.
const MAY_IMPORT: &[(&str, &[&str])] = &[
    // Leaves: they know no stage.
    ("diagnostic", &[]),
    ("files", &[]),
    ("locale", &[]),
    ("site_path", &[]),
    ("spelling", &[]),
    ("vocabulary", &["locale"]),
    ("config", &["diagnostic", "locale", "vocabulary"]),
    // The stages, each knowing those before it.
    ("capture", &["diagnostic", "files", "locale"]),
    (
        "article",
        &["capture", "diagnostic", "locale", "spelling", "vocabulary"],
    ),
    (
        "archive",
        &["article", "diagnostic", "locale", "site_path", "vocabulary"],
    ),
    (
        "page",
        &[
            "archive",
            "article",
            "config",
            "diagnostic",
            "locale",
            "site_path",
            "vocabulary",
        ],
    ),
    ("publish", &["diagnostic", "files", "site_path"]),
    // The edge.
    (
        "assets",
        &[
            "config",
            "diagnostic",
            "files",
            "locale",
            "page",
            "site_path",
            "spelling",
        ],
    ),
    (
        "pipeline",
        &[
            "archive",
            "article",
            "assets",
            "capture",
            "config",
            "diagnostic",
            "page",
            "publish",
        ],
    ),
    ("watch", &["config", "files"]),
    (
        "cli",
        &[
            "article",
            "capture",
            "config",
            "diagnostic",
            "files",
            "pipeline",
            "watch",
        ],
    ),
];

/// Which modules may name a package, or a part of the standard library.
const OWNERS: &[(&str, &[&str])] = &[
    ("std::fs", &["files"]),
    ("std::env::", &["cli"]),
    ("std::time", &["cli", "files", "publish", "watch"]),
    ("println!", &[]),
    ("std::io::stdout", &["cli"]),
    ("tera::", &["page"]),
    ("notify::", &["watch"]),
    ("icu::", &["locale"]),
    ("icu_experimental::", &["locale"]),
    ("fluent_bundle::", &["locale"]),
    ("pulldown_cmark::", &["article"]),
    ("chrono::", &["article", "page/feed"]),
    ("clap::", &["cli"]),
    ("indicatif::", &["cli"]),
    ("annotate_snippets::", &["cli"]),
    ("rust_embed::", &["assets"]),
    ("rustix::", &["files"]),
    ("encoding_rs::", &["capture"]),
    ("atom_syndication", &["page/feed"]),
    ("quick_xml::", &["page/sitemap"]),
];

fn sources(folder: &Path, found: &mut Vec<PathBuf>) {
    for entry in fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        if path.is_dir() {
            sources(&path, found);
        } else if path.extension().is_some_and(|ending| ending == "rs") {
            found.push(path);
        }
    }
}

/// The source files as path below `src` without its ending, and text without comments and tests.
fn code() -> Vec<(String, String)> {
    let src = Path::new(env!("CARGO_MANIFEST_DIR")).join("src");
    let mut files = Vec::new();
    sources(&src, &mut files);
    files.sort();
    files
        .into_iter()
        .filter(|file| !file.ends_with("tests.rs"))
        .map(|file| {
            let name = file.strip_prefix(&src).unwrap().with_extension("");
            let text = fs::read_to_string(&file).unwrap();
            let text = text.split("#[cfg(test)]\nmod").next().unwrap();
            let lines = text
                .lines()
                .filter(|line| !line.trim_start().starts_with("//"));
            (
                name.to_str().unwrap().replace('\\', "/"),
                lines.collect::<Vec<_>>().join("\n"),
            )
        })
        .collect()
}

fn module(name: &str) -> &str {
    name.split('/').next().unwrap()
}

#[test]
fn modules_import_only_what_stands_before_them() {
    let allowed: BTreeMap<&str, &[&str]> = MAY_IMPORT.iter().copied().collect();
    let mut wrong = Vec::new();
    for (name, text) in code() {
        let own = module(&name);
        if own == "lib" || own == "main" {
            continue;
        }
        let allowed = allowed.get(own).unwrap_or_else(|| {
            panic!("src/{name}.rs: the module ‘{own}’ has no place in the house")
        });
        for (at, _) in text.match_indices("crate::") {
            let imported: String = text[at + "crate::".len()..]
                .chars()
                .take_while(|c| c.is_alphanumeric() || *c == '_')
                .collect();
            if imported != own && !imported.is_empty() && !allowed.contains(&imported.as_str()) {
                wrong.push(format!("src/{name}.rs imports {imported}"));
            }
        }
    }
    assert!(wrong.is_empty(), "{wrong:#?}");
}

#[test]
fn every_package_has_one_owner() {
    let mut wrong = Vec::new();
    for (name, text) in code() {
        for (package, owners) in OWNERS {
            let is_owner = owners
                .iter()
                .any(|owner| name == *owner || name.starts_with(&format!("{owner}/")));
            if !is_owner && text.contains(package) {
                wrong.push(format!("src/{name}.rs uses {package}"));
            }
        }
    }
    assert!(wrong.is_empty(), "{wrong:#?}");
}

#[test]
fn every_module_is_in_the_picture() {
    let picture = fs::read_to_string(Path::new(env!("CARGO_MANIFEST_DIR")).join("ARCHITECTURE.md"));
    let picture = picture.unwrap();
    let modules: BTreeSet<String> = code()
        .iter()
        .map(|(name, _)| module(name).to_owned())
        .filter(|name| name != "lib" && name != "main")
        .collect();
    for module in &modules {
        assert!(
            picture.contains(&format!("`{module}`")),
            "ARCHITECTURE.md does not tell of the module ‘{module}’"
        );
    }
    for (module, _) in MAY_IMPORT {
        assert!(modules.contains(*module), "there is no module ‘{module}’");
    }
}

#[test]
fn every_string_of_the_interface_is_used() {
    let project = Path::new(env!("CARGO_MANIFEST_DIR"));
    let mut users: String = code().into_iter().map(|(_, text)| text).collect();
    for entry in fs::read_dir(project.join("templates")).unwrap() {
        let path = entry.unwrap().path();
        if path.is_file() {
            users.push_str(&fs::read_to_string(path).unwrap());
        }
    }
    let composed = ["title-", "description-", "reason-", "found-", "nav-"];
    let strings = fs::read_to_string(project.join("templates/strings/en.ftl")).unwrap();
    let unused: Vec<&str> = strings
        .lines()
        .filter(|line| line.starts_with(|c: char| c.is_ascii_lowercase()))
        .filter_map(|line| line.split_once(" ="))
        .map(|(key, _)| key)
        .filter(|key| !composed.iter().any(|prefix| key.starts_with(prefix)))
        .filter(|key| !users.contains(&format!("\"{key}\"")))
        .collect();
    assert!(unused.is_empty(), "{unused:?}");
}
