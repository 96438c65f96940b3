//! Identical input, identical bytes: on any number of threads, in any order of files, in any time zone and
//! locale, whenever the files were written.
#![allow(clippy::unwrap_used, reason = "a test fails by panicking")]

mod archive;

use archive::{Archive, ID, SITE, VI, tree};
use std::collections::BTreeMap;
use std::fs::File;
use std::time::{Duration, UNIX_EPOCH};

/// The captures of an archive in which many things are equal: dates, headlines, texts.
fn captures() -> Vec<(String, String)> {
    let mut captures = Vec::new();
    for number in 0..24 {
        let day = format!("{}/10/2020", 10 + number % 3);
        let capture = VI
            .replace("20/10/2020", &day)
            .replace("biên giới", ["biên giới", "miền núi"][number % 2]);
        captures.push((format!("seeds/{}/{number}.vi.txt", number % 5), capture));
        if number % 3 == 0 {
            captures.push((
                format!("seeds/{}/{number}.id.txt", number % 5),
                ID.to_owned(),
            ));
        }
    }
    captures
}

/// `year` is when the files say that they were written.
fn build(
    reversed: bool,
    year: u64,
    environment: &[(&str, &str)],
) -> (BTreeMap<String, Vec<u8>>, String) {
    let written = UNIX_EPOCH + Duration::from_hours((year - 1970) * 8766);
    let archive = Archive::new();
    archive.write("site.toml", SITE);
    let mut captures = captures();
    if reversed {
        captures.reverse();
    }
    for (name, text) in captures {
        archive.write(&name, text);
        let file = File::options().write(true).open(archive.path(&name));
        file.unwrap().set_modified(written).unwrap();
    }
    let mut command = archive.command(&["build"]);
    let output = command.envs(environment.iter().copied()).output().unwrap();
    assert!(output.status.success(), "{output:?}");
    (
        tree(&archive.path("public")),
        String::from_utf8(output.stderr).unwrap(),
    )
}

#[test]
fn the_machine_leaves_no_trace_in_a_site() {
    let one = build(
        false,
        2026,
        &[("RAYON_NUM_THREADS", "1"), ("TZ", "UTC"), ("LC_ALL", "C")],
    );
    assert!(one.0.len() > 60, "{} files", one.0.len());
    for (reversed, year, threads, zone, locale) in [
        (true, 1970, "8", "Pacific/Kiritimati", "tr_TR.UTF-8"),
        (false, 2100, "8", "Asia/Ho_Chi_Minh", "vi_VN.UTF-8"),
        (true, 1999, "1", "America/Adak", "id_ID.UTF-8"),
        (false, 2600, "3", "Asia/Jakarta", "ar_EG.UTF-8"),
    ] {
        let environment = [
            ("RAYON_NUM_THREADS", threads),
            ("TZ", zone),
            ("LC_ALL", locale),
            ("LANG", locale),
        ];
        let other = build(reversed, year, &environment);
        for (file, bytes) in &one.0 {
            assert!(
                other.0.get(file) == Some(bytes),
                "{file} differs on {environment:?}"
            );
        }
        assert_eq!(one.0.len(), other.0.len());
        // The messages too.
        assert_eq!(one.1, other.1);
    }
}
