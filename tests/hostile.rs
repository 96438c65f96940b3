//! Hostile input: each string of `tests/hostile/strings.txt` goes through every field of an archive, and
//! the site that comes of it holds nothing but what the same archive with harmless strings holds.
//!
//! By itself it takes every third string; with `KLIPING_HOSTILE=DIR`, as `tests/all` has it, all of them, and
//! leaves the site in a folder for the check in a browser.
#![allow(clippy::unwrap_used, reason = "a test fails by panicking")]

mod archive;

use archive::{Archive, tree, write_tree};
use kliping::locale::text::{clean, nfc};
use rayon::prelude::*;
use scraper::{ElementRef, Html, Selector};
use std::collections::{BTreeMap, BTreeSet};
use std::fmt::Write;
use std::fs;
use std::path::Path;

type Site = BTreeMap<String, Vec<u8>>;

/// Element and attribute names of pages, as `a` and `a href`.
type Names = BTreeSet<String>;

/// What the safe subset of Markdown may add to what templates write.
const MARKDOWN: &[&str] = &[
    "a",
    "a href",
    "blockquote",
    "br",
    "code",
    "del",
    "div",
    "div class",
    "div id",
    "em",
    "figcaption",
    "figure",
    "h2",
    "h3",
    "h4",
    "h5",
    "h6",
    "hr",
    "li",
    "ol",
    "ol start",
    "p",
    "pre",
    "strong",
    "sup",
    "sup class",
    "sup id",
    "table",
    "tbody",
    "td",
    "th",
    "thead",
    "tr",
    "ul",
];

/// The strings, without the comments, their escapes read.
fn strings() -> Vec<String> {
    let text = fs::read_to_string("tests/hostile/strings.txt").unwrap();
    let lines = text.lines();
    let strings: Vec<String> = lines
        .filter(|line| !line.is_empty() && !line.starts_with('§'))
        .map(unescaped)
        .collect();
    assert!(strings.len() >= 250, "{} strings", strings.len());
    // All of them take minutes without optimization.
    let step = if std::env::var_os("KLIPING_HOSTILE").is_some() {
        1
    } else {
        3
    };
    strings.into_iter().step_by(step).collect()
}

/// Reads `\u{HEX}`, `\n`, `\t`, `\\` and `\repeat{N}{TEXT}`.
fn unescaped(line: &str) -> String {
    let mut text = String::new();
    if let Some((before, after)) = line.split_once('\\') {
        text.push_str(before);
        let braced = |after: &str| {
            let (inner, after) = after.strip_prefix('{').unwrap().split_once('}').unwrap();
            (inner.to_owned(), after.to_owned())
        };
        let (piece, after) = match after.as_bytes().first() {
            Some(b'n') => ("\n".to_owned(), after[1..].to_owned()),
            Some(b't') => ("\t".to_owned(), after[1..].to_owned()),
            Some(b'\\') => ("\\".to_owned(), after[1..].to_owned()),
            Some(b'u') => {
                let (hex, after) = braced(&after[1..]);
                let c = char::from_u32(u32::from_str_radix(&hex, 16).unwrap()).unwrap();
                (c.to_string(), after)
            }
            _ => {
                let (count, after) = braced(after.strip_prefix("repeat").unwrap());
                let end = after.rfind('}').unwrap();
                let repeated = unescaped(&after[1..end]).repeat(count.parse().unwrap());
                (repeated, after[end + 1..].to_owned())
            }
        };
        text.push_str(&piece);
        return text + &unescaped(&after);
    }
    text + line
}

/// A text as TOML, YAML and JSON all take it.
fn quoted(text: &str) -> String {
    let mut quoted = String::from("\"");
    for c in text.chars() {
        match c {
            '"' | '\\' => quoted.extend(['\\', c]),
            '\n' => quoted.push_str("\\n"),
            c if c.is_control() || "\u{2028}\u{2029}\u{feff}\u{fffe}\u{ffff}".contains(c) => {
                write!(quoted, "\\u{:04x}", c as u32).unwrap();
            }
            c => quoted.push(c),
        }
    }
    quoted + "\""
}

/// The one form that a text has on one line of a page.
fn shown(text: &str) -> String {
    words(&nfc(clean(text.to_owned())))
}

fn words(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// A part of a path made from a string; `None` where no system takes it.
fn name(text: &str) -> Option<String> {
    let mut name: String = text.chars().filter(|c| !matches!(c, '/' | '\0')).collect();
    name.truncate(name.floor_char_boundary(200));
    (!name.is_empty() && name != "." && name != "..").then_some(name)
}

const STAMP: &str = "Thứ Ba, 20/10/2020 15:23 (GMT+7)";
const TEXT: &str = "Ngày 20/10/2020, đại diện ngành y tế Việt Nam và Lào ký bản ghi nhớ tại Hà Nội. Hai bên sẽ trao đổi chuyên gia và chia sẻ kinh nghiệm tiêm chủng ở các tỉnh biên giới.";

/// Writes captures in which a string stands in every field.
fn write_captures(archive: &Archive, number: usize, s: &str) {
    let at = |file: &str| format!("seeds/{number}/{file}");
    let q = quoted(s);
    let tags = match shown(s).is_empty() {
        true => String::new(),
        false => format!("tags = [\"t{number}\"]\n"),
    };
    let date = format!(
        "{}-{:02}-{:02}",
        2001 + number / 100,
        1 + number % 12,
        1 + number % 28
    );
    // A raw capture; the string stands among other words.
    archive.write(
        &at("a.txt"),
        format!(
            "{s}\nViệt Nam và Lào {s} ký bản ghi nhớ\n{STAMP} {s}\nhttps://example.org/{number}/{s}\n\
             {TEXT} {s}\n{s} {TEXT}\nẢnh: {s} đại diện hai nước tại Hà Nội.\nTin liên quan\n{s}\n"
        ),
    );
    // A saved page: its markup is hostile too.
    archive.write(
        &at("h.html"),
        format!(
            "<!doctype html><html lang=vi><head><title>{s}</title><meta property=og:title content={q}>\
             <link rel=canonical href={q}><script type=application/ld+json>{{\"headline\":{q}}}</script></head>\
             <body><h1>{s}</h1><p>{STAMP} {s}</p><p>{TEXT} {s}</p><p>{s}</p><figure><img alt={q} src={q}>\
             <figcaption>{s}</figcaption></figure><p><a href={q}>{s}</a> {TEXT}</p></body></html>"
        ),
    );
    // All texts of a sidecar.
    let texts = |file: &str, mark: &str| {
        let key = quoted(&format!("{s} {file}"));
        format!("title{mark} {q}\nkicker{mark} {q}\nnote{mark} {q}\ntranslation_key{mark} {key}\n")
    };
    archive.write(&at("c.txt"), format!("Tin\n{STAMP}\n{TEXT}\n"));
    archive.write(
        &at("c.toml"),
        format!(
            "published = {date}\nsource = \"https://h{number}.example/x\"\n{tags}paragraphs = {q}\n\
             captions = {q}\n{}{}",
            texts("c", " ="),
            match shown(s).is_empty() {
                true => String::new(),
                false => format!(
                    "[[corrections]]\ndate = {date}\nnote = {q}\n\
                     [[corrections]]\ndate = 2026-03-01\nnote = {{ vi = {q}, id = {q} }}\n"
                ),
            }
        ),
    );
    // Of what is withdrawn the headline, the note and the outlet are shown.
    archive.write(&at("w.txt"), format!("Tin\n{STAMP}\n{TEXT}\n"));
    archive.write(
        &at("w.toml"),
        format!(
            "{}outlet = {q}\n[withdrawn]\ndate = {date}\nreason = \"rights\"\n{}",
            texts("w", " ="),
            match shown(s).is_empty() {
                true => String::new(),
                false => format!("note = {q}\nsee = {q}\n"),
            }
        ),
    );
    // Markdown: as a block, within a line, in a link, in code, in a heading, in a cell.
    let body = format!(
        "{s}\n\n{TEXT} {s} {TEXT}\n\n[{s}](https://example.org/) [x]({s}) [x](<{s}> \"{s}\") ![{s}]({s}) <{s}>\n\n\
         `{s}`\n\n```{s}\n{s}\n```\n\n## {s}\n\n| {s} | x |\n|---|---|\n| x | {s} |\n\n[r]: {s}\n\n[r] [^f]\n\n[^f]: {s}\n"
    );
    archive.write(
        &at("d.md"),
        format!(
            "+++\ndate = {date}\nlang = \"vi\"\noutlet = {q}\n{}{q} = {q}\n+++\n{body}",
            texts("d", " =")
        ),
    );
    archive.write(
        &at("e.md"),
        format!(
            "---\ndate: {date}\nlang: id\ntags: [{q}]\ncategories: {q}\ncountries: [{q}]\nauthor: {q}\n\
             outlet: {q}\n{}---\n{TEXT} e {number}\n",
            texts("e", ":")
        ),
    );
    // Fields that take but few values: either they take this one, or the capture is left out.
    for (file, keys) in [
        ("s", &["source"][..]),
        ("t", &["slug"]),
        (
            "u",
            &[
                "published",
                "event_dates",
                "language",
                "countries",
                "tags",
                "draft",
                "captured",
            ],
        ),
        ("v", &["duplicate_of", "distinct_from", "translation_of"]),
    ] {
        archive.write(
            &at(&format!("{file}.txt")),
            format!("Tin\n{STAMP}\n{TEXT} {file} {number}\n"),
        );
        let lines: Vec<_> = keys.iter().map(|key| format!("{key} = {q}\n")).collect();
        archive.write(&at(&format!("{file}.toml")), lines.concat());
        let lines: Vec<_> = keys.iter().map(|key| format!("{key}: {q}\n")).collect();
        archive.write(
            &at(&format!("{file}{file}.md")),
            format!("---\n{}---\n{TEXT} {file}{file} {number}\n", lines.concat()),
        );
    }
    // Captures of one text: the string is what differs, and stands in all that is told of the second.
    for (file, text) in [("x", TEXT.to_owned()), ("y", format!("{s} {TEXT}"))] {
        archive.write(
            &at(&format!("{file}.txt")),
            format!("Tin\n{STAMP}\n{text} x {number}\n{s} {file}\nTin liên quan\n{s}\n"),
        );
    }
    archive.write(
        &at("y.toml"),
        format!(
            "duplicate_of = \"x.txt\"\ncaptured = {date}\noutlet = {q}\nsource = \"https://example.org/y\"\n\
             paragraphs = [{q}, {q}]\ntitle = {q}\nnote = {q}\n"
        ),
    );
    // Folder and file have the string as their names, and it stands alone in its lines.
    if let Some(name) = name(s) {
        let folder = archive.path(&at("n")).join(&name);
        let capture = format!("{s}\n{STAMP}\n{TEXT}\n{s}\n{TEXT}\n");
        // A system may refuse such names; then nobody can have such a capture there.
        if fs::create_dir_all(&folder).is_ok() {
            let _ = fs::write(folder.join(format!("{name}.txt")), capture);
        }
    }
}

/// An archive in which each string stands in every field.
fn archive_of(strings: &[String]) -> Archive {
    let archive = Archive::new();
    // One interface: a second one shows the same texts again.
    let mut site = String::from(
        "base_url = \"https://example.org/a/\"\nlanguages = [\"vi\"]\ntitle = { vi = \"Kho báo\" }\n",
    );
    let mut outlets = String::from("\n[outlets]\n");
    for (number, s) in strings.iter().enumerate() {
        let q = quoted(s);
        if !shown(s).is_empty() {
            writeln!(
                site,
                "\n[tags.t{number}]\nlabel = {{ vi = {q} }}\nwords = {{ vi = [{q}] }}"
            )
            .unwrap();
            // No two outlets have one name.
            let name = quoted(&format!("{s} {number}"));
            writeln!(outlets, "\"h{number}.example\" = {name}").unwrap();
        }
        write_captures(&archive, number, s);
    }
    archive.write("site.toml", site + &outlets);
    archive
}

fn selector(text: &str) -> Selector {
    Selector::parse(text).unwrap()
}

/// What is wrong with a page, and all names in it.
fn look_at_page(text: &str, names: &mut Names, wrong: &mut Vec<String>) {
    let page = Html::parse_document(text);
    wrong.extend(
        page.errors
            .iter()
            .map(|error| format!("no good HTML: {error}")),
    );
    for element in page.tree.values().filter_map(|node| node.as_element()) {
        let name = element.name();
        names.insert(name.to_owned());
        for (attribute, value) in element.attrs() {
            names.insert(format!("{name} {attribute}"));
            let of_address = ["href", "src", "action", "cite", "data", "poster", "srcset"];
            if of_address.contains(&attribute) && !is_safe(value) {
                wrong.push(format!("{attribute}=\"{value}\""));
            }
        }
    }
    for script in page.select(&selector("script:not([src])")) {
        let text: String = script.text().collect();
        let data = serde_json::from_str(&text).unwrap_or(serde_json::Value::Null);
        if script.attr("type") != Some("application/ld+json") || !data["@context"].is_string() {
            wrong.push(format!("a script in the page: {text}"));
        }
    }
}

/// What is wrong with a file, and all names in it if it is a page.
fn look_at(file: &str, bytes: &[u8]) -> (Names, Vec<String>) {
    let (mut names, mut wrong) = (Names::new(), Vec::new());
    let Ok(text) = std::str::from_utf8(bytes) else {
        return (names, vec![format!("{file}: it is not UTF-8")]);
    };
    match file.rsplit('.').next().unwrap() {
        "html" => look_at_page(text, &mut names, &mut wrong),
        "xml" => match roxmltree::Document::parse(text) {
            Err(error) => wrong.push(error.to_string()),
            Ok(document) => {
                let attributes = document.descendants().flat_map(|node| node.attributes());
                let links = attributes.filter(|a| ["href", "src"].contains(&a.name()));
                wrong.extend(
                    links
                        .filter(|a| !is_safe(a.value()))
                        .map(|a| a.value().to_owned()),
                );
            }
        },
        "json" => {
            let read: Result<serde_json::Value, _> = serde_json::from_str(text);
            wrong.extend(read.err().map(|error| error.to_string()));
        }
        _ => {}
    }
    let in_file = |what: String| format!("{file}: {}", what.chars().take(300).collect::<String>());
    (names, wrong.into_iter().map(in_file).collect())
}

/// Whether an address is relative, or one of http, https or mailto, the way a browser reads it.
fn is_safe(address: &str) -> bool {
    let address: String = address
        .trim_start_matches(|c: char| c <= ' ')
        .chars()
        .filter(|c| !matches!(c, '\t' | '\n' | '\r'))
        .collect();
    let is_scheme = |c: char| c.is_ascii_alphanumeric() || "+-.".contains(c);
    let end = address.find(|c| !is_scheme(c)).unwrap_or(address.len());
    if address[end..].starts_with(':') && end > 0 {
        return ["http", "https", "mailto"].contains(&address[..end].to_ascii_lowercase().as_str());
    }
    // Nor one that leaves the site for a host: `//evil.example`, `/\evil.example`.
    !(address.starts_with(['/', '\\']) && address[1..].starts_with(['/', '\\']))
}

/// Looks at every file of a site; gives the names in its pages. Panics with all that is wrong.
fn names_in(site: &Site) -> Names {
    let files: Vec<_> = site.iter().collect();
    let looks: Vec<_> = files
        .par_iter()
        .map(|(file, bytes)| look_at(file, bytes))
        .collect();
    let (names, wrong): (Vec<Names>, Vec<Vec<String>>) = looks.into_iter().unzip();
    let wrong = wrong.concat();
    assert!(
        wrong.is_empty(),
        "{} wrong:\n{}",
        wrong.len(),
        wrong[..wrong.len().min(40)].join("\n")
    );
    names.into_iter().flatten().collect()
}

/// Asserts that the texts of fields are on the page, letter for letter.
fn assert_intact(site: &Site, strings: &[String]) -> usize {
    let (kind, path, title) = (
        selector("body[data-kind=article]"),
        selector(".about dd code"),
        selector("h1"),
    );
    let note = selector("[aria-labelledby=note] p");
    let pages = site.par_iter().filter(|(file, _)| file.ends_with(".html"));
    pages
        .map(|(file, bytes)| {
            let page = std::str::from_utf8(bytes).unwrap();
            if !["c.txt", "d.md", "e.md"]
                .iter()
                .any(|name| page.contains(&format!("/{name}</code>")))
            {
                return 0;
            }
            let page = Html::parse_document(page);
            if page.select(&kind).next().is_none() {
                return 0;
            }
            let text = |element: ElementRef| words(&element.text().collect::<String>());
            let path = text(page.select(&path).next().unwrap());
            let Some((number, name)) = path.split_once('/') else {
                return 0;
            };
            if !["c.txt", "d.md", "e.md"].contains(&name) {
                return 0;
            }
            let wanted = shown(&strings[number.parse::<usize>().unwrap()]);
            if wanted.is_empty() {
                return 0;
            }
            assert_eq!(text(page.select(&title).next().unwrap()), wanted, "{file}");
            let note: Vec<_> = page.select(&note).map(text).collect();
            assert_eq!(words(&note.join(" ")), wanted, "{file}");
            1
        })
        .sum()
}

/// Asserts that nothing stands in an archive's folder but what belongs there.
fn assert_nothing_outside(archive: &Archive) {
    let names = fs::read_dir(archive.path("")).unwrap();
    let names: BTreeSet<_> = names
        .map(|e| e.unwrap().file_name().into_string().unwrap())
        .collect();
    let known = [
        ".public.kliping-cache",
        ".public.kliping-spare",
        "addresses.txt",
        "public",
        "seeds",
        "site.toml",
        "templates",
    ];
    assert!(
        names.iter().all(|name| known.contains(&name.as_str())),
        "{names:?}"
    );
}

#[test]
fn no_string_leaves_the_field_that_it_stands_in() {
    let strings = strings();
    let harmless: Vec<String> = (0..8).map(|number| format!("Lào {number}")).collect();
    let harmless = archive_of(&harmless);
    harmless.build().exits(1);
    let mut allowed = names_in(&tree(&harmless.path("public")));
    allowed.extend(MARKDOWN.iter().map(|name| (*name).to_owned()));
    assert!(allowed.contains("script type") && !allowed.contains("style"));

    let archive = archive_of(&strings);
    let run = archive.build().exits(1);
    assert!(!run.err.contains("panicked"), "{}", run.err);
    let site = tree(&archive.path("public"));
    if let Some(folder) = std::env::var_os("KLIPING_HOSTILE") {
        write_tree(&site, Path::new(&folder));
    }
    let found = names_in(&site);
    let foreign: Vec<_> = found.difference(&allowed).collect();
    assert!(foreign.is_empty(), "{foreign:?}");
    for (path, bytes) in &site {
        let turns = |c: char| matches!(c, '\u{200e}' | '\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}');
        let text = String::from_utf8_lossy(bytes);
        let at = text.find(turns);
        let around = at.map(|at| &text[text.floor_char_boundary(at.saturating_sub(60))..at]);
        assert!(around.is_none(), "{path}: {around:?}");
    }
    let intact = assert_intact(&site, &strings);
    assert!(2 * intact > 5 * strings.len(), "{intact} pages");
    assert_nothing_outside(&archive);
    eprintln!(
        "{} strings, {} files, {intact} pages with their texts intact",
        strings.len(),
        site.len()
    );
}

/// Leaves the site in a folder.
#[test]
fn no_string_leaves_the_texts_of_a_site() {
    let strings = strings();
    let archive = Archive::with_two();
    archive.build().exits(0);
    let allowed = names_in(&tree(&archive.path("public")));
    strings.par_chunks(50).for_each(|chunk| {
        let joined = quoted(&chunk.join(" · "));
        let archive = Archive::with_two();
        let fluent: String = ["footer-note", "nav-main", "enter", "feed-title", "feed-link", "footer-generator"]
            .map(|key| format!("{key} = {{ {} }}\n", fluent(&chunk.join(" · "))))
            .concat();
        archive.write("templates/strings/vi.ftl", fluent);
        archive.write(
            "site.toml",
            format!(
                "base_url = \"https://example.org/a/\"\ntitle = {{ vi = {joined}, id = {joined} }}\n\
                 description = {{ vi = {joined}, id = {joined} }}\n\
                 [tags.x]\nlabel = {{ vi = {joined}, id = {joined} }}\nwords = {{ vi = [\"vắc-xin\"] }}\n"
            ),
        );
        archive.build().exits(0);
        let site = tree(&archive.path("public"));
        let found = names_in(&site);
        let foreign: Vec<_> = found.difference(&allowed).collect();
        assert!(foreign.is_empty(), "{foreign:?}");
        assert_nothing_outside(&archive);
        let home = String::from_utf8(site["vi/index.html"].clone()).unwrap();
        let home = Html::parse_document(&home);
        let name = home.select(&selector(".masthead-name")).next().unwrap();
        assert_eq!(words(&name.text().collect::<String>()), shown(&chunk.join(" · ")));
    });
}

/// A text as a string literal of Fluent.
fn fluent(text: &str) -> String {
    let mut literal = String::from("\"");
    for c in text.chars() {
        match c {
            '"' | '\\' => literal.extend(['\\', c]),
            c if c.is_control() => write!(literal, "\\u{:04x}", c as u32).unwrap(),
            c => literal.push(c),
        }
    }
    literal + "\""
}

#[test]
fn an_address_of_the_site_is_one_or_nothing_is_published() {
    let archive = Archive::with_two();
    for s in strings()
        .iter()
        .filter(|s| s.contains("://") && s.len() < 200)
    {
        let run = archive.run(&["build", &format!("--base-url={}", s.replace('\0', ""))]);
        if run.code == 0 {
            names_in(&tree(&archive.path("public")));
        } else {
            run.exits(2).says(&["--base-url"]);
        }
    }
}
