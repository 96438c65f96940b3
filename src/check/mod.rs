//! What a person should look at before an archive is published: doubts about single articles and about
//! articles side by side, each with the lines of a sidecar that would settle it.
//!
//! Invariant: pure, linear in the number of articles, and the same for any order of them.

mod across;
mod addresses;
mod dates;
mod links;
pub mod pairs;
pub mod review;
mod single;
pub mod stub;

pub use addresses::doubts as of_addresses;

use crate::archive::Archive;
use crate::article::Article;
use crate::article::date::Date;
use crate::diagnostic::{Diagnostic, Severity};
use crate::locale::Language;
use crate::vocabulary::Topic;
use rayon::prelude::*;
use std::collections::BTreeSet;
use std::sync::Arc;

/// What is doubtful; the order is that in which a person should look.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Kind {
    /// A fault of settings, labels, strings or templates, which keeps the site from being built.
    Setup,
    /// A capture, sidecar or file of the archive that cannot be used.
    Broken,
    /// An address that was published and would die, or give way to another.
    Address,
    /// No text was found in a capture.
    NoText,
    /// A text without beginning or end, or of which much was left out.
    Text,
    /// No date, or dates that contradict each other, or cannot be.
    Date,
    /// A link that leads nowhere on the site.
    Link,
    /// A headline that was derived.
    Title,
    /// A language that is not certain, or none of the archive's.
    Language,
    /// The same file twice, or texts that may be the same.
    Duplicate,
    /// A translation of nothing.
    Translation,
    /// A rights policy that applies to nothing, or an article whose rights cannot be known.
    Rights,
    /// An article that names no country.
    Countries,
    /// An article without a topic.
    Tags,
    /// A topic under which nothing is filed.
    Topic,
    /// A sidecar that changes nothing.
    Sidecar,
    /// What reading and ordering noticed besides.
    Other,
    /// A capture that is shown with another: to be known, and no doubt.
    Merged,
}

impl Kind {
    /// All of them, the most useful first.
    pub const ALL: [Kind; 18] = [
        Kind::Setup,
        Kind::Broken,
        Kind::Address,
        Kind::NoText,
        Kind::Text,
        Kind::Date,
        Kind::Link,
        Kind::Title,
        Kind::Language,
        Kind::Duplicate,
        Kind::Translation,
        Kind::Rights,
        Kind::Countries,
        Kind::Tags,
        Kind::Topic,
        Kind::Sidecar,
        Kind::Other,
        Kind::Merged,
    ];

    /// Whether a person should do something about it.
    pub fn is_doubt(self) -> bool {
        self != Kind::Merged
    }

    /// Its name in `check --json`.
    pub fn name(self) -> &'static str {
        match self {
            Kind::Setup => "setup",
            Kind::Broken => "broken",
            Kind::Address => "address",
            Kind::NoText => "no-text",
            Kind::Text => "text",
            Kind::Date => "date",
            Kind::Link => "link",
            Kind::Title => "title",
            Kind::Language => "language",
            Kind::Duplicate => "duplicate",
            Kind::Translation => "translation",
            Kind::Rights => "rights",
            Kind::Countries => "countries",
            Kind::Tags => "tags",
            Kind::Topic => "topic",
            Kind::Sidecar => "sidecar",
            Kind::Other => "other",
            Kind::Merged => "merged",
        }
    }

    /// The heading of the group.
    pub fn heading(self) -> &'static str {
        match self {
            Kind::Setup => "The site cannot be built",
            Kind::Broken => "Cannot be used",
            Kind::Address => "An address that was published changes or dies",
            Kind::NoText => "No text was found",
            Kind::Text => "The text may not be whole",
            Kind::Date => "The date is missing, contradicted or cannot be",
            Kind::Link => "A link leads nowhere",
            Kind::Title => "The headline was derived",
            Kind::Language => "The language is not certain",
            Kind::Duplicate => "Perhaps the same text twice",
            Kind::Translation => "A translation of nothing",
            Kind::Rights => "Rights are not settled",
            Kind::Countries => "No country is named",
            Kind::Tags => "No topic fits",
            Kind::Topic => "Nothing is filed under a topic",
            Kind::Sidecar => "The sidecar changes nothing",
            Kind::Other => "Noticed besides",
            Kind::Merged => "Shown with another capture",
        }
    }
}

/// A line of a sidecar that would settle a doubt.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Remedy {
    /// The key.
    pub key: &'static str,
    /// The value, as TOML: the program's best guess, for a person to take or correct.
    pub value: String,
}

/// Something that a person should look at.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Doubt {
    /// What kind of thing.
    pub kind: Kind,
    /// The file, as the user names it; `None` if it is about no single file.
    pub path: Option<String>,
    /// The line in the file, from 1.
    pub line: Option<usize>,
    /// What was found, in one phrase.
    pub message: String,
    /// The lines of a sidecar of which one settles it; empty where none does.
    pub remedy: Vec<Remedy>,
    /// What else can be done.
    pub hint: Option<String>,
}

/// What the archive is, beside its articles.
#[derive(Debug, Clone, Copy)]
pub struct About<'a> {
    /// The languages of the interface.
    pub languages: &'a [Language],
    /// The vocabulary.
    pub topics: &'a [Topic],
    /// The file and line of each topic.
    pub topic_places: &'a [(String, usize)],
    /// Whether an outlet's texts may not be republished in full.
    pub has_limits: bool,
    /// The day on which the check is made, if dates to come are to be found.
    pub today: Option<Date>,
    /// The captures' folder as the user names it, with a slash at its end.
    pub folder: &'a str,
}

/// The doubts about the articles of an archive, with paths as the user names them. `files` gives the paths of
/// all files of its site; it is asked only if there are links to hold against them.
pub fn doubts(
    archive: &Archive,
    about: About<'_>,
    files: impl FnOnce() -> BTreeSet<String>,
) -> Vec<Doubt> {
    let shown = archive.entries.iter().flat_map(|entry| &entry.versions);
    let further = archive.merged().map(|(further, ..)| &further.article);
    let mut articles: Vec<&Article> = shown.chain(further).map(|article| &**article).collect();
    articles.sort_by(|a, b| a.path.cmp(&b.path));
    let mut doubts: Vec<Doubt> = articles
        .par_iter()
        .flat_map_iter(|article| single::doubts(article, about))
        .collect();
    doubts.extend(across::doubts(archive, &articles, about));
    doubts.extend(dates::doubts(archive, about.today));
    doubts.extend(links::doubts(archive, files));
    for path in doubts.iter_mut().filter_map(|doubt| doubt.path.as_mut()) {
        path.insert_str(0, about.folder);
    }
    doubts.extend(across::topics(&articles, about));
    doubts
}

/// The doubts about captures of which there is nothing to show: that, and nothing of what else they lack.
pub fn of_blank(blank: &[Arc<Article>], about: About<'_>) -> Vec<Doubt> {
    let doubts = blank
        .iter()
        .flat_map(|article| single::doubts(article, about));
    let mut doubts: Vec<Doubt> = doubts.filter(|doubt| doubt.kind == Kind::NoText).collect();
    for path in doubts.iter_mut().filter_map(|doubt| doubt.path.as_mut()) {
        path.insert_str(0, about.folder);
    }
    doubts
}

/// All doubts, the most useful first, then by path. `diagnostics` is what reading and ordering the articles
/// noticed; notes need nothing to be done and are no doubts.
pub fn in_order(mut doubts: Vec<Doubt>, diagnostics: Vec<Diagnostic>) -> Vec<Doubt> {
    let textless: BTreeSet<String> = doubts
        .iter()
        .filter(|doubt| doubt.kind == Kind::NoText)
        .filter_map(|doubt| doubt.path.clone())
        .collect();
    let noticed = diagnostics.into_iter().filter(|problem| {
        let is_textless = problem
            .path
            .as_ref()
            .is_some_and(|path| textless.contains(path));
        match problem.severity {
            // That there is no text has its own group.
            Severity::Error | Severity::Warning => !is_textless || problem.line.is_some(),
            Severity::Note => false,
        }
    });
    doubts.extend(noticed.map(self::noticed));
    doubts.sort_by(|a, b| {
        (a.kind, &a.path, a.line, &a.message).cmp(&(b.kind, &b.path, b.line, &b.message))
    });
    doubts
}

/// What keeps the archive from being read at all: faults of settings, labels, strings and templates.
pub fn of_setup(diagnostics: Vec<Diagnostic>) -> Vec<Doubt> {
    let faults = diagnostics.into_iter();
    faults.map(|problem| told(Kind::Setup, problem)).collect()
}

fn noticed(problem: Diagnostic) -> Doubt {
    let kind = match problem.severity {
        Severity::Error => Kind::Broken,
        _ if problem.message.contains("policy rights") => Kind::Rights,
        _ => Kind::Other,
    };
    told(kind, problem)
}

fn told(kind: Kind, problem: Diagnostic) -> Doubt {
    Doubt {
        kind,
        path: problem.path,
        line: problem.line,
        message: problem.message,
        remedy: Vec::new(),
        hint: problem.hint,
    }
}
