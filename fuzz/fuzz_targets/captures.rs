//! A capture of any kind with any sidecar: raw text, Markdown with front matter, a saved page. Every part
//! of the article is a part of its text.
#![no_main]

use kliping::article::Knowledge;
use kliping::article::census::{Recurring, recurring};
use kliping::article::reader::Reader;
use kliping::capture::{Capture, Format, SidecarFile};
use std::sync::LazyLock;

static READER: LazyLock<Reader> = LazyLock::new(|| {
    let languages = ["vi", "id"].iter().filter_map(|code| code.parse().ok());
    Reader::new(Knowledge {
        languages: languages.collect(),
        ..Knowledge::default()
    })
});

libfuzzer_sys::fuzz_target!(|input: (u8, &str, &str)| {
    let (kind, text, sidecar) = input;
    let format = [Format::Text, Format::Markdown, Format::Html][usize::from(kind % 3)];
    let capture = Capture {
        path: "a/capture.vi.txt".to_owned(),
        format,
        text: text.to_owned(),
        encoding: "UTF-8",
        sha256: [0; 32],
        sidecar: Some(SidecarFile {
            path: "a/capture.vi.toml".to_owned(),
            text: sidecar.to_owned(),
        }),
    };
    let sighting = READER.sight(&capture);
    recurring(&[sighting.clone(), sighting.clone(), sighting]);
    let Ok(read) = READER.read(capture, &Recurring::default()) else {
        return;
    };
    for dropped in &read.value.dropped {
        assert!(dropped.first_line <= dropped.last_line);
    }
    for country in read.value.countries.windows(2) {
        assert!(country[0] < country[1]);
    }
});
