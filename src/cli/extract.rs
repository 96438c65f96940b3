//! `kliping extract`: what the parser reads out of captures, without building.

mod lines;
mod record;

use super::report::{Reporter, escaped, plural};
use super::style::Look;
use super::{ExtractArguments, FAILED, GOOD, LEFT_OUT, load_config};
use crate::article::census::Recurring;
use crate::article::reader::Reader;
use crate::article::{Article, Knowledge};
use crate::capture::{self, Limits, Listed};
use crate::config::{Overrides, Settings};
use crate::diagnostic::{Diagnostic, Severity};
use crate::files::tree::{self, State};
use crate::pipeline;
use rayon::prelude::*;
use record::{Record, paragraphs};
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
    let mut of_captures = Problems::of(listed.len());
    for (stretch, recurring) in listed.chunks(256).zip(recurring.chunks(256)) {
        let shown: Vec<_> = stretch
            .par_iter()
            .zip(recurring)
            .map(|(listed, recurring)| show(&reader, listed, recurring, &limits, arguments, look))
            .collect();
        for one in shown {
            reporter.out(&one.text);
            of_captures.take(one.diagnostics);
            are_good &= one.is_good;
        }
    }
    let has_errors = pipeline::has_errors(&diagnostics) || of_captures.has_errors;
    diagnostics.extend(of_captures.told());
    reporter.all(&diagnostics);
    match (listed.is_empty(), has_errors) {
        (true, true) => FAILED,
        (false, false) if are_good => GOOD,
        (true, false) => GOOD,
        _ => LEFT_OUT,
    }
}

/// Of so many captures problems are told, where many were asked for.
const TOLD_CAPTURES: usize = 20;

/// What was noticed in captures: of one capture all of it; of many the first of each, and of the rest how many.
struct Problems {
    is_of_one: bool,
    /// How many captures have some.
    captures: usize,
    told: Vec<Diagnostic>,
    untold: usize,
    has_errors: bool,
}

impl Problems {
    fn of(captures: usize) -> Self {
        Problems {
            is_of_one: captures == 1,
            captures: 0,
            told: Vec::new(),
            untold: 0,
            has_errors: false,
        }
    }

    /// Takes in what was noticed in one capture.
    fn take(&mut self, mut noticed: Vec<Diagnostic>) {
        self.has_errors |= pipeline::has_errors(&noticed);
        self.captures += usize::from(!noticed.is_empty());
        if !self.is_of_one {
            noticed.sort_by_key(|problem| problem.severity != Severity::Error);
            let told = usize::from(self.captures <= TOLD_CAPTURES).min(noticed.len());
            self.untold += noticed.drain(told..).count();
        }
        self.told.extend(noticed);
    }

    /// What is to be told, with how much is not.
    fn told(self) -> Vec<Diagnostic> {
        let more = plural(self.untold, "more problem");
        let rest = (self.untold > 0).then(|| {
            Diagnostic::note(format!("{more} in these captures"))
                .hint("name one capture to see all of its, or ask `kliping check --all`")
        });
        self.told.into_iter().chain(rest).collect()
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
            let text = format!("{}\n", escaped(&Record::of(article, &listed.shown)));
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
        // What a person asks for is the reading; programs get nothing that the sidecar might say otherwise.
        Err(diagnostics) if listed.sidecar.is_some() && !arguments.json => {
            let bare = Listed {
                sidecar: None,
                ..listed.clone()
            };
            let read = pipeline::explain_one(reader, &bare, recurring, limits);
            let text = read.map(|read| {
                let text = lines::view(&read.value, &listed.shown, arguments.evidence, look);
                text + WITHOUT_SIDECAR
            });
            Shown {
                text: text.unwrap_or_default(),
                diagnostics,
                is_good: false,
            }
        }
        Err(diagnostics) => Shown {
            text: String::new(),
            diagnostics,
            is_good: false,
        },
    }
}

/// Below the lines of a capture whose sidecar has an error.
const WITHOUT_SIDECAR: &str = "(read without its sidecar, in which there is an error)\n\n";

fn has_text(article: &Article) -> bool {
    !paragraphs(article).is_empty()
}
