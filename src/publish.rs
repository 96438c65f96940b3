//! Fifth stage: pages become files, all at once.
//!
//! Invariant: the output folder holds the old site or the new one, never a mixture. The new site is
//! written into a folder beside it, and the two trade places at the end; where the system cannot do
//! that in one step, the old one is moved aside first and put back by the next build if this one dies
//! in between. Only folders in which all files are Kliping's own, by the manifest that stands among them,
//! or empty ones, are ever replaced, unless a person says so for that one folder.
//!
//! One build at a time: the lock is taken before anything beside the output is looked at, and kept
//! until the last of it is removed. Once the new site stands, the build has succeeded, whatever becomes
//! of the old one.
//!
//! The old site stays beside the output as the spare (`publish/spare.rs`): it shares its files with the new one,
//! so the next site is made of it by changing what differs. Files are never changed where they stand: another
//! one takes their name.

mod exchange;
mod known;
pub mod ledger;
mod manifest;
mod noted;
mod place;
mod spare;
mod staging;
mod standing;

pub use known::Known;
pub use noted::Noted;
pub use staging::{Refusal, Staging};

use crate::diagnostic::Diagnostic;
use place::Place;
use std::path::{Path, PathBuf};

/// Where a site is to stand, and what must come to no harm there.
#[derive(Debug)]
pub struct Destination<'a> {
    /// The folder.
    pub output: &'a Path,
    /// The folders and files that the site is made from; none may be part of the output, or around it.
    pub inputs: &'a [&'a Path],
    /// The folder that may be replaced although it holds files that are not Kliping's: the output, or
    /// the build is refused.
    pub replace: Option<&'a Path>,
}

/// What came of publishing.
#[derive(Debug)]
pub struct Published {
    /// What a person should still look at: an old site that could not be deleted, foreign files that came
    /// meanwhile.
    pub warnings: Vec<Diagnostic>,
    /// For the next build.
    pub noted: Noted,
    /// For the next build of this process.
    pub known: Option<Known>,
}

/// The folder beside an output in which builds keep what spares the next one work. Whatever is in it, or not,
/// changes nothing in a site.
///
/// # Errors
/// If the output can never be a site's.
pub fn cache_folder(destination: &Destination<'_>) -> Result<PathBuf, Diagnostic> {
    Ok(Place::new(destination)?.cache())
}
#[cfg(test)]
mod tests;
