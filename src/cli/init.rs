//! `kliping init`: a new archive to start from.

use super::report::Reporter;
use super::{FAILED, GOOD};
use crate::diagnostic::Diagnostic;
use crate::files::FileError;
use crate::files::tree::{self, State};
use std::path::Path;

/// The files of a new archive.
const FILES: [(&str, &str); 4] = [
    ("site.toml", include_str!("new_archive/site.toml")),
    ("README.md", include_str!("new_archive/README.md")),
    (
        "seeds/2021/first-covax.vi.txt",
        include_str!("new_archive/first-covax.vi.txt"),
    ),
    (
        "seeds/2021/first-covax.id.txt",
        include_str!("new_archive/first-covax.id.txt"),
    ),
];

/// Makes the archive in a folder that is empty or not there; gives the exit code.
pub fn run(dir: &Path, reporter: &Reporter) -> u8 {
    let shown = dir.display();
    match make(dir) {
        Ok(()) => {
            let folder = dir.display().to_string();
            reporter.out(&format!(
                "Made a new archive in {shown}\n\n    cd {}\n    kliping build\n",
                if folder.contains(' ') {
                    format!("'{folder}'")
                } else {
                    folder
                }
            ));
            GOOD
        }
        Err(problem) => {
            reporter.all(&[problem]);
            FAILED
        }
    }
}

fn make(dir: &Path) -> Result<(), Diagnostic> {
    let problem = |error: FileError| Diagnostic::error(error.to_string());
    match tree::state(dir).map_err(problem)? {
        State::Missing | State::Empty => {}
        State::Folder { .. } | State::File => {
            return Err(Diagnostic::error("there is something here already")
                .at(dir.display().to_string())
                .hint("name a new or an empty folder"));
        }
    }
    for (name, text) in FILES {
        let path = dir.join(name);
        if let Some(parent) = path.parent() {
            tree::make_folder(parent).map_err(problem)?;
        }
        tree::write_new(&path, text.as_bytes()).map_err(problem)?;
    }
    Ok(())
}
