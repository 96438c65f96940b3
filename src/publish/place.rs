//! Where a site stands, and the names beside it that builds work under.
//!
//! For an output `public` these are, in the folder around it:
//!
//! | name | what it is |
//! |---|---|
//! | `.public.kliping-lock` | The lock of the build that is at work. It never moves. |
//! | `.public.kliping-cache` | What the last build noted for the next one; any build does without it. Closed to others, since it knows what was withdrawn. |
//! | `.public.kliping-new-PID` | A site that is being written. |
//! | `.public.kliping-spare/site` | The site that stood there before, whole, of which the next one is made. It shares its files with the site, so it takes little room; who deletes it makes one build slower. The folder around it is closed to others, for the same reason. |
//! | `.public.kliping-old` | The old site, whole, for the moment in which the new one takes its place; only where the system cannot exchange two folders. |
//! | `.public.kliping-gone-PID` | An old site that is being deleted. |
//! | `.public.kliping-kept-PID` | Files that stood in an old site and are not Kliping's: they came while the new one took its place. Nothing ever removes it. |
//!
//! Whatever is deleted gets its name of the kind “gone” first: so no folder that is half deleted can be
//! taken for a site, and nobody writes into one. Of what was a site, only the files of its manifest are
//! deleted, and the manifest last, so that the next build can go on where this one dies.

use super::Destination;
use super::manifest::Manifest;
use super::standing::{self, Site, Standing};
use crate::diagnostic::Diagnostic;
use crate::files::tree::{self, State};
use crate::files::{self, FileError};
use std::ffi::OsString;
use std::io::ErrorKind;
use std::path::{Path, PathBuf};

const OWN_FOLDER: &str = "set `output` to a folder of its own";

/// What of a folder may be deleted.
#[derive(Debug, Clone, Copy)]
pub enum Disposable<'a> {
    /// All that is in it.
    All,
    /// The files of a manifest.
    Files(&'a Manifest),
    /// Nothing but itself, if it is empty.
    Nothing,
}

impl<'a> Disposable<'a> {
    /// What may be deleted of what stood at the output.
    pub fn of(standing: &'a Standing) -> Self {
        match standing {
            Standing::Anything => Disposable::All,
            Standing::Site(site) => Disposable::Files(&site.manifest),
            Standing::Nothing | Standing::Empty => Disposable::Nothing,
        }
    }
}

/// An output folder, there or not.
#[derive(Debug)]
pub struct Place {
    /// The folder, without links.
    pub output: PathBuf,
    /// The same as the user named it.
    pub shown: String,
    parent: PathBuf,
    name: OsString,
    /// A person has said that files there which are not Kliping's may be deleted.
    may_lose_foreign: bool,
}

impl Place {
    /// The place of a site; nothing is changed.
    ///
    /// # Errors
    /// If a folder there could never be replaced.
    pub fn new(destination: &Destination<'_>) -> Result<Self, Diagnostic> {
        let output = destination.output;
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
        // Files that Kliping did not write come to harm only where a person says that they may.
        let linked = destination
            .inputs
            .iter()
            .filter(|_| destination.replace.is_some());
        let linked = linked.flat_map(|input| files::linked(input));
        let inputs = destination.inputs.iter().map(|input| tree::resolve(input));
        for input in inputs.chain(linked) {
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
        if tree::home().is_some_and(|home| tree::resolve(&home).starts_with(&output)) {
            return refuse(
                format!("the output folder {shown} is your home folder, or holds it"),
                OWN_FOLDER,
            );
        }
        let is_yes = |named: &Path| tree::resolve(named) == output;
        let may_lose_foreign = match destination.replace {
            Some(named) if !is_yes(named) => {
                return refuse(
                    format!(
                        "--replace names {}, but the output folder is {shown}",
                        named.display()
                    ),
                    format!("if all that is in {shown} may be deleted, write --replace {shown}"),
                );
            }
            named => named.is_some(),
        };
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
            may_lose_foreign,
            parent: parent.to_owned(),
            name: name.to_owned(),
            shown,
            output,
        })
    }

    /// Looks at what stands there now, and whether it may be replaced.
    ///
    /// # Errors
    /// If it is not Kliping's, or not all of it.
    pub fn check(&self) -> Result<Standing, Diagnostic> {
        let shown = &self.shown;
        match tree::state(&self.output).map_err(problem)? {
            State::Missing => return Ok(Standing::Nothing),
            State::Empty => return Ok(Standing::Empty),
            State::File => {
                return refuse(
                    format!("the output {shown} is a file, not a folder"),
                    "set `output` to a folder of its own, or delete the file",
                );
            }
            State::Folder { read_only: true } => {
                return refuse(
                    format!("the output folder {shown} is read-only"),
                    "give yourself permission to write to it, or set another `output`",
                );
            }
            State::Folder { .. } => {}
        }
        if self.may_lose_foreign {
            return Ok(Standing::Anything);
        }
        let Some((manifest, digest)) = standing::manifest_in(&self.output).map_err(problem)? else {
            return refuse(
                format!("the output folder {shown} holds files that Kliping did not make"),
                format!(
                    "set `output` to a new or empty folder; or, if all that is in this one may be \
                     deleted, add --replace {shown}"
                ),
            );
        };
        let (foreign, stamps) = standing::look(&self.output, &manifest).map_err(problem)?;
        if foreign.is_empty() {
            return Ok(Standing::Site(Site {
                text: None,
                manifest,
                digest,
                stamps,
            }));
        }
        refuse(
            format!(
                "the output folder {shown} holds what Kliping did not write: {}",
                standing::in_words(&foreign)
            ),
            format!(
                "put files that belong to the site into static/, and move others elsewhere; or, if \
                 they may be deleted, add --replace {shown}"
            ),
        )
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

    /// The folder of what builds note for the next one.
    pub fn cache(&self) -> PathBuf {
        self.beside("cache")
    }

    /// The file that is locked while a build is at work.
    pub fn lock(&self) -> PathBuf {
        self.beside("lock")
    }

    /// Where the old site waits, whole, for the moment between two renamings.
    pub fn aside(&self) -> PathBuf {
        self.beside("old")
    }

    /// Where the site before this one is kept, whole.
    pub fn spare(&self) -> PathBuf {
        self.beside("spare").join("site")
    }

    /// Makes a new folder, of this process alone, for the new site.
    ///
    /// # Errors
    /// If the system refuses.
    pub fn make_new(&self) -> Result<PathBuf, FileError> {
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
        let message = "what an earlier build left beside the output cannot be deleted";
        let removed = left.iter().filter_map(|folder| {
            // Without a manifest it is a site that was never whole, or one that a person gave up.
            match standing::manifest_in(folder) {
                Ok(Some((manifest, _))) => {
                    self.discard(folder, Disposable::Files(&manifest), message)
                }
                Ok(None) => self.discard(folder, Disposable::All, message),
                Err(error) => Some(leftover(message, &error)),
            }
        });
        Ok(removed.collect())
    }

    /// Deletes a folder beside the output, under a name that tells that it is being deleted. What was a
    /// site loses the files of its manifest; others stay, in a folder that the diagnostic names.
    ///
    /// `message` says what was not deleted, if the system refuses.
    pub fn discard(
        &self,
        folder: &Path,
        what: Disposable<'_>,
        message: &str,
    ) -> Option<Diagnostic> {
        match self.remove(folder, what) {
            Ok(None) => None,
            Ok(Some(kept)) => {
                let kept = kept.display().to_string();
                Some(
                    Diagnostic::warning(format!(
                        "files that Kliping did not write came into {} while it was replaced; they \
                         were kept",
                        self.shown
                    ))
                    .hint("move them to where they belong; in static/ they are part of the site")
                    .at(kept),
                )
            }
            Err(error) => Some(leftover(message, &error)),
        }
    }

    /// Gives the folder in which foreign files were kept, if there were any.
    fn remove(&self, folder: &Path, what: Disposable<'_>) -> Result<Option<PathBuf>, FileError> {
        let is_marked = folder
            .file_name()
            .is_some_and(|name| starts_with(name, &self.hidden("gone")));
        let mut gone = folder.to_owned();
        if !is_marked {
            gone = self.free_name("gone")?;
            tree::rename(folder, &gone)?;
        }
        let is_empty = match what {
            Disposable::All => {
                // First of all, so that the next build knows too that all of it may go.
                tree::remove_file(&gone.join(super::manifest::NAME))?;
                tree::remove(&gone)?;
                true
            }
            Disposable::Nothing => tree::remove_empty_folder(&gone)?,
            Disposable::Files(manifest) => standing::remove(&gone, manifest)?,
        };
        if is_empty {
            return Ok(None);
        }
        let kept = self.free_name("kept")?;
        tree::rename(&gone, &kept)?;
        Ok(Some(kept))
    }

    /// A name of a kind that nothing has.
    ///
    /// # Errors
    /// If the system does not say.
    pub fn free_name(&self, kind: &str) -> Result<PathBuf, FileError> {
        let process = std::process::id();
        let mut path = self.beside(&format!("{kind}-{process}"));
        let mut number = 1;
        while tree::state(&path)? != State::Missing {
            number += 1;
            path = self.beside(&format!("{kind}-{process}-{number}"));
        }
        Ok(path)
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
