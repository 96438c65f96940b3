//! How fast captures are read, on one core. Slow, and of meaning in a release build only:
//! `cargo test --release --test reading_speed -- --ignored --nocapture`.

use kliping::article::reading::TextReader;
use std::path::Path;
use std::time::{Duration, Instant};

/// The captures of `tests/captures`.
fn captures() -> Vec<String> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/captures");
    let mut paths: Vec<_> = std::fs::read_dir(folder)
        .expect("the folder of captures")
        .map(|entry| entry.expect("an entry of the folder").path())
        .filter(|path| path.extension().is_some_and(|end| end == "txt"))
        .collect();
    paths.sort();
    let read = |path| std::fs::read_to_string(path).expect("a capture");
    paths.into_iter().map(read).collect()
}

/// Megabytes a second over texts that are read one after another.
fn speed<'t>(name: &str, texts: impl IntoIterator<Item = &'t str>) -> f64 {
    let reader = TextReader::new();
    let mut bytes = 0;
    let mut spent = Duration::ZERO;
    for text in texts {
        let start = Instant::now();
        let reading = reader.read(text);
        spent += start.elapsed();
        bytes += text.len();
        assert!(reading.blocks.len() + reading.dropped.len() > 0);
    }
    let speed = bytes as f64 / 1e6 / spent.as_secs_f64();
    println!("{name}: {speed:.0} MB/s ({bytes} bytes in {spent:.2?})");
    speed
}

#[test]
#[ignore = "slow; see above"]
fn captures_of_any_shape_are_read_at_a_steady_speed() {
    let captures = captures();
    let many = captures
        .iter()
        .cycle()
        .take(captures.len() * 200)
        .map(String::as_str);
    let usual = speed("captures", many);
    let sentence = "Warga Kampung Melati memulai panen padi pada Senin pagi, kata kepala desa. ";
    let line = sentence.repeat(20_000_000 / sentence.len());
    let one_line = speed("20 MB in one line", [line.as_str()]);
    let lines = "Harga beras turun di pasar kota\n".repeat(1_000_000);
    let short_lines = speed("1 million lines", [lines.as_str()]);
    let mixed = captures
        .concat()
        .repeat(20_000_000 / captures.concat().len());
    let long_page = speed("20 MB of pages in one capture", [mixed.as_str()]);
    for speed in [usual, one_line, short_lines, long_page] {
        // A shape that takes more than linear time falls far below this.
        assert!(speed >= 10.0, "{speed:.0} MB/s");
    }
}
