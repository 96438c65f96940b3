//! How fast captures are read, on one core, in bytes a second: `cargo bench --bench reading`.
//!
//! Each bench does all that a build does with a capture: decodes it, finds headline, date and text,
//! language, countries and topics. `CAPTURES=DIR` names a folder of `.txt` and `.html` files, and of folders of
//! them, for `captures_of_a_folder` and `pages_of_a_folder`; without it these read the captures and pages of the tests.

use divan::counter::{BytesCount, ItemsCount};
use kliping::article::Knowledge;
use kliping::article::census::Recurring;
use kliping::article::country::Gazetteer;
use kliping::article::language;
use kliping::article::reader::Reader;
use kliping::article::reading::TextReader;
use kliping::article::topic::Topics;
use kliping::capture::{Capture, Format, decode, decode_page};
use kliping::config;
use kliping::locale::Language;
use std::fs;
use std::path::{Path, PathBuf};

fn main() {
    divan::main();
}

fn reader() -> Reader {
    Reader::new(knowledge())
}

/// What the archive in this folder knows.
fn knowledge() -> Knowledge {
    let file = Path::new(env!("CARGO_MANIFEST_DIR")).join("site.toml");
    let text = fs::read_to_string(&file).unwrap_or_default();
    let none = |_: &Path| Err(config::Unreadable::Missing);
    let config = config::resolve(&file, &text, &config::Overrides::default(), none);
    let config = config.expect("the archive in this folder has a good site.toml");
    Knowledge {
        languages: config.languages,
        topics: config.topics,
        outlets: config.outlets,
    }
}

fn read(reader: &Reader, bytes: Vec<u8>, format: Format) {
    let decoded = match format {
        Format::Html => decode_page(bytes),
        Format::Text | Format::Markdown => decode(bytes),
    };
    let Ok(decoded) = decoded else { return };
    let capture = Capture {
        path: "capture".to_owned(),
        format,
        text: decoded.text,
        encoding: decoded.encoding,
        sha256: [0; 32],
        sidecar: None,
    };
    let _ = divan::black_box(reader.read(capture, &Recurring::default()));
}

fn read_all(bencher: divan::Bencher<'_, '_>, captures: &[String]) {
    read_all_as(bencher, captures, Format::Text);
}

fn read_all_as(bencher: divan::Bencher<'_, '_>, captures: &[String], format: Format) {
    let reader = reader();
    let bytes: usize = captures.iter().map(String::len).sum();
    bencher.counter(BytesCount::new(bytes)).bench(|| {
        for capture in captures {
            read(&reader, capture.clone().into_bytes(), format);
        }
    });
}

/// The captures of the tests, about 1 kB each.
#[divan::bench]
fn short_captures(bencher: divan::Bencher<'_, '_>) {
    read_all(bencher, &captures());
}

/// Whatever captures the machine has.
#[divan::bench]
fn captures_of_a_folder(bencher: divan::Bencher<'_, '_>) {
    read_all(bencher, &folder());
}

/// Whatever saved pages the machine has; a page takes the time divided by their number.
#[divan::bench]
fn pages_of_a_folder(bencher: divan::Bencher<'_, '_>) {
    let folder = std::env::var_os("CAPTURES").map(PathBuf::from);
    let folder =
        folder.unwrap_or_else(|| Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/pages"));
    let pages = files(folder, "html");
    let bencher = bencher.counter(ItemsCount::new(pages.len()));
    read_all_as(bencher, &pages, Format::Html);
}

/// All of them in one capture, many times over, no line the same as another.
#[divan::bench(args = [5, 20], sample_count = 5)]
fn a_page_of_mb(bencher: divan::Bencher<'_, '_>, megabytes: usize) {
    let captures = captures().concat();
    let times = megabytes * 1_000_000 / captures.len();
    let page: String = (0..times).map(|time| numbered(&captures, time)).collect();
    read_all(bencher, &[page]);
}

/// A text whose lines have a word more, made of a number.
fn numbered(text: &str, number: usize) -> String {
    let letter = |digit: char| char::from(b'a' + digit as u8 - b'0');
    let word: String = number.to_string().chars().map(letter).collect();
    text.lines()
        .map(|line| line.replacen(' ', &format!(" {word} "), 1) + "\n")
        .collect()
}

/// A capture without any line structure.
#[divan::bench(args = [5, 20], sample_count = 5)]
fn a_line_of_mb(bencher: divan::Bencher<'_, '_>, megabytes: usize) {
    let sentence = "Warga Kampung Melati memulai panen padi pada Senin pagi, kata kepala desa. ";
    read_all(bencher, &[repeated(sentence, megabytes)]);
}

/// A capture of nothing but short lines.
#[divan::bench(args = [5, 20], sample_count = 5)]
fn short_lines_of_mb(bencher: divan::Bencher<'_, '_>, megabytes: usize) {
    let line = "Harga beras turun di pasar kota\n";
    read_all(bencher, &[repeated(line, megabytes)]);
}

/// What each part takes of the captures of the folder.
#[divan::bench(args = ["decoding", "lines", "text", "language", "countries", "topics"])]
fn part(bencher: divan::Bencher<'_, '_>, part: &str) {
    let captures = folder();
    let bytes: usize = captures.iter().map(String::len).sum();
    let bencher = bencher.counter(BytesCount::new(bytes));
    let (text, gazetteer) = (TextReader::new(), Gazetteer::new());
    let topics = Topics::new(&knowledge().topics);
    let language = |text: &str| language::detect(text).unwrap_or(Language::UNKNOWN);
    let languages: Vec<Language> = captures.iter().map(|text| language(text)).collect();
    let told = || captures.iter().zip(languages.iter().copied());
    match part {
        "decoding" => bencher.bench(|| {
            for capture in &captures {
                let _ = divan::black_box(decode(capture.clone().into_bytes()));
            }
        }),
        "lines" => bencher.bench(|| {
            captures
                .iter()
                .map(|text_| text.sight(text_).0.len())
                .sum::<usize>()
        }),
        "text" => bencher.bench(|| {
            captures
                .iter()
                .map(|capture| text.read(capture).blocks.len())
                .sum::<usize>()
        }),
        "language" => bencher.bench(|| {
            captures
                .iter()
                .filter(|text| language(text) == Language::UNKNOWN)
                .count()
        }),
        "countries" => bencher.bench(|| {
            told()
                .map(|(text, language)| gazetteer.find(text, language).len())
                .sum::<usize>()
        }),
        "topics" => bencher.bench(|| {
            told()
                .map(|(text, language)| {
                    topics
                        .find("", &text.lines().collect::<Vec<_>>(), language)
                        .len()
                })
                .sum::<usize>()
        }),
        _ => unreachable!("no such part"),
    }
}

fn folder() -> Vec<String> {
    let folder = std::env::var_os("CAPTURES");
    folder.map_or_else(captures, |folder| files(PathBuf::from(folder), "txt"))
}

fn repeated(text: &str, megabytes: usize) -> String {
    text.repeat(megabytes * 1_000_000 / text.len())
}

fn captures() -> Vec<String> {
    files(
        Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/captures"),
        "txt",
    )
}

/// The files of a folder, and of folders in it, with this ending.
fn files(folder: PathBuf, ending: &str) -> Vec<String> {
    let mut paths: Vec<_> = fs::read_dir(folder)
        .into_iter()
        .flatten()
        .filter_map(|entry| Some(entry.ok()?.path()))
        .collect();
    paths.sort();
    let of = |path: PathBuf| match path.is_dir() {
        true => files(path, ending),
        false if path.extension().is_some_and(|its| its == ending) => {
            vec![fs::read_to_string(path).unwrap_or_default()]
        }
        false => Vec::new(),
    };
    paths.into_iter().flat_map(of).collect()
}
