//! The archive's own files, and what in their folders is none.

use crate::diagnostic::Diagnostic;
use crate::files::{self, FileError, ListedFile, Listing, Names, Skipped, WhySkipped, tree};
use crate::spelling;
use std::collections::BTreeMap;
use std::io::ErrorKind;
use std::path::Path;

/// Largest template or static file that is read, in bytes.
const LARGEST: u64 = 256 * 1024 * 1024;

/// The files of a folder; none if there is no such folder. What keeps the site from being made goes to
/// `problems`, what a person should look at to `noticed`.
pub fn list(
    folder: &Path,
    names: Names,
    problems: &mut Vec<Diagnostic>,
    noticed: &mut Vec<Diagnostic>,
) -> Vec<ListedFile> {
    let shown = folder.display().to_string();
    let Listing { files, skipped, .. } = match files::walk_names(folder, names) {
        Ok(listing) => listing,
        Err(error) if error.source.kind() == ErrorKind::NotFound => {
            if tree::link_to_nothing(folder).is_some() {
                noticed.push(broken_link().at(shown));
            }
            return Vec::new();
        }
        Err(error) => {
            problems.push(unreadable(&error).at(shown));
            return Vec::new();
        }
    };
    for Skipped { below, why } in skipped {
        let at = format!("{shown}/{below}");
        match why {
            WhySkipped::NameNotUtf8 => noticed.push(
                Diagnostic::warning("the name of this file is not UTF-8, so it was left out")
                    .hint("rename it, for example with convmv")
                    .at(at),
            ),
            WhySkipped::NotAFile => noticed.push(
                Diagnostic::warning("this is a pipe, socket or device and was not opened")
                    .hint("keep only files and folders here")
                    .at(at),
            ),
            WhySkipped::SeenFolder => noticed.push(
                Diagnostic::warning(
                    "this link leads to a folder that is read already, so it was left out",
                )
                .hint("copy the folder here if its files are needed twice")
                .at(at),
            ),
            WhySkipped::Unreadable(error) if error.source.kind() == ErrorKind::NotFound => {
                noticed.push(broken_link().at(at));
            }
            WhySkipped::Unreadable(error) => problems.push(unreadable(&error).at(at)),
        }
    }
    files
}

/// The bytes of a listed file.
///
/// # Errors
/// If it cannot be read, or is far too large.
pub fn read(file: &ListedFile) -> Result<Vec<u8>, Diagnostic> {
    let shown = file.path.display().to_string();
    match files::read(&file.path, LARGEST) {
        Ok(Some(bytes)) => Ok(bytes),
        Ok(None) => Err(
            Diagnostic::error(format!("the file is larger than {LARGEST} bytes"))
                .hint("move it out of the folder, and link to where it is")
                .at(shown),
        ),
        Err(error) => Err(unreadable(&error).at(shown)),
    }
}

fn broken_link() -> Diagnostic {
    Diagnostic::warning("this link leads nowhere").hint("remove or repair it")
}

fn unreadable(error: &FileError) -> Diagnostic {
    let problem = Diagnostic::error(format!("cannot {} it: {}", error.doing, error.reason()));
    problem.hint("give yourself the right to read it, or move it out of the folder")
}

/// Whether a file in the folder of templates is read at all.
pub fn is_template(name: &str) -> bool {
    name.ends_with(".html") || language_of(name).is_some()
}

/// The language whose strings a file holds: `vi` of `strings/vi.ftl`.
pub fn language_of(name: &str) -> Option<&str> {
    name.strip_prefix("strings/")?.strip_suffix(".ftl")
}

/// Tells of a file in the folder of templates that is not read, or that nothing uses.
///
/// `templates` are all that are read, by name and text; `known` are the names that have a use by
/// themselves, `languages` the codes of those that the site is made in.
pub fn unused(
    name: &str,
    templates: &BTreeMap<String, &str>,
    known: &[String],
    languages: &[&str],
) -> Option<Diagnostic> {
    if known.iter().any(|other| other == name) {
        return None;
    }
    let problem = if let Some(language) = language_of(name) {
        Diagnostic::note(format!(
            "these strings are not used: ‘{language}’ is none of the languages of the site"
        ))
    } else if name.ends_with(".html") {
        // Another template names it between quotes, to include, import or extend it.
        let quoted = [format!("\"{name}\""), format!("'{name}'")];
        let mut others = templates.iter().filter(|(other, _)| *other != name);
        if others.any(|(_, text)| quoted.iter().any(|quoted| text.contains(quoted))) {
            return None;
        }
        Diagnostic::note("no page and no other template uses this template")
    } else {
        Diagnostic::note("this is no template and was not read")
    };
    let hint = match spelling::nearest(name, known.iter().map(String::as_str)) {
        Some(near) => format!("did you mean ‘{near}’?"),
        None => match language_of(name) {
            Some(language) => format!(
                "add \"{language}\" to `languages` in site.toml; now they are {}",
                languages.join(", ")
            ),
            None if name.ends_with(".html") => {
                "a template replaces the built-in one of its name, or is included by another"
                    .to_owned()
            }
            None if name.ends_with(".ftl") => {
                "strings are read from strings/CODE.ftl, as in strings/vi.ftl".to_owned()
            }
            None => "files that are to be on the site belong into static/".to_owned(),
        },
    };
    Some(problem.hint(hint))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_template_is_used_under_a_known_name_or_by_another() {
        let known = ["article.html", "home.html", "strings/vi.ftl"].map(str::to_owned);
        let templates = BTreeMap::from([
            (
                "article.html".to_owned(),
                "{% include \"parts/stamp.html\" %}",
            ),
            (
                "parts/stamp.html".to_owned(),
                "{# parts/stamp.html, \"alone.html\" #}",
            ),
            ("alone.html".to_owned(), "{% include \"self.html\" %}"),
            ("self.html".to_owned(), "{% include \"self.html\" %}"),
            ("artcle.html".to_owned(), "\"artcle.html\""),
        ]);
        let hint = |name: &str| {
            let note = unused(name, &templates, &known, &["vi"])?;
            Some(note.hint.unwrap())
        };
        for used in [
            "article.html",
            "parts/stamp.html",
            "self.html",
            "strings/vi.ftl",
        ] {
            assert_eq!(hint(used), None, "{used}");
        }
        for (name, says) in [
            ("artcle.html", "‘article.html’"),
            ("article.htm", "‘article.html’"),
            ("Home.html", "‘home.html’"),
            ("strings/vi.flt", "‘strings/vi.ftl’"),
            ("strings/english.ftl", "`languages`"),
            ("vi.ftl", "strings/CODE.ftl"),
            ("logo.png", "static/"),
            ("unheard-of.html", "included"),
        ] {
            let hint = hint(name).unwrap_or_else(|| panic!("{name} passes"));
            assert!(hint.contains(says), "{name}: {hint}");
        }
    }
}
