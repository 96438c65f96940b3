//! `kliping extract`: what the parser reads out of captures, without building.

use super::report::{Reporter, is_hidden, visible_line};
use super::{ExtractArguments, FAILED, GOOD, LEFT_OUT, load_config};
use crate::article::census::Recurring;
use crate::article::reader::Reader;
use crate::article::{Article, BlockKind, Body, Field, Found, Knowledge, Reason, Source};
use crate::capture::{self, Listed};
use crate::config::{Overrides, Settings};
use crate::diagnostic::Diagnostic;
use crate::files::tree::{self, State};
use crate::pipeline;
use rayon::prelude::*;
use serde_json::{Value, json};
use std::path::Path;

/// Reads the captures and prints them; gives the exit code.
pub fn run(arguments: &ExtractArguments, reporter: &Reporter) -> u8 {
    let (knowledge, limit) = match knowledge(arguments.config.as_deref()) {
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
    let recurring = pipeline::compare(&reader, &listed, limit, || {});
    for (stretch, recurring) in listed.chunks(256).zip(recurring.chunks(256)) {
        let read: Vec<_> = stretch
            .par_iter()
            .zip(recurring)
            .map(|(listed, recurring)| read(&reader, listed, recurring, limit, arguments.json))
            .collect();
        for (text, noticed) in read {
            reporter.out(&text);
            diagnostics.extend(noticed);
        }
    }
    reporter.all(&diagnostics);
    match (listed.is_empty(), pipeline::has_errors(&diagnostics)) {
        (true, true) => FAILED,
        (false, true) => LEFT_OUT,
        _ => GOOD,
    }
}

/// What a file is called that no one names.
const DEFAULT_CONFIG: &str = "site.toml";

/// The archive's languages, topics and limit in bytes, or defaults where no configuration is named and
/// none is there.
fn knowledge(named: Option<&Path>) -> Result<(Knowledge, u64), Vec<Diagnostic>> {
    let file = named.unwrap_or(Path::new(DEFAULT_CONFIG));
    if named.is_none() && matches!(tree::state(file), Ok(State::Missing)) {
        let languages = ["vi", "id", "en"]
            .into_iter()
            .filter_map(|code| code.parse().ok());
        let knowledge = Knowledge {
            languages: languages.collect(),
            ..Knowledge::default()
        };
        return Ok((knowledge, Settings::default().max_capture_bytes));
    }
    let config = load_config(file, &Overrides::default())?;
    let knowledge = Knowledge {
        languages: config.languages,
        topics: config.topics,
        outlets: config.outlets,
    };
    Ok((knowledge, config.max_capture_bytes))
}

fn list(path: &Path) -> Result<(Vec<Listed>, Vec<Diagnostic>), Diagnostic> {
    match tree::state(path) {
        Ok(State::Empty | State::Folder { .. }) => {
            let shown = path.display().to_string();
            let mut listed = capture::list(path, &shown)?;
            if listed.value.is_empty() {
                listed.diagnostics.push(
                    Diagnostic::warning("there is no capture in this folder")
                        .at(shown)
                        .hint("captures end in .txt, .md or .html"),
                );
            }
            Ok((listed.value, listed.diagnostics))
        }
        _ => Ok((vec![capture::one(path)?], Vec::new())),
    }
}

fn read(
    reader: &Reader,
    listed: &Listed,
    recurring: &Recurring,
    limit: u64,
    json: bool,
) -> (String, Vec<Diagnostic>) {
    match pipeline::read_one(reader, listed, recurring, limit) {
        Err(problems) => (String::new(), problems),
        Ok(read) => {
            let text = if json {
                format!("{}\n", escaped(&object(&read.value, &listed.shown)))
            } else {
                readable(&read.value, &listed.shown)
            };
            (text, read.diagnostics)
        }
    }
}

/// JSON whose control characters are all escaped: the standard asks it only of some, and a terminal
/// obeys others too.
fn escaped(object: &Value) -> String {
    let mut text = String::new();
    for c in object.to_string().chars() {
        if is_hidden(c) {
            text.push_str(&format!("\\u{:04x}", c as u32));
        } else {
            text.push(c);
        }
    }
    text
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
            let mut object = json!({
                "first_line": dropped.first_line,
                "last_line": dropped.last_line,
                "reason": dropped.reason.name(),
                "text": article.captured_text()[dropped.span.clone()],
            });
            if let Reason::Recurring { stories } = dropped.reason {
                object["stories"] = json!(stories);
            }
            object
        })
        .collect();
    let published_source = match &article.published {
        Some(date) => source(date),
        None if article.withdrawn.contains(&Field::Published) => json!(Source::Sidecar.name()),
        None => Value::Null,
    };
    json!({
        "id": stem(&article.path),
        "path": shown,
        "language": article.language.value.as_str(),
        "language_source": source(&article.language),
        "title": own_title,
        "display_title": title.value,
        "title_source": source(title),
        "published": article.published.as_ref().map(|date| date.value.to_string()),
        "published_source": published_source,
        "event_dates": article.event_dates.iter().map(ToString::to_string).collect::<Vec<_>>(),
        "kicker": article.kicker,
        "source_url": article.source_url.as_ref().map(|url| &url.value),
        "outlet": article.outlet.as_ref().map(|outlet| &outlet.value.name),
        "rights": article.rights.value.name(),
        "countries": article.countries.iter().map(|c| c.to_string()).collect::<Vec<_>>(),
        "tags": article.topics,
        "paragraphs": paragraphs(article),
        "captions": captions(article),
        "dropped": dropped,
        "withdrawn": article.withdrawn.iter().map(|field| field.name()).collect::<Vec<_>>(),
        "encoding": article.encoding,
        "confidence": confidence(article),
    })
}

/// How far each field can be trusted, and why, by its name.
fn confidence(article: &Article) -> Value {
    let fields = article.confidence().into_iter().map(|confidence| {
        let grounds = confidence.grounds.iter().map(ToString::to_string);
        let said = json!({
            "level": confidence.level.name(),
            "reasons": grounds.collect::<Vec<_>>(),
        });
        (confidence.field.name().to_owned(), said)
    });
    Value::Object(fields.collect())
}

/// The paragraphs of the text.
fn paragraphs(article: &Article) -> Vec<String> {
    match article.captured_body() {
        Body::Markdown { paragraphs, .. } => paragraphs.clone(),
        Body::Blocks(_) => blocks(article, |kind| kind != BlockKind::Caption),
    }
}

/// The captions of pictures.
fn captions(article: &Article) -> Vec<String> {
    match article.captured_body() {
        Body::Markdown { captions, .. } => captions.clone(),
        Body::Blocks(_) => blocks(article, |kind| kind == BlockKind::Caption),
    }
}

/// Blocks of some kinds, each as one line of text.
fn blocks(article: &Article, is_meant: impl Fn(BlockKind) -> bool) -> Vec<String> {
    let Body::Blocks(blocks) = article.captured_body() else {
        return Vec::new();
    };
    blocks
        .iter()
        .filter(|block| is_meant(block.kind))
        .map(|block| {
            article.captured_text()[block.span.clone()]
                .trim()
                .replace('\n', " ")
        })
        .collect()
}

/// A reason with what there is to say about it.
fn reason(reason: Reason) -> String {
    match reason {
        Reason::Recurring { stories } => {
            format!(
                "{}, in {stories} stories of the outlet or more",
                reason.name()
            )
        }
        _ => reason.name().to_owned(),
    }
}

/// The article for a person.
fn readable(article: &Article, shown: &str) -> String {
    let mut text = format!("{}\n", visible_line(shown));
    let mut field = |name: &str, value: String| {
        if !value.is_empty() {
            text.push_str(&format!("  {name:<10} {}\n", visible_line(&value)));
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
    for paragraph in paragraphs(article) {
        field("paragraph", paragraph);
    }
    for caption in captions(article) {
        field("caption", caption);
    }
    let withdrawn: Vec<_> = article.withdrawn.iter().map(|field| field.name()).collect();
    field("no", withdrawn.join(", "));
    for dropped in &article.dropped {
        let lines = match dropped.last_line {
            last if last == dropped.first_line => format!("line {last}"),
            last => format!("lines {}–{last}", dropped.first_line),
        };
        let first = article.captured_text()[dropped.span.clone()]
            .trim()
            .lines()
            .next();
        field(
            "left out",
            format!(
                "{lines}, {}: {}",
                reason(dropped.reason),
                first.unwrap_or_default()
            ),
        );
    }
    text.push('\n');
    text
}
