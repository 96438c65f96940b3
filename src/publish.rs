//! Fifth stage: pages become files, all at once.
//!
//! Invariant: the output folder holds the old site or the new one, never a mixture. The new site is
//! written into a folder beside it, and the two trade places at the end; where the system cannot do
//! that in one step, the old one is moved aside first and put back by the next build if this one dies
//! in between. Only folders that Kliping made, or empty ones, are ever replaced.

use crate::diagnostic::Diagnostic;
use crate::files::FileError;
use crate::files::tree::{self, State};
use crate::site_path::SitePath;
use std::collections::BTreeSet;
use std::path::{Path, PathBuf};
use std::sync::Mutex;

/// The file by which Kliping knows its own output.
const MARK: &str = ".kliping";

const MARK_TEXT: &str = "This folder is made by Kliping and replaced at every build.\n";

/// A site that is being written, and not yet visible.
#[derive(Debug)]
pub struct Staging {
    output: PathBuf,
    folder: PathBuf,
    aside: PathBuf,
    folders: Mutex<BTreeSet<PathBuf>>,
    _lock: tree::Lock,
}

impl Staging {
    /// Starts a new site that is to stand at `output`; nothing there changes yet.
    ///
    /// `inputs` are the folders and files that the site is made from; none may be part of the output.
    ///
    /// # Errors
    /// If `output` is not Kliping's to replace, cannot be written, or another build is at work.
    pub fn begin(output: &Path, inputs: &[&Path]) -> Result<Self, Diagnostic> {
        let shown = output.display();
        let refuse = |message: String, hint: &str| Err(Diagnostic::error(message).hint(hint));
        let output = tree::resolve(output);
        for input in inputs {
            let input = tree::resolve(input);
            if input.starts_with(&output) || output.starts_with(&input) {
                return refuse(
                    format!(
                        "the output folder {shown} and {} are one inside the other",
                        input.display()
                    ),
                    "set `output` to a folder of its own",
                );
            }
        }
        let (Some(parent), Some(name)) = (output.parent(), output.file_name()) else {
            return refuse(
                format!("the output folder cannot be {shown}"),
                "set `output` to a folder of its own",
            );
        };
        let name = name.to_string_lossy();
        let aside = parent.join(format!(".{name}.kliping-old"));
        let folder = parent.join(format!(".{name}.kliping-new"));
        if tree::state(&output).map_err(problem)? == State::Missing
            && tree::state(&aside).map_err(problem)? != State::Missing
        {
            tree::rename(&aside, &output).map_err(problem)?;
        }
        match tree::state(&output).map_err(problem)? {
            State::Missing | State::Empty => {}
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
            State::Folder { .. } => {
                let mark = tree::state(&output.join(MARK)).map_err(problem)?;
                if mark == State::Missing {
                    return refuse(
                        format!("the output folder {shown} holds files that Kliping did not make"),
                        "set `output` to a new or empty folder, or empty this one yourself",
                    );
                }
            }
        }
        let lock = tree::claim_folder(&folder).map_err(problem)?;
        let Some(lock) = lock else {
            return refuse(
                format!("another build is writing to {shown}"),
                "wait until it has ended, then build again",
            );
        };
        tree::write_new(&folder.join(MARK), MARK_TEXT.as_bytes()).map_err(problem)?;
        Ok(Staging {
            output,
            folder,
            aside,
            folders: Mutex::default(),
            _lock: lock,
        })
    }

    /// Writes one file of the new site.
    ///
    /// # Errors
    /// If another page has the same path, or the system refuses.
    pub fn write(&self, path: &SitePath, bytes: &[u8]) -> Result<(), Diagnostic> {
        let target = self.folder.join(path.as_str());
        if let Some(parent) = target.parent() {
            let is_new = match self.folders.lock() {
                Ok(mut folders) => folders.insert(parent.to_owned()),
                Err(_) => true,
            };
            if is_new {
                tree::make_folder(parent).map_err(problem)?;
            }
        }
        // A folder that another thread has noted may not be there yet.
        match tree::write_new(&target, bytes) {
            Err(error) if error.source.kind() == std::io::ErrorKind::NotFound => {
                if let Some(parent) = target.parent() {
                    tree::make_folder(parent).map_err(problem)?;
                }
                tree::write_new(&target, bytes)
            }
            written => written,
        }
        .map_err(|error| {
            if error.source.kind() == std::io::ErrorKind::AlreadyExists {
                Diagnostic::error(format!("two files of the site claim the path {path}"))
                    .hint("rename the file in static/ that has this path")
            } else {
                problem(error)
            }
        })
    }

    /// Puts the new site in the place of the old one.
    ///
    /// # Errors
    /// If the system refuses; the old site then still stands.
    pub fn publish(self) -> Result<(), Diagnostic> {
        if tree::state(&self.output).map_err(problem)? == State::Missing {
            return tree::rename(&self.folder, &self.output).map_err(problem);
        }
        if tree::exchange(&self.folder, &self.output).map_err(problem)? {
            return tree::remove_folder(&self.folder).map_err(problem);
        }
        tree::remove_folder(&self.aside).map_err(problem)?;
        tree::rename(&self.output, &self.aside).map_err(problem)?;
        if let Err(error) = tree::rename(&self.folder, &self.output) {
            tree::rename(&self.aside, &self.output).map_err(problem)?;
            return Err(problem(error));
        }
        tree::remove_folder(&self.aside).map_err(problem)
    }
}

impl Drop for Staging {
    fn drop(&mut self) {
        // After publishing there is nothing left to remove; after a failure this tidies up, and what
        // cannot be removed now is removed by the next build.
        let _ = tree::remove_folder(&self.folder);
    }
}

fn problem(error: FileError) -> Diagnostic {
    let hint = match error.source.kind() {
        std::io::ErrorKind::PermissionDenied | std::io::ErrorKind::ReadOnlyFilesystem => {
            "the new site is first written beside the output folder: give yourself permission to \
             write there, or choose another folder with --output"
        }
        std::io::ErrorKind::StorageFull => "free some space, then build again",
        _ => "choose another folder with --output, or mend this one",
    };
    Diagnostic::error(error.to_string()).hint(hint)
}
