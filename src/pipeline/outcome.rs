//! What a build came to, and what is said of it as a whole.

use crate::archive::Archive;
use crate::config::Config;
use crate::diagnostic::{Diagnostic, Severity};
use crate::files::FileError;
use crate::page::plan::Page;
use crate::publish::Refusal;
use serde::{Deserialize, Serialize};
use std::collections::BTreeSet;
use std::path::{Path, PathBuf};

/// What a build came to.
#[derive(Debug)]
pub struct Built {
    /// What was published; `None` if nothing was, and the old site still stands.
    pub summary: Option<Summary>,
    /// Everything that was noticed, sorted by file.
    pub diagnostics: Vec<Diagnostic>,
    /// Another build had the output: the same may succeed a moment later.
    pub is_busy: bool,
    /// The site stood there already, as it should be.
    pub is_unchanged: bool,
}

/// What was published.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Summary {
    /// Entries; translations of one article count once.
    pub articles: usize,
    /// Languages of the texts.
    pub languages: usize,
    /// Countries with articles.
    pub countries: usize,
    /// Years with articles.
    pub years: usize,
    /// HTML pages.
    pub pages: usize,
    /// Captures that were left out because of an error.
    pub left_out: usize,
    /// Where the site stands.
    pub output: PathBuf,
}

/// Why nothing was published.
pub(super) struct Stopped {
    pub problems: Vec<Diagnostic>,
    pub is_busy: bool,
}

impl From<Vec<Diagnostic>> for Stopped {
    fn from(problems: Vec<Diagnostic>) -> Self {
        Stopped {
            problems,
            is_busy: false,
        }
    }
}

impl From<Refusal> for Stopped {
    fn from(refusal: Refusal) -> Self {
        Stopped {
            problems: vec![refusal.problem],
            is_busy: refusal.is_busy,
        }
    }
}

impl Summary {
    /// That of a site with these pages.
    pub(super) fn of(archive: &Archive, pages: &[Page], left_out: usize, output: &Path) -> Self {
        let versions = archive.entries.iter().flat_map(|entry| &entry.versions);
        let languages: BTreeSet<_> = versions.map(|version| version.language.value).collect();
        Summary {
            articles: archive.entries.len(),
            languages: languages.len(),
            countries: archive.countries.len(),
            years: archive.years.len(),
            pages: pages
                .iter()
                .filter(|page| page.kind.name().is_some())
                .count(),
            left_out,
            output: output.to_path_buf(),
        }
    }
}

/// Whether anything was left out.
pub fn has_errors(diagnostics: &[Diagnostic]) -> bool {
    diagnostics
        .iter()
        .any(|problem| problem.severity == Severity::Error)
}

/// The next build takes longer.
pub(super) fn no_cache(error: &FileError) -> Diagnostic {
    Diagnostic::note(format!(
        "what spares the next build work could not be kept: {}",
        error.reason()
    ))
    .at(error.path.display().to_string())
}

/// What a site lacks that does not know its address.
pub(super) fn no_base_url(config: &Config) -> Diagnostic {
    Diagnostic::note(
        "without the address of the site no sitemap.xml was written, and feeds have relative links",
    )
    .at(config.file.display().to_string())
    .hint("set `base_url`, or build with --base-url, before you put the site on a server")
}

/// No archivist wants their articles replaced by an empty site because a disk is not mounted or a folder
/// has moved: with a site that has some, it is an error. A new archive starts empty.
pub(super) fn nothing_to_read(config: &Config, listed: usize) -> Diagnostic {
    let (message, hint) = match listed {
        0 => (
            "there is no capture in this folder".to_owned(),
            "put .txt, .md or .html files into it; if they are on another disk, see that it is connected",
        ),
        1 => (
            "the only capture in this folder cannot be used".to_owned(),
            "mend it, or add others",
        ),
        _ => (
            format!("none of the {listed} captures in this folder can be used"),
            "mend them; if they are on another disk, see that it is connected",
        ),
    };
    Diagnostic::error(message)
        .at(&config.content_shown)
        .hint(hint)
}
