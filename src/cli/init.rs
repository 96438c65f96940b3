//! `kliping init`: a new archive to start from.

use super::report::{Reporter, visible_line};
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

/// Makes the archive in a folder that is not there, or holds nothing but hidden files; gives the exit
/// code.
pub fn run(dir: &Path, reporter: &Reporter) -> u8 {
    match make(dir) {
        Ok(()) => {
            reporter.out(&made(dir));
            GOOD
        }
        Err(problem) => {
            reporter.all(&[problem]);
            FAILED
        }
    }
}

/// What was made, and what to do next.
fn made(dir: &Path) -> String {
    let folder = dir.display().to_string();
    let mut text = format!("Made a new archive in {}:\n\n", visible_line(&folder));
    for (name, _) in FILES {
        text.push_str(&format!("    {name}\n"));
    }
    text.push_str("\nNext:\n\n");
    if dir != Path::new(".") {
        text.push_str(&format!("    cd {}\n", visible_line(&quoted(&folder))));
    }
    text.push_str("    kliping build\n");
    text
}

/// A path as a shell reads it.
fn quoted(path: &str) -> String {
    let is_plain = |c: char| c.is_alphanumeric() || "/._-\\:".contains(c);
    if path.chars().all(is_plain) {
        path.to_owned()
    } else {
        format!("'{}'", path.replace('\'', "'\\''"))
    }
}

fn make(dir: &Path) -> Result<(), Diagnostic> {
    let taken = match tree::state(dir).map_err(problem)? {
        State::Missing | State::Empty => None,
        State::Folder { .. } if tree::holds_only_hidden(dir).map_err(problem)? => None,
        State::Folder { .. } => Some("this folder holds files already"),
        State::File => Some("this is a file, not a folder"),
    };
    if let Some(message) = taken {
        return Err(Diagnostic::error(message)
            .at(dir.display().to_string())
            .hint("name a new or an empty folder"));
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

fn problem(error: FileError) -> Diagnostic {
    Diagnostic::error(error.to_string()).hint("name a folder that you may write to")
}
