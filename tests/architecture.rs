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
    ("difference", &[]),
    ("digest", &[]),
    ("files", &[]),
    ("locale", &[]),
    ("outlet", &["locale"]),
    ("ledger", &["diagnostic", "digest", "locale", "site_path"]),
    ("site_path", &[]),
    ("spelling", &[]),
    ("vocabulary", &["locale"]),
    ("document", &["diagnostic", "locale", "outlet"]),
    (
        "config",
        &[
            "diagnostic",
            "document",
            "locale",
            "outlet",
            "spelling",
            "vocabulary",
        ],
    ),
    // The stages, each knowing those before it.
    ("capture", &["diagnostic", "files", "locale"]),
    (
        "article",
        &[
            "capture",
            "diagnostic",
            "difference",
            "digest",
            "document",
            "locale",
            "outlet",
            "spelling",
            "vocabulary",
        ],
    ),
    (
        "archive",
        &[
            "article",
            "diagnostic",
            "digest",
            "ledger",
            "locale",
            "outlet",
            "site_path",
            "spelling",
            "vocabulary",
        ],
    ),
    (
        "page",
        &[
            "archive",
            "article",
            "config",
            "diagnostic",
            "difference",
            "digest",
            "ledger",
            "locale",
            "outlet",
            "site_path",
            "vocabulary",
        ],
    ),
    (
        "search",
        &[
            "archive",
            "article",
            "digest",
            "locale",
            "site_path",
            "vocabulary",
        ],
    ),
    (
        "check",
        &[
            "archive",
            "article",
            "diagnostic",
            "document",
            "ledger",
            "locale",
            "spelling",
            "vocabulary",
        ],
    ),
    (
        "publish",
        &["diagnostic", "digest", "files", "ledger", "site_path"],
    ),
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
            "check",
            "config",
            "diagnostic",
            "digest",
            "files",
            "ledger",
            "locale",
            "outlet",
            "page",
            "publish",
            "search",
            "site_path",
        ],
    ),
    ("watch", &["config", "files"]),
    ("serve", &[]),
    (
        "cli",
        &[
            "article",
            "capture",
            "check",
            "config",
            "diagnostic",
            "files",
            "pipeline",
            "serve",
            "watch",
        ],
    ),
];

/// Which modules may name a package, or a part of the standard library.
const OWNERS: &[(&str, &[&str])] = &[
    ("std::fs", &["files"]),
    ("std::env::", &["cli", "files"]),
    (
        "std::time",
        &["cli", "files", "pipeline", "publish", "watch"],
    ),
    ("println!", &[]),
    ("std::io::stdout", &["cli"]),
    ("tera::", &["page"]),
    ("notify::", &["watch"]),
    ("axum::", &["serve"]),
    ("tokio::", &["serve"]),
    ("icu::", &["locale"]),
    ("icu_experimental::", &["locale"]),
    ("fluent_bundle::", &["locale"]),
    ("pulldown_cmark::", &["article"]),
    ("html_escape::", &["article/entities"]),
    ("html5ever::", &["article/html"]),
    ("similar::", &["difference"]),
    ("url::", &["article/source_address"]),
    ("chrono::", &["article", "page/feed"]),
    ("clap::", &["cli"]),
    ("indicatif::", &["cli"]),
    ("console::", &["cli"]),
    ("annotate_snippets::", &["cli"]),
    ("rust_embed::", &["assets"]),
    ("rustix::", &["files"]),
    ("encoding_rs::", &["capture"]),
    ("toml::", &["document"]),
    ("serde_saphyr", &["article/metadata"]),
    ("atom_syndication", &["page/feed"]),
    ("quick_xml::", &["page/sitemap"]),
    ("pagefind_stem::", &["search/words"]),
    ("base64::", &["search/shards"]),
    ("postcard::", &["pipeline/memory"]),
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
            (name.to_str().unwrap().replace('\\', "/"), code_of(&text))
        })
        .collect()
}

/// A source text without comments and tests.
fn code_of(text: &str) -> String {
    let mut code = String::new();
    let mut rest = text;
    while let Some((before, tests)) = rest.split_once("#[cfg(test)]\nmod ") {
        code.push_str(before);
        // Either `mod tests;` or `mod tests { … }`, which ends with the first brace in the first column.
        let line = tests.split('\n').next().unwrap();
        let end = if line.ends_with(';') { "\n" } else { "\n}" };
        rest = tests.split_once(end).map_or("", |(_, after)| after);
    }
    code.push_str(rest);
    let lines = code
        .lines()
        .filter(|line| !line.trim_start().starts_with("//"));
    lines.collect::<Vec<_>>().join("\n")
}

fn module(name: &str) -> &str {
    name.split('/').next().unwrap()
}

/// The modules of this crate that the code of a module names: after `crate::`, alone or in braces, and
/// after as many `super::` as lead to the top.
fn imports(name: &str, code: &str) -> BTreeSet<String> {
    let depth = name.split('/').filter(|part| *part != "mod").count();
    let to_top = "super::".repeat(depth);
    let mut found = BTreeSet::new();
    for path in ["crate::", &to_top] {
        for (at, _) in code.match_indices(path) {
            let is_word = |c: char| c.is_alphanumeric() || c == '_';
            if code[..at].ends_with(is_word) || code[..at].ends_with("$") {
                continue;
            }
            let rest = code[at + path.len()..].trim_start();
            let first = |part: &str| -> String {
                let part = part.trim_start();
                part.chars().take_while(|c| is_word(*c)).collect()
            };
            match rest.strip_prefix('{') {
                Some(group) => found.extend(parts(group).into_iter().map(first)),
                None => drop(found.insert(first(rest))),
            }
        }
    }
    found.remove("");
    found
}

/// The parts between the commas of a group whose opening brace was taken off.
fn parts(group: &str) -> Vec<&str> {
    let (mut depth, mut start, mut found) = (0, 0, Vec::new());
    for (at, c) in group.char_indices() {
        match c {
            '{' => depth += 1,
            '}' if depth > 0 => depth -= 1,
            ',' | '}' if depth == 0 => {
                found.push(&group[start..at]);
                start = at + 1;
            }
            _ => {}
        }
        if c == '}' && start == at + 1 {
            break;
        }
    }
    found
}

#[test]
fn every_way_to_import_a_module_is_seen() {
    let seen = |name: &str, code: &str| imports(name, code).into_iter().collect::<Vec<_>>();
    assert_eq!(
        seen("page/view", "use crate::article::Article;"),
        ["article"]
    );
    assert_eq!(
        seen(
            "page/view",
            "use crate::{a::{self, b, c::d},\n e, f::*};\nuse std::x;"
        ),
        ["a", "e", "f"]
    );
    assert_eq!(seen("page/view", "super::super::cli::run()"), ["cli"]);
    assert_eq!(
        seen("page/mod", "use super::{cli, files::tree};"),
        ["cli", "files"]
    );
    assert_eq!(seen("page/view", "use super::plan;"), Vec::<String>::new());
    let text = "#[cfg(test)]\nmod tests;\nuse crate::a;\n// crate::b\n\
                #[cfg(test)]\nmod more {\n    use crate::c;\n}\nuse crate::d;\n";
    assert_eq!(seen("x", &code_of(text)), ["a", "d"]);
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
        for imported in imports(&name, &text) {
            if imported != own && !allowed.contains(&imported.as_str()) {
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
fn what_is_published_takes_only_what_may_be_republished() {
    for (name, text) in code() {
        // What a word's posting tells is where it stands, and no text.
        let publishes = ["archive", "page", "publish", "search"].contains(&module(&name));
        if publishes && name != "search/postings" {
            assert!(
                !text.contains(".captured_"),
                "src/{name}.rs reads a whole capture; `Article::shown` has what may be republished"
            );
        }
    }
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
    let composed = kliping::page::words::composed();
    let strings = fs::read_to_string(project.join("templates/strings/en.ftl")).unwrap();
    let unused: Vec<&str> = strings
        .lines()
        .filter(|line| line.starts_with(|c: char| c.is_ascii_lowercase()))
        .filter_map(|line| line.split_once(" ="))
        .map(|(key, _)| key)
        .filter(|key| !composed.iter().any(|used| used == key))
        .filter(|key| !users.contains(&format!("\"{key}\"")))
        .collect();
    assert!(unused.is_empty(), "{unused:?}");
}

#[test]
fn files_that_the_documents_name_are_there() {
    let project = Path::new(env!("CARGO_MANIFEST_DIR"));
    for document in ["ARCHITECTURE.md", "README.md"] {
        let text = fs::read_to_string(project.join(document)).unwrap();
        assert!(!text.contains("<<<<<<<"), "{document} is half merged");
        let named = text.split('`').filter(|part| {
            let is_path = |c: char| c.is_alphanumeric() || "/._-".contains(c);
            ["src/", "tests/", "docs/"]
                .iter()
                .any(|start| part.starts_with(start))
                && part.chars().all(is_path)
        });
        for path in named {
            assert!(project.join(path).exists(), "{document} names {path}");
        }
    }
}
