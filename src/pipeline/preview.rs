//! A site that was looked at and never published, as `serve` makes it: nobody was promised its addresses.

use crate::diagnostic::Diagnostic;
use crate::publish::Staging;
use crate::site_path::SitePath;

/// The file by which such a site is known.
const MARK: &str = ".kliping-preview";

fn mark_path() -> SitePath {
    SitePath::new(MARK).expect("a plain name")
}

/// Whether the site that will be replaced was published by nobody, or there is none.
pub(super) fn is_unpublished(staging: &Staging) -> bool {
    let files = staging.replaced_files();
    files.is_empty() || files.contains(&mark_path())
}

/// The files of the site that will be replaced, if it was published.
pub(super) fn published(staging: &Staging) -> Vec<SitePath> {
    match is_unpublished(staging) {
        true => Vec::new(),
        false => staging.replaced_files(),
    }
}

/// Marks the new site.
///
/// # Errors
/// If the file cannot be written.
pub(super) fn mark(staging: &Staging) -> Result<(), Diagnostic> {
    let text = "This site was made to be looked at. `kliping build` makes the one to publish.\n";
    staging.write(&mark_path(), text.as_bytes())
}
