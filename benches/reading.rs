//! How fast captures are read, on one core, in bytes a second: `cargo bench --bench reading`.
//!
//! Each bench does all that a build does with a capture: decodes it, finds headline, date and text,
//! language, countries and topics. `CAPTURES=DIR` names a folder of `.txt` files for `captures_of_a_folder`;
//! without it that bench reads the captures of the tests.

use divan::counter::BytesCount;
use kliping::article::Knowledge;
use kliping::article::census::Recurring;
use kliping::article::reader::Reader;
use kliping::capture::{Capture, Format, decode};
use kliping::config;
use std::fs;
use std::path::{Path, PathBuf};

fn main() {
    divan::main();
}

/// The reader of the archive in this folder, with its topics.
fn reader() -> Reader {
    let file = Path::new(env!("CARGO_MANIFEST_DIR")).join("site.toml");
    let text = fs::read_to_string(&file).unwrap_or_default();
    let none = |_: &Path| Err(config::Unreadable::Missing);
    let config = config::resolve(&file, &text, &config::Overrides::default(), none);
    let config = config.expect("the archive in this folder has a good site.toml");
    Reader::new(Knowledge {
        languages: config.languages,
        topics: config.topics,
        outlets: config.outlets,
    })
}

fn read(reader: &Reader, bytes: Vec<u8>) {
    let Ok(decoded) = decode(bytes) else { return };
    let capture = Capture {
        path: "capture.txt".to_owned(),
        format: Format::Text,
        text: decoded.text,
        encoding: decoded.encoding,
        sha256: [0; 32],
        sidecar: None,
    };
    let _ = divan::black_box(reader.read(capture, &Recurring::default()));
}

fn read_all(bencher: divan::Bencher<'_, '_>, captures: &[String]) {
    let reader = reader();
    let bytes: usize = captures.iter().map(String::len).sum();
    bencher.counter(BytesCount::new(bytes)).bench(|| {
        for capture in captures {
            read(&reader, capture.clone().into_bytes());
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
    let folder = std::env::var_os("CAPTURES");
    let captures = folder.map_or_else(captures, |folder| texts(PathBuf::from(folder)));
    read_all(bencher, &captures);
}

/// All of them in one capture, many times over.
#[divan::bench(args = [5, 20], sample_count = 5)]
fn a_page_of_mb(bencher: divan::Bencher<'_, '_>, megabytes: usize) {
    read_all(bencher, &[repeated(&captures().concat(), megabytes)]);
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

fn repeated(text: &str, megabytes: usize) -> String {
    text.repeat(megabytes * 1_000_000 / text.len())
}

fn captures() -> Vec<String> {
    texts(Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/captures"))
}

fn texts(folder: PathBuf) -> Vec<String> {
    let mut paths: Vec<_> = fs::read_dir(folder)
        .into_iter()
        .flatten()
        .filter_map(|entry| Some(entry.ok()?.path()))
        .filter(|path| path.extension().is_some_and(|ending| ending == "txt"))
        .collect();
    paths.sort();
    let read = |path| fs::read_to_string(path).unwrap_or_default();
    paths.into_iter().map(read).collect()
}
