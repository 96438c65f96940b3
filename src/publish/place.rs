//! Where a site stands, and the names beside it that builds work under.
//!
//! For an output `public` these are, in the folder around it:
//!
//! | name | what it is |
//! |---|---|
//! | `.public.kliping-lock` | The lock of the build that is at work. It never moves. |
//! | `.public.kliping-new-PID` | A site that is being written. |
//! | `.public.kliping-old` | The old site, whole, for the moment in which the new one takes its place; only where the system cannot exchange two folders. |
//! | `.public.kliping-gone-PID` | An old site that is being deleted. |
//!
//! Whatever is deleted gets its name of the last kind first: so no folder that is half deleted can be
//! taken for a site, and nobody writes into one.

use crate::diagnostic::Diagnostic;
use crate::files::FileError;
use crate::files::tree::{self, State};
use std::ffi::OsString;
use std::io::ErrorKind;
use std::path::{Path, PathBuf};

/// The file by which Kliping knows its own output.
pub const MARK: &str = ".kliping";

const OWN_FOLDER: &str = "set `output` to a folder of its own";

/// An output folder, there or not.
#[derive(Debug)]
pub struct Place {
    /// The folder, without links.
    pub output: PathBuf,
    /// The same as the user named it.
    pub shown: String,
    parent: PathBuf,
    name: OsString,
}

impl Place {
    /// The place of a site; nothing is changed.
    ///
    /// `inputs` are the folders and files that the site is made from; none may be part of the output.
    ///
    /// # Errors
    /// If a folder there could never be replaced.
    pub fn new(output: &Path, inputs: &[&Path]) -> Result<Self, Diagnostic> {
        let shown = output.display().to_string();
        if let Some(link) = tree::link_to_nothing(output) {
            return refuse(
                format!(
                    "the output folder {shown} cannot be made: {} is a link that leads nowhere",
                    link.display()
                ),
                "make the folder that the link leads to, or delete the link",
            );
        }
        let output = tree::resolve(output);
        for input in inputs {
            let input = tree::resolve(input);
            if input.starts_with(&output) || output.starts_with(&input) {
                return refuse(
                    format!(
                        "the output folder {shown} and {} are one inside the other",
                        input.display()
                    ),
                    OWN_FOLDER,
                );
            }
        }
        let (Some(parent), Some(name)) = (output.parent(), output.file_name()) else {
            return refuse(format!("the output folder cannot be {shown}"), OWN_FOLDER);
        };
        if tree::is_mount_point(&output) {
            return refuse(
                format!(
                    "the output folder {shown} is a mounted volume, which cannot be replaced as a whole"
                ),
                format!(
                    "set `output` to a folder inside it, such as {}",
                    Path::new(&shown).join("site").display()
                ),
            );
        }
        Ok(Place {
            parent: parent.to_owned(),
            name: name.to_owned(),
            shown,
            output,
        })
    }

    /// Looks whether what stands there now may be replaced.
    ///
    /// # Errors
    /// If it is not Kliping's.
    pub fn check(&self) -> Result<(), Diagnostic> {
        let shown = &self.shown;
        match tree::state(&self.output).map_err(problem)? {
            State::Missing | State::Empty => Ok(()),
            State::File => refuse(
                format!("the output {shown} is a file, not a folder"),
                "set `output` to a folder of its own, or delete the file",
            ),
            State::Folder { read_only: true } => refuse(
                format!("the output folder {shown} is read-only"),
                "give yourself permission to write to it, or set another `output`",
            ),
            State::Folder { .. } => {
                let mark = tree::state(&self.output.join(MARK)).map_err(problem)?;
                if mark == State::Missing {
                    return refuse(
                        format!("the output folder {shown} holds files that Kliping did not make"),
                        "set `output` to a new or empty folder, or empty this one yourself",
                    );
                }
                Ok(())
            }
        }
    }

    /// Whether nothing stands there.
    ///
    /// # Errors
    /// If the system does not say.
    pub fn is_vacant(&self) -> Result<bool, FileError> {
        Ok(tree::state(&self.output)? == State::Missing)
    }

    /// Makes the folder around it.
    ///
    /// # Errors
    /// If the system refuses.
    pub fn make_parent(&self) -> Result<(), FileError> {
        tree::make_folder(&self.parent)
    }

    /// The file that is locked while a build is at work.
    pub fn lock(&self) -> PathBuf {
        self.beside("lock")
    }

    /// Where the old site waits, whole, for the moment between two renamings.
    pub fn aside(&self) -> PathBuf {
        self.beside("old")
    }

    /// Makes a new folder, of this process alone, for the new site.
    ///
    /// # Errors
    /// If the system refuses.
    pub fn make_staging(&self) -> Result<PathBuf, FileError> {
        let process = std::process::id();
        let mut folder = self.beside(&format!("new-{process}"));
        let mut number = 1;
        // A dead build with the same process number may have left one that cannot be removed.
        while !tree::make_one_folder(&folder)? {
            number += 1;
            folder = self.beside(&format!("new-{process}-{number}"));
        }
        Ok(folder)
    }

    /// Mends what dead builds left: a site that was moved aside is put back, and what was half written
    /// or half deleted is removed. The diagnostics name what cannot be removed.
    ///
    /// Only for the process that has the lock: to any other, all of it may be alive.
    ///
    /// # Errors
    /// If the site that was moved aside cannot be put back.
    pub fn heal(&self) -> Result<Vec<Diagnostic>, FileError> {
        let aside = self.aside();
        if self.is_vacant()? && tree::state(&aside)? != State::Missing {
            tree::rename(&aside, &self.output)?;
        }
        let mut left: Vec<PathBuf> = ["new", "gone"]
            .iter()
            .flat_map(|kind| self.all_beside(kind))
            .collect();
        if tree::state(&aside)? != State::Missing {
            left.push(aside);
        }
        let removed = left.iter().map(|folder| self.discard(folder));
        let failed = removed.filter_map(Result::err);
        Ok(failed
            .map(|error| {
                leftover(
                    "what an earlier build left beside the output cannot be deleted",
                    &error,
                )
            })
            .collect())
    }

    /// Deletes a folder beside the output, under a name that tells that it is being deleted.
    ///
    /// # Errors
    /// If not all of it can be removed; names the folder that is left.
    pub fn discard(&self, folder: &Path) -> Result<(), FileError> {
        let is_marked = folder
            .file_name()
            .is_some_and(|name| starts_with(name, &self.hidden("gone")));
        if is_marked {
            return tree::remove(folder);
        }
        let process = std::process::id();
        let mut gone = self.beside(&format!("gone-{process}"));
        let mut number = 1;
        while tree::state(&gone)? != State::Missing {
            number += 1;
            gone = self.beside(&format!("gone-{process}-{number}"));
        }
        tree::rename(folder, &gone)?;
        tree::remove(&gone)
    }

    /// `.NAME.kliping-KIND`.
    fn hidden(&self, kind: &str) -> OsString {
        let mut hidden = OsString::from(".");
        hidden.push(&self.name);
        hidden.push(".kliping-");
        hidden.push(kind);
        hidden
    }

    fn beside(&self, kind: &str) -> PathBuf {
        self.parent.join(self.hidden(kind))
    }

    /// What is there under the name of a kind, alone or with a number.
    fn all_beside(&self, kind: &str) -> Vec<PathBuf> {
        // A folder that may not be listed can be written to all the same.
        let names = tree::names(&self.parent).unwrap_or_default();
        let prefix = self.hidden(kind);
        names
            .iter()
            .filter(|name| starts_with(name, &prefix))
            .map(|name| self.parent.join(name))
            .collect()
    }
}

/// Whether a name is the prefix, or goes on after it with a number.
fn starts_with(name: &std::ffi::OsStr, prefix: &std::ffi::OsStr) -> bool {
    let rest = name
        .as_encoded_bytes()
        .strip_prefix(prefix.as_encoded_bytes());
    rest.is_some_and(|rest| {
        rest.is_empty()
            || (rest[0] == b'-' && rest[1..].iter().all(|b| b.is_ascii_digit() || *b == b'-'))
    })
}

fn refuse<T>(message: String, hint: impl Into<String>) -> Result<T, Diagnostic> {
    Err(Diagnostic::error(message).hint(hint))
}

/// The warning about a folder that could not be removed, where everything else went well.
pub fn leftover(message: &str, error: &FileError) -> Diagnostic {
    let path = error.path.display().to_string();
    Diagnostic::warning(format!("{message}: {}", error.reason()))
        .hint(format!("delete {path} yourself; nothing needs it"))
        .at(path)
}

/// The error about what the system refuses, with what to do about it.
pub fn problem(error: FileError) -> Diagnostic {
    let hint = match error.source.kind() {
        ErrorKind::PermissionDenied | ErrorKind::ReadOnlyFilesystem => {
            "the new site is first written beside the output folder: give yourself permission to \
             write there, or choose another folder with --output"
        }
        ErrorKind::StorageFull | ErrorKind::QuotaExceeded => "free some space, then build again",
        ErrorKind::ResourceBusy | ErrorKind::CrossesDevices => {
            "the output folder is mounted or in use and cannot be replaced: set `output` to a \
             folder inside it"
        }
        ErrorKind::NotFound => {
            "another program removed or renamed it during the build: build again"
        }
        _ => "choose another folder with --output, or mend this one",
    };
    Diagnostic::error(error.to_string()).hint(hint)
}
