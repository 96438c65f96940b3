//! `kliping extract`: what the parser reads out of captures, without building.

mod lines;

use super::report::{Reporter, escaped};
use super::style::Look;
use super::{ExtractArguments, FAILED, GOOD, LEFT_OUT, load_config};
use crate::article::census::Recurring;
use crate::article::notices::{Correction, Note};
use crate::article::reader::Reader;
use crate::article::{Article, BlockKind, Body, Field, Found, Knowledge, Reason, Source};
use crate::capture::{self, Limits, Listed};
use crate::config::{Overrides, Settings};
use crate::diagnostic::Diagnostic;
use crate::files::tree::{self, State};
use crate::pipeline;
use rayon::prelude::*;
use serde_json::{Value, json};
use std::path::Path;
use std::sync::Arc;

/// Reads the captures and prints them; gives the exit code.
pub fn run(arguments: &ExtractArguments, reporter: &Reporter) -> u8 {
    let (knowledge, limits) = match knowledge(arguments.config.as_deref()) {
        Ok(known) => known,
        Err(problems) => {
            reporter.all(&problems);
            return FAILED;
        }
    };
    let reader = Reader::new(knowledge);
    let mut diagnostics = Vec::new();
    let mut listed = Vec::new();
    let mut are_good = true;
    let look = Look::of_output();
    for path in &arguments.paths {
        match list(path, limits.depth) {
            Ok((more, noticed)) => {
                listed.extend(more);
                diagnostics.extend(noticed);
            }
            Err(problem) => diagnostics.push(problem),
        }
    }
    // A stretch at a time, so that a large folder is printed as it is read.
    let recurring = pipeline::compare(&reader, &listed, &limits, || {});
    for (stretch, recurring) in listed.chunks(256).zip(recurring.chunks(256)) {
        let shown: Vec<_> = stretch
            .par_iter()
            .zip(recurring)
            .map(|(listed, recurring)| show(&reader, listed, recurring, &limits, arguments, look))
            .collect();
        for one in shown {
            reporter.out(&one.text);
            diagnostics.extend(one.diagnostics);
            are_good &= one.is_good;
        }
    }
    reporter.all(&diagnostics);
    match (listed.is_empty(), pipeline::has_errors(&diagnostics)) {
        (true, true) => FAILED,
        (false, false) if are_good => GOOD,
        (true, false) => GOOD,
        _ => LEFT_OUT,
    }
}

/// What a file is called that no one names.
const DEFAULT_CONFIG: &str = "site.toml";

/// The archive's languages, topics and limits, or defaults where no configuration is named and
/// none is there.
fn knowledge(named: Option<&Path>) -> Result<(Knowledge, Limits), Vec<Diagnostic>> {
    let file = named.unwrap_or(Path::new(DEFAULT_CONFIG));
    if named.is_none() && matches!(tree::state(file), Ok(State::Missing)) {
        let languages = ["vi", "id", "en"]
            .into_iter()
            .filter_map(|code| code.parse().ok());
        let knowledge = Knowledge {
            languages: languages.collect(),
            ..Knowledge::default()
        };
        let settings = Settings::default();
        let limits = Limits {
            bytes: settings.max_capture_bytes,
            lines: settings.max_capture_lines,
            depth: settings.max_folder_depth,
        };
        return Ok((knowledge, limits));
    }
    let config = load_config(file, &Overrides::default())?;
    let limits = pipeline::limits(&config);
    let knowledge = Knowledge {
        languages: config.languages,
        topics: config.topics,
        outlets: config.outlets,
    };
    Ok((knowledge, limits))
}

fn list(path: &Path, max_depth: usize) -> Result<(Vec<Listed>, Vec<Diagnostic>), Diagnostic> {
    match tree::state(path) {
        Ok(State::Empty | State::Folder { .. }) => {
            let shown = path.display().to_string();
            let mut listed = capture::list(path, &shown, max_depth)?;
            if listed.value.captures.is_empty() {
                listed.diagnostics.push(
                    Diagnostic::warning("there is no capture in this folder")
                        .at(shown)
                        .hint("captures end in .txt, .md or .html"),
                );
            }
            Ok((
                Arc::unwrap_or_clone(listed.value.captures),
                listed.diagnostics,
            ))
        }
        _ => Ok((vec![capture::one(path)?], Vec::new())),
    }
}

/// What a capture came to.
struct Shown {
    text: String,
    diagnostics: Vec<Diagnostic>,
    /// It could be read, and there is text in it.
    is_good: bool,
}

fn show(
    reader: &Reader,
    listed: &Listed,
    recurring: &Recurring,
    limits: &Limits,
    arguments: &ExtractArguments,
    look: Look,
) -> Shown {
    let shown = if arguments.json {
        pipeline::read_one(reader, listed, recurring, limits).map(|read| {
            let article = &read.value;
            let text = format!("{}\n", escaped(&object(article, &listed.shown)));
            (text, has_text(article), read.diagnostics)
        })
    } else {
        pipeline::explain_one(reader, listed, recurring, limits).map(|read| {
            let text = lines::view(&read.value, &listed.shown, arguments.evidence, look);
            (text, has_text(&read.value.article), read.diagnostics)
        })
    };
    match shown {
        Ok((text, is_good, diagnostics)) => Shown {
            text,
            diagnostics,
            is_good,
        },
        Err(diagnostics) => Shown {
            text: String::new(),
            diagnostics,
            is_good: false,
        },
    }
}

fn has_text(article: &Article) -> bool {
    !paragraphs(article).is_empty()
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
    let inferred = article.event_dates.iter().filter(|days| days.year_inferred);
    let inferred: Vec<_> = inferred.map(ToString::to_string).collect();
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
        "event_dates_inferred": inferred,
        "kicker": article.kicker,
        "source_url": article.source_url.as_ref().map(|url| &url.value),
        "captured": article.captured.as_ref().map(|date| date.value.to_string()),
        "captured_source": article.captured.as_ref().map(source),
        "duplicate_of": article.ties.duplicate_of,
        "distinct_from": article.ties.distinct_from,
        "translation_of": article.ties.translation_of,
        "outlet": article.outlet.as_ref().map(|outlet| &outlet.value.name),
        "rights": article.rights.value.name(),
        "countries": article.countries.iter().map(|c| c.to_string()).collect::<Vec<_>>(),
        "tags": article.topics,
        "paragraphs": paragraphs(article),
        "captions": captions(article),
        "dropped": dropped,
        "withdrawn": article.withdrawn.iter().map(|field| field.name()).collect::<Vec<_>>(),
        "corrections": article.corrections.iter().map(correction).collect::<Vec<_>>(),
        "withdrawal": article.withdrawal.as_ref().map(|withdrawal| json!({
            "date": withdrawal.date.to_string(),
            "reason": withdrawal.reason.name(),
            "note": withdrawal.note.as_ref().map(note),
            "see": withdrawal.see,
        })),
        "encoding": article.encoding,
        "confidence": confidence(article),
    })
}

fn correction(correction: &Correction) -> Value {
    json!({ "date": correction.date.to_string(), "note": note(&correction.note) })
}

/// A text of the archivist: by language, or as it is.
fn note(note: &Note) -> Value {
    match &note.for_all {
        Some(text) => json!(text),
        None => {
            let texts = note.by_language.iter();
            let texts = texts.map(|(language, text)| (language.to_string(), json!(text)));
            Value::Object(texts.collect())
        }
    }
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
