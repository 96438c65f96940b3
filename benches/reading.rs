//! How fast captures are read, on one core, in bytes a second: `cargo bench --bench reading`.

use divan::counter::BytesCount;
use kliping::article::reading::TextReader;
use std::fs;
use std::path::Path;

fn main() {
    divan::main();
}

fn read_all(bencher: divan::Bencher<'_, '_>, captures: &[String]) {
    let reader = TextReader::new();
    let bytes: usize = captures.iter().map(String::len).sum();
    bencher.counter(BytesCount::new(bytes)).bench(|| {
        for capture in captures {
            divan::black_box(reader.read(capture));
        }
    });
}

/// The captures of the tests, about 1 kB each.
#[divan::bench]
fn short_captures(bencher: divan::Bencher<'_, '_>) {
    read_all(bencher, &captures());
}

/// All of them in one capture, many times over.
#[divan::bench(sample_count = 5)]
fn a_page_of_5_mb(bencher: divan::Bencher<'_, '_>) {
    let page = captures().concat();
    read_all(bencher, &[page.repeat(5_000_000 / page.len())]);
}

/// A capture without any line structure.
#[divan::bench(sample_count = 5)]
fn a_line_of_5_mb(bencher: divan::Bencher<'_, '_>) {
    let sentence = "Warga Kampung Melati memulai panen padi pada Senin pagi, kata kepala desa. ";
    read_all(bencher, &[sentence.repeat(5_000_000 / sentence.len())]);
}

/// A capture of nothing but short lines.
#[divan::bench(sample_count = 5)]
fn short_lines_of_5_mb(bencher: divan::Bencher<'_, '_>) {
    let line = "Harga beras turun di pasar kota\n";
    read_all(bencher, &[line.repeat(5_000_000 / line.len())]);
}

fn captures() -> Vec<String> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/captures");
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
