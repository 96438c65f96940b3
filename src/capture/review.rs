//! The file beside `site.toml` in which a person decides on translations.

use crate::diagnostic::Diagnostic;
use crate::files::{self, FileError, tree};
use std::io::ErrorKind;
use std::path::Path;

/// The most that is read of it, in bytes.
const LIMIT: u64 = 64 * 1024 * 1024;

/// Its text; nothing if there is no such file.
///
/// # Errors
/// If it is there and cannot be read, or is no UTF-8.
pub fn read_review(path: &Path) -> Result<String, Diagnostic> {
    let bytes = match files::read(path, LIMIT) {
        Ok(bytes) => bytes,
        Err(error) if error.source.kind() == ErrorKind::NotFound => return Ok(String::new()),
        Err(error) => return Err(refused(path, &error)),
    };
    let text = bytes.and_then(|bytes| String::from_utf8(bytes).ok());
    text.ok_or_else(|| {
        Diagnostic::error("it is no text in UTF-8, or too large")
            .at(path.display().to_string())
            .hint("save it as UTF-8, or delete it")
    })
}

/// Writes it in one step, in the place of what was there.
///
/// # Errors
/// If the system refuses.
pub fn write_review(path: &Path, text: &str) -> Result<(), Diagnostic> {
    tree::replace_file(path, text.as_bytes()).map_err(|error| refused(path, &error))
}

fn refused(path: &Path, error: &FileError) -> Diagnostic {
    let message = format!("cannot {} this file: {}", error.doing, error.reason());
    let hint = match error.source.kind() {
        ErrorKind::IsADirectory => "set `translations` in site.toml to a file",
        _ => "give yourself the right to read and write it",
    };
    Diagnostic::error(message)
        .at(path.display().to_string())
        .hint(hint)
}
