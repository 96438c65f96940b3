//! What is said of files among the captures that are not read, or not as their names would have it.

use super::{Listed, ListedSidecar, split_ending};
use crate::capture::Format;
use crate::diagnostic::Diagnostic;
use crate::files::{ListedFile, Skipped, WhySkipped};
use std::collections::BTreeMap;

pub(super) fn deep(folder: &str, count: usize, max_depth: usize, shown: &str) -> Diagnostic {
    let files = match count {
        1 => "1 file in it was".to_owned(),
        _ => format!("{count} files in it were"),
    };
    Diagnostic::error(format!(
        "this folder lies in more than {max_depth} others; {files} not read"
    ))
    .at(format!("{shown}/{folder}"))
    .hint("move it up, or raise `max_folder_depth` in site.toml")
}

pub(super) fn twin(file: &ListedFile, shown: &str) -> Diagnostic {
    Diagnostic::error(
        "another file has the same name, its letters composed in another way; this one was not read",
    )
    .at(format!("{shown}/{}", file.below))
    .hint("give one of the two another name")
}

/// Captures that Windows and macOS take for one file.
pub(super) fn same_elsewhere(captures: &[(String, Listed)], shown: &str) -> Vec<Diagnostic> {
    let mut folded: BTreeMap<String, &Listed> = BTreeMap::new();
    let mut diagnostics = Vec::new();
    for (_, capture) in captures {
        if let Some(first) = folded.get(&capture.path.to_lowercase()) {
            diagnostics.push(
                Diagnostic::warning(format!(
                    "the name differs from ‘{shown}/{}’ by letter case alone: on Windows and macOS they \
                     are one file",
                    first.path
                ))
                .at(&capture.shown)
                .hint("rename one of them"),
            );
        } else {
            folded.insert(capture.path.to_lowercase(), capture);
        }
    }
    diagnostics
}

pub(super) fn parts(count: usize, shown: &str) -> Option<Diagnostic> {
    let files = match count {
        0 => return None,
        1 => "1 file".to_owned(),
        _ => format!("{count} files"),
    };
    Some(
        Diagnostic::note(format!(
            "{files} that browsers saved beside pages, in folders ending in _files, were passed over"
        ))
        .at(shown)
        .hint("the text of a saved page is in its .html file; the folders can be deleted"),
    )
}

pub(super) fn wrapped(file: &ListedFile, shown: &str) -> Diagnostic {
    Diagnostic::warning("a page saved in this form is not read")
        .at(format!("{shown}/{}", file.below))
        .hint("open it in a browser and save it as HTML")
}

pub(super) fn skipped(skipped: &Skipped, shown: &str) -> Diagnostic {
    let problem = match &skipped.why {
        WhySkipped::NameNotUtf8 => {
            Diagnostic::warning("the name of this file is not UTF-8, so it was left out")
                .hint("rename it, for example with convmv")
        }
        WhySkipped::NotAFile => {
            Diagnostic::warning("this is a pipe, socket or device and was not opened")
                .hint("keep only files and folders here")
        }
        WhySkipped::SeenFolder => {
            Diagnostic::note("this link leads to a folder that is listed already")
        }
        WhySkipped::Unreadable(error) => match error.source.kind() {
            std::io::ErrorKind::NotFound => {
                Diagnostic::warning("this link leads nowhere").hint("remove or repair it")
            }
            _ => Diagnostic::error(format!("cannot {} this: {}", error.doing, error.reason()))
                .hint("give yourself the right to read it, or move it out of the folder"),
        },
    };
    problem.at(format!("{shown}/{}", skipped.below))
}

/// A capture that a person may look for; what macOS keeps beside each file (`._a.txt`) is none.
pub(super) fn hidden(below: &str, shown: &str) -> Option<Diagnostic> {
    let name = below.rsplit('/').next().unwrap_or(below);
    Format::of_ending(split_ending(name).1).filter(|_| !name.starts_with("._"))?;
    Some(
        Diagnostic::note("the name begins with a dot, so this was passed over")
            .at(format!("{shown}/{below}"))
            .hint("if it is a capture, give it another name"),
    )
}

pub(super) fn shared(stem: &str, group: &[&Listed]) -> Option<Diagnostic> {
    let [first, second, ..] = group else {
        return None;
    };
    let name = stem.rsplit('/').next().unwrap_or(stem);
    Some(
        Diagnostic::warning(format!(
            "‘{}’ has the same name but for the ending",
            first.shown
        ))
        .at(&second.shown)
        .hint(format!(
            "rename one of them: the sidecar {name}.toml would correct both"
        )),
    )
}

pub(super) fn orphan(sidecar: &ListedSidecar, meant: Option<&str>) -> Diagnostic {
    let name = |path: &str| path.rsplit('/').next().unwrap_or(path).to_owned();
    let hint = match meant {
        // `covax.txt.toml` beside `covax.txt`
        Some(stem) => format!("rename it to {}.toml", name(stem)),
        None => {
            let stem = name(split_ending(&sidecar.path).0);
            format!(
                "a sidecar has the name of its capture: {stem}.txt, {stem}.md or {stem}.html is not here"
            )
        }
    };
    Diagnostic::warning("this sidecar belongs to no capture, so it corrects nothing")
        .at(&sidecar.shown)
        .hint(hint)
}

pub(super) fn others(others: &BTreeMap<String, usize>, shown: &str) -> Option<Diagnostic> {
    let count: usize = others.values().sum();
    let endings: Vec<_> = others
        .iter()
        .map(|(ending, count)| match ending.as_str() {
            "" => format!("{count} without ending"),
            ending => format!("{count} .{ending}"),
        })
        .collect();
    let files = match count {
        0 => return None,
        1 => "1 file is no capture and was".to_owned(),
        _ => format!("{count} files are no captures and were"),
    };
    Some(
        Diagnostic::note(format!("{files} passed over: {}", endings.join(", ")))
            .at(shown)
            .hint("captures end in .txt, .md or .html"),
    )
}
