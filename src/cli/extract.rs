//! `kliping extract`: what the parser reads out of captures, without building.

use super::report::Reporter;
use super::{ExtractArguments, FAILED, GOOD, LEFT_OUT, load_config};
use crate::article::reader::Reader;
use crate::article::{Article, BlockKind, Body, Found, Knowledge, Source};
use crate::capture::{self, Listed};
use crate::config::Overrides;
use crate::diagnostic::{Diagnostic, Severity};
use rayon::prelude::*;
use serde_json::{Value, json};
use std::path::Path;

/// The limit where no configuration sets one, in bytes.
const LARGEST: u64 = 128 * 1024 * 1024;

/// Reads the captures and prints them; gives the exit code.
pub fn run(arguments: &ExtractArguments, reporter: &Reporter) -> u8 {
    let (knowledge, limit) = match knowledge(&arguments.config) {
        Ok(known) => known,
        Err(problems) => {
            reporter.all(&problems);
            return FAILED;
        }
    };
    let reader = Reader::new(knowledge);
    let mut diagnostics = Vec::new();
    let mut listed = Vec::new();
    for path in &arguments.paths {
        match list(path) {
            Ok((more, noticed)) => {
                listed.extend(more);
                diagnostics.extend(noticed);
            }
            Err(problem) => diagnostics.push(problem),
        }
    }
    // A stretch at a time, so that a large folder is printed as it is read.
    for stretch in listed.chunks(256) {
        let read: Vec<_> = stretch
            .par_iter()
            .map(|listed| read(&reader, listed, limit, arguments.json))
            .collect();
        for (text, noticed) in read {
            reporter.out(&text);
            diagnostics.extend(noticed);
        }
    }
    reporter.all(&diagnostics);
    let is_error = |problem: &Diagnostic| problem.severity == Severity::Error;
    match (listed.is_empty(), diagnostics.iter().any(is_error)) {
        (true, true) => FAILED,
        (false, true) => LEFT_OUT,
        _ => GOOD,
    }
}

/// The archive's languages, topics and limit, or defaults where there is no configuration.
fn knowledge(file: &Path) -> Result<(Knowledge, u64), Vec<Diagnostic>> {
    if !file.exists() {
        let languages = ["vi", "id", "en"]
            .into_iter()
            .filter_map(|code| code.parse().ok());
        let knowledge = Knowledge {
            languages: languages.collect(),
            topics: Vec::new(),
        };
        return Ok((knowledge, LARGEST));
    }
    let config = load_config(file, &Overrides::default())?;
    let knowledge = Knowledge {
        languages: config.languages,
        topics: config.topics,
    };
    Ok((knowledge, config.max_capture_bytes))
}

fn list(path: &Path) -> Result<(Vec<Listed>, Vec<Diagnostic>), Diagnostic> {
    if path.is_dir() {
        let listed = capture::list(path, &path.display().to_string())?;
        Ok((listed.value, listed.diagnostics))
    } else {
        Ok((vec![capture::one(path)?], Vec::new()))
    }
}

fn read(reader: &Reader, listed: &Listed, limit: u64, json: bool) -> (String, Vec<Diagnostic>) {
    let capture = match capture::read(listed, limit) {
        Ok(capture) => capture,
        Err(problem) => return (String::new(), vec![problem]),
    };
    let mut diagnostics = capture.diagnostics;
    // The pure stage knows a capture by its own path; messages name what the user named.
    let folder = listed.shown.strip_suffix(&listed.path).unwrap_or_default();
    let shown = |mut problem: Diagnostic| {
        problem.path = problem.path.map(|path| format!("{folder}{path}"));
        problem
    };
    match reader.read(capture.value) {
        Err(problems) => {
            diagnostics.extend(problems.into_iter().map(shown));
            (String::new(), diagnostics)
        }
        Ok(read) => {
            diagnostics.extend(read.diagnostics.into_iter().map(shown));
            let article = read.value;
            let text = if json {
                format!("{}\n", object(&article, &listed.shown))
            } else {
                readable(&article, &listed.shown)
            };
            (text, diagnostics)
        }
    }
}

/// The file's name without its ending.
fn stem(path: &str) -> &str {
    let name = path.rsplit('/').next().unwrap_or(path);
    name.rsplit_once('.').map_or(name, |(stem, _)| stem)
}

fn source<T>(found: &Found<T>) -> Value {
    match found.source.line() {
        Some(line) => json!(format!("{} {line}", found.source.name())),
        None => json!(found.source.name()),
    }
}

/// The article as one JSON object.
fn object(article: &Article, shown: &str) -> Value {
    let title = &article.title;
    let own_title = (!title.source.is_derived()).then_some(&title.value);
    let dropped: Vec<Value> = article
        .dropped
        .iter()
        .map(|dropped| {
            json!({
                "first_line": dropped.first_line,
                "last_line": dropped.last_line,
                "reason": dropped.reason.name(),
                "text": article.text[dropped.span.clone()],
            })
        })
        .collect();
    json!({
        "id": stem(&article.path),
        "path": shown,
        "language": article.language.value.as_str(),
        "language_source": source(&article.language),
        "title": own_title,
        "display_title": title.value,
        "title_source": source(title),
        "published": article.published.as_ref().map(|date| date.value.to_string()),
        "published_source": article.published.as_ref().map(source),
        "event_dates": article.event_dates.iter().map(ToString::to_string).collect::<Vec<_>>(),
        "kicker": article.kicker,
        "source_url": article.source_url.as_ref().map(|url| &url.value),
        "outlet": article.outlet,
        "countries": article.countries.iter().map(|c| c.to_string()).collect::<Vec<_>>(),
        "tags": article.topics,
        "paragraphs": paragraphs(article, false),
        "captions": paragraphs(article, true),
        "dropped": dropped,
        "encoding": article.encoding,
    })
}

/// The paragraphs, or the captions, as lines of text.
fn paragraphs(article: &Article, captions: bool) -> Vec<String> {
    match &article.body {
        Body::Markdown { paragraphs, .. } if captions => {
            let _ = paragraphs;
            Vec::new()
        }
        Body::Markdown { paragraphs, .. } => paragraphs.clone(),
        Body::Blocks(blocks) => blocks
            .iter()
            .filter(|block| (block.kind == BlockKind::Caption) == captions)
            .map(|block| article.text[block.span.clone()].trim().replace('\n', " "))
            .collect(),
    }
}

/// The article for a person.
fn readable(article: &Article, shown: &str) -> String {
    let mut text = format!("{shown}\n");
    let mut field = |name: &str, value: String| {
        if !value.is_empty() {
            text.push_str(&format!("  {name:<10} {value}\n"));
        }
    };
    let origin = |source: Source| match source.line() {
        Some(line) => format!("({} {line})", source.name()),
        None => format!("({})", source.name()),
    };
    let found = |value: String, source: Source| format!("{value} {}", origin(source));
    field(
        "language",
        found(article.language.value.to_string(), article.language.source),
    );
    field("kicker", article.kicker.clone().unwrap_or_default());
    field(
        "title",
        found(article.title.value.clone(), article.title.source),
    );
    let published = article.published.as_ref();
    field(
        "published",
        published.map_or_else(String::new, |date| {
            found(date.value.to_string(), date.source)
        }),
    );
    let events: Vec<String> = article
        .event_dates
        .iter()
        .map(ToString::to_string)
        .collect();
    field("events", events.join(", "));
    let url = article.source_url.as_ref();
    field(
        "source",
        url.map_or_else(String::new, |url| found(url.value.clone(), url.source)),
    );
    let countries: Vec<&str> = article.countries.iter().map(|c| c.as_str()).collect();
    field("countries", countries.join(" "));
    field("tags", article.topics.join(" "));
    for paragraph in paragraphs(article, false) {
        field("paragraph", paragraph);
    }
    for caption in paragraphs(article, true) {
        field("caption", caption);
    }
    for dropped in &article.dropped {
        let lines = match dropped.last_line {
            last if last == dropped.first_line => format!("line {last}"),
            last => format!("lines {}–{last}", dropped.first_line),
        };
        let first = article.text[dropped.span.clone()].trim().lines().next();
        field(
            "left out",
            format!(
                "{lines}, {}: {}",
                dropped.reason.name(),
                first.unwrap_or_default()
            ),
        );
    }
    text.push('\n');
    text
}
