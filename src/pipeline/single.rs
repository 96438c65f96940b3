//! Single captures: each read by itself, with what the others of its outlet say of its lines.

use super::shown_below;
use crate::article::Article;
use crate::article::census::{self, Recurring};
use crate::article::explained::Explained;
use crate::article::reader::Reader;
use crate::capture::{self, Capture, Limits};
use crate::diagnostic::{Diagnostic, Warned};
use rayon::prelude::*;

/// For each capture, which of its lines recur in others of its outlet. Captures are not kept: at most one
/// on each thread is in memory. One that cannot be read recurs nowhere; reading it says why.
pub fn compare(
    reader: &Reader,
    listed: &[capture::Listed],
    limits: &Limits,
    step: impl Fn() + Sync,
) -> Vec<Recurring> {
    // In fewer captures nothing recurs.
    if listed.len() < census::STEPS[0] as usize {
        return vec![Recurring::default(); listed.len()];
    }
    let sightings: Vec<_> = listed
        .par_iter()
        .map(|listed| {
            let capture = capture::read(listed, limits).ok();
            step();
            reader.sight(&capture?.value)
        })
        .collect();
    census::recurring(&sightings)
}

/// Reads one capture, with what [`compare`] says of it.
///
/// # Errors
/// Everything that keeps it from being published.
pub fn read_one(
    reader: &Reader,
    listed: &capture::Listed,
    recurring: &Recurring,
    limits: &Limits,
) -> Result<Warned<Article>, Vec<Diagnostic>> {
    with_capture(listed, limits, |capture| reader.read(capture, recurring))
}

/// The same, with what became of every line.
///
/// # Errors
/// As [`read_one`].
pub fn explain_one(
    reader: &Reader,
    listed: &capture::Listed,
    recurring: &Recurring,
    limits: &Limits,
) -> Result<Warned<Explained>, Vec<Diagnostic>> {
    with_capture(listed, limits, |capture| reader.explain(capture, recurring))
}

fn with_capture<T>(
    listed: &capture::Listed,
    limits: &Limits,
    read: impl FnOnce(Capture) -> Result<Warned<T>, Vec<Diagnostic>>,
) -> Result<Warned<T>, Vec<Diagnostic>> {
    let capture = capture::read(listed, limits).map_err(|p| vec![p])?;
    read_capture(listed, capture, read)
}

/// Reads a capture that was decoded, and says of everything that was noticed in which file it is.
pub(super) fn read_capture<T>(
    listed: &capture::Listed,
    capture: Warned<Capture>,
    read: impl FnOnce(Capture) -> Result<Warned<T>, Vec<Diagnostic>>,
) -> Result<Warned<T>, Vec<Diagnostic>> {
    let mut diagnostics = capture.diagnostics;
    let folder = listed.shown.strip_suffix(&listed.path).unwrap_or_default();
    let below = |problems: Vec<Diagnostic>| {
        let shown = |problem| shown_below(folder, problem);
        problems.into_iter().map(shown).collect::<Vec<_>>()
    };
    let read = read(capture.value).map_err(below)?;
    diagnostics.extend(below(read.diagnostics));
    Ok(Warned {
        value: read.value,
        diagnostics,
    })
}
