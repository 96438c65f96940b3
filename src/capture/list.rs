//! Which files of a folder are captures, and which sidecar belongs to which.

mod report;

use super::Format;
use crate::diagnostic::{Diagnostic, Warned};
use crate::files::{self, ListedFile, Stamp, WhySkipped};
use crate::locale::text::nfc;
use std::collections::{BTreeMap, BTreeSet};
use std::path::{Path, PathBuf};
use std::sync::Arc;

/// A capture on disk that has not been read.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Listed {
    /// Path below the captures' folder, with `/` on every system; the capture's name everywhere.
    pub path: String,
    /// The path as messages show it: the folder as the user named it, then [`Listed::path`].
    pub shown: String,
    /// Where to open it.
    pub file: PathBuf,
    /// How the text is to be read.
    pub format: Format,
    /// Its length in bytes, its times, and which file it is.
    pub stamp: Stamp,
    /// `NAME.toml` beside it.
    pub sidecar: Option<ListedSidecar>,
}

/// A sidecar on disk that has not been read.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ListedSidecar {
    /// Path below the captures' folder.
    pub path: String,
    /// The path as messages show it.
    pub shown: String,
    /// Where to open it.
    pub file: PathBuf,
    /// Its length in bytes, its times, and which file it is.
    pub stamp: Stamp,
}

/// The captures of a folder.
#[derive(Debug, Clone)]
pub struct Listing {
    /// Them, sorted by path.
    pub captures: Arc<Vec<Listed>>,
    /// Where others may be.
    pub unseen: Arc<Vec<Unseen>>,
}

/// A place among the captures where there is nothing to be seen: a folder that is empty, as where a disk is not
/// connected, or what cannot be looked at.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Unseen {
    /// Path below the captures' folder.
    pub path: String,
    /// The path as messages show it.
    pub shown: String,
    /// It is a folder, and empty.
    pub is_empty: bool,
}

/// Lists the captures below a folder (`.txt`, `.md`, `.html` and `.htm`, in any case), sorted by path, with
/// their sidecars. What a browser saved beside a page (`page_files/` beside `page.html`) belongs to the
/// page and is passed over.
///
/// `shown` is the folder as the user named it; messages begin paths with it. What stands below more than
/// `max_depth` folders is left out. The diagnostics tell of that, of sidecars without a capture, of captures
/// that share one, of names that are one name to other systems, and of what in the folder is no capture.
///
/// # Errors
/// If the folder is not there or cannot be listed.
pub fn list(dir: &Path, shown: &str, max_depth: usize) -> Result<Warned<Listing>, Diagnostic> {
    let files::Listing {
        files,
        skipped,
        hidden,
        empty,
    } = files::walk(dir).map_err(|error| {
        let problem = match error.source.kind() {
            std::io::ErrorKind::NotFound => Diagnostic::error("there is no such folder of captures")
                .hint("create it and put .txt, .md or .html files in it, or set `content` in site.toml to the folder that has them"),
            _ => Diagnostic::error(format!("cannot list the folder of captures: {}", error.reason()))
                .hint("the folder of captures is set by `content` in site.toml"),
        };
        problem.at(shown)
    })?;
    let shown = shown.trim_end_matches('/');
    let mut diagnostics: Vec<_> = skipped.iter().map(|s| report::skipped(s, shown)).collect();
    // What such a sidecar says may be that its capture is withdrawn.
    let mut closed: BTreeSet<String> = skipped
        .iter()
        .filter(|one| matches!(one.why, WhySkipped::Unreadable(_) | WhySkipped::NotAFile))
        .map(|one| split_ending(&one.below))
        .filter(|(_, ending)| ending.eq_ignore_ascii_case("toml"))
        .map(|(stem, _)| nfc(stem.to_owned()))
        .collect();
    let unreadable = skipped.into_iter().filter_map(|skipped| match skipped.why {
        WhySkipped::Unreadable(_) => Some((skipped.below, false)),
        _ => None,
    });
    let unseen = unreadable.chain(empty.into_iter().map(|below| (below, true)));
    let unseen = unseen.map(|(below, is_empty)| Unseen {
        shown: format!("{shown}/{below}"),
        path: nfc(below),
        is_empty,
    });
    let mut unseen: Vec<Unseen> = unseen.collect();
    diagnostics.extend(
        hidden
            .iter()
            .filter_map(|below| report::hidden(below, shown)),
    );

    let mut captures = Vec::new();
    let mut sidecars: BTreeMap<String, ListedSidecar> = BTreeMap::new();
    let mut others: BTreeMap<String, usize> = BTreeMap::new();
    let pages: BTreeSet<String> = files
        .iter()
        .filter_map(|file| page_stem(&file.below))
        .collect();
    let mut parts_of_pages = 0;
    let mut too_deep: BTreeMap<String, usize> = BTreeMap::new();
    let mut names: BTreeSet<String> = BTreeSet::new();
    for mut file in files {
        if let Some(folder) = deep_folder(&file.below, max_depth) {
            *too_deep.entry(folder.to_owned()).or_default() += 1;
            continue;
        }
        // macOS writes names in another form; an article's name must be the same everywhere.
        file.below = nfc(file.below);
        if names.contains(&file.below) {
            diagnostics.push(report::twin(&file, shown));
            continue;
        }
        names.insert(file.below.clone());
        if is_part_of_page(&file.below, &pages) {
            parts_of_pages += 1;
            continue;
        }
        if file.below.contains(char::is_control) {
            diagnostics.push(
                Diagnostic::error("the name of the file has a control character; it was not read")
                    .at(format!("{shown}/{}", file.below))
                    .hint("give the file another name"),
            );
            continue;
        }
        let (stem, ending) = split_ending(&file.below);
        let (stem, ending) = (stem.to_owned(), ending.to_ascii_lowercase());
        if let Some(format) = Format::of_ending(&ending) {
            captures.push((stem, listed(file, format, shown)));
            continue;
        }
        match ending.as_str() {
            "toml" => {
                let sidecar = listed_sidecar(file, shown);
                if let Some(first) = sidecars.get(&stem) {
                    let both = format!("‘{}’ is a sidecar of the same name", first.shown);
                    let problem = Diagnostic::error(both).at(sidecar.shown);
                    diagnostics.push(problem.hint("put both into one file"));
                    closed.insert(stem);
                } else {
                    sidecars.insert(stem, sidecar);
                }
            }
            "mht" | "mhtml" | "webarchive" | "maff" => {
                diagnostics.push(report::wrapped(&file, shown));
            }
            _ => *others.entry(ending).or_default() += 1,
        }
    }
    sidecars.retain(|stem, _| !closed.contains(stem));
    captures.retain(|(stem, capture)| {
        let is_open = !closed.contains(stem);
        if !is_open {
            let problem = Diagnostic::error("its sidecar cannot be read, so it was left out");
            let hint = "mend the sidecar: it may say that this is withdrawn";
            diagnostics.push(problem.at(&capture.shown).hint(hint));
            unseen.push(Unseen {
                path: capture.path.clone(),
                shown: capture.shown.clone(),
                is_empty: false,
            });
        }
        is_open
    });
    diagnostics.extend(report::parts(parts_of_pages, shown));
    let deep = too_deep.iter();
    diagnostics.extend(deep.map(|(folder, count)| report::deep(folder, *count, max_depth, shown)));
    diagnostics.extend(report::same_elsewhere(&captures, shown));

    let mut by_stem: BTreeMap<&str, Vec<&Listed>> = BTreeMap::new();
    for (stem, capture) in &captures {
        by_stem.entry(stem).or_default().push(capture);
    }
    diagnostics.extend(
        by_stem
            .iter()
            .filter_map(|(stem, group)| report::shared(stem, group)),
    );
    for (stem, sidecar) in &sidecars {
        if !by_stem.contains_key(stem.as_str()) {
            let meant = captures.iter().find(|(_, capture)| capture.path == *stem);
            diagnostics.push(report::orphan(
                sidecar,
                meant.map(|(stem, _)| stem.as_str()),
            ));
        }
    }
    diagnostics.extend(report::others(&others, shown));

    let captures = captures
        .into_iter()
        .map(|(stem, capture)| Listed {
            sidecar: sidecars.get(&stem).cloned(),
            ..capture
        })
        .collect();
    Ok(Warned {
        value: Listing {
            captures: Arc::new(captures),
            unseen: Arc::new(unseen),
        },
        diagnostics,
    })
}

/// Splits `a/covax.vi.txt` into `a/covax.vi` and `txt`; the ending is empty if the name has none.
fn split_ending(path: &str) -> (&str, &str) {
    match path.rsplit_once('.') {
        Some((stem, ending)) if !ending.contains('/') => (stem, ending),
        _ => (path, ""),
    }
}

/// The folder that a file lies in below more than so many folders, if it does.
fn deep_folder(path: &str, max_depth: usize) -> Option<&str> {
    let (end, _) = path.match_indices('/').nth(max_depth)?;
    Some(&path[..end])
}

/// The path of a saved page without its ending; `None` for other files.
fn page_stem(path: &str) -> Option<String> {
    let (stem, ending) = split_ending(path);
    (Format::of_ending(ending) == Some(Format::Html)).then(|| stem.to_owned())
}

/// Whether a file lies in the folder that a browser saved beside a page: `page_files/` beside `page.html`.
fn is_part_of_page(path: &str, pages: &BTreeSet<String>) -> bool {
    path.match_indices('/').any(|(end, _)| {
        let folder = path[..end].strip_suffix("_files");
        folder.is_some_and(|stem| pages.contains(stem))
    })
}

fn listed(file: ListedFile, format: Format, shown: &str) -> Listed {
    Listed {
        shown: format!("{shown}/{}", file.below),
        path: file.below,
        file: file.path,
        format,
        stamp: file.stamp,
        sidecar: None,
    }
}

fn listed_sidecar(file: ListedFile, shown: &str) -> ListedSidecar {
    ListedSidecar {
        shown: format!("{shown}/{}", file.below),
        path: file.below,
        file: file.path,
        stamp: file.stamp,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::diagnostic::Severity;

    fn list_of(names: &[&str]) -> Warned<Listing> {
        let dir = tempfile::tempdir().unwrap();
        for name in names {
            let path = dir.path().join(name);
            std::fs::create_dir_all(path.parent().unwrap()).unwrap();
            std::fs::write(path, "x").unwrap();
        }
        list(dir.path(), "seeds", 2).unwrap()
    }

    fn messages(warned: &Warned<Listing>) -> Vec<String> {
        let say = |d: &Diagnostic| {
            let path = d.path.as_deref().unwrap_or_default();
            format!(
                "{path}: {} ({})",
                d.message,
                d.hint.as_deref().unwrap_or_default()
            )
        };
        warned.diagnostics.iter().map(say).collect()
    }

    #[test]
    fn captures_are_found_with_their_sidecars() {
        let warned = list_of(&[
            "b.TXT",
            "a/covax.vi.txt",
            "a/covax.vi.toml",
            "a/covax.id.md",
        ]);
        assert!(warned.diagnostics.is_empty(), "{:?}", warned.diagnostics);
        let paths: Vec<_> = warned
            .value
            .captures
            .iter()
            .map(|l| (l.path.as_str(), l.format))
            .collect();
        assert_eq!(
            paths,
            [
                ("a/covax.id.md", Format::Markdown),
                ("a/covax.vi.txt", Format::Text),
                ("b.TXT", Format::Text),
            ]
        );
        assert_eq!(warned.value.captures[1].shown, "seeds/a/covax.vi.txt");
        let sidecar = warned.value.captures[1].sidecar.as_ref().unwrap();
        assert_eq!(sidecar.path, "a/covax.vi.toml");
        assert!(
            warned.value.captures[0].sidecar.is_none()
                && warned.value.captures[2].sidecar.is_none()
        );
    }

    #[test]
    fn a_sidecar_without_capture_is_named() {
        let warned = list_of(&["a.txt", "a.txt.toml", "b.toml"]);
        assert_eq!(
            messages(&warned),
            [
                "seeds/a.txt.toml: this sidecar belongs to no capture, so it corrects nothing (rename it to a.toml)",
                "seeds/b.toml: this sidecar belongs to no capture, so it corrects nothing \
                 (a sidecar has the name of its capture: b.txt, b.md or b.html is not here)",
            ]
        );
    }

    #[test]
    fn captures_that_share_a_sidecar_are_reported() {
        let warned = list_of(&["x/a.txt", "x/a.md", "x/a.toml"]);
        assert_eq!(
            messages(&warned),
            [
                "seeds/x/a.txt: ‘seeds/x/a.md’ has the same name but for the ending \
              (rename one of them: the sidecar a.toml would correct both)"
            ]
        );
    }

    #[test]
    fn files_of_other_kinds_are_counted_in_one_note() {
        let warned = list_of(&["a.jpg", "b/c.JPG", "README", "x.docx", "y.v2/notes"]);
        assert_eq!(
            messages(&warned),
            [
                "seeds: 5 files are no captures and were passed over: 2 without ending, 1 .docx, 2 .jpg \
              (captures end in .txt, .md or .html)"
            ]
        );
        assert_eq!(warned.diagnostics[0].severity, Severity::Note);
    }

    #[test]
    fn a_capture_whose_name_begins_with_a_dot_is_told() {
        let warned = list_of(&[
            "a.txt",
            "b/...và rồi.txt",
            "._a.txt",
            ".git/x.txt",
            ".env",
            ".d.txt~",
        ]);
        assert_eq!(
            messages(&warned),
            [
                "seeds/b/...và rồi.txt: the name begins with a dot, so this was passed over \
              (if it is a capture, give it another name)"
            ]
        );
    }

    #[test]
    fn what_a_browser_saved_beside_a_page_is_passed_over() {
        let warned = list_of(&[
            "a/page.html",
            "a/page_files/frame.html",
            "a/page_files/logo.png",
            "b/other_files/own.html",
            "c.HTM",
            "c.toml",
        ]);
        let paths: Vec<_> = warned
            .value
            .captures
            .iter()
            .map(|l| l.path.as_str())
            .collect();
        assert_eq!(paths, ["a/page.html", "b/other_files/own.html", "c.HTM"]);
        assert!(
            warned
                .value
                .captures
                .iter()
                .all(|l| l.format == Format::Html)
        );
        assert!(warned.value.captures[2].sidecar.is_some());
        assert_eq!(
            messages(&warned),
            [
                "seeds: 2 files that browsers saved beside pages, in folders ending in _files, were passed over \
              (the text of a saved page is in its .html file; the folders can be deleted)"
            ]
        );
    }

    #[test]
    fn a_page_in_a_wrapper_is_named() {
        let warned = list_of(&["a.mhtml"]);
        assert_eq!(
            messages(&warned),
            ["seeds/a.mhtml: a page saved in this form is not read \
              (open it in a browser and save it as HTML)"]
        );
    }

    #[test]
    fn what_lies_too_deep_is_told_folder_by_folder() {
        let warned = list_of(&["a/b/x.txt", "a/b/c/y.txt", "a/b/c/d/z.txt", "a/b/e/z.txt"]);
        assert_eq!(warned.value.captures.len(), 1);
        assert_eq!(
            messages(&warned),
            [
                "seeds/a/b/c: this folder lies in more than 2 others; 2 files in it were not read \
                 (move it up, or raise `max_folder_depth` in site.toml)",
                "seeds/a/b/e: this folder lies in more than 2 others; 1 file in it was not read \
                 (move it up, or raise `max_folder_depth` in site.toml)",
            ]
        );
    }

    #[test]
    fn names_that_are_one_to_other_systems_are_told() {
        let warned = list_of(&["Covax.txt", "covax.txt", "Lao.TXT"]);
        if warned.value.captures.len() < 3 {
            return; // here they are one file
        }
        let told = messages(&warned);
        assert_eq!(told.len(), 1, "{told:?}");
        assert!(told[0].starts_with("seeds/covax.txt: the name differs from ‘seeds/Covax.txt’"));
    }

    #[test]
    fn composed_and_decomposed_names_are_one_name() {
        let warned = list_of(&["vie\u{323}\u{302}t.txt", "việt.toml"]);
        assert_eq!(messages(&warned), [""; 0]);
        assert_eq!(warned.value.captures[0].path, "việt.txt");
        assert!(warned.value.captures[0].sidecar.is_some());
        let both = list_of(&["vie\u{323}\u{302}t.txt", "việt.txt"]);
        if both.diagnostics.is_empty() {
            return; // here they are one file
        }
        assert_eq!(both.value.captures.len(), 1);
        assert!(messages(&both)[0].contains("composed in another way"));
    }

    #[test]
    fn a_missing_folder_is_an_error_with_a_remedy() {
        let problem = list(Path::new("no/such/folder"), "seeds", 2).unwrap_err();
        assert_eq!(problem.path.as_deref(), Some("seeds"));
        assert!(problem.hint.unwrap().contains("`content` in site.toml"));
    }
}
