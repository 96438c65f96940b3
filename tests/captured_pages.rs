//! Reads the captures of `tests/captures` and compares each with what its `.toml` says a careful
//! archivist reads out of it. All texts there were written for this test, in the forms that captures
//! of news pages take: whole pages, readable parts, records, table rows, text on a single line. The
//! names of people in them are placeholders, as each language has them: “Nguyễn Văn A”, “Fulan”.

use kliping::article::BlockKind;
use kliping::article::reader::readable;
use kliping::article::reading::TextReader;
use serde::Deserialize;
use std::path::Path;

/// What is to be read out of a capture. What is left out is not there.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct Expected {
    /// The headline.
    title: Option<String>,
    /// Day or day and time of publication.
    published: Option<String>,
    /// First words of the text.
    #[serde(default)]
    first: String,
    /// Last words of the text.
    #[serde(default)]
    last: String,
    /// Words of the text, headings in it included, captions not: nothing is missing from its middle.
    words: usize,
    /// Texts of pictures.
    #[serde(default)]
    captions: Vec<String>,
    /// What is neither text nor picture text.
    #[serde(default)]
    dropped: Vec<String>,
}

/// Everything about a capture that was read otherwise than expected.
fn differences(text: &str, expected: &Expected) -> Vec<String> {
    let text = &*readable(text);
    let reading = TextReader::new().read(text);
    let part = |caption: bool| -> Vec<&str> {
        let wanted = |kind| (kind == BlockKind::Caption) == caption;
        let blocks = reading.blocks.iter().filter(|block| wanted(block.kind));
        blocks.map(|block| &text[block.span.clone()]).collect()
    };
    let mut found = Vec::new();
    let title = (!reading.title.source.is_derived()).then_some(reading.title.value);
    if title != expected.title {
        found.push(format!("title {title:?}, not {:?}", expected.title));
    }
    let published = reading.published.map(|found| found.value.to_string());
    if published != expected.published {
        let wanted = &expected.published;
        found.push(format!("published {published:?}, not {wanted:?}"));
    }
    let paragraphs = part(false);
    let body = paragraphs.join(" ");
    if !body.starts_with(&expected.first) {
        found.push(format!("text starts with {:?}", body.get(..80)));
    }
    if !body.ends_with(&expected.last) {
        found.push(format!("text ends with {:?}", paragraphs.last()));
    }
    let words = body.split_whitespace().count();
    if words != expected.words {
        found.push(format!("{words} words of text, not {}", expected.words));
    }
    let captions = part(true);
    if captions != expected.captions {
        found.push(format!("captions {captions:?}"));
    }
    for line in &expected.dropped {
        let kept = |part: &&&str| {
            part == &line || line.split_whitespace().count() > 3 && part.contains(line)
        };
        if let Some(kept) = paragraphs.iter().chain(&captions).find(kept) {
            found.push(format!("kept {kept:?}"));
        }
    }
    found
}

#[test]
fn every_capture_reads_as_an_archivist_would_read_it() {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/captures");
    let mut names: Vec<_> = std::fs::read_dir(&folder)
        .expect("the folder of captures")
        .map(|entry| entry.expect("an entry of the folder").path())
        .filter(|path| path.extension().is_some_and(|end| end == "toml"))
        .collect();
    names.sort();
    assert!(names.len() >= 40, "captures are missing");
    let mut wrong = Vec::new();
    for path in &names {
        let sidecar = std::fs::read_to_string(path).expect("what is expected");
        let expected = toml::from_str(&sidecar).expect("a valid description");
        let text = std::fs::read_to_string(path.with_extension("txt")).expect("the capture");
        let found = differences(&text, &expected);
        if !found.is_empty() {
            let name = path.file_stem().unwrap_or_default().to_string_lossy();
            wrong.push(format!("{name}\n    {}", found.join("\n    ")));
        }
    }
    let count = wrong.len();
    assert!(
        wrong.is_empty(),
        "{count} of {} captures:\n{}",
        names.len(),
        wrong.join("\n")
    );
}
