//! A site that was built step by step is, byte for byte, the site of a clean build: after any sequence of
//! changes, by the program with its cache on disk and by the library with what it keeps in the process.
#![allow(clippy::unwrap_used, reason = "a test fails by panicking")]

mod archive;

use archive::{Archive, ID, Run, SITE, VI, tree};
use kliping::config::{self, Overrides, Unreadable};
use kliping::pipeline::{self, Changed, Memory, Progress, Stage};
use proptest::prelude::*;
use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};
use std::sync::atomic::{AtomicUsize, Ordering};
use std::time::SystemTime;

/// Something that a person does to an archive between two builds. Numbers choose among files and contents.
#[derive(Debug, Clone)]
enum Change {
    Nothing,
    Write(u8, u8),
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
                 {{% for one in article.related %}}{{{{ one.title }}}}{{% endfor %}}{{% endblock footer %}}"
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
        Change::Write(file, _) | Change::Touch(file) | Change::Delete(file) => {
            named(archive.path(one_of(&CAPTURES, *file)))
        }
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

/// Counts what was taken over.
#[derive(Default)]
struct Reused(AtomicUsize);

impl Progress for Reused {
    fn begin(&self, _: Stage, _: usize) {}
    fn step(&self) {}
    fn reuse(&self) {
        self.0.fetch_add(1, Ordering::Relaxed);
    }
}

/// Builds with the library, beside what the program builds; gives how much was taken over.
fn build_in_process(archive: &Archive, memory: &mut Memory, changed: &Changed) -> usize {
    let overrides = Overrides {
        content: Some(archive.path("seeds")),
        output: Some(archive.path("kept")),
        ..Overrides::default()
    };
    let read = |path: &Path| fs::read_to_string(path).map_err(|_| Unreadable::Missing);
    let file = archive.path("site.toml");
    let Ok(config) = config::resolve(&file, &read(&file).unwrap(), &overrides, read) else {
        return 0;
    };
    let reused = Reused::default();
    pipeline::build_changed(&config, memory, changed, &reused);
    reused.0.into_inner()
}

/// When each file was written.
fn times(folder: &Path, site: &BTreeMap<String, Vec<u8>>) -> BTreeMap<String, SystemTime> {
    let time = |name: &String| fs::metadata(folder.join(name)).unwrap().modified().unwrap();
    site.keys().map(|name| (name.clone(), time(name))).collect()
}

/// What a build says, but for the time that it took and where the site stands.
fn said(run: &Run, output: &str) -> (i32, String) {
    let summary = run.out.split(" in ").next().unwrap();
    (
        run.code,
        format!("{summary}\n{}", run.err.replace(output, "OUTPUT")),
    )
}

fn compare(changes: &[Change]) {
    let archive = Archive::with_two();
    archive.write("seeds/2020/b.txt", capture(12));
    archive.write("seeds/cu/a.txt", capture(18));
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
    assert_eq!(
        build_in_process(&archive, &mut memory, &Changed::Anything),
        0
    );
    let kept = archive.path("kept");
    let before = tree(&kept);
    let written = times(&kept, &before);
    archive.write(
        "seeds/7.txt",
        archive.read("seeds/7.txt").replace("tập huấn", "bồi dưỡng"),
    );
    let changed = Changed::Captures([PathBuf::from("7.txt")].into());
    build_in_process(&archive, &mut memory, &changed);
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
