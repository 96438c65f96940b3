//! Reads the seed captures beside the checkout, where there are any, and compares every field with what
//! a careful archivist reads out of them. The captures are other people's texts and not part of the project.

use kliping::article::reader::Reader;
use kliping::article::{Article, BlockKind, Body, Knowledge, Source};
use kliping::capture::{Capture, Format};
use serde_json::Value;
use std::path::{Path, PathBuf};

fn seeds() -> Option<PathBuf> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("../shared/seeds");
    if folder.join("expected.json").is_file() {
        return Some(folder);
    }
    eprintln!("SKIPPED: no seed captures at {}", folder.display());
    None
}

fn read(folder: &Path, name: &str) -> Article {
    let text = std::fs::read_to_string(folder.join(name)).expect("a seed that expected.json names");
    let knowledge = Knowledge {
        languages: Vec::new(),
        topics: Vec::new(),
    };
    let read = Reader::new(knowledge).read(Capture {
        path: name.to_owned(),
        format: Format::Text,
        text,
        encoding: "UTF-8",
        sha256: [0; 32],
        sidecar: None,
    });
    read.expect("a seed without faults").value
}

fn blocks<'a>(article: &'a Article, kinds: &[BlockKind]) -> Vec<&'a str> {
    let Body::Blocks(blocks) = &article.body else {
        panic!("a raw capture has blocks")
    };
    blocks
        .iter()
        .filter(|block| kinds.contains(&block.kind))
        .map(|block| &article.text[block.span.clone()])
        .collect()
}

/// Whether a text is the wanted one; an ellipsis at an end of the wanted one stands for more.
fn agrees(got: &str, wanted: &str) -> bool {
    match (wanted.strip_prefix('…'), wanted.strip_suffix('…')) {
        (Some(end), _) => got.ends_with(end),
        (_, Some(start)) => got.starts_with(start),
        _ => got == wanted,
    }
}

#[test]
fn every_seed_reads_as_an_archivist_would_read_it() {
    let Some(folder) = seeds() else { return };
    let expected: Value =
        serde_json::from_str(&std::fs::read_to_string(folder.join("expected.json")).unwrap())
            .unwrap();
    let mut wrong = Vec::new();
    for (name, wanted) in expected["documents"].as_object().unwrap() {
        let article = read(&folder, name);
        let mut check = |what: &str, right: bool, got: String| {
            if !right {
                wrong.push(format!("{name}: {what}: {got}"));
            }
        };
        let title = &article.title;
        match wanted["title"].as_str() {
            Some(text) => check("title", title.value == text, title.value.clone()),
            None => check(
                "title",
                title.source == Source::FirstSentence,
                format!("{title:?}"),
            ),
        }
        let published = article
            .published
            .as_ref()
            .map(|date| date.value.to_string());
        check(
            "published",
            published.as_deref() == wanted["published"].as_str(),
            format!("{published:?}"),
        );
        if let Some(kicker) = wanted["kicker"].as_str() {
            check(
                "kicker",
                article.kicker.as_deref() == Some(kicker),
                format!("{:?}", article.kicker),
            );
        }
        let url = article.source_url.as_ref().map(|url| url.value.as_str());
        check(
            "source",
            url == wanted["source_url"].as_str(),
            format!("{url:?}"),
        );
        let body = blocks(&article, &[BlockKind::Paragraph, BlockKind::Subheading]);
        let first = body.first().copied().unwrap_or_default();
        let last = body.last().copied().unwrap_or_default();
        check(
            "start",
            agrees(first, wanted["body_starts"].as_str().unwrap()),
            first.to_owned(),
        );
        check(
            "end",
            agrees(last, wanted["body_ends"].as_str().unwrap()),
            last.to_owned(),
        );
        if let Some(count) = wanted["body_paragraphs"].as_u64() {
            check(
                "paragraphs",
                body.len() as u64 == count,
                body.len().to_string(),
            );
        }
        let captions = blocks(&article, &[BlockKind::Caption]);
        let wanted_captions: Vec<&str> = wanted["captions"]
            .as_array()
            .unwrap()
            .iter()
            .filter_map(Value::as_str)
            .collect();
        check(
            "captions",
            captions == wanted_captions,
            format!("{captions:?}"),
        );
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}
