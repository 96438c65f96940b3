//! The file of the ledger, beside `site.toml`.
//!
//! A build reads it first and writes it last, just before the new site becomes visible: so no address is ever
//! visible that the ledger lacks. If the build dies in between, the ledger has addresses that nobody saw yet,
//! and the next build gives them to the same articles.

use crate::diagnostic::{Diagnostic, Warned};
use crate::files::lock::{self, Lock};
use crate::files::{self, FileError, Stamp, tree};
use crate::ledger::{Ledger, Published, Record, State, is_address};
use crate::site_path::SitePath;
use std::collections::BTreeSet;
use std::ffi::OsString;
use std::io::ErrorKind;
use std::path::{Path, PathBuf};

/// Reads the ledger. Where there is none, `standing` gives the files of the site that was published before:
/// its addresses are taken from there.
///
/// # Errors
/// If it is there and cannot be read: without it addresses would die. If it is another file, which a build would
/// write over.
pub fn read(
    file: &Path,
    standing: impl FnOnce() -> Vec<SitePath>,
) -> Result<Warned<Ledger>, Diagnostic> {
    let shown = file.display().to_string();
    match text_of(file)? {
        Some(text) => {
            let read = Ledger::parse(&text, &shown);
            let first = read.diagnostics.first().and_then(|problem| problem.line);
            match first.filter(|_| read.value.is_of_others()) {
                None => Ok(read),
                Some(line) => Err(Diagnostic::error("this file is no ledger, or hardly anything of it can be read")
                    .hint("set `ledger` in site.toml to a file of its own, or bring this one back from version control")
                    .at(shown)
                    .line(line)),
            }
        }
        None => {
            let recovered = recovered(&standing());
            let mut diagnostics = Vec::new();
            if !recovered.records().is_empty() {
                let problem = Diagnostic::warning(format!(
                    "there is no such file, so {} addresses were taken from the site that was published before",
                    recovered.records().len()
                ));
                let hint =
                    "if it was lost, bring it back from version control: it knows more of them";
                diagnostics.push(problem.hint(hint).at(shown));
            }
            Ok(Warned {
                value: recovered,
                diagnostics,
            })
        }
    }
}

/// The text of the file; `None` if it is not there.
fn text_of(file: &Path) -> Result<Option<String>, Diagnostic> {
    let shown = file.display().to_string();
    let refused = |message: String, hint: &str| Diagnostic::error(message).hint(hint).at(&shown);
    let bytes = match files::read(file, u64::MAX) {
        Ok(bytes) => bytes.unwrap_or_default(),
        Err(error) if error.source.kind() == ErrorKind::NotFound => return Ok(None),
        Err(error) => {
            return Err(refused(
                format!("cannot read the ledger: {}", error.reason()),
                "give yourself permission to read it: without it addresses would die",
            ));
        }
    };
    match String::from_utf8(bytes) {
        Ok(text) => Ok(Some(text)),
        Err(error) => {
            let good = &error.as_bytes()[..error.utf8_error().valid_up_to()];
            let line = 1 + good.iter().filter(|byte| **byte == b'\n').count();
            let problem = refused(
                "the ledger is not UTF-8".to_owned(),
                "save it as UTF-8, or bring it back from version control",
            );
            Err(problem.line(line))
        }
    }
}

/// The addresses of a site by the names of its files; of articles it has records for those who cite them.
fn recovered(standing: &[SitePath]) -> Ledger {
    let all: BTreeSet<&str> = standing.iter().map(SitePath::as_str).collect();
    // Records for those who cite end in .json too, as a feed does.
    let is_page = |path: &&SitePath| is_address(path.as_str()) && !path.as_str().ends_with(".json");
    let pages = standing.iter().filter(is_page);
    Ledger::new(pages.map(|path| {
        let is_cited = all.contains(path.with_extension("bib").as_str());
        Record {
            path: path.clone(),
            published: if is_cited {
                Published::Article {
                    state: State::Article,
                    capture: None,
                }
            } else {
                Published::Page
            },
        }
    }))
}

/// Adds to the file what `new` has beyond `old`, which is the ledger as it was read when the file looked like `known`.
/// What another build has added meanwhile stays. Gives what a person should know of it.
pub fn keep(file: &Path, known: Option<Stamp>, old: &Ledger, new: Ledger) -> Vec<Diagnostic> {
    let shown = file.display().to_string();
    let added = new.count_new(old);
    let known = known.filter(|_| new != *old);
    match write(file, known, new) {
        Ok(false) => Vec::new(),
        Ok(true) if added == 0 => Vec::new(),
        Ok(true) => vec![
            Diagnostic::note(match added {
                1 => "1 address is new; it is remembered in this file".to_owned(),
                added => format!("{added} addresses are new; they are remembered in this file"),
            })
            .hint("keep it in version control, with the captures")
            .at(shown),
        ],
        Err(problem) => vec![warning(problem, &shown)],
    }
}

fn warning(problem: Diagnostic, shown: &str) -> Diagnostic {
    Diagnostic {
        severity: crate::diagnostic::Severity::Warning,
        hint: Some(
            "build where this file can be written, then put it into version control: only what it has is kept alive"
                .to_owned(),
        ),
        ..problem.at(shown)
    }
}

/// Whether anything had to be written. Where the file looks like `known`, it says what was read, and that is other.
fn write(file: &Path, known: Option<Stamp>, new: Ledger) -> Result<bool, Diagnostic> {
    let is_written = |text: &str| text_of(file).is_ok_and(|there| there.as_deref() == Some(text));
    let lock = match wait_for(&beside(file)) {
        Ok(lock) => lock,
        // Where nothing can be written, nothing may have to be.
        Err(_) if is_written(&new.to_text()) => return Ok(false),
        Err(problem) => return Err(problem),
    };
    tree::remove_unfinished(file).map_err(problem)?;
    let is_as_read = known.is_some() && tree::file_stamp(file).map_err(problem)? == known;
    let (text, is_new) = match is_as_read {
        true => (new.to_text(), true),
        false => {
            let shown = file.display().to_string();
            let there = text_of(file)?.unwrap_or_default();
            let text = new.join(Ledger::parse(&there, &shown).value).to_text();
            let is_new = text != there;
            (text, is_new)
        }
    };
    if is_new {
        tree::replace_file(file, text.as_bytes()).map_err(problem)?;
    }
    drop(lock);
    Ok(is_new)
}

/// Writes a ledger that says of the same addresses what the file says, but for the bytes of some captures, to a file
/// that looked like `known` when it was read; gives what the file looks like then.
///
/// # Errors
/// If it cannot be written, or another program has written it meanwhile.
pub fn store(file: &Path, known: Option<Stamp>, ledger: &Ledger) -> Result<Stamp, Diagnostic> {
    let shown = file.display().to_string();
    let lock = wait_for(&beside(file)).map_err(|problem| warning(problem, &shown))?;
    let there = || tree::file_stamp(file).map_err(|error| warning(problem(error), &shown));
    if known.is_none() || there()? != known {
        let other = Diagnostic::warning("this file was written by another program meanwhile");
        return Err(warning(other, &shown));
    }
    let written = tree::remove_unfinished(file)
        .and_then(|()| tree::replace_file(file, ledger.to_text().as_bytes()));
    written.map_err(|error| warning(problem(error), &shown))?;
    let stamp = there()?;
    drop(lock);
    stamp.ok_or_else(|| warning(Diagnostic::warning("this file is gone"), &shown))
}

/// Removes what a build that died has left beside the file.
pub fn heal(file: &Path) {
    let path = beside(file);
    // Nobody writes without it; what cannot be removed now, the next build removes.
    if let Ok(Some(_)) = tree::file_stamp(&path)
        && let Ok(Some(_lock)) = lock::try_lock(&path)
    {
        let _ = tree::remove_unfinished(file);
    }
}

fn wait_for(path: &Path) -> Result<Lock, Diagnostic> {
    let lock = lock::wait(path).map_err(problem)?;
    lock.ok_or_else(|| Diagnostic::error("another build is writing to this file"))
}

fn problem(error: FileError) -> Diagnostic {
    Diagnostic::error(format!(
        "new addresses cannot be remembered: {}",
        error.reason()
    ))
}

/// The file that is locked while a build writes the ledger.
fn beside(file: &Path) -> PathBuf {
    let mut name = OsString::from(".");
    name.push(file.file_name().unwrap_or_default());
    name.push(".kliping-lock");
    file.with_file_name(name)
}
