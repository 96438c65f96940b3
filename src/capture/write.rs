//! Sidecars are the only files among captures that this program writes, and only where there is none.

use super::list::Listed;
use crate::diagnostic::Diagnostic;
use crate::files::tree;

/// Writes the sidecar of a capture; `Ok(false)` if there is a file of its name, which stays as it is.
///
/// # Errors
/// If the system refuses.
pub fn write_sidecar(capture: &Listed, text: &str) -> Result<bool, Diagnostic> {
    if capture.sidecar.is_some() {
        return Ok(false);
    }
    let file = capture.file.with_extension("toml");
    tree::write_whole(&file, text.as_bytes()).map_err(|error| {
        Diagnostic::error(format!(
            "cannot {} the sidecar: {}",
            error.doing,
            error.reason()
        ))
        .at(file.display().to_string())
        .hint("give yourself the right to write into the folder of the captures")
    })
}
