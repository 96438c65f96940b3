//! A capture that a person named by itself, outside of any folder of captures.

use super::Format;
use super::list::{Listed, ListedSidecar};
use crate::diagnostic::Diagnostic;
use crate::files::tree::{self, State};
use std::path::Path;

/// The capture in a file of any name, with the sidecar beside it; raw text unless the name ends as that of
/// another kind of capture.
///
/// # Errors
/// If there is no such file, or it is a pipe, socket or device.
pub fn one(file: &Path) -> Result<Listed, Diagnostic> {
    let shown = file.display().to_string();
    let stamp = tree::file_stamp(file)
        .map_err(|error| Diagnostic::error(error.to_string()))?
        .ok_or_else(|| {
            let message = match tree::state(file) {
                Ok(State::File) => "this is a pipe, socket or device and was not opened",
                _ => "there is no such file",
            };
            Diagnostic::error(message)
                .at(&shown)
                .hint("name a capture, or a folder of captures")
        })?;
    let path = match file.file_name() {
        Some(name) => name.to_string_lossy().into_owned(),
        None => shown.clone(),
    };
    let ending = file.extension().map(|ending| ending.to_string_lossy());
    let format = ending.and_then(|ending| Format::of_ending(&ending));
    let beside = file.with_extension("toml");
    let sidecar = match tree::file_stamp(&beside) {
        Ok(Some(stamp)) if beside != file => Some(ListedSidecar {
            path: beside
                .file_name()
                .map_or_else(String::new, |n| n.to_string_lossy().into_owned()),
            shown: beside.display().to_string(),
            file: beside,
            stamp,
        }),
        _ => None,
    };
    Ok(Listed {
        path,
        shown,
        file: file.to_owned(),
        format: format.unwrap_or(Format::Text),
        stamp,
        sidecar,
    })
}
