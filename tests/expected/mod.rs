//! What a careful archivist reads out of the captures and pages of a folder of tests: beside each stands a `.toml`
//! that says so.
#![allow(clippy::unwrap_used, reason = "a test fails by panicking")]

use kliping::article::census::Recurring;
use kliping::article::reader::Reader;
use kliping::article::{Article, BlockKind, Body, Knowledge};
use kliping::capture::{self, Limits};
use serde::Deserialize;
use std::path::Path;

/// What is to be read out of a capture. What is left out is not there.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct Expected {
    /// The headline.
    title: Option<String>,
    /// Where it was found, as `extract --json` names it; not checked if left out.
    title_source: Option<String>,
    /// Day or day and time of publication, and where it was found.
    published: Option<String>,
    published_source: Option<String>,
    /// The address of the page; not checked if left out.
    source_url: Option<String>,
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
    /// First words of what is left out, or all of them.
    #[serde(default)]
    dropped: Vec<String>,
}

/// One that reads for an archive in Vietnamese and Indonesian.
pub fn reader() -> Reader {
    let languages = ["vi", "id"].map(|code| code.parse().unwrap());
    Reader::new(Knowledge {
        languages: languages.into(),
        ..Knowledge::default()
    })
}

/// Fails if one capture of a folder of tests is read otherwise than its description says, or loses a line; or if there
/// are fewer than so many.
pub fn every_capture_reads_as_expected(folder: &str, at_least: usize) {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join(folder);
    let listed = capture::list(&path, folder, 9).unwrap().value.captures;
    let limits = Limits {
        bytes: 1 << 24,
        lines: 1 << 16,
        depth: 9,
    };
    assert!(listed.len() >= at_least, "captures are missing");
    let reader = reader();
    let mut wrong = Vec::new();
    for listed in &*listed {
        let expected = std::fs::read_to_string(listed.file.with_extension("toml")).unwrap();
        let expected: Expected = toml::from_str(&expected).unwrap();
        let mut capture = capture::read(listed, &limits).unwrap().value;
        // Here the file beside a capture says what is expected of it.
        capture.sidecar = None;
        let article = reader.read(capture, &Recurring::default()).unwrap().value;
        let mut found = differences(&article, &expected);
        found.extend(unaccounted(&article));
        if !found.is_empty() {
            wrong.push(format!("{}\n    {}", listed.path, found.join("\n    ")));
        }
    }
    let count = wrong.len();
    let wrong = wrong.join("\n");
    assert!(
        wrong.is_empty(),
        "{count} of {} captures:\n{wrong}",
        listed.len()
    );
}

fn blocks(article: &Article, is_caption: bool) -> Vec<String> {
    let Body::Blocks(blocks) = article.captured_body() else {
        return Vec::new();
    };
    let wanted = blocks
        .iter()
        .filter(|block| (block.kind == BlockKind::Caption) == is_caption);
    wanted
        .map(|block| article.captured_text()[block.span.clone()].replace('\n', " "))
        .collect()
}

/// Everything about a capture that was read otherwise than expected.
fn differences(article: &Article, expected: &Expected) -> Vec<String> {
    let mut found = Vec::new();
    let mut compare = |what: &str, got: Option<String>, wanted: &Option<String>| {
        if got != *wanted {
            found.push(format!("{what} {got:?}, not {wanted:?}"));
        }
    };
    let title = &article.title;
    let own = (!title.source.is_derived()).then(|| title.value.clone());
    compare("title", own, &expected.title);
    if expected.title_source.is_some() {
        let name = title.source.name().to_owned();
        compare("title from", Some(name), &expected.title_source);
    }
    let published = article.published.as_ref();
    let date = published.map(|found| found.value.to_string());
    compare("published", date, &expected.published);
    if expected.published_source.is_some() {
        let name = published.map(|found| found.source.name().to_owned());
        compare("published from", name, &expected.published_source);
    }
    if expected.source_url.is_some() {
        let url = article.source_url.as_ref().map(|url| url.value.clone());
        compare("source", url, &expected.source_url);
    }
    let paragraphs = blocks(article, false);
    let body = paragraphs.join(" ");
    if !body.starts_with(&expected.first) {
        let start: String = body.chars().take(80).collect();
        found.push(format!("text starts with {start:?}"));
    }
    if !body.ends_with(&expected.last) {
        found.push(format!("text ends with {:?}", paragraphs.last()));
    }
    let words = body.split_whitespace().count();
    if words != expected.words {
        found.push(format!("{words} words of text, not {}", expected.words));
    }
    let captions = blocks(article, true);
    if captions != expected.captions {
        found.push(format!("captions {captions:?}"));
    }
    let left_out: Vec<&str> = article
        .dropped
        .iter()
        .flat_map(|dropped| article.captured_text()[dropped.span.clone()].split_whitespace())
        .collect();
    let left_out = left_out.join(" ");
    for line in &expected.dropped {
        let words: Vec<&str> = line.split_whitespace().collect();
        let is_it = |part: &&String| part == &line || words.len() > 3 && part.contains(line);
        let kept = paragraphs.iter().chain(&captions).find(is_it);
        if kept.is_some() || !left_out.contains(&words.join(" ")) {
            found.push(format!("not left out: {line:?}"));
        }
    }
    found
}

/// Visible lines of a capture that are neither on the article's page nor in the list of what was left out.
pub fn unaccounted(article: &Article) -> Option<String> {
    let mut text = article.captured_text().as_bytes().to_vec();
    let Body::Blocks(blocks) = article.captured_body() else {
        return Some("not a body of blocks".to_owned());
    };
    let spans = blocks.iter().map(|block| block.span.clone());
    for span in spans.chain(article.dropped.iter().map(|dropped| dropped.span.clone())) {
        text[span].fill(b' ');
    }
    let left = String::from_utf8_lossy(&text);
    let letters = |text: &str| {
        text.chars()
            .filter(|c| c.is_alphanumeric())
            .collect::<String>()
    };
    let title = letters(&article.title.value);
    let kicker = letters(article.kicker.as_deref().unwrap_or_default());
    // Headline and kicker stand on the page too, in one line or two; a bullet does not.
    let known = |line: &str| {
        let line = letters(line);
        line.is_empty() || line == title || line == kicker || line == kicker.clone() + &title
    };
    let lost = left.lines().map(str::trim).find(|line| !known(line))?;
    Some(format!("lost: {lost:?}"))
}
