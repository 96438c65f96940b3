//! An article as one JSON object: what `kliping extract --json` prints.

use crate::article::notices::{Correction, Note, Withdrawal};
use crate::article::spaces::one_line;
use crate::article::{Article, BlockKind, Body, Dropped, Field, Found, Reason, Source};
use serde::Serialize;
use serde_json::{Value, json};
use std::borrow::Cow;

/// The object: its keys, in their order. Texts are borrowed from the article.
#[derive(Serialize)]
pub(super) struct Record<'a> {
    id: &'a str,
    path: &'a str,
    language: &'a str,
    language_source: String,
    title: Option<&'a str>,
    display_title: &'a str,
    title_source: String,
    published: Option<String>,
    /// How far its time of day is from UTC, where that is known: `+07:00`.
    published_zone: Option<String>,
    published_source: Option<String>,
    event_dates: Vec<String>,
    event_dates_inferred: Vec<String>,
    kicker: Option<&'a str>,
    source_url: Option<&'a str>,
    captured: Option<String>,
    captured_source: Option<String>,
    duplicate_of: Option<&'a str>,
    distinct_from: &'a [String],
    translation_of: Option<&'a str>,
    outlet: Option<&'a str>,
    rights: &'static str,
    countries: Vec<String>,
    tags: &'a [String],
    paragraphs: Vec<Cow<'a, str>>,
    captions: Vec<Cow<'a, str>>,
    dropped: Vec<Left<'a>>,
    withdrawn: Vec<&'static str>,
    corrections: Vec<Value>,
    withdrawal: Option<Value>,
    encoding: &'a str,
    confidence: Value,
}

/// Lines that are not on the page.
#[derive(Serialize)]
struct Left<'a> {
    first_line: usize,
    last_line: usize,
    reason: &'static str,
    text: &'a str,
    /// In how many stories of the outlet they stand, where that is the reason.
    #[serde(skip_serializing_if = "Option::is_none")]
    stories: Option<u32>,
}

impl<'a> Record<'a> {
    /// That of an article whose capture is shown as `path`.
    pub fn of(article: &'a Article, path: &'a str) -> Self {
        let title = &article.title;
        let inferred = article.event_dates.iter().filter(|days| days.year_inferred);
        let withdrawn = article.withdrawn.contains(&Field::Published);
        Record {
            id: stem(&article.path),
            path,
            language: article.language.value.as_str(),
            language_source: source(&article.language),
            title: (!title.source.is_derived()).then_some(&title.value),
            display_title: &title.value,
            title_source: source(title),
            published: article
                .published
                .as_ref()
                .map(|date| date.value.to_string()),
            published_zone: article
                .published
                .as_ref()
                .and_then(|date| date.value.zone()),
            published_source: match &article.published {
                Some(date) => Some(source(date)),
                None => withdrawn.then(|| Source::Sidecar.name().to_owned()),
            },
            event_dates: article
                .event_dates
                .iter()
                .map(ToString::to_string)
                .collect(),
            event_dates_inferred: inferred.map(ToString::to_string).collect(),
            kicker: article.kicker.as_deref(),
            source_url: article.source_url.as_ref().map(|url| &*url.value),
            captured: article.captured.as_ref().map(|date| date.value.to_string()),
            captured_source: article.captured.as_ref().map(source),
            duplicate_of: article.ties.duplicate_of.as_deref(),
            distinct_from: &article.ties.distinct_from,
            translation_of: article.ties.translation_of.as_deref(),
            outlet: article.outlet.as_ref().map(|outlet| &*outlet.value.name),
            rights: article.rights.value.name(),
            countries: article.countries.iter().map(ToString::to_string).collect(),
            tags: &article.topics,
            paragraphs: paragraphs(article),
            captions: captions(article),
            dropped: article
                .dropped
                .iter()
                .map(|dropped| left(article, dropped))
                .collect(),
            withdrawn: article.withdrawn.iter().map(|field| field.name()).collect(),
            corrections: article.corrections.iter().map(correction).collect(),
            withdrawal: article.withdrawal.as_ref().map(withdrawal),
            encoding: article.encoding,
            confidence: confidence(article),
        }
    }
}

/// The file's name without its ending.
fn stem(path: &str) -> &str {
    let name = path.rsplit('/').next().unwrap_or(path);
    name.rsplit_once('.').map_or(name, |(stem, _)| stem)
}

fn source<T>(found: &Found<T>) -> String {
    match found.source.line() {
        Some(line) => format!("{} {line}", found.source.name()),
        None => found.source.name().to_owned(),
    }
}

fn left<'a>(article: &'a Article, dropped: &Dropped) -> Left<'a> {
    Left {
        first_line: dropped.first_line,
        last_line: dropped.last_line,
        reason: dropped.reason.name(),
        text: &article.captured_text()[dropped.span.clone()],
        stories: match dropped.reason {
            Reason::Recurring { stories } => Some(stories),
            _ => None,
        },
    }
}

fn correction(correction: &Correction) -> Value {
    json!({ "date": correction.date.to_string(), "note": note(&correction.note) })
}

fn withdrawal(withdrawal: &Withdrawal) -> Value {
    json!({
        "date": withdrawal.date.to_string(),
        "reason": withdrawal.reason.name(),
        "note": withdrawal.note.as_ref().map(note),
        "see": withdrawal.see,
    })
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
pub(super) fn paragraphs(article: &Article) -> Vec<Cow<'_, str>> {
    match article.captured_body() {
        Body::Markdown { paragraphs, .. } => paragraphs.iter().map(Cow::from).collect(),
        Body::Blocks(_) => blocks(article, |kind| kind != BlockKind::Caption),
    }
}

/// The captions of pictures.
fn captions(article: &Article) -> Vec<Cow<'_, str>> {
    match article.captured_body() {
        Body::Markdown { captions, .. } => captions.iter().map(Cow::from).collect(),
        Body::Blocks(_) => blocks(article, |kind| kind == BlockKind::Caption),
    }
}

/// Blocks of some kinds, each as one line of text.
fn blocks(article: &Article, is_meant: impl Fn(BlockKind) -> bool) -> Vec<Cow<'_, str>> {
    let Body::Blocks(blocks) = article.captured_body() else {
        return Vec::new();
    };
    let meant = blocks.iter().filter(|block| is_meant(block.kind));
    meant
        .map(|block| {
            let text = article.captured_text()[block.span.clone()].trim();
            // What was broken is whole again; spaces within a line are the capture's.
            if text.contains('\n') {
                one_line(text).into()
            } else {
                text.into()
            }
        })
        .collect()
}
