//! A site that was built step by step is, byte for byte, the site of a clean build: after any sequence of
//! changes, by the program with its cache on disk and by the library with what it keeps in the process.
#![allow(clippy::unwrap_used, reason = "a test fails by panicking")]

mod archive;

use archive::{Archive, ID, Run, SITE, VI, tree};
use kliping::config::{self, LedgerUse, Overrides, Unreadable};
use kliping::pipeline::{self, Built, Changed, Memory, Progress, Stage};
use proptest::prelude::*;
use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::{Path, PathBuf};
use std::sync::atomic::{AtomicBool, AtomicUsize, Ordering};
use std::time::SystemTime;

/// Something that a person does to an archive between two builds. Numbers choose among files and contents.
#[derive(Debug, Clone)]
enum Change {
    Nothing,
    Write(u8, u8),
    /// Another sentence in the text, or a few of them.
    Edit(u8, u8),
    Delete(u8),
    Rename(u8, u8),
    RenameFolder(u8),
    Touch(u8),
    Sidecar(u8, u8),
    NoSidecar(u8),
    Template(u8),
    Strings(u8),
    Pairs(u8),
    Static(u8, u8),
    NoStatic(u8),
    Site(u8),
    /// Spoils or removes what the last build has noted.
    Cache(u8),
    /// Gives a file of the site another time, as a copy does.
    Output(u8),
}

fn change() -> impl Strategy<Value = Change> {
    let n = any::<u8>;
    prop_oneof![
        1 => Just(Change::Nothing),
        8 => (n(), n()).prop_map(|(file, text)| Change::Write(file, text)),
        8 => (n(), n()).prop_map(|(file, text)| Change::Edit(file, text)),
        2 => n().prop_map(Change::Delete),
        2 => (n(), n()).prop_map(|(from, to)| Change::Rename(from, to)),
        1 => n().prop_map(Change::RenameFolder),
        1 => n().prop_map(Change::Touch),
        3 => (n(), n()).prop_map(|(file, text)| Change::Sidecar(file, text)),
        1 => n().prop_map(Change::NoSidecar),
        1 => n().prop_map(Change::Template),
        1 => n().prop_map(Change::Strings),
        1 => n().prop_map(Change::Pairs),
        1 => (n(), n()).prop_map(|(file, text)| Change::Static(file, text)),
        1 => n().prop_map(Change::NoStatic),
        2 => n().prop_map(Change::Site),
        1 => n().prop_map(Change::Cache),
        1 => n().prop_map(Change::Output),
    ]
}

fn one_of<'a>(list: &[&'a str], number: u8) -> &'a str {
    list[usize::from(number) % list.len()]
}

/// Where captures can be: translations of each other, names that claim one address, folders in folders.
const CAPTURES: [&str; 14] = [
    "seeds/lao.vi.txt",
    "seeds/lao.id.txt",
    "seeds/obat.txt",
    "seeds/2020/a.txt",
    "seeds/2020/a.id.txt",
    "seeds/2020/b.txt",
    "seeds/2020/c.md",
    "seeds/2020/10/a.txt",
    "seeds/cu/a.txt",
    "seeds/cu/b.vi.txt",
    "seeds/cu/b.id.txt",
    "seeds/cu/c.html",
    "seeds/d.txt",
    "seeds/e.txt",
];

/// Captures that share headlines, days, countries, lines and whole texts.
fn capture(number: u8) -> String {
    let day = one_of(
        &["20/10/2020", "20/10/2020", "03/01/2019", "31/12/2020", ""],
        number,
    );
    let country = one_of(&["Lào", "Campuchia", "Nhật Bản", "Đông Timor"], number / 3);
    let text = match number % 7 {
        0 => ID.replace(
            "Malaysia",
            one_of(&["Laos", "Malaysia", "Jepang"], number / 7),
        ),
        1 => String::new(),
        2 => format!(
            "---\ntitle: Bài {number}\ndate: 2020-10-{:02}\n---\n\nChữ về {country}.\n",
            1 + number % 28
        ),
        3 => format!(
            "<!doctype html><html lang=vi><title>Tin {country}</title><meta property=\"article:published_time\" \
             content=\"2020-10-20T08:00:00+07:00\"><nav>Trang chủ</nav><article><h1>Tin {country}</h1>\
             <p>Đoàn y tế {country} đến Hà Nội làm việc trong ba ngày với các bệnh viện của thành phố.</p>\
             </article></html>"
        ),
        _ => VI.replace("20/10/2020", day).replace("Lào", country),
    };
    match number % 3 {
        0 => format!(
            "https://bao.example/tin/{number}.html\nTrang chủ | Thời sự | Y tế\n{text}\nĐọc báo mỗi ngày\n"
        ),
        _ => text,
    }
}

/// A capture with other words in it: rare ones and frequent ones, at its beginning, in its middle or at its end.
fn edited(capture: &str, number: u8) -> String {
    let words = one_of(
        &[
            "Đoàn đã thăm bệnh viện huyện Sông Mã.",
            "Rombongan menginap di Wisma Melati.",
            "Sông Mã, Wisma Melati, quinine.",
            "Bộ Y tế cho biết thêm như vậy.",
            "",
        ],
        number,
    );
    let mut lines: Vec<&str> = capture
        .lines()
        .filter(|line| !line.contains("Wisma"))
        .collect();
    let place = match number / 5 % 4 {
        0 => lines.len(),
        1 => lines.len().min(3),
        2 => lines.len() / 2,
        _ => 0,
    };
    lines.insert(place, words);
    let mut text = lines.join("\n\n").replace("\n\n\n\n", "\n\n");
    text.push('\n');
    text
}

const SIDECARS: [&str; 10] = [
    "[[corrections]]\ndate = \"2024-05-06\"\nnote = \"Sửa tên nước.\"\n",
    "[withdrawn]\ndate = \"2024-05-06\"\nreason = \"rights\"\n",
    "published = \"2019\"\n",
    "draft = true\n",
    "title = \"Nhan đề khác\"\ncountries = [\"LA\", \"VN\"]\n",
    "translation_key = \"mot\"\n",
    "slug = \"cung-mot-dia-chi\"\n",
    "rights = \"excerpt\"\n",
    "published = \n",
    "",
];

fn settings(number: u8) -> String {
    let outlets =
        "\n[[outlets]]\nname = \"Báo\"\nhosts = [\"bao.example\"]\nrights = \"excerpt\"\n";
    match number % 9 {
        0 => SITE.replace("Kho báo", "Kho tư liệu"),
        1 => SITE.replace("base_url = \"https://example.org/a/\"\n", ""),
        2 => format!("page_size = 2\n{SITE}"),
        3 => format!("feed_size = 2\n{SITE}"),
        4 => SITE.replace("[\"vi\", \"id\"]", "[\"id\", \"vi\"]"),
        5 => SITE.replace("\"vắc-xin\"]", "\"vắc-xin\", \"bản ghi nhớ\"]"),
        6 => format!("{SITE}{outlets}"),
        7 => SITE.replace("title = ", "title = = "),
        _ => SITE.to_owned(),
    }
}

/// Does it, as far as it can be done.
fn apply(archive: &Archive, change: &Change) {
    let path = |file: &u8| archive.path(one_of(&CAPTURES, *file));
    let sidecar = |file: &u8| path(file).with_extension("toml");
    let write = |path: PathBuf, text: &str| {
        fs::create_dir_all(path.parent().unwrap()).unwrap();
        fs::write(path, text).unwrap();
    };
    match change {
        Change::Nothing => {}
        Change::Write(file, text) => write(path(file), &capture(*text)),
        Change::Edit(file, text) => {
            if let Ok(before) = fs::read_to_string(path(file)) {
                fs::write(path(file), edited(&before, *text)).unwrap();
            }
        }
        Change::Delete(file) => drop(fs::remove_file(path(file))),
        Change::Rename(from, to) => drop(fs::rename(path(from), path(to))),
        Change::RenameFolder(number) => {
            let folders = ["seeds/2020", "seeds/cu", "seeds/moi"];
            let to = archive.path(one_of(&folders, number / 3));
            drop(fs::rename(archive.path(one_of(&folders, *number)), to));
        }
        Change::Touch(file) => touch(&path(file)),
        Change::Sidecar(file, text) if path(file).exists() => {
            write(sidecar(file), one_of(&SIDECARS, *text));
        }
        Change::Sidecar(..) => {}
        Change::NoSidecar(file) => drop(fs::remove_file(sidecar(file))),
        Change::Template(0..80) => drop(fs::remove_dir_all(archive.path("templates"))),
        Change::Template(number) => archive.write(
            "templates/article.html",
            format!(
                "{{% extends \"kliping/article.html\" %}}{{% block footer %}}{number} \
                 {{% for one in article.related %}}{{{{ one }}}}{{% endfor %}}{{% endblock footer %}}"
            ),
        ),
        Change::Strings(number) => archive.write(
            "templates/strings/vi.ftl",
            format!("title-year = Năm {{ $year }}: {{ $n }} bài ({number})\n"),
        ),
        Change::Pairs(number) => archive.write(
            "translations.toml",
            format!(
                "[pairs]\n\"{}\" = \"{}\"\n",
                one_of(&CAPTURES, *number).trim_start_matches("seeds/"),
                one_of(&CAPTURES, number / 14).trim_start_matches("seeds/")
            ),
        ),
        Change::Static(file, text) => archive.write(
            one_of(&["static/own.css", "static/robots.txt", "static/style.css"], *file),
            format!("/* {} */", text % 4),
        ),
        Change::NoStatic(file) => {
            let names = ["static/own.css", "static/robots.txt", "static/style.css"];
            drop(fs::remove_file(archive.path(one_of(&names, *file))));
        }
        Change::Site(number) => archive.write("site.toml", settings(*number)),
        Change::Cache(number) => spoil(&archive.path(".public.kliping-cache"), *number),
        Change::Output(number) => {
            let site = tree(&archive.path("public"));
            if let Some(name) = site.keys().nth(usize::from(*number)) {
                touch(&archive.path("public").join(name));
            }
        }
    }
}

/// What `watch` would be told of a change: of captures that are written, their names.
fn told(archive: &Archive, change: &Change) -> Changed {
    let named = |path: PathBuf| {
        let below = path.strip_prefix(archive.path("seeds")).unwrap().to_owned();
        Changed::Captures([below].into())
    };
    match change {
        Change::Write(file, _)
        | Change::Edit(file, _)
        | Change::Touch(file)
        | Change::Delete(file) => named(archive.path(one_of(&CAPTURES, *file))),
        Change::Sidecar(file, _) | Change::NoSidecar(file) => named(
            archive
                .path(one_of(&CAPTURES, *file))
                .with_extension("toml"),
        ),
        _ => Changed::Anything,
    }
}

fn touch(path: &Path) {
    if let Ok(file) = fs::File::options().append(true).open(path) {
        file.set_modified(SystemTime::now()).unwrap();
    }
}

fn spoil(cache: &Path, number: u8) {
    let file = cache.join(one_of(&["site", "readings", "archive"], number));
    let Ok(mut bytes) = fs::read(&file) else {
        return;
    };
    match number % 5 {
        0 => drop(fs::remove_dir_all(cache)),
        1 => bytes.truncate(bytes.len() / 2),
        2 => {
            let middle = bytes.len() / 2;
            bytes[middle] ^= 1;
        }
        3 => bytes = fs::read(cache.join("site")).unwrap(),
        _ => bytes.clear(),
    }
    if cache.exists() {
        fs::write(file, bytes).unwrap();
    }
}

/// Counts what was taken over: of all, and of the articles whose words are in the index.
#[derive(Default)]
struct Reused {
    all: AtomicUsize,
    is_indexing: AtomicBool,
    indexed: AtomicUsize,
}

impl Progress for Reused {
    fn begin(&self, stage: Stage, _: usize) {
        self.is_indexing
            .store(stage == Stage::Indexing, Ordering::Relaxed);
    }

    fn step(&self) {}

    fn reuse(&self, steps: usize) {
        self.all.fetch_add(steps, Ordering::Relaxed);
        if self.is_indexing.load(Ordering::Relaxed) {
            self.indexed.fetch_add(steps, Ordering::Relaxed);
        }
    }
}

/// Builds with the library, beside what the program builds; gives what was taken over.
fn build_in_process(archive: &Archive, memory: &mut Memory, changed: &Changed) -> Reused {
    let overrides = Overrides {
        content: Some(archive.path("seeds")),
        output: Some(archive.path("kept")),
        ..Overrides::default()
    };
    let read = |path: &Path| fs::read_to_string(path).map_err(|_| Unreadable::Missing);
    let file = archive.path("site.toml");
    let Ok(config) = config::resolve(&file, &read(&file).unwrap(), &overrides, read) else {
        return Reused::default();
    };
    let reused = Reused::default();
    pipeline::build_changed(&config, memory, changed, &reused);
    reused
}

/// When each file was written.
fn times(folder: &Path, site: &BTreeMap<String, Vec<u8>>) -> BTreeMap<String, SystemTime> {
    let time = |name: &String| fs::metadata(folder.join(name)).unwrap().modified().unwrap();
    site.keys().map(|name| (name.clone(), time(name))).collect()
}

/// What a build says, but for the time that it took and where the site stands.
fn said(run: &Run, output: &str) -> (i32, String) {
    let summary = run.out.split(" in ").next().unwrap();
    // A build that takes long says how far it is.
    let lines = run
        .err
        .lines()
        .filter(|line| !line.starts_with("Writing pages: "));
    let said = lines.collect::<Vec<_>>().join("\n");
    (
        run.code,
        format!("{summary}\n{}", said.replace(output, "OUTPUT")),
    )
}

fn compare(changes: &[Change]) {
    let archive = Archive::with_two();
    archive.write("seeds/2020/b.txt", capture(12));
    archive.write("seeds/cu/a.txt", capture(18));
    archive.write("seeds/d.txt", capture(5));
    archive.write("seeds/e.txt", capture(2));
    let mut memory = Memory::in_process();
    archive.build();
    build_in_process(&archive, &mut memory, &Changed::Anything);
    for (step, change) in changes.iter().enumerate() {
        apply(&archive, change);
        let public = archive.path("public");
        let before = tree(&public);
        let written = times(&public, &before);
        // Each build begins with the same ledger.
        let ledger = fs::read(archive.path("addresses.txt")).unwrap();
        let run = archive.build();
        let ledger_after = fs::read(archive.path("addresses.txt")).unwrap();
        archive.write("addresses.txt", &ledger);
        build_in_process(&archive, &mut memory, &told(&archive, change));
        archive.write("addresses.txt", &ledger);
        let fresh = tempfile::tempdir().unwrap();
        let output = fresh.path().join("site");
        let clean = archive.run(&["build", "--output", output.to_str().unwrap()]);
        let after = tree(&public);
        let at = || format!("step {step} of {changes:?}");
        if clean.code == 2 {
            // Nothing was published, and what stood there still does.
            assert!(run.code == 2 && before == after, "{}", at());
            continue;
        }
        // A site with articles never gives way to an empty one.
        if run.code == 2 && run.err.contains("in this folder") {
            assert!(before == after, "{}", at());
            continue;
        }
        let ledger_of_clean = fs::read(archive.path("addresses.txt")).unwrap();
        assert_eq!(ledger_after, ledger_of_clean, "{}", at());
        let wanted = tree(&output);
        let differ = |site: &BTreeMap<String, Vec<u8>>| -> Vec<String> {
            let all = site.keys().chain(wanted.keys());
            all.filter(|name| site.get(*name) != wanted.get(*name))
                .cloned()
                .collect()
        };
        assert_eq!(differ(&after), [""; 0], "{}\n{}", at(), run.err);
        assert_eq!(
            differ(&tree(&archive.path("kept"))),
            [""; 0],
            "in process, {}",
            at()
        );
        assert_eq!(
            said(&run, "public"),
            said(&clean, output.to_str().unwrap()),
            "{}",
            at()
        );
        for (name, time) in times(&public, &after) {
            if before.get(&name) == after.get(&name) && name != ".kliping" {
                assert_eq!(
                    Some(&time),
                    written.get(&name),
                    "{name} was rewritten, {}",
                    at()
                );
            }
        }
    }
}

proptest! {
    // A sequence takes seconds. `KLIPING_SEQUENCES=200` tries more.
    #![proptest_config(ProptestConfig {
        cases: std::env::var("KLIPING_SEQUENCES").map_or(8, |cases| cases.parse().unwrap()),
        failure_persistence: None,
        max_shrink_iters: 200,
        ..ProptestConfig::default()
    })]

    #[test]
    fn any_sequence_of_changes_leaves_the_site_of_a_clean_build(
        changes in prop::collection::vec(change(), 1..12)
    ) {
        compare(&changes);
    }
}

/// What somebody who writes does to an archive while `watch` looks on.
#[derive(Debug, Clone)]
enum Stroke {
    /// Another sentence in a text.
    Sentence(u8, u8),
    /// Another headline.
    Headline(u8, u8),
    /// The text of another capture.
    Copy(u8, u8),
    /// Something in the sidecar: of some nothing reaches a list.
    Sidecar(u8, u8),
    /// Another day.
    Day(u8, u8),
    /// Two captures trade their bytes.
    Trade(u8, u8),
    /// A new capture, or none any more.
    Toggle(u8),
    /// Nothing, and everything is looked at.
    Rest,
}

fn stroke() -> impl Strategy<Value = Stroke> {
    let n = any::<u8>;
    prop_oneof![
        12 => (n(), n()).prop_map(|(file, text)| Stroke::Sentence(file, text)),
        4 => (n(), n()).prop_map(|(file, text)| Stroke::Headline(file, text)),
        1 => (n(), n()).prop_map(|(from, to)| Stroke::Copy(from, to)),
        2 => (n(), n()).prop_map(|(file, text)| Stroke::Sidecar(file, text)),
        1 => (n(), n()).prop_map(|(file, day)| Stroke::Day(file, day)),
        1 => (n(), n()).prop_map(|(from, to)| Stroke::Trade(from, to)),
        1 => n().prop_map(Stroke::Toggle),
        2 => Just(Stroke::Rest),
    ]
}

/// A capture that has little in common with others but some rare words, and a translation of every third.
fn story(number: usize) -> (String, String) {
    let language = if number % 3 == 1 { "id" } else { "vi" };
    let name = format!(
        "{}/tin-{}.{language}.txt",
        number % 2,
        number - number % 3 / 2
    );
    let own = |place: usize| format!("từ{}", (number * 37 + place * (5 + 2 * number)) % 211);
    let text: Vec<String> = (0..90).map(own).collect();
    let day = format!(
        "{:02}/0{}/20{}",
        1 + number % 28,
        1 + number % 9,
        10 + number % 4
    );
    let country = ["Lào", "Kuba", "Nhật Bản", "Ấn Độ"][number % 4];
    let text = format!(
        "Đoàn y tế số {number} đến {country}\n{day}\n\nBệnh viện {country} và vắc-xin. {}.\n\n{}.\n\n{}.\n",
        text[..30].join(" "),
        text[30..60].join(" "),
        text[60..].join(" ")
    );
    (name, text)
}

const STORIES: usize = 14;

/// Does it; gives what `watch` would be told of it.
fn strike(archive: &Archive, stroke: &Stroke) -> Changed {
    let path = |file: &u8| format!("seeds/{}", story(usize::from(*file) % STORIES).0);
    let told = |paths: &[String]| {
        let below = paths
            .iter()
            .map(|path| PathBuf::from(&path["seeds/".len()..]));
        Changed::Captures(below.collect())
    };
    let there = |file: &u8| archive.path(&path(file)).exists();
    let edit = |file: &u8, change: &dyn Fn(Vec<&str>) -> Vec<String>| {
        if there(file) {
            let text = archive.read(&path(file));
            let parts = change(text.trim_end().split("\n\n").collect());
            archive.write(&path(file), format!("{}\n", parts.join("\n\n")));
        }
        told(&[path(file)])
    };
    match stroke {
        Stroke::Sentence(file, text) => edit(file, &|parts| {
            let mut parts: Vec<String> = parts.into_iter().map(str::to_owned).collect();
            let place = 1 + usize::from(text / 8) % (parts.len() - 1);
            parts[place].push_str(one_of(
                &[
                    " Thêm từ7 từ18.",
                    " Hiếm thấy.",
                    " Dr. Sutomo Wirjo.",
                    " Vắc-xin, vắc-xin!",
                    "\n\nMột đoạn nữa, có từ44 và bệnh viện.",
                ],
                *text,
            ));
            if parts[place].len() > 1500 {
                let end = parts[place].find(' ').unwrap();
                parts[place].truncate(end);
            }
            parts
        }),
        Stroke::Headline(file, text) => edit(file, &|parts| {
            let mut parts: Vec<String> = parts.into_iter().map(str::to_owned).collect();
            let (before, date) = parts[0].split_once('\n').unwrap();
            let first = one_of(&["Ánh sáng:", "Zona baru:", "2 lần", "–"], *text);
            let before = &before[before.find("Đoàn").unwrap()..];
            parts[0] = format!("{first} {before}\n{date}");
            parts
        }),
        Stroke::Copy(from, to) => {
            if there(from) && there(to) {
                archive.write(&path(to), archive.read(&path(from)));
            }
            told(&[path(to)])
        }
        Stroke::Trade(from, to) => {
            if there(from) && there(to) {
                let (a, b) = (archive.read(&path(from)), archive.read(&path(to)));
                archive.write(&path(from), b);
                archive.write(&path(to), a);
            }
            told(&[path(from), path(to)])
        }
        Stroke::Sidecar(file, text) => {
            let sidecar = path(file).replace(".txt", ".toml");
            let is_new = !archive.path(&sidecar).exists();
            let said = one_of(
                &[
                    "note = \"Xem thêm.\"\n",
                    "kicker = \"Chuyên mục\"\n",
                    "countries = [\"LA\", \"VN\"]\n",
                    "rights = \"excerpt\"\n",
                    "slug = \"dia-chi-khac\"\n",
                    "",
                ],
                *text,
            );
            if there(file) {
                archive.write(&sidecar, said);
            }
            if is_new {
                Changed::Anything
            } else {
                told(&[sidecar])
            }
        }
        Stroke::Day(file, day) => edit(file, &|parts| {
            let mut parts: Vec<String> = parts.into_iter().map(str::to_owned).collect();
            let (headline, _) = parts[0].split_once('\n').unwrap();
            parts[0] = format!("{headline}\n{:02}/05/2012", 1 + day % 3);
            parts
        }),
        Stroke::Toggle(file) => {
            match there(file) {
                true => fs::remove_file(archive.path(&path(file))).unwrap(),
                false => archive.write(&path(file), story(usize::from(*file) % STORIES).1),
            }
            Changed::Anything
        }
        Stroke::Rest => Changed::Anything,
    }
}

/// Writes in an archive while one process builds it; gives of how many edits only the text was taken in.
fn write_on(strokes: &[Stroke], use_of_ledger: LedgerUse) -> usize {
    let archive = Archive::new();
    (0..STORIES)
        .map(story)
        .for_each(|(name, text)| archive.write(&format!("seeds/{name}"), text));
    let mut memory = Memory::in_process();
    let config = |output: &Path, ledger: &Path| {
        let overrides = Overrides {
            content: Some(archive.path("seeds")),
            output: Some(output.to_owned()),
            ..Overrides::default()
        };
        let unread = |path: &Path| fs::read_to_string(path).map_err(|_| Unreadable::Missing);
        let file = archive.path("site.toml");
        let text = format!("page_size = 3\nfeed_size = 4\n{SITE}");
        let mut config = config::resolve(&file, &text, &overrides, unread).unwrap();
        config.ledger = ledger.to_owned();
        config.ledger_use = use_of_ledger;
        config
    };
    let (kept, ledger) = (archive.path("kept"), archive.path("addresses.txt"));
    if use_of_ledger == LedgerUse::Read {
        let fresh = tempfile::tempdir().unwrap();
        let mut config = config(&fresh.path().join("site"), &ledger);
        config.ledger_use = LedgerUse::Kept;
        pipeline::build(&config, &mut Memory::default(), &Reused::default());
    }
    let of_watch = config(&kept, &ledger);
    let first = pipeline::build(&of_watch, &mut memory, &Reused::default());
    assert!(first.summary.is_some(), "{:?}", first.diagnostics);
    let read = |path: &Path| fs::read_to_string(path).unwrap_or_default();
    // Each clean build goes on with the ledger of the one before.
    let mut of_clean_builds = read(&ledger);
    let mut taken_in = 0;
    for (step, stroke) in strokes.iter().enumerate() {
        let at = || format!("step {step} of {strokes:?}");
        let changed = strike(&archive, stroke);
        let fresh = tempfile::tempdir().unwrap();
        let of_clean = config(
            &fresh.path().join("site"),
            &fresh.path().join("addresses.txt"),
        );
        fs::write(&of_clean.ledger, &of_clean_builds).unwrap();
        let reused = Reused::default();
        let built = pipeline::build_changed(&of_watch, &mut memory, &changed, &reused);
        taken_in += usize::from(reused.indexed.into_inner() > 0);
        let clean = pipeline::build(&of_clean, &mut Memory::default(), &Reused::default());
        let is_built = [&built, &clean].map(|built| built.summary.is_some());
        assert_eq!(is_built[0], is_built[1], "{} {built:?} {clean:?}", at());
        let (site, wanted) = (tree(&kept), tree(&of_clean.output));
        let names = site.keys().chain(wanted.keys());
        let differ: Vec<&String> = names.filter(|n| site.get(*n) != wanted.get(*n)).collect();
        assert!(differ.is_empty(), "{differ:?} at {}", at());
        of_clean_builds = read(&of_clean.ledger);
        // While a person writes, what the ledger says of the bytes of captures can wait.
        if changed == Changed::Anything {
            assert!(read(&ledger) == of_clean_builds, "the ledger, {}", at());
        }
        let said = |built: &Built| {
            let said = built.diagnostics.iter().map(|said| format!("{said:?}"));
            let at_ledger = [ledger.to_str().unwrap(), of_clean.ledger.to_str().unwrap()];
            let said = said.filter(|said| !said.contains("remembered in this file"));
            let said = said.map(|said| said.replace(at_ledger[0], "").replace(at_ledger[1], ""));
            // They come in the order of paths, and the two ledgers stand in other folders.
            said.collect::<BTreeSet<_>>()
        };
        assert_eq!(said(&built), said(&clean), "{}", at());
    }
    taken_in
}

proptest! {
    #![proptest_config(ProptestConfig {
        cases: std::env::var("KLIPING_SEQUENCES").map_or(6, |cases| cases.parse().unwrap()),
        failure_persistence: None,
        max_shrink_iters: 40,
        ..ProptestConfig::default()
    })]

    #[test]
    fn writing_under_watch_leaves_the_site_of_a_clean_build(
        strokes in prop::collection::vec(stroke(), 1..14),
        is_preview: bool,
    ) {
        write_on(&strokes, if is_preview { LedgerUse::Read } else { LedgerUse::Kept });
    }
}

#[test]
fn texts_and_headlines_are_taken_in_without_looking_at_other_articles() {
    let strokes = [
        Stroke::Sentence(3, 1),
        Stroke::Sentence(3, 2),
        Stroke::Headline(4, 0),
        Stroke::Sentence(0, 1),
        Stroke::Rest,
        Stroke::Headline(9, 1),
        // Everything is looked at, and the ledger written.
        Stroke::Sidecar(205, 255),
    ];
    assert_eq!(write_on(&strokes, LedgerUse::Kept), 6);
}

#[test]
fn nothing_is_missed_of_the_addresses_that_the_first_build_gave() {
    let strokes = [Stroke::Sidecar(0, 2), Stroke::Sentence(3, 1)];
    assert!(write_on(&strokes, LedgerUse::Kept) > 0);
}

#[test]
fn nothing_changed_means_that_nothing_is_read_rendered_or_written() {
    let archive = Archive::with_two();
    archive.build().exits(0);
    let public = archive.path("public");
    let folder = || fs::metadata(&public).unwrap().created().ok();
    let (site, stood) = (tree(&public), folder());
    // Files that are a moment old may have been changed without a trace.
    std::thread::sleep(std::time::Duration::from_millis(200));
    let said = archive.build().exits(0).err;
    let again = archive.run(&["build", "--timings"]).exits(0);
    assert!(!again.out.contains("Writing pages"), "{}", again.out);
    assert!(again.out.contains("2, 2 reused"), "{}", again.out);
    assert!(again.out.contains(".public.kliping-cache"), "{}", again.out);
    assert_eq!(again.err, said);
    assert_eq!((tree(&public), folder()), (site, stood));
}

#[test]
fn one_change_renders_what_shows_it_and_no_more() {
    let archive = Archive::new();
    for number in 0..30 {
        let capture = VI.replace(
            "20/10/2020",
            &format!("{}/03/20{}", 1 + number % 28, 10 + number % 10),
        );
        archive.write(
            &format!("seeds/{number}.txt"),
            capture.replace("Lào", &format!("Lào {number}")),
        );
    }
    let mut memory = Memory::in_process();
    let first = build_in_process(&archive, &mut memory, &Changed::Anything);
    assert_eq!(first.all.into_inner(), 0);
    let kept = archive.path("kept");
    let before = tree(&kept);
    let written = times(&kept, &before);
    archive.write(
        "seeds/7.txt",
        archive.read("seeds/7.txt").replace("tập huấn", "bồi dưỡng"),
    );
    let changed = Changed::Captures([PathBuf::from("7.txt")].into());
    let edited = build_in_process(&archive, &mut memory, &changed);
    assert_eq!(edited.indexed.into_inner(), 29);
    let after = tree(&kept);
    let is_new = |name: &&String| written.get(*name) != times(&kept, &after).get(*name);
    let new: Vec<_> = after.keys().filter(is_new).collect();
    assert!(
        new.iter().any(|name| name.starts_with("vi/2017/03/08/")),
        "{new:?}"
    );
    assert!(
        new.len() * 5 < after.len(),
        "{} of {}: {new:?}",
        new.len(),
        after.len()
    );
}
