//! What stands in a folder: Kliping's own files, by the manifest among them, and those of others.

use super::manifest::{self, Manifest};
use super::noted::Stamps;
use crate::digest::{Digest, digest};
use crate::files::tree::{self, Found, Kind, State};
use crate::files::{self, FileError};
use crate::site_path::SitePath;
use rayon::prelude::*;
use std::path::Path;
use std::sync::Arc;

/// What stands at the output, and may be replaced.
#[derive(Debug)]
pub enum Standing {
    /// Nothing.
    Nothing,
    /// An empty folder.
    Empty,
    /// A site of Kliping's, with the files that it wrote and no others.
    Site(Site),
    /// Whatever it is, a person has said that it may be deleted.
    Anything,
}

/// A site of Kliping's.
#[derive(Debug)]
pub struct Site {
    /// Its files.
    pub manifest: Manifest,
    /// Stands for the text of the manifest.
    pub digest: Digest,
    /// What each file looks like, in the order of the manifest; `None` for one that is not there.
    pub stamps: Stamps,
    /// The text of the manifest, where this process wrote it.
    pub text: Option<String>,
}

impl Standing {
    /// How many articles the site has, as far as it is known.
    pub fn articles(&self) -> usize {
        match self {
            Standing::Site(site) => site.manifest.articles,
            _ => 0,
        }
    }

    /// Stands for the text of the site's manifest, if there is a site.
    pub fn digest(&self) -> Option<Digest> {
        match self {
            Standing::Site(site) => Some(site.digest),
            _ => None,
        }
    }

    /// The files of the site, as far as they are known.
    pub fn files(&self) -> Vec<SitePath> {
        match self {
            Standing::Site(site) => site
                .manifest
                .files()
                .map(|(path, _)| path.clone())
                .collect(),
            _ => Vec::new(),
        }
    }
}

/// The manifest in a folder and what stands for its text, if there is one that can be read.
///
/// # Errors
/// If the system refuses to read it.
pub fn manifest_in(folder: &Path) -> Result<Option<(Manifest, Digest)>, FileError> {
    let path = folder.join(manifest::NAME);
    if tree::state(folder)? == State::File || tree::state(&path)? != State::File {
        return Ok(None);
    }
    let bytes = files::read(&path, u64::MAX)?.unwrap_or_default();
    let text = String::from_utf8(bytes).ok();
    Ok(text.and_then(|text| Some((Manifest::parse(&text)?, digest(&text)))))
}

/// What of a folder is not as the manifest says that Kliping wrote it.
#[derive(Debug)]
pub enum Foreign {
    /// It is not in the manifest.
    Added(Found),
    /// Other bytes stand there now.
    Changed(Found),
}

/// What in a folder Kliping did not write, sorted by path, and what each file that it did write looks like, in
/// the order of the manifest.
///
/// Only files that were touched after the manifest, which is written last, are read again: who changes
/// a file and gives it back its old time is not noticed.
///
/// # Errors
/// If something there cannot be looked at.
pub fn look(folder: &Path, manifest: &Manifest) -> Result<(Vec<Foreign>, Stamps), FileError> {
    let written = tree::stamp(&folder.join(manifest::NAME))?;
    let mut stamps = vec![None; manifest.len()];
    let (mut foreign, mut touched) = (Vec::new(), Vec::new());
    for found in tree::stamped_contents(folder, |below| manifest.has_folder(below))? {
        match (found.stamp, manifest.place(&found.below)) {
            (Some(stamp), Some(place)) => {
                stamps[place] = Some(stamp);
                if stamp.is_newer_than(&written) {
                    touched.push(found);
                }
            }
            _ if !is_own(&found, manifest) => foreign.push(Foreign::Added(found)),
            _ => {}
        }
    }
    let looked: Result<Vec<_>, FileError> = touched
        .into_par_iter()
        .map(|found| Ok(has_other_bytes(folder, &found, manifest)?.then_some(found)))
        .collect();
    foreign.extend(looked?.into_iter().flatten().map(Foreign::Changed));
    foreign.sort_by(|a, b| a.found().below.cmp(&b.found().below));
    Ok((foreign, Arc::new(stamps)))
}

/// Whether a file has other bytes than the manifest says.
fn has_other_bytes(folder: &Path, found: &Found, manifest: &Manifest) -> Result<bool, FileError> {
    let bytes = files::read(&folder.join(&found.below), u64::MAX)?.unwrap_or_default();
    Ok(Some(&manifest::checksum_of(&bytes)) != manifest.checksum(&found.below))
}

/// Whether Kliping wrote something in a folder, and nobody changed it since.
///
/// # Errors
/// If it cannot be looked at.
pub fn is_untouched(folder: &Path, found: &Found, manifest: &Manifest) -> Result<bool, FileError> {
    if !is_own(found, manifest) {
        return Ok(false);
    }
    if found.kind == Kind::Folder || found.below == manifest::NAME {
        return Ok(true);
    }
    let written = tree::stamp(&folder.join(manifest::NAME))?;
    let is_touched = tree::stamp(&folder.join(&found.below))?.is_newer_than(&written);
    Ok(!is_touched || !has_other_bytes(folder, found, manifest)?)
}

/// Removes what the manifest names and nobody changed since from a folder, the manifest after the rest, and then
/// the folder if it is empty; tells whether it was. Nothing else is touched, and no link is followed.
///
/// # Errors
/// The first thing that cannot be removed; what can be is removed all the same, but for the manifest.
pub fn remove(folder: &Path, manifest: &Manifest) -> Result<bool, FileError> {
    let mut refused = None;
    let mut is_empty = true;
    // Backwards: what is in a folder before the folder.
    for found in tree::contents(folder, |below| manifest.has_folder(below))?
        .iter()
        .rev()
    {
        if found.below == manifest::NAME {
            continue;
        }
        let path = folder.join(&found.below);
        let removed = match (is_untouched(folder, found, manifest), found.kind) {
            (Ok(false), _) => Ok(false),
            (Err(error), _) => Err(error),
            (_, Kind::Folder) => tree::remove_empty_folder(&path),
            _ => tree::remove_file(&path).map(|()| true),
        };
        match removed {
            Ok(removed) => is_empty &= removed,
            Err(error) => refused = refused.or(Some(error)),
        }
    }
    if let Some(error) = refused {
        return Err(error);
    }
    tree::remove_file(&folder.join(manifest::NAME))?;
    if is_empty {
        is_empty = tree::remove_empty_folder(folder)?;
    }
    Ok(is_empty)
}

/// Whether something in a folder has the name and the kind of what Kliping wrote.
pub fn is_own(found: &Found, manifest: &Manifest) -> bool {
    match found.kind {
        Kind::File => found.below == manifest::NAME || manifest.checksum(&found.below).is_some(),
        Kind::Folder => manifest.has_folder(&found.below),
        Kind::Other => false,
    }
}

impl Foreign {
    fn found(&self) -> &Found {
        match self {
            Foreign::Added(found) | Foreign::Changed(found) => found,
        }
    }
}

/// The first few of them, for a message.
pub fn in_words(foreign: &[Foreign]) -> String {
    const MOST: usize = 3;
    let name = |foreign: &Foreign| {
        let found = foreign.found();
        let name: String = found.below.chars().flat_map(char::escape_debug).collect();
        match (foreign, found.kind) {
            (Foreign::Changed(_), _) => format!("{} (changed since)", found.below),
            (_, Kind::Folder) => format!("{name}/"),
            _ => name,
        }
    };
    let names: Vec<String> = foreign.iter().take(MOST).map(name).collect();
    match foreign.len().saturating_sub(MOST) {
        0 => names.join(", "),
        more => format!("{} and {more} more", names.join(", ")),
    }
}
